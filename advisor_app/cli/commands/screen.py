"""``advisor screen``: a whole list of firms against every company-level measure and every rung."""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from advisor_app.cli.arguments import as_of
from advisor_app.cli.output import OK, complain, say, say_json
from advisor_app.domain.errors import InputError
from advisor_app.domain.headers import IDENTITY
from advisor_app.runtime.whole_file import require_free, write_whole

if TYPE_CHECKING:
    from advisor_app.screening.mapping import Columns, Use
    from advisor_app.screening.run import Screened
    from advisor_app.screening.workbook import Workbook

INSTALL = "筛名单要另装组件，请运行：pip install 'advisor-app[screen]'，然后再试。"


def register(parser: argparse.ArgumentParser) -> None:
    """Options of the verb."""
    parser.add_argument("file", type=Path, metavar="名单", help="xlsx、csv 或 parquet，一行一家，一列一项")
    parser.add_argument(
        "-o", "--output", type=Path, required=True, metavar="文件", help="parquet、csv 或 xlsx"
    )
    parser.add_argument("--as-of", type=as_of, default=None, help="评估基准日，如 2026-06-15，默认今天")
    parser.add_argument("--drafts", action="store_true", help="同时列出征求意见稿")
    parser.add_argument("--map", type=Path, default=None, metavar="文件", help="各列是什么（JSON 或 YAML）")
    parser.add_argument(
        "--map-out", type=Path, default=None, metavar="文件", help="存下认出的各列，改好可再用"
    )
    parser.add_argument("--money-unit", choices=("元", "万元", "亿元"), default="", help="表头没写单位的金额")
    parser.add_argument("--year", type=int, default=None, metavar="年", help="表头没写年度的，算哪一年")
    parser.add_argument("--region", default=None, metavar="代码", help="没有注册地的企业在哪里，如 330100")
    parser.add_argument("--encoding", default=None, metavar="编码", help="CSV 的编码，默认自己认")
    kinds = parser.add_mutually_exclusive_group()
    kinds.add_argument("--money", action="store_true", help="只列资金类事项（输出 xlsx 时默认如此）")
    kinds.add_argument("--all", action="store_true", help="列出全部事项（输出 csv、parquet 时默认如此）")
    parser.add_argument("--long", action="store_true", help="一行一家一事项，只列可享受和待定的")
    parser.add_argument("--json", action="store_true", help="输出 JSON 汇总")


def run(args: argparse.Namespace) -> int:
    """Screen, write, and say what was read and what was not."""
    from advisor_app.screening.workbook import ENDING, Workbook  # noqa: PLC0415

    with tempfile.TemporaryDirectory(prefix="screen-", ignore_cleanup_errors=True) as folder:
        # a workbook is read while the rest of the program loads
        is_book = args.file.suffix.lower() == ENDING and args.file.is_file()
        book = Workbook(args.file, Path(folder)) if is_book else None
        try:
            return _screen(args, book)
        finally:
            if book is not None:
                book.stop()


def _screen(args: argparse.Namespace, book: Workbook | None) -> int:
    try:
        from advisor_app.screening.mapping import Defaults, read_mapping  # noqa: PLC0415
        from advisor_app.screening.run import Order, screen  # noqa: PLC0415
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("advisor_app"):
            raise
        raise InputError(INSTALL) from None
    from advisor_app.domain.client import is_region  # noqa: PLC0415
    from advisor_app.services.clock import Clock  # noqa: PLC0415
    from advisor_app.services.policies import load_library  # noqa: PLC0415

    if args.region is not None and not is_region(args.region):
        raise InputError(f"--region“{args.region}”应为六位行政区划代码，如 330100。")
    day = args.as_of or Clock().today()
    money_only = args.money or (args.output.suffix.lower() == ".xlsx" and not args.all)
    defaults = Defaults(day.year, args.year, args.money_unit, args.region)
    mapping = {} if args.map is None else read_mapping(args.map)
    done = screen(
        load_library(),
        Order(
            args.file,
            args.output,
            day,
            defaults,
            mapping,
            args.encoding,
            drafts=args.drafts,
            long=args.long,
            money_only=money_only,
        ),
        book,
    )
    if args.map_out is not None:
        _save(args.map_out, done.columns)
    _report(done)
    if args.json:
        say_json(_summary(done, day.isoformat()))
    else:
        _show(done)
    return OK


def _save(path: Path, columns: Columns) -> None:
    try:
        require_free(path)
        write_whole(path, json.dumps(columns.to_json(), ensure_ascii=False, indent=1) + "\n")
    except OSError:
        raise InputError(f"写不了“{path.name}”，请换一个位置。") from None


# --- what was read, on stderr -----------------------------------------------------------------------------


def _report(done: Screened) -> None:
    complain(f"读了 {done.firms:,} 家，用了 {len(done.columns.columns)} 列：")
    for header, use in done.columns.columns.items():
        complain(f"  {header} → {use_words(use)}")
    if done.columns.left:
        complain(f"没有用的 {len(done.columns.left)} 列：")
        for header, why in done.columns.left.items():
            complain(f"  {header}：{why}")
    if done.refused:
        complain(f"有 {sum(done.refused.values()):,} 格没有读（按未填算，逐格见 .未读.csv）：")
        for header, count in done.refused.items():
            complain(f"  {header}：{count:,} 格")
    for name, why in done.skipped:
        complain(f"没有筛的事项 {name}：{why}，请逐家评估。")


_PARTS = {"granted_on": "认定日期", "valid_to": "有效期至", "event": "认定类型", "held": "是否"}


def use_words(use: Use) -> str:
    """What a column was taken for."""
    from advisor_app.domain.labels import label  # noqa: PLC0415

    if use.is_:
        return IDENTITY[use.is_]
    if use.answer:
        return f"人工判断 {use.answer}"
    if use.title:
        event = "" if use.event is None else f"，{label(use.event)}"
        closed = "，空着或填否即没有" if use.complete and use.part != "held" else ""
        closed = "，填否即没有" if use.complete and use.part == "held" else closed
        return f"资质 {use.title} 的{_PARTS[use.part]}{event}{closed}"
    year = "" if use.year is None else f" {use.year} 年"
    unit = {"": "", "?": "，只读带 % 的格"}.get(use.unit, f"，单位 {use.unit}")
    return f"事实 {use.fact}{year}{unit}"


# --- what came of it, on stdout ---------------------------------------------------------------------------


def _summary(done: Screened, day: str) -> dict[str, object]:
    return {
        "as_of": day,
        "firms": done.firms,
        "settled": done.settled,
        "columns": done.columns.to_json()["columns"],
        "left": dict(done.columns.left),
        "refused": dict(done.refused),
        "skipped": [{"id": name, "why": why} for name, why in done.skipped],
        "measures": [
            {
                "id": line["编号"],
                "title": line["事项"],
                "document": line["文件"],
                "standing": line["效力"],
                "eligible": line["可享受"],
                "undetermined": line["待定"],
                "ineligible": line["不可享受"],
                "not_applicable": line["不适用"],
            }
            for line in done.overview
        ],
        "missing": list(done.missing),
        "files": [path.name for path in done.written],
    }


def _show(done: Screened) -> None:
    say(f"筛了 {done.firms:,} 家。有企业可享受的事项：")
    found = [line for line in done.overview if line["可享受"]]
    for line in sorted(found, key=lambda each: -each["可享受"])[:30]:
        say(f"  {line['可享受']:>9,} 家　{line['事项']}〔{line['编号']}〕")
    if len(found) > 30:
        say(f"  ……另有 {len(found) - 30} 项")
    if not found:
        say("  没有。")
    say("缺得最多的：")
    for line in done.missing[:10]:
        say(f"  {line['firms']:>9,} 家　{line['label']}")
    say("合计金额要看叠加（就高不重复），请对入围的企业逐家评估。")
    for path in done.written:
        say(f"写好 {path.name}")

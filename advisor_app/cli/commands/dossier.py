"""``advisor dossier``: what a client is given, as PDF and workbook; one client, many, or once more."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from advisor_app.cli.arguments import as_of
from advisor_app.cli.output import NOTHING_FOUND, OK, Counter, complain, pad, say, say_json
from advisor_app.domain.errors import InputError, NotFoundError
from advisor_app.dossier.kinds import Sort, find_sort

if TYPE_CHECKING:
    from advisor_app.services.exporting import RunRow
    from advisor_app.services.workspace import Workspace


def register(parser: argparse.ArgumentParser) -> None:
    """Options of the verb."""
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("file", nargs="?", type=Path, metavar="FILE.json", help="客户文件")
    source.add_argument("--client", metavar="信用代码", help="客户库中的企业（信用代码、名称或编号）")
    source.add_argument("--all", action="store_true", help="客户库中的全部企业，每家一个文件夹，另写索引")
    source.add_argument("--ledger", action="store_true", help="整个客户库写成一份客户台账")
    source.add_argument("--cash-roll", action="store_true", help="整个客户库的资金流写成一份资金流汇总")
    source.add_argument("--kept", action="store_true", help="列出已出具的文书")
    source.add_argument("--again", metavar="运行编号", help="把已出具的一份照原样再写一次")
    source.add_argument("--bind", metavar="申报编号", help="把一项申报的材料装订成一份 PDF")
    parser.add_argument(
        "--files", type=Path, default=None, metavar="DIR", help="装订用：放材料文件（PDF、图片）的文件夹"
    )
    parser.add_argument(
        "--kind",
        metavar="文书",
        default=Sort.WHOLE.value,
        help=f"哪种文书，多种用逗号隔开，默认 {Sort.WHOLE.value}："
        + "、".join(f"{sort.value} {sort.title}" for sort in Sort),
    )
    parser.add_argument("--db", type=Path, default=None, metavar="文件", help="客户库文件，默认常用的")
    parser.add_argument("--as-of", type=as_of, default=None, help="评估基准日，默认今天")
    parser.add_argument("--drafts", action="store_true", help="附上征求意见稿（不计入合计，加水印）")
    parser.add_argument("--xlsx", action="store_true", help="只要工作簿")
    parser.add_argument("--pdf", action="store_true", help="只要 PDF")
    parser.add_argument(
        "-o", "--output", type=Path, default=Path(), metavar="DIR", help="写到哪个文件夹，默认当前"
    )
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def run(args: argparse.Namespace) -> int:
    """Lay out and write; a client of the portfolio keeps what it was given."""
    from advisor_app.services.workspace import Workspace  # noqa: PLC0415

    sorts = _sorts(args.kind)
    with Workspace(args.db, create=False) as workspace:
        if args.kept:
            return _kept(workspace, as_json=args.json)
        if args.bind is not None:
            return _bind(workspace, args)
        if args.all:
            return _all(workspace, args, sorts)
        written = _written(workspace, args, sorts)
    if args.json:
        say_json([str(path) for path in written])
    else:
        for path in written:
            say(str(path))
    return OK


def _sorts(text: str) -> tuple[Sort, ...]:
    found = []
    for word in text.replace("，", ",").split(","):
        sort = find_sort(word)
        if sort is None:
            known = "、".join(f"{sort.value}（{sort.title}）" for sort in Sort)
            raise InputError(f"没有“{word}”这种文书，可用：{known}。")
        found.append(sort)
    return tuple(dict.fromkeys(found))


def _forms(args: argparse.Namespace, sort: Sort) -> dict[str, bool]:
    """Which forms are wanted of a sort; refused where it has none of them."""
    wanted = {form: getattr(args, form) or not (args.xlsx or args.pdf) for form in ("xlsx", "pdf")}
    forms = {form: on and form in sort.forms for form, on in wanted.items()}
    if not any(forms.values()):
        raise InputError(f"“{sort.title}”只有 PDF，没有工作簿，请去掉 --xlsx。")
    return forms


def _written(workspace: Workspace, args: argparse.Namespace, sorts: tuple[Sort, ...]) -> list[Path]:
    exporting, assessing = workspace.exporting, workspace.assessing
    written: list[Path] = []
    day = args.as_of or workspace.clock.today()
    if args.ledger:
        with Counter("已评估") as counter:
            return [exporting.ledger(day, args.output, counter.tell)]
    if args.cash_roll:
        with Counter("已汇总") as counter:
            rolled = exporting.cash_roll(day, args.output, told=counter.tell)
        return [rolled] if rolled is not None else []
    if args.again is not None:
        run = _run(workspace, args.again)
        paths, _ = exporting.hand_over(exporting.again(run), args.output, **_forms(args, run.sort))
        return paths
    forms = {sort: _forms(args, sort) for sort in sorts}
    if args.client is None:
        facts = assessing.read(args.file, args.as_of)
        assessment = assessing.assess(facts, args.as_of, drafts=args.drafts)
        for sort in sorts:
            doc = exporting.of_file(facts, assessment, sort)
            written += exporting.write(doc, args.output, **forms[sort])
        return written
    client_id = workspace.clients.find(args.client).id
    for sort in sorts:
        prepared = exporting.document(client_id, sort, day, drafts=args.drafts)
        paths, _ = exporting.hand_over(prepared, args.output, **forms[sort])
        written += paths
    return written


def _run(workspace: Workspace, wanted: str) -> RunRow:
    found = [run for run in workspace.exporting.runs() if run.run.startswith(wanted.strip().upper())]
    if not found:
        raise NotFoundError(f"没有运行编号以“{wanted}”开头的文书，请用“advisor dossier --kept”查看。")
    if len(found) > 1:
        raise InputError(f"“{wanted}”对应 {len(found)} 份文书，请把运行编号写全。")
    return found[0]


def _kept(workspace: Workspace, *, as_json: bool) -> int:
    runs = workspace.exporting.runs()
    if as_json:
        say_json(
            [
                {
                    "run": run.run,
                    "client": run.client,
                    "kind": run.sort.value,
                    "title": run.sort.title,
                    "as_of": run.as_of.isoformat(),
                    "made_at": run.made_at.isoformat(),
                    "content_version": run.content_version,
                }
                for run in runs
            ]
        )
        return OK
    if not runs:
        say("还没有出具过文书。")
    for run in runs:
        say(f"{run.run}  {run.as_of}  {pad(run.sort.title, 16)}{run.client}")
    return OK


def _all(workspace: Workspace, args: argparse.Namespace, sorts: tuple[Sort, ...]) -> int:
    from advisor_app.services.batch import Wish  # noqa: PLC0415

    only = args.xlsx or args.pdf
    wish = Wish(
        tuple(row.id for row in workspace.clients.rows()),
        sorts,
        args.as_of or workspace.clock.today(),
        drafts=args.drafts,
        xlsx=args.xlsx or not only,
        pdf=args.pdf or not only,
    )
    report = workspace.batch.run(wish, args.output)
    if args.json:
        say_json(
            {
                "done": report.done,
                "skipped": report.skipped,
                "failed": dict(report.failed),
                "index": str(report.index),
            }
        )
    else:
        say(report.sentence())
        for client, why in report.failed:
            complain(f"{client}：{why}")
        say(str(report.index))
    return NOTHING_FOUND if report.failed else OK


def _bind(workspace: Workspace, args: argparse.Namespace) -> int:
    row = workspace.tracking.find(args.bind)
    day = args.as_of or workspace.clock.today()
    path, bound = workspace.exporting.bind(row.client_id, row.id, args.files, args.output, day)
    if args.json:
        say_json(
            {
                "file": str(path),
                "pages": bound.pages,
                "placed": bound.placed,
                "unsure": bound.unsure,
                "missing": bound.missing,
                "expired": bound.expired,
                "remarks": bound.remarks,
            }
        )
        return OK
    say(bound.sentence())
    for line in bound.placed:
        say(line)
    for paper in bound.unsure:
        say(f"待核对 {paper}")
    for paper in bound.expired:
        say(f"已过期 {paper}")
    for paper in bound.missing:
        say(f"缺 {paper}")
    for remark in bound.remarks:
        say(remark)
    say(str(path))
    return OK

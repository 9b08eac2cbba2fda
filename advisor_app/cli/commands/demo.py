"""``advisor demo``: fictional firms, assessed, exported, shown."""

from __future__ import annotations

import argparse
from pathlib import Path

from advisor_app.cli.output import OK, pad, say
from advisor_app.domain.verdict import Outcome
from advisor_app.runtime.display import missing_display


def register(parser: argparse.ArgumentParser) -> None:
    """Options of the verb."""
    parser.add_argument(
        "--out", type=Path, default=Path("demo-output"), metavar="DIR", help="写到哪里，默认 demo-output"
    )
    parser.add_argument("--no-window", action="store_true", help="不打开窗口")


def run(args: argparse.Namespace) -> int:
    """Assess, export, open the window where there is a display."""
    from advisor_app.domain.money import format_wan  # noqa: PLC0415
    from advisor_app.services import demo  # noqa: PLC0415

    heads = pad("可享受", 8) + pad("待定", 8) + pad("三类合计（万元）", 18)
    files = 0
    for shown in demo.run(args.out):
        if not files:
            say(f"{pad('客户（均为虚构）', 40)}{heads}有线索上限")
        a = shown.assessment
        counts = {o: sum(m.outcome is o for m in a.measures) for o in Outcome}
        files += len(shown.files)
        say(
            f"{pad(a.client, 40)}{pad(str(counts[Outcome.ELIGIBLE]), 8)}"
            f"{pad(str(counts[Outcome.UNDETERMINED]), 8)}{pad(format_wan(a.totals.confirmed), 18)}"
            f"{format_wan(a.totals.leads - a.totals.confirmed)}　{shown.seconds:.1f} 秒"
        )
    say(f"已写出 {files} 个文件到 {args.out}（每户一个工作簿、一份 PDF）。")
    if args.no_window:
        return OK
    if missing_display() is not None:
        say("没有图形显示，未打开窗口；在桌面环境中运行会自动打开。")
        return OK
    code: int = args.open_window(args.out / demo.DATABASE)
    return code

"""``advisor doctor``: what this machine lacks, with the remedy."""

from __future__ import annotations

import argparse
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from advisor_app.cli.output import NOTHING_FOUND, OK, pad, say, say_json
from advisor_app.domain.errors import AdvisorError

if TYPE_CHECKING:
    from advisor_app.services.doctor import Finding


def register(parser: argparse.ArgumentParser) -> None:
    """Options of the verb."""
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    parser.add_argument(
        "--report", type=Path, default=None, metavar="FILE", help="写一份可发给维护者的报告，没有客户资料"
    )


def run(args: argparse.Namespace) -> int:
    """Print the findings; exit 1 where something needs doing."""
    from advisor_app.services.doctor import examine  # noqa: PLC0415

    findings = examine()
    if args.report is not None:
        _report(args.report, findings)
    if args.json:
        say_json([{"topic": f.topic, "state": f.state, "well": f.well, "remedy": f.remedy} for f in findings])
    else:
        for f in findings:
            say(f"{'✓' if f.well else '×'} {pad(f.topic, 14)}{f.state}")
            if f.remedy:
                say(f"  {'':14}{f.remedy}")
    return OK if all(f.well for f in findings) else NOTHING_FOUND


def _report(target: Path, findings: tuple[Finding, ...]) -> None:
    from advisor_app.runtime.running import Running  # noqa: PLC0415
    from advisor_app.services import faults  # noqa: PLC0415
    from advisor_app.services.clock import Clock  # noqa: PLC0415
    from advisor_app.services.workspace import Workspace  # noqa: PLC0415

    counts: dict[str, int] = {}
    with suppress(AdvisorError), Workspace(create=False) as workspace:  # open in a window: none told
        counts = workspace.portfolio.counts()
    text = faults.report(
        at=Clock().now().astimezone(), counts=counts, findings=findings, unfinished=Running().last()
    )
    faults.save(text, target)

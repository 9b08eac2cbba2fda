"""``advisor db``: bring the client database to this version, and check it."""

from __future__ import annotations

import argparse
from pathlib import Path

from advisor_app.cli.output import NOTHING_FOUND, OK, say, say_json


def register(parser: argparse.ArgumentParser) -> None:
    """Sub-verbs: upgrade, check."""
    verbs = parser.add_subparsers(dest="action", required=True, metavar="动作", title="动作")
    for name, text in (("upgrade", "建立或升级客户库（先备份）"), ("check", "核对客户库是否完好")):
        sub = verbs.add_parser(name, help=text, description=text)
        sub.add_argument("--db", type=Path, default=None, metavar="文件", help="客户库文件，默认常用的")
        sub.add_argument("--json", action="store_true", help="输出 JSON")


def run(args: argparse.Namespace) -> int:
    """Do the sub-verb."""
    from advisor_app.services.workspace import Workspace  # noqa: PLC0415

    with Workspace(args.db, create=args.action == "upgrade") as workspace:
        portfolio = workspace.portfolio
        findings = portfolio.check() if args.action == "check" else ()
        if args.json:
            backup = portfolio.upgraded_from
            say_json(
                {
                    "place": portfolio.place,
                    "backup": None if backup is None else str(backup),
                    "findings": [
                        {"check": f.check, "good": f.good, "sentence": f.sentence} for f in findings
                    ],
                }
            )
        elif args.action == "upgrade":
            say(f"客户库 {portfolio.place} 已是本版本。")
            if portfolio.upgraded_from is not None:
                say(f"升级前的备份：{portfolio.upgraded_from}")
        else:
            for finding in findings:
                say(f"{'✓' if finding.good else '×'} {finding.sentence}")
    return OK if all(f.good for f in findings) else NOTHING_FOUND

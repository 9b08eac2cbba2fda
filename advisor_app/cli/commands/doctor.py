"""``advisor doctor``: what this machine lacks, with the remedy."""

from __future__ import annotations

import argparse

from advisor_app.cli.output import NOTHING_FOUND, OK, pad, say, say_json


def register(parser: argparse.ArgumentParser) -> None:
    """Options of the verb."""
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def run(args: argparse.Namespace) -> int:
    """Print the findings; exit 1 where something needs doing."""
    from advisor_app.services.doctor import examine  # noqa: PLC0415

    findings = examine()
    if args.json:
        say_json([{"topic": f.topic, "state": f.state, "well": f.well, "remedy": f.remedy} for f in findings])
    else:
        for f in findings:
            say(f"{'✓' if f.well else '×'} {pad(f.topic, 14)}{f.state}")
            if f.remedy:
                say(f"  {'':14}{f.remedy}")
    return OK if all(f.well for f in findings) else NOTHING_FOUND

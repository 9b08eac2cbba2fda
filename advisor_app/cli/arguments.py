"""Reading arguments that several verbs share."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Callable
from pathlib import Path

from advisor_app.domain.period import parse_date


def as_of(text: str) -> dt.date:
    """An as-of date; a wrong one is an InputError with one sentence."""
    return parse_date(text, what="评估基准日")


def store_verbs(parser: argparse.ArgumentParser) -> Callable[[str, str], argparse.ArgumentParser]:
    """Makes sub-verbs that work on a client database: a name and what it does, each with its options."""
    verbs = parser.add_subparsers(dest="action", required=True, metavar="动作", title="动作")

    def verb(name: str, text: str) -> argparse.ArgumentParser:
        sub: argparse.ArgumentParser = verbs.add_parser(name, help=text, description=text)
        sub.add_argument("--db", type=Path, default=None, metavar="文件", help="客户库文件，默认常用的")
        sub.add_argument("--json", action="store_true", help="输出 JSON")
        return sub

    return verb

"""``advisor open``: the window on a client database."""

from __future__ import annotations

import argparse
from pathlib import Path

from advisor_app.domain.errors import InputError


def register(parser: argparse.ArgumentParser) -> None:
    """Options of the verb."""
    parser.add_argument(
        "database", nargs="?", type=Path, metavar="客户库", help="客户库文件；不写就是您自己的"
    )


def run(args: argparse.Namespace) -> int:
    """Open the window; a database that is not there is not made."""
    if args.database is not None and not args.database.is_file():
        raise InputError(f"没有找到客户库“{args.database}”，请核对路径；要新建请不带文件名打开。")
    code: int = args.open_window(args.database)
    return code

"""``advisor open``: the window on a client database, or with a file that somebody handed over."""

from __future__ import annotations

import argparse
from pathlib import Path

from advisor_app.domain.errors import InputError

HANDED = (".peipao", ".zhengce")
"""What is looked at in the window instead of being opened as a database."""


def register(parser: argparse.ArgumentParser) -> None:
    """Options of the verb."""
    parser.add_argument(
        "file",
        nargs="?",
        type=Path,
        metavar="文件",
        help="客户库，不写就是您自己的；交接包（.peipao）、政策包（.zhengce）在您自己的客户库里打开",
    )


def run(args: argparse.Namespace) -> int:
    """Open the window; a database that is not there is not made."""
    if args.file is not None and not args.file.is_file():
        raise InputError(f"没有找到文件“{args.file}”，请核对路径；要新建客户库请不带文件名打开。")
    code: int
    if args.file is not None and args.file.suffix.lower() in HANDED:
        code = args.open_window(None, handed=args.file)
    else:
        code = args.open_window(args.file)
    return code

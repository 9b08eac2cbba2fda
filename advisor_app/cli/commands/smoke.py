"""``advisor --smoke DIR``: whether an installed program is whole. Not a verb: for who installs it."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from advisor_app import __version__
from advisor_app.cli.output import BAD_INPUT, OK, complain, pad, say
from advisor_app.domain.errors import AdvisorError

FLAG = "--smoke"


def main(arguments: Sequence[str], picture: Callable[[Path, Path], None]) -> int:
    """Make a database, an assessment, a workbook, a PDF and a picture in a folder; 0 where all is well.

    ``arguments``: the folder alone. ``picture`` opens the window on a database and writes what it shows.
    """
    from advisor_app.services.smoke import steps  # noqa: PLC0415

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    if len(arguments) != 1:
        complain(f"用法：advisor {FLAG} 空文件夹")
        return BAD_INPUT
    began = time.perf_counter()
    try:
        for done in steps(Path(arguments[0]).absolute(), picture):
            say(f"✓ {pad(done.step, 26)}{done.told}")
    except AdvisorError as error:
        complain(str(error))
        return BAD_INPUT
    say(f"自检通过（版本 {__version__}，{time.perf_counter() - began:.1f} 秒）。")
    return OK

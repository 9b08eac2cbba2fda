"""The program under the watchdog: ``python -m bench.watched`` does what ``python -m advisor_app`` does.

Each block of the window's thread becomes a line of the file that BLOCKS names: milliseconds, seconds since
the window first answered, and where it stood.
"""

from __future__ import annotations

import os
from pathlib import Path

from advisor_app.__main__ import main
from bench.watchdog import Block, Watchdog

BLOCKS = "BLOCKS"
"""Names the file that what was found is added to."""


def note(block: Block) -> None:
    """Write it down at once: the program may be ended from outside."""
    with Path(os.environ[BLOCKS]).open("a", encoding="utf-8") as stream:
        stream.write(f"{block.seconds * 1000:.1f}\t{block.at:.1f}\t{block.where}\n")


if __name__ == "__main__":
    with Watchdog(note):
        main()

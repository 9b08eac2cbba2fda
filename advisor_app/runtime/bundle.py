"""How the program starts itself again: as a window on another database, or for a job of its own."""

import sys

READER_FLAG = "--read-foreign-file"
"""First argument of the process that opens one foreign file (``intake.reader``)."""


def own_command() -> list[str]:
    """The command line that starts this very program, without arguments; bundled or from source."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    return [sys.executable, "-m", "advisor_app"]

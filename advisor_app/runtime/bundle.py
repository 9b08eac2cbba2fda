"""How the program starts itself again: as a window on another database, or for a job of its own."""

import sys

READER_FLAG = "--read-foreign-file"
"""First argument of the process that opens one foreign file (``intake.reader``)."""


def own_command() -> list[str]:
    """The command line that starts this very program, without arguments; bundled or from source."""
    return [sys.executable] if _bundled() else [sys.executable, "-m", "advisor_app"]


def reader_command() -> list[str]:
    """The one that starts the process that opens a foreign file; from source without loading the rest."""
    if _bundled():
        return [sys.executable, READER_FLAG]
    return [sys.executable, "-m", "advisor_app.intake.reader"]


def _bundled() -> bool:
    return bool(getattr(sys, "frozen", False))

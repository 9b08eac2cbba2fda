"""``python -m advisor_app`` and the ``advisor`` script: the command line, and the window behind it."""

from __future__ import annotations

import multiprocessing
import sys
from pathlib import Path

from advisor_app.cli.commands import smoke
from advisor_app.cli.main import main as run
from advisor_app.domain.errors import StoreError
from advisor_app.runtime import collecting
from advisor_app.runtime.bundle import READER_FLAG
from advisor_app.runtime.display import missing_display


def open_window(database: Path | None = None, handed: Path | None = None) -> int:
    """Open the window on a database, with a file to be looked at in it.

    Raises StoreError with one sentence where there is no display.
    """
    reason = missing_display()
    if reason is not None:
        raise StoreError(reason)
    collecting.by_hand()
    from advisor_app.ui.app import run as run_app  # noqa: PLC0415 (Qt is slow to load)

    return run_app(database, handed)


def take_picture(database: Path, target: Path) -> None:
    """Write what the window shows on a database as a PNG."""
    from advisor_app.ui.picture import take_picture as take  # noqa: PLC0415 (Qt is slow to load)

    take(database, target)


def main() -> None:
    """Run the command line, or the window where no verb is given."""
    multiprocessing.freeze_support()  # a bundle starts itself again as worker of a batch
    if sys.argv[1:2] == [READER_FLAG]:  # or as the process that opens a foreign file
        from advisor_app.intake.reader import main as read  # noqa: PLC0415

        sys.exit(read(sys.argv[2:]))
    if sys.argv[1:2] == [smoke.FLAG]:
        sys.exit(smoke.main(sys.argv[2:], take_picture))
    sys.exit(run(open_window=open_window))


if __name__ == "__main__":
    main()

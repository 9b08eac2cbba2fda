"""Putting another file in the place of the client database, so that a crash leaves the old or the new one.

The trap is the write-ahead log: an old log beside a new file would be played into it. So a marker is
written once the new file lies ready; from then on the swap is carried to its end by whoever opens next.
"""

from __future__ import annotations

import os
from pathlib import Path

from advisor_app.portfolio.backup import flush_file
from advisor_app.runtime.whole_file import flush_folder

_READY = ".restoring"
_MARKER = ".restore-now"


def ready_place(path: Path) -> Path:
    """Where the file lies that shall become ``path``: beside it, so that renaming is one step."""
    return path.with_name(path.name + _READY)


def swap_in(path: Path) -> None:
    """Make what lies at :func:`ready_place` the database; nobody may have either file open.

    Before the marker is there a crash leaves the old database, afterwards the new one.
    """
    fresh, marker = ready_place(path), path.with_name(path.name + _MARKER)
    flush_file(fresh)
    scratch = marker.with_name(f"{marker.name}.{os.getpid()}.new")
    scratch.write_text("恢复到一半：下次打开时自动完成。\n", encoding="utf-8")
    flush_file(scratch)
    scratch.replace(marker)
    flush_folder(path.parent)
    finish(path)


def withdraw(path: Path) -> None:
    """Take a swap back that was begun but could not be carried out; the old database stays in use."""
    path.with_name(path.name + _MARKER).unlink(missing_ok=True)
    flush_folder(path.parent)
    ready_place(path).unlink(missing_ok=True)


def finish(path: Path) -> bool:
    """Carry a swap that was begun to its end; whether there was one. Asked for before every opening.

    What lies ready without a marker was cut off before: it goes, since it may be a plain copy of what is
    encrypted.
    """
    fresh, marker = ready_place(path), path.with_name(path.name + _MARKER)
    if not marker.exists():
        for tail in ("", "-wal", "-shm", "-journal", ".sealed"):
            fresh.with_name(fresh.name + tail).unlink(missing_ok=True)
        return False
    if fresh.exists():
        for tail in ("-wal", "-shm", "-journal"):
            path.with_name(path.name + tail).unlink(missing_ok=True)
        flush_folder(path.parent)  # the old log is gone for good before the new file has its name
        fresh.replace(path)
        flush_folder(path.parent)
    marker.unlink()
    flush_folder(path.parent)
    return True

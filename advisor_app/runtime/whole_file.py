"""Small files that are written whole: a crash leaves the old one or the new one."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

_LONGEST_STEM = 60
"""Characters of a name kept in a scratch file's: 255 bytes is the most, and a Chinese character has three."""


def write_whole(path: Path, data: str | bytes) -> None:
    """Write ``data`` (a text as UTF-8 with its line ends as they are) under the name ``path``, on the disk
    itself, the folder made where it is missing; OSError where that fails, and then what was there before
    stays."""
    path.parent.mkdir(parents=True, exist_ok=True)
    scratch = write_beside(path, data.encode() if isinstance(data, str) else data)
    try:
        scratch.replace(path)
        flush_folder(path.parent)
    finally:
        scratch.unlink(missing_ok=True)


def write_beside(path: Path, data: bytes) -> Path:
    """The data in a new file in the folder of ``path``, on the disk itself, to be given that name later;
    OSError where that fails, and then nothing is left of it."""
    scratch = path.with_name(f"{path.stem[:_LONGEST_STEM]}{path.suffix}.{os.getpid()}.new")
    try:
        with scratch.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
    except BaseException:
        with contextlib.suppress(OSError):
            scratch.unlink(missing_ok=True)
        raise
    return scratch


def flush_files(folder: Path) -> None:
    """Have every file of a folder on the disk itself, before the folder gets its name; OSError."""
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb+") as stream:
                os.fsync(stream.fileno())


def flush_folder(folder: Path) -> None:
    """Have a folder's names on the disk itself; Windows knows no such thing and needs none."""
    if sys.platform == "win32":
        return
    with contextlib.suppress(OSError):  # some network folders refuse it
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

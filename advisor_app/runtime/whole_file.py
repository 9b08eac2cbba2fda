"""Files that are written whole: a crash leaves the old one or the new one."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_LONGEST_STEM = 60
"""Characters of a name kept in a scratch file's: 255 bytes is the most, and a Chinese character has three."""


def write_whole(path: Path, data: str | bytes, *, mode: int = 0o666) -> None:
    """Write ``data`` (a text as UTF-8 with its line ends as they are) under the name ``path``, on the disk
    itself; OSError where that fails (its folder is missing, say), and then what was there before stays.

    ``mode``: who may read and write it, less what the user's mask forbids. What is no file (a pipe) is
    written into.
    """
    data = data.encode() if isinstance(data, str) else data
    if path.exists() and not (path.is_file() or path.is_dir()):
        path.write_bytes(data)
        return
    scratch = write_beside(path, data, mode=mode)
    try:
        scratch.replace(path)
        flush_folder(path.parent)
    finally:
        scratch.unlink(missing_ok=True)


def keep_whole(path: Path, data: str | bytes) -> None:
    """:func:`write_whole` in a folder that is made where it is missing: the program's own, or one that the
    user names for what is to be made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, data)


@contextmanager
def made_whole(path: Path) -> Iterator[Path]:
    """A place for what is written piece by piece; it gets the name ``path`` when the block has ended in
    order. Errors and what they leave as :func:`write_whole`."""
    require_free(path)
    scratch = _scratch(path)
    try:
        yield scratch
        with scratch.open("rb+") as stream:
            os.fsync(stream.fileno())
        scratch.replace(path)
        flush_folder(path.parent)
    finally:
        with contextlib.suppress(OSError):
            scratch.unlink(missing_ok=True)


def require_free(path: Path) -> None:
    """Refuse, before anything is changed, to take the place of a file that is protected, or held open
    (Windows): OSError."""
    with contextlib.suppress(FileNotFoundError), path.open("r+b"):
        pass


def write_beside(path: Path, data: bytes, *, mode: int = 0o666) -> Path:
    """The data in a new file in the folder of ``path``, on the disk itself, to be given that name later;
    OSError where that fails, and then nothing is left of it."""
    scratch = _scratch(path)
    try:
        scratch.unlink(missing_ok=True)  # of a process that had this number and died: it may be open to all
        with open(scratch, "xb", opener=lambda name, flags: os.open(name, flags, mode)) as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
    except BaseException:
        with contextlib.suppress(OSError):
            scratch.unlink(missing_ok=True)
        raise
    return scratch


def _scratch(path: Path) -> Path:
    return path.with_name(f"{path.stem[:_LONGEST_STEM]}{path.suffix}.{os.getpid()}.new")


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

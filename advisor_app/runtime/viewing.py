"""The copies of the clients' files that a viewer was given: private to the user, and gone with the window."""

from __future__ import annotations

import os
import shutil
import stat
import threading
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

from advisor_app.runtime import paths

_changing = threading.Lock()
_held: dict[Path, FileLock] = {}
"""Held beside this program's folder while it has one: others see that it lives, whatever its number."""


def folder() -> Path:
    """Where this program's copies lie, for the user alone (0700); made where it is not there. OSError."""
    place = _own()
    place.parent.mkdir(parents=True, exist_ok=True)
    place.parent.chmod(0o700)
    with _changing:
        if place not in _held:
            _held[place] = _lock_of(place)
            with suppress(Timeout):
                _held[place].acquire()
        place.mkdir(mode=0o700, exist_ok=True)
    return place


def clear() -> None:
    """Remove this program's copies; one that a viewer holds fast (Windows) stays for the next time."""
    with _changing:
        _remove(_own())
        lock = _held.pop(_own(), None)
        if lock is not None:
            lock.release()
            with suppress(OSError):
                Path(lock.lock_file).unlink(missing_ok=True)


def sweep() -> None:
    """Remove the copies of programs that did not come to their end."""
    place = paths.viewing_dir()
    if place.is_dir() and not place.is_symlink():
        for each in place.iterdir():
            if each != _own() and each.is_dir() and not each.is_symlink():
                with (
                    suppress(OSError),
                    _lock_of(each) as lock,
                ):  # Timeout, an OSError: that program still runs
                    _remove(each)
                    Path(lock.lock_file).unlink(missing_ok=True)


def _own() -> Path:
    return paths.viewing_dir() / str(os.getpid())


def _lock_of(place: Path) -> FileLock:
    return FileLock(place.with_name(f"{place.name}.lock"), timeout=0, thread_local=False)


def _remove(place: Path) -> None:
    with suppress(OSError):  # one may come or go meanwhile
        for each in place.rglob("*"):
            if each.is_file() and not each.is_symlink() and not each.stat().st_mode & stat.S_IWUSR:
                each.chmod(0o600)  # copies are read-only, which Windows does not delete
    shutil.rmtree(place, ignore_errors=True)

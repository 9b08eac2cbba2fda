"""The copies of the clients' files that a viewer was given: private to the user, and gone with the window."""

from __future__ import annotations

import os
import shutil
import stat
from pathlib import Path

from advisor_app.runtime import paths


def folder() -> Path:
    """Where this program's copies lie, for the user alone (0700); made where it is not there. OSError."""
    place = _own()
    place.parent.mkdir(parents=True, exist_ok=True)
    place.parent.chmod(0o700)
    place.mkdir(mode=0o700, exist_ok=True)
    return place


def clear() -> None:
    """Remove this program's copies; one that a viewer holds fast (Windows) stays for the next time."""
    _remove(_own())


def sweep() -> None:
    """Remove the copies of programs that did not come to their end."""
    place = paths.viewing_dir()
    if place.is_dir() and not place.is_symlink():
        for each in place.iterdir():
            if each != _own():
                _remove(each)


def _own() -> Path:
    return paths.viewing_dir() / str(os.getpid())


def _remove(place: Path) -> None:
    for each in place.rglob("*"):
        if each.is_file() and not each.is_symlink() and not each.stat().st_mode & stat.S_IWUSR:
            each.chmod(0o600)  # copies are read-only, which Windows does not delete
    shutil.rmtree(place, ignore_errors=True)

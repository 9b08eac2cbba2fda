"""Files written whole: the old one or the new one, and nothing beside it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from advisor_app.runtime import session
from advisor_app.runtime.session import Session
from advisor_app.runtime.whole_file import write_whole


def test_replaces_and_leaves_nothing_beside(tmp_path: Path) -> None:
    path = tmp_path / "new" / f"{'长' * 80}.json"  # with the name of its scratch file no longer than allowed
    write_whole(path, "旧\n")
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(path.parent.iterdir()) == [path]


def test_a_full_disk_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "kept.json"
    write_whole(path, "old")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_whole(path, "new")
    assert path.read_text("utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_session_that_can_not_be_kept_leaves_the_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "session.json"
    session.save(Session(page="clients"), path)

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    session.save(Session(page="export"), path)
    assert session.load(path) == Session(page="clients")

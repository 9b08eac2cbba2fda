"""Files written whole: the old one or the new one, and nothing beside it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from advisor_app.runtime import session
from advisor_app.runtime.session import Session
from advisor_app.runtime.whole_file import keep_whole, made_whole, write_whole


def test_replaces_and_leaves_nothing_beside(tmp_path: Path) -> None:
    path = tmp_path / "new" / f"{'长' * 80}.json"  # with the name of its scratch file no longer than allowed
    keep_whole(path, "旧\n")
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(path.parent.iterdir()) == [path]


def test_a_missing_folder_is_not_made_unasked(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_whole(tmp_path / "new" / "x.json", "x")
    with pytest.raises(FileNotFoundError), made_whole(tmp_path / "new" / "x.csv") as scratch:
        scratch.write_text("x")
    assert list(tmp_path.iterdir()) == []


def test_what_is_written_piece_by_piece_takes_its_name_in_the_end(tmp_path: Path) -> None:
    path = tmp_path / "结果.csv"
    path.write_text("old")

    def die_midway() -> None:
        with made_whole(path) as scratch:
            scratch.write_text("ne")
            assert path.read_text() == "old"
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        die_midway()
    assert (path.read_text(), list(tmp_path.iterdir())) == ("old", [path])
    with made_whole(path) as scratch:
        scratch.write_text("new")
    assert (path.read_text(), list(tmp_path.iterdir())) == ("new", [path])


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither modes nor pipes with a name")
def test_a_secret_is_the_users_alone_and_a_pipe_stays_a_pipe(tmp_path: Path) -> None:
    secret, pipe = tmp_path / "key", tmp_path / "pipe"
    stale = tmp_path / f"key.{os.getpid()}.new"  # as a process left it that died, open to all
    stale.touch(mode=0o666)
    write_whole(secret, "x", mode=0o600)
    assert secret.stat().st_mode & 0o777 == 0o600
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_whole(pipe, "said")
        assert os.read(reader, 10) == b"said"
    finally:
        os.close(reader)
    assert sorted(tmp_path.iterdir()) == [secret, pipe]


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

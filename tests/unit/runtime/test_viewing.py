"""The copies that a viewer is given: for the user alone, and gone with the window."""

import stat
import sys
from pathlib import Path

import pytest

from advisor_app.runtime import paths, viewing


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADVISOR_HOME", str(tmp_path))


@pytest.mark.skipif(sys.platform == "win32", reason="no such modes there")
def test_only_the_user_looks_in() -> None:
    assert stat.S_IMODE(viewing.folder().stat().st_mode) == 0o700
    assert stat.S_IMODE(viewing.folder().parent.stat().st_mode) == 0o700


def test_read_only_copies_go_too() -> None:
    copy = viewing.folder() / "ab" / "示例.pdf"
    copy.parent.mkdir()
    copy.write_bytes(b"x")
    copy.chmod(0o444)
    viewing.clear()
    assert not copy.exists()
    viewing.clear()  # nothing there is no error
    assert viewing.folder().is_dir()


def test_what_a_killed_program_left_goes_and_the_own_stays() -> None:
    left = paths.viewing_dir() / "1"
    left.mkdir(parents=True)
    (left / "示例.pdf").write_bytes(b"x")
    own = viewing.folder() / "示例.pdf"
    own.write_bytes(b"x")
    viewing.sweep()
    assert not left.exists()
    assert own.exists()

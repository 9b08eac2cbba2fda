"""The copies that a viewer is given: for the user alone, and gone with the window."""

import stat
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock, Timeout

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


def test_what_another_program_that_runs_has_open_stays() -> None:
    theirs = paths.viewing_dir() / "1" / "示例.pdf"
    theirs.parent.mkdir(parents=True)
    theirs.write_bytes(b"x")
    code = "import sys; from filelock import FileLock; lock = FileLock(sys.argv[1]); lock.acquire();"
    other = subprocess.Popen(
        [sys.executable, "-c", f"{code} print('held', flush=True); input()", f"{theirs.parent}.lock"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert other.stdout is not None
    assert other.stdout.readline().strip() == b"held"
    viewing.sweep()
    assert theirs.exists()
    other.communicate(b"\n")
    viewing.sweep()
    assert not theirs.exists()


def test_a_program_holds_its_folder_until_its_copies_go() -> None:
    lock = FileLock(f"{viewing.folder()}.lock", timeout=0)
    with pytest.raises(Timeout):
        lock.acquire()
    viewing.clear()
    assert list(paths.viewing_dir().iterdir()) == []


def test_what_goes_by_itself_meanwhile_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    copy = viewing.folder() / "示例.pdf"
    copy.write_bytes(b"x")
    copy.chmod(0o444)

    def gone(_path: Path, _mode: int) -> None:
        raise FileNotFoundError

    monkeypatch.setattr(Path, "chmod", gone)
    viewing.clear()
    assert not copy.exists() or sys.platform == "win32"


def test_what_a_killed_program_left_goes_and_the_own_stays() -> None:
    left = paths.viewing_dir() / "1"
    left.mkdir(parents=True)
    (left / "示例.pdf").write_bytes(b"x")
    own = viewing.folder() / "示例.pdf"
    own.write_bytes(b"x")
    viewing.sweep()
    assert not left.exists()
    assert own.exists()

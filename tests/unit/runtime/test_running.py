"""A start that did not end in order is known at the next one."""

import subprocess
import sys
from pathlib import Path

from advisor_app.runtime.running import Running

BEGIN = """
import sys
from pathlib import Path
from advisor_app.runtime.running import Running
running = Running(Path(sys.argv[1]) / "running.json", Path(sys.argv[1]))
print(running.begin("2026-11-21T09:00:00+08:00", "1"))
"""
KILLED = BEGIN + "import os; os.kill(os.getpid(), 9)"
DIED = BEGIN + "import os; os.abort()"


def run(script: str, folder: Path) -> str:
    done = subprocess.run([sys.executable, "-c", script, folder], capture_output=True, text=True, check=False)
    return done.stdout


def test_an_orderly_end_leaves_nothing(tmp_path: Path) -> None:
    for _ in range(2):
        running = Running(tmp_path / "running.json", tmp_path)
        assert running.begin("2026-11-21T09:00:00+08:00", "1", watch=False) is None
        running.end()
    assert not (tmp_path / "running.json").exists()


def test_a_killed_start_is_told_with_its_stack_and_counted(tmp_path: Path) -> None:
    run(KILLED, tmp_path)
    run(DIED, tmp_path)
    running = Running(tmp_path / "running.json", tmp_path)
    seen = running.last()
    assert seen == running.begin("2026-11-22T09:00:00+08:00", "2", watch=False)
    assert seen is not None
    assert (seen.at, seen.version, seen.in_row) == ("2026-11-21T09:00:00+08:00", "1", 2)
    assert "Fatal Python error: Aborted" in seen.stack
    running.end(clean=False)
    again = Running(tmp_path / "running.json", tmp_path)
    assert again.last() is not None


def test_a_second_window_is_no_crash(tmp_path: Path) -> None:
    first = Running(tmp_path / "running.json", tmp_path)
    first.begin("2026-11-21T09:00:00+08:00", "1", watch=False)
    second = Running(tmp_path / "running.json", tmp_path)
    assert second.begin("2026-11-21T09:01:00+08:00", "1", watch=False) is None
    second.end()
    assert (tmp_path / "running.json").exists()
    first.end()
    assert not (tmp_path / "running.json").exists()


def test_a_damaged_mark_is_a_crash_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "running.json").write_text('{"at": ', "utf-8")
    seen = Running(tmp_path / "running.json", tmp_path).last()
    assert seen is not None
    assert (seen.at, seen.in_row) == ("", 1)


def test_a_folder_that_cannot_be_written_is_no_crash(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    running = Running(tmp_path / "file" / "running.json", tmp_path)
    assert running.begin("2026-11-21T09:00:00+08:00", "1", watch=False) is None
    running.end()

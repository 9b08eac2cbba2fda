"""Nothing tracked is left undone or tells of the machine it was written on."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

# Split so that this file passes its own test.
UNDONE = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME)\b|NotImplemented" + r"Error")
MACHINE = re.compile(r"(?<![\w.*/])/(?:ro" + r"ot|ho" + r"me|wo" + r"rk|fa" + r"rm|User" + r"s)/[\w.-]")


def tracked_texts() -> list[Path]:
    """Every tracked file that is text."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("not a git clone: nothing is tracked")
    listed = subprocess.run([git, "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    paths = [ROOT / name for name in listed.decode("utf-8").split("\0") if name]
    return [path for path in paths if path.is_file() and b"\0" not in path.read_bytes()[:8192]]


def hits(pattern: re.Pattern[str], paths: list[Path]) -> list[str]:
    return [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in paths
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if pattern.search(line)
    ]


def test_nothing_is_left_undone() -> None:
    code = [path for path in tracked_texts() if path.suffix in {".py", ".toml", ".yaml", ".md", ".sh"}]
    assert hits(UNDONE, code) == []


def test_no_paths_of_one_machine() -> None:
    assert hits(MACHINE, tracked_texts()) == []

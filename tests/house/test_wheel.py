"""A built wheel holds everything the program needs, and is not built without it."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

PROBE = """
from advisor_app.runtime import resources
print(resources.policies_db().read_bytes().decode())
print(resources.font("NotoSansSC-Bold.ttf").stat().st_size, resources.icon("advisor.svg").name)
"""


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of what a wheel is made from, with light stand-ins for the heavy content."""
    tree = tmp_path / "tree"
    for folder in ("advisor_app", "packaging", "resources"):
        heavy = shutil.ignore_patterns("__pycache__", "*.ttf", "_bundled")
        shutil.copytree(ROOT / folder, tree / folder, ignore=heavy)
    for name in ("pyproject.toml", "LICENSE"):
        shutil.copy(ROOT / name, tree)
    for name in ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf"):
        (tree / "resources" / "fonts" / name).write_bytes(b"font")
    (tree / "policies.db").write_bytes(b"content")
    return tree


def build(tree: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tree / "out")]
    return subprocess.run(command, cwd=tree, capture_output=True, text=True, encoding="utf-8", check=False)


def test_wheel_carries_the_resources_and_finds_them(tree: Path, tmp_path: Path) -> None:
    done = build(tree)
    assert done.returncode == 0, done.stderr
    (wheel,) = (tree / "out").glob("*.whl")
    installed = tmp_path / "installed"
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        archive.extractall(installed)
    assert [name for name in names if name.startswith(("tests/", "packaging/", "resources/"))] == []
    assert "advisor_app/py.typed" in names
    command = [sys.executable, "-c", PROBE]
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    told = subprocess.run(command, cwd=installed, env=environment, capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["content", "4", "advisor.svg"]


def test_no_wheel_without_policy_content(tree: Path) -> None:
    (tree / "policies.db").unlink()
    done = build(tree)
    assert done.returncode != 0
    assert "cannot build a wheel without policies.db" in done.stderr

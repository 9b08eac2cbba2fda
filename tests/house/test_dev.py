"""dev.py starts on whatever Python a machine has, and adds up what pytest reports."""

import ast
import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = (ROOT / "dev.py").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def dev() -> ModuleType:
    spec = importlib.util.spec_from_file_location("dev", ROOT / "dev.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_an_old_python_can_read_it() -> None:
    ast.parse(SOURCE, feature_version=(3, 7))


def test_it_needs_only_the_standard_library() -> None:
    imports = [node for node in ast.walk(ast.parse(SOURCE)) if isinstance(node, ast.Import | ast.ImportFrom)]
    names = {
        name
        for node in imports
        for name in (
            [node.module or ""] if isinstance(node, ast.ImportFrom) else [each.name for each in node.names]
        )
    }
    assert {name.partition(".")[0] for name in names} - sys.stdlib_module_names == set()


@pytest.mark.parametrize("arguments", [[], ["--help"], ["unknown"]])
def test_it_says_its_verbs(arguments: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "utf8", ROOT / "dev.py", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == (0 if arguments == ["--help"] else 2)
    for verb in ("run", "test", "check", "lock", "fonts", "bundle"):
        assert f"dev.py {verb}" in done.stdout


@pytest.mark.parametrize(
    ("report", "counts"),
    [
        ('<testsuite name="p" errors="1" failures="2" skipped="3" tests="10" time="0.1">', (4, 3, 3)),
        ('<testsuite name="p" errors="0" failures="0" skipped="0" tests="0" time="0.0">', (0, 0, 0)),
        (None, (0, 1, 0)),
    ],
)
def test_it_adds_up_a_report(
    dev: ModuleType, tmp_path: Path, report: str | None, counts: tuple[int, int, int]
) -> None:
    path = tmp_path / "report.xml"
    if report is not None:
        path.write_text(report, encoding="utf-8")
    assert dev.count(path) == counts


def test_missing_packages_are_named(dev: ModuleType) -> None:
    wanted = {"a.so": "liba", "b.so": "libb"}
    assert dev.missing_packages(wanted, lambda name: name == "a.so") == ["libb"]

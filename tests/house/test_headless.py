"""What works without a window loads no Qt and opens no socket."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HEADLESS = (
    "domain", "engine", "pipeline", "runtime", "library", "portfolio", "dossier", "intake", "screening",
    "handover", "services", "cli",
)  # fmt: skip
PRESENT = [name for name in HEADLESS if (ROOT / "advisor_app" / name / "__init__.py").exists()]

PROBE = """
import importlib, pkgutil, sys

def watch(event, args):
    if event.startswith("socket."):
        raise PermissionError(event)

sys.addaudithook(watch)
package = importlib.import_module(sys.argv[1])
for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
    if ".migrations" not in module.name:  # Alembic runs those itself, inside a migration
        importlib.import_module(module.name)
print(*sorted(name for name in sys.modules if name.partition(".")[0] in {"PySide6", "shiboken6"}))
"""


@pytest.mark.parametrize("name", PRESENT)
def test_loads_without_qt_and_network(name: str) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", PROBE, f"advisor_app.{name}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == ""

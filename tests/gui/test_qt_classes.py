"""No thread but the window's is the first to ask for a class of Qt: PySide would fall, now and then."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import advisor_app
from advisor_app.ui.qt_classes import CLASSES

_SEEN_BY_THE_WORKER = """
import sys
from PySide6.QtWidgets import QApplication
from advisor_app.ui.events import Events
from advisor_app.ui.furnishing import _MODULES, load
from advisor_app.ui.jobs import Jobs
from advisor_app.ui.waiting import until

def there():
    return {(m, n) for m, each in list(sys.modules.items()) if m.startswith("PySide6.") for n in vars(each)}

def work():
    before = there()
    for key in _MODULES:
        load(key)
    return sorted(there() - before)

app = QApplication([])
jobs = Jobs(Events(), print)
found = []
jobs.read(work, found.append)
until(lambda: found)
jobs.close()
print(found[0])
"""


def test_all_that_the_program_imports_are_named() -> None:
    """What is missing in ``CLASSES``, or no longer used, is told."""
    used: dict[str, set[str]] = defaultdict(set)
    for file in Path(advisor_app.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                assert not any(name.name.startswith("PySide6") for name in node.names), file
            elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("PySide6"):
                used[str(node.module)] |= {name.name for name in node.names}
    assert used == {module: set(names.split()) for module, names in CLASSES.items()}


def test_the_worker_finds_all_of_them_made() -> None:
    """It loads every page, and no class comes to be by that."""
    told = subprocess.run(
        [sys.executable, "-c", _SEEN_BY_THE_WORKER], capture_output=True, text=True, check=True, timeout=120
    )
    assert told.stdout.strip() == "[]", told.stdout

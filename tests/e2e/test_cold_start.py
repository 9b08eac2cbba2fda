"""What is loaded before the shell is painted: nothing that takes long."""

from __future__ import annotations

import subprocess
import sys

SLOW = (
    "sqlalchemy",
    "alembic",
    "xlsxwriter",
    "openpyxl",
    "reportlab",
    "pypdf",
    "pypdfium2",
    "cryptography",
    "yaml",
)


def test_the_shell_needs_no_database_and_no_writer() -> None:
    code = f"import sys, advisor_app.ui.app; print(*(name for name in {SLOW!r} if name in sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.split() == []

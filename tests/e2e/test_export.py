"""导出打印 in the real window, by keys: one client's dossier, then two clients together; kept, and told."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from advisor_app.dossier.kinds import Sort
from advisor_app.runtime import resources, settings
from advisor_app.services.workspace import Workspace
from tests.e2e.test_window import MISSING, Screen, screen, until

__all__ = ["screen"]
pytestmark = pytest.mark.skipif(
    bool(MISSING) and "CI" not in os.environ, reason=f"needs {', '.join(MISSING)} for a real window"
)


def export(screen: Screen, folder: Path) -> None:
    """Ask for the folder by key, and name it."""
    screen.press_until("ctrl+shift+e", "导出到哪个文件夹")
    screen.keys("ctrl+a")
    screen.type(str(folder))
    screen.keys("Return")
    until(
        lambda: not screen.do("search", "--onlyvisible", "--name", "导出到哪个文件夹"),
        10,
        "the choice to end",
    )
    screen.window("portfolio.db")


def test_one_and_then_two_clients_are_handed_over(screen: Screen, tmp_path: Path) -> None:
    home, one, both = tmp_path / "home", tmp_path / "one", tmp_path / "both"
    home.mkdir()
    one.mkdir()
    both.mkdir()
    with Workspace(home / "portfolio.db") as workspace:
        for name in ("01-qianchao.json", "02-yunqi.json"):
            workspace.clients.import_record(workspace.assessing.read(resources.demo() / name))
    program = subprocess.Popen(
        [sys.executable, "-m", "advisor_app"], env=screen.environment, stderr=subprocess.PIPE, text=True
    )
    try:
        screen.window("portfolio.db")
        time.sleep(4)
        screen.keys("ctrl+7")
        # with a printer the dialog opens, without one the box that says so: both only once a page is shown
        screen.press_until("ctrl+p", "没有打印机|打印：")
        screen.keys("Escape")
        until(
            lambda: not screen.do("search", "--onlyvisible", "--name", "没有打印机|打印："), 10, "it to close"
        )
        screen.window("portfolio.db")
        export(screen, one)
        until(lambda: len(list(one.glob("*初步摸底单*.pdf"))) == 1, 60, "the file")
        screen.keys("space", "Down", "space")  # both clients are ticked
        time.sleep(0.5)
        export(screen, both)
        until((both / "索引.xlsx").exists, 90, "the batch")
        time.sleep(1)
    finally:
        screen.keys("alt+F4")
        try:
            _, said = program.communicate(timeout=30)
        except subprocess.TimeoutExpired:
            program.kill()
            _, said = program.communicate()
    assert program.returncode == 0
    assert "Traceback" not in said
    assert "still open" not in said, "every PDF is given back"
    assert len(list(both.rglob("*初步摸底单*.pdf"))) == 2
    assert settings.load(home / "settings.json").settings.export_dir == str(both)
    with Workspace(home / "portfolio.db") as workspace:
        assert {run.sort for run in workspace.exporting.runs()} == {Sort.SURVEY}
        assert len({run.client_id for run in workspace.exporting.runs()}) == 2

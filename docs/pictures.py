"""Make the pictures of README and manual from the demo portfolio: ``python -m docs.pictures``."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QTreeView, QWidget

from advisor_app.runtime.settings import Theme
from advisor_app.services import demo
from advisor_app.services.workspace import Workspace
from advisor_app.ui import theme
from advisor_app.ui.app import application
from advisor_app.ui.furnishing import build_window
from advisor_app.ui.pages.assessment import AssessmentPage

FOLDER = Path(__file__).parent / "pictures"
_SETTING = 5000
"""Milliseconds until a dossier is laid out and drawn."""
_PANE = 2500
"""Milliseconds until a part of the assessment page has worked out what it shows."""
PANES = {"ask": "先问什么", "plan": "培育方案", "cash": "资金流", "ahead": "往后看"}
PAGES = ("workbench", "clients", "policies", "assessment", "pipeline", "calendar", "export")


def settle(app: QApplication, milliseconds: int = 600) -> None:
    """Let the window finish what is under way."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
    app.processEvents()


def show_ladder(window: QWidget) -> None:
    """Choose the first standard in the assessment's list."""
    for view in window.findChildren(QTreeView):
        if view.accessibleName() != "评估结果" or view.model() is None:
            continue
        for row in range(view.model().rowCount()):
            top = view.model().index(row, 0)
            if str(top.data()).startswith("梯队"):
                view.setCurrentIndex(view.model().index(0, 0, top))
                view.scrollTo(top, QTreeView.ScrollHint.PositionAtTop)


def main(size: tuple[int, int] = (1366, 768), folder: Path = FOLDER) -> None:
    """Grab every page in both themes."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home, Workspace(Path(home) / "demo.db", actor="演示") as workspace:
        demo.fill(workspace)
        demo.pursue(workspace)
        app = application()
        for choice in (Theme.LIGHT, Theme.DARK):
            window = build_window(workspace, theme.apply(app, choice))
            window.resize(*size)
            window.show()
            for name in PAGES:
                window.show_page(name)
                settle(app, _SETTING if name in ("export", "workbench") else 600)
                window.grab().save(str(folder / f"{name}-{choice}.png"))
            window.show_page("assessment")
            show_ladder(window)
            settle(app)
            window.grab().save(str(folder / f"ladder-{choice}.png"))
            page = window.findChild(AssessmentPage)
            for name, title in PANES.items():
                page.show_pane(title)
                settle(app, _PANE)
                window.grab().save(str(folder / f"{name}-{choice}.png"))
            page.show_pane(page.tabs.tabText(0))
            window.close()


if __name__ == "__main__":
    if len(sys.argv) > 3:
        main((int(sys.argv[1]), int(sys.argv[2])), Path(sys.argv[3]))
    else:
        main()

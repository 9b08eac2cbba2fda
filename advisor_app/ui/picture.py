"""A picture of the window on a database: what shows that fonts, icons, styles and plug-ins are all there."""

from __future__ import annotations

import os
import time
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer

from advisor_app.domain.errors import StoreError
from advisor_app.runtime.display import missing_display
from advisor_app.runtime.settings import Theme
from advisor_app.services.workspace import Workspace
from advisor_app.ui import theme
from advisor_app.ui.app import application
from advisor_app.ui.furnishing import build_window
from advisor_app.ui.main_window import MainWindow

_SIZE = (1366, 768)
_SETTLING = 300
"""Milliseconds for what the worker handed over to be laid out and painted."""
_LONGEST = 60.0
"""Seconds that a page may take; a slow machine, and not a broken one, takes some."""
_PAGES = ("workbench", "clients", "assessment")
"""Turned to one after the other; the last is what is seen."""


def take_picture(database: Path, target: Path) -> None:
    """Open the window on ``database``, turn its pages, and write a PNG; offscreen where there is no display.

    Raises StoreError where the file can't be written, or a page does not come.
    """
    if missing_display() is not None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = application()
    with Workspace(database, actor="自检") as workspace:
        window = build_window(workspace, theme.apply(app, Theme.LIGHT))
        window.resize(*_SIZE)
        window.show()
        for page in _PAGES:
            window.show_page(page)
            settle(window)
        saved = window.grab().save(str(target))
        window.jobs.close()
        window.close()
    if not saved:
        raise StoreError(f"写不了“{target}”，请换一个位置。")


def settle(window: MainWindow) -> None:
    """Let the page have its figures from the worker, and paint them."""
    end = time.monotonic() + _LONGEST
    while True:
        loop = QEventLoop()
        QTimer.singleShot(_SETTLING, loop.quit)
        loop.exec()
        if window.jobs.idle:
            return
        if time.monotonic() > end:
            raise StoreError(f"窗口过了 {_LONGEST:.0f} 秒还没有算完，请关掉别的程序后再试。")

"""A picture of the window on a database: what shows that fonts, icons, styles and plug-ins are all there."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer

from advisor_app.domain.errors import StoreError
from advisor_app.runtime.display import missing_display
from advisor_app.runtime.settings import Theme
from advisor_app.services.workspace import Workspace
from advisor_app.ui import theme
from advisor_app.ui.app import application
from advisor_app.ui.furnishing import build_window

_SIZE = (1366, 768)
_SETTLING = 1200
"""Milliseconds in which the first page has its figures from the worker."""
_PAGES = ("workbench", "clients", "assessment")
"""Turned to one after the other; the last is what is seen."""


def take_picture(database: Path, target: Path) -> None:
    """Open the window on ``database``, turn its pages, and write a PNG; offscreen where there is no display.

    Raises StoreError where the file can't be written.
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
            loop = QEventLoop()
            QTimer.singleShot(_SETTLING, loop.quit)
            loop.exec()
        saved = window.grab().save(str(target))
        window.jobs.close()
        window.close()
    if not saved:
        raise StoreError(f"写不了“{target}”，请换一个位置。")

"""What stands where a page is still being made."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

_SILENT_MS = 150
"""What comes sooner needs no words."""


class Placeholder(QWidget):
    """Empty at first; it says so where it is looked at for longer."""

    def __init__(self) -> None:
        super().__init__()
        told = QLabel("正在准备这一页……")
        told.setObjectName("muted")
        told.setAlignment(Qt.AlignmentFlag.AlignCenter)
        told.hide()
        QVBoxLayout(self).addWidget(told)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_SILENT_MS)
        self._wait.timeout.connect(told.show)

    def showEvent(self, event: QShowEvent) -> None:
        """Someone looks."""
        super().showEvent(event)
        self._wait.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody does."""
        super().hideEvent(event)
        self._wait.stop()

"""A page of the window: it reads when it is looked at, and again when what it shows has changed."""

from __future__ import annotations

from abc import abstractmethod

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget


class Page(QWidget):
    """Hidden, it lets changes pass and catches up when it is turned to: typing on one page costs one page."""

    def __init__(self) -> None:
        super().__init__()
        self._behind = True

    @abstractmethod
    def read(self) -> None:
        """Ask the worker for what is shown."""

    def reload(self) -> None:
        """Read anew: now, or when the page is seen next."""
        self._behind = not self.isVisible()
        if not self._behind:
            self.read()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up."""
        super().showEvent(event)
        if self._behind:
            self.reload()

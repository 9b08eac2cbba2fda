"""A page of the window: it reads when it is looked at, and again when what it shows has changed."""

from __future__ import annotations

import datetime as dt
from abc import abstractmethod
from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QWidget

_WAKE_MS = 60_000
"""How often the day is looked at: a laptop that slept shows the right lists within a minute."""


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

    def heed(self, _changes: object) -> None:
        """Whatever has changed, read anew."""
        self.reload()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up."""
        super().showEvent(event)
        if self._behind:
            self.reload()


class DayPage(Page):
    """A page of what there is to do on the day; when another begins, it reads again."""

    def __init__(self, today: Callable[[], dt.date]) -> None:
        super().__init__()
        self.today = today
        self._day = today()
        self._watch = QTimer(self)
        self._watch.setInterval(_WAKE_MS)
        self._watch.timeout.connect(self.look_at_day)
        self._watch.start()
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)  # a page lives in one
        app.applicationStateChanged.connect(self.look_at_day)  # a method: it goes with the page

    def reload(self) -> None:
        """For the day that it is by now."""
        self._day = self.today()
        super().reload()

    def look_at_day(self) -> None:
        """Read again where another day has begun, however long the machine slept."""
        if self.today() != self._day:
            self.reload()

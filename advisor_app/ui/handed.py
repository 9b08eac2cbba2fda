"""What another start, or the system, asks of this one: to come to the front, and to look at a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from advisor_app.ui.main_window import MainWindow
from advisor_app.ui.single import Single
from advisor_app.ui.waiting import under_way

_BETWEEN_MS = 300


def spelled(path: Path | None) -> str:
    """A file as one start tells another of it; "" is none."""
    return "" if path is None else str(path.absolute())


class Application(QApplication):
    """The program to its system: macOS hands a file that was double-clicked to the one that runs already."""

    handed = Signal(str)
    """The path of a file to be opened."""

    def event(self, event: QEvent) -> bool:
        """Take a file; everything else as it is."""
        if isinstance(event, QFileOpenEvent):
            if event.file():
                self.handed.emit(event.file())
            return True
        return super().event(event)


class Pages(Protocol):
    """What knows the window's pages by their keys."""

    def page(self, key: str) -> Any:
        """The page."""


class Handed(QObject):
    """Files wait here until the window has its pages and nothing lies over it: lock, 隐名演示, a dialog."""

    def __init__(self, window: MainWindow, single: Single, first: Path | None = None) -> None:
        """``first``: the file this start was given."""
        super().__init__(single)
        self._single = single
        single.called.connect(self.hear)
        app = QApplication.instance()
        if isinstance(app, Application):
            app.handed.connect(self.hear)
        self._window = window
        self._turn = QTimer(single)
        self._turn.setSingleShot(True)
        self._turn.setInterval(_BETWEEN_MS)
        self._turn.timeout.connect(self._take_next)
        self._pages: Pages | None = None
        self._waiting = [] if first is None else [first]

    def ready(self, pages: Pages) -> None:
        """The window has all its pages."""
        self._pages = pages
        self._turn.start()

    def move(self, window: MainWindow, pages: Pages | None) -> None:
        """Another window stands open in the place of the one before."""
        self._window, self._pages = window, pages

    def hear(self, path: str) -> None:
        """A later start, or the system: it may have been given a file (:func:`spelled`)."""
        to_front()
        if path:
            self._waiting.append(Path(path))
            self._turn.start()

    def close(self) -> None:
        """Hear no further start."""
        self._single.close()

    def _take_next(self) -> None:
        if self._pages is None or not self._waiting:
            return
        self._turn.start()  # one at a time, the next when this one is done with
        if self._window.covered or not self._window.isVisible():  # locked, or hidden behind 隐名演示
            return
        if under_way():  # pages are coming, or going
            return
        if QApplication.activeModalWidget() is None:
            path = self._waiting.pop(0)
            self._opener(path, self._pages)(path)

    def _opener(self, path: Path, pages: Pages) -> Callable[[Path], None]:
        from advisor_app.services.content_base import PACK_SUFFIX  # noqa: PLC0415 (loads packs)

        if path.suffix.lower() == PACK_SUFFIX:
            self._window.show_page("policies")
            opener: Callable[[Path], None] = pages.page("policies").open_pack
            return opener
        from advisor_app.ui.pages.keeping import KeepingSection  # noqa: PLC0415 (zip and ciphers)

        self._window.show_page("settings")
        section: KeepingSection = pages.page("settings").turn_to(KeepingSection)
        return section.receive


def to_front() -> None:
    """Show the window that stands open, the one without names where that does."""
    for window in QApplication.topLevelWidgets():
        if isinstance(window, MainWindow) and window.isVisible():
            window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
            window.raise_()
            window.activateWindow()

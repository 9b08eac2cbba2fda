"""One long piece of work beside the window's worker: it says how far it is, and can be cancelled."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from advisor_app.ui.events import Events
from advisor_app.ui.jobs import Jobs

T = TypeVar("T")
Tell = Callable[[object], None]
Cancelled = Callable[[], bool]


class Errand(QObject):
    """Its own thread, so that pages go on being read and saved meanwhile; one errand at a time."""

    progress = Signal(object)
    """What the work tells, on the main thread."""
    _told = Signal(object)

    def __init__(
        self, events: Events, on_error: Callable[[BaseException], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._jobs = Jobs(events, self._break_off)
        self._on_error = on_error
        self._failed: Callable[[str], None] = lambda _sentence: None
        self._stop = threading.Event()
        self._told.connect(self.progress, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether one is under way."""
        return not self._jobs.idle

    @property
    def stopped(self) -> bool:
        """Whether the one under way was asked to stop."""
        return self.busy and self._stop.is_set()

    def start(
        self, work: Callable[[Tell, Cancelled], T], then: Callable[[T], None], failed: Callable[[str], None]
    ) -> None:
        """Run ``work(tell, cancelled)``; then either ``then`` or, with a sentence, ``failed`` is called."""
        if self.busy:
            raise RuntimeError("one errand at a time")
        self._stop.clear()
        self._failed = failed
        self._jobs.read(
            lambda: work(self._told.emit, self._stop.is_set), then, lambda error: failed(str(error))
        )

    def _break_off(self, error: BaseException) -> None:
        self._on_error(error)
        self._failed("没有做完：程序出错。")

    def cancel(self) -> None:
        """Ask the work to stop; it ends at the next place where nothing is left half done."""
        self._stop.set()

    def close(self, window: QWidget | None = None) -> None:
        """Cancel, and wait for the end; nothing is told any more.

        ``window``: what is closing with it; where it has to be waited for, it is out of sight meanwhile.
        """
        self._stop.set()
        if self.busy and window is not None:
            window.hide()
        self._jobs.close()

"""Hearing of what others wrote to the same server: every few seconds, beside the window's own work.

Nothing is started, and no socket opened, unless the client database lies on a server.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal

from advisor_app.domain.errors import AdvisorError
from advisor_app.ui.events import Events

if TYPE_CHECKING:
    from advisor_app.services.team import Others

EVERY = 4000
"""Milliseconds between two looks."""


class Watcher(QObject):
    """Looks, and tells the pages what to read again; ``since`` gives what others did after a change set."""

    _heard = Signal(object)

    def __init__(
        self, since: Callable[[int], Others], latest: Callable[[], int], events: Events, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._since = since
        self._latest = latest
        self._events = events
        self._upto: int | None = None
        self._away = False
        self._looking = False
        # a thread of its own: the window's worker is not held up, nor its progress shown
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="watch")
        self._heard.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self.look()

    def look(self) -> None:
        """Look once, unless the last look is still under way."""
        if self._looking:
            return
        self._looking = True
        self._pool.submit(self._work)

    def _work(self) -> None:
        found: object
        try:
            found = self._latest() if self._upto is None else self._since(self._upto)
        except BaseException as error:  # noqa: BLE001 (it has to reach the main thread)
            found = error
        self._heard.emit(found)

    def _take(self, found: Others | int | BaseException) -> None:
        self._looking = False
        if isinstance(found, AdvisorError):
            if not self._away:
                self._events.said.emit("与服务器的连接断了：可以看已打开的，保存要等连上；正在重试")
            self._away = True
            return
        if isinstance(found, BaseException):
            self.close()
            raise found
        if self._away:
            self._away = False
            self._events.said.emit("已重新连上服务器")
        if isinstance(found, int):
            self._upto = found
            return
        self._upto = found.upto
        if found.changes:
            self._events.said.emit(found.sentence)
            self._events.changed.emit(found.changes)

    def close(self) -> None:
        """Look no more; may be called again."""
        self._timer.stop()
        self._pool.shutdown(wait=True)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """The window is closing."""
        if event.type() is QEvent.Type.Close:
            self.close()
        return False

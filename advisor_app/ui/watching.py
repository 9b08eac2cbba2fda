"""Hearing of what others wrote to the same server: every few seconds, beside the window's own work.

Nothing is started, and no socket opened, unless the client database lies on a server.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal

from advisor_app.domain.errors import AdvisorError
from advisor_app.ui.events import Events

if TYPE_CHECKING:
    from advisor_app.services.team import Others

EVERY = 4000
"""Milliseconds between two looks."""


class Watcher(QObject):
    """Looks, and tells the pages what to read again.

    ``since`` gives what was written elsewhere after a change set, ``upto`` at first, but for the steps of
    this window, which it learns of as the pages do.
    """

    _heard = Signal(object)

    def __init__(
        self, since: Callable[[int, frozenset[int]], Others], upto: int, events: Events, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._since = since
        self._events = events
        self._upto = upto
        self._own: set[int] = set()
        self._away = False
        self._looking = False
        # a thread of its own: the window's worker is not held up, nor its progress shown
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="watch")
        self._heard.connect(self._take, Qt.ConnectionType.QueuedConnection)
        events.changed.connect(self._note)
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def _note(self, changes: object) -> None:
        number = getattr(changes, "change_set", None)
        if number is not None:
            self._own.add(number)

    def look(self) -> None:
        """Look once, unless the last look is still under way."""
        if self._looking or not self._timer.isActive():
            return
        self._looking = True
        self._pool.submit(self._work, self._upto, frozenset(self._own))

    def _work(self, upto: int, own: frozenset[int]) -> None:
        found: object
        try:
            found = self._since(upto, own)
        except BaseException as error:  # noqa: BLE001 (it has to reach the main thread)
            found = error
        with suppress(RuntimeError):  # the window went meanwhile, and this object with it
            self._heard.emit(found)

    def _take(self, found: Others | BaseException) -> None:
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
        self._upto = found.upto
        self._own = {number for number in self._own if number > found.upto}
        if found.changes:
            if found.sentence:
                self._events.said.emit(found.sentence)
            self._events.changed.emit(found.changes)

    def close(self) -> None:
        """Look no more; may be called again. A look under way may be waiting for a server that is gone."""
        self._timer.stop()
        self._pool.shutdown(wait=False, cancel_futures=True)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """The window is closing."""
        if event.type() is QEvent.Type.Close:
            self.close()
        return False

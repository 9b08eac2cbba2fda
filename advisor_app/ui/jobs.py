"""Work off the main thread: one worker, in order; results come back on the main thread.

``read`` and ``write`` are the two verbs. The dispatcher owns the signal and the tasks; the worker only gets
a task's number and keeps nothing of it, so that a page or dialog that closed meanwhile goes where Qt lets it
go: on the main thread.

Work begins when what stands to be painted is painted, what the task before brought among it: a paint asks
the interpreter hundreds of times, and each time it would wait for its turn beside the worker.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from advisor_app.domain.errors import AdvisorError
from advisor_app.ui import qt_classes
from advisor_app.ui.events import Events
from advisor_app.ui.waiting import until

T = TypeVar("T")
_ROUNDS = 3
"""How often what is posted is gone through: what is shown is laid out first, which posts more."""
_PATIENCE = 0.3
"""Seconds."""


@dataclass(slots=True)
class _Task:
    work: Callable[[], Any]
    then: Callable[[Any], None]
    failed: Callable[[AdvisorError], None] | None
    result: Any = None
    error: BaseException | None = None


class Jobs(QObject):
    """The one worker thread of the window; the client database is used from it alone."""

    _finished = Signal(int)
    busy = Signal(bool)

    def __init__(self, events: Events, on_error: Callable[[BaseException], None]) -> None:
        super().__init__()
        self._events = events
        self._on_error = on_error
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="work")
        self._waiting: deque[int] = deque()
        self._turn = QTimer(self)  # its turn comes after events that are posted, paints among them
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self._wait_or_submit)
        self._rounds = 0
        self._working = False
        self._tasks: dict[int, _Task] = {}
        self._next = 0
        self._began = 0.0
        self._closed = False
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def read(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[AdvisorError], None] | None = None,
    ) -> None:
        """Run ``work`` on the worker and hand its result to ``then`` on the main thread."""
        self._start(work, then, failed)

    def write(
        self,
        work: Callable[[], T],
        then: Callable[[T], None] | None = None,
        failed: Callable[[AdvisorError], None] | None = None,
    ) -> None:
        """Run a write; what it touched is told to every page.

        ``work`` returns ``Changes``, or a tuple whose last value is one.
        """

        def told(result: T) -> None:
            changes = result[-1] if isinstance(result, tuple) else result
            if then is not None:
                then(result)
            self._events.changed.emit(changes)

        self._start(work, told, failed)

    def _start(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[AdvisorError], None] | None,
    ) -> None:
        if self._closed:
            return  # the window is going: nothing is left to show a result in
        self._tasks[self._next] = _Task(work, then, failed)
        self._waiting.append(self._next)
        self._next += 1
        if len(self._tasks) == 1:
            self._began = time.monotonic()
            self.busy.emit(True)
        self._after_paints()

    def _after_paints(self) -> None:
        self._rounds = _ROUNDS
        self._turn.start()

    def _wait_or_submit(self) -> None:
        self._rounds -= 1
        if self._rounds > 0:
            self._turn.start()
        else:
            self._submit()

    def _submit(self) -> None:
        if self._waiting and not self._working:
            self._working = True
            self._hand_over_next()

    def _hand_over_next(self) -> None:
        qt_classes.make_all()  # the worker must not be the first to ask for one
        self._pool.submit(self._carry_out, self._waiting.popleft())

    def _carry_out(self, number: int) -> None:
        """On the worker: no local name may hold what the task holds, or the worker would be the last to."""
        try:
            self._tasks[number].result = self._tasks[number].work()
        except BaseException as error:  # noqa: BLE001 (every failure has to reach the main thread)
            self._tasks[number].error = error
        self._finished.emit(number)

    def _deliver(self, number: int) -> None:
        task = self._tasks.pop(number)
        self._working = False
        if self._waiting:
            self._after_paints()
        if self._closed:
            return
        if not self._tasks:
            self.busy.emit(False)
        if task.error is None:
            task.then(task.result)
        elif task.failed is not None and isinstance(task.error, AdvisorError):
            task.failed(task.error)
        else:
            self._on_error(task.error)

    @property
    def idle(self) -> bool:
        """Whether nothing is under way."""
        return not self._tasks

    @property
    def resting(self) -> bool:
        """Whether the worker rests, or has been at work for so long that nothing should wait for it."""
        return self.idle or time.monotonic() - self._began > _PATIENCE

    @property
    def closed(self) -> bool:
        """Whether nothing is taken any more: the window is going."""
        return self._closed

    def close(self) -> None:
        """Let what was begun end, and take nothing more; may be called again.

        The window's thread answers while it waits.
        """
        self._closed = True
        while self._waiting:  # whatever becomes of the waiting: what was begun is written
            self._hand_over_next()
        until(lambda: self.idle)
        self._pool.shutdown(wait=True)

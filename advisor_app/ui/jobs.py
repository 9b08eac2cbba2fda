"""Work off the main thread: one worker, in order; results come back on the main thread.

``read`` and ``write`` are the two verbs. The dispatcher owns the signal; a runnable only gets the
function it runs, so nothing is lost when a page closes meanwhile.

Work begins when what stands to be painted is painted: a paint asks the interpreter hundreds of times, and
each time it would wait for its turn beside the worker.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from advisor_app.domain.errors import AdvisorError
from advisor_app.ui.events import Events

T = TypeVar("T")


class Jobs(QObject):
    """The one worker thread of the window; the client database is used from it alone."""

    _finished = Signal(object, object)
    busy = Signal(bool)

    def __init__(self, events: Events, on_error: Callable[[BaseException], None]) -> None:
        super().__init__()
        self._events = events
        self._on_error = on_error
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="work")
        self._waiting: deque[Callable[[], None]] = deque()
        self._turn = QTimer(self)  # its turn comes after events that are posted, paints among them
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self._submit)
        self._open = 0
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
        self._open += 1
        if self._open == 1:
            self.busy.emit(True)

        def run() -> None:
            result: Any
            try:
                result = work()
            except BaseException as error:  # noqa: BLE001 (every failure has to reach the main thread)
                self._finished.emit(partial(self._fail, error, failed), ())
                return
            self._finished.emit(then, (result,))

        self._waiting.append(run)
        self._turn.start()

    def _submit(self) -> None:
        while self._waiting:
            self._pool.submit(self._waiting.popleft())

    def _fail(self, error: BaseException, failed: Callable[[AdvisorError], None] | None) -> None:
        if failed is not None and isinstance(error, AdvisorError):
            failed(error)
        else:
            self._on_error(error)

    def _deliver(self, then: Callable[..., None], result: tuple[Any, ...]) -> None:
        self._open -= 1
        if self._closed:
            return
        if self._open == 0:
            self.busy.emit(False)
        then(*result)

    @property
    def idle(self) -> bool:
        """Whether nothing is under way."""
        return self._open == 0

    def close(self) -> None:
        """Let what was begun end, and take nothing more; may be called again."""
        self._closed = True
        self._submit()
        self._pool.shutdown(wait=True)

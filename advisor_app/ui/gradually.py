"""Parts of the window that are made one after another whenever nothing else is to be done.

Made all at once they would hold the window up. Whoever needs them sooner waits for them, with a window that
answers.

A page tells its parts by a generator (:data:`Making`): it stops after each part that takes some milliseconds,
so that keys and paints get their turn, and nobody sees the page before the last of them is there.

Several things may be on the way at once, a page and what stands in the one before: between two events of the
window one of them goes on, or their parts would add up.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from functools import cache
from itertools import count, islice
from typing import TypeVar
from weakref import WeakSet

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from advisor_app.ui.waiting import until

_LATER_MS = 5
T = TypeVar("T")
Making = Generator[None, None, T]
"""Makes something part by part, and gives it back at the end."""


def whole(making: Making[T]) -> T:
    """All parts one after another, now."""
    while True:
        try:
            next(making)
        except StopIteration as end:
            made: T = end.value
            return made


def answering(parts: Iterator[object]) -> None:
    """Come back when all parts are made; the window answers between two of them.

    What one raises is raised here.
    """
    turns = Gradually(parts, QApplication.instance())
    try:
        turns.gather()
    finally:
        turns.deleteLater()


class _Turns(QObject):
    """Whose turn it is: the innermost that is waited for, else the one that went longest ago."""

    _over = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.under_way: WeakSet[Gradually] = WeakSet()
        self.waited_for: list[Gradually] = []
        """The innermost wait last."""
        self.numbers = count()
        """Of turns: each is greater than those before."""
        self._taken = False
        self._over.connect(self._free, Qt.ConnectionType.QueuedConnection)

    def is_for(self, who: Gradually) -> bool:
        """Whether it is the one to go on now."""
        if self._taken or not who.may_go_on:
            return False
        waited_for = next((each for each in reversed(self.waited_for) if each.may_go_on), None)
        if waited_for is not None:
            return who is waited_for
        others = (each for each in self.under_way if each.may_go_on)
        return all(who.went <= each.went for each in others)

    def take(self, who: Gradually) -> None:
        """Nobody goes on before what is posted by now has been gone through."""
        who.went = next(self.numbers)
        self._taken = True
        self._over.emit()

    def _free(self) -> None:
        self._taken = False


@cache
def _turns() -> _Turns:
    return _Turns()


class Gradually(QObject):
    """Takes what ``parts`` makes, ``at_once`` of them between two events of the window.

    ``ready``: whether the next may be made. A part asks the interpreter for hundreds of things, and beside a
    worker it would wait for its turn each time (:attr:`advisor_app.ui.jobs.Jobs.resting`).
    """

    def __init__(
        self,
        parts: Iterator[object],
        parent: QObject | None,
        at_once: int = 1,
        ready: Callable[[], bool] = lambda: True,
    ) -> None:
        super().__init__(parent)
        self._parts = parts
        self._at_once = at_once
        self._ready = ready
        self._error: Exception | None = None
        self._at_it = False
        self.went = next(_turns().numbers)
        """The number of its last turn."""
        self._turn = QTimer(self)
        self._turn.timeout.connect(self._go_on)
        self._turn.start(0)
        _turns().under_way.add(self)

    def _go_on(self) -> None:
        if not self._ready():
            self._turn.setInterval(_LATER_MS)
            return
        if self._turn.interval():
            self._turn.setInterval(0)
        if not _turns().is_for(self):
            return
        _turns().take(self)  # before the part: what it waits for itself has turns of its own
        self._at_it = True
        try:
            made = list(islice(self._parts, self._at_once))
        except Exception as error:
            self._turn.stop()
            if self not in _turns().waited_for:
                raise
            self._error = error
            return
        finally:
            self._at_it = False
        if not made:
            self._end()

    def _end(self) -> None:
        """What made them, and all it knew, is let go of."""
        self._turn.stop()
        self._parts = iter(())
        self._ready = lambda: True

    @property
    def may_go_on(self) -> bool:
        """Whether it would, were it its turn; what it was for may be gone."""
        return isValid(self) and not self._at_it and not self.done and self._ready()

    @property
    def done(self) -> bool:
        """Whether all are there."""
        return not self._turn.isActive()

    def gather(self) -> None:
        """Make what is still missing and come back when it is there; the window answers meanwhile."""
        self._ready = lambda: True
        waited_for = _turns().waited_for
        waited_for.append(self)
        try:
            until(lambda: self.done)
        finally:
            waited_for.pop()  # its own: waits end from the innermost out
        if self._error is not None:
            raise self._error
        self.finish()  # where the program is ending, something may be left

    def finish(self) -> None:
        """Make at once what is still missing."""
        for _made in self._parts:
            pass
        self._end()

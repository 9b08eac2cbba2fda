"""A watch over the window's thread: how long it gave no sign of life, and where it stood.

A thread asks the window's for an answer every few milliseconds; what takes longer than 50 ms is noted.
"""

from __future__ import annotations

import sys
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

LONGEST = 0.05
"""Seconds that the window's thread may not answer."""
_EVERY = 0.005
_OURS = "advisor_app"


def _nothing(_block: Block) -> None:
    pass


@dataclass(frozen=True, slots=True)
class Block:
    """The window did not answer: for how long, during what, and where it stood when that was found."""

    seconds: float
    at: float
    """Seconds since the window first answered."""
    during: str
    where: str


class Watchdog(QObject):
    """Runs beside the window for as long as it is entered; ``tell`` is told, on a thread of its own."""

    _asked = Signal()

    def __init__(self, tell: Callable[[Block], None] = _nothing) -> None:
        super().__init__()
        self._tell = tell
        self.blocks: list[Block] = []
        self.during = ""
        self._answered = threading.Event()
        self._stop = threading.Event()
        self._heeds_the_end = False
        self._watched = threading.get_ident()
        self._asked.connect(self._answered.set, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._watch, name="watchdog", daemon=True)

    def __enter__(self) -> Watchdog:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop.set()
        while self._thread.is_alive():  # it may be waiting for an answer
            QApplication.processEvents()
            self._thread.join(_EVERY)

    def _watch(self) -> None:
        self._asked.emit()
        self._answered.wait()  # before, there is no window to be held up
        began = time.perf_counter()
        while not self._stop.wait(_EVERY):
            self._answered.clear()
            during, asked = self.during, time.perf_counter()
            self._asked.emit()
            if not self._answered.wait(LONGEST):
                where = self._where()
                while not self._answered.wait(_EVERY) and not self._stop.is_set():
                    pass
                if self._stop.is_set():
                    return
                self.blocks.append(Block(time.perf_counter() - asked, asked - began, during, where))
                self._tell(self.blocks[-1])

    def _where(self) -> str:
        """The innermost lines of the program's own that the window's thread stands on."""
        frame = sys._current_frames().get(self._watched)  # noqa: SLF001 (the public way to another thread)
        stack = traceback.extract_stack(frame) if frame is not None else []
        own = [line for line in stack if _OURS in line.filename][-3:]
        told = [f"{Path(line.filename).stem}:{line.lineno} {line.name}" for line in reversed(own)]
        return " < ".join(told) or "Qt"

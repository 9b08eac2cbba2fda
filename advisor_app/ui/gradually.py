"""Parts of the window that are made one after another whenever nothing else is to be done.

Made all at once they would hold the window up; whoever needs them sooner has them made at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from PySide6.QtCore import QObject, QTimer


class Gradually(QObject):
    """Takes what ``parts`` makes, ``at_once`` of them between two events of the window."""

    def __init__(self, parts: Iterator[object], parent: QObject, at_once: int = 1) -> None:
        super().__init__(parent)
        self._parts = parts
        self._at_once = at_once
        self._turn = QTimer(self)
        self._turn.timeout.connect(self._go_on)
        self._turn.start(0)

    def _go_on(self) -> None:
        if not list(islice(self._parts, self._at_once)):
            self._turn.stop()

    @property
    def done(self) -> bool:
        """Whether all are there."""
        return not self._turn.isActive()

    def finish(self) -> None:
        """Make at once what is still missing."""
        for _made in self._parts:
            pass
        self._turn.stop()

"""Waiting for something without holding the window up."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEventLoop, QTimer

_EVERY_MS = 2


def until(there: Callable[[], bool]) -> None:
    """Come back when ``there`` says so, or the program ends.

    Meanwhile the window paints, answers assistive programs and takes what the worker brings. What is typed
    and clicked is neither lost nor taken out of turn: it waits, and goes to what is there afterwards.
    """
    if there():
        return
    loop = QEventLoop()

    def look() -> None:
        if there():
            loop.quit()

    looks = QTimer(loop)
    looks.timeout.connect(look)
    looks.start(_EVERY_MS)
    loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    looks.stop()

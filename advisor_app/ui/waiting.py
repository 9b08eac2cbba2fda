"""Waiting for something without holding the window up."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEventLoop, QTimer

_EVERY_MS = 2
_loops: list[QEventLoop] = []
"""The waits under way, the innermost last; the window's thread alone waits so."""


def until(there: Callable[[], bool]) -> None:
    """Come back when ``there`` says so, or the program ends; what it raises is raised here.

    Meanwhile the window paints, answers assistive programs and takes what the worker brings. What is typed
    and clicked, on the frame of the window too, is neither lost nor taken out of turn: it waits, and goes to
    what is there afterwards.
    """
    if there():
        return
    loop = QEventLoop()
    failed: list[Exception] = []

    def look() -> None:
        try:
            if there():
                loop.quit()
        except Exception as error:  # noqa: BLE001 (it is raised where it is waited)
            failed.append(error)
            loop.quit()

    looks = QTimer(loop)
    looks.timeout.connect(look)
    looks.start(_EVERY_MS)
    _loops.append(loop)
    try:
        loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    finally:
        _loops.pop()
        looks.stop()
        looks.timeout.disconnect(look)  # a ring through Qt, which no collector sees
    if failed:
        raise failed[0]


def under_way() -> bool:
    """Whether anything is waited for."""
    return bool(_loops)

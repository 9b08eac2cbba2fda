"""Where a window stands: another one in its place stands there to the pixel, whatever the window manager."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow

_LARGE = Qt.WindowState.WindowMaximized | Qt.WindowState.WindowFullScreen


def stand_as(window: QMainWindow, other: QMainWindow) -> None:
    """Have a window that is not shown yet come up where another one stands, and as large.

    The place without the frame is given: that with it would be off by a frame that is not there yet.
    """
    large = other.windowState() & _LARGE
    window.setGeometry(other.normalGeometry() if large else other.geometry())
    window.setWindowState(large)


def keep_place(window: QMainWindow) -> None:
    """Have a window that was hidden come up where it was: else the window manager chooses a place again."""
    handle = window.windowHandle()
    if handle is not None:
        handle.setGeometry(handle.geometry())  # from now on the place is ours, not one that was given to it

"""Locks the window: by hand (Ctrl+L), after some idle minutes, and before anything is shown at the start."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QClipboard, QGuiApplication, QKeySequence, QShortcut, QWindow
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from shiboken6 import isValid

from advisor_app.runtime import viewing
from advisor_app.services.clock import Clock
from advisor_app.services.locking import Locking
from advisor_app.ui.lock_screen import LockScreen
from advisor_app.ui.main_window import MainWindow

_EVERY = 2000
"""Milliseconds between two looks at how long nothing was done."""
_DOING = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletMove,
        QEvent.Type.NonClientAreaMouseMove,
    }
)
_SEEN = frozenset({QEvent.Type.Show, QEvent.Type.Paint})
_APPLICATION = Qt.WindowModality.ApplicationModal
_PASSING = frozenset({Qt.WindowType.Popup, Qt.WindowType.ToolTip})
NOT_SET = "还没有设应用锁的口令。请在“设置”→“安全”里设一个。"


class Idle:
    """How long nothing was done: the machine's clock as well as its running time, so that neither a sleep nor
    a clock that was set back leaves the window open."""

    def __init__(self, clock: Clock, running: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._running = running
        self.touch()

    def touch(self) -> None:
        """Something was done just now."""
        self._at, self._ran = self._clock.now(), self._running()

    def minutes(self) -> float:
        """Since then."""
        by_clock = (self._clock.now() - self._at).total_seconds()
        return max(by_clock, self._running() - self._ran) / 60


class Guard(QObject):
    """One for the window; it lives as long."""

    unset = Signal()
    """It was to be locked, and there is no passphrase yet."""
    locked = Signal()
    unlocked = Signal()

    def __init__(self, window: MainWindow, locking: Locking, clock: Clock) -> None:
        super().__init__(window)
        self._window = window
        self._locking = locking
        self.idle = Idle(clock)
        self._minutes = locking.minutes
        self._away: list[QWidget] = []
        self._watched: list[QWindow] = []
        self._focus: QWidget | None = None
        self._copied = ""
        self.resting = False
        """While another window of the program stands in for this one, and is guarded itself."""
        self.screen = LockScreen(locking.check, locking.wait, window.tokens)
        self.screen.opened.connect(self._unlock)
        self.key = QShortcut(QKeySequence("Ctrl+L"), window, self.lock)
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._watch)
            app.clipboard().dataChanged.connect(self._note_copied)

    def is_locked(self) -> bool:
        """Whether the window is locked."""
        return self._window.covered

    def lock(self) -> None:
        """Lock now; where no passphrase is set, say where to set one."""
        if self.is_locked() or self.resting:
            return
        if not self._locking.is_set:
            self.unset.emit()
            self._window.events.said.emit(NOT_SET)
            return
        focus = QApplication.focusWidget()
        self._focus = focus if focus is not None and focus.window() is self._window else None
        self._window.cover(self.screen, "已锁定")
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)  # only while locked: it is asked about everything
        for widget in QApplication.topLevelWidgets():
            if widget is not self._window and widget.isVisible():
                self._put_away(widget)
        QToolTip.hideText()
        self._clear_clipboard()
        viewing.clear()
        self.locked.emit()

    def lock_first(self) -> bool:
        """Lock a window that was not shown yet, where a passphrase is set; whether there is one."""
        if self._locking.is_set:
            self.lock()
        return self.is_locked()

    def _unlock(self) -> None:
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        self.idle.touch()
        self._window.uncover()
        away, self._away = self._away, []
        for widget in away:
            if isValid(widget):
                widget.show()
        if not away and self._focus is not None and isValid(self._focus):
            self._focus.setFocus()
        self._focus = None
        self.unlocked.emit()

    def _put_away(self, widget: QWidget) -> None:
        """Hide another window. One that waits for an answer by itself ends as if cancelled; the others come
        back as they were, with what was typed into them."""
        if widget.isWindow() and widget not in self._away:
            waits = widget.isModal() and widget.windowModality() is _APPLICATION
            passing = widget.windowType() in _PASSING
            if not waits and not passing:
                self._away.append(widget)
        widget.hide()

    def _note_copied(self) -> None:
        """What came into the clipboard while this program was the one in front: not every system tells whose
        it is."""
        board = QGuiApplication.clipboard()
        active = QGuiApplication.applicationState() is Qt.ApplicationState.ApplicationActive
        self._copied = board.text() if active or board.ownsClipboard() else ""

    def _clear_clipboard(self) -> None:
        """What was copied here goes; what another program put there stays."""
        board = QGuiApplication.clipboard()
        if board.ownsClipboard() or (self._copied and board.text() == self._copied):
            board.clear()
        self._copied = ""
        if board.supportsSelection() and board.ownsSelection():
            board.clear(QClipboard.Mode.Selection)

    # --- while nothing is done ----------------------------------------------------------------------

    def choose_minutes(self, minutes: int) -> None:
        """Lock after so many idle minutes from now on; 0: only when asked to."""
        self._locking.lock_after(minutes)
        self._minutes = minutes
        self.idle.touch()

    def look(self) -> None:
        """Lock where nothing was done for long."""
        if self.resting:
            self.idle.touch()
        elif self._minutes and not self.is_locked() and self.idle.minutes() >= self._minutes:
            if self._locking.is_set:
                self.lock()
            else:
                self.idle.touch()

    def _watch(self, window: QWindow | None) -> None:
        """Hear what is done in a window of this program."""
        if window is None:
            return
        self._watched = [each for each in self._watched if isValid(each)]
        if all(each is not window for each in self._watched):
            self._watched.append(window)
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Renew the idle time; while locked, keep other windows from being shown or painted."""
        kind = event.type()
        if not self.is_locked():
            if kind in _DOING and isinstance(watched, QWindow):
                self.look()  # the first movement after a sleep comes before the timer
                if not self.is_locked():
                    self.idle.touch()
            return False
        if kind is QEvent.Type.Shortcut:  # those that came after the window was locked are not turned off
            return True
        if kind in _SEEN and isinstance(watched, QWidget) and watched.window() is not self._window:
            if kind is QEvent.Type.Show and watched.isWindow():
                QTimer.singleShot(0, watched, lambda: self._put_away(watched) if self.is_locked() else None)
                return False
            return kind is QEvent.Type.Paint
        return False

"""隐名演示: a second window without names in the place of the first, for the projector."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QMessageBox

from advisor_app.services.locking import Locking
from advisor_app.ui.guard import Guard
from advisor_app.ui.main_window import MainWindow
from advisor_app.ui.standing import keep_place, stand_as

if TYPE_CHECKING:
    from advisor_app.services.redaction import MaskedWorkspace
    from advisor_app.services.workspace import Workspace


class Pages(Protocol):
    """The pages of the other window; both are waited for, the window answering meanwhile."""

    def gather(self) -> None:
        """Build them."""

    def clear(self) -> None:
        """Take them away again."""


Build = Callable[["MaskedWorkspace"], tuple[MainWindow, Pages]]
TITLE = "隐名演示"
KEYS = "Ctrl+Shift+H"
_BACK = "结束以后窗口里又是真实名称。还连着投影的，请先断开。"


class Projecting(QObject):
    """Hides the window and shows the other; back again only when that is confirmed."""

    def __init__(self, window: MainWindow, guard: Guard, workspace: Workspace, build: Build) -> None:
        super().__init__(window)
        self._window = window
        self._guard = guard
        self._workspace = workspace
        self._build = build
        self._masked: MaskedWorkspace | None = None
        self._pages: Pages | None = None
        self.shown: MainWindow | None = None
        self.asking: QMessageBox | None = None

    def start(self) -> None:
        """Make the other window; what can't be shown so is said."""
        if self.shown is not None or self._window.covered:
            return

        def make() -> MaskedWorkspace:
            from advisor_app.services.redaction import MaskedWorkspace  # noqa: PLC0415 (all of dossier)

            made = MaskedWorkspace(self._workspace)
            try:
                _ = made.portfolio
            except BaseException:
                made.close()
                raise
            return made

        self._window.jobs.read(make, self._show)

    def _show(self, workspace: MaskedWorkspace) -> None:
        if self._window.covered:  # it was locked meanwhile
            workspace.close()
            return
        window, pages = self._build(workspace)
        self._pages = pages
        self._masked, self.shown = workspace, window
        guard = Guard(window, Locking(workspace.clock), workspace.clock)
        window.mark(f"{TITLE}：客户、联系人、代码和电话都是代称，只能看，不能改", self._window.tokens.open)
        window.add_switch("结束隐名演示", "回到真实名称", KEYS, self.ask_end)
        window.setWindowTitle(TITLE)
        window.events.said.emit(f"{guard.key.key().toString()} 锁定；材料原件、备份和设置在演示中不显示")
        window.installEventFilter(self)
        stand_as(window, self._window)
        self._guard.resting = True
        window.show()  # without its pages at first: no name is seen from here on
        self._window.hide()
        pages.gather()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Closing the window is no way back to the names: it is asked about as well."""
        if event.type() is QEvent.Type.Close and watched is self.shown:
            event.ignore()
            self.ask_end()
            return True
        return super().eventFilter(watched, event)

    def ask_end(self) -> None:
        """Ask before the names come back."""
        if self.shown is None or self.shown.covered or self.asking is not None:
            return
        box = QMessageBox(self.shown)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle("结束隐名演示")
        box.setText(_BACK)
        sure = box.addButton("结束演示", QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton("继续演示", QMessageBox.ButtonRole.RejectRole))
        self.asking = box

        def answered(_result: int) -> None:
            self.asking = None
            if box.clickedButton() is sure:
                self.end()
            box.deleteLater()

        box.finished.connect(answered)
        box.open()

    def end(self) -> None:
        """Close the other window, and show the first as it was left."""
        shown, self.shown = self.shown, None
        if shown is None:
            return
        shown.removeEventFilter(self)
        keep_place(self._window)
        self._window.show()  # first: closing the last window would end the program
        self._guard.resting = False
        self._guard.idle.touch()
        shown.close()
        if self._pages is not None:
            self._pages.clear()  # all at once they would hold the window up
            self._pages = None
        shown.deleteLater()
        if self._masked is not None:
            self._masked.close()
            self._masked = None

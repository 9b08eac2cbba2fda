"""The window at work on an open workspace; new policy content comes in with another window in its place.

Pages and services hold the content that they were built with. So when other content was put in use, all of
them are built anew beside the old ones, which go when the new ones are there: nothing shows half of each.
The client database stays open meanwhile; what was in front, chosen and set is so again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QDialog

from advisor_app.services.clock import Clock
from advisor_app.services.locking import Locking
from advisor_app.ui.errand import Errand
from advisor_app.ui.guard import Guard
from advisor_app.ui.main_window import MainWindow, shell

if TYPE_CHECKING:
    from advisor_app.services.workspace import Workspace
    from advisor_app.ui.furnishing import Furnishing

_BETWEEN_MS = 200
USED = "政策内容换成了 {}，评估和政策库已按它计算；以前存档的评估不变。"
WAITS = "新的政策内容备好了，手头的事做完就换上。"


class Sitting(QObject):
    """Which window stands open, and on which workspace."""

    renewed = Signal()
    """Another window stands open now, all its pages built."""

    def __init__(self, window: MainWindow, clock: Clock) -> None:
        super().__init__()
        self._clock = clock
        self.window = window
        self.guard = Guard(window, Locking(clock), clock)
        self.workspace: Workspace | None = None
        self.pages: Furnishing | None = None
        self._then = ""
        self._fresh: Workspace | None = None
        self._told = False
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.setInterval(_BETWEEN_MS)
        self._turn.timeout.connect(self._look)

    def begin(self, workspace: Workspace, front: str) -> Furnishing:
        """Begin to put in the pages; ``front`` is built already."""
        from advisor_app.ui.furnishing import furnish  # noqa: PLC0415 (all pages, and all they load)

        self.workspace = workspace
        self.pages = furnish(self.window, workspace, self.guard, front)
        self.window.events.content.connect(self.renew)
        return self.pages

    def close(self) -> None:
        """Look no more."""
        self._turn.stop()

    # --- other content ----------------------------------------------------------------------------

    def renew(self, then: str = "") -> None:
        """Other content lies there: use it as soon as nothing is under way in the window.

        ``then``: what the policies page does when that is so; "" nothing.
        """
        self._then, self._fresh, self._told = then, None, False
        self._turn.start(0)

    def _look(self) -> None:
        """Leave what is being typed, which saves it; then read the content on the worker, then put it in."""
        workspace = self.workspace
        if workspace is None or self.pages is None:
            return
        if not self._quiet():
            if not self._told:
                self.window.events.said.emit(WAITS)
                self._told = True
            self._turn.start(_BETWEEN_MS)
            return
        focus = QApplication.focusWidget()
        if self._fresh is not None:
            fresh, self._fresh = self._fresh, None
            self._replace(workspace, fresh)
        elif focus is not None and self.window.isAncestorOf(focus) and focus is not self.window:
            focus.clearFocus()
            self._turn.start(0)
        else:
            self.window.jobs.read(workspace.with_content, self._made)

    def _made(self, fresh: Workspace) -> None:
        self._fresh = fresh
        self._look()

    def _quiet(self) -> bool:
        """Whether the window can go: nothing lies over it, nothing is asked, read, saved or reckoned."""
        window, pages = self.window, self.pages
        return (
            window.isVisible()  # else 隐名演示 stands in for it
            and not window.covered
            and pages is not None
            and pages.complete
            and window.jobs.idle
            and QApplication.activeModalWidget() is None
            and QApplication.activePopupWidget() is None
            and not any(dialog.isVisible() for dialog in window.findChildren(QDialog))
            and not any(errand.busy for errand in window.findChildren(Errand))
        )

    def _replace(self, was: Workspace, fresh: Workspace) -> None:
        old, left, then = self.window, self.pages, self._then
        assert left is not None
        window = shell(old.tokens, self._clock)
        guard = Guard(window, Locking(self._clock), self._clock)
        try:
            from advisor_app.ui.furnishing import furnish  # noqa: PLC0415 (loaded long since)

            pages = furnish(window, fresh, guard, old.page)
            pages.finish()
        except BaseException:
            window.close()
            window.deleteLater()
            raise
        self.window, self.guard, self.workspace, self.pages = window, guard, fresh, pages
        window.events.content.connect(self.renew)
        window.show_as_of(old.as_of)
        window.show_drafts(old.drafts)
        if client := left.page("clients").client_id:
            window.events.choose_client.emit(client)
        pages.page("clients").show_tab(left.page("clients").tab)
        window.restoreGeometry(old.saveGeometry())
        window.show()
        old.close()  # after the other is shown: closing the last one would end the program
        old.deleteLater()
        was.assessing.close()
        window.show_page(window.page)  # the focus is where it belongs
        window.events.said.emit(USED.format(fresh.assessing.library.content_version))
        if then:
            window.show_page("policies")
            getattr(pages.page("policies"), then)()
        self.renewed.emit()

"""The window at work on an open workspace; other policy content, colours or type come with another window.

Pages and services hold the content that they were built with, and pages the colours. So when others were
chosen, the old pages go and all are built anew in another window: nothing shows half of each. The client
database stays open meanwhile; what was in front, chosen and set is so again.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QDialog

from advisor_app.runtime import collecting, paths, settings
from advisor_app.runtime.settings import Theme
from advisor_app.services.clock import Clock
from advisor_app.services.locking import Locking
from advisor_app.ui import theme
from advisor_app.ui.errand import Errand
from advisor_app.ui.errors import show_error
from advisor_app.ui.guard import Guard
from advisor_app.ui.main_window import MainWindow, shell
from advisor_app.ui.standing import stand_as
from advisor_app.ui.waiting import under_way

if TYPE_CHECKING:
    from advisor_app.services.workspace import Workspace
    from advisor_app.ui.everywhere import Manual
    from advisor_app.ui.furnishing import Furnishing
    from advisor_app.ui.pages.manual import Opened
    from advisor_app.ui.panes.what_if import Supposed

_RESTING_MS = 10_000
"""How long nobody may have done anything."""
_BETWEEN_MS = 200
USED = "政策内容换成了 {}，评估和政策库已按它计算；以前存档的评估不变。"
DRESSED = "已换上所选的配色与字号。"
WAITS = "备好了，手头的事做完就换上。"


def dressed() -> theme.Tokens:
    """Dress the application as the settings say."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    chosen = settings.load(paths.settings_file()).settings
    return theme.apply(app, chosen.theme, chosen.font_scale)


def manual(window: MainWindow) -> Manual:
    """What opens the manual from a window."""
    from advisor_app.ui.everywhere import Manual  # noqa: PLC0415 (loaded with the pages)

    found = window.findChild(Manual)
    assert isinstance(found, Manual)  # every window with pages has it
    return found


@dataclass(frozen=True, slots=True)
class Stood:
    """What was set, chosen and supposed in a window."""

    as_of: dt.date
    drafts: bool
    client: str
    tab: str
    section: str
    away: dt.date | None
    assessed: str
    supposed: Supposed | None
    manual: Opened | None

    @classmethod
    def of(cls, window: MainWindow, pages: Furnishing) -> Stood:
        """How a window with all its pages stands."""
        clients, assessment = pages.page("clients"), pages.page("assessment")
        return cls(
            window.as_of,
            window.drafts,
            clients.client_id,
            clients.tab,
            pages.page("settings").section,
            pages.page("workbench").away,
            assessment.client_id,
            assessment.what_if.supposed(),
            manual(window).opened,
        )

    def again(self, window: MainWindow, pages: Furnishing) -> None:
        """Have another window, with all its pages, stand so."""
        window.show_as_of(self.as_of)
        window.show_drafts(self.drafts)
        if self.client:
            window.events.choose_client.emit(self.client)
        pages.page("clients").show_tab(self.tab)
        pages.page("settings").show_section(self.section)
        pages.page("workbench").away_since(self.away)
        assessment = pages.page("assessment")
        if self.assessed:
            assessment.show_client(self.assessed)
        assessment.what_if.suppose(self.supposed)
        manual(window).open_again(self.manual)


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
        self._left_over = QTimer(self)
        self._left_over.setInterval(_RESTING_MS)
        self._left_over.timeout.connect(self._let_go)
        QApplication.styleHints().colorSchemeChanged.connect(self._follow)

    def begin(self, workspace: Workspace, front: str) -> Furnishing:
        """Have the pages ready to be built, ``front`` first."""
        from advisor_app.ui.furnishing import furnish  # noqa: PLC0415 (all pages, and all they load)

        self.workspace = workspace
        self.pages = furnish(self.window, workspace, self.guard, front)
        self._hear(self.window)
        return self.pages

    def _hear(self, window: MainWindow) -> None:
        window.events.content.connect(self.renew)
        window.events.dress.connect(self.renew)

    def _follow(self) -> None:
        """The system's colours have changed: those of the window do, where they follow it."""
        chosen = settings.load(paths.settings_file()).settings.theme
        if chosen is Theme.SYSTEM and theme.is_dark(chosen) is not (self.window.tokens is theme.DARK):
            self.renew()

    def close(self) -> None:
        """Look no more."""
        QApplication.styleHints().colorSchemeChanged.disconnect(self._follow)
        self._turn.stop()
        self._left_over.stop()

    # --- another window ---------------------------------------------------------------------------

    def renew(self, then: str = "") -> None:
        """Other content lies there, or another dress: use it as soon as nothing is under way in the window.

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
        if focus is not None and self.window.isAncestorOf(focus) and focus is not self.window:
            focus.clearFocus()
            self._turn.start(0)
        elif self._fresh is not None:
            fresh, self._fresh = self._fresh, None
            self._replace(workspace, fresh)
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
            and not under_way()
            and QApplication.activeModalWidget() is None
            and QApplication.activePopupWidget() is None
            and not any(dialog.isVisible() for dialog in window.findChildren(QDialog))
            and not any(errand.busy for errand in window.findChildren(Errand))
        )

    def _replace(self, was: Workspace, fresh: Workspace) -> None:
        old, left, then = self.window, self.pages, self._then
        assert left is not None
        stood, idle = Stood.of(old, left), self.guard.idle
        self.guard.resting = True  # else it would lock, and put away, the window that comes
        left.clear()  # each page that is there would be dressed anew, which takes a second
        window = shell(dressed(), self._clock)
        guard = Guard(window, Locking(self._clock), self._clock)
        guard.idle = idle
        from advisor_app.ui.furnishing import furnish  # noqa: PLC0415 (loaded long since)

        pages = furnish(window, fresh, guard, old.page)
        self.window, self.guard, self.workspace, self.pages = window, guard, fresh, pages
        self._hear(window)
        stand_as(window, old)
        window.show()
        old.close()  # after the other is shown: closing the last one would end the program
        old.deleteLater()
        was.assessing.close()
        try:
            with collecting.no_collecting():
                pages.gather()
            stood.again(window, pages)
        except Exception as error:  # noqa: BLE001 (the window is of use without one of its pages)
            show_error(error)
        collecting.set_aside()
        self._left_over.start()
        window.activateWindow()  # not the manual
        window.show_page(window.page)  # the focus is where it belongs
        before, now = was.assessing.library, fresh.assessing.library
        window.events.said.emit(DRESSED if before.digest == now.digest else USED.format(now.content_version))
        if then:
            window.show_page("policies")
            getattr(pages.page("policies"), then)()
        self.renewed.emit()

    def _let_go(self) -> None:
        """Let go of the window before, which takes a third of a second: while nobody does anything."""
        if self.guard.idle.minutes() * 60_000 >= _RESTING_MS:
            self._left_over.stop()
            collecting.set_aside_anew()

"""What works on every page: Ctrl+K, undo, help; and the demo in a window of its own."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut

from advisor_app.runtime import paths, resources
from advisor_app.runtime.bundle import own_command
from advisor_app.services.finder import Clause, Client, Found
from advisor_app.ui.main_window import MainWindow
from advisor_app.ui.pages.about import AboutDialog
from advisor_app.ui.pages.keys import KeysDialog
from advisor_app.ui.pages.manual import ManualWindow, Opened
from advisor_app.ui.pages.tour import TourDialog
from advisor_app.ui.palette import Action, Palette
from advisor_app.ui.tools import Tools

if TYPE_CHECKING:
    from advisor_app.services.workspace import Workspace


CHAPTERS = {
    "workbench": "装好与打开",
    "clients": "客户",
    "policies": "政策库",
    "assessment": "怎么读结论",
    "pipeline": "培育梯队与申报",
    "calendar": "工作台与日程",
    "export": "交给客户的文书",
    "settings": "备份、换电脑、安全",
}
"""Page → words of the manual's chapter that opens first from it; the first page's readers are new."""


def equip(
    window: MainWindow,
    workspace: Workspace,
    tools: Tools,
    show_tab: Callable[[str], None],
    acts: tuple[Action, ...],
) -> Iterator[None]:
    """Give the window its search, undo and help, part by part.

    ``show_tab`` turns to a tab of the client's record by its name; ``acts``: what can be done besides.
    """
    library = workspace.assessing.library
    tour = TourDialog(window.show_page, window)
    yield
    manual = Manual(tools, window)
    helps = (
        Action("使用手册", "Shift+F1", manual.begin),
        Action("快捷键", "F1", lambda: KeysDialog(tools.tokens, window).open()),
        Action("十分钟上手", "", tour.begin),
        Action("关于", "", lambda: AboutDialog(library, window).open()),
    )
    for each in helps:
        window.add_help(each.title, each.keys, each.run)
    own = (
        Action("撤销上一步", "Ctrl+Z", tools.undo),
        Action("重做", "Ctrl+Y", tools.redo),
        Action("切换草案透镜", "", lambda: window.show_drafts(not window.drafts)),
    )
    finder = workspace.finder

    def go(found: Found) -> None:
        target = found.target
        if isinstance(target, Client):
            tools.events.open_client.emit(target.id)
        elif isinstance(target, Clause):
            tools.events.show_clause.emit(target.document, target.start, target.end)
        elif target.tab:
            show_tab(target.tab)
            tools.events.open_client.emit(target.client_id)
        else:
            tools.events.assess_client.emit(target.client_id)

    yield
    palette = Palette(finder.find, go, (*acts, *own, *helps), tools.jobs, tools.tokens, window)
    window.search_asked.connect(palette.begin)
    tools.events.changed.connect(lambda changes: tools.jobs.read(lambda: finder.follow(changes), _nothing))
    QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), window, tools.undo)
    redo = QShortcut(window)
    redo.setKeys([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])  # either is usual somewhere
    redo.activated.connect(tools.redo)


class Manual(QObject):
    """The manual's window: made when it is first asked for, found again where it was left."""

    def __init__(self, tools: Tools, window: MainWindow) -> None:
        super().__init__(window)
        self._tools = tools
        self._over = window
        self._shown: ManualWindow | None = None

    def begin(self) -> None:
        first = self._shown is None
        shown = self._made()
        shown.begin()  # a chapter is turned to where it is laid out
        if first:
            shown.turn_to(CHAPTERS.get(self._over.page, ""))

    @property
    def opened(self) -> Opened | None:
        """How it lies open; None where it does not."""
        return self._shown.opened if self._shown is not None and self._shown.isVisible() else None

    def open_again(self, opened: Opened | None) -> None:
        """Lie open as that of another window did."""
        if opened is not None:
            self._made().open_again(opened)

    def _made(self) -> ManualWindow:
        if self._shown is None:
            self._shown = ManualWindow(resources.manual(), self._tools.tokens, self._over)
        return self._shown


def _nothing(_none: None) -> None:
    """Nobody waits for it."""


def open_demo(tools: Tools, failed: Callable[[str], None]) -> None:
    """Open a window of its own on the demo's own database."""
    from advisor_app.services import demo  # noqa: PLC0415 (all of dossier)

    def start(database: Path) -> None:
        subprocess.Popen([*own_command(), "open", str(database)], stdin=subprocess.DEVNULL)
        tools.events.said.emit("示例在另一个窗口里打开：它有自己的客户库。")

    tools.events.said.emit("正在准备示例……")
    tools.jobs.read(lambda: demo.prepare(paths.demo_dir()), start, lambda error: failed(str(error)))

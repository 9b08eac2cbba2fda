"""What the panes share: whom they are about, reading when looked at, saying that there is nothing."""

from __future__ import annotations

import datetime as dt
from abc import abstractmethod
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QLabel, QSpinBox, QStackedLayout, QTreeView, QVBoxLayout, QWidget

from advisor_app.domain.errors import AdvisorError
from advisor_app.domain.library import Library
from advisor_app.services.advice_views import Words
from advisor_app.services.views import TreeRow
from advisor_app.ui.events import Events
from advisor_app.ui.jobs import Jobs
from advisor_app.ui.models.tree import TreeModel
from advisor_app.ui.theme import SPACE, Tokens
from advisor_app.ui.widgets.sharing_tree import SharingTree

if TYPE_CHECKING:
    from advisor_app.services.advising import Advising
    from advisor_app.services.clients import Clients

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class At:
    """Whom and when a pane is about."""

    client_id: str
    name: str
    as_of: dt.date
    drafts: bool


@dataclass(frozen=True, slots=True)
class PaneTools:
    """What every pane works with; advice is asked for on the worker, since it loads what lays out paper."""

    advising: Callable[[], Advising]
    clients: Clients
    library: Library
    words: Words
    jobs: Jobs
    events: Events
    tokens: Tokens
    today: Callable[[], dt.date]


class Pane(QWidget):
    """One part: it reads when it is looked at, and again when what it is about has changed."""

    title = ""
    told = Signal()
    """What it shows has been read."""

    def __init__(self, tools: PaneTools) -> None:
        super().__init__()
        self.tools = tools
        self.at: At | None = None
        self._stale = True
        self._asked = 0
        self.column = QVBoxLayout()
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(SPACE[2])
        body = QWidget()
        body.setLayout(self.column)
        self.note = QLabel()
        self.note.setObjectName("muted")
        self.note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.note.setWordWrap(True)
        self.note.setAccessibleDescription("说明")
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.note)
        self._stack.addWidget(body)

    # --- whom it is about -----------------------------------------------------------------------------

    def show_at(self, at: At | None) -> None:
        """Be about this client on this day; what was read of another is not shown any more."""
        if at is None or self.at is None or at.client_id != self.at.client_id:
            self.say("正在算……" if at is not None else "还没有选客户：请在上面选一家，或先到“客户”页新建。")
            self.forget()
        self.at = at
        self._stale = True
        self._asked += 1
        if self.isVisible():
            self._read()

    def forget(self) -> None:
        """Another client comes: let go of what was typed or unfolded for the last."""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._read()

    def _read(self) -> None:
        self._stale = False
        if self.at is not None:
            self.read(self.at)

    @abstractmethod
    def read(self, at: At) -> None:
        """Ask for what is to be shown, by :meth:`ask`."""

    def ask(self, work: Callable[[Advising], T], then: Callable[[T], None]) -> None:
        """Work on the worker; ``then`` is called unless the pane is about something else by then."""
        asked, advising = self._asked, self.tools.advising

        def take(result: T | None) -> None:
            if asked == self._asked and result is not None:
                then(result)
                self.told.emit()

        def refused(error: AdvisorError) -> None:
            if asked == self._asked:
                self.say(str(error))
                self.told.emit()

        self.tools.jobs.read(lambda: work(advising()) if asked == self._asked else None, take, refused)

    # --- saying ---------------------------------------------------------------------------------------

    def say(self, sentence: str) -> None:
        """Show a sentence in place of everything."""
        self.note.setText(sentence)
        self._stack.setCurrentIndex(0)

    def show_body(self) -> None:
        """Show the widgets."""
        self._stack.setCurrentIndex(1)

    @property
    def is_empty(self) -> bool:
        """Whether a sentence stands in place of the widgets."""
        return self._stack.currentIndex() == 0


def tree_of(
    model: TreeModel,
    name: str,
    widths: tuple[int, ...],
    act: Callable[[], None] | None = None,
    *,
    rest: int = 0,
    kept: Collection[int] = (),
) -> SharingTree:
    """A tree whose columns share out the room; Enter and a double click act on the current row."""
    tree = SharingTree(model, widths, rest=rest, kept=kept)
    tree.setAccessibleName(name)
    tree.setAlternatingRowColors(True)
    if act is not None:
        done = act

        def at_row(_index: QModelIndex) -> None:
            done()

        tree.doubleClicked.connect(at_row)
        tree.setExpandsOnDoubleClick(False)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            shortcut = QShortcut(QKeySequence(key), tree, act)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
    return tree


def show_rows(tree: QTreeView, rows: Sequence[TreeRow]) -> None:
    """Show rows; a line that stands alone in its row takes the whole width."""
    model = tree.model()
    assert isinstance(model, TreeModel)
    model.show(rows)

    def span(below: Sequence[TreeRow], parent: QModelIndex) -> None:
        for place, row in enumerate(below):
            if not any(row.cells[1:]):
                tree.setFirstColumnSpanned(place, parent, True)
            if row.children:
                span(row.children, model.index(place, 0, parent))

    span(rows, QModelIndex())


def number_of(low: int, high: int, suffix: str, name: str) -> QSpinBox:
    """A small number, typed or changed by the arrow keys."""
    made = QSpinBox()
    made.setRange(low, high)
    made.setSuffix(suffix)
    made.setAccessibleName(name)
    made.setToolTip("直接键入，或按上下键增减")
    made.setKeyboardTracking(False)
    made.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
    made.setAlignment(Qt.AlignmentFlag.AlignRight)
    return made

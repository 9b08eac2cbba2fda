"""往后看: the days on which answers turn if nothing else changes, and what drafts would do."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel

from advisor_app.advice.ahead import DraftEffect
from advisor_app.advice.compare import MeasureChange
from advisor_app.services.advice_views import AHEAD_HEADINGS, NO_TURNS, ahead_tree
from advisor_app.services.advising import Advising
from advisor_app.services.views import TreeRow
from advisor_app.ui.models.tree import TreeModel
from advisor_app.ui.panes.pane import At, Pane, PaneTools, number_of, show_rows, tree_of
from advisor_app.ui.theme import SPACE
from advisor_app.ui.widgets.dressing import muted

_LONGEST = 10


class AheadPane(Pane):
    """A dated list; below each day what begins, ends or waits for new figures."""

    title = "往后看"

    def __init__(self, tools: PaneTools) -> None:
        super().__init__(tools)
        self.years = number_of(1, _LONGEST, " 年", "往后看几年")
        self.years.setValue(3)
        self.years.valueChanged.connect(lambda _years: self.show_at(self.at))
        head = QHBoxLayout()
        head.setSpacing(SPACE[2])
        head.addWidget(QLabel("往后看"))
        head.addWidget(self.years)
        head.addWidget(muted("资料照现在的不变，只推日期；“待更新”只等新一年的数据，不是失去"))
        head.setStretch(2, 1)
        self.model = TreeModel(AHEAD_HEADINGS, tools.tokens, parent=self)
        self.tree = tree_of(self.model, "往后的变化", (360, 230), self._open)
        self.tree.setToolTip("回车或双击：看原文")
        self.column.addLayout(head)
        self.column.addWidget(self.tree, 1)
        self.setFocusProxy(self.tree)

    def read(self, at: At) -> None:
        """Ask for the days."""
        years, words = self.years.value(), self.tools.words

        def work(advising: Advising) -> tuple[TreeRow, ...]:
            subject = advising.subject(at.client_id, at.as_of)
            turns = advising.ahead(subject, at.as_of, years=years)
            return ahead_tree(turns, advising.drafts(subject, at.as_of), words)

        self.ask(work, self._show)

    def _show(self, rows: tuple[TreeRow, ...]) -> None:
        if not rows:
            self.say(NO_TURNS)
            return
        show_rows(self.tree, rows)
        for place, row in enumerate(rows):
            index = self.model.index(place, 0)
            if not isinstance(row.payload, DraftEffect):
                self.tree.expand(index)
                for below in range(min(2, len(row.children))):
                    self.tree.expand(self.model.index(below, 0, index))
        self.tree.setCurrentIndex(self.model.index(0, 0))
        self.show_body()

    def _open(self) -> None:
        """Show the sentence that a change rests on; a day or a part folds."""
        index = self.tree.currentIndex()
        row = self.model.row_at(index)
        if row is not None and isinstance(row.payload, MeasureChange):
            cite = row.payload.told.cites[0]
            self.tools.events.show_clause.emit(cite.document, cite.start, cite.end)
        else:
            first = index.siblingAtColumn(0)
            self.tree.setExpanded(first, not self.tree.isExpanded(first))

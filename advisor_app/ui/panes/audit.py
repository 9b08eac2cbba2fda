"""核对: figures that can't be or look like slips, with what to look up; Enter opens where one is entered."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton

from advisor_app.services.advice_views import AUDIT_HEADINGS, NO_FINDINGS, finding_rows
from advisor_app.services.advising import Advising
from advisor_app.services.entry_places import EntryPlace
from advisor_app.services.views import TreeRow
from advisor_app.ui.models.tree import TreeModel
from advisor_app.ui.panes.pane import At, Pane, PaneTools, tree_of
from advisor_app.ui.theme import SPACE
from advisor_app.ui.widgets.dressing import muted


class AuditPane(Pane):
    """The gravest first; its count stands on its tab, so it reads whether it is looked at or not."""

    title = "核对"
    counted = Signal(int)
    """So many findings are listed."""

    def __init__(self, tools: PaneTools) -> None:
        super().__init__(tools)
        self.model = TreeModel(AUDIT_HEADINGS, tools.tokens, tone_column=0, parent=self)
        self.tree = tree_of(self.model, "核对发现", (560, 420), self._open, rest=1)
        self.tree.setRootIsDecorated(False)
        self.tree.setObjectName("flat")  # its text begins under the heading
        self.tree.selectionModel().currentChanged.connect(self._tell)
        self.open = QPushButton("打开录入处")
        self.open.setToolTip("回车")
        self.open.clicked.connect(self._open)
        self.sentence = QLabel()
        self.sentence.setWordWrap(True)
        self.sentence.setAccessibleDescription("发现")
        self.sentence.setMinimumHeight(self.sentence.fontMetrics().lineSpacing() * 3)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE[3])
        foot.addWidget(self.sentence, 1)
        foot.addWidget(self.open)
        self.column.addWidget(
            muted("只提示，不改数；先对照原件，再到录入处改正。“不可能”的先改，否则结论也不可靠。")
        )
        self.column.addWidget(self.tree, 1)
        self.column.addLayout(foot)
        self.setFocusProxy(self.tree)

    def show_at(self, at: At | None) -> None:
        """Be about this client on this day."""
        super().show_at(at)
        if at is None:
            self._count(0)
        elif not self.isVisible():
            self._read()

    def read(self, at: At) -> None:
        """Ask for the findings."""
        library = self.tools.library

        def work(advising: Advising) -> tuple[TreeRow, ...]:
            found = advising.findings(advising.subject(at.client_id, at.as_of), at.as_of)
            return finding_rows(found, library)

        self.ask(work, self._show)

    def _show(self, rows: tuple[TreeRow, ...]) -> None:
        self.model.show(rows)
        self._count(len(rows))
        if not rows:
            self.say(NO_FINDINGS)
            return
        self.tree.setCurrentIndex(self.model.index(0, 0))
        self.show_body()

    def _count(self, number: int) -> None:
        self.counted.emit(number)

    def _tell(self, index: QModelIndex, _before: QModelIndex) -> None:
        row = self.model.row_at(index)
        self.sentence.setText("" if row is None else f"{row.cells[1]}\n{row.cells[2]}")
        self.open.setEnabled(row is not None and isinstance(row.payload, EntryPlace))

    def _open(self) -> None:
        row = self.model.row_at(self.tree.currentIndex())
        if self.at is not None and row is not None and isinstance(row.payload, EntryPlace):
            self.tools.events.open_entry.emit(self.at.client_id, row.payload)

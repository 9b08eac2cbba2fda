"""A dialog that asks every client one thing, and says how far it is; then a table of what it found."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from advisor_app.ui.errand import Cancelled, Errand, Tell
from advisor_app.ui.errors import show_error
from advisor_app.ui.events import Events
from advisor_app.ui.models.table import Column, TableModel
from advisor_app.ui.theme import SPACE
from advisor_app.ui.widgets.record_table import record_table

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Wording:
    """What stands where; ``table`` is the name under which the table's layout is kept."""

    title: str
    table: str
    begun: str
    progress: str
    go: str


class RoundDialog(QDialog, Generic[Row]):
    """Begins as soon as it is shown; Enter leads to the chosen row's client."""

    opened = Signal(str)
    """This client is wanted."""

    def __init__(
        self,
        wording: Wording,
        columns: Sequence[Column[Row]],
        widths: tuple[int, ...],
        size: tuple[int, int],
        events: Events,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(wording.title)
        self.resize(*size)
        self.errand = Errand(events, show_error, self)
        self.errand.progress.connect(self._advance)
        self.model: TableModel[Row] = TableModel(columns, self)
        self.table = record_table(wording.table, self.model, height=32, widths=widths)
        self.table.doubleClicked.connect(lambda _index: self.open_client())
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            shortcut = QShortcut(QKeySequence(key), self.table, self.open_client)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        self.told = QLabel(wording.begun)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setWordWrap(True)
        self.told.setAccessibleDescription("结果")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(wording.progress)
        self.stop = self._button("取消", self.errand.cancel)
        self.go = self._button(wording.go, self.open_client)
        self.go.setEnabled(False)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE[2])
        foot.addWidget(self.bar, 1)
        foot.addWidget(self.stop)
        for button in self.acts():
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.go)
        foot.addWidget(self._button("关闭", self.reject))
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE[4], SPACE[4], SPACE[4], SPACE[4])
        column.setSpacing(SPACE[3])
        column.addWidget(self.told)
        column.addWidget(self.table, 1)
        column.addLayout(foot)

    @staticmethod
    def _button(text: str, act: Callable[[], object]) -> QPushButton:
        made = QPushButton(text)
        made.setAutoDefault(False)
        made.clicked.connect(act)
        return made

    def acts(self) -> Sequence[QPushButton]:
        """What else can be done here; asked for once, while the dialog is built."""
        return ()

    @abstractmethod
    def ask(self, tell: Tell, cancelled: Cancelled) -> tuple[Sequence[Row], str]:
        """The rows, and what they come to in a sentence; off the main thread, telling (done, of how many)."""

    @abstractmethod
    def client_of(self, row: Row) -> str:
        """Whom a row is about."""

    def begin(self) -> None:
        """Show, and ask."""
        self.open()
        self.errand.start(self.ask, self._take, self._end)

    def _advance(self, told: object) -> None:
        assert isinstance(told, tuple)
        done, total = told
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _take(self, found: tuple[Sequence[Row], str]) -> None:
        rows, sentence = found
        self.model.show(rows)
        if rows:
            self.table.setCurrentIndex(self.model.index(0, 0))
            self.go.setEnabled(True)
            self.table.setFocus()
        self._end(sentence)

    def _end(self, sentence: str) -> None:
        self.told.setText(sentence)
        self.bar.hide()
        self.stop.hide()

    def open_client(self) -> None:
        """Leave for the chosen row's client."""
        row = self.model.row_at(self.table.currentIndex())
        if row is not None:
            self.accept()
            self.opened.emit(self.client_of(row))

    def done(self, result: int) -> None:
        """Let what is under way end."""
        self.errand.close()
        super().done(result)

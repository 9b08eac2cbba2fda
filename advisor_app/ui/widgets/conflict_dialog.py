"""What another changed meanwhile: three columns (原来、对方、我的), and a tick for what is mine to stand."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from advisor_app.domain.facts import Catalogue
from advisor_app.portfolio.conflicts import ConflictError
from advisor_app.services.conflict_views import ConflictRow, conflict_rows, key_of, seen_now
from advisor_app.ui.models.tips import tip
from advisor_app.ui.theme import SPACE
from advisor_app.ui.widgets.copying import let_copy
from advisor_app.ui.widgets.dressing import sentence

_WIDTHS = (72, 150)
"""Of the tick and of what it is about; the three texts have as much of the rest each."""
T = TypeVar("T")
Anew = Callable[[ConflictError], Mapping[str, str]]
"""Takes note that what clashed has been shown by now, and gives the texts of the record as it then stands."""


class Filled(Protocol):
    """A form that can be filled in otherwise, and sent again."""

    def change(self, values: Mapping[str, str]) -> None:
        """Put other texts into some of the fields."""

    def send(self) -> None:
        """Save what stands in it."""


class Shown(Generic[T]):
    """The record that a form shows, as it was shown last; ``texts`` gives it as the form's fields."""

    def __init__(self, record: T, texts: Callable[[T], Mapping[str, str]]) -> None:
        self.record = record
        self._texts = texts

    @property
    def texts(self) -> Mapping[str, str]:
        """What the fields read."""
        return self._texts(self.record)

    def again(self, error: ConflictError) -> Mapping[str, str]:
        """Take note that what clashed has been shown by now; what the fields read then."""
        self.record = seen_now(self.record, error)
        return self.texts


def ask_which(
    error: ConflictError,
    catalogue: Catalogue,
    parent: QWidget,
    chosen: Callable[[frozenset[str]], None],
    said: Callable[[str], str] = str,
) -> ConflictDialog:
    """Ask what is to stand of what both changed; ``chosen`` gets the keys of what is mine."""
    dialog = ConflictDialog(conflict_rows(error, catalogue, said), error.by, parent)
    dialog.chosen.connect(chosen)
    dialog.open()
    return dialog


def ask_in_form(
    error: ConflictError,
    catalogue: Catalogue,
    form: Filled,
    parent: QWidget,
    anew: Anew,
    said: Callable[[str], str] = str,
) -> None:
    """Ask about a form that was refused; it is sent again with what was chosen."""

    def settle(mine: frozenset[str]) -> None:
        texts = anew(error)
        theirs = [clash.field for clash in error.clashes if key_of(clash) not in mine]
        form.change({field: texts[field] for field in theirs if field in texts})
        form.send()

    ask_which(error, catalogue, parent, settle, said)


class ConflictDialog(QDialog):
    """A tick takes mine; without one theirs stays. Nothing is written until it is said so."""

    chosen = Signal(object)
    """The keys of the lines in which mine is to stand (a frozenset)."""

    def __init__(self, rows: Sequence[ConflictRow], by: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("刚刚有人改过")
        self.resize(1000, 460)
        self.rows = tuple(rows)
        who = by or "别人"
        head = QLabel(f"{who}在您填写时改了同一处")
        head.setObjectName("heading")
        head.setTextFormat(Qt.TextFormat.PlainText)
        told = sentence(
            "说明", "您的改动还没有保存。要用您填的，请打勾；不打勾的保留对方的，您填的那个值不留下。"
        )
        self.table = self._build_table(who)
        buttons = QDialogButtonBox()
        self.go = QPushButton("按所选保存")
        self.go.setObjectName("primary")
        self.go.setDefault(True)
        self.all_mine, self.all_theirs = QPushButton("全用我的"), QPushButton("全留对方的")
        for button, on in ((self.all_mine, True), (self.all_theirs, False)):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _c=False, on=on: self.tick_all(on=on))
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ResetRole)
        buttons.addButton(self.go, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton("先不保存", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._settle)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE[4], SPACE[4], SPACE[4], SPACE[4])
        column.setSpacing(SPACE[3])
        column.addWidget(head)
        column.addWidget(told)
        column.addWidget(self.table, 1)
        column.addWidget(buttons)
        self.table.setFocus()

    def _build_table(self, who: str) -> QTableWidget:
        heads = ("用我的", "内容", "原来", f"对方（{who}）", "我的")
        table = QTableWidget(len(self.rows), len(heads))
        table.setHorizontalHeaderLabels(heads)
        table.setAccessibleName("两边都改过的")
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        table.horizontalHeader().setDefaultAlignment(align)
        table.verticalHeader().hide()
        table.verticalHeader().setMinimumSectionSize(36)
        # all of both texts has to be read to choose between them
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        for place, row in enumerate(self.rows):
            tick = QTableWidgetItem()
            tick.setFlags(
                Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
            )
            tick.setCheckState(Qt.CheckState.Unchecked)
            tick.setData(Qt.ItemDataRole.AccessibleTextRole, f"用我的：{row.what}")
            table.setItem(place, 0, tick)
            for column, text in enumerate((row.what, row.seen, row.theirs, row.mine), start=1):
                item = QTableWidgetItem(text)
                item.setToolTip(tip(text))
                table.setItem(place, column, item)
        for column, width in enumerate(_WIDTHS):
            table.setColumnWidth(column, width)
        for column in range(len(_WIDTHS), len(heads)):
            table.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setTextElideMode(
            Qt.TextElideMode.ElideRight
        )  # of a name, before the bracket
        # a line that is higher than the table could not be read to its end otherwise
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.itemChanged.connect(lambda _item: self._mark())
        let_copy(table)
        if self.rows:
            table.setCurrentCell(0, 0)
        self.table = table
        self._mark()
        return table

    def _mark(self) -> None:
        """What is going to stand is set in bold."""
        self.table.blockSignals(True)
        for place in range(len(self.rows)):
            mine = self._is_mine(place)
            for column, stands in ((3, not mine), (4, mine)):
                item = self.table.item(place, column)
                if item is not None:
                    font = item.font()
                    font.setBold(stands)
                    item.setFont(font)
        self.table.blockSignals(False)
        self.table.viewport().update()

    def _is_mine(self, place: int) -> bool:
        item = self.table.item(place, 0)
        return item is not None and item.checkState() is Qt.CheckState.Checked

    def tick_all(self, *, on: bool) -> None:
        """Take mine everywhere, or nowhere."""
        for place in range(len(self.rows)):
            item = self.table.item(place, 0)
            if item is not None:
                item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def mine(self) -> frozenset[str]:
        """The lines that are ticked."""
        return frozenset(row.key for place, row in enumerate(self.rows) if self._is_mine(place))

    def _settle(self) -> None:
        self.chosen.emit(self.mine())
        self.accept()

"""Taking over another's work: what each side changed, side by side, and whose version is to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMessageBox,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from advisor_app.domain.facts import Catalogue
from advisor_app.portfolio.merge import Side
from advisor_app.services.keeping_words import made_phrase, merge_rows, merge_sentence
from advisor_app.ui.models.tips import tip
from advisor_app.ui.theme import SPACE, Tokens
from advisor_app.ui.widgets.copying import let_copy
from advisor_app.ui.widgets.dressing import sentence

if TYPE_CHECKING:
    from advisor_app.services.keeping import Offered

TakeOver = dict[str, Side]
"""Whose version, by a difference's id."""
_HEADS = ("取对方", "客户", "内容", "怎么变的", "原来", "这边", "对方")


class MergeDialog(QDialog):
    """A tick takes the other side's version; what both changed stands on top and is not ticked."""

    merged = Signal(object)
    """Whose version of what."""
    replaced = Signal()
    """The whole package in the place of what is here."""

    def __init__(self, offered: Offered, catalogue: Catalogue, tokens: Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("接收交接包")
        self.resize(1240, 640)
        self._tokens = tokens
        self.rows = merge_rows(offered.plan, catalogue)
        manifest = offered.manifest
        head = QLabel(
            f"{manifest.made_by}，{made_phrase(manifest.made_at)}，{manifest.clients} 家客户"
            + (f"　“{manifest.note}”" if manifest.note else "")
        )
        head.setTextFormat(Qt.TextFormat.PlainText)
        head.setObjectName("heading")
        head.setWordWrap(True)
        told = sentence("并入会怎样", merge_sentence(offered.plan))
        erased = [c.name for c in offered.plan.clients if c.whole is not None and c.erased]
        self._erased = f"在这边彻底删除过的（{'、'.join(erased)}）代替以后也没有。" if erased else ""
        self.lacking = sentence("对方的政策包", offered.lacking)
        self.lacking.setStyleSheet(f"color: {tokens.open};")
        self.lacking.setVisible(bool(offered.lacking))
        self.table = self._build_table()
        self.table.setVisible(bool(self.rows))
        both = QHBoxLayout()
        self.all_there = QPushButton("这家全取对方")
        self.all_here = QPushButton("这家全留这边")
        for button, checked in ((self.all_there, True), (self.all_here, False)):
            button.setToolTip("所选那一行的客户，全部内容")
            button.setEnabled(bool(self.rows))
            button.clicked.connect(lambda _c=False, on=checked: self.tick_client(on=on))
            button.setAutoDefault(False)  # Enter in the table joins what is ticked
            both.addWidget(button)
        both.addStretch(1)
        buttons = QDialogButtonBox()
        self.go = QPushButton("并入勾选的")
        self.go.setObjectName("primary")
        self.go.setEnabled(not offered.plan.nothing or bool(self.rows))
        self.whole = QPushButton("整库代替…")
        self.whole.setToolTip(
            "换电脑或完全接手时用：这边的客户库换成交接包里的，连同全部记录；这边的先另存备份"
        )
        buttons.addButton(self.go, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.whole, QDialogButtonBox.ButtonRole.ActionRole)
        leave = buttons.addButton("不接收", QDialogButtonBox.ButtonRole.RejectRole)
        self.go.clicked.connect(self._merge)
        self.whole.clicked.connect(self._replace)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(SPACE[3])
        column.addWidget(head)
        column.addWidget(told)
        column.addWidget(self.lacking)
        column.addWidget(self.table, 1)
        column.addLayout(both)
        column.addWidget(buttons)
        if self.go.isEnabled():
            self.go.setDefault(True)  # only now is there a dialog to be the default of
        else:
            leave.setDefault(True)
            leave.setFocus()
        if not self.rows:
            column.insertStretch(3, 1)

    def _build_table(self) -> QTableWidget:
        table = QTableWidget(len(self.rows), len(_HEADS))
        table.setHorizontalHeaderLabels(_HEADS)
        table.setAccessibleName("两边的差异")
        table.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        table.verticalHeader().hide()
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        for place, row in enumerate(self.rows):
            tick = QTableWidgetItem()
            tick.setFlags(
                Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
            )
            tick.setCheckState(_state(on=row.usual is Side.THERE))
            tick.setData(Qt.ItemDataRole.AccessibleTextRole, f"取对方的：{row.client} {row.what}")
            table.setItem(place, 0, tick)
            texts = (row.client, row.what, row.kind, row.old, row.here, row.there)
            for column, text in enumerate(texts, start=1):
                item = QTableWidgetItem(text)
                item.setToolTip(tip(text))
                if row.asks:
                    font = item.font()
                    font.setBold(True)
                    item.setFont(font)
                table.setItem(place, column, item)
        for column, width in enumerate((64, 230, 220, 110, 190, 200)):
            table.setColumnWidth(column, width)
        table.horizontalHeader().setSectionResizeMode(6, QHeaderView.ResizeMode.Stretch)
        let_copy(table)
        if self.rows:
            table.setCurrentCell(0, 0)
        return table

    def tick_client(self, *, on: bool) -> None:
        """Take (or leave) all of the client of the current row."""
        current = self.table.currentRow()
        if current < 0:
            return
        client = self.rows[current].client_id
        for place, row in enumerate(self.rows):
            item = self.table.item(place, 0)
            if row.client_id == client and item is not None:
                item.setCheckState(_state(on=on))

    def choices(self) -> TakeOver:
        """Whose version of what, as ticked."""
        found = {}
        for place, row in enumerate(self.rows):
            item = self.table.item(place, 0)
            taken = item is not None and item.checkState() is Qt.CheckState.Checked
            found[row.id] = Side.THERE if taken else Side.HERE
        return found

    def _merge(self) -> None:
        self.merged.emit(self.choices())
        self.accept()

    def _replace(self) -> None:
        sentence = (
            "这边的客户库整个换成交接包里的，这边独有的客户和改动不再显示；它们会先另存为一份备份，可以再恢复。"
            f"只想要对方的改动，请用“并入勾选的”。{self._erased}确定整库代替吗？"
        )
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle("整库代替")
        box.setText(sentence)
        sure = box.addButton("整库代替", QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton("不代替", QMessageBox.ButtonRole.RejectRole))
        sure.clicked.connect(self._replace_surely)
        box.open()

    def _replace_surely(self) -> None:
        self.replaced.emit()
        self.accept()


def _state(*, on: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked

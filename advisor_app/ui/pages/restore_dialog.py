"""What going back to a backup would change, client by client, before anything is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from advisor_app.services.keeping_words import PreviewRow, preview_rows, preview_sentence
from advisor_app.ui.models.table import Column, TableModel
from advisor_app.ui.theme import SPACE, Tokens
from advisor_app.ui.widgets.dressing import sentence
from advisor_app.ui.widgets.record_table import record_table

if TYPE_CHECKING:
    from advisor_app.portfolio.restore import Preview


class RestoreDialog(QDialog):
    """The sentence, the table, and a button that says what it does."""

    def __init__(self, name: str, seen: Preview, tokens: Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("恢复到一份备份")
        self.resize(860, 480)
        head = QLabel(f"备份：{name}（{seen.held.clients} 家客户，最后一次改动：{seen.held.last or '无'}）")
        head.setTextFormat(Qt.TextFormat.PlainText)
        head.setObjectName("heading")
        head.setWordWrap(True)
        self.told = sentence("恢复会怎样", preview_sentence(seen))
        rows = preview_rows(seen)
        if any(row.loses for row in rows):
            self.told.setStyleSheet(f"color: {tokens.bad};")
        columns: tuple[Column[PreviewRow], ...] = (
            Column("客户", lambda r: r.client),
            Column("恢复后", lambda r: r.fate),
            Column("变化（失去的是备份之后才有的）", lambda r: r.detail),
        )
        self.model: TableModel[PreviewRow] = TableModel(columns, self)
        self.model.show(rows)
        table = record_table("各家客户的变化", self.model, widths=(260, 110), many=True)
        table.setTabKeyNavigation(False)
        table.setVisible(bool(rows))
        self.erased_too = QCheckBox(f"让彻底删除过的 {len(seen.erased)} 家也一起回来")
        self.erased_too.setVisible(bool(seen.erased))
        buttons = QDialogButtonBox()
        self.go = QPushButton("恢复")
        self.go.setObjectName("primary")
        self.go.setEnabled(bool(rows))
        stay = QPushButton("不恢复")
        stay.setDefault(True)
        buttons.addButton(self.go, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(stay, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(SPACE[3])
        column.addWidget(head)
        column.addWidget(self.told)
        column.addWidget(table, 1)
        column.addWidget(self.erased_too)
        column.addWidget(buttons)

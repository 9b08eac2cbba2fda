"""回收站: clients that were deleted, to be had back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from advisor_app.domain.errors import AdvisorError
from advisor_app.ui.models.table import Column, TableModel
from advisor_app.ui.pages.client_tabs import Desk
from advisor_app.ui.pages.erase_dialog import EraseDialog
from advisor_app.ui.theme import SPACE
from advisor_app.ui.tools import Tools
from advisor_app.ui.widgets.record_table import record_table

if TYPE_CHECKING:
    from advisor_app.portfolio.clients import ClientRow
    from advisor_app.services.erasing import Preview


class RecycleBin(QDialog):
    """The deleted clients; each comes back with all it had."""

    def __init__(self, desk: Desk, tools: Tools, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("回收站")
        self.resize(640, 420)
        self._desk = desk
        self._tools = tools
        self.model: TableModel[ClientRow] = TableModel(
            (
                Column("客户", lambda r: r.name),
                Column("统一社会信用代码", lambda r: r.uscc or ""),
                Column(
                    "删除时间",
                    lambda r: f"{r.deleted_at.astimezone():%Y-%m-%d %H:%M}" if r.deleted_at else "",
                ),
            ),
            self,
        )
        self.table = record_table("回收站里的客户", self.model, many=True)
        self.table.doubleClicked.connect(lambda _index: self.restore())
        self.told = QLabel("回收站里的客户连同全部资料都还在，恢复后和删除前一样。代码仍被占用。")
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setObjectName("muted")
        self.told.setWordWrap(True)
        self.told.setAccessibleDescription("回收站说明")
        back = QPushButton("恢复")
        back.setObjectName("primary")
        back.clicked.connect(self.restore)
        buttons = QDialogButtonBox()
        buttons.addButton(back, QDialogButtonBox.ButtonRole.ActionRole)
        self.erase = QPushButton("彻底删除…")
        self.erase.setAccessibleName("彻底删除")
        self.erase.setAutoDefault(False)
        self.erase.clicked.connect(self.ask_erase)
        self.erase.setVisible(tools.erasing is not None)
        buttons.addButton(self.erase, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton("关闭", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(SPACE[2])
        column.addWidget(self.told)
        column.addWidget(self.table, 1)
        column.addWidget(buttons)
        self.reload()

    def reload(self) -> None:
        """Read what lies in it."""
        self._tools.jobs.read(lambda: self._desk.clients.rows(deleted=True), self._take)

    def _take(self, rows: tuple[ClientRow, ...]) -> None:
        self.model.show(rows)
        if rows:
            self.table.selectRow(0)
        else:
            self.told.setText("回收站是空的。")

    def restore(self) -> None:
        """Have the chosen clients back."""
        rows = [self.model.row_at(index) for index in self.table.selectionModel().selectedRows()]
        for row in rows:
            if row is not None:
                self._restore(row)

    def ask_erase(self) -> None:
        """Show what erasing the chosen client for good takes along, and ask for its name."""
        chosen = self.table.selectionModel().selectedRows()
        row = self.model.row_at(chosen[0]) if chosen else None
        erasing = self._tools.erasing
        if row is None or erasing is None:
            return
        client_id = row.id

        def ask(seen: Preview) -> None:
            dialog = EraseDialog(seen, self._tools.tokens, self)

            def gone() -> None:
                dialog.accept()
                self._tools.events.said.emit("已彻底删除一家客户")
                self.reload()

            dialog.confirmed.connect(
                lambda typed: self._desk.write(
                    lambda: erasing().erase(client_id, typed), gone, lambda error: dialog.refused(str(error))
                )
            )
            dialog.open()

        def refused(error: AdvisorError) -> None:
            self.told.setText(str(error))

        self._tools.jobs.read(lambda: erasing().preview(client_id), ask, refused)

    def _restore(self, row: ClientRow) -> None:
        def refused(error: AdvisorError) -> None:
            self.told.setText(str(error))

        def back() -> None:
            self._tools.events.said.emit(f"已恢复“{row.name}”")
            self.reload()

        self._desk.write(lambda: self._desk.clients.restore_client(row.id), back, refused)

"""A 资料收集表 that came back: what it would change, to be taken in whole or in part."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from advisor_app.domain.errors import AdvisorError
from advisor_app.ui.models.tips import tip
from advisor_app.ui.pages.taking import TakingDialog
from advisor_app.ui.theme import SPACE
from advisor_app.ui.tools import Tools
from advisor_app.ui.widgets.copying import let_copy

if TYPE_CHECKING:
    from advisor_app.services.collecting import Proposal, Returned

_HEADS = ("读入", "项目", "现在", "表里填的", "位置")


def ask_returned(tools: Tools, client_id: str, client: str, path: Path, parent: QWidget) -> None:
    """Read a form on the worker, and ask which of its changes are wanted."""

    def show(returned: Returned) -> None:
        ReturnedDialog(tools, client_id, f"{client}：{path.name}", returned, parent).open()

    def refused(error: AdvisorError) -> None:
        tools.events.said.emit(str(error))

    tools.jobs.read(lambda: tools.collecting().read(client_id, path), show, refused)


class ReturnedDialog(TakingDialog):
    """The changes a form asks for, each with a tick; under them what can't be read and what is told."""

    def __init__(self, tools: Tools, client_id: str, title: str, returned: Returned, parent: QWidget) -> None:
        told = ("读不懂的和要人工处理的", 150)
        super().__init__(tools, "读入资料收集表", (820, 520), told, parent)
        self._client_id = client_id
        self._returned = returned
        self.sentence.setText(f"{title}\n{returned.sentence()}")
        self.table = self._build_table(returned.proposals)
        self.tell(*returned.faults, *returned.remarks)
        self.told.setStyleSheet(f"color: {tools.tokens.bad};" if returned.faults else "")
        self.take.setEnabled(bool(returned.proposals))
        column = QVBoxLayout(self)
        column.setSpacing(SPACE[3])
        column.addWidget(self.sentence)
        column.addWidget(self.table, 1)
        column.addWidget(self.told)
        column.addWidget(self.buttons)

    def _build_table(self, proposals: tuple[Proposal, ...]) -> QTableWidget:
        table = QTableWidget(len(proposals), len(_HEADS))
        table.setHorizontalHeaderLabels(_HEADS)
        table.setAccessibleName("表里要改的")
        table.verticalHeader().hide()
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        for row, each in enumerate(proposals):
            tick = QTableWidgetItem()
            tick.setFlags(Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEnabled)
            tick.setCheckState(Qt.CheckState.Checked)
            table.setItem(row, 0, tick)
            for column, text in enumerate((each.label, each.before, each.after, each.place), start=1):
                item = QTableWidgetItem(text)
                item.setToolTip(tip(text))
                table.setItem(row, column, item)
        let_copy(table)
        table.resizeColumnsToContents()
        header = table.horizontalHeader()
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        for column in (2, 3):
            table.setColumnWidth(column, min(220, max(110, table.columnWidth(column))))
        return table

    def chosen(self) -> list[Proposal]:
        """The ticked changes."""
        ticks = (self.table.item(row, 0) for row in range(self.table.rowCount()))
        return [
            proposal
            for proposal, tick in zip(self._returned.proposals, ticks, strict=True)
            if tick is not None and tick.checkState() is Qt.CheckState.Checked
        ]

    def send(self) -> None:
        """Take the ticked changes in; none is as good as leaving."""
        chosen = self.chosen()
        if not chosen:
            self.reject()
            return
        collecting = self._tools.collecting()
        self.write(
            lambda: collecting.accept(self._client_id, chosen),
            f"已读入 {len(chosen)} 项，按 Ctrl+Z 一次撤销",
        )

    def refuse(self, told: str) -> None:
        """Said below, in place of what could not be read."""
        self.tell(told)

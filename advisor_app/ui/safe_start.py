"""What to do at a start after the program did not end in order: open, check first, or take a backup."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from advisor_app.ui.models.table import RIGHT, Column, TableModel
from advisor_app.ui.theme import SPACE
from advisor_app.ui.widgets.dressing import sentence
from advisor_app.ui.widgets.record_table import record_table

if TYPE_CHECKING:
    from advisor_app.services.keeping_words import BackupRow

_WIDTH = 720
_AGAIN = 2
"""From so many starts in a row on, checking first is what the dialog suggests."""


class Choice(Enum):
    """How to open."""

    OPEN = auto()
    CHECK = auto()
    LEAVE = auto()


class SafeStartDialog(QDialog):
    """Says what happened and what is offered; the backups are listed only when asked for."""

    chosen = Signal(object)
    """A ``Choice``."""
    wanted = Signal(object)
    """The path of the backup that is to take the database's place."""
    list_wanted = Signal()

    def __init__(self, told: str, parent: QWidget, *, in_row: int = 1, trouble: bool = False) -> None:
        super().__init__(parent)
        self.setWindowTitle("安全启动")
        self._done = False
        head = QLabel("客户库打不开" if trouble else "上次没有正常退出")
        head.setObjectName("heading")
        self.told = sentence("说明", told)
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.go = self._button("正常打开", lambda: self._choose(Choice.OPEN))
        self.check = self._button("先核对再打开", lambda: self._choose(Choice.CHECK))
        self.backup = self._button("换用一份备份…", self.list_wanted.emit)
        self.leave = self._button("退出", lambda: self._choose(Choice.LEAVE))
        if trouble:
            self.go.hide()
            self.check.hide()
        best = self.backup if trouble else self.check if in_row >= _AGAIN else self.go
        best.setObjectName("primary")
        best.setDefault(True)
        row = QHBoxLayout()
        for button in (self.go, self.check, self.backup):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.leave)
        columns: tuple[Column[BackupRow], ...] = (
            Column("时间", lambda r: r.when),
            Column("起因", lambda r: r.why),
            Column("客户", lambda r: r.clients, RIGHT),
            Column("最后一次改动", lambda r: r.last),
            Column("状态", lambda r: r.state),
        )
        self.model: TableModel[BackupRow] = TableModel(columns, self)
        self.table = record_table("备份列表", self.model, widths=(140, 90, 60, 260))
        self.table.setTabKeyNavigation(False)
        self.table.setMinimumHeight(200)
        self.said = sentence("备份说明")
        self.use = self._button("换上选中的这一份", self._use)
        for widget in (self.table, self.said, self.use):
            widget.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE[4], SPACE[4], SPACE[4], SPACE[4])
        column.setSpacing(SPACE[3])
        column.addWidget(head)
        column.addWidget(self.told)
        column.addLayout(row)
        column.addWidget(self.table, 1)
        column.addWidget(self.said)
        column.addWidget(self.use, 0, Qt.AlignmentFlag.AlignLeft)
        best.setFocus()
        self._fit()

    def _fit(self) -> None:
        """As high as the wrapped sentences need; a dialog by itself goes by unwrapped ones."""
        layout = self.layout()
        assert layout is not None
        layout.activate()
        self.setMinimumSize(_WIDTH, layout.heightForWidth(_WIDTH))
        self.resize(self.minimumSize())

    def _button(self, text: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.setAccessibleName(text.rstrip("…"))
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False: act())
        return button

    def show_backups(self, rows: tuple[BackupRow, ...]) -> None:
        """List the backups; the latest that is good is chosen."""
        from advisor_app.portfolio.backups import State  # noqa: PLC0415 (what listed them has loaded it)

        self.model.show(rows)
        self.table.setVisible(bool(rows))
        self.use.setVisible(bool(rows))
        self.say(
            "备份里没有的，是它之后才录入的。现在的客户库会原样另存在旁边，不会删除。"
            if rows
            else "没有找到备份。请插好存备份的移动盘后重试，或先正常打开。"
        )
        if rows:
            self.table.selectRow(max(0, self.model.position(lambda r: r.backup.state is State.GOOD)))
            self.table.setFocus()
        self._fit()

    def say(self, sentence: str) -> None:
        """A line under the list."""
        self.said.setText(sentence)
        self.said.show()
        self._fit()

    def _use(self) -> None:
        rows = self.table.selectionModel().selectedRows()
        row = self.model.row_at(rows[0]) if rows else None
        if row is not None:
            path: Path = row.backup.path
            self.use.setEnabled(False)
            self.say("正在核对这份备份并换上……")
            self.wanted.emit(path)

    def refused(self, sentence: str) -> None:
        """The backup could not be used; nothing changed."""
        self.use.setEnabled(True)
        self.say(sentence)

    def _choose(self, choice: Choice) -> None:
        if not self._done:
            self._done = True
            self.accept()
            self.chosen.emit(choice)

    def reject(self) -> None:
        """Escape leaves the program: nothing was opened yet."""
        self._choose(Choice.LEAVE)

    def closeEvent(self, event: QCloseEvent) -> None:
        """So does the window's own button."""
        self._choose(Choice.LEAVE)
        super().closeEvent(event)

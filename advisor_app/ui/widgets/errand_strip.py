"""How far a long piece of work is, and what came of it: a strip at the foot of a page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
)

from advisor_app.ui.models.table import Column, TableModel
from advisor_app.ui.theme import SPACE
from advisor_app.ui.widgets.record_table import record_table

_LINES = 4
"""Failures that are seen without scrolling."""


class ErrandStrip(QFrame):
    """Hidden until something is under way; stays afterwards, until it is closed."""

    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self._folder = Path()
        self.told = QLabel()
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setWordWrap(True)
        self.told.setAccessibleDescription("导出进度")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("导出进度")
        self.cancel = QPushButton("取消")
        self.cancel.clicked.connect(self._cancel)
        self._open = QPushButton("打开文件夹")
        self._open.clicked.connect(
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder))),
        )
        self._close = QPushButton("关闭")
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout()
        row.setSpacing(SPACE[3])
        row.addWidget(self.told, 3)
        row.addWidget(self.bar, 2)
        row.addWidget(self.cancel)
        row.addWidget(self._open)
        row.addWidget(self._close)
        columns: tuple[Column[tuple[str, str]], ...] = (
            Column("没有做成", lambda r: r[0]),
            Column("为什么、怎么办", lambda r: r[1]),
        )
        self.model: TableModel[tuple[str, str]] = TableModel(columns, self)
        self.failures = record_table("没有做成的", self.model, widths=(220,), many=True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(SPACE[3], SPACE[2], SPACE[2], SPACE[2])
        whole.setSpacing(SPACE[2])
        whole.addLayout(row)
        whole.addWidget(self.failures)
        self.hide()

    def begin(self, sentence: str) -> None:
        """Something is under way; how much of it there is, is not known yet."""
        self.told.setText(sentence)
        self.bar.setRange(0, 0)
        self._arrange(running=True, failed=())

    def advance(self, sentence: str, done: int, total: int) -> None:
        """So much of it is done."""
        if self.cancel.isEnabled():
            self.told.setText(sentence)
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def end(self, sentence: str, folder: Path | None, failed: Sequence[tuple[str, str]] = ()) -> None:
        """It has ended; ``failed``: what was not done, each with its reason."""
        self.told.setText(sentence)
        self.told.setToolTip(sentence)
        self._folder = folder or Path()
        self._arrange(running=False, failed=failed)
        self._open.setVisible(folder is not None)

    def _arrange(self, *, running: bool, failed: Sequence[tuple[str, str]]) -> None:
        self.cancel.setEnabled(True)
        for widget in (self.bar, self.cancel):
            widget.setVisible(running)
        for widget in (self._open, self._close):
            widget.setVisible(not running)
        self.model.show(failed)
        self.failures.setVisible(bool(failed))
        lines = min(len(failed), _LINES)
        height = self.failures.horizontalHeader().sizeHint().height()
        rows = lines * self.failures.verticalHeader().defaultSectionSize()
        self.failures.setFixedHeight(height + rows + 2 * self.failures.frameWidth())
        self.show()

    def _cancel(self) -> None:
        self.cancel.setEnabled(False)
        self.told.setText("正在停下来……")
        self.cancelled.emit()

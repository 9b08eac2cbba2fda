"""对哪些客户有用: what the chosen clause or measure comes to for each client, the surest first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from advisor_app.ui.errand import Cancelled, Errand, Tell
from advisor_app.ui.errors import show_error
from advisor_app.ui.events import Events
from advisor_app.ui.models.table import Column, TableModel
from advisor_app.ui.theme import SPACE
from advisor_app.ui.widgets.record_table import record_table

if TYPE_CHECKING:
    from advisor_app.services.reach import Reach, Reached, Reaching


class ReachDialog(QDialog):
    """Works it out beside the window as soon as it is shown; Enter opens a client's assessment."""

    opened = Signal(str)
    """This client's assessment is wanted."""

    def __init__(
        self,
        title: str,
        measures: Collection[str],
        as_of: dt.date,
        reach: Callable[[], Reach],
        events: Events,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"对哪些客户有用：{title}")
        self.resize(960, 560)
        self._measures, self._as_of, self._reach = frozenset(measures), as_of, reach
        self.errand = Errand(events, show_error, self)
        self.errand.progress.connect(self._advance)
        several = len(self._measures) > 1
        columns: list[Column[Reached]] = [
            Column("客户", lambda r: r.client),
            Column("结论", lambda r: r.told.word, sort_key=lambda r: r.told.rank),
            Column("金额", lambda r: r.told.amount),
            Column("缺什么、差在哪里", lambda r: r.told.why),
        ]
        if several:
            columns.insert(1, Column("事项", lambda r: r.told.title))
        self.model: TableModel[Reached] = TableModel(columns, self)
        widths = (220, 240, 120, 170) if several else (240, 120, 190)
        name = "对哪些客户有用（多项）" if several else "对哪些客户有用"
        self.table = record_table(name, self.model, height=32, widths=widths)
        self.table.doubleClicked.connect(lambda _index: self.open_client())
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            shortcut = QShortcut(QKeySequence(key), self.table, self.open_client)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        self.told = QLabel("正在逐家评估……")
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setWordWrap(True)
        self.told.setAccessibleName("结果")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName("评估进度")
        self.stop = QPushButton("取消")
        self.stop.setAutoDefault(False)
        self.stop.clicked.connect(self.errand.cancel)
        self.show_client = QPushButton("看这家的评估")
        self.show_client.setAutoDefault(False)
        self.show_client.setEnabled(False)
        self.show_client.clicked.connect(self.open_client)
        close = QPushButton("关闭")
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE[2])
        foot.addWidget(self.bar, 1)
        foot.addWidget(self.stop)
        foot.addStretch(1)
        foot.addWidget(self.show_client)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE[4], SPACE[4], SPACE[4], SPACE[4])
        column.setSpacing(SPACE[3])
        column.addWidget(self.told)
        column.addWidget(self.table, 1)
        column.addLayout(foot)

    def begin(self) -> None:
        """Show, and ask every client."""
        self.open()
        measures, day, reach = self._measures, self._as_of, self._reach

        def work(tell: Tell, cancelled: Cancelled) -> Reaching:
            return reach().of(
                measures, day, told=lambda done, total: tell((done, total)), cancelled=cancelled
            )

        self.errand.start(work, self._take, self._end)

    def _advance(self, told: object) -> None:
        assert isinstance(told, tuple)
        done, total = told
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _take(self, found: Reaching) -> None:
        self.model.show(found.rows)
        if found.rows:
            self.table.setCurrentIndex(self.model.index(0, 0))
            self.show_client.setEnabled(True)
            self.table.setFocus()
        self._end(found.sentence())

    def _end(self, sentence: str) -> None:
        self.told.setText(sentence)
        self.bar.hide()
        self.stop.hide()

    def open_client(self) -> None:
        """Show the chosen client's assessment."""
        row = self.model.row_at(self.table.currentIndex())
        if row is not None:
            self.accept()
            self.opened.emit(row.client_id)

    def done(self, result: int) -> None:
        """Let what is under way end."""
        self.errand.close()
        super().done(result)

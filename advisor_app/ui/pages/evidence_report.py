"""材料核对: every file of every client read through; what is gone, damaged or running out, and what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from advisor_app.services.evidence import Checked, Trouble
from advisor_app.ui.errand import Cancelled, Errand, Tell
from advisor_app.ui.errors import show_error
from advisor_app.ui.models.table import Column, TableModel
from advisor_app.ui.theme import SPACE
from advisor_app.ui.tools import Tools
from advisor_app.ui.widgets.record_table import record_table


class EvidenceReport(QDialog):
    """Begins to read as soon as it is shown; Enter leads to the client."""

    opened = Signal(str)
    """This client is wanted, with its files."""

    def __init__(self, tools: Tools, parent: QWidget) -> None:
        super().__init__(parent)
        self._tools = tools
        self.setWindowTitle("材料核对")
        self.resize(940, 520)
        self.errand = Errand(tools.events, show_error, self)
        self.errand.progress.connect(self._advance)
        self.model: TableModel[Trouble] = TableModel(
            (
                Column("问题", lambda t: t.kind.value),
                Column("客户", lambda t: t.client),
                Column("文件", lambda t: t.row.file.name),
                Column("怎么办", lambda t: t.remedy),
            ),
            self,
        )
        self.table = record_table("材料核对", self.model, height=32, widths=(96, 220, 220))
        self.table.doubleClicked.connect(lambda _index: self.open_client())
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            shortcut = QShortcut(QKeySequence(key), self.table, self.open_client)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        self.told = QLabel("正在通读材料……")
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setWordWrap(True)
        self.told.setAccessibleName("结果")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName("核对进度")
        self.stop = self._button("取消", self.errand.cancel)
        self.clean = self._button("清理不用的内容", self.sweep)
        self.clean.setToolTip("删去既没有客户用、撤销也用不到的文件内容，腾出磁盘空间")
        self.go = self._button("打开这家客户的材料", self.open_client)
        self.go.setEnabled(False)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE[2])
        foot.addWidget(self.bar, 1)
        foot.addWidget(self.stop)
        foot.addWidget(self.clean)
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
    def _button(text: str, act: object) -> QPushButton:
        made = QPushButton(text)
        made.setAutoDefault(False)
        made.clicked.connect(act)
        return made

    def begin(self) -> None:
        """Show, and read."""
        self.open()
        evidence = self._tools.evidence

        def work(tell: Tell, cancelled: Cancelled) -> Checked:
            return evidence().check(lambda done, total: tell((done, total)), cancelled)

        self.errand.start(work, self._take, self._end)

    def _advance(self, told: object) -> None:
        assert isinstance(told, tuple)
        done, total = told
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _take(self, found: Checked) -> None:
        self.model.show(found.troubles)
        if found.troubles:
            self.table.setCurrentIndex(self.model.index(0, 0))
            self.go.setEnabled(True)
            self.table.setFocus()
        self._end(found.sentence())

    def _end(self, sentence: str) -> None:
        self.told.setText(sentence)
        self.bar.hide()
        self.stop.hide()

    def sweep(self) -> None:
        """Delete what nobody speaks of any more, and say how much that was."""
        evidence = self._tools.evidence

        def done(freed: tuple[int, int]) -> None:
            number, size = freed
            self.told.setText(
                f"清理了 {number} 份，腾出 {size / 1e6:,.1f} MB。" if number else "没有可以清理的内容。"
            )

        self._tools.jobs.read(lambda: evidence().sweep(), done, lambda error: self.told.setText(str(error)))

    def open_client(self) -> None:
        """Show the chosen file's client."""
        trouble = self.model.row_at(self.table.currentIndex())
        if trouble is not None:
            self.accept()
            self.opened.emit(trouble.row.client_id)

    def done(self, result: int) -> None:
        """Let what is under way end."""
        self.errand.close()
        super().done(result)

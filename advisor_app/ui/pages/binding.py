"""Binding an application's papers: which folder they lie in, where the set goes, and what was left to do."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from advisor_app.domain.errors import AdvisorError
from advisor_app.ui import choosing
from advisor_app.ui.theme import SPACE
from advisor_app.ui.tools import Tools
from advisor_app.ui.widgets.form import grow

if TYPE_CHECKING:
    from advisor_app.dossier.binding import Bound


class BindingDialog(QDialog):
    """Two folders and a button; what could not be bound stands under them."""

    def __init__(
        self, tools: Tools, client_id: str, application_id: str, title: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._tools = tools
        self._client_id, self._application_id = client_id, application_id
        self._written: Path | None = None
        self.setWindowTitle("装订材料")
        self.setMinimumWidth(600)
        said = QLabel(
            f"{title}\n把材料文件夹里的 PDF 和图片按清单顺序装成一份，加封面、目录、页码和脊背标签；"
            "最后附一份内部核对单，不装订。文件名写材料名称，或在前面写序号，如“03 社保证明”。"
        )
        said.setWordWrap(True)
        self.files = self._folder("材料文件夹", "不选：只出封面、目录和清单，材料自己插入")
        self.target = self._folder("存到", "选一个文件夹")
        form = QFormLayout()
        for line, name in ((self.files, "材料文件夹"), (self.target, "存到")):
            row = QHBoxLayout()
            row.addWidget(line, 1)
            choose = QPushButton("选择…")
            choose.setAutoDefault(False)  # Enter in a line binds
            choose.setAccessibleName(f"选择{name}")
            choose.clicked.connect(lambda _checked=False, to=line, what=name: self._choose(to, what))
            row.addWidget(choose)
            form.addRow(name, row)
        self.told = QPlainTextEdit()
        self.told.setReadOnly(True)
        self.told.setAccessibleName("装订结果")
        self.told.setFixedHeight(150)
        self.told.hide()
        buttons = QDialogButtonBox()
        self.bind = QPushButton("装订")
        self.bind.setObjectName("primary")
        self.bind.clicked.connect(self.run)
        self.show_file = QPushButton("打开文件")
        self.show_file.clicked.connect(self._open)
        self.show_file.hide()
        buttons.addButton(self.bind, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.show_file, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton("关闭", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(SPACE[3])
        column.addWidget(said)
        column.addLayout(form)
        column.addWidget(self.told)
        column.addWidget(buttons)
        self.bind.setDefault(True)

    @staticmethod
    def _folder(name: str, hint: str) -> QLineEdit:
        line = QLineEdit()
        line.setPlaceholderText(hint)
        line.setAccessibleName(name)
        return line

    def _choose(self, line: QLineEdit, what: str) -> None:
        folder = choosing.folder(self, what, Path(line.text() or Path.home()))
        if folder is not None:
            line.setText(str(folder))

    def run(self) -> None:
        """Bind on the worker, and say what came of it."""
        target, files = self.target.text().strip(), self.files.text().strip()
        if not target:
            self._say("请先选存到哪个文件夹。")
            return
        self.bind.setEnabled(False)
        self._say("正在装订……")
        exporting, day = self._tools.exporting(), self._tools.today()
        where = Path(files) if files else None
        client_id, application_id = self._client_id, self._application_id
        self._tools.jobs.read(
            lambda: exporting.bind(client_id, application_id, where, Path(target), day),
            self._done,
            self._refused,
        )

    def _done(self, result: tuple[Path, Bound]) -> None:
        self._written, bound = result
        lines = [
            bound.sentence(),
            *(f"已过期 {paper}" for paper in bound.expired),
            *(f"缺 {paper}" for paper in bound.missing),
            *(f"待核对 {paper}" for paper in bound.unsure),
            *bound.remarks,
            *bound.placed,
        ]
        self._say("\n".join((*lines, str(self._written))))
        self.bind.setEnabled(True)
        self.show_file.show()
        self._tools.events.said.emit(f"已装订：{self._written.name}")

    def _refused(self, error: AdvisorError) -> None:
        self.bind.setEnabled(True)
        self._say(str(error))

    def _say(self, text: str) -> None:
        self.told.setPlainText(text)
        self.told.show()
        grow(self)

    def _open(self) -> None:
        if self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written)))

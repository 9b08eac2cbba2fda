"""Handing over: where the package goes and under which passphrase; and the passphrase of one that came."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QHBoxLayout, QPushButton, QWidget

from advisor_app.services.keeping import SUFFIX
from advisor_app.ui import choosing
from advisor_app.ui.theme import SPACE, Tokens
from advisor_app.ui.widgets.asking import AskingDialog, line_edit

_LEAST = 8
_SAID = (
    "客户库、附件、抬头和自建政策装进一个文件。不加口令的，拿到文件的人都能看到全部客户资料；"
    "通过微信、网盘或 U 盘传送请加口令，口令另行告知。"
)


class PackDialog(AskingDialog):
    """Asks for everything before anything is written."""

    wanted = Signal(Path, str, str)
    """The file, the passphrase ("" without one), and a note."""

    def __init__(self, tokens: Tokens, parent: QWidget) -> None:
        super().__init__(("交出客户库", _SAID, "打包"), tokens, parent, width=560)
        self.target = line_edit("存到")
        self.target.setPlaceholderText(f"如 D:\\交接{SUFFIX}")
        choose = QPushButton("选择…")
        choose.setAccessibleName("选择存到哪里")
        choose.setAutoDefault(False)  # Enter in a line packs
        choose.clicked.connect(self._choose)
        self.secret = QCheckBox("用口令保护")
        self.secret.setAccessibleName("用口令保护")
        self.secret.setChecked(True)
        self.first, self.again = line_edit("口令", secret=True), line_edit("再输一次", secret=True)
        self.first.setPlaceholderText(f"至少 {_LEAST} 个字符，忘了谁也打不开")
        self.note = line_edit("给对方的话")
        self.secret.toggled.connect(self.first.setEnabled)
        self.secret.toggled.connect(self.again.setEnabled)
        row = QHBoxLayout()
        row.addWidget(self.target, 1)
        row.addWidget(choose)
        form = QFormLayout()
        form.setVerticalSpacing(SPACE[2])
        form.addRow("存到", row)
        form.addRow("", self.secret)
        form.addRow("口令", self.first)
        form.addRow("再输一次", self.again)
        form.addRow("给对方的话", self.note)
        self.lay_out(form)

    def _choose(self) -> None:
        start = self.target.text() or str(Path.home() / f"交接{SUFFIX}")
        path = choosing.new_file(self, "交接包存到", start, f"交接包 (*{SUFFIX})", replaces=False)
        if path is not None:
            self.target.setText(str(path))

    def try_typed(self) -> None:
        """Tell what is wanted, or what is still wrong."""
        target = Path(self.target.text().strip()).expanduser()
        secret = self.first.text() if self.secret.isChecked() else ""
        fault = ""
        if not self.target.text().strip() or not target.is_absolute():
            fault = "请先选存到哪里（写完整路径）。"
        elif self.secret.isChecked() and len(secret) < _LEAST:
            fault = f"口令至少 {_LEAST} 个字符；不需要口令的，请去掉“用口令保护”。"
        elif self.secret.isChecked() and secret != self.again.text():
            fault = "两次输入的口令不一样，请重新输入。"
        if fault:
            self.refuse(fault)
            return
        if target.suffix != SUFFIX:
            target = target.with_name(target.name + SUFFIX)
        if target.exists():
            self.refuse(f"“{target}”已存在，请换个文件名。")
            return
        self.wanted.emit(target, secret, self.note.text().strip())
        self.accept()


class PassphraseDialog(AskingDialog):
    """Asks for the passphrase of a package that came."""

    typed = Signal(str)

    def __init__(self, name: str, tokens: Tokens, parent: QWidget) -> None:
        told = f"“{name}”带口令。请输入交出的人告诉你的口令。"
        super().__init__(("交接包的口令", told, "打开"), tokens, parent, width=420)
        self.line = line_edit("口令", secret=True)
        self.lay_out(self.line)

    def try_typed(self) -> None:
        """Tell what was typed; nothing typed stays open."""
        if self.line.text():
            self.typed.emit(self.line.text())
            self.accept()

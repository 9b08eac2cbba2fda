"""彻底删除: what goes, what stays elsewhere, and the client's name typed before the button works."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from advisor_app.ui.theme import SPACE, Tokens
from advisor_app.ui.widgets.dressing import fault_label, sentence

if TYPE_CHECKING:
    from advisor_app.services.erasing import Preview

_WIDTH = 600


class EraseDialog(QDialog):
    """Asks; does nothing by itself."""

    confirmed = Signal(str)
    """The name as it was typed."""

    def __init__(self, seen: Preview, tokens: Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("彻底删除")
        self._name = seen.held.name
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE[4], SPACE[4], SPACE[4], SPACE[4])
        column.setSpacing(SPACE[2])
        head = sentence("要删除的客户", f"彻底删除“{self._name}”，不能撤销")
        head.setObjectName("heading")
        column.addWidget(head)
        self.going = sentence("将删除", "\n".join(seen.going))
        self.going.setStyleSheet(f"color: {tokens.bad};")
        self.staying = sentence("不会删除", "\n".join(seen.staying))
        for title, told in (("将删除", self.going), ("不会删除", self.staying)):
            label = QLabel(title)
            label.setObjectName("muted")
            column.addWidget(label)
            column.addWidget(told)
        ask = QLabel("确认请照原样输入企业名称(&N)：")
        self.typed = QLineEdit()
        self.typed.setAccessibleName("企业名称")
        self.typed.textChanged.connect(self._look)
        ask.setBuddy(self.typed)
        column.addWidget(ask)
        column.addWidget(self.typed)
        self.fault = fault_label(tokens, "结果")
        column.addWidget(self.fault)
        self.go = QPushButton("彻底删除")
        self.go.setEnabled(False)
        self.go.setAutoDefault(False)
        self.go.clicked.connect(self._confirm)
        stay = QPushButton("不删除")
        stay.setDefault(True)
        buttons = QDialogButtonBox()
        buttons.addButton(self.go, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(stay, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        column.activate()
        self.setMinimumSize(_WIDTH, column.heightForWidth(_WIDTH))
        self.typed.setFocus()

    def _look(self, text: str) -> None:
        self.go.setEnabled(text.strip() == self._name)

    def _confirm(self) -> None:
        self.go.setEnabled(False)
        self.confirmed.emit(self.typed.text())

    def refused(self, sentence: str) -> None:
        """It was not done; nothing changed."""
        self.fault.setText(sentence)
        self.fault.show()
        self._look(self.typed.text())

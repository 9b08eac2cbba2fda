"""Asks for passphrases: the present one, a new one twice, or both; nothing typed outlives the dialog."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from advisor_app.ui.theme import SPACE, Tokens
from advisor_app.ui.widgets.dressing import fault_label
from advisor_app.ui.widgets.form import complain

Send = Callable[["SecretDialog", str, str], None]
"""Given the dialog, the present passphrase and the new one ("" where not asked for)."""


class SecretDialog(QDialog):
    """``send`` does the work and later calls :meth:`accept` or :meth:`refuse`."""

    def __init__(
        self,
        titles: tuple[str, str, str],
        send: Send,
        tokens: Tokens,
        parent: QWidget | None,
        *,
        old: bool = False,
        new: bool = False,
        tick: str = "",
    ) -> None:
        """``titles``: of the window, the sentence in it, and of the button that sends."""
        super().__init__(parent)
        title, sentence, go = titles
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(480)
        self._send = send
        said = QLabel(sentence)
        said.setTextFormat(Qt.TextFormat.PlainText)
        said.setWordWrap(True)
        said.setAccessibleName("说明")
        self.old, self.first, self.again = (_line(name) for name in ("现在的口令", "新口令", "再输一次"))
        form = QFormLayout()
        form.setVerticalSpacing(SPACE[2])
        self._old, self._new = old, new
        wanted = [self.old] if old else []
        wanted += [self.first, self.again] if new else []
        for line in wanted:
            form.addRow(line.accessibleName(), line)
        self.tick = QCheckBox(tick)
        self.tick.setAccessibleName(tick)
        self.tick.setVisible(bool(tick))
        self.fault = fault_label(tokens)
        buttons = QDialogButtonBox()
        self.go = QPushButton(go)
        self.go.setAccessibleName(go)
        self.go.setObjectName("primary")
        self.go.setDefault(True)
        buttons.addButton(self.go, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.try_typed)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE[5], SPACE[5], SPACE[5], SPACE[4])
        column.setSpacing(SPACE[3])
        column.addWidget(said)
        column.addLayout(form)
        column.addWidget(self.tick)
        column.addWidget(self.fault)
        column.addWidget(buttons)

    def try_typed(self) -> None:
        """Send what was typed, once."""
        if self._new and self.first.text() != self.again.text():
            self.refuse("两次输入的口令不一样，请重新输入。")
            return
        self.go.setEnabled(False)
        self._send(self, self.old.text(), self.first.text())

    def refuse(self, sentence: str) -> None:
        """Say what was wrong; what was typed stays."""
        self.go.setEnabled(True)
        complain(self.fault, sentence)


def _line(name: str) -> QLineEdit:
    line = QLineEdit()
    line.setAccessibleName(name)
    line.setEchoMode(QLineEdit.EchoMode.Password)
    return line

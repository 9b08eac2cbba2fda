"""A small question: a sentence, what is typed under it, what is wrong with that, and two buttons."""

from __future__ import annotations

from abc import abstractmethod

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from advisor_app.ui.theme import SPACE, Tokens
from advisor_app.ui.widgets.dressing import fault_label, sentence
from advisor_app.ui.widgets.form import complain


class AskingDialog(QDialog):
    """Whoever derives from it lays out what is typed and says what sending it does."""

    def __init__(
        self, titles: tuple[str, str, str], tokens: Tokens, parent: QWidget | None, *, width: int
    ) -> None:
        """``titles``: of the window, the sentence in it, and of the button that sends."""
        super().__init__(parent)
        title, told, go = titles
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(width)
        self._said = sentence("说明", told)
        self.fault = fault_label(tokens)
        self.go = QPushButton(go)
        self.go.setAccessibleName(go)
        self.go.setObjectName("primary")

    def lay_out(self, *parts: QWidget | QLayout, undo: QPushButton | None = None) -> None:
        """Put what is typed between the sentence and the buttons; ``undo``: one that takes away."""
        buttons = QDialogButtonBox()
        buttons.addButton(self.go, QDialogButtonBox.ButtonRole.AcceptRole)
        if undo is not None:
            undo.setAutoDefault(False)
            buttons.addButton(undo, QDialogButtonBox.ButtonRole.DestructiveRole)
        buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.try_typed)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE[5], SPACE[5], SPACE[5], SPACE[4])
        column.setSpacing(SPACE[3])
        column.addWidget(self._said)
        for part in parts:
            if isinstance(part, QWidget):
                column.addWidget(part)
            else:
                column.addLayout(part)
        column.addWidget(self.fault)
        column.addWidget(buttons)
        self.go.setDefault(True)  # only now is there a dialog to be the default of

    @abstractmethod
    def try_typed(self) -> None:
        """Send what was typed, or :meth:`refuse` it."""

    def refuse(self, told: str) -> None:
        """Say what is wrong; what was typed stays."""
        self.go.setEnabled(True)
        complain(self.fault, told)


def line_edit(name: str, *, secret: bool = False) -> QLineEdit:
    """A line under its name; ``secret``: nobody beside can read it."""
    line = QLineEdit()
    line.setAccessibleName(name)
    if secret:
        line.setEchoMode(QLineEdit.EchoMode.Password)
    return line

"""A dialog about what came from outside: what it would change, taken in whole or in part as one step."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QPushButton, QWidget

from advisor_app.domain.errors import AdvisorError
from advisor_app.ui.tools import Tools
from advisor_app.ui.widgets.dressing import sentence


class TakingDialog(QDialog):
    """Whoever derives from it lays out ``sentence``, ``told`` and ``buttons``, and what can be taken."""

    def __init__(
        self, tools: Tools, title: str, size: tuple[int, int], told: tuple[str, int], parent: QWidget
    ) -> None:
        """``told``: what the lines of what can't be read are called, and how high they may be."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.resize(*size)
        self._tools = tools
        self.sentence = sentence("说明")
        name, highest = told
        self.told = QPlainTextEdit()
        self.told.setReadOnly(True)
        self.told.setAccessibleName(name)
        self.told.setMaximumHeight(highest)
        self.buttons = QDialogButtonBox()
        self.take = QPushButton("读入勾选的")
        self.take.setObjectName("primary")
        self.buttons.addButton(self.take, QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self.send)
        self.buttons.rejected.connect(self.reject)

    def tell(self, *lines: str) -> None:
        """Show what can't be read and what is to be known; without any, nothing."""
        self.told.setPlainText("\n".join(lines))
        self.told.setVisible(bool(self.told.toPlainText()))

    @abstractmethod
    def send(self) -> None:
        """Take in what is chosen, by :meth:`write`."""

    @abstractmethod
    def refuse(self, told: str) -> None:
        """Say why nothing was written."""

    def write(self, work: Callable[[], object], said: str) -> None:
        """Write once; what is chosen stays where that is refused."""
        self.take.setEnabled(False)

        def done(_changes: object) -> None:
            self._tools.events.said.emit(said)
            self.accept()

        def refused(error: AdvisorError) -> None:
            self.take.setEnabled(True)
            self.refuse(str(error))

        self._tools.jobs.write(work, done, refused)

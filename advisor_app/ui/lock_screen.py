"""The locked window: one card that asks for the passphrase, in the place of everything else."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from advisor_app.domain.errors import AdvisorError
from advisor_app.services.locking import FORGOTTEN
from advisor_app.ui.theme import SPACE, Tokens
from advisor_app.ui.widgets.dressing import fault_label, sentence

_WIDTH = 460


class LockScreen(QWidget):
    """Asks ``check`` about what is typed; ``opened`` once it is right. Says nothing of any client."""

    opened = Signal()

    def __init__(self, check: Callable[[str], None], wait: Callable[[], int], tokens: Tokens) -> None:
        super().__init__()
        self._check = check
        self._wait = wait
        self.setObjectName("lock")
        self.setAccessibleName("已锁定")
        head = QLabel("已锁定")
        head.setObjectName("title")
        said = sentence(
            "说明", "输入应用锁的口令后继续。锁定期间没有丢失任何内容，批量导出等进行中的工作照常进行。"
        )
        self.line = QLineEdit()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setAccessibleName("口令")
        self.line.setPlaceholderText("口令")
        # a menu or a completer would be a window of its own
        self.line.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.line.returnPressed.connect(self.try_typed)
        self.go = QPushButton("解锁")
        self.go.setObjectName("primary")
        self.go.setAccessibleName("解锁")
        self.go.clicked.connect(self.try_typed)
        self.fault = fault_label(tokens, "结果")
        forgot = sentence("忘了口令", FORGOTTEN)
        forgot.setObjectName("muted")
        row = QHBoxLayout()
        row.addWidget(self.line, 1)
        row.addWidget(self.go)
        card = QFrame()
        card.setObjectName("card")
        card.setFixedWidth(_WIDTH)
        column = QVBoxLayout(card)
        column.setContentsMargins(SPACE[5], SPACE[5], SPACE[5], SPACE[5])
        column.setSpacing(SPACE[3])
        for widget in (head, said):
            column.addWidget(widget)
        column.addLayout(row)
        column.addWidget(self.fault)
        column.addWidget(forgot)
        whole = QVBoxLayout(self)
        whole.addStretch(2)
        across = QHBoxLayout()  # not aligned: an aligned card would be as high as unwrapped sentences
        across.addStretch(1)
        across.addWidget(card)
        across.addStretch(1)
        whole.addLayout(across)
        whole.addStretch(3)
        self.setFocusProxy(self.line)
        self._ticking = QTimer(self)
        self._ticking.setInterval(500)
        self._ticking.timeout.connect(self._count_down)

    def try_typed(self) -> None:
        """Look at what is typed; what was wrong is said, and the line emptied."""
        if not self.go.isEnabled() or not self.line.text():
            return
        typed = self.line.text()
        self.line.clear()
        try:
            self._check(typed)
        except AdvisorError as error:
            self._say(str(error))
            self._count_down()
            self._ticking.start()
            return
        self._say("")
        self.opened.emit()

    def _say(self, sentence: str) -> None:
        self.fault.setText(sentence)
        self.fault.setVisible(bool(sentence))

    def _count_down(self) -> None:
        """While a wrong passphrase has to be waited for: how long still."""
        try:
            wait = self._wait()
        except AdvisorError as error:
            self._say(str(error))
            wait = 0
        had = not self.go.isEnabled()
        self.go.setEnabled(not wait)
        self.line.setEnabled(not wait)
        if wait:
            self._say(f"连续输错，请等 {wait} 秒再试。")
        else:
            self._ticking.stop()
            if had:
                self._say("可以再试了。")
                self.line.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """What has to be waited for is counted from the start."""
        super().showEvent(event)
        self._count_down()
        self._ticking.start()
        self.line.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing that was typed stays."""
        self.line.clear()
        self._ticking.stop()
        super().hideEvent(event)

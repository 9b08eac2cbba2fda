"""Asks for passphrases: the present one, a new one twice, or both; nothing typed outlives the dialog."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QFormLayout, QWidget

from advisor_app.ui.theme import SPACE, Tokens
from advisor_app.ui.widgets.asking import AskingDialog, line_edit

Send = Callable[["SecretDialog", str, str], None]
"""Given the dialog, the present passphrase and the new one ("" where not asked for)."""


class SecretDialog(AskingDialog):
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
        super().__init__(titles, tokens, parent, width=480)
        self._send = send
        self.old, self.first, self.again = (
            line_edit(name, secret=True) for name in ("现在的口令", "新口令", "再输一次")
        )
        form = QFormLayout()
        form.setVerticalSpacing(SPACE[2])
        self._new = new
        wanted = [self.old] if old else []
        wanted += [self.first, self.again] if new else []
        for line in wanted:
            form.addRow(line.accessibleName(), line)
        self.tick = QCheckBox(tick)
        self.tick.setAccessibleName(tick)
        self.tick.setVisible(bool(tick))
        self.lay_out(form, self.tick)

    def try_typed(self) -> None:
        """Send what was typed, once."""
        if self._new and self.first.text() != self.again.text():
            self.refuse("两次输入的口令不一样，请重新输入。")
            return
        self.go.setEnabled(False)
        self._send(self, self.old.text(), self.first.text())

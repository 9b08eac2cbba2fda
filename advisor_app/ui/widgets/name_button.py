"""A button that is a name: shortened in the middle where there is no room for it, read whole in its tip."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter

from advisor_app.ui.models.tips import tip


class NameButton(QPushButton):
    """Takes the room it is given, and never asks for more. ``does``: what a click does, for the tip."""

    def __init__(self, does: str) -> None:
        super().__init__()
        self._does = does
        self.setFlat(True)
        self.setStyleSheet(
            "text-align: left; font-weight: bold; border: 0; padding: 0; background: transparent;"
        )
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_name(self, name: str) -> None:
        """Show a name."""
        self.setText(name)
        self.setToolTip(tip(f"{name}\n{self._does}"))

    def minimumSizeHint(self) -> QSize:
        """A name can be shortened."""
        return QSize(0, super().minimumSizeHint().height())

    def seen_text(self) -> str:
        """What there is room for."""
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, self.width())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """As Qt does, with the text elided."""
        painter, option = QStylePainter(self), QStyleOptionButton()
        self.initStyleOption(option)
        option.text = self.seen_text()  # type: ignore[attr-defined]
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)

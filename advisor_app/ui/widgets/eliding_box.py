"""A box to choose from whose line ends in … where it is too long, and can be read whole in its tip."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPaintEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QToolTip

from advisor_app.ui.models.tips import tip

_AROUND = 8
"""Pixels the style leaves beside the text."""
_ARROW = 60
"""Those of its arrow and its edges."""


class ElidingBox(QComboBox):
    """Qt cuts a line in the middle of a character. The line is seen whole where there is room for it."""

    def __init__(self) -> None:
        super().__init__()
        self.currentTextChanged.connect(lambda _text: self.updateGeometry())

    def sizeHint(self) -> QSize:
        """As wide as what is chosen needs, where the box can grow."""
        line = self.fontMetrics().horizontalAdvance(self.currentText())
        return super().sizeHint().expandedTo(QSize(line + _AROUND + _ARROW, 0))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """As Qt does, with the text elided."""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        option.currentText = self.seen_text()  # type: ignore[attr-defined]
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def seen_text(self) -> str:
        """What there is room for."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        field = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        room = field.width() - _AROUND
        return self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)

    def event(self, event: QEvent) -> bool:
        """The tip is the line that is shown by then."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), tip(self.currentText()), self)
            return True
        return super().event(event)

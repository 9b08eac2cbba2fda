"""A number with its name, to be chosen: what it opens stands below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from advisor_app.domain.phrases import Tone
from advisor_app.ui.theme import SPACE, Tokens

_RADIUS = 8
_LARGE = 1.7
_LEAST = 96


class Tile(QAbstractButton):
    """Painted in the theme's colours; one of a row of them is chosen."""

    def __init__(self, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self._label = ""
        self._tone = Tone.MUTED
        self._number = 0
        self._over = False
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_number(self, label: str, number: int, tone: Tone, hint: str) -> None:
        """Show how many there are of what, and how urgent that is."""
        self._label, self._number, self._tone = label, number, tone if number else Tone.MUTED
        self.setAccessibleName(f"{label} {number} 项")
        self.setToolTip(hint)
        self.updateGeometry()
        self.update()

    @property
    def number(self) -> int:
        """How many."""
        return self._number

    def _fonts(self) -> tuple[QFont, QFont]:
        large, small = QFont(self.font()), QFont(self.font())
        large.setPointSizeF(self.font().pointSizeF() * _LARGE)
        large.setBold(True)
        small.setBold(self.isChecked())
        return large, small

    def sizeHint(self) -> QSize:
        large, small = self._fonts()
        small.setBold(True)
        width = QFontMetrics(small).horizontalAdvance(self._label) + 2 * SPACE[3]
        height = QFontMetrics(large).height() + QFontMetrics(small).height() + 2 * SPACE[2]
        return QSize(max(width, _LEAST), height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = self._tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen, focused = self.isChecked(), self.hasFocus()
        width = 2.0 if focused else 1.0
        border = t.accent if chosen or focused else t.muted if self._over else t.line
        painter.setPen(QPen(QColor(border), width))
        painter.setBrush(QColor(t.accent_soft if chosen else t.surface))
        inset = width / 2
        outer = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(outer, _RADIUS, _RADIUS)
        large, small = self._fonts()
        inner = self.rect().adjusted(SPACE[3], SPACE[2], -SPACE[3], -SPACE[2])
        painter.setFont(large)
        painter.setPen(QColor(t.tone(self._tone)))
        painter.drawText(
            inner, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop), str(self._number)
        )
        painter.setFont(small)
        painter.setPen(QColor(t.accent if chosen else t.text))
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom), self._label)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._over = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._over = False
        self.update()
        super().leaveEvent(event)

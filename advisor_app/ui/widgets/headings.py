"""The headings of a board: columns across the top with their sums, and one for each lane."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF, QRegion
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QLabel, QWidget

from advisor_app.domain.money import format_wan
from advisor_app.services.board import Sums
from advisor_app.ui.theme import SPACE, Tokens
from advisor_app.ui.widgets.card import SMALL, table

RADIUS = 8
_KINDS = (("确定", "fixed"), ("上限", "ceiling"), ("预期", "expected"))


def sum_lines(sums: Sums) -> tuple[tuple[str, str], ...]:
    """Each kind that is not zero with its sum in 万元; kinds are never added up."""
    return tuple(
        (word, f"{format_wan(amount)} 万元") for word, name in _KINDS if (amount := getattr(sums, name))
    )


@dataclass(frozen=True, slots=True)
class Heading:
    """What a column's heading says."""

    label: str
    count: int
    sums: Sums


class ColumnHeading(QWidget):
    """One column's heading: label and count, below them the sums."""

    def __init__(self, heading: Heading, parent: QWidget) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(SPACE[3], SPACE[2], SPACE[3], SPACE[2])
        grid.setHorizontalSpacing(SPACE[2])
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 1)
        label = QLabel(heading.label)
        strong = QFont(self.font())
        strong.setBold(True)
        label.setFont(strong)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        count = QLabel(str(heading.count))
        count.setObjectName("muted")
        count.setAccessibleDescription(f"{heading.label}的张数")
        grid.addWidget(label, 0, 0)
        grid.addWidget(count, 0, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        small = QFont(self.font())
        small.setPointSizeF(small.pointSizeF() * SMALL)
        self._lines = sum_lines(heading.sums)
        for row, (word, amount) in enumerate(self._lines, start=1):
            line, value = QLabel(word), QLabel(amount)
            for part in (line, value):
                part.setObjectName("muted")
                part.setFont(small)
            value.setAccessibleDescription(f"{heading.label}，{word}")
            value.setAlignment(Qt.AlignmentFlag.AlignRight)
            grid.addWidget(line, row, 0)
            grid.addWidget(value, row, 0, 1, 2)
        grid.setRowStretch(len(self._lines) + 1, 1)
        spoken = "，".join(f"{word} {amount}" for word, amount in self._lines)
        self.setAccessibleName("，".join(filter(None, (heading.label, f"{heading.count} 张", spoken))))

    def text(self) -> str:
        """What it says, line by line."""
        return "\n".join(f"{word} {amount}" for word, amount in self._lines)


class ColumnHeadings(QWidget):
    """All columns' headings; moves sideways with the cards below it, never up or down."""

    def __init__(self, tokens: Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self._row = QWidget(self)
        self._shown: tuple[Heading, ...] = ()
        self._over = -1
        self.headings: list[ColumnHeading] = []

    def show_headings(self, headings: Sequence[Heading]) -> None:
        """Replace the headings where they changed."""
        if tuple(headings) == self._shown:
            return
        self._shown = tuple(headings)
        for old in self.headings:
            old.hide()
            old.deleteLater()
        self.headings = [ColumnHeading(heading, self._row) for heading in headings]
        for new in self.headings:
            new.show()

    def place(self, columns: Sequence[tuple[int, int]], width: int, seen: int) -> None:
        """Stand above these columns, each given by its left edge and width; ``seen`` pixels are in view."""
        height = 0
        for heading, (_, wide) in zip(self.headings, columns, strict=True):
            layout = heading.layout()
            assert layout is not None
            height = max(height, layout.totalHeightForWidth(wide), layout.totalSizeHint().height())
        for heading, (left, wide) in zip(self.headings, columns, strict=True):
            heading.setGeometry(left, 0, wide, height)
        self._row.setGeometry(self._row.x(), 0, width, height)
        self.setFixedHeight(height)
        self.setMask(QRegion(0, 0, seen, max(1, height)))

    def scroll_to(self, offset: int) -> None:
        """Follow the cards sideways."""
        self._row.move(-offset, 0)
        self.update()

    def mark(self, column: int) -> None:
        """A card is being held over this column; −1 none."""
        self._over = column
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for column, heading in enumerate(self.headings):
            over = column == self._over
            painter.setBrush(QColor(self._tokens.accent_soft if over else table(self._tokens)))
            area = QRectF(heading.geometry().translated(self._row.pos()))
            painter.drawRoundedRect(area, RADIUS, RADIUS)
        painter.end()


class LaneHeading(QAbstractButton):
    """One lane's heading; pressing it folds the lane away, or out again."""

    def __init__(self, tokens: Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self._label = ""
        self._count = 0
        self._marked = False
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def label(self) -> str:
        """Which lane it heads."""
        return self._label

    def show_lane(self, label: str, count: int, *, folded: bool) -> None:
        """Say which lane, how many cards, and whether they are folded away."""
        self._label, self._count = label, count
        self.setChecked(folded)
        state = "已折叠" if folded else "已展开"
        self.setAccessibleName(f"{label}，{count} 张，{state}")
        self.setToolTip("展开（空格）" if folded else "折叠（空格）")
        self.update()

    def mark(self, on: bool) -> None:
        """The keyboard stands on this lane, its current card being folded away."""
        if on != self._marked:
            self._marked = on
            self.update()

    @staticmethod
    def height_in(font: QFont) -> int:
        """How high a lane's heading is."""
        return QFontMetrics(font).height() + 2 * SPACE[1]

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = self._tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._marked or self.underMouse():
            painter.setPen(QPen(QColor(t.accent), 2) if self._marked else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(t.accent_soft if self._marked else t.raised))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        middle = self.height() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(t.muted))
        painter.drawPolygon(_arrow(SPACE[3] + 1.0, middle, folded=self.isChecked()))
        strong = QFont(self.font())
        strong.setBold(True)
        metrics = QFontMetrics(strong)
        count = f"{self._count} 张"
        left = SPACE[5]
        room = self.width() - left - SPACE[2] - QFontMetrics(self.font()).horizontalAdvance(count) - SPACE[2]
        label = metrics.elidedText(self._label, Qt.TextElideMode.ElideRight, max(0, room))
        side = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        painter.setFont(strong)
        painter.setPen(QColor(t.text))
        painter.drawText(QRect(left, 0, self.width() - left, self.height()), side, label)
        left += metrics.horizontalAdvance(label) + SPACE[2]
        painter.setFont(self.font())
        painter.setPen(QColor(t.muted))
        painter.drawText(QRect(left, 0, self.width() - left, self.height()), side, count)
        right = left + QFontMetrics(self.font()).horizontalAdvance(count) + SPACE[3]
        if right < self.width():
            painter.setPen(QPen(QColor(t.line), 1))
            painter.drawLine(QPointF(right, middle), QPointF(self.width() - SPACE[1], middle))
        painter.end()


def _arrow(x: float, y: float, *, folded: bool) -> QPolygonF:
    if folded:
        return QPolygonF([QPointF(x - 2, y - 4.5), QPointF(x - 2, y + 4.5), QPointF(x + 3, y)])
    return QPolygonF([QPointF(x - 4.5, y - 2), QPointF(x + 4.5, y - 2), QPointF(x, y + 3)])

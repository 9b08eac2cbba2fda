"""Money by year as upright bars, a bar a kind side by side on one scale; kinds are never added up."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from advisor_app.advice.cashflow import YearBar
from advisor_app.domain.money import format_wan
from advisor_app.ui.theme import SPACE, Tokens

_WIDEST = 84.0
_SMALL = 0.9


class YearBars(QWidget):
    """A group of bars a year with their sums above; the key on top, and in each bar's tip what it is."""

    def __init__(self, kinds: Sequence[str], tokens: Tokens) -> None:
        super().__init__()
        self._kinds = tuple(kinds)
        self._tokens = tokens
        self._bars: tuple[YearBar, ...] = ()
        self._areas: list[tuple[QRectF, str]] = []
        self.setMinimumHeight(120)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_bars(self, bars: Sequence[YearBar]) -> None:
        """Replace the bars."""
        self._bars = tuple(bars)
        said = "；".join(self._spoken(bar) for bar in self._bars)
        self.setAccessibleName(f"按年资金图（万元，各类不相加）：{said or '没有金额'}")
        self.update()

    def _spoken(self, bar: YearBar) -> str:
        parts = (
            f"{kind} {format_wan(part)}" for kind, part in zip(self._kinds, bar.parts, strict=True) if part
        )
        return f"{bar.year} 年 {'、'.join(parts) or '没有'}"

    def sizeHint(self) -> QSize:
        return QSize(480, 200)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.tip_at(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def tip_at(self, at: QPointF) -> str:
        """What the bar under a point says; "" where there is none."""
        return next((said for area, said in self._areas if area.contains(at)), "")

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        small = QFont(self.font())
        small.setPointSizeF(small.pointSizeF() * _SMALL)
        metrics = QFontMetricsF(small)
        painter.setFont(small)
        self._areas = []
        top = self._paint_key(painter, metrics) + metrics.height()
        bottom = self.height() - metrics.height() - SPACE[1]
        painter.setPen(QPen(QColor(self._tokens.line), 1))
        painter.drawLine(QPointF(0, bottom), QPointF(self.width(), bottom))
        most = max((part for bar in self._bars for part in bar.parts), default=Decimal(0))
        column = self.width() / max(1, len(self._bars))
        for number, bar in enumerate(self._bars):
            room = QRectF(column * number, top, column, bottom - top)
            self._paint_year(painter, bar, room, most, metrics)
        painter.end()

    def _paint_year(
        self, painter: QPainter, bar: YearBar, room: QRectF, most: Decimal, metrics: QFontMetricsF
    ) -> None:
        """The bars of a year side by side: what may not be added up must not look like a sum."""
        painter.setPen(QColor(self._tokens.text))
        label = QRectF(room.left(), room.bottom() + SPACE[1], room.width(), metrics.height())
        painter.drawText(label, Qt.AlignmentFlag.AlignHCenter, str(bar.year))
        parts = [
            (kind, part, ink)
            for kind, part, ink in zip(self._kinds, bar.parts, self._tokens.kinds, strict=True)
            if part > 0
        ]
        each = min(_WIDEST, room.width() * 0.9 / max(1, len(parts)))
        left = room.center().x() - each * len(parts) / 2
        for kind, part, ink in parts:
            high = max(2.0, float(part / most) * room.height())
            area = QRectF(left + 1, room.bottom() - high, each - 2, high)
            self._areas.append((area, f"{bar.year} 年　{kind} {format_wan(part)} 万元"))
            painter.fillRect(area, QColor(ink))
            said = format_wan(part)
            if metrics.horizontalAdvance(said) <= each:
                above = QRectF(left, area.top() - metrics.height(), each, metrics.height())
                painter.setPen(QColor(self._tokens.text))
                painter.drawText(above, Qt.AlignmentFlag.AlignCenter, said)
            left += each

    def _paint_key(self, painter: QPainter, metrics: QFontMetricsF) -> float:
        """The key of the kinds that occur; gives where the bars may begin."""
        x, size = 0.0, metrics.ascent()
        for place, kind in enumerate(self._kinds):
            if not any(bar.parts[place] for bar in self._bars):
                continue
            painter.fillRect(QRectF(x, 1, size, size), QColor(self._tokens.kinds[place]))
            x += size + SPACE[1]
            painter.setPen(QColor(self._tokens.muted))
            painter.drawText(QPointF(x, metrics.ascent()), kind)
            x += metrics.horizontalAdvance(kind) + SPACE[4]
        return metrics.height() + SPACE[1]

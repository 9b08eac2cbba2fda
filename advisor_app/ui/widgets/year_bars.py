"""Money by year as upright bars, a segment a kind on one scale; kinds are never added up in words."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from advisor_app.advice.cashflow import YearBar
from advisor_app.domain.money import format_wan
from advisor_app.ui.theme import SPACE, Tokens

_WIDEST = 96.0
_SMALL = 0.9
_LIGHT = 150
"""Brighter fills take dark letters."""


class YearBars(QWidget):
    """A bar a year; its key stands above, each segment has its sum where there is room, or in its tip."""

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
        """What the segment under a point says; "" where there is none."""
        return next((said for area, said in self._areas if area.contains(at)), "")

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        small = QFont(self.font())
        small.setPointSizeF(small.pointSizeF() * _SMALL)
        metrics = QFontMetricsF(small)
        painter.setFont(small)
        self._areas = []
        top = self._paint_key(painter, metrics)
        bottom = self.height() - metrics.height() - SPACE[1]
        painter.setPen(QPen(QColor(self._tokens.line), 1))
        painter.drawLine(QPointF(0, bottom), QPointF(self.width(), bottom))
        most = max((sum(bar.parts, Decimal(0)) for bar in self._bars), default=Decimal(0))
        column = self.width() / max(1, len(self._bars))
        wide = min(_WIDEST, column * 0.6)
        for number, bar in enumerate(self._bars):
            left = column * number + (column - wide) / 2
            painter.setPen(QColor(self._tokens.text))
            label = QRectF(column * number, bottom + SPACE[1], column, metrics.height())
            painter.drawText(label, Qt.AlignmentFlag.AlignHCenter, f"{bar.year}")
            y, free = bottom, bottom
            for kind, part, ink in zip(self._kinds, bar.parts, self._tokens.stacks, strict=True):
                if most <= 0 or part <= 0:
                    continue
                high = max(2.0, float(part / most) * (bottom - top))
                y -= high
                area = QRectF(left, y, wide, high)
                self._areas.append((area, f"{bar.year} 年　{kind} {format_wan(part)} 万元"))
                if not self._paint_part(painter, area, ink, format_wan(part), metrics):
                    free = self._paint_beside(painter, area, f"{kind} {format_wan(part)}", free, metrics)
        painter.end()

    def _paint_key(self, painter: QPainter, metrics: QFontMetricsF) -> float:
        """The key of the kinds that occur; gives where the bars may begin."""
        x, size = 0.0, metrics.ascent()
        for place, kind in enumerate(self._kinds):
            if not any(bar.parts[place] for bar in self._bars):
                continue
            painter.fillRect(QRectF(x, 1, size, size), QColor(self._tokens.stacks[place]))
            x += size + SPACE[1]
            wide = metrics.horizontalAdvance(kind)
            painter.setPen(QColor(self._tokens.muted))
            painter.drawText(QPointF(x, metrics.ascent()), kind)
            x += wide + SPACE[4]
        return metrics.height() + SPACE[2]

    def _paint_part(
        self, painter: QPainter, area: QRectF, ink: str, said: str, metrics: QFontMetricsF
    ) -> bool:
        """A segment, with its sum where there is room; False where there is not."""
        fill = QColor(ink)
        painter.fillRect(area, fill)
        painter.setPen(QPen(QColor(self._tokens.surface), 1))
        painter.drawLine(area.topLeft(), area.topRight())
        if area.height() >= metrics.height() and metrics.horizontalAdvance(said) <= area.width() - 4:
            brightness = (fill.red() * 299 + fill.green() * 587 + fill.blue() * 114) / 1000
            painter.setPen(QColor("#10202f" if brightness > _LIGHT else "#ffffff"))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, said)
            return True
        return False

    def _paint_beside(
        self, painter: QPainter, area: QRectF, said: str, free: float, metrics: QFontMetricsF
    ) -> float:
        """What has no room inside stands at the right, above what stands there; gives the next free line."""
        foot = min(free, area.center().y() + metrics.height() / 2)
        painter.setPen(QColor(self._tokens.muted))
        painter.drawText(QPointF(area.right() + SPACE[2], foot - metrics.descent()), said)
        return foot - metrics.height()

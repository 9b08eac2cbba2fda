"""The picture of an assessment's money, as vectors: for paper, and through SVG for the window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from advisor_app.domain.money import format_wan
from advisor_app.domain.phrases import Tone
from advisor_app.dossier import fonts, style

if TYPE_CHECKING:
    from reportlab.graphics.shapes import Drawing

_ROW, _BAR = 24.0, 12.0
_TITLE, _GAP = 26.0, 8.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar; ``amount`` in 元."""

    label: str
    amount: Decimal
    tone: Tone


def money_bars(title: str, bars: Sequence[Bar], width: float) -> Drawing:
    """Horizontal bars on one scale, each with its sum in 万元; ``width`` in points."""
    from reportlab.graphics.shapes import Drawing, Line, Rect, String  # noqa: PLC0415  late: slow to load
    from reportlab.lib.colors import HexColor  # noqa: PLC0415
    from reportlab.pdfbase.pdfmetrics import stringWidth  # noqa: PLC0415

    fonts.register()
    size = style.TABLE.size
    sums = [format_wan(bar.amount) for bar in bars]
    left = max((stringWidth(bar.label, fonts.REGULAR, size) for bar in bars), default=0.0) + _GAP
    right = max((stringWidth(s, fonts.BOLD, size) for s in sums), default=0.0) + _GAP
    most = max((bar.amount for bar in bars), default=Decimal(0))
    height = _TITLE + _ROW * len(bars)
    drawing = Drawing(width, height)

    def write(
        x: float, y: float, text: str, *, bold: bool = False, color: str = style.INK, anchor: str = "start"
    ) -> None:
        font = fonts.BOLD if bold else fonts.REGULAR
        drawing.add(
            String(
                x, y, text, fontName=font, fontSize=size, fillColor=HexColor(f"#{color}"), textAnchor=anchor
            )
        )

    write(0, height - size - 2, title, bold=True, color=style.ACCENT)
    drawing.add(
        Line(left, 0, left, _ROW * len(bars), strokeColor=HexColor(f"#{style.RULE}"), strokeWidth=0.6)
    )
    for number, (bar, said) in enumerate(zip(bars, sums, strict=True)):
        y = _ROW * (len(bars) - number - 1) + (_ROW - _BAR) / 2
        length = float(bar.amount / most) * (width - left - right) if most > 0 and bar.amount > 0 else 0.0
        write(left - _GAP, y + 2.5, bar.label, anchor="end")
        if length:
            fill = HexColor(f"#{style.BAR_TONES[bar.tone]}")
            drawing.add(Rect(left, y, length, _BAR, fillColor=fill, strokeColor=None))
        write(left + length + _GAP, y + 2.5, said, bold=True)
    return drawing

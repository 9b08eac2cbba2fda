"""Pictures of money as vectors: of an assessment, of groups; for paper, and through SVG for the window."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from advisor_app.domain.money import format_wan
from advisor_app.domain.phrases import Tone
from advisor_app.dossier import style
from advisor_app.dossier.document import clean
from advisor_app.dossier.pdf import fonts

if TYPE_CHECKING:
    from reportlab.graphics.shapes import Drawing

_ROW, _BAR = 24.0, 12.0
_TITLE, _GAP = 26.0, 8.0
_SLIM_ROW, _SLIM_BAR, _BETWEEN = 15.0, 9.0, 9.0
_CLIP = re.compile(r"<clipPath.*?</clipPath>|clip-path: url\(#clip\)", re.DOTALL)
_LONGEST = 14
"""Characters of a group's name beside its bars."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar; ``amount`` in 元."""

    label: str
    amount: Decimal
    tone: Tone


def money_bars(
    title: str, bars: Sequence[Bar], width: float, palette: style.Palette = style.USUAL
) -> Drawing:
    """Horizontal bars on one scale, each with its sum in 万元; ``width`` in points."""
    from reportlab.graphics.shapes import Drawing, Line, Rect, String  # noqa: PLC0415  late: slow to load
    from reportlab.lib.colors import HexColor  # noqa: PLC0415
    from reportlab.pdfbase.pdfmetrics import stringWidth  # noqa: PLC0415

    fonts.register()
    size = style.TABLE.size
    names = [fonts.printable(clean(bar.label)) for bar in bars]
    sums = [format_wan(bar.amount) for bar in bars]
    left = max((stringWidth(name, fonts.REGULAR, size) for name in names), default=0.0) + _GAP
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

    write(0, height - size - 2, title, bold=True, color=palette.accent)
    drawing.add(
        Line(left, 0, left, _ROW * len(bars), strokeColor=HexColor(f"#{style.RULE}"), strokeWidth=0.6)
    )
    for number, (bar, name, said) in enumerate(zip(bars, names, sums, strict=True)):
        y = _ROW * (len(bars) - number - 1) + (_ROW - _BAR) / 2
        length = float(bar.amount / most) * (width - left - right) if most > 0 and bar.amount > 0 else 0.0
        write(left - _GAP, y + 2.5, name, anchor="end")
        if length:
            fill = HexColor(f"#{palette.bar(bar.tone)}")
            drawing.add(Rect(left, y, length, _BAR, fillColor=fill, strokeColor=None))
        write(left + length + _GAP, y + 2.5, said, bold=True)
    return drawing


@dataclass(frozen=True, slots=True)
class Group:
    """What a group's bars show; ``amounts`` in 元, in the order of the kinds, never added up."""

    label: str
    amounts: tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class Inks:
    """Colours as ``#rrggbb``: of words, of the lesser words, of lines, of each kind's bars."""

    text: str
    soft: str
    line: str
    bars: tuple[str, ...]


PRINTED = Inks(
    f"#{style.INK}", f"#{style.SOFT}", f"#{style.RULE}", ("#1F4E79", "#D8A657", "#A8B1BA", "#1A7F4B")
)
"""On white paper."""


def group_bars(kinds: Sequence[str], groups: Sequence[Group], width: float, inks: Inks = PRINTED) -> Drawing:
    """A bar a kind for each group, all on one scale, each named and with its sum in 万元.

    Bars of nothing are left out; a group without any says so. ``width`` in points.
    """
    from reportlab.graphics.shapes import Drawing, Line, Rect, String  # noqa: PLC0415  late: slow to load
    from reportlab.lib.colors import HexColor  # noqa: PLC0415
    from reportlab.pdfbase.pdfmetrics import stringWidth  # noqa: PLC0415

    fonts.register()
    size = style.TABLE.size
    names = [_short(clean(group.label)) for group in groups]
    rows = [
        [(kind, amount, ink) for kind, amount, ink in zip(kinds, g.amounts, inks.bars, strict=True) if amount]
        for g in groups
    ]
    said = [f"{kind} {format_wan(amount)}" for found in rows for kind, amount, _ in found]
    left = max((stringWidth(name, fonts.BOLD, size) for name in names), default=0.0) + _GAP
    right = max((stringWidth(text, fonts.REGULAR, size) for text in said), default=0.0) + _GAP
    most = max((amount for found in rows for _, amount, _ in found), default=Decimal(0))
    height = sum(max(1, len(found)) * _SLIM_ROW + _BETWEEN for found in rows)
    drawing = Drawing(width, max(height, 1.0))

    def write(x: float, y: float, text: str, color: str, *, font: str = fonts.REGULAR) -> None:
        anchor = "end" if x < left else "start"
        fill = HexColor(color)
        drawing.add(String(x, y, text, fontName=font, fontSize=size, fillColor=fill, textAnchor=anchor))

    top = height
    for name, found in zip(names, rows, strict=True):
        body = max(1, len(found)) * _SLIM_ROW
        top -= _BETWEEN / 2
        write(left - _GAP, top - _SLIM_ROW + 4.5, name, inks.text, font=fonts.BOLD)
        if not found:
            write(left + _GAP, top - _SLIM_ROW + 4.5, "没有金额", inks.soft)
        for number, (kind, amount, ink) in enumerate(found):
            y = top - _SLIM_ROW * (number + 1)
            length = max(0.8, float(amount / most) * (width - left - right))
            bar = y + (_SLIM_ROW - _SLIM_BAR) / 2
            drawing.add(Rect(left, bar, length, _SLIM_BAR, fillColor=HexColor(ink), strokeColor=None))
            write(left + length + _GAP / 2, y + 4.5, f"{kind} {format_wan(amount)}", inks.text)
        drawing.add(Line(left, top, left, top - body, strokeColor=HexColor(inks.line), strokeWidth=0.8))
        top -= body + _BETWEEN / 2
    return drawing


def to_svg(drawing: Drawing) -> str:
    """The picture as SVG, its words in the font by the name that windows know it by."""
    from reportlab.graphics import renderSVG  # noqa: PLC0415  late: slow to load

    # Qt knows no clipping and would fill the clip's rectangle with black
    svg = _CLIP.sub("", renderSVG.drawToString(drawing))
    for font, weight in ((fonts.BOLD, "bold"), (fonts.REGULAR, "normal")):
        svg = svg.replace(f"font-family: {font};", f"font-family: '{fonts.FAMILY}'; font-weight: {weight};")
    return svg


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"

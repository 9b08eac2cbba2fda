"""Vector pictures: the ladder as rising steps, criteria as bars up to their mark, money by year in groups."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from reportlab.graphics.shapes import Drawing, Line, Rect, String
from reportlab.lib.colors import HexColor

from advisor_app.domain.money import format_wan
from advisor_app.domain.phrases import Tone
from advisor_app.dossier import style
from advisor_app.dossier.document import Gauge, Groups, Kind, Rung, clean, shown
from advisor_app.dossier.pdf import fonts
from advisor_app.dossier.pdf.pen import glyph_width, shorten, text_width
from advisor_app.dossier.setting import Run, break_lines
from advisor_app.dossier.style import Palette, Type

_NAME = style.TABLE_HEAD
_SAID = style.SMALL
_TITLE = 24.0
"""Height of a picture's title with the space under it."""
_PAPER = "FFFFFF"

_LIFT, _GAP, _PAD = 17.0, 7.0, 6.0
"""Each step is so much higher than the one before; between steps; inside them."""
_LONGEST_NAME, _LONGEST_NOTE = 4, 4
"""Lines of a step's name and of the note under it; more are cut with …."""

_LABEL, _FOUND = 0.30, 0.27
"""Shares of a gauge's width for its label and for what is said beside it."""
_EDGE = 1.25
"""A bar ends here; 1 is the mark where the criterion is met."""
_BAR, _ROW_GAP = 10.0, 8.0
UNKNOWN = "待补"

_GROUP_HIGH, _BAR_WIDE = 150.0, 46.0
"""Height of the highest bar; the widest a bar gets."""
_KEY, _KEY_GAP = 8.0, 14.0
"""The coloured square of the key, and the room after a name in it."""


class _Sketch:
    """A drawing and the few strokes that these pictures need; colours as ``RRGGBB``."""

    def __init__(self, width: float, height: float, title: str, palette: Palette) -> None:
        fonts.register()
        self.drawing = Drawing(width, height)
        if title:
            face = style.TABLE_HEAD
            said = shorten(fonts.printable(clean(title)), width / face.size, bold=True)
            self.write(0, height - face.size - 2, said, face, palette.accent)

    def write(self, x: float, y: float, text: str, face: Type, color: str, anchor: str = "start") -> None:
        font = fonts.BOLD if face.bold else fonts.REGULAR
        ink = HexColor(f"#{color}")
        self.drawing.add(
            String(x, y, text, fontName=font, fontSize=face.size, fillColor=ink, textAnchor=anchor)
        )

    def lines(self, x: float, top: float, lines: Sequence[str], face: Type, color: str) -> None:
        for number, line in enumerate(lines):
            self.write(x, top - number * face.leading - face.size, line, face, color)

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        fill: str,
        edge: str = "",
        *,
        thick: float = 0.6,
    ) -> None:
        self.drawing.add(
            Rect(
                x, y, width, height,
                fillColor=HexColor(f"#{fill}"),
                strokeColor=HexColor(f"#{edge}") if edge else None,
                strokeWidth=thick,
            )
        )  # fmt: skip

    def line(self, x: float, y: float, to_x: float, to_y: float, color: str, dash: bool = False) -> None:
        stroke = Line(x, y, to_x, to_y, strokeColor=HexColor(f"#{color}"), strokeWidth=0.6)
        if dash:
            stroke.strokeDashArray = [2, 2]
        self.drawing.add(stroke)


def _set(text: str, room: float, face: Type, most: int) -> list[str]:
    """The lines of a text in ``room`` points, about as long as each other; more than ``most`` end in …."""
    limit = max(room, face.size) / face.size
    said = [Run(fonts.printable(clean(text)), face.bold)]
    broken = break_lines(said, limit, glyph_width)
    if len(broken) <= most:
        even = sum(line.width for line in broken) / len(broken)
        while len(evened := break_lines(said, min(even, limit), glyph_width)) > len(broken):
            even += 0.5
        broken = evened
    lines = ["".join(run.text for run in line.runs) for line in broken]
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while last and text_width(f"{last}…", face.bold) > limit:
        last = last[:-1]
    return [*lines[: most - 1], f"{last}…"]


def rungs(title: str, steps: Sequence[Rung], width: float, palette: Palette) -> Drawing:
    """The ladder, lowest step left: held steps filled, the one after the highest held outlined.

    On each step its name and the word of its status, its note under it; ``width`` in points.
    """
    fonts.register()
    column = (width + _GAP) / max(1, len(steps)) - _GAP
    inner = column - 2 * _PAD
    names = [_set(step.name, inner, _NAME, _LONGEST_NAME) for step in steps]
    words = [_set(str(step.status), inner, _SAID, 2) for step in steps]
    notes = [_set(step.note, column, _SAID, _LONGEST_NOTE) if step.note else [] for step in steps]
    inside = [
        2 * _PAD + len(name) * _NAME.leading + len(word) * _SAID.leading
        for name, word in zip(names, words, strict=True)
    ]
    base = max(inside, default=0.0)
    under = max(map(len, notes), default=0) * _SAID.leading + (_PAD if any(notes) else 0)
    top = base + _LIFT * max(0, len(steps) - 1)
    sketch = _Sketch(width, under + top + _TITLE, title, palette)
    held = [step.status.tone is Tone.GOOD for step in steps]
    following = max((place for place, is_held in enumerate(held) if is_held), default=-1) + 1
    for number in range(len(steps)):
        x, high = number * (column + _GAP), base + _LIFT * number
        if held[number]:
            sketch.box(x, under, column, high, palette.accent)
            ink = said = _PAPER
        elif number == following:
            sketch.box(
                x + 0.7, under + 0.7, column - 1.4, high - 1.4, palette.tint, palette.accent, thick=1.4
            )
            ink, said = palette.accent, style.TONES[steps[number].status.tone]
        else:
            sketch.box(x, under, column, high, style.PALE, style.RULE)
            ink = said = style.SOFT
        y = under + high - _PAD
        sketch.lines(x + _PAD, y, names[number], _NAME, ink)
        sketch.lines(x + _PAD, y - len(names[number]) * _NAME.leading, words[number], _SAID, said)
        sketch.lines(x, under - _PAD, notes[number], _SAID, style.SOFT)
    sketch.line(0, under, width, under, style.RULE)
    return sketch.drawing


def gauges(title: str, bars: Sequence[Gauge], width: float, palette: Palette) -> Drawing:
    """A bar a criterion, up to the mark where it is met and a little beyond; what is said at its right.

    Nothing known: an empty dashed bar. ``width`` in points.
    """
    fonts.register()
    face, small = style.TABLE, style.SMALL
    left, right = width * _LABEL, width * (1 - _FOUND)
    track = right - left - 2 * _GAP
    labels = [_set(bar.label, left - _GAP, face, 2) for bar in bars]
    found = [_set(bar.found or UNKNOWN, width - right, face, 2) for bar in bars]
    wanted = [_set(f"要求 {bar.wanted}", width - right, small, 2) if bar.wanted else [] for bar in bars]
    heights = [
        max(len(name) * face.leading, len(said) * face.leading + len(asked) * small.leading) + _ROW_GAP
        for name, said, asked in zip(labels, found, wanted, strict=True)
    ]
    sketch = _Sketch(width, sum(heights) + small.leading + _TITLE, title, palette)
    mark = left + track / _EDGE
    sketch.write(mark, sum(heights) + 3, "达标线", small, style.SOFT, "middle")
    y = sum(heights)
    for number, (bar, height) in enumerate(zip(bars, heights, strict=True)):
        middle = y - height / 2
        if number:
            sketch.line(0, y, width, y, style.HAIR)
        sketch.lines(
            0, middle + len(labels[number]) * face.leading / 2 - 1.5, labels[number], face, style.INK
        )
        sketch.box(left, middle - _BAR / 2, track, _BAR, style.PALE)
        if bar.share is None:
            sketch.box(left, middle - _BAR / 2, track, _BAR, _PAPER, style.FIELD)
            for stripe in range(1, int(track / 9)):
                x = left + stripe * 9
                sketch.line(x - 4, middle - _BAR / 2, x + 4, middle + _BAR / 2, style.HAIR)
        else:
            share = min(max(float(bar.share), 0.0), _EDGE)
            if share:
                sketch.box(left, middle - _BAR / 2, share / _EDGE * track, _BAR, palette.bar(bar.tone))
        said = len(found[number]) * face.leading + len(wanted[number]) * small.leading
        top = middle + said / 2 - 1.5
        sketch.lines(right, top, found[number], style.TABLE_HEAD, style.TONES[bar.tone])
        sketch.lines(right, top - len(found[number]) * face.leading, wanted[number], small, style.SOFT)
        y -= height
    sketch.line(mark, 0, mark, sum(heights), palette.accent, dash=True)
    return sketch.drawing


def groups(block: Groups, width: float, palette: Palette) -> Drawing:
    """A group of bars a row, side by side, with their sums above and the key on top.

    Side by side and not one on another: what may not be added up must not look like a sum. All bars are on
    one scale; what is negative or missing is left out. ``width`` in points.
    """
    fonts.register()
    small, face = style.SMALL, style.TABLE
    table, rows = block.table, block.table.rows[: block.rows]
    names = [clean(table.columns[place].title).split("\n")[0] for place in block.values]
    labels = [shown(row[block.label], table.columns[block.label].kind or Kind.TEXT) for row in rows]
    parts = [[_positive(row[place].value) for place in block.values] for row in rows]
    most = max((amount for part in parts for amount in part), default=0.0)
    inks = [palette.accent if ink == style.ACCENT else ink for ink in style.KINDS]
    base = face.leading + 4
    key = base + _GROUP_HIGH + small.size + 14
    sketch = _Sketch(width, key + _KEY + _TITLE, block.title, palette)
    x = 0.0
    for name, ink in zip(names, inks, strict=False):
        sketch.box(x, key, _KEY, _KEY, ink)
        sketch.write(x + _KEY + 4, key + 1, name, small, style.SOFT)
        x += _KEY + 4 + text_width(name, bold=False) * small.size + _KEY_GAP
    column = width / max(1, len(rows))
    bar = min(_BAR_WIDE, column * 0.86 / max(1, len(names)))
    for number, (label, part) in enumerate(zip(labels, parts, strict=True)):
        middle = column * (number + 0.5)
        shown_parts = [(a, ink) for a, ink in zip(part, inks, strict=False) if a]
        left = middle - bar * len(shown_parts) / 2
        for amount, ink in shown_parts:
            high = max(1.0, amount / most * _GROUP_HIGH)
            sketch.box(left, base, bar, high, ink, _PAPER, thick=0.8)
            said = format_wan(Decimal(str(amount)))
            if text_width(said, bold=False) * small.size <= max(
                bar, column / max(1, len(shown_parts)) * 0.95
            ):
                sketch.write(left + bar / 2, base + high + 3, said, small, style.INK, "middle")
            left += bar
        sketch.write(middle, 2, label, face, style.INK, "middle")
    sketch.line(0, base, width, base, style.RULE)
    return sketch.drawing


def _positive(value: object) -> float:
    return float(value) if isinstance(value, int | Decimal) and value > 0 else 0.0

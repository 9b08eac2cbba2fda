"""Pieces of Chinese paper: text, rows, quotations, boxes to fill in, contents lines, signatures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from advisor_app.dossier import style
from advisor_app.dossier.pdf import fonts
from advisor_app.dossier.pdf.paging import Piece
from advisor_app.dossier.pdf.pen import ASCENT, Pen, glyph_width, shorten, text_width
from advisor_app.dossier.setting import Line, Run, break_lines
from advisor_app.dossier.style import Palette, Type

_LOOSEST = 0.12
"""Letters of a justified line are spread by at most this much of the size."""
WHOLE = 190.0
"""Rows of no more than this height, in points, are moved whole."""
_LOW = 80.0
"""A row of no more than this height is not left alone by the others."""
_WHOLE_QUOTE = 6
"""A quotation leaves at least so many lines behind when a page cuts it."""
_CUT_ROW = 4
"""So does a row that is higher than a page."""
_FEW = 4
"""No more choices than this are set one under another."""
_FUZZ = 0.01


class Gap(Piece):
    """Nothing, ``height`` points of it."""

    def __init__(self, height: float) -> None:
        self.height = height

    def wrap(self, width: float) -> float:
        """As high as it was made."""
        del width
        return self.height

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Nothing."""


class Figure(Piece):
    """A reportlab drawing, never split."""

    before, after = style.M, style.M

    def __init__(self, drawing: Any) -> None:
        self.drawing = drawing

    def wrap(self, width: float) -> float:
        """As high as it was drawn."""
        del width
        return float(self.drawing.height)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw it."""
        pen.drawing(self.drawing, x, top - self.drawing.height)


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading: what it leads to, and its level in outline and 目录."""

    title: str
    level: int
    target: str


class Text(Piece):
    """Set text. ``indent``: points at the left; ``marks``: what links can lead to here."""

    def __init__(
        self,
        runs: Sequence[Run],
        face: Type,
        *,
        indent: float = 0.0,
        right: bool = False,
        link: str = "",
        marks: tuple[str, ...] = (),
        entry: Entry | None = None,
    ) -> None:
        self.runs = tuple(
            Run(fonts.printable(r.text), r.bold or face.bold, r.color or face.color) for r in runs
        )
        self.face = face
        self.indent = indent
        self.right = right
        self.link = link
        self.marks = marks
        self.entry = entry
        self.before = face.before
        self.after = face.after
        self.lines: tuple[Line, ...] = ()
        self.width = -1.0
        self._natural: float | None = None
        self._fixed = False

    @property
    def height(self) -> float:
        """The height as wrapped last."""
        return len(self.lines) * self.face.leading

    @property
    def natural(self) -> float:
        """The width, in points, in which no line of it is broken."""
        if self._natural is None:
            if any("\n" in run.text for run in self.runs):
                widest = max(line.width for line in break_lines(self.runs, float("inf"), glyph_width))
            else:
                widest = sum(text_width(run.text, run.bold) for run in self.runs)
            self._natural = widest * self.face.size
        return self._natural

    def wrap(self, width: float) -> float:
        """Break into lines for ``width`` points."""
        if width != self.width:
            self.width = width
            if not self._fixed:
                self.lines = self.set_in(max(width - self.indent, self.face.size))
        return self.height

    def set_in(self, room: float) -> tuple[Line, ...]:
        """Its lines in ``room`` points; most texts are one and need no breaking."""
        runs = self.runs
        if len(runs) == 1 and self.natural <= room and "\n" not in runs[0].text:
            text = runs[0].text
            if not text[:1].isspace() and not text[-1:].isspace():
                return (Line(runs, self.natural / self.face.size, True),)
        return break_lines(runs, room / self.face.size, glyph_width)

    def part(self, start: int, stop: int | None) -> Text:
        """Some of its lines as a text of its own."""
        piece = Text((), self.face, indent=self.indent, right=self.right, link=self.link)
        piece.runs = self.runs
        piece.lines = self.lines[start:stop]
        piece.width = self.width
        piece._fixed = True
        if start:
            piece.before = 0.0
        else:
            piece.marks, piece.entry = self.marks, self.entry
        return piece

    def fitting(self, height: float) -> int:
        """How many of its lines fit into ``height``."""
        return int((height + _FUZZ) / self.face.leading)

    def least(self, width: float) -> float:
        """Two lines, or all there are; three are not cut."""
        self.wrap(width)
        return self.height if len(self.lines) <= 3 else 2 * self.face.leading

    def split(self, width: float, room: float, *, fresh: bool) -> tuple[Text, Text] | None:
        """Cut between lines, leaving no single line behind or ahead."""
        self.wrap(width)
        count = min(self.fitting(room), len(self.lines) - 2)
        if count < 2 and not fresh:
            return None
        count = max(count, 1)
        return (self.part(0, count), self.part(count, None)) if count < len(self.lines) else None

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the lines."""
        face, left = self.face, x + self.indent
        room = self.width - self.indent
        base = top - (face.leading - face.size) / 2 - ASCENT * face.size
        for line in self.lines:
            slack = room - line.width * face.size
            spread = 0.0
            if face.justified and not line.last and line.length > 1:
                spread = slack / (line.length - 1)
                spread = spread if 0 < spread <= _LOOSEST * face.size else 0.0
            pen.words(left + (slack if self.right else 0.0), base, face.size, line.runs, spread)
            base -= face.leading
        if self.link:
            pen.link(self.link, left, top - self.height, room, self.height)
        for mark in self.marks:
            pen.mark(mark, top + face.before / 2)


class Box(Text):
    """What is to be filled in by hand: choices to tick where they fit, else an empty box.

    ``said``: what is there already.
    """

    def __init__(self, said: str, face: Type, choices: Sequence[str] = ()) -> None:
        super().__init__([Run(said)], face)
        marked = [f"{'☑' if choice == said else '☐'} {choice}" for choice in choices]
        joins = ("　", "\n") if len(choices) <= _FEW else ("　",)
        # side by side, else one under another; not where something else was written already
        self.ticks = [Text([Run(j.join(marked))], face) for j in joins if choices and said in ("", *choices)]
        self.boxed = True

    @property
    def natural(self) -> float:
        """The width, in points, in which nothing is broken."""
        return self.ticks[0].natural if self.ticks else super().natural

    @property
    def height(self) -> float:
        """The height as wrapped last; a box is a little higher than its words."""
        return super().height + (2 if self.boxed else 0)

    def wrap(self, width: float) -> float:
        """Choose between ticks and box for ``width`` points."""
        if width != self.width:
            self.width = width
            ticks = next((text for text in self.ticks if text.natural <= width + _FUZZ), None)
            self.boxed = ticks is None
            self.lines = self.set_in(width - 2 * style.XS) if ticks is None else ticks.set_in(width + _FUZZ)
        return self.height

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw it."""
        if self.boxed:
            pen.frame(x - 1, top - self.height, self.width + 2, self.height, style.FIELD, 0.6)
            super().draw(pen, x + style.XS, top - 1)
        else:
            super().draw(pen, x, top)


class Quotation(Piece):
    """A document's words on a tint behind a bar, and under them where they stand."""

    before, after = style.S, style.M

    def __init__(self, words: Text, source: Text | None, palette: Palette) -> None:
        self.words, self.source, self.palette = words, source, palette

    def wrap(self, width: float) -> float:
        """Set both within the box."""
        self.width = width
        inner = width - 2 * style.M
        self.height = 2 * style.S + self.words.wrap(inner)
        if self.source is not None:
            self.height += style.XS + self.source.wrap(inner)
        return self.height

    def least(self, width: float) -> float:
        """All of a short one; of a long one the lines that may be left behind."""
        return min(self.wrap(width), 2 * style.S + _WHOLE_QUOTE * self.words.face.leading)

    def split(self, width: float, room: float, *, fresh: bool) -> tuple[Quotation, Quotation] | None:
        """Only a long quotation is cut; its source goes with its end."""
        self.wrap(width)
        count = min(self.words.fitting(room - 2 * style.S), len(self.words.lines) - 2)
        if count < (1 if fresh else _WHOLE_QUOTE):
            return None
        upper = Quotation(self.words.part(0, count), None, self.palette)
        lower = Quotation(self.words.part(count, None), self.source, self.palette)
        return upper, lower

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Tint, bar, words, source."""
        foot = top - self.height
        pen.box(x, foot, self.width, self.height, style.PALE)
        pen.box(x, foot, 2, self.height, self.palette.accent)
        self.words.draw(pen, x + style.M, top - style.S)
        if self.source is not None:
            self.source.draw(pen, x + style.M, foot + style.S + self.source.height)


@dataclass(frozen=True, slots=True)
class RowLook:
    """How rows look: points of padding, a stronger line above and below the whole; its colours."""

    pad_x: float = 5.0
    pad_y: float = 3.5
    frame: bool = True
    palette: Palette = style.USUAL


class Rows(Piece):
    """Rows of texts under a head that is repeated on every page; rows move whole where they can."""

    before, after = style.S, style.M

    def __init__(
        self,
        widths: Sequence[float],
        head: Sequence[Text] | None,
        body: Sequence[Sequence[Text]],
        foot: int,
        highest: float,
        look: RowLook,
    ) -> None:
        """``foot``: so many of the last rows are sums; a row is cut if it is higher than ``highest``."""
        self.widths = list(widths)
        self.head = head
        self.body = body
        self.foot = foot
        self.highest = highest
        self.look = look
        self.width = sum(widths)
        self.head_height = self._height(head) if head is not None else 0.0
        self.heights: Sequence[float] = [self._height(row) for row in body]

    def _height(self, row: Sequence[Text]) -> float:
        pad = self.look.pad_x * 2
        return max(c.wrap(w - pad) for c, w in zip(row, self.widths, strict=True)) + self.look.pad_y * 2

    @property
    def height(self) -> float:
        """Head and rows."""
        return self.head_height + sum(self.heights)

    def wrap(self, width: float) -> float:
        """Its height; its columns were given their widths when it was made."""
        del width
        return self.height

    def least(self, width: float) -> float:
        """Head and two low rows or a high one; all where there are only sums besides."""
        del width
        if self.height <= WHOLE:
            return self.height
        if self._huge:
            return self.head_height + WHOLE / 2
        count = 1 + self.foot if len(self.body) == 1 + self.foot else 1 + self._lonely(1)
        return self.head_height + sum(self.heights[:count])

    @property
    def _huge(self) -> bool:
        """Whether the first row has to be cut."""
        return self.heights[0] + self.head_height > self.highest

    def _lonely(self, count: int) -> bool:
        """Whether a first row would stand alone under its head though another low one follows."""
        low = len(self.body) > 2 and self.heights[0] <= WHOLE and self.heights[1] <= _LOW
        return count == 1 and low

    def _piece(
        self, body: Sequence[Sequence[Text]], heights: Sequence[float], foot: int, *, first: bool
    ) -> Rows:
        """Some of its rows; what was measured is not measured again."""
        piece = Rows.__new__(Rows)
        piece.widths, piece.head, piece.body, piece.foot = self.widths, self.head, body, foot
        piece.highest, piece.look, piece.width = self.highest, self.look, self.width
        piece.head_height, piece.heights = self.head_height, heights
        piece.before = self.before if first else 0.0
        return piece

    def split(self, width: float, room: float, *, fresh: bool) -> tuple[Rows, Rows] | None:
        """Cut between rows; a row that is higher than a page is cut inside."""
        del width
        if not fresh and self.height <= WHOLE:
            return None
        used, count = self.head_height, 0
        while count < len(self.body) and used + self.heights[count] <= room + _FUZZ:
            used += self.heights[count]
            count += 1
        # sums stay together and with a row above them, where a page can hold that
        kept = count
        if len(self.body) - count <= self.foot:
            count = max(0, len(self.body) - self.foot - 1)
        elif len(self.body) - count == 1 and count > 2:
            count -= 1
        if self._lonely(count) and not fresh:
            return None
        if not count and fresh:
            count = kept
        if count:
            return (
                self._piece(self.body[:count], self.heights[:count], 0, first=True),
                self._piece(self.body[count:], self.heights[count:], self.foot, first=False),
            )
        return self._cut_row(room, fresh=fresh)

    def _cut_row(self, room: float, *, fresh: bool) -> tuple[Rows, Rows] | None:
        row = self.body[0]
        if not self._huge and not fresh:
            return None
        inner = room - self.head_height - self.look.pad_y * 2
        if min(cell.fitting(inner) for cell in row) < (1 if fresh else _CUT_ROW):
            return None
        upper = [cell.part(0, cell.fitting(inner)) for cell in row]
        lower = [cell.part(cell.fitting(inner), None) for cell in row]
        rest = [lower, *self.body[1:]]
        heights = [self._height(lower), *self.heights[1:]]
        return (
            self._piece([upper], [self._height(upper)], 0, first=True),
            self._piece(rest, heights, self.foot, first=False),
        )

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw head, rows and rules."""
        look, accent, end = self.look, self.look.palette.accent, x + self.width
        y = top
        if self.head is not None:
            pen.box(x, y - self.head_height, self.width, self.head_height, look.palette.tint)
            self._draw_row(pen, self.head, x, y)
            y -= self.head_height
        first_sum = len(self.body) - self.foot
        for number, (row, height) in enumerate(zip(self.body, self.heights, strict=True)):
            if number and number != first_sum:
                pen.rule(x, y, end, style.HAIR, 0.5)
            elif number and self.foot:
                pen.rule(x, y, end, accent, 0.6)
            self._draw_row(pen, row, x, y)
            y -= height
        if look.frame:
            pen.rule(x, top, end, accent, 0.9)
            pen.rule(x, y, end, accent, 0.9)
            if self.head is not None:
                pen.rule(x, top - self.head_height, end, accent, 0.4)

    def _draw_row(self, pen: Pen, row: Sequence[Text], x: float, top: float) -> None:
        for cell, width in zip(row, self.widths, strict=True):
            cell.draw(pen, x + self.look.pad_x, top - self.look.pad_y)
            x += width


class ContentsLine(Piece):
    """A line of the 目录: title, dots, page (``page`` may be told later); it leads to the heading."""

    def __init__(self, entry: Entry) -> None:
        self.entry, self.page = entry, ""
        self.face = style.BODY if entry.level == 1 else style.TABLE
        self.before = style.S if entry.level == 1 else 0.0

    def wrap(self, width: float) -> float:
        """One line, whatever the title; a longer one is cut with …."""
        self.width = width
        return self.face.leading

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw it."""
        size, bold = self.face.size, self.entry.level == 1
        left, end = x + (self.entry.level - 1) * style.L, x + self.width
        number = text_width(self.page) * size
        room = end - left - number - style.L
        title = shorten(fonts.printable(self.entry.title), room / size, bold)
        base = top - (self.face.leading - size) / 2 - ASCENT * size
        pen.words(left, base, size, [Run(title, bold, style.INK)])
        pen.words(end - number, base, size, [Run(self.page, False, style.INK)])
        start = left + text_width(title, bold) * size + style.S
        pen.stroke(start, base + 1.5, end - number - style.S, base + 1.5, style.RULE, 0.6, dash=(0.6, 3))
        pen.link(self.entry.target, x, top - self.face.leading, self.width, self.face.leading)


class Signatures(Piece):
    """Parties side by side with room for seals; never split."""

    before, after = style.XL, style.L
    _ROOM = 52.0

    def __init__(self, parties: Sequence[tuple[str, Sequence[str]]]) -> None:
        self.texts = [
            [Text([Run(title)], style.HEADINGS[2]), *(Text([Run(line)], style.BODY) for line in lines)]
            for title, lines in parties
        ]

    def wrap(self, width: float) -> float:
        """As high as the longest party, with room for a seal."""
        count = max(1, len(self.texts))
        self.column = (width - style.XL * (count - 1)) / count
        inner = self.column - style.L * 2
        tallest = max((sum(t.wrap(inner) + style.S for t in texts) for texts in self.texts), default=0.0)
        self.height = tallest + self._ROOM + style.L
        return self.height

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """A frame for each, the lines at its foot, the room for the seal above them."""
        foot = top - self.height
        for title, *lines in self.texts:
            pen.frame(x, foot, self.column, self.height, style.RULE)
            title.draw(pen, x + style.L, top - style.M)
            y = foot + style.M + sum(line.height + style.S for line in lines) - style.S
            for line in lines:
                line.draw(pen, x + style.L, y)
                y -= line.height + style.S
            x += self.column + style.XL

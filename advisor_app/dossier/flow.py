"""Flowables for Chinese paper: text, rows, contents lines, signatures.

reportlab's Paragraph starts lines with ，and ”, and its Table cuts the first row that does not fit;
these set text by ``setting`` and move whole rows.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.pdfbase import pdfmetrics
from reportlab.platypus.flowables import Flowable

from advisor_app.dossier import fonts, style
from advisor_app.dossier.setting import Line, Run, break_lines
from advisor_app.dossier.style import Type

ASCENT = 0.88
"""Of the em box above the baseline (Noto Sans SC)."""
_LOOSEST = 0.12
"""Letters of a justified line are spread by at most this much of the size."""
WHOLE = 190.0
"""Rows of no more than this height, in points, are moved whole."""
_WHOLE_QUOTE = 6
"""A quotation leaves at least so many lines behind when a page cuts it."""

Drawn = Callable[[Any, float, float], None]
"""Told the canvas, and the width and height of what was drawn."""


def colour(code: str) -> Any:
    """A colour from ``RRGGBB``."""
    return HexColor(f"#{code}")


@lru_cache(maxsize=60_000)
def _glyph(character: str, bold: bool) -> float:
    name = fonts.BOLD if bold else fonts.REGULAR
    return float(pdfmetrics.stringWidth(character, name, 1))


def text_width(text: str, bold: bool = False) -> float:
    """Width at size 1."""
    return sum(_glyph(character, bold) for character in text)


@lru_cache(maxsize=20_000)
def _lines(runs: tuple[Run, ...], limit: float) -> tuple[Line, ...]:
    return break_lines(runs, limit, text_width)


class Text(Flowable):  # type: ignore[misc]  # reportlab has no types
    """Set text. ``indent``: points at the left; ``drawn`` is called once it stands on its page."""

    def __init__(
        self,
        runs: Sequence[Run],
        face: Type,
        *,
        indent: float = 0.0,
        right: bool = False,
        link: str = "",
        drawn: Drawn | None = None,
    ) -> None:
        super().__init__()
        self.runs = tuple(
            Run(fonts.printable(r.text), r.bold or face.bold, r.color or face.color) for r in runs
        )
        self.face = face
        self.indent = indent
        self.right = right
        self.link = link
        self.drawn = drawn
        self.spaceBefore = face.before
        self.spaceAfter = face.after
        self.lines: tuple[Line, ...] = ()
        self._fixed = False

    def wrap(self, width: float, _height: float = 0.0) -> tuple[float, float]:
        """Break into lines for ``width`` points."""
        self.width = width
        if not self._fixed:
            room = max(width - self.indent, self.face.size)
            self.lines = _lines(self.runs, room / self.face.size)
        self.height = len(self.lines) * self.face.leading
        return width, self.height

    def part(self, start: int, stop: int | None) -> Text:
        """Some of its lines as a text of its own."""
        piece = Text((), self.face, indent=self.indent, right=self.right, link=self.link)
        piece.runs = self.runs
        piece.lines = self.lines[start:stop]
        piece._fixed = True
        piece.spaceBefore = self.spaceBefore if start == 0 else 0
        piece.drawn = self.drawn if start == 0 else None
        piece.wrap(self.width)
        return piece

    def fitting(self, height: float) -> int:
        """How many of its lines fit into ``height``."""
        return int((height + 0.01) / self.face.leading)

    def split(self, width: float, height: float) -> list[Flowable]:
        """Cut between lines, leaving no single line behind or ahead."""
        self.wrap(width, height)
        count = self.fitting(height)
        if count >= len(self.lines):
            return [self]
        count = min(count, len(self.lines) - 2)
        return [self.part(0, count), self.part(count, None)] if count >= 2 else []

    def draw(self) -> None:
        """Draw the lines from the top."""
        canvas, face = self.canv, self.face
        left, room = self.indent, self.width - self.indent
        for number, line in enumerate(self.lines):
            base = self.height - number * face.leading - (face.leading - face.size) / 2 - ASCENT * face.size
            slack = room - line.width * face.size
            spread = 0.0
            if face.justified and not line.last and line.length > 1:
                spread = slack / (line.length - 1)
                spread = spread if 0 < spread <= _LOOSEST * face.size else 0.0
            self._draw_line(line, left + (slack if self.right else 0), base, spread)
        if self.link:
            box = (left, 0, left + room, self.height)
            canvas.linkRect("", self.link, box, relative=1, Border="[0 0 0]")
        if self.drawn is not None:
            self.drawn(canvas, self.width, self.height)

    def _draw_line(self, line: Line, x: float, y: float, spread: float) -> None:
        canvas = self.canv
        words = canvas.beginText(x, y)
        for run in line.runs:
            words.setFont(fonts.BOLD if run.bold else fonts.REGULAR, self.face.size)
            words.setFillColor(colour(run.color))
            words.setCharSpace(spread)
            words.textOut(run.text)
        words.setCharSpace(0)
        canvas.drawText(words)


class Quotation(Flowable):  # type: ignore[misc]  # reportlab has no types
    """A document's words on a tint behind a bar, and under them where they stand."""

    def __init__(self, words: Text, source: Text | None) -> None:
        super().__init__()
        self.words, self.source = words, source
        self.spaceBefore, self.spaceAfter = style.S, style.M

    def wrap(self, width: float, _height: float = 0.0) -> tuple[float, float]:
        """Set both within the box."""
        self.width = width
        inner = width - 2 * style.M
        self.height = 2 * style.S + self.words.wrap(inner)[1]
        if self.source is not None:
            self.height += style.XS + self.source.wrap(inner)[1]
        return width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """Only a long quotation is cut; its source goes with its end."""
        self.wrap(width)
        count = min(self.words.fitting(height - 2 * style.S), len(self.words.lines) - 2)
        if count < _WHOLE_QUOTE:
            return []
        return [
            Quotation(self.words.part(0, count), None),
            Quotation(self.words.part(count, None), self.source),
        ]

    def draw(self) -> None:
        """Tint, bar, words, source."""
        canvas = self.canv
        canvas.setFillColor(colour(style.PALE))
        canvas.rect(0, 0, self.width, self.height, stroke=0, fill=1)
        canvas.setFillColor(colour(style.ACCENT))
        canvas.rect(0, 0, 2, self.height, stroke=0, fill=1)
        self.words.drawOn(canvas, style.M, self.height - style.S - self.words.height)
        if self.source is not None:
            self.source.drawOn(canvas, style.M, style.S)


@dataclass(frozen=True, slots=True)
class Look:
    """How rows look: points of padding, rules, a tinted head."""

    pad_x: float = 5.0
    pad_y: float = 3.5
    rule: str = style.HAIR
    frame: bool = True
    """A stronger line above and below the whole."""


class Rows(Flowable):  # type: ignore[misc]  # reportlab has no types
    """Rows of texts under a head that is repeated on every page; rows move whole where they can."""

    def __init__(
        self,
        widths: Sequence[float],
        head: Sequence[Text] | None,
        body: Sequence[Sequence[Text]],
        foot: int = 0,
        *,
        page: float,
        look: Look | None = None,
    ) -> None:
        """``foot``: so many of the last rows are sums; ``page``: the height of a whole page's text."""
        super().__init__()
        self.widths = list(widths)
        self.head = list(head) if head is not None else None
        self.body = [list(row) for row in body]
        self.foot = foot
        self.page = page
        self.look = look or Look()
        self.spaceBefore = style.S
        self.spaceAfter = style.M

    def _height(self, row: Sequence[Text]) -> float:
        pad = self.look.pad_x * 2
        tallest = max(cell.wrap(w - pad)[1] for cell, w in zip(row, self.widths, strict=True))
        return tallest + self.look.pad_y * 2

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Set every cell in its column."""
        self.head_height = self._height(self.head) if self.head is not None else 0.0
        self.heights = [self._height(row) for row in self.body]
        self.width = sum(self.widths)
        self.height = self.head_height + sum(self.heights)
        return self.width, self.height

    def _piece(self, body: Sequence[Sequence[Text]], foot: int, *, first: bool) -> Rows:
        piece = Rows(self.widths, self.head, body, foot, page=self.page, look=self.look)
        piece.spaceBefore = self.spaceBefore if first else 0
        return piece

    def split(self, width: float, height: float) -> list[Flowable]:
        """Cut between rows; a row taller than a page is cut inside."""
        self.wrap(width, height)
        used, count = self.head_height, 0
        while count < len(self.body) and used + self.heights[count] <= height + 0.01:
            used += self.heights[count]
            count += 1
        if count == len(self.body):
            return [self]
        if self.height <= WHOLE and self.height <= self.page:
            return []
        # sums stay together and with a row above them
        if len(self.body) - count <= self.foot:
            count = max(0, len(self.body) - self.foot - 1)
        if count:
            return [
                self._piece(self.body[:count], 0, first=True),
                self._piece(self.body[count:], self.foot, first=False),
            ]
        return self._cut_row(height)

    def _cut_row(self, height: float) -> list[Flowable]:
        row = self.body[0]
        if self.heights[0] + self.head_height <= self.page:
            return []
        room = height - self.head_height - self.look.pad_y * 2
        if min(cell.fitting(room) for cell in row) < 4:
            return []
        upper = [cell.part(0, cell.fitting(room)) for cell in row]
        lower = [cell.part(cell.fitting(room), None) for cell in row]
        return [
            self._piece([upper], 0, first=True),
            self._piece([lower, *self.body[1:]], self.foot, first=False),
        ]

    def draw(self) -> None:
        """Draw head, rows and rules from the top."""
        canvas, look = self.canv, self.look
        y = self.height
        if self.head is not None:
            canvas.setFillColor(colour(style.ACCENT_TINT))
            canvas.rect(0, y - self.head_height, self.width, self.head_height, stroke=0, fill=1)
            self._draw_row(self.head, y)
            y -= self.head_height
        first_sum = len(self.body) - self.foot
        for number, (row, height) in enumerate(zip(self.body, self.heights, strict=True)):
            if number and number != first_sum:
                self._rule(y, look.rule, 0.5)
            elif number and self.foot:
                self._rule(y, style.ACCENT, 0.6)
            self._draw_row(row, y)
            y -= height
        if look.frame:
            self._rule(self.height, style.ACCENT, 0.9)
            self._rule(0, style.ACCENT, 0.9)
            if self.head is not None:
                self._rule(self.height - self.head_height, style.ACCENT, 0.4)

    def _rule(self, y: float, code: str, thickness: float) -> None:
        self.canv.setStrokeColor(colour(code))
        self.canv.setLineWidth(thickness)
        self.canv.line(0, y, self.width, y)

    def _draw_row(self, row: Sequence[Text], top: float) -> None:
        x = 0.0
        for cell, width in zip(row, self.widths, strict=True):
            bottom = top - self.look.pad_y - cell.height
            cell.drawOn(self.canv, x + self.look.pad_x, bottom)
            x += width


class ContentsLine(Flowable):  # type: ignore[misc]  # reportlab has no types
    """A line of the 目录: title, dots, page; it leads to the heading."""

    def __init__(self, title: str, page: str, target: str, level: int) -> None:
        super().__init__()
        self.title, self.page, self.target, self.level = fonts.printable(title), page, target, level
        self.face = style.BODY if level == 1 else style.TABLE
        self.bold = level == 1
        self.indent = (level - 1) * style.L
        self.spaceBefore = style.S if level == 1 else 0.0

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """One line, whatever the title; a longer one is cut with …."""
        self.width, self.height = width, self.face.leading
        return self.width, self.height

    def draw(self) -> None:
        """Draw it."""
        canvas, size = self.canv, self.face.size
        room = self.width - self.indent - text_width(self.page) * size - style.L
        title = shorten(self.title, room / size, self.bold)
        base = (self.height - size) / 2 + (1 - ASCENT) * size
        canvas.setFillColor(colour(style.INK))
        canvas.setFont(fonts.BOLD if self.bold else fonts.REGULAR, size)
        canvas.drawString(self.indent, base, title)
        canvas.setFont(fonts.REGULAR, size)
        canvas.drawRightString(self.width, base, self.page)
        start = self.indent + text_width(title, self.bold) * size + style.S
        stop = self.width - text_width(self.page) * size - style.S
        canvas.setStrokeColor(colour(style.RULE))
        canvas.setLineWidth(0.6)
        canvas.setDash(0.6, 3)
        canvas.line(start, base + 1.5, stop, base + 1.5)
        canvas.setDash()
        canvas.linkRect("", self.target, (0, 0, self.width, self.height), relative=1, Border="[0 0 0]")


class Signatures(Flowable):  # type: ignore[misc]  # reportlab has no types
    """Parties side by side with room for seals; never split."""

    _ROOM = 52.0

    def __init__(self, parties: Sequence[tuple[str, Sequence[str]]]) -> None:
        super().__init__()
        self.parties = parties
        self.spaceBefore = style.XL

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """As high as the longest party, with room for a seal."""
        self.width = width
        self.column = (width - style.XL * (len(self.parties) - 1)) / max(1, len(self.parties))
        self.texts = [
            [Text([Run(title)], style.HEADINGS[2]), *(Text([Run(line)], style.BODY) for line in lines)]
            for title, lines in self.parties
        ]
        inner = self.column - style.L * 2
        tallest = max(sum(t.wrap(inner)[1] + style.S for t in texts) for texts in self.texts)
        self.height = tallest + self._ROOM + style.L
        return width, self.height

    def split(self, _width: float, _height: float) -> list[Flowable]:
        """Never."""
        return []

    def draw(self) -> None:
        """A frame for each, the lines at its foot, the room for the seal above them."""
        x = 0.0
        for texts in self.texts:
            self.canv.setStrokeColor(colour(style.RULE))
            self.canv.setLineWidth(0.6)
            self.canv.rect(x, 0, self.column, self.height, stroke=1, fill=0)
            title, *lines = texts
            title.drawOn(self.canv, x + style.L, self.height - style.M - title.height)
            y = style.M + sum(line.height + style.S for line in lines)
            for line in lines:
                y -= line.height + style.S
                line.drawOn(self.canv, x + style.L, y)
            x += self.column + style.XL


def natural_width(text: Text) -> float:
    """The width a text takes if none of its lines is broken, in points."""
    return max(
        sum(text_width(run.text, run.bold) for run in line.runs)
        for line in _lines(text.runs, float("inf"))
    ) * text.face.size  # fmt: skip


def shorten(text: str, limit: float, bold: bool = False) -> str:
    """The text cut to ``limit`` (at size 1), with … where something was cut."""
    if text_width(text, bold) <= limit:
        return text
    while text and text_width(text + "…", bold) > limit:
        text = text[:-1]
    return text + "…"

"""A sheet while it is filled, row after row: typed cells, heights, what goes on below.

Rows and columns are counted from 0, as XlsxWriter counts them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from advisor_app.domain.money import WAN
from advisor_app.dossier.document import Cell, Kind, Status, SumAbove, SumOf, clean
from advisor_app.dossier.xlsx.checks import Checks
from advisor_app.dossier.xlsx.columns import Columns, Ruler, Slot
from advisor_app.dossier.xlsx.looks import FILLED, FONT, Looks

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_LINE, _PAD = 16.0, 5.0
"""Height of a line and of the room around, in points, at 10 points of type."""
_HIGHEST = 400.0
"""Excel shows no row higher than 409 points; longer text goes on in a row below."""
_FITTING = int((_HIGHEST - _PAD) / _LINE)
"""How many lines the highest row holds."""
_LONGEST_NOTE = 600
"""Characters of a margin note; the whole text stands in the linked row."""
FORMULA_LIKE = ("=", "+", "-", "@")
"""What a person's edit would turn into a formula; tabs and returns at the start are cleaned away."""
_DAY_ZERO = dt.date(1899, 12, 30).toordinal()
_FIRST_DAY = dt.date(1900, 3, 1)
"""Excel believes in a 29 February 1900: days before it are kept as text."""
_BLANKS = {Kind.MONEY: "金额", Kind.DATE: "日期", Kind.CODE: "编码", Kind.STATUS: "状态"}
"""Looks of empty cells, so that what is entered later looks like its neighbours."""

Content = str | float | None
Entry = tuple[Slot, Cell, Kind, str]
"""Where a cell stands, the cell, the kind of its column, and its look ("": what its value is usual in)."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a table came to stand: its sheet, first and last row of the body, the column of each column."""

    sheet: str
    first: int
    last: int
    columns: tuple[int, ...]


class Written(NamedTuple):
    """A cell that is written again at the end, when it is known where everything stands."""

    row: int
    column: int
    content: Content
    look: str
    twists: tuple[str, ...]


@dataclass
class Sheet:
    """A sheet, its next free row, and what can only be settled when all sheets stand."""

    ws: Worksheet
    name: str
    columns: Columns
    looks: Looks
    ruler: Ruler
    anchors: dict[str, tuple[str, int, int]]
    """Shared by the workbook: anchor → sheet, row, column."""
    row: int = 0
    breaks: list[int] = field(default_factory=list)
    checks: Checks = field(default_factory=Checks)
    links: list[tuple[Written, str]] = field(default_factory=list)
    sums: list[tuple[Written, SumOf | SumAbove, Placed | None]] = field(default_factory=list)

    def space(self, height: float = 8) -> None:
        """An empty row."""
        self.ws.set_row(self.row, height)
        self.row += 1

    def anchor(self, name: str, column: int = 0) -> None:
        """What leads to ``name`` leads to the next row."""
        if name:
            self.anchors[name] = (self.name, self.row, column)

    def across(self, text: str, look: str, *, height: float = 0.0, slot: Slot | None = None) -> None:
        """A text over the whole width, or over ``slot``; ``height``: at least, in points."""
        slot = slot or self.columns.whole
        scale = self.looks.size(look) / 10
        chars = (slot.chars - 1) / scale
        text = clean(text)
        long = self.ruler.count(text, chars) * scale > _FITTING
        for piece in self._pieces(text, chars, scale) if long else [text]:
            self.put(slot, piece, look)
            needed = self.ruler.count(str(piece), chars) * _LINE * scale + _PAD
            self.ws.set_row(self.row, min(_HIGHEST, max(height, needed)))
            self.row += 1

    def line(
        self, entries: Sequence[Entry], *, own: Placed | None = None, height: float = 0.0, left: bool = False
    ) -> None:
        """A row of cells; text too high for one row goes on in rows below.

        ``own``: the table that sums without a table's name add up. ``left``: figures stand left too.
        """
        contents = [content_of(cell, kind) for _, cell, kind, _ in entries]
        counts = [
            self._lines(slot, cell, content) if type(content) is str else 1
            for (slot, cell, _, _), content in zip(entries, contents, strict=True)
        ]
        most = max(counts)
        if most > _FITTING:
            self._split(entries, contents, counts, own)
            return
        for entry, content in zip(entries, contents, strict=True):
            self._cell(entry, content, own, left=left)
        self.ws.set_row(self.row, max(height, most * _LINE + _PAD))
        self.row += 1

    def _lines(self, slot: Slot, cell: Cell, text: str) -> int:
        """Lines that a text needs: none is seen of a hidden one, and a field stays whole to be read back."""
        if not slot.chars:
            return 1
        count = self.ruler.count(text, slot.chars)
        return count if cell.fill is None else min(count, _FITTING)

    def _split(
        self, entries: Sequence[Entry], contents: Sequence[Content], counts: Sequence[int], own: Placed | None
    ) -> None:
        """The first row with all that is short; what is long in pieces, in it and in rows below."""
        pieces = [
            [content] if count <= _FITTING else self._pieces(str(content), slot.chars)
            for (slot, _, _, _), content, count in zip(entries, contents, counts, strict=True)
        ]
        for number in range(max(len(piece) for piece in pieces)):
            highest = 1
            for (slot, cell, kind, look), piece in zip(entries, pieces, strict=True):
                said = piece[number] if number < len(piece) else None
                words = said if isinstance(said, str) else None
                rest = Cell(words, link=cell.link if words else "", strong=cell.strong)
                self._cell((slot, rest if number else cell, kind, look), said, own)
                if words:
                    highest = max(highest, self.ruler.count(words, slot.chars))
            self.ws.set_row(self.row, min(_HIGHEST, highest * _LINE + _PAD))
            self.row += 1

    def _pieces(self, text: str, chars: float, scale: float = 1.0) -> list[Content]:
        """The text in pieces of as many lines as the highest row holds."""
        lines, fitting = self.ruler.lines(text, chars), int(_FITTING / scale)
        return ["\n".join(lines[start : start + fitting]) for start in range(0, len(lines), fitting)]

    def _cell(self, entry: Entry, content: Content, own: Placed | None = None, *, left: bool = False) -> None:
        """Write a cell as what it is, with all that hangs on it."""
        slot, cell, kind, look = entry
        twists: tuple[str, ...] = ()
        if cell.fill is not None:
            self.checks.add(self.row, slot.first, cell.fill)
            look = FILLED.get(cell.fill.kind, "填写")
        elif not look:
            look, twists = _usual(cell, kind, content)
            if left and type(content) is float:
                twists = (*twists, "left")
        written = self.put(slot, content, look, *twists)
        if cell.link:
            self.links.append((written, cell.link))
        if cell.formula is not None:
            self.sums.append((written, cell.formula, own))
        if cell.anchor:
            self.anchor(cell.anchor, slot.first)
        if cell.note:
            self._note(slot.first, clean(cell.note))

    def put(self, slot: Slot, content: Content, look: str, *twists: str) -> Written:
        """Write into the next row, and stay in it."""
        if type(content) is str and content.startswith(FORMULA_LIKE):
            twists = (*twists, "quote")
        if slot.last > slot.first:
            made = self.looks.get(look, *twists)
            self.ws.merge_range(self.row, slot.first, self.row, slot.last, "", made)
        written = Written(self.row, slot.first, content, look, twists)
        self.write(written)
        return written

    def write(self, cell: Written, *twists: str) -> None:
        """Write a cell, with further twists of its look."""
        made = self.looks.get(cell.look, *cell.twists, *twists)
        if cell.content is None or cell.content == "":
            self.ws.write_blank(cell.row, cell.column, "", made)
        elif type(cell.content) is str:
            self.ws.write_string(cell.row, cell.column, as_text(cell.content), made)
        else:
            self.ws.write_number(cell.row, cell.column, cell.content, made)

    def _note(self, column: int, text: str) -> None:
        if len(text) > _LONGEST_NOTE:
            text = f"{text[:_LONGEST_NOTE]}……（全文见链接处）"
        height = 24 + 19 * self.ruler.count(text, 27)
        looks = {"author": "依据", "font_name": FONT, "font_size": 9, "width": 420, "height": height}
        self.ws.write_comment(self.row, column, text, looks)


def as_text(text: str) -> str:
    """Text that XlsxWriter takes for text: it writes as markup what stands in the tags of a rich string."""
    return f"{text} " if text.startswith("<r>") and text.endswith("</r>") else text


def content_of(cell: Cell, kind: Kind) -> Content:
    """What is written for a value: text, a number (money in 万元, days as Excel counts them), or nothing."""
    value = cell.value
    if value is None:
        return None
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, Status):
        return clean(str(value))
    if isinstance(value, dt.date):
        return float(value.toordinal() - _DAY_ZERO) if value >= _FIRST_DAY else value.isoformat()
    if cell.fill is not None and cell.fill.kind is not Kind.TEXT:
        kind = cell.fill.kind
    kind = cell.kind or kind
    return float(value / WAN if kind is Kind.MONEY else value)


def _usual(cell: Cell, kind: Kind, content: Content) -> tuple[str, tuple[str, ...]]:
    """The look of a value that has none of its own."""
    kind = cell.kind or kind
    value = cell.value
    if content is None or value is None:
        return _BLANKS.get(kind, "正文"), ()
    if isinstance(value, str):
        return ("强调" if cell.strong else "编码" if kind is Kind.CODE else "正文"), ()
    if isinstance(value, Status):
        return "状态", ()
    twists = ("bold",) if cell.strong else ()
    if isinstance(value, dt.date):
        return "日期", twists
    if kind is Kind.MONEY:
        return "金额", twists
    return ("整数" if value == int(value) else "小数"), twists

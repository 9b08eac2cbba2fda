"""Across a sheet: how wide its columns are, which columns a table takes, how many lines a text needs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from unicodedata import east_asian_width

from advisor_app.dossier.document import Cell, Kind, Table, shown
from advisor_app.dossier.setting import Run, break_lines

_ORDINARY = (7.5,) * 12
"""Widths, in full-width characters, where a sheet has no main table."""
_FEWEST = 2
"""A name and its value stand side by side."""
_WIDEST = 120.0
"""Programs take no column wider than 255 digits."""
_NARROWEST = 5.0
"""A slot of joined columns is no narrower where it can be wider."""
_DIGIT_PIXELS = 7


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a cell stands: its first and last column (from 0), and its width in full-width characters.

    A hidden one has no width.
    """

    first: int
    last: int
    chars: float


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a sheet: widths in full-width characters, and the hidden ones (from 0)."""

    widths: tuple[float, ...]
    hidden: tuple[int, ...] = ()

    @property
    def visible(self) -> tuple[int, ...]:
        """The columns a person sees."""
        return tuple(i for i in range(len(self.widths)) if i not in self.hidden)

    @property
    def whole(self) -> Slot:
        """The whole width that is seen."""
        return self.slot(self.visible[0], self.visible[-1])

    def slot(self, first: int, last: int) -> Slot:
        """The columns from ``first`` to ``last``."""
        inside = range(first, last + 1)
        return Slot(first, last, sum(self.widths[i] for i in inside if i not in self.hidden))

    def pixels(self, column: int) -> int:
        """The width of a column on the screen, with its margins."""
        return int(round(self.widths[column] * 2 + 1.2, 1) * _DIGIT_PIXELS + 0.5)

    def spread(self, weights: Sequence[float]) -> list[Slot]:
        """The visible columns shared out in proportion, at least one each."""
        seen = self.visible
        count = len(seen)
        if len(weights) >= count:
            return [self.slot(i, i) for i in seen[: len(weights)]]
        width = sum(self.widths[i] for i in seen)
        edges = [0.0]
        for column in seen:
            edges.append(edges[-1] + self.widths[column] / width)
        slots, start, run = [], 0, 0.0
        for number, weight in enumerate(weights):
            run += weight / sum(weights)
            rest = len(weights) - number - 1
            options = range(start + 1, count - rest + 1)
            roomy = [i for i in options if (edges[i] - edges[start]) * width >= _NARROWEST]
            wanted = run
            stop = count if not rest else min(roomy or options, key=lambda i: abs(edges[i] - wanted))
            slots.append(self.slot(seen[start], seen[stop - 1]))
            start = stop
        return slots

    def take(self, table: Table) -> list[Slot]:
        """A slot for each column of a table: the main one has the first columns of the sheet to itself.

        Of others, hidden columns go where the sheet has hidden ones.
        """
        if table.main:
            return [self.slot(i, i) for i in range(len(table.columns))]
        seen = iter(self.spread([c.width for c in table.columns if not c.hidden]))
        unseen = iter(self.hidden)
        return [self.slot(i := next(unseen), i) if c.hidden else next(seen) for c in table.columns]


def columns_for(tables: Sequence[Table], least: int = 0) -> Columns:
    """The columns of a sheet with these tables: the main table's own, and what the others need beside.

    ``least``: so many columns have to be seen.
    """
    main = next((t for t in tables if t.main), None)
    plan = [(w, False) for w in _ORDINARY]
    if main is not None:
        plan = [(max(c.width, _needed(main, i)), c.hidden) for i, c in enumerate(main.columns)]
    longest: Sequence[float] = ()
    unseen = 0
    for table in tables:
        seen = [c.width for c in table.columns if not c.hidden]
        longest = max(longest, seen, key=len)
        unseen = max(unseen, len(table.columns) - len(seen))
    there = sum(not hidden for _, hidden in plan)
    wanted = max(len(longest), least, _FEWEST)
    beside = [*longest, *_ORDINARY[:1] * wanted]
    plan += [(w, False) for w in beside[there:wanted]]
    plan += [(_ORDINARY[0], True)] * (unseen - sum(hidden for _, hidden in plan))
    widths = tuple(min(width, _WIDEST) for width, _ in plan)
    return Columns(widths, tuple(i for i, (_, hidden) in enumerate(plan) if hidden))


def _needed(table: Table, place: int) -> float:
    """The width a column's figures need: a figure that does not fit is shown as ####."""
    kind = table.columns[place].kind
    if kind not in (Kind.MONEY, Kind.NUMBER):
        return 0.0
    cells = [row[place] for row in (*table.rows, *table.foot) if isinstance(row[place].value, (int, Decimal))]
    if not cells:
        return 0.0
    ends = (min(cells, key=_figure), max(cells, key=_figure))
    return max(len(shown(cell, kind)) for cell in ends) * 0.56 + 0.9


def _figure(cell: Cell) -> Decimal:
    return Decimal(cell.value) if isinstance(cell.value, (int, Decimal)) else Decimal(0)


# --- lines ------------------------------------------------------------------------------------------


_NARROW = 1.12
_WORD = re.compile(r"[（〔【《〈“‘]*(?:[!-~À-ɏ]+|.)[，。、；：？！）〕】》〉”’]*")
"""What is wrapped as one: a character or a Latin word, with the marks that may not leave it."""


class _Widths(dict[str, float]):
    """Width of a character in half-width ones, a little on the wide side."""

    def __missing__(self, character: str) -> float:
        wide = east_asian_width(character) in "WFA"
        self[character] = width = 2.0 if wide else _NARROW
        return width


_WIDTHS = _Widths()


def _width(text: str, bold: bool = False) -> float:
    del bold
    return sum(map(_WIDTHS.__getitem__, text))


class Ruler:
    """Breaks texts as the program that opens the workbook will; each text once."""

    def __init__(self) -> None:
        self._counted: dict[tuple[str, float], int] = {}

    def count(self, text: str, chars: float) -> int:
        """How many lines ``text`` takes in a cell ``chars`` full-width characters wide.

        Most cells hold a few words: those that fit on a line are not looked into.
        """
        room = _room(chars)
        if len(text) * _NARROW <= room and "\n" not in text and _width(text) <= room:
            return 1
        found = self._counted.get((text, chars))
        if found is None:
            found = sum(_wrapped(paragraph, room) for paragraph in text.split("\n"))
            self._counted[text, chars] = found
        return found

    @staticmethod
    def lines(text: str, chars: float) -> list[str]:
        """The lines themselves, for a text that is parted among several rows."""
        return [
            "".join(run.text for run in line.runs) for line in break_lines([Run(text)], _room(chars), _width)
        ]


def _room(chars: float) -> float:
    return max(chars * 2 + 0.4, 2.0)


def _wrapped(paragraph: str, room: float) -> int:
    """Lines of a paragraph as spreadsheet programs wrap it: they know words and marks, but no units."""
    lines, used = 1, 0.0
    for word in _WORD.findall(paragraph):
        width = _WIDTHS[word] if len(word) == 1 else _width(word)
        if used + width > room:
            lines += used > 0
            used = 0.0 if word == " " else width
            while used > room:
                lines += 1
                used -= room
        else:
            used += width
    return lines


def units(text: str) -> int:
    """Length as Excel counts it: a rare character is two."""
    return len(text.encode("utf-16-le")) // 2


def cut(text: str, most: int) -> str:
    """The text's beginning, at most so many characters as Excel counts them."""
    return text.encode("utf-16-le")[: 2 * most].decode("utf-16-le", "ignore")

"""A foreign file as plain cells: the form in which the reading process hands it over.

Nothing here reads a file: :mod:`advisor_app.intake.reader` does, in a process that may be ended.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache

import msgspec

Plain = str | float | int | bool | None
"""What stands in a cell. A day is its ISO text, marked as one."""

MOST_BYTES = 60_000_000
"""Of the file as it lies there."""
MOST_INSIDE = 240_000_000
"""Of what it unpacks to."""
MOST_ROWS, MOST_COLUMNS, MOST_CELLS, MOST_SHEETS = 50_000, 1_000, 2_000_000, 500
"""A list for the desktop: beyond that, ``advisor screen`` takes it."""
LONGEST = 5_000
"""Characters of a cell; a longer text is cut, and no fact may be as long."""
WIDTH = 16_384
"""Columns of a sheet at most: a mark stands at ``row * WIDTH + column``."""


class Mark(StrEnum):
    """What a bare value does not say of its cell."""

    DAY = "d"
    PERCENT = "%"
    ERROR = "e"
    NO_RESULT = "f"
    """A formula whose result was not saved."""


class Sheet(msgspec.Struct, frozen=True, array_like=True):
    """A sheet: dense rows from its first row and column on; rows and columns count from 0."""

    name: str
    rows: list[list[Plain]]
    marks: dict[int, str] = {}
    merged: list[tuple[int, int, int, int]] = []
    """First row and column, last row and column."""
    hidden_rows: list[int] = []
    hidden_columns: list[int] = []
    visible: bool = True

    def at(self, row: int, column: int) -> Plain:
        """What stands in a cell; None beyond the last one."""
        line = self.rows[row] if 0 <= row < len(self.rows) else ()
        return line[column] if 0 <= column < len(line) else None

    def mark(self, row: int, column: int) -> str:
        """The mark of a cell, or ""."""
        return self.marks.get(row * WIDTH + column, "")

    def place(self, row: int, column: int) -> str:
        """How a person finds a cell: ``名单!B7``."""
        return f"{self.name}!{letters(column)}{row + 1}"


class Book(msgspec.Struct, frozen=True, array_like=True):
    """A file read: its sheets in order.

    ``kind``: xlsx, xls, xlsb, ods or csv. ``knows_percent``: a cell shown as per cent is marked so.
    ``encoding``: of a csv; ``others``: encodings in which it could be read too, and reads otherwise.
    """

    kind: str
    sheets: list[Sheet]
    knows_percent: bool = False
    encoding: str = ""
    others: list[str] = []
    separator: str = ""


class Refused(msgspec.Struct, frozen=True, array_like=True, tag=True):
    """The reading process says in one sentence why it does not read the file."""

    sentence: str


class Whole(msgspec.Struct, frozen=True, array_like=True, tag=True):
    """The reading process hands over a file."""

    book: Book


@cache
def letters(column: int) -> str:
    """A column as workbooks name it: 0 is A, 26 is AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def why_unread(mark: str, value: Plain) -> str:
    """Why a cell so marked has no value; "" where it has one."""
    if mark == Mark.ERROR:
        return f"这一格是错误值“{value}”，请改成要填的内容。"
    if mark == Mark.NO_RESULT:
        return "这一格是公式，没有存下算出的结果，请用 WPS 或 Excel 打开、保存后再读。"
    return ""

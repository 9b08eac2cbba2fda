"""Plain tables as a workbook that is read back: every cell is text, exactly as it was.

The looks are those of the other workbooks. A code stays a code and nothing turns into a formula, since no
cell is anything but text; what reads it back gets the same characters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from advisor_app.dossier.xlsx.looks import ORDINARY, Looks
from advisor_app.dossier.xlsx.package import finished
from advisor_app.dossier.xlsx.rows import FORMULA_LIKE

_NARROWEST, _WIDEST = 8, 44
_TOLD = 500
"""Rows between two tellings of how far it is."""
_SAMPLED = 200
"""Rows that say how wide a column has to be."""


@dataclass(frozen=True, slots=True)
class PlainTable:
    """A sheet with one table. ``aside``: how many of the first columns are there to be looked at only."""

    title: str
    heads: tuple[str, ...]
    rows: Sequence[Sequence[str | None]]
    aside: int = 0


def tables_bytes(
    title: str,
    lines: Iterable[str],
    tables: Iterable[PlainTable],
    laid: Callable[[int], None] = lambda _rows: None,
) -> bytes:
    """The workbook: a sheet with ``title`` and what is to be known, then a sheet a table.

    ``laid`` hears how many rows have been laid since it heard the last time; what it raises ends it.
    """
    out = BytesIO()
    options = {"in_memory": True, "default_format_properties": dict(ORDINARY)}
    with Workbook(out, options) as book:
        looks = Looks(book)
        front = book.add_worksheet(title)
        front.set_column(0, 0, 96)
        front.hide_gridlines(2)
        front.write_string(0, 0, title, looks.get("标题"))
        for number, line in enumerate(lines, 1):
            front.write_string(number, 0, line, looks.get("段落"))
        for table in tables:
            _fill(book.add_worksheet(table.title), table, looks, laid)
    return finished(out.getvalue(), looks.names)


def _fill(ws: Worksheet, table: PlainTable, looks: Looks, laid: Callable[[int], None]) -> None:
    text, guarded, aside = looks.get("编码"), looks.get("编码", "quote"), looks.get("名目")
    for column, head in enumerate(table.heads):
        sample = [row[column] or "" for row in table.rows[:_SAMPLED]]
        width = max(_wide(part) for part in (head, *sample))
        ws.set_column(column, column, min(max(width + 2, _NARROWEST), _WIDEST))
        ws.write_string(0, column, head, looks.get("表头"))
    ws.freeze_panes(1, max(table.aside, 1))
    ws.autofilter(0, 0, max(len(table.rows), 1), len(table.heads) - 1)
    for number, row in enumerate(table.rows, 1):
        for column, value in enumerate(row):
            if value:
                look = aside if column < table.aside else guarded if value.startswith(FORMULA_LIKE) else text
                ws.write_string(number, column, value, look)
            else:
                ws.write_blank(number, column, None, aside if column < table.aside else text)
        if number % _TOLD == 0:
            laid(_TOLD)
    laid(len(table.rows) % _TOLD)
    ws.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
    ws.set_landscape()
    ws.set_paper(9)  # A4
    ws.fit_to_pages(1, 0)
    ws.repeat_rows(0)


def _wide(text: str) -> int:
    """About how many half-width characters the widest line has."""
    return max((sum(2 if ord(char) > 0x2E7F else 1 for char in line) for line in text.split("\n")), default=0)

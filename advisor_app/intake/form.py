"""A filled-in 资料收集表: each line of titles, and the rows under it with what was entered beside their keys.

The form may have been sorted, filtered, recoloured or saved by another program meanwhile; a row is found
by its key, a column by its title. What is not a form of ours is refused with one sentence; what a form
has lost (keys, titles, results of formulas) is kept to be told.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from advisor_app.domain.errors import InputError
from advisor_app.intake.book import Mark, Plain, Sheet, why_unread
from advisor_app.intake.door import open_foreign

KEY = "键"
"""Title of the hidden column that names what a row is about; after ``:`` it says whose form it is."""
_MOST_ROWS, _MOST_COLUMNS = 5_000, 60
_KEY_LIKE = re.compile(r"(?:title|items):\w+|\w+@\d{4}|\S+#\d+:\w+|[a-z]+(?:_[a-z0-9]+)+", re.ASCII)
"""What most keys look like."""

Raw = str | Decimal | bool | dt.date | None


@dataclass(frozen=True, slots=True)
class Entered:
    """A cell as it was entered; ``place``: ``数据!E12``. ``percent``: the cell shows it as per cent.

    ``unread``: a sentence why what stands there has no value.
    """

    value: Raw
    place: str
    percent: bool = False
    unread: str = ""


@dataclass(frozen=True, slots=True)
class FormRow:
    """A row under a line of titles: its key ("" where it has none), and what stands in each column, by title.

    ``beside``: what stands in columns that have no title.
    """

    key: str
    sheet: str
    cells: Mapping[str, Entered]
    beside: tuple[Entered, ...] = ()


@dataclass(frozen=True, slots=True)
class FormTable:
    """A line of titles (``place``: its first cell) and the rows under it.

    ``keyed``: it has the column of keys; ``owner``: whose form that column says it is.
    """

    sheet: str
    place: str
    titles: tuple[str, ...]
    keyed: bool
    owner: str
    rows: tuple[FormRow, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A workbook read; ``headless``: sheets that hold keys, but no line of titles any more.

    ``others``: sheets that something stands on and that are none of the form.
    """

    tables: tuple[FormTable, ...]
    headless: tuple[str, ...] = ()
    others: tuple[str, ...] = ()

    @property
    def rows(self) -> tuple[FormRow, ...]:
        """The rows with a key, in order."""
        return tuple(row for table in self.tables for row in table.rows if row.key)


def read_form(path: Path, titles: Collection[str] = ()) -> Form:
    """Every table of the form; raises InputError where it is no such form or can't be read.

    ``titles``: by two of them a line of titles is known that has lost its column of keys. The file is opened
    in a process of its own, whatever kind of workbook it came back as.
    """
    tables: list[FormTable] = []
    headless: list[str] = []
    others: list[str] = []
    for sheet in open_foreign(path).sheets:
        found = list(_tables(sheet, frozenset(titles)))
        tables.extend(found)
        if found:
            continue
        if any(_KEY_LIKE.fullmatch(_title(each)) for line in sheet.rows for each in line):
            headless.append(sheet.name)
        elif any(each not in (None, "") for line in sheet.rows for each in line):
            others.append(sheet.name)
    if not any(table.keyed for table in tables):
        raise InputError(
            f"“{path.name}”不是本程序出的资料收集表（没有找到“{KEY}”一列），请用发给企业的那份表来填。"
        )
    return Form(tuple(tables), tuple(headless), tuple(others))


def _tables(sheet: Sheet, known: frozenset[str]) -> Iterator[FormTable]:
    """The tables of a sheet. A row that was sorted above the first line of titles belongs under it."""
    texts = [[_title(value) for value in line[:_MOST_COLUMNS]] for line in sheet.rows[:_MOST_ROWS]]
    heads = [number for number, line in enumerate(texts) if _is_head(line, known)]
    for head, end in zip(heads, [*heads, len(texts)][1:], strict=True):
        titles = texts[head]
        place = next((column for column, text in enumerate(titles) if _is_key(text)), -1)
        above = range(head) if head == heads[0] and place >= 0 else range(0)
        rows = [
            _row(sheet, number, titles, place)
            for number in (*above, *range(head + 1, end))
            if number > head or (place < len(texts[number]) and texts[number][place])
        ]
        yield FormTable(
            sheet.name,
            sheet.place(head, next(column for column, text in enumerate(titles) if text)),
            tuple(text for column, text in enumerate(titles) if text and column != place),
            place >= 0,
            titles[place].partition(":")[2].strip() if place >= 0 else "",
            tuple(row for row in rows if row.key or any(map(_is_filled, row.cells.values()))),
        )


def _is_key(text: str) -> bool:
    return text.partition(":")[0] == KEY


def _is_head(texts: Sequence[str], known: frozenset[str]) -> bool:
    return any(map(_is_key, texts)) or len(known.intersection(texts)) >= 2


def _is_filled(entered: Entered) -> bool:
    return entered.value is not None or bool(entered.unread)


def _row(sheet: Sheet, number: int, titles: Sequence[str], place: int) -> FormRow:
    cells: dict[str, Entered] = {}
    beside: list[Entered] = []
    width = max(len(titles), min(len(sheet.rows[number]), _MOST_COLUMNS))
    for column in range(width):
        if column == place:
            continue
        entered = entered_at(sheet, number, column)
        title = titles[column] if column < len(titles) else ""
        if title:
            cells.setdefault(title, entered)
        elif _is_filled(entered):
            beside.append(entered)
    key = _title(sheet.at(number, place)) if place >= 0 else ""
    return FormRow(key, sheet.name, cells, tuple(beside))


def entered_at(sheet: Sheet, row: int, column: int) -> Entered:
    """What was entered in a cell."""
    place, mark = sheet.place(row, column), sheet.mark(row, column)
    unread = why_unread(mark, sheet.at(row, column))
    if unread:
        return Entered(None, place, unread=unread)
    return Entered(plain_value(sheet.at(row, column), mark), place, mark == Mark.PERCENT)


def _title(value: Plain) -> str:
    return value.replace("\n", "").strip() if isinstance(value, str) else ""


def plain_value(value: Plain, mark: str = "") -> Raw:
    """A cell's value without what floating point adds; blank text counts as nothing."""
    match value:
        case bool() | None:
            return value
        case float():
            return Decimal(f"{value:.15g}")  # as many digits as the programs keep: 0.1+0.2 is 0.3
        case int():
            return Decimal(value)
        case _ if mark == Mark.DAY:
            try:
                return dt.date.fromisoformat(value)
            except ValueError:
                return value
        case _:
            return value.strip() or None

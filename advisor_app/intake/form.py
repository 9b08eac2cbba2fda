"""A filled-in 资料收集表: each line of titles, and the rows under it with what was entered beside their keys.

The form may have been sorted, filtered, recoloured or saved by another program meanwhile; a row is found
by its key, a column by its title. What is not a form of ours is refused with one sentence; what a form
has lost (keys, titles, results of formulas) is kept to be told.
"""

from __future__ import annotations

import datetime as dt
import re
import warnings
import zipfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from advisor_app.domain.errors import InputError

KEY = "键"
"""Title of the hidden column that names what a row is about; after ``:`` it says whose form it is."""
_LARGEST = 20_000_000
_LARGEST_INSIDE = 200_000_000
"""Bytes of the file, and of what it unpacks to: a form is some kilobytes."""
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
    """A workbook read; ``headless``: sheets that hold keys, but no line of titles any more."""

    tables: tuple[FormTable, ...]
    headless: tuple[str, ...] = ()

    @property
    def rows(self) -> tuple[FormRow, ...]:
        """The rows with a key, in order."""
        return tuple(row for table in self.tables for row in table.rows if row.key)


def read_form(path: Path, titles: Collection[str] = ()) -> Form:
    """Every table of the form; raises InputError where it is no such form or can't be read.

    ``titles``: by two of them a line of titles is known that has lost its column of keys.
    """
    from openpyxl import load_workbook  # noqa: PLC0415  late: a third of a second

    _require_small(path)
    try:
        with warnings.catch_warnings():
            # A number too large for a day comes as a mistake of the cell, which is told.
            warnings.simplefilter("ignore")
            sheets = _sheets(load_workbook(path, read_only=True, data_only=True), results=True)
            formulas = _sheets(load_workbook(path, read_only=True), results=False)
    except _DamagedError as error:
        raise InputError(f"“{path.name}”内容损坏，读不下去，请重新打开另存一份再读。") from error
    except Exception as error:
        raise _unreadable(path) from error
    tables: list[FormTable] = []
    headless: list[str] = []
    for (name, lines), (_, made) in zip(sheets, formulas, strict=True):
        found = list(_tables(name, lines, made, frozenset(titles)))
        tables.extend(found)
        if not found and any(_KEY_LIKE.fullmatch(_title(each.value)) for line in lines for each in line):
            headless.append(name)
    if not any(table.keyed for table in tables):
        raise InputError(
            f"“{path.name}”不是本程序出的资料收集表（没有找到“{KEY}”一列），请用发给企业的那份表来填。"
        )
    return Form(tuple(tables), tuple(headless))


class _DamagedError(Exception):
    """A workbook opens, but what it holds can't be read."""


def _sheets(book: Any, *, results: bool) -> list[tuple[str, list[tuple[Any, ...]]]]:
    """Name and lines of each sheet: the cells with their values, else whether each holds a formula."""
    try:
        found = []
        for sheet in book.worksheets:
            sheet.reset_dimensions()  # WPS writes a dimension of A1 only
            lines = sheet.iter_rows(max_row=_MOST_ROWS, max_col=_MOST_COLUMNS)
            if results:
                found.append((sheet.title, [tuple(line) for line in lines]))
            else:
                kept = [tuple(getattr(cell, "data_type", "") == "f" for cell in line) for line in lines]
                found.append((sheet.title, kept))
    except Exception as error:
        raise _DamagedError from error
    else:
        return found
    finally:
        book.close()


def _require_small(path: Path) -> None:
    """Refuse before it is unpacked: neither large nor a bomb."""
    try:
        if path.stat().st_size > _LARGEST:
            raise InputError(f"“{path.name}”超过 20 MB，不像是资料收集表，请核对后重选。")
        with zipfile.ZipFile(path) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _LARGEST_INSIDE:
                raise InputError(f"“{path.name}”解开后过大，不像是资料收集表，请核对后重选。")
    except FileNotFoundError:
        raise InputError(f"没有“{path}”这个文件，请核对后重选。") from None
    except (OSError, zipfile.BadZipFile):
        raise _unreadable(path) from None


def _unreadable(path: Path) -> InputError:
    return InputError(f"“{path.name}”不是能读的工作簿（.xlsx），请用 WPS 或 Excel 另存为 .xlsx 再读。")


def _tables(
    name: str, lines: Sequence[Sequence[Any]], made: Sequence[Sequence[bool]], known: frozenset[str]
) -> Iterator[FormTable]:
    """The tables of a sheet. A row that was sorted above the first line of titles belongs under it."""
    texts = [[_title(cell.value) for cell in line] for line in lines]
    heads = [number for number, line in enumerate(texts) if _is_head(line, known)]
    for head, end in zip(heads, [*heads, len(lines)][1:], strict=True):
        titles = texts[head]
        place = next((column for column, text in enumerate(titles) if _is_key(text)), -1)
        above = range(head) if head == heads[0] and place >= 0 else range(0)
        rows = [
            _row(name, number, lines[number], made[number], titles, place)
            for number in (*above, *range(head + 1, end))
            if number > head or (place < len(texts[number]) and texts[number][place])
        ]
        yield FormTable(
            name,
            f"{name}!{_letter(next(column for column, text in enumerate(titles) if text))}{head + 1}",
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


def _row(
    name: str, number: int, line: Sequence[Any], made: Sequence[bool], titles: Sequence[str], place: int
) -> FormRow:
    cells: dict[str, Entered] = {}
    beside: list[Entered] = []
    for column, cell in enumerate(line):
        if column == place:
            continue
        formula = column < len(made) and made[column]
        entered = _entered(cell, f"{name}!{_letter(column)}{number + 1}", formula=formula)
        title = titles[column] if column < len(titles) else ""
        if title:
            cells.setdefault(title, entered)
        elif _is_filled(entered):
            beside.append(entered)
    key = _title(line[place].value) if 0 <= place < len(line) else ""
    return FormRow(key, name, cells, tuple(beside))


def _entered(cell: Any, place: str, *, formula: bool) -> Entered:
    if getattr(cell, "data_type", "") == "e":
        return Entered(None, place, unread=f"这一格是错误值“{cell.value}”，请改成要填的内容。")
    if formula and cell.value is None:
        return Entered(
            None, place, unread="这一格是公式，没有存下算出的结果，请用 WPS 或 Excel 打开、保存后再读。"
        )
    return Entered(_plain(cell.value), place, "%" in str(getattr(cell, "number_format", "")))


def _title(value: Any) -> str:
    return value.replace("\n", "").strip() if isinstance(value, str) else ""


def _plain(value: Any) -> Raw:
    """A cell's value without what floating point and clock times add; blank text counts as nothing."""
    match value:
        case bool() | None:
            return value
        case float():
            return Decimal(f"{value:.15g}")  # as many digits as the programs keep: 0.1+0.2 is 0.3
        case int():
            return Decimal(value)
        case dt.datetime():
            return value.date()
        case dt.date():
            return value
        case str():
            return value.strip() or None
        case _:
            return str(value)


def _letter(column: int) -> str:
    letters: Sequence[str] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    return letters[column] if column < 26 else letters[column // 26 - 1] + letters[column % 26]

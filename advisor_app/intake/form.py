"""A filled-in 资料收集表: every row that has a key, with what was entered beside it.

The form may have been sorted, filtered, recoloured or saved by another program meanwhile; a row is found
by its key, a column by its title. What is not a form of ours is refused with one sentence.
"""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from advisor_app.domain.errors import InputError

KEY = "键"
"""Title of the hidden column that names what a row is about."""
_LARGEST = 20_000_000
_LARGEST_INSIDE = 200_000_000
"""Bytes of the file, and of what it unpacks to: a form is some kilobytes."""
_MOST_ROWS, _MOST_COLUMNS = 5_000, 60

Raw = str | Decimal | bool | dt.date | None


@dataclass(frozen=True, slots=True)
class Entered:
    """A cell as it was entered; ``place``: ``数据!E12``. ``percent``: the cell shows it as per cent."""

    value: Raw
    place: str
    percent: bool = False


@dataclass(frozen=True, slots=True)
class FormRow:
    """A row with a key: what stands in each of its columns, by title."""

    key: str
    sheet: str
    cells: Mapping[str, Entered]


def read_form(path: Path) -> tuple[FormRow, ...]:
    """The rows with a key, in order; raises InputError where it is no such form or can't be read."""
    from openpyxl import load_workbook  # noqa: PLC0415  late: a third of a second

    _require_small(path)
    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except Exception as error:
        raise InputError(
            f"“{path.name}”不是能读的工作簿（.xlsx），请用 WPS 或 Excel 另存为 .xlsx 再读。"
        ) from error
    try:
        rows = tuple(row for sheet in book.worksheets for row in _sheet(sheet))
    except InputError:
        raise
    except Exception as error:
        raise InputError(f"“{path.name}”内容损坏，读不下去，请重新打开另存一份再读。") from error
    finally:
        book.close()
    if not rows:
        raise InputError(
            f"“{path.name}”不是本程序出的资料收集表（没有找到“{KEY}”一列），请用发给企业的那份表来填。"
        )
    return rows


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


def _sheet(sheet: Any) -> Iterator[FormRow]:
    """The rows under each line of titles that has a key column."""
    sheet.reset_dimensions()  # WPS writes a dimension of A1 only
    titles: dict[int, str] = {}
    place = -1
    for number, row in enumerate(sheet.iter_rows(max_row=_MOST_ROWS, max_col=_MOST_COLUMNS), 1):
        texts = [_title(cell.value) for cell in row]
        if KEY in texts:
            titles = {column: text for column, text in enumerate(texts) if text}
            place = texts.index(KEY)
            continue
        if place < 0 or place >= len(row) or not texts[place]:
            continue
        cells = {
            title: _entered(row[column], f"{sheet.title}!{_letter(column)}{number}")
            for column, title in titles.items()
            if column < len(row)
        }
        yield FormRow(texts[place], sheet.title, cells)


def _entered(cell: Any, place: str) -> Entered:
    return Entered(_plain(cell.value), place, "%" in str(getattr(cell, "number_format", "")))


def _title(value: Any) -> str:
    return value.replace("\n", "").strip() if isinstance(value, str) else ""


def _plain(value: Any) -> Raw:
    """A cell's value without what floating point and clock times add; blank text counts as nothing."""
    match value:
        case bool() | None:
            return value
        case int() | float():
            return Decimal(str(value))
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

"""Workbooks by python-calamine: xlsx, xls, xlsb, ods. Only the reading process imports this."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from advisor_app.intake.book import (
    LONGEST,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    MOST_SHEETS,
    WIDTH,
    Mark,
    Plain,
    Sheet,
)
from advisor_app.intake.refusals import too_many_cells, too_many_columns, too_many_rows, too_many_sheets
from advisor_app.intake.xlsx_marks import Marks, SheetMarks


def sheets(path: Path, known: Marks | None, errors: Sequence[SheetMarks] = ()) -> list[Sheet]:
    """The sheets of a workbook in order; ``known``: what was read of an xlsx beside its values.

    ``errors``: of another kind the cells that hold an error, by the place of the sheet.
    """
    found: list[Sheet] = []
    left = MOST_CELLS
    with CalamineWorkbook.from_path(str(path)) as book:
        heads = [head for head in book.sheets_metadata if head.typ == SheetTypeEnum.WorkSheet]
        if len(heads) > MOST_SHEETS:
            raise too_many_sheets(path.name)
        for number, head in enumerate(heads):
            opened = book.get_sheet_by_name(head.name)
            if opened.total_height > MOST_ROWS:
                raise too_many_rows(path.name, head.name)
            if opened.total_width > MOST_COLUMNS:
                raise too_many_columns(path.name, head.name)
            left -= opened.total_height * opened.total_width
            if left < 0:
                raise too_many_cells(path.name)
            beside = errors[number] if number < len(errors) else SheetMarks()
            if known is not None:
                beside = known.sheets.get(head.name, beside)
            marks = dict(beside.cells)
            rows = [_line(line, at, marks) for at, line in enumerate(opened.to_python(skip_empty_area=False))]
            for at, told in beside.errors.items():
                _put(rows, *divmod(at, WIDTH), told)
            while rows and not rows[-1] and not any(at // WIDTH >= len(rows) - 1 for at in marks):
                rows.pop()
            merged = [
                (*first, *last)
                for first, last in (opened.merged_cell_ranges or ())
                if last[0] < MOST_ROWS and last[1] < MOST_COLUMNS
            ]
            found.append(
                Sheet(
                    head.name,
                    rows,
                    marks,
                    merged,
                    beside.hidden_rows,
                    beside.hidden_columns,
                    head.visible == SheetVisibleEnum.Visible,
                )
            )
    return found


def _line(line: Sequence[object], number: int, marks: dict[int, str]) -> list[Plain]:
    plain: list[Plain] = []
    for column, value in enumerate(line):
        match value:
            case "" | None:
                plain.append(None)
            case str():
                plain.append(value[:LONGEST])
            case bool() | int() | float():
                plain.append(value)
            case dt.datetime() if (value.hour, value.minute, value.second) != (0, 0, 0):
                plain.append(value.isoformat(" ", "seconds"))
            case dt.date():
                marks[number * WIDTH + column] = Mark.DAY
                plain.append(value.strftime("%Y-%m-%d") if value.year > 999 else str(value)[:10])
            case _:
                plain.append(str(value)[:LONGEST])
    while plain and plain[-1] is None:
        plain.pop()
    return plain


def _put(rows: list[list[Plain]], row: int, column: int, told: str) -> None:
    """Let an error be read where the reader leaves the cell empty."""
    if row < len(rows):
        line = rows[row]
        line.extend([None] * (column + 1 - len(line)))
        line[column] = told

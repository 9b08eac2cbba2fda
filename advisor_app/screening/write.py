"""The result as a file: one row a firm, or one row a firm and measure; and the list of all measures."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import polars as pl

from advisor_app.domain.errors import InputError
from advisor_app.domain.guard import FORMULA, guarded
from advisor_app.domain.library import Library
from advisor_app.runtime.whole_file import made_whole
from advisor_app.screening.plan import Output, Plan
from advisor_app.screening.prepare import ROW, Refused
from advisor_app.screening.wording import (
    CONFIRMED,
    NAME,
    OUTCOMES,
    POSSIBLE,
    REGION,
    TIER,
    USCC,
    WANTED,
    WANTED_HERE,
    Field,
    region_words,
    result_fields,
    tier_words,
    wanted_count,
    wanted_here,
    worded,
    yuan,
)

KINDS = (".parquet", ".csv", ".xlsx")
SHEET_ROWS = 1_048_576
SHEET_COLUMNS = 16_384
_BLOCK = 50_000


def check_output(path: Path) -> None:
    """Refuse an output that can't be written, before anything is read."""
    if path.suffix.lower() not in KINDS:
        raise InputError(f"输出“{path.name}”应是 parquet、csv 或 xlsx 文件。")
    if not path.parent.is_dir():
        raise InputError(f"放输出的文件夹“{path.parent}”不存在，请先建好。")


def identity(plan: Plan, library: Library) -> list[pl.Expr]:
    """Who a row is about."""
    layout = plan.layout
    regions = library.catalogue.regions
    constant = "" if layout.region is None else library.catalogue.region_name(layout.region)
    place: pl.Expr = pl.lit(constant)
    if layout.region_column is not None:
        place = region_words(layout.region_column, regions).fill_null(pl.lit(constant))
    return [
        (pl.lit("") if layout.name is None else pl.col(layout.name)).alias(NAME),
        (pl.lit("") if layout.uscc is None else pl.col(layout.uscc)).alias(USCC),
        place.alias(REGION),
    ]


def wide(result: pl.LazyFrame, plan: Plan, library: Library, *, money_only: bool) -> pl.LazyFrame:
    """One row a firm."""
    fields = result_fields(plan, library, money_only=money_only)
    return result.select(
        *identity(plan, library),
        tier_words(plan).alias(TIER),
        wanted_count(plan).alias(WANTED),
        wanted_here(plan).alias(WANTED_HERE),
        *(_shown(f).alias(f.heading) for f in fields),
    )


def _shown(field: Field) -> pl.Expr:
    assert field.output.column is not None
    return yuan(field.output.column) if field.words is None else worded(field.output.column, field.words)


def long(result: pl.LazyFrame, plan: Plan, library: Library, *, money_only: bool) -> pl.LazyFrame:
    """One row a firm and measure that it can have or that is open; measures alike for all are left out."""
    parts = []
    for measure in plan.measures:
        column = measure.verdict.column
        if column is None or (money_only and not measure.measure.is_money):
            continue
        parts.append(
            result.filter(pl.col(column).is_in([1, 2])).select(
                ROW,
                *identity(plan, library),
                pl.lit(measure.measure.id).alias("编号"),
                pl.lit(measure.measure.title).alias("事项"),
                worded(column, OUTCOMES).cast(pl.String).alias("结论"),
                _money(measure.confirmed).alias(CONFIRMED),
                _money(measure.possible).alias(POSSIBLE),
            )
        )
    if not parts:
        raise InputError("所有事项对所有企业的结论都相同，没有可逐项列出的；请不用 --long。")
    return pl.concat(parts).sort(ROW, maintain_order=True).drop(ROW)


def _money(output: Output | None) -> pl.Expr:
    kind = pl.Decimal(20, 2)
    if output is None or (output.column is None and output.value is None):
        return pl.lit(None, dtype=kind)
    if output.column is None:
        assert output.value is not None
        return pl.lit(Decimal(output.value) / 100, dtype=kind)
    return yuan(output.column)


# --- files ------------------------------------------------------------------------------------------------


def write(table: pl.LazyFrame, path: Path, overview: Sequence[Mapping[str, Any]], rows: int) -> None:
    """Write a table; a workbook gets the overview as its second sheet. Raises InputError where it can't."""
    try:
        with made_whole(path) as scratch:
            match path.suffix.lower():
                case ".parquet":
                    table.sink_parquet(scratch, compression="snappy", statistics=False, row_group_size=_BLOCK)
                case ".csv":
                    plain = table.with_columns(_unformulated(pl.col(c)) for c in (NAME, USCC, REGION))
                    plain.sink_csv(scratch, include_bom=True)
                case _:
                    _workbook(table, scratch, overview, rows)
    except OSError:
        raise InputError(f"写不了“{path.name}”，请确认它没有在别的程序里打开、磁盘有空间。") from None


def _unformulated(column: pl.Expr) -> pl.Expr:
    """Text that a spreadsheet would run, as text."""
    bare = column.str.strip_chars_start("'")  # as guard.guarded
    runs = pl.any_horizontal(bare.str.starts_with(sign) for sign in FORMULA)
    return pl.when(runs).then(pl.lit("'") + column).otherwise(column).name.keep()


def _workbook(table: pl.LazyFrame, path: Path, overview: Sequence[Mapping[str, Any]], rows: int) -> None:
    import xlsxwriter  # noqa: PLC0415

    headings = table.collect_schema().names()
    if rows + 1 > SHEET_ROWS:
        raise InputError(
            f"结果有 {rows:,} 行，工作表最多 {SHEET_ROWS:,} 行；请把输出写成 .csv 或 .parquet，或分区县筛。"
        )
    if len(headings) > SHEET_COLUMNS:
        raise InputError("结果的列太多，工作表放不下；请把输出写成 .csv 或 .parquet。")
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        money = book.add_format({"num_format": "#,##0.00"})
        sheet = book.add_worksheet("名单")
        sheet.freeze_panes(1, 1)
        sheet.set_column(0, 0, 28)
        sheet.set_column(1, max(1, len(headings) - 1), 14)
        sheet.write_row(0, 0, headings, head)
        _cells(sheet, table, money)
        sheet.autofilter(0, 0, rows, len(headings) - 1)
        second = book.add_worksheet("事项")
        second.freeze_panes(1, 0)
        second.set_column(0, 1, 44)
        if overview:
            second.write_row(0, 0, list(overview[0]), head)
        for at, line in enumerate(overview, 1):
            second.write_row(at, 0, ["" if v is None else v for v in line.values()])


def _cells(sheet: Any, table: pl.LazyFrame, money: Any) -> None:
    at = 1
    for block in table.collect_batches(chunk_size=_BLOCK, maintain_order=True):
        for row in block.iter_rows():
            for column, value in enumerate(row):
                if value is None or value == "":
                    continue
                if isinstance(value, Decimal):
                    sheet.write_number(at, column, float(value), money)
                elif isinstance(value, str):
                    sheet.write_string(at, column, value)
                else:
                    sheet.write_number(at, column, value)
            at += 1


def write_rows(path: Path, rows: Iterable[Mapping[str, Any]], headings: Sequence[str]) -> None:
    """A small table as CSV that spreadsheets open in the right encoding."""
    try:
        with made_whole(path) as scratch, scratch.open("w", encoding="utf-8-sig", newline="") as file:
            out = csv.writer(file)
            out.writerow(headings)
            for row in rows:
                out.writerow([_safe(row[h]) for h in headings])
    except OSError:
        raise InputError(f"写不了“{path.name}”，请确认它没有在别的程序里打开、磁盘有空间。") from None


def _safe(value: object) -> object:
    if isinstance(value, str):
        return guarded(value)
    return "" if value is None else value


def refused_rows(refused: Iterable[Refused], above: int) -> Iterable[dict[str, Any]]:
    """The cells that were not taken, as a person finds them; ``above``: rows above the first firm."""
    for cell in refused:
        yield {"行": cell.row + above + 1, "列": cell.column, "内容": cell.text, "原因": cell.fault}


REFUSED_HEADINGS = ("行", "列", "内容", "原因")

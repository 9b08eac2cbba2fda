"""Lists as files: where the header stands, and the rows block by block, whatever their size.

CSV (UTF-8 or GB18030) and Parquet are read by Polars as they are; for workbooks see
:mod:`advisor_app.screening.workbook`.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from advisor_app.domain.errors import InputError
from advisor_app.domain.guard import GUARDED, QUOTED
from advisor_app.screening.workbook import Workbook

BLOCK = 100_000
"""Rows that are held at once."""
_LOOK = 20
"""Rows in which the header is looked for."""
_GUARDS = re.compile(rb"'[=+\-@\t\r]")
KINDS = (".csv", ".parquet", ".xlsx")


@dataclass(frozen=True, slots=True)
class List:
    """An opened list: its headers, and a lazy table with a column for each (rows below the header).

    ``more``: tables that follow, perhaps with fewer of the columns or with numbers where others have texts.
    """

    path: Path
    headers: tuple[str, ...]
    table: pl.LazyFrame
    header_row: int
    """Rows above the first firm, as a person counts them (the header included)."""
    more: tuple[pl.LazyFrame, ...] = ()

    def blocks(self, headers: Sequence[str], size: int = BLOCK) -> Iterator[pl.DataFrame]:
        """The rows of some columns, at most ``size`` at a time."""
        for table in (self.table, *self.more):
            have = set(table.collect_schema())
            wanted = table.select(
                pl.col(h) if h in have else pl.lit(None, pl.String).alias(h) for h in headers
            )
            yield from wanted.collect_batches(chunk_size=size, maintain_order=True)


Known = Callable[[Sequence[str]], int]
"""How many of these headers say what they are."""


def open_list(
    path: Path, known: Known, folder: Path, *, encoding: str | None = None, book: Workbook | None = None
) -> List:
    """Open a list; ``folder``: where a copy in another form may be put, ``encoding``: of a CSV, if known.

    ``book``: the workbook, where reading it has begun; it must not be stopped before the list was read.
    Raises InputError with one sentence where it can't be read.
    """
    suffix = path.suffix.lower()
    if suffix not in KINDS:
        raise InputError(f"名单“{path.name}”应是 xlsx、csv 或 parquet 文件。")
    if not path.is_file():
        raise InputError(f"找不到名单“{path.name}”，请核对路径。")
    try:
        if suffix == ".parquet":
            return _parquet(path)
        if suffix == ".csv":
            return _csv(path, known, folder, encoding)
        return _headed(path, _joined((book or Workbook(path, folder)).tables()), known)
    except pl.exceptions.PolarsError:
        raise InputError(f"名单“{path.name}”读不出来，可能已损坏；请用表格软件打开后另存一份再试。") from None


def _parquet(path: Path) -> List:
    table = pl.scan_parquet(path)
    return List(path, tuple(table.collect_schema().names()), table, 0)


# --- CSV --------------------------------------------------------------------------------------------------


def _csv(path: Path, known: Known, folder: Path, encoding: str | None) -> List:
    source = _as_utf8(path, folder, encoding)
    with source.open(encoding="utf-8-sig") as file:
        start = [line for _, line in zip(range(_LOOK), file, strict=False)]
    if not start:
        raise InputError(f"名单“{path.name}”是空的。")
    separator = max((",", "\t", ";", "，"), key="".join(start).count)
    if separator == "，":
        raise InputError(f"名单“{path.name}”用中文逗号分隔，请另存为用英文逗号分隔的 CSV。")
    table = pl.scan_csv(
        source,
        has_header=False,
        separator=separator,
        infer_schema=False,
        truncate_ragged_lines=True,
        missing_columns="insert",
    )
    if _any_guarded(source):
        said = pl.all().str.replace(QUOTED, "$1").str.replace(GUARDED, "$1")  # as domain.guard.cell_of
        table = table.with_columns(said)
    return _headed(path, [table], known)


def _any_guarded(source: Path) -> bool:
    """Whether any cell may be guarded: to look at the bytes costs far less than to look at each cell."""
    with source.open("rb") as file:
        last = b""
        while block := file.read(2**22):
            block = last + block
            if b'="' in block or (b"'" in block and _GUARDS.search(block)):
                return True
            last = block[-1:]
    return False


def _as_utf8(path: Path, folder: Path, encoding: str | None) -> Path:
    """The file itself where it is UTF-8, else a copy that is."""
    if encoding is None:
        encoding = "utf-8" if _is_utf8(path) else "gb18030"
    if encoding.lower().replace("_", "-") in ("utf-8", "utf8", "utf-8-sig"):
        return path
    copy = folder / "list.csv"
    try:
        with (
            path.open(encoding=encoding, newline="") as source,
            copy.open("w", encoding="utf-8", newline="") as target,
        ):
            while text := source.read(2**22):
                target.write(text)
    except (UnicodeDecodeError, LookupError):
        raise InputError(
            f"名单“{path.name}”不是 UTF-8 或 GB18030 编码，请另存为 UTF-8，或用 --encoding 说明编码。"
        ) from None
    return copy


def _is_utf8(path: Path) -> bool:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            while file.read(2**22):
                pass
    except UnicodeDecodeError:
        return False
    return True


# --- workbooks ----------------------------------------------------------------------------------------------


def _joined(pieces: Sequence[Path]) -> list[pl.LazyFrame]:
    """Pieces with the same columns as one table: a block of rows costs the same however few they are."""
    alike = itertools.groupby(pieces, lambda piece: tuple(pl.read_ipc_schema(piece).items()))
    return [pl.scan_ipc(list(run)) for _, run in alike]


# --- the header -------------------------------------------------------------------------------------------


def _headed(path: Path, tables: Sequence[pl.LazyFrame], known: Known) -> List:
    """The tables below their header: the row, among the first, in which most columns are recognised."""
    every = [table.collect_schema().names() for table in tables]
    names = max(every, key=len)
    start = tables[0].head(_LOOK).collect().rows()
    if not start:
        raise InputError(f"名单“{path.name}”是空的。")
    told = [_header([*row, *[None] * (len(names) - len(row))]) for row in start]
    counts = [known(headers) for headers in told]
    at = counts.index(max(counts))
    headers = told[at]
    renamed = [
        table.rename(dict(zip(own, headers, strict=False))) for table, own in zip(tables, every, strict=True)
    ]
    return List(path, tuple(headers), renamed[0].slice(at + 1), at + 1, tuple(renamed[1:]))


def _header(row: Sequence[object]) -> list[str]:
    """Headers of a row, each its own: an empty or repeated one gets its place as a name."""
    found: list[str] = []
    for place, value in enumerate(row, 1):
        text = "" if value is None else " ".join(str(value).split())
        found.append(text if text and text not in found else f"{text}〔第{place}列〕")
    return found

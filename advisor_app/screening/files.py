"""Lists as files: where the header stands, and the rows block by block, whatever their size.

CSV (UTF-8 or GB18030) and Parquet are read by Polars as they are; a workbook is opened in a child process
with limits on time and memory, because some make a reader crash or hang.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from advisor_app.domain.errors import InputError

BLOCK = 100_000
"""Rows that are held at once."""
TIME_LIMIT = 600
"""Seconds a workbook may take to open."""
MEMORY_LIMIT = 6 * 2**30
"""Bytes it may take (a million rows of forty columns take about three thousand million)."""
_LOOK = 20
"""Rows in which the header is looked for."""
KINDS = (".csv", ".parquet", ".xlsx")


@dataclass(frozen=True, slots=True)
class List:
    """An opened list: its headers, and a lazy table with a column for each (rows below the header)."""

    path: Path
    headers: tuple[str, ...]
    table: pl.LazyFrame
    header_row: int
    """Rows above the first firm, as a person counts them (the header included)."""

    def blocks(self, headers: Sequence[str], size: int = BLOCK) -> Iterator[pl.DataFrame]:
        """The rows of some columns, ``size`` at a time."""
        wanted = self.table.select(headers)
        yield from wanted.collect_batches(chunk_size=size, maintain_order=True)


Known = Callable[[Sequence[str]], int]
"""How many of these headers say what they are."""


def open_list(path: Path, known: Known, folder: Path, *, encoding: str | None = None) -> List:
    """Open a list; ``folder``: where a copy in another form may be put, ``encoding``: of a CSV, if known.

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
        return _headed(path, pl.scan_parquet(_converted(path, folder)), known)
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
    return _headed(path, table, known)


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


# --- workbooks --------------------------------------------------------------------------------------------


def _converted(path: Path, folder: Path) -> Path:
    """The first sheet as a Parquet file of texts, written by a child process that may be ended."""
    target = folder / "list.parquet"
    command = [sys.executable, "-m", "advisor_app.screening.sheet", str(path), str(target), str(MEMORY_LIMIT)]
    try:
        done = subprocess.run(command, capture_output=True, timeout=TIME_LIMIT, check=False)
    except subprocess.TimeoutExpired:
        raise InputError(f"名单“{path.name}”打开太久，已停下；请用表格软件另存为 CSV 再试。") from None
    if done.returncode == 3:
        raise InputError(f"名单“{path.name}”是空的。")
    if done.returncode != 0 or not target.is_file():
        raise InputError(f"名单“{path.name}”打不开，可能已损坏或太大；请用表格软件另存为 CSV 再试。")
    return target


# --- the header -------------------------------------------------------------------------------------------


def _headed(path: Path, table: pl.LazyFrame, known: Known) -> List:
    """The table below its header: the row, among the first, in which most columns are recognised."""
    names = table.collect_schema().names()
    start = table.head(_LOOK).collect().rows()
    if not start:
        raise InputError(f"名单“{path.name}”是空的。")
    told = [_header(row) for row in start]
    counts = [known(headers) for headers in told]
    at = counts.index(max(counts))
    headers = told[at]
    renamed = table.slice(at + 1).rename(dict(zip(names, headers, strict=True)))
    return List(path, tuple(headers), renamed, at + 1)


def _header(row: Sequence[object]) -> list[str]:
    """Headers of a row, each its own: an empty or repeated one gets its place as a name."""
    found: list[str] = []
    for place, value in enumerate(row, 1):
        text = "" if value is None else " ".join(str(value).split())
        found.append(text if text and text not in found else f"{text}〔第{place}列〕")
    return found

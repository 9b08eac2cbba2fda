"""A list in, a screened list out: the whole way of ``advisor screen``, within bounded memory.

Foreign cells → prepared columns (a block of rows at a time) → the plan over all of them, streamed →
doubtful rows settled → the result in words. Intermediate tables lie in a folder of their own: the prepared
rows as Parquet, the result, which is read several times, as an Arrow file, which needs no decoding.
"""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import narwhals as nw
import polars as pl

from advisor_app.domain.errors import InputError, NotFoundError
from advisor_app.domain.labels import label
from advisor_app.domain.library import Library
from advisor_app.screening.files import BLOCK, List, open_list
from advisor_app.screening.mapping import Columns, Defaults, apply_mapping, recognise
from advisor_app.screening.plan import CODES, DOUBT, Output, Plan, compile_plan
from advisor_app.screening.prepare import ROW, Preparer
from advisor_app.screening.settle import settled
from advisor_app.screening.wording import OUTCOMES, gap_words, in_table, standard_heading
from advisor_app.screening.workbook import Workbook
from advisor_app.screening.write import (
    REFUSED_HEADINGS,
    check_output,
    long,
    refused_rows,
    wide,
    write,
    write_rows,
)

GROUP = 2**15
"""Rows that are read back at a time."""
_AT_ONCE = 10
"""Parts in one file of the result: a file is mapped into memory as a whole while it is read."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked: the list, the day, where to, and how headers are read."""

    source: Path
    output: Path
    as_of: dt.date
    defaults: Defaults
    mapping: Mapping[str, Any] = field(default_factory=dict)
    encoding: str | None = None
    drafts: bool = False
    long: bool = False
    money_only: bool = False


@dataclass(frozen=True, slots=True)
class Screened:
    """What came of it: columns used and left, cells refused, counts by measure, files written."""

    firms: int
    columns: Columns
    refused: Mapping[str, int]
    overview: tuple[dict[str, Any], ...]
    """One line a measure and rung: id, title, standing, and how many firms it holds for."""
    missing: tuple[dict[str, Any], ...]
    skipped: tuple[tuple[str, str], ...]
    settled: int
    """Rows that the engine's decimals settled."""
    written: tuple[Path, ...]


def screen(library: Library, order: Order, book: Workbook | None = None) -> Screened:
    """Screen a list; raises InputError and NotFoundError with one sentence.

    ``book``: the list itself, where it is a workbook that is being read already.
    """
    check_output(order.output)
    with tempfile.TemporaryDirectory(prefix="screen-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        catalogue = library.catalogue

        named = order.mapping.get("columns") or {}

        def told(headers: Sequence[str]) -> Columns:
            return recognise([h for h in headers if h not in named], catalogue, order.defaults)

        def known(headers: Sequence[str]) -> int:
            try:
                return len(told(headers).columns) + sum(h in named for h in headers)
            except InputError:
                return len(headers)  # two columns for one thing: a header all the same

        opened = open_list(order.source, known, folder, encoding=order.encoding, book=book)
        columns = apply_mapping(order.mapping, opened.headers, catalogue, told(opened.headers))
        if not any(use.fact or use.title or use.answer for use in columns.columns.values()):
            raise InputError(
                f"名单“{order.source.name}”里没有一列认得出是事实或资质，请用 --map 说明各列是什么。"
            )
        preparer = Preparer(columns, catalogue)
        firms = _prepare(opened, columns, preparer, folder)
        if firms == 0:
            raise NotFoundError(f"名单“{order.source.name}”里没有企业。")
        plan = compile_plan(library, preparer.layout(), order.as_of, drafts=order.drafts)
        result, doubtful = _run(library, plan, folder, drafts=order.drafts)
        overview = tuple(_overview(result, plan, library, firms))
        make = long if order.long else wide
        table = make(result, plan, library, money_only=order.money_only)
        rows = firms
        if order.long and order.output.suffix.lower() == ".xlsx":
            rows = table.select(pl.len()).collect().item()
        write(table, order.output, overview, rows)
        written = [order.output, *_beside(order, opened, preparer, overview)]
        missing = tuple(_missing(result, plan, firms))
    return Screened(
        firms, columns, preparer.counts, overview, missing, plan.skipped, doubtful, tuple(written)
    )


def _prepare(opened: List, columns: Columns, preparer: Preparer, folder: Path) -> int:
    """Prepare all rows into part files; the number of firms."""
    firms = first = 0
    for number, raw in enumerate(opened.blocks(tuple(columns.columns))):
        block = preparer.block(raw, first)
        first += len(raw)
        firms += len(block)
        # not Arrow: all parts would stay mapped into memory while the plan runs
        target = folder / f"part-{number:05d}.parquet"
        block.write_parquet(target, compression="lz4", statistics=False, row_group_size=GROUP)
    return firms


def _run(library: Library, plan: Plan, folder: Path, *, drafts: bool) -> tuple[pl.LazyFrame, int]:
    """The plan over the prepared rows, streamed to a file; and how many rows had to be settled."""
    layout = plan.layout
    parts = sorted(folder.glob("part-*.parquet"))
    keep = [ROW, *(c for c in (layout.name, layout.uscc, layout.region_column) if c is not None)]
    for number in range(0, len(parts), _AT_ONCE):
        some = pl.scan_parquet(parts[number : number + _AT_ONCE])
        found: pl.LazyFrame = plan.run(nw.from_native(some), keep).to_native()
        target = folder / f"result-{number:05d}.arrow"
        found.sink_ipc(target, compression="lz4", record_batch_size=GROUP)
    result = pl.scan_ipc(sorted(folder.glob("result-*.arrow")))
    if not plan.doubtful:
        return result, 0
    # first their numbers only: the other columns would all be mapped into memory
    numbers = result.filter(pl.col(DOUBT)).select(ROW).collect(engine="streaming").to_series().to_list()
    if not numbers:
        return result.drop(DOUBT), 0
    found_again = pl.col(ROW).is_in(numbers)
    doubtful = result.filter(found_again).collect(engine="streaming").sort(ROW)
    rows = pl.scan_parquet(parts).filter(found_again).collect(engine="streaming").sort(ROW)
    patch = settled(library, plan, rows, doubtful, drafts=drafts)
    written = sorted(folder.glob("result-*.arrow"))
    return pl.scan_ipc([path for one in written for path in _patched(one, patch, folder)]), len(doubtful)


def _patched(written: Path, patch: pl.DataFrame, folder: Path) -> list[Path]:
    """A file of the result with some rows replaced, block by block; ``patch`` in the order of its rows."""
    numbers = patch.get_column(ROW)
    result = pl.scan_ipc(written)
    paths: list[Path] = []
    for number, block in enumerate(result.drop(DOUBT).collect_batches(chunk_size=BLOCK, maintain_order=True)):
        own = patch.filter(numbers.is_in(block.get_column(ROW).to_list()))
        if not own.is_empty():
            kept = block.filter(~block.get_column(ROW).is_in(own.get_column(ROW).to_list()))
            block = pl.concat([kept, own.select(kept.columns)]).sort(ROW)  # noqa: PLW2901
        paths.append(folder / f"settled-{written.stem}-{number:05d}.arrow")
        block.write_ipc(paths[-1], compression="lz4", record_batch_size=GROUP)
    return paths


# --- what is told -----------------------------------------------------------------------------------------


def _overview(result: pl.LazyFrame, plan: Plan, library: Library, firms: int) -> list[dict[str, Any]]:
    """A line for every rung and measure, those alike for all firms included."""
    columns = {o.column for o in _verdicts(plan) if o.column is not None}
    sums = [
        (pl.col(c) == code).sum().alias(f"{c}:{code}") for c in sorted(columns) for code in range(len(CODES))
    ]
    counted = result.select(sums).collect(engine="streaming").row(0, named=True) if sums else {}

    def counts(output: Output) -> dict[str, int]:
        if output.column is None:
            return {word: firms if output.value == code else 0 for code, word in enumerate(OUTCOMES)}
        return {word: counted[f"{output.column}:{code}"] for code, word in enumerate(OUTCOMES)}

    rungs = [
        {
            "编号": f"{standard.standard.id}.{standard.purpose}",
            "事项": standard_heading(standard, library).partition("〔")[0],
            "文件": standard.standard.source,
            "效力": "" if standard.settled else "标准待公布",
            **counts(standard.verdict),
            "逐家成列": "是" if standard.verdict.column is not None else "否",
        }
        for standard in plan.standards
    ]
    measures = [
        {
            "编号": output.measure.id,
            "事项": output.measure.title,
            "文件": library.documents[output.measure.document].short_title,
            "效力": label(output.standing),
            **counts(output.verdict),
            "逐家成列": "是" if output.verdict.column is not None else "否",
        }
        for output in plan.measures
    ]
    return [*rungs, *measures]


def _verdicts(plan: Plan) -> list[Output]:
    return [*(s.verdict for s in plan.standards), *(m.verdict for m in plan.measures)]


def _missing(result: pl.LazyFrame, plan: Plan, firms: int) -> list[dict[str, Any]]:
    """What is missing, with how many firms lack it; the most wanted first."""
    columns = sorted({g.wanted.column for g in plan.gaps if g.wanted.column is not None})
    counted = (
        result.select(pl.col(columns).sum()).collect(engine="streaming").row(0, named=True) if columns else {}
    )
    lines = [
        {
            "key": gap.missing.key,
            "label": gap_words(gap, plan),
            "year": gap.missing.year,
            "firms": firms if gap.wanted.column is None else counted[gap.wanted.column],
            "in_table": in_table(gap, plan),
        }
        for gap in plan.gaps
    ]
    return sorted(lines, key=lambda line: -line["firms"])


def _beside(
    order: Order, opened: List, preparer: Preparer, overview: Sequence[Mapping[str, Any]]
) -> list[Path]:
    """The small tables beside the output: all measures, and the cells that were refused."""
    written: list[Path] = []
    if order.output.suffix.lower() != ".xlsx" and overview:
        path = order.output.with_name(f"{order.output.stem}.事项.csv")
        write_rows(path, overview, list(overview[0]))
        written.append(path)
    path = order.output.with_name(f"{order.output.stem}.未读.csv")
    if preparer.refused:
        write_rows(path, refused_rows(preparer.refused, opened.header_row), REFUSED_HEADINGS)
        written.append(path)
    else:
        path.unlink(missing_ok=True)  # of an earlier run
    return written

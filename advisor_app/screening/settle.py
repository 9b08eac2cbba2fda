"""The few rows that 64-bit columns can't settle: their averages are worked out by the engine's decimals.

An average growth that falls on its threshold to the last digit is rounded by the engine to 28 digits; which
way decides. Such rows are marked (``doubt``); here the value is computed as the engine computes it and
given to the same rules as if it had been entered.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal

import narwhals as nw
import polars as pl

from advisor_app.domain.assessment import Missing
from advisor_app.domain.facts import Catalogue, FactType, Scope
from advisor_app.domain.library import Library
from advisor_app.domain.record import FactSet
from advisor_app.engine.derive import CLASSIFIERS, DERIVATIONS
from advisor_app.screening.layout import MOST, FactColumn, record_of, stored
from advisor_app.screening.plan import DOUBT, Output, Plan, compile_plan

_ROW = "~row"


def settled(
    library: Library, plan: Plan, prepared: pl.DataFrame, found: pl.DataFrame, *, drafts: bool
) -> pl.DataFrame:
    """``found`` (what the plan made of ``prepared``, row by row) with the doubtful rows put right.

    The column ``doubt`` is taken out. States kept with ``keep_states`` are left as they are.
    """
    if not plan.doubtful:
        return found
    rows = found.get_column(DOUBT).arg_true()
    kept = found.drop(DOUBT)
    if not len(rows):
        return kept
    again = _again(library, plan, prepared[rows], drafts=drafts)
    columns = [c for c in kept.columns if c in again.columns]
    patch = again.select(pl.col(c).cast(kept.schema[c]) for c in columns)
    patch = patch.with_columns(rows.cast(pl.UInt32).alias(_ROW))
    marked = kept.with_row_index(_ROW).update(patch, on=_ROW, include_nulls=True)
    return marked.drop(_ROW).select(kept.columns)


def _again(library: Library, plan: Plan, rows: pl.DataFrame, *, drafts: bool) -> pl.DataFrame:
    """The plan's columns for some rows, with their derived ratios worked out beforehand."""
    catalogue = library.catalogue
    wanted = [(k, y) for k, y in plan.derived if catalogue.facts[k].type is FactType.RATIO]
    records = [record_of(plan.layout, catalogue, row) for row in rows.iter_rows(named=True)]
    entered = {(f.key, f.year): f for f in plan.layout.facts}
    facts = list(plan.layout.facts)
    made: list[pl.Series] = []
    for number, (key, year) in enumerate(wanted):
        values = [_stored(catalogue, record, key, year) for record in records]
        column = FactColumn(key, year, f"~{number}")
        old = entered.get((key, year))
        if old is not None:
            # what was entered stands, 不适用 included
            own = rows.get_column(old.column).to_list()
            blank = [False] * len(rows) if old.blanks is None else rows.get_column(old.blanks).to_list()
            values = [o if o is not None or b else v for o, b, v in zip(own, blank, values, strict=True)]
            column = replace(column, blanks=old.blanks)
            facts.remove(old)
        facts.append(column)
        made.append(pl.Series(column.column, values, dtype=pl.Int64))
    layout = replace(plan.layout, facts=tuple(facts))
    gaps = bool(plan.gaps)
    second = compile_plan(library, layout, plan.as_of, drafts=drafts, gaps=gaps)
    frame = rows.with_columns(made)
    codes: pl.DataFrame = second.run(nw.from_native(frame.lazy()), ()).to_native().collect()
    return _renamed(plan, second, codes, len(rows))


def _stored(catalogue: Catalogue, record: FactSet, key: str, year: int) -> int | None:
    value = derived_value(catalogue, record, key, year)
    if value is None:
        return None
    fact = catalogue.facts[key]
    most = MOST[fact.type]
    return max(-most, min(most, stored(fact, Decimal(value))))


def derived_value(catalogue: Catalogue, record: FactSet, key: str, year: int | None) -> Decimal | int | None:
    """A number of a record, entered or derived as the engine derives it; None: missing or 不适用."""
    fact = catalogue.facts[key]
    if fact.scope is Scope.CLIENT or year is None:
        found = record.facts.get(key)
    else:
        found = record.years.get(key, {}).get(year)
    if found is not None:
        value = found.value
        return value if isinstance(value, (Decimal, int)) and not isinstance(value, bool) else None
    if fact.derivation is None or year is None or fact.derivation.operator in CLASSIFIERS:
        return None
    terms = [derived_value(catalogue, record, o.key, year + o.offset) for o in fact.derivation.operands]
    known = [t for t in terms if t is not None]
    return DERIVATIONS[fact.derivation.operator](known) if len(known) == len(terms) else None


def _renamed(plan: Plan, second: Plan, codes: pl.DataFrame, height: int) -> pl.DataFrame:
    """The second plan's results under the first one's column names."""
    columns: dict[str, pl.Series] = {}
    for first, other in zip(_outputs(plan), _outputs(second), strict=True):
        if first.column is not None and first.column not in columns:
            columns[first.column] = _series(first.column, other, codes, height)
    told: Mapping[Missing, Output] = {g.missing: g.wanted for g in second.gaps}
    for gap in plan.gaps:
        name = gap.wanted.column
        if name is not None and name not in columns:
            other = told.get(gap.missing, Output(None, 0))
            columns[name] = _series(name, other, codes, height).cast(pl.Boolean)
    return pl.DataFrame(columns)


def _series(name: str, output: Output, codes: pl.DataFrame, height: int) -> pl.Series:
    if output.column is not None:
        return codes.get_column(output.column).alias(name)
    return pl.Series(name, [output.value] * height, dtype=pl.Int64)


def _outputs(plan: Plan) -> Iterable[Output]:
    """All verdicts and amounts in a fixed order."""
    nothing = Output(None, None)
    for measure in plan.measures:
        yield from (measure.verdict, measure.confirmed or nothing, measure.possible or nothing)
    for standard in plan.standards:
        yield standard.verdict
        yield from (c.verdict for c in standard.criteria)
    yield plan.tier

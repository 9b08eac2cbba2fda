"""Screen and engine side by side: what they say of the same rows, as plain values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import Any

import narwhals as nw
import polars as pl

from advisor_app.domain.assessment import Assessment
from advisor_app.domain.library import Library
from advisor_app.domain.standard import Purpose
from advisor_app.domain.tiers import LADDER
from advisor_app.domain.verdict import Outcome, Verdict, outcome_of
from advisor_app.engine.assess import Assessor
from advisor_app.screening.layout import record_of
from advisor_app.screening.plan import CODES, Output, Plan
from tests.unit.screening.firms import library

Cell = Any


@cache
def assessor(as_of: dt.date) -> Assessor:
    """One for each day."""
    return Assessor(library())


def screened(plan: Plan, rows: pl.DataFrame) -> pl.DataFrame:
    """The plan's columns for prepared rows, embedded."""
    found: pl.DataFrame = plan.run(nw.from_native(rows.lazy()), ("name",)).to_native().collect()
    return found


def cell(output: Output, row: Mapping[str, Cell]) -> Cell:
    return output.value if output.column is None else row[output.column]


def outcome(output: Output, row: Mapping[str, Cell]) -> Outcome:
    return outcome_of(verdict(output, row))


def verdict(output: Output, row: Mapping[str, Cell]) -> Verdict:
    return CODES[cell(output, row)]


def yuan(output: Output | None, row: Mapping[str, Cell]) -> Decimal | None:
    if output is None:
        return None
    cents = cell(output, row)
    return None if cents is None else Decimal(cents) / 100


def differences(
    plan: Plan, prepared: pl.DataFrame, found: pl.DataFrame, *, content: Library | None = None, drafts: bool
) -> list[str]:
    """Every point in which the columns say something else than the engine does of the same firms."""
    engine = assessor(plan.as_of) if content is None else Assessor(content)
    wrong: list[str] = []
    for source, row in zip(prepared.iter_rows(named=True), found.iter_rows(named=True), strict=True):
        facts = record_of(plan.layout, engine.library.catalogue, source)
        lines = _against(plan, row, engine.assess(facts, plan.as_of, drafts=drafts))
        if lines:
            # an assessor hands results without a client's values from one client on to the next: ask one
            # that has met nobody before calling it a difference
            lines = _against(plan, row, Assessor(engine.library).assess(facts, plan.as_of, drafts=drafts))
        wrong += [f"{facts.name}: {line}" for line in lines]
    return wrong


def _against(plan: Plan, row: Mapping[str, Cell], told: Assessment) -> list[str]:
    return [*_measures(plan, row, told), *_ladder(plan, row, told), *_gaps(plan, row, told)]


def _measures(plan: Plan, row: Mapping[str, Cell], told: Assessment) -> list[str]:
    skipped = {name for name, _ in plan.skipped}
    by_id = {m.measure.id: m for m in plan.measures}
    wrong = []
    for result in told.measures:
        if result.id in skipped:
            continue
        output = by_id.get(result.id)
        if output is None:
            continue  # an item's measure
        here = (
            outcome(output.verdict, row),
            output.standing,
            yuan(output.confirmed, row),
            yuan(output.possible, row),
        )
        there = (result.outcome, result.standing, result.amount.confirmed, result.amount.possible)
        if here != there:
            wrong.append(f"{result.id}: {here} ≠ {there}")
    company = {m.id for m in told.measures if m.item is None} & set(by_id)
    if company != set(by_id):
        wrong.append(f"measures {company ^ set(by_id)}")
    return wrong


def _ladder(plan: Plan, row: Mapping[str, Cell], told: Assessment) -> list[str]:
    wrong = []
    tier = cell(plan.tier, row)
    at = LADDER[tier].key if tier >= 0 else None
    if at != told.ladder.tier:
        wrong.append(f"tier {at} ≠ {told.ladder.tier}")
    outputs = {(s.standard.title, s.purpose): s for s in plan.standards}
    shown = [r for r in (told.ladder.next, *told.ladder.renewals, *told.ladder.others) if r is not None]
    for result in shown:
        output = outputs[result.title, result.purpose]
        if output.standard.id != result.standard or output.settled != result.settled:
            wrong.append(f"{result.standard}: another version")
        if outcome(output.verdict, row) is not result.outcome:
            wrong.append(f"{result.standard}: {outcome(output.verdict, row)} ≠ {result.outcome}")
        lines = {c.cite.article: c.verdict for c in result.why.children if c.cite is not None}
        lines.pop("barred", None)
        mine = {c.id: verdict(c.verdict, row) for c in output.criteria}
        if mine != lines:
            wrong.append(
                f"{result.standard}: {[(k, mine.get(k), v) for k, v in lines.items() if mine.get(k) != v]}"
            )
    held = {r.title for r in told.ladder.renewals}
    for (title, purpose), output in outputs.items():
        if (
            purpose is Purpose.RENEWAL
            and title not in held
            and outcome(output.verdict, row) is not Outcome.NOT_APPLICABLE
        ):
            wrong.append(f"{title}: 复核 of a title that is not held")
    return wrong


def _gaps(plan: Plan, row: Mapping[str, Cell], told: Assessment) -> list[str]:
    company = {m.measure.id for m in plan.measures}
    there = {m for r in told.measures if r.id in company and r.item is None for m in r.missing}
    if told.ladder.next is not None:
        there |= set(told.ladder.next.missing)
    here = {g.missing for g in plan.gaps if cell(g.wanted, row)}
    wrong = [f"gap not told: {m}" for m in there - here]
    return wrong + [f"gap told in vain: {m}" for m in here - there]


__all__ = ["assessor", "cell", "differences", "outcome", "screened", "verdict", "yuan"]

"""What a measure comes to, given that its conditions are met: a range in 元 and how it was reached.

The range is [low, high]: they differ only where a base is missing or the text leaves a reading open.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from advisor_app.domain.assessment import AmountResult, FactUse, Missing, TranchePart
from advisor_app.domain.facts import Blank, Catalogue, FactDef
from advisor_app.domain.money import ZERO, round_cent, speak
from advisor_app.domain.policy import (
    Benefit,
    Bracket,
    CapSpan,
    Declining,
    FactRef,
    Flat,
    Frequency,
    InKind,
    Measure,
    PerUnit,
    Pool,
    Portion,
    Rate,
    RateBenefit,
    StepUp,
    Tranche,
    Unspecified,
)
from advisor_app.domain.verdict import ELIGIBLE, UNDETERMINED, Outcome
from advisor_app.engine.case import Case
from advisor_app.engine.conditions import fact_of
from advisor_app.engine.operators import COMPARISONS


class Sum(Struct, frozen=True, gc=False):
    """A range in 元 with the formula, the values read and what is missing for it."""

    low: Decimal
    high: Decimal
    formula: str
    used: tuple[FactUse, ...] = ()
    missing: tuple[Missing, ...] = ()
    bounded: bool = True
    """False: nothing says how much it may come to, only what is missing for it is known."""


class Earlier(Struct, frozen=True, gc=False):
    """What an already assessed lower measure gives this client: its range in 元, and what it lacks."""

    low: Decimal
    high: Decimal
    missing: tuple[Missing, ...] = ()


UNSTATED = (Pool, RateBenefit, Unspecified, InKind)
"""Benefits of which no figure is stated."""
Lower = Mapping[str, Sequence[Earlier]]
"""Measure id → its results so far, one an item."""
Compute = Callable[[Case, Lower], Sum | None]


def compile_benefit(measure: Measure, catalogue: Catalogue, nominal: Mapping[str, Decimal]) -> Compute:
    """One function of a case for a measure's amount; None: no figure is stated.

    ``nominal``: the full sums of measures that a step-up builds on, by id.
    """

    def fact(ref: FactRef) -> FactDef:
        return fact_of(ref, catalogue, measure.item_kind)

    benefit = measure.benefit
    match benefit:
        case Flat():
            flat = Sum(benefit.amount, benefit.amount, f"{benefit.word}{speak(benefit.amount)}")
            return lambda _case, _lower: flat
        case Portion(rate=rate, base=base, amount=amount):
            formula = f"{benefit.word}{speak(base)}×{_percent(rate)}＝{speak(amount)}"
            portion = Sum(amount, amount, formula)
            return lambda _case, _lower: portion
        case Rate():
            return _rate(benefit, fact(benefit.base), measure.pool)
        case Bracket():
            return _bracket(benefit, fact(benefit.by))
        case StepUp():
            return _step_up(benefit, nominal)
        case Declining():
            return _declining(benefit, fact(benefit.ordinal), tuple(map(fact, benefit.bases)))
        case PerUnit():
            return _per_unit(benefit, fact(benefit.count))
        case Pool() | RateBenefit() | Unspecified() | InKind():
            return lambda _case, _lower: None
        case _:
            assert_never(benefit)


def full_sum(benefit: Benefit) -> Decimal | None:
    """The most a measure states for one grant, in 元, whatever the facts; None where it states none."""
    match benefit:
        case Flat(amount=amount) | StepUp(amount=amount) | Portion(amount=amount):
            return amount
        case Rate(cap=cap) | PerUnit(cap=cap):
            return cap
        case Declining(cap=cap):
            return cap
        case Bracket(steps=steps):
            return max(step.amount for step in steps)
        case Pool() | RateBenefit() | Unspecified() | InKind():
            return None


def _number(use: FactUse) -> Decimal | None:
    if use.value is None or isinstance(use.value, (Blank, str, bool)):
        return None
    assert isinstance(use.value, (Decimal, int))
    return Decimal(use.value)


def _percent(rate: Decimal) -> str:
    return f"{format((rate * 100).normalize(), 'f')}%"


def _rate(benefit: Rate, fact: FactDef, pool: Decimal | None) -> Compute:
    cap = benefit.cap if benefit.cap is not None else pool
    limit = (
        "" if cap is None else f"，{'累计' if benefit.cap_span is CapSpan.TOTAL else ''}不超过{speak(cap)}"
    )

    def compute(case: Case, _lower: Lower) -> Sum | None:
        use, missing = case.read(benefit.base, fact)
        base = _number(use)
        if base is None:
            formula = f"{fact.label}（待补）×{_percent(benefit.rate)}{limit}"
            if cap is None:
                return None
            # a pool is the whole city's: without a base it tells nothing of what one firm may have
            return Sum(ZERO, cap, formula, (use,), missing, bounded=benefit.cap is not None)
        amount = round_cent(max(base, ZERO) * benefit.rate)
        formula = f"{speak(base)}×{_percent(benefit.rate)}＝{speak(amount)}{limit}"
        if cap is not None:
            amount = min(amount, cap)
        return Sum(amount, amount, formula, (use,))

    return compute


def _bracket(benefit: Bracket, fact: FactDef) -> Compute:
    steps = sorted(benefit.steps, key=lambda s: s.threshold)

    def compute(case: Case, _lower: Lower) -> Sum:
        use, missing = case.read(benefit.by, fact)
        value = _number(use)
        if value is None:
            return Sum(
                ZERO,
                steps[-1].amount,
                f"{fact.label}待补，最高一档{speak(steps[-1].amount)}",
                (use,),
                missing,
            )
        reached = [s for s in steps if COMPARISONS[s.op](value, s.threshold)]
        amount = reached[-1].amount if reached else ZERO
        formula = (
            f"{fact.label} {value:,}{fact.unit}，达到第 {len(reached)} 档：{benefit.word}{speak(amount)}"
            if reached
            else f"{fact.label} {value:,}{fact.unit}，未达第一档"
        )
        return Sum(amount, amount, formula, (use,))

    return compute


def _step_up(benefit: StepUp, nominal: Mapping[str, Decimal]) -> Compute:
    def compute(case: Case, lower: Lower) -> Sum:
        had = case.received(benefit.lower)
        paid = sum((r.amount for r in had), ZERO)
        used = tuple(
            FactUse(f"received:{r.measure}", f"低档已享受（{r.year} 年）", r.amount, "元") for r in had
        )
        paid_for = {r.measure for r in had}
        due = [e for m in benefit.lower if m not in paid_for for e in lower.get(m, ())]
        least = paid + sum((e.low for e in due), ZERO)
        most = paid + sum((e.high for e in due), ZERO)
        if least or benefit.skip_reading is None:
            low, high = max(ZERO, benefit.amount - most), max(ZERO, benefit.amount - least)
            formula = f"{benefit.word}{speak(benefit.amount)}" + (
                f"－已（将）享受的{speak(least)}＝{speak(high)}" if least else ""
            )
            gaps = tuple(m for e in due if e.low != e.high for m in e.missing)
            return Sum(low, high, formula, used, gaps)
        step = max((nominal[m] for m in benefit.lower), default=ZERO)
        left = benefit.amount - step
        answer = case.reading(benefit.skip_reading)
        formula = f"{benefit.word}{speak(benefit.amount)}－低档标准{speak(step)}＝{speak(left)}"
        whole = f"{benefit.word}{speak(benefit.amount)}（未享受过低档）"
        if answer is None:
            return Sum(left, benefit.amount, f"{formula}；或{whole}", used)
        if answer == "whole":
            return Sum(benefit.amount, benefit.amount, whole, used)
        return Sum(left, left, formula, used)

    return compute


def _declining(benefit: Declining, ordinal: FactDef, bases: Sequence[FactDef]) -> Compute:
    def compute(case: Case, _lower: Lower) -> Sum:
        use, missing = case.read(benefit.ordinal, ordinal)
        position = _number(use)
        if position is None:
            return Sum(
                ZERO, benefit.cap, f"{ordinal.label}待补，每年不超过{speak(benefit.cap)}", (use,), missing
            )
        index = int(position) - 1
        if not 0 <= index < len(benefit.rates):
            return Sum(ZERO, ZERO, f"第 {index + 1} 年度，已超过支持年限", (use,))
        rate = benefit.rates[index]

        def part(number: int) -> tuple[Decimal | None, FactUse, tuple[Missing, ...]]:
            found, lacking = case.read(benefit.bases[number], bases[number])
            base = _number(found)
            return None if base is None else min(round_cent(base * rate), benefit.cap), found, lacking

        chosen = [index]
        if benefit.base_reading is not None and index > 0:
            answer = case.reading(benefit.base_reading)
            chosen = {None: [0, index], "first": [0], "own": [index]}[answer]
        parts = [part(number) for number in chosen]
        known = [amount for amount, _, _ in parts if amount is not None]
        gaps = tuple(m for amount, _, lacking in parts if amount is None for m in lacking)
        low = min(known) if len(known) == len(parts) else ZERO
        high = max(known) if len(known) == len(parts) else benefit.cap
        formula = f"第 {index + 1} 年度保费×{_percent(rate)}，每年不超过{speak(benefit.cap)}"
        return Sum(low, high, formula, (use, *(found for _, found, _ in parts)), gaps)

    return compute


def _per_unit(benefit: PerUnit, fact: FactDef) -> Compute:
    def compute(case: Case, _lower: Lower) -> Sum | None:
        use, missing = case.read(benefit.count, fact)
        count = _number(use)
        if count is None:
            if benefit.cap is None:
                return None
            return Sum(ZERO, benefit.cap, f"每{fact.unit}{speak(benefit.each)}", (use,), missing)
        amount = benefit.each * count
        if benefit.cap is not None:
            amount = min(amount, benefit.cap)
        return Sum(amount, amount, f"{count}{fact.unit}×{speak(benefit.each)}", (use,))

    return compute


def _as_granted(measure: Measure, case: Case, found: Sum) -> Sum:
    """The range within what the office granted: a ceiling leaves nothing above it once that is known.

    Yearly measures: what was granted this year.
    """
    item = case.item.key if case.item is not None else None
    granted = case.awards(measure.id, item)
    if measure.frequency is Frequency.YEARLY:
        granted = [a for a in granted if a.year == case.as_of.year]
    if not granted:
        return found
    whole = sum((a.amount for a in granted), ZERO)
    used = tuple(FactUse(f"award:{a.measure}", f"已核定（{a.year} 年）", a.amount, "元") for a in granted)
    return replace(found, low=min(found.low, whole), high=min(found.high, whole), used=(*found.used, *used))


def _after_payments(measure: Measure, case: Case, found: Sum) -> tuple[Decimal, Decimal, Decimal]:
    """The range net of earlier payments of this very measure, and those payments, in 元."""
    item = case.item.key if case.item is not None else None
    had = case.received((measure.id,), item)
    if not had:
        return found.low, found.high, ZERO
    ever = sum((r.amount for r in had), ZERO)
    this_year = sum((r.amount for r in had if r.year == case.as_of.year), ZERO)
    benefit = measure.benefit
    cap = benefit.cap if isinstance(benefit, Rate) else None

    def net(amount: Decimal, span: CapSpan) -> Decimal:
        if measure.frequency is not Frequency.YEARLY:
            return max(ZERO, amount - ever)
        left = max(ZERO, amount - this_year)
        return min(left, max(ZERO, cap - ever)) if span is CapSpan.TOTAL and cap is not None else left

    spans = [benefit.cap_span if isinstance(benefit, Rate) else CapSpan.GRANT]
    if isinstance(benefit, Rate) and benefit.cap_reading is not None:
        answer = case.reading(benefit.cap_reading)
        spans = [CapSpan.TOTAL, CapSpan.YEAR] if answer is None else [CapSpan(answer)]
    return (
        min(net(found.low, span) for span in spans),
        max(net(found.high, span) for span in spans),
        ever if measure.frequency is not Frequency.YEARLY else this_year,
    )


def nothing(measure: Measure) -> AmountResult:
    """What a measure comes to where it is not had: 0, or no figure where none is stated."""
    word = getattr(measure.benefit, "word", "")
    zero = None if isinstance(measure.benefit, UNSTATED) else ZERO
    return AmountResult(measure.benefit.kind, word, zero, zero)


def plain_results(measure: Measure) -> tuple[AmountResult, AmountResult] | None:
    """What a plain sum, or none, comes to, undetermined and eligible, for all that received nothing of it."""
    benefit = measure.benefit
    if isinstance(benefit, UNSTATED):
        return nothing(measure), nothing(measure)
    if not isinstance(benefit, Flat) or measure.schedule:
        return None
    formula = f"{benefit.word}{speak(benefit.amount)}"
    hoped = AmountResult(benefit.kind, benefit.word, ZERO, benefit.amount, formula)
    return hoped, AmountResult(benefit.kind, benefit.word, benefit.amount, benefit.amount, formula)


def settle(measure: Measure, case: Case, outcome: Outcome, found: Sum | None) -> AmountResult:
    """Fit a range to the verdict: confirmed only where eligible; net of what was already had."""
    word = getattr(measure.benefit, "word", "")
    if found is None:
        return AmountResult(measure.benefit.kind, word, None, None)
    if not found.bounded:
        formula, used, missing = found.formula, found.used, found.missing
        return AmountResult(measure.benefit.kind, word, None, None, formula, used, missing)
    low, high, had = found.low, found.high, ZERO
    if measure.id in case.paid:
        found = _as_granted(measure, case, found)
        low, high, had = _after_payments(measure, case, found)
    if outcome is UNDETERMINED:
        low = ZERO
    return AmountResult(
        measure.benefit.kind,
        word,
        low,
        high,
        found.formula,
        found.used,
        found.missing,
        _tranches(measure.schedule, low if outcome is ELIGIBLE else high, had),
        had,
    )


def _tranches(schedule: tuple[Tranche, ...], left: Decimal, had: Decimal) -> tuple[TranchePart, ...]:
    """What is still to come of each part: what came is taken off the first; the last makes up the sum."""
    whole, shared, parts = left + had, ZERO, []
    for tranche in schedule:
        rest = whole - shared
        due = rest if tranche is schedule[-1] else min(rest, round_cent(whole * tranche.share))
        paid = min(due, had)
        shared, had = shared + due, had - paid
        parts.append(TranchePart(tranche.share, due - paid, tranche.year, tranche.when))
    return tuple(parts)

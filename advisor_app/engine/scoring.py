"""Scoring tables: points as a range, so that a table with gaps still says what is already settled."""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import Decimal

from msgspec import Struct

from advisor_app.domain.assessment import ConditionResult, FactUse, Missing
from advisor_app.domain.facts import Blank, Catalogue
from advisor_app.domain.labels import label as word
from advisor_app.domain.money import ZERO
from advisor_app.domain.policy import Band, Condition, Indicator, Op, Score, Tally
from advisor_app.domain.verdict import MET, NOT_MET, UNKNOWN, Verdict, all_of
from advisor_app.engine.case import Case, Test
from advisor_app.engine.operators import COMPARISONS

BARE = {verdict: ConditionResult(verdict, "", "") for verdict in Verdict}
"""Results that say no more than their verdict."""


class Points(Struct, frozen=True, gc=False):
    """The least and the most a firm can have, with the results that were looked at."""

    low: Decimal
    high: Decimal
    looked: tuple[ConditionResult, ...] = ()
    used: tuple[FactUse, ...] = ()
    missing: tuple[Missing, ...] = ()


def score_quick(
    node: Score, catalogue: Catalogue, build: Callable[[Condition], Callable[[Case], Verdict]]
) -> Callable[[Case], Verdict]:
    """The verdict of a scoring table, whose bands are asked for their verdicts only."""

    def bare(condition: Condition) -> Test:
        ask = build(condition)
        return lambda case: BARE[ask(case)]

    counters = [(i, _counter(i, catalogue, bare)) for i in node.indicators]

    def quick(case: Case) -> Verdict:
        return all_of(_verdicts(node, [(i, count(case)) for i, count in counters]))

    return quick


def _verdicts(node: Score, found: list[tuple[Indicator, Points]]) -> list[Verdict]:
    """Whether the total and each class reach what they must."""
    return [
        _against(node.op, node.minimum, [p for _, p in found]),
        *[
            _against(Op.AT_LEAST, part.minimum, [p for i, p in found if i.part == part.id])
            for part in node.parts
        ],
    ]


def score_test(node: Score, catalogue: Catalogue, build: Callable[[Condition], Test]) -> Test:
    """A scoring table as a test: met where the least suffices, not met where the most does not."""
    counters = [(i, _counter(i, catalogue, build)) for i in node.indicators]
    sign = word(node.op)
    label = node.label or f"评价得分 {sign} {_plain(node.minimum)}"

    def test(case: Case) -> ConditionResult:
        found = [(i, count(case)) for i, count in counters]
        verdicts = _verdicts(node, found)
        notes = [f"合计 {_span([p for _, p in found])} 分"]
        for part in node.parts:
            own = [p for i, p in found if i.part == part.id]
            notes.append(f"{part.label} {_span(own)} 分（须≥{_plain(part.minimum)}）")
        lines = tuple(_line(i, p) for i, p in found)
        threshold = f"{_plain(node.minimum)}分"
        return ConditionResult(
            all_of(verdicts), "score", label, node.cite, lines, (), sign, threshold, note="，".join(notes)
        )

    return test


def _against(op: Op, minimum: Decimal, points: list[Points]) -> Verdict:
    low = sum((p.low for p in points), ZERO)
    high = sum((p.high for p in points), ZERO)
    if COMPARISONS[op](low, minimum):
        return MET
    return UNKNOWN if COMPARISONS[op](high, minimum) else NOT_MET


def _line(indicator: Indicator, points: Points) -> ConditionResult:
    """One indicator as a result: open where its points are; what was looked at says why."""
    settled = points.low == points.high
    verdict = UNKNOWN if not settled else MET if points.low else NOT_MET
    label = f"{indicator.label}（{_span([points])}/{_plain(indicator.most)} 分）"
    return ConditionResult(
        verdict, "indicator", label, None, points.looked, points.used, missing=points.missing
    )


def _counter(
    indicator: Indicator, catalogue: Catalogue, build: Callable[[Condition], Test]
) -> Callable[[Case], Points]:
    if indicator.tally in (Tally.STEPS, Tally.GIVEN):
        return _by_figure(indicator, catalogue)
    bands = [(b, None if b.condition is None else build(b.condition)) for b in indicator.bands]
    return _first(bands) if indicator.tally is Tally.FIRST else _sum(indicator, bands)


def _first(bands: list[tuple[Band, Test | None]]) -> Callable[[Case], Points]:
    def count(case: Case) -> Points:
        possible: list[Decimal] = []
        looked: list[ConditionResult] = []
        for band, test in bands:
            if test is None:
                possible.append(band.points)
                break
            result = test(case)
            if result.verdict in (MET, UNKNOWN):
                possible.append(band.points)
                looked.append(result)
            if result.verdict is MET:
                break
        else:
            possible.append(ZERO)
        return Points(min(possible), max(possible), tuple(looked))

    return count


def _sum(indicator: Indicator, bands: list[tuple[Band, Test | None]]) -> Callable[[Case], Points]:
    def count(case: Case) -> Points:
        low = high = ZERO
        looked: list[ConditionResult] = []
        for band, test in bands:
            assert test is not None
            result = test(case)
            looked.append(result)
            low += band.points if result.verdict is MET else ZERO
            high += band.points if result.verdict in (MET, UNKNOWN) else ZERO
        return Points(min(low, indicator.most), min(high, indicator.most), tuple(looked))

    return count


def _by_figure(indicator: Indicator, catalogue: Catalogue) -> Callable[[Case], Points]:
    assert indicator.ref is not None
    ref, fact = indicator.ref, catalogue.facts[indicator.ref.key]

    def count(case: Case) -> Points:
        use, missing = case.read(ref, fact)
        if use.value is None:
            return Points(ZERO, indicator.most, (), (use,), missing)
        if isinstance(use.value, Blank) or not isinstance(use.value, (Decimal, int)):
            return Points(ZERO, ZERO, (), (use,))
        points = Decimal(use.value)
        if indicator.tally is Tally.STEPS:
            assert indicator.step is not None
            points = Decimal(math.floor(points / indicator.step)) * indicator.bands[0].points
        points = max(ZERO, min(points, indicator.most))
        return Points(points, points, (), (use,))

    return count


def _span(points: list[Points]) -> str:
    low, high = (sum((getattr(p, end) for p in points), ZERO) for end in ("low", "high"))
    return _plain(low) if low == high else f"{_plain(low)}～{_plain(high)}"


def _plain(number: Decimal) -> str:
    return format(number.normalize(), "f")

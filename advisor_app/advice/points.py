"""A scoring table, line by line: the points a firm has, and what the next band up would take."""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal

from advisor_app.domain.facts import Blank, Catalogue
from advisor_app.domain.money import ZERO
from advisor_app.domain.policy import Band, Indicator, Score, Tally
from advisor_app.domain.verdict import MET, UNKNOWN, Verdict
from advisor_app.engine.case import Case, Home
from advisor_app.engine.conditions import Conditions


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator: its points (a range while something is open), its full score, the next band up.

    ``step``: the points the next better band adds; ``asks``: what that band asks for, in its own words.
    """

    label: str
    low: Decimal
    high: Decimal
    most: Decimal
    step: Decimal = ZERO
    asks: str = ""

    @property
    def open(self) -> bool:
        """Whether something still has to be known before its points are settled."""
        return self.low != self.high


def score_lines(score: Score, home: Home, catalogue: Catalogue, case: Case) -> tuple[Line, ...]:
    """Every indicator of a table with its points and the next band, in the table's order.

    ``case`` must be a fresh one: it keeps answers by the number of their test, and the tests here count
    from the beginning.
    """
    conditions = Conditions(catalogue)
    return tuple(_line(indicator, home, conditions, catalogue, case) for indicator in score.indicators)


def _line(indicator: Indicator, home: Home, conditions: Conditions, catalogue: Catalogue, case: Case) -> Line:
    if indicator.tally in (Tally.STEPS, Tally.GIVEN):
        return _by_figure(indicator, catalogue, case)
    answers = [(band, _answer(band, home, conditions, case)) for band in indicator.bands]
    return _sum(indicator, answers) if indicator.tally is Tally.SUM else _first(indicator, answers)


def _answer(band: Band, home: Home, conditions: Conditions, case: Case) -> tuple[Verdict, str]:
    if band.condition is None:
        return MET, ""
    result = conditions.test(band.condition, home)(case)
    children = "，或".join(child.label for child in result.children) if result.kind == "any" else ""
    return result.verdict, children or result.label


def _first(indicator: Indicator, answers: list[tuple[Band, tuple[Verdict, str]]]) -> Line:
    possible: list[Decimal] = []
    for band, (verdict, _) in answers:
        if verdict in (MET, UNKNOWN):
            possible.append(band.points)
        if verdict is MET:
            break
    else:
        possible.append(ZERO)
    low, high = min(possible), max(possible)
    better = [(band.points, said) for band, (_, said) in answers if band.points > low]
    points, asks = min(better, default=(low, ""))
    return Line(indicator.label, low, high, indicator.most, points - low, asks)


def _sum(indicator: Indicator, answers: list[tuple[Band, tuple[Verdict, str]]]) -> Line:
    low = min(sum((b.points for b, (v, _) in answers if v is MET), ZERO), indicator.most)
    high = min(sum((b.points for b, (v, _) in answers if v in (MET, UNKNOWN)), ZERO), indicator.most)
    rest = [(b.points, said) for b, (v, said) in answers if v is not MET]
    step = min(min((points for points, _ in rest), default=ZERO), indicator.most - low)
    return Line(indicator.label, low, high, indicator.most, step, "，或".join(said for _, said in rest))


def _by_figure(indicator: Indicator, catalogue: Catalogue, case: Case) -> Line:
    assert indicator.ref is not None
    fact = catalogue.facts[indicator.ref.key]
    use, _ = case.read(indicator.ref, fact)
    value = use.value
    if value is None:
        return Line(indicator.label, ZERO, indicator.most, indicator.most, asks=f"先补{fact.label}")
    if isinstance(value, Blank) or not isinstance(value, (Decimal, int)):
        return Line(indicator.label, ZERO, ZERO, indicator.most)
    if indicator.tally is Tally.GIVEN:
        points = max(ZERO, min(Decimal(value), indicator.most))
        return Line(indicator.label, points, points, indicator.most, asks="得分由省里或平台给出")
    assert indicator.step is not None
    each = indicator.bands[0].points
    full = math.floor(Decimal(value) / indicator.step)
    points = max(ZERO, min(Decimal(full) * each, indicator.most))
    wanted = indicator.step * (full + 1)
    step = min(each, indicator.most - points)
    asks = f"{fact.label}达到 {format(wanted.normalize(), 'f')}{fact.unit}" if step > 0 else ""
    return Line(indicator.label, points, points, indicator.most, step, asks)

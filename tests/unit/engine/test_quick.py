"""Verdicts without words, on rules made for it: repeats, either-ors, gaps, 不适用, many sheets."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from random import Random

import pytest

from advisor_app.domain.facts import Blank
from advisor_app.domain.library import Library
from advisor_app.domain.policy import AllOf, AnyOf, AtLeast, Compare, Condition, FactRef, Not, Op
from advisor_app.domain.record import FactSet, FactValue
from advisor_app.domain.verdict import Outcome, outcome_of
from advisor_app.engine.assess import Assessor
from bench import neutral

LIBRARY = neutral.library()
CITE = LIBRARY.measures[0].cites[0]


NUMERIC = [op for op in Op if op is not Op.ONE_OF]
"""The comparisons with a number: one that is new is tried as well."""


def compare(fact: int, op: Op, threshold: int, *, when: Condition | None = None) -> Compare:
    return Compare(FactRef(f"f{fact}"), op, Decimal(threshold), CITE, when=when)


def with_rules(*conditions: Condition) -> Library:
    measures = [
        replace(LIBRARY.measures[0], id=f"made{n}", condition=condition)
        for n, condition in enumerate(conditions)
    ]
    return replace(LIBRARY, measures=tuple(measures))


def some_condition(dice: Random, depth: int = 3) -> Condition:
    kind = dice.randrange(8) if depth else 7
    if kind >= 4:
        when = some_condition(dice, 0) if depth and dice.random() < 0.1 else None
        return compare(dice.randrange(4), dice.choice(NUMERIC), dice.choice((300, 500, 700)), when=when)
    children = tuple(some_condition(dice, depth - 1) for _ in range(dice.randrange(1, 5)))
    if dice.random() < 0.3:
        children = (*children, children[0])
    if kind == 0:
        return AllOf(children)
    if kind == 1:
        return AnyOf(children)
    return AtLeast(dice.randrange(1, 4), children) if kind == 2 else Not(children[0])


def some_firm(dice: Random) -> FactSet:
    """Figures on the lines and beside them, some missing, some 不适用."""
    values: dict[str, FactValue] = {}
    for fact in range(4):
        value = dice.choice((None, Blank.NOT_APPLICABLE, 299, 300, 500, 501, 700, 900))
        if value is not None:
            values[f"f{fact}"] = FactValue(Decimal(value) if isinstance(value, int) else value)
    return FactSet("示例企业", region=dice.choice((neutral.REGION, neutral.REGION, None)), facts=values)


def agree(assessor: Assessor, record: FactSet) -> None:
    told = assessor.assess(record, neutral.AS_OF)
    words = {r.id: outcome_of(r.why.verdict) for r in told.measures}
    assert {r.id: r.outcome for r in told.measures} == words
    assert assessor.outcomes(record, neutral.AS_OF) == words


@pytest.mark.parametrize("seed", range(25))
def test_any_rules_over_any_firm(seed: int) -> None:
    dice = Random(seed)
    assessor = Assessor(with_rules(*[some_condition(dice) for _ in range(60)]))
    for _ in range(20):
        agree(assessor, some_firm(dice))


def test_a_comparison_asked_twice_has_one_place() -> None:
    same = compare(0, Op.AT_LEAST, 500)
    assessor = Assessor(
        with_rules(AllOf((same, same)), AnyOf((same, same)), AllOf((AnyOf((same, same)), same)))
    )
    for value, outcome in ((500, Outcome.ELIGIBLE), (499, Outcome.INELIGIBLE)):
        record = FactSet("示例企业", region=neutral.REGION, facts={"f0": FactValue(Decimal(value))})
        assert set(assessor.outcomes(record, neutral.AS_OF).values()) == {outcome}
        agree(assessor, record)


@pytest.mark.parametrize("times", [1, 5])
def test_the_neutral_rules_come_to_what_they_say(times: int) -> None:
    """Five times as many fill several sheets."""
    assessor, rules = Assessor(neutral.library(times)), neutral.rules(times)
    for number in range(30):
        figures = neutral.figures(number)
        found = assessor.outcomes(neutral.record(figures), neutral.AS_OF)
        expected = [Outcome.ELIGIBLE if neutral.holds(r, figures) else Outcome.INELIGIBLE for r in rules]
        assert [found[f"rule{n}"] for n in range(len(rules))] == expected
        agree(assessor, neutral.record(figures))

"""What an office granted settles the claim: nothing above it is offered, in its document or in its twin."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from advisor_app.domain.assessment import Assessment, MeasureResult
from advisor_app.domain.record import Award, FactSet, ReceivedBenefit
from advisor_app.runtime import resources
from advisor_app.services.assessing import Assessing

DAY = dt.date(2026, 11, 21)
OURS, TWIN = "hz-2025-65.1.srdi", "hz-2025-66.23.srdi"
"""The same reward of at most 20 万元 in 65 号 and 66 号."""


@pytest.fixture(scope="module")
def assessing() -> Assessing:
    return Assessing()


@pytest.fixture(scope="module")
def firm(assessing: Assessing) -> FactSet:
    path = next(p for p in resources.demo().glob("*.json") if "钱潮" in p.read_text(encoding="utf-8"))
    return replace(assessing.read(path), received=())


def of(assessment: Assessment, measure: str) -> MeasureResult:
    return next(m for m in assessment.measures if m.id == measure)


def granted(amount: int, year: int = 2026) -> tuple[Award, ...]:
    return (Award(OURS, Decimal(amount), year),)


def test_an_award_below_the_ceiling_is_all_there_is(assessing: Assessing, firm: FactSet) -> None:
    before = assessing.assess(firm, DAY)
    after = assessing.assess(replace(firm, awards=granted(150_000)), DAY)
    assert of(before, OURS).counted == 200_000
    found = of(after, OURS)
    assert {found.amount.confirmed, found.amount.possible, found.counted} == {Decimal(150_000)}
    assert [use.label for use in found.amount.used] == ["已核定（2026 年）"]
    assert of(after, TWIN).counted == 0  # the twin doesn't make up the rest
    assert before.totals.confirmed - after.totals.confirmed == 50_000


def test_paid_in_full_it_is_over(assessing: Assessing, firm: FactSet) -> None:
    before = assessing.assess(firm, DAY)
    had = (ReceivedBenefit(OURS, Decimal(150_000), 2026),)
    after = assessing.assess(replace(firm, awards=granted(150_000), received=had), DAY)
    assert of(after, OURS).counted == 0
    assert of(after, TWIN).counted == 0
    assert before.totals.confirmed - after.totals.confirmed == 200_000


def test_paid_by_half_the_other_half_is_left(assessing: Assessing, firm: FactSet) -> None:
    had = (ReceivedBenefit(OURS, Decimal(75_000), 2026),)
    after = assessing.assess(replace(firm, awards=granted(150_000), received=had), DAY)
    assert of(after, OURS).counted == 75_000
    assert of(after, TWIN).counted == 0


def test_an_award_never_raises_what_is_promised(assessing: Assessing, firm: FactSet) -> None:
    before = assessing.assess(firm, DAY).totals
    for amount in (0, 1, 200_000, 900_000):
        after = assessing.assess(replace(firm, awards=granted(amount)), DAY).totals
        assert after.confirmed <= before.confirmed
        assert after.possible <= before.possible


def test_what_was_granted_later_is_not_yet_there(assessing: Assessing, firm: FactSet) -> None:
    known = assessing.assess(replace(firm, awards=granted(150_000, 2027)), DAY)
    assert known.totals == assessing.assess(firm, DAY).totals

"""What must hold of every answer, on many fictional firms and the whole shipped library."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from random import Random

import pytest

from advisor_app.domain.codec import to_json
from advisor_app.domain.library import Library
from advisor_app.domain.policy import AllOf, AnyOf, AtLeast, Condition, Not
from advisor_app.domain.record import FactSet
from advisor_app.domain.verdict import Outcome
from advisor_app.engine.assess import Assessor
from advisor_app.library.reader import open_library
from advisor_app.runtime import resources
from tests.firms import firm, firms

DAY = dt.date(2026, 11, 21)
DECIDED = (Outcome.ELIGIBLE, Outcome.INELIGIBLE, Outcome.NOT_APPLICABLE)


@pytest.fixture(scope="module")
def library() -> Library:
    return open_library(resources.policies_db())


@pytest.fixture(scope="module")
def assessor(library: Library) -> Assessor:
    return Assessor(library)


def shuffled(condition: Condition, dice: Random) -> Condition:
    match condition:
        case AllOf() | AnyOf() | AtLeast():
            children = [shuffled(child, dice) for child in condition.children]
            dice.shuffle(children)
            return replace(condition, children=tuple(children))
        case Not():
            return replace(condition, child=shuffled(condition.child, dice))
        case _:
            return condition


def test_the_order_of_measures_and_conditions_is_irrelevant(library: Library, assessor: Assessor) -> None:
    dice = Random(7)
    measures = [replace(m, condition=shuffled(m.condition, dice)) for m in library.measures]
    dice.shuffle(measures)
    other = Assessor(replace(library, measures=tuple(measures)))
    for record in firms(library, 60):
        one, two = assessor.assess(record, DAY, drafts=True), other.assess(record, DAY, drafts=True)
        assert one.totals == two.totals
        told = {
            r.key: (r.outcome, r.amount.confirmed, r.amount.possible, r.chosen, r.counted)
            for r in one.measures
        }
        assert told == {
            r.key: (r.outcome, r.amount.confirmed, r.amount.possible, r.chosen, r.counted)
            for r in two.measures
        }
        missing = {r.key: set(r.missing) for r in one.measures}
        assert missing == {r.key: set(r.missing) for r in two.measures}


def with_less(record: FactSet, dice: Random) -> Iterator[FactSet]:
    """The record as it was before some of its figures arrived."""
    for key in dice.sample(sorted(record.facts), min(3, len(record.facts))):
        yield replace(record, facts={k: v for k, v in record.facts.items() if k != key})
    for key in dice.sample(sorted(record.years), min(3, len(record.years))):
        yield replace(record, years={k: v for k, v in record.years.items() if k != key})
    for item in record.items[:2]:
        for key in dice.sample(sorted(item.facts), min(2, len(item.facts))):
            less = replace(item, facts={k: v for k, v in item.facts.items() if k != key})
            yield replace(record, items=tuple(less if i is item else i for i in record.items))


@pytest.mark.parametrize("number", range(60))
def test_as_figures_arrive_ranges_only_narrow_and_what_is_decided_stays(
    library: Library, assessor: Assessor, number: int
) -> None:
    record = replace(firm(library, number), received=(), awards=())
    now = assessor.assess(record, DAY)
    found = {r.key: r for r in now.measures}
    for less in with_less(record, Random(number)):
        before = assessor.assess(less, DAY)
        assert before.totals.possible >= now.totals.possible
        assert before.totals.confirmed <= now.totals.confirmed
        for old in before.measures:
            new = found[old.key]
            if old.outcome in DECIDED:
                assert new.outcome is old.outcome, old.key
            if old.amount.possible is not None and new.amount.possible is not None:
                assert new.amount.possible <= old.amount.possible, old.key
            if old.amount.confirmed is not None and new.amount.confirmed is not None:
                assert new.amount.confirmed >= old.amount.confirmed, old.key


def digest() -> str:
    """Of what a fresh assessor says of some firms."""
    library = open_library(resources.policies_db())
    assessor = Assessor(library)
    told = hashlib.sha256()
    for record in firms(library, 12):
        told.update(str(to_json(assessor.assess(record, DAY, drafts=True))).encode())
    return told.hexdigest()


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_same_input_gives_the_same_bytes_in_another_process(seed: str) -> None:
    ask = "from tests.unit.engine.test_laws import digest; print(digest())"
    found = subprocess.run(
        [sys.executable, "-c", ask],
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=True,
    )
    assert found.stdout.strip() == digest()

"""What is worked out once for all firms is what would have been worked out for each."""

from __future__ import annotations

import datetime as dt

import pytest

from advisor_app.domain.codec import to_json
from advisor_app.domain.library import Library
from advisor_app.domain.verdict import outcome_of
from advisor_app.engine.assess import Assessor
from advisor_app.engine.reads import held_words
from advisor_app.library.reader import open_library
from advisor_app.runtime import resources
from tests.firms import firms

DAYS = (dt.date(2026, 6, 15), dt.date(2026, 11, 21), dt.date(2029, 3, 1))


@pytest.fixture(scope="module")
def library() -> Library:
    return open_library(resources.policies_db())


@pytest.fixture(scope="module")
def used(library: Library) -> Assessor:
    """One that has answered for others before, on other days."""
    assessor = Assessor(library)
    for day in DAYS:
        for firm in firms(library, 60, start=1000):
            assessor.assess(firm, day, drafts=day.year == 2029)
    return assessor


@pytest.mark.parametrize("number", range(24))
def test_judging_only_what_a_record_touches_is_judging_everything(
    library: Library, used: Assessor, number: int
) -> None:
    everything = Assessor(library)
    every = frozenset(range(len(library.measures)))
    (firm,) = firms(library, 1, start=number)
    everything._touching = dict.fromkeys(held_words(firm), every)
    day = DAYS[number % 3]
    drafts = number % 2 == 0
    assert held_words(firm)
    assert to_json(used.assess(firm, day, drafts=drafts)) == to_json(
        everything.assess(firm, day, drafts=drafts)
    )


@pytest.mark.parametrize("number", range(40))
def test_verdicts_without_words_are_those_with_words(used: Assessor, number: int) -> None:
    (firm,) = firms(used.library, 1, start=number)
    day = DAYS[number % 3]
    told = used.assess(firm, day, drafts=True)
    assert [r.outcome for r in told.measures] == [outcome_of(r.why.verdict) for r in told.measures]
    standards = [told.ladder.next, *told.ladder.renewals, *told.ladder.others]
    settled = [s for s in standards if s is not None and s.settled]
    assert [s.outcome for s in settled] == [outcome_of(s.why.verdict) for s in settled]
    quick = used.outcomes(firm, day)
    assert quick
    assert quick.items() <= {r.key: r.outcome for r in told.measures}.items()


def test_an_answer_does_not_depend_on_who_was_asked_before(library: Library, used: Assessor) -> None:
    for number, firm in enumerate(firms(library, 8, start=500)):
        day = DAYS[number % 3]
        assert used.assess(firm, day) == Assessor(library).assess(firm, day)

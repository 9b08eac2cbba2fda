"""先问什么 beside the window: the same questions as here, told as they are tried, ended when wanted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

import pytest

from advisor_app.advice.ask import ask
from advisor_app.domain.library import Library
from advisor_app.domain.record import FactSet
from advisor_app.engine.assess import Assessor
from advisor_app.services.asking import Inquiry, ask_beside
from advisor_app.services.crowd import Helpers

DAY = dt.date(2026, 11, 21)


@pytest.fixture(scope="module")
def helpers(library: Library) -> Iterator[Helpers]:
    with Helpers(library, 1) as made:
        yield made


@pytest.mark.parametrize("drafts", [False, True])
@pytest.mark.parametrize(("limit", "leads_only"), [(3, True), (0, True), (1, False), (None, True)])
def test_it_asks_what_is_asked_here(
    helpers: Helpers, library: Library, demo_firm: FactSet, limit: int | None, leads_only: bool, drafts: bool
) -> None:
    assessor = Assessor(library)
    heard: list[tuple[int, int]] = []
    found = ask_beside(
        helpers,
        Inquiry(demo_firm, DAY, drafts, leads_only),
        limit,
        told=lambda done, total: heard.append((done, total)),
    )
    expected = ask(assessor, demo_firm, DAY, drafts=drafts, limit=limit, leads_only=leads_only)
    assert found.questions == expected
    assert repr(found.questions) == repr(expected)
    assert found.now == assessor.assess(demo_firm, DAY, drafts=drafts).totals
    assert not found.cancelled
    assert [done for done, _ in heard] == list(range(1, found.tried + 1))
    assert {total for _, total in heard} <= {found.open}


def test_a_second_client_is_not_answered_for_the_first(
    helpers: Helpers, library: Library, demo_firm: FactSet
) -> None:
    other = replace(demo_firm, region="420106")
    for facts in (demo_firm, other, demo_firm):
        found = ask_beside(helpers, Inquiry(facts, DAY, leads_only=True), 2)
        assert found.questions == ask(Assessor(library), facts, DAY, limit=2, leads_only=True)


def test_cancelling_gives_what_was_tried_so_far(helpers: Helpers, demo_firm: FactSet) -> None:
    heard: list[int] = []
    found = ask_beside(
        helpers,
        Inquiry(demo_firm, DAY),
        told=lambda done, _total: heard.append(done),
        cancelled=lambda: len(heard) >= 2,
    )
    assert found.cancelled
    assert len(found.questions) == found.tried == 2 < found.open


def test_cancelled_before_it_begins_nothing_is_asked(helpers: Helpers, demo_firm: FactSet) -> None:
    found = ask_beside(helpers, Inquiry(demo_firm, DAY), cancelled=lambda: True)
    assert (found.questions, found.tried, found.cancelled) == ((), 0, True)

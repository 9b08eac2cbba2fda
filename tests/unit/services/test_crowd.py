"""Asking every client: the same answers in the same order, here and by processes; progress, cancelling."""

from __future__ import annotations

import datetime as dt
from functools import partial

import pytest

from advisor_app.domain.codec import to_json
from advisor_app.domain.record import FactSet
from advisor_app.engine.assess import Assessor
from advisor_app.library.reader import open_library
from advisor_app.runtime import resources
from advisor_app.services.crowd import Cancelled, ask_each
from tests.firms import firms

DAY = dt.date(2026, 11, 21)


@pytest.fixture(scope="module")
def assessor() -> Assessor:
    return Assessor(open_library(resources.policies_db()))


def told(day: dt.date, assessor: Assessor, record: FactSet) -> str:
    return str(to_json(assessor.assess(record, day)))


def test_processes_give_the_same_answers_in_the_same_order(assessor: Assessor) -> None:
    records = firms(assessor.library, 120)
    work = partial(told, DAY)
    steps: list[tuple[int, int]] = []
    alone = ask_each(assessor, records, work, processes=1)
    together = ask_each(
        assessor, records, work, processes=2, progress=lambda done, total: steps.append((done, total))
    )
    assert together == alone == [told(DAY, assessor, record) for record in records]
    assert [total for _, total in steps] == [120] * len(steps)
    assert steps[-1] == (120, 120)
    assert [done for done, _ in steps] == sorted({done for done, _ in steps})


@pytest.mark.parametrize("processes", [1, 2])
def test_cancelling_stops_before_the_rest_is_asked(assessor: Assessor, processes: int) -> None:
    records = firms(assessor.library, 10) * 40
    seen: list[int] = []
    with pytest.raises(Cancelled):
        ask_each(
            assessor,
            records,
            partial(told, DAY),
            processes=processes,
            progress=lambda done, _: seen.append(done),
            cancelled=lambda: bool(seen),
        )
    assert len(seen) == 1


def test_nobody_to_ask(assessor: Assessor) -> None:
    assert ask_each(assessor, [], partial(told, DAY)) == []

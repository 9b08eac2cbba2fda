"""The demo's fictional firms: marked so, right by their codes, and between them every measure is had once."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from advisor_app.domain.client import parse_uscc
from advisor_app.domain.verdict import Outcome
from advisor_app.services.assessing import Assessing
from advisor_app.services.clock import FixedClock

DAY = dt.date(2026, 11, 21)
FILES = sorted((Path(__file__).parents[2] / "resources" / "demo").glob("*.json"))


@pytest.fixture(scope="module")
def assessing() -> Assessing:
    return Assessing(FixedClock.on(DAY))


def test_there_are_at_least_eight_and_all_say_they_are_fictional(assessing: Assessing) -> None:
    assert len(FILES) >= 8
    for path in FILES:
        record = assessing.read(path)
        assert record.name.startswith("示例·")
        assert record.uscc is not None
        assert parse_uscc(record.uscc).organisation_warning() is None


def test_every_measure_of_66_is_had_by_one_of_them_and_gaps_are_left(assessing: Assessing) -> None:
    results = [m for path in FILES for m in assessing.assess(assessing.read(path)).measures]
    had = {m.id for m in results if m.outcome is Outcome.ELIGIBLE}
    assert {m.id for m in assessing.library.measures if m.document == "hz-2025-66"} <= had
    assert {m.outcome for m in results} == set(Outcome)

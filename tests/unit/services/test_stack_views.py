"""组合 as rows: every sum once where it is counted, the counted ones add up to the total."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from advisor_app.domain.library import Library
from advisor_app.runtime import resources
from advisor_app.services.assessing import Assessing
from advisor_app.services.clock import FixedClock
from advisor_app.services.stack_views import ALONE, Bar, stack_tree

DAY = dt.date(2026, 11, 21)
FIRMS = sorted(path.stem for path in resources.demo().glob("*.json"))


@pytest.mark.parametrize("name", FIRMS)
def test_what_is_counted_adds_up_to_the_total(library: Library, name: str) -> None:
    assessing = Assessing(FixedClock.on(DAY), library)
    assessment = assessing.assess(assessing.read(resources.demo() / f"{name}.json"), DAY)
    rows = stack_tree(assessment, library)
    bars = {
        (child.cells[0], child.payload)
        for row in rows
        for child in row.children
        if isinstance(child.payload, Bar)
    }
    counted = sum((bar.counted for _, bar in bars), Decimal(0))
    assert counted == assessment.totals.confirmed
    for _, bar in bars:
        whole, part = bar.shares
        assert 0 <= part <= whole <= 1


def test_of_each_matter_only_one_is_counted_whole_and_the_others_say_why(library: Library) -> None:
    assessing = Assessing(FixedClock.on(DAY), library)
    seen = 0
    for name in FIRMS:
        assessment = assessing.assess(assessing.read(resources.demo() / f"{name}.json"), DAY)
        for row in stack_tree(assessment, library):
            assert row.cells[0].startswith(ALONE) or row.cells[3].startswith("依据")
            for child in row.children:
                bar = child.payload
                assert isinstance(bar, Bar)
                assert bar.counted or child.cells[3]
                seen += not bar.counted
    assert seen  # the demo has sums that gave way

"""The table of transitions against one written out by hand: a change of it is noticed."""

import pytest

from advisor_app.domain.application import BEFORE_FILING, ENDED, Event, Need, Pursuit, Stage
from advisor_app.pipeline.transitions import TABLE, find, from_stage, stages
from tests.unit.pipeline.expected import EXPECTED, NEEDS, TAKES

EVERY = [(pursuit, stage, event) for pursuit in Pursuit for stage in Stage for event in Event]


@pytest.mark.parametrize("pursuit", Pursuit)
def test_the_table_is_the_matrix(pursuit: Pursuit) -> None:
    found = {
        (stage, line.event): line.target for stage in Stage for line in from_stage(stage, pursuit)
    }  # fmt: skip
    assert found == EXPECTED[pursuit]


@pytest.mark.parametrize("pursuit", Pursuit)
def test_the_evidence_is_what_the_matrix_asks(pursuit: Pursuit) -> None:
    for event in Event:
        line = find(event, pursuit)
        assert (line is not None) == any(event is e for _, e in EXPECTED[pursuit]), event
        if line is not None:
            assert line.needs == (Need.DAY, *NEEDS[pursuit].get(event, ())), event
            assert line.takes == TAKES[pursuit].get(event, ()), event


def test_an_event_has_one_line_for_a_pursuit() -> None:
    pairs = [(line.event, pursuit) for line in TABLE for pursuit in line.pursuits]
    assert len(pairs) == len(set(pairs))


def test_no_field_is_both_needed_and_optional() -> None:
    assert [line.event for line in TABLE if set(line.needs) & set(line.takes)] == []


def test_stages_in_order() -> None:
    s = Stage
    assert stages(Pursuit.MEASURE) == (
        s.LEAD, s.SURVEY, s.PREPARING, s.SUBMITTED, s.PUBLIC_NOTICE, s.RECOGNIZED, s.PAYING, s.RE_REVIEW,
        s.REJECTED, s.ABANDONED,
    )  # fmt: skip
    assert stages(Pursuit.TITLE) == (
        s.CULTIVATING, s.PREPARING, s.SUBMITTED, s.PUBLIC_NOTICE, s.RECOGNIZED, s.RE_REVIEW,
        s.REJECTED, s.ABANDONED, s.LAPSED, s.REVOKED,
    )  # fmt: skip


@pytest.mark.parametrize("pursuit", Pursuit)
def test_every_stage_can_be_reached_and_only_the_end_is_the_end(pursuit: Pursuit) -> None:
    reached = {Stage.CULTIVATING if pursuit is Pursuit.TITLE else Stage.LEAD}
    for _ in Stage:
        reached |= {line.target for stage in reached for line in from_stage(stage, pursuit)}
    assert reached == set(stages(pursuit))
    without = {stage for stage in reached if not from_stage(stage, pursuit)}
    # what was given up can be taken up again
    assert without == (ENDED & reached) - {Stage.ABANDONED}


@pytest.mark.parametrize("pursuit", Pursuit)
def test_all_before_filing_can_be_filed_and_given_up(pursuit: Pursuit) -> None:
    for stage in BEFORE_FILING & set(stages(pursuit)):
        events = {line.event for line in from_stage(stage, pursuit)}
        assert {Event.SUBMIT, Event.ABANDON} <= events, stage

"""Every legal step of every stage: taken, undone, redone, taken back; nothing is left over."""

import pytest

from advisor_app.domain.application import Event, Need, Pursuit, Stage
from advisor_app.pipeline.transitions import find, from_stage, stages
from advisor_app.services.tracking import Opening
from advisor_app.services.workspace import Workspace
from tests.dumps import dump

TARGET = {Pursuit.MEASURE: "hz-2025-65.1.srdi", Pursuit.TITLE: "little_giant"}
GIVEN = {
    Need.DAY: "2026-01-15",
    Need.NUMBER: "示例文 1 号",
    Need.REASON: "示例理由",
    Need.AMOUNT: "100000",
    Need.PAYER: "示例财政",
}
EVERY = [
    (pursuit, stage, line.event)
    for pursuit in Pursuit
    for stage in stages(pursuit)
    for line in from_stage(stage, pursuit)
]


def way(pursuit: Pursuit, stage: Stage) -> list[Event]:
    """The shortest way from where an application begins to a stage."""
    ways: dict[Stage, list[Event]] = {stages(pursuit)[0]: []}
    ahead = list(ways)
    while stage not in ways:
        here = ahead.pop(0)
        for line in from_stage(here, pursuit):
            if line.target not in ways:
                ways[line.target] = [*ways[here], line.event]
                ahead.append(line.target)
    return ways[stage]


def given(pursuit: Pursuit, event: Event) -> dict[str, str]:
    line = find(event, pursuit)
    assert line is not None
    half = {Need.AMOUNT.value: "50000"} if event is Event.PAY else {}
    return {need.value: GIVEN[need] for need in line.needs} | half


@pytest.mark.parametrize(("pursuit", "stage", "event"), EVERY)
def test_each_is_undone_redone_and_taken_back(
    work: Workspace, firm: str, pursuit: Pursuit, stage: Stage, event: Event
) -> None:
    made = work.tracking.open(Opening(firm, TARGET[pursuit])).id
    for earlier in way(pursuit, stage):
        work.tracking.move(made, earlier, given(pursuit, earlier))
    assert work.tracking.get(made).application.stage is stage
    before = dump(work.portfolio)
    work.tracking.move(made, event, given(pursuit, event))
    after = dump(work.portfolio)
    assert after != before
    work.portfolio.undo()
    assert dump(work.portfolio) == before
    work.portfolio.redo()
    assert dump(work.portfolio) == after
    work.tracking.retract(made)
    assert work.tracking.get(made).application.stage is stage
    assert dump(work.portfolio) == before

"""A hundred and more steps back and forth, across a restart of the program."""

from pathlib import Path

from advisor_app.services.clock import FixedClock
from advisor_app.services.entry import ClientEntry
from advisor_app.services.relations import PersonEntry
from advisor_app.services.workspace import Workspace
from tests.dumps import dump
from tests.unit.services.conftest import START

STEPS = 120


def do(work: Workspace, firm: str, number: int) -> None:
    """A step of one of several kinds."""
    match number % 4:
        case 0:
            work.clients.set_value(firm, "revenue", str(10_000 + number), year=2025)
        case 1:
            work.relations.put_tags(firm, f"第{number}步")
        case 2:
            work.relations.add_person(firm, PersonEntry(f"示例{number}"))
        case _:
            work.clients.set_value(firm, "revenue", "", year=2025)


def test_steps_are_taken_back_and_done_again_after_a_restart(place: Path) -> None:
    clock = FixedClock.on(START)
    with Workspace(place, clock=clock, actor="陈玥") as work:
        firm = work.clients.add_client(ClientEntry("示例甲有限公司")).id
        before = dump(work.portfolio)
        for number in range(STEPS):
            do(work, firm, number)
        after = dump(work.portfolio)
    with Workspace(place, clock=clock, actor="陈玥") as again:
        assert dump(again.portfolio) == after
        for _ in range(STEPS):
            assert again.clients.undo()
        assert dump(again.portfolio) == before
    with Workspace(place, clock=clock, actor="陈玥") as last:
        for _ in range(STEPS):
            assert last.clients.redo()
        assert dump(last.portfolio) == after
        assert not last.clients.redo()

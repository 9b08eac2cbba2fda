"""Applications with their steps, tasks and papers: written, read back, and every write taken back whole."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

import pytest

from advisor_app.domain.application import Application, Event, Evidence, Pursuit, Stage, Step, Window
from advisor_app.domain.errors import InputError, NotFoundError, StoreError
from advisor_app.domain.paper import Paper
from advisor_app.domain.record import ReceivedBenefit, Recognition, RecognitionEvent
from advisor_app.domain.standard import Purpose
from advisor_app.portfolio import applications, clients, items, received, recognitions, tasks, windows
from advisor_app.portfolio.applications import Estimate, Planned
from advisor_app.portfolio.session import Portfolio, Unit
from advisor_app.portfolio.tasks import Task
from advisor_app.services.clock import FixedClock
from tests.dumps import dump, touched

DAY = dt.date(2026, 3, 1)
WINDOW = Window("330100", "hz-1", "2026", dt.date(2026, 2, 1), dt.date(2026, 6, 30), "通知未出")
MONEY = Application(Pursuit.MEASURE, "hz-1", "2026", "k#1")
TITLE = Application(Pursuit.TITLE, "srdi_sme", "2026", purpose=Purpose.RENEWAL)
FULL = Evidence(
    dt.date(2026, 3, 2), "收 1", "号", Decimal("0.01"), "区", "第一笔", dt.date(2029, 3, 1), "因\n二"
)
FILED = Step(Event.SUBMIT, Stage.LEAD, Stage.SUBMITTED, Evidence(DAY, "收 1"))
GRANTED = Step(Event.RECOGNIZE, Stage.SUBMITTED, Stage.RECOGNIZED, FULL)
ESTIMATE = Estimate(Decimal("0.01"), Decimal(200000), Decimal("1234567.89"), DAY)


def there_and_back(portfolio: Portfolio, write: Callable[[Unit], object]) -> set[str]:
    """Do it, undo it, do it again: each state is exactly the earlier one. Returns the tables it touched."""
    before = dump(portfolio)
    with portfolio.unit("写入") as unit:
        write(unit)
    after = dump(portfolio)
    assert touched(before, after) == unit.changes.tables
    if not unit.changes:  # nothing was written, so there is nothing to take back
        return set()
    for _ in range(2):
        portfolio.undo()
        assert dump(portfolio) == before
        portfolio.redo()
        assert dump(portfolio) == after
    return touched(before, after)


@pytest.fixture
def money(portfolio: Portfolio, client_id: str) -> str:
    with portfolio.unit("立项") as unit:
        items.add(unit, client_id, "k")
        return applications.open_one(unit, client_id, MONEY, on=DAY, content_version="2026.11.1", note="备")


def read(portfolio: Portfolio, application_id: str) -> applications.ApplicationRow:
    with portfolio.read() as session:
        return applications.get(session, application_id)


# --- written and read -----------------------------------------------------------------------------------


def test_an_application_reads_as_it_was_opened(
    portfolio: Portfolio, client_id: str, clock: FixedClock
) -> None:
    with portfolio.unit("立项") as unit:
        window = windows.put(unit, WINDOW)
        made = applications.open_one(
            unit, client_id, TITLE, on=DAY, content_version="2026.11.1", window_id=window, note="备"
        )
    row = read(portfolio, made)
    assert row == applications.ApplicationRow(
        made,
        client_id,
        Application(Pursuit.TITLE, "srdi_sme", "2026", purpose=Purpose.RENEWAL, window=WINDOW),
        "2026.11.1",
        DAY,
        DAY,
        None,
        "",
        None,
        "备",
        window,
        clock.now(),
    )
    assert row.application.stage is Stage.CULTIVATING


def test_steps_read_as_they_were_taken(portfolio: Portfolio, money: str) -> None:
    with portfolio.unit("推进") as unit:
        applications.append(unit, money, FILED)
    with portfolio.unit("推进") as unit:
        applications.append(unit, money, GRANTED)
    row = read(portfolio, money)
    assert row.application.steps == (FILED, GRANTED)
    assert row.application.awarded == Decimal("0.01")
    assert row.stage_on == FULL.day
    stored = dump(portfolio)["applications"][money]
    assert (stored["stage"], stored["stage_on"]) == ("recognized", FULL.day)
    with portfolio.unit("退回") as unit:
        assert applications.drop_last(unit, money) == (None, None)
    assert (read(portfolio, money).application.steps, read(portfolio, money).stage_on) == ((FILED,), DAY)
    with portfolio.unit("退回") as unit:
        applications.drop_last(unit, money)
    stored = dump(portfolio)["applications"][money]
    assert (stored["stage"], stored["stage_on"]) == ("lead", DAY)


def test_plans_and_estimates(portfolio: Portfolio, money: str) -> None:
    with portfolio.unit("安排") as unit:
        applications.plan(unit, money, Planned("约区里", dt.date(2026, 4, 1), "改"))
        applications.estimate(unit, money, ESTIMATE)
    row = read(portfolio, money)
    assert (row.next_step, row.next_on, row.note, row.estimate) == (
        "约区里", dt.date(2026, 4, 1), "改", ESTIMATE,
    )  # fmt: skip


# --- there and back ---------------------------------------------------------------------------------------


def test_every_write_is_taken_back_whole(portfolio: Portfolio, client_id: str) -> None:
    made: dict[str, str] = {}

    def keep(name: str, what: Callable[[Unit], str]) -> Callable[[Unit], None]:
        def write(unit: Unit) -> None:
            made[name] = what(unit)

        return write

    def back(write: Callable[[Unit], object]) -> set[str]:
        return there_and_back(portfolio, write)

    with portfolio.unit("明细") as unit:
        items.add(unit, client_id, "k")
    assert back(keep("window", lambda u: windows.put(u, WINDOW))) == {"windows"}
    assert back(
        keep("money", lambda u: applications.open_one(u, client_id, MONEY, on=DAY, window_id=made["window"]))
    ) == {"applications"}
    assert back(keep("title", lambda u: applications.open_one(u, client_id, TITLE, on=DAY))) == {
        "applications"
    }
    a, t = made["money"], made["title"]
    assert back(lambda u: tasks.add(u, client_id, Task("甲", DAY, application_id=a))) == {"tasks"}
    assert back(lambda u: tasks.add(u, client_id, Task("乙"))) == {"tasks"}
    assert back(lambda u: tasks.add_papers(u, client_id, a, [Paper("营业执照"), Paper("审计报告")])) == {
        "papers"
    }
    assert back(lambda u: applications.plan(u, a, Planned("约", DAY, "备"))) == {"applications"}
    assert back(lambda u: applications.estimate(u, a, ESTIMATE)) == {"applications"}
    assert back(lambda u: applications.settle_window(u, t, made["window"])) == {"applications"}
    assert back(lambda u: windows.put(u, WINDOW, made["window"])) == set()
    assert back(lambda u: applications.append(u, a, FILED)) == {"applications", "steps"}

    def grant(unit: Unit) -> None:
        money = received.add(unit, client_id, ReceivedBenefit("hz-1", Decimal("0.01"), 2026, item="k#1"))
        title = recognitions.add(unit, client_id, Recognition("srdi_sme", RecognitionEvent.FIRST, DAY))
        applications.append(unit, a, GRANTED, recognition_id=title, received_id=money)

    def retract(unit: Unit) -> None:
        title, money = applications.drop_last(unit, a)
        assert title is not None
        assert money is not None
        recognitions.remove(unit, client_id, title)
        received.remove(unit, client_id, money)

    assert back(grant) == {"applications", "steps", "recognitions", "received"}
    assert back(retract) == {"applications", "steps", "recognitions", "received"}
    assert back(lambda u: applications.drop_last(u, a)) == {"applications", "steps"}
    assert back(lambda u: windows.remove(u, made["window"])) == {"applications", "windows"}
    assert back(lambda u: applications.remove(u, a)) == {"applications", "tasks", "papers"}
    assert [task["title"] for task in dump(portfolio)["tasks"].values()] == ["乙"]
    while portfolio.undo():
        pass
    assert not any(dump(portfolio).values())
    while portfolio.redo():
        pass
    assert set(dump(portfolio)["applications"]) == {t}


# --- refusals -----------------------------------------------------------------------------------------------


def test_the_same_application_twice(portfolio: Portfolio, client_id: str, other: str, money: str) -> None:
    with pytest.raises(InputError, match="2026 轮次的同一项申报已经建过"), portfolio.unit("重") as unit:
        applications.open_one(unit, client_id, MONEY, on=DAY)
    different = (
        (client_id, Application(Pursuit.MEASURE, "hz-1", "2027", "k#1")),
        (client_id, Application(Pursuit.MEASURE, "hz-1", "2026", "k#2")),
        (client_id, Application(Pursuit.MEASURE, "hz-2", "2026", "k#1")),
        (other, MONEY),
    )
    with portfolio.unit("不同") as unit:
        for whose, application in different:
            applications.open_one(unit, whose, application, on=DAY)
    with portfolio.read() as session:
        assert len(applications.rows(session)) == 5
        assert applications.same(session, client_id, MONEY) == money


def test_with_steps_it_stays(portfolio: Portfolio, money: str) -> None:
    with portfolio.unit("推进") as unit:
        applications.append(unit, money, FILED)
    before = dump(portfolio)
    with pytest.raises(InputError, match="不能删除；不再推进的请登记“放弃”"), portfolio.unit("删") as unit:
        applications.remove(unit, money)
    assert dump(portfolio) == before
    with portfolio.unit("退回") as unit:
        applications.drop_last(unit, money)
    with portfolio.unit("删") as unit:
        applications.remove(unit, money)
    with pytest.raises(NotFoundError, match="没有找到这项申报"):
        read(portfolio, money)


def test_what_a_step_made_goes_only_with_it(portfolio: Portfolio, client_id: str, money: str) -> None:
    benefit = ReceivedBenefit("hz-1", Decimal("0.01"), 2026, item="k#1")
    with portfolio.unit("推进") as unit:
        paid = received.add(unit, client_id, benefit)
        won = recognitions.add(unit, client_id, Recognition("srdi_sme", RecognitionEvent.FIRST, DAY))
        applications.append(unit, money, GRANTED, recognition_id=won, received_id=paid)
    before = dump(portfolio)
    refused: tuple[tuple[str, Callable[[Unit], None]], ...] = (
        ("由申报的步骤登记", lambda u: recognitions.remove(u, client_id, won)),
        ("由申报的“兑付”登记", lambda u: received.remove(u, client_id, paid)),
        ("由申报的“兑付”登记", lambda u: received.edit(u, client_id, paid, benefit, note="改")),
    )
    for why, write in refused:
        with pytest.raises(StoreError, match=f"{why}.*退回那一步"), portfolio.unit("改") as unit:
            write(unit)
    assert dump(portfolio) == before


def test_an_item_that_is_pursued_stays(portfolio: Portfolio, client_id: str, other: str, money: str) -> None:
    with pytest.raises(StoreError, match="已立项申报"), portfolio.unit("删") as unit:
        items.remove(unit, client_id, "k#1")
    with portfolio.unit("他家") as unit:
        items.add(unit, other, "k")
        items.remove(unit, other, "k#1")
        applications.remove(unit, money)
        items.remove(unit, client_id, "k#1")
    assert dump(portfolio)["items"] == {}


def test_undo_is_refused_where_an_application_needs_the_row(portfolio: Portfolio, client_id: str) -> None:
    """Another advisor's application stands on the client: the client's coming can't be taken back."""
    with portfolio.unit("立项") as unit:
        applications.open_one(unit, client_id, TITLE, on=DAY)
    portfolio.actor = "李航"
    with portfolio.unit("记事") as unit:
        tasks.add(unit, client_id, Task("别人的"))
    portfolio.actor = "陈玥"
    portfolio.undo()
    before = dump(portfolio)
    with pytest.raises(StoreError, match="没有作任何更改"):
        portfolio.undo()
    assert dump(portfolio) == before


# --- the 回收站 -------------------------------------------------------------------------------------------


def test_a_deleted_clients_applications_vanish_and_come_back(
    portfolio: Portfolio, client_id: str, other: str, money: str
) -> None:
    with portfolio.unit("推进") as unit:
        applications.append(unit, money, FILED)
        second = applications.open_one(unit, other, TITLE, on=DAY)
        tasks.add(unit, client_id, Task("甲", application_id=money))
        tasks.add_papers(unit, client_id, money, [Paper("营业执照")])
    with portfolio.read() as session:
        task, paper = tasks.rows(session)[0].id, tasks.papers(session)[0].id
    with portfolio.unit("删客户") as unit:
        clients.delete(unit, client_id)
    with portfolio.read() as session:
        assert [row.id for row in applications.rows(session)] == [second]
        assert (tasks.rows(session), tasks.papers(session)) == ((), ())
        with pytest.raises(StoreError, match="在回收站中，请先恢复"):
            applications.get(session, money)
    before = dump(portfolio)
    writes: tuple[Callable[[Unit], object], ...] = (
        lambda u: applications.open_one(u, client_id, TITLE, on=DAY),
        lambda u: applications.append(u, money, GRANTED),
        lambda u: applications.drop_last(u, money),
        lambda u: applications.plan(u, money, Planned("约", None, "")),
        lambda u: applications.estimate(u, money, ESTIMATE),
        lambda u: applications.remove(u, money),
        lambda u: tasks.add(u, client_id, Task("乙")),
        lambda u: tasks.finish(u, task, DAY),
        lambda u: tasks.edit(u, task, "乙", None, ""),
        lambda u: tasks.remove(u, task),
        lambda u: tasks.add_papers(u, client_id, money, [Paper("审计报告")]),
        lambda u: tasks.receive_paper(u, paper, DAY, None, ""),
    )
    for number, write in enumerate(writes):
        with pytest.raises(StoreError, match="在回收站中，请先恢复"), portfolio.unit(f"写 {number}") as unit:
            write(unit)
    assert dump(portfolio) == before
    with portfolio.unit("恢复") as unit:
        clients.restore(unit, client_id)
    with portfolio.read() as session:
        assert {row.id for row in applications.rows(session)} == {money, second}


def test_of_given_clients_only(portfolio: Portfolio, client_id: str, other: str, money: str) -> None:
    with portfolio.unit("另一家") as unit:
        second = applications.open_one(unit, other, TITLE, on=dt.date(2026, 1, 1))
    with portfolio.read() as session:
        assert [row.id for row in applications.rows(session)] == [second, money]
        assert [row.id for row in applications.rows(session, [client_id])] == [money]
        assert applications.rows(session, []) == ()


# --- when it was last touched ---------------------------------------------------------------------------


def test_whoever_does_something_touches_it(
    portfolio: Portfolio, client_id: str, money: str, clock: FixedClock
) -> None:
    with portfolio.unit("立项") as unit:
        beside = applications.open_one(unit, client_id, TITLE, on=DAY)
        tasks.add_papers(unit, client_id, money, [Paper("营业执照")])
        tasks.add(unit, client_id, Task("甲", application_id=money))
    opened = clock.now()
    with portfolio.read() as session:
        paper, task = tasks.papers(session)[0].id, tasks.rows(session)[0].id
    twice = Step(Event.PAY, Stage.PAYING, Stage.PAYING, FULL)
    writes: tuple[Callable[[Unit], object], ...] = (
        lambda u: applications.plan(u, money, Planned("约", None, "")),
        lambda u: tasks.receive_paper(u, paper, DAY, None, ""),
        lambda u: tasks.finish(u, task, DAY),
        lambda u: applications.append(u, money, FILED),
        lambda u: applications.append(u, money, GRANTED),
        lambda u: applications.append(u, money, twice),
        lambda u: applications.append(u, money, twice),  # same day, same stage: only the step is new
    )
    for number, write in enumerate(writes):
        clock.advance(dt.timedelta(days=3))
        with portfolio.unit("写") as unit:
            write(unit)
        assert read(portfolio, money).touched_at == clock.now(), number
    assert read(portfolio, beside).touched_at == opened


def test_assessing_anew_is_no_touch(portfolio: Portfolio, money: str, clock: FixedClock) -> None:
    """Or a card that nobody looks at would never turn stale."""
    opened = clock.now()
    clock.advance(dt.timedelta(days=30))
    with portfolio.unit("重新测算") as unit:
        applications.estimate(unit, money, ESTIMATE)
    row = read(portfolio, money)
    assert (row.estimate, row.touched_at) == (ESTIMATE, opened)
    portfolio.undo()
    assert read(portfolio, money).touched_at == opened

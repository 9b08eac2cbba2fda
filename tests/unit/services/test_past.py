"""A client's record as it was: read back from the journal, and compared with today."""

import datetime as dt
from random import Random

import pytest

from advisor_app.portfolio.past import Rows, rows_at
from advisor_app.services.clock import FixedClock
from advisor_app.services.entry import ClientEntry, ReceivedEntry, RecognitionEntry, ValueEntry
from advisor_app.services.past import Difference
from advisor_app.services.relations import PersonEntry
from advisor_app.services.workspace import Workspace
from tests.unit.services.conftest import START, to

MEASURE = "hz-2025-66.7.renovation"


@pytest.fixture
def firm(work: Workspace) -> str:
    return work.clients.add_client(ClientEntry("示例甲有限公司", region="330109")).id


def told(differences: tuple[Difference, ...]) -> set[tuple[str, str, str, str]]:
    return {(d.place, d.what, d.then, d.now) for d in differences}


def test_then_and_now(work: Workspace, firm: str, moving: FixedClock) -> None:
    work.clients.set_values(
        firm, [ValueEntry("revenue", "95000000", 2025), ValueEntry("employees", "12", 2025)]
    )
    to(moving, "2026-03-01")
    work.clients.set_value(firm, "revenue", "96000000", year=2025, source="audit")
    work.clients.set_value(firm, "employees", "", year=2025)
    work.clients.edit_client(firm, ClientEntry("示例甲科技有限公司", region="330109"))
    work.clients.add_recognition(firm, RecognitionEntry("hnte", "first", "2025-12-01"))
    work.clients.add_received(firm, ReceivedEntry(MEASURE, "500000", 2025, "示例区财政"))
    work.relations.add_person(firm, PersonEntry("王示例", "财务"))
    found = told(work.past.between(firm, START))
    assert {
        ("基本信息", "名称", "示例甲有限公司", "示例甲科技有限公司"),
        ("数据", "营业收入（2025）", "9,500.00万元", "9,600.00万元（审计报告）"),
        ("数据", "职工总数（2025）", "12人", ""),
        ("联系人", "", "", "王示例 · 财务 · 是"),
    } <= found
    places = {d[0] for d in found}
    assert {"资质", "已享受资金", "联系人", "基本信息", "数据"} <= places
    assert work.past.between(firm, dt.date(2026, 3, 1)) == ()
    assert work.past.between(firm, START, START) == ()


def test_before_it_was_entered_there_was_nothing(work: Workspace, firm: str) -> None:
    with work.portfolio.read() as session:
        assert rows_at(session, firm, dt.datetime(2020, 1, 1, tzinfo=dt.UTC)) == {}


def test_a_clock_that_was_set_back_brings_no_earlier_state(
    work: Workspace, firm: str, moving: FixedClock
) -> None:
    work.clients.set_value(firm, "employees", "3", year=2024)
    moving.advance(-dt.timedelta(days=400))
    work.clients.set_value(firm, "employees", "5", year=2024)
    with work.portfolio.read() as session:
        later = rows_at(session, firm, dt.datetime(2026, 2, 3, tzinfo=dt.UTC))
        assert later == rows_at(session, firm)


@pytest.mark.parametrize("seed", range(6))
def test_any_state_is_read_back_as_it_was(work: Workspace, firm: str, moving: FixedClock, seed: int) -> None:
    """Random steps, undone and redone among them: each day's rows are those that stood there that day."""
    dice = Random(seed)
    kept: list[tuple[dt.datetime, Rows]] = []

    def step() -> None:
        match dice.randrange(6):
            case 0:
                work.clients.set_value(
                    firm, "revenue", str(dice.randrange(10**8)), year=dice.choice((2024, 2025))
                )
            case 1:
                source = dice.choice(("audit", "tax", "self"))
                work.clients.set_value(firm, "employees", str(dice.randrange(99)), year=2025, source=source)
            case 2:
                work.clients.add_item(firm, "tech_renovation")
            case 3:
                if not (work.clients.undo_title() or "").startswith("新建"):
                    work.clients.undo()
            case 4:
                work.clients.redo()
            case _:
                work.relations.put_tags(firm, dice.choice(("重点", "外贸 重点", "")))

    for _ in range(15):
        step()
        with work.portfolio.read() as session:
            kept.append((moving.now(), rows_at(session, firm)))
        moving.advance(dt.timedelta(hours=5))
    with work.portfolio.read() as session:
        for moment, rows in kept:
            assert rows_at(session, firm, moment) == rows

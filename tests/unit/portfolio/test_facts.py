import datetime as dt
from decimal import Decimal

import pytest

from advisor_app.domain.errors import NotFoundError, StoreError
from advisor_app.domain.facts import Blank, Value
from advisor_app.portfolio import facts, items
from advisor_app.portfolio.facts import FactRow, FactTurn, Slot, Stated
from advisor_app.portfolio.factsets import load_factset
from advisor_app.portfolio.session import Portfolio
from advisor_app.services.clock import FixedClock

REVENUE = Slot("revenue", 2025)
DAY = dt.date(2026, 3, 1)


def put(portfolio: Portfolio, client_id: str, *values: Stated) -> None:
    with portfolio.unit("填数") as unit:
        facts.put(unit, client_id, values)


def rows(portfolio: Portfolio, client_id: str) -> tuple[FactRow, ...]:
    with portfolio.read() as session:
        return facts.rows(session, client_id)


def told(portfolio: Portfolio, client_id: str) -> list[tuple[Value, str, bool]]:
    return [(row.value, row.source, row.adopted) for row in rows(portfolio, client_id)]


def turns(portfolio: Portfolio, client_id: str, slot: Slot) -> tuple[FactTurn, ...]:
    with portfolio.read() as session:
        return facts.turns(session, client_id, slot)


def test_a_value_keeps_where_it_came_from(portfolio: Portfolio, client_id: str, clock: FixedClock) -> None:
    put(
        portfolio, client_id, Stated(REVENUE, Decimal("96300000.50"), "audit", "第 3 页", DAY, "李响", "合并")
    )
    (row,) = rows(portfolio, client_id)
    assert row == FactRow(
        row.id, REVENUE, Decimal("96300000.5"), "audit", "第 3 页", DAY, "李响", "合并",
        adopted=True, updated_at=clock.now(),
    )  # fmt: skip


@pytest.mark.parametrize("value", [0, False, Decimal(0), "", Blank.NOT_APPLICABLE])
def test_zero_empty_and_not_applicable_are_not_the_same_as_nothing(
    portfolio: Portfolio, client_id: str, value: Value
) -> None:
    put(portfolio, client_id, Stated(Slot("a"), value))
    with portfolio.read() as session:
        found = load_factset(session, client_id).facts
    assert found["a"].value == value
    assert type(found["a"].value) is type(value)
    assert "b" not in found


def test_the_same_source_is_replaced(portfolio: Portfolio, client_id: str) -> None:
    put(portfolio, client_id, Stated(REVENUE, 100, "self"))
    put(portfolio, client_id, Stated(REVENUE, 120, "self"))
    assert told(portfolio, client_id) == [(120, "self", True)]


def test_another_source_stays_beside_it(portfolio: Portfolio, client_id: str) -> None:
    put(portfolio, client_id, Stated(REVENUE, 100, "self"))
    put(portfolio, client_id, Stated(REVENUE, 118, "audit"))
    assert told(portfolio, client_id) == [(118, "audit", True), (100, "self", False)]
    put(portfolio, client_id, Stated(REVENUE, 100, "self"))
    assert told(portfolio, client_id) == [(100, "self", True), (118, "audit", False)]


def test_an_unnamed_source_means_the_adopted_one(portfolio: Portfolio, client_id: str) -> None:
    put(portfolio, client_id, Stated(REVENUE, 100, "audit", "第 3 页", DAY, note="合并"))
    put(portfolio, client_id, Stated(REVENUE, 120))
    (row,) = rows(portfolio, client_id)
    assert (row.value, row.source, row.evidence, row.observed_on, row.note) == (
        120, "audit", "第 3 页", DAY, "合并",
    )  # fmt: skip
    put(portfolio, client_id, Stated(REVENUE, 120, evidence="", note=""))
    (row,) = rows(portfolio, client_id)
    assert (row.evidence, row.note) == ("", "")


def test_a_confirmation_ends_with_the_value_it_confirmed(portfolio: Portfolio, client_id: str) -> None:
    put(portfolio, client_id, Stated(REVENUE, 100, "audit"))
    (row,) = rows(portfolio, client_id)
    with portfolio.unit("确认") as unit:
        facts.confirm(unit, client_id, row.id, "李响")
    put(portfolio, client_id, Stated(REVENUE, 100, note="仍是"))
    assert rows(portfolio, client_id)[0].confirmed_by == "李响"
    put(portfolio, client_id, Stated(REVENUE, 101))
    assert rows(portfolio, client_id)[0].confirmed_by == ""


def test_slots_do_not_mix(portfolio: Portfolio, client_id: str) -> None:
    with portfolio.unit("明细") as unit:
        first, second = (items.add(unit, client_id, "k").key for _ in range(2))
    slots = [Slot("a"), Slot("a", 2024), Slot("a", 2025), Slot("a", None, first), Slot("a", None, second)]
    put(portfolio, client_id, *(Stated(slot, number) for number, slot in enumerate(slots)))
    assert {row.slot: row.value for row in rows(portfolio, client_id)} == {
        slot: number for number, slot in enumerate(slots)
    }


def test_an_item_that_is_not_there_is_refused(portfolio: Portfolio, client_id: str) -> None:
    with pytest.raises(NotFoundError, match="没有找到明细“k#1”"):
        put(portfolio, client_id, Stated(Slot("a", None, "k#1"), 1))


def test_clearing_makes_unknown(portfolio: Portfolio, client_id: str) -> None:
    put(portfolio, client_id, Stated(REVENUE, 100, "self"), Stated(Slot("a"), 1))
    put(portfolio, client_id, Stated(REVENUE, 118, "audit"))
    with portfolio.unit("清空") as unit:
        facts.clear(unit, client_id, [REVENUE, Slot("never")])
    assert [row.slot for row in rows(portfolio, client_id)] == [Slot("a")]
    portfolio.undo()
    assert len(rows(portfolio, client_id)) == 3


def test_one_of_several_values_is_adopted(portfolio: Portfolio, client_id: str) -> None:
    put(portfolio, client_id, Stated(REVENUE, 100, "self"))
    put(portfolio, client_id, Stated(REVENUE, 118, "audit"))
    adopted, beside = rows(portfolio, client_id)
    with portfolio.unit("改采") as unit:
        facts.adopt(unit, client_id, beside.id)
    assert told(portfolio, client_id) == [(100, "self", True), (118, "audit", False)]
    with portfolio.read() as session:
        assert load_factset(session, client_id).years["revenue"][2025].source == "企业自报"
    with pytest.raises(StoreError, match="先采用另一个值"), portfolio.unit("删") as unit:
        facts.drop(unit, client_id, beside.id)
    for row in (adopted, beside):
        with portfolio.unit("删") as unit:
            facts.drop(unit, client_id, row.id)
    assert rows(portfolio, client_id) == ()


def test_values_of_others_are_not_reached(portfolio: Portfolio, client_id: str) -> None:
    from advisor_app.portfolio import clients

    put(portfolio, client_id, Stated(REVENUE, 100))
    (row,) = rows(portfolio, client_id)
    with portfolio.unit("另一家") as unit:
        other = clients.create(unit, clients.ClientData("示例乙公司"))
    for act in (facts.adopt, facts.drop):
        with pytest.raises(NotFoundError), portfolio.unit("越界") as unit:
            act(unit, other, row.id)


# --- history ------------------------------------------------------------------------------------------


def test_turns_tell_how_a_value_came_to_be(portfolio: Portfolio, client_id: str, clock: FixedClock) -> None:
    put(portfolio, client_id, Stated(REVENUE, 100, "self"))
    first = clock.now()
    clock.advance(dt.timedelta(days=1))
    put(portfolio, client_id, Stated(REVENUE, 118, "audit"), Stated(Slot("a"), 1))
    put(portfolio, client_id, Stated(REVENUE, 118, note="只改备注"))
    with portfolio.unit("清空") as unit:
        facts.clear(unit, client_id, [REVENUE])
    portfolio.undo()
    found = turns(portfolio, client_id, REVENUE)
    assert [(turn.old, turn.new, turn.source) for turn in found] == [
        (None, 118, "audit"),
        (118, None, ""),
        (100, 118, "audit"),
        (None, 100, "self"),
    ]
    assert (found[-1].at, found[-1].actor, found[-1].title) == (first, "陈玥", "填数")
    assert found[0].at == clock.now()


def test_turns_of_an_item_are_its_own(portfolio: Portfolio, client_id: str) -> None:
    with portfolio.unit("明细") as unit:
        first, second = (items.add(unit, client_id, "k").key for _ in range(2))
    put(portfolio, client_id, Stated(Slot("a", None, first), 1), Stated(Slot("a", None, second), 2))
    assert [turn.new for turn in turns(portfolio, client_id, Slot("a", None, second))] == [2]
    assert turns(portfolio, client_id, Slot("a")) == ()

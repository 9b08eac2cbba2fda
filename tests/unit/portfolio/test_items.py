import datetime as dt
from decimal import Decimal

import pytest

from advisor_app.domain.errors import NotFoundError, StoreError
from advisor_app.domain.record import ReceivedBenefit
from advisor_app.portfolio import facts, items, received, statements
from advisor_app.portfolio.facts import Slot, Stated
from advisor_app.portfolio.session import Portfolio

DAY = dt.date(2026, 3, 1)


def test_items_keep_their_order_and_keys(portfolio: Portfolio, client_id: str, other: str) -> None:
    with portfolio.unit("明细") as unit:
        for kind in ("b", "a", "b"):
            items.add(unit, client_id, kind)
        items.add(unit, client_id, "a", "张三")
        items.add(unit, other, "b")
    with portfolio.read() as session:
        assert [(row.kind, row.key) for row in items.rows(session, client_id)] == [
            ("b", "b#1"), ("a", "a#1"), ("b", "b#2"), ("a", "张三"),
        ]  # fmt: skip


def test_a_key_is_given_once(portfolio: Portfolio, client_id: str) -> None:
    with portfolio.unit("明细") as unit:
        items.add(unit, client_id, "a", "张三")
    with pytest.raises(StoreError, match="“张三”已存在"), portfolio.unit("明细") as unit:
        items.add(unit, client_id, "b", "张三")


def test_an_item_goes_with_its_facts_and_answers(portfolio: Portfolio, client_id: str) -> None:
    with portfolio.unit("明细") as unit:
        for _ in range(2):
            items.add(unit, client_id, "k")
        facts.put(unit, client_id, [Stated(Slot("a", None, key), 1) for key in ("k#1", "k#2")])
        for key in ("judgement:x@k#1", "judgement:x@k#2", "judgement:x"):
            statements.answer(unit, client_id, key, "yes", reason="因", on=DAY, by="陈玥")
    with portfolio.unit("删除") as unit:
        items.remove(unit, client_id, "k#1")
    with portfolio.read() as session:
        assert [row.slot.item for row in facts.rows(session, client_id)] == ["k#2"]
        assert [row.key for row in statements.answers(session, client_id)] == [
            "judgement:x",
            "judgement:x@k#2",
        ]
    portfolio.undo()
    with portfolio.read() as session:
        assert [row.key for row in items.rows(session, client_id)] == ["k#1", "k#2"]
        assert len(facts.rows(session, client_id)) == 2


def test_an_item_with_money_booked_on_it_stays(portfolio: Portfolio, client_id: str) -> None:
    with portfolio.unit("明细") as unit:
        items.add(unit, client_id, "k")
        received.add(unit, client_id, ReceivedBenefit("m", Decimal(1), 2026, item="k#1"))
    with pytest.raises(StoreError, match="已享受的资金"), portfolio.unit("删除") as unit:
        items.remove(unit, client_id, "k#1")


def test_an_item_that_is_not_there_cannot_go(portfolio: Portfolio, client_id: str) -> None:
    with pytest.raises(NotFoundError, match="没有找到明细"), portfolio.unit("删除") as unit:
        items.remove(unit, client_id, "k#1")

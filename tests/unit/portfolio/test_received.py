from decimal import Decimal

import pytest

from advisor_app.domain.errors import NotFoundError
from advisor_app.domain.record import ReceivedBenefit
from advisor_app.portfolio import items, received
from advisor_app.portfolio.session import Portfolio

PAID = ReceivedBenefit("hz-1", Decimal("200000.01"), 2026, "示例区", "第一批")


def test_money_received_comes_changes_and_goes(portfolio: Portfolio, client_id: str) -> None:
    with portfolio.unit("资金") as unit:
        items.add(unit, client_id, "k")
        first = received.add(unit, client_id, PAID, content_version="2026.11.1", note="一")
        second = received.add(unit, client_id, ReceivedBenefit("hz-2", Decimal("0.01"), 2025, item="k#1"))
    with portfolio.read() as session:
        one, two = received.rows(session, client_id)
    assert (one.id, one.benefit, one.content_version, one.note) == (first, PAID, "2026.11.1", "一")
    assert two.benefit.item == "k#1"
    moved = ReceivedBenefit("hz-1", Decimal(3), 2024, item="k#1")
    with portfolio.unit("改") as unit:
        received.edit(unit, client_id, first, moved, note="二")
        received.remove(unit, client_id, second)
    with portfolio.read() as session:
        (one,) = received.rows(session, client_id)
    assert (one.benefit, one.content_version, one.note) == (moved, "", "二")


def test_money_for_an_unknown_item_is_refused(portfolio: Portfolio, client_id: str) -> None:
    with pytest.raises(NotFoundError, match="没有找到明细“k#9”"), portfolio.unit("资金") as unit:
        received.add(unit, client_id, ReceivedBenefit("m", Decimal(1), 2026, item="k#9"))


def test_money_of_another_client_is_not_reached(portfolio: Portfolio, client_id: str, other: str) -> None:
    with portfolio.unit("一家") as unit:
        money = received.add(unit, client_id, PAID)
    with pytest.raises(NotFoundError, match="已享受记录"), portfolio.unit("越界") as unit:
        received.remove(unit, other, money)

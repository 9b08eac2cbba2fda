"""No write goes over another's that its writer never saw; what only one touched goes through."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_app.domain.record import ReceivedBenefit, Recognition
from advisor_app.portfolio import clients, facts, received, recognitions
from advisor_app.portfolio.clients import ClientData
from advisor_app.portfolio.conflicts import Clash, ConflictError, three_way
from advisor_app.portfolio.facts import Expected, Slot, Stated
from advisor_app.portfolio.session import Portfolio

TITLES = st.builds(
    Recognition,
    kind=st.sampled_from(["hnte", "srdi_sme"]),
    document_number=st.sampled_from(["", "1", "2"]),
    note=st.sampled_from(["", "a", "b"]),
)
NAMES = [each.name for each in fields(Recognition)]


@given(TITLES, TITLES, TITLES)
def test_three_ways_meet(seen: Recognition, theirs: Recognition, mine: Recognition) -> None:
    merged, clashes = three_way(seen, theirs, mine)
    for name in NAMES:
        was, now, wanted, result = (getattr(one, name) for one in (seen, theirs, mine, merged))
        clash = Clash(name, was, now, wanted)
        assert (clash in clashes) == (len({was, now, wanted}) == 3)
        if was == now:
            assert result == wanted
        if was == wanted:
            assert result == now
        if now == wanted:
            assert result == now
    if not clashes:  # whoever comes second, the outcome is the same
        assert three_way(seen, mine, theirs) == (merged, ())


@given(TITLES, TITLES, TITLES)
def test_what_was_chosen_goes_through(seen: Recognition, theirs: Recognition, mine: Recognition) -> None:
    _, clashes = three_way(seen, theirs, mine)
    shown = replace(seen, **{clash.field: clash.theirs for clash in clashes})
    merged, again = three_way(shown, theirs, mine)
    assert again == ()
    for clash in clashes:
        assert getattr(merged, clash.field) == clash.mine


def test_a_clients_entry(portfolio: Portfolio, client_id: str) -> None:
    shown = ClientData("示例甲公司", note="旧")
    with portfolio.unit("备注") as unit:
        clients.edit(unit, client_id, shown)
    with portfolio.unit("对方改备注和行业") as unit:
        clients.edit(unit, client_id, replace(shown, note="对方", industry="轴承"), seen=shown)
    with portfolio.unit("我只改名") as unit:
        clients.edit(unit, client_id, replace(shown, name="示例甲新公司"), seen=shown)
    with portfolio.read() as session:
        card = clients.card(session, client_id)
    assert card.data == ClientData("示例甲新公司", note="对方", industry="轴承")
    with pytest.raises(ConflictError, match="陈玥") as caught, portfolio.unit("我也改备注") as unit:
        clients.edit(unit, client_id, replace(shown, note="我的", region="330100"), seen=shown)
    assert caught.value.clashes == (Clash("note", "旧", "对方", "我的"),)
    with portfolio.read() as session:
        assert clients.card(session, client_id) == card


def test_values(portfolio: Portfolio, client_id: str) -> None:
    slot, other = Slot("patents"), Slot("revenue", 2025)
    with portfolio.unit("对方") as unit:
        facts.put(unit, client_id, [Stated(slot, 5), Stated(other, 7)])

    def meet(*expected: Expected) -> frozenset[Slot]:
        with portfolio.unit("我的") as unit:
            return facts.untouched(unit, client_id, expected)

    assert meet(Expected(slot, 5, 6), Expected(other, 7, None)) == frozenset()
    assert meet(Expected(slot, None, 5)) == frozenset()  # both wrote the same
    assert meet(Expected(slot, None, None), Expected(other, 3, 3)) == {slot, other}
    with pytest.raises(ConflictError) as caught:
        meet(Expected(slot, None, 6), Expected(other, 1, None), Expected(Slot("gone"), None, 1))
    assert caught.value.clashes == (
        Clash("patents", None, 5, 6),
        Clash("revenue", 1, 7, None, 2025),
    )
    # what was there and was cleared by another
    with pytest.raises(ConflictError):
        meet(Expected(Slot("gone"), 4, 5))
    # true is not 1
    with portfolio.unit("是") as unit:
        facts.put(unit, client_id, [Stated(Slot("flag"), True)])
    with pytest.raises(ConflictError):
        meet(Expected(Slot("flag"), 1, False))


def test_titles_and_money(portfolio: Portfolio, client_id: str) -> None:
    from decimal import Decimal

    title, money = Recognition("hnte", note="旧"), ReceivedBenefit("m", Decimal(5), 2025)
    with portfolio.unit("登记") as unit:
        one = recognitions.add(unit, client_id, title)
        two = received.add(unit, client_id, money)
    with portfolio.unit("对方") as unit:
        recognitions.edit(unit, client_id, one, replace(title, note="对方"), seen=title)
        received.edit(unit, client_id, two, replace(money, amount=Decimal(6)), seen=money)
    with portfolio.unit("我") as unit:
        recognitions.edit(unit, client_id, one, replace(title, document_number="1"), seen=title)
        received.edit(unit, client_id, two, replace(money, payer="市"), seen=money)
    with portfolio.read() as session:
        assert recognitions.rows(session, client_id)[0].recognition == replace(
            title, note="对方", document_number="1"
        )
        assert received.rows(session, client_id)[0].benefit == replace(money, amount=Decimal(6), payer="市")
    with pytest.raises(ConflictError), portfolio.unit("我") as unit:
        recognitions.edit(unit, client_id, one, replace(title, note="我的"), seen=title)
    with pytest.raises(ConflictError), portfolio.unit("我") as unit:
        received.edit(unit, client_id, two, replace(money, amount=Decimal(7)), seen=money)

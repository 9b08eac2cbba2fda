import datetime as dt
from decimal import Decimal

import pytest
from sqlalchemy import event

from advisor_app.domain.client import Uscc
from advisor_app.domain.errors import InputError, NotFoundError, StoreError
from advisor_app.portfolio import assessments, clients, facts
from advisor_app.portfolio.clients import ClientCard, ClientData
from advisor_app.portfolio.facts import Slot, Stated
from advisor_app.portfolio.session import Portfolio
from advisor_app.services.clock import FixedClock
from tests.records import PILOT, TODAY, USCC, assessment

DATA = ClientData(
    "示例甲制造有限公司",
    Uscc(USCC),
    "330109",
    "示例甲",
    "通用设备制造业",
    "老客户介绍",
    ("示例旧名一有限公司", "示例旧名二有限公司"),
)


def create(portfolio: Portfolio, data: ClientData) -> str:
    with portfolio.unit("新建") as unit:
        return clients.create(unit, data)


def card(portfolio: Portfolio, client_id: str) -> ClientCard:
    with portfolio.read() as session:
        return clients.card(session, client_id)


def test_what_was_entered_is_there(portfolio: Portfolio, clock: FixedClock) -> None:
    found = card(portfolio, create(portfolio, DATA))
    assert found.data == DATA
    assert (found.created_at, found.updated_at, found.deleted_at) == (clock.now(), clock.now(), None)


def test_a_pilot_code_stays_marked(portfolio: Portfolio) -> None:
    data = ClientData("示例甲公司", Uscc(PILOT, pilot=True))
    assert card(portfolio, create(portfolio, data)).data.uscc == Uscc(PILOT, pilot=True)


def test_many_clients_may_have_no_code(portfolio: Portfolio) -> None:
    assert create(portfolio, ClientData("示例甲公司")) != create(portfolio, ClientData("示例甲公司"))


def test_an_edit_changes_what_differs(portfolio: Portfolio) -> None:
    client_id = create(portfolio, DATA)
    edited = ClientData("示例新名有限公司", None, None, former_names=("示例旧名二有限公司", DATA.name))
    with portfolio.unit("改") as unit:
        clients.edit(unit, client_id, edited)
    assert card(portfolio, client_id).data == edited


def test_a_form_gone_stale_is_refused(portfolio: Portfolio) -> None:
    client_id = create(portfolio, DATA)
    version = card(portfolio, client_id).version
    with portfolio.unit("改") as unit:
        clients.edit(unit, client_id, ClientData("示例乙公司"), version=version)
    with pytest.raises(StoreError, match="别处改过"), portfolio.unit("改") as unit:
        clients.edit(unit, client_id, ClientData("示例丙公司"), version=version)
    assert card(portfolio, client_id).data.name == "示例乙公司"


def test_the_same_code_is_a_hard_stop_that_names_the_firm(portfolio: Portfolio) -> None:
    create(portfolio, DATA)
    other = create(portfolio, ClientData("示例乙公司"))
    with pytest.raises(InputError, match="已属于客户“示例甲制造有限公司”"):
        create(portfolio, ClientData("示例丙公司", Uscc(USCC)))
    with pytest.raises(InputError, match="勿重复建档"), portfolio.unit("改") as unit:
        clients.edit(unit, other, ClientData("示例乙公司", Uscc(USCC)))
    assert card(portfolio, other).data.uscc is None


def test_ones_own_code_is_not_taken(portfolio: Portfolio) -> None:
    client_id = create(portfolio, DATA)
    with portfolio.unit("改") as unit:
        clients.edit(unit, client_id, DATA)
    assert not unit.changes


def test_a_deleted_client_keeps_its_code_and_comes_back_whole(
    portfolio: Portfolio, clock: FixedClock
) -> None:
    client_id = create(portfolio, DATA)
    with portfolio.unit("删") as unit:
        clients.delete(unit, client_id)
    assert card(portfolio, client_id).deleted_at == clock.now()
    with pytest.raises(InputError, match="在回收站中。请恢复该客户"):
        create(portfolio, ClientData("示例丙公司", Uscc(USCC)))
    with portfolio.read() as session:
        assert clients.rows(session) == ()
        assert [row.id for row in clients.rows(session, deleted=True)] == [client_id]
    with portfolio.unit("恢复") as unit:
        clients.restore(unit, client_id)
    assert card(portfolio, client_id).data == DATA
    assert card(portfolio, client_id).deleted_at is None


def test_what_lies_in_the_bin_is_not_edited(portfolio: Portfolio, client_id: str) -> None:
    with portfolio.unit("删") as unit:
        clients.delete(unit, client_id)
    with pytest.raises(StoreError, match="请先恢复"), portfolio.unit("改") as unit:
        clients.edit(unit, client_id, DATA)
    with pytest.raises(StoreError, match="请先恢复"), portfolio.unit("填") as unit:
        facts.put(unit, client_id, [Stated(Slot("a"), 1)])
    with pytest.raises(StoreError, match="请先恢复"), portfolio.unit("删") as unit:
        clients.delete(unit, client_id)


def test_who_is_not_there_is_said(portfolio: Portfolio) -> None:
    with pytest.raises(NotFoundError, match="没有找到该客户"):
        card(portfolio, "nobody")


# --- the list -----------------------------------------------------------------------------------------


def test_rows_tell_what_a_list_shows(portfolio: Portfolio, clock: FixedClock) -> None:
    client_id = create(portfolio, DATA)
    clock.advance(dt.timedelta(days=1))
    with portfolio.unit("填") as unit:
        facts.put(unit, client_id, [Stated(Slot("a"), 1, "audit"), Stated(Slot("b"), 1)])
        facts.put(unit, client_id, [Stated(Slot("a"), 2, "self")])
    for days, sum_ in ((1, "100000"), (2, "300000.5")):
        clock.advance(dt.timedelta(days=1))
        with portfolio.unit("评估") as unit:
            assessments.save(unit, client_id, assessment(TODAY + dt.timedelta(days=days), sum_))
    with portfolio.read() as session:
        (row,) = clients.rows(session)
        assert facts.counts(session) == {client_id: 2}
    assert (row.name, row.uscc, row.region, row.demo) == (DATA.name, USCC, "330109", False)
    assert (row.advisor, row.note) == ("", DATA.note)
    assert row.assessed_at == clock.now()
    assert row.assessed_as_of == TODAY + dt.timedelta(days=2)
    assert (row.confirmed, row.possible) == (Decimal("300000.50"), Decimal(600001))


def test_an_untouched_row_has_no_sums(portfolio: Portfolio, client_id: str) -> None:
    with portfolio.read() as session:
        (row,) = clients.rows(session)
    assert (row.assessed_at, row.confirmed, row.possible) == (None, None, None)


def test_the_list_takes_one_statement(portfolio: Portfolio) -> None:
    for number in range(5):
        create(portfolio, ClientData(f"示例{number}公司"))
    statements: list[str] = []
    event.listen(portfolio._engine, "before_cursor_execute", lambda *args: statements.append(args[2]))
    with portfolio.read() as session:
        assert len(clients.rows(session)) == 5
    assert len([each for each in statements if each.startswith("SELECT")]) == 1


# --- finding ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "wanted",
    [
        USCC, USCC.lower(), f" {USCC[:6]} {USCC[6:]} ", "示例甲制造有限公司", "示例甲", "示例旧名二有限公司",
    ],
)  # fmt: skip
def test_a_client_is_found_by_code_name_and_former_name(portfolio: Portfolio, wanted: str) -> None:
    client_id = create(portfolio, DATA)
    create(portfolio, ClientData("示例乙公司"))
    with portfolio.read() as session:
        assert clients.find(session, wanted).id == client_id
        assert clients.find(session, client_id).id == client_id


def test_near_names_are_told(portfolio: Portfolio) -> None:
    create(portfolio, DATA)
    with portfolio.read() as session:
        with pytest.raises(NotFoundError, match="相近的有：“示例甲制造有限公司”"):
            clients.find(session, "示例甲制造公司")
        with pytest.raises(NotFoundError, match="请核对名称或代码"):
            clients.find(session, "毫不相干")


def test_one_name_of_two_firms_is_not_guessed(portfolio: Portfolio) -> None:
    for _ in range(2):
        create(portfolio, ClientData("示例甲公司"))
    with portfolio.read() as session, pytest.raises(InputError, match="有 2 家"):
        clients.find(session, "示例甲公司")


def test_a_code_finds_what_lies_in_the_bin_and_a_name_does_not(portfolio: Portfolio) -> None:
    client_id = create(portfolio, DATA)
    with portfolio.unit("删") as unit:
        clients.delete(unit, client_id)
    with portfolio.read() as session:
        assert clients.find(session, USCC).deleted_at is not None
        with pytest.raises(NotFoundError):
            clients.find(session, DATA.name)


@pytest.mark.parametrize(
    ("name", "alike"),
    [
        ("甲制造公司", True),
        ("示例甲制造股份有限公司", True),
        ("示例甲智造有限公司", False),
        ("示例旧名一科技有限公司", True),
        ("示例乙软件有限公司", False),
        ("有限公司", False),
    ],
)
def test_likeness_leaves_out_what_all_names_share(portfolio: Portfolio, name: str, alike: bool) -> None:
    client_id = create(portfolio, DATA)
    with portfolio.read() as session:
        assert [row.id for row in clients.similar(session, name)] == [client_id] * alike

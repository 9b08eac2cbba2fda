import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

import pytest
from sqlalchemy import event

from advisor_app.domain.errors import NotFoundError
from advisor_app.domain.record import FactSet
from advisor_app.portfolio import clients
from advisor_app.portfolio.factsets import load_factset, load_factsets
from advisor_app.portfolio.session import Portfolio
from advisor_app.services.clients import Clients
from advisor_app.services.clock import FixedClock
from tests.records import CATALOGUE, RECORD


@pytest.fixture
def use_cases(portfolio: Portfolio, clock: FixedClock) -> Clients:
    return Clients(portfolio, CATALOGUE, clock)


@pytest.fixture
def statements(portfolio: Portfolio) -> Iterator[list[str]]:
    seen: list[str] = []

    def note(*args: object) -> None:
        seen.append(str(args[2]))

    event.listen(portfolio._engine, "before_cursor_execute", note)
    yield seen
    event.remove(portfolio._engine, "before_cursor_execute", note)


def test_a_record_comes_back_as_it_was_entered(portfolio: Portfolio, use_cases: Clients) -> None:
    client_id = use_cases.import_record(RECORD).id
    with portfolio.read() as session:
        assert load_factset(session, client_id) == RECORD


def test_all_clients_take_a_handful_of_statements(
    portfolio: Portfolio, use_cases: Clients, statements: list[str]
) -> None:
    ids = [
        use_cases.import_record(FactSet(f"示例{number}公司", years=RECORD.years)).id for number in range(12)
    ]
    statements.clear()
    with portfolio.read() as session:
        found = load_factsets(session)
    assert sorted(found) == sorted(ids)
    assert [record.name for record in found.values()] == sorted(record.name for record in found.values())
    assert len([each for each in statements if each.startswith("SELECT")]) == 8


def test_only_those_asked_for_are_read(portfolio: Portfolio, use_cases: Clients) -> None:
    first, second, third = (use_cases.import_record(FactSet(f"示例{name}公司")).id for name in "甲乙丙")
    with portfolio.unit("删") as unit:
        clients.delete(unit, second)
    with portfolio.read() as session:
        assert set(load_factsets(session)) == {first, third}
        assert set(load_factsets(session, [second, third, "nobody"])) == {second, third}
        assert load_factsets(session, []) == {}
        assert load_factset(session, second).name == "示例乙公司"
        with pytest.raises(NotFoundError):
            load_factset(session, "nobody")


def test_more_clients_than_one_statement_can_name(portfolio: Portfolio, use_cases: Clients) -> None:
    from advisor_app.services.client_file import ClientFile

    files = [ClientFile(FactSet(f"示例{number}公司")) for number in range(1100)]
    ids, changes = use_cases.import_files(files)
    assert changes.client_ids == set(ids)
    with portfolio.read() as session:
        assert set(load_factsets(session, ids)) == set(ids)


def test_money_and_days_keep_their_type(portfolio: Portfolio, use_cases: Clients) -> None:
    client_id = use_cases.import_record(RECORD).id
    with portfolio.read() as session:
        record = load_factset(session, client_id)
    assert isinstance(record.years["revenue"][2025].value, Decimal)
    assert isinstance(record.years["employees"][2025].value, int)
    assert isinstance(record.facts["established_on"].value, dt.date)
    assert record.received[1].amount == Decimal("0.01")

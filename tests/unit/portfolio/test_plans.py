"""A client's plan is kept once, taken back whole, and goes with the client."""

import pytest

from advisor_app.domain.errors import NotFoundError
from advisor_app.portfolio import clients, plans
from advisor_app.portfolio.clients import ClientData
from advisor_app.portfolio.session import Portfolio
from tests.unit.portfolio.test_applications import there_and_back

GROWING = {"title": "srdi_sme", "growth": {"较可能": {"revenue": "10%"}}}


@pytest.fixture
def client(portfolio: Portfolio) -> str:
    with portfolio.unit("新建") as unit:
        return clients.create(unit, ClientData("示例·培育"))


def kept(portfolio: Portfolio, client: str) -> object:
    with portfolio.read() as session:
        return plans.rows(session, [client]).get(client)


def test_one_plan_a_client(portfolio: Portfolio, client: str) -> None:
    assert kept(portfolio, client) is None
    for inputs in ({"years": 1}, GROWING):
        with portfolio.unit("方案") as unit:
            plans.put(unit, client, inputs)
    assert kept(portfolio, client) == GROWING


def test_every_write_is_taken_back_whole(portfolio: Portfolio, client: str) -> None:
    assert there_and_back(portfolio, lambda u: plans.put(u, client, GROWING)) == {"plans"}
    assert there_and_back(portfolio, lambda u: plans.put(u, client, {"years": 2})) == {"plans"}
    assert there_and_back(portfolio, lambda u: plans.put(u, client, {"years": 2})) == set()
    assert there_and_back(portfolio, lambda u: plans.put(u, client, {})) == {"plans"}
    assert there_and_back(portfolio, lambda u: plans.put(u, client, {})) == set()


def test_a_client_that_is_not_there(portfolio: Portfolio) -> None:
    with pytest.raises(NotFoundError), portfolio.unit("方案") as unit:
        plans.put(unit, "nobody", GROWING)

"""An open portfolio with a clock that stands still: a file, and where engines are wanted a server too."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from advisor_app.portfolio import clients
from advisor_app.portfolio.clients import ClientData
from advisor_app.portfolio.session import Portfolio
from advisor_app.services.clock import FixedClock
from tests.postgres import WANTED, Server, server


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock.on(dt.date(2026, 11, 21))


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Where engines are wanted, what holds on a file has to hold on a server."""
    of_files = metafunc.definition.get_closest_marker("file_only")
    if WANTED and "portfolio" in metafunc.fixturenames and of_files is None:
        metafunc.parametrize("portfolio", ["file", "server"], indirect=True)


@pytest.fixture
def portfolio(request: pytest.FixtureRequest, tmp_path: Path, clock: FixedClock) -> Iterator[Portfolio]:
    if getattr(request, "param", "file") == "file":
        with Portfolio.open(tmp_path / "portfolio.db", actor="陈玥", clock=clock) as opened:
            yield opened
        return
    running, empty = request.getfixturevalue("empty_database")
    name = running.database(empty)
    try:
        with Portfolio.open(running.url(name), actor="陈玥", clock=clock) as opened:
            yield opened
    finally:
        running.drop(name)


@pytest.fixture(scope="session")
def empty_database() -> Iterator[tuple[Server, str]]:
    """A server, and the name of a database nobody wrote to yet, to be copied."""
    with server() as running:
        name = running.database()
        Portfolio.open(running.url(name), actor="陈玥", clock=FixedClock.on(dt.date(2026, 11, 21))).close()
        yield running, name


@pytest.fixture
def client_id(portfolio: Portfolio) -> str:
    with portfolio.unit("新建") as unit:
        return clients.create(unit, ClientData("示例甲公司"))


@pytest.fixture
def other(portfolio: Portfolio) -> str:
    with portfolio.unit("另一家") as unit:
        return clients.create(unit, ClientData("示例乙公司"))

"""An open portfolio with a clock that stands still."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from advisor_app.portfolio import clients
from advisor_app.portfolio.clients import ClientData
from advisor_app.portfolio.session import Portfolio
from advisor_app.services.clock import FixedClock


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock.on(dt.date(2026, 11, 21))


@pytest.fixture
def portfolio(tmp_path: Path, clock: FixedClock) -> Iterator[Portfolio]:
    with Portfolio.open(tmp_path / "portfolio.db", actor="陈玥", clock=clock) as opened:
        yield opened


@pytest.fixture
def client_id(portfolio: Portfolio) -> str:
    with portfolio.unit("新建") as unit:
        return clients.create(unit, ClientData("示例甲公司"))


@pytest.fixture
def other(portfolio: Portfolio) -> str:
    with portfolio.unit("另一家") as unit:
        return clients.create(unit, ClientData("示例乙公司"))

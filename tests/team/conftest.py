"""A server, a database on it, and a team: a lead, two advisors, a reader."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from advisor_app.portfolio import roles
from advisor_app.portfolio.roles import Member, Role
from advisor_app.portfolio.session import Portfolio
from advisor_app.services.clock import FixedClock
from tests.postgres import OWNER, PASSWORD, WANTED, Server, server

CLOCK = FixedClock.on(dt.date(2026, 11, 21))
MEMBERS = (
    Member("lin", "示例林", Role.LEAD),
    Member("chen", "示例陈", Role.ADVISOR),
    Member("wang", "示例王", Role.ADVISOR),
    Member("du", "示例杜", Role.READER),
)


@dataclass(frozen=True, slots=True)
class Team:
    """A database with members on a running server."""

    server: Server
    database: str

    def url(self, login: str) -> str:
        """The address as a member has it."""
        return self.server.url(self.database, login)

    def open(self, login: str = OWNER) -> Portfolio:
        """The client database as a member opens it."""
        return Portfolio.open(self.url(login), actor="设置里的名字", clock=CLOCK)


@pytest.fixture(scope="session")
def running() -> Iterator[Server]:
    if not WANTED:
        pytest.skip("runs in CI, or with ADVISOR_ENGINES=1")
    with server() as found:
        yield found


@pytest.fixture
def bare(running: Server) -> Iterator[Team]:
    """A database nobody opened yet."""
    name = running.database()
    yield Team(running, name)
    running.drop(name)


@pytest.fixture
def team(bare: Team) -> Team:
    """One with its members."""
    with bare.open() as portfolio, portfolio.administering() as connection:
        roles.establish(connection)
        known = {row[0] for row in connection.exec_driver_sql("SELECT rolname FROM pg_roles")}
        for member in MEMBERS:
            roles.put_member(connection, member, None if member.login in known else PASSWORD)
    return bare

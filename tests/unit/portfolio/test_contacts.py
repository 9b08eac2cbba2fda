import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest

from advisor_app.domain.contact import Contact, ContactKind
from advisor_app.domain.errors import NotFoundError, StoreError
from advisor_app.portfolio import clients, contacts
from advisor_app.portfolio.session import Portfolio, Unit
from advisor_app.services.clock import FixedClock
from tests.dumps import dump
from tests.unit.portfolio.test_applications import there_and_back

DAY = dt.date(2026, 3, 1)
VISIT = Contact(ContactKind.VISIT, DAY, "看了产线", "王工")
PROMISE = Contact(ContactKind.PROMISE, dt.date(2026, 3, 5), "寄审计报告", due_on=dt.date(2026, 3, 20))


def test_entries_newest_first(portfolio: Portfolio, client_id: str, other: str, clock: FixedClock) -> None:
    with portfolio.unit("记") as unit:
        visit, promise = (contacts.add(unit, client_id, each) for each in (VISIT, PROMISE))
    clock.advance(dt.timedelta(hours=1))
    with portfolio.unit("记") as unit:
        same_day = contacts.add(unit, client_id, replace(VISIT, text="下午又去"))
        elsewhere = contacts.add(unit, other, replace(VISIT, day=dt.date(2026, 4, 1)))
    with portfolio.read() as session:
        assert [row.id for row in contacts.rows(session)] == [elsewhere, promise, same_day, visit]
        assert [(row.client_id, row.contact) for row in contacts.rows(session, client_id)][::2] == [
            (client_id, PROMISE), (client_id, VISIT),
        ]  # fmt: skip


def test_every_write_is_taken_back_whole(portfolio: Portfolio, client_id: str) -> None:
    made: list[str] = []
    assert there_and_back(portfolio, lambda u: made.append(contacts.add(u, client_id, PROMISE))) == {
        "contacts"
    }
    (promise,) = made
    assert there_and_back(portfolio, lambda u: contacts.keep(u, promise, DAY)) == {"contacts"}
    assert there_and_back(portfolio, lambda u: contacts.keep(u, promise, None)) == {"contacts"}
    assert there_and_back(portfolio, lambda u: contacts.edit(u, promise, VISIT)) == {"contacts"}
    with portfolio.read() as session:
        assert [row.contact for row in contacts.rows(session)] == [VISIT]
    assert there_and_back(portfolio, lambda u: contacts.remove(u, promise)) == {"contacts"}


def test_a_deleted_client_is_neither_listed_nor_written(portfolio: Portfolio, client_id: str) -> None:
    with portfolio.unit("记") as unit:
        made = contacts.add(unit, client_id, PROMISE)
    with portfolio.unit("删客户") as unit:
        clients.delete(unit, client_id)
    before = dump(portfolio)
    writes: tuple[Callable[[Unit], object], ...] = (
        lambda u: contacts.add(u, client_id, VISIT),
        lambda u: contacts.edit(u, made, VISIT),
        lambda u: contacts.keep(u, made, DAY),
        lambda u: contacts.remove(u, made),
    )
    for write in writes:
        with pytest.raises(StoreError, match="在回收站中，请先恢复"), portfolio.unit("写") as unit:
            write(unit)
    assert dump(portfolio) == before
    with portfolio.read() as session:
        assert contacts.rows(session) == ()


def test_an_entry_that_is_not_there(portfolio: Portfolio) -> None:
    with pytest.raises(NotFoundError, match="没有找到这条记录"), portfolio.unit("改") as unit:
        contacts.keep(unit, "none", DAY)

"""What an image leaves out is known otherwise: read back it says all, whoever wrote it."""

import datetime as dt
import json
import sqlite3
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Boolean, Column, Date, Integer, LargeBinary, String, select

from advisor_app.domain.client import Uscc
from advisor_app.domain.errors import StoreError
from advisor_app.portfolio import clients, facts, images, journal, past
from advisor_app.portfolio.clients import ClientData
from advisor_app.portfolio.columns import Money, UtcDateTime
from advisor_app.portfolio.facts import Slot, Stated
from advisor_app.portfolio.masking import masked
from advisor_app.portfolio.models import RECORDS, Base, JournalEntry
from advisor_app.portfolio.session import Portfolio
from advisor_app.services.clock import FixedClock
from tests import earlier

MOMENTS = st.datetimes(timezones=st.just(dt.UTC))
IDS = st.uuids().map(str)


def values(column: Column[Any]) -> st.SearchStrategy[Any]:
    """What a column can hold; texts are often empty."""
    kind = column.type
    found: st.SearchStrategy[Any]
    if isinstance(kind, Money):
        found = st.decimals(-(10**9), 10**9, places=2)
    elif isinstance(kind, UtcDateTime):
        found = MOMENTS
    elif isinstance(kind, Date):
        found = st.dates()
    elif isinstance(kind, Boolean):
        found = st.booleans()
    elif isinstance(kind, Integer):
        found = st.sampled_from([0, 1]) | st.integers(-(2**31), 2**31)
    elif isinstance(kind, LargeBinary):
        found = st.binary(max_size=20)
    else:
        assert isinstance(kind, String)
        found = st.just("") | st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
    return st.none() | found if column.nullable else found


@st.composite
def rows(draw: st.DrawFn, table: str) -> dict[str, Any]:
    return {column.name: draw(values(column)) for column in Base.metadata.tables[table].columns}


@pytest.mark.parametrize("table", RECORDS)
@given(data=st.data())
def test_what_is_left_out_is_read_back(table: str, data: st.DataObject) -> None:
    row, at = data.draw(rows(table)), data.draw(MOMENTS)
    own_id, own_client, came_then = data.draw(st.tuples(st.booleans(), st.booleans(), st.booleans()))
    row_id, client_id = data.draw(st.tuples(IDS, IDS))
    row |= {"id": row_id} if own_id else {}
    row |= {"client_id": client_id} if own_client and "client_id" in row else {}
    row |= {"created_at": at} if came_then else {}
    whole = images.image(table, row)
    known = images.known(table, row_id, client_id, at)
    both = [images.read(table, text, known) for text in (images.lean(whole, known), earlier.in_full(whole))]
    for back in both:
        assert list(back.items()) == list(whole.items())
        assert {name: type(told) for name, told in back.items()} == {n: type(t) for n, t in whole.items()}
    typed = {name: images.typed(Base.metadata.tables[table], name, told) for name, told in both[0].items()}
    assert typed == {name: row[name] for name in typed}


def test_what_a_line_tells_and_what_is_empty_is_left_out(portfolio: Portfolio, client_id: str) -> None:
    with portfolio.unit("填数") as unit:
        facts.put(unit, client_id, [Stated(Slot("a", 2025), 0, "audit")])
    with portfolio.read() as session:
        lines = session.execute(select(JournalEntry.table_name, JournalEntry.new)).all()
    kept = {table: json.loads(new or "") for table, new in lines}
    assert kept == {
        "clients": {"name": "示例甲公司", "uscc_pilot": False, "demo": False},
        "facts": {
            "key": "a",
            "year": 2025,
            "form": "integer",
            "value": "0",
            "source": "audit",
            "adopted": True,
        },
    }


def test_what_came_at_another_moment_keeps_it(
    portfolio: Portfolio, client_id: str, clock: FixedClock
) -> None:
    """Taken back and brought again, a row has the moment in which it first came."""
    came = clock.now()
    for act in (portfolio.undo, portfolio.redo, portfolio.undo, portfolio.redo):
        clock.advance(dt.timedelta(hours=1))
        act()
    with portfolio.read() as session:
        lines = journal.history(session, client_id)
        now = past.rows_at(session, client_id)["clients", client_id]
    assert [line.op for line in lines] == ["insert", "delete", "insert", "delete", "insert"]
    assert {(line.new or line.old)["created_at"] for line in lines} == {came.isoformat()}
    assert now["created_at"] == came.isoformat()


def test_a_moment_between_and_what_happened_read_alike(tmp_path: Path, clock: FixedClock) -> None:
    """The history, every day of it, and the same under masks: whichever program kept it."""
    path = tmp_path / "p.db"
    with Portfolio.open(path, actor="陈玥", clock=clock) as portfolio:
        with portfolio.unit("新建") as unit:
            client = clients.create(
                unit, ClientData("示例·云栖公司", Uscc("A" * 18), former_names=("示例·旧名",))
            )
        for year in (2024, 2025):
            clock.advance(dt.timedelta(days=1))
            with portfolio.unit("填数") as unit:
                facts.put(unit, client, [Stated(Slot("a", year), Decimal("1.50"), "audit", "证")])
        clock.advance(dt.timedelta(days=1))
        with portfolio.unit("清除") as unit:
            facts.clear(unit, client, [Slot("a", 2024)])
        with portfolio.unit("改名") as unit:
            clients.edit(unit, client, ClientData("示例·新名公司", former_names=("示例·云栖公司",)))
    days = [clock.now() - dt.timedelta(days=back) for back in range(4)]

    def all_that_is_told() -> tuple[Any, ...]:
        with (
            Portfolio.open(path, actor="陈玥", clock=clock) as real,
            masked(real, clock) as hidden,
            real.read() as session,
            hidden.read() as other,
        ):
            return (
                journal.history(session, client),
                [past.rows_at(session, client, day) for day in days],
                journal.history(other, client),
            )

    lean = all_that_is_told()
    assert earlier.rewrite(path, every=2) == 4
    assert all_that_is_told() == lean
    assert earlier.rewrite(path) == 7
    assert all_that_is_told() == lean
    assert [len(rows) for rows in lean[1]] == [3, 4, 3, 2]
    assert "客户甲" in str(lean[2])
    assert "云栖" not in str(lean[2])


@pytest.mark.parametrize(("column", "fits"), [("advisor", True), ("demo", False)])
def test_an_image_from_before_a_column_came(
    tmp_path: Path, clock: FixedClock, column: str, fits: bool
) -> None:
    """A text that was not there yet is empty; of what can't be empty nobody knows what to bring back."""
    path = tmp_path / "p.db"
    with Portfolio.open(path, actor="陈玥", clock=clock) as portfolio, portfolio.unit("新建") as unit:
        client = clients.create(unit, ClientData("示例甲公司"))
    assert earlier.rewrite(path) == 1
    with closing(sqlite3.connect(path)) as raw:
        raw.execute(f"UPDATE journal SET new = json_remove(new, '$.{column}')")
        raw.commit()
    with Portfolio.open(path, actor="陈玥", clock=clock) as portfolio:
        if fits:
            assert portfolio.undo()
            assert portfolio.redo()
        else:
            with pytest.raises(StoreError, match="无法撤销“新建”"):
                portfolio.undo()
        with portfolio.read() as session:
            assert clients.card(session, client).data == ClientData("示例甲公司")

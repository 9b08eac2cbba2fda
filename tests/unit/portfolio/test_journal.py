"""Undo after any sequence of writes gives back what was there before, and redo what was undone."""

import datetime as dt
import tempfile
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import ColumnElement, select

from advisor_app.domain.client import Uscc
from advisor_app.domain.errors import AdvisorError, StoreError
from advisor_app.domain.facts import Blank
from advisor_app.domain.record import ReceivedBenefit, Recognition, RecognitionEvent
from advisor_app.portfolio import (
    assessments,
    clients,
    facts,
    items,
    journal,
    received,
    recognitions,
    statements,
)
from advisor_app.portfolio.clients import ClientData
from advisor_app.portfolio.connection import raw
from advisor_app.portfolio.facts import Slot, Stated
from advisor_app.portfolio.models import BOOKKEEPING, Base, FactRecord, ReceivedRecord, Record
from advisor_app.portfolio.session import Portfolio, Unit
from advisor_app.services.clock import FixedClock
from tests import earlier
from tests.records import assessment

DAY = dt.date(2026, 3, 1)
Content = dict[str, list[tuple[object, ...]]]
Step = list[tuple[object, ...]]


def content(portfolio: Portfolio) -> Content:
    """Every journaled row, without what merely follows from changing it."""
    with portfolio.read() as session:
        return {
            mapper.class_.__tablename__: sorted(
                (tuple(row) for row in session.execute(select(*_columns(mapper.class_)))), key=repr
            )
            for mapper in Base.registry.mappers
            if issubclass(mapper.class_, Record) and mapper.class_.journaled
        }


def _columns(table: type[Record]) -> list[ColumnElement[Any]]:
    return [column for column in table.__table__.columns if column.name not in BOOKKEEPING]


# --- laws ---------------------------------------------------------------------------------------------

SLOTS = st.one_of(
    st.builds(Slot, st.sampled_from(["a", "b"])),
    st.builds(Slot, st.sampled_from(["a", "b"]), st.sampled_from([2024, 2025])),
    st.builds(Slot, st.just("name"), st.none(), st.sampled_from(["k#1", "k#2"])),
)
VALUES = st.sampled_from([0, 1, True, False, Decimal("1.50"), "文字", DAY, Blank.NOT_APPLICABLE])
STATED = st.builds(
    Stated, SLOTS, VALUES, st.sampled_from([None, "", "audit", "self"]), st.sampled_from([None, "", "证"])
)
NAMES = st.sampled_from(["示例甲公司", "示例乙公司"])
CODES = st.sampled_from([None, Uscc("A" * 18), Uscc("B" * 18, pilot=True)])
DATA = st.builds(
    ClientData,
    NAMES,
    CODES,
    st.sampled_from([None, "330100"]),
    former_names=st.lists(st.sampled_from(["旧一", "旧二", "旧三"]), unique=True).map(tuple),
)
WHICH = st.integers(0, 3)
DO = st.one_of(
    st.tuples(st.just("create"), DATA),
    st.tuples(st.just("edit"), DATA),
    st.tuples(st.sampled_from(["delete", "restore"])),
    st.tuples(st.just("put"), st.lists(STATED, min_size=1, max_size=4, unique_by=lambda s: s.slot)),
    st.tuples(st.just("clear"), st.lists(SLOTS, min_size=1, max_size=3)),
    st.tuples(st.sampled_from(["adopt", "drop"]), WHICH),
    st.tuples(st.just("item"), st.just("k")),
    st.tuples(st.just("unitem"), st.sampled_from(["k#1", "k#2"])),
    st.tuples(st.just("title"), st.sampled_from(list(RecognitionEvent))),
    st.tuples(st.just("retitle"), WHICH),
    st.tuples(st.just("money"), st.sampled_from([None, "k#1"])),
    st.tuples(st.just("declare"), st.sampled_from(["items", "received"])),
    st.tuples(st.just("withdraw"), st.sampled_from(["items", "received"])),
    st.tuples(st.just("answer"), st.sampled_from(["yes", "no"])),
    st.tuples(st.just("assess"), st.just("1")),
)
STEPS = st.lists(st.lists(DO, min_size=1, max_size=3), min_size=1, max_size=6)


def carry_out(unit: Unit, client_id: str, act: tuple[object, ...]) -> None:  # noqa: PLR0912 -- one line an act
    session = unit.session
    match act:
        case ("create", ClientData() as data):
            clients.create(unit, data)
        case ("edit", ClientData() as data):
            clients.edit(unit, client_id, data)
        case ("delete",):
            clients.delete(unit, client_id)
        case ("restore",):
            clients.restore(unit, client_id)
        case ("put", list() as values):
            facts.put(unit, client_id, values)
        case ("clear", list() as slots):
            facts.clear(unit, client_id, slots)
        case ("adopt" | "drop" as verb, int() as which):
            rows = facts.rows(session, client_id)
            if rows:
                (facts.adopt if verb == "adopt" else facts.drop)(unit, client_id, rows[which % len(rows)].id)
        case ("item", str() as kind):
            items.add(unit, client_id, kind)
        case ("unitem", str() as key):
            items.remove(unit, client_id, key)
        case ("title", RecognitionEvent() as event):
            recognitions.add(unit, client_id, Recognition("hnte", event, DAY))
        case ("retitle", int() as which):
            titles = recognitions.rows(session, client_id)
            if titles:
                chosen = titles[which % len(titles)].id
                if which % 2:
                    recognitions.edit(unit, client_id, chosen, Recognition("srdi_sme", note="改"))
                else:
                    recognitions.remove(unit, client_id, chosen)
        case ("money", None | str() as item):
            received.add(unit, client_id, ReceivedBenefit("m", Decimal("20.01"), 2026, item=item))
        case ("declare", str() as entry):
            statements.declare(unit, client_id, entry, on=DAY, by=unit.actor)
        case ("withdraw", str() as entry):
            statements.withdraw(unit, client_id, entry)
        case ("answer", str() as value):
            statements.answer(unit, client_id, "judgement:x", value, reason="因", on=DAY, by=unit.actor)
        case ("assess", _):
            assessments.save(unit, client_id, assessment())
        case _:
            raise AssertionError(act)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(STEPS)
def test_there_and_back(steps: list[Step]) -> None:
    """What is refused leaves no trace; each undo gives the content before its step, each redo after it."""
    with tempfile.TemporaryDirectory() as folder, opened(folder, 1) as portfolio:
        with portfolio.unit("新建") as unit:
            client_id = clients.create(unit, ClientData("示例甲公司"))
        unmade(portfolio, [content(portfolio), *worked(portfolio, client_id, steps)])


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(STEPS, STEPS, st.integers(1, 3))
def test_there_and_back_where_an_earlier_program_was_at_work(
    before: list[Step], after: list[Step], every: int
) -> None:
    """What it kept in full is taken back and brought again with what is kept now, among each other too."""
    with tempfile.TemporaryDirectory() as folder:
        with opened(folder, 1) as portfolio:
            with portfolio.unit("新建") as unit:
                client_id = clients.create(unit, ClientData("示例甲公司"))
            seen = [content(portfolio), *worked(portfolio, client_id, before)]
        assert earlier.rewrite(Path(folder) / "p.db", every=every) > 0
        with opened(folder, 2) as portfolio:
            seen += worked(portfolio, client_id, after)
            unmade(portfolio, seen)


def opened(folder: str, hour: int) -> Portfolio:
    clock = FixedClock.on(DAY)
    clock.advance(dt.timedelta(hours=hour))
    return Portfolio.open(Path(folder) / "p.db", actor="陈玥", clock=clock)


def worked(portfolio: Portfolio, client_id: str, steps: list[Step]) -> list[Content]:
    """Take the steps; the content after each that changed something."""
    seen = []
    for step in steps:
        before = portfolio.undo_title(), content(portfolio)
        try:
            with portfolio.unit("一步") as unit:
                for act in step:
                    carry_out(unit, client_id, act)
        except AdvisorError:
            assert (portfolio.undo_title(), content(portfolio)) == before
            continue
        if unit.changes.change_set is not None:
            seen.append(content(portfolio))
    return seen


def unmade(portfolio: Portfolio, seen: list[Content]) -> None:
    """All steps but the first taken back and brought again give the contents there were between them."""
    for former in reversed(seen[:-1]):
        assert portfolio.undo()
        assert content(portfolio) == former
    for later in seen[1:]:
        assert portfolio.redo()
        assert content(portfolio) == later
    assert not portfolio.redo()
    assert all(finding.good for finding in portfolio.check())


# --- cases --------------------------------------------------------------------------------------------


def rename(portfolio: Portfolio, client_id: str, name: str) -> None:
    with portfolio.unit(f"改名为{name}") as unit:
        clients.edit(unit, client_id, ClientData(name))


def name(portfolio: Portfolio, client_id: str) -> str:
    with portfolio.read() as session:
        return clients.card(session, client_id).data.name


def test_undo_says_what_it_takes_back(portfolio: Portfolio, client_id: str) -> None:
    rename(portfolio, client_id, "示例乙公司")
    assert portfolio.undo_title() == "改名为示例乙公司"
    changes = portfolio.undo()
    assert changes.title == "改名为示例乙公司"
    assert changes.client_ids == {client_id}
    assert changes.tables == {"clients"}
    assert (portfolio.undo_title(), portfolio.redo_title()) == ("新建", "改名为示例乙公司")


def test_undo_of_nothing_is_nothing(portfolio: Portfolio) -> None:
    assert not portfolio.undo()
    assert not portfolio.redo()
    assert (portfolio.undo_title(), portfolio.redo_title()) == (None, None)


def test_a_new_step_ends_what_could_be_redone(portfolio: Portfolio, client_id: str) -> None:
    rename(portfolio, client_id, "示例乙公司")
    portfolio.undo()
    rename(portfolio, client_id, "示例丙公司")
    assert portfolio.redo_title() is None
    assert not portfolio.redo()
    portfolio.undo()
    assert portfolio.redo_title() == "改名为示例丙公司"


def test_undo_goes_on_after_the_program_was_closed(tmp_path: Path, clock: FixedClock) -> None:
    path = tmp_path / "p.db"
    with Portfolio.open(path, actor="陈玥", clock=clock) as portfolio:
        with portfolio.unit("新建") as unit:
            client_id = clients.create(unit, ClientData("示例甲公司"))
        rename(portfolio, client_id, "示例乙公司")
    with Portfolio.open(path, actor="陈玥", clock=clock) as portfolio:
        portfolio.undo()
        assert name(portfolio, client_id) == "示例甲公司"


def test_another_advisors_steps_are_not_ones_own(portfolio: Portfolio, client_id: str) -> None:
    portfolio.actor = "李响"
    assert portfolio.undo_title() is None
    rename(portfolio, client_id, "示例乙公司")
    portfolio.undo()
    portfolio.actor = "陈玥"
    assert portfolio.undo_title() == "新建"
    assert portfolio.redo_title() is None


def test_undo_is_refused_where_another_changed_the_same_since(portfolio: Portfolio, client_id: str) -> None:
    rename(portfolio, client_id, "示例乙公司")
    portfolio.actor = "李响"
    rename(portfolio, client_id, "示例丙公司")
    portfolio.actor = "陈玥"
    before = content(portfolio)
    with pytest.raises(StoreError, match="改名为示例乙公司"):
        portfolio.undo()
    assert content(portfolio) == before
    assert portfolio.undo_title() == "改名为示例乙公司"


def test_undo_is_refused_where_other_rows_need_the_row(portfolio: Portfolio, client_id: str) -> None:
    with portfolio.unit("评估") as unit:
        assessments.save(unit, client_id, assessment())
    with pytest.raises(StoreError, match="无法撤销“新建”"):
        portfolio.undo()
    assert name(portfolio, client_id) == "示例甲公司"


def test_redo_is_refused_where_the_code_was_taken_since(portfolio: Portfolio) -> None:
    with portfolio.unit("新建甲") as unit:
        clients.create(unit, ClientData("示例甲公司", Uscc("A" * 18)))
    portfolio.undo()
    portfolio.actor = "李响"
    with portfolio.unit("新建乙") as unit:
        clients.create(unit, ClientData("示例乙公司", Uscc("A" * 18)))
    portfolio.actor = "陈玥"
    with pytest.raises(StoreError, match="无法重做“新建甲”"):
        portfolio.redo()


def test_saved_assessments_are_passed_by(portfolio: Portfolio, client_id: str) -> None:
    with portfolio.unit("评估") as unit:
        saved = assessments.save(unit, client_id, assessment())
    assert unit.changes.tables == {"assessments"}
    assert unit.changes.client_ids == {client_id}
    assert unit.changes.change_set is None
    assert portfolio.undo_title() == "新建"
    with portfolio.read() as session:
        assert assessments.load(session, saved) == assessment()


def test_who_when_old_and_new_are_kept(portfolio: Portfolio, client_id: str, clock: FixedClock) -> None:
    clock.advance(dt.timedelta(hours=1))
    rename(portfolio, client_id, "示例乙公司")
    with portfolio.read() as session:
        changed, came = journal.history(session, client_id)
    assert (changed.at, changed.actor, changed.title, changed.kind) == (
        clock.now(), "陈玥", "改名为示例乙公司", "do",
    )  # fmt: skip
    assert (changed.table, changed.row_id, changed.op, changed.field) == (
        "clients",
        client_id,
        "update",
        "name",
    )
    assert (changed.old, changed.new) == ("示例甲公司", "示例乙公司")
    assert (came.op, came.field, came.old) == ("insert", "", None)
    assert came.new["name"] == "示例甲公司"


def test_undo_and_redo_stand_in_the_history(portfolio: Portfolio, client_id: str) -> None:
    rename(portfolio, client_id, "示例乙公司")
    portfolio.undo()
    portfolio.redo()
    with portfolio.read() as session:
        lines = journal.history(session, client_id, field="name")
        steps = journal.steps(session, client_id)
    assert [(line.kind, line.old, line.new) for line in lines[:3]] == [
        ("redo", "示例甲公司", "示例乙公司"),
        ("undo", "示例乙公司", "示例甲公司"),
        ("do", "示例甲公司", "示例乙公司"),
    ]
    assert [step.kind for step in steps] == ["redo", "undo", "do", "do"]
    assert {step.title for step in steps[:3]} == {"改名为示例乙公司"}


def test_history_can_be_narrowed(portfolio: Portfolio, client_id: str) -> None:
    with portfolio.unit("填数") as unit:
        facts.put(unit, client_id, [Stated(Slot("a"), 1), Stated(Slot("b"), 2)])
    with portfolio.read() as session:
        (row, _) = journal.history(session, client_id, table="facts")
        assert journal.history(session, client_id, table="facts", row_id=row.row_id) == (row,)
        assert len(journal.history(session, client_id, limit=2)) == 2
        assert journal.history(session, "nobody") == ()
        assert len(journal.steps(session)) == 2
        assert len(journal.steps(session, limit=1)) == 1


def test_a_value_written_as_it_was_is_no_change(portfolio: Portfolio, client_id: str) -> None:
    for wanted in (True, False):
        with portfolio.unit("填数") as unit:
            facts.put(unit, client_id, [Stated(Slot("a"), Decimal("1.50"), "audit")])
        assert bool(unit.changes) is wanted
    with portfolio.read() as session:
        assert len(session.scalars(select(FactRecord)).all()) == 1


@pytest.mark.file_only
def test_rows_inserted_at_once_are_those_that_are_added(portfolio: Portfolio, client_id: str) -> None:
    """Column for column as the driver keeps them, and in the journal, whatever the columns' types."""
    money = {
        "measure": "m",
        "content_version": "",
        "amount": Decimal("1234.50"),
        "year": 2025,
        "item_id": None,
    }
    rows: list[tuple[type[Record], dict[str, Any]]] = [
        (ReceivedRecord, money | {"payer": "", "tranche": "", "note": "备注", "position": 1}),
        (
            FactRecord,
            {
                "item_id": None,
                "key": "revenue",
                "year": 2025,
                "form": "decimal",
                "value": "1",
                "source": "",
                "evidence": "",
                "observed_on": dt.date(2026, 3, 1),
                "confirmed_by": "",
                "note": "",
                "adopted": False,
            },
        ),
    ]
    for kind, fields in rows:
        given = fields | {"client_id": client_id}
        with portfolio.unit("一行一行") as unit:
            unit.add(kind(id="one", **given))
        with portfolio.unit("成批") as unit:
            unit.insert(kind, [given | {"id": "two"}])
        table = kind.__tablename__
        with closing(raw(Path(portfolio.place))) as file:
            one, two = (
                file.execute(f"SELECT * FROM {table} WHERE id = ?", (name,)).fetchone()
                for name in ("one", "two")
            )
            told = file.execute(
                "SELECT client_id, op, field, old, replace(new, '\"two\"', '\"one\"') FROM journal"
                " WHERE table_name = ? ORDER BY id",
                (table,),
            ).fetchall()
        assert one[1:] == two[1:]
        assert [type(value) for value in one] == [type(value) for value in two]
        assert told[0] == told[1]
        portfolio.undo()
        with portfolio.read() as session:
            assert session.get(kind, "two") is None
            assert session.get(kind, "one") is not None

"""Two sides edit copies of one portfolio: the laws of joining them, and the cases that people meet."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from advisor_app.domain.application import Application, Event, Evidence, Pursuit, Stage, Step
from advisor_app.domain.clause_note import ClauseNote
from advisor_app.domain.client import parse_uscc
from advisor_app.domain.contact import Contact, ContactKind
from advisor_app.domain.errors import AdvisorError
from advisor_app.domain.record import Recognition, RecognitionEvent
from advisor_app.domain.standard import Purpose
from advisor_app.portfolio import (
    applications,
    board_views,
    clause_notes,
    clients,
    contacts,
    dossiers,
    facts,
    plans,
    recognitions,
    tasks,
)
from advisor_app.portfolio.backup import copy_database
from advisor_app.portfolio.clients import ClientData
from advisor_app.portfolio.compare import TABLES
from advisor_app.portfolio.dossiers import Kept
from advisor_app.portfolio.facts import Slot, Stated
from advisor_app.portfolio.images import Image
from advisor_app.portfolio.joining import Outcome, outcome
from advisor_app.portfolio.journal import rows_of
from advisor_app.portfolio.lineage import titled
from advisor_app.portfolio.merge import ADOPTED, STEPS, Kind, Plan, Side, plan
from advisor_app.portfolio.models import Client
from advisor_app.portfolio.session import Portfolio
from advisor_app.portfolio.tasks import Task
from advisor_app.services.clock import FixedClock
from tests import earlier
from tests.records import USCC

DAY = dt.date(2026, 11, 21)
CLOCK = FixedClock.on(DAY)


@contextmanager
def opened(path: Path, actor: str = "陈玥") -> Iterator[Portfolio]:
    with Portfolio.open(path, actor=actor, clock=CLOCK) as portfolio:
        CLOCK.advance(dt.timedelta(seconds=1))
        yield portfolio


def everything(path: Path) -> dict[tuple[str, str], Image]:
    """All rows as images, by table and id."""
    with opened(path) as portfolio, portfolio.read() as session:
        connection = session.connection()
        return {
            (name, row_id): image
            for name in TABLES
            for row_id, image in rows_of(
                connection, name, [row[0] for row in connection.exec_driver_sql(f'SELECT id FROM "{name}"')]
            ).items()
        }


def look(here: Portfolio, there: Path) -> Plan:
    with here.read() as session:
        return plan(Path(here.place), session.connection(), there)


def join(
    here: Path, there: Path, choose: Callable[[str, Kind], Side | None] = lambda _id, _kind: None
) -> tuple[Plan, Outcome]:
    """Join a copy of ``there`` into ``here``; ``choose`` by a difference's id and kind."""
    with TemporaryDirectory() as folder:
        copy = copy_database(there, Path(folder) / "there.db")
        with opened(here) as portfolio:
            wanted = look(portfolio, copy)
            choices = {d.id: side for d in wanted.differences if (side := choose(d.id, d.kind)) is not None}
            with portfolio.unit(titled("并入", wanted.token)) as unit:
                made = outcome(unit.session.connection(), wanted, choices)
                unit.carry_out(made.entries)
            assert [f.sentence for f in portfolio.check() if not f.good] == []
    return wanted, made


# --- what people do -----------------------------------------------------------------------------------------

FIRST, SECOND = "示例·甲公司", "示例·乙公司"


def the_client(portfolio: Portfolio, number: int) -> str:
    with portfolio.read() as session:
        present = select(Client.id).where(Client.deleted_at.is_(None))
        ids = session.scalars(present.order_by(Client.created_at, Client.id)).all()
    return ids[number % len(ids)]


def rename(portfolio: Portfolio, number: int, value: int) -> None:
    client = the_client(portfolio, number)
    with portfolio.unit("改名") as unit:
        data = clients.card(unit.session, client).data
        clients.edit(unit, client, replace(data, name=f"示例·{value}公司"))


def state(portfolio: Portfolio, number: int, value: int) -> None:
    client = the_client(portfolio, number)
    with portfolio.unit("填数") as unit:
        source = ("audit", "tax", "self")[value % 3]
        stated = Stated(Slot("revenue", 2023 + value % 2), Decimal(value * 1000), source=source)
        facts.put(unit, client, [stated])


def note(portfolio: Portfolio, number: int, value: int) -> None:
    client = the_client(portfolio, number)
    with portfolio.unit("记一笔") as unit:
        contacts.add(unit, client, Contact(ContactKind.CALL, DAY, f"电话 {value}"))


def task(portfolio: Portfolio, number: int, value: int) -> None:
    client = the_client(portfolio, number)
    with portfolio.unit("待办") as unit:
        tasks.add(unit, client, Task(f"待办 {value}", DAY))


def create(portfolio: Portfolio, _number: int, value: int) -> None:
    with portfolio.unit("新建") as unit:
        clients.create(unit, ClientData(f"示例·新{value}公司", former_names=("示例·旧名公司",)))


def create_same(portfolio: Portfolio, _number: int, value: int) -> None:
    with portfolio.unit("新建同码") as unit:
        clients.create(unit, ClientData(f"示例·同码{value}公司", uscc=parse_uscc(USCC)))


def bin_one(portfolio: Portfolio, number: int, _value: int) -> None:
    client = the_client(portfolio, number)
    with portfolio.unit("删除") as unit:
        clients.delete(unit, client)


def win(portfolio: Portfolio, number: int, value: int) -> None:
    client = the_client(portfolio, number)
    with portfolio.unit("认定") as unit:
        recognitions.add(
            unit, client, Recognition("hnte", RecognitionEvent.FIRST, DAY, None, f"〔{value}〕号")
        )


def open_one(portfolio: Portfolio, number: int, value: int) -> None:
    client = the_client(portfolio, number)
    with portfolio.unit("立项") as unit:
        made = Application(Pursuit.TITLE, "hnte", str(2026 + value % 2), "", Purpose.FIRST, None)
        applications.open_one(unit, client, made, on=DAY)


def step(portfolio: Portfolio, number: int, value: int) -> None:
    client = the_client(portfolio, number)
    with portfolio.unit("推进") as unit:
        for row in applications.rows(unit.session):
            if row.client_id != client:
                continue
            before = row.application.stage
            won = None
            if before is Stage.CULTIVATING:
                made = Step(Event.SUBMIT, before, Stage.SUBMITTED, Evidence(DAY, f"受理 {value}"))
            elif before is Stage.SUBMITTED:
                number_ = f"〔{value}〕号"
                made = Step(Event.RECOGNIZE, before, Stage.RECOGNIZED, Evidence(DAY, number=number_))
                won = recognitions.add(
                    unit, client, Recognition("hnte", RecognitionEvent.FIRST, DAY, None, number_)
                )
            else:
                continue
            applications.append(unit, row.id, made, recognition_id=won)


def view(portfolio: Portfolio, _number: int, value: int) -> None:
    with portfolio.unit("视图") as unit:
        board_views.put(unit, f"视图{value % 2}", {"lanes": str(value)})


def annotate(portfolio: Portfolio, _number: int, value: int) -> None:
    with portfolio.unit("批注") as unit:
        standing = clause_notes.rows(unit.session)
        if standing and value == 0:
            clause_notes.remove(unit, standing[0].id)
        elif standing and value == 1:
            clause_notes.edit(unit, standing[0].id, replace(standing[0].note, text=f"改为{value}"))
        else:
            clause_notes.add(unit, ClauseNote("hz-2025-66", "7", f"批注{value}", ("要问",), DAY, "陈玥"))


def plan_ahead(portfolio: Portfolio, number: int, value: int) -> None:
    client = the_client(portfolio, number)
    with portfolio.unit("方案") as unit:
        plans.put(unit, client, {"years": value})


def hand_over(portfolio: Portfolio, number: int, value: int) -> None:
    client = the_client(portfolio, number)
    with portfolio.unit("出具") as unit:
        dossiers.keep(unit, client, Kept("verdict", DAY, f"RUN-{value}", "2026.11.1", b"\x00\xff"))


def undo(portfolio: Portfolio, _number: int, _value: int) -> None:
    portfolio.undo()


ACTS = (
    rename, state, state, note, task, create, create_same, bin_one, win, open_one, step, step, view,
    annotate, annotate, plan_ahead, hand_over, undo,
)  # fmt: skip
Deed = tuple[Callable[[Portfolio, int, int], None], int, int]
deeds = st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 2), st.integers(0, 5)), max_size=6)


def work(path: Path, done: list[Deed], actor: str) -> None:
    with opened(path, actor) as portfolio:
        for act, number, value in done:
            with suppress(AdvisorError):  # the desk refuses it: a code taken, an undo that no longer fits
                act(portfolio, number, value)
            CLOCK.advance(dt.timedelta(seconds=1))


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("origin") / "portfolio.db"
    with opened(path) as portfolio:
        for name in (FIRST, SECOND):
            with portfolio.unit("新建") as unit:
                client = clients.create(unit, ClientData(name))
            with portfolio.unit("填数") as unit:
                facts.put(unit, client, [Stated(Slot("revenue", 2023), Decimal(1), source="audit")])
            CLOCK.advance(dt.timedelta(seconds=1))  # which of the two is the first
        open_one(portfolio, 0, 0)
        note(portfolio, 0, 0)
    earlier.rewrite(path, every=2)  # some of it an earlier program kept
    return path


@contextmanager
def two(origin: Path) -> Iterator[tuple[Path, Path]]:
    with TemporaryDirectory() as folder:
        places = tuple(Path(folder) / name / "portfolio.db" for name in ("here", "there"))
        for place in places:
            place.parent.mkdir()
            shutil.copyfile(origin, place)
        yield places[0], places[1]


laws = settings(
    max_examples=15,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # a smaller example takes minutes to find
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@laws
@given(deeds)
def test_an_unchanged_side_becomes_the_other(origin: Path, theirs: list[Deed]) -> None:
    with two(origin) as (here, there):
        work(there, theirs, "李航")
        join(here, there)
        assert everything(here) == everything(there)


@laws
@given(deeds)
def test_from_an_unchanged_side_there_is_nothing_to_take(origin: Path, mine: list[Deed]) -> None:
    with two(origin) as (here, there):
        work(here, mine, "陈玥")
        before = everything(here)
        wanted, made = join(here, there)
        assert wanted.nothing
        assert made.entries == ()
        assert everything(here) == before


@laws
@given(deeds, deeds, st.sampled_from(["usual", "here", "there"]))
def test_twice_is_once_and_one_undo_takes_all_back(
    origin: Path, mine: list[Deed], theirs: list[Deed], choice: str
) -> None:
    def choose(_id: str, kind: Kind) -> Side | None:
        return None if choice == "usual" or kind is not Kind.BOTH else Side(choice)

    with two(origin) as (here, there):
        work(here, mine, "陈玥")
        work(there, theirs, "李航")
        before = everything(here)
        join(here, there, choose)
        after = everything(here)
        again, made = join(here, there)
        assert again.nothing
        assert made.entries == ()
        assert everything(here) == after
        with opened(here) as portfolio:
            portfolio.undo()
            portfolio.undo()
        assert everything(here) == before
        with opened(here) as portfolio:
            portfolio.redo()
        assert everything(here) == after


@laws
@given(deeds, deeds)
def test_no_row_is_lost(origin: Path, mine: list[Deed], theirs: list[Deed]) -> None:
    start = everything(origin).keys()
    with two(origin) as (here, there):
        work(here, mine, "陈玥")
        work(there, theirs, "李航")
        before, other = everything(here), everything(there)
        wanted, _ = join(here, there)
        after = everything(here)
        gone = {d.id.rpartition("/")[0] for d in wanted.differences if d.kind is Kind.GONE_THERE}
        for key in before:
            assert key in after or "/".join(key) in gone or key in start
        # what only they have came in, was left to a choice, or is here already under another id
        told = {key for d in wanted.differences for key in ((d.table, d.row_id), *(k for k, _ in d.rows))}
        for key in other.keys() - start:
            if key[0] in {"dossiers", "facts"}:
                continue
            assert key in after or key in told or joined(key, other[key], after), key


def joined(key: tuple[str, str], image: Image, after: Mapping[tuple[str, str], Image]) -> bool:
    """Whether a row of the same unique key is there: of the same code, name or run."""
    return any(table == key[0] for table, _ in after) and key[0] in {
        "clients", "former_names", "plans", "board_views", "applications", "steps", "contacts", "tasks",
        "recognitions",
    }  # fmt: skip


@laws
@given(deeds, deeds)
def test_both_ways_round_come_to_the_same_where_the_same_is_chosen(
    origin: Path, mine: list[Deed], theirs: list[Deed]
) -> None:
    """What conflicts is settled for the one side, whichever side does the joining."""
    apart = {create_same, view, plan_ahead, open_one}  # joined under the ids of whoever joins
    mine = [deed for deed in mine if deed[0] not in apart]
    theirs = [deed for deed in theirs if deed[0] not in apart]
    with two(origin) as (here, there):
        work(here, mine, "陈玥")
        work(there, theirs, "李航")
        mine_before, theirs_before = here.with_name("m.db"), there.with_name("t.db")
        shutil.copyfile(here, mine_before)
        shutil.copyfile(there, theirs_before)
        join(here, theirs_before, lambda _id, kind: Side.HERE if kind is Kind.BOTH else None)
        join(there, mine_before, lambda _id, kind: Side.THERE if kind is Kind.BOTH else None)
        assert said(here) == said(there)


def said(path: Path) -> list[tuple[str, str]]:
    """All rows; of values and dossiers only what they say: the same one of both sides is kept once."""
    own = ("id", "created_at", "made_at")
    once = ("facts", "dossiers")
    return sorted(
        (table, json.dumps({k: v for k, v in image.items() if table not in once or k not in own}))
        for (table, _), image in everything(path).items()
    )


# --- cases --------------------------------------------------------------------------------------------------


@pytest.fixture
def sides(origin: Path) -> Iterator[tuple[Path, Path]]:
    with two(origin) as made:
        yield made


def field_of(path: Path, table: str, name: str) -> list[Any]:
    return sorted((i[name] for (t, _), i in everything(path).items() if t == table), key=str)


def test_different_fields_of_one_client_both_arrive(sides: tuple[Path, Path]) -> None:
    here, there = sides
    with opened(here) as portfolio, portfolio.unit("备注") as unit:
        client = min(clients.rows(unit.session), key=lambda r: r.name).id
        clients.edit(unit, client, ClientData("示例·乙公司", note="这边的备注"))
    with opened(there, "李航") as portfolio, portfolio.unit("顾问") as unit:
        clients.edit(unit, client, ClientData("示例·乙公司", advisor="李航"))
    wanted, _ = join(here, there)
    assert {d.kind for d in wanted.differences} == {Kind.CHANGED_HERE, Kind.CHANGED_THERE}
    assert "这边的备注" in field_of(here, "clients", "note")
    assert "李航" in field_of(here, "clients", "advisor")


def test_the_same_field_on_both_sides_is_asked(sides: tuple[Path, Path]) -> None:
    here, there = sides
    work(here, [(rename, 0, 1)], "陈玥")
    work(there, [(rename, 0, 2)], "李航")
    with opened(here) as portfolio:
        wanted = look(portfolio, there)
    (asked,) = [d for d in wanted.differences if d.field == "name"]
    assert asked.kind is Kind.BOTH
    assert [each["name"] for each in (asked.old, asked.here, asked.there) if each] == [
        FIRST, "示例·1公司", "示例·2公司",
    ]  # fmt: skip
    join(here, there, lambda _id, _kind: Side.THERE)
    assert "示例·2公司" in field_of(here, "clients", "name")


def test_a_value_comes_with_its_source_and_the_other_stays_beside_it(sides: tuple[Path, Path]) -> None:
    here, there = sides
    work(here, [(state, 0, 4)], "陈玥")  # 2023, 税
    work(there, [(state, 0, 2)], "李航")  # 2023, 自报
    wanted, _ = join(here, there)
    (asked,) = [d for d in wanted.differences if d.kind is Kind.BOTH]
    assert (asked.table, asked.field) == ("facts", ADOPTED)
    with opened(here) as portfolio, portfolio.read() as session:
        rows = {r.source: (r.value, r.adopted) for r in facts.rows(session, the_client(portfolio, 0))}
    assert rows["tax"] == (Decimal(4000), True)
    assert rows["self"] == (Decimal(2000), False)
    assert rows["audit"][1] is False


def test_another_source_there_and_a_new_figure_here_is_asked(sides: tuple[Path, Path]) -> None:
    here, there = sides
    work(here, [(state, 0, 0)], "陈玥")  # 2023, the same source: another figure
    work(there, [(state, 0, 2)], "李航")  # 2023, another source is adopted
    wanted, _ = join(here, there)
    assert {(d.field, d.kind) for d in wanted.differences} >= {(ADOPTED, Kind.BOTH)}
    with opened(here) as portfolio, portfolio.read() as session:
        rows = {r.source: (r.value, r.adopted) for r in facts.rows(session, the_client(portfolio, 0))}
    assert rows == {"audit": (Decimal(0), True), "self": (Decimal(2000), False)}


def test_steps_on_both_sides_are_one_question(sides: tuple[Path, Path]) -> None:
    here, there = sides
    work(here, [(step, 0, 1)], "陈玥")
    work(there, [(step, 0, 2), (step, 0, 3)], "李航")
    with opened(here) as portfolio:
        wanted = look(portfolio, there)
    (asked,) = list(wanted.differences)
    assert (asked.field, asked.kind) == (STEPS, Kind.BOTH)
    join(here, there, lambda _id, _kind: Side.THERE)
    assert field_of(here, "steps", "receipt") == ["", "受理 2"]
    assert field_of(here, "applications", "stage") == ["recognized"]
    assert field_of(here, "recognitions", "document_number") == ["〔3〕号"]


def test_steps_left_out_bring_no_title_and_no_money(sides: tuple[Path, Path]) -> None:
    here, there = sides
    work(here, [(step, 0, 1)], "陈玥")
    work(there, [(step, 0, 2), (step, 0, 3)], "李航")
    join(here, there)
    assert field_of(here, "steps", "receipt") == ["受理 1"]
    assert field_of(here, "recognitions", "document_number") == []


def test_one_firm_entered_by_both_is_joined(sides: tuple[Path, Path]) -> None:
    here, there = sides
    work(here, [(create_same, 0, 1)], "陈玥")
    work(there, [(create_same, 0, 2), (note, 2, 7)], "李航")
    wanted, made = join(here, there)
    assert len(wanted.joined) == 1
    assert field_of(here, "clients", "uscc").count(USCC) == 1
    assert "示例·同码1公司" in field_of(here, "clients", "name")
    assert "电话 7" in field_of(here, "contacts", "text")
    assert made.left_out == ()


def test_a_code_moved_to_another_client_is_left_out_and_told(sides: tuple[Path, Path]) -> None:
    here, there = sides
    work(here, [(create_same, 0, 1)], "陈玥")
    with opened(there, "李航") as portfolio:
        client = the_client(portfolio, 0)
        with portfolio.unit("填代码") as unit:
            clients.edit(unit, client, ClientData(FIRST, uscc=parse_uscc(USCC)))
    _, made = join(here, there)
    assert [(d.table, d.field) for d in made.left_out] == [("clients", "uscc")]
    assert field_of(here, "clients", "uscc").count(USCC) == 1


def test_without_a_common_past_everything_different_is_asked(tmp_path: Path) -> None:
    places = [tmp_path / name / "portfolio.db" for name in ("here", "there")]
    for place, number in zip(places, (1, 2), strict=True):
        place.parent.mkdir()
        with opened(place) as portfolio:
            create_same(portfolio, 0, number)
            create(portfolio, 0, number)
    wanted, _ = join(places[0], places[1])
    assert not wanted.known
    assert {d.kind for d in wanted.differences} == {Kind.BOTH, Kind.NEW_THERE}
    assert field_of(places[0], "clients", "name") == [
        "示例·同码1公司", "示例·新1公司", "示例·新2公司",
    ]  # fmt: skip
    again, _ = join(places[0], places[1])
    assert again.nothing


def test_there_and_back_again_asks_nothing_twice(sides: tuple[Path, Path]) -> None:
    here, there = sides
    work(here, [(rename, 0, 1), (note, 0, 1)], "陈玥")
    work(there, [(rename, 1, 2)], "李航")
    join(there, here)  # 李航 takes 陈玥's work,
    work(there, [(rename, 0, 3)], "李航")  # goes on from it,
    wanted, _ = join(here, there)  # and hands it back
    assert {d.kind for d in wanted.differences} == {Kind.CHANGED_THERE}
    assert {"示例·3公司", "示例·2公司"} <= set(field_of(here, "clients", "name"))
    back, _ = join(there, here)
    assert back.nothing


def test_what_was_not_taken_can_be_taken_later(sides: tuple[Path, Path]) -> None:
    here, there = sides
    work(there, [(note, 0, 5)], "李航")
    join(here, there, lambda _id, _kind: Side.HERE)
    assert "电话 5" not in field_of(here, "contacts", "text")
    wanted, _ = join(here, there)
    assert wanted.nothing
    assert [d.kind for d in wanted.differences] == [Kind.GONE_HERE]
    join(here, there, lambda _id, _kind: Side.THERE)
    assert "电话 5" in field_of(here, "contacts", "text")


def test_a_change_between_preview_and_joining_is_refused(sides: tuple[Path, Path]) -> None:
    here, there = sides
    work(there, [(rename, 0, 2)], "李航")
    with opened(here) as portfolio:
        wanted = look(portfolio, there)
        with portfolio.read() as session:
            made = outcome(session.connection(), wanted, {})
        rename(portfolio, 0, 5)
        with pytest.raises(AdvisorError, match="重新预览"), portfolio.unit("并入") as unit:
            unit.carry_out(made.entries)
    assert "示例·5公司" in field_of(here, "clients", "name")

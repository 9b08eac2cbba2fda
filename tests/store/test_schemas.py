"""Every schema ever released comes to the newest with all its rows, and the models are that schema."""

import datetime as dt
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import create_engine

from advisor_app.domain.errors import StoreError
from advisor_app.portfolio import (
    applications,
    board_views,
    clause_notes,
    clients,
    contacts,
    files,
    links,
    marks,
    opinions,
    people,
    plans,
    tags,
    tasks,
    windows,
)
from advisor_app.portfolio.applications import Estimate
from advisor_app.portfolio.backup import copy_database
from advisor_app.portfolio.factsets import load_factsets
from advisor_app.portfolio.foreign import strange_column
from advisor_app.portfolio.migrate import head, run
from advisor_app.portfolio.migrations import REVISIONS
from advisor_app.portfolio.models import Base
from advisor_app.portfolio.schemas import SCHEMAS
from advisor_app.portfolio.session import Portfolio
from advisor_app.portfolio.tasks import Task
from advisor_app.services.clock import FixedClock
from tests.dumps import dump
from tests.records import RECORD, TODAY
from tests.store.freeze import (
    FILE,
    MONEY,
    MONEY_STEPS,
    NOTE,
    OPINION,
    PAID,
    PAPERS,
    PERSON,
    PLAN,
    PROMISE,
    TITLE,
    TITLE_STEPS,
    WINDOW,
    WON,
    ZERO,
)

HERE = Path(__file__).parent
RELEASED = [module.revision for module in REVISIONS]


@pytest.fixture(params=RELEASED)
def revision(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def old(revision: str, tmp_path: Path) -> Path:
    """A database as a program of that schema left it."""
    path = tmp_path / "portfolio.db"
    with closing(sqlite3.connect(path)) as raw:
        raw.executescript((HERE / f"{revision}.sql").read_text(encoding="utf-8"))
    return path


@pytest.fixture
def upgraded(old: Path) -> Iterator[Portfolio]:
    with Portfolio.open(old, actor="陈玥", clock=FixedClock.on(dt.date(2026, 12, 1))) as portfolio:
        yield portfolio


def counts(path: Path) -> dict[str, int]:
    with closing(sqlite3.connect(path)) as raw:
        tables = [row[0] for row in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {table: raw.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0] for table in tables}


def test_every_released_schema_has_its_fixture() -> None:
    assert sorted(path.stem for path in HERE.glob("*.sql")) == sorted(RELEASED)


def test_fixtures_have_something_in_every_table(old: Path) -> None:
    assert [table for table, rows in counts(old).items() if rows == 0] == []


def test_no_row_is_lost(old: Path) -> None:
    before = counts(old)
    with Portfolio.open(old, actor="陈玥", clock=FixedClock.on(dt.date(2026, 12, 1))):
        pass
    after = counts(old)
    assert {table: after[table] for table in before} == before


def test_the_upgraded_file_is_sound(upgraded: Portfolio) -> None:
    assert [finding for finding in upgraded.check() if not finding.good] == []


def test_what_a_program_wrote_is_no_strange_content(upgraded: Portfolio, tmp_path: Path) -> None:
    assert strange_column(copy_database(upgraded.file, tmp_path / "copy.db")) == ""


def test_records_read_as_they_were_written(upgraded: Portfolio, revision: str) -> None:
    with upgraded.read() as session:
        found = {record.name: record for record in load_factsets(session).values()}
        (binned,) = clients.rows(session, deleted=True)
    assert set(found) == {RECORD.name, "示例丙有限公司"}
    assert found["示例丙有限公司"].years == RECORD.years
    first = found[RECORD.name]
    pursued = RELEASED.index(revision) >= RELEASED.index("r0002")
    assert first.items == RECORD.items
    assert first.recognitions == (*RECORD.recognitions, *([WON] if pursued else []))
    assert first.received == (*RECORD.received, *([PAID] if pursued else []))
    assert (first.complete, first.answers) == (RECORD.complete, RECORD.answers)
    assert first.years["revenue"][2025].source == "纳税申报"
    assert (binned.name, binned.uscc_pilot, binned.demo) == ("示例乙有限公司", True, True)


def test_plans_read_as_they_were_written(upgraded: Portfolio, revision: str) -> None:
    with upgraded.read() as session:
        found = plans.rows(session, [row.id for row in clients.rows(session)])
    kept = RELEASED.index(revision) >= RELEASED.index("r0003")
    assert list(found.values()) == ([PLAN] if kept else [])


def test_what_surrounds_a_client_reads_as_it_was_written(upgraded: Portfolio, revision: str) -> None:
    with upgraded.read() as session:
        (first,) = (row.id for row in clients.rows(session) if row.name == RECORD.name)
        told = [row.person for row in people.rows(session)]
        tied = {row.link.name: (row.link.kind.value, row.link.note) for row in links.rows(session, first)}
        kept = [row.file for row in files.rows(session)]
        held = opinions.rows(session, first)
        words = tags.rows(session).get(first, ())
    if RELEASED.index(revision) < RELEASED.index("r0004"):
        assert not any((told, tied, kept, held, words))
        return
    assert told == [PERSON]
    assert tied == {"示例集团": ("parent", "持股 60%"), "示例丙有限公司": ("sister", "")}
    assert (kept, held, words) == ([FILE], (OPINION,), ("外贸", "重点"))


def test_notes_read_as_they_were_written(upgraded: Portfolio, revision: str) -> None:
    with upgraded.read() as session:
        found = [row.note for row in clause_notes.rows(session)]
    kept = RELEASED.index(revision) >= RELEASED.index("r0005")
    assert found == ([NOTE] if kept else [])


def test_applications_read_as_they_were_written(upgraded: Portfolio, revision: str) -> None:
    with upgraded.read() as session:
        found = {row.application.target: row for row in applications.rows(session)}
        todo = {row.task.title: row.task for row in tasks.rows(session)}
        (papers, noted) = tasks.papers(session), contacts.rows(session)
        views, done, opened = board_views.rows(session), marks.all_marks(session), windows.rows(session)
    if revision == "r0001":
        assert not any((found, todo, papers, noted, views, done, opened))
        return
    money, title = found[MONEY.target], found[TITLE.target]
    assert money.application == replace(MONEY, steps=MONEY_STEPS)
    assert title.application == replace(TITLE, steps=TITLE_STEPS)
    assert (money.next_step, money.next_on, money.estimate) == ("约区经信局", dt.date(2026, 12, 1), None)
    assert title.estimate == Estimate(ZERO, Decimal(200000), Decimal("0.01"), TODAY)
    assert todo == {
        "盖章": Task("盖章", dt.date(2026, 12, 10), application_id=money.id),
        "回访": Task("回访", done_on=TODAY, note="示例备注"),
    }
    assert tuple(row.paper for row in papers) == PAPERS
    assert [row.contact for row in noted] == [PROMISE]
    assert views == {"我的": {"city": "杭州市", "lanes": "advisor"}}
    assert [mark[1:] for mark in done] == [("hnte", "update", "update-2026/2026")]
    assert [row.window for row in opened] == [WINDOW]


def test_steps_of_before_are_taken_back_where_no_column_changed_since(
    upgraded: Portfolio, revision: str
) -> None:
    """One by one with what was done since, up to the client whose assessment was kept, and brought again."""
    if RELEASED.index(revision) < RELEASED.index("r0005"):
        assert upgraded.undo_title() is None
        return
    with upgraded.read() as session:
        (first,) = (row.id for row in clients.rows(session) if row.name == RECORD.name)
    seen = [dump(upgraded)]
    with upgraded.unit("此后") as unit:
        tags.put(unit, first, ["常客"])
        clients.delete(unit, first)
    seen.append(dump(upgraded))
    while not str(upgraded.undo_title()).startswith("导入客户“示例甲"):
        upgraded.undo()
        seen.append(dump(upgraded))
    with pytest.raises(StoreError, match="无法撤销“导入客户“示例甲"):
        upgraded.undo()
    assert seen[2] == seen[0]
    assert [len(each["clients"]) for each in seen] == [3, 3, 3, 3, 3, 3, 2, 2, 2, 1, 1]
    for later in reversed(seen[1:-1]):
        assert upgraded.redo()
        assert dump(upgraded) == later
    assert not upgraded.redo()


def test_the_models_are_what_the_migrations_make() -> None:
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        run(connection)
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert context.get_current_revision() == head()
        assert compare_metadata(context, Base.metadata) == []
    engine.dispose()


def test_indexes_of_the_models_are_those_of_the_migrations() -> None:
    """Conditions of partial indexes too, which Alembic does not compare."""

    def indexes(engine_url: str, *, migrated: bool) -> dict[str, str]:
        engine = create_engine(engine_url)
        with engine.begin() as connection:
            if migrated:
                run(connection)
            else:
                Base.metadata.create_all(connection)
            found = connection.exec_driver_sql(
                "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
            )
            result = {row[0]: row[1] for row in found}
        engine.dispose()
        return result

    assert indexes("sqlite://", migrated=True) == indexes("sqlite://", migrated=False)


def test_migrations_stand_alone() -> None:
    """A revision that imported the live models would change when they do."""
    for module in REVISIONS:
        assert module.__file__ is not None
        assert "advisor_app" not in Path(module.__file__).read_text(encoding="utf-8")


def test_revisions_form_one_chain() -> None:
    assert [module.down_revision for module in REVISIONS] == [None, *RELEASED[:-1]]
    assert list(SCHEMAS) == RELEASED

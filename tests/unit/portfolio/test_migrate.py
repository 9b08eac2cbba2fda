"""Upgrading keeps every row, and a failure keeps everything as it was."""

import datetime as dt
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from types import ModuleType

import pytest
import sqlalchemy as sa
from alembic import op

from advisor_app.domain.errors import StoreError
from advisor_app.portfolio import clients, migrate
from advisor_app.portfolio.clients import ClientData
from advisor_app.portfolio.migrations import REVISIONS
from advisor_app.portfolio.session import Portfolio
from advisor_app.services.clock import FixedClock

CLOCK = FixedClock.on(dt.date(2026, 11, 21))
NEXT = "r9998"


def revision(upgrade: Callable[[], None]) -> tuple[ModuleType, ...]:
    """The real revisions with one more."""
    module = ModuleType("later")
    vars(module).update(revision=NEXT, down_revision=migrate.head(), upgrade=upgrade)
    return (*REVISIONS, module)


def rebuild_clients() -> None:
    """What deletes every child row while foreign keys are on."""
    with op.batch_alter_table("clients", recreate="always") as table:
        table.add_column(sa.Column("colour", sa.Text(), nullable=False, server_default=""))


def lose_clients() -> None:
    op.execute("DELETE FROM clients")


def break_halfway() -> None:
    rebuild_clients()
    raise ZeroDivisionError


@pytest.fixture
def path(tmp_path: Path) -> Path:
    place = tmp_path / "portfolio.db"
    with Portfolio.open(place, actor="陈玥", clock=CLOCK) as portfolio:
        for name in ("示例甲公司", "示例乙公司"):
            with portfolio.unit("新建") as unit:
                clients.create(unit, ClientData(name, former_names=("示例旧名",)))
    return place


def upgrade(path: Path, revisions: tuple[ModuleType, ...]) -> Path | None:
    return migrate.upgrade_file(
        path, migrate.head(), backups=path.parent / "backups", moment=CLOCK.now(), revisions=revisions
    )


def content(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as raw:
        return list(raw.iterdump())


def test_rebuilding_a_table_keeps_the_rows_that_refer_to_it(path: Path) -> None:
    backup = upgrade(path, revision(rebuild_clients))
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("SELECT count(*) FROM former_names").fetchone() == (2,)
        assert raw.execute("SELECT name, colour FROM clients ORDER BY name").fetchall() == [
            ("示例乙公司", ""),
            ("示例甲公司", ""),
        ]
        assert raw.execute("SELECT version_num FROM alembic_version").fetchall() == [(NEXT,)]
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
    assert backup is not None
    assert backup.name == f"portfolio-before-{NEXT}-20261121T120000Z.db"


def test_the_backup_holds_what_was_there_before(path: Path) -> None:
    before = content(path)
    backup = upgrade(path, revision(rebuild_clients))
    assert backup is not None
    assert content(backup) == before


def test_steps_before_an_upgrade_can_no_longer_be_undone(path: Path) -> None:
    upgrade(path, revision(rebuild_clients))
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("SELECT DISTINCT standing FROM change_sets").fetchall() == [("gone",)]


@pytest.mark.parametrize("fault", [break_halfway, lose_clients])
def test_a_failing_upgrade_changes_nothing_and_names_its_backup(
    path: Path, fault: Callable[[], None]
) -> None:
    before = content(path)
    with pytest.raises(StoreError) as caught:
        upgrade(path, revision(fault))
    (backup,) = (path.parent / "backups").iterdir()
    assert str(backup) in str(caught.value)
    assert "已全部撤回" in str(caught.value)
    assert content(path) == before
    assert content(backup) == before
    with Portfolio.open(path, actor="陈玥", clock=CLOCK) as portfolio:
        assert all(finding.good for finding in portfolio.check())


def test_opening_upgrades_and_says_where_the_backup_is(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    later = revision(rebuild_clients)
    monkeypatch.setattr(migrate.upgrade_file, "__kwdefaults__", {"revisions": later})
    monkeypatch.setattr(migrate.head, "__defaults__", (later,))
    with Portfolio.open(path, actor="陈玥", clock=CLOCK, backups=path.parent / "别处") as portfolio:
        backup = portfolio.upgraded_from
    assert backup is not None
    assert backup.parent == path.parent / "别处"


def test_a_database_of_today_is_opened_without_what_migrates(path: Path) -> None:
    program = (
        "import sys; from pathlib import Path\n"
        "from advisor_app.portfolio.session import Portfolio\n"
        "from advisor_app.services.clock import Clock\n"
        "with Portfolio.open(Path(sys.argv[1]), actor='示例', clock=Clock()) as portfolio:\n"
        "    print('alembic' in sys.modules, portfolio.upgraded_from)"
    )
    done = subprocess.run([sys.executable, "-c", program, path], capture_output=True, check=True, text=True)
    assert done.stdout.split() == ["False", "None"]


def test_no_upgrade_without_a_backup(path: Path) -> None:
    before = content(path)
    (path.parent / "backups").write_text("a file in place of the folder")
    with pytest.raises(StoreError, match="没有成功"):
        upgrade(path, revision(rebuild_clients))
    assert content(path) == before


# --- checking -----------------------------------------------------------------------------------------


def faults(path: Path) -> dict[str, str]:
    return {each.check: each.sentence for each in migrate.check_file(path) if not each.good}


def spoil(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as raw:
        for statement in statements:
            raw.execute(statement)
        raw.commit()


def test_a_sound_file_has_only_good_findings(path: Path) -> None:
    assert [finding.check for finding in migrate.check_file(path)] == [
        "integrity", "version", "links", "structure", "adopted",
    ]  # fmt: skip
    assert faults(path) == {}


UNADOPTED = """INSERT INTO facts SELECT id, id, NULL, 'x', NULL, 'bool', 'true', '', '', NULL, '', '', 0,
    created_at, updated_at FROM clients LIMIT 1"""


@pytest.mark.parametrize(
    ("statement", "check"),
    [
        ("DELETE FROM clients", "links"),
        ("ALTER TABLE clients ADD COLUMN colour TEXT", "structure"),
        ("DROP INDEX ix_facts_client_id", "structure"),
        ("UPDATE alembic_version SET version_num = 'r0000'", "version"),
        (UNADOPTED, "adopted"),
    ],
)
def test_each_fault_is_found(path: Path, statement: str, check: str) -> None:
    spoil(path, statement)
    assert set(faults(path)) == {check}


def test_damage_is_a_finding_not_an_error(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096 * 3 : 4096 * 6] = b"\xa5" * 4096 * 3
    path.write_bytes(content)
    assert set(faults(path)) == {"integrity"}
    path.write_bytes(b"no database at all, but long enough to be looked at" * 20)
    assert set(faults(path)) == {"integrity"}

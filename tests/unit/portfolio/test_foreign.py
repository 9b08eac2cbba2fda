"""A journal from elsewhere: an image that leaves out too much, or tells of something else, is told of."""

import datetime as dt
import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from advisor_app.domain.record import ReceivedBenefit, Recognition
from advisor_app.portfolio import clients, facts, received, recognitions
from advisor_app.portfolio.backup import copy_database
from advisor_app.portfolio.clients import ClientData
from advisor_app.portfolio.facts import Slot, Stated
from advisor_app.portfolio.foreign import strange_column
from advisor_app.portfolio.session import Portfolio
from advisor_app.services.clock import FixedClock
from tests import earlier

DAY = dt.date(2026, 3, 1)


@pytest.fixture(scope="module")
def honest(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Rows that came, went and changed, of which an earlier program kept every other."""
    folder = tmp_path_factory.mktemp("honest")
    path = folder / "p.db"
    with Portfolio.open(path, actor="陈玥", clock=FixedClock.on(DAY)) as portfolio:
        with portfolio.unit("新建") as unit:
            client = clients.create(unit, ClientData("示例甲公司", former_names=("示例旧名",)))
            facts.put(unit, client, [Stated(Slot("a", year), Decimal("1.50")) for year in (2024, 2025)])
            title = recognitions.add(unit, client, Recognition("hnte", None, DAY))
            money = received.add(unit, client, ReceivedBenefit("m", Decimal("20.01"), 2026))
        with portfolio.unit("改") as unit:
            facts.put(unit, client, [Stated(Slot("a", 2025), Decimal("2.50"))])
            recognitions.remove(unit, client, title)
            received.remove(unit, client, money)
    earlier.rewrite(path, every=2)
    return copy_database(path, folder / "honest.db")


def test_what_two_programs_wrote_is_not_strange(honest: Path) -> None:
    assert strange_column(honest) == ""


Change = Callable[[dict[str, Any]], object]


@pytest.mark.parametrize(
    ("table", "op", "change"),
    [
        ("facts", "insert", lambda told: told.pop("adopted")),
        ("recognitions", "insert", lambda told: told.pop("position")),
        ("received", "delete", lambda told: told.pop("amount")),
        ("received", "delete", lambda told: told.pop("year")),
        ("facts", "insert", lambda told: told.pop("value")),
        ("facts", "insert", lambda told: told.update(colour="")),
        ("facts", "insert", lambda told: told.update(updated_at="2026-03-01T00:00:00+00:00")),
        ("facts", "insert", lambda told: told.update(adopted=1)),
        ("facts", "insert", lambda told: told.update(year=True)),
        ("facts", "insert", lambda told: told.update(year=2025.0)),
        ("facts", "insert", lambda told: told.update(year="2025")),
        ("facts", "insert", lambda told: told.update(year=99999)),
        ("facts", "insert", lambda told: told.update(note=None)),
        ("facts", "insert", lambda told: told.update(note=["x"])),
        ("facts", "insert", lambda told: told.update(note="x" * 20_001)),
        ("facts", "insert", lambda told: told.update(value="[[[")),
        ("facts", "insert", lambda told: told.update(form="later")),
        ("facts", "insert", lambda told: told.update(observed_on="2026-13-45")),
        ("facts", "insert", lambda told: told.update(id="another")),
        ("facts", "insert", lambda told: told.update(client_id="another")),
        ("clients", "insert", lambda told: told.update(created_at="2026-03-01T00:00:00")),
        ("clients", "insert", lambda told: told.update(created_at="9999-12-31T23:59:59-12:00")),
        ("received", "delete", lambda told: told.update(amount=20.01)),
        ("received", "delete", lambda told: told.update(amount="1e99")),
        ("received", "delete", lambda told: told.update(amount="0.001")),
        ("received", "delete", lambda told: told.update(amount="1" + "0" * 16)),
    ],
)
def test_an_image_no_program_keeps(honest: Path, tmp_path: Path, table: str, op: str, change: Change) -> None:
    column = {"insert": "new", "delete": "old"}[op]
    file = Path(shutil.copyfile(honest, tmp_path / "evil.db"))
    with closing(sqlite3.connect(file)) as raw:
        number, text = raw.execute(
            f"SELECT id, {column} FROM journal WHERE table_name = ? AND op = ? ORDER BY id DESC", (table, op)
        ).fetchone()
        told = json.loads(text)
        change(told)
        raw.execute(f"UPDATE journal SET {column} = ? WHERE id = ?", (json.dumps(told), number))
        raw.commit()
    assert strange_column(file) == f"journal.{column}"


@pytest.mark.parametrize(
    ("statement", "where"),
    [
        ("UPDATE journal SET new = '[]' WHERE op = 'insert'", "journal.new"),
        ("UPDATE journal SET new = NULL WHERE op = 'insert'", "journal.new"),
        ("UPDATE journal SET old = new WHERE op = 'insert'", "journal.old"),
        ("UPDATE journal SET new = old WHERE op = 'delete'", "journal.new"),
        ("UPDATE journal SET old = NULL WHERE op = 'update'", "journal.old"),
        ("UPDATE journal SET field = 'version' WHERE op = 'update'", "journal.old"),
        ("UPDATE journal SET field = 'year' WHERE field = 'value'", "journal.old"),
        ("UPDATE journal SET new = '{\"a\": 1}' WHERE op = 'update'", "journal.new"),
        (
            "UPDATE journal SET new = replace(hex(zeroblob(20000)), '0', '[') WHERE op = 'update'",
            "journal.new",
        ),
    ],
)
def test_a_line_no_program_writes(honest: Path, tmp_path: Path, statement: str, where: str) -> None:
    file = Path(shutil.copyfile(honest, tmp_path / "evil.db"))
    with closing(sqlite3.connect(file)) as raw:
        assert raw.execute(statement).rowcount > 0
        raw.commit()
    assert strange_column(file) == where

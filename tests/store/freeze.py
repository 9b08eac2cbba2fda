"""Writes the fixture of the newest schema: ``python -m tests.store.freeze``, once, when it is released.

The fixture is a dump in SQL, so that a review sees what it holds; a released one is never written again.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from advisor_app.portfolio.migrate import head
from advisor_app.portfolio.session import Portfolio
from advisor_app.services.client_file import Profile
from advisor_app.services.clients import Clients
from advisor_app.services.clock import FixedClock
from advisor_app.services.entry import ClientEntry, ValueEntry
from tests.records import CATALOGUE, PILOT, RECORD, TODAY, assessment

HERE = Path(__file__).parent


def fill(portfolio: Portfolio, clock: FixedClock) -> None:
    """Something in every table, and every kind of step in the journal."""
    clients = Clients(portfolio, CATALOGUE, clock)
    profile = Profile("示例甲", "通用设备制造业", ("示例旧名有限公司",), "示例备注")
    first = clients.import_record(RECORD, profile).id
    clients.set_value(first, "revenue", "95000000", year=2025, source="tax")
    clients.save_assessment(first, assessment())
    second = clients.add_client(ClientEntry("示例乙有限公司", PILOT), accept_pilot=True, demo=True).id
    clients.set_values(second, [ValueEntry("employees", "12", 2024), ValueEntry("patents", "不适用")])
    clients.delete_client(second)
    third = clients.import_record(replace(RECORD, name="示例丙有限公司", uscc=None)).id
    clients.set_value(third, "employees", "", year=2025)
    clients.undo()
    clients.redo()
    clients.undo()


def main() -> int:
    """Freeze the newest schema, unless it is frozen already."""
    target = HERE / f"{head()}.sql"
    if target.exists():
        sys.stderr.write(f"{target.name} is released and stays as it is\n")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "portfolio.db"
        clock = FixedClock.on(TODAY)
        with Portfolio.open(path, actor="陈玥", clock=clock) as portfolio:
            fill(portfolio, clock)
        with closing(sqlite3.connect(path)) as raw:
            target.write_text("\n".join(raw.iterdump()) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

"""A client database of 10,000 clients × 3 years × 60 facts with its journal: how long a backup takes.

``python -m bench.backup [clients] [folder]``; the database is made once in the folder and used again.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
import statistics
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random
from typing import Any

from advisor_app.portfolio import backups
from advisor_app.portfolio.backup import flush_file
from advisor_app.portfolio.backups import Reason, check, listing
from advisor_app.portfolio.restore import preview
from advisor_app.portfolio.retention import Generations
from advisor_app.portfolio.session import Portfolio
from advisor_app.services.clock import Clock

YEARS = (2023, 2024, 2025)
FACTS = 60
RUNS = 3
_AT = "2026-11-21 12:00:00.000000"


def _uuid(random: Random) -> str:
    return str(uuid.UUID(int=random.getrandbits(128), version=4))


def fill(path: Path, clients: int) -> None:
    """Write what importing so many clients, each as one unit, would have written."""
    with Portfolio.open(path, actor="示例顾问", clock=Clock()):
        pass
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("BEGIN")
        random = Random(7)
        for number in range(1, clients + 1):
            client, rows = _uuid(random), list[tuple[Any, ...]]()
            db.execute(
                "INSERT INTO change_sets (at, actor, title, kind, standing)"
                " VALUES (?, '示例顾问', ?, 'do', 'done')",
                (_AT, f"导入 示例·企业{number}"),
            )
            db.execute(
                "INSERT INTO clients (id, name, short_name, uscc_pilot, industry, advisor, note, demo,"
                " version, created_at, updated_at)"
                " VALUES (?, ?, '', 0, '通用设备制造业', '', '', 1, 1, ?, ?)",
                (client, f"示例·企业{number}有限公司", _AT, _AT),
            )
            rows.extend(_facts(client, random))
            db.executemany(
                "INSERT INTO facts (id, client_id, key, year, form, value, source, evidence, confirmed_by,"
                " note, adopted, created_at, updated_at)"
                " VALUES (?, ?, ?, ?, 'decimal', ?, 'audit', '', '', '', 1, ?, ?)",
                [(*row, _AT, _AT) for row in rows],
            )
            db.executemany(
                "INSERT INTO journal (change_set, client_id, table_name, row_id, op, field, new)"
                " VALUES (?, ?, 'facts', ?, 'insert', '', ?)",
                [(number, client, row[0], _image(row)) for row in rows],
            )
        db.execute("COMMIT")
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _facts(client: str, random: Random) -> Iterator[tuple[Any, ...]]:
    for year in YEARS:
        for fact in range(FACTS):
            yield _uuid(random), client, f"revenue_of_kind_{fact}", year, str(random.randint(0, 10**9))


def _image(row: tuple[Any, ...]) -> str:
    row_id, client, key, year, value = row
    return json.dumps(
        {
            "id": row_id, "client_id": client, "item_id": None, "key": key, "year": year, "form": "decimal",
            "value": value, "source": "audit", "evidence": "", "observed_on": None, "confirmed_by": "",
            "note": "", "adopted": True, "created_at": "2026-11-21T12:00:00+00:00",
        },
        ensure_ascii=False, separators=(",", ":"),
    )  # fmt: skip


def timed(name: str, act: Any) -> float:
    """Print the median of the runs in seconds."""
    spent = []
    for run in range(RUNS):
        began = time.perf_counter()
        act(run)
        spent.append(time.perf_counter() - began)
    found = statistics.median(spent)
    print(f"{name:34}{found:8.2f} s")
    return found


def main(clients: int, folder: Path) -> None:
    """Measure a backup in its parts, beside a plain copy of the same file."""
    folder.mkdir(parents=True, exist_ok=True)
    source = folder / f"portfolio-{clients}.db"
    if not source.exists():
        fill(source, clients)
    print(f"{clients} clients, {source.stat().st_size / 2**20:.0f} MB, journal included")
    target = folder / "backups"

    def again(_run: int) -> None:
        make(source, target, unchanged=True)

    def plain(run: int) -> None:
        copy = folder / f"plain-{run}.db"
        shutil.copyfile(source, copy)
        flush_file(copy)
        copy.unlink()

    timed("plain copy of the file, flushed", plain)
    timed("backup, checked", lambda _run: make(source, target))
    timed("backup, nothing changed since", again)
    copies = sorted(target.glob("*.db"))
    timed("check of a backup, every byte", lambda _run: check(listing([target])[0]))
    timed("preview of a restore", lambda _run: preview(source, copies[-1]))
    shutil.rmtree(target)


def make(source: Path, target: Path, *, unchanged: bool = False) -> None:
    """A backup as the program makes it; the latest two are kept."""
    few = Generations(latest=2, days=0, weeks=0, months=0, pinned=0)
    backups.make(
        source,
        [target],
        reason=Reason.ASKED,
        moment=Clock().now(),
        generations=few,
        unless_unchanged=unchanged,
    )


if __name__ == "__main__":
    words = sys.argv[1:]
    wanted = int(words[0]) if words else 10_000
    if len(words) > 1:
        main(wanted, Path(words[1]))
    else:
        with tempfile.TemporaryDirectory() as scratch:
            main(wanted, Path(scratch))

"""A client database of 10,000 clients × 3 years × 60 facts with its journal: how long a backup takes.

``python -m bench.backup [clients] [folder]``; the database is made once in the folder and used again.
"""

from __future__ import annotations

import datetime as dt
import resource
import shutil
import sqlite3
import statistics
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from random import Random
from typing import Any

from advisor_app.portfolio import backups, images
from advisor_app.portfolio.backup import flush_file, sound
from advisor_app.portfolio.backups import Reason, check, listing, opened
from advisor_app.portfolio.packing import pack
from advisor_app.portfolio.restore import preview
from advisor_app.portfolio.retention import Generations
from advisor_app.portfolio.session import Portfolio
from advisor_app.services.clock import Clock

YEARS = (2023, 2024, 2025)
FACTS = 60
RUNS = 5
_MOMENT = dt.datetime(2026, 11, 21, 12, tzinfo=dt.UTC)
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
    """What the program keeps of it."""
    row_id, client, key, year, value = row
    told = {
        "id": row_id, "client_id": client, "item_id": None, "key": key, "year": year, "form": "decimal",
        "value": value, "source": "audit", "evidence": "", "observed_on": None, "confirmed_by": "",
        "note": "", "adopted": True, "created_at": _MOMENT,
    }  # fmt: skip
    return images.lean(images.image("facts", told), images.known("facts", row_id, client, _MOMENT))


def timed(acts: Mapping[str, Callable[[], object]], runs: int = RUNS) -> None:
    """Do them in turn, and print of each the median of the runs: seconds, and seconds of processor."""
    spent: dict[str, list[tuple[float, float]]] = {name: [] for name in acts}
    for _ in range(runs):
        for name, act in acts.items():
            began, busy = time.perf_counter(), time.process_time()
            act()
            spent[name].append((time.perf_counter() - began, time.process_time() - busy))
    for name, found in spent.items():
        seconds, busy = (statistics.median(column) for column in zip(*found, strict=True))
        least = min(each[0] for each in found)
        print(f"{name:38}{seconds:7.2f} s, at best {least:5.2f}; processor {busy:5.2f}", flush=True)


def main(clients: int, folder: Path) -> None:
    """Measure a backup in its parts, beside a plain copy of the same file."""
    folder.mkdir(parents=True, exist_ok=True)
    source = folder / f"portfolio-{clients}.db"
    if not source.exists():
        fill(source, clients)
    print(f"{clients} clients, {source.stat().st_size / 2**20:.0f} MB, journal included")
    target = folder / "backups"

    packed = folder / "packed"

    def plain() -> None:
        copy = folder / "plain.db"
        shutil.copyfile(source, copy)
        flush_file(copy)
        copy.unlink()

    def looked_at() -> None:
        with opened(listing([target])[0]) as file:
            preview(source, file)

    make(source, target)
    print(f"backup: {listing([target])[0].size / 2**20:.0f} MB; the program's memory at its highest "
          f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")  # fmt: skip
    timed(
        {
            "plain copy of the file, flushed": plain,
            "backup, checked": lambda: make(source, target),
            "  of that: is it a sound database": lambda: sound(source),
            "  of that: packed, flushed, read back": lambda: (pack(source, packed), packed.unlink()),
        }
    )
    timed({"backup, nothing changed since": lambda: make(source, target, unchanged=True)})
    timed({"check of a backup, every byte": lambda: check(listing([target])[0])}, 3)
    timed({"check and preview of a restore": looked_at}, 1)
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

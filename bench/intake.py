"""A list of clients taken in: opened, previewed, written; beside a raw insert of the same rows."""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import sqlite3
import tempfile
import time
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from random import Random

from advisor_app.domain.facts import FactType, Scope
from advisor_app.intake import book as limits
from advisor_app.portfolio.session import Portfolio
from advisor_app.services.clients import Clients
from advisor_app.services.clock import FixedClock
from advisor_app.services.importing import Importing
from advisor_app.services.policies import load_library

TODAY = dt.date(2026, 11, 21)
TABLES = ("clients", "facts", "change_sets", "journal")


def write_list(path: Path, labels: list[str], count: int, columns: int) -> None:
    """A csv with a firm a row, its sums of one year after the other, until there are enough columns."""
    dice = Random(7)
    years = range(TODAY.year - 1, 1980, -1)
    heads = [f"{year}年{label}（万元）" for year in years for label in labels][:columns]
    with path.open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(["企业名称", *heads])
        for n in range(count):
            lines.writerow([f"示例·第{n}家企业", *(dice.randrange(1, 9_000) for _ in heads)])


def raw(source: Path, target: Path) -> float:
    """Seconds in which sqlite3 alone inserts the same rows, journal included, into the same empty tables."""
    with closing(sqlite3.connect(source)) as full:
        told = {table: full.execute(f"SELECT * FROM {table}").fetchall() for table in TABLES}
    with closing(sqlite3.connect(target)) as empty:
        empty.execute("PRAGMA foreign_keys=ON")
        empty.execute("PRAGMA journal_mode=WAL")
        empty.execute("PRAGMA synchronous=FULL")
        began = time.perf_counter()
        with empty:
            for table in TABLES:
                if told[table]:
                    marks = ",".join("?" * len(told[table][0]))
                    empty.executemany(f"INSERT INTO {table} VALUES ({marks})", told[table])
        return time.perf_counter() - began


def main() -> None:
    """Print the times."""
    words = argparse.ArgumentParser()
    words.add_argument("--clients", type=int, default=1_000)
    words.add_argument("--columns", type=int, default=180)
    told = words.parse_args()
    library = load_library()
    labels = [
        f.label
        for f in library.catalogue.facts.values()
        if f.scope is Scope.YEAR and f.type is FactType.MONEY and f.derivation is None
    ]
    clock = FixedClock.on(TODAY)
    with tempfile.TemporaryDirectory() as folder:
        path, target, empty = (Path(folder) / name for name in ("list.csv", "p.db", "raw.db"))
        write_list(path, labels, told.clients, told.columns)
        with Portfolio.open(empty, actor="bench", clock=clock):
            pass
        with Portfolio.open(target, actor="bench", clock=clock) as portfolio:
            importing = Importing(Clients(portfolio, library.catalogue, clock, library), Path(folder) / "m")
            marks = [time.perf_counter()]
            opened = importing.open(path)
            marks.append(time.perf_counter())
            preview = importing.preview(opened)
            marks.append(time.perf_counter())
            importing.accept(preview)
            marks.append(time.perf_counter())
            count = len(preview.changes)
        least = raw(target, empty)
        opening, looking, writing = (b - a for a, b in pairwise(marks))
        print(
            f"{told.clients:,} clients, {count:,} values (a list holds {limits.MOST_CELLS:,} cells at most)"
        )
        print(f"open {opening:.2f} s · preview {looking:.2f} s · write {writing:.2f} s")
        print(
            f"raw sqlite3, the same rows with their journal: {least:.2f} s → write is {writing / least:.2f}×"
        )


if __name__ == "__main__":
    main()

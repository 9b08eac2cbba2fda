"""Ten thousand clients with three years of sixty figures: opening, listing, saving, searching."""

from __future__ import annotations

import argparse
import datetime as dt
import re
import sqlite3
import statistics
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from random import Random

from advisor_app.portfolio.finding import Finding, Text
from advisor_app.portfolio.session import Portfolio
from advisor_app.services.clients import Clients
from advisor_app.services.clock import FixedClock
from advisor_app.services.entry import ValueEntry
from advisor_app.services.policies import load_library

YEARS = (2023, 2024, 2025)
FACTS = 60
TODAY = dt.date(2026, 11, 21)
LIKE = "SELECT id FROM t WHERE text LIKE ? ESCAPE '!'"
NOW = "2026-11-21 08:00:00.000000"


def fill(path: Path, count: int, years: Sequence[int] = YEARS, facts_a_year: int = FACTS) -> list[str]:
    """Write the clients straight into an empty portfolio, journal included; their ids."""
    library = load_library()
    keys = [f.key for f in library.catalogue.facts.values() if f.scope == "year" and not f.derivation]
    keys = keys[:facts_a_year] + [f"more_{n}" for n in range(facts_a_year - len(keys))]
    dice = Random(7)
    ids = [str(uuid.UUID(int=dice.getrandbits(128))) for _ in range(count)]

    def facts() -> Iterator[tuple[object, ...]]:
        for client in ids:
            for year in years:
                for key in keys:
                    row = str(uuid.UUID(int=dice.getrandbits(128)))
                    value = str(dice.randrange(10**8))
                    yield (row, client, key, year, "decimal", value, "self", "", "", "", True, NOW, NOW)

    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("PRAGMA synchronous=OFF")
        raw.execute("BEGIN")
        raw.executemany(
            "INSERT INTO clients(id, name, short_name, uscc_pilot, industry, advisor, note, demo, version,"
            " created_at, updated_at) VALUES (?, ?, '', 0, ?, '', '', 0, 1, ?, ?)",
            [(c, f"示例{n}号{_word(dice)}有限公司", _word(dice), NOW, NOW) for n, c in enumerate(ids)],
        )
        raw.executemany(
            "INSERT INTO facts(id, client_id, key, year, form, value, source, evidence, confirmed_by, note,"
            " adopted, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            facts(),
        )
        raw.executemany(
            "INSERT INTO change_sets(id, at, actor, title, kind, standing)"
            " VALUES (?, ?, '顾问', '导入', 'do', 'done')",
            [(n, NOW) for n in range(1, count + 1)],
        )
        raw.execute(
            "INSERT INTO journal(change_set, client_id, table_name, row_id, op, field, old, new)"
            " SELECT clients.rowid, clients.id, 'facts', facts.id, 'insert', '', NULL,"
            " json_object('key', key, 'year', year, 'value', value) FROM facts"
            " JOIN clients ON clients.id = facts.client_id"
        )
        raw.execute("COMMIT")
    return ids


def _word(dice: Random) -> str:
    return "".join(dice.choice("精密机械智能传感新材料数据光电生物医药软件环保") for _ in range(4))


def median(work: Callable[[], object], rounds: int) -> float:
    """Median seconds of ``rounds`` runs."""
    times = []
    for _ in range(rounds):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    return statistics.median(times)


def show(name: str, seconds: float) -> None:
    """One line."""
    print(f"{seconds * 1000:10.1f} ms  {name}")


def records(folder: Path, count: int) -> None:
    """Open, list, read one, save one value, undo."""
    path, clock = folder / "portfolio.db", FixedClock.on(TODAY)
    with Portfolio.open(path, actor="顾问", clock=clock):
        pass
    started = time.perf_counter()
    ids = fill(path, count)
    print(f"{count:,} 家 × {len(YEARS)} 年 × {FACTS} 项，{path.stat().st_size / 1e6:,.0f} MB，"
          f"写好用了 {time.perf_counter() - started:.0f} 秒")  # fmt: skip
    library = load_library()

    def opened() -> None:
        with Portfolio.open(path, actor="顾问", clock=clock) as portfolio, portfolio.read():
            pass

    show("打开", median(opened, 5))
    with Portfolio.open(path, actor="顾问", clock=clock) as portfolio:
        clients = Clients(portfolio, library.catalogue, clock, library)
        show("客户列表", median(clients.rows, 5))
        some = iter(ids * 2)
        show("读一家的全部资料", median(lambda: clients.record(next(some)), 200))
        values = iter(range(10**6))

        def save() -> None:
            clients.set_values(next(some), [ValueEntry("revenue", str(next(values)), 2025)])

        show("保存一个数", median(save, 200))
        show("撤销", median(clients.undo, 100))


def search(rows: int) -> None:
    """Pieces of one to four characters among texts cut from official documents, beside LIKE."""
    source = "".join(document.text for document in load_library().documents.values())
    source = "".join(source.split())
    dice = Random(3)
    texts = []
    for number in range(rows):
        at = dice.randrange(len(source) - 40)
        texts.append(
            Text(f"c{number % 10_000}", "contacts", str(number), source[at : at + dice.randrange(5, 40)])
        )
    started = time.perf_counter()
    finding = Finding(texts)
    print(f"{rows:,} 段文字；建索引 {time.perf_counter() - started:.1f} 秒")
    with closing(sqlite3.connect(":memory:")) as raw:
        raw.execute("CREATE TABLE t(id INTEGER PRIMARY KEY, text)")
        raw.executemany("INSERT INTO t VALUES (?, ?)", [(n, t.text) for n, t in enumerate(texts)])
        for size in (1, 2, 3, 4):
            ratios, ours = [], []
            for _ in range(30):
                wanted = dice.choice(texts).text[:size]
                pattern = re.sub("([%_!])", r"!\1", wanted)
                began = time.perf_counter()
                found = finding.find(wanted)
                ours.append(time.perf_counter() - began)
                began = time.perf_counter()
                theirs = raw.execute(LIKE, (f"%{pattern}%",)).fetchall()
                ratios.append((time.perf_counter() - began) / ours[-1])
                assert [hit.row_id for hit in found] == [str(row[0]) for row in theirs], wanted
            show(f"查 {size} 个字（LIKE 的 {statistics.median(ratios):.0f} 分之一）", statistics.median(ours))


def main() -> None:
    """Print medians."""
    ask = argparse.ArgumentParser()
    ask.add_argument("--clients", type=int, default=10_000)
    ask.add_argument("--texts", type=int, default=200_000)
    told = ask.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        records(Path(folder), told.clients)
    sys.stdout.flush()
    search(told.texts)


if __name__ == "__main__":
    main()

"""Kill −9 at two hundred random moments: never a lost committed write, never a half one, and it opens."""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from advisor_app.portfolio import backups
from advisor_app.portfolio.backups import State
from advisor_app.portfolio.session import Portfolio
from advisor_app.services.clock import Clock
from tests.records import RECORD
from tests.store.victim import PER_UNIT

ROOT = Path(__file__).parents[2]
OLD = sorted((ROOT / "tests" / "store").glob("r*.sql"))
KILLS = int(os.environ.get("ADVISOR_KILLS", "200"))
PER_FILE = 20
"""Deaths of one database before the next one is begun."""
IMPORTED = (
    len(RECORD.facts)
    + sum(len(years) for years in RECORD.years.values())
    + sum(len(item.facts) for item in RECORD.items)
)
OTHERS = len(RECORD.items) + len(RECORD.recognitions) + len(RECORD.received)
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


class Stable:
    """The process that forks victims."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.store.victim"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )

    def life(self, path: Path, folder: Path, seed: int, seconds: float) -> list[dict[str, Any]]:
        """One victim's reports, until it is killed so long after its opening began."""
        stdin, stdout = self.process.stdin, self.process.stdout
        assert stdin is not None
        assert stdout is not None
        stdin.write((json.dumps([str(path), str(folder), seed]) + "\n").encode())
        stdin.flush()
        told: list[dict[str, Any]] = []
        child = 0
        while not child:  # the child may speak before its parent does
            line = json.loads(stdout.readline())
            child = line.get("child", 0)
            if not child:
                told.append(line)
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
        while "ended" not in (line := json.loads(stdout.readline())):
            told.append(line)
        return told

    def close(self) -> None:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.close()
        self.process.wait(10)
        self.process.stdout.close()


@pytest.fixture
def stable() -> Iterator[Stable]:
    made = Stable()
    yield made
    made.close()


class Ledger:
    """What must be in the database, and in each backup, from what was reported."""

    def __init__(self) -> None:
        self.held: set[str] = set()
        self.backed: dict[str, set[str]] = {}
        self.deaths: dict[str, int] = {}

    def read(self, told: list[dict[str, Any]]) -> list[set[str]]:
        """Take in a life's reports; returns the states, one of which the database must include."""
        restoring = ""
        undone = False
        last = ""
        for line in told:
            assert "failed" not in line, line["failed"]
            if "wrote" in line:
                self.held.add(line["wrote"])
                last, undone = line["wrote"], False
            elif "undid" in line:
                undone = True
            elif "redid" in line:
                undone = False
            elif "backup" in line:
                self.backed[line["backup"]] = set(self.held)
            elif "restoring" in line:
                restoring = line["restoring"]
            elif "restored" in line:
                self.held, restoring, last = set(self.backed.get(line["restored"], set())), "", ""
        end = next(iter(told[-1]), "") if told else ""
        self.deaths[end] = self.deaths.get(end, 0) + 1
        states = [set(self.held)]
        if restoring:
            states.append(set(self.backed.get(restoring, set())))
        # an undo may have been committed, and killed before it was reported or done again
        states.extend([state - {last} for state in states] if last or undone else [])
        return states


def held(path: Path) -> set[str]:
    """The units that are there; each of them whole, with its journal."""
    with closing(sqlite3.connect(path)) as raw:
        rows = raw.execute(
            "SELECT substr(c.name, 4), (SELECT count(*) FROM facts f WHERE f.client_id = c.id),"
            " (SELECT count(*) FROM items i WHERE i.client_id = c.id)"
            " + (SELECT count(*) FROM recognitions r WHERE r.client_id = c.id)"
            " + (SELECT count(*) FROM received r WHERE r.client_id = c.id),"
            " (SELECT count(*) FROM journal j WHERE j.client_id = c.id AND j.op = 'insert'),"
            " (SELECT count(DISTINCT s.title) FROM journal j JOIN change_sets s ON s.id = j.change_set"
            "  WHERE j.client_id = c.id)"
            " FROM clients c WHERE length(c.name) IN (19, 21)"
        ).fetchall()
    for mark, stated, others, journaled, titles in rows:
        brought = mark.startswith("导入")
        assert stated == (IMPORTED if brought else PER_UNIT), mark
        assert others == (OTHERS if brought else 0), mark
        # once, and once more for each time it was undone and done again
        whole = journaled / (1 + stated + others) if not brought else 1
        assert whole == int(whole) >= 1, mark
        assert titles == 1, mark
    return {mark for mark, *_ in rows}


def begin(place: Path, number: int) -> Path:
    """A database of its own: new, or as an older program left it."""
    place.mkdir()
    path = place / "portfolio.db"
    if number % 2:
        with closing(sqlite3.connect(path)) as raw:
            raw.executescript(OLD[number // 2 % len(OLD)].read_text(encoding="utf-8"))
    return path


def test_killed_at_random_moments(tmp_path: Path, stable: Stable) -> None:
    seed = int(os.environ.get("ADVISOR_SEED", str(random.SystemRandom().randrange(10**6))))
    chance = random.Random(seed)
    told_seed = f"ADVISOR_SEED={seed}"
    deaths: dict[str, int] = {}
    units = 0
    for number in range(KILLS // PER_FILE):
        place = tmp_path / f"{number}"
        path, folder = begin(place, number), place / "备份"
        ledger, checked = Ledger(), set[str]()
        for turn in range(PER_FILE):
            # often while it is being created, opened or migrated
            seconds = chance.uniform(0, 0.08) if turn < 4 else chance.uniform(0.04, 0.25)
            states = ledger.read(stable.life(path, folder, chance.randrange(10**9), seconds))
            if not path.exists():
                assert states == [set()], told_seed
                continue
            with Portfolio.open(path, actor="示例顾问", clock=Clock()) as portfolio:
                bad = [finding.sentence for finding in portfolio.check() if not finding.good]
                assert bad == [], (told_seed, number, turn)
                # carry on from what undo may have left
                portfolio.redo()
            found = held(path)
            fits = [state for state in states if state <= found]
            assert fits, (told_seed, number, turn, [state - found for state in states])
            extra = min(len(found - state) for state in states)
            assert extra <= 1, (told_seed, number, turn)  # committed, killed before it was reported
            ledger.held = found
            for each in backups.listing([folder]):
                if each.state is State.GOOD and each.path.name not in checked:
                    checked.add(each.path.name)
                    assert backups.check(each).state is State.GOOD, (told_seed, each.path)
                    with backups.opened(each) as file:
                        inside = held(file)
                    ledger.backed.setdefault(each.path.name, inside)
                    assert ledger.backed[each.path.name] <= inside | found
        units += len(ledger.held)
        for end, count in ledger.deaths.items():
            deaths[end] = deaths.get(end, 0) + count
    assert units > 0, told_seed
    assert {"wrote", "backup", "restoring"} <= set(deaths), (told_seed, deaths)
    sys.stderr.write(f"{told_seed} {units} units, died after {deaths}\n")

"""A process that works on a client database until it is killed: ``python -m tests.store.victim``.

It forks itself anew for each line of stdin, so that hundreds of deaths cost no start of Python. Each child
reports a unit only after its commit returned; what it reported has to be there afterwards, whole.
"""

from __future__ import annotations

import json
import os
import random
import sys
from contextlib import suppress
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from advisor_app.domain.errors import AdvisorError
from advisor_app.portfolio import backups, clients, facts, packing
from advisor_app.portfolio.backups import Reason
from advisor_app.portfolio.clients import ClientData
from advisor_app.portfolio.facts import Slot, Stated
from advisor_app.portfolio.retention import Generations
from advisor_app.portfolio.session import Portfolio
from advisor_app.services.clients import Clients
from advisor_app.services.clock import Clock
from tests.records import CATALOGUE, RECORD

PER_UNIT = 4
"""Facts written with each client: a half unit has fewer."""


def say(told: dict[str, object]) -> None:
    """One line, out of this process before anything else happens."""
    os.write(1, (json.dumps(told) + "\n").encode())


def write(portfolio: Portfolio, chance: random.Random) -> None:
    """A unit of several flushes; reported once it is committed."""
    mark = f"{chance.getrandbits(64):016x}"
    with portfolio.unit(f"写入 {mark}") as unit:
        client = clients.create(unit, ClientData(f"示例·{mark}"))
        for year in range(2021, 2021 + PER_UNIT):
            facts.put(unit, client, [Stated(Slot("revenue", year), Decimal(year), source="audit")])
    say({"wrote": mark})


def bring_in(portfolio: Portfolio, chance: random.Random) -> None:
    """Import a whole client file: facts, items, titles, money, answers, in one unit."""
    mark = f"导入{chance.getrandbits(64):016x}"
    record = replace(RECORD, name=f"示例·{mark}", uscc=None)
    Clients(portfolio, CATALOGUE, Clock()).import_record(record)
    say({"wrote": mark})


def back_up(portfolio: Portfolio, folder: Path, chance: random.Random) -> None:
    """A backup with rotation, packed or not; reported with its name."""
    packing.WORTHWHILE = chance.choice((0, 1 << 40))
    few = Generations(latest=3, days=0, weeks=0, months=0, pinned=2)
    made = backups.make(
        portfolio.file,
        [folder],
        reason=Reason.ASKED,
        moment=Clock().now(),
        generations=few,
    )
    say({"backup": made.backups[0].path.name})


def go_back(portfolio: Portfolio, folder: Path, chance: random.Random) -> None:
    """A restore to any good backup; announced before, reported after."""
    good = [each for each in backups.listing([folder]) if each.state is backups.State.GOOD]
    if good:
        chosen = chance.choice(good)
        say({"restoring": chosen.path.name})
        with backups.opened(chosen) as file:
            portfolio.restore(file)
        say({"restored": chosen.path.name})


def work(path: Path, folder: Path, seed: int) -> None:
    """Open (which migrates an old file), then do anything until somebody ends it."""
    chance = random.Random(seed)
    with Portfolio.open(path, actor="示例顾问", clock=Clock()) as portfolio:
        say({"opened": True})
        while True:
            act = chance.random()
            with suppress(AdvisorError):
                if act < 0.45:
                    write(portfolio, chance)
                elif act < 0.6:
                    bring_in(portfolio, chance)
                elif act < 0.7:
                    portfolio.undo()
                    say({"undid": True})
                    portfolio.redo()
                    say({"redid": True})
                elif act < 0.87:
                    back_up(portfolio, folder, chance)
                else:
                    go_back(portfolio, folder, chance)


def main() -> int:
    """For each line ``path folder seed`` fork a child, say its id; its own lines follow on the same pipe."""
    for line in sys.stdin:
        path, folder, seed = json.loads(line)
        child = os.fork()
        if child == 0:
            try:
                work(Path(path), Path(folder), seed)
            except BaseException as error:  # noqa: BLE001 -- a bug has to be seen by the test
                say({"failed": repr(error)})
            finally:
                os._exit(1)
        say({"child": child})
        os.waitpid(child, 0)
        say({"ended": child})
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

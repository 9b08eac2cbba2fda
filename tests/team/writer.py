"""One of several programs at work on the same clients: counts a value up, renames, undoes, at random."""

from __future__ import annotations

import datetime as dt
import random
import sys
import time

from advisor_app.domain.errors import StoreError
from advisor_app.portfolio import clients, facts
from advisor_app.portfolio.clients import ClientData
from advisor_app.portfolio.facts import Slot, Stated
from advisor_app.portfolio.session import Portfolio
from advisor_app.services.clock import FixedClock

COUNTED = Slot("patents")


def value(portfolio_session: object, client_id: str) -> int:
    """The counted value as it stands."""
    for row in facts.rows(portfolio_session, client_id):  # type: ignore[arg-type]
        if row.slot == COUNTED and row.adopted:
            assert isinstance(row.value, int)
            return row.value
    return 0


def main(url: str, actor: str, rounds: int, *client_ids: str) -> None:
    """Print how much was counted up in all, as it was saved."""
    chance = random.Random(actor)
    clock = FixedClock.on(dt.date(2026, 11, 21))
    counted = 0
    with Portfolio.open(url, actor=actor, clock=clock) as portfolio:
        for _ in range(rounds):
            client_id = chance.choice(client_ids)
            act = chance.random()
            if act < 0.7:
                with portfolio.unit("加一") as unit:
                    now = value(unit.session, client_id)
                    time.sleep(chance.random() / 200)  # others would have time to slip in
                    facts.put(unit, client_id, [Stated(COUNTED, now + 1)])
                counted += 1
            elif act < 0.85:
                with portfolio.unit("改名") as unit:
                    card = clients.card(unit.session, client_id)
                    name = f"示例·{actor}{chance.randrange(99)}"
                    clients.edit(unit, client_id, ClientData(name), version=card.version)
            else:
                try:
                    undone = portfolio.undo()
                except StoreError:
                    continue  # others built on it
                if undone.title == "加一":
                    counted -= 1  # it was the last count: otherwise it is refused
    sys.stdout.write(str(counted))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), *sys.argv[4:])

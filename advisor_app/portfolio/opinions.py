"""What the advisor himself holds of a measure, with the reason; the program's verdict stays beside it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from advisor_app.domain.verdict import Outcome
from advisor_app.portfolio import clients, conflicts
from advisor_app.portfolio.conflicts import Judged
from advisor_app.portfolio.models import OpinionRecord
from advisor_app.portfolio.session import Unit


@dataclass(frozen=True, slots=True)
class Opinion:
    """An advisor's own judgement of a measure (for one item, by its key; else "")."""

    measure: str
    item: str
    outcome: Outcome
    reason: str
    held_on: dt.date
    held_by: str


def put(unit: Unit, client_id: str, opinion: Opinion, *, seen: Judged | None = None) -> None:
    """Write an opinion in place of an earlier one; ``seen``: what the form showed (see ``conflicts``)."""
    clients.require(unit.session, client_id)
    row = _one(unit.session, client_id, opinion.measure, opinion.item)
    if not _wanted(unit, client_id, row, seen, judged(opinion)):
        return
    if row is None:
        unit.add(
            OpinionRecord(
                client_id=client_id,
                measure=opinion.measure,
                item=opinion.item,
                outcome=opinion.outcome,
                reason=opinion.reason,
                held_on=opinion.held_on,
                held_by=opinion.held_by,
            )
        )
        return
    row.outcome, row.reason = opinion.outcome, opinion.reason
    row.held_on, row.held_by = opinion.held_on, opinion.held_by
    unit.flush()


def withdraw(unit: Unit, client_id: str, measure: str, item: str = "", *, seen: Judged | None = None) -> None:
    """Take an opinion back; nothing happens where there is none. ``seen``: as in :func:`put`."""
    clients.require(unit.session, client_id)
    row = _one(unit.session, client_id, measure, item)
    if row is not None and _wanted(unit, client_id, row, seen, Judged()):
        unit.remove(row)


def rows(session: Session, client_id: str) -> tuple[Opinion, ...]:
    """The opinions on a client."""
    o = OpinionRecord
    query = (
        select(o.measure, o.item, o.outcome, o.reason, o.held_on, o.held_by)
        .where(o.client_id == client_id)
        .order_by(o.measure, o.item)
    )
    return tuple(Opinion(row[0], row[1], Outcome(row[2]), *row[3:]) for row in session.execute(query))


def judged(opinion: Opinion | None) -> Judged:
    """An opinion as the one thing that is changed."""
    return Judged() if opinion is None else Judged((opinion.outcome, opinion.reason))


def _wanted(unit: Unit, client_id: str, row: OpinionRecord | None, seen: Judged | None, mine: Judged) -> bool:
    """Whether mine is to be written: what was left as it was shown is not."""
    now = Judged() if row is None else Judged((Outcome(row.outcome), row.reason))
    row_id = "" if row is None else row.id
    return conflicts.agreed(unit.session, client_id, seen, now, mine, row_id=row_id) == mine


def _one(session: Session, client_id: str, measure: str, item: str) -> OpinionRecord | None:
    query = select(OpinionRecord).where(
        OpinionRecord.client_id == client_id, OpinionRecord.measure == measure, OpinionRecord.item == item
    )
    return session.scalars(query).one_or_none()

"""Reminders that were seen to."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import select
from sqlalchemy.orm import Session

from advisor_app.domain.reminder import Mark, ReminderKind
from advisor_app.portfolio import clients
from advisor_app.portfolio.models import MarkRecord
from advisor_app.portfolio.session import Unit


def put(unit: Unit, mark: Mark, on: dt.date | None) -> None:
    """Note when a reminder was seen to; None: it is open again. What another has seen to keeps its day."""
    clients.require(unit.session, mark.client_id)
    row = unit.session.scalar(
        select(MarkRecord).where(
            MarkRecord.client_id == mark.client_id,
            MarkRecord.subject == mark.subject,
            MarkRecord.kind == mark.kind,
            MarkRecord.occasion == mark.occasion,
        )
    )
    if on is None:
        if row is not None:
            unit.remove(row)
    elif row is None:
        unit.add(
            MarkRecord(
                client_id=mark.client_id,
                subject=mark.subject,
                kind=mark.kind,
                occasion=mark.occasion,
                done_on=on,
            )
        )


def all_marks(session: Session) -> frozenset[Mark]:
    """The marks of all reminders seen to."""
    query = select(MarkRecord.client_id, MarkRecord.subject, MarkRecord.kind, MarkRecord.occasion)
    return frozenset(
        Mark(client_id, subject, ReminderKind(kind), occasion)
        for client_id, subject, kind, occasion in session.execute(query)
    )

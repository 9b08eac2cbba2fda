"""Titles of a client, in the order they were entered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from advisor_app.domain.errors import NotFoundError, StoreError
from advisor_app.domain.record import Recognition, RecognitionEvent
from advisor_app.portfolio import clients, conflicts
from advisor_app.portfolio.models import Client, RecognitionRecord, StepRecord
from advisor_app.portfolio.session import Unit


@dataclass(frozen=True, slots=True)
class RecognitionRow:
    """A title with its row id."""

    id: str
    recognition: Recognition


def add(unit: Unit, client_id: str, recognition: Recognition) -> str:
    """Add a title at the end and return its id."""
    clients.require(unit.session, client_id)
    last = select(func.max(RecognitionRecord.position)).where(RecognitionRecord.client_id == client_id)
    highest = unit.session.scalar(last)
    row = RecognitionRecord(
        client_id=client_id,
        kind=recognition.kind,
        event=recognition.event,
        granted_on=recognition.granted_on,
        valid_to=recognition.valid_to,
        document_number=recognition.document_number,
        note=recognition.note,
        position=0 if highest is None else highest + 1,
    )
    unit.add(row)
    return row.id


def edit(
    unit: Unit,
    client_id: str,
    recognition_id: str,
    recognition: Recognition,
    *,
    seen: Recognition | None = None,
) -> None:
    """Make an entry read as ``recognition``; ``seen``: what the form showed (see ``conflicts``)."""
    row = _one(unit.session, client_id, recognition_id)
    recognition = conflicts.agreed(unit.session, client_id, seen, _title(row), recognition, row_id=row.id)
    row.kind = recognition.kind
    row.event = recognition.event
    row.granted_on = recognition.granted_on
    row.valid_to = recognition.valid_to
    row.document_number = recognition.document_number
    row.note = recognition.note
    unit.flush()


def remove(unit: Unit, client_id: str, recognition_id: str, *, seen: Recognition | None = None) -> None:
    """Remove an entry; one that a step of an application made is refused. ``seen``: as in :func:`edit`."""
    row = _one(unit.session, client_id, recognition_id)
    if unit.session.scalar(select(StepRecord.id).where(StepRecord.recognition_id == row.id)) is not None:
        raise StoreError("这条资质由申报的步骤登记，请到该项申报里退回那一步，再改正。")
    conflicts.require_shown(unit.session, client_id, seen, _title(row), "这条资质", row_id=row.id)
    unit.remove(row)


def rows(session: Session, client_id: str) -> tuple[RecognitionRow, ...]:
    """The titles of a client."""
    query = (
        select(RecognitionRecord)
        .where(RecognitionRecord.client_id == client_id)
        .order_by(RecognitionRecord.position)
    )
    return tuple(RecognitionRow(row.id, _title(row)) for row in session.scalars(query))


def all_rows(session: Session) -> dict[str, list[Recognition]]:
    """The titles of all clients outside the 回收站, by client."""
    r = RecognitionRecord
    # columns, not rows of the mapper: there are thousands of them
    query = (
        select(r.client_id, r.kind, r.event, r.granted_on, r.valid_to, r.document_number, r.note)
        .join(Client, Client.id == r.client_id)
        .where(Client.deleted_at.is_(None))
        .order_by(r.client_id, r.position)
    )
    found: dict[str, list[Recognition]] = {}
    for row in session.execute(query):
        found.setdefault(row.client_id, []).append(_title(row))
    return found


def _title(row: Any) -> Recognition:
    return Recognition(
        row.kind,
        None if row.event is None else RecognitionEvent(row.event),
        row.granted_on,
        row.valid_to,
        row.document_number,
        row.note,
    )


def _one(session: Session, client_id: str, recognition_id: str) -> RecognitionRecord:
    clients.require(session, client_id)
    row = session.get(RecognitionRecord, recognition_id)
    if row is None or row.client_id != client_id:
        raise NotFoundError("没有找到这条资质记录，可能已被删除。请刷新后重试。")
    return row

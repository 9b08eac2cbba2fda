"""A client's timeline as advisors write it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from advisor_app.domain.contact import Contact, ContactKind
from advisor_app.domain.errors import NotFoundError
from advisor_app.portfolio import clients, conflicts
from advisor_app.portfolio.models import Client, ContactRecord
from advisor_app.portfolio.session import Unit


@dataclass(frozen=True, slots=True)
class ContactRow:
    """An entry with its row id and client."""

    id: str
    client_id: str
    contact: Contact


def add(unit: Unit, client_id: str, contact: Contact) -> str:
    """Add an entry."""
    clients.require(unit.session, client_id)
    row = ContactRecord(
        client_id=client_id,
        kind=contact.kind,
        day=contact.day,
        text=contact.text,
        who=contact.who,
        due_on=contact.due_on,
        done_on=contact.done_on,
    )
    unit.add(row)
    return row.id


def edit(unit: Unit, contact_id: str, contact: Contact, *, seen: Contact | None = None) -> None:
    """Make an entry read as given; ``seen``: what a form showed of it, ConflictError where both changed."""
    row = _one(unit.session, contact_id)
    now = _contact(row)
    contact = conflicts.agreed(unit.session, row.client_id, seen, now, contact, row_id=row.id)
    row.kind, row.day, row.text, row.who = contact.kind, contact.day, contact.text, contact.who
    row.due_on, row.done_on = contact.due_on, contact.done_on
    unit.flush()


def keep(unit: Unit, contact_id: str, on: dt.date | None) -> None:
    """Note when a promise (or a report of a change) was seen to; None: it is open again.

    What another has seen to already keeps its day.
    """
    row = _one(unit.session, contact_id)
    row.done_on = row.done_on if on is not None and row.done_on is not None else on
    unit.flush()


def remove(unit: Unit, contact_id: str, *, seen: Contact | None = None) -> None:
    """Remove an entry; ``seen``: what was shown (see ``conflicts``)."""
    row = _one(unit.session, contact_id)
    what = f"{row.day} 的记录"
    conflicts.require_shown(unit.session, row.client_id, seen, _contact(row), what, row_id=row.id)
    unit.remove(row)


def rows(session: Session, client_id: str | None = None) -> tuple[ContactRow, ...]:
    """The entries of a client (or of all outside the 回收站), newest first."""
    c = ContactRecord
    query = (
        select(c.id, c.client_id, c.kind, c.day, c.text, c.who, c.due_on, c.done_on)
        .join(Client, Client.id == c.client_id)
        .where(Client.deleted_at.is_(None))
        .order_by(c.day.desc(), c.created_at.desc(), c.id)
    )
    if client_id is not None:
        query = query.where(c.client_id == client_id)
    return tuple(
        ContactRow(row[0], row[1], Contact(ContactKind(row[2]), *row[3:])) for row in session.execute(query)
    )


def _contact(row: ContactRecord) -> Contact:
    return Contact(ContactKind(row.kind), row.day, row.text, row.who, row.due_on, row.done_on)


def _one(session: Session, contact_id: str) -> ContactRecord:
    row = session.get(ContactRecord, contact_id)
    if row is None:
        raise NotFoundError("没有找到这条记录，可能已被删除。请刷新后重试。")
    clients.require(session, row.client_id)
    return row

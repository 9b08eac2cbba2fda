"""The people at a client."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from advisor_app.domain.errors import NotFoundError
from advisor_app.domain.relation import Person
from advisor_app.portfolio import clients, conflicts
from advisor_app.portfolio.models import Client, PersonRecord
from advisor_app.portfolio.session import Unit


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person with the row's id and client."""

    id: str
    client_id: str
    person: Person


def add(unit: Unit, client_id: str, person: Person) -> str:
    """Add a person; the first one is the one to call."""
    clients.require(unit.session, client_id)
    last = unit.session.scalar(
        select(func.max(PersonRecord.position)).where(PersonRecord.client_id == client_id)
    )
    row = PersonRecord(
        client_id=client_id,
        name=person.name,
        role=person.role,
        phone=person.phone,
        note=person.note,
        main=False,
        position=0 if last is None else last + 1,
    )
    unit.add(row)
    if person.main or last is None:
        _call_first(unit, row)
    return row.id


def edit(unit: Unit, person_id: str, person: Person, *, seen: Person | None = None) -> None:
    """Make a person read as given; ``seen``: what the form showed (see ``conflicts``)."""
    row = _one(unit.session, person_id)
    now = _person(row)
    person = conflicts.agreed(unit.session, row.client_id, seen, now, person, row_id=row.id)
    row.name, row.role, row.phone, row.note = person.name, person.role, person.phone, person.note
    unit.flush()
    if person.main:
        _call_first(unit, row)


def remove(unit: Unit, person_id: str, *, seen: Person | None = None) -> None:
    """Remove a person; ``seen``: what was shown (see ``conflicts``)."""
    row = _one(unit.session, person_id)
    what = f"联系人“{row.name}”"
    conflicts.require_shown(unit.session, row.client_id, seen, _person(row), what, row_id=row.id)
    unit.remove(row)


def rows(session: Session, client_id: str | None = None) -> tuple[PersonRow, ...]:
    """The people of a client (or of all outside the 回收站), the one to call first."""
    p = PersonRecord
    query = (
        select(p.id, p.client_id, p.name, p.role, p.phone, p.note, p.main)
        .join(Client, Client.id == p.client_id)
        .where(Client.deleted_at.is_(None))
        .order_by(p.client_id, p.main.desc(), p.position)
    )
    if client_id is not None:
        query = query.where(p.client_id == client_id)
    return tuple(PersonRow(row[0], row[1], Person(*row[2:])) for row in session.execute(query))


def _person(row: PersonRecord) -> Person:
    return Person(row.name, row.role, row.phone, row.note, row.main)


def _call_first(unit: Unit, row: PersonRecord) -> None:
    for other in unit.session.scalars(
        select(PersonRecord).where(PersonRecord.client_id == row.client_id, PersonRecord.main)
    ):
        other.main = False
    row.main = True
    unit.flush()


def _one(session: Session, person_id: str) -> PersonRecord:
    row = session.get(PersonRecord, person_id)
    if row is None:
        raise NotFoundError("没有找到这位联系人，可能已被删除。请刷新后重试。")
    clients.require(session, row.client_id)
    return row

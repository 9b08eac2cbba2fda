"""Ties between firms: each is written once and read from both ends."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, aliased

from advisor_app.domain.errors import InputError, NotFoundError
from advisor_app.domain.relation import Link, LinkKind
from advisor_app.portfolio import clients, conflicts
from advisor_app.portfolio.models import Client, LinkRecord
from advisor_app.portfolio.session import Unit


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A tie as seen from one client."""

    id: str
    client_id: str
    link: Link


@dataclass(frozen=True, slots=True)
class Tie:
    """What can be changed of a link."""

    kind: LinkKind
    note: str


def add(unit: Unit, client_id: str, link: Link) -> str:
    """Tie a client to another firm. Refused to itself, and where the two are tied already."""
    clients.require(unit.session, client_id)
    if link.client_id == client_id:
        raise InputError("不能把企业关联到它自己，请另选一家。")
    if link.client_id is not None:
        clients.require(unit.session, link.client_id)
    for tied in rows(unit.session, client_id):
        same = tied.link.client_id == link.client_id if link.client_id else tied.link.name == link.name
        if same:
            raise InputError(f"与“{tied.link.name}”的关联已经登记过，请直接修改那一条。")
    row = LinkRecord(
        client_id=client_id,
        other_id=link.client_id,
        other_name="" if link.client_id else link.name,
        kind=link.kind,
        note=link.note,
    )
    unit.add(row)
    return row.id


def edit(
    unit: Unit, link_id: str, client_id: str, kind: LinkKind, note: str, *, seen: Link | None = None
) -> None:
    """Change what the other firm is, as seen from ``client_id``; ``seen``: what the form showed of the tie
    from there (see ``conflicts``)."""
    row = _one(unit.session, link_id)
    tie, now = Tie(kind, note), _tie(row, client_id)
    tie = conflicts.agreed(unit.session, row.client_id, _shown(seen), now, tie, row_id=row.id)
    row.kind, row.note = tie.kind if row.client_id == client_id else tie.kind.inverse, tie.note
    unit.flush()


def remove(unit: Unit, link_id: str, *, seen: LinkRow | None = None) -> None:
    """Remove a tie, for both; ``seen``: what was shown, from either end (see ``conflicts``)."""
    row = _one(unit.session, link_id)
    if seen is not None:
        what, now = f"与“{seen.link.name}”的关联", _tie(row, seen.client_id)
        conflicts.require_shown(unit.session, row.client_id, _shown(seen.link), now, what, row_id=row.id)
    unit.remove(row)


def _shown(link: Link | None) -> Tie | None:
    return None if link is None else Tie(link.kind, link.note)


def _tie(row: LinkRecord, client_id: str) -> Tie:
    """What can be changed of a link, as seen from one end."""
    kind = LinkKind(row.kind)
    return Tie(kind if row.client_id == client_id else kind.inverse, row.note)


def rows(session: Session, client_id: str) -> tuple[LinkRow, ...]:
    """The ties of a client, whichever end wrote them; a firm in the 回收站 is told by its name alone."""
    here, there = aliased(Client), aliased(Client)
    query = (
        select(LinkRecord, here.name, there.name)
        .join(here, here.id == LinkRecord.client_id)
        .join(there, there.id == LinkRecord.other_id, isouter=True)
        .where(or_(LinkRecord.client_id == client_id, LinkRecord.other_id == client_id))
        .order_by(LinkRecord.created_at, LinkRecord.id)
    )
    found = []
    for row, own, other in session.execute(query):
        kind = LinkKind(row.kind)
        if row.client_id == client_id:
            link = Link(kind, other or row.other_name, row.other_id, row.note)
        else:
            link = Link(kind.inverse, own, row.client_id, row.note)
        found.append(LinkRow(row.id, client_id, link))
    return tuple(found)


def _one(session: Session, link_id: str) -> LinkRecord:
    row = session.get(LinkRecord, link_id)
    if row is None:
        raise NotFoundError("没有找到这条关联，可能已被删除。请刷新后重试。")
    clients.require(session, row.client_id)
    return row

"""Dossiers as they were handed over: kept whole, listed without their bodies, never changed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from advisor_app.domain.errors import NotFoundError
from advisor_app.portfolio import clients
from advisor_app.portfolio.models import Client, DossierRecord
from advisor_app.portfolio.session import Unit


@dataclass(frozen=True, slots=True)
class Kept:
    """A dossier that is to be kept; ``body``: the packed document."""

    sort: str
    as_of: dt.date
    run: str
    content_version: str
    body: bytes


@dataclass(frozen=True, slots=True)
class DossierRow:
    """A kept dossier without its body."""

    id: str
    client_id: str
    client: str
    sort: str
    as_of: dt.date
    made_at: dt.datetime
    run: str
    content_version: str


def keep(unit: Unit, client_id: str, kept: Kept) -> str:
    """Keep a dossier and return its id; one that says the same is kept once. Undo passes it by."""
    clients.require(unit.session, client_id)
    same = select(DossierRecord.id).where(DossierRecord.client_id == client_id, DossierRecord.run == kept.run)
    found = unit.session.scalar(same)
    if found is not None:
        return found
    row = DossierRecord(
        client_id=client_id,
        sort=kept.sort,
        as_of=kept.as_of,
        made_at=unit.now,
        run=kept.run,
        content_version=kept.content_version,
        body=kept.body,
    )
    unit.add(row)
    return row.id


def rows(session: Session, client_id: str | None = None) -> tuple[DossierRow, ...]:
    """The kept dossiers of a client, or of all outside the 回收站; the latest first."""
    query = (
        select(
            DossierRecord.id,
            DossierRecord.client_id,
            Client.name,
            DossierRecord.sort,
            DossierRecord.as_of,
            DossierRecord.made_at,
            DossierRecord.run,
            DossierRecord.content_version,
        )
        .join(Client, Client.id == DossierRecord.client_id)
        .where(Client.deleted_at.is_(None))
        .order_by(DossierRecord.made_at.desc(), DossierRecord.id)
    )
    if client_id is not None:
        query = query.where(DossierRecord.client_id == client_id)
    return tuple(DossierRow(*row) for row in session.execute(query))


def body(session: Session, dossier_id: str) -> bytes:
    """The packed document."""
    found = session.scalar(select(DossierRecord.body).where(DossierRecord.id == dossier_id))
    if found is None:
        raise NotFoundError("没有找到这份出具记录，请刷新后重试。")
    return found

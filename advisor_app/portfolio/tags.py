"""The words an advisor puts on clients, to find them again."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from advisor_app.portfolio import clients
from advisor_app.portfolio.models import Client, TagRecord
from advisor_app.portfolio.session import Unit


def put(unit: Unit, client_id: str, words: Iterable[str], *, seen: Collection[str] | None = None) -> None:
    """Make these the tags of a client; only what differs is written.

    ``seen``: those a form showed: only what was put on and taken off in it is.
    """
    clients.require(unit.session, client_id)
    wanted = list(dict.fromkeys(words))
    kept = {
        row.word: row
        for row in unit.session.scalars(select(TagRecord).where(TagRecord.client_id == client_id))
    }
    if seen is not None:
        left = [word for word in kept if word in wanted or word not in seen]
        wanted = [*left, *(word for word in wanted if word not in seen)]
    unit.remove(*(row for word, row in kept.items() if word not in wanted))
    unit.add(
        *(TagRecord(client_id=client_id, word=word) for word in dict.fromkeys(wanted) if word not in kept)
    )


def rows(session: Session, client_id: str | None = None) -> dict[str, tuple[str, ...]]:
    """The tags of a client (or of all outside the 回收站), by client, in order."""
    query = (
        select(TagRecord.client_id, TagRecord.word)
        .join(Client, Client.id == TagRecord.client_id)
        .where(Client.deleted_at.is_(None))
        .order_by(TagRecord.client_id, TagRecord.word)
    )
    if client_id is not None:
        query = query.where(TagRecord.client_id == client_id)
    found: dict[str, tuple[str, ...]] = {}
    for owner, word in session.execute(query):
        found[owner] = (*found.get(owner, ()), word)
    return found

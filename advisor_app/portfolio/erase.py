"""Erasing one client for good: its rows, its journal, every title that names it, and the bytes they took.

The one thing that undo does not take back. What other clients' own notes say of it is theirs and stays; it
is counted, so that it can be told.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, Table, func, select

from advisor_app.domain.errors import NotFoundError, StoreError
from advisor_app.portfolio import erased
from advisor_app.portfolio.finding import Finding, texts
from advisor_app.portfolio.models import Base, Client, LinkRecord
from advisor_app.portfolio.session import Portfolio
from advisor_app.portfolio.wiping import OWNED, contents_of, rebuild, remove

_TABLES: dict[str, Table] = dict(Base.metadata.tables)


@dataclass(frozen=True, slots=True)
class Holdings:
    """What there is of a client. ``rows``: by table, those with any; ``links``: ties that others wrote;
    ``mentions``: texts of other clients that hold its name or code; ``contents``: SHA-256 and size of its
    files that nothing else speaks of."""

    name: str
    deleted: bool
    rows: tuple[tuple[str, int], ...]
    journal: int
    links: int
    mentions: int
    contents: tuple[tuple[str, int], ...]


def holdings(portfolio: Portfolio, client_id: str) -> Holdings:
    """Count everything; NotFoundError where there is no such client."""
    with portfolio.read() as session:
        connection = session.connection()
        client = _client(connection, client_id)
        counted = [(table.name, _count(connection, table, client_id)) for table in reversed(OWNED)]
        own = [(name, number) for name, number in counted if number and name != "journal"]
        links = _TABLES[LinkRecord.__tablename__]
        others = select(func.count()).where(links.c.other_id == client_id, links.c.client_id != client_id)
        words = {word for word in (client.name, client.uscc) if word}
        finding = Finding(text for text in texts(session) if text.client_id != client_id)
        found = {hit for word in words for hit in finding.find(word)}
        return Holdings(
            client.name,
            client.deleted_at is not None,
            (("clients", 1), *own),
            dict(counted)["journal"],
            connection.scalar(others) or 0,
            len(found),
            contents_of(connection, client_id),
        )


def erase(portfolio: Portfolio, client_id: str) -> tuple[str, ...]:
    """Erase a client that lies in the 回收站; the SHA-256 of the contents that nothing speaks of any more.

    One transaction, in which freed bytes are overwritten; then the file is rebuilt without free space and
    its log emptied. StoreError, nothing changed, where the client is not in the 回收站.
    """
    with portfolio.outside_the_journal(erased.titled(erased.digest(client_id))) as connection:
        client = _client(connection, client_id)
        if client.deleted_at is None:
            raise StoreError(f"客户“{client.name}”不在回收站里。请先删除到回收站，再彻底删除。")
        contents = remove(connection, client_id)
    if not portfolio.on_server:
        rebuild(portfolio.file)
    return contents


def _client(connection: Connection, client_id: str) -> Client:
    clients = _TABLES[Client.__tablename__]
    row = connection.execute(select(clients).where(clients.c.id == client_id)).one_or_none()
    if row is None:
        raise NotFoundError("没有找到该客户，可能已被彻底删除。请刷新客户列表。")
    return row  # type: ignore[return-value]  # a row of the table has the columns' names


def _count(connection: Connection, table: Table, client_id: str) -> int:
    return connection.scalar(select(func.count()).where(table.c.client_id == client_id)) or 0

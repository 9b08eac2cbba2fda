"""Erasing one client for good: its rows, its journal, every title that names it, and the bytes they took.

The one thing that undo does not take back. What other clients' own notes say of it is theirs and stays; it
is counted, so that it can be told.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Table, delete, func, or_, select, update

from advisor_app.domain.errors import NotFoundError, StoreError
from advisor_app.portfolio.connection import raw
from advisor_app.portfolio.finding import Finding, texts
from advisor_app.portfolio.models import Base, Client, FileRecord, FormerName, LinkRecord
from advisor_app.portfolio.session import Portfolio

ERASED = "已彻底删除的客户"
"""Stands in the titles of earlier steps where the name stood."""
_TABLES: dict[str, Table] = dict(Base.metadata.tables)
_OWNED = [table for table in reversed(Base.metadata.sorted_tables) if "client_id" in table.c]
_NAMING = frozenset({"name", "short_name", "uscc"})


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
        counted = [(table.name, _count(connection, table, client_id)) for table in reversed(_OWNED)]
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
            _contents(connection, client_id),
        )


def erase(portfolio: Portfolio, client_id: str) -> tuple[str, ...]:
    """Erase a client that lies in the 回收站; the SHA-256 of the contents that nothing speaks of any more.

    One transaction, in which freed bytes are overwritten; then the file is rebuilt without free space and
    its log emptied. StoreError, nothing changed, where the client is not in the 回收站.
    """
    with portfolio.outside_the_journal("彻底删除一家客户") as connection:
        client = _client(connection, client_id)
        if client.deleted_at is None:
            raise StoreError(f"客户“{client.name}”不在回收站里。请先删除到回收站，再彻底删除。")
        contents = tuple(sha for sha, _size in _contents(connection, client_id))
        _forget_history(connection, client_id)
        links = _TABLES[LinkRecord.__tablename__]
        connection.execute(delete(links).where(links.c.other_id == client_id))
        for table in _OWNED:
            connection.execute(delete(table).where(table.c.client_id == client_id))
        clients = _TABLES[Client.__tablename__]
        connection.execute(delete(clients).where(clients.c.id == client_id))
    if not portfolio.on_server:
        _rebuild(portfolio.file)
    return contents


def _client(connection: Connection, client_id: str) -> Client:
    clients = _TABLES[Client.__tablename__]
    row = connection.execute(select(clients).where(clients.c.id == client_id)).one_or_none()
    if row is None:
        raise NotFoundError("没有找到该客户，可能已被彻底删除。请刷新客户列表。")
    return row  # type: ignore[return-value]  # a row of the table has the columns' names


def _count(connection: Connection, table: Table, client_id: str) -> int:
    return connection.scalar(select(func.count()).where(table.c.client_id == client_id)) or 0


def _contents(connection: Connection, client_id: str) -> tuple[tuple[str, int], ...]:
    """Its files' contents that no other client's row or journal speaks of."""
    files, journal = _TABLES[FileRecord.__tablename__], _TABLES["journal"]
    own = dict(
        connection.execute(select(files.c.sha256, files.c.size).where(files.c.client_id == client_id)).all()
    )
    images = select(journal.c.old, journal.c.new).where(
        journal.c.client_id == client_id, journal.c.table_name == files.name, journal.c.op != "update"
    )
    for pair in connection.execute(images):
        for image in pair:
            if image:  # taken out earlier: the content waited for an undo
                told = json.loads(image)
                own.setdefault(told["sha256"], told["size"])
    alone = []
    for sha, size in sorted(own.items()):
        elsewhere = select(files.c.id).where(files.c.sha256 == sha, files.c.client_id != client_id)
        remembered = select(journal.c.id).where(
            journal.c.client_id != client_id,
            journal.c.table_name == files.name,
            journal.c.old.contains(sha) | journal.c.new.contains(sha),
        )
        if not any(connection.scalar(query.limit(1)) for query in (elsewhere, remembered)):
            alone.append((sha, size))
    return tuple(alone)


def _names(connection: Connection, client_id: str) -> set[str]:
    """Every name and code it has or ever had."""
    clients, former, journal = (_TABLES[t] for t in ("clients", FormerName.__tablename__, "journal"))
    found: set[str | None] = set()
    for row in connection.execute(
        select(clients.c.name, clients.c.short_name, clients.c.uscc).where(clients.c.id == client_id)
    ):
        found.update(row)
    found.update(connection.scalars(select(former.c.name).where(former.c.client_id == client_id)))
    lines = select(journal.c.field, journal.c.old, journal.c.new).where(
        journal.c.client_id == client_id, journal.c.table_name.in_((clients.name, former.name))
    )
    for field, *images in connection.execute(lines):
        for image in images:
            told = json.loads(image) if image else None
            if isinstance(told, dict):
                found.update(told.get(key) for key in _NAMING)
            elif field in _NAMING:
                found.add(told)
    return {name for name in found if name}


def _forget_history(connection: Connection, client_id: str) -> None:
    """Remove its journal; steps that touched it can't be undone, and name it no more."""
    journal, sets = _TABLES["journal"], _TABLES["change_sets"]
    names = _names(connection, client_id)
    own = journal.c.client_id == client_id
    # a tie that another client wrote holds its id
    speaking = or_(own, journal.c.old.contains(client_id), journal.c.new.contains(client_id))
    touched = list(connection.scalars(select(journal.c.change_set).where(speaking).distinct()))
    connection.execute(delete(journal).where(speaking))
    for part in _parts(touched):
        left = set(
            connection.scalars(select(journal.c.change_set).where(journal.c.change_set.in_(part)).distinct())
        )
        connection.execute(update(sets).where(sets.c.id.in_(part)).values(standing="gone"))
        alone = [number for number in part if number not in left]
        connection.execute(update(sets).where(sets.c.id.in_(alone)).values(title=ERASED))
    for name in sorted(names, key=len, reverse=True):
        quoted = f"“{name}”"
        renamed = func.replace(sets.c.title, quoted, f"“{ERASED}”")
        connection.execute(
            update(sets).where(sets.c.title.contains(quoted, autoescape=True)).values(title=renamed)
        )


def _parts(numbers: Iterable[int], size: int = 500) -> list[list[int]]:
    ordered = sorted(numbers)
    return [ordered[start : start + size] for start in range(0, len(ordered), size)]


def _rebuild(path: Path) -> None:
    """Write the file anew without what was freed, and leave nothing in the log."""
    with closing(raw(path)) as connection:
        connection.execute("PRAGMA secure_delete=ON").fetchall()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        connection.execute("VACUUM")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

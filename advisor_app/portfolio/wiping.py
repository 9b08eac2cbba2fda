"""Taking one client out of a database: its rows, its journal, every title that names it, and the bytes they
took."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, Table, delete, func, or_, select, update

from advisor_app.portfolio import erased
from advisor_app.portfolio.connection import WRITING, raw, sqlite_engine
from advisor_app.portfolio.erased import Marks
from advisor_app.portfolio.journal import entries_of
from advisor_app.portfolio.models import Base, Client, FileRecord, FormerName, LinkRecord

_TABLES: dict[str, Table] = dict(Base.metadata.tables)
OWNED = [table for table in reversed(Base.metadata.sorted_tables) if "client_id" in table.c]
"""The tables whose rows belong to a client, children first."""
_NAMING = frozenset({"name", "short_name", "uscc"})


def erase_in_copy(copy: Path, client_ids: Iterable[str], marks: Marks) -> None:
    """Erase clients in a copy that nobody else has open, and have it know what was erased, so that it stays
    one file without a log. What is not in it is passed over."""
    engine = sqlite_engine(copy)
    try:
        with engine.execution_options(**WRITING).begin() as connection:
            connection.exec_driver_sql("PRAGMA secure_delete=ON").close()
            for client_id in client_ids:
                remove(connection, client_id)
            erased.remember(connection, marks)
    finally:
        engine.dispose()
    rebuild(copy)
    with closing(raw(copy)) as single:
        single.execute("PRAGMA journal_mode=DELETE").fetchall()


def remove(connection: Connection, client_id: str) -> tuple[str, ...]:
    """All rows and the journal of a client; the contents that nothing speaks of any more."""
    contents = tuple(sha for sha, _size in contents_of(connection, client_id))
    _forget_history(connection, client_id)
    links = _TABLES[LinkRecord.__tablename__]
    connection.execute(delete(links).where(links.c.other_id == client_id))
    for table in OWNED:
        connection.execute(delete(table).where(table.c.client_id == client_id))
    clients = _TABLES[Client.__tablename__]
    connection.execute(delete(clients).where(clients.c.id == client_id))
    return contents


def contents_of(connection: Connection, client_id: str) -> tuple[tuple[str, int], ...]:
    """Its files' contents that no other client's row or journal speaks of."""
    files, journal = _TABLES[FileRecord.__tablename__], _TABLES["journal"]
    own = dict(
        connection.execute(select(files.c.sha256, files.c.size).where(files.c.client_id == client_id)).all()
    )
    of_it = (journal.c.client_id == client_id, journal.c.table_name == files.name, journal.c.op != "update")
    for entry in entries_of(connection, *of_it):
        for image in (entry.old, entry.new):
            if image:  # taken out earlier: the content waited for an undo
                own.setdefault(image["sha256"], image["size"])
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
    of_it = (journal.c.client_id == client_id, journal.c.table_name.in_((clients.name, former.name)))
    for entry in entries_of(connection, *of_it):
        for told in (entry.old, entry.new):
            if isinstance(told, dict):
                found.update(told.get(key) for key in _NAMING)
            elif entry.field in _NAMING:
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
        connection.execute(update(sets).where(sets.c.id.in_(alone)).values(title=erased.UNNAMED))
    for name in sorted(names, key=len, reverse=True):
        quoted = f"“{name}”"
        renamed = func.replace(sets.c.title, quoted, f"“{erased.UNNAMED}”")
        connection.execute(
            update(sets).where(sets.c.title.contains(quoted, autoescape=True)).values(title=renamed)
        )


def _parts(numbers: Iterable[int], size: int = 500) -> list[list[int]]:
    ordered = sorted(numbers)
    return [ordered[start : start + size] for start in range(0, len(ordered), size)]


def rebuild(path: Path) -> None:
    """Write the file anew without what was freed, and leave nothing in the log."""
    with closing(raw(path)) as connection:
        connection.execute("PRAGMA secure_delete=ON").fetchall()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        connection.execute("VACUUM")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

"""What a database file holds, in a few numbers: to list backups, and to know whether anything changed."""

from __future__ import annotations

import hashlib
import secrets
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from advisor_app.domain.errors import StoreError
from advisor_app.portfolio import cipher
from advisor_app.portfolio.backup import raw_unchanging
from advisor_app.portfolio.connection import raw
from advisor_app.portfolio.journal import told
from advisor_app.portfolio.models import UNJOURNALED
from advisor_app.portfolio.refusals import plainly


@dataclass(frozen=True, slots=True)
class Contents:
    """``identity``: of the portfolio, the same in all its copies; "" before its first backup.

    ``clients``: those not in the 回收站. ``last``: what was done last, and ``last_at`` when (ISO, UTC).
    ``fingerprint``: differs wherever anything was written since.
    """

    identity: str
    revision: str
    clients: int
    last: str
    last_at: str
    fingerprint: str


def contents(path: Path) -> Contents:
    """Of the database in use."""
    with plainly(str(path)), closing(raw(path)) as connection:
        return _read(connection, path)


def contents_of_copy(path: Path) -> Contents:
    """Of a single file that nobody writes; StoreError where it is no client database."""
    with plainly(str(path), disk=True), closing(raw_unchanging(path)) as connection:
        try:
            return _read(connection, path)
        except cipher.errors():  # its tables are others, or hold no text where text belongs
            raise StoreError(f"“{path}”里的内容读不出来，不是客户库，或已损坏。请核对所选文件。") from None


def clients_in(copy: Path) -> tuple[str, ...]:
    """The ids of all clients in a single file that nobody writes, those in the 回收站 too."""
    with plainly(str(copy), disk=True), closing(raw_unchanging(copy)) as connection:
        return tuple(str(row[0]) for row in connection.execute("SELECT id FROM clients"))


def files_of(copy: Path, client_ids: Iterable[str]) -> frozenset[str]:
    """The SHA-256 of the files that clients have in such a copy, of the present schema."""
    query = "SELECT sha256 FROM files WHERE client_id = ?"
    with plainly(str(copy), disk=True), closing(raw_unchanging(copy)) as connection:
        return frozenset(str(row[0]) for each in client_ids for row in connection.execute(query, (each,)))


def identify(path: Path) -> str:
    """The portfolio's identity, given with its first backup; it stands in the file's header."""
    with plainly(str(path)), closing(raw(path)) as connection:
        found = connection.execute("PRAGMA user_version").fetchone()[0]
        if not found:
            found = secrets.randbelow(2**31 - 2) + 1
            connection.execute("PRAGMA synchronous=FULL")
            connection.execute(f"PRAGMA user_version={found}")
        return f"{found:08x}"


def _read(connection: sqlite3.Connection, path: Path) -> Contents:
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not {"alembic_version", "change_sets", "clients"} <= tables:
        raise StoreError(f"“{path}”不是客户库，请核对所选文件。")
    identity = connection.execute("PRAGMA user_version").fetchone()[0]
    revisions = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    revision = str(revisions[0]) if revisions else ""
    (clients,) = connection.execute("SELECT count(*) FROM clients WHERE deleted_at IS NULL").fetchone()
    last = connection.execute(
        "SELECT id, at, actor, title, kind, standing FROM change_sets ORDER BY id DESC LIMIT 1"
    ).fetchone()
    grown = [
        connection.execute(f'SELECT count(*), coalesce(max(rowid), 0) FROM "{table}"').fetchone()
        for table in sorted(UNJOURNALED)
        if table in tables
    ]
    return Contents(
        f"{identity:08x}" if identity else "",
        revision,
        clients,
        told(str(last[3])) if last else "",
        f"{str(last[1]).partition('.')[0].replace(' ', 'T')}+00:00" if last else "",
        hashlib.sha256(repr((revision, last, grown)).encode()).hexdigest()[:32],
    )

"""How the database is reached: SQLite's pragmas and transactions, encrypted or not, and plain PostgreSQL."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.pool import NullPool, QueuePool

from advisor_app.domain.errors import StoreError
from advisor_app.portfolio import cipher

BUSY_SECONDS = 5
WRITING = {"portfolio_begin": "BEGIN IMMEDIATE"}
"""Execution options of an engine whose transactions take the write lock at once: what a unit reads
cannot change before it writes."""

TEAM_SCHEMA = "advisor_team"
"""The schema on a server that holds what several at once need: whose turn it is, and who they are."""
TURN_SECONDS = 20
"""How long a unit waits for those of others."""
_TURN = f"SET LOCAL lock_timeout = '{TURN_SECONDS}s'; LOCK TABLE {TEAM_SCHEMA}.turn IN EXCLUSIVE MODE"
_NOTICING = {
    "connect_timeout": 10,
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
    "tcp_user_timeout": 30_000,
}
"""libpq's own settings, in seconds (the last: milliseconds): a cable that was pulled is noticed."""


def sqlite_engine(path: Path, *, foreign_keys: bool = True) -> Engine:
    """An engine on a file.

    pysqlite's own transactions are off: they commit before DDL and begin too late for read-then-write.
    ``foreign_keys=False`` is for migrations alone: rebuilding a table drops it, and with foreign keys on
    that deletes (or refuses) its children; such an engine keeps no connection for others.
    """
    key = cipher.key_of(path)
    if key is None:
        engine = create_engine(
            URL.create("sqlite", database=str(path)),
            connect_args={"isolation_level": None, "timeout": BUSY_SECONDS},
            **({} if foreign_keys else {"poolclass": NullPool}),
        )
    else:
        engine = create_engine(
            "sqlite://",
            module=cipher.module(path),
            creator=lambda: cipher.connect(
                path, "mode=rw", key, timeout=BUSY_SECONDS, check_same_thread=False
            ),
            poolclass=QueuePool if foreign_keys else NullPool,
        )

    @event.listens_for(engine, "connect")
    def _pragmas(connection: sqlite3.Connection, _record: Any) -> None:
        connection.execute(f"PRAGMA foreign_keys={'ON' if foreign_keys else 'OFF'}")
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute(f"PRAGMA busy_timeout={BUSY_SECONDS * 1000}")
        connection.execute("PRAGMA synchronous=FULL")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(connection.get_execution_options().get("portfolio_begin", "BEGIN"))

    return engine


def server_engine(url: str) -> Engine:
    """An engine on a PostgreSQL server; what else the URL says (sslmode, sslrootcert …) goes on to libpq.

    Everything runs at REPEATABLE READ, so that a read is one view, as on a file. A unit first waits for its
    turn (one table is locked; a lock is the one statement that fixes no view yet), and looks only then: what
    it reads is the latest and cannot change before it writes. Serializable transactions would refuse units
    that have nothing to do with each other, and a unit, being a block of code, cannot be run again.
    """
    address = make_url(url)
    if address.drivername in {"postgres", "postgresql"}:
        address = address.set(drivername="postgresql+psycopg")
    wanted = {key: value for key, value in _NOTICING.items() if key not in address.query}
    engine = create_engine(
        address, pool_pre_ping=True, isolation_level="REPEATABLE READ", connect_args=wanted
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        if "portfolio_begin" in connection.get_execution_options():
            connection.exec_driver_sql(_TURN)

    return engine


def masked_engine(path: Path, hide: Callable[[str], str]) -> Engine:
    """An engine that only reads, and has every text go through ``hide`` on its way out."""
    engine = sqlite_engine(path)

    @event.listens_for(engine, "connect")
    def _hide(connection: sqlite3.Connection, _record: Any) -> None:
        connection.execute("PRAGMA query_only=ON")
        connection.text_factory = lambda raw: hide(raw.decode())

    return engine


def refusing_engine(sentence: str) -> Engine:
    """An engine for a while in which nothing may be read or written: whoever tries is told the sentence."""

    def refuse() -> Any:
        raise StoreError(sentence)

    return create_engine("sqlite://", creator=refuse, poolclass=NullPool)


def raw(path: Path) -> sqlite3.Connection:
    """A bare connection for looking at a file that may not be ours; never creates one."""
    return cipher.connect(path, "mode=rw", cipher.key_of(path), timeout=BUSY_SECONDS)


def raw_pair(here: Path, there: Path) -> sqlite3.Connection:
    """A bare connection on two files, ``main`` and (for reading) ``other``, each encrypted or not."""
    mine, theirs = cipher.key_of(here), cipher.key_of(there)
    able = mine is not None or theirs is not None
    connection = cipher.connect(here, "mode=rw", mine, able=able, timeout=BUSY_SECONDS)
    try:
        cipher.attach(connection, there, "mode=ro", theirs, "other")
    except BaseException:
        connection.close()
        raise
    return connection

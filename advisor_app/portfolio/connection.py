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
    """An engine on a database server."""
    return create_engine(make_url(url), pool_pre_ping=True)


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

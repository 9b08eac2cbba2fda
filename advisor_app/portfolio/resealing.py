"""A database written anew under another key, or under none, and proven the same before it counts."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

from advisor_app.domain.errors import StoreError
from advisor_app.portfolio import cipher
from advisor_app.portfolio.backup import flush_file, sound

_DIFFERENT = "“{}”转换后与原来的内容对不上，已作废，原来的文件没有改动。请检查磁盘后重试。"
_PARTS = ("", "-wal", "-shm", "-journal")


def write_as(source: Path, target: Path, key: bytes | None) -> None:
    """Write ``source`` as the file ``target`` under ``key`` (None: plain); what lay there goes.

    The source is read in one transaction that no one else writes in. The new file is on the disk, reads back
    whole, and has the same schema and the same rows, or StoreError is raised and it is gone.
    """
    _clear(target)
    target.touch(mode=0o600)
    try:
        with closing(cipher.connect(source, "mode=rw", cipher.key_of(source), able=True)) as connection:
            cipher.attach(connection, target, "mode=rw", key, "fresh")
            connection.execute("PRAGMA fresh.synchronous=OFF")  # flushed as a whole, below
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("SELECT sqlcipher_export('fresh')").fetchall()
            for pragma in ("user_version", "application_id"):
                value = int(connection.execute(f"PRAGMA main.{pragma}").fetchone()[0])
                connection.execute(f"PRAGMA fresh.{pragma}={value}")
            same = _digest(connection, "main") == _digest(connection, "fresh")
            connection.execute("COMMIT")
            connection.execute("DETACH fresh")
        flush_file(target)
        _require(source, good=same and sound(target))
    except BaseException:
        _clear(target)
        raise


def _require(source: Path, *, good: bool) -> None:
    if not good:
        raise StoreError(_DIFFERENT.format(source))


def _digest(connection: sqlite3.Connection, side: str) -> str:
    """Of the schema, the marks in the header, and every row of every table."""
    digest = hashlib.sha256()
    for pragma in ("user_version", "application_id"):
        digest.update(repr(connection.execute(f"PRAGMA {side}.{pragma}").fetchone()).encode())
    schema = connection.execute(
        f"SELECT type, name, tbl_name, sql FROM {side}.sqlite_master ORDER BY type, name"
    ).fetchall()
    digest.update(repr(schema).encode())
    for kind, name, *_ in schema:
        if kind == "table":
            for row in connection.execute(f'SELECT * FROM {side}."{name}" NOT INDEXED'):
                digest.update(repr(row).encode())
    return digest.hexdigest()


def _clear(path: Path) -> None:
    for tail in _PARTS:
        path.with_name(path.name + tail).unlink(missing_ok=True)

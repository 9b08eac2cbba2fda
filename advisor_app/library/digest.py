"""The digest of policies.db: over its rows, not its bytes (SQLite stamps its version into the file)."""

from __future__ import annotations

import hashlib
import json
import sqlite3

TABLES = (
    "shared",
    "documents",
    "nodes",
    "measures",
    "groups",
    "caps",
    "readings",
    "standards",
    "facts",
    "recognitions",
    "items",
    "regions",
)


def rows_digest(connection: sqlite3.Connection) -> str:
    """SHA-256 over all content rows in table and key order, with schema and content version."""
    digest = hashlib.sha256()
    versions = connection.execute("SELECT key, value FROM meta WHERE key != 'digest' ORDER BY key")
    digest.update(json.dumps(versions.fetchall(), ensure_ascii=False).encode())
    for table in TABLES:
        rows = connection.execute(f"SELECT * FROM {table} ORDER BY position").fetchall()
        digest.update(json.dumps([table, rows], ensure_ascii=False).encode())
    return digest.hexdigest()

"""Write a library into policies.db; the same content always gives the same rows."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from advisor_app.domain.library import Library
from advisor_app.library.digest import rows_digest
from advisor_app.library.reader import SCHEMA
from advisor_app.library.values import encode

_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE shared (position INTEGER PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE documents (
    position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, value TEXT NOT NULL, text TEXT NOT NULL
);
CREATE TABLE nodes (
    position INTEGER PRIMARY KEY, document TEXT NOT NULL REFERENCES documents (id), value TEXT NOT NULL
);
CREATE TABLE measures (
    position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, document TEXT NOT NULL REFERENCES documents (id),
    article TEXT NOT NULL, title TEXT NOT NULL, value TEXT NOT NULL
);
CREATE TABLE groups (position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, value TEXT NOT NULL);
CREATE TABLE caps (position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, value TEXT NOT NULL);
CREATE TABLE readings (position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, value TEXT NOT NULL);
CREATE TABLE standards (
    position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL, value TEXT NOT NULL
);
CREATE TABLE facts (
    position INTEGER PRIMARY KEY, scope TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL,
    UNIQUE (scope, key)
);
CREATE TABLE recognitions (position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, value TEXT NOT NULL);
CREATE TABLE items (position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, value TEXT NOT NULL);
CREATE TABLE regions (position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL);
"""


def emit(library: Library, path: Path) -> str:
    """Write ``library`` to ``path`` (replaced as a whole) and return its row digest."""
    temporary = path.with_name(f".{path.name}.new")
    temporary.unlink(missing_ok=True)
    connection = sqlite3.connect(temporary)
    try:
        with connection:
            connection.executescript(_TABLES)
            _fill(connection, library)
            digest = rows_digest(connection)
            connection.execute("INSERT INTO meta VALUES ('digest', ?)", (digest,))
        connection.execute("VACUUM")
    finally:
        connection.close()
    temporary.replace(path)
    return digest


def _fill(connection: sqlite3.Connection, library: Library) -> None:
    def put(table: str, rows: Iterable[tuple[Any, ...]]) -> None:
        numbered = [(i, *row) for i, row in enumerate(rows)]
        if numbered:
            marks = ", ".join("?" * len(numbered[0]))
            connection.executemany(f"INSERT INTO {table} VALUES ({marks})", numbered)

    shared: dict[Any, int] = {}

    def text(value: Any) -> str:
        return json.dumps(encode(value, shared), ensure_ascii=False, separators=(",", ":"))

    connection.executemany(
        "INSERT INTO meta VALUES (?, ?)", [("schema", SCHEMA), ("content_version", library.content_version)]
    )
    put(
        "documents", ((d.id, text(replace(d, nodes=(), text="")), d.text) for d in library.documents.values())
    )
    put("nodes", ((n.document, text(n)) for d in library.documents.values() for n in d.nodes))
    put("measures", ((m.id, m.document, m.article, m.title, text(m)) for m in library.measures))
    put("groups", ((g.id, text(g)) for g in library.groups.values()))
    put("caps", ((c.id, text(c)) for c in library.caps.values()))
    put("readings", ((r.id, text(r)) for r in library.readings.values()))
    put("standards", ((s.id, s.title, text(s)) for s in library.standards))
    catalogue = library.catalogue
    entries = [*catalogue.facts.values(), *catalogue.item_facts.values()]
    put("facts", ((f.scope_name, f.key, text(f)) for f in entries))
    put("recognitions", ((k.key, text(k)) for k in catalogue.recognitions.values()))
    put("items", ((k.key, text(k)) for k in catalogue.items.values()))
    put("regions", catalogue.regions.items())
    put("shared", ((text(v),) for v in shared))

"""Two database files of the present schema side by side: which rows only one of them has, and which differ.

SQLite does the work on both files at once, so that a million rows take seconds and no memory.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Table

from advisor_app.portfolio.backup import MAPPED
from advisor_app.portfolio.connection import raw_pair
from advisor_app.portfolio.models import BOOKKEEPING, RECORDS, Base

TABLES: dict[str, Table] = {name: Base.metadata.tables[name] for name in RECORDS}
"""The tables of the advisor's own rows, parents before children."""


def owner_column(table: str) -> str:
    """SQL of the client a row belongs to; '' for what belongs to none."""
    if table == "clients":
        return "id"
    return "client_id" if "client_id" in TABLES[table].c else "''"


@dataclass(frozen=True, slots=True)
class Count:
    """Rows of one table that only the one has, only the other has, and that differ."""

    here: int = 0
    there: int = 0
    changed: int = 0


@dataclass(frozen=True, slots=True)
class ClientDifference:
    """What differs for one client (``client_id`` "": for what belongs to none), by table.

    ``here``, ``there``: its name in either file; None where that file has no such client, and
    ``binned_*``: whether it lies in the 回收站.
    """

    client_id: str
    here: str | None
    there: str | None
    binned_here: bool
    binned_there: bool
    tables: Mapping[str, Count]


@contextmanager
def both(here: Path, there: Path) -> Iterator[sqlite3.Connection]:
    """One connection on two files, ``main`` and ``other``; it writes to neither."""
    connection = raw_pair(here, there)
    try:
        connection.execute(f"PRAGMA mmap_size={MAPPED}")
        connection.execute("PRAGMA query_only=ON")
        connection.execute("BEGIN")
        yield connection
    finally:
        connection.close()


def unlike(table: str) -> str:
    """SQL that is true where two rows of a table, ``m`` and ``o``, do not say the same."""
    columns = [c.name for c in TABLES[table].columns if c.name not in BOOKKEEPING and c.name != "id"]
    return " OR ".join(f'm."{name}" IS NOT o."{name}"' for name in columns)


def differences(here: Path, there: Path) -> tuple[ClientDifference, ...]:
    """What differs, client by client; clients that are the same in both are left out."""
    found: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(lambda: [0, 0, 0]))
    with both(here, there) as connection:
        for table in TABLES:
            owner = owner_column(table)
            for column, (one, two) in enumerate((("main", "other"), ("other", "main"))):
                query = (
                    f'SELECT {owner}, count(*) FROM {one}."{table}" AS m WHERE NOT EXISTS'
                    f' (SELECT 1 FROM {two}."{table}" AS o WHERE o.id = m.id) GROUP BY 1'
                )
                for client, count in connection.execute(query):
                    found[client][table][column] += count
            owner = owner if owner == "''" else f"m.{owner}"
            query = (
                f'SELECT {owner}, count(*) FROM main."{table}" AS m JOIN other."{table}" AS o'
                f" ON o.id = m.id WHERE {unlike(table)} GROUP BY 1"
            )
            for client, count in connection.execute(query):
                found[client][table][2] += count
        names = {
            side: {
                row[0]: (row[1], row[2] is not None)
                for client in found
                for row in connection.execute(
                    f"SELECT id, name, deleted_at FROM {side}.clients WHERE id = ?", (client,)
                )
            }
            for side in ("main", "other")
        }
    made = []
    for client, tables in found.items():
        mine, theirs = names["main"].get(client), names["other"].get(client)
        made.append(
            ClientDifference(
                client,
                mine[0] if mine else None,
                theirs[0] if theirs else None,
                bool(mine and mine[1]),
                bool(theirs and theirs[1]),
                {table: Count(*counts) for table, counts in tables.items()},
            )
        )
    return tuple(sorted(made, key=lambda d: (d.client_id == "", d.here or d.there or "", d.client_id)))

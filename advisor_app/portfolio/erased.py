"""What is kept of a client that was erased for good: that it was, when and by whom.

The title of that step ends with a digest of the client's id. The id is a random number without a meaning,
which only copies of the client hold; so the digest tells nothing of it, and whoever comes with a copy (a
backup, a package) can still be told that the client was erased. Its code and name are not kept in any form:
there are too few of them for a digest to hide.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select

from advisor_app.portfolio.models import ChangeSet

TITLE = "彻底删除一家客户"
UNNAMED = "已彻底删除的客户"
"""Stands in the titles of earlier steps where the name stood."""
_MARK = re.compile(r"〔×([0-9a-f]{16})〕$")
_LIKE = "%〔×________________〕"


@dataclass(frozen=True, slots=True)
class Erased:
    """When a client was erased, and by whom."""

    at: dt.datetime
    by: str


Marks = Mapping[str, Erased]
"""What was erased, by the digests of the ids."""


def digest(client_id: str) -> str:
    """Stands for a client that was erased: 16 hex digits."""
    return hashlib.sha256(f"erased {client_id}".encode()).hexdigest()[:16]


def titled(mark: str) -> str:
    """The title of the step that erased it."""
    return f"{TITLE}〔×{mark}〕"


def marks_in(connection: sqlite3.Connection, side: str = "main") -> Marks:
    """What was erased on a side (``main`` or ``other``), each the last time."""
    query = f"SELECT title, at, actor FROM {side}.change_sets WHERE title LIKE ? ORDER BY id"
    return {
        found[1]: Erased(dt.datetime.fromisoformat(at).replace(tzinfo=dt.UTC), by)
        for title, at, by in connection.execute(query, (_LIKE,))
        if (found := _MARK.search(title))
    }


def remember(connection: Connection, marks: Marks) -> None:
    """Have a database know what was erased, unless it does."""
    known = set(connection.scalars(select(ChangeSet.title).where(ChangeSet.title.like(_LIKE))))
    lines = [
        {"at": each.at, "actor": each.by, "title": titled(mark), "kind": "do", "standing": "gone"}
        for mark, each in marks.items()
        if titled(mark) not in known
    ]
    if lines:
        connection.execute(insert(ChangeSet), lines)

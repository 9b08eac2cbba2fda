"""What is kept of a client that was erased for good: that it was, when and by whom.

The title of that step ends with a digest of the client's id. The id is a random number without a meaning,
which only copies of the client hold; so the digest tells nothing of it, and whoever comes with a copy (a
backup, a package) can still be told that the client was erased. Its code and name are not kept in any form:
there are too few of them for a digest to hide.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import mmap
import re
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, insert, select

from advisor_app.portfolio.models import ChangeSet

TITLE = "彻底删除一家客户"
UNNAMED = "已彻底删除的客户"
"""Stands in the titles of earlier steps where the name stood."""
_MARK = re.compile(r"〔×([0-9a-f]{16})〕$")
_BYTES = re.compile("〔×".encode() + rb"([0-9a-f]{16})" + "〕".encode())
_LIKE = "%〔×________________〕"


@dataclass(frozen=True, slots=True)
class Erased:
    """When a client was erased, and by whom."""

    at: dt.datetime
    by: str


Marks = Mapping[str, Erased]
"""What was erased, by the digests of the ids."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a database knows of what was erased, and the ids of the clients it has."""

    marks: Marks
    here: frozenset[str] = frozenset()

    def gone(self, client_ids: Iterable[str]) -> dict[str, Erased]:
        """Which of these were erased for good, and did not come back since because somebody wanted them."""
        marked = {each: digest(each) for each in client_ids if each not in self.here}
        return {each: self.marks[mark] for each, mark in marked.items() if mark in self.marks}


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


def known_in(connection: sqlite3.Connection) -> Known:
    """The same with the clients that there are, those in the 回收站 too."""
    here = frozenset(str(row[0]) for row in connection.execute("SELECT id FROM clients"))
    return Known(marks_in(connection), here)


def digests_left_in(file: Path) -> frozenset[str]:
    """What was erased, as far as the bytes of a file still say so that is no database any more; nothing of
    one that is encrypted, not there, or can't be read."""
    try:
        with file.open("rb") as stream, mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as content:
            return frozenset(found[1].decode() for found in _BYTES.finditer(content))
    except (OSError, ValueError):  # an empty file can't be mapped
        return frozenset()


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

"""What two copies of a portfolio share of their past: how far each side knew of the other.

Copies of one file have the same change sets from the first on, up to the day on which they parted. From a
merge on, the side that merged knows the other's up to the token in the merge's title. What a row said at
such a point follows from its journal, backwards from what it says now.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from advisor_app.portfolio.erased import UNNAMED, digest, marks_in
from advisor_app.portfolio.images import Image
from advisor_app.portfolio.journal import Entry, entry

Key = tuple[str, str]
"""Table and row id."""

_TOKEN = re.compile(r"〔#([0-9a-f]{16})〕$")


def titled(title: str, token: str) -> str:
    """The title of a merge that remembers how much of the other side it has seen."""
    return f"{title}〔#{token}〕"


@dataclass(frozen=True, slots=True)
class Past:
    """One side's journal after the point up to which the other side knows it.

    ``known``: that point, a change set; 0: the other side knows nothing, so there is no past to go by.
    """

    known: int
    entries: Mapping[Key, Sequence[Entry]]

    def image(self, key: Key, now: Image | None) -> Image | None:
        """What a row said at that point; None: it was not there."""
        then = None if now is None else dict(now)
        for each in reversed(self.entries.get(key, ())):
            if each.op == "insert":
                then = None
            elif each.op == "delete":
                then = dict(each.old)
            elif then is not None:
                then[each.field] = each.old
        return then


def token(connection: sqlite3.Connection, side: str) -> str:
    """Stands for all that was done on a side (``main`` or ``other``); "" where nothing was."""
    last = connection.execute(f"SELECT max(id) FROM {side}.change_sets").fetchone()[0]
    return _tokens(connection, side, last - 1)[last] if last else ""


def pasts(connection: sqlite3.Connection) -> tuple[Past, Past]:
    """The pasts of ``main`` and of ``other``, each after what the opposite side knows of it."""
    shared = _shared(connection)
    points = []
    for side, opposite in (("main", "other"), ("other", "main")):
        seen = _seen(connection, opposite)
        known = shared
        if seen:
            tokens = _tokens(connection, side, shared)
            known = max([shared, *(number for number, each in tokens.items() if each in seen)])
        points.append(known)
    if max(points) > shared:  # since then they have met again: what they shared before tells nothing
        points = [known if known > shared else 0 for known in points]
    mine, theirs = (
        Past(known, _entries(connection, side, known) if known else {})
        for side, known in zip(("main", "other"), points, strict=True)
    )
    return mine, theirs


def _shared(connection: sqlite3.Connection) -> int:
    """The last change set of the stretch that is the same on both sides; 0: none."""
    sets = connection.execute(
        "SELECT min(m.id) FROM main.change_sets AS m LEFT JOIN other.change_sets AS o ON o.id = m.id"
        " AND o.at IS m.at AND o.actor IS m.actor AND o.kind IS m.kind AND o.target IS m.target"
        " AND (o.title IS m.title OR instr(o.title, ?) OR instr(m.title, ?)) WHERE o.id IS NULL",
        (UNNAMED, UNNAMED),
    ).fetchone()[0]
    erased = _erased(connection)
    most: int = connection.execute("SELECT coalesce(max(id), 0) FROM main.change_sets").fetchone()[0]
    until = most if sets is None else sets - 1
    for one, two in (("main", "other"), ("other", "main")):
        differing = connection.execute(
            f"SELECT min(m.change_set) FROM {one}.journal AS m LEFT JOIN {two}.journal AS o ON o.id = m.id"
            " AND o.change_set IS m.change_set AND o.table_name IS m.table_name AND o.row_id IS m.row_id"
            " AND o.op IS m.op AND o.field IS m.field AND o.old IS m.old AND o.new IS m.new"
            f" WHERE o.id IS NULL AND m.change_set <= ? AND NOT ({_speaks(erased)})",
            (until, *(each for client in erased for each in (client, client, client))),
        ).fetchone()[0]
        if differing is not None:
            until = differing - 1
    found = connection.execute("SELECT max(id) FROM main.change_sets WHERE id <= ?", (until,)).fetchone()[0]
    return found or 0


def _erased(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The clients of which one side has erased all that it knew, the journal too."""
    marks = {**marks_in(connection, "main"), **marks_in(connection, "other")}
    if not marks:
        return ()
    ids = connection.execute("SELECT client_id FROM main.journal UNION SELECT client_id FROM other.journal")
    return tuple(str(each) for (each,) in ids if each and digest(each) in marks)


def _speaks(erased: Sequence[str]) -> str:
    """SQL that is true of a journal's line that went with a client (its id three times)."""
    one = "m.client_id = ? OR instr(coalesce(m.old, ''), ?) OR instr(coalesce(m.new, ''), ?)"
    return " OR ".join([one] * len(erased)) or "0"


def _seen(connection: sqlite3.Connection, side: str) -> frozenset[str]:
    """The tokens of merges that stand on a side."""
    undone = (
        f"SELECT target FROM {side}.change_sets AS u WHERE u.kind = 'undo' AND NOT EXISTS"
        f" (SELECT 1 FROM {side}.change_sets AS r WHERE r.kind = 'redo' AND r.target = u.target"
        " AND r.id > u.id)"
    )
    rows = connection.execute(
        f"SELECT title FROM {side}.change_sets WHERE kind = 'do' AND title LIKE '%〕'"
        f" AND id NOT IN ({undone})"
    )
    return frozenset(found[1] for row in rows if (found := _TOKEN.search(row[0])))


def _tokens(connection: sqlite3.Connection, side: str, after: int) -> dict[int, str]:
    """Change set → its token, of those after a point."""
    digests = {}
    for number, *told in connection.execute(
        f"SELECT id, at, actor, title, kind FROM {side}.change_sets WHERE id > ? ORDER BY id", (after,)
    ):
        digests[number] = hashlib.sha256(repr(told).encode())
    for number, *told in connection.execute(
        f"SELECT change_set, table_name, row_id, op, field, old, new FROM {side}.journal"
        " WHERE change_set > ? ORDER BY id",
        (after,),
    ):
        digests[number].update(repr(told).encode())
    return {number: digest.hexdigest()[:16] for number, digest in digests.items()}


def _entries(connection: sqlite3.Connection, side: str, after: int) -> dict[Key, Sequence[Entry]]:
    found: dict[Key, list[Entry]] = defaultdict(list)
    for at, *line in connection.execute(
        f"SELECT s.at, client_id, table_name, row_id, op, field, old, new FROM {side}.journal AS j"
        f" JOIN {side}.change_sets AS s ON s.id = j.change_set WHERE j.change_set > ? ORDER BY j.id",
        (after,),
    ):
        each = entry(line, dt.datetime.fromisoformat(at).replace(tzinfo=dt.UTC))
        found[each.table_name, each.row_id].append(each)
    return dict(found)


def bases(images: Iterable[tuple[Past, Image | None]]) -> list[Image | None]:
    """The images that count: of pasts that know anything."""
    return [image for past, image in images if past.known]

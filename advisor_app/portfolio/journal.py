"""The journal: every change field by field, its history, and the way back.

A change set is one unit of work. Undo and redo replay its entries against the rows as they are, in
exact (reverse) order, and refuse where a row is no longer what the entry left behind.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, islice
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Table,
    bindparam,
    delete,
    func,
    insert,
    inspect,
    select,
    update,
)
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, UOWTransaction

from advisor_app.domain.errors import StoreError
from advisor_app.portfolio import images
from advisor_app.portfolio.changes import Changes
from advisor_app.portfolio.images import Image
from advisor_app.portfolio.models import (
    BOOKKEEPING,
    RECORDS,
    UNJOURNALED,
    Base,
    ChangeSet,
    Client,
    JournalEntry,
    Record,
    owner_of,
)

_TABLES: dict[str, Table] = dict(Base.metadata.tables)
_RANK = {table.name: rank for rank, table in enumerate(Base.metadata.sorted_tables)}
_CHUNK = 500
_BULK = 20_000
"""Rows that are held at once while many are inserted."""
_ROOM = 65_536
"""KiB of the database that a connection may hold while many rows are inserted."""
_BARE = frozenset({str, int, bool, type(None)})
"""Types that JSON has as they are."""
_REMEMBERED = re.compile(r"〔[#×][0-9a-f]{16}〕$")
_JOURNALED = ("change_set", "client_id", "table_name", "row_id", "op", "field", "old", "new")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the journal.

    ``old`` and ``new`` are plain JSON values: of the field, or a mapping of the whole row where ``op`` is
    ``insert`` (then there is no old) or ``delete`` (then there is no new).
    """

    client_id: str
    table_name: str
    row_id: str
    op: str
    field: str
    old: Any
    new: Any

    def inverted(self) -> Entry:
        """The entry that takes this one back."""
        op = {"insert": "delete", "delete": "insert", "update": "update"}[self.op]
        return replace(self, op=op, old=self.new, new=self.old)


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """What happened to one row or field: when, by whom, in the course of what; else as :class:`Entry`."""

    change_set: int
    at: dt.datetime
    actor: str
    title: str
    kind: str
    table: str
    row_id: str
    op: str
    field: str
    old: Any
    new: Any


# --- writing ------------------------------------------------------------------------------------------


def _as_kept(entry: Entry, at: dt.datetime) -> tuple[str | None, str | None]:
    """Old and new of an entry as the journal keeps them; ``at``: the moment of its step."""
    if entry.op == "update":
        return images.dump(entry.old), images.dump(entry.new)
    known = images.known(entry.table_name, entry.row_id, entry.client_id, at)
    if entry.op == "insert":
        return None, images.lean(entry.new, known)
    return images.lean(entry.old, known), None


def entry(line: Sequence[Any], at: dt.datetime) -> Entry:
    """The entry of a line as it is kept: the columns of :class:`Entry`; ``at``: the moment of its step."""
    client_id, table, row_id, op, field, *kept = line
    if op == "update":
        old, new = (None if text is None else images.load(text) for text in kept)
    else:
        known = images.known(table, row_id, client_id, at)
        old, new = (None if text is None else images.read(table, text, known) for text in kept)
    return Entry(client_id, table, row_id, op, field, old, new)


class Recorder:
    """Writes the entries of one unit of work as its session flushes, in the same transaction."""

    def __init__(
        self, *, title: str, actor: str, at: dt.datetime, kind: str = "do", target: int | None = None
    ) -> None:
        self.title = title
        self.actor = actor
        self.at = at
        self.kind = kind
        self.target = target
        self.change_set: int | None = None
        self._client_ids: set[str] = set()
        self._tables: set[str] = set()

    def changes(self) -> Changes:
        """What was touched so far."""
        return Changes(self.title, self.change_set, frozenset(self._client_ids), frozenset(self._tables))

    def stamp(self, session: Session, _context: UOWTransaction, _instances: object) -> None:
        """Before a flush: note when a row came and when it last changed."""
        for row in session.new:
            if isinstance(row, Record):
                row.created_at = row.updated_at = self.at
        for row in session.dirty:
            if isinstance(row, Record) and _changed(row) - row.reckoned:
                row.updated_at = self.at

    def record(self, session: Session, _context: UOWTransaction) -> None:
        """After a flush: write down what it did.

        Changes come first, then rows that came, then rows that went; parents before children. Where a
        unique index makes the order of two writes matter, the caller flushes between them.
        """
        entries: list[Entry] = []
        for row in session.dirty:
            entries.extend(self._updates(row))
        for row in sorted(session.new, key=_rank):
            entries.extend(self._whole(row, "insert"))
        for row in sorted(session.deleted, key=_rank, reverse=True):
            entries.extend(self._whole(row, "delete"))
        self.write(session.connection(), entries)

    def _updates(self, row: Any) -> Iterable[Entry]:
        if not isinstance(row, Record):
            return
        table = row.__tablename__
        for attribute in inspect(row).attrs:
            history = attribute.history
            if attribute.key in BOOKKEEPING or not history.has_changes():
                continue
            # A nullable column that was never set has no old value: it is NULL.
            old = images.value(next(iter(history.deleted or ()), None))
            new = images.value(next(iter(history.added or ()), None))
            if old != new:
                self._touch(row)
                yield Entry(owner_of(row), table, row.id, "update", attribute.key, old, new)

    def _whole(self, row: Any, op: str) -> Iterable[Entry]:
        if not isinstance(row, Record):
            return
        self._touch(row)
        if not row.journaled:
            return
        # The instance's own dictionary: reading an attribute that was never set would ask the database.
        whole = images.image(row.__tablename__, vars(row))
        old, new = (None, whole) if op == "insert" else (whole, None)
        yield Entry(owner_of(row), row.__tablename__, row.id, op, "", old, new)

    def _touch(self, row: Record) -> None:
        self._client_ids.add(owner_of(row))
        self._tables.add(row.__tablename__)

    def write(self, connection: Connection, entries: Sequence[Entry], *, bare: bool = False) -> None:
        """Append entries, opening the change set with the first; ``bare``: open it without any too."""
        if self.change_set is None and (entries or bare):
            self.change_set = self._open(connection)
        if not entries:
            return
        lines = [
            (self.change_set, e.client_id, e.table_name, e.row_id, e.op, e.field, *_as_kept(e, self.at))
            for e in entries
        ]
        connection.execute(
            insert(_TABLES["journal"]), [dict(zip(_JOURNALED, line, strict=True)) for line in lines]
        )
        self._client_ids.update(e.client_id for e in entries)
        self._tables.update(e.table_name for e in entries)

    def write_inserts(
        self, connection: Connection, table: str, rows: Sequence[tuple[str, str]], kept: Sequence[str]
    ) -> None:
        """Append that rows (owner, id) of one table came, with their images as the journal keeps them."""
        if self.change_set is None and rows:
            self.change_set = self._open(connection)
        lines: list[list[Any]] = [
            [self.change_set, owner, table, row, "insert", "", None, image]
            for (owner, row), image in zip(rows, kept, strict=True)
        ]
        insert_rows(connection, _TABLES["journal"], _JOURNALED, lines)
        self._client_ids.update(owner for owner, _ in rows)
        self._tables.add(table)

    def _open(self, connection: Connection) -> int:
        sets = _TABLES["change_sets"]
        if self.kind == "do":
            # A new step: what was undone before it can no longer be redone.
            connection.execute(
                update(sets)
                .where(sets.c.actor == self.actor, sets.c.standing == "undone")
                .values(standing="gone")
            )
        opened = connection.scalar(
            insert(sets)
            .returning(sets.c.id)
            .values(
                at=self.at,
                actor=self.actor,
                title=self.title,
                kind=self.kind,
                target=self.target,
                standing="done" if self.kind == "do" else "gone",
            )
        )
        assert isinstance(opened, int)
        return opened


def _changed(row: Record) -> set[str]:
    return {attribute.key for attribute in inspect(row).attrs if attribute.history.has_changes()}


def _rank(row: object) -> int:
    return _RANK[row.__tablename__] if isinstance(row, Record) else -1


# --- there and back -------------------------------------------------------------------------------------


def undoable(session: Session, actor: str) -> ChangeSet | None:
    """The latest step of ``actor`` that stands."""
    latest = select(func.max(ChangeSet.id)).where(ChangeSet.actor == actor, ChangeSet.standing == "done")
    return session.get(ChangeSet, session.scalar(latest) or 0)


def redoable(session: Session, actor: str) -> ChangeSet | None:
    """The step of ``actor`` that was undone last, unless something new was done since."""
    first = select(func.min(ChangeSet.id)).where(ChangeSet.actor == actor, ChangeSet.standing == "undone")
    return session.get(ChangeSet, session.scalar(first) or 0)


def replay(connection: Connection, recorder: Recorder, step: int, *, back: bool) -> None:
    """Take the change set ``step`` back, or carry it out again, journaling that as ``recorder``'s own.

    Raises StoreError where a row is no longer as the change left it, or another row now needs it.
    """
    sets = _TABLES["change_sets"]
    entries = list(entries_of(connection, _TABLES["journal"].c.change_set == step))
    if back:
        entries = [entry.inverted() for entry in reversed(entries)]
    verb = "撤销" if back else "重做"
    refusal = (
        f"同一处数据后来又有改动，无法{verb}“{recorder.title}”，没有作任何更改。请在“记录”中核对后手工修改。"
    )
    try:
        for (op, name, field), run in groupby(entries, key=lambda e: (e.op, e.table_name, e.field)):
            if not _apply(connection, _TABLES[name], op, field, list(run), recorder.at):
                raise StoreError(refusal)
    except IntegrityError as error:
        raise StoreError(refusal) from error
    recorder.write(connection, entries)
    connection.execute(update(sets).where(sets.c.id == step).values(standing="undone" if back else "done"))


def entries_of(connection: Connection, *conditions: ColumnElement[bool]) -> Iterable[Entry]:
    """The entries of the journal's lines that meet the conditions, in the order in which they came."""
    journal, sets = _TABLES["journal"], _TABLES["change_sets"]
    query = (
        select(*(journal.c[name] for name in Entry.__dataclass_fields__), sets.c.at)
        .join(sets, sets.c.id == journal.c.change_set)
        .where(*conditions)
        .order_by(journal.c.id)
    )
    for *line, at in connection.execute(query):
        yield entry(line, at)


def carry_out(connection: Connection, recorder: Recorder, entries: Sequence[Entry]) -> None:
    """Make changes that were worked out elsewhere, in the order given, journaled as ``recorder``'s own.

    Raises StoreError where a row is no longer as an entry says it was.
    """
    for (op, name, field), run in groupby(entries, key=lambda e: (e.op, e.table_name, e.field)):
        if not _apply(connection, _TABLES[name], op, field, list(run), recorder.at):
            raise StoreError("客户库在预览之后又有改动，这次没有并入。请重新预览后再并入。")
    recorder.write(connection, entries, bare=True)


def insert_all(
    connection: Connection, recorder: Recorder, kind: type[Record], rows: Iterable[Mapping[str, Any]]
) -> None:
    """Insert many rows of one kind, journaled as ``recorder``'s own; each names its columns and its id."""
    table = _TABLES[kind.__tablename__]
    owner = "id" if kind is Client else "client_id"
    names = [column.name for column in table.columns]
    # what :func:`images.lean` leaves out, column by column: no image is read of so many
    apart = {"id", owner, "created_at"} | BOOKKEEPING
    empty = images.EMPTY[table.name]
    told = [(place, name, empty.get(name, ...)) for place, name in enumerate(names) if name not in apart]
    came: dict[str, Any] = {"created_at": recorder.at, "updated_at": recorder.at, "version": 1}
    waiting = iter(rows)
    _hold_much(connection)
    while chunk := list(islice(waiting, _BULK)):
        lines = [[came[name] if name in came else row[name] for name in names] for row in chunk]
        insert_rows(connection, table, names, lines)
        kept = [
            images.dump(
                {
                    name: v if type(v) in _BARE else images.value(v)
                    for place, name, nothing in told
                    if (v := line[place]) != nothing
                }
            )
            for line in lines
        ]
        recorder.write_inserts(connection, table.name, [(row[owner], row["id"]) for row in chunk], kept)


def _hold_much(connection: Connection) -> None:
    """Have room for the pages that many rows touch: keys are random, so each goes to another page, and what
    finds no room is written to the log over and over. It is room that is used only where it is needed."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA cache_size=-{_ROOM}").close()


def insert_rows(connection: Connection, table: Table, names: Sequence[str], rows: list[list[Any]]) -> None:
    """Insert rows of values in the order of ``names``.

    SQLAlchemy works out every parameter of every row; for the file, which has no more to be worked out than
    a few columns' types, the driver is told directly, in half the time. ``rows`` are as they were afterwards.
    """
    if connection.dialect.name != "sqlite":
        connection.execute(insert(table), [dict(zip(names, row, strict=True)) for row in rows])
        return
    binds = [
        (place, bind)
        for place, name in enumerate(names)
        if (bind := table.c[name].type.dialect_impl(connection.dialect).bind_processor(connection.dialect))
    ]
    bound: dict[tuple[int, Any], Any] = {}

    def plainly(row: list[Any]) -> tuple[Any, ...]:
        given = row.copy()
        for place, bind in binds:
            key = (place, row[place])  # a day or a moment is that of most other rows too
            if key not in bound:
                bound[key] = bind(row[place])
            given[place] = bound[key]
        return tuple(given)

    columns = ", ".join(f'"{name}"' for name in names)
    marks = ", ".join("?" * len(names))
    statement = f'INSERT INTO "{table.name}" ({columns}) VALUES ({marks})'
    connection.exec_driver_sql(statement, [plainly(row) for row in rows])


def _apply(
    connection: Connection, table: Table, op: str, field: str, entries: Sequence[Entry], at: dt.datetime
) -> bool:
    """Carry out entries of one kind; False where a row is not what the entry says it was."""
    if op == "update":
        return _change(connection, table, field, entries, at)
    found = rows_of(connection, table.name, [entry.row_id for entry in entries])
    if op == "delete":
        if any(found.get(entry.row_id) != entry.old for entry in entries):
            return False
        connection.execute(
            delete(table).where(table.c.id == bindparam("row")), [{"row": entry.row_id} for entry in entries]
        )
        return True
    if found:
        return False
    connection.execute(insert(table), [_row(table, entry.new, at) for entry in entries])
    return True


def rows_of(connection: Connection, name: str, ids: Sequence[str]) -> dict[str, Image]:
    """Whole rows of a table, by id; those that are there."""
    found: dict[str, Image] = {}
    table = _TABLES[name]
    for start in range(0, len(ids), _CHUNK):
        chunk = ids[start : start + _CHUNK]
        for row in connection.execute(select(table).where(table.c.id.in_(chunk))).mappings():
            found[row["id"]] = images.image(name, row)
    return found


def _row(table: Table, image: Image, at: dt.datetime) -> dict[str, Any]:
    row = {field: images.typed(table, field, told) for field, told in image.items()}
    return row | {"updated_at": at} | ({"version": 1} if "version" in table.c else {})


def _change(
    connection: Connection, table: Table, field: str, entries: Sequence[Entry], at: dt.datetime
) -> bool:
    change = update(table).where(table.c.id == bindparam("row"))
    change = change.values({field: bindparam("new", type_=table.c[field].type)})
    if field not in RECORDS[table.name].reckoned:
        change = change.values(updated_at=at)
    if "version" in table.c:
        change = change.values(version=table.c.version + 1)
    for entry in entries:
        now = connection.execute(select(table.c[field]).where(table.c.id == entry.row_id)).one_or_none()
        if now is None or images.value(now[0]) != entry.old:
            return False
        connection.execute(change, {"row": entry.row_id, "new": images.typed(table, field, entry.new)})
    return True


# --- reading --------------------------------------------------------------------------------------------


def history(
    session: Session,
    client_id: str,
    *,
    table: str | None = None,
    row_id: str | None = None,
    field: str | None = None,
    limit: int | None = None,
) -> tuple[HistoryLine, ...]:
    """What happened to a client's record, newest first; ``field`` also lists whole rows that came or went."""
    query = (
        select(
            ChangeSet.id,
            ChangeSet.at,
            ChangeSet.actor,
            ChangeSet.title,
            ChangeSet.kind,
            *(getattr(JournalEntry, name) for name in Entry.__dataclass_fields__),
        )
        .join(ChangeSet, ChangeSet.id == JournalEntry.change_set)
        .where(JournalEntry.client_id == client_id)
        .order_by(JournalEntry.change_set.desc(), JournalEntry.id.desc())
        .limit(limit)
    )
    if table is not None:
        query = query.where(JournalEntry.table_name == table)
    if row_id is not None:
        query = query.where(JournalEntry.row_id == row_id)
    if field is not None:
        query = query.where(JournalEntry.field.in_(("", field)))
    return tuple(_told(tuple(line)) for line in session.execute(query))


def _told(line: tuple[Any, ...]) -> HistoryLine:
    number, at, actor, title, kind, *kept = line
    e = entry(kept, at)
    return HistoryLine(number, at, actor, title, kind, e.table_name, e.row_id, e.op, e.field, e.old, e.new)


def images_of(session: Session, client_id: str) -> dict[tuple[str, str], Mapping[str, Any]]:
    """The rows a client has now: (table, row id) → its fields as plain JSON values."""
    found: dict[tuple[str, str], Mapping[str, Any]] = {}
    for name in RECORDS:
        table = _TABLES[name]
        owner = table.c.id if name == Client.__tablename__ else table.c.get("client_id")
        if owner is None or name in UNJOURNALED:
            continue
        for row in session.execute(select(table).where(owner == client_id)).mappings():
            found[name, row["id"]] = images.image(name, row)
    return found


@dataclass(frozen=True, slots=True)
class Step:
    """One thing done to a client; ``kind``: ``do``, ``undo`` (of what the title names) or ``redo``."""

    change_set: int
    at: dt.datetime
    actor: str
    title: str
    kind: str


def told(title: str) -> str:
    """A title without what the program remembers in it (``lineage``, ``erased``)."""
    return _REMEMBERED.sub("", title)


def _step(number: int, at: dt.datetime, actor: str, title: str, kind: str) -> Step:
    return Step(number, at, actor, told(title), kind)


def steps(session: Session, client_id: str | None = None, *, limit: int | None = None) -> tuple[Step, ...]:
    """What was done to a client (or at all), newest first."""
    query = select(ChangeSet.id, ChangeSet.at, ChangeSet.actor, ChangeSet.title, ChangeSet.kind)
    if client_id is not None:
        touched = select(JournalEntry.change_set).where(JournalEntry.client_id == client_id)
        query = query.where(ChangeSet.id.in_(touched))
    return tuple(_step(*row) for row in session.execute(query.order_by(ChangeSet.id.desc()).limit(limit)))


# --- what others did ------------------------------------------------------------------------------------


def latest(session: Session) -> int:
    """The number of the latest change set; 0: none."""
    return session.scalar(select(func.max(ChangeSet.id))) or 0


def steps_since(session: Session, change_set: int) -> tuple[Step, ...]:
    """What was done after a change set, oldest first."""
    query = select(ChangeSet.id, ChangeSet.at, ChangeSet.actor, ChangeSet.title, ChangeSet.kind)
    query = query.where(ChangeSet.id > change_set).order_by(ChangeSet.id)
    return tuple(_step(*row) for row in session.execute(query))


def touched_by(session: Session, change_sets: Sequence[int]) -> Changes:
    """What some change sets touched together; its number is the last one's."""
    client_ids: set[str] = set()
    tables: set[str] = set()
    for start in range(0, len(change_sets), _CHUNK):
        query = select(JournalEntry.client_id, JournalEntry.table_name).distinct()
        query = query.where(JournalEntry.change_set.in_(change_sets[start : start + _CHUNK]))
        for client_id, table in session.execute(query):
            client_ids.add(client_id)
            tables.add(table)
    last = change_sets[-1] if change_sets else None
    return Changes("", last, frozenset(client_ids), frozenset(tables))

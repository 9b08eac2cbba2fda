"""Facts of a client: one adopted value for each slot, other sources' values kept beside it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from advisor_app.domain.errors import NotFoundError, StoreError
from advisor_app.domain.facts import Value
from advisor_app.portfolio import clients, items
from advisor_app.portfolio.conflicts import Clash, ConflictError, last_writer, require_shown
from advisor_app.portfolio.journal import HistoryLine, history
from advisor_app.portfolio.models import FactRecord, ItemRecord, new_id
from advisor_app.portfolio.session import Unit
from advisor_app.portfolio.values import from_columns, to_columns

FEW = 200
"""Facts that are asked for by name; where there are more, all of a client are read."""


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a value stands: a fact of the client, of one fiscal year, or of one item (by its key)."""

    key: str
    year: int | None = None
    item: str | None = None


@dataclass(frozen=True, slots=True)
class Stated:
    """A value to write. What is None stays as the adopted value has it (or empty, where there is none).

    ``source`` is a ``domain.source.Source`` key or "".
    """

    slot: Slot
    value: Value
    source: str | None = None
    evidence: str | None = None
    observed_on: dt.date | None = None
    confirmed_by: str = ""
    note: str | None = None


@dataclass(frozen=True, slots=True)
class FactRow:
    """A value as it is kept, adopted or not."""

    id: str
    slot: Slot
    value: Value
    source: str
    evidence: str
    observed_on: dt.date | None
    confirmed_by: str
    note: str
    adopted: bool
    updated_at: dt.datetime


@dataclass(frozen=True, slots=True)
class FactTurn:
    """A change of what is adopted in a slot; None: nothing was known."""

    change_set: int
    at: dt.datetime
    actor: str
    title: str
    old: Value | None
    new: Value | None
    source: str


@dataclass(frozen=True, slots=True)
class Expected:
    """What a form showed in a slot, and what is to stand there; None: nothing."""

    slot: Slot
    seen: Value | None
    mine: Value | None


# --- writing ------------------------------------------------------------------------------------------


def untouched(unit: Unit, client_id: str, expected: Iterable[Expected]) -> frozenset[Slot]:
    """The slots that others changed and the form left as it showed them: they are to be left alone.

    Raises ConflictError with all that both changed to different values.
    """
    asked = list(expected)
    present = _Present(unit.session, client_id, [each.slot for each in asked])
    clashes: list[Clash] = []
    left: set[Slot] = set()
    for each in asked:
        row = present.adopted(each.slot)
        theirs = None if row is None else from_columns(row.form, row.value)
        seen, now, mine = (_told(value) for value in (each.seen, theirs, each.mine))
        if seen == now:
            continue
        if mine == seen:
            left.add(each.slot)
        elif mine != now:
            where = each.slot
            clashes.append(Clash(where.key, each.seen, theirs, each.mine, where.year, where.item))
    if clashes:
        raise ConflictError(clashes, last_writer(unit.session, client_id))
    return frozenset(left)


def _told(value: Value | None) -> tuple[str, str] | None:
    """A value as it is compared: for Python, true is 1."""
    return None if value is None else to_columns(value)


def put(unit: Unit, client_id: str, values: Iterable[Stated]) -> None:
    """Write and adopt values, at most one for a slot.

    A value of the same source is replaced; one of another source stays beside it, no longer adopted.
    """
    wanted = {stated.slot: stated for stated in values}
    clients.require(unit.session, client_id)
    present = _Present(unit.session, client_id, wanted)
    planned: list[tuple[Stated, FactRecord | None, FactRecord | None]] = []
    for slot, stated in wanted.items():
        adopted = present.adopted(slot)
        source = stated.source if stated.source is not None else (adopted.source if adopted else "")
        planned.append((stated, adopted, present.of_source(slot, source)))
    for _, adopted, same in planned:
        if adopted is not None and adopted is not same:
            adopted.adopted = False
    unit.flush()  # the unique index allows no two adopted values, not even for a moment
    unit.add(
        *(
            row
            for stated, adopted, same in planned
            if (row := _written(stated, adopted, same, client_id, present)) is not None
        )
    )


def put_first(unit: Unit, values: Mapping[str, Sequence[Stated]]) -> None:
    """Write and adopt values by client id, of the client or a year, in slots that hold nothing yet.

    For many at once; where a slot does hold something, the database refuses and nothing is written.
    """
    unit.insert(
        FactRecord, (_plain_row(client_id, each) for client_id, told in values.items() for each in told)
    )


def put_all(unit: Unit, values: Mapping[str, Sequence[Stated]]) -> None:
    """:func:`put` for many clients: slots that hold nothing yet are written at once."""
    if sum(map(len, values.values())) <= FEW:
        for client_id, told in values.items():
            put(unit, client_id, told)
        return
    held = _held(unit.session, list(values))
    empty: dict[str, list[Stated]] = {}
    for client_id, told in values.items():
        clients.require(unit.session, client_id)
        used = held.get(client_id, set())
        put(unit, client_id, [each for each in told if (each.slot.key, each.slot.year) in used])
        empty[client_id] = [each for each in told if (each.slot.key, each.slot.year) not in used]
    put_first(unit, empty)


def _held(session: Session, ids: Sequence[str]) -> dict[str, set[tuple[str, int | None]]]:
    """The slots of clients and years that hold anything, by client."""
    found: dict[str, set[tuple[str, int | None]]] = {}
    for start in range(0, len(ids), FEW):
        query = select(FactRecord.client_id, FactRecord.key, FactRecord.year).where(
            FactRecord.client_id.in_(ids[start : start + FEW]), FactRecord.item_id.is_(None)
        )
        for client_id, key, year in session.execute(query):
            found.setdefault(client_id, set()).add((key, year))
    return found


def _plain_row(client_id: str, stated: Stated) -> dict[str, Any]:
    form, text = to_columns(stated.value)
    return {
        "id": new_id(),
        "client_id": client_id,
        "item_id": None,
        "key": stated.slot.key,
        "year": stated.slot.year,
        "form": form,
        "value": text,
        "source": stated.source or "",
        "evidence": stated.evidence or "",
        "observed_on": stated.observed_on,
        "confirmed_by": stated.confirmed_by,
        "note": stated.note or "",
        "adopted": True,
    }


def keep(unit: Unit, client_id: str, values: Iterable[Stated]) -> None:
    """Write values beside the adopted one of their slot, which stays; a slot without one adopts them."""
    wanted = {stated.slot: stated for stated in values}
    clients.require(unit.session, client_id)
    present = _Present(unit.session, client_id, wanted)
    rows: list[FactRecord] = []
    for slot, stated in wanted.items():
        adopted = present.adopted(slot)
        same = present.of_source(slot, stated.source or "")
        stays = adopted is not None and adopted is not same
        row = _written(stated, adopted, same, client_id, present)
        if stays:
            (row or same).adopted = False  # type: ignore[union-attr]  # one of the two is there
        rows.extend([] if row is None else [row])
    unit.add(*rows)


def _written(
    stated: Stated, adopted: FactRecord | None, same: FactRecord | None, client_id: str, present: _Present
) -> FactRecord | None:
    """Write into the row of the same source, or return a new row."""
    form, text = to_columns(stated.value)
    if same is None:
        return FactRecord(
            client_id=client_id,
            item_id=present.item_id(stated.slot),
            key=stated.slot.key,
            year=stated.slot.year,
            form=form,
            value=text,
            source=stated.source if stated.source is not None else "",
            evidence=stated.evidence or "",
            observed_on=stated.observed_on,
            confirmed_by=stated.confirmed_by,
            note=stated.note or "",
        )
    changed = (same.form, same.value) != (form, text)
    same.form, same.value, same.adopted = form, text, True
    if stated.evidence is not None:
        same.evidence = stated.evidence
    if stated.note is not None:
        same.note = stated.note
    if stated.observed_on is not None:
        same.observed_on = stated.observed_on
    if changed or stated.confirmed_by or same is not adopted:
        same.confirmed_by = stated.confirmed_by
    return None


def clear(unit: Unit, client_id: str, slots: Iterable[Slot]) -> None:
    """Make slots unknown again: all their values go, the journal keeps them."""
    clients.require(unit.session, client_id)
    wanted = list(dict.fromkeys(slots))
    present = _Present(unit.session, client_id, wanted)
    unit.remove(*(row for slot in wanted for row in present.all(slot)))


def adopt(unit: Unit, client_id: str, fact_id: str) -> None:
    """Adopt another of the kept values."""
    clients.require(unit.session, client_id)
    row = _one(unit.session, client_id, fact_id)
    for other in _beside(unit.session, row):
        other.adopted = False
    unit.flush()
    row.adopted = True
    unit.flush()


def confirm(unit: Unit, client_id: str, fact_id: str, who: str) -> None:
    """Note who confirmed a value; "" takes it back."""
    clients.require(unit.session, client_id)
    _one(unit.session, client_id, fact_id).confirmed_by = who
    unit.flush()


def drop(unit: Unit, client_id: str, fact_id: str, *, seen: FactRow | None = None) -> None:
    """Remove one kept value; the adopted one only where it is the last.

    ``seen``: what was shown of it, with its source and evidence (see ``conflicts``).
    """
    clients.require(unit.session, client_id)
    row = _one(unit.session, client_id, fact_id)
    if row.adopted and _beside(unit.session, row):
        raise StoreError("这是当前采用的值，还有其他来源的值并存。请先采用另一个值，再删除它。")
    if seen is not None:
        now = replace(
            seen,
            value=from_columns(row.form, row.value),
            source=row.source,
            evidence=row.evidence,
            observed_on=row.observed_on,
            confirmed_by=row.confirmed_by,
            note=row.note,
        )
        require_shown(unit.session, client_id, seen, now, "这个值", row_id=row.id)
    unit.remove(row)


class _Present:
    """The rows of one client by slot, for the facts that some slots name."""

    def __init__(self, session: Session, client_id: str, slots: Iterable[Slot]) -> None:
        asked = list(slots)
        keys = {slot.key for slot in asked}
        self._items = items.ids(session, client_id) if any(slot.item for slot in asked) else {}
        self._rows: dict[tuple[str, int | None, str | None], list[FactRecord]] = {}
        query = select(FactRecord).where(FactRecord.client_id == client_id)
        if len(keys) <= FEW:
            query = query.where(FactRecord.key.in_(keys))
        for row in session.scalars(query) if keys else ():
            self._rows.setdefault((row.key, row.year, row.item_id), []).append(row)

    def item_id(self, slot: Slot) -> str | None:
        if slot.item is None:
            return None
        if slot.item not in self._items:
            raise NotFoundError(f"没有找到明细“{slot.item}”，可能已被删除。请刷新后重试。")
        return self._items[slot.item]

    def all(self, slot: Slot) -> Sequence[FactRecord]:
        return self._rows.get((slot.key, slot.year, self.item_id(slot)), ())

    def adopted(self, slot: Slot) -> FactRecord | None:
        return next((row for row in self.all(slot) if row.adopted), None)

    def of_source(self, slot: Slot, source: str) -> FactRecord | None:
        return next((row for row in self.all(slot) if row.source == source), None)


def _one(session: Session, client_id: str, fact_id: str) -> FactRecord:
    row = session.get(FactRecord, fact_id)
    if row is None or row.client_id != client_id:
        raise NotFoundError("没有找到这个值，可能已被删除。请刷新后重试。")
    return row


def _beside(session: Session, row: FactRecord) -> Sequence[FactRecord]:
    """The other values of a row's slot."""
    query = select(FactRecord).where(
        FactRecord.client_id == row.client_id,
        FactRecord.key == row.key,
        FactRecord.year.is_not_distinct_from(row.year),
        FactRecord.item_id.is_not_distinct_from(row.item_id),
        FactRecord.id != row.id,
    )
    return session.scalars(query).all()


# --- reading ------------------------------------------------------------------------------------------


def rows(session: Session, client_id: str) -> tuple[FactRow, ...]:
    """All values of a client, the adopted one of each slot first."""
    query = (
        select(FactRecord, ItemRecord.key)
        .outerjoin(ItemRecord, ItemRecord.id == FactRecord.item_id)
        .where(FactRecord.client_id == client_id)
        .order_by(
            ItemRecord.position, FactRecord.key, FactRecord.year, FactRecord.adopted.desc(), FactRecord.source
        )
    )
    return tuple(
        FactRow(
            row.id,
            Slot(row.key, row.year, item),
            from_columns(row.form, row.value),
            row.source,
            row.evidence,
            row.observed_on,
            row.confirmed_by,
            row.note,
            row.adopted,
            row.updated_at,
        )
        for row, item in session.execute(query)
    )


def counts(session: Session) -> dict[str, int]:
    """How many facts of each client have an adopted value; clients without any are left out."""
    query = select(FactRecord.client_id, func.count()).where(FactRecord.adopted)
    return {row[0]: row[1] for row in session.execute(query.group_by(FactRecord.client_id))}


def turns(session: Session, client_id: str, slot: Slot) -> tuple[FactTurn, ...]:
    """How the adopted value of a slot came to be, newest first, read off the journal."""
    named = _items_once_named(session, client_id, slot.item)
    kept: dict[str, dict[str, Any]] = {}
    found: list[FactTurn] = []
    last: tuple[Value | None, str] = (None, "")
    lines = reversed(history(session, client_id, table=FactRecord.__tablename__))
    for _, group in groupby(lines, key=lambda line: line.change_set):
        step = list(group)
        for line in step:
            _follow(line, slot, named, kept)
        now = _adopted_of(kept)
        if now != last:
            head = step[0]
            found.append(FactTurn(head.change_set, head.at, head.actor, head.title, last[0], *now))
            last = now
    return tuple(reversed(found))


def _items_once_named(session: Session, client_id: str, item: str | None) -> frozenset[str | None]:
    """The row ids that an item key has stood for."""
    if item is None:
        return frozenset((None,))
    lines = history(session, client_id, table=ItemRecord.__tablename__)
    return frozenset(line.row_id for line in lines if line.op == "insert" and line.new["key"] == item)


def _follow(
    line: HistoryLine, slot: Slot, named: frozenset[str | None], kept: dict[str, dict[str, Any]]
) -> None:
    """Apply one line of the journal to the rows of a slot."""
    if line.op == "insert":
        row: dict[str, Any] = line.new
        if row["key"] == slot.key and row["year"] == slot.year and row["item_id"] in named:
            kept[line.row_id] = dict(row)
    elif line.op == "delete":
        kept.pop(line.row_id, None)
    elif line.row_id in kept:
        kept[line.row_id][line.field] = line.new


def _adopted_of(kept: dict[str, dict[str, Any]]) -> tuple[Value | None, str]:
    for row in kept.values():
        if row["adopted"]:
            return from_columns(row["form"], row["value"]), row["source"]
    return None, ""

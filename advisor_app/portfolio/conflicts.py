"""Two people change the same thing: what only one touched goes through, what both touched is asked.

A form says what it showed (``seen``). Where the database says something else by now, three values stand side
by side: seen, theirs, mine. No write goes over another's that its writer never saw, on a server or in a file
(a form may stay open while something else is saved).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from advisor_app.domain.errors import StoreError
from advisor_app.portfolio.models import ChangeSet, JournalEntry, Record

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Clash:
    """One thing that both changed: ``field`` (of a fact its key), what the form showed, and both wishes."""

    field: str
    seen: Any
    theirs: Any
    mine: Any
    year: int | None = None
    item: str | None = None


class ConflictError(StoreError):
    """What was to be written was changed by another since it was shown; nothing was written.

    ``clashes``: what both changed; ``by``: who changed it, "" unknown; ``of``: the type of the record, None:
    they are facts.
    """

    def __init__(self, clashes: Iterable[Clash], by: str = "", of: type | None = None) -> None:
        self.clashes = tuple(clashes)
        self.by = by
        self.of = of
        count = len(self.clashes)
        what = f"有 {count} 处" if count > 1 else "这一处"
        super().__init__(
            f"{what}刚刚由{by or '别人'}改过，这次改动没有保存。请看两边各是什么，选定后再保存。"
        )


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement with its reason (None: there is none): one thing, or a reason would come to stand beside a
    judgement that it was not given for."""

    said: tuple[str, str] | None = None


def three_way(seen: T, theirs: T, mine: T) -> tuple[T, tuple[Clash, ...]]:
    """What is to stand, field by field, and what both changed to different things.

    ``seen``, ``theirs`` and ``mine`` are of one dataclass, or of one sort of mapping (where what is left out
    reads None). What I left alone reads as theirs.
    """
    merged: dict[str, Any] = {}
    clashes: list[Clash] = []
    sides = [_parts(one) for one in (seen, theirs, mine)]
    for field in dict.fromkeys(key for side in sides for key in side):
        was, now, wanted = (side.get(field) for side in sides)
        merged[field] = now if wanted == was else wanted
        if wanted not in (was, now) and now != was:
            clashes.append(Clash(field, was, now, wanted))
    return remade(mine, merged), tuple(clashes)


def remade(record: T, parts: Mapping[str, Any]) -> T:
    """The same record with these of its fields otherwise."""
    if isinstance(record, Mapping):
        whole = {**record, **parts}
        return type(record)({key: part for key, part in whole.items() if part is not None})  # type: ignore[call-arg]
    return replace(record, **parts)  # type: ignore[type-var]  # a dataclass, where it is no mapping


def _parts(record: Any) -> Mapping[str, Any]:
    if isinstance(record, Mapping):
        return record
    return {each.name: getattr(record, each.name) for each in fields(record)}


def agreed(session: Session, client_id: str, seen: T | None, theirs: T, mine: T, *, row_id: str = "") -> T:
    """:func:`three_way` where a form said what it showed, otherwise ``mine``; raises ConflictError.

    ``client_id`` "": of no client; ``row_id``: where it is kept, to name who wrote there, else anywhere.
    """
    if seen is None:
        return mine
    merged, clashes = three_way(seen, theirs, mine)
    if clashes:
        raise ConflictError(clashes, last_writer(session, client_id, row_id), type(mine))
    return merged


def require_shown(
    session: Session,
    client_id: str,
    seen: T | None,
    theirs: T,
    what: str,
    *,
    row_id: str = "",
    parts: Iterable[type[Record]] = (),
    act: str = "删除",
) -> None:
    """Refuse to take away what another changed since it was shown: StoreError, a sentence with his name.

    ``what`` opens it: ``视图“在办”``; ``act``: what was to be done; the rest as in :func:`agreed` and
    :func:`last_writer`.
    """
    if seen is not None and seen != theirs:
        by = last_writer(session, client_id, row_id, parts) or "别人"
        raise StoreError(f"{what}刚刚由{by}改过，没有{act}。请先看过现在的内容，再决定要不要{act}。")


def last_writer(
    session: Session, client_id: str, row_id: str = "", parts: Iterable[type[Record]] = ()
) -> str:
    """Who last wrote a row of a client, or anything of the client; "" nobody.

    ``parts``: tables whose rows hang on that one: they count too, those that are gone among them.
    """
    query = (
        select(ChangeSet.actor)
        .join(JournalEntry, JournalEntry.change_set == ChangeSet.id)
        .where(JournalEntry.client_id == client_id)
        .order_by(JournalEntry.change_set.desc())
    )
    if row_id:
        hanging = select(JournalEntry.row_id).where(
            JournalEntry.client_id == client_id,
            JournalEntry.table_name.in_([part.__tablename__ for part in parts]),
            or_(JournalEntry.old.contains(row_id), JournalEntry.new.contains(row_id)),
        )
        query = query.where(or_(JournalEntry.row_id == row_id, JournalEntry.row_id.in_(hanging)))
    return session.scalar(query.limit(1)) or ""

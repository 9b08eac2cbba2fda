"""The advisors' own notes on clauses; several of several people may stand at one place."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from advisor_app.domain.clause_note import ClauseNote
from advisor_app.domain.errors import NotFoundError
from advisor_app.portfolio import conflicts
from advisor_app.portfolio.models import ClauseNoteRecord
from advisor_app.portfolio.session import Unit

_BETWEEN = " "
"""Between tags: none holds a space (``services.relations.read_tags``)."""


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A note with its row id."""

    id: str
    note: ClauseNote


def add(unit: Unit, note: ClauseNote) -> str:
    """Write a note; gives its row id."""
    row = ClauseNoteRecord(
        document=note.document,
        place=note.place,
        text=note.text,
        tags=_BETWEEN.join(note.tags),
        noted_on=note.noted_on,
        noted_by=note.noted_by,
    )
    unit.add(row)
    return row.id


def edit(unit: Unit, row_id: str, note: ClauseNote, *, seen: ClauseNote | None = None) -> None:
    """Make a note read as given; it stays where it is. ``seen``: what the form showed (see ``conflicts``)."""
    row = _one(unit.session, row_id)
    now = _read(row)
    told = replace(now, text=note.text, tags=note.tags)
    told = conflicts.agreed(unit.session, "", seen, now, told, row_id=row_id)
    note = replace(note, text=told.text, tags=told.tags)
    row.text, row.tags = note.text, _BETWEEN.join(note.tags)
    row.noted_on, row.noted_by = note.noted_on, note.noted_by
    unit.flush()


def remove(unit: Unit, row_id: str, *, seen: ClauseNote | None = None) -> None:
    """Take a note away; ``seen``: what was shown (see ``conflicts``)."""
    row = _one(unit.session, row_id)
    conflicts.require_shown(unit.session, "", seen, _read(row), "这条批注", row_id=row.id)
    unit.remove(row)


def rows(session: Session) -> tuple[NoteRow, ...]:
    """All notes, the earliest first."""
    found = session.scalars(
        select(ClauseNoteRecord).order_by(ClauseNoteRecord.created_at, ClauseNoteRecord.id)
    )
    return tuple(NoteRow(row.id, _read(row)) for row in found)


def _read(row: ClauseNoteRecord) -> ClauseNote:
    tags = tuple(row.tags.split())
    return ClauseNote(row.document, row.place, row.text, tags, row.noted_on, row.noted_by)


def _one(session: Session, row_id: str) -> ClauseNoteRecord:
    row = session.get(ClauseNoteRecord, row_id)
    if row is None:
        raise NotFoundError("这条批注已经不在了（可能刚被删除），请重新打开政策库。")
    return row

"""The files of clients as rows: which content, under what name, and what each is kept for."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from advisor_app.domain.errors import NotFoundError
from advisor_app.domain.evidence import EvidenceFile, Subject, SubjectKind
from advisor_app.portfolio import clients, conflicts
from advisor_app.portfolio.models import Client, FileRecord, FileUse, JournalEntry
from advisor_app.portfolio.session import Unit

GONE = "没有找到这份文件，可能已被移除。请刷新后重试。"
_KINDS = tuple(SubjectKind)


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file with its row id, client, and when it was taken in."""

    id: str
    client_id: str
    file: EvidenceFile
    added_at: dt.datetime


def add(unit: Unit, client_id: str, file: EvidenceFile) -> str:
    """Enter a file and what it is for; one of the same content only gains its subjects."""
    clients.require(unit.session, client_id)
    row = unit.session.scalars(
        select(FileRecord).where(FileRecord.client_id == client_id, FileRecord.sha256 == file.sha256)
    ).one_or_none()
    if row is None:
        row = FileRecord(
            client_id=client_id,
            sha256=file.sha256,
            name=file.name,
            size=file.size,
            valid_to=file.valid_to,
            note=file.note,
        )
        unit.add(row)
    for subject in file.subjects:
        use(unit, row.id, subject)
    return row.id


def edit(
    unit: Unit,
    file_id: str,
    *,
    name: str,
    valid_to: dt.date | None,
    note: str,
    seen: EvidenceFile | None = None,
) -> None:
    """Change what is told of a file; ``seen``: what the form showed (see ``conflicts``)."""
    row = _one(unit.session, file_id)
    now = EvidenceFile(row.sha256, row.name, row.size, row.valid_to, row.note)
    told = replace(now, name=name, valid_to=valid_to, note=note)
    shown = None if seen is None else replace(seen, subjects=())
    told = conflicts.agreed(unit.session, row.client_id, shown, now, told, row_id=row.id)
    row.name, row.valid_to, row.note = told.name, told.valid_to, told.note
    unit.flush()


def use(unit: Unit, file_id: str, subject: Subject) -> None:
    """Keep a file for a subject; once is enough."""
    row = _one(unit.session, file_id)
    if subject in _subjects(unit.session, file_id):
        return
    unit.add(
        FileUse(
            client_id=row.client_id,
            file_id=file_id,
            kind=subject.kind,
            key=subject.key,
            year=subject.year,
            item=subject.item,
        )
    )


def unuse(unit: Unit, file_id: str, subject: Subject) -> None:
    """No longer keep a file for a subject; the file stays."""
    _one(unit.session, file_id)
    found = _subjects(unit.session, file_id).get(subject)
    if found is not None:
        unit.remove(found)


def remove(unit: Unit, file_id: str, *, seen: EvidenceFile | None = None) -> None:
    """Take a file out; its content stays until nothing speaks of it, so that undo brings it back.

    ``seen``: what was shown of it, with all that it was kept for (see ``conflicts``).
    """
    row, uses = _one(unit.session, file_id), _subjects(unit.session, file_id)
    now = EvidenceFile(row.sha256, row.name, row.size, row.valid_to, row.note, tuple(sorted(uses, key=_rank)))
    conflicts.require_shown(
        unit.session, row.client_id, seen, now, f"材料“{row.name}”", row_id=row.id, parts=(FileUse,)
    )
    unit.remove(*uses.values())
    unit.remove(row)


def one(session: Session, file_id: str) -> FileRow:
    """A file by its row id."""
    client_id = session.scalar(select(FileRecord.client_id).where(FileRecord.id == file_id))
    for row in () if client_id is None else rows(session, client_id):
        if row.id == file_id:
            return row
    raise NotFoundError(GONE)


def rows(session: Session, client_id: str | None = None) -> tuple[FileRow, ...]:
    """The files of a client (or of all outside the 回收站), by name."""
    uses: dict[str, tuple[Subject, ...]] = {}
    asked = select(FileUse.file_id, FileUse.kind, FileUse.key, FileUse.year, FileUse.item)
    if client_id is not None:
        asked = asked.where(FileUse.client_id == client_id)
    for file_id, kind, key, year, item in session.execute(asked):
        uses[file_id] = (*uses.get(file_id, ()), Subject(SubjectKind(kind), key, year, item))
    f = FileRecord
    ordered = {file_id: tuple(sorted(own, key=_rank)) for file_id, own in uses.items()}
    query = (
        select(f.id, f.client_id, f.created_at, f.sha256, f.name, f.size, f.valid_to, f.note)
        .join(Client, Client.id == f.client_id)
        .where(Client.deleted_at.is_(None))
        .order_by(f.client_id, f.name, f.id)
    )
    if client_id is not None:
        query = query.where(f.client_id == client_id)
    return tuple(
        FileRow(row[0], row[1], EvidenceFile(*row[3:], ordered.get(row[0], ())), row[2])
        for row in session.execute(query)
    )


def wanted(session: Session) -> dict[str, str]:
    """SHA-256 → name of all contents that rows speak of, clients in the 回收站 included."""
    return {row.sha256: row.name for row in session.execute(select(FileRecord.sha256, FileRecord.name))}


def remembered(session: Session, sha256: str) -> bool:
    """Whether a content is spoken of by a row, or by the journal, from which it could come back."""
    if session.scalar(select(FileRecord.id).where(FileRecord.sha256 == sha256).limit(1)) is not None:
        return True
    told = select(JournalEntry.id).where(
        JournalEntry.table_name == FileRecord.__tablename__,
        JournalEntry.old.contains(sha256) | JournalEntry.new.contains(sha256),
    )
    return session.scalar(told.limit(1)) is not None


def _rank(subject: Subject) -> tuple[int, str, int, str]:
    return _KINDS.index(subject.kind), subject.key, subject.year or 0, subject.item or ""


def _subjects(session: Session, file_id: str) -> dict[Subject, FileUse]:
    query = select(FileUse).where(FileUse.file_id == file_id)
    return {Subject(SubjectKind(u.kind), u.key, u.year, u.item): u for u in session.scalars(query)}


def _one(session: Session, file_id: str) -> FileRecord:
    row = session.get(FileRecord, file_id)
    if row is None:
        raise NotFoundError(GONE)
    clients.require(session, row.client_id)
    return row

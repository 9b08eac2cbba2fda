"""The tables of the client database, as they are now.

Nothing is deleted by the database itself (no cascades): every row that goes is journaled, so that it
can come back. Migrations never import this module; a test holds the two together.
"""

from __future__ import annotations

import datetime as dt
import uuid
from decimal import Decimal
from typing import ClassVar

from sqlalchemy import (
    BigInteger,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, mapped_column

from advisor_app.portfolio.columns import Money, UtcDateTime

BOOKKEEPING = frozenset({"updated_at", "version"})
"""Columns that follow from a change and are no part of it."""

Id = String(36)
Key = String(80)


def new_id() -> str:
    """A fresh row id."""
    return str(uuid.uuid4())


class Base(MappedAsDataclass, DeclarativeBase, kw_only=True, eq=False):
    """All tables; constraints have names, because batch migrations address them by name."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class Record(Base, kw_only=True, eq=False):
    """A row of the advisor's own: it has an id, and a moment in which it came and last changed."""

    __abstract__ = True
    journaled: ClassVar[bool] = True
    """False: an immutable row that undo leaves alone."""
    reckoned: ClassVar[frozenset[str]] = frozenset()
    """Columns that the program works out by itself: writing them is no touch of the row."""

    id: Mapped[str] = mapped_column(Id, primary_key=True, default_factory=new_id, sort_order=-1)
    created_at: Mapped[dt.datetime] = mapped_column(UtcDateTime, init=False, sort_order=1)
    updated_at: Mapped[dt.datetime] = mapped_column(UtcDateTime, init=False, sort_order=1)


def owner_of(row: Record) -> str:
    """The client a row belongs to; "" for what belongs to none (申报窗口)."""
    owner: str = row.id if isinstance(row, Client) else getattr(row, "client_id", "")
    return owner


class Client(Record, kw_only=True, eq=False):
    """An enterprise; ``deleted_at`` set: it lies in the 回收站, and its code stays taken."""

    __tablename__ = "clients"

    name: Mapped[str] = mapped_column(Text)
    short_name: Mapped[str] = mapped_column(Text, default="")
    uscc: Mapped[str | None] = mapped_column(String(18), default=None, unique=True)
    uscc_pilot: Mapped[bool] = mapped_column(default=False)
    region: Mapped[str | None] = mapped_column(String(6), default=None)
    industry: Mapped[str] = mapped_column(Text, default="")
    advisor: Mapped[str] = mapped_column(Text, default="")
    note: Mapped[str] = mapped_column(Text, default="")
    demo: Mapped[bool] = mapped_column(default=False)
    deleted_at: Mapped[dt.datetime | None] = mapped_column(UtcDateTime, default=None)
    version: Mapped[int] = mapped_column(Integer, init=False)
    """Counts the writes of this row: a form that was filled in on an older one is refused."""

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 -- SQLAlchemy types it as an instance variable


class FormerName(Record, kw_only=True, eq=False):
    """A name the enterprise once had."""

    __tablename__ = "former_names"
    __table_args__ = (UniqueConstraint("client_id", "name"),)

    client_id: Mapped[str] = mapped_column(Id, ForeignKey("clients.id"))
    name: Mapped[str] = mapped_column(Text)
    position: Mapped[int] = mapped_column(Integer)


class ItemRecord(Record, kw_only=True, eq=False):
    """A project, product, policy or person; ``key`` is its stable name within the client."""

    __tablename__ = "items"
    __table_args__ = (UniqueConstraint("client_id", "key"),)

    client_id: Mapped[str] = mapped_column(Id, ForeignKey("clients.id"))
    kind: Mapped[str] = mapped_column(Key)
    key: Mapped[str] = mapped_column(Text)
    position: Mapped[int] = mapped_column(Integer)


_ADOPTED = {
    "client": "adopted AND year IS NULL AND item_id IS NULL",
    "year": "adopted AND year IS NOT NULL AND item_id IS NULL",
    "item": "adopted AND item_id IS NOT NULL",
}
_OF_ITEM = text("item_id IS NOT NULL")
"""Hardly a value belongs to an item."""


def _one_adopted(name: str, *columns: str) -> Index:
    where = text(_ADOPTED[name])
    return Index(
        f"uq_facts_adopted_{name}", *columns, unique=True, sqlite_where=where, postgresql_where=where
    )


class FactRecord(Record, kw_only=True, eq=False):
    """A stated value of a fact: of the client, of a fiscal year, or of an item.

    Several sources may state the same slot; exactly one of them is adopted.
    """

    __tablename__ = "facts"
    __table_args__ = (
        _one_adopted("client", "client_id", "key"),
        _one_adopted("year", "client_id", "key", "year"),
        _one_adopted("item", "item_id", "key"),
        Index("ix_facts_item_id", "item_id", sqlite_where=_OF_ITEM, postgresql_where=_OF_ITEM),
    )

    client_id: Mapped[str] = mapped_column(Id, ForeignKey("clients.id"), index=True)
    item_id: Mapped[str | None] = mapped_column(Id, ForeignKey("items.id"), default=None)
    key: Mapped[str] = mapped_column(Key)
    year: Mapped[int | None] = mapped_column(Integer, default=None)
    form: Mapped[str] = mapped_column(String(10))
    value: Mapped[str] = mapped_column(Text)
    source: Mapped[str] = mapped_column(String(20), default="")
    evidence: Mapped[str] = mapped_column(Text, default="")
    observed_on: Mapped[dt.date | None] = mapped_column(Date, default=None)
    confirmed_by: Mapped[str] = mapped_column(Text, default="")
    note: Mapped[str] = mapped_column(Text, default="")
    adopted: Mapped[bool] = mapped_column(default=True)


class RecognitionRecord(Record, kw_only=True, eq=False):
    """A title granted or lost."""

    __tablename__ = "recognitions"

    client_id: Mapped[str] = mapped_column(Id, ForeignKey("clients.id"), index=True)
    kind: Mapped[str] = mapped_column(Key)
    event: Mapped[str | None] = mapped_column(String(20), default=None)
    granted_on: Mapped[dt.date | None] = mapped_column(Date, default=None)
    valid_to: Mapped[dt.date | None] = mapped_column(Date, default=None)
    document_number: Mapped[str] = mapped_column(Text, default="")
    note: Mapped[str] = mapped_column(Text, default="")
    position: Mapped[int] = mapped_column(Integer)


class ReceivedRecord(Record, kw_only=True, eq=False):
    """Money already had; ``content_version`` says which library named the measure."""

    __tablename__ = "received"

    client_id: Mapped[str] = mapped_column(Id, ForeignKey("clients.id"), index=True)
    item_id: Mapped[str | None] = mapped_column(Id, ForeignKey("items.id"), default=None, index=True)
    measure: Mapped[str] = mapped_column(Text)
    content_version: Mapped[str] = mapped_column(Text, default="")
    amount: Mapped[Decimal] = mapped_column(Money)
    year: Mapped[int] = mapped_column(Integer)
    payer: Mapped[str] = mapped_column(Text, default="")
    tranche: Mapped[str] = mapped_column(Text, default="")
    note: Mapped[str] = mapped_column(Text, default="")
    position: Mapped[int] = mapped_column(Integer)


class Declaration(Record, kw_only=True, eq=False):
    """The statement that a list (``recognitions``, ``items:tech_renovation``) holds all there is."""

    __tablename__ = "declarations"
    __table_args__ = (UniqueConstraint("client_id", "entry"),)

    client_id: Mapped[str] = mapped_column(Id, ForeignKey("clients.id"))
    entry: Mapped[str] = mapped_column(Text)
    declared_on: Mapped[dt.date] = mapped_column(Date)
    declared_by: Mapped[str] = mapped_column(Text, default="")


class Answer(Record, kw_only=True, eq=False):
    """A person's answer to a judgement, or the reading an office confirmed."""

    __tablename__ = "answers"
    __table_args__ = (UniqueConstraint("client_id", "key"),)

    client_id: Mapped[str] = mapped_column(Id, ForeignKey("clients.id"))
    key: Mapped[str] = mapped_column(Text)
    value: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text, default="")
    answered_on: Mapped[dt.date] = mapped_column(Date)
    answered_by: Mapped[str] = mapped_column(Text, default="")


class WindowRecord(Record, kw_only=True, eq=False):
    """When an office takes applications, as an advisor entered it; ``target`` "": of all measures there."""

    __tablename__ = "windows"
    __table_args__ = (UniqueConstraint("region", "target", "label"),)

    region: Mapped[str] = mapped_column(String(6))
    target: Mapped[str] = mapped_column(Text, default="")
    label: Mapped[str] = mapped_column(Text)
    opens_on: Mapped[dt.date | None] = mapped_column(Date, default=None)
    closes_on: Mapped[dt.date | None] = mapped_column(Date, default=None)
    note: Mapped[str] = mapped_column(Text, default="")


class ApplicationRecord(Record, kw_only=True, eq=False):
    """An application for a measure's money or for a title, in one round.

    ``stage`` and ``stage_on`` follow from its steps and are kept beside them for the boards. The three
    estimates are of the assessment on ``estimated_on``: what is certain, capped, and hoped for.
    """

    __tablename__ = "applications"
    reckoned = frozenset({"fixed", "ceiling", "expected", "estimated_on"})
    __table_args__ = (UniqueConstraint("client_id", "target", "item", "round"),)

    client_id: Mapped[str] = mapped_column(Id, ForeignKey("clients.id"))
    pursuit: Mapped[str] = mapped_column(String(10))
    target: Mapped[str] = mapped_column(Text)
    content_version: Mapped[str] = mapped_column(Text, default="")
    item: Mapped[str] = mapped_column(Text, default="")
    round: Mapped[str] = mapped_column(Text)
    window_id: Mapped[str | None] = mapped_column(Id, ForeignKey("windows.id"), default=None, index=True)
    purpose: Mapped[str] = mapped_column(String(10))
    opened_on: Mapped[dt.date] = mapped_column(Date)
    stage: Mapped[str] = mapped_column(String(20), index=True)
    stage_on: Mapped[dt.date] = mapped_column(Date)
    fixed: Mapped[Decimal | None] = mapped_column(Money, default=None)
    ceiling: Mapped[Decimal | None] = mapped_column(Money, default=None)
    expected: Mapped[Decimal | None] = mapped_column(Money, default=None)
    estimated_on: Mapped[dt.date | None] = mapped_column(Date, default=None)
    next_step: Mapped[str] = mapped_column(Text, default="")
    next_on: Mapped[dt.date | None] = mapped_column(Date, default=None)
    note: Mapped[str] = mapped_column(Text, default="")


class StepRecord(Record, kw_only=True, eq=False):
    """One event of an application with its evidence, and the row it made: a title, or money received."""

    __tablename__ = "steps"
    __table_args__ = (UniqueConstraint("application_id", "position"),)

    client_id: Mapped[str] = mapped_column(Id, ForeignKey("clients.id"), index=True)
    application_id: Mapped[str] = mapped_column(Id, ForeignKey("applications.id"))
    position: Mapped[int] = mapped_column(Integer)
    event: Mapped[str] = mapped_column(String(20))
    before: Mapped[str] = mapped_column(String(20))
    after: Mapped[str] = mapped_column(String(20))
    day: Mapped[dt.date] = mapped_column(Date)
    receipt: Mapped[str] = mapped_column(Text, default="")
    number: Mapped[str] = mapped_column(Text, default="")
    amount: Mapped[Decimal | None] = mapped_column(Money, default=None)
    payer: Mapped[str] = mapped_column(Text, default="")
    tranche: Mapped[str] = mapped_column(Text, default="")
    until: Mapped[dt.date | None] = mapped_column(Date, default=None)
    reason: Mapped[str] = mapped_column(Text, default="")
    recognition_id: Mapped[str | None] = mapped_column(
        Id, ForeignKey("recognitions.id"), default=None, index=True
    )
    received_id: Mapped[str | None] = mapped_column(Id, ForeignKey("received.id"), default=None, index=True)


class TaskRecord(Record, kw_only=True, eq=False):
    """Something to do by a day, as an advisor entered it."""

    __tablename__ = "tasks"
    __table_args__ = (Index("ix_tasks_client_id", "client_id"), Index("ix_tasks_due_on", "due_on"))

    client_id: Mapped[str] = mapped_column(Id, ForeignKey("clients.id"))
    application_id: Mapped[str | None] = mapped_column(
        Id, ForeignKey("applications.id"), default=None, index=True
    )
    title: Mapped[str] = mapped_column(Text)
    due_on: Mapped[dt.date | None] = mapped_column(Date, default=None)
    done_on: Mapped[dt.date | None] = mapped_column(Date, default=None)
    note: Mapped[str] = mapped_column(Text, default="")


class PaperRecord(Record, kw_only=True, eq=False):
    """A line of an application's checklist: a paper that is asked for, and whether it is there.

    ``valid_to``: until when the paper that was handed in may be used.
    """

    __tablename__ = "papers"
    __table_args__ = (UniqueConstraint("application_id", "name"),)

    client_id: Mapped[str] = mapped_column(Id, ForeignKey("clients.id"), index=True)
    application_id: Mapped[str] = mapped_column(Id, ForeignKey("applications.id"))
    position: Mapped[int] = mapped_column(Integer)
    name: Mapped[str] = mapped_column(Text)
    required: Mapped[bool] = mapped_column(default=True)
    form: Mapped[str] = mapped_column(Text, default="")
    valid: Mapped[str] = mapped_column(Text, default="")
    issuer: Mapped[str] = mapped_column(Text, default="")
    received_on: Mapped[dt.date | None] = mapped_column(Date, default=None)
    valid_to: Mapped[dt.date | None] = mapped_column(Date, default=None)
    note: Mapped[str] = mapped_column(Text, default="")


class ContactRecord(Record, kw_only=True, eq=False):
    """A visit, call, promise, file, change or result in the client's timeline.

    ``due_on``: when a promise is to be kept; ``done_on``: when it was.
    """

    __tablename__ = "contacts"

    client_id: Mapped[str] = mapped_column(Id, ForeignKey("clients.id"), index=True)
    kind: Mapped[str] = mapped_column(String(10))
    day: Mapped[dt.date] = mapped_column(Date)
    text: Mapped[str] = mapped_column(Text)
    who: Mapped[str] = mapped_column(Text, default="")
    due_on: Mapped[dt.date | None] = mapped_column(Date, default=None)
    done_on: Mapped[dt.date | None] = mapped_column(Date, default=None)


class MarkRecord(Record, kw_only=True, eq=False):
    """A reminder that was seen to: which one it is follows from what it is about, its kind and occasion.

    Reminders themselves are never stored: they follow from the record and the day.
    """

    __tablename__ = "marks"
    __table_args__ = (UniqueConstraint("client_id", "subject", "kind", "occasion"),)

    client_id: Mapped[str] = mapped_column(Id, ForeignKey("clients.id"))
    subject: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(String(20))
    occasion: Mapped[str] = mapped_column(Text)
    done_on: Mapped[dt.date] = mapped_column(Date)


class PlanRecord(Record, kw_only=True, eq=False):
    """What the advisor assumes for a client's development plan: its target, span and growth."""

    __tablename__ = "plans"

    client_id: Mapped[str] = mapped_column(Id, ForeignKey("clients.id"), unique=True)
    inputs: Mapped[str] = mapped_column(Text)
    """JSON: target, years and growth by scenario."""


class PersonRecord(Record, kw_only=True, eq=False):
    """Somebody at a client."""

    __tablename__ = "people"

    client_id: Mapped[str] = mapped_column(Id, ForeignKey("clients.id"), index=True)
    name: Mapped[str] = mapped_column(Text)
    role: Mapped[str] = mapped_column(Text, default="")
    phone: Mapped[str] = mapped_column(Text, default="")
    note: Mapped[str] = mapped_column(Text, default="")
    main: Mapped[bool] = mapped_column(default=False)
    position: Mapped[int] = mapped_column(Integer)


class TagRecord(Record, kw_only=True, eq=False):
    """A word an advisor put on a client."""

    __tablename__ = "tags"
    __table_args__ = (UniqueConstraint("client_id", "word"),)

    client_id: Mapped[str] = mapped_column(Id, ForeignKey("clients.id"))
    word: Mapped[str] = mapped_column(Text)


class LinkRecord(Record, kw_only=True, eq=False):
    """A tie between a client and another firm, which is a client too or has only a name."""

    __tablename__ = "links"

    client_id: Mapped[str] = mapped_column(Id, ForeignKey("clients.id"), index=True)
    other_id: Mapped[str | None] = mapped_column(Id, ForeignKey("clients.id"), default=None, index=True)
    other_name: Mapped[str] = mapped_column(Text, default="")
    kind: Mapped[str] = mapped_column(String(20))
    note: Mapped[str] = mapped_column(Text, default="")


class FileRecord(Record, kw_only=True, eq=False):
    """A file that proves something; its content lies beside the database under its hash."""

    __tablename__ = "files"
    __table_args__ = (UniqueConstraint("client_id", "sha256"),)

    client_id: Mapped[str] = mapped_column(Id, ForeignKey("clients.id"))
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    name: Mapped[str] = mapped_column(Text)
    size: Mapped[int] = mapped_column(BigInteger)
    valid_to: Mapped[dt.date | None] = mapped_column(Date, default=None)
    note: Mapped[str] = mapped_column(Text, default="")


class FileUse(Record, kw_only=True, eq=False):
    """What a file is kept for: a value, a title, money received, a paper, a clause."""

    __tablename__ = "file_uses"
    __table_args__ = (UniqueConstraint("file_id", "kind", "key", "year", "item"),)

    client_id: Mapped[str] = mapped_column(Id, ForeignKey("clients.id"), index=True)
    file_id: Mapped[str] = mapped_column(Id, ForeignKey("files.id"))
    kind: Mapped[str] = mapped_column(String(20))
    key: Mapped[str] = mapped_column(Text)
    year: Mapped[int | None] = mapped_column(Integer, default=None)
    item: Mapped[str | None] = mapped_column(Text, default=None)


class OpinionRecord(Record, kw_only=True, eq=False):
    """What the advisor himself holds of a measure, beside the program's verdict."""

    __tablename__ = "opinions"
    __table_args__ = (UniqueConstraint("client_id", "measure", "item"),)

    client_id: Mapped[str] = mapped_column(Id, ForeignKey("clients.id"))
    measure: Mapped[str] = mapped_column(Text)
    item: Mapped[str] = mapped_column(Text, default="")
    outcome: Mapped[str] = mapped_column(String(20))
    reason: Mapped[str] = mapped_column(Text)
    held_on: Mapped[dt.date] = mapped_column(Date)
    held_by: Mapped[str] = mapped_column(Text, default="")


class ClauseNoteRecord(Record, kw_only=True, eq=False):
    """What an advisor wrote beside a clause; ``place`` as in :class:`domain.clause_note.ClauseNote`."""

    __tablename__ = "clause_notes"

    document: Mapped[str] = mapped_column(Text)
    place: Mapped[str] = mapped_column(Text, default="")
    text: Mapped[str] = mapped_column(Text)
    tags: Mapped[str] = mapped_column(Text, default="")
    noted_on: Mapped[dt.date | None] = mapped_column(Date, default=None)
    noted_by: Mapped[str] = mapped_column(Text, default="")


class BoardView(Record, kw_only=True, eq=False):
    """A board's filters and lanes under a name."""

    __tablename__ = "board_views"

    name: Mapped[str] = mapped_column(Text, unique=True)
    choices: Mapped[str] = mapped_column(Text)
    """JSON: what was chosen, by filter."""


class AssessmentRecord(Record, kw_only=True, eq=False):
    """An assessment as it was given, whole: last quarter's figures must read the same next year."""

    __tablename__ = "assessments"
    __table_args__ = (Index("ix_assessments_client_id_run_at", "client_id", "run_at"),)
    journaled = False

    client_id: Mapped[str] = mapped_column(Id, ForeignKey("clients.id"))
    as_of: Mapped[dt.date] = mapped_column(Date)
    run_at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    content_version: Mapped[str] = mapped_column(Text)
    digest: Mapped[str] = mapped_column(Text)
    drafts: Mapped[bool]
    confirmed: Mapped[Decimal] = mapped_column(Money)
    possible: Mapped[Decimal] = mapped_column(Money)
    snapshot: Mapped[str] = mapped_column(Text)


class DossierRecord(Record, kw_only=True, eq=False):
    """A dossier as it was handed over, whole, so that it can be written again; each run of a client once."""

    __tablename__ = "dossiers"
    __table_args__ = (UniqueConstraint("client_id", "run"),)
    journaled = False

    client_id: Mapped[str] = mapped_column(Id, ForeignKey("clients.id"))
    sort: Mapped[str] = mapped_column(String(20))
    as_of: Mapped[dt.date] = mapped_column(Date)
    made_at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    run: Mapped[str] = mapped_column(String(20))
    content_version: Mapped[str] = mapped_column(Text)
    body: Mapped[bytes] = mapped_column(LargeBinary)


class ChangeSet(Base, kw_only=True, eq=False):
    """One unit of work: who did what, when; the step that undo and redo take."""

    __tablename__ = "change_sets"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(Integer, primary_key=True, init=False)
    at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    actor: Mapped[str] = mapped_column(Text)
    title: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(String(4))
    """``do``, ``undo`` or ``redo``."""
    target: Mapped[int | None] = mapped_column(ForeignKey("change_sets.id"), default=None)
    """The change set that was undone or redone."""
    standing: Mapped[str] = mapped_column(String(6))
    """Of a ``do``: ``done``, ``undone`` (can be redone) or ``gone`` (no longer); of others ``gone``."""


class JournalEntry(Base, kw_only=True, eq=False):
    """One field changed, or one row come or gone (then ``field`` is "" and old/new hold its image).

    ``old`` and ``new`` are read by ``journal.entry`` alone: an image leaves out what is known otherwise.
    """

    __tablename__ = "journal"
    __table_args__ = (
        Index("ix_journal_client_id_change_set", "client_id", "change_set"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True, init=False)
    change_set: Mapped[int] = mapped_column(ForeignKey("change_sets.id"), index=True)
    client_id: Mapped[str] = mapped_column(Id)
    """No foreign key: the history of a client whose entry was undone stays."""
    table_name: Mapped[str] = mapped_column(String(40))
    row_id: Mapped[str] = mapped_column(Id)
    op: Mapped[str] = mapped_column(String(6))
    field: Mapped[str] = mapped_column(String(40))
    old: Mapped[str | None] = mapped_column(Text)
    new: Mapped[str | None] = mapped_column(Text)


RECORDS: dict[str, type[Record]] = {
    table.name: model
    for table in Base.metadata.sorted_tables
    for mapper in Base.registry.mappers
    if issubclass(model := mapper.class_, Record) and model.__tablename__ == table.name
}
"""The tables of the advisor's own rows, parents before children, with what their rows are."""
UNJOURNALED = frozenset(name for name, model in RECORDS.items() if not model.journaled)
"""Those whose rows never change, and that undo leaves alone."""

"""Tasks, and the papers of an application's checklist."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from advisor_app.domain.errors import NotFoundError
from advisor_app.domain.paper import Paper
from advisor_app.portfolio import clients
from advisor_app.portfolio.models import Client, PaperRecord, TaskRecord
from advisor_app.portfolio.session import Unit


@dataclass(frozen=True, slots=True)
class Task:
    """Something to do, for an application or for the client at large."""

    title: str
    due_on: dt.date | None = None
    done_on: dt.date | None = None
    note: str = ""
    application_id: str | None = None


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task with its row id and client."""

    id: str
    client_id: str
    task: Task


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A paper with its row id, client and application."""

    id: str
    client_id: str
    application_id: str
    paper: Paper


def add(unit: Unit, client_id: str, task: Task) -> str:
    """Add a task and return its id."""
    clients.require(unit.session, client_id)
    row = TaskRecord(
        client_id=client_id,
        application_id=task.application_id,
        title=task.title,
        due_on=task.due_on,
        done_on=task.done_on,
        note=task.note,
    )
    unit.add(row)
    return row.id


def finish(unit: Unit, task_id: str, on: dt.date | None) -> None:
    """Note when a task was done; None: it is open again."""
    _task(unit.session, task_id).done_on = on
    unit.flush()


def edit(unit: Unit, task_id: str, title: str, due_on: dt.date | None, note: str) -> None:
    """Make a task read as given."""
    row = _task(unit.session, task_id)
    row.title, row.due_on, row.note = title, due_on, note
    unit.flush()


def remove(unit: Unit, task_id: str) -> None:
    """Remove a task."""
    unit.remove(_task(unit.session, task_id))


def rows(session: Session, client_id: str | None = None) -> tuple[TaskRow, ...]:
    """The tasks of a client (or of all outside the 回收站), by day."""
    t = TaskRecord
    query = (
        select(t.id, t.client_id, t.title, t.due_on, t.done_on, t.note, t.application_id)
        .join(Client, Client.id == t.client_id)
        .where(Client.deleted_at.is_(None))
        .order_by(t.due_on.is_(None), t.due_on, t.created_at, t.id)
    )
    if client_id is not None:
        query = query.where(t.client_id == client_id)
    return tuple(TaskRow(row[0], row[1], Task(*row[2:])) for row in session.execute(query))


def _task(session: Session, task_id: str) -> TaskRecord:
    row = session.get(TaskRecord, task_id)
    if row is None:
        raise NotFoundError("没有找到这项任务，可能已被删除。请刷新后重试。")
    clients.require(session, row.client_id)
    return row


# --- papers -----------------------------------------------------------------------------------------------


def add_papers(unit: Unit, client_id: str, application_id: str, papers: Iterable[Paper]) -> int:
    """Add lines to a checklist; a paper it names already is left as it is. How many are new."""
    clients.require(unit.session, client_id)
    found = unit.session.execute(select(PaperRecord.name).where(PaperRecord.application_id == application_id))
    present = [name for (name,) in found]
    new: dict[str, PaperRecord] = {}
    for paper in papers:
        if paper.name not in present and paper.name not in new:
            new[paper.name] = PaperRecord(
                client_id=client_id,
                application_id=application_id,
                position=len(present) + len(new),
                name=paper.name,
                required=paper.required,
                form=paper.form,
                valid=paper.valid,
                issuer=paper.issuer,
                received_on=paper.received_on,
                valid_to=paper.valid_to,
                note=paper.note,
            )
    unit.add(*new.values())
    return len(new)


def receive_paper(
    unit: Unit, paper_id: str, received_on: dt.date | None, valid_to: dt.date | None, note: str
) -> None:
    """Note that a paper came (None: it is missing again), and until when it serves."""
    row = unit.session.get(PaperRecord, paper_id)
    if row is None:
        raise NotFoundError("没有找到这份材料，可能已被删除。请刷新后重试。")
    clients.require(unit.session, row.client_id)
    row.received_on, row.valid_to, row.note = received_on, valid_to, note
    unit.flush()


def papers(
    session: Session, *, application_id: str | None = None, client_id: str | None = None
) -> tuple[PaperRow, ...]:
    """The checklist of an application, of a client, or of all outside the 回收站."""
    p = PaperRecord
    query = (
        select(
            p.id, p.client_id, p.application_id, p.name, p.required, p.form, p.valid, p.issuer,
            p.received_on, p.valid_to, p.note,
        )
        .join(Client, Client.id == p.client_id)
        .where(Client.deleted_at.is_(None))
        .order_by(p.application_id, p.position)
    )  # fmt: skip
    if application_id is not None:
        query = query.where(p.application_id == application_id)
    if client_id is not None:
        query = query.where(p.client_id == client_id)
    return tuple(PaperRow(row[0], row[1], row[2], Paper(*row[3:])) for row in session.execute(query))

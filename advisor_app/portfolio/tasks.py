"""Tasks, and the papers of an application's checklist."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from advisor_app.domain.errors import NotFoundError
from advisor_app.domain.paper import Paper
from advisor_app.portfolio import clients, conflicts
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
    """Note when a task was done; None: it is open again. What another has done already keeps its day."""
    row = _task(unit.session, task_id)
    row.done_on = row.done_on if on is not None and row.done_on is not None else on
    unit.flush()


def edit(
    unit: Unit,
    task_id: str,
    title: str,
    due_on: dt.date | None,
    note: str,
    *,
    seen: Task | None = None,
) -> None:
    """Make a task read as given; ``seen``: what the form showed (see ``conflicts``)."""
    row = _task(unit.session, task_id)
    now = _read_task(row)
    task = replace(now, title=title, due_on=due_on, note=note)
    task = conflicts.agreed(unit.session, row.client_id, seen, now, task, row_id=row.id)
    row.title, row.due_on, row.note = task.title, task.due_on, task.note
    unit.flush()


def remove(unit: Unit, task_id: str, *, seen: Task | None = None) -> None:
    """Remove a task; ``seen``: what was shown (see ``conflicts``)."""
    row = _task(unit.session, task_id)
    what = f"任务“{row.title}”"
    conflicts.require_shown(unit.session, row.client_id, seen, _read_task(row), what, row_id=row.id)
    unit.remove(row)


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


def _read_task(row: TaskRecord) -> Task:
    return Task(row.title, row.due_on, row.done_on, row.note, row.application_id)


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


def tick_paper(unit: Unit, paper_id: str, received_on: dt.date | None, *, seen: Paper | None = None) -> None:
    """Note that a paper came, whatever else is known of it; None: it is missing again, and serves no more.

    One that another has noted already keeps its day. ``seen``: what was shown; what another noted since is
    not taken off (see ``conflicts``).
    """
    row = _paper(unit.session, paper_id)
    if received_on is None:
        what = f"材料“{row.name}”"
        conflicts.require_shown(
            unit.session, row.client_id, seen, _read_paper(row), what, row_id=row.id, act="取消收到"
        )
        row.received_on = row.valid_to = None
    elif row.received_on is None:
        row.received_on = received_on
    unit.flush()


def receive_paper(
    unit: Unit,
    paper_id: str,
    received_on: dt.date | None,
    valid_to: dt.date | None,
    note: str,
    *,
    seen: Paper | None = None,
) -> None:
    """Note that a paper came (None: it is missing again), and until when it serves.

    ``seen``: what the form showed (see ``conflicts``).
    """
    row = _paper(unit.session, paper_id)
    now = _read_paper(row)
    paper = replace(now, received_on=received_on, valid_to=valid_to, note=note)
    paper = conflicts.agreed(unit.session, row.client_id, seen, now, paper, row_id=row.id)
    row.received_on, row.valid_to, row.note = paper.received_on, paper.valid_to, paper.note
    unit.flush()


def _paper(session: Session, paper_id: str) -> PaperRecord:
    row = session.get(PaperRecord, paper_id)
    if row is None:
        raise NotFoundError("没有找到这份材料，可能已被删除。请刷新后重试。")
    clients.require(session, row.client_id)
    return row


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
    return tuple(PaperRow(row[0], row[1], row[2], _read_paper(row)) for row in session.execute(query))


def _read_paper(row: Any) -> Paper:
    return Paper(
        row.name, row.required, row.form, row.valid, row.issuer, row.received_on, row.valid_to, row.note
    )

"""Applications with their steps: written as one, read as the pipeline reasons on them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from advisor_app.domain.application import (
    Application,
    Event,
    Evidence,
    Pursuit,
    Stage,
    Step,
    Window,
)
from advisor_app.domain.errors import InputError, NotFoundError
from advisor_app.domain.paper import Paper
from advisor_app.domain.standard import Purpose
from advisor_app.portfolio import clients, conflicts, tasks
from advisor_app.portfolio.models import (
    ApplicationRecord,
    Client,
    PaperRecord,
    StepRecord,
    TaskRecord,
    WindowRecord,
)
from advisor_app.portfolio.session import Unit
from advisor_app.portfolio.tasks import Task


@dataclass(frozen=True, slots=True)
class Estimate:
    """What an assessment promises of it, in 元; ``on``: the day assessed."""

    fixed: Decimal
    ceiling: Decimal
    expected: Decimal
    on: dt.date


@dataclass(frozen=True, slots=True)
class Planned:
    """What is to be done next, by when, and the advisor's remark."""

    next_step: str = ""
    next_on: dt.date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Begun:
    """What goes with an application that is removed: its plan, its papers and its tasks."""

    planned: Planned
    papers: tuple[Paper, ...]
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class ApplicationRow:
    """An application with its row id and what an advisor plans for it.

    ``touched_at``: when somebody last changed anything of it, its papers or tasks; assessing anew is no
    touch. ``window_id``: the row of its window.
    """

    id: str
    client_id: str
    application: Application
    content_version: str
    opened_on: dt.date
    stage_on: dt.date
    estimate: Estimate | None
    next_step: str
    next_on: dt.date | None
    note: str
    window_id: str | None
    touched_at: dt.datetime

    @property
    def planned(self) -> Planned:
        """What is to be done next."""
        return Planned(self.next_step, self.next_on, self.note)


def open_one(
    unit: Unit,
    client_id: str,
    application: Application,
    *,
    on: dt.date,
    content_version: str = "",
    window_id: str | None = None,
    note: str = "",
) -> str:
    """Add an application without steps; refused where the same one stands already."""
    clients.require(unit.session, client_id)
    if same(unit.session, client_id, application) is not None:
        raise InputError(f"这家客户 {application.round} 轮次的同一项申报已经建过，请直接打开它。")
    row = ApplicationRecord(
        client_id=client_id,
        pursuit=application.pursuit,
        target=application.target,
        content_version=content_version,
        item=application.item,
        round=application.round,
        window_id=window_id,
        purpose=application.purpose,
        opened_on=on,
        stage=application.stage,
        stage_on=on,
        note=note,
    )
    unit.add(row)
    return row.id


def same(session: Session, client_id: str, application: Application) -> str | None:
    """The id of the client's application for the same target, item and round."""
    return session.scalar(
        select(ApplicationRecord.id).where(
            ApplicationRecord.client_id == client_id,
            ApplicationRecord.target == application.target,
            ApplicationRecord.item == application.item,
            ApplicationRecord.round == application.round,
        )
    )


def append(
    unit: Unit,
    application_id: str,
    step: Step,
    *,
    recognition_id: str | None = None,
    received_id: str | None = None,
) -> None:
    """Write a step that was taken, and where the application stands now."""
    row = _one(unit.session, application_id)
    count = func.count(StepRecord.id)
    position = unit.session.scalar(select(count).where(StepRecord.application_id == application_id))
    evidence = step.evidence
    unit.add(
        StepRecord(
            client_id=row.client_id,
            application_id=row.id,
            position=position or 0,
            event=step.event,
            before=step.before,
            after=step.after,
            day=evidence.day,
            receipt=evidence.receipt,
            number=evidence.number,
            amount=evidence.amount,
            payer=evidence.payer,
            tranche=evidence.tranche,
            until=evidence.until,
            reason=evidence.reason,
            recognition_id=recognition_id,
            received_id=received_id,
        )
    )
    row.stage = step.after
    row.stage_on = evidence.day
    unit.flush()


def drop_last(unit: Unit, application_id: str) -> tuple[str | None, str | None]:
    """Take the last step away; returns the ids of the title and of the money it had made."""
    row = _one(unit.session, application_id)
    steps = _steps(unit.session, application_id)
    last = steps[-1]
    made = (last.recognition_id, last.received_id)
    unit.remove(last)
    row.stage = last.before
    row.stage_on = steps[-2].day if len(steps) > 1 else row.opened_on
    unit.flush()
    return made


def plan(unit: Unit, application_id: str, planned: Planned, *, seen: Planned | None = None) -> None:
    """Note what is to be done next, and by when; ``seen``: what was shown (see ``conflicts``)."""
    row = _one(unit.session, application_id)
    now = Planned(row.next_step, row.next_on, row.note)
    planned = conflicts.agreed(unit.session, row.client_id, seen, now, planned, row_id=row.id)
    row.next_step, row.next_on, row.note = planned.next_step, planned.next_on, planned.note
    unit.flush()


def settle_window(unit: Unit, application_id: str, window_id: str | None) -> None:
    """Say which window it is filed in."""
    _one(unit.session, application_id).window_id = window_id
    unit.flush()


def estimate(unit: Unit, application_id: str, found: Estimate) -> None:
    """Keep what an assessment promises of it."""
    row = _one(unit.session, application_id)
    row.fixed, row.ceiling, row.expected, row.estimated_on = (
        found.fixed,
        found.ceiling,
        found.expected,
        found.on,
    )
    unit.flush()


def begun(session: Session, application_id: str) -> Begun:
    """What would go with an application."""
    row = _one(session, application_id)
    return Begun(
        Planned(row.next_step, row.next_on, row.note),
        tuple(each.paper for each in tasks.papers(session, application_id=application_id)),
        tuple(
            each.task
            for each in tasks.rows(session, row.client_id)
            if each.task.application_id == application_id
        ),
    )


def remove(unit: Unit, application_id: str, *, seen: Begun | None = None) -> None:
    """Remove an application that has no steps, with its tasks and papers.

    ``seen``: what was shown of it and of them (see ``conflicts``).
    """
    row = _one(unit.session, application_id)
    if _steps(unit.session, application_id):
        raise InputError("这项申报已有登记的步骤，不能删除；不再推进的请登记“放弃”，登记有误的请逐步退回。")
    parts = (TaskRecord, PaperRecord)
    now = begun(unit.session, application_id)
    conflicts.require_shown(unit.session, row.client_id, seen, now, "这项申报", row_id=row.id, parts=parts)
    for table in parts:
        found = unit.session.scalars(select(table).where(table.application_id == application_id))
        unit.remove(*found)
    unit.remove(row)


def get(session: Session, application_id: str) -> ApplicationRow:
    """One application."""
    _one(session, application_id)
    (row,) = _read(session, select(ApplicationRecord.id).where(ApplicationRecord.id == application_id))
    return row


def rows(session: Session, client_ids: Iterable[str] | None = None) -> tuple[ApplicationRow, ...]:
    """The applications of the given clients (or of all outside the 回收站), oldest first."""
    wanted = select(ApplicationRecord.id).join(Client, Client.id == ApplicationRecord.client_id)
    if client_ids is None:
        wanted = wanted.where(Client.deleted_at.is_(None))
    else:
        wanted = wanted.where(Client.id.in_(list(client_ids)))
    return _read(session, wanted)


def _read(session: Session, wanted: Select[str]) -> tuple[ApplicationRow, ...]:
    steps: dict[str, list[Step]] = {}
    # columns, not rows of the mapper: two thousand cards are to be shown at once
    s = StepRecord
    step_columns = (
        s.application_id, s.event, s.before, s.after, s.day, s.receipt, s.number, s.amount, s.payer,
        s.tranche, s.until, s.reason,
    )  # fmt: skip
    query = select(*step_columns).where(s.application_id.in_(wanted)).order_by(s.application_id, s.position)
    for application, event, before, after, *evidence in session.execute(query):
        steps.setdefault(application, []).append(
            Step(Event(event), Stage(before), Stage(after), Evidence(*evidence))
        )
    touched: dict[str, dt.datetime] = {}
    for table in (StepRecord, PaperRecord, TaskRecord):
        latest = select(table.application_id, func.max(table.updated_at))
        latest = latest.where(table.application_id.in_(wanted)).group_by(table.application_id)
        for of, moment in session.execute(latest):
            if of is not None:
                touched[of] = max(moment, touched.get(of, moment))
    w, a = WindowRecord, ApplicationRecord
    windows = {
        row[0]: Window(*row[1:])
        for row in session.execute(select(w.id, w.region, w.target, w.label, w.opens_on, w.closes_on, w.note))
    }
    columns = (
        a.id, a.client_id, a.pursuit, a.target, a.round, a.item, a.purpose, a.window_id,
        a.content_version, a.opened_on, a.stage_on, a.fixed, a.ceiling, a.expected, a.estimated_on,
        a.next_step, a.next_on, a.note, a.updated_at,
    )  # fmt: skip
    order = (a.opened_on, a.created_at, a.id)
    found = session.execute(select(*columns).where(a.id.in_(wanted)).order_by(*order))
    return tuple(
        ApplicationRow(
            row.id,
            row.client_id,
            Application(
                Pursuit(row.pursuit),
                row.target,
                row.round,
                row.item,
                Purpose(row.purpose),
                windows.get(row.window_id),
                tuple(steps.get(row.id, ())),
            ),
            row.content_version,
            row.opened_on,
            row.stage_on,
            None
            if row.estimated_on is None
            else Estimate(row.fixed, row.ceiling, row.expected, row.estimated_on),
            row.next_step,
            row.next_on,
            row.note,
            row.window_id,
            max(row.updated_at, touched.get(row.id, row.updated_at)),
        )
        for row in found
    )


def _one(session: Session, application_id: str) -> ApplicationRecord:
    row = session.get(ApplicationRecord, application_id)
    if row is None:
        raise NotFoundError("没有找到这项申报，可能已被删除。请刷新后重试。")
    clients.require(session, row.client_id)
    return row


def _steps(session: Session, application_id: str) -> list[StepRecord]:
    query = select(StepRecord).where(StepRecord.application_id == application_id)
    return list(session.scalars(query.order_by(StepRecord.position)))

"""What a person vouches for: lists that are complete, answers to judgements, readings confirmed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from advisor_app.portfolio import clients, conflicts
from advisor_app.portfolio.conflicts import Judged
from advisor_app.portfolio.models import Answer, Declaration
from advisor_app.portfolio.session import Unit


@dataclass(frozen=True, slots=True)
class DeclarationRow:
    """A list stated complete: ``recognitions``, ``items``, ``received``, or one kind of it."""

    entry: str
    declared_on: dt.date
    declared_by: str


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """The answer to ``judgement:ID`` (yes or no) or ``reading:ID`` (an option), with its reason."""

    key: str
    value: str
    reason: str
    answered_on: dt.date
    answered_by: str


def declare(unit: Unit, client_id: str, entry: str, *, on: dt.date, by: str) -> None:
    """State a list complete, or state it anew."""
    clients.require(unit.session, client_id)
    row = _declaration(unit.session, client_id, entry)
    if row is None:
        unit.add(Declaration(client_id=client_id, entry=entry, declared_on=on, declared_by=by))
        return
    row.declared_on, row.declared_by = on, by
    unit.flush()


def withdraw(unit: Unit, client_id: str, entry: str) -> None:
    """Take a statement back; nothing happens where there is none."""
    clients.require(unit.session, client_id)
    row = _declaration(unit.session, client_id, entry)
    if row is not None:
        unit.remove(row)


def answer(
    unit: Unit,
    client_id: str,
    key: str,
    value: str,
    *,
    reason: str,
    on: dt.date,
    by: str,
    seen: Judged | None = None,
) -> None:
    """Record an answer in place of an earlier one; ``seen``: what the form showed (see ``conflicts``)."""
    clients.require(unit.session, client_id)
    row = _answer(unit.session, client_id, key)
    now = Judged() if row is None else Judged((row.value, row.reason))
    mine, row_id = Judged((value, reason)), "" if row is None else row.id
    if conflicts.agreed(unit.session, client_id, seen, now, mine, row_id=row_id) != mine:
        return
    if row is None:
        unit.add(
            Answer(client_id=client_id, key=key, value=value, reason=reason, answered_on=on, answered_by=by)
        )
        return
    row.value, row.reason, row.answered_on, row.answered_by = value, reason, on, by
    unit.flush()


def retract(unit: Unit, client_id: str, key: str) -> None:
    """Leave a question open again; nothing happens where it is."""
    clients.require(unit.session, client_id)
    row = _answer(unit.session, client_id, key)
    if row is not None:
        unit.remove(row)


def declarations(session: Session, client_id: str) -> tuple[DeclarationRow, ...]:
    """The lists stated complete."""
    query = (
        select(Declaration.entry, Declaration.declared_on, Declaration.declared_by)
        .where(Declaration.client_id == client_id)
        .order_by(Declaration.entry)
    )
    return tuple(DeclarationRow(*row) for row in session.execute(query))


def answers(session: Session, client_id: str) -> tuple[AnswerRow, ...]:
    """The answers given."""
    query = (
        select(Answer.key, Answer.value, Answer.reason, Answer.answered_on, Answer.answered_by)
        .where(Answer.client_id == client_id)
        .order_by(Answer.key)
    )
    return tuple(AnswerRow(*row) for row in session.execute(query))


def _declaration(session: Session, client_id: str, entry: str) -> Declaration | None:
    query = select(Declaration).where(Declaration.client_id == client_id, Declaration.entry == entry)
    return session.scalars(query).one_or_none()


def _answer(session: Session, client_id: str, key: str) -> Answer | None:
    return session.scalars(
        select(Answer).where(Answer.client_id == client_id, Answer.key == key)
    ).one_or_none()

"""Clients as the engine reads them: a handful of statements, however many clients there are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from advisor_app.domain.application import Event
from advisor_app.domain.errors import NotFoundError
from advisor_app.domain.record import (
    Award,
    FactSet,
    FactValue,
    Item,
    ReceivedBenefit,
    Recognition,
    RecognitionEvent,
)
from advisor_app.domain.source import source_label
from advisor_app.portfolio.models import (
    Answer,
    ApplicationRecord,
    Client,
    Declaration,
    FactRecord,
    ItemRecord,
    ReceivedRecord,
    RecognitionRecord,
    StepRecord,
)
from advisor_app.portfolio.values import from_columns

_CHUNK = 500


def load_factset(session: Session, client_id: str) -> FactSet:
    """One client; NotFoundError where there is none."""
    found = load_factsets(session, [client_id])
    if client_id not in found:
        raise NotFoundError("没有找到该客户，可能已被撤销新建。请刷新客户列表。")
    return found[client_id]


def load_factsets(session: Session, client_ids: Iterable[str] | None = None) -> dict[str, FactSet]:
    """The given clients, or all outside the 回收站, by id and in order of name; unknown ids are left out.

    A fact's source is its Chinese word, as reasons and printed pages show it.
    """
    if client_ids is None:
        return _load(session, None)
    wanted = list(dict.fromkeys(client_ids))
    found: dict[str, FactSet] = {}
    for start in range(0, len(wanted), _CHUNK):
        found |= _load(session, wanted[start : start + _CHUNK])
    return found


def _load(session: Session, ids: Sequence[str] | None) -> dict[str, FactSet]:
    def of(query: Select[*tuple[Any, ...]], owner: Any) -> Iterable[Any]:
        narrowed = query if ids is None else query.where(owner.in_(ids))
        return session.execute(narrowed)

    clients = select(Client.id, Client.name, Client.uscc, Client.region).order_by(Client.name, Client.id)
    if ids is None:
        clients = clients.where(Client.deleted_at.is_(None))
    records = {row[0]: _Draft(*row[1:]) for row in of(clients, Client.id)}

    items = select(ItemRecord.client_id, ItemRecord.id, ItemRecord.kind, ItemRecord.key)
    for owner, item_id, kind, key in of(items.order_by(ItemRecord.position), ItemRecord.client_id):
        if owner in records:
            records[owner].items[item_id] = (kind, key, {})
    _read_facts(records, of(_FACTS, FactRecord.client_id))

    titles = select(
        RecognitionRecord.client_id,
        RecognitionRecord.kind,
        RecognitionRecord.event,
        RecognitionRecord.granted_on,
        RecognitionRecord.valid_to,
        RecognitionRecord.document_number,
        RecognitionRecord.note,
    ).order_by(RecognitionRecord.position)
    for owner, kind, event, *rest in of(titles, RecognitionRecord.client_id):
        if owner in records:
            known = None if event is None else RecognitionEvent(event)
            records[owner].recognitions.append(Recognition(kind, known, *rest))

    payments = select(
        ReceivedRecord.client_id,
        ReceivedRecord.measure,
        ReceivedRecord.amount,
        ReceivedRecord.year,
        ReceivedRecord.payer,
        ReceivedRecord.tranche,
        ItemRecord.key,
    )
    payments = payments.outerjoin(ItemRecord, ItemRecord.id == ReceivedRecord.item_id)
    for owner, *payment in of(payments.order_by(ReceivedRecord.position), ReceivedRecord.client_id):
        if owner in records:
            records[owner].received.append(ReceivedBenefit(*payment))

    granted = (
        select(
            StepRecord.client_id,
            ApplicationRecord.target,
            StepRecord.amount,
            StepRecord.day,
            ApplicationRecord.item,
        )
        .join(ApplicationRecord, ApplicationRecord.id == StepRecord.application_id)
        .where(StepRecord.event == Event.RECOGNIZE, StepRecord.amount.is_not(None))
        .order_by(StepRecord.day, StepRecord.id)
    )
    for owner, measure, amount, day, item in of(granted, StepRecord.client_id):
        if owner in records:
            records[owner].awards.append(Award(measure, amount, day.year, item or None))

    for owner, entry in of(select(Declaration.client_id, Declaration.entry), Declaration.client_id):
        if owner in records:
            records[owner].complete.add(entry)
    for owner, key, value in of(select(Answer.client_id, Answer.key, Answer.value), Answer.client_id):
        if owner in records:
            records[owner].answers[key] = value
    return {client_id: draft.factset() for client_id, draft in records.items()}


_FACTS = select(
    FactRecord.client_id,
    FactRecord.item_id,
    FactRecord.key,
    FactRecord.year,
    FactRecord.form,
    FactRecord.value,
    FactRecord.source,
    FactRecord.evidence,
    FactRecord.observed_on,
    FactRecord.note,
).where(FactRecord.adopted)


def _read_facts(records: dict[str, _Draft], rows: Iterable[Any]) -> None:
    for owner, item_id, key, year, form, text, source, evidence, observed_on, note in rows:
        draft = records.get(owner)
        if draft is None:
            continue
        value = FactValue(from_columns(form, text), source_label(source), evidence, observed_on, note)
        if item_id is not None:
            draft.items[item_id][2][key] = value
        elif year is not None:
            draft.years.setdefault(key, {})[year] = value
        else:
            draft.facts[key] = value


class _Draft:
    """A FactSet while its parts come in."""

    def __init__(self, name: str, uscc: str | None, region: str | None) -> None:
        self.name = name
        self.uscc = uscc
        self.region = region
        self.facts: dict[str, FactValue] = {}
        self.years: dict[str, dict[int, FactValue]] = {}
        self.items: dict[str, tuple[str, str, dict[str, FactValue]]] = {}
        self.recognitions: list[Recognition] = []
        self.received: list[ReceivedBenefit] = []
        self.awards: list[Award] = []
        self.complete: set[str] = set()
        self.answers: dict[str, str] = {}

    def factset(self) -> FactSet:
        return FactSet(
            self.name,
            self.uscc,
            self.region,
            self.facts,
            self.years,
            tuple(self.recognitions),
            tuple(Item(kind, key, facts) for kind, key, facts in self.items.values()),
            tuple(self.received),
            frozenset(self.complete),
            self.answers,
            tuple(self.awards),
        )

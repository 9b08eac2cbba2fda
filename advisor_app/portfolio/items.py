"""Projects, products, policies and persons of a client; their facts stand with all facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from advisor_app.domain.errors import NotFoundError, StoreError
from advisor_app.domain.facts import Value
from advisor_app.portfolio import clients, conflicts
from advisor_app.portfolio.models import Answer, ApplicationRecord, FactRecord, ItemRecord, ReceivedRecord
from advisor_app.portfolio.session import Unit
from advisor_app.portfolio.values import to_columns


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One item; ``key`` is its name within the client, as records and answers use it."""

    id: str
    kind: str
    key: str
    position: int


def add(unit: Unit, client_id: str, kind: str, key: str | None = None) -> ItemRow:
    """Add an item at the end; its key is the first free ``kind#n`` unless given."""
    clients.require(unit.session, client_id)
    present = rows(unit.session, client_id)
    taken = {row.key for row in present}
    number = 1
    while key is None:
        if f"{kind}#{number}" not in taken:
            key = f"{kind}#{number}"
        number += 1
    if key in taken:
        raise StoreError(f"明细“{key}”已存在，请刷新后重试。")
    position = max((row.position for row in present), default=-1) + 1
    row = ItemRecord(client_id=client_id, kind=kind, key=key, position=position)
    unit.add(row)
    return ItemRow(row.id, kind, key, position)


def remove(unit: Unit, client_id: str, key: str, *, seen: Mapping[str, Value] | None = None) -> None:
    """Remove an item with its facts and the answers given for it, which must not pass to a later item.

    Refused while money received is booked on it. ``seen``: its adopted facts as they were shown (see
    ``conflicts``).
    """
    clients.require(unit.session, client_id)
    row = _one(unit.session, client_id, key)
    if unit.session.scalars(select(ReceivedRecord.id).where(ReceivedRecord.item_id == row.id)).first():
        raise StoreError("该明细下登记有已享受的资金，请先改掉那条登记，再删除明细。")
    pursued = select(ApplicationRecord.id).where(
        ApplicationRecord.client_id == client_id, ApplicationRecord.item == key
    )
    if unit.session.scalars(pursued).first():
        raise StoreError("该明细已立项申报，请先删除那项申报，再删除明细。")
    told = unit.session.scalars(select(FactRecord).where(FactRecord.item_id == row.id)).all()
    now = {fact.key: (fact.form, fact.value) for fact in told if fact.adopted}
    shown = None if seen is None else {fact: to_columns(value) for fact, value in seen.items()}
    conflicts.require_shown(
        unit.session, client_id, shown, now, "这条明细", row_id=row.id, parts=(FactRecord,)
    )
    unit.remove(*told)
    answers = select(Answer).where(
        Answer.client_id == client_id, Answer.key.endswith(f"@{key}", autoescape=True)
    )
    unit.remove(*unit.session.scalars(answers))
    unit.remove(row)


def rows(session: Session, client_id: str) -> tuple[ItemRow, ...]:
    """The items of a client, in their order."""
    query = (
        select(ItemRecord.id, ItemRecord.kind, ItemRecord.key, ItemRecord.position)
        .where(ItemRecord.client_id == client_id)
        .order_by(ItemRecord.position)
    )
    return tuple(ItemRow(*row) for row in session.execute(query))


def ids(session: Session, client_id: str) -> dict[str, str]:
    """Item key → row id."""
    return {row.key: row.id for row in rows(session, client_id)}


def _one(session: Session, client_id: str, key: str) -> ItemRecord:
    query = select(ItemRecord).where(ItemRecord.client_id == client_id, ItemRecord.key == key)
    row = session.scalars(query).one_or_none()
    if row is None:
        raise NotFoundError(f"没有找到明细“{key}”，可能已被删除。请刷新后重试。")
    return row

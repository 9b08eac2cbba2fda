"""Money a client already had."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from advisor_app.domain.errors import NotFoundError, StoreError
from advisor_app.domain.record import ReceivedBenefit
from advisor_app.portfolio import clients, conflicts, items
from advisor_app.portfolio.models import ItemRecord, ReceivedRecord, StepRecord
from advisor_app.portfolio.session import Unit


@dataclass(frozen=True, slots=True)
class ReceivedRow:
    """A payment with its row id; ``content_version``: the library that named the measure, "" unknown."""

    id: str
    benefit: ReceivedBenefit
    content_version: str
    note: str


def add(
    unit: Unit, client_id: str, benefit: ReceivedBenefit, *, content_version: str = "", note: str = ""
) -> str:
    """Add a payment at the end and return its id."""
    clients.require(unit.session, client_id)
    last = select(func.max(ReceivedRecord.position)).where(ReceivedRecord.client_id == client_id)
    highest = unit.session.scalar(last)
    row = ReceivedRecord(
        client_id=client_id,
        item_id=_item_id(unit.session, client_id, benefit.item),
        measure=benefit.measure,
        content_version=content_version,
        amount=benefit.amount,
        year=benefit.year,
        payer=benefit.payer,
        tranche=benefit.tranche,
        note=note,
        position=0 if highest is None else highest + 1,
    )
    unit.add(row)
    return row.id


def edit(
    unit: Unit,
    client_id: str,
    received_id: str,
    benefit: ReceivedBenefit,
    *,
    content_version: str = "",
    note: str | None = None,
    seen: ReceivedBenefit | None = None,
) -> None:
    """Make an entry read as ``benefit``; one that a payment of an application made is refused.

    ``note`` None: it stays; ``seen``: what the form showed (see ``conflicts``).
    """
    row = _one(unit.session, client_id, received_id)
    _refuse_of_application(unit.session, row)
    now = _benefit(unit.session, row)
    benefit = conflicts.agreed(unit.session, client_id, seen, now, benefit, row_id=row.id)
    row.item_id = _item_id(unit.session, client_id, benefit.item)
    row.measure = benefit.measure
    row.content_version = content_version
    row.amount = benefit.amount
    row.year = benefit.year
    row.payer = benefit.payer
    row.tranche = benefit.tranche
    row.note = row.note if note is None else note
    unit.flush()


def remove(unit: Unit, client_id: str, received_id: str, *, seen: ReceivedBenefit | None = None) -> None:
    """Remove an entry; one that a payment of an application made is refused. ``seen``: as in :func:`edit`."""
    row = _one(unit.session, client_id, received_id)
    _refuse_of_application(unit.session, row)
    now = _benefit(unit.session, row)
    conflicts.require_shown(unit.session, client_id, seen, now, "这笔已享受资金", row_id=row.id)
    unit.remove(row)


def _benefit(session: Session, row: ReceivedRecord) -> ReceivedBenefit:
    return next(each.benefit for each in rows(session, row.client_id) if each.id == row.id)


def rows(session: Session, client_id: str) -> tuple[ReceivedRow, ...]:
    """What a client has had, in the order it was entered."""
    query = (
        select(ReceivedRecord, ItemRecord.key)
        .outerjoin(ItemRecord, ItemRecord.id == ReceivedRecord.item_id)
        .where(ReceivedRecord.client_id == client_id)
        .order_by(ReceivedRecord.position)
    )
    return tuple(
        ReceivedRow(
            row.id,
            ReceivedBenefit(row.measure, row.amount, row.year, row.payer, row.tranche, item),
            row.content_version,
            row.note,
        )
        for row, item in session.execute(query)
    )


def _item_id(session: Session, client_id: str, key: str | None) -> str | None:
    if key is None:
        return None
    found = items.ids(session, client_id).get(key)
    if found is None:
        raise NotFoundError(f"没有找到明细“{key}”，可能已被删除。请刷新后重试。")
    return found


def _refuse_of_application(session: Session, row: ReceivedRecord) -> None:
    """What a step made stands and falls with it: the application would say another sum."""
    if session.scalar(select(StepRecord.id).where(StepRecord.received_id == row.id)) is not None:
        raise StoreError("这笔资金由申报的“兑付”登记，请到该项申报里退回那一步，再改正。")


def _one(session: Session, client_id: str, received_id: str) -> ReceivedRecord:
    clients.require(session, client_id)
    row = session.get(ReceivedRecord, received_id)
    if row is None or row.client_id != client_id:
        raise NotFoundError("没有找到这条已享受记录，可能已被删除。请刷新后重试。")
    return row

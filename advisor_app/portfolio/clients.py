"""Clients: creating, editing, the 回收站 and back, and the list."""

from __future__ import annotations

import datetime as dt
import difflib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, func, null, select
from sqlalchemy.orm import Session

from advisor_app.domain.client import Uscc
from advisor_app.domain.errors import InputError, NotFoundError, StoreError
from advisor_app.portfolio import conflicts
from advisor_app.portfolio.models import (
    AssessmentRecord,
    Client,
    FormerName,
    new_id,
)
from advisor_app.portfolio.refusals import STALE
from advisor_app.portfolio.roles import Member
from advisor_app.portfolio.session import Unit

# What firms' names share and what therefore says nothing about likeness.
_COMMON = re.compile(r"(?:示例|股份|集团|科技|技术|实业|有限|责任|公司|合伙企业|普通合伙|特殊|[\s（）()·•])")
_ALIKE = 0.75
_AT_ONCE = 500
"""Clients asked for in one statement."""


@dataclass(frozen=True, slots=True)
class ClientData:
    """What is entered of a client, apart from its facts."""

    name: str
    uscc: Uscc | None = None
    region: str | None = None
    short_name: str = ""
    industry: str = ""
    note: str = ""
    former_names: tuple[str, ...] = ()
    demo: bool = False
    advisor: str = ""
    """Who looks after it."""


@dataclass(frozen=True, slots=True)
class ClientCard:
    """One client as it stands; ``version`` goes back with an edit, so that two of them don't collide."""

    id: str
    data: ClientData
    version: int
    created_at: dt.datetime
    updated_at: dt.datetime
    deleted_at: dt.datetime | None


class ClientRow(msgspec.Struct, frozen=True):
    """A line of the client list; a struct, because ten thousand are made at once.

    ``assessed_at`` to ``possible`` are of the latest assessment, the sums in 元; None: never assessed.
    """

    id: str
    name: str
    short_name: str
    uscc: str | None
    uscc_pilot: bool
    region: str | None
    industry: str
    demo: bool
    version: int
    deleted_at: dt.datetime | None
    assessed_at: dt.datetime | None
    assessed_as_of: dt.date | None
    confirmed: Decimal | None
    possible: Decimal | None
    advisor: str = ""
    note: str = ""


# --- writing ------------------------------------------------------------------------------------------


def create(unit: Unit, data: ClientData) -> str:
    """Add a client and return its id. The same code is refused; a similar name is not."""
    _refuse_taken(unit.session, data.uscc, None)
    _refuse_hand_over(unit.session, data.advisor)
    row = Client(
        name=data.name,
        short_name=data.short_name,
        uscc=data.uscc.code if data.uscc else None,
        uscc_pilot=data.uscc.pilot if data.uscc else False,
        region=data.region,
        industry=data.industry,
        advisor=data.advisor,
        note=data.note,
        demo=data.demo,
    )
    unit.add(row)
    _rename(unit, row.id, data.former_names)
    return row.id


def create_all(unit: Unit, entered: Sequence[ClientData]) -> list[str]:
    """Add many clients that have no former names; their ids, in order. A code that is taken is refused."""
    codes = [data.uscc.code for data in entered if data.uscc is not None]
    if len(set(codes)) < len(codes):
        raise InputError("要新建的客户里有两家信用代码相同，请核对后重试。")
    taken = set(unit.session.scalars(select(Client.uscc).where(Client.uscc.is_not(None))))
    for data in entered:
        if data.uscc is not None and data.uscc.code in taken:
            _refuse_taken(unit.session, data.uscc, None)
    ids = [new_id() for _ in entered]
    unit.insert(
        Client,
        (
            {
                "id": client_id,
                "name": data.name,
                "short_name": data.short_name,
                "uscc": data.uscc.code if data.uscc else None,
                "uscc_pilot": data.uscc.pilot if data.uscc else False,
                "region": data.region,
                "industry": data.industry,
                "advisor": data.advisor,
                "note": data.note,
                "demo": data.demo,
                "deleted_at": None,
            }
            for client_id, data in zip(ids, entered, strict=True)
        ),
    )
    return ids


def edit(
    unit: Unit,
    client_id: str,
    data: ClientData,
    *,
    version: int | None = None,
    seen: ClientData | None = None,
) -> None:
    """Make a client's entry read as ``data``; only what differs is written.

    ``seen``: what the form showed: what was changed since and left alone in the form stays as it is now, and
    what both changed raises ConflictError. ``version``: the one the form was filled in on; without ``seen``
    it is refused where the entry changed since.
    """
    row = _present(unit.session, client_id)
    if seen is None and version is not None and row.version != version:
        raise StoreError(STALE)
    if seen is not None:
        data = conflicts.agreed(unit.session, client_id, seen, card(unit.session, client_id).data, data)
    _refuse_taken(unit.session, data.uscc, client_id)
    _refuse_hand_over(unit.session, data.advisor)
    row.name = data.name
    row.short_name = data.short_name
    row.uscc = data.uscc.code if data.uscc else None
    row.uscc_pilot = data.uscc.pilot if data.uscc else False
    row.region = data.region
    row.industry = data.industry
    row.advisor = data.advisor
    row.note = data.note
    row.demo = data.demo
    unit.flush()
    _rename(unit, client_id, data.former_names)


def write_fields(
    unit: Unit, texts: Mapping[str, Mapping[str, str]], seen: Mapping[tuple[str, str], str] | None = None
) -> dict[tuple[str, str], str]:
    """Write plain texts (short name, industry, advisor, note) of many clients, by client and field.

    ``seen``: what was shown of them: what another changed since to something else stays, and is told, by
    client and field.
    """
    left = {}
    for row in _loaded(unit.session, texts):
        for field, text in texts[row.id].items():
            now = getattr(row, field)
            shown = (seen or {}).get((row.id, field), now)
            if now == shown:
                setattr(row, field, text)
            elif text not in (now, shown):
                left[row.id, field] = now
    unit.flush()
    return left


def in_list(session: Session, client_ids: Iterable[str]) -> frozenset[str]:
    """Those of the clients that are there and not in the 回收站."""
    return frozenset(row.id for row in _loaded(session, client_ids) if row.deleted_at is None)


def _loaded(session: Session, client_ids: Iterable[str]) -> Iterator[Client]:
    ids = sorted(client_ids)
    for start in range(0, len(ids), _AT_ONCE):
        yield from session.scalars(select(Client).where(Client.id.in_(ids[start : start + _AT_ONCE])))


def delete(unit: Unit, client_id: str) -> None:
    """Put a client into the 回收站; everything it has stays with it."""
    _present(unit.session, client_id).deleted_at = unit.now
    unit.flush()


def restore(unit: Unit, client_id: str) -> None:
    """Take a client out of the 回收站."""
    row = _existing(unit.session, client_id)
    _refuse_others(unit.session, row)
    row.deleted_at = None
    unit.flush()


def _existing(session: Session, client_id: str) -> Client:
    row = session.get(Client, client_id)
    if row is None:
        raise NotFoundError("没有找到该客户，可能已被撤销新建。请刷新客户列表。")
    return row


def _present(session: Session, client_id: str) -> Client:
    row = _existing(session, client_id)
    if row.deleted_at is not None:
        raise StoreError(f"客户“{row.name}”在回收站中，请先恢复再修改。")
    _refuse_others(session, row)
    return row


def _refuse_others(session: Session, row: Client) -> None:
    """Among several on a server: say whose client it is before the server refuses."""
    member: Member | None = session.info.get("member")
    if member is not None:
        member.refuse_client(row.name, row.advisor)


def _refuse_hand_over(session: Session, advisor: str) -> None:
    member: Member | None = session.info.get("member")
    if member is not None:
        member.refuse_hand_over(advisor)


def require(session: Session, client_id: str) -> None:
    """Refuse to write for a client that is not there or lies in the 回收站."""
    _present(session, client_id)


def _refuse_taken(session: Session, uscc: Uscc | None, but: str | None) -> None:
    """Same code, same firm: one of the two entries would be filled in vain."""
    if uscc is None:
        return
    other = session.scalars(select(Client).where(Client.uscc == uscc.code)).one_or_none()
    if other is None or other.id == but:
        return
    if other.deleted_at is None:
        raise InputError(
            f"统一社会信用代码“{uscc.code}”已属于客户“{other.name}”，请直接打开该客户，勿重复建档。"
        )
    raise InputError(
        f"统一社会信用代码“{uscc.code}”已属于客户“{other.name}”，它在回收站中。请恢复该客户，勿重复建档。"
    )


def _rename(unit: Unit, client_id: str, names: Iterable[str]) -> None:
    wanted = list(dict.fromkeys(names))
    query = select(FormerName).where(FormerName.client_id == client_id)
    kept = {row.name: row for row in unit.session.scalars(query)}
    unit.remove(*(row for name, row in kept.items() if name not in wanted))
    for position, name in enumerate(wanted):
        if name in kept:
            kept[name].position = position
    unit.add(
        *(
            FormerName(client_id=client_id, name=name, position=position)
            for position, name in enumerate(wanted)
            if name not in kept
        )
    )


# --- reading ------------------------------------------------------------------------------------------


def card(session: Session, client_id: str) -> ClientCard:
    """One client, also from the 回收站."""
    row = _existing(session, client_id)
    names = select(FormerName.name).where(FormerName.client_id == client_id).order_by(FormerName.position)
    return ClientCard(
        row.id,
        ClientData(
            name=row.name,
            uscc=None if row.uscc is None else Uscc(row.uscc, row.uscc_pilot),
            region=row.region,
            short_name=row.short_name,
            industry=row.industry,
            note=row.note,
            former_names=tuple(session.scalars(names)),
            demo=row.demo,
            advisor=row.advisor,
        ),
        row.version,
        row.created_at,
        row.updated_at,
        row.deleted_at,
    )


def rows(session: Session, *, deleted: bool = False) -> tuple[ClientRow, ...]:
    """The client list (or the 回收站) by name: one statement, however many there are."""
    ranked = select(
        AssessmentRecord.client_id,
        AssessmentRecord.run_at,
        AssessmentRecord.as_of,
        AssessmentRecord.confirmed,
        AssessmentRecord.possible,
        func.row_number()
        .over(partition_by=AssessmentRecord.client_id, order_by=AssessmentRecord.run_at.desc())
        .label("place"),
    ).subquery()
    query = (
        select(
            Client.id,
            Client.name,
            Client.short_name,
            Client.uscc,
            Client.uscc_pilot,
            Client.region,
            Client.industry,
            Client.demo,
            Client.version,
            Client.deleted_at if deleted else null(),
            ranked.c.run_at,
            ranked.c.as_of,
            ranked.c.confirmed,
            ranked.c.possible,
            Client.advisor,
            Client.note,
        )
        .outerjoin(ranked, (ranked.c.client_id == Client.id) & (ranked.c.place == 1))
        .where(_in_list(deleted=deleted))
        .order_by(Client.name, Client.id)
    )
    # plain rows, without the session's bookkeeping, which takes longer than the query
    found: Sequence[Any] = session.connection().execute(query).all()
    return tuple(ClientRow(*row) for row in found)


@dataclass(frozen=True, slots=True)
class ClientName:
    """What a list of something else shows of a client."""

    id: str
    name: str
    region: str | None
    advisor: str


def names(session: Session) -> dict[str, ClientName]:
    """All clients outside the 回收站, by id."""
    query = select(Client.id, Client.name, Client.region, Client.advisor)
    found = session.execute(query.where(Client.deleted_at.is_(None)))
    return {row[0]: ClientName(*row) for row in found}


def former_names(session: Session) -> tuple[tuple[str, str], ...]:
    """Every former name there is: client id, name."""
    found = session.execute(select(FormerName.client_id, FormerName.name))
    return tuple((client, name) for client, name in found)


def _in_list(*, deleted: bool) -> ColumnElement[bool]:
    return Client.deleted_at.is_not(None) if deleted else Client.deleted_at.is_(None)


def find(session: Session, wanted: str) -> ClientCard:
    """The client meant by an id, a code, or a name it has or had; NotFoundError or InputError otherwise.

    A code also finds a client in the 回收站.
    """
    text = wanted.strip()
    code = text.replace(" ", "").replace("-", "").upper()
    exact = session.scalars(select(Client.id).where((Client.id == text) | (Client.uscc == code))).first()
    if exact is not None:
        return card(session, exact)
    former = select(FormerName.client_id).where(FormerName.name == text)
    named = (Client.name == text) | (Client.short_name == text) | Client.id.in_(former)
    found = session.scalars(select(Client.id).where(_in_list(deleted=False), named)).all()
    if len(found) > 1:
        raise InputError(f"名为“{text}”的客户有 {len(found)} 家，请改用统一社会信用代码查找。")
    if found:
        return card(session, found[0])
    near = "、".join(f"“{row.name}”" for row in similar(session, text)[:3])
    raise NotFoundError(
        f"没有找到客户“{text}”" + (f"，相近的有：{near}。" if near else "，请核对名称或代码。")
    )


def similar(session: Session, name: str) -> tuple[ClientRow, ...]:
    """Clients whose name, short name or former name resembles ``name``, the likest first.

    For showing side by side before a firm is entered a second time; never a refusal.
    """
    former: dict[str, list[str]] = {}
    for client_id, once in session.execute(select(FormerName.client_id, FormerName.name)):
        former.setdefault(client_id, []).append(once)
    scored: list[tuple[float, ClientRow]] = []
    for row in rows(session):
        names = [row.name, row.short_name, *former.get(row.id, ())]
        likeness = max(_likeness(name, each) for each in names if each)
        if likeness >= _ALIKE:
            scored.append((likeness, row))
    return tuple(row for _, row in sorted(scored, key=lambda pair: (-pair[0], pair[1].name)))


def _likeness(one: str, other: str) -> float:
    left, right = (_COMMON.sub("", each) or each for each in (one, other))
    if min(len(left), len(right)) >= 2 and (left in right or right in left):
        return 1.0
    return difflib.SequenceMatcher(None, left, right, autojunk=False).ratio()

"""A whole row as the journal keeps it: what it says, and nothing that is told elsewhere or is nothing.

An image leaves out what its line of the journal says of the row anyway (its id, its owner, the moment of the
step where the row came in that step) and what is empty. Earlier programs wrote every column; both read alike.
"""

from __future__ import annotations

import base64
import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import msgspec
from sqlalchemy import Date, LargeBinary, String, Table

from advisor_app.domain.money import plain
from advisor_app.portfolio.columns import Money, UtcDateTime
from advisor_app.portfolio.models import BOOKKEEPING, RECORDS, Base

Image = dict[str, Any]
"""A whole row as plain JSON values, without what merely follows from changing it."""

_TABLES: dict[str, Table] = {name: Base.metadata.tables[name] for name in RECORDS}
TOLD: dict[str, tuple[str, ...]] = {
    name: tuple(column.name for column in table.columns if column.name not in BOOKKEEPING)
    for name, table in _TABLES.items()
}
"""What an image of a table's row tells, in this order."""
EMPTY: dict[str, Image] = {
    name: {
        column.name: None if column.nullable else ""
        for column in table.columns
        if column.name not in BOOKKEEPING and (column.nullable or isinstance(column.type, String))
    }
    for name, table in _TABLES.items()
}
"""What a column holds that has nothing, where it may: None, or "" in a text that is always one."""
_REQUIRED = {name: {*told} - {*EMPTY[name], "id", "client_id", "created_at"} for name, told in TOLD.items()}
_OWNED = frozenset(name for name, table in _TABLES.items() if "client_id" in table.c)
_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder().decode


def value(held: Any) -> Any:
    """A column's value as JSON has it; money as a decimal string in 元, bytes in base64."""
    if isinstance(held, Decimal):
        return plain(held)
    if isinstance(held, dt.date):  # a datetime is one too
        return held.isoformat()
    if isinstance(held, bytes):
        return base64.b64encode(held).decode()
    return held


def typed(table: Table, field: str, told: Any) -> Any:
    """The column's own value of what :func:`value` made of it."""
    if told is None:
        return None
    kind = table.c[field].type
    if isinstance(kind, Money):
        return Decimal(told)
    if isinstance(kind, UtcDateTime):
        return dt.datetime.fromisoformat(told)
    if isinstance(kind, Date):
        return dt.date.fromisoformat(told)
    if isinstance(kind, LargeBinary):
        return base64.b64decode(told)
    return told


def image(table: str, row: Mapping[Any, Any]) -> Image:
    """What a row says; columns that are not there count as NULL."""
    return {name: value(row.get(name)) for name in TOLD[table]}


def known(table: str, row_id: str, client_id: str, at: dt.datetime) -> Image:
    """What an image need not say on a line of the journal: what the line says itself, and what is empty.

    ``at``: the moment of the line's step.
    """
    said = {"id": row_id, "created_at": at.isoformat()}
    if table in _OWNED:
        said["client_id"] = client_id
    return EMPTY[table] | said


def lean(whole: Mapping[str, Any], beside: Mapping[str, Any]) -> str:
    """The JSON that is kept of an image: without what is known beside it (:func:`known`)."""
    # what is known are texts and None, which equal nothing of another type
    return dump({name: told for name, told in whole.items() if told != beside.get(name, ...)})


def read(table: str, text: str, beside: Mapping[str, Any]) -> Image:
    """The image that :func:`lean` wrote, or an earlier program in full, in the order of the columns.

    What was required and is not there (of a column that came later) stays away; ValueError where the text is
    no JSON of a row.
    """
    found = {**beside, **load(text)}
    whole = {name: found.pop(name) for name in TOLD[table] if name in found}
    return whole | found


def is_of(told: Any, table: str, row_id: str, client_id: str) -> bool:
    """Whether JSON from elsewhere can be an image on a line of the journal: of its row and owner, of no other
    columns, and with those that can't be left out. Its values are not looked at."""
    return (
        isinstance(told, dict)
        and _REQUIRED[table] <= told.keys() <= {*TOLD[table]}
        and told.get("id", row_id) == row_id
        and told.get("client_id", client_id) == client_id
    )


def dump(told: Any) -> str:
    """Plain values as JSON, as compact as can be."""
    return _encode(told).decode()


def load(text: str) -> Any:
    """What :func:`dump` wrote; ValueError where it is no JSON."""
    return _decode(text)

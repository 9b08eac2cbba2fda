"""A database that comes from elsewhere (in a package): whether its rows are such as this program writes.

The structure alone says little: SQLite keeps any text in a column of dates. What is no value of its column
would come in whole, and stop whatever reads it later.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable
from contextlib import closing
from decimal import InvalidOperation
from pathlib import Path
from typing import Any

from sqlalchemy import Boolean, Column, Date, Integer, LargeBinary, Table

from advisor_app.domain.errors import StoreError
from advisor_app.portfolio import cipher
from advisor_app.portfolio.backup import raw_unchanging
from advisor_app.portfolio.columns import Money, UtcDateTime
from advisor_app.portfolio.models import RECORDS, Base
from advisor_app.portfolio.values import from_columns, to_columns
from advisor_app.portfolio.whole import is_number, is_word, near

LONGEST, LONGEST_KEPT = 20_000, 20_000_000
"""Characters of one text; of one that holds a whole record. What is typed has 4,000, an archived assessment
some hundred thousand."""
_MOST_CENTS = 10**17
_CHUNK = 10_000
_ONE_OF = {
    ("journal", "op"): frozenset({"insert", "update", "delete"}),
    ("journal", "table_name"): frozenset(RECORDS),
    ("change_sets", "kind"): frozenset({"do", "undo", "redo"}),
    ("change_sets", "standing"): frozenset({"done", "undone", "gone"}),
}
_JSON = frozenset({("journal", "old"), ("journal", "new")})
_KEPT = _JSON | {("assessments", "snapshot"), ("plans", "inputs"), ("board_views", "choices")}
_FAULTS = (ValueError, LookupError, TypeError, InvalidOperation, StoreError, RecursionError)


def strange_column(file: Path) -> str:
    """The first column, as ``table.column``, that holds what is no value of it; "" where there is none.

    ``file``: a single file of the present schema that nobody writes.
    """
    with closing(raw_unchanging(file)) as connection:
        for table in Base.metadata.sorted_tables:
            names = ", ".join(f'"{column.name}"' for column in table.columns)
            try:
                found = connection.execute(f'SELECT {names} FROM "{table.name}"')
                while rows := found.fetchmany(_CHUNK):
                    strange = _strange(table, list(zip(*rows, strict=True)))
                    if strange:
                        return strange
            except cipher.errors():  # a text that is no text
                return table.name
    return ""


def _strange(table: Table, columns: list[tuple[Any, ...]]) -> str:
    for column, values in zip(table.columns, columns, strict=True):
        if not _holds(column, set(values)):
            return f"{table.name}.{column.name}"
    if table.name == "facts":
        at = [column.name for column in table.columns]
        pairs = set(zip(columns[at.index("form")], columns[at.index("value")], strict=True))
        if not all(map(_is_value, pairs)):
            return "facts.value"
    return ""


def _holds(column: Column[Any], values: set[Any]) -> bool:
    if None in values and not column.nullable:
        return False
    values.discard(None)
    kind = column.type
    if isinstance(kind, LargeBinary):
        return all(type(value) is bytes for value in values)
    if isinstance(kind, Boolean):
        return values <= {0, 1}
    if isinstance(kind, Money):
        return all(type(value) is int and abs(value) < _MOST_CENTS for value in values)
    if isinstance(kind, Integer):
        return all(type(value) is int and is_number(column, value) for value in values)
    at = (column.table.name, column.name)
    longest = LONGEST_KEPT if at in _KEPT else LONGEST
    if not all(type(value) is str and len(value) <= longest and "\0" not in value for value in values):
        return False
    if isinstance(kind, UtcDateTime):
        return _all_good(_moment, values)
    if isinstance(kind, Date):
        return _all_good(_day, values)
    if at in _JSON:
        return _all_good(json.loads, values)
    return values <= _ONE_OF.get(at, values) and all(is_word(column, value) for value in values)


def _all_good(read: Callable[[str], object], values: Iterable[str]) -> bool:
    try:
        for value in values:
            read(value)
    except _FAULTS:
        return False
    return True


def _day(text: str) -> None:
    day = dt.date.fromisoformat(text)
    if day.isoformat() != text or not near(day):
        raise ValueError(text)


def _moment(text: str) -> None:
    moment = dt.datetime.fromisoformat(text)
    if moment.tzinfo is not None or not near(moment):
        raise ValueError(text)


def _is_value(pair: tuple[str, str]) -> bool:
    try:
        value = from_columns(*pair)
        return to_columns(value) == pair and (not isinstance(value, dt.date) or near(value))
    except _FAULTS:
        return False

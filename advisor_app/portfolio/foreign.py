"""A database that comes from elsewhere (in a package): whether its rows are such as this program writes.

The structure alone says little: SQLite keeps any text in a column of dates. What is no value of its column
would come in whole, and stop whatever reads it later.
"""

from __future__ import annotations

import base64
import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy import Boolean, Column, Date, Integer, LargeBinary, Table

from advisor_app.domain.errors import StoreError
from advisor_app.domain.money import plain, sane
from advisor_app.portfolio import cipher, images
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
_KEPT = frozenset(
    {
        ("journal", "old"),
        ("journal", "new"),
        ("assessments", "snapshot"),
        ("plans", "inputs"),
        ("board_views", "choices"),
    }
)
_FAULTS = (ValueError, LookupError, TypeError, ArithmeticError, StoreError, RecursionError)
_SIDES = {"insert": (False, True), "delete": (True, False), "update": (True, True)}
"""Whether a line of the journal has an old and a new."""


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
    if table.name == "journal":
        told = dict(zip(table.columns.keys(), columns, strict=True))
        for side, name in enumerate(("old", "new")):
            lines = (told[each] for each in ("client_id", "table_name", "row_id", "op", "field", name))
            try:
                good = _are_told(zip(*lines, strict=True), side)
            except _FAULTS:
                good = False
            if not good:
                return f"journal.{name}"
    return ""


def _are_told(lines: Iterable[tuple[Any, ...]], side: int) -> bool:
    """Whether what the journal's lines keep is of their columns: each value alone, of a row what it needs.

    ``side``: 0 of what was, 1 of what is. Raises one of ``_FAULTS`` where something is of another kind.
    """
    values: dict[tuple[str, str], set[Any]] = defaultdict(set)  # with their types: 1 is no True
    pairs = set()
    for client_id, table, row_id, op, field, text in lines:
        if (text is not None) is not _SIDES[op][side]:
            return False
        if text is None:
            continue
        if op == "update":
            told = images.load(text)
            values[table, field].add((type(told), told))
            continue
        row = images.load(text)
        if not images.is_of(row, table, row_id, client_id):
            return False
        for beside in ("id", "client_id"):  # what the line says, which is looked at there
            row.pop(beside, None)
        for name, told in row.items():
            values[table, name].add((type(told), told))
        if table == "facts":
            pairs.add((row.get("form", ""), row.get("value", "")))
    return all(_holds(*held) for held in _as_held(values)) and all(map(_is_value, pairs))


def _as_held(
    values: Mapping[tuple[str, str], Iterable[tuple[type, Any]]],
) -> Iterator[tuple[Column[Any], set[Any]]]:
    """Columns with what they would hold of what is told of them."""
    for (table, name), told in values.items():
        if name not in images.TOLD[table]:
            raise LookupError(name)
        column = Base.metadata.tables[table].c[name]
        yield column, {_held(column, *each) for each in told}


def _held(column: Column[Any], sort: type, told: Any) -> Any:
    """The value that a column has of a plain JSON value; one of ``_FAULTS`` where it is of another kind."""
    kind = column.type
    if told is None:
        return None
    if sort is not (bool if isinstance(kind, Boolean) else int if isinstance(kind, Integer) else str):
        raise TypeError(told)
    if isinstance(kind, Money):
        amount = Decimal(told)
        if not sane(amount) or plain(amount) != told or round(amount, 2) != amount:
            raise ValueError(told)
        return int(amount.scaleb(2))
    if isinstance(kind, UtcDateTime):
        moment = dt.datetime.fromisoformat(told)
        if moment.tzinfo is None:
            raise ValueError(told)
        return moment.astimezone(dt.UTC).replace(tzinfo=None).isoformat()
    if isinstance(kind, LargeBinary):
        return base64.b64decode(told, validate=True)
    return told


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

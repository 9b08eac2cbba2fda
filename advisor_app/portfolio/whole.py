"""All rows of a portfolio as text, table by table, and back: for writing it out whole and reading it in.

Of each row everything but what follows from changing it. Not the journal, and not what was archived
(assessments, dossiers): those go with the file itself.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any, TypeVar

from sqlalchemy import BigInteger, Boolean, Column, Date, Integer, Table, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from advisor_app.domain.application import Event, Pursuit, Stage
from advisor_app.domain.contact import ContactKind
from advisor_app.domain.errors import InputError, StoreError
from advisor_app.domain.evidence import SubjectKind
from advisor_app.domain.money import plain, sane
from advisor_app.domain.record import RecognitionEvent
from advisor_app.domain.relation import LinkKind
from advisor_app.domain.reminder import ReminderKind
from advisor_app.domain.source import Source
from advisor_app.domain.standard import Purpose
from advisor_app.domain.verdict import Outcome
from advisor_app.portfolio.columns import Money, UtcDateTime
from advisor_app.portfolio.compare import owner_column
from advisor_app.portfolio.images import TOLD, image
from advisor_app.portfolio.journal import Entry
from advisor_app.portfolio.models import RECORDS, UNJOURNALED, Base, Client
from advisor_app.portfolio.session import Unit
from advisor_app.portfolio.values import FORMS, from_columns, to_columns

Row = Mapping[str, str | None]
"""A row by column, as text; None: nothing there."""

TABLES: tuple[str, ...] = tuple(name for name in RECORDS if name not in UNJOURNALED)
"""What is written out, parents before children."""
_YES, _NO = "是", "否"
_MOST_MONEY = Decimal(10) ** 15
_CHOICES: dict[tuple[str, str], type[StrEnum] | tuple[str, ...]] = {
    ("facts", "form"): FORMS,
    ("facts", "source"): Source,
    ("recognitions", "event"): RecognitionEvent,
    ("applications", "pursuit"): Pursuit,
    ("applications", "purpose"): Purpose,
    ("applications", "stage"): Stage,
    ("steps", "event"): Event,
    ("steps", "before"): Stage,
    ("steps", "after"): Stage,
    ("contacts", "kind"): ContactKind,
    ("marks", "kind"): ReminderKind,
    ("links", "kind"): LinkKind,
    ("file_uses", "kind"): SubjectKind,
    ("opinions", "outcome"): Outcome,
}
"""Columns that hold one of a few words; "" is allowed where the column may be empty."""
_HALF = re.compile("[\ud800-\udfff]")
"""Half a character."""
_JSON = frozenset({("plans", "inputs"), ("board_views", "choices")})


def columns(table: str) -> tuple[str, ...]:
    """The columns of a table that are written out."""
    return TOLD[table]


def nullable(table: str, column: str) -> bool:
    """Whether a column may hold nothing, which is not the same as an empty text."""
    return bool(_table(table).c[column].nullable)


def rows(session: Session, table: str) -> Iterator[dict[str, str | None]]:
    """The rows of a table as text, in one order that does not change."""
    source = _table(table)
    order = [source.c[name] for name in ("client_id", "year", "position", "id") if name in source.c]
    for row in session.execute(select(source).order_by(*order)).mappings():
        yield {name: _text(row[name]) for name in columns(table)}


def require_empty(session: Session) -> None:
    """StoreError where there are clients already."""
    if session.scalar(select(func.count()).select_from(Client)):
        raise StoreError(
            "这个客户库里已有客户，整库读回只读进空的客户库："
            "新装的程序里，或在命令行用 --db 另指一个新的文件。"
        )


def put(unit: Unit, told: Mapping[str, Iterable[Row]], place: Callable[[str, int, str], str]) -> int:
    """Write rows into an empty portfolio as one step; how many.

    ``place``: says where the n-th row (from 0) of a table stands, for a person. InputError, nothing written,
    where something is no value of its column, and StoreError where there are clients already.
    """
    require_empty(unit.session)
    entries = []
    for name in TABLES:
        table, owner = _table(name), owner_column(name)
        for number, row in enumerate(told.get(name, ())):
            typed = {}
            for column in columns(name):
                try:
                    typed[column] = _read(table.c[column], row.get(column))
                except _UnreadError as error:
                    where = place(name, number, column)
                    raise InputError(
                        f"{where}“{str(row.get(column))[:30]}”{error}，什么也没有读入。"
                    ) from None
            if name == "facts":
                _check_value(typed, place(name, number, "value"))
            client = typed.get(owner, "")
            entries.append(Entry(client, name, typed["id"], "insert", "", None, image(name, typed)))
    try:
        unit.carry_out(entries)
        unit.flush()
    except IntegrityError:
        raise InputError(
            "工作簿里的行互相对不上（编号重复，或指着没有的客户、明细、申报），什么也没有读入。"
            "请用程序原样写出的工作簿。"
        ) from None
    return len(entries)


class _UnreadError(Exception):
    """Why a text is no value of its column: the end of a sentence."""


def _table(name: str) -> Table:
    table: Table = Base.metadata.tables[name]
    return table


def _text(value: Any) -> str | None:
    match value:
        case None | str():
            return value
        case bool():
            return _YES if value else _NO
        case Decimal():
            return plain(value)
        case dt.date():  # a moment is one too
            return value.isoformat()
        case _:
            return str(value)


def _read(column: Column[Any], text: str | None) -> Any:
    if text is None:
        if column.nullable:
            return None
        raise _UnreadError("不能空着")
    kind = column.type
    try:
        if isinstance(kind, Boolean):
            return {_YES: True, _NO: False}[text]
        if isinstance(kind, Money):
            return _money(text)
        if isinstance(kind, UtcDateTime):
            moment = dt.datetime.fromisoformat(text)
            if moment.tzinfo is None:
                raise _UnreadError("没有写时区")
            return _near(moment)
        if isinstance(kind, Date):
            return _near(dt.date.fromisoformat(text))
        if isinstance(kind, Integer):
            return _whole(column, text)
    except (LookupError, ValueError, InvalidOperation):
        raise _UnreadError("读不懂") from None
    return _word(column, text)


def _money(text: str) -> Decimal:
    amount = Decimal(text)
    if not sane(amount) or abs(amount) >= _MOST_MONEY or amount != round(amount, 2):
        raise _UnreadError("不是以元为单位、最多两位小数的金额")
    return amount


def _whole(column: Column[Any], text: str) -> int:
    number = int(text) if len(text) < 20 else 2**63
    if not is_number(column, number):
        raise _UnreadError("数太大")
    return number


def is_number(column: Column[Any], number: int) -> bool:
    """Whether a whole number can stand in a column: on a server one of 32 bits, where it is no large one."""
    if column.name == "year":
        return near(dt.date(number, 1, 1)) if 0 < number < 9999 else False
    return abs(number) < (2**63 if isinstance(column.type, BigInteger) else 2**31)


def near(day: dt.date) -> bool:
    """Whether a day can be reckoned with; those at the ends of the calendar are a slip, or meant badly."""
    return 1900 <= day.year <= 2200


_Day = TypeVar("_Day", bound=dt.date)


def _near(day: _Day) -> _Day:
    if not near(day):
        raise _UnreadError("的年份不合理")
    return day


def is_word(column: Column[Any], text: str) -> bool:
    """Whether a text can stand in a column, where only some can."""
    try:
        _word(column, text)
    except _UnreadError:
        return False
    return True


def _word(column: Column[Any], text: str) -> str:
    at = (column.table.name, column.name)
    longest = getattr(column.type, "length", None)
    if longest is not None and len(text) > longest:
        raise _UnreadError("太长")
    if _HALF.search(text):
        raise _UnreadError("里有无法保存的字符")
    known = _CHOICES.get(at)
    if known is not None and text and text not in list(known):
        raise _UnreadError("不是程序里有的代码")
    if at in _JSON:
        try:
            good = isinstance(json.loads(text), dict)
        except (ValueError, RecursionError):
            good = False
        if not good:
            raise _UnreadError("读不懂")
    return text


def _check_value(fact: Mapping[str, Any], where: str) -> None:
    """Refuse a text that is not written as this program writes a value of its form."""
    try:
        good = to_columns(from_columns(fact["form"], fact["value"])) == (fact["form"], fact["value"])
    except (ValueError, LookupError, InvalidOperation, StoreError):
        good = False
    if not good:
        raise InputError(f"{where}“{fact['value'][:30]}”不是“{fact['form']}”一类的值，什么也没有读入。")

"""One cell as a person wrote it: its stored value, 不适用, nothing, or why it can't be taken.

The columns are read by :mod:`advisor_app.screening.prepare`; only cells that its plain forms don't cover
come here, each distinct text once. Nothing is guessed: what is not understood is refused.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from advisor_app.domain.errors import InputError
from advisor_app.domain.facts import FactDef, FactType
from advisor_app.domain.headers import EMPTY, NO, NOT_APPLICABLE, UNITS, YES, folded
from advisor_app.domain.period import parse_date
from advisor_app.domain.record import RecognitionEvent
from advisor_app.screening.layout import EVENTS, MOST, stored

_NUMBER = re.compile(r"^[¥￥]?([+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?)(.*)$")
_DAY = re.compile(r"^([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?(?:[ T]00:00(?::00(?:\.0+)?)?)?$")
_COMPACT_DAY = re.compile(r"^([0-9]{4})([0-9]{2})([0-9]{2})$")
_EVENT_WORDS: Mapping[str, RecognitionEvent] = {
    "首次认定": RecognitionEvent.FIRST,
    "首次": RecognitionEvent.FIRST,
    "新认定": RecognitionEvent.FIRST,
    "重新认定": RecognitionEvent.RENEWED,
    "复核通过": RecognitionEvent.RE_EVALUATED,
    "复核": RecognitionEvent.RE_EVALUATED,
    "复评": RecognitionEvent.RE_EVALUATED,
    "新引进": RecognitionEvent.RELOCATED_IN,
    "迁入": RecognitionEvent.RELOCATED_IN,
    "撤销": RecognitionEvent.REVOKED,
    "取消": RecognitionEvent.REVOKED,
    "到期失效": RecognitionEvent.LAPSED,
    "失效": RecognitionEvent.LAPSED,
}


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as read: ``value`` as stored (None: none), ``blank``: 不适用, ``fault``: why it is refused."""

    value: int | bool | dt.date | str | None = None
    blank: bool = False
    fault: str = ""


def read_cell(fact: FactDef, unit: Decimal | None, text: str) -> Cell:
    """A fact's cell; ``unit``: what the header's unit is in the fact's own (None: it names none)."""
    told = folded(text)
    if told in EMPTY:
        return Cell()
    if told == NOT_APPLICABLE:
        return Cell(blank=True)
    match fact.type:
        case FactType.BOOL:
            return read_yes_no(told)
        case FactType.DATE:
            return read_day(told)
        case FactType.CHOICE:
            return _choice(fact, told)
        case FactType.TEXT:
            return Cell(told)
        case _:
            return _number(fact, unit, told)


def read_yes_no(text: str) -> Cell:
    """是 or 否, in the usual spellings."""
    word = folded(text).lower()
    if word in YES or word in NO:
        return Cell(word in YES)
    return Cell(fault="应填“是”或“否”")


def read_day(text: str) -> Cell:
    """A whole date; a year or a month alone is none."""
    told = folded(text)
    found = _DAY.match(told) or _COMPACT_DAY.match(told)
    if found is None:
        return Cell(fault="不是完整的日期（如 2026-07-01）")
    year, month, day = (int(part) for part in found.groups())
    try:
        return Cell(parse_date(f"{year:04d}-{month:02d}-{day:02d}", what="日期"))
    except InputError:
        return Cell(fault="没有这一天，或年份不合理")


def read_event(text: str) -> Cell:
    """How a title came: its place in ``EVENTS``."""
    event = _EVENT_WORDS.get(folded(text))
    if event is None:
        return Cell(fault="认定类型应为首次认定、重新认定、复核通过、新引进、撤销或到期失效")
    return Cell(EVENTS.index(event))


def _choice(fact: FactDef, text: str) -> Cell:
    for place, (key, label) in enumerate(fact.choices):
        if text in (key, label, folded(label)):
            return Cell(place)
    return Cell(fault=f"只能填：{'、'.join(label for _, label in fact.choices)}")


def _number(fact: FactDef, unit: Decimal | None, text: str) -> Cell:
    found = _NUMBER.match(text.replace(",", "").replace("，", "").replace(" ", ""))
    if found is None:
        return Cell(fault="不是数字")
    digits, tail = found.groups()
    scale = unit
    if tail and tail != fact.unit:
        scale = UNITS.get(tail)
        if scale is None or not _fits(fact, tail):
            return Cell(fault="数字后面的字看不懂，请只填数字")
    elif fact.type is FactType.MONEY and tail:
        scale = Decimal(1)
    elif fact.type is FactType.RATIO and tail:
        scale = UNITS["%"]
    if scale is None:
        return Cell(fault="不知道单位")
    try:
        value = Decimal(digits) * scale
    except InvalidOperation:
        return Cell(fault="不是数字")
    return _bounded(fact, value)


def _fits(fact: FactDef, unit: str) -> bool:
    """Whether a unit can stand behind a number of this type."""
    is_share = unit in ("%", "‰")
    return (fact.type is FactType.RATIO and is_share) or (fact.type is FactType.MONEY and not is_share)


def _bounded(fact: FactDef, value: Decimal) -> Cell:
    if abs(value) > Decimal(10) ** 20:
        return Cell(fault="数太大，请核对单位")
    if fact.minimum is not None and value < fact.minimum:
        return Cell(fault="不能为负" if fact.minimum == 0 else f"不能小于 {fact.minimum}")
    if fact.maximum is not None and value > fact.maximum:
        return Cell(fault=f"不能大于 {fact.maximum}，请核对单位")
    if fact.type is FactType.INTEGER and value != value.to_integral_value():
        return Cell(fault="应填整数")
    if fact.type is FactType.MONEY and value != round(value, 2):
        return Cell(fault="不足一分，请核对单位")
    kept = stored(fact, value)
    return Cell(kept) if abs(kept) <= MOST[fact.type] else Cell(fault="数太大，请核对单位")

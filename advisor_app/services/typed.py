"""What a person types into a cell, as the plain value that entry checks: 800万 → 8000000, 5% → 0.05."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from advisor_app.domain.errors import InputError
from advisor_app.domain.facts import Blank, FactDef, FactType, Value
from advisor_app.domain.money import parse_money, plain, sane
from advisor_app.domain.phrases import value_phrase


def plain_text(fact: FactDef, text: str) -> str:
    """``text`` with a money unit or a per cent sign worked out; anything else as it was typed."""
    stripped = text.strip().replace("，", "").replace(",", "")
    if fact.type is FactType.MONEY and stripped.endswith(("元", "万", "亿")):
        try:
            sign = "-" if stripped.startswith(("-", "－")) else ""
            return f"{sign}{plain(parse_money(stripped[len(sign) :]))}"
        except InputError:
            return text
    if fact.type is FactType.RATIO and stripped.endswith(("%", "％")):
        try:
            number = Decimal(stripped[:-1])
        except InvalidOperation:
            return text
        return plain(number / 100) if sane(number) else text
    return text


def echo(fact: FactDef, text: str) -> str:
    """What a typed number will be taken for, with its unit; empty where it can't be read yet."""
    if fact.type not in (FactType.MONEY, FactType.RATIO) or not text.strip():
        return ""
    try:
        number = Decimal(plain_text(fact, text).replace(",", "").replace("，", ""))
    except InvalidOperation:
        return ""
    return f"＝ {value_phrase(number, fact, fact.unit)}" if sane(number) else ""


def again(value: Value) -> str:
    """A value as it would be typed again."""
    match value:
        case Blank():
            return "不适用"
        case bool():
            return "是" if value else "否"
        case Decimal():
            return plain(value)
        case int() | str():
            return str(value)
        case _:
            return value.isoformat()

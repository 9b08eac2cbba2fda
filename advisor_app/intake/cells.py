"""One cell of a foreign list as a fact's value, or why it is none. Nothing is guessed.

What is blank is missing (never zero, never 不适用); what can be meant in two ways is refused with what to do.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from advisor_app.domain.client import Uscc, parse_uscc
from advisor_app.domain.errors import InputError, UscError
from advisor_app.domain.facts import Blank, FactDef, FactType, Value, parse_value
from advisor_app.domain.headers import EMPTY, MONEYS, NO, NOT_APPLICABLE, SHARES, UNITS, YES, folded
from advisor_app.domain.money import plain
from advisor_app.intake.book import Mark, Plain, why_unread

NUMBERS = (FactType.INTEGER, FactType.NUMBER, FactType.MONEY, FactType.RATIO)
_NUMBER = re.compile(r"[¥]?([-+]?)(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d*)?|\.\d+)\s*(.*)", re.ASCII)
_ABOUT = re.compile(r"(?:大约|大概|约|估计|预计)(.+)|(.+?)(?:左右|上下)")
_DAY = re.compile(r"(\d{4})([-/.年])(\d{1,2})([-/.月])(\d{1,2})(日?)", re.ASCII)
_NOTHING = frozenset({"无", "没有", "没", "暂无"})
_DIGITS, _SHOWN = 15, 30
_SERIALS = (Decimal(20_000), Decimal(80_000))
"""1954 to 2119 as days since the end of 1899."""
_LOOKS = str.maketrans({"O": "0", "I": "1", "S": "5", "Z": "2", "V": "U"})


@dataclass(frozen=True, slots=True)
class Taken:
    """A cell read: its value (None: nothing is said), or a fault; ``estimate``: it says 约."""

    value: Value | None = None
    fault: str = ""
    estimate: bool = False
    empty_word: bool = False
    """Something stands there that means nothing: “—”."""


def shown(raw: Plain) -> str:
    """A cell as a person reads it, short enough for a sentence."""
    match raw:
        case None:
            return ""
        case bool():
            return "TRUE" if raw else "FALSE"
        case float():
            return plain(Decimal(f"{raw:.15g}")) if abs(raw) < 1e15 else f"{raw:.6g}"
        case _:
            text = str(raw)
            return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def read_cell(fact: FactDef, unit: str, raw: Plain, mark: str, latest: dt.date) -> Taken:
    """A fact's cell. ``unit``: what the header says or a person chose, "" where it is not known.

    ``latest``: the last day a fact may speak of.
    """
    unread = why_unread(mark, raw)
    if unread:
        return Taken(fault=unread)
    if raw is None:
        return Taken()
    told = folded(raw) if isinstance(raw, str) else raw
    if isinstance(told, str):
        if told in EMPTY:
            return Taken(empty_word=bool(told))
        if told == NOT_APPLICABLE:
            return Taken(Blank.NOT_APPLICABLE)
    try:
        return _read(fact, unit, told, mark, latest)
    except InputError as error:
        return Taken(fault=str(error))


def _read(fact: FactDef, unit: str, told: str | float, mark: str, latest: dt.date) -> Taken:
    match fact.type:
        case FactType.BOOL:
            return Taken(_yes_no(fact, told))
        case FactType.DATE:
            return Taken(parse_value(fact, _day(fact, told, mark), latest=latest))
        case FactType.TEXT:
            text = told if isinstance(told, str) else shown(told)
            if any(unicodedata.category(sign) in {"Cc", "Cs"} and sign not in "\n\r\t" for sign in text):
                raise InputError(f"“{fact.label}”里有无法保存的字符，请删除后重新输入。")
            return Taken(parse_value(fact, text))
        case FactType.CHOICE:
            return Taken(parse_value(fact, told if isinstance(told, str) else shown(told)))
        case _:
            return _figure(fact, unit, told, mark)


def _yes_no(fact: FactDef, told: str | float) -> bool:
    if isinstance(told, bool):
        return told
    word = told.lower() if isinstance(told, str) else shown(told)
    if word in YES or word in NO:
        return word in YES
    raise InputError(f"“{fact.label}”应填“是”或“否”，现在是“{shown(told)}”，请改正。")


def _day(fact: FactDef, told: str | float, mark: str) -> str:
    if mark == Mark.DAY and isinstance(told, str):
        return told
    if not isinstance(told, str):
        number = Decimal(f"{told:.15g}")
        hint = ""
        if number.is_finite() and _SERIALS[0] <= number <= _SERIALS[1]:
            day = dt.date(1899, 12, 30) + dt.timedelta(int(number))
            hint = f"像是日期的序号（{day}），请把格子设成日期格式；"
        raise InputError(f"“{fact.label}”应填日期，现在是“{shown(told)}”，{hint}请写成 2026-07-01 这样。")
    match = _DAY.fullmatch("".join(told.split()))
    if match is None:
        return told
    year, first, month, second, day_, end = match.groups()
    if (first, second, end) not in {("年", "月", "日"), *((sign, sign, "") for sign in "-/.")}:
        return told
    return f"{year}-{int(month):02}-{int(day_):02}"


def _figure(fact: FactDef, unit: str, told: str | float, mark: str) -> Taken:
    if isinstance(told, bool):
        raise InputError(f"“{fact.label}”应填数字，现在是“{shown(told)}”，请改正。")
    if not isinstance(told, str):
        return Taken(_bounded(fact, _bare(fact, unit, Decimal(f"{told:.15g}"), mark), told))
    if told in _NOTHING:
        raise InputError(
            f"“{fact.label}”写的是“{told}”：确实是零的请填 0，用不着填的写“不适用”，不清楚的留空。"
        )
    about = _ABOUT.fullmatch(told)
    inner = told if about is None else (about.group(1) or about.group(2)).strip()
    match = _NUMBER.fullmatch(inner.replace("−", "-").replace("，", ","))
    if match is None:
        raise InputError(f"“{fact.label}”应填数字，现在是“{shown(told)}”，请只填一个数。")
    sign, digits, tail = match.groups()
    number = Decimal(f"{sign}{digits.replace(',', '')}")
    value = _with_tail(fact, number, tail, told) if tail else _bare(fact, unit, number, "")
    return Taken(_bounded(fact, value, told), estimate=about is not None)


def _with_tail(fact: FactDef, number: Decimal, tail: str, told: str) -> Decimal:
    """A number with its own unit behind it, which goes before the header's."""
    allowed = {FactType.RATIO: ("%", "‰"), FactType.MONEY: (*MONEYS, "万", "亿")}.get(fact.type, ())
    if tail in allowed:
        return number * UNITS[tail]
    if tail == fact.unit and fact.type in (FactType.INTEGER, FactType.NUMBER):
        return number
    raise InputError(f"“{fact.label}”里数字后面的“{shown(tail)}”看不懂（“{shown(told)}”），请只填数字。")


def _bare(fact: FactDef, unit: str, number: Decimal, mark: str) -> Decimal:
    if mark == Mark.PERCENT:
        if fact.type is not FactType.RATIO:
            raise InputError(f"“{fact.label}”不是比例，这一格却显示成百分数，请核对后改正。")
        return number
    match fact.type:
        case FactType.MONEY if unit in MONEYS:
            return number * UNITS[unit]
        case FactType.RATIO if unit in SHARES:
            return number * UNITS[unit]
        case FactType.MONEY:
            raise InputError(f"“{fact.label}”没有写单位（元还是万元），请在对照里选好单位。")
        case FactType.RATIO:
            raise InputError(f"“{fact.label}”没有写是百分数还是小数，请在对照里选好单位。")
        case _:
            return number


def _bounded(fact: FactDef, number: Decimal, told: str | float) -> Value:
    if not number.is_finite() or (number and number.adjusted() >= _DIGITS):
        raise InputError(f"“{fact.label}”的数值过大（“{shown(told)}”），请核对数字和单位。")
    if fact.type is FactType.MONEY and number % Decimal("0.01"):
        raise InputError(f"“{fact.label}”不足一分（“{shown(told)}”），请核对单位。")
    try:
        return parse_value(fact, plain(number))
    except InputError as error:
        raise InputError(f"{error}（格子里是“{shown(told)}”）") from None


def read_code(raw: Plain, mark: str) -> Uscc | None:
    """A code as it stands in a cell; None where it is blank. Raises InputError with what to do."""
    unread = why_unread(mark, raw)
    if unread:
        raise InputError(unread)
    if raw is None or (isinstance(raw, str) and folded(raw) in EMPTY):
        return None
    if not isinstance(raw, str):
        raise InputError(
            f"信用代码成了数字“{shown(raw)}”，后几位已经丢失，请把这一列设成文本，照营业执照重填。"
        )
    text = folded(raw).strip("'’")
    if re.fullmatch(r"[0-9.]+[eE]\+?[0-9]+", text):
        raise InputError(f"信用代码成了“{text}”，后几位已经丢失，请把这一列设成文本，照营业执照重填。")
    try:
        return parse_uscc(text)
    except UscError as error:
        meant = "".join(text.split()).upper().translate(_LOOKS)
        try:
            likely = parse_uscc(meant)
        except UscError:
            raise error from None
        raise InputError(
            f"信用代码“{shown(text)}”不对，是否应为“{likely.code}”？请照营业执照改正。"
        ) from None

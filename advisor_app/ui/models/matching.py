"""What is typed above a column, as a test of the column's cells: text, numbers, days, empty or not.

A cell is tested as it reads on the screen. What is missing is never taken for a number or a day: it is
found by 空 alone.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from advisor_app.domain.errors import InputError
from advisor_app.domain.phrases import ABSENT, MISSING

_MISSING = frozenset({"", MISSING, ABSENT, "（待补）"})
_SAMPLE = 200
"""Cells looked at to tell what a column holds."""
_NUMBER = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?%?")
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?(?:\s+\S+)?")
_YEAR = re.compile(r"(\d{4})年?")
_OPERATOR = re.compile(r"(>=|<=|≥|≤|>|<|=|≠|!=|<>)(.*)", re.DOTALL)
_SAME = {"≥": ">=", "≤": "<=", "!=": "≠", "<>": "≠"}
_QUOTED = re.compile(r"[\"“](.+)[\"”]", re.DOTALL)
HELP = """文字：含有这些字（不分大小写）；=某某 是完全相同
数：>100　>=100　<100　100-500　=100
日期：2026　2026-07　>2026-07-01　2026-01~2026-06
空、非空（待补也算空）；要找“空”字本身，加引号
各列同时满足；Esc 全部清除"""


class Kind(StrEnum):
    """What a column holds."""

    TEXT = "text"
    NUMBER = "number"
    DAY = "day"


def fold(text: str) -> str:
    """Text for finding: wide letters and digits as narrow ones, capitals as small ones."""
    narrow = text if unicodedata.is_normalized("NFKC", text) else unicodedata.normalize("NFKC", text)
    return narrow.casefold()


def is_missing(text: str) -> bool:
    """Whether a cell that reads so holds nothing; 0 and 不适用 are something."""
    return text in _MISSING


def number(text: str) -> Decimal | None:
    """A number as cells and filters write it (5,230.00, -3, 20%); None for anything else."""
    found = text if text.isascii() else fold(text)  # a wide comma becomes a narrow one
    found = found.strip()
    return Decimal(found.rstrip("%").replace(",", "")) if _NUMBER.fullmatch(found) else None


def period(text: str) -> tuple[dt.date, dt.date] | None:
    """The first and the last day of a year, a month or a day; None for anything else."""
    found = fold(text).strip()
    if whole := _YEAR.fullmatch(found):
        year, month, day = int(whole[1]), None, None
    elif part := _DAY.fullmatch(found):
        year, month, day = int(part[1]), int(part[2]), int(part[3]) if part[3] else None
    else:
        return None
    try:
        first = dt.date(year, month or 1, day or 1)
        if day is not None:
            return first, first
        last = calendar.monthrange(year, month or 12)[1]
        return first, dt.date(year, month or 12, last)
    except ValueError:
        return None


class Cells:
    """A column as it reads, worked out once for all keys that are typed."""

    def __init__(self, texts: Sequence[str], kind: Kind | None = None) -> None:
        self.texts = texts
        self._kind = kind

    @cached_property
    def kind(self) -> Kind:
        """As declared; else days, where all that is filled in reads like one."""
        if self._kind is not None:
            return self._kind
        filled = [text for text in self.texts[:_SAMPLE] if not is_missing(text)]
        days = filled and all(_DAY.fullmatch(text) and period(text) for text in filled)
        return Kind.DAY if days else Kind.TEXT

    @cached_property
    def folded(self) -> list[str]:
        """Each text, folded."""
        return [text.casefold() if text.isascii() else fold(text) for text in self.texts]

    @cached_property
    def plain(self) -> list[str]:
        """Each text, folded and without thousands separators."""
        return [text.replace(",", "") for text in self.folded]

    @cached_property
    def numbers(self) -> list[Decimal | None]:
        """Each cell's number."""
        return [number(text) for text in self.texts]

    @cached_property
    def days(self) -> list[dt.date | None]:
        """Each cell's first day."""
        return [None if (found := period(text)) is None else found[0] for text in self.texts]


@dataclass(frozen=True, slots=True)
class Contains:
    """The text has this piece, both folded."""

    piece: str
    plain: bool = False
    """Thousands separators are passed over."""

    def keep(self, cells: Cells, places: Iterable[int]) -> list[int]:
        """Those of the places whose cells pass."""
        texts, piece = cells.plain if self.plain else cells.folded, self.piece
        return [at for at in places if piece in texts[at]]


@dataclass(frozen=True, slots=True)
class Same:
    """The text is this one, both folded; or is not."""

    text: str
    wanted: bool = True

    def keep(self, cells: Cells, places: Iterable[int]) -> list[int]:
        """Those of the places whose cells pass."""
        texts, text, wanted = cells.folded, self.text, self.wanted
        return [at for at in places if (texts[at] == text) is wanted]


@dataclass(frozen=True, slots=True)
class Missing:
    """Nothing is filled in; or something is."""

    wanted: bool = True

    def keep(self, cells: Cells, places: Iterable[int]) -> list[int]:
        """Those of the places whose cells pass."""
        texts, wanted = cells.texts, self.wanted
        return [at for at in places if is_missing(texts[at]) is wanted]


@dataclass(frozen=True, slots=True)
class Numbers:
    """Between two numbers, each None where there is no bound; ``strict`` leaves the bounds out."""

    low: Decimal | None
    high: Decimal | None
    strict: bool = False

    def keep(self, cells: Cells, places: Iterable[int]) -> list[int]:
        """Those of the places whose cells pass."""
        return _between(cells.numbers, places, self.low, self.high, strict=self.strict)


@dataclass(frozen=True, slots=True)
class Days:
    """Between two days, each None where there is no bound; both are within."""

    first: dt.date | None
    last: dt.date | None

    def keep(self, cells: Cells, places: Iterable[int]) -> list[int]:
        """Those of the places whose cells pass."""
        return _between(cells.days, places, self.first, self.last, strict=False)


Match = Contains | Same | Missing | Numbers | Days


def _between(
    values: Sequence[object], places: Iterable[int], low: object, high: object, *, strict: bool
) -> list[int]:
    kept = [at for at in places if values[at] is not None]
    if low is not None:
        kept = [at for at in kept if (values[at] > low if strict else values[at] >= low)]  # type: ignore[operator]
    if high is not None:
        kept = [at for at in kept if (values[at] < high if strict else values[at] <= high)]  # type: ignore[operator]
    return kept


def read_filter(typed: str, kind: Kind) -> Match | None:
    """What is typed above a column of a kind; None where it asks for nothing (yet).

    Raises InputError where a number or a day is asked for and none can be read.
    """
    text = typed.strip()
    if not text:
        return None
    if text in ("空", "非空"):
        return Missing(text == "空")
    if quoted := _QUOTED.fullmatch(text):
        return Contains(fold(quoted[1]))
    narrow = fold(text)  # ＞ and ～ typed with a Chinese keyboard
    found = _OPERATOR.fullmatch(narrow)
    if found is not None:
        sign = _SAME.get(found[1], found[1])
        return _compared(sign, found[2].strip(), kind)
    return _range(narrow, kind) or _plain(narrow, kind)


def _compared(sign: str, operand: str, kind: Kind) -> Match | None:
    if not operand:
        return None
    days = None if kind is Kind.NUMBER else period(operand)
    if days is not None and (kind is Kind.DAY or not _YEAR.fullmatch(operand)):
        return _days(sign, days)
    value = None if kind is Kind.DAY else number(operand)
    if sign == "≠":
        return Same(operand, wanted=False)
    if sign == "=":
        if kind is Kind.NUMBER and value is not None:
            return Numbers(value, value)
        return Same(operand)
    if value is None:
        wanted = "日期，如 >2026-07-01" if kind is Kind.DAY else "数，如 >100"
        raise InputError(f"“{operand}”不是{wanted}。")
    strict = sign in (">", "<")
    return Numbers(value, None, strict) if sign.startswith(">") else Numbers(None, value, strict)


def _days(sign: str, days: tuple[dt.date, dt.date]) -> Match:
    first, last = days
    one = dt.timedelta(days=1)
    match sign:
        case ">":
            return Days(last + one if last < dt.date.max else last, None)
        case ">=":
            return Days(first, None)
        case "<":
            return Days(None, first - one if first > dt.date.min else first)
        case "<=":
            return Days(None, last)
        case "=":
            return Days(first, last)
        case _:
            return Same(first.isoformat(), wanted=False)


def _range(text: str, kind: Kind) -> Match | None:
    """Two bounds; a hyphen parts numbers alone, and only in a column of numbers: it is part of days."""
    low, sign, high = text.partition("~")
    if not sign:
        low, sign, high = text.partition("..")
    if not sign and kind is Kind.NUMBER:
        found = re.fullmatch(r"(.*\d%?)\s*-\s*(-?\d.*)", text)
        low, sign, high = (found[1], "-", found[2]) if found else ("", "", "")
    if not sign:
        return None
    if kind is not Kind.NUMBER:
        first, last = period(low), period(high)
        if first is not None and last is not None:
            return Days(first[0], last[1])
    bounds = number(low), number(high)
    if kind is Kind.DAY or None in bounds:
        if kind is Kind.TEXT or not low.strip() or not high.strip():
            return None
        wanted = "日期，如 2026-01~2026-06" if kind is Kind.DAY else "数，如 100-500"
        raise InputError(f"“{text}”的两头应是{wanted}。")
    return Numbers(*bounds)


def _plain(text: str, kind: Kind) -> Match:
    if kind is Kind.NUMBER:
        return Contains(text.replace(",", ""), plain=True)
    if kind is Kind.DAY and (days := period(text)) is not None:
        return Days(*days)
    return Contains(text)

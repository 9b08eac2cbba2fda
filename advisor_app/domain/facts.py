"""The fact vocabulary: what can be known of a client, in which unit, for which period, from whom.

One catalogue serves form, import, engine and explanation; it is content (``resources/facts``).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from advisor_app.domain.errors import FactValueError, InputError
from advisor_app.domain.money import sane
from advisor_app.domain.period import parse_date


class FactType(StrEnum):
    """How a value is written and compared."""

    BOOL = "bool"
    INTEGER = "integer"
    NUMBER = "number"
    MONEY = "money"
    RATIO = "ratio"
    DATE = "date"
    TEXT = "text"
    CHOICE = "choice"


class Scope(StrEnum):
    """Whether a fact is one a client, one a fiscal year, or one an item."""

    CLIENT = "client"
    YEAR = "year"
    ITEM = "item"


class Blank(StrEnum):
    """A stated absence: 不适用. (A missing value is simply not there; 0 is a number.)"""

    NOT_APPLICABLE = "not_applicable"


Value = bool | int | Decimal | dt.date | str | Blank


@dataclass(frozen=True, slots=True)
class Operand:
    """One term of a derived fact: ``key`` read ``offset`` years from the year asked for."""

    key: str
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Derivation:
    """How a fact follows from others: an operator of ``engine.derive`` over its operands."""

    operator: str
    operands: tuple[Operand, ...]


@dataclass(frozen=True, slots=True)
class FactDef:
    """A fact of the catalogue.

    ``unit``: 元, 人, %, …; money is always kept in 元, ratios as plain fractions (0.05 = 5%).
    ``basis`` is the 口径, ``held_by`` who has it, ``evidence`` the papers that prove it,
    ``aliases`` the headers it is known by in workbooks.
    """

    key: str
    label: str
    type: FactType
    scope: Scope = Scope.CLIENT
    unit: str = ""
    item_kind: str | None = None
    group: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    basis: str = ""
    question: str = ""
    help: str = ""
    held_by: str = ""
    evidence: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    future: bool = False
    """Dates only: a planned or contractual day that may lie ahead."""
    derivation: Derivation | None = None

    @property
    def scope_name(self) -> str:
        """``client``, ``year`` or ``item:KIND``: the form used on the command line."""
        return f"item:{self.item_kind}" if self.scope is Scope.ITEM else str(self.scope)

    def choice_label(self, value: str) -> str:
        """The Chinese word for a choice."""
        return next((label for key, label in self.choices if key == value), value)


@dataclass(frozen=True, slots=True)
class RecognitionKind:
    """A title a client can hold, e.g. ``little_giant``."""

    key: str
    label: str
    level: str = ""
    issuer: str = ""
    validity_years: int | None = None
    aliases: tuple[str, ...] = ()
    help: str = ""


@dataclass(frozen=True, slots=True)
class ItemKind:
    """Something a client has several of: a project, a product, a policy, a person."""

    key: str
    label: str
    help: str = ""
    title_fact: str = "name"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All facts, titles and item kinds, by key."""

    facts: Mapping[str, FactDef]
    """Client and year facts, the derived ones among them."""
    item_facts: Mapping[tuple[str, str], FactDef]
    """(item kind, key) → fact."""
    recognitions: Mapping[str, RecognitionKind]
    items: Mapping[str, ItemKind]
    regions: Mapping[str, str] = field(default_factory=dict)
    """Administrative code → Chinese name."""

    def entered(self) -> Iterable[FactDef]:
        """The facts a person enters, in catalogue order."""
        yield from (f for f in self.facts.values() if f.derivation is None)
        yield from self.item_facts.values()

    def of_item(self, kind: str) -> tuple[FactDef, ...]:
        """The facts of one item kind, in catalogue order."""
        return tuple(f for (k, _), f in self.item_facts.items() if k == kind)

    def region_name(self, code: str) -> str:
        """The name of an administrative code, or the code itself."""
        return self.regions.get(code, code)


_MOST_BITS = 1_000
_TRUE = {"true", "是", "有", "yes"}
_FALSE = {"false", "否", "无", "no"}


def parse_value(fact: FactDef, raw: object, *, latest: dt.date | None = None) -> Value:
    """Read a JSON or typed value into the fact's own type.

    Money and numbers may come as number or plain decimal string, in the fact's unit (元 for money).
    Raises FactValueError with one Chinese sentence.
    """
    if raw in (Blank.NOT_APPLICABLE, "不适用"):
        return Blank.NOT_APPLICABLE
    match fact.type:
        case FactType.BOOL:
            return _bool(fact, raw)
        case FactType.INTEGER | FactType.NUMBER | FactType.MONEY | FactType.RATIO:
            return _number(fact, raw)
        case FactType.DATE:
            return _date(fact, raw, latest)
        case FactType.CHOICE:
            return _choice(fact, raw)
        case FactType.TEXT:
            if not isinstance(raw, str):
                raise FactValueError(f"“{fact.label}”应填文字，现在是“{raw}”，请改正。")
            return raw.strip()


def _bool(fact: FactDef, raw: object) -> bool:
    if isinstance(raw, bool):
        return raw
    word = str(raw).strip().lower()
    if word in _TRUE:
        return True
    if word in _FALSE:
        return False
    raise FactValueError(f"“{fact.label}”应填“是”或“否”，现在是“{raw}”，请改正。")


def _number(fact: FactDef, raw: object) -> Value:
    if isinstance(raw, bool) or not isinstance(raw, (int, float, Decimal, str)):
        raise FactValueError(f"“{fact.label}”应填数字，现在是“{raw}”，请改正。")
    if isinstance(raw, int) and raw.bit_length() > _MOST_BITS:  # Python itself refuses to write it out
        raise FactValueError(f"“{fact.label}”的数值大得不正常，请核对数字与单位后改正。")
    try:
        text = str(raw).strip().replace(",", "").replace("，", "")
        number = Decimal(text)
    except InvalidOperation:
        raise FactValueError(
            f"“{fact.label}”应填数字（单位：{fact.unit or '个'}），现在是“{raw}”，请只填数字、不带文字。"
        ) from None
    if number.is_finite() and not sane(number):
        raise FactValueError(
            f"“{fact.label}”的数值大得或细得不正常（“{text[:30]}”），请核对数字与单位后改正。"
        )
    if not number.is_finite():
        raise FactValueError(f"“{fact.label}”应填数字，现在是“{raw}”，请改正。")
    if fact.minimum is not None and number < fact.minimum:
        least = "不能为负" if fact.minimum == 0 else f"不能小于 {fact.minimum}"
        raise FactValueError(f"“{fact.label}”{least}，现在是“{raw}”，请改正。")
    if fact.maximum is not None and number > fact.maximum:
        raise FactValueError(f"“{fact.label}”不能大于 {fact.maximum}，现在是“{raw}”，请核对单位后改正。")
    if fact.type is FactType.INTEGER:
        if number != number.to_integral_value():
            raise FactValueError(f"“{fact.label}”应填整数，现在是“{raw}”，请改正。")
        return int(number)
    if fact.type is FactType.MONEY:
        exponent = number.as_tuple().exponent
        if isinstance(exponent, int) and exponent < -2 and number != round(number, 2):
            raise FactValueError(f"“{fact.label}”最多两位小数（单位：元），现在是“{raw}”，请改正。")
    return number


def _date(fact: FactDef, raw: object, latest: dt.date | None) -> dt.date:
    if isinstance(raw, dt.date):
        raw = raw.isoformat()
    if not isinstance(raw, str):
        raise FactValueError(f"“{fact.label}”应填日期（如 2026-07-01），现在是“{raw}”，请改正。")
    try:
        return parse_date(raw.strip(), what=f"“{fact.label}”", latest=None if fact.future else latest)
    except InputError as error:
        raise FactValueError(str(error)) from None


def _choice(fact: FactDef, raw: object) -> str:
    for key, label in fact.choices:
        if raw in (key, label):
            return key
    allowed = "、".join(label for _, label in fact.choices)
    raise FactValueError(f"“{fact.label}”只能选：{allowed}；现在是“{raw}”，请改正。")

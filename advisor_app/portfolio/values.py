"""A fact's value as two columns: its form, and canonical text that reads the same for ever.

The form keeps 0, an empty text and 不适用 apart; what is missing has no row at all.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

from advisor_app.domain.codec import encode_value
from advisor_app.domain.errors import StoreError
from advisor_app.domain.facts import Blank, Value
from advisor_app.domain.money import sane

_LONGEST = 50
"""Characters of a whole number."""
_ABSURD = "客户库里有一个数（“{}”）大得不正常，不是本程序写的，文件可能被改动过，请从备份恢复。"


def _decimal(text: str) -> Decimal:
    number = Decimal(text)
    if not sane(number):
        raise StoreError(_ABSURD.format(text[:30]))
    return number


def _integer(text: str) -> int:
    if len(text) > _LONGEST:
        raise StoreError(_ABSURD.format(text[:30]))
    return int(text)


_READ: dict[str, Callable[[str], Value]] = {
    "blank": Blank,
    "bool": lambda text: text == "true",
    "integer": _integer,
    "decimal": _decimal,
    "date": dt.date.fromisoformat,
    "text": str,
}
FORMS = tuple(_READ)


def to_columns(value: Value) -> tuple[str, str]:
    """The form and the text of a value."""
    form, plain = encode_value(value)
    if isinstance(plain, bool):
        return form, "true" if plain else "false"
    return form, str(plain)


def from_columns(form: str, text: str) -> Value:
    """The value that :func:`to_columns` took apart."""
    return _READ[form](text)

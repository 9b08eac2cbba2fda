"""A fact's value as two columns: its form, and canonical text that reads the same for ever.

The form keeps 0, an empty text and 不适用 apart; what is missing has no row at all.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

from advisor_app.domain.codec import encode_value
from advisor_app.domain.facts import Blank, Value

_READ: dict[str, Callable[[str], Value]] = {
    "blank": Blank,
    "bool": lambda text: text == "true",
    "integer": int,
    "decimal": Decimal,
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

"""Money: exact decimal CNY in 元; read and shown in 元, 万元 or 亿元; one rounding rule."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from advisor_app.domain.errors import InputError

CENT = Decimal("0.01")
WAN = Decimal(10_000)
YI = Decimal(100_000_000)
ZERO = Decimal(0)

_UNITS = {"元": Decimal(1), "万元": WAN, "万": WAN, "亿元": YI, "亿": YI}
_MOST_PLACES = 40
_MONEY = re.compile(r"^([0-9]+(?:\.[0-9]+)?)(元|万元|万|亿元|亿)$")


def round_cent(amount: Decimal) -> Decimal:
    """Round to 分, half up: the only rounding rule for money."""
    return amount.quantize(CENT, rounding=ROUND_HALF_UP)


def sane(number: Decimal) -> bool:
    """Whether a number from outside can be worked with in bounded time and memory.

    A Decimal keeps its exponent apart: ``1e999999999`` is read at once, and takes a gigabyte to be written
    out or made an int. No quantity of a firm has more than forty digits on either side of the point.
    """
    exponent = number.as_tuple().exponent
    return isinstance(exponent, int) and abs(exponent) <= _MOST_PLACES and number.adjusted() <= _MOST_PLACES


def parse_money(text: str) -> Decimal:
    """Read ``200万元``, ``1.8亿元`` or ``500元`` into 元.

    Raises InputError where the unit is missing or the number is not plain.
    """
    match = _MONEY.match(text.replace(" ", "").replace(",", ""))
    if match is None:
        raise InputError(f"金额“{text}”看不懂，请写成“200万元”“1.8亿元”或“500元”。")
    return Decimal(match.group(1)) * _UNITS[match.group(2)]


def parse_share(text: str) -> Decimal:
    """Read ``5%`` or ``5‰`` into a fraction; raises InputError for anything else."""
    for sign, divisor in (("%", 100), ("‰", 1000)):
        if text.endswith(sign):
            try:
                number = Decimal(text[:-1])
            except InvalidOperation:
                break
            if sane(number):
                return number / divisor
    raise InputError(f"比例“{text}”看不懂，请写成“5%”或“5‰”。")


def plain(amount: Decimal) -> str:
    """Decimal string in 元 without exponent or trailing zeros: the form used in JSON."""
    text = format(amount, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("", "-0") else text


def in_wan(amount: Decimal) -> Decimal:
    """元 → 万元, two decimals."""
    return (amount / WAN).quantize(CENT, rounding=ROUND_HALF_UP)


def format_wan(amount: Decimal) -> str:
    """``1234567`` → ``123.46`` with thousands separators (unit 万元 is the reader's heading)."""
    return f"{in_wan(amount):,.2f}"


def speak(amount: Decimal) -> str:
    """The shortest exact Chinese form: ``20万元``, ``1.5亿元``, ``3,500元``."""
    for size, unit in ((YI, "亿元"), (WAN, "万元")):
        if abs(amount) >= size:
            scaled = amount / size
            if scaled == scaled.quantize(Decimal("0.0001")):
                return f"{plain(scaled)}{unit}"
    return f"{format(amount.normalize(), ',f')}元"

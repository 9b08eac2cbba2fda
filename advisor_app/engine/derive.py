"""Derived facts: sums, differences, ratios, growth. Unknown in, unknown out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

Number = Decimal | int
Operator = Callable[[Sequence[Number]], Number | None]


def difference(terms: Sequence[Number]) -> Number:
    """First less second (新增额 = 上年度 − 上上年度)."""
    return terms[0] - terms[1]


def total(terms: Sequence[Number]) -> Number:
    """Sum of all."""
    return sum(terms, Decimal(0))


def mean(terms: Sequence[Number]) -> Number:
    """Arithmetic mean."""
    return total(terms) / Decimal(len(terms))


def ratio(terms: Sequence[Number]) -> Number | None:
    """First over second; unknown where the second is 0."""
    return Decimal(terms[0]) / terms[1] if terms[1] else None


def growth(terms: Sequence[Number]) -> Number | None:
    """(first − second) / second; unknown where the second is not positive."""
    return (Decimal(terms[0]) - terms[1]) / terms[1] if terms[1] > 0 else None


DERIVATIONS: dict[str, Operator] = {
    "difference": difference,
    "sum": total,
    "mean": mean,
    "ratio": ratio,
    "growth": growth,
}

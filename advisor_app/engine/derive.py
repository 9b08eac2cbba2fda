"""Derived facts: sums, differences, ratios, growth. Unknown in, unknown out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from advisor_app.domain.facts import Value
from advisor_app.engine import sizes

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


def cagr2(terms: Sequence[Number]) -> Number | None:
    """Compound growth over two years, √(first/second) − 1; unknown unless both are positive.

    The 2026 measures name a 两年复合增长率 without a formula: this is the usual one (公式待核).
    """
    if terms[0] < 0 or terms[1] <= 0:
        return None
    return (Decimal(terms[0]) / terms[1]).sqrt() - 1


DERIVATIONS: dict[str, Operator] = {
    "difference": difference,
    "sum": total,
    "mean": mean,
    "ratio": ratio,
    "growth": growth,
    "cagr2": cagr2,
}

Classifier = Callable[[Sequence[Value | None]], Value | None]
"""Works with what is known: a term may be missing (None) and the answer still be settled."""

CLASSIFIERS: dict[str, Classifier] = {"size_class": sizes.size_class, "is_sme": sizes.is_sme}

"""The comparisons of the rule language, one small function each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from advisor_app.domain.policy import Op

Comparison = Callable[[Any, Any], bool]


def at_least(value: Any, threshold: Any) -> bool:
    """以上、达到、不低于: the number is included."""
    return bool(value >= threshold)


def more_than(value: Any, threshold: Any) -> bool:
    """超过: the number is not included."""
    return bool(value > threshold)


def at_most(value: Any, threshold: Any) -> bool:
    """不超过、以内: the number is included."""
    return bool(value <= threshold)


def less_than(value: Any, threshold: Any) -> bool:
    """不足、低于: the number is not included."""
    return bool(value < threshold)


def equals(value: Any, threshold: Any) -> bool:
    """The same."""
    return bool(value == threshold)


def one_of(value: Any, choices: Any) -> bool:
    """Among the listed choices."""
    return value in choices


COMPARISONS: dict[Op, Comparison] = {
    Op.AT_LEAST: at_least,
    Op.MORE_THAN: more_than,
    Op.AT_MOST: at_most,
    Op.LESS_THAN: less_than,
    Op.EQUALS: equals,
    Op.ONE_OF: one_of,
}

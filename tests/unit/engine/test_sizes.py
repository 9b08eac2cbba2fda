"""中小企业划型 by 工信部联企业〔2011〕300号."""

from __future__ import annotations

from decimal import Decimal

import pytest

from advisor_app.engine.sizes import CLASSES, LINES, WAN, is_sme, size_class


@pytest.mark.parametrize("industry", LINES)
def test_every_class_begins_at_its_own_line(industry: str) -> None:
    scales = (Decimal(1), WAN, WAN)
    for name, limits in zip(CLASSES, LINES[industry], strict=False):
        at = [None if limit is None else limit * scale for limit, scale in zip(limits, scales, strict=True)]
        assert size_class([industry, *at]) == name
        for position, value in enumerate(at):
            if value is None:
                continue
            below = [*at]
            below[position] = value - 1
            assert size_class([industry, *below]) != name
            assert CLASSES.index(size_class([industry, *below]) or "") > CLASSES.index(name)


def test_one_line_missed_makes_a_firm_small_or_medium_whatever_else_is_open() -> None:
    assert is_sme([None, "industry", 999, None, None]) is True
    assert is_sme([None, "industry", 1000, None, None]) is None
    assert is_sme([None, "industry", 1000, 40000 * WAN, None]) is False
    assert size_class(["industry", 999, None, None]) is None
    assert size_class(["industry", 19, None, None]) == "micro"


def test_an_open_industry_is_settled_where_all_agree() -> None:
    assert is_sme([None, None, 10, 10 * WAN, 10 * WAN]) is True
    assert is_sme([None, None, 5000, 500000 * WAN, 500000 * WAN]) is False
    assert is_sme([None, None, 500, 30000 * WAN, 1 * WAN]) is None


def test_a_class_known_otherwise_decides() -> None:
    assert is_sme(["large", None, None, None, None]) is False
    assert is_sme(["small", None, None, None, None]) is True

"""Money is exact, read and spoken in 元, 万元 and 亿元."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_app.domain.errors import InputError
from advisor_app.domain.money import format_wan, parse_money, plain, round_cent, speak


@pytest.mark.parametrize(
    ("text", "yuan"),
    [
        ("200万元", "2000000"),
        ("1.8亿元", "180000000"),
        ("1 亿元", "100000000"),
        ("500元", "500"),
        ("20万", "200000"),
    ],
)
def test_reads_units(text: str, yuan: str) -> None:
    assert parse_money(text) == Decimal(yuan)


@pytest.mark.parametrize("text", ["200", "约500万", "-3万元", "", "万元"])
def test_refuses_what_is_not_a_plain_sum(text: str) -> None:
    with pytest.raises(InputError, match="看不懂"):
        parse_money(text)


@given(st.decimals(min_value=0, max_value=10**12, places=2))
def test_plain_reads_back_equal(amount: Decimal) -> None:
    assert Decimal(plain(amount)) == amount
    assert "E" not in plain(amount)


def test_rounds_half_up() -> None:
    assert round_cent(Decimal("0.005")) == Decimal("0.01")
    assert round_cent(Decimal("2.675")) == Decimal("2.68")
    assert format_wan(Decimal("1234567.50")) == "123.46"


@pytest.mark.parametrize(
    ("yuan", "words"),
    [
        ("200000", "20万元"),
        ("180000000", "1.8亿元"),
        ("3500", "3,500元"),
        ("1260000", "126万元"),
        ("0", "0元"),
    ],
)
def test_speaks_shortly_and_exactly(yuan: str, words: str) -> None:
    assert speak(Decimal(yuan)) == words


@given(st.decimals(min_value=0, max_value=10**12, places=2))
def test_speaking_loses_nothing(amount: Decimal) -> None:
    assert parse_money(speak(amount)) == amount

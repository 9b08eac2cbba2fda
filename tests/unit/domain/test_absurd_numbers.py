"""Numbers that are read at once and take for ever to be written out are refused, in a sentence."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_app.domain.errors import FactValueError, InputError
from advisor_app.domain.facts import FactDef, FactType, parse_value
from advisor_app.domain.money import parse_share, plain, sane

ABSURD = ("1e999999", "1E+999999999", "-1e999999", "1e-999999999", "0e999999999", "9" * 5_000)
NUMBERS = (FactType.INTEGER, FactType.NUMBER, FactType.MONEY, FactType.RATIO)


@pytest.mark.parametrize("kind", NUMBERS)
@pytest.mark.parametrize("text", ABSURD)
def test_a_fact_refuses_them(kind: FactType, text: str) -> None:
    fact = FactDef("it", "某项", kind)
    for raw in (text, Decimal(text)):
        with pytest.raises(FactValueError, match="不正常") as refused:
            parse_value(fact, raw)
        assert len(str(refused.value)) < 200


def test_a_whole_number_that_python_will_not_write_out() -> None:
    with pytest.raises(FactValueError, match="不正常"):
        parse_value(FactDef("it", "某项", FactType.INTEGER), 10**5_000)


@pytest.mark.parametrize("text", ["1e999999%", "1e-999999999‰", "nan%", "Infinity%"])
def test_a_share_refuses_them(text: str) -> None:
    with pytest.raises(InputError, match="看不懂"):
        parse_share(text)


@given(st.decimals(allow_nan=True, allow_infinity=True))
def test_what_is_sane_is_written_out_short(number: Decimal) -> None:
    if sane(number):
        assert len(plain(number)) < 100


@given(st.decimals(min_value=-(10**20), max_value=10**20, places=6))
def test_what_a_firm_can_have_is_sane(number: Decimal) -> None:
    assert sane(number)

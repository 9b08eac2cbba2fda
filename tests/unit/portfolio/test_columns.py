import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.dialects.sqlite import dialect

from advisor_app.portfolio.columns import Money, UtcDateTime

SQLITE = dialect()
CHINA = dt.timezone(dt.timedelta(hours=8))


@given(st.decimals(min_value=-(10**14), max_value=10**14, places=2))
def test_money_is_whole_cents_in_the_database(amount: Decimal) -> None:
    cents = Money().process_bind_param(amount, SQLITE)
    assert isinstance(cents, int)
    assert cents == amount * 100
    assert Money().process_result_value(cents, SQLITE) == amount


@pytest.mark.parametrize("amount", ["0.001", "1.005", "0.1e-5"])
def test_money_is_never_rounded(amount: str) -> None:
    with pytest.raises(ValueError, match="finer"):
        Money().process_bind_param(Decimal(amount), SQLITE)


def test_no_money_is_null() -> None:
    assert Money().process_bind_param(None, SQLITE) is None
    assert Money().process_result_value(None, SQLITE) is None


def test_a_moment_is_the_same_moment_again() -> None:
    moment = dt.datetime(2026, 11, 21, 7, 30, tzinfo=CHINA)
    stored = UtcDateTime().process_bind_param(moment, SQLITE)
    assert stored == dt.datetime(2026, 11, 20, 23, 30)  # noqa: DTZ001 -- naive is what is tested
    assert UtcDateTime().process_result_value(stored, SQLITE) == moment


def test_a_moment_without_its_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        UtcDateTime().process_bind_param(dt.datetime(2026, 1, 1), SQLITE)  # noqa: DTZ001 -- that is the fault


def test_no_moment_is_null() -> None:
    assert UtcDateTime().process_bind_param(None, SQLITE) is None
    assert UtcDateTime().process_result_value(None, SQLITE) is None

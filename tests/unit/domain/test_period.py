"""Years and months on: the same day, or the last one that the month has."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_app.domain.period import months_after, on_month_day, years_after

DAYS = st.dates(dt.date(1980, 1, 1), dt.date(2100, 12, 31))
D = dt.date


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (D(2026, 3, 15), 3, D(2026, 6, 15)),
        (D(2026, 11, 30), 3, D(2027, 2, 28)),
        (D(2027, 11, 30), 3, D(2028, 2, 29)),
        (D(2026, 1, 31), 3, D(2026, 4, 30)),
        (D(2026, 12, 31), 2, D(2027, 2, 28)),
        (D(2026, 12, 1), 1, D(2027, 1, 1)),
        (D(2026, 10, 31), 14, D(2027, 12, 31)),
        (D(2026, 5, 31), 0, D(2026, 5, 31)),
        (D(2026, 3, 31), -1, D(2026, 2, 28)),
        (D(2026, 1, 15), -13, D(2024, 12, 15)),
    ],
)
def test_months_on(day: dt.date, months: int, expected: dt.date) -> None:
    assert months_after(day, months) == expected


@given(DAYS, st.integers(-240, 240))
def test_months_on_land_in_the_month_and_never_past_the_day(day: dt.date, months: int) -> None:
    on = months_after(day, months)
    assert (on.year * 12 + on.month) - (day.year * 12 + day.month) == months
    assert on.day == day.day or (on.day < day.day and (on + dt.timedelta(1)).day == 1)


@given(DAYS, st.integers(-20, 20))
def test_twelve_months_are_a_year(day: dt.date, years: int) -> None:
    assert months_after(day, 12 * years) == years_after(day, years)


def test_a_yearly_29_february() -> None:
    assert [on_month_day(year, 2, 29).day for year in (2027, 2028)] == [28, 29]

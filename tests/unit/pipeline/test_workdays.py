"""Working days: announced years as announced, others Monday to Friday, and said so."""

import datetime as dt

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_app.pipeline.workdays import (
    PUBLISHED,
    PUBLISHED_UNTIL,
    is_published,
    is_workday,
    on_or_before,
    remark,
    whole_years,
    workdays_between,
)

D = dt.date
DAYS = st.dates(D(1980, 1, 1), D(2100, 12, 31))
# Held in no version of the library for a long time.
FAR = 2090


def test_the_national_day_of_2026_with_its_adjusted_weekends() -> None:
    off = [day for day in range(1, 12) if not is_workday(D(2026, 10, day))]
    assert off == [1, 2, 3, 4, 5, 6, 7, 11]
    assert is_workday(D(2026, 9, 20))  # a Sunday, worked
    assert is_workday(D(2026, 10, 10))  # a Saturday, worked
    assert on_or_before(D(2026, 10, 7)) == D(2026, 9, 30)
    assert on_or_before(D(2026, 10, 11)) == D(2026, 10, 10)
    assert on_or_before(D(2026, 9, 20)) == D(2026, 9, 20)


def test_the_spring_festival_of_2026() -> None:
    assert on_or_before(D(2026, 2, 23)) == D(2026, 2, 14)  # the Saturday before it is worked


def test_over_the_year_end() -> None:
    assert on_or_before(D(2026, 1, 3)) == D(2025, 12, 31)
    assert on_or_before(D(2026, 1, 4)) == D(2026, 1, 4)  # a Sunday, worked


def test_what_is_not_held_is_monday_to_friday() -> None:
    assert not is_published(FAR)
    assert [is_workday(D(FAR, 10, day)) for day in range(1, 8)] == [
        D(FAR, 10, day).weekday() < 5 for day in range(1, 8)
    ]
    assert not is_published(1999)
    assert is_workday(D(1999, 10, 1))  # a Friday


def test_what_is_held() -> None:
    assert is_published(2026)
    assert PUBLISHED_UNTIL >= 2026
    assert set(range(2004, PUBLISHED_UNTIL + 1)) == PUBLISHED


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ((), ""),
        ((D(2026, 10, 1), D(2004, 1, 1)), ""),
        ((D(FAR, 5, 1), D(2026, 1, 1)), "2090 年假期安排尚未公布，按周一至周五推算"),
        ((D(2091, 1, 1), D(FAR, 5, 1)), "2090、2091 年假期安排尚未公布，按周一至周五推算"),
        ((D(2003, 5, 1),), "没有 2003 年的假期安排，按周一至周五推算"),
        (
            (D(2003, 5, 1), D(FAR, 5, 1)),
            "2090 年假期安排尚未公布，没有 2003 年的假期安排，按周一至周五推算",
        ),
    ],
)
def test_remark(days: tuple[dt.date, ...], said: str) -> None:
    assert remark(*days) == said


def test_a_year_is_held_only_when_its_national_day_is() -> None:
    """The first days of a new year, announced with the old one, make no published year."""
    assert whole_years([D(2026, 10, 1), D(2027, 1, 1), D(2027, 1, 2)]) == {2026}


@pytest.mark.parametrize(
    ("start", "end", "count"),
    [
        (D(2026, 9, 30), D(2026, 10, 8), 1),
        (D(2026, 9, 30), D(2026, 9, 30), 0),
        (D(2026, 10, 9), D(2026, 10, 12), 2),
        (D(2026, 10, 12), D(2026, 10, 9), -2),
        (D(2026, 12, 31), D(2027, 1, 1), 0 if is_published(2027) else 1),
    ],
)
def test_workdays_between(start: dt.date, end: dt.date, count: int) -> None:
    assert workdays_between(start, end) == count


@given(DAYS)
def test_the_last_workday_is_one_and_none_lies_after_it(day: dt.date) -> None:
    found = on_or_before(day)
    assert found <= day
    assert is_workday(found)
    assert (day - found).days <= 10
    assert workdays_between(found, day) == 0


@given(st.dates(D(2004, 1, 1), D(2026, 12, 31)))
def test_as_the_library_says(day: dt.date) -> None:
    assert is_workday(day) == chinese_calendar.is_workday(day)


@given(DAYS, st.integers(0, 60), st.integers(0, 60))
def test_counts_add_up(day: dt.date, first: int, second: int) -> None:
    middle, end = day + dt.timedelta(first), day + dt.timedelta(first + second)
    assert workdays_between(day, middle) + workdays_between(middle, end) == workdays_between(day, end)

"""Working days in China: the State Council's yearly notices as the library chinesecalendar holds them.

A year the library does not hold (not announced yet, or the library is older) is read as Monday to
Friday; :func:`remark` says so. The notice for a year comes around November of the one before, and may
still change the last days of December (as it did on 29 December 2018).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import cache

from chinese_calendar import holidays, workdays


def whole_years(days: Iterable[dt.date]) -> frozenset[int]:
    """Years of which 国庆 is among the holidays: it stands late in every notice, so the year is held."""
    return frozenset(day.year for day in days if (day.month, day.day) == (10, 1))


PUBLISHED = whole_years(holidays)
PUBLISHED_UNTIL = max(PUBLISHED)

_DAY = dt.timedelta(days=1)


def is_published(year: int) -> bool:
    """Whether the year's holidays and adjusted working days are held."""
    return year in PUBLISHED


def is_workday(day: dt.date) -> bool:
    """Whether offices work on the day."""
    if day.year not in PUBLISHED:
        return day.weekday() < 5
    return day in workdays or (day.weekday() < 5 and day not in holidays)


def on_or_before(day: dt.date) -> dt.date:
    """The last working day not after ``day``."""
    return _last_workdays(day.year).get(day) or on_or_before(dt.date(day.year - 1, 12, 31))


def workdays_between(start: dt.date, end: dt.date) -> int:
    """How many working days lie after ``start``, up to and including ``end``; negative where it is before."""
    if end < start:
        return -workdays_between(end, start)
    return sum(is_workday(start + n * _DAY) for n in range(1, (end - start).days + 1))


def remark(*days: dt.date) -> str:
    """``2027 年假期安排尚未公布，按周一至周五推算`` for the days' years that are not held, "" for none."""
    years = {day.year for day in days} - PUBLISHED
    return _not_held(frozenset(years)) if years else ""


@cache
def _not_held(years: frozenset[int]) -> str:
    coming = "、".join(str(year) for year in sorted(years) if year > PUBLISHED_UNTIL)
    others = "、".join(str(year) for year in sorted(years) if year < PUBLISHED_UNTIL)
    parts = [
        f"{coming} 年假期安排尚未公布" if coming else "",
        f"没有 {others} 年的假期安排" if others else "",
    ]
    return f"{'，'.join(part for part in parts if part)}，按周一至周五推算"


@cache
def _last_workdays(year: int) -> dict[dt.date, dt.date]:
    """For each day of the year from its first working day: the last working day not after it."""
    found: dict[dt.date, dt.date] = {}
    last = None
    day = dt.date(year, 1, 1)
    for n in range((dt.date(year, 12, 31) - day).days + 1):
        each = day + n * _DAY
        if is_workday(each):
            last = each
        if last is not None:
            found[each] = last
    return found

"""Which backups may go: generations, reckoned from the order in which they were made, never from a clock.

A clock that is set back (or stands a year ahead for a week) must not make a good backup look old. So the
running number orders them, and a "day" is a stretch of neighbours that carry the same date.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """What deciding needs of one good backup.

    ``number`` counts upwards and is never used twice; ``at`` is what the clock said, whatever that is
    worth; ``pinned``: made before something that could not be taken back (恢复、并入、升级).
    """

    number: int
    at: dt.datetime
    pinned: bool = False


@dataclass(frozen=True, slots=True)
class Generations:
    """How many to keep: the latest, then one a day, a week and a month; and the latest pinned ones."""

    latest: int = 20
    days: int = 14
    weeks: int = 8
    months: int = 12
    pinned: int = 10


def keep(backups: Iterable[Mark], generations: Generations) -> frozenset[int]:
    """The numbers of those that stay; hand in only backups that were opened and found good.

    The newest always stays, so that nothing goes unless a newer good one is there.
    """
    newest_first = sorted(backups, key=lambda each: each.number, reverse=True)
    kept = {each.number for each in newest_first[: max(1, generations.latest)]}
    kept.update(each.number for each in [e for e in newest_first if e.pinned][: generations.pinned])
    for most, period in (
        (generations.days, _day),
        (generations.weeks, _week),
        (generations.months, _month),
    ):
        kept.update(_one_each(newest_first, most, period))
    return frozenset(kept)


def _one_each(
    newest_first: Sequence[Mark], most: int, period: Callable[[dt.date], tuple[int, ...]]
) -> Iterable[int]:
    """The newest of each stretch of the same period, the latest ``most`` stretches."""
    before: tuple[int, ...] | None = None
    found = 0
    for each in newest_first:
        now = period(each.at.date())
        if now != before:
            if found == most:
                return
            found += 1
            yield each.number
        before = now


def _day(day: dt.date) -> tuple[int, ...]:
    return (day.toordinal(),)


def _week(day: dt.date) -> tuple[int, ...]:
    year, week, _ = day.isocalendar()
    return year, week


def _month(day: dt.date) -> tuple[int, ...]:
    return day.year, day.month

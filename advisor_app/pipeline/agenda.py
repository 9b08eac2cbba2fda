"""What is due, as of a day: every reminder in exactly one list, and badges that count those lists.

Nothing is stored but what was marked done: lists follow from the reminders and the day, so that a machine
that slept for weeks wakes to the right ones.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from advisor_app.domain.reminder import Bucket, Mark, Reminder, ReminderKind

NEAR_DAYS = 30
"""How far 30 天内 reaches; the workbench's own custom."""

_KINDS = {kind: place for place, kind in enumerate(ReminderKind)}


@dataclass(frozen=True, slots=True)
class Agenda:
    """The reminders as of a day, each in one list, each list in order.

    ``overdue``: days before. ``this_week``: from tomorrow through Sunday. ``next_30_days``: after that.
    ``unconfirmed``: past their ``until`` and never marked done. ``done``: marked done, whatever their day.
    """

    as_of: dt.date
    overdue: tuple[Reminder, ...] = ()
    today: tuple[Reminder, ...] = ()
    this_week: tuple[Reminder, ...] = ()
    next_30_days: tuple[Reminder, ...] = ()
    later: tuple[Reminder, ...] = ()
    unconfirmed: tuple[Reminder, ...] = ()
    done: tuple[Reminder, ...] = ()

    def opened(self, *buckets: Bucket) -> tuple[Reminder, ...]:
        """The list that these parts open, one after the other."""
        return tuple(each for bucket in buckets for each in self._of(bucket))

    def badge(self, *buckets: Bucket) -> int:
        """The number on what opens these parts: the length of the very list."""
        return sum(len(self._of(bucket)) for bucket in buckets)

    def _of(self, bucket: Bucket) -> tuple[Reminder, ...]:
        found: tuple[Reminder, ...] = getattr(self, bucket.value)
        return found


def agenda(reminders: Iterable[Reminder], as_of: dt.date, done: Collection[Mark] = frozenset()) -> Agenda:
    """The reminders put in their lists as of a day; ``done``: the marks of those that were done."""
    days: dict[dt.date, list[Reminder]] = {}
    for each in reminders:
        days.setdefault(each.due.day, []).append(each)
    # a mark is made only of what may be one: there are far more reminders than marks
    occasions: dict[str, set[str]] = {}
    for mark in done:
        occasions.setdefault(mark.subject, set()).add(mark.occasion)
    lists: dict[Bucket, list[Reminder]] = {bucket: [] for bucket in Bucket}
    finished, unconfirmed = lists[Bucket.DONE], lists[Bucket.UNCONFIRMED]
    sunday = as_of + dt.timedelta(days=6 - as_of.weekday())
    near = as_of + dt.timedelta(days=NEAR_DAYS)
    for day in sorted(days):
        open_ones = lists[_bucket(day, as_of, sunday, near)]
        for each in sorted(days[day], key=_order):
            until = each.due.until
            marked = occasions.get(each.about.id)
            if marked and (each.due.occasion or day.isoformat()) in marked and each.mark in done:
                finished.append(each)
            elif until is not None and until < as_of:
                unconfirmed.append(each)
            else:
                open_ones.append(each)
    return Agenda(as_of, **{bucket.value: tuple(found) for bucket, found in lists.items()})


def _bucket(day: dt.date, as_of: dt.date, sunday: dt.date, near: dt.date) -> Bucket:
    if day < as_of:
        return Bucket.OVERDUE
    if day == as_of:
        return Bucket.TODAY
    if day <= sunday:
        return Bucket.THIS_WEEK
    return Bucket.NEXT_30_DAYS if day <= near else Bucket.LATER


def _order(each: Reminder) -> tuple[int, str, str, str, str, str]:
    due, about = each.due, each.about
    return (_KINDS[due.kind], about.client, about.client_id, about.id, due.occasion, due.what)

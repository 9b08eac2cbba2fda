"""An agenda is a partition, its badges are its lists, and a machine that slept wakes to the right ones."""

import datetime as dt
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_app.domain.reminder import Bucket, Due, Reminder, ReminderKind, Subject
from advisor_app.pipeline.agenda import Agenda, agenda
from advisor_app.pipeline.schedule import back_schedule

D = dt.date
DAYS = st.dates(D(2023, 12, 1), D(2028, 3, 31))


def at(day: dt.date, subject: str = "a1", until: dt.date | None = None, client: str = "甲") -> Reminder:
    due = Due(ReminderKind.PROMISE, day, "回电话", "顾问录入", until=until)
    return Reminder(due, Subject(subject, client, client, ""))


def where(found: Agenda) -> dict[dt.date, Bucket]:
    return {each.day: bucket for bucket in Bucket for each in found.opened(bucket)}


REMINDERS = st.lists(
    st.builds(
        Reminder,
        st.builds(
            Due,
            st.sampled_from(ReminderKind),
            DAYS,
            st.just("事"),
            st.just("顾问录入"),
            st.sampled_from(["", "x"]),
            st.none() | DAYS,
        ),
        st.builds(
            Subject,
            st.sampled_from(["a1", "a2", "t1"]),
            st.sampled_from(["c1", "c2"]),
            st.sampled_from(["甲", "乙"]),
            st.just("申报"),
        ),
    ),
    max_size=40,
)


@given(REMINDERS, DAYS, st.data())
def test_a_partition(reminders: list[Reminder], as_of: dt.date, data: st.DataObject) -> None:
    marks = sorted({each.mark for each in reminders})
    done = frozenset(data.draw(st.sets(st.sampled_from(marks)) if marks else st.just(set())))
    found = agenda(reminders, as_of, done)
    assert sorted(map(repr, found.opened(*Bucket))) == sorted(map(repr, reminders))
    for bucket in Bucket:
        assert found.badge(bucket) == len(found.opened(bucket)) == len(getattr(found, bucket.value))
        assert [each.day for each in found.opened(bucket)] == sorted(e.day for e in found.opened(bucket))
    assert found.badge(*Bucket) == len(reminders)
    assert all(each.day < as_of for each in found.overdue)
    assert all(each.day == as_of for each in found.today)
    week = as_of.isocalendar()[:2]
    assert all(each.day > as_of and each.day.isocalendar()[:2] == week for each in found.this_week)
    limit = as_of + dt.timedelta(30)
    assert all(each.day <= limit and each.day.isocalendar()[:2] != week for each in found.next_30_days)
    assert all(each.day > limit for each in found.later)
    assert all(each.mark in done for each in found.done)
    assert all(each.until is not None and each.until < as_of for each in found.unconfirmed)


@given(REMINDERS, DAYS, st.integers(0, 9))
def test_the_order_does_not_hang_on_the_order_given(
    reminders: list[Reminder], as_of: dt.date, seed: int
) -> None:
    mixed = list(reminders)
    random.Random(seed).shuffle(mixed)
    once, again = agenda(reminders, as_of), agenda(mixed, as_of)
    shown = [[(e.day, e.mark) for e in each.opened(*Bucket)] for each in (once, again)]
    assert shown[0] == shown[1]


def test_within_a_day_the_most_binding_first() -> None:
    day = D(2026, 11, 20)
    kinds = list(ReminderKind)
    subject = Subject("a", "c", "甲", "申报")
    mixed = [Reminder(Due(kind, day, "事", "顾问录入"), subject) for kind in reversed(kinds)]
    assert [each.kind for each in agenda(mixed, day).today] == kinds


PAST, NOW, WEEK, NEAR, LATER = "overdue", "today", "this_week", "next_30_days", "later"


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        # Saturday
        (D(2026, 11, 21), {"2026-11-20": PAST, "2026-11-21": NOW, "2026-11-22": WEEK, "2026-11-23": NEAR,
                           "2026-12-21": NEAR, "2026-12-22": LATER}),
        # Sunday: nothing is left of the week
        (D(2026, 11, 22), {"2026-11-21": PAST, "2026-11-22": NOW, "2026-11-23": NEAR}),
        # Monday: the week ends on the Sunday
        (D(2026, 11, 23), {"2026-11-22": PAST, "2026-11-29": WEEK, "2026-11-30": NEAR}),
        # a week over the year end
        (D(2026, 12, 30), {"2026-12-31": WEEK, "2027-01-01": WEEK, "2027-01-03": WEEK, "2027-01-04": NEAR,
                           "2027-01-29": NEAR, "2027-01-30": LATER}),
        # 29 February
        (D(2028, 2, 28), {"2028-02-29": WEEK, "2028-03-05": WEEK, "2028-03-06": NEAR}),
        (D(2028, 2, 29), {"2028-02-28": PAST, "2028-02-29": NOW, "2028-03-30": NEAR, "2028-03-31": LATER}),
    ],
)  # fmt: skip
def test_week_month_and_year_ends(as_of: dt.date, expected: dict[str, str]) -> None:
    found = where(agenda([at(D.fromisoformat(day)) for day in expected], as_of))
    assert {day.isoformat(): bucket.value for day, bucket in found.items()} == expected


def test_asleep_for_fourteen_days() -> None:
    """Whatever day the lists were last read, they follow from the day alone."""
    asleep, awake = D(2026, 9, 28), D(2026, 10, 12)
    subject = Subject("a1", "c1", "甲", "小巨人")
    schedules = [back_schedule(D(2026, 10, 1) + dt.timedelta(n), D(2026, 8, 1)) for n in range(0, 60, 5)]
    reminders = [Reminder(each.due, subject) for planned in schedules for each in planned]
    before, after = agenda(reminders, asleep), agenda(reminders, awake)
    assert before.badge(*Bucket) == after.badge(*Bucket) == len(reminders)
    between = [each for each in reminders if asleep <= each.day < awake]
    assert between
    assert set(between) <= set(after.overdue)
    assert set(after.overdue) == set(before.overdue) | set(between)
    assert set(after.later) <= set(before.later)
    assert agenda(reminders, awake) == after
    done = {each.mark for each in between}
    assert not set(between) & set(agenda(reminders, awake, done).overdue)


@given(REMINDERS, DAYS, st.integers(1, 400))
def test_sleep_loses_nothing(reminders: list[Reminder], as_of: dt.date, days: int) -> None:
    wake = as_of + dt.timedelta(days)
    later = agenda(reminders, wake)
    for each in reminders:
        if each.day < wake:
            assert each in (*later.overdue, *later.unconfirmed)
        else:
            assert each not in later.overdue


def test_what_need_not_be_done_for_ever_becomes_unconfirmed() -> None:
    day = D(2026, 5, 31)
    each = at(day, until=day + dt.timedelta(60))
    assert agenda([each], D(2026, 7, 30)).overdue == (each,)
    assert agenda([each], D(2026, 7, 31)).unconfirmed == (each,)
    assert agenda([each], D(2026, 7, 31), {each.mark}).done == (each,)


def test_marks_tell_client_subject_kind_and_occasion_apart() -> None:
    day = D(2026, 5, 31)
    plain = at(day)
    assert plain.mark == ("甲", "a1", ReminderKind.PROMISE, "2026-05-31")
    others = [at(day, "a2"), at(day, client="乙"), at(D(2026, 6, 1))]
    found = agenda([plain, *others], day, {plain.mark})
    assert found.done == (plain,)
    assert found.badge(Bucket.TODAY, Bucket.THIS_WEEK, Bucket.NEXT_30_DAYS) == 3


def test_an_empty_agenda() -> None:
    assert agenda([], D(2026, 1, 1)) == Agenda(D(2026, 1, 1))
    assert Agenda(D(2026, 1, 1)).badge(*Bucket) == 0
    assert Agenda(D(2026, 1, 1)).opened() == ()

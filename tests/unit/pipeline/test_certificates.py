"""A certificate's life, exactly: last day, updates by the rule of their day, 复核, expiry."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_app.domain.certificate import Certificate, Expiry
from advisor_app.domain.period import Validity
from advisor_app.domain.record import Recognition, RecognitionEvent
from advisor_app.domain.reminder import Reminder, ReminderKind, Subject
from advisor_app.domain.standard import Duty
from advisor_app.library.reader import open_library
from advisor_app.pipeline.agenda import agenda
from advisor_app.pipeline.certificates import (
    Keeping,
    certificates,
    change_deadline,
    change_reminder,
    radar,
    title_reminders,
    unconfirmed_updates,
)
from advisor_app.runtime import resources

D = dt.date
E = RecognitionEvent
ALWAYS = Validity(None, None)
RULES = (
    Duty("update-2022", "更新", Validity(D(2022, 8, 1), D(2026, 3, 31)), "M高", "63号", 4, 30),
    Duty("change-2022", "报告", Validity(D(2022, 8, 1), D(2026, 3, 31)), "M高", "63号"),
    Duty("update-2026", "更新", Validity(D(2026, 4, 1), None), "S1", "2号", 5, 31, "累计两次"),
    Duty("change-2026", "报告", Validity(D(2026, 4, 1), None), "M中", "2号"),
)
DUTIES = Keeping(RULES)
GIANT = Subject("t1", "c1", "甲公司", "小巨人")
FAR = D(2100, 1, 1)


def first(granted_on: dt.date | None, valid_to: dt.date | None = None, event: E = E.FIRST) -> Recognition:
    return Recognition("little_giant", event, granted_on, valid_to)


def one(granted_on: dt.date | None, valid_to: dt.date | None = None, years: int | None = 3) -> Certificate:
    (found,) = certificates([first(granted_on, valid_to)], years, FAR)
    return found


def updates(certificate: Certificate, keeping: Keeping = DUTIES) -> list[str]:
    return [due.day.isoformat() for due in keeping.updates(certificate, D(2000, 1, 1), D(2035, 1, 1))]


def milestones(certificate: Certificate) -> list[tuple[str, dt.date]]:
    """Name and day of each; the end itself left out."""
    found = DUTIES.milestones(certificate)
    assert [due.kind for due in found[-1:]] == [ReminderKind.CERTIFICATE][: len(found)]
    return [(due.occasion.rpartition("/")[2], due.day) for due in found[:-1]]


def said(reminders: tuple[Reminder, ...], kind: ReminderKind) -> list[str]:
    return [each.day.isoformat() for each in reminders if each.kind is kind]


# --- the example, exactly -----------------------------------------------------------------------------


def test_a_little_giant_of_2023_over_the_change_of_rule() -> None:
    """63 号文 asks for 04-30 until 2026-03-31, 2 号文 for 05-31 from 2026-04-01: so 05-31 in 2026, once."""
    held = one(D(2023, 7, 14))
    assert held == Certificate(D(2023, 7, 14), D(2026, 7, 14), Expiry.DERIVED, 3)
    assert held.review_year == 2026
    assert held.last_day == D(2026, 7, 14)
    assert updates(held) == ["2024-04-30", "2025-04-30", "2026-05-31"]
    assert milestones(held) == [
        ("year", D(2026, 1, 1)),
        ("180", D(2026, 1, 15)),
        ("90", D(2026, 4, 15)),
        ("30", D(2026, 6, 14)),
    ]


def test_the_same_with_the_duties_of_the_library() -> None:
    library = open_library(resources.policies_db())
    duties = Keeping(d for s in library.standards if s.title == "little_giant" for d in s.duties)
    years = library.catalogue.recognitions["little_giant"].validity_years
    assert updates(one(D(2023, 7, 14), years=years), duties) == ["2024-04-30", "2025-04-30", "2026-05-31"]


def test_its_reminders_in_march_2026() -> None:
    found = title_reminders([one(D(2023, 7, 14))], DUTIES, GIANT, D(2026, 3, 2))
    assert said(found, ReminderKind.UPDATE) == ["2025-04-30", "2026-05-31"]
    assert said(found, ReminderKind.RE_REVIEW) == ["2026-01-15", "2026-04-15", "2026-06-14"]
    assert said(found, ReminderKind.CERTIFICATE) == ["2026-07-14"]
    update = next(each for each in found if each.day == D(2026, 5, 31))
    assert update.source == "2号（待核验：单处转述）"
    assert update.note == "累计两次"
    assert update.until == D(2026, 7, 30)
    assert found[-1].source == "按有效期 3 年推算，请核对证书"
    assert found[-1].text == "小巨人：证书有效期至 2026-07-14"
    assert found[-2].text == "小巨人：证书 2026-07-14 到期（提前 30 天提醒），请确认复核（重新评价）安排"
    assert all("甲公司" not in each.text for each in found)


def test_its_last_day_and_the_day_after() -> None:
    held = [one(D(2023, 7, 14))]
    at_end = title_reminders(held, DUTIES, GIANT, D(2026, 7, 14))
    assert said(at_end, ReminderKind.RE_REVIEW) == ["2026-06-14"]
    assert said(at_end, ReminderKind.CERTIFICATE) == ["2026-07-14"]
    after = title_reminders(held, DUTIES, GIANT, D(2026, 7, 15))
    assert said(after, ReminderKind.RE_REVIEW) == []
    assert said(after, ReminderKind.CERTIFICATE) == ["2026-07-14"]
    assert said(agenda(after, D(2026, 7, 15)).overdue, ReminderKind.CERTIFICATE) == ["2026-07-14"]
    long_after = title_reminders(held, DUTIES, GIANT, D(2027, 7, 16))
    assert said(agenda(long_after, D(2027, 7, 16)).unconfirmed, ReminderKind.CERTIFICATE) == ["2026-07-14"]


# --- last days ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("granted_on", "valid_to", "years", "expected", "how"),
    [
        (D(2023, 7, 14), D(2026, 6, 30), 3, D(2026, 6, 30), Expiry.STATED),
        (D(2024, 2, 29), None, 3, D(2027, 2, 28), Expiry.DERIVED),
        (D(2024, 2, 29), None, 4, D(2028, 2, 29), Expiry.DERIVED),
        (D(2025, 2, 28), None, 3, D(2028, 2, 28), Expiry.DERIVED),
        (D(2023, 7, 14), None, None, None, Expiry.OPEN),
        (None, D(2026, 6, 30), 3, D(2026, 6, 30), Expiry.STATED),
        (None, D(2026, 6, 30), None, D(2026, 6, 30), Expiry.STATED),
    ],
)
def test_last_days(
    granted_on: dt.date | None,
    valid_to: dt.date | None,
    years: int | None,
    expected: dt.date | None,
    how: Expiry,
) -> None:
    found = one(granted_on, valid_to, years)
    assert (found.valid_to, found.expiry) == (expected, how)
    assert found.last_day == expected
    assert found.review_year == (expected.year if expected else None)
    assert found.key == (granted_on or valid_to or D(1, 1, 1)).isoformat()


def test_a_title_without_any_day_says_nothing() -> None:
    assert certificates([first(None)], 3, FAR) == ()
    assert certificates([first(None, event=E.REVOKED)], 3, FAR) == ()
    assert title_reminders((), DUTIES, GIANT, D(2026, 1, 1)) == ()
    assert Certificate(None, None, Expiry.OPEN).key == ""


def test_a_title_without_an_end_has_updates_only() -> None:
    held = one(D(2023, 7, 14), years=None)
    assert milestones(held) == []
    found = title_reminders([held], DUTIES, GIANT, D(2030, 7, 1))
    assert [(each.kind, each.day.isoformat()) for each in found] == [
        (ReminderKind.UPDATE, "2030-05-31"),
        (ReminderKind.UPDATE, "2031-05-31"),
    ]


# --- updates ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("granted_on", "valid_to", "expected"),
    [
        # granted the day before, on the day, the day after
        (D(2026, 5, 30), D(2027, 5, 30), ["2026-05-31"]),
        (D(2026, 5, 31), D(2027, 5, 30), []),
        (D(2026, 6, 1), D(2027, 5, 30), []),
        # runs out on the day, the day before
        (D(2026, 6, 1), D(2027, 5, 31), ["2027-05-31"]),
        # granted between the two days of 2026: 04-30 is asked no more, 05-31 is
        (D(2026, 5, 1), D(2027, 1, 1), ["2026-05-31"]),
        # 63 号文 begins on 2022-08-01
        (D(2021, 1, 1), D(2024, 1, 1), ["2023-04-30"]),
        (None, D(2024, 5, 1), ["2023-04-30", "2024-04-30"]),
    ],
)
def test_updates(granted_on: dt.date | None, valid_to: dt.date, expected: list[str]) -> None:
    assert updates(one(granted_on, valid_to)) == expected


def test_a_yearly_29_february() -> None:
    duty = Duty("d", "更新", ALWAYS, "V", "规则", 2, 29)
    assert updates(one(D(2026, 1, 1), D(2028, 12, 31)), Keeping([duty])) == [
        "2026-02-28",
        "2027-02-28",
        "2028-02-29",
    ]


def test_two_yearly_duties_in_order() -> None:
    late, early = Duty("b", "乙", ALWAYS, "V", "规则", 9, 1), Duty("a", "甲", ALWAYS, "V", "规则", 3, 31)
    assert updates(one(D(2026, 1, 1), D(2026, 12, 31)), Keeping([late, early])) == [
        "2026-03-31",
        "2026-09-01",
    ]


def test_an_update_is_overdue_until_done_or_sixty_days_on() -> None:
    held = [one(D(2025, 7, 14))]
    for as_of, bucket in (
        (D(2026, 5, 30), "this_week"),  # Saturday; the 31st is the Sunday of that week
        (D(2026, 5, 31), "today"),
        (D(2026, 6, 1), "overdue"),
        (D(2026, 7, 30), "overdue"),
        (D(2026, 7, 31), "unconfirmed"),
        (D(2027, 5, 30), "unconfirmed"),
    ):
        found = agenda(title_reminders(held, DUTIES, GIANT, as_of), as_of)
        assert D(2026, 5, 31) in {each.day for each in getattr(found, bucket)}, as_of
    as_of = D(2026, 6, 10)
    reminders = title_reminders(held, DUTIES, GIANT, as_of)
    done = {each.mark for each in reminders if each.day == D(2026, 5, 31)}
    marked = agenda(reminders, as_of, done)
    assert said(marked.done, ReminderKind.UPDATE) == ["2026-05-31"]
    assert marked.overdue == ()


def test_updates_of_a_whole_term_that_nobody_marked() -> None:
    held = one(D(2023, 7, 14))
    as_of = D(2026, 6, 10)
    found = unconfirmed_updates(held, DUTIES, GIANT, as_of, frozenset())
    assert [each.day.isoformat() for each in found] == ["2024-04-30", "2025-04-30", "2026-05-31"]
    done = {each.mark for each in title_reminders([held], DUTIES, GIANT, as_of)}
    left = unconfirmed_updates(held, DUTIES, GIANT, as_of, done)
    assert [each.day.isoformat() for each in left] == ["2024-04-30", "2025-04-30"]
    assert unconfirmed_updates(held, DUTIES, GIANT, D(2024, 4, 30), frozenset()) == ()
    assert unconfirmed_updates(one(None, D(2026, 7, 14)), DUTIES, GIANT, as_of, frozenset()) == ()


# --- a title's history --------------------------------------------------------------------------------


def test_a_renewal_takes_over() -> None:
    records = [first(D(2026, 6, 20), event=E.RE_EVALUATED), first(D(2023, 7, 14))]
    old, new = certificates(records, 3, FAR)
    assert (old.ended_on, old.ended_by) == (D(2026, 6, 20), E.RE_EVALUATED)
    assert old.last_day == D(2026, 6, 20)
    assert (new.valid_to, new.ended_by) == (D(2029, 6, 20), None)
    found = title_reminders([old, new], DUTIES, GIANT, D(2026, 6, 25))
    # the update that the old certificate owed is still open; its 复核 and expiry are over
    assert said(found, ReminderKind.UPDATE) == ["2026-05-31", "2027-05-31"]
    assert said(found, ReminderKind.CERTIFICATE) == []
    far = title_reminders([old, new], DUTIES, GIANT, D(2026, 6, 25), ahead=1500)
    assert said(far, ReminderKind.CERTIFICATE) == ["2029-06-20"]


def test_a_renewal_on_the_very_day_leaves_one_update() -> None:
    records = [first(D(2023, 7, 14)), first(D(2026, 5, 31), event=E.RE_EVALUATED)]
    found = title_reminders(certificates(records, 3, FAR), DUTIES, GIANT, D(2026, 5, 31))
    assert said(found, ReminderKind.UPDATE).count("2026-05-31") == 1


def test_a_renewal_after_a_gap_leaves_the_first_its_own_end() -> None:
    old, _ = certificates([first(D(2020, 1, 1)), first(D(2024, 1, 1))], 3, FAR)
    assert old.last_day == D(2023, 1, 1)


@pytest.mark.parametrize("event", [E.REVOKED, E.LAPSED])
def test_a_title_that_was_lost_asks_nothing(event: E) -> None:
    records = [first(D(2025, 5, 1), event=event), first(D(2023, 7, 14))]
    (held,) = certificates(records, 3, FAR)
    assert (held.last_day, held.ended_by) == (D(2025, 4, 30), event)
    assert updates(held) == ["2024-04-30", "2025-04-30"]
    assert title_reminders([held], DUTIES, GIANT, D(2025, 5, 10)) == ()


def test_what_was_lost_on_the_day_of_its_grant_is_lost() -> None:
    records = [first(D(2023, 7, 14), event=E.REVOKED), first(D(2023, 7, 14))]
    (held,) = certificates(records, 3, FAR)
    assert held.ended_by is E.REVOKED
    assert updates(held) == []


def test_a_loss_before_a_new_grant_is_history() -> None:
    records = [first(D(2020, 1, 1)), first(D(2021, 1, 1), event=E.REVOKED), first(D(2025, 1, 1))]
    found = title_reminders(certificates(records, 3, FAR), DUTIES, GIANT, D(2027, 1, 1))
    assert said(found, ReminderKind.CERTIFICATE) == ["2028-01-01"]


def test_what_is_not_known_yet_on_the_day_does_not_count() -> None:
    records = [first(D(2023, 7, 14)), first(D(2026, 6, 20))]
    (held,) = certificates(records, 3, D(2026, 6, 19))
    assert held.ended_on is None


def test_a_grant_twice_on_record_counts_once() -> None:
    records = [first(D(2023, 7, 14)), first(D(2023, 7, 14))]
    found = title_reminders(certificates(records, 3, FAR), DUTIES, GIANT, D(2025, 1, 1))
    assert len({each.mark for each in found}) == len(found)


def test_an_undated_grant_is_placed_by_its_last_day() -> None:
    old, new = certificates([first(None, D(2028, 6, 30)), first(D(2020, 1, 1))], 3, FAR)
    assert (old.granted_on, new.valid_to) == (D(2020, 1, 1), D(2028, 6, 30))
    unnamed = Recognition("little_giant", None, D(2026, 1, 1))
    old, new = certificates([first(None, D(2026, 6, 30)), unnamed], 3, FAR)
    assert (old.valid_to, old.ended_by) == (D(2026, 6, 30), E.RENEWED)


# --- 复核 ---------------------------------------------------------------------------------------------


def test_milestones_never_before_the_grant_nor_twice_on_a_day() -> None:
    assert milestones(one(D(2026, 11, 1), D(2027, 1, 15))) == [
        ("30", D(2026, 12, 16)),
        ("year", D(2027, 1, 1)),
    ]
    assert milestones(one(D(2024, 6, 30), D(2027, 6, 30)))[0] == ("180", D(2027, 1, 1))
    assert len(milestones(one(D(2024, 6, 30), D(2027, 6, 30)))) == 3
    assert ("year", D(2027, 1, 1)) not in milestones(one(D(2024, 1, 1), D(2027, 1, 1)))


def test_only_the_latest_milestone_that_passed_is_brought_up() -> None:
    held, renewed = [one(D(2023, 7, 14), D(2026, 7, 14))], Keeping((), "重新认定")
    for as_of, expected in (
        (D(2025, 12, 31), ["2026-01-01", "2026-01-15", "2026-04-15", "2026-06-14"]),
        (D(2026, 1, 14), ["2026-01-01", "2026-01-15", "2026-04-15", "2026-06-14"]),
        (D(2026, 1, 16), ["2026-01-15", "2026-04-15", "2026-06-14"]),
        (D(2026, 7, 1), ["2026-06-14"]),
    ):
        found = title_reminders(held, renewed, GIANT, as_of)
        assert said(found, ReminderKind.RE_REVIEW) == expected
        assert len(agenda(found, as_of).overdue) <= 1
    texts = [e.text for e in title_reminders(held, renewed, GIANT, D(2025, 12, 31))]
    assert texts[0] == "小巨人：证书 2026-07-14 到期，2026 年应重新认定，请关注通知和窗口"
    source = title_reminders(held, Keeping(()), GIANT, D(2026, 7, 1))[0].source
    assert source == "证书载明（顾问录入）"


@pytest.mark.parametrize(
    ("left", "expected"),
    [(181, None), (180, 180), (91, 180), (90, 90), (31, 90), (30, 30), (0, 30), (-1, None)],
)
def test_radar(left: int, expected: int | None) -> None:
    assert radar(D(2026, 7, 14), D(2026, 7, 14) - dt.timedelta(left)) == expected


@given(st.dates(D(2015, 1, 1), D(2035, 1, 1)), st.dates(D(2015, 1, 1), D(2035, 1, 1)))
def test_everything_lies_within_the_term(granted_on: dt.date, as_of: dt.date) -> None:
    for held in certificates([first(granted_on)], 3, as_of):
        found = title_reminders([held], DUTIES, GIANT, as_of, ahead=3000)
        assert held.valid_to is not None
        assert all(granted_on < each.day <= held.valid_to for each in found)
        assert len({each.mark for each in found}) == len(found)
        assert said(found, ReminderKind.CERTIFICATE) == [held.valid_to.isoformat()]


@given(st.dates(D(2015, 1, 1), D(2035, 1, 1)))
def test_at_most_one_update_a_year(granted_on: dt.date) -> None:
    found = updates(one(granted_on))
    assert len({day[:4] for day in found}) == len(found)


# --- changes ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changed_on", "expected"),
    [(D(2026, 2, 15), D(2026, 5, 15)), (D(2026, 11, 30), D(2027, 2, 28)), (D(2027, 11, 30), D(2028, 2, 29))],
)
def test_three_months_from_a_change(changed_on: dt.date, expected: dt.date) -> None:
    assert change_deadline(changed_on) == expected


def test_a_change_is_reported_by_the_rule_of_its_day() -> None:
    before = change_reminder(D(2026, 3, 31), "更名", DUTIES, GIANT)
    after = change_reminder(D(2026, 4, 1), "更名", DUTIES, GIANT)
    assert before is not None
    assert after is not None
    assert (before.day, before.source) == (D(2026, 6, 30), "63号（待核验：凭记忆，把握高）")
    assert (after.day, after.source) == (D(2026, 7, 1), "2号（待核验：凭记忆，把握一般）")
    assert after.text == "小巨人：更名（2026-04-01），3 个月内报告"
    assert change_reminder(D(2020, 1, 1), "更名", DUTIES, GIANT) is None

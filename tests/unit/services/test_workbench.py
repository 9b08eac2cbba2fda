"""The start page: each list's number is the length of what it opens, sums never mix, questions are kept."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from advisor_app.domain.phrases import Tone
from advisor_app.domain.reminder import Bucket
from advisor_app.services.clock import FixedClock
from advisor_app.services.entry import RecognitionEntry
from advisor_app.services.timeline import ContactEntry
from advisor_app.services.tracking import Opening
from advisor_app.services.workbench import Listed, Today, when
from advisor_app.services.workspace import Workspace
from tests.unit.services.conftest import to


def texts(today: Today, listed: Listed) -> list[str]:
    return [f"{row.when} {row.text}" for row in today.calls(listed).rows]


def test_each_reminder_stands_where_the_calendar_has_it(
    work: Workspace, firm: str, moving: FixedClock
) -> None:
    to(moving, "2026-02-02")  # a Monday
    for title, due in (
        ("甲", "2026-01-30"),
        ("乙", "2026-02-02"),
        ("丙", "2026-02-06"),
        ("丁", "2026-02-20"),
    ):
        work.calendar.add_task(firm, title, due)
    today = work.workbench.today()
    assert texts(today, Listed.OVERDUE) == ["逾期 3 天 甲"]
    assert texts(today, Listed.TODAY) == ["今天 乙"]
    assert texts(today, Listed.THIS_WEEK) == ["02-06 周五 丙"]
    assert texts(today, Listed.NEXT_30_DAYS) == ["02-20 周五 丁"]
    agenda = work.calendar.agenda()
    for listed in (Listed.OVERDUE, Listed.TODAY, Listed.THIS_WEEK, Listed.NEXT_30_DAYS):
        assert len(today.calls(listed).rows) == agenda.badge(Bucket(listed.value))
    assert today.pressing is Listed.OVERDUE
    assert today.calls(Listed.OVERDUE).rows[0].tone is Tone.BAD


def test_what_is_seen_to_leaves_its_list_and_undo_brings_it_back(work: Workspace, firm: str) -> None:
    work.calendar.add_task(firm, "取证明", work.clock.today().isoformat())
    (call,) = work.workbench.today().calls(Listed.TODAY).rows
    work.workbench.see_to(call)
    assert work.workbench.today().calls(Listed.TODAY).rows == ()
    work.portfolio.undo()
    assert work.workbench.today().calls(Listed.TODAY).rows == (call,)


def test_a_certificate_within_half_a_year_is_listed(work: Workspace, firm: str, moving: FixedClock) -> None:
    work.clients.add_recognition(firm, RecognitionEntry("srdi_sme", "first", "2024-05-01", "2027-04-30"))
    assert work.workbench.today().calls(Listed.EXPIRING).rows == ()
    to(moving, "2027-03-01")
    rows = work.workbench.today().calls(Listed.EXPIRING).rows
    assert rows
    assert all(row.client_id == firm and "专精特新" in row.text for row in rows)


def test_an_application_nobody_touched_is_idle_until_it_is_touched(
    work: Workspace, firm: str, moving: FixedClock
) -> None:
    made = work.tracking.open(Opening(firm, "srdi_sme")).id
    assert work.workbench.today().calls(Listed.IDLE).rows == ()
    to(moving, (work.clock.today() + dt.timedelta(days=20)).isoformat())
    (row,) = work.workbench.today().calls(Listed.IDLE).rows
    assert (row.when, row.application, row.reminder) == ("20 天未动", made, None)
    work.tracking.plan(made, "催材料", "")
    assert work.workbench.today().calls(Listed.IDLE).rows == ()


def test_the_latest_steps_come_first_and_clients_are_counted(work: Workspace, firm: str) -> None:
    work.timeline.add(firm, ContactEntry("电话", "约了下周"))
    today = work.workbench.today()
    assert today.clients == 1
    assert "电话" in today.latest[0].title
    assert [s.change_set for s in today.latest] == sorted((s.change_set for s in today.latest), reverse=True)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (-400, "逾期 400 天"),
        (-1, "逾期 1 天"),
        (0, "今天"),
        (1, "明天"),
        (2, "11-23 周一"),
        (60, "2027-01-20"),
    ],
)
def test_a_day_is_said_as_one_says_it(days: int, said: str) -> None:
    as_of = dt.date(2026, 11, 21)
    assert when(as_of + dt.timedelta(days=days), as_of) == said


def test_what_is_worth_asking_is_the_best_question_of_each_client(work: Workspace, firm: str) -> None:
    heard: list[tuple[int, int]] = []
    found = work.workbench.worth(lambda done, total: heard.append((done, total)))
    assert heard[-1] == (1, 1)
    day = work.clock.today()
    asked = work.advising.questions(work.advising.subject(firm, day), day, leads_only=True, limit=1)
    assert [(w.client_id, w.question.key, w.money) for w in found] == [
        (firm, q.key, max(q.gain, q.loss)) for q in asked
    ]
    heard.clear()
    assert work.workbench.worth(lambda done, total: heard.append((done, total))) == found
    assert heard == [(1, 1)]  # nothing changed: nothing was worked out again
    work.clients.set_value(firm, "revenue", "52300000", year=day.year - 1)
    heard.clear()
    work.workbench.worth(lambda done, total: heard.append((done, total)))
    assert heard == [(0, 1), (1, 1)]


def test_a_cancelled_search_gives_what_was_found(work: Workspace, firm: str) -> None:
    assert work.workbench.worth(cancelled=lambda: True) == ()
    assert all(w.money >= Decimal(0) for w in work.workbench.worth())

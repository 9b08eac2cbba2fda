"""Back-scheduling: working days, in order, none before the opening day; the deadline keeps its day."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_app.domain.application import Application, Event, Evidence, Pursuit, Stage, Step, Window
from advisor_app.domain.errors import InputError
from advisor_app.domain.reminder import TYPED_IN, ReminderKind, Subject
from advisor_app.pipeline.schedule import (
    DEFAULT,
    Line,
    Template,
    application_reminders,
    back_schedule,
)
from advisor_app.pipeline.workdays import is_workday, on_or_before

D = dt.date
LONG_AGO = D(2020, 1, 1)
DAYS = st.dates(D(2000, 1, 1), D(2100, 12, 31))
SUBJECT = Subject("a1", "c1", "甲公司", "小巨人 2026")


def days(deadline: dt.date, opened_on: dt.date = LONG_AGO) -> list[str]:
    return [each.day.isoformat() for each in back_schedule(deadline, opened_on)]


def test_the_default_lines() -> None:
    assert [(line.weeks, line.title) for line in DEFAULT.lines] == [
        (8, "摸底与缺口确认"),
        (4, "材料收齐"),
        (2, "初稿内审"),
        (1, "盖章并递交"),
        (0, "截止"),
    ]


def test_on_working_days() -> None:
    # Monday 2026-05-25: a week before and so on are Mondays, 2026-03-30 and 04-27 among them
    assert days(D(2026, 5, 25)) == ["2026-03-30", "2026-04-27", "2026-05-11", "2026-05-18", "2026-05-25"]


def test_around_the_national_day() -> None:
    # a week before 10-14 is 10-07, off; two weeks before is Wednesday 09-30
    assert days(D(2026, 10, 14)) == ["2026-08-19", "2026-09-16", "2026-09-30", "2026-09-30", "2026-10-14"]
    # four weeks before Sunday 10-18 is Sunday 09-20, worked; a week before is Sunday 10-11 → Saturday, worked
    assert days(D(2026, 10, 18)) == ["2026-08-21", "2026-09-20", "2026-09-30", "2026-10-10", "2026-10-18"]


def test_over_the_year_end() -> None:
    assert days(D(2026, 1, 8)) == ["2025-11-13", "2025-12-11", "2025-12-25", "2025-12-31", "2026-01-08"]


@pytest.mark.parametrize(
    ("deadline", "opened_on", "note"),
    [
        (D(2026, 10, 14), LONG_AGO, ""),
        (D(2026, 10, 5), LONG_AGO, "截止日是休息日，请提前到 2026-09-30 递交"),
        (D(2026, 10, 5), D(2026, 9, 30), "截止日是休息日，请提前到 2026-09-30 递交"),
        (D(2026, 10, 5), D(2026, 10, 1), "截止日是休息日，此前已没有工作日，请先问清能否递交"),
        (D(2026, 10, 10), LONG_AGO, ""),
        (D(2026, 10, 14), D(2026, 10, 15), "立项时截止日已过，请核对申报窗口"),
        (D(2090, 6, 5), LONG_AGO, "2090 年假期安排尚未公布，按周一至周五推算"),
        (
            D(2090, 6, 4),
            LONG_AGO,
            "截止日是休息日，请提前到 2090-06-02 递交（2090 年假期安排尚未公布，按周一至周五推算）",
        ),
    ],
)
def test_what_is_said_of_the_deadline(deadline: dt.date, opened_on: dt.date, note: str) -> None:
    last = back_schedule(deadline, opened_on)[-1]
    assert last.is_deadline
    assert last.day == deadline
    assert last.note == note


def test_days_before_the_opening_are_on_it() -> None:
    planned = back_schedule(D(2026, 10, 14), D(2026, 9, 26))
    assert [each.day.isoformat() for each in planned] == [
        "2026-09-26", "2026-09-26", "2026-09-30", "2026-09-30", "2026-10-14",
    ]  # fmt: skip
    assert planned[0].note == "按倒排应在 2026-08-19 完成，立项时已过，请尽快补上"
    assert planned[1].note == "按倒排应在 2026-09-16 完成，立项时已过，请尽快补上"
    assert planned[2].note == ""


def test_a_deadline_that_was_over_leaves_no_tasks() -> None:
    (only,) = back_schedule(D(2026, 10, 14), D(2026, 10, 15))
    assert only.is_deadline


def test_a_year_not_announced_is_said() -> None:
    planned = back_schedule(D(2090, 1, 10), LONG_AGO)
    assert all("2090 年假期安排尚未公布" in each.note for each in planned[3:])
    assert planned[0].note == "2089 年假期安排尚未公布，按周一至周五推算"


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ((), "最后一行"),
        ((Line("a", 2, "甲"),), "最后一行"),
        ((Line("a", 1, "甲"), Line("b", 2, "乙"), Line("c", 0, "丙")), "由早到晚"),
        ((Line("a", 2, "甲"), Line("b", 2, "乙"), Line("c", 0, "丙")), "由早到晚"),
        ((Line("a", 2, "甲"), Line("a", 0, "丙")), "标识"),
        ((Line("a", 2, " "), Line("b", 0, "丙")), "没有写任务"),
        ((Line("", 2, "甲"), Line("b", 0, "丙")), "没有写任务"),
    ],
)
def test_what_is_no_template(lines: tuple[Line, ...], said: str) -> None:
    with pytest.raises(InputError, match=said):
        Template(lines)


def test_another_template() -> None:
    template = Template((Line("pack", 3, "装订"), Line("end", 0, "截止")))
    planned = back_schedule(D(2026, 5, 25), LONG_AGO, template)
    assert [(each.line.key, each.day) for each in planned] == [
        ("pack", D(2026, 4, 30)),  # 05-04 is off, and so are 05-01 to 05-03
        ("end", D(2026, 5, 25)),
    ]


@given(DAYS, DAYS)
def test_ordered_never_before_the_opening_and_on_working_days(deadline: dt.date, opened_on: dt.date) -> None:
    planned = back_schedule(deadline, opened_on)
    found = [each.day for each in planned]
    assert found == sorted(found)
    assert found[-1] == deadline
    for each in planned[:-1]:
        assert each.day >= opened_on
        assert each.day == opened_on or is_workday(each.day)
        expected = on_or_before(deadline - dt.timedelta(weeks=each.line.weeks))
        assert each.day == max(expected, opened_on)
        assert bool(each.note) or each.day == expected


APPLICATION = Application(
    Pursuit.TITLE, "little_giant", "2026", window=Window("", "little_giant", "2026", closes_on=D(2026, 5, 25))
)


def test_reminders_of_an_application() -> None:
    found = application_reminders(APPLICATION, LONG_AGO, SUBJECT, source="工信厅企业函〔2026〕117号")
    assert [each.kind for each in found] == [ReminderKind.TASK] * 4 + [ReminderKind.DEADLINE]
    assert found[0].text == "小巨人 2026：摸底与缺口确认"
    assert found[0].source == "倒排计划：截止前 8 周"
    assert found[-1].source == "工信厅企业函〔2026〕117号"
    assert len({each.mark for each in found}) == 5
    assert all("甲公司" not in each.text for each in found)


def test_a_deadline_put_off_keeps_the_marks() -> None:
    later = replace(APPLICATION, window=Window("", "little_giant", "2026", closes_on=D(2026, 6, 15)))
    first, second = (application_reminders(each, LONG_AGO, SUBJECT) for each in (APPLICATION, later))
    assert [each.mark for each in first] == [each.mark for each in second]
    assert [each.day for each in first] != [each.day for each in second]


def test_tasks_on_one_day_are_told_apart() -> None:
    found = application_reminders(APPLICATION, D(2026, 5, 20), SUBJECT)
    assert len({each.day for each in found}) == 2
    assert len({each.mark for each in found}) == 5
    assert found[-1].source == TYPED_IN


@pytest.mark.parametrize(
    "application",
    [
        replace(APPLICATION, window=None),
        replace(APPLICATION, window=Window("", "little_giant", "2026")),
        replace(
            APPLICATION,
            steps=(Step(Event.SUBMIT, Stage.PREPARING, Stage.SUBMITTED, Evidence(D(2026, 5, 1))),),
        ),
    ],
)
def test_nothing_is_due_without_a_deadline_or_once_filed(application: Application) -> None:
    assert application_reminders(application, LONG_AGO, SUBJECT) == ()

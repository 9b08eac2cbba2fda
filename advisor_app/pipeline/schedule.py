"""Tasks counted back from a deadline, each on a working day and none before the application existed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from advisor_app.domain.application import BEFORE_FILING, Application
from advisor_app.domain.errors import InputError
from advisor_app.domain.reminder import TYPED_IN, Due, Reminder, ReminderKind, Subject
from advisor_app.pipeline.workdays import on_or_before, remark


@dataclass(frozen=True, slots=True)
class Line:
    """One task: ``weeks`` before the deadline; 0 is the deadline itself."""

    key: str
    weeks: int
    title: str


@dataclass(frozen=True, slots=True)
class Template:
    """The lines of a schedule, the earliest first and the deadline last; others raise InputError."""

    lines: tuple[Line, ...]

    def __post_init__(self) -> None:
        """Refuse what could not be scheduled in this order."""
        weeks = [line.weeks for line in self.lines]
        if not weeks or weeks[-1] != 0:
            raise InputError("倒排计划的最后一行应是截止日（截止前 0 周），请补上。")
        if any(earlier <= later for earlier, later in pairwise(weeks)):
            raise InputError("倒排计划应由早到晚排列，每行的周数各不相同，请调整。")
        if len({line.key for line in self.lines}) != len(self.lines):
            raise InputError("倒排计划里有两行用了同一个标识，请改成不同的。")
        if any(not line.key or not line.title.strip() for line in self.lines):
            raise InputError("倒排计划里有一行没有写任务，请填写或删去。")


DEFAULT = Template(
    (
        Line("survey", 8, "摸底与缺口确认"),
        Line("materials", 4, "材料收齐"),
        Line("draft", 2, "初稿内审"),
        Line("submit", 1, "盖章并递交"),
        Line("deadline", 0, "截止"),
    )
)
"""The workbench's own custom (8, 4, 2 and 1 weeks); no rule asks for it."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A line with what is due of it: its day, and what has to be said of the day."""

    line: Line
    due: Due

    @property
    def day(self) -> dt.date:
        """When it is due."""
        return self.due.day

    @property
    def note(self) -> str:
        """What has to be said of the day; "" nothing."""
        return self.due.note

    @property
    def is_deadline(self) -> bool:
        """Whether it is the deadline itself."""
        return self.line.weeks == 0


def back_schedule(
    deadline: dt.date, opened_on: dt.date, template: Template = DEFAULT, source: str = TYPED_IN
) -> tuple[Planned, ...]:
    """The template's lines with their days, in order; ``source``: where the deadline is from.

    A task falls on the last working day on or before its weeks before the deadline, or on the opening
    day where that is later; days that passed since then stay, to be shown as overdue. The deadline keeps
    its day. An application opened after its deadline has nothing left to prepare: the deadline alone.
    """
    planned = _counted(deadline, template, source)
    if opened_on <= planned[0].day:
        return planned
    *tasks, last = planned
    if opened_on > deadline:
        return (_noted(last, "立项时截止日已过，请核对申报窗口"),)
    if on_or_before(deadline) < opened_on:
        last = _noted(last, f"截止日是休息日，此前已没有工作日，请先问清能否递交{_aside(deadline)}")
    return (*(_not_before(each, opened_on) for each in tasks), last)


def application_reminders(
    application: Application,
    opened_on: dt.date,
    subject: Subject,
    template: Template = DEFAULT,
    source: str = TYPED_IN,
) -> tuple[Reminder, ...]:
    """Deadline and tasks of an application still to be filed; ``source``: where its window is from."""
    window = application.window
    if window is None or window.closes_on is None:
        return ()
    if application.filed or application.stage not in BEFORE_FILING:
        return ()
    planned = back_schedule(window.closes_on, opened_on, template, source)
    return tuple([Reminder(each.due, subject) for each in planned])


@lru_cache(maxsize=1024)  # a season has few deadlines and many clients
def _counted(deadline: dt.date, template: Template, source: str) -> tuple[Planned, ...]:
    """The schedule of an application opened early enough."""
    return tuple(_planned(line, deadline, source) for line in template.lines)


def _planned(line: Line, deadline: dt.date, source: str) -> Planned:
    counted = deadline - dt.timedelta(weeks=line.weeks)
    day = on_or_before(counted)
    if line.weeks:
        by = f"倒排计划：截止前 {line.weeks} 周"
        return Planned(
            line, Due(ReminderKind.TASK, day, line.title, by, line.key, None, remark(counted, day))
        )
    note = remark(deadline)
    if day != deadline:
        note = f"截止日是休息日，请提前到 {day} 递交{_aside(deadline)}"
    return Planned(line, Due(ReminderKind.DEADLINE, deadline, line.title, source, line.key, None, note))


def _aside(deadline: dt.date) -> str:
    unsure = remark(deadline, on_or_before(deadline))
    return f"（{unsure}）" if unsure else ""


def _not_before(planned: Planned, opened_on: dt.date) -> Planned:
    if planned.day >= opened_on:
        return planned
    note = f"按倒排应在 {planned.day} 完成，立项时已过，请尽快补上"
    return Planned(planned.line, replace(planned.due, day=opened_on, note=note))


def _noted(planned: Planned, note: str) -> Planned:
    return Planned(planned.line, replace(planned.due, note=note))

"""Moving an application on: the table's lines, with their guards; what is refused says why and what to do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from advisor_app.domain.application import Application, Event, Evidence, Need, Stage, Step
from advisor_app.domain.errors import InputError
from advisor_app.domain.labels import label, need_label, stage_label
from advisor_app.domain.money import speak
from advisor_app.domain.period import FIRST_YEAR
from advisor_app.pipeline.transitions import Transition, find, from_stage
from advisor_app.pipeline.transitions import stages as stages_of


class TransitionError(InputError):
    """A step that can't be taken; ``str(error)`` says why and what can be done instead."""


def take(application: Application, event: Event, evidence: Evidence, today: dt.date) -> Application:
    """The application after ``event``; raises TransitionError, the application being as it was."""
    line = _line(application, event)
    _complete(line, evidence)
    _in_order(application, event, evidence.day, today)
    guard = _GUARDS.get(event)
    if guard is not None:
        guard(application, evidence)
    step = Step(event, application.stage, line.target, _only(line, evidence))
    return replace(application, steps=(*application.steps, step))


def retract(application: Application) -> Application:
    """The application without its last step; raises TransitionError where it has none."""
    if not application.steps:
        raise TransitionError("这项申报还没有任何一步可以退回。")
    return replace(application, steps=application.steps[:-1])


def options(application: Application) -> tuple[Transition, ...]:
    """All that may happen to it now."""
    return from_stage(application.stage, application.pursuit)


def leading_to(application: Application, stages: frozenset[Stage]) -> tuple[Transition, ...]:
    """What leads from where it stands to one of ``stages``; raises TransitionError where nothing does."""
    found = tuple(line for line in options(application) if line.target in stages)
    if not found:
        if application.stage in stages:
            here = stage_label(application.stage, application.pursuit)
            raise TransitionError(f"已经在“{here}”。{_instead(application)}")
        its_own = stages.intersection(stages_of(application.pursuit)) or stages
        what = "”或“".join(stage_label(s, application.pursuit) for s in Stage if s in its_own)
        raise TransitionError(f"{_here(application)}，不能直接移到“{what}”。{_instead(application)}")
    return found


def _line(application: Application, event: Event) -> Transition:
    line = find(event, application.pursuit)
    if line is None:
        hint = "奖励资金请另立一项申报" if event is Event.PAY else "请核对所选的申报"
        raise TransitionError(f"{label(application.pursuit)}没有“{label(event)}”这一步，{hint}。")
    if application.stage not in line.sources:
        raise TransitionError(f"{_here(application)}，不能登记“{label(event)}”。{_instead(application)}")
    return line


def _here(application: Application) -> str:
    return f"现在是“{stage_label(application.stage, application.pursuit)}”"


def _instead(application: Application) -> str:
    events = "、".join(dict.fromkeys(f"“{label(line.event)}”" for line in options(application)))
    if events:
        return f"可以登记：{events}。"
    return "这一轮已经结束，再次申报请新立一项。"


def _complete(line: Transition, evidence: Evidence) -> None:
    missing = [
        need_label(need, line.event) for need in line.needs if getattr(evidence, need.value) in (None, "")
    ]
    if missing:
        raise TransitionError(f"登记“{label(line.event)}”请填写{'、'.join(missing)}。")


def _only(line: Transition, evidence: Evidence) -> Evidence:
    """The fields that this event takes; others were not asked for."""
    asked = {need.value for need in (*line.needs, *line.takes)}
    given = {need.value: getattr(evidence, need.value) for need in Need if need.value in asked}
    return Evidence(**given)


def _in_order(application: Application, event: Event, day: dt.date, today: dt.date) -> None:
    what = need_label(Need.DAY, event)
    if day > today:
        raise TransitionError(f"{what}“{day}”还没有到，尚未发生的事请记为下一步，不要登记。")
    if day.year < FIRST_YEAR:
        raise TransitionError(f"{what}“{day}”的年份不合理，请核对后改正。")
    if application.steps and day < application.steps[-1].evidence.day:
        last = application.steps[-1]
        raise TransitionError(
            f"{what}“{day}”早于上一步“{label(last.event)}”的 {last.evidence.day}，请核对，或先退回上一步。"
        )


def _within_window(application: Application, evidence: Evidence) -> None:
    window = application.window
    if window is None or application.filed:
        return  # what was handed back for completion is handed in again after the window, too
    if window.opens_on is not None and evidence.day < window.opens_on:
        raise TransitionError(f"申报窗口 {window.opens_on} 才开始，请核对递交日期，或先改正申报窗口。")
    if window.closes_on is not None and evidence.day > window.closes_on:
        raise TransitionError(f"申报窗口已于 {window.closes_on} 截止；主管部门确有延期的，请先改正申报窗口。")


def _ends_later(_application: Application, evidence: Evidence) -> None:
    if evidence.until is not None and evidence.until < evidence.day:
        raise TransitionError(f"截止日期“{evidence.until}”早于 {evidence.day}，请核对。")


def _grants(application: Application, evidence: Evidence) -> None:
    _ends_later(application, evidence)
    if evidence.amount is not None and evidence.amount < 0:
        raise TransitionError("核定金额不能是负数；非资金支持请填 0。")


def _pays(application: Application, evidence: Evidence) -> None:
    assert evidence.amount is not None  # a payment needs it
    if evidence.amount <= 0:
        raise TransitionError("到账金额应大于 0，请核对。")
    if evidence.amount > application.due:
        raise TransitionError(
            # to the 分: rounded to 万元 the two might read the same
            f"到账金额 {speak(evidence.amount)}超过尚未兑付的 {speak(application.due)}"
            f"（核定 {speak(application.awarded or application.due)}），请核对金额或核定金额。"
        )


def _has_run_out(application: Application, evidence: Evidence) -> None:
    if application.valid_to is not None and evidence.day <= application.valid_to:
        raise TransitionError(f"证书有效期至 {application.valid_to}，当天及以前还没有到期，请核对日期。")


_GUARDS: dict[Event, Callable[[Application, Evidence], None]] = {
    Event.SUBMIT: _within_window,
    Event.PUBLISH: _ends_later,
    Event.RECOGNIZE: _grants,
    Event.PASS: _ends_later,
    Event.PAY: _pays,
    Event.LAPSE: _has_run_out,
}

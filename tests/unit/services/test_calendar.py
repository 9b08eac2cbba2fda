"""The calendar: what is seen to goes to 已完成 and comes back; reminders follow the day."""

import pytest

from advisor_app.domain.reminder import Bucket, Reminder, ReminderKind
from advisor_app.portfolio.conflicts import ConflictError
from advisor_app.services.calendar import WindowEntry
from advisor_app.services.clock import FixedClock
from advisor_app.services.entry import RecognitionEntry
from advisor_app.services.timeline import ContactEntry
from advisor_app.services.tracking import Opening
from advisor_app.services.workspace import Workspace
from tests.unit.services.conftest import to


def only(work: Workspace, bucket: Bucket, kind: ReminderKind) -> list[Reminder]:
    agenda = work.calendar.agenda()
    assert agenda.badge(bucket) == len(agenda.opened(bucket))
    return [each for each in agenda.opened(bucket) if each.kind is kind]


def test_tasks_promises_and_changes_are_done_and_open_again(work: Workspace, firm: str) -> None:
    work.clients.add_recognition(firm, RecognitionEntry("srdi_sme", "first", "2025-05-01", "2028-04-30"))
    work.calendar.add_task(firm, "取证明", "2026-02-02")
    work.timeline.add(firm, ContactEntry("约定", "给审计报告", due_on="2026-02-02"))
    work.timeline.add(firm, ContactEntry("重大变化", "更名"))
    for kind, bucket in (
        (ReminderKind.TASK, Bucket.TODAY),
        (ReminderKind.PROMISE, Bucket.TODAY),
        (ReminderKind.CHANGE, Bucket.LATER),
    ):
        (reminder,) = only(work, bucket, kind)
        work.calendar.see_to(reminder)
        assert only(work, bucket, kind) == []
        (done,) = only(work, Bucket.DONE, kind)
        work.calendar.see_to(done, done=False)
        assert only(work, bucket, kind) == [reminder]
        assert only(work, Bucket.DONE, kind) == []


def test_a_next_step_planned_anew_is_not_done_with_the_old_one(work: Workspace, firm: str) -> None:
    made = work.tracking.open(Opening(firm, "srdi_sme", round="2026 年第一批")).id
    work.tracking.plan(made, "", "2026-02-02")
    (reminder,) = only(work, Bucket.TODAY, ReminderKind.NEXT_STEP)
    work.tracking.plan(made, "对方新安排的", "2026-02-09")
    with pytest.raises(ConflictError):
        work.calendar.see_to(reminder)
    assert work.tracking.get(made).next_step == "对方新安排的"
    work.tracking.plan(made, "", "2026-02-02", "备")
    work.calendar.see_to(reminder)
    row = work.tracking.get(made)
    assert (row.next_step, row.next_on, row.note) == ("", None, "备")
    work.calendar.see_to(reminder)  # another has done it already


def test_a_window_gives_its_waiting_applications_a_schedule(
    work: Workspace, firm: str, moving: FixedClock
) -> None:
    work.tracking.open(Opening(firm, "srdi_sme", round="2026 年第一批"))
    assert only(work, Bucket.LATER, ReminderKind.TASK) == []
    entry = WindowEntry("杭州市", "2026 年第一批", "srdi_sme", closes_on="2026-06-30")
    made = work.calendar.put_window(entry)
    days = [str(each.day) for each in only(work, Bucket.LATER, ReminderKind.TASK)]
    # eight weeks before is 05-05, the last day of the 劳动节 holiday
    assert days == ["2026-04-30", "2026-06-02", "2026-06-16", "2026-06-23"]
    to(moving, "2026-07-01")  # asleep past everything: nothing is lost
    assert len(only(work, Bucket.OVERDUE, ReminderKind.TASK)) == 4
    assert len(only(work, Bucket.OVERDUE, ReminderKind.DEADLINE)) == 1
    work.calendar.remove_window(made.id)
    assert only(work, Bucket.OVERDUE, ReminderKind.TASK) == []

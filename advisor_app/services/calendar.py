"""日程: every reminder of every client as of a day; windows and tasks as advisors enter them; ICS.

Reminders are computed, never stored: only what was seen to is. So a machine that slept for two weeks
wakes to the right lists.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from advisor_app.domain.application import BEFORE_FILING, Window
from advisor_app.domain.client import is_region
from advisor_app.domain.contact import ContactKind
from advisor_app.domain.errors import InputError, StoreError
from advisor_app.domain.labels import label
from advisor_app.domain.policy import Issuance
from advisor_app.domain.record import Recognition
from advisor_app.domain.reminder import TYPED_IN, Due, Mark, Reminder, ReminderKind, Subject
from advisor_app.pipeline.agenda import Agenda, agenda
from advisor_app.pipeline.certificates import RENEWAL, Keeping, certificates, change_reminder, title_reminders
from advisor_app.pipeline.schedule import application_reminders
from advisor_app.portfolio import applications, clients, contacts, marks, recognitions, tasks, windows
from advisor_app.portfolio.applications import ApplicationRow, Planned
from advisor_app.portfolio.changes import Changes
from advisor_app.portfolio.clients import ClientName
from advisor_app.portfolio.contacts import ContactRow
from advisor_app.portfolio.session import Unit
from advisor_app.portfolio.tasks import PaperRow, Task, TaskRow
from advisor_app.portfolio.windows import WindowRow
from advisor_app.runtime.collecting import no_collecting
from advisor_app.runtime.whole_file import keep_whole
from advisor_app.services.clients import Saved
from advisor_app.services.clock import Clock
from advisor_app.services.entry import LONGEST_NAME, nearest, read_day, read_text
from advisor_app.services.tracking import Tracking

NEXT_STEP = "下一步"
"""What a next step without words is called."""
AHEAD_DAYS = 200
"""How far the calendar looks: the first call of a certificate that runs out comes 180 days before."""
_RENEWALS = {"hnte": "重新认定", "tech_sme": "重新评价"}
"""What keeping a title is called, where it is not 复核."""


@dataclass(frozen=True, slots=True)
class WindowEntry:
    """A window as it is typed; ``target`` "": of all measures of the place."""

    region: str
    label: str
    target: str = ""
    opens_on: str = ""
    closes_on: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Read:
    """What the reminders follow from."""

    names: Mapping[str, ClientName]
    titles: Mapping[str, Sequence[Recognition]]
    applications: Sequence[ApplicationRow]
    tasks: Sequence[TaskRow]
    papers: Sequence[PaperRow]
    contacts: Sequence[ContactRow]
    done: frozenset[Mark]


class Calendar:
    """All that windows and the command line may do with dates."""

    def __init__(self, tracking: Tracking, clock: Clock) -> None:
        self.tracking = tracking
        self.portfolio = tracking.portfolio
        self.clock = clock

    # --- reminders ----------------------------------------------------------------------------------

    def agenda(self, as_of: dt.date | None = None) -> Agenda:
        """What is due as of a day (today unless given)."""
        day = as_of or self.clock.today()
        with no_collecting():
            read = self._read()
            reminders = list(self._reminders(read, day))
            # tasks and entries say themselves when they were done; the rest is marked
            seen = {row.id for row in read.tasks if row.task.done_on is not None}
            seen |= {row.id for row in read.contacts if row.contact.done_on is not None}
            told = (each.mark for each in reminders if each.about.id in seen)
            return agenda(reminders, day, read.done.union(told))

    def _read(self) -> _Read:
        with self.portfolio.read() as session:
            return _Read(
                clients.names(session),
                recognitions.all_rows(session),
                applications.rows(session),
                tasks.rows(session),
                tasks.papers(session),
                contacts.rows(session),
                marks.all_marks(session),
            )

    def _reminders(self, read: _Read, day: dt.date) -> Iterator[Reminder]:
        rows = {row.id: row for row in read.applications}
        for row in read.applications:
            client = read.names.get(row.client_id)
            if client is not None:
                yield from self._of_application(row, client)
        for client_id, records in read.titles.items():
            client = read.names.get(client_id)
            if client is not None:
                yield from self._of_titles(client, records, day)
        for task in read.tasks:
            if task.task.due_on is not None:
                yield self._of_task(task, rows, read.names)
        for paper in read.papers:
            yield from self._of_paper(paper, rows, read.names)
        for contact in read.contacts:
            yield from self._of_contact(contact, read)
        yield from self._of_policies(day)

    def _of_application(self, row: ApplicationRow, client: ClientName) -> Iterator[Reminder]:
        about = self._about(row, client)
        yield from application_reminders(row.application, row.opened_on, about)
        if row.application.open and row.next_on is not None:
            what = row.next_step or NEXT_STEP
            yield Reminder(Due(ReminderKind.NEXT_STEP, row.next_on, what, TYPED_IN, row.id), about)

    def _about(self, row: ApplicationRow, client: ClientName) -> Subject:
        title = self.tracking.title_of(row.application.target)
        return Subject(row.id, row.client_id, client.name, title)

    @cached_property
    def _keeping(self) -> dict[str, Keeping]:
        """What keeping each title takes, over all versions of its standard."""
        library = self.tracking.library
        return {
            kind: Keeping(
                (duty for s in library.standards if s.title == kind for duty in s.duties),
                _RENEWALS.get(kind, RENEWAL),
            )
            for kind in library.catalogue.recognitions
        }

    def _of_titles(
        self, client: ClientName, records: Sequence[Recognition], day: dt.date
    ) -> Iterator[Reminder]:
        kinds: dict[str, list[Recognition]] = {}
        for record in records:
            kinds.setdefault(record.kind, []).append(record)
        known = self.tracking.library.catalogue.recognitions
        for kind, of_kind in kinds.items():
            if kind not in known:
                continue
            held = certificates(of_kind, known[kind].validity_years, day)
            about = Subject(kind, client.id, client.name, known[kind].label)
            yield from title_reminders(held, self._keeping[kind], about, day, AHEAD_DAYS)

    def _of_task(
        self, row: TaskRow, rows: Mapping[str, ApplicationRow], names: Mapping[str, ClientName]
    ) -> Reminder:
        task = row.task
        assert task.due_on is not None  # only those are asked for
        due = Due(ReminderKind.TASK, task.due_on, task.title, TYPED_IN, row.id, note=task.note)
        pursued = rows.get(task.application_id or "")
        what = self.tracking.title_of(pursued.application.target) if pursued else ""
        return Reminder(due, Subject(row.id, row.client_id, names[row.client_id].name, what))

    def _of_paper(
        self, row: PaperRow, rows: Mapping[str, ApplicationRow], names: Mapping[str, ClientName]
    ) -> Iterator[Reminder]:
        pursued = rows.get(row.application_id)
        if row.paper.valid_to is None or pursued is None or pursued.application.stage not in BEFORE_FILING:
            return
        what = f"“{row.paper.name}”到期，递交前须换新"
        due = Due(ReminderKind.MATERIAL, row.paper.valid_to, what, TYPED_IN, row.id)
        yield Reminder(due, self._about(pursued, names[row.client_id]))

    def _of_contact(self, row: ContactRow, read: _Read) -> Iterator[Reminder]:
        contact, client = row.contact, read.names.get(row.client_id)
        if client is None:
            return
        about = Subject(row.id, row.client_id, client.name, label(contact.kind))
        if contact.due_on is not None:
            due = Due(ReminderKind.PROMISE, contact.due_on, contact.text, TYPED_IN, row.id)
            yield Reminder(due, about)
        elif contact.kind is ContactKind.CHANGE:
            kinds = dict.fromkeys(record.kind for record in read.titles.get(row.client_id, ()))
            for kind in kinds:
                keeping = self._keeping.get(kind)
                found = keeping and change_reminder(contact.day, contact.text, keeping, about)
                if found:
                    yield found
                    return  # reported once on the platform, whatever the titles

    def _of_policies(self, day: dt.date) -> Iterator[Reminder]:
        for document in self.tracking.library.documents.values():
            end = document.validity.end
            if document.issuance is Issuance.ISSUED and end is not None and end >= day:
                about = Subject(document.id, "", "", document.short_title)
                yield Reminder(Due(ReminderKind.POLICY, end, "有效期届满", document.number), about)

    def see_to(self, reminder: Reminder, *, done: bool = True) -> Changes:
        """Note that what a reminder asks was done (or is open again)."""
        on = self.clock.today() if done else None
        word = "已办" if done else "重新待办"
        with self.portfolio.unit(
            f"“{reminder.client or reminder.about.label}”{reminder.text}：{word}"
        ) as unit:
            if not reminder.client_id:
                raise InputError("政策到期是提醒，不用登记已办。")
            if reminder.kind is ReminderKind.TASK and reminder.due.occasion == reminder.subject:
                tasks.finish(unit, reminder.subject, on)
            elif reminder.kind in (ReminderKind.PROMISE, ReminderKind.CHANGE):
                contacts.keep(unit, reminder.subject, on)
            elif reminder.kind is ReminderKind.NEXT_STEP:
                self._step_done(unit, reminder)
            else:
                marks.put(unit, reminder.mark, on)
        return unit.changes

    @staticmethod
    def _step_done(unit: Unit, reminder: Reminder) -> None:
        """Clear the step that was reminded of; one that another planned since stays, and is asked about."""
        now = applications.get(unit.session, reminder.subject).planned
        what, same = reminder.due.what, reminder.due.what == (now.next_step or NEXT_STEP)
        shown = Planned(now.next_step if same else what, reminder.due.day, now.note)
        applications.plan(unit, reminder.subject, Planned(note=now.note), seen=shown)

    # --- windows ------------------------------------------------------------------------------------

    def windows(self) -> tuple[WindowRow, ...]:
        """All windows, by closing day."""
        with self.portfolio.read() as session:
            return windows.rows(session)

    def put_window(
        self, entry: WindowEntry, window_id: str | None = None, *, seen: Window | None = None
    ) -> Saved:
        """Enter a window, or make one read as given; applications still to be filed take it up.

        ``seen``: what the form showed.
        """
        window = self._window(entry)
        with self.portfolio.unit(f"登记申报窗口“{window.label}”") as unit:
            made = windows.put(unit, window, window_id, seen=seen)
            self._take_up(unit, made, windows.get(unit.session, made))
        return Saved(made, unit.changes)

    @staticmethod
    def _take_up(unit: Unit, window_id: str, window: Window) -> None:
        """Give the window to applications of its round that wait for one."""
        names = clients.names(unit.session)
        for row in applications.rows(unit.session):
            application, client = row.application, names.get(row.client_id)
            waits = application.window is None and application.stage in BEFORE_FILING
            if (
                waits
                and client is not None
                and application.round == window.label
                and window.takes(application.target, client.region)
            ):
                applications.settle_window(unit, row.id, window_id)

    def remove_window(self, window_id: str, *, seen: Window | None = None) -> Changes:
        """Remove a window, unless it reads otherwise than it was ``seen``; applications keep their round and
        lose its days."""
        with self.portfolio.unit("删除申报窗口") as unit:
            windows.remove(unit, window_id, seen=seen)
        return unit.changes

    def _window(self, entry: WindowEntry) -> Window:
        region = self._region(read_text(entry.region, "地区"))
        called = read_text(entry.label, "窗口名称", longest=LONGEST_NAME)
        if not called:
            raise InputError("请给申报窗口起个名称，如 2026 年第一批。")
        target = read_text(entry.target, "事项或称号")
        opens = read_day(entry.opens_on, "开始日期", None)
        closes = read_day(entry.closes_on, "截止日期", None)
        if opens is None and closes is None:
            raise InputError("请至少填写申报窗口的开始或截止日期。")
        if target:
            self.tracking.require(target)
        return Window(region, target, called, opens, closes, read_text(entry.note, "备注"))

    def _region(self, text: str) -> str:
        regions = self.tracking.library.catalogue.regions
        code = next((code for code, name in regions.items() if text in (code, name)), text)
        if not text or not is_region(code):
            hint = nearest(text, regions.values())
            raise InputError(f"地区“{text}”请填行政区划代码或名称，如 330100 或 杭州市{hint}。")
        return code

    # --- tasks --------------------------------------------------------------------------------------

    def add_task(self, client_id: str, title: str, due_on: str, application_id: str | None = None) -> Saved:
        """Add a task by hand."""
        what = read_text(title, "任务")
        if not what:
            raise InputError("请写下要做什么。")
        task = Task(what, read_day(due_on, "期限", None), application_id=application_id)
        with self.portfolio.unit(f"新增任务“{what}”") as unit:
            made = tasks.add(unit, client_id, task)
        return Saved(made, unit.changes)

    # --- handing over -------------------------------------------------------------------------------

    def save_ics(self, path: Path, reminders: Iterable[Reminder], *, with_names: bool) -> None:
        """Write reminders as a calendar file, which replaces one of that name."""
        data = self.ics(reminders, with_names=with_names)
        try:
            keep_whole(path, data)
        except OSError as error:
            raise StoreError(f"写不了“{path.name}”（{error.strerror}），请换一个位置。") from None

    def ics(self, reminders: Iterable[Reminder], *, with_names: bool) -> bytes:
        """A calendar file of reminders; client names can be left out, since calendars are shared."""
        from advisor_app.dossier.calendar import to_ics  # noqa: PLC0415 (slow to load)

        return to_ics(reminders, self.clock.now(), with_names=with_names)

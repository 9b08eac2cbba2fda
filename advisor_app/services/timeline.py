"""A client's timeline: what advisors noted beside what the applications went through; and its short text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from advisor_app.domain.application import BEFORE_FILING, Event, Evidence, Need, Pursuit
from advisor_app.domain.contact import Contact, ContactKind
from advisor_app.domain.errors import InputError
from advisor_app.domain.labels import label, need_label, stage_label
from advisor_app.domain.money import format_wan
from advisor_app.portfolio import clients, contacts
from advisor_app.portfolio.applications import ApplicationRow
from advisor_app.portfolio.changes import Changes
from advisor_app.portfolio.contacts import ContactRow
from advisor_app.portfolio.session import Portfolio
from advisor_app.portfolio.tasks import PaperRow, TaskRow, papers
from advisor_app.portfolio.tasks import rows as task_rows
from advisor_app.services.clients import Saved
from advisor_app.services.clock import Clock
from advisor_app.services.entry import read_day, read_text
from advisor_app.services.tracking import Tracking


class Origin(StrEnum):
    """Where a line of the timeline comes from."""

    CONTACT = "contact"
    STEP = "step"
    OPENED = "opened"


@dataclass(frozen=True, slots=True)
class Moment:
    """One line of the timeline; ``id``: the row it stands for (contact or application)."""

    day: dt.date
    kind: str
    text: str
    origin: Origin
    id: str
    open: bool = False
    """A promise or a change to report that was not seen to."""


@dataclass(frozen=True, slots=True)
class ContactEntry:
    """An entry as it is typed."""

    kind: str
    text: str
    day: str = ""
    who: str = ""
    due_on: str = ""


class Timeline:
    """All that windows and the command line may do with meetings, calls and promises."""

    def __init__(self, portfolio: Portfolio, clock: Clock) -> None:
        self.portfolio = portfolio
        self.clock = clock

    def rows(self, client_id: str | None = None) -> tuple[ContactRow, ...]:
        """The entries of a client or of all, newest first."""
        with self.portfolio.read() as session:
            return contacts.rows(session, client_id)

    def moments(self, client_id: str, tracking: Tracking) -> tuple[Moment, ...]:
        """Entries and steps of a client together, newest first."""
        return moments(self.rows(client_id), tracking.rows([client_id]), tracking.title_of)

    def message(self, client_id: str, tracking: Tracking) -> str:
        """A short text on where a client's applications stand, to paste into WeChat."""
        rows = tracking.rows([client_id])
        with self.portfolio.read() as session:
            name = clients.card(session, client_id).data.name
            asked = papers(session, client_id=client_id)
            ahead = task_rows(session, client_id)
        return message(name, rows, asked, ahead, tracking.title_of, self.clock.today())

    def add(self, client_id: str, entry: ContactEntry) -> Saved:
        """Add an entry."""
        contact = self._contact(entry)
        with self.portfolio.unit(f"为“{self._name(client_id)}”记一条{label(contact.kind)}") as unit:
            made = contacts.add(unit, client_id, contact)
        return Saved(made, unit.changes)

    def edit(self, row: ContactRow, entry: ContactEntry) -> Changes:
        """Make an entry read as given; whether it was seen to stays. ``row``: as it was shown; where another
        has changed it to something else since, ConflictError."""
        contact = replace(self._contact(entry), done_on=row.contact.done_on)
        with self.portfolio.unit(f"修改“{self._name(row.client_id)}”的记录") as unit:
            contacts.edit(unit, row.id, contact, seen=row.contact)
        return unit.changes

    def keep(self, row: ContactRow, *, done: bool = True) -> Changes:
        """Note that a promise was kept, or a change reported."""
        on = self.clock.today() if done else None
        what = f"“{self._name(row.client_id)}”的{label(row.contact.kind)}"
        with self.portfolio.unit(f"{what}已办" if done else f"{what}改为未办") as unit:
            contacts.keep(unit, row.id, on)
        return unit.changes

    def remove(self, row: ContactRow) -> Changes:
        """Remove an entry. ``row``: as it was shown; StoreError where another has changed it since."""
        with self.portfolio.unit(f"删除“{self._name(row.client_id)}”的一条记录") as unit:
            contacts.remove(unit, row.id, seen=row.contact)
        return unit.changes

    def _contact(self, entry: ContactEntry) -> Contact:
        kind = next((k for k in ContactKind if entry.kind in (k.value, label(k))), None)
        if kind is None:
            words = [label(k) for k in ContactKind]
            raise InputError(f"没有“{entry.kind}”这种记录，可用：{'、'.join(words)}。")
        text = read_text(entry.text, "内容")
        if not text:
            raise InputError("请写下这条记录的内容。")
        today = self.clock.today()
        day = read_day(entry.day, "日期", today) or today
        due = read_day(entry.due_on, "办理期限", None)
        if due is not None and due < day:
            raise InputError(f"办理期限“{due}”早于 {day}，请核对。")
        return Contact(kind, day, text, read_text(entry.who, "对方"), due)

    def _name(self, client_id: str) -> str:
        with self.portfolio.read() as session:
            return clients.card(session, client_id).data.name


def moments(
    entries: Iterable[ContactRow], rows: Iterable[ApplicationRow], title_of: Callable[[str], str]
) -> tuple[Moment, ...]:
    """Entries (newest first) and steps of one client together, newest first."""
    found = [
        Moment(
            row.contact.day,
            label(row.contact.kind),
            _entry(row.contact),
            Origin.CONTACT,
            row.id,
            open=_open(row.contact),
        )
        for row in reversed(tuple(entries))  # oldest first, as the applications are
    ]
    for row in rows:
        what = title_of(row.application.target)
        found.append(
            Moment(row.opened_on, "立项", f"{what}（{row.application.round}）", Origin.OPENED, row.id)
        )
        found.extend(
            Moment(
                step.evidence.day,
                label(step.event),
                "，".join([what, *evidence_words(step.event, step.evidence)]),
                Origin.STEP,
                row.id,
            )
            for step in row.application.steps
        )
    # what came later on the same day stands higher
    return tuple(
        m for _, m in sorted(enumerate(found), key=lambda pair: (pair[1].day, pair[0]), reverse=True)
    )


def evidence_words(event: Event, evidence: Evidence) -> list[str]:
    """What is on record of a step besides its day: ``认定文号 杭经信〔2026〕1 号``."""
    words = []
    for need in Need:
        value = getattr(evidence, need.value)
        if need is Need.DAY or value in (None, ""):
            continue
        text = f"{format_wan(value)} 万元" if need is Need.AMOUNT else str(value)
        words.append(f"{need_label(need, event)} {text}")
    return words


def _entry(contact: Contact) -> str:
    parts = [contact.text]
    if contact.who:
        parts.append(f"对方 {contact.who}")
    if contact.due_on is not None:
        parts.append(f"{contact.due_on} 前办" if contact.done_on is None else f"{contact.done_on} 已办")
    return "，".join(parts)


def _open(contact: Contact) -> bool:
    if contact.done_on is not None:
        return False
    return contact.due_on is not None or contact.kind is ContactKind.CHANGE


def message(
    client: str,
    rows: Sequence[ApplicationRow],
    asked: Sequence[PaperRow],
    tasks: Sequence[TaskRow],
    title_of: Callable[[str], str],
    today: dt.date,
) -> str:
    """A short text on where things stand, to paste into WeChat; nothing in it is promised."""
    under_way = [row for row in rows if row.application.open]
    lines = [f"【{client}】进展（{today}）"]
    for number, row in enumerate(under_way, start=1):
        lines.append(f"{number}. {_progress(row, title_of)}")
        lacking = [
            p.paper.name
            for p in asked
            if p.application_id == row.id and p.paper.required and p.paper.received_on is None
        ]
        if lacking and row.application.stage in BEFORE_FILING:
            more = f"等 {len(lacking)} 份" if len(lacking) > 4 else ""
            lines.append(f"   请准备：{'、'.join(lacking[:4])}{more}")
    if not under_way:
        lines.append("目前没有在办的申报。")
    ahead = sorted(
        (t.task.due_on, t.task.title) for t in tasks if t.task.done_on is None and t.task.due_on is not None
    )
    if ahead:
        lines.append("近期安排：")
        lines.extend(f"· {day:%m-%d} {title}" for day, title in ahead[:4])
    lines.append("以上以主管部门正式公布为准。")
    return "\n".join(lines)


def _progress(row: ApplicationRow, title_of: Callable[[str], str]) -> str:
    application = row.application
    text = f"{title_of(application.target)}：{stage_label(application.stage, application.pursuit)}"
    if application.steps:
        last = application.steps[-1]
        text += f"（{last.evidence.day:%m-%d} {label(last.event)}）"
    if application.pursuit is Pursuit.MEASURE and application.awarded is not None:
        text += f"，核定 {format_wan(application.awarded)} 万元"
        if application.paid:
            text += f"，已到账 {format_wan(application.paid)} 万元"
        if application.due:
            text += f"，待兑付 {format_wan(application.due)} 万元"
    if row.next_step:
        by = f"（{row.next_on:%m-%d} 前）" if row.next_on else ""
        text += f"；下一步：{row.next_step}{by}"
    return text

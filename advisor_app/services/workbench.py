"""工作台: whom to call today and why, what is under way in money, what was done last.

Every list is made of reminders and cards that other pages show as well; a number is the length of its list.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from advisor_app.advice.ask import Question, ask
from advisor_app.domain.labels import label
from advisor_app.domain.phrases import Tone
from advisor_app.domain.record import FactSet
from advisor_app.domain.reminder import Bucket, Reminder, ReminderKind
from advisor_app.engine.assess import Assessor
from advisor_app.pipeline import figures
from advisor_app.pipeline.agenda import Agenda
from advisor_app.pipeline.figures import Line
from advisor_app.portfolio import factsets, journal
from advisor_app.portfolio.journal import Step
from advisor_app.services.board import Card
from advisor_app.services.boards import STALE_DAYS, application_cards
from advisor_app.services.calendar import Calendar
from advisor_app.services.clock import Clock

if TYPE_CHECKING:
    from advisor_app.portfolio.changes import Changes
    from advisor_app.services.assessing import Assessing
    from advisor_app.services.pipeline import Pipeline

ZERO = Decimal(0)
EXPIRING_DAYS = 180
"""How far ahead certificates are looked at: preparing a review takes half a year."""
LATEST = 6
"""How many of the latest steps are told."""
MANY = 60
"""With more clients than this, what is worth asking is only worked out when it is asked for."""
_OPEN = (Bucket.OVERDUE, Bucket.TODAY, Bucket.THIS_WEEK, Bucket.NEXT_30_DAYS, Bucket.LATER)
_CERTIFICATES = (ReminderKind.CERTIFICATE, ReminderKind.RE_REVIEW)
_WEEK = "一二三四五六日"


class Listed(StrEnum):
    """The lists of the start page, the most pressing first."""

    OVERDUE = "overdue"
    TODAY = "today"
    THIS_WEEK = "this_week"
    NEXT_30_DAYS = "next_30_days"
    EXPIRING = "expiring"
    IDLE = "idle"


_TITLES = {
    Listed.OVERDUE: ("逾期", "已经过了日子还没有办的"),
    Listed.TODAY: ("今天", "今天到期的"),
    Listed.THIS_WEEK: ("本周", "明天到周日"),
    Listed.NEXT_30_DAYS: ("30 天内", "本周之后的三十天"),
    Listed.EXPIRING: ("证书将到期", f"{EXPIRING_DAYS} 天内到期、该复核或重新认定的"),
    Listed.IDLE: ("久未跟进", f"{STALE_DAYS} 天没有动过的在办申报"),
}


@dataclass(frozen=True, slots=True)
class Call:
    """One line of a list: whose it is, when, what is to be done and why; all words are ready to show.

    ``reminder``: what is marked done; None for a card that nobody touched, which is ``application``'s.
    """

    client_id: str
    client: str
    when: str
    kind: str
    text: str
    note: str
    tone: Tone
    reminder: Reminder | None = None
    application: str = ""


@dataclass(frozen=True, slots=True)
class Calls:
    """A list of the start page; the number shown is that of its rows."""

    listed: Listed
    label: str
    hint: str
    rows: tuple[Call, ...]


@dataclass(frozen=True, slots=True)
class Today:
    """The start page as of a day: ``clients`` in the portfolio, the lists, sums under way in 元, last steps.

    ``paid``: what arrived in the year of the day.
    """

    day: dt.date
    clients: int
    lists: tuple[Calls, ...]
    money: Line
    paid: Decimal
    latest: tuple[Step, ...]

    def calls(self, listed: Listed) -> Calls:
        """One list."""
        return next(each for each in self.lists if each.listed is listed)

    def missed(self, since: dt.date) -> int:
        """How much came due after a day and is not done: what nobody saw who was away from then on."""
        due = (each.reminder.day for each in self.calls(Listed.OVERDUE).rows if each.reminder is not None)
        return sum(day > since for day in due)

    @property
    def pressing(self) -> Listed:
        """The first list that has anything in it; 今天 where none has."""
        return next((each.listed for each in self.lists if each.rows), Listed.TODAY)


@dataclass(frozen=True, slots=True)
class Worth:
    """The missing thing of a client that most hangs on: the question, and its money in 元."""

    client_id: str
    client: str
    question: Question

    @property
    def money(self) -> Decimal:
        """What hangs on the answer, in 元."""
        return self.question.money


class Workbench:
    """What the day begins with."""

    def __init__(self, pipeline: Pipeline, calendar: Calendar, assessing: Assessing, clock: Clock) -> None:
        self._pipeline = pipeline
        self._calendar = calendar
        self._assessing = assessing
        self._portfolio = pipeline.portfolio
        self._clock = clock
        self._worth: dict[str, tuple[FactSet, dt.date, Question | None]] = {}

    def today(self) -> Today:
        """Everything but what is worth asking, as of today."""
        day = self._clock.today()
        agenda = self._calendar.agenda(day)
        ground = self._pipeline.ground()
        rows = self._pipeline.tracking.rows()
        counted = self._pipeline.count(rows, ground)
        cards = application_cards(rows, ground)
        with self._portfolio.read() as session:
            latest = journal.steps(session, limit=LATEST)
        return Today(
            day,
            len(ground.names),
            _lists(agenda, cards),
            figures.line("", counted),
            figures.paid_by_year(counted).get(day.year, ZERO),
            latest,
        )

    def see_to(self, call: Call) -> Changes:
        """Note that what a line asks was done."""
        assert call.reminder is not None  # the page offers it for no other
        return self._calendar.see_to(call.reminder)

    def worth(
        self,
        told: Callable[[int, int], None] = lambda _done, _total: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> tuple[Worth, ...]:
        """For each client the question with the most money on it, the client with the most first.

        Only what the record shows a sign of is asked. Worked out beside the window, client by client; what
        was found for a record that has not changed since is not worked out again. ``told`` hears how many
        of how many clients are done. Where ``cancelled`` says so, those found by then.
        """
        day = self._clock.today()
        with self._portfolio.read() as session:
            records = factsets.load_factsets(session)
        names = self._pipeline.tracking.names()
        fresh = [key for key, record in records.items() if not self._known(key, record, day)]
        total, done = len(records), len(records) - len(fresh)
        told(done, total)
        orders = [(records[key], day) for key in fresh]
        found = self._assessing.helpers.each(first_question, orders, cancelled)
        for key, question in zip(fresh, found, strict=False):
            self._worth[key] = (records[key], day, question)
            done += 1
            told(done, total)
        worth = (
            Worth(key, names[key].name, question)
            for key, record in records.items()
            if key in names and self._known(key, record, day)
            for question in (self._worth[key][2],)
            if question is not None
        )
        return tuple(sorted(worth, key=lambda each: (-each.money, each.client)))

    def _known(self, key: str, record: FactSet, day: dt.date) -> bool:
        kept = self._worth.get(key)
        return kept is not None and kept[1] == day and kept[0] == record


def first_question(assessor: Assessor, order: tuple[FactSet, dt.date]) -> Question | None:
    """The question with the most money on it; in a worker process."""
    facts, day = order
    return next(iter(ask(assessor, facts, day, limit=1, leads_only=True)), None)


def _lists(agenda: Agenda, cards: Iterable[Card]) -> tuple[Calls, ...]:
    far = agenda.as_of + dt.timedelta(days=EXPIRING_DAYS)
    certificates = [r for r in agenda.opened(*_OPEN) if r.kind in _CERTIFICATES and r.day <= far]
    idle = sorted((c for c in cards if c.idle >= STALE_DAYS), key=lambda c: (-c.idle, c.client, c.id))
    rows: dict[Listed, Sequence[Call]] = {
        Listed.OVERDUE: _calls(agenda.opened(Bucket.OVERDUE), agenda.as_of),
        Listed.TODAY: _calls(agenda.opened(Bucket.TODAY), agenda.as_of),
        Listed.THIS_WEEK: _calls(agenda.opened(Bucket.THIS_WEEK), agenda.as_of),
        Listed.NEXT_30_DAYS: _calls(agenda.opened(Bucket.NEXT_30_DAYS), agenda.as_of),
        Listed.EXPIRING: _calls(certificates, agenda.as_of),
        Listed.IDLE: [_idle(card) for card in idle],
    }
    return tuple(Calls(listed, *_TITLES[listed], tuple(rows[listed])) for listed in Listed)


def _calls(reminders: Iterable[Reminder], as_of: dt.date) -> list[Call]:
    return [
        Call(
            each.client_id,
            each.client or "（全部客户）",
            when(each.day, as_of),
            label(each.kind),
            each.text,
            "；".join(part for part in (each.note, each.source) if part),
            _tone(each.day, as_of),
            each,
        )
        for each in reminders
    ]


def _idle(card: Card) -> Call:
    return Call(
        card.client_id,
        card.client,
        f"{card.idle} 天未动",
        card.stage_text,
        card.title,
        "；".join(part for part in (card.next_step and f"下一步：{card.next_step}", card.amount) if part),
        Tone.OPEN,
        application=card.id,
    )


def when(day: dt.date, as_of: dt.date) -> str:
    """A day as one says it: how late, 今天, 明天, the weekday within a week, else the date."""
    days = (day - as_of).days
    if days < 0:
        return f"逾期 {-days} 天"
    if days < 2:
        return ("今天", "明天")[days]
    return f"{day:%m-%d} 周{_WEEK[day.weekday()]}" if day.year == as_of.year else day.isoformat()


def _tone(day: dt.date, as_of: dt.date) -> Tone:
    if day < as_of:
        return Tone.BAD
    return Tone.OPEN if (day - as_of).days <= 7 else Tone.MUTED

"""What comes due on a day, for whom and why; and the parts of an agenda it can stand in."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

TYPED_IN = "顾问录入"
"""The source of a day that no rule gave: an advisor entered it."""


class ReminderKind(StrEnum):
    """What a reminder is of, the most binding first: the order within a day."""

    DEADLINE = "deadline"
    CERTIFICATE = "certificate"
    UPDATE = "update"
    CHANGE = "change"
    RE_REVIEW = "re_review"
    TASK = "task"
    NEXT_STEP = "next_step"
    PROMISE = "promise"
    MATERIAL = "material"
    POLICY = "policy"

    __hash__ = str.__hash__  # in C: marks are looked up by the ten thousand


class Bucket(StrEnum):
    """The parts of an agenda; each is also the name of its list there."""

    OVERDUE = "overdue"
    TODAY = "today"
    THIS_WEEK = "this_week"
    NEXT_30_DAYS = "next_30_days"
    LATER = "later"
    UNCONFIRMED = "unconfirmed"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Subject:
    """What a reminder is about: an application or a title of a client, and what it is called."""

    id: str
    client_id: str
    client: str
    label: str


class Mark(NamedTuple):
    """Which reminder it is; stored, it says that this one was done."""

    client_id: str
    subject: str
    kind: ReminderKind
    occasion: str


@dataclass(frozen=True, slots=True)
class Due:
    """What is due on a day, whoever it is for: ``source`` is the rule that says so, or 顾问录入.

    ``what`` and ``note`` never name the client: calendars are shared. ``occasion``: which of its kind and
    subject it is (a task's key, a duty's year), so that a day that moves (a deadline is put off, holidays
    are announced) keeps its mark and its place in a calendar; "" the day itself. ``until``: the last day
    it counts as overdue; None until it is done.
    """

    kind: ReminderKind
    day: dt.date
    what: str
    source: str
    occasion: str = ""
    until: dt.date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Reminder:
    """One thing due, for one subject; what many clients owe alike (a yearly update) is one Due."""

    due: Due
    about: Subject

    @property
    def kind(self) -> ReminderKind:
        """What it is of."""
        return self.due.kind

    @property
    def day(self) -> dt.date:
        """When it is due."""
        return self.due.day

    @property
    def text(self) -> str:
        """What is due, and of what, without the client's name."""
        return f"{self.about.label}：{self.due.what}" if self.about.label else self.due.what

    @property
    def note(self) -> str:
        """What else has to be said."""
        return self.due.note

    @property
    def source(self) -> str:
        """The rule that says so, or 顾问录入."""
        return self.due.source

    @property
    def until(self) -> dt.date | None:
        """The last day it counts as overdue."""
        return self.due.until

    @property
    def subject(self) -> str:
        """The id of the application or title."""
        return self.about.id

    @property
    def client_id(self) -> str:
        """Whose it is."""
        return self.about.client_id

    @property
    def client(self) -> str:
        """The client's name."""
        return self.about.client

    @property
    def mark(self) -> Mark:
        """What marks it done."""
        due, about = self.due, self.about
        return Mark(about.client_id, about.id, due.kind, due.occasion or due.day.isoformat())

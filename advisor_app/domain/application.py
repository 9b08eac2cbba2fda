"""What an advisor pursues for a client: money of a measure, or a title; its stages, and what moves it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from advisor_app.domain.client import within
from advisor_app.domain.standard import Purpose

ZERO = Decimal(0)


class Pursuit(StrEnum):
    """What is applied for."""

    MEASURE = "measure"
    TITLE = "title"


class Stage(StrEnum):
    """How far an application is; a title begins with 培育, a measure with 线索."""

    LEAD = "lead"
    SURVEY = "survey"
    CULTIVATING = "cultivating"
    PREPARING = "preparing"
    SUBMITTED = "submitted"
    PUBLIC_NOTICE = "public_notice"
    RECOGNIZED = "recognized"
    PAYING = "paying"
    RE_REVIEW = "re_review"
    REJECTED = "rejected"
    ABANDONED = "abandoned"
    LAPSED = "lapsed"
    REVOKED = "revoked"


ENDED = frozenset({Stage.REJECTED, Stage.ABANDONED, Stage.LAPSED, Stage.REVOKED})
"""Stages after which nothing more is expected."""
BEFORE_FILING = frozenset({Stage.LEAD, Stage.SURVEY, Stage.CULTIVATING, Stage.PREPARING})


class Event(StrEnum):
    """What happens to an application."""

    SURVEY = "survey"
    PREPARE = "prepare"
    SUBMIT = "submit"
    RETURN = "return"
    PUBLISH = "publish"
    RECOGNIZE = "recognize"
    PAY = "pay"
    REVIEW = "review"
    PASS = "pass"
    FAIL = "fail"
    REJECT = "reject"
    ABANDON = "abandon"
    REOPEN = "reopen"
    LAPSE = "lapse"
    REVOKE = "revoke"


class Need(StrEnum):
    """A field of the evidence."""

    DAY = "day"
    RECEIPT = "receipt"
    NUMBER = "number"
    AMOUNT = "amount"
    PAYER = "payer"
    TRANCHE = "tranche"
    UNTIL = "until"
    REASON = "reason"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is on record of an event; ``amount`` in 元, ``until``: 有效期至 or 公示截止."""

    day: dt.date
    receipt: str = ""
    number: str = ""
    amount: Decimal | None = None
    payer: str = ""
    tranche: str = ""
    until: dt.date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One event that happened, with where it led from and to."""

    event: Event
    before: Stage
    after: Stage
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Window:
    """When an office takes applications: of one measure or title, in a place, for a year.

    ``target`` "" : of all measures of the place. Both ends included; an end that is not known is None.
    """

    region: str
    target: str
    label: str
    opens_on: dt.date | None = None
    closes_on: dt.date | None = None
    note: str = ""

    def takes(self, target: str, region: str | None) -> bool:
        """Whether it is for this target, at the place of a client registered in ``region``."""
        if self.target and self.target != target:
            return False
        return region is not None and within(region, self.region)

    def over(self, day: dt.date) -> bool:
        """Whether it has closed by ``day``."""
        return self.closes_on is not None and self.closes_on < day


@dataclass(frozen=True, slots=True)
class Application:
    """One pursuit with all that happened to it; everything else follows from its steps.

    ``target``: a measure's id or a title's key. ``item``: the client's item it is for, "" none.
    ``round``: the label of the window it belongs to (``2026``); one application a target, item and round.
    """

    pursuit: Pursuit
    target: str
    round: str
    item: str = ""
    purpose: Purpose = Purpose.FIRST
    window: Window | None = None
    steps: tuple[Step, ...] = ()

    @property
    def first_stage(self) -> Stage:
        """Where it began."""
        return Stage.CULTIVATING if self.pursuit is Pursuit.TITLE else Stage.LEAD

    @property
    def stage(self) -> Stage:
        """Where it stands."""
        return self.steps[-1].after if self.steps else self.first_stage

    @property
    def filed(self) -> bool:
        """Whether it was handed in, be it that it came back for completion."""
        return any(step.event is Event.SUBMIT for step in self.steps)

    @property
    def awarded(self) -> Decimal | None:
        """The sum the office granted, in 元; None while it has not."""
        return next((s.evidence.amount for s in reversed(self.steps) if s.event is Event.RECOGNIZE), None)

    @property
    def paid(self) -> Decimal:
        """What arrived so far, in 元."""
        return sum((s.evidence.amount or ZERO for s in self.steps if s.event is Event.PAY), ZERO)

    @property
    def due(self) -> Decimal:
        """What was granted and has not arrived, in 元; nothing once it was rejected or given up."""
        if self.awarded is None or self.stage in ENDED:
            return ZERO
        return max(ZERO, self.awarded - self.paid)

    @property
    def settled(self) -> bool:
        """Granted and paid in full."""
        return self.awarded is not None and self.paid >= self.awarded

    @property
    def valid_to(self) -> dt.date | None:
        """The last day of the title, as its latest certificate says."""
        granting = (Event.RECOGNIZE, Event.PASS)
        return next((s.evidence.until for s in reversed(self.steps) if s.event in granting), None)

    @property
    def open(self) -> bool:
        """Whether something is still to be done: not ended, and not merely held or paid in full."""
        if self.stage in ENDED:
            return False
        if self.stage is Stage.RE_REVIEW:
            return True
        return not self.settled and (self.pursuit is Pursuit.MEASURE or self.stage is not Stage.RECOGNIZED)

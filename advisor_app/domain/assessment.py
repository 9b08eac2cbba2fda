"""The answer: a frozen tree that is its own explanation.

Every leaf keeps the values it read, their year and source, the threshold, the margin and the clause.
Screen, workbook, PDF and command line all show this tree and never compute again.

These are made by the thousand, hence msgspec's structs: frozen like a dataclass, made in a tenth of the time,
and, being trees made from the leaves up, nothing the cycle collector need look at.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Protocol

from msgspec import Struct

from advisor_app.domain.facts import Value
from advisor_app.domain.policy import AmountKind, Certainty, Citation, Payee, Standing
from advisor_app.domain.standard import Purpose
from advisor_app.domain.verdict import MET, NOT_MET, UNDETERMINED, UNKNOWN, Outcome, Verdict


class FactUse(Struct, frozen=True, gc=False):
    """A value as it was read; ``value`` None: missing. ``year``: the fiscal year that was meant."""

    key: str
    label: str
    value: Value | None
    unit: str = ""
    year: int | None = None
    source: str = ""


class Missing(Struct, frozen=True, gc=False):
    """Something that would settle the verdict.

    ``key``: a fact key, or ``recognition:KIND``, ``item:KIND``, ``judgement:ID``, ``reading:ID``,
    ``region``.
    """

    key: str
    label: str
    year: int | None = None
    item: str | None = None


class ConditionResult(Struct, frozen=True, gc=False):
    """The verdict of one node of a condition tree, with its reasons."""

    verdict: Verdict
    kind: str
    """``all``, ``any``, ``not``, ``at_least``, or the leaf's kind."""
    label: str
    cite: Citation | None = None
    children: tuple[ConditionResult, ...] = ()
    used: tuple[FactUse, ...] = ()
    op: str = ""
    threshold: str = ""
    margin: Decimal | None = None
    """Value minus threshold, in the fact's unit; None where there is nothing to measure."""
    missing: tuple[Missing, ...] = ()
    note: str = ""


def _has_sign(result: ConditionResult) -> bool:
    """A leaf that is met, or that read a title which only lacks a detail or a reading."""
    if result.children:
        return result.kind != "not" and any(_has_sign(child) for child in result.children)
    return result.verdict is MET or (
        result.verdict is UNKNOWN and any(use.value is not None for use in result.used)
    )


Told = tuple[ConditionResult, tuple[Missing, ...]]
"""A tree of reasons and what would settle it."""


class Teller(Protocol):
    """Puts reasons into words; pure, so that it does not matter when."""

    def tell(self, number: int) -> Told:
        """The reasons of a number."""


class Reasons(Struct, gc=False, eq=False):
    """Why: the tree of conditions and what would settle it, put into words when first looked at.

    Two are equal where they say the same.
    """

    teller: Teller | None
    number: int = 0
    words: Told | None = None

    @classmethod
    def of(cls, why: ConditionResult, missing: tuple[Missing, ...] = ()) -> Reasons:
        """Reasons that are already in words."""
        return cls(None, 0, (why, missing))

    @property
    def told(self) -> Told:
        """The tree and what is missing."""
        if self.words is None:
            assert self.teller is not None
            self.words = self.teller.tell(self.number)
        return self.words

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Reasons) and self.told == other.told

    def __hash__(self) -> int:
        return hash(self.told)

    def __reduce__(self) -> tuple[Callable[..., Reasons], Told]:
        return Reasons.of, self.told


class TranchePart(Struct, frozen=True, gc=False):
    """A part of the payment in 元; ``amount`` None where the whole is not known."""

    share: Decimal
    amount: Decimal | None
    year: int
    when: str


class AmountResult(Struct, frozen=True, gc=False):
    """What a measure comes to, in 元: *confirmed* by the facts … *possible* if what is open turns out well.

    None in both: no figure is stated (unspecified, in kind, a price, a pool); never 0.
    ``word`` is the text's own (给予, 不超过, 最高): 不超过 is a ceiling, the office decides.
    """

    kind: AmountKind
    word: str
    confirmed: Decimal | None
    possible: Decimal | None
    formula: str = ""
    used: tuple[FactUse, ...] = ()
    missing: tuple[Missing, ...] = ()
    schedule: tuple[TranchePart, ...] = ()
    received: Decimal = Decimal(0)
    """What was already had for this very measure and is netted off."""

    @property
    def stated(self) -> bool:
        """Whether there is a figure at all."""
        return self.possible is not None


class ReadingOutcome(Struct, frozen=True, gc=False):
    """What one way of reading an open sentence would give."""

    reading: str
    option: str
    question: str
    label: str
    office: str
    cite: Citation
    assumed: bool
    """True for the reading behind the headline: the answered one, else the cautious one."""
    outcome: Outcome
    confirmed: Decimal | None
    possible: Decimal | None


class MeasureResult(Struct, frozen=True, gc=False):
    """One measure for the client, or for one of its items."""

    id: str
    document: str
    article: str
    title: str
    item: str | None
    item_title: str
    standing: Standing
    outcome: Outcome
    certainty: Certainty
    payee: Payee
    amount: AmountResult
    cites: tuple[Citation, ...]
    reasons: Reasons
    readings: tuple[ReadingOutcome, ...] = ()
    chosen: bool = False
    counted: Decimal = Decimal(0)
    """What of it is in the confirmed total, in 元."""
    dropped_for: str | None = None
    dropped_clause: Citation | None = None

    @property
    def lead(self) -> bool:
        """Undetermined, but the record shows a sign of it: an item of its kind, or a met condition."""
        return self.outcome is UNDETERMINED and (
            self.item is not None or any(_has_sign(c) for c in self.why.children if c.kind != "region")
        )

    @property
    def why(self) -> ConditionResult:
        """The condition tree with what was read."""
        return self.reasons.told[0]

    @property
    def missing(self) -> tuple[Missing, ...]:
        """What would settle the verdict, then what the amount lacks."""
        return self.reasons.told[1]

    @property
    def quote(self) -> str:
        """The sentence it rests on."""
        return "……".join(c.quote for c in self.cites)

    @property
    def key(self) -> str:
        """Unique in an assessment: measure id, and item where there is one."""
        return self.id if self.item is None else f"{self.id}@{self.item}"


class Totals(Struct, frozen=True, gc=False):
    """Sums over the chosen set in 元; draft money stands apart and is in none of the others.

    ``confirmed`` = ``fixed`` + ``ceiling`` + ``competitive``: sums given outright, sums the text
    caps (不超过, 最高), and sums under a quota. They are never shown as one kind.
    ``leads`` adds what undetermined measures with a sign in the record could bring (有线索); ``possible``
    adds all that is undetermined, also where nothing is known yet: a bound, not an expectation.
    """

    confirmed: Decimal
    leads: Decimal
    possible: Decimal
    fixed: Decimal
    ceiling: Decimal
    competitive: Decimal
    drafts_possible: Decimal
    others: Decimal
    """Confirmed sums that go to others because of the client: district, person, team."""


class StandardResult(Struct, frozen=True, gc=False):
    """One title's standard against a client: the version used and why, and each criterion's verdict.

    Where no version is known for the day (``settled`` False) there is nothing to test: the outcome is
    undetermined and ``version_why`` says what is awaited.
    """

    standard: str
    """Id of the version, e.g. ``little_giant.2026``."""
    title: str
    """The recognition's key."""
    name: str
    """The title's own name on the day."""
    purpose: Purpose
    label: str
    source: str
    version_why: str
    confidence: str
    """The weakest mark of what it rests on."""
    settled: bool
    outcome: Outcome
    reasons: Reasons

    @property
    def why(self) -> ConditionResult:
        """The criteria with what was read."""
        return self.reasons.told[0]

    @property
    def missing(self) -> tuple[Missing, ...]:
        """What would settle the open criteria."""
        return self.reasons.told[1]

    @property
    def gaps(self) -> tuple[ConditionResult, ...]:
        """Criteria that are not met."""
        return tuple(c for c in self.why.children if c.verdict is NOT_MET)

    @property
    def open(self) -> tuple[ConditionResult, ...]:
        """Criteria that can't be judged yet."""
        return tuple(c for c in self.why.children if c.verdict is UNKNOWN)


class DutyDue(Struct, frozen=True, gc=False):
    """What a holder of a title must do: next due day where there is one a year; None: whenever it happens."""

    title: str
    name: str
    label: str
    due: dt.date | None
    source: str
    confidence: str
    note: str = ""


class LadderStanding(Struct, frozen=True, gc=False):
    """The rung a client stands on as of the day, and the next one; None: no title is recorded."""

    tier: str | None
    name: str
    known: bool
    """False where the list of titles was not stated complete: a higher one may be missing."""
    next_tier: str | None
    next_name: str
    next: StandardResult | None = None
    """What the next rung asks of this client."""
    renewals: tuple[StandardResult, ...] = ()
    """What keeping the held titles asks."""
    others: tuple[StandardResult, ...] = ()
    """Titles beside the ladder that the client does not hold."""
    duties: tuple[DutyDue, ...] = ()


class Assessment(Struct, frozen=True, gc=False):
    """All measures for one client as of one day, against one version of the content."""

    client: str
    uscc: str | None
    region: str | None
    as_of: dt.date
    content_version: str
    digest: str
    drafts: bool
    measures: tuple[MeasureResult, ...]
    totals: Totals
    ladder: LadderStanding

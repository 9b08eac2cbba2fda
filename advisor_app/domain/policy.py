"""Policy content as frozen values: documents and their text tree, measures, conditions, benefits.

A condition carries the clause it stands in and the verbatim quote it encodes (:class:`Citation`);
the compiler refuses a quote that is not in the stored text.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar

from advisor_app.domain.money import round_cent
from advisor_app.domain.period import Validity
from advisor_app.domain.record import RecognitionEvent


class Standing(StrEnum):
    """What a document is worth on a given day."""

    IN_FORCE = "in_force"
    NOT_YET = "not_yet"
    EXPIRED = "expired"
    DRAFT = "draft"
    SUPERSEDED = "superseded"
    HISTORY = "history"


class Issuance(StrEnum):
    """Whether the text was formally issued."""

    ISSUED = "issued"
    DRAFT = "draft"
    HISTORY = "history"


class NodeKind(StrEnum):
    """A level of the text tree."""

    SECTION = "section"
    ARTICLE = "article"
    PARAGRAPH = "paragraph"
    CLOSING = "closing"


class Payee(StrEnum):
    """Who is paid."""

    ENTERPRISE = "enterprise"
    OPERATOR = "operator"
    INSTITUTION = "institution"
    DISTRICT = "district"
    PERSON = "person"
    TEAM = "team"

    @property
    def is_client(self) -> bool:
        """Whether the money is the client's own when the client is the applicant."""
        return self in _CLIENTS


_CLIENTS = (Payee.ENTERPRISE, Payee.OPERATOR, Payee.INSTITUTION)


class Certainty(StrEnum):
    """Entitled; competitive (a quota, 择优); discretionary (the office may)."""

    ENTITLED = "entitled"
    COMPETITIVE = "competitive"
    DISCRETIONARY = "discretionary"


class BenefitKind(StrEnum):
    """What kind of support a measure is."""

    GRANT = "grant"
    INTEREST = "interest"
    INSURANCE = "insurance"
    INVESTMENT = "investment"
    RECOGNITION = "recognition"
    LAND = "land"
    SERVICE = "service"
    ORIENTATION = "orientation"


class Frequency(StrEnum):
    """How often the same client (or item) can have it."""

    ONCE = "once"
    YEARLY = "yearly"


class AmountKind(StrEnum):
    """The shapes of an amount (design: rules, section 3)."""

    FIXED = "fixed"
    CAP = "cap"
    RATE = "rate"
    BRACKET = "bracket"
    STEP_UP = "step_up"
    DECLINING = "declining"
    PER_UNIT = "per_unit"
    POOL = "pool"
    RATE_BENEFIT = "rate_benefit"
    UNSPECIFIED = "unspecified"
    IN_KIND = "in_kind"


# --- text -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Node:
    """A section, article or paragraph: the range [start, end) of the document's stored text."""

    id: str
    document: str
    kind: NodeKind
    number: str
    mark: str
    """The number as printed: ``1.``, ``（一）``, ``三（一）``."""
    heading: str
    start: int
    end: int
    parent: str | None
    departments: tuple[str, ...] = ()
    """Responsible departments, the lead first."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A verbatim quote: article and range [start, end) in the document's stored text.

    ``standard`` names an outer rule (a national standard) that the condition takes its numbers
    from, with ``confidence`` as the ladder's sources mark it; then the numbers are not the quote's.
    """

    document: str
    article: str
    quote: str
    start: int
    end: int
    standard: str = ""
    confidence: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """A headline target of a document (never anybody's money)."""

    label: str
    value: Decimal
    unit: str
    by: str
    cite: Citation


@dataclass(frozen=True, slots=True)
class Aside:
    """A figure of the text that is nobody's money, condition or target, and why."""

    reason: str
    cite: Citation


@dataclass(frozen=True, slots=True)
class Document:
    """A policy document with its record; ``text`` is the stored source, whole."""

    id: str
    title: str
    short_title: str
    number: str
    issuer: str
    region: str
    city: str
    issuance: Issuance
    issued_on: dt.date | None
    validity: Validity
    checked_on: dt.date
    lead: str
    addressed: Citation
    """Who the document speaks to: the sentence (or title) that makes it this region's."""
    overlap: Citation | None
    funding: Citation | None
    repeals: Citation | None
    scope_note: Citation | None
    superior_change: Citation | None
    targets: tuple[Target, ...]
    nodes: tuple[Node, ...]
    text: str
    asides: tuple[Aside, ...] = ()
    expected_from: dt.date | None = None
    """A draft's start as far as its text tells (2026年*月*日): earlier titles are before it."""
    own: bool = False
    """Added by the advisor (自建), not part of the shipped content."""
    based_on: str | None = None
    """The draft that this issued document was registered for."""
    not_carried: tuple[str, ...] = ()
    """Titles of the draft's measures whose words are no longer in the issued text."""
    superseded_by: str | None = None
    superseded_on: dt.date | None = None

    def standing(self, as_of: dt.date) -> Standing:
        """Its standing on ``as_of``; both ends of the validity count as in force."""
        if self.superseded_on is not None and as_of >= self.superseded_on:
            return Standing.SUPERSEDED
        if self.issuance is Issuance.DRAFT:
            return Standing.DRAFT
        if self.issuance is Issuance.HISTORY:
            return Standing.HISTORY
        if self.validity.after(as_of):
            return Standing.NOT_YET
        if self.validity.before(as_of):
            return Standing.EXPIRED
        return Standing.IN_FORCE

    @property
    def counted(self) -> Validity:
        """The days in which a title or event counts: the validity, for a draft from its expected start."""
        return Validity(self.validity.start or self.expected_from, self.validity.end)

    @property
    def strict(self) -> bool:
        """不适用 takes a condition of a city document away."""
        return False

    def articles(self) -> tuple[Node, ...]:
        """Its articles in text order."""
        return tuple(n for n in self.nodes if n.kind is NodeKind.ARTICLE)


# --- conditions -------------------------------------------------------------------------------------


class Op(StrEnum):
    """Comparisons; the word of the text decides which includes the number (以上 does, 超过 does not)."""

    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    EQUALS = "equals"
    ONE_OF = "one_of"


@dataclass(frozen=True, slots=True)
class FactRef:
    """A fact to read: of the item, of the client, or of the year ``as_of.year + offset``."""

    key: str
    offset: int | None = None
    item: bool = False


@dataclass(frozen=True, slots=True)
class Compare:
    """A fact against a constant in the fact's own unit."""

    ref: FactRef
    op: Op
    value: Decimal | bool | str | dt.date | tuple[str, ...]
    cite: Citation
    label: str = ""
    when: Condition | None = None


class Timing(StrEnum):
    """Whether a title's granting counts, or its being held on the day."""

    GRANTED = "granted"
    HELD = "held"


@dataclass(frozen=True, slots=True)
class Recognized:
    """A title of one of ``kinds``: granted by one of ``events``, or held on the day.

    Without ``events`` every granting counts (首次认定, 重新认定, 迁入), but a passed 复核 is none.
    """

    kinds: tuple[str, ...]
    timing: Timing
    cite: Citation
    events: tuple[RecognitionEvent, ...] = ()
    label: str = ""
    when: Condition | None = None
    relocated: bool = True
    """Whether a title that moved in with the firm raises the question of 首次认定; not where the text
    itself says what such a firm gets."""


@dataclass(frozen=True, slots=True)
class KeptAfter:
    """A yearly yes/no fact holds in each of the ``years`` fiscal years after a title was first granted."""

    kind: str
    ref: FactRef
    years: int
    cite: Citation
    label: str = ""
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Happened:
    """The day in ``ref`` (an item's recognition, a launch) lies in the document's validity, up to as-of.

    ``years``: it counts for so many years from the day; None: without end.
    """

    ref: FactRef
    cite: Citation
    years: int | None = None
    label: str = ""
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Received:
    """Whether money of one of ``measures`` was already had (by this client, or this item)."""

    measures: tuple[str, ...]
    cite: Citation
    label: str = ""
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """What no machine can test: a person answers it, with a reason."""

    id: str
    question: str
    office: str
    cite: Citation
    label: str = ""
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class UnderReading:
    """Met where the text is read as ``option`` of ``reading``."""

    reading: str
    option: str
    cite: Citation
    label: str = ""
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every applicable child."""

    children: tuple[Condition, ...]
    label: str = ""
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One applicable child."""

    children: tuple[Condition, ...]
    label: str = ""
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Not:
    """The child is not met."""

    child: Condition
    label: str = ""
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class AtLeast:
    """``count`` of the children."""

    count: int
    children: tuple[Condition, ...]
    label: str = ""
    when: Condition | None = None


class Span(StrEnum):
    """What a stretch of time is counted in."""

    DAYS = "days"
    YEARS = "years"


@dataclass(frozen=True, slots=True)
class Elapsed:
    """The time from the day in ``ref`` to the as-of date; a day still ahead has not begun to count."""

    ref: FactRef
    op: Op
    amount: int
    unit: Span
    cite: Citation
    label: str = ""
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """How many listed items of a kind meet ``where`` (None: all of them).

    ``given``: a figure typed in for the count itself; where it is there, it decides.
    """

    item: str
    where: Condition | None
    op: Op
    number: Decimal
    cite: Citation
    given: FactRef | None = None
    label: str = ""
    when: Condition | None = None


class Tally(StrEnum):
    """How an indicator gives points."""

    FIRST = "first"
    """The first band that is met."""
    SUM = "sum"
    """All bands that are met, up to the most."""
    STEPS = "steps"
    """Points for every full step of a figure, up to the most."""
    GIVEN = "given"
    """The figure itself is the score."""


@dataclass(frozen=True, slots=True)
class Band:
    """Points where a condition is met; without one, where no earlier band was."""

    points: Decimal
    condition: Condition | None = None


@dataclass(frozen=True, slots=True)
class Indicator:
    """One line of a scoring table; ``most`` is its full score. ``ref`` and ``step`` serve steps and given."""

    id: str
    label: str
    part: str
    most: Decimal
    tally: Tally
    bands: tuple[Band, ...] = ()
    ref: FactRef | None = None
    step: Decimal | None = None


@dataclass(frozen=True, slots=True)
class ScorePart:
    """A class of indicators with the least it must reach by itself."""

    id: str
    label: str
    minimum: Decimal


@dataclass(frozen=True, slots=True)
class Score:
    """A scoring table: the total compares as ``op`` with ``minimum``, and every part reaches its own."""

    op: Op
    minimum: Decimal
    indicators: tuple[Indicator, ...]
    cite: Citation
    parts: tuple[ScorePart, ...] = ()
    label: str = ""
    when: Condition | None = None


Leaf = (
    Compare
    | Recognized
    | KeptAfter
    | Happened
    | Received
    | Judgement
    | UnderReading
    | Elapsed
    | Count
    | Score
)
Condition = Leaf | AllOf | AnyOf | Not | AtLeast


# --- amounts ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Tranche:
    """A part of the payment: ``share`` of the amount, ``year`` counted from the decision, and when."""

    share: Decimal
    year: int
    when: str


@dataclass(frozen=True, slots=True)
class Flat:
    """``fixed`` (给予) or ``cap`` (不超过, 最高) sum in 元."""

    amount: Decimal
    word: str

    @property
    def kind(self) -> AmountKind:
        """Fixed where the text gives the sum outright, a ceiling otherwise."""
        return AmountKind.FIXED if self.word == "给予" else AmountKind.CAP


@dataclass(frozen=True, slots=True)
class Portion:
    """A share of a sum that the text itself states (再按新认定奖励的 20%); ``base`` in 元."""

    rate: Decimal
    base: Decimal
    word: str
    kind: ClassVar[AmountKind] = AmountKind.RATE

    @property
    def amount(self) -> Decimal:
        """The sum it comes to."""
        return round_cent(self.rate * self.base)


class CapSpan(StrEnum):
    """What a ceiling counts: each grant, each year, or all there will ever be."""

    GRANT = "grant"
    YEAR = "year"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Rate:
    """``rate`` (a fraction) of a base in 元, at most ``cap``.

    ``cap_reading``: the open question whether the cap counts each year or all years (its options
    are the words of :class:`CapSpan`); without it ``cap_span`` says.
    """

    rate: Decimal
    base: FactRef
    word: str
    cap: Decimal | None = None
    cap_span: CapSpan = CapSpan.GRANT
    cap_reading: str | None = None
    kind: ClassVar[AmountKind] = AmountKind.RATE


@dataclass(frozen=True, slots=True)
class Step:
    """One rung of a bracket: the sum where the measure passes ``threshold`` (as ``op`` says)."""

    threshold: Decimal
    op: Op
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Bracket:
    """The sum of the highest rung that the fact reaches; below the first, nothing."""

    by: FactRef
    steps: tuple[Step, ...]
    word: str
    kind: ClassVar[AmountKind] = AmountKind.BRACKET


@dataclass(frozen=True, slots=True)
class StepUp:
    """``amount`` less what was (or will be) paid for the ``lower`` measures (进档差额, 扣除).

    ``skip_reading``: the open question what is paid where no lower grade was ever had.
    """

    amount: Decimal
    word: str
    lower: tuple[str, ...]
    skip_reading: str | None = None
    kind: ClassVar[AmountKind] = AmountKind.STEP_UP


@dataclass(frozen=True, slots=True)
class Declining:
    """``rates[n−1]`` of the n-th year's base, at most ``cap`` a year; ``ordinal`` gives n (1, 2, 3).

    ``bases[n−1]`` is the base of year n; where ``base_reading`` is set, the text may also mean the
    first year's base for every year (option ``first``) beside each year's own (option ``own``).
    """

    rates: tuple[Decimal, ...]
    bases: tuple[FactRef, ...]
    ordinal: FactRef
    word: str
    cap: Decimal
    base_reading: str | None = None
    kind: ClassVar[AmountKind] = AmountKind.DECLINING


@dataclass(frozen=True, slots=True)
class PerUnit:
    """``each`` for every unit counted, at most ``cap`` a client."""

    each: Decimal
    count: FactRef
    word: str
    cap: Decimal | None = None
    kind: ClassVar[AmountKind] = AmountKind.PER_UNIT


@dataclass(frozen=True, slots=True)
class Pool:
    """A citywide sum: never a client's."""

    amount: Decimal
    word: str
    kind: ClassVar[AmountKind] = AmountKind.POOL


@dataclass(frozen=True, slots=True)
class RateBenefit:
    """A ceiling on a price (a fee, a share of investment): stated, not money paid."""

    rate: Decimal
    of: str
    word: str
    kind: ClassVar[AmountKind] = AmountKind.RATE_BENEFIT


@dataclass(frozen=True, slots=True)
class Unspecified:
    """Support promised without a figure: never 0."""

    word: str
    kind: ClassVar[AmountKind] = AmountKind.UNSPECIFIED


@dataclass(frozen=True, slots=True)
class InKind:
    """A right, service or permission."""

    what: str
    word: str = ""
    kind: ClassVar[AmountKind] = AmountKind.IN_KIND


Benefit = (
    Flat | Portion | Rate | Bracket | StepUp | Declining | PerUnit | Pool | RateBenefit | Unspecified | InKind
)


# --- measures ---------------------------------------------------------------------------------------


class GroupScope(StrEnum):
    """How far an exclusion reaches: the clause, the city's own policies, all levels."""

    CLAUSE = "clause"
    CITY = "city"
    ALL_LEVELS = "all_levels"


@dataclass(frozen=True, slots=True)
class ExclusionGroup:
    """Same matter: of its members only the highest is had in all (就高不重复).

    ``per_item``: each item is a matter of its own. ``reading``/``option``: the exclusion holds only
    under that reading of the text; the cautious reading is the one assumed until answered.
    """

    id: str
    label: str
    scope: GroupScope
    cite: Citation
    per_item: bool = False
    reading: str | None = None
    option: str | None = None


@dataclass(frozen=True, slots=True)
class SharedCap:
    """A ceiling on the sum of several measures or items, in 元; ``span`` year or total.

    ``reading``/``option``: the ceiling holds only under that (cautious) reading of the text.
    """

    id: str
    label: str
    amount: Decimal
    span: CapSpan
    cite: Citation
    reading: str | None = None
    option: str | None = None


@dataclass(frozen=True, slots=True)
class ReadingOption:
    """One way to read an open sentence."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A question the text leaves open: its options (the cautious first), the sentence, whom to ask."""

    id: str
    document: str
    question: str
    office: str
    options: tuple[ReadingOption, ...]
    cite: Citation

    @property
    def cautious(self) -> str:
        """The option the headline assumes."""
        return self.options[0].id


@dataclass(frozen=True, slots=True)
class Material:
    """A paper to hand in: 必交 or 选交, its form (原件、复印件、盖章), how long it holds, who issues it."""

    name: str
    required: bool
    source: str
    """Who asks for it: ``text`` (the clause), ``national`` (a national rule), ``implied`` (it proves a
    condition), ``own`` (the advisor added it)."""
    proves: str = ""
    form: str = ""
    valid: str = ""
    issuer: str = ""


@dataclass(frozen=True, slots=True)
class Quota:
    """At most ``count`` ``unit`` a year, citywide."""

    count: int
    unit: str
    per: str = "year"


@dataclass(frozen=True, slots=True)
class Measure:
    """One support that can be granted by itself. Its id is stable for ever."""

    id: str
    document: str
    article: str
    title: str
    kind: BenefitKind
    payee: Payee
    certainty: Certainty
    cites: tuple[Citation, ...]
    condition: Condition
    benefit: Benefit
    item_kind: str | None = None
    frequency: Frequency | None = None
    quota: Quota | None = None
    pool: Decimal | None = None
    """A yearly citywide sum all grants of this measure share, in 元."""
    groups: tuple[str, ...] = ()
    caps: tuple[str, ...] = ()
    schedule: tuple[Tranche, ...] = ()
    payers: tuple[str, ...] = ()
    materials: tuple[Material, ...] = ()
    readings: tuple[str, ...] = ()
    """Open questions that touch this measure beyond those its condition and amount name."""
    departments: tuple[str, ...] = ()
    note: str = ""
    figures: tuple[str, ...] = ()
    """Numbers of the quote that are said by the note alone (a duration, a floor), as written."""

    @property
    def quote(self) -> str:
        """The sentence as it stands, several parts joined by an ellipsis."""
        return "……".join(c.quote for c in self.cites)

    @property
    def is_money(self) -> bool:
        """Money, or what saves it (rent); services, land and encouragement are listed apart from it."""
        if self.kind in (BenefitKind.SERVICE, BenefitKind.ORIENTATION):
            return False
        return self.kind is BenefitKind.GRANT or not isinstance(self.benefit, InKind)

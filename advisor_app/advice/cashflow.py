"""Money by calendar year, payer and kind: what came, what was granted, what is counted, what may come.

Amounts come from an assessment; only the years are reckoned: the first payment lies the agency's own
delay after the as-of date, a further part as many years later as the clause says. 定额, 上限 and 择优 are
never added to each other. What is not settled (待核) and drafts are listed one by one: among them grants
may exclude each other, so that of these only the bound that the engine solved is a sum.

A measure applied for year by year stands with the one year that the assessment speaks of: later years
have their own figures and are judged anew. That holds for 逐年递减 too, whose later bases are not known.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from advisor_app.domain.application import Application, Pursuit
from advisor_app.domain.assessment import Assessment, MeasureResult
from advisor_app.domain.errors import InputError
from advisor_app.domain.library import Library
from advisor_app.domain.money import ZERO, round_cent
from advisor_app.domain.period import months_after
from advisor_app.domain.phrases import (
    BUCKETS,
    LEADS,
    Bucket,
    amount_phrase,
    bucket_of,
    lead_sum,
    measure_phrase,
    trim,
)
from advisor_app.domain.policy import Document, Frequency, Measure, Pool, RateBenefit, Standing
from advisor_app.domain.record import FactSet
from advisor_app.domain.verdict import Outcome
from advisor_app.engine.asof import known_on


class Kind(StrEnum):
    """How sure money is, the surest first."""

    RECEIVED = "received"
    GRANTED = "granted"
    FIXED = "fixed"
    CEILING = "ceiling"
    COMPETITIVE = "competitive"
    LEAD = "lead"
    DRAFT = "draft"


KINDS: Mapping[Kind, str] = {
    Kind.RECEIVED: "已到账",
    Kind.GRANTED: "核定待到账",
    Kind.FIXED: BUCKETS[Bucket.FIXED],
    Kind.CEILING: BUCKETS[Bucket.CEILING],
    Kind.COMPETITIVE: BUCKETS[Bucket.COMPETITIVE],
    Kind.LEAD: LEADS,
    Kind.DRAFT: "征求意见稿",
}
ADDED = (Kind.RECEIVED, Kind.GRANTED, Kind.FIXED, Kind.CEILING, Kind.COMPETITIVE)
"""Kinds whose rows add up, each for itself; the others are bounds that may exclude each other."""
OPEN = (Kind.LEAD, Kind.DRAFT)
_OF_BUCKET = {
    Bucket.FIXED: Kind.FIXED,
    Bucket.CEILING: Kind.CEILING,
    Bucket.COMPETITIVE: Kind.COMPETITIVE,
}

SHARED = "市、区分担（比例待定）"
UNSTATED = "出资方未写明"
UNNAMED = "付款方未记"
UNSETTLED = "可享受，金额未定的部分"
_PERCENT = re.compile(r"^(?P<name>.+?)[（(]?(?P<share>[0-9]+(?:\.[0-9]+)?)[%％][）)]?$")
_LONGEST_DELAY = 120


@dataclass(frozen=True, slots=True)
class Delays:
    """Months from an application to its payment, as the agency has set them; not what a document says.

    ``by_payer``: a word in the payer's name (区) with its own months, the first that fits.
    Raises InputError where a delay is negative or longer than ten years.
    """

    months: int = 12
    by_payer: tuple[tuple[str, int], ...] = ()

    def __post_init__(self) -> None:
        for months in (self.months, *(m for _, m in self.by_payer)):
            if not 0 <= months <= _LONGEST_DELAY:
                raise InputError(f"申报到拨付的月数“{months}”不合理，请填 0 至 {_LONGEST_DELAY} 之间的整数。")

    def of(self, payer: str) -> int:
        """The months for a payer."""
        return next((months for word, months in self.by_payer if word in payer), self.months)


USUAL = Delays()


@dataclass(frozen=True, slots=True)
class Expected:
    """Granted and not paid yet, in 元. ``year`` None: as late as any other payment."""

    measure: str
    amount: Decimal
    year: int | None = None
    payer: str = ""
    tranche: str = ""
    item: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One payment: in a year, by a payer, of a kind; ``amount`` in 元, ``when`` as the clause says it."""

    year: int
    payer: str
    kind: Kind
    measure: str
    item: str | None
    title: str
    amount: Decimal
    tranche: str = ""
    when: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class YearBar:
    """A year of the picture: a segment a kind, in 元, in the order of :data:`ADDED`; 0: there is none."""

    year: int
    parts: tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class CashFlow:
    """A client's payments by year, kind, payer and title.

    ``bounds``: what the open kinds can add at most, all in all; ``unstated``: what may be had without a
    figure (name, words), which is never 0.
    """

    client: str
    as_of: dt.date
    delays: Delays
    rows: tuple[Row, ...]
    bounds: tuple[tuple[Kind, Decimal], ...]
    unstated: tuple[tuple[str, str], ...] = ()

    @property
    def years(self) -> tuple[int, ...]:
        """From the first year with money that adds up to the last, without a gap."""
        found = [row.year for row in self.rows if row.kind in ADDED]
        return tuple(range(min(found), max(found) + 1)) if found else ()

    @property
    def payers(self) -> tuple[str, ...]:
        """Who pays, by name."""
        return tuple(sorted({row.payer for row in self.rows}))

    def of(self, *kinds: Kind) -> tuple[Row, ...]:
        """The rows of these kinds."""
        return tuple(row for row in self.rows if row.kind in kinds)

    def sum(self, kind: Kind, *, year: int | None = None, payer: str | None = None) -> Decimal:
        """The sum of a kind in 元, all in all or of a year or payer.

        Of an open kind only the bound of the whole is a sum; ValueError where a part of it is asked for.
        """
        if kind in OPEN:
            if year is not None or payer is not None:
                raise ValueError(f"{kind} does not add up by year or payer")
            return dict(self.bounds).get(kind, ZERO)
        return sum(
            (
                row.amount
                for row in self.rows
                if row.kind is kind and year in (None, row.year) and payer in (None, row.payer)
            ),
            ZERO,
        )

    def bars(self) -> tuple[YearBar, ...]:
        """The picture by year: a segment a kind, never a total."""
        return tuple(YearBar(y, tuple(self.sum(kind, year=y) for kind in ADDED)) for y in self.years)

    def assumptions(self) -> tuple[str, ...]:
        """What the years rest on, a sentence each; paper and sheet both say them."""
        first = months_after(self.as_of, self.delays.months)
        began = (
            f"到账年份是推算：自基准日 {self.as_of.isoformat()} 起 {self.delays.months} 个月"
            f"（本机构设定的申报到拨付时长，不是文件规定），即 {first.year} 年起；实际以主管部门拨付为准。"
        )
        apart = (f"付款方名称含“{word}”的，按 {months} 个月推算。" for word, months in self.delays.by_payer)
        return (began, *apart, *_ASSUMED)


_ASSUMED = (
    "分期的按条文比例，第一期在首次到账年，以后各期按条文年次顺延；尾差归最后一期。已领过一部分的，先抵前面各期。",
    "按年度申报的只列本年度一年；以后年度以当年数据另行判定，不预估。",
    "原文没有写明市、区（县、市）分担比例的，不拆分。",
    "定额、上限、择优性质不同，分列，不相加；上限由主管部门在限额内核定，择优受名额限制。",
    "待核上限和征求意见稿逐项列出，各项之间可能就高不重复，不按年相加，不计入任何合计。",
)


def cash_flow(
    assessment: Assessment,
    library: Library,
    facts: FactSet,
    *,
    delays: Delays = USUAL,
    expected: Iterable[Expected] = (),
) -> CashFlow:
    """Reckon the payments of an assessment made of ``facts`` with ``library``.

    ``expected``: what offices granted and have not paid. It stands in place of what is counted for the
    same measure (and item): an award settles its claim. Drafts are told only where the assessment lists
    them.
    """
    maker = _Maker(assessment, library, known_on(facts, assessment.as_of), delays)
    granted = tuple(e for e in expected if e.amount > 0)
    rows = [*maker.received(), *maker.granted(granted), *maker.counted(granted), *maker.open()]
    drafted = assessment.totals.drafts_possible if assessment.drafts else ZERO
    bounds = ((Kind.LEAD, lead_sum(assessment)), (Kind.DRAFT, drafted))
    return CashFlow(
        assessment.client,
        assessment.as_of,
        delays,
        tuple(sorted(rows, key=_order)),
        bounds,
        tuple(maker.unstated()),
    )


def expected_of(applications: Iterable[Application]) -> tuple[Expected, ...]:
    """What the steps of applications say was granted and has not arrived."""
    return tuple(
        Expected(a.target, a.due, item=a.item or None)
        for a in applications
        if a.pursuit is Pursuit.MEASURE and a.due > 0
    )


_RANKS = {kind: rank for rank, kind in enumerate(Kind)}


def _order(row: Row) -> tuple[int, int, str]:
    """By year, kind and payer; what is alike in these stays in the assessment's order."""
    return row.year, _RANKS[row.kind], row.payer


class _Maker:
    """The rows of one client."""

    def __init__(self, assessment: Assessment, library: Library, facts: FactSet, delays: Delays) -> None:
        self.assessment = assessment
        self.measures: dict[str, Measure] = {m.id: m for m in library.measures}
        self.documents: Mapping[str, Document] = library.documents
        self.facts = facts
        self.delays = delays
        self.names = {r.key: measure_phrase(r) for r in assessment.measures}
        self.own = [r for r in assessment.measures if r.payee.is_client]
        self.now = [r for r in self.own if r.standing is Standing.IN_FORCE]

    def received(self) -> Iterator[Row]:
        """What came, each in its own year."""
        for had in self.facts.received:
            payer = had.payer or UNNAMED
            title = self._title(had.measure, had.item)
            yield Row(
                had.year, payer, Kind.RECEIVED, had.measure, had.item, title, had.amount, had.tranche, "到账"
            )

    def granted(self, expected: Iterable[Expected]) -> Iterator[Row]:
        """What was granted and is awaited."""
        for each in expected:
            payers = ((each.payer, Decimal(1)),) if each.payer else self._payers(each.measure)
            title = self._title(each.measure, each.item)
            for (payer, _), due in zip(payers, split(each.amount, [s for _, s in payers]), strict=True):
                if due:
                    year = each.year if each.year is not None else self._first(payer)
                    yield Row(
                        year,
                        payer,
                        Kind.GRANTED,
                        each.measure,
                        each.item,
                        title,
                        due,
                        each.tranche,
                        "已核定，待拨付",
                    )

    def counted(self, expected: Sequence[Expected]) -> Iterator[Row]:
        """What is counted in the confirmed totals, less what an award has settled."""
        expected = [e for e in expected if self._settles(e)]
        settled = {(e.measure, e.item) for e in expected}
        alone = {measure for measure, times in Counter(r.id for r in self.now).items() if times == 1}
        floating: dict[str, Decimal] = {}
        for each in expected:
            if each.item is None and each.measure not in alone:
                floating[each.measure] = floating.get(each.measure, ZERO) + each.amount
        for r in self.now:
            if not r.chosen or not r.counted:
                continue
            if (r.id, r.item) in settled or (r.id in alone and (r.id, None) in settled):
                continue
            amount = r.counted
            if r.id in floating:
                netted = min(amount, floating[r.id])
                floating[r.id] -= netted
                amount -= netted
            kind = _OF_BUCKET[bucket_of(r.certainty, r.amount.word)]
            yield from self._rows(r, kind, r.amount.confirmed or ZERO, amount)

    def _settles(self, each: Expected) -> bool:
        """Whether what is awaited is this year's claim: of a yearly measure it may be an earlier year's."""
        measure = self.measures.get(each.measure)
        if measure is None or measure.frequency is not Frequency.YEARLY:
            return True
        years = [
            a.year
            for a in self.facts.awards
            if a.measure == each.measure and (each.item is None or a.item in (None, each.item))
        ]
        return not years or max(years) >= self.assessment.as_of.year

    def open(self) -> Iterator[Row]:
        """What is not settled and what drafts would give, each at its most."""
        for r in self.now:
            confirmed, possible = r.amount.confirmed, r.amount.possible
            if confirmed is None or not possible:
                continue
            if r.lead:
                yield from self._rows(r, Kind.LEAD, possible, possible)
            elif r.outcome is Outcome.ELIGIBLE and r.chosen and possible > confirmed:
                payers, last = self._payers(r.id), max(0, len(r.amount.schedule) - 1)
                rest = split(possible - confirmed, [share for _, share in payers])
                for (payer, _), part in zip(payers, rest, strict=True):
                    if part:
                        year = self._year(r, last, payer, begun=True)
                        yield self._row(r, Kind.LEAD, part, payer, year=year, remark=UNSETTLED)
        for r in self.own:
            drafted = r.standing is Standing.DRAFT and (r.lead or r.outcome is Outcome.ELIGIBLE)
            if drafted and r.amount.possible:
                yield from self._rows(r, Kind.DRAFT, r.amount.possible, r.amount.possible)

    def unstated(self) -> Iterator[tuple[str, str]]:
        """What may be had without a figure; a city's pool and a price are nobody's money."""
        for r in self.now:
            benefit = self.measures[r.id].benefit
            apart = isinstance(benefit, Pool | RateBenefit) or not self.measures[r.id].is_money
            if r.outcome is Outcome.ELIGIBLE and r.chosen and not r.amount.stated and not apart:
                yield self.names[r.key], amount_phrase(r, benefit)

    # --- parts ------------------------------------------------------------------------------------

    def _rows(self, r: MeasureResult, kind: Kind, whole: Decimal, amount: Decimal) -> Iterator[Row]:
        """A sum in its parts and by its payers; ``whole``: before other grants took from it."""
        parts = _parts(r, whole, amount)
        payers = self._payers(r.id)
        for place, part in enumerate(parts):
            shares = split(part, [share for _, share in payers])
            for (payer, _), paid in zip(payers, shares, strict=True):
                if paid:
                    year = self._year(r, place, payer, begun=bool(parts[0]))
                    yield self._row(r, kind, paid, payer, year=year, place=place)

    def _row(
        self,
        r: MeasureResult,
        kind: Kind,
        amount: Decimal,
        payer: str,
        *,
        year: int,
        place: int = 0,
        remark: str = "",
    ) -> Row:
        tranche = when = ""
        if r.amount.schedule and not remark:
            part = r.amount.schedule[place]
            tranche, when = f"第{part.year}期 {trim(part.share * 100)}%", part.when
        if self.measures[r.id].frequency is Frequency.YEARLY:
            remark = remark or "按年度申报，只列本年度"
        return Row(year, payer, kind, r.id, r.item, self.names[r.key], amount, tranche, when, remark)

    def _year(self, r: MeasureResult, place: int, payer: str, *, begun: bool) -> int:
        """The year of a part; ``begun``: something of the first part is still to come."""
        first = self._first(payer)
        if not r.amount.schedule:
            return first
        later = r.amount.schedule[place].year - r.amount.schedule[0].year
        had = [h.year for h in self.facts.received if h.measure == r.id and h.item in (None, r.item)]
        if not later or not had:
            return first + later
        return max(first if begun else self.assessment.as_of.year, min(had) + later)

    def _first(self, payer: str) -> int:
        return months_after(self.assessment.as_of, self.delays.of(payer)).year

    def _payers(self, measure: str) -> tuple[tuple[str, Decimal], ...]:
        """Who pays, with shares that make up the whole; one name for all where no split is stated."""
        found = self.measures.get(measure)
        if found is None:
            return ((UNNAMED, Decimal(1)),)
        return payers_of(found, self.documents[found.document])

    def _title(self, measure: str, item: str | None) -> str:
        named = self.names.get(measure if item is None else f"{measure}@{item}")
        if named is not None:
            return named
        found = self.measures.get(measure)
        return found.title if found is not None else measure


def payers_of(measure: Measure, document: Document) -> tuple[tuple[str, Decimal], ...]:
    """Who pays a measure, with shares that make up the whole, as far as measure and document say."""
    stated = [_PERCENT.match(payer) for payer in measure.payers]
    shares = [(m["name"], Decimal(m["share"]) / 100) for m in stated if m is not None]
    if measure.payers and len(shares) == len(measure.payers) and sum(s for _, s in shares) == 1:
        return tuple(shares)
    if measure.payers:
        many = "（比例待定）" if len(measure.payers) > 1 else ""
        return ((f"{'、'.join(measure.payers)}{many}", Decimal(1)),)
    funding = "" if document.funding is None else document.funding.quote
    shared = "区" in funding and ("分担" in funding or "承担" in funding)
    return ((SHARED if shared else UNSTATED, Decimal(1)),)


def split(whole: Decimal, shares: Sequence[Decimal]) -> list[Decimal]:
    """A sum in 元 by shares, rounded to 分; the last takes what rounding leaves, so that all add up."""
    left, parts = whole, []
    for share in shares[:-1]:
        parts.append(min(round_cent(whole * share), left))
        left -= parts[-1]
    return [*parts, left]


def _parts(r: MeasureResult, whole: Decimal, amount: Decimal) -> list[Decimal]:
    """``amount`` by the clause's parts; ``whole``: what the measure comes to before others take from it.

    What came already is taken off the first parts. Where a ceiling holds back the later parts (they fall
    after the document's end), the first ones are filled; what another grant took lessens all alike.
    """
    schedule = r.amount.schedule
    if not schedule:
        return [amount]
    shares = [part.share for part in schedule]
    nominal = max(whole, sum((part.amount or ZERO for part in schedule), ZERO))
    had, room = r.amount.received, whole
    parts = []
    for part in split(nominal + had, shares):
        paid = min(part, had)
        had -= paid
        parts.append(min(part - paid, room))
        room -= parts[-1]
    parts[-1] += room
    if amount == whole or not whole:
        return parts
    last = max(place for place, part in enumerate(parts) if part)
    return [*split(amount, [part / whole for part in parts[: last + 1]]), *[ZERO] * (len(parts) - last - 1)]


# --- the portfolio ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Rolled:
    """Money of a kind in a year from a payer ("": all of them) over clients, in 元."""

    year: int
    kind: Kind
    payer: str
    amount: Decimal
    clients: frozenset[str]


@dataclass(frozen=True, slots=True)
class RollUp:
    """A portfolio's payments; kinds never mixed. ``bounds``: of the open kinds, with how many clients."""

    clients: frozenset[str]
    cells: tuple[Rolled, ...]
    bounds: tuple[tuple[Kind, Decimal, int], ...]

    @property
    def years(self) -> tuple[int, ...]:
        """From the first year with money to the last."""
        found = [cell.year for cell in self.cells]
        return tuple(range(min(found), max(found) + 1)) if found else ()

    def sum(self, kind: Kind, *, year: int | None = None) -> Decimal:
        """The sum of a kind, all in all or of a year; of an open kind see ``bounds``."""
        if kind in OPEN:
            raise ValueError(f"{kind} does not add up by year")
        return sum((c.amount for c in self.cells if c.kind is kind and year in (None, c.year)), ZERO)

    def by_year(self) -> tuple[Rolled, ...]:
        """All payers together."""
        return _gathered((c.year, c.kind, "", c.amount, c.clients) for c in self.cells)

    def bars(self) -> tuple[YearBar, ...]:
        """The picture by year: a segment a kind, never a total."""
        return tuple(YearBar(y, tuple(self.sum(kind, year=y) for kind in ADDED)) for y in self.years)


def roll_up(flows: Iterable[tuple[str, CashFlow]]) -> RollUp:
    """The flows of many clients, each with the client's key, in any order."""
    kept = list(flows)
    cells = _gathered(
        (row.year, row.kind, row.payer, row.amount, frozenset({client}))
        for client, flow in kept
        for row in flow.of(*ADDED)
    )
    bounds = tuple(
        (
            kind,
            sum((flow.sum(kind) for _, flow in kept), ZERO),
            len({client for client, flow in kept if flow.sum(kind)}),
        )
        for kind in OPEN
    )
    return RollUp(frozenset(client for client, _ in kept), cells, bounds)


def _gathered(
    rows: Iterable[tuple[int, Kind, str, Decimal, frozenset[str]]],
) -> tuple[Rolled, ...]:
    sums: dict[tuple[int, Kind, str], Decimal] = {}
    clients: dict[tuple[int, Kind, str], set[str]] = {}
    for year, kind, payer, amount, who in rows:
        key = (year, kind, payer)
        sums[key] = sums.get(key, ZERO) + amount
        clients.setdefault(key, set()).update(who)
    found = (Rolled(*key, amount, frozenset(clients[key])) for key, amount in sums.items())
    return tuple(sorted(found, key=lambda c: (c.year, _RANKS[c.kind], c.payer)))

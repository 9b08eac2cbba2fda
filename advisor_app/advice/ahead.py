"""The days ahead on which a client's answers turn, with the facts as they are; and what drafts would do.

Days are derived from the content (when documents and standards begin and end, which spans their conditions
count) and from the record (days of titles, items and events), never from a list. Each is assessed, and the
day before it where something differs, so that what is told has happened on that very day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from advisor_app.advice.compare import Difference, MeasureChange, Move, Sum, compare
from advisor_app.domain.assessment import Missing
from advisor_app.domain.client import within
from advisor_app.domain.errors import InputError
from advisor_app.domain.labels import label
from advisor_app.domain.library import Library
from advisor_app.domain.money import ZERO, format_wan
from advisor_app.domain.period import Validity, years_after
from advisor_app.domain.phrases import BUCKETS, Bucket, bucket_of, clause_phrase, document_phrase
from advisor_app.domain.policy import (
    AllOf,
    AnyOf,
    AtLeast,
    Condition,
    Count,
    Document,
    Elapsed,
    FactRef,
    Happened,
    Issuance,
    Not,
    Op,
    Score,
    Span,
    Standing,
)
from advisor_app.domain.record import LOSING, FactSet, Recognition
from advisor_app.domain.tiers import NEW_RULES
from advisor_app.engine.assess import Assessor

_DAY = dt.timedelta(days=1)
_LONGEST = 20
"""Years ahead; beyond lies no rule that is known today."""


class Occasion(StrEnum):
    """Why a day may turn an answer."""

    YEAR = "year"
    DOCUMENT_BEGINS = "document_begins"
    DOCUMENT_ENDS = "document_ends"
    SUPERSEDED = "superseded"
    TITLE_BEGINS = "title_begins"
    TITLE_ENDS = "title_ends"
    TITLE_TERM = "title_term"
    TITLE_LOST = "title_lost"
    BAR_ENDS = "bar_ends"
    STANDARD = "standard"
    NAMES = "names"
    DATE = "date"
    SPAN = "span"


ENDINGS = (Occasion.DOCUMENT_ENDS, Occasion.SUPERSEDED, Occasion.TITLE_ENDS, Occasion.TITLE_TERM)
"""Occasions on which something runs out."""
_ALWAYS = (Occasion.TITLE_ENDS, Occasion.TITLE_TERM, Occasion.TITLE_LOST)
"""Told even where no policy reads them: a certificate that runs out is news by itself."""


@dataclass(frozen=True, slots=True)
class Cause:
    """One reason in a sentence; ``subject``: the document, title, fact or year it is about."""

    occasion: Occasion
    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class Turn:
    """A day on which something differs from the day before, and why."""

    day: dt.date
    causes: tuple[Cause, ...]
    difference: Difference

    @property
    def begins(self) -> tuple[MeasureChange, ...]:
        """What can be had, or may be, from this day on."""
        return self.difference.of(Move.GAINED, Move.MORE, Move.OPENED)

    @property
    def ends(self) -> tuple[MeasureChange, ...]:
        """What can no longer be had; what only waits for a new year's figures is not among it."""
        lost = self.difference.of(Move.LOST, Move.LESS, Move.CLOSED, Move.UNSETTLED)
        return tuple(c for c in lost if not c.refresh)

    @property
    def refresh(self) -> tuple[MeasureChange, ...]:
        """What was had and now waits for the figures of the new 上年度."""
        return tuple(c for c in self.difference.measures if c.refresh)

    @property
    def asked(self) -> tuple[Missing, ...]:
        """The figures that are asked for anew, each once."""
        return tuple(dict.fromkeys(m for change in self.refresh for m in change.awaits))

    @property
    def expires(self) -> tuple[Cause, ...]:
        """What runs out."""
        return tuple(cause for cause in self.causes if cause.occasion in ENDINGS)


def turns(assessor: Assessor, facts: FactSet, as_of: dt.date, *, years: int = 3) -> tuple[Turn, ...]:
    """The days after ``as_of``, up to so many years on, on which an answer turns; see :class:`Ahead`."""
    return Ahead(assessor).turns(facts, as_of, years=years)


class Ahead:
    """A library's spans, gathered once; it holds no client."""

    def __init__(self, assessor: Assessor) -> None:
        self._assessor = assessor
        self._library = assessor.library
        conditions = [m.condition for m in self._library.measures]
        conditions += [c.condition for s in self._library.standards for c in s.criteria]
        found = dict.fromkeys(span for condition in conditions for span in _spans(condition))
        self._spans = tuple(found)

    def turns(self, facts: FactSet, as_of: dt.date, *, years: int = 3) -> tuple[Turn, ...]:
        """The turning days in order. Raises InputError where ``years`` is not 1 to 20."""
        if not 1 <= years <= _LONGEST:
            raise InputError(f"往后看的年数“{years}”不合理，请填 1 至 {_LONGEST} 之间的整数。")
        found = []
        seen = self._assessor.assess(facts, as_of)
        for day, causes in self.days(facts, as_of, years_after(as_of, years)):
            now = self._assessor.assess(facts, day)
            news = any(cause.occasion in _ALWAYS for cause in causes)
            if news or not compare(seen, now).empty:
                difference = compare(self._assessor.assess(facts, day - _DAY), now)
                if news or not difference.empty:
                    found.append(Turn(day, _telling(causes, difference), difference))
            seen = now
        return tuple(found)

    def days(
        self, facts: FactSet, as_of: dt.date, until: dt.date
    ) -> tuple[tuple[dt.date, tuple[Cause, ...]], ...]:
        """The days after ``as_of`` up to ``until`` on which something may turn, with the reasons."""
        found: dict[dt.date, dict[Cause, None]] = {}
        for day, cause in self._candidates(facts, as_of, until):
            if as_of < day <= until:
                found.setdefault(day, {})[cause] = None
        return tuple((day, tuple(found[day])) for day in sorted(found))

    def _candidates(self, facts: FactSet, as_of: dt.date, until: dt.date) -> Iterator[tuple[dt.date, Cause]]:
        for year in range(as_of.year + 1, until.year + 1):
            text = f"进入 {year} 年，上年度变为 {year - 1} 年"
            yield dt.date(year, 1, 1), Cause(Occasion.YEAR, str(year), text)
        yield from self._documents(facts)
        yield from self._standards(facts)
        for record in facts.recognitions:
            yield from self._title(record)
        yield from self._dates(facts)

    def _documents(self, facts: FactSet) -> Iterator[tuple[dt.date, Cause]]:
        for document in self._library.documents.values():
            if facts.region is not None and not within(facts.region, document.region):
                continue
            named = document.number or document.short_title
            start, end = document.validity.start, document.validity.end
            if start is not None:
                yield start, Cause(Occasion.DOCUMENT_BEGINS, document.id, f"{named}施行")
            if end is not None:
                text = f"{named}有效期至 {end.isoformat()}，已届满"
                yield end + _DAY, Cause(Occasion.DOCUMENT_ENDS, document.id, text)
            if document.superseded_on is not None:
                by = self._library.documents.get(document.superseded_by or "")
                text = f"{named}被{by.number or by.short_title if by is not None else '新文件'}替代"
                yield document.superseded_on, Cause(Occasion.SUPERSEDED, document.id, text)

    def _standards(self, facts: FactSet) -> Iterator[tuple[dt.date, Cause]]:
        text = "梯队层级改称（工信部企业〔2026〕2号施行）"
        yield NEW_RULES, Cause(Occasion.NAMES, "ladder", text)
        for standard in self._library.standards:
            if standard.region and (facts.region is None or not within(facts.region, standard.region)):
                continue
            title = self._library.catalogue.recognitions[standard.title].label
            applied = standard.applications
            for each in applied:
                named, over = f"{title}（{label(each.purpose)}）", _next(each.days.end)
                if each.days.start is not None:
                    yield each.days.start, Cause(Occasion.STANDARD, standard.title, f"{named}：{each.why}")
                if over and self._library.standard_for(standard.title, each.purpose, over) is None:
                    text = f"{named}：{standard.label}不再适用"
                    yield over, Cause(Occasion.STANDARD, standard.title, text)
            for criterion in standard.criteria:
                for day, turned in ((criterion.days.start, "起"), (_next(criterion.days.end), "起不再")):
                    if day is not None and any(a.days.holds(day) for a in applied):
                        text = f"{title}：{day.isoformat()} {turned}要求“{criterion.label}”"
                        yield day, Cause(Occasion.STANDARD, standard.title, text)

    def _title(self, record: Recognition) -> Iterator[tuple[dt.date, Cause]]:
        kind = self._library.catalogue.recognitions.get(record.kind)
        name = kind.label if kind is not None else record.kind
        day, end = record.granted_on, record.valid_to
        if record.event in LOSING:
            if day is not None:
                yield day, Cause(Occasion.TITLE_LOST, record.kind, f"{name}撤销或失效")
                for standard in self._library.standards:
                    if standard.title == record.kind and standard.barred_years is not None:
                        text = f"{name}撤销满 {standard.barred_years} 年，可以再次申报"
                        yield (
                            years_after(day, standard.barred_years),
                            Cause(Occasion.BAR_ENDS, record.kind, text),
                        )
            return
        if day is not None:
            yield day, Cause(Occasion.TITLE_BEGINS, record.kind, f"{name}认定日")
        if end is not None:
            text = f"{name}有效期至 {end.isoformat()}，已届满"
            yield end + _DAY, Cause(Occasion.TITLE_ENDS, record.kind, text)
        elif day is not None and kind is not None and kind.validity_years is not None:
            text = f"{name}认定满 {kind.validity_years} 年，证书未记有效期，是否仍有效待核"
            yield (
                years_after(day, kind.validity_years) + _DAY,
                Cause(Occasion.TITLE_TERM, record.kind, text),
            )

    def _dates(self, facts: FactSet) -> Iterator[tuple[dt.date, Cause]]:
        values: dict[tuple[str, bool], list[tuple[dt.date, str]]] = {}
        catalogue = self._library.catalogue
        for key, value in facts.facts.items():
            if isinstance(value.value, dt.date):
                fact = catalogue.facts.get(key)
                what = key if fact is None else fact.label
                values.setdefault((key, False), []).append((value.value, what))
        for item in facts.items:
            kind = catalogue.items.get(item.kind)
            named = item.title("" if kind is None else kind.label)
            for key, value in item.facts.items():
                if isinstance(value.value, dt.date):
                    fact = catalogue.item_facts.get((item.kind, key))
                    what = f"{named}的{key if fact is None else fact.label}"
                    values.setdefault((key, True), []).append((value.value, what))
        for span in self._spans:
            for day, what in values.get((span.key, span.item), ()):
                yield day, Cause(Occasion.DATE, span.key, f"{what}（{day.isoformat()}）当日")
                turn = span.turn(day)
                if turn is not None:
                    yield turn, Cause(Occasion.SPAN, span.key, f"自{what}（{day.isoformat()}）{span.text}")


def _telling(causes: tuple[Cause, ...], difference: Difference) -> tuple[Cause, ...]:
    """The causes without those of standards that made no difference to this client."""
    titles = {change.told.title for change in difference.ladder.standards}
    apart = (Occasion.STANDARD, Occasion.NAMES)
    return tuple(
        c
        for c in causes
        if c.occasion not in apart
        or c.subject in titles
        or (c.occasion is Occasion.NAMES and not difference.ladder.empty)
    )


def _next(day: dt.date | None) -> dt.date | None:
    return None if day is None else day + _DAY


# --- spans of conditions ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Span:
    """A time that a condition counts from the day in a fact; ``amount`` None: only the day itself matters."""

    key: str
    item: bool
    amount: int | None = None
    unit: Span = Span.YEARS
    after: bool = False
    """Whether the condition turns the day after the span is full."""

    def turn(self, day: dt.date) -> dt.date | None:
        """The day on which it turns."""
        if self.amount is None:
            return None
        full = (
            years_after(day, self.amount) if self.unit is Span.YEARS else day + dt.timedelta(days=self.amount)
        )
        return full + _DAY if self.after else full

    @property
    def text(self) -> str:
        """The span in words."""
        unit = "年" if self.unit is Span.YEARS else "天"
        return f"起{'已超过' if self.after else '满'} {self.amount} {unit}"


_TURNS: Mapping[Op, tuple[bool, ...]] = {
    Op.AT_LEAST: (False,),
    Op.LESS_THAN: (False,),
    Op.AT_MOST: (True,),
    Op.MORE_THAN: (True,),
}
"""Whether a comparison turns on the day the span is full, or on the next."""


def _spans(condition: Condition) -> Iterator[_Span]:
    if condition.when is not None:
        yield from _spans(condition.when)
    match condition:
        case Happened(ref=FactRef(key=key, item=item), years=years):
            yield _Span(key, item, years, after=True)
        case Elapsed(ref=FactRef(key=key, item=item), amount=amount, unit=unit, op=op):
            for after in _TURNS.get(op, (False, True)):
                yield _Span(key, item, amount, unit, after)
        case Count(where=where):
            # its items' own days: the condition within is asked of items, whatever it stands in
            if where is not None:
                yield from (replace(span, item=True) for span in _spans(where))
        case Score(indicators=indicators):
            for band in (b for i in indicators for b in i.bands if b.condition is not None):
                assert band.condition is not None
                yield from _spans(band.condition)
        case AllOf(children=children) | AnyOf(children=children) | AtLeast(children=children):
            for child in children:
                yield from _spans(child)
        case Not(child=child):
            yield from _spans(child)


# --- drafts -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class DraftEffect:
    """What a draft would do if it were issued as written: a sum apart, in none of the totals.

    ``difference``: from today's answer to the one with this draft alone in force.
    ``repeals``: its own words on what it repeals; ``repealed``: the documents meant, as far as they are held.
    """

    document: str
    title: str
    difference: Difference
    repeals: str = ""
    repealed: tuple[str, ...] = ()

    @property
    def adds(self) -> tuple[MeasureChange, ...]:
        """What it would give, or may give; each with its range and what is missing."""
        added = self.difference.of(Move.GAINED, Move.OPENED, Move.MORE)
        return tuple(c for c in added if c.told.document == self.document)

    @property
    def replaces(self) -> tuple[MeasureChange, ...]:
        """What it would take from measures of today: repealed, or given up for the higher sum."""
        taken = self.difference.of(Move.LOST, Move.LESS, Move.CLOSED, Move.UNSETTLED)
        return tuple(c for c in taken if c.told.document != self.document)

    @property
    def range(self) -> tuple[Decimal, Decimal]:
        """By how much the confirmed total would differ, and the one with what has a sign (待核), in 元."""
        return self.difference.sum(Sum.CONFIRMED).change, self.difference.sum(Sum.LEADS).change


def draft_effect(assessor: Assessor, facts: FactSet, as_of: dt.date) -> tuple[DraftEffect, ...]:
    """What each draft for the client's place would do; see :class:`Drafts`, which serves many clients."""
    return Drafts(assessor).of(facts, as_of)


class Drafts:
    """The library once more for each draft, with that draft in force as written; it holds no client.

    The start that a draft leaves open counts as its text tells (``expected_from``); what it repeals is out
    of force, where it is held.
    """

    def __init__(self, assessor: Assessor) -> None:
        self._assessor = assessor
        self._issued: dict[str, Assessor] = {}

    def of(self, facts: FactSet, as_of: dt.date) -> tuple[DraftEffect, ...]:
        """Each draft that is for the client's place, has not run out and changes something or repeals."""
        now = self._assessor.assess(facts, as_of)
        found = []
        for document in self._assessor.library.documents.values():
            apart = document.standing(as_of) is not Standing.DRAFT or document.validity.before(as_of)
            if apart or (facts.region is not None and not within(facts.region, document.region)):
                continue
            difference = compare(now, self._with(document).assess(facts, as_of))
            repeals = "" if document.repeals is None else document.repeals.quote
            repealed = tuple(d.id for d in self._repealed(document))
            found.append(DraftEffect(document.id, document_phrase(document), difference, repeals, repealed))
        return tuple(found)

    def _with(self, draft: Document) -> Assessor:
        if draft.id not in self._issued:
            library = self._assessor.library
            # no start: every as-of date is in it, and titles count from the expected start
            issued = replace(draft, issuance=Issuance.ISSUED, validity=Validity(None, draft.validity.end))
            gone = {
                d.id: replace(d, superseded_by=draft.id, superseded_on=dt.date.min)
                for d in self._repealed(draft)
            }
            documents = {**library.documents, **gone, draft.id: issued}
            self._issued[draft.id] = Assessor(replace(library, documents=documents))
        return self._issued[draft.id]

    def _repealed(self, draft: Document) -> list[Document]:
        words = "" if draft.repeals is None else draft.repeals.quote
        others = (d for d in self._assessor.library.documents.values() if d.id != draft.id)
        return [d for d in others if d.number and d.number in words]


# --- words --------------------------------------------------------------------------------------------


def refresh_phrase(turn: Turn) -> str:
    """That a new year's figures are awaited, which is no loss; "" where none are.

    ``3 项可享受的事项（原计入上限 21.30 万元）改按 2026 年数据判定……``.
    """
    if not turn.refresh:
        return ""
    years = sorted({m.year for m in turn.asked if m.year is not None})
    counted = dict.fromkeys(Bucket, ZERO)
    for before in (c.before for c in turn.refresh if c.before is not None):
        counted[bucket_of(before.certainty, before.amount.word)] += before.counted
    sums = "、".join(f"{BUCKETS[kind]} {format_wan(had)} 万元" for kind, had in counted.items() if had)
    said = f"（原计入{sums}）" if sums else ""
    return (
        f"{len(turn.refresh)} 项可享受的事项{said}改按 {'、'.join(map(str, years))} 年数据判定，"
        "数据尚未录入，转为待定；补齐后重新判定，不是失去。"
    )


def repeal_phrase(effect: DraftEffect, library: Library) -> str:
    """What a draft repeals and whether that is counted; "" where it repeals nothing."""
    if not effect.repeals:
        return ""
    if effect.repealed:
        named = "、".join(clause_phrase(library.documents[d], "") for d in effect.repealed)
        return f"如印发，{named}废止，其事项已从测算中去掉。原文：{effect.repeals}"
    return f"如印发将废止的文件不在政策库中，失去的支持没有计入。原文：{effect.repeals}"

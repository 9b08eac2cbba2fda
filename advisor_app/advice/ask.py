"""Which missing facts are worth asking first: by what each answer would settle, in money and verdicts.

Every answer is entered into a copy of the record and assessed. Nothing is counted by name: a question
ranks by the money its answers move in the totals of the assessment, where sums that exclude each other
and ceilings have already been taken into account.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from advisor_app.advice.cuts import leaves, pieces
from advisor_app.advice.solve import Slot, put
from advisor_app.domain.assessment import Assessment, MeasureResult, Missing
from advisor_app.domain.client import within
from advisor_app.domain.facts import FactDef
from advisor_app.domain.labels import label as word
from advisor_app.domain.library import Library
from advisor_app.domain.money import ZERO
from advisor_app.domain.period import years_after
from advisor_app.domain.phrases import Whereabouts, missing_phrase
from advisor_app.domain.policy import Measure, Received, Recognized, Standing
from advisor_app.domain.record import (
    LOSING,
    FactSet,
    Item,
    ReceivedBenefit,
    Recognition,
    RecognitionEvent,
)
from advisor_app.domain.verdict import Outcome
from advisor_app.engine.assess import Assessor

ELSEWHERE = "000000"
"""Stands for a place that no document speaks to."""
_COMES = (
    RecognitionEvent.FIRST,
    RecognitionEvent.RENEWED,
    RecognitionEvent.RE_EVALUATED,
    RecognitionEvent.RELOCATED_IN,
)
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Answer:
    """One possible answer and what it comes to.

    ``decides``: how many of the verdicts now open it settles (in force; drafts not among them).
    ``confirmed`` and ``possible``: the assessment's totals with it entered, in 元. ``record``: the client's
    record with it entered, for going on from there; never to be kept as fact.
    """

    label: str
    decides: int
    confirmed: Decimal
    possible: Decimal
    record: FactSet = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Question:
    """Something missing that is worth asking, with what hangs on it.

    ``gain``: how much the confirmed total (定额＋上限＋择优, drafts not in it) would rise with the best
    answer, in 元. ``loss``: how much of the possible total would fall away with the worst. Both are
    differences of totals, so sums that exclude each other are not counted twice, and the gains of several
    questions do not add up. A ceiling stays a ceiling: nothing of it is promised.
    ``decides``: how many verdicts in force at least one answer settles; ``drafts``: the same for drafts.
    ``answers`` empty: what matters is the figure itself, no threshold cuts it.
    ``text``: what to ask; ``evidence``: the papers that prove it.
    """

    missing: Missing
    label: str
    year: int | None
    item: str | None
    held_by: str
    evidence: tuple[str, ...]
    text: str
    answers: tuple[Answer, ...]
    decides: int
    gain: Decimal
    loss: Decimal
    drafts: int = 0
    lead: bool = False
    """Whether the record shows a sign of one of the measures that wait for it."""

    @property
    def money(self) -> Decimal:
        """What hangs on it: the larger of gain and loss, in 元."""
        return max(self.gain, self.loss)

    @property
    def key(self) -> str:
        """Unique in a round of questions: ``revenue@2025``, ``judgement:growth@talent#1``."""
        return "@".join(str(p) for p in (self.missing.key, self.year, self.item) if p is not None)


def ask(
    assessor: Assessor,
    facts: FactSet,
    as_of: dt.date,
    *,
    drafts: bool = False,
    limit: int | None = None,
    leads_only: bool = False,
) -> tuple[Question, ...]:
    """The questions still open for a client, the one with the most money on it first.

    Then come more verdicts, then the key, so that the order is always the same. ``drafts``: questions that
    only drafts raise are asked too, behind the others; their money is in no total. ``limit``: no more than
    so many, and no more work than telling them from the rest takes. ``leads_only``: only what measures wait
    for that the record shows a sign of (有线索), not every title a firm might have.
    """
    asking = Asking(assessor, facts, as_of, drafts=drafts, leads_only=leads_only)
    return best(asking.bounds, map(asking.question, range(len(asking.bounds))), limit)


def best(bounds: Sequence[Decimal], tried: Iterable[Question], limit: int | None) -> tuple[Question, ...]:
    """The ``limit`` questions with the most money on them, of those that are tried.

    ``bounds``: what no answer to each question can exceed, in 元, falling; ``tried``: the questions in that
    order, taken one by one and only while one may still be among the best. It may end early.
    """
    found: list[Question] = []
    left = iter(tried)
    for bound in bounds:
        if limit is not None and len(found) >= limit:
            found = sorted(found, key=_rank)
            if limit == 0 or found[limit - 1].money > bound:
                break
        question = next(left, None)
        if question is None:
            break
        found.append(question)
    return tuple(sorted(found, key=_rank)[:limit])


@dataclass(slots=True)
class _Open:
    """One missing thing with the results that wait for it."""

    missing: Missing
    waiting: list[MeasureResult] = field(default_factory=list)

    @property
    def key(self) -> tuple[str, int | None, str | None]:
        return self.missing.key, self.missing.year, self.missing.item

    @property
    def lead(self) -> bool:
        """Whether something in the record speaks for one of the results that wait."""
        return any(r.lead or r.outcome is Outcome.ELIGIBLE for r in self.waiting)

    @property
    def bound(self) -> Decimal:
        """No answer can move more than this: the sums of all results that read it, in 元.

        A reading may also say whether other sums exclude each other, and money had is netted off others:
        for these there is no bound.
        """
        if self.missing.key.startswith(("reading:", "received")):
            return Decimal("Infinity")
        return sum(
            (
                r.amount.possible or ZERO
                for r in self.waiting
                if r.standing is Standing.IN_FORCE and r.payee.is_client
            ),
            ZERO,
        )


class Asking:
    """One client's open questions, to be tried one by one: that with the highest bound first."""

    def __init__(
        self,
        assessor: Assessor,
        facts: FactSet,
        as_of: dt.date,
        *,
        drafts: bool = False,
        leads_only: bool = False,
    ) -> None:
        self.assessor = assessor
        self.library: Library = assessor.library
        self.facts = facts
        self.as_of = as_of
        self.drafts = drafts
        self.measures: Mapping[str, Measure] = {m.id: m for m in self.library.measures}
        self.where = Whereabouts(self.library)
        self.now = self._assess(facts)
        self.told = (Standing.IN_FORCE, Standing.DRAFT) if drafts else (Standing.IN_FORCE,)
        self.undecided = {
            standing: frozenset(
                r.key
                for r in self.now.measures
                if r.standing is standing and r.outcome is Outcome.UNDETERMINED
            )
            for standing in self.told
        }
        open_ = [o for o in self._open().values() if o.lead or not leads_only]
        self._waiting = sorted(open_, key=lambda o: (-o.bound, _order(o.key)))
        self.bounds = tuple(o.bound for o in self._waiting)
        """What no answer to each can exceed, in 元: the sums of all results that read it."""

    def _assess(self, facts: FactSet) -> Assessment:
        return self.assessor.assess(facts, self.as_of, drafts=self.drafts)

    def question(self, place: int) -> Question:
        """The question at a place of the list, with every answer to it assessed."""
        return self._question(self._waiting[place])

    def _open(self) -> dict[tuple[str, int | None, str | None], _Open]:
        """What is missing, each thing once, with the results that read it."""
        found: dict[tuple[str, int | None, str | None], _Open] = {}
        for result in sorted(self.now.measures, key=lambda r: r.key):
            if result.standing not in self.told or not _counts(result):
                continue
            missing = [*result.missing, *self._readings(result)]
            for each in {(m.key, m.year, m.item): m for m in reversed(missing)}.values():
                key = (each.key, each.year, each.item)
                found.setdefault(key, _Open(each)).waiting.append(result)
        return found

    def _readings(self, result: MeasureResult) -> Iterator[Missing]:
        """Readings that no condition waits for, but money does."""
        for outcome in result.readings:
            if f"reading:{outcome.reading}" not in self.facts.answers:
                yield Missing(f"reading:{outcome.reading}", outcome.question)

    # --- one question ---------------------------------------------------------------------------

    def _question(self, open_: _Open) -> Question:
        missing, first = open_.missing, open_.waiting[0]
        settled: dict[Standing, set[str]] = {standing: set() for standing in self.told}
        answers: list[Answer] = []
        for said, record in self._answers(open_):
            after = self._assess(record)
            decided = {s: self._decided(after, s) for s in self.told}
            for standing, keys in decided.items():
                settled[standing] |= keys
            totals = after.totals
            count = len(decided[Standing.IN_FORCE])
            answers.append(Answer(said, count, totals.confirmed, totals.possible, record))
        now = self.now.totals
        item = next((i for i in self.facts.items if i.key == missing.item), None)
        item_title = "" if item is None else item.title(self.library.catalogue.items[item.kind].label)
        fact = self.where.fact(missing.key, first.id)
        return Question(
            missing,
            missing_phrase(missing, self.as_of, item_title),
            missing.year,
            missing.item,
            self.where.holder(missing, first.id),
            fact.evidence if fact is not None else (self.where.papers(missing, first.id),),
            f"“{item_title}”：{self._text(missing, fact)}" if item_title else self._text(missing, fact),
            tuple(answers),
            len(settled[Standing.IN_FORCE]),
            max((a.confirmed - now.confirmed for a in answers), default=ZERO).max(ZERO),
            max((now.possible - a.possible for a in answers), default=ZERO).max(ZERO),
            len(settled.get(Standing.DRAFT, ())),
            open_.lead,
        )

    def _decided(self, after: Assessment, standing: Standing) -> set[str]:
        """The verdicts open now that are settled then; what became one for each item is settled by all."""
        open_ = {r.key for r in after.measures if r.outcome is Outcome.UNDETERMINED}
        kept = {r.key for r in after.measures}
        open_ids = {r.id for r in after.measures if r.outcome is Outcome.UNDETERMINED}
        return {
            key
            for key in self.undecided[standing]
            if (key not in open_ if key in kept else key.partition("@")[0] not in open_ids)
        }

    def _text(self, missing: Missing, fact: FactDef | None) -> str:
        kind, _, rest = missing.key.partition(":")
        match kind:
            case "recognition":
                return f"有没有“{missing.label}”？有的话，是首次认定还是复核、哪天认定、有效期到哪天？"
            case "item":
                return f"有没有{missing.label}？有的话请逐项列出。"
            case "judgement":
                return self.where.question(rest)
            case "reading":
                reading = self.library.readings.get(rest)
                return reading.question if reading is not None else missing.label
            case "region":
                return "注册地在哪个区、县（市）？"
            case "received":
                return "此前已经享受过哪些支持？"
        year = "" if missing.year is None else f"{missing.year} 年度："
        said = fact.question or f"{fact.label}是多少？" if fact is not None else f"{missing.label}是多少？"
        return f"{year}{said}"

    # --- the answers to try ---------------------------------------------------------------------

    def _answers(self, open_: _Open) -> Iterator[tuple[str, FactSet]]:
        """Each possible answer in words, and the record with it entered."""
        kind, _, rest = open_.missing.key.partition(":")
        waiting = [self.measures[i] for i in dict.fromkeys(r.id for r in open_.waiting)]
        match kind:
            case "recognition":
                yield from _with_title(self.facts, rest, waiting, self.library, self.as_of)
            case "item":
                yield from _with_item(self.facts, rest)
            case "judgement":
                key = (
                    open_.missing.key
                    if open_.missing.item is None
                    else f"{open_.missing.key}@{open_.missing.item}"
                )
                yield "是", self._answered(key, "yes")
                yield "否", self._answered(key, "no")
            case "reading":
                for option in self.library.readings[rest].options:
                    yield option.label, self._answered(open_.missing.key, option.id)
            case "region":
                yield from self._places(waiting)
            case "received":
                yield from self._received(waiting)
            case _:
                yield from self._figures(open_.missing, waiting)

    def _answered(self, key: str, answer: str) -> FactSet:
        return replace(self.facts, answers={**self.facts.answers, key: answer})

    def _figures(self, missing: Missing, waiting: Sequence[Measure]) -> Iterator[tuple[str, FactSet]]:
        slot = Slot(missing.key, missing.year, missing.item)
        fact = self._fact(slot)
        for piece in pieces(slot, fact, waiting, self.facts, self.as_of, self.library):
            yield piece.label, put(self.facts, slot, piece.value)

    def _fact(self, slot: Slot) -> FactDef:
        if slot.item is None:
            return self.library.catalogue.facts[slot.key]
        kind = next(i.kind for i in self.facts.items if i.key == slot.item)
        return self.library.catalogue.item_facts[kind, slot.key]

    def _places(self, waiting: Sequence[Measure]) -> Iterator[tuple[str, FactSet]]:
        regions = dict.fromkeys(self.library.documents[m.document].region for m in waiting)
        for region in sorted(regions):
            yield self.library.catalogue.region_name(region), replace(self.facts, region=region)
        if not any(within(ELSEWHERE, region) for region in regions):
            yield "其他地区", replace(self.facts, region=ELSEWHERE)

    def _received(self, waiting: Sequence[Measure]) -> Iterator[tuple[str, FactSet]]:
        """None had, or one of those that a condition asks about.

        Entered without a sum: only that it was had counts here, what it nets off shows once it is known.
        """
        complete = self.facts.complete | {"received"}
        yield "都没有享受过", replace(self.facts, complete=complete)
        asked = {
            measure: None
            for m in waiting
            for leaf in leaves(m.condition)
            if isinstance(leaf, Received)
            for measure in leaf.measures[:1]
        }
        for measure in sorted(asked):
            had = ReceivedBenefit(measure, ZERO, self.as_of.year)
            name = self.measures[measure].title if measure in self.measures else measure
            yield (
                f"享受过“{name}”",
                replace(self.facts, received=(*self.facts.received, had), complete=complete),
            )


def _rank(question: Question) -> tuple[object, ...]:
    return (
        -question.money,
        -question.decides,
        -question.drafts,
        _order((question.missing.key, question.year, question.item)),
    )


def _order(key: tuple[str, int | None, str | None]) -> tuple[str, int, str]:
    return key[0], key[1] or 0, key[2] or ""


def _counts(result: MeasureResult) -> bool:
    return result.outcome in (Outcome.ELIGIBLE, Outcome.UNDETERMINED)


# --- titles and items -------------------------------------------------------------------------------


def _with_item(facts: FactSet, kind: str) -> Iterator[tuple[str, FactSet]]:
    """None (or no more) of a kind, or one more of which nothing is known; either way the list is whole."""
    listed = [i.key for i in facts.items if i.kind == kind]
    complete = facts.complete | {f"items:{kind}"}
    yield "没有其他的" if listed else "没有", replace(facts, complete=complete)
    number = next(n for n in range(1, len(listed) + 2) if f"{kind}#{n}" not in listed)
    one = Item(kind, f"{kind}#{number}")
    yield "还有一项" if listed else "有一项", replace(facts, items=(*facts.items, one), complete=complete)


def _with_title(
    facts: FactSet, kind: str, waiting: Sequence[Measure], library: Library, as_of: dt.date
) -> Iterator[tuple[str, FactSet]]:
    """No (other) grant of a title, or one of each sort that the measures tell apart, on the as-of day.

    Every answer makes the list of this title whole. A record that lacks its day or its sort is filled in
    by the answer; a title is first granted once, so a firm that has it is asked for a renewal alone.
    """
    years = library.catalogue.recognitions[kind].validity_years
    whole = replace(facts, complete=facts.complete | {f"recognitions:{kind}"})
    own = [r for r in facts.recognitions if r.kind == kind]
    asked = [
        leaf
        for m in waiting
        for leaf in leaves(m.condition)
        if isinstance(leaf, Recognized) and kind in leaf.kinds
    ]
    named = {event for leaf in asked for event in leaf.events if event not in LOSING}
    vague = [r for r in own if r.event not in LOSING and (r.granted_on is None or r.event is None)]
    if vague:
        yield from _filled(whole, vague, named, waiting, library, as_of)
        return
    ended = tuple(_ended(r, years, as_of) if r.kind == kind else r for r in facts.recognitions)
    yield "没有其他认定" if own else "没有", replace(whole, recognitions=ended)
    had = any(r.event in _COMES for r in own)
    events = [e for e in _COMES if e in (named or {RecognitionEvent.FIRST})]
    if had:
        events = [RecognitionEvent.RENEWED]
    elif RecognitionEvent.FIRST not in events:
        events = [RecognitionEvent.FIRST, *events]
    until = None if years is None else years_after(as_of, years) - _DAY
    for event in events:
        granted = Recognition(kind, event, as_of, until)
        yield f"有，{word(event)}，在政策有效期内", replace(whole, recognitions=(*ended, granted))


def _ended(record: Recognition, years: int | None, as_of: dt.date) -> Recognition:
    """A grant without an end whose usual term is over, with that end: nothing renewed it."""
    if record.event in LOSING or record.valid_to is not None or record.granted_on is None or years is None:
        return record
    end = years_after(record.granted_on, years)
    return replace(record, valid_to=end - _DAY) if end < as_of else record


def _filled(
    whole: FactSet,
    vague: Sequence[Recognition],
    named: set[RecognitionEvent],
    waiting: Sequence[Measure],
    library: Library,
    as_of: dt.date,
) -> Iterator[tuple[str, FactSet]]:
    """The records of a title that lack a day or a sort, filled in: within the documents' time, or before."""
    starts = [library.documents[m.document].counted.start for m in waiting]
    first = min((start for start in starts if start is not None), default=None)
    days = [(as_of, "在政策有效期内")]
    if first is not None and any(r.granted_on is None for r in vague):
        days.append((first - _DAY, "早于施行日"))
    lacks_event = any(r.event is None for r in vague)
    events = sorted(named | {RecognitionEvent.FIRST, RecognitionEvent.RENEWED}) if lacks_event else [None]
    years = library.catalogue.recognitions[vague[0].kind].validity_years
    for event in events:
        for day, said in days:

            def fill(
                record: Recognition, event: RecognitionEvent | None = event, day: dt.date = day
            ) -> Recognition:
                granted = record.granted_on or min(day, record.valid_to or day)
                filled = replace(record, event=record.event or event, granted_on=granted)
                return _ended(filled, years, as_of)

            known = tuple(
                fill(r) if r in vague else _ended(r, years, as_of) if r.kind == vague[0].kind else r
                for r in whole.recognitions
            )
            dated = any(r.granted_on is None for r in vague)
            parts = [word(event)] if event is not None else []
            parts += [said] if dated else []
            yield "，".join(parts), replace(whole, recognitions=known)

"""The gap plan: what a title or a measure still asks of a client, year by year, scenario by scenario.

    made = plan(library, facts, Target(title="little_giant"), as_of, (AS_IS, likely, stretched))

Each year is judged on its own day of application by the version that decides on that day, with figures
carried on as the scenario says. What the plan proposes was tried with the engine: it meets the condition,
and one unit less does not. Nothing here is a forecast: growth is the advisor's assumption.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from advisor_app.advice.judge import (
    Asked,
    Judge,
    Judged,
    Target,
    amount_refs,
    conditions_of,
    judge_of,
    refs,
    target_name,
)
from advisor_app.advice.mend import (
    Gap,
    Mendable,
    Setting,
    Way,
    line_said,
    mark_of,
    ways_of,
)
from advisor_app.advice.scenario import AS_IS, GIVEN, NUMERIC, Growth, Scenario, movement, project
from advisor_app.advice.solve import UNITS, Slot, Term, behind, number, put, read, turned, written
from advisor_app.domain.assessment import ConditionResult
from advisor_app.domain.errors import InputError
from advisor_app.domain.facts import FactDef, FactType, Scope
from advisor_app.domain.library import Library
from advisor_app.domain.period import Validity, on_month_day
from advisor_app.domain.policy import (
    AllOf,
    AnyOf,
    AtLeast,
    Citation,
    Compare,
    Condition,
    Op,
)
from advisor_app.domain.record import FactSet
from advisor_app.domain.verdict import MET, NOT_APPLICABLE, NOT_MET, UNKNOWN, Outcome, Verdict
from advisor_app.engine.assess import Assessor

MOST_YEARS = 5
"""So many years after the as-of year a plan may reach."""
_TRIES = 24
"""So many changes are made one after the other at most when a plan is put together."""


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing asked that is not met yet.

    ``ways``: side by side what would meet it, each all that one branch takes; ``best`` is the place of the
    way that stands out with the word that says why, None where they can't be compared; ``more``: further
    ways that are not listed.
    """

    id: str
    label: str
    cite: Citation | None
    verdict: Verdict
    ways: tuple[Way, ...]
    best: tuple[int, str] | None = None
    more: int = 0
    note: str = ""

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """Every gap of every way, each once."""
        return tuple(dict.fromkeys(gap for way in self.ways for gap in way))

    @property
    def way(self) -> Way | None:
        """The way a plan goes: the one that stands out, else the first the client can go in time.

        While the verdict is open only the first way counts: others would be proposed before it is known
        whether anything is needed.
        """
        if self.best is not None:
            return self.ways[self.best[0]]
        ways = self.ways[:1] if self.verdict is UNKNOWN else self.ways
        return next((way for way in ways if all(gap.mendable.helps for gap in way)), None)

    def closes_by(self, day: dt.date) -> bool:
        """Whether some way can be gone for an application on ``day``: nothing in it is over or shut."""
        return any(all(_closes(gap, day) for gap in way) for way in self.ways)


def _closes(gap: Gap, day: dt.date) -> bool:
    if gap.mendable is Mendable.WAIT:
        return gap.by is not None and gap.by <= day
    return gap.mendable.helps or gap.mendable in (Mendable.ASK, Mendable.GIVEN)


@dataclass(frozen=True, slots=True)
class Round:
    """One application year in one scenario.

    ``passed``: its day lay before the as-of day. ``version`` "": no standard applies on that day.
    ``usable`` False: what would be asked is not settled, or nothing can be applied for (a draft).
    """

    year: int
    day: dt.date
    passed: bool
    version: str
    source: str
    why: str
    confidence: str
    settled: bool
    usable: bool
    outcome: Outcome
    requirements: tuple[Requirement, ...]

    @property
    def failing(self) -> tuple[Requirement, ...]:
        """What is not met."""
        return tuple(r for r in self.requirements if r.verdict is NOT_MET)

    @property
    def open(self) -> tuple[Requirement, ...]:
        """What can't be judged yet."""
        return tuple(r for r in self.requirements if r.verdict is UNKNOWN)

    @property
    def counts(self) -> bool:
        """Whether an application can be made in it at all."""
        return self.usable and not self.passed

    @property
    def closes(self) -> bool:
        """Whether everything that fails could be made good in time."""
        return self.counts and all(r.closes_by(self.day) for r in self.failing)


@dataclass(frozen=True, slots=True)
class Aim:
    """What a year's figure has to come to: ``least`` or ``most`` in the fact's unit, beside the assumed one.

    ``years``: the fiscal years it covers (several for a sum or a mean); ``planned`` None: nothing known.
    ``basis``: the formula where the line follows from another figure; ``why``: the conditions behind it.
    """

    fact: FactDef
    years: tuple[int, ...]
    planned: Decimal | None
    least: Decimal | None
    most: Decimal | None
    basis: str
    why: tuple[str, ...]

    @property
    def subject(self) -> str:
        """``2026 年研发投入``, ``近两年研发费用合计（2025、2026 年）``."""
        said = "、".join(str(year) for year in self.years)
        return f"{said} 年{self.fact.label}" if len(self.years) == 1 else f"{self.fact.label}（{said} 年）"

    @property
    def enough(self) -> bool | None:
        """Whether the assumed figure does; None where there is none."""
        if self.planned is None:
            return None
        low = self.least is None or self.planned >= self.least
        return low and (self.most is None or self.planned <= self.most)

    @property
    def text(self) -> str:
        """``≥ 360.00 万元``, ``≤ 70.00%``."""
        parts = []
        if self.least is not None:
            parts.append(f"≥ {line_said(self.least, self.fact, upward=True)}")
        if self.most is not None:
            parts.append(f"≤ {line_said(self.most, self.fact, upward=False)}")
        return "，".join(parts)


@dataclass(frozen=True, slots=True)
class Track:
    """One scenario through the years.

    ``earliest``: the first application year with everything met; ``ready``: the first in which nothing
    fails, though some things still have to be asked or judged; ``reachable``: the first in which all that
    fails can be made good in time. None: not within the plan's years.
    ``goal``: the year the aims are for; ``aims``: the figures it takes, fact by fact and year by year.
    """

    scenario: Scenario
    rounds: tuple[Round, ...]
    earliest: int | None
    ready: int | None
    reachable: int | None
    goal: int | None
    aims: tuple[Aim, ...]

    def round(self, year: int | None) -> Round | None:
        """The round of a year."""
        return next((r for r in self.rounds if r.year == year), None)


@dataclass(frozen=True, slots=True)
class Assumption:
    """One line of the growth inputs: a fact, its last known value, and how each scenario moves it."""

    fact: FactDef
    year: int
    value: Decimal
    moves: tuple[Growth, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """A target through the years, in every scenario side by side."""

    target: Target
    name: str
    as_of: dt.date
    tracks: tuple[Track, ...]
    assumptions: tuple[Assumption, ...]
    over: tuple[str, ...]
    """Sentences on fiscal years that had ended and fail: they can't be changed."""

    @property
    def years(self) -> tuple[int, ...]:
        """The application years."""
        return tuple(r.year for r in self.tracks[0].rounds)

    @property
    def main(self) -> Track:
        """The track that paper tells in full: the second scenario (较可能) where there is one."""
        return self.tracks[1] if len(self.tracks) > 1 else self.tracks[0]


def plan(
    library: Library | Assessor,
    facts: FactSet,
    target: Target,
    as_of: dt.date,
    scenarios: Sequence[Scenario] = (AS_IS,),
    years: int = MOST_YEARS,
    *,
    apply_on: tuple[int, int] | None = None,
) -> Plan:
    """Plan for a target over ``years`` years after the as-of year, which comes first.

    ``apply_on``: month and day of application in every year; None: those of the as-of day. Raises
    InputError for an unknown target, growth that can't be assumed, or a span that is out of reach.
    """
    if not 0 <= years <= MOST_YEARS:
        raise InputError(f"培育方案最多看 {MOST_YEARS} 年，请填 0 至 {MOST_YEARS}。")
    if not scenarios or len({s.name for s in scenarios}) != len(scenarios):
        raise InputError("培育方案至少要有一种情景，情景名称不能重复。")
    content = library.library if isinstance(library, Assessor) else library
    month, day = apply_on or (as_of.month, as_of.day)
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        raise InputError(f"申报日“{month} 月 {day} 日”不合理，请改正。")
    days = [on_month_day(as_of.year + n, month, day) for n in range(years + 1)]
    judge = judge_of(library, target, facts)
    tracks = tuple(_Course(content, judge, target, as_of, s).track(facts, days) for s in scenarios)
    return Plan(
        target,
        _name(judge, facts, days) or target_name(content, target),
        as_of,
        tracks,
        tuple(_assumptions(content, target, facts, scenarios, days)),
        tuple(dict.fromkeys(_over(tracks))),
    )


def plan_inputs(
    library: Library, target: Target, as_of: dt.date, years: int = MOST_YEARS
) -> tuple[FactDef, ...]:
    """The entered year figures that a target turns on, in the order it reads them.

    For these the advisor is asked how they will grow; scores that others give are not among them.
    """
    catalogue = library.catalogue
    span = Validity(as_of, dt.date(as_of.year + years, 12, 31))
    read_by = [ref.key for condition in conditions_of(library, target, span) for ref in refs(condition)]
    measure = next((m for m in library.measures if m.id == target.measure), None)
    if measure is not None:
        read_by.extend(ref.key for ref in amount_refs(measure) if not ref.item)
    found: dict[str, FactDef] = {}
    for key in read_by:
        for fact in _entered(catalogue.facts.get(key), library):
            if fact.scope is Scope.YEAR and fact.type in NUMERIC and fact.key not in GIVEN:
                found[fact.key] = fact
    return tuple(found.values())


def _entered(fact: FactDef | None, library: Library) -> Iterator[FactDef]:
    if fact is None:
        return
    if fact.derivation is None:
        yield fact
        return
    for operand in fact.derivation.operands:
        yield from _entered(library.catalogue.facts[operand.key], library)


def _assumptions(
    library: Library, target: Target, facts: FactSet, scenarios: Sequence[Scenario], days: Sequence[dt.date]
) -> Iterator[Assumption]:
    for fact in plan_inputs(library, target, days[0], len(days) - 1):
        known = facts.years.get(fact.key, {})
        value = number(known[max(known)].value) if known else None
        if value is not None:
            yield Assumption(fact, max(known), value, tuple(movement(fact, s) for s in scenarios))


def _name(judge: Judge, facts: FactSet, days: Sequence[dt.date]) -> str:
    first = next((judged for day in days if (judged := judge(facts, day)) is not None), None)
    return "" if first is None else first.name


def _over(tracks: Iterable[Track]) -> Iterator[str]:
    for track in tracks:
        for each in track.rounds:
            for requirement in each.failing:
                for gap in requirement.gaps:
                    if gap.mendable is Mendable.LATER:
                        again = "" if gap.again is None else f"；最早 {gap.again} 年申报时可以补上"
                        yield f"{requirement.label}：{gap.note.partition('；')[0]}{again}"


# --- one scenario -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Course:
    """One scenario being worked out."""

    library: Library
    judge: Judge
    target: Target
    as_of: dt.date
    scenario: Scenario

    def track(self, facts: FactSet, days: Sequence[dt.date]) -> Track:
        carried = project(facts, self.library.catalogue, self.scenario, days[-1].year)
        rounds = self._looking_on([self._round(carried, day) for day in days])
        counting = [r for r in rounds if r.counts]
        earliest = next((r.year for r in counting if r.outcome is Outcome.ELIGIBLE), None)
        concerned = [r for r in counting if r.outcome is not Outcome.NOT_APPLICABLE]
        ready = next((r.year for r in concerned if not r.failing), None)
        reachable = next((r.year for r in concerned if r.closes), None)
        goal = reachable or next((r.year for r in reversed(counting) if r.settled), None)
        aims = () if goal is None else tuple(self._aims(carried, next(r for r in rounds if r.year == goal)))
        return Track(self.scenario, rounds, earliest, ready, reachable, goal, aims)

    def _round(self, facts: FactSet, day: dt.date) -> Round:
        passed = day < self.as_of
        judged = self.judge(facts, day)
        if judged is None:
            why = "这一天没有适用的认定标准，以当年通知为准"
            return Round(day.year, day, passed, "", "", why, "", False, False, Outcome.UNDETERMINED, ())
        return Round(
            day.year,
            day,
            passed,
            judged.version,
            judged.source,
            judged.why,
            judged.confidence,
            judged.settled,
            judged.usable,
            judged.outcome,
            tuple(self._requirements(judged, facts, day)),
        )

    def setting(self, judged: Judged, facts: FactSet, day: dt.date) -> Setting:
        """Where the conditions of a judged target are looked at."""
        return Setting(
            self.library,
            facts,
            self.as_of,
            day,
            judged.home,
            self.scenario,
            _met(judged),
            lambda changed: _met(self.judge(changed, day)),
            self.target.item,
            judged.standard,
        )

    def _requirements(self, judged: Judged, facts: FactSet, day: dt.date) -> Iterator[Requirement]:
        setting = self.setting(judged, facts, day)
        for asked in judged.asked:
            shut = asked.condition is None and asked.result.verdict is NOT_APPLICABLE
            if shut or asked.result.verdict in (NOT_MET, UNKNOWN):
                yield _requirement(asked, judged, setting)

    @staticmethod
    def _looking_on(rounds: Sequence[Round]) -> tuple[Round, ...]:
        """The rounds with every gap that is over told from when on it is no longer looked at."""
        return tuple(
            replace(each, requirements=tuple(_again(r, each, rounds[n + 1 :]) for r in each.requirements))
            for n, each in enumerate(rounds)
        )

    # --- the figures it takes -----------------------------------------------------------------------

    def _aims(self, facts: FactSet, goal: Round) -> Iterator[Aim]:
        """The line for every open figure that the goal's conditions read, in their order."""
        mended = self.mended(facts, goal.day)
        judged = self.judge(mended, goal.day)
        if judged is None:
            return
        setting = self.setting(judged, mended, goal.day)
        aims: dict[tuple[str, tuple[int, ...], bool], Aim] = {}
        for asked in judged.asked:
            if asked.condition is None:
                continue
            for leaf in _relied_on(asked.condition, asked.result):
                aim = self._aim(leaf, asked.label, setting, facts)
                if aim is None:
                    continue
                key = (aim.fact.key, aim.years, aim.least is not None)
                aims[key] = _stricter(aims[key], aim) if key in aims else aim
        yield from aims.values()

    def mended(self, facts: FactSet, day: dt.date) -> FactSet:
        """The record with the proposed changes made one after another, each worked out anew."""
        tried: set[tuple[str, Slot]] = set()
        for _ in range(_TRIES):
            judged = self.judge(facts, day)
            if judged is None:
                return facts
            step = self._next_change(judged, facts, day, tried)
            if step is None:
                return facts
            facts = step
        return facts

    def _next_change(
        self, judged: Judged, facts: FactSet, day: dt.date, tried: set[tuple[str, Slot]]
    ) -> FactSet | None:
        setting = self.setting(judged, facts, day)
        for asked in judged.asked:
            if asked.result.verdict is not NOT_MET:
                continue
            way = _requirement(asked, judged, setting).way
            for gap in way or ():
                change = gap.change
                if change is None or (asked.id, change.slot) in tried:
                    continue
                tried.add((asked.id, change.slot))
                whole = int(change.after) if UNITS[change.fact.type] == 1 else change.after
                return put(facts, change.slot, whole, self.scenario.source)
        return None

    def _aim(self, leaf: Compare, label: str, setting: Setting, planned: FactSet) -> Aim | None:
        """The line a comparison draws for figures that are still open; None where it draws none."""
        if not isinstance(leaf.value, Decimal) or leaf.op in (Op.EQUALS, Op.ONE_OF) or leaf.ref.item:
            return None
        slot, fact = setting.slot(leaf.ref)
        if slot.year is None or fact.key in GIVEN or fact.type not in UNITS:
            return None
        line = Term(leaf.value, written(leaf.value, fact))
        drawn = self._drawn(fact, slot, line, setting)
        if drawn is None:
            return None
        fact, slot, term = drawn
        catalogue = self.library.catalogue
        years = sorted({s.year for s in behind(fact, slot, setting.facts, catalogue) if s.year is not None})
        if not years or all(year < self.as_of.year for year in years):
            return None
        least, most = _sides(leaf.op, term.value, fact)
        line_at = least if least is not None else most
        if line_at is None or not self._tells(leaf, slot, line_at, fact, setting):
            return None
        said = written(term.value, fact)
        basis = "" if term.text == said else f"{term.text} ＝ {said}"
        value = number(read(fact, slot, planned, catalogue))
        return Aim(fact, tuple(years), value, least, most, basis, (label,))

    @staticmethod
    def _tells(leaf: Compare, slot: Slot, at: Decimal, fact: FactDef, setting: Setting) -> bool:
        """Whether the comparison holds at a line and no more one unit beyond it, tried as if entered."""
        holds = setting.holds(leaf)
        whole = fact.type is FactType.INTEGER
        beyond = at - UNITS[fact.type] if leaf.op in (Op.AT_LEAST, Op.MORE_THAN) else at + UNITS[fact.type]

        def tried(value: Decimal) -> bool:
            return holds(put(setting.facts, slot, int(value) if whole else value))

        return tried(at) and not tried(beyond)

    def _drawn(
        self, fact: FactDef, slot: Slot, line: Term, setting: Setting
    ) -> tuple[FactDef, Slot, Term] | None:
        """Where a line comes to lie: on the entered figure, or on a sum or mean that several years share."""
        catalogue, facts = self.library.catalogue, setting.facts
        slots = tuple(dict.fromkeys(behind(fact, slot, facts, catalogue)))
        if slots == (slot,):
            return fact, slot, line
        open_ = [s for s in slots if not setting.is_over(s)]
        if not open_ or fact.derivation is None:
            return None
        if fact.derivation.operator in ("sum", "mean"):
            if len(open_) > 1:
                return fact, slot, line
            term = turned(fact, slot, line, open_[0], facts, catalogue)
            return None if term is None else (catalogue.facts[open_[0].key], open_[0], term)
        first = fact.derivation.operands[0]
        inner = catalogue.facts[first.key]
        at = Slot(first.key, (slot.year or 0) + first.offset)
        term = turned(fact, slot, line, at, facts, catalogue)
        return None if term is None else self._drawn(inner, at, term, setting)


def _met(judged: Judged | None) -> frozenset[str]:
    if judged is None:
        return frozenset()
    return frozenset(asked.label for asked in judged.asked if asked.result.verdict is MET)


def _requirement(asked: Asked, judged: Judged, setting: Setting) -> Requirement:
    ways, more = ways_of(asked, setting)
    cite = asked.result.cite
    if judged.standard is not None and asked.condition is not None:
        criterion = next(c for c in judged.standard.criteria if c.id == asked.id)
        cite = Citation(judged.standard.id, asked.id, "", 0, 0, criterion.source, criterion.confidence)
    return Requirement(
        asked.id, asked.label, cite, asked.result.verdict, ways, mark_of(ways), more, asked.note
    )


def _again(requirement: Requirement, at: Round, later: Sequence[Round]) -> Requirement:
    """A requirement with the first later year told in which it no longer fails on what is over."""
    if not any(gap.mendable is Mendable.LATER for gap in requirement.gaps):
        return requirement
    free = next((r for r in later if r.settled and not _stuck(requirement.id, r)), None)
    if free is None:
        return requirement

    def told(gap: Gap) -> Gap:
        if gap.mendable is not Mendable.LATER or gap.year is None:
            return gap
        year = gap.year + free.year - at.year
        return replace(gap, again=free.year, note=f"{gap.note}；{free.year} 年申报时看 {year} 年度")

    ways = tuple(tuple(told(gap) for gap in way) for way in requirement.ways)
    return replace(requirement, ways=ways)


def _stuck(requirement_id: str, at: Round) -> bool:
    return any(
        gap.mendable is Mendable.LATER for r in at.requirements if r.id == requirement_id for gap in r.gaps
    )


def _relied_on(condition: Condition, result: ConditionResult) -> Iterator[Compare]:
    """The comparisons that carry a verdict, or would: in an *any* the first that is met."""
    if result.verdict is NOT_APPLICABLE or result.kind == "when" or condition.when is not None:
        return
    match condition:
        case Compare():
            yield condition
        case AllOf():
            for child, below in zip(condition.children, result.children, strict=True):
                yield from _relied_on(child, below)
        case AnyOf() | AtLeast():
            count = condition.count if isinstance(condition, AtLeast) else 1
            met = [
                (child, below)
                for child, below in zip(condition.children, result.children, strict=True)
                if below.verdict is MET
            ]
            for child, below in met[:count]:
                yield from _relied_on(child, below)
        case _:
            return


def _sides(op: Op, line: Decimal, fact: FactDef) -> tuple[Decimal | None, Decimal | None]:
    """The least or the most that may be entered under a comparison, on the grid of the unit."""
    unit = UNITS[fact.type]
    if op in (Op.AT_LEAST, Op.MORE_THAN):
        least = (line / unit).to_integral_value(rounding=ROUND_CEILING) * unit
        return (least + unit if op is Op.MORE_THAN and least == line else least), None
    most = (line / unit).to_integral_value(rounding=ROUND_FLOOR) * unit
    return None, (most - unit if op is Op.LESS_THAN and most == line else most)


def _stricter(one: Aim, other: Aim) -> Aim:
    """Of two lines on the same side the one that asks more, with its own formula; the reasons of both."""
    if one.least is not None and other.least is not None:
        tight = other if other.least > one.least else one
    else:
        assert one.most is not None
        assert other.most is not None
        tight = other if other.most < one.most else one
    return replace(tight, why=tuple(dict.fromkeys((*one.why, *other.why))))

"""From the results of single measures to what a client gets in all: exclusions, ceilings, what came already.

Measures that can touch each other's money form a part; parts are settled one by one and their sums added.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from msgspec.structs import replace

from advisor_app.domain.assessment import AmountResult, MeasureResult, ReadingOutcome, Totals
from advisor_app.domain.library import Library
from advisor_app.domain.money import ZERO
from advisor_app.domain.phrases import CEILING_WORDS
from advisor_app.domain.policy import (
    CapSpan,
    Certainty,
    ExclusionGroup,
    Flat,
    Measure,
    Reading,
    SharedCap,
    Standing,
    StepUp,
)
from advisor_app.domain.verdict import ELIGIBLE, UNDETERMINED
from advisor_app.engine.amounts import full_sum
from advisor_app.engine.case import Case
from advisor_app.engine.stacking import RECEIVED, Claim, Stack, Stacking

CEILING = "ceiling"
"""Stands for what took a grant's place where a shared ceiling is used up."""


IN_FORCE, DRAFT, COMPETITIVE = Standing.IN_FORCE, Standing.DRAFT, Certainty.COMPETITIVE
CLAIMING = (ELIGIBLE, UNDETERMINED)


NOTHING = Stack(ZERO, {}, {})


_Rule = tuple[ExclusionGroup | SharedCap, tuple[str, ...], bool]
"""An exclusion or ceiling, the measures under it, and whether it stands for each item by itself."""
_Tried = dict[tuple[str, ...], list[Mapping[str, Decimal]]]
"""A reading and the results asked about → what is chosen under each option: rivals ask the same."""


class Sums:
    """The totals as they grow, in 元."""

    __slots__ = ("ceiling", "competitive", "confirmed", "drafts", "fixed", "leads", "others", "possible")

    def __init__(self) -> None:
        self.confirmed = self.leads = self.possible = self.drafts = self.others = ZERO
        self.fixed = self.ceiling = self.competitive = ZERO

    def add(self, other: Sums) -> None:
        """Add another part's sums."""
        self.leads += other.leads
        self.possible += other.possible
        self.drafts += other.drafts
        self.others += other.others
        if other.confirmed:
            self.confirmed += other.confirmed
            self.fixed += other.fixed
            self.ceiling += other.ceiling
            self.competitive += other.competitive

    def __bool__(self) -> bool:
        """Whether there is any money in it."""
        return bool(self.possible or self.drafts or self.others or self.confirmed)

    def count(self, r: MeasureResult) -> None:
        """Add a chosen grant to its kind."""
        if r.certainty is COMPETITIVE:
            self.competitive += r.counted
        elif any(word in r.amount.word for word in CEILING_WORDS):
            self.ceiling += r.counted
        else:
            self.fixed += r.counted

    def totals(self) -> Totals:
        """As they stand in an assessment."""
        return Totals(
            self.confirmed,
            self.leads,
            self.possible,
            self.fixed,
            self.ceiling,
            self.competitive,
            self.drafts,
            self.others,
        )


class Combination:
    """A library's exclusions and ceilings, indexed once."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._stacking = Stacking()
        self._measures = {m.id: m for m in library.measures}
        self._of_group = _index((g, m.id) for m in library.measures for g in m.groups)
        self._of_cap = _index((c, m.id) for m in library.measures for c in m.caps)
        self._full = {m.id: full_sum(m.benefit) or ZERO for m in library.measures}
        self._grades = {
            f"ladder:{m.id}": (m.id, *m.benefit.lower)
            for m in _tops(library.measures)
            if isinstance(m.benefit, StepUp)
        }
        self._ladder_of = {m: ladder for ladder, grades in self._grades.items() for m in grades}
        ties = [*self._of_group.values(), *self._of_cap.values(), *self._grades.values()]
        self._rivals: dict[str, frozenset[str]] = {}
        for tied in ties:
            for measure in tied:
                self._rivals[measure] = self._rivals.get(measure, frozenset()) | frozenset(tied)
        self._part = _parts(ties)
        self._plain_groups = {
            m.id: frozenset(m.groups)
            for m in library.measures
            if not any(g.per_item or g.reading for g in map(library.groups.__getitem__, m.groups))
        }
        """Measure → its exclusions, where they are the same for every client."""
        self._doubtful = {m.id: rules for m in library.measures if (rules := self._rules_read(m))}
        """Measure → its exclusions and ceilings that hold under one reading only."""

    def _rules_read(self, measure: Measure) -> list[_Rule]:
        groups = [self._library.groups[g] for g in measure.groups]
        caps = [self._library.caps[c] for c in measure.caps]
        rules: list[_Rule] = [(g, self._of_group[g.id], g.per_item) for g in groups]
        rules += [(c, self._of_cap[c.id], False) for c in caps]
        return [rule for rule in rules if rule[0].reading is not None]

    def part(self, measure: str) -> str:
        """The name of the part a measure belongs to: its own where nothing stands against it."""
        return self._part.get(measure, measure)

    def settle(
        self, results: Sequence[MeasureResult], case: Case
    ) -> tuple[Sequence[MeasureResult], Sums | None]:
        """Settle all results of one part: what is chosen, for how much, what took its place; and add up.

        The sums are None where no money is in it.
        """
        first = results[0]
        if first.id not in self._part and (first.item is None or first.id not in case.paid):
            if first.amount.possible is None and len(results) == 1:
                return (_bare(first),), None
            sums = Sums()
            return [_alone(r, sums) for r in results], sums
        # which item was paid may not be known: then all of them are looked at together
        found = [r for r in results if r.outcome in CLAIMING]
        if not found:
            return results, None
        sums = Sums()
        settled = iter(self._together(found, case, sums))
        return [next(settled) if r.outcome in CLAIMING else r for r in results], sums

    def _limited(self, measure: str) -> bool:
        """Whether a ceiling may clip a measure that no other stands beside."""
        return measure in self._ladder_of or bool(self._measures[measure].caps)

    def _together(self, results: list[MeasureResult], case: Case, sums: Sums) -> list[MeasureResult]:
        """One part: measures that stand against each other or share a ceiling."""
        claims = [r for r in results if r.amount.stated]
        if len(claims) == 1 and not case.paid and not self._limited(claims[0].id):
            return [_alone(r, sums) for r in results]
        lawful = [r for r in claims if r.standing is IN_FORCE]
        own = [r for r in lawful if r.payee.is_client]
        eligible = [r for r in own if r.outcome is ELIGIBLE]
        drafts = [r for r in claims if r.standing is DRAFT and r.payee.is_client]
        sure = self._solve(eligible, case, generous=False)
        hoped = self._solve(own, case, generous=True)
        likely = [r for r in own if r.outcome is ELIGIBLE or r.lead]
        leads = hoped if len(likely) == len(own) else self._solve(likely, case, generous=True)
        others = self._solve(
            [r for r in lawful if not r.payee.is_client and r.outcome is ELIGIBLE],
            case,
            generous=False,
        )
        sums.confirmed += sure.total
        sums.possible += hoped.total
        sums.leads += leads.total
        sums.others += others.total
        if drafts:
            sums.drafts += self._solve([*own, *drafts], case, generous=True).total - hoped.total
        tried: _Tried = {}
        placed = []
        for r in results:
            if r.outcome is not ELIGIBLE:
                placed.append(r)
                continue
            readings = (*r.readings, *self._group_readings(r, eligible, case, tried))
            placed.append(self._place_in(r, sure, others, readings))
        for r in placed:
            if r.key in sure.chosen:
                sums.count(r)
        return placed

    def _solve(self, results: Sequence[MeasureResult], case: Case, *, generous: bool) -> Stack:
        if not results:
            return NOTHING
        if len(results) == 1 and not case.paid and not self._limited(results[0].id):
            (only,) = results
            amount = only.amount.possible if generous else only.amount.confirmed
            assert amount is not None
            amount = max(ZERO, amount)
            return Stack(amount, {only.key: amount}, {})
        chosen: dict[str, Decimal] = {}
        claims: list[Claim] = []
        group_paid: dict[str, dict[str, Decimal]] = {}
        caps: set[str] = set()
        reached: dict[str, Decimal] = {}
        offered: dict[str, Decimal] = {}
        for r in results:
            amount = r.amount.possible if generous else r.amount.confirmed
            assert amount is not None
            measure = self._measures[r.id]
            if r.id not in self._rivals and not case.unassigned(r.id, measure.item_kind):
                chosen[r.key] = amount  # nothing can stand against it
                continue
            groups = self._groups_of(r, measure, case, group_paid, generous=generous)
            own = [c for c in measure.caps if self._holds(self._library.caps[c], case, generous=generous)]
            caps.update(own)
            ladder = self._ladder_of.get(r.id)
            if ladder is not None:
                own.append(ladder)
                reached[ladder] = max(reached.get(ladder, ZERO), self._full[r.id])
            if not generous and case.unassigned(r.id, measure.item_kind):
                own.append(f"paid:{r.id}")
                offered[r.id] = offered.get(r.id, ZERO) + amount
            claims.append(Claim(r.key, amount, groups, frozenset(own)))
        if not claims:
            return Stack(sum(chosen.values(), ZERO), chosen, {})
        cap_left = {}
        for cap_id in caps:
            cap = self._library.caps[cap_id]
            cap_left[cap_id] = max(ZERO, cap.amount - _spent(cap, self._of_cap[cap_id], case))
        for ladder, full in reached.items():
            # a ladder of grades pays in all what its highest grade reached gives (进档差额)
            had = case.received(self._grades[ladder])
            top = max([full, *(self._full[r.measure] for r in had)])
            cap_left[ladder] = max(ZERO, top - sum((r.amount for r in had), ZERO))
        for measure_id, amount in offered.items():
            kind = self._measures[measure_id].item_kind
            had = case.unassigned(measure_id, kind)
            cap_left[f"paid:{measure_id}"] = max(ZERO, amount - sum((r.amount for r in had), ZERO))
        best = self._stacking.stack(claims, group_paid, cap_left)
        return Stack(best.total + sum(chosen.values(), ZERO), {**chosen, **best.chosen}, best.dropped)

    def _groups_of(
        self,
        r: MeasureResult,
        measure: Measure,
        case: Case,
        group_paid: dict[str, dict[str, Decimal]],
        *,
        generous: bool,
    ) -> frozenset[str]:
        """The exclusions a result is under; notes what was paid to others under each."""
        if not case.paid and r.id in self._plain_groups:
            return self._plain_groups[r.id]
        groups: set[str] = set()
        for group_id in measure.groups:
            group = self._library.groups[group_id]
            if not self._holds(group, case, generous=generous):
                continue
            key = f"{group_id}@{r.item}" if group.per_item else group_id
            groups.add(key)
            if case.paid:
                item = r.item if group.per_item else None
                others = [m for m in self._of_group[group_id] if m != r.id and m in case.paid]
                spent = sum([self._taken(m, case, item) for m in others], ZERO)
                group_paid.setdefault(key, {})[r.key] = spent
        return frozenset(groups)

    def _taken(self, measure: str, case: Case, item: str | None) -> Decimal:
        """What a claim takes from those it excludes: what was paid, or all of it once it was granted.

        An office that grants less than its ceiling has settled the claim: a twin in another document
        does not make up the rest.
        """
        paid = sum((r.amount for r in case.received((measure,), item)), ZERO)
        granted = case.awards(measure, item)
        if not granted:
            return paid
        benefit = self._measures[measure].benefit
        ceiling = benefit.amount if isinstance(benefit, Flat) else ZERO
        return max(paid, ceiling, sum((a.amount for a in granted), ZERO))

    def _holds(self, rule: ExclusionGroup | SharedCap, case: Case, *, generous: bool) -> bool:
        """Whether an exclusion or ceiling is in force; one on an open reading only when cautious."""
        if rule.reading is None:
            return True
        answer = case.answers.get(f"reading:{rule.reading}")
        return not generous if answer is None else answer == rule.option

    def _place_in(
        self, r: MeasureResult, sure: Stack, others: Stack, readings: tuple[ReadingOutcome, ...]
    ) -> MeasureResult:
        """Write into an eligible result whether it was chosen, or what took its place."""
        if _had(r.amount):
            return replace(r, dropped_for=RECEIVED, readings=readings)
        for result in (sure, others):
            counted = result.chosen.get(r.key)
            if counted is not None and not counted and r.amount.confirmed:
                return replace(r, dropped_for=CEILING, readings=readings)
            if counted is not None:
                return replace(r, chosen=True, counted=counted, readings=readings)
            if r.key in result.dropped:
                winner, group = result.dropped[r.key]
                clause = self._library.groups[group.partition("@")[0]].cite
                return replace(r, dropped_for=winner, dropped_clause=clause, readings=readings)
        if r.standing is IN_FORCE and not r.amount.stated and r.payee.is_client:
            return replace(r, chosen=True, readings=readings)
        return replace(r, readings=readings) if readings != r.readings else r

    def _group_readings(
        self, r: MeasureResult, sure: list[MeasureResult], case: Case, tried: _Tried
    ) -> Iterable[ReadingOutcome]:
        """Readings on whether grants exclude each other, where this client has such grants."""
        rules = self._doubtful.get(r.id, ())
        related = [o for o in sure if o.id in self._rivals[r.id]] if rules else []
        if not any(o is r for o in related):
            return
        touched: dict[str, None] = {}
        for rule, same, per_item in rules:
            assert rule.reading is not None
            if any(o.reading == rule.reading for o in r.readings):
                continue
            item = r.item if per_item else None
            rival = any(o.id in same and o is not r and o.item == (item or o.item) for o in related)
            if rival or case.received([m for m in same if m != r.id], item):
                touched[rule.reading] = None
        for reading_id in touched:
            reading = self._library.readings[reading_id]
            key = f"reading:{reading_id}"
            assumed = case.answers.get(key, reading.cautious)
            asked = (reading_id, *[o.key for o in related])
            if asked not in tried:
                tried[asked] = self._under_each(reading, related, case)
            solved = tried[asked]
            if all(chosen == solved[0] for chosen in solved):
                continue  # however it is read, these grants come to the same
            for option, chosen in zip(reading.options, solved, strict=True):
                counted = chosen.get(r.key, ZERO)
                yield ReadingOutcome(
                    reading.id,
                    option.id,
                    reading.question,
                    option.label,
                    reading.office,
                    reading.cite,
                    option.id == assumed,
                    r.outcome,
                    counted,
                    counted,
                )

    def _under_each(
        self, reading: Reading, results: Sequence[MeasureResult], case: Case
    ) -> list[Mapping[str, Decimal]]:
        """What is chosen of some results under each option of a reading."""
        solved = []
        for option in reading.options:
            with case.answering(f"reading:{reading.id}", option.id):
                solved.append(self._solve(results, case, generous=False).chosen)
        return solved


def _tops(measures: Iterable[Measure]) -> list[Measure]:
    """The highest grades of ladders: step-ups between grades that no other step-up builds on."""
    ups = [m for m in measures if isinstance(m.benefit, StepUp) and m.benefit.skip_reading is not None]
    below = {x for m in ups if isinstance(m.benefit, StepUp) for x in m.benefit.lower}
    return [m for m in ups if m.id not in below]


def _index(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    index: dict[str, tuple[str, ...]] = {}
    for key, value in pairs:
        index[key] = (*index.get(key, ()), value)
    return index


def _spent(cap: SharedCap, measures: tuple[str, ...], case: Case) -> Decimal:
    had = case.received(measures)
    return sum((r.amount for r in had if cap.span is CapSpan.TOTAL or r.year == case.as_of.year), ZERO)


def _bare(r: MeasureResult) -> MeasureResult:
    """A result without a figure: chosen where it is had, there being nothing to weigh."""
    had = r.outcome is ELIGIBLE and r.standing is IN_FORCE and r.payee.is_client
    return replace(r, chosen=True) if had else r


def _alone(r: MeasureResult, sums: Sums) -> MeasureResult:
    """A result that nothing stands against."""
    if r.outcome not in CLAIMING:
        return r
    amount = r.amount
    eligible = r.outcome is ELIGIBLE
    own = r.payee.is_client
    if r.standing is DRAFT and amount.possible is not None and own:
        sums.drafts += amount.possible
    if r.standing is not IN_FORCE:
        return replace(r, dropped_for=RECEIVED) if eligible and _had(amount) else r
    counted = ZERO
    if amount.possible is not None and amount.confirmed is not None:
        counted = amount.confirmed if eligible else ZERO
        if own:
            sums.confirmed += counted
            sums.possible += amount.possible
            sums.leads += amount.possible if eligible or r.lead else ZERO
        else:
            sums.others += counted
    if not eligible:
        return r
    if _had(amount):
        return replace(r, dropped_for=RECEIVED)
    if amount.possible is None:
        return _bare(r)
    chosen = replace(r, chosen=True, counted=counted)
    if own:
        sums.count(chosen)
    return chosen


def _had(amount: AmountResult) -> bool:
    """Whether all of it came already."""
    return bool(amount.received) and not amount.confirmed


def _parts(ties: Iterable[Sequence[str]]) -> dict[str, str]:
    """Measure → the name of its part, for those that are tied to any other (or to another of their items)."""
    part: dict[str, str] = {}
    members: dict[str, list[str]] = {}
    for tied in ties:
        joined = list(dict.fromkeys(m for t in tied for m in members.get(part.get(t, ""), [t])))
        for name in {part[t] for t in tied if t in part}:
            members.pop(name, None)
        name = joined[0]
        members[name] = joined
        for measure in joined:
            part[measure] = name
    return part

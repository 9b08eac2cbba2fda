"""The one entry: a library, compiled once, answers for any client on any day.

    assessor = Assessor(library)
    assessment = assessor.assess(facts, as_of)

Pure: the same library, facts and day give the same assessment, value for value.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from advisor_app.domain.assessment import (
    AmountResult,
    Assessment,
    ConditionResult,
    FactUse,
    MeasureResult,
    Missing,
    ReadingOutcome,
    Totals,
)
from advisor_app.domain.client import within
from advisor_app.domain.facts import Catalogue
from advisor_app.domain.library import Library
from advisor_app.domain.money import ZERO
from advisor_app.domain.phrases import CEILING_WORDS
from advisor_app.domain.policy import (
    AllOf,
    AmountKind,
    CapSpan,
    Certainty,
    Document,
    ExclusionGroup,
    Flat,
    Measure,
    SharedCap,
    Standing,
    StepUp,
)
from advisor_app.domain.record import FactSet, Item
from advisor_app.domain.verdict import (
    MET,
    NOT_APPLICABLE,
    UNKNOWN,
    Outcome,
    all_of,
    outcome_of,
)
from advisor_app.engine.amounts import (
    Compute,
    Earlier,
    compile_benefit,
    full_sum,
    nothing,
    plain_results,
    settle,
)
from advisor_app.engine.asof import known_on
from advisor_app.engine.case import Case
from advisor_app.engine.conditions import (
    KEPT,
    Test,
    compile_condition,
    identity,
    missing_of,
    reads_nothing,
)
from advisor_app.engine.ladder import Ladder
from advisor_app.engine.stacking import RECEIVED, Claim, Stack, stack


@dataclass(frozen=True, slots=True)
class _Compiled:
    """A measure with its tests and amount as functions of a case."""

    position: int
    measure: Measure
    document: Document
    tests: tuple[Test, ...]
    compute: Compute
    nothing: AmountResult
    """What it comes to where it is not had."""
    plain: Mapping[Outcome, AmountResult]
    """What a plain sum comes to while nothing of it was received."""
    kept: dict[tuple[object, ...], MeasureResult]
    """Whole results that hold no value of a client, by standing and reasons: made once, then shared."""
    unlisted: ConditionResult | None
    absent: ConditionResult | None
    """Stand for the item where none is listed: unknown, and stated that there is none."""


CEILING = "ceiling"
"""Stands for what took a grant's place where a shared ceiling is used up."""


class Assessor:
    """A library compiled for assessing; it holds no client and may be shared between threads."""

    def __init__(self, library: Library) -> None:
        self.library = library
        by_id = {m.id: m for m in library.measures}
        compiled = [
            self._compile(position, measure, by_id) for position, measure in enumerate(library.measures)
        ]
        self._ordered = _after_lower(compiled)
        self._measures = by_id
        self._of_group = _index((g, m.id) for m in library.measures for g in m.groups)
        self._of_cap = _index((c, m.id) for m in library.measures for c in m.caps)
        self._full = {m.id: full_sum(m.benefit) or ZERO for m in library.measures}
        self._grades = {
            f"ladder:{m.id}": (m.id, *m.benefit.lower)
            for m in _tops(library.measures)
            if isinstance(m.benefit, StepUp)
        }
        self._ladder_of = {m: ladder for ladder, grades in self._grades.items() for m in grades}
        self._rivals = {
            m.id: frozenset(
                other
                for tag in (*m.groups, *m.caps)
                for other in (*self._of_group.get(tag, ()), *self._of_cap.get(tag, ()))
            )
            | frozenset(self._grades.get(self._ladder_of.get(m.id, ""), ()))
            for m in library.measures
        }
        self._lower = frozenset(
            x for m in library.measures if isinstance(m.benefit, StepUp) for x in m.benefit.lower
        )
        self._ladder = Ladder(library)
        self._kept_elsewhere: dict[tuple[str, Standing, int], list[tuple[int, MeasureResult]]] = {}
        self._places = {d.id: _place_test(d, library) for d in library.documents.values()}

    def _compile(self, position: int, measure: Measure, by_id: Mapping[str, Measure]) -> _Compiled:
        document = self.library.documents[measure.document]
        condition = measure.condition
        # the root's own "all" is merged with the place, so that a reader sees one flat list
        parts = condition.children if isinstance(condition, AllOf) and not condition.when else (condition,)
        nominal: dict[str, Decimal] = {}
        if isinstance(measure.benefit, StepUp):
            nominal = {m: full_sum(by_id[m].benefit) or ZERO for m in measure.benefit.lower}
        return _Compiled(
            position,
            measure,
            document,
            tuple(compile_condition(p, document, self.library.catalogue, measure.item_kind) for p in parts),
            compile_benefit(measure, self.library.catalogue, nominal),
            nothing(measure),
            {} if any(self.library.caps[c].reading for c in measure.caps) else plain_results(measure),
            {},
            *_without_item(measure, self.library.catalogue),
        )

    def assess(self, facts: FactSet, as_of: dt.date, *, drafts: bool = False) -> Assessment:
        """Assess one client as of a day; ``drafts`` lists draft measures too (never in the totals)."""
        case = Case(known_on(facts, as_of), as_of, self.library.catalogue)
        items: dict[str, list[Item | None]] = {}
        for listed in facts.items:
            items.setdefault(listed.kind, []).append(listed)
        found: list[tuple[int, MeasureResult]] = []
        earlier: dict[str, list[Earlier]] = {}
        places = {document: test(case) for document, test in self._places.items()}
        standings = {d.id: d.standing(as_of) for d in self.library.documents.values()}
        told = {d for d, s in standings.items() if drafts or s is not Standing.HISTORY}
        elsewhere = {d for d, place in places.items() if place.verdict is NOT_APPLICABLE}
        for document in told & elsewhere:
            found.extend(self._of_elsewhere(document, standings[document], places[document]))
        for compiled in self._ordered:
            if compiled.document.id in elsewhere or compiled.document.id not in told:
                continue
            kind = compiled.measure.item_kind
            for item in items.get(kind, [None]) if kind is not None else [None]:
                case.item = item
                place = places[compiled.document.id]
                result = self._one(compiled, case, earlier, place, standings[compiled.document.id])
                if result.id in self._lower:
                    amount = result.amount
                    paid = Earlier(amount.confirmed or ZERO, amount.possible or ZERO, result.missing)
                    earlier.setdefault(result.id, []).append(paid)
                found.append((compiled.position, result))
        case.item = None
        found.sort(key=lambda pair: pair[0])
        results = [result for _, result in found]
        results, totals = self._stack(results, case)
        shown = tuple(r for r in results if drafts or r.standing not in (Standing.DRAFT, Standing.HISTORY))
        return Assessment(
            facts.name,
            facts.uscc,
            facts.region,
            as_of,
            self.library.content_version,
            self.library.digest,
            drafts,
            shown,
            totals,
            self._ladder.standing(case),
        )

    def _of_elsewhere(
        self, document: str, standing: Standing, place: ConditionResult
    ) -> list[tuple[int, MeasureResult]]:
        """The results of a document that does not speak to the client's place: made once a place."""
        key = (document, standing, id(place))
        if key not in self._kept_elsewhere:
            why = ConditionResult(NOT_APPLICABLE, "all", "同时满足", None, (place,))
            self._kept_elsewhere[key] = [
                (
                    c.position,
                    MeasureResult(
                        c.measure.id,
                        c.measure.document,
                        c.measure.article,
                        c.measure.title,
                        None,
                        "",
                        standing,
                        Outcome.NOT_APPLICABLE,
                        c.measure.certainty,
                        c.measure.payee,
                        c.nothing,
                        c.measure.cites,
                        why,
                    ),
                )
                for c in self._ordered
                if c.document.id == document
            ]
        return self._kept_elsewhere[key]

    # --- one measure ----------------------------------------------------------------------------

    def _one(
        self,
        compiled: _Compiled,
        case: Case,
        earlier: Mapping[str, list[Earlier]],
        place: ConditionResult,
        standing: Standing,
    ) -> MeasureResult:
        measure = compiled.measure
        case.consulted.clear()
        children, gone = self._reasons(compiled, case, place)
        key = (standing, *identity(children))
        if key in compiled.kept and case.facts.untouched:
            return compiled.kept[key]
        why, amount = self._answer(compiled, case, earlier, children, gone=gone)
        readings: tuple[ReadingOutcome, ...] = ()
        if case.consulted:
            readings = tuple(
                outcome
                for reading in tuple(case.consulted)
                if reading in self.library.readings
                for outcome in _telling(self._try_reading(reading, compiled, case, earlier, place))
            )
        result = MeasureResult(
            measure.id,
            measure.document,
            measure.article,
            measure.title,
            case.item.key if case.item else None,
            case.item.title(case.catalogue.items[case.item.kind].label) if case.item else "",
            standing,
            outcome_of(why.verdict),
            measure.certainty,
            measure.payee,
            amount,
            measure.cites,
            why,
            _unique((*missing_of(why), *amount.missing)),
            readings,
        )
        if len(compiled.kept) < KEPT and _is_shared(result, children[1:], case):
            compiled.kept[key] = result
        return result

    def _evaluate(
        self, compiled: _Compiled, case: Case, earlier: Mapping[str, list[Earlier]], place: ConditionResult
    ) -> tuple[ConditionResult, AmountResult]:
        children, gone = self._reasons(compiled, case, place)
        return self._answer(compiled, case, earlier, children, gone=gone)

    def _reasons(
        self, compiled: _Compiled, case: Case, place: ConditionResult
    ) -> tuple[list[ConditionResult], bool]:
        """The results of all conditions; True where the measure does not concern the client at all."""
        children = [place]
        gone = place.verdict is NOT_APPLICABLE
        kind = compiled.measure.item_kind
        if not gone and kind is not None and case.item is None:
            gone = case.facts.knows_all("items", kind)
            stands = compiled.absent if gone else compiled.unlisted
            assert stands is not None
            children.append(stands)
        if not gone:
            children.extend([test(case) for test in compiled.tests])
        return children, gone

    def _answer(
        self,
        compiled: _Compiled,
        case: Case,
        earlier: Mapping[str, list[Earlier]],
        children: list[ConditionResult],
        *,
        gone: bool,
    ) -> tuple[ConditionResult, AmountResult]:
        own = children[len(children) - len(compiled.tests) :]
        if not gone and own and all(c.verdict is NOT_APPLICABLE for c in own):
            gone = True  # the place alone makes nobody eligible
        verdict = NOT_APPLICABLE if gone else all_of([c.verdict for c in children])
        why = ConditionResult(verdict, "all", "同时满足", None, tuple(children))
        if verdict is not MET and verdict is not UNKNOWN:
            return why, compiled.nothing
        outcome = outcome_of(verdict)
        if compiled.plain and case.facts.untouched:
            return why, compiled.plain[outcome]
        amount = settle(compiled.measure, case, outcome, compiled.compute(case, earlier))
        return why, self._under_open_ceilings(compiled.measure, case, amount)

    def _under_open_ceilings(self, measure: Measure, case: Case, amount: AmountResult) -> AmountResult:
        """An amount above a ceiling that holds only under one reading: confirmed up to it alone."""
        for cap_id in measure.caps:
            cap = self.library.caps[cap_id]
            confirmed, possible = amount.confirmed, amount.possible
            if cap.reading is None or possible is None or confirmed is None or possible <= cap.amount:
                continue
            answer = case.reading(cap.reading)
            if answer in (None, cap.option):
                confirmed = min(confirmed, cap.amount)
            if answer == cap.option:
                possible = cap.amount
            amount = replace(amount, confirmed=confirmed, possible=possible)
        return amount

    def _try_reading(
        self,
        reading_id: str,
        compiled: _Compiled,
        case: Case,
        earlier: Mapping[str, list[Earlier]],
        place: ConditionResult,
    ) -> Iterable[ReadingOutcome]:
        reading = self.library.readings[reading_id]
        key = f"reading:{reading_id}"
        answers = case.answers
        assumed = answers.get(key, reading.cautious)
        for option in reading.options:
            case.answers = {**answers, key: option.id}
            why, amount = self._evaluate(compiled, case, earlier, place)
            yield ReadingOutcome(
                reading_id,
                option.id,
                reading.question,
                option.label,
                reading.office,
                reading.cite,
                option.id == assumed,
                outcome_of(why.verdict),
                amount.confirmed,
                amount.possible,
            )
        case.answers = answers

    # --- the whole ------------------------------------------------------------------------------

    def _stack(self, results: list[MeasureResult], case: Case) -> tuple[list[MeasureResult], Totals]:
        lawful = [r for r in results if r.standing is Standing.IN_FORCE and _is_claim(r)]
        own = [r for r in lawful if r.payee.is_client]
        eligible = [r for r in own if r.outcome is Outcome.ELIGIBLE]
        sure = self._solve(eligible, case, generous=False)
        hoped = self._solve(own, case, generous=True)
        leads = self._solve([r for r in own if r.outcome is Outcome.ELIGIBLE or r.lead], case, generous=True)
        drafts = [r for r in results if r.standing is Standing.DRAFT and _is_claim(r) and r.payee.is_client]
        with_drafts = self._solve([*own, *drafts], case, generous=True) if drafts else hoped
        others = self._solve(
            [r for r in lawful if not r.payee.is_client and r.outcome is Outcome.ELIGIBLE],
            case,
            generous=False,
        )
        final = [
            self._place_in(r, sure, others, eligible, case) if r.outcome is Outcome.ELIGIBLE else r
            for r in results
        ]
        fixed = ceiling = competitive = ZERO
        for r in final:
            if r.key not in sure.chosen:
                continue
            if r.certainty is Certainty.COMPETITIVE:
                competitive += r.counted
            elif any(word in r.amount.word for word in CEILING_WORDS):
                ceiling += r.counted
            else:
                fixed += r.counted
        totals = Totals(
            sure.total,
            leads.total,
            hoped.total,
            fixed,
            ceiling,
            competitive,
            with_drafts.total - hoped.total,
            others.total,
        )
        return final, totals

    def _solve(self, results: Iterable[MeasureResult], case: Case, *, generous: bool) -> Stack:
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
            if not self._rivals[r.id] and not case.unassigned(r.id, measure.item_kind):
                chosen[r.key] = amount  # nothing can stand against it
                continue
            groups = self._groups_of(r, measure, case, group_paid, generous=generous)
            own = [c for c in measure.caps if self._holds(self.library.caps[c], case, generous=generous)]
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
            cap = self.library.caps[cap_id]
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
        best = stack(claims, group_paid, cap_left)
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
        groups: set[str] = set()
        for group_id in measure.groups:
            group = self.library.groups[group_id]
            if not self._holds(group, case, generous=generous):
                continue
            key = f"{group_id}@{r.item}" if group.per_item else group_id
            groups.add(key)
            if not case.facts.untouched:
                item = r.item if group.per_item else None
                others = (m for m in self._of_group[group_id] if m != r.id)
                spent = sum((self._taken(m, case, item) for m in others), ZERO)
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
        self, r: MeasureResult, sure: Stack, others: Stack, eligible: list[MeasureResult], case: Case
    ) -> MeasureResult:
        """Write into an eligible result whether it was chosen, or what took its place."""
        readings = (*r.readings, *self._group_readings(r, eligible, case))
        if r.amount.received and not r.amount.confirmed:
            return replace(r, dropped_for=RECEIVED, readings=readings)
        for result in (sure, others):
            counted = result.chosen.get(r.key)
            if counted is not None and not counted and r.amount.confirmed:
                return replace(r, dropped_for=CEILING, readings=readings)
            if counted is not None:
                return replace(r, chosen=True, counted=counted, readings=readings)
            if r.key in result.dropped:
                winner, group = result.dropped[r.key]
                clause = self.library.groups[group.partition("@")[0]].cite
                return replace(r, dropped_for=winner, dropped_clause=clause, readings=readings)
        if r.standing is Standing.IN_FORCE and not r.amount.stated and r.payee.is_client:
            return replace(r, chosen=True, readings=readings)
        return replace(r, readings=readings) if readings != r.readings else r

    def _group_readings(
        self, r: MeasureResult, sure: list[MeasureResult], case: Case
    ) -> Iterable[ReadingOutcome]:
        """Readings on whether grants exclude each other, where this client has such grants."""
        related = [o for o in sure if o.id in self._rivals[r.id]]
        if not any(o is r for o in related):
            return
        measure = self._measures[r.id]
        rules: list[tuple[ExclusionGroup | SharedCap, tuple[str, ...], bool]] = []
        for group_id in measure.groups:
            group = self.library.groups[group_id]
            rules.append((group, self._of_group[group_id], group.per_item))
        rules.extend((self.library.caps[c], self._of_cap[c], False) for c in measure.caps)
        touched: dict[str, None] = {}
        for rule, same, per_item in rules:
            if rule.reading is None or any(o.reading == rule.reading for o in r.readings):
                continue
            item = r.item if per_item else None
            rival = any(o.id in same and o is not r and o.item == (item or o.item) for o in related)
            if rival or case.received([m for m in same if m != r.id], item):
                touched[rule.reading] = None
        for reading_id in touched:
            reading = self.library.readings[reading_id]
            answers, key = case.answers, f"reading:{reading_id}"
            assumed = answers.get(key, reading.cautious)
            solved = []
            for option in reading.options:
                case.answers = {**answers, key: option.id}
                solved.append(self._solve(related, case, generous=False).chosen)
            case.answers = answers
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


def _telling(outcomes: Iterable[ReadingOutcome]) -> tuple[ReadingOutcome, ...]:
    """A reading's outcomes, where it makes a difference to this client; else nothing."""
    found = tuple(outcomes)
    return found if len({(o.outcome, o.confirmed, o.possible) for o in found}) > 1 else ()


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


def _is_shared(result: MeasureResult, reasons: list[ConditionResult], case: Case) -> bool:
    """Whether another client with the same reasons has this very result."""
    return (
        case.item is None
        and case.facts.untouched
        and not case.consulted
        and not any(use.value is not None for use in result.amount.used)
        and result.amount.kind is not AmountKind.STEP_UP
        and all(map(reads_nothing, reasons))
    )


def _is_claim(r: MeasureResult) -> bool:
    return r.amount.stated and r.outcome in (Outcome.ELIGIBLE, Outcome.UNDETERMINED)


def _spent(cap: SharedCap, measures: tuple[str, ...], case: Case) -> Decimal:
    had = case.received(measures)
    return sum((r.amount for r in had if cap.span is CapSpan.TOTAL or r.year == case.as_of.year), ZERO)


def _after_lower(compiled: list[_Compiled]) -> list[_Compiled]:
    """Measures in an order in which every step-up comes after what it builds on."""
    by_id = {c.measure.id: c for c in compiled}
    ordered: dict[str, _Compiled] = {}

    def visit(c: _Compiled) -> None:
        if c.measure.id in ordered:
            return
        if isinstance(c.measure.benefit, StepUp):
            for lower in c.measure.benefit.lower:
                visit(by_id[lower])
        ordered[c.measure.id] = c

    for c in compiled:
        visit(c)
    return list(ordered.values())


def _place_test(document: Document, library: Library) -> Test:
    """The first condition of every measure: the client belongs to the document's region."""
    name = library.catalogue.region_name(document.region)
    label = f"注册地在{name}"

    kept: dict[str | None, ConditionResult] = {}

    def test(case: Case) -> ConditionResult:
        region = case.facts.region
        if region not in kept:
            kept[region] = answer(region)
        return kept[region]

    def answer(region: str | None) -> ConditionResult:
        if region is None:
            missing = (Missing("region", "注册地"),)
            return ConditionResult(UNKNOWN, "region", label, document.addressed, missing=missing)
        used = (FactUse("region", "注册地", library.catalogue.region_name(region)),)
        if within(region, document.region):
            return ConditionResult(MET, "region", label, document.addressed, (), used)
        note = f"本文件只适用于{name}"
        return ConditionResult(NOT_APPLICABLE, "region", label, document.addressed, (), used, note=note)

    return test


def _without_item(
    measure: Measure, catalogue: Catalogue
) -> tuple[ConditionResult, ConditionResult] | tuple[None, None]:
    """What stands for the item where none is listed: unknown, or none where the list was stated complete."""
    if measure.item_kind is None:
        return None, None
    name = catalogue.items[measure.item_kind].label
    label = f"有{name}"
    missing = (Missing(f"item:{measure.item_kind}", name),)
    return (
        ConditionResult(UNKNOWN, "item", label, measure.cites[0], missing=missing),
        ConditionResult(NOT_APPLICABLE, "item", label, measure.cites[0], note="已核实没有"),
    )


def _unique(missing: Iterable[Missing]) -> tuple[Missing, ...]:
    return tuple(dict.fromkeys(missing))

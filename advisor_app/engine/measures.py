"""One measure for one case: its reasons, its amount, what each reading of its sentences would give."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from advisor_app.domain.assessment import (
    AmountResult,
    ConditionResult,
    FactUse,
    MeasureResult,
    Missing,
    ReadingOutcome,
    Reasons,
    Told,
)
from advisor_app.domain.client import within
from advisor_app.domain.library import Library
from advisor_app.domain.money import ZERO
from advisor_app.domain.policy import AllOf, Citation, Document, Measure, Standing, StepUp
from advisor_app.domain.verdict import (
    ELIGIBLE,
    MET,
    NOT_APPLICABLE,
    NOT_MET,
    UNDETERMINED,
    UNKNOWN,
    Outcome,
    Verdict,
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
from advisor_app.engine.case import Case, Test
from advisor_app.engine.conditions import ITEM, NOTHING, Conditions, missing_of
from advisor_app.engine.quick import Quick
from advisor_app.engine.words import Tell, Words, with_lacking

TOGETHER = "同时满足"


@dataclass(frozen=True, slots=True)
class CompiledMeasure:
    """A measure with its verdict, reasons and amount as functions of a case."""

    position: int
    measure: Measure
    verdict: Quick
    tell: Tell
    compute: Compute
    nothing: AmountResult
    """What it comes to where it is not had."""
    plain: tuple[AmountResult, AmountResult] | None
    """What a plain sum comes to, undetermined and eligible, while nothing of it was granted or paid."""


class Measures:
    """All measures of a library, compiled, and the judging of one of them."""

    def __init__(self, library: Library, conditions: Conditions) -> None:
        self._library = library
        self._conditions = conditions
        self.places = {d.id: _place_test(d, library, conditions) for d in library.documents.values()}
        self._nominal = {m.id: full_sum(m.benefit) or ZERO for m in library.measures}
        self.ordered = _after_lower([self._compile(*numbered) for numbered in enumerate(library.measures)])
        """Every step-up after what it builds on."""

    def _compile(self, position: int, measure: Measure) -> CompiledMeasure:
        document = self._library.documents[measure.document]
        condition = measure.condition
        # the root's own "all" is merged with the place, so that a reader sees one flat list
        parts = condition.children if isinstance(condition, AllOf) and not condition.when else (condition,)
        tests = tuple([self._conditions.test(p, document, measure.item_kind) for p in parts])
        own = self._conditions.quick_all(tests) if tests else _anybody
        any_open = any(self._library.caps[c].reading for c in measure.caps)
        return CompiledMeasure(
            position,
            measure,
            _verdict(self.places[measure.document], measure.item_kind, own),
            self._tell(measure, tests),
            compile_benefit(measure, self._library.catalogue, self._nominal),
            nothing(measure),
            None if any_open else plain_results(measure),
        )

    def _tell(self, measure: Measure, tests: tuple[Test, ...]) -> Tell:
        """The reasons of a measure; those that ask the same of a client share them."""
        place = self.places[measure.document]
        kind = measure.item_kind
        cite = measure.cites[0] if kind is not None else None
        depends = self._conditions.depends(tests) | (NOTHING if kind is None else ITEM)
        key = ("measure", place, kind, cite, tests)
        return self._conditions.once(key, depends, lambda: _tell(place, kind, cite, tests, self._library))

    def judge(
        self,
        compiled: CompiledMeasure,
        case: Case,
        earlier: Mapping[str, Sequence[Earlier]],
        standing: Standing,
        words: Words,
    ) -> MeasureResult:
        """The measure's result for the client, or for the item at hand."""
        measure, item = compiled.measure, case.item
        case.consulted = {}
        outcome = outcome_of(compiled.verdict(case))
        amount = self._amount(compiled, case, earlier, outcome)
        readings: tuple[ReadingOutcome, ...] = ()
        if case.consulted:
            readings = tuple(
                outcome
                for reading in tuple(case.consulted)
                if reading in self._library.readings
                for outcome in _telling(self._each_reading(reading, compiled, case, earlier))
            )
        if outcome is UNDETERMINED and amount.possible is not None:
            # whether there is a sign of it and what it lacks is asked at once, for the totals
            reasons = Reasons.of(*with_lacking(compiled.tell(case), amount.missing))
        else:
            reasons = words.later(compiled.tell, item, amount.missing)
        return MeasureResult(
            measure.id,
            measure.document,
            measure.article,
            measure.title,
            None if item is None else item.key,
            "" if item is None else item.title(case.catalogue.items[item.kind].label),
            standing,
            outcome,
            measure.certainty,
            measure.payee,
            amount,
            measure.cites,
            reasons,
            readings,
        )

    def _amount(
        self,
        compiled: CompiledMeasure,
        case: Case,
        earlier: Mapping[str, Sequence[Earlier]],
        outcome: Outcome,
    ) -> AmountResult:
        if outcome is not ELIGIBLE and outcome is not UNDETERMINED:
            return compiled.nothing
        measure = compiled.measure
        if compiled.plain is not None and measure.id not in case.paid:
            return compiled.plain[outcome is ELIGIBLE]
        amount = settle(measure, case, outcome, compiled.compute(case, earlier))
        return self._under_open_ceilings(measure, case, amount) if measure.caps else amount

    def _under_open_ceilings(self, measure: Measure, case: Case, amount: AmountResult) -> AmountResult:
        """An amount above a ceiling that holds only under one reading: confirmed up to it alone."""
        for cap_id in measure.caps:
            cap = self._library.caps[cap_id]
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

    def _each_reading(
        self,
        reading_id: str,
        compiled: CompiledMeasure,
        case: Case,
        earlier: Mapping[str, Sequence[Earlier]],
    ) -> Iterable[ReadingOutcome]:
        reading = self._library.readings[reading_id]
        key = f"reading:{reading_id}"
        assumed = case.answers.get(key, reading.cautious)
        for option in reading.options:
            with case.answering(key, option.id):
                outcome = outcome_of(compiled.verdict(case))
                amount = self._amount(compiled, case, earlier, outcome)
            yield ReadingOutcome(
                reading_id,
                option.id,
                reading.question,
                option.label,
                reading.office,
                reading.cite,
                option.id == assumed,
                outcome,
                amount.confirmed,
                amount.possible,
            )

    def elsewhere(
        self, compiled: CompiledMeasure, standing: Standing, place: ConditionResult
    ) -> MeasureResult:
        """The result of a measure whose document does not speak to the client's place."""
        measure = compiled.measure
        return MeasureResult(
            measure.id,
            measure.document,
            measure.article,
            measure.title,
            None,
            "",
            standing,
            Outcome.NOT_APPLICABLE,
            measure.certainty,
            measure.payee,
            compiled.nothing,
            measure.cites,
            Reasons.of(ConditionResult(NOT_APPLICABLE, "all", TOGETHER, None, (place,))),
        )


def _anybody(_case: Case) -> Verdict:
    """The verdict where a measure asks for nothing but the place."""
    return MET


def _verdict(place: Test, kind: str | None, own: Quick) -> Quick:
    """The verdict of a measure: the place, the item it is about, then its own conditions."""

    def verdict(case: Case) -> Verdict:
        where = place(case).verdict
        if where is NOT_APPLICABLE:
            return where
        unlisted = kind is not None and case.item is None
        if unlisted and case.facts.knows_all("items", kind):
            return NOT_APPLICABLE
        found = own(case)
        if found is NOT_APPLICABLE or found is NOT_MET:
            return found  # the place alone makes nobody eligible
        return UNKNOWN if unlisted or where is UNKNOWN else found

    return verdict


def _tell(
    place: Test, kind: str | None, cite: Citation | None, tests: tuple[Test, ...], library: Library
) -> Tell:
    """The same with its reasons."""
    unlisted, absent = _without_item(kind, cite, library) if kind is not None else (None, None)

    def tell(case: Case) -> Told:
        children = [place(case)]
        gone = children[0].verdict is NOT_APPLICABLE
        if not gone and unlisted is not None and absent is not None and case.item is None:
            gone = case.facts.knows_all("items", kind)
            children.append(absent if gone else unlisted)
        if not gone:
            own = [test(case) for test in tests]
            children += own
            # the place alone makes nobody eligible
            gone = bool(own) and all(c.verdict is NOT_APPLICABLE for c in own)
        verdict = NOT_APPLICABLE if gone else all_of([c.verdict for c in children])
        why = ConditionResult(verdict, "all", TOGETHER, None, tuple(children))
        return why, tuple(dict.fromkeys(missing_of(why)))

    return tell


def _without_item(
    kind: str, cite: Citation | None, library: Library
) -> tuple[ConditionResult, ConditionResult]:
    """What stands for the item where none is listed: unknown, or none where the list was stated complete."""
    name = library.catalogue.items[kind].label
    label = f"有{name}"
    missing = (Missing(f"item:{kind}", name),)
    return (
        ConditionResult(UNKNOWN, "item", label, cite, missing=missing),
        ConditionResult(NOT_APPLICABLE, "item", label, cite, note="已核实没有"),
    )


def _place_test(document: Document, library: Library, conditions: Conditions) -> Test:
    """The first condition of every measure: the client belongs to the document's region."""
    name = library.catalogue.region_name(document.region)
    label = f"注册地在{name}"
    kept: dict[str | None, ConditionResult] = {}

    def answer(region: str | None) -> ConditionResult:
        if region is None:
            missing = (Missing("region", "注册地"),)
            return ConditionResult(UNKNOWN, "region", label, document.addressed, missing=missing)
        used = (FactUse("region", "注册地", library.catalogue.region_name(region)),)
        if within(region, document.region):
            return ConditionResult(MET, "region", label, document.addressed, (), used)
        note = f"本文件只适用于{name}"
        return ConditionResult(NOT_APPLICABLE, "region", label, document.addressed, (), used, note=note)

    def test(case: Case) -> ConditionResult:
        region = case.facts.region
        if region not in kept:
            kept[region] = answer(region)
        return kept[region]

    return conditions.once(("place", document.id), NOTHING, lambda: test)


def _telling(outcomes: Iterable[ReadingOutcome]) -> tuple[ReadingOutcome, ...]:
    """A reading's outcomes, where it makes a difference to this client; else nothing."""
    found = tuple(outcomes)
    return found if len({(o.outcome, o.confirmed, o.possible) for o in found}) > 1 else ()


def _after_lower(compiled: list[CompiledMeasure]) -> list[CompiledMeasure]:
    """Measures in an order in which every step-up comes after what it builds on."""
    by_id = {c.measure.id: c for c in compiled}
    ordered: dict[str, CompiledMeasure] = {}

    def visit(c: CompiledMeasure) -> None:
        if c.measure.id in ordered:
            return
        if isinstance(c.measure.benefit, StepUp):
            for lower in c.measure.benefit.lower:
                visit(by_id[lower])
        ordered[c.measure.id] = c

    for c in compiled:
        visit(c)
    return list(ordered.values())

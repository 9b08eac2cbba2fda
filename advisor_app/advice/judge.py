"""One title or one measure, judged for a client on any day: what it asks, and how each thing is answered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from advisor_app.domain.assessment import ConditionResult, MeasureResult, StandardResult
from advisor_app.domain.client import within
from advisor_app.domain.errors import InputError
from advisor_app.domain.labels import label
from advisor_app.domain.library import Library
from advisor_app.domain.period import Validity
from advisor_app.domain.phrases import clause_phrase, measure_phrase, validity_phrase
from advisor_app.domain.policy import (
    AllOf,
    AnyOf,
    AtLeast,
    Bracket,
    Condition,
    Count,
    Declining,
    FactRef,
    Measure,
    Not,
    PerUnit,
    Rate,
    Score,
    Standing,
)
from advisor_app.domain.record import FactSet
from advisor_app.domain.standard import Purpose, Standard
from advisor_app.domain.verdict import Outcome
from advisor_app.engine.asof import known_on
from advisor_app.engine.assess import Assessor
from advisor_app.engine.case import Case, Home
from advisor_app.engine.conditions import Conditions
from advisor_app.engine.ladder import Ladder


@dataclass(frozen=True, slots=True)
class Target:
    """What a plan is for: a title (first or renewed), or a measure, for one of its items where it has any."""

    title: str = ""
    purpose: Purpose = Purpose.FIRST
    measure: str = ""
    item: str | None = None

    def __post_init__(self) -> None:
        if bool(self.title) == bool(self.measure):
            raise InputError("培育方案的目标请只选一个：一项资质，或者一个政策事项。")


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that is asked, as the content words it, with its answer.

    ``condition`` None: it stands in no condition of the content (the place, the bar after a revocation).
    """

    id: str
    label: str
    condition: Condition | None
    result: ConditionResult
    note: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """A target on one day.

    ``version``: id of the standard's version (a measure: of its document); ``why`` says why that version;
    ``confidence``: the weakest mark of what it rests on, "" where there is none. ``settled`` False: it is
    not known yet what will be asked; ``usable`` False: nothing can be applied for under it on that day.
    """

    name: str
    version: str
    source: str
    why: str
    confidence: str
    settled: bool
    usable: bool
    outcome: Outcome
    asked: tuple[Asked, ...]
    home: Home
    standard: Standard | None = None
    item_kind: str | None = None


Judge = Callable[[FactSet, dt.date], Judged | None]
"""What a target comes to for a record on a day; None where nothing applies on that day."""


def judge_of(library: Library | Assessor, target: Target, facts: FactSet) -> Judge:
    """The judge of a target. Raises InputError where there is no such target, or not for this client."""
    if target.title:
        return _title_judge(library.library if isinstance(library, Assessor) else library, target, facts)
    return _measure_judge(library if isinstance(library, Assessor) else Assessor(library), target, facts)


def target_name(library: Library, target: Target) -> str:
    """``专精特新“小巨人”企业 · 新认定``, or a measure's title."""
    if target.measure:
        return _measure(library, target.measure).title
    return f"{library.catalogue.recognitions[target.title].label} · {label(target.purpose)}"


def _title_judge(library: Library, target: Target, facts: FactSet) -> Judge:
    standards = {s.id: s for s in library.standards if s.title == target.title}
    if not standards:
        known = library.catalogue.recognitions.get(target.title)
        name = known.label if known is not None else target.title
        raise InputError(f"没有“{name}”的认定标准，请改选有标准的资质。")
    for standard in standards.values():
        if standard.region and (facts.region is None or not within(facts.region, standard.region)):
            name, place = library.catalogue.recognitions[target.title].label, standard.region
            raise InputError(
                f"“{name}”只面向{library.catalogue.region_name(place)}的企业，请核对注册地，或改选其他目标。"
            )
    ladder = Ladder(library, Conditions(library.catalogue))

    def judge(record: FactSet, day: dt.date) -> Judged | None:
        found = ladder.judge(
            target.title, target.purpose, Case(known_on(record, day), day, library.catalogue)
        )
        return None if found is None else _of_standard(found, standards[found.standard], target.purpose, day)

    return judge


def _of_standard(found: StandardResult, standard: Standard, purpose: Purpose, day: dt.date) -> Judged:
    criteria = {c.id: c for c in standard.criteria if c.asked(purpose, day)}
    asked = []
    for result in found.why.children:
        criterion = criteria.get(result.cite.article) if result.cite is not None else None
        if criterion is None:
            asked.append(Asked("barred", result.label, None, result, result.note))
        else:
            inner = result.children[0]
            asked.append(Asked(criterion.id, result.label, criterion.condition, inner, criterion.note))
    return Judged(
        found.name,
        found.standard,
        found.source,
        found.version_why,
        found.confidence,
        found.settled,
        found.settled,
        found.outcome,
        tuple(asked),
        standard,
        standard,
    )


def _measure(library: Library, measure_id: str) -> Measure:
    measure = next((m for m in library.measures if m.id == measure_id), None)
    if measure is None:
        raise InputError(f"政策库里没有事项“{measure_id}”，请重新选择目标。")
    return measure


def _measure_judge(assessor: Assessor, target: Target, facts: FactSet) -> Judge:
    library = assessor.library
    measure = _measure(library, target.measure)
    listed: list[str | None] = [i.key for i in facts.items if i.kind == measure.item_kind]
    if target.item not in (listed or [None]):
        kind = library.catalogue.items[measure.item_kind].label if measure.item_kind is not None else ""
        raise InputError(
            f"“{measure.title}”按{kind}逐项判断，请选定是哪一项。"
            if listed
            else f"没有明细“{target.item}”，请重新选择目标。"
        )
    document = library.documents[measure.document]

    def judge(record: FactSet, day: dt.date) -> Judged | None:
        results = assessor.assess(record, day, drafts=True).measures
        found = next((r for r in results if r.id == measure.id and r.item == target.item), None)
        if found is None:
            return None
        standing = document.standing(day)
        return Judged(
            measure_phrase(found),
            document.id,
            clause_phrase(document, measure.article),
            f"{label(standing)}，{validity_phrase(document.validity)}",
            "",
            standing is not Standing.HISTORY,
            standing is Standing.IN_FORCE,
            found.outcome,
            tuple(_of_measure(found, measure)),
            document,
            None,
            measure.item_kind,
        )

    return judge


_BEFORE = ("region", "item")
"""Kinds of the results that stand before a measure's own conditions."""


def parts_of(measure: Measure) -> tuple[Condition, ...]:
    """What a measure asks, one by one: its conditions, those of a plain *all* at the root each for itself."""
    condition = measure.condition
    return condition.children if isinstance(condition, AllOf) and not condition.when else (condition,)


def _of_measure(found: MeasureResult, measure: Measure) -> Iterator[Asked]:
    """Its conditions with their answers; before them the place, and the item where none is listed."""
    parts = parts_of(measure)
    before = [r for r in found.why.children if r.kind in _BEFORE]
    for result in before:
        yield Asked(result.kind, result.label, None, result)
    # a measure that does not concern the client at all has its conditions not looked at
    for number, (part, result) in enumerate(zip(parts, found.why.children[len(before) :], strict=False)):
        yield Asked(f"part-{number}", result.label, part, result)


# --- which facts are read ---------------------------------------------------------------------------


def conditions_of(library: Library, target: Target, days: Validity) -> Iterator[Condition]:
    """What a target asks in any version that decides on some day of a span."""
    if target.measure:
        yield _measure(library, target.measure).condition
        return
    for standard in library.standards:
        if standard.title != target.title:
            continue
        for use in standard.applications:
            if use.purpose is target.purpose and _touch(use.days, days):
                yield from (
                    c.condition
                    for c in standard.criteria
                    if c.purpose in (None, target.purpose) and _touch(c.days, days)
                )


def _touch(one: Validity, other: Validity) -> bool:
    starts = max(one.start or dt.date.min, other.start or dt.date.min)
    return starts <= min(one.end or dt.date.max, other.end or dt.date.max)


def refs(condition: Condition) -> Iterator[FactRef]:
    """Every fact of the client or a year that a condition reads; what it asks of listed items is left out."""
    if condition.when is not None:
        yield from refs(condition.when)
    match condition:
        case AllOf() | AnyOf() | AtLeast():
            for child in condition.children:
                yield from refs(child)
        case Not():
            yield from refs(condition.child)
        case Score():
            for indicator in condition.indicators:
                if indicator.ref is not None:
                    yield indicator.ref
                for band in indicator.bands:
                    if band.condition is not None:
                        yield from refs(band.condition)
        case Count():
            if condition.given is not None:
                yield condition.given
        case _:
            ref = getattr(condition, "ref", None)
            if isinstance(ref, FactRef):
                yield ref


def amount_refs(measure: Measure) -> Iterator[FactRef]:
    """The facts a measure's amount is worked out from."""
    match measure.benefit:
        case Rate(base=base):
            yield base
        case Bracket(by=by):
            yield by
        case Declining(bases=bases, ordinal=ordinal):
            yield ordinal
            yield from bases
        case PerUnit(count=count):
            yield count
        case _:
            return

"""What of a record a rule looks at, and what a record holds, in the same words.

The words are those of :class:`~advisor_app.domain.assessment.Missing`: a fact's key, ``recognition:KIND``,
``item:KIND``, ``judgement:ID``, ``reading:ID``, and ``received:MEASURE`` for what was granted or paid. A rule
of whose words a record holds none gives the same answer as for a firm of which nothing is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from advisor_app.domain.facts import Catalogue
from advisor_app.domain.library import Library
from advisor_app.domain.policy import (
    AllOf,
    AnyOf,
    AtLeast,
    Benefit,
    Bracket,
    Compare,
    Condition,
    Count,
    Declining,
    Elapsed,
    FactRef,
    Flat,
    Happened,
    InKind,
    Judgement,
    KeptAfter,
    Measure,
    Not,
    PerUnit,
    Pool,
    Portion,
    Rate,
    RateBenefit,
    Received,
    Recognized,
    Score,
    StepUp,
    UnderReading,
    Unspecified,
)
from advisor_app.domain.record import FactSet

LISTS = frozenset(("recognitions", "items", "received"))
"""Whole lists that can be stated complete."""


def held_words(facts: FactSet) -> set[str]:
    """What a record holds; that a kind was stated complete is something it holds of that kind."""
    return {
        *[f"{name.removesuffix('s')}:{kind}" for name, _, kind in _parted(facts.complete) if kind],
        *facts.facts,
        *facts.years,
        *facts.answers,
        *[f"recognition:{r.kind}" for r in facts.recognitions],
        *[f"item:{i.kind}" for i in facts.items],
        *[f"received:{r.measure}" for r in facts.received],
        *[f"received:{a.measure}" for a in facts.awards],
    }


def whole_lists(facts: FactSet) -> frozenset[str]:
    """The whole lists that a record states complete."""
    return facts.complete & LISTS


def _parted(names: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    return (name.partition(":") for name in names)


def condition_words(condition: Condition, catalogue: Catalogue) -> Iterator[str]:
    """What a condition looks at."""
    if condition.when is not None:
        yield from condition_words(condition.when, catalogue)
    match condition:
        case AllOf(children=children) | AnyOf(children=children) | AtLeast(children=children):
            for child in children:
                yield from condition_words(child, catalogue)
        case Not(child=child):
            yield from condition_words(child, catalogue)
        case Compare(ref=ref) | Happened(ref=ref) | Elapsed(ref=ref):
            yield from _fact(ref, catalogue)
        case Recognized(kinds=kinds):
            yield from (f"recognition:{kind}" for kind in kinds)
        case KeptAfter(kind=kind, ref=ref):
            yield f"recognition:{kind}"
            yield from _fact(ref, catalogue)
        case Received(measures=measures):
            yield from (f"received:{m}" for m in measures)
        case Judgement(id=judgement):
            yield f"judgement:{judgement}"
        case UnderReading(reading=reading):
            yield f"reading:{reading}"
        case Count(item=item, where=where, given=given):
            yield f"item:{item}"
            yield from _fact(given, catalogue)
            if where is not None:
                yield from condition_words(where, catalogue)
        case Score():
            yield from _score(condition, catalogue)
        case _:
            assert_never(condition)


def _score(score: Score, catalogue: Catalogue) -> Iterator[str]:
    for indicator in score.indicators:
        yield from _fact(indicator.ref, catalogue)
        for band in indicator.bands:
            if band.condition is not None:
                yield from condition_words(band.condition, catalogue)


def measure_words(measure: Measure, library: Library) -> Iterator[str]:
    """What a measure's own verdict, amount and ceilings look at (not its rivals')."""
    yield from condition_words(measure.condition, library.catalogue)
    yield from _benefit(measure.benefit, library.catalogue)
    yield f"received:{measure.id}"
    if measure.item_kind is not None:
        yield f"item:{measure.item_kind}"
    readings = [library.groups[g].reading for g in measure.groups]
    readings += [library.caps[c].reading for c in measure.caps]
    yield from (f"reading:{reading}" for reading in readings if reading is not None)


def _benefit(benefit: Benefit, catalogue: Catalogue) -> Iterator[str]:
    refs: Iterable[FactRef] = ()
    readings: Iterable[str | None] = ()
    match benefit:
        case Rate(base=base, cap_reading=reading):
            refs, readings = (base,), (reading,)
        case Bracket(by=by):
            refs = (by,)
        case Declining(bases=bases, ordinal=ordinal, base_reading=reading):
            refs, readings = (ordinal, *bases), (reading,)
        case PerUnit(count=count):
            refs = (count,)
        case StepUp(lower=lower, skip_reading=reading):
            yield from (f"received:{m}" for m in lower)
            readings = (reading,)
        case Flat() | Portion() | Pool() | RateBenefit() | Unspecified() | InKind():
            pass
        case _:
            assert_never(benefit)
    for ref in refs:
        yield from _fact(ref, catalogue)
    yield from (f"reading:{reading}" for reading in readings if reading is not None)


def _fact(ref: FactRef | None, catalogue: Catalogue) -> Iterator[str]:
    """A fact and all it may be derived from; an item's facts come with the item."""
    if ref is None or ref.item:
        return
    yield ref.key
    derivation = catalogue.facts[ref.key].derivation
    for operand in derivation.operands if derivation is not None else ():
        yield from _fact(FactRef(operand.key), catalogue)

"""Where the decisions of measures change with one missing thing: the answers worth trying.

A number is cut by every threshold that a condition, a bracket or a capped amount compares it with; a
threshold on a derived fact (a growth, a ratio, a size class) is turned round onto the missing figure,
the others held. One representative stands for each piece.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from advisor_app.advice.solve import UNITS, Slot, Term, behind, turned, written
from advisor_app.domain.facts import Catalogue, FactDef, FactType, Value
from advisor_app.domain.labels import label
from advisor_app.domain.library import Library
from advisor_app.domain.money import speak
from advisor_app.domain.period import years_after
from advisor_app.domain.phrases import percent, trim
from advisor_app.domain.policy import (
    AllOf,
    AnyOf,
    AtLeast,
    Bracket,
    Compare,
    Condition,
    Count,
    Declining,
    Elapsed,
    FactRef,
    Happened,
    Measure,
    Not,
    Op,
    PerUnit,
    Rate,
    Score,
    Span,
)
from advisor_app.domain.record import FactSet
from advisor_app.engine.sizes import LINES, WAN


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """A border between two pieces: right before ``at`` (it belongs above), or right ``after`` it."""

    at: Decimal
    after: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a fact's values: what stands for it, and how it is said (``＜ 500万元``)."""

    value: Value
    label: str


_SIDES = {
    Op.AT_LEAST: (False,),
    Op.LESS_THAN: (False,),
    Op.MORE_THAN: (True,),
    Op.AT_MOST: (True,),
    Op.EQUALS: (False, True),
}
_DAY = dt.timedelta(days=1)


def leaves(condition: Condition) -> Iterator[Condition]:
    """Every leaf of a tree, those of its guards, counted items and scoring bands too."""
    if condition.when is not None:
        yield from leaves(condition.when)
    match condition:
        case AllOf() | AnyOf() | AtLeast():
            for child in condition.children:
                yield from leaves(child)
        case Not():
            yield from leaves(condition.child)
        case Count():
            yield condition
            if condition.where is not None:
                yield from leaves(condition.where)
        case Score():
            for indicator in condition.indicators:
                for band in indicator.bands:
                    if band.condition is not None:
                        yield from leaves(band.condition)
        case _:
            yield condition


def pieces(
    slot: Slot,
    fact: FactDef,
    measures: Iterable[Measure],
    facts: FactSet,
    as_of: dt.date,
    library: Library,
) -> tuple[Piece, ...]:
    """The answers that tell the decisions of ``measures`` apart for what is missing in ``slot``.

    Empty where none of them compares it with anything: only the figure itself tells.
    """
    match fact.type:
        case FactType.BOOL:
            return Piece(True, "是"), Piece(False, "否")
        case FactType.CHOICE:
            return tuple(Piece(key, said) for key, said in fact.choices)
        case FactType.DATE:
            return tuple(_days(slot, fact, measures, as_of, library))
        case FactType.TEXT:
            return ()
    edges: set[Edge] = set()
    for measure in measures:
        for leaf in leaves(measure.condition):
            edges |= _of_leaf(leaf, slot, fact, facts, as_of, library.catalogue)
        edges |= set(_of_amount(measure, slot, as_of))
    return tuple(_cut(sorted(edges), fact))


def _slot_of(ref: FactRef, slot: Slot, as_of: dt.date) -> Slot:
    """The place a reference means, for the item that the missing thing is of."""
    if ref.item:
        return Slot(ref.key, item=slot.item)
    return Slot(ref.key, None if ref.offset is None else as_of.year + ref.offset)


def _of_leaf(
    leaf: Condition, slot: Slot, fact: FactDef, facts: FactSet, as_of: dt.date, catalogue: Catalogue
) -> set[Edge]:
    match leaf:
        case Count(given=FactRef() as ref, number=number, op=op) if _slot_of(ref, slot, as_of) == slot:
            return {Edge(number, after) for after in _SIDES[op]}
        case Compare(ref=ref):
            at = _slot_of(ref, slot, as_of)
            if at == slot:
                return _compared(leaf)
            if ref.item:
                return set()
            return set(_derived(leaf, at, slot, fact, facts, catalogue))
    return set()


def _compared(leaf: Compare) -> set[Edge]:
    if not isinstance(leaf.value, Decimal):
        return set()
    return {Edge(leaf.value, after) for after in _SIDES[leaf.op]}


def _derived(
    leaf: Compare, at: Slot, slot: Slot, fact: FactDef, facts: FactSet, catalogue: Catalogue
) -> Iterator[Edge]:
    """The edges that a comparison of a derived fact draws on one of its figures."""
    whole = catalogue.facts[leaf.ref.key]
    if whole.derivation is None or slot not in behind(whole, at, facts, catalogue):
        return
    if isinstance(leaf.value, Decimal):
        asked = Term(leaf.value, written(leaf.value, whole))
        line = turned(whole, at, asked, slot, facts, catalogue)
        if line is not None:
            # worked out, so not on the grid: one edge on either side of it
            for rounding in (ROUND_FLOOR, ROUND_CEILING):
                near = (line.value / UNITS[fact.type]).to_integral_value(rounding=rounding)
                yield Edge(near * UNITS[fact.type])
                yield Edge(near * UNITS[fact.type], after=True)
        return
    yield from _size_lines(fact, facts)


_SIZE_PLACES = {"employees": 0, "revenue": 1, "total_assets": 2}


def _size_lines(fact: FactDef, facts: FactSet) -> Iterator[Edge]:
    """The lines of 划型 for a figure: of the client's industry, of every one where it is not known."""
    place = _SIZE_PLACES.get(fact.key)
    if place is None:
        return
    known = facts.facts.get("size_industry")
    industries = [str(known.value)] if known is not None and str(known.value) in LINES else list(LINES)
    for industry in industries:
        for limits in LINES[industry]:
            limit = limits[place]
            if limit is not None:
                yield Edge(limit * (Decimal(1) if place == 0 else WAN))


def _of_amount(measure: Measure, slot: Slot, as_of: dt.date) -> Iterator[Edge]:
    """Where the amount changes its course: rungs of a bracket, the base at which a ceiling is reached."""

    def here(ref: FactRef) -> bool:
        return _slot_of(ref, slot, as_of) == slot

    match measure.benefit:
        case Bracket(by=by, steps=steps) if here(by):
            for step in steps:
                yield from (Edge(step.threshold, after) for after in _SIDES[step.op])
        case Rate(base=base, rate=rate, cap=cap) if here(base) and cap is not None and rate:
            yield Edge(cap / rate)
        case PerUnit(count=count, each=each, cap=cap) if here(count) and cap is not None and each:
            yield Edge(cap / each)
        case Declining(ordinal=ordinal, rates=rates) if here(ordinal):
            for number in range(1, len(rates) + 2):
                yield Edge(Decimal(number))
        case Declining(bases=bases, rates=rates, cap=cap):
            for base, rate in zip(bases, rates, strict=False):
                if here(base) and rate:
                    yield Edge(cap / rate)
        case _:
            return


def _cut(edges: list[Edge], fact: FactDef) -> Iterator[Piece]:
    """One representative on the grid of the unit for each piece that has one."""
    if not edges:
        return
    unit = UNITS[fact.type]
    least = Decimal(0) if fact.minimum is None else fact.minimum
    lows: list[Edge | None] = [None, *edges]
    for low, high in zip(lows, [*edges, None], strict=True):
        if low is None:
            assert high is not None
            value = least if least < high.at or (high.after and least == high.at) else None
            if value is None and fact.minimum is None:
                value = high.at - unit
        else:
            value = (low.at / unit).to_integral_value(rounding=ROUND_CEILING) * unit
            if low.after and value == low.at:
                value += unit
        if value is None or (value < least and fact.minimum is not None):
            continue
        if high is not None and (value > high.at or (value == high.at and not high.after)):
            continue
        if fact.maximum is not None and value > fact.maximum:
            continue
        said = _said(low, high, fact)
        yield Piece(int(value) if fact.type is FactType.INTEGER else value, said)


def _said(low: Edge | None, high: Edge | None, fact: FactDef) -> str:
    if low is not None and high is not None and low.at == high.at:
        return f"＝{_figure(low.at, fact)}"
    if low is None:
        assert high is not None
        return f"{'≤' if high.after else '＜'}{_figure(high.at, fact)}"
    left = f"{'＞' if low.after else '≥'}{_figure(low.at, fact)}"
    return left if high is None else f"{left}，{'≤' if high.after else '＜'}{_figure(high.at, fact)}"


def _figure(value: Decimal, fact: FactDef) -> str:
    match fact.type:
        case FactType.MONEY:
            return speak(value.quantize(Decimal("0.01")))
        case FactType.RATIO:
            return percent(value)
        case _:
            return f"{trim(value)}{fact.unit}"


# --- days -------------------------------------------------------------------------------------------


def _days(
    slot: Slot, fact: FactDef, measures: Iterable[Measure], as_of: dt.date, library: Library
) -> Iterator[Piece]:
    """The as-of day, the days right past what a term still reaches, before a document's start, ahead."""
    marks: dict[dt.date, str] = {as_of: "在政策有效期内、基准日以前"}
    if fact.future:
        marks[as_of + _DAY] = "在基准日以后"
    for measure in measures:
        start = library.documents[measure.document].counted.start
        for leaf in leaves(measure.condition):
            match leaf:
                case Elapsed(ref=ref, amount=amount, unit=unit) if _slot_of(ref, slot, as_of) == slot:
                    span = dt.timedelta(days=amount)
                    line = as_of - span if unit is Span.DAYS else years_after(as_of, -amount)
                    said = f"{amount}{label(unit)}"
                    marks.setdefault(line, f"到基准日恰好满 {said}")
                    marks.setdefault(line - _DAY, f"到基准日超过 {said}")
                case Happened(ref=ref, years=years) if _slot_of(ref, slot, as_of) == slot:
                    if start is not None:
                        marks.setdefault(start - _DAY, f"早于施行日 {start.isoformat()}")
                    if years is not None:
                        marks.setdefault(years_after(as_of, -years) - _DAY, f"已超过 {years} 年")
    for day in sorted(marks, reverse=True):
        yield Piece(day, marks[day])

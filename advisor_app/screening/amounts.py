"""What a measure comes to, as columns in 分: the range of ``engine.amounts`` for a row without payments."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from advisor_app.domain.library import Library
from advisor_app.domain.policy import (
    Bracket,
    Declining,
    Flat,
    InKind,
    Measure,
    Op,
    PerUnit,
    Pool,
    Portion,
    Rate,
    RateBenefit,
    StepUp,
    Unspecified,
)
from advisor_app.engine.amounts import full_sum
from advisor_app.screening.facts import Fact, Facts, test
from advisor_app.screening.graph import Graph, Kind, Node
from advisor_app.screening.state import Gap, State, met, unknown
from advisor_app.screening.terms import ROOM, UnsupportedError, Whole


@dataclass(frozen=True, slots=True)
class Range:
    """Low and high in 分 where the conditions are met; ``stated`` (never unknown): where a figure is said."""

    low: Node
    high: Node
    stated: Node
    gaps: tuple[Gap, ...] = ()


@dataclass(frozen=True, slots=True)
class Amount:
    """Confirmed … possible in 分, null where no figure is stated; what the amount itself lacks."""

    confirmed: Node
    possible: Node
    gaps: tuple[Gap, ...] = ()


@dataclass(frozen=True, slots=True)
class Lower:
    """A lower grade's own result: its amount, and all that it lacks."""

    amount: Amount
    gaps: tuple[Gap, ...]


def amount_of(
    graph: Graph,
    library: Library,
    measure: Measure,
    state: State,
    facts: Facts,
    *,
    lower: Mapping[str, Lower],
    answers: Mapping[str, str],
) -> Amount | None:
    """The amount that follows from a measure's verdict; None: it never states one.

    ``lower``: the measures done so far; ``answers``: to readings, for the whole list.
    """
    if isinstance(measure.benefit, (Pool, RateBenefit, Unspecified, InKind)):
        return None
    found = _range(_Context(graph, library, measure, facts, lower, answers))
    sure, zero = met(graph, state), graph.constant(0)
    open_ = graph.any((sure, unknown(graph, state)))
    unstated = graph.all((open_, graph.negation(found.stated)))
    null = graph.null(Kind.INT)
    confirmed = graph.choose(unstated, null, graph.choose(sure, found.low, zero))
    possible = graph.choose(unstated, null, graph.choose(open_, found.high, zero))
    for cap_id in measure.caps:
        cap = library.caps[cap_id]
        answer = None if cap.reading is None else answers.get(f"reading:{cap.reading}")
        if cap.reading is None:
            continue
        if answer in (None, cap.option):
            confirmed = graph.least(confirmed, _cents(graph, cap.amount))
        if answer == cap.option:
            possible = graph.least(possible, _cents(graph, cap.amount))
    return Amount(confirmed, possible, tuple((m, graph.all((open_, rows))) for m, rows in found.gaps))


@dataclass(frozen=True, slots=True)
class _Context:
    graph: Graph
    library: Library
    measure: Measure
    facts: Facts
    lower: Mapping[str, Lower]
    answers: Mapping[str, str]


def _cents(graph: Graph, amount: Decimal) -> Node:
    cents = amount * 100
    if cents != cents.to_integral_value():
        raise UnsupportedError(f"金额 {amount} 元不是整分")
    return graph.constant(int(cents))


def _range(at: _Context) -> Range:
    benefit = at.measure.benefit
    found = _RANGES.get(type(benefit))
    if found is None:
        raise UnsupportedError(f"金额形式“{benefit.kind}”")
    return found(at, benefit)


def _flat(at: _Context, benefit: Flat | Portion) -> Range:
    amount = _cents(at.graph, benefit.amount)
    return Range(amount, amount, at.graph.true)


def _figure(fact: Fact) -> Whole:
    if not isinstance(fact.term, Whole):
        raise UnsupportedError(f"以“{fact.fact.label}”为基数")
    return fact.term


def _open(at: _Context, fact: Fact, amount: Node, most: Decimal | None, *, bounded: bool = True) -> Range:
    """An amount from a figure; where that is missing, from nothing up to the most there can be."""
    g = at.graph
    if most is None:
        null = g.choose(fact.known, amount, g.constant(0))
        return Range(null, null, fact.known)
    top = _cents(g, most)
    low, high = g.choose(fact.known, amount, g.constant(0)), g.choose(fact.known, amount, top)
    return Range(low, high, g.true if bounded else fact.known, fact.gaps)


def _rate(at: _Context, benefit: Rate) -> Range:
    fact = at.facts.read(benefit.base)
    cap = benefit.cap if benefit.cap is not None else at.measure.pool
    amount = _share(at.graph, _figure(fact), benefit.rate, cap)
    return _open(at, fact, amount, cap, bounded=benefit.cap is not None)


def _share(graph: Graph, base: Whole, rate: Decimal, cap: Decimal | None) -> Node:
    """A share of a base in 分, rounded half up, at most ``cap``: integers throughout."""
    share = Fraction(rate) * 100 / base.scale
    node, most = graph.most(base.node, graph.constant(0)), base.most
    if cap is not None and share > 0:
        # what lies above the base that reaches the cap changes nothing
        enough = -(-(Fraction(cap) * 100 / share) // 1)
        if enough < most:
            most = int(enough)
            node = graph.least(node, graph.constant(most))
    twice = 2 * share.denominator
    if 2 * most * share.numerator + share.denominator > ROOM:
        raise UnsupportedError(f"比例 {rate} 位数太多")
    raised = graph.plus(graph.times(node, 2 * share.numerator), graph.constant(share.denominator))
    divisor = graph.constant(twice)
    rest = graph.remainder(raised, divisor)
    amount = graph.whole(graph.over(graph.minus(raised, rest), divisor))
    return amount if cap is None else graph.least(amount, _cents(graph, cap))


def _per_unit(at: _Context, benefit: PerUnit) -> Range:
    g = at.graph
    fact = at.facts.read(benefit.count)
    count = _figure(fact)
    each = benefit.each * 100
    if count.scale != 1 or each != each.to_integral_value() or abs(int(each)) * count.most > ROOM:
        raise UnsupportedError(f"按“{fact.fact.label}”计件")
    amount = g.times(count.node, int(each))
    if benefit.cap is not None:
        amount = g.least(amount, _cents(g, benefit.cap))
    return _open(at, fact, amount, benefit.cap)


def _bracket(at: _Context, benefit: Bracket) -> Range:
    g = at.graph
    fact = at.facts.read(benefit.by)
    steps = sorted(benefit.steps, key=lambda s: s.threshold)
    amount = g.constant(0)
    for step in steps:
        reached = test(g, fact, step.op, step.threshold)
        amount = g.choose(reached, _cents(g, step.amount), amount)
    return _open(at, fact, amount, steps[-1].amount)


def _step_up(at: _Context, benefit: StepUp) -> Range:
    g = at.graph
    least = most = zero = g.constant(0)
    gaps: list[Gap] = []
    for lower_id in benefit.lower:
        lower = at.lower.get(lower_id)
        if lower is None:
            raise UnsupportedError(f"低档“{lower_id}”按明细计")
        low, high = (_or_zero(g, n) for n in (lower.amount.confirmed, lower.amount.possible))
        least, most = g.plus(least, low), g.plus(most, high)
        differs = g.surely(g.negation(g.compare(Op.EQUALS, low, high)))
        gaps.extend((m, g.all((differs, rows))) for m, rows in lower.gaps)
    whole = _cents(g, benefit.amount)
    netted = g.most(zero, g.minus(whole, most)), g.most(zero, g.minus(whole, least))
    if benefit.skip_reading is None:
        return Range(*netted, g.true, tuple(gaps))
    paid = g.surely(g.compare(Op.MORE_THAN, least, zero))
    sums = [full_sum(m.benefit) for m in at.library.measures if m.id in benefit.lower]
    left = _cents(g, benefit.amount - max((s for s in sums if s is not None), default=Decimal(0)))
    answer = at.answers.get(f"reading:{benefit.skip_reading}")
    skipped = {None: (left, whole), "whole": (whole, whole)}.get(answer, (left, left))
    low, high = (g.choose(paid, a, b) for a, b in zip(netted, skipped, strict=True))
    return Range(low, high, g.true, tuple((m, g.all((paid, rows))) for m, rows in gaps))


def _or_zero(graph: Graph, node: Node) -> Node:
    return graph.choose(graph.present(node), node, graph.constant(0))


def _declining(at: _Context, benefit: Declining) -> Range:
    g = at.graph
    ordinal = at.facts.read(benefit.ordinal)
    position = _figure(ordinal)
    if position.scale != 1:
        raise UnsupportedError(f"“{ordinal.fact.label}”不是整数")
    zero, cap = g.constant(0), _cents(g, benefit.cap)
    low = high = zero
    gaps: list[Gap] = [*ordinal.gaps]
    answer = None if benefit.base_reading is None else at.answers.get(f"reading:{benefit.base_reading}")
    for index in range(len(benefit.rates)):
        here = g.surely(g.compare(Op.EQUALS, position.node, g.constant(index + 1)))
        chosen = [index]
        if benefit.base_reading is not None and index > 0:
            chosen = {None: [0, index], "first": [0], "own": [index]}[answer]
        bases = [at.facts.read(benefit.bases[n]) for n in chosen]
        parts = [_share(g, _figure(b), benefit.rates[index], benefit.cap) for b in bases]
        there = g.all(b.known for b in bases)
        low = g.choose(here, g.choose(there, _fold(g.least, parts), zero), low)
        high = g.choose(here, g.choose(there, _fold(g.most, parts), cap), high)
        gaps.extend((m, g.all((here, rows))) for b in bases for m, rows in b.gaps)
    known = ordinal.known
    return Range(g.choose(known, low, zero), g.choose(known, high, cap), g.true, tuple(gaps))


def _fold(join: Callable[[Node, Node], Node], nodes: Sequence[Node]) -> Node:
    first, *rest = nodes
    for node in rest:
        first = join(first, node)
    return first


_RANGES: Mapping[type, Callable[..., Range]] = {
    Flat: _flat,
    Portion: _flat,
    Rate: _rate,
    PerUnit: _per_unit,
    Bracket: _bracket,
    StepUp: _step_up,
    Declining: _declining,
}

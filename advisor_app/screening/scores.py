"""Scoring tables as columns: the least and the most points of every indicator, part and table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import lcm

from advisor_app.domain.policy import Band, Condition, Indicator, Op, Score, Tally
from advisor_app.screening.facts import Fact, Facts
from advisor_app.screening.graph import Graph, Node
from advisor_app.screening.state import State, all_of, met, unknown
from advisor_app.screening.terms import UnsupportedError, Whole

Build = Callable[[Condition], State]


@dataclass(frozen=True, slots=True)
class Points:
    """The least and the most a firm can have (integers over the table's scale), and the line behind them."""

    low: Node
    high: Node
    line: State


def score(graph: Graph, node: Score, facts: Facts, build: Build) -> State:
    """Met where the least suffices, not met where the most does not; parts likewise."""
    scale = _scale(node, facts)
    found = [(i, _points(graph, i, facts, build, scale)) for i in node.indicators]
    states = [_against(graph, node.op, node.minimum, scale, [p for _, p in found])]
    for part in node.parts:
        own = [p for i, p in found if i.part == part.id]
        states.append(_against(graph, Op.AT_LEAST, part.minimum, scale, own))
    whole = all_of(graph, states)
    return State(whole.value, whole.applies, (), tuple((p.line, graph.true) for _, p in found))


def _scale(node: Score, facts: Facts) -> int:
    """What all points are multiplied by to be whole."""
    numbers = [node.minimum, *(p.minimum for p in node.parts), *(i.most for i in node.indicators)]
    numbers += [b.points for i in node.indicators for b in i.bands]
    given = [facts.read(i.ref) for i in node.indicators if i.tally is Tally.GIVEN and i.ref is not None]
    scales = [_figure(f).scale for f in given]
    return lcm(*scales, *(Fraction(n).denominator for n in numbers))


def _figure(fact: Fact) -> Whole:
    if not isinstance(fact.term, Whole):
        raise UnsupportedError(f"“{fact.fact.label}”不能计分")
    return fact.term


def _scaled(graph: Graph, number: Decimal, scale: int) -> Node:
    return graph.constant(int(number * scale))


def _against(graph: Graph, op: Op, minimum: Decimal, scale: int, points: list[Points]) -> State:
    low, high = graph.constant(0), graph.constant(0)
    for p in points:
        low, high = graph.plus(low, p.low), graph.plus(high, p.high)
    asked = _scaled(graph, minimum, scale)
    open_ = graph.choose(graph.compare(op, high, asked), graph.unknown, graph.false)
    return State(graph.choose(graph.compare(op, low, asked), graph.true, open_), graph.true)


def _points(graph: Graph, indicator: Indicator, facts: Facts, build: Build, scale: int) -> Points:
    if indicator.tally in (Tally.STEPS, Tally.GIVEN):
        return _by_figure(graph, indicator, facts, scale)
    bands = [(b, None if b.condition is None else build(b.condition)) for b in indicator.bands]
    return (
        _first(graph, bands, scale)
        if indicator.tally is Tally.FIRST
        else _sum(graph, indicator, bands, scale)
    )


def _first(graph: Graph, bands: list[tuple[Band, State | None]], scale: int) -> Points:
    """The first band that is met; an open one before it leaves both ways."""
    low = high = graph.constant(0)
    tested: list[tuple[Band, State]] = []
    for band, state in bands:
        if state is None:
            low = high = _scaled(graph, band.points, scale)
            break
        tested.append((band, state))
    for band, state in reversed(tested):
        points = _scaled(graph, band.points, scale)
        sure, open_ = met(graph, state), unknown(graph, state)
        low = graph.choose(sure, points, graph.choose(open_, graph.least(low, points), low))
        high = graph.choose(sure, points, graph.choose(open_, graph.most(high, points), high))
    looked: list[tuple[State, Node]] = []
    going = graph.true
    for _, state in tested:
        looked.append((state, going))
        going = graph.all((going, graph.negation(met(graph, state))))
    return Points(low, high, _line(graph, low, high, tuple(looked)))


def _sum(graph: Graph, indicator: Indicator, bands: list[tuple[Band, State | None]], scale: int) -> Points:
    low = high = zero = graph.constant(0)
    looked: list[tuple[State, Node]] = []
    for band, state in bands:
        if state is None:
            raise UnsupportedError(f"评分项“{indicator.label}”")
        points = _scaled(graph, band.points, scale)
        looked.append((state, graph.true))
        low = graph.plus(low, graph.choose(met(graph, state), points, zero))
        reach = graph.any((met(graph, state), unknown(graph, state)))
        high = graph.plus(high, graph.choose(reach, points, zero))
    most = _scaled(graph, indicator.most, scale)
    low, high = graph.least(low, most), graph.least(high, most)
    return Points(low, high, _line(graph, low, high, tuple(looked)))


def _by_figure(graph: Graph, indicator: Indicator, facts: Facts, scale: int) -> Points:
    if indicator.ref is None:
        raise UnsupportedError(f"评分项“{indicator.label}”")
    fact = facts.read(indicator.ref)
    figure = _figure(fact)
    zero, most = graph.constant(0), _scaled(graph, indicator.most, scale)
    if indicator.tally is Tally.STEPS:
        value = _steps(graph, indicator, figure, scale)
    else:
        number = graph.times(figure.node, scale // figure.scale)
        value = graph.most(zero, graph.least(number, most))
    missing = graph.negation(graph.any((fact.known, fact.blank)))
    low = graph.choose(fact.known, value, zero)
    high = graph.choose(missing, most, low)
    line = State(
        graph.choose(graph.compare(Op.EQUALS, low, high), graph.true, graph.unknown), graph.true, fact.gaps
    )
    return Points(low, high, line)


def _steps(graph: Graph, indicator: Indicator, figure: Whole, scale: int) -> Node:
    """Points for every full step: as many thresholds as there are steps up to the most."""
    step, each = indicator.step, indicator.bands[0].points
    if step is None or step <= 0 or each <= 0 or Fraction(step * figure.scale).denominator != 1:
        raise UnsupportedError(f"评分项“{indicator.label}”")
    number = -(-indicator.most // each)
    reached = [
        graph.surely(graph.compare(Op.AT_LEAST, figure.node, graph.constant(int(step * figure.scale) * n)))
        for n in range(1, int(number) + 1)
    ]
    points = graph.times(graph.count(reached), int(each * scale))
    return graph.least(points, _scaled(graph, indicator.most, scale))


def _line(graph: Graph, low: Node, high: Node, looked: tuple[tuple[State, Node], ...]) -> State:
    """An indicator: open where its points are."""
    settled = graph.compare(Op.EQUALS, low, high)
    return State(graph.choose(settled, graph.true, graph.unknown), graph.true, (), looked)

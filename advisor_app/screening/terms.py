"""Numbers in integer columns, compared as exactly as the engine compares decimals of 28 digits.

A quotient is never divided: ``a/b ≥ p/q`` is asked as ``a·q ≥ p·b``, a root as its square. With stored
values up to :data:`~advisor_app.screening.layout.MOST` the quotient and a threshold that differ at all
differ by more than 10⁻²¹, so that rounding to 28 digits can't bring them together: both ways answer alike.
Sums of quotients (an average growth) are compared in millionths where every part is exact there, else as
floats; where floats are too close to call, the row is put down in ``graph.doubts`` and settled by the
engine's own decimals (:mod:`advisor_app.screening.settle`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import assert_never

from advisor_app.domain.policy import Op
from advisor_app.screening.graph import Graph, Kind, Node, flipped

ROOM = 2**63 - 1
"""The largest integer a column can hold."""
LARGE = 1e3
"""Parts beyond this (a growth to the thousandfold) are left to decimals."""
NEAR = 1e-10
"""Sums of floats of parts up to ``LARGE`` are off by less than a hundredth of this."""
MICRO = 10**6


class UnsupportedError(Exception):
    """A rule that columns can't express; the message says which, in Chinese."""


@dataclass(frozen=True, slots=True)
class Whole:
    """An integer column over ``scale``; ``most``: the largest absolute value it can hold."""

    node: Node
    scale: int
    most: int
    signed: bool


@dataclass(frozen=True, slots=True)
class Quotient:
    """``top`` over ``bottom``, both of one scale; without a value where ``bottom`` is 0.

    ``positive``: without a value where it is negative, too.
    """

    top: Whole
    bottom: Whole
    positive: bool


@dataclass(frozen=True, slots=True)
class Root:
    """√(top/bottom) − 1; without a value unless top ≥ 0 and bottom > 0."""

    top: Whole
    bottom: Whole


@dataclass(frozen=True, slots=True)
class Blend:
    """A sum of terms with signs, over ``divisor``."""

    terms: tuple[tuple[int, Term], ...]
    divisor: int


@dataclass(frozen=True, slots=True)
class Either:
    """``entered`` where it is there, else ``derived``."""

    there: Node
    entered: Whole
    derived: Term


Term = Whole | Quotient | Root | Blend | Either


def known(graph: Graph, term: Term) -> Node:
    """Where a term has a value: never unknown itself."""
    match term:
        case Whole(node=node):
            return graph.present(node)
        case Quotient(top=top, bottom=bottom, positive=positive):
            return graph.all((graph.present(top.node), _divides(graph, bottom, positive=positive)))
        case Root(top=top, bottom=bottom):
            reaches = graph.surely(graph.compare(Op.AT_LEAST, top.node, graph.constant(0)))
            return graph.all((reaches, _divides(graph, bottom, positive=True)))
        case Blend(terms=terms):
            return graph.all(known(graph, t) for _, t in terms)
        case Either(there=there, derived=derived):
            return graph.any((there, known(graph, derived)))
        case _:
            assert_never(term)


def _divides(graph: Graph, bottom: Whole, *, positive: bool) -> Node:
    """Where the divisor gives a quotient."""
    zero = graph.constant(0)
    above = graph.surely(graph.compare(Op.MORE_THAN, bottom.node, zero))
    if positive or not bottom.signed:
        return above
    return graph.any((above, graph.surely(graph.compare(Op.LESS_THAN, bottom.node, zero))))


def prefer(graph: Graph, there: Node, entered: Whole, derived: Term) -> Term:
    """The entered value where there is one, else the derived."""
    if there is graph.false:
        return derived
    if isinstance(derived, Whole) and derived.scale == entered.scale:
        node = graph.choose(there, entered.node, derived.node)
        return Whole(node, entered.scale, max(entered.most, derived.most), entered.signed or derived.signed)
    return Either(there, entered, derived)


def compare(graph: Graph, term: Term, op: Op, threshold: Decimal) -> Node:
    """``term op threshold``; unknown where the term has no value."""
    match term:
        case Whole():
            return _compare_whole(graph, term, op, threshold)
        case Quotient():
            share = Fraction(threshold)
            if max(term.top.most * share.denominator, term.bottom.most * abs(share.numerator)) > ROOM:
                return _compare_blend(graph, Blend(((1, term),), 1), op, threshold)
            return _crossed(graph, term, op, share)
        case Root():
            return _compare_root(graph, term, op, threshold)
        case Blend():
            return _compare_blend(graph, term, op, threshold)
        case Either(there=there, entered=entered, derived=derived):
            own = _compare_whole(graph, entered, op, threshold)
            return graph.choose(there, own, compare(graph, derived, op, threshold))
        case _:
            assert_never(term)


def _compare_whole(graph: Graph, term: Whole, op: Op, threshold: Decimal) -> Node:
    scaled = Fraction(threshold) * term.scale
    floor = scaled.numerator // scaled.denominator
    if scaled.denominator != 1:
        # no stored value equals it: the whole numbers beside it decide
        if op is Op.EQUALS:
            return graph.choose(graph.present(term.node), graph.false, graph.unknown)
        op = Op.MORE_THAN if op in (Op.AT_LEAST, Op.MORE_THAN) else Op.AT_MOST
    if abs(floor) > ROOM:
        raise UnsupportedError(f"门槛 {threshold} 太大")
    return graph.compare(op, term.node, graph.constant(floor))


def _crossed(graph: Graph, term: Quotient, op: Op, share: Fraction) -> Node:
    left = graph.times(term.top.node, share.denominator)
    right = graph.times(term.bottom.node, share.numerator)
    if share.numerator == 0:
        right = graph.constant(0)
    straight = graph.compare(op, left, right)
    zero = graph.constant(0)
    above = graph.compare(Op.MORE_THAN, term.bottom.node, zero)
    below = graph.unknown
    if term.bottom.signed and not term.positive:
        negative = graph.compare(Op.LESS_THAN, term.bottom.node, zero)
        below = graph.choose(negative, graph.compare(flipped(op), left, right), graph.unknown)
    # a constant right-hand side knows nothing of a missing divisor: the choice does
    return graph.choose(above, straight, below)


def _compare_root(graph: Graph, term: Root, op: Op, threshold: Decimal) -> Node:
    where = known(graph, term)
    if threshold < -1:
        answer = op in (Op.AT_LEAST, Op.MORE_THAN)
        return graph.choose(where, graph.constant(answer), graph.unknown)
    squared = (1 + Fraction(threshold)) ** 2
    if max(term.top.most * squared.denominator, term.bottom.most * squared.numerator) > ROOM:
        raise UnsupportedError(f"复合增长率的门槛 {threshold} 位数太多")
    found = _crossed(graph, Quotient(term.top, term.bottom, positive=True), op, squared)
    return graph.choose(where, found, graph.unknown)


def approximate(graph: Graph, term: Term) -> Node:
    """A term as a float, within a few units of the last place; missing where it has no value."""
    match term:
        case Whole(node=node, scale=scale):
            return node_over(graph, node, scale)
        case Quotient(top=top, bottom=bottom, positive=positive):
            where = _divides(graph, bottom, positive=positive)
            safe = graph.choose(where, bottom.node, graph.constant(1))
            return graph.choose(where, graph.over(top.node, safe), graph.null(Kind.REAL))
        case Either(there=there, entered=entered, derived=derived):
            return graph.choose(there, approximate(graph, entered), approximate(graph, derived))
        case Root() | Blend():
            raise UnsupportedError("推算的推算")
        case _:
            assert_never(term)


def node_over(graph: Graph, node: Node, scale: int) -> Node:
    """An integer node over its scale, as a float."""
    return graph.over(node, graph.constant(scale))


def micros(graph: Graph, term: Term) -> Node:
    """A term in millionths where it is a whole number of them (and below ``LARGE``), else missing."""
    nothing = graph.null(Kind.INT)
    match term:
        case Whole(node=node, scale=scale):
            top, bottom = node, graph.constant(scale)
            where = graph.present(node)
        case Quotient(top=above, bottom=below, positive=positive):
            where = _divides(graph, below, positive=positive)
            top, bottom = above.node, graph.choose(where, below.node, graph.constant(1))
        case Either(there=there, entered=entered, derived=derived):
            return graph.choose(there, micros(graph, entered), micros(graph, derived))
        case Root() | Blend():
            raise UnsupportedError("推算的推算")
        case _:
            assert_never(term)
    most = ROOM // MICRO
    fits = graph.surely(
        graph.all(
            (
                graph.compare(Op.AT_MOST, top, graph.constant(most)),
                graph.compare(Op.AT_LEAST, top, graph.constant(-most)),
            )
        )
    )
    scaled = graph.times(graph.choose(fits, top, graph.constant(0)), MICRO)
    whole = graph.surely(graph.compare(Op.EQUALS, graph.remainder(scaled, bottom), graph.constant(0)))
    value = graph.over(scaled, bottom)
    small = graph.all(_within(graph, value, LARGE))
    # a whole quotient below 2⁵³ is what the nearest float rounds to
    return graph.choose(graph.all((where, fits, whole, small)), graph.whole(value), nothing)


def _within(graph: Graph, value: Node, most: float) -> tuple[Node, Node]:
    top, bottom = graph.constant(most * MICRO), graph.constant(-most * MICRO)
    return (
        graph.surely(graph.compare(Op.AT_MOST, value, top)),
        graph.surely(graph.compare(Op.AT_LEAST, value, bottom)),
    )


def _compare_blend(graph: Graph, term: Blend, op: Op, threshold: Decimal) -> Node:
    share = Fraction(threshold) * term.divisor * MICRO
    count = len(term.terms)
    if count * LARGE * MICRO * share.denominator > ROOM or abs(share.numerator) > ROOM:
        raise UnsupportedError(f"平均增长率的门槛 {threshold} 位数太多")
    exact = _sum(graph, [(sign, micros(graph, t)) for sign, t in term.terms], graph.constant(0))
    close = [(sign, approximate(graph, t)) for sign, t in term.terms]
    about = _sum(graph, close, graph.constant(0.0))
    aim = float(threshold * term.divisor)
    exactly = graph.compare(op, graph.times(exact, share.denominator), graph.constant(share.numerator))
    roughly = graph.compare(op, about, graph.constant(aim))
    settled = graph.present(exact)
    near = graph.all(
        (
            graph.surely(graph.compare(Op.AT_LEAST, about, graph.constant(aim - NEAR))),
            graph.surely(graph.compare(Op.AT_MOST, about, graph.constant(aim + NEAR))),
        )
    )
    # large parts that do not cancel out leave no question: thresholds are small
    large = graph.all(
        (graph.any(_beyond(graph, part) for _, part in close), graph.negation(_beyond(graph, about)))
    )
    where = known(graph, term)
    doubt = graph.all((graph.negation(settled), where, graph.any((near, large))))
    graph.doubts[doubt] = None
    return graph.choose(settled, exactly, graph.choose(where, roughly, graph.unknown))


def _beyond(graph: Graph, part: Node) -> Node:
    return graph.any(
        (
            graph.surely(graph.compare(Op.MORE_THAN, part, graph.constant(LARGE))),
            graph.surely(graph.compare(Op.LESS_THAN, part, graph.constant(-LARGE))),
        )
    )


def _sum(graph: Graph, parts: list[tuple[int, Node]], zero: Node) -> Node:
    total = zero
    for sign, part in parts:
        join: Callable[[Node, Node], Node] = graph.plus if sign > 0 else graph.minus
        total = part if total is zero and sign > 0 else join(total, part)
    return total

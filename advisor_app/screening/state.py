"""The answer of one condition as columns: the verdict, where it applies, and what would settle it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from advisor_app.domain.assessment import Missing
from advisor_app.domain.period import Validity
from advisor_app.domain.policy import Op
from advisor_app.engine.titles import INCLUDE
from advisor_app.screening.graph import Graph, Node

Gap = tuple[Missing, Node]
"""Something missing, and the rows (never unknown) where it is."""


@dataclass(frozen=True, slots=True)
class State:
    """MET, NOT_MET and UNKNOWN as true, false and null of ``value``, where ``applies``; else NOT_APPLICABLE.

    ``applies`` is never unknown; ``value`` means nothing where it is false. ``gaps``: what the leaf lacks
    and where; ``parts``: the conditions below it, each with the rows in which it was looked at.
    """

    value: Node
    applies: Node
    gaps: tuple[Gap, ...] = ()
    parts: tuple[tuple[State, Node], ...] = ()


@dataclass(frozen=True, slots=True)
class Home:
    """Where a condition stands: a document or a standard, with the list's answers to its readings."""

    graph: Graph
    id: str
    counted: Validity
    strict: bool
    answers: Mapping[str, str]

    def question(self, suffix: str, label: str) -> tuple[Node, tuple[Gap, ...]]:
        """The answer to one of its own open readings; where there is none, what is missing."""
        key = f"reading:{self.id}.{suffix}"
        answer = self.answers.get(key)
        if answer is None:
            return self.graph.unknown, ((Missing(key, label), self.graph.true),)
        return self.graph.constant(answer == INCLUDE), ()


def unknown(graph: Graph, state: State) -> Node:
    """The rows in which a condition is open."""
    return graph.all((state.applies, graph.is_null(state.value)))


def met(graph: Graph, state: State) -> Node:
    """The rows in which a condition is met."""
    return graph.all((state.applies, graph.surely(state.value)))


def all_of(graph: Graph, states: Sequence[State]) -> State:
    """``domain.verdict.all_of``: an emptied *all* is not applicable."""
    value = graph.all(graph.any((s.value, graph.negation(s.applies))) for s in states)
    return State(value, graph.any(s.applies for s in states), (), _below(graph, states))


def any_of(graph: Graph, states: Sequence[State]) -> State:
    """``domain.verdict.any_of``: an emptied *any* is not applicable."""
    value = graph.any(graph.all((s.value, s.applies)) for s in states)
    return State(value, graph.any(s.applies for s in states), (), _below(graph, states))


def at_least(graph: Graph, count: int, states: Sequence[State]) -> State:
    """``domain.verdict.at_least``: fewer than ``count`` applicable children is not met."""
    sure = graph.count([met(graph, s) for s in states])
    possible = graph.count([graph.all((s.applies, graph.perhaps(s.value))) for s in states])
    asked = graph.constant(count)
    open_ = graph.choose(graph.compare(Op.AT_LEAST, possible, asked), graph.unknown, graph.false)
    value = graph.choose(graph.compare(Op.AT_LEAST, sure, asked), graph.true, open_)
    return State(value, graph.any(s.applies for s in states), (), _below(graph, states))


def negation(graph: Graph, state: State) -> State:
    """MET ↔ NOT_MET; the other two stay."""
    return State(graph.negation(state.value), state.applies, (), ((state, graph.true),))


def guarded(graph: Graph, gate: State, inner: State) -> State:
    """Applicability first: off → not applicable, not known → unknown."""
    opens = met(graph, gate)
    applies = graph.any((graph.all((opens, inner.applies)), unknown(graph, gate)))
    value = graph.choose(opens, inner.value, graph.unknown)
    return State(value, applies, (), ((gate, graph.true), (inner, graph.true)))


def _below(graph: Graph, states: Iterable[State]) -> tuple[tuple[State, Node], ...]:
    return tuple((s, graph.true) for s in states)


def lacking(graph: Graph, state: State) -> dict[Missing, Node]:
    """What would settle a condition, and in which rows: the gaps of its open branches only."""
    found: dict[Missing, list[Node]] = {}

    def walk(here: State, rows: Node) -> None:
        rows = graph.all((rows, unknown(graph, here)))
        if rows is graph.false:
            return
        for missing, where in here.gaps:
            found.setdefault(missing, []).append(graph.all((rows, where)))
        for part, looked in here.parts:
            walk(part, graph.all((rows, looked)))

    walk(state, graph.true)
    joined = {m: graph.any(rows) for m, rows in found.items()}
    return {m: rows for m, rows in joined.items() if rows is not graph.false}

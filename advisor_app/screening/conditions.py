"""Condition trees as columns: the same tree that ``engine.conditions`` walks for one client."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import assert_never

from advisor_app.domain.assessment import Missing
from advisor_app.domain.facts import Catalogue
from advisor_app.domain.period import years_after
from advisor_app.domain.policy import (
    AllOf,
    AnyOf,
    AtLeast,
    Compare,
    Condition,
    Count,
    Elapsed,
    Happened,
    Judgement,
    KeptAfter,
    Not,
    Op,
    Received,
    Recognized,
    Score,
    Span,
    UnderReading,
)
from advisor_app.engine.operators import COMPARISONS
from advisor_app.screening.facts import Fact, Facts, test
from advisor_app.screening.graph import Graph, Kind, Node
from advisor_app.screening.layout import Layout
from advisor_app.screening.scores import score
from advisor_app.screening.state import (
    Home,
    State,
    all_of,
    any_of,
    at_least,
    guarded,
    negation,
)
from advisor_app.screening.terms import Either, Quotient, UnsupportedError, Whole
from advisor_app.screening.titles import Titles, first_day, within_days


class Conditions:
    """Turns conditions into states over the columns of one layout, as of one day."""

    def __init__(self, graph: Graph, layout: Layout, catalogue: Catalogue, as_of: dt.date) -> None:
        self.graph = graph
        self.layout = layout
        self.catalogue = catalogue
        self.as_of = as_of
        self.facts = Facts(graph, layout, catalogue, as_of)
        self.titles = Titles(graph, layout, catalogue, as_of)

    def of(self, node: Condition, home: Home) -> State:
        """The state of a condition; raises UnsupportedError for what columns can't express."""
        state = self._bare(node, home)
        return state if node.when is None else guarded(self.graph, self.of(node.when, home), state)

    def _bare(self, node: Condition, home: Home) -> State:
        match node:
            case AllOf(children=children):
                return all_of(self.graph, self._each(children, home))
            case AnyOf(children=children):
                return any_of(self.graph, self._each(children, home))
            case AtLeast(count=count, children=children):
                return at_least(self.graph, count, self._each(children, home))
            case Not(child=child):
                return negation(self.graph, self.of(child, home))
            case Score():
                return score(self.graph, node, self.facts, lambda c: self.of(c, home))
            case _:
                return self._leaf(node, home)

    def _each(self, children: Sequence[Condition], home: Home) -> list[State]:
        return [self.of(child, home) for child in children]

    def _leaf(
        self,
        node: Compare
        | Recognized
        | KeptAfter
        | Happened
        | Received
        | Judgement
        | UnderReading
        | Elapsed
        | Count,
        home: Home,
    ) -> State:
        match node:
            case Compare():
                fact = self.facts.read(node.ref)
                return self._blanked(fact, test(self.graph, fact, node.op, node.value), strict=home.strict)
            case Recognized():
                return self.titles.recognized(node, home)
            case KeptAfter():
                return self.titles.kept(node, self.facts)
            case Happened():
                return self._happened(node, home)
            case Received():
                return self._received()
            case Judgement():
                return self._judgement(node)
            case UnderReading():
                return self._under_reading(node, home)
            case Elapsed():
                return self._elapsed(node)
            case Count():
                return self._count(node)
            case _:
                assert_never(node)

    def _blanked(self, fact: Fact, value: Node, *, strict: bool) -> State:
        """A leaf over a fact: 不适用 takes it away, and is no answer to a standard."""
        g = self.graph
        gaps = fact.gaps
        value = g.choose(fact.blank, g.unknown, value)
        if not strict:
            return State(value, g.negation(fact.blank), gaps)
        year = next((m.year for m, _ in gaps if m.key == fact.fact.key), None)
        return State(value, g.true, (*gaps, (Missing(fact.fact.key, fact.fact.label, year), fact.blank)))

    def _day(self, fact: Fact) -> Node:
        if fact.node is None or fact.node.kind is not Kind.DATE:
            raise UnsupportedError(f"“{fact.fact.label}”不是日期")
        return fact.node

    def _happened(self, node: Happened, home: Home) -> State:
        g = self.graph
        fact = self.facts.read(node.ref)
        day = self._day(fact)
        within, lacking = within_days(g, day, home, self.as_of)
        value = within
        if node.years is not None:
            recent = g.compare(Op.AT_LEAST, day, g.constant(first_day(self.as_of, node.years)))
            value = g.choose(recent, within, g.choose(fact.known, g.false, g.unknown))
        return State(value, g.negation(fact.blank), (*fact.gaps, *lacking))

    def _elapsed(self, node: Elapsed) -> State:
        g = self.graph
        fact = self.facts.read(node.ref)
        day = self._day(fact)
        if node.unit is Span.DAYS:
            line = self.as_of - dt.timedelta(days=node.amount)
            value = g.compare(_BACK[node.op], day, g.constant(line))
        else:
            # an anniversary falls on a later day the later the day it counts from: two bounds tell all
            reached = g.compare(Op.AT_MOST, day, g.constant(_last_day(self.as_of, node.amount)))
            passed = g.compare(Op.LESS_THAN, day, g.constant(first_day(self.as_of, node.amount)))
            value = {
                Op.AT_LEAST: reached,
                Op.MORE_THAN: passed,
                Op.AT_MOST: g.negation(passed),
                Op.LESS_THAN: g.negation(reached),
                Op.EQUALS: g.all((reached, g.negation(passed))),
            }[node.op]
        begun = g.compare(Op.AT_MOST, day, g.constant(self.as_of))
        return State(g.all((begun, value)), g.negation(fact.blank), fact.gaps)

    def _received(self) -> State:
        """A list says of no payment that it was made; only a complete record of them says no."""
        g = self.graph
        missing = Missing("received", "已享受的支持")
        complete = self.complete("received")
        return State(g.choose(complete, g.false, g.unknown), g.true, ((missing, g.true),))

    def complete(self, name: str, kind: str | None = None) -> Node:
        """Where a list of the record was stated complete: never unknown."""
        names = (name,) if kind is None else (name, f"{name}:{kind}")
        if any(n in self.layout.complete for n in names):
            return self.graph.true
        columns = (self.layout.complete_columns.get(n) for n in names)
        return self.graph.any(
            self.graph.column(c, Kind.BOOL, nullable=False) for c in columns if c is not None
        )

    def _judgement(self, node: Judgement) -> State:
        g = self.graph
        key = f"judgement:{node.id}"
        answer = self.layout.answers.get(key)
        value = g.unknown if answer is None else g.constant(answer == "yes")
        column = self.layout.answer_columns.get(key)
        if column is not None:
            own = g.column(column, Kind.BOOL)
            value = g.choose(g.present(own), own, value)
        return State(value, g.true, ((Missing(key, node.question), g.true),))

    def _under_reading(self, node: UnderReading, home: Home) -> State:
        g = self.graph
        key = f"reading:{node.reading}"
        answer = home.answers.get(key)
        if answer is None:
            return State(g.unknown, g.true, ((Missing(key, node.label or "按该读法"), g.true),))
        return State(g.constant(answer == node.option), g.true)

    def _count(self, node: Count) -> State:
        """A list holds no items: the figure given for the count decides, else what is stated complete."""
        g = self.graph
        complete = self.complete("items", node.item)
        compare = COMPARISONS[node.op]
        none = compare(0, node.number)
        grows = node.op in (Op.AT_LEAST, Op.MORE_THAN)
        # reached by none at all, or already passed: more items change nothing
        settled = self.graph.true if grows == none else complete
        value = g.choose(settled, g.constant(none), g.unknown)
        lists = (Missing(f"item:{node.item}", self.catalogue.items[node.item].label), g.negation(complete))
        if node.given is None:
            return State(value, g.true, (lists,))
        given = self.facts.read(node.given)
        if not isinstance(given.term, Whole | Quotient | Either):
            raise UnsupportedError(f"“{given.fact.label}”不是数")
        counted = test(g, given, node.op, node.number)
        asked = (Missing(given.fact.key, given.fact.label), g.negation(complete))
        return State(g.choose(given.known, counted, value), g.true, (asked,))


_BACK = {
    Op.AT_LEAST: Op.AT_MOST,
    Op.MORE_THAN: Op.LESS_THAN,
    Op.AT_MOST: Op.AT_LEAST,
    Op.LESS_THAN: Op.MORE_THAN,
    Op.EQUALS: Op.EQUALS,
}
"""More days gone by: an earlier day."""


def _last_day(as_of: dt.date, years: int) -> dt.date:
    """The last day from which ``years`` years are over on the as-of date."""
    day = first_day(as_of, years) - dt.timedelta(days=2)
    while years_after(day + dt.timedelta(days=1), years) <= as_of:
        day += dt.timedelta(days=1)
    return day

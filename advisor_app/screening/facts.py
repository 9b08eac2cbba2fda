"""Facts of a row as conditions read them: entered or derived, missing or 不适用, with what they lack."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from advisor_app.domain.assessment import Missing
from advisor_app.domain.facts import Catalogue, Derivation, FactDef, FactType, Scope
from advisor_app.domain.policy import FactRef, Op
from advisor_app.screening.classes import class_within, is_sme
from advisor_app.screening.graph import Graph, Kind, Node, Scalar
from advisor_app.screening.layout import MOST, SCALES, FactColumn, Layout
from advisor_app.screening.state import Gap
from advisor_app.screening.terms import (
    Blend,
    Quotient,
    Root,
    Term,
    UnsupportedError,
    Whole,
    compare,
    known,
    prefer,
)

Choice = Callable[[frozenset[str]], Node]
"""Whether a choice is among some keys; unknown where it is missing."""

_KINDS: Mapping[FactType, Kind] = {
    FactType.BOOL: Kind.BOOL,
    FactType.DATE: Kind.DATE,
    FactType.TEXT: Kind.TEXT,
}


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact as columns: its value in one of four shapes, and where it is known, 不适用 or missing."""

    fact: FactDef
    known: Node
    blank: Node
    gaps: tuple[Gap, ...]
    term: Term | None = None
    choice: Choice | None = None
    node: Node | None = None
    """A yes/no, a date or a text."""


class Facts:
    """Reads facts of a layout as of a day; every fact is made once."""

    def __init__(self, graph: Graph, layout: Layout, catalogue: Catalogue, as_of: dt.date) -> None:
        self.graph = graph
        self.catalogue = catalogue
        self.as_of = as_of
        self._columns = {(c.key, c.year): c for c in layout.facts}
        self._made: dict[tuple[str, int | None], Fact] = {}
        self.derived: dict[tuple[str, int], None] = {}
        """Derived numbers that were read, by key and year."""

    def read(self, ref: FactRef) -> Fact:
        """What a reference of a company-level condition means."""
        if ref.item:
            raise UnsupportedError("条件问的是明细")
        if ref.offset is None:
            return self._of(ref.key, None)
        return self.in_year(ref.key, self.as_of.year + ref.offset)

    def in_year(self, key: str, year: int) -> Fact:
        """A year fact, entered or derived; an entered value goes before a derived one."""
        return self._of(key, year)

    def _of(self, key: str, year: int | None) -> Fact:
        at = (key, year)
        if at not in self._made:
            fact = self.catalogue.facts[key]
            column = self._columns.get(at)
            if fact.derivation is None or year is None:
                self._made[at] = self._entered(fact, year, column)
            else:
                self._made[at] = self._derived(fact, fact.derivation, year, column)
        return self._made[at]

    # --- entered ----------------------------------------------------------------------------------------

    def _entered(self, fact: FactDef, year: int | None, column: FactColumn | None) -> Fact:
        g = self.graph
        kind = _KINDS.get(fact.type, Kind.INT)
        node = g.null(kind) if column is None else g.column(column.column, kind)
        blank = g.false
        if column is not None and column.blanks is not None:
            blank = g.column(column.blanks, Kind.BOOL, nullable=False)
        there = g.present(node)
        lacking = g.negation(g.any((there, blank)))
        gaps = ((Missing(fact.key, fact.label, year), lacking),)
        if fact.type in SCALES:
            signed = fact.minimum is None or fact.minimum < 0
            term = Whole(node, SCALES[fact.type], MOST[fact.type], signed)
            return Fact(fact, there, blank, gaps, term=term)
        if fact.type is FactType.CHOICE:
            return Fact(fact, there, blank, gaps, choice=self._among(fact, node))
        return Fact(fact, there, blank, gaps, node=node)

    def _among(self, fact: FactDef, node: Node) -> Choice:
        places = {key: place for place, (key, _) in enumerate(fact.choices)}
        return lambda keys: self.graph.among(node, [places[k] for k in sorted(keys) if k in places])

    # --- derived ----------------------------------------------------------------------------------------

    def _derived(self, fact: FactDef, derivation: Derivation, year: int, column: FactColumn | None) -> Fact:
        g = self.graph
        operands = [self._operand(o.key, o.offset, year) for o in derivation.operands]
        given = self._entered(fact, year, column)
        there = given.known
        entered = g.any((there, given.blank))
        made = self._work_out(fact, derivation, operands)
        # 不适用 in any term makes the result 不适用, except where a class is told from what is known
        spreads = made.term is not None
        dropped = g.any(o.blank for o in operands) if spreads else g.false
        own = g.all((made.known, g.negation(dropped)))
        blank = g.any((given.blank, g.all((g.negation(entered), dropped))))
        value = g.any((there, g.all((g.negation(entered), own))))
        gaps = self._lacking(fact, year, operands, g.negation(g.any((value, blank))))
        if spreads:
            assert made.term is not None
            self.derived[fact.key, year] = None
            term = made.term if column is None else prefer(g, there, _whole(given), made.term)
            return Fact(fact, value, blank, gaps, term=term)
        if made.choice is not None:
            return Fact(fact, value, blank, gaps, choice=self._chosen(given, entered, made.choice))
        assert made.node is not None
        assert given.node is not None
        return Fact(fact, value, blank, gaps, node=g.choose(entered, given.node, made.node))

    def _chosen(self, given: Fact, entered: Node, derived: Choice) -> Choice:
        assert given.choice is not None
        own = given.choice
        return lambda keys: self.graph.choose(entered, own(keys), derived(keys))

    def _operand(self, key: str, offset: int, year: int) -> Fact:
        if self.catalogue.facts[key].scope is Scope.CLIENT:
            return self._of(key, None)
        return self._of(key, year + offset)

    def _lacking(self, fact: FactDef, year: int, operands: Sequence[Fact], where: Node) -> tuple[Gap, ...]:
        """What the terms lack; where they lack nothing and there is still no value, the fact itself."""
        g = self.graph
        merged: dict[Missing, list[Node]] = {}
        for operand in operands:
            for missing, rows in operand.gaps:
                merged.setdefault(missing, []).append(rows)
        lacking = {m: g.any(rows) for m, rows in merged.items()}
        own = g.negation(g.any(lacking.values()))
        return (
            *((m, g.all((where, rows))) for m, rows in lacking.items()),
            (Missing(fact.key, fact.label, year), g.all((where, own))),
        )

    def _work_out(self, fact: FactDef, derivation: Derivation, operands: Sequence[Fact]) -> Fact:
        g = self.graph
        match derivation.operator:
            case "size_class":
                industry, *figures = operands
                within = class_within(g, _industry(industry), [_whole(f) for f in figures])
                every = within(frozenset(key for key, _ in fact.choices))
                return Fact(fact, g.surely(every), g.false, (), choice=within)
            case "is_sme":
                size, industry, *figures = operands
                node = is_sme(g, _class(g, size), _industry(industry), [_whole(f) for f in figures])
                return Fact(fact, g.present(node), g.false, (), node=node)
            case operator if operator in _OPERATORS:
                terms = [_term(o) for o in operands]
                term = _OPERATORS[operator](g, terms)
                return Fact(fact, known(g, term), g.false, (), term=term)
            case operator:
                raise UnsupportedError(f"推算方式“{operator}”")


def _term(fact: Fact) -> Term:
    if fact.term is None:
        raise UnsupportedError(f"“{fact.fact.label}”不是数")
    return fact.term


def _whole(fact: Fact) -> Whole:
    term = _term(fact)
    if not isinstance(term, Whole):
        raise UnsupportedError(f"“{fact.fact.label}”是推算的比例")
    return term


def _industry(fact: Fact) -> Choice:
    if fact.choice is None:
        raise UnsupportedError(f"“{fact.fact.label}”不是选项")
    return fact.choice


def _class(graph: Graph, fact: Fact) -> Choice:
    """A size class known otherwise; unknown where it is 不适用."""
    within = _industry(fact)
    return lambda keys: graph.choose(fact.known, within(keys), graph.unknown)


# --- operators --------------------------------------------------------------------------------------------


def _wholes(terms: Sequence[Term]) -> tuple[Whole, ...] | None:
    """The terms as integers of one scale; None where one is a quotient."""
    found = tuple(t for t in terms if isinstance(t, Whole))
    if len(found) < len(terms) or len({t.scale for t in found}) > 1:
        return None
    return found


def _total(graph: Graph, terms: Iterable[Whole]) -> Whole:
    first, *rest = terms
    for other in rest:
        node = graph.plus(first.node, other.node)
        first = Whole(node, first.scale, first.most + other.most, first.signed or other.signed)
    return first


def _sum(graph: Graph, terms: Sequence[Term]) -> Term:
    wholes = _wholes(terms)
    return Blend(tuple((1, t) for t in terms), 1) if wholes is None else _total(graph, wholes)


def _difference(graph: Graph, terms: Sequence[Term]) -> Term:
    wholes = _wholes(terms)
    if wholes is None:
        return Blend(((1, terms[0]), (-1, terms[1])), 1)
    left, right = wholes
    return Whole(graph.minus(left.node, right.node), left.scale, left.most + right.most, signed=True)


def _mean(graph: Graph, terms: Sequence[Term]) -> Term:
    wholes = _wholes(terms)
    if wholes is None:
        return Blend(tuple((1, t) for t in terms), len(terms))
    total = _total(graph, wholes)
    number = len(terms) * total.scale
    count = Whole(graph.constant(number), total.scale, number, signed=False)
    return Quotient(total, count, positive=True)


def _pair(graph: Graph, terms: Sequence[Term]) -> tuple[Whole, Whole]:
    """Two integers brought to one scale."""
    found = tuple(t for t in terms if isinstance(t, Whole))
    if len(found) != 2 or len(terms) != 2:
        raise UnsupportedError("推算的比例之比")
    scale = max(t.scale for t in found)
    left, right = (
        Whole(graph.times(t.node, scale // t.scale), scale, t.most * (scale // t.scale), t.signed)
        for t in found
    )
    return left, right


def _ratio(graph: Graph, terms: Sequence[Term]) -> Term:
    return Quotient(*_pair(graph, terms), positive=False)


def _growth(graph: Graph, terms: Sequence[Term]) -> Term:
    now, before = _pair(graph, terms)
    rise = Whole(graph.minus(now.node, before.node), now.scale, now.most + before.most, signed=True)
    return Quotient(rise, before, positive=True)


def _compound(graph: Graph, terms: Sequence[Term]) -> Term:
    return Root(*_pair(graph, terms))


_OPERATORS: Mapping[str, Callable[[Graph, Sequence[Term]], Term]] = {
    "difference": _difference,
    "sum": _sum,
    "mean": _mean,
    "ratio": _ratio,
    "growth": _growth,
    "cagr2": _compound,
}
"""The operators of ``engine.derive``, as terms."""


# --- comparing --------------------------------------------------------------------------------------------


def test(graph: Graph, fact: Fact, op: Op, value: object) -> Node:
    """``fact op value`` as the rules write it; unknown where the fact is missing."""
    if fact.term is not None:
        if not isinstance(value, Decimal):
            raise UnsupportedError(f"“{fact.fact.label}”与“{value}”相比")
        return compare(graph, fact.term, op, value)
    if fact.choice is not None:
        wanted = _wanted(op, value)
        if wanted is None:
            raise UnsupportedError(f"“{fact.fact.label}”比大小")
        return fact.choice(wanted)
    assert fact.node is not None
    if isinstance(value, bool) and op is Op.EQUALS and fact.node.kind is Kind.BOOL:
        return fact.node if value else graph.negation(fact.node)
    wanted = _wanted(op, value)
    if wanted is not None and fact.node.kind is Kind.TEXT:
        return graph.among(fact.node, sorted(wanted))
    if type(value) is dt.date and fact.node.kind is Kind.DATE:
        threshold: Scalar = value
        return graph.compare(op, fact.node, graph.constant(threshold))
    raise UnsupportedError(f"“{fact.fact.label}”与“{value}”相比")


def _wanted(op: Op, value: object) -> frozenset[str] | None:
    if op is Op.EQUALS and isinstance(value, str):
        return frozenset({value})
    if op is Op.ONE_OF and isinstance(value, tuple):
        return frozenset(value)
    return None

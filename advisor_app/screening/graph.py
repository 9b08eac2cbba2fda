"""Expressions over the columns of a table, each made once and folded where it is the same for all rows.

A yes/no that may be unknown is a boolean with null: AND, OR and NOT over it are Kleene's, in a dataframe
as in SQL, and that is the engine's logic once "not applicable" is kept beside it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from advisor_app.domain.policy import Op
from advisor_app.engine.operators import COMPARISONS

Scalar = bool | int | float | str | dt.date


class Kind(StrEnum):
    """What a node's values are."""

    BOOL = "bool"
    INT = "int"
    CODE = "code"
    REAL = "real"
    DATE = "date"
    TEXT = "text"


class Form(StrEnum):
    """How a node comes from its parts."""

    COLUMN = "column"
    CONSTANT = "constant"
    NULL = "null"
    ALL = "all"
    ANY = "any"
    NOT = "not"
    IS_NULL = "is_null"
    FILLED = "filled"
    CHOOSE = "choose"
    COMPARE = "compare"
    AMONG = "among"
    PLUS = "plus"
    MINUS = "minus"
    TIMES = "times"
    OVER = "over"
    REMAINDER = "remainder"
    REAL = "real"
    WHOLE = "whole"
    COUNT = "count"


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """One expression; the same parts give the same node. ``nullable`` False: never unknown."""

    form: Form
    kind: Kind
    parts: tuple[Node, ...]
    detail: object
    nullable: bool
    serial: int


_FLIPPED = {
    Op.AT_LEAST: Op.AT_MOST,
    Op.MORE_THAN: Op.LESS_THAN,
    Op.AT_MOST: Op.AT_LEAST,
    Op.LESS_THAN: Op.MORE_THAN,
    Op.EQUALS: Op.EQUALS,
}


def flipped(op: Op) -> Op:
    """The comparison seen from the other side (both sides times −1)."""
    return _FLIPPED[op]


class Graph:
    """Makes nodes; ``doubts`` are rows that columns of 64-bit numbers can't settle (see ``terms``)."""

    def __init__(self) -> None:
        self._known: dict[tuple[object, ...], Node] = {}
        self.doubts: dict[Node, None] = {}
        self.true = self._make(Form.CONSTANT, Kind.BOOL, (), True)
        self.false = self._make(Form.CONSTANT, Kind.BOOL, (), False)
        self.unknown = self.null(Kind.BOOL)

    def _make(
        self,
        form: Form,
        kind: Kind,
        parts: tuple[Node, ...],
        detail: object = None,
        *,
        nullable: bool = False,
    ) -> Node:
        key = (form, kind, *(p.serial for p in parts), type(detail), detail)
        if key not in self._known:
            self._known[key] = Node(form, kind, parts, detail, nullable, len(self._known))
        return self._known[key]

    # --- leaves -----------------------------------------------------------------------------------------

    def column(self, name: str, kind: Kind, *, nullable: bool = True) -> Node:
        """A column of the table."""
        return self._make(Form.COLUMN, kind, (), name, nullable=nullable)

    def null(self, kind: Kind) -> Node:
        """Missing in every row."""
        return self._make(Form.NULL, kind, (), nullable=True)

    def constant(self, value: Scalar) -> Node:
        """The same in every row."""
        kinds = {bool: Kind.BOOL, int: Kind.INT, float: Kind.REAL, str: Kind.TEXT}
        return self._make(Form.CONSTANT, kinds.get(type(value), Kind.DATE), (), value)

    def code(self, value: int) -> Node:
        """A small integer, the same in every row."""
        return self._make(Form.CONSTANT, Kind.CODE, (), value)

    # --- logic ------------------------------------------------------------------------------------------

    def all(self, nodes: Iterable[Node]) -> Node:
        """Kleene's and; of nothing: true."""
        return self._join(Form.ALL, nodes, self.false, self.true)

    def any(self, nodes: Iterable[Node]) -> Node:
        """Kleene's or; of nothing: false."""
        return self._join(Form.ANY, nodes, self.true, self.false)

    def _join(self, form: Form, nodes: Iterable[Node], decides: Node, idle: Node) -> Node:
        parts: dict[Node, None] = {}
        for node in nodes:
            if node is decides:
                return decides
            if node.form is form:
                parts.update(dict.fromkeys(node.parts))
            elif node is not idle:
                parts[node] = None
        if not parts:
            return idle
        if any(p.form is Form.NOT and p.parts[0] in parts and not p.nullable for p in parts):
            return decides
        ordered = tuple(sorted(parts, key=lambda n: n.serial))
        if len(ordered) == 1:
            return ordered[0]
        return self._make(form, Kind.BOOL, ordered, nullable=any(p.nullable for p in ordered))

    def negation(self, node: Node) -> Node:
        """Not; unknown stays unknown."""
        if node is self.true or node is self.false:
            return self.false if node is self.true else self.true
        if node is self.unknown:
            return node
        if node.form is Form.NOT:
            return node.parts[0]
        return self._make(Form.NOT, Kind.BOOL, (node,), nullable=node.nullable)

    def is_null(self, node: Node) -> Node:
        """Whether a value is missing: never itself unknown."""
        if node.form is Form.NULL:
            return self.true
        if not node.nullable:
            return self.false
        if node.form is Form.NOT:
            return self.is_null(node.parts[0])
        return self._make(Form.IS_NULL, Kind.BOOL, (node,))

    def present(self, node: Node) -> Node:
        """Whether a value is there."""
        return self.negation(self.is_null(node))

    def surely(self, node: Node) -> Node:
        """True only where it is known to be."""
        return self._filled(node, value=False)

    def perhaps(self, node: Node) -> Node:
        """False only where it is known to be."""
        return self._filled(node, value=True)

    def _filled(self, node: Node, *, value: bool) -> Node:
        if node is self.unknown:
            return self.constant(value)
        if not node.nullable:
            return node
        if node.form is Form.NOT:
            return self.negation(self._filled(node.parts[0], value=not value))
        return self._make(Form.FILLED, Kind.BOOL, (node,), value)

    def choose(self, where: Node, then: Node, otherwise: Node) -> Node:
        """``then`` where the condition is true, else (false or unknown) ``otherwise``."""
        where = self.surely(where)
        if where is self.true or then is otherwise:
            return then
        if where is self.false:
            return otherwise
        if then.kind is Kind.BOOL:
            if then is self.true:
                return self.any((where, otherwise))
            if then is self.false:
                return self.all((self.negation(where), otherwise))
            if otherwise is self.false:
                return self.all((where, then))
            if otherwise is self.true:
                return self.any((self.negation(where), then))
        nullable = then.nullable or otherwise.nullable
        return self._make(Form.CHOOSE, then.kind, (where, then, otherwise), nullable=nullable)

    # --- comparing --------------------------------------------------------------------------------------

    def compare(self, op: Op, left: Node, right: Node) -> Node:
        """``left op right``; unknown where either is missing."""
        if Form.NULL in (left.form, right.form):
            return self.unknown
        if left.form is Form.CONSTANT and right.form is Form.CONSTANT:
            return self.constant(COMPARISONS[op](left.detail, right.detail))
        if left.form is Form.CONSTANT:
            return self.compare(flipped(op), right, left)
        return self._make(
            Form.COMPARE, Kind.BOOL, (left, right), op, nullable=left.nullable or right.nullable
        )

    def among(self, node: Node, values: Sequence[Scalar]) -> Node:
        """Whether the value is one of several; unknown where it is missing."""
        if node.form is Form.NULL:
            return self.unknown
        if not values:
            return self.choose(self.present(node), self.false, self.unknown)
        if len(values) == 1:
            return self.compare(Op.EQUALS, node, self.constant(values[0]))
        return self._make(Form.AMONG, Kind.BOOL, (node,), tuple(sorted(set(values))), nullable=node.nullable)

    # --- numbers ----------------------------------------------------------------------------------------

    def plus(self, left: Node, right: Node) -> Node:
        """Sum; missing where either is."""
        return self._arithmetic(Form.PLUS, left, right)

    def minus(self, left: Node, right: Node) -> Node:
        """Difference; missing where either is."""
        return self._arithmetic(Form.MINUS, left, right)

    def times(self, left: Node, factor: int | Node) -> Node:
        """Product; missing where either is."""
        right = self.constant(factor) if isinstance(factor, int) else factor
        if right.form is Form.CONSTANT and right.detail == 1:
            return left
        return self._arithmetic(Form.TIMES, left, right)

    def over(self, left: Node, right: Node) -> Node:
        """Quotient as a 64-bit float, off by a unit or two of its last place at most.

        Some engines multiply by the reciprocal. The caller keeps the divisor away from 0.
        """
        return self._arithmetic(Form.OVER, self.real(left), self.real(right))

    def remainder(self, left: Node, right: Node) -> Node:
        """Integer remainder; only whether it is 0 is the same everywhere for negative numbers."""
        return self._arithmetic(Form.REMAINDER, left, right)

    def real(self, node: Node) -> Node:
        """An integer as a 64-bit float."""
        if node.kind is Kind.REAL:
            return node
        if node.form is Form.NULL:
            return self.null(Kind.REAL)
        if node.form is Form.CONSTANT:
            assert isinstance(node.detail, int)
            return self.constant(float(node.detail))
        return self._make(Form.REAL, Kind.REAL, (node,), nullable=node.nullable)

    def whole(self, node: Node) -> Node:
        """A float that stands for an integer below 2⁵³, as that integer (to the nearest)."""
        if node.form is Form.NULL:
            return self.null(Kind.INT)
        return self._make(Form.WHOLE, Kind.INT, (node,), nullable=node.nullable)

    def count(self, nodes: Sequence[Node]) -> Node:
        """How many of these (never unknown) are true."""
        sure = sum(n is self.true for n in nodes)
        open_ = tuple(n for n in nodes if n is not self.true and n is not self.false)
        return self._make(Form.COUNT, Kind.INT, open_, sure) if open_ else self.constant(sure)

    def least(self, left: Node, right: Node) -> Node:
        """The smaller of two."""
        return self._extreme(left, right, Op.AT_MOST)

    def most(self, left: Node, right: Node) -> Node:
        """The larger of two."""
        return self._extreme(left, right, Op.AT_LEAST)

    def _extreme(self, left: Node, right: Node, op: Op) -> Node:
        if left is right:
            return left
        if Form.NULL in (left.form, right.form):
            return self.null(left.kind)
        if left.form is Form.CONSTANT and right.form is Form.CONSTANT:
            assert isinstance(left.detail, int)
            assert isinstance(right.detail, int)
            pick = min if op is Op.AT_MOST else max
            return self.constant(pick(left.detail, right.detail))
        found = self.choose(self.compare(op, left, right), left, right)
        missing = self.any((self.is_null(left), self.is_null(right)))
        return self.choose(missing, self.null(left.kind), found)

    def _arithmetic(self, form: Form, left: Node, right: Node) -> Node:
        kind = Kind.REAL if Kind.REAL in (left.kind, right.kind) else Kind.INT
        if Form.NULL in (left.form, right.form):
            return self.null(kind)
        if left.form is Form.CONSTANT and right.form is Form.CONSTANT:
            a, b = left.detail, right.detail
            assert isinstance(a, (int, float))
            assert isinstance(b, (int, float))
            match form:
                case Form.PLUS:
                    return self.constant(a + b)
                case Form.MINUS:
                    return self.constant(a - b)
                case Form.TIMES:
                    return self.constant(a * b)
                case Form.OVER:
                    return self.constant(a / b)
                case _:
                    return self.constant(a % b)
        return self._make(form, kind, (left, right), nullable=left.nullable or right.nullable)

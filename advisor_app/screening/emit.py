"""From nodes to the dataframe library: the one place that knows Narwhals.

What several nodes use becomes a column of its own, computed once, in as few rounds as its depth asks.
Narwhals runs the same expressions on Polars (embedded), on Spark, and as SQL (PostgreSQL) through Ibis.
"""

from __future__ import annotations

import functools
import operator
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import narwhals as nw

from advisor_app.domain.policy import Op
from advisor_app.screening.graph import Form, Kind, Node

TYPES: Mapping[Kind, Any] = {
    Kind.BOOL: nw.Boolean,
    Kind.INT: nw.Int64,
    Kind.CODE: nw.Int8,
    Kind.REAL: nw.Float64,
    Kind.DATE: nw.Date,
    Kind.TEXT: nw.String,
}
_COMPARE: Mapping[Op, Callable[[Any, Any], Any]] = {
    Op.AT_LEAST: operator.ge,
    Op.MORE_THAN: operator.gt,
    Op.AT_MOST: operator.le,
    Op.LESS_THAN: operator.lt,
    Op.EQUALS: operator.eq,
}
_JOIN: Mapping[Form, Callable[[Any, Any], Any]] = {
    Form.ALL: operator.and_,
    Form.ANY: operator.or_,
    Form.PLUS: operator.add,
    Form.MINUS: operator.sub,
    Form.TIMES: operator.mul,
    Form.OVER: operator.truediv,
    Form.REMAINDER: operator.mod,
}
_LEAVES = (Form.COLUMN, Form.CONSTANT, Form.NULL)


class Stages:
    """Outputs as rounds of expressions: each round adds columns that the next ones read.

    ``frame`` in, ``frame`` with the outputs (and ``keep``) out; nothing runs until the engine collects.
    """

    def __init__(self, outputs: Mapping[str, Node]) -> None:
        self._outputs = dict(outputs)
        uses: dict[Node, int] = {}
        order = _ordered(self._outputs.values())
        for node in order:
            for part in dict.fromkeys(node.parts):
                uses[part] = uses.get(part, 0) + 1
        shared = {n for n in order if n.form not in _LEAVES and uses.get(n, 0) > 1}
        round_of: dict[Node, int] = {}
        """The first round in which a node can be computed from columns that are there."""
        self._names: dict[Node, str] = {}
        rounds: dict[int, list[Node]] = {}
        for node in order:
            at = max((round_of[p] + (p in shared) for p in node.parts), default=0)
            round_of[node] = at
            if node in shared:
                self._names[node] = f"n{node.serial}"
                rounds.setdefault(at, []).append(node)
        self._rounds = [rounds[at] for at in sorted(rounds)]
        self._carried = self._still_read()
        self._made: dict[Node, nw.Expr] = {}

    def _still_read(self) -> list[list[str]]:
        """For each round, the columns there are before it that are read after it."""
        wanted: set[str] = set()
        for node in self._outputs.values():
            wanted |= self._reads(node)
        carried: list[list[str]] = []
        for nodes in reversed(self._rounds):
            own = {self._names[n] for n in nodes}
            carried.append(sorted(wanted - own))
            wanted -= own
            for node in nodes:
                for part in node.parts:
                    wanted |= self._reads(part)
        return carried[::-1]

    def _reads(self, node: Node) -> set[str]:
        """The columns behind a node as it is read by others."""
        if node in self._names:
            return {self._names[node]}
        if node.form is Form.COLUMN:
            return {str(node.detail)}
        found: set[str] = set()
        for part in node.parts:
            found |= self._reads(part)
        return found

    def __call__(self, frame: Any, keep: Sequence[str] = ()) -> Any:
        """The outputs as columns of a Narwhals lazy frame, after the columns in ``keep``.

        Each round keeps only what is still read: PostgreSQL has room for 1,664 columns.
        """
        for nodes, carried in zip(self._rounds, self._carried, strict=True):
            through = dict.fromkeys((*keep, *carried))
            frame = frame.select(*through, **{self._names[n]: self._expression(n) for n in nodes})
        return frame.select(*keep, **{name: self._value(n) for name, n in self._outputs.items()})

    def _value(self, node: Node) -> nw.Expr:
        """A node as it is read by others: its column where it has one."""
        if node in self._names:
            return nw.col(self._names[node])
        return self._expression(node)

    def _expression(self, node: Node) -> nw.Expr:
        if node not in self._made:
            self._made[node] = self._make(node)
        return self._made[node]

    def _make(self, node: Node) -> nw.Expr:
        match node.form:
            case Form.COLUMN:
                return nw.col(str(node.detail))
            case Form.CONSTANT:
                return nw.lit(node.detail, dtype=TYPES[node.kind])  # type: ignore[arg-type]
            case Form.NULL:
                return nw.lit(None, dtype=TYPES[node.kind])
            case Form.NOT:
                return ~self._value(node.parts[0])
            case Form.IS_NULL:
                return self._value(node.parts[0]).is_null()
            case Form.FILLED:
                return self._value(node.parts[0]).fill_null(bool(node.detail))
            case Form.AMONG:
                return self._value(node.parts[0]).is_in(node.detail)
            case Form.REAL:
                return self._value(node.parts[0]).cast(nw.Float64)
            case Form.WHOLE:
                return self._value(node.parts[0]).round(0).cast(nw.Int64)
            case _:
                return self._joined(node)

    def _joined(self, node: Node) -> nw.Expr:
        match node.form:
            case Form.COMPARE:
                assert isinstance(node.detail, Op)
                left, right = node.parts
                made: nw.Expr = _COMPARE[node.detail](self._value(left), self._operand(right))
                return made
            case Form.CHOOSE:
                where, then, otherwise = (self._value(p) for p in node.parts)
                return nw.when(where).then(then).otherwise(otherwise)
            case Form.COUNT:
                ones = [nw.when(self._value(p)).then(1).otherwise(0) for p in node.parts]
                total = functools.reduce(operator.add, ones)
                return (total + node.detail).cast(nw.Int64)
            case _:
                first, *rest = node.parts
                operands = [self._value(first), *(self._operand(p) for p in rest)]
                joined: nw.Expr = functools.reduce(_JOIN[node.form], operands)
                return joined

    def _operand(self, node: Node) -> Any:
        """The right-hand side: a plain number where it is one."""
        return node.detail if node.form is Form.CONSTANT and node.kind is not Kind.BOOL else self._value(node)


def _ordered(nodes: Iterable[Node]) -> list[Node]:
    """All nodes behind these, parts before what is made of them."""
    seen: dict[Node, None] = {}
    todo: list[tuple[Node, bool]] = [(n, False) for n in nodes]
    while todo:
        node, parts_done = todo.pop()
        if node in seen:
            continue
        if parts_done:
            seen[node] = None
        else:
            todo.append((node, True))
            todo.extend((p, False) for p in node.parts)
    return list(seen)

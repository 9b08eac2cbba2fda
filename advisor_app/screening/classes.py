"""中小企业划型 over columns: the lines of ``engine.sizes``, industry by industry."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from advisor_app.domain.policy import Op
from advisor_app.engine.sizes import CLASSES, LINES, Limits
from advisor_app.screening.graph import Graph, Node
from advisor_app.screening.terms import Whole

Choice = Callable[[frozenset[str]], Node]
_WAN = 10_000
"""The lines of revenue and assets are in 万元."""


def class_within(graph: Graph, industry: Choice, figures: Sequence[Whole]) -> Choice:
    """Whether the class is one of some; unknown while it is not settled."""

    def within(classes: frozenset[str]) -> Node:
        found = graph.unknown
        for name, lines in LINES.items():
            here = graph.constant(CLASSES[-1] in classes)
            for size, limits in reversed(list(zip(CLASSES, lines, strict=False))):
                reached = _reaches(graph, limits, figures)
                below = graph.choose(graph.is_null(reached), graph.unknown, here)
                here = graph.choose(reached, graph.constant(size in classes), below)
            found = graph.choose(industry(frozenset({name})), here, found)
        return found

    return within


def is_sme(graph: Graph, size: Choice, industry: Choice, figures: Sequence[Whole]) -> Node:
    """Whether the firm is small or medium: by a class known otherwise, else by the large lines."""
    large = [_reaches(graph, lines[0], figures) for lines in LINES.values()]
    # below the large line of every industry (or above all of them): no need to know which
    above = graph.surely(graph.all(large))
    below = graph.surely(graph.negation(graph.any(large)))
    found = graph.choose(above, graph.false, graph.choose(below, graph.true, graph.unknown))
    for name, reached in zip(LINES, large, strict=True):
        found = graph.choose(industry(frozenset({name})), graph.negation(reached), found)
    known = size(frozenset(CLASSES))
    return graph.choose(known, size(frozenset(CLASSES[1:])), found)


def _reaches(graph: Graph, limits: Limits, figures: Sequence[Whole]) -> Node:
    scales = (1, _WAN, _WAN)
    return graph.all(
        graph.compare(Op.AT_LEAST, figure.node, graph.constant(limit * scale * figure.scale))
        for limit, figure, scale in zip(limits, figures, scales, strict=True)
        if limit is not None
    )

"""All rules at once: those that ask nothing but comparisons with a client's figures, a bit each.

For every fact the sheet knows which rules a value keeps, breaks or leaves open; joining them over the facts
answers all rules together, so that ten thousand cost little more than fifty.
"""

from __future__ import annotations

from dataclasses import replace

from advisor_app.domain.library import Library
from advisor_app.domain.policy import AllOf, AnyOf, Compare, Condition, Measure, Not, Op
from advisor_app.domain.verdict import Outcome
from advisor_app.engine.case import Case
from advisor_app.engine.quick import Sheet

_FLIPPED = {
    Op.AT_LEAST: Op.LESS_THAN,
    Op.MORE_THAN: Op.AT_MOST,
    Op.AT_MOST: Op.MORE_THAN,
    Op.LESS_THAN: Op.AT_LEAST,
}


class Rulebook:
    """Rules that are an "all" of comparisons and of either-ors between comparisons.

    Each has a bit. Its comparisons stand on one plane of bits, its first either-or on the next, its second on
    the one above, and so on; all planes lie side by side in one sheet.
    """

    def __init__(self, library: Library) -> None:
        rules = [(m, parts) for m in library.measures if (parts := _parts(m)) is not None]
        self.holds = frozenset(m.id for m, _ in rules)
        """The measures that are so plain."""
        self._count = len(rules)
        self._planes = 1
        self._sheet = Sheet()
        self._of_document: dict[str, list[tuple[str, int]]] = {}
        for place, (measure, parts) in enumerate(rules):
            self._of_document.setdefault(measure.document, []).append((measure.id, place))
            strict = library.documents[measure.document].strict
            plane = 1
            for part in parts:
                mask = 1 << place
                if len(part) > 1:
                    mask <<= plane * self._count
                    plane += 1
                for node in part:
                    self._sheet.put(node, library.catalogue.facts[node.ref.key], mask, strict=strict)
            self._planes = max(self._planes, plane)

    def outcomes(self, case: Case, documents: dict[str, Outcome]) -> dict[str, Outcome]:
        """Measure id → outcome, for some documents; each with what a rule of it that is met comes to."""
        if not self._of_document.keys() & documents.keys():
            return {}
        yes, no, maybe = self._sheet.states(case)
        full = (1 << self._count) - 1
        met, unmet, open_ = yes & full, no & full, maybe & full
        for _ in range(1, self._planes):
            yes, no, maybe = yes >> self._count, no >> self._count, maybe >> self._count
            either, perhaps = yes & full, maybe & ~yes & full
            met |= either
            open_ |= perhaps
            unmet |= no & ~(either | perhaps) & full
        texts = [bin(states | 1 << self._count)[:2:-1] for states in (met, unmet, open_)]
        found: dict[str, Outcome] = {}
        for document, if_met in documents.items():
            for measure, place in self._of_document.get(document, ()):
                if texts[1][place] == "1":
                    found[measure] = Outcome.INELIGIBLE
                elif texts[2][place] == "1":
                    found[measure] = Outcome.UNDETERMINED
                else:
                    found[measure] = if_met if texts[0][place] == "1" else Outcome.NOT_APPLICABLE
        return found


def _parts(measure: Measure) -> list[tuple[Compare, ...]] | None:
    """The parts that must all hold, each one comparison or an either-or of several; None: not so plain."""
    condition = measure.condition
    if measure.item_kind is not None:
        return None
    whole = condition.children if isinstance(condition, AllOf) and condition.when is None else (condition,)
    found: list[tuple[Compare, ...]] = []
    for part in whole:
        either = part.children if isinstance(part, AnyOf) and part.when is None else (part,)
        plain = [p for p in map(_plain, either) if p is not None]
        if len(plain) < len(either) or not plain:
            return None
        found.append(tuple(plain))
    return found or None


def _plain(condition: Condition) -> Compare | None:
    """A comparison with a figure of the client, turned round where it is negated."""
    if condition.when is not None:
        return None
    if isinstance(condition, Compare):
        return None if condition.ref.item else condition
    if isinstance(condition, Not) and isinstance(condition.child, Compare):
        inner = _plain(condition.child)
        return replace(inner, op=_FLIPPED[inner.op]) if inner and inner.op in _FLIPPED else None
    return None

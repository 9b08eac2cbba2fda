"""All rules at once: those that ask nothing but comparisons with a client's figures, a bit each.

For every fact the sheet knows which rules a value keeps, breaks or leaves open; joining them over the facts
answers all rules together, so that ten thousand cost little more than fifty.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import product

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
        rules: dict[str, list[tuple[Measure, list[tuple[Compare, ...]]]]] = {}
        for measure in library.measures:
            parts = _parts(measure)
            if parts is not None:
                rules.setdefault(measure.document, []).append((measure, parts))
        self.holds = frozenset(m.id for own in rules.values() for m, _ in own)
        """The measures that are so plain."""
        self._count = len(self.holds)
        self._planes = 1
        self._sheet = Sheet()
        self._of_document: dict[str, tuple[int, tuple[str, ...]]] = {}
        """The first place of a document's rules, and their measures from there on."""
        place = 0
        for document, own in rules.items():
            self._of_document[document] = (place, tuple(m.id for m, _ in own))
            strict = library.documents[document].strict
            for _, parts in own:
                self._put(parts, place, library, strict=strict)
                place += 1

    def _put(self, parts: list[tuple[Compare, ...]], place: int, library: Library, *, strict: bool) -> None:
        plane = 1
        for part in parts:
            at = place
            if len(part) > 1:
                at += plane * self._count
                plane += 1
            for node in part:
                self._sheet.put(node, library.catalogue.facts[node.ref.key], at, strict=strict)
        self._planes = max(self._planes, plane)

    def decide(self, case: Case, documents: dict[str, Outcome], found: dict[str, Outcome]) -> None:
        """Write what its rules come to (measure id → outcome) into ``found``, for some documents.

        ``documents``: each with what a rule of it that is met comes to.
        """
        if not self._of_document.keys() & documents.keys():
            return
        yes, no, maybe = self._sheet.states(case)
        full = (1 << self._count) - 1
        met, unmet, open_ = yes & full, no & full, maybe & full
        for _ in range(1, self._planes):
            yes, no, maybe = yes >> self._count, no >> self._count, maybe >> self._count
            either, perhaps = yes & full, maybe & ~yes & full
            met |= either
            open_ |= perhaps
            unmet |= no & ~(either | perhaps) & full
        texts = [bin(states | 1 << self._count)[:2:-1] for states in (unmet, open_, met)]
        for document, if_met in documents.items():
            start, measures = self._of_document.get(document, (0, ()))
            states = zip(*[text[start : start + len(measures)] for text in texts], strict=True)
            found.update(zip(measures, map(_COMES_TO[if_met].__getitem__, states), strict=True))


def _comes_to(if_met: Outcome) -> dict[tuple[str, ...], Outcome]:
    """By the bits (not met, open, met): one part that is not met decides, then one that is open."""
    found: dict[tuple[str, ...], Outcome] = {}
    for states in product("01", repeat=3):
        unmet, open_, met = (state == "1" for state in states)
        if unmet:
            found[states] = Outcome.INELIGIBLE
        elif open_:
            found[states] = Outcome.UNDETERMINED
        else:
            found[states] = if_met if met else Outcome.NOT_APPLICABLE
    return found


_COMES_TO = {if_met: _comes_to(if_met) for if_met in Outcome}


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

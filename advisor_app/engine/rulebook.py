"""All rules at once: those that ask nothing but comparisons with a client's figures, a bit each.

For every fact the sheet knows which rules a value keeps, breaks or leaves open; joining them over the facts
answers all rules together, so that ten thousand cost little more than fifty.
"""

from __future__ import annotations

from dataclasses import replace

from advisor_app.domain.facts import Catalogue
from advisor_app.domain.policy import AllOf, AnyOf, Compare, Condition, Document, Measure, Not, Op
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
    """Rules that are an "all" of comparisons and of either-ors between comparisons."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._asked = Sheet()
        self._either: list[Sheet] = []
        """The first either-or of each rule, the second, and so on."""
        self._of_document: dict[str, list[tuple[str, int]]] = {}
        self._count = 0

    def add(self, measure: Measure, document: Document) -> bool:
        """Take a measure in, where it is so plain; True if it was."""
        parts = _parts(measure)
        if parts is None:
            return False
        mask = 1 << self._count
        groups = 0
        for part in parts:
            sheet = self._asked
            if len(part) > 1:
                if groups == len(self._either):
                    self._either.append(Sheet())
                sheet = self._either[groups]
                groups += 1
            for node in part:
                sheet.put(node, self._catalogue.facts[node.ref.key], mask, strict=document.strict)
        self._of_document.setdefault(document.id, []).append((measure.id, self._count))
        self._count += 1
        return True

    def outcomes(self, case: Case, documents: dict[str, Outcome]) -> dict[str, Outcome]:
        """Measure id → outcome, for some documents; each with what a rule of it that is met comes to."""
        if not self._of_document.keys() & documents.keys():
            return {}
        met, unmet, open_ = self._asked.states(case)
        for sheet in self._either:
            yes, no, maybe = sheet.states(case)
            maybe &= ~yes
            met |= yes
            open_ |= maybe
            unmet |= no & ~yes & ~maybe
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

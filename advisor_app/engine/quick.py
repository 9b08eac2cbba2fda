"""Verdicts without words: what a condition comes to, and nothing made but its state.

A portfolio of thousands, a slider that is dragged, a question tried out both ways need only this.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from typing import Any

from advisor_app.domain.facts import Blank, FactDef, Value
from advisor_app.domain.policy import Compare, FactRef, Op
from advisor_app.domain.verdict import MET, NOT_APPLICABLE, NOT_MET, UNKNOWN, Verdict
from advisor_app.engine.case import Case, blank_verdict

Quick = Callable[[Case], Verdict]
UNREAD = object()

COMPARES: dict[Op, Callable[[Any, Any], bool]] = {
    Op.AT_LEAST: operator.ge,
    Op.MORE_THAN: operator.gt,
    Op.AT_MOST: operator.le,
    Op.LESS_THAN: operator.lt,
    Op.EQUALS: operator.eq,
    Op.ONE_OF: lambda value, choices: value in choices,
}


def quick_compare(
    number: int, node: Compare, fact: FactDef, slots: dict[tuple[str, int | None], int], *, strict: bool
) -> Quick:
    """A comparison; ``slots`` numbers the facts of the client, so that each is looked up once a case."""
    ref, threshold, compare = node.ref, node.value, COMPARES[node.op]
    blank = UNKNOWN if strict else blank_verdict(ref)

    def decide(value: Value | None) -> Verdict:
        if value is None:
            return UNKNOWN
        if value is Blank.NOT_APPLICABLE:
            return blank
        return MET if compare(value, threshold) else NOT_MET

    if ref.item:

        def of_item(case: Case) -> Verdict:
            found = None if case.item is None else case.item.facts.get(ref.key)
            state = case.states[number] = decide(None if found is None else found.value)
            return state

        return of_item
    slot = slots.setdefault((ref.key, ref.offset), len(slots))
    look = _look(ref, fact)

    def of_client(case: Case) -> Verdict:
        value = case.values.get(slot, UNREAD)
        if value is UNREAD:
            value = case.values[slot] = look(case)
        if value is None:
            state = UNKNOWN
        elif value is Blank.NOT_APPLICABLE:
            state = blank
        else:
            state = MET if compare(value, threshold) else NOT_MET
        case.states[number] = state
        return state

    return of_client


def _look(ref: FactRef, fact: FactDef) -> Callable[[Case], Value | None]:
    """The value that a reference to a fact of the client means."""
    key, offset = ref.key, ref.offset
    if offset is None:

        def once(case: Case) -> Value | None:
            found = case.facts.facts.get(key)
            return None if found is None else found.value

        return once

    def yearly(case: Case) -> Value | None:
        by_year = case.facts.years.get(key)
        found = None if by_year is None else by_year.get(case.year + offset)
        if found is not None:
            return found.value
        if fact.derivation is None:
            return None
        return case.in_year(fact, case.year + offset)[0].value

    return yearly


def quick_branch(
    number: int, children: Sequence[Quick], decide: Callable[[list[Verdict]], Verdict], *, lasting: bool
) -> Quick:
    """All children are asked, so that every state is there; once a case where the answer is ``lasting``."""
    if lasting:

        def once(case: Case) -> Verdict:
            state = case.states.get(number)
            if state is None:
                state = case.states[number] = decide([child(case) for child in children])
            return state

        return once

    def quick(case: Case) -> Verdict:
        state = case.states[number] = decide([child(case) for child in children])
        return state

    return quick


def quick_guarded(number: int, gate: Quick, inner: Quick) -> Quick:
    """Applicability first."""

    def quick(case: Case) -> Verdict:
        open_ = gate(case)
        state = inner(case)
        if open_ is not MET:
            state = UNKNOWN if open_ is UNKNOWN else NOT_APPLICABLE
        case.states[number] = state
        return state

    return quick

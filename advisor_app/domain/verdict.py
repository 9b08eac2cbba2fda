"""Kleene's three values with "not applicable" taken out first (design: rules, section 2)."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Verdict(StrEnum):
    """The answer of one condition."""

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"


MET, NOT_MET, UNKNOWN, NOT_APPLICABLE = Verdict


class Outcome(StrEnum):
    """The answer of one measure for one client (or one of its items)."""

    ELIGIBLE = "eligible"
    INELIGIBLE = "ineligible"
    UNDETERMINED = "undetermined"
    NOT_APPLICABLE = "not_applicable"


# names of their own: up to Python 3.11 a member costs ten times as much where it is asked of its class
ELIGIBLE, INELIGIBLE, UNDETERMINED, _ = Outcome
_OUTCOME_OF = {
    MET: ELIGIBLE,
    NOT_MET: INELIGIBLE,
    UNKNOWN: UNDETERMINED,
    NOT_APPLICABLE: Outcome.NOT_APPLICABLE,
}


def outcome_of(verdict: Verdict) -> Outcome:
    """The measure's outcome that follows from the verdict at the root of its condition tree."""
    return _OUTCOME_OF[verdict]


def all_of(verdicts: Iterable[Verdict]) -> Verdict:
    """NOT_MET decides; then UNKNOWN; an emptied *all* is NOT_APPLICABLE."""
    result = NOT_APPLICABLE
    for verdict in verdicts:
        if verdict is NOT_MET:
            return NOT_MET
        if verdict is UNKNOWN:
            result = UNKNOWN
        elif verdict is MET and result is NOT_APPLICABLE:
            result = MET
    return result


def any_of(verdicts: Iterable[Verdict]) -> Verdict:
    """MET decides; then UNKNOWN; an emptied *any* is NOT_APPLICABLE."""
    result = NOT_APPLICABLE
    for verdict in verdicts:
        if verdict is MET:
            return MET
        if verdict is UNKNOWN:
            result = UNKNOWN
        elif verdict is NOT_MET and result is NOT_APPLICABLE:
            result = NOT_MET
    return result


def negate(verdict: Verdict) -> Verdict:
    """MET ↔ NOT_MET; the other two stay."""
    if verdict is MET:
        return NOT_MET
    if verdict is NOT_MET:
        return MET
    return verdict


def at_least(count: int, verdicts: Iterable[Verdict]) -> Verdict:
    """MET where ``count`` children are; NOT_MET where that can no longer be reached.

    Fewer than ``count`` applicable children is NOT_MET; no applicable child at all is NOT_APPLICABLE.
    """
    met = unknown = applicable = 0
    for verdict in verdicts:
        if verdict is NOT_APPLICABLE:
            continue
        applicable += 1
        met += verdict is MET
        unknown += verdict is UNKNOWN
    if applicable == 0:
        return NOT_APPLICABLE
    if met >= count:
        return MET
    return UNKNOWN if met + unknown >= count else NOT_MET

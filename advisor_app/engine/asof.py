"""What holds on a day: what was known by then, and which titles are still held."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from advisor_app.domain.period import years_after
from advisor_app.domain.record import LOSING, FactSet, Recognition


def known_on(facts: FactSet, as_of: dt.date) -> FactSet:
    """The record as of a day: money granted or received in later years is not yet there."""
    years = [*(r.year for r in facts.received), *(a.year for a in facts.awards)]
    if all(year <= as_of.year for year in years):
        return facts
    return replace(
        facts,
        received=tuple(r for r in facts.received if r.year <= as_of.year),
        awards=tuple(a for a in facts.awards if a.year <= as_of.year),
    )


def held(records: list[Recognition], as_of: dt.date, validity_years: int | None = None) -> bool | None:
    """Whether a title, given all its records of one kind, is held on the day.

    A revocation or lapse ends what was granted up to then. A grant without a known end counts as
    held until ``validity_years`` have passed, then nobody knows whether it was renewed: None. So is
    one without a date.
    """
    ended = max(
        (r.granted_on for r in records if r.event in LOSING and r.granted_on and r.granted_on <= as_of),
        default=None,
    )
    unknown = False
    for record in records:
        if record.event in LOSING:
            continue
        if record.granted_on is None:
            if record.valid_to is None or record.valid_to >= as_of:
                unknown = True
            continue
        if record.granted_on > as_of or (ended is not None and record.granted_on <= ended):
            continue
        if record.valid_to is None:
            if validity_years is None or years_after(record.granted_on, validity_years) >= as_of:
                return True
            unknown = True
        elif record.valid_to >= as_of:
            return True
    return None if unknown else False

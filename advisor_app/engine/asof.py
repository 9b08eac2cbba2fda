"""What holds on a day: which years 上年度 means, which titles were granted, which are still held."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from advisor_app.domain.period import years_after
from advisor_app.domain.record import LOSING, FactSet, Recognition


def year_of(as_of: dt.date, offset: int) -> int:
    """The fiscal year ``offset`` years from the as-of date (上年度 is −1)."""
    return as_of.year + offset


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


def granted_by(recognition: Recognition, as_of: dt.date) -> bool | None:
    """Whether the title had been granted on the day; None where its date is not known."""
    return None if recognition.granted_on is None else recognition.granted_on <= as_of


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

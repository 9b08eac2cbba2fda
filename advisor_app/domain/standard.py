"""What a title takes: dated standards with their criteria, duties and papers, as frozen values.

The official text of these national rules is not held: each criterion names its source and how surely
it is known (:mod:`advisor_app.domain.confidence`) instead of a quote.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from advisor_app.domain.period import Validity
from advisor_app.domain.policy import Condition, Material


class Purpose(StrEnum):
    """What a title is applied for."""

    FIRST = "first"
    RENEWAL = "renewal"


@dataclass(frozen=True, slots=True)
class Applicability:
    """When a standard is the one to use: by purpose and day of application, and why.

    ``settled`` False: it is known that none is known yet (a yearly notice is awaited).
    """

    purpose: Purpose
    days: Validity
    why: str
    confidence: str
    settled: bool = True


@dataclass(frozen=True, slots=True)
class Criterion:
    """One numbered requirement of a standard.

    ``purpose`` None: asked of new and renewing firms alike; ``days``: asked of applications on these.
    """

    id: str
    label: str
    condition: Condition
    confidence: str
    source: str
    days: Validity
    purpose: Purpose | None = None
    note: str = ""

    def asked(self, purpose: Purpose, as_of: dt.date) -> bool:
        """Whether an application for this purpose on this day has to meet it."""
        return self.purpose in (None, purpose) and self.days.holds(as_of)


@dataclass(frozen=True, slots=True)
class Duty:
    """What a holder of a title must do: every year by (month, day), or within days of a change."""

    id: str
    label: str
    days: Validity
    confidence: str
    source: str
    month: int | None = None
    day: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Standard:
    """One dated version of what a title takes.

    ``source`` is the document number with its annex; ``confidence`` the weakest mark among what decides.
    ``region``: administrative code it is confined to, "" for the whole country.
    """

    id: str
    title: str
    label: str
    source: str
    url: str
    confidence: str
    region: str
    applications: tuple[Applicability, ...]
    criteria: tuple[Criterion, ...]
    duties: tuple[Duty, ...] = ()
    materials: tuple[Material, ...] = ()
    validity_years: int | None = None
    barred_years: int | None = None
    """So many years after a revocation the title can't be applied for again."""
    note: str = ""

    def applies(self, purpose: Purpose, day: dt.date) -> Applicability | None:
        """Why it decides on an application for ``purpose`` on ``day``; None where it does not."""
        return next((a for a in self.applications if a.purpose is purpose and a.days.holds(day)), None)

    @property
    def counted(self) -> Validity:
        """Titles are judged as held, not as granted in some span: no bounds."""
        return Validity(None, None)

    @property
    def strict(self) -> bool:
        """Every line is asked of every firm: 不适用 is no answer."""
        return True

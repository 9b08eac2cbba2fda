"""A granted title as a certificate: from when, until when, and how that is known."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from advisor_app.domain.record import RecognitionEvent


class Expiry(StrEnum):
    """How the last day of a certificate is known."""

    STATED = "stated"
    DERIVED = "derived"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Certificate:
    """One grant of a title.

    ``valid_to``: its last day, that day included; None where it has none. ``expiry`` DERIVED: it was
    reckoned as ``validity_years`` from the grant. ``ended_on``: its last day where ``ended_by`` came
    earlier: the day of a newer grant, the day before a revocation or lapse.
    """

    granted_on: dt.date | None
    valid_to: dt.date | None
    expiry: Expiry
    validity_years: int | None = None
    ended_on: dt.date | None = None
    ended_by: RecognitionEvent | None = None

    @property
    def last_day(self) -> dt.date | None:
        """The last day on which the firm holds the title by this certificate; None: no end is known."""
        if self.valid_to is None or self.ended_on is None:
            return self.valid_to or self.ended_on
        return min(self.valid_to, self.ended_on)

    @property
    def review_year(self) -> int | None:
        """The year of its 复核: the one in which it runs out (63 号文: 到期复核, M高; 2 号文: S)."""
        return self.valid_to.year if self.valid_to else None

    @property
    def key(self) -> str:
        """What tells it from the title's other certificates, though its last day be corrected."""
        known = self.granted_on or self.valid_to
        return known.isoformat() if known else ""

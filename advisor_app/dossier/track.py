"""What is under way and what happened for a client, as a dossier tells it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from advisor_app.domain.paper import Paper


@dataclass(frozen=True, slots=True)
class Payment:
    """Money that came, in 元."""

    day: dt.date
    amount: Decimal
    payer: str = ""
    tranche: str = ""


@dataclass(frozen=True, slots=True)
class Undertaking:
    """One application: how far it is, what was granted and paid (元), what comes next, its checklist."""

    id: str
    title: str
    round: str
    stage: str
    stage_on: dt.date
    open: bool
    filed: bool = False
    """It lies with the office: nothing is to be collected for it now."""
    awarded: Decimal | None = None
    paid: Decimal = Decimal(0)
    due: Decimal = Decimal(0)
    next_step: str = ""
    next_on: dt.date | None = None
    payments: tuple[Payment, ...] = ()
    papers: tuple[Paper, ...] = ()


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that happened; ``open``: it was promised and is not done yet."""

    day: dt.date
    kind: str
    text: str
    open: bool = False


@dataclass(frozen=True, slots=True)
class Track:
    """Everything under way for one client: applications by age, moments newest first, what lies ahead."""

    undertakings: tuple[Undertaking, ...] = ()
    moments: tuple[Moment, ...] = ()
    ahead: tuple[tuple[dt.date, str], ...] = ()
    """Days with what is due then, the nearest first."""

    @property
    def paid(self) -> list[tuple[Undertaking, Payment]]:
        """All money that came, with what it came for."""
        return [(u, p) for u in self.undertakings for p in u.payments]


NOTHING = Track()
"""Nothing is under way, and nothing happened."""

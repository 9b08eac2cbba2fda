"""What is known of one client: the frozen input of an assessment."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from advisor_app.domain.facts import Blank, Value


class RecognitionEvent(StrEnum):
    """How a title came to the client."""

    FIRST = "first"
    RENEWED = "renewed"
    RE_EVALUATED = "re_evaluated"
    RELOCATED_IN = "relocated_in"
    REVOKED = "revoked"
    LAPSED = "lapsed"


LOSING = (RecognitionEvent.REVOKED, RecognitionEvent.LAPSED)
"""Events that end what was granted up to their day."""


@dataclass(frozen=True, slots=True)
class FactValue:
    """A value with where it came from; what is missing has no FactValue at all."""

    value: Value
    source: str = ""
    evidence: str = ""
    observed_on: dt.date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Recognition:
    """A title granted (or lost). ``event`` None: not known whether first or renewed."""

    kind: str
    event: RecognitionEvent | None = None
    granted_on: dt.date | None = None
    valid_to: dt.date | None = None
    document_number: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One project, product, policy or person of the client."""

    kind: str
    key: str
    """Stable within the client: ``tech_renovation#1`` or an id of the portfolio."""
    facts: Mapping[str, FactValue] = field(default_factory=dict)

    def title(self, kind_label: str = "") -> str:
        """Its name; else the label of its kind with its number, or its key."""
        name = self.facts.get("name")
        if name is not None and not isinstance(name.value, Blank):
            return str(name.value)
        _, sign, number = self.key.partition("#")
        return f"{kind_label} {number}" if sign and kind_label else self.key


@dataclass(frozen=True, slots=True)
class ReceivedBenefit:
    """Money already had: measure, amount in 元, fiscal year, payer, tranche, item."""

    measure: str
    amount: Decimal
    year: int
    payer: str = ""
    tranche: str = ""
    item: str | None = None


@dataclass(frozen=True, slots=True)
class Award:
    """What an office granted for a measure, in 元, in a year: no more of that claim can come."""

    measure: str
    amount: Decimal
    year: int
    item: str | None = None


@dataclass(frozen=True, slots=True)
class FactSet:
    """A client's record as the engine reads it.

    ``complete`` states which lists hold all there is: ``recognitions``, ``items``, ``received``, or
    one kind of them (``recognitions:hnte``, ``items:tech_renovation``). Only what is stated complete
    lets an absence count as "no"; otherwise what is not listed is unknown.
    ``answers`` holds a person's answers to judgements (``judgement:ID`` → yes/no) and the reading an
    office confirmed (``reading:ID`` → option id).
    """

    name: str
    uscc: str | None = None
    region: str | None = None
    facts: Mapping[str, FactValue] = field(default_factory=dict)
    years: Mapping[str, Mapping[int, FactValue]] = field(default_factory=dict)
    recognitions: tuple[Recognition, ...] = ()
    items: tuple[Item, ...] = ()
    received: tuple[ReceivedBenefit, ...] = ()
    complete: frozenset[str] = frozenset()
    answers: Mapping[str, str] = field(default_factory=dict)
    awards: tuple[Award, ...] = ()

    def knows_all(self, list_name: str, kind: str | None = None) -> bool:
        """Whether a list (or its part of one kind) was stated complete."""
        return list_name in self.complete or (kind is not None and f"{list_name}:{kind}" in self.complete)

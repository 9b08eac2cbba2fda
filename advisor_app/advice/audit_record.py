"""What an audit reads and what it gives: the record as checks look at it, and findings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from advisor_app.domain.facts import Catalogue, FactDef, FactType, Scope, Value
from advisor_app.domain.library import Library
from advisor_app.domain.phrases import value_phrase
from advisor_app.domain.record import FactSet


class Level(StrEnum):
    """How grave a finding is."""

    IMPOSSIBLE = "impossible"
    SUSPICIOUS = "suspicious"
    HINT = "hint"


LEVELS: Mapping[Level, str] = {
    Level.IMPOSSIBLE: "不可能",
    Level.SUSPICIOUS: "存疑",
    Level.HINT: "提示",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found: ``sentence`` with the values, ``remedy`` what to look up.

    ``keys``: the facts concerned (``recognition:KIND``, ``received:MEASURE``, ``uscc``, ``region`` where it
    is none); ``item``: the item's key where it is about one.
    """

    check: str
    level: Level
    keys: tuple[str, ...]
    years: tuple[int, ...]
    sentence: str
    remedy: str
    item: str | None = None


@dataclass(frozen=True, slots=True)
class Alternative:
    """A value of another source that stands beside the adopted one in the same place."""

    key: str
    value: Value
    source: str
    year: int | None = None
    item: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What a check yields; the check adds who it is."""

    sentence: str
    years: tuple[int, ...] = ()
    keys: tuple[str, ...] = ()
    item: str | None = None


class Record:
    """A client's record as the checks read it."""

    def __init__(
        self, facts: FactSet, library: Library, latest: dt.date, alternatives: Iterable[Alternative]
    ) -> None:
        self.facts = facts
        self.library = library
        self.catalogue: Catalogue = library.catalogue
        self.latest = latest
        self.alternatives = tuple(alternatives)

    def years(self, *keys: str) -> list[int]:
        """The years in which all of these have numbers."""
        found = [
            {y for y in self.facts.years.get(key, {}) if self.number(key, y) is not None} for key in keys
        ]
        return sorted(set.intersection(*found)) if found else []

    def number(self, key: str, year: int) -> Decimal | None:
        """An entered number of a year."""
        given = self.facts.years.get(key, {}).get(year)
        return None if given is None else number_of(given.value)

    def day(self, key: str) -> dt.date | None:
        """A day of the client."""
        given = self.facts.facts.get(key)
        return given.value if given is not None and isinstance(given.value, dt.date) else None

    def label(self, key: str) -> str:
        """The fact's name."""
        fact = self.catalogue.facts.get(key)
        return key if fact is None else fact.label

    def said(self, key: str, value: Decimal) -> str:
        """A number as a person writes it."""
        fact = self.catalogue.facts.get(key)
        return value_phrase(value, fact, "" if fact is None else fact.unit)

    def title(self, kind: str) -> str:
        """A title's name."""
        found = self.catalogue.recognitions.get(kind)
        return kind if found is None else found.label

    def of_year(self, *types: FactType) -> list[FactDef]:
        """The catalogue's entered facts of a year of these types."""
        return [
            f
            for f in self.catalogue.facts.values()
            if f.scope is Scope.YEAR and f.type in types and f.derivation is None
        ]


def number_of(value: Value) -> Decimal | None:
    """A value as a number; None where it is none (不适用, a word, yes or no)."""
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
        return None
    return Decimal(value)

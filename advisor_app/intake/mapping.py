"""What each header of a foreign list is: a proposal by its words, which a person sees and corrects."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from advisor_app.domain.facts import Catalogue, FactDef, FactType, Scope
from advisor_app.domain.headers import (
    IDENTITY,
    IDENTITY_HEADERS,
    MONEYS,
    SHARES,
    TAIL,
    TITLE_PARTS,
    cut_unit,
    cut_year,
    folded,
    index,
    names_of,
    plain_header,
    title_names_of,
)
from advisor_app.domain.period import FIRST_YEAR

UNKNOWN = "认不出是哪一项"
TITLE = "资质请在“资质”页录入"
DERIVED = "由其他数推算，不录入"


@dataclass(frozen=True, slots=True)
class Use:
    """What a header is: an identity (``is_``: name, uscc, region), a fact, or nothing that is read.

    ``year`` None: each cell brings its own, or the fact has none; ``unit`` "": not told.
    """

    is_: str = ""
    fact: str = ""
    year: int | None = None
    unit: str = ""

    @property
    def is_read(self) -> bool:
        """Whether anything is read from it."""
        return bool(self.is_ or self.fact)


NOTHING = Use()


class Words:
    """Every name that a header may go by; a name of two things is a name of none."""

    def __init__(self, catalogue: Catalogue, today: dt.date) -> None:
        self.catalogue = catalogue
        self._today = today
        self._facts = index(
            (name, fact.key)
            for fact in catalogue.facts.values()
            for name in names_of(fact.key, fact.label, fact.aliases)
        )
        self._titles = index(
            (name, kind.key)
            for kind in catalogue.recognitions.values()
            for name in title_names_of(kind.key, kind.label, kind.aliases)
        )
        self._identity = {plain_header(n): what for what, names in IDENTITY_HEADERS.items() for n in names}
        self._known: dict[str, tuple[Use, str]] = {}

    def use_of(self, header: str) -> tuple[Use, str]:
        """What a header means, and why nothing is read where nothing is."""
        if header not in self._known:
            self._known[header] = self._use_of(header)
        return self._known[header]

    def knows(self, header: str) -> bool:
        """Whether a header says what it is."""
        return bool(header) and self.use_of(header)[0].is_read

    def _use_of(self, header: str) -> tuple[Use, str]:
        told = folded(header)
        plain = plain_header(told)
        if plain in self._identity:
            return Use(is_=self._identity[plain]), ""
        if self._is_title(told):
            return NOTHING, TITLE
        unit, told = cut_unit(told)
        year, key = None, self._facts.get(plain_header(told))
        if key is None:
            year, told = cut_year(told, self._today.year)
            if not unit:  # 营业收入（万元）2024
                unit, told = cut_unit(told)
            key = self._fact(told)
        if key is None:
            return NOTHING, UNKNOWN
        fact = self.catalogue.facts[key]
        if fact.derivation is not None:
            return NOTHING, DERIVED
        if year is not None and not FIRST_YEAR <= year <= self._today.year:
            return NOTHING, f"年度“{year}”不合理"
        fits = units_of(fact)
        return Use("", key, year if fact.scope is Scope.YEAR else None, unit if unit in fits else ""), ""

    def _fact(self, told: str) -> str | None:
        for form in (told, TAIL.sub("", told)):
            plain = plain_header(form)
            for name in (plain, plain.removeprefix("是否")):
                if name in self._facts:
                    return self._facts[name]
        return None

    def _is_title(self, told: str) -> bool:
        plain = plain_header(told)
        if plain in self._facts:
            return False
        for tail, _, _ in TITLE_PARTS:
            if plain.endswith(plain_header(tail)) and plain.removesuffix(plain_header(tail)) in self._titles:
                return True
        return plain.removeprefix("是否").removeprefix("为") in self._titles


def units_of(fact: FactDef) -> tuple[str, ...]:
    """The units a column of a fact may be in; none for what needs no unit."""
    return {FactType.MONEY: MONEYS, FactType.RATIO: SHARES}.get(fact.type, ())


# --- remembered -----------------------------------------------------------------------------------------


def fingerprint(layout: str, headers: Iterable[str]) -> str:
    """What a list is known by when it comes again: its layout and its headers, whatever their order."""
    told = json.dumps([layout, sorted(headers)], ensure_ascii=False)
    return hashlib.sha256(told.encode()).hexdigest()[:24]


def to_json(uses: Mapping[str, Use]) -> dict[str, Any]:
    """A mapping as it is kept."""
    return {
        header: {"is": use.is_, "fact": use.fact, "year": use.year, "unit": use.unit}
        for header, use in uses.items()
    }


def from_json(told: Any, catalogue: Catalogue) -> dict[str, Use]:
    """A kept mapping; what no longer fits the catalogue is left out."""
    found: dict[str, Use] = {}
    for header, entry in told.items() if isinstance(told, dict) else ():
        if not isinstance(entry, dict):
            continue
        is_, key, year, unit = (entry.get(name) for name in ("is", "fact", "year", "unit"))
        use = Use(is_ if is_ in IDENTITY else "")
        fact = catalogue.facts.get(key) if isinstance(key, str) else None
        if fact is not None and fact.derivation is None and not use.is_:
            use = replace(
                use,
                fact=fact.key,
                year=year if type(year) is int and fact.scope is Scope.YEAR else None,
                unit=unit if unit in units_of(fact) else "",
            )
        found[str(header)] = use
    return found

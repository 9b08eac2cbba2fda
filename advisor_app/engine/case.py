"""A case: one client (and one of its items) on one day, as conditions and amounts read it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from decimal import Decimal
from typing import Any, Protocol

from advisor_app.domain.assessment import ConditionResult, FactUse, Missing
from advisor_app.domain.facts import Blank, Catalogue, Derivation, FactDef, FactType, Operand, Scope, Value
from advisor_app.domain.period import Validity
from advisor_app.domain.policy import FactRef
from advisor_app.domain.record import Award, FactSet, Item, ReceivedBenefit, Recognition
from advisor_app.domain.verdict import NOT_APPLICABLE, NOT_MET, Verdict
from advisor_app.engine.asof import held
from advisor_app.engine.derive import CLASSIFIERS, DERIVATIONS

Test = Callable[["Case"], ConditionResult]
Consulted = tuple[Any, dict[str, None]]
"""A result with the readings that were asked for it."""

CLIENT = Scope.CLIENT

States = tuple[int, int, int]
"""Comparisons that are met, not met, open, as bits."""
Found = tuple[Verdict, tuple[FactUse, ...], tuple[Missing, ...]]
"""A verdict with what was read for it and what it lacks."""


class Home(Protocol):
    """Where a condition stands: the days its titles must fall in, and whose readings it consults."""

    @property
    def id(self) -> str:
        """Prefix of its readings."""

    @property
    def counted(self) -> Validity:
        """The days in which a title or event counts."""

    @property
    def strict(self) -> bool:
        """Whether 不适用 answers nothing here: a standard's lines ask every firm."""


class Case:
    """Look-ups for one assessment; what was worked out once is kept for as long as it holds.

    ``consulted`` collects the readings that were asked for, in order. ``known``, ``of_item`` and
    ``open`` keep the results of tests: for the whole case, for the item at hand, and for the item at
    hand under the present answers to readings.
    """

    __slots__ = (
        "_derived",
        "_held",
        "_items",
        "_titles",
        "_under_answers",
        "answers",
        "as_of",
        "catalogue",
        "consulted",
        "facts",
        "holding",
        "item",
        "items_of",
        "known",
        "of_item",
        "open",
        "paid",
        "sheets",
        "year",
    )

    def __init__(self, facts: FactSet, as_of: dt.date, catalogue: Catalogue) -> None:
        self.facts = facts
        self.as_of = as_of
        self.year = as_of.year
        self.catalogue = catalogue
        self.answers: Mapping[str, str] = facts.answers
        self.consulted: dict[str, None] = {}
        self.known: dict[object, Any] = {}
        self._items: dict[str | None, dict[object, Any]] = {}
        self._under_answers: dict[str | None, dict[object, Consulted]] = {}
        self._derived: dict[tuple[str, int], Value | None] = {}
        self.items_of: dict[str | None, list[Item]] = {}
        """The listed items by kind."""
        for item in facts.items:
            self.items_of.setdefault(item.kind, []).append(item)
        titles: dict[str, list[Recognition]] = {}
        for record in facts.recognitions:
            titles.setdefault(record.kind, []).append(record)
        self._titles = titles
        self._held: dict[str, bool | None] = {}
        self.holding: dict[tuple[str, ...], Found] = {}
        """Whether one of some titles is held: many clauses ask it of the same ones."""
        self.paid = frozenset([*[r.measure for r in facts.received], *[a.measure for a in facts.awards]])
        """Measures of which something was granted or paid."""
        self.sheets: dict[object, States] = {}
        """The states of quick comparisons, by their sheet."""
        self.take(None)

    def take(self, item: Item | None) -> None:
        """Go on to an item; None: the client itself."""
        self.item = item
        key = None if item is None else item.key
        self.of_item = self._items.setdefault(key, {})
        self.open = self._under_answers.setdefault(key, {})

    @contextmanager
    def answering(self, key: str, answer: str) -> Iterator[None]:
        """Try an answer to a reading; what was found under the true ones is put aside meanwhile."""
        answers, found, open_ = self.answers, self._under_answers, self.open
        self.answers, self._under_answers = {**answers, key: answer}, {}
        self.take(self.item)
        try:
            yield
        finally:
            self.answers, self._under_answers, self.open = answers, found, open_

    def titles(self, kind: str) -> list[Recognition]:
        """All records of one recognition kind."""
        return self._titles.get(kind, [])

    def untitled(self, kinds: Sequence[str]) -> bool:
        """Whether no title of these kinds is on record."""
        return self._titles.keys().isdisjoint(kinds)

    def holds(self, kind: str) -> bool | None:
        """Whether a title is held on the day; None: not known."""
        if kind not in self._held:
            known = self.catalogue.recognitions.get(kind)
            years = known.validity_years if known else None
            self._held[kind] = held(self.titles(kind), self.as_of, years)
        return self._held[kind]

    def reading(self, reading: str) -> str | None:
        """The option an office confirmed (or that is being tried); None: open."""
        self.consulted[reading] = None
        return self.answers.get(f"reading:{reading}")

    def received(self, measures: Sequence[str], item: str | None = None) -> list[ReceivedBenefit]:
        """What was had for these measures.

        For one item: entries that name it, and entries that name none where it is the only one of its
        kind (otherwise nobody knows which item they were for).
        """
        had = [r for r in self.facts.received if r.measure in measures]
        if item is None:
            return had
        alone = self.item is not None and len(self.items_of[self.item.kind]) == 1
        return [r for r in had if r.item == item or (r.item is None and alone)]

    def awards(self, measure: str, item: str | None = None) -> list[Award]:
        """What was granted for a measure, for one item as :meth:`received` tells it apart."""
        alone = self.item is not None and len(self.items_of[self.item.kind]) == 1
        return [
            a
            for a in self.facts.awards
            if a.measure == measure and (item is None or a.item == item or (a.item is None and alone))
        ]

    def unassigned(self, measure: str, kind: str | None) -> list[ReceivedBenefit]:
        """Payments of an item's measure that name no item while there are several."""
        if len(self.items_of.get(kind, ())) < 2:
            return []
        return [r for r in self.facts.received if r.measure == measure and r.item is None]

    def read(self, ref: FactRef, fact: FactDef) -> tuple[FactUse, tuple[Missing, ...]]:
        """The value a reference means, with year and source; and what is missing for it."""
        if ref.item:
            return self._read_item(fact)
        if ref.offset is None:
            found = self.facts.facts.get(fact.key)
            if found is None:
                return FactUse(fact.key, fact.label, None, fact.unit), (Missing(fact.key, fact.label),)
            return FactUse(fact.key, fact.label, found.value, fact.unit, None, found.source), ()
        return self.in_year(fact, self.year + ref.offset)

    def _read_item(self, fact: FactDef) -> tuple[FactUse, tuple[Missing, ...]]:
        kind = fact.item_kind or ""
        if self.item is None:
            label = self.catalogue.items[kind].label
            return FactUse(fact.key, fact.label, None, fact.unit), (Missing(f"item:{kind}", label),)
        found = self.item.facts.get(fact.key)
        if found is None:
            missing = Missing(fact.key, fact.label, item=self.item.key)
            return FactUse(fact.key, fact.label, None, fact.unit), (missing,)
        return FactUse(fact.key, fact.label, found.value, fact.unit, None, found.source), ()

    def value_in(self, fact: FactDef, year: int) -> Value | None:
        """The value of a year fact, entered or derived, without its source; None: missing."""
        by_year = self.facts.years.get(fact.key)
        found = None if by_year is None else by_year.get(year)
        if found is not None:
            return found.value
        if fact.derivation is None:
            return None
        key = (fact.key, year)
        if key not in self._derived:
            self._derived[key] = self._derive(fact.derivation, year)
        return self._derived[key]

    def _derive(self, derivation: Derivation, year: int) -> Value | None:
        catalogued, own = self.catalogue.facts, self.facts.facts
        terms: list[Value | None] = []
        for operand in derivation.operands:
            fact = catalogued[operand.key]
            if fact.scope is CLIENT:
                found = own.get(operand.key)
                terms.append(None if found is None else found.value)
            else:
                terms.append(self.value_in(fact, year + operand.offset))
        if derivation.operator in CLASSIFIERS:
            return CLASSIFIERS[derivation.operator](terms)
        numbers = [t for t in terms if isinstance(t, (Decimal, int))]
        if len(numbers) < len(terms):
            return Blank.NOT_APPLICABLE if Blank.NOT_APPLICABLE in terms else None
        return DERIVATIONS[derivation.operator](numbers)

    def in_year(self, fact: FactDef, year: int) -> tuple[FactUse, tuple[Missing, ...]]:
        """A year fact, entered or derived; an entered value goes before a derived one."""
        found = self.facts.years.get(fact.key, {}).get(year)
        if found is not None:
            return FactUse(fact.key, fact.label, found.value, fact.unit, year, found.source), ()
        if fact.derivation is None:
            missing = Missing(fact.key, fact.label, year)
            return FactUse(fact.key, fact.label, None, fact.unit, year), (missing,)
        value = self.value_in(fact, year)
        use = FactUse(fact.key, fact.label, value, fact.unit, year, "推算")
        if value is not None:
            return use, ()
        lacking = [m for operand in fact.derivation.operands for m in self._operand(operand, year)[1]]
        return use, tuple(dict.fromkeys(lacking)) or (Missing(fact.key, fact.label, year),)

    def _operand(self, operand: Operand, year: int) -> tuple[FactUse, tuple[Missing, ...]]:
        fact = self.catalogue.facts[operand.key]
        if fact.scope is Scope.CLIENT:
            return self.read(FactRef(operand.key), fact)
        return self.in_year(fact, year + operand.offset)


def blank_verdict(ref: FactRef) -> Verdict:
    """What 不适用 means where a condition asks for the value.

    Of the client: the condition does not concern it and falls away. Of an item: it has not got what
    is asked for; were the condition to fall away, the item would be eligible without it.
    """
    return NOT_MET if ref.item else NOT_APPLICABLE


NUMERIC = (FactType.INTEGER, FactType.NUMBER, FactType.MONEY, FactType.RATIO)

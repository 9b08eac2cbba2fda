"""What a prepared table holds: which column is which fact, title or answer, and in which unit.

Numbers are 64-bit integers, so that a comparison at the threshold itself is exact: money in 分, whole
numbers as they are, plain numbers in millionths, ratios in 10⁻¹². A choice is its place in the
catalogue's list. :func:`record_of` gives the FactSet that a row stands for.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_05UP, Decimal
from typing import Any

from advisor_app.domain.facts import Blank, Catalogue, FactDef, FactType, Value
from advisor_app.domain.record import FactSet, FactValue, Recognition, RecognitionEvent

SCALES: Mapping[FactType, int] = {
    FactType.MONEY: 100,
    FactType.INTEGER: 1,
    FactType.NUMBER: 10**6,
    FactType.RATIO: 10**12,
}
MOST: Mapping[FactType, int] = {
    FactType.MONEY: 10**14,
    FactType.INTEGER: 10**9,
    FactType.NUMBER: 10**9 * 10**6,
    FactType.RATIO: 10**6 * 10**12,
}
"""The largest stored value: 1 万亿元, 10⁹, 10⁹, 10⁶; products with a threshold then fit in 64 bits."""

EVENTS: tuple[RecognitionEvent, ...] = tuple(RecognitionEvent)
"""What a code in an event column means, by position."""


def stored(fact: FactDef, number: Decimal) -> int:
    """A number as the integer kept for it.

    Digits beyond the unit never move a value onto a threshold or past it: the last digit kept says that
    there were more (ROUND_05UP).
    """
    scaled = (number * SCALES[fact.type]).quantize(Decimal(1), rounding=ROUND_05UP)
    return int(scaled)


def read_back(fact: FactDef, kept: Any) -> Value:
    """The value that a kept cell stands for."""
    match fact.type:
        case FactType.INTEGER:
            return int(kept)
        case FactType.MONEY | FactType.NUMBER | FactType.RATIO:
            return Decimal(kept) / SCALES[fact.type]
        case FactType.CHOICE:
            place: int = kept
            return fact.choices[place][0]
        case FactType.BOOL:
            return bool(kept)
        case _:
            found: Value = kept
            return found


@dataclass(frozen=True, slots=True)
class FactColumn:
    """One fact (of one fiscal year) as a column; ``blanks``: a yes/no column that says 不适用, if any is."""

    key: str
    year: int | None
    column: str
    blanks: str | None = None


@dataclass(frozen=True, slots=True)
class TitleColumns:
    """One record of a title: ``present`` says in which rows there is one.

    ``event`` for all rows, or ``events``: a column of positions in :data:`EVENTS`.
    """

    kind: str
    present: str
    granted_on: str | None = None
    valid_to: str | None = None
    event: RecognitionEvent | None = None
    events: str | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """Which column is what. ``region``: a six-digit code for the rows where ``region_column`` has none.

    ``complete`` and ``answers`` are as in FactSet and for all rows; ``complete_columns`` (never null) and
    ``answer_columns`` (judgements: yes, no or null) go by row.
    """

    facts: tuple[FactColumn, ...] = ()
    titles: tuple[TitleColumns, ...] = ()
    region: str | None = None
    region_column: str | None = None
    complete: frozenset[str] = frozenset()
    complete_columns: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)
    answer_columns: Mapping[str, str] = field(default_factory=dict)
    name: str | None = None
    uscc: str | None = None

    @classmethod
    def plain(cls, facts: Iterable[tuple[str, int | None]], *, region: str | None = None) -> Layout:
        """Facts under their own names (``employees_2025``, ``is_manufacturing``), none of them 不适用."""
        return cls(tuple(FactColumn(k, y, k if y is None else f"{k}_{y}") for k, y in facts), region=region)

    def years(self, key: str) -> tuple[int, ...]:
        """The fiscal years of a fact that have a column."""
        return tuple(f.year for f in self.facts if f.key == key and f.year is not None)

    def columns(self) -> tuple[str, ...]:
        """Every column it names, in order, once."""
        named: list[str | None] = [self.name, self.uscc, self.region_column]
        for fact in self.facts:
            named += [fact.column, fact.blanks]
        for title in self.titles:
            named += [title.present, title.granted_on, title.valid_to, title.events]
        named += [*self.complete_columns.values(), *self.answer_columns.values()]
        return tuple(dict.fromkeys(n for n in named if n is not None))


def record_of(layout: Layout, catalogue: Catalogue, row: Mapping[str, Any]) -> FactSet:
    """The record that one row of a prepared table stands for."""
    facts: dict[str, FactValue] = {}
    years: dict[str, dict[int, FactValue]] = {}
    for column in layout.facts:
        value = _value(column, catalogue.facts[column.key], row)
        if value is None:
            continue
        if column.year is None:
            facts[column.key] = FactValue(value)
        else:
            years.setdefault(column.key, {})[column.year] = FactValue(value)
    code = row[layout.region_column] if layout.region_column is not None else None
    by_row = {name for name, column in layout.complete_columns.items() if row[column]}
    answers = dict(layout.answers)
    for key, column_name in layout.answer_columns.items():
        if row[column_name] is not None:
            answers[key] = "yes" if row[column_name] else "no"
    return FactSet(
        str(row[layout.name]) if layout.name is not None else "",
        row[layout.uscc] if layout.uscc is not None else None,
        layout.region if code is None else f"{code:06d}",
        facts,
        years,
        tuple(_recognitions(layout.titles, row)),
        complete=layout.complete | by_row,
        answers=answers,
    )


def _value(column: FactColumn, fact: FactDef, row: Mapping[str, Any]) -> Value | None:
    if column.blanks is not None and row[column.blanks]:
        return Blank.NOT_APPLICABLE
    kept = row[column.column]
    return None if kept is None else read_back(fact, kept)


def _recognitions(titles: Sequence[TitleColumns], row: Mapping[str, Any]) -> Iterable[Recognition]:
    for title in titles:
        if not row[title.present]:
            continue
        event = title.event
        if title.events is not None:
            code = row[title.events]
            event = None if code is None else EVENTS[code]
        granted: dt.date | None = row[title.granted_on] if title.granted_on is not None else None
        until: dt.date | None = row[title.valid_to] if title.valid_to is not None else None
        yield Recognition(title.kind, event, granted, until)

"""Random fictional firms as rows of a prepared table, with values on, just below and above every line."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl

from advisor_app.domain.facts import Catalogue, FactDef, FactType, Scope
from advisor_app.domain.library import Library
from advisor_app.domain.policy import (
    AllOf,
    AnyOf,
    AtLeast,
    Compare,
    Condition,
    Count,
    Judgement,
    Not,
    Recognized,
    Score,
)
from advisor_app.domain.record import RecognitionEvent
from advisor_app.engine.sizes import LINES
from advisor_app.library.compiler.compile import compile_content
from advisor_app.screening.layout import EVENTS, SCALES, FactColumn, Layout, TitleColumns

ROOT = Path(__file__).parents[3]
YEARS = range(2021, 2028)
DAYS = tuple(
    dt.date.fromisoformat(day)
    for day in (
        "2025-12-28",
        "2025-12-29",
        "2026-02-26",
        "2026-03-31",
        "2026-04-01",
        "2026-08-15",
        "2027-02-28",
        "2028-12-31",
        "2029-01-01",
    )
)


@cache
def library() -> Library:
    return compile_content(ROOT / "resources")


def conditions(node: Condition) -> Iterator[Condition]:
    """A condition and all below it."""
    yield node
    if node.when is not None:
        yield from conditions(node.when)
    match node:
        case AllOf(children=children) | AnyOf(children=children) | AtLeast(children=children):
            for child in children:
                yield from conditions(child)
        case Not(child=child):
            yield from conditions(child)
        case Score(indicators=indicators):
            for indicator in indicators:
                for band in indicator.bands:
                    if band.condition is not None:
                        yield from conditions(band.condition)


@cache
def shipped_conditions() -> tuple[Condition, ...]:
    """Every condition of company-level measures and of standards, with all below it."""
    roots = [m.condition for m in library().measures if m.item_kind is None]
    roots += [c.condition for s in library().standards for c in s.criteria]
    return tuple(node for root in roots for node in conditions(root))


@cache
def lines() -> Mapping[str, tuple[Decimal, ...]]:
    """Every number that a fact of the shipped content is compared with."""
    found: dict[str, set[Decimal]] = {}
    for node in shipped_conditions():
        if isinstance(node, Compare) and isinstance(node.value, Decimal):
            found.setdefault(node.ref.key, set()).add(node.value)
        if isinstance(node, Count) and node.given is not None:
            found.setdefault(node.given.key, set()).add(node.number)
    wan = Decimal(10_000)
    for limits in LINES.values():
        for employees, revenue, assets in limits:
            for key, line, scale in (
                ("employees", employees, Decimal(1)),
                ("revenue", revenue, wan),
                ("total_assets", assets, wan),
            ):
                if line is not None:
                    found.setdefault(key, set()).add(line * scale)
    return {key: tuple(sorted(values)) for key, values in found.items()}


@cache
def title_kinds() -> tuple[str, ...]:
    """The titles that company-level content asks for."""
    found: dict[str, None] = {}
    for node in shipped_conditions():
        if isinstance(node, Recognized):
            found.update(dict.fromkeys(node.kinds))
    return tuple(found)


@dataclass
class Firms:
    """A layout and rows in it, drawn from one seed."""

    seed: int
    as_of: dt.date
    blanks: bool = True
    derived: bool = True
    density: float = 0.8
    titles: int | None = None
    """So many kinds of titles have columns at most; None: all may have."""

    def __post_init__(self) -> None:
        self.random = random.Random(self.seed)
        self.catalogue: Catalogue = library().catalogue
        self.layout = self._layout()

    def _layout(self) -> Layout:
        r = self.random
        facts: list[FactColumn] = []
        for fact in self.catalogue.facts.values():
            if fact.derivation is not None and not (self.derived and r.random() < 0.4):
                continue
            for year in YEARS if fact.scope is Scope.YEAR else (None,):
                if r.random() < 0.1:
                    continue
                name = fact.key if year is None else f"{fact.key}_{year}"
                facts.append(
                    FactColumn(
                        fact.key, year, name, f"{name}_na" if self.blanks and r.random() < 0.5 else None
                    )
                )
        titles: list[TitleColumns] = []
        kinds = list(title_kinds())
        if self.titles is not None:
            kinds = r.sample(kinds, self.titles)
        for kind in kinds:
            for _ in range(r.choice((0, 0, 1, 1, 2))):
                name = f"t{len(titles)}"
                shape = r.random()
                event = r.choice((None, *RecognitionEvent)) if shape < 0.8 else None
                titles.append(
                    TitleColumns(
                        kind,
                        f"{name}_is",
                        f"{name}_on" if r.random() < 0.9 else None,
                        f"{name}_to" if r.random() < 0.6 else None,
                        event,
                        f"{name}_ev" if shape >= 0.8 else None,
                    )
                )
        complete = {
            name for name in ("received", "items", "items:ip_right", "recognitions") if r.random() < 0.2
        }
        complete |= {f"recognitions:{k}" for k in title_kinds() if r.random() < 0.15}
        columns = {f"recognitions:{k}": f"all_{k}" for k in title_kinds() if r.random() < 0.3}
        answers = {}
        for reading in library().readings.values():
            if r.random() < 0.3:
                answers[f"reading:{reading.id}"] = r.choice(reading.options).id
        for document in library().documents:
            for suffix in ("before-effective", "relocated-in"):
                if r.random() < 0.3:
                    answers[f"reading:{document}.{suffix}"] = r.choice(("include", "exclude"))
        judged: dict[str, str] = {}
        for judgement in judgements():
            if r.random() < 0.2:
                answers[f"judgement:{judgement}"] = r.choice(("yes", "no"))
            elif r.random() < 0.5:
                judged[f"judgement:{judgement}"] = f"j{len(judged)}"
        return Layout(
            tuple(facts),
            tuple(titles),
            None if r.random() < 0.7 else "330106",
            "region",
            frozenset(complete),
            columns,
            answers,
            judged,
            "name",
            "uscc",
        )

    # --- rows -------------------------------------------------------------------------------------------

    def rows(self, number: int) -> pl.DataFrame:
        rows = [self._row(n) for n in range(number)]
        return pl.DataFrame(rows, schema=self._schema(), orient="row")

    def _schema(self) -> dict[str, Any]:
        schema: dict[str, Any] = {}
        for column in self.layout.facts:
            fact = self.catalogue.facts[column.key]
            schema[column.column] = {
                FactType.BOOL: pl.Boolean,
                FactType.DATE: pl.Date,
                FactType.TEXT: pl.String,
                FactType.CHOICE: pl.Int16,
            }.get(fact.type, pl.Int64)
            if column.blanks is not None:
                schema[column.blanks] = pl.Boolean
        for title in self.layout.titles:
            schema[title.present] = pl.Boolean
            for name in (title.granted_on, title.valid_to):
                if name is not None:
                    schema[name] = pl.Date
            if title.events is not None:
                schema[title.events] = pl.Int8
        schema |= dict.fromkeys(self.layout.complete_columns.values(), pl.Boolean)
        schema |= dict.fromkeys(self.layout.answer_columns.values(), pl.Boolean)
        return schema | {"region": pl.Int32, "name": pl.String, "uscc": pl.String}

    def _row(self, number: int) -> dict[str, Any]:
        r = self.random
        density = r.choice((self.density, 0.97, 1.0))
        row: dict[str, Any] = {"name": f"示例·{number}", "uscc": None}
        row["region"] = r.choice((330106, 330106, 330100, 330402, 420102, 330000, 330181, 110101, None))
        values: dict[tuple[str, int | None], int] = {}
        for column in self.layout.facts:
            fact = self.catalogue.facts[column.key]
            if fact.type in SCALES:
                values[column.key, column.year] = self._number(fact)
        self._meet(values)
        for column in self.layout.facts:
            fact = self.catalogue.facts[column.key]
            blank = column.blanks is not None and r.random() < 0.06
            thin = density if fact.derivation is None else 0.3
            there = not blank and r.random() < thin
            row[column.column] = self._value(fact, column, values) if there else None
            if column.blanks is not None:
                row[column.blanks] = blank
        for title in self.layout.titles:
            self._title(row, title)
        for name in (*self.layout.complete_columns.values(),):
            row[name] = r.random() < 0.4
        for name in self.layout.answer_columns.values():
            row[name] = r.choice((True, False, None))
        return row

    def _number(self, fact: FactDef) -> int:
        """A stored number, often on one of the fact's lines or a single unit beside it."""
        r = self.random
        scale = SCALES[fact.type]
        known = lines().get(fact.key, ())
        if known and r.random() < 0.6:
            found = int(r.choice(known) * scale) + r.choice((-1, 0, 0, 1))
        else:
            top = {FactType.MONEY: 10 ** r.randint(4, 12), FactType.INTEGER: r.choice((3, 30, 3000))}
            found = r.randint(0, top.get(fact.type, scale))
            if fact.type is FactType.MONEY and r.random() < 0.6:
                found = found // 10**6 * 10**6
        if fact.minimum is None and r.random() < 0.3:
            found = -found
        if fact.minimum is not None:
            found = max(found, int(fact.minimum * scale))
        if fact.maximum is not None:
            found = min(found, int(fact.maximum * scale))
        return found

    def _meet(self, values: dict[tuple[str, int | None], int]) -> None:
        """Move operands so that derived facts fall on, or one unit beside, a line."""
        r = self.random
        derived = [f for f in self.catalogue.facts.values() if f.derivation is not None and f.key in lines()]
        r.shuffle(derived)
        for fact in derived:
            assert fact.derivation is not None
            operator, operands = fact.derivation.operator, fact.derivation.operands
            line = r.choice(lines()[fact.key])
            year = self.as_of.year + r.choice((-1, -1, -2, 0))
            keys = [(o.key, year + o.offset) for o in operands]
            if r.random() < 0.5 or any(k not in values for k in keys):
                continue
            first, last = keys[0], keys[-1]
            base = values[last]
            if operator == "ratio":
                values[first] = round(Fraction(line) * base)
            elif operator == "growth":
                values[first] = round((1 + Fraction(line)) * base)
            elif operator == "cagr2":
                values[first] = round((1 + Fraction(line)) ** 2 * base)
            elif operator in ("sum", "difference", "mean"):
                total = int(line * 100) * (len(keys) if operator == "mean" else 1)
                others = sum(values[k] for k in keys[1:])
                values[first] = total + (others if operator == "difference" else -others)
            if self.catalogue.facts[first[0]].minimum is not None:
                values[first] = max(values[first] + r.choice((-1, 0, 0, 1)), 0)

    def _value(self, fact: FactDef, column: FactColumn, values: Mapping[tuple[str, int | None], int]) -> Any:
        r = self.random
        if fact.type in SCALES:
            return values[column.key, column.year]
        match fact.type:
            case FactType.BOOL:
                return r.random() < 0.7
            case FactType.CHOICE:
                return r.randrange(len(fact.choices))
            case FactType.DATE:
                return self._day()
            case _:
                return "文字"

    def _day(self) -> dt.date:
        """Around the days that matter, and anywhere in the last years."""
        r = self.random
        starts = [
            d for x in library().documents.values() for d in (x.counted.start, x.counted.end) if d is not None
        ]
        anchors = [*starts, self.as_of]
        anchors += [
            self.as_of.replace(year=self.as_of.year - n, day=min(self.as_of.day, 28)) for n in (1, 2, 3, 10)
        ]
        if r.random() < 0.6:
            return r.choice(anchors) + dt.timedelta(days=r.choice((-1, 0, 0, 1)))
        return self.as_of - dt.timedelta(days=r.randint(-400, 4200))

    def _title(self, row: dict[str, Any], title: TitleColumns) -> None:
        r = self.random
        present = r.random() < 0.6
        row[title.present] = present
        if title.granted_on is not None:
            row[title.granted_on] = self._day() if present and r.random() < 0.85 else None
        if title.valid_to is not None:
            row[title.valid_to] = (
                self._day() + dt.timedelta(days=r.choice((0, 400, 1095)))
                if present and r.random() < 0.6
                else None
            )
        if title.events is not None:
            row[title.events] = r.randrange(len(EVENTS)) if present and r.random() < 0.8 else None


@cache
def judgements() -> tuple[str, ...]:
    """The judgements that company-level content asks for."""
    found: dict[str, None] = {}
    for node in shipped_conditions():
        if isinstance(node, Judgement):
            found[node.id] = None
    return tuple(found)

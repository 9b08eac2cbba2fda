"""Fictional firms by number: the same seed gives the same firm, in the words of the shipped catalogue.

They are mixed as a portfolio is: most figures of three years, some gaps, a few titles, projects and
payments, some lists stated complete, some questions answered.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from random import Random

from advisor_app.domain.facts import Blank, FactDef, FactType, Scope, Value
from advisor_app.domain.library import Library
from advisor_app.domain.record import (
    Award,
    FactSet,
    FactValue,
    Item,
    ReceivedBenefit,
    Recognition,
    RecognitionEvent,
)

REGIONS = ("330106", "330108", "330109", "330110", "330114", "420106", "330402", "330100")
FIRST_DAY = dt.date(2021, 1, 1)
LAST_DAY = dt.date(2027, 1, 8)


def firms(library: Library, count: int, *, start: int = 0, as_of_year: int = 2026) -> list[FactSet]:
    """``count`` firms, numbered from ``start``, with figures of the three years before ``as_of_year``."""
    return [firm(library, start + n, as_of_year=as_of_year) for n in range(count)]


def firm(library: Library, number: int, *, as_of_year: int = 2026) -> FactSet:
    """The firm of a number."""
    dice = Random(number)
    catalogue = library.catalogue
    filled = dice.choice((0.15, 0.5, 0.8))
    facts: dict[str, FactValue] = {}
    years: dict[str, dict[int, FactValue]] = {}
    for fact in catalogue.facts.values():
        if fact.derivation is not None:
            continue
        if fact.scope is Scope.CLIENT and dice.random() < filled:
            facts[fact.key] = FactValue(_value(fact, dice), "企业自报")
        elif fact.scope is Scope.YEAR:
            for year in range(as_of_year - 3, as_of_year):
                if dice.random() < filled:
                    years.setdefault(fact.key, {})[year] = FactValue(_value(fact, dice), "审计报告")
    kinds = list(catalogue.items)
    items: list[Item] = []
    for _ in range(dice.choice((0, 0, 1, 2, 4))):
        kind = dice.choice(kinds)
        of_kind = sum(i.kind == kind for i in items)
        told = {f.key: FactValue(_value(f, dice)) for f in catalogue.of_item(kind) if dice.random() < filled}
        items.append(Item(kind, f"{kind}#{of_kind + 1}", told))
    return FactSet(
        f"示例·第{number}家企业",
        None,
        None if dice.random() < 0.02 else dice.choice(REGIONS),
        facts,
        years,
        tuple(
            _title(dice.choice(list(catalogue.recognitions)), dice) for _ in range(dice.choice((0, 1, 2, 3)))
        ),
        tuple(items),
        tuple(_paid(library, items, dice) for _ in range(dice.choice((0, 0, 0, 1, 2)))),
        _complete(library, dice),
        _answers(library, dice),
        tuple(_granted(library, dice) for _ in range(dice.choice((0, 0, 0, 0, 1)))),
    )


def _value(fact: FactDef, dice: Random) -> Value:
    if dice.random() < 0.02:
        return Blank.NOT_APPLICABLE
    match fact.type:
        case FactType.BOOL:
            return dice.random() < 0.5
        case FactType.CHOICE:
            return dice.choice([key for key, _ in fact.choices])
        case FactType.DATE:
            return _day(dice)
        case FactType.TEXT:
            return f"示例{dice.randrange(100)}"
        case FactType.RATIO:
            return Decimal(dice.randrange(0, 1200)) / 1000
        case FactType.INTEGER:
            return int(10 ** (dice.random() * 3.2))
        case _:
            return Decimal(round(10 ** (4 + dice.random() * 5)))


def _day(dice: Random) -> dt.date:
    return FIRST_DAY + dt.timedelta(days=dice.randrange(0, (LAST_DAY - FIRST_DAY).days + 1))


def _title(kind: str, dice: Random) -> Recognition:
    event = None if dice.random() < 0.1 else dice.choice((*RecognitionEvent, *[RecognitionEvent.FIRST] * 6))
    granted = None if dice.random() < 0.1 else _day(dice)
    until = None if granted is None or dice.random() < 0.3 else granted.replace(day=1, year=granted.year + 3)
    return Recognition(kind, event, granted, until)


def _paid(library: Library, items: list[Item], dice: Random) -> ReceivedBenefit:
    measure = dice.choice(library.measures)
    own = [i.key for i in items if i.kind == measure.item_kind]
    item = dice.choice(own) if own and dice.random() < 0.7 else None
    return ReceivedBenefit(
        measure.id, Decimal(dice.randrange(1, 60) * 10_000), dice.choice((2025, 2026)), item=item
    )


def _granted(library: Library, dice: Random) -> Award:
    return Award(dice.choice(library.measures).id, Decimal(dice.randrange(1, 60) * 10_000), 2026)


def _complete(library: Library, dice: Random) -> frozenset[str]:
    lists = [name for name in ("recognitions", "items", "received") if dice.random() < 0.25]
    if dice.random() < 0.3:
        lists.append(f"items:{dice.choice(list(library.catalogue.items))}")
        lists.append(f"recognitions:{dice.choice(list(library.catalogue.recognitions))}")
    return frozenset(lists)


def _answers(library: Library, dice: Random) -> dict[str, str]:
    answers = {}
    for reading in library.readings.values():
        if dice.random() < 0.1:
            answers[f"reading:{reading.id}"] = dice.choice(reading.options).id
    return answers

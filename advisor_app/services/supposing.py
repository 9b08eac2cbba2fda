"""What can be supposed of a client: its figures, facts, titles and items, what its answer turns on first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from advisor_app.domain.assessment import Assessment, ConditionResult
from advisor_app.domain.facts import Catalogue, FactDef, FactType, Scope, Value
from advisor_app.domain.library import Library
from advisor_app.domain.money import CENT, plain, speak
from advisor_app.domain.phrases import trim
from advisor_app.domain.record import FactSet
from advisor_app.services.typed import again

NUMBERS = (FactType.INTEGER, FactType.NUMBER, FactType.MONEY, FactType.RATIO)
_GRID = {FactType.MONEY: CENT, FactType.INTEGER: Decimal(1), FactType.RATIO: Decimal("0.0001")}


@dataclass(frozen=True, slots=True)
class Knob:
    """One thing that can be supposed otherwise.

    ``key``: as a supposition names it (``revenue.2025``, ``recognition:srdi_sme``); ``fact`` None: a title.
    ``text``: as it would be typed; "" where nothing is known. ``read``: how often the answer reads it.
    """

    key: str
    label: str
    group: str
    fact: FactDef | None
    value: Value | None
    text: str
    read: int = 0


def knobs(facts: FactSet, assessment: Assessment, library: Library) -> tuple[Knob, ...]:
    """Everything that can be supposed, what the answer reads most often first."""
    read = _reads(assessment)
    found = [
        *_figures(facts, library.catalogue, assessment.as_of.year - 1, read),
        *_single(facts, library.catalogue, read),
        *_titles(facts, assessment, library.catalogue),
        *_items(facts, library.catalogue, read),
    ]
    return tuple(sorted(found, key=lambda knob: -knob.read))


def shown_text(fact: FactDef, value: Value | None) -> str:
    """A value as it would be typed, sums and ratios in the unit people speak in."""
    if value is None:
        return ""
    if isinstance(value, Decimal) and fact.type is FactType.MONEY:
        return speak(value) if value > 0 else plain(value)
    if isinstance(value, Decimal) and fact.type is FactType.RATIO:
        return f"{trim(value * 100, 4)}%"
    return again(value)


def scaled_text(fact: FactDef, value: Decimal, percent: int) -> str:
    """So many per cent of a number, as it would be typed; whole where the fact is counted in wholes."""
    grid = _GRID.get(fact.type, CENT)
    scaled = (value * percent / 100).quantize(grid, rounding=ROUND_HALF_UP)
    return shown_text(fact, int(scaled) if fact.type is FactType.INTEGER else scaled)


def _figures(facts: FactSet, catalogue: Catalogue, year: int, read: Counter[str]) -> Iterator[Knob]:
    """The figures of the last whole year, and of the year itself where they are entered."""
    for fact in catalogue.facts.values():
        if fact.scope is not Scope.YEAR or fact.derivation is not None:
            continue
        known = facts.years.get(fact.key, {})
        for each in dict.fromkeys((year, *sorted(known, reverse=True))):
            value = known[each].value if each in known else None
            count = read[fact.key] if each == year else 0
            label = f"{each} 年{fact.label}"
            yield Knob(f"{fact.key}.{each}", label, "年度数据", fact, value, shown_text(fact, value), count)


def _single(facts: FactSet, catalogue: Catalogue, read: Counter[str]) -> Iterator[Knob]:
    for fact in catalogue.facts.values():
        if fact.scope is Scope.CLIENT and fact.derivation is None:
            given = facts.facts.get(fact.key)
            value = None if given is None else given.value
            text = shown_text(fact, value)
            yield Knob(fact.key, fact.label, "企业情况", fact, value, text, read[fact.key])


def _titles(facts: FactSet, assessment: Assessment, catalogue: Catalogue) -> Iterator[Knob]:
    held = {record.kind for record in facts.recognitions}
    following = assessment.ladder.next_tier
    for kind in catalogue.recognitions.values():
        near = 1_000 if kind.key == following else 0
        said = "已登记" if kind.key in held else ""
        yield Knob(f"recognition:{kind.key}", kind.label, "资质", None, None, said, near)


def _items(facts: FactSet, catalogue: Catalogue, read: Counter[str]) -> Iterator[Knob]:
    for item in facts.items:
        kind = catalogue.items.get(item.kind)
        named = item.title("" if kind is None else kind.label)
        for fact in catalogue.of_item(item.kind):
            if fact.key != "name":
                given = item.facts.get(fact.key)
                value = None if given is None else given.value
                key, label = f"item:{item.key}.{fact.key}", f"{named} · {fact.label}"
                text = shown_text(fact, value)
                yield Knob(key, label, "项目与明细", fact, value, text, read[fact.key])


def _reads(assessment: Assessment) -> Counter[str]:
    """How many answers read each fact."""
    found: Counter[str] = Counter()
    for result in assessment.measures:
        keys = {use.key for use in result.amount.used} | set(_keys(result.why))
        found.update(keys)
    if assessment.ladder.next is not None:
        found.update(set(_keys(assessment.ladder.next.why)))
    return found


def _keys(result: ConditionResult) -> Iterator[str]:
    for use in result.used:
        yield use.key
    for missing in result.missing:
        yield missing.key
    for child in result.children:
        yield from _keys(child)

"""What a comparison asks of one figure behind it, the others held: exact, in the unit people enter.

A threshold on a derived fact (a ratio, a growth, a mean …) becomes a threshold on the entered figure
it is made from by turning the derivation round; where a figure is used twice, it is found by trying.
Either way the answer is tried with the engine's own test: it holds there, and one unit less does not.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from advisor_app.domain.facts import Catalogue, FactDef, FactType, Operand, Scope, Value
from advisor_app.domain.money import CENT, WAN
from advisor_app.domain.record import FactSet, FactValue
from advisor_app.engine.case import Case

Holds = Callable[[FactSet], bool]
"""Whether what is asked is met by a record."""
UNITS: Mapping[FactType, Decimal] = {
    FactType.MONEY: CENT,
    FactType.INTEGER: Decimal(1),
    FactType.NUMBER: CENT,
    FactType.RATIO: Decimal("0.0001"),
}
"""The smallest step of a figure as people enter it: 分, one piece, a hundredth, 0.01%."""
_FARTHEST = Decimal(10) ** 15
_ANY_DAY = dt.date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a figure is entered: of a fiscal year, of an item, or (neither) of the client."""

    key: str
    year: int | None = None
    item: str | None = None


def fact_of(slot: Slot, facts: FactSet, catalogue: Catalogue) -> FactDef:
    """The catalogue's entry of a slot."""
    if slot.item is None:
        return catalogue.facts[slot.key]
    kind = next(item.kind for item in facts.items if item.key == slot.item)
    return catalogue.item_facts[kind, slot.key]


def found(facts: FactSet, slot: Slot) -> FactValue | None:
    """What the record has in a slot."""
    if slot.item is not None:
        item = next((i for i in facts.items if i.key == slot.item), None)
        return None if item is None else item.facts.get(slot.key)
    if slot.year is not None:
        return facts.years.get(slot.key, {}).get(slot.year)
    return facts.facts.get(slot.key)


def put(facts: FactSet, slot: Slot, value: Value, source: str = "") -> FactSet:
    """The record with a value in a slot."""
    entered = FactValue(value, source)
    if slot.item is not None:
        items = tuple(
            replace(i, facts={**i.facts, slot.key: entered}) if i.key == slot.item else i for i in facts.items
        )
        return replace(facts, items=items)
    if slot.year is not None:
        of_key = {**facts.years.get(slot.key, {}), slot.year: entered}
        return replace(facts, years={**facts.years, slot.key: of_key})
    return replace(facts, facts={**facts.facts, slot.key: entered})


def number(value: Value | None) -> Decimal | None:
    """A value as a number; None for everything else, 是 and 否 too."""
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
        return None
    return Decimal(value)


def behind(fact: FactDef, slot: Slot, facts: FactSet, catalogue: Catalogue) -> tuple[Slot, ...]:
    """The entered figures a fact is made from, each as often as it is used; itself where it is entered."""
    if fact.derivation is None or found(facts, slot) is not None:
        return (slot,)
    return tuple(
        inner
        for operand in fact.derivation.operands
        for inner in behind(
            catalogue.facts[operand.key], _operand_slot(operand, slot, catalogue), facts, catalogue
        )
    )


def read(fact: FactDef, slot: Slot, facts: FactSet, catalogue: Catalogue) -> Value | None:
    """The value of a fact, entered or derived, as the engine reads it."""
    if slot.year is None:
        entered = found(facts, slot)
        return None if entered is None else entered.value
    return Case(facts, _ANY_DAY, catalogue).in_year(fact, slot.year)[0].value


def _operand_slot(operand: Operand, of: Slot, catalogue: Catalogue) -> Slot:
    if catalogue.facts[operand.key].scope is Scope.CLIENT:
        return Slot(operand.key)
    return Slot(operand.key, (of.year or 0) + operand.offset)


# --- turning a derivation round ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Term:
    """A number with how it is written in a formula; ``whole``: it needs no brackets."""

    value: Decimal
    text: str
    whole: bool = True

    @property
    def bracketed(self) -> str:
        """The text, in brackets where it is a sum."""
        return self.text if self.whole else f"（{self.text}）"


def written(value: Decimal, fact: FactDef) -> str:
    """A number in a formula, never rounded to what it is not: ``12,000.00 万元``, ``5.00%``, ``120 人``."""
    match fact.type:
        case FactType.MONEY if value and abs(value) < 100:
            return f"{_digits(value, 2, 2)} 元"
        case FactType.MONEY:
            return f"{_digits(value / WAN, 2, 6)} 万元"
        case FactType.RATIO:
            return f"{_digits(value * 100, 2, 6)}%"
        case _:
            said = _digits(value, 0, 6)
            return f"{said} {fact.unit}" if fact.unit else said


def _digits(value: Decimal, least: int, most: int) -> str:
    """At least ``least`` decimals and no more than ``most``; ≈ where that cuts something off."""
    shown = value.quantize(Decimal(1).scaleb(-most))
    text = f"{shown:,f}"
    whole, _, rest = text.partition(".")
    rest = rest.rstrip("0").ljust(least, "0")
    return f"{'' if shown == value else '≈ '}{whole}{'.' if rest else ''}{rest}"


def _plus(first: Term, others: Sequence[Term], sign: str) -> str:
    return "".join([first.text, *(f" {sign} {other.bracketed}" for other in others)])


_Invert = Callable[[int, Term, Sequence[Term]], Term | None]
_ONE = Decimal(1)


def _difference(place: int, asked: Term, terms: Sequence[Term]) -> Term:
    if place == 0:
        return Term(asked.value + terms[1].value, _plus(asked, [terms[1]], "＋"), whole=False)
    return Term(terms[0].value - asked.value, _plus(terms[0], [asked], "－"), whole=False)


def _sum(place: int, asked: Term, terms: Sequence[Term]) -> Term:
    others = [term for n, term in enumerate(terms) if n != place]
    value = asked.value - sum((term.value for term in others), Decimal(0))
    return Term(value, _plus(asked, others, "－"), whole=not others)


def _mean(place: int, asked: Term, terms: Sequence[Term]) -> Term:
    count = len(terms)
    return _sum(place, Term(asked.value * count, f"{asked.bracketed} × {count}"), terms)


def _ratio(place: int, asked: Term, terms: Sequence[Term]) -> Term | None:
    if place == 0:
        return Term(asked.value * terms[1].value, f"{terms[1].bracketed} × {asked.bracketed}")
    if not asked.value:
        return None
    return Term(terms[0].value / asked.value, f"{terms[0].bracketed} ÷ {asked.bracketed}")


def _growth(place: int, asked: Term, terms: Sequence[Term]) -> Term | None:
    factor = 1 + asked.value
    if place == 0:
        return Term(terms[1].value * factor, f"{terms[1].bracketed} ×（1 ＋ {asked.bracketed}）")
    if factor <= 0:
        return None
    return Term(terms[0].value / factor, f"{terms[0].bracketed} ÷（1 ＋ {asked.bracketed}）")


def _cagr2(place: int, asked: Term, terms: Sequence[Term]) -> Term | None:
    factor = (1 + asked.value) ** 2
    if place == 0:
        return Term(terms[1].value * factor, f"{terms[1].bracketed} ×（1 ＋ {asked.bracketed}）²")
    if 1 + asked.value <= 0:
        return None
    return Term(terms[0].value / factor, f"{terms[0].bracketed} ÷（1 ＋ {asked.bracketed}）²")


_INVERSES: Mapping[str, _Invert] = {
    "difference": _difference,
    "sum": _sum,
    "mean": _mean,
    "ratio": _ratio,
    "growth": _growth,
    "cagr2": _cagr2,
}
"""Derivation → what it asks of the operand in a place, given what is asked of the whole."""


def turned(
    fact: FactDef, of: Slot, asked: Term, slot: Slot, facts: FactSet, catalogue: Catalogue
) -> Term | None:
    """What ``asked`` of a fact means for the figure in ``slot``, the others held.

    None where it can't be turned round: a class (企业规模), a figure used twice, another one missing.
    """
    if of == slot:
        return asked
    if fact.derivation is None or fact.derivation.operator not in _INVERSES:
        return None
    operands = fact.derivation.operands
    slots = [_operand_slot(operand, of, catalogue) for operand in operands]
    defs = [catalogue.facts[operand.key] for operand in operands]
    using = [n for n, d in enumerate(defs) if slot in behind(d, slots[n], facts, catalogue)]
    if len(using) != 1:
        return None
    place = using[0]
    terms: list[Term] = []
    for n, definition in enumerate(defs):
        value = number(read(definition, slots[n], facts, catalogue))
        if value is None and n != place:
            return None
        terms.append(Term(value or Decimal(0), written(value or Decimal(0), definition)))
    inner = _INVERSES[fact.derivation.operator](place, asked, terms)
    return None if inner is None else turned(defs[place], slots[place], inner, slot, facts, catalogue)


# --- the nearest value that does --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Comparison:
    """A fact against a number: what is tried, and on which figure it turns."""

    fact: FactDef
    slot: Slot
    threshold: Decimal | None
    """None: a yes/no or a class is asked for, there is no number to turn round."""
    holds: Holds


@dataclass(frozen=True, slots=True)
class Reach:
    """The nearest value at which a comparison holds, and how it was reached ("" where it was tried)."""

    before: Decimal
    after: Decimal
    formula: str
    line: str = ""
    """The value itself as it follows from the others: ``8,570.00 万元 ÷ 90.00% ≈ 9,522.22 万元``."""


def reaches(comparison: Comparison, slot: Slot, facts: FactSet, catalogue: Catalogue) -> tuple[Reach, ...]:
    """The nearest values of one figure, upward and downward, at which a failing comparison holds.

    None of them where no value does; both where either way leads there.
    """
    fact = fact_of(slot, facts, catalogue)
    entered = found(facts, slot)
    before = None if entered is None else number(entered.value)
    if before is None or fact.type not in UNITS:
        return ()
    seek = _Seek(facts, slot, fact, before, comparison.holds)
    if comparison.threshold is not None:
        asked = Term(comparison.threshold, written(comparison.threshold, comparison.fact))
        term = turned(comparison.fact, comparison.slot, asked, slot, facts, catalogue)
        if term is not None:
            near = seek.near(term.value)
            if near is None:
                return ()
            sign = "＝" if term.value == near else "≈"
            line = f"{term.text} {sign} {written(near, fact)}"
            return (Reach(before, near, _formula(term, before, near, fact), line),)
    tried = (seek.try_far(upward=True), seek.try_far(upward=False))
    return tuple(Reach(before, after, "") for after in tried if after is not None)


def _formula(term: Term, before: Decimal, after: Decimal, fact: FactDef) -> str:
    """``12,000.00 万元 × 5.00% － 474.00 万元 ＝ 126.00 万元``; ≈ where the unit rounds it."""
    now, change = written(before, fact), abs(after - before)
    left = f"{term.text} － {now}" if after >= before else f"{now} － {term.bracketed}"
    exact = abs(term.value - before)
    if exact == change:
        return f"{left} ＝ {written(change, fact)}"
    if not exact:
        return f"{left} ＝ 0，恰好在线上，还须再动 {written(change, fact)}"
    return f"{left} ≈ {written(change, fact)}"


@dataclass(frozen=True, slots=True)
class _Seek:
    """Trying values of one figure."""

    facts: FactSet
    slot: Slot
    fact: FactDef
    before: Decimal
    holds: Holds

    @property
    def unit(self) -> Decimal:
        return UNITS[self.fact.type]

    def does(self, value: Decimal) -> bool:
        """Whether the comparison holds with this value; never outside what may be entered."""
        if not self._low <= value <= self._high:
            return False
        whole = int(value) if self.fact.type is FactType.INTEGER else value
        return self.holds(put(self.facts, self.slot, whole))

    @property
    def _low(self) -> Decimal:
        return -_FARTHEST if self.fact.minimum is None else self.fact.minimum

    @property
    def _high(self) -> Decimal:
        return _FARTHEST if self.fact.maximum is None else self.fact.maximum

    def near(self, line: Decimal) -> Decimal | None:
        """The value next to a line that was worked out, on the side where it holds."""
        down = (line / self.unit).to_integral_value(rounding=ROUND_FLOOR) * self.unit
        up = (line / self.unit).to_integral_value(rounding=ROUND_CEILING) * self.unit
        if line > self.before:
            order = [up, up + self.unit]
        elif line < self.before:
            order = [down, down - self.unit]
        else:
            order = [up + self.unit, down - self.unit]
        return next((value for value in order if self.does(value)), None)

    def try_far(self, *, upward: bool) -> Decimal | None:
        """The nearest value on the grid, by doubling the step and then halving the span."""
        sign = 1 if upward else -1
        base = (self.before / self.unit).to_integral_value(rounding=ROUND_FLOOR if upward else ROUND_CEILING)
        edge = self._high if upward else self._low
        last = int(abs((edge / self.unit).to_integral_value(rounding=ROUND_FLOOR) - base))

        def does(steps: int) -> bool:
            return self.does((base + sign * steps) * self.unit)

        steps = 1
        while steps < last and not does(steps):
            steps *= 2
        reached = min(steps, last)
        if reached < 1 or not does(reached):
            return None
        fails = reached // 2
        while reached - fails > 1:
            middle = (reached + fails) // 2
            if does(middle):
                reached = middle
            else:
                fails = middle
        return (base + sign * reached) * self.unit

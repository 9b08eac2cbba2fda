"""Verdicts without words: every comparison's state is a bit, a branch takes a few operations on bits.

For each fact the thresholds it is compared with are sorted once a library; a client's value then falls
between two of them, or on one, and the place tells the state of all comparisons with that fact together.
A portfolio of thousands, a slider that is dragged, a question tried out both ways need no more than this.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from advisor_app.domain.facts import Blank, FactDef, FactType
from advisor_app.domain.policy import Compare, FactRef, Op
from advisor_app.domain.verdict import MET, NOT_APPLICABLE, NOT_MET, UNKNOWN, Verdict
from advisor_app.engine.case import Case, States, blank_verdict
from advisor_app.engine.operators import COMPARISONS

Quick = Callable[[Case], Verdict]
Decide = Callable[[list[Verdict]], Verdict]
NONE_HERE = Blank.NOT_APPLICABLE
FULL = 512
"""Comparisons a sheet holds: more, and the operations on its bits would cost more than they save."""


@dataclass(frozen=True, slots=True)
class Bit:
    """A comparison's place."""

    sheet: Sheet
    mask: int

    def state(self, case: Case) -> Verdict:
        """Its state in a case."""
        met, unmet, open_ = self.sheet.states(case)
        if met & self.mask:
            return MET
        if unmet & self.mask:
            return NOT_MET
        return UNKNOWN if open_ & self.mask else NOT_APPLICABLE


class Sheet:
    """Comparisons with facts of the client whose states are found together."""

    __slots__ = ("_columns", "_ready", "_shift", "_width")

    def __init__(self) -> None:
        self._columns: dict[tuple[str, int | None, int], _Column] = {}
        self._ready: list[_Ready] = []
        """The columns for looking up, made when first needed."""
        self._shift = 0
        """How far above its place for "met" a comparison has the one for "not met"."""
        self._width = 0

    @property
    def full(self) -> bool:
        """Whether the next comparison belongs on a new sheet."""
        return self._width >= FULL

    def add(self, node: Compare, fact: FactDef, *, strict: bool) -> Bit:
        """A new place for a comparison."""
        place = self._width
        self._width += 1
        self.put(node, fact, place, strict=strict)
        return Bit(self, 1 << place)

    def put(self, node: Compare, fact: FactDef, place: int, *, strict: bool) -> None:
        """Put a comparison on a place that others with other facts, or the same fact, may have too."""
        self._ready.clear()
        layer = 0
        while True:
            column = self._columns.get((node.ref.key, node.ref.offset, layer))
            if column is None:
                column = self._columns[node.ref.key, node.ref.offset, layer] = _Column(node.ref, fact)
            if column.free(place):
                column.add(node, place, strict=strict)
                return
            layer += 1

    def states(self, case: Case) -> States:
        """Which places have a comparison that is met, one that is not, one that is open; once a case."""
        known = case.sheets.get(self)
        if known is not None:
            return known
        if not self._ready:
            self._shift = max((column.width for column in self._columns.values()), default=0)
            self._ready.extend([column.ready(self._shift) for column in self._columns.values()])
        decided = open_ = 0
        facts, value_in, year = case.facts.facts, case.value_in, case.year
        for column, key, fact, offset, every, blank, cuts, places in self._ready:
            if offset is not None:
                value = value_in(fact, year + offset)
            else:
                found = facts.get(key)
                value = None if found is None else found.value
            if value is None:
                open_ |= every
            elif value is NONE_HERE:
                open_ |= blank
            elif places:
                cut, on, below = places[bisect_left(cuts, value)]
                decided |= on if cut == value else below
            else:
                decided |= column.of_choice(value)
        met = decided & ((1 << self._shift) - 1)
        case.sheets[self] = states = (met, decided >> self._shift, open_)
        return states


class _Column:
    """All comparisons of a sheet with one fact of one year, each on a place of its own."""

    __slots__ = ("_added", "_blank", "_chosen", "_every", "_fact", "_ref", "_shift")

    def __init__(self, ref: FactRef, fact: FactDef) -> None:
        self._ref = ref
        self._fact = fact
        self._added: dict[int, Compare] = {}
        """By place: masks of thousands of places are only made when all are known."""
        self._blank: list[int] = []
        """不适用 takes a comparison away; a standard's line stays open."""
        self._chosen: dict[Any, int] = {}
        """What a yes or no, or a choice decides."""
        self._every = self._shift = 0

    @property
    def width(self) -> int:
        """One more than the highest place."""
        return max(self._added) + 1

    def free(self, place: int) -> bool:
        """Whether nothing stands on a place."""
        return place not in self._added

    def add(self, node: Compare, place: int, *, strict: bool) -> None:
        self._added[place] = node
        if strict:
            self._blank.append(place)

    def ready(self, shift: int) -> _Ready:
        """For looking up; what is not met stands ``shift`` places above."""
        ref = self._ref
        self._shift = shift
        self._every = _mask(self._added)
        self._chosen.clear()
        figures = self._fact.type not in (FactType.BOOL, FactType.CHOICE, FactType.TEXT)
        cuts, places = self._cut_up() if figures else ([], [])
        return self, ref.key, self._fact, ref.offset, self._every, _mask(self._blank), cuts, places

    def of_choice(self, value: Any) -> int:
        """What a yes or no, or a choice decides."""
        found = self._chosen.get(value)
        if found is None:
            met = [at for at, node in self._added.items() if COMPARISONS[node.op](value, node.value)]
            found = self._chosen[value] = self._decided(_mask(met))
        return found

    def _decided(self, met: int) -> int:
        return met | (self._every ^ met) << self._shift

    def _cut_up(self) -> tuple[list[Any], list[_Place]]:
        """Go through the cuts from below: each turns the comparisons that have it for their threshold."""
        at: dict[Any, dict[Op, int]] = {}
        for place, node in self._added.items():
            own = at.setdefault(node.value, {})
            own[node.op] = own.get(node.op, 0) | 1 << place
        met = _mask([place for place, node in self._added.items() if node.op in (Op.AT_MOST, Op.LESS_THAN)])
        cuts = sorted(at)
        places: list[_Place] = []
        for cut in cuts:
            own = at[cut]
            below = self._decided(met)
            met |= own.get(Op.AT_LEAST, 0) | own.get(Op.EQUALS, 0)
            met &= ~own.get(Op.LESS_THAN, 0)
            places.append((cut, self._decided(met), below))
            met |= own.get(Op.MORE_THAN, 0)
            met &= ~(own.get(Op.AT_MOST, 0) | own.get(Op.EQUALS, 0))
        above = self._decided(met)
        return cuts, [*places, (None, above, above)]


def _mask(places: Collection[int]) -> int:
    """The bits of places."""
    bits = bytearray(max(places, default=-1) // 8 + 1)
    for place in places:
        bits[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(bits, "little")


_Place = tuple[Any, int, int]
"""A cut (None: above all of them), what a value on it decides, and what one below it and above the last."""
_Ready = tuple[_Column, str, FactDef, int | None, int, int, list[Any], list[_Place]]
"""A column as it is looked up: itself, the fact, the year's offset, all its places, those open for 不适用;

for figures the cuts, and where a value may lie between them.
"""


def quick_of_item(node: Compare, *, strict: bool) -> Quick:
    """A comparison with a fact of the item at hand."""
    key, threshold, compare = node.ref.key, node.value, COMPARISONS[node.op]
    blank = UNKNOWN if strict else blank_verdict(node.ref)

    def quick(case: Case) -> Verdict:
        found = None if case.item is None else case.item.facts.get(key)
        if found is None:
            return UNKNOWN
        if found.value is Blank.NOT_APPLICABLE:
            return blank
        return MET if compare(found.value, threshold) else NOT_MET

    return quick


def joined(bits: Iterable[Bit]) -> int:
    """The places of several comparisons; one that is asked twice has its place once."""
    mask = 0
    for bit in bits:
        mask |= bit.mask
    return mask


@dataclass(frozen=True, slots=True)
class Either:
    """An "any" of comparisons on one sheet."""

    sheet: Sheet
    mask: int


def quick_all(bits: Sequence[Bit], eithers: Sequence[Either], others: Sequence[Quick]) -> Quick:
    """One that is not met decides, then one that is open."""
    sheets = {b.sheet for b in bits} | {e.sheet for e in eithers}
    if len(sheets) != 1:
        return _all_of_many([*[b.state for b in bits], *[quick_any([e], ()) for e in eithers], *others])
    (sheet,) = sheets
    states = sheet.states
    mask = joined(bits)
    groups = [e.mask for e in eithers]
    rest = _all_of_many(others) if others else None

    def quick(case: Case) -> Verdict:
        met, unmet, open_ = case.sheets.get(sheet) or states(case)
        if unmet & mask:
            return NOT_MET
        state = UNKNOWN if open_ & mask else MET if met & mask else NOT_APPLICABLE
        for group in groups:
            if met & group:
                state = MET if state is NOT_APPLICABLE else state
            elif open_ & group:
                state = UNKNOWN
            elif unmet & group:
                return NOT_MET
        if rest is None:
            return state
        found = rest(case)
        if found is NOT_MET or state is NOT_APPLICABLE or (state is MET and found is UNKNOWN):
            return found
        return state

    return quick


def _all_of_many(quicks: Sequence[Quick]) -> Quick:
    if len(quicks) == 1:
        return quicks[0]

    def quick(case: Case) -> Verdict:
        state = NOT_APPLICABLE
        for child in quicks:
            found = child(case)
            if found is NOT_MET:
                return NOT_MET
            if found is UNKNOWN or state is NOT_APPLICABLE:
                state = found
        return state

    return quick


def quick_any(bits: Sequence[Bit | Either], others: Sequence[Quick]) -> Quick:
    """One that is met decides, then one that is open."""
    sheets = _by_sheet(bits)

    def quick(case: Case) -> Verdict:
        state = NOT_APPLICABLE
        for sheet, mask in sheets:
            met, unmet, open_ = case.sheets.get(sheet) or sheet.states(case)
            if met & mask:
                return MET
            if open_ & mask:
                state = UNKNOWN
            elif state is NOT_APPLICABLE and unmet & mask:
                state = NOT_MET
        for other in others:
            found = other(case)
            if found is MET:
                return MET
            if found is UNKNOWN or state is NOT_APPLICABLE:
                state = found
        return state

    return quick


def _by_sheet(bits: Sequence[Bit | Either]) -> list[tuple[Sheet, int]]:
    found: dict[Sheet, int] = {}
    for bit in bits:
        found[bit.sheet] = found.get(bit.sheet, 0) | bit.mask
    return list(found.items())


def quick_branch(children: Sequence[Quick], decide: Decide) -> Quick:
    """Any other branch."""
    return lambda case: decide([child(case) for child in children])


def quick_guarded(gate: Quick, inner: Quick) -> Quick:
    """Applicability first."""

    def quick(case: Case) -> Verdict:
        found = gate(case)
        if found is MET:
            return inner(case)
        return UNKNOWN if found is UNKNOWN else NOT_APPLICABLE

    return quick

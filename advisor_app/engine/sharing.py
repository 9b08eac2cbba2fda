"""How grants share ceilings: as much in all as the ceilings let through."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import combinations

from advisor_app.domain.money import CENT, ZERO

Wish = tuple[str, Decimal, frozenset[str]]
"""A grant's key, its sum in 元 and the ceilings it is under."""


def share(wishes: Sequence[Wish], left: Mapping[str, Decimal]) -> dict[str, Decimal]:
    """What each grant adds, so that no ceiling is exceeded and the sum is the highest; in key order.

    Where ceilings lie apart or inside each other, going through the grants in any order reaches the
    highest sum. Where two of them cross, the order matters: then it is solved as a linear programme,
    each part rounded down to the cent.
    """
    ordered = sorted(wishes)
    if _cross(ordered, left):
        return _solved(ordered, left)
    rest = dict(left)
    counted: dict[str, Decimal] = {}
    for key, amount, caps in ordered:
        own = [c for c in caps if c in rest]
        counted[key] = min([amount, *[rest[c] for c in own]]) if own else amount
        for cap in own:
            rest[cap] -= counted[key]
    return counted


def _cross(wishes: Iterable[Wish], left: Mapping[str, Decimal]) -> bool:
    """Whether two ceilings share some grants but each has others too."""
    under: dict[str, set[str]] = {}
    several = False
    for key, _, caps in wishes:
        several = several or len(caps) > 1
        for cap in caps:
            if cap in left:
                under.setdefault(cap, set()).add(key)
    return several and any(a & b and a - b and b - a for a, b in combinations(under.values(), 2))


def _solved(wishes: Sequence[Wish], left: Mapping[str, Decimal]) -> dict[str, Decimal]:
    """Maximise the sum by the simplex method in fractions (Bland's rule: it ends)."""
    caps = sorted({c for _, _, own in wishes for c in own if c in left})
    width = len(wishes)
    rows = [[Fraction(cap in own) for _, _, own in wishes] for cap in caps]
    rows += [[Fraction(place == other) for other in range(width)] for place in range(width)]
    bounds = [Fraction(left[cap]) for cap in caps] + [Fraction(amount) for _, amount, _ in wishes]
    height = len(rows)
    table = [
        [*row, *[Fraction(n == number) for n in range(height)], bound]
        for number, (row, bound) in enumerate(zip(rows, bounds, strict=True))
    ]
    goal = [Fraction(1)] * width + [Fraction(0)] * (height + 1)
    basis = list(range(width, width + height))
    while (column := next((c for c, gain in enumerate(goal[:-1]) if gain > 0), None)) is not None:
        pivot = min(
            (number for number in range(height) if table[number][column] > 0),
            key=lambda n: (table[n][-1] / table[n][column], basis[n]),
        )
        scale = table[pivot][column]
        table[pivot] = [x / scale for x in table[pivot]]
        for number, row in enumerate(table):
            if number != pivot and row[column]:
                times = row[column]
                table[number] = [x - times * y for x, y in zip(row, table[pivot], strict=True)]
        times = goal[column]
        goal = [x - times * y for x, y in zip(goal, table[pivot], strict=True)]
        basis[pivot] = column
    amounts = dict.fromkeys(range(width), Fraction(0)) | {b: table[n][-1] for n, b in enumerate(basis)}
    return {key: _cents(amounts[place]) for place, (key, _, _) in enumerate(wishes)}


def _cents(amount: Fraction) -> Decimal:
    return (Decimal(int(amount * 100)) * CENT).quantize(CENT) if amount else ZERO

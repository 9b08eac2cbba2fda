"""就高不重复, solved exactly: the admissible set of grants with the highest total.

Two grants exclude each other where they share an exclusion group; a group's earlier payments are
netted off its members, so that a group never pays more in all than its highest member. Ceilings
shared by several grants (a firm's year, a project, all years) clip their sum. Each connected part is
searched by itself; of equal totals the one with the higher single grants wins, then the first by key.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

from advisor_app.domain.money import CENT, ZERO
from advisor_app.engine.sharing import share


class Claim(Struct, frozen=True, gc=False):
    """One grant that could be had: its sum in 元 net of its own earlier payments."""

    key: str
    amount: Decimal
    groups: frozenset[str] = frozenset()
    caps: frozenset[str] = frozenset()


class Stack(Struct, frozen=True, gc=False):
    """The chosen grants with what each adds to the total, and why the others were dropped."""

    total: Decimal
    chosen: Mapping[str, Decimal]
    dropped: Mapping[str, tuple[str, str]]
    """Claim key → (the winner's key, the group); the winner is ``received`` for earlier payments."""


RECEIVED = "received"
Sums = Mapping[str, Decimal]


KEPT = 4096
"""How many answers are kept."""


class Stacking:
    """Stacks, and keeps what was found: sliders, questions and portfolios ask the same again and again."""

    def __init__(self) -> None:
        self._known: dict[object, Stack] = {}

    def stack(self, claims: Sequence[Claim], group_paid: Mapping[str, Sums], cap_left: Sums) -> Stack:
        """As :func:`stack`."""
        # sums by their digits: 1.0 and 1.00 are equal, but the answer is to be written as it was asked
        key = (
            tuple([(c.key, str(c.amount), c.groups, c.caps) for c in claims]),
            tuple([(group, *map(str, paid.items())) for group, paid in group_paid.items()]),
            tuple([(cap, str(left)) for cap, left in cap_left.items()]),
        )
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= KEPT:
                self._known.clear()
            found = self._known[key] = stack(claims, group_paid, cap_left)
        return found


def stack(claims: Sequence[Claim], group_paid: Mapping[str, Sums], cap_left: Sums) -> Stack:
    """Choose among ``claims``.

    ``group_paid``: group → claim key → sum already paid to *other* members of the group, in 元.
    ``cap_left``: shared ceiling → what is left of it, in 元.
    """
    net: dict[str, Decimal] = {}
    dropped: dict[str, tuple[str, str]] = {}
    for claim in claims:
        worst, group = ZERO, ""
        for name in sorted(claim.groups) if group_paid else ():
            paid = group_paid.get(name, {}).get(claim.key, ZERO)
            worst, group = max((worst, group), (paid, name))
        most = min([claim.amount, *[cap_left[c] for c in claim.caps if c in cap_left]])
        net[claim.key] = max(ZERO, most - worst)  # what a ceiling leaves comes first, then what was paid
        if worst and not net[claim.key]:
            dropped[claim.key] = (RECEIVED, group)
    alive = [c for c in claims if c.key not in dropped]
    if len(alive) == 1:
        return Stack(net[alive[0].key], {alive[0].key: net[alive[0].key]}, dropped)
    counted: dict[str, Decimal] = {}
    for part in _parts(alive):
        taken = _best(part, net, cap_left)
        counted |= share([(c.key, net[c.key], c.caps) for c in taken], cap_left)
        dropped |= _beaten(part, taken, net)
    return Stack(sum(counted.values(), ZERO), counted, dropped)


def _beaten(part: list[Claim], taken: list[Claim], net: Sums) -> dict[str, tuple[str, str]]:
    """What was not taken, with its highest winner and the group they share."""
    if len(taken) == len(part):
        return {}
    found = {}
    kept = {c.key for c in taken}
    for claim in part:
        if claim.key in kept:
            continue
        winner = max((w for w in taken if w.groups & claim.groups), key=lambda w: (net[w.key], w.key))
        found[claim.key] = (winner.key, min(winner.groups & claim.groups))
    return found


def _parts(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Connected parts of the graph whose edges are shared groups or shared ceilings."""
    parts: list[tuple[set[tuple[str, str]], list[Claim]]] = []
    for claim in claims:
        tags = {*[("group", g) for g in claim.groups], *[("cap", c) for c in claim.caps]}
        members = [claim]
        apart = []
        for other in parts:
            if other[0].isdisjoint(tags):
                apart.append(other)
            else:
                tags |= other[0]
                members += other[1]
        parts = [*apart, (tags, members)]
    return [members for _, members in parts]


def _best(part: list[Claim], net: Sums, cap_left: Sums) -> list[Claim]:
    """The admissible set with the highest value."""
    if len(part) == 1:
        return part
    ordered = sorted(part, key=lambda c: (-net[c.key], c.key))
    members: dict[str, int] = {}
    for place, claim in enumerate(ordered):
        for group in claim.groups:
            members[group] = members.get(group, 0) | 1 << place
    rivals = [_union(members[g] for g in c.groups) & ~(1 << place) for place, c in enumerate(ordered)]
    worth = sum(1 << place for place, c in enumerate(ordered) if net[c.key])
    weights = [net[c.key] for c in ordered]
    cliques = [[members[g] for g in sorted(c.groups)] for c in ordered]
    if any(c in cap_left for claim in part for c in claim.caps):
        chosen = _under_ceilings(ordered, weights, rivals, cliques, worth, cap_left)
    else:
        chosen = _heaviest(weights, rivals, cliques)(worth)[1]
    for place in range(len(ordered)):  # a grant of 0 changes no total, but may stand beside the others
        if not chosen & (rivals[place] | 1 << place):
            chosen |= 1 << place
    return [c for place, c in enumerate(ordered) if chosen >> place & 1]


Weighed = tuple[Decimal, int]
"""A total and the set (bits by place) that has it."""


def _heaviest(
    weights: list[Decimal], rivals: list[int], cliques: list[list[int]]
) -> Callable[[int], Weighed]:
    """The heaviest set without rivals among some places; places are in falling order of weight."""
    known: dict[int, Weighed] = {0: (ZERO, 0)}

    def best(open_: int) -> Weighed:
        if open_ in known:
            return known[open_]
        first = (open_ & -open_).bit_length() - 1
        part = _connected(first, rivals, open_)
        if part != open_:
            own, others = best(part), best(open_ & ~part)
            found = (own[0] + others[0], own[1] | others[1])
        else:
            rest = best(open_ & ~(rivals[first] | 1 << first))
            found = (weights[first] + rest[0], 1 << first | rest[1])
            # the heaviest is taken outright where all its rivals together can bring no more
            if _at_most(rivals[first] & open_, cliques[first], weights) > weights[first]:
                without = best(open_ & ~(1 << first))
                found = found if found[0] >= without[0] else without
        known[open_] = found
        return found

    return best


def _under_ceilings(
    ordered: list[Claim],
    weights: list[Decimal],
    rivals: list[int],
    cliques: list[list[int]],
    worth: int,
    cap_left: Sums,
) -> int:
    """The same where ceilings clip sums: branch and bound.

    What is still open brings at most one grant a group, and below each ceiling no more than it lets through.
    """
    cover = list(dict.fromkeys(own[0] for own in cliques if own))
    under = _by_ceiling(ordered, cap_left)
    clipped = _union(members for members, _ in under)
    found: Weighed = (Decimal(-1), 0)

    def value(taken: int) -> Decimal:
        claims = [(ordered[p].key, weights[p], ordered[p].caps) for p in _places(taken)]
        return sum(share(claims, cap_left).values(), ZERO)

    def bound(taken: int, open_: int) -> Decimal:
        total = _at_most(open_ & ~clipped, cover, weights) + _weight(taken & ~clipped, weights)
        for members, left in under:
            inside = _at_most(open_ & members, cover, weights) + _weight(taken & members, weights)
            total += min(left, inside)
        return min(total, _weight(taken, weights) + _at_most(open_, cover, weights))

    def search(taken: int, open_: int) -> None:
        nonlocal found
        if bound(taken, open_) <= found[0] or value(taken | open_) <= found[0]:
            return
        if not open_:
            found = (value(taken), taken)
            return
        place = (open_ & -open_).bit_length() - 1
        first = 1 << place
        search(taken | first, open_ & ~(rivals[place] | first))
        # one that no ceiling clips is taken outright where all its rivals together can bring no more
        if first & clipped or _at_most(rivals[place] & open_, cliques[place], weights) > weights[place]:
            search(taken, open_ & ~first)

    free = _union(1 << place for place in _places(worth) if not rivals[place])
    heaviest = _heaviest(weights, rivals, cliques)(worth)[1]
    found = (value(heaviest) - CENT, heaviest)  # a first guess; the search still finds the first of equals
    search(free, worth & ~free)
    return found[1]


def _by_ceiling(ordered: list[Claim], cap_left: Sums) -> list[tuple[int, Decimal]]:
    """Each clipped place under one ceiling, the tightest of its own."""
    found: dict[str, int] = {}
    for place, claim in enumerate(ordered):
        caps = [(cap_left[c], c) for c in claim.caps if c in cap_left]
        if caps:
            _, tightest = min(caps)
            found[tightest] = found.get(tightest, 0) | 1 << place
    return [(members, cap_left[cap]) for cap, members in found.items()]


def _weight(places: int, weights: list[Decimal]) -> Decimal:
    return sum([weights[p] for p in _places(places)], ZERO)


def _at_most(open_: int, cliques: Iterable[int], weights: list[Decimal]) -> Decimal:
    """What a set of places can bring at most: one of each clique, the rest all."""
    total = ZERO
    for clique in cliques:
        inside = open_ & clique
        if inside:
            total += weights[(inside & -inside).bit_length() - 1]
            open_ &= ~clique
    return total + sum((weights[p] for p in _places(open_)), ZERO)


def _connected(first: int, rivals: list[int], open_: int) -> int:
    part = edge = 1 << first
    while edge:
        near = _union(rivals[p] for p in _places(edge)) & open_
        edge = near & ~part
        part |= near
    return part


def _places(bits: int) -> list[int]:
    """The places in a set of bits, in order."""
    found = []
    while bits:
        low = bits & -bits
        found.append(low.bit_length() - 1)
        bits ^= low
    return found


def _union(sets: Iterable[int]) -> int:
    found = 0
    for one in sets:
        found |= one
    return found

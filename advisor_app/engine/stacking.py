"""就高不重复, solved exactly: the admissible set of grants with the highest total.

Two grants exclude each other where they share an exclusion group; a group's earlier payments are
netted off its members, so that a group never pays more in all than its highest member. Ceilings
shared by several grants clip their sum. Each connected part is searched by itself (branch and
bound); only grants that exclude each other branch, the others are always taken.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from advisor_app.domain.money import ZERO


@dataclass(frozen=True, slots=True)
class Claim:
    """One grant that could be had: its sum in 元 net of its own earlier payments."""

    key: str
    amount: Decimal
    groups: frozenset[str] = frozenset()
    caps: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Stack:
    """The chosen grants with what each adds to the total, and why the others were dropped."""

    total: Decimal
    chosen: Mapping[str, Decimal]
    dropped: Mapping[str, tuple[str, str]]
    """Claim key → (the winner's key, the group); the winner is ``received`` for earlier payments."""


RECEIVED = "received"


def stack(
    claims: Sequence[Claim],
    group_paid: Mapping[str, Mapping[str, Decimal]],
    cap_left: Mapping[str, Decimal],
) -> Stack:
    """Choose among ``claims``.

    ``group_paid``: group → claim key → sum already paid to *other* members of the group, in 元.
    ``cap_left``: shared ceiling → what is left of it, in 元.
    """
    net: dict[str, Decimal] = {}
    dropped: dict[str, tuple[str, str]] = {}
    ordered = sorted(claims, key=lambda c: c.key)
    for claim in ordered:
        paid = [(group_paid.get(g, {}).get(claim.key, ZERO), g) for g in sorted(claim.groups)]
        worst, group = max(paid, default=(ZERO, ""))
        most = min([claim.amount, *(cap_left[c] for c in claim.caps if c in cap_left)])
        net[claim.key] = max(ZERO, most - worst)  # what a ceiling leaves comes first, then what was paid
        if worst and not net[claim.key]:
            dropped[claim.key] = (RECEIVED, group)
    alive = [c for c in ordered if c.key not in dropped]
    chosen: dict[str, Decimal] = {}
    for part in _parts(alive):
        for claim in _best(part, net, cap_left):
            chosen[claim.key] = net[claim.key]
    by_key = {c.key: c for c in alive}
    for claim in alive:
        if claim.key in chosen:
            continue
        winners = [(net[k], k) for k in chosen if by_key[k].groups & claim.groups]
        winner = max(winners, key=lambda w: (w[0], w[1]))[1]
        dropped[claim.key] = (winner, min(by_key[winner].groups & claim.groups))
    counted = _clip([by_key[k] for k in sorted(chosen)], net, cap_left)
    return Stack(sum(counted.values(), ZERO), counted, dropped)


def _clip(
    taken: Sequence[Claim], net: Mapping[str, Decimal], cap_left: Mapping[str, Decimal]
) -> dict[str, Decimal]:
    """What each taken claim adds once shared ceilings are spent in key order."""
    left = dict(cap_left)
    counted: dict[str, Decimal] = {}
    for claim in taken:
        amount = min([net[claim.key], *(left[c] for c in claim.caps if c in left)])
        for cap in claim.caps:
            if cap in left:
                left[cap] -= amount
        counted[claim.key] = amount
    return counted


def _value(taken: Sequence[Claim], net: Mapping[str, Decimal], cap_left: Mapping[str, Decimal]) -> Decimal:
    return sum(_clip(taken, net, cap_left).values(), ZERO)


def _parts(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Connected parts of the graph whose edges are shared groups or shared ceilings."""
    root: dict[str, str] = {}

    def find(x: str) -> str:
        while root[x] != x:
            root[x] = root[root[x]]
            x = root[x]
        return x

    for claim in claims:
        tags = [f"c:{claim.key}", *(f"g:{g}" for g in claim.groups), *(f"x:{c}" for c in claim.caps)]
        for tag in tags:
            root.setdefault(tag, tag)
            root[find(tag)] = find(tags[0])
    parts: dict[str, list[Claim]] = {}
    for claim in claims:
        parts.setdefault(find(f"c:{claim.key}"), []).append(claim)
    return list(parts.values())


def _best(part: list[Claim], net: Mapping[str, Decimal], cap_left: Mapping[str, Decimal]) -> list[Claim]:
    """The admissible set with the highest value; of equal ones the first by keys."""
    if len(part) == 1:
        return part
    rivals = {c.key: frozenset(o.key for o in part if o.key != c.key and o.groups & c.groups) for c in part}
    free = [c for c in part if not rivals[c.key]]
    contested = sorted((c for c in part if rivals[c.key]), key=lambda c: (-net[c.key], c.key))
    best: tuple[Decimal, list[Claim]] = (Decimal(-1), [])
    rest = [ZERO] * (len(contested) + 1)
    for i in range(len(contested) - 1, -1, -1):
        rest[i] = rest[i + 1] + net[contested[i].key]

    def search(i: int, taken: list[Claim], blocked: frozenset[str]) -> None:
        nonlocal best
        value = _value(sorted([*free, *taken], key=lambda c: c.key), net, cap_left)
        if value > best[0]:
            best = (value, [*free, *taken])
        if i == len(contested) or value + rest[i] <= best[0]:
            return
        claim = contested[i]
        if claim.key not in blocked:
            search(i + 1, [*taken, claim], blocked | rivals[claim.key])
        search(i + 1, taken, blocked)

    search(0, [], frozenset())
    taken = best[1]
    for claim in contested:  # a grant of 0 changes no total, but what can stand beside the others does
        if claim not in taken and not any(o.key in rivals[claim.key] for o in taken):
            taken.append(claim)
    return taken

"""Exact stacking: equal to brute force on random instances, and its laws."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from advisor_app.engine.stacking import RECEIVED, Claim, stack

ZERO = Decimal(0)
amounts = st.integers(0, 30).map(Decimal)
groups = st.frozensets(st.sampled_from(["a", "b", "c", "d"]), max_size=2)
claims_of = st.lists(st.tuples(amounts, groups, st.booleans()), max_size=9).map(
    lambda rows: [
        Claim(f"m{i}", amount, tags, frozenset({"cap"} if capped else ()))
        for i, (amount, tags, capped) in enumerate(rows)
    ]
)


def brute_force(claims: list[Claim], cap: Decimal) -> Decimal:
    best = ZERO
    for size in range(len(claims) + 1):
        for taken in combinations(claims, size):
            if any(x.groups & y.groups for x, y in combinations(taken, 2)):
                continue
            free = sum((c.amount for c in taken if not c.caps), ZERO)
            capped = sum((c.amount for c in taken if c.caps), ZERO)
            best = max(best, free + min(capped, cap))
    return best


@given(claims_of, amounts)
def test_equals_brute_force(claims: list[Claim], cap: Decimal) -> None:
    assert stack(claims, {}, {"cap": cap}).total == brute_force(claims, cap)


@given(claims_of, amounts)
def test_chosen_are_compatible_and_add_up(claims: list[Claim], cap: Decimal) -> None:
    result = stack(claims, {}, {"cap": cap})
    by_key = {c.key: c for c in claims}
    assert not any(by_key[x].groups & by_key[y].groups for x, y in combinations(result.chosen, 2))
    assert sum(result.chosen.values(), ZERO) == result.total
    assert set(result.chosen) | set(result.dropped) == set(by_key)
    for winner, group in result.dropped.values():
        assert winner == RECEIVED or (winner in result.chosen and group in by_key[winner].groups)


@given(claims_of, st.randoms())
def test_order_is_irrelevant(claims: list[Claim], random: object) -> None:
    shuffled = list(claims)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    caps = {"cap": Decimal(20)}
    assert stack(claims, {}, caps) == stack(shuffled, {}, caps)


@given(claims_of, amounts, amounts)
def test_what_was_received_never_raises_the_total(claims: list[Claim], less: Decimal, more: Decimal) -> None:
    low, high = sorted((less, more))

    def total(paid: Decimal) -> Decimal:
        return stack(claims, {"a": {c.key: paid for c in claims}}, {"cap": Decimal(20)}).total

    assert total(high) <= total(low) <= stack(claims, {}, {"cap": Decimal(20)}).total


def test_a_group_pays_in_all_what_its_highest_member_gives() -> None:
    claims = [Claim("small", Decimal(20), frozenset("g")), Claim("large", Decimal(100), frozenset("g"))]
    paid = {"g": {"large": Decimal(20), "small": Decimal(0)}}
    result = stack(claims, paid, {})
    assert result.chosen == {"large": Decimal(80)}
    assert result.dropped == {"small": ("large", "g")}


def test_a_grant_already_paid_elsewhere_is_dropped_for_it() -> None:
    result = stack([Claim("m", Decimal(20), frozenset("g"))], {"g": {"m": Decimal(20)}}, {})
    assert result.total == 0
    assert result.dropped == {"m": (RECEIVED, "g")}

"""Exact stacking: equal to brute force on random instances, and its laws."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations, permutations

from hypothesis import given
from hypothesis import strategies as st

from advisor_app.engine.stacking import RECEIVED, Claim, Stacking, stack

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


crowds = st.lists(
    st.tuples(
        amounts, st.frozensets(st.sampled_from("abc"), max_size=2), st.frozensets(st.sampled_from("xyz"))
    ),
    max_size=5,
).map(lambda rows: [Claim(f"m{i}", amount, tags, caps) for i, (amount, tags, caps) in enumerate(rows)])
ceilings = st.fixed_dictionaries({"x": amounts, "y": amounts}, optional={"z": st.just(Decimal(1000))})


def brute_share(taken: tuple[Claim, ...], left: dict[str, Decimal]) -> Decimal:
    """The most that fits under the ceilings: whatever order the grants are paid in."""
    best = ZERO
    for order in permutations(taken):
        rest, total = dict(left), ZERO
        for claim in order:
            amount = min([claim.amount, *(rest[c] for c in claim.caps if c in rest)])
            for cap in claim.caps & rest.keys():
                rest[cap] -= amount
            total += amount
        best = max(best, total)
    return best


@given(crowds, ceilings)
def test_equals_brute_force_where_ceilings_cross(claims: list[Claim], left: dict[str, Decimal]) -> None:
    admissible = (
        taken
        for size in range(len(claims) + 1)
        for taken in combinations(claims, size)
        if not any(x.groups & y.groups for x, y in combinations(taken, 2))
    )
    result = stack(claims, {}, left)
    assert result.total == max(brute_share(taken, left) for taken in admissible)
    for cap, room in left.items():
        assert (
            sum((result.chosen[c.key] for c in claims if cap in c.caps and c.key in result.chosen), ZERO)
            <= room
        )


big_groups = st.frozensets(st.sampled_from([f"g{n}" for n in range(8)]), min_size=1, max_size=3)
many = st.lists(st.tuples(amounts, big_groups), min_size=8, max_size=14).map(
    lambda rows: [Claim(f"m{i:02}", amount, tags) for i, (amount, tags) in enumerate(rows)]
)


@given(many)
def test_equals_brute_force_where_many_overlap(claims: list[Claim]) -> None:
    def best(open_: list[Claim]) -> Decimal:
        if not open_:
            return ZERO
        first, rest = open_[0], open_[1:]
        return max(best(rest), first.amount + best([c for c in rest if not c.groups & first.groups]))

    assert stack(claims, {}, {}).total == best(claims)


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


@given(st.lists(claims_of, min_size=1, max_size=3), amounts)
def test_what_was_kept_answers_as_if_asked_anew(asked: list[list[Claim]], cap: Decimal) -> None:
    keeping = Stacking()
    for claims in (*asked, *asked):
        assert keeping.stack(claims, {}, {"cap": cap}) == stack(claims, {}, {"cap": cap})


def test_sums_come_back_in_the_digits_they_were_given() -> None:
    keeping = Stacking()
    for digits in ("100", "100.00"):
        claims = [Claim("a", Decimal(digits)), Claim("b", Decimal(1))]
        assert str(keeping.stack(claims, {}, {}).chosen["a"]) == digits

"""Kleene's laws, with "not applicable" taken out first."""

from hypothesis import given
from hypothesis import strategies as st

from advisor_app.domain.verdict import (
    MET,
    NOT_APPLICABLE,
    NOT_MET,
    UNKNOWN,
    Verdict,
    all_of,
    any_of,
    at_least,
    negate,
)

verdicts = st.lists(st.sampled_from(list(Verdict)), max_size=7)


@given(verdicts)
def test_de_morgan(values: list[Verdict]) -> None:
    assert negate(all_of(values)) is any_of([negate(v) for v in values])


@given(verdicts, st.randoms())
def test_order_is_irrelevant(values: list[Verdict], random: object) -> None:
    shuffled = list(values)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert all_of(values) is all_of(shuffled)
    assert any_of(values) is any_of(shuffled)
    assert at_least(2, values) is at_least(2, shuffled)


@given(verdicts, st.integers(0, 6), st.sampled_from([MET, NOT_MET]))
def test_a_decided_verdict_never_changes_when_an_unknown_is_settled(
    values: list[Verdict], position: int, settled: Verdict
) -> None:
    if position >= len(values) or values[position] is not UNKNOWN:
        return
    later = [*values[:position], settled, *values[position + 1 :]]
    for decide in (all_of, any_of, lambda v: at_least(2, v)):
        before = decide(values)
        if before is not UNKNOWN:
            assert decide(later) is before


@given(verdicts)
def test_not_applicable_children_do_not_count(values: list[Verdict]) -> None:
    kept = [v for v in values if v is not NOT_APPLICABLE]
    assert all_of(values) is all_of(kept)
    assert any_of(values) is any_of(kept)


@given(verdicts)
def test_at_least_one_is_any_and_at_least_all_is_all(values: list[Verdict]) -> None:
    kept = [v for v in values if v is not NOT_APPLICABLE]
    assert at_least(1, kept) is any_of(kept)
    if kept:
        assert at_least(len(kept), kept) is all_of(kept)


def test_emptied_branches_are_not_applicable() -> None:
    assert all_of([]) is NOT_APPLICABLE
    assert any_of([NOT_APPLICABLE]) is NOT_APPLICABLE
    assert at_least(1, []) is NOT_APPLICABLE


def test_too_few_applicable_children_is_not_met() -> None:
    assert at_least(3, [MET, UNKNOWN, NOT_APPLICABLE]) is NOT_MET

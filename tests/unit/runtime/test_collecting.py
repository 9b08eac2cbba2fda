"""When cycles are looked for: by hand where there is a window, and only among what is new."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from advisor_app.runtime import collecting


class Ring:
    """Goes only when the collector finds it."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    gc.collect()
    was_on = gc.isenabled()
    yield
    gc.unfreeze()
    gc.collect()
    if was_on:
        gc.enable()


def dropped() -> weakref.ref[Ring]:
    return weakref.ref(Ring())


def looks_until_gone(ring: weakref.ref[Ring], most: int) -> int:
    """How many looks it takes while as many values are made between two as call for one."""
    for look in range(1, most + 1):
        junk = [[] for _ in range(2 * gc.get_threshold()[0])]  # type: ignore[var-annotated]
        collecting.look()
        del junk
        if ring() is None:
            return look
    pytest.fail(f"still there after {most} looks")


def test_by_hand_nobody_else_looks() -> None:
    collecting.by_hand()
    ring = dropped()
    kept = [[] for _ in range(200_000)]  # type: ignore[var-annotated]
    assert ring() is not None
    assert len(kept) == 200_000
    collecting.look()
    assert ring() is None


def test_a_look_without_anything_new_does_nothing() -> None:
    collecting.by_hand()
    gc.collect()
    before = [generation["collections"] for generation in gc.get_stats()]
    for _ in range(50):
        collecting.look()
    assert [generation["collections"] for generation in gc.get_stats()] == before


def test_what_grew_old_is_found_in_time_too() -> None:
    collecting.by_hand()
    kept = [Ring()]
    ring = weakref.ref(kept[0])
    gc.collect(1)  # it is among the old ones now
    kept.clear()
    collecting._standing.old_ones = 0
    assert looks_until_gone(ring, 200) > 1


def test_old_ones_that_stay_are_not_looked_through_again_and_again() -> None:
    collecting.by_hand()
    stays = [Ring() for _ in range(1000)]
    looks_until_gone(dropped(), 1)
    gc.collect(1)
    collecting._standing.old_ones = len(gc.get_objects(2))
    before = gc.get_stats()[2]["collections"]
    for _ in range(300):
        looks_until_gone(dropped(), 1)
    assert gc.get_stats()[2]["collections"] == before
    assert len(stays) == 1000


def test_what_is_there_is_set_aside_and_what_comes_is_found() -> None:
    collecting.by_hand()
    stays = dropped()
    collecting.set_aside()
    comes = dropped()
    gc.collect()
    assert comes() is None, "looked at"
    assert stays() is not None, "not looked at"


def test_once_much_has_gone_all_is_looked_at_again() -> None:
    kept = [Ring()]
    collecting.by_hand()
    goes = dropped()
    collecting.set_aside()
    collecting.set_aside_anew()
    assert goes() is None
    assert gc.get_freeze_count() > 0
    assert kept[0].itself is kept[0]


def test_values_are_made_without_a_look_between_them() -> None:
    with collecting.no_collecting():
        assert not gc.isenabled()
        with collecting.no_collecting():
            pass
        assert not gc.isenabled(), "the outer one goes on"
    assert gc.isenabled()


def test_nor_is_there_one_by_hand_until_they_are_made() -> None:
    collecting.by_hand()
    with collecting.no_collecting():
        ring = dropped()
        kept = [[] for _ in range(2000)]  # type: ignore[var-annotated]
        collecting.look()
        assert ring() is not None
    assert len(kept) == 2000
    assert not gc.isenabled(), "still by hand"
    assert looks_until_gone(ring, 1) == 1


def test_the_old_ones_are_left_while_somebody_is_at_work_unless_they_are_many() -> None:
    collecting.by_hand()
    held = Ring()
    gc.collect()  # it is an old one from here on
    ring, before = weakref.ref(held), len(gc.get_objects(2))
    collecting._standing.old_ones = before
    del held
    stays = [[] for _ in range(before // 2)]  # type: ignore[var-annotated]

    def look(*, at_rest: bool) -> None:
        for _ in range(2 * gc.get_threshold()[1] * gc.get_threshold()[2]):
            junk = [[] for _ in range(2 * gc.get_threshold()[0])]  # type: ignore[var-annotated]
            collecting.look(at_rest=at_rest)
            del junk

    look(at_rest=False)
    assert ring() is not None
    stays += [[] for _ in range(4 * before)]
    look(at_rest=False)
    assert ring() is None  # many
    assert stays

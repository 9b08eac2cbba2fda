"""When cycles are looked for: rarely while the program loads, afterwards only among what is new."""

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
    usual = gc.get_threshold()
    yield
    gc.set_threshold(*usual)
    gc.unfreeze()
    gc.collect()


def dropped() -> weakref.ref[Ring]:
    return weakref.ref(Ring())


def test_what_is_there_is_set_aside_and_what_comes_is_found() -> None:
    stays = dropped()
    usual = gc.get_threshold()
    collecting.look_rarely()
    assert gc.get_threshold() > usual
    collecting.set_aside()
    assert gc.get_threshold() == usual
    comes = dropped()
    gc.collect()
    assert comes() is None, "looked at"
    assert stays() is not None, "not looked at"


def test_once_much_has_gone_all_is_looked_at_again() -> None:
    kept = [Ring()]
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

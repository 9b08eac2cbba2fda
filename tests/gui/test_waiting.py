"""Waiting with a window that answers: what is waited for, what fails meanwhile, what ends it."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from advisor_app.ui.gradually import Gradually, Making, answering, whole
from advisor_app.ui.waiting import under_way, until
from advisor_app.ui.widgets.placeholder import Placeholder


def test_timers_go_on_while_something_is_waited_for(qtbot: QtBot) -> None:
    seen: list[int] = []
    ticks = QTimer()
    ticks.timeout.connect(lambda: seen.append(under_way()))
    ticks.start(1)
    until(lambda: len(seen) >= 3)
    assert all(seen[:3])
    assert not under_way()


def test_waits_may_lie_within_each_other(qtbot: QtBot) -> None:
    order: list[str] = []

    def inner() -> None:
        until(lambda: "late" in order)
        order.append("inner")

    QTimer.singleShot(0, inner)
    QTimer.singleShot(30, lambda: order.append("late"))
    until(lambda: "inner" in order)
    assert order == ["late", "inner"]


def test_what_is_gone_ends_the_wait(qtbot: QtBot) -> None:
    def gone() -> bool:
        if under_way():
            raise RuntimeError("already deleted")
        return False

    with pytest.raises(RuntimeError, match="already deleted"):
        until(gone)
    assert not under_way()


def test_nothing_that_was_waited_for_is_held(qtbot: QtBot) -> None:
    class Waited:
        there = False

    waited = Waited()
    QTimer.singleShot(5, partial(setattr, waited, "there", True))
    until(partial(getattr, waited, "there"))
    gone = weakref.ref(waited)
    del waited
    gc.collect()
    assert gone() is None


def test_what_a_part_raises_reaches_who_waits_for_it(qtbot: QtBot) -> None:
    def parts() -> Iterator[None]:
        yield
        raise ZeroDivisionError("示例故障")

    with pytest.raises(ZeroDivisionError, match="示例故障"):
        answering(parts())


def test_parts_are_made_with_the_window_answering_between_them(qtbot: QtBot) -> None:
    order: list[str] = []

    def parts() -> Iterator[None]:
        for each in "abc":
            order.append(each)
            QTimer.singleShot(0, lambda: order.append("·"))
            yield

    answering(parts())
    assert [each for each in order if each != "·"] == ["a", "b", "c"]
    assert "·" in order[: order.index("c")]


def test_parts_wait_for_the_worker_unless_they_are_asked_for(qtbot: QtBot) -> None:
    made: list[int] = []

    def parts() -> Iterator[None]:
        for each in range(3):
            made.append(each)
            yield

    resting = False
    gradual = Gradually(parts(), None, ready=lambda: resting)
    qtbot.wait(40)
    assert made == []
    gradual.gather()
    assert made == [0, 1, 2]
    assert gradual.done


class Told(QObject):
    """Notes what is done, and that the window came to its events after it."""

    _done = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.order: list[str] = []
        self._done.connect(lambda: self.order.append("·"), Qt.ConnectionType.QueuedConnection)

    def parts(self, name: str, count: int = 3) -> Iterator[None]:
        for _each in range(count):
            self.order.append(name)
            self._done.emit()
            yield


def test_of_several_things_one_goes_on_between_two_events(qtbot: QtBot) -> None:
    told = Told()
    made = [Gradually(told.parts(name), None) for name in "abc"]
    qtbot.waitUntil(lambda: all(each.done for each in made))
    assert all(len(parts) < 2 for parts in "".join(told.order).split("·")), told.order
    assert sorted(each for each in told.order if each != "·") == list("aaabbbccc")


def test_what_is_waited_for_goes_before_all_else(qtbot: QtBot) -> None:
    told = Told()
    slow, wanted = Gradually(told.parts("a", 50), None), Gradually(told.parts("b", 20), None)
    wanted.gather()
    assert told.order.count("b") == 20
    assert "a" not in told.order[: told.order.index("b") + 39]
    qtbot.waitUntil(lambda: slow.done)
    assert told.order.count("a") == 50


def test_those_on_the_way_take_turns(qtbot: QtBot) -> None:
    told = Told()
    made = [Gradually(told.parts(name, 4), None) for name in "abc"]
    qtbot.waitUntil(lambda: all(each.done for each in made))
    assert "".join(told.order).replace("·", "") == "abcabcabcabc"


def test_who_is_not_ready_keeps_nobody_waiting(qtbot: QtBot) -> None:
    told = Told()
    resting = False
    _first, second = Gradually(told.parts("a"), None, ready=lambda: resting), Gradually(told.parts("b"), None)
    qtbot.waitUntil(lambda: second.done)
    assert "a" not in told.order
    resting = True
    qtbot.waitUntil(lambda: told.order.count("a") == 3)


def test_waiting_twice_for_the_same_leaves_the_wait_between_its_turn(qtbot: QtBot) -> None:
    told = Told()
    wanted, between = Gradually(told.parts("w", 30), None), Gradually(told.parts("b", 5), None)

    def again() -> None:
        QTimer.singleShot(0, wanted.gather)
        between.gather()

    QTimer.singleShot(0, again)
    wanted.gather()
    assert between.done


def test_what_has_come_is_not_waited_for_by_others(qtbot: QtBot) -> None:
    told = Told()
    wanted, other = Gradually(told.parts("w", 2), None), Gradually(told.parts("o", 5), None)
    # a loop of another kind, as a dialog's, keeps the one who waits from coming back
    QTimer.singleShot(0, lambda: qtbot.waitUntil(lambda: other.done, timeout=5000))
    wanted.gather()
    assert told.order.count("o") == 5


def test_a_part_may_wait_for_other_parts(qtbot: QtBot) -> None:
    told = Told()
    inner = Gradually(told.parts("i"), None)

    def outer() -> Iterator[None]:
        told.order.append("o")
        inner.gather()
        told.order.append("p")
        yield

    answering(outer())
    assert [each for each in told.order if each != "·"] == ["o", "i", "i", "i", "p"]


def test_a_page_in_parts_is_given_back_whole() -> None:
    def making() -> Making[str]:
        yield
        yield
        return "page"

    assert whole(making()) == "page"


def test_a_place_says_so_only_where_its_page_takes_long(qtbot: QtBot) -> None:
    window = QWidget()
    place = Placeholder()
    place.setParent(window)
    qtbot.addWidget(window)
    window.show()
    told = place.findChild(QLabel)
    assert told is not None
    assert not told.isVisible()
    qtbot.waitUntil(told.isVisible, timeout=5_000)

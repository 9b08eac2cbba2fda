"""The worker of the window: it begins after a paint, and what was begun ends."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from advisor_app.domain.errors import InputError
from advisor_app.portfolio.changes import Changes
from advisor_app.ui.app import application, look_from_now_on
from advisor_app.ui.events import Events
from advisor_app.ui.jobs import Jobs


def broken(error: BaseException) -> None:
    raise error


class Painted(QWidget):
    """Notes each paint in ``order``."""

    def __init__(self, order: list[str]) -> None:
        super().__init__()
        self._order = order

    def paintEvent(self, _event: QPaintEvent) -> None:
        self._order.append("paint")


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    made = Jobs(Events(), broken)
    yield made
    made.close()


def test_what_is_to_be_painted_is_painted_before_work_begins(qtbot: QtBot, jobs: Jobs) -> None:
    order: list[str] = []
    widget = Painted(order)
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    order.clear()
    for _ in range(20):
        widget.update()
        jobs.read(lambda: order.append("work"), lambda _none: None)
        assert not jobs.idle
        qtbot.waitUntil(lambda: jobs.idle)
        assert order == ["paint", "work"]
        order.clear()


def test_what_was_asked_for_is_done_in_order_on_one_thread(qtbot: QtBot, jobs: Jobs) -> None:
    done: list[tuple[int, int]] = []
    for number in range(30):
        jobs.read(lambda n=number: done.append((n, threading.get_ident())), lambda _none: None)  # type: ignore[misc]
    qtbot.waitUntil(lambda: jobs.idle)
    assert [number for number, _thread in done] == list(range(30))
    assert len({thread for _number, thread in done} - {threading.get_ident()}) == 1


def test_a_write_that_was_not_begun_yet_is_made_before_the_window_goes(jobs: Jobs) -> None:
    written: list[int] = []

    def write() -> Changes:
        written.append(1)
        return Changes()

    jobs.write(write)
    assert written == []
    jobs.close()
    assert written == [1]
    jobs.write(write)
    jobs.close()
    assert written == [1], "nothing is taken once the window goes"


def test_the_window_answers_while_the_end_is_waited_for(qtbot: QtBot, jobs: Jobs) -> None:
    go, answered = threading.Event(), []
    jobs.read(go.wait, lambda _gone: None)

    def answer() -> None:
        answered.append(jobs.closed)
        go.set()

    QTimer.singleShot(30, answer)
    jobs.close()
    assert answered == [True]
    assert jobs.idle


class Told:
    """Notes in which thread it goes."""

    def __init__(self, went: list[int]) -> None:
        self._went = went

    def __del__(self) -> None:
        self._went.append(threading.get_ident())


@pytest.mark.parametrize("ends_well", [True, False])
def test_what_only_the_work_held_goes_on_the_main_thread(qtbot: QtBot, jobs: Jobs, ends_well: bool) -> None:
    went: list[int] = []
    failed: list[str] = []

    def work_with(told: Told) -> Callable[[], str]:
        def work() -> str:
            if not ends_well:
                raise InputError(f"{type(told).__name__}：没有成")
            return type(told).__name__

        return work

    for _ in range(50):
        jobs.read(work_with(Told(went)), lambda _none: None, lambda error: failed.append(str(error)))
    qtbot.waitUntil(lambda: jobs.idle)
    gc.collect()
    assert went == [threading.get_ident()] * 50
    assert len(failed) == (0 if ends_well else 50)


def test_cycles_are_looked_for_on_the_main_thread_alone(qtbot: QtBot, jobs: Jobs) -> None:
    looked: set[int] = set()

    def note(_phase: str, _info: dict[str, int]) -> None:
        looked.add(threading.get_ident())

    def work() -> int:
        rings = [[] for _ in range(100_000)]  # type: ignore[var-annotated]
        for ring in rings:
            ring.append(ring)
        return len(rings)

    looks = look_from_now_on(application(), every=1)
    gc.callbacks.append(note)
    try:
        for _ in range(10):
            jobs.read(work, lambda _none: None)
            line = QLineEdit()
            line.textChanged.connect(line.setToolTip)
            line.itself = line  # type: ignore[attr-defined]
        qtbot.waitUntil(lambda: jobs.idle and bool(looked))
    finally:
        looks.stop()
        gc.callbacks.remove(note)
        gc.unfreeze()
    assert looked == {threading.get_ident()}


def test_what_one_task_brought_is_painted_before_the_next_begins(qtbot: QtBot, jobs: Jobs) -> None:
    order: list[str] = []
    widget = Painted(order)
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitUntil(lambda: "paint" in order)
    order.clear()

    def then(_none: None) -> None:
        order.append("brought")
        widget.update()

    jobs.read(lambda: order.append("first"), then)
    jobs.read(lambda: order.append("second"), lambda _none: None)
    qtbot.waitUntil(lambda: "second" in order and jobs.idle)
    assert "paint" in order[order.index("brought") : order.index("second")]

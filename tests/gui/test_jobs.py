"""The worker of the window: it begins after a paint, and what was begun ends."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from advisor_app.portfolio.changes import Changes
from advisor_app.ui.events import Events
from advisor_app.ui.jobs import Jobs


def broken(error: BaseException) -> None:
    raise error


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    made = Jobs(Events(), broken)
    yield made
    made.close()


def test_what_is_to_be_painted_is_painted_before_work_begins(qtbot: QtBot, jobs: Jobs) -> None:
    order: list[str] = []

    class Painted(QWidget):
        def paintEvent(self, _event: QPaintEvent) -> None:
            order.append("paint")

    widget = Painted()
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

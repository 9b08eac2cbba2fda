"""Pages come one after another: what is asked meanwhile is not lost, nothing is built while locked."""

from __future__ import annotations

import datetime as dt
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox, QWidget
from pytestqt.qtbot import QtBot

from advisor_app.services.clock import FixedClock
from advisor_app.services.entry import ClientEntry
from advisor_app.services.workspace import Workspace
from advisor_app.ui import furnishing, theme
from advisor_app.ui.furnishing import Furnishing, furnish
from advisor_app.ui.gradually import Gradually
from advisor_app.ui.main_window import MainWindow, shell
from advisor_app.ui.pages.calendar import CalendarPage
from advisor_app.ui.pages.client_tabs import OverviewTab, ValueInput
from advisor_app.ui.pages.clients import ClientsPage
from advisor_app.ui.pages.export import ExportPage
from advisor_app.ui.pages.policies import PoliciesPage
from tests.records import TODAY

NAME = "示例·甲有限公司"


class Opening:
    """A window whose first page is there, and the client that is in its database."""

    def __init__(self, window: MainWindow, pages: Furnishing, client: str, bot: QtBot) -> None:
        self.window, self.pages, self.client, self.bot = window, pages, client, bot
        self.ended = 0

    def go_on(self) -> None:
        def then() -> None:
            self.ended += 1

        self.pages.go_on(then)

    def settle(self) -> None:
        self.bot.waitUntil(lambda: self.window.jobs.idle, timeout=30_000)


@pytest.fixture
def opening(
    qtbot: QtBot, tmp_path: Path, empty: Path, assessing: Callable[[Workspace], None], light: theme.Tokens
) -> Iterator[Opening]:
    place = Path(shutil.copy(empty, tmp_path / "portfolio.db"))
    with Workspace(place, clock=FixedClock.on(TODAY), actor="示例顾问") as workspace:
        assessing(workspace)
        client = workspace.clients.add_client(ClientEntry(NAME)).id
        window = shell(light, workspace.clock)
        made = Opening(window, furnish(window, workspace), client, qtbot)
        qtbot.addWidget(window)
        window.show()
        yield made
        made.settle()
        window.close()


def test_the_first_page_is_there_before_the_others(opening: Opening) -> None:
    assert opening.window.page == "workbench"
    assert opening.window.findChild(ClientsPage) is None
    opening.go_on()
    opening.bot.waitUntil(lambda: opening.pages.complete, timeout=30_000)
    assert opening.ended == 1
    assert opening.window.findChild(ClientsPage) is not None
    assert opening.window.page == "workbench"


def test_a_page_that_was_turned_to_comes_and_has_the_focus(opening: Opening) -> None:
    window = opening.window
    window.activateWindow()
    opening.bot.waitUntil(window.isActiveWindow)
    window.show_page("policies")
    opening.go_on()
    opening.bot.waitUntil(lambda: opening.pages.complete, timeout=30_000)
    opening.settle()
    page = window.findChild(PoliciesPage)
    assert page is not None
    assert window.page == "policies"
    assert page.isVisible()
    focus = window.focusWidget()
    assert focus is not None
    assert page.isAncestorOf(focus)


def test_what_is_asked_of_a_page_that_is_not_there_is_done(opening: Opening) -> None:
    opening.go_on()
    opening.window.events.open_client.emit(opening.client)
    assert not opening.pages.complete  # that page alone was waited for
    opening.settle()
    page = opening.window.findChild(ClientsPage)
    assert page is not None
    assert page.client_id == opening.client
    assert opening.window.page == "clients"


def test_the_day_and_the_lens_reach_pages_that_come_after(opening: Opening) -> None:
    window = opening.window
    opening.go_on()
    window.show_drafts(True)
    day = TODAY - dt.timedelta(days=40)
    window.events.as_of.emit(day)
    assert opening.pages.complete
    page = window.findChild(ExportPage)
    assert page is not None
    assert (page._drafts, page._as_of) == (True, day)


def test_a_page_that_cannot_be_built_leaves_the_others(
    opening: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_given: object) -> object:
        raise ZeroDivisionError("示例故障")

    monkeypatch.setattr(furnishing, "_export_page", broken)
    with opening.bot.captureExceptions() as seen:
        opening.go_on()
        opening.bot.waitUntil(lambda: "settings" in opening.pages._pages, timeout=30_000)
    assert [str(error) for _, error, _ in seen] == ["示例故障"]
    opening.bot.waitUntil(lambda: opening.pages.complete, timeout=30_000)
    assert opening.window.findChild(PoliciesPage) is not None
    with pytest.raises(ZeroDivisionError):
        opening.pages.page("export")
    monkeypatch.undo()
    assert isinstance(opening.pages.page("export"), ExportPage)  # who asks again has it tried again


def test_what_cannot_be_loaded_is_told_who_asks_for_it(
    opening: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = furnishing.load

    def load(key: str) -> None:
        if key == "export":
            raise ImportError("示例：没有这个模块")
        known(key)

    def broken(*_given: object) -> object:
        raise ImportError("示例：没有这个模块")

    monkeypatch.setattr(furnishing, "load", load)
    monkeypatch.setattr(furnishing, "_export_page", broken)
    opening.go_on()
    with pytest.raises(ImportError, match="没有这个模块"):
        opening.pages.page("export")
    with opening.bot.captureExceptions() as seen:
        opening.bot.waitUntil(lambda: opening.pages.complete, timeout=30_000)
    assert [str(error) for _, error, _ in seen] == ["示例：没有这个模块"]
    assert opening.ended == 1


def test_a_page_does_not_wait_for_what_the_worker_is_at(opening: Opening) -> None:
    go = threading.Event()
    opening.go_on()
    opening.window.jobs.read(lambda: go.wait(30), lambda _gone: None)
    assert isinstance(opening.pages.page("calendar"), CalendarPage)
    assert not go.is_set()
    go.set()


def test_the_window_may_close_while_the_lens_waits(opening: Opening) -> None:
    opening.go_on()
    QTimer.singleShot(0, opening.window.close)
    opening.window.show_drafts(True)
    assert opening.window.jobs.closed


def test_nothing_is_built_while_the_window_is_locked(opening: Opening) -> None:
    window = opening.window
    window.cover(QWidget(), "已锁定")
    opening.go_on()
    opening.settle()
    opening.bot.wait(600)
    assert not opening.pages.complete
    window.uncover()
    opening.bot.waitUntil(lambda: opening.pages.complete, timeout=30_000)


def test_fields_made_late_are_reached_in_their_order(opening: Opening) -> None:
    opening.pages.finish()
    opening.window.show_page("clients")
    opening.settle()
    for part in opening.window.findChildren(Gradually):
        opening.bot.waitUntil(lambda p=part: p.done, timeout=30_000)  # type: ignore[misc]
    tab = opening.window.findChild(OverviewTab)
    assert tab is not None
    chain: list[QWidget] = []
    at = tab.nextInFocusChain()
    while at is not None and at is not tab:
        chain.append(at)
        at = at.nextInFocusChain()
    fields = [chain.index(each._input) for each in tab.findChildren(ValueInput)]
    boxes = [chain.index(each) for each in tab.findChildren(QCheckBox)]
    assert len(fields) > 20
    assert fields == sorted(fields)
    assert fields[-1] < min(boxes)

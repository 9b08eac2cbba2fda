"""The window on a server: it says so, and shows what another wrote without being asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from advisor_app.portfolio import roles
from advisor_app.portfolio.roles import Member, Role
from advisor_app.services.clock import FixedClock
from advisor_app.services.entry import ClientEntry
from advisor_app.services.workspace import Workspace
from advisor_app.ui import theme
from advisor_app.ui.furnishing import build_window
from advisor_app.ui.watching import Watcher
from tests.gui.conftest import Desk
from tests.postgres import PASSWORD, WANTED, Server, server
from tests.records import TODAY


@pytest.fixture(scope="module")
def running() -> Iterator[Server]:
    if not WANTED:
        pytest.skip("runs in CI, or with ADVISOR_ENGINES=1")
    with server() as found:
        yield found


def test_others_are_heard_of(
    running: Server, qtbot: QtBot, assessing: Callable[[Workspace], None], light: theme.Tokens
) -> None:
    name = running.database()
    with (
        Workspace(running.url(name), clock=FixedClock.on(TODAY)) as owner,
        owner.portfolio.administering() as connection,
    ):
        roles.establish(connection)
        for member in (Member("chen", "示例陈", Role.ADVISOR), Member("lin", "示例林", Role.LEAD)):
            roles.put_member(connection, member, PASSWORD)
    with (
        Workspace(running.url(name, "chen"), clock=FixedClock.on(TODAY)) as mine,
        Workspace(running.url(name, "lin"), clock=FixedClock.on(TODAY)) as theirs,
    ):
        assessing(mine)
        assessing(theirs)
        window = build_window(mine, light)
        qtbot.addWidget(window)
        window.show()
        desk = Desk(mine, window, qtbot)
        desk.settle()
        assert "示例陈（顾问）" in window._server.text()
        assert window._server.isVisible()
        watcher = window.findChild(Watcher)
        assert watcher is not None
        theirs.clients.add_client(ClientEntry("示例·别人录的"))
        watcher.look()
        qtbot.waitUntil(lambda: "示例林" in window._said.text(), timeout=10_000)
        qtbot.waitUntil(
            lambda: [r.name for r in desk.clients._model.shown] == ["示例·别人录的"], timeout=10_000
        )
        desk.settle()
        assert "只能查看" not in desk.clients._name.text()  # nobody's yet
        theirs.clients.add_client(ClientEntry("示例·林的客户", advisor="示例林"))
        desk.clients.reload()
        qtbot.waitUntil(lambda: len(desk.clients._model.shown) == 2, timeout=10_000)
        desk.clients.show_client(next(r.id for r in desk.clients._model.shown if r.advisor))
        desk.settle()
        assert "只能查看" in desk.clients._name.text()
        assert "示例林" in desk.clients._name.toolTip()
        assert not any(button.isEnabled() for button in desk.clients._changing)
        # one's own steps at another machine are shown, and no news; those of this window not even looked at
        mine.clients.add_client(ClientEntry("示例·自己在别处录的", advisor="示例陈"))
        watcher.look()
        qtbot.waitUntil(lambda: len(desk.clients._model.shown) == 3, timeout=10_000)
        window._said.setText("")
        told: list[object] = []
        window.events.changed.connect(told.append)
        window.events.changed.emit(mine.clients.add_client(ClientEntry("示例·这里录的")).changes)
        watcher.look()
        qtbot.waitUntil(lambda: not watcher._looking, timeout=10_000)
        assert window._said.text() == ""
        assert len(told) == 1
        # the server goes away and comes back
        running.stop()
        watcher.look()
        qtbot.waitUntil(lambda: "断了" in window._said.text(), timeout=20_000)
        running.start()
        theirs.clients.add_client(ClientEntry("示例·断开时录的"))
        watcher.look()
        qtbot.waitUntil(lambda: len(desk.clients._model.shown) == 5, timeout=20_000)
        window.close()


def test_a_file_is_not_watched(desk: Desk) -> None:
    assert desk.window.findChild(Watcher) is None
    assert not desk.window._server.isVisible()

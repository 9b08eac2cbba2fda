"""A real window on a real workspace in a temporary folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from advisor_app.runtime.settings import Theme
from advisor_app.services.clock import FixedClock
from advisor_app.services.workspace import Workspace
from advisor_app.ui import theme
from advisor_app.ui.app import application, build_window
from advisor_app.ui.main_window import MainWindow
from advisor_app.ui.pages.assessment import AssessmentPage
from advisor_app.ui.pages.clients import ClientsPage
from advisor_app.ui.pages.policies import PoliciesPage
from tests.records import TODAY


class Desk:
    """The window with its parts at hand."""

    def __init__(self, workspace: Workspace, window: MainWindow, bot: QtBot) -> None:
        self.workspace = workspace
        self.window = window
        self.bot = bot
        self.clients: ClientsPage = window.findChild(ClientsPage)  # type: ignore[assignment]
        self.policies: PoliciesPage = window.findChild(PoliciesPage)  # type: ignore[assignment]
        self.assessment: AssessmentPage = window.findChild(AssessmentPage)  # type: ignore[assignment]

    def settle(self) -> None:
        """Wait until nothing is under way."""
        self.bot.waitUntil(lambda: self.window.jobs.idle, timeout=10_000)


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    with Workspace(tmp_path / "portfolio.db", clock=FixedClock.on(TODAY), actor="示例顾问") as workspace:
        window = build_window(workspace, theme.apply(application(), Theme.LIGHT))
        qtbot.addWidget(window)
        window.show()
        made = Desk(workspace, window, qtbot)
        made.settle()
        yield made
        window.close()

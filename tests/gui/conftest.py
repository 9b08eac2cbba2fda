"""A real window on a real workspace in a temporary folder."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from advisor_app.domain.library import Library
from advisor_app.portfolio.session import Portfolio
from advisor_app.runtime.settings import Theme
from advisor_app.services.assessing import Assessing
from advisor_app.services.clock import FixedClock
from advisor_app.services.crowd import Helpers
from advisor_app.services.policies import load_library
from advisor_app.services.workspace import Workspace
from advisor_app.ui import theme
from advisor_app.ui.app import application
from advisor_app.ui.furnishing import build_window
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
        self.bot.waitUntil(lambda: self.window.jobs.idle, timeout=30_000)


@pytest.fixture(scope="session")
def library() -> Library:
    """The shipped policy content, read once."""
    return load_library()


@pytest.fixture(scope="session")
def assessing(library: Library) -> Iterator[Callable[[Workspace], None]]:
    """Gives a workspace the shipped content, compiled once for all tests."""
    first = Assessing(FixedClock.on(TODAY), library)
    helpers = Lasting(library, 1)

    def share(workspace: Workspace) -> None:
        workspace.assessing = Assessing(workspace.clock, library)
        workspace.assessing.assessor = first.assessor
        workspace.assessing.helpers = helpers

    yield share
    Helpers.close(helpers)


class Lasting(Helpers):
    """A process beside the window that outlives it: starting one for each test would take seconds."""

    def close(self) -> None:
        """It is closed after the last test."""


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A client database nobody wrote to yet, made once: each test gets a copy."""
    made = tmp_path_factory.mktemp("empty") / "portfolio.db"
    with Portfolio.open(made, actor="示例顾问", clock=FixedClock.on(TODAY)):
        pass
    return made


@pytest.fixture
def light(qapp: object) -> theme.Tokens:
    """The application, dressed for the day."""
    return theme.apply(application(), Theme.LIGHT)


@pytest.fixture
def desk(
    qtbot: QtBot, tmp_path: Path, empty: Path, assessing: Callable[[Workspace], None], light: theme.Tokens
) -> Iterator[Desk]:
    place = Path(shutil.copy(empty, tmp_path / "portfolio.db"))
    with Workspace(place, clock=FixedClock.on(TODAY), actor="示例顾问") as workspace:
        assessing(workspace)
        window = build_window(workspace, light)
        qtbot.addWidget(window)
        window.show()
        made = Desk(workspace, window, qtbot)
        made.settle()
        yield made
        warned = [
            w.text() for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox) and w.isVisible()
        ]
        window.close()
        assert warned == [], "a warning that the test did not expect, or did not answer"


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown() -> None:
    """Let go of the windows of a test at once: those that stay are dressed and told of every font anew."""
    if QCoreApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

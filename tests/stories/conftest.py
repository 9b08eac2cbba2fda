"""What every story gets: a screen, a way to begin, and the demo's clients where it wants them."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest

from advisor_app.services import demo
from advisor_app.services.clock import Clock, FixedClock
from advisor_app.services.workspace import Workspace
from tests.e2e.test_window import MISSING, Screen, screen
from tests.stories.accessible import REGISTRY
from tests.stories.teller import Teller

__all__ = ["screen"]  # a fixture


class Tell(Protocol):
    """Begins a story: with the program started, unless it has to ``begin`` later in a way of its own."""

    def __call__(self, story: str, *, begin: bool = True) -> Teller: ...


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without a screen, a window manager or what a screen reader needs, stories are left out; not in CI."""
    missing = [*MISSING, *(["dbus-daemon"] if shutil.which("dbus-daemon") is None else [])]
    missing += [] if REGISTRY else ["at-spi2-core"]
    if missing and "CI" not in os.environ:
        for item in items:
            if item.path.is_relative_to(Path(__file__).parent):
                item.add_marker(pytest.mark.skip(reason=f"needs {', '.join(missing)} for a real window"))


@pytest.fixture
def tell(screen: Screen, tmp_path: Path) -> Iterator[Tell]:
    """Starts the program for a story, and closes it after."""
    told: list[Teller] = []

    def start(story: str, *, begin: bool = True) -> Teller:
        teller = Teller(screen, tmp_path / "told", story)
        told.append(teller)
        if begin:
            teller.start()
        return teller

    yield start
    for each in told:
        each.close()


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """Where the program keeps its clients; the demo's are there already."""
    path = tmp_path / "home" / "portfolio.db"
    path.parent.mkdir()
    with Workspace(path) as workspace:
        demo.fill(workspace)
        demo.pursue(workspace)
    return path


@pytest.fixture
def two_weeks_old(tmp_path: Path) -> Path:
    """The same, as the demo was two weeks ago."""
    path = tmp_path / "home" / "portfolio.db"
    path.parent.mkdir()
    clock = FixedClock(Clock().now() - dt.timedelta(weeks=2))
    with Workspace(path, clock=clock) as workspace:
        demo.fill(workspace)
        demo.pursue(workspace)
    return path


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """An empty folder to hand over into."""
    folder = tmp_path / "out"
    folder.mkdir()
    return folder

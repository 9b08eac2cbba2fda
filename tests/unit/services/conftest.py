"""A workspace with the real library, and a fictional firm in it, for what spans several services."""

import datetime as dt
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from advisor_app.domain.library import Library
from advisor_app.domain.record import FactSet
from advisor_app.portfolio.session import Portfolio
from advisor_app.runtime import resources
from advisor_app.services.assessing import Assessing
from advisor_app.services.clock import FixedClock
from advisor_app.services.policies import load_library
from advisor_app.services.workspace import Workspace

START = dt.date(2026, 2, 2)


@pytest.fixture
def moving() -> FixedClock:
    """The clock of the workspace, to be moved on."""
    return FixedClock.on(START)


@pytest.fixture(scope="session")
def library() -> Library:
    """The shipped policy content, read once."""
    return load_library()


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A client database nobody wrote to yet, made once: each test gets a copy."""
    made = tmp_path_factory.mktemp("empty") / "portfolio.db"
    with Portfolio.open(made, actor="陈玥", clock=FixedClock.on(START)):
        pass
    return made


@pytest.fixture
def place(tmp_path: Path, empty: Path) -> Path:
    return Path(shutil.copy(empty, tmp_path / "portfolio.db"))


@pytest.fixture
def work(place: Path, moving: FixedClock, library: Library) -> Iterator[Workspace]:
    with Workspace(place, clock=moving, actor="陈玥") as workspace:
        workspace.assessing = Assessing(moving, library)
        yield workspace


@pytest.fixture(scope="session")
def demo_firm(library: Library) -> FactSet:
    """A firm in 萧山 with its figures, that holds no title and had no money yet."""
    assessing = Assessing(FixedClock.on(dt.date(2026, 11, 21)), library)
    read = assessing.read(resources.demo() / "01-qianchao.json")
    return replace(read, recognitions=(), received=())


@pytest.fixture
def firm(work: Workspace, demo_firm: FactSet) -> str:
    return work.clients.import_record(demo_firm).id


def to(clock: FixedClock, day: str) -> None:
    """Move the clock on to a day."""
    target = dt.date.fromisoformat(day)
    assert target >= clock.today(), "time does not run back"
    clock.advance(target - clock.today())

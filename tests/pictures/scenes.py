"""The window on a stage: data of three kinds, and every page and part of a page as something to look at."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import TypeVar
from unittest.mock import patch
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListWidget, QTabBar, QTabWidget, QWidget

from advisor_app.domain.evidence import Subject, SubjectKind
from advisor_app.domain.facts import FactType, Scope
from advisor_app.runtime import paths
from advisor_app.runtime.settings import Theme
from advisor_app.services import demo
from advisor_app.services.boards import Choice
from advisor_app.services.calendar import WindowEntry
from advisor_app.services.clock import FixedClock
from advisor_app.services.entry import ClientEntry, ReceivedEntry, RecognitionEntry
from advisor_app.services.relations import PersonEntry
from advisor_app.services.timeline import ContactEntry
from advisor_app.services.tracking import Opening
from advisor_app.services.workspace import Workspace
from advisor_app.ui import theme
from advisor_app.ui.app import application
from advisor_app.ui.errand import Errand
from advisor_app.ui.furnishing import build_window
from advisor_app.ui.pages.assessment import AssessmentPage
from advisor_app.ui.pages.clients import ClientsPage
from advisor_app.ui.pages.export import ExportPage
from advisor_app.ui.pages.pipeline import PipelinePage
from advisor_app.ui.pages.policies import PoliciesPage
from advisor_app.ui.pages.settings import SettingsPage
from advisor_app.ui.pages.workbench import WorkbenchPage
from tests.records import TODAY

LONG_NAME = "示例·" + "长三角生态绿色一体化发展示范区智能装备与新材料联合研究院" * 2 + "有限公司"
LONG_NOTE = "这家企业的情况需要逐项核对，尚有多项材料未到。" * 9
DATA = ("demo", "longest", "empty")
WAIT_SECONDS = 60

T = TypeVar("T", bound=QWidget)


def fill(workspace: Workspace, data: str) -> None:
    """Put the data of a kind (``DATA``) into an empty workspace, under the same ids each time."""
    dice = Random(1)
    with patch("uuid.uuid4", lambda: UUID(int=dice.getrandbits(128), version=4)):
        if data == "demo":
            demo.fill(workspace)
            demo.pursue(workspace)
        elif data == "longest":
            _fill_longest(workspace)


def _fill_longest(workspace: Workspace) -> None:
    clients = workspace.clients
    for number in range(3):
        name = f"{LONG_NAME[:63]}{number + 1}"
        made = clients.add_client(ClientEntry(name, region="330106", former_names=(f"曾用{LONG_NAME[:60]}",)))
        entry = clients.entry(made.id)
        clients.edit_client(
            made.id,
            replace(entry, note=LONG_NOTE[:200], industry=LONG_NAME[:60], advisor=LONG_NAME[:40]),
        )
        clients.set_value(made.id, "revenue", "987654321098", year=2025, note=LONG_NOTE[:200])
        for fact in workspace.assessing.library.catalogue.facts.values():
            if fact.type is FactType.TEXT and fact.scope is Scope.CLIENT and fact.derivation is None:
                clients.set_value(made.id, fact.key, LONG_NOTE[:200])
        workspace.relations.add_person(
            made.id, PersonEntry(LONG_NAME[:40], LONG_NAME[:40], "", LONG_NOTE[:200])
        )
        workspace.relations.put_tags(made.id, "，".join(f"{n}这是一个很长很长的标签呀" for n in range(4)))
        workspace.timeline.add(
            made.id,
            ContactEntry("promise", LONG_NOTE[:200], TODAY.isoformat(), LONG_NAME[:40], TODAY.isoformat()),
        )
        opened = workspace.tracking.open(Opening(made.id, "hz-2025-66.23.little-giant"))
        workspace.tracking.plan(opened.id, LONG_NOTE[:100], TODAY.isoformat())
        workspace.calendar.add_task(made.id, LONG_NOTE[:100], TODAY.isoformat(), opened.id)
        _fill_lists(workspace, made.id)
    workspace.calendar.put_window(
        WindowEntry("330100", LONG_NAME[:40], "", "", "2026-12-31", LONG_NOTE[:100])
    )
    workspace.pipeline.save_view(LONG_NAME[:40], Choice(advisor=LONG_NAME[:40]))
    workspace.clause_notes.add(("hz-2025-65", "1"), LONG_NOTE[:200], "这是一个很长很长的标签呀")


def _fill_lists(workspace: Workspace, client_id: str) -> None:
    """A line in each list of a client."""
    clients, name, note = workspace.clients, LONG_NAME[:40], LONG_NOTE[:200]
    clients.add_recognition(client_id, RecognitionEntry("little_giant", "first", "2024-09-01", "2027-08-31",
                                                        name, note))  # fmt: skip
    item = clients.add_item(client_id, "tech_renovation", {"name": name}).id
    clients.add_received(
        client_id, ReceivedEntry("hz-2025-66.23.little-giant", "9876543210", 2025, name, name, item, note)
    )
    workspace.relations.add_link(client_id, "parent", LONG_NAME, note)
    with tempfile.TemporaryDirectory() as folder:
        paper = Path(folder) / f"{name}.txt"
        paper.write_text(client_id, encoding="utf-8")
        taken = workspace.evidence.take_in(client_id, [paper], [Subject(SubjectKind.FACT, "revenue", 2025)])
    workspace.evidence.edit(taken.ids[0], name=paper.name, valid_to="2026-12-31", note=note)


class Stage:
    """The window with one kind of data, turned to what is to be looked at."""

    def __init__(self, workspace: Workspace, tokens: theme.Tokens, width: int, height: int) -> None:
        self.workspace = workspace
        self.window = build_window(workspace, tokens)
        self.of(WorkbenchPage)._pause.setInterval(3_600_000)  # no picture begins what would begin by itself
        self.window.resize(width, height)
        self.window.show()
        self.settle()
        if workspace.clients.rows():
            self.window.events.choose_client.emit(workspace.clients.rows()[0].id)
            self.settle()

    def of(self, kind: type[T]) -> T:
        """The page of a class."""
        found = self.window.findChild(kind)
        assert found is not None
        return found

    @property
    def busy(self) -> bool:
        """Whether anything is under way beside the window."""
        errands = self.window.findChildren(Errand)
        setting = self.of(ExportPage)
        waiting = setting._pause.isActive() or not setting._pages.idle
        return waiting or not self.window.jobs.idle or any(errand.busy for errand in errands)

    def resize(self, width: int, height: int) -> None:
        """Make the window as large."""
        self.window.resize(width, height)
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is under way, and all of it is painted."""
        end = time.monotonic() + WAIT_SECONDS
        quiet = 0
        while quiet < 3:
            QApplication.processEvents()
            quiet = 0 if self.busy else quiet + 1
            time.sleep(0.01)
            assert time.monotonic() < end, "the window did not come to rest"

    def grab(self, scene: Scene) -> QPixmap:
        """Turn to a scene and take it, without what differs from one machine to the next."""
        scene.turn(self)
        self.settle()
        self._hide_places()
        return self.window.grab()

    def _hide_places(self) -> None:
        """Temporary folders are called anew each time."""
        home = str(paths.data_dir().parent)
        for label in self.window.findChildren(QLabel):
            if home in label.text():
                label.setText(label.text().replace(home, "/示例"))
        for line in self.window.findChildren(QLineEdit):
            line.setCursorPosition(0)
            if home in line.text():
                line.setText(line.text().replace(home, "/示例"))

    def close(self) -> None:
        """End it, so that the next stage is dressed alone."""
        self.window.close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@dataclass(frozen=True, slots=True)
class Scene:
    """Something to look at: its name is the picture's."""

    name: str
    turn: Callable[[Stage], object]


def _to_page(key: str) -> Callable[[Stage], object]:
    return lambda stage: stage.window.show_page(key)


PAGES = ("workbench", "clients", "policies", "assessment", "pipeline", "calendar", "export", "settings")
SCENES = tuple(Scene(key, _to_page(key)) for key in PAGES)
"""One for each page: these are kept and compared."""


def _client_tab(place: int) -> Callable[[Stage], object]:
    def turn(stage: Stage) -> None:
        stage.window.show_page("clients")
        for tabs in stage.of(ClientsPage).findChildren(QTabWidget):
            tabs.setCurrentIndex(place)

    return turn


def _pane(place: int) -> Callable[[Stage], object]:
    def turn(stage: Stage) -> None:
        stage.window.show_page("assessment")
        stage.of(AssessmentPage).turn_to(place)

    return turn


def _board(place: int) -> Callable[[Stage], object]:
    def turn(stage: Stage) -> None:
        stage.window.show_page("pipeline")
        stage.of(PipelinePage).findChildren(QTabBar)[0].setCurrentIndex(place)

    return turn


def _panel(stage: Stage) -> None:
    stage.window.show_page("pipeline")
    page = stage.of(PipelinePage)
    page.findChildren(QTabBar)[0].setCurrentIndex(0)
    rows = stage.workspace.tracking.rows()
    if rows:
        page._open(rows[0].id)


def _section(place: int) -> Callable[[Stage], object]:
    def turn(stage: Stage) -> None:
        stage.window.show_page("settings")
        stage.of(SettingsPage).findChildren(QListWidget)[0].setCurrentRow(place)

    return turn


def _runs(stage: Stage) -> None:
    stage.window.show_page("export")
    stage.of(ExportPage).tabs.setCurrentIndex(1)


def _effect(stage: Stage) -> None:
    stage.window.show_page("policies")
    stage.of(PoliciesPage).show_effect()


def _contrast(stage: Stage) -> None:
    stage.window.show_page("policies")
    stage.of(PoliciesPage).show_contrast()


PARTS = (
    *(Scene(f"clients-{place}", _client_tab(place)) for place in range(1, 9)),
    *(Scene(f"assessment-{place}", _pane(place)) for place in range(1, 8)),
    *(Scene(f"pipeline-{place}", _board(place)) for place in range(1, 4)),
    Scene("pipeline-panel", _panel),
    *(Scene(f"settings-{place}", _section(place)) for place in range(1, 4)),
    Scene("export-runs", _runs),
    Scene("policies-effect", _effect),
    Scene("policies-contrast", _contrast),
)
"""The parts of the pages, for looking at."""


@contextmanager
def stage(place: Path, data: str, look: Theme, width: int, height: int) -> Iterator[Stage]:
    """The window on a new client database at ``place``, ``width`` × ``height`` pixels large."""
    tokens = theme.apply(application(), look)
    with Workspace(place, clock=FixedClock.on(TODAY), actor="示例顾问") as workspace:
        fill(workspace, data)
        made = Stage(workspace, tokens, width, height)
        try:
            yield made
        finally:
            made.close()

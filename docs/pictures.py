"""Take the pictures of the README and of the manual anew: ``python -m docs.pictures``.

From the demo clients on a fixed day, so that they show what the program shows now and nothing else changes.
Each picture is what somebody is to be shown: a page of the window, a form, or a page of paper.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QComboBox, QLineEdit, QTreeView

from advisor_app.dossier.kinds import Sort
from advisor_app.dossier.pdf.pages import Pages
from advisor_app.runtime.settings import Theme
from advisor_app.ui.pages.assessment import AssessmentPage
from advisor_app.ui.pages.clients import ClientsPage
from advisor_app.ui.pages.export import ExportPage
from advisor_app.ui.pages.workbench import WorkbenchPage
from advisor_app.ui.widgets.form import Form
from advisor_app.ui.widgets.pages_view import picture
from tests.pictures.refresh import settled_home
from tests.pictures.scenes import PARTS, SCENES, Scene, Stage, stage
from tests.records import TODAY

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "docs" / "pictures"
MANUAL = ROOT / "resources" / "manual" / "pictures"
LARGE = (1366, 768)
SMALL = (1100, 690)
"""The manual's: shown beside its chapters, the words can still be read."""
PAPER = 1.3
"""Pixels a point of a page of paper."""
COLOURS = 128
CODE = "91330106MADEM0118R"
"""Of the firm that the manual enters."""
FIRM = "示例·钱潮智造科技有限公司"
_TURNS = {scene.name: scene.turn for scene in (*SCENES, *PARTS)}


@dataclass(frozen=True, slots=True)
class Picture:
    """One file: where it goes, and what is in it."""

    path: Path
    take: Callable[[Stage], QPixmap]
    data: str = "demo"
    look: Theme = Theme.LIGHT
    size: tuple[int, int] = LARGE


def page(name: str, *, client: str = "") -> Callable[[Stage], QPixmap]:
    """A scene of the picture tests, for a client of one's choice."""

    def take(shown: Stage) -> QPixmap:
        if client:
            shown.window.events.choose_client.emit(shown.workspace.clients.find(client).id)
            shown.settle()
        return shown.grab(Scene(name, _TURNS[name]))

    return take


def workbench(shown: Stage) -> QPixmap:
    """The start page with what is worth asking, which is worked out beside the window."""
    shown.window.show_page("workbench")
    shown.settle()
    shown.of(WorkbenchPage).find_worth()
    shown.settle()
    return shown.window.grab()


def ladder(shown: Stage) -> QPixmap:
    """The assessment's first standard."""
    shown.window.show_page("assessment")
    shown.settle()
    found = shown.of(AssessmentPage).findChildren(QTreeView)
    view = next(each for each in found if each.accessibleName() == "评估结果")
    model = view.model()
    tops = [model.index(row, 0) for row in range(model.rowCount())]
    top = next(index for index in tops if str(index.data()).startswith("梯队"))
    view.setCurrentIndex(model.index(0, 0, top))
    view.scrollTo(top, view.ScrollHint.PositionAtTop)
    shown.settle()
    return shown.window.grab()


def new_client(shown: Stage) -> QPixmap:
    """The form of a new client, with what is asked first."""
    shown.window.show_page("clients")
    shown.of(ClientsPage).new()
    shown.settle()
    (form,) = (each for each in shown.of(ClientsPage).findChildren(Form) if each.isVisible())
    lines = {line.accessibleName(): line for line in form.findChildren(QLineEdit)}
    lines["企业名称"].setText("示例·手册精工有限公司")
    lines["统一社会信用代码"].setText(CODE)
    (place,) = (box for box in form.findChildren(QComboBox) if box.accessibleName() == "注册地")
    place.setCurrentIndex(place.findData("330106"))
    shown.settle()
    taken = form.grab()
    form.reject()
    shown.settle()
    return taken


def export(shown: Stage) -> QPixmap:
    """The page that prints, with a verdict."""
    shown.window.show_page("export")
    shown.settle()
    shown.of(ExportPage).hand_over(shown.workspace.clients.find(FIRM).id, Sort.VERDICT)
    shown.settle()
    return shown.window.grab()


def paper(sort: Sort) -> Callable[[Stage], QPixmap]:
    """The first page of a paper that says something: the cover lists what follows."""

    def take(shown: Stage) -> QPixmap:
        exporting = shown.workspace.exporting
        prepared = exporting.document(shown.workspace.clients.find(FIRM).id, sort, TODAY)
        with Pages(exporting.pdf(prepared.doc)) as pages:
            return QPixmap.fromImage(picture(pages.raster(1, PAPER)).copy())

    return take


PICTURES = (
    Picture(README / "workbench-light.png", workbench),
    Picture(README / "assessment-dark.png", page("assessment"), look=Theme.DARK),
    Picture(README / "ladder-light.png", ladder),
    *(
        Picture(README / f"{name}-light.png", page(scene))
        for name, scene in (
            ("assessment", "assessment"),
            ("ask", "assessment-1"),
            ("plan", "assessment-4"),
            ("cash", "assessment-5"),
            ("ahead", "assessment-6"),
            ("pipeline", "pipeline"),
            ("calendar", "calendar"),
            ("clients", "clients"),
            ("policies", "policies"),
            ("export", "export"),
        )
    ),
    Picture(MANUAL / "welcome.png", page("workbench"), data="empty", size=SMALL),
    Picture(MANUAL / "workbench.png", workbench, size=SMALL),
    Picture(MANUAL / "new-client.png", new_client, size=SMALL),
    Picture(MANUAL / "export.png", export, size=SMALL),
    Picture(MANUAL / "verdict.png", paper(Sort.VERDICT), size=SMALL),
    *(
        Picture(MANUAL / f"{name}.png", page(scene, client=FIRM), size=SMALL)
        for name, scene in (
            ("clients", "clients"),
            ("client-years", "clients-1"),
            ("assessment", "assessment"),
            ("ask", "assessment-1"),
            ("policies", "policies"),
            ("contrast", "policies-contrast"),
            ("plan", "assessment-4"),
            ("pipeline", "pipeline"),
            ("security", "settings-1"),
        )
    ),
)


def kind(one: Picture) -> tuple[str, str, tuple[int, int]]:
    """What pictures must have in common to be taken of one window."""
    return one.data, one.look.value, one.size


def keep(taken: QPixmap, path: Path) -> None:
    """Write it small: with a palette."""
    path.parent.mkdir(parents=True, exist_ok=True)
    taken.save(str(path))
    with Image.open(path) as whole:
        small = whole.convert("RGB").quantize(COLOURS)
    small.save(path, optimize=True)


def main() -> None:
    """Take all of them, each kind in a window of its own."""
    with settled_home() as home:
        for number, (shared, pictures) in enumerate(groupby(sorted(PICTURES, key=kind), key=kind)):
            data, look, size = shared
            with stage(home / f"示例客户库-{number}.db", data, Theme(look), *size) as shown:
                for one in pictures:
                    keep(one.take(shown), one.path)


if __name__ == "__main__":
    main()

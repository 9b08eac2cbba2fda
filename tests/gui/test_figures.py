"""统计: the bars are drawn when they are looked at, and the workbook is written."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtSvgWidgets import QSvgWidget
from PySide6.QtWidgets import QPushButton, QScrollArea

from advisor_app.runtime import resources
from advisor_app.services.tracking import Opening
from advisor_app.ui import choosing
from advisor_app.ui.pages.figures import FiguresView
from tests.gui.conftest import Desk

pytestmark = pytest.mark.gui


def test_bars_and_workbook(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    work = desk.workspace
    record = work.assessing.read(resources.demo() / "01-qianchao.json")
    client = work.clients.import_record(record).id
    targets = [c.target for c in work.tracking.candidates(client)][:5]
    for target in targets:
        work.tracking.open(Opening(client, target))
    work.pipeline.refresh([client])

    view = FiguresView(desk.window.findChild(FiguresView)._tools)  # type: ignore[union-attr]
    desk.bot.addWidget(view)
    picture, area = view.findChild(QSvgWidget), view.findChild(QScrollArea)
    assert isinstance(picture, QSvgWidget)
    assert isinstance(area, QScrollArea)
    view.show_counted(work.pipeline.counted())
    assert area.isHidden(), "nothing is drawn before it is looked at"
    view.resize(1100, 700)
    view.show()
    desk.settle()
    assert not area.isHidden()
    assert picture.renderer().isValid()
    ground = picture.grab().toImage().pixelColor(picture.width() - 1, 0)
    assert ground.lightness() > 128, "the picture has no ground of its own"
    view.show_counted(())
    desk.settle()
    assert area.isHidden(), "nothing to show"

    path = tmp_path / "台账"
    asked: list[str] = []

    def choose(_parent: object, _title: str, named: str, _kinds: str) -> Path:
        asked.append(named)
        return path

    monkeypatch.setattr(choosing, "new_file", choose)
    said: list[str] = []
    desk.window.findChild(FiguresView)._tools.events.said.connect(said.append)  # type: ignore[union-attr]
    next(b for b in view.findChildren(QPushButton) if b.text() == "导出 Excel…").click()
    desk.settle()
    assert asked[0].startswith("申报台账_")
    assert path.with_name("台账.xlsx").stat().st_size > 5000
    assert said == [f"已写出 台账.xlsx（{len(targets)} 项申报）"]

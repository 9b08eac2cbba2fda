"""A form read back in part, papers bound, the ledger written: from the pages where they are wanted."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from advisor_app.domain.record import FactSet
from advisor_app.dossier.collect import VALUE
from advisor_app.dossier.kinds import Sort
from advisor_app.services.tracking import Opening
from advisor_app.ui.pages.application_panel import ApplicationPanel
from advisor_app.ui.pages.binding import BindingDialog
from advisor_app.ui.pages.returned import ReturnedDialog
from tests.gui.conftest import Desk
from tests.records import TODAY
from tests.unit.services.test_collecting import places

pytestmark = pytest.mark.gui


def shown(kind: type) -> object:
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible())


@pytest.fixture
def client(desk: Desk) -> str:
    made = desk.workspace.clients.import_record(FactSet("示例收数公司", None, "330109"), demo=True)
    desk.window.events.changed.emit(made.changes)
    desk.settle()
    desk.clients.show_client(made.id)
    desk.settle()
    return made.id


def filled_form(desk: Desk, client: str, folder: Path) -> Path:
    prepared = desk.workspace.exporting.document(client, Sort.COLLECT, TODAY)
    (path,), _ = desk.workspace.exporting.hand_over(prepared, folder, pdf=False)
    book = load_workbook(path)
    sheet = book["数据"]
    titles, rows = places(sheet)
    catalogue = desk.workspace.clients.catalogue
    flags = [key for key in rows if ":" not in key and "@" not in key and catalogue.facts[key].type == "bool"]
    for key in flags[:3]:
        sheet.cell(rows[key], titles[VALUE]).value = "是"
    sheet.cell(rows[flags[3]], titles[VALUE]).value = "也许"
    book.save(path)
    return path


def test_a_form_is_read_back_in_part(desk: Desk, client: str, tmp_path: Path) -> None:
    path = filled_form(desk, client, tmp_path)
    desk.clients.read_form(path)
    desk.settle()
    dialog = shown(ReturnedDialog)
    assert isinstance(dialog, ReturnedDialog)
    assert dialog.table.rowCount() == 3
    assert "也许" in dialog.told.toPlainText(), "what can't be read is told beside what can"
    tick = dialog.table.item(1, 0)
    assert tick is not None
    tick.setCheckState(Qt.CheckState.Unchecked)
    dialog.activateWindow()
    dialog.table.setFocus()
    desk.bot.waitUntil(dialog.table.hasFocus)
    dialog.table.selectAll()
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(dialog.table, Qt.Key.Key_C, keys)
    head, *lines = (line.split("\t") for line in QApplication.clipboard().text().splitlines())
    assert head == ["读入", "项目", "现在", "表里填的", "位置"]
    assert [(line[0], *line[2:4]) for line in lines] == [
        ("✓", "待补", "是"),
        ("", "待补", "是"),
        ("✓", "待补", "是"),
    ]
    dialog.take.click()
    desk.settle()
    record = desk.workspace.clients.record(client)
    assert [value.value for value in record.facts.values()] == [True, True]
    desk.workspace.portfolio.undo()
    assert desk.workspace.clients.record(client).facts == {}, "one step"


def test_a_foreign_file_is_told(desk: Desk, client: str, tmp_path: Path) -> None:
    said: list[str] = []
    desk.window.events.said.connect(said.append)
    (tmp_path / "x.xlsx").write_bytes(b"no workbook")
    desk.clients.read_form(tmp_path / "x.xlsx")
    desk.settle()
    assert said[-1].endswith("请用发给企业的那份表来填。")


def test_papers_are_bound_from_the_panel(desk: Desk, client: str, tmp_path: Path) -> None:
    opened = desk.workspace.tracking.open(Opening(client, "little_giant")).id
    panel = desk.window.findChild(ApplicationPanel)
    assert isinstance(panel, ApplicationPanel)
    lanes = desk.workspace.pipeline.applications().lanes
    cards = [card for lane in lanes for column in lane.cards.values() for card in column]
    card = next(card for card in cards if card.id == opened)
    panel.show_card(card)
    desk.settle()
    panel.bind()
    dialog = shown(BindingDialog)
    assert isinstance(dialog, BindingDialog)
    dialog.run()
    assert "请先选存到哪个文件夹" in dialog.told.toPlainText()
    dialog.target.setText(str(tmp_path / "out"))
    dialog.files.setText(str(tmp_path / "none"))
    dialog.run()
    desk.settle()
    assert "没有" in dialog.told.toPlainText()
    assert "这个文件夹" in dialog.told.toPlainText()
    dialog.files.clear()
    QTest.keyClick(dialog.target, Qt.Key.Key_Return)  # binds, and opens no list of files
    desk.settle()
    (path,) = (tmp_path / "out").iterdir()
    assert "装订册" in path.name
    assert "缺" in dialog.told.toPlainText()
    assert dialog.told.geometry().bottom() < dialog.bind.mapTo(dialog, QPoint(0, 0)).y(), "nothing overlaps"
    assert len(PdfReader(path).pages) >= 4
    dialog.reject()


def test_the_ledger_is_written(desk: Desk, client: str, tmp_path: Path) -> None:
    desk.clients.write_ledger(tmp_path / "out")
    desk.settle()
    (path,) = (tmp_path / "out").iterdir()
    names = {cell for row in load_workbook(path)["客户"].iter_rows(values_only=True) for cell in row}
    assert "示例收数公司" in names

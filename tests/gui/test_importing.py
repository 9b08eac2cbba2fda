"""A foreign list through the window: mapped, looked at, taken in part, and taken back by one undo."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from advisor_app.services.entry import ClientEntry, ValueEntry
from advisor_app.ui.pages.importing import ImportDialog
from tests.gui.conftest import Desk

pytestmark = pytest.mark.gui

ROWS: Sequence[Sequence[object]] = (
    ["企业名称", "2024年营业收入", "2024年职工人数", "2023年研发投入（万元）", "是否制造业", "联系人"],
    ["示例·云杉机电有限公司", 5230, 120, "约300", "是", "张"],
    ["示例·海棠新材料有限公司", 880, "—", 40, "否", "李"],
    ["示例·新来的软件有限公司", 660, 15, None, "无", "王"],
    ["合计", 6770, 135, 340, None, None],
)


def book(folder: Path) -> Path:
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = "名单"
    for row in ROWS:
        sheet.append(list(row))
    made.save(folder / "园区企业.xlsx")
    return folder / "园区企业.xlsx"


def opened(desk: Desk, bot: QtBot, path: Path) -> ImportDialog:
    desk.clients.open_list(path)
    bot.waitUntil(lambda: desk.clients.findChild(ImportDialog) is not None, timeout=20_000)
    found = desk.clients.findChild(ImportDialog)
    assert found is not None
    return found


def box(dialog: ImportDialog, row: int, column: int) -> QComboBox:
    found = dialog.mapping.cellWidget(row, column)
    assert isinstance(found, QComboBox)
    return found


@pytest.fixture
def firms(desk: Desk) -> list[str]:
    clients = desk.workspace.clients
    ids = [clients.add_client(ClientEntry(str(row[0]))).id for row in ROWS[1:3]]
    clients.set_values(ids[0], [ValueEntry("employees", 110, 2024, source="audit")])
    return ids


def test_mapped_looked_at_and_taken_in_part(
    desk: Desk, qtbot: QtBot, tmp_path: Path, firms: list[str]
) -> None:
    dialog = opened(desk, qtbot, book(tmp_path))
    assert dialog.leaves.currentIndex() == 0
    chosen = [box(dialog, row, 2).currentText() for row in range(6)]
    assert chosen == ["企业名称", "营业收入", "职工总数", "研发投入", "制造业企业", "（不读）"]
    item = dialog.mapping.item(1, 5)
    assert item is not None
    assert item.text() == "请选单位"
    assert "没有选年度或单位" in dialog.told.toPlainText()
    unit = box(dialog, 1, 4)
    unit.setCurrentText("万元")
    unit.activated.emit(unit.currentIndex())
    assert item.text() == ""
    dialog.leaves.setCurrentIndex(1)
    desk.settle()
    kinds = [each.kind.value for each in dialog.changes.rows]
    assert kinds.count("stronger") == 1
    assert kinds.count("estimate") == 1
    assert [each.name for each in dialog.firms.rows] == [ROWS[3][0]]
    assert dialog.firms.chosen == {0}
    place = next(n for n, each in enumerate(dialog.changes.rows) if each.label == "制造业企业")
    dialog.table.selectRow(place)
    QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    assert place not in dialog.changes.chosen
    dialog.take.click()
    desk.settle()
    record = desk.workspace.clients.record(firms[0])
    assert record.years["revenue"][2024].value == 52_300_000
    assert "is_manufacturing" not in record.facts
    assert record.years["employees"][2024].value == 110
    assert {row.source for row in desk.workspace.clients.values(firms[0])} == {"self", "audit"}
    desk.workspace.clients.undo()
    assert "revenue" not in desk.workspace.clients.record(firms[0]).years


def test_a_dropped_file_is_opened_and_a_broken_one_told(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    broken = tmp_path / "断.xlsx"
    broken.write_bytes(book(tmp_path).read_bytes()[:900])

    def drop(path: Path) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        point = QPointF(QPoint(5, 5))
        action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        desk.clients.dropEvent(QDropEvent(point, action, data, button, Qt.KeyboardModifier.NoModifier))

    drop(broken)
    qtbot.waitUntil(lambda: not desk.clients.errand.busy, timeout=20_000)
    qtbot.waitUntil(lambda: "打不开" in desk.clients.strip.told.text())
    drop(tmp_path / "园区企业.xlsx")
    qtbot.waitUntil(lambda: desk.clients.findChild(ImportDialog) is not None, timeout=20_000)


def test_new_firms_are_made_where_they_are_ticked(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opened(desk, qtbot, book(tmp_path))
    assert [each.name for each in dialog.firms.rows] == [str(row[0]) for row in ROWS[1:4]]
    dialog.firms.tick(range(3), on=False)
    dialog.firms.tick([2], on=True)
    dialog.take.click()
    desk.settle()
    assert [row.name for row in desk.workspace.clients.rows()] == [ROWS[3][0]]


def test_a_header_is_told_to_be_something_else(
    desk: Desk, qtbot: QtBot, tmp_path: Path, firms: list[str]
) -> None:
    dialog = opened(desk, qtbot, book(tmp_path))
    dialog.leaves.setCurrentIndex(0)
    what = box(dialog, 2, 2)
    what.setCurrentText("（不读）")
    what.activated.emit(what.currentIndex())
    dialog.take.click()
    desk.settle()
    assert dialog.leaves.currentIndex() == 1
    assert "2024 年职工总数" not in [each.label for each in dialog.changes.rows]
    assert desk.workspace.clients.record(firms[0]).years.keys() == {"employees"}

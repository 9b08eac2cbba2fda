"""Materials, people, ties, tags, changes and the 回收站, as they are used in the window."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QWidget

from advisor_app.services.entry import ClientEntry, ValueEntry
from advisor_app.services.entry_places import EntryPlace, EntryTab
from advisor_app.services.relations import PersonEntry
from advisor_app.ui.pages.client_files import FilesTab
from advisor_app.ui.pages.client_past import PastTab
from advisor_app.ui.pages.client_people import PeopleTab
from advisor_app.ui.pages.client_tabs import FiguresTab
from advisor_app.ui.pages.erase_dialog import EraseDialog
from advisor_app.ui.pages.origin import OriginDialog
from advisor_app.ui.pages.recycle import RecycleBin
from advisor_app.ui.widgets.form import Form
from tests.gui.conftest import Desk

T = TypeVar("T", bound=QWidget)


@pytest.fixture
def firm(desk: Desk) -> str:
    saved = desk.workspace.clients.add_client(ClientEntry("示例甲有限公司", region="330109"))
    desk.window.events.changed.emit(saved.changes)
    desk.settle()
    desk.clients.show_client(saved.id)
    desk.settle()
    return saved.id


def tab(desk: Desk, kind: type[T]) -> T:
    found = desk.clients.findChild(kind)
    assert isinstance(found, kind)
    desk.window.show_page("clients")
    desk.clients._pages.setCurrentWidget(found)
    desk.settle()
    return found


def test_files_are_dropped_tied_and_taken_back(desk: Desk, firm: str, tmp_path: Path) -> None:
    page = tab(desk, FilesTab)
    assert "拖到这里" in page.told.text()
    report = tmp_path / "审计报告.pdf"
    report.write_bytes(b"%PDF-1.7")
    (tmp_path / "空.pdf").touch()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in (report, tmp_path / "空.pdf")])
    page.dropEvent(
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    desk.settle()
    assert page.model.rowCount() == 1
    assert "空文件" in page.fault.text()
    desk.workspace.clients.set_values(firm, [ValueEntry("revenue", "1000000", 2025)])
    desk.clients.reload()
    desk.settle()
    page.table.selectRow(0)
    page.tie()
    form = page.findChild(Form)
    assert isinstance(form, Form)
    box = form.findChild(QComboBox)
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findText("数据：营业收入（2025）"))
    form._send()
    desk.settle()
    assert page.model.index(0, 3).data() == "营业收入（2025）"
    (row,) = desk.workspace.evidence.rows(firm)
    desk.workspace.evidence.edit(row.id, name=row.file.name, valid_to="2026-01-01", note="")
    desk.clients.show_client(firm)
    desk.settle()
    texts = [page.model.index(0, column).data() for column in range(3)]
    assert texts == ["审计报告.pdf", "✗ 已过期", "2026-01-01"]
    page.table.selectRow(0)
    page.remove()
    desk.settle()
    assert page.model.rowCount() == 0


def test_tags_find_clients(desk: Desk, firm: str) -> None:
    other = desk.workspace.clients.add_client(ClientEntry("示例乙有限公司"))
    desk.window.events.changed.emit(other.changes)
    desk.settle()
    page = tab(desk, PeopleTab)
    page.tags.setText("重点，外贸")
    page.tags.editingFinished.emit()
    desk.settle()
    assert desk.workspace.relations.tags() == {firm: ("外贸", "重点")}
    desk.clients._filter.setText("外贸")
    desk.settle()
    assert desk.clients._count.text().startswith("1 家客户")


def test_people_and_ties_are_shown(desk: Desk, firm: str) -> None:
    relations = desk.workspace.relations
    other = desk.workspace.clients.add_client(ClientEntry("示例集团有限公司"))
    relations.add_person(firm, PersonEntry("王示例", "财务", "0571-1"))
    desk.window.events.changed.emit(relations.add_link(firm, "parent", "示例集团有限公司").changes)
    desk.settle()
    desk.clients.show_client(firm)
    desk.settle()
    page = tab(desk, PeopleTab)
    assert page.people.index(0, 0).data() == "★ 王示例"
    assert page.links.index(0, 1).data() == "母公司（控股方）"
    page.links_table.selectRow(0)
    page.open_link()
    desk.settle()
    assert desk.clients._wanted == other.id
    assert page.links.index(0, 1).data() == "子公司"
    page.links_table.clearSelection()
    page.people_table.setCurrentIndex(page.people.index(-1, 0))
    page.edit_person()
    assert "选中一位联系人" in page.fault.text()


def test_two_days_are_compared(desk: Desk, firm: str) -> None:
    page = tab(desk, PastTab)
    assert page.steps.index(0, 2).data() == "新建客户“示例甲有限公司”"
    page.compare()
    desk.settle()
    assert page.differences.rowCount() > 0
    assert "处不同" in page.told.text()


def test_a_deleted_client_is_had_back(desk: Desk, firm: str) -> None:
    desk.window.events.changed.emit(desk.workspace.clients.delete_client(firm))
    desk.settle()
    QTest.keyClick(desk.window, Qt.Key.Key_F12, Qt.KeyboardModifier.ShiftModifier)  # held down still
    desk.clients.open_bin()
    desk.settle()
    dialog = desk.clients.findChild(RecycleBin)
    assert isinstance(dialog, RecycleBin)
    assert dialog.model.index(0, 0).data() == "示例甲有限公司"
    dialog.restore()
    desk.settle()
    assert [row.id for row in desk.workspace.clients.rows()] == [firm]
    assert dialog.told.text() == "回收站是空的。"
    dialog.reject()


def test_a_client_is_erased_for_good_only_by_its_name(desk: Desk, firm: str) -> None:
    desk.window.events.changed.emit(desk.workspace.clients.delete_client(firm))
    desk.settle()
    desk.clients.open_bin()
    desk.settle()
    bin_dialog = desk.clients.findChild(RecycleBin)
    assert isinstance(bin_dialog, RecycleBin)
    bin_dialog.erase.click()
    desk.settle()
    dialog = bin_dialog.findChild(EraseDialog)
    assert isinstance(dialog, EraseDialog)
    assert "记录：客户 1" in dialog.going.text()
    assert not dialog.go.isEnabled()
    dialog.typed.setText("示例甲有限公")
    assert not dialog.go.isEnabled()
    dialog.typed.setText("示例甲有限公司")
    dialog.go.click()
    desk.settle()
    desk.bot.waitUntil(lambda: bin_dialog.told.text() == "回收站是空的。")
    assert desk.workspace.clients.rows(deleted=True) == ()
    bin_dialog.reject()


def test_where_a_figure_comes_from(desk: Desk, firm: str) -> None:
    clients = desk.workspace.clients
    clients.set_value(firm, "revenue", "9500000", year=2025, source="self")
    desk.window.events.changed.emit(clients.set_value(firm, "revenue", "9000000", year=2025, source="audit"))
    desk.settle()
    figures = tab(desk, FiguresTab)
    figures.go_to(EntryPlace(EntryTab.FIGURES, "revenue", 2025))
    figures.origin.click()
    desk.settle()
    dialog = desk.clients.findChild(OriginDialog)
    assert isinstance(dialog, OriginDialog)
    assert dialog.windowTitle() == "来历：营业收入（2025）"

    def shown() -> list[tuple[str, str, str]]:
        model = dialog.values
        return [
            (model.index(n, 0).data(), model.index(n, 1).data(), model.index(n, 2).data())
            for n in range(model.rowCount())
        ]

    assert shown() == [("✓ 采用", "900.00万元", "审计报告"), ("", "950.00万元", "企业自报")]
    dialog.table.selectRow(1)
    dialog.adopt()
    desk.settle()
    assert shown() == [("✓ 采用", "950.00万元", "企业自报"), ("", "900.00万元", "审计报告")]
    assert clients.record(firm).years["revenue"][2025].value == Decimal(9500000)
    assert [dialog.turns.index(n, 3).data() for n in range(3)] == ["950.00万元", "900.00万元", "950.00万元"]
    dialog.table.selectRow(0)
    dialog.drop()
    desk.settle()
    assert "先采用另一个" in dialog.told.text()
    dialog.confirm()
    desk.settle()
    assert dialog.values.index(0, 4).data() == "示例顾问"
    dialog.reject()


def test_all_files_are_read_through_and_what_is_wrong_leads_to_its_client(
    desk: Desk, firm: str, tmp_path: Path
) -> None:
    report = tmp_path / "审计报告.pdf"
    report.write_bytes(b"%PDF-1.7 figures")
    evidence = desk.workspace.evidence
    file_id = evidence.take_in(firm, [report]).ids[0]
    (sha,) = evidence.store.all()
    evidence.store.path(sha).unlink()
    dialog = desk.clients.check_files()
    desk.bot.waitUntil(lambda: "内容缺失 1 份" in dialog.told.text(), timeout=10_000)
    (trouble,) = dialog.model.shown
    assert trouble.row.id == file_id
    dialog.open_client()
    desk.settle()
    assert not dialog.isVisible()
    assert desk.window.page == "clients"
    assert isinstance(desk.clients._pages.currentWidget(), FilesTab)
    again = desk.clients.check_files()
    desk.bot.waitUntil(lambda: not again.errand.busy, timeout=10_000)
    again.sweep()
    desk.settle()
    assert again.told.text() == "没有可以清理的内容。"
    again.reject()

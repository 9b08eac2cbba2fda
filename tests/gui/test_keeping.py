"""设置 → 数据与备份: backing up, going back, handing over and taking over, by what a person would press."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QMessageBox, QPushButton

from advisor_app.handover import sealing
from advisor_app.runtime import paths
from advisor_app.services.clock import FixedClock
from advisor_app.services.entry import ClientEntry
from advisor_app.services.whole_workbook import Progress
from advisor_app.services.workspace import Workspace
from advisor_app.ui.pages.keeping import KeepingSection
from advisor_app.ui.pages.merge_dialog import MergeDialog
from advisor_app.ui.pages.pack_dialog import PackDialog, PassphraseDialog
from advisor_app.ui.pages.restore_dialog import RestoreDialog
from advisor_app.ui.pages.settings import SettingsPage
from tests.gui.conftest import Desk
from tests.records import TODAY

PASSPHRASE = "correct horse"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ADVISOR_HOME", str(tmp_path / "家"))
    monkeypatch.setattr(sealing, "WORK", 2)
    return tmp_path


@pytest.fixture
def section(home: Path, desk: Desk) -> Iterator[KeepingSection]:
    desk.window.show_page("settings")
    found = desk.window.findChild(KeepingSection)
    assert isinstance(found, KeepingSection)
    desk.workspace.clients.add_client(ClientEntry("示例·甲有限公司"))
    found.refresh()
    desk.settle()
    yield found
    found._put_away()


def wait(desk: Desk, section: KeepingSection) -> None:
    desk.bot.waitUntil(lambda: desk.window.jobs.idle and not section.errand.busy, timeout=10_000)
    desk.settle()


def press(_desk: Desk, button: QPushButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def dialog(section: KeepingSection, kind: type[QDialog]) -> QDialog:
    (found,) = [each for each in section.findChildren(kind) if each.isVisible()]
    return found


def names(desk: Desk) -> list[str]:
    return sorted(row.name for row in desk.workspace.clients.rows())


def test_the_page_of_sections(desk: Desk) -> None:
    page = desk.window.findChild(SettingsPage)
    assert isinstance(page, SettingsPage)
    sections = [page.sections.item(i).text() for i in range(page.sections.count())]
    assert sections == ["数据与备份", "安全", "外观与习惯", "政策包"]


def test_everything_has_a_name(section: KeepingSection) -> None:
    for button in section.findChildren(QPushButton):
        assert button.accessibleName() or button.text()
    assert section.table.accessibleName()
    for label in (section.told, section.place, section.where):
        assert label.accessibleDescription()
        assert not label.accessibleName(), "it would be read in place of what the label says"


def test_backing_up(desk: Desk, section: KeepingSection) -> None:
    assert section.empty.isVisible()
    assert not section.table.isVisible()
    assert section.told.text() == "还没有备份。"
    press(desk, section.now)
    wait(desk, section)
    assert section.model.rowCount() == 1
    assert section.table.isVisible()
    assert "之后没有改动" in section.told.text()
    assert "已备份并读回核对" in section.strip.told.text()
    press(desk, section.check)
    wait(desk, section)
    assert "完好" in section.strip.told.text()


def test_a_bad_backup_is_shown_and_not_offered(desk: Desk, section: KeepingSection) -> None:
    press(desk, section.now)
    wait(desk, section)
    path = desk.workspace.keeping.backups()[0].path
    path.write_bytes(b"")
    section.refresh()
    desk.settle()
    assert "1 份备份不能用" in section.told.text()
    assert not section.go_back.isEnabled()


def test_going_back(desk: Desk, section: KeepingSection) -> None:
    press(desk, section.now)
    wait(desk, section)
    desk.workspace.clients.add_client(ClientEntry("示例·乙有限公司"))
    press(desk, section.go_back)
    wait(desk, section)
    asked = dialog(section, RestoreDialog)
    assert isinstance(asked, RestoreDialog)
    assert "1 家会消失" in asked.told.text()
    assert names(desk) == ["示例·乙有限公司", "示例·甲有限公司"]
    press(desk, asked.go)
    wait(desk, section)
    assert names(desk) == ["示例·甲有限公司"]
    assert section.model.rowCount() == 2  # and what was before
    assert (
        [row.name for row in desk.clients.model._rows] == ["示例·甲有限公司"]
        if hasattr(desk.clients, "model")
        else True
    )


def test_handing_over_asks_for_what_is_missing(desk: Desk, section: KeepingSection, home: Path) -> None:
    press(desk, section.pack)
    asked = dialog(section, PackDialog)
    assert isinstance(asked, PackDialog)
    for line, text, told in (
        (asked.note, "示例备注", "请先选存到哪里"),
        (asked.target, str(home / "交接"), "至少 8 个字符"),
        (asked.first, PASSPHRASE, "两次输入的口令不一样"),
    ):
        line.setText(text)
        press(desk, asked.go)
        assert told in asked.fault.text()
        assert asked.isVisible()
    asked.again.setText(PASSPHRASE)
    QTest.keyClick(asked.target, Qt.Key.Key_Return)  # packs, and opens no list of files
    wait(desk, section)
    assert (home / "交接.peipao").is_file()
    assert "口令请另行告知" in section.strip.told.text()


@pytest.fixture
def package(desk: Desk, section: KeepingSection, home: Path) -> Path:
    """Another advisor's work on a copy: a note changed, a client added; the note is changed here too."""
    (client,) = [row.id for row in desk.workspace.clients.rows()]
    made = desk.workspace.keeping.back_up().backups[0]
    (home / "there").mkdir()
    shutil.copyfile(made.path, home / "there" / "portfolio.db")
    clock = FixedClock.on(TODAY)
    with Workspace(home / "there" / "portfolio.db", clock=clock, actor="李航") as there:
        there.clients.add_client(ClientEntry("示例·丙有限公司"))
        there.clients.edit_client(client, replace(there.clients.entry(client), note="对方的"))
        packed = "2026.12.1（政策包 shili-pack 第 2 版）"
        there.assessing.library = replace(there.assessing.library, content_version=packed)
        there.keeping.pack(home / "李航.peipao", passphrase=PASSPHRASE)
    desk.workspace.clients.edit_client(client, replace(desk.workspace.clients.entry(client), note="这边的"))
    return home / "李航.peipao"


def opened(desk: Desk, section: KeepingSection, package: Path) -> MergeDialog:
    section.receive(package)
    asked = dialog(section, PassphraseDialog)
    assert isinstance(asked, PassphraseDialog)
    QTest.keyClicks(asked.line, PASSPHRASE)
    QTest.keyClick(asked.line, Qt.Key.Key_Return)
    wait(desk, section)
    found = dialog(section, MergeDialog)
    assert isinstance(found, MergeDialog)
    return found


def test_a_wrong_passphrase(desk: Desk, section: KeepingSection, package: Path) -> None:
    section.look_into(package, "nonsense")
    wait(desk, section)
    assert "口令不对" in section.strip.told.text()


def test_joining(desk: Desk, section: KeepingSection, package: Path) -> None:
    found = opened(desk, section, package)
    assert found.lacking.isVisible()
    assert "对方用的是政策包 shili-pack 第 2 版" in found.lacking.text()
    assert [(row.kind, row.here, row.there) for row in found.rows] == [
        ("两边都改过", "这边的", "对方的"),
        ("对方新增", "（没有）", "示例·丙有限公司"),
    ]
    found.table.setFocus()
    found.table.setCurrentCell(0, 0)
    QTest.keyClick(found.table, Qt.Key.Key_Space)  # take theirs, by keyboard
    QTest.keyClick(found.table, Qt.Key.Key_Return)  # joins what is ticked, and ticks nothing
    wait(desk, section)
    assert names(desk) == ["示例·丙有限公司", "示例·甲有限公司"]
    first = desk.workspace.clients.rows()
    (client,) = [row.id for row in first if "甲" in row.name]
    assert desk.workspace.clients.entry(client).note == "对方的"
    assert "已并入 2 处" in section.strip.told.text()
    assert not list(paths.unpacking_dir().iterdir())
    desk.workspace.portfolio.undo()
    assert desk.workspace.clients.entry(client).note == "这边的"


def test_joining_nothing_of_one_client(desk: Desk, section: KeepingSection, package: Path) -> None:
    found = opened(desk, section, package)
    found.table.setCurrentCell(1, 0)
    press(desk, found.all_here)
    assert {side.value for side in found.choices().values()} == {"here"}
    found.reject()
    desk.settle()
    assert not list(paths.unpacking_dir().iterdir())
    assert names(desk) == ["示例·甲有限公司"]


def test_taking_the_whole_asks_twice(desk: Desk, section: KeepingSection, package: Path) -> None:
    found = opened(desk, section, package)
    press(desk, found.whole)
    (box,) = found.findChildren(QMessageBox)
    assert names(desk) == ["示例·甲有限公司"]
    (sure,) = [each for each in box.buttons() if each.text() == "整库代替"]
    QTest.mouseClick(sure, Qt.MouseButton.LeftButton)
    wait(desk, section)
    assert names(desk) == ["示例·丙有限公司", "示例·甲有限公司"]
    (client,) = [row.id for row in desk.workspace.clients.rows() if "甲" in row.name]
    assert desk.workspace.clients.entry(client).note == "对方的"


def test_another_folder(desk: Desk, section: KeepingSection, home: Path) -> None:
    section.use_folder(home / "家" / "里面")
    wait(desk, section)
    assert "数据文件夹" in section.strip.told.text()
    (home / "别处").mkdir()
    section.use_folder(home / "别处")
    wait(desk, section)
    assert "别处" in section.where.text()
    press(desk, section.now)
    wait(desk, section)
    assert list((home / "别处").glob("*.db"))


def test_the_whole_as_a_workbook_and_back(desk: Desk, section: KeepingSection, tmp_path: Path) -> None:
    clients, book = desk.workspace.clients, tmp_path / "整库.xlsx"
    firm = clients.rows()[0].id
    clients.set_value(firm, "revenue", "9000000", year=2025)
    assert "没有加密" in " ".join(label.text() for label in section.findChildren(QLabel))
    section.write_as_workbook(tmp_path / "整库")
    assert section.strip.cancel.isVisible()
    wait(desk, section)
    assert "已写出" in section.strip.told.text()
    assert "整库.xlsx" in section.strip.told.text()
    section.read_workbook(book)
    wait(desk, section)
    assert "只读进空的客户库" in section.strip.told.text()
    before = clients.record(firm)
    clients.delete_client(firm)
    desk.workspace.erasing.erase(firm, "示例·甲有限公司")
    section.read_workbook(book)
    wait(desk, section)
    wait(desk, section)
    assert "已读回 1 家客户的全部记录" in section.strip.told.text()
    assert clients.record(firm) == before
    desk.workspace.portfolio.undo()
    assert clients.rows() == ()


def test_writing_a_workbook_is_cancelled_with_nothing_written(
    desk: Desk, section: KeepingSection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, cancelled = threading.Event(), threading.Event()
    usual = desk.workspace.whole_workbook.write

    def write(path: Path, progress: Progress) -> int:
        begun.set()
        assert cancelled.wait(10)
        return usual(path, progress)

    monkeypatch.setattr(desk.workspace.whole_workbook, "write", write)
    section.write_as_workbook(tmp_path / "整库.xlsx")
    desk.bot.waitUntil(begun.is_set)
    press(desk, section.strip.cancel)
    cancelled.set()
    wait(desk, section)
    assert section.strip.told.text() == "已取消，什么也没有改动。"
    assert list(tmp_path.glob("整库*")) == []

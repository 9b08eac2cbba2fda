"""使用手册 in its own window: opened by its key, its chapters, its pictures, its search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest

from advisor_app.runtime import resources
from advisor_app.ui import theme
from advisor_app.ui.pages.manual import ManualWindow

if TYPE_CHECKING:
    from pathlib import Path

    from tests.gui.conftest import Desk

IMAGE = QTextDocument.ResourceType.ImageResource.value


def manual_of(desk: Desk) -> ManualWindow:
    QTest.keyClick(desk.window, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    found = desk.window.findChildren(ManualWindow)
    assert len(found) == 1
    assert found[0].isVisible()
    return found[0]


def top_line(manual: ManualWindow) -> str:
    return manual.page.cursorForPosition(manual.page.viewport().rect().topLeft()).block().text()


def test_a_chapter_is_turned_to(desk: Desk) -> None:
    manual = manual_of(desk)
    names = [manual.chapters.item(row).text() for row in range(manual.chapters.count())]
    assert names[1] == "2. 第一份判定书"
    manual.chapters.setCurrentRow(7)
    desk.settle()
    assert names[7] in (top_line(manual), manual.page.textCursor().block().text())
    assert manual.page.verticalScrollBar().value() > 0
    QTest.keyClick(manual.page, Qt.Key.Key_Escape)
    assert not manual.isVisible()
    assert manual_of(desk) is manual, "it comes back where it was left"


def test_it_opens_about_the_page_and_its_list_follows(desk: Desk) -> None:
    desk.window.show_page("settings")
    manual = manual_of(desk)
    desk.settle()
    assert "备份" in manual.chapters.currentItem().text()
    bar = manual.page.verticalScrollBar()
    bar.setValue(bar.minimum())
    assert manual.chapters.currentRow() <= 0
    bar.setValue(bar.maximum() // 2)
    assert 2 < manual.chapters.currentRow() < manual.chapters.count() - 1
    assert bar.value() == bar.maximum() // 2


def test_a_word_is_found_and_one_that_is_not_there_is_said(desk: Desk) -> None:
    manual = manual_of(desk)
    manual.line.setText("投影")
    QTest.keyClick(manual.line, Qt.Key.Key_Return)
    first = manual.page.textCursor().position()
    assert manual.page.textCursor().selectedText() == "投影"
    QTest.keyClick(manual.line, Qt.Key.Key_Return)
    assert manual.page.textCursor().position() != first
    manual.line.setText("没有这样的词")
    QTest.keyClick(manual.line, Qt.Key.Key_Return)
    assert manual.found.isVisible()
    assert "没有这样的词" in manual.found.text()


def test_pictures_are_those_beside_the_text_and_no_others(desk: Desk, tmp_path: Path) -> None:
    manual = manual_of(desk)
    text = resources.manual()
    names = [path.name for path in (text.parent / "pictures").iterdir()]
    assert names
    for name in names:
        assert manual.page.loadResource(IMAGE, QUrl(f"pictures/{name}")) is not None, name
    outside = ManualWindow(text, theme.LIGHT, desk.window)
    (tmp_path / "t.md").write_text("![](../../secret.png)", encoding="utf-8")
    assert outside.page.loadResource(IMAGE, QUrl("../../icons/clients.svg")) is None
    assert outside.page.loadResource(IMAGE, QUrl("file:///etc/hostname")) is None

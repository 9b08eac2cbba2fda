"""隐名演示: no page of the window shows a name, nothing can be written, and the names come back."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QTabWidget,
    QTextEdit,
    QWidget,
)

from advisor_app.domain.errors import StoreError
from advisor_app.portfolio.masking import READ_ONLY
from advisor_app.services.entry import ClientEntry
from advisor_app.services.redaction import MaskedWorkspace
from advisor_app.services.relations import PersonEntry
from advisor_app.services.timeline import ContactEntry
from advisor_app.ui.main_window import MainWindow
from advisor_app.ui.palette import Palette
from advisor_app.ui.projecting import Projecting
from tests.gui.conftest import Desk

MARK = "蘑菇"
FIRMS = (f"示例·{MARK}一号有限公司", f"示例·{MARK}二号有限公司")
CODES = ("91330109MADEM0011R", "91330106MADEM002X6")
PERSON, PHONE = "蘑菇菇", "13800001234"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADVISOR_HOME", str(tmp_path / "家"))


@pytest.fixture
def filled(desk: Desk) -> Desk:
    work = desk.workspace
    ids = [
        work.clients.add_client(
            ClientEntry(
                name,
                CODES[n],
                short_name=f"{MARK}{n}",
                former_names=(f"老{MARK}{n}厂",),
                note=f"问{name}的{PERSON}",
            )
        )[0]
        for n, name in enumerate(FIRMS)
    ]
    work.timeline.add(ids[0], ContactEntry("call", f"给{FIRMS[1]}打电话{PHONE}", "2026-11-01"))
    work.relations.add_person(ids[0], PersonEntry(name=PERSON, phone=PHONE))
    work.relations.add_link(ids[0], "parent", f"{MARK}集团")
    return desk


def texts(window: QMainWindow) -> Iterator[str]:
    """Everything that can be read in a window: its widgets' texts, and all cells of every model."""
    for widget in [window, *window.findChildren(QWidget)]:
        yield from (widget.windowTitle(), widget.toolTip(), widget.accessibleName())
        if isinstance(widget, (QLabel, QLineEdit, QAbstractButton)):
            yield widget.text()
        if isinstance(widget, (QPlainTextEdit, QTextEdit)):
            yield widget.toPlainText()
        if isinstance(widget, QComboBox):
            yield from (widget.itemText(i) for i in range(widget.count()))
        if isinstance(widget, QTabWidget):
            yield from (widget.tabText(i) for i in range(widget.count()))
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            yield from cells(widget.model(), QModelIndex(), 0)


def cells(model: QAbstractItemModel, parent: QModelIndex, depth: int) -> Iterator[str]:
    for row in range(min(model.rowCount(parent), 200)):
        columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)
        for column in range(columns):
            index = model.index(row, column, parent)
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.EditRole):
                yield str(model.data(index, role))
            if depth < 4:
                yield from cells(model, index, depth + 1)


def begun(desk: Desk) -> tuple[Projecting, MainWindow]:
    projecting = desk.window.findChild(Projecting)
    assert isinstance(projecting, Projecting)
    projecting.start()
    desk.bot.waitUntil(lambda: projecting.shown is not None, timeout=15_000)
    window = projecting.shown
    assert window is not None
    desk.bot.waitUntil(lambda: window.jobs.idle, timeout=15_000)
    return projecting, window


def test_no_page_shows_a_name(filled: Desk) -> None:
    desk = filled
    projecting, window = begun(desk)
    assert not desk.window.isVisible()
    seen: list[str] = []
    client = desk.workspace.clients.rows()[0].id
    for page in window.keys:
        window.show_page(page)
        if page == "clients":
            window.events.open_client.emit(client)
        if page == "assessment":
            window.events.assess_client.emit(client)
        desk.bot.wait(50)
        desk.bot.waitUntil(lambda: window.jobs.idle, timeout=15_000)
        for tabs in window.findChildren(QTabWidget):
            for position in range(tabs.count()):
                if tabs.isVisible():
                    tabs.setCurrentIndex(position)
                    desk.bot.waitUntil(lambda: window.jobs.idle, timeout=15_000)
        seen += texts(window)
    window.search_asked.emit()
    palette = window.findChild(Palette)
    assert isinstance(palette, Palette)
    for piece in (MARK, PHONE, "客户"):
        palette.line.setText(piece)
        desk.bot.waitUntil(lambda: window.jobs.idle, timeout=15_000)
        seen += [f"{line.text} {line.beside}" for line in palette.model.lines]
    palette.reject()
    found = sorted({text for text in seen if any(x in text for x in (MARK, PHONE, *CODES))})
    assert found == []
    assert any("客户甲" in text for text in seen)
    assert any("客户乙" in text for text in seen)
    assert "隐名演示" in window.windowTitle()
    projecting.end()
    assert desk.window.isVisible()
    desk.settle()


def no_more(projecting: Projecting) -> bool:
    return projecting.shown is None


def test_closing_it_asks_first(filled: Desk) -> None:
    projecting, window = begun(filled)
    window.close()
    assert window.isVisible()
    assert projecting.asking is not None
    projecting.asking.reject()
    assert projecting.shown is window
    window.close()
    box = projecting.asking
    assert box is not None
    (sure,) = [button for button in box.buttons() if button.text() == "结束演示"]
    sure.click()
    assert no_more(projecting)
    assert filled.window.isVisible()


def test_nothing_can_be_written(filled: Desk) -> None:
    desk = filled
    client = desk.workspace.clients.rows()[0].id
    masked = MaskedWorkspace(desk.workspace)
    before = desk.workspace.portfolio.counts()
    try:
        for attempt in (
            lambda: masked.clients.add_client(ClientEntry("示例·新客户有限公司")),
            lambda: masked.clients.delete_client(client),
            masked.portfolio.undo,
            masked.portfolio.redo,
            masked.keeping.back_up,
        ):
            with pytest.raises(StoreError, match=READ_ONLY):
                attempt()
        assert "隐名演示" in masked.evidence.take_in(client, [Path(__file__)]).refused[0]
        with (
            pytest.raises(Exception, match="readonly"),
            masked.portfolio._engine.begin() as connection,
        ):
            connection.exec_driver_sql("DELETE FROM clients")
        assert {row.name for row in masked.clients.rows()} == {"客户甲", "客户乙"}
    finally:
        masked.close()
    assert desk.workspace.portfolio.counts() == before
    assert sorted(row.name for row in desk.workspace.clients.rows()) == sorted(FIRMS)


def test_nothing_of_it_is_held_when_it_has_ended(filled: Desk) -> None:
    projecting, shown = begun(filled)
    assert projecting._masked is not None
    held = (weakref.ref(projecting._masked), weakref.ref(shown))
    del shown
    projecting.end()

    def gone() -> bool:
        gc.unfreeze()
        gc.collect()
        return all(each() is None for each in held)

    filled.bot.waitUntil(gone, timeout=10_000)

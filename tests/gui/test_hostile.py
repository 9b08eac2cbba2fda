"""What looks like HTML or SQL in names and notes is shown and found letter by letter, and does nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QLabel, QTabWidget, QWidget

from advisor_app.services.entry import ClientEntry
from advisor_app.services.relations import PersonEntry
from tests.gui.conftest import Desk

HTML = "<img src=x><b>&lt;"
SQL = "'; DROP TABLE clients;--"
MARK = f"示例·{HTML}{SQL}%_"


@pytest.fixture
def firm(desk: Desk) -> str:
    clients = desk.workspace.clients
    made = clients.add_client(ClientEntry(MARK, region="330106"))
    entry = replace(
        clients.entry(made.id), note=MARK, industry=MARK, former_names=(f"曾用{MARK}",), advisor=MARK
    )
    clients.edit_client(made.id, entry)
    clients.set_value(made.id, "revenue", "9000000", year=2025, note=MARK)
    desk.workspace.relations.add_person(made.id, PersonEntry(MARK, MARK, "", MARK))
    desk.workspace.relations.put_tags(made.id, HTML)
    desk.window.events.changed.emit(clients.edit_client(made.id, clients.entry(made.id)))
    desk.window.events.changed.emit(clients.set_value(made.id, "revenue", "9500000", year=2025))
    desk.settle()
    return made.id


def tips(model: QAbstractItemModel, parent: QModelIndex) -> list[str]:
    found = []
    for row in range(min(model.rowCount(parent), 50)):
        columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)
        for column in range(columns):
            index = model.index(row, column, parent)
            found.append(str(index.data(Qt.ItemDataRole.ToolTipRole) or ""))
        if not isinstance(model, QAbstractListModel):
            found += tips(model, model.index(row, 0, parent))
    return found


def taken_as_html(window: QWidget) -> list[str]:
    """Where entered text would be laid out as HTML."""
    found = []
    for widget in [window, *window.findChildren(QWidget)]:
        where = f"{type(widget).__name__} “{widget.accessibleName()}”"
        if isinstance(widget, QLabel) and widget.textFormat() is not Qt.TextFormat.PlainText:
            found += [f"{where}: {text}" for text in (widget.text(),) if "<img" in text]
        found += [f"tip of {where}: {text}" for text in (widget.toolTip(),) if "<img" in text]
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            hinted = tips(widget.model(), QModelIndex())
            found += [f"item tip in {where}: {text}" for text in hinted if "<img" in text]
    return found


def test_no_page_takes_it_for_html(desk: Desk, firm: str) -> None:
    found: list[str] = []
    desk.window.events.open_client.emit(firm)
    desk.settle()
    for tabs in desk.clients.findChildren(QTabWidget):
        for place in range(tabs.count()):
            tabs.setCurrentIndex(place)
            desk.settle()
            found += taken_as_html(desk.window)
    desk.window.events.assess_client.emit(firm)
    desk.settle()
    for page in desk.window.keys:
        desk.window.show_page(page)
        desk.settle()
        found += taken_as_html(desk.window)
    desk.window.events.said.emit(f"已修改“{MARK}”")
    found += taken_as_html(desk.window)
    assert not found, "\n".join(sorted(set(found)))


def test_it_is_shown_letter_by_letter(desk: Desk, firm: str) -> None:
    shown = [desk.clients._model.index(row, 0).data() for row in range(desk.clients._model.rowCount())]
    assert shown == [MARK]
    desk.window.events.open_client.emit(firm)
    desk.settle()
    assert MARK in [label.text() for label in desk.clients.findChildren(QLabel)]


@pytest.mark.parametrize(
    "wanted", [HTML, SQL, "%", "_", "%_", "'", '"', "\\", "DROP TABLE", "' OR 1=1 --", "*", "%%"]
)
def test_what_is_sought_is_sought_as_it_is(desk: Desk, firm: str, wanted: str) -> None:
    plain = desk.workspace.clients.add_client(ClientEntry("示例·寻常")).id
    hits = {hit.client_id for hit in desk.workspace.search.find(wanted)}
    assert hits == ({firm} if wanted in MARK else set())
    assert plain not in hits
    assert len(desk.workspace.clients.rows()) == 2, "nothing was dropped"

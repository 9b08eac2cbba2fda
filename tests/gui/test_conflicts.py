"""A form that stayed open while another wrote: nobody's change is written over unseen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from advisor_app.domain.evidence import Subject, SubjectKind
from advisor_app.portfolio.changes import Changes
from advisor_app.services.conflict_views import EMPTY
from advisor_app.services.entry import ClientEntry, ReceivedEntry, RecognitionEntry
from advisor_app.services.relations import PersonEntry
from advisor_app.services.timeline import ContactEntry
from advisor_app.ui.pages.client_files import FilesTab
from advisor_app.ui.pages.client_people import PeopleTab
from advisor_app.ui.pages.client_tabs import FiguresTab, ItemsTab, OverviewTab, ReceivedTab, Tab, TitlesTab
from advisor_app.ui.pages.client_track import TrackTab
from advisor_app.ui.pages.origin import OriginDialog
from advisor_app.ui.panes.clause_notes import ClauseNotesPane
from advisor_app.ui.widgets.conflict_dialog import ConflictDialog
from advisor_app.ui.widgets.form import Form
from tests.dumps import dump
from tests.gui.conftest import Desk


@pytest.fixture
def firm(desk: Desk) -> str:
    """A client that is shown."""
    made = desk.workspace.clients.add_client(ClientEntry("示例·同改", region="330106", note="旧"))
    desk.workspace.clients.set_value(made.id, "revenue", "9000000", year=2025)
    desk.window.events.changed.emit(made.changes)
    desk.window.events.open_client.emit(made.id)
    desk.settle()
    return made.id


def the_dialog(desk: Desk) -> ConflictDialog:
    desk.settle()
    found = [d for d in desk.window.findChildren(ConflictDialog) if d.isVisible()]
    assert len(found) == 1
    return found[0]


def form_of(desk: Desk) -> Form:
    (found,) = (f for f in desk.window.findChildren(Form) if f.isVisible())
    return found


def test_a_figure_both_wrote_is_asked_about(desk: Desk, firm: str) -> None:
    clients = desk.workspace.clients
    tab = desk.window.findChild(FiguresTab)
    assert tab is not None
    clients.set_value(firm, "revenue", "9500000", year=2025)  # another, whom this window has not heard yet
    tab._edited("revenue", 2025, "990万")
    dialog = the_dialog(desk)
    (row,) = dialog.rows
    assert (row.seen, row.theirs, row.mine) == ("9,000,000元", "9,500,000元", "9,900,000元")
    dialog.reject()
    desk.settle()
    assert clients.record(firm).years["revenue"][2025].value == 9500000
    tab._edited("revenue", 2025, "990万")
    dialog = the_dialog(desk)
    dialog.table.setFocus()
    QTest.keyClick(dialog.table, Qt.Key.Key_Space)  # by keyboard
    assert dialog.mine() == {row.key}
    dialog.go.click()
    desk.settle()
    assert clients.record(firm).years["revenue"][2025].value == 9900000


def test_theirs_stays_where_nothing_is_ticked(desk: Desk, firm: str) -> None:
    clients = desk.workspace.clients
    tab = desk.window.findChild(FiguresTab)
    assert tab is not None
    clients.set_value(firm, "revenue", "", year=2025)
    tab._edited("revenue", 2025, "990万")
    dialog = the_dialog(desk)
    assert dialog.rows[0].theirs == "待补"
    dialog.all_mine.click()
    dialog.all_theirs.click()
    dialog.go.click()
    desk.settle()
    assert "revenue" not in clients.record(firm).years


def test_what_is_typed_stays_while_others_write(desk: Desk, firm: str) -> None:
    clients = desk.workspace.clients
    tab = desk.window.findChild(OverviewTab)
    assert tab is not None
    made = next(i for i in tab._inputs.values() if isinstance(i._input, QLineEdit))
    line, key = made._input, made._fact.key
    assert isinstance(line, QLineEdit)
    desk.window.activateWindow()
    line.setFocus()
    QTest.keyClicks(line, "1")
    desk.window.events.changed.emit(clients.set_value(firm, key, _value(made._fact.type, "2")))
    desk.settle()
    assert line.text() == "1"
    assert made.seen is None  # what was shown when the typing began


def _value(kind: object, number: str) -> str:
    return {"date": f"201{number}-01-01"}.get(str(kind), number)


def test_the_form_of_a_client_merges_and_asks(desk: Desk, firm: str) -> None:
    clients = desk.workspace.clients
    tab = desk.window.findChild(OverviewTab)
    assert tab is not None
    tab._edit()
    form = form_of(desk)
    there = clients.entry(firm)
    clients.edit_client(firm, replace(there, note="对方的", industry="轴承"))
    form.change({"note": "我的", "advisor": "示例陈"})
    form.send()
    dialog = the_dialog(desk)
    assert [(r.what, r.seen, r.theirs, r.mine) for r in dialog.rows] == [("备注", "旧", "对方的", "我的")]
    dialog.go.click()
    desk.settle()
    assert not form.isVisible()
    now = clients.entry(firm)
    assert (now.note, now.industry, now.advisor) == ("对方的", "轴承", "示例陈")


def test_the_form_of_a_title_keeps_mine_where_it_is_ticked(desk: Desk, firm: str) -> None:
    clients = desk.workspace.clients
    saved = clients.add_recognition(firm, RecognitionEntry("hnte"))
    desk.window.events.changed.emit(saved.changes)
    desk.settle()
    tab = desk.window.findChild(TitlesTab)
    assert tab is not None
    tab.choose(lambda _row: True)
    tab.edit()
    form = form_of(desk)
    clients.edit_recognition(firm, saved.id, RecognitionEntry("hnte", granted_on="2025-01-01", note="对方"))
    form.change({"granted_on": "2025-02-02"})
    form.send()
    dialog = the_dialog(desk)
    assert [(r.what, r.seen, r.theirs, r.mine) for r in dialog.rows] == [
        ("认定日期", EMPTY, "2025-01-01", "2025-02-02")
    ]
    dialog.all_mine.click()
    dialog.go.click()
    desk.settle()
    (row,) = clients.recognitions(firm)
    assert (str(row.recognition.granted_on), row.recognition.note) == ("2025-02-02", "对方")


def test_the_form_of_an_item_leaves_alone_what_was_not_typed(desk: Desk, firm: str) -> None:
    clients = desk.workspace.clients
    kind = "tech_renovation"
    saved = clients.add_item(firm, kind, {"name": "示例产线"})
    desk.window.events.changed.emit(saved.changes)
    desk.settle()
    tab = desk.window.findChild(ItemsTab)
    assert tab is not None
    tab.choose(lambda _row: True)
    tab.edit()
    form = form_of(desk)
    clients.set_value(firm, "name", "对方起的名", item=saved.id)
    number = next(
        f.key
        for f in desk.workspace.assessing.library.catalogue.of_item(kind)
        if str(f.type) in {"money", "number", "integer"}
    )
    form.change({number: "5"})
    form.send()
    desk.settle()
    assert not form.isVisible()
    (item,) = clients.record(firm).items
    assert item.facts["name"].value == "对方起的名"
    assert item.facts[number].value == 5


def test_the_form_of_a_contact_asks_too(desk: Desk, firm: str) -> None:
    timeline = desk.workspace.timeline
    saved = timeline.add(firm, ContactEntry("call", "甲", "2026-01-05"))
    desk.window.events.changed.emit(saved.changes)
    desk.settle()
    (shown,) = timeline.rows(firm)
    tab = desk.window.findChild(TrackTab)
    assert tab is not None
    desk.clients._pages.setCurrentWidget(tab)  # it reads when it is seen
    desk.settle()
    tab.table.selectRow(0)
    tab.edit()
    form = form_of(desk)
    timeline.edit(shown, ContactEntry("call", "对方的", "2026-01-05", who="张三"))
    form.change({"text": "我的"})
    form.send()
    dialog = the_dialog(desk)
    assert [(r.what, r.seen, r.theirs, r.mine) for r in dialog.rows] == [("内容", "甲", "对方的", "我的")]
    dialog.all_mine.click()
    dialog.go.click()
    desk.settle()
    (now,) = timeline.rows(firm)
    assert (now.contact.text, now.contact.who) == ("我的", "张三")


def test_a_person_and_a_file_are_asked_about(desk: Desk, firm: str, tmp_path: Path) -> None:
    relations, evidence = desk.workspace.relations, desk.workspace.evidence
    (tmp_path / "审计报告.txt").write_text("示例")
    person = relations.add_person(firm, PersonEntry("示例王", phone="1"))
    taken = evidence.take_in(firm, [tmp_path / "审计报告.txt"])
    for changes in (person.changes, taken.changes):
        desk.window.events.changed.emit(changes)
    people, files = desk.window.findChild(PeopleTab), desk.window.findChild(FilesTab)
    assert people is not None
    assert files is not None
    desk.clients._pages.setCurrentWidget(people)
    desk.settle()
    people.people_table.selectRow(0)
    people.edit_person()
    relations.edit_person(person.id, PersonEntry("示例王", phone="2", role="总监", main=True))
    form = form_of(desk)
    form.change({"phone": "3"})
    form.send()
    dialog = the_dialog(desk)
    assert [(r.what, r.seen, r.theirs, r.mine) for r in dialog.rows] == [("电话、微信", "1", "2", "3")]
    dialog.all_mine.click()
    dialog.go.click()
    desk.settle()
    (row,) = relations.people(firm)
    assert (row.person.phone, row.person.role) == ("3", "总监")

    desk.clients._pages.setCurrentWidget(files)
    desk.settle()
    files.choose(lambda _row: True)
    files.edit()
    evidence.edit(taken.ids[0], name="审计报告.txt", valid_to="2027-01-01", note="对方")
    form = form_of(desk)
    form.change({"valid_to": "2027-06-30"})
    form.send()
    dialog = the_dialog(desk)
    assert [(r.what, r.seen, r.theirs, r.mine) for r in dialog.rows] == [
        ("有效期至", EMPTY, "2027-01-01", "2027-06-30")
    ]
    dialog.go.click()
    desk.settle()
    assert not form.isVisible()
    (file,) = evidence.rows(firm)
    assert (str(file.file.valid_to), file.file.note) == ("2027-01-01", "对方")


def test_tags_of_two_add_up(desk: Desk, firm: str) -> None:
    relations = desk.workspace.relations
    desk.window.events.changed.emit(relations.put_tags(firm, "甲"))
    tab = desk.window.findChild(PeopleTab)
    assert tab is not None
    desk.clients._pages.setCurrentWidget(tab)
    desk.settle()
    assert tab.tags.text() == "甲"
    relations.put_tags(firm, "甲，对方")
    tab.tags.setText("甲，我的")
    tab._save_tags()
    desk.settle()
    assert set(relations.tags(firm)[firm]) == {"甲", "对方", "我的"}


def test_a_note_at_a_clause_is_asked_about(desk: Desk) -> None:
    pane, notes = desk.window.findChild(ClauseNotesPane), desk.workspace.clause_notes
    assert pane is not None
    spot = ("hz-2025-65", "1")
    notes.add(spot, "旧", "要问")
    (row,) = notes.all().at(spot)
    dialog = pane._edit(row)
    notes.edit(row, "对方的", "要问，急")
    dialog.text.setPlainText("我的")
    dialog.send()
    asked = the_dialog(desk)
    assert [(r.what, r.seen, r.theirs, r.mine) for r in asked.rows] == [("批注", "旧", "对方的", "我的")]
    asked.all_mine.click()
    asked.go.click()
    desk.settle()
    (now,) = notes.all().at(spot)
    assert (now.note.text, set(now.note.tags)) == ("我的", {"要问", "急"})


def test_the_form_of_money_received_keeps_the_note_it_does_not_show(desk: Desk, firm: str) -> None:
    clients = desk.workspace.clients
    saved = clients.add_received(firm, ReceivedEntry("hz-2025-65.1.srdi", "3", 2025, note="随文件导入"))
    desk.window.events.changed.emit(saved.changes)
    desk.settle()
    tab = desk.window.findChild(ReceivedTab)
    assert tab is not None
    tab.choose(lambda _row: True)
    tab.edit()
    form = form_of(desk)
    form.change({"payer": "示例区"})
    form.send()
    desk.settle()
    (row,) = clients.received(firm)
    assert (row.benefit.payer, row.note) == ("示例区", "随文件导入")


@dataclass(frozen=True)
class Listed:
    """A record in a tab: made, changed by another, and taken away by its button."""

    tab: type[Tab]
    make: Callable[[], Changes]
    change: Callable[[], object]
    remove: str = "remove"
    table: str = "table"


def _listed(kind: str, desk: Desk, firm: str, folder: Path) -> Listed:
    work = desk.workspace
    clients, relations, timeline, evidence = work.clients, work.relations, work.timeline, work.evidence
    paper = folder / "审计报告.txt"
    paper.write_text("示例")
    kinds = {
        "person": Listed(
            PeopleTab,
            lambda: relations.add_person(firm, PersonEntry("示例王")).changes,
            lambda: relations.edit_person(relations.people(firm)[0].id, PersonEntry("示例王", phone="2")),
            "remove_person",
            "people_table",
        ),
        "tie": Listed(
            PeopleTab,
            lambda: relations.add_link(firm, "parent", "示例集团").changes,
            lambda: relations.edit_link(relations.links(firm)[0].id, firm, "parent", "持股 60%"),
            "remove_link",
            "links_table",
        ),
        "file": Listed(
            FilesTab,
            lambda: evidence.take_in(firm, [paper]).changes,
            lambda: evidence.use(evidence.rows(firm)[0].id, Subject(SubjectKind.FACT, "revenue", 2025)),
        ),
        "contact": Listed(
            TrackTab,
            lambda: (
                timeline.add(firm, ContactEntry("promise", "给报告", "2026-01-05", "", "2026-02-01")).changes
            ),
            lambda: timeline.keep(timeline.rows(firm)[0]),
        ),
        "title": Listed(
            TitlesTab,
            lambda: clients.add_recognition(firm, RecognitionEntry("hnte")).changes,
            lambda: clients.edit_recognition(
                firm, clients.recognitions(firm)[0].id, RecognitionEntry("hnte", note="对方")
            ),
        ),
        "item": Listed(
            ItemsTab,
            lambda: clients.add_item(firm, "tech_renovation", {"name": "示例产线"}).changes,
            lambda: clients.set_value(firm, "name", "示例二线", item=clients.items(firm)[0].key),
        ),
        "money": Listed(
            ReceivedTab,
            lambda: clients.add_received(firm, ReceivedEntry("hz-2025-65.1.srdi", "30000", 2025)).changes,
            lambda: clients.edit_received(
                firm, clients.received(firm)[0].id, ReceivedEntry("hz-2025-65.1.srdi", "40000", 2025)
            ),
        ),
    }
    return kinds[kind]


@pytest.mark.parametrize("kind", ["person", "tie", "file", "contact", "title", "item", "money"])
def test_what_another_changed_is_shown_before_it_is_deleted(
    desk: Desk, firm: str, tmp_path: Path, kind: str
) -> None:
    listed = _listed(kind, desk, firm, tmp_path)
    desk.window.events.changed.emit(listed.make())
    tab = desk.window.findChild(listed.tab)
    assert tab is not None
    desk.clients._pages.setCurrentWidget(tab)
    desk.settle()
    table = getattr(tab, listed.table)
    table.selectRow(0)
    shown = [table.model().index(0, column).data() for column in range(table.model().columnCount())]
    listed.change()  # another, whom this window has not heard yet
    before = dump(desk.workspace.portfolio)
    getattr(tab, listed.remove)()
    desk.settle()
    assert dump(desk.workspace.portfolio) == before
    assert tab.fault.isVisible()
    assert "改过，没有删除。请先看过现在的内容" in tab.fault.text()
    now = [table.model().index(0, column).data() for column in range(table.model().columnCount())]
    assert now != shown  # what stands there now, to be looked at
    table.selectRow(0)
    getattr(tab, listed.remove)()
    desk.settle()
    assert not tab.fault.isVisible()
    assert table.model().rowCount() == 0
    desk.workspace.portfolio.undo()
    assert dump(desk.workspace.portfolio) == before


def test_a_value_that_another_changed_is_not_deleted_unseen(desk: Desk, firm: str) -> None:
    clients, tab = desk.workspace.clients, desk.window.findChild(FiguresTab)
    assert tab is not None
    desk.settle()
    tab.asked_origin.emit("revenue", 2025)
    desk.settle()
    dialog = desk.window.findChild(OriginDialog)
    assert dialog is not None
    clients.set_value(firm, "revenue", "9500000", year=2025)
    dialog.table.selectRow(0)
    dialog.drop()
    desk.settle()
    assert clients.record(firm).years["revenue"][2025].value == 9500000
    assert "这个值刚刚由" in dialog.told.text()
    assert dialog.values.row_at(dialog.values.index(0, 0)) == clients.values(firm)[0]  # as it stands
    dialog.table.selectRow(0)
    dialog.drop()
    desk.settle()
    assert "revenue" not in clients.record(firm).years
    dialog.close()


def test_a_note_that_another_wrote_on_is_not_deleted_unseen(desk: Desk) -> None:
    pane, notes = desk.window.findChild(ClauseNotesPane), desk.workspace.clause_notes
    assert pane is not None
    spot = ("hz-2025-65", "1")
    desk.window.events.changed.emit(notes.add(spot, "旧", "要问"))
    desk.settle()
    pane.show_spot(spot)
    (row,) = notes.all().at(spot)
    notes.edit(row, "对方的", "要问")
    pane.list.setCurrentRow(0)
    pane._remove_current()
    desk.settle()
    assert [each.note.text for each in notes.all().at(spot)] == ["对方的"]
    assert "这条批注刚刚由" in desk.window._said.text()
    assert pane.notes == notes.all()  # what stands there now
    pane.show_spot(spot)
    pane.list.setCurrentRow(0)
    pane._remove_current()
    desk.settle()
    assert notes.all().at(spot) == ()

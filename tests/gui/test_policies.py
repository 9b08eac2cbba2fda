"""政策库: whom a clause is for, cities side by side, versions side by side; appearance in the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QSpinBox

from advisor_app.domain.clause_note import ClauseNote
from advisor_app.portfolio import clause_notes
from advisor_app.runtime import paths, settings
from advisor_app.runtime.settings import Theme
from advisor_app.services import demo
from advisor_app.ui.pages.appearance import AppearanceSection
from advisor_app.ui.pages.contrast import ContrastView

if TYPE_CHECKING:
    from tests.gui.conftest import Desk


def choose(desk: Desk, measure: str) -> None:
    desk.window.show_page("policies")
    desk.policies.show_measure(measure)


def test_a_measure_is_asked_of_every_client_and_leads_to_one(desk: Desk) -> None:
    demo.fill(desk.workspace)
    desk.clients.reload()
    desk.settle()
    measure = next(
        m for m in desk.workspace.assessing.library.measures if m.document == "hz-2025-65" and m.is_money
    )
    choose(desk, measure.id)
    dialog = desk.policies.show_reach()
    assert dialog is not None
    assert measure.title in dialog.windowTitle()
    desk.bot.waitUntil(lambda: not dialog.errand.busy, timeout=30_000)
    desk.bot.waitUntil(lambda: "看了 10 家" in dialog.told.text(), timeout=5_000)
    day = desk.workspace.clock.today()
    expected = desk.workspace.reach.of({measure.id}, day)
    assert [r.client for r in dialog.model.shown] == [r.client for r in expected.rows]
    assert expected.rows
    chosen = expected.rows[0].client_id
    dialog.open_client()
    desk.settle()
    assert not dialog.isVisible()
    assert desk.window.page == "assessment"
    assert desk.assessment._client.currentData() == chosen


def test_it_is_ended_with_its_dialog(desk: Desk) -> None:
    demo.fill(desk.workspace)
    choose(desk, desk.workspace.assessing.library.measures[0].id)
    dialog = desk.policies.show_reach()
    assert dialog is not None
    dialog.reject()
    assert dialog.errand._stop.is_set()
    assert dialog.model.shown == []


def test_cities_stand_side_by_side(desk: Desk) -> None:
    desk.window.show_page("policies")
    desk.policies.show_contrast()
    view = desk.policies.contrast
    assert isinstance(view, ContrastView)
    assert view.isVisible()
    view.topic.setCurrentText("首批次")
    counts = {city: name.text() for city, (name, _m, _t, _v) in view.cities.items()}
    assert counts["武汉"] == "武汉　0 项"
    assert counts["杭州"] != "杭州　0 项"
    quote = view.cities["杭州"][3].toPlainText()
    assert "首批次" in quote
    view.modes.setCurrentIndex(1)
    assert view.changes.rowCount() > 0
    view.left.emit()
    assert not view.isVisible()


def test_only_versions_of_the_same_can_be_chosen(desk: Desk) -> None:
    view = desk.policies.contrast
    cities = {d.id: d.city for d in desk.workspace.assessing.library.documents.values()}
    for place in range(view.before.count()):
        view.before.setCurrentIndex(place)
        before = view.before.currentData()
        others = [view.after.itemData(i) for i in range(view.after.count())]
        assert others
        assert before not in others
        if before in cities:
            assert {cities[other] for other in others} == {cities[before]}


def test_appearance_is_kept_and_says_when_it_shows(desk: Desk) -> None:
    section = desk.window.findChild(AppearanceSection)
    assert isinstance(section, AppearanceSection)
    section.theme.setCurrentIndex(section.theme.findData("dark"))
    section.theme.activated.emit(section.theme.currentIndex())
    section.scale.setValue(125)
    desk.settle()
    assert "重新打开" not in section.told.text()
    section.name.setText("示例顾问乙")
    section.name.editingFinished.emit()
    desk.settle()
    kept = settings.load(paths.settings_file())
    assert kept.damage is None
    assert (kept.settings.theme, kept.settings.font_scale) == (Theme.DARK, 125)
    assert kept.settings.advisor_name == "示例顾问乙"
    assert "重新打开" in section.told.text()
    assert isinstance(section.reopen, QPushButton)
    assert isinstance(section.told, QLabel)
    section.again.disconnect()
    section.again.connect(lambda: setattr(desk.window, "again", True))
    section.reopen.click()
    assert desk.window.again


def written(desk: Desk) -> list[str]:
    pane = desk.policies.notes
    return [pane.list.item(place).text() for place in range(pane.list.count())]


def test_a_clause_is_noted_found_and_undone(desk: Desk) -> None:
    measure = next(m for m in desk.workspace.assessing.library.measures if m.document == "hz-2025-65")
    choose(desk, measure.id)
    pane = desk.policies.notes
    assert pane.head.text().endswith("还没有")
    assert not pane.list.isVisible()
    dialog = pane.begin()
    assert dialog is not None
    dialog.sent.emit("", "要问")
    desk.settle()
    assert dialog.isVisible(), "what was typed stays"
    assert "批注的内容" in dialog.fault.text()
    dialog.sent.emit("问过区经信局：按认定日", "要问，重点")
    desk.settle()
    (line,) = written(desk)
    assert line.startswith("问过区经信局：按认定日　#要问 #重点")
    index = desk.policies._tree.currentIndex()
    assert str(index.data()).startswith("✎"), "the row that was chosen stays chosen, and is marked"

    tags = [desk.policies._tag.itemText(place) for place in range(desk.policies._tag.count())]
    assert tags == ["有无批注", "有批注的", "#要问", "#重点"]
    desk.policies._query.setText("区经信局")
    first = desk.policies._hits.item(0)
    assert first is not None
    assert "我的批注" in first.text()
    desk.policies._query.setText("")

    pane.list.setCurrentRow(0)
    pane._remove_current()
    desk.settle()
    assert written(desk) == []
    desk.workspace.portfolio.undo()
    pane.read()
    desk.settle()
    assert len(written(desk)) == 1


def test_a_note_whose_clause_is_gone_is_still_shown(desk: Desk) -> None:
    with desk.workspace.portfolio.unit("旧内容时写的") as unit:
        clause_notes.add(unit, ClauseNote("gone", "1", "旧文件的话"))
    desk.window.show_page("policies")
    desk.policies.notes.read()
    desk.settle()
    model = desk.policies._model
    last = model.index(model.rowCount() - 1, 0)
    assert "已不在现在内容里" in str(last.data())
    desk.policies._tree.setCurrentIndex(model.index(0, 0, last))
    assert written(desk) == ["旧文件的话"]
    assert not desk.policies.notes.write.isEnabled()


def test_size_and_city_are_chosen_with_the_keys(desk: Desk) -> None:
    section = desk.window.findChild(AppearanceSection)
    assert isinstance(section, AppearanceSection)
    size = section.scale.value()
    QTest.keyClick(section.scale, Qt.Key.Key_Up)
    QTest.keyClick(section.scale, Qt.Key.Key_Up)
    QTest.keyClick(section.scale, Qt.Key.Key_Down)
    desk.settle()
    assert settings.load(paths.settings_file()).settings.font_scale == size + 5
    told: list[str] = []
    desk.window.events.home_city.connect(told.append)
    section.city.show_city("")
    QTest.keyClick(section.city, Qt.Key.Key_Down)
    desk.settle()
    city = section.city.itemText(1)
    assert settings.load(paths.settings_file()).settings.home_city == city
    QTest.keyClick(section.city, Qt.Key.Key_Home)
    desk.settle()
    assert settings.load(paths.settings_file()).settings.home_city == ""
    assert told == [city, ""]
    years = desk.assessment.panes[5].findChild(QSpinBox)
    assert isinstance(years, QSpinBox)
    before = years.value()
    QTest.keyClick(years, Qt.Key.Key_Up)
    assert years.value() == before + 1
    QTest.keyClicks(years, "2")  # what is typed replaces what a step has chosen
    QTest.keyClick(years, Qt.Key.Key_Return)
    desk.settle()
    assert years.value() == 2

"""Each page with a real workspace: what is typed is saved, what is refused stays and says why."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QWidget

from advisor_app.domain.facts import Blank
from advisor_app.services import demo
from advisor_app.services.entry import RecognitionEntry
from advisor_app.services.own_content import OwnContent
from advisor_app.ui.input_method import choose_input_method
from advisor_app.ui.pages.client_tabs import FiguresTab, ItemsTab, OverviewTab, ReceivedTab, TitlesTab
from advisor_app.ui.widgets.form import Form, make_searchable, settle_choice
from tests.records import TODAY

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester

    from tests.gui.conftest import Desk


T = TypeVar("T", bound=QWidget)


def form_of(parent: QWidget) -> Form:
    found = [f for f in parent.findChildren(Form) if f.isVisible()]
    assert len(found) == 1
    return found[0]


def fill(form: Form, **texts: str) -> None:
    for key, text in texts.items():
        made = form._inputs[key]
        if isinstance(made, QComboBox):
            made.setCurrentIndex(made.findData(text))
            assert made.currentData() == text
        else:
            made.setText(text)


def send(desk: Desk, form: Form) -> None:
    form._send()
    desk.settle()


def new_client(desk: Desk, name: str = "示例·窗口企业", region: str = "330106") -> str:
    desk.clients.new()
    form = form_of(desk.clients)
    fill(form, name=name, region=region)
    send(desk, form)
    assert not form.isVisible()
    desk.settle()
    return desk.workspace.clients.find(name).id


def tab(desk: Desk, kind: type[T]) -> T:
    found = desk.clients.findChild(kind)
    assert found is not None
    return found


def cell(figures: FiguresTab, key: str, year: int) -> QModelIndex:
    model = figures.model
    for row in range(model.rowCount()):
        for column in range(1, model.columnCount()):
            index = model.index(row, column)
            if model.slot_at(index) == (key, year):
                return index
    raise AssertionError((key, year))


def type_in(desk: Desk, key: str, year: int, text: str) -> None:
    figures = tab(desk, FiguresTab)
    figures.model.setData(cell(figures, key, year), text)
    desk.settle()


# --- models ---------------------------------------------------------------------------------------------


def test_models_keep_qts_rules(desk: Desk, qtmodeltester: ModelTester) -> None:
    demo.fill(desk.workspace)
    desk.clients.reload()
    desk.assessment.reload()
    desk.settle()
    models: list[QAbstractItemModel] = [
        desk.clients._model,
        tab(desk, FiguresTab).model,
        tab(desk, TitlesTab).model,
        desk.policies._model,
        desk.assessment._list_model,
        desk.assessment._why_model,
    ]
    for model in models:
        qtmodeltester.check(model, force_py=True)  # type: ignore[no-untyped-call]


# --- clients --------------------------------------------------------------------------------------------


def test_figures_can_be_typed_where_the_keys_were_there_before_them(desk: Desk) -> None:
    figures = tab(desk, FiguresTab)
    figures.grid.setCurrentIndex(figures.model.index(0, 0))  # as Qt does with the first focus
    new_client(desk)
    assert figures.model.slot_at(figures.grid.currentIndex()) is not None


def test_another_client_is_shown_at_the_year_of_the_one_before(desk: Desk) -> None:
    """The one has five years more than the other: a place kept by its column would be another year."""
    first, second = new_client(desk), new_client(desk, "示例·窗口企业二")
    figures = tab(desk, FiguresTab)
    for client, oldest in ((first, TODAY.year - 8), (second, TODAY.year - 1)):
        desk.window.events.changed.emit(
            desk.workspace.clients.set_value(client, "employees", "15", year=oldest)
        )
    desk.settle()

    def shown(client: str) -> tuple[str, int] | None:
        desk.clients.show_client(client)
        desk.settle()
        return figures.model.slot_at(figures.grid.currentIndex())

    assert shown(first) is not None
    figures.grid.setCurrentIndex(figures._cell("revenue", TODAY.year - 1))
    assert shown(first) == shown(second) == ("revenue", TODAY.year - 1)
    shown(first)
    figures.grid.setCurrentIndex(figures._cell("revenue", TODAY.year - 7))
    assert shown(second) == ("revenue", TODAY.year - 1)  # it has no such year: the latest whole one
    figures.grid.setCurrentIndex(figures.model.index(5, 0))
    shown(second)
    assert (figures.grid.currentIndex().row(), figures.grid.currentIndex().column()) == (
        5,
        0,
    )  # a name stays so


def test_a_new_client_is_saved_and_shown(desk: Desk) -> None:
    client_id = new_client(desk)
    assert desk.workspace.clients.card(client_id).data.region == "330106"
    assert desk.clients._name.text() == "示例·窗口企业"


def test_a_wrong_code_is_refused_keeps_what_was_typed_and_can_be_confirmed(desk: Desk) -> None:
    desk.clients.new()
    form = form_of(desk.clients)
    fill(form, name="示例·试点", uscc="91330106MADEM0011A")
    send(desk, form)
    assert form.isVisible()
    assert "校验位" in form._fault.text()
    assert form.values()["uscc"] == "91330106MADEM0011A"
    form._confirm.setChecked(True)
    send(desk, form)
    assert not form.isVisible()
    found = desk.workspace.clients.find("示例·试点")
    assert found.data.uscc is not None
    assert found.data.uscc.pilot


def test_figures_are_typed_with_units_and_missing_zero_and_not_applicable_stay_apart(desk: Desk) -> None:
    client_id = new_client(desk)
    type_in(desk, "rd_spend", 2025, "1200万")
    type_in(desk, "rd_spend", 2024, "8000000")
    type_in(desk, "employees", 2025, "0")
    type_in(desk, "pilot_base_equipment", 2025, "不适用")
    years = desk.workspace.clients.record(client_id).years
    assert years["rd_spend"][2025].value == 12_000_000
    assert years["rd_spend"][2025].source == "企业自报"
    assert years["employees"][2025].value == 0
    assert years["pilot_base_equipment"][2025].value is Blank.NOT_APPLICABLE
    assert "revenue" not in years
    figures = tab(desk, FiguresTab)
    shown = {key: cell(figures, key, 2025).data() for key in ("rd_spend", "employees", "revenue")}
    assert shown == {"rd_spend": "1,200.00万元", "employees": "0人", "revenue": "待补"}
    type_in(desk, "rd_spend", 2025, "")
    assert 2025 not in desk.workspace.clients.record(client_id).years["rd_spend"]


@pytest.mark.parametrize(("text", "words"), [("约500", "研发投入"), ("-5", "不能为负"), ("五百", "研发投入")])
def test_a_refused_figure_changes_nothing_and_says_why(desk: Desk, text: str, words: str) -> None:
    client_id = new_client(desk)
    type_in(desk, "rd_spend", 2025, text)
    figures = tab(desk, FiguresTab)
    assert figures.fault.isVisibleTo(figures)
    assert words in figures.fault.text()
    assert "rd_spend" not in desk.workspace.clients.record(client_id).years


def test_a_block_is_pasted_and_undone_in_one_step(desk: Desk) -> None:
    client_id = new_client(desk)
    figures = tab(desk, FiguresTab)
    figures.grid.setCurrentIndex(cell(figures, "employees", 2024))
    QGuiApplication.clipboard().setText("100\t120\n5000万\t6200万\r\n")
    figures._paste()
    desk.settle()
    years = desk.workspace.clients.record(client_id).years
    assert [years["employees"][y].value for y in (2024, 2025)] == [100, 120]
    assert years["revenue"][2025].value == 62_000_000
    desk.clients._tools.undo()
    desk.settle()
    assert desk.workspace.clients.record(client_id).years == {}


def test_titles_items_and_money_received_are_entered_changed_and_removed(desk: Desk) -> None:
    client_id = new_client(desk)
    titles, items, received = tab(desk, TitlesTab), tab(desk, ItemsTab), tab(desk, ReceivedTab)
    titles.add()
    form = form_of(titles)
    fill(form, kind="srdi_sme", event="first", granted_on="2026/03/16")
    send(desk, form)
    assert "2026/03/16" in form._fault.text()
    fill(form, granted_on="2026-03-16")
    send(desk, form)
    items._kind.setCurrentIndex(items._kind.findData("tech_renovation"))
    items.add()
    form = form_of(items)
    fill(form, name="示例技改", approved_investment="1860万", fission_selected="否")
    send(desk, form)
    received.add()
    form = form_of(received)
    fill(form, measure="hz-2025-66.23.srdi", amount="10万", year="2026", payer="区")
    send(desk, form)
    record = desk.workspace.clients.record(client_id)
    assert record.recognitions[0].kind == "srdi_sme"
    assert record.items[0].facts["approved_investment"].value == 18_600_000
    assert record.items[0].facts["fission_selected"].value is False
    assert record.received[0].amount == 100_000
    titles.table.setCurrentIndex(titles.model.index(0, 0))
    titles.edit()
    form = form_of(titles)
    fill(form, granted_on="2026-03-17")
    send(desk, form)
    assert str(desk.workspace.clients.record(client_id).recognitions[0].granted_on) == "2026-03-17"
    titles.table.setCurrentIndex(titles.model.index(0, 0))
    titles.remove()
    desk.settle()
    assert desk.workspace.clients.record(client_id).recognitions == ()


def test_in_a_long_list_nothing_is_chosen_until_it_is(desk: Desk) -> None:
    new_client(desk)
    received = tab(desk, ReceivedTab)
    received.add()
    form = form_of(received)
    box = form._inputs["measure"]
    assert isinstance(box, QComboBox)
    assert (box.currentIndex(), box.currentText()) == (-1, "")
    form.send()
    assert "请先从列表里选定事项" in form._fault.text()
    line = box.lineEdit()
    assert line is not None
    QTest.keyClicks(line, "hz-2025-66.7")
    assert box.currentText() == "hz-2025-66.7", "nothing is written behind what is typed"
    form.send()
    assert "列表里没有“hz-2025-66.7”" in form._fault.text()
    QTest.keyClicks(line, ".renovation")
    fill(form, amount="10万", year="2026")
    send(desk, form)
    assert not form.isVisible()


def test_what_begins_with_it_is_meant_before_what_has_it_in_it(desk: Desk) -> None:
    box = QComboBox()
    desk.bot.addWidget(box)
    box.addItems(["东西湖区（420112）", "西湖区（330106）"])
    make_searchable(box)
    box.setEditText("西湖区")
    assert settle_choice(box)
    assert box.currentText() == "西湖区（330106）"
    box.setEditText("湖区")
    assert not settle_choice(box)


def test_facts_without_a_year_and_complete_lists(desk: Desk) -> None:
    client_id = new_client(desk)
    overview = tab(desk, OverviewTab)
    box = overview._inputs["is_industrial"]._input
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findData("是"))
    box.activated.emit(box.currentIndex())
    desk.settle()
    overview._lists["recognitions"].click()
    desk.settle()
    record = desk.workspace.clients.record(client_id)
    assert record.facts["is_industrial"].value is True
    assert record.complete == frozenset({"recognitions"})


def test_the_filter_finds_by_name_and_code(desk: Desk) -> None:
    demo.fill(desk.workspace)
    desk.clients.reload()
    desk.settle()
    assert desk.clients._model.rowCount() == 10
    desk.clients._filter.setText("钱潮")
    assert desk.clients._model.rowCount() == 1
    desk.clients._filter.setText("madem003")
    assert desk.clients._model.rowCount() == 1


def test_a_deleted_client_comes_back_by_undo(desk: Desk) -> None:
    client_id = new_client(desk)
    desk.clients._delete()
    desk.settle()
    assert desk.clients._model.rowCount() == 0
    desk.clients._tools.undo()
    desk.settle()
    desk.settle()
    assert [r.id for r in desk.workspace.clients.rows()] == [client_id]


# --- policies -------------------------------------------------------------------------------------------


def test_the_tree_leads_to_the_text_and_the_text_back_to_the_measure(desk: Desk) -> None:
    page = desk.policies
    page._text.measure_clicked.emit("hz-2025-66.16.passenger-model")
    heading = page._sheet.findChild(QLabel, "heading")
    assert heading is not None
    assert "乘用车" in heading.text()
    assert "#ffdf7e" in page._text.toHtml().lower()
    assert "5万辆、12万辆、20万辆" in page._text.toPlainText()


def test_search_and_filters(desk: Desk) -> None:
    page = desk.policies
    page._query.setText("智能座舱")
    assert page._hits.count() == 1
    page._query.clear()
    page._payee.setCurrentIndex(page._payee.findData("person"))
    texts = [page._model.index(0, 0).data()]
    assert texts == ["杭州"]
    page._standing.setCurrentIndex(1)
    assert page._model.rowCount() == 1


# --- assessment -----------------------------------------------------------------------------------------


def test_the_assessment_shows_lists_reasons_and_money_and_hands_over(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(
        "advisor_app.ui.pages.assessment.QDesktopServices.openUrl",
        lambda url: opened.append(url.toLocalFile()),
    )
    client_id = new_client(desk)
    title = RecognitionEntry("srdi_sme", "first", "2026-03-16")
    desk.workspace.clients.add_recognition(client_id, title)
    desk.window.events.assess_client.emit(client_id)
    desk.assessment.reload()
    desk.settle()
    desk.settle()
    page = desk.assessment
    assert page._list_model.index(0, 0).data().startswith("可享受（")
    page._list.setCurrentIndex(page._list_model.index(0, 0, page._list_model.index(0, 0)))
    assert page._why_model.index(1, 1).data() == "✓ 符合"
    assert "专精特新" in page._text.toPlainText()
    folder = tmp_path / "交付"
    page.export_to(folder)
    desk.settle()
    desk.bot.waitUntil(lambda: len(list(folder.glob("*"))) == 2, timeout=10_000)
    assert {p.suffix for p in folder.iterdir()} == {".pdf", ".xlsx"}
    assert len(desk.workspace.clients.assessments(client_id)) == 1
    assert opened == [folder.as_posix()]


def test_the_as_of_date_changes_every_page(desk: Desk) -> None:
    new_client(desk)
    desk.window._as_of.setDate(desk.window._as_of.date().addYears(5))
    desk.settle()
    document = desk.policies._model.index(0, 0, desk.policies._model.index(0, 0))
    assert "已失效" in str(document.siblingAtColumn(1).data())


# --- the shell ------------------------------------------------------------------------------------------


def test_keys_lead_to_the_pages(desk: Desk) -> None:
    desk.window.activateWindow()
    for key, title in ((Qt.Key.Key_3, "政策库"), (Qt.Key.Key_4, "评估"), (Qt.Key.Key_2, "客户")):
        QTest.keyClick(desk.window, key, Qt.KeyboardModifier.ControlModifier)
        assert desk.window._title.text() == title


def test_every_input_has_a_name(desk: Desk) -> None:
    unnamed = [
        (type(w).__name__, w.objectName())
        for kind in (QLineEdit, QComboBox)
        for w in desk.window.findChildren(kind)
        if not w.accessibleName()
        and w.objectName() != "qt_spinbox_lineedit"
        and not isinstance(w.parent(), QComboBox)
    ]
    assert unnamed == []


def test_no_label_hides_what_it_says_behind_a_name(desk: Desk) -> None:
    hidden = [
        (label.accessibleName(), label.text())
        for label in desk.window.findChildren(QLabel)
        if label.text() and label.accessibleName() not in ("", label.text())
    ]
    assert hidden == []


def test_fcitx_is_reached_through_its_ibus_front_end(tmp_path: Path) -> None:
    environment = {"QT_IM_MODULE": "fcitx"}
    assert choose_input_method(tmp_path, environment) == "ibus"
    assert environment["QT_IM_MODULE"] == "ibus"
    (tmp_path / "platforminputcontexts").mkdir()
    (tmp_path / "platforminputcontexts" / "libfcitx5platforminputcontextplugin.so").touch()
    assert choose_input_method(tmp_path, {"XMODIFIERS": "@im=fcitx"}) is None
    assert choose_input_method(tmp_path, {"QT_IM_MODULE": "ibus"}) is None


def test_closing_lets_writes_end_and_starts_nothing_more(desk: Desk) -> None:
    done: list[str] = []
    desk.window.jobs.write(lambda: done.append("written"), lambda _result: done.append("shown"))
    desk.window.close()
    desk.clients.reload()
    desk.bot.wait(50)
    assert done == ["written"]


# --- own content ------------------------------------------------------------------------------------------


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """A content folder of its own; what the boxes say."""
    monkeypatch.setenv("ADVISOR_HOME", str(tmp_path / "home"))
    sentences: list[str] = []
    monkeypatch.setattr(
        "advisor_app.ui.pages.own_policies.QMessageBox.open", lambda box: sentences.append(box.text())
    )
    return sentences


def test_a_draft_is_registered_as_issued_from_the_policy_page(said: list[str], desk: Desk) -> None:
    page = desk.policies
    page.show_clause("hz-2025-66", 0, 1)
    assert not page._issue.isVisibleTo(page)
    page.show_clause("jx-2026-2028-draft", 0, 1)
    assert page._issue.isVisibleTo(page)
    page._issue.click()
    form = form_of(page)
    fill(form, issued_on="2026-10-01")
    send(desk, form)
    assert "请填写文号" in form._fault.text()
    fill(form, number="嘉政发〔2026〕9号")
    send(desk, form)
    assert not form.isVisible()
    assert "已登记" in said[0]
    documents = OwnContent().load().documents
    assert documents["jx-2026-2028-2026"].number == "嘉政发〔2026〕9号"


def test_a_criterion_is_confirmed_with_a_note_from_the_assessment(said: list[str], desk: Desk) -> None:
    client_id = new_client(desk)
    desk.window.events.assess_client.emit(client_id)
    desk.assessment.reload()
    desk.settle()
    desk.settle()
    page = desk.assessment
    rows = page._list_model.rowCount()
    ladder = next(
        page._list_model.index(i, 0)
        for i in range(rows)
        if str(page._list_model.index(i, 0).data()).startswith("梯队")
    )
    page._list.setCurrentIndex(page._list_model.index(0, 0, ladder))
    page._why.doubleClicked.emit(page._why_model.index(0, 0))
    form = form_of(page)
    send(desk, form)
    assert "请写明依据" in form._fault.text()
    fill(form, note="对照 63 号文附件 1")
    send(desk, form)
    assert "已核对" in said[0]
    standard = next(s for s in OwnContent().load().standards if s.id == "innovative_sme.2022")
    assert standard.criteria[0].confidence == "已核"


def test_names_give_way_before_a_year_is_out_of_sight(desk: Desk) -> None:
    new_client(desk)
    desk.window.show_page("clients")
    desk.clients.show_tab("年度数据")
    grid = tab(desk, FiguresTab).grid
    for width in (1366, 1100):
        desk.window.resize(width, 700)
        desk.settle()
        assert grid.columnViewportPosition(0) == 0, width
        last = grid.model().columnCount() - 1
        assert grid.columnViewportPosition(last) + 96 <= grid.viewport().width(), width
    assert grid.columnWidth(0) >= 132


def test_return_goes_down_a_row(desk: Desk) -> None:
    new_client(desk)
    desk.window.show_page("clients")
    desk.clients.show_tab("年度数据")
    grid = tab(desk, FiguresTab).grid
    column = grid.model().columnCount() - 2
    grid.setCurrentIndex(grid.model().index(0, column))

    def at(row: int) -> bool:
        return grid.currentIndex().row() == row

    for row, typed in enumerate(("158", "9000万")):
        QTest.keyClicks(grid, typed[0])
        (line,) = (each for each in grid.findChildren(QLineEdit) if each.isVisible())
        line.setText(typed)
        QTest.keyClick(line, Qt.Key.Key_Return)
        desk.bot.waitUntil(partial(at, row + 1), timeout=5_000)
        desk.settle()
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (2, column)
    year = TODAY.year - 1
    kept = desk.workspace.clients.record(desk.workspace.clients.rows()[0].id).years
    assert kept["employees"][year].value == 158
    assert kept["revenue"][year].value == 90_000_000

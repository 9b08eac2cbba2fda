"""What to do next, on one client's page: each part reads, can be keyed, and says where there is nothing."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QTreeView

from advisor_app.advice.ahead import Turn
from advisor_app.advice.cashflow import Kind
from advisor_app.domain.errors import StoreError
from advisor_app.domain.money import plain
from advisor_app.domain.policy import Flat
from advisor_app.domain.record import FactSet, Recognition, RecognitionEvent
from advisor_app.dossier.kinds import Sort
from advisor_app.library.compiler.emit import emit
from advisor_app.runtime import paths, resources, settings
from advisor_app.services.conflict_views import EMPTY
from advisor_app.services.entry import ValueEntry
from advisor_app.services.entry_places import EntryPlace, EntryTab
from advisor_app.services.planning import PlanWish
from advisor_app.ui.pages.client_tabs import FiguresTab, ItemsTab, TitlesTab
from advisor_app.ui.pages.effect import EffectView
from advisor_app.ui.pages.export import ExportPage
from advisor_app.ui.panes.ahead import AheadPane
from advisor_app.ui.panes.ask import AskPane
from advisor_app.ui.panes.audit import AuditPane
from advisor_app.ui.panes.cash import CashPane
from advisor_app.ui.panes.pane import Pane
from advisor_app.ui.panes.plan import PlanPane
from advisor_app.ui.panes.what_if import DAY, PLACE, START, WhatIfPane
from advisor_app.ui.widgets.conflict_dialog import ConflictDialog
from advisor_app.ui.widgets.form import Form
from advisor_app.ui.widgets.knobs import ChosenField, DayField, TitleField, TypedField
from tests.gui.conftest import Desk
from tests.gui.test_pages import fill, form_of, send
from tests.records import TODAY

P = TypeVar("P", bound=Pane)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path / "home"))


@pytest.fixture
def rich(desk: Desk) -> str:
    """A client with figures, titles and money, shown on the page."""
    client = firm(desk, "01-qianchao")
    show(desk, client)
    return client


def firm(desk: Desk, name: str) -> str:
    """One of the demo's firms."""
    clients = desk.workspace.clients
    return clients.import_client(resources.demo() / f"{name}.json").id


def show(desk: Desk, client: str) -> None:
    desk.clients.reload()
    desk.window.show_page("assessment")
    desk.assessment.show_client(client)
    desk.assessment.reload()
    desk.settle()


def empty_client(desk: Desk) -> str:
    client = desk.workspace.clients.import_record(FactSet("示例·空白")).id
    show(desk, client)
    return client


def pane(desk: Desk, kind: type[P]) -> P:
    found = next(p for p in desk.assessment.panes if isinstance(p, kind))
    desk.assessment.show_pane(found.title)
    desk.settle()
    return found


def texts(model: QAbstractItemModel, parent: QModelIndex | None = None) -> list[tuple[str, ...]]:
    at = QModelIndex() if parent is None else parent
    found = []
    for row in range(model.rowCount(at)):
        cells = [model.index(row, column, at) for column in range(model.columnCount(at))]
        found.append(tuple(str(cell.data() or "") for cell in cells))
        found += texts(model, cells[0])
    return found


def press(tree: QTreeView, key: Qt.Key = Qt.Key.Key_Return) -> None:
    tree.setFocus()
    QTest.keyClick(tree, key)


# --- all of them ----------------------------------------------------------------------------------------


def test_every_part_says_what_to_do_where_there_is_no_client(desk: Desk) -> None:
    desk.window.show_page("assessment")
    for each in desk.assessment.panes:
        pane(desk, type(each))
        assert each.is_empty, each.title
        assert "还没有选客户" in each.note.text()


def test_every_part_has_something_to_show_of_a_rich_client(desk: Desk, rich: str) -> None:
    for each in desk.assessment.panes:
        if not isinstance(each, AuditPane):
            pane(desk, type(each))
            worked_out(desk, desk.assessment.ask)
            assert not each.is_empty, each.title
            assert each.accessibleName() == each.title


def test_the_part_looked_at_last_is_shown_again(desk: Desk, rich: str) -> None:
    pane(desk, AheadPane)
    assert settings.load(paths.settings_file()).settings.assessment_pane == "往后看"
    QTest.keyClick(desk.assessment, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    desk.settle()
    assert desk.assessment.tabs.currentIndex() == 0
    assert settings.load(paths.settings_file()).settings.assessment_pane == "评估结果"


def test_a_part_reads_anew_when_data_or_the_day_change(desk: Desk, rich: str) -> None:
    cash = pane(desk, CashPane)
    assert cash.flow is not None
    assert cash.flow.as_of == TODAY
    desk.window.events.as_of.emit(dt.date(2026, 6, 15))
    desk.settle()
    assert cash.flow.as_of == dt.date(2026, 6, 15)
    before = cash.flow
    desk.window.jobs.write(
        lambda: desk.workspace.clients.set_values(rich, [ValueEntry("rd_spend", "0", 2025)])
    )
    desk.settle()
    desk.settle()
    assert cash.flow != before


# --- cash -----------------------------------------------------------------------------------------------


def test_the_bars_are_the_table_and_the_table_is_the_flow(desk: Desk, rich: str) -> None:
    cash = pane(desk, CashPane)
    assert cash.flow is not None
    rows = texts(cash.model)
    years = [row for row in rows if row[0].endswith(" 年")]
    assert [row[0] for row in years] == [f"{year} 年" for year in cash.flow.years]
    for row, bar in zip(years, cash.flow.bars(), strict=True):
        shown = [cell.replace(",", "") or "0.00" for cell in row[1:6]]
        assert shown == [f"{part / 10_000:.2f}" for part in bar.parts]
    leads = next(row for row in rows if row[0].startswith("待核上限"))
    assert leads[6].replace(",", "") == f"{cash.flow.sum(Kind.LEAD) / 10_000:.2f}"
    assert "不相加" in cash.bars.accessibleName()


def test_a_segment_names_itself_where_the_pointer_rests(desk: Desk, rich: str) -> None:
    cash = pane(desk, CashPane)
    cash.bars.grab()
    area, said = cash.bars._areas[-1]
    assert cash.bars.tip_at(area.center()) == said
    assert said.endswith("万元")
    assert cash.bars.tip_at(QPointF(-1, -1)) == ""


def test_the_delay_is_typed_once_for_all_clients(desk: Desk, rich: str) -> None:
    cash = pane(desk, CashPane)
    assert cash.flow is not None
    before = cash.flow.years
    cash.months.setValue(36)
    desk.settle()
    desk.settle()
    assert cash.flow.delays.months == 36
    assert cash.flow.years[-1] == before[-1] + 2
    assert settings.load(paths.settings_file()).settings.payment_months == 36


def test_a_client_without_money_is_told_what_to_do(desk: Desk) -> None:
    empty_client(desk)
    cash = pane(desk, CashPane)
    assert cash.is_empty
    assert "先问什么" in cash.note.text()


def test_the_dossier_is_one_press_away(desk: Desk, rich: str) -> None:
    cash = pane(desk, CashPane)
    cash.dossier.click()
    desk.settle()
    page = desk.window.findChild(ExportPage)
    assert page is not None
    assert page.isVisible()
    assert page.choice.clients.current() == rich
    assert page.choice.sorts.current() is Sort.CASH


# --- what if --------------------------------------------------------------------------------------------


def supposing(desk: Desk, what_if: WhatIfPane) -> None:
    """Wait until the latest supposition is worked out."""
    desk.bot.waitUntil(lambda: not what_if._pause.isActive())
    desk.settle()


def test_a_supposition_is_live_marked_and_never_written(desk: Desk, rich: str) -> None:
    before, steps = desk.workspace.clients.export_client(rich), desk.workspace.clients.steps()
    what_if = pane(desk, WhatIfPane)
    assert what_if.lead.text() == START
    assert not desk.assessment._mark.isVisible()
    title = next(f for f in what_if.fields.values() if isinstance(f, TitleField))
    title.box.setCurrentIndex(title.box.findData("first"))
    supposing(desk, what_if)
    assert what_if.changes() == ("recognition:little_giant=first@2026-11-21",)
    assert "新增可享受" in what_if.lead.text()
    assert any("小巨人" in row[0] and "新增可享受" in row[1] for row in texts(what_if.model))
    desk.assessment.turn_to(0)
    assert desk.assessment._mark.isVisible(), "it is marked wherever one looks"
    assert "1 项" in desk.assessment._mark.text()
    desk.assessment._restore.click()
    desk.settle()
    assert what_if.changes() == ()
    assert not desk.assessment._mark.isVisible()
    assert desk.workspace.clients.export_client(rich) == before
    assert desk.workspace.clients.steps() == steps


def test_a_slider_and_its_line_say_the_same(desk: Desk, rich: str) -> None:
    what_if = pane(desk, WhatIfPane)
    what_if.add_field("revenue.2025")
    field = what_if.fields["revenue.2025"]
    assert isinstance(field, TypedField)
    assert field.slider is not None
    assert field.line.hasFocus()
    recorded = field.line.text()
    field.slider.setValue(40)
    supposing(desk, what_if)
    (change,) = what_if.changes()
    value = desk.workspace.clients.record(rich).years["revenue"][2025].value
    assert isinstance(value, Decimal)
    assert change == f"revenue.2025={plain(value * 2)}"
    field.slider.setValue(20)
    assert field.line.text() == recorded
    assert what_if.changes() == ()


def test_what_cannot_be_supposed_says_why_and_shows_no_stale_answer(desk: Desk, rich: str) -> None:
    what_if = pane(desk, WhatIfPane)
    what_if.add_field("revenue.2025")
    field = what_if.fields["revenue.2025"]
    assert isinstance(field, TypedField)
    field.line.setText("约五千万")
    supposing(desk, what_if)
    assert "营业收入" in what_if.fault.text()
    assert what_if.fault.isVisible()
    assert texts(what_if.model) == []
    field.line.setText("")
    supposing(desk, what_if)
    assert not what_if.fault.isVisible()
    assert what_if.changes() == ("revenue.2025=",), "an empty line supposes that it is not known"


def test_day_and_place_can_be_supposed_and_go_with_the_client(desk: Desk, rich: str) -> None:
    what_if = pane(desk, WhatIfPane)
    day, place = what_if.fields[DAY], what_if.fields[PLACE]
    assert isinstance(day, DayField)
    assert isinstance(place, ChosenField)
    day.restore("2029-06-01")
    place.restore("420106")
    supposing(desk, what_if)
    assert what_if.changes() == ("as_of=2029-06-01", "region=420106")
    assert "不再可享受" in what_if.lead.text()
    empty_client(desk)
    assert what_if.changes() == ()
    assert not desk.assessment._mark.isVisible()


def test_what_is_supposed_stays_when_the_record_changes(desk: Desk, rich: str) -> None:
    what_if = pane(desk, WhatIfPane)
    title = next(f for f in what_if.fields.values() if isinstance(f, TitleField))
    title.box.setCurrentIndex(title.box.findData("first"))
    supposing(desk, what_if)
    desk.window.jobs.write(
        lambda: desk.workspace.clients.set_values(rich, [ValueEntry("employees", "7", 2025)])
    )
    desk.settle()
    desk.settle()
    assert what_if.changes() == ("recognition:little_giant=first@2026-11-21",)
    assert desk.assessment._mark.isVisible()


# --- ahead ----------------------------------------------------------------------------------------------


def test_days_ahead_come_in_order_and_lead_to_the_text(desk: Desk, rich: str) -> None:
    ahead = pane(desk, AheadPane)
    rows = (ahead.model.row_at(ahead.model.index(n, 0)) for n in range(ahead.model.rowCount()))
    days = [row.payload.day for row in rows if row is not None and isinstance(row.payload, Turn)]
    assert days == sorted(days)
    assert days[0] == dt.date(2027, 1, 1)
    few = len(days)
    ahead.years.setValue(1)
    desk.settle()
    assert ahead.model.rowCount() < few
    first = ahead.model.index(0, 0)
    part = ahead.model.index(0, 0, first)
    ahead.tree.setCurrentIndex(ahead.model.index(0, 0, part))
    press(ahead.tree)
    desk.settle()
    assert desk.policies.isVisible()


def test_drafts_stand_apart_and_are_marked(desk: Desk) -> None:
    show(desk, firm(desk, "10-jiaxing"))
    ahead = pane(desk, AheadPane)
    last = texts(ahead.model)
    drafts = [row for row in last if row[0].startswith("征求意见稿")]
    assert len(drafts) == 1
    assert "不计入任何合计" in drafts[0][1]


# --- audit ----------------------------------------------------------------------------------------------


def test_the_badge_is_the_length_of_the_list(desk: Desk, rich: str) -> None:
    tabs = desk.assessment.tabs
    place = 1 + desk.assessment.panes.index(desk.assessment.audit)
    assert tabs.tabText(place) == "核对", "nothing is wrong with the demo firm"
    desk.window.jobs.write(
        lambda: desk.workspace.clients.set_values(rich, [ValueEntry("rd_spend", "900000000", 2025)])
    )
    desk.settle()
    desk.settle()
    audit = desk.assessment.audit
    assert audit.model.rowCount() > 0, "it counts though it is not looked at"
    assert tabs.tabText(place) == f"核对（{audit.model.rowCount()}）"


def test_a_clean_record_says_so(desk: Desk, rich: str) -> None:
    audit = pane(desk, AuditPane)
    assert audit.is_empty
    assert "没有发现" in audit.note.text()


def test_enter_opens_the_field_concerned(desk: Desk, rich: str) -> None:
    desk.workspace.clients.set_values(rich, [ValueEntry("rd_spend", "900000000", 2025)])
    show(desk, rich)
    audit = pane(desk, AuditPane)
    assert "900" in audit.sentence.text() or "90,000" in audit.sentence.text()
    press(audit.tree)
    desk.settle()
    figures = desk.clients.findChild(FiguresTab)
    assert figures is not None
    assert figures.isVisible()
    assert figures.model.slot_at(figures.grid.currentIndex()) == ("rd_spend", 2025)


# --- where things are entered ---------------------------------------------------------------------------


def test_a_title_that_is_not_recorded_is_asked_for_at_once(desk: Desk, rich: str) -> None:
    place = EntryPlace(EntryTab.TITLES, "single_champion", new=True)
    desk.window.events.open_entry.emit(rich, place)
    desk.settle()
    titles = desk.clients.findChild(TitlesTab)
    assert titles is not None
    assert titles.isVisible()
    (form,) = [f for f in titles.findChildren(Form) if f.isVisible()]
    assert form.values()["kind"] == "single_champion"
    form.reject()


@pytest.mark.parametrize("key", ["established_on", "region"])
def test_a_fact_without_a_year_is_looked_up_on_the_overview(desk: Desk, rich: str, key: str) -> None:
    desk.window.events.open_entry.emit(rich, EntryPlace(EntryTab.OVERVIEW, key))
    desk.settle()
    overview = desk.clients._tabs["概况"]
    assert overview.isVisible()
    forms = [f for f in overview.findChildren(Form) if f.isVisible()]
    assert bool(forms) == (key == "region")
    for form in forms:
        form.reject()


# --- what to ask ----------------------------------------------------------------------------------------


def asked(desk: Desk) -> AskPane:
    """The questions, once they are worked out."""
    found = pane(desk, AskPane)
    worked_out(desk, found)
    return found


def worked_out(desk: Desk, found: AskPane) -> None:
    desk.bot.waitUntil(lambda: desk.window.jobs.idle and not found.is_working, timeout=60_000)


def choose(found: AskPane, key: str) -> None:
    row = next(
        n
        for n in range(found.model.rowCount())
        if (held := found.model.row_at(found.model.index(n, 0))) is not None and held.payload == key
    )
    found.tree.setCurrentIndex(found.model.index(row, 0))


def test_the_three_most_worth_asking_stand_first(desk: Desk, rich: str) -> None:
    found = asked(desk)
    questions = desk.workspace.advising.questions(
        desk.workspace.advising.subject(rich, TODAY), TODAY, limit=3, leads_only=True
    )
    rows = texts(found.model)
    assert [row[0] for row in rows] == [question.text for question in questions]
    assert [row[1] for row in rows] == [question.held_by for question in questions]
    assert found.question.text() == questions[0].text
    assert "不能相加" in " ".join(label.text() for label in found.findChildren(QLabel))


def test_a_fact_is_answered_right_there_and_taken_back_by_undo(desk: Desk) -> None:
    client = firm(desk, "08-fuyang")
    show(desk, client)
    found = asked(desk)
    found.bare.setChecked(True)
    found.all.setChecked(True)
    worked_out(desk, found)
    choose(found, "public_data_merchant")
    press(found.tree)
    assert found.box.hasFocus(), "Enter leads to the answer"
    found.save_answer()
    assert "请先填写或选择" in found.fault.text()
    found.box.setCurrentIndex(found.box.findData("否"))
    found.save_answer()
    desk.settle()
    assert desk.workspace.clients.record(client).facts["public_data_merchant"].value is False
    worked_out(desk, found)
    assert "public_data_merchant" not in found._questions, "it is not asked any more"
    QTest.keyClick(desk.assessment, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    assert "public_data_merchant" not in desk.workspace.clients.record(client).facts


def test_a_reading_is_answered_with_its_reason(desk: Desk) -> None:
    client = firm(desk, "08-fuyang")
    show(desk, client)
    found = asked(desk)
    key = next(key for key in found._questions if key.startswith("reading:"))
    choose(found, key)
    found.box.setCurrentIndex(1)
    option = found.box.currentData()
    found.save_answer()
    desk.settle()
    assert "理由" in found.fault.text()
    assert desk.workspace.clients.answers(client) == ()
    found.reason.setText("区经信局电话答复")
    found.save_answer()
    desk.settle()
    (answer,) = desk.workspace.clients.answers(client)
    assert (answer.key, answer.value, answer.reason) == (key, option, "区经信局电话答复")


def test_an_answer_that_another_gave_meanwhile_is_not_written_over(desk: Desk) -> None:
    client, clients = firm(desk, "08-fuyang"), desk.workspace.clients
    show(desk, client)
    found = asked(desk)
    key = next(key for key in found._questions if key.startswith("reading:"))
    choose(found, key)
    found.box.setCurrentIndex(1)
    other = str(found.box.itemData(2))
    clients.answer(client, key, other, reason="对方问过")  # this window has not heard of it
    found.reason.setText("我问过")
    found.save_answer()
    desk.settle()
    (dialog,) = (d for d in found.findChildren(ConflictDialog) if d.isVisible())
    (row,) = dialog.rows
    said = found.box.itemText(2), found.box.itemText(1)
    assert (row.seen, row.theirs, row.mine) == (EMPTY, f"{said[0]}：对方问过", f"{said[1]}：我问过")
    dialog.reject()
    assert [(a.value, a.reason) for a in clients.answers(client)] == [(other, "对方问过")]
    found.save_answer()
    desk.settle()
    (dialog,) = (d for d in found.findChildren(ConflictDialog) if d.isVisible())
    dialog.all_mine.click()
    dialog.go.click()
    desk.settle()
    assert [a.reason for a in clients.answers(client)] == ["我问过"]


def test_a_list_is_entered_where_lists_are(desk: Desk, rich: str) -> None:
    found = asked(desk)
    key = next(key for key in found._questions if key.startswith("item:"))
    choose(found, key)
    assert not found.save.isVisible()
    press(found.tree)
    desk.settle()
    items = desk.clients.findChild(ItemsTab)
    assert items is not None
    assert items.isVisible()
    assert items._kind.currentData() == key.partition(":")[2]
    for form in items.findChildren(Form):
        form.reject()


def test_asking_is_told_cancelled_and_begun_again(
    desk: Desk, rich: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = asked(desk)
    assert not found.bar.isVisible()
    assert not found.stop.isVisible()
    found.bare.setChecked(True)
    found.all.setChecked(True)
    desk.bot.waitUntil(lambda: found.bar.value() > 2, timeout=30_000)
    assert "共" in found.tally.text()
    assert found.stop.text() == "取消"
    found.stop.click()
    assert not found.stop.isEnabled()
    worked_out(desk, found)
    assert found.tally.text().startswith("已取消：只试算了")
    few = found.model.rowCount()
    assert few > 0, "what is known already is shown"
    assert not found.bar.isVisible()
    assert found.stop.text() == "重新试算"
    found.stop.click()
    worked_out(desk, found)
    assert found.model.rowCount() > few
    assert found.tally.text() == f"列出 {found.model.rowCount()} 个问题"
    assert not found.stop.isVisible()


@pytest.mark.parametrize("leave", ["client", "day", "tab"])
def test_leaving_ends_what_is_worked_out(desk: Desk, rich: str, leave: str) -> None:
    other = firm(desk, "08-fuyang")
    desk.assessment.reload()
    found = asked(desk)
    found.bare.setChecked(True)
    found.all.setChecked(True)
    desk.bot.waitUntil(lambda: found.bar.value() > 2, timeout=30_000)
    if leave == "client":
        desk.assessment.show_client(other)
    elif leave == "day":
        desk.window.events.as_of.emit(dt.date(2026, 6, 15))
    else:
        desk.assessment.turn_to(0)
    assert found.errand.stopped == (leave != "tab"), "a look elsewhere ends nothing"
    worked_out(desk, found)
    pane(desk, AskPane)
    worked_out(desk, found)
    assert found.at is not None
    subject = desk.workspace.advising.subject(found.at.client_id, found.at.as_of)
    expected = desk.workspace.advising.questions(subject, found.at.as_of)
    assert list(found._questions) == [question.key for question in expected]


def test_a_process_that_ends_unforeseen_is_told(
    desk: Desk, rich: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = asked(desk)

    def broken(*_args: object) -> object:
        raise StoreError("后台计算的进程意外结束（可能内存不足），请关掉别的程序后再试一次。")

    monkeypatch.setattr("advisor_app.services.advising.ask_beside", broken)
    found.all.setChecked(True)
    worked_out(desk, found)
    assert found.is_empty
    assert "意外结束" in found.note.text()
    assert found.bar.isHidden()
    assert found.stop.isHidden()


# --- the plan -------------------------------------------------------------------------------------------


def test_growth_is_typed_kept_with_the_client_and_taken_back(desk: Desk, rich: str) -> None:
    found = pane(desk, PlanPane)
    assert found.target.currentData() == "title:little_giant:first"
    said = found.text.toPlainText()
    assert all(name in said for name in ("照现状", "较可能", "努力一把"))
    field = found.fields["较可能", "revenue"]
    field.setText("10%")
    planned(desk, found)
    kept = desk.workspace.advising.plan_wish(rich)
    assert kept.growth == {"较可能": {"revenue": "10%"}}
    assert "每年增长 10%" in found.text.toPlainText()
    assert desk.workspace.clients.undo_title() == "“示例·钱潮智造科技有限公司”培育方案的假设"
    QTest.keyClick(desk.assessment, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    desk.settle()
    assert desk.workspace.advising.plan_wish(rich).growth == {}
    assert field.text() == ""


def planned(desk: Desk, found: PlanPane) -> None:
    desk.bot.waitUntil(lambda: not found._pause.isActive())
    desk.settle()
    desk.settle()


def test_growth_that_cannot_be_read_says_why_and_is_not_kept(desk: Desk, rich: str) -> None:
    found = pane(desk, PlanPane)
    found.fields["努力一把", "revenue"].setText("10")
    planned(desk, found)
    assert "营业收入" in found.fault.text()
    assert found.fault.isVisible()
    assert desk.workspace.advising.plan_wish(rich).growth == {}


def test_what_another_assumed_meanwhile_is_asked_about(desk: Desk, rich: str) -> None:
    advising, found = desk.workspace.advising, pane(desk, PlanPane)
    field = found.fields["较可能", "revenue"]
    field.setText("10%")
    planned(desk, found)
    theirs = PlanWish(years=5, growth={"较可能": {"revenue": "20%"}, "努力一把": {"rd_spend": "5%"}})
    field.setText("15%")
    desk.window.events.changed.emit(advising.keep_plan(rich, TODAY, theirs))  # heard of while this is typed
    planned(desk, found)
    assert field.text() == "15%"
    (dialog,) = (d for d in found.findChildren(ConflictDialog) if d.isVisible())
    assert [(r.what, r.seen, r.theirs, r.mine) for r in dialog.rows] == [
        ("较可能：营业收入每年的增长", "10%", "20%", "15%")
    ]
    assert advising.plan_wish(rich) == theirs
    dialog.all_mine.click()
    dialog.go.click()
    planned(desk, found)
    kept = {"较可能": {"revenue": "15%"}, "努力一把": {"rd_spend": "5%"}}
    assert advising.plan_wish(rich) == replace(theirs, growth=kept)
    assert found.years.value() == 5
    found.years.setValue(2)
    advising.keep_plan(rich, TODAY, replace(theirs, years=4))
    planned(desk, found)
    (dialog,) = (d for d in found.findChildren(ConflictDialog) if d.isVisible())
    assert [(r.what, r.theirs, r.mine) for r in dialog.rows] == [("往后看几年", "4", "2")]
    dialog.go.click()  # theirs stays
    planned(desk, found)
    assert found.years.value() == 4
    assert field.text() == "20%"  # left alone here, so it goes with theirs


def test_another_target_is_planned_for_and_goes_onto_paper(desk: Desk, rich: str) -> None:
    found = pane(desk, PlanPane)
    place = found.target.findData("title:hidden_champion:first")
    assert place >= 0
    found.target.setCurrentIndex(place)
    found.target.activated.emit(place)
    planned(desk, found)
    assert "隐形冠军" in found.text.toPlainText()
    assert desk.workspace.advising.plan_wish(rich).title == "hidden_champion"
    found.dossier.click()
    desk.settle()
    page = desk.window.findChild(ExportPage)
    assert page is not None
    assert page.choice.sorts.current() is Sort.PLAN
    prepared = desk.workspace.exporting.document(rich, Sort.PLAN, TODAY)
    assert "隐形冠军" in repr(prepared.doc.paper)


def test_without_a_rung_above_keeping_the_title_is_planned_for(desk: Desk) -> None:
    show(desk, firm(desk, "04-linping"))
    found = pane(desk, PlanPane)
    assert found.target.currentData() == "title:little_giant:renewal"
    assert "复核" in found.target.currentText()
    assert "复核" in found.text.toPlainText()


# --- what a new content does ----------------------------------------------------------------------------


@pytest.fixture
def compared(desk: Desk, tmp_path: Path) -> EffectView:
    """Two clients, one of which an earlier content gave less."""
    library = desk.workspace.assessing.library
    poorer = tuple(
        replace(m, benefit=Flat(Decimal(150_000), "不超过")) if m.id == "hz-2025-65.1.srdi" else m
        for m in library.measures
    )
    folder = tmp_path / "home" / "contents"
    folder.mkdir(parents=True, exist_ok=True)
    emit(replace(library, measures=poorer, content_version="2026.05.1"), folder / "old.db")
    title = Recognition("srdi_sme", RecognitionEvent.FIRST, dt.date(2026, 5, 1), dt.date(2029, 4, 30))
    desk.workspace.clients.import_record(FactSet("示例·持证", region="330106", recognitions=(title,)))
    desk.workspace.clients.import_record(FactSet("示例·外地", region="420106"))
    desk.window.show_page("policies")
    desk.policies.show_effect()
    view = desk.policies.effect
    desk.bot.waitUntil(lambda: desk.window.jobs.idle and not view.errand.busy, timeout=20_000)
    return view


def test_the_concerned_clients_are_listed_and_enter_opens_one(desk: Desk, compared: EffectView) -> None:
    assert [call.name for call in map(compared.model.row_at, indexes(compared.model)) if call] == [
        "示例·持证"
    ]
    assert "15万元" in str(compared.model.index(0, 6).data())
    assert any("20万元" in row[1] for row in texts(compared.detail))
    desk.clients.reload()
    desk.settle()
    compared.table.setFocus()
    QTest.keyClick(compared.table, Qt.Key.Key_Return)
    desk.settle()
    assert desk.clients.isVisible()
    assert desk.clients._name.text() == "示例·持证"


def indexes(model: QAbstractItemModel) -> list[QModelIndex]:
    return [model.index(row, 0) for row in range(model.rowCount())]


def test_list_and_letters_are_written_for_the_chosen(
    desk: Desk, compared: EffectView, tmp_path: Path
) -> None:
    compared.write_list(tmp_path)
    desk.settle()
    assert [p.suffix for p in tmp_path.glob("政策变动影响清单*")] == [".xlsx"]
    compared.table.selectAll()
    compared.write_letters(tmp_path / "letters")
    desk.bot.waitUntil(lambda: not compared.errand.busy, timeout=30_000)
    desk.settle()
    assert len(list((tmp_path / "letters").rglob("*政策变动告知函*.pdf"))) == 1
    assert [run.sort for run in desk.workspace.exporting.runs()] == [Sort.NOTICE]
    QTest.keyClick(compared, Qt.Key.Key_Escape)
    assert not compared.isVisible()


def test_another_day_is_compared_anew(desk: Desk, compared: EffectView) -> None:
    for day in (dt.date(2026, 6, 15), dt.date(2026, 7, 15)):
        desk.window.events.as_of.emit(day)
    desk.bot.waitUntil(
        lambda: not compared.errand.busy and "2026-07-15" in compared.lead.text(), timeout=20_000
    )
    assert [call.name for call in map(compared.model.row_at, indexes(compared.model)) if call] == [
        "示例·持证"
    ]


def test_with_nothing_to_compare_the_view_says_when_there_will_be(desk: Desk) -> None:
    desk.window.show_page("policies")
    desk.policies.show_effect()
    desk.settle()
    view = desk.policies.effect
    assert view.note.isVisible()
    assert "还没有此前的政策内容" in view.note.text()
    assert not view.start.isEnabled()


def test_a_content_newer_than_the_last_is_news_at_the_start(desk: Desk, tmp_path: Path) -> None:
    from advisor_app.ui.furnishing import remember_content

    library = desk.workspace.assessing.library
    folder = tmp_path / "home" / "contents"
    for copy in folder.glob("*.db"):
        copy.unlink()
    emit(replace(library, content_version="2026.05.1", measures=library.measures[:-1]), folder / "old.db")
    heard: list[str] = []
    desk.window.events.said.connect(heard.append)
    remember_content(desk.window, desk.workspace)
    desk.settle()
    assert heard == ["政策内容已由 2026.05.1 更新，可在“政策库”页看看影响到哪些客户"]


def test_the_listed_clients_are_rolled_up(desk: Desk, rich: str, tmp_path: Path) -> None:
    empty_client(desk)
    desk.clients._filter.setText("钱潮")
    desk.clients.write_roll(tmp_path)
    rolled(desk)
    (path,) = tmp_path.glob("资金流汇总_*.xlsx")
    book = load_workbook(path)
    names = [row[1].value for row in book["按客户"].iter_rows(min_row=2)]
    assert "示例·空白" not in names
    assert "示例·钱潮智造科技有限公司" in names


def rolled(desk: Desk) -> None:
    desk.bot.waitUntil(lambda: not desk.clients.errand.busy, timeout=20_000)


def test_rolling_up_is_told_and_can_be_cancelled(
    desk: Desk, rich: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.window.show_page("clients")
    desk.clients.write_roll(tmp_path / "whole")
    rolled(desk)
    assert desk.clients.strip.isVisible()
    assert desk.clients.strip.told.text().startswith("已写出")
    exporting = desk.workspace.exporting

    def slow(
        as_of: dt.date,
        folder: Path,
        listed: list[str],
        told: Callable[[int, int], None],
        cancelled: Callable[[], bool],
    ) -> None:
        told(1, 2)
        time_out(cancelled)

    monkeypatch.setattr(exporting, "cash_roll", slow)
    desk.clients.write_roll(tmp_path / "none")
    desk.bot.waitUntil(lambda: desk.clients.strip.told.text() == "已汇总 1 / 2 家")
    heard: list[str] = []
    desk.window.events.said.connect(heard.append)
    desk.clients.write_roll(tmp_path / "none")
    assert "还没有写完" in heard[-1]
    desk.clients.strip.cancel.click()
    rolled(desk)
    assert desk.clients.strip.told.text() == "已取消，没有写出文件。"
    assert not (tmp_path / "none").exists()


def time_out(done: Callable[[], bool]) -> None:
    """Wait on another thread, ten seconds at most."""
    for _ in range(1000):
        if done():
            return
        time.sleep(0.01)
    raise AssertionError("never cancelled")


def test_the_advisors_own_judgement_stands_beside_the_verdict(desk: Desk, rich: str) -> None:
    page, firm = desk.assessment, rich
    page.turn_to(0)
    desk.settle()
    m = page._current()
    assert m is not None
    page.judge()
    form = form_of(page)
    fill(form, outcome="ineligible", reason=" ")
    send(desk, form)
    assert form.isVisible()  # a judgement needs its reason
    fill(form, reason="区经信局电话答复：本年度不再受理")
    send(desk, form)
    desk.settle()
    assert not form.isVisible()
    after = page._current()
    assert after is not None
    assert (after.key, after.outcome) == (m.key, m.outcome)  # the verdict stays
    told = [
        label.text()
        for label in page._sheet.findChildren(QLabel)
        if label.accessibleDescription() == "顾问判断"
    ]
    assert len(told) == 1
    assert told[0].startswith("不可享受")
    assert "区经信局电话答复" in told[0]
    row = page._list_model.find(m)
    assert "顾问：不可享受" in str(row.siblingAtColumn(2).data())
    page.judge()
    fill(form_of(page), outcome="")
    send(desk, form_of(page))
    assert desk.workspace.relations.opinions(firm) == ()
    desk.workspace.portfolio.undo()
    assert len(desk.workspace.relations.opinions(firm)) == 1


def test_a_judgement_that_another_changed_is_asked_about(desk: Desk, rich: str) -> None:
    page, relations = desk.assessment, desk.workspace.relations
    page.turn_to(0)
    desk.settle()
    m = page._current()
    assert m is not None
    page.judge()
    form = form_of(page)
    relations.hold(rich, m.id, m.item, "ineligible", "对方的理由")
    fill(form, outcome="eligible", reason="我的理由")
    send(desk, form)
    desk.settle()
    (dialog,) = (d for d in form.findChildren(ConflictDialog) if d.isVisible())
    (row,) = dialog.rows
    assert (row.what, row.seen, row.theirs, row.mine) == (
        "判断与理由",
        EMPTY,
        "不可享受：对方的理由",
        "可享受：我的理由",
    )
    dialog.go.click()  # theirs, which nothing is ticked against
    desk.settle()
    assert not form.isVisible()
    assert [o.reason for o in relations.opinions(rich)] == ["对方的理由"]
    desk.settle()
    page.judge()
    form = form_of(page)
    relations.hold(rich, m.id, m.item, "undetermined", "对方又改")
    fill(form, outcome="")
    send(desk, form)
    desk.settle()
    (dialog,) = (d for d in form.findChildren(ConflictDialog) if d.isVisible())
    dialog.all_mine.click()
    dialog.go.click()
    desk.settle()
    assert relations.opinions(rich) == ()

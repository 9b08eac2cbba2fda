"""What to do next, on one client's page: each part reads, can be keyed, and says where there is nothing."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTreeView

from advisor_app.advice.ahead import Turn
from advisor_app.advice.cashflow import Kind
from advisor_app.domain.money import plain
from advisor_app.domain.record import FactSet
from advisor_app.dossier.kinds import Sort
from advisor_app.runtime import paths, resources, settings
from advisor_app.services.entry import ValueEntry
from advisor_app.services.entry_places import EntryPlace, EntryTab
from advisor_app.ui.pages.client_tabs import FiguresTab, TitlesTab
from advisor_app.ui.pages.export import ExportPage
from advisor_app.ui.panes.ahead import AheadPane
from advisor_app.ui.panes.audit import AuditPane
from advisor_app.ui.panes.cash import CashPane
from advisor_app.ui.panes.pane import Pane
from advisor_app.ui.panes.what_if import DAY, PLACE, START, WhatIfPane
from advisor_app.ui.widgets.form import Form
from advisor_app.ui.widgets.knobs import ChosenField, DayField, TitleField, TypedField
from tests.gui.conftest import Desk
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
    desk.window.show_page(2)
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
    desk.window.show_page(2)
    for each in desk.assessment.panes:
        pane(desk, type(each))
        assert each.is_empty, each.title
        assert "还没有选客户" in each.note.text()


def test_every_part_has_something_to_show_of_a_rich_client(desk: Desk, rich: str) -> None:
    for each in desk.assessment.panes:
        if not isinstance(each, AuditPane):
            pane(desk, type(each))
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

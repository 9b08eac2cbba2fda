"""Tables of records by hand and by keyboard: filters, headings, columns, the clipboard, their memory."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QLineEdit, QMenu, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from advisor_app.runtime import paths
from advisor_app.services import demo
from advisor_app.ui.models.arranging import Order
from advisor_app.ui.models.table import RIGHT, Column, TableModel, Typed
from advisor_app.ui.pages.client_tabs import FiguresTab
from advisor_app.ui.widgets.column_menu import ask_columns, ask_values, column_menu
from advisor_app.ui.widgets.echo_edit import EchoLine
from advisor_app.ui.widgets.filter_row import FilterHeader
from advisor_app.ui.widgets.pasting import Laid
from advisor_app.ui.widgets.record_table import RecordTable, record_table
from advisor_app.ui.widgets.remembered import kept_layout
from tests.gui.conftest import Desk

NAME = "示例表"
KEY = Qt.Key
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


@dataclass(frozen=True, slots=True)
class Firm:
    id: int
    name: str
    city: str
    amount: str
    advisor: str = ""


FIRMS = (
    Firm(1, "示例·甲", "杭州", "120.00", "张"),
    Firm(2, "示例·乙", "嘉兴", "1,500.00", "李"),
    Firm(3, "示例·丙", "杭州", "", "张"),
    Firm(4, "示例·丁", "武汉", "80.00"),
)
COLUMNS: tuple[Column[Firm], ...] = (
    Column("名称", lambda r: r.name),
    Column("城市", lambda r: r.city),
    Column("金额（万元）", lambda r: r.amount, RIGHT, lambda r: float(r.amount.replace(",", ""))),
    Column("顾问", lambda r: r.advisor, field="advisor", hint="由谁负责"),
)


@pytest.fixture(autouse=True)
def nothing_remembered(light: object) -> Iterator[None]:
    file = paths.settings_file().with_name("tables.json")
    file.unlink(missing_ok=True)
    yield
    file.unlink(missing_ok=True)


def shown(bot: QtBot, *, filters: bool = True, frozen: int = 0, cells: bool = True) -> RecordTable:
    model: TableModel[Firm] = TableModel(COLUMNS)
    table = record_table(
        NAME, model, widths=(160, 80, 110), cells=cells, filters=filters, frozen=frozen, many=True
    )
    model.setParent(table)
    model.show(FIRMS)
    bot.addWidget(table)
    table.resize(420, 300)
    table.show()
    table.setCurrentIndex(model.index(0, 0))
    return table


def seen(widget: QWidget) -> bool:
    return widget.isVisible()


def names(table: RecordTable) -> list[str]:
    return [firm.name[-1] for firm in table.records.shown]


def headings(table: RecordTable) -> list[str]:
    across = Qt.Orientation.Horizontal
    return [str(table.records.headerData(c, across)) for c in table.seen_columns()]


def type_filter(table: RecordTable, column: int, text: str) -> QLineEdit:
    table.filter_column(column)
    line = table.filter_line(column)
    assert line is not None
    line.clear()
    line.setText(text)
    line.textEdited.emit(text)
    return line


def click_heading(table: RecordTable, column: int, modifier: Qt.KeyboardModifier | None = None) -> None:
    head = table.head
    at = QPoint(head.sectionViewportPosition(column) + 20, 10)
    QTest.mouseClick(
        head.viewport(), Qt.MouseButton.LeftButton, modifier or Qt.KeyboardModifier.NoModifier, at
    )


# --- filters --------------------------------------------------------------------------------------------


def test_filters_of_columns_are_joined_counted_and_cleared_by_one_key(qtbot: QtBot) -> None:
    table = shown(qtbot)
    type_filter(table, 1, "杭")
    assert names(table) == ["甲", "丙"]
    line = type_filter(table, 2, ">100")
    assert names(table) == ["甲"]
    assert table._tally.text().startswith("1 / 4 行")
    assert table._tally.isVisible()
    QTest.keyClick(line, KEY.Key_Escape)
    assert names(table) == ["甲", "乙", "丙", "丁"]
    assert line.text() == ""
    assert not table._tally.isVisible()


def test_typing_keeps_the_chosen_row_and_a_fault_is_said_where_it_is_typed(qtbot: QtBot) -> None:
    table = shown(qtbot)
    table.setCurrentIndex(table.records.index(2, 1))
    line = type_filter(table, 1, "杭州")
    assert table.records.row_at(table.currentIndex()) == FIRMS[2]
    assert table.currentIndex().column() == 1
    line = type_filter(table, 2, ">很多")
    assert names(table) == ["甲", "丙"], "what can't be read hides nothing"
    assert "不是数" in line.accessibleDescription()
    type_filter(table, 2, ">1")
    assert line.accessibleDescription() == ""


def test_filters_are_reached_and_left_by_keyboard(qtbot: QtBot) -> None:
    table = shown(qtbot, filters=False)
    table.setFocus()
    assert table.head.line(0) is None
    height = table.head.height()
    QTest.keyClick(table, KEY.Key_L, CTRL | SHIFT)
    line = table.head.line(0)
    assert line is not None
    assert line.isVisible()
    assert line.accessibleName() == "筛选：名称"
    assert table.head.height() > height
    QTest.keyClick(line, KEY.Key_Down)
    assert table.currentIndex().isValid()
    type_filter(table, 1, "杭")
    QTest.keyClick(table, KEY.Key_L, CTRL | SHIFT)
    assert not line.isVisible()
    assert len(names(table)) == 4, "a filter that is not seen filters nothing"


def test_ticked_values_alone_are_shown_and_say_so_in_the_heading(qtbot: QtBot) -> None:
    table = shown(qtbot)
    dialog = ask_values(table, 1)
    assert next(choice.text for choice in dialog.list.picked()) == "杭州　2"
    dialog.list.tick({"杭州", "武汉"})
    dialog.accept()
    assert names(table) == ["甲", "丙", "丁"]
    assert headings(table)[1] == "城市 ·筛"
    dialog = ask_values(table, 1)
    assert dialog.list.count() == 3, "what is not shown can be ticked again"
    dialog.list.tick_shown(on=True)
    dialog.accept()
    assert len(names(table)) == 4
    assert headings(table)[1] == "城市"


# --- order ----------------------------------------------------------------------------------------------


def test_headings_sort_and_shift_adds_an_order_with_its_number(qtbot: QtBot) -> None:
    table = shown(qtbot)
    click_heading(table, 1)
    assert headings(table)[1] == "城市 ▲"
    click_heading(table, 1)
    assert headings(table)[1] == "城市 ▼"
    click_heading(table, 1)
    click_heading(table, 2, SHIFT)
    assert headings(table)[1:3] == ["城市 ▲1", "金额（万元） ▲2"]
    assert names(table) == ["甲", "丙", "乙", "丁"]
    click_heading(table, 2, SHIFT)
    assert headings(table)[2] == "金额（万元） ▼2"
    assert names(table) == ["甲", "丙", "乙", "丁"], "what is missing stands last either way"


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_menu_of_the_heading_does_all_of_it_and_opens_by_keyboard(qtbot: QtBot) -> None:
    table = shown(qtbot)
    table.setFocus()
    table.setCurrentIndex(table.records.index(0, 2))
    QTest.keyClick(table, KEY.Key_Down, ALT)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.accessibleName() == "“金额（万元）”列"
    menu.close()
    acts = {action.text().split("\t")[0]: action for action in column_menu(table, 2).actions()}
    acts["降序"].trigger()
    assert names(table) == ["乙", "甲", "丁", "丙"]
    more = {action.text(): action for action in column_menu(table, 1).actions()}
    more["加为次序（升序）"].trigger()
    assert table.records.orders == (Order(2, descending=True), Order(1))
    more["隐藏此列"].trigger()
    assert [text.split()[0] for text in headings(table)] == ["名称", "金额（万元）", "顾问"]
    acts["恢复默认"].trigger()
    assert headings(table) == ["名称", "城市", "金额（万元）", "顾问"]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_menu_key_opens_the_menu_of_the_cell(qtbot: QtBot) -> None:
    table = shown(qtbot)
    table.setCurrentIndex(table.records.index(0, 1))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), QPoint(1, 1))
    QApplication.sendEvent(table.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if action.text() == "只看“杭州”").trigger()
    menu.close()
    assert names(table) == ["甲", "丙"]


# --- columns --------------------------------------------------------------------------------------------


def test_columns_are_chosen_and_moved_and_one_always_stays(qtbot: QtBot) -> None:
    table = shown(qtbot)
    dialog = ask_columns(table)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.list.setCurrentRow(2)
    QTest.keyClick(dialog.list, KEY.Key_Up, ALT)
    dialog.move_by(-1)
    dialog.list.item(1).setCheckState(Qt.CheckState.Unchecked)
    dialog.accept()
    assert headings(table)[0] == "金额（万元）"
    for column in range(4):
        table.hide_column(column)
    assert len(table.seen_columns()) == 1


def test_frozen_columns_stay_while_the_others_move_and_share_what_is_chosen(qtbot: QtBot) -> None:
    table = shown(qtbot, frozen=1)
    overlay = table._overlay
    assert overlay is not None
    assert seen(overlay)
    assert overlay.width() == table.head.sectionSize(0) == 160
    table.setCurrentIndex(table.records.index(2, 3))
    table.horizontalScrollBar().setValue(table.horizontalScrollBar().maximum())
    line = table.head.line(2)
    assert line is not None
    assert line.x() == table.head.sectionViewportPosition(2) + 1, "filters move with their columns"
    assert table.head.line(0) is None
    assert overlay.head.line(0) is not None, "a frozen column's filter stands still"
    assert (
        overlay.visualRect(table.records.index(2, 0)).y() == table.visualRect(table.records.index(2, 0)).y()
    )
    table.setCurrentIndex(table.records.index(2, 1))
    assert table.visualRect(table.currentIndex()).left() >= overlay.width(), "never under what is frozen"
    QTest.mouseClick(
        overlay.viewport(),
        Qt.MouseButton.LeftButton,
        pos=overlay.visualRect(table.records.index(1, 0)).center(),
    )
    assert table.records.row_at(table.currentIndex()) == FIRMS[1]
    type_filter(table, 0, "丙")
    assert names(table) == ["丙"]
    table.freeze(0)
    assert not seen(overlay)
    table.freeze(3)
    table.resize(200, 300)
    assert not seen(overlay), "a narrow window keeps its columns"


def test_a_table_is_as_it_was_left_and_forgets_on_demand(qtbot: QtBot) -> None:
    table = shown(qtbot)
    table.arrange_columns([(2, True), (0, True), (1, False), (3, True)])
    table.sort_by([Order(2, descending=True), Order(0)])
    table.freeze(1)
    table.show_filters(on=False)
    table.hide()
    table.deleteLater()
    kept = kept_layout(NAME)
    assert kept is not None
    assert (kept.hidden, kept.frozen, kept.filters) == (("城市",), 1, False)
    again = shown(qtbot)
    assert headings(again) == ["金额（万元） ▼1", "名称 ▲2", "顾问"]
    assert again.frozen == 1
    assert again.head.line(0) is None
    again.restore_defaults()
    assert headings(again) == ["名称", "城市", "金额（万元）", "顾问"]
    assert again.head.line(0) is not None
    assert kept_layout(NAME) is None


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"示例表": {"order": 3, "widths": {"名称": "x"}, "sort": [[1]]}}']
)
def test_a_damaged_memory_is_as_none(qtbot: QtBot, text: str) -> None:
    paths.settings_file().with_name("tables.json").write_text(text, encoding="utf-8")
    assert headings(shown(qtbot)) == ["名称", "城市", "金额（万元）", "顾问"]


def test_rows_read_anew_reset_nothing_where_the_same_are_shown(qtbot: QtBot) -> None:
    table = shown(qtbot)
    table.setCurrentIndex(table.records.index(2, 1))
    with qtbot.assertNotEmitted(table.records.modelReset):
        table.records.show([*FIRMS[:2], Firm(3, "示例·丙改", "杭州", ""), FIRMS[3]])
    assert table.records.index(2, 0).data() == "示例·丙改"
    table.records.show([Firm(9, "示例·新", "杭州", ""), *FIRMS])
    assert table.records.row_at(table.currentIndex()) == FIRMS[2], "the chosen row is found again"


# --- clipboard ------------------------------------------------------------------------------------------


def test_a_block_is_copied_as_it_is_seen_with_or_without_headings(qtbot: QtBot) -> None:
    table = shown(qtbot)
    table.setFocus()
    table.head.moveSection(table.head.visualIndex(2), 1)
    table.selectAll()
    QTest.keyClick(table, KEY.Key_C, CTRL)
    text = QGuiApplication.clipboard().text()
    assert text.splitlines()[1] == "示例·乙\t1,500.00\t嘉兴\t李"
    QTest.keyClick(table, KEY.Key_C, CTRL | SHIFT)
    assert QGuiApplication.clipboard().text().splitlines()[0] == "名称\t金额（万元）\t城市\t顾问"
    assert "<table>" in QGuiApplication.clipboard().mimeData().html()
    table.setCurrentIndex(table.records.index(1, 1))
    QTest.keyClick(table, KEY.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "嘉兴"


def test_a_pasted_block_is_one_step_and_one_cell_fills_all_that_are_chosen(qtbot: QtBot) -> None:
    table = shown(qtbot)
    table.setFocus()
    table.setCurrentIndex(table.records.index(1, 2))
    QGuiApplication.clipboard().setText("1,500.00\t王\r\n\t赵\r\n81\t钱\r\n2\t孙\r\n")
    with qtbot.waitSignal(table.pasted) as got:
        QTest.keyClick(table, KEY.Key_V, CTRL)
    laid = got.args[0]
    assert isinstance(laid, Laid)
    assert [(cell.row.id, cell.text) for cell in laid.cells] == [(2, "王"), (3, "赵"), (4, "钱")]
    assert len(laid.refused) == 3
    table.clearSelection()
    for row in (0, 1, 3):
        table.selectionModel().select(
            table.records.index(row, 3), table.selectionModel().SelectionFlag.Select
        )
    QGuiApplication.clipboard().setText("周")
    with qtbot.waitSignal(table.pasted) as got:
        table.paste()
    assert [(cell.row.id, cell.text) for cell in got.args[0].cells] == [(1, "周"), (2, "周"), (4, "周")]


def test_a_cell_is_typed_into_in_place_with_what_it_means_beside_it(qtbot: QtBot) -> None:
    table = shown(qtbot)
    table.setFocus()
    table.setCurrentIndex(table.records.index(0, 3))
    QTest.keyClick(table, KEY.Key_F2)
    line = table.findChild(EchoLine)
    assert line is not None
    assert line.bubble.text() == "由谁负责"
    assert line.bubble.isVisible()
    line.setText("吴")
    with qtbot.waitSignal(table.records.typed) as got:
        QTest.keyClick(line, KEY.Key_Return)
    assert got.args[0] == (Typed(FIRMS[0], "advisor", "吴"),)
    table.setCurrentIndex(table.records.index(0, 1))
    QTest.keyClick(table, KEY.Key_F2)
    assert not [each for each in table.findChildren(EchoLine) if each.isVisible()], "a city has its form"


def test_a_frozen_cell_is_edited_where_it_is_seen(qtbot: QtBot) -> None:
    table = shown(qtbot)
    table.arrange_columns([(3, True), (0, True), (1, True), (2, True)])
    table.freeze(1)
    overlay = table._overlay
    assert overlay is not None
    table.setFocus()
    table.setCurrentIndex(table.records.index(0, 3))
    QTest.keyClick(table, KEY.Key_F2)
    line = overlay.findChild(EchoLine)
    assert line is not None
    assert line.isVisible()
    line.setText("吴")
    with qtbot.waitSignal(table.records.typed) as got:
        QTest.keyClick(line, KEY.Key_Return)
    assert got.args[0] == (Typed(FIRMS[0], "advisor", "吴"),)
    table.setCurrentIndex(table.records.index(0, 0))
    QTest.keyClick(table, KEY.Key_Left)
    assert table.currentIndex().column() == 3, "keys walk over what is frozen, too"


def test_every_widget_of_a_table_and_its_dialogs_says_what_it_is(qtbot: QtBot) -> None:
    table = shown(qtbot, frozen=1)
    held: list[QWidget] = [table, ask_columns(table), ask_values(table, 1)]
    kinds = (QLineEdit, QAbstractItemView)
    unnamed = [
        each
        for parent in held
        for kind in kinds
        for each in parent.findChildren(kind)
        if each.isVisible() and not each.accessibleName() and not isinstance(each, QHeaderView)
    ]
    assert not unnamed


def test_the_model_keeps_qts_rules_while_it_is_filtered_and_sorted(
    qtbot: QtBot, qtmodeltester: ModelTester
) -> None:
    table = shown(qtbot)
    model: QAbstractItemModel = table.records
    qtmodeltester.check(model, force_py=True)  # type: ignore[no-untyped-call]
    table.records.filter(1, "杭")
    table.records.sort_by([Order(0, descending=True)])
    qtmodeltester.check(model, force_py=True)  # type: ignore[no-untyped-call]


# --- the client list and the figures --------------------------------------------------------------------


def test_cells_of_the_client_list_are_written_as_one_step_and_refused_ones_are_marked(desk: Desk) -> None:
    demo.fill(desk.workspace)
    desk.clients.reload()
    desk.settle()
    desk.settle()
    page = desk.clients
    column = next(n for n, each in enumerate(page._model.columns) if each.label == "陪跑顾问")
    ids = [row.id for row in page._model.shown[:3]]
    page._table.setCurrentIndex(page._model.index(0, column))
    long = "很长的标签" * 5
    QGuiApplication.clipboard().setText(f"王顾问\t重点，外贸\n赵顾问\t{long}\n\t新客户\n")
    told: list[str] = []
    page._events.said.connect(told.append)
    page._table.paste()
    desk.settle()
    desk.settle()
    assert [desk.workspace.clients.card(each).data.advisor for each in ids[:2]] == ["王顾问", "赵顾问"]
    tags = desk.workspace.relations.tags()
    assert (tags[ids[0]], ids[1] in tags, tags[ids[2]]) == (("外贸", "重点"), False, ("新客户",))
    assert any("粘贴 4 格，1 格没有写入" in text and "缩短" in text for text in told)
    marked = page._model.index(1, column + 1)
    assert marked.data(Qt.ItemDataRole.BackgroundRole) is not None
    assert "缩短" in str(marked.data(Qt.ItemDataRole.ToolTipRole))
    assert page._model.index(0, column).data() == "王顾问"
    page._tools.undo()
    desk.settle()
    assert {desk.workspace.clients.card(each).data.advisor for each in ids[:2]} == {""}
    assert not desk.workspace.relations.tags().keys() & set(ids)


def test_a_column_filter_of_the_client_list_is_counted_and_leaves_the_shown_client(desk: Desk) -> None:
    demo.fill(desk.workspace)
    desk.clients.reload()
    desk.settle()
    page = desk.clients
    before = page._name.text()
    type_filter(page._table, 3, "MADEM003")
    assert page._count.text() == "1 家客户（共 10 家；Esc 清除列筛选）"
    desk.settle()
    assert page._name.text() == before
    page._table.records.clear_filters()
    assert page._count.text() == "10 家客户"
    assert page._table.accessibleName() == "客户列表"


def demo_client(desk: Desk) -> str:
    demo.fill(desk.workspace)
    desk.clients.reload()
    desk.settle()
    return desk.clients._model.shown[0].id


def place(figures: FiguresTab, key: str, year: int) -> tuple[int, int]:
    for row in range(figures.model.rowCount()):
        for column in range(1, figures.model.columnCount()):
            if figures.model.slot_at(figures.model.index(row, column)) == (key, year):
                return row, column
    raise AssertionError(key)


def test_a_pasted_block_of_figures_keeps_what_can_be_taken_and_marks_the_rest(desk: Desk) -> None:
    client_id = demo_client(desk)
    figures = desk.clients.findChild(FiguresTab)
    assert isinstance(figures, FiguresTab)
    row, column = place(figures, "employees", 2024)
    before = desk.workspace.clients.record(client_id)
    QGuiApplication.clipboard().setText("101\t很多\n5230万\t\n")
    figures.grid.setCurrentIndex(figures.model.index(row, column))
    figures._paste()
    desk.settle()
    desk.settle()
    after = desk.workspace.clients.record(client_id)
    assert after.years["employees"][2024].value == 101
    assert after.years["revenue"][2024].value == 52_300_000
    assert after.years["revenue"].get(2025) == before.years.get("revenue", {}).get(2025), (
        "blank clears nothing"
    )
    assert after.years["employees"].get(2025) == before.years.get("employees", {}).get(2025)
    assert "粘贴 2 格，1 格没有写入" in figures.fault.text()
    assert figures.fault.isVisibleTo(figures)
    marked = figures.model.index(row, column + 1)
    assert marked.data(Qt.ItemDataRole.BackgroundRole) is not None
    assert "很多" in str(marked.data(Qt.ItemDataRole.ToolTipRole))
    desk.clients._tools.undo()
    desk.settle()
    assert desk.workspace.clients.record(client_id).years == before.years


def test_figures_never_land_on_another_fact_or_year(desk: Desk) -> None:
    demo_client(desk)
    figures = desk.clients.findChild(FiguresTab)
    assert isinstance(figures, FiguresTab)
    model = figures.model
    row, column = place(figures, "revenue", 2024)
    name = model.plain(row, 0)
    assert name == "营业收入（元）"
    years = [f"{2024 + n} 年" for n in range(2)]
    assert [cell[:2] for cell in model.lay([years, ["1", "2"]], row, column).cells] == [
        ("revenue", 2024),
        ("revenue", 2025),
    ]
    wrong = model.lay([["2023年", "2024年"], ["1", "2"]], row, column)
    assert (wrong.cells, len(wrong.refused)) == ((), 1)
    first = [slot[1] for c in (1, 2) if (slot := model.slot_at(model.index(row, c))) is not None]
    block = [["指标", *map(str, first)], [name, "1", "2"], ["净利润（万元）", "3", "4"]]
    named = model.lay(block, row, 0)
    assert [cell[1:] for cell in named.cells] == [(first[0], "1"), (first[1], "2")]
    assert "不是同一项" in named.refused[0]
    last = model.columnCount() - 1
    assert model.lay([["1", "2", "3"]], row, last).refused == ("“2”超出了表格", "“3”超出了表格")


def test_figures_are_copied_as_they_would_be_typed_again(desk: Desk) -> None:
    client_id = demo_client(desk)
    figures = desk.clients.findChild(FiguresTab)
    assert isinstance(figures, FiguresTab)
    row, column = place(figures, "employees", 2024)
    desk.workspace.clients.set_value(client_id, "employees", "12", year=2024)
    desk.clients.reload()
    desk.settle()
    desk.settle()
    picked = figures.grid.selectionModel()
    picked.clear()
    for at in (0, column):
        picked.select(figures.model.index(row, at), picked.SelectionFlag.Select)
    figures._copy(headings=True)
    assert QGuiApplication.clipboard().text() == "指标\t2024 年\n职工总数（人）\t12\n"


def test_a_figure_says_what_it_is_read_as_before_it_is_entered(desk: Desk) -> None:
    demo_client(desk)
    figures = desk.clients.findChild(FiguresTab)
    assert isinstance(figures, FiguresTab)
    desk.window.show_page("clients")
    desk.clients._pages.setCurrentWidget(figures)
    index = figures.model.index(*place(figures, "revenue", 2024))
    figures.grid.setCurrentIndex(index)
    figures.grid.edit(index)
    line = figures.grid.findChild(EchoLine)
    assert line is not None
    for typed in ("5230万", "52300000"):
        line.setText(typed)
        assert line.bubble.text() == "＝ 5,230.00万元"
        assert line.bubble.isVisible()
    line.setText("约")
    assert "单位：元" in line.bubble.text()


def test_what_is_remembered_is_plain_json(qtbot: QtBot) -> None:
    table = shown(qtbot)
    table.hide_column(1)
    table.hide()
    file: Path = paths.settings_file().with_name("tables.json")
    assert json.loads(file.read_text(encoding="utf-8"))[NAME]["hidden"] == ["城市"]


def test_each_column_that_is_seen_has_one_filter_line(qtbot: QtBot) -> None:
    """As columns are hidden, shown and frozen: none too many, none too few, none over the headings."""
    table = record_table(
        "筛选行的表",
        TableModel(tuple(Column(name, str) for name in "甲乙丙丁戊")),
        widths=(90, 90, 90, 90),
        filters=True,
        frozen=1,
    )
    qtbot.addWidget(table)
    table.resize(700, 300)
    table.show()
    for column in (1, 3):
        table.setColumnHidden(column, True)
    table.freeze(2)
    table.setColumnHidden(3, False)
    table.freeze(0)
    table.freeze(1)
    seen = [line for line in table.findChildren(QLineEdit, "filter") if line.isVisible()]
    assert [line.accessibleName() for line in seen if line.placeholderText() != "筛选"] == []
    assert sorted(line.accessibleName() for line in seen) == sorted(f"筛选：{name}" for name in "甲丙丁戊")
    labels = table.head.height() - table.head._high()
    assert all(line.y() >= labels for line in seen)


def test_no_table_of_the_window_has_two_lines_for_a_column(desk: Desk) -> None:
    for key in desk.window.keys:
        desk.window.show_page(key)
        desk.settle()
    found = 0
    for table in desk.window.findChildren(RecordTable):
        for head in table.findChildren(FilterHeader):
            names = [line.accessibleName() for line in head.findChildren(QLineEdit, "filter")]
            assert len(names) == len(set(names)), (table.accessibleName(), names)
            found += len(names)
    assert found > 20

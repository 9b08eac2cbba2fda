"""Columns share out the room by what their texts need."""

from __future__ import annotations

from operator import itemgetter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from advisor_app.services.views import TreeRow
from advisor_app.ui.models.sharing import share, widest
from advisor_app.ui.models.table import Column, TableModel
from advisor_app.ui.models.tree import TreeModel
from advisor_app.ui.theme import Tokens
from advisor_app.ui.widgets.record_table import RecordTable, record_table
from advisor_app.ui.widgets.sharing_tree import SharingTree

PIXELS = st.integers(0, 3000)
COLUMNS = st.lists(st.tuples(st.integers(0, 600), PIXELS), min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("fair", "needs", "room", "widths"),
    [
        ((100, 100), (80, 90), 300, [100, 100]),  # nobody lacks, nobody gives
        ((100, 100), (150, 90), 300, [150, 100]),  # what is left over is enough
        ((100, 100), (250, 50), 300, [250, 50]),  # the other gives what it does not need
        ((100, 100, 100), (900, 130, 900), 450, [160, 130, 160]),  # the smallest want first
        ((100, 100), (900, 90), 150, [100, 90]),  # too narrow: to be scrolled, but no wider than need be
    ],
)
def test_room_is_shared_out(
    fair: tuple[int, ...], needs: tuple[int, ...], room: int, widths: list[int]
) -> None:
    assert share(fair, needs, room) == widths


@given(COLUMNS, PIXELS)
def test_no_text_is_cut_short_while_there_is_room_to_spare(columns: list[tuple[int, int]], room: int) -> None:
    fair, needs = [c[0] for c in columns], [c[1] for c in columns]
    widths = share(fair, needs, room)
    for have, need, width in zip(fair, needs, widths, strict=True):
        assert min(have, need) <= width <= max(have, need)
    short = [n for n, (need, width) in enumerate(zip(needs, widths, strict=True)) if width < need]
    if short:
        assert all(width <= need for need, width in zip(needs, widths, strict=True))
        assert sum(widths) >= room - len(widths)
    if sum(map(min, fair, needs)) <= room:
        assert sum(widths) <= max(room, sum(fair))


def test_the_widest_text_is_found_among_many() -> None:
    measured: list[str] = []

    def advance(text: str) -> int:
        measured.append(text)
        return sum(13 if ord(letter) > 127 else 9 if letter == "W" else 6 for letter in text)

    codes = [f"9133010{n}AAAAAAAAAA" for n in range(9)]
    assert widest([*codes, "91330111WWWWWWWWWW", "短", ""], advance) == 8 * 6 + 10 * 9
    assert "短" not in measured
    assert widest([], advance) == 0


LONG = "示例·" + "长三角生态绿色一体化发展示范区智能装备" * 2


def _table(bot: QtBot, *, declared: bool = True, typed: str = "") -> RecordTable:
    headings = ("何时", "客户", "说明")
    model: TableModel[tuple[str, ...]] = TableModel(
        [Column(name, itemgetter(n), field=typed if n == 0 else "") for n, name in enumerate(headings)]
    )
    table = record_table("试表", model, widths=(120, 100) if declared else ())
    model.setParent(table)
    model.show([("今天", LONG, "录入"), ("明天", "示例", "")])
    bot.addWidget(table)
    table.resize(900, 200)
    table.show()
    return table


def _shows_all(table: RecordTable, column: int) -> bool:
    text = max((row[column] for row in table.records.all_rows), key=len)
    return table.columnWidth(column) >= table.fontMetrics().horizontalAdvance(text) + 12


@pytest.mark.parametrize("declared", [True, False])
def test_a_long_text_gets_the_room_that_others_leave(qtbot: QtBot, light: Tokens, declared: bool) -> None:
    table = _table(qtbot, declared=declared)
    assert all(_shows_all(table, column) for column in range(3))
    assert not table.horizontalScrollBar().isVisible()
    table.resize(420, 200)
    qtbot.waitUntil(lambda: not table.horizontalScrollBar().isVisible())
    assert _shows_all(table, 0)
    assert table.columnWidth(1) > 200
    before = [table.columnWidth(column) for column in range(3)]
    table.records.filter(0, "明天")  # what is filtered away counts: columns do not jump under a filter
    assert [table.columnWidth(column) for column in range(3)] == before


def test_a_column_that_is_typed_into_keeps_its_room(qtbot: QtBot, light: Tokens) -> None:
    table = _table(qtbot, typed="when")
    table.resize(420, 200)
    assert table.columnWidth(0) == 120
    assert table.columnWidth(1) > 200


def test_what_the_user_made_stays_and_is_shared_again_on_demand(qtbot: QtBot, light: Tokens) -> None:
    table = _table(qtbot)
    shared = table.columnWidth(1)
    head = table.head.viewport()
    edge = QPoint(table.head.sectionViewportPosition(1) + shared - 1, 8)
    QTest.mouseMove(head, edge)
    QTest.mousePress(head, Qt.MouseButton.LeftButton, pos=edge)
    QTest.mouseMove(head, edge - QPoint(60, 0))
    QTest.mouseRelease(head, Qt.MouseButton.LeftButton, pos=edge - QPoint(60, 0))
    narrower = table.columnWidth(1)
    assert narrower < shared
    table.resize(1200, 200)
    table.records.show([("今天", LONG * 2, "录入")])
    assert table.columnWidth(1) == narrower
    table.resize(900, 200)
    table.restore_defaults()
    table.records.show([("今天", LONG, "录入")])
    assert table.columnWidth(1) == shared


def test_the_columns_of_a_tree_share_too(qtbot: QtBot, light: Tokens) -> None:
    model = TreeModel(("事项", "金额", "选用"), light)
    tree = SharingTree(model, (90, 200))
    model.setParent(tree)
    qtbot.addWidget(tree)
    tree.resize(900, 200)
    tree.show()
    amount = "待核上限100万元（不超过，上限）"
    below = TreeRow(("里面的一项", amount, "就高未选"))
    model.show([TreeRow(("一组", "", ""), children=(below,)), TreeRow((LONG * 4, "", ""))])
    words = tree.fontMetrics()
    assert tree.columnWidth(1) >= words.horizontalAdvance(amount)
    assert sum(tree.columnWidth(column) for column in range(3)) == tree.viewport().width()
    tree.resize(470, 200)  # narrower than the first column would have it
    qtbot.waitUntil(lambda: not tree.horizontalScrollBar().isVisible())
    tree.resize(260, 200)
    assert tree.columnWidth(0) >= words.horizontalAdvance("里面的一项")

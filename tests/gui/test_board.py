"""The board: one current card, moved by keyboard and mouse; it asks, and nothing moves by itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QByteArray, QMimeData, QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDragMoveEvent, QDropEvent, QPixmap
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from advisor_app.domain.application import Pursuit
from advisor_app.domain.phrases import Tone
from advisor_app.runtime.settings import Theme
from advisor_app.services.board import Board, Card, Column, Lane, Sums
from advisor_app.ui import theme
from advisor_app.ui.app import application
from advisor_app.ui.models.cards import MIME, CardModel, carried_id
from advisor_app.ui.models.places import Places, Spot
from advisor_app.ui.widgets.board import BoardView
from advisor_app.ui.widgets.card import CardList
from advisor_app.ui.widgets.headings import LaneHeading

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from advisor_app.ui.theme import Tokens

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
COLUMNS = (Column("lead", "线索"), Column("prepare", "材料准备"), Column("filed", "已申报"))
EMPTY = "还没有申报"
WAN = Decimal(10_000)


def card(
    identifier: str, column: str, sums: Sums | None = None, tag: str = "逾期 3 天", idle: int = 15
) -> Card:
    return Card(
        id=identifier,
        client_id=f"c{identifier}",
        client=f"示例{identifier}电子有限公司",
        title="数字化车间（智能工厂）奖励",
        column=column,
        stage_text="准备材料",
        pursuit=Pursuit.MEASURE,
        stage=None,
        sums=sums or Sums(),
        amount="不超过 100 万元",
        next_step="补齐审计报告",
        next_on=dt.date(2026, 11, 24),
        idle=idle,
        tone=Tone.BAD,
        city="杭州",
        advisor="示例顾问",
        rung="",
        round="2026",
        tag=tag,
    )


def board(*lanes: tuple[str, str], columns: tuple[Column, ...] = COLUMNS) -> Board:
    """Each lane a label and its cells: ``"甲乙|丙|"`` is two cards, one card, none."""
    return Board(
        columns,
        tuple(
            Lane(
                label,
                {
                    column.key: tuple(card(name, column.key) for name in names)
                    for column, names in zip(columns, cells.split("|"), strict=True)
                },
            )
            for label, cells in lanes
        ),
    )


PLAIN = board(("", "甲乙丙|丁戊|己"))
LANES = board(("杭州", "甲乙|丁|"), ("苏州", "丙|戊|己"), ("其他", "庚||辛"))


class Table:
    """A board in a window between two line edits, and what it said."""

    def __init__(self, bot: QtBot, tokens: Tokens) -> None:
        self.window = QWidget()
        bot.addWidget(self.window)
        self.before, self.after = QLineEdit(), QLineEdit()
        self.view = BoardView(tokens, EMPTY)
        layout = QVBoxLayout(self.window)
        for each in (self.before, self.view, self.after):
            layout.addWidget(each)
        self.asked: list[tuple[str, str]] = []
        self.opened: list[str] = []
        self.chosen: list[str] = []
        self.menus: list[tuple[str, QPoint]] = []
        self.view.move_asked.connect(lambda *told: self.asked.append(told))
        self.view.opened.connect(self.opened.append)
        self.view.chosen.connect(self.chosen.append)
        self.view.menu_asked.connect(lambda *told: self.menus.append(told))
        self.window.resize(700, 500)
        self.window.show()
        with bot.waitActive(self.window):
            pass
        self.bot = bot

    @property
    def current(self) -> str:
        found = self.view.current_card()
        return "" if found is None else found.id

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> str:
        """Press keys wherever the focus is; answers the current card."""
        for key in keys:
            focus = QApplication.focusWidget()
            assert focus is not None
            QTest.keyClick(focus, key, held)
        return self.current

    def selected(self) -> list[str]:
        """What all the lists together show as selected."""
        lists = self.view._lists.values()
        return [
            index.data(Qt.ItemDataRole.DisplayRole)[2] for each in lists for index in each.selectedIndexes()
        ]

    def centre(self, name: str) -> QPoint:
        """The middle of a card, in the window."""
        spot = self.view._places.find(name)
        assert spot is not None
        middle = self.view._canvas.plan.card(spot).center()
        return self.view._canvas.mapTo(self.window, middle)

    def place(self, name: str) -> tuple[int, int, int]:
        """Where a card is drawn: lane, column, row as the models have it."""
        return next(
            (lane, column, row)
            for (lane, column), each in self.view._lists.items()
            for row in range(each.model_of_cards.rowCount())
            if each.model_of_cards.index(row).data(Qt.ItemDataRole.DisplayRole)[2] == name
        )

    def drop(self, data: QMimeData, at: QPoint) -> bool:
        """Hold something over the window and let go, by the events that the platform sends."""
        handle = self.window.windowHandle()
        copy, button = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton
        none = Qt.KeyboardModifier.NoModifier
        entered = QDragEnterEvent(at, copy, data, button, none)
        QApplication.sendEvent(handle, entered)
        moved = QDragMoveEvent(at, copy, data, button, none)
        QApplication.sendEvent(handle, moved)
        self.held_over = self.view._canvas.over
        dropped = QDropEvent(QPointF(at), copy, data, button, none)
        QApplication.sendEvent(handle, dropped)
        QApplication.processEvents()
        return dropped.isAccepted()


def carried(name: str, mime: str = MIME) -> QMimeData:
    data = QMimeData()
    data.setData(mime, QByteArray(name.encode()))
    return data


@pytest.fixture(scope="module")
def tokens(qapp: QApplication) -> Tokens:
    return theme.apply(application(), Theme.LIGHT)


@pytest.fixture
def table(qtbot: QtBot, tokens: Tokens) -> Iterator[Table]:
    made = Table(qtbot, tokens)
    yield made
    made.window.close()


@pytest.fixture
def plain(table: Table) -> Table:
    table.view.show_board(PLAIN)
    table.view.setFocus()
    return table


@pytest.fixture
def lanes(table: Table) -> Table:
    table.window.resize(700, 900)
    table.view.show_board(LANES)
    table.view.setFocus()
    return table


# --- the model ------------------------------------------------------------------------------------------


def test_the_model_keeps_qts_rules() -> None:
    model = CardModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show([card("甲", "lead"), card("乙", "lead")])
    model.show([card("丙", "lead")])
    assert tester.model() is model
    assert model.rowCount() == 1
    assert model.rowCount(model.index(0)) == 0


def test_a_card_says_all_it_shows() -> None:
    model = CardModel()
    model.show([card("甲", "lead")])
    spoken = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    for part in ("示例甲电子有限公司", "数字化车间（智能工厂）奖励", "准备材料", "不超过 100 万元"):
        assert part in spoken
    for part in ("下一步：补齐审计报告 2026-11-24", "逾期 3 天", "15 天未动", "杭州", "示例顾问"):
        assert part in spoken
        assert part in model.index(0).data(Qt.ItemDataRole.ToolTipRole)


def test_a_tip_shows_signs_as_signs() -> None:
    model = CardModel()
    model.show([card("<b>", "lead")])
    assert "示例&lt;b&gt;电子" in model.index(0).data(Qt.ItemDataRole.ToolTipRole)


@pytest.mark.parametrize(("idle", "said"), [(13, False), (14, True), (45, True)])
def test_idle_is_said_after_a_fortnight(idle: int, said: bool) -> None:
    model = CardModel()
    model.show([card("甲", "lead", idle=idle)])
    assert ("天未动" in model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)) is said


# --- from card to card ----------------------------------------------------------------------------------


def at(places: Places, name: str) -> Spot:
    found = places.find(name)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("move", "start", "end"),
    [
        ("down", "甲", "乙"),
        ("down", "乙", "丙"),
        ("down", "戊", "戊"),
        ("down", "己", "辛"),
        ("up", "丙", "乙"),
        ("up", "己", "己"),
        ("right", "乙", "丁"),
        ("right", "丁", "己"),
        ("right", "庚", "戊"),
        ("right", "辛", "辛"),
        ("left", "辛", "戊"),
        ("left", "丁", "甲"),
        ("top", "庚", "甲"),
        ("foot", "甲", "庚"),
    ],
)
def test_moves_go_to_the_nearest_card_over_lanes(move: str, start: str, end: str) -> None:
    places = Places(LANES)
    assert places.card(getattr(places, move)(at(places, start))).id == end


@pytest.mark.parametrize(
    ("move", "start", "end"),
    [
        ("down", "乙", "庚"),
        ("up", "庚", "乙"),
        ("left", "辛", "丁"),
        ("down", "丙", "庚"),
        ("up", "丙", "乙"),
    ],
)
def test_moves_pass_over_a_folded_lane(move: str, start: str, end: str) -> None:
    places = Places(LANES, {"苏州"})
    assert places.card(getattr(places, move)(at(places, start))).id == end


def test_arrows_move_the_one_current_card(plain: Table) -> None:
    assert plain.current == "甲"
    assert plain.press(KEY.Key_Down, KEY.Key_Down, KEY.Key_Down) == "丙"
    assert plain.selected() == ["丙"]
    assert plain.press(KEY.Key_Right) == "戊"
    assert plain.press(KEY.Key_Right) == "己"
    assert plain.press(KEY.Key_Left) == "丁"
    assert plain.press(KEY.Key_End) == "戊"
    assert plain.press(KEY.Key_Home) == "丁"
    assert plain.selected() == ["丁"]
    assert plain.chosen == ["甲", "乙", "丙", "戊", "己", "丁", "戊", "丁"]


def test_ctrl_arrows_ask_for_the_neighbouring_column_and_no_further(plain: Table) -> None:
    plain.press(KEY.Key_Left, held=CTRL)
    assert plain.asked == []
    plain.press(KEY.Key_Right, held=CTRL)
    assert plain.asked == [("甲", "prepare")]
    assert plain.place("甲") == (0, 0, 0)
    plain.view.choose("己")
    plain.press(KEY.Key_Right, held=CTRL)
    plain.press(KEY.Key_Left, held=CTRL)
    assert plain.asked == [("甲", "prepare"), ("己", "prepare")]


def test_enter_and_a_double_click_open(plain: Table) -> None:
    plain.press(KEY.Key_Down, KEY.Key_Return)
    assert plain.opened == ["乙"]
    each = plain.view._lists[0, 1]
    QTest.mouseClick(
        each.viewport(), Qt.MouseButton.LeftButton, pos=each.visualRect(each.model().index(1, 0)).center()
    )
    assert plain.current == "戊"
    QTest.mouseDClick(
        each.viewport(), Qt.MouseButton.LeftButton, pos=each.visualRect(each.model().index(1, 0)).center()
    )
    assert plain.opened == ["乙", "戊"]


def test_typing_does_not_jump(plain: Table) -> None:
    plain.press(KEY.Key_S, KEY.Key_9)
    assert plain.current == "甲"


def test_tab_makes_one_stop(lanes: Table) -> None:
    for name in "辛丁丙戊甲":
        lanes.view.choose(name)
        lanes.view.show_board(LANES)
        stops = [
            e for e in lanes.view.findChildren(CardList) if e.focusPolicy() is not Qt.FocusPolicy.NoFocus
        ]
        assert stops == [lanes.view.focusProxy()]
    lanes.before.setFocus()
    lanes.press(KEY.Key_Tab)
    assert lanes.press(KEY.Key_Down) == "乙"
    lanes.press(KEY.Key_Tab)
    assert lanes.after.hasFocus()
    lanes.press(KEY.Key_Backtab)
    assert lanes.press(KEY.Key_Down) == "丙"
    lanes.press(KEY.Key_Backtab)
    assert lanes.before.hasFocus()


def test_a_click_chooses_and_takes_the_focus(plain: Table) -> None:
    plain.before.setFocus()
    each = plain.view._lists[0, 2]
    QTest.mouseClick(each.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    assert plain.current == "己"
    assert plain.selected() == ["己"]
    assert each.hasFocus()


@pytest.mark.parametrize("reason", [QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard])
def test_the_menu_is_asked_for_a_card(plain: Table, reason: QContextMenuEvent.Reason) -> None:
    each = plain.view._lists[0, 0]
    inside = each.visualRect(each.model().index(1, 0)).center()
    by_mouse = reason is QContextMenuEvent.Reason.Mouse
    event = QContextMenuEvent(reason, inside, each.viewport().mapToGlobal(inside))
    QApplication.sendEvent(each.viewport() if by_mouse else each, event)
    wanted = "乙" if by_mouse else "甲"
    assert [name for name, _ in plain.menus] == [wanted]
    assert plain.current == wanted
    where = each.visualRect(each.currentIndex())
    assert where.contains(each.viewport().mapFromGlobal(plain.menus[0][1]))


# --- another board --------------------------------------------------------------------------------------


def test_the_current_card_stays_so_by_its_id(plain: Table) -> None:
    plain.view.choose("乙")
    told = list(plain.chosen)
    plain.view.show_board(board(("", "甲丙|丁戊乙|己")))
    assert plain.current == "乙"
    assert plain.selected() == ["乙"]
    assert plain.place("乙") == (0, 1, 2)
    assert plain.chosen == told
    assert plain.view._lists[0, 1].hasFocus()


def test_where_it_is_gone_the_next_one_takes_its_place(plain: Table) -> None:
    plain.view.choose("乙")
    plain.view.show_board(board(("", "甲丙|丁戊|己")))
    assert plain.current == "丙"
    assert plain.chosen[-1] == "丙"
    plain.view.show_board(board(("", "||")))
    assert plain.view.current_card() is None
    assert plain.chosen[-1] == ""
    plain.press(KEY.Key_Down, KEY.Key_Return, KEY.Key_Space)
    assert plain.opened == []


def test_an_empty_board_says_so(table: Table) -> None:
    table.view.show_board(board(("杭州", "||")))
    assert table.view._empty.isVisible()
    assert table.view._empty.text() == EMPTY
    table.view.show_board(PLAIN)
    assert not table.view._empty.isVisible()
    table.view.show_board(Board((), ()))
    assert table.view._empty.isVisible()


def test_scroll_positions_stay(table: Table) -> None:
    wide = tuple(Column(f"k{n}", f"第 {n} 列") for n in range(9))
    full = board(("", "|".join(chr(0x4E00 + n) + "甲乙丙丁戊"[n % 2 :] for n in range(9))), columns=wide)
    table.view.show_board(full)
    across = table.view._scroll.horizontalScrollBar()
    down = table.view._scroll.verticalScrollBar()
    assert across.maximum() > 100
    assert down.maximum() > 100
    across.setValue(90)
    down.setValue(70)
    table.view.show_board(full)
    assert (across.value(), down.value()) == (90, 70)
    heading, strip = table.view._headings.headings[3], table.view._canvas.plan.columns[3]
    on_screen = table.view._canvas.mapTo(table.window, QPoint(strip[0], 0)).x()
    assert heading.mapTo(table.window, QPoint()).x() == on_screen


def test_choosing_brings_into_view(table: Table) -> None:
    wide = tuple(Column(f"k{n}", f"第 {n} 列") for n in range(9))
    table.view.show_board(board(("", "|".join(["甲"] + [""] * 7 + ["乙丙丁戊己"])), columns=wide))
    assert table.view.choose("己")
    view = table.view._scroll.viewport()
    assert view.rect().contains(view.mapFrom(table.window, table.centre("己")))
    assert not table.view.choose("无")
    assert table.current == "己"


# --- lanes ----------------------------------------------------------------------------------------------


def headings(table: Table) -> list[LaneHeading]:
    return [each for each in table.view._lane_headings if each.isVisible()]


def test_lanes_have_headings_and_one_without_a_label_has_none(table: Table) -> None:
    table.view.show_board(LANES)
    assert [each.accessibleName() for each in headings(table)] == [
        "杭州，3 张，已展开",
        "苏州，3 张，已展开",
        "其他，2 张，已展开",
    ]
    table.view.show_board(PLAIN)
    assert headings(table) == []


def test_a_folded_lane_stays_folded(lanes: Table) -> None:
    QTest.mouseClick(headings(lanes)[1], Qt.MouseButton.LeftButton)
    assert lanes.view.folded() == {"苏州"}
    assert (1, 0) not in lanes.view._lists
    lanes.view.show_board(board(("苏州", "丙|戊|"), ("杭州", "甲乙|丁|己")))
    assert [each.isChecked() for each in headings(lanes)] == [True, False]
    assert {lane for lane, _ in lanes.view._lists} == {1}
    QTest.mouseClick(headings(lanes)[0], Qt.MouseButton.LeftButton)
    assert lanes.view.folded() == frozenset()
    assert lanes.place("丙") == (0, 0, 0)


def test_folding_away_the_current_card_keeps_it_and_the_keyboard(lanes: Table) -> None:
    lanes.view.choose("丙")
    assert lanes.press(KEY.Key_Space) == "丙"
    assert lanes.view.folded() == {"苏州"}
    assert lanes.view.hasFocus()
    assert lanes.press(KEY.Key_Up) == "乙"
    lanes.view.choose("丙")
    assert lanes.view.folded() == frozenset()
    assert lanes.selected() == ["丙"]
    lanes.press(KEY.Key_Space, KEY.Key_Space)
    assert lanes.selected() == ["丙"]
    assert lanes.view._lists[1, 0].hasFocus()


def test_lanes_out_of_view_have_lists_once_they_come_into_view(table: Table) -> None:
    table.view.show_board(board(*((f"第{n}组", f"{chr(0x4E00 + n)}||") for n in range(60))))
    assert len(table.view._lists) < 10
    table.view._scroll.verticalScrollBar().setValue(table.view._scroll.verticalScrollBar().maximum())
    assert (59, 0) in table.view._lists


# --- sums -----------------------------------------------------------------------------------------------


def test_headings_never_add_up_kinds(table: Table) -> None:
    sums = Sums(fixed=30 * WAN, ceiling=500 * WAN), Sums(fixed=20 * WAN), Sums(expected=Decimal(1234567))
    lane = Lane("", {"lead": tuple(card(name, "lead", s) for name, s in zip("甲乙丙", sums, strict=True))})
    table.view.show_board(Board(COLUMNS, (lane,)))
    shown = [each.text() for each in table.view._headings.headings]
    assert shown == ["确定 50.00 万元\n上限 500.00 万元\n预期 123.46 万元", "", ""]
    assert "550" not in table.view._headings.headings[0].accessibleName()
    assert table.view._headings.headings[1].accessibleName() == "材料准备，0 张"


def test_nothing_in_a_heading_is_clipped(table: Table) -> None:
    most = Sums(Decimal("1e10"), Decimal("2e10"), Decimal("3e10"))
    columns = (Column("lead", "认定之后待兑付以及分期拨付之中的全部事项"), *COLUMNS[1:])
    lane = Lane("", {"lead": (card("甲", "lead", most),)})
    table.view.show_board(Board(columns, (lane,)))
    for part in table.view._headings.headings[0].findChildren(QWidget):
        assert part.width() >= part.minimumSizeHint().width()
        assert part.height() >= max(part.heightForWidth(part.width()), part.minimumSizeHint().height())


# --- drag and drop --------------------------------------------------------------------------------------


def test_a_drop_on_another_column_asks_and_leaves_the_card(plain: Table) -> None:
    assert plain.drop(carried("乙"), plain.centre("己"))
    assert plain.held_over == 2
    assert plain.view._canvas.over == -1
    assert plain.asked == [("乙", "filed")]
    assert plain.place("乙") == (0, 0, 1)


def test_a_drop_in_another_lane_is_a_change_of_column_alone(lanes: Table) -> None:
    assert not lanes.drop(carried("甲"), lanes.centre("丙"))
    assert lanes.drop(carried("甲"), lanes.centre("戊"))
    assert lanes.asked == [("甲", "prepare")]


def test_a_drop_on_a_heading_counts_for_its_column(plain: Table) -> None:
    heading = plain.view._headings.headings[1]
    assert plain.drop(carried("甲"), heading.mapTo(plain.window, heading.rect().center()))
    assert plain.asked == [("甲", "prepare")]


@pytest.mark.parametrize(
    ("data", "target"),
    [
        (carried("甲"), "乙"),
        (carried("甲", "text/plain"), "己"),
        (carried("无"), "己"),
        (carried("", "text/uri-list"), "己"),
    ],
    ids=["own column", "foreign", "unknown card", "files"],
)
def test_other_drops_do_nothing(plain: Table, data: QMimeData, target: str) -> None:
    assert not plain.drop(data, plain.centre(target))
    assert plain.held_over == -1
    assert plain.asked == []


def test_the_mouse_picks_up_the_card_under_it(plain: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    """Up to where Qt's own drag begins, which has no screen here; what it carries is then let go."""
    picked: list[str] = []
    pack = CardModel.mimeData

    def packed(model: CardModel, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = pack(model, indexes)
        picked.append(carried_id(data))
        return data

    monkeypatch.setattr(CardModel, "mimeData", packed)
    handle = plain.window.windowHandle()
    start, end = plain.centre("乙"), plain.centre("己")
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, 5):
        way = end - start
        QTest.mouseMove(handle, start + QPoint(way.x() * step // 4, way.y() * step // 4))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=end)
    assert picked == ["乙"]
    assert plain.current == "乙"
    taken = plain.view.current_card()
    assert taken is not None
    (lane,) = PLAIN.lanes
    cards = {key: tuple(replace(each, note="新") for each in found) for key, found in lane.cards.items()}
    plain.view.show_board(Board(PLAIN.columns, (Lane("", cards),)))  # another wrote before it was let go of
    assert plain.drop(carried(picked[0]), end)
    assert plain.asked == [("乙", "filed")]
    assert plain.view.moving is taken
    assert plain.place("乙") == (0, 0, 1)
    assert plain.selected() == ["乙"]


# --- paint ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("choice", [Theme.LIGHT, Theme.DARK])
def test_it_paints_in_both_themes(qtbot: QtBot, choice: Theme) -> None:
    tokens = theme.apply(application(), choice)
    view = BoardView(tokens, EMPTY)
    qtbot.addWidget(view)
    view.resize(900, 500)
    view.show_board(LANES, dt.date(2026, 11, 21))
    view.show()
    image = QPixmap(view.size())
    view.render(image)
    colours = {image.toImage().pixelColor(x, y).name() for x in range(0, 900, 2) for y in range(0, 500, 2)}
    assert {tokens.accent_soft, tokens.bad} <= colours

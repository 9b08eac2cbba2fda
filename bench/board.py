"""A board of two thousand cards: shown, shown again, walked over, scrolled, and a card dropped."""

from __future__ import annotations

import datetime as dt
import os
import statistics
import time
from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import QByteArray, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QApplication

from advisor_app.domain.application import Pursuit
from advisor_app.domain.phrases import Tone
from advisor_app.runtime.settings import Theme
from advisor_app.services.board import Board, Card, Column, Lane, Sums
from advisor_app.ui import theme
from advisor_app.ui.app import application
from advisor_app.ui.models.cards import MIME
from advisor_app.ui.widgets.board import BoardView

DAY = dt.date(2026, 11, 21)
STAGES = ("线索", "调研", "培育", "材料准备", "已申报", "公示", "已认定", "待兑付", "复核")
TITLES = (
    "研发投入补助",
    "数字化车间（智能工厂）奖励",
    "国家级专精特新“小巨人”企业认定",
    "首台（套）装备认定",
)
ROUNDS = 15


def card(number: int) -> Card:
    """One of many, all of them a little different."""
    column = STAGES[number * 7 % len(STAGES)]
    amount = Decimal(10_000 * (number % 50 + 1))
    return Card(
        id=f"a{number}",
        client_id=f"c{number % 1000}",
        client=f"示例{number}精密机械有限公司",
        title=TITLES[number % len(TITLES)],
        column=column,
        stage_text=column,
        pursuit=Pursuit.MEASURE,
        stage=None,
        sums=(Sums(fixed=amount), Sums(ceiling=amount), Sums(expected=amount))[number % 3],
        amount=f"不超过 {number % 50 + 1} 万元",
        next_step="补齐研发费用专项审计报告",
        next_on=DAY + dt.timedelta(number % 90),
        idle=number % 45,
        tone=tuple(Tone)[number % 4],
        city=("杭州", "苏州")[number % 2],
        advisor="示例顾问",
        rung="",
        round="2026",
        tag=("", "逾期 3 天", "草案")[number % 3],
    )


def board(cards: list[Card], lanes: int) -> Board:
    """These cards in so many lanes."""
    columns = tuple(Column(name, name) for name in STAGES)
    made = []
    for lane in range(lanes):
        mine = cards[lane::lanes]
        cells = {name: tuple(each for each in mine if each.column == name) for name in STAGES}
        made.append(Lane(f"第 {lane + 1} 组" if lanes > 1 else "", cells))
    return Board(columns, tuple(made))


def median(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Median seconds of ``rounds`` runs, each with all the painting it brings about."""
    times = []
    for _ in range(rounds):
        started = time.perf_counter()
        work()
        QApplication.processEvents()
        times.append(time.perf_counter() - started)
    return statistics.median(times)


def drop(view: BoardView, card_id: str, at: QPoint) -> None:
    """Hold a card over a place of the window and let go."""
    data = QMimeData()
    data.setData(MIME, QByteArray(card_id.encode()))
    move, left, none = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    handle = view.windowHandle()
    QApplication.sendEvent(handle, QDragEnterEvent(at, move, data, left, none))
    QApplication.sendEvent(handle, QDragMoveEvent(at, move, data, left, none))
    QApplication.sendEvent(handle, QDropEvent(QPointF(at), move, data, left, none))


def fresh(tokens: theme.Tokens) -> BoardView:
    """A board at the size it has in a window of 1366×768, painted empty."""
    view = BoardView(tokens, "还没有申报")
    view.resize(1250, 620)
    view.show()
    QApplication.processEvents()
    return view


def measure(tokens: theme.Tokens, shown: Board) -> list[tuple[str, float]]:
    """What can be done with one board, and how long it takes."""
    views = [fresh(tokens) for _ in range(ROUNDS)]
    waiting = list(views)
    view = views[0]
    asked: list[str] = []
    view.move_asked.connect(lambda card_id, _column: asked.append(card_id))
    bar = view._scroll.verticalScrollBar()  # noqa: SLF001 - as a hand on the bar
    down = Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier

    def press() -> None:
        focus = view.focusProxy() or view
        QApplication.sendEvent(focus, QKeyEvent(QKeyEvent.Type.KeyPress, *down))

    lines = [
        ("首次给出到画完", median(lambda: waiting.pop().show_board(shown, DAY))),
        ("再次给出到画完", median(lambda: view.show_board(shown, DAY))),
        ("放下一张卡到提出移动", median(lambda: drop(view, "a0", QPoint(900, 300)))),
        ("滚动一屏", median(lambda: bar.setValue(bar.value() + bar.pageStep()))),
        ("按一次方向键", median(press)),
    ]
    assert asked == ["a0"] * ROUNDS
    for each in views:
        each.close()
        each.deleteLater()
    return lines


def main() -> None:
    """Print the medians."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    tokens = theme.apply(application(), Theme.LIGHT)
    cards = [card(number) for number in range(2000)]
    print(f"{len(cards)} 张卡，{len(STAGES)} 列")
    for lanes in (1, 20, 200):
        for name, seconds in measure(tokens, board(cards, lanes)):
            print(f"{seconds * 1000:10.2f} ms  {lanes} 条泳道：{name}")


if __name__ == "__main__":
    main()

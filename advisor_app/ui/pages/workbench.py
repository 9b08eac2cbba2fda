"""工作台: whom to call today, what is under way in money, what is worth asking; and the first run."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from advisor_app.domain.errors import AdvisorError
from advisor_app.domain.money import format_wan
from advisor_app.domain.phrases import Tone
from advisor_app.portfolio.changes import Changes
from advisor_app.portfolio.journal import Step
from advisor_app.services.entry_places import entry_place
from advisor_app.services.workbench import LATEST, MANY, Call, Calls, Listed, Today, Workbench, Worth
from advisor_app.ui.errand import Cancelled, Errand, Tell
from advisor_app.ui.errors import show_error
from advisor_app.ui.gradually import Making
from advisor_app.ui.models.table import RIGHT, Column, TableModel
from advisor_app.ui.pages.page import DayPage
from advisor_app.ui.pages.welcome import Welcome
from advisor_app.ui.theme import SPACE
from advisor_app.ui.tools import Tools
from advisor_app.ui.widgets.dressing import muted, titled_card
from advisor_app.ui.widgets.record_table import record_table
from advisor_app.ui.widgets.tile import Tile

_A_DAY = dt.timedelta(days=1)
_TONES = {
    Listed.OVERDUE: Tone.BAD,
    Listed.TODAY: Tone.OPEN,
    Listed.THIS_WEEK: Tone.OPEN,
    Listed.NEXT_30_DAYS: Tone.MUTED,
    Listed.EXPIRING: Tone.OPEN,
    Listed.IDLE: Tone.OPEN,
}
_EMPTY = {
    Listed.OVERDUE: "没有逾期的事。",
    Listed.TODAY: "今天没有到期的事。",
    Listed.THIS_WEEK: "本周余下几天没有到期的事。",
    Listed.NEXT_30_DAYS: "往后三十天没有到期的事。",
    Listed.EXPIRING: "半年内没有到期的证书。",
    Listed.IDLE: "在办的申报最近都有人跟进。",
}
_SUMS = (
    ("fixed", "确定"),
    ("ceiling", "上限"),
    ("expected", "预期"),
    ("due", "核定待付"),
    ("paid", "今年到账"),
)
"""What a sum's label is called, three in a row."""
_SIDE = 400
_PAUSE_MS = 1200
"""So long the page has been looked at before what is worth asking is worked out."""
_WEEK = "一二三四五六日"


@dataclass(frozen=True, slots=True)
class Ways:
    """Where the first run leads."""

    new_client: Callable[[], None]
    import_list: Callable[[], None]
    keeping: Callable[[], None]
    demo: Callable[[], None]
    cities: tuple[str, ...]
    choose_city: Callable[[str], None]


class WorkbenchPage(DayPage):
    """Lists on the left, money and questions on the right."""

    title = "工作台"

    def __init__(self, workbench: Callable[[], Workbench], tools: Tools, ways: Ways) -> None:
        super().__init__(tools.today)
        self._workbench = workbench
        self._tools = tools
        self._ways = ways
        self._today: Today | None = None
        self._listed: Listed | None = None
        self.errand = Errand(tools.events, show_error, self)
        self.errand.progress.connect(self._advance)

        self.away: dt.date | None = None

    def parts(self) -> Iterator[None]:
        """Build what it holds, part by part."""
        tools, ways = self._tools, self._ways
        self._stack = QStackedWidget()
        self._stack.addWidget(QWidget())  # nothing is known yet
        self._stack.addWidget((yield from self._build_body()))
        yield
        self.welcome = Welcome((ways.new_client, ways.import_list, ways.demo, ways.keeping), tools.tokens)
        self.welcome.ask_city(ways.cities, ways.choose_city)
        self._stack.addWidget(self.welcome)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE[4], SPACE[4], SPACE[4], SPACE[4])
        layout.addWidget(self._stack)
        self.setFocusProxy(self.table)
        QShortcut(QKeySequence(QKeySequence.StandardKey.New), self, ways.new_client)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._ask_if_few)
        tools.events.changed.connect(self._changed)

    # --- building -------------------------------------------------------------------------------------

    def _build_body(self) -> Making[QWidget]:
        tiles = QHBoxLayout()
        tiles.setSpacing(SPACE[2])
        self._group = QButtonGroup(self)
        self.tiles: dict[Listed, Tile] = {}
        for place, listed in enumerate(Listed):
            tile = Tile(self._tools.tokens)
            self.tiles[listed] = tile
            self._group.addButton(tile, place)
            tiles.addWidget(tile, 1)
        self._group.idClicked.connect(lambda place: self.show_list(list(Listed)[place]))
        yield
        self._greeting = QLabel()
        self._greeting.setObjectName("heading")
        self._greeting.setTextFormat(Qt.TextFormat.PlainText)
        self._greeting.setWordWrap(True)
        self.model: TableModel[Call] = TableModel(
            (
                Column("何时", lambda r: r.when),
                Column("客户", lambda r: r.client),
                Column("种类", lambda r: r.kind),
                Column("要办的事", lambda r: r.text),
                Column("说明与依据", lambda r: r.note),
            ),
            self,
        )
        self.table = record_table("今天的事", self.model, height=34, widths=(96, 180, 84, 330))
        self.table.setTabKeyNavigation(False)
        self.table.doubleClicked.connect(lambda _index: self.open_client())
        for key, act in (
            (Qt.Key.Key_Space, self.see_to),
            (Qt.Key.Key_Return, self.open_client),
            (Qt.Key.Key_Enter, self.open_client),
        ):
            QShortcut(QKeySequence(key), self.table, act).setContext(Qt.ShortcutContext.WidgetShortcut)
        yield
        self._empty = QLabel()
        self._empty.setObjectName("muted")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._done = self._button("登记已办", "空格", self.see_to)
        self._open = self._button("打开客户", "回车", self.open_client)
        self._assess = self._button("看评估", "", self.assess)
        acts = QHBoxLayout()
        acts.setSpacing(SPACE[2])
        acts.addWidget(self._greeting, 1)
        for button in (self._done, self._open, self._assess):
            acts.addWidget(button)
        left = QVBoxLayout()
        left.setSpacing(SPACE[3])
        left.addLayout(tiles)
        left.addLayout(acts)
        left.addWidget(self._empty, 1)
        left.addWidget(self.table, 1)
        right = QVBoxLayout()
        right.setSpacing(SPACE[3])
        right.addWidget(self._build_money())
        yield
        right.addWidget(self._build_worth(), 3)
        yield
        right.addWidget(self._build_latest())
        side = QWidget()
        side.setFixedWidth(_SIDE)
        side.setLayout(right)
        yield
        right.setContentsMargins(0, 0, 0, 0)
        body = QWidget()
        across = QHBoxLayout(body)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(SPACE[4])
        across.addLayout(left, 1)
        across.addWidget(side)
        return body

    @staticmethod
    def _button(text: str, tip: str, act: Callable[[], None]) -> QPushButton:
        made = QPushButton(text)
        made.setToolTip(tip)
        made.clicked.connect(act)
        return made

    def _build_money(self) -> QFrame:
        card, column = titled_card("在办申报的钱（万元，各类不相加）")
        self.sums: dict[str, QLabel] = {}
        grid = QGridLayout()
        grid.setVerticalSpacing(0)
        for place, (key, word) in enumerate(_SUMS):
            value = QLabel("0.00")
            value.setObjectName("heading")
            value.setAccessibleDescription(word)
            self.sums[key] = value
            row, across = 2 * (place // 3), place % 3
            grid.addWidget(muted(word, wrap=False), row, across)
            grid.addWidget(value, row + 1, across)
            grid.setColumnStretch(across, 1)
        column.addLayout(grid)
        return card

    def _build_worth(self) -> QFrame:
        card, column = titled_card("最值得补的资料")
        self.worth_model: TableModel[Worth] = TableModel(
            (
                Column("客户", lambda r: r.client),
                Column("先问什么", lambda r: r.question.text),
                Column("万元", lambda r: format_wan(r.money), RIGHT, lambda r: r.money),
            ),
            self,
        )
        self.worth = record_table("最值得补的资料", self.worth_model, height=30, widths=(104, 136))
        self.worth.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.worth.setTabKeyNavigation(False)
        self.worth.doubleClicked.connect(lambda _index: self.open_question())
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            QShortcut(QKeySequence(key), self.worth, self.open_question).setContext(
                Qt.ShortcutContext.WidgetShortcut
            )
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("试算进度")
        self.bar.hide()
        self.asked = muted()
        self.ask = self._button("试算", "逐家把各种回答代进去试算；可随时取消", self._ask_or_stop)
        foot = QHBoxLayout()
        foot.addWidget(self.asked, 1)
        foot.addWidget(self.bar, 1)
        foot.addWidget(self.ask)
        column.addWidget(self.worth, 1)
        column.addLayout(foot)
        return card

    def _build_latest(self) -> QFrame:
        card, column = titled_card("最近改动")
        self.latest: TableModel[Step] = TableModel(
            (
                Column("何时", self._when),
                Column("做了什么", lambda s: s.title),
            ),
            self,
        )
        table = record_table("最近改动", self.latest, height=26, widths=(64,))
        table.horizontalHeader().hide()
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setFixedHeight(26 * LATEST + 4)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column.addWidget(table)
        return card

    # --- showing --------------------------------------------------------------------------------------

    def _changed(self, _changes: Changes) -> None:
        self.reload()

    def read(self) -> None:
        """Ask for everything."""
        self._tools.jobs.read(lambda: self._workbench().today(), self._take)

    def _take(self, today: Today) -> None:
        first, self._today = self._today is None, today
        self._stack.setCurrentIndex(1 if today.clients else 2)
        if first and self.isVisible():
            (self.table if today.clients else self.welcome.buttons[0]).setFocus()
        if not today.clients:
            return
        self._greet(today)
        for calls in today.lists:
            self.tiles[calls.listed].show_number(
                calls.label, len(calls.rows), _TONES[calls.listed], calls.hint
            )
        money = today.money
        for key, amount in (
            ("fixed", money.fixed),
            ("ceiling", money.ceiling),
            ("expected", money.expected),
            ("due", money.due),
            ("paid", today.paid),
        ):
            self.sums[key].setText(format_wan(amount))
        self.latest.show(today.latest)
        self.show_list(self._listed or today.pressing)
        self._pause.start()

    def _greet(self, today: Today) -> None:
        day, since = today.day, self.away
        told = f"{day.month} 月 {day.day} 日　星期{_WEEK[day.weekday()]}　{today.clients} 家客户"
        if since is not None and day - since > _A_DAY and (missed := today.missed(since)):
            told += f"　　上次打开是 {since.month} 月 {since.day} 日，其间新逾期 {missed} 件"
        self._greeting.setText(told)

    def away_since(self, day: dt.date | None) -> None:
        """Nobody has looked since a day: say how much came due meanwhile; None where that is not known."""
        self.away = day
        if self._today is not None:
            self._greet(self._today)

    def look_at_day(self) -> None:
        """As every page does; a machine that slept over days was left on the one that is shown."""
        if self.today() - self._day > _A_DAY:
            self.away_since(self._day)
        super().look_at_day()

    def _when(self, step: Step) -> str:
        at = step.at.astimezone()
        return f"{at:%H:%M}" if at.date() == self._tools.today() else f"{at:%m-%d}"

    def show_list(self, listed: Listed) -> None:
        """Show a list, keeping the place in it."""
        self._listed = listed
        self.tiles[listed].setChecked(True)
        if self._today is None:
            return
        calls: Calls = self._today.calls(listed)
        place = max(0, self.table.currentIndex().row())
        self.model.show(calls.rows)
        has = bool(calls.rows)
        if has:
            self.table.setCurrentIndex(self.model.index(min(place, len(calls.rows) - 1), 0))
        self.table.setVisible(has)
        self._empty.setVisible(not has)
        self._empty.setText(_EMPTY[listed])
        for button in (self._open, self._assess):
            button.setEnabled(has)
        self._done.setEnabled(has and listed is not Listed.IDLE)

    def current(self) -> Call | None:
        """The chosen line."""
        return self.model.row_at(self.table.currentIndex())

    # --- acts -----------------------------------------------------------------------------------------

    def see_to(self) -> None:
        """Mark the chosen line done; Ctrl+Z takes it back."""
        call = self.current()
        if call is None:
            return
        if call.reminder is None:
            self._tools.events.said.emit("久未跟进的申报：打开客户，在“梯队与记录”里记一笔就算动过。")
            return
        workbench, said = self._workbench, self._tools.events.said

        def refused(error: AdvisorError) -> None:
            said.emit(str(error))

        self._tools.jobs.write(
            lambda: workbench().see_to(call), lambda _c: said.emit("已登记，按 Ctrl+Z 撤销"), refused
        )

    def open_client(self) -> None:
        """Show the chosen line's client."""
        call = self.current()
        if call is not None and call.client_id:
            self._tools.events.open_client.emit(call.client_id)

    def assess(self) -> None:
        """Show the chosen line's assessment."""
        call = self.current()
        if call is not None and call.client_id:
            self._tools.events.assess_client.emit(call.client_id)

    def open_question(self) -> None:
        """Show where the chosen question's answer is entered; judgements and readings, on 评估."""
        worth = self.worth_model.row_at(self.worth.currentIndex())
        if worth is None:
            return
        q = worth.question
        catalogue = self._tools.tracking.library.catalogue
        place = entry_place(q.missing.key, catalogue, q.year, q.item, new=True)
        if place is None:
            self._tools.events.assess_client.emit(worth.client_id)
        else:
            self._tools.events.open_entry.emit(worth.client_id, place)

    # --- what is worth asking -------------------------------------------------------------------------

    def _ask_if_few(self) -> None:
        if self._today is None or self.errand.busy or not self.isVisible():
            return
        if self._today.clients <= MANY or self.worth_model.rowCount():
            self.find_worth()
        else:
            self.asked.setText(f"共 {self._today.clients} 家，逐家试算约需几分钟，可随时取消。")

    def _ask_or_stop(self) -> None:
        if self.errand.busy:
            self.errand.cancel()
            self.ask.setEnabled(False)
        else:
            self.find_worth()

    def find_worth(self) -> None:
        """Work out, beside the window, what is worth asking of each client."""
        workbench = self._workbench

        def work(tell: Tell, cancelled: Cancelled) -> tuple[Worth, ...]:
            return workbench().worth(lambda done, total: tell((done, total)), cancelled)

        self.ask.setText("取消")
        self.asked.setText("正在逐家试算……")
        self.bar.setRange(0, 0)
        self.bar.show()
        self.errand.start(work, self._take_worth, self._end_worth)

    def _advance(self, told: object) -> None:
        assert isinstance(told, tuple)
        done, total = told
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _take_worth(self, found: tuple[Worth, ...]) -> None:
        self.worth_model.show(found)
        self._end_worth("答得最好与最差之间的差额；双击去补。" if found else "有线索的事项都问清楚了。")

    def _end_worth(self, sentence: str) -> None:
        self.asked.setText(sentence)
        self.bar.hide()
        self.ask.setText("试算")
        self.ask.setEnabled(True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window is closing: let what is worked out beside it end."""
        if event.type() is QEvent.Type.Close and isinstance(watched, QWidget):
            self.errand.close(watched)
        return False

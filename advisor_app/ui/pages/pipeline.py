"""培育梯队: the two boards, the list beside them, and the owner's figures."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)

from advisor_app.domain.application import Event, Pursuit, Step
from advisor_app.domain.errors import AdvisorError, InputError
from advisor_app.domain.labels import label
from advisor_app.domain.money import format_wan
from advisor_app.domain.tiers import LADDER
from advisor_app.pipeline.figures import Counted
from advisor_app.pipeline.transitions import Transition
from advisor_app.portfolio.applications import ApplicationRow, Begun, Planned
from advisor_app.portfolio.changes import Changes
from advisor_app.portfolio.conflicts import ConflictError
from advisor_app.services.board import Card
from advisor_app.services.boards import (
    LANES,
    SHOWN,
    STAGE_COLUMNS,
    Choice,
    Lanes,
    Show,
    application_board,
    application_cards,
    ladder_board,
    ladder_cards,
    read_choice,
)
from advisor_app.ui.gradually import Making
from advisor_app.ui.models.arranging import Order
from advisor_app.ui.models.table import RIGHT, Column, TableModel
from advisor_app.ui.pages.application_panel import ApplicationPanel
from advisor_app.ui.pages.evidence import ask_evidence, ask_which
from advisor_app.ui.pages.figures import FiguresView
from advisor_app.ui.pages.opening import ask_opening, ask_season
from advisor_app.ui.pages.page import Page
from advisor_app.ui.theme import SPACE
from advisor_app.ui.tools import Tools
from advisor_app.ui.widgets.board import BoardView
from advisor_app.ui.widgets.conflict_dialog import ask_which as ask_whose
from advisor_app.ui.widgets.dressing import sentence
from advisor_app.ui.widgets.form import Field, Form
from advisor_app.ui.widgets.record_table import RecordTable, making_table

BOARDS = ("申报看板", "梯队看板", "申报列表", "统计")
_TOUCHED = ("applications", "steps", "clients", "recognitions", "received", "tasks", "papers", "windows")
_EMPTY = "还没有在办的申报。\n点“立项…”为一家客户开始，或用“申报季批量…”一次为多家客户开始。"
_TOLD_WIDTH = 360
_NO_CLIENTS = "还没有客户。请先到“客户”页录入。"


@dataclass(frozen=True, slots=True)
class _Read:
    """All that the page shows, read at once on the worker."""

    applications: tuple[Card, ...]
    clients: tuple[Card, ...]
    counted: tuple[Counted, ...]
    views: dict[str, Choice]


class PipelinePage(Page):
    """Filters above, boards below, the opened application beside them.

    ``seen``: the client that was looked at last, "" for none; a new application is offered for it.
    """

    def __init__(self, tools: Tools, seen: Callable[[], str] = str) -> None:
        super().__init__()
        self._seen = seen
        self._tools = tools
        self._read: _Read | None = None
        self._choice = Choice()
        self._filling = False
        self._day = tools.today()

    def parts(self) -> Iterator[None]:
        """Build what it holds, part by part."""
        tools = self._tools
        self._which = QTabBar()
        self._which.setExpanding(False)
        self._which.setDrawBase(False)
        self._which.setAccessibleName("看板种类")
        for name in BOARDS:
            self._which.addTab(name)
        self._which.currentChanged.connect(self._turn)
        self._boards = (
            BoardView(tools.tokens, _EMPTY),
            BoardView(tools.tokens, _NO_CLIENTS),
        )
        yield
        applications, ladder = self._boards
        applications.setAccessibleName("申报看板")
        applications.move_asked.connect(self._move)
        applications.opened.connect(self._open)
        applications.menu_asked.connect(self._menu)
        ladder.setAccessibleName("梯队看板")
        ladder.move_asked.connect(self._climb)
        ladder.opened.connect(tools.events.open_client)
        ladder.menu_asked.connect(self._ladder_menu)
        self._stack = QStackedWidget()
        self._stack.addWidget(applications)
        self._stack.addWidget(ladder)
        yield
        self._stack.addWidget((yield from self._build_list()))
        yield
        self._figures = FiguresView(tools)
        self._stack.addWidget(self._figures)
        yield
        self._panel = ApplicationPanel(tools)
        yield
        self._panel.closed.connect(self._focus_board)

        body = QHBoxLayout()
        body.setSpacing(SPACE[3])
        body.addWidget(self._stack, 1)
        body.addWidget(self._panel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE[4], SPACE[2], SPACE[4], SPACE[4])
        layout.setSpacing(SPACE[2])
        layout.addLayout(self._build_head())
        yield
        layout.addWidget((yield from self._build_filters()))
        yield
        layout.addLayout(body, 1)
        self.setFocusProxy(applications)
        for keys, act in (
            (QKeySequence(QKeySequence.StandardKey.New), self.new),
            (QKeySequence(QKeySequence.StandardKey.Find), self._text.setFocus),
            (QKeySequence(Qt.Key.Key_Escape), self._panel.close_panel),
        ):
            QShortcut(keys, self, act)
        tools.events.changed.connect(self._changed)

    def _build_head(self) -> QHBoxLayout:
        new = QPushButton("立项…")
        new.setObjectName("primary")
        new.setToolTip("为一家客户开始一项申报（Ctrl+N）")
        new.clicked.connect(self.new)
        batch = QPushButton("申报季批量…")
        batch.setToolTip("一次为多家客户立同一项，重复做不会重复建立")
        batch.clicked.connect(lambda: ask_season(self._tools, self))
        refresh = QPushButton("重新测算")
        refresh.setToolTip("按客户现在的资料重新评估在办申报的金额")
        refresh.clicked.connect(self._refresh)
        head = QHBoxLayout()
        self._views = QComboBox()
        self._views.setAccessibleName("视图")
        self._views.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._views.setMinimumContentsLength(5)
        self._views.activated.connect(self._take_view)
        self._save = QPushButton("存为视图…")
        self._save.clicked.connect(self._save_view)
        head.addWidget(self._which, 1)
        head.addWidget(self._views)
        head.addWidget(self._save)
        head.addWidget(refresh)
        head.addWidget(batch)
        head.addWidget(new)
        return head

    def _build_filters(self) -> Making[QWidget]:
        self._text = QLineEdit()
        self._text.setPlaceholderText("客户、事项（Ctrl+F）")
        self._text.setClearButtonEnabled(True)
        self._text.setAccessibleName("筛选文字")
        self._text.textChanged.connect(self._chosen)
        self._filters: dict[str, QComboBox] = {}
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE[2])
        row.addWidget(self._text, 1)
        for key, name in (("city", "城市"), ("advisor", "顾问"), ("rung", "梯队"), ("round", "轮次")):
            row.addWidget(self._filter(key, f"全部{name}"))
        yield
        for key, words in (("show", SHOWN), ("lanes", LANES)):
            box = self._filter(key, "")
            box.clear()
            for value, text in words.items():
                box.addItem(text, value.value)
            _widen_list(box)
            row.addWidget(box)
        self._bar = QWidget()
        self._bar.setLayout(row)
        return self._bar

    def _filter(self, key: str, everything: str) -> QComboBox:
        box = QComboBox()
        box.addItem(everything, "")
        box.setAccessibleName(everything or key)
        # narrow, so that there is room to type in beside six of them; the opened list shows whole lines
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(5)
        box.activated.connect(self._chosen)
        self._filters[key] = box
        return box

    def _build_list(self) -> Making[RecordTable]:
        columns: tuple[Column[Card], ...] = (
            Column("客户", lambda c: c.client),
            Column("事项或称号", lambda c: c.title),
            Column("阶段", lambda c: c.stage_text, sort_key=lambda c: list(STAGE_COLUMNS).index(c.column)),
            Column("金额", lambda c: c.amount),
            Column("待收（万元）", lambda c: format_wan(c.sums.fixed) if c.sums.fixed else "", RIGHT,
                   lambda c: c.sums.fixed),
            Column("下一步", lambda c: c.next_step),
            Column("日期", lambda c: c.next_on.isoformat() if c.next_on else ""),
            Column("未动（天）", lambda c: str(c.idle), RIGHT, lambda c: c.idle),
            Column("提示", lambda c: c.tag),
            Column("城市", lambda c: c.city),
            Column("顾问", lambda c: c.advisor),
            Column("轮次", lambda c: c.round),
        )  # fmt: skip
        self._model: TableModel[Card] = TableModel(columns, self)
        self._model.sort_by([Order(0)])
        widths = (200, 200, 72, 180, 116, 160, 96, 100, 96, 72, 96, 72)
        table = yield from making_table(
            "申报列表", self._model, height=32, widths=widths, many=True, filters=True, frozen=1
        )
        table.noun = "项"
        table.doubleClicked.connect(self._open_row)
        table.activated.connect(self._open_row)
        self._table = table
        return table

    # --- showing --------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Where another day has begun, what is overdue is reckoned anew."""
        super().showEvent(event)
        if self._tools.today() != self._day:
            self.reload()

    def read(self) -> None:
        """Ask for everything."""
        pipeline = self._tools.pipeline
        self._day = self._tools.today()

        def read() -> _Read:
            rows, ground = pipeline.tracking.rows(), pipeline.ground()
            return _Read(
                application_cards(rows, ground),
                ladder_cards(rows, ground),
                pipeline.count(rows, ground),
                pipeline.views(),
            )

        self._tools.jobs.read(read, self._take)

    def _changed(self, changes: Changes) -> None:
        if changes.touches(*_TOUCHED, "board_views"):
            self.reload()

    def _take(self, read: _Read) -> None:
        self._read = read
        self._fill_filters(read)
        self._show()
        shown = next((c for c in read.applications if c.id == self._panel.application_id), None)
        if shown is not None:
            self._panel.show_card(shown)
        elif self._panel.application_id:
            self._panel.close_panel()  # removed, or its opening was undone

    def _fill_filters(self, read: _Read) -> None:
        self._filling = True
        for key in ("city", "advisor", "rung", "round"):
            box = self._filters[key]
            values = sorted({str(getattr(c, key)) for c in (*read.applications, *read.clients)} - {""})
            kept, everything = str(getattr(self._choice, key)), box.itemText(0)
            if kept and kept not in values:
                values.append(kept)  # what is filtered by is always seen, though nothing has it now
            box.clear()
            box.addItem(everything, "")
            for value in values:
                box.addItem(value, value)
            box.setCurrentIndex(max(0, box.findData(kept)))
            _widen_list(box)
        self._views.clear()
        self._views.addItem("视图", None)
        for name, choice in read.views.items():
            self._views.addItem(name, choice)
        if read.views:
            self._views.addItem("删除一个视图…", "remove")
        self._filling = False
        self._name_view()

    def _name_view(self) -> None:
        """The box names the view that is shown, or none."""
        places = range(self._views.count())
        self._views.setCurrentIndex(next((i for i in places if self._views.itemData(i) == self._choice), 0))

    def _chosen(self, _index: object = None) -> None:
        if self._filling:
            return
        values = {key: str(box.currentData() or "") for key, box in self._filters.items()}
        self._choice = Choice(
            self._text.text(),
            values["city"],
            values["advisor"],
            values["rung"],
            values["round"],
            show=Show(values["show"]),
            lanes=Lanes(values["lanes"]),
        )
        self._name_view()
        self._show()

    def _show(self) -> None:
        if self._read is None:
            return
        today, choice = self._tools.today(), self._choice
        board = application_board(self._read.applications, choice, today)
        applications, ladder = self._boards
        applications.show_board(board, today)
        ladder.show_board(ladder_board(self._read.clients, choice, today), today)
        self._model.show([card for column in board.columns for card in board.cards(column.key)])
        self._figures.show_counted(self._read.counted)

    def _turn(self, place: int) -> None:
        self._stack.setCurrentIndex(place)
        for part in (self._bar, self._views, self._save):
            part.setVisible(place < 3)
        if place in (1, 3):
            self._panel.close_panel()
        self._stack.currentWidget().setFocus()

    def _focus_board(self) -> None:
        self._stack.currentWidget().setFocus()

    # --- one card -------------------------------------------------------------------------------------

    def _card(self, application_id: str) -> Card | None:
        cards = self._read.applications if self._read else ()
        return next((card for card in cards if card.id == application_id), None)

    def _open(self, application_id: str) -> None:
        card = self._card(application_id)
        if card is not None:
            self._panel.show_card(card)

    def _open_row(self) -> None:
        row = self._model.row_at(self._table.currentIndex())
        if row is not None:
            self._panel.show_card(row)

    def _move(self, application_id: str, column: str) -> None:
        """A card was dropped: ask what leads there; refused or cancelled, it is where it was."""
        moving = self._boards[0].moving
        card = moving if moving is not None and moving.id == application_id else self._card(application_id)
        if card is None:
            return
        stages = STAGE_COLUMNS[column][1]

        def ask(found: tuple[Transition, ...]) -> None:
            ask_which(found, lambda t: self._register_card(card, t), self._tools.tokens, self)

        def find() -> tuple[Transition, ...]:
            return self._tools.tracking.leading_to(application_id, stages, seen=card.steps)

        self._tools.jobs.read(find, ask, self._say)

    def _register_card(self, card: Card, transition: Transition) -> None:
        self._register(card.id, f"{card.client}·{card.title}", card.steps, transition)

    def _register(
        self, application_id: str, title: str, seen: tuple[Step, ...], transition: Transition
    ) -> None:
        def move(event: Event, texts: dict[str, str]) -> Changes:
            return self._tools.tracking.move(application_id, event, texts, seen=seen)

        ask_evidence(transition, title, move, self._tools, self)

    def _say(self, error: AdvisorError) -> None:
        """Why a drop was refused; the next thing to do stands in the sentence."""
        self._tools.events.said.emit(str(error))
        menu = QMenu("为什么不能移", self)
        action = QWidgetAction(menu)  # a line of a menu does not wrap, and this is a sentence or three
        action.setText(str(error))
        told = sentence("说明", str(error))
        told.setFixedWidth(_TOLD_WIDTH)
        told.setContentsMargins(SPACE[3], SPACE[2], SPACE[3], SPACE[2])
        action.setDefaultWidget(told)
        menu.addAction(action)
        menu.popup(self.cursor().pos())

    def _menu(self, application_id: str, place: QPoint) -> None:
        card = self._card(application_id)
        if card is None:
            return

        tracking = self._tools.tracking

        def offer(found: tuple[tuple[Transition, ...], Begun]) -> None:
            options, begun = found
            seen = replace(begun, planned=Planned(card.next_step, card.next_on, card.note))
            menu = QMenu("这项申报", self)
            menu.addAction("打开", lambda: self._open(application_id))
            menu.addAction("打开客户资料", lambda: self._tools.events.open_client.emit(card.client_id))
            menu.addSeparator()
            for each in options:
                menu.addAction(f"{label(each.event)}…", lambda t=each: self._register_card(card, t))
            menu.addSeparator()
            menu.addAction("删除（尚未登记任何步骤的）", lambda: self._remove(application_id, seen))
            menu.popup(place)

        self._tools.jobs.read(
            lambda: (tracking.options(application_id), tracking.begun(application_id)), offer
        )

    def _remove(self, application_id: str, seen: Begun) -> None:
        tracking, said = self._tools.tracking, "已删除，按 Ctrl+Z 撤销"
        self._write(lambda: tracking.remove(application_id, seen=seen), said)

    # --- the ladder -----------------------------------------------------------------------------------

    def _climb(self, client_id: str, column: str) -> None:
        """A client was dropped on a rung: the title's application is recognised, where it is that far."""
        moving = self._boards[1].moving
        card = moving if moving is not None and moving.id == client_id else self._client_card(client_id)
        if card is None:
            return
        tracking = self._tools.tracking
        title, shown = tracking.title_of(column), _latest(card.pursued, column)

        def find() -> tuple[ApplicationRow, Transition]:
            if column not in {rung.key for rung in LADDER}:
                raise InputError("称号的撤销或到期请在申报看板上登记，不能直接移下梯队。")
            row = _latest(tracking.rows([client_id]), column)
            if row is None:
                raise InputError(f"还没有“{title}”的在办申报，请先“立项…”，递交后再登记认定。")
            if shown is None or shown.id != row.id:  # begun by another since the card was taken up
                raise InputError("看板刚刚有变化，请看过现在的情况，再移动一次。")
            steps = shown.application.steps
            return shown, tracking.leading_to(row.id, STAGE_COLUMNS["recognized"][1], seen=steps)[0]

        def ask(found: tuple[ApplicationRow, Transition]) -> None:
            row, transition = found
            self._register(row.id, f"{card.client}·{title}", row.application.steps, transition)

        self._tools.jobs.read(find, ask, self._say)

    def _client_card(self, client_id: str) -> Card | None:
        cards = self._read.clients if self._read else ()
        return next((card for card in cards if card.id == client_id), None)

    def _ladder_menu(self, client_id: str, place: QPoint) -> None:
        menu = QMenu("这家客户", self)
        menu.addAction("打开客户资料", lambda: self._tools.events.open_client.emit(client_id))
        menu.addAction("看评估", lambda: self._tools.events.assess_client.emit(client_id))
        menu.addSeparator()
        menu.addAction("立项…", lambda: ask_opening(self._tools, self, client_id, Pursuit.TITLE))
        menu.popup(place)

    # --- acts -----------------------------------------------------------------------------------------

    def new(self) -> None:
        ask_opening(self._tools, self, self._seen())

    def _write(self, work: Callable[[], Changes], said: str) -> None:
        self._tools.jobs.write(work, lambda _changes: self._tools.events.said.emit(said), self._say)

    def _refresh(self) -> None:
        cards = self._read.applications if self._read else ()
        clients = list(dict.fromkeys(card.client_id for card in cards))
        said = f"已按现在的资料重新测算 {len(clients)} 家客户"
        self._write(lambda: self._tools.pipeline.refresh(clients), said)

    # --- views ----------------------------------------------------------------------------------------

    def _take_view(self, place: int) -> None:
        found = self._views.itemData(place)
        if found == "remove":
            self._name_view()
            self._remove_view()
        elif isinstance(found, Choice):
            self._choice = found
            self._filling = True
            self._text.setText(found.text)
            for key, box in self._filters.items():
                value = str(getattr(found, key))
                if box.findData(value) < 0:
                    box.addItem(value, value)  # nothing has it now; it is filtered by all the same
                box.setCurrentIndex(box.findData(value))
            self._filling = False
            self._show()

    def _save_view(self) -> None:
        choice, seen = replace(self._choice), dict(self._views_shown())

        def submit(values: dict[str, str]) -> None:
            name = values["name"]

            def refused(error: AdvisorError) -> None:
                form.refuse(str(error))
                if isinstance(error, ConflictError):
                    catalogue = self._tools.tracking.library.catalogue
                    ask_whose(error, catalogue, form, lambda mine: settle(error, mine=bool(mine)))

            def settle(error: ConflictError, *, mine: bool) -> None:
                if not mine:
                    form.accept()  # the name keeps what another gave it
                    return
                (clash,) = error.clashes
                seen.pop(name, None)
                if clash.theirs is not None:
                    seen[name] = read_choice(clash.theirs)
                form.send()

            self._tools.jobs.write(
                lambda: self._tools.pipeline.save_view(name, choice, seen=seen),
                lambda _changes: form.accept(),
                refused,
            )

        form = Form("存为视图", [Field("name", "视图名称", "如 杭州在办")], submit, self._tools.tokens, self)
        form.open()

    def _views_shown(self) -> dict[str, Choice]:
        return self._read.views if self._read else {}

    def _remove_view(self) -> None:
        seen = self._views_shown()
        names = tuple((name, name) for name in seen)

        def submit(values: dict[str, str]) -> None:
            form.accept()
            name = values["name"]
            self._write(
                lambda: self._tools.pipeline.remove_view(name, seen=seen), "已删除视图，按 Ctrl+Z 撤销"
            )

        fields = [Field("name", "删除视图", choices=names, optional=False)]
        form = Form("删除视图", fields, submit, self._tools.tokens, self)
        form.open()


def _latest(rows: Sequence[ApplicationRow], target: str) -> ApplicationRow | None:
    """The application for a target that is under way, the one begun last of several."""
    found = (row for row in reversed(rows) if row.application.target == target and row.application.open)
    return next(found, None)


def _widen_list(box: QComboBox) -> None:
    """Make the opened list as wide as its longest line, however narrow the box."""
    words = box.fontMetrics()
    widest = max((words.horizontalAdvance(box.itemText(i)) for i in range(box.count())), default=0)
    box.view().setMinimumWidth(widest + 2 * SPACE[4])

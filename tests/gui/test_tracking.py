"""The pages about applications with a real workspace: what is registered shows, what is refused says why."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pytest
from icalendar import Calendar as Ics
from PySide6.QtCore import QAbstractItemModel, QCoreApplication, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton, QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from advisor_app.domain.application import Event, Stage, Window
from advisor_app.domain.errors import InputError
from advisor_app.domain.reminder import Bucket
from advisor_app.portfolio import tasks
from advisor_app.runtime import resources
from advisor_app.services.board import Card
from advisor_app.services.boards import Choice, Lanes
from advisor_app.services.calendar import WindowEntry
from advisor_app.services.clock import FixedClock
from advisor_app.services.timeline import ContactEntry
from advisor_app.services.tracking import Opening
from advisor_app.services.workbench import Listed
from advisor_app.services.workspace import Workspace
from advisor_app.ui import theme
from advisor_app.ui.furnishing import furnish_whole, make_tools
from advisor_app.ui.main_window import MainWindow, shell
from advisor_app.ui.models.cards import MIME
from advisor_app.ui.pages.calendar import CalendarPage, WindowsDialog
from advisor_app.ui.pages.client_track import TrackTab
from advisor_app.ui.pages.opening import OpeningDialog, SeasonDialog
from advisor_app.ui.pages.pipeline import PipelinePage
from advisor_app.ui.pages.workbench import WorkbenchPage
from advisor_app.ui.widgets.conflict_dialog import ConflictDialog
from advisor_app.ui.widgets.form import Form
from tests.dumps import dump
from tests.gui.test_pages import fill, form_of
from tests.records import TODAY

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester

AWARD = "hz-2025-65.1.srdi"
FIRM, FAR, LOW = "示例·钱潮智造科技有限公司", "示例·南湖传感科技有限公司", "示例·余杭概念验证研究院"
DAY = TODAY.isoformat()
menus = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")
"""A menu on a screen that is not there."""
T = TypeVar("T", bound=QWidget)
Furnish = Callable[[MainWindow, Workspace], object]


class Office:
    """The window, its pages about applications, and three clients with two applications."""

    def __init__(self, workspace: Workspace, window: MainWindow, clock: FixedClock, bot: QtBot) -> None:
        self.workspace, self.window, self.clock, self.bot = workspace, window, clock, bot
        self.page: PipelinePage = window.findChild(PipelinePage)  # type: ignore[assignment]
        self.calendar: CalendarPage = window.findChild(CalendarPage)  # type: ignore[assignment]
        self.track: TrackTab = window.findChild(TrackTab)  # type: ignore[assignment]
        rows = workspace.tracking.rows()
        self.award = next(row.id for row in rows if row.application.target == AWARD)
        self.giant = next(row.id for row in rows if row.application.target == "little_giant")

    def settle(self) -> None:
        self.bot.waitUntil(lambda: self.window.jobs.idle, timeout=10_000)

    @property
    def said(self) -> str:
        """What stands in the status bar."""
        return self.window._said.text()

    def client(self, name: str) -> str:
        return self.workspace.clients.find(name).id

    def stage(self, application_id: str) -> Stage:
        return self.workspace.tracking.get(application_id).application.stage

    def move(self, application_id: str, event: Event, **texts: str) -> None:
        """Register a step beside the window."""
        self.workspace.tracking.move(application_id, event, {"day": DAY, **texts})
        self.page.reload()
        self.settle()

    def open(self, application_id: str) -> None:
        self.page._open(application_id)
        self.settle()

    def drop(self, card: str, column: str, board: int = 0) -> None:
        self.page._boards[board].move_asked.emit(card, column)
        self.settle()

    def send(self, form: Form) -> None:
        form._send()
        self.settle()

    def cards(self, column: str, board: int = 0) -> list[str]:
        return [card.id for card in self.page._boards[board]._board.cards(column)]

    def heading(self, label: str) -> str:
        """What a heading of the board says."""
        found = [h.accessibleName() for h in self.page._boards[0]._headings.headings]
        return next(text for text in found if text.startswith(label))

    def events(self) -> list[str]:
        """The buttons of the panel that register something."""
        return [button.text() for button in self._acts()]

    def _acts(self) -> list[QPushButton]:
        acts = self.page._panel._acts
        items = (acts.itemAt(i) for i in range(acts.count()))
        made = [item.widget() for item in items if item is not None]
        return [widget for widget in made if isinstance(widget, QPushButton)]

    def register(self, text: str) -> Form:
        next(button for button in self._acts() if button.text() == text).click()
        return form_of(self.page._panel)

    def choose(self, key: str, value: str) -> None:
        """Filter the board as a click in a box does."""
        box = self.page._filters[key]
        box.setCurrentIndex(box.findData(value))
        assert box.currentData() == value
        box.activated.emit(box.currentIndex())

    def key(self, keys: Qt.Key, page: QWidget) -> None:
        """A key with Ctrl on a page in front."""
        self.window.activateWindow()
        self.bot.waitUntil(self.window.isActiveWindow)
        page.setFocus()
        QTest.keyClick(page, keys, Qt.KeyboardModifier.ControlModifier)
        self.settle()

    def refused(self) -> str:
        """What the little menu says, which is closed then."""
        (menu,) = (m for m in self.page.findChildren(QMenu) if m.isVisible())
        menu.close()
        return menu.actions()[0].text()

    def turn(self, bucket: Bucket) -> list[str]:
        """Open a part of the calendar; what is to be done there."""
        self.calendar._buckets.setCurrentIndex(list(Bucket).index(bucket))
        model = self.calendar.model
        return [model.index(row, 3).data() for row in range(model.rowCount())]

    def pick(self, bucket: Bucket, words: str) -> None:
        """Choose the line that says so."""
        row = next(i for i, text in enumerate(self.turn(bucket)) if words in text)
        self.calendar.table.setCurrentIndex(self.calendar.model.index(row, 0))

    def see_to(self) -> None:
        self.calendar._done.click()
        self.settle()


def dialog_of(parent: QWidget, kind: type[T]) -> T:
    (found,) = (d for d in parent.findChildren(kind) if d.isVisible())
    return found


def texts(model: QAbstractItemModel, column: int) -> list[str]:
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory, assessing: Callable[[Workspace], None]) -> Path:
    """Three clients and two applications, made once; each test gets a copy."""
    made = tmp_path_factory.mktemp("filled") / "portfolio.db"
    clock = FixedClock.on(TODAY)
    with Workspace(made, clock=clock, actor="示例顾问") as work:
        assessing(work)
        for path in sorted(resources.demo().glob("*.json")):
            read = work.clients.read_file(path)
            if read.facts.name in (FIRM, FAR, LOW):
                work.clients.import_record(read.facts, read.profile, demo=True)
        firm, low = work.clients.find(FIRM).id, work.clients.find(LOW).id
        work.tracking.open(Opening(firm, AWARD))
        work.tracking.open(Opening(low, "little_giant"))
    return made


def furnish_lightly(window: MainWindow, workspace: Workspace) -> None:
    """Only the two pages about applications, where the real window has them: it opens in half the time."""
    tools = make_tools(window, workspace)
    others = [(key, key, QWidget()) for key in ("clients", "policies", "assessment")]
    pipeline = PipelinePage(tools)
    calendar = CalendarPage(tools)
    for page in (pipeline, calendar):
        for _part in page.parts():
            pass
    window.add_pages(
        [
            *others,
            ("pipeline", "培育梯队", pipeline),
            ("calendar", "日程", calendar),
        ]
    )
    QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), window, tools.undo)
    QShortcut(QKeySequence(QKeySequence.StandardKey.Redo), window, tools.redo)


@pytest.fixture
def make(
    qtbot: QtBot,
    tmp_path: Path,
    filled: Path,
    assessing: Callable[[Workspace], None],
    light: theme.Tokens,
) -> Iterator[Callable[[Furnish], Office]]:
    """Opens a window with its pages on a copy of the filled database; closed with the test."""
    clock = FixedClock.on(TODAY)
    place = Path(shutil.copy(filled, tmp_path / "portfolio.db"))
    with Workspace(place, clock=clock, actor="示例顾问") as workspace:
        assessing(workspace)
        window = shell(light, clock)

        def open_window(pages: Furnish) -> Office:
            pages(window, workspace)
            qtbot.addWidget(window)
            window.show()
            window.show_page("pipeline")
            made = Office(workspace, window, clock, qtbot)
            made.settle()
            return made

        yield open_window
        window.close()


@pytest.fixture
def office(make: Callable[[Furnish], Office]) -> Office:
    return make(furnish_lightly)


@pytest.fixture
def whole(make: Callable[[Furnish], Office]) -> Office:
    """With all pages."""
    return make(furnish_whole)


# --- models -----------------------------------------------------------------------------------------------


def test_models_keep_qts_rules(whole: Office, qtmodeltester: ModelTester) -> None:
    dialog = whole.calendar.show_windows()
    whole.window.events.open_client.emit(whole.client(FIRM))
    whole.settle()
    models: list[QAbstractItemModel] = [
        whole.page._model,
        whole.calendar.model,
        dialog.model,
        whole.track.model,
    ]
    models += [cards.model() for cards in whole.page._boards[0]._lists.values()]
    assert len(models) > 4
    for model in models:
        qtmodeltester.check(model, force_py=True)  # type: ignore[no-untyped-call]


# --- 培育梯队 ---------------------------------------------------------------------------------------------


def test_an_opened_card_offers_what_may_happen_now_and_nothing_else(office: Office) -> None:
    office.open(office.award)
    assert office.page._panel.isVisible()
    assert office.events() == ["开始摸底…", "开始备料…", "递交…", "放弃…"]
    office.move(office.award, Event.SUBMIT)
    assert office.events() == ["退回补正…", "公示…", "认定…", "未通过…", "放弃…"]


def test_a_registered_step_moves_the_card_with_its_sums_and_says_so(office: Office) -> None:
    before = office.heading("线索")
    assert before.startswith("线索，2 张，")
    assert "上限 10.00 万元" in before
    office.open(office.award)
    office.send(office.register("递交…"))
    assert office.cards("submitted") == [office.award]
    assert office.heading("线索") == "线索，1 张"
    assert office.heading("已报") == before.replace("线索，2", "已报，1")
    assert "已登记“递交”" in office.said


def test_a_cancelled_form_leaves_everything_as_it_was(office: Office) -> None:
    office.drop(office.award, "submitted")
    form_of(office.page).reject()
    office.settle()
    assert office.award in office.cards("lead")
    assert office.stage(office.award) is Stage.LEAD


def test_a_refused_step_keeps_what_was_typed_and_says_why(office: Office) -> None:
    office.move(office.award, Event.SUBMIT)
    office.drop(office.award, "recognized")
    form = form_of(office.page)
    fill(form, number="杭经信〔2026〕1 号", amount="很多")
    office.send(form)
    assert form.isVisible()
    assert "核定金额" in form._fault.text()
    assert form.values()["number"] == "杭经信〔2026〕1 号"
    assert form.values()["amount"] == "很多"
    assert office.stage(office.award) is Stage.SUBMITTED
    fill(form, amount="20万")
    office.send(form)
    assert not form.isVisible()
    assert office.cards("recognized") == [office.award]


@menus
def test_a_card_that_another_moved_since_it_was_taken_up_is_not_moved(office: Office) -> None:
    board = office.page._boards[0]
    card = office.page._card(office.award)
    assert card is not None

    def drop(column: str) -> None:
        place = [each.key for each in board._board.columns].index(column)
        left, width = board._canvas.plan.columns[place]
        carried = QMimeData()
        carried.setData(MIME, office.award.encode())
        none = Qt.KeyboardModifier.NoModifier
        at = QPointF(left + width / 2, 40)
        move, button = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton
        board.dropEvent(QDropEvent(at, move, carried, button, none))
        QCoreApplication.processEvents()
        office.settle()

    board._pick(card)
    office.move(office.award, Event.SUBMIT)  # another, and this board shows it already
    assert office.cards("submitted") == [office.award]
    drop("public_notice")
    assert "请看过现在的经过，再重新登记" in office.refused()
    assert office.stage(office.award) is Stage.SUBMITTED
    now = office.page._card(office.award)
    assert now is not None
    board._pick(now)
    drop("public_notice")
    form = form_of(office.page)
    office.move(office.award, Event.PUBLISH, number="号")  # while the form is open
    office.send(form)
    assert "请看过现在的经过" in form._fault.text()
    assert [s.event for s in office.workspace.tracking.get(office.award).application.steps] == [
        Event.SUBMIT,
        Event.PUBLISH,
    ]


@menus
def test_a_rung_that_another_came_nearer_to_is_not_climbed_unseen(office: Office) -> None:
    office.page._which.setCurrentIndex(1)
    office.move(office.giant, Event.SUBMIT)
    office.workspace.tracking.move(
        office.giant, Event.PUBLISH, {"day": DAY, "number": "号"}
    )  # not heard of yet
    office.drop(office.client(LOW), "little_giant", board=1)
    assert "请看过现在的经过" in office.refused()
    office.page.reload()
    office.settle()
    office.drop(office.client(LOW), "little_giant", board=1)
    assert form_of(office.page).windowTitle().startswith("认定")


@menus
def test_a_rung_is_climbed_from_where_the_card_was_taken_up(office: Office) -> None:
    office.page._which.setCurrentIndex(1)
    office.move(office.giant, Event.SUBMIT)
    board, low = office.page._boards[1], office.client(LOW)
    board._pick(_on_ladder(office, low))
    office.move(office.giant, Event.PUBLISH, number="号")  # another, and this board shows it already
    board.moving = board._picked  # as the drop has it
    office.drop(low, "little_giant", board=1)
    assert "请看过现在的经过" in office.refused()
    board._pick(_on_ladder(office, low))
    board.moving = board._picked
    office.drop(low, "little_giant", board=1)
    assert form_of(office.page).windowTitle().startswith("认定")


def _on_ladder(office: Office, client_id: str) -> Card:
    card = office.page._client_card(client_id)
    assert card is not None
    return card


@menus
def test_an_application_that_another_worked_on_is_not_deleted_unseen(office: Office) -> None:
    tracking = office.workspace.tracking

    def delete(beside: Callable[[], object] = lambda: None) -> None:
        office.page._menu(office.giant, QPoint())
        office.settle()
        (menu,) = (m for m in office.page.findChildren(QMenu) if m.isVisible() and m.title() == "这项申报")
        beside()
        menu.actions()[-1].trigger()
        menu.close()
        office.settle()

    paper = tracking.papers(office.giant)[0].id
    tracking.plan(office.giant, "约区里", "")  # another, whom this board has not heard yet
    delete()
    assert "这项申报刚刚由示例顾问改过，没有删除" in office.refused()
    office.page.reload()
    office.settle()
    delete(lambda: tracking.receive_paper(paper, there=True))  # while the menu is open
    assert "没有删除" in office.refused()
    before = dump(office.workspace.portfolio)
    delete()
    assert office.cards("lead") == [office.award]
    office.workspace.portfolio.undo()
    assert dump(office.workspace.portfolio) == before


@menus
def test_an_impossible_drop_says_the_reason_and_changes_nothing(office: Office) -> None:
    office.drop(office.award, "paying")
    why = office.refused()
    assert "不能直接移到" in why
    assert "“递交”" in why
    assert office.said == why
    assert office.award in office.cards("lead")


def test_a_drop_on_the_ended_asks_which_end_is_meant(office: Office) -> None:
    office.move(office.award, Event.SUBMIT)
    office.choose("show", "all")
    office.drop(office.award, "ended")
    which = form_of(office.page)
    fill(which, event="reject")
    which._send()
    reason = form_of(office.page)
    fill(reason, reason="名额已满")
    office.send(reason)
    assert office.stage(office.award) is Stage.REJECTED
    assert office.cards("ended") == [office.award]


def test_a_step_is_undone_and_redone_with_the_keys(office: Office) -> None:
    office.open(office.award)
    office.send(office.register("递交…"))
    office.key(Qt.Key.Key_Z, office.page)
    assert office.stage(office.award) is Stage.LEAD
    assert office.award in office.cards("lead")
    assert "已撤销" in office.said
    QTest.keySequence(office.page, QKeySequence(QKeySequence.StandardKey.Redo))
    office.settle()
    assert office.cards("submitted") == [office.award]


def test_filters_narrow_the_board(office: Office) -> None:
    office.page._text.setText("钱潮")
    assert office.cards("lead") == [office.award]
    office.page._text.clear()
    assert len(office.cards("lead")) == 2
    office.workspace.tracking.open(Opening(office.client(FAR), "hnte"))
    office.page.reload()
    office.settle()
    office.choose("city", "嘉兴市")
    (far,) = office.cards("lead")
    assert far not in (office.award, office.giant)
    assert "ended" not in [c.key for c in office.page._boards[0]._board.columns]
    office.choose("city", "")
    office.workspace.tracking.plan(office.award, "盖章", DAY)
    office.page.reload()
    office.settle()
    office.choose("show", "due")
    assert office.cards("lead") == [office.award]


def test_lanes_part_the_cards(office: Office) -> None:
    office.workspace.tracking.open(Opening(office.client(FAR), "hnte"))
    office.page.reload()
    office.settle()
    office.choose("lanes", "city")
    lanes = office.page._boards[0]._board.lanes
    assert {lane.label: len(lane.cards["lead"]) for lane in lanes} == {"杭州市": 2, "嘉兴市": 1}


def test_a_filter_that_nothing_matches_any_more_is_still_seen(office: Office) -> None:
    made = office.workspace.tracking.open(Opening(office.client(FIRM), "hnte", round="第七批")).id
    office.page.reload()
    office.settle()
    office.choose("round", "第七批")
    assert office.cards("lead") == [made]
    office.page._remove(made, office.workspace.tracking.begun(made))
    office.settle()
    assert office.cards("lead") == []
    assert office.page._filters["round"].currentText() == "第七批"


def test_a_view_is_saved_chosen_and_removed(office: Office) -> None:
    page = office.page
    page._text.setText("钱潮")
    page._save_view()
    form = form_of(page)
    fill(form, name="只看钱潮")
    office.send(form)
    assert page._views.currentText() == "只看钱潮"
    page._text.clear()
    assert page._views.currentText() == "视图"
    page._views.activated.emit(page._views.findText("只看钱潮"))
    assert page._text.text() == "钱潮"
    assert office.cards("lead") == [office.award]
    page._views.activated.emit(page._views.findText("删除一个视图…"))
    form = form_of(page)
    fill(form, name="只看钱潮")
    office.send(form)
    assert page._views.findText("只看钱潮") < 0


def test_a_view_that_another_saved_meanwhile_is_asked_about(office: Office) -> None:
    page, pipeline = office.page, office.workspace.pipeline
    pipeline.save_view("在办", Choice(city="杭州市"))
    page.reload()
    office.settle()
    page._text.setText("钱潮")
    page._save_view()
    form = form_of(page)
    fill(form, name="在办")
    pipeline.save_view("在办", Choice(advisor="示例李", lanes=Lanes.ADVISOR))
    office.send(form)
    dialog = asked(form)
    assert [(r.what, r.seen, r.theirs, r.mine) for r in dialog.rows] == [
        ("视图", "杭州市，在办，不分泳道", "示例李，在办，按顾问", "含“钱潮”，在办，不分泳道")
    ]
    dialog.reject()
    assert form.isVisible()
    office.send(form)
    dialog = asked(form)
    dialog.all_mine.click()
    dialog.go.click()
    office.settle()
    assert not form.isVisible()
    assert pipeline.views() == {"在办": Choice("钱潮")}
    page._save_view()
    form = form_of(page)
    fill(form, name="新的")
    pipeline.save_view("新的", Choice(city="嘉兴市"))
    office.send(form)
    asked(form).go.click()  # theirs stays
    office.settle()
    assert not form.isVisible()
    assert pipeline.views()["新的"] == Choice(city="嘉兴市")


def asked(form: Form) -> ConflictDialog:
    parent = form.parentWidget()
    assert parent is not None
    (dialog,) = (d for d in parent.findChildren(ConflictDialog) if d.isVisible())
    return dialog


def test_the_list_shows_the_cards_of_the_board(office: Office) -> None:
    page = office.page
    page._which.setCurrentIndex(2)
    assert sorted(texts(page._model, 0)) == sorted([FIRM, LOW])
    page._text.setText("钱潮")
    assert texts(page._model, 0) == [FIRM]
    page._table.setCurrentIndex(page._model.index(0, 0))
    page._table.doubleClicked.emit(page._model.index(0, 0))
    office.settle()
    assert page._panel.application_id == office.award


# --- the panel --------------------------------------------------------------------------------------------


def leave(line: QLineEdit, text: str) -> None:
    """Type into a line and go on."""
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Tab)


def test_a_next_step_is_saved_on_leaving_the_field(office: Office) -> None:
    office.open(office.award)
    leave(office.page._panel._next, "call the firm")
    leave(office.page._panel._next_on, "2026-12-01")
    office.settle()
    row = office.workspace.tracking.get(office.award)
    assert (row.next_step, row.next_on) == ("call the firm", dt.date(2026, 12, 1))
    assert office.said == "已保存下一步"


def test_a_next_step_that_another_planned_is_asked_about(office: Office) -> None:
    tracking = office.workspace.tracking
    tracking.plan(office.award, "old", DAY)
    office.open(office.award)
    panel = office.page._panel
    tracking.plan(office.award, "theirs", "2026-12-02")
    leave(panel._next, "mine")
    office.settle()
    (dialog,) = (d for d in panel.findChildren(ConflictDialog) if d.isVisible())
    assert [(r.what, r.seen, r.theirs, r.mine) for r in dialog.rows] == [("下一步", "old", "theirs", "mine")]
    dialog.all_mine.click()
    dialog.go.click()
    office.settle()
    row = tracking.get(office.award)
    assert (row.next_step, str(row.next_on)) == ("mine", "2026-12-02")
    assert not panel._fault.isVisible()


def test_a_bad_day_is_refused_and_what_was_typed_stays(office: Office) -> None:
    office.open(office.award)
    panel = office.page._panel
    leave(panel._next_on, "2026-13-45")
    office.settle()
    assert panel._fault.isVisible()
    assert "2026-13-45" in panel._fault.text()
    panel._papers.item(0).setCheckState(Qt.CheckState.Checked)  # another thing saved meanwhile
    office.settle()
    assert panel._next_on.text() == "2026-13-45"
    assert panel._fault.isVisible()
    leave(panel._next_on, "2026-12-01")
    office.settle()
    assert not panel._fault.isVisible()
    assert office.workspace.tracking.get(office.award).next_on == dt.date(2026, 12, 1)


def test_what_was_typed_for_one_application_is_not_saved_for_another(office: Office) -> None:
    office.open(office.award)
    panel = office.page._panel
    panel._next.setFocus()
    QTest.keyClicks(panel._next, "half")
    office.open(office.giant)
    assert panel._next.text() == ""
    leave(panel._next, "")
    office.settle()
    assert office.workspace.tracking.get(office.giant).next_step == ""


def test_papers_are_ticked_and_unticked_in_place(office: Office) -> None:
    office.open(office.giant)
    panel = office.page._panel
    last = panel._papers.count() - 1
    assert last > 5
    panel._papers.setCurrentRow(last)
    panel._papers.item(last).setCheckState(Qt.CheckState.Checked)
    office.settle()
    assert [p.paper.received_on for p in office.workspace.tracking.papers(office.giant)][last] == TODAY
    assert "已收 1 /" in panel._papers_head.text()
    assert panel._papers.currentRow() == last
    panel._papers.item(last).setCheckState(Qt.CheckState.Unchecked)
    office.settle()
    assert {p.paper.received_on for p in office.workspace.tracking.papers(office.giant)} == {None}


def test_what_another_noted_of_a_paper_is_not_unticked_unseen(office: Office) -> None:
    tracking, panel = office.workspace.tracking, office.page._panel
    paper = tracking.papers(office.giant)[0].id
    tracking.receive_paper(paper, there=True)
    office.open(office.giant)
    with office.workspace.portfolio.unit("对方") as unit:
        tasks.receive_paper(unit, paper, TODAY, TODAY, "原件")
    panel._papers.item(0).setCheckState(Qt.CheckState.Unchecked)
    office.settle()
    assert tracking.papers(office.giant)[0].paper.note == "原件"
    assert tracking.papers(office.giant)[0].paper.received_on == TODAY
    assert "刚刚由示例顾问改过，没有取消收到" in panel._fault.text()
    assert panel._papers.item(0).checkState() is Qt.CheckState.Checked  # as it stands
    panel._papers.item(0).setCheckState(Qt.CheckState.Unchecked)
    office.settle()
    assert tracking.papers(office.giant)[0].paper.received_on is None
    assert not panel._fault.isVisible()


def test_a_paper_ticked_and_unticked_at_once_is_no_others(office: Office) -> None:
    office.open(office.giant)
    item = office.page._panel._papers.item(0)
    item.setCheckState(Qt.CheckState.Checked)
    item.setCheckState(Qt.CheckState.Unchecked)
    office.settle()
    assert not office.page._panel._fault.isVisible()
    assert {p.paper.received_on for p in office.workspace.tracking.papers(office.giant)} == {None}


def test_the_last_step_is_taken_back(office: Office) -> None:
    office.move(office.award, Event.SUBMIT)
    office.open(office.award)
    panel = office.page._panel
    assert "递交" in panel._steps.text()
    panel._back.click()
    office.settle()
    assert office.stage(office.award) is Stage.LEAD
    assert not panel._back.isEnabled()
    assert "开始摸底…" in office.events()


def test_the_short_text_lands_on_the_clipboard(office: Office) -> None:
    office.open(office.award)
    QGuiApplication.clipboard().setText("before")
    office.page._panel._copy_message()
    office.settle()
    text = QGuiApplication.clipboard().text()
    assert text.startswith(f"【{FIRM}】进展（{DAY}）")
    assert "已复制" in office.said


def test_the_longest_name_leaves_the_panel_its_buttons(office: Office) -> None:
    office.open(office.award)
    panel = office.page._panel
    name = "示例·" + "长三角生态绿色一体化发展示范区智能装备与新材料联合研究院" * 2
    panel._client.show_name(name)
    office.settle()
    assert name[:4] == panel._client.seen_text()[:4]
    assert "…" in panel._client.seen_text()
    assert name in panel._client.toolTip()
    for button in (*panel.findChildren(QPushButton), panel._next_on):
        if button.isVisible():
            right = button.mapTo(panel, button.rect().topRight()).x()
            assert right < panel.width(), button.accessibleName() or button.objectName()


@menus
def test_why_a_drop_is_refused_is_read_whole(office: Office) -> None:
    office.page._say(InputError("这项申报的经过刚刚改过，请看过现在的经过，再重新登记。" * 4))
    (menu,) = (m for m in office.page.findChildren(QMenu) if m.isVisible())
    assert menu.width() < 420
    assert menu.height() > 4 * menu.fontMetrics().height()
    menu.close()


def test_the_panel_goes_with_its_application(office: Office) -> None:
    office.open(office.award)
    office.page._remove(office.award, office.workspace.tracking.begun(office.award))
    office.settle()
    assert not office.page._panel.isVisible()


# --- opening ----------------------------------------------------------------------------------------------


def opening_dialog(office: Office, name: str) -> OpeningDialog:
    office.page.new()
    office.settle()
    dialog = dialog_of(office.page, OpeningDialog)
    dialog.client.setCurrentIndex(dialog.client.findText(name))
    office.settle()
    return dialog


def test_it_is_offered_for_the_client_that_was_looked_at_last(office: Office) -> None:
    client = office.client(LOW)
    office.window.events.open_client.emit(client)
    office.settle()
    office.page.new()
    office.settle()
    assert dialog_of(office.page, OpeningDialog).client.currentText() == LOW


def test_candidates_come_for_the_chosen_client_and_a_second_opening_is_refused(office: Office) -> None:
    dialog = opening_dialog(office, LOW)
    offered = [dialog.target.itemText(i) for i in range(dialog.target.count())]
    assert offered == [c.text for c in office.workspace.tracking.candidates(office.client(LOW))]
    before = len(office.workspace.tracking.rows())
    dialog.target.setCurrentIndex(dialog.target.findText("专精特新“小巨人”企业"))
    dialog.save.click()
    office.settle()
    assert dialog.isVisible()
    assert "已经立项" in dialog.fault.text()
    dialog.round.setText("2027")
    dialog.save.click()
    office.settle()
    assert not dialog.isVisible()
    assert len(office.workspace.tracking.rows()) == before + 1


def test_what_is_typed_for_a_client_is_never_read_as_another(office: Office) -> None:
    dialog = opening_dialog(office, LOW)
    line = dialog.client.lineEdit()
    assert line is not None
    dialog.client.setEditText("示例")  # part of all three
    dialog.save.click()
    office.settle()
    assert "请先选定" in dialog.fault.text()
    assert len(office.workspace.tracking.rows()) == 2
    dialog.client.setEditText("南湖")
    line.editingFinished.emit()
    assert dialog.target.count() == 0  # until its own have come
    office.settle()
    assert dialog.client.currentData() == office.client(FAR)
    offered = [dialog.target.itemText(i) for i in range(dialog.target.count())]
    assert offered == [c.text for c in office.workspace.tracking.candidates(office.client(FAR))]


def test_a_season_reports_and_doubles_nothing(office: Office) -> None:
    dialog = SeasonDialog(office.page._tools, office.page)
    dialog.show()
    office.settle()
    dialog.target.setCurrentIndex(dialog.target.findText("专精特新“小巨人”企业"))
    dialog.text.setFocus()
    QTest.keyClick(dialog.text, Qt.Key.Key_Return)
    assert dialog.picked() == []
    dialog._tick(Qt.CheckState.Checked)
    assert dialog.counted.text() == "已选 3 家，共 3 家"
    dialog.save.click()
    office.settle()
    assert dialog.report.text() == "新立项 2 家，已有 1 家未重复建立。"
    rows = len(office.workspace.tracking.rows())
    dialog.save.click()
    office.settle()
    assert dialog.report.text() == "新立项 0 家，已有 3 家未重复建立。"
    assert len(office.workspace.tracking.rows()) == rows == 4


# --- 梯队 -------------------------------------------------------------------------------------------------


@menus
def test_a_rung_without_an_application_says_what_to_do(office: Office) -> None:
    office.page._which.setCurrentIndex(1)
    office.drop(office.client(LOW), "srdi_sme", board=1)
    assert "还没有“专精特新中小企业”的在办申报，请先“立项…”" in office.refused()


def test_a_rung_is_climbed_with_evidence_and_the_title_is_on_record(office: Office) -> None:
    office.move(office.giant, Event.SUBMIT)
    office.page._which.setCurrentIndex(1)
    low = office.client(LOW)
    office.drop(low, "little_giant", board=1)
    form = form_of(office.page)
    fill(form, number="工信部〔2026〕9 号", until="2029-06-30")
    office.send(form)
    assert low in office.cards("little_giant", board=1)
    titles = {r.recognition.kind: r.recognition for r in office.workspace.clients.recognitions(low)}
    assert titles["little_giant"].document_number == "工信部〔2026〕9 号"
    assert titles["little_giant"].valid_to == dt.date(2029, 6, 30)


# --- 日程 -------------------------------------------------------------------------------------------------


def window_2026(office: Office) -> None:
    office.workspace.calendar.put_window(WindowEntry("330100", "2026", "", "2026-11-01", "2026-12-31"))
    office.window.show_page("calendar")
    office.calendar.reload()
    office.settle()


def test_the_numbers_on_the_tabs_are_the_lengths_of_their_lists(office: Office) -> None:
    window_2026(office)
    total = 0
    for place, bucket in enumerate(Bucket):
        shown = office.turn(bucket)
        assert office.calendar._buckets.tabText(place).endswith(f" {len(shown)}")
        total += len(shown)
    assert total > 8


def test_what_is_done_moves_to_the_done_and_back_and_is_undone(office: Office) -> None:
    window_2026(office)
    office.pick(Bucket.NEXT_30_DAYS, "材料收齐")
    before = office.turn(Bucket.NEXT_30_DAYS)
    office.pick(Bucket.NEXT_30_DAYS, "材料收齐")
    chosen = office.calendar.table.currentIndex().row()
    office.see_to()
    assert office.calendar.table.currentIndex().row() == min(chosen, len(before) - 2)
    assert len(office.turn(Bucket.DONE)) == 1
    assert office.calendar._done.text() == "重新待办"
    office.see_to()
    assert office.turn(Bucket.DONE) == []
    assert office.turn(Bucket.NEXT_30_DAYS) == before
    office.key(Qt.Key.Key_Z, office.calendar)
    assert len(office.turn(Bucket.DONE)) == 1
    office.key(Qt.Key.Key_Z, office.calendar)
    assert office.turn(Bucket.DONE) == []


def test_a_next_step_that_was_done_vanishes(office: Office) -> None:
    office.workspace.tracking.plan(office.award, "催企业盖章", DAY)
    office.window.show_page("calendar")
    office.calendar.reload()
    office.settle()
    office.pick(Bucket.TODAY, "催企业盖章")
    office.see_to()
    assert not any("催企业盖章" in text for bucket in Bucket for text in office.turn(bucket))
    assert office.workspace.tracking.get(office.award).next_on is None


def test_a_task_needs_a_day_to_be_seen(office: Office) -> None:
    office.window.show_page("calendar")
    office.calendar._add_task()
    office.settle()
    form = form_of(office.calendar)
    fill(form, client=office.client(FAR), title="寄送合同")
    office.send(form)
    assert "期限" in form._fault.text()
    fill(form, due=DAY)
    office.send(form)
    assert not form.isVisible()
    assert "寄送合同" in office.turn(Bucket.TODAY)


def test_windows_are_added_put_right_and_removed_and_the_plan_follows(office: Office) -> None:
    office.window.show_page("calendar")
    dialog = office.calendar.show_windows()
    assert not any("材料收齐" in text for bucket in Bucket for text in office.turn(bucket))
    dialog.add()
    form = form_of(dialog)
    fill(form, region="330100", label="2026", opens_on="2026-11-01", closes_on="2026-10-01")
    office.send(form)
    assert "早于" in form._fault.text()
    fill(form, closes_on="2026-12-31")
    office.send(form)
    assert not form.isVisible()
    assert texts(dialog.model, 4) == ["2026-12-31"]
    assert len([t for t in office.turn(Bucket.NEXT_30_DAYS) if "材料收齐" in t]) == 2
    dialog.table.setCurrentIndex(dialog.model.index(0, 0))
    dialog.edit()
    form = form_of(dialog)
    assert form.values()["region"] == "330100"
    fill(form, closes_on="2027-02-28")
    office.send(form)
    assert texts(dialog.model, 4) == ["2027-02-28"]
    assert len([t for t in office.turn(Bucket.LATER) if "材料收齐" in t]) == 2
    dialog.table.setCurrentIndex(dialog.model.index(0, 0))
    dialog.remove()
    office.settle()
    assert dialog.model.rowCount() == 0
    assert not any("材料收齐" in text for bucket in Bucket for text in office.turn(bucket))


def test_a_window_that_another_changed_meanwhile_is_asked_about(office: Office) -> None:
    calendar = office.workspace.calendar
    entry = WindowEntry("330100", "2026", "", "2026-11-01", "2026-12-31", "旧")
    made = calendar.put_window(entry).id
    dialog = office.calendar.show_windows()
    office.settle()
    dialog.table.setCurrentIndex(dialog.model.index(0, 0))
    dialog.edit()
    form = form_of(dialog)
    calendar.put_window(replace(entry, closes_on="2027-01-15", target="hnte", note="对方的"), made)
    fill(form, closes_on="2027-02-28", opens_on="2026-11-15", target="little_giant")
    office.send(form)
    question = asked(form)
    assert [(r.what, r.seen, r.theirs, r.mine) for r in question.rows] == [
        ("事项或称号", "该地区全部事项", "高新技术企业", "专精特新“小巨人”企业"),
        ("截止日期", "2026-12-31", "2027-01-15", "2027-02-28"),
    ]
    question.table.item(1, 0).setCheckState(Qt.CheckState.Checked)  # type: ignore[union-attr]
    question.go.click()
    office.settle()
    assert not form.isVisible()
    (row,) = calendar.windows()
    assert row.window == Window(
        "330100", "hnte", "2026", dt.date(2026, 11, 15), dt.date(2027, 2, 28), "对方的"
    )
    calendar.put_window(replace(entry, note="又改了"), made)
    dialog.table.setCurrentIndex(dialog.model.index(0, 0))
    dialog.remove()
    office.settle()
    assert "没有删除" in dialog._fault.text()
    assert texts(dialog.model, 5) == ["又改了"]
    dialog.table.setCurrentIndex(dialog.model.index(0, 0))
    dialog.remove()
    office.settle()
    assert calendar.windows() == ()


def test_a_region_that_was_not_chosen_from_the_list_is_refused(office: Office) -> None:
    dialog = WindowsDialog(office.calendar._tools, office.calendar)
    dialog.show()
    office.settle()
    dialog.add()
    form = form_of(dialog)
    fill(form, label="2026", closes_on="2026-12-31")
    form._inputs["region"].setEditText("火星")  # type: ignore[union-attr]
    office.send(form)
    assert "火星" in form._fault.text()
    assert office.workspace.calendar.windows() == ()
    form._inputs["region"].setEditText("余杭")  # type: ignore[union-attr]
    office.send(form)
    (row,) = office.workspace.calendar.windows()
    assert row.window.region == "330110"


def test_a_day_that_passed_makes_what_was_due_overdue(office: Office) -> None:
    office.workspace.tracking.plan(office.award, "催企业盖章", "2026-11-30")
    office.window.show_page("calendar")
    office.calendar.reload()
    office.settle()
    assert any("催企业盖章" in text for text in office.turn(Bucket.NEXT_30_DAYS))
    office.clock.advance(dt.timedelta(days=14))
    office.calendar.look_at_day()
    office.settle()
    assert any("催企业盖章" in text for text in office.turn(Bucket.OVERDUE))
    assert not any("催企业盖章" in text for text in office.turn(Bucket.NEXT_30_DAYS))


def test_the_board_shows_another_day_when_it_is_come_back_to(office: Office) -> None:
    office.workspace.tracking.plan(office.award, "催企业盖章", "2026-11-30")
    office.window.show_page("calendar")
    office.clock.advance(dt.timedelta(days=14))
    office.window.show_page("pipeline")
    office.settle()
    card = office.page._card(office.award)
    assert card is not None
    assert card.tag == "逾期 5 天"


def test_a_step_whose_day_is_left_blank_is_not_taken_for_today_s(office: Office) -> None:
    office.open(office.award)
    form = office.register("递交…")
    fill(form, day="")
    office.send(form)
    assert "请填递交日期" in form._fault.text()
    assert office.stage(office.award) is Stage.LEAD
    fill(form, day=DAY)
    office.send(form)
    assert office.stage(office.award) is Stage.SUBMITTED


def test_after_days_asleep_the_workbench_counts_what_was_missed(whole: Office) -> None:
    page = whole.window.findChild(WorkbenchPage)
    assert page is not None
    for application, ahead in ((whole.award, -3), (whole.giant, 5)):
        day = whole.clock.today() + dt.timedelta(days=ahead)
        whole.workspace.tracking.plan(application, "催企业盖章", day.isoformat())
    whole.window.show_page("workbench")
    whole.settle()
    assert "上次打开" not in page._greeting.text()
    whole.clock.advance(dt.timedelta(days=1))
    page.look_at_day()
    whole.settle()
    assert "上次打开" not in page._greeting.text(), "yesterday is no absence"
    slept_on = whole.clock.today()
    whole.clock.advance(dt.timedelta(days=14))
    page.look_at_day()
    whole.settle()
    today = whole.workspace.workbench.today()
    assert today.missed(slept_on) < today.missed(slept_on - dt.timedelta(days=30)), "one was late before"
    told = f"上次打开是 {slept_on.month} 月 {slept_on.day} 日，其间新逾期 {today.missed(slept_on)} 件"
    assert page._greeting.text().endswith(told)
    assert any("催企业盖章" in call.text for call in today.calls(Listed.OVERDUE).rows)


def test_the_calendar_file_parses_and_names_nobody_unless_asked(office: Office, tmp_path: Path) -> None:
    window_2026(office)
    reminders = sum(len(office.turn(b)) for b in Bucket if b is not Bucket.DONE)
    office.calendar.export(tmp_path / "a.ics", with_names=False)
    office.calendar.export(tmp_path / "b.ics", with_names=True)
    office.settle()
    plain = (tmp_path / "a.ics").read_bytes()
    assert len(Ics.from_ical(plain).walk("VEVENT")) == reminders
    read = "".join(
        str(e["SUMMARY"]) + str(e.get("DESCRIPTION", "")) for e in Ics.from_ical(plain).walk("VEVENT")
    )
    assert "钱潮" not in read
    named = Ics.from_ical((tmp_path / "b.ics").read_bytes()).walk("VEVENT")
    assert any("钱潮" in str(e["SUMMARY"]) + str(e.get("DESCRIPTION", "")) for e in named)
    assert f"（{reminders} 项）" in office.said


# --- the client's tab -------------------------------------------------------------------------------------


def show_track(office: Office) -> TrackTab:
    office.window.events.open_client.emit(office.client(FIRM))
    office.settle()
    (tabs,) = (t for t in office.window.findChildren(QTabWidget) if t.indexOf(office.track) >= 0)
    tabs.setCurrentWidget(office.track)
    office.settle()
    return office.track


def choose_line(track: TrackTab, words: str) -> None:
    row = next(i for i, text in enumerate(texts(track.model, 2)) if words in text)
    track.table.setCurrentIndex(track.model.index(row, 0))


def test_entries_are_added_changed_kept_and_removed(whole: Office) -> None:
    track = show_track(whole)
    track.add()
    form = form_of(track)
    fill(form, kind="promise", text="补审计报告", due_on="2026-11-01")
    whole.send(form)
    assert "办理期限" in form._fault.text()
    fill(form, due_on="2026-12-01")
    whole.send(form)
    assert not form.isVisible()
    assert any("补审计报告，2026-12-01 前办" in text for text in texts(track.model, 2))
    choose_line(track, "补审计报告")
    track.edit()
    form = form_of(track)
    fill(form, who="张会计")
    whole.send(form)
    choose_line(track, "对方 张会计")
    assert "（待办）" in track.model.index(track.table.currentIndex().row(), 1).data()
    track.keep()
    whole.settle()
    choose_line(track, f"{DAY} 已办")
    track.remove()
    whole.settle()
    assert not any("补审计报告" in text for text in texts(track.model, 2))
    assert whole.workspace.timeline.rows(whole.client(FIRM)) == ()


def test_a_step_is_not_changed_here_and_the_tab_says_where(whole: Office) -> None:
    track = show_track(whole)
    choose_line(track, "2026")
    track.remove()
    assert "“培育梯队”页" in track.fault.text()
    assert whole.award in [row.id for row in whole.workspace.tracking.rows()]


def test_where_the_client_stands_is_shown(whole: Office) -> None:
    track = show_track(whole)
    lines = whole.workspace.pipeline.standing_lines(whole.client(FIRM))
    assert lines
    assert track._standing.text() == "\n".join(lines)
    whole.workspace.timeline.add(whole.client(FIRM), ContactEntry("visit", "到厂拜访"))
    whole.move(whole.award, Event.SUBMIT)
    show_track(whole)
    assert any("到厂拜访" in text for text in texts(track.model, 2))
    assert "递交" in texts(track.model, 1)

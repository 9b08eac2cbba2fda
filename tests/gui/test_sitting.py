"""Other policy content comes into the window that stands open: everything that was open is so again."""

from __future__ import annotations

import datetime as dt
import gc
import shutil
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMessageBox, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from advisor_app.domain.errors import ContentError
from advisor_app.domain.facts import FactType
from advisor_app.packs import minisign
from advisor_app.runtime import paths
from advisor_app.runtime.settings import Theme
from advisor_app.services.clock import FixedClock
from advisor_app.services.entry import ClientEntry
from advisor_app.services.packs import Packs
from advisor_app.services.workspace import Workspace
from advisor_app.ui import theme
from advisor_app.ui.main_window import MainWindow, shell
from advisor_app.ui.pages.appearance import AppearanceSection
from advisor_app.ui.pages.assessment import AssessmentPage
from advisor_app.ui.pages.client_tabs import ValueInput
from advisor_app.ui.pages.manual import ManualWindow
from advisor_app.ui.pages.packs import PacksSection
from advisor_app.ui.panes.what_if import PLACE
from advisor_app.ui.sitting import WAITS, Sitting, manual
from tests.packs import built, content, public
from tests.records import TODAY

KEY = minisign.new_key()
CULTIVATION = "policies/hz-2025-66/3-cultivation.yaml"
TITLE = "title: 省级专精特新中小企业首次认定奖励"
DAY = dt.date(2026, 3, 9)


class Open:
    """A window on a database with two clients; the pack that can be installed."""

    def __init__(self, sitting: Sitting, workspace: Workspace, pack: Path, bot: QtBot) -> None:
        self.sitting, self.first, self.pack, self.bot = sitting, workspace, pack, bot
        self.said: list[str] = []
        sitting.window.events.said.connect(self.said.append)

    @property
    def window(self) -> MainWindow:
        return self.sitting.window

    def settle(self) -> None:
        self.bot.waitUntil(lambda: self.window.jobs.idle, timeout=30_000)

    def install(self) -> None:
        packs = self.first.packs
        packs.trust_key(public(self.pack.parent, KEY))
        packs.install(packs.prepare(packs.verify(self.pack)))

    def renewed(self, act: Callable[[], object]) -> None:
        with self.bot.waitSignal(self.sitting.renewed, timeout=30_000):
            act()
        self.settle()

    def titles(self) -> set[str]:
        workspace = self.sitting.workspace
        assert workspace is not None
        return {m.title for m in workspace.assessing.library.measures}

    def page(self, key: str) -> QWidget:
        assert self.sitting.pages is not None
        found: QWidget = self.sitting.pages.page(key)
        return found

    @property
    def assessment(self) -> AssessmentPage:
        found = self.page("assessment")
        assert isinstance(found, AssessmentPage)
        return found


@pytest.fixture(scope="module")
def made_pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pack under which a measure has another title; made once."""
    folder = tmp_path_factory.mktemp("pack")
    root = content(folder / "content", "2026.12.1", {CULTIVATION: (TITLE, f"{TITLE}（示例）")})
    packs = Packs(FixedClock.on(TODAY), "示例制作者", folder / "packs")
    return built(packs, root, folder / "示例.zhengce", 1, KEY)


@pytest.fixture
def opened(
    qtbot: QtBot,
    made_pack: Path,
    tmp_path: Path,
    empty: Path,
    assessing: Callable[[Workspace], None],
    light: theme.Tokens,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Open]:
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path / "home"))
    pack = Path(shutil.copy(made_pack, tmp_path / "示例.zhengce"))
    place = Path(shutil.copy(empty, tmp_path / "portfolio.db"))
    workspace = Workspace(place, clock=FixedClock.on(TODAY), actor="示例顾问")
    assessing(workspace)
    for name in ("示例·甲有限公司", "示例·乙有限公司"):
        workspace.clients.add_client(ClientEntry(name))
    sitting = Sitting(shell(light, workspace.clock), workspace.clock)
    sitting.begin(workspace, "clients").finish()
    sitting.window.show()
    made = Open(sitting, workspace, pack, qtbot)
    made.settle()
    yield made
    sitting.close()
    sitting.window.close()
    sitting.window.deleteLater()
    if sitting.workspace is not None:
        sitting.workspace.close()


def test_everything_that_was_open_is_open_on_the_new_content(opened: Open) -> None:
    page = opened.page("clients")
    chosen = opened.first.clients.rows()[1].id
    opened.window.events.choose_client.emit(chosen)
    opened.settle()
    page.show_tab("梯队与记录")  # type: ignore[attr-defined]
    opened.window.show_as_of(DAY)
    opened.window.show_drafts(True)
    opened.settle()
    old = opened.window
    opened.install()
    opened.renewed(lambda: old.events.content.emit(""))
    assert opened.window is not old
    assert opened.window.isVisible()
    assert not isValid(old) or not old.isVisible()
    assert opened.window.page == "clients"
    assert opened.page("clients").client_id == chosen  # type: ignore[attr-defined]
    assert opened.page("clients").tab == "梯队与记录"  # type: ignore[attr-defined]
    assert (opened.window.as_of, opened.window.drafts) == (DAY, True)
    assert opened.page("assessment")._as_of == DAY  # type: ignore[attr-defined]
    assert any("首次认定奖励（示例）" in title for title in opened.titles())
    assert opened.sitting.workspace is not opened.first
    assert len(opened.sitting.workspace.clients.rows()) == 2  # type: ignore[union-attr]


def test_what_is_supposed_and_the_manual_stay_as_they_were(opened: Open) -> None:
    first, second = (row.id for row in opened.first.clients.rows())
    opened.window.events.choose_client.emit(first)
    opened.window.show_page("assessment")
    page = opened.assessment
    page.show_client(second)
    page.show_pane("假设")
    opened.bot.waitUntil(lambda: PLACE in page.what_if.fields, timeout=30_000)
    page.what_if.add_field("revenue.2025")
    page.what_if.fields["revenue.2025"].restore("9000万")
    page.what_if.fields[PLACE].restore("330106")
    opened.bot.waitUntil(lambda: "新增可享受" in page.what_if.lead.text(), timeout=30_000)
    supposed, lead = page.what_if.supposed(), page.what_if.lead.text()
    assert supposed is not None
    assert supposed.states == {"revenue.2025": "9000万", PLACE: "330106"}
    manual(opened.window).begin()
    shown = opened.window.findChild(ManualWindow)
    assert shown is not None
    shown.setGeometry(70, 50, 900, 560)
    shown.line.setText("备份")
    shown.turn_to("备份、换电脑")
    lies = manual(opened.window).opened
    assert lies is not None
    assert lies.position > 0

    opened.install()
    opened.renewed(lambda: opened.window.events.content.emit(""))
    page = opened.assessment
    opened.bot.waitUntil(lambda: page.what_if.supposed() == supposed and PLACE in page.what_if.fields)
    opened.bot.waitUntil(lambda: page.what_if.lead.text() == lead, timeout=30_000)
    assert page.client_id == second
    assert page._mark.text().startswith("假设中：2 项")
    assert manual(opened.window).opened == lies
    assert opened.page("clients").client_id == first  # type: ignore[attr-defined]
    page.show_client(first)
    opened.settle()
    assert page.what_if.supposed() is None, "another client: nothing is supposed of it"


def test_what_is_supposed_outlives_windows_in_which_nobody_looked_at_it(opened: Open) -> None:
    client = opened.first.clients.rows()[0].id
    opened.window.events.choose_client.emit(client)
    opened.window.show_page("assessment")
    page = opened.assessment
    page.show_pane("假设")
    opened.bot.waitUntil(lambda: PLACE in page.what_if.fields, timeout=30_000)
    page.what_if.fields[PLACE].restore("330106")
    opened.settle()
    opened.window.show_page("clients")
    for _ in range(2):
        opened.renewed(lambda: opened.window.events.content.emit(""))
    opened.window.show_page("assessment")
    page = opened.assessment
    opened.bot.waitUntil(lambda: PLACE in page.what_if.fields, timeout=30_000)
    assert page.what_if.fields[PLACE].state() == "330106"


def test_the_window_stands_where_the_one_before_stood(opened: Open) -> None:
    opened.window.setGeometry(90, 60, 1100, 700)
    opened.renewed(lambda: opened.window.events.content.emit(""))
    assert opened.window.geometry() == QRect(90, 60, 1100, 700)
    opened.window.showMaximized()
    opened.renewed(lambda: opened.window.events.content.emit(""))
    assert opened.window.isMaximized()


def test_what_is_typed_is_saved_before_the_window_goes(opened: Open) -> None:
    chosen = opened.first.clients.rows()[0].id
    opened.window.events.choose_client.emit(chosen)
    opened.settle()
    opened.window.activateWindow()
    opened.bot.waitUntil(opened.window.isActiveWindow)

    def dates() -> list[ValueInput]:
        made = opened.page("clients").findChildren(ValueInput)
        return [each for each in made if each.isVisible() and each._fact.type is FactType.DATE]

    opened.bot.waitUntil(lambda: bool(dates()), timeout=30_000)
    field = dates()[0]
    field.take_focus()
    line = field.findChild(QLineEdit)
    assert line is not None
    line.setText("2019-08-07")
    line.setModified(True)
    field_key = field._fact.key
    opened.install()
    opened.renewed(lambda: opened.window.events.content.emit(""))
    workspace = opened.sitting.workspace
    assert workspace is not None
    value = workspace.clients.record(chosen).facts[field_key]
    assert value.value == dt.date(2019, 8, 7)


def test_it_waits_while_something_lies_over_the_window(opened: Open) -> None:
    dialog = QDialog(opened.window)
    dialog.open()
    opened.install()
    old = opened.window
    old.events.content.emit("")
    opened.bot.waitUntil(lambda: WAITS in opened.said, timeout=30_000)
    opened.sitting._look()  # as it does again and again
    assert opened.window is old
    opened.renewed(dialog.accept)
    assert opened.window is not old


def test_content_that_cannot_be_read_leaves_the_window_as_it_is(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        raise ContentError("政策库打不开。")

    told: list[BaseException] = []
    monkeypatch.setattr("advisor_app.services.assessing.load_library", broken)
    monkeypatch.setattr(opened.window.jobs, "_on_error", told.append)
    old = opened.window
    old.events.content.emit("")
    opened.bot.waitUntil(lambda: bool(told), timeout=30_000)
    assert opened.window is old
    assert old.isVisible()
    assert not any("示例" in title for title in opened.titles())
    opened.settle()
    old.show_page("policies")
    assert old.page == "policies"


def _section(opened: Open) -> PacksSection:
    opened.window.show_page("settings")
    section: PacksSection = opened.page("settings").turn_to(PacksSection)  # type: ignore[attr-defined]
    opened.settle()
    return section


def _answer(box: QMessageBox, words: str) -> None:
    next(b for b in box.buttons() if b.text().strip() == words).click()


def _boxes(section: PacksSection) -> list[QMessageBox]:
    return [box for box in section.findChildren(QMessageBox) if box.isVisible()]


def test_a_step_back_in_the_settings_is_asked_about_logged_and_seen(opened: Open) -> None:
    assert "没有安装政策包" in _section(opened).told.text()
    assert _section(opened).remedy.isHidden()
    opened.install()
    opened.renewed(lambda: opened.window.events.content.emit(""))
    section = _section(opened)
    assert "shili-pack 第 1 版，内容 2026.12.1：签名有效，在用" in section.installed.item(0).text()
    assert section.back.text() == "退回：随程序的内容…"
    section.ask_back()
    _answer(_boxes(section)[0], "取消")
    opened.settle()
    assert opened.first.packs.current().pack is not None
    section.ask_back()
    _answer(_boxes(section)[0], "退回")
    opened.settle()
    opened.bot.waitUntil(lambda: bool(_boxes(section)))
    said = _boxes(section)[0]
    assert "已退回：随程序的内容。" in said.text()
    opened.renewed(lambda: _answer(said, "知道了"))
    assert opened.window.page == "settings"
    assert not any("示例" in title for title in opened.titles())
    section = _section(opened)
    assert section.back.isHidden()
    assert "示例顾问　退回 shili-pack-1-" in section.history.item(0).text()
    assert "改用随程序的内容" in section.history.item(0).text()


def test_keys_are_added_and_revoked_with_their_ids(opened: Open, tmp_path: Path) -> None:
    section = _section(opened)
    assert "还没有可信的密钥" in section.keys.item(0).text()
    assert not section.revoke.isEnabled()
    section.trust(public(tmp_path, KEY))
    opened.settle()
    assert section.keys.item(0).text() == f"{KEY.public.id}　自行添加"
    section.keys.setCurrentRow(0)
    section.ask_revoke()
    box = _boxes(section)[0]
    assert KEY.public.id in box.text()
    opened.renewed(lambda: _answer(box, "吊销"))
    section = _section(opened)
    assert section.keys.item(0).text().endswith("已吊销")
    section.keys.setCurrentRow(0)
    assert not section.revoke.isEnabled()
    section.trust(public(tmp_path, KEY))
    opened.settle()
    assert "已吊销，不能再添加" in section.fault.text()
    assert not section.fault.isHidden()


@pytest.fixture
def _light_again(light: theme.Tokens) -> Iterator[None]:
    yield
    theme.apply(QApplication.instance())  # type: ignore[arg-type]
    assert theme.tokens_in_use() == light


@pytest.mark.usefixtures("_light_again")
def test_colours_and_size_change_at_once_and_the_settings_stay_in_front(opened: Open) -> None:
    chosen = opened.first.clients.rows()[1].id
    opened.window.events.choose_client.emit(chosen)
    opened.window.show_page("settings")
    section: AppearanceSection = opened.page("settings").turn_to(AppearanceSection)  # type: ignore[attr-defined]
    opened.settle()
    old = opened.window

    def choose_dark() -> None:
        section.theme.setCurrentIndex(section.theme.findData("dark"))
        section.theme.activated.emit(section.theme.currentIndex())

    opened.renewed(choose_dark)
    assert opened.window is not old
    assert opened.window.tokens == theme.DARK == theme.tokens_in_use()
    assert opened.window.page == "settings"
    assert opened.page("settings").section == "外观与习惯"  # type: ignore[attr-defined]
    assert opened.page("clients").client_id == chosen  # type: ignore[attr-defined]
    section = opened.page("settings").turn_to(AppearanceSection)  # type: ignore[attr-defined]
    assert section.theme.currentData() == "dark"
    ordinary = opened.window.font().pointSizeF()
    opened.renewed(lambda: section.scale.setValue(130))
    assert opened.window.font().pointSizeF() == pytest.approx(ordinary * 1.3)


@pytest.mark.usefixtures("_light_again")
def test_the_window_follows_the_system_where_that_is_chosen(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    dark = [False]
    monkeypatch.setattr(theme, "is_dark", lambda choice: choice is Theme.DARK or dark[0])
    old = opened.window
    changed = QApplication.styleHints().colorSchemeChanged
    changed.emit(Qt.ColorScheme.Light)
    assert not opened.sitting._turn.isActive(), "nothing changed"
    assert opened.window is old
    dark[0] = True
    opened.renewed(lambda: changed.emit(Qt.ColorScheme.Dark))
    assert opened.window.tokens == theme.DARK
    monkeypatch.undo()


def test_the_lock_of_the_window_before_leaves_the_one_that_comes_alone(opened: Open) -> None:
    """It lives on for a while, and would put away every other window when its minutes are over."""
    before, idle = opened.sitting.guard, opened.sitting.guard.idle
    resting: list[bool] = []
    opened.sitting.renewed.connect(lambda: resting.append(before.resting))
    opened.renewed(opened.sitting.renew)
    assert resting == [True]
    assert opened.sitting.guard is not before
    assert opened.sitting.guard.idle is idle  # its minutes go on


def test_the_window_before_goes_wholly(opened: Open) -> None:
    before = weakref.ref(opened.window)
    pages = weakref.ref(opened.page("clients"))
    opened.renewed(opened.sitting.renew)

    def gone() -> bool:
        gc.unfreeze()
        gc.collect()
        return before() is None and pages() is None

    opened.bot.waitUntil(gone, timeout=10_000)


def test_the_window_before_is_let_go_of_while_nobody_does_anything(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = weakref.ref(opened.window)
    opened.renewed(opened.sitting.renew)
    sitting = opened.sitting
    assert sitting._left_over.isActive()
    sitting._left_over.timeout.emit()
    assert before() is not None, "somebody has only just done something"
    assert sitting._left_over.isActive()
    monkeypatch.setattr(sitting.guard.idle, "minutes", lambda: 1.0)
    opened.bot.waitUntil(lambda: opened.window.jobs.idle and not isValid(before()))  # Qt has let go of it
    sitting._left_over.timeout.emit()
    assert before() is None
    assert not sitting._left_over.isActive()
    gc.unfreeze()

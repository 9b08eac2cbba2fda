"""What works on every page: Ctrl+K, undo, F1, the tour; the start page; the window as it was left."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFileOpenEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from advisor_app.cli.commands.open import HANDED
from advisor_app.cli.main import main
from advisor_app.runtime import paths, session
from advisor_app.services import demo, keeping
from advisor_app.services.content_base import PACK_SUFFIX
from advisor_app.services.workbench import Listed, Today
from advisor_app.ui import left
from advisor_app.ui.app import application
from advisor_app.ui.handed import Handed
from advisor_app.ui.pages.about import AboutDialog
from advisor_app.ui.pages.keeping import KeepingSection
from advisor_app.ui.pages.keys import KEYS, KeysDialog
from advisor_app.ui.pages.pack_dialog import PackDialog
from advisor_app.ui.pages.settings import SettingsPage
from advisor_app.ui.pages.tour import STEPS, TourDialog
from advisor_app.ui.pages.workbench import WorkbenchPage
from advisor_app.ui.palette import Palette
from advisor_app.ui.single import Single, call, name_of
from tests.gui.test_pages import form_of, new_client

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.gui.conftest import Desk


def palette_of(desk: Desk) -> Palette:
    desk.window.search_asked.emit()
    made = desk.window.findChild(Palette)
    assert isinstance(made, Palette)
    assert made.isVisible()
    return made


def look(desk: Desk, palette: Palette, typed: str) -> list[str]:
    palette.line.setText(typed)
    desk.settle()
    return [f"{line.sort.value} {line.text}" for line in palette.model.lines]


def workbench_of(desk: Desk) -> WorkbenchPage:
    page = desk.window.findChild(WorkbenchPage)
    assert isinstance(page, WorkbenchPage)
    return page


def test_typing_finds_and_enter_goes_there(desk: Desk) -> None:
    firm = new_client(desk, "示例·千潮智造")
    desk.window.show_page("policies")
    palette = palette_of(desk)
    assert look(desk, palette, "qczz")[0] == "客户 示例·千潮智造"
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    desk.settle()
    assert not palette.isVisible()
    assert desk.window.page == "clients"
    assert desk.clients.client_id == firm


def test_enter_waits_for_what_was_typed(desk: Desk) -> None:
    firm = new_client(desk, "示例·千潮智造")
    desk.window.show_page("policies")
    palette = palette_of(desk)
    QTest.keyClicks(palette.line, "qczz")
    QTest.keyClick(palette.line, Qt.Key.Key_Return)  # before anything was found
    desk.settle()
    assert not palette.isVisible()
    assert (desk.window.page, desk.clients.client_id) == ("clients", firm)


def test_arrows_choose_and_an_action_is_carried_out(desk: Desk) -> None:
    palette = palette_of(desk)
    lines = look(desk, palette, "转到")
    place = lines.index("操作 转到“日程”")
    for _ in range(place):
        QTest.keyClick(palette.line, Qt.Key.Key_Down)
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert desk.window.page == "calendar"


def test_what_the_settings_do_is_found(desk: Desk) -> None:
    palette = palette_of(desk)
    for typed, shown in (("交出", PackDialog), ("备份", None)):
        lines = look(desk, palette, typed)
        palette._open(palette.model.index(next(i for i, line in enumerate(lines) if line.startswith("操作"))))
        desk.settle()
        assert desk.window.page == "settings"
        if shown is not None:
            dialog = desk.window.findChild(shown)
            assert isinstance(dialog, shown)
            dialog.reject()
    section = desk.window.findChild(KeepingSection)
    assert isinstance(section, KeepingSection)
    desk.bot.waitUntil(lambda: "已备份" in section.strip.told.text(), timeout=30_000)


def test_a_clause_opens_its_text(desk: Desk) -> None:
    palette = palette_of(desk)
    lines = look(desk, palette, "首次认定")
    place = next(i for i, line in enumerate(lines) if line.startswith("政策原文"))
    palette._open(palette.model.index(place))
    assert desk.window.page == "policies"


def test_what_is_not_there_is_said(desk: Desk) -> None:
    palette = palette_of(desk)
    assert look(desk, palette, "天外来物") == []
    assert "没有找到“天外来物”" in palette.told.text()
    QTest.keyClick(palette.line, Qt.Key.Key_Return)  # nothing to open
    assert palette.isVisible()


def test_undo_works_on_every_page(desk: Desk) -> None:
    for key in desk.window.keys:
        new_client(desk, f"示例·撤销 {key}")
        desk.window.show_page(key)
        shown = desk.window._pages.currentWidget()
        (undo,) = [
            s
            for s in (*desk.window.findChildren(QShortcut), *shown.findChildren(QShortcut))
            if s.key() == QKeySequence(QKeySequence.StandardKey.Undo)
            and (s.parent() is desk.window or s.parent() is shown)
        ]
        undo.activated.emit()
        desk.settle()
        assert desk.workspace.clients.rows() == ()


def test_the_key_sheet_has_every_shortcut(desk: Desk) -> None:
    new_client(desk)
    told = " / ".join(keys for _, rows in KEYS for keys, _ in rows)
    words = {"Return": "回车", "Enter": "回车", "Space": "空格", "Del": "Delete"}
    known = told.replace("＋", "+").replace("－", "-")
    missing = set()
    found = [s.key() for s in desk.window.findChildren(QShortcut)]
    found += [b.shortcut() for b in desk.window.findChildren(QAbstractButton) if not b.shortcut().isEmpty()]
    for key in found:
        text = key.toString(QKeySequence.SequenceFormat.PortableText)
        name = "+".join(words.get(part, part) for part in text.split("+"))
        if name.startswith("Alt+") and name[-1].isdigit():
            name = "Alt+1 … Alt+"
        elif name.startswith("Ctrl+") and name[5:] in set("12345678"):
            name = "Ctrl+1 … Ctrl+8"
        if name not in known:
            missing.add(name)
    assert missing == set()


def test_help_opens_what_it_says(desk: Desk) -> None:
    acts = {a.text().partition("\t")[0]: a for a in desk.window._helps.actions()}
    assert list(acts) == ["使用手册", "快捷键", "十分钟上手", "关于"]
    assert acts["快捷键"].text().endswith("\tF1")
    acts["快捷键"].trigger()
    acts["关于"].trigger()
    (keys,) = desk.window.findChildren(KeysDialog)
    (about,) = desk.window.findChildren(AboutDialog)
    assert keys.isVisible()
    text = about.text.toPlainText()
    for wanted in ("杭政办函〔2025〕65号", "征求意见稿", "LGPL-3.0", "SQLAlchemy", "从不联网"):
        assert wanted in text
    keys.reject()
    about.accept()


@pytest.mark.qt_log_ignore("This plugin does not support raise")
def test_the_tour_shows_each_page(desk: Desk) -> None:
    (start,) = [a for a in desk.window._helps.actions() if a.text() == "十分钟上手"]
    start.trigger()
    (tour,) = desk.window.findChildren(TourDialog)
    for place, step in enumerate(STEPS):
        assert tour.place == place
        assert tour.title.text() == step.title
        assert desk.window.page == step.page
        tour.onward.click()
    assert not tour.isVisible()


# --- the start page ---------------------------------------------------------------------------------------


def test_the_first_run_offers_ways_to_begin(desk: Desk) -> None:
    page = workbench_of(desk)
    assert desk.window.page == "workbench"
    assert page.welcome.isVisible()
    page.welcome.buttons[0].click()
    assert desk.window.page == "clients"
    form_of(desk.clients).reject()
    desk.window.show_page("workbench")
    page.welcome.city.setCurrentIndex(page.welcome.city.findData("武汉"))
    page.welcome.city.activated.emit(page.welcome.city.currentIndex())
    desk.settle()
    tree = desk.policies._tree
    model = desk.policies._model
    opened = {
        str(model.index(r, 0).data()): tree.isExpanded(model.index(r, 0)) for r in range(model.rowCount())
    }
    assert opened["武汉"]
    assert not opened["杭州"]


def test_the_lists_and_their_numbers(desk: Desk) -> None:
    demo.fill(desk.workspace)
    demo.pursue(desk.workspace)
    page = workbench_of(desk)
    page.reload()
    desk.settle()
    assert not page.welcome.isVisible()
    for listed in Listed:
        page.tiles[listed].click()
        assert page.model.rowCount() == page.tiles[listed].number
        assert page.table.isVisible() is bool(page.tiles[listed].number)
    page.show_list(Listed.TODAY)
    before = page.tiles[Listed.TODAY].number
    call = page.current()
    assert call is not None
    desk.window.activateWindow()
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    desk.settle()
    assert page.tiles[Listed.TODAY].number == before - 1
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    desk.settle()
    assert desk.window.page == "clients"


def test_what_is_worth_asking_comes_by_itself_and_leads_on(desk: Desk) -> None:
    demo.fill(desk.workspace)
    page = workbench_of(desk)
    page.reload()
    desk.settle()
    page._pause.timeout.emit()
    desk.bot.waitUntil(lambda: not page.errand.busy and page.worth_model.rowCount() > 0, timeout=60_000)
    desk.bot.waitUntil(lambda: page.ask.text() == "试算", timeout=5_000)
    page.worth.setCurrentIndex(page.worth_model.index(0, 0))
    chosen = page.worth_model.row_at(page.worth.currentIndex())
    assert chosen is not None
    page.open_question()
    desk.settle()
    assert desk.window.page in ("clients", "assessment")
    assert desk.clients.client_id == chosen.client_id or desk.window.page == "assessment"


def test_hidden_it_does_not_read(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    page = workbench_of(desk)
    desk.window.show_page("policies")
    asked: list[int] = []
    real = desk.workspace.workbench.today

    def watched() -> Today:
        asked.append(1)
        return real()

    monkeypatch.setattr(desk.workspace.workbench, "today", watched)
    new_client(desk)
    desk.window.show_page("policies")
    desk.settle()
    assert asked == []
    desk.window.show_page("workbench")
    desk.settle()
    assert asked == [1]
    assert not page.welcome.isVisible()


# --- as it was left ---------------------------------------------------------------------------------------


def turn_as_left(desk: Desk, today: dt.date) -> None:
    """As a start does."""
    page = left.front(today)
    if page in desk.window.keys:
        desk.window.show_page(page)
    left.choose(desk.window.events)


def test_the_window_is_found_as_it_was_left(desk: Desk) -> None:
    first, second = new_client(desk, "示例·甲"), new_client(desk, "示例·乙")
    desk.window.show_page("calendar")
    today = desk.workspace.clock.today()
    left.remember(desk.window, first, today)
    desk.window.show_page("clients")
    desk.clients.show_client(second)
    desk.settle()
    turn_as_left(desk, today)
    desk.settle()
    assert desk.window.page == "calendar"
    assert desk.clients.client_id == first
    desk.window.show_page("workbench")
    turn_as_left(desk, today.replace(day=today.day + 1))
    assert desk.window.page == "workbench"  # a new day begins with what is to be done


def test_a_damaged_memory_is_no_harm(desk: Desk) -> None:
    for text in ("", "{", "[1]", '{"page": 3, "geometry": "äöü"}', '{"geometry": "AAAA", "page": "nowhere"}'):
        paths.session_file().parent.mkdir(parents=True, exist_ok=True)
        paths.session_file().write_text(text, "utf-8")
        assert isinstance(session.load(paths.session_file()), session.Session)
        left.stand(desk.window)
        turn_as_left(desk, desk.workspace.clock.today())
    assert desk.window.page in desk.window.keys


def test_every_control_has_a_name(desk: Desk) -> None:
    new_client(desk)
    nameless = []
    for key in desk.window.keys:
        desk.window.show_page(key)
        desk.settle()
        for widget in desk.window.findChildren(QWidget):
            reachable = widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            if not reachable or widget.objectName().startswith("qt_"):
                continue
            text = widget.text() if isinstance(widget, QAbstractButton) else ""
            if not widget.accessibleName() and not text:
                nameless.append(f"{key}: {type(widget).__name__} in {type(widget.parentWidget()).__name__}")
    assert sorted(set(nameless)) == []


# --- one window a database --------------------------------------------------------------------------------


def test_a_second_start_calls_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    name = name_of(str(tmp_path))
    assert not call(name)  # nobody is there
    first = Single(name)
    for given in ("", "/交接 给您.peipao", "长" * 4000):
        with qtbot.waitSignal(first.called, timeout=5_000) as told:
            assert call(name, given)
        assert told.args == [given]
    assert not call(name_of(str(tmp_path / "another")))
    first.close()
    assert not call(name)


def test_a_name_left_behind_is_taken_over(qtbot: QtBot, tmp_path: Path) -> None:
    name = name_of(str(tmp_path))
    script = (
        "import os,sys; from PySide6.QtCore import QCoreApplication; from advisor_app.ui.single import Single"
    )
    script += f"; app = QCoreApplication([]); s = Single({name!r}); os._exit(0)"
    subprocess.run([sys.executable, "-c", script], check=True, timeout=60)
    second = Single(name)
    with qtbot.waitSignal(second.called, timeout=5_000):
        assert call(name)
    second.close()


def test_another_database_is_opened_by_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    opened: list[Path | None] = []

    def window(database: Path | None) -> int:
        opened.append(database)
        return 0

    there = tmp_path / "portfolio.db"
    there.touch()
    assert main(["open", str(there)], open_window=window) == 0
    assert main(["open"], open_window=window) == 0
    assert opened == [there, None]
    assert main(["open", str(tmp_path / "nowhere.db")], open_window=window) == 2
    assert "没有找到文件" in capsys.readouterr().err
    assert len(opened) == 2


def test_a_file_from_the_desktop_goes_to_the_own_database(tmp_path: Path) -> None:
    assert set(HANDED) == {keeping.SUFFIX, PACK_SUFFIX}
    given: list[tuple[Path | None, Path | None]] = []

    def window(database: Path | None, handed: Path | None = None) -> int:
        given.append((database, handed))
        return 0

    for suffix in HANDED:
        there = tmp_path / f"文件{suffix.upper()}"
        there.touch()
        assert main(["open", str(there)], open_window=window) == 0
        assert given.pop() == (None, there)


def test_a_package_that_was_opened_waits_until_nothing_lies_over_the_window(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = SettingsPage()
    settings.add_section("安全", QWidget())
    looked: list[Path] = []

    class Section(QWidget):
        receive = staticmethod(looked.append)

    monkeypatch.setattr("advisor_app.ui.pages.keeping.KeepingSection", Section)
    settings.add_section("数据与备份", Section())
    opened: list[Path] = []
    monkeypatch.setattr(desk.policies, "open_pack", opened.append)
    pages = {"settings": settings, "policies": desk.policies}
    shown: list[str] = []
    monkeypatch.setattr(desk.window, "show_page", shown.append)
    files = Handed(desk.window, Single(name_of(str(tmp_path)), desk.window), tmp_path / "一.peipao")
    desk.window.cover(QWidget(), "已锁定")
    files.ready(SimpleNamespace(page=pages.__getitem__))
    files.hear(str(tmp_path / "二.zhengce"))
    dialogs: list[QWidget | None] = [desk.window]
    monkeypatch.setattr("advisor_app.ui.handed.QApplication.activeModalWidget", lambda: dialogs[-1])
    desk.window.uncover()
    files._take_next()  # as it looks again and again
    assert (looked, opened) == ([], []), "a dialog is open"
    dialogs.append(None)
    desk.bot.waitUntil(lambda: bool(opened), timeout=5_000)
    assert looked == [tmp_path / "一.peipao"]
    assert opened == [tmp_path / "二.zhengce"]
    assert shown == ["settings", "policies"]
    assert settings.sections.currentRow() == 1


def test_a_file_that_the_system_hands_to_the_running_program_is_looked_at(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(desk.policies, "open_pack", opened.append)
    monkeypatch.setattr("advisor_app.ui.handed.QApplication.activeModalWidget", lambda: None)
    files = Handed(desk.window, Single(name_of(str(tmp_path)), desk.window))
    app = application()
    QCoreApplication.postEvent(app, QFileOpenEvent(str(tmp_path / "早.zhengce")))
    desk.bot.waitUntil(lambda: bool(files._waiting))
    files.ready(SimpleNamespace(page={"policies": desk.policies}.__getitem__))
    QCoreApplication.postEvent(app, QFileOpenEvent(str(tmp_path / "晚.zhengce")))
    QCoreApplication.postEvent(app, QFileOpenEvent(""))
    desk.bot.waitUntil(lambda: len(opened) == 2, timeout=5_000)
    assert opened == [tmp_path / "早.zhengce", tmp_path / "晚.zhengce"]
    assert desk.window.page == "policies"

"""A bug is told calmly, once, with a report; a start after a crash offers ways to open."""

from __future__ import annotations

import datetime as dt
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from advisor_app.domain.errors import AdvisorError, InputError
from advisor_app.runtime.running import Unfinished
from advisor_app.services.clock import FixedClock
from advisor_app.services.entry import ClientEntry
from advisor_app.services.keeping import Keeping
from advisor_app.services.recovering import Recovering
from advisor_app.services.workspace import Workspace
from advisor_app.ui import theme
from advisor_app.ui.errors import BugDialog, catch_uncaught, show_error
from advisor_app.ui.main_window import MainWindow, shell
from advisor_app.ui.safe_start import SafeStartDialog
from advisor_app.ui.start import Start
from tests.gui.conftest import Desk
from tests.records import TODAY

MARK = "示例·密件91330109MADEM0011R"


def bugs() -> list[BugDialog]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, BugDialog) and w.isVisible()]


def put_away() -> None:
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, (BugDialog, QMessageBox)):
            widget.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_a_bug_in_a_job_gives_one_report_without_client_data(desk: Desk, tmp_path: Path) -> None:
    name = MARK

    def broken() -> None:
        secret = {name: desk.workspace}
        raise KeyError(name, secret)

    desk.window.jobs.read(broken, lambda _nothing: None)
    desk.window.jobs.read(broken, lambda _nothing: None)
    desk.bot.waitUntil(lambda: len(bugs()) == 1 and desk.window.jobs.idle)
    (dialog,) = bugs()
    text = dialog.report.toPlainText()
    assert "KeyError" in text
    assert "in broken" in text
    assert "密件" not in text
    assert "MADEM0011R" not in text
    assert "又出错 1 次" in dialog.said.text()
    dialog.copy()
    assert QApplication.clipboard().text() == text
    dialog.save(tmp_path / "报告.txt")
    assert (tmp_path / "报告.txt").read_text("utf-8") == text
    dialog.save(tmp_path)  # a folder
    assert "请换一个位置" in dialog.said.text()
    put_away()


def test_a_bug_in_another_thread_reaches_the_window(
    qtbot: QtBot, light: theme.Tokens, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    monkeypatch.setattr("sys.excepthook", None)
    catch_uncaught(QCoreApplication.instance())  # type: ignore[arg-type]

    def broken() -> None:
        raise RuntimeError(MARK)

    thread = threading.Thread(target=broken)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(bugs()) == 1)
    assert "密件" not in bugs()[0].report.toPlainText()
    put_away()


def test_a_bug_is_told_again_after_the_window_of_the_last_one_went(qtbot: QtBot, light: theme.Tokens) -> None:
    window = QWidget()
    window.show()
    show_error(RuntimeError(MARK), window)
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert bugs() == []
    show_error(RuntimeError(MARK))
    assert len(bugs()) == 1
    put_away()


def test_a_known_error_is_one_sentence_shown_as_it_is(qtbot: QtBot, light: theme.Tokens) -> None:
    show_error(InputError("<b>示例</b>不对，请改。"))
    (box,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox) and w.isVisible()]
    assert box.textFormat() is Qt.TextFormat.PlainText
    assert box.text() == "<b>示例</b>不对，请改。"
    assert not bugs()
    put_away()


# --- safe start -----------------------------------------------------------------------------------------


class Opening:
    """A start with what became of it."""

    def __init__(self, bot: QtBot, window: MainWindow, place: Path) -> None:
        self.bot = bot
        self.window = window
        self.opened: list[Workspace] = []
        self.refused: list[AdvisorError | None] = []
        self.said: list[str] = []
        window.events.said.connect(self.said.append)
        clock = FixedClock.on(TODAY)

        def open_workspace() -> Workspace:
            workspace = Workspace(place, clock=clock, actor="示例顾问")
            _ = workspace.portfolio
            return workspace

        self.start = Start(
            window,
            open_workspace,
            lambda: Recovering(clock, place),
            self.opened.append,
            self.refused.append,
        )

    @property
    def dialog(self) -> SafeStartDialog:
        assert self.start.dialog is not None
        return self.start.dialog

    def settle(self) -> None:
        self.bot.waitUntil(lambda: self.window.jobs.idle, timeout=10_000)

    def close(self) -> None:
        for workspace in self.opened:
            workspace.close()


@pytest.fixture
def opening(
    qtbot: QtBot,
    tmp_path: Path,
    empty: Path,
    light: theme.Tokens,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Opening]:
    monkeypatch.setenv("ADVISOR_HOME", str(tmp_path / "home"))
    place = Path(shutil.copy(empty, tmp_path / "portfolio.db"))
    clock = FixedClock.on(TODAY)
    with Workspace(place, clock=clock, actor="示例顾问") as workspace:
        workspace.clients.add_client(ClientEntry("示例·备份里的"))
        Keeping(lambda: workspace.portfolio, clock, lambda: "1").back_up()
        clock.advance(dt.timedelta(hours=1))
        workspace.clients.add_client(ClientEntry("示例·后来的"))
    window = shell(light, clock)
    qtbot.addWidget(window)
    window.show()
    made = Opening(qtbot, window, place)
    yield made
    made.close()


def names(workspace: Workspace) -> list[str]:
    return [row.name for row in workspace.clients.rows()]


CRASHED = Unfinished("2026-11-21T09:00:00+08:00", "1", 2, "")


def test_an_orderly_end_asks_nothing(opening: Opening) -> None:
    opening.start.begin(None)
    opening.settle()
    assert opening.start.dialog is None
    assert len(opening.opened) == 1


@pytest.mark.parametrize(
    ("press", "said"),
    [(lambda d: d.go.click(), None), (lambda d: d.check.click(), "已核对：客户库完好。")],
)
def test_after_a_crash_it_opens_as_it_was_or_checked(
    opening: Opening, press: Callable[[SafeStartDialog], None], said: str | None
) -> None:
    opening.start.begin(CRASHED)
    assert "2026-11-21 09:00:00" in opening.dialog.told.text()
    assert "已连续 2 次" in opening.dialog.told.text()
    assert not opening.opened
    press(opening.dialog)
    opening.settle()
    assert names(opening.opened[0]) == ["示例·后来的", "示例·备份里的"]
    assert opening.said == ([] if said is None else [said])


def test_a_backup_takes_the_place_and_the_old_file_is_kept(opening: Opening, tmp_path: Path) -> None:
    opening.start.begin(CRASHED)
    opening.dialog.backup.click()
    opening.settle()
    assert opening.dialog.model.rowCount() == 1
    opening.dialog.use.click()
    opening.settle()
    opening.bot.waitUntil(lambda: bool(opening.opened))
    assert names(opening.opened[0]) == ["示例·备份里的"]
    assert "另存为" in opening.said[-1]
    aside = [
        path for path in tmp_path.rglob("*") if path.is_file() and "示例·后来的".encode() in path.read_bytes()
    ]
    assert aside, "what was there before is kept"


def test_leaving_opens_nothing(opening: Opening) -> None:
    opening.start.begin(CRASHED)
    QTest.keyClick(opening.dialog, Qt.Key.Key_Escape)
    opening.settle()
    assert opening.opened == []
    assert opening.refused == [None]


def test_what_a_check_finds_is_said_and_a_backup_offered(
    opening: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    from advisor_app.portfolio.migrate import Finding
    from advisor_app.portfolio.session import Portfolio

    monkeypatch.setattr(Portfolio, "check", lambda _portfolio: (Finding("x", False, "有 2 处不对。"),))
    opening.start.begin(CRASHED)
    first = opening.dialog
    first.check.click()
    opening.settle()
    assert opening.dialog is not first
    assert "有 2 处不对。" in opening.dialog.told.text()
    assert not opening.dialog.go.isVisible()
    opening.dialog.leave.click()
    assert isinstance(opening.refused[0], AdvisorError)
    assert opening.opened == []

"""The locked window: nothing of any client is painted, named, copied or reached by a key."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QColor,
    QGuiApplication,
    QKeySequence,
    QShortcut,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton, QSpinBox, QVBoxLayout, QWidget

from advisor_app.runtime import paths, viewing
from advisor_app.services import locking
from advisor_app.services.clock import FixedClock
from advisor_app.services.entry import ClientEntry
from advisor_app.services.locking import Locking
from advisor_app.ui.guard import Guard, Idle
from advisor_app.ui.pages.client_files import FilesTab
from advisor_app.ui.pages.security import SecuritySection
from tests.gui.conftest import Desk
from tests.gui.secrets import fill, turn_to_security

NAME = "示例·锁住有限公司"
WORDS = "一二三四"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ADVISOR_HOME", str(tmp_path / "家"))
    monkeypatch.setattr(locking, "COST", 4)
    return tmp_path


@pytest.fixture
def guard(desk: Desk) -> Guard:
    desk.workspace.clients.add_client(ClientEntry(NAME))
    found = desk.window.findChild(Guard)
    assert isinstance(found, Guard)
    Locking(desk.workspace.clock).set(WORDS)
    return found


def told(interface: QAccessibleInterface | None, depth: int = 0) -> list[str]:
    """Everything an assistive program reads below an object."""
    if interface is None or depth > 30:
        return []
    texts = [interface.text(each) for each in (QAccessible.Text.Name, QAccessible.Text.Value)]
    for position in range(min(interface.childCount(), 500)):
        texts += told(interface.child(position), depth + 1)
    return texts


def unlock(guard: Guard, words: str = WORDS) -> None:
    guard.screen.line.setText(words)
    QTest.keyClick(guard.screen.line, Qt.Key.Key_Return)


def test_nothing_is_readable_behind_the_lock(desk: Desk, guard: Guard) -> None:
    desk.window.show_page("clients")
    desk.window.events.said.emit(f"已保存“{NAME}”")
    desk.window.setWindowTitle(NAME)
    QGuiApplication.clipboard().setText(NAME)
    assert NAME in " ".join(told(QAccessible.queryAccessibleInterface(desk.window)))
    guard.lock()
    assert guard.is_locked()
    assert NAME not in " ".join(told(QAccessible.queryAccessibleInterface(desk.window)))
    assert desk.window.windowTitle() == "已锁定"
    assert not desk.clients.isVisible()
    assert NAME not in QGuiApplication.clipboard().text()
    shown = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
    assert shown == [desk.window]
    desk.window.events.said.emit(f"又保存了“{NAME}”")  # a job that ends meanwhile
    assert NAME not in " ".join(told(QAccessible.queryAccessibleInterface(desk.window)))
    unlock(guard)
    assert not guard.is_locked()
    assert desk.window.windowTitle().startswith(NAME)
    assert desk.clients.isVisible()
    assert NAME in " ".join(told(QAccessible.queryAccessibleInterface(desk.window)))


def test_copies_that_a_viewer_was_given_go(guard: Guard) -> None:
    copy = viewing.folder() / "示例.pdf"
    copy.write_bytes(b"x")
    guard.lock()
    assert guard.is_locked()
    assert not copy.exists()


@pytest.mark.parametrize("locked", [False, True])
def test_a_copy_that_is_made_while_the_window_locks_is_not_opened(
    desk: Desk, guard: Guard, monkeypatch: pytest.MonkeyPatch, *, locked: bool
) -> None:
    report = paths.data_dir() / "审计报告.pdf"
    report.parent.mkdir(parents=True, exist_ok=True)
    report.write_bytes(b"%PDF-1.7")
    (client,) = desk.workspace.clients.rows()
    desk.workspace.evidence.take_in(client.id, [report])
    shown: list[str] = []

    def show(url: QUrl) -> bool:
        shown.append(url.fileName())
        return True

    monkeypatch.setattr(
        "advisor_app.ui.pages.client_files.QDesktopServices.openUrl",
        show,
    )
    desk.clients.reload()
    desk.settle()
    desk.clients.show_client(client.id)
    desk.window.show_page("clients")
    page = desk.clients.findChild(FilesTab)
    assert isinstance(page, FilesTab)
    desk.clients._pages.setCurrentWidget(page)
    desk.settle()
    page.table.selectRow(0)
    page.open_copy()
    if locked:
        guard.lock()
    desk.settle()
    assert guard.is_locked() is locked
    assert shown == ([] if locked else ["审计报告.pdf"])
    copies = [path for path in viewing.folder().rglob("*") if path.is_file()]
    assert len(copies) == len(shown)


def test_keys_are_dead(desk: Desk, guard: Guard) -> None:
    desk.window.show_page("policies")
    QTest.keyClick(desk.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert guard.is_locked()
    for key in (Qt.Key.Key_Z, Qt.Key.Key_Y, Qt.Key.Key_2, Qt.Key.Key_K, Qt.Key.Key_N, Qt.Key.Key_L):
        QTest.keyClick(desk.window, key, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(guard.screen.line, key, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    assert [row.name for row in desk.workspace.clients.rows()] == [NAME]
    unlock(guard)
    assert desk.policies.isVisible()
    QTest.keyClick(desk.window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert desk.clients.isVisible()


def test_dialogs_wait_with_what_was_typed(desk: Desk, guard: Guard) -> None:
    dialog = QDialog(desk.window)
    line = QLineEdit(dialog)
    QVBoxLayout(dialog).addWidget(line)
    dialog.open()
    line.setText(NAME)
    guard.lock()
    assert not dialog.isVisible()
    unlock(guard)
    assert dialog.isVisible()
    assert line.text() == NAME
    dialog.close()


class Loud(QWidget):
    """Notes whether it was ever painted."""

    painted: bool = False

    def paintEvent(self, _event: object) -> None:
        self.painted = True


def was_painted(widget: Loud) -> bool:
    return widget.painted


def test_a_window_that_comes_while_locked_is_not_painted(desk: Desk, guard: Guard) -> None:
    guard.lock()
    late = Loud(desk.window, Qt.WindowType.Window)
    late.resize(200, 100)
    late.show()
    QTest.qWait(80)
    assert not late.isVisible()
    assert not was_painted(late)
    unlock(guard)
    desk.bot.waitUntil(lambda: late.isVisible() and was_painted(late))
    late.close()


def test_keys_that_came_after_the_lock_do_nothing(desk: Desk, guard: Guard) -> None:
    """Pages that are made while it is locked bring keys of their own."""
    hit: list[int] = []
    guard.lock()
    QShortcut(QKeySequence("Ctrl+J"), desk.window, lambda: hit.append(1))
    QTest.keyClick(desk.window, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert hit == []
    unlock(guard)
    QTest.keyClick(desk.window, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert hit == [1]


def test_a_wrong_passphrase_opens_nothing(desk: Desk, guard: Guard) -> None:
    guard.lock()
    unlock(guard, "猜一猜猜")
    assert guard.is_locked()
    assert "口令不对" in guard.screen.fault.text()
    assert guard.screen.line.text() == ""
    for _ in range(3):
        unlock(guard, "猜一猜猜")
    assert not guard.screen.line.isEnabled()
    assert "请等" in guard.screen.fault.text()
    clock = desk.workspace.clock
    assert isinstance(clock, FixedClock)
    clock.advance(dt.timedelta(seconds=10))
    desk.bot.waitUntil(guard.screen.line.isEnabled, timeout=3000)
    unlock(guard)
    assert not guard.is_locked()


def test_idle_minutes_lock_it(desk: Desk, guard: Guard) -> None:
    clock = desk.workspace.clock
    assert isinstance(clock, FixedClock)
    guard.choose_minutes(5)
    clock.advance(dt.timedelta(minutes=4))
    guard.look()
    assert not guard.is_locked()
    QTest.keyClick(desk.window.windowHandle(), Qt.Key.Key_Shift)  # something is done
    clock.advance(dt.timedelta(minutes=4))
    guard.look()
    assert not guard.is_locked()
    clock.advance(dt.timedelta(minutes=1))
    guard.look()
    assert guard.is_locked()


def test_the_first_movement_after_a_sleep_does_not_renew(desk: Desk, guard: Guard) -> None:
    clock = desk.workspace.clock
    assert isinstance(clock, FixedClock)
    desk.window.activateWindow()
    clock.advance(dt.timedelta(hours=9))
    QTest.keyClick(desk.window.windowHandle(), Qt.Key.Key_Shift)
    assert guard.is_locked()


def test_a_clock_set_back_does_not_keep_it_open() -> None:
    clock, ran = FixedClock(dt.datetime(2026, 11, 22, tzinfo=dt.UTC)), [0.0]
    idle = Idle(clock, lambda: ran[0])
    clock.advance(dt.timedelta(days=-1))
    ran[0] = 600.0
    assert idle.minutes() == 10


def test_without_a_passphrase_it_says_so(desk: Desk) -> None:
    said: list[str] = []
    desk.window.events.said.connect(said.append)
    found = desk.window.findChild(Guard)
    assert isinstance(found, Guard)
    found.lock()
    assert not found.is_locked()
    assert "设置" in said[-1]
    section = desk.window.findChild(SecuritySection)
    assert isinstance(section, SecuritySection)
    assert section.isVisible(), "it is set here"


def test_a_start_that_is_locked_shows_the_lock_alone(desk: Desk, guard: Guard) -> None:
    from advisor_app.ui.main_window import shell

    window = shell(desk.window.tokens, desk.workspace.clock)
    desk.bot.addWidget(window)
    first = Guard(window, Locking(desk.workspace.clock), desk.workspace.clock)
    assert first.lock_first()
    window.show()
    assert window.windowTitle().startswith("已锁定")
    assert window.centralWidget() is first.screen
    unlock(first)
    assert not window.covered


# --- 设置 → 安全 --------------------------------------------------------------------------------


@pytest.fixture
def section(desk: Desk) -> SecuritySection:
    return turn_to_security(desk)


def test_set_change_and_remove_by_the_page(desk: Desk, section: SecuritySection) -> None:
    card = section.lock
    card.ask_set()
    dialog = fill(desk, section, first=WORDS, again="别的")
    assert "不一样" in dialog.fault.text()
    dialog.again.setText(WORDS)
    dialog.try_typed()
    desk.settle()
    assert paths.lock_file().exists()
    assert not card.set.isVisibleTo(section)
    assert "Ctrl+L" in card.told.text()
    card.ask_change()
    fill(desk, section, old=WORDS, first="五六七八", again="五六七八")
    card.ask_remove()
    dialog = fill(desk, section, old=WORDS)
    assert "口令不对" in dialog.fault.text()
    dialog.old.setText("五六七八")
    dialog.try_typed()
    desk.settle()
    assert not paths.lock_file().exists()


def test_everything_has_a_name(section: SecuritySection, guard: Guard) -> None:
    wanted: list[QObject] = [
        *section.findChildren(QPushButton),
        *section.findChildren(QSpinBox),
        *guard.screen.findChildren(QPushButton),
        *guard.screen.findChildren(QLineEdit),
    ]
    for widget in wanted:
        assert isinstance(widget, QWidget)
        assert widget.accessibleName() or (isinstance(widget, QPushButton) and widget.text())
    assert QColor(guard.screen.palette().text().color()).isValid()

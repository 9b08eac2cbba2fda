"""设置 → 安全: the client database encrypted and plain again, and the start that asks for its passphrase."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from advisor_app.domain.errors import AdvisorError
from advisor_app.portfolio import cipher, key_file
from advisor_app.services.entry import ClientEntry
from advisor_app.services.workspace import Workspace
from advisor_app.ui.main_window import shell
from advisor_app.ui.pages.security import SecuritySection
from advisor_app.ui.start import Start
from tests.gui.conftest import Desk
from tests.gui.secrets import fill, turn_to_security

pytest.importorskip("sqlcipher3")
WORDS = "correct horse battery"
NAME = "示例·甲有限公司"


@pytest.fixture(autouse=True)
def fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("ADVISOR_HOME", str(tmp_path / "家"))
    monkeypatch.setattr(key_file, "COST", 4)
    monkeypatch.setattr("advisor_app.services.encrypting._ring", lambda: None)
    cipher.forget()
    yield
    cipher.forget()


@pytest.fixture
def section(desk: Desk) -> SecuritySection:
    desk.workspace.clients.add_client(ClientEntry(NAME))
    return turn_to_security(desk)


def test_on_changed_and_off_by_the_page(desk: Desk, section: SecuritySection) -> None:
    card, place = section.cipher, desk.workspace.portfolio.file
    assert card.told.text().startswith("未加密")
    assert "整盘加密" in card.told.text()
    assert not card.off.isVisible()
    card.ask_on()
    dialog = fill(desk, section, first="kurz", again="kurz")
    assert "至少 8 个字符" in dialog.fault.text()
    fill(desk, section, first=WORDS, again=WORDS)
    assert cipher.encrypted(place)
    assert card.told.text().startswith("已加密")
    assert "材料原件" in card.told.text()  # covered too
    assert "给查看程序的副本" in card.more.text()
    desk.workspace.clients.add_client(ClientEntry("示例·乙有限公司"))
    card.ask_rekey()
    fill(desk, section, old=WORDS)
    card.ask_change()
    fill(desk, section, old=WORDS, first="another phrase", again="another phrase")
    card.ask_off()
    dialog = fill(desk, section, old=WORDS)
    assert "口令不对" in dialog.fault.text()
    fill(desk, section, old="another phrase")
    assert not cipher.encrypted(place)
    assert len(desk.workspace.clients.rows()) == 2
    assert card.told.text().startswith("未加密")


def test_what_is_under_an_earlier_passphrase_is_opened_by_the_page(
    desk: Desk, section: SecuritySection, tmp_path: Path
) -> None:
    work, card = desk.workspace, section.cipher
    (tmp_path / "示例.txt").write_text("示例")
    work.evidence.take_in(work.clients.rows()[0].id, [tmp_path / "示例.txt"])
    place, folder = key_file.place(work.portfolio.file), work.evidence.store.folder
    work.encrypting.turn_on(WORDS)
    keys, (sealed,) = place.read_bytes(), folder.iterdir()
    content = sealed.read_bytes()
    work.encrypting.turn_off(WORDS)
    for path in folder.iterdir():
        path.unlink()
    sealed.write_bytes(content)
    place.write_bytes(keys)
    key_file.put_aside(place)
    place.unlink()
    cipher.forget()
    card.refresh()
    desk.settle()
    assert card.earlier.isVisible()
    card.ask_earlier()
    fill(desk, section, old=WORDS)
    assert not card.earlier.isVisible()
    assert [row.present for row in work.evidence.states()] == [True]


def test_everything_has_a_name(section: SecuritySection) -> None:
    for widget in section.findChildren(QPushButton):
        assert widget.accessibleName() or widget.text()


def test_a_start_asks_for_the_passphrase(desk: Desk, section: SecuritySection) -> None:
    desk.workspace.encrypting.turn_on(WORDS)
    place = desk.workspace.portfolio.file
    desk.workspace.portfolio.close()
    cipher.forget()
    window = shell(desk.window.tokens, desk.workspace.clock)
    desk.bot.addWidget(window)
    window.show()
    got: list[Workspace] = []
    left: list[AdvisorError | None] = []

    def open_workspace() -> Workspace:
        made = Workspace(place, clock=desk.workspace.clock)
        _ = made.portfolio
        return made

    def unused() -> object:
        raise AssertionError

    start = Start(window, open_workspace, unused, got.append, left.append)  # type: ignore[arg-type]
    start.begin(None)
    desk.bot.waitUntil(lambda: start.secret is not None and start.secret.isVisible(), timeout=10_000)
    dialog = start.secret
    assert dialog is not None
    dialog.old.setText("not this one")
    dialog.try_typed()
    desk.bot.waitUntil(lambda: "口令不对" in dialog.fault.text(), timeout=10_000)
    dialog.old.setText(WORDS)
    dialog.try_typed()
    desk.bot.waitUntil(lambda: bool(got), timeout=10_000)
    with got[0].portfolio.read() as session:
        session.connection()
    got[0].close()
    assert not left
    window.close()


def test_who_does_not_know_it_leaves(desk: Desk, section: SecuritySection) -> None:
    desk.workspace.encrypting.turn_on(WORDS)
    place = desk.workspace.portfolio.file
    desk.workspace.portfolio.close()
    cipher.forget()
    window = shell(desk.window.tokens, desk.workspace.clock)
    desk.bot.addWidget(window)
    left: list[AdvisorError | None] = []

    def open_workspace() -> Workspace:
        made = Workspace(place, clock=desk.workspace.clock)
        _ = made.portfolio
        return made

    start = Start(window, open_workspace, open_workspace, left.append, left.append)  # type: ignore[arg-type]
    start.begin(None)
    desk.bot.waitUntil(lambda: start.secret is not None, timeout=10_000)
    assert start.secret is not None
    start.secret.reject()
    assert left == [None]
    window.close()

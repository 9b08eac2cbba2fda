"""The encrypted client database: on, changed, off; its copies and backups; cut off at every step."""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from advisor_app.domain.errors import InputError, StoreError
from advisor_app.portfolio import backups, cipher, key_file, packing
from advisor_app.portfolio.backup import copy_database
from advisor_app.portfolio.backups import Reason, State
from advisor_app.portfolio.cipher import SealedError
from advisor_app.portfolio.compare import differences
from advisor_app.portfolio.connection import raw
from advisor_app.portfolio.contents import contents, contents_of_copy
from advisor_app.portfolio.restore import preview
from advisor_app.portfolio.retention import Generations
from advisor_app.services.clock import FixedClock
from advisor_app.services.encrypting import open_silently, open_with
from advisor_app.services.entry import ClientEntry
from advisor_app.services.workspace import Workspace
from tests.records import TODAY

pytest.importorskip("sqlcipher3")
WORDS, OTHER = "correct horse battery", "another long phrase"
NAME = "示例·加密有限公司"
CLOCK = FixedClock.on(TODAY)


@pytest.fixture(autouse=True)
def fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("ADVISOR_HOME", str(tmp_path / "家"))
    monkeypatch.setattr(key_file, "COST", 4)
    monkeypatch.setattr("advisor_app.services.encrypting._ring", lambda: None)
    cipher.forget()
    yield
    cipher.forget()


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "portfolio.db"


def opened(place: Path) -> Workspace:
    return Workspace(place, clock=CLOCK, actor="示例顾问")


def filled(place: Path) -> None:
    with opened(place) as workspace:
        workspace.clients.add_client(ClientEntry(NAME, uscc=""))


def names(place: Path) -> list[str]:
    with opened(place) as workspace:
        return [row.name for row in workspace.clients.rows()]


def bytes_of(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def test_on_changed_and_off(place: Path, tmp_path: Path) -> None:
    filled(place)
    assert NAME.encode() in bytes_of(tmp_path)
    before = contents(place)
    with opened(place) as workspace:
        workspace.encrypting.turn_on(WORDS)
        assert workspace.encrypting.protection().encrypted
        assert [row.name for row in workspace.clients.rows()] == [NAME]  # the same window goes on
        workspace.clients.add_client(ClientEntry("示例·又一家有限公司"))
        workspace.portfolio.undo()
    assert NAME.encode() not in bytes_of(tmp_path)  # neither database nor backup nor its JSON
    assert contents(place).identity == (before.identity or contents(place).identity)
    cipher.forget()
    with pytest.raises(SealedError, match="加密口令"):
        names(place)
    with pytest.raises(InputError, match="口令不对"):
        open_with(key_file.place(place), OTHER)
    open_with(key_file.place(place), WORDS)
    assert names(place) == [NAME]
    with opened(place) as workspace:
        workspace.encrypting.change_passphrase(WORDS, OTHER)
        workspace.encrypting.rekey(OTHER)
    cipher.forget()
    with pytest.raises(InputError):
        open_with(key_file.place(place), WORDS)
    open_with(key_file.place(place), OTHER)
    with opened(place) as workspace:
        assert all(finding.good for finding in workspace.portfolio.check())
        with pytest.raises(InputError):
            workspace.encrypting.turn_off(WORDS)
        workspace.encrypting.turn_off(OTHER)
        assert not workspace.encrypting.protection().encrypted
    cipher.forget()
    assert names(place) == [NAME]
    assert place.read_bytes().startswith(cipher.HEADER)
    assert not key_file.place(place).exists()


def test_a_short_passphrase_changes_nothing(place: Path) -> None:
    filled(place)
    with opened(place) as workspace, pytest.raises(InputError, match="至少 8 个字符"):
        workspace.encrypting.turn_on("kurz")
    assert place.read_bytes().startswith(cipher.HEADER)
    assert not key_file.place(place).exists()


def test_another_key_does_not_open_the_new_file(place: Path) -> None:
    filled(place)
    with opened(place) as workspace:
        workspace.encrypting.turn_on(WORDS)
    old = key_file.unwrap(key_file.place(place), WORDS).data
    with opened(place) as workspace:
        workspace.encrypting.rekey(WORDS)
    cipher.forget()
    cipher.learn(key_file.place(place), old)
    assert cipher.key_of(place) is None  # none of the old keys fits
    with pytest.raises(StoreError):
        names(place)


def test_an_identity_and_every_row_stay(place: Path) -> None:
    filled(place)
    with opened(place) as workspace:
        workspace.keeping.back_up()
        before = contents(place)
        workspace.encrypting.turn_on(WORDS)
        after = contents(place)
    assert (after.identity, after.clients, after.last) == (before.identity, before.clients, before.last)


def test_backups_copies_and_comparison(place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packing, "WORTHWHILE", 0)  # what is encrypted is never packed
    filled(place)
    plain = copy_database(place, tmp_path / "plain.db")
    with opened(place) as workspace:
        workspace.encrypting.turn_on(WORDS)
        workspace.clients.add_client(ClientEntry("示例·后来有限公司"))
    one, two = tmp_path / "一", tmp_path / "二"
    made = backups.make(
        place, [one, two], reason=Reason.ASKED, moment=CLOCK.now(), generations=Generations(latest=3)
    )
    for backup in made.backups:
        assert backup.path.suffix == ".db"
        assert cipher.encrypted(backup.path)
        assert key_file.place(backup.path).exists()
        assert backups.check(backup).state is State.GOOD
        assert contents_of_copy(backup.path).clients == 2
    (changed,) = [each for each in differences(place, plain) if each.client_id]
    assert (changed.here, changed.there) == ("示例·后来有限公司", None)
    assert [c.there for c in differences(plain, place) if c.client_id] == ["示例·后来有限公司"]
    assert len([c for c in preview(place, plain).clients if c.client_id]) == 1
    cipher.forget()
    assert backups.check(made.backups[0]).state is State.UNKNOWN
    assert "口令" in backups.check(made.backups[0]).trouble


def test_a_backup_that_rotates_away_takes_its_keys(place: Path, tmp_path: Path) -> None:
    filled(place)
    with opened(place) as workspace:
        workspace.encrypting.turn_on(WORDS)
    folder = tmp_path / "份"
    for day in range(12):
        moment = CLOCK.now() + dt.timedelta(minutes=day)
        backups.make(place, [folder], reason=Reason.ASKED, moment=moment, generations=Generations(3, 0, 0, 0))
    kept = {path.name for path in folder.glob("*.db")}
    assert {path.name.removesuffix(".key") for path in folder.glob("*.key")} == kept
    assert len(kept) < 12


def test_a_plain_backup_comes_back_encrypted(place: Path, tmp_path: Path) -> None:
    filled(place)
    plain = copy_database(place, tmp_path / "plain.db")
    with opened(place) as workspace:
        workspace.encrypting.turn_on(WORDS)
        workspace.clients.add_client(ClientEntry("示例·后来有限公司"))
        workspace.keeping.restore(plain)
        assert [row.name for row in workspace.clients.rows()] == [NAME]
    assert cipher.encrypted(place)
    cipher.forget()
    open_with(key_file.place(place), WORDS)
    assert names(place) == [NAME]


def test_an_encrypted_backup_on_another_computer_needs_the_passphrase_alone(
    place: Path, tmp_path: Path
) -> None:
    filled(place)
    with opened(place) as workspace:
        workspace.encrypting.turn_on(WORDS)
        workspace.encrypting.rekey(WORDS)
        (backup,) = workspace.keeping.back_up().backups
    cipher.forget()
    elsewhere = tmp_path / "另一台" / "portfolio.db"
    elsewhere.parent.mkdir()
    with opened(elsewhere) as workspace:
        with pytest.raises(SealedError) as refused:
            workspace.keeping.restore(backup.path)
        open_with(refused.value.keys, WORDS)
        workspace.keeping.restore(backup.path)
        assert [row.name for row in workspace.clients.rows()] == [NAME]
    assert cipher.encrypted(elsewhere)  # never less protected than it was
    cipher.forget()
    open_with(key_file.place(elsewhere), WORDS)
    assert names(elsewhere) == [NAME]


def test_a_package_is_under_its_own_passphrase(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("advisor_app.handover.sealing.WORK", 2)
    filled(place)
    with opened(place) as workspace:
        workspace.encrypting.turn_on(WORDS)
        with pytest.raises(InputError, match="口令"):
            workspace.keeping.pack(tmp_path / "交接.peipao")
        workspace.keeping.pack(tmp_path / "交接.peipao", passphrase=OTHER)
    cipher.forget()
    elsewhere = tmp_path / "另一台" / "portfolio.db"
    elsewhere.parent.mkdir()
    with (
        opened(elsewhere) as workspace,
        workspace.keeping.opened(tmp_path / "交接.peipao", passphrase=OTHER) as offered,
    ):
        workspace.keeping.join(offered, {})
        assert [row.name for row in workspace.clients.rows()] == [NAME]
    open_with(key_file.place(place), WORDS)
    with (
        opened(place) as workspace,
        workspace.keeping.opened(tmp_path / "交接.peipao", passphrase=OTHER) as offered,
    ):
        assert offered.plan.nothing


class Ring:
    """A keyring in memory."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, name: str) -> str | None:
        return self.kept.get((service, name))

    def set_password(self, service: str, name: str, value: str) -> None:
        self.kept[service, name] = value

    def delete_password(self, service: str, name: str) -> None:
        del self.kept[service, name]


def test_the_keyring_spares_the_passphrase(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ring = Ring()
    monkeypatch.setattr("advisor_app.services.encrypting._ring", lambda: ring)
    filled(place)
    with opened(place) as workspace:
        assert workspace.encrypting.turn_on(WORDS, remember=True) == ""
        assert workspace.encrypting.protection().remembered
    cipher.forget()
    assert names(place) == [NAME]
    with opened(place) as workspace:
        workspace.encrypting.remember(WORDS, wanted=False)
    assert not ring.kept
    cipher.forget()
    assert not open_silently(place)
    with pytest.raises(SealedError):
        names(place)


def test_without_a_keyring_it_says_so(place: Path) -> None:
    filled(place)
    with opened(place) as workspace:
        assert "没有可用的系统钥匙串" in workspace.encrypting.turn_on(WORDS, remember=True)
        assert not workspace.encrypting.protection().remembered


def test_without_the_extra_it_says_what_to_do(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(place)
    monkeypatch.setattr(cipher, "find_spec", lambda _name: None)
    with opened(place) as workspace:
        told = workspace.encrypting.protection()
        assert not told.possible
        assert "加密组件" in told.sentences[-1]
        with pytest.raises(StoreError, match="加密组件"):
            workspace.encrypting.turn_on(WORDS)


@pytest.mark.parametrize("content", [b"", b"{}", b'{"format": 1}', b"\xff" * 70000])
def test_a_damaged_key_file_says_where_another_lies(place: Path, content: bytes) -> None:
    filled(place)
    with opened(place) as workspace:
        workspace.encrypting.turn_on(WORDS)
    cipher.forget()
    key_file.place(place).write_bytes(content)
    with pytest.raises(StoreError, match="备份文件夹"):
        open_with(key_file.place(place), WORDS)


def test_while_something_reads_nothing_is_converted(place: Path) -> None:
    filled(place)
    with opened(place) as workspace:
        with workspace.portfolio.read() as session:
            session.connection()
            with pytest.raises(StoreError, match="没有转换"):
                workspace.encrypting.turn_on(WORDS)
        assert [row.name for row in workspace.clients.rows()] == [NAME]
    assert place.read_bytes().startswith(cipher.HEADER)


def test_a_changed_row_is_noticed(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from advisor_app.portfolio import resealing

    filled(place)
    seen: list[str] = []

    def unlike(_connection: sqlite3.Connection, side: str) -> str:
        seen.append(side)
        return side

    monkeypatch.setattr(resealing, "_digest", unlike)
    with opened(place) as workspace, pytest.raises(StoreError, match="对不上"):
        workspace.encrypting.turn_on(WORDS)
    assert seen == ["main", "fresh"]
    assert names(place) == [NAME]


# --- cut off at every step ------------------------------------------------------------------------------


def _cut_off(place: Path, what: str, left: int) -> bool:
    """Do it in a process of its own that ends like one that is killed before its ``left``-th step on the
    disk; whether it came to its end."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    steps = [left]

    def count(event: str, args: tuple[object, ...]) -> None:
        writes = event == "open" and isinstance(args[1], str) and bool(set(args[1]) & set("wax+"))
        if writes or event in {"os.rename", "os.remove", "sqlite3.connect"}:
            steps[0] -= 1
            if steps[0] < 0:
                os._exit(9)

    try:
        with opened(place) as workspace:
            workspace.clients.rows()
            sys.addaudithook(count)
            work = workspace.encrypting
            {"on": work.turn_on, "rekey": work.rekey, "off": work.turn_off}[what](WORDS)
            os._exit(0)
    finally:
        os._exit(1)


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork")
@pytest.mark.parametrize("what", ["on", "rekey", "off"])
def test_cut_off_at_any_step_it_opens(place: Path, tmp_path: Path, what: str) -> None:
    filled(place)
    if what != "on":
        with opened(place) as workspace:
            workspace.encrypting.turn_on(WORDS)
    begun = {path.name: path.read_bytes() for path in (place, key_file.place(place)) if path.exists()}
    ended, step, sealed = False, 0, set()
    while not ended:
        cipher.forget()
        work = tmp_path / f"{what}-{step}"
        work.mkdir()
        for name, content in begun.items():
            (work / name).write_bytes(content)
        cut = work / place.name
        if what != "on":
            open_with(key_file.place(cut), WORDS)
        ended = _cut_off(cut, what, step)
        cipher.forget()
        if key_file.place(cut).exists():
            open_with(key_file.place(cut), WORDS)
        assert names(cut) == [NAME]
        assert not list(work.glob("*.restoring*"))  # it may be a plain copy
        with closing(raw(cut)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        sealed.add(cipher.encrypted(cut))
        step += 1
    assert step > 12
    assert sealed == ({True} if what == "rekey" else {True, False})

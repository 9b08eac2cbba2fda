"""The evidence of an encrypted database is encrypted too: on, changed, off, cut off, damaged, handed on."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from advisor_app.domain.errors import InputError, StoreError
from advisor_app.portfolio import cipher, key_file, sealed_file
from advisor_app.portfolio.file_store import FileStore, folder_of, store_of
from advisor_app.runtime import paths
from advisor_app.services.clock import FixedClock
from advisor_app.services.encrypting import open_with
from advisor_app.services.entry import ClientEntry
from advisor_app.services.evidence import Wrong
from advisor_app.services.keeping import FILES, SEALED_FILES
from advisor_app.services.workspace import Workspace
from tests.records import TODAY

pytest.importorskip("sqlcipher3")
WORDS, OTHER = "correct horse battery", "another long phrase"
CLOCK = FixedClock.on(TODAY)
CONTENTS = {
    "审计报告.pdf": b"%PDF-1.7 secret-audit " * 9000,  # over several pieces
    "营业执照.jpg": b"secret-licence",
    "整块.bin": b"secret-piece-64k".ljust(64 * 1024, b"."),  # ends with a whole piece
}
SECRET = b"secret-"


@pytest.fixture(autouse=True)
def fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("ADVISOR_HOME", str(tmp_path / "家"))
    monkeypatch.setattr(key_file, "COST", 4)
    monkeypatch.setattr("advisor_app.services.encrypting._ring", lambda: None)
    monkeypatch.setattr("advisor_app.handover.sealing.WORK", 2)
    cipher.forget()
    yield
    cipher.forget()


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "库" / "portfolio.db"


def opened(place: Path) -> Workspace:
    return Workspace(place, clock=CLOCK, actor="示例顾问")


def filled(place: Path) -> None:
    """A client with all the contents."""
    place.parent.mkdir(parents=True, exist_ok=True)
    sources = place.parent / "发来的"
    sources.mkdir()
    for name, content in CONTENTS.items():
        (sources / name).write_bytes(content)
    with opened(place) as work:
        client = work.clients.add_client(ClientEntry("示例·材料有限公司")).id
        assert len(work.evidence.take_in(client, sorted(sources.iterdir())).ids) == len(CONTENTS)
    shutil.rmtree(sources)


def readable(place: Path, folder: Path) -> bool:
    """Whether every content is opened as it was put in."""
    with opened(place) as work:
        found = {
            row.file.name: work.evidence.open_copy(row.id, folder).read_bytes()
            for row in work.evidence.rows()
        }
        good = work.evidence.check().troubles == ()
    shutil.rmtree(folder)
    return good and found == CONTENTS


def told_in(folder: Path) -> bool:
    """Whether a content can be read in, or recognised from, a folder."""
    hashes = {hashlib.sha256(content).hexdigest() for content in CONTENTS.values()}
    files = [path for path in folder.rglob("*") if path.is_file()]
    return any(SECRET in path.read_bytes() or path.name in hashes for path in files)


def test_on_changed_and_off(place: Path, tmp_path: Path) -> None:
    filled(place)
    assert told_in(folder_of(place))
    with opened(place) as work:
        assert work.encrypting.turn_on(WORDS) == ""
    assert not told_in(place.parent)
    first = {path.name for path in folder_of(place).iterdir()}
    assert len(first) == len(CONTENTS)
    assert readable(place, tmp_path / "看")
    with opened(place) as work:
        assert work.encrypting.rekey(WORDS) == ""
    assert not told_in(place.parent)
    assert not first & {path.name for path in folder_of(place).iterdir()}  # names are under the new key
    cipher.forget()
    open_with(key_file.place(place), WORDS)
    assert readable(place, tmp_path / "看")
    with opened(place) as work:
        assert work.encrypting.turn_off(WORDS) == ""
    cipher.forget()
    assert {path.name for path in folder_of(place).iterdir()} == {
        hashlib.sha256(content).hexdigest() for content in CONTENTS.values()
    }
    assert readable(place, tmp_path / "看")


def test_what_comes_later_is_encrypted_and_kept_once(place: Path, tmp_path: Path) -> None:
    filled(place)
    late = tmp_path / "后来.pdf"
    late.write_bytes(b"secret-late")
    with opened(place) as work:
        work.encrypting.turn_on(WORDS)
        (row, *_) = work.clients.rows()
        for _ in range(2):
            work.evidence.take_in(row.id, [late])
        assert len(list(work.evidence.store.all())) == len(CONTENTS) + 1
        file_id = next(r.id for r in work.evidence.rows() if r.file.name == late.name)
        work.evidence.remove(file_id)
        work.portfolio.undo()
        assert all(state.present for state in work.evidence.states())
    assert {path.suffix for path in folder_of(place).iterdir()} == {sealed_file.SUFFIX}
    assert not told_in(place.parent)


@pytest.mark.parametrize("where", [0, 20, 40, 90, -1])
def test_a_flipped_byte_is_refused_in_a_sentence(place: Path, tmp_path: Path, where: int) -> None:
    filled(place)
    with opened(place) as work:
        work.encrypting.turn_on(WORDS)
        row = next(r for r in work.evidence.rows() if r.file.name == "审计报告.pdf")
        path = work.evidence.store.path(row.file.sha256)
        content = bytearray(path.read_bytes())
        content[where] ^= 1
        path.write_bytes(content)
        with pytest.raises(StoreError, match=r"已损坏|不在文件库里"):
            work.evidence.open_copy(row.id, tmp_path / "看")
        assert [t.kind for t in work.evidence.check().troubles] == [Wrong.CHANGED]
    assert not (tmp_path / "看").exists() or not [p for p in (tmp_path / "看").rglob("*") if p.is_file()]


@pytest.mark.parametrize("kept", [0, 50, 64 * 1024 + 96, 2 * (64 * 1024 + 16) + 80])
def test_a_cut_off_end_is_refused(place: Path, tmp_path: Path, kept: int) -> None:
    """At the border of a piece too."""
    filled(place)
    with opened(place) as work:
        work.encrypting.turn_on(WORDS)
        row = next(r for r in work.evidence.rows() if r.file.name == "审计报告.pdf")
        path = work.evidence.store.path(row.file.sha256)
        os.truncate(path, kept)
        with pytest.raises(StoreError, match="已损坏"):
            work.evidence.open_copy(row.id, tmp_path / "看")


def test_one_content_in_the_place_of_another_is_noticed(place: Path, tmp_path: Path) -> None:
    filled(place)
    with opened(place) as work:
        work.encrypting.turn_on(WORDS)
        one, other, _ = work.evidence.rows()
        store = work.evidence.store
        shutil.copy(store.path(one.file.sha256), store.path(other.file.sha256))
        with pytest.raises(StoreError, match="已损坏"):
            work.evidence.open_copy(other.id, tmp_path / "看")


def test_what_was_damaged_before_stays_so_and_is_told(place: Path, tmp_path: Path) -> None:
    filled(place)
    with opened(place) as work:
        row = work.evidence.rows()[0]
        path = work.evidence.store.path(row.file.sha256)
        path.write_bytes(path.read_bytes()[:-1] + b"!")
        damaged = path.read_bytes()
        work.encrypting.turn_on(WORDS)
        assert [(t.row.id, t.kind) for t in work.evidence.check().troubles] == [(row.id, Wrong.CHANGED)]
        work.encrypting.turn_off(WORDS)
        assert path.read_bytes() == damaged  # what could be saved of it by hand is still there
        work.encrypting.turn_on(WORDS)
        sealed = work.evidence.store.path(row.file.sha256)
        sealed.write_bytes(sealed.read_bytes()[:-1])
        assert "1 份材料已损坏" in work.encrypting.rekey(WORDS)
        assert [t.kind for t in work.evidence.check().troubles] == [Wrong.CHANGED]


def _rotten(path: Path) -> bytes:
    """Change the last byte of a file; what it holds now."""
    content = path.read_bytes()
    path.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    return path.read_bytes()


@pytest.mark.parametrize("name", sorted(CONTENTS))
def test_what_is_damaged_never_takes_the_place_of_what_is_whole(
    place: Path, tmp_path: Path, name: str
) -> None:
    """Where both forms lie there, whichever comes first in the folder."""
    filled(place)
    sha = hashlib.sha256(CONTENTS[name]).hexdigest()
    plain = folder_of(place) / sha
    with opened(place) as work:
        work.encrypting.turn_on(WORDS)
        store = work.evidence.store
        sealed = store.path(sha)
        plain.write_bytes(CONTENTS[name])
        _rotten(plain)
        assert store.turn(cipher.keys_for(place)[:1]) == 0
        assert not plain.exists()  # the sealed one is whole
        plain.write_bytes(CONTENTS[name])
        _rotten(sealed)
        assert store.turn(cipher.keys_for(place)[:1]) == 0
        shutil.copy(sealed, tmp_path / "好")
        plain.write_bytes(CONTENTS[name])
        damaged = _rotten(plain), _rotten(sealed)
        assert store.turn(cipher.keys_for(place)[:1]) == 1
        assert (plain.read_bytes(), sealed.read_bytes()) == damaged  # neither is better
        shutil.copy(tmp_path / "好", sealed)
        assert store.turn(()) == 0
    assert plain.read_bytes() == CONTENTS[name]


def test_what_is_damaged_and_turned_is_told(place: Path) -> None:
    filled(place)
    with opened(place) as work:
        _rotten(work.evidence.store.path(work.evidence.rows()[0].file.sha256))
        assert "1 份材料已损坏" in work.encrypting.turn_on(WORDS)


def test_off_brings_back_what_only_lies_encrypted_beside_the_backups(place: Path, tmp_path: Path) -> None:
    filled(place)
    with opened(place) as work:
        work.encrypting.turn_on(WORDS)
        work.encrypting.rekey(WORDS)  # what lies beside the backups is under either key
        damaged, missing, _ = (work.evidence.store.path(row.file.sha256) for row in work.evidence.rows())
        _rotten(damaged)
        missing.unlink()
        assert work.encrypting.turn_off(WORDS) == ""
    assert not key_file.place(place).exists()
    cipher.forget()
    assert readable(place, tmp_path / "看")


def test_the_keys_stay_with_what_still_needs_them(place: Path, tmp_path: Path) -> None:
    filled(place)
    with opened(place) as work:
        work.encrypting.turn_on(WORDS)
        shutil.rmtree(paths.backup_dir())
        damaged = work.evidence.store.path(work.evidence.rows()[0].file.sha256)
        whole = damaged.read_bytes()
        _rotten(damaged)
        remark = work.encrypting.turn_off(WORDS)
        assert "1 份材料已损坏" in remark
        assert "留着钥匙文件" in remark
    cipher.forget()
    with opened(place) as work:
        with pytest.raises(InputError, match="以前的口令"):
            work.encrypting.turn_on(OTHER)
        damaged.write_bytes(whole)  # its owner found a copy
        assert work.encrypting.turn_on(WORDS) == ""
    assert readable(place, tmp_path / "看")
    with opened(place) as work:
        assert work.encrypting.turn_off(WORDS) == ""
    assert not key_file.place(place).exists()


def test_keys_that_something_needs_are_never_written_over(place: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "另一台" / "portfolio.db"
    elsewhere.parent.mkdir()
    with opened(elsewhere) as work:
        work.encrypting.turn_on(OTHER)
        (backup,) = work.keeping.back_up().backups
    filled(place)
    with opened(place) as work:
        work.encrypting.turn_on(WORDS)
        shutil.rmtree(paths.backup_dir() / SEALED_FILES)
        damaged = work.evidence.store.path(work.evidence.rows()[0].file.sha256)
        whole = damaged.read_bytes()
        _rotten(damaged)
        assert "留着钥匙文件" in work.encrypting.turn_off(WORDS)
    cipher.forget()
    kept = key_file.place(place).read_bytes()
    with opened(place) as work:
        own = work.keeping.back_up().backups[0]
        open_with(key_file.place(backup.path), OTHER)
        work.keeping.restore(backup.path)
    assert key_file.place(place).read_bytes() != kept
    (aside,) = key_file.aside(key_file.place(place))
    assert aside.read_bytes() == kept
    damaged.write_bytes(whole)  # its owner found a copy
    cipher.forget()
    open_with(key_file.place(place), OTHER)
    with opened(place) as work:
        protection = work.encrypting.protection()
        assert protection.unread == 1
        assert "以前的口令" in " ".join(protection.sentences)
        with pytest.raises(InputError, match="口令不对"):
            work.encrypting.open_earlier(OTHER + "x")
        assert work.encrypting.open_earlier(WORDS) == ""
        assert work.encrypting.protection().unread == 0
        work.keeping.restore(own.path)
        assert aside.exists()
    cipher.forget()
    open_with(key_file.place(place), OTHER)  # what was under the earlier keys is under these now
    assert readable(place, tmp_path / "看")


def test_one_passphrase_opens_the_keys_put_aside_too(place: Path) -> None:
    filled(place)
    with opened(place) as work:
        work.encrypting.turn_on(WORDS)
    first = key_file.place(place).read_bytes()
    sealed = {p.name: p.read_bytes() for p in folder_of(place).iterdir()}
    with opened(place) as work:
        work.encrypting.turn_off(WORDS)
    key_file.place(place).write_bytes(first)  # as a version before this one could leave it
    with opened(place) as work:
        work.encrypting.turn_on(WORDS)
    (aside,) = key_file.aside(key_file.place(place))
    assert aside.read_bytes() == first
    for path in folder_of(place).iterdir():
        path.unlink()
    for name, content in sealed.items():
        (folder_of(place) / name).write_bytes(content)
    cipher.forget()
    open_with(key_file.place(place), WORDS)
    with opened(place) as work:
        assert work.encrypting.protection().unread == 0
        assert work.evidence.check().troubles == ()


def test_what_an_earlier_version_left_plain_is_encrypted_at_the_next_opening(
    place: Path, tmp_path: Path
) -> None:
    filled(place)
    shutil.copytree(folder_of(place), tmp_path / "原样")
    with opened(place) as work:
        work.encrypting.turn_on(WORDS)
    shutil.rmtree(folder_of(place))
    shutil.copytree(tmp_path / "原样", folder_of(place))
    with opened(place) as work:
        assert work.portfolio.evidence_remark == ""
    assert not told_in(place.parent)
    assert readable(place, tmp_path / "看")


def test_what_can_not_be_encrypted_is_told_at_the_opening_and_in_the_settings(place: Path) -> None:
    filled(place)
    with opened(place) as work:
        work.encrypting.turn_on(WORDS)
        sha = work.evidence.rows()[0].file.sha256
        _rotten(work.evidence.store.path(sha))
        (folder_of(place) / sha).write_bytes(b"another")
    with opened(place) as work:
        assert "1 份材料已损坏" in work.portfolio.evidence_remark
        assert "客户库旁还有 1 份材料没有加密" in " ".join(work.encrypting.protection().sentences)


def test_a_large_file_needs_little_memory(place: Path, tmp_path: Path) -> None:
    place.parent.mkdir()
    large = tmp_path / "大.bin"
    with large.open("wb") as out:
        for number in range(48):
            out.write(bytes([number]) * (1 << 20))
    key = os.urandom(32)
    sealed = tmp_path / "封"
    tracemalloc.start()
    try:
        with large.open("rb") as stream, sealed.open("wb") as out:
            sha, size = sealed_file.write(stream, out, key)
        digest = hashlib.sha256()
        for piece in sealed_file.opened(sealed, key):
            digest.update(piece)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert (digest.hexdigest(), size) == (sha, 48 << 20)
    assert sealed_file.plain_size(sealed) == size
    assert peak < 4 << 20


def test_a_backup_brings_everything_to_another_computer(place: Path, tmp_path: Path) -> None:
    filled(place)
    with opened(place) as work:
        work.keeping.back_up()
        work.encrypting.turn_on(WORDS)
        said = " ".join(work.encrypting.protection().sentences)
        assert f"“{FILES}”文件夹里有 {len(CONTENTS)} 份加密之前的材料" in said
        shutil.rmtree(paths.backup_dir() / FILES)
        work.encrypting.rekey(WORDS)
        (backup,) = work.keeping.back_up().backups
        assert FILES not in " ".join(work.encrypting.protection().sentences)
    assert not told_in(paths.backup_dir())
    assert len(list((paths.backup_dir() / SEALED_FILES).iterdir())) == len(CONTENTS)
    cipher.forget()
    elsewhere = tmp_path / "另一台" / "portfolio.db"
    elsewhere.parent.mkdir()
    with opened(elsewhere) as work:
        open_with(key_file.place(backup.path), WORDS)
        work.keeping.restore(backup.path)
    assert not told_in(elsewhere.parent)
    cipher.forget()
    open_with(key_file.place(elsewhere), WORDS)
    assert readable(elsewhere, tmp_path / "看")


def test_plain_evidence_of_erased_clients_beside_the_backups_is_counted(place: Path) -> None:
    filled(place)
    with opened(place) as work:
        work.keeping.back_up()
        work.encrypting.turn_on(WORDS)
        (row,) = work.clients.rows()
        work.clients.delete_client(row.id)
        work.erasing.erase(row.id, row.name)
        assert list(work.evidence.store.all()) == []
        assert work.keeping.plain_files() == len(CONTENTS)
        said = " ".join(work.encrypting.protection().sentences)
    assert f"{len(CONTENTS)} 份加密之前的材料没有加密" in said
    assert "可能是别的客户库的" in said


def test_plain_evidence_in_a_place_that_comes_to_be_encrypted_is_too(place: Path, tmp_path: Path) -> None:
    filled(place)
    with opened(place) as work:
        work.encrypting.turn_on(WORDS)
        (backup,) = work.keeping.back_up().backups
        work.encrypting.turn_off(WORDS)
        assert told_in(folder_of(place))
        work.keeping.restore(backup.path)
    assert cipher.encrypted(place)
    assert not told_in(folder_of(place))
    cipher.forget()
    open_with(key_file.place(place), WORDS)
    assert readable(place, tmp_path / "看")


def test_a_package_goes_from_one_encrypted_place_to_another(place: Path, tmp_path: Path) -> None:
    filled(place)
    with opened(place) as work:
        work.encrypting.turn_on(WORDS)
        work.keeping.pack(tmp_path / "交接.peipao", passphrase=OTHER)
    cipher.forget()
    elsewhere = tmp_path / "另一台" / "portfolio.db"
    elsewhere.parent.mkdir()
    with opened(elsewhere) as work:
        work.clients.add_client(ClientEntry("示例·已有有限公司"))
        work.encrypting.turn_on(OTHER)
        with work.keeping.opened(tmp_path / "交接.peipao", passphrase=OTHER) as offered:
            joined, _ = work.keeping.join(offered, {})
        assert joined.files == len(CONTENTS)
    assert not told_in(elsewhere.parent)
    assert not told_in(paths.data_dir())  # nothing of what was unpacked is left
    assert readable(elsewhere, tmp_path / "看")


def test_erased_for_good_it_is_gone_in_either_form(place: Path) -> None:
    filled(place)
    with opened(place) as work:
        work.encrypting.turn_on(WORDS)
        sha = work.evidence.rows()[0].file.sha256
        assert work.evidence.store.drop(sha) > 0
        assert not work.evidence.store.has(sha)
    assert len(list(folder_of(place).iterdir())) == len(CONTENTS) - 1


def test_another_set_of_keys_does_not_count_as_kept(tmp_path: Path) -> None:
    """What only keys open that do not lie beside the new backups would be lost with them."""
    source = tmp_path / "一份.pdf"
    source.write_bytes(CONTENTS["营业执照.jpg"])
    plain = FileStore(tmp_path / "原件")
    sha, _ = plain.put(source)
    sides = []
    for number in range(2):
        database = tmp_path / f"{number}.db"
        database.write_bytes(b"under a key" * 9)
        key_file.place(database).write_text("{}")
        cipher.learn(key_file.place(database), [os.urandom(32)])
        sides.append(FileStore(tmp_path / SEALED_FILES, database))
    assert [side.bring(plain, [sha]) for side in sides] == [1, 1]
    assert [side.bring(plain, [sha]) for side in sides] == [0, 0]
    assert len(list((tmp_path / SEALED_FILES).iterdir())) == 2


# --- cut off at every step ------------------------------------------------------------------------------


def _cut_off(place: Path, what: str, left: int) -> bool:
    """Do it in a process of its own that is killed before its ``left``-th step on the disk; whether it came
    to its end."""
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
        with opened(place) as work:
            work.clients.rows()
            sys.addaudithook(count)
            {"on": work.encrypting.turn_on, "rekey": work.encrypting.rekey, "off": work.encrypting.turn_off}[
                what
            ](WORDS)
            os._exit(0)
    finally:
        os._exit(1)


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork")
@pytest.mark.parametrize("what", ["on", "rekey", "off"])
def test_cut_off_at_any_step_nothing_is_lost_and_the_next_opening_ends_it(
    place: Path, tmp_path: Path, what: str
) -> None:
    filled(place)
    if what != "on":
        with opened(place) as work:
            work.encrypting.turn_on(WORDS)
    shutil.rmtree(paths.backup_dir(), ignore_errors=True)
    ended, step, mixed = False, 0, set()
    while not ended:
        cipher.forget()
        folder = tmp_path / f"{what}-{step}"
        shutil.copytree(place.parent, folder)
        cut = folder / place.name
        if what != "on":
            open_with(key_file.place(cut), WORDS)
        ended = _cut_off(cut, what, step)
        cipher.forget()
        if key_file.place(cut).exists():
            open_with(key_file.place(cut), WORDS)
        mixed.add(bool(store_of(cut).plain()))
        assert readable(cut, tmp_path / "看")
        assert told_in(folder) is not cipher.encrypted(cut)
        assert {path.suffix for path in folder_of(cut).iterdir()} == (
            {sealed_file.SUFFIX} if cipher.encrypted(cut) else {""}
        )
        shutil.rmtree(folder)
        step += 1
    assert step > 20
    assert mixed == ({False} if what == "rekey" else {True, False})

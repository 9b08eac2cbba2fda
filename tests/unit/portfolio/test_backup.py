import errno
import hashlib
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from advisor_app.domain.errors import StoreError
from advisor_app.portfolio import clients, packing
from advisor_app.portfolio.backup import copy_database, pack_database, unpack_database
from advisor_app.portfolio.connection import raw
from advisor_app.portfolio.session import Portfolio

pytestmark = pytest.mark.file_only


def test_a_copy_of_an_open_database_is_one_whole_file(
    portfolio: Portfolio, client_id: str, tmp_path: Path
) -> None:
    target = tmp_path / "新建" / "备份.db"
    assert copy_database(Path(portfolio.place), target) == target
    assert [each.name for each in target.parent.iterdir()] == ["备份.db"]
    with closing(sqlite3.connect(target)) as copy:
        assert copy.execute("SELECT id FROM clients").fetchall() == [(client_id,)]


def test_a_copy_opens_as_a_portfolio(portfolio: Portfolio, client_id: str, tmp_path: Path) -> None:
    copy = copy_database(Path(portfolio.place), tmp_path / "copy.db")
    with Portfolio.open(copy, actor="陈玥", clock=portfolio._clock) as again, again.read() as session:
        assert [row.id for row in clients.rows(session)] == [client_id]


def test_an_existing_file_is_never_replaced(portfolio: Portfolio, tmp_path: Path) -> None:
    target = tmp_path / "备份.db"
    target.write_bytes(b"older")
    with pytest.raises(StoreError, match="已存在"):
        copy_database(Path(portfolio.place), target)
    assert target.read_bytes() == b"older"


def test_a_damaged_source_gives_no_backup(tmp_path: Path) -> None:
    source = tmp_path / "portfolio.db"
    source.write_bytes(b"SQLite format 3\0" + b"x" * 4080)
    with pytest.raises(StoreError, match=r"损坏|不是客户库"):
        copy_database(source, tmp_path / "备份.db")
    assert [each.name for each in tmp_path.iterdir()] == ["portfolio.db"]


def test_a_copy_that_does_not_read_back_is_no_backup(
    portfolio: Portfolio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:

    def spoiling(path: Path) -> sqlite3.Connection:
        if path.name.endswith(".new"):
            content = bytearray(path.read_bytes())
            content[4096 * 2 : 4096 * 3] = bytes(4096)
            path.write_bytes(content)
        return raw(path)

    monkeypatch.setattr("advisor_app.portfolio.backup.raw", spoiling)
    target = tmp_path / "backups" / "备份.db"
    with pytest.raises(StoreError):
        copy_database(Path(portfolio.place), target)
    assert list(target.parent.iterdir()) == []


def test_a_copy_while_another_writes_is_of_one_moment(
    portfolio: Portfolio, client_id: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is appended to the log in the midst of copying is not in the copy, and the copy is whole."""
    source = Path(portfolio.place)
    copyfile = shutil.copyfile
    seen = []

    def busily(path: Path, scratch: Path) -> None:
        with closing(raw(source)) as other:  # a checkpoint wants to write into the file meanwhile
            other.execute("UPDATE clients SET note = 'later'")
            seen.append(other.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone())
        copyfile(path, scratch)
        with closing(raw(source)) as other:
            other.execute("UPDATE clients SET note = 'later still'")

    monkeypatch.setattr("advisor_app.portfolio.backup.shutil.copyfile", busily)
    copy = copy_database(source, tmp_path / "copy.db")
    ((_busy, log, done),) = seen
    assert done < log
    with closing(sqlite3.connect(copy)) as found:
        assert found.execute("SELECT note FROM clients WHERE id = ?", (client_id,)).fetchone() == ("",)
        assert found.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_where_the_log_is_not_in_the_file_the_pages_are_copied(
    portfolio: Portfolio, client_id: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An earlier reader keeps the log from being folded in: the file alone would be of an earlier moment."""
    source = Path(portfolio.place)
    monkeypatch.setattr("advisor_app.portfolio.backup.shutil.copyfile", pytest.fail)
    with closing(raw(source)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM clients").fetchall()
        with closing(raw(source)) as other:
            other.execute("UPDATE clients SET note = 'later'")
        copy = copy_database(source, tmp_path / "copy.db")
    with closing(sqlite3.connect(copy)) as found:
        assert found.execute("SELECT note FROM clients WHERE id = ?", (client_id,)).fetchone() == ("later",)


def test_a_copy_that_breaks_off_is_made_again_from_the_pages(
    portfolio: Portfolio, client_id: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks_off(source: Path, target: Path) -> None:
        target.write_bytes(Path(source).read_bytes()[:20_000])
        raise OSError(errno.EIO, "示例")

    monkeypatch.setattr(shutil, "copyfile", breaks_off)
    target = copy_database(Path(portfolio.place), tmp_path / "备份.db")
    with closing(sqlite3.connect(target)) as copy:
        assert copy.execute("SELECT id FROM clients").fetchall() == [(client_id,)]


# --- packed -------------------------------------------------------------------------------------------


def notes_in(packed: Path, folder: Path) -> list[str]:
    """What a packed copy holds; it is whole, and needs no log beside it."""
    again = folder / "again.db"
    again.unlink(missing_ok=True)
    unpack_database(packed, again)
    with closing(sqlite3.connect(f"{again.as_uri()}?mode=ro", uri=True)) as found:
        assert found.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert found.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        return [row[0] for row in found.execute("SELECT note FROM clients")]


def test_a_packed_copy_while_another_writes_is_of_one_moment(
    portfolio: Portfolio, client_id: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, target = Path(portfolio.place), tmp_path / "新建" / "copy.db.zst"
    pack, seen = packing.pack, []
    told: list[Path] = []

    def busily(path: Path, scratch: Path) -> str:
        assert path == source
        with closing(raw(source)) as other:
            other.execute("UPDATE clients SET note = 'later'")
            seen.append(other.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone())
        return pack(path, scratch)

    monkeypatch.setattr(packing, "pack", busily)
    digest = pack_database(source, target, beside=told.append)
    ((_busy, log, done),) = seen
    assert done < log
    assert told == [source]
    assert digest == hashlib.sha256(target.read_bytes()).hexdigest()
    assert notes_in(target, tmp_path) == [""]
    assert [each.name for each in target.parent.iterdir()] == ["copy.db.zst"]


def test_where_the_log_is_not_in_the_file_what_is_packed_is_a_copy(
    portfolio: Portfolio, client_id: str, tmp_path: Path
) -> None:
    source, target = Path(portfolio.place), tmp_path / "新建" / "copy.db.zst"
    told: list[Path] = []
    with closing(raw(source)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM clients").fetchall()
        with closing(raw(source)) as other:
            other.execute("UPDATE clients SET note = 'later'")
        pack_database(source, target, beside=told.append)
    assert told != [source]
    assert notes_in(target, tmp_path) == ["later"]
    assert [each.name for each in target.parent.iterdir()] == ["copy.db.zst"]


def test_what_does_not_read_back_is_no_packed_backup(
    portfolio: Portfolio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "backups" / "备份.db.zst"
    write = packing._write
    monkeypatch.setattr(packing, "_write", lambda stream, frame: write(stream, frame[:-1] + b"?"))
    with pytest.raises(StoreError, match="损坏"):
        pack_database(Path(portfolio.place), target)
    assert list(target.parent.iterdir()) == []
    monkeypatch.undo()
    target.write_bytes(b"older")
    with pytest.raises(StoreError, match="已存在"):
        pack_database(Path(portfolio.place), target)
    assert target.read_bytes() == b"older"

import datetime as dt
import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event, insert, text

from advisor_app.domain.errors import InputError, StoreError
from advisor_app.portfolio import clients, connection
from advisor_app.portfolio.changes import Changes
from advisor_app.portfolio.clients import ClientData
from advisor_app.portfolio.migrate import head
from advisor_app.portfolio.models import Client, FactRecord
from advisor_app.portfolio.session import Portfolio
from advisor_app.services.clock import FixedClock

CLOCK = FixedClock.on(dt.date(2026, 11, 21))
NOBODY = 65534


def open_at(path: Path | str, *, create: bool = True) -> Portfolio:
    return Portfolio.open(path, actor="陈玥", clock=CLOCK, create=create)


def filled(path: Path) -> bytes:
    """Make a portfolio with one client; returns the file's bytes."""
    with open_at(path) as portfolio, portfolio.unit("新建") as unit:
        clients.create(unit, ClientData("示例甲公司"))
    return path.read_bytes()


def names(portfolio: Portfolio) -> list[str]:
    with portfolio.read() as session:
        return [row.name for row in clients.rows(session)]


def refusal(work: Callable[[], object]) -> str:
    """The one sentence that something is refused with."""
    with pytest.raises(StoreError) as caught:
        work()
    sentence = str(caught.value)
    assert "\n" not in sentence
    assert "Error" not in sentence
    return sentence


@contextmanager
def unprivileged() -> Iterator[None]:
    """Not as root, for whom nothing is read-only."""
    if os.name == "nt" or os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that a user other than root can reach."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        path.chmod(0o777)
        yield path
        path.chmod(0o777)


# --- opening ------------------------------------------------------------------------------------------


def test_a_new_file_is_made_by_the_migrations(tmp_path: Path) -> None:
    path = tmp_path / "客户 库#1?.db"
    with open_at(path) as portfolio:
        assert portfolio.place == str(path)
        assert portfolio.upgraded_from is None
        assert all(finding.good for finding in portfolio.check())
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("SELECT version_num FROM alembic_version").fetchall() == [(head(),)]


def test_what_was_written_is_there_when_it_is_opened_again(tmp_path: Path) -> None:
    path = tmp_path / "portfolio.db"
    filled(path)
    with open_at(path) as portfolio:
        assert names(portfolio) == ["示例甲公司"]
    assert not path.with_name("portfolio.db-wal").exists()


def test_a_url_names_a_file_too(tmp_path: Path) -> None:
    filled(tmp_path / "portfolio.db")
    with open_at(f"sqlite:///{tmp_path / 'portfolio.db'}") as portfolio:
        assert names(portfolio) == ["示例甲公司"]


@pytest.mark.file_only
def test_pragmas_hold_on_every_connection(portfolio: Portfolio) -> None:
    with portfolio.read() as session:
        wanted = {"foreign_keys": 1, "journal_mode": "wal", "busy_timeout": 5000, "synchronous": 2}
        raw = session.connection()
        assert {name: raw.exec_driver_sql(f"PRAGMA {name}").scalar() for name in wanted} == wanted


def test_interrupted_creation_is_finished(tmp_path: Path) -> None:
    path = tmp_path / "portfolio.db"
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA journal_mode=WAL")
        raw.execute("PRAGMA user_version=0")
    assert path.stat().st_size > 0
    with open_at(path) as portfolio:
        assert names(portfolio) == []


def test_what_a_killed_creation_left_is_in_nobodys_way(tmp_path: Path) -> None:
    (tmp_path / "portfolio.db.new").write_bytes(b"half")
    (tmp_path / "portfolio.db.new-wal").write_bytes(b"half")
    open_at(tmp_path / "portfolio.db").close()
    assert sorted(each.name for each in tmp_path.iterdir()) == ["portfolio.db", "portfolio.db.lock"]


# --- refusing -----------------------------------------------------------------------------------------


def test_missing_folder_is_refused(tmp_path: Path) -> None:
    sentence = refusal(lambda: open_at(tmp_path / "没有" / "portfolio.db"))
    assert "不存在" in sentence
    assert str(tmp_path / "没有") in sentence
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "文件").write_text("x")
    assert "不存在" in refusal(lambda: open_at(tmp_path / "文件" / "portfolio.db"))


def test_a_folder_in_place_of_the_file_is_refused(tmp_path: Path) -> None:
    assert "是文件夹" in refusal(lambda: open_at(tmp_path))


def test_a_name_no_disk_takes_is_refused(tmp_path: Path) -> None:
    assert "没有成功" in refusal(lambda: open_at(tmp_path / ("长" * 200)))
    assert list(tmp_path.iterdir()) == []


def test_a_missing_file_is_not_made_unless_wanted(tmp_path: Path) -> None:
    assert "没有找到" in refusal(lambda: open_at(tmp_path / "portfolio.db", create=False))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("content", "word"),
    [(b"", "0 字节"), (b"PK\x03\x04 a workbook", "不是客户库"), (b"SQLite format 3\0" + b"x" * 100, "损坏")],
)
def test_what_is_no_database_is_refused_and_left_alone(tmp_path: Path, content: bytes, word: str) -> None:
    path = tmp_path / "portfolio.db"
    path.write_bytes(content)
    assert word in refusal(lambda: open_at(path))
    assert path.read_bytes() == content


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "policies.db"
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("CREATE TABLE measure (id TEXT)")
    before = path.read_bytes()
    assert "不是客户库" in refusal(lambda: open_at(path))
    assert path.read_bytes() == before


def test_a_damaged_page_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "portfolio.db"
    content = bytearray(filled(path))
    content[4096 : 4096 * 4] = b"\xa5" * (4096 * 3)
    path.write_bytes(content)
    assert "损坏" in refusal(lambda: open_at(path))
    assert path.read_bytes() == content


def test_a_cut_off_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "portfolio.db"
    content = filled(path)[: 4096 * 5]
    path.write_bytes(content)
    assert "损坏" in refusal(lambda: open_at(path))
    assert path.read_bytes() == content


def test_a_newer_programs_portfolio_is_refused_unchanged(tmp_path: Path) -> None:
    path = tmp_path / "portfolio.db"
    filled(path)
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("UPDATE alembic_version SET version_num = 'r9999'")
        raw.commit()
    before = path.read_bytes()
    sentence = refusal(lambda: open_at(path))
    assert "更新版本的程序" in sentence
    assert "r9999" in sentence
    assert path.read_bytes() == before


def test_a_second_instance_is_refused_until_the_first_closes(tmp_path: Path) -> None:
    path = tmp_path / "portfolio.db"
    with open_at(path) as portfolio:
        (tmp_path / "别名.db").symlink_to(path)
        for name in (path, tmp_path / "别名.db"):
            sentence = refusal(lambda name=name: open_at(name))  # type: ignore[misc]
            assert "另一个正在运行的程序" in sentence
            assert str(path) in sentence
        assert names(portfolio) == []
    open_at(path).close()


def test_a_refused_file_is_not_kept_locked(tmp_path: Path) -> None:
    path = tmp_path / "portfolio.db"
    path.write_bytes(b"")
    refusal(lambda: open_at(path))
    path.unlink()
    open_at(path).close()


@pytest.mark.skipif(os.name == "nt", reason="Windows folders have no read-only mode")
def test_a_read_only_folder_is_refused(open_folder: Path) -> None:
    filled(open_folder / "portfolio.db")
    (open_folder / "portfolio.db.lock").unlink()
    open_folder.chmod(0o555)
    with unprivileged():
        for name in ("portfolio.db", "new.db"):
            sentence = refusal(lambda name=name: open_at(open_folder / name))  # type: ignore[misc]
            assert "只读" in sentence
            assert name in sentence
    assert [each.name for each in open_folder.iterdir()] == ["portfolio.db"]


def test_a_read_only_file_is_refused(open_folder: Path) -> None:
    path = open_folder / "portfolio.db"
    before = filled(path)
    path.with_name("portfolio.db.lock").chmod(0o666)
    path.chmod(0o444)
    with unprivileged():
        assert "只读" in refusal(lambda: open_at(path))
    assert path.read_bytes() == before


def test_a_file_that_others_hold_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.05)
    path = tmp_path / "portfolio.db"
    filled(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert "其他程序占用" in refusal(lambda: open_at(path))


@pytest.mark.parametrize(
    ("url", "word"),
    [("postgresql+psycopg://u:geheim@h/d", "驱动"), ("foo://u:geheim@h/d", "驱动"), ("://geheim", "看不懂")],
)
def test_a_server_that_cannot_be_reached_is_refused_without_its_password(
    url: str, word: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "psycopg", None)
    sentence = refusal(lambda: open_at(url))
    assert word in sentence
    assert "geheim" not in sentence


# --- working ------------------------------------------------------------------------------------------


def test_a_unit_says_what_it_touched(portfolio: Portfolio) -> None:
    with portfolio.unit("新建客户") as unit:
        assert not unit.changes
        client_id = clients.create(unit, ClientData("示例甲公司", former_names=("示例旧名",)))
    changes = unit.changes
    assert changes == Changes("新建客户", 1, frozenset({client_id}), frozenset({"clients", "former_names"}))
    assert changes.touches("clients")
    assert changes.touches("facts", "clients", client_id=client_id)
    assert changes.touches(client_id=client_id)
    assert not changes.touches("facts")
    assert not changes.touches("clients", client_id="other")


def test_a_unit_without_change_leaves_no_trace(portfolio: Portfolio) -> None:
    with portfolio.unit("看看") as unit:
        clients.rows(unit.session)
    assert not unit.changes
    assert portfolio.undo_title() is None


def test_a_failed_unit_writes_nothing(portfolio: Portfolio) -> None:
    def work() -> None:
        with portfolio.unit("半途而废") as unit:
            clients.create(unit, ClientData("示例甲公司"))
            raise InputError("后面的有误")

    with pytest.raises(InputError):
        work()
    assert names(portfolio) == []
    assert portfolio.undo_title() is None


@pytest.mark.file_only
def test_a_full_disk_is_said_and_changes_nothing(portfolio: Portfolio, client_id: str) -> None:
    @event.listens_for(portfolio._engine, "begin")
    def _tight(raw: object) -> None:
        raw.exec_driver_sql("PRAGMA max_page_count=1")  # type: ignore[attr-defined]

    def work() -> None:
        with portfolio.unit("大量写入") as unit:
            clients.edit(unit, client_id, ClientData("示例乙公司"))
            for number in range(2000):
                clients.create(unit, ClientData(f"示例{number}号公司", note="满" * 400))

    assert "磁盘空间不足" in refusal(work)
    assert names(portfolio) == ["示例甲公司"]
    assert all(finding.good for finding in portfolio.check())


def test_a_full_disk_leaves_no_half_made_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = connection.sqlite_engine

    def tight(path: Path, *, foreign_keys: bool = True) -> object:
        engine = real(path, foreign_keys=foreign_keys)
        event.listen(engine, "begin", lambda raw: raw.exec_driver_sql("PRAGMA max_page_count=4"))
        return engine

    monkeypatch.setattr("advisor_app.portfolio.migrate.sqlite_engine", tight)
    assert "磁盘空间不足" in refusal(lambda: open_at(tmp_path / "portfolio.db"))
    assert [each.name for each in tmp_path.iterdir()] == ["portfolio.db.lock"]


def test_reading_cannot_write(portfolio: Portfolio) -> None:
    with portfolio.read() as session:
        session.add(Client(name="示例甲公司"))
        with pytest.raises(RuntimeError, match="reading"):
            session.flush()
    with pytest.raises(RuntimeError, match="journaled"), portfolio.read() as session:
        session.execute(text("DELETE FROM clients"))


def test_nothing_passes_the_journal_by(portfolio: Portfolio, client_id: str) -> None:
    with pytest.raises(RuntimeError, match="journaled"), portfolio.unit("绕行") as unit:
        unit.session.execute(insert(Client), [{"name": "示例乙公司"}])


def test_foreign_keys_hold(portfolio: Portfolio) -> None:
    from sqlalchemy.exc import IntegrityError

    with pytest.raises(IntegrityError), portfolio.unit("无主") as unit:
        unit.add(FactRecord(client_id="nobody", key="x", form="bool", value="true"))


def test_readers_see_a_unit_only_when_it_is_done(portfolio: Portfolio) -> None:
    with portfolio.unit("新建") as unit:
        clients.create(unit, ClientData("示例甲公司"))
        assert names(portfolio) == []
    assert names(portfolio) == ["示例甲公司"]


def test_a_row_that_changed_under_ones_hands_is_said(portfolio: Portfolio, client_id: str) -> None:
    def work() -> None:
        with portfolio.unit("改名") as unit:
            row = unit.session.get_one(Client, client_id)
            unit.session.connection().exec_driver_sql("UPDATE clients SET version = version + 1")
            row.name = "示例乙公司"

    assert "别处改过" in refusal(work)


def test_two_values_of_one_unique_column_are_said(portfolio: Portfolio) -> None:
    def work() -> None:
        with portfolio.unit("重复") as unit:
            for name in ("示例甲公司", "示例乙公司"):
                unit.add(Client(name=name, uscc="A" * 18))

    assert "已被占用" in refusal(work)


def test_threads_share_a_portfolio(tmp_path: Path) -> None:
    path = tmp_path / "portfolio.db"
    portfolio = open_at(path)

    def work(number: int) -> int:
        with portfolio.unit("新建") as unit:
            clients.create(unit, ClientData(f"示例{number}公司"))
        return len(names(portfolio))

    with ThreadPoolExecutor(4) as pool:
        assert max(pool.map(work, range(20))) == 20
        pool.submit(portfolio.close).result()
    open_at(path).close()

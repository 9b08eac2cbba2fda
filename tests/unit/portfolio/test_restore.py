import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from advisor_app.domain.errors import StoreError
from advisor_app.portfolio import clients, swap
from advisor_app.portfolio.backup import copy_database
from advisor_app.portfolio.clients import ClientData
from advisor_app.portfolio.compare import Count
from advisor_app.portfolio.restore import preview
from advisor_app.portfolio.session import Portfolio, restore_file
from advisor_app.services.clock import FixedClock

pytestmark = pytest.mark.file_only

OLD = sorted((Path(__file__).parents[2] / "store").glob("r*.sql"))


def add(portfolio: Portfolio, name: str) -> str:
    with portfolio.unit(f"新建 {name}") as unit:
        return clients.create(unit, ClientData(name))


def names(portfolio: Portfolio) -> set[str]:
    with portfolio.read() as session:
        return {row.name for row in clients.rows(session)}


def old_file(source: Path, target: Path) -> Path:
    with closing(sqlite3.connect(target)) as raw:
        raw.executescript(source.read_text(encoding="utf-8"))
    return target


def leftovers(portfolio: Portfolio) -> set[str]:
    path = Path(portfolio.place)
    usual = {path.name, f"{path.name}.lock", f"{path.name}-wal", f"{path.name}-shm"}
    return {each.name for each in path.parent.glob(f"{path.name}*")} - usual


def test_going_back_and_the_window_goes_on_working(
    portfolio: Portfolio, client_id: str, tmp_path: Path
) -> None:
    backup = copy_database(Path(portfolio.place), tmp_path / "备份.db")
    add(portfolio, "示例·乙公司")
    portfolio.restore(backup)
    assert names(portfolio) == {"示例甲公司"}
    add(portfolio, "示例·丙公司")
    assert names(portfolio) == {"示例甲公司", "示例·丙公司"}
    assert all(finding.good for finding in portfolio.check())
    assert leftovers(portfolio) == set()
    assert backup.exists()


def test_the_preview_tells_client_by_client(portfolio: Portfolio, client_id: str, tmp_path: Path) -> None:
    gone = add(portfolio, "示例·乙公司")
    backup = copy_database(Path(portfolio.place), tmp_path / "备份.db")
    portfolio.undo()
    new = add(portfolio, "示例·丙公司")
    with portfolio.unit("改名") as unit:
        clients.edit(unit, client_id, ClientData("示例·甲公司", advisor="李航"))
    seen = preview(Path(portfolio.place), backup)
    told = {d.client_id: (d.here, d.there, d.tables["clients"]) for d in seen.clients}
    assert told == {
        gone: (None, "示例·乙公司", Count(there=1)),
        new: ("示例·丙公司", None, Count(here=1)),
        client_id: ("示例·甲公司", "示例甲公司", Count(changed=1)),
    }
    assert (seen.upgraded, seen.held.clients) == (False, 2)
    assert names(portfolio) == {"示例·甲公司", "示例·丙公司"}
    assert [path.name for path in tmp_path.glob("备份*")] == ["备份.db"]


def test_what_is_the_same_is_not_told(portfolio: Portfolio, client_id: str, tmp_path: Path) -> None:
    backup = copy_database(Path(portfolio.place), tmp_path / "备份.db")
    assert preview(Path(portfolio.place), backup).clients == ()


@pytest.mark.parametrize("source", OLD, ids=lambda path: path.stem)
def test_an_older_schema_is_upgraded_on_a_copy(
    portfolio: Portfolio, client_id: str, tmp_path: Path, source: Path
) -> None:
    backup = old_file(source, tmp_path / "旧.db")
    content = backup.read_bytes()
    assert preview(Path(portfolio.place), backup).upgraded is (source != OLD[-1])
    portfolio.restore(backup)
    assert "示例丙有限公司" in names(portfolio)
    assert all(finding.good for finding in portfolio.check())
    assert backup.read_bytes() == content
    assert leftovers(portfolio) == set()


def test_a_newer_schema_is_refused(portfolio: Portfolio, client_id: str, tmp_path: Path) -> None:
    backup = copy_database(Path(portfolio.place), tmp_path / "新.db")
    with closing(sqlite3.connect(backup)) as raw:
        raw.execute("UPDATE alembic_version SET version_num = 'r9999'")
        raw.commit()
    for act in (lambda: portfolio.restore(backup), lambda: preview(Path(portfolio.place), backup)):
        with pytest.raises(StoreError, match="更新版本"):
            act()
    assert names(portfolio) == {"示例甲公司"}


def test_a_damaged_or_absent_backup_changes_nothing(
    portfolio: Portfolio, client_id: str, tmp_path: Path
) -> None:
    spoiled = copy_database(Path(portfolio.place), tmp_path / "坏.db")
    content = bytearray(spoiled.read_bytes())
    content[4096 * 2 : 4096 * 3] = bytes(4096)
    spoiled.write_bytes(content)
    (tmp_path / "空.db").write_bytes(b"")
    (tmp_path / "别的.db").write_bytes(b"x" * 5000)
    with closing(sqlite3.connect(tmp_path / "外.db")) as raw:
        raw.execute("CREATE TABLE t (a)")
    for name in ("坏.db", "空.db", "别的.db", "外.db", "没有.db"):
        with pytest.raises(StoreError, match=r"。$"):
            portfolio.restore(tmp_path / name)
    assert names(portfolio) == {"示例甲公司"}
    assert leftovers(portfolio) == set()


def test_not_while_something_reads(portfolio: Portfolio, client_id: str, tmp_path: Path) -> None:
    backup = copy_database(Path(portfolio.place), tmp_path / "备份.db")
    with portfolio.read() as session:
        clients.rows(session)
        with pytest.raises(StoreError, match="别的工作"):
            portfolio.restore(backup)
    assert leftovers(portfolio) == set()
    portfolio.restore(backup)


def test_not_while_another_program_has_the_file_open(
    portfolio: Portfolio, client_id: str, tmp_path: Path
) -> None:
    backup = copy_database(Path(portfolio.place), tmp_path / "备份.db")
    add(portfolio, "示例·乙公司")
    with closing(sqlite3.connect(portfolio.place, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM clients").fetchone()
        with pytest.raises(StoreError, match="占用"):
            portfolio.restore(backup)
        other.execute("COMMIT")
    assert names(portfolio) == {"示例甲公司", "示例·乙公司"}
    assert leftovers(portfolio) == set()


@pytest.mark.parametrize("failing", ["replace", "flush"])
def test_a_swap_that_fails_leaves_the_old_one_and_loses_no_later_write(
    portfolio: Portfolio, client_id: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    backup = copy_database(Path(portfolio.place), tmp_path / "备份.db")
    add(portfolio, "示例·乙公司")
    with monkeypatch.context() as patch:

        def refuse(*_args: object) -> None:
            raise OSError(28, "No space left on device")

        if failing == "flush":
            patch.setattr(swap, "flush_file", refuse)
        else:
            patch.setattr(swap, "finish", refuse)
        with pytest.raises(StoreError, match="磁盘空间不足"):
            portfolio.restore(backup)
    add(portfolio, "示例·丙公司")
    path, clock = portfolio.place, portfolio._clock
    portfolio.close()
    with Portfolio.open(path, actor="陈玥", clock=clock) as again:
        assert names(again) == {"示例甲公司", "示例·乙公司", "示例·丙公司"}


@pytest.mark.parametrize("step", range(8))
def test_cut_off_at_any_step_the_next_opening_finds_the_old_or_the_new(
    tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    """Every file operation of the swap in turn is the last one."""
    path = tmp_path / "portfolio.db"
    with Portfolio.open(path, actor="陈玥", clock=clock) as portfolio:
        add(portfolio, "示例·甲公司")
        backup = copy_database(path, tmp_path / "备份.db")
        add(portfolio, "示例·乙公司")
        count = 0

        class Cut(BaseException):
            pass

        def counted(name: str) -> None:
            nonlocal count
            real = getattr(Path, name)

            def wrapped(self: Path, *args: object, **options: object) -> object:
                nonlocal count
                if "restore-now" in self.name or "restoring" in self.name or self.name.endswith("-wal"):
                    if count == step:
                        raise Cut
                    count += 1
                return real(self, *args, **options)

            patch.setattr(Path, name, wrapped)

        with monkeypatch.context() as patch:
            from advisor_app.portfolio import restore

            restore.lay_ready(backup, path)
            portfolio._engine.dispose()
            for name in ("write_text", "replace", "unlink"):
                counted(name)
            try:
                swap.swap_in(path)
            except Cut:
                cut = True
            else:
                cut = False
    with Portfolio.open(path, actor="陈玥", clock=clock) as again:
        found = names(again)
        assert all(finding.good for finding in again.check())
    assert found in ({"示例·甲公司"}, {"示例·甲公司", "示例·乙公司"})
    if not cut:
        assert found == {"示例·甲公司"}
    assert not list(tmp_path.glob("*restore-now*.db*"))


def test_a_database_that_no_longer_opens_is_kept_aside(tmp_path: Path, clock: FixedClock) -> None:
    path = tmp_path / "portfolio.db"
    with Portfolio.open(path, actor="陈玥", clock=clock) as portfolio:
        add(portfolio, "示例·甲公司")
        backup = copy_database(path, tmp_path / "备份.db")
    path.write_bytes(b"garbage" * 1000)
    path.with_name("portfolio.db-wal").write_bytes(b"old log")
    aside = restore_file(path, backup, clock.now())
    assert aside is not None
    assert (aside / "portfolio.db").read_bytes() == b"garbage" * 1000
    assert (aside / "portfolio.db-wal").read_bytes() == b"old log"
    with Portfolio.open(path, actor="陈玥", clock=clock) as again:
        assert names(again) == {"示例·甲公司"}


def test_a_database_that_is_gone_comes_back(tmp_path: Path, clock: FixedClock) -> None:
    path = tmp_path / "portfolio.db"
    with Portfolio.open(path, actor="陈玥", clock=clock) as portfolio:
        add(portfolio, "示例·甲公司")
        backup = copy_database(path, tmp_path / "备份.db")
        with pytest.raises(StoreError, match="另一个正在运行"):
            restore_file(path, backup, clock.now())
    path.unlink()
    assert restore_file(path, backup, clock.now()) is None
    with Portfolio.open(path, actor="陈玥", clock=clock) as again:
        assert names(again) == {"示例·甲公司"}

import datetime as dt
import json
import shutil
from contextlib import closing
from pathlib import Path

import pytest

from advisor_app.domain.errors import StoreError
from advisor_app.portfolio import backups, clients, packing
from advisor_app.portfolio.backups import Backup, Made, Reason, State, check, listing, newest_good, opened
from advisor_app.portfolio.clients import ClientData
from advisor_app.portfolio.connection import raw
from advisor_app.portfolio.contents import contents, identify
from advisor_app.portfolio.retention import Generations
from advisor_app.portfolio.session import Portfolio
from advisor_app.services.clock import FixedClock

pytestmark = pytest.mark.file_only

FEW = Generations(latest=2, days=0, weeks=0, months=0, pinned=1)


@pytest.fixture(params=[".db", ".db.zst"], autouse=True)
def ending(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Every test as of a small database and of a large one."""
    wanted: str = request.param
    if wanted == ".db.zst":
        monkeypatch.setattr(packing, "WORTHWHILE", 0)
    return wanted


def note_of(backup: Backup) -> Path:
    name = backup.path.name
    return backup.path.with_name(f"{name[: name.index('.db')]}.json")


def make(
    portfolio: Portfolio,
    clock: FixedClock,
    *folders: Path,
    reason: Reason = Reason.ASKED,
    generations: Generations = FEW,
    unless_unchanged: bool = False,
) -> Made:
    return backups.make(
        Path(portfolio.place),
        folders,
        reason=reason,
        moment=clock.now(),
        generations=generations,
        unless_unchanged=unless_unchanged,
    )


def add(portfolio: Portfolio, name: str) -> str:
    with portfolio.unit(f"新建 {name}") as unit:
        return clients.create(unit, ClientData(name))


def test_a_backup_says_what_it_holds(
    portfolio: Portfolio, client_id: str, clock: FixedClock, tmp_path: Path, ending: str
) -> None:
    made = make(portfolio, clock, tmp_path / "备份")
    (found,) = listing([tmp_path / "备份"], identify(Path(portfolio.place)))
    assert made.backups == (found,)
    assert (found.state, found.number, found.at, found.reason) == (
        State.GOOD,
        1,
        clock.now(),
        Reason.ASKED,
    )
    assert found.held is not None
    assert (found.held.clients, found.held.last) == (1, "新建")
    assert found.path.name.endswith(f"Z{ending}")
    assert check(found) == found
    with opened(found) as file:
        shutil.copyfile(file, tmp_path / "again.db")
        assert (file == found.path) == (ending == ".db")
    assert found.path.exists()
    assert file == found.path or not file.parent.exists()
    with Portfolio.open(tmp_path / "again.db", actor="陈玥", clock=clock) as again, again.read() as session:
        assert [row.id for row in clients.rows(session)] == [client_id]


def test_nothing_new_makes_no_backup(
    portfolio: Portfolio, client_id: str, clock: FixedClock, tmp_path: Path
) -> None:
    first = make(portfolio, clock, tmp_path / "备份").backups[0]
    again = make(portfolio, clock, tmp_path / "备份", unless_unchanged=True)
    assert (again.backups, again.unchanged, again.latest) == ((), first, first)
    add(portfolio, "示例·乙公司")
    assert len(make(portfolio, clock, tmp_path / "备份", unless_unchanged=True).backups) == 1
    portfolio.undo()
    assert len(make(portfolio, clock, tmp_path / "备份", unless_unchanged=True).backups) == 1


def test_the_newest_is_known_by_its_number_though_the_clock_was_set_back(
    portfolio: Portfolio, client_id: str, clock: FixedClock, tmp_path: Path, ending: str
) -> None:
    folder = tmp_path / "备份"
    first = make(portfolio, clock, folder).backups[0]
    clock.advance(dt.timedelta(days=-400))
    made = [make(portfolio, clock, folder) for _ in range(3)]
    found = listing([folder])
    assert [each.number for each in found] == [4, 3]  # the two latest, by number
    assert newest_good(found) == made[-1].backups[0]
    assert made[1].removed == (first.path,)
    assert {path.name.partition(".")[2] for path in folder.iterdir()} == {ending[1:], "json"}
    assert len(list(folder.iterdir())) == 4


def test_what_is_not_good_never_counts_and_stays_where_it_is(
    portfolio: Portfolio, client_id: str, clock: FixedClock, tmp_path: Path
) -> None:
    folder = tmp_path / "备份"
    good = make(portfolio, clock, folder).backups[0]
    empty, cut, strange = (make(portfolio, clock, folder, generations=Generations()) for _ in range(3))
    empty.backups[0].path.write_bytes(b"")
    content = cut.backups[0].path.read_bytes()
    cut.backups[0].path.write_bytes(content[:-4096])
    note_of(strange.backups[0]).unlink()
    (folder / "别的.db").write_bytes(b"what is this")
    states = {each.number: each.state for each in listing([folder])}
    assert states == {1: State.GOOD, 2: State.BAD, 3: State.BAD, 4: State.UNKNOWN, 0: State.UNKNOWN}
    assert newest_good(listing([folder])) == good
    for _ in range(3):
        make(portfolio, clock, folder)
    kept = {each.number for each in listing([folder])}
    assert kept == {0, 2, 3, 4, 6, 7}  # two good ones, and all that nobody vouches for
    assert all(each.trouble for each in listing([folder]) if each.state is not State.GOOD)


def test_an_unvouched_one_is_taken_on_where_it_is_sound(
    portfolio: Portfolio, client_id: str, clock: FixedClock, tmp_path: Path
) -> None:
    made = make(portfolio, clock, tmp_path / "备份").backups[0]
    note_of(made).write_text('{"held": 3}')
    (found,) = listing([tmp_path / "备份"])
    assert found.state is State.UNKNOWN
    assert check(found).state is State.GOOD
    (now,) = listing([tmp_path / "备份"])
    assert (now.state, now.sha256, now.held) == (State.GOOD, made.sha256, made.held)


def test_one_flipped_byte_is_noticed(
    portfolio: Portfolio, client_id: str, clock: FixedClock, tmp_path: Path
) -> None:
    made = make(portfolio, clock, tmp_path / "备份").backups[0]
    content = bytearray(made.path.read_bytes())
    for place in range(0, len(content), 997):
        content[place] ^= 0x10
        made.path.write_bytes(content)
        told = check(made)
        assert told.state is State.BAD, place
        assert told.trouble.endswith("。")
        content[place] ^= 0x10
    made.path.write_bytes(content)
    assert check(made).state is State.GOOD


def test_a_second_folder_gets_the_same_file_and_an_absent_one_is_told(
    portfolio: Portfolio, client_id: str, clock: FixedClock, tmp_path: Path
) -> None:
    blocked = tmp_path / "U盘"
    blocked.write_text("a file in place of the folder")
    made = make(portfolio, clock, blocked, tmp_path / "甲", tmp_path / "乙")
    assert [each.path.parent.name for each in made.backups] == ["甲", "乙"]
    assert len({each.sha256 for each in made.backups}) == 1
    (sentence,) = made.unreachable
    assert "U盘" in sentence
    assert sentence.endswith("。")
    with pytest.raises(StoreError, match="U盘"):
        make(portfolio, clock, blocked)


def test_no_folder_reached_removes_nothing(
    portfolio: Portfolio, client_id: str, clock: FixedClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "备份"
    made = [make(portfolio, clock, folder).backups[0] for _ in range(2)]

    def full(*_args: object, **_options: object) -> Path:
        raise StoreError("磁盘空间不足。")

    monkeypatch.setattr(backups, "copy_database", full)
    monkeypatch.setattr(backups, "pack_database", full)
    with pytest.raises(StoreError, match="磁盘空间不足"):
        make(portfolio, clock, folder)
    assert set(listing([folder])) == set(made)


def test_another_databases_backups_in_the_same_folder_stay(
    portfolio: Portfolio, client_id: str, clock: FixedClock, tmp_path: Path
) -> None:
    folder = tmp_path / "备份"
    first = make(portfolio, clock, folder).backups[0]
    (tmp_path / "另一处").mkdir()
    moved = tmp_path / "另一处" / "portfolio.db"
    with opened(first) as file:
        shutil.copyfile(file, moved)
    with Portfolio.open(moved, actor="陈玥", clock=clock) as twin:
        for _ in range(4):
            make(twin, clock, folder)
    assert first.path.exists()  # the same portfolio by its identity, but of another place
    with Portfolio.open(tmp_path / "全新.db", actor="陈玥", clock=clock) as new:
        made = make(new, clock, folder).backups[0]
    assert made.identity != first.identity
    assert made.number == 1


def test_pinned_ones_are_kept_longer(
    portfolio: Portfolio, client_id: str, clock: FixedClock, tmp_path: Path
) -> None:
    pinned = make(portfolio, clock, tmp_path / "备份", reason=Reason.BEFORE_RESTORE).backups[0]
    for _ in range(4):
        make(portfolio, clock, tmp_path / "备份")
    assert pinned in listing([tmp_path / "备份"])


def test_what_a_killed_program_left_is_swept_when_it_is_old(
    portfolio: Portfolio, client_id: str, clock: FixedClock, tmp_path: Path
) -> None:
    folder = tmp_path / "备份"
    folder.mkdir()
    import os

    old, young, other = (folder / name for name in ("a.db.77.new", "b.db.78.new", "note.new"))
    for path in (old, young, other):
        path.write_bytes(b"half")
    os.utime(old, (1, 1))
    os.utime(other, (1, 1))
    make(portfolio, clock, folder)
    assert [path.exists() for path in (old, young, other)] == [False, True, True]


def test_a_false_note_is_no_voucher(
    portfolio: Portfolio, client_id: str, clock: FixedClock, tmp_path: Path
) -> None:
    made = make(portfolio, clock, tmp_path / "备份").backups[0]
    note = note_of(made)
    told = json.loads(note.read_text(encoding="utf-8"))
    for spoiled in (
        "[]",
        "[" * 100_000,
        "{}",
        json.dumps({**told, "reason": "nonsense"}),
        "\0",
        "x" * 70_000,
    ):
        note.write_text(spoiled)
        (found,) = listing([tmp_path / "备份"])
        assert found.state is State.UNKNOWN
    note.write_text(json.dumps({**told, "sha256": "0" * 64}))
    (found,) = listing([tmp_path / "备份"])
    assert check(found).state is State.BAD


def test_the_fingerprint_follows_whatever_is_written(portfolio: Portfolio, client_id: str) -> None:
    path = Path(portfolio.place)
    seen = {contents(path).fingerprint}
    add(portfolio, "示例·丙公司")
    seen.add(contents(path).fingerprint)
    portfolio.undo()
    seen.add(contents(path).fingerprint)
    portfolio.redo()
    seen.add(contents(path).fingerprint)
    assert len(seen) == 4


def test_listing_of_folders_that_are_not_there(tmp_path: Path) -> None:
    assert listing([tmp_path / "none", tmp_path]) == ()
    assert isinstance(check(Backup(tmp_path / "none.db", State.UNKNOWN, 5)), Backup)
    assert check(Backup(tmp_path / "none.db", State.UNKNOWN, 5)).state is State.BAD


def test_former_backups_count_beside_packed_ones(
    portfolio: Portfolio, client_id: str, clock: FixedClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "备份"
    for size in (2**40, 0):
        monkeypatch.setattr(packing, "WORTHWHILE", size)
        assert len(make(portfolio, clock, folder).backups) == 1
    assert [(each.number, each.state) for each in listing([folder])] == [(2, State.GOOD), (1, State.GOOD)]
    assert all(check(each) == each for each in listing([folder]))
    assert make(portfolio, clock, folder, unless_unchanged=True).unchanged == listing([folder])[0]
    for _ in range(2):
        make(portfolio, clock, folder)
    assert [each.number for each in listing([folder])] == [4, 3]
    assert len(list(folder.iterdir())) == 4


def test_a_damaged_database_lets_no_good_backup_go(
    portfolio: Portfolio, client_id: str, clock: FixedClock, tmp_path: Path
) -> None:
    folder, source = tmp_path / "备份", Path(portfolio.place)
    made = [make(portfolio, clock, folder).backups[0] for _ in range(2)]
    with closing(raw(source)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'facts'").fetchone()
    with source.open("r+b") as stream:
        stream.seek((root - 1) * 4096)
        stream.write(b"\xff" * 4096)
    for _ in range(2):
        with pytest.raises(StoreError, match=r"损坏|校验未通过"):
            make(portfolio, clock, folder)
    assert listing([folder]) == tuple(reversed(made))
    assert len(list(folder.iterdir())) == 4

import datetime as dt
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from advisor_app.domain.errors import AdvisorError, InputError, StoreError
from advisor_app.handover import sealing
from advisor_app.portfolio import packing
from advisor_app.portfolio.backups import Reason, State
from advisor_app.portfolio.merge import Side
from advisor_app.portfolio.models import RECORDS
from advisor_app.runtime import paths, resources, settings
from advisor_app.services import keeping, keeping_words, record_words
from advisor_app.services.clock import FixedClock
from advisor_app.services.entry import ClientEntry
from advisor_app.services.keeping_words import (
    backup_rows,
    left_out_sentence,
    merge_rows,
    merge_sentence,
    preview_rows,
    preview_sentence,
)
from advisor_app.services.pack_views import lacking
from advisor_app.services.planning import PlanWish
from advisor_app.services.relations import PersonEntry
from advisor_app.services.workspace import Workspace
from tests.records import CATALOGUE, TODAY

HOUR = dt.timedelta(hours=1)


@pytest.fixture(params=[".db", ".db.zst"])
def ending(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The backups of a small database, and of a large one."""
    wanted: str = request.param
    if wanted == ".db.zst":
        monkeypatch.setattr(packing, "WORTHWHILE", 0)
    return wanted


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sealing, "WORK", 2)
    monkeypatch.setenv("ADVISOR_HOME", str(tmp_path / "家"))
    return tmp_path / "家"


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock.on(TODAY)


@pytest.fixture
def desk(home: Path, clock: FixedClock) -> Iterator[Workspace]:
    with Workspace(clock=clock, actor="陈玥") as workspace:
        add(workspace, "甲")
        yield workspace


def add(workspace: Workspace, name: str) -> str:
    return workspace.clients.add_client(ClientEntry(f"示例·{name}有限公司")).id


def names(workspace: Workspace) -> list[str]:
    return sorted(row.name[3:4] for row in workspace.clients.rows())


def test_backups_lie_beside_the_data_not_in_it(desk: Workspace, home: Path) -> None:
    made = desk.keeping.back_up()
    assert made.backups[0].path.parent == home.with_name("家-备份")
    assert not desk.keeping.standing().alarm


def test_at_opening_only_when_old_and_changed(desk: Workspace, clock: FixedClock) -> None:
    kept = desk.keeping
    assert kept.at_opening() is not None
    add(desk, "乙")
    assert kept.at_opening() is None  # an hour has not gone by
    clock.advance(5 * HOUR)
    made = kept.at_opening()
    assert made is not None
    assert made.backups[0].reason is Reason.OPENED
    clock.advance(5 * HOUR)
    made = kept.at_opening()
    assert made is not None
    assert made.unchanged is not None  # nothing was written since


def test_a_clock_set_back_does_not_stop_backups(desk: Workspace, clock: FixedClock) -> None:
    kept = desk.keeping
    kept.back_up()
    clock.advance(-400 * 24 * HOUR)
    assert "核对电脑的日期" in kept.standing().sentence
    add(desk, "乙")
    made = kept.at_opening()
    assert made is not None
    assert made.backups[0].number == 2
    assert kept.backups()[0].path == made.backups[0].path


def test_an_old_backup_is_told(desk: Workspace, clock: FixedClock) -> None:
    kept = desk.keeping
    assert kept.standing().sentence == "还没有备份。"
    kept.back_up()
    clock.advance(8 * 24 * HOUR)
    assert not kept.standing().alarm  # nothing was changed since
    add(desk, "乙")
    standing = kept.standing()
    assert "已超过 8 天" in standing.sentence
    assert standing.alarm
    kept.at_closing()
    assert not kept.standing().alarm


def test_a_stick_that_is_not_in(desk: Workspace, tmp_path: Path) -> None:
    kept = desk.keeping
    stick = tmp_path / "U盘" / "备份"
    stick.mkdir(parents=True)
    kept.choose_folder(stick)
    assert kept.back_up().backups[0].path.parent == stick
    shutil.rmtree(tmp_path / "U盘")
    made = kept.back_up()
    assert [each.path.parent for each in made.backups] == [paths.backup_dir()]
    (told,) = made.unreachable
    assert "U盘" in told
    assert not (tmp_path / "U盘").exists()  # nothing is written where the stick would be
    assert "现在用不了" in kept.standing().sentence


def test_a_second_place(desk: Workspace, tmp_path: Path) -> None:
    (tmp_path / "网盘").mkdir()
    desk.keeping.choose_folder(tmp_path / "网盘", second=True)
    assert {each.path.parent.name for each in desk.keeping.back_up().backups} == {"家-备份", "网盘"}
    desk.keeping.choose_folder(None, second=True)
    assert len(desk.keeping.back_up().backups) == 1


def test_not_into_the_data_folder_and_not_where_nothing_can_be_written(
    desk: Workspace, home: Path, tmp_path: Path
) -> None:
    with pytest.raises(InputError, match="数据文件夹"):
        desk.keeping.choose_folder(home / "backups")
    with pytest.raises(InputError, match="写不进"):
        desk.keeping.choose_folder(tmp_path / "没有" / "这个" / "位置")
    assert settings.load(paths.settings_file()).settings.backup_folder == ""


def test_there_and_back(desk: Workspace, clock: FixedClock, ending: str) -> None:
    kept = desk.keeping
    first = kept.back_up().backups[0]
    clock.advance(HOUR)
    added = add(desk, "乙")
    seen = kept.preview(first.path)
    (row,) = preview_rows(seen)
    assert (row.client, row.fate, row.loses) == ("示例·乙有限公司", "会消失", True)
    assert "1 家会消失" in preview_sentence(seen)
    changes = kept.restore(first.path)
    assert added in changes.client_ids
    assert changes.touches("clients", "facts")
    assert names(desk) == ["甲"]
    before = kept.backups()[0]
    assert before.reason is Reason.BEFORE_RESTORE
    assert before.path.name.endswith(f"Z{ending}")
    kept.restore(before.path)  # and forth again
    assert names(desk) == ["乙", "甲"]
    assert list(paths.unpacking_dir().glob("*")) == []


def test_a_backup_takes_the_place_of_what_does_not_open(
    desk: Workspace, clock: FixedClock, tmp_path: Path, ending: str
) -> None:
    made = desk.keeping.back_up().backups[0]
    place = tmp_path / "坏的.db"
    place.write_bytes(b"SQLite format 3\0" + b"x" * 5000)
    aside = keeping.rescue(place, made.path, clock)
    assert aside is not None
    with Workspace(place, clock=clock, actor="陈玥") as again:
        assert names(again) == ["甲"]
    content = bytearray(made.path.read_bytes())
    content[-3] ^= 1  # where a database has nothing
    made.path.write_bytes(content)
    with pytest.raises(StoreError, match="换用另一份备份"):
        keeping.rescue(place, made.path, clock)


def test_no_restore_without_a_backup_of_what_is_now(desk: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = desk.keeping
    first = kept.back_up().backups[0]
    add(desk, "乙")

    def full(*_args: object, **_options: object) -> None:
        raise StoreError("磁盘空间不足。")

    monkeypatch.setattr("advisor_app.portfolio.backups.copy_database", full)
    with pytest.raises(StoreError, match="磁盘空间不足"):
        kept.restore(first.path)
    assert names(desk) == ["乙", "甲"]


def test_a_flipped_byte_is_not_restored(desk: Workspace, ending: str) -> None:
    kept = desk.keeping
    made = kept.back_up().backups[0]
    content = bytearray(made.path.read_bytes())
    content[len(content) // 2] ^= 1
    made.path.write_bytes(content)
    for act in (kept.preview, kept.restore):
        with pytest.raises(StoreError, match="换用另一份备份"):
            act(made.path)
    assert kept.check(made.path).state is State.BAD
    (row,) = backup_rows([kept.check(made.path)])
    assert (row.state, row.clients) == ("不能用", "1")


@pytest.mark.parametrize("passphrase", ["", "correct horse 电池"])
def test_to_a_new_computer(
    desk: Workspace, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, passphrase: str
) -> None:
    report = tmp_path / "审计报告.pdf"
    report.write_bytes(b"hello world")
    (client,) = [row.id for row in desk.clients.rows()]
    desk.evidence.take_in(client, [report])
    digest = "b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9"
    (home / "letterhead").mkdir()
    (home / "letterhead" / "letterhead.json").write_text('{"agency": "示例·代理"}', encoding="utf-8")
    target = tmp_path / "交接.peipao"
    manifest = desk.keeping.pack(target, passphrase=passphrase, note="示例备注")
    assert (manifest.clients, manifest.made_by) == (1, "陈玥")
    monkeypatch.setenv("ADVISOR_HOME", str(tmp_path / "新"))
    with (
        Workspace(clock=FixedClock.on(TODAY), actor="李航") as there,
        there.keeping.opened(target, passphrase=passphrase) as offered,
    ):
        changes = there.keeping.take_over(offered)
        assert names(there) == ["甲"]
        assert changes.client_ids
        assert len(there.clients.history(next(iter(changes.client_ids)))) > 0  # its history came along
        assert [state.present for state in there.evidence.states()] == [True]
    assert (tmp_path / "新" / "portfolio.files" / digest).read_bytes() == b"hello world"
    assert "示例·代理" in (tmp_path / "新" / "letterhead" / "letterhead.json").read_text(encoding="utf-8")
    assert list(paths.unpacking_dir().iterdir()) == []


def test_files_lie_beside_the_backups_and_come_back(desk: Workspace, tmp_path: Path) -> None:
    report = tmp_path / "审计报告.pdf"
    report.write_bytes(b"hello world")
    (client,) = [row.id for row in desk.clients.rows()]
    file_id = desk.evidence.take_in(client, [report]).ids[0]
    made = desk.keeping.back_up()
    report.unlink()
    desk.evidence.remove(file_id)
    for sha in list(desk.evidence.store.all()):
        desk.evidence.store.drop(sha)
    desk.keeping.restore(made.backups[0].path)
    assert [(state.row.id, state.present) for state in desk.evidence.states()] == [(file_id, True)]
    assert desk.evidence.check().troubles == ()


def test_both_edited(desk: Workspace, clock: FixedClock, tmp_path: Path) -> None:
    (client,) = [row.id for row in desk.clients.rows()]
    shutil.copyfile(desk.keeping.back_up().backups[0].path, tmp_path / "there.db")
    with Workspace(tmp_path / "there.db", clock=clock, actor="李航") as there:
        add(there, "丙")
        there.clients.edit_client(client, replace(there.clients.entry(client), note="对方的"))
        there.keeping.pack(tmp_path / "李航.peipao")
    desk.clients.edit_client(client, replace(desk.clients.entry(client), note="这边的"))
    with desk.keeping.opened(tmp_path / "李航.peipao") as offered:
        rows = merge_rows(offered.plan, CATALOGUE)
        assert [(r.what, r.kind, r.here, r.there, r.asks) for r in rows] == [
            ("客户　备注", "两边都改过", "这边的", "对方的", True),
            ("整家客户（1 条记录）", "对方新增", "（没有）", "示例·丙有限公司", False),
        ]
        assert "1 处两边都改过" in merge_sentence(offered.plan)
        joined, changes = desk.keeping.join(offered, {rows[0].id: Side.THERE})
    assert (joined.changed, joined.left_out) == (2, ())
    assert client in changes.client_ids
    assert names(desk) == ["丙", "甲"]
    assert desk.clients.entry(client).note == "对方的"
    assert desk.keeping.backups()[0].reason is Reason.BEFORE_MERGE
    with desk.keeping.opened(tmp_path / "李航.peipao") as again:
        assert again.plan.nothing
        assert "没有需要并入的" in merge_sentence(again.plan)
    desk.portfolio.undo()
    assert names(desk) == ["甲"]
    assert desk.clients.entry(client).note == "这边的"
    assert left_out_sentence(["x"], {}) == ""


PACKED = "2026.12.1（政策包 shili-pack 第 2 版）"


@pytest.mark.parametrize(
    ("theirs", "here", "named"),
    [
        (PACKED, "2026.11.1", "政策包 shili-pack 第 2 版"),
        ("2026.12.1（未签名政策包 shili-pack 第 2 版）（签名密钥已吊销）", "2026.11.1", "shili-pack 第 2 版"),
        (PACKED, "2026.12.0（政策包 shili-pack 第 1 版）", "政策包 shili-pack 第 2 版"),
        (PACKED, "2026.12.9（政策包 andere-pack 第 9 版）", "政策包 shili-pack 第 2 版"),
        (PACKED, PACKED, ""),
        (PACKED, "2027.1.1（政策包 shili-pack 第 10 版）", ""),
        ("2026.11.1", PACKED, ""),
        ("2026.11.1（政策包 x\ny 第 1 版）", "2026.11.1", ""),
    ],
)
def test_a_pack_that_is_lacking_here_is_named(theirs: str, here: str, named: str) -> None:
    told = lacking(theirs, here)
    assert (named in told) if named else (told == "")
    assert bool(named) == ("安装" in told)


def test_a_package_says_which_pack_it_was_made_under(
    desk: Workspace, clock: FixedClock, tmp_path: Path
) -> None:
    shutil.copyfile(desk.keeping.back_up().backups[0].path, tmp_path / "there.db")
    with Workspace(tmp_path / "there.db", clock=clock, actor="李航") as there:
        there.assessing.library = replace(there.assessing.library, content_version=PACKED)
        add(there, "丙")
        there.keeping.pack(tmp_path / "李航.peipao")
    with desk.keeping.opened(tmp_path / "李航.peipao") as offered:
        assert "政策包 shili-pack 第 2 版" in offered.lacking
        assert "照样能看" in offered.lacking
    desk.keeping.pack(tmp_path / "自己.peipao")
    with desk.keeping.opened(tmp_path / "自己.peipao") as offered:
        assert offered.lacking == ""


def test_a_package_with_code_in_its_database(desk: Workspace, tmp_path: Path) -> None:
    import sqlite3
    from contextlib import closing

    from advisor_app.handover import package

    with keeping.unpacked(_packed(desk, tmp_path)) as (found, database):
        copy = tmp_path / "evil.db"
        shutil.copyfile(database, copy)
        manifest = found.manifest
    for statement in (
        "CREATE TRIGGER t AFTER INSERT ON facts BEGIN DELETE FROM clients; END",
        "CREATE VIEW v AS SELECT 1",
        "DROP TABLE marks",
        "ALTER TABLE clients ADD COLUMN more TEXT",
        "ALTER TABLE change_sets DROP COLUMN standing",
        "UPDATE change_sets SET title = CAST(X'EDA080' AS TEXT)",
        "DELETE FROM alembic_version",
    ):
        spoiled = tmp_path / "spoiled.db"
        shutil.copyfile(copy, spoiled)
        with closing(sqlite3.connect(spoiled)) as raw:
            raw.execute(statement)
            raw.commit()
        target = tmp_path / "evil.peipao"
        target.unlink(missing_ok=True)
        package.write(target, manifest, spoiled, {})
        with pytest.raises(AdvisorError, match=r"。$"), desk.keeping.opened(target):
            pass
    assert names(desk) == ["甲"]


OF_FACTS = "op = 'insert' AND table_name = 'facts'"


@pytest.mark.parametrize(
    ("statement", "where"),
    [
        ("UPDATE clients SET name = CAST(X'EDA080' AS TEXT)", "clients"),
        ("UPDATE clients SET name = X'00FF'", "clients.name"),
        ("UPDATE clients SET note = 'a' || char(0) || 'b'", "clients.note"),
        ("UPDATE clients SET demo = 7", "clients.demo"),
        ("UPDATE clients SET created_at = '昨天'", "clients.created_at"),
        ("UPDATE facts SET form = 'later'", "facts.form"),
        ("UPDATE facts SET value = '[[['", "facts.value"),
        ("UPDATE facts SET value = '1e999999999' WHERE form = 'decimal'", "facts.value"),
        ("UPDATE facts SET year = 'x' WHERE id = (SELECT max(id) FROM facts WHERE year > 0)", "facts.year"),
        ("UPDATE recognitions SET granted_on = '2026-13-45'", "recognitions.granted_on"),
        ("UPDATE recognitions SET valid_to = '9999-12-31'", "recognitions.valid_to"),
        ("UPDATE clients SET created_at = '0001-01-01 00:00:00.000000'", "clients.created_at"),
        ("UPDATE facts SET value = '0001-01-01' WHERE form = 'date'", "facts.value"),
        ("UPDATE received SET year = 99999", "received.year"),
        ("UPDATE items SET position = 4294967296", "items.position"),
        ("UPDATE recognitions SET event = 'won'", "recognitions.event"),
        ("UPDATE plans SET inputs = '[' || inputs", "plans.inputs"),
        ("UPDATE received SET amount = 9e18", "received.amount"),
        ("UPDATE change_sets SET title = X'00FF'", "change_sets.title"),
        ("UPDATE clients SET note = hex(zeroblob(20000))", "clients.note"),
        ("UPDATE change_sets SET standing = 'ever'", "change_sets.standing"),
        ("UPDATE journal SET new = '{' WHERE new IS NOT NULL", "journal.new"),
        (f"UPDATE journal SET new = json_remove(new, '$.adopted') WHERE {OF_FACTS}", "journal.new"),
        (f"UPDATE journal SET new = json_set(new, '$.adopted', 1) WHERE {OF_FACTS}", "journal.new"),
        (f"UPDATE journal SET new = json_set(new, '$.version', 9) WHERE {OF_FACTS}", "journal.new"),
    ],
)
def test_a_package_with_rows_no_program_writes(
    desk: Workspace, tmp_path: Path, statement: str, where: str
) -> None:
    import sqlite3
    from contextlib import closing

    from advisor_app.handover import package

    client = desk.clients.import_client(resources.demo() / "03-xianghu.json").id
    desk.advising.keep_plan(client, TODAY, PlanWish(years=2))
    before = names(desk)
    with keeping.unpacked(_packed(desk, tmp_path)) as (found, database):
        copy, manifest = Path(shutil.copyfile(database, tmp_path / "evil.db")), found.manifest
    with closing(sqlite3.connect(copy)) as raw:
        assert raw.execute(statement).rowcount > 0
        raw.commit()
    target = tmp_path / "evil.peipao"
    package.write(target, manifest, copy, {})
    with pytest.raises(StoreError) as told, desk.keeping.opened(target):
        pass
    assert f"不是本程序写得出的内容（{where}）" in str(told.value)
    assert names(desk) == before


def _packed(desk: Workspace, folder: Path) -> Path:
    target = folder / "x.peipao"
    desk.keeping.pack(target)
    return target


def test_a_database_on_a_server_keeps_its_own_backups(
    desk: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk.portfolio, "_lock", None)
    with pytest.raises(StoreError, match="服务器管理员"):
        desk.keeping.back_up()


def test_unpacking_never_replaces_a_file(desk: Workspace, tmp_path: Path) -> None:
    path = _packed(desk, tmp_path)
    keeping.unpack_to(path, tmp_path / "out.db")
    with pytest.raises(StoreError, match="已存在"):
        keeping.unpack_to(path, tmp_path / "out.db")
    with Workspace(tmp_path / "out.db", clock=FixedClock.on(TODAY)) as there:
        assert names(there) == ["甲"]


def test_every_table_can_be_told_of() -> None:
    assert set(RECORDS) <= set(record_words.TABLES)
    assert set(RECORDS) - {"facts"} <= set(keeping_words._TELLING)
    for table, columns in keeping_words._TELLING.items():
        assert set(columns) <= set(RECORDS[table].__table__.c.keys()), table


def test_what_surrounds_a_client_is_told_before_it_is_taken_or_lost(
    desk: Workspace, tmp_path: Path, clock: FixedClock
) -> None:
    kept, client = desk.keeping, desk.clients.rows()[0].id
    before = kept.back_up().backups[0]
    other = tmp_path / "别处.db"
    shutil.copyfile(before.path, other)
    with Workspace(other, clock=clock, actor="李航") as there:
        write_around(there, client)
        there.keeping.pack(tmp_path / "李航.peipao")
    with desk.keeping.opened(tmp_path / "李航.peipao") as offered:
        told = {row.what: row.there for row in merge_rows(offered.plan, CATALOGUE)}
        assert told == {
            "联系人": "王示例 财务总监",
            "标签": "重点",
            "顾问判断": "hz-2025-66.7.renovation eligible 电话问过",
            "条款批注": "批注一句 要问",
        }
        desk.keeping.join(offered, {})
    assert [row.note.text for row in desk.clause_notes.all().rows] == ["批注一句"]
    lost = "；".join(row.detail for row in preview_rows(kept.preview(before.path)))
    for word in told:
        assert f"{word}：失去 1" in lost


def write_around(work: Workspace, client: str) -> None:
    work.relations.add_person(client, PersonEntry("王示例", "财务总监"))
    work.relations.put_tags(client, "重点")
    work.relations.hold(client, "hz-2025-66.7.renovation", None, "eligible", "电话问过")
    work.clause_notes.add(("hz-2025-66", "7"), "批注一句", "要问")

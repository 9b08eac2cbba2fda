"""Erased for good: no byte of the client is left in the database, others keep what is theirs."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from advisor_app.domain.errors import InputError, NotFoundError, StoreError
from advisor_app.domain.record import FactSet
from advisor_app.domain.relation import Link, LinkKind, Person
from advisor_app.portfolio import links, people
from advisor_app.portfolio.erase import ERASED
from advisor_app.services.client_file import ClientFile
from advisor_app.services.entry import ClientEntry, ValueEntry
from advisor_app.services.workspace import Workspace

NAME, ONCE, SHORT, CODE = "示例·将抹去精密", "示例·曾叫旧名", "抹去精密", "91330109MADEM0011R"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ADVISOR_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def other(work: Workspace) -> str:
    return work.clients.add_client(ClientEntry("示例·留下的")).id


@pytest.fixture
def gone(work: Workspace, demo_firm: FactSet, other: str, tmp_path: Path) -> str:
    """A client with a bit of everything, put into the 回收站."""
    client = work.clients.import_record(replace(demo_firm, name=ONCE, uscc=CODE)).id
    entry = work.clients.entry(client)
    work.clients.edit_client(
        client, replace(entry, name=NAME, short_name=SHORT, former_names=(ONCE,), note="密笔记")
    )
    own, shared = tmp_path / "密证书.pdf", tmp_path / "通用.pdf"
    own.write_bytes("密内容".encode() * 99)
    shared.write_bytes(b"both have it")
    taken = work.evidence.take_in(client, [own, shared])
    work.evidence.take_in(other, [shared])
    work.clients.remove_item(client, work.clients.items(client)[0].key)
    work.portfolio.undo()
    with work.portfolio.unit("关联") as unit:
        links.add(unit, other, Link(LinkKind.AFFILIATE, NAME, client))
        links.add(unit, client, Link(LinkKind.PARENT, "示例·密集团"))
        people.add(unit, client, Person("密经理", "总经理", "13800138000", "密话"))
    work.clients.save_assessment(
        client, work.assessing.assess(work.clients.record(client), work.clock.today())
    )
    assert len(taken.ids) == 2
    work.clients.delete_client(client)
    return client


def bytes_of(place: Path) -> bytes:
    parts = (place, place.with_name(place.name + "-wal"))
    return b"".join(part.read_bytes() for part in parts if part.exists())


def secrets(client: str) -> tuple[str, ...]:
    return (NAME, ONCE, SHORT, CODE, "密", "13800138000", client)


def test_nothing_of_it_is_left_in_the_file(work: Workspace, gone: str, place: Path) -> None:
    before = bytes_of(place)
    for word in (NAME, ONCE, CODE, "密经理", gone):
        assert word.encode() in before, word
    work.erasing.erase(gone, NAME)
    after = bytes_of(place)
    for word in secrets(gone):
        assert word.encode() not in after, word
    assert all(finding.good for finding in work.portfolio.check())


def test_others_keep_what_is_theirs(work: Workspace, gone: str, other: str) -> None:
    work.clients.edit_client(other, replace(work.clients.entry(other), note="留着"))
    seen = work.erasing.preview(gone)
    work.erasing.erase(gone, NAME)
    assert [row.name for row in work.clients.rows()] == ["示例·留下的"]
    assert work.clients.card(other).data.note == "留着"
    assert work.clients.rows(deleted=True) == ()
    (kept,) = work.evidence.states(other)
    assert kept.present, "another client has that content too"
    assert len(seen.held.contents) == 1
    assert seen.held.contents[0][0] not in set(work.evidence.store.all())
    with work.portfolio.read() as session:
        assert links.rows(session, other) == ()
    with pytest.raises(NotFoundError):
        work.clients.card(gone)


def test_it_cannot_be_undone_and_later_steps_still_can(work: Workspace, gone: str, other: str) -> None:
    work.clients.edit_client(other, replace(work.clients.entry(other), note="二"))
    work.erasing.erase(gone, NAME)
    titles = [step.title for step in work.clients.steps()]
    assert "彻底删除一家客户" in titles
    assert ERASED in titles
    assert work.portfolio.redo_title() is None
    assert work.portfolio.undo_title() == "修改客户“示例·留下的”"
    work.portfolio.undo()
    assert work.clients.card(other).data.note == ""


def test_a_step_with_others_keeps_their_part_of_the_journal(work: Workspace, demo_firm: FactSet) -> None:
    firms = [replace(demo_firm, name=name, uscc=None) for name in (NAME, "示例·同批")]
    ids, _ = work.clients.import_files([ClientFile(firm) for firm in firms])
    work.clients.delete_client(ids[0])
    work.erasing.erase(ids[0], NAME)
    assert work.clients.history(ids[1])
    assert work.clients.history(ids[0]) == ()
    assert work.clients.record(ids[1]).years == firms[1].years


def test_only_from_the_bin_and_only_by_its_name(work: Workspace, gone: str, other: str) -> None:
    with pytest.raises(InputError, match="照原样输入"):
        work.erasing.erase(gone, NAME[:-1])
    with pytest.raises(StoreError, match="先删除到回收站"):
        work.erasing.erase(other, "示例·留下的")
    assert len(work.clients.rows(deleted=True)) == 1
    assert len(work.clients.rows()) == 1


def test_the_preview_says_what_goes_and_what_still_has_it(work: Workspace, gone: str, other: str) -> None:
    made = work.keeping.back_up()
    folder = made.backups[0].path.parent
    (folder / "坏的.db").write_bytes(b"SQLite format 3\0" + b"x" * 100)
    work.clients.edit_client(other, replace(work.clients.entry(other), note=f"与{NAME}同园"))
    before = made.backups[0].path.read_bytes()
    seen = work.erasing.preview(gone)
    rows = dict(seen.held.rows)
    assert rows["clients"] == 1
    assert rows["files"] == 2
    assert rows["people"] == 1
    assert rows["facts"] > 5
    assert seen.held.links == 1
    assert seen.held.mentions == 1
    assert seen.backups == (made.backups[0].path,)
    assert [path.name for path in seen.unread] == ["坏的.db"]
    assert "1 份备份里还有它" in "".join(seen.staying)
    assert "材料文件 2" in "".join(seen.going)
    work.erasing.erase(gone, NAME)
    assert made.backups[0].path.read_bytes() == before, "backups are told, not touched"


def test_a_failure_on_the_way_leaves_everything(
    work: Workspace, gone: str, monkeypatch: pytest.MonkeyPatch, place: Path
) -> None:
    def fail(*_: object) -> None:
        raise StoreError("磁盘满了。")

    monkeypatch.setattr("advisor_app.portfolio.erase._forget_history", fail)
    with pytest.raises(StoreError, match="磁盘满了"):
        work.erasing.erase(gone, NAME)
    with closing(sqlite3.connect(place)) as connection:
        assert connection.execute("SELECT count(*) FROM clients").fetchone() == (2,)
    work.clients.restore_client(gone)
    assert work.clients.card(gone).data.name == NAME


def test_figures_can_be_entered_afterwards(work: Workspace, gone: str, other: str) -> None:
    work.erasing.erase(gone, NAME)
    work.clients.set_values(other, [ValueEntry("is_manufacturing", True)])
    again = work.clients.add_client(ClientEntry(NAME, CODE)).id
    assert work.clients.values(again) == ()

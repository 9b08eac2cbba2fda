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
from advisor_app.portfolio import items, links, packing, people
from advisor_app.portfolio.erased import UNNAMED as ERASED
from advisor_app.portfolio.merge import Side
from advisor_app.services import erasing
from advisor_app.services.client_file import ClientFile
from advisor_app.services.entry import ClientEntry, ValueEntry
from advisor_app.services.keeping import SUFFIX, unpack_to
from advisor_app.services.keeping_words import merge_rows, merge_sentence, preview_rows, preview_sentence
from advisor_app.services.recovering import Recovering
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


@pytest.mark.parametrize("ending", [".db", ".db.zst"])
def test_the_preview_says_what_goes_and_what_still_has_it(
    work: Workspace, gone: str, other: str, ending: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if ending == ".db.zst":
        monkeypatch.setattr(packing, "WORTHWHILE", 0)
    made = work.keeping.back_up()
    folder = made.backups[0].path.parent
    (folder / f"坏的{ending}").write_bytes(b"SQLite format 3\0" + b"x" * 100)
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
    assert [path.name for path in seen.unread] == [f"坏的{ending}"]
    assert "1 份备份里还有它" in "".join(seen.staying)
    assert "材料文件 2" in "".join(seen.going)
    work.erasing.erase(gone, NAME)
    assert made.backups[0].path.read_bytes() == before, "backups are told, not touched"
    (after,) = work.keeping.back_up().backups
    assert after.path.name.endswith(ending)
    assert erasing._holds(after.path, gone) is False
    assert erasing._holds(after.path, other) is True


def test_a_failure_on_the_way_leaves_everything(
    work: Workspace, gone: str, monkeypatch: pytest.MonkeyPatch, place: Path
) -> None:
    def fail(*_: object) -> None:
        raise StoreError("磁盘满了。")

    monkeypatch.setattr("advisor_app.portfolio.wiping._forget_history", fail)
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


# --- what still has it, and comes back --------------------------------------------------------------------


@pytest.fixture
def package(work: Workspace, gone: str, tmp_path: Path) -> Path:
    """Made before the client was erased."""
    path = tmp_path / f"给同事{SUFFIX}"
    work.keeping.pack(path)
    return path


def names_of(work: Workspace) -> list[str]:
    return sorted(r.name for r in (*work.clients.rows(), *work.clients.rows(deleted=True)))


def kept_of(work: Workspace) -> int:
    return len(list(work.evidence.store.all()))


def test_a_package_that_still_has_it_is_asked_about(work: Workspace, gone: str, package: Path) -> None:
    work.erasing.erase(gone, NAME)
    catalogue = work.assessing.library.catalogue
    with work.keeping.opened(package) as offered:
        day = f"{work.clock.now().astimezone():%Y-%m-%d}"
        said = merge_sentence(offered.plan)
        assert f"“{NAME}”（{day} 由{work.portfolio.actor}删除）" in said
        assert "不勾选就不会回来" in said
        (row,) = (r for r in merge_rows(offered.plan, catalogue) if r.client_id == gone)
        assert (row.client, row.kind, row.usual, row.asks) == (NAME, "这边彻底删除过", Side.HERE, True)
        joined, _ = work.keeping.join(offered, {})
    assert (joined.changed, joined.files) == (0, 0)
    assert names_of(work) == ["示例·留下的"]
    assert kept_of(work) == 1  # its own file did not come back either
    assert not any(word.encode() in bytes_of(work.portfolio.file) for word in (NAME, "密经理"))
    with work.keeping.opened(package) as offered:  # still asked the next time, and taken whole
        work.keeping.join(offered, {row.id: Side.THERE})
    assert names_of(work) == sorted([NAME, "示例·留下的"])
    assert len(work.evidence.rows()) == 1  # those outside the 回收站
    assert kept_of(work) == 2
    assert all(finding.good for finding in work.portfolio.check())
    with work.portfolio.read() as session:
        assert len(items.rows(session, gone)) == 5
    work.portfolio.undo()
    assert names_of(work) == ["示例·留下的"]
    with work.keeping.opened(package) as offered:
        assert [c.client_id for c in offered.plan.clients if c.whole is not None] == [gone]


def test_the_common_past_survives_an_erasure(work: Workspace, gone: str, other: str, tmp_path: Path) -> None:
    work.clients.set_values(other, [ValueEntry("employees", "5", 2025)])
    work.keeping.pack(tmp_path / f"同事{SUFFIX}")
    place = tmp_path / "同事.db"
    unpack_to(tmp_path / f"同事{SUFFIX}", place)
    with Workspace(place, clock=work.clock, actor="示例同事") as there:
        there.clients.edit_client(other, replace(there.clients.entry(other), note="同事写的"))
        there.keeping.pack(tmp_path / f"回来{SUFFIX}")
    work.clients.set_values(other, [ValueEntry("employees", "", 2025)])
    work.erasing.erase(gone, NAME)
    with work.keeping.opened(tmp_path / f"回来{SUFFIX}") as offered:
        work.keeping.join(offered, {})
    assert work.clients.entry(other).note == "同事写的"
    assert "employees" not in work.clients.record(other).years  # what was cleared here stays so
    assert names_of(work) == ["示例·留下的"]


def test_what_the_other_side_erased_stays_here_unless_chosen(
    work: Workspace, gone: str, tmp_path: Path
) -> None:
    place = tmp_path / "同事.db"
    work.clients.restore_client(gone)
    work.keeping.pack(tmp_path / f"去{SUFFIX}")
    unpack_to(tmp_path / f"去{SUFFIX}", place)
    with Workspace(place, clock=work.clock, actor="示例同事") as there:
        there.clients.delete_client(gone)
        there.erasing.erase(gone, NAME)
        there.keeping.pack(tmp_path / f"回{SUFFIX}")
    catalogue = work.assessing.library.catalogue
    with work.keeping.opened(tmp_path / f"回{SUFFIX}") as offered:
        assert "由示例同事删除" in merge_sentence(offered.plan)
        (row,) = (r for r in merge_rows(offered.plan, catalogue) if r.client_id == gone)
        assert (row.kind, row.usual, row.here, row.there) == ("对方已彻底删除", Side.HERE, "不在", "在回收站")
        joined, _ = work.keeping.join(offered, {})
        assert joined.changed == 0
    assert NAME in [r.name for r in work.clients.rows()]
    with work.keeping.opened(tmp_path / f"回{SUFFIX}") as offered:
        work.keeping.join(offered, {row.id: Side.THERE})
    assert NAME in [r.name for r in work.clients.rows(deleted=True)]
    with work.keeping.opened(tmp_path / f"回{SUFFIX}") as offered:
        assert not [r for r in merge_rows(offered.plan, catalogue) if r.client_id == gone]


@pytest.mark.parametrize("back", [False, True])
def test_a_backup_that_still_has_it_brings_it_back_only_where_chosen(
    work: Workspace, gone: str, place: Path, package: Path, *, back: bool
) -> None:
    (backup,) = work.keeping.back_up().backups
    work.erasing.erase(gone, NAME)
    seen = work.keeping.preview(backup.path)
    assert list(seen.erased) == [gone]
    assert f"“{NAME}”" in preview_sentence(seen)
    assert "恢复后仍然没有它们" in preview_sentence(seen)
    assert [r.fate for r in preview_rows(seen) if r.client == NAME] == ["彻底删除过"]
    work.keeping.restore(backup.path, erased_too=back)
    assert (NAME in names_of(work)) is back
    assert kept_of(work) == (2 if back else 1)
    if not back:
        after = bytes_of(place)
        assert not any(word.encode() in after for word in secrets(gone))
    assert all(finding.good for finding in work.portfolio.check())
    with work.keeping.opened(package) as offered:  # what is known of it is known after going back too
        assert bool([c for c in offered.plan.clients if c.erased]) is not back


def test_a_package_taken_whole_does_not_bring_it_back(work: Workspace, gone: str, package: Path) -> None:
    work.erasing.erase(gone, NAME)
    with work.keeping.opened(package) as offered:
        work.keeping.take_over(offered)
    assert names_of(work) == ["示例·留下的"]
    assert kept_of(work) == 1
    assert not any(word.encode() in bytes_of(work.portfolio.file) for word in secrets(gone))


def test_a_firm_entered_anew_is_not_filled_from_what_was_erased(
    work: Workspace, gone: str, package: Path
) -> None:
    work.erasing.erase(gone, NAME)
    anew = work.clients.add_client(ClientEntry("示例·重新建的", uscc=CODE)).id
    with work.keeping.opened(package) as offered:
        assert NAME not in names_of(work)
        work.keeping.join(offered, {})
    assert work.clients.items(anew) == ()
    assert work.clients.record(anew).facts == {}


def test_what_came_back_because_it_was_wanted_is_not_erased_by_a_later_return(
    work: Workspace, gone: str, package: Path
) -> None:
    (backup,) = work.keeping.back_up().backups
    work.erasing.erase(gone, NAME)
    catalogue = work.assessing.library.catalogue
    with work.keeping.opened(package) as offered:
        (row,) = (r for r in merge_rows(offered.plan, catalogue) if r.client_id == gone)
        work.keeping.join(offered, {row.id: Side.THERE})
    assert not work.keeping.preview(backup.path).erased
    work.keeping.restore(backup.path)
    assert names_of(work) == sorted([NAME, "示例·留下的"])


# --- a database that no longer opens ----------------------------------------------------------------------


def damage(place: Path, how: str) -> None:
    """No database any more, whatever its bytes still say; or nothing of it; or not even a file."""
    if how == "gone":
        place.unlink()
    else:
        content = place.read_bytes()
        place.write_bytes(b"\0" * 4096 + content[4096:] if how == "head" else b"garbage" * 999)


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize(
    ("how", "later", "back", "comes"),
    [
        ("whole", False, False, False),  # it opens: after a crash somebody prefers the backup
        ("head", False, False, False),
        ("head", False, True, True),
        ("all", True, False, False),
        ("gone", True, False, False),
        ("gone", True, True, True),
        ("all", False, False, True),  # nothing is left that could tell
    ],
)
def test_a_backup_in_the_place_of_what_is_damaged_brings_none_back_unasked(
    work: Workspace,
    gone: str,
    place: Path,
    how: str,
    monkeypatch: pytest.MonkeyPatch,
    *,
    later: bool,
    back: bool,
    comes: bool,
    packed: bool,
) -> None:
    if packed:
        monkeypatch.setattr(packing, "WORTHWHILE", 0)
    (backup,) = work.keeping.back_up().backups
    work.erasing.erase(gone, NAME)
    if later:
        work.clients.add_client(ClientEntry("示例·后来的"))
        work.keeping.back_up()
    work.close()
    if how != "whole":
        damage(place, how)
    done = Recovering(work.clock, place).use(backup.path, erased_too=back)
    assert done.stayed == (not comes)
    assert ("没有回来" in done.remark) is not comes
    with Workspace(place, clock=work.clock, actor="陈玥") as again:
        assert (NAME in names_of(again)) is comes
        assert all(finding.good for finding in again.portfolio.check())
        if not comes:
            assert not any(word.encode() in bytes_of(place) for word in secrets(gone))
            assert list(again.keeping.preview(backup.path).erased) == [gone]  # it is still known
            again.keeping.restore(backup.path, erased_too=True)  # and can be asked for
            assert NAME in names_of(again)

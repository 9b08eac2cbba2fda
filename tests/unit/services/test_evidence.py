"""Files of a client: copied in once, tied to what they prove, opened as copies, missed when they are gone."""

import hashlib
import os
import shutil
from pathlib import Path

import pytest

from advisor_app.domain.errors import InputError, StoreError
from advisor_app.domain.evidence import Subject, SubjectKind
from advisor_app.portfolio.file_store import folder_of
from advisor_app.services.clock import FixedClock
from advisor_app.services.entry import ClientEntry
from advisor_app.services.evidence import Evidence, Wrong, fit_name
from advisor_app.services.workspace import Workspace
from tests.unit.services.conftest import to

REVENUE = Subject(SubjectKind.FACT, "revenue", 2025)
CLAUSE = Subject(SubjectKind.CLAUSE, "hz-2025-66", item="7")


@pytest.fixture
def firm(work: Workspace) -> str:
    return work.clients.add_client(ClientEntry("示例甲有限公司")).id


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "发来的" / "审计报告（终稿）.pdf"
    path.parent.mkdir()
    path.write_bytes(b"%PDF-1.7 \x00" * 1000)
    return path


def content(evidence: Evidence, file_id: str) -> Path:
    (row,) = (row for row in evidence.rows() if row.id == file_id)
    return evidence.store.path(row.file.sha256)


def test_a_file_is_copied_in_under_its_hash(work: Workspace, firm: str, report: Path, place: Path) -> None:
    taken = work.evidence.take_in(firm, [report], [REVENUE])
    digest = hashlib.sha256(report.read_bytes()).hexdigest()
    assert (folder_of(place) / digest).read_bytes() == report.read_bytes()
    (row,) = work.evidence.of(firm, REVENUE)
    assert row.id == taken.ids[0]
    assert (row.file.name, row.file.size, row.file.sha256) == (report.name, report.stat().st_size, digest)
    report.unlink()
    (state,) = work.evidence.states(firm)
    assert state.present


def test_the_folder_holds_no_path_of_this_machine(work: Workspace, firm: str, report: Path) -> None:
    """Moved elsewhere with its database, every file is found again."""
    file_id = work.evidence.take_in(firm, [report]).ids[0]
    place = Path(work.portfolio.place)
    work.close()
    other = place.parent / "另一台电脑"
    other.mkdir()
    shutil.move(place, other / "客户.db")
    shutil.move(folder_of(place), other / "客户.files")
    with Workspace(other / "客户.db", clock=work.clock, actor="李航") as moved:
        assert [state.present for state in moved.evidence.states()] == [True]
        copy = moved.evidence.open_copy(file_id, other / "查看")
        assert copy.read_bytes() == report.read_bytes()


def test_the_same_content_is_kept_once_and_told(work: Workspace, firm: str, report: Path) -> None:
    again = report.with_name("另一个名字.pdf")
    shutil.copy(report, again)
    first = work.evidence.take_in(firm, [report, again])
    assert len(first.ids) == 1
    assert "内容相同" in first.known[0]
    second = work.evidence.take_in(firm, [again], [REVENUE])
    assert second.ids == first.ids
    assert "已在这家客户的文件里" in second.known[0]
    assert [row.file.subjects for row in work.evidence.rows(firm)] == [(REVENUE,)]
    other = work.clients.add_client(ClientEntry("示例乙有限公司")).id
    third = work.evidence.take_in(other, [report])
    assert third.ids != first.ids
    assert "示例甲有限公司" in third.known[0]
    assert "放错客户" in third.known[0]
    assert len(list(work.evidence.store.all())) == 1


def test_one_that_cannot_be_taken_does_not_stop_the_others(
    work: Workspace, firm: str, report: Path, tmp_path: Path
) -> None:
    empty = tmp_path / "空.pdf"
    empty.touch()
    taken = work.evidence.take_in(firm, [empty, tmp_path / "没有.pdf", tmp_path, report])
    assert len(taken.ids) == 1
    assert [("空文件" in s, "读不到" in s, "不是文件" in s) for s in taken.refused] == [
        (True, False, False),
        (False, True, False),
        (False, False, True),
    ]


def test_a_pipe_is_refused_at_once(work: Workspace, firm: str, tmp_path: Path) -> None:
    pipe = tmp_path / "管道"
    os.mkfifo(pipe)
    assert "不是文件" in work.evidence.take_in(firm, [pipe]).refused[0]


def test_ties_come_and_go_and_come_back(work: Workspace, firm: str, report: Path) -> None:
    file_id = work.evidence.take_in(firm, [report], [REVENUE]).ids[0]
    work.evidence.use(file_id, CLAUSE)
    work.evidence.use(file_id, CLAUSE)
    assert work.evidence.of(firm, CLAUSE)[0].file.subjects == (REVENUE, CLAUSE)
    work.evidence.unuse(file_id, REVENUE)
    assert work.evidence.of(firm, REVENUE) == ()
    work.evidence.remove(file_id)
    assert work.evidence.rows(firm) == ()
    work.clients.undo()
    assert work.evidence.of(firm, CLAUSE)[0].id == file_id


def test_what_undo_can_bring_back_is_not_swept_away(work: Workspace, firm: str, report: Path) -> None:
    file_id = work.evidence.take_in(firm, [report]).ids[0]
    work.evidence.remove(file_id)
    assert work.evidence.sweep() == (0, 0)
    stray = report.with_name("别的.bin")
    stray.write_bytes(b"x" * 10)
    work.evidence.store.put(stray)
    assert work.evidence.sweep() == (1, 10)
    work.clients.undo()
    assert work.evidence.states()[0].present


def test_a_copy_is_opened_never_the_content(work: Workspace, firm: str, report: Path, tmp_path: Path) -> None:
    file_id = work.evidence.take_in(firm, [report]).ids[0]
    for _ in range(2):
        copy = work.evidence.open_copy(file_id, tmp_path / "查看")
        assert copy.name == report.name
        assert copy.read_bytes() == report.read_bytes()
        assert copy != content(work.evidence, file_id)


def test_a_content_that_is_gone_or_damaged_is_missed(work: Workspace, firm: str, report: Path) -> None:
    file_id = work.evidence.take_in(firm, [report]).ids[0]
    path = content(work.evidence, file_id)
    path.write_bytes(path.read_bytes()[:-1] + b"!")
    assert [(t.row.id, t.kind) for t in work.evidence.check().troubles] == [(file_id, Wrong.CHANGED)]
    with pytest.raises(StoreError, match="已损坏"):
        work.evidence.open_copy(file_id, report.parent / "查看")
    path.unlink()
    assert [(t.row.id, t.kind) for t in work.evidence.check().troubles] == [(file_id, Wrong.GONE)]
    assert [state.present for state in work.evidence.states(firm)] == [False]
    with pytest.raises(StoreError, match="不在文件库里"):
        work.evidence.open_copy(file_id, report.parent / "查看")
    other = report.with_name("别的.pdf")
    other.write_bytes(b"other")
    with pytest.raises(InputError, match="内容不同"):
        work.evidence.find_again(file_id, other)
    assert list(work.evidence.store.all()) == []
    work.evidence.find_again(file_id, report)
    assert work.evidence.check().troubles == ()
    assert work.evidence.check().sentence() == "通读了 1 份材料：都完好，没有到期的。"


def test_a_paper_runs_out(work: Workspace, firm: str, report: Path, moving: FixedClock) -> None:
    file_id = work.evidence.take_in(firm, [report]).ids[0]
    work.evidence.edit(file_id, name="完税证明.pdf", valid_to="2026-05-31", note="半年内有效")

    def standing() -> tuple[bool, bool]:
        (state,) = work.evidence.states(firm)
        return state.expires_soon, state.expired

    assert standing() == (False, False)
    to(moving, "2026-05-01")
    assert standing() == (True, False)
    assert [t.kind for t in work.evidence.check().troubles] == [Wrong.EXPIRES_SOON]
    to(moving, "2026-05-31")
    assert standing() == (True, False)
    to(moving, "2026-06-01")
    assert standing() == (False, True)
    (trouble,) = work.evidence.check().troubles
    assert (trouble.kind, trouble.client) == (Wrong.EXPIRED, work.clients.card(firm).data.name)
    assert work.evidence.check(cancelled=lambda: True).sentence().endswith("已取消，没有看完（共 1 份）。")


@pytest.mark.parametrize(
    ("name", "fit"),
    [
        ("../../etc/passwd", "_.._etc_passwd"),
        ("报告:终稿?.pdf", "报告_终稿_.pdf"),
        (" . ", "文件"),
        ("长" * 300 + ".pdf", "长" * 60 + ".pdf"),
    ],
)
def test_names_fit_every_system(name: str, fit: str) -> None:
    assert fit_name(name).lstrip(".") == fit.lstrip(".")

"""Handing over: kept whole, written again as it was; batches that go on where they stopped."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from advisor_app.domain.application import Event
from advisor_app.domain.errors import InputError, StoreError
from advisor_app.domain.record import FactSet
from advisor_app.dossier.kinds import Sort
from advisor_app.dossier.letterhead import Letterhead
from advisor_app.runtime import paths
from advisor_app.services.assessing import Assessing
from advisor_app.services.batch import DONE, INDEX, Progress, Wish
from advisor_app.services.clock import FixedClock
from advisor_app.services.exporting import Prepared
from advisor_app.services.timeline import ContactEntry
from advisor_app.services.tracking import Opening
from advisor_app.services.workspace import Workspace
from tests.unit.services.conftest import START, to

TODAY = START


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path / "home"))


def test_a_run_is_written_again_as_it_was(work: Workspace, firm: str, tmp_path: Path) -> None:
    first = work.exporting.document(firm, Sort.WHOLE, TODAY, drafts=True)
    written, changes = work.exporting.hand_over(first, tmp_path / "a")
    assert changes.tables == {"assessments", "dossiers"}
    # everything it was made from changes
    work.clients.edit_client(firm, replace(work.clients.entry(firm), name="改了名的示例公司"))
    work.exporting.save_letterhead(Letterhead("另一家示例机构"))
    work.assessing = replace_library(work)
    (run,) = work.exporting.runs()
    assert (run.client, run.sort, run.as_of) == ("改了名的示例公司", Sort.WHOLE, TODAY)
    again, nothing = work.exporting.hand_over(work.exporting.again(run), tmp_path / "b")
    assert not nothing, "nothing new is kept"
    assert [p.name for p in again] == [p.name for p in written]
    assert [p.read_bytes() for p in again] == [p.read_bytes() for p in written]


def replace_library(work: Workspace) -> Assessing:
    library = work.assessing.library
    return Assessing(work.clock, replace(library, content_version="2030.1", digest="f" * 64))


def test_the_same_run_is_kept_once(work: Workspace, firm: str, tmp_path: Path) -> None:
    for _ in range(2):
        work.exporting.hand_over(work.exporting.document(firm, Sort.MONEY, TODAY), tmp_path)
    assert len(work.exporting.runs(firm)) == 1
    work.exporting.hand_over(work.exporting.document(firm, Sort.SURVEY, TODAY), tmp_path, xlsx=False)
    assert {run.sort for run in work.exporting.runs(firm)} == {Sort.MONEY, Sort.SURVEY}
    work.clients.set_value(firm, "rd_spend", "1", year=2020)
    work.portfolio.undo()
    assert len(work.exporting.runs(firm)) == 2, "what was told a client stays told"


def test_a_dossier_tells_of_its_day(work: Workspace, firm: str, moving: FixedClock) -> None:
    opened = work.tracking.open(Opening(firm, "srdi_sme")).id
    work.timeline.add(firm, ContactEntry("电话", "二月的电话"))
    to(moving, "2026-05-01")
    work.tracking.move(opened, Event.SUBMIT, {"day": "2026-05-01"})
    work.timeline.add(firm, ContactEntry("电话", "五月的电话"))
    (then,) = work.exporting.materials([firm], dt.date(2026, 3, 1), [Sort.WHOLE])
    (now,) = work.exporting.materials([firm], dt.date(2026, 5, 1), [Sort.WHOLE])
    assert [m.text for m in then.track.moments if m.kind == "电话"] == ["二月的电话"]
    assert [m.text for m in now.track.moments if m.kind == "电话"] == ["五月的电话", "二月的电话"]
    assert [u.stage for u in then.track.undertakings] != [u.stage for u in now.track.undertakings]
    (before,) = work.exporting.materials([firm], dt.date(2026, 1, 1), [Sort.WHOLE])
    assert before.track.undertakings == ()


def test_the_quarter_compares_with_what_was_kept(work: Workspace, firm: str, moving: FixedClock) -> None:
    days = ("2026-02-02", "2026-04-01", "2026-06-30")
    for day in days:
        to(moving, day)
        when = dt.date.fromisoformat(day)
        work.clients.save_assessment(firm, work.assessing.assess(work.clients.record(firm), when))

    def compared(day: str) -> dt.date | None:
        (made,) = work.exporting.materials([firm], dt.date.fromisoformat(day), [Sort.QUARTER])
        return None if made.earlier is None else made.earlier.as_of

    assert compared("2026-06-30") == dt.date(2026, 2, 2), "the last before the quarter began"
    assert compared("2026-07-01") == dt.date(2026, 4, 1)
    assert compared("2026-04-15") == dt.date(2026, 2, 2), "else the first one in it"
    assert compared("2026-02-02") is None
    (other,) = work.exporting.materials([firm], dt.date(2026, 6, 30), [Sort.WHOLE])
    assert other.earlier is None, "read only where it is needed"


def test_the_clients_own_advisor_signs(work: Workspace, firm: str) -> None:
    work.exporting.save_letterhead(Letterhead("示例机构", "示例所长"))
    (made,) = work.exporting.materials([firm], TODAY, [])
    assert made.letterhead.advisor == "示例所长"
    work.clients.edit_client(firm, replace(work.clients.entry(firm), advisor="示例顾问丙"))
    (made,) = work.exporting.materials([firm], TODAY, [])
    assert (made.letterhead.agency, made.letterhead.advisor) == ("示例机构", "示例顾问丙")


def test_a_client_that_is_gone(work: Workspace, firm: str) -> None:
    work.clients.delete_client(firm)
    with pytest.raises(StoreError, match="回收站"):
        work.exporting.document(firm, Sort.WHOLE, TODAY)


def test_the_ledger_adds_what_the_assessments_say(work: Workspace, firm: str, tmp_path: Path) -> None:
    work.clients.import_record(FactSet("示例空白公司", None, "330100"), demo=True)
    path = work.exporting.ledger(TODAY, tmp_path)
    sheet = load_workbook(path, data_only=True)["客户"]
    rows = [row for row in sheet.iter_rows(values_only=True) if isinstance(row[0], int)]
    names = [str(row[1]) for row in rows]
    assert names == sorted(names)
    totals = work.assessing.assess(work.clients.record(firm), TODAY).totals
    own = next(row for row in rows if row[1] == work.clients.card(firm).data.name)
    assert [Decimal(str(v)) * 10_000 for v in own[11:14]] == [
        totals.fixed,
        totals.ceiling,
        totals.competitive,
    ]
    heads = [c for row in sheet.iter_rows(values_only=True) for c in row if isinstance(c, str)]
    assert not any("合计" in head and "万元" in head for head in heads), "no sum of different kinds"


def test_what_was_entered_late_is_told_from_its_day(work: Workspace, firm: str, moving: FixedClock) -> None:
    to(moving, "2026-11-21")
    opened = work.tracking.open(Opening(firm, "hz-2025-66.23.srdi")).id
    work.tracking.move(opened, Event.SUBMIT, {"day": "2026-05-01"})
    (made,) = work.exporting.materials([firm], dt.date(2026, 6, 30), [])
    (undertaking,) = made.track.undertakings
    assert undertaking.filed
    assert min(m.day for m in made.track.moments) == dt.date(2026, 5, 1)


def test_what_was_answered_later_for_an_earlier_day_is_no_then(
    work: Workspace, firm: str, moving: FixedClock
) -> None:
    then = dt.date(2026, 2, 2)
    work.clients.save_assessment(firm, work.assessing.assess(work.clients.record(firm), then))
    to(moving, "2026-06-30")
    later = dt.date(2026, 3, 20)
    work.clients.save_assessment(firm, work.assessing.assess(work.clients.record(firm), later))
    (made,) = work.exporting.materials([firm], dt.date(2026, 6, 30), [Sort.QUARTER])
    assert made.earlier is not None
    assert (made.earlier.as_of, made.earlier_made_on) == (then, then)


# --- many at once -----------------------------------------------------------------------------------


def many(work: Workspace, firm: str, count: int) -> tuple[str, ...]:
    record = work.clients.record(firm)
    made = [
        work.clients.import_record(replace(record, name=f"示例{n}号公司", uscc=None), demo=True).id
        for n in range(count)
    ]
    return (firm, *made)


def wish(ids: tuple[str, ...], *sorts: Sort) -> Wish:
    return Wish(ids, sorts or (Sort.SURVEY,), TODAY)


def test_a_folder_each_and_an_index(work: Workspace, firm: str, tmp_path: Path) -> None:
    ids = many(work, firm, 2)
    told: list[Progress] = []
    report = work.batch.run(wish(ids, Sort.SURVEY, Sort.PAPERS), tmp_path / "out", told.append)
    assert report.sentence() == "出具 3 家。"
    assert [p.done for p in told] == [1, 2, 3]
    assert {p.total for p in told} == {3}
    folders = sorted(p.name for p in (tmp_path / "out").iterdir() if p.is_dir())
    assert len(folders) == 3
    for folder in folders:
        assert len(list((tmp_path / "out" / folder).iterdir())) == 3  # survey is paper alone
    book = load_workbook(tmp_path / "out" / INDEX)
    links = [c.hyperlink.target for row in book["索引"].iter_rows() for c in row if c.hyperlink]
    files = [link for link in links if link and link.endswith((".pdf", ".xlsx"))]
    assert len(files) == 9
    from urllib.parse import unquote

    assert all((tmp_path / "out" / unquote(link)).exists() for link in files)
    assert len(work.exporting.runs()) == 6


def test_cancelled_it_goes_on_where_it_stopped(work: Workspace, firm: str, tmp_path: Path) -> None:
    ids = many(work, firm, 2)
    seen: list[Progress] = []
    report = work.batch.run(wish(ids), tmp_path, seen.append, cancelled=lambda: len(seen) >= 1)
    assert report.cancelled
    assert "再选同一个文件夹会接着做" in report.sentence()
    assert len(report.done) == 1
    index = load_workbook(tmp_path / INDEX)["索引"]
    assert sum(c.value == "✓ 已出具" for row in index.iter_rows() for c in row) == 1
    again = work.batch.run(wish(ids), tmp_path)
    assert again.skipped == report.done
    assert len(again.done) == 2
    assert not again.cancelled
    assert work.batch.run(wish(ids), tmp_path).done == (), "all is there"


def test_what_changed_is_done_again(work: Workspace, firm: str, tmp_path: Path) -> None:
    ids = many(work, firm, 1)
    work.batch.run(wish(ids), tmp_path)
    work.clients.set_value(ids[1], "rd_spend", "1", year=2025)
    report = work.batch.run(wish(ids), tmp_path)
    assert report.done == ("示例0号公司",)
    written = next((tmp_path / "示例0号公司").iterdir())
    written.unlink()
    assert work.batch.run(wish(ids), tmp_path).done == ("示例0号公司",), "a file that was lost is made again"


def test_one_that_fails_stops_none(work: Workspace, firm: str, tmp_path: Path) -> None:
    ids = many(work, firm, 1)
    emoji = work.clients.import_record(FactSet("示例😀公司", None, "330100"), demo=True).id
    report = work.batch.run(wish((*ids, emoji)), tmp_path)
    assert len(report.done) == 2
    ((name, why),) = report.failed
    assert name == "示例😀公司"
    assert "U+1F600" in why
    assert "未成 1 家" in report.sentence()
    index = load_workbook(tmp_path / INDEX)["索引"]
    assert any("U+1F600" in str(c.value) for row in index.iter_rows() for c in row)


def test_names_alike_on_windows(work: Workspace, tmp_path: Path) -> None:
    names = ("示例/甲 ABC", "示例\\甲 abc", "CON", "示例. ")
    ids = tuple(work.clients.import_record(FactSet(name, None, "330100"), demo=True).id for name in names)
    report = work.batch.run(wish(ids), tmp_path)
    assert report.failed == ()
    folders = [p.name for p in tmp_path.iterdir() if p.is_dir()]
    assert len({name.casefold() for name in folders}) == 4
    assert "CON" not in folders
    assert not any(name.endswith((".", " ")) or set(name) & set('<>:"/\\|?*') for name in folders)


def test_many_are_done_by_processes_with_the_same_bytes(work: Workspace, firm: str, tmp_path: Path) -> None:
    ids = many(work, firm, 4)
    report = work.batch.run(wish(ids), tmp_path)
    assert sorted(report.done) == sorted(work.clients.card(i).data.name for i in ids)
    prepared = work.exporting.document(firm, Sort.SURVEY, TODAY)
    folder = tmp_path / work.clients.card(firm).data.name
    assert next(folder.iterdir()).read_bytes() == work.exporting.pdf(prepared.doc)


def test_namesakes_never_share_a_folder(work: Workspace, firm: str, tmp_path: Path) -> None:
    record = work.clients.record(firm)
    one, two = (
        work.clients.import_record(replace(record, name=name, uscc=None, region=region), demo=True).id
        for name, region in (("示例同名公司", "330109"), ("示例同名公司. ", "330402"))
    )
    work.batch.run(wish((two,)), tmp_path)
    kept = {path: path.read_bytes() for path in tmp_path.rglob("*.pdf")}
    report = work.batch.run(wish((one, two)), tmp_path)
    assert len(report.done) == len(report.skipped) == 1
    assert all(path.read_bytes() == data for path, data in kept.items())
    assert len(list(tmp_path.rglob("*.pdf"))) == 2


def test_a_file_that_holds_something_else_is_written_again(
    work: Workspace, firm: str, tmp_path: Path
) -> None:
    plain, drafts = wish((firm,), Sort.MONEY), replace(wish((firm,), Sort.MONEY), drafts=True)
    for each in (plain, drafts, plain):
        assert len(work.batch.run(each, tmp_path).done) == 1
    path = next(tmp_path.rglob("*.pdf"))
    path.write_bytes(b"")
    assert len(work.batch.run(plain, tmp_path).done) == 1
    assert path.read_bytes().startswith(b"%PDF")


def test_the_index_tells_of_earlier_runs_too(work: Workspace, firm: str, tmp_path: Path) -> None:
    ids = many(work, firm, 1)
    work.batch.run(wish(ids[:1]), tmp_path)
    work.batch.run(wish(ids[1:]), tmp_path)
    index = load_workbook(tmp_path / INDEX)["索引"]
    assert sum(c.value == "✓ 已出具" for row in index.iter_rows() for c in row) == 2


def test_a_damaged_list_of_what_is_done(work: Workspace, firm: str, tmp_path: Path) -> None:
    work.batch.run(wish((firm,)), tmp_path)
    (tmp_path / DONE).write_text('{"mark": 1}\nnot json\n[]\n', encoding="utf-8")
    assert len(work.batch.run(wish((firm,)), tmp_path).done) == 1


def test_refusals(work: Workspace, firm: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="还没有选客户"):
        work.batch.run(wish(()), tmp_path)
    with pytest.raises(InputError, match="还没有选文书"):
        work.batch.run(Wish((firm,), (), TODAY), tmp_path)
    with pytest.raises(InputError, match="没有这种格式"):
        work.batch.run(Wish((firm,), (Sort.SURVEY,), TODAY, pdf=False), tmp_path)
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="请换一个"):
        work.batch.run(wish((firm,)), tmp_path / "file")


def test_prepared_of_a_file_needs_no_portfolio(work: Workspace, demo_firm: FactSet) -> None:
    assessment = work.assessing.assess(demo_firm, TODAY)
    for sort in Sort:
        assert work.exporting.of_file(demo_firm, assessment, sort).title == sort.title
    assert Prepared("", Sort.WHOLE, work.exporting.of_file(demo_firm, assessment)).kept().sort == "whole"

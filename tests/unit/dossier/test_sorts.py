"""What each sort of dossier holds, and that all of them say what the assessment says."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import pytest
from pypdf import PdfReader

from advisor_app.domain.errors import InputError
from advisor_app.domain.money import format_wan
from advisor_app.domain.phrases import amount_phrase
from advisor_app.domain.record import FactSet, ReceivedBenefit
from advisor_app.domain.verdict import Outcome
from advisor_app.dossier.build import build
from advisor_app.dossier.case import Case
from advisor_app.dossier.checklist import checklists, counted
from advisor_app.dossier.collect import wanted
from advisor_app.dossier.document import Cell, DossierDoc, Table, Tree, walk
from advisor_app.dossier.kinds import PDF, XLSX, Sort, find_sort
from advisor_app.dossier.pdf.writer import pdf_bytes
from advisor_app.dossier.track import Moment, Track
from advisor_app.engine.assess import Assessor
from tests.accept.dossiers import LETTERHEAD, TRACK, case
from tests.accept.example import AS_OF, library, many
from tests.unit.dossier.test_build import paper_text


def said_by(sort: Sort, given: Case | None = None) -> str:
    return paper_text(pdf_bytes(build(sort, given or case(track=TRACK))))


def tables(doc: DossierDoc) -> list[Table]:
    return [b for part in (*doc.paper, *doc.sheets) for b in walk(part.blocks) if isinstance(b, Table)]


@pytest.mark.parametrize("sort", Sort)
def test_every_sort_is_told_apart(sort: Sort) -> None:
    doc = build(sort, case())
    assert doc.title == sort.title
    assert find_sort(sort.title) is find_sort(sort.value) is sort
    assert (PDF in sort.forms, XLSX in sort.forms) == (bool(doc.paper), bool(doc.sheets))
    assert dict(doc.record)["政策内容版本"] == "2026.06.1"
    assert re.fullmatch(r"[0-9A-F]{4}(-[0-9A-F]{4}){2}", dict(doc.record)["运行编号"])


def test_the_survey_is_one_page() -> None:
    for given in (case(), case(letterhead=LETTERHEAD)):
        data = pdf_bytes(build(Sort.SURVEY, given))
        assert len(PdfReader(BytesIO(data)).pages) == 1
        said = paper_text(data)
        assert "可享受9项" in said
        assert "先补这些资料" in said


def test_the_verdict_has_every_verdict_with_its_sentence() -> None:
    given = case()
    said = said_by(Sort.VERDICT, given)
    benefits = {m.id: m.benefit for m in given.library.measures}
    c = given.contents
    for result in (*c.eligible, *c.others, *c.undetermined, *c.ineligible):
        assert re.sub(r"\s", "", result.quote) in said, result.title
        assert re.sub(r"\s", "", c.names[result.key]) in said
        if result.outcome is not Outcome.INELIGIBLE:
            assert re.sub(r"\s", "", amount_phrase(result, benefits[result.id])) in said
    for gap in c.gaps():
        assert re.sub(r"\s", "", c.gap_label(gap)) in said


def test_four_hundred_verdicts_and_none() -> None:
    content = library(many(400))
    given = case()
    long = Case(Assessor(content).assess(given.facts, AS_OF), content, given.facts)
    doc = build(Sort.VERDICT, long)
    listed = [t for t in tables(doc) if t.columns[0].title == "条款"]
    assert sum(len(t.rows) for t in listed if t.columns[-1].title == "原文") >= 400
    assert len(PdfReader(BytesIO(pdf_bytes(doc))).pages) > 20
    nobody = FactSet("外地示例公司", None, "990000")
    none = Case(Assessor(content).assess(nobody, AS_OF), content, nobody)
    for sort in Sort:
        said_by(sort, none)
    assert "没有与该企业有关的资金事项" in said_by(Sort.VERDICT, none)


def test_the_money_names_its_kinds_and_never_adds_them() -> None:
    given = case()
    doc = build(Sort.MONEY, given)
    said = said_by(Sort.MONEY, given)
    t = given.assessment.totals
    for amount in (t.fixed, t.ceiling, t.competitive):
        assert format_wan(amount) in said
    assert format_wan(t.confirmed) not in said
    (parted,) = [
        x for x in tables(doc) if x.columns[0].title == "事项" and x.columns[-1].title == "比例与条件"
    ][:1]
    for row, result in zip(
        parted.rows, [r for r in given.contents.eligible if r.amount.schedule], strict=True
    ):
        counted_in, *years = [cell.value for cell in row[2:-1] if cell.value is not None]
        assert counted_in == result.counted == sum(years)  # type: ignore[arg-type]
    assert "与“优质专精特新中小企业成长奖励”就高不重复" in said


def test_parts_of_a_payment_are_said_only_where_they_make_up_the_whole() -> None:
    given = case()
    had = ReceivedBenefit("demo-2025-1.2-growth", Decimal(100_000), 2025)
    facts = replace(given.facts, received=(*given.facts.received, had))
    partly = Case(Assessor(given.library).assess(facts, AS_OF), given.library, facts)
    said = said_by(Sort.MONEY, partly)
    assert "各期金额待核" in said
    assert "第1年50%；第2年50%" in said or "第1年50%（实施期初）" in said, "shares without sums"
    assert "即最高" not in said


def test_no_condition_trees_where_only_money_is_told() -> None:
    doc = build(Sort.MONEY, case())
    assert not any(isinstance(b, Tree) for part in doc.paper for b in walk(part.blocks))


def test_checklists_are_the_applications_own() -> None:
    lists = dict(checklists(case(track=TRACK)))
    own, title = lists["技术改造项目补助（2026）"], lists["专精特新“小巨人”企业（2026）"]
    assert len(lists) == 2
    assert counted(own, AS_OF) == "共 3 份，已收 1 份，还缺 2 份（其中必交 1 份）。"
    assert counted(title, AS_OF) == "没有列明的材料，以申报通知为准。"
    old = (replace(own[0], valid_to=AS_OF - dt.timedelta(days=1)), *own[1:])
    assert counted(old, AS_OF).startswith("共 3 份，已收 0 份"), "what ran out is lacking"
    away = replace(TRACK, undertakings=tuple(replace(u, filed=True) for u in TRACK.undertakings))
    assert "技术改造项目补助（2026）" not in dict(checklists(case(track=away))), "nothing to collect"
    said = said_by(Sort.PAPERS)
    assert "☑项目备案文件" in said
    assert "☐设备发票清单" in said
    assert "项目现场照片（选交）" in said
    assert "交件单位（盖章）" in said
    assert "收件单位（盖章）" in said


def test_without_applications_the_list_is_what_could_be_applied_for() -> None:
    ((title, papers),) = checklists(case())
    assert "尚未立项" in title
    assert {p.name for p in papers} == {p.name for p in case().contents.papers()}


def test_the_form_asks_for_what_is_missing_alone() -> None:
    given = case()
    keys = {w.key for w in wanted(given)}
    assert keys
    known = set(given.facts.facts) | {
        f"{key}@{year}" for key, years in given.facts.years.items() for year in years
    }
    assert keys.isdisjoint(known)
    doc = build(Sort.COLLECT, given)
    fills = [c for t in tables(doc) for row in t.rows for c in row if c.fill is not None]
    assert fills
    assert all(c.value is None for c in fills)
    assert all(part.locked for part in doc.sheets[1:])


def test_progress_and_timeline_stand_in_the_whole() -> None:
    said = said_by(Sort.WHOLE)
    for words in ("技术改造项目补助", "240.00", "100.00", "140.00", "示例市级财政", "首次走访", "（未办）"):
        assert words in said, words


def test_an_advisors_promise_stops_the_paper() -> None:
    track = Track(moments=(Moment(AS_OF, "电话", "跟老板说了，这个包过"),))
    for sort in (Sort.WHOLE, Sort.QUARTER):
        with pytest.raises(InputError, match="2026-06-15 的往来记录里有“包过”"):
            build(sort, case(track=track))


def test_notes_with_html_stay_what_they_are() -> None:
    track = Track(moments=(Moment(AS_OF, "电话", "<b>粗</b> & <script>alert(1)</script>"),))
    assert "<b>粗</b>&<script>alert(1)</script>" in said_by(Sort.WHOLE, case(track=track))


def test_an_emoji_is_refused_with_where_it_stands() -> None:
    track = Track(moments=(Moment(AS_OF, "电话", "下周去 😀 现场"),))
    with pytest.raises(InputError, match="U\\+1F600"):
        pdf_bytes(build(Sort.WHOLE, case(track=track)))


@pytest.mark.parametrize("name", ["𬭚㛃龘示例有限公司", "示例" * 30, "Ａ & B <示例> 公司"])
def test_names_of_all_kinds(name: str) -> None:
    given = case()
    facts = replace(given.facts, name=name)
    named = Case(Assessor(given.library).assess(facts, AS_OF), given.library, facts, track=TRACK)
    for sort in Sort:
        assert re.sub(r"\s", "", name) in said_by(sort, named), sort


def test_every_filled_cell_has_a_key() -> None:
    doc = build(Sort.COLLECT, case())
    for table in tables(doc):
        for row in table.rows:
            if any(cell.fill is not None for cell in row):
                assert table.columns[-1].hidden
                assert isinstance(row[-1], Cell)
                assert row[-1].value

"""The lists, gaps, questions and papers of one assessment."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from advisor_app.domain.errors import InputError
from advisor_app.domain.phrases import BUCKETS, Bucket
from advisor_app.domain.verdict import Outcome
from advisor_app.dossier.contents import Contents
from tests.accept.example import MAIN, example
from tests.unit.dossier.conftest import Case


@pytest.fixture(scope="module")
def contents(case: Case) -> Contents:
    return Contents(*case)


def ids(results: object) -> list[str]:
    assert isinstance(results, list)
    return [r.key.removeprefix(f"{MAIN.id}.") for r in results]


def test_lists(contents: Contents) -> None:
    assert ids(contents.eligible)[:4] == ["3@renovation#1", "5-advanced", "2-growth", "8"]
    assert ids(contents.others) == ["9"]
    assert ids(contents.leads) == ["3@renovation#2", "8-earlier"]
    assert ids(contents.bare) == ["12"]
    assert ids(contents.ineligible) == ["1-little-giant", "11"]
    assert ids(contents.dormant) == ["demo-2026-9.1"]
    assert ids(contents.drafts) == ["demo-draft.1", "demo-draft.2"]
    assert contents.not_applicable == 1


def test_counted_sums_by_kind_are_the_assessments(contents: Contents) -> None:
    totals = contents.assessment.totals
    sums = {word: Decimal(0) for word in BUCKETS.values()}
    for result in contents.eligible:
        if contents.bucket(result):
            sums[contents.bucket(result)] += result.counted
    assert sums == {
        BUCKETS[Bucket.FIXED]: totals.fixed,
        BUCKETS[Bucket.CEILING]: totals.ceiling,
        BUCKETS[Bucket.COMPETITIVE]: totals.competitive,
    }
    assert sum(r.counted for r in contents.others) == totals.others


def test_gaps_name_value_year_source_threshold_and_margin(contents: Contents) -> None:
    told = [(contents.gap_label(g), contents.gap_value(g), *contents.gap_remark(g)) for g in contents.gaps()]
    assert told == [
        ("首次认定：专精特新“小巨人”企业", "已核实，没有相应的认定", "", ""),
        ("上年度研发费用 ≥ 1000万元", "9,999,999.5元（2025 年，审计报告）", "≥ 1000万元", "差 0.5元"),
        ("上年度研发费用占营业收入比重 ≥ 5%", "4.2%（2025 年，审计报告）", "≥ 5%", "差 0.8个百分点"),
        ("不得属于：近三年发生过重大安全事故", "是（企业自报）", "不得有此情形", ""),
    ]


def test_questions_say_who_has_it_and_which_paper(contents: Contents) -> None:
    told = [(q.text, q.holder, q.papers, q.most) for q in contents.questions()]
    assert told[0] == (
        "“二号产线扩建（示例）”的设备审定投资额",
        "项目负责人",
        "项目审定报告、设备发票",
        Decimal(50_000_000),
    )
    assert ("2025 年营业收入（上年度）", "财务负责人", "年度审计报告", Decimal(300_000)) in told


def test_what_bars_is_there_or_not(contents: Contents) -> None:
    result = next(r for r in contents.ineligible if r.id.endswith(".11"))
    told = {line.result.label: str(line.status) for line in contents.lines(result)}
    assert told["近三年发生过重大安全事故"] == "× 有此情形"
    assert told["不得属于"] == "× 不符合"


def test_a_persons_answer_is_told(contents: Contents) -> None:
    result = next(r for r in contents.eligible if r.id.endswith(".2-growth"))
    assert [line.value for line in contents.lines(result)][-1] == "人工判断：是"


def test_remarks(contents: Contents) -> None:
    by_id = {r.id.removeprefix(f"{MAIN.id}."): contents.remarks(r) for r in contents.eligible}
    assert by_id["2-growth"] == [
        "分期拨付：第1年50%即最高25万元（实施期初）；第2年50%即最高25万元（实施期末评价后）",
        "名额每年100家",
    ]
    assert by_id["1-srdi"][0].startswith("与“优质专精特新中小企业成长奖励”就高不重复，未计入，依据示政办函")
    assert by_id["3"] == ["出资：市级60%、区级40%"]
    assert "原文有待明确之处，不同读法并列于后" in by_id["8"]


def test_readings_stand_side_by_side(contents: Contents) -> None:
    opened = contents.readings([*contents.eligible, *contents.undetermined])
    assert [r.office for r in opened] == ["示例市经济和信息化局企业处"] * 2
    stacks = opened[0]
    assert [assumed for _, assumed in stacks.options] == [True, False]
    sums = {r.id.rpartition(".")[2]: [o.confirmed for o in outcomes] for r, outcomes in stacks.rows}
    assert sums == {"8": [Decimal(300_000)] * 2, "4": [Decimal(0), Decimal(200_000)]}


def test_papers_once_each_with_what_they_are_for(contents: Contents) -> None:
    papers = {p.name: p for p in contents.papers()}
    assert list(papers)[:2] == ["项目备案文件", "成长实施方案"]
    assert len(papers["项目备案文件"].measures) == 2
    assert list(papers["项目审定报告"].proves) == ["设备审定投资额"]
    assert "年度审计报告" not in papers, "nothing eligible rests on it"


def test_some_names() -> None:
    contents = Contents(*example())
    assert contents.some_names(contents.eligible).endswith(f"等 {len(contents.eligible)} 项")


def test_refuses_another_content_version(case: Case) -> None:
    assessment, library, facts = case
    with pytest.raises(InputError, match="重新评估"):
        Contents(assessment, replace(library, digest="other"), facts)


def test_drafts_only_where_asked_for() -> None:
    contents = Contents(*example(drafts=False))
    assert contents.drafts == []
    assert all(r.outcome is not Outcome.NOT_APPLICABLE for r in contents.eligible)

"""Paper and workbook say the same, and say what the assessment says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from advisor_app.domain.assessment import Assessment
from advisor_app.domain.money import format_wan
from advisor_app.domain.phrases import DISCLAIMER, amount_phrase
from advisor_app.domain.verdict import Outcome
from advisor_app.dossier.document import DossierDoc
from advisor_app.dossier.letterhead import Letterhead
from advisor_app.dossier.pdf.writer import pdf_bytes
from advisor_app.dossier.xlsx.writer import xlsx_bytes
from advisor_app.engine.assess import Assessor
from tests.accept.dossiers import whole
from tests.accept.example import AS_OF, example, firm, library, many
from tests.unit.dossier.conftest import Case

REQUIRED = ["总览", "可享受", "待定与缺什么", "不符合与差距", "材料清单", "依据原文", "数据"]


def paper_text(data: bytes) -> str:
    """All text of a PDF without line ends and blanks, as long cells are broken into lines."""
    pages = (page.extract_text() for page in PdfReader(BytesIO(data)).pages)
    return re.sub(r"\s", "", "".join(pages))


def values(data: bytes) -> Iterator[tuple[str, object]]:
    """Every value of a workbook with its sheet; formulas as their stored results."""
    for sheet in load_workbook(BytesIO(data), data_only=True):
        for row in sheet.iter_rows(values_only=True):
            yield from ((sheet.title, value) for value in row if value is not None)


def test_sections_and_sheets_stand_in_order(doc: DossierDoc) -> None:
    assert [part.title for part in doc.paper] == [
        "一、结论",
        "二、金额",
        "三、逐条依据",
        "四、缺口",
        "五、梯队",
        "六、材料",
        "七、申报进展",
        "八、往来记录",
        "九、声明",
        "附：征求意见稿中的事项",
    ]
    names = [part.title for part in doc.sheets]
    assert [name for name in names if name in REQUIRED] == REQUIRED
    assert names[-1] == "征求意见稿"
    assert [part.title for part in (*doc.paper, *doc.sheets) if part.draft] == [
        "附：征求意见稿中的事项",
        "征求意见稿",
    ]


def test_words_are_the_same_in_both(case: Case, pdf: bytes, xlsx: bytes) -> None:
    assessment, content, _ = case
    benefits = {m.id: m.benefit for m in content.measures}
    paper = paper_text(pdf)
    cells = {re.sub(r"\s", "", value) for _, value in values(xlsx) if isinstance(value, str)}
    for result in assessment.measures:
        if result.outcome in (Outcome.ELIGIBLE, Outcome.UNDETERMINED):
            for said in (amount_phrase(result, benefits[result.id]), result.title):
                assert re.sub(r"\s", "", said) in paper, said
            assert re.sub(r"\s", "", amount_phrase(result, benefits[result.id])) in cells
        if result.outcome is not Outcome.NOT_APPLICABLE:
            assert re.sub(r"\s", "", result.quote) in cells
        if result.outcome is Outcome.ELIGIBLE and result.standing != "not_yet":
            assert re.sub(r"\s", "", result.quote) in paper


def test_sums_are_the_assessments_in_both(case: Case, pdf: bytes, xlsx: bytes) -> None:
    totals = case[0].totals
    paper = paper_text(pdf)
    overview = [value for sheet, value in values(xlsx) if sheet == "总览"]
    for amount in (totals.fixed, totals.ceiling, totals.competitive):
        assert format_wan(amount) in paper
        assert any(isinstance(v, (int, float)) and f"{v:,.2f}" == format_wan(amount) for v in overview), (
            amount
        )
    assert format_wan(totals.possible) not in paper, "nothing adds what is open to what is confirmed"
    assert format_wan(totals.confirmed) not in paper, "nothing adds a ceiling to what is certain"
    assert not any(value == float(totals.confirmed / 10_000) for _, value in values(xlsx))


def test_money_without_a_figure_is_never_zero(xlsx: bytes) -> None:
    sheet = load_workbook(BytesIO(xlsx))["可享受"]
    rows = {row[1].value: row for row in sheet.iter_rows() if row[1].value}
    unspecified = rows["市级企业技术中心支持"]
    assert unspecified[7].value == "未明确金额（按规定给予支持）"
    assert [unspecified[8].value, unspecified[9].value, unspecified[10].value] == [None, None, "不计入"]


def test_drafts_stand_apart(pdf: bytes, xlsx: bytes) -> None:
    sheets = {sheet for sheet, value in values(xlsx) if isinstance(value, str) and "（草案）" in value}
    assert sheets == {"征求意见稿"}
    pages = [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]
    assert [n for n, page in enumerate(pages, 1) if "首次上规模企业支持（草案）" in page and n > 1] == [
        len(pages)
    ]


def test_a_draft_is_never_said_to_be_eligible(xlsx: bytes) -> None:
    for sheet in ("征求意见稿", "未施行或已失效"):
        said = [value for name, value in values(xlsx) if name == sheet and isinstance(value, str)]
        assert not any("可享受" in value for value in said)


def test_without_drafts_nothing_of_them_is_shown() -> None:
    plain = whole(*example(drafts=False))
    assert "（草案）" not in paper_text(pdf_bytes(plain))
    assert "征求意见稿" not in [part.title for part in plain.sheets]


@pytest.mark.parametrize("word", ["包过", "通过率", "保证获得", "匹配度"])
def test_no_promises(word: str, pdf: bytes, xlsx: bytes) -> None:
    assert word not in paper_text(pdf)
    assert not any(word in value for _, value in values(xlsx) if isinstance(value, str))


def test_the_disclaimer_stands_in_both(pdf: bytes, xlsx: bytes) -> None:
    paper = paper_text(pdf)
    overview = [value for sheet, value in values(xlsx) if sheet == "总览"]
    for number, sentence in enumerate(DISCLAIMER, 1):
        assert sentence in paper
        assert f"{number}. {sentence}" in overview


def test_not_applicable_measures_are_only_counted(pdf: bytes, xlsx: bytes) -> None:
    assert "外地认定奖励" not in paper_text(pdf)
    assert not any("外地认定奖励" in value for _, value in values(xlsx) if isinstance(value, str))
    assert "另有1项与该企业无关" in paper_text(pdf)


def test_letterhead() -> None:
    doc = whole(*example(), Letterhead("示例企业服务有限公司", "示例顾问"))
    said = paper_text(pdf_bytes(doc))
    assert "单位：示例企业服务有限公司陪跑顾问：示例顾问" in said
    assert doc.brand.agency == "示例企业服务有限公司"


def nothing_eligible() -> Assessment:
    facts = replace(firm(), facts={}, years={}, recognitions=(), items=(), received=(), answers={})
    return Assessor(library()).assess(facts, AS_OF)


def test_no_eligible_measure_at_all() -> None:
    assessment = nothing_eligible()
    assert not any(m.outcome is Outcome.ELIGIBLE for m in assessment.measures)
    doc = whole(assessment, library(), firm())
    assert "按现有资料，没有可以确认享受的事项。" in paper_text(pdf_bytes(doc))
    sheet = load_workbook(BytesIO(xlsx_bytes(doc)))["可享受"]
    assert "按现有资料，没有可以确认享受的事项。" in [c.value for row in sheet.iter_rows() for c in row]
    assert sheet.auto_filter.ref is None


def test_three_hundred_measures() -> None:
    content = library(many(300))
    assessment = Assessor(content).assess(firm(), AS_OF)
    doc = whole(assessment, content, firm())
    reader = PdfReader(BytesIO(pdf_bytes(doc)))
    last = reader.pages[-1].extract_text()
    assert f"第 {len(reader.pages)} / {len(reader.pages)} 页" in last
    sheet = load_workbook(BytesIO(xlsx_bytes(doc)))["可享受"]
    money = {m.id for m in content.measures if m.is_money}
    assert sum(isinstance(row[0].value, int) for row in sheet.iter_rows()) == sum(
        m.outcome is Outcome.ELIGIBLE and m.payee.is_client and m.standing == "in_force" and m.id in money
        for m in assessment.measures
    )


def test_one_measure_for_many_items_is_told_once() -> None:
    first = firm().items[0]
    items = tuple(replace(first, key=f"renovation#{n}") for n in range(1, 6))
    facts = replace(firm(), items=items)
    doc = whole(Assessor(library()).assess(facts, AS_OF), library(), facts)
    said = paper_text(pdf_bytes(doc))
    assert "技术改造项目补助（技术改造项目5项）" in said
    assert said.count("单个项目补助不超过5000万元") == 1

"""政策变动告知函 and 政策变动影响清单: what the change is, by which document, for whom, and by when."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from io import BytesIO

from openpyxl import load_workbook
from pypdf import PdfReader

from advisor_app.advice.compare import Sum
from advisor_app.advice.effect import Contents, effect, gather, reason_phrase, todo_phrase
from advisor_app.domain.money import format_wan
from advisor_app.dossier.build import build
from advisor_app.dossier.case import Case
from advisor_app.dossier.document import Brand, DossierDoc, Table, walk
from advisor_app.dossier.kinds import Sort
from advisor_app.dossier.letterhead import Letterhead
from advisor_app.dossier.notice import NOT_COMPARED, NOTHING, list_doc
from advisor_app.dossier.pdf.writer import pdf_bytes
from advisor_app.dossier.wording import promises
from advisor_app.dossier.xlsx.writer import xlsx_bytes
from advisor_app.engine.assess import Assessor
from tests.accept.dossiers import LETTERHEAD, case, portfolio
from tests.accept.example import AS_OF, firm, library
from tests.unit.dossier.test_build import paper_text


def flat(text: str) -> str:
    return "".join(text.split())


def letter(given: Case) -> str:
    return paper_text(pdf_bytes(build(Sort.NOTICE, given)))


def test_the_letter_tells_each_change_with_reason_source_quote_and_what_to_do() -> None:
    given = case(letterhead=LETTERHEAD)
    assert given.effect is not None
    said = letter(given)
    for caused in (*given.effect.now, *given.effect.ahead):
        assert flat(caused.change.name) in said
        assert flat(reason_phrase(caused)) in said
        if caused.change.told.outcome != "undetermined":
            assert flat(todo_phrase(caused, AS_OF)) in said
            assert flat(caused.change.told.quote) in said
            assert flat(caused.source) in said
    assert "示政办函〔2025〕1号" in said
    assert "感谢贵公司的信任" in said
    assert promises(said) == ()


def test_the_sums_before_and_after_stand_by_kind() -> None:
    given = case()
    assert given.effect is not None
    said = letter(given)
    for wanted in (Sum.FIXED, Sum.CEILING, Sum.COMPETITIVE):
        money = given.effect.difference.sum(wanted)
        assert format_wan(money.before) in said
        assert format_wan(money.after) in said
    mixed = given.effect.difference.sum(Sum.CONFIRMED)
    assert format_wan(mixed.after) not in said, "kinds are not added up"


def test_a_letter_without_a_comparison_claims_nothing() -> None:
    said = letter(replace(case(), effect=None))
    assert flat(NOT_COMPARED) in said
    assert flat(NOTHING) not in said
    content = library()
    same = Contents(Assessor(content), Assessor(content), AS_OF).of("示例", firm())
    said = letter(replace(case(), effect=same))
    assert flat(NOTHING) in said
    assert len(PdfReader(BytesIO(pdf_bytes(build(Sort.NOTICE, replace(case(), effect=same))))).pages) == 1


def test_money_of_a_person_is_not_the_firms() -> None:
    assert "个人，不属于企业" in letter(case())


def test_a_letter_has_no_workbook() -> None:
    assert Sort.NOTICE.forms == ("pdf",)
    assert build(Sort.NOTICE, case(letterhead=Letterhead())).sheets == ()


# --- the list of calls ----------------------------------------------------------------------------------


def tables(doc: DossierDoc, sheet: str) -> list[Table]:
    part = next(p for p in doc.sheets if p.title == sheet)
    return [b for b in walk(part.blocks) if isinstance(b, Table)]


def test_the_list_has_the_clients_in_order_and_their_sums_by_kind() -> None:
    found, _ = portfolio()
    doc = list_doc(found, AS_OF, Brand("示例机构"))
    (calls,) = tables(doc, "联系顺序")
    assert [row[1].value for row in calls.rows] == [c.name for c in found.clients]
    titles = [c.title.replace("\n", "") for c in calls.columns]
    (foot,) = calls.foot
    for name, wanted in (("定额", Sum.FIXED), ("上限", Sum.CEILING), ("择优", Sum.COMPETITIVE)):
        for side, values in (("前", "before"), ("后", "after")):
            place = titles.index(f"{name}·{side}（万元）")
            whole = sum((getattr(c.difference.sum(wanted), values) for c in found.clients), Decimal(0))
            assert foot[place].value == whole
        ending = titles.index(f"到期失去·{name}（万元）")
        assert foot[ending].value is not None
    (changes,) = tables(doc, "逐项")
    assert len(changes.rows) == sum(len(c.now) + len(c.ahead) for c in found.clients)
    (sums,) = tables(doc, "合计")
    assert sums.rows[0][1].value == found.sum(Sum.FIXED).before
    book = load_workbook(BytesIO(xlsx_bytes(doc)))
    assert book.sheetnames == ["联系顺序", "逐项", "合计"]
    assert "不受影响" in [c.value for row in book["联系顺序"].iter_rows(max_row=9) for c in row]


def test_nobody_is_affected() -> None:
    content = library()
    found = effect(Assessor(content), Assessor(content), [("a", firm())], AS_OF)
    doc = list_doc(found, AS_OF, Brand())
    assert doc.client == "1 家客户，受影响 0 家"
    xlsx_bytes(doc)
    xlsx_bytes(list_doc(gather([]), AS_OF, Brand()))


def test_a_standard_that_changed_alone_is_told() -> None:
    given = case()
    assert given.effect is not None
    ladder = replace(given.effect.difference.ladder, rung=("专精特新中小企业", "专精特新“小巨人”企业"))
    only = replace(
        given.effect,
        now=(),
        ahead=(),
        services=(),
        difference=replace(given.effect.difference, ladder=ladder),
    )
    said = letter(replace(given, effect=only))
    assert "只涉及认定标准" in said
    assert "梯队位置：专精特新中小企业→专精特新“小巨人”企业" in said

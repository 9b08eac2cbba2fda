"""Paper that a client would keep: copied text, bookmarks, page numbers, watermark, repeatable bytes."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from advisor_app.domain.errors import InputError
from advisor_app.domain.phrases import DISCLAIMER, DISCLAIMER_SHORT, Tone
from advisor_app.dossier import charts, fonts
from advisor_app.dossier.charts import Bar
from advisor_app.dossier.document import (
    Cell,
    Column,
    Disclaimer,
    DossierDoc,
    Heading,
    Paragraph,
    Part,
    Party,
    Quote,
    Role,
    SignOff,
    Span,
    Table,
    Together,
)
from advisor_app.dossier.pdf import pdf_bytes
from tests.unit.dossier.conftest import document, table


def read(data: bytes) -> Any:
    return PdfReader(BytesIO(data))


def texts(data: bytes) -> list[str]:
    return [page.extract_text() for page in read(data).pages]


def flat(data: bytes) -> str:
    return re.sub(r"\s", "", "".join(texts(data)))


def prose(times: int) -> Paragraph:
    return Paragraph(
        (Span("为深入贯彻落实有关部署，结合“实际”，制定本措施；具体如下：（一）支持企业。" * times),),
        Role.BODY,
    )


def test_every_block_is_rendered(every_block: DossierDoc) -> None:
    said = flat(pdf_bytes(every_block))
    for words in (
        "标题一级", "导语文字", "正文着重", "要点文字", "注释文字", "名目取值", "末项", "标题三级", "图名",
        "甲类20.002026-01-02", "乙类30.00", "合计50.00", "原文摘录。——《某文件》第一条", "这里没有内容",
        "✓符合条件甲读数余1", "△待补条件乙", "签字处", "盖章处", "日期处", "注册地示例市",
    ):  # fmt: skip
        assert words in said, words
    assert said.count(DISCLAIMER[0]) == 1


def test_every_page_bears_its_record(pdf: bytes) -> None:
    pages = texts(pdf)
    for number, page in enumerate(pages, 1):
        assert f"第 {number} / {len(pages)} 页" in page
        assert DISCLAIMER_SHORT in page
        assert "示例精工科技有限公司" in page
        assert "2026-06-15" in page
        assert re.search(r"[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}", page)
        assert "2026.06.1" in page


def test_a_long_document_has_contents_and_a_short_one_has_none(pdf: bytes) -> None:
    assert "目录" in texts(pdf)[0]
    assert "目录" not in flat(pdf_bytes(document(prose(3))))


def test_contents_name_the_right_pages(pdf: bytes) -> None:
    pages = texts(pdf)
    for line in pages[0].splitlines():
        found = re.fullmatch(r"([一二三四五六]、.+?) ?(\d+)", line.strip())
        if found:
            assert re.search(f"^{found[1]}", pages[int(found[2]) - 1], re.MULTILINE), line


def test_bookmarks_and_links(pdf: bytes) -> None:
    reader = read(pdf)
    top = [entry.title for entry in reader.outline if not isinstance(entry, list)]
    assert top[:2] == ["一、结论", "二、金额"]
    links = [a for page in reader.pages for a in page.get("/Annots", [])]
    assert len(links) > 20


def test_metadata(pdf: bytes) -> None:
    reader = read(pdf)
    data = reader.metadata
    assert data is not None
    assert data.title == "陪跑档案·示例精工科技有限公司"
    assert data.creation_date is not None
    assert data.creation_date.date() == dt.date(2026, 6, 15)
    assert reader.trailer["/Root"]["/Lang"] == "zh-CN"


def test_fonts_are_embedded(pdf: bytes, every_block: DossierDoc) -> None:
    for data in (pdf, pdf_bytes(every_block)):
        names = set()
        for page in read(data).pages:
            for font in page["/Resources"]["/Font"].values():
                (descendant,) = font["/DescendantFonts"]
                assert "/FontFile2" in descendant.get_object()["/FontDescriptor"]
                names.add(str(font["/BaseFont"]).partition("+")[2])
        assert names == {"NotoSansSC-Regular", "NotoSansSC-Bold"}


def test_no_line_begins_with_closing_punctuation(pdf: bytes) -> None:
    for page in texts(pdf):
        for line in page.splitlines():
            assert not re.match(r"[，。、；：？！）〕】》”’]", line.strip()), line


def test_rare_characters_copy_right() -> None:
    assert "𬭚龘镕喆囍堃" in flat(pdf_bytes(document(Paragraph((Span("𬭚龘镕喆囍堃"),)))))


def test_missing_glyphs_are_reported_by_name() -> None:
    with pytest.raises(InputError, match=r"😀（U\+1F600）.*Excel 不受影响"):
        pdf_bytes(document(table("示例😀")))


def test_invisible_characters_are_not_missing_glyphs() -> None:
    assert "示例公司" in flat(pdf_bytes(document(table("示例\u200b公\ufe0f司\ufeff"))))


def test_control_characters_are_left_out() -> None:
    assert "甲乙丙" in flat(pdf_bytes(document(table("甲\x00乙\ufffe丙\ud800"), client="示例\x07公司")))


def test_names_that_look_like_markup_stay_text() -> None:
    assert "<b>甲</b>&amp;乙" in flat(pdf_bytes(document(table("<b>甲</b>&amp;乙"), client="<i>示例</i>")))


def test_a_firm_name_of_sixty_characters_is_whole_on_the_first_page() -> None:
    name = "示例" * 30 + "公司"
    pages = texts(pdf_bytes(document(*[prose(20) for _ in range(6)], client=name)))
    assert name in re.sub(r"\s", "", pages[0])
    assert "…" in pages[1].splitlines()[0] or name in pages[1]


def test_tables_repeat_their_head() -> None:
    pages = texts(pdf_bytes(document(table(*(f"第{n}行" for n in range(200))))))
    with_rows = [page for page in pages if re.search(r"第\d+行", page)]
    assert len(with_rows) > 3
    assert all("名称 金额（万元）" in page for page in with_rows)


def test_a_row_taller_than_a_page_is_cut_and_whole() -> None:
    long = "依照规定，给予支持。" * 600
    block = Table(
        (Column("名称", 10), Column("说明", 20)), ((Cell("一"), Cell(long)), (Cell("二"), Cell("短")))
    )
    data = pdf_bytes(document(block))
    assert len(texts(data)) > 2
    said = flat(data)
    assert said.count("依照规定，给予支持。") + said.count("依照规定") >= 600


def test_signatures_are_never_split() -> None:
    sign = SignOff(
        (Party("甲方（盖章）", ("单位：甲", "日期：")), Party("乙方（盖章）", ("单位：乙", "日期：")))
    )
    for count in range(8, 24):
        pages = texts(pdf_bytes(document(*[prose(2) for _ in range(count)], Together((Disclaimer(), sign)))))
        holding = [page for page in pages if "甲方（盖章）" in page or "单位：乙" in page]
        assert len(holding) == 1
        assert DISCLAIMER[-1] in holding[0]


def test_no_heading_ends_a_page() -> None:
    for count in range(10, 22):
        doc = document(*[prose(2) for _ in range(count)], Heading("标题在此", 2), table(*"一二三四五六七八"))
        for page in texts(pdf_bytes(doc)):
            if "标题在此" in page and "目录" not in page:
                assert "名称" in page


def test_a_long_quotation_is_cut_with_its_source_at_the_end() -> None:
    data = pdf_bytes(document(prose(10), Quote("依照规定，给予支持。" * 300, "《某文件》第一条")))
    pages = texts(data)
    assert "——《某文件》第一条" in pages[-1] or "——《某文件》第一条" in pages[-2]
    assert flat(data).count("给予支持") >= 299


def test_drafts_are_watermarked_and_named_in_the_header(doc: DossierDoc, pdf: bytes) -> None:
    pages = texts(pdf)
    assert pages[-1].count("征求意见稿") >= 3
    assert "征求意见稿（未生效）" in pages[-1]
    assert "征求意见稿（未生效）" not in "".join(pages[:-1])
    plain = replace(doc, paper=(*doc.paper[:-1], Part("之后", (prose(1),))))
    assert "征求意见稿（未生效）" not in "".join(texts(pdf_bytes(plain)))


def test_a_part_after_a_draft_is_not_watermarked() -> None:
    base = document(prose(1), draft=True)
    doc = replace(base, paper=(*base.paper, Part("之后", (prose(1),))))
    pages = texts(pdf_bytes(doc))
    assert "征求意见稿（未生效）" in next(p for p in pages if p.startswith("征求") or "部分" in p)
    assert "征求意见稿（未生效）" not in pages[-1]


def test_the_disclaimer_stands_even_where_the_builder_forgot_it() -> None:
    assert DISCLAIMER[0] in flat(pdf_bytes(document(prose(1))))


def test_the_same_bytes_twice(doc: DossierDoc, pdf: bytes) -> None:
    assert pdf_bytes(doc) == pdf


def test_to_unicode_is_utf16_in_blocks_of_a_hundred() -> None:
    said = fonts.to_unicode(range(0x2CB5A, 0x2CB5A + 101))
    assert "<0001> <D872DF5A>" in said
    assert re.findall("(.+) beginbfchar", said) == ["100", "1"]


def test_the_picture_is_in_proportion() -> None:
    drawing = charts.money_bars(
        "图", [Bar("甲", Decimal(100_000), Tone.GOOD), Bar("乙", Decimal(50_000), Tone.OPEN)], 400
    )
    first, second = [shape for shape in drawing.contents if type(shape).__name__ == "Rect"]
    assert first.width == pytest.approx(2 * second.width)


def test_the_picture_of_nothing() -> None:
    drawing = charts.money_bars("图", [Bar("甲", Decimal(0), Tone.GOOD)], 400)
    assert not [shape for shape in drawing.contents if type(shape).__name__ == "Rect"]

"""Paper that a client would keep: copied text, bookmarks, page numbers, watermark, repeatable bytes."""

from __future__ import annotations

import datetime as dt
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from PIL import Image
from pypdf import PdfReader

from advisor_app.domain.errors import InputError
from advisor_app.domain.phrases import DISCLAIMER, DISCLAIMER_SHORT, Tone
from advisor_app.dossier.document import (
    Block,
    Brand,
    Cell,
    Column,
    Cover,
    Disclaimer,
    DossierDoc,
    Fill,
    Gauge,
    Gauges,
    Grid,
    Heading,
    Kind,
    Paragraph,
    Part,
    Party,
    Quote,
    Role,
    Rung,
    Rungs,
    Shape,
    SignOff,
    Span,
    Spine,
    Status,
    Table,
    Together,
)
from advisor_app.dossier.pdf import charts, fonts
from advisor_app.dossier.pdf.charts import Bar
from advisor_app.dossier.pdf.writer import pdf_bytes
from tests.unit.dossier.conftest import document, table


def read(data: bytes) -> Any:
    return PdfReader(BytesIO(data))


def texts(data: bytes) -> list[str]:
    return [page.extract_text() for page in read(data).pages]


def flat(data: bytes) -> str:
    return re.sub(r"\s", "", "".join(texts(data)))


def places(page: Any) -> list[tuple[str, float, float]]:
    """Every text of a page with where it begins, in points from the bottom left of the paper."""
    found: list[tuple[str, float, float]] = []

    def visit(text: str, cm: Any, tm: Any, _font: Any, _size: Any) -> None:
        if text.strip():
            x, y = tm[4], tm[5]
            found.append((text, x * cm[0] + y * cm[2] + cm[4], x * cm[1] + y * cm[3] + cm[5]))

    page.extract_text(visitor_text=visit)
    return found


def parts(*found: Part, **other: Any) -> DossierDoc:
    """A document of several parts."""
    return replace(document(prose(1)), paper=found, sheets=(), **other)


def image() -> bytes:
    """A logo of 400 by 200 pixels."""
    out = BytesIO()
    Image.new("RGB", (400, 200), (160, 30, 40)).save(out, "PNG")
    return out.getvalue()


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


def test_metadata(doc: DossierDoc) -> None:
    reader = read(pdf_bytes(replace(doc, brand=Brand("示例企业服务有限公司"))))
    data = reader.metadata
    assert data is not None
    assert data.title == "陪跑档案·示例精工科技有限公司"
    assert data.author == "示例企业服务有限公司"
    assert data.subject == "评估基准日 2026-06-15"
    assert data.keywords == " ".join(doc.keywords)
    assert reader.trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"] is not False
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
    doc = document(Paragraph((Span("𬭚龘镕喆囍堃㛃"),)), prose(120), client="示例𬭚㛃龘公司")
    pages = texts(pdf_bytes(doc))
    assert "𬭚龘镕喆囍堃㛃" in pages[0]
    assert pages[1].startswith("示例𬭚㛃龘公司")


def test_missing_glyphs_are_reported_by_name_and_place() -> None:
    with pytest.raises(InputError, match=r"😀（U\+1F600）见“示例😀说，他们下周会把全部材…”.*Excel 不受影响"):
        pdf_bytes(document(table("示例😀说，他们下周会把全部材料都寄过来。😀")))


def test_missing_glyphs_are_found_wherever_text_is_drawn() -> None:
    status = Status("有", Tone.GOOD)
    for block in (
        Rungs("图", (Rung("甲", status, "😀"),)),
        Gauges("图", (Gauge("甲", "😀", "1", None, Tone.OPEN),)),
        Cover("题", "", (("名", "😀"),)),
        Spine("题", "😀"),
        Grid((("名", Cell(None, fill=Fill(choices=("是", "😀")))),)),
    ):
        with pytest.raises(InputError, match="😀"):
            pdf_bytes(document(block))
    with pytest.raises(InputError, match="😀"):
        pdf_bytes(replace(document(prose(1)), brand=Brand("甲", ("😀",))))


def test_many_missing_glyphs_are_counted() -> None:
    with pytest.raises(InputError, match="等 12 个"):
        pdf_bytes(document(table("".join(chr(0x1F600 + n) for n in range(12)))))


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


# --- tables -----------------------------------------------------------------------------------------


def verdicts(count: int, foot: int = 1) -> Table:
    rows = tuple(
        (Cell(f"第{n}项" + "很长" * (n % 13)), Cell(Status("待补", Tone.OPEN)), Cell(Decimal(10_000 * n)))
        for n in range(count)
    )
    sums = tuple((Cell(f"合计行{n}"), Cell(None), Cell(Decimal(1))) for n in range(foot))
    columns = (Column("事项", 10), Column("结论", 5, Kind.STATUS), Column("金额", 6, Kind.MONEY))
    return Table(columns, rows, sums)


def test_four_hundred_verdicts() -> None:
    pages = texts(pdf_bytes(document(verdicts(400))))
    said = re.sub(r"\s", "", "".join(pages))
    assert all(said.count(f"第{n}项") == 1 for n in range(400))
    assert all("事项 结论 金额" in page for page in pages if re.search(r"第\d+项", page))
    assert said.count("△待补") == 400


def test_no_verdicts_at_all() -> None:
    assert "（无）" in flat(pdf_bytes(document(verdicts(0))))


def test_sums_never_stand_alone_on_a_page() -> None:
    for count in range(20, 60):
        (page,) = [p for p in texts(pdf_bytes(document(verdicts(count, foot=3)))) if "合计行" in p]
        assert re.search(r"第\d+项", page), count
        assert page.count("合计行") == 3


def test_no_row_is_left_alone_by_the_others() -> None:
    for count in range(12, 30):
        pages = texts(pdf_bytes(document(*[prose(2) for _ in range(count)], verdicts(30, foot=0))))
        for page in pages:
            assert len(re.findall(r"第\d+项", page)) != 1, count


def test_a_heading_stays_with_rows_of_any_height() -> None:
    for lines in (1, 12, 35, 49, 50, 60):
        tall = Table(
            (Column("名称", 10), Column("说明", 20)),
            tuple((Cell("首格"), Cell("\n".join("行" * lines))) for _ in range(3)),
        )
        for count in range(12):
            data = pdf_bytes(document(*[prose(3) for _ in range(count)], Heading("标题在此", 2), tall))
            (page,) = [p for p in texts(data) if "标题在此" in p and "目录" not in p]
            assert "首格" in page, (lines, count)


def test_a_cell_of_five_thousand_characters_is_whole() -> None:
    long = "".join(chr(0x4E00 + n) for n in range(5000))
    block = Table(
        (Column("名称", 10), Column("说明", 20)), ((Cell("一"), Cell(long)), (Cell("二"), Cell("短")))
    )
    pages = texts(pdf_bytes(document(block)))
    middle = [re.sub(r"\s", "", page) for page in pages]
    assert long in "".join(
        re.sub("供客户与顾问内部研究.*?页|示例公司示例文书.*?CCCC|名称说明", "", page) for page in middle
    )


def test_markup_in_a_note_stays_text() -> None:
    note = "<script>alert(1)</script><b>重要</b>&nbsp;<br/>"
    assert note in flat(pdf_bytes(document(Paragraph((Span(note),), Role.NOTE), table(note))))


# --- what is filled in ------------------------------------------------------------------------------


def test_hidden_columns_are_not_on_paper() -> None:
    columns = (Column("名称", 10), Column("编号", 5, hidden=True), Column("金额", 6, Kind.MONEY))
    block = Table(columns, ((Cell("甲"), Cell("KEY-1😀", anchor="k"), Cell(Decimal(10_000))),))
    said = flat(pdf_bytes(document(block, table("乙"))))
    assert "甲1.00" in said
    assert "KEY" not in said
    assert "编号" not in said


def filled(cell: Cell, width: float = 10) -> str:
    return flat(pdf_bytes(document(Table((Column("名", 10), Column("填", width)), ((Cell("甲"), cell),)))))


def test_choices_are_ticked_where_they_fit() -> None:
    assert "甲☐是☐否" in filled(Cell(None, fill=Fill(choices=("是", "否"))))
    assert "甲☑是☐否" in filled(Cell("是", fill=Fill(choices=("是", "否"))))
    many = tuple(f"很长的选项{n}" for n in range(30))
    assert "☐" not in filled(Cell(None, fill=Fill(choices=many)))
    assert "很长的选项3" in filled(Cell("很长的选项3", fill=Fill(choices=many)))
    assert "甲别的" in filled(Cell("别的", fill=Fill(choices=("是", "否"))))


def test_an_empty_field_is_a_box_and_never_a_sum() -> None:
    block = Grid((("营业收入", Cell(None, Kind.MONEY, fill=Fill(Kind.MONEY))),), 1)
    (page,) = read(pdf_bytes(document(block))).pages
    assert "—" not in page.extract_text()
    assert page.get_contents().get_data().count(b" re S") == 1


def test_a_link_to_a_file_is_plain_text() -> None:
    data = pdf_bytes(document(Grid((("附件", Cell("见文件", link="file:附件/甲.xlsx")),), 1)))
    assert "见文件" in flat(data)
    assert not [a for page in read(data).pages for a in page.get("/Annots") or []]


# --- pages outside the text, shapes, brands ---------------------------------------------------------


COVER = Part("封面", (Cover("申报材料", "示例公司", (("申报年度", "2026"), ("联系人", ""))),), bare=True)
SPINE = Part("标签", (Spine("专精特新申报 A12 册", "示例公司", "2026"),), bare=True)


def test_bare_pages_have_neither_head_nor_foot_nor_number() -> None:
    pages = texts(pdf_bytes(parts(COVER, Part("正文", (prose(3),)), SPINE)))
    assert len(pages) == 3
    for bare in (pages[0], pages[2]):
        assert DISCLAIMER_SHORT not in bare
        assert "第 " not in bare.replace("第 12", "")
    assert "申报年度" in pages[0]
    assert "第 2 / 3 页" in pages[1]
    assert DISCLAIMER[0][:20] in pages[1]


def test_a_title_page_has_a_line_for_each_empty_value() -> None:
    page = read(pdf_bytes(parts(COVER))).pages[0]
    assert page.get_contents().get_data().count(b" l S") == 3


def test_bare_parts_are_not_in_the_contents() -> None:
    long = tuple(Part(f"第{n}部分", (prose(60),)) for n in range(4))
    pages = texts(pdf_bytes(parts(COVER, *long, SPINE)))
    assert "目录" in pages[1]
    assert "封面" not in pages[1]
    assert "标签" not in pages[1]
    for n in range(4):
        number = int(re.findall(rf"第{n}部分 ?(\d+)", pages[1])[0])
        assert f"第{n}部分" in pages[number - 1]


def test_labels_say_the_same_in_four_widths_and_stay_on_the_paper() -> None:
    (page,) = read(pdf_bytes(parts(SPINE))).pages
    said = page.extract_text()
    assert said.count("2026") == 4
    assert said.count("A12") == 4
    assert re.sub(r"\s", "", said).count("公司") == 4
    frames = re.findall(
        r"([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re S", page.get_contents().get_data().decode("latin1")
    )
    assert [round(float(width) / 72 * 25.4) for _, _, width, _ in frames] == [10, 20, 30, 40]
    assert all(float(height) <= 265 / 25.4 * 72 + 0.01 for *_, height in frames)


def test_a_long_title_shrinks_into_its_label() -> None:
    spine = Part("标签", (Spine("很长的题目" * 20, "示例公司" * 10, "2026"),), bare=True)
    (page,) = read(pdf_bytes(parts(spine))).pages
    assert re.sub(r"\s", "", page.extract_text()).count("很长的题目" * 20) == 4
    assert min(y for _, _, y in places(page)) > 14 / 25.4 * 72


def test_pages_across_keep_their_binding_edge_at_the_top() -> None:
    data = pdf_bytes(replace(document(verdicts(60)), shape=Shape.ACROSS))
    for page in read(data).pages:
        wide, high = float(page.mediabox.width), float(page.mediabox.height)
        assert (round(wide), round(high)) == (842, 595)
        assert max(y for _, _, y in places(page)) < high - 25 / 25.4 * 72
        assert min(x for _, x, _ in places(page)) > 15 / 25.4 * 72


def one_page(*blocks: Block) -> list[Any]:
    return list(read(pdf_bytes(replace(document(*blocks), shape=Shape.ONE_PAGE))).pages)


def sizes(page: Any) -> float:
    """How much smaller than usual the text of a page is set."""
    found = re.search(rb"q\s([\d.]+) 0 0 [\d.]+ [\d.]+ [\d.]+ cm", page.get_contents().get_data())
    assert found is not None
    return float(found[1])


def test_a_single_page_is_made_smaller_only_where_it_has_to_be() -> None:
    (short,) = one_page(prose(10))
    assert sizes(short) == 1.0
    (long,) = one_page(*[prose(4)] * 11)
    assert 0.7 <= sizes(long) < 1.0
    assert len(read(pdf_bytes(document(*[prose(4)] * 11))).pages) == 2
    assert "第 1 / 1 页" in long.extract_text()
    assert DISCLAIMER[-1] in long.extract_text()


def test_a_title_page_before_a_single_page_is_a_page_of_its_own() -> None:
    pages = texts(pdf_bytes(parts(COVER, Part("正文", (prose(3),)), shape=Shape.ONE_PAGE)))
    assert not [page for page in pages if "申报年度" in page and "为深入贯彻" in page]


def test_too_much_for_a_single_page_runs_on_as_large_as_ever() -> None:
    pages = one_page(*[prose(4)] * 60)
    assert len(pages) > 3
    assert all(sizes(page) == 1.0 for page in pages)
    assert "目录" not in pages[0].extract_text()


def test_a_brand_heads_the_first_page() -> None:
    brand = Brand("示例企业服务有限公司", ("示例路 18 号", "0571-88888888"), image())
    pages = read(pdf_bytes(replace(document(prose(120)), brand=brand))).pages
    for words in ("示例企业服务有限公司", "示例路 18 号", "0571-88888888"):
        assert words in pages[0].extract_text()
        assert words not in pages[1].extract_text()
    drawn = re.search(
        rb"([\d.]+) 0 0 ([\d.]+) [\d.]+ [\d.]+ cm\s+/FormXob", pages[0].get_contents().get_data()
    )
    assert drawn is not None
    assert float(drawn[2]) == pytest.approx(16 / 25.4 * 72, abs=0.1)
    assert float(drawn[1]) == pytest.approx(2 * float(drawn[2]), abs=0.1)


def test_the_accent_of_a_brand_is_the_only_one(every_block: DossierDoc) -> None:
    ladder = Rungs("图", (Rung("甲", Status("有", Tone.GOOD)),))
    paper = (*every_block.paper, COVER, SPINE, Part("图", (ladder,)))
    usual = replace(every_block, paper=paper)
    blue, red = b"0.122 0.306 0.475 ", b"0.541 0.0824 0.22 "

    def strokes(doc: DossierDoc) -> bytes:
        return b"".join(page.get_contents().get_data() for page in read(pdf_bytes(doc)).pages)

    assert blue in strokes(usual)
    branded = strokes(replace(usual, brand=Brand(accent="8A1538")))
    assert red in branded
    assert blue not in branded


def test_files_are_binary(pdf: bytes) -> None:
    assert b"ASCII85" not in pdf


def test_documents_rendered_at_once_are_as_those_rendered_alone(every_block: DossierDoc) -> None:
    docs = [replace(every_block, client=f"示例{n}公司") for n in range(6)]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(pdf_bytes, docs)) == [pdf_bytes(doc) for doc in docs]

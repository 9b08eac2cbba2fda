"""A workbook as a person would have made it by hand, and safe to open."""

from __future__ import annotations

import datetime as dt
import re
import shutil
import struct
import subprocess
import zipfile
import zlib
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from advisor_app.domain.errors import InputError
from advisor_app.domain.phrases import Tone
from advisor_app.dossier.document import (
    Brand,
    Cell,
    Column,
    Cover,
    DossierDoc,
    Fill,
    Gauge,
    Gauges,
    Grid,
    Kind,
    Paragraph,
    Rung,
    Rungs,
    Span,
    Spine,
    Status,
    Table,
)
from advisor_app.dossier.xlsx.columns import Ruler
from advisor_app.dossier.xlsx.writer import sheet_name, xlsx_bytes
from tests.accept.dossiers import whole
from tests.accept.example import example
from tests.unit.dossier.conftest import document, table


def opened(data: bytes) -> Any:
    return load_workbook(BytesIO(data))


def midnight(year: int, month: int, day: int) -> dt.datetime:
    """A day as openpyxl reads it."""
    return dt.datetime.combine(dt.date(year, month, day), dt.time())


def find(book: Any, sheet: str, text: str) -> str:
    """The coordinate of the cell with this text."""
    return next(str(c.coordinate) for row in book[sheet].iter_rows() for c in row if c.value == text)


def test_every_block_is_rendered(every_block: DossierDoc) -> None:
    book = opened(xlsx_bytes(every_block))
    said = " ".join(str(c.value) for row in book["部分"].iter_rows() for c in row if c.value is not None)
    for words in (
        "标题一级", "导语文字", "正文着重", "要点文字", "注释文字", "名目", "取值", "末项", "甲类", "乙类",
        "标题三级", "原文摘录。\n——《某文件》第一条", "✓ 符合", "　条件乙", "这里没有内容", "1. 本报告",
        "签字处", "盖章处", "日期处",
    ):  # fmt: skip
        assert words in said, words
    assert len(book["部分"]._charts) == 1
    assert [b.id for b in book["部分"].row_breaks.brk]


def test_numbers_dates_and_codes_are_what_they_are(xlsx: bytes) -> None:
    book = opened(xlsx)
    data = book["数据"]
    rows = {(row[1].value, row[2].value): row for row in data.iter_rows() if row[1].value}
    spend = rows["研发费用", "2025"]
    assert (float(spend[3].value), spend[3].number_format, spend[4].value) == (999.99995, "#,##0.00", "万元")
    assert spend[2].data_type == "s", "a year is a code, not a number"
    assert spend[7].is_date
    assert spend[7].number_format == "yyyy-mm-dd"
    assert (rows["职工人数", "2025"][3].value, rows["职工人数", "2025"][3].number_format) == (128, "#,##0")
    code = book["总览"][find(book, "总览", "91330106MA2EXMPL0X")]
    assert (code.data_type, code.number_format) == ("s", "@")


def test_sums_are_formulas_with_their_results_beside_them(xlsx: bytes) -> None:
    formulas, results = opened(xlsx), load_workbook(BytesIO(xlsx), data_only=True)
    sheet = formulas["可享受"]
    sums = [c for row in sheet.iter_rows() for c in row if c.data_type == "f"]
    assert [c.value for c in sums] == [
        '=SUMIF($K$4:$K$12,"定额",$J$4:$J$12)',
        '=SUMIF($K$4:$K$12,"上限",$J$4:$J$12)',
        '=SUMIF($K$4:$K$12,"择优",$J$4:$J$12)',
    ]
    assert [results["可享受"][c.coordinate].value for c in sums] == [30, 366.91356, 50]
    overview = [c for row in formulas["总览"].iter_rows() for c in row if c.data_type == "f"]
    assert overview[0].value == "=SUMIF('可享受'!$K$4:$K$12,\"定额\",'可享受'!$J$4:$J$12)"
    assert all("SUMIF" in c.value for c in overview), "the kinds stand apart"


def test_links_lead_to_the_words(xlsx: bytes) -> None:
    book = opened(xlsx)
    sheet = book["可享受"]
    row = next(row for row in sheet.iter_rows() if row[1].value == "先进级智能工厂奖励")
    link = row[3].hyperlink
    assert link is not None
    assert link.target is None, "an inner link is a location, never a file"
    name, place = link.location.replace("'", "").split("!")
    assert (name, book[name][place].value) == ("依据原文", "先进级智能工厂奖励")
    assert "进档差额给予奖励" in row[3].comment.text
    assert row[3].comment.text.startswith(
        "《示例市支持专精特新企业发展若干措施》（示政办函〔2025〕1号）第（五）条"
    )


def test_every_list_can_be_filtered_and_printed(xlsx: bytes) -> None:
    for sheet in opened(xlsx):
        assert sheet.page_setup.orientation == "landscape"
        setup = sheet.page_setup
        # One page wide is what is meant where the width is not said.
        assert (setup.paperSize, setup.fitToWidth, setup.fitToHeight) == (9, None, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_area
        assert "示例精工科技有限公司" in sheet.oddHeader.left.text
        assert "&P / &N" in sheet.oddFooter.right.text
        if sheet.title not in ("总览", "梯队与认定"):
            assert sheet.freeze_panes
            assert sheet.auto_filter.ref
            assert sheet.print_title_rows


def test_status_words_are_coloured_by_rules_that_wps_knows(xlsx: bytes) -> None:
    rules = [rule for ranges in opened(xlsx)["可享受"].conditional_formatting for rule in ranges.rules]
    assert {rule.type for rule in rules} == {"expression"}
    assert 'LEFT(E4,1)="✓"' in [rule.formula[0] for rule in rules]


def test_the_checklist_has_a_drop_down(xlsx: bytes) -> None:
    (check,) = opened(xlsx)["材料清单"].data_validations.dataValidation
    assert check.formula1 == '"☐,☑"'


def test_the_picture_is_over_the_tables_own_cells(xlsx: bytes) -> None:
    (chart,) = opened(xlsx)["总览"]._charts
    place = chart.series[0].val.numRef.f
    assert re.fullmatch(r"'总览'!\$[A-Z]+\$\d+:\$[A-Z]+\$\d+", place)


def test_properties(xlsx: bytes) -> None:
    properties = opened(xlsx).properties
    assert properties.title == "陪跑档案·示例精工科技有限公司"
    assert properties.created.isoformat() == "2026-06-15T00:00:00"
    assert properties.modified.isoformat() == "2026-06-15T00:00:00"


@pytest.mark.parametrize("name", ["=cmd|' /C calc'!A0", "+1+1", "-2", "@SUM(A1)", '=HYPERLINK("x")'])
def test_names_that_look_like_formulas_stay_text(name: str) -> None:
    book = opened(xlsx_bytes(document(table(name), client=name)))
    cells = [c for row in book["部分"].iter_rows() for c in row if c.value == name]
    assert len(cells) == 2, "the client's name and the table's"
    for cell in cells:
        assert cell.data_type == "s"
        assert cell.quotePrefix


def test_a_formula_like_firm_name_in_the_whole_report() -> None:
    book = opened(xlsx_bytes(whole(*example(name="=1+1示例公司"))))
    assert not [
        c
        for s in book
        for row in s.iter_rows()
        for c in row
        if str(c.value).startswith("=1") and c.data_type == "f"
    ]


def test_control_characters_are_left_out() -> None:
    data = xlsx_bytes(document(table("甲\x00\x0b乙\ufffe丙\ud800丁"), client="示例\x07公司"))
    said = [c.value for row in opened(data)["部分"].iter_rows() for c in row if c.value]
    assert "甲\n乙丙丁" in said
    assert "示例公司" in said


def test_long_text_goes_on_in_rows_below() -> None:
    long = "依照规定给予支持。" * 5000
    data = xlsx_bytes(document(table(long, main=True)))
    sheet = opened(data)["部分"]
    pieces = [row[0].value for row in sheet.iter_rows() if "给予" in str(row[0].value)]
    assert len(pieces) > 1
    assert all(len(piece) <= 32767 for piece in pieces)
    assert "".join(pieces).replace("\n", "") == long
    assert all(d.height <= 409 for d in sheet.row_dimensions.values() if d.height)


def test_rows_are_high_enough_for_their_text(xlsx: bytes) -> None:
    sheet = opened(xlsx)["依据原文"]
    for row in sheet.iter_rows(min_row=4):
        quote = row[9].value
        if quote:
            lines = -(-len(quote) // 41)
            assert sheet.row_dimensions[row[0].row].height >= lines * 15


def test_a_firm_name_of_sixty_characters() -> None:
    name = "示例" * 30
    sheet = opened(xlsx_bytes(document(table("一"), client=name + "与&更长的名称")))["部分"]
    header = sheet.oddHeader.left.text
    assert header == name + "…"
    assert len(str(sheet.oddHeader.left)) + len(str(sheet.oddHeader.right)) < 255


def test_an_ampersand_is_kept_in_the_header() -> None:
    with zipfile.ZipFile(BytesIO(xlsx_bytes(document(table("一"), client="示例A&B公司")))) as archive:
        assert "示例A&amp;&amp;B公司" in archive.read("xl/worksheets/sheet1.xml").decode()


def test_rare_characters() -> None:
    sheet = opened(xlsx_bytes(document(table("𬭚龘"))))["部分"]
    assert "𬭚龘" in [c.value for row in sheet.iter_rows() for c in row]


def test_the_same_bytes_twice(doc: DossierDoc, xlsx: bytes) -> None:
    assert xlsx_bytes(doc) == xlsx


def test_nothing_tells_the_time_of_writing(xlsx: bytes) -> None:
    with zipfile.ZipFile(BytesIO(xlsx)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert "2026-06-15T00:00:00Z" in archive.read("docProps/core.xml").decode()


@pytest.mark.parametrize(
    ("wanted", "taken", "name"),
    [
        ("总览", [], "总览"),
        ("总览", ["总览"], "总览（2）"),
        ("a/b:c*d?[e]\\f", [], "a b c d  e  f"),
        ("'引号'", [], "引号"),
        ("History", [], "History（2）"),
        ("", [], "表"),
        ("长" * 40, [], "长" * 31),
        ("长" * 40, ["长" * 31], "长" * 28 + "（2）"),
        ("A", ["a"], "A（2）"),
        ("𠮷" * 20, [], "𠮷" * 15),
    ],
)
def test_sheet_names(wanted: str, taken: list[str], name: str) -> None:
    assert sheet_name(wanted, taken) == name


def test_zero_and_missing_differ() -> None:
    columns = (Column("名称", 6), Column("金额（万元）", 6, Kind.MONEY))
    block = Table(columns, ((Cell("零"), Cell(Decimal(0))), (Cell("缺"), Cell(None))))
    sheet = opened(xlsx_bytes(document(block)))["部分"]
    found = {row[0].value: row for row in sheet.iter_rows()}
    money = {name: [c.value for c in row if not isinstance(c.value, str)] for name, row in found.items()}
    assert 0 in money["零"]
    assert set(money["缺"]) == {None}


# --- looks ------------------------------------------------------------------------------------------


def test_every_cell_bears_a_named_style(xlsx: bytes) -> None:
    book = opened(xlsx)
    said = {c.style for sheet in book for row in sheet.iter_rows() for c in row if c.value is not None}
    assert {"标题", "表头", "正文", "编码", "金额", "金额合计", "状态", "强调", "名目", "日期"} <= said
    assert "Normal" not in said
    assert {"填写", "小数", "引文"} <= set(book.named_styles), "also those that no cell has yet"


def test_variants_keep_to_their_style(xlsx: bytes) -> None:
    book = opened(xlsx)
    overview, eligible = book["总览"], book["可享受"]
    link = overview[find(book, "总览", "✓ 可享受")]
    assert (link.style, link.font.u, link.font.color.rgb) == ("状态", "single", "FF1F4E79")
    day = next(c for row in overview.iter_rows() for c in row if c.style == "日期")
    assert (day.style, day.alignment.horizontal) == ("日期", "left")
    assert eligible[find(book, "可享受", "返回总览")].style == "题注"
    quoted = opened(xlsx_bytes(document(table("=1"))))
    assert quoted["部分"][find(quoted, "部分", "=1")].style == "正文"


def test_looks_that_are_alike_stay_apart(every_block: DossierDoc) -> None:
    """小数 and 金额, 状态 and 强调 look the same; a person who changes one does not mean the other."""
    columns = (Column("数", 6, Kind.NUMBER), Column("钱", 6, Kind.MONEY), Column("词", 6))
    row = (Cell(Decimal("1.5")), Cell(Decimal(15000)), Cell("重", strong=True))
    status = (Cell(Decimal(2)), Cell(Decimal(0)), Cell(Status("符合", Tone.GOOD)))
    sheet = opened(xlsx_bytes(document(Table(columns, (row, status)))))["部分"]
    rows = [[c.style for c in r if c.value is not None] for r in sheet.iter_rows()]
    assert ["小数", "金额", "强调"] in rows
    assert ["整数", "金额", "状态"] in rows


def test_figures_have_room() -> None:
    columns = (Column("名称", 10), Column("金额", 3, Kind.MONEY))
    body = ((Cell("大"), Cell(Decimal("12345678901234.56"))), (Cell("小"), Cell(Decimal(1))))
    sheet = opened(xlsx_bytes(document(Table(columns, body, main=True))))["部分"]
    assert sheet.column_dimensions["B"].width > len("1,234,567,890.12") + 1
    assert sheet.column_dimensions["A"].width < 22


def test_what_would_be_too_small_on_a4_is_printed_on_a3() -> None:
    for columns, paper in ((6, "9"), (20, "8")):
        wide = tuple(Column(f"第{n}列", 8) for n in range(columns))
        row = tuple(Cell("字") for _ in wide)
        sheet = opened(xlsx_bytes(document(Table(wide, (row,), main=True))))["部分"]
        assert str(sheet.page_setup.paperSize) == paper


def test_the_height_of_a_text_is_told_without_breaking_it() -> None:
    ruler = Ruler()
    assert ruler.count("", 10) == ruler.count("十个字正好放得下一行", 10) == 1
    assert ruler.count("十一个字就放不下这一行", 10) == 2
    assert ruler.count("一\n二", 10) == 2
    assert ruler.count("word " * 20, 10) == len(ruler.lines("word " * 20, 10))
    assert ruler.count("x" * 100, 10) == 6
    long = "依照规定，给予不超过100万元的支持（“就高、不重复”）。" * 30
    assert abs(ruler.count(long, 20) - len(ruler.lines(long, 20))) <= 2


# --- fields to fill in ------------------------------------------------------------------------------

CHOICES = tuple(f"选项，第{number}个" for number in range(60))


@pytest.fixture(scope="module")
def form() -> bytes:
    """A locked sheet with a field of each kind, and a column that is for the program."""
    fields = (
        Cell(
            Decimal(52_300_000), fill=Fill(Kind.MONEY, hint="审计报告里的营业收入", minimum=Decimal("-0.5"))
        ),
        Cell(None, fill=Fill(Kind.NUMBER)),
        Cell(dt.date(2015, 5, 1), fill=Fill(Kind.DATE)),
        Cell("否", fill=Fill(choices=("是", "否"))),
        Cell(None, fill=Fill(choices=CHOICES)),
        Cell("主轴", fill=Fill(hint="一句话")),
        Cell(None, fill=Fill()),
        Cell("判定书", link="file:示例 公司/判定#1.pdf"),
    )
    columns = (Column("要填的", 12), Column("填在这里", 10), Column("键", 8, Kind.CODE, hidden=True))
    body = tuple((Cell(f"第{n}项"), field, Cell(f"key{n}")) for n, field in enumerate(fields, 1))
    doc = document(Table(columns, body, main=True))
    return xlsx_bytes(replace(doc, sheets=(replace(doc.sheets[0], locked=True),)))


def fields_of(book: Any) -> list[Any]:
    """The cells beside 第1项, 第2项, …"""
    return [row[1] for row in book["部分"].iter_rows() if re.fullmatch(r"第\d项", str(row[0].value))]


def test_only_fields_can_be_changed(form: bytes) -> None:
    book = opened(form)
    *fields, link = fields_of(book)
    assert [c.style for c in fields] == [
        "填写金额", "填写数字", "填写日期", "填写", "填写", "填写", "填写",
    ]  # fmt: skip
    assert [c.value for c in fields][:4] == [5230, None, midnight(2015, 5, 1), "否"]
    unlocked = {c.coordinate for r in book["部分"].iter_rows() for c in r if not c.protection.locked}
    assert unlocked == {c.coordinate for c in fields}
    assert link.protection.locked
    guard = book["部分"].protection
    assert (guard.sheet, guard.password) == (True, None)
    # False: it is not forbidden.
    assert not any((guard.autoFilter, guard.sort, guard.formatColumns, guard.formatCells))


def test_what_is_entered_is_checked(form: bytes) -> None:
    book = opened(form)
    money, number, day, few, many, text, free, _ = (c.coordinate for c in fields_of(book))
    checks = {str(c.sqref): c for c in book["部分"].data_validations.dataValidation}
    assert set(checks) == {money, number, day, few, many, text}
    assert free not in checks, "any text, and nothing to tell"
    kinds = [(checks[c].type, checks[c].operator, checks[c].formula1) for c in (money, number, day)]
    assert kinds == [
        ("decimal", "greaterThanOrEqual", "-0.5"),
        ("decimal", "greaterThanOrEqual", "-1000000000000000"),
        ("date", "greaterThanOrEqual", "1"),
    ]
    assert {checks[c].errorStyle for c in (money, number, day)} == {"warning"}, "who means it goes on"
    assert "不小于 -0.5 的" in checks[money].error
    assert "不适用" in checks[money].error
    assert "可以填负数" in checks[number].error
    assert "不小于" not in checks[number].error, "no limit is told where there is none"
    assert checks[money].prompt == "审计报告里的营业收入"
    assert "万元" in checks[money].error
    assert (checks[few].formula1, checks[few].errorStyle) == ('"是,否"', None), (
        "choices are no matter of taste"
    )
    assert (checks[text].type, checks[text].prompt) == (None, "一句话")


def test_choices_too_long_for_a_rule_stand_on_a_hidden_sheet(form: bytes) -> None:
    book = opened(form)
    (source,) = (
        c.formula1
        for c in book["部分"].data_validations.dataValidation
        if c.type == "list" and "!" in c.formula1
    )
    name, place = source.split("!")
    assert book[name.strip("'")].sheet_state == "hidden"
    assert tuple(row[0].value for row in book[name.strip("'")][place.replace("$", "")]) == CHOICES


def test_a_hidden_column_is_written_and_not_printed(form: bytes) -> None:
    sheet = opened(form)["部分"]
    assert sheet.column_dimensions["C"].hidden
    assert "key1" in [row[2].value for row in sheet.iter_rows()]
    assert sheet.print_area.endswith("$B$" + sheet.print_area.rpartition("$")[2])
    assert sheet.auto_filter.ref.split(":")[1].startswith("C"), "what is sorted stays together"


def test_what_is_read_back_stays_in_its_row() -> None:
    key, preset = "一行\n" * 60, "很长的一段话。" * 300
    columns = (Column("填在这里", 10), Column("键", 8, hidden=True))
    rows = ((Cell(preset, fill=Fill()), Cell(key)), (Cell("短", fill=Fill()), Cell(key)))
    sheet = opened(xlsx_bytes(document(Table(columns, rows, main=True))))["部分"]
    long, short = (r for r in sheet.iter_rows() if r[1].value == key)
    assert (long[0].value, short[0].value) == (preset, "短")
    assert sheet.row_dimensions[long[0].row].height <= 409
    assert sheet.row_dimensions[short[0].row].height < 30, "nobody sees the key"


def test_a_table_beside_the_main_one_hides_its_column_too() -> None:
    main = Table((Column("甲", 10), Column("乙", 10)), ((Cell("1"), Cell("2")),), main=True)
    other = Table((Column("丙", 10), Column("键", 4, hidden=True)), ((Cell("3"), Cell("key")),))
    sheet = opened(xlsx_bytes(document(main, other)))["部分"]
    assert sheet.column_dimensions["C"].hidden
    row = next(r for r in sheet.iter_rows() if r[0].value == "3")
    assert [c.value for c in row] == ["3", None, "key"]
    assert ":$B$" in sheet.print_area


def test_a_wider_table_leaves_the_main_one_its_columns() -> None:
    wide = Table(tuple(Column(f"栏{n}", 6) for n in range(5)), (tuple(Cell(f"格{n}") for n in range(5)),))
    sheet = opened(xlsx_bytes(document(table("一", main=True), wide)))["部分"]
    assert sheet.auto_filter.ref.partition(":")[2].startswith("B")
    assert [c.value for r in sheet.iter_rows() for c in r if str(c.value).startswith("格")] == [
        f"格{n}" for n in range(5)
    ]
    body = next(r for r in sheet.iter_rows() if r[0].value == "一")
    assert [c.value for c in body] == ["一", 1, None, None, None]
    assert ":$E$" in sheet.print_area


def test_a_link_to_a_file_beside(form: bytes) -> None:
    book = opened(form)
    link = fields_of(book)[-1].hyperlink
    assert (link.target, link.location) == ("示例%20公司/判定%231.pdf", None)


# --- what paper draws -------------------------------------------------------------------------------


def test_ladders_gauges_covers_and_spines() -> None:
    gauges = (
        Gauge("研发费用占比", "4.2%", "不低于 3%", Decimal("1.4"), Tone.GOOD),
        Gauge("发明专利", "待补", "2 项", None, Tone.MUTED),
    )
    steps = (Rung("科小", Status("已认定", Tone.GOOD)), Rung("小巨人", Status("未到", Tone.MUTED), "差两项"))
    cover = Cover("申报材料", "示例公司", (("日期", "2026-06-15"), ("联系人", "")))
    data = xlsx_bytes(
        document(Rungs("梯队", steps), Gauges("差距", gauges), cover, Spine("示例", "专精特新", "2026"))
    )
    sheet = opened(data)["部分"]
    rows = [[c.value for c in row if c.value is not None] for row in sheet.iter_rows()]
    for wanted in (
        ["层级", "状态", "说明"],
        ["小巨人", "－ 未到", "差两项"],
        ["条件", "现值", "要求", "完成"],
        ["研发费用占比", "4.2%", "不低于 3%", 1.4],
        ["发明专利", "待补", "2 项"],
        ["申报材料"],
        ["日期", "2026-06-15"],
        ["联系人"],
        ["专精特新"],
    ):
        assert wanted in rows, wanted
    share = next(c for row in sheet.iter_rows() for c in row if c.value == 1.4)
    assert (share.style, share.number_format) == ("百分比", "0%")
    bars = [
        (str(place.sqref), rule.dataBar)
        for place in sheet.conditional_formatting
        for rule in place.rules
        if rule.type == "dataBar"
    ]
    ((where, bar),) = bars
    assert where == share.coordinate, "what is not known has no bar"
    assert [(limit.type, limit.val) for limit in bar.cfvo] == [("num", 0), ("num", 1)]


# --- whose paper it is ------------------------------------------------------------------------------


def png(width: int, height: int) -> bytes:
    """A picture of one colour."""
    parts = []
    for name, data in (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress((b"\0" + b"\x80" * width) * height)),
        (b"IEND", b""),
    ):
        parts.append(struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def test_the_agency_stands_above_the_title() -> None:
    brand = Brand("示例服务公司", ("示例路 1 号", "0571-0000"), png(400, 120), "8A2B45")
    book = opened(xlsx_bytes(replace(document(table("一"), title="部分"), brand=brand)))
    sheet = book["部分"]
    assert [sheet.cell(row, 1).value for row in range(1, 5)] == [
        "示例服务公司", "示例路 1 号", "0571-0000", "示例文书",
    ]  # fmt: skip
    assert sheet["A4"].font.color.rgb == "FF8A2B45"
    head = sheet[find(book, "部分", "名称")]
    assert (head.font.color.rgb, head.fill.fgColor.rgb) == ("FF8A2B45", "FFF3EAEC")
    assert sheet.sheet_properties.tabColor.rgb == "FF8A2B45"
    (logo,) = sheet._images
    size = logo.anchor.ext if hasattr(logo.anchor, "ext") else None
    start, end = logo.anchor._from, logo.anchor.to
    assert size is None
    assert start.row == 0
    assert end.col == 11, "at the right"
    heights = [sheet.row_dimensions[row].height / 0.75 for row in range(1, end.row + 1)]
    assert sum(heights) + end.rowOff / 9525 - start.rowOff / 9525 == pytest.approx(48, abs=1.5)
    texts = [str(r) for r in sheet.merged_cells.ranges if r.min_row == 1]
    assert texts != ["A1:L1"], "the name leaves the logo its place"


@pytest.mark.parametrize(
    "logo", [b"no picture", b"no picture" * 9, png(9, 9)[:20] + b"\0" * 40, png(9, 9)[:30]]
)
def test_a_logo_that_is_no_picture(logo: bytes) -> None:
    with pytest.raises(InputError, match="机构标志"):
        xlsx_bytes(replace(document(table("一")), brand=Brand(logo=logo)))


def test_a_kind_without_a_workbook() -> None:
    with pytest.raises(InputError, match="“示例文书”没有工作簿"):
        xlsx_bytes(replace(document(table("一")), sheets=()))


def test_bare_sheets_have_no_head_and_still_the_disclaimer() -> None:
    doc = document(table("一"))
    bare = replace(doc.sheets[0], title="脊背", bare=True)
    sheet = opened(xlsx_bytes(replace(doc, sheets=(*doc.sheets, bare))))["脊背"]
    assert sheet.oddHeader.left.text is None
    assert sheet["A1"].value == "名称"
    assert "不构成承诺" in " ".join(str(r[0].value) for r in sheet.iter_rows())


def test_heads_and_feet_are_never_printed_on_each_other() -> None:
    client, title = "很长的公司名称" * 20, "很长的部分名称" * 20
    doc = replace(document(table("一"), client=client, title=title), record=(("版本", "长" * 200),))
    for sheet in opened(xlsx_bytes(doc)):
        assert sheet.oddFooter.center.text is None
        assert sheet.oddHeader.right.text.startswith("\n"), "below the client's name"
        lines = sheet.oddFooter.left.text.split("\n")
        assert len(lines) == 2
        assert all(len(line) < 95 for line in lines)


# --- limits -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["<r><t>粗</t></r>", "_x0041_", "<b>&amp;</b>", "]]>", "𠮷" * 3])
def test_markup_stays_text(text: str) -> None:
    sheet = opened(xlsx_bytes(document(table(text))))["部分"]
    assert text in [str(c.value).rstrip() for row in sheet.iter_rows() for c in row]


def test_days_before_excels_calendar_stay_text() -> None:
    columns = (Column("日期", 8, Kind.DATE),)
    rows = ((Cell(dt.date(1900, 2, 28)),), (Cell(dt.date(1900, 3, 1)),))
    sheet = opened(xlsx_bytes(document(Table(columns, rows))))["部分"]
    said = [c.value for row in sheet.iter_rows() for c in row]
    assert "1900-02-28" in said
    assert midnight(1900, 3, 1) in said


def test_links_beyond_the_limit_are_plain_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("advisor_app.dossier.xlsx.writer._MOST_LINKS", 3)
    rows = tuple((Cell(f"去{n}", link="part:部分"),) for n in range(5))
    sheet = opened(xlsx_bytes(document(Table((Column("去处", 8),), rows))))["部分"]
    cells = [c for row in sheet.iter_rows() for c in row if str(c.value).startswith("去") and c.row > 5]
    linked = [c.hyperlink is not None for c in cells if c.value != "去处"]
    assert linked == [True, True, True, False, False]


def test_a_long_text_in_a_grid_goes_on_below() -> None:
    grid = Grid((("说明", Cell("依照规定给予支持。" * 2000)), ("短", Cell("短"))))
    sheet = opened(xlsx_bytes(document(grid)))["部分"]
    assert all(d.height <= 409 for d in sheet.row_dimensions.values() if d.height)
    pieces = [c.value for row in sheet.iter_rows() for c in row if "给予" in str(c.value)]
    assert "".join(pieces).replace("\n", "") == "依照规定给予支持。" * 2000


def test_no_column_is_wider_than_a_program_takes() -> None:
    sheet = opened(xlsx_bytes(document(Table((Column("宽", 2000),), ((Cell("字"),),), main=True))))["部分"]
    assert 200 < sheet.column_dimensions["A"].width <= 255


def test_a_link_on_what_looks_like_markup_leaves_the_file_whole() -> None:
    rows = ((Cell("<r>&</r>", link="part:部分"),),)
    sheet = opened(xlsx_bytes(document(Table((Column("去处", 8),), rows))))["部分"]
    assert "<r>&</r> " in [c.value for row in sheet.iter_rows() for c in row if c.hyperlink]


def test_much_before_a_table_is_not_frozen() -> None:
    lines = tuple(Paragraph((Span(f"第{n}行"),)) for n in range(30))
    assert opened(xlsx_bytes(document(*lines, table("一", main=True))))["部分"].freeze_panes == "B1"


# --- another program --------------------------------------------------------------------------------


def converted(data: bytes, folder: Path, kind: str) -> Path:
    """The workbook opened by LibreOffice and saved as ``kind``."""
    (folder / "a.xlsx").write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", "--headless", "--norestore", profile, "--convert-to", kind]
    command += ["--outdir", str(folder / "out"), str(folder / "a.xlsx")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return folder / "out" / f"a.{kind.partition(':')[0]}"


def style_names(path: Path) -> dict[int, str]:
    """Number → name of the named styles, as the file has them (openpyxl stumbles over gaps)."""
    with zipfile.ZipFile(path) as archive:
        styles = archive.read("xl/styles.xml").decode()
    return {int(i): name for name, i in re.findall(r'<cellStyle name="([^"]+)" xfId="(\d+)"', styles)}


def kept(path: Path) -> dict[str, Any]:
    """What another program has to keep, sheet by sheet."""
    names = style_names(path)
    book: Any = load_workbook(path)
    return {
        sheet.title: {
            "styles": {(c.coordinate, names[c._style.xfId]) for r in sheet.iter_rows() for c in r if c.value},
            "notes": {c.coordinate: c.comment.text for r in sheet.iter_rows() for c in r if c.comment},
            "links": {
                c.coordinate: c.hyperlink.location or c.hyperlink.target.removeprefix("../")
                for r in sheet.iter_rows()
                for c in r
                if c.hyperlink
            },
            "checks": {
                (str(c.sqref), c.type, c.error, c.prompt) for c in sheet.data_validations.dataValidation
            },
            "rules": sum(len(place.rules) for place in sheet.conditional_formatting),
            "print": (sheet.print_area, sheet.print_title_rows, sheet.auto_filter.ref),
            "hidden": sorted(k for k, d in sheet.column_dimensions.items() if d.hidden),
            "locked": (sheet.protection.sheet, sheet.protection.autoFilter, sheet.protection.sort),
            "state": sheet.sheet_state,
        }
        for sheet in book
    }


LIBRE_OFFICE = pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")


@LIBRE_OFFICE
@pytest.mark.parametrize("name", ["xlsx", "form"])
def test_another_program_loses_nothing(name: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    data = request.getfixturevalue(name)
    theirs = kept(converted(data, tmp_path, "xlsx:Calc MS Excel 2007 XML"))
    ours = kept(tmp_path / "a.xlsx")
    assert list(theirs) == list(ours)
    for sheet, facts in ours.items():
        for fact, value in facts.items():
            assert theirs[sheet][fact] == value, (sheet, fact)


@LIBRE_OFFICE
def test_every_sheet_is_printed_on_a_page_wide(xlsx: bytes, tmp_path: Path) -> None:
    reader = PdfReader(converted(xlsx, tmp_path, "pdf"))
    pages = [re.sub(r"\s", "", page.extract_text()) for page in reader.pages]
    assert all(page.mediabox.width > page.mediabox.height for page in reader.pages)
    for number, page in enumerate(pages, 1):
        assert f"第{number}/{len(pages)}页" in page
        assert "不构成承诺" in page
    for sheet in opened(xlsx).sheetnames:
        assert any(page.count(f"陪跑档案·{sheet}") for page in pages), sheet


@LIBRE_OFFICE
def test_another_program_calculates_the_same(xlsx: bytes, tmp_path: Path) -> None:
    theirs = load_workbook(converted(xlsx, tmp_path, "xlsx:Calc MS Excel 2007 XML"), data_only=True)
    ours = load_workbook(BytesIO(xlsx), data_only=True)
    sums = [c for s in opened(xlsx) for row in s.iter_rows() for c in row if c.data_type == "f"]
    assert len(sums) >= 6
    for cell in sums:
        here = ours[cell.parent.title][cell.coordinate].value
        assert here == pytest.approx(theirs[cell.parent.title][cell.coordinate].value)

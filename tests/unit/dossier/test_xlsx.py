"""A workbook as a person would have made it by hand, and safe to open."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from advisor_app.dossier.build import assessment_dossier
from advisor_app.dossier.document import Cell, Column, DossierDoc, Kind, Table
from advisor_app.dossier.xlsx import sheet_name, xlsx_bytes
from tests.accept.example import example
from tests.unit.dossier.conftest import document, table


def opened(data: bytes) -> Any:
    return load_workbook(BytesIO(data))


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
        "=SUM(J13:J15)",
    ]
    assert [results["可享受"][c.coordinate].value for c in sums] == [30, 366.91356, 50, 446.91356]
    overview = [c for row in formulas["总览"].iter_rows() for c in row if c.data_type == "f"]
    assert overview[0].value == "=SUMIF('可享受'!$K$4:$K$12,\"定额\",'可享受'!$J$4:$J$12)"
    assert overview[3].value == "=SUM('可享受'!$J$4:$J$12)"


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
        assert (setup.paperSize, setup.fitToWidth, setup.fitToHeight) == (9, 1, 0)
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
    assert properties.title == "政策评估报告·示例精工科技有限公司"
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
    book = opened(xlsx_bytes(assessment_dossier(*example(name="=1+1示例公司"))))
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


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice to calculate the formulas")
def test_another_program_calculates_the_same(xlsx: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(xlsx)
    subprocess.run(
        [
            "soffice",
            "--headless",
            "--norestore",
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--convert-to",
            "xlsx:Calc MS Excel 2007 XML",
            "--outdir",
            str(tmp_path / "out"),
            str(tmp_path / "a.xlsx"),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    ours = load_workbook(BytesIO(xlsx), data_only=True)
    theirs = load_workbook(tmp_path / "out" / "a.xlsx", data_only=True)
    formulas = opened(xlsx)
    compared = 0
    for sheet in formulas:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    here = ours[sheet.title][cell.coordinate].value
                    there = theirs[sheet.title][cell.coordinate].value
                    assert here == pytest.approx(there)
                    compared += 1
    assert compared >= 8

"""Error cells of .xls and .ods are refused by cell, as those of .xlsx are; never read as blank."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from advisor_app.intake.book import Mark, why_unread
from advisor_app.intake.door import open_foreign
from advisor_app.intake.error_marks import of_ods, of_xls
from advisor_app.intake.refusals import RefusedError
from tests.unit.intake.test_door import converted

LINES = (["企业名称", "营收", "人数"], ["示例·甲"], ["示例·乙", 7, 5], ["示例·丙", "#N/A"])
ERRORS = {(1, 1): ("=1/0", "#DIV/0!"), (1, 2): ("=NA()", "#N/A"), (3, 2): ("=FOO(1)", "#NAME?")}


def written(path: Path) -> Path:
    """Two sheets, and errors by formulas among figures and a text that looks like one."""
    with xlsxwriter.Workbook(path) as book:
        first, second = book.add_worksheet("名单"), book.add_worksheet("第二")
        for row, line in enumerate(
            (["企业名称", "营收", "人数"], ["示例·甲"], ["示例·乙", 7, 5], ["示例·丙", "#N/A"])
        ):
            first.write_row(row, 0, line)
        for (row, column), (formula, shown) in ERRORS.items():
            first.write_formula(row, column, formula, None, shown)
        second.write_string(0, 0, "x")
        second.write_formula(4, 3, "=1/0", None, "#DIV/0!")
    return path


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
def test_an_error_is_marked_and_told(tmp_path: Path, kind: str) -> None:
    made = written(tmp_path / "名单.xlsx")
    read = open_foreign(made if kind == "xlsx" else converted(made, kind, tmp_path))
    first, second = read.sheets
    for (row, column), (_, shown) in ERRORS.items():
        assert (first.at(row, column), first.mark(row, column)) == (shown, Mark.ERROR)
        assert shown in why_unread(first.mark(row, column), first.at(row, column))
    assert set(first.marks.values()) == {Mark.ERROR}
    assert len(first.marks) == len(ERRORS)  # neither the figures nor the text that looks like an error
    assert (first.at(2, 1), first.at(2, 2), first.at(3, 1)) == (7, 5, "#N/A")
    assert second.at(4, 3) == "#DIV/0!"
    assert list(second.marks.values()) == [Mark.ERROR]
    assert read.knows_percent is (kind == "xlsx")


def ods(body: str, head: str = "") -> zipfile.ZipFile:
    spaces = "".join(f' xmlns:{name}="urn:{name}"' for name in ("office", "table", "text", "calcext"))
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(
            "content.xml", f'<?xml version="1.0"?>{head}<office:body{spaces}>{body}</office:body>'
        )
    return zipfile.ZipFile(out)


def test_repeated_rows_and_columns_of_an_ods() -> None:
    (marks,) = of_ods(
        ods(
            '<table:table><table:table-row table:number-rows-repeated="3">'
            "<table:table-cell/></table:table-row>"
            '<table:table-row table:number-rows-repeated="2">'
            '<table:table-cell table:number-columns-repeated="2"/>'
            '<table:table-cell table:formula="of:=1/0" table:number-columns-repeated="2">'
            "<text:p>#DIV/0!</text:p></table:table-cell></table:table-row></table:table>"
        )
    )
    assert set(marks.errors.values()) == {"#DIV/0!"}
    assert sorted(divmod(at, 16_384) for at in marks.errors) == [(3, 2), (3, 3), (4, 2), (4, 3)]


def test_a_document_type_in_an_ods_is_refused() -> None:
    with pytest.raises(RefusedError, match="DOCTYPE"):
        of_ods(ods("<table:table/>", '<!DOCTYPE a [<!ENTITY b "c">]>'))


@settings(max_examples=150, deadline=2_000, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_a_broken_container_only_gives_no_marks(data: st.DataObject) -> None:
    """Sectors that go round, lengths beyond the end, nonsense: an end, and at worst nothing found."""
    content = bytearray(data.draw(st.binary(min_size=512, max_size=4_096)))
    content[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    content[30:34] = b"\x09\x00\x06\x00"
    for at in (44, 48, 60, 68, 76):
        content[at : at + 4] = data.draw(st.integers(0, 9)).to_bytes(4, "little")
    assert isinstance(of_xls(bytes(content)), list)

"""Error cells of .xls, .xlsb and .ods are refused by cell, as those of .xlsx are; never read as blank."""

from __future__ import annotations

import struct
import time
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from advisor_app.domain.errors import InputError
from advisor_app.intake.book import WIDTH, Mark, why_unread
from advisor_app.intake.door import open_foreign
from advisor_app.intake.error_marks import of_ods, of_xls, of_xlsb
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


def test_an_ods_whose_xml_is_broken_is_refused_at_once(tmp_path: Path) -> None:
    """The reader of values went round for ever at an end that is none."""
    made = converted(written(tmp_path / "名单.xlsx"), "ods", tmp_path)
    broken = tmp_path / "坏.ods"
    with zipfile.ZipFile(made) as whole, zipfile.ZipFile(broken, "w") as archive:
        for name in whole.namelist():
            content = whole.read(name)
            if name == "content.xml":
                start, end, rest = content.rpartition(b"</table:table>")
                assert end
                content = start + b"</table:\x01\0\0\0e>" + rest
            archive.writestr(name, content)
    began = time.monotonic()
    with pytest.raises(InputError, match="打不开，可能已损坏"):
        open_foreign(broken)
    assert time.monotonic() - began < 15  # of the thirty seconds that the door gives


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


# --- xlsb: there is no writer of it here, so the records are laid by hand (MS-XLSB) ------------------------


def record(kind: int, body: bytes = b"") -> bytes:
    """A record: its kind and its size in sevens of bits."""
    head = bytes([kind]) if kind < 128 else bytes([kind & 127 | 128, kind >> 7])
    size = len(body)
    while size > 127:
        head, size = head + bytes([size & 127 | 128]), size >> 7
    return head + bytes([size]) + body


def wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def binary_sheet(rows: dict[int, dict[int, tuple[int, bytes]]]) -> bytes:
    """Cells by row and column: the kind of the record and what stands behind the place."""
    last = max(rows)
    out = record(129) + record(148, struct.pack("<4I", 0, last, 0, 9)) + record(145)
    for row, cells in rows.items():
        out += record(0, struct.pack("<II", row, 0) + bytes(9))
        for column, (kind, body) in cells.items():
            out += record(kind, struct.pack("<II", column, 0) + body)
    return out + record(146) + record(130)


def text(said: str) -> tuple[int, bytes]:
    return 6, wide(said)


def number(value: float) -> tuple[int, bytes]:
    return 5, struct.pack("<d", value)


def xlsb(path: Path, *sheets: bytes, rels: str = "") -> Path:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    parts = ["chartsheets/sheet9.bin", *(f"worksheets/sheet{n}.bin" for n in range(1, len(sheets) + 1))]
    told = "".join(
        f'<Relationship Id="rId{n}" Type="{kind}/{part.split("/")[0][:-1]}" Target="{part}"/>'
        for n, part in enumerate(parts)
    )
    book = record(131) + record(143)
    for n in range(len(parts)):
        book += record(156, struct.pack("<II", 0, n + 1) + wide(f"rId{n}") + wide(f"表{n}"))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.bin", book + record(144) + record(132))
        archive.writestr("xl/_rels/workbook.bin.rels", rels or f"<Relationships>{told}</Relationships>")
        archive.writestr("xl/chartsheets/sheet9.bin", record(129) + record(130))
        for n, sheet in enumerate(sheets, 1):
            archive.writestr(f"xl/worksheets/sheet{n}.bin", sheet)
    return path


def test_the_errors_of_a_binary_workbook_are_told(tmp_path: Path) -> None:
    first = binary_sheet(
        {
            0: {0: text("企业名称"), 1: text("营收"), 2: text("人数")},
            1: {0: text("示例·甲"), 1: (3, b"\x07"), 2: (11, b"\x2a" + bytes(10))},
            2: {0: text("示例·乙" * 60), 1: number(7), 2: text("#N/A")},
            300: {1: (3, b"\x2b")},
        }
    )
    second = binary_sheet({4: {3: (3, b"\x17")}})
    read = open_foreign(xlsb(tmp_path / "名单.xlsb", first, second))
    assert read.kind == "xlsb"
    one, two = read.sheets
    assert (one.name, two.name) == ("表1", "表2")  # charts are no sheets
    assert (one.at(1, 1), one.at(1, 2)) == ("#DIV/0!", "#N/A")
    assert (one.at(2, 1), one.at(2, 2)) == (7, "#N/A")
    marked = {divmod(at, WIDTH) for at, mark in one.marks.items() if mark == Mark.ERROR}
    assert marked == {(1, 1), (1, 2), (300, 1)}
    assert "#DIV/0!" in why_unread(one.mark(1, 1), one.at(1, 1))
    assert (two.at(4, 3), two.mark(4, 3)) == ("#REF!", Mark.ERROR)


def test_a_binary_workbook_with_a_document_type_is_refused(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "b">]><Relationships/>'
    with pytest.raises(InputError, match="DOCTYPE"):
        open_foreign(xlsb(tmp_path / "坏.xlsb", binary_sheet({0: {0: text("甲")}}), rels=bomb))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.binary(max_size=80), st.integers(0, 400), st.booleans())
def test_a_damaged_binary_workbook_never_fails_the_reading(
    tmp_path: Path, junk: bytes, at: int, end: bool
) -> None:
    whole = binary_sheet({1: {0: text("示例·甲"), 1: (3, b"\x07")}, 2: {1: (11, b"\x2a")}})
    damaged = whole[:at] + junk + (b"" if end else whole[at + len(junk) :])
    with zipfile.ZipFile(xlsb(tmp_path / "坏.xlsb", damaged)) as archive:
        for marks in of_xlsb(archive):
            assert all(word.startswith("#") for word in marks.errors.values())


def test_a_large_binary_sheet_is_looked_through_in_its_time(tmp_path: Path) -> None:
    cells = b"".join(record(5, struct.pack("<IId", column, 0, 1.5)) for column in range(100))
    rows = (record(0, struct.pack("<II", row, 0) + bytes(9)) + cells for row in range(10_000))
    sheet = record(129) + record(145) + b"".join(rows) + record(3, struct.pack("<II", 3, 0) + b"\x2a")
    with zipfile.ZipFile(xlsb(tmp_path / "大.xlsb", sheet)) as archive:
        began = time.process_time()
        (marks,) = of_xlsb(archive)
        assert time.process_time() - began < 15  # of the reader's sixty seconds; a million cells
    assert marks.errors == {9_999 * WIDTH + 3: "#N/A"}

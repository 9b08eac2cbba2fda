"""Foreign files are opened in a process of their own: read, or refused in a sentence, in bounded time."""

from __future__ import annotations

import datetime as dt
import shutil
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from advisor_app.domain.errors import InputError
from advisor_app.intake import door
from advisor_app.intake.book import MOST_ROWS, Mark, letters
from advisor_app.intake.door import open_foreign
from tests.unit.intake.conftest import Write

ROWS = [["企业名称", "2024年营收（万元）"], ["示例·甲", 12.5], ["示例·乙", "约500"]]
TEXT = "企业名称,备注\n示例·甲,一二三\n"


def converted(source: Path, kind: str, folder: Path) -> Path:
    """The workbook in another program's form."""
    if shutil.which("soffice") is None:
        pytest.skip("needs LibreOffice")
    subprocess.run(
        [
            *("soffice", "--headless", "--norestore", f"-env:UserInstallation=file://{folder}/profile"),
            *("--convert-to", kind, "--outdir", str(folder / "out"), str(source)),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return folder / "out" / f"{source.stem}.{kind}"


def test_a_workbook_is_read_with_its_marks(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "表"
    sheet["B2"] = 0.05
    sheet["B2"].number_format = "0.0%"
    sheet["C2"] = 0.05
    sheet["C2"].number_format = '0.00"%"'
    sheet["B3"] = "=1+1"
    sheet["C3"] = "#REF!"
    sheet["C3"].data_type = "e"
    sheet["D3"] = dt.date(2024, 2, 29)
    sheet.merge_cells("A5:C5")
    sheet["A5"] = " 文字 "
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["D"].hidden = True
    path = tmp_path / "甲.xlsx"
    book.save(path)
    read = open_foreign(path)
    (found,) = read.sheets
    assert (read.kind, read.knows_percent, found.name) == ("xlsx", True, "表")
    assert (found.at(1, 1), found.mark(1, 1), found.mark(1, 2)) == (0.05, Mark.PERCENT, "")
    assert (found.mark(2, 1), found.mark(2, 2)) == (Mark.NO_RESULT, Mark.ERROR)
    assert found.at(2, 2) == "#REF!"
    assert (found.at(2, 3), found.mark(2, 3)) == ("2024-02-29", Mark.DAY)
    assert found.at(4, 0) == " 文字 "
    assert found.merged == [(4, 0, 4, 2)]
    assert (found.hidden_rows, found.hidden_columns) == ([1], [3])
    assert found.place(2, 3) == "表!D3"


@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_other_kinds_read_the_same_whatever_their_name(workbook: Write, tmp_path: Path, kind: str) -> None:
    made = converted(workbook(名单=ROWS), kind, tmp_path)
    named = made.rename(made.with_suffix(".et"))
    read = open_foreign(named)
    assert read.kind == kind
    assert read.sheets[0].rows == ROWS


def test_a_dimension_of_one_cell_hides_nothing(workbook: Write, tmp_path: Path) -> None:
    source, path = workbook(名单=ROWS), tmp_path / "wps.xlsx"
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            told = old.read(name)
            if name.endswith("sheet1.xml"):
                assert b'<dimension ref="A1:B3"' in told
                told = told.replace(b'<dimension ref="A1:B3"', b'<dimension ref="A1"')
            new.writestr(name, told)
    assert open_foreign(path).sheets[0].rows == ROWS


@pytest.mark.parametrize(
    ("encoding", "told", "sure"),
    [
        ("utf-8", "utf-8", True),
        ("utf-8-sig", "utf-8", True),
        ("gb18030", "gb18030", False),
        ("utf-16", "utf-16", True),
        ("utf-16-le", "utf-16-le", False),
    ],
)
def test_encodings_of_csv(tmp_path: Path, encoding: str, told: str, sure: bool) -> None:
    path = tmp_path / "甲.csv"
    path.write_bytes(TEXT.encode(encoding))
    read = open_foreign(path)
    assert read.sheets[0].rows == [["企业名称", "备注"], ["示例·甲", "一二三"]]
    assert read.encoding == told
    assert bool(read.others) is not sure or encoding == "utf-16-le"


def test_a_western_csv_is_read_as_chinese_but_the_other_reading_is_offered(tmp_path: Path) -> None:
    path = tmp_path / "west.csv"
    path.write_bytes("Größe;Süß\nA;5\n".encode("cp1252"))
    read = open_foreign(path)
    assert read.encoding == "gb18030"
    assert "cp1252" in read.others
    again = open_foreign(path, "cp1252")
    assert again.sheets[0].rows[0] == ["Größe", "Süß"]
    assert again.separator == ";"


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_separators_and_quotes_of_csv(tmp_path: Path, separator: str) -> None:
    path = tmp_path / "甲.csv"
    lines = [["企业名称", "备注", "代码"], ["示例·甲", f'"a{separator}b\n""c"""', '="0012"']]
    path.write_text("\r\n".join(separator.join(line) for line in lines), encoding="utf-8")
    assert open_foreign(path).sheets[0].rows == [
        ["企业名称", "备注", "代码"],
        ["示例·甲", f'a{separator}b\n"c"', "0012"],
    ]


def refusal(path: Path, **told: float) -> str:
    with pytest.raises(InputError) as caught:
        open_foreign(path, **told)  # type: ignore[arg-type]
    sentence = str(caught.value)
    assert "\n" not in sentence
    assert sentence.endswith("。")
    return sentence


def sheet_xml(cells: str) -> str:
    return f'<?xml version="1.0"?>{{}}<worksheet xmlns="http://x"><sheetData>{cells}</sheetData></worksheet>'


def remade(source: Path, path: Path, change: Callable[[bytes], bytes]) -> Path:
    """The workbook with another first sheet."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            told = old.read(name)
            new.writestr(name, change(told) if name.endswith("sheet1.xml") else told)
    return path


def test_a_million_rows_are_refused_soon(workbook: Write, tmp_path: Path) -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, 1_000_001))
    body = sheet_xml(rows).format("").encode()
    path = remade(workbook(名单=ROWS), tmp_path / "many.xlsx", lambda _old: body)
    started = time.monotonic()
    said = refusal(path)
    assert f"{MOST_ROWS:,} 行" in said
    assert "advisor screen" in said
    assert time.monotonic() - started < door.TIMEOUT


def test_one_cell_at_the_far_end_is_refused_but_a_styled_empty_one_is_not(
    workbook: Write, tmp_path: Path
) -> None:
    def far(value: str) -> Path:
        cell = f'<row r="1048576"><c r="XFD1048576" s="0">{value}</c></row></sheetData>'.encode()
        name = "v.xlsx" if value else "s.xlsx"
        return remade(workbook(名单=ROWS), tmp_path / name, lambda old: old.replace(b"</sheetData>", cell))

    assert "行" in refusal(far("<v>1</v>"))
    assert open_foreign(far("")).sheets[0].rows[:3] == ROWS


def test_bombs_are_refused(workbook: Write, tmp_path: Path) -> None:
    source = workbook(名单=ROWS)
    entities = '<!DOCTYPE b [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]>'
    body = sheet_xml('<row r="1"><c r="A1" t="str"><v>&b;</v></c></row>').format(entities).encode()
    assert "DOCTYPE" in refusal(remade(source, tmp_path / "xml.xlsx", lambda _old: body))
    blanks = b" " * 250_000_000
    assert "太大" in refusal(remade(source, tmp_path / "zip.xlsx", lambda old: old + blanks))


def test_what_is_no_table_is_refused_in_a_sentence(tmp_path: Path, workbook: Write) -> None:
    whole = workbook(名单=ROWS).read_bytes()
    for name, data in {
        "空.xlsx": b"",
        "图.xlsx": b"\x89PNG\r\n\x1a\n123",
        "页.xls": b"<html><table><tr><td>1",
        "断.xlsx": whole[: len(whole) // 2],
        "老.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x01" * 3000,
        "零.csv": b"\0\x01\x02" * 400,
        "引.csv": b'a,"' + b"x\n" * 200_000,
        "中.csv": "企业，代码\n甲，乙\n".encode(),
    }.items():
        path = tmp_path / name
        path.write_bytes(data)
        refusal(path)
    assert "文件夹" in refusal(tmp_path)
    assert "没有" in refusal(tmp_path / "不在.xlsx")
    pack = tmp_path / "包.xlsx"
    with zipfile.ZipFile(pack, "w") as archive:
        archive.writestr("a.txt", "b")
    assert "压缩包" in refusal(pack)


@pytest.mark.parametrize(
    ("program", "word"),
    [
        ("import time; time.sleep(600)", "太久"),
        ("import os; os.abort()", "打不开"),
        ("raise BaseException", "打不开"),
        ("import sys; sys.stdout.write('x' * 1000)", "打不开"),
    ],
)
def test_a_reader_that_hangs_or_dies_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str, word: str
) -> None:
    monkeypatch.setattr(door, "reader_command", lambda: [sys.executable, "-c", program])
    assert word in refusal(tmp_path / "甲.xlsx", timeout=1.0)


def test_it_can_be_cancelled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        door, "reader_command", lambda: [sys.executable, "-c", "import time; time.sleep(600)"]
    )
    with pytest.raises(InputError, match="已取消"):
        open_foreign(tmp_path / "甲.xlsx", cancelled=lambda: True)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="limits memory")
def test_memory_is_limited() -> None:
    program = (
        "from advisor_app.intake import reader; reader.limit(600 << 20)\n"
        "try:\n x = bytearray(700 << 20)\nexcept MemoryError:\n print('limited')"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "limited"


def test_the_desktop_never_loads_the_reader() -> None:
    program = (
        "import sys, advisor_app.intake.form, advisor_app.intake.door\n"
        "print([m for m in ('python_calamine', 'openpyxl', 'polars') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "[]"


def test_columns_are_named_as_workbooks_do() -> None:
    assert [letters(n) for n in (0, 25, 26, 51, 52, 701, 702, 16383)] == [
        "A", "Z", "AA", "AZ", "BA", "ZZ", "AAA", "XFD",
    ]  # fmt: skip


def test_openpyxl_agrees_on_what_was_written(workbook: Write) -> None:
    path = workbook(名单=ROWS)
    sheet = load_workbook(path)["名单"]
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == open_foreign(path).sheets[0].rows

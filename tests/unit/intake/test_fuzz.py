"""Broken, cut, spliced and hostile files: every reader says one sentence, soon, and never falls over.

The reading process's own function is called here (a process for each example would be too slow), so a crash
that only a process survives would end this test: the doors that guard against that are in test_door.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from advisor_app.domain.errors import InputError
from advisor_app.domain.library import Library
from advisor_app.intake import csv_text, xlsx_marks
from advisor_app.intake.book import LONGEST, Book, Refused, Whole
from advisor_app.intake.cells import read_cell
from advisor_app.intake.mapping import Words
from advisor_app.intake.outline import outline, read_points
from advisor_app.intake.reader import read
from advisor_app.intake.refusals import RefusedError
from advisor_app.library.compiler.load import load_text
from advisor_app.library.compiler.problems import CompileError
from advisor_app.services.client_file import read_client_file
from advisor_app.services.policies import load_library

DAY = dt.date(2026, 2, 2)
SEEN = settings(max_examples=150, deadline=5_000, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library()


@pytest.fixture(scope="module")
def words(library: Library) -> Words:
    return Words(library.catalogue, DAY)


def _workbook() -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["企业名称", "2024年营收（万元）", "占比%"],
        ["示例·甲", 12.5, 0.5],
        ["示例·乙", "约3", "=1"],
    ):
        sheet.append(row)
    sheet["C3"] = "=1"
    sheet["C2"].number_format = "0%"
    sheet.merge_cells("A5:B6")
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


XLSX = _workbook()
with zipfile.ZipFile(io.BytesIO(XLSX)) as _whole:
    PARTS = {name: _whole.read(name) for name in _whole.namelist()}
CSV = "企业名称,统一社会信用代码,2024年营收（万元）\n示例·甲,9133,12.5\n".encode("gb18030")
CLIENT = json.dumps(
    {"name": "示例·甲", "facts": {"revenue": {"2024": {"value": "1.5", "source": "audit"}}}, "items": []},
    ensure_ascii=False,
).encode()
POLICY = "id: a\ntitle: 标题\nrules:\n  - {level: 必须, quote: 原文}\n".encode()


STUFF = (b"<", b">", b'"', b"&", b"999999999", b"-", b"\0", b"\xff")
CELL = st.none() | st.text(max_size=12) | st.floats() | st.booleans()


@st.composite
def mutated(draw: st.DrawFn, whole: bytes) -> bytes:
    """A file that was cut, overwritten, doubled or stuffed somewhere."""
    data = bytearray(whole)
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, max(0, len(data) - 1)))
        size = draw(st.integers(0, 40))
        match draw(st.sampled_from(("cut", "write", "twice", "stuff", "end"))):
            case "cut":
                del data[at : at + size]
            case "write":
                data[at : at + size] = draw(st.binary(max_size=size))
            case "twice":
                data[at:at] = data[at : at + size] * draw(st.integers(1, 30))
            case "stuff":
                data[at:at] = draw(st.sampled_from(STUFF))
            case _:
                del data[at:]
    return bytes(data)


@st.composite
def remade(draw: st.DrawFn) -> bytes:
    """A workbook whose zip is whole, with one part of it mutated."""
    name = draw(st.sampled_from(sorted(PARTS)))
    told = draw(mutated(PARTS[name]))
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for each, data in PARTS.items():
            archive.writestr(each, told if each == name else data)
    return made.getvalue()


def understood(book: Book, words: Words) -> None:
    """Everything that is done with a book once it is read."""
    found = outline(book, words)
    if found is None:
        return
    facts = words.catalogue.facts
    uses = {head.text: head.use for head in found.heads}
    for point in read_points(book, found, uses, []):
        taken = read_cell(facts[uses[point.head].fact], point.unit, point.raw, point.mark, DAY)
        assert taken.value is None or not taken.fault


def check(path: Path, data: bytes, words: Words) -> None:
    path.write_bytes(data)
    answer = read(path)
    if isinstance(answer, Refused):
        assert answer.sentence.endswith("。")
        assert "\n" not in answer.sentence.replace(path.name, "")
        return
    assert isinstance(answer, Whole)
    for sheet in answer.book.sheets:
        assert all(len(cell) <= LONGEST for row in sheet.rows for cell in row if isinstance(cell, str))
    understood(answer.book, words)


@SEEN
@given(data=remade())
def test_marks_of_any_workbook_are_read_or_refused(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive, suppress(RefusedError):
        xlsx_marks.Marks.of(archive, "x.xlsx")


@SEEN
@given(data=remade() | mutated(XLSX))
def test_any_workbook_is_read_or_refused(
    data: bytes, words: Words, tmp_path_factory: pytest.TempPathFactory
) -> None:
    check(tmp_path_factory.getbasetemp() / "fuzz.xlsx", data, words)


@SEEN
@given(data=mutated(CSV) | st.binary(max_size=300))
def test_any_csv_is_read_or_refused(
    data: bytes, words: Words, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / "fuzz.csv"
    check(path, data, words)
    for encoding in csv_text.ENCODINGS:
        assert isinstance(read(path, encoding), Whole | Refused)


@SEEN
@given(rows=st.lists(st.lists(CELL, max_size=6), max_size=8))
def test_any_cells_under_known_headers_are_understood(rows: list[list[object]], words: Words) -> None:
    from advisor_app.intake.book import Sheet

    heads = ["企业名称", "2024年营收（万元）", "2024年职工人数", "成立日期", "是否制造业", "研发机构级别"]
    for first in ([heads], []):
        understood(Book("csv", [Sheet("a", [*first, *rows])]), words)  # type: ignore[list-item]


@SEEN
@given(data=mutated(CLIENT))
def test_any_client_file_is_read_or_refused(data: bytes, library: Library) -> None:
    with suppress(InputError, UnicodeDecodeError):
        read_client_file(data.decode("utf-8"), library.catalogue, DAY)


@SEEN
@given(data=mutated(POLICY))
def test_any_policy_file_is_read_or_refused(data: bytes) -> None:
    with suppress(CompileError):
        load_text(data.decode("utf-8", errors="replace"), "a.yaml")

"""A workbook read in pieces says what it says when read as a whole, or is not read in pieces."""

from __future__ import annotations

import datetime as dt
import io
import itertools
import re
import zipfile
from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path

import openpyxl
import polars as pl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor_app.domain.errors import InputError
from advisor_app.screening import pieces as cutting
from advisor_app.screening import sheet, workbook
from advisor_app.screening.pieces import NotPlainError, pieces, sizes
from advisor_app.screening.sheet import cells, has_long, placed
from advisor_app.screening.texts import as_text
from advisor_app.screening.workbook import Workbook

Value = str | float | bool | dt.datetime | None
SMALL = 400
"""Bytes of a piece in these tests: a few rows."""
SHEET = "xl/worksheets/sheet1.xml"
TINY = re.compile(r"-?[0-9.]+e-[0-9]+")


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cutting, "FIRST", SMALL)
    monkeypatch.setattr(cutting, "_HEAD", 2 * SMALL)
    monkeypatch.setattr(cutting, "_READ", SMALL // 2)
    monkeypatch.setattr(cutting, "_TIMES_SHARED", 0)


def book(rows: Iterable[Sequence[Value]], at: Path | io.BytesIO, shared: bool = True) -> None:
    """Write rows as a workbook; None leaves a cell out."""
    target = str(at) if isinstance(at, Path) else at
    with xlsxwriter.Workbook(target, {"in_memory": True} if shared else {"constant_memory": True}) as made:
        sheet = made.add_worksheet()
        made.add_worksheet("另一张").write(0, 0, "不要")
        day = made.add_format({"num_format": "yyyy-mm-dd"})
        share = made.add_format({"num_format": "0.0%"})
        for y, row in enumerate(rows):
            for x, value in enumerate(row):
                if isinstance(value, dt.datetime):
                    sheet.write_datetime(y, x, value, day)
                elif isinstance(value, float) and x % 2:
                    sheet.write_number(y, x, value, share)
                elif value is not None:
                    sheet.write(y, x, value)


def as_told(table: pl.DataFrame) -> pl.DataFrame:
    """All columns as text, 3.43e-7 as 0.000000343: the library and Polars spell such a number differently."""
    told = table.select(as_text(kind, name) for name, kind in table.schema.items())
    spelled = {t for column in told for t in column if t is not None and TINY.fullmatch(t)}
    return told.with_columns(pl.all().replace({t: f"{Decimal(t):f}" for t in spelled}))


def in_pieces(path: Path) -> pl.DataFrame:
    """The sheet from its pieces, as texts."""
    found = list(pieces(path, SMALL))
    assert [p.number for p in found] == list(range(len(found)))
    tables = [as_told(placed(cells(p.workbook, p.rows), p.above, p.last)) for p in found]
    return pl.concat(tables, how="diagonal")


def whole(path: Path) -> pl.DataFrame:
    """The sheet in one go, as texts."""
    return as_told(cells(path, None))


HOSTILE: Sequence[Sequence[Value]] = (
    ("企业名称", "占比", "收入", "日期", "是否", "代码"),
    *(
        (
            f"示例·{n}",
            0.0499999999999 if n % 7 == 0 else n / 1000,
            "约500" if n % 11 == 0 else n * 10.07,
            dt.datetime(2026, 7, 1) if n % 5 else "2026年3月",  # noqa: DTZ001
            n % 2 == 0,
            "330106",
        )
        for n in range(1, 40)
    ),
    (None, None, None, None, None, None),
    ("示例·末", None, None, None, None, None, "多出一列"),
)


@pytest.mark.parametrize("shared", [True, False])
def test_pieces_say_what_the_whole_says(tmp_path: Path, shared: bool) -> None:
    path = tmp_path / "list.xlsx"
    book(HOSTILE, path, shared)
    found = in_pieces(path)
    assert found.equals(whole(path))
    assert len(found) == len(HOSTILE)


cell = st.one_of(
    st.none(),
    st.booleans(),
    # numbers of at most fifteen digits, as a workbook shows them
    st.builds(lambda n, places: n / 10**places, st.integers(-(10**15) + 1, 10**15 - 1), st.integers(0, 15)),
    st.integers(-(10**9), 10**9).map(float),
    st.sampled_from(["约500", "1.5", '<row r="1">', "不适用", " ", "&amp;", "]]>", "330106", "true"]),
    st.datetimes(dt.datetime(1990, 1, 1), dt.datetime(2090, 1, 1)).map(  # noqa: DTZ001
        lambda d: d.replace(hour=0, minute=0, second=0, microsecond=0)
    ),
)


@settings(max_examples=20)
@given(st.lists(st.lists(cell, min_size=4, max_size=4), min_size=12, max_size=40))
def test_any_cells_in_pieces_are_those_of_the_whole(rows: list[list[Value]]) -> None:
    made = io.BytesIO()
    head: list[Value] = ["甲", "乙", "丙", "丁"]
    book([head, *rows, head], made)
    tables = [as_told(placed(cells(p.workbook, p.rows), p.above, p.last)) for p in pieces(made, SMALL)]
    assert len(tables) > 1
    assert pl.concat(tables, how="diagonal").equals(as_told(cells(made.getvalue(), None)))


def test_digits_beyond_the_ninth_decimal_are_kept(tmp_path: Path) -> None:
    rows: list[Sequence[Value]] = [("占比", "混"), *((0.04999999999999, 0.0499999999999),) * 20]
    rows.append((0.1 + 0.2, "约5"))
    path = tmp_path / "list.xlsx"
    book(rows, path)
    for table in (in_pieces(path), whole(path)):
        assert table.row(1) == ("0.04999999999999", "0.0499999999999")
        assert table.row(-1) == ("0.3", "约5")


def test_a_small_e_is_an_exponent_too(tmp_path: Path) -> None:
    """Excel writes 1.05E-12, other writers 1.05e-12."""
    made = openpyxl.Workbook()
    page = made.create_sheet(index=0)
    for row in [("占比", "名称"), *((value, "示例") for value in (-1.05e-12, "约5") * 10)]:
        page.append(row)
    path = tmp_path / "list.xlsx"
    made.save(path)
    for table in (in_pieces(path), whole(path)):
        assert set(table["column_1"][1:]) == {"-0.00000000000105", "约5"}


def test_large_numbers_among_texts_get_no_digits_that_nobody_wrote(tmp_path: Path) -> None:
    numbers = ("22484416.6", "20871727003152.8", "-72290495568.3", "99999999.25", "123456789012345")
    written = [*numbers, "约500", "约0.123456789"]
    rows: list[Sequence[Value]] = [("收入",), *((float(t) if t in numbers else t,) for t in written * 10)]
    path = tmp_path / "list.xlsx"
    book(rows, path)
    for table in (in_pieces(path), whole(path)):
        told = [row[0] for row in table.rows()]
        assert told == ["收入", *written * 10]


def test_an_empty_first_column_and_first_row_stay_in_place(tmp_path: Path) -> None:
    rows: list[Sequence[Value]] = [(None, "a", "b"), *((None, f"x{n}", float(n)) for n in range(30))]
    path = tmp_path / "list.xlsx"
    book(rows, path)
    found = in_pieces(path)
    assert found.width == 3
    assert found.get_column("column_1").null_count() == len(found)
    assert found.row(30) == (None, "x29", "29")


def test_however_many_are_read_at_a_time_every_piece_is_read_once(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    book(HOSTILE, path)
    for readers in (1, 3):
        folder = tmp_path / str(readers)
        folder.mkdir()
        sheet.in_pieces(path, folder, readers, SMALL)
        written = sorted(folder.glob("*.arrow"))
        assert [t.name for t in written] == [f"piece-{n:05d}.arrow" for n in range(len(written))]
        assert len(written) > 3
        told = pl.concat([as_told(pl.read_ipc(t)) for t in written], how="diagonal")
        assert told.equals(whole(path))


def changed(path: Path, old: bytes, new: bytes, member: str = SHEET) -> Path:
    """A copy of a workbook with other bytes in one of its members."""
    copy = path.with_name("changed.xlsx")
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == member:
                assert old in content
                content = content.replace(old, new)
            target.writestr(name, content)
    return copy


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'<row r="20"', b'<row x="20"'),
        (b'<row r="20"', b'<row\nr="20"'),
        (b'<row r="20"', b'<row r="9"'),
        (b'<row r="20"', b'<!-- <row r="20"> --><row r="20"'),
        (b"<sheetData>", b'<sheetData x="1">'),
        (b"</sheetData>", b"</sheetData >"),
    ],
)
def test_what_is_not_plainly_written_is_read_as_a_whole(tmp_path: Path, old: bytes, new: bytes) -> None:
    path = tmp_path / "list.xlsx"
    book(HOSTILE, path)
    odd = changed(path, old, new)
    try:
        found = in_pieces(odd)
    except NotPlainError:
        return
    # a number that stands inside a piece may be odd: then the library tells both ways alike
    assert found.equals(whole(odd))


def test_a_cell_outside_its_row_is_not_plain(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    book(HOSTILE, path)
    odd = changed(path, b'<c r="A20"', b'<c r="A2"')
    with pytest.raises(NotPlainError):
        in_pieces(odd)


def test_long_numbers_are_found_by_their_column() -> None:
    rows = (
        b'<row r="2"><c r="A2" s="1"><v>0.04999999999</v></c>'
        b'<c r="AB2"><v>1.5E-12</v></c><c r="C2"><v>1.5</v></c></row>'
    )
    assert [has_long(rows, place) for place in (1, 28, 3, 2)] == [True, True, False, False]


# --- the processes ----------------------------------------------------------------------------------------


def test_several_at_a_time_read_what_one_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "list.xlsx"
    book(itertools.chain(HOSTILE, ((f"示例·{n}", 0.5) for n in range(30_000))), path, shared=False)
    monkeypatch.setattr(workbook, "PIECE", 2**16)
    monkeypatch.setattr(workbook, "READERS", 2)
    folder = tmp_path / "tables"
    folder.mkdir()
    tables = Workbook(path, folder).tables()
    assert len(tables) > 2
    told = pl.concat([as_told(pl.read_ipc(t)) for t in tables], how="diagonal")
    assert told.equals(whole(path))


def test_a_sheet_that_is_not_plain_is_read_by_one_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "list.xlsx"
    book(HOSTILE, path)
    odd = changed(path, b'<row r="42"', b'<!-- --><row r="42"')
    monkeypatch.setattr(workbook, "PIECE", 2**10)
    folder = tmp_path / "tables"
    folder.mkdir()
    tables = Workbook(odd, folder).tables()
    assert [t.name for t in tables] == ["piece-00000.arrow"]
    assert as_told(pl.read_ipc(tables[0])).equals(whole(path))


def test_what_would_inflate_beyond_measure_is_not_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "list.xlsx"
    book(HOSTILE, path)
    monkeypatch.setattr(workbook, "MOST_BYTES", sum(sizes(path)[:1]) - 1)
    started: list[int] = []
    monkeypatch.setattr(Workbook, "_start", lambda _, parts: started.append(parts))
    with pytest.raises(InputError, match="展开后太大"):
        Workbook(path, tmp_path).tables()
    assert not started


def test_a_reader_that_was_stopped_is_gone(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    book(HOSTILE, path)
    begun = Workbook(path, tmp_path)
    child = begun._child
    assert child is not None
    begun.stop()
    assert child.poll() is not None


def test_no_archive_has_no_sizes(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(b"PK no")
    assert sizes(path) == (0, 0)

"""Filters, sorting and clipboard blocks, without a window: each against the plainest way to say it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_app.domain.errors import InputError
from advisor_app.ui.models.arranging import Arranged, Order, Spec, in_order
from advisor_app.ui.models.blocks import Grid, read_block, read_html, read_text, write_html, write_text
from advisor_app.ui.models.matching import (
    Cells,
    Contains,
    Kind,
    Match,
    fold,
    is_missing,
    number,
    period,
    read_filter,
)
from advisor_app.ui.models.table import Column
from advisor_app.ui.widgets.pasting import lay, sentence

WORDS = st.text(alphabet="杭州智能ＡAa1示例 .,，", max_size=6)
AMOUNTS = st.one_of(
    st.sampled_from(["", "待补", "不适用", "—"]),
    st.decimals(min_value=-10_000, max_value=10_000, places=2).map(lambda d: f"{d:,}"),
)
DAYS = st.one_of(
    st.sampled_from(["", "待补"]),
    st.dates(dt.date(2024, 1, 1), dt.date(2027, 12, 31)).map(dt.date.isoformat),
)
ROWS = st.lists(st.tuples(WORDS, AMOUNTS, DAYS), max_size=30)


def arranged(rows: list[tuple[str, str, str]]) -> Arranged[tuple[str, str, str]]:
    specs: list[Spec[tuple[str, str, str]]] = [
        Spec(lambda r: r[0], kind=Kind.TEXT),
        Spec(lambda r: r[1], lambda r: number(r[1]) or Decimal(0), Kind.NUMBER),
        Spec(lambda r: r[2], kind=Kind.DAY),
    ]
    made = Arranged(specs)
    made.take(rows)
    return made


# --- filters --------------------------------------------------------------------------------------------


@given(ROWS, WORDS, st.integers(-9_999, 9_999), st.integers(2024, 2027))
def test_filters_of_all_columns_together_leave_what_a_plain_loop_leaves(
    rows: list[tuple[str, str, str]], word: str, least: int, year: int
) -> None:
    made = arranged(rows)
    made.filters = {0: f'"{word}"' if word else " ", 1: f">={least}", 2: f"<{year}-07"}
    plain = [
        at
        for at, (text, amount, day) in enumerate(rows)
        if fold(word) in fold(text)
        and number(amount) is not None
        and Decimal(amount.replace(",", "")) >= least
        and not is_missing(day)
        and dt.date.fromisoformat(day) < dt.date(year, 7, 1)
    ]
    assert made.shown() == plain


@given(ROWS, st.sets(st.sampled_from(["", "杭州", "a", "待补"])))
def test_ticked_values_leave_rows_with_these_texts_and_count_what_else_lets_pass(
    rows: list[tuple[str, str, str]], wanted: set[str]
) -> None:
    made = arranged(rows)
    made.picked = {0: frozenset(wanted)}
    made.filters = {1: "非空"}
    filled = [row for row in rows if not is_missing(row[1])]
    assert [rows[at] for at in made.shown()] == [row for row in filled if row[0] in wanted]
    assert sum(made.values(0).values()) == len(filled)
    assert sum(made.values(1).values()) == len([row for row in rows if row[0] in wanted])


@pytest.mark.parametrize(
    ("typed", "kind", "cells", "kept"),
    [
        ("智能", Kind.TEXT, ["示例·智能", "示例·ＡＩ", ""], [0]),
        ("ai", Kind.TEXT, ["示例·智能", "示例·ＡＩ", ""], [1]),
        ("=杭州", Kind.TEXT, ["杭州", "杭州市"], [0]),
        ("≠杭州", Kind.TEXT, ["杭州", "杭州市"], [1]),
        ("空", Kind.TEXT, ["", "待补", "航空", "0", "不适用"], [0, 1]),
        ("非空", Kind.TEXT, ["", "待补", "航空", "0", "不适用"], [2, 3, 4]),
        ("“空”", Kind.TEXT, ["", "航空"], [1]),
        (">100", Kind.NUMBER, ["100.00", "100.01", "1,000.00", "待补", "不适用", ""], [1, 2]),
        ("＞＝100", Kind.NUMBER, ["99.99", "100.00"], [1]),
        ("100-500", Kind.NUMBER, ["99", "100", "500", "501", ""], [1, 2]),
        ("-5--1", Kind.NUMBER, ["-6", "-5", "-1", "0"], [1, 2]),
        ("100～500", Kind.NUMBER, ["99", "100"], [1]),
        ("=0", Kind.NUMBER, ["0", "0.00", "", "待补", "10"], [0, 1]),
        ("1000", Kind.NUMBER, ["1,000.00", "100"], [0]),
        ("2026-07", Kind.DAY, ["2026-07-01", "2026-08-01", "2026-07-31 周五", ""], [0, 2]),
        (">2026-07", Kind.DAY, ["2026-07-31", "2026-08-01", "待补"], [1]),
        ("<=2026", Kind.DAY, ["2026-12-31", "2027-01-01"], [0]),
        ("2026-01~2026-06", Kind.DAY, ["2025-12-31", "2026-01-01", "2026-06-30", "2026-07-01"], [1, 2]),
        ("2026年7月", Kind.DAY, ["2026-07-15", "2026-06-15"], [0]),
        ("2026-05", Kind.TEXT, ["浙经信〔2026-05〕", "2026-06"], [0]),
        (">", Kind.NUMBER, ["1", ""], [0, 1]),
        ("  ", Kind.TEXT, ["a", ""], [0, 1]),
    ],
)
def test_what_is_typed_is_read_as_a_spreadsheets_user_means_it(
    typed: str, kind: Kind, cells: list[str], kept: list[int]
) -> None:
    match: Match | None = read_filter(typed, kind)
    places = list(range(len(cells)))
    assert (places if match is None else match.keep(Cells(cells, kind), places)) == kept


@pytest.mark.parametrize(
    ("typed", "kind"), [(">很多", Kind.NUMBER), (">abc", Kind.DAY), ("1~x", Kind.NUMBER)]
)
def test_what_cannot_be_read_is_said_and_hides_nothing(typed: str, kind: Kind) -> None:
    with pytest.raises(InputError):
        read_filter(typed, kind)
    made = arranged([("a", "1", "2026-01-01")])
    made.filters = {1 if kind is Kind.NUMBER else 2: typed}
    assert made.shown() == [0]


def test_days_are_known_by_what_is_filled_in() -> None:
    assert Cells(["", "2026-07-01", "待补"]).kind is Kind.DAY
    assert Cells(["2026-07-01", "第一批"]).kind is Kind.TEXT
    assert Cells(["", ""]).kind is Kind.TEXT
    assert period("2026-02-30") is None
    assert period("2024-02") == (dt.date(2024, 2, 1), dt.date(2024, 2, 29))


# --- order ----------------------------------------------------------------------------------------------


@given(ROWS, st.booleans(), st.booleans())
def test_sorting_by_two_columns_is_sorting_by_pairs_with_what_is_missing_last(
    rows: list[tuple[str, str, str]], down: bool, down_too: bool
) -> None:
    made = arranged(rows)
    made.sort_by([Order(2, down), Order(0, down_too)])
    found = [rows[at] for at in made.shown()]
    assert sorted(found) == sorted(rows)

    def ranks(row: tuple[str, str, str]) -> tuple[tuple[bool, int], tuple[bool, list[int]]]:
        day = 0 if is_missing(row[2]) else dt.date.fromisoformat(row[2]).toordinal()
        text = [*in_order(row[0]), -1]  # an end comes before any character
        missing = is_missing(row[2]), is_missing(row[0])
        return (
            (missing[0], -day if down else day),
            (missing[1], [-byte for byte in text] if down_too and not missing[1] else text),
        )

    assert [ranks(row) for row in found] == sorted(map(ranks, rows))


def test_chinese_stands_in_the_order_of_its_sounds() -> None:
    assert sorted(["中山", "杭州", "ABC", "北京", "上海"], key=in_order) == [
        "ABC",
        "北京",
        "杭州",
        "上海",
        "中山",
    ]


# --- blocks ---------------------------------------------------------------------------------------------

CELL = st.text(alphabet=st.sampled_from("ab\t\n\r\"'=+-@1.0 中<&>，"), max_size=8)


def grids(cell: st.SearchStrategy[str]) -> st.SearchStrategy[Grid]:
    return st.integers(1, 4).flatmap(
        lambda wide: st.lists(st.lists(cell, min_size=wide, max_size=wide), min_size=1, max_size=4)
    )


@given(grids(CELL))
def test_a_block_is_read_back_as_it_was_written(grid: Grid) -> None:
    assert read_text(write_text(grid)) == grid


@given(
    grids(
        st.text(alphabet="ab<&>\"'中=1\n", max_size=6).map(
            lambda t: "\n".join(p.strip() for p in t.split("\n"))
        )
    )
)
def test_a_block_is_read_back_from_its_markup(grid: Grid) -> None:
    assert read_html(write_html(grid)) == grid


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_clipboard_gives_some_block(text: str, markup: str) -> None:
    assert all(isinstance(cell, str) for line in read_block(text, f"<table>{markup}") for cell in line)


def test_what_excel_writes_is_read() -> None:
    assert read_text('5" 管\t"两行\n的备注"\t"说""好"""\r\n100\t\t\r\n') == [
        ['5" 管', "两行\n的备注", '说"好"'],
        ["100", "", ""],
    ]
    assert read_text('"没有收尾\t1') == [['"没有收尾', "1"]]
    html = (
        "<html><body><table><tr><td>a<br>b</td><td colspan=2>c &amp; d</td><td>e</td></tr>"
        "<tr><td>1\n  2<td>3</table><table><tr><td>x</table>"
    )
    assert read_block("a", html) == [["a\nb", "c & d", "", "e"], ["1 2", "3"]]


def test_formulas_and_codes_stay_text_in_a_spreadsheet() -> None:
    assert write_text([["=1+1", "-5.00", "@x", "+86 1", "普通"]]) == "'=1+1\t-5.00\t'@x\t'+86 1\t普通"
    markup = write_html([["913300001234567890", "007", "5,230.00", "=A1"]])
    assert markup.count("mso-number-format:'\\@'") == 3
    assert "<td>5,230.00</td>" in markup


COLUMNS: tuple[Column[tuple[str, str, str]], ...] = (
    Column("名称", lambda r: str(r[0])),
    Column("顾问", lambda r: str(r[1]), field="advisor"),
    Column("备注", lambda r: str(r[2]), field="note"),
)


def test_a_block_is_laid_cell_by_cell_and_what_does_not_fit_is_told() -> None:
    rows = [("甲", "张", ""), ("乙", "", "")]
    laid = lay([["甲", "李", "好"], ["丙", "", "待补"], ["丁"]], rows, COLUMNS)
    assert [(cell.row[0], cell.field, cell.text) for cell in laid.cells] == [
        ("甲", "advisor", "李"),
        ("甲", "note", "好"),
    ]
    assert len(laid.refused) == 2
    assert "“名称”不能在表里改（丙）" in laid.refused
    assert "超出了表格" in laid.refused[1]
    assert sentence(2, laid.refused).startswith("粘贴 2 格，2 格没有写入：")
    assert "Ctrl+Z" in sentence(2, ())


@given(st.lists(st.text(max_size=4), max_size=5), st.text(min_size=1, max_size=3))
def test_contains_is_contains(texts: list[str], piece: str) -> None:
    kept = Contains(fold(piece)).keep(Cells(texts), range(len(texts)))
    assert kept == [at for at, text in enumerate(texts) if fold(piece) in fold(text)]

"""Cells as people write them: exact, or refused with a reason."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_app.domain.facts import FactDef, FactType
from advisor_app.domain.record import RecognitionEvent
from advisor_app.screening.cells import Cell, read_cell, read_day, read_event, read_yes_no
from advisor_app.screening.layout import EVENTS, read_back, stored
from advisor_app.screening.prepare import _numbers
from tests.unit.screening.firms import library

MONEY = FactDef("m", "营业收入", FactType.MONEY, unit="元", minimum=Decimal(0))
PROFIT = FactDef("p", "净利润", FactType.MONEY, unit="元")
SHARE = FactDef("r", "占比", FactType.RATIO, unit="%", minimum=Decimal(0), maximum=Decimal(1))
PEOPLE = FactDef("n", "人数", FactType.INTEGER, unit="人", minimum=Decimal(0), maximum=Decimal(5_000_000))
SCORE = FactDef("s", "得分", FactType.NUMBER, unit="分", minimum=Decimal(0), maximum=Decimal(100))
WAN = Decimal(10_000)


@pytest.mark.parametrize(
    ("fact", "unit", "text", "kept"),
    [
        (MONEY, Decimal(1), "1,234.5", 123_450),
        (MONEY, Decimal(1), "1，234.50元", 123_450),
        (MONEY, WAN, "5230", 5_230_000_000),
        (MONEY, WAN, "5230万", 5_230_000_000),
        (MONEY, WAN, "1.2亿", 12_000_000_000),
        (MONEY, WAN, "５２３０．５", 5_230_500_000),
        (MONEY, WAN, "¥12", 12_000_000),
        (MONEY, None, "12万元", 12_000_000),
        (MONEY, WAN, "300元", 30_000),
        (PROFIT, WAN, "-12.5", -12_500_000),
        (MONEY, WAN, "0", 0),
        (SHARE, Decimal("0.01"), "5.2", 52_000_000_000),
        (SHARE, Decimal("0.01"), "5.2%", 52_000_000_000),
        (SHARE, None, "5.2％", 52_000_000_000),
        (SHARE, Decimal(1), "0.05", 50_000_000_000),
        (PEOPLE, Decimal(1), "120人", 120),
        (PEOPLE, Decimal(1), "120.0", 120),
        (SCORE, Decimal(1), "62.5", 62_500_000),
        (SCORE, Decimal(1), "6.25e1", 62_500_000),
    ],
)
def test_a_number_is_kept_exactly(fact: FactDef, unit: Decimal | None, text: str, kept: int) -> None:
    assert read_cell(fact, unit, text) == Cell(kept)


@pytest.mark.parametrize(
    ("fact", "unit", "text"),
    [
        (MONEY, Decimal(1), "约500"),
        (MONEY, Decimal(1), "500左右"),
        (MONEY, Decimal(1), "500-600"),
        (MONEY, WAN, "-3"),
        (MONEY, WAN, "12.3456789"),
        (MONEY, None, "12"),
        (MONEY, Decimal(1), "9.133E+17"),
        (MONEY, Decimal(1), "5%"),
        (SHARE, None, "5.2"),
        (SHARE, Decimal("0.01"), "520"),
        (SHARE, Decimal("0.01"), "5.2万"),
        (PEOPLE, Decimal(1), "12.5"),
        (PEOPLE, Decimal(1), "nan"),
        (PEOPLE, Decimal(1), "无"),
        (SCORE, Decimal(1), "100.5"),
    ],
)
def test_what_is_not_plainly_a_number_is_refused(fact: FactDef, unit: Decimal | None, text: str) -> None:
    found = read_cell(fact, unit, text)
    assert found.fault
    assert found.value is None
    assert not found.blank


@pytest.mark.parametrize("text", ["", "  ", "-", "—", "/", "待补", "N/A"])
def test_an_empty_cell_is_missing_and_no_fault(text: str) -> None:
    assert read_cell(MONEY, WAN, text) == Cell()


def test_not_applicable_is_said_in_words() -> None:
    assert read_cell(MONEY, None, " 不适用 ") == Cell(blank=True)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-07-01", dt.date(2026, 7, 1)),
        ("2026/7/1", dt.date(2026, 7, 1)),
        ("2026.7.1", dt.date(2026, 7, 1)),
        ("2026年7月1日", dt.date(2026, 7, 1)),
        ("20260701", dt.date(2026, 7, 1)),
        ("2026-07-01 00:00:00", dt.date(2026, 7, 1)),
    ],
)
def test_a_day_is_a_whole_day(text: str, day: dt.date) -> None:
    assert read_day(text) == Cell(day)


@pytest.mark.parametrize(
    "text", ["2026", "2026-07", "2026年7月", "2026-02-30", "1026-07-01", "去年", "45000"]
)
def test_part_of_a_day_is_refused(text: str) -> None:
    assert read_day(text).fault


def test_yes_no_and_events() -> None:
    assert [read_yes_no(t).value for t in ("是", "√", "Ｙ", "否", "×", "0")] == [
        True,
        True,
        True,
        False,
        False,
        False,
    ]
    assert read_yes_no("不清楚").fault
    assert read_event("复核").value == EVENTS.index(RecognitionEvent.RE_EVALUATED)
    assert read_event("某种").fault


def test_digits_beyond_the_unit_never_move_a_value_onto_a_line() -> None:
    line = stored(SHARE, Decimal("0.05"))
    assert (
        stored(SHARE, Decimal("0.0499999999999999999"))
        < line
        < stored(SHARE, Decimal("0.0500000000000000001"))
    )


@given(st.decimals(min_value=-(10**10), max_value=10**10, allow_nan=False, places=4))
def test_columns_and_cells_read_alike(value: Decimal) -> None:
    for fact in (MONEY, PROFIT, SHARE, PEOPLE, SCORE):
        for unit in (Decimal(1), WAN if fact.type is FactType.MONEY else Decimal("0.01")):
            text = format(value, "f")
            fast = _numbers(fact, unit, pl.Series([text])).to_list()[0]
            slow = read_cell(fact, unit, text).value
            assert fast is None or fast == slow
            plain = text.rstrip("0").rstrip(".")
            if len(plain) <= 12:
                assert _numbers(fact, unit, pl.Series([plain])).to_list()[0] == slow


@given(st.from_regex(r"-?[0-9]{1,9}\.[0-9]{1,14}", fullmatch=True))
def test_a_long_fraction_is_never_rounded_into_a_number(text: str) -> None:
    fast = _numbers(PROFIT, Decimal(1), pl.Series([text])).to_list()[0]
    exact = Decimal(text) * 100
    assert fast is None or fast == exact


def test_what_is_stored_reads_back() -> None:
    for fact, value in (
        (MONEY, Decimal("12.34")),
        (SHARE, Decimal("0.333")),
        (PEOPLE, 7),
        (SCORE, Decimal("62.5")),
    ):
        assert read_back(fact, stored(fact, Decimal(value))) == value


def test_every_choice_of_the_catalogue_reads_by_key_and_word() -> None:
    for fact in library().catalogue.facts.values():
        for place, (key, label) in enumerate(fact.choices):
            assert read_cell(fact, None, key).value == read_cell(fact, None, label).value == place

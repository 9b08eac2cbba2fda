"""One cell: taken exactly, or refused with what to do; nothing is ever guessed or counted as zero."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_app.domain.errors import InputError
from advisor_app.domain.facts import Blank, FactDef, FactType, Value
from advisor_app.intake.book import Mark, Plain
from advisor_app.intake.cells import read_cell, read_code

DAY = dt.date(2026, 2, 2)
MONEY = FactDef("revenue", "营业收入", FactType.MONEY, unit="元", minimum=Decimal(0))
RATIO = FactDef("share", "占比", FactType.RATIO, unit="%", maximum=Decimal(1))
COUNT = FactDef("employees", "职工总数", FactType.INTEGER, unit="人", minimum=Decimal(0))
YES = FactDef("made", "制造业", FactType.BOOL)
FOUNDED = FactDef("founded", "成立日期", FactType.DATE)


def taken(fact: FactDef, raw: Plain, unit: str = "", mark: str = "") -> Value | None:
    read = read_cell(fact, unit, raw, mark, DAY)
    assert read.fault == ""
    return read.value


def fault(fact: FactDef, raw: Plain, unit: str = "", mark: str = "") -> str:
    read = read_cell(fact, unit, raw, mark, DAY)
    assert read.value is None
    assert read.fault.endswith(("。", "）"))
    return read.fault


@pytest.mark.parametrize(
    ("raw", "unit", "value"),
    [
        (5230, "万元", 52_300_000),
        (5230.55, "万元", 52_305_500),
        (0.1 + 0.2, "万元", 3_000),
        (" 1,234.5 ", "元", Decimal("1234.5")),
        ("１２，３４５", "元", 12_345),
        ("5230万", "元", 52_300_000),
        ("5230万", "", 52_300_000),
        ("1.5亿元", "万元", 150_000_000),
        ("¥300元", "", 300),
        (0, "万元", 0),
    ],
)
def test_money(raw: Plain, unit: str, value: object) -> None:
    assert taken(MONEY, raw, unit) == value


@pytest.mark.parametrize(
    ("raw", "mark", "unit", "value"),
    [
        (5, "", "%", "0.05"),
        (0.05, Mark.PERCENT, "", "0.05"),
        (0.05, Mark.PERCENT, "%", "0.05"),
        (0.05, "", "小数", "0.05"),
        ("5%", "", "小数", "0.05"),
        ("５％", "", "", "0.05"),
        ("3‰", "", "", "0.003"),
        (0.05, "", "%", "0.0005"),
    ],
)
def test_ratios(raw: Plain, mark: str, unit: str, value: str) -> None:
    assert taken(RATIO, raw, unit, mark) == Decimal(value)


@pytest.mark.parametrize("raw", [5, 0.05, "5", "0.05"])
def test_a_unit_is_never_guessed(raw: Plain) -> None:
    assert "百分数还是小数" in fault(RATIO, raw)
    assert "元还是万元" in fault(MONEY, raw)


@pytest.mark.parametrize("raw", [None, "—", "/", "-", "待补", " N/A "])
@pytest.mark.parametrize("fact", [MONEY, RATIO, COUNT, YES, FOUNDED])
def test_nothing_is_neither_zero_nor_no(raw: Plain, fact: FactDef) -> None:
    read = read_cell(fact, "元", raw, "", DAY)
    assert (read.value, read.fault) == (None, "")
    assert read.empty_word is (raw is not None)
    assert taken(fact, "不适用", "元") is Blank.NOT_APPLICABLE


def test_none_is_no_number_but_a_no() -> None:
    assert "零" in fault(MONEY, "无", "元")
    assert taken(YES, "无") is False


@pytest.mark.parametrize("raw", ["约500", "500左右", "大约 500"])
def test_about_is_an_estimate(raw: Plain) -> None:
    read = read_cell(MONEY, "万元", raw, "", DAY)
    assert (read.value, read.estimate) == (5_000_000, True)
    assert not read_cell(MONEY, "万元", 500, "", DAY).estimate


@pytest.mark.parametrize(
    "raw", ["500-600", "500以上", "超500", "1,23", "(500)", "1e9999", "--5", "5 000", "一百"]
)
def test_what_is_not_one_number_is_refused(raw: Plain) -> None:
    assert fault(MONEY, raw, "万元")


def test_errors_formulas_and_other_marks_are_refused() -> None:
    assert "#REF!" in fault(MONEY, "#REF!", "元", Mark.ERROR)
    assert "公式" in fault(MONEY, None, "元", Mark.NO_RESULT)
    assert "百分数" in fault(COUNT, 0.5, "", Mark.PERCENT)
    assert "整数" in fault(COUNT, 1.5)
    assert "人民币" not in fault(COUNT, "5万元")
    assert taken(COUNT, "35人") == 35
    assert "不足一分" in fault(MONEY, 0.001, "元")
    assert "过大" in fault(MONEY, 1e300, "元")
    assert fault(MONEY, float("nan"), "元")
    assert fault(MONEY, True, "元")


def test_days() -> None:
    for raw in ("2024-02-29", "2024/2/29", "2024.2.29", "2024年2月29日"):
        assert taken(FOUNDED, raw) == dt.date(2024, 2, 29)
    assert taken(FOUNDED, "2024-02-29", mark=Mark.DAY) == dt.date(2024, 2, 29)
    assert "2024-01-01" in fault(FOUNDED, 45292)
    assert fault(FOUNDED, float("nan"))
    assert fault(FOUNDED, "2024")
    assert fault(FOUNDED, "2023-02-29")
    assert fault(FOUNDED, "2027-01-01")


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (9.133e17, "设成文本"),
        ("9.133E+17", "设成文本"),
        ("91330100MA27O00003", "是否应为“91330100MA27000003”"),
        ("11010519491231002X", "身份证"),
        ("91330100MA2700000", "17 位"),
    ],
)
def test_codes_that_are_none(raw: Plain, said: str) -> None:
    from stdnum.cn import uscc

    if "MA27O" in str(raw):
        body = "91330100MA2700000"
        right = body + uscc.calc_check_digit(body)
        raw, said = right.replace("MA2700", "MA27OO"), f"是否应为“{right}”"
    with pytest.raises(InputError, match=said):
        read_code(raw, "")


def test_a_blank_code_is_none() -> None:
    assert read_code(None, "") is None
    assert read_code("—", "") is None


@given(
    st.none() | st.booleans() | st.integers(-(2**63), 2**64 - 1) | st.floats() | st.text(max_size=60),
    st.sampled_from(["", "元", "万元", "%", "小数", "x"]),
    st.sampled_from([MONEY, RATIO, COUNT, YES, FOUNDED]),
    st.sampled_from(["", "d", "%", "e", "f"]),
)
def test_any_cell_is_taken_or_refused_in_words(raw: Plain, unit: str, fact: FactDef, mark: str) -> None:
    read = read_cell(fact, unit, raw, mark, DAY)
    assert read.value is None or not read.fault
    with suppress(InputError):
        read_code(raw, mark)

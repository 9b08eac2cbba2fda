"""Lines break where a Chinese typesetter would break them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_app.dossier.setting import Run, break_lines


def width(text: str, bold: bool) -> float:
    return sum(1.0 if ord(c) > 0x2000 else 0.5 for c in text)


def lines(text: str, limit: float) -> list[str]:
    return ["".join(run.text for run in line.runs) for line in break_lines([Run(text)], limit, width)]


def test_fills_lines() -> None:
    assert lines("一二三四五六七八", 4) == ["一二三四", "五六七八"]


@pytest.mark.parametrize("mark", list("，。、；：？！）〕】》”’％"))
def test_no_closing_punctuation_begins_a_line(mark: str) -> None:
    assert lines(f"一二三四{mark}五六", 4) == ["一二三", f"四{mark}五六"]


@pytest.mark.parametrize("mark", list("（〔【《“‘"))
def test_no_opening_punctuation_ends_a_line(mark: str) -> None:
    assert lines(f"一二三{mark}四五六", 4) == ["一二三", f"{mark}四五六"]


@pytest.mark.parametrize(
    "unit",
    [
        "1,200.00万元",
        "5000万元",
        "2026-06-15",
        "ISO-9001",
        "第（十二）条",
        "第7条",
        "≥ 1000万元",
        "差 74.00万元",
    ],
)
def test_keeps_figures_and_words_whole(unit: str) -> None:
    assert lines(f"一二三四五六{unit}", 8) == ["一二三四五六", unit]


def test_never_cuts_dashes_and_dots() -> None:
    assert lines("一二三——四", 4) == ["一二三", "——四"]
    assert lines("一二三……四", 4) == ["一二三", "……四"]


def test_cuts_what_is_longer_than_a_line() -> None:
    assert lines("abcdefghij", 3) == ["abcdef", "ghij"]


def test_ends_a_paragraph_at_a_line_feed() -> None:
    found = break_lines([Run("一二\n三")], 9, width)
    assert [(line.runs[0].text, line.last) for line in found] == [("一二", True), ("三", True)]


def test_marks_the_last_line_of_a_paragraph() -> None:
    assert [line.last for line in break_lines([Run("一二三四五六")], 3, width)] == [False, True]


def test_drops_spaces_at_the_ends_of_lines() -> None:
    assert lines("一二三 四五", 3) == ["一二三", "四五"]


def test_keeps_the_looks_of_runs() -> None:
    (line,) = break_lines([Run("普通"), Run("着重", bold=True, color="FF0000")], 9, width)
    assert line.runs == (Run("普通"), Run("着重", bold=True, color="FF0000"))


def test_an_empty_text_is_one_empty_line() -> None:
    assert lines("", 5) == [""]


@given(st.text(alphabet="一二三，。（）“”12,.万元% abc—…\n", max_size=60), st.integers(4, 20))
def test_loses_nothing_and_stays_within_the_line(text: str, limit: int) -> None:
    found = break_lines([Run(text)], limit, width)
    joined = "".join(run.text for line in found for run in line.runs)
    assert joined.replace(" ", "") == text.replace(" ", "").replace("\n", "")
    assert all(line.width <= limit + 1e-6 for line in found)

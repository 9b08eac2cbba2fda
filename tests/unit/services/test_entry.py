import datetime as dt
from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_app.domain.errors import InputError
from advisor_app.domain.facts import Blank, FactDef, Value
from advisor_app.domain.library import Library
from advisor_app.domain.policy import (
    AllOf,
    AnyOf,
    AtLeast,
    BenefitKind,
    Certainty,
    Citation,
    InKind,
    Judgement,
    Measure,
    Not,
    Payee,
    Reading,
    ReadingOption,
)
from advisor_app.domain.source import Source, find_source, source_label
from advisor_app.services.entry import (
    Known,
    read_answer,
    read_complete,
    read_day,
    read_name,
    read_received,
    read_recognition,
    read_source,
    read_text,
    read_value,
    read_year,
)
from tests.records import CATALOGUE, TODAY

CITE = Citation("hz", "1", "引文", 0, 2)


def judgement(name: str, *, when: str | None = None) -> Judgement:
    return Judgement(name, "？", "经信局", CITE, when=None if when is None else judgement(when))


CONDITION = AllOf(
    (
        judgement("all", when="when"),
        AnyOf((judgement("any"), Not(judgement("not")))),
        AtLeast(1, (judgement("at-least"),)),
    )
)
MEASURE = Measure(
    "hz-1.first",
    "hz",
    "1",
    "奖励",
    BenefitKind.GRANT,
    Payee.ENTERPRISE,
    Certainty.ENTITLED,
    (CITE,),
    CONDITION,
    InKind("服务"),
)
READING = Reading(
    "cap", "hz", "？", "经信局", (ReadingOption("year", "每年"), ReadingOption("total", "累计")), CITE
)
LIBRARY = Library("2026.11.1", "d" * 64, {}, (MEASURE,), {}, {}, {"cap": READING}, CATALOGUE)
KNOWN = Known.of(LIBRARY)


def refused(sentence: str) -> "pytest.RaisesExc[InputError]":
    return pytest.raises(InputError, match=sentence)


def test_a_library_names_what_may_be_referred_to() -> None:
    assert KNOWN.measures == {"hz-1.first"}
    assert KNOWN.judgements == {"all", "any", "not", "at-least", "when"}
    assert KNOWN.readings == {"cap": ("year", "total")}


# --- plain values ---------------------------------------------------------------------------------------


def test_text_is_trimmed_and_nothing_is_empty() -> None:
    assert read_text("  第一行\n第二行\t ", "备注") == "第一行\n第二行"
    assert read_text(None, "备注") == ""
    assert read_name("  示例  甲\n公司 ", "名称") == "示例 甲 公司"


@pytest.mark.parametrize("raw", ["空\0字符", "半\ud800个", "铃\a", "\x7f"])
def test_what_cannot_be_kept_is_refused(raw: str) -> None:
    with refused("无法保存的字符"):
        read_text(raw, "备注")


@pytest.mark.parametrize("raw", [1, 1.5, True, [], {}])
def test_text_is_text(raw: object) -> None:
    with refused("应填文字"):
        read_text(raw, "备注")


def test_endless_text_is_refused() -> None:
    with refused("最多 4000 个"):
        read_text("长" * 4001, "备注")
    with refused("最多 200 个"):
        read_name("长" * 201, "名称")


@pytest.mark.parametrize("raw", ["", "  ", None])
def test_a_name_is_needed(raw: object) -> None:
    with refused("名称不能为空"):
        read_name(raw, "名称")


@pytest.mark.parametrize(
    ("key", "raw", "value"),
    [
        ("revenue", "78,500,000.50", Decimal("78500000.5")),
        ("revenue", 0, Decimal(0)),
        ("profit", "-3", Decimal(-3)),
        ("employees", "12", 12),
        ("debt_ratio", "0.41", Decimal("0.41")),
        ("capacity", Decimal("0.1"), Decimal("0.1")),
        ("is_manufacturing", "是", True),
        ("is_manufacturing", False, False),
        ("established_on", "2026-11-21", TODAY),
        ("established_on", TODAY, TODAY),
        ("planned_on", "2030-01-01", dt.date(2030, 1, 1)),
        ("main_product", " 减速器 ", "减速器"),
        ("share", "民营", "private"),
        ("revenue", "不适用", Blank.NOT_APPLICABLE),
        ("main_product", "not_applicable", Blank.NOT_APPLICABLE),
        ("revenue", None, None),
        ("revenue", "", None),
        ("main_product", "  ", None),
        ("is_manufacturing", "", None),
    ],
)
def test_values_are_read_into_their_type(key: str, raw: object, value: Value | None) -> None:
    found = read_value(CATALOGUE.facts[key], raw, TODAY)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("key", "raw", "sentence"),
    [
        ("revenue", "-1", "不能为负"),
        ("revenue", "1.005", "最多两位小数"),
        ("revenue", "5230万", "应填数字"),
        ("revenue", True, "应填数字"),
        ("revenue", "NaN", "应填数字"),
        ("revenue", "1e16", "数值过大"),
        ("employees", "1e999999", "数值过大"),
        ("employees", 10**15, "数值过大"),
        ("employees", "0e999999", "数值过大"),
        ("capacity", "1e-999999", "小数位数过多"),
        ("capacity", Decimal("1e999999"), "数值过大"),
        ("employees", "1.5", "应填整数"),
        ("debt_ratio", "41", "不能大于"),
        ("is_manufacturing", "也许", "应填“是”或“否”"),
        ("established_on", "2026-11-22", "晚于"),
        ("established_on", "1979-12-31", "年份不合理"),
        ("established_on", "2026/1/1", "不是日期"),
        ("share", "外资", "只能选"),
        ("main_product", 12, "应填文字"),
        ("main_product", "空\0字", "无法保存"),
    ],
)
def test_values_that_do_not_fit_are_refused(key: str, raw: object, sentence: str) -> None:
    with refused(sentence):
        read_value(CATALOGUE.facts[key], raw, TODAY)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.decimals(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


@given(st.sampled_from(list(CATALOGUE.facts.values())), JSON)
def test_any_raw_value_is_read_or_refused(fact: FactDef, raw: object) -> None:
    with suppress(InputError):
        assert isinstance(read_value(fact, raw, TODAY), bool | int | Decimal | dt.date | str | None)


def test_days_years_and_sources() -> None:
    assert read_day("2026-11-21", "日期", TODAY) == TODAY
    assert read_day(TODAY, "日期", TODAY) == TODAY
    assert read_day(None, "日期", TODAY) is None
    assert read_day("2099-01-01", "日期", None) == dt.date(2099, 1, 1)
    assert read_year("2025", "收入", TODAY) == read_year(2025, "收入", TODAY) == 2025
    assert read_source("审计报告", "收入") is read_source("audit", "收入") is Source.AUDIT
    assert read_source("", "收入") is None
    with refused("晚于 2026-11-21"):
        read_day("2026-11-22", "日期", TODAY)
    with refused("来源“听说”不认识，可用：audit（审计报告）"):
        read_source("听说", "收入")


@pytest.mark.parametrize(
    "raw", ["1979", "2027", "25", "2025年", "２０２５", 20255, True, None, 2025.0, "-2025"]
)
def test_years_out_of_range_are_refused(raw: object) -> None:
    with refused("年度"):
        read_year(raw, "收入", TODAY)


def test_every_source_has_its_word() -> None:
    for source in Source:
        assert find_source(source) is find_source(source.label) is source
        assert source_label(source.value) == source.label
    assert source_label("") == ""
    assert source_label("of_a_later_program") == "of_a_later_program"


# --- records ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("entry", "sentence"),
    [
        ({"kind": "hnet"}, "是否想写“hnte”"),
        ({"kind": None}, "不认识"),
        ({"kind": []}, "应填文字"),
        ({"kind": "hnte", "event": "new"}, "可用：first"),
        ({"kind": "hnte", "event": []}, "应填文字"),
        ({"kind": "hnte", "granted_on": "2026-11-22"}, "晚于"),
        ({"kind": "hnte", "granted_on": "2026-01-02", "valid_to": "2026-01-01"}, "早于认定日期"),
        ({"kind": "hnte", "valid_to": "2101-01-01"}, "年份不合理"),
        ({"kind": "hnte", "note": 3}, "应填文字"),
    ],
)
def test_titles_that_do_not_fit_are_refused(entry: dict[str, object], sentence: str) -> None:
    with refused(sentence):
        read_recognition(entry, CATALOGUE, TODAY)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"measure": ""}, "缺少事项编号"),
        ({"measure": 3}, "应填文字"),
        ({"measure": "hz-1.frist"}, "是否想写“hz-1.first”"),
        ({"measure": "zzz"}, "请在政策库中核对"),
        ({"amount": None}, "缺少金额"),
        ({"amount": "不适用"}, "缺少金额"),
        ({"amount": "-1"}, "不能为负"),
        ({"amount": "20万"}, "数字"),
        ({"year": 2027}, "年度"),
        ({"year": None}, "年度"),
        ({"item": "k#2"}, "不在该客户的明细中"),
    ],
)
def test_money_that_does_not_fit_is_refused(change: dict[str, object], sentence: str) -> None:
    entry = {"measure": "hz-1.first", "amount": "200000", "year": 2026, "item": "k#1"}
    assert read_received(entry, TODAY, ["k#1"], known=KNOWN).item == "k#1"
    with refused(sentence):
        read_received(entry | change, TODAY, ["k#1"], known=KNOWN)


def test_without_a_library_any_measure_may_be_named() -> None:
    assert read_received({"measure": "any", "amount": 1, "year": "2026"}, TODAY, []).measure == "any"


@pytest.mark.parametrize("entry", ["recognitions", "items", "received", "recognitions:hnte", "items:talent"])
def test_lists_can_be_complete(entry: str) -> None:
    assert read_complete(entry, CATALOGUE) == entry


@pytest.mark.parametrize(
    "entry", ["", "facts", "items:", "items:talents", "recognitions:hnet", "received:x", None, 3, []]
)
def test_what_is_no_list_cannot_be(entry: object) -> None:
    with refused("complete"):
        read_complete(entry, CATALOGUE)


@pytest.mark.parametrize(
    ("key", "value"),
    [("judgement:any", "yes"), ("judgement:any@k#1", "no"), ("reading:cap", "total")],
)
def test_answers_are_taken(key: str, value: str) -> None:
    assert read_answer(key, value, KNOWN) == read_answer(key, value) == (key, value)


@pytest.mark.parametrize(
    ("key", "value", "sentence"),
    [
        ("opinion:any", "yes", "应以 judgement"),
        ("judgement:", "yes", "应以 judgement"),
        ("judgement:any", "maybe", "应答 yes 或 no"),
        ("judgement:anny", "yes", "是否想写“any”"),
        ("reading:cop", "year", "是否想写“cap”"),
        ("reading:cap", "month", "可用：year、total"),
        ("reading:cap", 3, "应填文字"),
    ],
)
def test_answers_to_nothing_are_refused(key: str, value: object, sentence: str) -> None:
    with refused(sentence):
        read_answer(key, value, KNOWN)


def test_a_reading_needs_an_option_even_without_a_library() -> None:
    with refused("不能为空"):
        read_answer("reading:cap", "")

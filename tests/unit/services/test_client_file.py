"""A client file reads back equal, and what is wrong in it is said at once and never taken."""

import datetime as dt
import json
import sys
from collections.abc import Callable
from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_app.domain.errors import InputError
from advisor_app.domain.facts import Blank, FactDef, FactType, Scope, Value
from advisor_app.domain.record import (
    FactSet,
    FactValue,
    Item,
    ReceivedBenefit,
    Recognition,
    RecognitionEvent,
)
from advisor_app.domain.source import Source
from advisor_app.runtime import resources
from advisor_app.services.client_file import (
    DEEPEST,
    MOST_ENTRIES,
    ClientFile,
    Profile,
    load_client_file,
    parse_json,
    read_client,
    read_client_file,
    read_whole,
    write_client_file,
)
from advisor_app.services.entry import LONGEST_KEY, MOST_FAULTS, Known
from tests.records import CATALOGUE, PILOT, RECORD, TODAY, USCC


def read(**parts: Any) -> FactSet:
    return read_client({"name": "示例甲公司"} | parts, CATALOGUE, TODAY)


def faults(*, known: Known | None = None, **parts: Any) -> list[str]:
    with pytest.raises(InputError) as caught:
        read_client({"name": "示例甲公司"} | parts, CATALOGUE, TODAY, known=known)
    return str(caught.value).split("\n")


# --- there and back -----------------------------------------------------------------------------------

TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=20).map(str.strip)
WORDS = TEXT.filter(lambda text: bool(text) and text not in ("不适用", "not_applicable"))
LINE = WORDS.map(lambda text: " ".join(text.split())).filter(bool)
PAST = st.dates(dt.date(1980, 1, 1), TODAY)


def values(fact: FactDef) -> st.SearchStrategy[Value]:
    low = None if fact.minimum is None else int(fact.minimum)
    high = 10**12 if fact.maximum is None else int(fact.maximum)
    kinds: dict[FactType, Callable[[], st.SearchStrategy[Value]]] = {
        FactType.BOOL: st.booleans,
        FactType.INTEGER: lambda: st.integers(low if low is not None else -high, high),
        FactType.MONEY: lambda: st.decimals(low if low is not None else -high, high, places=2),
        FactType.NUMBER: lambda: st.decimals(low if low is not None else -high, high, places=6),
        FactType.RATIO: lambda: st.decimals(low if low is not None else -high, high, places=6),
        FactType.DATE: lambda: st.dates(dt.date(1980, 1, 1), dt.date(2100, 12, 31)) if fact.future else PAST,
        FactType.CHOICE: lambda: st.sampled_from([key for key, _ in fact.choices]),
        FactType.TEXT: lambda: WORDS,
    }
    return kinds[fact.type]() | st.just(Blank.NOT_APPLICABLE)


def fact_values(fact: FactDef) -> st.SearchStrategy[FactValue]:
    sources = st.sampled_from(["", *(source.label for source in Source)])
    return st.builds(FactValue, values(fact), sources, TEXT, st.none() | PAST, TEXT)


def some(facts: list[FactDef]) -> st.SearchStrategy[dict[str, FactValue]]:
    return st.fixed_dictionaries({}, optional={fact.key: fact_values(fact) for fact in facts})


YEARS = {
    fact.key: st.dictionaries(st.integers(1980, TODAY.year), fact_values(fact), min_size=1, max_size=3)
    for fact in CATALOGUE.facts.values()
    if fact.scope is Scope.YEAR
}
TITLES = st.builds(
    Recognition,
    st.sampled_from(list(CATALOGUE.recognitions)),
    st.none() | st.sampled_from(list(RecognitionEvent)),
    st.none() | PAST,
    st.none() | st.dates(TODAY, dt.date(2100, 12, 31)),
    TEXT,
    TEXT,
)
ITEMS = st.lists(
    st.sampled_from(list(CATALOGUE.items)).flatmap(
        lambda kind: st.builds(Item, st.just(kind), WORDS, some(list(CATALOGUE.of_item(kind))))
    ),
    max_size=4,
    unique_by=lambda item: item.key,
)
ENTRIES = st.sampled_from(["recognitions", "items", "received", "recognitions:hnte", "items:talent"])
ANSWERS = st.dictionaries(WORDS.map("judgement:{}".format), st.sampled_from(["yes", "no"]), max_size=3) | (
    st.dictionaries(WORDS.map("reading:{}".format), WORDS, max_size=3)
)


@st.composite
def records(draw: st.DrawFn) -> FactSet:
    items = tuple(draw(ITEMS))
    booked = st.none() | st.sampled_from([item.key for item in items]) if items else st.none()
    sums = st.decimals(0, 10**12, places=2)
    paid = st.builds(ReceivedBenefit, WORDS, sums, st.integers(1980, TODAY.year), TEXT, TEXT, booked)
    return FactSet(
        draw(LINE),
        draw(st.sampled_from([None, USCC])),
        draw(st.sampled_from([None, "330109", "420100"])),
        draw(some([fact for fact in CATALOGUE.facts.values() if fact.scope is Scope.CLIENT])),
        draw(st.fixed_dictionaries({}, optional=YEARS)),
        tuple(draw(st.lists(TITLES, max_size=3))),
        items,
        tuple(draw(st.lists(paid, max_size=3))),
        frozenset(draw(st.lists(ENTRIES, max_size=3))),
        {key: value for key, value in draw(ANSWERS).items() if key.partition(":")[2].partition("@")[0]},
    )


PROFILES = st.builds(Profile, TEXT, TEXT, st.lists(LINE, unique=True, max_size=3).map(tuple), TEXT)


@given(records(), PROFILES)
def test_what_is_written_reads_back_equal(record: FactSet, profile: Profile) -> None:
    text = write_client_file(record, profile)
    again = read_whole(parse_json(text), CATALOGUE, TODAY)
    assert again == ClientFile(record, profile)
    assert write_client_file(again.facts, again.profile) == text
    assert read_client_file(write_client_file(record), CATALOGUE, TODAY) == record


def test_the_example_reads_back_equal() -> None:
    assert read_client_file(write_client_file(RECORD), CATALOGUE, TODAY) == RECORD


def test_empty_parts_are_left_out() -> None:
    assert json.loads(write_client_file(FactSet("示例甲公司"), Profile())) == {"name": "示例甲公司"}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
ANY_PART = st.one_of(
    JSON,
    st.dictionaries(st.sampled_from([*CATALOGUE.facts, "x"]), JSON, max_size=4),
    st.lists(
        st.dictionaries(
            st.sampled_from(
                ["kind", "id", "name", "measure", "amount", "year", "event", "granted_on", "investment"]
            ),
            JSON | st.sampled_from(["hnte", "tech_renovation", "talent", "2025", 2025]),
            max_size=5,
        ),
        max_size=3,
    ),
)


@given(
    st.dictionaries(
        st.sampled_from(
            ["name", "uscc", "region", "facts", "recognitions", "items", "received", "complete", "answers",
             "uscc_pilot", "short_name", "former_names", "x"]
        ),
        ANY_PART,
    )
)  # fmt: skip
def test_whatever_stands_in_a_file_it_is_read_or_refused(data: dict[str, Any]) -> None:
    with suppress(InputError):
        assert isinstance(read_whole(data, CATALOGUE, TODAY), ClientFile)


@given(st.text() | st.binary().map(lambda raw: raw.decode("latin-1")))
def test_whatever_the_text_is_it_is_read_or_refused(text: str) -> None:
    with suppress(InputError):
        read_client_file(text, CATALOGUE, TODAY)


# --- JSON ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('{"name": "示例",\n "uscc" "x"}', "第 2 行第 9 列"),
        ("", "第 1 行第 1 列"),
        ('{"name": "甲", "facts": {"a": 1, "a": 2}}', "键“a”重复"),
        ('{"name": NaN}', "“NaN”不是数字"),
        ('{"name": -Infinity}', "“-Infinity”不是数字"),
        ("[" * 100_000, "层次太深"),
        ('{"name": "\\ud800"}', "半个字符"),
        ('{"\\udc00": 1}', "半个字符"),
        ("[]", "以“{”开头"),
        ("3", "以“{”开头"),
    ],
)
def test_what_is_no_client_file_is_refused_with_its_place(text: str, sentence: str) -> None:
    with pytest.raises(InputError, match=sentence):
        read_client_file(text, CATALOGUE, TODAY)


def test_numbers_are_exact() -> None:
    record = read_client_file(
        '{"name": "甲", "facts": {"revenue": {"2025": 0.10}, "capacity": {"2025": 0.30000000000000004}}}',
        CATALOGUE,
        TODAY,
    )
    assert record.years["revenue"][2025].value == Decimal("0.10")
    assert record.years["capacity"][2025].value == Decimal("0.30000000000000004")


def test_a_number_without_end_is_refused_quickly() -> None:
    for number in ("9" * 5000, "1e999999999", "-1e999999999"):
        with pytest.raises(InputError, match=r"数值过大|不能为负"):
            read_client_file(
                f'{{"name": "甲", "facts": {{"employees": {{"2025": {number}}}}}}}', CATALOGUE, TODAY
            )


# --- contents -----------------------------------------------------------------------------------------


def test_null_and_blank_are_missing_and_not_applicable_is_not() -> None:
    record = read(
        facts={
            "revenue": {"2024": None, "2025": ""},
            "employees": None,
            "patents": "not_applicable",
            "share": "",
        },
        uscc=None,
        region=None,
        recognitions=None,
        answers={"judgement:x": None},
    )
    assert record == FactSet("示例甲公司", facts={"patents": FactValue(Blank.NOT_APPLICABLE)})


def test_zero_is_a_number() -> None:
    assert read(facts={"patents": 0}).facts["patents"] == FactValue(0)


def test_a_year_fact_without_its_year_is_refused_with_a_hint() -> None:
    for raw in ("78500000", {"value": 1}, [1]):
        assert faults(facts={"revenue": raw}) == ['“营业收入”是年度数据，请按年度填写，如 {"2025": …}。']


def test_a_client_fact_by_year_is_refused_with_a_hint() -> None:
    assert faults(facts={"patents": {"2025": 3}}) == ["“有效发明专利”不分年度，请直接写值，勿按年度填写。"]


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"fcats": {}}, "不认识的键“fcats”，是否想写“facts”"),
        ({"name": ""}, "企业名称（name）不能为空"),
        ({"name": 3}, "应填文字"),
        ({"uscc": 913301}, "应写成带引号的文字"),
        ({"uscc": "913301"}, "应为 18 位"),
        ({"uscc": PILOT}, "校验位不符"),
        ({"uscc_pilot": "yes"}, "应写 true 或 false"),
        ({"region": "3301"}, "6 位行政区划代码"),
        ({"region": 330100}, "6 位行政区划代码"),
        ({"facts": []}, "“facts”应是一个对象"),
        ({"facts": {"revenu": {"2025": 1}}}, "是否想写“revenue”"),
        ({"facts": {"revenue": {"2027": 1}}}, "年度“2027”不合理"),
        ({"facts": {"revenue": {"1979": 1}}}, "年度“1979”不合理"),
        ({"facts": {"revenue": {"25": 1}}}, "四位年份"),
        ({"facts": {"revenue": {"2025": "-1"}}}, "2025 年度“营业收入”不能为负"),
        ({"facts": {"revenue": {"2025": {"value": 1, "sauce": "x"}}}}, "是否想写“source”"),
        ({"facts": {"revenue": {"2025": {"value": 1, "source": "听说"}}}}, "来源“听说”不认识"),
        (
            {"facts": {"revenue": {"2025": {"value": 1, "observed_on": "2027-01-01"}}}},
            "核实日期“2027-01-01”晚于",
        ),
        ({"recognitions": {}}, "“recognitions”应是一个列表"),
        ({"recognitions": ["hnte"]}, "第 1 条资质应是一个对象"),
        ({"recognitions": [{"kind": "little_gaint"}]}, "是否想写“little_giant”"),
        ({"recognitions": [{"kind": "hnte", "granted": "2026-01-01"}]}, "是否想写“granted_on”"),
        ({"items": [{"kind": "renovation"}]}, "第 1 条明细的种类“renovation”不认识"),
        ({"items": [{"kind": "talent", "doctr": True}]}, "人才里没有“doctr”这一项，是否想写“doctor”"),
        ({"items": [{"kind": "talent", "doctor": "也许"}]}, "人才：“博士”应填"),
        ({"items": [{"kind": "talent", "id": "a"}, {"kind": "talent", "id": "a"}]}, "明细编号“a”重复"),
        ({"items": [3]}, "第 1 条明细应是一个对象"),
        ({"received": [{"amount": 1, "year": 2026}]}, "第 1 条已享受记录缺少事项编号"),
        ({"received": [{"measure": "m", "amount": 1, "year": 2026, "item": "a"}]}, "不在该客户的明细中"),
        ({"complete": "items"}, "“complete”应是一个列表"),
        ({"complete": ["items:talents"]}, "是否想写“talent”"),
        ({"answers": {"judgment:x": "yes"}}, "应以 judgement"),
        ({"former_names": "旧名"}, "“former_names”应是一个列表"),
        ({"short_name": ["甲"]}, "简称（short_name）应填文字"),
    ],
)
def test_each_fault_is_named(parts: dict[str, Any], words: str) -> None:
    found = faults(**parts)
    assert len(found) == 1
    assert words in found[0]


def test_all_faults_are_said_at_once() -> None:
    found = faults(
        uscc="x",
        facts={"revenue": {"2025": "-1", "2030": "2"}, "x": 1},
        items=[{"kind": "talent", "doctor": 3}, {"kind": "x"}],
    )
    assert len(found) == 6


def test_a_known_library_refuses_names_it_does_not_know() -> None:
    known = Known(frozenset({"m"}), frozenset({"x"}), {"cap": ("year",)})
    good = {"received": [{"measure": "m", "amount": 1, "year": 2026}], "answers": {"reading:cap": "year"}}
    assert read_client({"name": "甲"} | good, CATALOGUE, TODAY, known=known).answers == {
        "reading:cap": "year"
    }
    found = faults(
        known=known,
        received=[{"measure": "n", "amount": 1, "year": 2026}],
        answers={"judgement:y": "yes", "reading:cap": "total"},
    )
    assert len(found) == 3


def test_a_pilot_code_is_taken_when_a_person_confirmed_it() -> None:
    data = {"name": "示例甲公司", "uscc": PILOT}
    assert read_client(data, CATALOGUE, TODAY, accept_pilot=True).uscc == PILOT
    confirmed = read_whole(data | {"uscc_pilot": True}, CATALOGUE, TODAY)
    assert confirmed.profile.pilot
    assert not read_whole({"name": "甲", "uscc": USCC, "uscc_pilot": True}, CATALOGUE, TODAY).profile.pilot


def test_items_without_an_id_are_counted_by_kind() -> None:
    record = read(items=[{"kind": "talent"}, {"kind": "tech_renovation"}, {"kind": "talent"}])
    assert [item.key for item in record.items] == ["talent#1", "tech_renovation#1", "talent#2"]


# --- files --------------------------------------------------------------------------------------------


def test_a_file_is_read_from_disk_with_or_without_its_mark(tmp_path: Path) -> None:
    path = tmp_path / "客户.json"
    for encoding in ("utf-8", "utf-8-sig"):
        path.write_text(write_client_file(RECORD), encoding=encoding)
        assert load_client_file(path, CATALOGUE, TODAY) == RECORD


def test_files_that_cannot_be_read_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "客户.json"
    with pytest.raises(InputError, match="找不到文件"):
        load_client_file(path, CATALOGUE, TODAY)
    with pytest.raises(InputError, match="是文件夹"):
        load_client_file(tmp_path, CATALOGUE, TODAY)
    path.write_bytes("{'name': '示例'}".encode("gbk"))
    with pytest.raises(InputError, match="UTF-8"):
        load_client_file(path, CATALOGUE, TODAY)
    path.write_bytes(b" " * 5_000_001)
    with pytest.raises(InputError, match="太大"):
        load_client_file(path, CATALOGUE, TODAY)
    with pytest.raises(InputError, match="读不出来"):
        load_client_file(path / "x.json", CATALOGUE, TODAY)


def test_the_demo_firms_read_back_equal() -> None:
    from advisor_app.services.policies import load_library

    library = load_library()
    for path in sorted(resources.demo().glob("*.json")):
        record = load_client_file(path, library.catalogue, TODAY, known=Known.of(library))
        assert "示例" in record.name
        assert read_client_file(write_client_file(record), library.catalogue, TODAY) == record


@pytest.mark.parametrize("size", [1_000, 4_000_000])
def test_what_is_absurdly_long_is_quoted_by_its_ends(size: int) -> None:
    for parts in ({"x" * size: 1}, {"region": ["a" * size]}, {"facts": {"patents": "x\n" * 500}}):
        (found,) = faults(**parts)
        assert len(found) <= 400
        assert "……" in found


def test_no_more_faults_are_said_than_can_be_read() -> None:
    found = faults(facts={f"unknown{number}": 1 for number in range(5_000)})
    assert len(found) == MOST_FAULTS + 1
    assert "还有更多处不对" in found[-1]


@pytest.mark.parametrize("key", ["recognitions", "items", "received", "complete", "former_names"])
def test_a_list_no_client_has_is_refused_unread(key: str) -> None:
    parts: dict[str, Any] = {key: [{}] * (MOST_ENTRIES + 1)}
    (found,) = faults(**parts)
    assert f"“{key}”有 {MOST_ENTRIES + 1} 条，最多 {MOST_ENTRIES} 条" in found


def test_numbers_and_nesting_beyond_all_bounds_are_refused_in_a_sentence() -> None:
    for number in ("1e999999999999999999999", "-1e-999999999999999999999"):
        with pytest.raises(InputError, match="大得或细得不正常"):
            parse_json(f'{{"facts": {{"patents": {number}}}}}')
    for depth in (DEEPEST + 1, 1_000, 100_000):
        with pytest.raises(InputError, match="层次太深"):
            parse_json("[" * depth + "]" * depth)
    assert parse_json("[" * (DEEPEST - 1) + "1" + "]" * (DEEPEST - 1))


def test_the_id_of_an_item_fits_an_index_of_a_server() -> None:
    (found,) = faults(items=[{"kind": "talent", "id": "字" * (LONGEST_KEY + 1)}])
    assert f"最多 {LONGEST_KEY} 个" in found


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes with a name")
def test_a_stream_without_an_end_is_read_no_further_than_a_client_file_goes() -> None:
    with pytest.raises(InputError, match="太大"):
        load_client_file(Path("/dev/zero"), CATALOGUE, TODAY)

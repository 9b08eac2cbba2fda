"""Headers of bureaus' lists: recognised, left with a reason, or said by a mapping file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from advisor_app.domain.errors import InputError
from advisor_app.domain.record import RecognitionEvent
from advisor_app.screening.mapping import (
    OWN_UNIT,
    Columns,
    Defaults,
    Use,
    apply_mapping,
    read_mapping,
    recognise,
)
from tests.unit.screening.firms import library


def told(*headers: str, **defaults: Any) -> Columns:
    return recognise(headers, library().catalogue, Defaults(2026, **defaults))


@pytest.mark.parametrize(
    ("header", "use"),
    [
        ("企业名称", Use(is_="name")),
        ("统一社会信用代码", Use(is_="uscc")),
        ("所属区县", Use(is_="region")),
        ("2025年营业收入（万元）", Use(fact="revenue", year=2025, unit="万元")),
        ("营业收入_2025(元)", Use(fact="revenue", year=2025, unit="元")),
        ("营业收入（2025年，亿元）", Use(fact="revenue", year=2025, unit="亿元")),
        ("上年度研发费用（万元）", Use(fact="rd_spend", year=2025, unit="万元")),
        ("2025年末职工总数", Use(fact="employees", year=2025)),
        ("员工人数 2024", Use(fact="employees", year=2024)),
        ("2024年资产负债率（%）", Use(fact="debt_ratio", year=2024, unit="%")),
        ("2024年资产负债率", Use(fact="debt_ratio", year=2024, unit=OWN_UNIT)),
        ("成立日期", Use(fact="established_on")),
        ("是否制造业", Use(fact="is_manufacturing")),
        ("小巨人认定日期", Use(title="little_giant", part="granted_on")),
        ("专精特新 有效期至", Use(title="srdi_sme", part="valid_to")),
        ("是否高新技术企业", Use(title="hnte", part="held", complete=True)),
        (
            "小巨人首次认定日期",
            Use(title="little_giant", part="granted_on", event=RecognitionEvent.FIRST, record="first"),
        ),
    ],
)
def test_a_header_is_known_by_the_catalogues_own_words(header: str, use: Use) -> None:
    assert told(header).columns == {header: use}


@pytest.mark.parametrize(
    ("header", "why"),
    [
        ("联系电话", "认不出"),
        ("2025年营业收入", "单位"),
        ("营业收入（万元）", "年度"),
        ("是否规上", "年度"),
        ("收入", "认不出"),
    ],
)
def test_what_is_not_plain_is_left_with_a_reason(header: str, why: str) -> None:
    found = told(header)
    assert not found.columns
    assert why in found.left[header]


def test_defaults_speak_for_what_headers_leave_open() -> None:
    found = told("营业收入", year=2025, money="万元")
    assert found.columns["营业收入"] == Use(fact="revenue", year=2025, unit="万元")


def test_two_columns_for_one_fact_are_an_error() -> None:
    with pytest.raises(InputError, match="两列说的是同一项"):
        told("2025年营业收入（万元）", "营收2025（元）")
    with pytest.raises(InputError, match="两列说的是同一项"):
        told("2025年营业收入（万元）", "2025年营业收入（万元）〔第3列〕")


def test_every_fact_is_recognised_by_its_label_and_key() -> None:
    catalogue = library().catalogue
    for fact in catalogue.facts.values():
        for name in (fact.label, fact.key):
            found = told(f"2025年{name}（万元）" if fact.unit == "元" else name, year=2025)
            assert [u.fact for u in found.columns.values()] == [fact.key], name


def test_every_title_is_recognised_by_its_label() -> None:
    for kind in library().catalogue.recognitions.values():
        found = told(f"{kind.label}认定日期")
        assert [u.title for u in found.columns.values()] == [kind.key], kind.label


# --- files ------------------------------------------------------------------------------------------------

HEADERS = ("企业名称", "收入", "2025年研发费用（万元）")


def applied(mapping: dict[str, Any], *headers: str) -> Columns:
    names = headers or HEADERS
    return apply_mapping(mapping, names, library().catalogue, told(*names))


def test_what_the_file_says_goes_before_what_the_header_says() -> None:
    found = applied(
        {
            "columns": {
                "收入": {"fact": "revenue", "year": 2025, "unit": "万元"},
                "2025年研发费用（万元）": None,
            }
        }
    )
    assert found.columns["收入"] == Use(fact="revenue", year=2025, unit="万元")
    assert "2025年研发费用（万元）" in found.left
    assert set(found.columns) == {"企业名称", "收入"}


def test_what_was_found_can_be_given_back() -> None:
    headers = (
        "企业名称",
        "注册地",
        "2025年营业收入（万元）",
        "2024年资产负债率",
        "小巨人首次认定日期",
        "是否高新技术企业",
        "成立日期",
    )
    found = told(*headers, region="330100")
    back = apply_mapping(json.loads(json.dumps(found.to_json())), headers, library().catalogue, told())
    assert back.columns == found.columns
    assert back.region == "330100"


def test_a_no_that_is_no_answer_stays_so_when_given_back() -> None:
    entry = {"title": "hnte", "part": "held", "complete": False}
    found = applied({"columns": {"高企": entry}}, "高企")
    assert found.columns["高企"].complete is False
    assert applied(found.to_json(), "高企").columns == found.columns


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ("revenue", "写法不对"),
        ({}, "其中一项"),
        ({"fact": "revenue", "title": "hnte"}, "其中一项"),
        ({"fact": "profits", "year": 2025}, "事实目录"),
        ({"fact": "revenue", "year": 2025}, "写明 unit"),
        ({"fact": "revenue", "unit": "万元"}, "写明 year"),
        ({"fact": "revenue", "unit": "斤", "year": 2025}, "单位"),
        ({"fact": "debt_ratio", "year": 2025}, "写明 unit"),
        ({"title": "nobel", "part": "held"}, "资质目录"),
        ({"title": "hnte"}, "写明 part"),
        ({"title": "hnte", "part": "held", "event": "won"}, "event"),
        ({"is": "phone"}, "只能是"),
        ({"fact": "revenue", "yaer": 2025}, "不认识的“yaer”"),
    ],
)
def test_a_wrong_entry_says_what_to_do(entry: Any, words: str) -> None:
    with pytest.raises(InputError, match=words) as caught:
        applied({"columns": {"收入": entry}})
    assert "收入" in str(caught.value)


def test_a_column_that_is_not_there_is_told() -> None:
    with pytest.raises(InputError, match="没有这一列"):
        applied({"columns": {"营收": {"fact": "revenue", "year": 2025, "unit": "元"}}})


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("m.json", "{"),
        ("m.json", "[]"),
        ("m.json", '{"columns": 3}'),
        ("m.yaml", "columns: [a"),
        ("m.yaml", "- a"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_sentence(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    with pytest.raises(InputError):
        read_mapping(path)
    with pytest.raises(InputError, match="读不了"):
        read_mapping(tmp_path / "none.json")


def test_yaml_says_the_same_as_json(tmp_path: Path) -> None:
    told_as = {"columns": {"收入": {"fact": "revenue", "year": 2025, "unit": "万元"}}, "region": "330100"}
    (tmp_path / "m.json").write_text(json.dumps(told_as), "utf-8")
    (tmp_path / "m.yaml").write_text(
        "region: '330100'\ncolumns:\n  收入: {fact: revenue, year: 2025, unit: 万元}\n", "utf-8"
    )
    assert read_mapping(tmp_path / "m.json") == read_mapping(tmp_path / "m.yaml")

"""What may be supposed, key by key, and that nothing else changes."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from advisor_app.domain.errors import InputError
from advisor_app.domain.record import RecognitionEvent
from advisor_app.services.whatif import SOURCE, Supposed, suppose, suppose_all
from tests.records import CATALOGUE, RECORD, TODAY


def supposed(*changes: str) -> Supposed:
    return suppose_all(RECORD, changes, CATALOGUE, TODAY)


def test_a_figure_of_a_year_and_of_the_client() -> None:
    facts = supposed("revenue.2025=1", "patents=7", "revenue.2027=2").facts
    assert facts.years["revenue"][2025].value == 1
    assert facts.years["revenue"][2024] == RECORD.years["revenue"][2024]
    assert facts.years["revenue"][2027].source == SOURCE
    assert facts.facts["patents"].value == 7
    gone = supposed("revenue.2025=", "patents=").facts
    assert 2025 not in gone.years["revenue"]
    assert "patents" not in gone.facts


@pytest.mark.parametrize(
    ("change", "plain"),
    [
        ("revenue.2025=2000万", "revenue.2025=20000000"),
        ("revenue.2025= 2,000万元 ", "revenue.2025=20000000"),
        ("revenue.2025=2，000.5万元", "revenue.2025=20005000"),
        ("revenue.2025=1.8亿", "revenue.2025=180000000"),
        ("profit.2025=-200万", "profit.2025=-2000000"),
        ("debt_ratio.2025=35%", "debt_ratio.2025=0.35"),
        ("debt_ratio.2025=3.5％", "debt_ratio.2025=0.035"),
        ("item:tech_renovation#1.investment=3,000万元", "item:tech_renovation#1.investment=30000000"),
        ("received:hz-2025-66.1.first@2026=10万", "received:hz-2025-66.1.first@2026=100000"),
    ],
)
def test_figures_are_typed_as_in_the_window(change: str, plain: str) -> None:
    assert supposed(change) == supposed(plain)


def test_the_day() -> None:
    assert supposed("as_of=2027-01-01") == Supposed(RECORD, dt.date(2027, 1, 1))
    with pytest.raises(InputError, match="基准日"):
        suppose(RECORD, ["as_of=2027-01-01"], CATALOGUE, TODAY)


def test_a_title_with_its_days() -> None:
    facts = supposed("recognition:hnte=renewed@2026-02-01~2029-01-31").facts
    (found,) = [r for r in facts.recognitions if r.kind == "hnte"]
    assert (found.event, found.granted_on, found.valid_to) == (
        RecognitionEvent.RENEWED,
        dt.date(2026, 2, 1),
        dt.date(2029, 1, 31),
    )
    assert not [r for r in supposed("recognition:hnte=").facts.recognitions if r.kind == "hnte"]
    (today,) = [r for r in supposed("recognition:hnte=first").facts.recognitions if r.kind == "hnte"]
    assert today.granted_on == TODAY


def test_an_item_changed_added_and_taken_away() -> None:
    changed = supposed("item:tech_renovation#1.investment=30000000").facts
    assert changed.items[0].facts["investment"].value == 30_000_000
    assert changed.items[0].facts["name"] == RECORD.items[0].facts["name"]
    assert changed.items[1:] == RECORD.items[1:]
    added = supposed("item:tech_renovation#9.investment=1", "item:tech_renovation#9.name=示例新项目").facts
    assert added.items[:-1] == RECORD.items
    assert (added.items[-1].kind, added.items[-1].title()) == ("tech_renovation", "示例新项目")
    assert [i.key for i in supposed("item:tech_renovation#1=").facts.items] == [
        i.key for i in RECORD.items if i.key != "tech_renovation#1"
    ]
    own_key = supposed("item:示例人员.doctor=true").facts
    assert own_key.items[1].facts["doctor"].value is True


def test_money_had() -> None:
    facts = supposed("received:hz-2025-66.1.first@2025=5").facts
    assert [(r.year, r.amount) for r in facts.received if r.measure == "hz-2025-66.1.first"] == [
        (2026, Decimal(200_000)),
        (2025, Decimal(5)),
    ]
    assert len(supposed("received:hz-2025-66.1.first=").facts.received) == 1
    assert supposed("received:hz-2025-66.1.first@2024=").facts == RECORD
    (same,) = [r for r in supposed("received:hz-2025-66.1.first=7").facts.received if r.amount == 7]
    assert same.year == TODAY.year


def test_what_is_complete() -> None:
    facts = supposed("complete:received=yes", "complete:recognitions=no").facts
    assert facts.complete == {"received", "items:tech_renovation"}


def test_answers_and_place() -> None:
    facts = supposed("judgement:strong=no", "reading:cap=", "region=330402").facts
    assert facts.answers == {"judgement:strong": "no", "judgement:fit@tech_renovation#1": "no"}
    assert facts.region == "330402"
    assert supposed("region=").facts.region is None


def test_nothing_else_changes() -> None:
    assert supposed() == Supposed(RECORD, None)
    again = supposed("patents=3", "patents=0").facts
    assert replace(again, facts=RECORD.facts) == RECORD


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("revenue", "键=值"),
        ("turnover.2025=1", "不是事实目录"),
        ("revenue=1", "年度数据"),
        ("revenue.20=1", "年度数据"),
        ("patents.2025=1", "不是年度数据"),
        ("region=杭州", "行政区划"),
        ("as_of=明年", "不是日期"),
        ("recognition:unknown=first", "不认识"),
        ("recognition:hnte=won", "认定情形"),
        ("recognition:hnte=first@2026-05-01~2026-04-30", "早于"),
        ("item:boat#1.name=x", "不认识"),
        ("item:tech_renovation#1.colour=x", "investment"),
        ("item:tech_renovation=3", "应写成"),
        ("received:hz-2025-66.1.first@2026=many", "应填数字"),
        ("revenue.2025=很多万元", "应填数字"),
        ("revenue.2025=9e99万元", "应填数字"),
        ("revenue.2025=1e39", "过大"),
        ("debt_ratio.2025=三成", "应填数字"),
        ("complete:everything=yes", "不认识"),
        ("complete:items=maybe", "yes 或 no"),
        ("judgement:strong=maybe", "yes 或 no"),
    ],
)
def test_a_slip_is_told_in_one_sentence(change: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        supposed(change)

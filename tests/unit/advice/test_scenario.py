"""Figures carried on: known ones stay, unknown ones stay missing, the rest follows the assumption."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_app.advice.scenario import AS_IS, Growth, Scenario, check, movement, project
from advisor_app.domain.errors import InputError
from advisor_app.domain.facts import Blank, Catalogue, Derivation, FactDef, FactType, Operand, Scope
from advisor_app.domain.record import FactSet, FactValue

_FACTS = (
    FactDef("revenue", "营业收入", FactType.MONEY, Scope.YEAR, "元", minimum=Decimal(0)),
    FactDef("profit", "净利润", FactType.MONEY, Scope.YEAR, "元"),
    FactDef("employees", "职工总数", FactType.INTEGER, Scope.YEAR, "人", minimum=Decimal(0)),
    FactDef("share", "市场占有率", FactType.RATIO, Scope.YEAR, "%", minimum=Decimal(0), maximum=Decimal(1)),
    FactDef("listed", "在库", FactType.BOOL, Scope.YEAR),
    FactDef("niche_years", "从事细分市场年限", FactType.INTEGER, Scope.YEAR, "年", minimum=Decimal(0)),
    FactDef("srdi_score", "评价得分", FactType.NUMBER, Scope.YEAR, "分", minimum=Decimal(0)),
    FactDef("founded", "成立日期", FactType.DATE),
    FactDef(
        "growth",
        "增长率",
        FactType.RATIO,
        Scope.YEAR,
        "%",
        derivation=Derivation("growth", (Operand("revenue"), Operand("revenue", -1))),
    ),
)
CATALOGUE = Catalogue({f.key: f for f in _FACTS}, {}, {}, {})


def firm(**years: dict[int, object]) -> FactSet:
    return FactSet(
        "示例·测算有限公司",
        years={key: {y: FactValue(v, "审计报告") for y, v in of.items()} for key, of in years.items()},  # type: ignore[arg-type]
    )


def value(facts: FactSet, key: str, year: int) -> object:
    return facts.years[key][year].value


def test_as_is_keeps_the_last_known_value_and_says_where_it_is_from() -> None:
    facts = project(firm(revenue={2024: Decimal(90), 2025: Decimal(100)}), CATALOGUE, AS_IS, 2028)
    assert [value(facts, "revenue", y) for y in range(2024, 2029)] == [90, 100, 100, 100, 100]
    assert facts.years["revenue"][2025].source == "审计报告"
    assert {facts.years["revenue"][y].source for y in (2026, 2027, 2028)} == {"测算（照现状）"}


def test_what_was_never_known_and_gaps_between_known_years_stay_missing() -> None:
    facts = project(firm(revenue={2023: Decimal(80), 2025: Decimal(100)}), CATALOGUE, AS_IS, 2027)
    assert 2024 not in facts.years["revenue"]
    assert set(facts.years) == {"revenue"}


def test_a_rate_compounds_and_people_are_whole_and_rounded_down() -> None:
    scenario = Scenario(
        "较可能", {"employees": Growth(rate=Decimal("0.05")), "revenue": Growth(rate=Decimal("0.1"))}
    )
    facts = project(firm(employees={2025: 11}, revenue={2025: Decimal("100.01")}), CATALOGUE, scenario, 2028)
    assert [value(facts, "employees", y) for y in (2026, 2027, 2028)] == [11, 12, 12]
    assert [value(facts, "revenue", y) for y in (2026, 2027)] == [Decimal("110.01"), Decimal("121.01")]


def test_years_in_a_market_pass_by_themselves_and_scores_do_not() -> None:
    facts = project(firm(niche_years={2025: 2}, srdi_score={2026: Decimal(52)}), CATALOGUE, AS_IS, 2028)
    assert [value(facts, "niche_years", y) for y in (2026, 2028)] == [3, 5]
    assert value(facts, "srdi_score", 2028) == 52
    assert (
        movement(CATALOGUE.facts["niche_years"], AS_IS).phrase(CATALOGUE.facts["niche_years"])
        == "每年增加 1年"
    )


def test_yes_no_and_not_applicable_go_on_as_they_are() -> None:
    facts = project(firm(listed={2025: True}, profit={2025: Blank.NOT_APPLICABLE}), CATALOGUE, AS_IS, 2026)
    assert value(facts, "listed", 2026) is True
    assert value(facts, "profit", 2026) is Blank.NOT_APPLICABLE


def test_values_stay_within_what_may_be_entered() -> None:
    scenario = Scenario("s", {"share": Growth(step=Decimal("0.4")), "revenue": Growth(step=Decimal(-60))})
    facts = project(
        firm(share={2025: Decimal("0.5")}, revenue={2025: Decimal(100)}), CATALOGUE, scenario, 2027
    )
    assert value(facts, "share", 2027) == 1
    assert value(facts, "revenue", 2027) == 0


@pytest.mark.parametrize(
    ("key", "growth", "words"),
    [
        ("srdi_score", Growth(step=Decimal(1)), "由平台或专家给出"),
        ("growth", Growth(step=Decimal(1)), "由其他数据推算"),
        ("founded", Growth(step=Decimal(1)), "不是年度数据"),
        ("nothing", Growth(step=Decimal(1)), "不是年度数据"),
        ("listed", Growth(step=Decimal(1)), "不是数字"),
        ("share", Growth(rate=Decimal(1)), "百分点"),
    ],
)
def test_what_can_not_be_assumed_is_refused(key: str, growth: Growth, words: str) -> None:
    with pytest.raises(InputError, match=words):
        check(Scenario("较可能", {key: growth}), CATALOGUE)


def test_growth_is_said_one_way_only() -> None:
    for wrong in ({}, {"rate": Decimal(1), "step": Decimal(1)}):
        with pytest.raises(InputError, match="只填一种"):
            Growth(**wrong)
    with pytest.raises(InputError, match="-100%"):
        Growth(rate=Decimal("-1.01"))


@given(
    st.dictionaries(st.integers(2020, 2025), st.integers(0, 10**9).map(Decimal), min_size=1),
    st.decimals("-0.5", "2", places=3),
)
def test_known_values_are_never_touched_and_none_stands_before_them(
    known: dict[int, Decimal], rate: Decimal
) -> None:
    before = firm(revenue=dict(known))
    after = project(before, CATALOGUE, Scenario("s", {"revenue": Growth(rate=rate)}), 2030)
    for year, entered in before.years["revenue"].items():
        assert after.years["revenue"][year] == entered
    made = set(after.years["revenue"]) - set(known)
    assert made == set(range(max(known) + 1, 2031))
    ordered = [value(after, "revenue", y) for y in range(max(known), 2031)]
    assert ordered == sorted(ordered, reverse=rate < 0)  # type: ignore[type-var]

"""Each check finds its slip, passes the figure right beside it, and says what to look up."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings

from advisor_app.advice.audit import CHECKS, audit
from advisor_app.advice.audit_record import LEVELS, Alternative, Finding, Level
from advisor_app.domain.facts import Value
from advisor_app.domain.record import FactSet, FactValue, Item, ReceivedBenefit, Recognition
from advisor_app.services.client_file import load_client_file
from tests.unit.engine.test_assess import HZ, assessor, records, title
from tests.unit.engine.test_assess import firm as hangzhou

TODAY = dt.date(2026, 11, 21)
DEMO = sorted((Path(__file__).parents[3] / "resources" / "demo").glob("*.json"))


def yearly(**series: dict[int, object]) -> FactSet:
    years = {
        key: {y: FactValue(Decimal(str(v)) if not isinstance(v, bool | int) else v) for y, v in found.items()}
        for key, found in series.items()
    }
    return hangzhou(years=years)


def single(**values: Value) -> FactSet:
    return hangzhou(facts={key: FactValue(value) for key, value in values.items()})


def titled(*found: Recognition, **values: Value) -> FactSet:
    return replace(single(**values), recognitions=found)


def until(kind: str, granted: str, end: str) -> Recognition:
    return replace(title(kind, granted), valid_to=dt.date.fromisoformat(end))


def items(kind: str, *found: dict[str, Value]) -> FactSet:
    listed = (
        Item(kind, f"{kind}#{number}", {k: FactValue(v) for k, v in facts.items()})
        for number, facts in enumerate(found, 1)
    )
    return hangzhou(items=tuple(listed))


def twice(facts: dict[str, Value]) -> list[dict[str, Value]]:
    return [facts, facts]


def had(*found: ReceivedBenefit, **more: object) -> FactSet:
    return hangzhou(received=found, **more)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def look(facts: FactSet, *others: Alternative) -> tuple[Finding, ...]:
    return audit(facts, assessor().library, TODAY, alternatives=others)


SRDI, BEIDOU = f"{HZ}.23.srdi", f"{HZ}.15.beidou-model"
YEARLY = f"{HZ}.3.poc-certified"
CASES: list[tuple[str, FactSet, FactSet]] = [
    (
        "main-over-revenue",
        yearly(main_revenue={2025: 10_000_001}, revenue={2025: 10_000_000}),
        yearly(main_revenue={2025: 10_000_000}, revenue={2025: 10_000_000, 2024: 9_999_999}),
    ),
    (
        "hightech-over-income",
        yearly(hightech_income={2025: 2_000_001}, total_income={2025: 2_000_000}),
        yearly(hightech_income={2025: 2_000_000}, total_income={2025: 2_000_000}),
    ),
    (
        "rd-staff-over-staff",
        yearly(rd_staff={2025: 51}, employees={2025: 50}),
        yearly(rd_staff={2025: 50, 2024: 60}, employees={2025: 50}),
    ),
    (
        "tech-staff-over-staff",
        yearly(tech_staff={2025: 51}, employees={2025: 50}),
        yearly(tech_staff={2025: 50}, employees={2025: 50}),
    ),
    (
        "pilot-over-revenue",
        yearly(pilot_base_service_income={2025: 3_000_000}, revenue={2025: 2_000_000}),
        yearly(pilot_base_service_income={2025: 2_000_000}, revenue={2025: 2_000_000}),
    ),
    (
        "rd-over-revenue",
        yearly(rd_spend={2025: 3_000_000}, revenue={2025: 2_000_000}),
        yearly(rd_spend={2025: 2_000_000}, revenue={2025: 2_000_000}),
    ),
    (
        "rd-over-cost",
        yearly(rd_spend={2025: 3_000_000}, cost_and_expense={2025: 2_000_000}),
        yearly(rd_spend={2025: 2_000_000}, cost_and_expense={2025: 2_000_000}),
    ),
    (
        "profit-over-revenue",
        yearly(net_profit={2025: 3_000_000}, revenue={2025: 2_000_000}),
        yearly(net_profit={2025: -3_000_000}, revenue={2025: 2_000_000}),
    ),
    (
        "debt-over-assets",
        yearly(total_liabilities={2025: 3_000_000}, total_assets={2025: 2_000_000}),
        yearly(total_liabilities={2025: 2_000_000}, total_assets={2025: 2_000_000}),
    ),
    (
        "equity-over-assets",
        yearly(equity_raised={2025: 3_000_000}, total_assets={2025: 2_000_000}),
        yearly(equity_raised={2025: 0}, total_assets={2025: 2_000_000}),
    ),
    (
        "main-in-wan",
        yearly(main_revenue={2025: 8_570}, revenue={2025: 96_300_000}),
        yearly(main_revenue={2025: 0}, revenue={2025: 96_300_000}),
    ),
    (
        "rd-in-wan",
        yearly(rd_spend={2025: 936}, revenue={2025: 96_300_000}),
        yearly(rd_spend={2025: 0}, revenue={2025: 96_300_000}),
    ),
    (
        "debt-in-wan",
        yearly(total_liabilities={2025: 3_620}, total_assets={2025: 88_400_000}),
        yearly(total_liabilities={2025: 36_200}, total_assets={2025: 88_400_000}),
    ),
    (
        "assets-in-wan",
        yearly(total_assets={2025: 8_840}, revenue={2025: 96_300_000}),
        yearly(total_assets={2025: 884_000}, revenue={2025: 96_300_000}),
    ),
    (
        "revenue-in-wan",
        yearly(revenue={2025: 9_630}, total_assets={2025: 188_400_000}),
        yearly(revenue={2025: 0}, total_assets={2025: 88_400_000}),
    ),
    (
        "per-head",
        yearly(revenue={2025: 9_630}, employees={2025: 158}),
        yearly(revenue={2025: 158_000}, employees={2025: 158}),
    ),
    (
        "per-head",
        yearly(revenue={2025: 9_630_000}, employees={2025: 0}),
        yearly(revenue={2025: 0}, employees={2025: 0}),
    ),
    ("bounds", yearly(employees={2025: -1}), yearly(employees={2025: 0})),
    ("bounds", yearly(srdi_score={2025: 101}), yearly(srdi_score={2025: 100})),
    (
        "ratio-as-percent",
        yearly(rd_ratio_3y={2025: 5}),
        yearly(rd_ratio_3y={2025: 1}, debt_ratio={2025: "1.2"}, net_profit_growth={2025: 8}),
    ),
    (
        "ratio-as-percent",
        items("new_material_insurance", {"insurance_rate": Decimal("1.8")}),
        items("new_material_insurance", {"insurance_rate": Decimal("0.018")}),
    ),
    (
        "jump",
        yearly(revenue={2024: 7_850, 2025: 96_300_000}),
        yearly(revenue={2024: 20_000_000, 2025: 99_000_000}),
    ),
    (
        "jump",
        yearly(net_profit={2024: 710, 2025: 9_300_000}),
        yearly(net_profit={2024: 71_000, 2025: 9_300_000}),
    ),
    ("jump", yearly(revenue={2024: 7_850_000, 2025: 78_500_000}), yearly(equity_raised={2024: 1, 2025: 10})),
    ("jump", yearly(employees={2024: 120, 2025: 12}), yearly(employees={2024: 60, 2025: 12})),
    (
        "jump",
        yearly(revenue={2024: 10_000_000, 2025: 60_000_000}),
        yearly(revenue={2021: 1_000_000, 2025: 9_000_000}),
    ),
    (
        "unchanged",
        yearly(revenue={2023: "1234567.89", 2024: "1234567.89", 2025: "1234567.89"}),
        yearly(
            revenue={2023: "1234567.89", 2024: "1234567.89", 2025: "1234567.88"},
            equity_raised={2023: 0, 2024: 0, 2025: 0},
            rd_spend={2021: 5, 2023: 5, 2025: 5},
        ),
    ),
    ("niche-years", yearly(niche_years={2024: 8, 2025: 7}), yearly(niche_years={2024: 8, 2025: 9})),
    (
        "contradicted",
        yearly(rd_ratio={2025: "0.08"}, rd_spend={2025: 3_000_000}, revenue={2025: 50_000_000}),
        yearly(rd_ratio={2025: "0.062"}, rd_spend={2025: 3_000_000}, revenue={2025: 50_000_000}),
    ),
    (
        "contradicted",
        yearly(rd_spend_2y={2025: 9_000_000}, rd_spend={2025: 3_000_000, 2024: 2_000_000}),
        yearly(rd_spend_2y={2025: 5_000_000}, rd_spend={2025: 3_000_000, 2024: 2_000_000}),
    ),
    (
        "contradicted",
        yearly(
            main_growth_2y={2025: "0.5"},
            main_revenue={2023: 10_000_000, 2024: 11_000_000, 2025: 12_100_000},
        ),
        yearly(
            main_growth_2y={2025: "0.1"},
            main_revenue={2023: 10_000_000, 2024: 11_000_000, 2025: 12_100_000},
        ),
    ),
    (
        "founded",
        replace(single(established_on=day("2023-07-01")), years=yearly(revenue={2022: 5}).years),
        replace(single(established_on=day("2023-07-01")), years=yearly(revenue={2022: 0, 2023: 5}).years),
    ),
    ("founded", single(established_on=day("2026-11-22")), single(established_on=TODAY)),
    ("year-ahead", yearly(revenue={2027: 5}), yearly(srdi_score={2026: 60})),
    (
        "title-before-founding",
        titled(title("hnte", "2016-05-17"), established_on=day("2016-05-18")),
        titled(title("hnte", "2016-05-18"), established_on=day("2016-05-18")),
    ),
    (
        "ended-before-granted",
        titled(until("hnte", "2026-01-20", "2026-01-19")),
        titled(until("hnte", "2026-01-20", "2029-01-19")),
    ),
    (
        "wrong-term",
        titled(until("hnte", "2026-01-20", "2028-01-19")),
        titled(until("hnte", "2026-01-20", "2028-12-31"), until("ai_factory_1", "2026-01-20", "2027-01-19")),
    ),
    (
        "wrong-term",
        titled(until("tech_sme", "2025-11-20", "2027-11-19")),
        titled(until("tech_sme", "2025-11-20", "2026-03-31")),
    ),
    (
        "title-twice",
        titled(title("hnte", "2026-01-20"), title("hnte", "2026-01-20", "renewed")),
        titled(title("hnte", "2023-01-20"), title("hnte", "2026-01-20", "renewed")),
    ),
    (
        "title-twice",
        titled(title("hnte", "2023-01-20"), title("hnte", "2026-01-20")),
        titled(title("hnte", "2026-01-20"), title("srdi_sme", "2026-01-20")),
    ),
    (
        "out-of-sequence",
        items("growth_support", {"selected_on": day("2026-05-02"), "ends_on": day("2026-05-01")}),
        items("growth_support", {"selected_on": day("2026-05-01"), "ends_on": day("2026-05-01")}),
    ),
    (
        "tiny-sum",
        items("tech_renovation", {"approved_investment": Decimal(1_860)}),
        items("tech_renovation", {"approved_investment": Decimal(10_000)}),
    ),
    (
        "item-twice",
        items("tech_renovation", *twice({"name": "示例", "approved_investment": Decimal(18_600_000)})),
        items("beidou_product", *twice({"certified": True, "listed_on": day("2026-05-01")})),
    ),
    (
        "received-over-cap",
        had(ReceivedBenefit(SRDI, Decimal(120_000), 2026), ReceivedBenefit(SRDI, Decimal(80_001), 2027)),
        had(ReceivedBenefit(SRDI, Decimal(120_000), 2026), ReceivedBenefit(SRDI, Decimal(80_000), 2027)),
    ),
    (
        "received-over-cap",
        had(ReceivedBenefit(YEARLY, Decimal(5_000_001), 2026)),
        had(*(ReceivedBenefit(YEARLY, Decimal(5_000_000), year) for year in (2026, 2027))),
    ),
    (
        "received-over-cap",
        had(ReceivedBenefit(BEIDOU, Decimal(200_001), 2026), items=items("beidou_product", {}, {}).items),
        had(ReceivedBenefit(BEIDOU, Decimal(200_000), 2026), items=items("beidou_product", {}, {}).items),
    ),
    (
        "received-too-soon",
        had(ReceivedBenefit(SRDI, Decimal(1), 2024)),
        had(ReceivedBenefit(SRDI, Decimal(1), 2025)),
    ),
    (
        "received-twice",
        had(*[ReceivedBenefit(SRDI, Decimal(50_000), 2026, "市", "第一笔")] * 2),
        had(
            ReceivedBenefit(SRDI, Decimal(50_000), 2026, "市", "第一笔"),
            ReceivedBenefit(SRDI, Decimal(50_000), 2026, "市", "第二笔"),
        ),
    ),
    (
        "place",
        hangzhou(uscc="91330402MADEM010XF"),
        hangzhou(uscc="91330109MADEM0011R"),
    ),
]


@pytest.mark.parametrize(("check", "wrong", "right"), CASES, ids=[f"{c[0]}-{n}" for n, c in enumerate(CASES)])
def test_a_slip_is_found_and_its_neighbour_passes(check: str, wrong: FactSet, right: FactSet) -> None:
    found = [f for f in look(wrong) if f.check == check]
    assert found, look(wrong)
    for finding in found:
        assert finding.sentence.endswith("。")
        assert finding.remedy.endswith("。")
        assert finding.keys
    assert not [f for f in look(right) if f.check == check]


def test_every_check_has_a_case_and_a_name_of_its_own() -> None:
    ids = [check.id for check in CHECKS]
    assert len(ids) == len(set(ids))
    assert set(ids) == {c[0] for c in CASES} | {"conflict"}
    assert set(LEVELS) == set(Level)


def test_the_facts_the_table_names_are_in_the_catalogue() -> None:
    known = {*assessor().library.catalogue.facts, "uscc", "region"}
    assert {key for check in CHECKS for key in check.keys} <= known


@pytest.mark.parametrize("path", DEMO, ids=lambda path: str(path.stem))
def test_the_demo_firms_raise_no_alarm(path: Path) -> None:
    facts = load_client_file(path, assessor().library.catalogue, TODAY)
    assert look(facts) == ()


@settings(max_examples=40)
@given(records())
def test_any_record_is_audited(record: FactSet) -> None:
    found = look(record)
    order = list(Level)
    assert [order.index(f.level) for f in found] == sorted(order.index(f.level) for f in found)
    assert look(record) == found


# --- what a finding says -----------------------------------------------------------------------------


def test_a_finding_names_the_values_and_what_to_look_up() -> None:
    (finding,) = look(yearly(rd_staff={2025: 51}, employees={2025: 50}))
    assert (finding.level, finding.years) == (Level.IMPOSSIBLE, (2025,))
    assert finding.keys == ("rd_staff", "employees")
    assert finding.sentence == "2025 年研发人员 51人，大于职工总数 50人。"
    assert "审计报告" in finding.remedy


@pytest.mark.parametrize(
    ("series", "words"),
    [
        ({2024: 7_850, 2025: 78_500_000}, "像是元与万元混填"),
        ({2024: 7_850_000, 2025: 78_500_000}, "像是多填或少填了一个 0"),
        ({2024: 7_850_000, 2025: 47_850_000}, "变化过大"),
    ],
)
def test_a_jump_says_what_it_looks_like(series: dict[int, object], words: str) -> None:
    assert words in next(f.sentence for f in look(yearly(revenue=series)) if f.check == "jump")


def test_two_sources_that_differ() -> None:
    facts = hangzhou(
        years={"revenue": {2025: FactValue(Decimal(96_300_000), "审计报告")}},
        facts={"is_manufacturing": FactValue(value=True, source="企业自报")},
        items=(Item("tech_renovation", "t#1", {"approved_investment": FactValue(Decimal(20_000_000))}),),
    )
    others = (
        Alternative("revenue", Decimal(95_000_000), "企业自报", 2025),
        Alternative("revenue", Decimal(96_300_000), "纳税申报", 2025),
        Alternative("revenue", Decimal(1), "企业自报", 2024),
        Alternative("is_manufacturing", False, "平台"),
        Alternative("approved_investment", Decimal(18_000_000), "企业自报", item="t#1"),
        Alternative("approved_investment", Decimal(1), "企业自报", item="gone"),
    )
    said = [f.sentence for f in look(facts, *others) if f.check == "conflict"]
    assert said == [
        "2025 年营业收入：采用的是 9,630.00万元（审计报告），另有 9,500.00万元（企业自报）。",
        "制造业企业：采用的是 是（企业自报），另有 否（平台）。",
        "设备（含软件投入）审定投资额：采用的是 2,000.00万元（来源未记），另有 1,800.00万元（企业自报）。",
    ]


def test_a_province_wide_code_is_no_hint() -> None:
    assert not look(hangzhou(uscc="91330000MADEM0011R"))
    assert not look(hangzhou(uscc="91330109"))


def test_the_gravest_stand_first() -> None:
    facts = replace(
        yearly(rd_staff={2025: 51}, employees={2025: 50}, niche_years={2024: 8, 2025: 7}),
        uscc="91330402MADEM010XF",
    )
    assert [f.level for f in look(facts)] == [Level.IMPOSSIBLE, Level.SUSPICIOUS, Level.HINT]

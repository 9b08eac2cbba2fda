"""The engine on the shipped library: its laws, its dates, its readings."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor_app.domain.assessment import Assessment, MeasureResult
from advisor_app.domain.codec import from_json, to_json
from advisor_app.domain.facts import Blank, FactDef, FactType, Scope, Value
from advisor_app.domain.policy import AmountKind, Standing
from advisor_app.domain.record import FactSet, FactValue, Item, ReceivedBenefit, Recognition, RecognitionEvent
from advisor_app.domain.verdict import Outcome
from advisor_app.engine.assess import Assessor
from advisor_app.library.compiler.compile import compile_content

ROOT = Path(__file__).parents[3]
DAY = dt.date(2026, 8, 15)
HZ = "hz-2025-66"


@cache
def assessor() -> Assessor:
    return Assessor(compile_content(ROOT / "resources"))


def assess(facts: FactSet, as_of: dt.date = DAY) -> Assessment:
    return assessor().assess(facts, as_of)


def find(assessment: Assessment, measure: str, item: str | None = None) -> MeasureResult:
    return next(m for m in assessment.measures if m.id == f"{HZ}.{measure}" and m.item == item)


def firm(**parts: object) -> FactSet:
    return replace(FactSet("示例企业", region="330106"), **parts)  # type: ignore[arg-type]


def title(kind: str, day: str, event: str | None = "first") -> Recognition:
    return Recognition(kind, RecognitionEvent(event) if event else None, dt.date.fromisoformat(day))


# --- standing and dates -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "standing"),
    [
        ("2025-12-28", Standing.NOT_YET),
        ("2025-12-29", Standing.IN_FORCE),
        ("2030-12-31", Standing.IN_FORCE),
        ("2031-01-01", Standing.EXPIRED),
    ],
)
def test_both_ends_of_the_validity_are_in_force(day: str, standing: Standing) -> None:
    as_of = dt.date.fromisoformat(day)
    facts = firm(recognitions=(title("little_giant", "2025-12-29"),))
    result = assess(facts, as_of)
    assert find(result, "23.little-giant").standing is standing
    in_force = standing is Standing.IN_FORCE
    assert result.totals.confirmed == (Decimal(1_000_000) if in_force else 0)


def test_last_year_follows_the_as_of_date_and_is_named() -> None:
    facts = firm(
        recognitions=(title("tech_sme", "2026-03-30", "renewed"),),
        years={
            "rd_spend": {2024: FactValue(Decimal(8_000_000)), 2025: FactValue(Decimal(10_000_000))},
            "employees": {2025: FactValue(500)},
            "revenue": {2025: FactValue(Decimal(200_000_000))},
            "total_assets": {2025: FactValue(Decimal(200_000_000))},
        },
    )
    now = find(assess(facts), "2.small-increment")
    assert now.outcome is Outcome.ELIGIBLE
    assert now.amount.confirmed == 100_000
    assert {u.year for u in now.amount.used} == {2025}
    later = find(assess(facts, dt.date(2027, 8, 15)), "2.small-increment")
    assert later.outcome is Outcome.UNDETERMINED
    assert ("rd_spend", 2026) in {(m.key, m.year) for m in later.missing}


# --- missing is not no ------------------------------------------------------------------------------


def test_nothing_known_is_undetermined_everywhere_and_worth_nothing_confirmed() -> None:
    result = assess(firm())
    assert {m.outcome for m in result.measures if m.amount.stated} == {Outcome.UNDETERMINED}
    asks_nothing = [m for m in result.measures if m.outcome is not Outcome.UNDETERMINED]
    assert {m.outcome for m in asks_nothing} <= {Outcome.ELIGIBLE}
    assert {m.amount.kind for m in asks_nothing} <= {AmountKind.IN_KIND, AmountKind.POOL}
    assert result.totals.confirmed == 0
    assert all(m.missing for m in result.measures if m.outcome is Outcome.UNDETERMINED)


def test_only_a_complete_list_lets_absence_count() -> None:
    open_list = find(assess(firm()), "23.srdi")
    closed = find(assess(firm(complete=frozenset({"recognitions"}))), "23.srdi")
    one_kind = find(assess(firm(complete=frozenset({"recognitions:srdi_sme"}))), "23.srdi")
    assert open_list.outcome is Outcome.UNDETERMINED
    assert closed.outcome is Outcome.INELIGIBLE
    assert one_kind.outcome is Outcome.INELIGIBLE


def test_items_stated_complete_make_their_measures_not_applicable() -> None:
    result = find(assess(firm(complete=frozenset({"items"}))), "7.renovation")
    assert result.outcome is Outcome.NOT_APPLICABLE


def test_another_city_is_not_applicable_and_an_unknown_one_is_asked_for() -> None:
    away = assess(replace(firm(), region="330402"))
    assert {m.outcome for m in away.measures} == {Outcome.NOT_APPLICABLE}
    unknown = find(assess(replace(firm(), region=None)), "23.srdi")
    assert "region" in {m.key for m in unknown.missing}


# --- titles -----------------------------------------------------------------------------------------


def test_a_renewed_title_is_not_a_first_one() -> None:
    facts = firm(recognitions=(title("hnte", "2026-02-01", "renewed"),))
    result = assess(facts)
    assert find(result, "1.hnte-renewed").amount.confirmed == 100_000
    assert find(result, "1.hnte-first").outcome is Outcome.INELIGIBLE


def test_a_title_of_unknown_kind_or_day_stays_open() -> None:
    unknown_event = firm(recognitions=(title("hnte", "2026-02-01", None),))
    assert find(assess(unknown_event), "1.hnte-first").outcome is Outcome.UNDETERMINED
    no_day = firm(recognitions=(Recognition("srdi_sme", RecognitionEvent.FIRST),))
    assert find(assess(no_day), "23.srdi").outcome is Outcome.UNDETERMINED


def test_a_title_granted_later_is_not_there_yet() -> None:
    facts = firm(recognitions=(title("srdi_sme", "2026-09-01"),))
    assert find(assess(facts), "23.srdi").outcome is Outcome.INELIGIBLE
    assert find(assess(facts, dt.date(2026, 9, 1)), "23.srdi").outcome is Outcome.ELIGIBLE


def test_recognised_before_the_effective_date_is_a_reading_not_a_verdict() -> None:
    facts = firm(recognitions=(title("srdi_sme", "2025-12-28"),))
    result = find(assess(facts), "23.srdi")
    assert result.outcome is Outcome.UNDETERMINED
    assert [(r.option, r.outcome, r.confirmed, r.assumed) for r in result.readings] == [
        ("exclude", Outcome.INELIGIBLE, Decimal(0), True),
        ("include", Outcome.ELIGIBLE, Decimal(200_000), False),
    ]
    answered = firm(recognitions=facts.recognitions, answers={f"reading:{HZ}.before-effective": "include"})
    assert find(assess(answered), "23.srdi").outcome is Outcome.ELIGIBLE


def test_a_revoked_title_is_not_held() -> None:
    facts = firm(
        recognitions=(
            title("poc_center_certified", "2026-01-05"),
            title("poc_center_certified", "2026-06-01", "revoked"),
        ),
        complete=frozenset({"recognitions"}),
    )
    assert find(assess(facts), "3.poc-certified").outcome is Outcome.INELIGIBLE
    assert find(assess(facts, dt.date(2026, 5, 31)), "3.poc-certified").outcome is Outcome.ELIGIBLE


# --- money ------------------------------------------------------------------------------------------


def test_an_ai_factory_pays_the_step_to_what_was_paid() -> None:
    facts = firm(
        recognitions=(title("ai_factory_1", "2026-01-10", None), title("ai_factory_2", "2026-06-10", None)),
        received=(ReceivedBenefit(f"{HZ}.10.grade-1", Decimal(800_000), 2026),),
    )
    result = find(assess(facts), "10.grade-2")
    assert result.amount.confirmed == result.amount.possible == 1_200_000
    assert find(assess(facts), "10.grade-1").dropped_for == "received"


def test_a_skipped_grade_is_open_between_step_and_whole() -> None:
    facts = firm(recognitions=(title("ai_factory_2", "2026-06-10", None),))
    result = find(assess(facts), "10.grade-2")
    assert result.amount.confirmed == 1_200_000
    assert result.amount.possible == 2_000_000


def test_the_district_is_paid_for_vehicles_and_the_firm_is_not() -> None:
    car = Item(
        "vehicle_model",
        "car",
        {
            "vehicle_class": FactValue("passenger"),
            "new_and_connected": FactValue(True),
            "first_full_year_output": FactValue(120_001),
        },
    )
    line = Item("vehicle_line", "line", {"three_year_output": FactValue(300_000)})
    result = assess(firm(items=(car, line)))
    assert find(result, "16.passenger-model", "car").amount.confirmed == 12_000_000
    assert find(result, "16.new-line", "line").amount.confirmed == 18_000_000
    assert result.totals.confirmed == 0
    assert result.totals.others == 30_000_000


def test_beidou_models_are_capped_for_the_firm() -> None:
    models = tuple(
        Item(
            "beidou_product",
            f"m{i:02d}",
            {"certified": FactValue(True), "listed_on": FactValue(dt.date(2026, 5, 1))},
        )
        for i in range(12)
    )
    assert assess(firm(items=models)).totals.confirmed == 1_000_000


def test_several_titles_are_highest_only_until_the_office_says_each() -> None:
    titles = (title("srdi_sme", "2026-01-10"), title("little_giant", "2026-07-01"))
    cautious = assess(firm(recognitions=titles))
    assert cautious.totals.confirmed == 1_000_000
    assert find(cautious, "23.srdi").dropped_for in (f"{HZ}.23.little-giant", "hz-2025-65.1.little-giant")
    each = assess(firm(recognitions=titles, answers={f"reading:{HZ}.several-titles": "each"}))
    assert each.totals.confirmed == 1_200_000


def test_a_half_paid_award_leaves_the_other_half() -> None:
    facts = firm(
        recognitions=(title("srdi_sme", "2026-01-10"),),
        received=(ReceivedBenefit(f"{HZ}.23.srdi", Decimal(100_000), 2026, "区"),),
    )
    result = assess(facts)
    assert find(result, "23.srdi").amount.confirmed == 100_000
    assert result.totals.confirmed == 100_000


@pytest.mark.parametrize(
    ("had", "parts"),
    [
        ("0", ["250000", "250000"]),
        ("100000.01", ["149999.99", "250000"]),
        ("250000", ["0", "250000"]),
        ("300000", ["0", "200000"]),
        ("600000", ["0", "0"]),
    ],
)
def test_what_came_is_taken_off_the_first_parts_of_a_payment(had: str, parts: list[str]) -> None:
    growth = Item(
        "growth_support",
        "growth_support#1",
        {
            "innovative_then": FactValue(value=True),
            "selected_on": FactValue(dt.date(2026, 6, 1)),
            "ends_on": FactValue(dt.date(2028, 6, 1)),
        },
    )
    paid = ReceivedBenefit("hz-2025-65.2.growth", Decimal(had), 2026)
    result = assess(firm(items=(growth,), received=(paid,)))
    amount = next(r for r in result.measures if r.id == paid.measure).amount
    assert [part.amount for part in amount.schedule] == [Decimal(part) for part in parts]
    assert amount.confirmed == sum(Decimal(part) for part in parts)


# --- laws -------------------------------------------------------------------------------------------

_YEARS = (2022, 2023, 2024, 2025, 2026)


def value_of(fact: FactDef) -> st.SearchStrategy[Value]:
    match fact.type:
        case FactType.BOOL:
            return st.booleans()
        case FactType.INTEGER:
            return st.sampled_from([0, 1, 2, 3, 36, 37, 500, 501, 50_001, 120_001, 300_000])
        case FactType.MONEY:
            return st.sampled_from(
                [0, 1_000_000, 1_999_999, 2_000_000, 10_000_000, 100_000_000, 500_000_000]
            ).map(Decimal)
        case FactType.RATIO | FactType.NUMBER:
            return st.sampled_from(["0", "0.02", "0.0201", "0.5", "1"]).map(Decimal)
        case FactType.DATE:
            return st.sampled_from(["2025-12-28", "2025-12-29", "2026-08-15", "2026-08-16"]).map(
                dt.date.fromisoformat
            )
        case FactType.CHOICE:
            return st.sampled_from([key for key, _ in fact.choices])
        case FactType.TEXT:
            return st.just("示例")


@st.composite
def records(draw: st.DrawFn) -> FactSet:
    catalogue = assessor().library.catalogue

    def some(fact: FactDef) -> FactValue | None:
        kept = draw(st.sampled_from(["value", "value", "missing", "blank"]))
        if kept == "missing":
            return None
        return FactValue(Blank.NOT_APPLICABLE if kept == "blank" else draw(value_of(fact)))

    entered = [f for f in catalogue.facts.values() if f.derivation is None]
    facts = {f.key: v for f in entered if f.scope is Scope.CLIENT and (v := some(f)) is not None}
    years = {
        f.key: {year: v for year in (2024, 2025) if (v := some(f)) is not None}
        for f in entered
        if f.scope is Scope.YEAR
    }
    kinds = draw(st.lists(st.sampled_from(sorted(catalogue.recognitions)), max_size=6))
    titles = tuple(
        Recognition(
            kind,
            draw(st.sampled_from([None, *RecognitionEvent])),
            draw(st.sampled_from([None, dt.date(2025, 12, 28), dt.date(2026, 3, 1), dt.date(2026, 9, 1)])),
            draw(st.sampled_from([None, dt.date(2026, 6, 30), dt.date(2029, 3, 1)])),
        )
        for kind in kinds
    )
    item_kinds = draw(st.lists(st.sampled_from(sorted(catalogue.items)), max_size=4))
    items = tuple(
        Item(kind, f"{kind}#{i}", {f.key: v for f in catalogue.of_item(kind) if (v := some(f)) is not None})
        for i, kind in enumerate(item_kinds)
    )
    complete = frozenset(draw(st.lists(st.sampled_from(["recognitions", "items"]), max_size=2)))
    return FactSet(
        "示例",
        None,
        draw(st.sampled_from(["330106", "330100", None])),
        facts,
        years,
        titles,
        items,
        (),
        complete,
    )


@settings(max_examples=60)
@given(records(), st.data())
def test_a_decided_verdict_never_changes_as_facts_arrive(record: FactSet, data: st.DataObject) -> None:
    catalogue = assessor().library.catalogue
    before = {m.key: m for m in assess(record).measures}
    gaps = [
        f
        for f in catalogue.facts.values()
        if f.derivation is None and f.scope is Scope.CLIENT and f.key not in record.facts
    ]
    year_gaps = [
        (f, year)
        for f in catalogue.facts.values()
        if f.derivation is None and f.scope is Scope.YEAR
        for year in (2024, 2025)
        if year not in record.years.get(f.key, {})
    ]
    more = dict(record.facts)
    for fact in gaps:
        more[fact.key] = FactValue(data.draw(value_of(fact)))
    years = {key: dict(found) for key, found in record.years.items()}
    for fact, year in year_gaps:
        years.setdefault(fact.key, {})[year] = FactValue(data.draw(value_of(fact)))
    after = assess(replace(record, facts=more, years=years))
    for m in after.measures:
        earlier = before[m.key]
        if earlier.outcome is not Outcome.UNDETERMINED:
            assert m.outcome is earlier.outcome
        if earlier.amount.possible is not None and m.amount.possible is not None:
            assert (earlier.amount.confirmed or 0) <= (m.amount.confirmed or 0) <= m.amount.possible
            assert m.amount.possible <= earlier.amount.possible


@settings(max_examples=60)
@given(records())
def test_totals_add_up_and_come_back_from_json_equal(record: FactSet) -> None:
    result = assess(record)
    t = result.totals
    assert t.confirmed == t.fixed + t.ceiling + t.competitive
    assert t.confirmed == sum(
        (m.counted for m in result.measures if m.chosen and m.payee.is_client), Decimal(0)
    )
    assert t.confirmed <= t.leads <= t.possible
    assert from_json(json.loads(json.dumps(to_json(result)))) == result
    assert assess(record) == result


@settings(max_examples=40)
@given(records(), st.data())
def test_a_received_grant_never_raises_the_total(record: FactSet, data: st.DataObject) -> None:
    before = assess(record).totals
    measure = data.draw(st.sampled_from([m.id for m in assessor().library.measures]))
    had = ReceivedBenefit(measure, Decimal(data.draw(st.sampled_from([1, 50_000, 10_000_000]))), 2026)
    after = assess(replace(record, received=(had,))).totals
    paid_as_grade = ".10.grade-" in measure or ".16." in measure
    assert after.confirmed <= before.confirmed or paid_as_grade


def test_an_item_without_a_name_is_called_by_its_kind() -> None:
    unnamed = Item("tech_renovation", "tech_renovation#2", {"name": FactValue(Blank.NOT_APPLICABLE)})
    assert unnamed.title("技术改造项目") == "技术改造项目 2"
    assert Item("x", "x#1", {"name": FactValue("甲")}).title("项目") == "甲"

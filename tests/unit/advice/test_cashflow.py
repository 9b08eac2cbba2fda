"""Payments by year: nothing is lost, nothing added, kinds never mixed."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor_app.advice.cashflow import (
    ADDED,
    KINDS,
    OPEN,
    SHARED,
    UNSTATED,
    CashFlow,
    Delays,
    Expected,
    Kind,
    cash_flow,
    expected_of,
    payers_of,
    roll_up,
    split,
)
from advisor_app.domain.application import Application, Event, Evidence, Pursuit, Stage, Step
from advisor_app.domain.errors import InputError
from advisor_app.domain.library import Library
from advisor_app.domain.policy import CapSpan, Citation, Flat, Measure, SharedCap, Tranche
from advisor_app.domain.record import Award, FactSet, FactValue, Item, ReceivedBenefit
from advisor_app.engine.assess import Assessor
from tests.accept.example import AS_OF, MAIN, WAN, firm, library
from tests.unit.engine.test_assess import DAY, HZ, assess, assessor, records, title
from tests.unit.engine.test_assess import firm as hangzhou

GROWTH = "demo-2025-1.2-growth"


def flow_of(facts: FactSet, content: Library | None = None, **more: object) -> CashFlow:
    content = content or library()
    answer = Assessor(content).assess(facts, AS_OF, drafts=True)
    return cash_flow(answer, content, facts, **more)  # type: ignore[arg-type]


def real(facts: FactSet, day: dt.date = DAY, **more: object) -> CashFlow:
    answer = assessor().assess(facts, day, drafts=True)
    return cash_flow(answer, assessor().library, facts, **more)  # type: ignore[arg-type]


def grown(*received: ReceivedBenefit) -> FactSet:
    """The made-up firm without a title that excludes the growth award, which is paid in halves."""
    had = tuple(received)
    return replace(firm(), recognitions=firm().recognitions, received=had)


def of_measure(flow: CashFlow, measure: str, kind: Kind) -> list[tuple[int, Decimal, str]]:
    return [(r.year, r.amount, r.tranche) for r in flow.rows if r.measure == measure and r.kind is kind]


# --- laws -------------------------------------------------------------------------------------------


@settings(max_examples=40)
@given(records())
def test_each_kind_comes_to_what_the_assessment_counts(record: FactSet) -> None:
    flow, totals = real(record), assess(record).totals
    assert flow.sum(Kind.FIXED) == totals.fixed
    assert flow.sum(Kind.CEILING) == totals.ceiling
    assert flow.sum(Kind.COMPETITIVE) == totals.competitive
    assert flow.sum(Kind.LEAD) == totals.leads - totals.confirmed
    assert flow.sum(Kind.DRAFT) == assessor().assess(record, DAY, drafts=True).totals.drafts_possible
    assert all(row.amount > 0 for row in flow.rows)
    for kind in ADDED:
        assert sum((flow.sum(kind, year=y) for y in flow.years), Decimal(0)) == flow.sum(kind)
        assert sum((flow.sum(kind, payer=p) for p in flow.payers), Decimal(0)) == flow.sum(kind)


_SHARES = st.lists(st.integers(1, 20), min_size=1, max_size=6).map(
    lambda parts: [Decimal(p) / sum(parts) for p in parts]
)


@given(st.integers(0, 10**9), _SHARES)
def test_parts_add_up_to_the_cent(cents: int, shares: list[Decimal]) -> None:
    whole = Decimal(cents) / 100
    parts = split(whole, shares)
    assert sum(parts, Decimal(0)) == whole
    assert all(part >= 0 for part in parts)
    for part, share in list(zip(parts, shares, strict=True))[:-1]:
        assert abs(part - whole * share) <= Decimal("0.01") * len(shares)


@settings(max_examples=25)
@given(st.lists(records(), min_size=1, max_size=3), st.randoms(use_true_random=False))
def test_a_portfolio_is_the_sum_of_its_clients_in_any_order(
    clients: list[FactSet], chance: st.DataObject
) -> None:
    flows = [(f"c{number}", real(record)) for number, record in enumerate(clients)]
    whole = roll_up(flows)
    shuffled = list(flows)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert roll_up(shuffled) == whole
    for kind in ADDED:
        assert whole.sum(kind) == sum((flow.sum(kind) for _, flow in flows), Decimal(0))
        for cell in whole.by_year():
            same = [flow.sum(cell.kind, year=cell.year) for _, flow in flows]
            assert cell.amount == sum(same, Decimal(0))
            assert len(cell.clients) == sum(amount > 0 for amount in same)
    assert {kind: amount for kind, amount, _ in whole.bounds} == {
        kind: sum((flow.sum(kind) for _, flow in flows), Decimal(0)) for kind in OPEN
    }


# --- years ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("months", "year"), [(0, 2026), (6, 2026), (7, 2027), (12, 2027), (24, 2028)])
def test_the_first_year_follows_the_delay(months: int, year: int) -> None:
    flow = flow_of(firm(), delays=Delays(months))
    assert {r.year for r in flow.of(Kind.FIXED)} == {year}
    assert str(months) in flow.assumptions()[0]


def test_a_payer_may_take_its_own_time() -> None:
    flow = flow_of(firm(), delays=Delays(12, (("区级", 24),)))
    shared = {r.payer: (r.year, r.amount) for r in flow.of(Kind.CEILING) if r.measure == "demo-2025-1.3"}
    counted = Decimal("2469135.60")
    assert shared == {
        "市级": (2027, Decimal("1481481.36")),
        "区级": (2028, Decimal("987654.24")),
    }
    assert sum(amount for _, amount in shared.values()) == counted
    assert any("区级" in said for said in flow.assumptions())


def test_a_delay_that_makes_no_sense_is_refused() -> None:
    for bad in (-1, 121):
        with pytest.raises(InputError):
            Delays(bad)
        with pytest.raises(InputError):
            Delays(12, (("市", bad),))


def test_halves_fall_in_two_years() -> None:
    facts = replace(firm(), recognitions=tuple(r for r in firm().recognitions if r.kind != "srdi_sme"))
    held = replace(title("srdi_sme", "2025-03-20"), valid_to=dt.date(2028, 3, 19))
    flow = flow_of(replace(facts, recognitions=(*facts.recognitions, held)))
    assert of_measure(flow, GROWTH, Kind.COMPETITIVE) == [
        (2027, Decimal(250_000), "第1期 50%"),
        (2028, Decimal(250_000), "第2期 50%"),
    ]
    assert [r.when for r in flow.rows if r.measure == GROWTH] == ["实施期初", "实施期末评价后"]


def test_the_half_that_came_is_not_paid_again() -> None:
    had = ReceivedBenefit(GROWTH, Decimal(250_000), 2026, "示例市级财政", "第一笔")
    flow = flow_of(replace(firm(), received=(had,)))
    assert of_measure(flow, GROWTH, Kind.RECEIVED) == [(2026, Decimal(250_000), "第一笔")]
    assert of_measure(flow, GROWTH, Kind.COMPETITIVE) == [(2027, Decimal(250_000), "第2期 50%")]


def test_a_part_of_the_first_half_that_came_leaves_the_rest_of_it() -> None:
    had = ReceivedBenefit(GROWTH, Decimal(100_000), 2026)
    flow = flow_of(replace(firm(), received=(had,)))
    assert of_measure(flow, GROWTH, Kind.COMPETITIVE) == [
        (2027, Decimal(150_000), "第1期 50%"),
        (2027, Decimal(250_000), "第2期 50%"),
    ]


def test_what_another_grant_took_lessens_all_parts_alike() -> None:
    had = ReceivedBenefit("demo-2025-1.1-srdi", 20 * WAN, 2026)
    flow = flow_of(replace(firm(), received=(had,)))
    assert of_measure(flow, GROWTH, Kind.COMPETITIVE) == [
        (2027, Decimal(150_000), "第1期 50%"),
        (2028, Decimal(150_000), "第2期 50%"),
    ]


def test_what_falls_after_the_documents_end_is_held_back_from_the_last_part() -> None:
    growth = Item(
        "growth_support",
        "growth_support#1",
        {
            "innovative_then": FactValue(value=True),
            "selected_on": FactValue(dt.date(2027, 6, 1)),
            "ends_on": FactValue(dt.date(2029, 6, 1)),
        },
    )
    flow = real(hangzhou(items=(growth,)), dt.date(2027, 8, 1))
    measure = "hz-2025-65.2.growth-past-expiry"
    assert of_measure(flow, measure, Kind.COMPETITIVE) == [(2028, Decimal(250_000), "第1期 50%")]
    (rest,) = [r for r in flow.of(Kind.LEAD) if r.measure == measure]
    assert (rest.year, rest.amount, rest.remark) == (2029, Decimal(250_000), "可享受，金额未定的部分")


def test_a_ceiling_under_an_open_reading_fills_the_first_parts() -> None:
    content = library()
    reading = next(iter(content.readings.values()))
    cap = SharedCap(
        "demo-cap",
        "届满前的一期",
        25 * WAN,
        CapSpan.TOTAL,
        Citation(MAIN.id, "2", "2年内", 0, 3),
        reading.id,
        reading.options[0].id,
    )
    growth = next(m for m in content.measures if m.id == GROWTH)
    capped = replace(growth, caps=("demo-cap",), groups=())
    measures = tuple(capped if m.id == GROWTH else m for m in content.measures)
    flow = flow_of(firm(), replace(content, measures=measures, caps={"demo-cap": cap}))
    assert of_measure(flow, GROWTH, Kind.COMPETITIVE) == [(2027, Decimal(250_000), "第1期 50%")]


def test_thirds_add_up_exactly() -> None:
    content = library()
    thirds = tuple(Tranche(Decimal(1) / 3, year, f"第{year}年") for year in (1, 2, 3))
    growth = next(m for m in content.measures if m.id == GROWTH)
    odd = replace(growth, schedule=thirds, benefit=Flat(Decimal(500_000), "最高"))
    measures = tuple(odd if m.id == GROWTH else m for m in content.measures)
    flow = flow_of(firm(), replace(content, measures=measures))
    sums = [amount for _, amount, _ in of_measure(flow, GROWTH, Kind.COMPETITIVE)]
    assert sums == [Decimal("166666.67"), Decimal("166666.67"), Decimal("166666.66")]


# --- payers -----------------------------------------------------------------------------------------


def test_a_split_that_is_not_stated_is_not_made_up() -> None:
    content = assessor().library
    by_id: dict[str, Measure] = {m.id: m for m in content.measures}
    one, half = Decimal(1), Decimal("0.5")

    def payers(measure: str) -> tuple[tuple[str, Decimal], ...]:
        return payers_of(by_id[measure], content.documents[by_id[measure].document])

    assert payers("hz-2025-65.1.srdi") == ((SHARED, one),)
    assert payers(f"{HZ}.23.srdi") == ((SHARED, one),)
    assert payers(f"{HZ}.3.poc-created") == (("市本级", one),)
    assert payers("jx-2026-2028-draft.r1.little-giant") == (("市", half), ("区", half))
    assert payers("wh-srdi-draft.1.little-giant") == ((UNSTATED, one),)
    vague = replace(by_id[f"{HZ}.3.poc-created"], payers=("市本级", "各区"))
    assert payers_of(vague, content.documents[vague.document]) == (("市本级、各区（比例待定）", one),)
    partial = replace(vague, payers=("市（60%）", "区（30%）"))
    assert payers_of(partial, content.documents[vague.document])[0][1] == 1, "90% is not the whole"


# --- what came, what was granted ---------------------------------------------------------------------


def test_what_came_stands_in_its_own_year_and_what_comes_later_not_yet() -> None:
    had = tuple(
        ReceivedBenefit(f"{HZ}.23.srdi", Decimal(50_000), year, "示例区") for year in (2024, 2026, 2027)
    )
    flow = real(hangzhou(recognitions=(title("srdi_sme", "2026-01-10"),), received=had))
    assert [r.year for r in flow.of(Kind.RECEIVED)] == [2024, 2026]
    assert flow.years == (2024, 2025, 2026, 2027)
    assert [bar.year for bar in flow.bars()] == [2024, 2025, 2026, 2027]


def test_an_award_stands_in_place_of_what_was_counted() -> None:
    facts = hangzhou(recognitions=(title("little_giant", "2026-07-01"),))
    plain = real(facts)
    assert plain.sum(Kind.CEILING) == 1_000_000
    (counted,) = plain.of(Kind.CEILING)
    due = Expected(counted.measure, Decimal(600_000), 2026, "示例市级财政")
    awarded = replace(facts, awards=(Award(counted.measure, Decimal(600_000), 2026),))
    flow = real(awarded, expected=(due,))
    assert flow.sum(Kind.CEILING) == 0
    assert [(r.year, r.payer, r.amount) for r in flow.of(Kind.GRANTED)] == [
        (2026, "示例市级财政", Decimal(600_000))
    ]


def test_an_award_for_one_of_several_items_leaves_the_others() -> None:
    models = tuple(
        Item(
            "beidou_product",
            f"m{i}",
            {"certified": FactValue(value=True), "listed_on": FactValue(dt.date(2026, 5, 1))},
        )
        for i in range(3)
    )
    measure = f"{HZ}.15.beidou-model"
    facts = hangzhou(items=models)
    one = real(facts, expected=(Expected(measure, Decimal(80_000), item="m1"),))
    assert [r.item for r in one.of(Kind.CEILING)] == ["m0", "m2"]
    unknown = real(facts, expected=(Expected(measure, Decimal(150_000)),))
    assert unknown.sum(Kind.CEILING) == 150_000, "which item it was for nobody knows: it is taken off the sum"
    assert unknown.sum(Kind.GRANTED) == 150_000


def test_last_years_award_of_a_yearly_measure_leaves_this_years_claim() -> None:
    measure = f"{HZ}.2.small-increment"
    years: dict[str, dict[int, Decimal | int]] = {
        "rd_spend": {2025: Decimal(10_000_000), 2026: Decimal(13_000_000)},
        "revenue": {2026: Decimal(100_000_000)},
        "employees": {2026: 80},
        "total_assets": {2026: Decimal(90_000_000)},
    }
    facts = replace(
        hangzhou(recognitions=(title("hnte", "2025-12-30"),)),
        years={key: {y: FactValue(v) for y, v in of.items()} for key, of in years.items()},
    )
    day, due = dt.date(2027, 6, 15), Expected(measure, Decimal(60_000))

    def kinds(*awards: Award) -> list[tuple[Kind, Decimal]]:
        flow = real(replace(facts, awards=awards), day, expected=(due,))
        return sorted((r.kind, r.amount) for r in flow.rows if r.measure == measure)

    last, this = (Award(measure, Decimal(120_000), year) for year in (2026, 2027))
    assert kinds(last) == [(Kind.CEILING, Decimal(150_000)), (Kind.GRANTED, Decimal(60_000))]
    assert kinds(this) == kinds(last, this) == [(Kind.GRANTED, Decimal(60_000))]
    assert kinds() == [(Kind.GRANTED, Decimal(60_000))], "of which year it is nobody knows"


def test_what_was_granted_is_split_between_its_payers() -> None:
    measure = "demo-2025-1.3"
    flow = flow_of(firm(), expected=(Expected(measure, Decimal("100000.01"), item="renovation#1"),))
    shares = {row.payer: row.amount for row in flow.of(Kind.GRANTED)}
    assert shares == {"市级": Decimal("60000.01"), "区级": Decimal("40000.00")}
    named = flow_of(firm(), expected=(Expected(measure, Decimal(100_000), payer="示例区财政局"),))
    assert [(r.payer, r.amount) for r in named.of(Kind.GRANTED)] == [("示例区财政局", Decimal(100_000))]


def test_the_open_part_of_a_grant_is_split_between_its_payers() -> None:
    content = library()
    reading = next(iter(content.readings.values()))
    growth = next(m for m in content.measures if m.id == GROWTH)
    cite = Citation(MAIN.id, "2", "2年内", 0, 3)
    option = reading.options[0].id
    cap = SharedCap("demo-cap", "届满前的一期", 25 * WAN, CapSpan.TOTAL, cite, reading.id, option)
    capped = replace(growth, caps=("demo-cap",), groups=(), payers=("市50%", "区50%"))
    measures = tuple(capped if m.id == GROWTH else m for m in content.measures)
    flow = flow_of(firm(), replace(content, measures=measures, caps={"demo-cap": cap}))
    rest = [(r.payer, r.amount) for r in flow.of(Kind.LEAD) if r.measure == GROWTH]
    assert rest == [("区", Decimal(125_000)), ("市", Decimal(125_000))]


def test_applications_tell_what_is_awaited() -> None:
    day = dt.date(2026, 6, 1)
    granted = Step(Event.RECOGNIZE, Stage.SUBMITTED, Stage.RECOGNIZED, Evidence(day, amount=Decimal(200_000)))
    paid = Step(Event.PAY, Stage.RECOGNIZED, Stage.PAYING, Evidence(day, amount=Decimal(80_000)))
    money = Application(Pursuit.MEASURE, "m1", "2026", "item#1", steps=(granted, paid))
    nothing = Application(Pursuit.MEASURE, "m2", "2026")
    honour = Application(Pursuit.TITLE, "little_giant", "2026", steps=(granted,))
    assert expected_of([money, nothing, honour]) == (Expected("m1", Decimal(120_000), item="item#1"),)


# --- what is not settled ------------------------------------------------------------------------------


def test_open_kinds_do_not_add_up_by_year() -> None:
    flow = flow_of(firm())
    assert flow.of(Kind.LEAD)
    assert flow.of(Kind.DRAFT)
    for kind in OPEN:
        with pytest.raises(ValueError, match="does not add up"):
            flow.sum(kind, year=2027)
    assert not any(amount for bar in flow.bars() for amount in bar.parts[len(ADDED) :])
    assert all(len(bar.parts) == len(ADDED) for bar in flow.bars())
    assert set(KINDS) == set(Kind)


def test_drafts_are_told_only_where_the_assessment_lists_them() -> None:
    content = library()
    plain = cash_flow(Assessor(content).assess(firm(), AS_OF), content, firm())
    assert plain.sum(Kind.DRAFT) == 0
    assert not plain.of(Kind.DRAFT)
    assert flow_of(firm()).sum(Kind.DRAFT) == 300_000


def test_what_has_no_figure_is_named_and_never_nought() -> None:
    flow = flow_of(firm())
    assert dict(flow.unstated) == {"市级企业技术中心支持": "未明确金额（按规定给予支持）"}
    assert not [r for r in flow.rows if r.measure in ("demo-2025-1.6", "demo-2025-1.10")]


def test_money_of_others_is_not_the_firms() -> None:
    flow = flow_of(firm())
    assert "demo-2025-1.9" not in {r.measure for r in flow.rows}, "a person's"


def test_a_yearly_measure_stands_with_one_year() -> None:
    facts = hangzhou(recognitions=(title("poc_center_certified", "2026-01-05"),))
    rows = [r for r in real(facts).rows if r.measure == f"{HZ}.3.poc-certified"]
    assert [(r.year, r.remark) for r in rows] == [(2027, "按年度申报，只列本年度")]

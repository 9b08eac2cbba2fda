"""Every form of condition and amount, also those the shipped content has only for items or not at all."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from random import Random
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor_app.domain.library import Library
from advisor_app.domain.policy import (
    AllOf,
    AnyOf,
    AtLeast,
    Benefit,
    Bracket,
    CapSpan,
    Citation,
    Compare,
    Condition,
    Count,
    Declining,
    Elapsed,
    FactRef,
    Flat,
    Happened,
    Judgement,
    KeptAfter,
    Not,
    Op,
    PerUnit,
    Portion,
    Rate,
    Received,
    Recognized,
    SharedCap,
    Span,
    Step,
    Timing,
    UnderReading,
)
from advisor_app.domain.record import RecognitionEvent
from advisor_app.screening.layout import FactColumn, Layout, TitleColumns
from advisor_app.screening.plan import compile_plan
from advisor_app.screening.settle import settled
from tests.unit.screening.compare import cell, differences, screened
from tests.unit.screening.firms import library

DAY = dt.date(2026, 8, 15)
CITE = Citation("hz-2025-66", "1", "", 0, 0)
READING = "hz-2025-66.grade-skip"
PREMIUM = next(r.id for r in library().readings.values() if {o.id for o in r.options} == {"first", "own"})

FACTS = (
    FactColumn("employees", 2025, "employees", "employees_na"),
    FactColumn("revenue", 2025, "revenue", "revenue_na"),
    FactColumn("revenue", 2024, "revenue_before"),
    FactColumn("rd_ratio", 2025, "rd_ratio", "rd_ratio_na"),
    FactColumn("rd_spend", 2025, "rd_spend"),
    FactColumn("srdi_score", 2025, "score"),
    FactColumn("class1_ip", None, "class1", "class1_na"),
    FactColumn("is_industrial", None, "industrial", "industrial_na"),
    FactColumn("size_industry", None, "industry", "industry_na"),
    FactColumn("established_on", None, "founded", "founded_na"),
    FactColumn("above_designated_size", 2024, "on_scale_2024"),
    FactColumn("above_designated_size", 2025, "on_scale_2025", "on_scale_na"),
)
TITLES = (
    TitleColumns("above_scale", "up", "up_on", None, RecognitionEvent.FIRST),
    TitleColumns("hnte", "hnte", "hnte_on", "hnte_to", None, "hnte_ev"),
    TitleColumns("hnte", "hnte_gone", "hnte_gone_on", None, RecognitionEvent.REVOKED),
)
LAYOUT = Layout(
    FACTS,
    TITLES,
    region_column="region",
    complete_columns={"recognitions:hnte": "hnte_all", "items": "items_all", "received": "received_all"},
    answer_columns={"judgement:any": "judged"},
    name="name",
)


# --- conditions -------------------------------------------------------------------------------------------


def numbers(key: str, *values: str, offset: int | None = -1) -> st.SearchStrategy[Condition]:
    return st.builds(
        Compare,
        st.just(FactRef(key, offset)),
        st.sampled_from([Op.AT_LEAST, Op.MORE_THAN, Op.AT_MOST, Op.LESS_THAN, Op.EQUALS]),
        st.sampled_from([Decimal(v) for v in values]),
        st.just(CITE),
    )


def comparisons() -> st.SearchStrategy[Condition]:
    return st.one_of(
        numbers("employees", "20", "300", "300.5"),
        numbers("revenue", "20000000", "400000000"),
        numbers("rd_ratio", "0.03", "0.05", "-0.01"),
        numbers("revenue_growth", "0", "0.05", "-0.1"),
        numbers("srdi_score", "60", "62.5"),
        numbers("class1_ip", "0", "2", offset=None),
        st.builds(
            Compare, st.just(FactRef("is_industrial")), st.just(Op.EQUALS), st.booleans(), st.just(CITE)
        ),
        st.builds(Compare, st.just(FactRef("is_sme", -1)), st.just(Op.EQUALS), st.booleans(), st.just(CITE)),
        st.builds(
            Compare,
            st.just(FactRef("size_class", -1)),
            st.just(Op.ONE_OF),
            st.sampled_from([("large",), ("small", "micro"), ("large", "medium", "small")]),
            st.just(CITE),
        ),
        st.builds(
            Compare,
            st.just(FactRef("size_industry")),
            st.just(Op.EQUALS),
            st.sampled_from(["industry", "software"]),
            st.just(CITE),
        ),
    )


def dated() -> st.SearchStrategy[Condition]:
    every = st.sampled_from([Op.AT_LEAST, Op.MORE_THAN, Op.AT_MOST, Op.LESS_THAN, Op.EQUALS])
    founded = st.just(FactRef("established_on"))
    return st.one_of(
        st.builds(Elapsed, founded, every, st.sampled_from([365, 0]), st.just(Span.DAYS), st.just(CITE)),
        st.builds(Elapsed, founded, every, st.sampled_from([1, 2, 10]), st.just(Span.YEARS), st.just(CITE)),
        st.builds(Happened, founded, st.just(CITE), st.sampled_from([None, 1, 3])),
        st.builds(
            KeptAfter,
            st.just("above_scale"),
            st.just(FactRef("above_designated_size", 0)),
            st.sampled_from([1, 2]),
            st.just(CITE),
        ),
    )


def titled() -> st.SearchStrategy[Condition]:
    events = st.sampled_from(
        [
            (),
            (RecognitionEvent.FIRST,),
            (RecognitionEvent.FIRST, RecognitionEvent.RELOCATED_IN),
            (RecognitionEvent.RENEWED, RecognitionEvent.RE_EVALUATED),
        ]
    )
    kinds = st.sampled_from(
        [("hnte",), ("hnte", "above_scale"), ("above_scale", "hnte"), ("srdi_sme", "hnte")]
    )
    return st.one_of(
        st.builds(Recognized, kinds, st.just(Timing.GRANTED), st.just(CITE), events, relocated=st.booleans()),
        st.builds(Recognized, kinds, st.just(Timing.HELD), st.just(CITE)),
    )


def others() -> st.SearchStrategy[Condition]:
    grows = st.sampled_from([Op.AT_LEAST, Op.MORE_THAN, Op.AT_MOST, Op.LESS_THAN])
    return st.one_of(
        st.just(Received(("hz-2025-66.23.srdi",), CITE)),
        st.just(Judgement("any", "是否先进？", "", CITE)),
        st.just(UnderReading(READING, "whole", CITE)),
        st.builds(
            Count,
            st.just("ip_right"),
            st.none(),
            grows,
            st.sampled_from([Decimal(0), Decimal(1), Decimal(2)]),
            st.just(CITE),
            st.sampled_from([None, FactRef("class1_ip")]),
        ),
    )


LEAVES = st.one_of(comparisons(), dated(), titled(), others())


def branches(inner: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    several = st.lists(inner, min_size=1, max_size=3).map(tuple)
    gate = st.one_of(st.none(), comparisons(), titled())
    return st.one_of(
        st.builds(AllOf, several, when=gate),
        st.builds(AnyOf, several, when=gate),
        st.builds(AtLeast, st.integers(1, 3), several),
        st.builds(Not, inner, when=gate),
    )


CONDITIONS = st.recursive(LEAVES, branches, max_leaves=8)


def one_measure(**parts: Any) -> Library:
    """The shipped content with a single measure (and no standards)."""
    flat = next(m for m in library().measures if m.id == "hz-2025-66.23.srdi")
    measure = replace(flat, id="hz-2025-66.1.test", groups=(), caps=(), **parts)
    return replace(library(), measures=(measure,), standards=())


DATES = [
    None,
    dt.date(2026, 8, 15),
    dt.date(2026, 8, 16),
    dt.date(2025, 12, 29),
    dt.date(2025, 12, 28),
    dt.date(2025, 8, 15),
    dt.date(2025, 8, 14),
    dt.date(2024, 8, 15),
    dt.date(2024, 2, 29),
    dt.date(2023, 8, 14),
    dt.date(2016, 8, 16),
]
SOME: dict[str, tuple[Any, list[Any]]] = {
    "employees": (pl.Int64, [None, 19, 20, 300, 301]),
    "revenue": (pl.Int64, [None, 0, 20_000_000_00, 400_000_000_00, 399_999_999_99]),
    "revenue_before": (pl.Int64, [None, 0, 20_000_000_00, 380_952_380_95]),
    "rd_ratio": (pl.Int64, [None, None, 5 * 10**10, 5 * 10**10 - 1, -(10**10)]),
    "rd_spend": (pl.Int64, [None, 0, 1_000_000_00, 20_000_000_00, 19_999_999_99]),
    "score": (pl.Int64, [None, 60_000_000, 62_500_000, 62_499_999]),
    "class1": (pl.Int64, [None, 0, 1, 2, 3]),
    "industrial": (pl.Boolean, [None, True, False]),
    "industry": (pl.Int16, [None, 0, 10]),
    "founded": (pl.Date, DATES),
    "on_scale_2024": (pl.Boolean, [None, True, False]),
    "on_scale_2025": (pl.Boolean, [None, True, False]),
    "up_on": (pl.Date, [None, dt.date(2023, 3, 1), dt.date(2024, 12, 31), dt.date(2025, 1, 1)]),
    "hnte_on": (pl.Date, DATES),
    "hnte_to": (pl.Date, [None, dt.date(2026, 8, 15), dt.date(2026, 8, 14), dt.date(2025, 12, 28)]),
    "hnte_ev": (pl.Int8, [None, 0, 1, 2, 3, 4, 5]),
    "hnte_gone_on": (pl.Date, DATES),
    "judged": (pl.Boolean, [None, True, False]),
    "region": (pl.Int32, [330106, 330106, 330100, None, 420102]),
}
FLAGS = [f.blanks for f in FACTS if f.blanks is not None] + [
    "up",
    "hnte",
    "hnte_gone",
    *LAYOUT.complete_columns.values(),
]


def table(seed: int) -> pl.DataFrame:
    random = Random(seed)
    rows = []
    for number in range(25):
        row = {name: random.choice(values) for name, (_, values) in SOME.items()}
        row |= {name: random.random() < (0.15 if name.endswith("_na") else 0.5) for name in FLAGS}
        for column in FACTS:
            if column.blanks is not None and row[column.blanks]:
                row[column.column] = None
        rows.append({"name": f"示例·{number}", **row})
    schema = {"name": pl.String, **{n: t for n, (t, _) in SOME.items()}, **dict.fromkeys(FLAGS, pl.Boolean)}
    return pl.DataFrame(rows, schema=schema)


def agree(content: Library, rows: pl.DataFrame, layout: Layout = LAYOUT) -> None:
    plan = compile_plan(content, layout, DAY)
    assert plan.skipped == ()
    found = settled(content, plan, rows, screened(plan, rows), drafts=False)
    assert differences(plan, rows, found, content=content, drafts=False) == []


@settings(max_examples=40)
@given(condition=CONDITIONS, seed=st.integers(0, 10**6), answers=st.sampled_from([None, "whole", "step"]))
def test_any_condition_over_any_firm(condition: Condition, seed: int, answers: str | None) -> None:
    told = {} if answers is None else {f"reading:{READING}": answers}
    agree(one_measure(condition=condition), table(seed), replace(LAYOUT, answers=told))


@pytest.mark.parametrize(("step", "met"), [(-1, 0), (0, 2), (1, 2)])
def test_one_unit_below_the_line_is_noticed(step: int, met: int) -> None:
    condition = Compare(FactRef("rd_ratio", -1), Op.AT_LEAST, Decimal("0.05"), CITE)
    rows = pl.DataFrame(
        {"name": ["示例·甲"], "rd_spend_2025": [33_333_333 + step], "revenue_2025": [666_666_660]}
    )
    layout = Layout.plain([("rd_spend", 2025), ("revenue", 2025)], region="330106")
    plan = compile_plan(one_measure(condition=condition), replace(layout, name="name"), DAY)
    found = screened(plan, rows)
    assert found.get_column(plan.measures[0].verdict.column or "").to_list() == [met]
    assert differences(plan, rows, found, content=one_measure(condition=condition), drafts=False) == []
    other = found.with_columns(pl.lit(1, dtype=pl.Int64).alias(plan.measures[0].verdict.column or ""))
    assert differences(plan, rows, other, content=one_measure(condition=condition), drafts=False) != []


# --- amounts ----------------------------------------------------------------------------------------------

SPEND, EMPLOYEES = FactRef("rd_spend", -1), FactRef("employees", -1)
BENEFITS: list[Benefit] = [
    Flat(Decimal(200_000), "给予"),
    Portion(Decimal("0.333"), Decimal("100000.01"), "再给予"),
    Rate(Decimal("0.05"), SPEND, "不超过", Decimal(1_000_000)),
    Rate(Decimal("0.0333"), SPEND, "不超过", Decimal("666000.00")),
    Rate(Decimal("0.005"), FactRef("rd_increase", -1), "不超过"),
    Rate(Decimal("0.5"), SPEND, "不超过", cap_span=CapSpan.TOTAL),
    PerUnit(Decimal("1000.5"), EMPLOYEES, "给予", Decimal(300_000)),
    PerUnit(Decimal(1000), EMPLOYEES, "给予"),
    Bracket(
        EMPLOYEES,
        (
            Step(Decimal(300), Op.MORE_THAN, Decimal(300_000)),
            Step(Decimal(20), Op.AT_LEAST, Decimal(100_000)),
        ),
        "不超过",
    ),
    Bracket(FactRef("rd_ratio", -1), (Step(Decimal("0.05"), Op.AT_LEAST, Decimal(50_000)),), "不超过"),
    Declining(
        (Decimal("0.9"), Decimal("0.8"), Decimal("0.7")),
        (SPEND, FactRef("revenue", -1), FactRef("revenue", -2)),
        FactRef("class1_ip"),
        "不超过",
        Decimal(3_000_000),
        PREMIUM,
    ),
]
OPEN = AnyOf((Compare(FactRef("is_industrial"), Op.EQUALS, True, CITE), Judgement("any", "？", "", CITE)))


@pytest.mark.parametrize("benefit", BENEFITS, ids=lambda b: type(b).__name__)
@settings(max_examples=6)
@given(seed=st.integers(0, 10**6), answer=st.sampled_from([None, "first", "own"]))
def test_any_amount_over_any_firm(benefit: Benefit, seed: int, answer: str | None) -> None:
    told = {} if answer is None else {f"reading:{PREMIUM}": answer}
    content = one_measure(condition=OPEN, benefit=benefit)
    agree(content, table(seed), replace(LAYOUT, answers=told))


@pytest.mark.parametrize("pool", [None, Decimal(500_000)])
def test_a_pool_bounds_a_rate_without_a_ceiling_only_where_the_base_is_known(pool: Decimal | None) -> None:
    spends = [None, 0, 1, 99, 1_000_000_00, 9_000_000_00, 10_000_000_01]
    rows = pl.DataFrame({"name": [f"示例·{n}" for n in range(7)], "rd_spend_2025": spends})
    layout = replace(Layout.plain([("rd_spend", 2025)], region="330106"), name="name")
    agree(
        one_measure(condition=AllOf(()), benefit=Rate(Decimal("0.05"), SPEND, "不超过"), pool=pool),
        rows,
        layout,
    )


def test_half_a_cent_rounds_up() -> None:
    spends = [10, 30, 50, 70, 90, 29, 31, 9_999_999_999_10]
    rows = pl.DataFrame({"name": [f"示例·{n}" for n in range(8)], "rd_spend_2025": spends})
    layout = replace(Layout.plain([("rd_spend", 2025)], region="330106"), name="name")
    content = one_measure(condition=AllOf(()), benefit=Rate(Decimal("0.05"), SPEND, "不超过"))
    agree(content, rows, layout)
    plan = compile_plan(content, layout, DAY)
    confirmed = plan.measures[0].confirmed
    assert confirmed is not None
    told = [cell(confirmed, row) for row in screened(plan, rows).iter_rows(named=True)]
    assert told == [1, 2, 3, 4, 5, 1, 2, 49_999_999_996]


@pytest.mark.parametrize("answer", [None, "whole", "step"])
@pytest.mark.parametrize("option", ["whole", "step"])
def test_a_ceiling_on_an_open_reading_confirms_only_up_to_it(answer: str | None, option: str) -> None:
    cap = SharedCap("test.cap", "合计", Decimal(150_000), CapSpan.YEAR, CITE, READING, option)
    one = one_measure(condition=OPEN, benefit=Rate(Decimal("0.05"), SPEND, "不超过", Decimal(1_000_000)))
    content = replace(one, measures=(replace(one.measures[0], caps=("test.cap",)),), caps={"test.cap": cap})
    rows = pl.DataFrame(
        {
            "name": [f"示例·{n}" for n in range(4)],
            "is_industrial": [True, True, None, False],
            "rd_spend_2025": [1_000_000_00, 9_000_000_00, None, 5],
        }
    )
    told = {} if answer is None else {f"reading:{READING}": answer}
    layout = replace(
        Layout.plain([("is_industrial", None), ("rd_spend", 2025)], region="330106"),
        name="name",
        answers=told,
    )
    agree(content, rows, layout)


# --- states and what can't be expressed -------------------------------------------------------------------


def test_every_condition_can_be_kept_as_a_column() -> None:
    condition = AllOf(
        (
            Compare(FactRef("employees", -1), Op.AT_LEAST, Decimal(20), CITE, "职工"),
            Compare(
                FactRef("is_industrial"),
                Op.EQUALS,
                True,
                CITE,
                "工业",
                when=Compare(FactRef("revenue", -1), Op.MORE_THAN, Decimal(0), CITE),
            ),
        )
    )
    layout = replace(LAYOUT, titles=(), complete_columns={}, answer_columns={})
    plan = compile_plan(one_measure(condition=condition), layout, DAY, keep_states=True, gaps=False)
    row = {name: [values[1], None] for name, (_, values) in SOME.items()}
    rows = pl.DataFrame(row | {name: [False, False] for name in FLAGS} | {"name": ["示例·甲", "示例·乙"]})
    found = screened(plan, rows)
    labelled = {s.label: s for s in plan.states}
    assert found.get_column(labelled["职工"].column).to_list() == [False, None]
    assert {"职工", "工业"} <= set(labelled)
    assert labelled["工业"].applies is not None
    assert found.get_column(labelled["工业"].applies).to_list() == [False, True]
    # two comparisons with their guard, the place, and the whole
    assert len(plan.states) >= 4


def test_what_columns_cannot_express_is_told_and_left_out() -> None:
    odd = one_measure(
        condition=AllOf(()), benefit=Rate(Decimal("0.05"), FactRef("main_revenue_mean_3y", -1), "不超过")
    )
    plan = compile_plan(odd, LAYOUT, DAY)
    assert plan.measures == ()
    assert [name for name, _ in plan.skipped] == ["hz-2025-66.1.test"]
    assert "主营业务收入" in plan.skipped[0][1]

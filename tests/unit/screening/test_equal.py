"""Columns and engine say the same of the same firms, row by row, over the whole shipped content."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor_app.domain.facts import FactType, Scope
from advisor_app.domain.library import Library
from advisor_app.domain.policy import Compare
from advisor_app.screening.layout import SCALES, Layout
from advisor_app.screening.plan import compile_plan
from advisor_app.screening.settle import settled
from tests.unit.screening.compare import differences, screened
from tests.unit.screening.firms import DAYS, Firms, library, lines, shipped_conditions

DAY = dt.date(2026, 8, 15)
YEARS = (2022, 2023, 2024, 2025, 2026)


def told_apart(layout: Layout, rows: pl.DataFrame, as_of: dt.date, *, drafts: bool = True) -> list[str]:
    plan = compile_plan(library(), layout, as_of, drafts=drafts)
    assert plan.skipped == ()
    found = settled(library(), plan, rows, screened(plan, rows), drafts=drafts)
    return differences(plan, rows, found, drafts=drafts)


@settings(max_examples=6)
@given(
    seed=st.integers(0, 10**6),
    as_of=st.sampled_from(DAYS),
    drafts=st.booleans(),
    blanks=st.booleans(),
)
def test_random_firms_get_the_engines_answers(seed: int, as_of: dt.date, drafts: bool, blanks: bool) -> None:
    firms = Firms(seed, as_of, blanks=blanks)
    assert told_apart(firms.layout, firms.rows(6), as_of, drafts=drafts) == []


def test_a_table_without_columns_is_open_as_an_empty_record_is() -> None:
    rows = pl.DataFrame({"name": ["示例·甲"], "region": [330106]})
    layout = Layout(region_column="region", name="name")
    assert told_apart(layout, rows, DAY) == []
    assert told_apart(Layout(name="name"), rows, DAY) == []
    assert (
        told_apart(Layout(name="name", complete=frozenset({"recognitions", "items", "received"})), rows, DAY)
        == []
    )


# --- on the line, just below and just above ---------------------------------------------------------------


def every_fact() -> Layout:
    """All entered facts of the years around the day, under their own names."""
    facts: list[tuple[str, int | None]] = []
    for fact in library().catalogue.facts.values():
        if fact.derivation is None:
            facts += [(fact.key, y) for y in (YEARS if fact.scope is Scope.YEAR else (None,))]
    return replace(Layout.plain(facts, region="330106"), name="name")


def base() -> dict[str, Any]:
    """A firm of which everything is known, in the middle of the road."""
    row: dict[str, Any] = {"name": "示例·甲"}
    for column in every_fact().facts:
        fact = library().catalogue.facts[column.key]
        row[column.column] = {
            FactType.MONEY: 500_000_000_00,
            FactType.INTEGER: 200,
            FactType.NUMBER: 62 * 10**6,
            FactType.RATIO: 3 * 10**11,
            FactType.BOOL: True,
            FactType.CHOICE: 0,
            FactType.DATE: dt.date(2015, 5, 5),
        }[fact.type]
    return row


def beside(row: Mapping[str, Any], column: str, value: int) -> list[dict[str, Any]]:
    """The firm with a stored number on a line, one unit below and one above."""
    return [{**row, column: value + n} for n in (-1, 0, 1)]


def entered_lines() -> list[dict[str, Any]]:
    """Rows in which every entered fact goes through its own lines, all facts side by side."""
    catalogue = library().catalogue
    steps: dict[str, list[int]] = {}
    for key, thresholds in lines().items():
        fact = catalogue.facts[key]
        if fact.derivation is None:
            values = [int(line * SCALES[fact.type]) + n for line in thresholds for n in (-1, 0, 1)]
            for name in [key] if fact.scope is Scope.CLIENT else [f"{key}_{y}" for y in (2024, 2025, 2026)]:
                steps[name] = values
    longest = max(map(len, steps.values()))
    return [base() | {name: v[n % len(v)] for name, v in steps.items()} for n in range(longest)]


def derived_lines() -> list[dict[str, Any]]:
    """Rows in which the terms of a derived fact bring it onto a line, one unit below and one above."""
    catalogue = library().catalogue
    rows: list[dict[str, Any]] = []
    for key, thresholds in lines().items():
        derivation = catalogue.facts[key].derivation
        if derivation is None or catalogue.facts[derivation.operands[0].key].derivation is not None:
            continue
        operator, operands = derivation.operator, derivation.operands
        first, last = (f"{o.key}_{2025 + o.offset}" for o in (operands[0], operands[-1]))
        for line in thresholds:
            row = base()
            under = row[last] = 400 if operands[-1].key == "employees" else 640_000_000_00
            share = {
                "ratio": Fraction(line),
                "growth": 1 + Fraction(line),
                "cagr2": (1 + Fraction(line)) ** 2,
            }.get(operator)
            if share is not None:
                rows += beside(row, first, int(share * under))
            elif operator == "difference":
                rows += beside(row, first, int(line * 100) + under)
            else:
                wanted = int(line * 100) * (len(operands) if operator == "mean" else 1)
                for other in operands[1:]:
                    row[f"{other.key}_{2025 + other.offset}"] = wanted // 10
                rows += beside(row, first, wanted - wanted // 10 * (len(operands) - 1))
    return rows


def each_comparison() -> Library:
    """Every comparison of the shipped content as a measure of its own, so that nothing hides its answer."""
    found: dict[tuple[object, ...], Compare] = {}
    for node in shipped_conditions():
        if isinstance(node, Compare) and not node.ref.item:
            found.setdefault((node.ref, node.op, node.value), replace(node, when=None))
    plain = next(m for m in library().measures if m.id == "hz-2025-66.23.srdi")
    measures = tuple(
        replace(plain, id=f"hz-2025-66.1.line-{n}", condition=node, groups=(), caps=())
        for n, node in enumerate(found.values())
    )
    return replace(library(), measures=measures, standards=())


def test_at_every_threshold_the_number_itself_counts_as_the_text_says() -> None:
    content = each_comparison()
    rows = [*entered_lines(), *derived_lines()]
    assert len(content.measures) > 100
    assert len(rows) > 100
    frame = pl.DataFrame(
        [{**row, "name": f"示例·{n}"} for n, row in enumerate(rows)], infer_schema_length=None
    )
    plan = compile_plan(content, every_fact(), DAY)
    assert plan.skipped == ()
    found = settled(content, plan, frame, screened(plan, frame), drafts=False)
    assert differences(plan, frame, found, content=content, drafts=False) == []
    # every one of them says yes to some of these firms and no to others
    told = [m.verdict.column for m in plan.measures]
    assert {len(set(found.get_column(c).to_list())) for c in told if c is not None} <= {1, 2}
    split = sum(c is not None and found.get_column(c).n_unique() == 2 for c in told)
    assert split > len(told) // 2


def ties() -> list[dict[str, Any]]:
    """Average growth of exactly 5, 8 or 10 per cent from two growths that never end as decimals."""
    rows: list[dict[str, Any]] = []
    for line in (Fraction(5, 100), Fraction(8, 100), Fraction(10, 100)):
        for below in (7, 9, 13):
            for above in (1, 5, 17, 40):
                for size in (7, 13, 770):
                    first = Fraction(above, below) / 10
                    before = Fraction(size * 10 * 3 * 7 * 11 * 13 * 90 * 10_000)
                    middle = before * (1 + first)
                    after = middle * (1 + 2 * line - first)
                    if middle.denominator == after.denominator == 1 and after > 0:
                        rows.append({"before": int(before), "middle": int(middle), "after": int(after)})
    return rows


def test_an_average_on_its_line_to_the_last_digit_is_rounded_as_the_engine_does() -> None:
    found = ties()
    assert len(found) > 20
    years = {"before": 2023, "middle": 2024, "after": 2025}
    rows = [
        {"name": f"示例·{n}"}
        | {
            f"{key}_{years[when]}": cents
            for when, cents in row.items()
            for key in ("main_revenue", "revenue", "net_profit")
        }
        for n, row in enumerate(found)
    ]
    keys: list[tuple[str, int | None]] = [
        (key, year) for key in ("main_revenue", "revenue", "net_profit") for year in (2023, 2024, 2025)
    ]
    layout = replace(Layout.plain(keys, region="330106"), name="name")
    frame = pl.DataFrame(rows)
    assert told_apart(layout, frame, DAY) == []
    plan = compile_plan(library(), layout, DAY, drafts=True)
    raw = screened(plan, frame)
    assert plan.doubtful
    assert raw.get_column("doubt").any()
    # without the engine's decimals some of them come out otherwise: the settling is not idle
    assert differences(plan, frame, raw, drafts=True) != []


# --- what the proof stands on ------------------------------------------------------------------------------


def test_the_lines_are_found() -> None:
    assert Decimal("0.05") in lines()["rd_ratio"]
    assert len(lines()) > 30

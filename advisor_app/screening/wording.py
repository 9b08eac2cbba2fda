"""What stands over the columns of the result, and in it: words, not codes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from advisor_app.domain.labels import label
from advisor_app.domain.library import Library
from advisor_app.domain.phrases import missing_phrase
from advisor_app.domain.policy import Standing
from advisor_app.domain.standard import Purpose
from advisor_app.domain.tiers import LADDER
from advisor_app.domain.verdict import outcome_of
from advisor_app.screening.plan import CODES, GapOutput, MeasureOutput, Output, Plan, StandardOutput

OUTCOMES = tuple(label(outcome_of(v)) for v in CODES)
"""The words of a measure's or rung's verdict, by code."""
VERDICTS = tuple(label(v) for v in CODES)
"""The words of a criterion's verdict, by code."""
NAME, USCC, REGION, TIER = "企业名称", "统一社会信用代码", "注册地", "所在梯队"
WANTED, WANTED_HERE = "缺项数", "表内缺项"
CONFIRMED, POSSIBLE = "已确认（元）", "可能（元）"
NO_TIER = "未登记"
_PURPOSES = {Purpose.FIRST: "认定", Purpose.RENEWAL: "复核"}
_OUTCOME, _VERDICT = pl.Enum(list(OUTCOMES)), pl.Enum(list(VERDICTS))


@dataclass(frozen=True, slots=True)
class Field:
    """One column of the result: its heading, the output behind it, and whether its codes are words or 分."""

    heading: str
    output: Output
    words: Sequence[str] | None


def measure_heading(measure: MeasureOutput) -> str:
    """``首次认定小巨人〔hz-2025-66.23.little-giant〕``; a document that is not in force says so."""
    told = "" if measure.standing is Standing.IN_FORCE else f"（{label(measure.standing)}）"
    return f"{measure.measure.title}{told}〔{measure.measure.id}〕"


def standard_heading(standard: StandardOutput, library: Library) -> str:
    """``专精特新中小企业认定〔srdi_sme.2026〕``."""
    title = library.catalogue.recognitions[standard.standard.title].label
    return f"{title}{_PURPOSES[standard.purpose]}〔{standard.standard.id}〕"


def result_fields(plan: Plan, library: Library, *, money_only: bool = False) -> list[Field]:
    """The columns that differ between firms: rungs, measures (money first), criteria."""
    rungs = [Field(standard_heading(s, library), s.verdict, OUTCOMES) for s in plan.standards]
    lines = [
        Field(f"{standard_heading(s, library)}{c.label}〔{c.id}〕", c.verdict, VERDICTS)
        for s in plan.standards
        for c in s.criteria
    ]
    measures: list[Field] = []
    for measure in sorted(plan.measures, key=lambda m: m.confirmed is None):
        if money_only and not measure.measure.is_money:
            continue
        heading = measure_heading(measure)
        measures.append(Field(heading, measure.verdict, OUTCOMES))
        if measure.confirmed is not None and measure.possible is not None:
            measures.append(Field(f"{heading}{CONFIRMED}", measure.confirmed, None))
            measures.append(Field(f"{heading}{POSSIBLE}", measure.possible, None))
    return [f for f in (*rungs, *measures, *lines) if f.output.column is not None]


def worded(column: str, words: Sequence[str]) -> pl.Expr:
    """A column of codes as words."""
    kind = _OUTCOME if words is OUTCOMES else _VERDICT
    said: Any = pl.when(pl.col(column) == 0).then(pl.lit(words[0], dtype=kind))
    for code in range(1, len(words) - 1):
        said = said.when(pl.col(column) == code).then(pl.lit(words[code], dtype=kind))
    done: pl.Expr = said.otherwise(pl.lit(words[-1], dtype=kind))
    return done


def yuan(column: str) -> pl.Expr:
    """A column in 分 as exact 元: below 10¹⁴ 分 the nearest float rounds to the very 分."""
    return (pl.col(column) / 100).cast(pl.Decimal(20, 2))


def tier_words(plan: Plan) -> pl.Expr:
    """The rung a firm stands on."""
    names = [NO_TIER, *(rung.name(plan.as_of) for rung in LADDER)]
    if plan.tier.column is None:
        assert plan.tier.value is not None
        return pl.lit(names[plan.tier.value + 1])
    said: Any = pl.when(pl.col(plan.tier.column) < 0).then(pl.lit(names[0]))
    for place in range(len(LADDER) - 1):
        said = said.when(pl.col(plan.tier.column) == place).then(pl.lit(names[place + 1]))
    done: pl.Expr = said.otherwise(pl.lit(names[-1]))
    return done


def region_words(column: str, regions: Mapping[str, str]) -> pl.Expr:
    """A place's name, or its code where it has none here."""
    # a replacement by a table would not be streamed
    told: Any = pl.when(pl.col(column).is_null()).then(None)
    for code, name in regions.items():
        told = told.when(pl.col(column) == int(code)).then(pl.lit(name))
    named: pl.Expr = told.otherwise(pl.col(column).cast(pl.String))
    return named


def gap_words(gap: GapOutput, plan: Plan) -> str:
    """What is missing, with its year."""
    return missing_phrase(gap.missing, plan.as_of)


def in_table(gap: GapOutput, plan: Plan) -> bool:
    """Whether the list has a column for what is missing: then it could have been filled in."""
    missing = gap.missing
    kind, _, rest = missing.key.partition(":")
    layout = plan.layout
    match kind:
        case "recognition":
            return any(t.kind == rest for t in layout.titles)
        case "region":
            return layout.region_column is not None
        case "judgement":
            return missing.key in layout.answer_columns
        case _:
            return any(f.key == missing.key and f.year == missing.year for f in layout.facts)


def wanted_here(plan: Plan) -> pl.Expr:
    """The names of what a firm's own cells lack, joined; empty where nothing."""
    told = [
        pl.when(pl.col(g.wanted.column)).then(pl.lit(f"{gap_words(g, plan)}；")).otherwise(pl.lit(""))
        for g in plan.gaps
        if g.wanted.column is not None and in_table(g, plan)
    ]
    return pl.concat_str(told).str.strip_suffix("；") if told else pl.lit("")


def wanted_count(plan: Plan) -> pl.Expr:
    """How many things a firm's verdicts and next rung still ask for."""
    always = sum(g.wanted.column is None for g in plan.gaps)
    columns = [pl.col(g.wanted.column).cast(pl.Int32) for g in plan.gaps if g.wanted.column is not None]
    return (pl.sum_horizontal(columns) if columns else pl.lit(0)) + always

"""Figures that can't be, or that look like slips: found before they reach a verdict.

Each check is one entry of :data:`CHECKS`: what it looks at, how grave it is, and a function that yields
what it finds. A finding names the values and what to look up; nothing here changes a record.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from advisor_app.advice import audit_entries as entries
from advisor_app.advice import audit_figures as figures
from advisor_app.advice.audit_record import Alternative, Finding, Found, Level, Record
from advisor_app.domain.library import Library
from advisor_app.domain.record import FactSet


@dataclass(frozen=True, slots=True)
class Check:
    """One entry of the table. ``keys``: the facts it reads; ``remedy``: what to look up."""

    id: str
    level: Level
    keys: tuple[str, ...]
    find: Callable[[Record], Iterator[Found]]
    remedy: str


def audit(
    facts: FactSet, library: Library, latest: dt.date, *, alternatives: Iterable[Alternative] = ()
) -> tuple[Finding, ...]:
    """All findings, the gravest first, then in the order of the table.

    ``latest``: the last day that facts may speak of (today, whatever day is assessed). ``alternatives``:
    values of other sources that are kept beside the adopted ones.
    """
    record = Record(facts, library, latest, alternatives)
    found = [
        Finding(
            check.id,
            check.level,
            each.keys or check.keys,
            each.years,
            each.sentence,
            check.remedy,
            each.item,
        )
        for check in CHECKS
        for each in check.find(record)
    ]
    order = list(Level)
    return tuple(sorted(found, key=lambda f: order.index(f.level)))


# --- the table ----------------------------------------------------------------------------------------------

_REPORT = "对照审计报告或纳税申报表核对两个数，并核对单位（元）。"
_CERTIFICATE = "对照证书或公布名单核对日期。"
_PAYMENT = "对照资金文件和到账凭证核对。"


def _parts(level: Level, *pairs: tuple[str, str, str]) -> Sequence[Check]:
    return [Check(i, level, (s, w), partial(figures.not_above, s, w), _REPORT) for i, s, w in pairs]


def _scales(*pairs: tuple[str, str, str, str]) -> Sequence[Check]:
    return [
        Check(i, Level.SUSPICIOUS, (s, w), partial(figures.not_below, s, w, Decimal(least)), _REPORT)
        for i, s, w, least in pairs
    ]


CHECKS: tuple[Check, ...] = (
    *_parts(
        Level.IMPOSSIBLE,
        ("main-over-revenue", "main_revenue", "revenue"),
        ("hightech-over-income", "hightech_income", "total_income"),
        ("rd-staff-over-staff", "rd_staff", "employees"),
        ("tech-staff-over-staff", "tech_staff", "employees"),
        ("pilot-over-revenue", "pilot_base_service_income", "revenue"),
    ),
    *_parts(
        Level.SUSPICIOUS,
        ("rd-over-revenue", "rd_spend", "revenue"),
        ("rd-over-cost", "rd_spend", "cost_and_expense"),
        ("profit-over-revenue", "net_profit", "revenue"),
        ("debt-over-assets", "total_liabilities", "total_assets"),
        ("equity-over-assets", "equity_raised", "total_assets"),
    ),
    *_scales(
        ("main-in-wan", "main_revenue", "revenue", "0.001"),
        ("rd-in-wan", "rd_spend", "revenue", "0.0001"),
        ("debt-in-wan", "total_liabilities", "total_assets", "0.0001"),
        ("assets-in-wan", "total_assets", "revenue", "0.001"),
        ("revenue-in-wan", "revenue", "total_assets", "0.0001"),
    ),
    Check(
        "per-head",
        Level.SUSPICIOUS,
        ("revenue", "employees"),
        figures.per_head,
        "核对职工总数，以及营业收入的单位（元）。",
    ),
    Check("bounds", Level.IMPOSSIBLE, (), figures.bounds, "对照原件改正。"),
    Check(
        "ratio-as-percent",
        Level.SUSPICIOUS,
        (),
        figures.ratio_as_percent,
        "比例按小数存：5% 是 0.05，请核对后改正。",
    ),
    Check("jump", Level.SUSPICIOUS, (), figures.jumps, "对照两年的审计报告，核对单位和位数。"),
    Check(
        "unchanged", Level.SUSPICIOUS, (), figures.unchanged, "对照各年审计报告，核对是否照抄了同一年的数。"
    ),
    Check(
        "niche-years",
        Level.SUSPICIOUS,
        ("niche_years",),
        figures.niche,
        "核对从事细分市场的起始年和成立日期。",
    ),
    Check(
        "contradicted",
        Level.SUSPICIOUS,
        (),
        figures.contradicted,
        "核对填报的口径；推算值由录入的数得出，两者取一。",
    ),
    Check(
        "conflict",
        Level.SUSPICIOUS,
        (),
        figures.conflicts,
        "按审计报告、纳税申报、证书、平台、自报的顺序核对，采用其一。",
    ),
    Check(
        "founded",
        Level.SUSPICIOUS,
        ("established_on",),
        entries.founded,
        "对照营业执照核对成立日期，以及数据是否记错年度或属于前身企业。",
    ),
    Check("year-ahead", Level.IMPOSSIBLE, (), entries.years_ahead, "核对年度是否填错。"),
    Check("title-before-founding", Level.IMPOSSIBLE, (), entries.titles_before_founding, _CERTIFICATE),
    Check("ended-before-granted", Level.IMPOSSIBLE, (), entries.ended_before_granted, _CERTIFICATE),
    Check("wrong-term", Level.SUSPICIOUS, (), entries.wrong_term, _CERTIFICATE),
    Check(
        "title-twice",
        Level.SUSPICIOUS,
        (),
        entries.titles_twice,
        "核对是否重复登记；复核、重新认定不要记为首次认定。",
    ),
    Check("out-of-sequence", Level.IMPOSSIBLE, (), entries.out_of_sequence, "对照文件核对两个日期。"),
    Check("tiny-sum", Level.SUSPICIOUS, (), entries.tiny_sums, "金额按元录入，请核对单位。"),
    Check("item-twice", Level.SUSPICIOUS, (), entries.items_twice, "核对是否重复录入，重复的删去一项。"),
    Check("received-over-cap", Level.SUSPICIOUS, (), entries.more_than_stated, _PAYMENT),
    Check("received-too-soon", Level.SUSPICIOUS, (), entries.had_too_soon, _PAYMENT),
    Check("received-twice", Level.SUSPICIOUS, (), entries.had_twice, _PAYMENT),
    Check(
        "place",
        Level.HINT,
        ("uscc", "region"),
        entries.elsewhere,
        "代码里的是发码地，迁址后不变；对照营业执照核对现注册地。",
    ),
)
"""The table: one entry a check, in the order in which findings of the same level are told."""

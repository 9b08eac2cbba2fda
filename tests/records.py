"""A small catalogue by hand, and fictional clients in its words."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from types import MappingProxyType

from advisor_app.domain.assessment import Assessment, LadderStanding, Totals
from advisor_app.domain.facts import (
    Blank,
    Catalogue,
    FactDef,
    FactType,
    ItemKind,
    RecognitionKind,
    Scope,
)
from advisor_app.domain.record import (
    FactSet,
    FactValue,
    Item,
    ReceivedBenefit,
    Recognition,
    RecognitionEvent,
)

TODAY = dt.date(2026, 11, 21)
USCC = "91330109MADEM0011R"
"""Passes GB 32100; of a fictional firm."""
PILOT = "91330109MADEM00110"
"""The same with a wrong check character."""

_ZERO = Decimal(0)
_FACTS = (
    FactDef("is_manufacturing", "制造业企业", FactType.BOOL),
    FactDef("established_on", "成立日期", FactType.DATE),
    FactDef("planned_on", "计划投产日期", FactType.DATE, future=True),
    FactDef("main_product", "主导产品", FactType.TEXT),
    FactDef("share", "股权结构", FactType.CHOICE, choices=(("state", "国有控股"), ("private", "民营"))),
    FactDef("patents", "有效发明专利", FactType.INTEGER, unit="件", minimum=_ZERO),
    FactDef("revenue", "营业收入", FactType.MONEY, Scope.YEAR, "元", minimum=_ZERO),
    FactDef("profit", "净利润", FactType.MONEY, Scope.YEAR, "元"),
    FactDef("employees", "从业人员", FactType.INTEGER, Scope.YEAR, "人", minimum=_ZERO),
    FactDef("debt_ratio", "资产负债率", FactType.RATIO, Scope.YEAR, "%", minimum=_ZERO, maximum=Decimal(5)),
    FactDef("capacity", "产能", FactType.NUMBER, Scope.YEAR, "吨"),
    FactDef("above_size", "规上企业", FactType.BOOL, Scope.YEAR),
)
_ITEM_FACTS = (
    FactDef("name", "项目名称", FactType.TEXT, Scope.ITEM, item_kind="tech_renovation"),
    FactDef(
        "investment",
        "审定投资额",
        FactType.MONEY,
        Scope.ITEM,
        "元",
        item_kind="tech_renovation",
        minimum=_ZERO,
    ),
    FactDef("completed_on", "完工日期", FactType.DATE, Scope.ITEM, item_kind="tech_renovation", future=True),
    FactDef("name", "姓名", FactType.TEXT, Scope.ITEM, item_kind="talent"),
    FactDef("doctor", "博士", FactType.BOOL, Scope.ITEM, item_kind="talent"),
)
CATALOGUE = Catalogue(
    facts=MappingProxyType({fact.key: fact for fact in _FACTS}),
    item_facts=MappingProxyType({(fact.item_kind or "", fact.key): fact for fact in _ITEM_FACTS}),
    recognitions=MappingProxyType(
        {
            key: RecognitionKind(key, label)
            for key, label in (
                ("hnte", "高新技术企业"),
                ("srdi_sme", "专精特新中小企业"),
                ("little_giant", "小巨人"),
            )
        }
    ),
    items=MappingProxyType(
        {"tech_renovation": ItemKind("tech_renovation", "技术改造项目"), "talent": ItemKind("talent", "人才")}
    ),
)

RECORD = FactSet(
    "示例甲制造有限公司",
    USCC,
    "330109",
    facts={
        "is_manufacturing": FactValue(value=True),
        "established_on": FactValue(dt.date(2016, 5, 18), "证书", "营业执照"),
        "main_product": FactValue("减速器“轻量”型"),
        "share": FactValue("private"),
        "patents": FactValue(0, "平台"),
    },
    years={
        "revenue": {
            2024: FactValue(
                Decimal(78500000), "审计报告", "审计报告第 3 页", dt.date(2025, 4, 1), "合并口径"
            ),
            2025: FactValue(Decimal("96300000.55"), "企业自报"),
        },
        "profit": {2025: FactValue(Decimal(-120000))},
        "employees": {2025: FactValue(158)},
        "debt_ratio": {2025: FactValue(Decimal("0.4125"))},
        "capacity": {2025: FactValue(Blank.NOT_APPLICABLE)},
    },
    recognitions=(
        Recognition(
            "hnte", RecognitionEvent.FIRST, dt.date(2026, 1, 20), dt.date(2029, 1, 19), "示例〔2026〕1号"
        ),
        Recognition("srdi_sme"),
    ),
    items=(
        Item(
            "tech_renovation",
            "tech_renovation#1",
            {
                "name": FactValue("示例产线改造"),
                "investment": FactValue(Decimal(20000000), "审计报告"),
                "completed_on": FactValue(dt.date(2027, 3, 1)),
            },
        ),
        Item("talent", "示例人员", {"doctor": FactValue(value=False)}),
        Item("tech_renovation", "tech_renovation#2"),
    ),
    received=(
        ReceivedBenefit("hz-2025-66.1.first", Decimal(200000), 2026, "示例区经信局", "第一批"),
        ReceivedBenefit("hz-2025-66.7.renovation", Decimal("0.01"), 2025, item="tech_renovation#1"),
    ),
    complete=frozenset({"recognitions", "items:tech_renovation"}),
    answers={"judgement:strong": "yes", "judgement:fit@tech_renovation#1": "no", "reading:cap": "year"},
)


def assessment(as_of: dt.date = TODAY, confirmed: str = "200000") -> Assessment:
    """An assessment without measures: what the store keeps of it is the same."""
    total = Decimal(confirmed)
    return Assessment(
        RECORD.name,
        RECORD.uscc,
        RECORD.region,
        as_of,
        "2026.11.1",
        "d" * 64,
        drafts=False,
        measures=(),
        totals=Totals(
            confirmed=total,
            leads=total,
            possible=total * 2,
            fixed=total,
            ceiling=_ZERO,
            competitive=_ZERO,
            drafts_possible=_ZERO,
            others=_ZERO,
        ),
        ladder=LadderStanding("srdi_sme", "专精特新中小企业", True, "little_giant", "小巨人"),
    )

"""The ladder on paper: the next rung criterion by criterion, what keeping titles takes, other titles."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from advisor_app.domain.assessment import ConditionResult, StandardResult
from advisor_app.domain.confidence import remark
from advisor_app.domain.labels import label
from advisor_app.domain.phrases import MISSING, Tone, ladder_phrase, tone, value_phrase
from advisor_app.domain.standard_phrases import (
    criterion_found,
    criterion_gap,
    criterion_source,
    duty_phrase,
    standard_summary,
    standard_title,
    unverified,
    version_phrase,
)
from advisor_app.domain.tiers import LADDER
from advisor_app.domain.verdict import Verdict
from advisor_app.dossier.contents import Contents, material_details
from advisor_app.dossier.document import (
    Block,
    Cell,
    Column,
    Gauge,
    Gauges,
    Heading,
    Kind,
    Role,
    Rung,
    Rungs,
    Status,
    Table,
)
from advisor_app.dossier.layout import cells, plain

_GAUGES = 12
"""So many bars a picture has; the table under it has every criterion."""
UNVERIFIED_NOTE = (
    "标“待核验”的条件没有取得官方逐字原文（转述或凭记忆整理），申报前请对照工业和信息化部及省主管部门当年通知核对。"
    "专精特新发展评价得分以培育平台给出的为准，本报告不推算。"
)


def rungs(contents: Contents) -> Iterator[Block]:
    """The ladder as a picture: what is held, what comes next, what lies above."""
    ladder, day = contents.assessment.ladder, contents.assessment.as_of
    held = next((n for n, rung in enumerate(LADDER) if rung.key == ladder.tier), -1)
    steps = []
    for number, rung in enumerate(LADDER):
        if number < held:
            steps.append(Rung(rung.name(day), Status("已越过", Tone.MUTED)))
        elif number == held:
            steps.append(Rung(rung.name(day), Status("现在这一级", Tone.GOOD)))
        elif rung.key == ladder.next_tier:
            said = standard_summary(ladder.next) if ladder.next is not None else ""
            steps.append(Rung(rung.name(day), Status("下一级", Tone.OPEN), said))
        else:
            steps.append(Rung(rung.name(day), Status("再上一级", Tone.MUTED)))
    yield Rungs("梯队位置", tuple(steps))


def gauges(result: StandardResult, contents: Contents) -> Iterator[Block]:
    """How far each figure of a standard is from its threshold; what has no figure is not in it."""
    facts = contents.library.catalogue.facts
    bars = []
    for leaf in dict.fromkeys(leaf for criterion in result.why.children for leaf in _measured(criterion)):
        use = leaf.used[0]
        fact = facts.get(use.key)
        if isinstance(use.value, bool | str | dt.date) or leaf.op not in ("≥", "＞"):
            continue
        share: Decimal | None = None
        if use.value is not None and leaf.margin is not None:
            threshold = Decimal(use.value) - leaf.margin
            if threshold <= 0:
                continue
            share = max(Decimal(use.value) / threshold, Decimal(0))
        name = use.label if use.year is None else f"{use.label}（{use.year} 年）"
        found = MISSING if use.value is None else value_phrase(use.value, fact, use.unit)
        bars.append(Gauge(name, found, f"{leaf.op} {leaf.threshold}", share, tone(leaf.verdict)))
    if bars:
        yield Gauges("数值指标与门槛（竖线为门槛）", tuple(bars[:_GAUGES]))


def _measured(node: ConditionResult) -> Iterator[ConditionResult]:
    """The leaves that compare a figure with a threshold; what does not apply is left out."""
    if node.verdict is Verdict.NOT_APPLICABLE or node.kind == "score":
        return
    if not node.children:
        if len(node.used) == 1 and node.op and node.threshold:
            yield node
        return
    for child in node.children:
        yield from _measured(child)


def ladder_blocks(contents: Contents) -> Iterator[Block]:
    """Everything the assessment says of the ladder."""
    ladder = contents.assessment.ladder
    yield plain(f"{ladder_phrase(ladder)}。", Role.LEAD)
    yield from rungs(contents)
    shown = [r for r in (ladder.next, *ladder.renewals) if r is not None]
    if any(unverified(r) for r in (*shown, *ladder.others)):
        yield plain(UNVERIFIED_NOTE, Role.NOTE)
    for result in shown:
        yield from _standard(result, contents)
    if ladder.duties:
        yield Heading("已有资质的日常义务", 2)
        yield Table(
            (Column("资质", 9), Column("要做的事", 22), Column("依据与核验", 12.8)),
            tuple(
                cells(d.name, duty_phrase(d), f"{d.source}（{remark(d.confidence)}）") for d in ladder.duties
            ),
        )
    if ladder.others:
        yield Heading("其他资质与荣誉（尚未取得）", 2)
        yield Table(
            (Column("资质", 11), Column("目前差距", 8), Column("适用的标准与核验", 24.8)),
            tuple(cells(r.name, standard_summary(r), version_phrase(r)) for r in ladder.others),
        )


def _standard(result: StandardResult, contents: Contents) -> Iterator[Block]:
    yield Heading(f"{standard_title(result)}（{standard_summary(result)}）", 2)
    yield plain(f"适用：{version_phrase(result)}。")
    if not result.settled:
        return
    yield from gauges(result, contents)
    catalogue, as_of = contents.library.catalogue, contents.assessment.as_of
    yield Table(
        (
            Column("条件", 13.2),
            Column("结论", 3.8, Kind.STATUS),
            Column("读到的数据", 10),
            Column("差距或待补", 9.3),
            Column("依据与核验", 7.5),
        ),
        tuple(
            cells(
                c.label,
                Cell(Status(label(c.verdict), tone(c.verdict))),
                criterion_found(c, catalogue),
                criterion_gap(c, catalogue, as_of),
                criterion_source(c, result.source),
            )
            for c in result.why.children
        ),
    )
    materials = next((s.materials for s in contents.library.standards if s.id == result.standard), ())
    if materials:
        yield Table(
            (
                Column("申报材料", 15),
                Column("必交", 3.6),
                Column("形式、时效与出具单位", 17),
                Column("证明什么", 8.2),
            ),
            tuple(
                cells(m.name, "必交" if m.required else "选交", material_details(m), m.proves)
                for m in materials
            ),
        )

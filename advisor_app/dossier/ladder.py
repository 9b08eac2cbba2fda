"""The ladder on paper: the next rung criterion by criterion, what keeping titles takes, other titles."""

from __future__ import annotations

from collections.abc import Iterator

from advisor_app.domain.assessment import StandardResult
from advisor_app.domain.confidence import remark
from advisor_app.domain.labels import label
from advisor_app.domain.phrases import ladder_phrase, tone
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
from advisor_app.dossier.contents import Contents, material_details
from advisor_app.dossier.document import (
    Block,
    Cell,
    Column,
    Heading,
    Kind,
    Role,
    Status,
    Table,
)
from advisor_app.dossier.layout import cells, plain

UNVERIFIED_NOTE = (
    "标“待核验”的条件没有取得官方逐字原文（转述或凭记忆整理），申报前请对照工业和信息化部及省主管部门当年通知核对。"
    "专精特新发展评价得分以培育平台给出的为准，本报告不推算。"
)


def ladder_blocks(contents: Contents) -> Iterator[Block]:
    """Everything the assessment says of the ladder."""
    ladder = contents.assessment.ladder
    yield plain(f"{ladder_phrase(ladder)}。", Role.LEAD)
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

"""Frozen rows that windows show: every word and number is settled here, pages only draw them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from advisor_app.domain.assessment import Assessment, ConditionResult, MeasureResult, StandardResult
from advisor_app.domain.confidence import UNVERIFIED, remark
from advisor_app.domain.facts import Catalogue, FactDef
from advisor_app.domain.labels import label
from advisor_app.domain.library import Library
from advisor_app.domain.money import format_wan, speak
from advisor_app.domain.phrases import (
    Tone,
    amount_phrase,
    article_phrase,
    margin_phrase,
    marked,
    missing_phrase,
    origin_phrase,
    read_phrase,
    tone,
)
from advisor_app.domain.policy import Citation, Document, Measure, Standing
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
from advisor_app.domain.verdict import Outcome, Verdict

if TYPE_CHECKING:
    from advisor_app.portfolio.opinions import Opinion


@dataclass(frozen=True, slots=True)
class TreeRow:
    """A row of a tree: its cells, how it looks, what it stands for, and its children."""

    cells: tuple[str, ...]
    payload: object = None
    tone: Tone | None = None
    strong: bool = False
    tip: str = ""
    children: tuple[TreeRow, ...] = ()


# --- facts of the policy library ----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of a fact sheet."""

    label: str
    text: str


def document_sheet(document: Document, as_of: dt.date) -> tuple[Fact, ...]:
    """What stands at the head of a document."""
    start, end = document.validity.start, document.validity.end
    return tuple(
        Fact(name, text)
        for name, text in (
            ("状态", f"{marked(document.standing(as_of))}{'　自建' if document.own else ''}"),
            (
                "替代",
                f"自 {document.superseded_on} 起由 {document.superseded_by} 替代"
                if document.superseded_by
                else "",
            ),
            ("未沿用", "、".join(document.not_carried)),
            ("文号", document.number or "（无）"),
            ("发文机关", document.issuer),
            ("有效期", f"{start or '（未定）'} 至 {end or '（未定）'}"),
            ("牵头单位", document.lead),
            ("核对于", document.checked_on.isoformat()),
        )
        if text
    )


def measure_sheet(measure: Measure, library: Library) -> tuple[Fact, ...]:
    """What a measure gives, to whom, how surely."""
    from advisor_app.engine.amounts import full_sum  # noqa: PLC0415

    top = full_sum(measure.benefit)
    word = getattr(measure.benefit, "word", "")
    lines = [
        ("金额", f"{word}{speak(top)}" if top is not None else label(measure.benefit.kind)),
        ("给谁", label(measure.payee)),
        ("确定性", label(measure.certainty)),
        ("名额", "" if measure.quota is None else f"每年不超过 {measure.quota.count} {measure.quota.unit}"),
        ("全市资金池", "" if measure.pool is None else f"每年不超过 {speak(measure.pool)}"),
        ("频次", "" if measure.frequency is None else label(measure.frequency)),
        (
            "按什么评",
            "" if measure.item_kind is None else f"逐个{library.catalogue.items[measure.item_kind].label}",
        ),
        ("不重复", "；".join(library.groups[g].label for g in measure.groups)),
        ("责任单位", "、".join(measure.departments)),
        ("说明", measure.note),
    ]
    return tuple(Fact(name, text) for name, text in lines if text)


# --- an assessment ----------------------------------------------------------------------------------


def assessment_tree(
    assessment: Assessment, library: Library, held: Mapping[str, Outcome] = MappingProxyType({})
) -> tuple[TreeRow, ...]:
    """The ladder, the three lists (undetermined split by sign), what is no money apart, and the rest.

    ``held``: what the advisor holds of measures, by :attr:`MeasureResult.key`; it moves nothing to another
    list.
    """
    measures = {m.id: m for m in library.measures}
    soft = [m for m in assessment.measures if not measures[m.id].is_money]
    hard = [m for m in assessment.measures if measures[m.id].is_money]

    def of(outcome: Outcome, among: list[MeasureResult]) -> list[MeasureResult]:
        return [m for m in among if m.outcome is outcome]

    lists: list[tuple[str, Tone, list[MeasureResult]]] = [
        (
            label(Outcome.ELIGIBLE),
            Tone.GOOD,
            sorted(of(Outcome.ELIGIBLE, hard), key=lambda m: (not m.chosen, -m.counted)),
        ),
        ("待定 · 有线索", Tone.OPEN, [m for m in hard if m.lead]),
        ("待定 · 尚未摸底", Tone.OPEN, [m for m in of(Outcome.UNDETERMINED, hard) if not m.lead]),
        ("非资金支持 · 可用", Tone.GOOD, of(Outcome.ELIGIBLE, soft)),
        ("非资金支持 · 待定", Tone.OPEN, of(Outcome.UNDETERMINED, soft)),
        (label(Outcome.INELIGIBLE), Tone.BAD, of(Outcome.INELIGIBLE, [*hard, *soft])),
        (label(Outcome.NOT_APPLICABLE), Tone.MUTED, of(Outcome.NOT_APPLICABLE, [*hard, *soft])),
    ]
    rows = tuple(
        TreeRow(
            (f"{name}（{len(found)}）", "", ""),
            None,
            colour,
            strong=True,
            children=tuple(_result_row(m, measures[m.id], library, held.get(m.key)) for m in found),
        )
        for name, colour, found in lists
        if found
    )
    first = 1 if lists[0][2] else 0
    return (*rows[:first], ladder_row(assessment), *rows[first:])


def ladder_row(assessment: Assessment) -> TreeRow:
    """Where the client stands, with the next rung, what keeping takes, and titles beside the ladder."""
    ladder = assessment.ladder
    shown = [r for r in (ladder.next, *ladder.renewals) if r is not None]
    return TreeRow(
        (f"梯队 · {ladder.name or '尚未登记资质'}", "" if ladder.known else "资质未核全", ""),
        None,
        Tone.OPEN,
        strong=True,
        children=tuple(_standard_row(r) for r in (*shown, *ladder.others)),
    )


def _standard_row(result: StandardResult) -> TreeRow:
    mark = UNVERIFIED if unverified(result) else ""
    return TreeRow(
        (standard_title(result), standard_summary(result), mark),
        result,
        tone(result.outcome),
        tip=version_phrase(result),
    )


def standard_sheet(result: StandardResult, assessment: Assessment, library: Library) -> tuple[Fact, ...]:
    """What stands at the head of a standard: version, why, duties of the title, papers."""
    standard = next((s for s in library.standards if s.id == result.standard), None)
    papers = () if standard is None else standard.materials
    duties = [d for d in assessment.ladder.duties if d.title == result.title]
    lines = [
        ("结论", standard_summary(result)),
        ("适用", version_phrase(result)),
        ("说明", "" if standard is None else standard.note),
        ("义务", "；".join(duty_phrase(d) for d in duties)),
        ("材料", "；".join(m.name if m.required else f"{m.name}（选交）" for m in papers)),
        ("核对", "双击一条，可登记已对照官方原文核对或改正" if unverified(result) else ""),
    ]
    return tuple(Fact(name, text) for name, text in lines if text)


def standard_tree(
    result: StandardResult, assessment: Assessment, catalogue: Catalogue
) -> tuple[TreeRow, ...]:
    """The criteria: verdict, how far off (or what was read), where each stands; their conditions below."""
    return tuple(
        TreeRow(
            (
                c.label,
                marked(c.verdict),
                criterion_gap(c, catalogue, assessment.as_of) or criterion_found(c, catalogue),
                criterion_source(c, result.source),
                c.note,
            ),
            c.cite,
            tone(c.verdict),
            tip=f"{c.label}\n{c.note}" if c.note else c.label,
            children=tuple(_test_row(child, catalogue) for child in c.children if child.children),
        )
        for c in result.why.children
    )


def _test_row(result: ConditionResult, catalogue: Catalogue) -> TreeRow:
    use = result.used[0] if result.used else None
    fact = None if use is None else catalogue.facts.get(use.key)
    read = "" if use is None else read_phrase(result, use, fact)
    margin = margin_phrase(result, fact) if result.margin is not None else result.note
    return TreeRow(
        (result.label, marked(result.verdict), read, "" if use is None else origin_phrase(use), margin),
        result.cite,
        tone(result.verdict),
        children=tuple(_test_row(c, catalogue) for c in result.children),
    )


def _result_row(m: MeasureResult, measure: Measure, library: Library, held: Outcome | None) -> TreeRow:
    title = m.title if m.item is None else f"{m.title} · {m.item_title}"
    document = library.documents[m.document]
    standing = "" if m.standing is Standing.IN_FORCE else f"（{label(m.standing)}）"
    state = ""
    if m.outcome is Outcome.ELIGIBLE and m.dropped_for == "received":
        state = "已享受"
    elif m.outcome is Outcome.ELIGIBLE and m.dropped_for == "ceiling":
        state = "上限已满"
    elif m.outcome is Outcome.ELIGIBLE and m.dropped_for:
        state = "就高未选"
    if held is not None:
        state = "　".join(part for part in (state, f"顾问：{label(held)}") if part)
    return TreeRow(
        (title + standing, amount_phrase(m, measure.benefit), state),
        m,
        tone(m.outcome),
        tip=f"{document.short_title} {article_phrase(document, m.article)}\n{m.quote}",
    )


def opinion_phrase(opinion: Opinion, found: Outcome) -> str:
    """What the advisor holds of a measure, why, since when; said where it differs from the verdict."""
    differs = "" if opinion.outcome is found else f"（程序的结论是{label(found)}）"
    return f"{label(opinion.outcome)}{differs}：{opinion.reason}　{opinion.held_by}，{opinion.held_on}"


def missing_lines(m: MeasureResult, assessment: Assessment, catalogue: Catalogue) -> tuple[str, ...]:
    """What would settle an undetermined measure, with who has it."""
    lines = []
    for missing in m.missing:
        fact = _fact(catalogue, missing.key, m, None)
        holder = f"（找{fact.held_by}）" if fact is not None and fact.held_by else ""
        lines.append(missing_phrase(missing, assessment.as_of, m.item_title) + holder)
    return tuple(lines)


def failing_lines(m: MeasureResult, catalogue: Catalogue) -> tuple[str, ...]:
    """The conditions that are not met, with how far off each is; none where the measure is not refused."""
    lines = []
    for child in m.why.children:
        if child.verdict is Verdict.NOT_MET:
            use = child.used[0] if child.used else None
            fact = None if use is None else _fact(catalogue, use.key, m, None)
            off = margin_phrase(child, fact) if child.margin is not None else ""
            lines.append(f"{child.label}（{off}）" if off else child.label)
    return tuple(lines)


def condition_tree(m: MeasureResult, catalogue: Catalogue, item_kind: str | None) -> tuple[TreeRow, ...]:
    """The condition tree: verdict, condition, value read, year and source, margin."""
    return tuple(_condition_row(child, m, catalogue, item_kind) for child in m.why.children)


def _condition_row(
    result: ConditionResult, m: MeasureResult, catalogue: Catalogue, item_kind: str | None
) -> TreeRow:
    use = result.used[0] if result.used else None
    fact = None if use is None else _fact(catalogue, use.key, m, item_kind)
    read = "" if use is None or result.children else read_phrase(result, use, fact)
    origin = "" if use is None or result.children else origin_phrase(use)
    margin = margin_phrase(result, fact) if result.margin is not None else result.note
    return TreeRow(
        (result.label, marked(result.verdict), read, origin, margin),
        result.cite,
        tone(result.verdict),
        tip=_cite_tip(result.cite),
        children=tuple(_condition_row(c, m, catalogue, item_kind) for c in result.children),
    )


def _cite_tip(cite: Citation | None) -> str:
    if cite is None:
        return ""
    said = f"依据：{cite.standard}（{remark(cite.confidence)}）" if cite.standard else ""
    return "\n".join(part for part in (f"“{cite.quote}”" if cite.quote else "", said) if part)


def _fact(catalogue: Catalogue, key: str, m: MeasureResult, item_kind: str | None) -> FactDef | None:
    if item_kind is None and m.item is not None:
        item_kind = m.item.partition("#")[0]
    if item_kind is not None and (item_kind, key) in catalogue.item_facts:
        return catalogue.item_facts[item_kind, key]
    return catalogue.facts.get(key)


@dataclass(frozen=True, slots=True)
class Figure:
    """A headline number in 万元 with what it is."""

    label: str
    text: str
    tip: str


def headline(assessment: Assessment) -> tuple[Figure, ...]:
    """The sums, their kinds never mixed."""
    t = assessment.totals
    figures = [
        Figure("已确认 · 定额", format_wan(t.fixed), "条文“给予”的定额，条件已核实符合"),
        Figure("已确认 · 上限", format_wan(t.ceiling), "条文“不超过／最高”，实际由主管部门核定"),
        Figure("已确认 · 择优", format_wan(t.competitive), "有名额限制、已录入入选结果的"),
        Figure(
            "有线索 · 待核上限", format_wan(t.leads - t.confirmed), "资料显示可能享受，补齐材料前不能计入"
        ),
    ]
    if t.others:
        figures.append(Figure("给他人", format_wan(t.others), "给区县、团队或个人的，不是企业的钱"))
    if assessment.drafts:
        figures.append(Figure("草案增量", format_wan(t.drafts_possible), "征求意见稿，尚未生效，不计入合计"))
    return tuple(figures)


def quotes_of(library: Library, document: str) -> Iterable[tuple[int, int, str]]:
    """All quoted ranges of a document with their measure."""
    for measure in library.measures:
        if measure.document == document:
            yield from ((c.start, c.end, measure.id) for c in measure.cites)

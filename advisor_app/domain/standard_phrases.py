"""What is said of a title's standard: version, what was found for each criterion, how far off it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from advisor_app.domain.assessment import ConditionResult, DutyDue, Missing, StandardResult
from advisor_app.domain.confidence import is_verified, remark
from advisor_app.domain.facts import Catalogue
from advisor_app.domain.labels import label
from advisor_app.domain.phrases import (
    finding_phrase,
    margin_phrase,
    marked,
    missing_phrase,
    requirement_phrase,
    sourced_phrase,
)
from advisor_app.domain.verdict import Verdict

SHOWN = 4
"""So many values or gaps are named for one criterion; the tree shows them all."""


def standard_title(result: StandardResult) -> str:
    """``专精特新“小巨人”企业 · 新认定``."""
    return f"{result.name} · {label(result.purpose)}"


def standard_summary(result: StandardResult) -> str:
    """``× 差 2 条，待补 5 条``; where no version is known, that it is awaited."""
    if not result.settled:
        return "△ 标准未定"
    parts = [f"差 {len(result.gaps)} 条"] if result.gaps else []
    if result.open:
        parts.append(f"待补 {len(result.open)} 条")
    symbol = marked(result.why.verdict).partition(" ")[0]
    return f"{symbol} {'，'.join(parts) or '条件齐备'}"


def version_phrase(result: StandardResult) -> str:
    """Which version was used and why, with how surely it is known."""
    source = result.source if result.settled else "标准未定"
    return f"{source}：{result.version_why}（{remark(result.confidence)}）"


def unverified(result: StandardResult) -> bool:
    """Whether anything it rests on still has to be checked against the official text."""
    return not is_verified(result.confidence)


def criterion_found(criterion: ConditionResult, catalogue: Catalogue) -> str:
    """The values a criterion read, with year and source."""
    said: list[str] = []
    for leaf in _leaves(criterion):
        if leaf.kind == "score":
            said.append(leaf.note)
            continue
        for use in leaf.used:
            if use.value is None:
                continue
            value = sourced_phrase(leaf, use, catalogue.facts.get(use.key))
            said.append(f"{use.label} {value}")
        if not leaf.used and finding_phrase(leaf):
            said.append(finding_phrase(leaf))
    return _some(said)


def criterion_gap(criterion: ConditionResult, catalogue: Catalogue, as_of: dt.date) -> str:
    """How far off a criterion is, or what it waits for; "" where it is met."""
    if criterion.verdict is Verdict.UNKNOWN:
        missing = dict.fromkeys(_open(criterion))
        return "待补：" + _some([missing_phrase(m, as_of) for m in missing]) if missing else ""
    if criterion.verdict is not Verdict.NOT_MET:
        return ""
    said = []
    for leaf in _failing(criterion):
        fact = catalogue.facts.get(leaf.used[0].key) if leaf.used else None
        gap = margin_phrase(leaf, fact)
        asked = requirement_phrase(leaf)
        name = leaf.used[0].label if leaf.used else leaf.label
        said.append("，".join(p for p in (f"{name}须{asked}" if asked else name, gap) if p))
    return _some(said)


def criterion_source(criterion: ConditionResult, within: str) -> str:
    """Where a criterion stands in its standard (``within`` names that), and how surely that is known."""
    cite = criterion.cite
    if cite is None:
        return ""
    return f"{cite.standard.removeprefix(within).strip()}（{remark(cite.confidence)}）"


def duty_phrase(duty: DutyDue) -> str:
    """``每年 5 月 31 日前…，下次 2027-05-31``; without a day: whenever it happens."""
    due = "" if duty.due is None else f"，下次截止 {duty.due.isoformat()}"
    note = f"（{duty.note}）" if duty.note else ""
    return f"{duty.label}{due}{note}"


def _leaves(result: ConditionResult) -> Iterator[ConditionResult]:
    """The leaves that decide; a scoring table counts as one, what is not applicable as none."""
    if result.verdict is Verdict.NOT_APPLICABLE:
        return
    if not result.children or result.kind == "score":
        yield result
        return
    for child in result.children:
        yield from _leaves(child)


def _failing(result: ConditionResult) -> Iterator[ConditionResult]:
    """The leaves that make a criterion fail; what fails inside a met branch does not."""
    if result.verdict is not Verdict.NOT_MET:
        return
    if not result.children or result.kind in ("score", "not"):
        yield result
        return
    for child in result.children:
        yield from _failing(child)


def _open(result: ConditionResult) -> Iterator[Missing]:
    if result.verdict is Verdict.UNKNOWN:
        yield from result.missing
        for child in result.children:
            yield from _open(child)


def _some(parts: list[str]) -> str:
    parts = list(dict.fromkeys(p for p in parts if p))
    return "；".join(parts[:SHOWN]) + (f"等 {len(parts)} 项" if len(parts) > SHOWN else "")

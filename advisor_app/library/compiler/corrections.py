"""Local corrections of the ladder: a criterion confirmed against the official text, or a number put right."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from advisor_app.domain.confidence import CONFIRMED, MARKS, weakest
from advisor_app.domain.errors import FactValueError, InputError
from advisor_app.domain.facts import Catalogue, FactDef, FactType, parse_value
from advisor_app.domain.money import parse_money, parse_share
from advisor_app.domain.policy import AllOf, AnyOf, AtLeast, Citation, Compare, Condition, FactRef, Not
from advisor_app.domain.standard import Criterion, Standard
from advisor_app.library.compiler.facts import split_ref
from advisor_app.library.compiler.load import Path_, Source
from advisor_app.library.compiler.problems import Problem
from advisor_app.library.compiler.schema import CorrectionsFile, CorrectionShape
from advisor_app.library.wording import condition_lines


def corrected(
    standards: tuple[Standard, ...],
    file: CorrectionsFile,
    source: Source,
    catalogue: Catalogue,
    problems: list[Problem],
) -> tuple[Standard, ...]:
    """The standards with the file's corrections; a criterion or figure that is not there is reported."""
    known = {f"{s.id}.{c.id}" for s in standards for c in s.criteria}
    for key in file.corrections:
        if key not in known:
            sentence = f"标准条件“{key}”不存在，请用“advisor policy standards”查看编号。"
            problems.append(source.problem(("corrections", key), sentence))
    found = []
    for standard in standards:
        criteria = []
        for criterion in standard.criteria:
            key = f"{standard.id}.{criterion.id}"
            shape = file.corrections.get(key)
            path: Path_ = ("corrections", key)
            criteria.append(
                criterion if shape is None else _correct(criterion, shape, catalogue, source, path, problems)
            )
        marks = [c.confidence for c in criteria if c.confidence in MARKS]
        confidence = weakest(marks) if marks else standard.confidence
        found.append(replace(standard, criteria=tuple(criteria), confidence=confidence))
    return tuple(found)


def _correct(
    criterion: Criterion,
    shape: CorrectionShape,
    catalogue: Catalogue,
    source: Source,
    path: Path_,
    problems: list[Problem],
) -> Criterion:
    values: dict[tuple[str, int | None], object] = {}
    for text, raw in shape.values.items():
        parts = split_ref(text)
        fact = None if parts is None else catalogue.facts.get(parts[0])
        if parts is None or fact is None:
            problems.append(source.problem((*path, "values", text), f"事实“{text}”不在目录中，请核对。"))
            continue
        try:
            values[parts] = _threshold(fact, str(raw))
        except (FactValueError, InputError) as error:
            problems.append(source.problem((*path, "values", text), str(error)))
    used: set[tuple[str, int | None]] = set()
    condition = _rewrite(criterion.condition, values, used)
    for text in shape.values:
        parts = split_ref(text)
        if parts in values and parts not in used:
            problems.append(source.problem((*path, "values", text), f"这一条里没有“{text}”的数字，请核对。"))
    note = f"{criterion.note}　" if criterion.note else ""
    said = f"{shape.on} 由{shape.by or '顾问'}{'改正' if values else '核对'}：{shape.note}"
    label = shape.label or criterion.label
    if values and not shape.label:  # the old words would name the old number
        label = f"{'；'.join(condition_lines(condition, catalogue))}（本地改正）"
    return replace(criterion, condition=condition, label=label, confidence=CONFIRMED, note=f"{note}{said}")


def _threshold(fact: FactDef, text: str) -> object:
    if fact.type is FactType.MONEY:
        return parse_money(text)
    if fact.type is FactType.RATIO:
        return parse_share(text)
    return parse_value(fact, text)


def _rewrite(
    condition: Condition, values: dict[tuple[str, int | None], object], used: set[tuple[str, int | None]]
) -> Condition:
    """The condition with new thresholds where a comparison reads one of the named figures."""
    match condition:
        case Compare(ref=FactRef(key=key, offset=offset)) if (key, offset) in values:
            used.add((key, offset))
            value: Any = values[key, offset]
            return replace(condition, value=value, label="", cite=_confirmed(condition.cite))
        case AllOf() | AnyOf() | AtLeast():
            children = tuple(_rewrite(c, values, used) for c in condition.children)
            return replace(condition, children=children)
        case Not():
            return replace(condition, child=_rewrite(condition.child, values, used))
        case _:
            return replace(condition, cite=_confirmed(condition.cite))


def _confirmed(cite: Citation) -> Citation:
    return replace(cite, confidence=CONFIRMED)

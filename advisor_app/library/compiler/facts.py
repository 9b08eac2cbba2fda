"""The fact catalogue from resources/facts: one source for form, import, engine and explanation."""

from __future__ import annotations

from decimal import Decimal

from advisor_app.domain.facts import (
    Catalogue,
    Derivation,
    FactDef,
    FactType,
    ItemKind,
    Operand,
    RecognitionKind,
    Scope,
)
from advisor_app.engine.derive import CLASSIFIERS, DERIVATIONS
from advisor_app.library.compiler.load import Path_, Source
from advisor_app.library.compiler.problems import Problem
from advisor_app.library.compiler.schema import (
    FactsFile,
    FactShape,
    ItemsFile,
    RecognitionsFile,
    RegionsFile,
)

YEAR_WORDS = {"current": 0, "last": -1, "before_last": -2}
"""Year references in content: ``key@last`` is 上年度."""


def split_ref(text: str) -> tuple[str, int | None] | None:
    """``rd_spend@last`` → ("rd_spend", −1); ``key`` → ("key", None); ``key@-3`` → ("key", −3)."""
    key, at, when = text.partition("@")
    if not at:
        return key, None
    if when in YEAR_WORDS:
        return key, YEAR_WORDS[when]
    try:
        return key, int(when)
    except ValueError:
        return None


def read_catalogue(
    fact_files: list[tuple[FactsFile, Source]],
    item_files: list[tuple[ItemsFile, Source]],
    recognition_files: list[tuple[RecognitionsFile, Source]],
    regions: RegionsFile,
    problems: list[Problem],
) -> Catalogue:
    """Build the catalogue; a key used twice or an operand that is no fact is reported."""
    facts: dict[str, FactDef] = {}
    for file, source in fact_files:
        scope = Scope(file.scope)
        for key, shape in file.facts.items():
            if key in facts:
                problems.append(source.problem(("facts", key), f"事实键“{key}”重复，请改名或删去一个。"))
            derivation = _derivation(shape, source, ("facts", key), problems)
            facts[key] = _fact(key, shape, group=file.group, derivation=derivation, scope=scope)
    for file, source in fact_files:
        for key in file.facts:
            derivation = facts[key].derivation
            problems.extend(
                source.problem(("facts", key, "of"), f"推算用到的事实“{operand.key}”不在目录中。")
                for operand in (derivation.operands if derivation else ())
                if operand.key not in facts
            )
    items: dict[str, ItemKind] = {}
    item_facts: dict[tuple[str, str], FactDef] = {}
    for item_file, source in item_files:
        for kind, item in item_file.items.items():
            if kind in items:
                problems.append(source.problem(("items", kind), f"明细种类“{kind}”重复，请改名或删去一个。"))
            items[kind] = ItemKind(kind, item.label, item.help)
            for key, shape in item.facts.items():
                derivation = _derivation(shape, source, ("items", kind, "facts", key), problems)
                item_facts[kind, key] = _fact(
                    key, shape, group=item.label, derivation=derivation, scope=Scope.ITEM, item_kind=kind
                )
    recognitions: dict[str, RecognitionKind] = {}
    for titles, source in recognition_files:
        for key, r in titles.recognitions.items():
            if key in recognitions:
                problems.append(source.problem(("recognitions", key), f"资质“{key}”重复，请改名或删去一个。"))
            recognitions[key] = RecognitionKind(
                key, r.label, r.level, r.issuer, r.validity_years, tuple(r.aliases), r.help
            )
    return Catalogue(facts, item_facts, recognitions, items, dict(regions.regions))


def _derivation(shape: FactShape, source: Source, path: Path_, problems: list[Problem]) -> Derivation | None:
    derivation = None
    if shape.derive is not None:
        if shape.derive not in DERIVATIONS and shape.derive not in CLASSIFIERS:
            known = "、".join((*DERIVATIONS, *CLASSIFIERS))
            problems.append(
                source.problem((*path, "derive"), f"推算方法“{shape.derive}”不存在，可用：{known}。")
            )
        operands = []
        for reference in shape.of:
            parts = split_ref(reference)
            if parts is None:
                problems.append(source.problem((*path, "of"), f"“{reference}”看不懂，请写成 key 或 key@-1。"))
            else:
                operands.append(Operand(parts[0], parts[1] or 0))
        derivation = Derivation(shape.derive, tuple(operands))
    return derivation


def _fact(
    key: str,
    shape: FactShape,
    *,
    group: str,
    derivation: Derivation | None,
    scope: Scope,
    item_kind: str | None = None,
) -> FactDef:
    return FactDef(
        key=key,
        label=shape.label,
        type=FactType(shape.type),
        scope=scope,
        unit=shape.unit,
        item_kind=item_kind,
        group=group,
        choices=tuple(shape.choices.items()),
        basis=shape.basis,
        question=shape.question,
        help=shape.help,
        held_by=shape.held_by,
        evidence=tuple(shape.evidence),
        aliases=tuple(shape.aliases),
        minimum=None if shape.minimum is None else Decimal(str(shape.minimum)),
        maximum=None if shape.maximum is None else Decimal(str(shape.maximum)),
        future=shape.future,
        derivation=derivation,
    )

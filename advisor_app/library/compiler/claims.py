"""No number of a quote goes unused, and no stated sum is absent from its quote."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import assert_never

from advisor_app.domain.facts import Catalogue, FactType
from advisor_app.domain.money import speak
from advisor_app.domain.policy import (
    AllOf,
    AnyOf,
    AtLeast,
    Bracket,
    Citation,
    Compare,
    Condition,
    Declining,
    Flat,
    Happened,
    InKind,
    KeptAfter,
    Measure,
    Not,
    PerUnit,
    Pool,
    Portion,
    Rate,
    RateBenefit,
    SharedCap,
    StepUp,
    Unspecified,
)
from advisor_app.domain.text import fold
from advisor_app.library.compiler.documents import Text
from advisor_app.library.compiler.figures import Figure, figures

Claim = tuple[str, Decimal]
"""(kind, value): money in 元, ratio as a fraction, or count."""


def stated_sums(measure: Measure) -> Iterable[Decimal]:
    """Every sum in 元 that the measure's amount states: each must stand in its quote."""
    match measure.benefit:
        case Flat(amount=amount) | StepUp(amount=amount) | Pool(amount=amount):
            yield amount
        case Portion(base=base):
            yield base
        case Rate(cap=cap) | PerUnit(cap=cap) if cap is not None:
            yield cap
        case Declining(cap=cap):
            yield cap
        case Bracket(steps=steps):
            yield from (s.amount for s in steps)
        case _:
            pass
    if isinstance(measure.benefit, PerUnit):
        yield measure.benefit.each
    if measure.pool is not None:
        yield measure.pool


def stated_rates(measure: Measure) -> Iterable[Decimal]:
    """Every rate that the measure's amount states, as fractions."""
    match measure.benefit:
        case Rate(rate=rate) | RateBenefit(rate=rate) | Portion(rate=rate):
            yield rate
        case Declining(rates=rates):
            yield rates[0]
        case _:
            pass


def claims(measure: Measure, catalogue: Catalogue, caps: Mapping[str, SharedCap]) -> set[Claim]:
    """All figures a measure accounts for: amounts, thresholds, quotas, ceilings, shares, noted ones."""
    # a sum may stand without its 元 (“最高不超过300万奖励”)
    found: set[Claim] = {(kind, s) for s in stated_sums(measure) for kind in ("money", "count")}
    found |= {("ratio", r) for r in stated_rates(measure)}
    match measure.benefit:
        case Declining(rates=rates):
            found |= {("ratio", abs(b - a)) for a, b in itertools.pairwise(rates)}
            found.add(("count", Decimal(len(rates))))
        case Bracket(steps=steps):
            found |= {("count", s.threshold) for s in steps}
        case (
            Flat()
            | Portion()
            | Rate()
            | StepUp()
            | PerUnit()
            | Pool()
            | RateBenefit()
            | Unspecified()
            | InKind()
        ):
            pass
        case _:
            assert_never(measure.benefit)
    found |= {("ratio", t.share) for t in measure.schedule}
    found |= {("money", caps[c].amount) for c in measure.caps if c in caps}
    if measure.quota is not None:
        found.add(("count", Decimal(measure.quota.count)))
    found |= set(_thresholds(measure.condition, catalogue, measure.item_kind))
    for text in measure.figures:
        found |= {(f.kind, f.value) for f in figures(fold(text))}
    return found


def _thresholds(condition: Condition, catalogue: Catalogue, item: str | None) -> Iterable[Claim]:
    match condition:
        case AllOf(children=children) | AnyOf(children=children):
            for child in children:
                yield from _thresholds(child, catalogue, item)
        case AtLeast(count=count, children=children):
            yield "count", Decimal(count)
            for child in children:
                yield from _thresholds(child, catalogue, item)
        case Not(child=child):
            yield from _thresholds(child, catalogue, item)
        case Compare(ref=ref, value=value) if isinstance(value, Decimal):
            fact = (
                catalogue.item_facts[item, ref.key]
                if ref.item and item is not None
                else catalogue.facts[ref.key]
            )
            kind = {FactType.MONEY: "money", FactType.RATIO: "ratio"}.get(fact.type, "count")
            yield kind, value
        case KeptAfter(years=years) | Happened(years=years) if years:
            yield "count", Decimal(years)
        case _:
            return


def check_figures(
    measures: list[Measure],
    texts: Mapping[str, Text],
    catalogue: Catalogue,
    caps: Mapping[str, SharedCap],
    refuse: Callable[[str, str], None],
) -> None:
    """Report unclaimed figures under quotes, and stated sums and rates that their quote lacks.

    ``refuse(measure id, sentence)``.
    """
    claimed: dict[str, dict[int, set[Claim]]] = defaultdict(dict)
    spans: dict[str, list[tuple[Measure, Citation, set[Claim]]]] = defaultdict(list)
    for measure in measures:
        own = claims(measure, catalogue, caps)
        for cite in measure.cites:
            spans[measure.document].append((measure, cite, own))
    for document, entries in spans.items():
        numbers = list(figures(texts[document].folded))
        for _, cite, own in entries:
            for figure in _under(numbers, cite):
                if (figure.kind, figure.value) in own:
                    claimed[document].setdefault(figure.start, set()).add((figure.kind, figure.value))
        for measure, cite, _ in entries:
            for figure in _under(numbers, cite):
                if figure.start not in claimed[document]:
                    refuse(
                        measure.id,
                        f"摘录中的“{figure.text}”没有被任何金额或条件用到，"
                        "请补上规则，或在 figures 中写明并在 note 中说明用处。",
                    )
    for measure in measures:
        if not all(c.quote for c in measure.cites):
            continue
        numbers = list(figures(texts[measure.document].folded))
        own_figures = {(f.kind, f.value) for c in measure.cites for f in _under(numbers, c)}
        for amount in stated_sums(measure):
            if not own_figures & {("money", amount), ("count", amount)}:
                refuse(measure.id, f"金额 {speak(amount)} 不在本事项的摘录中，请核对金额或摘全原文。")
        for rate in stated_rates(measure):
            if ("ratio", rate) not in own_figures:
                percent = format((rate * 100).normalize(), "f")
                refuse(measure.id, f"比例 {percent}% 不在本事项的摘录中，请核对比例或摘全原文。")


def _under(numbers: list[Figure], cite: Citation) -> list[Figure]:
    return [f for f in numbers if cite.start <= f.start < cite.end]

"""A rule set that belongs to nobody: 43 rules over 222 conditions, and firms to ask them of.

Written once as plain tuples, from which each engine's own rules are made. All firms have all figures, since
only this engine knows what is missing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from decimal import Decimal
from random import Random

from advisor_app.domain.facts import Catalogue, FactDef, FactType, RecognitionKind
from advisor_app.domain.library import Library
from advisor_app.domain.period import Validity
from advisor_app.domain.policy import (
    AllOf,
    AnyOf,
    BenefitKind,
    Certainty,
    Citation,
    Compare,
    Condition,
    Document,
    FactRef,
    InKind,
    Issuance,
    Measure,
    Not,
    Op,
    Payee,
)
from advisor_app.domain.record import FactSet, FactValue

RULES = 43
CONDITIONS = 222
FACTS = 36
REGION = "330100"
AS_OF = dt.date(2026, 6, 15)
TOP = 1000
"""Figures lie in [0, TOP); a threshold is passed by about half of the firms."""

Leaf = tuple[str, int, int]
"""``at_least``, ``more_than``, ``at_most`` or ``less_than``; the number of the fact; the threshold."""
Node = tuple[str, object]
"""("leaf", Leaf), ("all", nodes), ("any", nodes) or ("not", node)."""

OPS = ("at_least", "more_than", "at_most", "less_than")
SIGNS = dict(zip(OPS, (">=", ">", "<=", "<"), strict=True))


def rules(times: int = 1) -> list[Node]:
    """The rules; ``times`` as many of them, each with thresholds of its own."""
    dice = Random(43)
    found = []
    for number in range(RULES * times):
        leaves = CONDITIONS // RULES + (number % RULES < CONDITIONS % RULES)
        found.append(_rule(leaves, dice))
    return found


def _rule(leaves: int, dice: Random) -> Node:
    """Some conditions together, the last two of them as an either-or, now and then one negated."""
    nodes: list[Node] = [
        ("leaf", (dice.choice(OPS), dice.randrange(FACTS), dice.randrange(TOP))) for _ in range(leaves)
    ]
    if dice.random() < 0.3:
        nodes[0] = ("not", nodes[0])
    return ("all", [*nodes[:-2], ("any", nodes[-2:])])


def leaves_of(node: Node) -> Iterator[Leaf]:
    """The conditions of a rule, in order."""
    kind, content = node
    if kind == "leaf":
        yield content  # type: ignore[misc]
    elif kind == "not":
        yield from leaves_of(content)  # type: ignore[arg-type]
    else:
        for child in content:  # type: ignore[attr-defined]
            yield from leaves_of(child)


def holds(node: Node, figures: Sequence[int]) -> bool:
    """What the rule comes to: the yardstick for all engines."""
    kind, content = node
    if kind == "leaf":
        op, fact, threshold = content  # type: ignore[misc]
        value = figures[fact]
        return {
            "at_least": value >= threshold,
            "more_than": value > threshold,
            "at_most": value <= threshold,
            "less_than": value < threshold,
        }[op]
    if kind == "not":
        return not holds(content, figures)  # type: ignore[arg-type]
    met = (holds(child, figures) for child in content)  # type: ignore[attr-defined]
    return all(met) if kind == "all" else any(met)


def figures(number: int) -> list[int]:
    """The figures of a firm."""
    dice = Random(number)
    return [dice.randrange(TOP) for _ in range(FACTS)]


def record(figures: Sequence[int]) -> FactSet:
    """The same firm as this engine reads it."""
    return FactSet(
        "示例企业", region=REGION, facts={f"f{n}": FactValue(Decimal(v)) for n, v in enumerate(figures)}
    )


def library(times: int = 1, figures: FactType = FactType.NUMBER) -> Library:
    """The rules as measures of one document; ``figures``: what the facts are."""
    quote = "符合条件的企业"
    cite = Citation("neutral", "1", quote, 0, len(quote))
    document = Document(
        "neutral", "示例文件", "示例文件", "", "", REGION, "", Issuance.ISSUED, AS_OF, Validity(None, None),
        AS_OF, "", cite, None, None, None, None, None, (), (), quote,
    )  # fmt: skip
    facts = {f"f{n}": FactDef(f"f{n}", f"指标{n}", figures) for n in range(FACTS)}
    catalogue = Catalogue(facts, {}, _titles(), {}, {REGION: "杭州市"})
    measures = tuple(
        Measure(
            f"rule{n}", "neutral", "1", f"事项{n}", BenefitKind.SERVICE, Payee.ENTERPRISE, Certainty.ENTITLED,
            (cite,), _condition(rule, cite), InKind("示例"),
        )
        for n, rule in enumerate(rules(times))
    )  # fmt: skip
    return Library("neutral", "", {"neutral": document}, measures, {}, {}, {}, catalogue)


def _titles() -> dict[str, RecognitionKind]:
    keys = ("innovative_sme", "tech_innovative_sme", "srdi_sme", "little_giant")
    return {key: RecognitionKind(key, key) for key in keys}


def _condition(node: Node, cite: Citation) -> Condition:
    kind, content = node
    match kind:
        case "leaf":
            op, fact, threshold = content  # type: ignore[misc]
            return Compare(FactRef(f"f{fact}"), Op(op), Decimal(threshold), cite)
        case "not":
            return Not(_condition(content, cite))  # type: ignore[arg-type]
        case "all":
            return AllOf(tuple(_condition(child, cite) for child in content))  # type: ignore[attr-defined]
        case _:
            return AnyOf(tuple(_condition(child, cite) for child in content))  # type: ignore[attr-defined]

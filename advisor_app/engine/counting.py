"""Two leaves that count: listed items that meet a condition, and the time since a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

from advisor_app.domain.assessment import ConditionResult, FactUse, Missing
from advisor_app.domain.facts import Blank, Catalogue, FactDef
from advisor_app.domain.labels import label as word
from advisor_app.domain.period import years_after
from advisor_app.domain.policy import Condition, Count, Elapsed, Op, Span
from advisor_app.domain.verdict import MET, NOT_MET, UNKNOWN, Verdict
from advisor_app.engine.case import Case, Test, blank_verdict
from advisor_app.engine.operators import COMPARISONS


def elapsed_test(node: Elapsed, fact: FactDef) -> Test:
    """Whether the time from a day to the as-of date compares as asked (近三年, 满 365 天)."""
    label = node.label or f"{fact.label}距基准日 {word(node.op)} {node.amount}{word(node.unit)}"

    def test(case: Case) -> ConditionResult:
        use, missing = case.read(node.ref, fact)
        verdict = UNKNOWN
        if isinstance(use.value, Blank):
            verdict = blank_verdict(node.ref)
        elif isinstance(use.value, dt.date):
            verdict = MET if _compares(node, use.value, case.as_of) else NOT_MET
        return ConditionResult(verdict, "elapsed", label, node.cite, (), (use,), missing=missing)

    return test


def _compares(node: Elapsed, day: dt.date, as_of: dt.date) -> bool:
    if day > as_of:
        return False
    if node.unit is Span.DAYS:
        return COMPARISONS[node.op]((as_of - day).days, node.amount)
    # the anniversary decides: up to it “3 年以内” holds, from it on “满 3 年” does
    return COMPARISONS[node.op](as_of, years_after(day, node.amount))


def count_test(node: Count, catalogue: Catalogue, build: Callable[[Condition], Test]) -> Test:
    """How many items meet a condition: settled as soon as what is open can no longer change it.

    A figure given for the count itself decides. Items that are not listed count as possible unless
    the list was stated complete.
    """
    test_one = None if node.where is None else build(node.where)
    name = catalogue.items[node.item].label
    sign, threshold = word(node.op), format(node.number.normalize(), "f")
    label = node.label or f"{name} {sign} {threshold} 项"
    given = None if node.given is None else catalogue.facts[node.given.key]
    compare = COMPARISONS[node.op]

    def test(case: Case) -> ConditionResult:
        used: tuple[FactUse, ...] = ()
        if node.given is not None and given is not None:
            use, _ = case.read(node.given, given)
            if isinstance(use.value, (int, Decimal)):
                margin = Decimal(use.value) - node.number
                verdict = MET if compare(use.value, node.number) else NOT_MET
                return ConditionResult(
                    verdict, "count", label, node.cite, (), (use,), sign, threshold, margin
                )
        met, open_, missing = _tally(node.item, test_one, case)
        complete = case.facts.knows_all("items", node.item)
        if given is not None and not met and not open_ and not complete:
            missing = (Missing(given.key, given.label),)
        elif not complete:
            missing = (*missing, Missing(f"item:{node.item}", name))
        verdict = _settled(node, met, met + open_ if complete else None)
        if met or complete:
            used = (FactUse(f"item:{node.item}", name, met, "项"),)
        counted = Decimal(met) - node.number if complete and not open_ else None
        return ConditionResult(
            verdict,
            "count",
            label,
            node.cite,
            (),
            used,
            sign,
            threshold,
            counted,
            missing if verdict is UNKNOWN else (),
        )

    return test


def _tally(kind: str, test: Test | None, case: Case) -> tuple[int, int, tuple[Missing, ...]]:
    """How many items of a kind meet the test, how many are open, and what those lack."""
    met = open_ = 0
    missing: list[Missing] = []
    here = case.item
    for item in case.items_of.get(kind, ()):
        case.take(item)
        result = None if test is None else test(case)
        if result is None or result.verdict is MET:
            met += 1
        elif result.verdict is UNKNOWN:
            open_ += 1
            missing.extend(_gaps(result))
    case.take(here)
    return met, open_, tuple(dict.fromkeys(missing))


def _gaps(result: ConditionResult) -> tuple[Missing, ...]:
    if result.verdict is not UNKNOWN:
        return ()
    return (*result.missing, *(m for child in result.children for m in _gaps(child)))


def _settled(node: Count, least: int, most: int | None) -> Verdict:
    """The verdict for a count that lies between ``least`` and ``most`` (None: no bound)."""
    compare = COMPARISONS[node.op]
    grows = node.op in (Op.AT_LEAST, Op.MORE_THAN)
    if grows:
        if compare(least, node.number):
            return MET
        return NOT_MET if most is not None and not compare(most, node.number) else UNKNOWN
    if not compare(least, node.number):
        return NOT_MET
    return MET if most is not None and compare(most, node.number) else UNKNOWN

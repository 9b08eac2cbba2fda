"""Conditions, compiled once a library into functions of a case: of the verdict alone, and with every reason.

Equal conditions become one function, and one function answers once a case: a sentence that a hundred
measures share is looked at a single time for each client.

A ``Test`` tells its reasons. Beside each stands its ``Quick``: the same verdict without the words. Tests on
random firms hold the two equal.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from decimal import Decimal
from typing import Any, TypeVar, assert_never

from advisor_app.domain.assessment import ConditionResult, FactUse, Missing
from advisor_app.domain.facts import Blank, Catalogue, FactDef, FactType
from advisor_app.domain.labels import label as word
from advisor_app.domain.money import speak
from advisor_app.domain.period import year_label
from advisor_app.domain.policy import (
    AllOf,
    AnyOf,
    AtLeast,
    Compare,
    Condition,
    Count,
    Elapsed,
    FactRef,
    Happened,
    Judgement,
    KeptAfter,
    Leaf,
    Not,
    Received,
    Recognized,
    Score,
    Timing,
    UnderReading,
)
from advisor_app.domain.verdict import (
    MET,
    NOT_APPLICABLE,
    NOT_MET,
    UNKNOWN,
    all_of,
    any_of,
    at_least,
    negate,
)
from advisor_app.engine.case import NUMERIC, Case, Home, Test, blank_verdict
from advisor_app.engine.counting import count_test, elapsed_test
from advisor_app.engine.operators import COMPARISONS
from advisor_app.engine.quick import (
    Bit,
    Decide,
    Either,
    Quick,
    Sheet,
    joined,
    quick_all,
    quick_any,
    quick_branch,
    quick_guarded,
    quick_of_item,
)
from advisor_app.engine.scoring import score_quick, score_test
from advisor_app.engine.titles import happened_test, kept_test, recognized_quick, recognized_test

T = TypeVar("T")
Answer = Callable[[Case], T]


# What a test's answer depends on besides the client's record and the day; plain bits, joined by "|".
NOTHING = 0
ITEM = 1
"""The item at hand."""
ANSWERS = 2
"""Answers to readings, which are tried one after the other."""
HOME = 4
"""The document's days and readings."""


def fact_of(ref: FactRef, catalogue: Catalogue, item_kind: str | None) -> FactDef:
    """The catalogue entry a reference means (the compiler has made sure there is one)."""
    if ref.item:
        assert item_kind is not None
        return catalogue.item_facts[item_kind, ref.key]
    return catalogue.facts[ref.key]


class Conditions:
    """The tests of one library: each distinct condition is compiled once."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._tests: dict[Hashable, Answer[Any]] = {}
        self._depends: dict[Answer[Any], int] = {}
        self._quick: dict[Test, Quick] = {}
        self._bits: dict[Test, Bit] = {}
        self._eithers: dict[Test, Either] = {}
        self._sheets = [Sheet()]

    def test(self, condition: Condition, home: Home, item_kind: str | None = None) -> Test:
        """A condition as a function of a case; for items, of the item at hand."""
        match condition:
            case AllOf():
                test = self._branch("all", condition.label or "同时满足", condition, all_of, home, item_kind)
            case AnyOf():
                test = self._branch("any", condition.label or "满足其一", condition, any_of, home, item_kind)
            case AtLeast(count=count):
                label = condition.label or f"至少满足 {count} 项"
                test = self._branch(
                    f"at_least:{count}", label, condition, lambda v: at_least(count, v), home, item_kind
                )
            case Not(child=child):
                inner = self.test(child, home, item_kind)
                label = condition.label or "不得属于"
                test = self.node("not", label, (inner,), lambda verdicts: negate(verdicts[0]))
            case _:
                test = self._leaf(condition, home, item_kind)
        if condition.when is None:
            return test
        gate = self.test(condition.when, home, item_kind)
        found = self.once(("when", gate, test), self.depends((gate, test)), lambda: _guarded(gate, test))
        self._quick.setdefault(found, quick_guarded(self.quick(gate), self.quick(test)))
        return found

    def node(self, kind: str, label: str, tests: tuple[Test, ...], decide: Decide) -> Test:
        """A branch over tests; the same tests under the same name are the same branch."""
        name = kind.partition(":")[0]

        def make() -> Test:
            def test(case: Case) -> ConditionResult:
                children = tuple([t(case) for t in tests])
                return ConditionResult(decide([c.verdict for c in children]), name, label, None, children)

            return test

        test = self.once((kind, label, tests), self.depends(tests), make)
        if test not in self._quick:
            self._add_quick(test, tests, decide)
        return test

    def quick_all(self, tests: Sequence[Test]) -> Quick:
        """The verdict of tests that must all be met."""
        bits = [self._bits[t] for t in tests if t in self._bits]
        eithers = [self._eithers[t] for t in tests if t in self._eithers]
        others = [self.quick(t) for t in tests if t not in self._bits and t not in self._eithers]
        return quick_all(bits, eithers, others)

    def _add_quick(self, test: Test, children: Sequence[Test], decide: Decide) -> None:
        """The quick form of a branch; an "any" of comparisons on one sheet is a group of bits."""
        if decide is all_of:
            self._quick[test] = self.quick_all(children)
            return
        bits = [self._bits[t] for t in children if t in self._bits]
        others = [self.quick(t) for t in children if t not in self._bits]
        if decide is not any_of:
            self._quick[test] = quick_branch([self.quick(t) for t in children], decide)
            return
        self._quick[test] = quick_any(bits, others)
        if not others and len({b.sheet for b in bits}) == 1:
            self._eithers[test] = Either(bits[0].sheet, joined(bits))

    def quick(self, test: Test) -> Quick:
        """The verdict of a test without its reasons."""
        if test not in self._quick:
            self._quick[test] = lambda case: test(case).verdict
        return self._quick[test]

    def _branch(
        self,
        kind: str,
        label: str,
        condition: AllOf | AnyOf | AtLeast,
        decide: Decide,
        home: Home,
        item_kind: str | None,
    ) -> Test:
        tests = tuple([self.test(child, home, item_kind) for child in condition.children])
        return self.node(kind, label, tests, decide)

    def _leaf(self, leaf: Leaf, home: Home, item_kind: str | None) -> Test:
        catalogue = self._catalogue
        inner: list[Test] = []

        def build(condition: Condition, kind: str | None = item_kind) -> Test:
            inner.append(self.test(condition, home, kind))
            return inner[-1]

        depends = _depends(leaf, item_kind)
        key = (
            leaf,
            home.strict,
            home.id if depends & HOME else None,
            item_kind if depends & ITEM else None,
        )
        if key in self._tests:
            return self._tests[key]
        match leaf:
            case Compare(ref=ref):
                test = _compare(leaf, fact_of(ref, catalogue, item_kind), strict=home.strict)
            case Recognized():
                test = recognized_test(leaf, home, catalogue)
            case KeptAfter():
                test = kept_test(leaf, catalogue)
            case Happened(ref=ref):
                test = happened_test(leaf, home, fact_of(ref, catalogue, item_kind))
            case Received():
                test = _received(leaf)
            case Judgement():
                test = _judgement(leaf)
            case UnderReading():
                test = _under_reading(leaf)
            case Elapsed(ref=ref):
                test = elapsed_test(leaf, fact_of(ref, catalogue, item_kind))
            case Count(item=item):
                test = count_test(leaf, catalogue, lambda where: build(where, item))
                depends |= self.depends(inner)
            case Score():
                test = score_test(leaf, catalogue, build)
                depends |= self.depends(inner)
            case _:
                assert_never(leaf)
        found = self.once(key, depends, lambda: test)
        if isinstance(leaf, Compare):
            self._add_comparison(found, leaf, home)
        elif isinstance(leaf, Recognized):
            self._quick[found] = recognized_quick(leaf, found)
        elif isinstance(leaf, Score):
            self._quick[found] = score_quick(leaf, catalogue, lambda c: self.quick(build(c)))
        return found

    def _add_comparison(self, test: Test, leaf: Compare, home: Home) -> None:
        """The quick form of a comparison: with the client's facts it is a bit."""
        if leaf.ref.item:
            self._quick[test] = quick_of_item(leaf, strict=home.strict)
            return
        if self._sheets[-1].full:
            self._sheets.append(Sheet())
        bit = self._sheets[-1].add(leaf, self._catalogue.facts[leaf.ref.key], strict=home.strict)
        self._bits[test] = bit
        self._quick[test] = bit.state

    def depends(self, tests: Iterable[Test]) -> int:
        """What tests made here depend on, all together."""
        found = NOTHING
        for test in tests:
            found |= self._depends[test]
        return found

    def once(self, key: Hashable, depends: int, make: Callable[[], Answer[T]]) -> Answer[T]:
        """The one function of a key: it is asked once where its answer stays the same."""
        if key not in self._tests:
            test = _once(make(), depends)
            self._tests[key] = test
            self._depends[test] = depends
        return self._tests[key]


def compile_condition(
    condition: Condition, document: Home, catalogue: Catalogue, item_kind: str | None = None
) -> Test:
    """One condition by itself as a function of a case."""
    return Conditions(catalogue).test(condition, document, item_kind)


def _depends(leaf: Leaf, item_kind: str | None) -> int:
    """What a leaf by itself depends on."""
    match leaf:
        case Compare(ref=ref) | Elapsed(ref=ref):
            return ITEM if ref.item else NOTHING
        case Happened(ref=ref):
            own = ITEM if ref.item else NOTHING
            return own | ANSWERS | HOME
        case Recognized(timing=Timing.GRANTED):
            return ANSWERS | HOME
        case UnderReading():
            return ANSWERS
        case Received() | Judgement():
            return ITEM if item_kind is not None else NOTHING
        case Score() | Count():  # what they look at may: to be on the safe side
            return HOME | (ITEM if item_kind is not None else NOTHING)
        case _:
            return NOTHING


def _once(test: Answer[T], depends: int) -> Answer[T]:
    """Ask a test once and keep its answer for as long as it holds."""
    if depends & ANSWERS:

        def found_open(case: Case) -> T:
            kept = case.open.get(test)
            if kept is None:
                outer, case.consulted = case.consulted, {}
                kept = case.open[test] = (test(case), case.consulted)
                case.consulted = outer
            if kept[1]:
                case.consulted.update(kept[1])
            return kept[0]

        return found_open
    if depends & ITEM:

        def found_of_item(case: Case) -> T:
            kept = case.of_item.get(test)
            if kept is None:
                kept = case.of_item[test] = test(case)
            return kept

        return found_of_item

    def found(case: Case) -> T:
        kept = case.known.get(test)
        if kept is None:
            kept = case.known[test] = test(case)
        return kept

    return found


def missing_of(result: ConditionResult) -> tuple[Missing, ...]:
    """What would settle an unknown: the gaps of the unknown branches only."""
    if result.verdict is not UNKNOWN:
        return ()
    if result.kind == "when":
        gate, inner = result.children
        return (*missing_of(gate), *missing_of(inner))
    if not result.children:
        return result.missing
    return (*result.missing, *[m for child in result.children for m in missing_of(child)])


def _guarded(guard: Test, inner: Test) -> Test:
    """Applicability first: off → NOT_APPLICABLE, not known → UNKNOWN; the inner reasons are kept."""

    def test(case: Case) -> ConditionResult:
        gate = guard(case)
        result = inner(case)
        if gate.verdict is MET:
            return result
        verdict = UNKNOWN if gate.verdict is UNKNOWN else NOT_APPLICABLE
        return ConditionResult(verdict, "when", f"仅当：{gate.label}", result.cite, (gate, result))

    return test


def threshold_text(fact: FactDef, value: object) -> str:
    """A threshold as a person writes it."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, tuple):
        return "、".join(fact.choice_label(v) for v in value)
    if isinstance(value, Decimal):
        if fact.type is FactType.MONEY:
            return speak(value)
        if fact.type is FactType.RATIO:
            return f"{format((value * 100).normalize(), 'f')}%"
        return f"{format(value.normalize(), ',f')}{fact.unit}"
    return fact.choice_label(str(value))


def _said(node: Compare, fact: FactDef) -> tuple[str, str, str, bool]:
    """The words of a comparison: all of it, its sign, its threshold; and whether a gap can be reckoned."""
    value = node.value
    threshold, sign = threshold_text(fact, value), word(node.op)
    named = year_label(fact.label, node.ref.offset)
    label = node.label or (named if value is True else f"{named} {sign} {threshold}")
    return label, sign, threshold, fact.type in NUMERIC and isinstance(value, Decimal)


def _compare(node: Compare, fact: FactDef, *, strict: bool) -> Test:
    compare = COMPARISONS[node.op]
    ref, value, cite = node.ref, node.value, node.cite

    words: list[tuple[str, str, str, bool]] = []  # made when first needed

    def test(case: Case) -> ConditionResult:
        if not words:
            words.append(_said(node, fact))
        label, sign, threshold, numeric = words[0]
        use, missing = case.read(ref, fact)
        found = use.value
        if found is None:
            return ConditionResult(
                UNKNOWN, "compare", label, cite, (), (use,), sign, threshold, None, missing
            )
        if isinstance(found, Blank) and strict:
            gap = (Missing(fact.key, fact.label, use.year),)
            note = "认定标准没有“不适用”，请照实填写"
            return ConditionResult(
                UNKNOWN, "compare", label, cite, (), (use,), sign, threshold, None, gap, note
            )
        if isinstance(found, Blank):
            verdict = blank_verdict(ref)
            return ConditionResult(verdict, "compare", label, cite, (), (use,), sign, threshold)
        verdict = MET if compare(found, value) else NOT_MET
        margin = Decimal(found) - value if numeric else None  # type: ignore[arg-type,operator]
        return ConditionResult(verdict, "compare", label, cite, (), (use,), sign, threshold, margin)

    return test


def _received(node: Received) -> Test:
    label = node.label or "已享受过该项支持"

    def test(case: Case) -> ConditionResult:
        item = case.item.key if case.item is not None else None
        had = case.received(node.measures, item)
        used = tuple(FactUse(f"received:{r.measure}", f"已享受（{r.year} 年）", r.amount, "元") for r in had)
        if had:
            return ConditionResult(MET, "received", label, node.cite, (), used)
        if case.facts.knows_all("received"):
            return ConditionResult(NOT_MET, "received", label, node.cite)
        missing = (Missing("received", "已享受的支持"),)
        return ConditionResult(UNKNOWN, "received", label, node.cite, missing=missing)

    return test


def _judgement(node: Judgement) -> Test:
    label = node.label or node.question
    key = f"judgement:{node.id}"
    note = f"由{node.office}认定，请人工判断" if node.office else "请人工判断"

    def test(case: Case) -> ConditionResult:
        item = None if case.item is None else case.item.key
        answer = case.answers.get(key)
        if answer is None and item is not None:
            answer = case.answers.get(f"{key}@{item}")
        if answer is None:
            missing = (Missing(key, node.question, item=item),)
            return ConditionResult(UNKNOWN, "judgement", label, node.cite, missing=missing, note=note)
        verdict = MET if answer == "yes" else NOT_MET
        return ConditionResult(verdict, "judgement", label, node.cite, note="人工判断")

    return test


def _under_reading(node: UnderReading) -> Test:
    label = node.label or "按该读法"

    def test(case: Case) -> ConditionResult:
        answer = case.reading(node.reading)
        if answer is None:
            missing = (Missing(f"reading:{node.reading}", label),)
            return ConditionResult(UNKNOWN, "reading", label, node.cite, missing=missing)
        return ConditionResult(MET if answer == node.option else NOT_MET, "reading", label, node.cite)

    return test

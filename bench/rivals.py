"""One explained answer: this engine beside OpenFisca-core and zen-engine (GoRules), in one run.

The same 43 rules over 222 conditions, the same fictional firms, results compared first; then the engines
take turns, so that a noisy machine slows them alike. Each keeps the state of every condition: OpenFisca
and zen by their traces. zen is asked in two ways: rules only (its trace then shows what each rule came to),
and every condition as an expression of its own.

Needs its own environment: see bench/README.md.
"""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable, Sequence
from typing import Any

import zen
from openfisca_core.entities import build_entity
from openfisca_core.periods import DateUnit
from openfisca_core.simulation_builder import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from advisor_app.domain.verdict import Outcome
from advisor_app.engine.assess import Assessor
from bench import neutral

FIRMS = 40
ROUNDS = 15
SLICE = 0.05
"""Seconds of a turn (or one answer), alike for all: the first answers after another's turn are slow ones."""
PERIOD = "2026-06"
Ask = Callable[[int], list[bool]]


def words(node: neutral.Node, leaf: Callable[[neutral.Leaf], str]) -> str:
    """A rule as an expression."""
    kind, content = node
    if kind == "leaf":
        return leaf(content)  # type: ignore[arg-type]
    if kind == "not":
        return f"not ({words(content, leaf)})"  # type: ignore[arg-type]
    joined = " and " if kind == "all" else " or "
    return f"({joined.join(words(child, leaf) for child in content)})"  # type: ignore[attr-defined]


def plain(leaf: neutral.Leaf) -> str:
    """A condition as an expression."""
    op, fact, threshold = leaf
    return f"f{fact} {neutral.SIGNS[op]} {threshold}"


def ours(rules: Sequence[neutral.Node], figures: Sequence[list[int]]) -> dict[str, Ask]:
    """Verdicts with the state of every condition; and the whole assessment with all its words."""
    assessor = Assessor(neutral.library())
    records = [neutral.record(f) for f in figures]
    keys = [f"rule{n}" for n in range(len(rules))]

    def verdicts(firm: int) -> list[bool]:
        found = assessor.outcomes(records[firm], neutral.AS_OF)
        return [found[key] is Outcome.ELIGIBLE for key in keys]

    def assessed(firm: int) -> list[bool]:
        found = assessor.assess(records[firm], neutral.AS_OF)
        return [r.why is not None and r.outcome is Outcome.ELIGIBLE for r in found.measures]

    return {"本引擎：判定，留下每个条件的状态": verdicts, "本引擎：整份评估，理由全部写成字": assessed}


def zens(rules: Sequence[neutral.Node], figures: Sequence[list[int]]) -> dict[str, Ask]:
    """zen-engine with its trace."""
    contexts = [{f"f{n}": value for n, value in enumerate(f)} for f in figures]
    names: dict[neutral.Leaf, str] = {}
    for rule in rules:
        for leaf in neutral.leaves_of(rule):
            names.setdefault(leaf, f"c{len(names)}")
    only = [(f"rule{n}", words(rule, plain)) for n, rule in enumerate(rules)]
    each = [(name, plain(leaf)) for leaf, name in names.items()]
    each += [(f"rule{n}", words(rule, lambda leaf: f"$.{names[leaf]}")) for n, rule in enumerate(rules)]
    engine = zen.ZenEngine()

    def ask(expressions: list[tuple[str, str]]) -> Ask:
        decision = engine.create_decision(_graph(expressions))

        def answer(firm: int) -> list[bool]:
            found: dict[str, Any] = decision.evaluate(contexts[firm], {"trace": True})
            return [found["result"][f"rule{n}"] for n in range(len(rules))]

        return answer

    return {"zen-engine，带 trace，只写规则": ask(only), "zen-engine，带 trace，条件逐个写": ask(each)}


def _graph(expressions: list[tuple[str, str]]) -> str:
    place = {"x": 0, "y": 0}
    rows = [{"id": key, "key": key, "value": text} for key, text in expressions]
    return json.dumps(
        {
            "contentType": "application/vnd.gorules.decision",
            "nodes": [
                {"id": "i", "type": "inputNode", "name": "in", "position": place},
                {
                    "id": "e",
                    "type": "expressionNode",
                    "name": "rules",
                    "position": place,
                    "content": {"expressions": rows},
                },
                {"id": "o", "type": "outputNode", "name": "out", "position": place},
            ],
            "edges": [
                {"id": "a", "sourceId": "i", "targetId": "e", "type": "edge"},
                {"id": "b", "sourceId": "e", "targetId": "o", "type": "edge"},
            ],
        }
    )


def openfisca(rules: Sequence[neutral.Node], figures: Sequence[list[int]]) -> dict[str, Ask]:
    """OpenFisca-core with its trace; every condition is a variable."""
    system, rule_names = openfisca_system(rules)

    def simulation(firm: int) -> Any:
        builder = SimulationBuilder()
        builder.set_default_period(PERIOD)
        told = {f"f{n}": {PERIOD: value} for n, value in enumerate(figures[firm])}
        made = builder.build_from_entities(system, {"firms": {"a": told}})
        made.trace = True
        return made

    def answer(firm: int) -> list[bool]:
        made = simulation(firm)
        return [bool(made.calculate(name, PERIOD)[0]) for name in rule_names]

    return {"OpenFisca-core，带 trace": answer}


def openfisca_system(rules: Sequence[neutral.Node]) -> tuple[TaxBenefitSystem, list[str]]:
    """The rules as OpenFisca variables, and the names of those that stand for a rule."""
    firm = build_entity(key="firm", plural="firms", label="firm", is_person=True)
    system = TaxBenefitSystem([firm])

    def variable(name: str, kind: type, formula: Callable[..., Any] | None = None) -> None:
        body = {"value_type": kind, "entity": firm, "definition_period": DateUnit.MONTH, "label": name}
        system.add_variable(type(name, (Variable,), body | ({"formula": formula} if formula else {})))

    for n in range(neutral.FACTS):
        variable(f"f{n}", int)
    names: dict[neutral.Leaf, str] = {}
    compares: dict[str, Callable[[Any, int], Any]] = {
        "at_least": lambda a, b: a >= b,
        "more_than": lambda a, b: a > b,
        "at_most": lambda a, b: a <= b,
        "less_than": lambda a, b: a < b,
    }

    def leaf_name(leaf: neutral.Leaf) -> str:
        if leaf not in names:
            op, fact, threshold = leaf
            names[leaf] = f"c{len(names)}"
            compare = compares[op]

            def formula(firm: Any, period: Any) -> Any:
                return compare(firm(f"f{fact}", period), threshold)

            variable(names[leaf], bool, formula)
        return names[leaf]

    def value(node: neutral.Node, firm: Any, period: Any) -> Any:
        kind, content = node
        if kind == "leaf":
            return firm(leaf_name(content), period)  # type: ignore[arg-type]
        if kind == "not":
            return ~value(content, firm, period)  # type: ignore[arg-type]
        parts = [value(child, firm, period) for child in content]  # type: ignore[attr-defined]
        result = parts[0]
        for part in parts[1:]:
            result = result & part if kind == "all" else result | part
        return result

    def rule_formula(rule: neutral.Node) -> Callable[[Any, Any], Any]:
        return lambda firm, period: value(rule, firm, period)

    rule_names = []
    for n, rule in enumerate(rules):
        for leaf in neutral.leaves_of(rule):
            leaf_name(leaf)
        rule_names.append(f"rule{n}")
        variable(f"rule{n}", bool, rule_formula(rule))
    return system, rule_names


def answer_time(ask: Ask, first: int) -> float:
    """Seconds an answer takes, over a turn."""
    asked, spent, started = 0, 0.0, time.perf_counter()
    while spent < SLICE:
        ask((first + asked) % FIRMS)
        asked += 1
        spent = time.perf_counter() - started
    return spent / asked


def main() -> None:
    """Compare, then measure in turns."""
    rules = neutral.rules()
    figures = [neutral.figures(n) for n in range(FIRMS)]
    expected = [[neutral.holds(rule, f) for rule in rules] for f in figures]
    engines = ours(rules, figures) | zens(rules, figures) | openfisca(rules, figures)
    times: dict[str, list[float]] = {name: [] for name in engines}
    for name, ask in engines.items():
        assert [ask(firm) for firm in range(FIRMS)] == expected, name
    for turn in range(ROUNDS):
        for name, ask in engines.items():
            times[name].append(answer_time(ask, turn))
    first = statistics.median(times[next(iter(engines))])
    conditions = sum(len(list(neutral.leaves_of(rule))) for rule in rules)
    print(f"{len(rules)} 条规则，{conditions} 个条件，{FIRMS} 家示例企业，结果一致")
    for name, taken in times.items():
        middle = statistics.median(taken)
        print(f"{middle * 1000:9.3f} ms  {middle / first:7.1f}×  {name}")


if __name__ == "__main__":
    main()

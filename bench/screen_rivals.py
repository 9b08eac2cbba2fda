"""A million firms under the neutral rules, every condition's state kept: this project beside OpenFisca.

All read the same file, in which one figure in eight is missing, and all end with the same 319 states of
every firm in memory: each condition, each *or*, *not* and *and* on the way, and so each rule; met, not met
or unknown. Each run is a process of its own, so that its peak memory is its own; the ways take turns, so
that a noisy machine slows them alike; compiling the rules is not counted, reading the file (plain
columns, next to nothing) is. Every state of every firm is compared, and every rule by its name.

OpenFisca knows no missing figures: they are −1. A three-valued state is written in the two ways its users
have, a fair formula each: an Enum of three, or two booleans (surely met, surely not met), which is quicker.

Needs the environment of bench/README.md.
"""

from __future__ import annotations

import hashlib
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import narwhals as nw
import numpy as np
import polars as pl
from openfisca_core.entities import build_entity
from openfisca_core.indexed_enums import Enum, EnumArray
from openfisca_core.periods import DateUnit
from openfisca_core.simulation_builder import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from advisor_app.domain.facts import FactType
from advisor_app.screening.layout import Layout
from advisor_app.screening.plan import compile_plan
from bench import neutral

FIRMS = 1_000_000
ROUNDS = 7
PERIOD = "2026-06"
MISSING = 8
"""One figure in so many is missing."""
NOT_MET, UNKNOWN, MET = 0, 1, 2

Array = Any
"""A numpy array, one element a firm."""
Kept = dict[str, Any]
"""What a run ends with: every state of every firm, by name."""


@dataclass(frozen=True, slots=True)
class Way:
    """``prepare`` for a file: the run that is measured, and the names of the rules' own states in order.

    ``codes``: what was kept of one state, as codes (not measured).
    """

    prepare: Callable[[Path], tuple[Callable[[], Kept], Sequence[str]]]
    codes: Callable[[Any], Array]


def write_firms(count: int, path: Path) -> None:
    """Figures of ``count`` firms, a column a fact; the same for the same count."""
    dice = np.random.default_rng(7)
    columns = {}
    for n in range(neutral.FACTS):
        figures = pl.Series(dice.integers(0, neutral.TOP, count))
        columns[f"f{n}"] = figures.set(pl.Series(dice.integers(0, MISSING, count) == 0), None)
    table = pl.DataFrame(columns).cast(pl.Int16)
    table.write_ipc(path, compression="uncompressed", record_batch_size=2**15)


def conditions(rules: Sequence[neutral.Node]) -> dict[neutral.Node, str]:
    """Every condition of the rules with a name, parts before what is made of them, each once."""
    names: dict[neutral.Node, str] = {}

    def walk(node: neutral.Node) -> None:
        for part in parts_of(node):
            walk(part)
        names.setdefault(frozen(node), f"c{len(names)}")

    for rule in rules:
        walk(rule)
    return names


def parts_of(node: neutral.Node) -> tuple[neutral.Node, ...]:
    """The conditions below one."""
    kind, content = node
    if kind == "leaf":
        return ()
    return (content,) if kind == "not" else tuple(content)  # type: ignore[return-value, arg-type]


def frozen(node: neutral.Node) -> neutral.Node:
    """The same with tuples for lists: it can be a key."""
    if node[0] == "leaf":
        return node
    parts = tuple(frozen(part) for part in parts_of(node))
    return node[0], parts[0] if node[0] == "not" else parts


# --- OpenFisca --------------------------------------------------------------------------------------------

Formula = Callable[[Any, Any], Array]
COMPARES = {
    "at_least": np.greater_equal,
    "more_than": np.greater,
    "at_most": np.less_equal,
    "less_than": np.less,
}
OPPOSITE = {"at_least": "less_than", "more_than": "at_most", "at_most": "more_than", "less_than": "at_least"}


class System:
    """The rules as OpenFisca variables."""

    def __init__(self) -> None:
        self._firm = build_entity(key="firm", plural="firms", label="firm", is_person=True)
        self.system = TaxBenefitSystem([self._firm])
        for n in range(neutral.FACTS):
            self.add(f"f{n}", int, default_value=-1)

    def add(self, name: str, kind: type, **body: Any) -> None:
        """A variable of one month."""
        common = {
            "value_type": kind,
            "entity": self._firm,
            "definition_period": DateUnit.MONTH,
            "label": name,
        }
        self.system.add_variable(type(name, (Variable,), common | body))

    def run(self, path: Path, variables: Sequence[str]) -> Kept:
        """Read the firms, and calculate these variables for all of them."""
        firms = pl.read_ipc(path)
        simulation = SimulationBuilder().build_default_simulation(self.system, len(firms))
        for name in list(firms.columns):
            figures = firms.drop_in_place(name).fill_null(-1).cast(pl.Int32).to_numpy()
            simulation.set_input(name, PERIOD, figures)
        return {name: simulation.calculate(name, PERIOD) for name in variables}


def enums(path: Path) -> tuple[Callable[[], Kept], Sequence[str]]:
    """One variable a condition: an Enum whose codes are in order, so that *and* is the least of them."""
    made, rules = System(), neutral.rules()
    state = Enum("State", ["NOT_MET", "UNKNOWN", "MET"])
    names = conditions(rules)

    def leaf(op: str, fact: int, threshold: int) -> Formula:
        def formula(firms: Any, period: Any) -> Array:
            figures = firms(f"f{fact}", period)
            codes = COMPARES[op](figures, threshold).astype(np.int16)
            codes *= MET
            codes[figures < 0] = UNKNOWN
            return EnumArray(codes, state)

        return formula

    def negation(inner: str) -> Formula:
        return lambda firms, period: EnumArray(MET - np.asarray(firms(inner, period)), state)

    def joined(parts: Sequence[str], join: Any) -> Formula:
        def formula(firms: Any, period: Any) -> Array:
            codes = np.asarray(firms(parts[0], period)).copy()
            for part in parts[1:]:
                join(codes, np.asarray(firms(part, period)), out=codes)
            return EnumArray(codes, state)

        return formula

    for node, name in names.items():
        kind, content = node
        parts = [names[part] for part in parts_of(node)]
        if kind == "leaf":
            formula = leaf(*content)  # type: ignore[misc]
        elif kind == "not":
            formula = negation(parts[0])
        else:
            formula = joined(parts, np.minimum if kind == "all" else np.maximum)
        made.add(name, Enum, possible_values=state, default_value=state["UNKNOWN"], formula=formula)
    return lambda: made.run(path, list(names.values())), [names[frozen(r)] for r in rules]


def booleans(path: Path) -> tuple[Callable[[], Kept], Sequence[str]]:
    """Two variables a condition: surely met, and surely not met."""
    made, rules = System(), neutral.rules()
    names = conditions(rules)

    def passes(op: str, fact: int, threshold: int) -> Formula:
        return lambda firms, period: COMPARES[op](firms(f"f{fact}", period), threshold)

    def fails(other: str, fact: int) -> Formula:
        return lambda firms, period: firms(f"known{fact}", period) & ~firms(other, period)

    def known(fact: int) -> Formula:
        return lambda firms, period: firms(f"f{fact}", period) >= 0

    def same(other: str) -> Formula:
        return lambda firms, period: firms(other, period)

    def joined(parts: Sequence[str], join: Any) -> Formula:
        def formula(firms: Any, period: Any) -> Array:
            found = join(firms(parts[0], period), firms(parts[1], period))
            for part in parts[2:]:
                join(found, firms(part, period), out=found)
            return found

        return formula

    for fact in range(neutral.FACTS):
        made.add(f"known{fact}", bool, formula=known(fact))
    both: list[str] = []
    for node, name in names.items():
        kind, content = node
        met, failed = f"{name}met", f"{name}failed"
        parts = [names[part] for part in parts_of(node)]
        if kind == "leaf":
            op, fact, threshold = content  # type: ignore[misc]
            # −1 passes no lower bound: that side needs no look at what is missing
            if op in ("at_least", "more_than"):
                pair = {met: passes(op, fact, threshold), failed: fails(met, fact)}
            else:
                pair = {failed: passes(OPPOSITE[op], fact, threshold), met: fails(failed, fact)}
        elif kind == "not":
            pair = {met: same(f"{parts[0]}failed"), failed: same(f"{parts[0]}met")}
        else:
            joins = (np.logical_and, np.logical_or)
            for_met, for_failed = joins if kind == "all" else joins[::-1]
            pair = {
                met: joined([f"{p}met" for p in parts], for_met),
                failed: joined([f"{p}failed" for p in parts], for_failed),
            }
        for variable, formula in pair.items():
            made.add(variable, bool, formula=formula)
        both += pair

    def run() -> Kept:
        found = made.run(path, both)
        return {name: (found[f"{name}met"], found[f"{name}failed"]) for name in names.values()}

    return run, [names[frozen(r)] for r in rules]


# --- this project -----------------------------------------------------------------------------------------


def columns(path: Path) -> tuple[Callable[[], Kept], Sequence[str]]:
    """The compiled plan on Polars, every condition a column of the result."""
    layout = Layout.plain([(f"f{n}", None) for n in range(neutral.FACTS)], region=neutral.REGION)
    library = neutral.library(figures=FactType.INTEGER)
    plan = compile_plan(library, layout, neutral.AS_OF, gaps=False, keep_states=True)
    firms = pl.scan_ipc(path).cast(pl.Int64)
    named = {state.label: state.column for state in plan.states}
    query = plan.run(nw.from_native(firms)).to_native().select(state.column for state in plan.states)

    def run() -> Kept:
        found = query.collect(engine="streaming")
        return dict(zip(found.columns, found, strict=True))

    return run, [named[m.measure.title] for m in plan.measures]


def column_codes(kept: pl.Series) -> Array:
    """True, null and false as codes."""
    return (kept.cast(pl.Int8) * MET).fill_null(UNKNOWN).to_numpy()


WAYS: Mapping[str, Way] = {
    "OpenFisca-core，每个条件一个 Enum": Way(enums, np.asarray),
    "OpenFisca-core，每个条件两个布尔": Way(
        booleans, lambda pair: UNKNOWN + pair[0] - pair[1].astype(np.int8)
    ),
    "本项目": Way(columns, column_codes),
}


def peak() -> float:
    """The most memory this process has held, in MB."""
    # not ru_maxrss: that begins with what the parent held
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def child(way: str, path: Path) -> None:
    """Run one way once; print its seconds (clock, processors), peak MB, and what the states are."""
    run, rules = WAYS[way].prepare(path)
    cpu, started = time.process_time(), time.perf_counter()
    kept = run()
    numbers = [time.perf_counter() - started, time.process_time() - cpu, peak()]
    codes = WAYS[way].codes
    prints = {
        name: hashlib.sha256(np.ascontiguousarray(codes(values), dtype=np.int8)).hexdigest()
        for name, values in kept.items()
    }
    told = [sorted(set(prints.values())), [prints[name] for name in rules]]
    print(json.dumps([numbers, told]))


def main() -> None:
    """Let them take turns, compare, and print the medians."""
    runs: dict[str, list[list[float]]] = {way: [] for way in WAYS}
    states: list[list[str]] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "firms.arrow"
        write_firms(FIRMS, path)
        for _ in range(ROUNDS):
            for way in WAYS:
                command = [sys.executable, "-m", "bench.screen_rivals", way, str(path)]
                done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
                numbers, told = json.loads(done.stdout.splitlines()[-1])
                runs[way].append(numbers)
                states = states or told
                assert told == states, f"the states differ: {way}"
    print(
        f"{FIRMS:,} 家，{len(states[1])} 条规则，{len(states[0])} 个状态，逐家逐个相同，{ROUNDS} 轮的中位数"
    )
    middle = {way: [statistics.median(c) for c in zip(*taken, strict=True)] for way, taken in runs.items()}
    own = middle["本项目"]
    for way, (spent, cpu, peak) in middle.items():
        print(
            f"{spent:6.2f} s（{spent / own[0]:4.1f}×）  {cpu:6.2f} s 处理器（{cpu / own[1]:4.1f}×）  "
            f"{FIRMS / spent:10,.0f} 家/秒  峰值 {peak:5.0f} MB（{peak / own[2]:4.2f}×）  {way}"
        )


if __name__ == "__main__":
    if len(sys.argv) > 2:
        child(sys.argv[1], Path(sys.argv[2]))
    else:
        main()

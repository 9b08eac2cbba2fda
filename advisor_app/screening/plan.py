"""The whole library as one plan over a layout: verdicts, amounts, rungs and gaps as columns.

    plan = compile_plan(library, layout, as_of)
    codes = plan.run(frame)          # a Narwhals lazy frame in, another one out

Verdicts come as small integers (:data:`CODES` by position), money in 分. What is the same for every row is
not computed at all: an output is a column's name or, in ``fixed``, its value.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from advisor_app.domain.assessment import Missing
from advisor_app.domain.library import Library
from advisor_app.domain.period import years_after
from advisor_app.domain.policy import AllOf, Measure, Op, Standing, StepUp
from advisor_app.domain.standard import Purpose, Standard
from advisor_app.domain.tiers import LADDER
from advisor_app.domain.verdict import MET, NOT_APPLICABLE, NOT_MET, UNKNOWN, Verdict
from advisor_app.screening.amounts import Amount, Lower, amount_of
from advisor_app.screening.conditions import Conditions
from advisor_app.screening.emit import Stages
from advisor_app.screening.graph import Form, Graph, Kind, Node
from advisor_app.screening.layout import Layout
from advisor_app.screening.state import Gap, Home, State, all_of, lacking
from advisor_app.screening.terms import UnsupportedError

CODES: tuple[Verdict, ...] = (NOT_MET, UNKNOWN, MET, NOT_APPLICABLE)
"""What a verdict column's integers mean, by position."""
DOUBT = "doubt"
"""The column that marks rows for :mod:`advisor_app.screening.settle`."""


@dataclass(frozen=True, slots=True)
class Output:
    """One result: the column that holds it, or its value where that is the same for all rows."""

    column: str | None
    value: int | None = None


@dataclass(frozen=True, slots=True)
class MeasureOutput:
    """A measure's verdict code and its range in 分 (None: it states no figure)."""

    measure: Measure
    standing: Standing
    verdict: Output
    confirmed: Output | None = None
    possible: Output | None = None


@dataclass(frozen=True, slots=True)
class CriterionOutput:
    """One criterion of a rung: its verdict code."""

    id: str
    label: str
    verdict: Output


@dataclass(frozen=True, slots=True)
class StandardOutput:
    """A title's standard: the verdict for an application on the day, and each criterion's.

    A 复核 concerns only firms that hold the title, a provincial title only firms of the province: for
    the others the whole is not applicable.
    """

    standard: Standard
    purpose: Purpose
    settled: bool
    verdict: Output
    criteria: tuple[CriterionOutput, ...] = ()


@dataclass(frozen=True, slots=True)
class GapOutput:
    """Something missing: 1 in the rows where it is asked for, by a measure or by the next rung."""

    missing: Missing
    wanted: Output


@dataclass(frozen=True, slots=True)
class StateOutput:
    """One distinct condition: its value as a boolean with null, and the column that says where it applies."""

    label: str
    column: str
    applies: str | None


@dataclass(frozen=True, slots=True)
class Plan:
    """What :func:`compile_plan` makes of a library for one layout and day."""

    as_of: dt.date
    layout: Layout
    measures: tuple[MeasureOutput, ...]
    standards: tuple[StandardOutput, ...]
    tier: Output
    """Position on the ladder, −1: on none that is recorded."""
    gaps: tuple[GapOutput, ...]
    states: tuple[StateOutput, ...]
    skipped: tuple[tuple[str, str], ...]
    """Measures and criteria that columns can't express, with why."""
    derived: tuple[tuple[str, int], ...]
    """Derived numbers that are read, by key and year."""
    doubtful: bool
    """Whether some rows may have to be settled by decimals: then there is a column ``doubt``."""
    columns: tuple[str, ...]
    stages: Stages

    def run(self, frame: Any, keep: Sequence[str] = ()) -> Any:
        """The varying outputs of a Narwhals lazy frame of the layout, after the columns in ``keep``."""
        return self.stages(frame, keep)


def compile_plan(
    library: Library,
    layout: Layout,
    as_of: dt.date,
    *,
    drafts: bool = False,
    gaps: bool = True,
    keep_states: bool = False,
) -> Plan:
    """Compile all company-level measures and all standards.

    ``drafts`` as in ``Assessor.assess``; ``gaps``: also what is missing; ``keep_states``: every distinct
    condition as a column of its own. Raises nothing for a rule it can't express: that is in ``skipped``.
    """
    return _Compiler(library, layout, as_of, drafts=drafts).plan(gaps=gaps, keep_states=keep_states)


class _Compiler:
    def __init__(self, library: Library, layout: Layout, as_of: dt.date, *, drafts: bool) -> None:
        self.library = library
        self.layout = layout
        self.as_of = as_of
        self.drafts = drafts
        self.graph = Graph()
        self.conditions = Conditions(self.graph, layout, library.catalogue, as_of)
        self.outputs: dict[str, Node] = {}
        self._column_of: dict[Node, str] = {}
        self.skipped: list[tuple[str, str]] = []
        self.wanted: dict[Missing, list[Node]] = {}
        self._states: dict[tuple[Node, Node], tuple[str, State]] = {}

    def plan(self, *, gaps: bool, keep_states: bool) -> Plan:
        measures = self._measures()
        standards = self._standards()
        tier = self.code(self._tier(), "tier")
        found = tuple(self._gaps()) if gaps else ()
        states = tuple(self._kept()) if keep_states else ()
        doubt = self.graph.any(self.graph.doubts)
        if doubt is not self.graph.false:
            self.outputs[DOUBT] = doubt
        return Plan(
            self.as_of,
            self.layout,
            measures,
            standards,
            tier,
            found,
            states,
            tuple(self.skipped),
            tuple(self.conditions.facts.derived),
            DOUBT in self.outputs,
            tuple(self.outputs),
            Stages(self.outputs),
        )

    # --- outputs ----------------------------------------------------------------------------------------

    def code(self, node: Node, prefix: str) -> Output:
        """An integer node as an output: equal ones share a column."""
        if node.form is Form.CONSTANT:
            assert isinstance(node.detail, int)
            return Output(None, node.detail)
        if node.form is Form.NULL:
            return Output(None, None)
        if node not in self._column_of:
            name = f"{prefix}{len(self._column_of)}"
            self._column_of[node] = name
            self.outputs[name] = node
        return Output(self._column_of[node])

    def verdict(self, state: State) -> Output:
        """A state as a code."""
        g = self.graph
        known = g.choose(state.value, g.code(2), g.code(0))
        open_ = g.choose(g.is_null(state.value), g.code(1), known)
        return self.code(g.choose(state.applies, open_, g.code(3)), "v")

    def money(self, node: Node) -> Output:
        """An amount in 分."""
        return self.code(node, "a")

    # --- measures ---------------------------------------------------------------------------------------

    def _measures(self) -> tuple[MeasureOutput, ...]:
        done: dict[str, Lower] = {}
        found: dict[str, MeasureOutput] = {}
        for measure in self._after_lower():
            document = self.library.documents[measure.document]
            standing = document.standing(self.as_of)
            if standing in (Standing.DRAFT, Standing.HISTORY) and not self.drafts:
                continue
            try:
                found[measure.id] = self._measure(measure, standing, done)
            except UnsupportedError as error:
                self.skipped.append((measure.id, str(error)))
        return tuple(found[m.id] for m in self.library.measures if m.id in found)

    def _after_lower(self) -> Iterable[Measure]:
        """Company-level measures, every step-up after what it builds on."""
        own = {m.id: m for m in self.library.measures if m.item_kind is None}
        ordered: dict[str, Measure] = {}

        def visit(measure: Measure) -> None:
            if measure.id in ordered:
                return
            if isinstance(measure.benefit, StepUp):
                for lower in measure.benefit.lower:
                    if lower in own:
                        visit(own[lower])
            ordered[measure.id] = measure

        for measure in own.values():
            visit(measure)
        return ordered.values()

    def _measure(self, measure: Measure, standing: Standing, done: dict[str, Lower]) -> MeasureOutput:
        g = self.graph
        document = self.library.documents[measure.document]
        home = Home(g, document.id, document.counted, strict=False, answers=self.layout.answers)
        condition = measure.condition
        # the root's own "all" is merged with the place, as the engine does
        parts = condition.children if isinstance(condition, AllOf) and not condition.when else (condition,)
        own = [self._remember(p.label, self.conditions.of(p, home)) for p in parts]
        place = self._place(document.region)
        whole = all_of(g, [place, *own])
        concerns = g.any(s.applies for s in own) if own else g.true
        # the place alone makes nobody eligible
        state = State(whole.value, g.all((place.applies, concerns)), (), whole.parts)
        self._remember(measure.title, state)
        facts, answers = self.conditions.facts, self.layout.answers
        amount = amount_of(g, self.library, measure, state, facts, lower=done, answers=answers)
        gaps: list[Gap] = [*lacking(g, state).items()]
        gaps.extend(() if amount is None else amount.gaps)
        for missing, rows in gaps:
            self.wanted.setdefault(missing, []).append(rows)
        if amount is None:
            null = g.null(Kind.INT)
            done[measure.id] = Lower(Amount(null, null), tuple(gaps))
            return MeasureOutput(measure, standing, self.verdict(state))
        done[measure.id] = Lower(amount, tuple(gaps))
        confirmed, possible = self.money(amount.confirmed), self.money(amount.possible)
        return MeasureOutput(measure, standing, self.verdict(state), confirmed, possible)

    def _place(self, region: str) -> State:
        """Whether the firm belongs to a document's region: elsewhere it does not speak to it."""
        g = self.graph
        label = "注册地"
        gap = ((Missing("region", label), g.true),)
        code = g.null(Kind.INT) if self.layout.region is None else g.constant(int(self.layout.region))
        if self.layout.region_column is not None:
            own = g.column(self.layout.region_column, Kind.INT)
            code = g.choose(g.present(own), own, code)
        value = g.choose(g.present(code), g.true, g.unknown)
        return State(value, g.perhaps(self._inside(code, region)), gap)

    def _inside(self, code: Node, region: str) -> Node:
        g = self.graph
        first, last = _area(region)
        return g.all(
            (
                g.compare(Op.AT_LEAST, code, g.constant(first)),
                g.compare(Op.AT_MOST, code, g.constant(last)),
            )
        )

    def _concerns(self, region: str) -> Node:
        """Where a title is given: where the place is open, national titles only."""
        g = self.graph
        if not region:
            return g.true
        place = self._place(region)
        return g.all((place.applies, g.surely(place.value)))

    # --- rungs ------------------------------------------------------------------------------------------

    def _standards(self) -> tuple[StandardOutput, ...]:
        found: list[StandardOutput] = []
        self._rungs: dict[str, list[State]] = {}
        titles = dict.fromkeys(s.title for s in self.library.standards)
        for title in titles:
            region = next(s.region for s in self.library.standards if s.title == title)
            for purpose in Purpose:
                standard = self.library.standard_for(title, purpose, self.as_of)
                if standard is None:
                    continue
                concerned = self._concerns(region)
                if purpose is Purpose.RENEWAL:
                    holds = self.graph.surely(self.conditions.titles.held(title))
                    concerned = self.graph.all((concerned, holds))
                found.append(self._standard(standard, purpose, concerned))
        return tuple(found)

    def _standard(self, standard: Standard, purpose: Purpose, concerned: Node) -> StandardOutput:
        g = self.graph
        application = standard.applies(purpose, self.as_of)
        assert application is not None
        if not application.settled:
            state = State(g.unknown, concerned)
            return StandardOutput(standard, purpose, settled=False, verdict=self.verdict(state))
        home = Home(g, standard.id, standard.counted, strict=True, answers=self.layout.answers)
        criteria: list[CriterionOutput] = []
        states: list[State] = []
        skipped = False
        for criterion in standard.criteria:
            if not criterion.asked(purpose, self.as_of):
                continue
            try:
                state = self._remember(criterion.label, self.conditions.of(criterion.condition, home))
            except UnsupportedError as error:
                self.skipped.append((f"{standard.id}/{criterion.id}", str(error)))
                skipped = True
                continue
            states.append(state)
            shown = State(state.value, g.all((concerned, state.applies)))
            criteria.append(CriterionOutput(criterion.id, criterion.label, self.verdict(shown)))
        if standard.barred_years is not None:
            first = _first_bar(self.as_of, standard.barred_years)
            barred = self.conditions.titles.revoked_after(standard.title, first)
            states.append(State(g.false, barred))
        whole = all_of(g, states)
        if skipped:
            # a line that was not tested leaves only a "no" standing
            whole = all_of(g, [whole, State(g.unknown, g.true)])
        self._remember(standard.label, whole)
        if purpose is Purpose.FIRST:
            self._rungs[standard.title] = states
        shown = State(whole.value, g.all((concerned, whole.applies)))
        return StandardOutput(
            standard, purpose, settled=True, verdict=self.verdict(shown), criteria=tuple(criteria)
        )

    def _tier(self) -> Node:
        g = self.graph
        tier = g.code(-1)
        for place, rung in enumerate(LADDER):
            holds = g.any(g.surely(self.conditions.titles.held(kind)) for kind in rung.proven_by(self.as_of))
            tier = g.choose(holds, g.code(place), tier)
        self._at = tier
        return tier

    # --- gaps and states --------------------------------------------------------------------------------

    def _gaps(self) -> Iterable[GapOutput]:
        """What measures and the next rung lack."""
        g = self.graph
        for place, rung in enumerate(LADDER):
            following = g.compare(Op.EQUALS, self._at, g.code(place - 1))
            # a rung tells what every open line of it lacks, also where another line already fails
            for state in self._rungs.get(rung.key, ()):
                for missing, rows in lacking(g, state).items():
                    self.wanted.setdefault(missing, []).append(g.all((following, rows)))
        for missing, nodes in self.wanted.items():
            rows = g.any(nodes)
            if rows is g.false:
                continue
            if rows is g.true:
                yield GapOutput(missing, Output(None, 1))
                continue
            if rows not in self._column_of:
                name = f"g{len(self._column_of)}"
                self._column_of[rows] = name
                self.outputs[name] = rows
            yield GapOutput(missing, Output(self._column_of[rows]))

    def _remember(self, label: str, state: State) -> State:
        """Keep a condition for ``keep_states``, and those below it."""
        self._states.setdefault((state.value, state.applies), (label, state))
        return state

    def _kept(self) -> Iterable[StateOutput]:
        """Every distinct condition that differs between rows, as columns."""
        todo = [(label, state) for label, state in self._states.values()]
        seen: dict[tuple[Node, Node], str] = {}
        while todo:
            label, state = todo.pop()
            for part, _ in state.parts:
                if (part.value, part.applies) not in seen:
                    todo.append(("", part))
            if not seen.get((state.value, state.applies)):
                seen[state.value, state.applies] = label
        for number, ((value, applies), label) in enumerate(seen.items()):
            if _fixed(value) and _fixed(applies):
                continue
            name = f"s{number}"
            self.outputs[name] = value
            if _fixed(applies):
                yield StateOutput(label, name, None)
            else:
                self.outputs[f"{name}on"] = applies
                yield StateOutput(label, name, f"{name}on")


def _fixed(node: Node) -> bool:
    return node.form in (Form.CONSTANT, Form.NULL)


def _area(region: str) -> tuple[int, int]:
    """The first and last code that lie in an area (``domain.client.within`` for six digits)."""
    code = int(region)
    span = 10_000 if region.endswith("0000") else 100 if region.endswith("00") else 1
    return code, code + span - 1


def _first_bar(as_of: dt.date, years: int) -> dt.date:
    """The first day of revocation whose bar still stands on the day."""
    day = years_after(as_of, -years)
    while years_after(day, years) <= as_of:
        day += dt.timedelta(days=1)
    return day

"""The one entry: a library, compiled once, answers for any client on any day.

    assessor = Assessor(library)
    assessment = assessor.assess(facts, as_of)

Pure: the same library, facts and day give the same assessment, value for value.

Most measures look at things of which a client's record holds nothing. What they answer then is worked
out once for each place and day (:class:`_Blank`); only what the record touches is judged anew, so that
an assessment costs what the client has, not what the library holds.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from advisor_app.domain.assessment import Assessment, MeasureResult
from advisor_app.domain.library import Library
from advisor_app.domain.money import ZERO
from advisor_app.domain.policy import Standing, StepUp
from advisor_app.domain.record import FactSet, Item
from advisor_app.domain.verdict import NOT_APPLICABLE, UNDETERMINED, Outcome, outcome_of
from advisor_app.engine.amounts import Earlier
from advisor_app.engine.asof import known_on
from advisor_app.engine.case import Case
from advisor_app.engine.combine import Combination, Sums
from advisor_app.engine.conditions import Conditions
from advisor_app.engine.ladder import Ladder
from advisor_app.engine.measures import CompiledMeasure, Measures
from advisor_app.engine.reads import held_words, measure_words, whole_lists
from advisor_app.engine.rulebook import Rulebook
from advisor_app.engine.words import Words

UNSEEN = (Standing.DRAFT, Standing.HISTORY)
"""What is listed only where drafts are asked for."""
BLANKS = 256
"""How many blank answers are kept (they differ by place, year, standing and what lists are complete)."""
NO_ITEM: Sequence[Item | None] = (None,)
"""What a measure about the client itself is judged for, or one about items where none is listed."""
Results = list[Sequence[MeasureResult]]
"""By the measure's position in the library: its results, one for the client or one an item."""


@dataclass(frozen=True, slots=True)
class _Blank:
    """What a firm of which nothing is known gets: the same for every such firm of a place."""

    here: frozenset[int]
    """The ranks of the measures whose document speaks to the place."""
    outcomes: dict[str, Outcome]
    if_met: dict[str, Outcome]
    """What a rule that is met comes to, by document: open where the client's place is."""
    judged: Results
    """Before anything was settled between them; empty where the document does not speak to the place."""
    settled: Results
    """As shown."""
    sums: dict[str, Sums]
    """By part, where there is any money in it."""


class Assessor:
    """A library compiled for assessing; it holds no client and may be shared between threads."""

    def __init__(self, library: Library) -> None:
        self.library = library
        conditions = Conditions(library.catalogue)
        self._measures = Measures(library, conditions)
        self._combination = Combination(library)
        self._ladder = Ladder(library, conditions)
        self._position = {m.id: position for position, m in enumerate(library.measures)}
        self._members: dict[str, list[int]] = {}
        for position, measure in enumerate(library.measures):
            self._members.setdefault(self._combination.part(measure.id), []).append(position)
        self._touching = self._touched_by_word()
        self._rulebook = Rulebook(library)
        together = {r for r, c in enumerate(self._measures.ordered) if c.measure.id in self._rulebook.holds}
        self._touching_apart = {
            w: ranks - together for w, ranks in self._touching.items() if ranks - together
        }
        self._blanks: dict[tuple[object, ...], _Blank] = {}

    def assess(self, facts: FactSet, as_of: dt.date, *, drafts: bool = False) -> Assessment:
        """Assess one client as of a day; ``drafts`` lists draft measures too (never in the totals)."""
        case = Case(known_on(facts, as_of), as_of, self.library.catalogue)
        standings = {d.id: d.standing(as_of) for d in self.library.documents.values()}
        blank = self._blank(case, standings, drafts=drafts)
        touched = self._touched(case, blank.here, self._touching)
        judged = blank.judged.copy()
        words = Words(case.facts, as_of, case.catalogue)
        self._judge(case, touched, standings, judged, words)
        measures = [self._measures.ordered[rank].measure.id for rank in touched]
        parts = dict.fromkeys(map(self._combination.part, measures))
        settled, sums = self._settle(case, parts, judged, drafts=drafts)
        shown = blank.settled.copy()
        for position, results in settled.items():
            shown[position] = results
        total = Sums()
        for part, own in (blank.sums | sums).items():
            if part in sums or part not in parts:
                total.add(own)
        return Assessment(
            facts.name,
            facts.uscc,
            facts.region,
            as_of,
            self.library.content_version,
            self.library.digest,
            drafts,
            tuple(chain.from_iterable(shown)),
            total.totals(),
            self._ladder.standing(case, words),
        )

    def outcomes(self, facts: FactSet, as_of: dt.date) -> dict[str, Outcome]:
        """The verdicts alone: measure id → its outcome; for items, id@item.

        Of the documents that speak to the client's place, drafts among them. The same verdicts as those of
        :meth:`assess` at a tenth of the cost.
        """
        case = Case(known_on(facts, as_of), as_of, self.library.catalogue)
        standings = {d.id: d.standing(as_of) for d in self.library.documents.values()}
        blank = self._blank(case, standings, drafts=False)
        found = blank.outcomes.copy()
        self._rulebook.decide(case, blank.if_met, found)
        ordered = self._measures.ordered
        for rank in self._touched(case, blank.here, self._touching_apart):
            compiled = ordered[rank]
            measure = compiled.measure
            if measure.item_kind not in case.items_of:
                found[measure.id] = outcome_of(compiled.verdict(case))
                continue
            del found[measure.id]
            for item in case.items_of[measure.item_kind]:
                case.take(item)
                found[f"{measure.id}@{item.key}"] = outcome_of(compiled.verdict(case))
            case.take(None)
        return found

    @staticmethod
    def _touched(case: Case, among: frozenset[int], touching: Mapping[str, frozenset[int]]) -> list[int]:
        """The ranks, of some, whose measures look at something the record holds."""
        if not touching:
            return []
        touched = set().union(*[touching[word] for word in held_words(case.facts) if word in touching])
        return sorted(touched & among)

    def _touched_by_word(self) -> dict[str, frozenset[int]]:
        """Word of a record → the measures (by rank) that look at it, and those that build on them."""
        found: dict[str, set[int]] = {}
        words: dict[str, set[str]] = {}
        for rank, compiled in enumerate(self._measures.ordered):
            measure = compiled.measure
            own = words[measure.id] = set(measure_words(measure, self.library))
            if isinstance(measure.benefit, StepUp):
                own.update(*[words[lower] for lower in measure.benefit.lower])
            for word in own:
                found.setdefault(word, set()).add(rank)
        return {word: frozenset(ranks) for word, ranks in found.items()}

    def _blank(self, case: Case, standings: Mapping[str, Standing], *, drafts: bool) -> _Blank:
        region, complete = case.facts.region, whole_lists(case.facts)
        key = (region, complete, case.year, *standings.values(), drafts)
        if key not in self._blanks:
            if len(self._blanks) >= BLANKS:
                self._blanks.clear()
            self._blanks[key] = self._make_blank(
                Case(FactSet("", region=region, complete=complete), case.as_of, case.catalogue),
                standings,
                drafts=drafts,
            )
        return self._blanks[key]

    def _make_blank(self, case: Case, standings: Mapping[str, Standing], *, drafts: bool) -> _Blank:
        judged: Results = [() for _ in self.library.measures]
        shown: Results = [() for _ in self.library.measures]
        here: list[int] = []
        places = {document: test(case) for document, test in self._measures.places.items()}
        for rank, compiled in enumerate(self._measures.ordered):
            document = compiled.measure.document
            standing, place = standings[document], places[document]
            if place.verdict is not NOT_APPLICABLE:
                if drafts or standing is not Standing.HISTORY:
                    here.append(rank)
            elif drafts or standing not in UNSEEN:
                shown[compiled.position] = (self._measures.elsewhere(compiled, standing, place),)
        self._judge(case, here, standings, judged, Words(case.facts, case.as_of, case.catalogue))
        parts = [p for p, members in self._members.items() if any(judged[m] for m in members)]
        settled, sums = self._settle(case, parts, judged, drafts=drafts)
        for position, results in settled.items():
            shown[position] = results
        outcomes = {r.id: r.outcome for results in judged for r in results}
        speaking = {self._measures.ordered[rank].measure.document for rank in here}
        if_met = {document: outcome_of(places[document].verdict) for document in speaking}
        return _Blank(frozenset(here), outcomes, if_met, judged, shown, sums)

    def _judge(
        self,
        case: Case,
        ranks: Iterable[int],
        standings: Mapping[str, Standing],
        judged: Results,
        words: Words,
    ) -> None:
        """Judge measures, each for the client or for its items; write the results to their positions."""
        for rank in ranks:
            compiled = self._measures.ordered[rank]
            measure = compiled.measure
            earlier = self._earlier(compiled, judged)
            results = []
            for item in case.items_of.get(measure.item_kind, NO_ITEM):
                if item is not case.item:
                    case.take(item)
                standing = standings[measure.document]
                results.append(self._measures.judge(compiled, case, earlier, standing, words))
            judged[compiled.position] = results
        case.take(None)

    def _earlier(self, compiled: CompiledMeasure, judged: Results) -> Mapping[str, Sequence[Earlier]]:
        """What the measures that this one builds on give the client."""
        benefit = compiled.measure.benefit
        if not isinstance(benefit, StepUp):
            return {}
        return {lower: [_brought(r) for r in judged[self._position[lower]]] for lower in benefit.lower}

    def _settle(
        self, case: Case, parts: Iterable[str], judged: Results, *, drafts: bool
    ) -> tuple[dict[int, Sequence[MeasureResult]], dict[str, Sums]]:
        """Settle parts; the results to show by position, and the sums by part."""
        shown: dict[int, Sequence[MeasureResult]] = {}
        sums: dict[str, Sums] = {}
        for part in parts:
            members = self._members[part]
            if len(members) > 1:
                members = [m for m in members if judged[m]]
            together = judged[members[0]]
            if len(members) > 1:
                together = [r for m in members for r in judged[m]]
            settled, added = self._combination.settle(together, case)
            if added:
                sums[part] = added
            begin = 0
            for member in members:
                end = begin + len(judged[member])
                seen = drafts or settled[begin].standing not in UNSEEN
                shown[member] = settled[begin:end] if seen else ()
                begin = end
        return shown, sums


def _brought(lower: MeasureResult) -> Earlier:
    amount = lower.amount
    missing = lower.missing if lower.outcome is UNDETERMINED else amount.missing
    return Earlier(amount.confirmed or ZERO, amount.possible or ZERO, missing)

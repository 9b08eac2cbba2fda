"""Titles over columns: granted in a document's days, held on the day, kept in the years after."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from advisor_app.domain.assessment import Missing
from advisor_app.domain.facts import Catalogue
from advisor_app.domain.period import FIRST_YEAR, Validity, years_after
from advisor_app.domain.policy import KeptAfter, Op, Recognized, Timing
from advisor_app.domain.record import LOSING, RecognitionEvent
from advisor_app.engine.titles import BEFORE_EFFECTIVE, RELOCATED
from advisor_app.screening.facts import Fact, Facts
from advisor_app.screening.graph import Form, Graph, Kind, Node
from advisor_app.screening.layout import EVENTS, Layout, TitleColumns
from advisor_app.screening.state import Gap, Home, State
from advisor_app.screening.terms import UnsupportedError


@dataclass(frozen=True, slots=True)
class Record:
    """One record of a title, of one event, in the rows where ``present`` (never unknown) holds."""

    kind: str
    event: RecognitionEvent | None
    present: Node
    granted: Node
    until: Node


class Titles:
    """The records of a layout, told apart by event."""

    def __init__(self, graph: Graph, layout: Layout, catalogue: Catalogue, as_of: dt.date) -> None:
        self.graph = graph
        self.catalogue = catalogue
        self.as_of = as_of
        self._layout = layout
        self._records: dict[str, list[Record]] = {}
        for columns in layout.titles:
            self._records.setdefault(columns.kind, []).extend(self._of(columns))
        self._held: dict[str, Node] = {}

    def _of(self, columns: TitleColumns) -> list[Record]:
        g = self.graph
        present = g.column(columns.present, Kind.BOOL, nullable=False)
        granted, until = (
            g.null(Kind.DATE) if name is None else g.column(name, Kind.DATE)
            for name in (columns.granted_on, columns.valid_to)
        )
        if columns.events is None:
            return [Record(columns.kind, columns.event, present, granted, until)]
        code = g.column(columns.events, Kind.INT)
        found = [Record(columns.kind, None, g.all((present, g.is_null(code))), granted, until)]
        for place, event in enumerate(EVENTS):
            here = g.surely(g.compare(Op.EQUALS, code, g.constant(place)))
            found.append(Record(columns.kind, event, g.all((present, here)), granted, until))
        return found

    def records(self, kind: str) -> Sequence[Record]:
        """All records of one kind, in the layout's order."""
        return self._records.get(kind, ())

    def complete(self, kind: str) -> Node:
        """Where the list of titles was stated to hold all there is of a kind: never unknown."""
        complete = self._layout.complete
        names = ("recognitions", f"recognitions:{kind}")
        if any(name in complete for name in names):
            return self.graph.true
        columns = (self._layout.complete_columns.get(name) for name in names)
        return self.graph.any(
            self.graph.column(c, Kind.BOOL, nullable=False) for c in columns if c is not None
        )

    def missing(self, kind: str) -> Missing:
        """What is asked for where a title is open."""
        return Missing(f"recognition:{kind}", self.catalogue.recognitions[kind].label)

    # --- held -------------------------------------------------------------------------------------------

    def held(self, kind: str) -> Node:
        """Whether a title is held on the day, as ``engine.asof.held`` tells from the records."""
        if kind not in self._held:
            known = self.catalogue.recognitions.get(kind)
            years = None if known is None else known.validity_years
            records = self.records(kind)
            self._held[kind] = self.graph.any(self._holds(r, records, years) for r in records)
        return self._held[kind]

    def _holds(self, record: Record, records: Sequence[Record], years: int | None) -> Node:
        g = self.graph
        if record.event in LOSING:
            return g.false
        day = g.constant(self.as_of)
        running = g.compare(Op.AT_LEAST, record.until, day)
        open_end = g.is_null(record.until)
        undated = g.choose(g.any((open_end, g.surely(running))), g.unknown, g.false)
        ended = g.any(
            g.all(
                (
                    loss.present,
                    g.surely(g.compare(Op.AT_MOST, loss.granted, day)),
                    g.surely(g.compare(Op.AT_MOST, record.granted, loss.granted)),
                )
            )
            for loss in records
            if loss.event in LOSING
        )
        later = g.surely(g.compare(Op.MORE_THAN, record.granted, day))
        term = g.true
        if years is not None:
            first = self._first_day_within(years)
            young = g.compare(Op.AT_LEAST, record.granted, g.constant(first))
            term = g.choose(young, g.true, g.unknown)
        standing = g.choose(open_end, term, g.surely(running))
        dated = g.choose(g.any((later, ended)), g.false, standing)
        return g.all((record.present, g.choose(g.is_null(record.granted), undated, dated)))

    def _first_day_within(self, years: int) -> dt.date:
        """The first granting whose ``years`` are not over on the day."""
        return first_day(self.as_of, years)

    # --- conditions -------------------------------------------------------------------------------------

    def recognized(self, node: Recognized, home: Home) -> State:
        """A title granted or held."""
        return self._held_state(node) if node.timing is Timing.HELD else self._granted(node, home)

    def _held_state(self, node: Recognized) -> State:
        g = self.graph
        parts: list[Node] = []
        gaps: list[Gap] = []
        for kind in node.kinds:
            absent = g.choose(self.complete(kind), g.false, g.unknown)
            state = g.any((self.held(kind), absent))
            parts.append(state)
            gaps.append((self.missing(kind), g.is_null(state)))
        return State(g.any(parts), g.true, tuple(gaps))

    def _granted(self, node: Recognized, home: Home) -> State:
        g = self.graph
        told: list[tuple[Node, tuple[Gap, ...]]] = []
        """Each record's answer and each kind's, in the engine's order, with what it lacks where unknown."""
        listed = g.any(r.present for kind in node.kinds for r in self.records(kind))
        for kind in node.kinds:
            records = self.records(kind)
            told.extend(self._one(node, home, record, records) for record in records)
            settled = g.any((self.complete(kind), self._settles(node, home, kind, records)))
            told.append((g.choose(settled, g.false, g.unknown), ((self.missing(kind), g.true),)))
        gaps: list[Gap] = []
        earlier = g.false
        for state, lacking in told:
            # only the first open answer says what is missing
            here = g.all((g.is_null(state), g.negation(earlier)))
            gaps.extend((m, g.all((here, listed, rows))) for m, rows in lacking)
            earlier = g.any((earlier, g.is_null(state)))
        for kind in node.kinds:
            unlisted = g.all((g.negation(listed), g.negation(self.complete(kind))))
            gaps.append((self.missing(kind), unlisted))
        return State(g.any(state for state, _ in told), g.true, tuple(gaps))

    def _one(
        self, node: Recognized, home: Home, record: Record, records: Sequence[Record]
    ) -> tuple[Node, tuple[Gap, ...]]:
        g = self.graph
        event = record.event
        if event in LOSING or (not node.events and event is RecognitionEvent.RE_EVALUATED):
            return g.false, ()
        if node.events and event is not None and event not in node.events:
            moved_in = event is RecognitionEvent.RELOCATED_IN and node.relocated
            if not (moved_in and RecognitionEvent.FIRST in node.events):
                return g.false, ()
            state, gap = home.question(RELOCATED, "带资质迁入的企业是否适用")
            return g.all((record.present, state)), gap
        within, lacking = within_days(g, record.granted, home, self.as_of)
        lost = g.any(
            g.all(
                (
                    r.present,
                    g.surely(g.compare(Op.AT_MOST, record.granted, r.granted)),
                    g.surely(g.compare(Op.AT_MOST, r.granted, g.constant(self.as_of))),
                )
            )
            for r in records
            if r.event is RecognitionEvent.REVOKED
        )
        over = g.false
        if home.counted.start is not None:
            over = g.surely(g.compare(Op.LESS_THAN, record.until, g.constant(home.counted.start)))
        refused = g.any((lost, over))
        undated = g.is_null(record.granted)
        own = ((self.missing(record.kind), g.any((undated, g.constant(self._asks_event(node, record))))),)
        if self._asks_event(node, record):
            within = g.choose(g.surely(g.negation(within)), g.false, g.unknown)
        state = g.choose(undated, g.unknown, g.choose(refused, g.false, within))
        dated = tuple((m, g.all((g.negation(undated), rows))) for m, rows in lacking)
        return g.all((record.present, state)), (*dated, *own)

    def _asks_event(self, node: Recognized, record: Record) -> bool:
        """Whether it matters that nobody knows if the title came first or anew."""
        return bool(node.events) and record.event is None

    def _settles(self, node: Recognized, home: Home, kind: str, records: Sequence[Record]) -> Node:
        """Where the absence of a fitting record is an answer though the list is not stated complete."""
        g = self.graph
        if node.events != (RecognitionEvent.FIRST,):
            return g.false
        ways = [r.present for r in records if r.event is RecognitionEvent.FIRST]
        span = self.catalogue.recognitions[kind].validity_years
        start = home.counted.start
        if span is not None and start is not None:
            # granted.year − span < start.year: what it renews began before the document did
            before = g.constant(dt.date(start.year + span, 1, 1))
            ways += [
                g.all((r.present, g.surely(g.compare(Op.LESS_THAN, r.granted, before))))
                for r in records
                if r.event in (RecognitionEvent.RENEWED, RecognitionEvent.RE_EVALUATED)
            ]
        return g.any(ways)

    def revoked_after(self, kind: str, first: dt.date) -> Node:
        """Where a revocation on record lies between ``first`` and the day."""
        g = self.graph
        return g.any(
            g.all(
                (
                    r.present,
                    g.surely(g.compare(Op.AT_LEAST, r.granted, g.constant(first))),
                    g.surely(g.compare(Op.AT_MOST, r.granted, g.constant(self.as_of))),
                )
            )
            for r in self.records(kind)
            if r.event is RecognitionEvent.REVOKED
        )

    # --- kept in the years after ------------------------------------------------------------------------

    def kept(self, node: KeptAfter, facts: Facts) -> State:
        """A yearly yes/no fact in each of the years after a title was first granted."""
        g = self.graph
        firsts = [r for r in self.records(node.kind) if r.event is RecognitionEvent.FIRST]
        listed = g.any(r.present for r in firsts)
        day = g.null(Kind.DATE)
        for record in firsts:
            granted = g.choose(record.present, record.granted, g.null(Kind.DATE))
            day = granted if day.form is Form.NULL else self._earlier(day, granted)
        none = g.all((g.negation(listed), self.complete(node.kind)))
        undated = g.is_null(day)
        state = g.choose(none, g.false, g.unknown)
        gaps: list[Gap] = [(self.missing(node.kind), undated)]
        if day.form is Form.NULL:
            return State(state, g.true, tuple(gaps))
        last_open = self.as_of.year - node.years - 1
        """The last year of granting whose years after are over."""
        over = g.constant(dt.date(last_open, 12, 31))
        answer = g.choose(g.compare(Op.MORE_THAN, day, over), g.false, g.unknown)
        lacking: dict[Missing, list[Node]] = {}
        for year in range(FIRST_YEAR, last_open + 1):
            reads = [facts.in_year(node.ref.key, year + n) for n in range(1, node.years + 1)]
            here = self._in_year(day, year)
            if any(f.known is not g.false or f.blank is not g.false for f in reads):
                answer = g.choose(here, g.all(self._kept_in(f) for f in reads), answer)
            for fact in reads:
                for missing, rows in fact.gaps:
                    lacking.setdefault(missing, []).append(g.all((here, rows)))
        gaps.extend((m, g.any(rows)) for m, rows in lacking.items())
        return State(g.choose(undated, state, answer), g.true, tuple(gaps))

    def _kept_in(self, fact: Fact) -> Node:
        """Whether it holds in one year: 不适用 is a no."""
        if fact.node is None or fact.node.kind is not Kind.BOOL:
            raise UnsupportedError(f"“{fact.fact.label}”不是是否")
        return self.graph.choose(fact.blank, self.graph.false, fact.node)

    def _earlier(self, left: Node, right: Node) -> Node:
        g = self.graph
        takes_left = g.any((g.is_null(right), g.surely(g.compare(Op.AT_MOST, left, right))))
        return g.choose(takes_left, left, right)

    def _in_year(self, day: Node, year: int) -> Node:
        g = self.graph
        first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
        return g.all(
            (
                g.surely(g.compare(Op.AT_LEAST, day, g.constant(first))),
                g.surely(g.compare(Op.AT_MOST, day, g.constant(last))),
            )
        )


def within_days(graph: Graph, day: Node, home: Home, as_of: dt.date) -> tuple[Node, tuple[Gap, ...]]:
    """Whether a day counts under a document: in its validity, up to the as-of date."""
    counted: Validity = home.counted
    last = as_of if counted.end is None else min(as_of, counted.end)
    in_time = graph.compare(Op.AT_MOST, day, graph.constant(last))
    if counted.start is None:
        return in_time, ()
    early = graph.compare(Op.LESS_THAN, day, graph.constant(counted.start))
    answer, gap = home.question(BEFORE_EFFECTIVE, "施行前取得的认定是否适用")
    rows = graph.all((graph.surely(early), graph.surely(in_time)))
    state = graph.choose(early, graph.choose(in_time, answer, graph.false), in_time)
    return state, tuple((m, graph.all((rows, r))) for m, r in gap)


def first_day(as_of: dt.date, years: int) -> dt.date:
    """The first day from which ``years`` years are not over on the as-of date."""
    day = years_after(as_of, -years) - dt.timedelta(days=2)
    while years_after(day, years) < as_of:
        day += dt.timedelta(days=1)
    return day

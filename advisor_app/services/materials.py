"""What dossiers are made from, read from the portfolio as it was on the as-of day."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from advisor_app.advice.ask import ask
from advisor_app.advice.cashflow import USUAL, Delays, Expected, expected_of
from advisor_app.domain.application import BEFORE_FILING, Event
from advisor_app.domain.assessment import Assessment
from advisor_app.domain.labels import stage_label
from advisor_app.domain.library import Library
from advisor_app.domain.paper import Paper
from advisor_app.domain.record import FactSet
from advisor_app.domain.reminder import Bucket, Reminder
from advisor_app.dossier.archive import digest
from advisor_app.dossier.case import Case
from advisor_app.dossier.kinds import Sort
from advisor_app.dossier.letterhead import Letterhead
from advisor_app.dossier.quarter import TIMELY, beginning
from advisor_app.dossier.track import Moment, Payment, Track, Undertaking
from advisor_app.engine.assess import Assessor
from advisor_app.portfolio import applications, assessments, clients, contacts, factsets, plans, tasks
from advisor_app.portfolio.applications import ApplicationRow
from advisor_app.portfolio.assessments import AssessmentRow
from advisor_app.portfolio.contacts import ContactRow
from advisor_app.portfolio.session import Portfolio
from advisor_app.portfolio.tasks import PaperRow
from advisor_app.services.calendar import Calendar
from advisor_app.services.client_file import write_client_file
from advisor_app.services.kept_content import effect_on
from advisor_app.services.planning import PlanWish, from_json, plan_for
from advisor_app.services.timeline import moments
from advisor_app.services.tracking import Tracking

ASKED = 8
"""So many questions go with a plan."""
_AHEAD = (Bucket.OVERDUE, Bucket.TODAY, Bucket.THIS_WEEK, Bucket.NEXT_30_DAYS, Bucket.LATER)


@dataclass(frozen=True, slots=True)
class Material:
    """All that one client's dossiers are made from, but for the policy library; it can be sent elsewhere.

    ``before``: the compiled file of an earlier content, for a letter on what changed. ``plan``: what the
    advisor assumes; None: nothing was set up.
    """

    client_id: str
    facts: FactSet
    track: Track
    letterhead: Letterhead
    earlier: Assessment | None = None
    earlier_made_on: dt.date | None = None
    delays: Delays = USUAL
    expected: tuple[Expected, ...] = ()
    before: Path | None = None
    plan: PlanWish | None = None

    def case(self, assessment: Assessment, library: Library) -> Case:
        """The client's case with an answer to it."""
        mark = digest(write_client_file(self.facts))
        return Case(
            assessment,
            library,
            self.facts,
            self.letterhead,
            self.track,
            self.earlier,
            self.earlier_made_on,
            mark,
            self.delays,
            self.expected,
        )


def case_of(material: Material, assessment: Assessment, assessor: Assessor, sorts: Collection[Sort]) -> Case:
    """A client's case with the advice that these sorts of dossiers tell."""
    case = material.case(assessment, assessor.library)
    as_of = assessment.as_of
    if Sort.NOTICE in sorts and material.before is not None:
        effect = effect_on(material.before, assessor, material.client_id, material.facts, as_of)
        case = replace(case, effect=effect)
    if Sort.PLAN in sorts:
        asked = ask(assessor, material.facts, as_of, limit=ASKED, leads_only=True)
        case = replace(case, questions=asked)
        if material.plan is not None:
            made = plan_for(assessor, material.facts, assessment, material.plan)
            case = replace(case, plan=made)
    return case


@dataclass(frozen=True, slots=True)
class _Read:
    """Everything of the wanted clients, by client (papers: by application)."""

    advisors: dict[str, str]
    records: dict[str, FactSet]
    applications: dict[str, list[ApplicationRow]]
    papers: dict[str, list[PaperRow]]
    entries: dict[str, list[ContactRow]]
    earlier: dict[str, tuple[Assessment, dt.date]]
    ahead: dict[str, list[Reminder]]
    plans: dict[str, PlanWish]


class Materials:
    """Reads what dossiers are made from."""

    def __init__(self, portfolio: Portfolio, tracking: Tracking, calendar: Calendar) -> None:
        self._portfolio = portfolio
        self._tracking = tracking
        self._calendar = calendar

    def of(
        self, client_ids: Iterable[str], as_of: dt.date, head: Letterhead, sorts: Collection[Sort]
    ) -> Iterator[Material]:
        """The materials of these clients as of a day, read once for all, in the order given.

        A client with an advisor of its own has that name on its papers. Raises NotFoundError where one
        of them is gone.
        """
        wanted = tuple(dict.fromkeys(client_ids))
        read = self._read(wanted, as_of, Sort.QUARTER in sorts)
        for client_id in wanted:
            rows = [until(row, as_of) for row in map(_begun, read.applications.get(client_id, ()))]
            rows = [row for row in rows if row.opened_on <= as_of]
            told = moments(read.entries.get(client_id, ()), rows, self._tracking.title_of)
            track = Track(
                tuple(self._undertaking(row, read.papers.get(row.id, ()), as_of) for row in rows),
                tuple(Moment(m.day, m.kind, m.text, m.open) for m in told if m.day <= as_of),
                tuple((each.day, each.text) for each in read.ahead.get(client_id, ())),
            )
            advisor = read.advisors[client_id]
            own = replace(head, advisor=advisor) if advisor else head
            earlier, made_on = read.earlier.get(client_id, (None, None))
            yield Material(
                client_id,
                read.records[client_id],
                track,
                own,
                earlier,
                made_on,
                expected=expected_of(row.application for row in rows),
                plan=read.plans.get(client_id),
            )

    def _read(self, wanted: Collection[str], as_of: dt.date, compares: bool) -> _Read:
        with self._portfolio.read() as session:
            for client_id in wanted:
                clients.require(session, client_id)
            names = clients.names(session)
            read = _Read(
                {client_id: names[client_id].advisor for client_id in wanted},
                factsets.load_factsets(session, wanted),
                defaultdict(list),
                defaultdict(list),
                defaultdict(list),
                {},
                defaultdict(list),
                {client: from_json(kept) for client, kept in plans.rows(session, wanted).items()},
            )
            for row in applications.rows(session, wanted):
                read.applications[row.client_id].append(row)
            for paper in tasks.papers(session):
                read.papers[paper.application_id].append(paper)
            for entry in contacts.rows(session, next(iter(wanted)) if len(wanted) == 1 else None):
                read.entries[entry.client_id].append(entry)
            if compares:
                for client_id in wanted:
                    found = _earlier(assessments.rows(session, client_id), as_of)
                    if found is not None:
                        told = assessments.load(session, found.id)
                        read.earlier[client_id] = (told, found.run_at.date())
        for reminder in self._calendar.agenda(as_of).opened(*_AHEAD):
            read.ahead[reminder.client_id].append(reminder)
        return read

    def _undertaking(self, row: ApplicationRow, papers: Iterable[PaperRow], as_of: dt.date) -> Undertaking:
        application = row.application
        draft = "（征求意见稿）" if self._tracking.is_draft(application.target) else ""
        return Undertaking(
            row.id,
            f"{self._tracking.title_of(application.target)}{draft}",
            application.round,
            stage_label(application.stage, application.pursuit),
            row.stage_on,
            application.open,
            application.stage not in BEFORE_FILING,
            application.awarded,
            application.paid,
            application.due,
            row.next_step,
            row.next_on,
            tuple(
                Payment(s.evidence.day, s.evidence.amount, s.evidence.payer, s.evidence.tranche)
                for s in application.steps
                if s.event is Event.PAY and s.evidence.amount is not None
            ),
            tuple(_asked(row.paper, as_of) for row in papers),
        )


def _begun(row: ApplicationRow) -> ApplicationRow:
    """The application with the day it began: what was entered later may have been filed before."""
    days = [step.evidence.day for step in row.application.steps]
    return replace(row, opened_on=min([row.opened_on, *days]))


def _due(reminder: Reminder, as_of: dt.date) -> tuple[dt.date, str]:
    day = reminder.due.day
    return day, reminder.text if day >= as_of else f"{reminder.text}（已过期，未办）"


def until(row: ApplicationRow, as_of: dt.date) -> ApplicationRow:
    """The application as it stood on a day: later steps and what was planned after them are left out."""
    steps = tuple(step for step in row.application.steps if step.evidence.day <= as_of)
    if len(steps) == len(row.application.steps):
        return row
    stage_on = steps[-1].evidence.day if steps else row.opened_on
    then = replace(row.application, steps=steps)
    return replace(row, application=then, stage_on=stage_on, next_step="", next_on=None)


def _asked(paper: Paper, as_of: dt.date) -> Paper:
    """The paper as it was on the day: what came later was not there yet."""
    if paper.received_on is None or paper.received_on <= as_of:
        return paper
    return replace(paper, received_on=None, valid_to=None)


def _earlier(rows: Iterable[AssessmentRow], as_of: dt.date) -> AssessmentRow | None:
    """The kept answer to compare with: the last before the quarter, else the first one in it.

    One that was made long after its as-of day says what is known now; it serves only where there is no
    other, and its day is told.
    """
    before = [row for row in rows if row.as_of < as_of]
    timely = [row for row in before if row.run_at.date() - row.as_of <= TIMELY]
    for among in (timely, before):
        old = [row for row in among if row.as_of < beginning(as_of)]
        if old:
            return max(old, key=lambda row: (row.as_of, row.run_at))
        if among:
            return min(among, key=lambda row: (row.as_of, row.run_at))
    return None

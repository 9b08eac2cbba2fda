"""Advice as use cases: a client and a day in; what to ask, what comes when, what turns, what looks wrong out.

What is worked out here is pure advice on a record that was read once; nothing is written but the agency's
own delay of payments.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from advisor_app.advice.ahead import Ahead, DraftEffect, Drafts, Turn
from advisor_app.advice.ask import Question, ask
from advisor_app.advice.audit import audit
from advisor_app.advice.audit_record import Alternative, Finding
from advisor_app.advice.cashflow import CashFlow, Delays, Expected, cash_flow, expected_of
from advisor_app.advice.compare import Difference, compare
from advisor_app.advice.plan import Plan, plan_inputs
from advisor_app.domain.assessment import Assessment
from advisor_app.domain.errors import InputError, StoreError
from advisor_app.domain.facts import FactDef
from advisor_app.domain.library import Library
from advisor_app.domain.record import FactSet
from advisor_app.runtime import paths, settings
from advisor_app.services.asking import Asked, Inquiry, ask_beside
from advisor_app.services.assessing import Assessing
from advisor_app.services.planning import (
    PlanWish,
    TargetChoice,
    from_json,
    plan_for,
    scenarios_of,
    target_of,
    targets,
    to_json,
)
from advisor_app.services.supposing import Knob, knobs
from advisor_app.services.whatif import suppose_all

if TYPE_CHECKING:
    from advisor_app.dossier.case import Case
    from advisor_app.portfolio.changes import Changes
    from advisor_app.portfolio.session import Portfolio


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom advice is for: the record, what offices granted and have not paid, values of other sources."""

    facts: FactSet
    expected: tuple[Expected, ...] = ()
    alternatives: tuple[Alternative, ...] = ()


@dataclass(frozen=True, slots=True)
class Supposed:
    """What a supposition comes to, beside the answer without it; ``as_of``: the supposed day."""

    now: Assessment
    then: Assessment
    difference: Difference
    as_of: dt.date


class Advising:
    """All advice on one client."""

    def __init__(self, assessing: Assessing, portfolio: Callable[[], Portfolio]) -> None:
        """``portfolio`` is asked for on first use: a client file needs none."""
        self._assessing = assessing
        self._portfolio = portfolio

    @property
    def library(self) -> Library:
        """The policy content."""
        return self._assessing.library

    @cached_property
    def _ahead(self) -> Ahead:
        return Ahead(self._assessing.assessor)

    @cached_property
    def _drafts(self) -> Drafts:
        return Drafts(self._assessing.assessor)

    # --- whom it is for -----------------------------------------------------------------------------

    def subject(self, client_id: str, as_of: dt.date) -> Subject:
        """A client of the portfolio; what offices granted is told as of the day."""
        from advisor_app.portfolio import applications, facts, factsets  # noqa: PLC0415
        from advisor_app.services.materials import until  # noqa: PLC0415

        with self._portfolio().read() as session:
            record = factsets.load_factset(session, client_id)
            rows = applications.rows(session, [client_id])
            values = facts.rows(session, client_id)
        beside = tuple(
            Alternative(row.slot.key, row.value, row.source, row.slot.year, row.slot.item)
            for row in values
            if not row.adopted
        )
        return Subject(record, expected_of(until(row, as_of).application for row in rows), beside)

    # --- advice -------------------------------------------------------------------------------------

    def assess(self, subject: Subject, as_of: dt.date, *, drafts: bool = False) -> Assessment:
        """The answer that advice starts from."""
        return self._assessing.assess(subject.facts, as_of, drafts=drafts)

    def cash_flow(self, subject: Subject, as_of: dt.date, *, drafts: bool = False) -> CashFlow:
        """The payments by year, payer and kind, with the agency's own delay."""
        assessment = self.assess(subject, as_of, drafts=drafts)
        return cash_flow(assessment, self.library, subject.facts, delays=delays(), expected=subject.expected)

    def ahead(self, subject: Subject, as_of: dt.date, *, years: int = 3) -> tuple[Turn, ...]:
        """The days on which an answer turns."""
        return self._ahead.turns(subject.facts, as_of, years=years)

    def drafts(self, subject: Subject, as_of: dt.date) -> tuple[DraftEffect, ...]:
        """What each draft for the client's place would do if it were issued as written."""
        return self._drafts.of(subject.facts, as_of)

    def findings(self, subject: Subject, as_of: dt.date) -> tuple[Finding, ...]:
        """Figures that can't be, or look like slips; also where kept sources contradict each other."""
        latest = self._assessing.latest(as_of)
        return audit(subject.facts, self.library, latest, alternatives=subject.alternatives)

    def suppose(
        self, subject: Subject, changes: Iterable[str], as_of: dt.date, *, drafts: bool = False
    ) -> Supposed:
        """What some things being otherwise comes to; nothing is written.

        ``changes`` as :mod:`advisor_app.services.whatif` reads them; raises InputError with a sentence.
        """
        latest = self._assessing.latest(as_of)
        supposed = suppose_all(subject.facts, changes, self.library.catalogue, latest)
        day = supposed.as_of or as_of
        now = self.assess(subject, as_of, drafts=drafts)
        then = self._assessing.assess(supposed.facts, day, drafts=drafts)
        return Supposed(now, then, compare(now, then), day)

    def knobs(self, subject: Subject, as_of: dt.date) -> tuple[Knob, ...]:
        """What can be supposed of a client, what its answer turns on first."""
        return knobs(subject.facts, self.assess(subject, as_of), self.library)

    def questions(
        self,
        subject: Subject,
        as_of: dt.date,
        *,
        drafts: bool = False,
        limit: int | None = None,
        leads_only: bool = False,
    ) -> tuple[Question, ...]:
        """What is worth asking, the one with the most money on it first; see :func:`advice.ask.ask`."""
        assessor = self._assessing.assessor
        return ask(assessor, subject.facts, as_of, drafts=drafts, limit=limit, leads_only=leads_only)

    def ask_beside(
        self,
        subject: Subject,
        as_of: dt.date,
        *,
        drafts: bool = False,
        limit: int | None = None,
        leads_only: bool = False,
        told: Callable[[int, int], None] = lambda _done, _total: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Asked:
        """The same, worked out in another process: a window stays free, hears of it and can end it."""
        inquiry = Inquiry(subject.facts, as_of, drafts, leads_only)
        return ask_beside(self._assessing.helpers, inquiry, limit, told, cancelled)

    def warm(self) -> None:
        """Start the process that questions are worked out in: they are likely to be asked for soon."""
        self._assessing.helpers.warm()

    # --- the plan -------------------------------------------------------------------------------------

    def targets(self, subject: Subject, as_of: dt.date) -> tuple[TargetChoice, ...]:
        """What can be planned for, the next rung first."""
        return targets(self.assess(subject, as_of), subject.facts, self.library)

    def plan_inputs(self, subject: Subject, as_of: dt.date, wish: PlanWish) -> tuple[FactDef, ...]:
        """The figures that the target turns on; none where there is no target."""
        try:
            target = target_of(wish, self.assess(subject, as_of))
        except InputError:
            return ()
        return plan_inputs(self.library, target, as_of, wish.years)

    def plan(self, subject: Subject, as_of: dt.date, wish: PlanWish) -> Plan:
        """The plan in three scenarios; raises InputError with one sentence."""
        assessment = self.assess(subject, as_of)
        return plan_for(self._assessing.assessor, subject.facts, assessment, wish)

    def plan_case(self, subject: Subject, as_of: dt.date, wish: PlanWish) -> Case:
        """What the 培育方案 is laid out from, to be shown with its own words."""
        from advisor_app.dossier.case import Case  # noqa: PLC0415 (loads what lays out paper)

        assessment = self.assess(subject, as_of)
        made = plan_for(self._assessing.assessor, subject.facts, assessment, wish)
        return Case(assessment, self.library, subject.facts, plan=made)

    def plan_wish(self, client_id: str) -> PlanWish:
        """What was assumed for a client last; else the next rung as things are."""
        from advisor_app.portfolio import plans  # noqa: PLC0415

        with self._portfolio().read() as session:
            return from_json(plans.rows(session, [client_id]).get(client_id, {}))

    def keep_plan(
        self, client_id: str, as_of: dt.date, wish: PlanWish, *, seen: PlanWish | None = None
    ) -> Changes:
        """Keep what is assumed with the client; it can be taken back like everything that is entered.

        ``seen``: what was shown as assumed. Raises InputError where growth can't be read.
        """
        from advisor_app.portfolio import clients, plans  # noqa: PLC0415

        scenarios_of(wish, self.plan_inputs(self.subject(client_id, as_of), as_of, wish))
        with self._portfolio().read() as session:
            name = clients.card(session, client_id).data.name
        with self._portfolio().unit(f"“{name}”培育方案的假设") as unit:
            plans.put(unit, client_id, to_json(wish), seen=None if seen is None else to_json(seen))
        return unit.changes

    # --- the agency's own -----------------------------------------------------------------------------

    @staticmethod
    def payment_months() -> int:
        """Months from an application to its payment, as this agency has set them."""
        return delays().months

    @staticmethod
    def set_payment_months(months: int) -> None:
        """Set them; raises InputError where they can't be, StoreError where they can't be kept."""
        Delays(months)
        keep_setting(payment_months=months)


def delays() -> Delays:
    """The agency's delay of payments."""
    return Delays(settings.load(paths.settings_file()).settings.payment_months)


def keep_setting(**changed: int | str) -> None:
    """Change settings and leave the others as they are; raises StoreError where they can't be kept."""
    file = paths.settings_file()
    try:
        settings.save(replace(settings.load(file).settings, **changed), file)  # type: ignore[arg-type]
    except OSError as error:
        raise StoreError(f"设置写不进“{file}”（{error.strerror}），请检查权限和磁盘空间。") from None

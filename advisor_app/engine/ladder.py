"""The ladder: where a client stands, what the next rung asks, what keeping its titles takes.

Which version of a standard applies follows from the day of application and from new or renewal; each
criterion is a condition like any other, so that its verdict names figures, years and what is missing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from advisor_app.domain.assessment import (
    ConditionResult,
    DutyDue,
    LadderStanding,
    Reasons,
    StandardResult,
    Told,
)
from advisor_app.domain.client import within
from advisor_app.domain.confidence import weakest
from advisor_app.domain.library import Library
from advisor_app.domain.period import years_after
from advisor_app.domain.policy import Citation
from advisor_app.domain.record import RecognitionEvent
from advisor_app.domain.standard import Applicability, Criterion, Duty, Purpose, Standard
from advisor_app.domain.tiers import LADDER, Rung
from advisor_app.domain.verdict import NOT_MET, UNDETERMINED, all_of, outcome_of
from advisor_app.engine.case import Case, Test
from advisor_app.engine.conditions import Conditions, missing_of
from advisor_app.engine.quick import Quick
from advisor_app.engine.words import Words

VERSIONS = 1024
"""How many days' versions are kept."""
UNKNOWN_VERSION = Reasons.of(ConditionResult(all_of(()), "all", "同时满足"))


@dataclass(frozen=True, slots=True)
class _Line:
    """A criterion with its test, and where it stands."""

    criterion: Criterion
    test: Test
    cite: Citation


@dataclass(frozen=True, slots=True)
class _Compiled:
    standard: Standard
    lines: tuple[_Line, ...]


@dataclass(frozen=True, slots=True)
class _Version:
    """What decides on an application of a day: the standard, why it, and the lines it asks."""

    standard: Standard
    application: Applicability
    lines: tuple[_Line, ...]
    quick: Quick
    confidence: str

    def tell(self, case: Case) -> Told:
        """Each criterion's verdict with its reasons, and the bar after a revocation."""
        results = [_criterion(line, line.test(case)) for line in self.lines]
        barred = _barred(self.standard, case)
        if barred is not None:
            results.append(barred)
        why = ConditionResult(all_of([r.verdict for r in results]), "all", "同时满足", None, tuple(results))
        return why, tuple(dict.fromkeys([m for r in results for m in missing_of(r)]))


class Ladder:
    """The library's standards, compiled once."""

    def __init__(self, library: Library, conditions: Conditions) -> None:
        self._catalogue = library.catalogue
        self._conditions = conditions
        self._of_title: dict[str, list[_Compiled]] = {}
        for standard in library.standards:
            lines = tuple(_line(c, standard, conditions) for c in standard.criteria)
            self._of_title.setdefault(standard.title, []).append(_Compiled(standard, lines))
        self._versions: dict[tuple[str, Purpose, dt.date], _Version | None] = {}

    def standing(self, case: Case, words: Words) -> LadderStanding:
        """The highest rung held on the day, the next one with its criteria, and what keeping takes."""
        at = max((i for i, rung in enumerate(LADDER) if _stands_on(rung, case)), default=-1)
        above = LADDER[at + 1 :]
        here = LADDER[at] if at >= 0 else None
        following = above[0] if above else None
        rungs = [rung.key for rung in reversed(LADDER)]
        order = [*rungs, *(t for t in self._of_title if t not in rungs)]
        titles = [t for t in order if t in self._of_title and self._concerns(t, case)]
        kept = [t for t in titles if _holds(t, case)]
        beside = [t for t in titles if t not in rungs and t not in kept]
        return LadderStanding(
            here.key if here else None,
            here.name(case.as_of) if here else "",
            all(case.facts.knows_all("recognitions", kind) for rung in above for kind in rung.proofs),
            following.key if following else None,
            following.name(case.as_of) if following else "",
            self._judge(following.key, Purpose.FIRST, case, words) if following else None,
            _found(self._judge(t, Purpose.RENEWAL, case, words) for t in kept),
            _found(self._judge(t, Purpose.FIRST, case, words) for t in beside),
            tuple(duty for t in kept for duty in self._duties(t, case.as_of)),
        )

    def _concerns(self, title: str, case: Case) -> bool:
        """Whether a title's standards are for the client's place; where that is open, national ones only."""
        region = self._of_title[title][0].standard.region
        return not region or (case.facts.region is not None and within(case.facts.region, region))

    def judge(self, title: str, purpose: Purpose, case: Case) -> StandardResult | None:
        """A title's standard against the client on the case's day, whatever rung it stands on.

        None where no version applies on that day.
        """
        return self._judge(title, purpose, case, Words(case.facts, case.as_of, case.catalogue))

    def _judge(self, title: str, purpose: Purpose, case: Case, words: Words) -> StandardResult | None:
        version = self._version(title, purpose, case.as_of)
        if version is None:
            return None
        standard = version.standard
        if version.application.settled:
            verdict = version.quick(case) if _barred(standard, case) is None else NOT_MET
            outcome = outcome_of(verdict)
            reasons = words.later(version.tell)
        else:
            outcome, reasons = UNDETERMINED, UNKNOWN_VERSION
        return StandardResult(
            standard.id,
            title,
            self._name(title, case.as_of),
            purpose,
            standard.label,
            standard.source,
            version.application.why,
            version.confidence,
            version.application.settled,
            outcome,
            reasons,
        )

    def _version(self, title: str, purpose: Purpose, as_of: dt.date) -> _Version | None:
        key = (title, purpose, as_of)
        if key not in self._versions:
            if len(self._versions) >= VERSIONS:
                self._versions.clear()
            self._versions[key] = self._find_version(title, purpose, as_of)
        return self._versions[key]

    def _find_version(self, title: str, purpose: Purpose, as_of: dt.date) -> _Version | None:
        for compiled in self._of_title.get(title, ()):
            application = compiled.standard.applies(purpose, as_of)
            if application is not None:
                lines = tuple(line for line in compiled.lines if line.criterion.asked(purpose, as_of))
                marks = [application.confidence, *[line.criterion.confidence for line in lines]]
                quick = self._conditions.quick_all([line.test for line in lines])
                return _Version(compiled.standard, application, lines, quick, weakest(marks))
        return None

    def _name(self, title: str, as_of: dt.date) -> str:
        rung = next((r for r in LADDER if r.key == title and r.key != "innovative_sme"), None)
        return rung.name(as_of) if rung else self._catalogue.recognitions[title].label

    def _duties(self, title: str, as_of: dt.date) -> Iterable[DutyDue]:
        name = self._name(title, as_of)
        for compiled in self._of_title[title]:
            for duty in compiled.standard.duties:
                due = _next(duty, as_of)
                if duty.days.holds(due or as_of):  # a rule that will have ended by then asks nothing
                    yield DutyDue(title, name, duty.label, due, duty.source, duty.confidence, duty.note)


def _barred(standard: Standard, case: Case) -> ConditionResult | None:
    """The bar on applying again after a revocation, where one on record reaches the day."""
    years = standard.barred_years
    lost = max(
        (
            r.granted_on
            for r in case.titles(standard.title)
            if r.event is RecognitionEvent.REVOKED and r.granted_on and r.granted_on <= case.as_of
        ),
        default=None,
    )
    if years is None or lost is None or years_after(lost, years) <= case.as_of:
        return None
    label = f"撤销（取消）后 {years} 年内不得再申报"
    cite = Citation(standard.id, "barred", "", 0, 0, standard.source, "M高")
    return ConditionResult(NOT_MET, "criterion", label, cite, note=f"{lost} 撤销")


def _stands_on(rung: Rung, case: Case) -> bool:
    return any(_holds(kind, case) for kind in rung.proven_by(case.as_of))


def _holds(kind: str, case: Case) -> bool | None:
    return case.holds(kind)


def _found(results: Iterable[StandardResult | None]) -> tuple[StandardResult, ...]:
    return tuple(r for r in results if r is not None)


def _line(criterion: Criterion, standard: Standard, conditions: Conditions) -> _Line:
    test = conditions.test(criterion.condition, standard)
    cite = Citation(standard.id, criterion.id, "", 0, 0, criterion.source, criterion.confidence)
    return _Line(criterion, test, cite)


def _criterion(line: _Line, result: ConditionResult) -> ConditionResult:
    """A criterion's result under its own label and source; the test's own result stands below it."""
    criterion = line.criterion
    return ConditionResult(
        result.verdict, "criterion", criterion.label, line.cite, (result,), note=criterion.note
    )


def _next(duty: Duty, as_of: dt.date) -> dt.date | None:
    """The next day on which a yearly duty is due, the as-of date included."""
    if duty.month is None or duty.day is None:
        return None
    this_year = dt.date(as_of.year, duty.month, duty.day)
    return this_year if this_year >= as_of else dt.date(as_of.year + 1, duty.month, duty.day)

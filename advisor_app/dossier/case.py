"""What a dossier is built from: the answer, what it was made with, what is under way, whose paper it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from advisor_app.advice.ask import Question
from advisor_app.advice.cashflow import USUAL, CashFlow, Delays, Expected, cash_flow
from advisor_app.advice.effect import ClientEffect
from advisor_app.advice.plan import Plan
from advisor_app.domain.assessment import Assessment
from advisor_app.domain.library import Library
from advisor_app.domain.record import FactSet
from advisor_app.dossier.contents import Contents
from advisor_app.dossier.letterhead import PLAIN, Letterhead
from advisor_app.dossier.track import NOTHING, Track

KEPT = ("结论", "资金结论", "声明")
"""Sections that no letterhead leaves out: what is said, and under which reserve."""


@dataclass(frozen=True)
class Case:
    """One client's case. ``earlier``: the answer to compare with, for a report on what changed,
    and the day it was made.

    Raises InputError where the library is not the one the assessment was made with.
    """

    assessment: Assessment
    library: Library
    facts: FactSet
    letterhead: Letterhead = PLAIN
    track: Track = NOTHING
    earlier: Assessment | None = None
    earlier_made_on: dt.date | None = None
    data_mark: str = ""
    """A short digest of the record."""
    delays: Delays = USUAL
    """From application to payment, as the agency has set it."""
    expected: tuple[Expected, ...] = ()
    """What offices granted and have not paid."""
    effect: ClientEffect | None = None
    """What a change of content does to the client, for a letter about it."""
    plan: Plan | None = None
    """The development plan the advisor set up; without one the 培育方案 takes the next rung as things are."""
    questions: tuple[Question, ...] = ()
    """What is worth asking first, the one with the most money on it first."""

    @cached_property
    def flow(self) -> CashFlow:
        """The payments by year, payer and kind."""
        return cash_flow(
            self.assessment, self.library, self.facts, delays=self.delays, expected=self.expected
        )

    @cached_property
    def contents(self) -> Contents:
        """The answer sorted for telling."""
        return Contents(self.assessment, self.library, self.facts)


def arranged(names: Sequence[str], letterhead: Letterhead) -> list[str]:
    """The sections in the letterhead's order, those it does not name behind; 声明 stays last."""
    wanted = [name for name in names if name in KEPT or name not in letterhead.left_out]
    first = [name for name in letterhead.order if name in wanted and name != "声明"]
    rest = [name for name in wanted if name not in first and name != "声明"]
    return [*first, *rest, *(["声明"] if "声明" in wanted else [])]

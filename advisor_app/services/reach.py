"""Whom a clause is for: what its measures come to for each client of the portfolio."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from advisor_app.domain.labels import label
from advisor_app.domain.phrases import Tone, amount_phrase, tone
from advisor_app.domain.policy import Standing
from advisor_app.domain.record import FactSet
from advisor_app.domain.verdict import Outcome
from advisor_app.engine.assess import Assessor
from advisor_app.portfolio import factsets
from advisor_app.services.assessing import Assessing
from advisor_app.services.crowd import ask_each
from advisor_app.services.views import failing_lines, missing_lines

if TYPE_CHECKING:
    from advisor_app.portfolio.session import Portfolio

_PAYS = 500
"""From so many clients on, several processes judge sooner than one (bench/crowds.py)."""
_FIRST = (Outcome.ELIGIBLE, Outcome.UNDETERMINED, Outcome.INELIGIBLE)
_MOST = 3
"""So many reasons or missing things are told in a line; the assessment has all."""


@dataclass(frozen=True, slots=True)
class Told:
    """What one measure comes to for a client; all words are ready to show.

    ``lead``: undetermined, and the record shows a sign of it. ``why``: what is missing, or what fails.
    """

    measure: str
    title: str
    outcome: Outcome
    lead: bool
    amount: str
    why: str

    @property
    def rank(self) -> tuple[int, bool]:
        """Those that get it first, then those it is worth asking, then the others."""
        return _FIRST.index(self.outcome), not self.lead

    @property
    def word(self) -> str:
        """The outcome in a word; whether an open one has a sign."""
        return f"{label(self.outcome)}{'（有线索）' if self.lead else ''}"

    @property
    def tone(self) -> Tone:
        """How it looks."""
        return tone(self.outcome)


@dataclass(frozen=True, slots=True)
class Reached:
    """A line: a client and what a measure comes to for it."""

    client_id: str
    client: str
    told: Told


@dataclass(frozen=True, slots=True)
class Reaching:
    """All lines, the surest first; ``seen`` of ``clients`` were judged, fewer where it was cancelled."""

    rows: tuple[Reached, ...]
    seen: int
    clients: int

    def sentence(self) -> str:
        """What came of it in a line: clients, not lines, by the best that a clause comes to for them."""
        best: dict[str, Told] = {}
        for row in self.rows:
            best.setdefault(row.client_id, row.told)
        outcomes = [told.outcome for told in best.values()]
        leads = sum(told.lead for told in best.values())
        said = (
            f"看了 {self.seen} 家：可享受 {outcomes.count(Outcome.ELIGIBLE)} 家，"
            f"待定 {outcomes.count(Outcome.UNDETERMINED)} 家（其中有线索 {leads} 家），"
            f"不可享受 {outcomes.count(Outcome.INELIGIBLE)} 家，不适用 {self.seen - len(best)} 家。"
        )
        return said if self.seen == self.clients else f"{said}已取消，没有看完（共 {self.clients} 家）。"


class Reach:
    """Asks every client."""

    def __init__(self, assessing: Assessing, portfolio: Callable[[], Portfolio]) -> None:
        self._assessing = assessing
        self._portfolio = portfolio

    def of(
        self,
        measures: Collection[str],
        as_of: dt.date,
        *,
        told: Callable[[int, int], None] = lambda _done, _total: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Reaching:
        """What these measures come to for every client on a day; drafts are judged as if they were issued.

        A client that a measure does not speak to (不适用) has no line.
        """
        with self._portfolio().read() as session:
            records = factsets.load_factsets(session)
        work = partial(judge, frozenset(measures), as_of)
        asked = ask_each(
            self._assessing.assessor, list(records.values()), work, pays=_PAYS, cancelled=cancelled
        )
        rows: list[Reached] = []
        seen = 0
        for seen, ((key, facts), results) in enumerate(zip(records.items(), asked, strict=False), 1):
            rows += [Reached(key, facts.name, result) for result in results]
            told(seen, len(records))
        rows.sort(key=lambda row: (row.told.rank, row.client, row.told.title))
        return Reaching(tuple(rows), seen, len(records))


def judge(measures: frozenset[str], as_of: dt.date, assessor: Assessor, facts: FactSet) -> tuple[Told, ...]:
    """What some measures come to for a record; also in a worker process."""
    library = assessor.library
    benefits = {m.id: m.benefit for m in library.measures if m.id in measures}
    assessment = assessor.assess(facts, as_of, drafts=True)
    found = []
    for m in assessment.measures:
        if m.id not in measures or m.outcome not in _FIRST:
            continue
        title = m.title if m.item is None else f"{m.title} · {m.item_title}"
        if m.standing is not Standing.IN_FORCE:
            title += f"（{label(m.standing)}）"
        if m.outcome is Outcome.UNDETERMINED:
            why = missing_lines(m, assessment, library.catalogue)
        else:
            why = failing_lines(m, library.catalogue)
        found.append(
            Told(m.id, title, m.outcome, m.lead, amount_phrase(m, benefits[m.id]), "；".join(why[:_MOST]))
        )
    return tuple(found)

"""先问什么, worked out in a process beside the window: how far it is, and an end as soon as one is wanted.

Trying every answer to every question takes seconds of pure computing; a thread of the window's own process
would make it stutter meanwhile.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from advisor_app.advice.ask import Asking, Question, best
from advisor_app.domain.assessment import Totals
from advisor_app.domain.record import FactSet
from advisor_app.engine.assess import Assessor
from advisor_app.services.crowd import Helpers


@dataclass(frozen=True, slots=True)
class Inquiry:
    """Whose questions are wanted, as of which day; ``leads_only``: only where the record shows a sign."""

    facts: FactSet
    as_of: dt.date
    drafts: bool = False
    leads_only: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """The questions, best first, and the totals without an answer to any.

    ``tried`` of ``open``: how many of the open questions were tried; ``cancelled``: the others may be worth
    more than those that are here.
    """

    questions: tuple[Question, ...]
    now: Totals | None
    tried: int
    open: int
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class _Opened:
    """What there is to try."""

    bounds: tuple[Decimal, ...]
    now: Totals


def ask_beside(
    helpers: Helpers,
    inquiry: Inquiry,
    limit: int | None = None,
    told: Callable[[int, int], None] = lambda _done, _total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Asked:
    """The same questions as :func:`advisor_app.advice.ask.ask` gives, worked out by ``helpers``.

    ``told`` hears how many of how many open questions are tried. Raises StoreError where the process was
    ended from outside.
    """
    opened = next(helpers.each(open_inquiry, [inquiry], cancelled), None)
    if opened is None:
        return Asked((), None, 0, 0, cancelled=True)
    count = len(opened.bounds)
    tried = 0
    ended = False

    def each() -> Iterator[Question]:
        nonlocal tried, ended
        orders = [(inquiry, place) for place in range(count)]
        for question in helpers.each(try_question, orders, cancelled):
            tried += 1
            told(tried, count)
            yield question
        ended = tried < count

    questions = best(opened.bounds, each(), limit)
    return Asked(questions, opened.now, tried, count, ended)


# --- in a worker process --------------------------------------------------------------------------------

_LAST: dict[str, tuple[Inquiry, Asking]] = {}
"""The inquiry that a worker process is at: each of its questions is one order."""


def _asking(assessor: Assessor, inquiry: Inquiry) -> Asking:
    last = _LAST.get("last")
    if last is None or last[0] != inquiry or last[1].assessor is not assessor:
        made = Asking(
            assessor, inquiry.facts, inquiry.as_of, drafts=inquiry.drafts, leads_only=inquiry.leads_only
        )
        last = _LAST["last"] = (inquiry, made)
    return last[1]


def open_inquiry(assessor: Assessor, inquiry: Inquiry) -> _Opened:
    """What there is to try."""
    asking = _asking(assessor, inquiry)
    return _Opened(asking.bounds, asking.now.totals)


def try_question(assessor: Assessor, order: tuple[Inquiry, int]) -> Question:
    """One question with all its answers."""
    inquiry, place = order
    return _asking(assessor, inquiry).question(place)

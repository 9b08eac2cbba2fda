"""Counting applications for the owner: what is hoped for, filed, granted, paid, lost, and how long it takes.

Certain, capped and hoped-for money are never added up, and no rate of success is made of the counts.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

from advisor_app.domain.application import Application, Event, Pursuit, Stage, Step

ZERO = Decimal(0)
COUNTS: Mapping[str, str] = {
    "opened": "立项",
    "filed": "已报",
    "granted": "认定",
    "titles": "其中称号",
    "lost": "未成",
}
SUMS: Mapping[str, str] = {
    "fixed": "在办确定",
    "ceiling": "在办上限",
    "expected": "在办预期",
    "awarded": "已核定",
    "paid": "已兑付",
    "due": "待兑付",
}
"""What the fields of a ``Line`` are called, in the order they are shown."""
_LOSSES = (Event.REJECT, Event.FAIL, Event.ABANDON, Event.REVOKE)


@dataclass(frozen=True, slots=True)
class Counted:
    """An application as it is counted; the three sums are what its assessment promises, in 元.

    ``groups``: what it is counted under, by dimension (``city`` → ``杭州市``).
    """

    application: Application
    opened_on: dt.date
    fixed: Decimal
    ceiling: Decimal
    expected: Decimal
    groups: Mapping[str, str]

    @property
    def hoped(self) -> bool:
        """Whether its three sums are counted: nothing is granted yet, and it goes on."""
        return self.application.awarded is None and self.application.open


@dataclass(frozen=True, slots=True)
class Line:
    """One group's figures: numbers of applications, and sums in 元.

    ``titles``: titles among the granted. ``fixed`` … ``expected``: of what is not granted yet. ``due``:
    granted and not paid.
    """

    label: str
    opened: int
    filed: int
    granted: int
    titles: int
    lost: int
    fixed: Decimal
    ceiling: Decimal
    expected: Decimal
    awarded: Decimal
    paid: Decimal
    due: Decimal


@dataclass(frozen=True, slots=True)
class Wait:
    """How long applications stayed in a stage before they left it: number, median and longest, in days."""

    stage: Stage
    count: int
    median: float
    longest: int


def line(label: str, counted: Iterable[Counted]) -> Line:
    """The figures of some applications."""
    found = list(counted)
    events = [{step.event for step in each.application.steps} for each in found]
    granted = [each for each, seen in zip(found, events, strict=True) if Event.RECOGNIZE in seen]
    hoped = [each for each in found if each.hoped]
    return Line(
        label,
        len(found),
        sum(Event.SUBMIT in seen for seen in events),
        len(granted),
        sum(each.application.pursuit is Pursuit.TITLE for each in granted),
        sum(lost_by(each.application) is not None for each in found),
        _total(each.fixed for each in hoped),
        _total(each.ceiling for each in hoped),
        _total(each.expected for each in hoped),
        _total(each.application.awarded or ZERO for each in found),
        _total(each.application.paid for each in found),
        _total(each.application.due for each in found),
    )


def by(dimension: str, counted: Sequence[Counted]) -> tuple[Line, ...]:
    """The figures group by group, by label; together they are those of all."""
    groups: dict[str, list[Counted]] = {}
    for each in counted:
        groups.setdefault(each.groups[dimension], []).append(each)
    return tuple(line(label, groups[label]) for label in sorted(groups))


def paid_by_year(counted: Iterable[Counted]) -> dict[int, Decimal]:
    """What arrived in each calendar year, in 元."""
    years: dict[int, Decimal] = {}
    for each in counted:
        for step in each.application.steps:
            if step.event is Event.PAY and step.evidence.amount is not None:
                year = step.evidence.day.year
                years[year] = years.get(year, ZERO) + step.evidence.amount
    return dict(sorted(years.items()))


def losses(counted: Iterable[Counted]) -> tuple[tuple[Event, str, int], ...]:
    """Why applications ended without success: event, reason as noted, how often; the most frequent first.

    Only what still stands lost is counted: what was given up and taken up again is not.
    """
    seen: Counter[tuple[Event, str]] = Counter()
    for each in counted:
        step = lost_by(each.application)
        if step is not None:
            seen[step.event, step.evidence.reason] += 1
    return tuple((event, reason, count) for (event, reason), count in seen.most_common())


def lost_by(application: Application) -> Step | None:
    """The step that ended it without success; None where none did (a title that ran out is not lost)."""
    last = application.steps[-1] if application.steps else None
    return last if last is not None and last.event in _LOSSES else None


def waits(counted: Iterable[Counted]) -> tuple[Wait, ...]:
    """How long each stage took, of the stays that ended; in the order of the stages."""
    days: dict[Stage, list[int]] = {}
    for each in counted:
        since = each.opened_on
        for step in each.application.steps:
            if step.after is not step.before:
                # a firm may have filed before the advisor came to it: that stay was not seen
                if step.evidence.day >= since:
                    days.setdefault(step.before, []).append((step.evidence.day - since).days)
                since = step.evidence.day
    return tuple(
        Wait(stage, len(days[stage]), median(days[stage]), max(days[stage]))
        for stage in Stage
        if stage in days
    )


def _total(amounts: Iterable[Decimal]) -> Decimal:
    return sum(amounts, ZERO)

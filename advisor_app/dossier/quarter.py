"""季度陪跑报告: then versus now — what changed, what was done, what came, what comes next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal

from advisor_app.domain.assessment import Assessment, ConditionResult, FactUse, MeasureResult
from advisor_app.domain.labels import label
from advisor_app.domain.money import ZERO, format_wan
from advisor_app.domain.period import months_after
from advisor_app.domain.phrases import ABSENT, BUCKETS, Tone, confirmed, measure_phrase, tone, value_phrase
from advisor_app.domain.policy import AmountKind, Standing
from advisor_app.domain.verdict import Outcome
from advisor_app.dossier.case import Case
from advisor_app.dossier.document import (
    Block,
    Cell,
    Column,
    Heading,
    Kind,
    Paragraph,
    Role,
    Span,
    Status,
    Table,
)
from advisor_app.dossier.layout import cells, plain
from advisor_app.dossier.progress import ahead_table, moments_table, payments_table, undertakings_table
from advisor_app.dossier.track import Payment, Undertaking

MONTHS = 3
_AHEAD = 3
TIMELY = dt.timedelta(days=14)
"""An answer made no later than this after its as-of day was made of what was known then."""
NO_EARLIER = (
    "本期之前没有存档的评估，无法前后对比；本报告只列本期情况。出具过判定书或档案之后，下一期即可对比。"
)


@dataclass(frozen=True, slots=True)
class Change:
    """A measure whose verdict or counted sum is not what it was; None: it was not (is not) in the answer."""

    then: MeasureResult | None
    now: MeasureResult | None

    @property
    def name(self) -> str:
        """The measure's name."""
        result = self.now or self.then
        return "" if result is None else measure_phrase(result)


def beginning(as_of: dt.date) -> dt.date:
    """The first day of the three months that end on ``as_of``."""
    return months_after(as_of, -MONTHS) + dt.timedelta(days=1)


def changes(then: Assessment, now: Assessment) -> list[Change]:
    """What differs between two answers: verdicts in force first gained, then lost, then by sum."""
    before, after = _told(then), _told(now)
    found = [
        Change(before.get(key), after.get(key))
        for key in dict.fromkeys((*after, *before))
        if _state(before.get(key)) != _state(after.get(key)) and _telling(before.get(key), after.get(key))
    ]
    return sorted(found, key=lambda change: (_rank(change), -_sum(change.now), -_sum(change.then)))


def _told(assessment: Assessment) -> dict[str, MeasureResult]:
    return {
        r.key: r
        for r in assessment.measures
        if r.standing is Standing.IN_FORCE
        and r.outcome is not Outcome.NOT_APPLICABLE
        and r.amount.kind is not AmountKind.IN_KIND
        and r.payee.is_client
    }


def _state(result: MeasureResult | None) -> tuple[object, ...] | None:
    if result is None:
        return None
    return result.outcome, result.counted, result.chosen, result.amount.confirmed


def _telling(then: MeasureResult | None, now: MeasureResult | None) -> bool:
    """An item that came or went and was never to be had tells nothing."""
    if then is not None and now is not None:
        return True
    one = now or then
    return one is not None and one.outcome is not Outcome.INELIGIBLE


def _sum(result: MeasureResult | None) -> Decimal:
    return ZERO if result is None else result.counted


def _rank(change: Change) -> int:
    now = change.now is not None and change.now.outcome is Outcome.ELIGIBLE
    then = change.then is not None and change.then.outcome is Outcome.ELIGIBLE
    return 0 if now and not then else 1 if then and not now else 2 if now else 3


def learned(then: Assessment, now: Assessment) -> list[tuple[FactUse | None, FactUse]]:
    """The values that policies read and that are not what they were, each once."""
    before, after = _read(then), _read(now)
    return [(before.get(key), use) for key, use in after.items() if _value(before.get(key)) != use.value]


def _value(use: FactUse | None) -> object:
    return None if use is None else use.value


def _read(assessment: Assessment) -> dict[tuple[str, int | None], FactUse]:
    found: dict[tuple[str, int | None], FactUse] = {}
    for result in assessment.measures:
        if result.item is None:
            for use in _uses(result.why):
                found.setdefault((use.key, use.year), use)
    return found


def _uses(node: ConditionResult) -> Iterator[FactUse]:
    yield from node.used
    for child in node.children:
        yield from _uses(child)


class Quarter:
    """The sections of the report."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.now = case.assessment
        self.then = case.earlier
        self.since = beginning(self.now.as_of)

    def _came(self) -> list[tuple[Undertaking, Payment]]:
        """The money of the period."""
        return [(u, p) for u, p in self.case.track.paid if self.since <= p.day <= self.now.as_of]

    def summary(self) -> Iterator[Block]:
        """The period in a few sentences, and the sums beside each other."""
        track, until = self.case.track, self.now.as_of
        steps = [m for m in track.moments if self.since <= m.day <= until]
        paid = self._came()
        came = sum((p.amount for _, p in paid), ZERO)
        yield Paragraph(
            (
                Span(f"{self.since.isoformat()} 至 {until.isoformat()}："),
                Span(f"记录 {len(steps)} 件事", strong=True),
                Span("，在办 "),
                Span(f"{sum(u.open for u in track.undertakings)} 项申报", strong=True),
                Span("，到账 "),
                Span(f"{format_wan(came)} 万元", strong=True, tone=Tone.GOOD if came else None),
                Span("。"),
            ),
            Role.LEAD,
        )
        if self.then is None:
            yield plain(NO_EARLIER, Role.NOTE)
        else:
            then, made = self.then, self.case.earlier_made_on
            late = made is not None and made - then.as_of > TIMELY
            aside = f"，{made} 补做，用的是补做那天的数据" if late else ""
            yield plain(
                f"对比的是基准日 {then.as_of} 的存档评估（政策内容 {then.content_version}{aside}）；"
                f"本期政策内容 {self.now.content_version}。"
            )
        yield self._sums()

    def _sums(self) -> Table:
        then, now = self.then, self.now
        soft = {m.id for m in self.case.library.measures if not m.is_money}
        counted = (Outcome.ELIGIBLE, Outcome.UNDETERMINED, Outcome.INELIGIBLE)
        rows = []
        for outcome in counted:
            after = _count(now, outcome, soft)
            before = None if then is None else _count(then, outcome, soft)
            change = None if before is None else _signed(Decimal(after - before), "")
            had = Cell(ABSENT) if before is None else Cell(before, Kind.NUMBER)
            counts = (had, Cell(after, Kind.NUMBER), Cell(change))
            rows.append(cells(f"{label(outcome)}（项）", *counts))
        for bucket, word in BUCKETS.items():
            came = confirmed(now)[bucket]
            was = None if then is None else confirmed(then)[bucket]
            change = None if was is None else _signed(came - was, "万元")
            rows.append(
                cells(f"已确认·{word}（万元）", Cell(was, Kind.MONEY), Cell(came, Kind.MONEY), Cell(change))
            )
        columns = (
            Column("项目", 14),
            Column(f"上期\n{ABSENT if then is None else then.as_of.isoformat()}", 8, Kind.NUMBER),
            Column(f"本期\n{now.as_of.isoformat()}", 8, Kind.NUMBER),
            Column("变化", 12),
        )
        return Table(columns, tuple(rows))

    def changed(self) -> Iterator[Block]:
        """Verdicts and sums that are no longer what they were, and what was learned in between."""
        if self.then is None:
            yield plain(NO_EARLIER)
            return
        yield Heading("结论与金额的变化", 2)
        yield Table(
            (
                Column("事项", 15),
                Column("上期", 6, Kind.STATUS),
                Column("本期", 6, Kind.STATUS),
                Column("上期计入\n（万元）", 6, Kind.MONEY),
                Column("本期计入\n（万元）", 6, Kind.MONEY),
            ),
            tuple(
                cells(
                    change.name,
                    _status(change.then),
                    _status(change.now),
                    None if change.then is None else change.then.counted,
                    None if change.now is None else change.now.counted,
                )
                for change in changes(self.then, self.now)
            ),
            empty="结论和金额与上期相同。",
        )
        yield Heading("数据的变化", 2)
        facts = self.case.library.catalogue.facts
        yield Table(
            (Column("数据", 14), Column("年度", 4, Kind.CODE), Column("上期", 9), Column("本期", 9)),
            tuple(
                cells(
                    use.label,
                    "" if use.year is None else str(use.year),
                    ABSENT if before is None else value_phrase(before.value, facts.get(use.key), before.unit),
                    value_phrase(use.value, facts.get(use.key), use.unit),
                )
                for before, use in learned(self.then, self.now)
            ),
            empty="政策读取的数据与上期相同。",
        )

    def done(self) -> Iterator[Block]:
        """Applications, money that came and what happened in the period."""
        track, until = self.case.track, self.now.as_of
        yield undertakings_table([u for u in track.undertakings if u.open or u.stage_on >= self.since])
        paid = self._came()
        if paid:
            yield Heading("本期到账", 2)
            yield payments_table(paid)
        yield Heading("本期记录", 2)
        yield moments_table([m for m in track.moments if self.since <= m.day <= until])

    def following(self) -> Iterator[Block]:
        """What is due in the three months to come, and the promises that are still open."""
        track = self.case.track
        yield ahead_table(track, months_after(self.now.as_of, _AHEAD))
        open_ = [m for m in track.moments if m.open]
        if open_:
            yield Heading("还没办的约定", 2)
            yield moments_table(open_)


def _count(assessment: Assessment, outcome: Outcome, soft: Collection[str]) -> int:
    """Verdicts in force on money, counted as the 结论 does: what goes to others is no eligible one."""
    here = (r for r in assessment.measures if r.standing is Standing.IN_FORCE and r.id not in soft)
    return sum(r.outcome is outcome and (r.payee.is_client or outcome is not Outcome.ELIGIBLE) for r in here)


def _signed(amount: Decimal, unit: str) -> str:
    if not amount:
        return "不变"
    said = f"{format_wan(abs(amount))} {unit}" if unit else f"{abs(amount)}"
    return f"{'增加' if amount > 0 else '减少'} {said}"


def _status(result: MeasureResult | None) -> Cell:
    if result is None:
        return Cell(ABSENT)
    return Cell(Status(label(result.outcome), tone(result.outcome)))

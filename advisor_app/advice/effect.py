"""What another version of the content does to each client: gained, lost, changed, why, and whom to call.

The same records are assessed with both contents on the same day. What a client has without a change, but
only until a day that the new content brings forward (a document ends or is replaced earlier), is a loss
with a deadline; what begins later is a gain to come. Money is in 元, the three confirmed kinds apart.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from advisor_app.advice.compare import (
    Difference,
    MeasureChange,
    MoneyChange,
    Move,
    Place,
    Sum,
    compare,
    place_of,
)
from advisor_app.advice.telling import change_phrase
from advisor_app.domain.assessment import Assessment, MeasureResult
from advisor_app.domain.library import Library
from advisor_app.domain.money import ZERO, format_wan
from advisor_app.domain.period import Validity
from advisor_app.domain.phrases import (
    Bucket,
    amount_phrase,
    bucket_of,
    citation_phrase,
    measure_phrase,
    missing_phrase,
)
from advisor_app.domain.policy import Benefit, Citation, Document, Issuance, Measure, Standing
from advisor_app.domain.record import FactSet
from advisor_app.domain.verdict import Verdict
from advisor_app.engine.assess import Assessor


class Reason(StrEnum):
    """Why an answer differs between two contents."""

    ADDED = "added"
    REMOVED = "removed"
    ISSUED = "issued"
    CONDITION = "condition"
    AMOUNT = "amount"
    TERMS = "terms"
    STACKING = "stacking"
    IN_FORCE = "in_force"
    NOT_YET = "not_yet"
    EXPIRED = "expired"
    SUPERSEDED = "superseded"
    RELATED = "related"


REASONS: Mapping[Reason, str] = {
    Reason.ADDED: "事项新增",
    Reason.REMOVED: "事项取消",
    Reason.ISSUED: "征求意见稿已印发",
    Reason.CONDITION: "条件改变",
    Reason.AMOUNT: "金额改变",
    Reason.TERMS: "名额、对象或性质改变",
    Reason.STACKING: "不重复规则改变",
    Reason.IN_FORCE: "文件施行",
    Reason.NOT_YET: "文件尚未施行",
    Reason.EXPIRED: "文件届满",
    Reason.SUPERSEDED: "文件被替代",
    Reason.RELATED: "相关事项或口径变动",
}
_OF_STANDING = {
    Standing.IN_FORCE: Reason.IN_FORCE,
    Standing.NOT_YET: Reason.NOT_YET,
    Standing.EXPIRED: Reason.EXPIRED,
    Standing.SUPERSEDED: Reason.SUPERSEDED,
}


@dataclass(frozen=True, slots=True)
class Caused:
    """A change with its reasons; ``text``: what the comparison of contents says of the measure.

    ``source``: document, number and article, from the content that holds the measure. ``begins`` and
    ``ends`` are the document's days. ``on``: a change still ahead takes effect then; ``deadline``: the last
    day on which what will be lost can be had; ``heir``: what it pushed out till then and that counts after.
    """

    change: MeasureChange
    reasons: tuple[Reason, ...]
    source: str
    text: str = ""
    office: str = ""
    begins: dt.date | None = None
    ends: dt.date | None = None
    on: dt.date | None = None
    deadline: dt.date | None = None
    heir: MeasureResult | None = None

    @property
    def gain(self) -> bool:
        """Whether the client is better off by it, or may be."""
        return self.change.move in (Move.GAINED, Move.MORE, Move.OPENED) or (
            self.change.move is Move.RANGE and _possible(self.change.after) > _possible(self.change.before)
        )


@dataclass(frozen=True, slots=True)
class ClientEffect:
    """What becomes of one client: ``now`` at once, ``ahead`` on a later day, ``difference`` in full.

    ``services``: what changes, now or later, of support that is no money. ``stakes``: by how much the sums of
    today, of each kind, fall once all that ends sooner has ended, in 元.
    """

    key: str
    name: str
    difference: Difference
    now: tuple[Caused, ...]
    ahead: tuple[Caused, ...] = ()
    services: tuple[Caused, ...] = ()
    stakes: tuple[tuple[Bucket, Decimal], ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing is to be told."""
        return not (self.now or self.ahead or self.services) and self.difference.ladder.empty

    @property
    def gained(self) -> tuple[Caused, ...]:
        """What can be had anew, now or later."""
        return tuple(c for c in (*self.now, *self.ahead) if c.change.move in (Move.GAINED, Move.OPENED))

    @property
    def lost(self) -> tuple[Caused, ...]:
        """What can no longer be had, or not after a day."""
        return tuple(c for c in (*self.now, *self.ahead) if c.change.move in (Move.LOST, Move.CLOSED))

    @property
    def changed(self) -> tuple[Caused, ...]:
        """What is had or open on both sides, with another answer or sum."""
        apart = (Move.GAINED, Move.OPENED, Move.LOST, Move.CLOSED)
        return tuple(c for c in (*self.now, *self.ahead) if c.change.move not in apart)

    @property
    def deadline(self) -> dt.date | None:
        """The first day by which something has to be done; None: none is set."""
        return min((c.deadline for c in self.ahead if c.deadline is not None), default=None)

    @property
    def gains(self) -> Decimal:
        """What the client's own counted sums gain at once, in 元; all kinds, so for an order alone."""
        return sum((c.change.change for c in self.now if c.change.own and c.change.change > 0), ZERO)

    @property
    def losses(self) -> Decimal:
        """What they lose at once, in 元, as a positive sum; all kinds, so for an order alone."""
        return -sum((c.change.change for c in self.now if c.change.own and c.change.change < 0), ZERO)

    def at_stake(self, kind: Bucket) -> Decimal:
        """What of a kind is counted today and ends with a deadline, less what takes its place, in 元."""
        return dict(self.stakes).get(kind, ZERO)


@dataclass(frozen=True, slots=True)
class PortfolioEffect:
    """All affected clients in the order to call them, and the sums over all that were looked at.

    ``seen``: how many were looked at; ``faint``: of those left out, how many meet something new or gone
    of which their record shows no sign.
    """

    clients: tuple[ClientEffect, ...]
    money: tuple[MoneyChange, ...]
    seen: int
    faint: int

    @property
    def unaffected(self) -> int:
        """How many clients are left out."""
        return self.seen - len(self.clients)

    def sum(self, wanted: Sum) -> MoneyChange:
        """One total over all clients."""
        return next(m for m in self.money if m.sum is wanted)


def effect(
    before: Assessor,
    after: Assessor,
    clients: Iterable[tuple[str, FactSet]],
    as_of: dt.date,
    *,
    changed: Mapping[str, str] | None = None,
) -> PortfolioEffect:
    """What the content of ``after`` does to clients, given by key, that were told by that of ``before``.

    ``changed``: measure id → what the comparison of the contents says of it, in words.
    """
    contents = Contents(before, after, as_of, changed or {})
    return gather(contents.of(key, facts) for key, facts in clients)


def gather(effects: Iterable[ClientEffect]) -> PortfolioEffect:
    """The effects on single clients as a whole, in any order; those without one are counted alone."""
    told: list[ClientEffect] = []
    sums = {s: [ZERO, ZERO] for s in Sum}
    seen = faint = 0
    for each in effects:
        seen += 1
        for one in each.difference.money:
            sums[one.sum][0] += one.before
            sums[one.sum][1] += one.after
        if not each.empty:
            told.append(each)
        elif each.difference.measures:
            faint += 1
    money = tuple(MoneyChange(s, *pair) for s, pair in sums.items())
    return PortfolioEffect(tuple(sorted(told, key=_urgency)), money, seen, faint)


def _urgency(effect: ClientEffect) -> tuple[int, dt.date, Decimal, str, str]:
    """Losses with a deadline by day, other losses by money, gains by money, the rest by name."""
    name = (effect.name, effect.key)
    if effect.deadline is not None:
        return 0, effect.deadline, -sum((effect.at_stake(kind) for kind in Bucket), ZERO), *name
    if effect.losses or effect.lost:
        return 1, dt.date.max, -effect.losses, *name
    if effect.gains or effect.gained:
        return 2, dt.date.max, -effect.gains, *name
    return 3, dt.date.max, ZERO, *name


@dataclass(frozen=True)
class Contents:
    """Two contents and a day; it holds no client, and each client is told by itself."""

    before: Assessor
    after: Assessor
    as_of: dt.date
    changed: Mapping[str, str] = field(default_factory=dict)

    def of(self, key: str, facts: FactSet) -> ClientEffect:
        """What becomes of one client; without any effect its lists are empty."""
        then, now = (a.assess(facts, self.as_of) for a in (self.before, self.after))
        difference = compare(then, now)
        told = [self._caused(c) for c in difference.measures if _telling(c)]
        past = self._past.assess(facts, self.as_of) if self._ending else now
        ahead = list(self._ahead(now, past))
        return ClientEffect(
            key,
            facts.name,
            difference,
            tuple(c for c in told if self._is_money(c)),
            tuple(c for c in ahead if self._is_money(c)),
            tuple(c for c in (*told, *ahead) if not self._is_money(c)),
            _stakes(now, past),
        )

    def _is_money(self, caused: Caused) -> bool:
        old, new = self._measures
        measure = caused.change.told.id
        return (new.get(measure) or old[measure]).is_money

    def _caused(self, change: MeasureChange) -> Caused:
        told = change.told
        library = self._holder(told.id)
        document = library.documents[told.document]
        return Caused(
            change,
            self._reasons(told.id),
            citation_phrase(told.cites[0], library.documents),
            self.changed.get(told.id, ""),
            self._office(told),
            document.validity.start,
            _last_day(document),
        )

    @cached_property
    def _measures(self) -> tuple[Mapping[str, Measure], Mapping[str, Measure]]:
        """The measures of both, by id."""
        old, new = ({m.id: m for m in a.library.measures} for a in (self.before, self.after))
        return old, new

    def _holder(self, measure: str) -> Library:
        """The content that holds a measure, the later one first."""
        return (self.after if measure in self._measures[1] else self.before).library

    def _office(self, result: MeasureResult) -> str:
        """Whom to ask: the measure's first department, else who leads the document."""
        library = self._holder(result.id)
        measure = self._measures[1].get(result.id) or self._measures[0][result.id]
        return measure.departments[0] if measure.departments else library.documents[result.document].lead

    # --- what is still ahead ----------------------------------------------------------------------

    @cached_property
    def _ending(self) -> tuple[Document, ...]:
        """The documents in force that the new content ends sooner than the old one."""
        old = self.before.library.documents
        return tuple(
            d
            for d in self.after.library.documents.values()
            if d.standing(self.as_of) is Standing.IN_FORCE and _ends_sooner(d, old.get(d.id))
        )

    @cached_property
    def _past(self) -> Assessor:
        """The new content once these have ended, all else as it is today: what then takes their place?"""
        over = self.as_of - dt.timedelta(days=1)
        ended = {d.id: replace(d, validity=Validity(d.validity.start, over)) for d in self._ending}
        library = self.after.library
        return Assessor(replace(library, documents={**library.documents, **ended}))

    def _ahead(self, now: Assessment, past: Assessment) -> Iterator[Caused]:
        """What the new content ends or begins on a later day than the old one did."""
        later = {r.key: r for r in past.measures}
        for result in now.measures:
            document = self.after.library.documents[result.document]
            old = self.before.library.documents.get(result.document)
            last = _last_day(document)
            if last is not None and _ends_sooner(document, old) and _at_stake(result):
                heir = _heir(result, now, later)
                if heir is not None and _makes_up(heir, result):
                    continue  # the same award of another document stays: nothing is lost
                had = place_of(result) is Place.HAD
                change = MeasureChange(Move.LOST if had else Move.CLOSED, result, None)
                ended = Reason.EXPIRED if document.superseded_on is None else Reason.SUPERSEDED
                then = None if old is None else _last_day(old)
                text = f"有效期由{_until(then)}改为{_until(last)}"
                over = last + dt.timedelta(days=1)
                pending = self._pending(change, ended, text, on=over, deadline=last)
                yield replace(pending, heir=heir)
            elif result.standing is Standing.NOT_YET and _begins_anew(document, old):
                start = document.validity.start
                met = result.why.verdict is Verdict.MET
                if start is not None and (met or result.lead):
                    change = MeasureChange(Move.GAINED if met else Move.OPENED, None, result)
                    yield self._pending(change, Reason.IN_FORCE, "", on=start)

    def _pending(
        self, change: MeasureChange, why: Reason, text: str, *, on: dt.date, deadline: dt.date | None = None
    ) -> Caused:
        told = change.told
        document = self.after.library.documents[told.document]
        return Caused(
            change,
            (why,),
            citation_phrase(told.cites[0], self.after.library.documents),
            text,
            self._office(told),
            document.validity.start,
            _last_day(document),
            on,
            deadline,
        )

    # --- reasons ----------------------------------------------------------------------------------

    def _reasons(self, measure: str) -> tuple[Reason, ...]:
        documents = self.after.library.documents
        was, is_ = (measures.get(measure) for measures in self._measures)
        if was is None and is_ is not None:
            issued = documents[is_.document].based_on is not None
            return (Reason.ISSUED if issued else Reason.ADDED,)
        if was is not None and is_ is None:
            issued = any(d.based_on == was.document for d in documents.values())
            return (Reason.ISSUED if issued else Reason.REMOVED,)
        assert was is not None
        assert is_ is not None
        found = [*self._standing(was.document), *_rules(was, is_)]
        return tuple(found) or (Reason.RELATED,)

    def _standing(self, document: str) -> Iterator[Reason]:
        was, is_ = self.before.library.documents[document], self.after.library.documents[document]
        then, now = was.standing(self.as_of), is_.standing(self.as_of)
        if then is not now:
            drafted = was.issuance is Issuance.DRAFT and is_.issuance is Issuance.ISSUED
            yield Reason.ISSUED if drafted else _OF_STANDING.get(now, Reason.RELATED)


def _rules(was: Measure, is_: Measure) -> Iterator[Reason]:
    """Which parts of a rule differ in what they mean; other words for the same are no difference."""
    parts = (
        (Reason.CONDITION, lambda m: (m.condition, m.item_kind, m.readings)),
        (Reason.AMOUNT, lambda m: (m.benefit, m.schedule, m.frequency, m.pool)),
        (Reason.TERMS, lambda m: (m.certainty, m.payee, m.quota, m.payers)),
        (Reason.STACKING, lambda m: (m.groups, m.caps)),
    )
    for reason, part in parts:
        if _sense(part(was)) != _sense(part(is_)):
            yield reason


def _sense(value: object) -> object:
    """A rule without where it is quoted from and how its lines are called."""
    if isinstance(value, Citation):
        return None
    if isinstance(value, tuple):
        return tuple(_sense(one) for one in value)
    if is_dataclass(value):
        kept = (f.name for f in fields(value) if f.name != "label")
        return type(value).__name__, *(_sense(getattr(value, name)) for name in kept)
    return value


def _telling(change: MeasureChange) -> bool:
    """Whether a change concerns the client: something had, or something its record shows a sign of."""
    if change.move in (Move.OPENED, Move.CLOSED, Move.RANGE):
        return any(_matters(side) for side in (change.before, change.after) if side is not None)
    return True


def _matters(result: MeasureResult) -> bool:
    return place_of(result) is Place.HAD or (place_of(result) is Place.OPEN and result.lead)


def _at_stake(result: MeasureResult) -> bool:
    """Had and counted, or without a figure; or open with a sign. What others push out has nothing to lose."""
    if place_of(result) is not Place.HAD:
        return _matters(result)
    return result.chosen and (bool(result.counted) or not result.amount.stated)


def _heir(result: MeasureResult, now: Assessment, later: Mapping[str, MeasureResult]) -> MeasureResult | None:
    """What a result pushes out today and that counts once it is gone: the highest."""
    pushed = [later[r.key] for r in now.measures if r.dropped_for == result.key and r.key in later]
    return max((r for r in pushed if r.chosen and r.counted), key=lambda r: r.counted, default=None)


def _makes_up(heir: MeasureResult, result: MeasureResult) -> bool:
    """Whether what comes after is as much, and as sure."""
    kinds = {bucket_of(r.certainty, r.amount.word) for r in (heir, result)}
    return heir.counted >= result.counted and len(kinds) == 1


def _stakes(now: Assessment, past: Assessment) -> tuple[tuple[Bucket, Decimal], ...]:
    """By how much each kind of the confirmed sums falls."""
    sums = ((Bucket.FIXED, "fixed"), (Bucket.CEILING, "ceiling"), (Bucket.COMPETITIVE, "competitive"))
    return tuple(
        (kind, max(ZERO, getattr(now.totals, name) - getattr(past.totals, name))) for kind, name in sums
    )


def _until(day: dt.date | None) -> str:
    return "未定" if day is None else f" {day.isoformat()} 止"


def _possible(result: MeasureResult | None) -> Decimal:
    return ZERO if result is None or result.amount.possible is None else result.amount.possible


def _last_day(document: Document) -> dt.date | None:
    """The last day on which a document is in force; None: no end is known."""
    replaced = None if document.superseded_on is None else document.superseded_on - dt.timedelta(days=1)
    return min((day for day in (document.validity.end, replaced) if day is not None), default=None)


def _ends_sooner(document: Document, old: Document | None) -> bool:
    if old is None:
        return False
    now, then = _last_day(document), _last_day(old)
    return now is not None and (then is None or now < then)


def _begins_anew(document: Document, old: Document | None) -> bool:
    return (
        old is None or old.validity.start != document.validity.start or old.issuance is not document.issuance
    )


# --- words ------------------------------------------------------------------------------------------


def reason_phrase(caused: Caused) -> str:
    """Why, in words: ``金额改变：由不超过20万元改为不超过30万元``."""
    named = "、".join(REASONS[reason] for reason in caused.reasons)
    return f"{named}：{caused.text}" if caused.text else named


def meaning_phrase(caused: Caused, benefit: Benefit | None = None) -> str:
    """What it means for the client; of what is still ahead, what holds today and from when it does not.

    ``benefit`` as :func:`advisor_app.domain.phrases.amount_phrase` takes it.
    """
    change, on = caused.change, caused.on
    if on is None:
        return change_phrase(change, benefit)
    if change.before is None:
        assert change.after is not None
        word = "可享受" if change.move is Move.GAINED else "待定"
        return f"自 {on.isoformat()} 起{word}，{amount_phrase(change.after, benefit)}"
    word = "可享受" if change.move is Move.LOST else "待定"
    today = f"目前{word}，{amount_phrase(change.before, benefit)}"
    before, said = change.before, ""
    if before.dropped_for is not None:
        said = "（就高不重复，未计入）"
    elif before.chosen and before.amount.confirmed is not None and before.counted < before.amount.confirmed:
        said = f"（计入 {format_wan(before.counted)} 万元）"
    heir = caused.heir
    after = "" if heir is None else f"，改由“{measure_phrase(heir)}”计入 {format_wan(heir.counted)} 万元"
    return f"{today}{said}；{on.isoformat()} 起不再支持{after}"


def when_phrase(caused: Caused) -> str:
    """From when: of a change ahead its day, else the document's start; "" where none is known."""
    if caused.on is not None:
        return f"自 {caused.on.isoformat()} 起"
    new = {Reason.ADDED, Reason.ISSUED, Reason.IN_FORCE} & set(caused.reasons)
    return f"自 {caused.begins.isoformat()} 起" if new and caused.begins is not None else ""


def todo_phrase(caused: Caused, as_of: dt.date) -> str:
    """What to do about it, and by when; nothing is promised."""
    change = caused.change
    office = caused.office or "主管部门"
    by = "" if caused.deadline is None else f"最迟 {caused.deadline.isoformat()} "
    match change.move:
        case Move.LOST if by:
            return f"{by}递交申报；是否以递交日为准，向{office}确认。"
        case Move.CLOSED if by:
            return f"要申报的，{by}补齐资料、判定并递交，向{office}确认。"
        case Move.LOST | Move.CLOSED:
            return f"停止按原条款准备；已经递交的，向{office}确认是否继续办理。"
        case Move.GAINED:
            return "核对条件的依据，按当年申报通知准备材料。"
        case Move.MORE | Move.LESS | Move.RANGE | Move.NATURE:
            return "按新的金额和性质调整申报和资金计划。"
        case Move.OPENED | Move.UNSETTLED:
            assert change.after is not None
            lacking = "、".join(
                missing_phrase(m, as_of, change.after.item_title) for m in change.after.missing[:_ASKED]
            )
            more = "等" if len(change.after.missing) > _ASKED else ""
            return f"补齐后再判定：{lacking}{more}。" if lacking else "补齐资料后再判定。"


_ASKED = 4
"""So many missing facts are named."""

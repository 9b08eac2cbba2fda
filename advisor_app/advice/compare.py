"""Two answers beside each other: what was gained, lost or left open, why, and what it does to the money.

What-if, the days ahead and a change of content are all told by this one difference. Money is in 元; its
three confirmed kinds (定额, 上限, 择优) stay apart, and draft money is in none of them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from advisor_app.domain.assessment import (
    Assessment,
    ConditionResult,
    FactUse,
    LadderStanding,
    MeasureResult,
    Missing,
    StandardResult,
)
from advisor_app.domain.money import ZERO
from advisor_app.domain.phrases import Bucket, bucket_of, measure_phrase
from advisor_app.domain.policy import Standing
from advisor_app.domain.standard import Purpose
from advisor_app.domain.verdict import Outcome


class Place(StrEnum):
    """What a measure is to a client: had, open, or neither (also: not in force, not listed)."""

    HAD = "had"
    OPEN = "open"
    NONE = "none"


class Move(StrEnum):
    """How a measure's answer differs, the most telling first."""

    LOST = "lost"
    UNSETTLED = "unsettled"
    GAINED = "gained"
    LESS = "less"
    MORE = "more"
    NATURE = "nature"
    OPENED = "opened"
    CLOSED = "closed"
    RANGE = "range"


MOVES: Mapping[Move, str] = {
    Move.LOST: "不再可享受",
    Move.UNSETTLED: "可享受转为待定",
    Move.GAINED: "新增可享受",
    Move.LESS: "计入减少",
    Move.MORE: "计入增加",
    Move.NATURE: "金额性质变化",
    Move.OPENED: "新增待定",
    Move.CLOSED: "待定转为不可享受",
    Move.RANGE: "待核金额变化",
}
_MOVED: Mapping[tuple[Place, Place], Move] = {
    (Place.HAD, Place.NONE): Move.LOST,
    (Place.HAD, Place.OPEN): Move.UNSETTLED,
    (Place.NONE, Place.HAD): Move.GAINED,
    (Place.OPEN, Place.HAD): Move.GAINED,
    (Place.NONE, Place.OPEN): Move.OPENED,
    (Place.OPEN, Place.NONE): Move.CLOSED,
}
_RANKS = {move: rank for rank, move in enumerate(Move)}


class Sum(StrEnum):
    """The totals of an assessment, by the names they have there."""

    FIXED = "fixed"
    CEILING = "ceiling"
    COMPETITIVE = "competitive"
    CONFIRMED = "confirmed"
    LEADS = "leads"
    POSSIBLE = "possible"
    OTHERS = "others"
    DRAFTS_POSSIBLE = "drafts_possible"


@dataclass(frozen=True, slots=True)
class Flip:
    """A condition whose verdict differs; None: it was not (is not) asked.

    ``barred``: it stands under a *not*.
    """

    before: ConditionResult | None
    after: ConditionResult | None
    barred: bool = False

    @property
    def label(self) -> str:
        """What is asked."""
        one = self.after or self.before
        return "" if one is None else one.label

    @property
    def read(self) -> str:
        """The key of the value it reads; "" where it reads none."""
        one = self.after or self.before
        return one.used[0].key if one is not None and one.used else ""


@dataclass(frozen=True, slots=True)
class ValueChange:
    """A value that an amount was reckoned from, then and now."""

    before: FactUse | None
    after: FactUse | None


@dataclass(frozen=True, slots=True)
class MeasureChange:
    """One measure (or one of its items) whose answer differs; a side is None where it was not listed.

    ``awaits``: figures of a year that are asked for now and were not before.
    """

    move: Move
    before: MeasureResult | None
    after: MeasureResult | None
    flips: tuple[Flip, ...] = ()
    values: tuple[ValueChange, ...] = ()
    awaits: tuple[Missing, ...] = ()

    @property
    def told(self) -> MeasureResult:
        """The side that names the measure: the later one where there is one."""
        one = self.after or self.before
        assert one is not None
        return one

    @property
    def key(self) -> str:
        """The measure's key, with its item."""
        return self.told.key

    @property
    def name(self) -> str:
        """The measure's name, with its item."""
        return measure_phrase(self.told)

    @property
    def own(self) -> bool:
        """Whether the money is the client's."""
        return self.told.payee.is_client

    @property
    def change(self) -> Decimal:
        """By how much what is counted differs, in 元."""
        return _counted(self.after) - _counted(self.before)

    @property
    def refresh(self) -> bool:
        """It was had, and now only a year's figures are missing: to be entered anew, not lost."""
        return self.move is Move.UNSETTLED and bool(self.awaits)


@dataclass(frozen=True, slots=True)
class MoneyChange:
    """One total, then and now, in 元."""

    sum: Sum
    before: Decimal
    after: Decimal

    @property
    def change(self) -> Decimal:
        """By how much it differs."""
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class StandardChange:
    """A title's standard whose answer or version differs; a side is None where it was not asked."""

    before: StandardResult | None
    after: StandardResult | None
    flips: tuple[Flip, ...] = ()

    @property
    def told(self) -> StandardResult:
        """The side that names the title."""
        one = self.after or self.before
        assert one is not None
        return one


@dataclass(frozen=True, slots=True)
class LadderChange:
    """What differs on the ladder: rung and next rung as (then, now) where they differ, and standards."""

    rung: tuple[str, str] | None = None
    following: tuple[str, str] | None = None
    standards: tuple[StandardChange, ...] = ()

    @property
    def empty(self) -> bool:
        """Nothing differs."""
        return self.rung is None and self.following is None and not self.standards


@dataclass(frozen=True, slots=True)
class Difference:
    """All that differs between two answers; measures in order of money, the largest first."""

    days: tuple[dt.date, dt.date]
    versions: tuple[str, str]
    measures: tuple[MeasureChange, ...]
    money: tuple[MoneyChange, ...]
    """Every total, also those that are the same."""
    ladder: LadderChange

    @property
    def empty(self) -> bool:
        """Nothing differs but, it may be, day and version."""
        return not self.measures and self.ladder.empty and not any(m.change for m in self.money)

    def of(self, *moves: Move) -> tuple[MeasureChange, ...]:
        """The changes of these kinds."""
        return tuple(c for c in self.measures if c.move in moves)

    def sum(self, wanted: Sum) -> MoneyChange:
        """One total."""
        return next(m for m in self.money if m.sum is wanted)


def compare(before: Assessment, after: Assessment) -> Difference:
    """What differs from ``before`` to ``after``: of one client, on two days, records or contents."""
    return Difference(
        (before.as_of, after.as_of),
        (before.content_version, after.content_version),
        _measures(before, after),
        tuple(MoneyChange(s, *(getattr(a.totals, s.value) for a in (before, after))) for s in Sum),
        _ladder(before.ladder, after.ladder),
    )


def place_of(result: MeasureResult | None) -> Place:
    """What a measure is to the client; what is not in force gives nothing."""
    if result is None or result.standing is not Standing.IN_FORCE:
        return Place.NONE
    match result.outcome:
        case Outcome.ELIGIBLE:
            return Place.HAD
        case Outcome.UNDETERMINED:
            return Place.OPEN
        case _:
            return Place.NONE


# --- measures ---------------------------------------------------------------------------------------


def _measures(before: Assessment, after: Assessment) -> tuple[MeasureChange, ...]:
    then, now = ({r.key: r for r in a.measures} for a in (before, after))
    listed = tuple({r.id for r in a.measures if r.item is not None} for a in (before, after))
    found = []
    for key in dict.fromkeys((*then, *now)):
        was, is_ = then.get(key), now.get(key)
        if was is is_ or _stands_for_items(was, is_, listed):
            continue
        move, measure = _move(was, is_), was or is_
        if move is not None and measure is not None:
            # where one side has but a line that stands for its items, that line tells why
            flips = flips_of(_why(was or then.get(measure.id)), _why(is_ or now.get(measure.id)))
            found.append(MeasureChange(move, was, is_, flips, _values(was, is_), _awaits(was, is_)))
    return tuple(sorted(found, key=_order))


def _stands_for_items(
    was: MeasureResult | None, is_: MeasureResult | None, listed: tuple[set[str], ...]
) -> bool:
    """A line that only stood for items which the other side lists one by one."""
    one = was or is_
    assert one is not None
    return (was is None or is_ is None) and one.item is None and one.id in listed[1 if is_ is None else 0]


def _why(result: MeasureResult | None) -> ConditionResult | None:
    return None if result is None else result.why


def _move(was: MeasureResult | None, is_: MeasureResult | None) -> Move | None:
    before, after = place_of(was), place_of(is_)
    move = _MOVED.get((before, after))
    if move is not None or before is Place.NONE or was is None or is_ is None:
        return move
    return _moved_within(was, is_)


def _awaits(was: MeasureResult | None, is_: MeasureResult | None) -> tuple[Missing, ...]:
    known = set(() if was is None else was.missing)
    lacking = () if is_ is None else is_.missing
    return tuple(m for m in lacking if m.year is not None and m not in known)


def _moved_within(was: MeasureResult, is_: MeasureResult) -> Move | None:
    """Had (or open) on both sides: whether the sums differ."""
    if was.counted != is_.counted:
        return Move.MORE if is_.counted > was.counted else Move.LESS
    if was.amount.stated and _nature(was) is not _nature(is_):
        return Move.NATURE
    sums = [(r.amount.confirmed, r.amount.possible, r.lead) for r in (was, is_)]
    return Move.RANGE if sums[0] != sums[1] else None


def _nature(result: MeasureResult) -> Bucket:
    return bucket_of(result.certainty, result.amount.word)


def _values(was: MeasureResult | None, is_: MeasureResult | None) -> tuple[ValueChange, ...]:
    """The values that the amount was made of and that differ; by key, and place among those of one key."""
    then, now = ({} if r is None else _by_turn(r.amount.used) for r in (was, is_))
    return tuple(
        ValueChange(then.get(key), now.get(key))
        for key in dict.fromkeys((*then, *now))
        if _said(then.get(key)) != _said(now.get(key))
    )


def _by_turn(uses: Iterable[FactUse]) -> dict[tuple[str, int], FactUse]:
    found: dict[tuple[str, int], FactUse] = {}
    for use in uses:
        found[use.key, sum(key == use.key for key, _ in found)] = use
    return found


def _said(use: FactUse | None) -> object:
    return None if use is None else (use.value, use.year)


def _counted(result: MeasureResult | None) -> Decimal:
    return ZERO if result is None else result.counted


def _most(result: MeasureResult | None) -> Decimal:
    if result is None or place_of(result) is Place.NONE:
        return ZERO
    return result.amount.possible or ZERO


def _order(change: MeasureChange) -> tuple[Decimal, Decimal, int, str]:
    possible = _most(change.after) - _most(change.before)
    return -abs(change.change), -abs(possible), _RANKS[change.move], change.key


# --- conditions -------------------------------------------------------------------------------------

_Leaf = tuple[ConditionResult, bool]
_WHOLE = ("score", "count")
"""Kinds that are told as one line: their own lines carry points in their words."""


def flips_of(before: ConditionResult | None, after: ConditionResult | None) -> tuple[Flip, ...]:
    """The leaves whose verdict differs, in reading order.

    Leaves are the same where kind, words and quote are; where no common leaf differs, those that only
    one side has are told.
    """
    if before is after:
        return ()
    then, now = (_leaves(tree) for tree in (before, after))
    common = tuple(
        Flip(leaf, now[key][0], barred)
        for key, (leaf, barred) in then.items()
        if key in now and now[key][0].verdict is not leaf.verdict
    )
    if common:
        return common
    gone = tuple(Flip(leaf, None, barred) for key, (leaf, barred) in then.items() if key not in now)
    come = tuple(Flip(None, leaf, barred) for key, (leaf, barred) in now.items() if key not in then)
    return (*gone, *come) if before is not None and after is not None else ()


def _leaves(tree: ConditionResult | None) -> dict[tuple[object, ...], _Leaf]:
    found: dict[tuple[object, ...], _Leaf] = {}
    if tree is not None:
        for leaf, barred in _walk(tree, barred=False):
            cite = leaf.cite
            where = ("", "", "") if cite is None else (cite.document, cite.article, cite.quote)
            same = (leaf.kind, leaf.label, *where)
            turn = 0
            while (*same, turn) in found:
                turn += 1
            found[*same, turn] = leaf, barred
    return found


def _walk(node: ConditionResult, *, barred: bool) -> Iterator[_Leaf]:
    if not node.children or node.kind in _WHOLE:
        yield node, barred
        return
    for child in node.children:
        yield from _walk(child, barred=barred != (node.kind == "not"))


# --- ladder -----------------------------------------------------------------------------------------


def _ladder(before: LadderStanding, after: LadderStanding) -> LadderChange:
    if before == after:
        return LadderChange()
    then, now = _standards(before), _standards(after)
    changed = []
    for key in dict.fromkeys((*then, *now)):
        was, is_ = then.get(key), now.get(key)
        flips = _criteria(was, is_)
        if flips or _mark(was) != _mark(is_):
            changed.append(StandardChange(was, is_, flips))
    return LadderChange(
        _pair(before.name, after.name), _pair(before.next_name, after.next_name), tuple(changed)
    )


def _pair(before: str, after: str) -> tuple[str, str] | None:
    return None if before == after else (before, after)


def _standards(ladder: LadderStanding) -> dict[tuple[str, Purpose], StandardResult]:
    following = () if ladder.next is None else (ladder.next,)
    return {(s.title, s.purpose): s for s in (*following, *ladder.renewals, *ladder.others)}


def _mark(result: StandardResult | None) -> object:
    return None if result is None else (result.standard, result.outcome, result.settled)


def _criteria(was: StandardResult | None, is_: StandardResult | None) -> tuple[Flip, ...]:
    """Criteria whose verdict differs; another version's are not compared one by one."""
    if was is None or is_ is None or was.standard != is_.standard:
        return ()
    then = {_criterion(c): c for c in was.why.children}
    return tuple(
        Flip(then[key], c)
        for c in is_.why.children
        if (key := _criterion(c)) in then and then[key].verdict is not c.verdict
    )


def _criterion(result: ConditionResult) -> tuple[str, str]:
    return ("" if result.cite is None else result.cite.article), result.label

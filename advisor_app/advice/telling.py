"""How a difference is told: in Chinese lines that screen and paper share, and as JSON for machines."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from advisor_app.advice.compare import (
    MOVES,
    Difference,
    Flip,
    LadderChange,
    MeasureChange,
    Move,
    StandardChange,
    Sum,
)
from advisor_app.domain.assessment import ConditionResult, MeasureResult, StandardResult
from advisor_app.domain.facts import FactDef
from advisor_app.domain.labels import label
from advisor_app.domain.money import plain
from advisor_app.domain.phrases import (
    ABSENT,
    BARE,
    BUCKETS,
    LEADS,
    PENDING,
    Bucket,
    amount_phrase,
    bucket_of,
    finding_phrase,
    nature,
    sourced_phrase,
    sum_phrase,
)
from advisor_app.domain.policy import Benefit
from advisor_app.domain.verdict import Verdict

NO_DIFFERENCE = "结论和金额没有变化。"


def money_lines(difference: Difference) -> tuple[tuple[str, Decimal, Decimal], ...]:
    """The sums as they are told, (name, then, now) in 元: the three kinds, then what waits.

    待核上限 is what may still be added to the confirmed, as on every other page.
    """
    value = {m.sum: (m.before, m.after) for m in difference.money}

    def beyond(higher: Sum, lower: Sum) -> tuple[Decimal, Decimal]:
        (most, most_now), (least, least_now) = value[higher], value[lower]
        return most - least, most_now - least_now

    return (
        (BUCKETS[Bucket.FIXED], *value[Sum.FIXED]),
        (BUCKETS[Bucket.CEILING], *value[Sum.CEILING]),
        (BUCKETS[Bucket.COMPETITIVE], *value[Sum.COMPETITIVE]),
        (LEADS, *beyond(Sum.LEADS, Sum.CONFIRMED)),
        (BARE, *beyond(Sum.POSSIBLE, Sum.LEADS)),
        ("归其他主体", *value[Sum.OTHERS]),
        ("征求意见稿如印发（不计入）", *value[Sum.DRAFTS_POSSIBLE]),
    )


def change_phrase(change: MeasureChange, benefit: Benefit | None = None) -> str:
    """What became of a measure: ``新增可享受，不超过20万元（上限）``, ``不再可享受，原计入20万元（上限）``.

    ``benefit`` as :func:`advisor_app.domain.phrases.amount_phrase` takes it.
    """
    said = MOVES[change.move]
    was, is_ = change.before, change.after
    match change.move:
        case Move.LOST | Move.UNSETTLED:
            had = f"，原计入{_counted_phrase(was)}" if was is not None and was.counted else ""
            waits = (
                f"，{amount_phrase(is_, benefit)}"
                if change.move is Move.UNSETTLED and is_ is not None
                else ""
            )
            return f"{said}{had}{waits}"
        case Move.GAINED | Move.OPENED:
            assert is_ is not None
            dropped = "，与其他支持就高不重复，未计入" if is_.dropped_for is not None else ""
            return f"{said}，{amount_phrase(is_, benefit)}{dropped}"
        case Move.MORE | Move.LESS:
            dropped = "，因就高不重复" if is_ is not None and is_.dropped_for is not None else ""
            return f"{said}，由{_counted_phrase(was)}变为{_counted_phrase(is_)}{dropped}"
        case Move.NATURE:
            return f"{said}，由{_nature(was)}变为{_nature(is_)}"
        case Move.RANGE:
            return f"{said}，{PENDING}由{_possible(was)}变为{_possible(is_)}"
        case Move.CLOSED:
            return f"{said}，原{PENDING}{_possible(was)}" if was is not None and was.amount.possible else said


def _counted_phrase(result: MeasureResult | None) -> str:
    if result is None or not result.counted:
        return "不计入"
    return f"{sum_phrase(result.counted)}（{BUCKETS[bucket_of(result.certainty, result.amount.word)]}）"


def _nature(result: MeasureResult | None) -> str:
    return ABSENT if result is None else nature(result.certainty, result.amount.word)


def _possible(result: MeasureResult | None) -> str:
    return ABSENT if result is None or result.amount.possible is None else sum_phrase(result.amount.possible)


def standing_phrase(change: MeasureChange) -> str:
    """How its document's standing differs: ``现行有效 → 已失效``; "" where it does not."""
    was, is_ = change.before, change.after
    if was is None or is_ is None or was.standing is is_.standing:
        return ""
    return f"文件效力：{label(was.standing)} → {label(is_.standing)}"


def flip_phrase(flip: Flip, fact: FactDef | None = None) -> str:
    """A condition with what it was and is: ``研发投入 ≥ 1000万元：待补 → 符合，1,200.00万元（2025 年）``.

    ``fact``: the catalogue's entry of the value it reads.
    """
    asked = f"不得属于：{flip.label}" if flip.barred else flip.label
    return f"{asked}：{_found(flip.before, fact)} → {_found(flip.after, fact)}"


def _found(result: ConditionResult | None, fact: FactDef | None) -> str:
    if result is None:
        return "未要求"
    verdict = label(result.verdict)
    said = sourced_phrase(result, result.used[0], fact) if result.used else finding_phrase(result)
    if result.verdict is Verdict.UNKNOWN and (not result.used or result.used[0].value is None):
        return verdict
    note = result.note if not said or said == verdict else ""
    return "，".join(part for part in (verdict, said, note) if part)


def ladder_lines(change: LadderChange) -> tuple[str, ...]:
    """What differs on the ladder, a sentence each."""
    lines = []
    if change.rung is not None:
        then, now = (name or "尚未登记梯队资质" for name in change.rung)
        lines.append(f"梯队位置：{then} → {now}")
    if change.following is not None:
        then, now = (name or ABSENT for name in change.following)
        lines.append(f"上一层级：{then} → {now}")
    lines.extend(map(_standard_line, change.standards))
    return tuple(lines)


def _standard_line(change: StandardChange) -> str:
    told = change.told
    named = f"{told.name}（{label(told.purpose)}）"
    if change.before is None:
        return f"{named}：新列入核对，{label(told.outcome)}"
    if change.after is None:
        return f"{named}：不再列入核对"
    outcomes = [label(side.outcome) for side in (change.before, change.after)]
    if change.before.standard != change.after.standard:
        return f"{named}：改按{change.after.source}，{outcomes[0]} → {outcomes[1]}"
    flips = "；".join(
        f"{flip.label}：{' → '.join(label(s.verdict) for s in (flip.before, flip.after) if s is not None)}"
        for flip in change.flips
    )
    moved = f"{outcomes[0]} → {outcomes[1]}" if outcomes[0] != outcomes[1] else ""
    return f"{named}：{'；'.join(part for part in (moved, flips) if part)}"


# --- for machines -----------------------------------------------------------------------------------

Json = dict[str, Any]


def to_json(difference: Difference) -> Json:
    """The difference as plain JSON values; money is a decimal string in 元, totals by their own names."""
    ladder = difference.ladder
    return {
        "before": {"as_of": difference.days[0].isoformat(), "content_version": difference.versions[0]},
        "after": {"as_of": difference.days[1].isoformat(), "content_version": difference.versions[1]},
        "totals": {
            m.sum.value: {"before": plain(m.before), "after": plain(m.after), "change": plain(m.change)}
            for m in difference.money
        },
        "measures": [_measure_json(change) for change in difference.measures],
        "ladder": {
            "standing": None if ladder.rung is None else list(ladder.rung),
            "next": None if ladder.following is None else list(ladder.following),
            "standards": [
                {
                    "title": s.told.title,
                    "purpose": s.told.purpose.value,
                    "before": None if s.before is None else _standard_json(s.before),
                    "after": None if s.after is None else _standard_json(s.after),
                    "flips": [_flip_json(flip) for flip in s.flips],
                }
                for s in ladder.standards
            ],
        },
    }


def _measure_json(change: MeasureChange) -> Json:
    told = change.told
    return {
        "id": told.id,
        "item": told.item,
        "title": told.title,
        "payee": told.payee.value,
        "move": change.move.value,
        "change": plain(change.change),
        "before": _side(change.before),
        "after": _side(change.after),
        "flips": [_flip_json(flip) for flip in change.flips],
        "awaits": [{"key": m.key, "label": m.label, "year": m.year} for m in change.awaits],
    }


def _side(result: MeasureResult | None) -> Json | None:
    if result is None:
        return None
    amount = result.amount
    return {
        "standing": result.standing.value,
        "verdict": result.outcome.value,
        "counted": plain(result.counted),
        "confirmed": None if amount.confirmed is None else plain(amount.confirmed),
        "possible": None if amount.possible is None else plain(amount.possible),
        "dropped_for": result.dropped_for,
    }


def _standard_json(result: StandardResult) -> Json:
    return {"standard": result.standard, "verdict": result.outcome.value, "settled": result.settled}


def _flip_json(flip: Flip) -> Json:
    return {
        "label": flip.label,
        "barred": flip.barred,
        "before": None if flip.before is None else _leaf_json(flip.before),
        "after": None if flip.after is None else _leaf_json(flip.after),
    }


def _leaf_json(result: ConditionResult) -> Json:
    used = [
        {"key": u.key, "year": u.year, "value": None if u.value is None else str(u.value)}
        for u in result.used
    ]
    return {"verdict": result.verdict.value, "used": used}

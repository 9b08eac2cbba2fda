"""组合: which of the sums that exclude each other is counted, and what each of the others gave way to."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from advisor_app.domain.assessment import Assessment, MeasureResult
from advisor_app.domain.library import Library
from advisor_app.domain.money import speak
from advisor_app.domain.phrases import BUCKETS, Bucket, Tone, bucket_of, clause_phrase, dropped_phrase
from advisor_app.domain.policy import Standing
from advisor_app.domain.verdict import Outcome
from advisor_app.services.views import TreeRow

ZERO = Decimal(0)
STACK_HEADINGS = ("事项", "金额（实心计入，空心不计）", "计入", "为什么")
ALONE = "与别的不相排斥"


@dataclass(frozen=True, slots=True)
class Bar:
    """A sum as a bar: ``whole`` and what of it is ``counted``, both in 元, ``most`` of all on the page.

    ``fixed``: given outright; otherwise a ceiling or a place among few, and drawn so.
    """

    measure: str
    whole: Decimal
    counted: Decimal
    most: Decimal
    fixed: bool

    @property
    def shares(self) -> tuple[float, float]:
        """Whole and counted part as shares of the longest bar, 0 to 1."""
        if not self.most:
            return 0.0, 0.0
        return float(self.whole / self.most), float(self.counted / self.most)


def stack_tree(assessment: Assessment, library: Library) -> tuple[TreeRow, ...]:
    """A row a matter of which only the highest is had, with all that compete for it; then what stands alone.

    Only what is the client's own, is met, is in force and has a sum; a measure that is in several matters
    stands in each.
    """
    measures = {m.id: m for m in library.measures}
    sums = [
        m
        for m in assessment.measures
        if m.outcome is Outcome.ELIGIBLE
        and m.standing is Standing.IN_FORCE
        and m.payee.is_client
        and m.amount.confirmed
    ]
    most = max((m.amount.confirmed or ZERO for m in sums), default=ZERO)
    names = {m.key: m.title for m in assessment.measures}
    matters: dict[tuple[str, str | None], list[MeasureResult]] = {}
    for m in sums:
        for group_id in measures[m.id].groups:
            item = m.item if library.groups[group_id].per_item else None
            matters.setdefault((group_id, item), []).append(m)
    contested = {k: found for k, found in matters.items() if len(found) > 1 or found[0].dropped_for}
    among = {m.key for found in contested.values() for m in found}

    def line(m: MeasureResult) -> TreeRow:
        whole = m.amount.confirmed or ZERO
        title = m.title if m.item is None else f"{m.title} · {m.item_title}"
        kind = bucket_of(m.certainty, m.amount.word)
        sum_ = f"{m.amount.word}{speak(whole)}"
        counted = f"{speak(m.counted)}（{BUCKETS[kind]}）" if m.chosen and m.counted else "不计入"
        why = dropped_phrase(m, names, library.documents) or (
            f"原为 {speak(whole)}，共用上限或已享受的已扣去" if m.counted < whole else ""
        )
        return TreeRow(
            (title, sum_, counted, why),
            Bar(m.id, whole, m.counted if m.chosen else ZERO, most, kind is Bucket.FIXED),
            Tone.GOOD if m.chosen and m.counted else Tone.MUTED,
            tip="\n".join(part for part in (title, f"{sum_}，{counted}", why) if part),
        )

    rows = []
    for (group_id, item), found in contested.items():
        group = library.groups[group_id]
        where = clause_phrase(library.documents[group.cite.document], group.cite.article, group.cite.start)
        label = group.label if item is None else f"{group.label} · {found[0].item_title}"
        ordered = sorted(found, key=lambda m: (not m.chosen, -(m.amount.confirmed or ZERO), m.key))
        rows.append(
            TreeRow(
                (f"{label}：就高不重复", "", "", f"依据{where}"),
                None,
                Tone.OPEN,
                strong=True,
                tip=f"“{group.cite.quote}”",
                children=tuple(map(line, ordered)),
            )
        )
    alone = sorted((m for m in sums if m.key not in among), key=lambda m: (-m.counted, m.key))
    if alone:
        head = (f"{ALONE}（{len(alone)}）", "", "", "")
        rows.append(TreeRow(head, None, Tone.GOOD, strong=True, children=tuple(map(line, alone))))
    return tuple(rows)

"""Assessment ↔ JSON: the machine's door and the stored snapshot are one form.

Money is a decimal string in 元; days are ISO 8601. ``from_json(to_json(a)) == a``.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from advisor_app.domain.assessment import (
    AmountResult,
    Assessment,
    ConditionResult,
    DutyDue,
    FactUse,
    LadderStanding,
    MeasureResult,
    Missing,
    ReadingOutcome,
    Reasons,
    StandardResult,
    Totals,
    TranchePart,
)
from advisor_app.domain.confidence import is_verified
from advisor_app.domain.facts import Blank, Value
from advisor_app.domain.money import plain
from advisor_app.domain.policy import AmountKind, Certainty, Citation, Payee, Standing
from advisor_app.domain.standard import Purpose
from advisor_app.domain.verdict import Outcome, Verdict

Json = dict[str, Any]


def to_json(assessment: Assessment) -> Json:
    """The whole assessment as plain JSON values."""
    totals, ladder = assessment.totals, assessment.ladder
    return {
        "client": assessment.client,
        "uscc": assessment.uscc,
        "region": assessment.region,
        "as_of": assessment.as_of.isoformat(),
        "content_version": assessment.content_version,
        "digest": assessment.digest,
        "drafts": assessment.drafts,
        "measures": [_measure(m) for m in assessment.measures],
        "totals": {
            "confirmed": plain(totals.confirmed),
            "leads": plain(totals.leads),
            "possible": plain(totals.possible),
            "drafts_possible": plain(totals.drafts_possible),
            "fixed": plain(totals.fixed),
            "ceiling": plain(totals.ceiling),
            "competitive": plain(totals.competitive),
            "others": plain(totals.others),
        },
        "ladder": _ladder(ladder),
    }


def from_json(data: Json) -> Assessment:
    """Read back what :func:`to_json` wrote."""
    totals, ladder = data["totals"], data["ladder"]
    return Assessment(
        data["client"],
        data["uscc"],
        data["region"],
        dt.date.fromisoformat(data["as_of"]),
        data["content_version"],
        data["digest"],
        data["drafts"],
        tuple(_read_measure(m) for m in data["measures"]),
        Totals(
            Decimal(totals["confirmed"]),
            Decimal(totals["leads"]),
            Decimal(totals["possible"]),
            Decimal(totals["fixed"]),
            Decimal(totals["ceiling"]),
            Decimal(totals["competitive"]),
            Decimal(totals["drafts_possible"]),
            Decimal(totals["others"]),
        ),
        _read_ladder(ladder),
    )


def _ladder(ladder: LadderStanding) -> Json:
    following = None
    if ladder.next_tier is not None:
        asked = {} if ladder.next is None else _standard(ladder.next)
        following = {**asked, "tier": ladder.next_tier, "name": ladder.next_name}
    return {
        "standing": ladder.tier,
        "name": ladder.name,
        "known": ladder.known,
        "next": following,
        "renewals": [_standard(r) for r in ladder.renewals],
        "others": [_standard(r) for r in ladder.others],
        "duties": [
            {
                "title": d.title,
                "name": d.name,
                "label": d.label,
                "due": None if d.due is None else d.due.isoformat(),
                "source": d.source,
                "confidence": d.confidence,
                "note": d.note,
            }
            for d in ladder.duties
        ],
    }


def _read_ladder(data: Json) -> LadderStanding:
    """Snapshots from before the standards carry the rungs alone."""
    following = data["next"]
    return LadderStanding(
        data["standing"],
        data["name"],
        data["known"],
        following["tier"] if following else None,
        following["name"] if following else "",
        _read_standard(following) if following and "standard" in following else None,
        tuple(_read_standard(r) for r in data.get("renewals", ())),
        tuple(_read_standard(r) for r in data.get("others", ())),
        tuple(
            DutyDue(
                d["title"],
                d["name"],
                d["label"],
                None if d["due"] is None else dt.date.fromisoformat(d["due"]),
                d["source"],
                d["confidence"],
                d["note"],
            )
            for d in data.get("duties", ())
        ),
    )


def _standard(r: StandardResult) -> Json:
    return {
        "tier": r.title,
        "name": r.name,
        "title_name": r.name,
        "standard": r.standard,
        "label": r.label,
        "purpose": str(r.purpose),
        "source": r.source,
        "version_why": r.version_why,
        "confidence": r.confidence,
        "verified": is_verified(r.confidence),
        "settled": r.settled,
        "verdict": str(r.outcome),
        "gaps": [c.label for c in r.gaps],
        "open": [c.label for c in r.open],
        "missing": list(dict.fromkeys(x.key for x in r.missing)),
        "missing_detail": [_missing(x) for x in r.missing],
        "why": _why(r.why),
    }


def _read_standard(d: Json) -> StandardResult:
    return StandardResult(
        d["standard"],
        d["tier"],
        d["title_name"],
        Purpose(d["purpose"]),
        d["label"],
        d["source"],
        d["version_why"],
        d["confidence"],
        d["settled"],
        Outcome(d["verdict"]),
        Reasons.of(_read_why(d["why"]), tuple(_read_missing(x) for x in d["missing_detail"])),
    )


def _sum(amount: Decimal | None) -> str | None:
    return None if amount is None else plain(amount)


def _read_sum(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _measure(m: MeasureResult) -> Json:
    return {
        "id": m.id,
        "document": m.document,
        "article": m.article,
        "title": m.title,
        "item": m.item,
        "item_title": m.item_title,
        "standing": str(m.standing),
        "verdict": str(m.outcome),
        "certainty": str(m.certainty),
        "payee": str(m.payee),
        "amount": {
            "kind": str(m.amount.kind),
            "word": m.amount.word,
            "confirmed": _sum(m.amount.confirmed),
            "possible": _sum(m.amount.possible),
            "formula": m.amount.formula,
            "received": plain(m.amount.received),
            "used": [_use(u) for u in m.amount.used],
            "missing": [_missing(x) for x in m.amount.missing],
            "schedule": [
                {"share": plain(t.share), "amount": _sum(t.amount), "year": t.year, "when": t.when}
                for t in m.amount.schedule
            ],
        },
        "chosen": m.chosen,
        "counted": plain(m.counted),
        "dropped_for": m.dropped_for,
        "dropped_clause": None if m.dropped_clause is None else _cite(m.dropped_clause),
        "missing": list(dict.fromkeys(x.key for x in m.missing)),
        "missing_detail": [_missing(x) for x in m.missing],
        "readings": [
            {
                "id": r.reading,
                "option": r.option,
                "question": r.question,
                "label": r.label,
                "office": r.office,
                "assumed": r.assumed,
                "verdict": str(r.outcome),
                "confirmed": _sum(r.confirmed),
                "possible": _sum(r.possible),
                "cite": _cite(r.cite),
                "quote": r.cite.quote,
            }
            for r in m.readings
        ],
        "quote": m.quote,
        "cites": [_cite(c) for c in m.cites],
        "why": _why(m.why),
    }


def _read_measure(d: Json) -> MeasureResult:
    amount = d["amount"]
    return MeasureResult(
        d["id"],
        d["document"],
        d["article"],
        d["title"],
        d["item"],
        d["item_title"],
        Standing(d["standing"]),
        Outcome(d["verdict"]),
        Certainty(d["certainty"]),
        Payee(d["payee"]),
        AmountResult(
            AmountKind(amount["kind"]),
            amount["word"],
            _read_sum(amount["confirmed"]),
            _read_sum(amount["possible"]),
            amount["formula"],
            tuple(_read_use(u) for u in amount["used"]),
            tuple(_read_missing(x) for x in amount["missing"]),
            tuple(
                TranchePart(Decimal(t["share"]), _read_sum(t["amount"]), t["year"], t["when"])
                for t in amount["schedule"]
            ),
            Decimal(amount["received"]),
        ),
        tuple(_read_cite(c) for c in d["cites"]),
        Reasons.of(_read_why(d["why"]), tuple(_read_missing(x) for x in d["missing_detail"])),
        tuple(
            ReadingOutcome(
                r["id"],
                r["option"],
                r["question"],
                r["label"],
                r["office"],
                _read_cite(r["cite"]),
                r["assumed"],
                Outcome(r["verdict"]),
                _read_sum(r["confirmed"]),
                _read_sum(r["possible"]),
            )
            for r in d["readings"]
        ),
        d["chosen"],
        Decimal(d["counted"]),
        d["dropped_for"],
        None if d["dropped_clause"] is None else _read_cite(d["dropped_clause"]),
    )


def _why(r: ConditionResult) -> Json:
    return {
        "verdict": str(r.verdict),
        "kind": r.kind,
        "label": r.label,
        "op": r.op,
        "threshold": r.threshold,
        "margin": _sum(r.margin),
        "used": [_use(u) for u in r.used],
        "missing": [_missing(x) for x in r.missing],
        "note": r.note,
        "cite": None if r.cite is None else _cite(r.cite),
        "children": [_why(c) for c in r.children],
    }


def _read_why(d: Json) -> ConditionResult:
    return ConditionResult(
        Verdict(d["verdict"]),
        d["kind"],
        d["label"],
        None if d["cite"] is None else _read_cite(d["cite"]),
        tuple(_read_why(c) for c in d["children"]),
        tuple(_read_use(u) for u in d["used"]),
        d["op"],
        d["threshold"],
        _read_sum(d["margin"]),
        tuple(_read_missing(x) for x in d["missing"]),
        d["note"],
    )


def _cite(c: Citation) -> Json:
    return {
        "document": c.document,
        "article": c.article,
        "quote": c.quote,
        "start": c.start,
        "end": c.end,
        "standard": c.standard,
        "confidence": c.confidence,
    }


def _read_cite(d: Json) -> Citation:
    return Citation(
        d["document"], d["article"], d["quote"], d["start"], d["end"], d["standard"], d["confidence"]
    )


def _missing(m: Missing) -> Json:
    return {"key": m.key, "label": m.label, "year": m.year, "item": m.item}


def _read_missing(d: Json) -> Missing:
    return Missing(d["key"], d["label"], d["year"], d["item"])


def _use(u: FactUse) -> Json:
    kind, value = encode_value(u.value)
    return {
        "key": u.key,
        "label": u.label,
        "type": kind,
        "value": value,
        "unit": u.unit,
        "year": u.year,
        "source": u.source,
    }


def _read_use(d: Json) -> FactUse:
    return FactUse(
        d["key"], d["label"], decode_value(d["type"], d["value"]), d["unit"], d["year"], d["source"]
    )


def encode_value(value: Value | None) -> tuple[str, Any]:
    """A value as (type, JSON value); the type keeps 0, "" , 不适用 and missing apart."""
    match value:
        case None:
            return "missing", None
        case Blank():
            return "blank", str(value)
        case bool():
            return "bool", value
        case int():
            return "integer", value
        case Decimal():
            return "decimal", plain(value)
        case dt.date():
            return "date", value.isoformat()
        case str():
            return "text", value


def decode_value(kind: str, value: Any) -> Value | None:
    """Read back what :func:`encode_value` wrote."""
    match kind:
        case "missing":
            return None
        case "blank":
            return Blank(value)
        case "decimal":
            return Decimal(value)
        case "date":
            return dt.date.fromisoformat(value)
        case _:
            return value  # type: ignore[no-any-return]

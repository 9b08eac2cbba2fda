"""Advice as plain JSON values with keys that stay: money is a decimal string in 元, days are ISO 8601."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from advisor_app.advice.ahead import Cause, DraftEffect, Turn
from advisor_app.advice.ask import Question
from advisor_app.advice.audit_record import Finding
from advisor_app.advice.cashflow import ADDED, OPEN, CashFlow, Row
from advisor_app.advice.compare import MeasureChange
from advisor_app.advice.effect import Caused, ClientEffect, meaning_phrase, reason_phrase
from advisor_app.advice.mend import Change, Gap
from advisor_app.advice.plan import Aim, Plan, Requirement, Round, Track
from advisor_app.advice.scenario import Growth
from advisor_app.advice.telling import to_json as difference_json
from advisor_app.domain.assessment import Missing
from advisor_app.domain.money import plain

if TYPE_CHECKING:
    from advisor_app.services.effects import Compared

Json = dict[str, Any]


def questions_json(questions: Iterable[Question]) -> list[Json]:
    """What to ask, the one with the most money on it first."""
    return [
        {
            "key": q.key,
            "fact": q.missing.key,
            "label": q.label,
            "year": q.year,
            "item": q.item,
            "text": q.text,
            "held_by": q.held_by,
            "evidence": list(q.evidence),
            "decides": q.decides,
            "drafts": q.drafts,
            "gain": plain(q.gain),
            "loss": plain(q.loss),
            "lead": q.lead,
            "answers": [
                {
                    "label": a.label,
                    "decides": a.decides,
                    "confirmed": plain(a.confirmed),
                    "possible": plain(a.possible),
                }
                for a in q.answers
            ],
        }
        for q in questions
    ]


def cash_json(flow: CashFlow) -> Json:
    """Payments by year, kind and payer; sums by kind, never across kinds."""
    return {
        "delay_months": flow.delays.months,
        "years": [
            {"year": bar.year, **{k.value: plain(p) for k, p in zip(ADDED, bar.parts, strict=True)}}
            for bar in flow.bars()
        ],
        "sums": {kind.value: plain(flow.sum(kind)) for kind in ADDED},
        "bounds": {kind.value: plain(flow.sum(kind)) for kind in OPEN},
        "rows": [_row(row) for row in flow.rows],
        "unstated": [{"title": name, "said": said} for name, said in flow.unstated],
        "assumptions": list(flow.assumptions()),
    }


def _row(row: Row) -> Json:
    return {
        "year": row.year,
        "payer": row.payer,
        "kind": row.kind.value,
        "measure": row.measure,
        "item": row.item,
        "title": row.title,
        "amount": plain(row.amount),
        "tranche": row.tranche,
        "when": row.when,
        "remark": row.remark,
    }


def turns_json(turns: Iterable[Turn]) -> list[Json]:
    """The days ahead with their causes; measures by what becomes of them."""
    return [
        {
            "day": turn.day.isoformat(),
            "causes": [_cause(cause) for cause in turn.causes],
            "begins": _names(turn.begins),
            "ends": _names(turn.ends),
            "refresh": _names(turn.refresh),
            "asked": [_missing(m) for m in turn.asked],
            "expires": [_cause(cause) for cause in turn.expires],
            "difference": difference_json(turn.difference),
        }
        for turn in turns
    ]


def _cause(cause: Cause) -> Json:
    return {"occasion": cause.occasion.value, "subject": cause.subject, "text": cause.text}


def _names(changes: Iterable[MeasureChange]) -> list[str]:
    return [change.key for change in changes]


def _missing(missing: Missing) -> Json:
    return {"key": missing.key, "label": missing.label, "year": missing.year, "item": missing.item}


def drafts_json(drafts: Iterable[DraftEffect]) -> list[Json]:
    """What each draft would do if it were issued as written; in no total."""
    return [
        {
            "document": draft.document,
            "title": draft.title,
            "adds": _names(draft.adds),
            "replaces": _names(draft.replaces),
            "repeals": draft.repeals,
            "repealed": list(draft.repealed),
            "confirmed_change": plain(draft.range[0]),
            "leads_change": plain(draft.range[1]),
        }
        for draft in drafts
    ]


def findings_json(findings: Iterable[Finding]) -> list[Json]:
    """What looks wrong, the gravest first."""
    return [
        {
            "check": f.check,
            "level": f.level.value,
            "keys": list(f.keys),
            "years": list(f.years),
            "item": f.item,
            "sentence": f.sentence,
            "remedy": f.remedy,
        }
        for f in findings
    ]


# --- the plan -----------------------------------------------------------------------------------------------


def plan_json(made: Plan) -> Json:
    """The plan with every scenario's years, what they lack, and the figures it takes."""
    target = made.target
    return {
        "target": {
            "title": target.title,
            "purpose": target.purpose.value,
            "measure": target.measure,
            "item": target.item,
            "name": made.name,
        },
        "years": list(made.years),
        "tracks": [_track(track) for track in made.tracks],
        "assumptions": [
            {
                "key": each.fact.key,
                "label": each.fact.label,
                "year": each.year,
                "value": plain(each.value),
                "moves": [_growth(move) for move in each.moves],
            }
            for each in made.assumptions
        ],
        "over": list(made.over),
    }


def _growth(growth: Growth) -> Json:
    return {"rate": _number(growth.rate), "step": _number(growth.step)}


def _number(value: Decimal | None) -> str | None:
    return None if value is None else plain(value)


def _day(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()


def _track(track: Track) -> Json:
    return {
        "scenario": track.scenario.name,
        "earliest": track.earliest,
        "ready": track.ready,
        "reachable": track.reachable,
        "goal": track.goal,
        "rounds": [_round(each) for each in track.rounds],
        "aims": [_aim(aim) for aim in track.aims],
    }


def _round(each: Round) -> Json:
    return {
        "year": each.year,
        "day": each.day.isoformat(),
        "passed": each.passed,
        "version": each.version,
        "source": each.source,
        "why": each.why,
        "confidence": each.confidence,
        "settled": each.settled,
        "usable": each.usable,
        "verdict": each.outcome.value,
        "requirements": [_requirement(r) for r in each.requirements],
    }


def _requirement(requirement: Requirement) -> Json:
    best = requirement.best
    return {
        "id": requirement.id,
        "label": requirement.label,
        "verdict": requirement.verdict.value,
        "ways": [[_gap(gap) for gap in way] for way in requirement.ways],
        "best": None if best is None else {"way": best[0], "why": best[1]},
        "more": requirement.more,
        "note": requirement.note,
    }


def _gap(gap: Gap) -> Json:
    return {
        "label": gap.label,
        "verdict": gap.verdict.value,
        "mendable": gap.mendable.value,
        "value": gap.value_text,
        "threshold": gap.threshold,
        "shortfall": _number(gap.shortfall),
        "shortfall_least": _number(gap.least if gap.least is not None else gap.shortfall),
        "unit": gap.unit,
        "by": _day(gap.by),
        "again": gap.again,
        "note": gap.note,
        "changes": [_change(change) for change in gap.changes],
        "missing": [_missing(m) for m in gap.missing],
    }


def _change(change: Change) -> Json:
    return {
        "key": change.slot.key,
        "year": change.slot.year,
        "item": change.slot.item,
        "before": plain(change.before),
        "after": plain(change.after),
        "text": change.text,
        "formula": change.formula,
        "limit": change.limit,
        "breaks": list(change.breaks),
    }


def _aim(aim: Aim) -> Json:
    return {
        "key": aim.fact.key,
        "label": aim.fact.label,
        "years": list(aim.years),
        "planned": _number(aim.planned),
        "least": _number(aim.least),
        "most": _number(aim.most),
        "enough": aim.enough,
        "basis": aim.basis,
        "why": list(aim.why),
    }


# --- a new content ------------------------------------------------------------------------------------------


def compared_json(compared: Compared) -> Json:
    """The affected clients in the order to call them, and the sums over all."""
    found = compared.effect
    return {
        "as_of": compared.as_of.isoformat(),
        "before": {"content_version": compared.before.version, "digest": compared.before.digest},
        "after": {"content_version": compared.after.version, "digest": compared.after.digest},
        "seen": found.seen,
        "unaffected": found.unaffected,
        "faint": found.faint,
        "totals": {m.sum.value: {"before": plain(m.before), "after": plain(m.after)} for m in found.money},
        "clients": [_client(each) for each in found.clients],
    }


def _client(each: ClientEffect) -> Json:
    return {
        "id": each.key,
        "name": each.name,
        "deadline": _day(each.deadline),
        "gained": _names(c.change for c in each.gained),
        "lost": _names(c.change for c in each.lost),
        "changed": _names(c.change for c in each.changed),
        "now": [_caused(c) for c in each.now],
        "ahead": [_caused(c) for c in each.ahead],
        "services": [_caused(c) for c in each.services],
        "difference": difference_json(each.difference),
    }


def _caused(caused: Caused) -> Json:
    return {
        "measure": caused.change.key,
        "title": caused.change.name,
        "move": caused.change.move.value,
        "change": plain(caused.change.change),
        "reasons": [reason.value for reason in caused.reasons],
        "why": reason_phrase(caused),
        "meaning": meaning_phrase(caused),
        "source": caused.source,
        "office": caused.office,
        "on": _day(caused.on),
        "deadline": _day(caused.deadline),
    }

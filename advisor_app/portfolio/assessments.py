"""Assessments as they were given: saved whole, listed by their totals, never changed."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from advisor_app.domain.assessment import Assessment
from advisor_app.domain.codec import from_json, to_json
from advisor_app.domain.errors import NotFoundError
from advisor_app.portfolio import clients
from advisor_app.portfolio.models import AssessmentRecord
from advisor_app.portfolio.session import Unit


@dataclass(frozen=True, slots=True)
class AssessmentRow:
    """A saved assessment without its tree; sums in 元."""

    id: str
    client_id: str
    as_of: dt.date
    run_at: dt.datetime
    content_version: str
    digest: str
    drafts: bool
    confirmed: Decimal
    possible: Decimal


def save(unit: Unit, client_id: str, assessment: Assessment) -> str:
    """Save an assessment and return its id. Undo passes it by: what was told a client stays told."""
    clients.require(unit.session, client_id)
    row = AssessmentRecord(
        client_id=client_id,
        as_of=assessment.as_of,
        run_at=unit.now,
        content_version=assessment.content_version,
        digest=assessment.digest,
        drafts=assessment.drafts,
        confirmed=assessment.totals.confirmed,
        possible=assessment.totals.possible,
        snapshot=json.dumps(to_json(assessment), ensure_ascii=False, separators=(",", ":")),
    )
    unit.add(row)
    return row.id


def rows(session: Session, client_id: str | None = None) -> tuple[AssessmentRow, ...]:
    """The saved assessments of a client (or of all), the latest first."""
    query = select(
        AssessmentRecord.id,
        AssessmentRecord.client_id,
        AssessmentRecord.as_of,
        AssessmentRecord.run_at,
        AssessmentRecord.content_version,
        AssessmentRecord.digest,
        AssessmentRecord.drafts,
        AssessmentRecord.confirmed,
        AssessmentRecord.possible,
    ).order_by(AssessmentRecord.run_at.desc(), AssessmentRecord.id)
    if client_id is not None:
        query = query.where(AssessmentRecord.client_id == client_id)
    return tuple(AssessmentRow(*row) for row in session.execute(query))


def load(session: Session, assessment_id: str) -> Assessment:
    """A saved assessment, whole."""
    query = select(AssessmentRecord.snapshot).where(AssessmentRecord.id == assessment_id)
    snapshot = session.scalar(query)
    if snapshot is None:
        raise NotFoundError("没有找到这份评估记录，请刷新后重试。")
    return from_json(json.loads(snapshot))

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


@dataclass(frozen=True, slots=True)
class Snapshot:
    """An assessment as it is saved; ``text``: all of it, as JSON."""

    as_of: dt.date
    content_version: str
    digest: str
    drafts: bool
    confirmed: Decimal
    possible: Decimal
    text: str

    @classmethod
    def of(cls, assessment: Assessment) -> Snapshot:
        """What is saved of an assessment."""
        return cls(
            assessment.as_of,
            assessment.content_version,
            assessment.digest,
            assessment.drafts,
            assessment.totals.confirmed,
            assessment.totals.possible,
            json.dumps(to_json(assessment), ensure_ascii=False, separators=(",", ":")),
        )


def save(unit: Unit, client_id: str, given: Assessment | Snapshot) -> str:
    """Save an assessment and return its id. Undo passes it by: what was told a client stays told."""
    clients.require(unit.session, client_id)
    snapshot = given if isinstance(given, Snapshot) else Snapshot.of(given)
    row = AssessmentRecord(
        client_id=client_id,
        as_of=snapshot.as_of,
        run_at=unit.now,
        content_version=snapshot.content_version,
        digest=snapshot.digest,
        drafts=snapshot.drafts,
        confirmed=snapshot.confirmed,
        possible=snapshot.possible,
        snapshot=snapshot.text,
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

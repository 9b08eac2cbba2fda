"""What the advisor assumes for each client's development plan, one a client, as JSON."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from advisor_app.portfolio import clients
from advisor_app.portfolio.models import PlanRecord
from advisor_app.portfolio.session import Unit


def put(unit: Unit, client_id: str, inputs: Mapping[str, Any]) -> None:
    """Keep a client's assumptions in place of the earlier ones; empty ones are forgotten."""
    clients.require(unit.session, client_id)
    row = unit.session.scalar(select(PlanRecord).where(PlanRecord.client_id == client_id))
    text = json.dumps(inputs, ensure_ascii=False, sort_keys=True)
    if not inputs:
        if row is not None:
            unit.remove(row)
    elif row is None:
        unit.add(PlanRecord(client_id=client_id, inputs=text))
    else:
        row.inputs = text
        unit.flush()


def rows(session: Session, client_ids: Collection[str]) -> dict[str, dict[str, Any]]:
    """The assumptions of these clients, where any are kept, by client."""
    query = select(PlanRecord.client_id, PlanRecord.inputs).where(PlanRecord.client_id.in_(client_ids))
    return {client_id: json.loads(inputs) for client_id, inputs in session.execute(query)}

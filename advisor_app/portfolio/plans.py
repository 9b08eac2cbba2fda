"""What the advisor assumes for each client's development plan, one a client, as JSON."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from advisor_app.portfolio import clients, conflicts
from advisor_app.portfolio.models import PlanRecord
from advisor_app.portfolio.session import Unit


class Parts(dict[str, Any]):
    """Assumptions taken apart, each by its way down (``growth.较可能.revenue``): each is a thing of its own,
    which one advisor may change beside another's."""

    @classmethod
    def of(cls, inputs: Mapping[str, Any]) -> Parts:
        """The parts of assumptions as they are kept."""
        found = cls()
        for key, value in inputs.items():
            if isinstance(value, Mapping):
                found.update({f"{key}.{way}": each for way, each in cls.of(value).items()})
            else:
                found[key] = value
        return found

    def whole(self) -> dict[str, Any]:
        """The assumptions as they are kept."""
        made: dict[str, Any] = {}
        for way, value in self.items():
            *folders, key = way.split(".")
            place = made
            for folder in folders:
                below = place.get(folder)
                if not isinstance(below, dict):
                    below = place[folder] = {}
                place = below
            place[key] = value
        return made


def put(
    unit: Unit, client_id: str, inputs: Mapping[str, Any], *, seen: Mapping[str, Any] | None = None
) -> None:
    """Keep a client's assumptions in place of the earlier ones; empty ones are forgotten.

    ``seen``: those that were shown (see ``conflicts``).
    """
    clients.require(unit.session, client_id)
    row = unit.session.scalar(select(PlanRecord).where(PlanRecord.client_id == client_id))
    if seen is not None:
        now = Parts.of({} if row is None else json.loads(row.inputs))
        row_id = "" if row is None else row.id
        shown, mine = Parts.of(seen), Parts.of(inputs)
        inputs = conflicts.agreed(unit.session, client_id, shown, now, mine, row_id=row_id).whole()
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

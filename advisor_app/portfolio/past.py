"""A client's rows as they were at a moment, from the rows of today and the journal read backwards."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from advisor_app.portfolio.journal import entries_of, images_of
from advisor_app.portfolio.models import ChangeSet, JournalEntry

Rows = dict[tuple[str, str], Mapping[str, Any]]
"""(table, row id) → the row's fields as plain JSON values."""


def rows_at(session: Session, client_id: str, moment: dt.datetime | None = None) -> Rows:
    """The journaled rows of a client as they stood at a moment (None: now).

    What counts is the order in which things were saved: a clock that was set back does not bring an
    earlier state to light. Moments before the client was entered give nothing.
    """
    rows: Rows = images_of(session, client_id)
    if moment is None:
        return rows
    last = session.scalar(select(func.max(ChangeSet.id)).where(ChangeSet.at <= moment)) or 0
    of_it = (JournalEntry.client_id == client_id, JournalEntry.change_set > last)
    for entry in reversed(list(entries_of(session.connection(), *of_it))):
        key = (entry.table_name, entry.row_id)
        if entry.op == "insert":
            rows.pop(key, None)
        elif entry.op == "delete":
            rows[key] = entry.old
        elif key in rows:
            rows[key] = {**rows[key], entry.field: entry.old}
    return rows

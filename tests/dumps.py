"""The whole client database as plain values, to compare one state with another."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from advisor_app.portfolio.models import BOOKKEEPING, Base
from advisor_app.portfolio.session import Portfolio

Dump = dict[str, dict[str, dict[str, Any]]]
_JOURNAL = ("change_sets", "journal")


def dump(portfolio: Portfolio) -> Dump:
    """Every row of every table by id, without the journal and what merely follows from a change."""
    with portfolio.read() as session:
        return {
            table.name: {
                row["id"]: {key: value for key, value in row.items() if key not in BOOKKEEPING}
                for row in session.execute(select(table)).mappings()
            }
            for table in Base.metadata.sorted_tables
            if table.name not in _JOURNAL
        }


def touched(before: Dump, after: Dump) -> set[str]:
    """The tables that differ."""
    return {name for name in before if before[name] != after[name]}

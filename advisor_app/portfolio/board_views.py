"""Boards' choices under a name."""

from __future__ import annotations

import json
from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from advisor_app.domain.errors import NotFoundError
from advisor_app.portfolio.models import BoardView
from advisor_app.portfolio.session import Unit


def put(unit: Unit, name: str, choices: Mapping[str, str]) -> None:
    """Keep choices under a name, in place of what it held."""
    text = json.dumps(dict(choices), ensure_ascii=False, sort_keys=True)
    row = unit.session.scalar(select(BoardView).where(BoardView.name == name))
    if row is None:
        unit.add(BoardView(name=name, choices=text))
    else:
        row.choices = text
        unit.flush()


def remove(unit: Unit, name: str) -> None:
    """Forget a name."""
    row = unit.session.scalar(select(BoardView).where(BoardView.name == name))
    if row is None:
        raise NotFoundError(f"没有找到视图“{name}”，可能已被删除。")
    unit.remove(row)


def rows(session: Session) -> dict[str, dict[str, str]]:
    """All names with their choices, by name."""
    query = select(BoardView.name, BoardView.choices).order_by(BoardView.name)
    return {name: json.loads(choices) for name, choices in session.execute(query)}

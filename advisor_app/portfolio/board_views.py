"""Boards' choices under a name."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from advisor_app.domain.errors import NotFoundError
from advisor_app.portfolio import conflicts
from advisor_app.portfolio.models import BoardView
from advisor_app.portfolio.session import Unit


@dataclass(frozen=True, slots=True)
class Held:
    """What a name holds (None: nothing): one thing, or two boards would be mixed into one nobody chose."""

    choices: Mapping[str, str] | None = None


def put(unit: Unit, name: str, choices: Mapping[str, str], *, seen: Held | None = None) -> None:
    """Keep choices under a name, in place of what it held; ``seen``: what was shown (see ``conflicts``)."""
    row = _row(unit.session, name)
    mine = Held(dict(choices))
    row_id = "" if row is None else row.id
    if conflicts.agreed(unit.session, "", seen, _held(row), mine, row_id=row_id) != mine:
        return  # left as it was shown, and another's choice stands by now
    text = json.dumps(mine.choices, ensure_ascii=False, sort_keys=True)
    if row is None:
        unit.add(BoardView(name=name, choices=text))
    else:
        row.choices = text
        unit.flush()


def remove(unit: Unit, name: str, *, seen: Held | None = None) -> None:
    """Forget a name; ``seen``: what was shown of it."""
    row = _row(unit.session, name)
    if row is None:
        raise NotFoundError(f"没有找到视图“{name}”，可能已被删除。")
    conflicts.require_shown(unit.session, "", seen, _held(row), f"视图“{name}”", row_id=row.id)
    unit.remove(row)


def _row(session: Session, name: str) -> BoardView | None:
    return session.scalar(select(BoardView).where(BoardView.name == name))


def _held(row: BoardView | None) -> Held:
    return Held(None if row is None else json.loads(row.choices))


def rows(session: Session) -> dict[str, dict[str, str]]:
    """All names with their choices, by name."""
    query = select(BoardView.name, BoardView.choices).order_by(BoardView.name)
    return {name: json.loads(choices) for name, choices in session.execute(query)}

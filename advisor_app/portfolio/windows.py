"""申报窗口, as advisors entered them: no document holds their days."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from advisor_app.domain.application import Window
from advisor_app.domain.errors import InputError, NotFoundError
from advisor_app.portfolio import conflicts
from advisor_app.portfolio.models import ApplicationRecord, WindowRecord
from advisor_app.portfolio.session import Unit


@dataclass(frozen=True, slots=True)
class WindowRow:
    """A window with its row id."""

    id: str
    window: Window


def put(unit: Unit, window: Window, window_id: str | None = None, *, seen: Window | None = None) -> str:
    """Add a window, or make the one with this id read as given; one a place, target and label.

    ``seen``: what the form showed (see ``conflicts``).
    """
    row = None if window_id is None else _one(unit.session, window_id)
    if row is not None:
        window = conflicts.agreed(unit.session, "", seen, _window(row), window, row_id=row.id)
    _refuse_backwards(window)
    taken = _same(unit.session, window)
    if taken is not None and taken.id != window_id:
        raise InputError(f"“{window.label}”在这里已经有申报窗口，请直接修改那一条。")
    if row is None:
        row = WindowRecord(
            region=window.region,
            target=window.target,
            label=window.label,
            opens_on=window.opens_on,
            closes_on=window.closes_on,
            note=window.note,
        )
        unit.add(row)
    else:
        row.region, row.target, row.label = window.region, window.target, window.label
        row.opens_on, row.closes_on, row.note = window.opens_on, window.closes_on, window.note
        unit.flush()
    return row.id


def remove(unit: Unit, window_id: str, *, seen: Window | None = None) -> None:
    """Remove a window; applications filed in it keep their round. ``seen``: what was shown of it."""
    row = _one(unit.session, window_id)
    what = f"申报窗口“{row.label}”"
    conflicts.require_shown(unit.session, "", seen, _window(row), what, row_id=row.id)
    for each in unit.session.scalars(
        select(ApplicationRecord).where(ApplicationRecord.window_id == window_id)
    ):
        each.window_id = None
    unit.flush()
    unit.remove(row)


def get(session: Session, window_id: str) -> Window:
    """How a window stands."""
    return _window(_one(session, window_id))


def rows(session: Session) -> tuple[WindowRow, ...]:
    """All windows, by closing day, those without one last."""
    made = [WindowRow(row.id, _window(row)) for row in session.scalars(select(WindowRecord))]
    made.sort(key=lambda r: (r.window.closes_on is None, r.window.closes_on, r.window.label, r.id))
    return tuple(made)


def _window(row: WindowRecord) -> Window:
    return Window(row.region, row.target, row.label, row.opens_on, row.closes_on, row.note)


def _refuse_backwards(window: Window) -> None:
    """Each day may have come from another advisor."""
    opens, closes = window.opens_on, window.closes_on
    if opens is not None and closes is not None and closes < opens:
        raise InputError(f"截止日期“{closes}”早于开始日期 {opens}，请核对。")


def _same(session: Session, window: Window) -> WindowRecord | None:
    return session.scalar(
        select(WindowRecord).where(
            WindowRecord.region == window.region,
            WindowRecord.target == window.target,
            WindowRecord.label == window.label,
        )
    )


def _one(session: Session, window_id: str) -> WindowRecord:
    row = session.get(WindowRecord, window_id)
    if row is None:
        raise NotFoundError("没有找到这个申报窗口，可能已被删除。请刷新后重试。")
    return row

import datetime as dt
from dataclasses import replace

import pytest

from advisor_app.domain.application import Application, Pursuit, Window
from advisor_app.domain.errors import InputError, NotFoundError
from advisor_app.portfolio import applications, windows
from advisor_app.portfolio.session import Portfolio

JULY = Window("330100", "hz-1", "2026", dt.date(2026, 6, 1), dt.date(2026, 7, 31), "通知未出")
MAY = Window("330100", "", "2026", None, dt.date(2026, 5, 31))
OPEN = Window("330400", "srdi_sme", "2026 第一批", dt.date(2026, 3, 1), None)


def test_windows_by_closing_day(portfolio: Portfolio) -> None:
    with portfolio.unit("窗口") as unit:
        ids = [windows.put(unit, each) for each in (OPEN, JULY, MAY)]
    with portfolio.read() as session:
        assert [(row.id, row.window) for row in windows.rows(session)] == [
            (ids[2], MAY), (ids[1], JULY), (ids[0], OPEN),
        ]  # fmt: skip


def test_a_window_is_entered_once(portfolio: Portfolio) -> None:
    with portfolio.unit("窗口") as unit:
        first, second = windows.put(unit, JULY), windows.put(unit, MAY)
    with pytest.raises(InputError, match="“2026”在这里已经有申报窗口"), portfolio.unit("重") as unit:
        windows.put(unit, replace(JULY, note="又一条"))
    with pytest.raises(InputError, match="“2026”在这里已经有申报窗口"), portfolio.unit("撞") as unit:
        windows.put(unit, replace(JULY, note="又一条"), second)
    with portfolio.unit("改") as unit:
        assert windows.put(unit, replace(JULY, closes_on=dt.date(2026, 8, 31)), first) == first
        windows.put(unit, replace(JULY, label="2027"))
    with portfolio.read() as session:
        assert {row.window.closes_on for row in windows.rows(session) if row.id == first} == {
            dt.date(2026, 8, 31)
        }


def test_an_application_keeps_its_round_when_its_window_goes(portfolio: Portfolio, client_id: str) -> None:
    with portfolio.unit("立项") as unit:
        window = windows.put(unit, JULY)
        pursued = Application(Pursuit.MEASURE, "hz-1", "2026")
        made = applications.open_one(unit, client_id, pursued, on=dt.date(2026, 6, 1), window_id=window)
    with portfolio.read() as session:
        assert applications.get(session, made).application.window == JULY
    with portfolio.unit("删") as unit:
        windows.remove(unit, window)
    with portfolio.read() as session:
        row = applications.get(session, made)
        assert (row.application.window, row.window_id, row.application.round) == (None, None, "2026")
        assert windows.rows(session) == ()
    portfolio.undo()
    with portfolio.read() as session:
        assert applications.get(session, made).application.window == JULY


def test_a_window_that_is_not_there(portfolio: Portfolio) -> None:
    with pytest.raises(NotFoundError, match="没有找到这个申报窗口"), portfolio.unit("改") as unit:
        windows.put(unit, JULY, "none")
    with pytest.raises(NotFoundError, match="没有找到这个申报窗口"), portfolio.unit("删") as unit:
        windows.remove(unit, "none")

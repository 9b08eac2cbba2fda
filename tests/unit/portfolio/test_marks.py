import datetime as dt

import pytest

from advisor_app.domain.errors import StoreError
from advisor_app.domain.reminder import Mark, ReminderKind
from advisor_app.portfolio import clients, marks
from advisor_app.portfolio.session import Portfolio, Unit
from tests.dumps import dump
from tests.unit.portfolio.test_applications import there_and_back

DAY = dt.date(2026, 3, 1)


def test_a_mark_comes_and_goes_and_each_way_back(portfolio: Portfolio, client_id: str) -> None:
    mark = Mark(client_id, "hnte", ReminderKind.UPDATE, "yearly/2026")
    for done, touched in ((DAY, {"marks"}), (dt.date(2026, 3, 2), set()), (None, {"marks"})):

        def put(unit: Unit, done: dt.date | None = done) -> None:
            marks.put(unit, mark, done)

        assert there_and_back(portfolio, put) == touched
        kept = [row["done_on"] for row in dump(portfolio)["marks"].values()]
        assert kept == ([] if done is None else [DAY])  # of two who mark it, the first one's day


def test_a_mark_is_for_its_occasion(portfolio: Portfolio, client_id: str) -> None:
    mark = Mark(client_id, "hnte", ReminderKind.UPDATE, "yearly/2026")
    with portfolio.unit("年报") as unit:
        marks.put(unit, mark, DAY)
        marks.put(unit, mark._replace(occasion="yearly/2027"), None)
    with portfolio.read() as session:
        assert marks.all_marks(session) == {mark}


def test_nothing_is_marked_for_a_client_in_the_bin(portfolio: Portfolio, client_id: str) -> None:
    with portfolio.unit("删客户") as unit:
        clients.delete(unit, client_id)
    mark = Mark(client_id, "hnte", ReminderKind.UPDATE, "yearly/2026")
    with pytest.raises(StoreError, match="在回收站中，请先恢复"), portfolio.unit("写") as unit:
        marks.put(unit, mark, DAY)

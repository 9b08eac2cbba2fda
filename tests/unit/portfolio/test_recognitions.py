import datetime as dt

import pytest

from advisor_app.domain.errors import NotFoundError
from advisor_app.domain.record import Recognition, RecognitionEvent
from advisor_app.portfolio import recognitions
from advisor_app.portfolio.session import Portfolio

DAY = dt.date(2026, 3, 1)
FIRST = Recognition("hnte", RecognitionEvent.FIRST, DAY, dt.date(2029, 2, 28), "示例〔2026〕1号", "首次")
SECOND = Recognition("srdi_sme")


def test_titles_come_change_and_go(portfolio: Portfolio, client_id: str) -> None:
    with portfolio.unit("资质") as unit:
        ids = [recognitions.add(unit, client_id, each) for each in (SECOND, FIRST)]
    with portfolio.read() as session:
        assert [row.recognition for row in recognitions.rows(session, client_id)] == [SECOND, FIRST]
    with portfolio.unit("改") as unit:
        recognitions.edit(unit, client_id, ids[0], FIRST)
        recognitions.remove(unit, client_id, ids[1])
    with portfolio.read() as session:
        assert [(row.id, row.recognition) for row in recognitions.rows(session, client_id)] == [
            (ids[0], FIRST)
        ]


def test_a_title_of_another_client_is_not_reached(portfolio: Portfolio, client_id: str, other: str) -> None:
    with portfolio.unit("一家") as unit:
        title = recognitions.add(unit, client_id, FIRST)
    with pytest.raises(NotFoundError, match="资质记录"), portfolio.unit("越界") as unit:
        recognitions.remove(unit, other, title)

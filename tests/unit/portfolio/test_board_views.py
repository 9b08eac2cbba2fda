import pytest

from advisor_app.domain.errors import NotFoundError
from advisor_app.portfolio import board_views
from advisor_app.portfolio.session import Portfolio
from tests.unit.portfolio.test_applications import there_and_back


def test_views_by_name_one_a_name(portfolio: Portfolio) -> None:
    with portfolio.unit("视图") as unit:
        board_views.put(unit, "乙", {"city": "杭州市", "后来": "才有"})
        board_views.put(unit, "甲", {})
    with portfolio.unit("视图") as unit:
        board_views.put(unit, "甲", {"show": "all"})
    with portfolio.read() as session:
        assert board_views.rows(session) == {"乙": {"city": "杭州市", "后来": "才有"}, "甲": {"show": "all"}}


def test_every_write_is_taken_back_whole(portfolio: Portfolio) -> None:
    assert there_and_back(portfolio, lambda u: board_views.put(u, "甲", {"a": "1"})) == {"board_views"}
    assert there_and_back(portfolio, lambda u: board_views.put(u, "甲", {"a": "2"})) == {"board_views"}
    assert there_and_back(portfolio, lambda u: board_views.put(u, "甲", {"a": "2"})) == set()
    assert there_and_back(portfolio, lambda u: board_views.remove(u, "甲")) == {"board_views"}


def test_a_view_that_is_not_there(portfolio: Portfolio) -> None:
    with pytest.raises(NotFoundError, match="没有找到视图“甲”"), portfolio.unit("删") as unit:
        board_views.remove(unit, "甲")

import datetime as dt

from advisor_app.portfolio import statements
from advisor_app.portfolio.session import Portfolio
from advisor_app.portfolio.statements import AnswerRow, DeclarationRow
from tests.records import TODAY

DAY = dt.date(2026, 3, 1)


def test_lists_are_stated_complete_and_taken_back(portfolio: Portfolio, client_id: str) -> None:
    with portfolio.unit("声明") as unit:
        statements.declare(unit, client_id, "items", on=DAY, by="陈玥")
        statements.declare(unit, client_id, "recognitions", on=DAY, by="陈玥")
        statements.declare(unit, client_id, "items", on=TODAY, by="李响")
    with portfolio.read() as session:
        assert statements.declarations(session, client_id) == (
            DeclarationRow("items", TODAY, "李响"),
            DeclarationRow("recognitions", DAY, "陈玥"),
        )
    for _ in range(2):
        with portfolio.unit("撤回") as unit:
            statements.withdraw(unit, client_id, "items")
    assert not unit.changes
    with portfolio.read() as session:
        assert [row.entry for row in statements.declarations(session, client_id)] == ["recognitions"]


def test_answers_are_given_changed_and_taken_back(portfolio: Portfolio, client_id: str) -> None:
    with portfolio.unit("答复") as unit:
        statements.answer(unit, client_id, "judgement:x", "yes", reason="有函", on=DAY, by="陈玥")
        statements.answer(unit, client_id, "judgement:x", "no", reason="函已撤", on=TODAY, by="李响")
    with portfolio.read() as session:
        assert statements.answers(session, client_id) == (
            AnswerRow("judgement:x", "no", "函已撤", TODAY, "李响"),
        )
    for _ in range(2):
        with portfolio.unit("撤回") as unit:
            statements.retract(unit, client_id, "judgement:x")
    assert not unit.changes
    with portfolio.read() as session:
        assert statements.answers(session, client_id) == ()

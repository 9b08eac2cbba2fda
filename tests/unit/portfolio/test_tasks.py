import datetime as dt

import pytest

from advisor_app.domain.application import Application, Pursuit
from advisor_app.domain.errors import NotFoundError
from advisor_app.domain.paper import Paper
from advisor_app.portfolio import applications, tasks
from advisor_app.portfolio.session import Portfolio
from advisor_app.portfolio.tasks import Task
from tests.dumps import dump

DAY = dt.date(2026, 3, 1)
LATER = dt.date(2026, 4, 1)


@pytest.fixture
def pursued(portfolio: Portfolio, client_id: str) -> str:
    with portfolio.unit("立项") as unit:
        return applications.open_one(unit, client_id, Application(Pursuit.MEASURE, "hz-1", "2026"), on=DAY)


def titles(portfolio: Portfolio, client_id: str | None = None) -> list[str]:
    with portfolio.read() as session:
        return [row.task.title for row in tasks.rows(session, client_id)]


def test_tasks_by_day_those_without_last(
    portfolio: Portfolio, client_id: str, other: str, pursued: str
) -> None:
    mine = (
        Task("无期"),
        Task("四月", LATER, DAY, "备", pursued),
        Task("三月", DAY),
    )
    with portfolio.unit("任务") as unit:
        for task in mine:
            tasks.add(unit, client_id, task)
        tasks.add(unit, other, Task("别家", dt.date(2026, 3, 15)))
    assert titles(portfolio) == ["三月", "别家", "四月", "无期"]
    assert titles(portfolio, other) == ["别家"]
    with portfolio.read() as session:
        assert {row.task for row in tasks.rows(session, client_id)} == set(mine)


def test_done_edited_moved_and_gone(portfolio: Portfolio, client_id: str, pursued: str) -> None:
    with portfolio.unit("任务") as unit:
        for each in ("甲", "乙", "丙"):
            tasks.add(unit, client_id, Task(each, DAY, application_id=pursued))
    with portfolio.read() as session:
        ids = {row.task.title: row.id for row in tasks.rows(session)}
    with portfolio.unit("改") as unit:
        tasks.finish(unit, ids["甲"], DAY)
        tasks.edit(unit, ids["乙"], "乙二", None, "备")
        tasks.remove(unit, ids["丙"])
    with portfolio.read() as session:
        found = {row.task.title: row.task for row in tasks.rows(session)}
    assert found == {
        "甲": Task("甲", DAY, DAY, application_id=pursued),
        "乙二": Task("乙二", None, None, "备", pursued),
    }
    with portfolio.unit("又开") as unit:
        tasks.finish(unit, ids["甲"], None)
    assert dump(portfolio)["tasks"][ids["甲"]]["done_on"] is None
    with pytest.raises(NotFoundError, match="没有找到这项任务"), portfolio.unit("改") as unit:
        tasks.finish(unit, ids["丙"], DAY)


def test_a_checklist_in_its_order_once(portfolio: Portfolio, client_id: str, pursued: str) -> None:
    first = (
        Paper("营业执照", required=True, form="复印件", valid="有效期内", issuer="市场监管"),
        Paper("申请表"),
    )
    with portfolio.unit("材料") as unit:
        assert tasks.add_papers(unit, client_id, pursued, [*first, Paper("申请表", required=False)]) == 2
    with portfolio.unit("材料") as unit:
        assert tasks.add_papers(unit, client_id, pursued, [Paper("审计报告", required=False), *first]) == 1
    with portfolio.read() as session:
        found = tasks.papers(session, application_id=pursued)
        assert [row.paper for row in found] == [*first, Paper("审计报告", required=False)]
        assert tasks.papers(session, client_id=client_id) == found
        assert tasks.papers(session, client_id="none") == ()
    assert {(row.client_id, row.application_id) for row in found} == {(client_id, pursued)}
    assert [row["position"] for row in dump(portfolio)["papers"].values()] == [0, 1, 2]


def test_papers_come_and_go_missing_again(portfolio: Portfolio, client_id: str, pursued: str) -> None:
    with portfolio.unit("材料") as unit:
        tasks.add_papers(unit, client_id, pursued, [Paper("无违规证明")])
    with portfolio.read() as session:
        paper = tasks.papers(session)[0].id
    with portfolio.unit("收到") as unit:
        tasks.receive_paper(unit, paper, DAY, LATER, "原件")
    with portfolio.read() as session:
        assert tasks.papers(session)[0].paper == Paper(
            "无违规证明", received_on=DAY, valid_to=LATER, note="原件"
        )
    with portfolio.unit("退还") as unit:
        tasks.receive_paper(unit, paper, None, None, "")
    with portfolio.read() as session:
        assert tasks.papers(session)[0].paper == Paper("无违规证明")
    with pytest.raises(NotFoundError, match="没有找到这份材料"), portfolio.unit("改") as unit:
        tasks.receive_paper(unit, "none", DAY, None, "")

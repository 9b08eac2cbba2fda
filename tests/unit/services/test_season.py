"""A season's batch: many firms at once, as one step, and nothing twice."""

import datetime as dt

import pytest

from advisor_app.domain.application import Event, Window
from advisor_app.domain.errors import InputError
from advisor_app.portfolio import windows
from advisor_app.services.entry import ClientEntry
from advisor_app.services.tracking import Opening
from advisor_app.services.workspace import Workspace
from tests.dumps import dump

AWARD = "hz-2025-65.1.srdi"
HISTORY = "hz-srdi-plan-draft.0-1.goals"


@pytest.fixture
def firms(work: Workspace) -> list[str]:
    return [work.clients.add_client(ClientEntry(f"示例{n:02}", region="330109")).id for n in range(18)]


def test_eighteen_firms_twice(work: Workspace, firms: list[str]) -> None:
    before = dump(work.portfolio)
    report, changes = work.pipeline.season(firms, AWARD, round_label="2026")
    assert (len(report.opened), report.already, report.refused) == (18, (), ())
    assert report.sentence() == "新立项 18 家。"
    assert changes.client_ids == set(firms)
    after = dump(work.portfolio)
    assert (len(after["applications"]), len(after["papers"])) == (18, 18)
    again, nothing = work.pipeline.season(firms, AWARD, round_label="2026")
    assert (again.opened, len(again.already), again.refused) == ((), 18, ())
    assert again.sentence() == "新立项 0 家，已有 18 家未重复建立。"
    assert not nothing
    assert dump(work.portfolio) == after
    # one step, and it can be taken back as one
    assert work.portfolio.undo_title() == "批量立项“专精特新中小企业首次认定奖励”：18 家"
    work.portfolio.undo()
    assert dump(work.portfolio) == before
    work.portfolio.redo()
    assert dump(work.portfolio) == after


def test_only_those_that_lack_it_are_opened(work: Workspace, firms: list[str]) -> None:
    work.tracking.open(Opening(firms[0], AWARD, round="2026"))
    report, _ = work.pipeline.season([*firms[:2], firms[1], firms[0]], AWARD, round_label="2026")
    assert (report.opened, report.already) == (("示例01",), ("示例00",))
    assert work.portfolio.undo_title() == "批量立项“专精特新中小企业首次认定奖励”：2 家"
    report, _ = work.pipeline.season(firms[:2], AWARD, round_label="2027")
    assert report.opened == ("示例00", "示例01")


def test_an_application_that_went_on_is_left_as_it_is(work: Workspace, firms: list[str]) -> None:
    made = work.tracking.open(Opening(firms[0], AWARD, round="2026")).id
    work.tracking.move(made, Event.SUBMIT, {})
    before = dump(work.portfolio)
    report, changes = work.pipeline.season(firms[:1], AWARD, round_label="2026")
    assert (report.already, bool(changes)) == (("示例00",), False)
    assert dump(work.portfolio) == before


def test_a_window_that_is_not_theirs_refuses_them_by_name(work: Workspace, firms: list[str]) -> None:
    away = work.clients.add_client(ClientEntry("示例外地", region="330402")).id
    unknown = work.clients.add_client(ClientEntry("示例待补")).id
    with work.portfolio.unit("窗口") as unit:
        window = windows.put(unit, Window("330100", AWARD, "2026 第一批", None, dt.date(2026, 6, 30)))
    report, _ = work.pipeline.season([firms[0], away, unknown], AWARD, window_id=window)
    assert report.opened == ("示例00", "示例待补")
    ((name, why),) = report.refused
    assert name == "示例外地"
    assert why == "申报窗口“2026 第一批”不受理这家客户的“专精特新中小企业首次认定奖励”，请另选窗口。"
    assert report.sentence() == "新立项 2 家，未能立项 1 家。"
    assert {row.application.round for row in work.tracking.rows()} == {"2026 第一批"}
    again, changes = work.pipeline.season([firms[0], unknown], AWARD, window_id=window)
    assert (len(again.already), bool(changes)) == (2, False)


@pytest.mark.parametrize(("target", "why"), [(HISTORY, "历史资料"), ("x", "政策库里没有事项或称号“x”")])
def test_what_cannot_be_opened_is_refused_for_each(
    work: Workspace, firms: list[str], target: str, why: str
) -> None:
    before = dump(work.portfolio)
    report, changes = work.pipeline.season(firms[:2], target)
    assert [name for name, _ in report.refused] == ["示例00", "示例01"]
    assert all(why in each for _, each in report.refused)
    assert not changes
    assert dump(work.portfolio) == before


def test_a_client_that_went_stops_the_batch(work: Workspace, firms: list[str]) -> None:
    work.clients.delete_client(firms[1])
    before = dump(work.portfolio)
    with pytest.raises(InputError, match="有一家已不在客户列表中"):
        work.pipeline.season(firms[:3], AWARD)
    assert dump(work.portfolio) == before


def test_no_firms_no_step(work: Workspace) -> None:
    report, changes = work.pipeline.season([], AWARD)
    assert (report.sentence(), bool(changes), work.portfolio.undo_title()) == ("新立项 0 家。", False, None)

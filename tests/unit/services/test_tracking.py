"""Applications as use cases with the real library: from a lead to money, titles, and what is refused."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from advisor_app.domain.application import Event, Stage, Window
from advisor_app.domain.errors import InputError, NotFoundError, StoreError
from advisor_app.domain.record import Recognition, RecognitionEvent
from advisor_app.pipeline.machine import TransitionError
from advisor_app.portfolio import windows
from advisor_app.services.boards import Choice, Show
from advisor_app.services.clock import FixedClock
from advisor_app.services.entry import ClientEntry, RecognitionEntry
from advisor_app.services.timeline import moments
from advisor_app.services.tracking import Opening, Tracking
from advisor_app.services.workspace import Workspace
from tests.dumps import Dump, dump
from tests.unit.services.conftest import to

AWARD, TWIN = "hz-2025-65.1.srdi", "hz-2025-66.23.srdi"
"""The city's reward for the title, and the same reward under the other document: only one is had."""
RENOVATION = "hz-2025-66.7.renovation"
DRAFT, HISTORY = "jx-2026-2028-draft.1.on-scale-production", "hz-srdi-plan-draft.0-1.goals"
ZERO = Decimal(0)
E = Event


def add_window(work: Workspace, window: Window) -> str:
    with work.portfolio.unit("窗口") as unit:
        return windows.put(unit, window)


def titles(work: Workspace, firm: str) -> list[Recognition]:
    return [row.recognition for row in work.clients.recognitions(firm)]


def stage(work: Workspace, application: str) -> Stage:
    return work.tracking.get(application).application.stage


# --- the story --------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class State:
    """What a reader of the program sees at one point."""

    title: Stage | None
    money: Stage | None
    rung: str
    tag: str
    certificates: tuple[RecognitionEvent | None, ...]
    received: tuple[tuple[int, str, str, Decimal], ...]
    offered: dict[str, Decimal]
    sums: tuple[Decimal, Decimal, Decimal]
    paid: dict[int, Decimal]
    timeline: tuple[str, ...]


def seen(work: Workspace, firm: str) -> State:
    """Everything at once, as boards, timeline, client page and assessment show it."""
    rows = work.tracking.rows([firm])
    by_target = {row.application.target: row.application.stage for row in rows}
    (card,) = (
        c for lane in work.pipeline.ladder().lanes for cards in lane.cards.values() for c in cards
    )  # fmt: skip
    board = work.pipeline.applications(Choice(show=Show.ALL))
    sums = [board.sums(column.key) for column in board.columns]
    assessment = work.assessing.assess(work.clients.record(firm))
    paid: dict[int, Decimal] = {}
    for each in work.pipeline.counted():
        for step in each.application.steps:
            if step.event is E.PAY and step.evidence.amount:
                paid[step.evidence.day.year] = paid.get(step.evidence.day.year, ZERO) + step.evidence.amount
    lines = moments(work.timeline.rows(firm), rows, work.tracking.title_of)
    return State(
        by_target.get("srdi_sme"),
        by_target.get(AWARD),
        card.stage_text,
        card.tag,
        tuple(title.event for title in titles(work, firm)),
        tuple(
            (r.benefit.year, r.benefit.payer, r.benefit.tranche, r.benefit.amount)
            for r in work.clients.received(firm)
        ),
        {m.id: m.counted for m in assessment.measures if m.id in (AWARD, TWIN) and m.chosen and m.counted},
        (
            sum((s.fixed for s in sums), ZERO),
            sum((s.ceiling for s in sums), ZERO),
            sum((s.expected for s in sums), ZERO),
        ),
        paid,
        tuple(f"{line.day} {line.kind}" for line in lines),
    )


def test_from_a_lead_to_money_in_two_halves(
    work: Workspace, place: Path, moving: FixedClock, firm: str
) -> None:
    wan10, wan20 = Decimal(100_000), Decimal(200_000)
    none = (ZERO, ZERO, ZERO)
    dumps: list[Dump] = [dump(work.portfolio)]
    ids: dict[str, str] = {}
    history: list[State] = []

    def opens(name: str, target: str) -> Callable[[], None]:
        def act() -> None:
            ids[name] = work.tracking.open(Opening(firm, target, round="2026")).id

        return act

    def moves(name: str, event: Event, **texts: str) -> Callable[[], object]:
        return lambda: work.tracking.move(ids[name], event, texts)

    def then(day: str, act: Callable[[], object], **changed: Any) -> None:
        """On a day something is done; what is seen then is what was seen before but for ``changed``."""
        to(moving, day)
        act()
        found = seen(work, firm)
        before = history[-1] if history else State(None, None, "尚无梯队称号", "", (), (), {}, none, {}, ())
        if "line" in changed:
            changed["timeline"] = (f"{day} {changed.pop('line')}", *before.timeline)
        want = replace(before, **changed)
        assert found == want
        history.append(found)
        dumps.append(dump(work.portfolio))

    s, made = Stage, RecognitionEvent
    then("2026-02-03", opens("title", "srdi_sme"), title=s.CULTIVATING, line="立项")
    # nobody said yet that the firm has no such title: what the reward may bring is only hoped for
    then("2026-02-04", opens("money", AWARD), money=s.LEAD, line="立项", sums=(ZERO, ZERO, wan20))
    then("2026-02-10", moves("money", E.SURVEY), money=s.SURVEY, line="开始摸底")
    then("2026-02-12", moves("title", E.PREPARE), title=s.PREPARING, line="开始备料")
    then("2026-02-20", moves("title", E.SUBMIT, receipt="受 7 号"), title=s.SUBMITTED, line="递交")
    then("2026-03-01", moves("title", E.PUBLISH, number="名单", until="2026-03-08"),
         title=s.PUBLIC_NOTICE, line="公示")  # fmt: skip
    # the title brings the reward into reach: a ceiling of 200,000, once, under one of the two documents
    then("2026-03-16", moves("title", E.RECOGNIZE, number="示例〔2026〕6号", until="2029-03-15"),
         title=s.RECOGNIZED, rung="专精特新中小企业", certificates=(made.FIRST,), line="认定",
         offered={AWARD: wan20}, sums=(ZERO, wan20, ZERO))  # fmt: skip
    then("2026-04-01", moves("money", E.PREPARE), money=s.PREPARING, line="开始备料")
    then("2026-04-20", moves("money", E.SUBMIT, receipt="受 9 号"), money=s.SUBMITTED, line="递交")
    then("2026-05-06", moves("money", E.RETURN, reason="缺盖章"), money=s.PREPARING, line="退回补正")
    then("2026-05-08", moves("money", E.SUBMIT), money=s.SUBMITTED, line="递交")
    then("2026-06-01", moves("money", E.PUBLISH, number="公示名单"), money=s.PUBLIC_NOTICE, line="公示")
    # granted: what was a ceiling is certain now
    then("2026-07-01", moves("money", E.RECOGNIZE, number="示例〔2026〕9号", amount="20万"),
         money=s.RECOGNIZED, line="认定", sums=(wan20, ZERO, ZERO))  # fmt: skip
    then("2026-12-20", moves("money", E.PAY, amount="10万元", payer="市级", tranche="第一笔"),
         money=s.PAYING, line="兑付", sums=(wan10, ZERO, ZERO), paid={2026: wan10},
         received=((2026, "市级", "第一笔", wan10),), offered={AWARD: wan10})  # fmt: skip
    first, second = (2026, "市级", "第一笔", wan10), (2027, "区级", "第二笔", wan10)
    # had in full: neither the reward nor its twin is offered again
    then("2027-06-18", moves("money", E.PAY, amount="100,000", payer="区级", tranche="第二笔"),
         line="兑付", sums=none, paid={2026: wan10, 2027: wan10}, received=(first, second),
         offered={})  # fmt: skip
    then("2027-09-01", moves("money", E.REVIEW), money=s.RE_REVIEW, line="进入复核")
    then("2027-10-01", moves("money", E.PASS, number="复核〔2027〕1号"), money=s.RECOGNIZED, line="复核通过")
    then("2028-12-01", moves("title", E.REVIEW), title=s.RE_REVIEW, tag="复核中", line="进入复核")
    then("2029-03-01", moves("title", E.PASS, number="复核〔2029〕2号", until="2032-03-15"),
         title=s.RECOGNIZED, tag="", line="复核通过",
         certificates=(made.FIRST, made.RE_EVALUATED))  # fmt: skip

    # the same after a restart
    last = history[-1]
    work.close()
    with Workspace(place, clock=moving, actor="陈玥") as again:
        assert dump(again.portfolio) == dumps[-1]
        assert seen(again, firm) == last
        # every step undone gives exactly the earlier state, and redone the later
        for earlier in reversed(dumps[:-1]):
            assert again.portfolio.undo()
            assert dump(again.portfolio) == earlier
        for later in dumps[1:]:
            assert again.portfolio.redo()
            assert dump(again.portfolio) == later
        assert seen(again, firm) == last
        # and taken back step by step as an advisor does, all that the steps made is gone
        for name in ("title", "money"):
            while again.tracking.get(ids[name]).application.steps:
                again.tracking.retract(ids[name])
        assert (titles(again, firm), again.clients.received(firm)) == ([], ())
        assert {stage(again, ids["title"]), stage(again, ids["money"])} == {s.CULTIVATING, s.LEAD}
        with pytest.raises(TransitionError, match="还没有任何一步可以退回"):
            again.tracking.retract(ids["money"])


# --- titles -----------------------------------------------------------------------------------------------


def won(work: Workspace, moving: FixedClock, firm: str, round_: str, day: str, until: str) -> str:
    made = work.tracking.open(Opening(firm, "little_giant", round=round_)).id
    to(moving, day)
    work.tracking.move(made, E.SUBMIT, {})
    work.tracking.move(made, E.RECOGNIZE, {"number": f"号{round_}", "until": until})
    return made


def test_a_title_won_is_a_certificate(work: Workspace, moving: FixedClock, firm: str) -> None:
    made = won(work, moving, firm, "2026", "2026-05-01", "2029-04-30")
    assert titles(work, firm) == [
        Recognition(
            "little_giant", RecognitionEvent.FIRST, dt.date(2026, 5, 1), dt.date(2029, 4, 30), "号2026"
        )
    ]
    ground = work.pipeline.ground()
    assert ground.standing(firm, "little_giant", work.tracking.rows()).stage is Stage.RECOGNIZED
    (row,) = work.clients.recognitions(firm)
    with pytest.raises(StoreError, match="由申报的步骤登记"):
        work.clients.remove_recognition(firm, row.id)
    work.tracking.retract(made)
    assert titles(work, firm) == []


def test_won_a_second_time_it_is_renewed(work: Workspace, moving: FixedClock, firm: str) -> None:
    won(work, moving, firm, "2026", "2026-05-01", "2029-04-30")
    won(work, moving, firm, "2029", "2029-04-01", "2032-03-31")
    assert [title.event for title in titles(work, firm)] == [RecognitionEvent.FIRST, RecognitionEvent.RENEWED]


def test_entered_by_hand_counts_as_the_first(work: Workspace, moving: FixedClock, firm: str) -> None:
    work.clients.add_recognition(firm, RecognitionEntry("little_giant"))
    won(work, moving, firm, "2026", "2026-05-01", "2029-04-30")
    assert titles(work, firm)[1].event is RecognitionEvent.RENEWED


@pytest.mark.parametrize(
    ("event", "texts", "made", "after", "day"),
    [
        (E.PASS, {"number": "复 1", "until": "2032-04-30"}, RecognitionEvent.RE_EVALUATED, Stage.RECOGNIZED,
         "2029-03-01"),
        (E.FAIL, {"reason": "研发不足"}, RecognitionEvent.LAPSED, Stage.LAPSED, "2029-03-01"),
        (E.LAPSE, {}, RecognitionEvent.LAPSED, Stage.LAPSED, "2029-05-01"),
        (E.REVOKE, {"number": "撤 1", "reason": "造假"}, RecognitionEvent.REVOKED, Stage.REVOKED,
         "2029-03-01"),
    ],
)  # fmt: skip
def test_what_becomes_of_a_title_stands_in_the_record(
    work: Workspace,
    moving: FixedClock,
    firm: str,
    event: Event,
    texts: dict[str, str],
    made: RecognitionEvent,
    after: Stage,
    day: str,
) -> None:
    application = won(work, moving, firm, "2026", "2026-05-01", "2029-04-30")
    to(moving, "2029-02-01")
    work.tracking.move(application, E.REVIEW, {})
    to(moving, day)
    before = dump(work.portfolio)
    work.tracking.move(application, event, texts)
    last = titles(work, firm)[-1]
    assert (last.kind, last.event, last.granted_on, last.document_number, last.note) == (
        "little_giant", made, dt.date.fromisoformat(day), texts.get("number", ""), texts.get("reason", ""),
    )  # fmt: skip
    assert stage(work, application) is after
    ground = work.pipeline.ground()
    found = ground.standing(firm, "little_giant", work.tracking.rows())
    assert found.stage is after
    assert found.since == dt.date.fromisoformat(day)
    assert ground.held(firm, "little_giant") is (made is RecognitionEvent.RE_EVALUATED)
    work.portfolio.undo()
    assert dump(work.portfolio) == before


def test_an_old_certificate_running_out_takes_no_newer_one_with_it(
    work: Workspace, moving: FixedClock, firm: str
) -> None:
    """A loss on record ends what was granted up to then: registered late, it would end the new title."""
    old = won(work, moving, firm, "2026", "2026-05-01", "2029-04-30")
    won(work, moving, firm, "2029", "2029-04-01", "2032-03-31")
    to(moving, "2029-08-01")
    before = dump(work.portfolio)
    with pytest.raises(TransitionError, match="已有 2029-04-01 的新证书"):
        work.tracking.move(old, E.LAPSE, {})
    assert dump(work.portfolio) == before
    assert work.pipeline.ground().held(firm, "little_giant") is True


# --- opening ------------------------------------------------------------------------------------------------


def test_its_checklist_comes_with_it(work: Workspace, firm: str) -> None:
    made = work.tracking.open(Opening(firm, AWARD))
    (paper,) = work.tracking.papers(made.id)
    assert paper.paper.name == "专精特新中小企业认定文件或证书"
    assert {"applications", "papers"} <= made.changes.tables
    row = work.tracking.get(made.id)
    assert (row.application.round, row.content_version) == ("2026", work.tracking.library.content_version)


def test_the_same_one_is_opened_once(work: Workspace, firm: str) -> None:
    work.tracking.open(Opening(firm, AWARD, round="2026"))
    before = dump(work.portfolio)
    with pytest.raises(InputError, match=r"这一轮已经立项，请直接打开它。$"):
        work.tracking.open(Opening(firm, AWARD, round=" 2026 "))
    assert dump(work.portfolio) == before
    work.tracking.open(Opening(firm, AWARD, round="2027"))


@pytest.mark.parametrize(
    ("target", "item", "why"),
    [
        (HISTORY, "", "是历史资料，不能据此立项。$"),
        ("hz-2025-65.1.srd", "", "政策库里没有事项或称号“hz-2025-65.1.srd”，是否想写“hz-2025-65.1.srdi”"),
        ("", "", "政策库里没有事项或称号“”，请在政策库中核对编号。$"),
        (
            RENOVATION,
            "tech_renovation#9",
            "这家客户没有明细“tech_renovation#9”，已登记的有：.*tech_renovation#1",
        ),
    ],
)
def test_what_cannot_be_opened(work: Workspace, firm: str, target: str, item: str, why: str) -> None:
    before = dump(work.portfolio)
    with pytest.raises(InputError, match=why):
        work.tracking.open(Opening(firm, target, item))
    assert dump(work.portfolio) == before


def test_nothing_is_opened_for_a_deleted_client(work: Workspace, firm: str) -> None:
    work.clients.delete_client(firm)
    with pytest.raises(StoreError, match="在回收站中"):
        work.tracking.open(Opening(firm, AWARD))
    assert work.tracking.rows() == ()


def test_an_application_for_an_item_keeps_it(work: Workspace, firm: str) -> None:
    made = work.tracking.open(Opening(firm, RENOVATION, "tech_renovation#1")).id
    row = work.tracking.get(made)
    assert row.estimate is not None
    assert (row.estimate.ceiling, row.estimate.fixed) == (Decimal(3_720_000), ZERO)
    with pytest.raises(StoreError, match="已立项申报"):
        work.clients.remove_item(firm, "tech_renovation#1")
    work.tracking.move(made, E.SUBMIT, {})
    work.tracking.move(made, E.RECOGNIZE, {"number": "号", "amount": "3720000"})
    work.tracking.move(made, E.PAY, {"amount": "372万", "payer": "区"})
    (money,) = work.clients.received(firm)
    assert (money.benefit.item, money.benefit.measure) == ("tech_renovation#1", RENOVATION)
    assert money.content_version == work.tracking.library.content_version
    found = work.assessing.assess(work.clients.record(firm))
    assert not any(m.chosen for m in found.measures if m.id == RENOVATION)
    with pytest.raises(StoreError, match="由申报的“兑付”登记"):
        work.clients.remove_received(firm, money.id)


# --- windows ------------------------------------------------------------------------------------------------

GENERAL = Window("330100", "", "2026 年集中申报", dt.date(2026, 1, 1), dt.date(2026, 4, 30))
OWN = Window("330100", AWARD, "2026 奖励", dt.date(2026, 3, 1), dt.date(2026, 6, 30))
OVER = Window("330100", AWARD, "2025", dt.date(2025, 3, 1), dt.date(2025, 6, 30))
ELSEWHERE = Window("330400", AWARD, "嘉兴", dt.date(2026, 1, 1), dt.date(2026, 2, 28))


def test_the_window_that_takes_it_is_found(work: Workspace, firm: str) -> None:
    for window in (GENERAL, OVER, ELSEWHERE):
        add_window(work, window)
    first = work.tracking.get(work.tracking.open(Opening(firm, AWARD)).id)
    assert (first.application.window, first.application.round) == (GENERAL, "2026 年集中申报")
    add_window(work, OWN)
    second = work.tracking.get(work.tracking.open(Opening(firm, AWARD)).id)
    assert (second.application.window, second.application.round) == (OWN, "2026 奖励")
    third = work.tracking.get(work.tracking.open(Opening(firm, AWARD, round="2025")).id)
    assert third.application.window == OVER


def test_filing_outside_the_window_is_refused(work: Workspace, moving: FixedClock, firm: str) -> None:
    window = add_window(work, OWN)
    made = work.tracking.open(Opening(firm, AWARD, window_id=window)).id
    before = dump(work.portfolio)
    with pytest.raises(TransitionError, match="2026-03-01 才开始"):
        work.tracking.move(made, E.SUBMIT, {})
    to(moving, "2026-07-01")
    with pytest.raises(TransitionError, match="已于 2026-06-30 截止"):
        work.tracking.move(made, E.SUBMIT, {})
    assert dump(work.portfolio) == before
    work.tracking.move(made, E.SUBMIT, {"day": "2026-06-30"})
    assert stage(work, made) is Stage.SUBMITTED


def test_a_window_of_something_else_is_refused(work: Workspace, firm: str) -> None:
    other, elsewhere = add_window(work, OWN), add_window(work, ELSEWHERE)
    for target, window, why in (
        ("srdi_sme", other, "申报窗口“2026 奖励”不受理"),
        (AWARD, elsewhere, "申报窗口“嘉兴”不受理"),
        (AWARD, "none", "没有找到这个申报窗口"),
    ):
        with pytest.raises(InputError, match=why):
            work.tracking.open(Opening(firm, target, window_id=window))
    assert work.tracking.rows() == ()


# --- drafts, bad input ------------------------------------------------------------------------------------


def test_a_draft_is_followed_but_never_filed(work: Workspace, firm: str) -> None:
    made = work.tracking.open(Opening(firm, DRAFT)).id
    work.tracking.move(made, E.SURVEY, {})
    work.tracking.move(made, E.PREPARE, {})
    before = dump(work.portfolio)
    with pytest.raises(InputError, match="征求意见稿里的事项，尚未正式印发"):
        work.tracking.move(made, E.SUBMIT, {})
    assert dump(work.portfolio) == before
    (card,) = work.pipeline.applications().cards("preparing")
    assert (card.sums.fixed, card.sums.ceiling, card.sums.expected) == (ZERO, ZERO, ZERO)
    assert card.tag == "征求意见稿"


@pytest.mark.parametrize(
    ("event", "texts", "why"),
    [
        (E.RECOGNIZE, {"number": "号", "amount": "五十万"}, "“核定金额”应填数字"),
        (E.RECOGNIZE, {"number": "号", "amount": "约500"}, "“核定金额”应填数字"),
        (E.RECOGNIZE, {"number": "号", "amount": "不适用"}, "核定金额请填金额，如 50万 或 500000"),
        (E.RECOGNIZE, {"number": "号", "amount": "-5"}, "核定金额不能是负数"),
        (E.RECOGNIZE, {"number": "号", "amount": "-5万"}, "核定金额"),
        (E.RECOGNIZE, {"number": "号", "amount": "0.001"}, "最多两位小数"),
        (E.RECOGNIZE, {"number": "号", "amount": "0.0000001万"}, "最多两位小数"),
        (E.RECOGNIZE, {"number": "号", "amount": "NaN"}, "“核定金额”应填数字"),
        (E.RECOGNIZE, {"number": "号", "amount": "1e30"}, "数值过大"),
        (E.RECOGNIZE, {"number": "号"}, "请填写核定金额"),
        (E.RECOGNIZE, {"number": "  ", "amount": "1"}, "请填写认定文号"),
        (E.RECOGNIZE, {"number": "号\x00", "amount": "1"}, "认定文号里有无法保存的字符"),
        (E.RECOGNIZE, {"number": "号" * 4001, "amount": "1"}, "认定文号有 4001 个字"),
        (E.PUBLISH, {"number": "名单", "day": "2026/02/02"}, "公示日期“2026/02/02”不是日期"),
        (E.PUBLISH, {"number": "名单", "day": " "}, "请填公示日期，如 2026-02-02"),
        (E.PUBLISH, {"number": "名单", "day": "2026-02-30"}, "公示日期“2026-02-30”不是日期"),
        (E.PUBLISH, {"number": "名单", "day": "2026-02-03"}, "公示日期“2026-02-03”还没有到"),
        (E.PUBLISH, {"number": "名单", "day": "1926-02-03"}, "年份不合理"),
        (E.PUBLISH, {"number": "名单", "until": "下周"}, "公示截止“下周”不是日期"),
        (E.PUBLISH, {"number": "名单", "until": "2026-02-01"}, "“2026-02-01”早于 2026-02-02"),
        (E.PAY, {"amount": "1", "payer": "区"}, "现在是“已报”，不能登记“兑付”"),
    ],
)
def test_what_is_typed_wrong_changes_nothing(
    work: Workspace, firm: str, event: Event, texts: dict[str, str], why: str
) -> None:
    made = work.tracking.open(Opening(firm, AWARD)).id
    work.tracking.move(made, E.SUBMIT, {})
    before, undo = dump(work.portfolio), work.portfolio.undo_title()
    with pytest.raises(InputError) as caught:
        work.tracking.move(made, event, texts)
    said = str(caught.value)
    assert why in said
    assert "\n" not in said
    assert said.endswith("。")
    assert (dump(work.portfolio), work.portfolio.undo_title()) == (before, undo)


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("20万", 200000),
        ("20 万元", 200000),
        ("200,000", 200000),
        ("0.002亿", 200000),
        ("0", 0),
        ("1.5万", 15000),
    ],
)
def test_amounts_as_people_write_them(work: Workspace, firm: str, typed: str, amount: int) -> None:
    made = work.tracking.open(Opening(firm, AWARD)).id
    work.tracking.move(made, E.SUBMIT, {})
    work.tracking.move(made, E.RECOGNIZE, {"number": "号", "amount": typed})
    assert work.tracking.get(made).application.awarded == amount


def test_what_is_not_there_is_said(work: Workspace) -> None:
    for act in (
        lambda: work.tracking.get("none"),
        lambda: work.tracking.move("none", E.SUBMIT, {}),
        lambda: work.tracking.retract("none"),
        lambda: work.tracking.plan("none", "约", ""),
        lambda: work.tracking.remove("none"),
    ):
        with pytest.raises(NotFoundError, match="没有找到这项申报"):
            act()


# --- plans and estimates -----------------------------------------------------------------------------------


def test_plans(work: Workspace, firm: str) -> None:
    made = work.tracking.open(Opening(firm, AWARD, note="原备注")).id
    work.tracking.plan(made, " 约区里 ", "2026-03-01")
    row = work.tracking.get(made)
    assert (row.next_step, row.next_on, row.note) == ("约区里", dt.date(2026, 3, 1), "原备注")
    with pytest.raises(InputError, match="下一步日期“三月”不是日期"):
        work.tracking.plan(made, "改", "三月", "新备注")
    assert work.tracking.get(made) == row
    work.tracking.plan(made, "", "", "")
    row = work.tracking.get(made)
    assert (row.next_step, row.next_on, row.note) == ("", None, "")


def test_removing_takes_the_checklist_with_it(work: Workspace, firm: str) -> None:
    before = dump(work.portfolio)
    made = work.tracking.open(Opening(firm, AWARD)).id
    work.tracking.remove(made)
    assert dump(work.portfolio) == before
    made = work.tracking.open(Opening(firm, AWARD)).id
    work.tracking.move(made, E.SURVEY, {})
    with pytest.raises(InputError, match="已有登记的步骤，不能删除"):
        work.tracking.remove(made)


def test_only_what_is_open_is_assessed_anew(work: Workspace, moving: FixedClock, firm: str) -> None:
    given_up = work.tracking.open(Opening(firm, RENOVATION)).id
    pursued = work.tracking.open(Opening(firm, AWARD)).id
    work.tracking.move(given_up, E.ABANDON, {"reason": "不投了"})
    kept = work.tracking.get(given_up)
    to(moving, "2026-03-01")
    assert work.tracking.estimate([firm]).tables == {"applications"}
    found = work.tracking.get(pursued).estimate
    assert found is not None
    assert found.on == dt.date(2026, 3, 1)
    assert work.tracking.get(given_up) == kept
    assert not work.tracking.estimate([firm])
    work.tracking.move(given_up, E.REOPEN, {"reason": "又投了"})
    anew = work.tracking.get(given_up).estimate
    assert anew is not None
    assert anew.on == dt.date(2026, 3, 1)


@pytest.mark.parametrize("moment", ["before the unit", "since it was shown"])
def test_a_step_that_another_registered_meanwhile_is_not_doubled(
    work: Workspace, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    firm = work.clients.add_client(ClientEntry("示例·甲", region="330109")).id
    made = work.tracking.open(Opening(firm, "srdi_sme", round="2026")).id
    work.tracking.move(made, Event.SUBMIT, {})
    seen = work.tracking.get(made).application.steps
    other = Tracking(work.portfolio, work.assessing, work.clock)

    def theirs() -> None:
        other.move(made, Event.RECOGNIZE, {"number": "号"})

    usual = Tracking._name
    if moment == "before the unit":

        def late(tracking: Tracking, client_id: str) -> str:
            if tracking is work.tracking:
                theirs()
            return usual(tracking, client_id)

        monkeypatch.setattr(Tracking, "_name", late)
    else:
        theirs()
    with pytest.raises(TransitionError):
        work.tracking.move(made, Event.RECOGNIZE, {"number": "号"}, seen=seen)
    monkeypatch.undo()
    assert len(work.clients.recognitions(firm)) == 1
    with pytest.raises(TransitionError, match="再重新登记"):
        work.tracking.retract(made, seen=seen)
    assert [s.event for s in work.tracking.get(made).application.steps] == [Event.SUBMIT, Event.RECOGNIZE]
    work.tracking.retract(made)
    assert work.clients.recognitions(firm) == ()

"""What an advisor noted beside what the applications went through, and the text for WeChat."""

import datetime as dt
import re
from dataclasses import replace

import pytest

from advisor_app.domain.application import Event
from advisor_app.domain.contact import Contact, ContactKind
from advisor_app.domain.errors import InputError, StoreError
from advisor_app.domain.paper import Paper
from advisor_app.portfolio import tasks
from advisor_app.portfolio.conflicts import ConflictError
from advisor_app.portfolio.contacts import ContactRow
from advisor_app.portfolio.tasks import Task
from advisor_app.services.clock import FixedClock
from advisor_app.services.conflict_views import conflict_rows, seen_now
from advisor_app.services.entry import ClientEntry
from advisor_app.services.policies import load_library
from advisor_app.services.timeline import ContactEntry, Moment, Origin, message, moments
from advisor_app.services.tracking import Opening
from advisor_app.services.workspace import Workspace
from tests.dumps import dump
from tests.unit.services.conftest import to

AWARD = "hz-2025-65.1.srdi"
PROMISES = re.compile("包过|通过率|一定|保证|必过|承诺")
E = Event


@pytest.fixture
def firm(work: Workspace) -> str:
    return work.clients.add_client(ClientEntry("示例甲", region="330109")).id


def timeline(work: Workspace, firm: str) -> tuple[Moment, ...]:
    return moments(work.timeline.rows(firm), work.tracking.rows([firm]), work.tracking.title_of)


def text_for(work: Workspace, firm: str) -> str:
    with work.portfolio.read() as session:
        papers, todo = tasks.papers(session, client_id=firm), tasks.rows(session, firm)
    rows, title_of = work.tracking.rows([firm]), work.tracking.title_of
    return message("示例甲", rows, papers, todo, title_of, work.clock.today())


# --- entries ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("word", ["拜访", "visit"])
def test_an_entry_reads_as_typed(work: Workspace, firm: str, word: str) -> None:
    saved = work.timeline.add(firm, ContactEntry(word, " 看了产线 ", "2026-02-01", "王工", "2026-02-20"))
    assert work.timeline.rows(firm) == (
        ContactRow(
            saved.id,
            firm,
            Contact(ContactKind.VISIT, dt.date(2026, 2, 1), "看了产线", "王工", dt.date(2026, 2, 20)),
        ),
    )
    assert saved.changes.touches("contacts", client_id=firm)
    assert work.portfolio.undo_title() == "为“示例甲”记一条拜访"


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        (
            ContactEntry("闲聊", "甲"),
            "没有“闲聊”这种记录，可用：拜访、电话、约定、文件、重大变化、结果、备注。",
        ),
        (ContactEntry("call", "  "), "请写下这条记录的内容。"),
        (ContactEntry("call", "甲", "明天"), "日期“明天”不是日期"),
        (ContactEntry("call", "甲", "2026-02-03"), "日期“2026-02-03”晚于 2026-02-02"),
        (ContactEntry("promise", "甲", "", "", "月底"), "办理期限“月底”不是日期"),
        (
            ContactEntry("promise", "甲", "2026-02-01", "", "2026-01-31"),
            "办理期限“2026-01-31”早于 2026-02-01",
        ),
    ],
)
def test_what_is_typed_wrong_is_not_written(
    work: Workspace, firm: str, entry: ContactEntry, why: str
) -> None:
    row_id = work.timeline.add(firm, ContactEntry("note", "原文")).id
    (row,) = work.timeline.rows(firm)
    before = dump(work.portfolio)
    for act in (lambda: work.timeline.add(firm, entry), lambda: work.timeline.edit(row, entry)):
        with pytest.raises(InputError) as caught:
            act()
        assert str(caught.value).startswith(why)
        assert "\n" not in str(caught.value)
    assert dump(work.portfolio) == before
    assert row_id in before["contacts"]


def test_promises_are_open_until_they_are_kept(work: Workspace, moving: FixedClock, firm: str) -> None:
    work.timeline.add(firm, ContactEntry("promise", "寄审计报告", due_on="2026-02-20"))
    (row,) = work.timeline.rows(firm)
    assert [(m.text, m.open) for m in timeline(work, firm)] == [("寄审计报告，2026-02-20 前办", True)]
    to(moving, "2026-02-10")
    work.timeline.keep(row)
    assert [(m.text, m.open) for m in timeline(work, firm)] == [("寄审计报告，2026-02-10 已办", False)]
    (kept,) = work.timeline.rows(firm)
    work.timeline.edit(kept, ContactEntry("promise", "寄报告", "2026-02-02", due_on="2026-02-20"))
    (edited,) = work.timeline.rows(firm)
    assert edited.contact.done_on == dt.date(2026, 2, 10)
    work.timeline.keep(edited, done=False)
    assert work.portfolio.undo_title() == "“示例甲”的约定改为未办"
    assert timeline(work, firm)[0].open
    with pytest.raises(StoreError, match=r"2026-02-02 的记录刚刚由.*改过，没有删除"):
        work.timeline.remove(edited)  # as it was while it was still kept
    (reopened,) = work.timeline.rows(firm)
    work.timeline.remove(reopened)
    assert timeline(work, firm) == ()
    for _ in range(5):
        work.portfolio.undo()
    assert work.timeline.rows(firm) == ()


def test_a_great_change_is_open_until_it_is_reported(work: Workspace, firm: str) -> None:
    for kind in ContactKind:
        work.timeline.add(firm, ContactEntry(kind, kind))
    opened = [m.kind for m in timeline(work, firm) if m.open]
    assert opened == ["重大变化"]


# --- together -----------------------------------------------------------------------------------------------


def test_notes_and_steps_newest_first(work: Workspace, moving: FixedClock, firm: str) -> None:
    title = work.tracking.open(Opening(firm, "srdi_sme", round="2026")).id
    first = work.timeline.add(firm, ContactEntry("call", "上午")).id
    moving.advance(dt.timedelta(hours=3))
    second = work.timeline.add(firm, ContactEntry("visit", "下午", who="王工")).id
    work.tracking.move(title, E.SUBMIT, {"receipt": "受 1 号"})
    to(moving, "2026-03-01")
    work.tracking.move(title, E.RECOGNIZE, {"number": "示例 6 号", "until": "2029-02-28"})
    name = "专精特新中小企业"
    shown = timeline(work, firm)
    # within a day what came later stands higher; steps stand above the notes
    assert shown == (
        Moment(
            dt.date(2026, 3, 1),
            "认定",
            f"{name}，认定文号 示例 6 号，有效期至 2029-02-28",
            Origin.STEP,
            title,
        ),
        Moment(dt.date(2026, 2, 2), "递交", f"{name}，受理编号 受 1 号", Origin.STEP, title),
        Moment(dt.date(2026, 2, 2), "立项", f"{name}（2026）", Origin.OPENED, title),
        Moment(dt.date(2026, 2, 2), "拜访", "下午，对方 王工", Origin.CONTACT, second),
        Moment(dt.date(2026, 2, 2), "电话", "上午", Origin.CONTACT, first),
    )


def test_steps_say_their_evidence(work: Workspace, firm: str) -> None:
    made = work.tracking.open(Opening(firm, AWARD, round="2026")).id
    work.tracking.move(made, E.SUBMIT, {})
    work.tracking.move(made, E.RECOGNIZE, {"number": "号", "amount": "20万"})
    work.tracking.move(made, E.PAY, {"amount": "12345.67", "payer": "区", "tranche": "第一笔"})
    what = work.tracking.title_of(AWARD)
    assert [m.text for m in timeline(work, firm)][:2] == [
        f"{what}，到账金额 1.23 万元，付款方 区，第几笔 第一笔",
        f"{what}，认定文号 号，核定金额 20.00 万元",
    ]


def test_of_one_client_only(work: Workspace) -> None:
    jia, yi = (work.clients.add_client(ClientEntry(f"示例{name}")).id for name in "丙丁")
    work.timeline.add(jia, ContactEntry("note", "甲"))
    work.timeline.add(yi, ContactEntry("note", "乙"))
    assert [row.contact.text for row in work.timeline.rows(jia)] == ["甲"]
    assert len(work.timeline.rows()) == 2
    work.clients.delete_client(yi)
    assert [row.contact.text for row in work.timeline.rows()] == ["甲"]


# --- the text for WeChat ------------------------------------------------------------------------------------


def test_nothing_under_way(work: Workspace, firm: str) -> None:
    assert text_for(work, firm) == (
        "【示例甲】进展（2026-02-02）\n目前没有在办的申报。\n以上以主管部门正式公布为准。"
    )


def test_the_text_names_what_is_missing(work: Workspace, firm: str) -> None:
    made = work.tracking.open(Opening(firm, AWARD, round="2026")).id
    names = ["申请表", "营业执照", "审计报告", "纳税证明", "无违规证明"]
    with work.portfolio.unit("清单") as unit:
        tasks.add_papers(unit, firm, made, [*map(Paper, names), Paper("佐证", required=False)])
        for task in (
            Task("盖章", dt.date(2026, 3, 5)),
            Task("无期"),
            Task("取证明", dt.date(2026, 2, 20)),
            Task("已办", dt.date(2026, 2, 10), dt.date(2026, 2, 2)),
        ):
            tasks.add(unit, firm, task)
    work.tracking.plan(made, "约区里", "2026-02-15")
    said = text_for(work, firm)
    assert said == (
        "【示例甲】进展（2026-02-02）\n"
        "1. 专精特新中小企业首次认定奖励：线索；下一步：约区里（02-15 前）\n"
        "   请准备：专精特新中小企业认定文件或证书、申请表、营业执照、审计报告等 6 份\n"
        "近期安排：\n· 02-20 取证明\n· 03-05 盖章\n"
        "以上以主管部门正式公布为准。"
    )
    for row in work.tracking.papers(made)[:4]:
        with work.portfolio.unit("收到") as unit:
            tasks.receive_paper(unit, row.id, dt.date(2026, 2, 2), None, "")
    assert "请准备：纳税证明、无违规证明\n" in text_for(work, firm)
    work.tracking.move(made, E.SUBMIT, {})
    assert "请准备" not in text_for(work, firm)


def test_the_text_promises_nothing_at_any_stage(work: Workspace, moving: FixedClock, firm: str) -> None:
    made = work.tracking.open(Opening(firm, AWARD, round="2026")).id
    path: tuple[tuple[Event, dict[str, str], str], ...] = (
        (E.SURVEY, {}, "摸底（03-01 开始摸底）"),
        (E.PREPARE, {}, "补件（04-01 开始备料）"),
        (E.SUBMIT, {}, "已报（05-01 递交）"),
        (E.PUBLISH, {"number": "名单"}, "公示（06-01 公示）"),
        (
            E.RECOGNIZE,
            {"number": "号", "amount": "20万"},
            "认定（07-01 认定），核定 20.00 万元，待兑付 20.00 万元",
        ),
        (
            E.PAY,
            {"amount": "10万", "payer": "市"},
            "兑付（08-01 兑付），核定 20.00 万元，已到账 10.00 万元，待兑付 10.00 万元",
        ),
        (E.PAY, {"amount": "10万", "payer": "区"}, "目前没有在办的申报。"),
        (E.REVIEW, {}, "复核（10-01 进入复核），核定 20.00 万元，已到账 20.00 万元\n"),
        (E.FAIL, {"reason": "迁出"}, "目前没有在办的申报。"),
    )
    assert not PROMISES.search(text_for(work, firm))
    for month, (event, texts, want) in enumerate(path, start=3):
        to(moving, f"2026-{month:02}-01")
        work.tracking.move(made, event, texts)
        said = text_for(work, firm)
        assert want in said
        assert not PROMISES.search(said)
        assert said.endswith("以上以主管部门正式公布为准。")


def test_another_clients_papers_are_not_named(work: Workspace, firm: str) -> None:
    other = work.clients.add_client(ClientEntry("示例乙", region="330109")).id
    made, theirs = (work.tracking.open(Opening(each, "hnte", round="2026")).id for each in (firm, other))
    with work.portfolio.unit("清单") as unit:
        tasks.add_papers(unit, firm, made, [Paper("甲的材料")])
        tasks.add_papers(unit, other, theirs, [Paper("乙的材料")])
    with work.portfolio.read() as session:
        papers = tasks.papers(session)
    said = message(
        "示例甲", work.tracking.rows([firm]), papers, (), work.tracking.title_of, work.clock.today()
    )
    assert "甲的材料" in said
    assert "乙的材料" not in said


def test_a_kept_entry_keeps_its_day(work: Workspace, firm: str) -> None:
    work.timeline.add(firm, ContactEntry("call", "甲", "2026-01-05"))
    (row,) = work.timeline.rows(firm)
    work.timeline.edit(row, ContactEntry("call", "乙", "2026-01-05"))
    (edited,) = work.timeline.rows(firm)
    assert edited == replace(row, contact=replace(row.contact, text="乙"))


def test_what_another_changed_meanwhile_is_not_written_over(work: Workspace, firm: str) -> None:
    work.timeline.add(firm, ContactEntry("call", "甲", "2026-01-05", who="张三"))
    (shown,) = work.timeline.rows(firm)
    work.timeline.edit(shown, ContactEntry("call", "乙", "2026-01-05", who="张三"))  # another, meanwhile
    work.timeline.edit(shown, ContactEntry("call", "甲", "2026-01-05", who="李四"))  # only whom I saw
    (now,) = work.timeline.rows(firm)
    assert (now.contact.text, now.contact.who) == ("乙", "李四")
    with pytest.raises(ConflictError) as asked:
        work.timeline.edit(shown, ContactEntry("visit", "丙", "2026-01-05", who="张三"))
    (clash,) = asked.value.clashes  # the kind only I changed, and whom he saw only the other
    assert (clash.field, clash.seen, clash.theirs, clash.mine) == ("text", "甲", "乙", "丙")
    assert work.timeline.rows(firm) == (now,)
    (row,) = conflict_rows(asked.value, load_library().catalogue)
    assert (row.what, row.seen, row.theirs, row.mine) == ("内容", "甲", "乙", "丙")
    again = replace(shown, contact=seen_now(shown.contact, asked.value))
    work.timeline.edit(again, ContactEntry("visit", "丙", "2026-01-05", who="张三"))
    (settled,) = work.timeline.rows(firm)
    assert (settled.contact.kind, settled.contact.text, settled.contact.who) == ("visit", "丙", "李四")

"""The two boards: columns, sums kept apart, filters, lanes, marks; and the views kept of them."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_app.domain.application import Event, Pursuit, Stage, Window
from advisor_app.domain.errors import InputError, NotFoundError
from advisor_app.domain.paper import Paper
from advisor_app.domain.phrases import Tone
from advisor_app.domain.record import FactSet
from advisor_app.portfolio import applications, board_views, tasks, windows
from advisor_app.portfolio.applications import Estimate
from advisor_app.services.board import Board, Card, Sums
from advisor_app.services.boards import Choice, Lanes, Show, application_board, read_choice
from advisor_app.services.clock import FixedClock
from advisor_app.services.entry import ClientEntry, RecognitionEntry
from advisor_app.services.tracking import Opening
from advisor_app.services.workspace import Workspace
from tests.dumps import dump
from tests.unit.services.conftest import START, to

AWARD = "hz-2025-65.1.srdi"
E = Event
ALL = Choice(show=Show.ALL)


def client(work: Workspace, name: str, region: str = "330109", advisor: str = "陈玥") -> str:
    return work.clients.add_client(ClientEntry(name, region=region, advisor=advisor)).id


def pursue(work: Workspace, firm: str, target: str = AWARD, round_: str = "2026") -> str:
    assert isinstance(work.clock, FixedClock)
    work.clock.advance(dt.timedelta(seconds=1))  # cards are in the order they were opened
    return work.tracking.open(Opening(firm, target, round=round_)).id


def promise(work: Workspace, application: str, fixed: int, ceiling: int, expected: int) -> None:
    found = Estimate(Decimal(fixed), Decimal(ceiling), Decimal(expected), START)
    with work.portfolio.unit("测算") as unit:
        applications.estimate(unit, application, found)


def ids(board: Board) -> dict[str, list[str]]:
    return {column.key: [card.id for card in board.cards(column.key)] for column in board.columns}


def every(board: Board) -> list[Card]:
    return [card for column in board.columns for card in board.cards(column.key)]


def one(board: Board) -> Card:
    (card,) = every(board)
    return card


def granted(work: Workspace, application: str, amount: str = "100") -> None:
    work.tracking.move(application, E.SUBMIT, {})
    work.tracking.move(application, E.RECOGNIZE, {"number": "号", "amount": amount})


# --- 申报 -------------------------------------------------------------------------------------------------


def test_the_three_kinds_of_money_stay_apart(work: Workspace) -> None:
    firms = [client(work, f"示例{name}") for name in "甲乙丙丁戊"]
    lead, second, won, lost, title = (
        pursue(work, firm, target) for firm, target in zip(firms, [AWARD] * 4 + ["srdi_sme"], strict=True)
    )
    granted(work, won, "1000")
    work.tracking.move(won, E.PAY, {"amount": "400", "payer": "区"})
    work.tracking.move(lost, E.ABANDON, {"reason": "因"})
    for application, sums in ((lead, (1, 2, 3)), (second, (10, 20, 30)), (won, (7, 7, 7)), (lost, (9, 9, 9))):
        promise(work, application, *sums)
    board = work.pipeline.applications(ALL)
    assert ids(board) == {
        "lead": [lead, second, title], "survey": [], "preparing": [], "submitted": [], "public_notice": [],
        "recognized": [], "paying": [won], "re_review": [], "ended": [lost],
    }  # fmt: skip
    assert board.sums("lead") == Sums(Decimal(11), Decimal(22), Decimal(33))
    assert board.sums("paying") == Sums(fixed=Decimal(600))
    assert board.sums("ended") == board.sums("survey") == Sums()
    cards = {card.id: card for card in every(board)}
    assert cards[won].amount == "核定 0.10，已兑付 0.04 万元"
    assert (cards[title].amount, cards[title].stage_text) == ("", "培育")
    promise(work, lead, 0, 200_000, 1_000_000)
    assert one(work.pipeline.applications(Choice(text="示例甲"))).amount == "上限 20.00，预期 100.00 万元"
    promise(work, lead, 0, 0, 0)
    assert one(work.pipeline.applications(Choice(text="示例甲"))).amount == "金额待定"


def test_the_board_is_what_the_owner_counts(work: Workspace) -> None:
    first, second = (pursue(work, client(work, f"示例{name}")) for name in "甲乙")
    granted(work, second)
    promise(work, first, 1, 2, 3)
    one_, two = work.pipeline.counted()
    assert (one_.fixed, one_.ceiling, one_.expected) == (Decimal(1), Decimal(2), Decimal(3))
    assert two.groups == {"city": "杭州市", "rung": "尚无梯队称号", "advisor": "陈玥", "round": "2026"}


def test_what_is_over_is_shown_only_among_all(work: Workspace, moving: FixedClock) -> None:
    firm = client(work, "示例甲")
    paid, given_up, pursued = (pursue(work, firm, round_=each) for each in ("2024", "2025", "2026"))
    granted(work, paid)
    work.tracking.move(paid, E.PAY, {"amount": "100", "payer": "区"})
    work.tracking.move(given_up, E.ABANDON, {"reason": "因"})
    # a review may follow the last payment: the card stays a month
    assert {card.id for card in every(work.pipeline.applications())} == {paid, pursued}
    to(moving, "2026-03-10")
    assert [card.id for card in every(work.pipeline.applications())] == [pursued]
    assert "ended" not in ids(work.pipeline.applications())
    found = {card.id: (card.column, card.tag, card.tone) for card in every(work.pipeline.applications(ALL))}
    assert found == {
        paid: ("paying", "已兑清", Tone.GOOD),
        given_up: ("ended", "放弃", Tone.MUTED),
        pursued: ("lead", "", Tone.MUTED),
    }
    # reviewed after it was paid: there is something to do again
    work.tracking.move(paid, E.REVIEW, {})
    card = one(work.pipeline.applications(Choice(round="2024")))
    assert (card.column, card.tag) == ("re_review", "")


def test_untouched_cards_turn_stale(work: Workspace, moving: FixedClock) -> None:
    firm = client(work, "示例甲")
    pursued, beside = pursue(work, firm), pursue(work, firm, round_="2027")
    with work.portfolio.unit("材料") as unit:
        tasks.add_papers(unit, firm, pursued, [Paper("营业执照")])
    stale = Choice(show=Show.STALE)
    to(moving, "2026-02-15")
    assert [card.idle for card in every(work.pipeline.applications())] == [13, 13]
    assert every(work.pipeline.applications(stale)) == []
    to(moving, "2026-02-16")
    assert len(every(work.pipeline.applications(stale))) == 2
    # the program's own assessing is no one's care
    work.pipeline.refresh([firm])
    assert [card.idle for card in every(work.pipeline.applications(stale))] == [14, 14]
    (paper, *_) = work.tracking.papers(pursued)
    with work.portfolio.unit("收到") as unit:
        tasks.receive_paper(unit, paper.id, START, None, "")
    assert one(work.pipeline.applications(stale)).id == beside
    work.tracking.plan(beside, "约", "")
    assert every(work.pipeline.applications(stale)) == []
    moving.advance(dt.timedelta(days=-3))
    assert {card.idle for card in every(work.pipeline.applications())} == {0}


@pytest.mark.parametrize(
    ("next_on", "tag", "tone", "due"),
    [
        ("", "", Tone.MUTED, False),
        ("2026-02-01", "逾期 1 天", Tone.BAD, True),
        ("2026-02-02", "今天到期", Tone.OPEN, True),
        ("2026-02-09", "还有 7 天", Tone.OPEN, False),
        ("2026-02-10", "", Tone.MUTED, False),
    ],
)
def test_the_next_step_marks_the_card(work: Workspace, next_on: str, tag: str, tone: Tone, due: bool) -> None:
    application = pursue(work, client(work, "示例甲"))
    work.tracking.plan(application, "约", next_on)
    card = one(work.pipeline.applications())
    assert (card.tag, card.tone, card.next_step) == (tag, tone, "约")
    assert bool(every(work.pipeline.applications(Choice(show=Show.DUE)))) is due


def test_the_closing_day_marks_what_is_not_filed(work: Workspace) -> None:
    with work.portfolio.unit("窗口") as unit:
        windows.put(unit, Window("330100", "", "2026", None, dt.date(2026, 2, 4)))
    application = pursue(work, client(work, "示例甲"))
    assert one(work.pipeline.applications()).tag == "还有 2 天"
    work.tracking.plan(application, "约", "2026-02-03")
    assert one(work.pipeline.applications()).tag == "还有 1 天"
    work.tracking.plan(application, "", "")
    work.tracking.move(application, E.SUBMIT, {})
    assert one(work.pipeline.applications()).tag == ""


def test_filters(work: Workspace) -> None:
    jia = client(work, "示例甲")
    yi = client(work, "示例乙", "330402", "")
    bing = client(work, "ACME 丙", "", "李航")
    work.clients.add_recognition(yi, RecognitionEntry("srdi_sme", "first", "2026-01-01", "2028-12-31"))
    money, title, later = (
        pursue(work, jia),
        pursue(work, yi, "little_giant"),
        pursue(work, bing, round_="2027"),
    )

    def kept(**choice: str) -> list[str]:
        return [card.id for card in every(work.pipeline.applications(Choice(**choice)))]  # type: ignore[arg-type]

    assert kept() == [money, title, later]
    assert (kept(city="杭州市"), kept(city="嘉兴市"), kept(city="注册地待补")) == ([money], [title], [later])
    assert (kept(advisor="陈玥"), kept(advisor="未指定顾问"), kept(advisor="无")) == ([money], [title], [])
    assert (kept(rung="专精特新中小企业"), kept(round="2027")) == ([title], [later])
    assert (kept(pursuit=Pursuit.TITLE), kept(pursuit=Pursuit.MEASURE)) == ([title], [money, later])
    assert (kept(text=" acme "), kept(text="小巨人"), kept(text="无此")) == ([later], [title], [])
    assert kept(city="杭州市", round="2027") == []


def test_lanes_hold_every_card_once(work: Workspace) -> None:
    jia, yi = client(work, "示例甲"), client(work, "示例乙", "330402", "")
    first, second, third = pursue(work, jia), pursue(work, yi), pursue(work, jia, round_="2027")

    def lanes(by: Lanes) -> list[tuple[str, list[str]]]:
        board = work.pipeline.applications(Choice(lanes=by))
        assert sorted(card.id for card in every(board)) == sorted([first, second, third])
        return [(lane.label, [card.id for card in lane.cards["lead"]]) for lane in board.lanes]

    assert lanes(Lanes.NONE) == [("", [first, second, third])]
    assert dict(lanes(Lanes.CITY)) == {"杭州市": [first, third], "嘉兴市": [second]}
    assert dict(lanes(Lanes.ADVISOR)) == {"陈玥": [first, third], "未指定顾问": [second]}
    assert lanes(Lanes.ROUND) == [("2027", [third]), ("2026", [first, second])]
    assert lanes(Lanes.RUNG) == [("尚无梯队称号", [first, second, third])]
    nothing = work.pipeline.applications(Choice(text="无此"))
    assert [(lane.label, lane.cards) for lane in nothing.lanes] == [("", {})]


def test_a_deleted_clients_cards_are_gone(work: Workspace) -> None:
    firm = client(work, "示例甲")
    pursue(work, firm)
    work.clients.delete_client(firm)
    assert (every(work.pipeline.applications(ALL)), every(work.pipeline.ladder(ALL))) == ([], [])
    assert work.pipeline.counted() == ()


sums = st.builds(Sums, *[st.decimals(0, 10**6, places=2)] * 3)
cards = st.builds(
    lambda n, stage, sums, city, round_: Card(
        str(n), "c", "示例", "事项", "lead" if stage is Stage.LEAD else "paying", "", Pursuit.MEASURE, stage,
        sums, "", "", None, 0, Tone.MUTED, city, "陈玥", "", round_,
    ),
    st.integers(), st.sampled_from([Stage.LEAD, Stage.PAYING]), sums, st.sampled_from("甲乙"),
    st.sampled_from(["2026", "2027"]),
)  # fmt: skip


@given(st.lists(cards, max_size=12), st.sampled_from(Lanes))
def test_sums_are_those_of_the_cards_however_parted(found: list[Card], lanes: Lanes) -> None:
    board = application_board(found, Choice(lanes=lanes), START)

    def total(each: Iterable[Card]) -> Sums:
        return sum((card.sums for card in each), Sums())

    assert total(every(board)) == total(found)
    for column in board.columns:
        assert board.sums(column.key) == total(card for card in found if card.column == column.key)


# --- 梯队 -------------------------------------------------------------------------------------------------


def title(
    work: Workspace, firm: str, kind: str, until: str | None, granted: str | None = "2025-06-01"
) -> None:
    work.clients.add_recognition(firm, RecognitionEntry(kind, "first", granted, until))


def test_clients_by_the_highest_rung(work: Workspace, moving: FixedClock) -> None:
    none, base, both = client(work, "示例甲"), client(work, "示例乙"), client(work, "示例丙")
    title(work, base, "innovative_sme", "2028-05-31")
    title(work, both, "srdi_sme", "2028-05-31")
    title(work, both, "innovative_sme", "2028-05-31")
    title(work, both, "hnte", "2028-05-31")
    board = work.pipeline.ladder()
    assert ids(board) == {"none": [none], "innovative_sme": [base], "srdi_sme": [both], "little_giant": []}
    assert [column.label for column in board.columns][1] == "创新型中小企业"
    found = {card.id: card for card in every(board)}
    assert (found[none].title, found[base].title) == ("尚未立项", "有效期至 2028-05-31")
    assert found[both].amount == "高新技术企业"
    pursued = pursue(work, both, "little_giant")
    work.tracking.plan(pursued, "约", "2026-03-01")
    card = next(c for c in every(work.pipeline.ladder()) if c.id == both)
    assert (card.title, card.note, card.next_step) == (
        "专精特新“小巨人”企业：培育", "有效期至 2028-05-31", "约",
    )  # fmt: skip
    to(moving, "2026-04-01")
    assert work.pipeline.ladder().columns[1].label == "科技和创新型中小企业"


@pytest.mark.parametrize(
    ("until", "tag", "tone"),
    [
        ("2026-02-02", "还有 0 天到期", Tone.BAD),
        ("2026-03-04", "还有 30 天到期", Tone.BAD),
        ("2026-03-05", "还有 31 天到期", Tone.OPEN),
        ("2026-12-31", "还有 332 天到期", Tone.OPEN),
        ("2027-12-31", "", Tone.GOOD),
    ],
)
@pytest.mark.parametrize("kind", ["innovative_sme", "srdi_sme"])
def test_certificates_near_their_end(work: Workspace, kind: str, until: str, tag: str, tone: Tone) -> None:
    title(work, client(work, "示例甲"), kind, until)
    card = one(work.pipeline.ladder())
    assert (card.tag, card.tone, card.title) == (tag, tone, f"有效期至 {until}")


def test_the_base_rung_by_the_other_title_runs_out_as_well(work: Workspace, moving: FixedClock) -> None:
    """科技型 proves the base rung from 2026-04-01: the end of that certificate is the one to watch."""
    title(work, client(work, "示例甲"), "tech_sme", "2026-05-01", "2025-06-01")
    assert one(work.pipeline.ladder()).column == "none"
    to(moving, "2026-04-15")
    card = one(work.pipeline.ladder())
    assert (card.column, card.title, card.tag) == ("innovative_sme", "有效期至 2026-05-01", "还有 16 天到期")


@pytest.mark.parametrize("held", [None, "innovative_sme"])
def test_a_title_that_may_hold_is_marked_to_be_checked(work: Workspace, held: str | None) -> None:
    """On record without its days: it counts for no rung, but no advisor may overlook it."""
    firm = client(work, "示例甲")
    title(work, firm, "srdi_sme", None, None)
    if held:
        title(work, firm, held, "2028-05-31")
    card = one(work.pipeline.ladder())
    assert (card.column, card.tag, card.tone) == (held or "none", "有效期待核", Tone.OPEN)


def test_a_lost_title_holds_no_rung(work: Workspace, moving: FixedClock) -> None:
    firm = client(work, "示例甲")
    made = pursue(work, firm, "srdi_sme")
    work.tracking.move(made, E.SUBMIT, {})
    work.tracking.move(made, E.RECOGNIZE, {"number": "号", "until": "2029-02-01"})
    assert one(work.pipeline.ladder()).column == "srdi_sme"
    work.tracking.move(made, E.REVIEW, {})
    assert one(work.pipeline.ladder()).tag == "复核中"
    to(moving, "2026-03-01")
    work.tracking.move(made, E.REVOKE, {"number": "号", "reason": "因"})
    assert one(work.pipeline.ladder()).column == "none"
    work.tracking.retract(made)
    assert one(work.pipeline.ladder()).column == "srdi_sme"


# --- views ------------------------------------------------------------------------------------------------


def test_views_survive_a_restart(work: Workspace, moving: FixedClock) -> None:
    choice = Choice("甲", "杭州市", "陈玥", "尚无梯队称号", "2026", Pursuit.TITLE, Show.STALE, Lanes.CITY)
    work.pipeline.save_view(" 我的 ", choice)
    work.pipeline.save_view("空", Choice())
    before = dump(work.portfolio)
    place = work.portfolio.place
    work.close()
    with Workspace(place, clock=moving, actor="陈玥") as again:
        assert again.pipeline.views() == {"我的": choice, "空": Choice()}
        again.pipeline.remove_view("空")
        assert list(again.pipeline.views()) == ["我的"]
        again.portfolio.undo()
        assert dump(again.portfolio) == before
        with pytest.raises(NotFoundError, match="没有找到视图“无”"):
            again.pipeline.remove_view("无")
        with pytest.raises(InputError, match="请给视图起个名称"):
            again.pipeline.save_view("  ", choice)


def test_what_this_version_does_not_know_is_left_out(work: Workspace) -> None:
    assert read_choice({"city": 5, "text": None, "show": [], "lanes": {}}) == Choice()
    kept = {"city": "杭州市", "show": "someday", "lanes": "moon", "colour": "red"}
    with work.portfolio.unit("视图") as unit:
        board_views.put(unit, "后来的", kept)
    assert work.pipeline.views() == {"后来的": Choice(city="杭州市")}


def test_a_firm_of_the_demo_stands_on_the_board(work: Workspace, firm: str, demo_firm: FactSet) -> None:
    """With its figures known, the reward for a title that is not won yet is only hoped for."""
    pursue(work, firm)
    card = one(work.pipeline.applications())
    assert (card.client, card.sums) == (demo_firm.name, Sums(expected=Decimal(200_000)))

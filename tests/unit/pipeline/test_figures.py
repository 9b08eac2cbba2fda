"""The owner's figures, against sums done by hand."""

import datetime as dt
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from advisor_app.domain.application import Application, Event, Evidence, Pursuit, Stage, Step
from advisor_app.pipeline.figures import Counted, Line, Wait, by, line, losses, paid_by_year, waits
from advisor_app.pipeline.machine import take

TODAY = dt.date(2027, 12, 31)
OPENED = dt.date(2026, 1, 10)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def walk(pursuit: Pursuit, *steps: tuple[Event, Evidence]) -> Application:
    application = Application(pursuit, "x", "2026")
    for event, evidence in steps:
        application = take(application, event, evidence, TODAY)
    return application


def counted(
    application: Application, fixed: int = 0, ceiling: int = 0, expected: int = 0, city: str = "杭州市"
) -> Counted:
    sums = Decimal(fixed), Decimal(ceiling), Decimal(expected)
    return Counted(application, OPENED, *sums, {"city": city})


M, T = Pursuit.MEASURE, Pursuit.TITLE
SUBMIT = (Event.SUBMIT, Evidence(day("2026-02-01")))
GRANT = (Event.RECOGNIZE, Evidence(day("2026-05-01"), number="号", amount=Decimal(100)))
TITLE = (Event.RECOGNIZE, Evidence(day("2026-05-01"), number="号"))
REVIEW = (Event.REVIEW, Evidence(day("2026-07-01")))


def pay(when: str, amount: int) -> tuple[Event, Evidence]:
    return Event.PAY, Evidence(day(when), amount=Decimal(amount), payer="区")


def lose(event: Event, when: str, reason: str) -> tuple[Event, Evidence]:
    return event, Evidence(day(when), number="号", reason=reason)


FOUND = (
    counted(walk(M), 1, 2, 3),
    counted(walk(M, SUBMIT), 10, 20, 30, "嘉兴市"),
    counted(walk(M, SUBMIT, GRANT, pay("2026-12-31", 40)), 1000, 1000, 1000),
    counted(walk(M, SUBMIT, GRANT, pay("2026-06-01", 60), pay("2027-01-01", 40)), 1000),
    counted(walk(M, SUBMIT, GRANT, pay("2026-06-01", 10), REVIEW, lose(Event.FAIL, "2026-08-01", "迁出"))),
    counted(walk(M, SUBMIT, lose(Event.REJECT, "2026-03-01", "名额已满")), 1000, city="嘉兴市"),
    counted(walk(M, lose(Event.ABANDON, "2026-03-01", "不愿公开财务")), 1000),
    counted(walk(M, lose(Event.ABANDON, "2026-03-01", "误"), lose(Event.REOPEN, "2026-03-02", "改"))),
    counted(walk(T, SUBMIT)),
    counted(walk(T, SUBMIT, TITLE)),
    counted(walk(T, SUBMIT, TITLE, lose(Event.REVOKE, "2026-08-01", "名额已满")), city="嘉兴市"),
    counted(walk(T, SUBMIT, TITLE, REVIEW, lose(Event.FAIL, "2026-08-01", "研发不足"))),
    counted(walk(T, SUBMIT, TITLE, (Event.LAPSE, Evidence(day("2026-08-01"))))),
)


def test_all_together() -> None:
    assert line("全部", FOUND) == Line(
        "全部",
        opened=13,
        filed=10,
        granted=7,
        titles=4,
        lost=5,
        fixed=Decimal(11),
        ceiling=Decimal(22),
        expected=Decimal(33),
        awarded=Decimal(300),
        paid=Decimal(150),
        due=Decimal(60),
    )


def test_nothing_yet() -> None:
    empty = line("全部", ())
    assert (empty.opened, empty.lost, empty.fixed, empty.due) == (0, 0, Decimal(0), Decimal(0))
    assert (by("city", ()), paid_by_year(()), losses(()), waits(())) == ((), {}, (), ())


def test_groups_are_by_label() -> None:
    hangzhou, jiaxing = sorted(by("city", FOUND), key=lambda each: each.label != "杭州市")
    assert (hangzhou.label, jiaxing.label) == ("杭州市", "嘉兴市")
    assert (hangzhou.opened, jiaxing.opened) == (10, 3)
    assert (hangzhou.fixed, jiaxing.fixed) == (Decimal(1), Decimal(10))
    assert (hangzhou.lost, jiaxing.lost) == (3, 2)


def test_paid_in_the_year_it_came() -> None:
    """Halves on the last day of one year and the first of the next."""
    assert paid_by_year(FOUND) == {2026: Decimal(110), 2027: Decimal(40)}
    assert list(paid_by_year(FOUND)) == [2026, 2027]


def test_losses_with_their_reasons() -> None:
    assert losses(FOUND) == (
        (Event.FAIL, "迁出", 1),
        (Event.REJECT, "名额已满", 1),
        (Event.ABANDON, "不愿公开财务", 1),
        (Event.REVOKE, "名额已满", 1),
        (Event.FAIL, "研发不足", 1),
    )
    assert losses([FOUND[0], *FOUND[5:7], FOUND[6]])[0] == (Event.ABANDON, "不愿公开财务", 2)


def test_the_lost_are_those_whose_reasons_are_listed() -> None:
    """A title that failed its review is lost as well; one that merely ran out is not."""
    assert line("", FOUND).lost == sum(count for _, _, count in losses(FOUND))
    assert [line("", [each]).lost for each in FOUND] == [0, 0, 0, 0, 1, 1, 1, 0, 0, 0, 1, 1, 0]


def test_waits_by_stage() -> None:
    filed = (Event.SUBMIT, Evidence(day("2026-01-20")))
    slow = walk(M, filed, GRANT, pay("2026-05-31", 1), pay("2026-06-30", 1))
    quick = walk(M, (Event.SUBMIT, Evidence(day("2026-01-10"))), lose(Event.REJECT, "2026-01-13", "因"))
    third = walk(M, (Event.SUBMIT, Evidence(day("2026-01-15"))))
    reviewed = walk(M, filed, GRANT, pay("2026-05-31", 1), pay("2026-06-30", 1), REVIEW)
    assert waits([counted(each) for each in (slow, quick, third)]) == (
        Wait(Stage.LEAD, 3, 5, 10),
        Wait(Stage.SUBMITTED, 2, 52, 101),
        Wait(Stage.RECOGNIZED, 1, 30, 30),
    )
    # a further payment is no new stay
    assert waits([counted(reviewed)])[-1] == Wait(Stage.PAYING, 1, 31, 31)


def test_a_stay_before_the_advisor_came_is_not_counted() -> None:
    early = walk(M, (Event.SUBMIT, Evidence(day("2025-11-01"))), GRANT)
    assert waits([counted(early)]) == (Wait(Stage.SUBMITTED, 1, 181, 181),)


cases = st.builds(
    lambda make, city, fixed: counted(make, fixed, fixed * 2, fixed * 3, city),
    st.sampled_from([each.application for each in FOUND]),
    st.sampled_from(["杭州市", "嘉兴市", "武汉市"]),
    st.integers(0, 10**9),
)


@given(st.lists(cases, max_size=12))
def test_groups_add_up_to_all(found: list[Counted]) -> None:
    whole, parts = line("全部", found), by("city", found)
    for field in Line.__dataclass_fields__:
        if field != "label":
            assert sum(getattr(each, field) for each in parts) == getattr(whole, field), field
    assert whole.lost == sum(count for _, _, count in losses(found))
    assert sum(paid_by_year(found).values(), Decimal(0)) == whole.paid
    assert len({each.label for each in parts}) == len(parts)


def test_steps_of_one_day_are_stays_of_no_days() -> None:
    step = Step(Event.SUBMIT, Stage.LEAD, Stage.SUBMITTED, Evidence(OPENED))
    assert waits([counted(Application(M, "x", "2026", steps=(step,)))]) == (Wait(Stage.LEAD, 1, 0, 0),)

"""Every stage × event × pursuit: the legal arrive, the illegal say where it stands and what can be done."""

import datetime as dt
import re
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_app.domain.application import (
    ENDED,
    Application,
    Event,
    Evidence,
    Need,
    Pursuit,
    Stage,
    Step,
    Window,
)
from advisor_app.domain.labels import label, need_label, stage_label
from advisor_app.pipeline.machine import TransitionError, leading_to, options, retract, take
from tests.unit.pipeline.expected import EXPECTED, NEEDS, TAKES

TODAY = dt.date(2026, 11, 21)
DAY = dt.date(2026, 6, 1)
EVERY = [(pursuit, stage, event) for pursuit in Pursuit for stage in Stage for event in Event]
CHINESE = re.compile(r"[一-鿿].*。$")
GIVEN = {
    Need.DAY: DAY,
    Need.RECEIPT: "受理 1 号",
    Need.NUMBER: "示例〔2026〕1 号",
    Need.AMOUNT: Decimal(100),
    Need.PAYER: "示例区经信局",
    Need.TRANCHE: "第一笔",
    Need.UNTIL: dt.date(2029, 5, 31),
    Need.REASON: "示例理由",
}


def at(pursuit: Pursuit, stage: Stage, *, awarded: int = 100) -> Application:
    """An application that stands in a stage, however it came there; granted 100 元 where money is due."""
    blank = Application(pursuit, "hnte" if pursuit is Pursuit.TITLE else "hz-1", "2026")
    if stage is blank.first_stage:
        return blank
    steps = []
    if pursuit is Pursuit.MEASURE and stage in (Stage.RECOGNIZED, Stage.PAYING, Stage.RE_REVIEW):
        grant = Evidence(dt.date(2026, 1, 1), number="号", amount=Decimal(awarded))
        steps.append(Step(Event.RECOGNIZE, Stage.SUBMITTED, Stage.RECOGNIZED, grant))
    # any event leads there: the machine reads only where it stands and when
    steps.append(Step(Event.REVIEW, Stage.LEAD, stage, Evidence(dt.date(2026, 1, 1))))
    return replace(blank, steps=tuple(steps))


def given_for(event: Event, pursuit: Pursuit, *but: Need, day: dt.date = DAY) -> Evidence:
    """The least evidence an event needs, without ``but``."""
    needs = [Need.DAY, *NEEDS[pursuit].get(event, ())]
    fields = {need.value: GIVEN[need] for need in needs if need not in but}
    return Evidence(**{**fields, "day": day})  # type: ignore[arg-type]


def refused(application: Application, event: Event, evidence: Evidence) -> str:
    before = repr(application)
    with pytest.raises(TransitionError) as caught:
        take(application, event, evidence, TODAY)
    assert repr(application) == before
    said = str(caught.value)
    assert CHINESE.search(said), said
    assert "\n" not in said
    return said


# --- all of them ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("pursuit", "stage", "event"), EVERY)
def test_every_stage_and_event(pursuit: Pursuit, stage: Stage, event: Event) -> None:
    application = at(pursuit, stage)
    target = EXPECTED[pursuit].get((stage, event))
    if target is None:
        said = refused(application, event, given_for(event, pursuit))
        happens = any(e is event for _, e in EXPECTED[pursuit])
        assert f"“{label(event)}”" in said
        if happens:
            assert said.startswith(f"现在是“{stage_label(stage, pursuit)}”，不能登记")
            can = [e for (s, e) in EXPECTED[pursuit] if s is stage]
            for each in can:
                assert f"“{label(each)}”" in said
            if not can:
                assert "再次申报请新立一项" in said
        else:
            assert said.startswith(f"{label(pursuit)}没有")
        return
    moved = take(application, event, given_for(event, pursuit), TODAY)
    assert moved.stage is target
    assert moved.steps[:-1] == application.steps
    assert moved.steps[-1] == Step(event, stage, target, given_for(event, pursuit))
    assert retract(moved) == application


LEGAL = [(pursuit, stage, event) for pursuit, matrix in EXPECTED.items() for stage, event in matrix]
MISSING = [
    (pursuit, stage, event, need)
    for pursuit, stage, event in LEGAL
    for need in NEEDS[pursuit].get(event, ())
]  # fmt: skip


@pytest.mark.parametrize(("pursuit", "stage", "event", "need"), MISSING)
def test_each_missing_field_is_asked_for_by_name(
    pursuit: Pursuit, stage: Stage, event: Event, need: Need
) -> None:
    said = refused(at(pursuit, stage), event, given_for(event, pursuit, need))
    assert said == f"登记“{label(event)}”请填写{need_label(need, event)}。"


def test_all_missing_fields_are_named_at_once() -> None:
    said = refused(at(Pursuit.TITLE, Stage.RECOGNIZED), Event.REVOKE, Evidence(DAY))
    assert said == "登记“撤销（取消）称号”请填写撤销文号、理由。"


@pytest.mark.parametrize(("pursuit", "stage", "event"), LEGAL)
def test_what_was_not_asked_for_is_not_kept(pursuit: Pursuit, stage: Stage, event: Event) -> None:
    everything = Evidence(**{need.value: value for need, value in GIVEN.items()})  # type: ignore[arg-type]
    kept = take(at(pursuit, stage), event, everything, TODAY).steps[-1].evidence
    asked = {Need.DAY, *NEEDS[pursuit].get(event, ()), *TAKES[pursuit].get(event, ())}
    for need in Need:
        value = getattr(kept, need.value)
        assert value == GIVEN[need] if need in asked else value in ("", None), need


# --- days -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("pursuit", "stage", "event"), LEGAL)
def test_what_has_not_happened_yet_is_not_registered(pursuit: Pursuit, stage: Stage, event: Event) -> None:
    ahead = given_for(event, pursuit, day=TODAY + dt.timedelta(days=1))
    said = refused(at(pursuit, stage), event, replace(ahead, until=None))
    assert said.startswith(f"{need_label(Need.DAY, event)}“2026-11-22”还没有到")
    assert take(at(pursuit, stage), event, replace(ahead, day=TODAY), TODAY).steps[-1].evidence.day == TODAY


@pytest.mark.parametrize(("pursuit", "stage", "event"), LEGAL)
def test_no_step_is_before_the_last(pursuit: Pursuit, stage: Stage, event: Event) -> None:
    application = at(pursuit, stage)
    if not application.steps:
        return
    said = refused(application, event, given_for(event, pursuit, day=dt.date(2025, 12, 31)))
    assert "“2025-12-31”早于上一步" in said
    assert "2026-01-01" in said
    same_day = take(application, event, given_for(event, pursuit, day=dt.date(2026, 1, 1)), TODAY)
    assert same_day.stage is EXPECTED[pursuit][stage, event]


def test_a_slip_of_the_year_is_refused() -> None:
    said = refused(at(Pursuit.MEASURE, Stage.LEAD), Event.SUBMIT, Evidence(dt.date(1979, 12, 31)))
    assert "年份不合理" in said
    taken = take(at(Pursuit.MEASURE, Stage.LEAD), Event.SUBMIT, Evidence(dt.date(1980, 1, 1)), TODAY)
    assert taken.stage is Stage.SUBMITTED


WINDOW = Window("330100", "hz-1", "2026", dt.date(2026, 5, 10), dt.date(2026, 6, 10))


@pytest.mark.parametrize("stage", [Stage.LEAD, Stage.SURVEY, Stage.PREPARING])
@pytest.mark.parametrize(
    ("window", "day", "fits"),
    [
        (WINDOW, dt.date(2026, 5, 9), False),
        (WINDOW, dt.date(2026, 5, 10), True),
        (WINDOW, dt.date(2026, 6, 10), True),
        (WINDOW, dt.date(2026, 6, 11), False),
        (replace(WINDOW, opens_on=None), dt.date(2026, 5, 9), True),
        (replace(WINDOW, closes_on=None), dt.date(2026, 6, 11), True),
        (None, dt.date(2026, 6, 11), True),
    ],
)
def test_filing_keeps_to_the_window(stage: Stage, window: Window | None, day: dt.date, fits: bool) -> None:
    application = replace(at(Pursuit.MEASURE, stage), window=window)
    if fits:
        assert take(application, Event.SUBMIT, Evidence(day), TODAY).stage is Stage.SUBMITTED
        return
    said = refused(application, Event.SUBMIT, Evidence(day))
    assert ("2026-05-10 才开始" if day.day == 9 else "已于 2026-06-10 截止") in said
    assert "改正申报窗口" in said


def test_what_was_handed_back_is_handed_in_again_after_the_window() -> None:
    application = Application(Pursuit.MEASURE, "hz-1", "2026", window=WINDOW)
    for event, evidence in (
        (Event.SUBMIT, Evidence(dt.date(2026, 6, 10))),
        (Event.RETURN, Evidence(dt.date(2026, 6, 20), reason="缺审计报告")),
        (Event.SUBMIT, Evidence(dt.date(2026, 6, 25))),
    ):
        application = take(application, event, evidence, dt.date(2026, 7, 1))
    assert application.stage is Stage.SUBMITTED


def test_the_window_binds_nothing_but_filing() -> None:
    for stage, event in EXPECTED[Pursuit.MEASURE]:
        if event is not Event.SUBMIT:
            application = replace(at(Pursuit.MEASURE, stage), window=WINDOW)
            taken = take(application, event, given_for(event, Pursuit.MEASURE, day=TODAY), TODAY)
            assert taken.stage is EXPECTED[Pursuit.MEASURE][stage, event]


@pytest.mark.parametrize(
    ("pursuit", "stage", "event"),
    [
        (Pursuit.MEASURE, Stage.SUBMITTED, Event.PUBLISH),
        (Pursuit.TITLE, Stage.SUBMITTED, Event.PUBLISH),
        (Pursuit.TITLE, Stage.SUBMITTED, Event.RECOGNIZE),
        (Pursuit.TITLE, Stage.PUBLIC_NOTICE, Event.RECOGNIZE),
        (Pursuit.TITLE, Stage.RE_REVIEW, Event.PASS),
    ],
)
def test_an_end_is_not_before_its_beginning(pursuit: Pursuit, stage: Stage, event: Event) -> None:
    evidence = given_for(event, pursuit)
    said = refused(at(pursuit, stage), event, replace(evidence, until=DAY - dt.timedelta(days=1)))
    assert "“2026-05-31”早于 2026-06-01" in said
    assert (
        take(at(pursuit, stage), event, replace(evidence, until=DAY), TODAY).steps[-1].evidence.until == DAY
    )


def title_until(until: dt.date | None, *, reviewed: dt.date | None = None) -> Application:
    application = at(Pursuit.TITLE, Stage.SUBMITTED)
    grant = Evidence(dt.date(2026, 2, 1), number="号", until=until)
    application = take(application, Event.RECOGNIZE, grant, TODAY)
    if reviewed is not None:
        application = take(application, Event.REVIEW, Evidence(dt.date(2026, 3, 1)), TODAY)
        passed = Evidence(dt.date(2026, 3, 2), number="号", until=reviewed)
        application = take(application, Event.PASS, passed, TODAY)
    return application


def test_a_title_lapses_the_day_after_its_last() -> None:
    application = title_until(dt.date(2026, 6, 30))
    assert "有效期至 2026-06-30" in refused(application, Event.LAPSE, Evidence(dt.date(2026, 6, 30)))
    assert take(application, Event.LAPSE, Evidence(dt.date(2026, 7, 1)), TODAY).stage is Stage.LAPSED
    under_review = take(application, Event.REVIEW, Evidence(DAY), TODAY)
    assert "有效期至 2026-06-30" in refused(under_review, Event.LAPSE, Evidence(dt.date(2026, 6, 30)))
    assert take(under_review, Event.LAPSE, Evidence(dt.date(2026, 7, 1)), TODAY).stage is Stage.LAPSED


def test_the_latest_certificate_says_until_when() -> None:
    application = title_until(dt.date(2026, 6, 30), reviewed=dt.date(2026, 9, 30))
    assert application.valid_to == dt.date(2026, 9, 30)
    assert "2026-09-30" in refused(application, Event.LAPSE, Evidence(dt.date(2026, 9, 30)))
    assert take(application, Event.LAPSE, Evidence(dt.date(2026, 10, 1)), TODAY).stage is Stage.LAPSED


def test_a_title_without_an_end_may_lapse_any_day() -> None:
    assert take(title_until(None), Event.LAPSE, Evidence(dt.date(2026, 2, 1)), TODAY).stage is Stage.LAPSED


# --- money ------------------------------------------------------------------------------------------------


def granted(awarded: str) -> Application:
    grant = Evidence(DAY, number="号", amount=Decimal(awarded))
    return take(at(Pursuit.MEASURE, Stage.SUBMITTED), Event.RECOGNIZE, grant, TODAY)


def pay(application: Application, amount: str, payer: str = "区") -> Application:
    return take(application, Event.PAY, Evidence(DAY, amount=Decimal(amount), payer=payer), TODAY)


def test_no_negative_award() -> None:
    grant = Evidence(DAY, number="号", amount=Decimal("-0.01"))
    said = refused(at(Pursuit.MEASURE, Stage.SUBMITTED), Event.RECOGNIZE, grant)
    assert said == "核定金额不能是负数；非资金支持请填 0。"


def test_an_award_of_nothing_is_settled_at_once() -> None:
    application = granted("0")
    assert (application.awarded, application.settled, application.open) == (Decimal(0), True, False)
    said = refused(application, Event.PAY, Evidence(DAY, amount=Decimal("0.01"), payer="区"))
    assert "超过尚未兑付的 0元（核定 0元）" in said


@pytest.mark.parametrize("amount", ["0", "-0.01", "-100"])
def test_a_payment_is_more_than_nothing(amount: str) -> None:
    said = refused(granted("100"), Event.PAY, Evidence(DAY, amount=Decimal(amount), payer="区"))
    assert said == "到账金额应大于 0，请核对。"


def test_two_halves_by_two_payers_and_not_a_fen_more() -> None:
    application = granted("200000.01")
    assert (application.due, application.paid) == (Decimal("200000.01"), Decimal(0))
    said = refused(application, Event.PAY, Evidence(DAY, amount=Decimal("200000.02"), payer="市"))
    assert "尚未兑付的 200,000.01元" in said
    half = pay(application, "100000", "市")
    assert (half.stage, half.due, half.settled, half.open) == (
        Stage.PAYING, Decimal("100000.01"), False, True,
    )  # fmt: skip
    refused(half, Event.PAY, Evidence(DAY, amount=Decimal("100000.02"), payer="区"))
    whole = pay(half, "100000.01", "区")
    assert (whole.stage, whole.due, whole.paid, whole.settled, whole.open) == (
        Stage.PAYING, Decimal(0), Decimal("200000.01"), True, False,
    )  # fmt: skip
    refused(whole, Event.PAY, Evidence(DAY, amount=Decimal("0.01"), payer="区"))


def test_a_refusal_of_a_fen_too_much_shows_both_sums_apart() -> None:
    """In 万元 with two decimals they would read the same."""
    said = refused(granted("200000.01"), Event.PAY, Evidence(DAY, amount=Decimal("200000.02"), payer="市"))
    amounts = re.findall(r"[\d,.]+(?:万元|元)", said)
    assert amounts[0] != amounts[1], said


def test_after_a_review_the_rest_is_still_due() -> None:
    application = pay(granted("100"), "40")
    reviewed = take(application, Event.REVIEW, Evidence(DAY), TODAY)
    passed = take(reviewed, Event.PASS, Evidence(DAY, number="号"), TODAY)
    assert (passed.stage, passed.due, passed.open) == (Stage.RECOGNIZED, Decimal(60), True)
    assert pay(passed, "60").settled
    failed = take(reviewed, Event.FAIL, Evidence(DAY, reason="不再符合"), TODAY)
    assert (failed.stage, failed.due, failed.paid, failed.open) == (
        Stage.REJECTED, Decimal(0), Decimal(40), False,
    )  # fmt: skip


def test_a_title_brings_no_money_itself() -> None:
    said = refused(at(Pursuit.TITLE, Stage.RECOGNIZED), Event.PAY, given_for(Event.PAY, Pursuit.MEASURE))
    assert said == "称号没有“兑付”这一步，奖励资金请另立一项申报。"


# --- there and back ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("pursuit", Pursuit)
def test_nothing_to_retract(pursuit: Pursuit) -> None:
    with pytest.raises(TransitionError, match=r"还没有任何一步可以退回。$"):
        retract(Application(pursuit, "x", "2026"))


@pytest.mark.parametrize(("pursuit", "stage"), [(p, s) for p in Pursuit for s in Stage])
def test_a_drop_on_a_stage(pursuit: Pursuit, stage: Stage) -> None:
    application = at(pursuit, stage)
    for target in Stage:
        wanted = {e for (s, e), t in EXPECTED[pursuit].items() if s is stage and t is target}
        if wanted:
            assert {line.event for line in leading_to(application, frozenset({target}))} == wanted
            continue
        with pytest.raises(TransitionError) as caught:
            leading_to(application, frozenset({target}))
        said = str(caught.value)
        if target is stage:
            assert said.startswith(f"已经在“{stage_label(target, pursuit)}”。")
        else:
            assert said.startswith(
                f"现在是“{stage_label(stage, pursuit)}”，不能直接移到“{stage_label(target, pursuit)}”。"
            )


def test_a_drop_on_a_column_of_several_stages() -> None:
    first = frozenset({Stage.LEAD, Stage.CULTIVATING})
    for pursuit, word in ((Pursuit.MEASURE, "线索"), (Pursuit.TITLE, "培育")):
        with pytest.raises(TransitionError, match=f"^已经在“{word}”。"):
            leading_to(Application(pursuit, "x", "2026"), first)
        with pytest.raises(TransitionError, match=f"^现在是“.*”，不能直接移到“{word}”。"):
            leading_to(at(pursuit, Stage.SUBMITTED), first)
    for stage in (Stage.LAPSED, Stage.REVOKED):
        with pytest.raises(TransitionError, match=f"^已经在“{label(stage)}”。"):
            leading_to(at(Pursuit.TITLE, stage), ENDED)
    found = leading_to(at(Pursuit.TITLE, Stage.RE_REVIEW), ENDED)
    assert {line.event for line in found} == {Event.FAIL, Event.LAPSE, Event.REVOKE}


def test_a_drop_on_a_stage_it_never_has_names_it_all_the_same() -> None:
    with pytest.raises(TransitionError, match="不能直接移到“兑付”。"):
        leading_to(at(Pursuit.TITLE, Stage.RECOGNIZED), frozenset({Stage.PAYING}))


# --- walks ------------------------------------------------------------------------------------------------

REACHED = {
    Pursuit.MEASURE: {
        Stage.LEAD, Stage.SURVEY, Stage.PREPARING, Stage.SUBMITTED, Stage.PUBLIC_NOTICE, Stage.RECOGNIZED,
        Stage.PAYING, Stage.RE_REVIEW, Stage.REJECTED, Stage.ABANDONED,
    },
    Pursuit.TITLE: {
        Stage.CULTIVATING, Stage.PREPARING, Stage.SUBMITTED, Stage.PUBLIC_NOTICE, Stage.RECOGNIZED,
        Stage.RE_REVIEW, Stage.REJECTED, Stage.ABANDONED, Stage.LAPSED, Stage.REVOKED,
    },
}  # fmt: skip

amounts = st.decimals(-1, 300, places=2)
days = st.dates(dt.date(2026, 1, 1), dt.date(2026, 12, 31))


@given(st.sampled_from(Pursuit), st.data())
def test_walks(pursuit: Pursuit, data: st.DataObject) -> None:
    """Whatever is tried: only known stages, never more paid than granted, each step can be taken back."""
    application = Application(pursuit, "x", "2026", window=data.draw(st.sampled_from([None, WINDOW])))
    trail = [application]
    tried = 0
    while (found := options(application)) and tried < 12:
        tried += 1
        event = data.draw(st.sampled_from([line.event for line in found]))
        evidence = Evidence(
            data.draw(days), "收", "号", data.draw(amounts), "区", "一", data.draw(st.none() | days), "因"
        )
        try:
            application = take(application, event, evidence, TODAY)
        except TransitionError:
            continue
        trail.append(application)
        assert application.stage in REACHED[pursuit]
        assert application.stage is EXPECTED[pursuit][trail[-2].stage, event]
        assert application.paid <= (application.awarded or 0)
        assert application.due >= 0
        if application.stage not in ENDED:
            assert application.paid + application.due == (application.awarded or 0)
        assert not (application.open and application.stage in ENDED)
    for earlier in reversed(trail[:-1]):
        application = retract(application)
        assert application == earlier
    assert application.steps == ()

"""The days ahead: none is missed, none is made up, and a new year's missing figures are no loss."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor_app.advice.ahead import (
    Ahead,
    Drafts,
    Occasion,
    Turn,
    draft_effect,
    refresh_phrase,
    repeal_phrase,
    turns,
)
from advisor_app.advice.compare import Move, Sum, compare
from advisor_app.domain.errors import InputError
from advisor_app.domain.library import Library
from advisor_app.domain.period import Validity
from advisor_app.domain.policy import Citation, Condition, Elapsed, FactRef, Happened, Op, Span, Standing
from advisor_app.domain.record import FactSet, FactValue, Item, ReceivedBenefit
from advisor_app.engine.assess import Assessor
from advisor_app.services.client_file import load_client_file
from tests.accept.example import AS_OF, MAIN, firm, library
from tests.unit.engine.test_assess import DAY, HZ, assess, assessor, records, title
from tests.unit.engine.test_assess import firm as hangzhou

ONE = dt.timedelta(days=1)
DEMO = sorted((Path(__file__).parents[3] / "resources" / "demo").glob("*.json"))


@cache
def ahead() -> Ahead:
    return Ahead(assessor())


def turned(facts: FactSet, day: dt.date = DAY, years: int = 5) -> dict[dt.date, Turn]:
    return {turn.day: turn for turn in ahead().turns(facts, day, years=years)}


def of(turn: Turn, *occasions: Occasion) -> list[str]:
    return [cause.text for cause in turn.causes if cause.occasion in occasions]


# --- laws -------------------------------------------------------------------------------------------


def quiet(facts: FactSet, start: dt.date, until: dt.date) -> Iterator[tuple[dt.date, dt.date]]:
    """The stretches between the candidate days, first and last day of each."""
    days = [day for day, _ in ahead().days(facts, start, until)]
    for first, following in zip([start, *days], [*days, until + ONE], strict=True):
        if following - ONE > first:
            yield first, following - ONE


@pytest.mark.parametrize("path", DEMO, ids=lambda path: str(path.stem))
def test_nothing_turns_between_the_days(path: Path) -> None:
    facts = load_client_file(path, assessor().library.catalogue, dt.date(2026, 11, 21))
    for first, last in quiet(facts, dt.date(2026, 11, 21), dt.date(2031, 11, 21)):
        assert compare(assess(facts, first), assess(facts, last)).empty, (first, last)


@settings(max_examples=25)
@given(records(), st.dates(dt.date(2025, 12, 1), dt.date(2029, 12, 31)))
def test_nothing_turns_between_the_days_of_any_record(facts: FactSet, day: dt.date) -> None:
    for first, last in quiet(facts, day, day + dt.timedelta(days=500)):
        assert compare(assess(facts, first), assess(facts, last)).empty, (first, last)


@settings(max_examples=15)
@given(records(), st.dates(dt.date(2025, 12, 20), dt.date(2026, 12, 31)))
def test_every_turn_differs_from_the_day_before(facts: FactSet, day: dt.date) -> None:
    found = ahead().turns(facts, day, years=2)
    assert [t.day for t in found] == sorted({t.day for t in found})
    for turn in found:
        assert turn.causes
        assert turn.difference == compare(assess(facts, turn.day - ONE), assess(facts, turn.day))
        assert turn.expires or not turn.difference.empty or of(turn, Occasion.TITLE_LOST)
        sides = [*turn.begins, *turn.ends, *turn.refresh]
        told = [c for c in turn.difference.measures if c.move is not Move.RANGE]
        assert sorted(c.key for c in sides) == sorted(c.key for c in told)


# --- what is told ------------------------------------------------------------------------------------


def test_a_document_that_ends_takes_its_money_the_day_after() -> None:
    facts = hangzhou(recognitions=(title("green_factory_provincial", "2026-04-10"),))
    turn = turned(facts)[dt.date(2031, 1, 1)]
    assert of(turn, Occasion.DOCUMENT_ENDS) == ["杭政办函〔2025〕66号有效期至 2030-12-31，已届满"]
    lost = next(c for c in turn.ends if c.told.id == f"{HZ}.13.green-factory-provincial")
    assert (lost.move, lost.change) == (Move.LOST, Decimal(-500_000))
    assert dt.date(2030, 12, 31) not in turned(facts)


def test_another_citys_documents_are_not_told() -> None:
    found = turned(replace(hangzhou(), region="330402"))
    causes = [text for turn in found.values() for text in of(turn, Occasion.DOCUMENT_ENDS)]
    assert not any("杭政办函" in text for text in causes)


def test_a_certificate_that_runs_out_is_told_though_no_policy_reads_it() -> None:
    quality = replace(title("quality_award_provincial", "2026-01-05"), valid_to=dt.date(2027, 3, 31))
    turn = turned(hangzhou(recognitions=(quality,)))[dt.date(2027, 4, 1)]
    assert [c.occasion for c in turn.expires] == [Occasion.TITLE_ENDS]


def test_a_title_without_an_end_is_open_once_its_term_is_over() -> None:
    turn = turned(hangzhou(recognitions=(title("srdi_sme", "2026-03-16"),)))[dt.date(2029, 3, 17)]
    assert of(turn, Occasion.TITLE_TERM) == ["专精特新中小企业认定满 3 年，证书未记有效期，是否仍有效待核"]
    assert turn.difference.ladder.rung == ("专精特新中小企业", "")


def test_a_title_granted_ahead_begins_on_its_day() -> None:
    turn = turned(hangzhou(recognitions=(title("srdi_sme", "2026-09-01"),)))[dt.date(2026, 9, 1)]
    assert of(turn, Occasion.TITLE_BEGINS)
    assert turn.difference.sum(Sum.CONFIRMED).change == 200_000
    assert f"{HZ}.23.srdi" in {c.told.id for c in turn.begins}


def test_a_new_year_asks_for_its_figures_and_says_it_is_no_loss() -> None:
    facts = hangzhou(
        recognitions=(title("tech_sme", "2026-03-30", "renewed"),),
        years={
            "rd_spend": {2024: FactValue(Decimal(8_000_000)), 2025: FactValue(Decimal(10_000_000))},
            "employees": {2025: FactValue(50)},
            "revenue": {2025: FactValue(Decimal(20_000_000))},
            "total_assets": {2025: FactValue(Decimal(20_000_000))},
        },
    )
    turn = turned(facts)[dt.date(2027, 1, 1)]
    assert of(turn, Occasion.YEAR) == ["进入 2027 年，上年度变为 2026 年"]
    assert f"{HZ}.2.small-increment" in {c.told.id for c in turn.refresh}
    assert f"{HZ}.2.small-increment" not in {c.told.id for c in turn.ends}
    assert ("rd_spend", 2026) in {(m.key, m.year) for m in turn.asked}
    said = refresh_phrase(turn)
    assert "（原计入上限 10.00 万元）改按 2026 年数据判定" in said
    assert said.endswith("不是失去。")
    with_figures = {
        **facts.years,
        "rd_spend": {**facts.years["rd_spend"], 2026: FactValue(Decimal(9_000_000))},
        "employees": {**facts.years["employees"], 2026: FactValue(50)},
        "revenue": {**facts.years["revenue"], 2026: FactValue(Decimal(20_000_000))},
        "total_assets": {**facts.years["total_assets"], 2026: FactValue(Decimal(20_000_000))},
    }
    lost = turned(replace(facts, years=with_figures))[dt.date(2027, 1, 1)]
    assert f"{HZ}.2.small-increment" in {c.told.id for c in lost.ends}, "less was spent: that is a loss"
    assert refresh_phrase(lost) == ""


def test_what_was_had_this_year_can_be_had_anew_in_the_next() -> None:
    facts = hangzhou(
        recognitions=(title("poc_center_certified", "2026-01-05"),),
        received=(ReceivedBenefit(f"{HZ}.3.poc-certified", Decimal(5_000_000), 2026),),
    )
    turn = turned(facts)[dt.date(2027, 1, 1)]
    again = next(c for c in turn.begins if c.told.id == f"{HZ}.3.poc-certified")
    assert again.change == 5_000_000


def test_a_new_standard_is_told_with_its_reason() -> None:
    facts = hangzhou(recognitions=(title("srdi_sme", "2025-06-01"),))
    turn = turned(facts, dt.date(2026, 3, 1), 1)[dt.date(2026, 4, 1)]
    assert any("2 号文" in text for text in of(turn, Occasion.STANDARD))
    assert of(turn, Occasion.NAMES)


def test_spans_turn_on_the_day_their_comparison_says() -> None:
    cite = Citation(MAIN.id, "1", "对", 0, 1)
    day = dt.date(2026, 7, 1)
    item = Item("renovation", "renovation#1", {"done_on": FactValue(day)})
    content = library()
    done = replace(content.catalogue.item_facts["renovation", "name"], key="done_on", label="完工日")
    catalogue = replace(
        content.catalogue,
        item_facts={
            **content.catalogue.item_facts,
            ("renovation", "done_on"): replace(done, type="date"),  # type: ignore[arg-type]
        },
    )
    ref = FactRef("done_on", item=True)
    cases: dict[Condition, list[dt.date]] = {
        Elapsed(ref, Op.AT_LEAST, 1, Span.YEARS, cite): [day.replace(year=2027)],
        Elapsed(ref, Op.MORE_THAN, 1, Span.YEARS, cite): [dt.date(2027, 7, 2)],
        Elapsed(ref, Op.AT_MOST, 30, Span.DAYS, cite): [day, dt.date(2026, 8, 1)],
        Elapsed(ref, Op.LESS_THAN, 30, Span.DAYS, cite): [day, dt.date(2026, 7, 31)],
        Happened(ref, cite, 1): [day, dt.date(2027, 7, 2)],
    }
    pattern = next(m for m in content.measures if m.item_kind == "renovation")
    for condition, expected in cases.items():
        measure = replace(pattern, id="demo-2025-1.span", condition=condition)
        changed: Library = replace(content, measures=(measure,), catalogue=catalogue)
        facts = replace(firm(), items=(item,), recognitions=())
        found = turns(Assessor(changed), facts, AS_OF, years=2)
        moved = [t.day for t in found if any(c.told.id == measure.id for c in t.difference.measures)]
        assert moved == expected, condition


def test_a_foolish_reach_is_refused() -> None:
    for years in (0, 21):
        with pytest.raises(InputError):
            ahead().turns(hangzhou(), DAY, years=years)


# --- drafts -------------------------------------------------------------------------------------------


def test_a_draft_adds_what_it_would_add_and_nothing_to_the_totals() -> None:
    content = library()
    facts = firm()
    (effect,) = draft_effect(Assessor(content), facts, AS_OF)
    assert effect.document == "demo-draft"
    assert {c.told.title for c in effect.adds} == {
        "首次认定专精特新中小企业奖励（草案）",
        "首次上规模企业支持（草案）",
    }
    before = Assessor(content).assess(facts, AS_OF)
    assert effect.difference.sum(Sum.CONFIRMED).before == before.totals.confirmed
    assert effect.range == (Decimal(300_000), Decimal(300_000))
    assert effect.replaces == ()
    assert repeal_phrase(effect, content) == ""


def test_what_a_draft_repeals_is_taken_off_where_it_is_held() -> None:
    content = library()
    draft = content.documents["demo-draft"]
    words = f"《{MAIN.title}》（{MAIN.number}）同时废止。"
    repealing = replace(draft, repeals=Citation(draft.id, "", words, 0, 0))
    held = replace(content, documents={**content.documents, draft.id: repealing})
    (effect,) = Drafts(Assessor(held)).of(firm(), AS_OF)
    assert effect.repealed == (MAIN.id,)
    assert "已从测算中去掉" in repeal_phrase(effect, held)
    assert effect.replaces
    assert effect.difference.sum(Sum.CONFIRMED).after == 300_000
    unheld = replace(
        repealing, repeals=Citation(draft.id, "", "《旧政策》（示政规〔2022〕23号）同时废止。", 0, 0)
    )
    content = replace(content, documents={**content.documents, draft.id: unheld})
    (effect,) = Drafts(Assessor(content)).of(firm(), AS_OF)
    assert effect.repealed == ()
    assert effect.replaces == ()
    assert "没有计入" in repeal_phrase(effect, content)


def test_drafts_of_elsewhere_and_over_are_left_out() -> None:
    assert {e.document for e in draft_effect(assessor(), hangzhou(), DAY)} == set()
    jiaxing = replace(hangzhou(recognitions=(title("little_giant", "2026-07-01"),)), region="330402")
    (effect,) = draft_effect(assessor(), jiaxing, DAY)
    assert effect.document == "jx-2026-2028-draft"
    assert effect.range[0] == 1_500_000
    assert effect.difference.sum(Sum.FIXED).change == 1_500_000
    over = Drafts(assessor()).of(jiaxing, dt.date(2029, 1, 1))
    assert over == ()


def test_the_library_itself_keeps_its_drafts() -> None:
    draft_effect(assessor(), hangzhou(), DAY)
    document = assessor().library.documents["jx-2026-2028-draft"]
    assert document.standing(DAY) is Standing.DRAFT
    assert document.validity == Validity(None, dt.date(2028, 12, 31))

"""A difference says what changed and nothing else: its sums add up, it mirrors, and it names its reasons."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings

from advisor_app.advice import telling
from advisor_app.advice.compare import (
    MOVES,
    Difference,
    MeasureChange,
    Move,
    Place,
    Sum,
    compare,
    place_of,
)
from advisor_app.domain.assessment import Assessment
from advisor_app.domain.phrases import Whereabouts
from advisor_app.domain.record import FactSet, FactValue, Item, ReceivedBenefit
from advisor_app.domain.verdict import Verdict
from tests.unit.engine.test_assess import DAY, HZ, assess, assessor, firm, records, title

MIRROR = {
    Move.LOST: Move.GAINED,
    Move.OPENED: Move.CLOSED,
    Move.CLOSED: Move.OPENED,
    Move.MORE: Move.LESS,
    Move.LESS: Move.MORE,
    Move.RANGE: Move.RANGE,
    Move.NATURE: Move.NATURE,
    Move.UNSETTLED: Move.GAINED,
}


def change(found: Difference, measure: str, item: str | None = None) -> MeasureChange:
    wanted = f"{HZ}.{measure}" if item is None else f"{HZ}.{measure}@{item}"
    return next(c for c in found.measures if c.key == wanted)


def turned(before: FactSet, after: FactSet, day: dt.date = DAY) -> Difference:
    return compare(assess(before, day), assess(after, day))


def renovation(invested: int) -> Item:
    return Item(
        "tech_renovation",
        "tech_renovation#1",
        {"name": FactValue("示例技改"), "approved_investment": FactValue(Decimal(invested))},
    )


# --- laws -------------------------------------------------------------------------------------------


@settings(max_examples=25)
@given(records(), records())
def test_the_changes_add_up_to_the_change_of_the_total(before: FactSet, after: FactSet) -> None:
    then, now = assess(before), assess(after)
    found = compare(then, now)
    own = sum((c.change for c in found.measures if c.own), Decimal(0))
    assert own == found.sum(Sum.CONFIRMED).change == now.totals.confirmed - then.totals.confirmed
    kinds = (Sum.FIXED, Sum.CEILING, Sum.COMPETITIVE)
    assert sum(found.sum(kind).change for kind in kinds) == own
    others = sum((c.change for c in found.measures if not c.own), Decimal(0))
    assert others == found.sum(Sum.OTHERS).change


@settings(max_examples=20)
@given(records(), records())
def test_a_difference_mirrors(before: FactSet, after: FactSet) -> None:
    there, back = turned(before, after), turned(after, before)
    assert {c.key for c in there.measures} == {c.key for c in back.measures}
    moved = {c.key: c.move for c in back.measures}
    for each in there.measures:
        if place_of(each.before) is Place.OPEN and place_of(each.after) is Place.HAD:
            assert moved[each.key] is Move.UNSETTLED
        elif each.move in MIRROR:
            assert moved[each.key] is MIRROR[each.move]
        opposite = next(c for c in back.measures if c.key == each.key)
        assert opposite.change == -each.change
        assert len(opposite.flips) == len(each.flips)


@settings(max_examples=20)
@given(records())
def test_nothing_differs_from_itself(record: FactSet) -> None:
    found = turned(record, record)
    assert found.empty
    assert found.measures == ()


@settings(max_examples=15)
@given(records(), records())
def test_every_change_has_words_and_json(before: FactSet, after: FactSet) -> None:
    found = turned(before, after)
    where = Whereabouts(assessor().library)
    for each in found.measures:
        assert MOVES[each.move] in telling.change_phrase(each)
        for flip in each.flips:
            said = telling.flip_phrase(flip, where.fact(flip.read, each.told.id))
            assert flip.label in said
            assert " → " in said
    assert json.loads(json.dumps(telling.to_json(found)))["measures"] is not None
    assert all(line for line in telling.ladder_lines(found.ladder))


# --- what is told ------------------------------------------------------------------------------------


def test_the_condition_that_flipped_is_named_with_its_values() -> None:
    found = turned(firm(items=(renovation(9_800_000),)), firm(items=(renovation(20_000_000),)))
    gained = change(found, "7.renovation", "tech_renovation#1")
    assert gained.move is Move.GAINED
    assert gained.change == 4_000_000
    (flip,) = gained.flips
    assert flip.before is not None
    assert flip.after is not None
    assert (flip.before.verdict, flip.after.verdict) == (Verdict.NOT_MET, Verdict.MET)
    fact = assessor().library.catalogue.item_facts["tech_renovation", "approved_investment"]
    assert telling.flip_phrase(flip, fact).endswith("不符合，980.00万元 → 符合，2,000.00万元")
    assert telling.change_phrase(gained) == "新增可享受，不超过400万元（上限）"
    assert found.measures[0] is gained, "the largest money first"


def test_more_money_of_the_same_verdict_tells_the_values_it_was_made_of() -> None:
    found = turned(firm(items=(renovation(10_000_000),)), firm(items=(renovation(20_000_000),)))
    more = change(found, "7.renovation", "tech_renovation#1")
    assert more.move is Move.MORE
    assert more.flips == ()
    (value,) = more.values
    assert value.before is not None
    assert value.after is not None
    assert (value.before.value, value.after.value) == (10_000_000, 20_000_000)
    assert telling.change_phrase(more) == "计入增加，由200万元（上限）变为400万元（上限）"


def test_what_another_grant_pushes_out_is_less_and_says_why() -> None:
    small = title("srdi_sme", "2026-01-10")
    found = turned(
        firm(recognitions=(small,)), firm(recognitions=(small, title("little_giant", "2026-07-01")))
    )
    less = found.of(Move.LESS)
    assert [c.change for c in less] == [Decimal(-200_000)]
    assert telling.change_phrase(less[0]).endswith("变为不计入，因就高不重复")
    assert found.sum(Sum.CONFIRMED).change == 800_000


def test_a_new_fiscal_year_asks_for_figures_anew_and_is_no_loss() -> None:
    facts = firm(
        recognitions=(title("tech_sme", "2026-03-30", "renewed"),),
        years={
            "rd_spend": {2024: FactValue(Decimal(8_000_000)), 2025: FactValue(Decimal(10_000_000))},
            "employees": {2025: FactValue(50)},
            "revenue": {2025: FactValue(Decimal(20_000_000))},
            "total_assets": {2025: FactValue(Decimal(20_000_000))},
        },
    )
    found = compare(assess(facts, dt.date(2026, 12, 31)), assess(facts, dt.date(2027, 1, 1)))
    waiting = change(found, "2.small-increment")
    assert waiting.move is Move.UNSETTLED
    assert waiting.refresh
    assert ("rd_spend", 2026) in {(m.key, m.year) for m in waiting.awaits}
    assert not found.of(Move.LOST)


def test_an_item_takes_the_place_of_the_line_that_stood_for_it() -> None:
    found = turned(firm(), firm(items=(renovation(20_000_000),)))
    keys = {c.key for c in found.measures}
    assert f"{HZ}.7.renovation@tech_renovation#1" in keys
    assert f"{HZ}.7.renovation" not in keys


def test_moving_away_loses_with_the_place_as_the_reason() -> None:
    here = firm(
        items=(renovation(20_000_000),), recognitions=(title("green_factory_provincial", "2026-04-10"),)
    )
    found = turned(here, replace(here, region="330402"))
    for lost in (
        change(found, "7.renovation", "tech_renovation#1"),
        change(found, "13.green-factory-provincial"),
    ):
        assert lost.move is Move.LOST
        assert [flip.label for flip in lost.flips] == ["注册地在杭州市"]


def test_money_lines_tell_what_may_be_added_as_other_pages_do() -> None:
    then, now = assess(firm()), assess(firm(recognitions=(title("srdi_sme", "2026-01-10"),)))
    lines = {name: (was, is_) for name, was, is_ in telling.money_lines(compare(then, now))}
    assert lines["上限"] == (Decimal(0), Decimal(200_000))
    for place, answer in enumerate((then, now)):
        t = answer.totals
        assert lines["待核上限（有线索）"][place] == t.leads - t.confirmed
        assert lines["待核上限（无线索）"][place] == t.possible - t.leads


def test_rungs_and_standards_are_told() -> None:
    found = turned(firm(), firm(recognitions=(title("srdi_sme", "2026-05-01"),)))
    assert found.ladder.rung == ("", "专精特新中小企业")
    lines = telling.ladder_lines(found.ladder)
    assert lines[0] == "梯队位置：尚未登记梯队资质 → 专精特新中小企业"
    assert any("小巨人" in line for line in lines)


def test_another_version_of_a_standard_is_told_as_such() -> None:
    facts = firm(recognitions=(title("srdi_sme", "2025-05-01"),))
    found = compare(assess(facts, dt.date(2026, 3, 31)), assess(facts, dt.date(2026, 4, 1)))
    said = telling.ladder_lines(found.ladder)
    assert any(
        line.startswith("专精特新“小巨人”企业（新认定）：改按工信部企业〔2026〕2号") for line in said
    ), said


def test_money_had_is_less_to_come() -> None:
    paid = ReceivedBenefit(f"{HZ}.23.srdi", Decimal(100_000), 2026)
    facts = firm(recognitions=(title("srdi_sme", "2026-01-10"),))
    found = turned(facts, replace(facts, received=(paid,)))
    assert found.sum(Sum.CEILING).change == -100_000


@pytest.mark.parametrize("days", [(DAY, DAY), (DAY, dt.date(2031, 1, 1))])
def test_day_and_version_are_kept(days: tuple[dt.date, dt.date]) -> None:
    found = compare(*(assess(firm(), day) for day in days))
    assert found.days == days
    assert found.versions == (assessor().library.content_version,) * 2


def test_order_is_by_money_and_then_the_same_each_time() -> None:
    rich = firm(items=(renovation(20_000_000),), recognitions=(title("srdi_sme", "2026-01-10"),))
    found: Assessment = assess(rich)
    sums = [abs(c.change) for c in compare(assess(firm()), found).measures]
    assert sums == sorted(sums, reverse=True)
    assert compare(assess(firm()), found) == compare(assess(firm()), found)

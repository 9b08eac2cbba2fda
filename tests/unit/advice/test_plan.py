"""The gap plan: what it proposes meets the condition, one unit less does not; years, versions, ways."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from advisor_app.advice.judge import Judge, Judged, Target, judge_of
from advisor_app.advice.mend import Change, Gap, Mendable, holds_from
from advisor_app.advice.plan import Plan, Round, plan, plan_inputs
from advisor_app.advice.points import score_lines
from advisor_app.advice.scenario import AS_IS, Growth, Scenario, project
from advisor_app.advice.solve import UNITS, Slot, put
from advisor_app.domain.assessment import ConditionResult
from advisor_app.domain.errors import InputError
from advisor_app.domain.facts import (
    Catalogue,
    Derivation,
    FactDef,
    FactType,
    ItemKind,
    Operand,
    RecognitionKind,
    Scope,
)
from advisor_app.domain.library import Library
from advisor_app.domain.period import Validity
from advisor_app.domain.policy import (
    AllOf,
    AnyOf,
    AtLeast,
    Band,
    Citation,
    Compare,
    Condition,
    Count,
    Elapsed,
    FactRef,
    Indicator,
    Judgement,
    Not,
    Op,
    Recognized,
    Score,
    Span,
    Tally,
    Timing,
)
from advisor_app.domain.record import FactSet, FactValue, Item, Recognition, RecognitionEvent
from advisor_app.domain.standard import Applicability, Criterion, Purpose, Standard
from advisor_app.domain.verdict import Outcome, Verdict
from advisor_app.engine.case import Case
from advisor_app.library.reader import open_library
from advisor_app.runtime import resources
from advisor_app.services.client_file import load_client_file

AS_OF = dt.date(2026, 6, 15)
CITE = Citation("t", "c", "", 0, 0)
ALWAYS = Validity(None, None)
WAN = Decimal(10_000)


def year_fact(
    key: str, kind: FactType = FactType.MONEY, derived: tuple[str, tuple[Operand, ...]] | None = None
) -> FactDef:
    unit = {FactType.MONEY: "元", FactType.RATIO: "%", FactType.INTEGER: "人"}.get(kind, "")
    low = Decimal(0) if derived is None else None
    return FactDef(
        key,
        key,
        kind,
        Scope.YEAR,
        unit,
        minimum=low,
        derivation=None if derived is None else Derivation(*derived),
    )


A, B, A1, A2 = Operand("a"), Operand("b"), Operand("a", -1), Operand("a", -2)
DERIVED: dict[str, tuple[FactType, tuple[str, tuple[Operand, ...]]]] = {
    "plain": (FactType.MONEY, ("sum", (A,))),
    "difference": (FactType.MONEY, ("difference", (A, A1))),
    "sum": (FactType.MONEY, ("sum", (A, A1))),
    "mean": (FactType.MONEY, ("mean", (A, A1, B))),
    "ratio": (FactType.RATIO, ("ratio", (A, B))),
    "growth": (FactType.RATIO, ("growth", (A, A1))),
    "cagr2": (FactType.RATIO, ("cagr2", (A, A2))),
    "nested": (FactType.RATIO, ("mean", (Operand("growth"), Operand("ratio")))),
    "twice": (FactType.RATIO, ("mean", (Operand("growth"), Operand("growth", -1)))),
    "shares": (FactType.RATIO, ("ratio", (Operand("sum"), Operand("b")))),
    "people": (FactType.RATIO, ("ratio", (Operand("staff"), Operand("employees")))),
}
CATALOGUE = Catalogue(
    {
        f.key: f
        for f in (
            year_fact("a"),
            year_fact("b"),
            year_fact("staff", FactType.INTEGER),
            year_fact("employees", FactType.INTEGER),
            *(year_fact(key, kind, derived) for key, (kind, derived) in DERIVED.items()),
            FactDef("founded", "成立日期", FactType.DATE),
            FactDef("brand", "自主品牌", FactType.BOOL, evidence=("商标注册证",)),
            FactDef("banned", "列入名录", FactType.BOOL),
            FactDef("grade", "级别", FactType.CHOICE, choices=(("a", "甲"), ("b", "乙"), ("c", "丙"))),
            FactDef("is_manufacturing", "制造业", FactType.BOOL),
            FactDef("srdi_score", "评价得分", FactType.NUMBER, Scope.YEAR, "分"),
        )
    },
    {("patent", "own"): FactDef("own", "自主", FactType.BOOL, Scope.ITEM, item_kind="patent")},
    {
        "t": RecognitionKind("t", "示例称号", validity_years=3),
        "base": RecognitionKind("base", "前置称号", validity_years=3),
    },
    {"patent": ItemKind("patent", "专利")},
)


def standard(*conditions: Condition, start: dt.date | None = None) -> Standard:
    use = Applicability(Purpose.FIRST, Validity(start, None), "测试", "V")
    criteria = tuple(
        Criterion(f"c{n}", f"第{n}条", condition, "V", f"第{n}条", ALWAYS)
        for n, condition in enumerate(conditions)
    )
    return Standard("t.1", "t", "示例标准", "示文〔2026〕1号", "", "V", "", (use,), criteria, barred_years=3)


def library(*conditions: Condition, start: dt.date | None = None) -> Library:
    return Library("t", "t", {}, (), {}, {}, {}, CATALOGUE, (standard(*conditions, start=start),))


def firm(years: dict[str, dict[int, object]] | None = None, **parts: object) -> FactSet:
    given_years = {
        key: {y: FactValue(v, "审计报告") for y, v in of.items()}  # type: ignore[arg-type]
        for key, of in (years or {}).items()
    }
    return replace(FactSet("示例·测算有限公司", region="330106", years=given_years), **parts)  # type: ignore[arg-type]


def compare(key: str, op: Op, value: object, offset: int | None = -1) -> Compare:
    return Compare(FactRef(key, offset), op, value, CITE)  # type: ignore[arg-type]


def made(
    content: Library, facts: FactSet, years: int = 3, *scenarios: Scenario, as_of: dt.date = AS_OF
) -> Plan:
    return plan(content, facts, Target(title="t"), as_of, scenarios or (AS_IS,), years)


def gaps(each: Round) -> list[Gap]:
    return [gap for requirement in each.requirements for gap in requirement.gaps]


# --- the smallest change ------------------------------------------------------------------------------

MONEY = st.integers(1, 10**9).map(lambda cents: Decimal(cents) / 100)
THRESHOLDS = {
    FactType.MONEY: st.integers(1, 10**9).map(lambda cents: Decimal(cents) / 100),
    FactType.RATIO: st.integers(-5000, 30000).map(lambda points: Decimal(points) / 10000),
}


def leaf(judged: Judged) -> ConditionResult:
    return judged.asked[0].result


def check_changes(changes: tuple[Change, ...], judge: Judge, facts: FactSet, day: dt.date) -> None:
    """Applied, a change meets the condition; one unit less of it does not."""
    for change in changes:
        unit = UNITS[change.fact.type]
        whole = change.fact.type is FactType.INTEGER

        def verdict(value: Decimal, change: Change = change, whole: bool = whole) -> Verdict:
            judged = judge(put(facts, change.slot, int(value) if whole else value), day)
            assert judged is not None
            return leaf(judged).verdict

        assert verdict(change.after) is Verdict.MET
        less = change.after - unit if change.amount > 0 else change.after + unit
        assert verdict(less) is not Verdict.MET
        assert change.amount != 0


@pytest.mark.parametrize("key", sorted(DERIVED))
@pytest.mark.parametrize("op", [Op.AT_LEAST, Op.MORE_THAN, Op.AT_MOST, Op.LESS_THAN])
@settings(max_examples=25)
@given(data=st.data())
def test_a_change_meets_the_condition_and_one_unit_less_does_not(
    key: str, op: Op, data: st.DataObject
) -> None:
    kind = DERIVED[key][0]
    people = key == "people"
    keys = ("staff", "employees") if people else ("a", "b")
    figure: st.SearchStrategy[object] = st.integers(1, 5000) if people else MONEY
    years = {k: {y: data.draw(figure) for y in range(2024, 2029)} for k in keys}
    content = library(compare(key, op, data.draw(THRESHOLDS[kind])))
    facts = firm(years)
    judge = judge_of(content, Target(title="t"), facts)
    found = made(content, facts, 2).tracks[0].rounds[2]
    for gap in gaps(found):
        assert gap.verdict is Verdict.NOT_MET
        check_changes(gap.changes, judge, facts, found.day)
        assert all(c.slot.year is not None and c.slot.year >= AS_OF.year for c in gap.changes)


@settings(max_examples=60)
@given(MONEY, MONEY, st.integers(1, 9999).map(lambda n: Decimal(n) / 10000))
def test_a_ratio_can_be_met_by_its_numerator_whatever_the_figures(
    a: Decimal, b: Decimal, line: Decimal
) -> None:
    assume(a / b < line)
    facts = firm({"a": {2027: a}, "b": {2027: b}})
    (gap,) = gaps(made(library(compare("ratio", Op.AT_LEAST, line)), facts, 2).tracks[0].rounds[2])
    assert gap.mendable is Mendable.CHANGE
    assert gap.change is not None
    assert gap.change.slot.key == "a"
    # 分 is the unit: the exact line lies within the last one
    assert gap.change.after - Decimal("0.01") < b * line <= gap.change.after


def test_the_formula_says_how_the_change_was_reached() -> None:
    facts = firm({"a": {2026: Decimal(4_740_000)}, "b": {2026: Decimal(120_000_000)}})
    (gap,) = gaps(made(library(compare("ratio", Op.AT_LEAST, Decimal("0.05"))), facts, 1).tracks[0].rounds[1])
    change = gap.change
    assert change is not None
    assert change.amount == 1_260_000
    assert change.formula == "12,000.00 万元 × 5.00% － 474.00 万元 ＝ 126.00 万元"
    assert change.text == "2026 年a再增加 126.00 万元（达到 600.00 万元）"
    assert gap.by == dt.date(2026, 12, 31)
    assert gap.shortfall_text == "1.05 个百分点"


def test_what_is_shown_is_rounded_away_from_too_little() -> None:
    facts = firm({"a": {2026: Decimal("1000000.01")}})
    (gap,) = gaps(
        made(library(compare("a", Op.AT_LEAST, Decimal("2000000.02"))), facts, 1).tracks[0].rounds[1]
    )
    assert gap.change is not None
    assert gap.change.amount == Decimal("1000000.01")
    assert gap.change.text == "2026 年a再增加 100.01 万元（达到 200.01 万元）"


def test_a_value_short_of_its_line_is_not_shown_as_being_on_it() -> None:
    content = library(compare("a", Op.AT_LEAST, 5000 * WAN), compare("ratio", Op.AT_LEAST, Decimal("0.9")))
    facts = firm({"a": {2026: Decimal("49999999.99")}, "b": {2026: Decimal("55555777.8")}})
    money, share = gaps(made(content, facts, 1).tracks[0].rounds[1])
    assert (money.value_text, money.threshold) == ("49,999,999.99元", "≥ 5000万元")
    assert (share.value_text, share.threshold) == ("89.9996%", "≥ 90%")


def test_a_change_that_breaks_something_else_says_so() -> None:
    content = library(compare("b", Op.AT_LEAST, 200 * WAN), compare("ratio", Op.AT_LEAST, Decimal("0.5")))
    facts = firm({"a": {2026: 50 * WAN}, "b": {2026: 100 * WAN}})
    (gap,) = gaps(made(content, facts, 1).tracks[0].rounds[1])
    assert gap.change is not None
    assert gap.change.breaks == ("第1条",)


# --- years --------------------------------------------------------------------------------------------


def test_a_year_that_is_over_is_not_mended_but_looked_past() -> None:
    content = library(
        AllOf(
            (
                compare("ratio", Op.AT_LEAST, Decimal("0.03")),
                compare("ratio", Op.AT_LEAST, Decimal("0.03"), -2),
            )
        )
    )
    facts = firm({"a": {2024: 1, 2025: 1, 2026: 3}, "b": {2024: 100, 2025: 100, 2026: 100}})
    track = made(content, facts, 3).tracks[0]
    assert [r.outcome for r in track.rounds] == [Outcome.INELIGIBLE] * 2 + [Outcome.ELIGIBLE] * 2
    assert (track.earliest, track.reachable) == (2028, 2028)
    first = gaps(track.rounds[0])
    assert {gap.mendable for gap in first} == {Mendable.LATER}
    assert {gap.again for gap in first} == {2028}
    (second,) = gaps(track.rounds[1])
    assert second.changes == ()
    assert second.note == "2025 年度已经结束，不能再改；2028 年申报时看 2026 年度"
    assert made(content, facts, 3).over


def test_another_version_says_nothing_of_what_is_over() -> None:
    """The next year's standard asks both years under another name: that it can be met is not told."""
    day = dt.date(2027, 1, 1)
    last = compare("a", Op.AT_LEAST, Decimal(10))
    old = replace(
        standard(last),
        applications=(Applicability(Purpose.FIRST, Validity(None, day - dt.timedelta(days=1)), "旧版", "V"),),
    )
    both = AllOf((last, compare("a", Op.AT_LEAST, Decimal(10), -2)))
    new = replace(
        standard(both, start=day), id="t.2", criteria=(Criterion("d", "新", both, "V", "", ALWAYS),)
    )
    content = replace(library(last), standards=(old, new))
    track = made(content, firm({"a": {2024: Decimal(1), 2025: Decimal(1)}}), 2).tracks[0]
    assert [r.version for r in track.rounds] == ["t.1", "t.2", "t.2"]
    (first,) = gaps(track.rounds[0])
    assert (first.mendable, first.again) == (Mendable.LATER, None)
    assert track.reachable == 2028


def test_a_projected_year_that_is_over_is_asked_for() -> None:
    facts = firm({"a": {2024: Decimal(5)}})
    (gap,) = gaps(made(library(compare("a", Op.AT_LEAST, Decimal(10))), facts, 0).tracks[0].rounds[0])
    assert gap.mendable is Mendable.ASK
    assert "还没有录入实际数" in gap.note


def test_the_version_of_the_day_of_application_is_used_and_none_is_said() -> None:
    content = library(compare("a", Op.AT_LEAST, Decimal(1)), start=dt.date(2027, 1, 1))
    rounds = made(content, firm({"a": {2025: Decimal(2)}}), 1).tracks[0].rounds
    assert [r.version for r in rounds] == ["", "t.1"]
    assert rounds[0].outcome is Outcome.UNDETERMINED
    assert "没有适用的认定标准" in rounds[0].why
    assert rounds[1].outcome is Outcome.ELIGIBLE


def test_a_day_of_application_that_has_passed_counts_for_nothing() -> None:
    content, facts = library(compare("a", Op.AT_LEAST, Decimal(1))), firm({"a": {2025: Decimal(2)}})
    track = plan(content, facts, Target(title="t"), AS_OF, years=1, apply_on=(2, 29)).tracks[0]
    assert [r.day for r in track.rounds] == [dt.date(2026, 2, 28), dt.date(2027, 2, 28)]
    assert [r.passed for r in track.rounds] == [True, False]
    assert track.earliest == 2027


def test_growth_brings_the_year_nearer_and_flat_never_does() -> None:
    content, facts = library(compare("a", Op.AT_LEAST, Decimal(120))), firm({"a": {2025: Decimal(100)}})
    scenarios = [
        AS_IS,
        Scenario("较可能", {"a": Growth(rate=Decimal("0.1"))}),
        Scenario("努力一把", {"a": Growth(step=Decimal(20))}),
    ]
    tracks = made(content, facts, 5, *scenarios).tracks
    assert [t.earliest for t in tracks] == [None, 2028, 2027]
    assert {t.reachable for t in tracks} == {2027}


def test_missing_is_asked_never_failed() -> None:
    track = made(library(compare("ratio", Op.AT_LEAST, Decimal("0.5"))), firm(), 2).tracks[0]
    assert {r.outcome for r in track.rounds} == {Outcome.UNDETERMINED}
    assert {gap.mendable for each in track.rounds for gap in gaps(each)} == {Mendable.ASK}
    assert (track.earliest, track.ready) == (None, 2026)


# --- leaves of other sorts ----------------------------------------------------------------------------


@pytest.mark.parametrize("op", [Op.AT_LEAST, Op.MORE_THAN])
@pytest.mark.parametrize("unit", Span)
@given(day=st.dates(dt.date(2024, 1, 1), dt.date(2027, 12, 31)), amount=st.integers(1, 3))
@settings(max_examples=20)
def test_the_day_from_which_a_term_holds_is_the_first(op: Op, unit: Span, day: dt.date, amount: int) -> None:
    node = Elapsed(FactRef("founded"), op, amount, unit, CITE)
    judge = judge_of(library(node), Target(title="t"), firm())
    facts = firm(facts={"founded": FactValue(day)})

    def verdict(on: dt.date) -> Verdict:
        judged = judge(facts, on)
        assert judged is not None
        return leaf(judged).verdict

    first = holds_from(node, day)
    assert verdict(first) is Verdict.MET
    assert verdict(first - dt.timedelta(days=1)) is Verdict.NOT_MET


def test_a_term_is_waited_for() -> None:
    node = Elapsed(FactRef("founded"), Op.AT_LEAST, 2, Span.YEARS, CITE)
    track = made(library(node), firm(facts={"founded": FactValue(dt.date(2025, 9, 1))}), 3).tracks[0]
    (gap,) = gaps(track.rounds[0])
    assert (gap.mendable, gap.by) == (Mendable.WAIT, dt.date(2027, 9, 1))
    assert track.earliest == 2028


def test_a_bar_after_a_revocation_ends_on_its_day() -> None:
    lost = Recognition("t", RecognitionEvent.REVOKED, dt.date(2025, 3, 1))
    facts = firm({"a": {2025: Decimal(2)}}, recognitions=(lost,))
    track = made(library(compare("a", Op.AT_LEAST, Decimal(1))), facts, 3).tracks[0]
    (gap,) = gaps(track.rounds[0])
    assert (gap.mendable, gap.by) == (Mendable.WAIT, dt.date(2028, 3, 1))
    assert (track.earliest, track.reachable) == (2028, 2028)


def test_a_title_to_obtain_is_linked_and_one_that_runs_out_is_to_be_renewed() -> None:
    node = Recognized(("base",), Timing.HELD, CITE)
    whole = frozenset({"recognitions"})
    (gap,) = gaps(made(library(node), firm(complete=whole), 0).tracks[0].rounds[0])
    assert (gap.mendable, gap.link) == (Mendable.OBTAIN, "")
    itself = Recognized(("t",), Timing.HELD, CITE)
    (own,) = gaps(made(library(itself), firm(complete=whole), 0).tracks[0].rounds[0])
    assert own.link == "t"
    held = Recognition("base", RecognitionEvent.FIRST, dt.date(2025, 1, 1), dt.date(2027, 12, 31))
    for complete in (whole, frozenset[str]()):
        rounds = made(library(node), firm(recognitions=(held,), complete=complete), 2).tracks[0].rounds
        assert [r.outcome for r in rounds[:2]] == [Outcome.ELIGIBLE] * 2
        (later,) = gaps(rounds[2])
        assert later.mendable is Mendable.OBTAIN
        assert "先通过复核" in later.note
        assert later.by == dt.date(2027, 12, 31)


def test_a_range_of_points_is_short_at_best_and_at_worst() -> None:
    marks = (Band(Decimal(6), compare("brand", Op.EQUALS, True, None)),)
    bands = (Band(Decimal(10), compare("ratio", Op.AT_LEAST, Decimal("0.1"))), Band(Decimal(3)))
    node = Score(
        Op.AT_LEAST,
        Decimal(14),
        (
            Indicator("i1", "研发", "", Decimal(10), Tally.FIRST, bands),
            Indicator("i2", "品牌", "", Decimal(6), Tally.SUM, marks),
        ),
        CITE,
    )
    known: dict[str, dict[int, object]] = {"a": {2025: Decimal(6)}, "b": {2025: Decimal(100)}}
    (gap,) = gaps(made(library(node), firm(known), 0).tracks[0].rounds[0])
    assert gap.value_text == "3～9 分"
    assert (gap.shortfall, gap.least) == (Decimal(11), Decimal(5))
    assert gap.shortfall_text == "5 至 11 分"
    (sure,) = gaps(made(library(node), firm(known, facts={"brand": FactValue(False)}), 0).tracks[0].rounds[0])
    assert (sure.value_text, sure.shortfall_text) == ("3 分", "11 分")


@pytest.mark.parametrize(
    ("choices", "note", "asked"),
    [
        (("a", "b"), "须为其中之一：甲、乙", "为其中之一：甲、乙"),
        (("a",), "须为甲", "属于 甲"),
    ],
)
def test_one_of_several_choices_is_told_as_one(choices: tuple[str, ...], note: str, asked: str) -> None:
    facts = firm(facts={"grade": FactValue("c")})
    (gap,) = gaps(made(library(compare("grade", Op.ONE_OF, choices, None)), facts, 0).tracks[0].rounds[0])
    assert gap.mendable is Mendable.OBTAIN
    assert gap.note == note
    assert gap.threshold == asked


def test_items_that_lack_are_counted() -> None:
    own = Compare(FactRef("own", item=True), Op.EQUALS, True, CITE)
    node = Count("patent", own, Op.AT_LEAST, Decimal(3), CITE)
    listed = (
        Item("patent", "patent#1", {"own": FactValue(True)}),
        Item("patent", "patent#2", {"own": FactValue(False)}),
    )
    facts = firm(items=listed, complete=frozenset({"items"}))
    (gap,) = gaps(made(library(node), facts, 0).tracks[0].rounds[0])
    assert gap.mendable is Mendable.OBTAIN
    assert gap.shortfall == 2
    assert "已列 2 项" in gap.note


def test_scores_are_given_and_never_made() -> None:
    facts = firm({"srdi_score": {2026: Decimal(52)}})
    (gap,) = gaps(
        made(library(compare("srdi_score", Op.AT_LEAST, Decimal(60), 0)), facts, 0).tracks[0].rounds[0]
    )
    assert gap.mendable is Mendable.GIVEN
    assert gap.shortfall == 8
    assert gap.changes == ()


def test_a_table_says_how_many_points_are_missing_and_which_lines_could_bring_them() -> None:
    bands = (
        Band(Decimal(10), compare("ratio", Op.AT_LEAST, Decimal("0.1"))),
        Band(Decimal(5), compare("ratio", Op.AT_LEAST, Decimal("0.05"))),
        Band(Decimal(0)),
    )
    marks = (Band(Decimal(6), compare("brand", Op.EQUALS, True, None)),)
    node = Score(
        Op.AT_LEAST,
        Decimal(14),
        (
            Indicator("i1", "研发", "", Decimal(10), Tally.FIRST, bands),
            Indicator("i2", "品牌", "", Decimal(6), Tally.SUM, marks),
            Indicator(
                "i3",
                "人数",
                "",
                Decimal(3),
                Tally.STEPS,
                (Band(Decimal(1)),),
                FactRef("staff", -1),
                Decimal(10),
            ),
        ),
        CITE,
    )
    facts = firm(
        {"a": {2025: Decimal(6)}, "b": {2025: Decimal(100)}, "staff": {2025: 12}},
        facts={"brand": FactValue(False)},
    )
    closed, (gap,) = (gaps(r) for r in made(library(node), facts, 1).tracks[0].rounds)
    assert [(g.mendable, g.again, [line.label for line in g.lines]) for g in closed] == [
        (Mendable.LATER, 2027, ["品牌"])
    ], "2025 is over: with the brand it comes to 12 of the 14"
    assert closed[0].note.startswith("2025 年度已经结束，这些年度的得分不能再改，其余各项都补上也不够")
    assert (gap.mendable, gap.value_text, gap.shortfall) == (Mendable.OBTAIN, "6 分", Decimal(8))
    points = [(line.label, int(line.low), int(line.step)) for line in gap.lines]
    assert points == [("研发", 5, 5), ("品牌", 0, 6), ("人数", 1, 1)]
    assert gap.lines[0].asks == "上年度ratio ≥ 10%"


@pytest.mark.parametrize(
    ("key", "value", "wanted", "mendable"),
    [
        ("brand", False, True, Mendable.OBTAIN),
        ("banned", True, False, Mendable.OBTAIN),
        ("is_manufacturing", False, True, Mendable.NO),
    ],
)
def test_yes_and_no(key: str, value: bool, wanted: bool, mendable: Mendable) -> None:
    content = library(compare(key, Op.EQUALS, wanted, None))
    (gap,) = gaps(made(content, firm(facts={key: FactValue(value)}), 0).tracks[0].rounds[0])
    assert gap.mendable is mendable


def test_what_bars_under_a_not_can_not_be_mended_and_a_figure_can() -> None:
    held = Recognition("base", RecognitionEvent.FIRST, dt.date(2025, 1, 1), dt.date(2027, 12, 31))
    content = library(
        Not(Recognized(("base",), Timing.HELD, CITE)), Not(compare("a", Op.AT_MOST, Decimal(5)))
    )
    facts = firm({"a": {2026: Decimal(5)}}, recognitions=(held,))
    shut, figure = gaps(made(content, facts, 1).tracks[0].rounds[1])
    assert shut.mendable is Mendable.NO
    assert figure.change is not None
    assert figure.change.after == Decimal("5.01")


def test_a_judgement_asks_a_person() -> None:
    content = library(Judgement("fame", "是否知名？", "工信部", CITE))
    (open_,) = gaps(made(content, firm(), 0).tracks[0].rounds[0])
    assert (open_.mendable, open_.note) == (Mendable.ASK, "请人工判断，以工信部认定为准")
    (no,) = gaps(made(content, firm(answers={"judgement:fame": "no"}), 0).tracks[0].rounds[0])
    assert no.mendable is Mendable.GIVEN


# --- ways ---------------------------------------------------------------------------------------------


def ways_for(
    condition: Condition, facts: FactSet
) -> tuple[tuple[tuple[str, ...], ...], tuple[int, str] | None]:
    (requirement,) = made(library(condition), facts, 1).tracks[0].rounds[1].requirements
    return tuple(tuple(gap.label for gap in way) for way in requirement.ways), requirement.best


def test_branches_stand_side_by_side_and_like_sums_are_compared() -> None:
    a, b = compare("a", Op.AT_LEAST, 100 * WAN), compare("b", Op.AT_LEAST, 100 * WAN)
    facts = firm({"a": {2026: 20 * WAN}, "b": {2026: 50 * WAN}, "staff": {2026: 1}})
    ways, best = ways_for(AnyOf((a, b)), facts)
    assert len(ways) == 2
    assert best == (1, "最省")
    assert ways_for(AnyOf((a, compare("staff", Op.AT_LEAST, Decimal(5)))), facts)[1] is None
    assert ways_for(AnyOf((a, AllOf((b, b)))), facts)[1] == (1, "最省"), "the same gap twice is one"
    _, best = ways_for(
        AnyOf((a, compare("is_manufacturing", Op.EQUALS, True, None))),
        replace(facts, facts={"is_manufacturing": FactValue(False)}),
    )
    assert best == (0, "只有这一条可走")
    (three, none) = ways_for(AtLeast(2, (a, b, compare("staff", Op.AT_LEAST, Decimal(5)))), facts)
    assert sorted(map(len, three)) == [2, 2, 2]
    assert none is None


def test_a_firm_is_never_told_to_shrink() -> None:
    real = demo_library().catalogue
    content = replace(
        library(compare("rd_ratio", Op.AT_LEAST, Decimal("0.5"))),
        catalogue=replace(real, recognitions={**real.recognitions, "t": RecognitionKind("t", "示例称号")}),
    )
    facts = firm({"rd_spend": {2026: 10 * WAN}, "revenue": {2026: 100 * WAN}})
    (gap,) = gaps(made(content, facts, 1).tracks[0].rounds[1])
    assert [(c.slot.key, c.limit) for c in gap.changes] == [("rd_spend", False), ("revenue", True)]
    assert gap.change is gap.changes[0]
    assert gap.changes[1].text == "2026 年营业收入不超过 20.00 万元（其余不变时）"


# --- aims ---------------------------------------------------------------------------------------------


def test_aims_name_the_figure_a_year_has_to_come_to() -> None:
    content = library(
        compare("ratio", Op.AT_LEAST, Decimal("0.05")),
        compare("sum", Op.AT_LEAST, 900 * WAN),
        compare("b", Op.AT_MOST, 20_000 * WAN),
    )
    facts = firm({"a": {2025: 300 * WAN}, "b": {2025: 12_000 * WAN}})
    track = made(content, facts, 2).tracks[0]
    assert track.goal == 2027
    lines = {aim.subject: (aim.text, aim.enough) for aim in track.aims}
    assert lines == {
        "2026 年a": ("≥ 600.00 万元", False),
        "2026 年b": ("≤ 20,000.00 万元", True),
    }
    (a,) = [aim for aim in track.aims if aim.fact.key == "a"]
    assert a.basis in ("12,000.00 万元 × 5.00% ＝ 600.00 万元", "900.00 万元 － 300.00 万元 ＝ 600.00 万元")


def test_an_assumed_figure_that_is_not_enough_is_never_shown_as_enough() -> None:
    content = library(
        compare("a", Op.AT_LEAST, 5000 * WAN),
        compare("b", Op.AT_MOST, 100 * WAN),
        compare("staff", Op.AT_LEAST, Decimal(3)),
    )
    years: dict[str, dict[int, object]] = {
        "a": {2025: Decimal("49999999.99")},
        "b": {2025: Decimal("1000000.01")},
        "staff": {2025: 2},
    }
    aims = {a.fact.key: a for a in made(content, firm(years), 1).tracks[0].aims}
    told = {key: (aim.planned_text, aim.text, aim.enough) for key, aim in aims.items()}
    assert told == {
        "a": ("4,999.99万元", "≥ 5,000.00 万元", False),
        "b": ("100.01万元", "≤ 100.00 万元", False),
        "staff": ("2人", "≥ 3 人", False),
    }


def test_a_sum_is_aimed_at_as_a_whole_while_several_of_its_years_are_open() -> None:
    short = compare("sum", Op.AT_LEAST, 900 * WAN)
    facts = firm({"a": {2024: 300 * WAN, 2025: 300 * WAN}}, facts={"founded": FactValue(AS_OF)})
    one_open = made(library(short), facts, 2).tracks[0]
    assert (one_open.goal, [aim.subject for aim in one_open.aims]) == (2027, ["2026 年a"])
    waiting = Elapsed(FactRef("founded"), Op.AT_LEAST, 2, Span.YEARS, CITE)
    both_open = made(library(short, waiting), facts, 2).tracks[0]
    assert (both_open.goal, [aim.subject for aim in both_open.aims]) == (2028, ["sum（2026、2027 年）"])
    assert both_open.aims[0].text == "≥ 900.00 万元"


# --- on the shipped standards -------------------------------------------------------------------------

DEMO = Path(__file__).parents[3] / "resources" / "demo"


@cache
def demo_library() -> Library:
    return open_library(resources.policies_db())


def demo(name: str) -> FactSet:
    return load_client_file(next(DEMO.glob(f"{name}*.json")), demo_library().catalogue, dt.date(2026, 12, 31))


def leaves(node: ConditionResult) -> Iterator[ConditionResult]:
    yield node
    for child in node.children:
        yield from leaves(child)


LIKELY = Scenario(
    "较可能",
    {
        "revenue": Growth(rate=Decimal("0.15")),
        "rd_spend": Growth(rate=Decimal("0.1")),
        "employees": Growth(step=Decimal(8)),
    },
)


@pytest.mark.parametrize("name", ["01", "02", "04", "09"])
@pytest.mark.parametrize(
    "title", ["little_giant", "srdi_sme", "hidden_champion", "hnte", "tech_sme", "single_champion"]
)
def test_on_the_shipped_standards_every_change_does_what_it_says(name: str, title: str) -> None:
    content, facts, target = demo_library(), demo(name), Target(title=title)
    judge = judge_of(content, target, facts)
    for scenario in (AS_IS, LIKELY):
        carried = project(facts, content.catalogue, scenario, 2030)
        (track,) = plan(content, facts, target, AS_OF, (scenario,), 4).tracks
        for each in track.rounds:
            for requirement in each.requirements:
                for gap in requirement.gaps:
                    for change in gap.changes:
                        assert not change.slot.year or change.slot.year >= AS_OF.year

                        def met(
                            value: Decimal,
                            change: Change = change,
                            each: Round = each,
                            gap: Gap = gap,
                            label: str = requirement.label,
                        ) -> bool:
                            whole = int(value) if change.fact.type is FactType.INTEGER else value
                            judged = judge(put(carried, change.slot, whole), each.day)  # noqa: B023
                            assert judged is not None
                            (asked,) = [a for a in judged.asked if a.label == label]
                            return any(
                                n.verdict is Verdict.MET
                                for n in leaves(asked.result)
                                if n.label == gap.label and n.used and n.used[0].year == gap.year
                            )

                        unit = UNITS[change.fact.type]
                        assert met(change.after), (each.year, change.text)
                        assert not met(change.after - unit if change.amount > 0 else change.after + unit), (
                            change.text
                        )


def test_a_demo_firm_on_its_way_to_little_giant() -> None:
    made_plan = plan(demo_library(), demo("01"), Target(title="little_giant"), AS_OF, (AS_IS, LIKELY), 5)
    as_is, likely = made_plan.tracks
    assert made_plan.name == "专精特新“小巨人”企业"
    assert made_plan.years == (2026, 2027, 2028, 2029, 2030, 2031)
    assert {r.version for r in as_is.rounds} == {"little_giant.2026"}
    assert as_is.round(2026).failing[0].gaps[0].mendable is Mendable.LATER  # type: ignore[union-attr]
    assert as_is.reachable == 2027
    share = as_is.round(2027).failing[0].gaps[0]  # type: ignore[union-attr]
    assert share.change is not None
    assert share.change.text == "2026 年主营业务收入再增加 97.00 万元（达到 8,667.00 万元）"
    assert likely.earliest is None, "open judgements are not taken for met"


def test_a_renewal_whose_standard_is_awaited_says_so() -> None:
    found = plan(
        demo_library(), demo("04"), Target(title="little_giant", purpose=Purpose.RENEWAL), AS_OF, years=1
    )
    now, then = found.tracks[0].rounds
    assert (now.settled, then.settled) == (True, False)
    assert then.requirements == ()
    assert "当年通知" in then.why


def test_a_measure_is_planned_for_with_its_item() -> None:
    target = Target(measure="hz-2025-66.7.renovation", item="tech_renovation#2")
    found = plan(demo_library(), demo("01"), target, AS_OF, years=0)
    (gap,) = gaps(found.tracks[0].rounds[0])
    assert gap.change is not None
    assert gap.change.amount == 200_000
    assert [
        f.key for f in plan_inputs(demo_library(), Target(measure="hz-2025-66.2.small-increment"), AS_OF)
    ] == ["employees", "revenue", "total_assets", "rd_spend"]


def test_a_measure_with_items_is_planned_for_one_of_them() -> None:
    with pytest.raises(InputError, match="逐项判断"):
        plan(demo_library(), demo("01"), Target(measure="hz-2025-66.7.renovation"), AS_OF, years=0)
    with pytest.raises(InputError, match="没有明细“x”"):
        plan(demo_library(), demo("01"), Target(measure="hz-2025-66.23.srdi", item="x"), AS_OF, years=0)


def test_nothing_can_be_applied_for_under_a_draft() -> None:
    draft = next(
        m.id for m in demo_library().measures if m.document == "jx-2026-2028-draft" and m.item_kind is None
    )
    track = plan(demo_library(), demo("10"), Target(measure=draft), AS_OF, years=1).tracks[0]
    assert not any(r.usable for r in track.rounds)
    assert (track.earliest, track.ready, track.reachable) == (None, None, None)
    assert all(r.why.startswith("征求意见稿") for r in track.rounds)


@settings(max_examples=40)
@given(data=st.data())
def test_every_aim_is_the_line_itself(data: st.DataObject) -> None:
    """Entered in its place, the least (most) value meets the condition and one unit less (more) does not."""
    key = data.draw(st.sampled_from(["plain", "difference", "ratio", "growth", "cagr2", "shares"]))
    op = data.draw(st.sampled_from([Op.AT_LEAST, Op.MORE_THAN, Op.AT_MOST, Op.LESS_THAN]))
    node = compare(key, op, data.draw(THRESHOLDS[DERIVED[key][0]]))
    content = library(node)
    facts = firm({k: {y: data.draw(MONEY) for y in (2024, 2025, 2026)} for k in ("a", "b")})
    course = made(content, facts, 1).tracks[0]
    if course.goal != 2027:
        return
    judge = judge_of(content, Target(title="t"), facts)
    carried = project(facts, CATALOGUE, AS_IS, 2027)
    for gap in gaps(course.rounds[1]):
        if gap.change is not None:
            carried = put(carried, gap.change.slot, gap.change.after)
    for aim in course.aims:
        assert (aim.least is None) != (aim.most is None)
        line, unit = aim.least if aim.least is not None else aim.most, UNITS[aim.fact.type]
        assert line is not None
        slot = Slot(aim.fact.key, aim.years[-1])
        assert aim.years == (2026,), "2025 is over: its figure is taken as it is"

        def verdict(value: Decimal, carried: FactSet = carried, slot: Slot = slot) -> Verdict:
            judged = judge(put(carried, slot, value), course.rounds[1].day)
            assert judged is not None
            return leaf(judged).verdict

        assert verdict(line) is Verdict.MET
        assert verdict(line - unit if aim.least is not None else line + unit) is Verdict.NOT_MET


def test_what_a_plan_asks_the_advisor_for() -> None:
    keys = [f.key for f in plan_inputs(demo_library(), Target(title="little_giant"), AS_OF)]
    assert {"revenue", "main_revenue", "rd_spend", "total_liabilities", "employees"} <= set(keys)
    assert "srdi_score" not in keys
    assert "rd_ratio" not in keys


@pytest.mark.parametrize(
    ("target", "words"),
    [
        (Target(title="nothing"), "没有“nothing”的认定标准"),
        (Target(measure="nothing"), "没有事项"),
        (Target(title="hidden_champion"), "只面向浙江省"),
    ],
)
def test_what_can_not_be_planned_for_is_refused(target: Target, words: str) -> None:
    with pytest.raises(InputError, match=words):
        plan(demo_library(), replace(demo("01"), region="420106"), target, AS_OF)


def test_bad_inputs_are_refused_in_a_sentence() -> None:
    content, facts = library(), firm()
    with pytest.raises(InputError, match="只选一个"):
        Target()
    with pytest.raises(InputError, match="最多看"):
        made(content, facts, 6)
    with pytest.raises(InputError, match="不能重复"):
        made(content, facts, 1, AS_IS, AS_IS)
    with pytest.raises(InputError, match="申报日"):
        plan(content, facts, Target(title="t"), AS_OF, apply_on=(13, 1))


@pytest.mark.parametrize("title", ["tech_sme", "innovative_sme"])
@pytest.mark.parametrize("name", ["01", "02", "04", "09"])
def test_points_line_by_line_are_those_of_the_engine(name: str, title: str) -> None:
    content, facts = demo_library(), demo(name)
    judged = judge_of(content, Target(title=title), facts)(facts, AS_OF)
    assert judged is not None
    assert judged.standard is not None
    tables = 0
    for asked in judged.asked:
        for node, result in zip(scores(asked.condition), tables_of(asked.result), strict=True):
            case = Case(facts, AS_OF, content.catalogue)
            lines = score_lines(node, judged.standard, content.catalogue, case)
            told = [
                f"{line.label}（{span(line.low, line.high)}/{plain_number(line.most)} 分）" for line in lines
            ]
            assert told == [child.label for child in result.children]
            tables += 1
    assert tables == 1


def scores(condition: Condition | None) -> Iterator[Score]:
    match condition:
        case Score():
            yield condition
        case AllOf() | AnyOf() | AtLeast():
            for child in condition.children:
                yield from scores(child)


def tables_of(result: ConditionResult) -> Iterator[ConditionResult]:
    return (node for node in leaves(result) if node.kind == "score")


def span(low: Decimal, high: Decimal) -> str:
    return plain_number(low) if low == high else f"{plain_number(low)}～{plain_number(high)}"


def plain_number(number: Decimal) -> str:
    return format(number.normalize(), "f")

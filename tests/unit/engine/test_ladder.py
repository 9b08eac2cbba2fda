"""The ladder on the shipped standards: versions by day and purpose, criteria at their lines, gaps, duties."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from functools import cache

import pytest

from advisor_app.domain.assessment import ConditionResult, LadderStanding, StandardResult
from advisor_app.domain.facts import Blank
from advisor_app.domain.record import FactSet, FactValue, Item, Recognition, RecognitionEvent
from advisor_app.domain.standard import Purpose
from advisor_app.domain.verdict import Outcome, Verdict
from advisor_app.engine.assess import Assessor
from advisor_app.library.reader import open_library
from advisor_app.runtime import resources

NEW = dt.date(2026, 4, 1)
ALL = frozenset({"recognitions", "items", "received"})


@cache
def assessor() -> Assessor:
    return Assessor(open_library(resources.policies_db()))


def ladder(facts: FactSet, day: dt.date = NEW) -> LadderStanding:
    return assessor().assess(facts, day).ladder


def yearly(**series: dict[int, object]) -> dict[str, dict[int, FactValue]]:
    return {
        key: {year: FactValue(Decimal(str(v)) if not isinstance(v, int) else v) for year, v in values.items()}
        for key, values in series.items()
    }


def title(kind: str, granted: str, until: str | None = None, event: str = "first") -> Recognition:
    return Recognition(
        kind,
        RecognitionEvent(event),
        dt.date.fromisoformat(granted),
        None if until is None else dt.date.fromisoformat(until),
    )


def invention(number: int, **other: object) -> Item:
    facts = {
        "type": "invention",
        "in_force": True,
        "related": True,
        "applied": True,
        "acquired": "own",
        "holder_rank": 1,
        **other,
    }
    return Item("ip_right", f"ip_right#{number}", {k: FactValue(v) for k, v in facts.items()})  # type: ignore[arg-type]


def answers(standard: str, *judged: str) -> dict[str, str]:
    return {f"judgement:{standard}.{j}": "yes" for j in judged}


def giant() -> FactSet:
    """A firm that meets every line of the 2026 小巨人 standard exactly."""
    clean = {
        "independent_legal_person": True,
        "listed_abnormal": False,
        "restricted_products": False,
        "serious_incident": False,
        "serious_incident_2026": False,
        "controls_little_giant": False,
        "group_same_product": False,
        "size_industry": "industry",
    }
    return FactSet(
        "示例企业",
        region="330106",
        facts={k: FactValue(v) for k, v in clean.items()},  # type: ignore[arg-type]
        years=yearly(
            employees={2025: 200},
            revenue={2023: "45351473.92", 2024: "47000000", 2025: "50000000"},
            main_revenue={2023: "41000000", 2024: "43000000", 2025: "45000000"},
            total_assets={2025: "100000000"},
            total_liabilities={2025: "75000000"},
            rd_spend={2024: "6000000", 2025: "6000000"},
            niche_years={2025: 3},
            market_share_domestic={2025: "0.1"},
            srdi_score={2026: 60},
        ),
        recognitions=(title("srdi_sme", "2024-05-01", "2027-04-30"),),
        items=tuple(invention(n) for n in range(4)),
        complete=ALL,
        answers=answers("little_giant.2026", "fame", "product"),
    )


def but(facts: FactSet, **years: dict[int, object]) -> FactSet:
    return replace(facts, years={**facts.years, **yearly(**years)})


def criterion(result: StandardResult | None, name: str) -> ConditionResult:
    assert result is not None
    return next(c for c in result.why.children if c.cite is not None and c.cite.article == name)


def of(results: Iterable[StandardResult], kind: str) -> StandardResult:
    return next(r for r in results if r.title == kind)


# --- versions ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "version"),
    [
        ("2025-06-15", "little_giant.2022"),
        ("2026-03-31", "little_giant.2022"),
        ("2026-04-01", "little_giant.2026"),
        ("2027-01-01", "little_giant.2026"),
    ],
)
def test_a_new_application_takes_the_version_of_its_day(day: str, version: str) -> None:
    found = ladder(giant(), dt.date.fromisoformat(day)).next
    assert found is not None
    assert (found.standard, found.purpose) == (version, Purpose.FIRST)
    assert found.version_why


@pytest.mark.parametrize(
    ("day", "version", "settled"),
    [
        ("2025-06-15", "little_giant.2022", True),
        ("2026-03-31", "little_giant.2022", True),
        ("2026-04-01", "little_giant.2022", True),
        ("2026-12-31", "little_giant.2022", True),
        ("2027-01-01", "little_giant.2027-renewal", False),
    ],
)
def test_renewing_a_little_giant_in_2026_still_follows_the_old_annex(
    day: str, version: str, settled: bool
) -> None:
    facts = replace(giant(), recognitions=(title("little_giant", "2024-07-01", "2027-06-30"),))
    found = of(ladder(facts, dt.date.fromisoformat(day)).renewals, "little_giant")
    assert (found.standard, found.settled) == (version, settled)
    if settled:
        assert found.outcome is not Outcome.ELIGIBLE or not found.gaps
        assert "main-growth" not in {c.cite.article for c in found.why.children if c.cite}
    else:
        assert found.outcome is Outcome.UNDETERMINED
        assert "当年通知" in found.version_why


def test_the_base_rung_is_proven_by_either_title_from_april_2026_only() -> None:
    facts = replace(giant(), recognitions=(title("tech_sme", "2026-01-10", "2026-12-31"),))
    assert ladder(facts, dt.date(2026, 3, 31)).tier is None
    now = ladder(facts, NEW)
    assert (now.tier, now.name, now.next_tier) == ("innovative_sme", "科技和创新型中小企业", "srdi_sme")
    assert criterion(now.next, "base").verdict is Verdict.MET


def test_a_rung_can_not_be_skipped() -> None:
    facts = replace(giant(), recognitions=())
    found = ladder(facts)
    assert (found.tier, found.next_tier) == (None, "innovative_sme")
    assert found.next is not None
    assert found.next.standard == "innovative_sme.2022"


def test_no_version_is_mixed_into_another() -> None:
    library = assessor().library
    for standard in library.standards:
        for application in standard.applications:
            assert application.why
    titles = {s.title for s in library.standards}
    for kind in titles:
        for purpose in Purpose:
            spans = sorted(
                (a.days.start or dt.date.min, a.days.end or dt.date.max)
                for s in library.standards
                if s.title == kind
                for a in s.applications
                if a.purpose is purpose
            )
            assert all(first[1] < second[0] for first, second in itertools.pairwise(spans))


# --- the 2026 little giant, at its lines --------------------------------------------------------------


def test_a_firm_on_every_line_meets_the_2026_standard() -> None:
    found = ladder(giant()).next
    assert found is not None
    assert [c.label for c in (*found.gaps, *found.open)] == []
    assert found.outcome is Outcome.ELIGIBLE


@pytest.mark.parametrize(
    ("name", "years"),
    [
        ("revenue", {"revenue": {2023: "45351400", 2024: "47000000", 2025: "49999999.99"}}),
        ("main-share", {"main_revenue": {2025: "44999999"}}),
        ("growth", {"revenue": {2023: "45351473.94", 2024: "47000000", 2025: "50000000"}}),
        ("debt", {"total_liabilities": {2025: "75000000.01"}}),
        ("rd-spend", {"rd_spend": {2024: "5999999.99", 2025: "6000000"}}),
        ("rd-ratio", {"rd_spend": {2024: "1000000", 2025: "11000000"}}),
        ("niche", {"niche_years": {2025: 2}}),
        ("score", {"srdi_score": {2026: "59.9"}}),
        ("market", {"market_share_domestic": {2025: "0.0999"}}),
    ],
)
def test_one_line_missed_is_the_one_gap(name: str, years: dict[str, dict[int, object]]) -> None:
    facts = but(giant(), **years)
    if name == "market":
        facts = but(facts, market_share_global={2025: "0.05"}, market_rank_domestic={2025: 4})
    found = ladder(facts).next
    assert found is not None
    assert [c.cite.article for c in found.gaps if c.cite] == [name]
    assert found.outcome is Outcome.INELIGIBLE


def test_each_other_way_to_the_market_line_counts() -> None:
    for other in ({"market_share_global": {2025: "0.1"}}, {"market_rank_domestic": {2025: 3}}):
        facts = but(giant(), market_share_domestic={2025: "0.01"}, **other)
        assert criterion(ladder(facts).next, "market").verdict is Verdict.MET


def test_missing_is_open_and_named_never_no() -> None:
    bare = FactSet("示例企业", region="330106", recognitions=giant().recognitions)
    found = ladder(bare).next
    assert found is not None
    assert found.gaps == ()
    assert {"srdi_score", "revenue", "total_liabilities", "niche_years"} <= {m.key for m in found.missing}


def test_the_platform_score_is_never_worked_out() -> None:
    facts = replace(giant(), years={k: v for k, v in giant().years.items() if k != "srdi_score"})
    found = criterion(ladder(facts).next, "score")
    assert found.verdict is Verdict.UNKNOWN
    assert assessor().library.catalogue.facts["srdi_score"].derivation is None


def test_patents_taken_over_do_not_count_in_2026_but_do_after_a_year_in_2022() -> None:
    bought = [invention(n, acquired="transferred", transferred_on=dt.date(2025, 3, 31)) for n in range(4)]
    facts = replace(giant(), items=tuple(bought))
    assert criterion(ladder(facts, NEW).next, "ip").verdict is Verdict.NOT_MET
    before = replace(
        facts,
        facts={**facts.facts, "has_rd_institution": FactValue(True)},
    )
    old = criterion(ladder(before, dt.date(2026, 3, 31)).next, "innovation")
    assert old.verdict is Verdict.MET
    young = replace(
        before,
        items=tuple(
            invention(n, acquired="transferred", transferred_on=dt.date(2025, 4, 1)) for n in range(4)
        ),
    )
    assert criterion(ladder(young, dt.date(2026, 3, 31)).next, "innovation").verdict is Verdict.NOT_MET


def award(level: str, rank: int, day: str) -> Item:
    facts = {"level": level, "rank": rank, "awarded_on": dt.date.fromisoformat(day)}
    return Item("science_award", "science_award#1", {k: FactValue(v) for k, v in facts.items()})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("level", "rank", "day", "verdict"),
    [
        ("national", 3, "2023-04-01", Verdict.MET),
        ("national", 4, "2025-04-01", Verdict.NOT_MET),
        ("provincial", 1, "2025-04-01", Verdict.NOT_MET),
        ("national", 1, "2023-03-31", Verdict.NOT_MET),
    ],
)
def test_an_award_lifts_the_patent_line_alone(level: str, rank: int, day: str, verdict: Verdict) -> None:
    facts = replace(but(giant(), srdi_score={2026: 1}), items=(award(level, rank, day),))
    found = ladder(facts).next
    assert criterion(found, "ip").verdict is verdict
    assert criterion(found, "score").verdict is Verdict.NOT_MET


# --- 专精特新中小企业 -----------------------------------------------------------------------------------


def test_the_old_direct_routes_lift_the_score_alone() -> None:
    facts = replace(
        but(giant(), niche_years={2025: 1}),
        recognitions=(title("innovative_sme", "2025-01-01", "2027-12-31"),),
        items=(award("provincial", 3, "2025-01-01"),),
    )
    found = ladder(facts, dt.date(2026, 3, 31)).next
    assert found is not None
    assert found.standard == "srdi_sme.2022"
    assert criterion(found, "score").verdict is Verdict.MET
    assert criterion(found, "niche").verdict is Verdict.NOT_MET


def test_revenue_may_be_replaced_by_equity_in_the_second_rung_only() -> None:
    base = replace(giant(), recognitions=(title("innovative_sme", "2025-01-01", "2027-12-31"),))
    poor = but(
        base,
        revenue={2023: "9000000", 2024: "9500000", 2025: "10000000"},
        equity_raised={2024: "0", 2025: "20000000"},
    )
    assert criterion(ladder(poor).next, "revenue").verdict is Verdict.MET
    held = replace(poor, recognitions=giant().recognitions)
    assert criterion(ladder(held).next, "revenue").verdict is Verdict.NOT_MET


def test_a_renewal_may_use_either_of_two_scores() -> None:
    facts = but(giant(), srdi_score={2025: 50, 2026: 10})
    kept = of(ladder(facts).renewals, "srdi_sme")
    assert kept.standard == "srdi_sme.2026"
    assert criterion(kept, "score-renewal").verdict is Verdict.MET


# --- 创新型: the scoring table -------------------------------------------------------------------------


def scored(**years: dict[int, object]) -> FactSet:
    base = replace(
        giant(),
        recognitions=(),
        items=(),
        facts={
            **giant().facts,
            "strategic_emerging": FactValue(False),
            "rd_institution": FactValue("none"),
            "class1_ip": FactValue(0),
            "class2_ip": FactValue(1),
        },
    )
    return but(
        base,
        equity_raised={2023: "0", 2024: "0", 2025: "0"},
        revenue={2024: "100", 2025: "100"},
        **years,
    )


def score_of(facts: FactSet) -> ConditionResult:
    route = criterion(ladder(facts).next, "route").children[0]
    return next(c for c in route.children if c.kind == "score")


def test_boundaries_take_the_higher_band_and_classes_have_their_own_minimum() -> None:
    # 知识产权 5 + 研发 15 = 创新 20；增长 20 + 负债 10 = 成长 30；领域 5 + 主营 10 = 专业化 15：合计 65
    facts = scored(
        rd_spend={2025: "3"},
        main_revenue={2024: "50", 2025: "57.5"},
        total_assets={2025: "100"},
        total_liabilities={2025: "55"},
    )
    found = score_of(facts)
    assert found.verdict is Verdict.MET
    assert "合计 65 分" in found.note
    below = score_of(but(facts, rd_spend={2025: "2.99"}))
    assert below.verdict is Verdict.NOT_MET  # 总分 60，创新只有 15
    assert "合计 60 分" in below.note


def test_a_gap_in_the_table_gives_a_range() -> None:
    facts = scored(
        main_revenue={2024: "50", 2025: "57.5"}, total_assets={2025: "100"}, total_liabilities={2025: "55"}
    )
    facts = replace(facts, years={k: v for k, v in facts.years.items() if k != "rd_spend"})
    found = score_of(facts)
    assert found.verdict is Verdict.UNKNOWN
    assert "合计 50～70 分" in found.note


def test_a_direct_route_needs_no_score() -> None:
    facts = scored(rd_spend={2025: "0"}, main_revenue={2024: "50", 2025: "1"})
    facts = replace(facts, recognitions=(title("hnte", "2025-01-01", "2027-12-31"),))
    assert criterion(ladder(facts).next, "route").verdict is Verdict.MET


# --- beside the ladder ----------------------------------------------------------------------------------


def test_a_province_s_title_is_shown_to_its_own_firms_only() -> None:
    here = {r.title for r in ladder(giant()).others}
    wuhan = {r.title for r in ladder(replace(giant(), region="420106")).others}
    assert "hidden_champion" in here
    assert "hidden_champion" not in wuhan


def test_the_hidden_champion_s_debt_line_moved_in_2026() -> None:
    facts = but(
        giant(),
        total_liabilities={2024: "75000000", 2025: "75000000"},
        total_assets={2024: "100000000", 2025: "100000000"},
    )
    old = of(ladder(facts, dt.date(2025, 6, 1)).others, "hidden_champion")
    new = of(ladder(facts, NEW).others, "hidden_champion")
    assert criterion(old, "debt").verdict is Verdict.NOT_MET
    assert criterion(new, "debt").verdict is Verdict.MET


@pytest.mark.parametrize(
    ("revenue", "ratio", "verdict"),
    [
        ("50000000", "0.05", Verdict.MET),
        ("50000000", "0.0499", Verdict.NOT_MET),
        ("50000001", "0.04", Verdict.MET),
        ("200000000", "0.04", Verdict.MET),
        ("200000000", "0.03", Verdict.NOT_MET),
        ("200000001", "0.03", Verdict.MET),
    ],
)
def test_the_research_share_of_a_high_tech_firm_falls_with_its_revenue(
    revenue: str, ratio: str, verdict: Verdict
) -> None:
    income = Decimal(revenue)
    spend = income * Decimal(ratio)
    facts = but(
        giant(),
        revenue={2023: income, 2024: income, 2025: income},
        rd_spend={2023: spend, 2024: spend, 2025: spend},
    )
    assert criterion(of(ladder(facts).others, "hnte"), "rd").verdict is verdict


def test_the_score_of_a_high_tech_firm_must_exceed_seventy() -> None:
    assert (
        criterion(of(ladder(but(giant(), hnte_score={2026: 70})).others, "hnte"), "score").verdict
        is Verdict.NOT_MET
    )
    assert (
        criterion(of(ladder(but(giant(), hnte_score={2026: "70.5"})).others, "hnte"), "score").verdict
        is Verdict.MET
    )


# --- duties ---------------------------------------------------------------------------------------------


def test_the_yearly_update_moved_from_april_to_may() -> None:
    def due(day: str) -> list[dt.date | None]:
        return [d.due for d in ladder(giant(), dt.date.fromisoformat(day)).duties if "更新" in d.label]

    assert due("2025-03-01") == [dt.date(2025, 4, 30)]
    assert due("2026-02-01") == [dt.date(2026, 5, 31)]
    assert due("2026-04-01") == [dt.date(2026, 5, 31)]
    assert due("2026-06-01") == [dt.date(2027, 5, 31)]


def test_what_was_not_seen_is_marked_unverified() -> None:
    found = ladder(giant()).next
    assert found is not None
    assert found.confidence == "M中"  # the formula of the two-year growth was not found
    assert criterion(found, "revenue").cite.confidence == "V"  # type: ignore[union-attr]


# --- what must not slip through -------------------------------------------------------------------------


def test_a_title_whose_years_have_passed_is_open_not_held() -> None:
    facts = replace(giant(), recognitions=(title("srdi_sme", "2018-05-01"),))
    assert ladder(facts).tier is None
    young = replace(giant(), recognitions=(title("srdi_sme", "2023-04-01"),))
    assert ladder(young).tier == "srdi_sme"
    assert ladder(young, dt.date(2026, 4, 2)).tier is None


def test_not_applicable_is_no_answer_to_a_standard() -> None:
    blank = replace(giant(), years={**giant().years, "srdi_score": {2026: FactValue(Blank.NOT_APPLICABLE)}})
    found = ladder(blank).next
    assert criterion(found, "score").verdict is Verdict.UNKNOWN
    assert found is not None
    assert found.outcome is Outcome.UNDETERMINED


def test_a_revoked_title_can_not_be_applied_for_again_within_three_years() -> None:
    base = title("innovative_sme", "2025-01-01", "2027-12-31")
    facts = replace(giant(), recognitions=(base, title("srdi_sme", "2023-04-02", None, "revoked")))
    assert criterion(ladder(facts).next, "barred").verdict is Verdict.NOT_MET
    after = ladder(facts, dt.date(2026, 4, 2)).next
    assert after is not None
    assert "barred" not in {c.cite.article for c in after.why.children if c.cite}


def test_an_accident_is_asked_as_each_standard_asks_it() -> None:
    facts = replace(giant(), facts={**giant().facts, "serious_incident_2026": FactValue(True)})
    assert criterion(ladder(facts).next, "incident").verdict is Verdict.NOT_MET
    assert criterion(ladder(facts, dt.date(2026, 3, 31)).next, "incident").verdict is Verdict.MET

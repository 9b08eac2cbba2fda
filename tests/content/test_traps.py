"""Every trap and every open question of the five texts, by name, on the shipped library."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from functools import cache
from typing import Any

import pytest

from advisor_app.domain.assessment import Assessment, MeasureResult
from advisor_app.domain.policy import Certainty, Payee, Standing
from advisor_app.domain.verdict import Outcome
from advisor_app.library.reader import open_library
from advisor_app.runtime import resources
from advisor_app.services.assessing import Assessing
from advisor_app.services.client_file import read_client
from advisor_app.services.clock import FixedClock

ALL = ["recognitions", "items", "received"]
DAY = "2026-08-15"
LATE = dt.date(2031, 12, 31)
HZ, JX, WH = "330106", "330402", "420106"
WAN = Decimal(10000)


@cache
def assessing() -> Assessing:
    return Assessing(FixedClock.on(LATE), open_library(resources.policies_db()))


def assess(region: str = HZ, day: str = DAY, *, drafts: bool = False, **client: Any) -> Assessment:
    data = {"name": "示例·试例有限公司", "region": region, "complete": ALL, **client}
    facts = read_client(data, assessing().library.catalogue, LATE)
    return assessing().assess(facts, dt.date.fromisoformat(day), drafts=drafts)


def title(kind: str, day: str, event: str = "first", **more: str) -> dict[str, str]:
    return {"kind": kind, "event": event, "granted_on": day, **more}


def result(assessment: Assessment, measure: str) -> MeasureResult:
    found = [m for m in assessment.measures if m.id == measure]
    assert len(found) == 1, measure
    return found[0]


def counted(assessment: Assessment) -> dict[str, int]:
    """Measure → what it adds to the confirmed total, in 万元."""
    return {m.id: int(m.counted / WAN) for m in assessment.measures if m.counted}


def options(assessment: Assessment, measure: str, reading: str) -> dict[str, Decimal | None]:
    """What each way of reading gives a measure, in 元."""
    m = result(assessment, measure)
    return {r.option: r.confirmed for r in m.readings if r.reading.endswith(f".{reading}")}


# --- 1: the same awards in two documents --------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "name", "sum_"),
    [
        ("srdi_sme", "srdi", 20),
        ("hidden_champion", "hidden-champion", 100),
        ("little_giant", "little-giant", 100),
    ],
)
def test_trap_1_the_same_award_is_paid_once_at_every_date_and_names_its_document(
    kind: str, name: str, sum_: int
) -> None:
    mine, other = f"hz-2025-65.1.{name}", f"hz-2025-66.23.{name}"
    granted = "2026-03-01"
    day = dt.date(2025, 12, 28)
    seen: set[str] = set()
    while day <= dt.date(2031, 1, 1):
        if day >= dt.date.fromisoformat(granted):
            paid = {
                k: v
                for k, v in counted(assess(day=day.isoformat(), recognitions=[title(kind, granted)])).items()
                if k in (mine, other)
            }
            if day <= dt.date(2030, 12, 31):
                assert len(paid) == 1, day
                assert set(paid.values()) == {sum_}
                if day > dt.date(2028, 12, 31):
                    assert set(paid) == {other}
                seen |= set(paid)
            else:
                assert paid == {}
        day += dt.timedelta(
            days=1 if day.month in (1, 2, 12) and day.day in (1, 26, 27, 28, 29, 30, 31) else 9
        )
    assert len(seen) == 2


@pytest.mark.parametrize(
    ("day", "granted", "documents"),
    [
        ("2025-12-28", "2025-12-20", set()),
        ("2025-12-29", "2025-12-29", {"hz-2025-66"}),
        ("2026-02-26", "2026-01-10", {"hz-2025-66"}),
        ("2026-02-27", "2026-01-10", {"hz-2025-66"}),
        ("2026-02-27", "2026-02-27", {"hz-2025-65", "hz-2025-66"}),
        ("2028-12-31", "2026-02-27", {"hz-2025-65", "hz-2025-66"}),
        ("2029-01-01", "2026-02-27", {"hz-2025-66"}),
        ("2030-12-31", "2026-02-27", {"hz-2025-66"}),
        ("2031-01-01", "2026-02-27", set()),
    ],
)
def test_trap_1_on_the_days_when_the_documents_change(day: str, granted: str, documents: set[str]) -> None:
    found = assess(day=day, recognitions=[title("little_giant", granted)])
    both = {"hz-2025-65.1.little-giant", "hz-2025-66.23.little-giant"}
    able = {
        m.document
        for m in found.measures
        if m.id in both and m.outcome is Outcome.ELIGIBLE and m.standing is Standing.IN_FORCE
    }
    assert able == documents
    assert sum(v for k, v in counted(found).items() if k in both) == (100 if documents else 0)


def test_trap_1_money_had_under_one_document_is_not_paid_again_under_the_other() -> None:
    for had in ("hz-2025-66.23.little-giant", "hz-2025-65.1.little-giant"):
        found = assess(
            recognitions=[title("little_giant", "2026-03-01")],
            received=[{"measure": had, "amount": "1000000", "year": 2026}],
        )
        assert not {k for k in counted(found) if k.endswith("little-giant")}


# --- 2–4 -----------------------------------------------------------------------------------------------


def test_trap_2_srdi_firms_are_the_two_titles_only() -> None:
    for kind, able in (
        ("srdi_sme", True),
        ("little_giant", True),
        ("innovative_sme", False),
        ("hidden_champion", False),
    ):
        found = assess(recognitions=[title(kind, "2026-03-01", valid_to="2029-02-28")])
        assert (result(found, "hz-2025-65.14.patent-escort").outcome is Outcome.ELIGIBLE) == able


def growth(**more: Any) -> dict[str, Any]:
    return {
        "recognitions": [
            title("innovative_sme", "2025-01-10", valid_to="2028-01-09"),
            *more.pop("titles", []),
        ],
        "items": [
            {
                "kind": "growth_support",
                "name": "示例",
                "selected_on": "2026-05-01",
                "ends_on": "2028-05-01",
                "innovative_then": True,
                **more,
            }
        ],
    }


def test_trap_3_growth_support_is_in_two_halves_of_a_quota_and_not_beside_the_award() -> None:
    found = assess(**growth())
    m = result(found, "hz-2025-65.2.growth")
    assert (m.outcome, m.certainty, m.amount.confirmed) == (Outcome.ELIGIBLE, Certainty.COMPETITIVE, 50 * WAN)
    assert [t.share for t in m.amount.schedule] == [Decimal("0.5"), Decimal("0.5")]
    both = assess(**growth(titles=[title("srdi_sme", "2026-06-01")]))
    assert sum(v for k, v in counted(both).items() if k.endswith((".growth", ".srdi"))) == 50
    bigger = assess(**growth(titles=[title("srdi_sme", "2026-06-01"), title("little_giant", "2026-07-01")]))
    assert bigger.totals.confirmed == 100 * WAN


def contest(region: str, day: str = "2026-06-01", **facts: Any) -> dict[str, int]:
    item = {"kind": "maker_contest", "name": "示例项目", "landed": True, "awarded_on": day, **facts}
    found = assess(region, items=[item], drafts=True)
    articles = (("hz-2025-65", "2"), ("jx-2026-2028-draft", "r4"))
    return {
        m.id.rpartition(".")[2]: int((m.amount.confirmed or 0) / WAN)
        for m in found.measures
        if (m.document, m.article) in articles
        and m.item
        and m.outcome is Outcome.ELIGIBLE
        and m.amount.stated
    }


@pytest.mark.parametrize("region", [HZ, JX])
@pytest.mark.parametrize(
    ("group", "rank", "status", "most"),
    [
        ("enterprise", 50, "other", 50),
        ("enterprise", 50, "srdi_sme", 50),
        ("enterprise", 50, "little_giant", 0),
        ("enterprise", 51, "other", 30),
        ("enterprise", 500, "other", 30),
        ("enterprise", 500, "srdi_sme", 0),
        ("enterprise", 501, "other", 0),
        ("startup", 10, "other", 50),
        ("startup", 11, "other", 30),
        ("startup", 300, "other", 30),
        ("startup", 301, "other", 0),
    ],
)
def test_trap_4_the_national_contest_by_group_rank_and_status_at_the_time(
    region: str, group: str, rank: int, status: str, most: int
) -> None:
    found = contest(region, group=group, national_rank=rank, status_at_award=status)
    assert max(found.values(), default=0) == most


def test_trap_4_one_project_is_paid_once() -> None:
    item = {
        "kind": "maker_contest", "name": "示例项目", "landed": True, "awarded_on": "2026-06-01",
        "group": "enterprise", "national_rank": 40, "status_at_award": "other",
    }  # fmt: skip
    assert assess(items=[item]).totals.confirmed == 50 * WAN
    assert assess(items=[item, {**item, "name": "另一项目"}]).totals.confirmed == 100 * WAN


# --- 5–12: Hangzhou 66 ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("employees", "before", "last", "amount"),
    [
        (500, 8_000_000, 9_999_999, 0),
        (500, 8_000_000, 10_000_000, 100_000),
        (500, 0, 60_000_000, 2_000_000),
        (500, 100_000_000, 100_000_000, 2_000_000),
        (501, 20_000_000, 24_999_999, 0),
        (501, 20_000_000, 25_000_000, 250_000),
        (501, 500_000_000, 500_000_000, 3_000_000),
    ],
)
def test_trap_5_size_then_increment_then_total(employees: int, before: int, last: int, amount: int) -> None:
    found = assess(
        recognitions=[title("hnte", "2025-01-10", valid_to="2028-01-09")],
        facts={
            "employees": {"2025": employees},
            "revenue": {"2025": "100000000"},
            "total_assets": {"2025": "100000000"},
            "rd_spend": {"2024": str(before), "2025": str(last)},
        },
    )
    assert (
        sum(
            (m.counted for m in found.measures if m.document == "hz-2025-66" and m.article == "2"), Decimal(0)
        )
        == amount
    )


def test_trap_6_a_higher_grade_pays_the_step() -> None:
    titles = [title("ai_factory_1", "2026-02-01"), title("ai_factory_2", "2026-07-01")]
    found = assess(recognitions=titles)
    assert sum(v for k, v in counted(found).items() if k.startswith("hz-2025-66.10.")) == 200


def test_trap_7_vehicles_pay_the_district_not_the_firm() -> None:
    found = [m for m in assess(complete=[]).measures if m.document == "hz-2025-66" and m.article == "16"]
    assert {m.payee for m in found} == {Payee.DISTRICT}


def test_trap_12_a_lowered_threshold_without_a_figure_is_undetermined_never_no() -> None:
    item = {
        "kind": "tech_renovation", "name": "示例项目", "approved_investment": "9000000",
        "completed_on": "2026-05-01",
    }  # fmt: skip
    srdi = [title("srdi_sme", "2026-03-01", valid_to="2029-02-28")]
    found = result(assess(items=[item], recognitions=srdi), "hz-2025-65.3.renovation-threshold")
    assert found.outcome is Outcome.UNDETERMINED
    other = result(assess(items=[item]), "hz-2025-65.3.renovation-threshold")
    assert other.outcome is not Outcome.UNDETERMINED


def test_trap_13_pools_are_nobody_s_money() -> None:
    library = assessing().library
    pools = [m for m in library.measures if m.benefit.kind.value == "pool" or m.pool is not None]
    assert {(m.document, m.article) for m in pools} >= {("hz-2025-65", "14"), ("hz-2025-66", "22")}
    found = assess(recognitions=[title("srdi_sme", "2026-03-01", valid_to="2029-02-28")])
    assert [m.id for m in found.measures if m.article == "14" and m.counted] == []


# --- 14: Jiaxing ---------------------------------------------------------------------------------------


def jiaxing(*titles: dict[str, str], **more: Any) -> dict[str, Decimal | None]:
    found = assess(JX, drafts=True, recognitions=list(titles), **more)
    return {
        m.id.rpartition(".")[2]: m.amount.confirmed
        for m in found.measures
        if m.id.startswith("jx-2026-2028-draft.r1.") and m.outcome is Outcome.ELIGIBLE
    }


@pytest.mark.parametrize(
    ("kind", "first", "again"),
    [
        ("single_champion", 300, 60),
        ("little_giant", 150, 30),
        ("hidden_champion", 100, 20),
        ("single_champion_provincial", 30, 6),
    ],
)
def test_trap_14_jiaxing_pays_a_title_and_a_fifth_for_the_review(kind: str, first: int, again: int) -> None:
    assert list(jiaxing(title(kind, "2026-06-01")).values()) == [first * WAN]
    assert list(jiaxing(title(kind, "2026-06-01", "re_evaluated")).values()) == [again * WAN]


def test_trap_14_moving_in_counts_for_national_titles_alone() -> None:
    assert list(jiaxing(title("little_giant", "2026-06-01", "relocated_in")).values()) == [150 * WAN]
    assert jiaxing(title("hidden_champion", "2026-06-01", "relocated_in")) == {}
    found = assess(JX, drafts=True, recognitions=[title("hidden_champion", "2026-06-01", "relocated_in")])
    assert result(found, "jx-2026-2028-draft.r1.hidden-champion").outcome is Outcome.UNDETERMINED


def test_trap_14_nothing_for_srdi_smes_in_jiaxing() -> None:
    assert jiaxing(title("srdi_sme", "2026-06-01")) == {}


# --- 15–19 -----------------------------------------------------------------------------------------------


def test_trap_15_interest_is_capped_by_firm_and_year_and_fees_are_prices() -> None:
    srdi = [title("srdi_sme", "2026-03-01", valid_to="2029-02-28")]
    found = assess(recognitions=srdi)
    assert not result(found, "hz-2025-65.11.guarantee-fee").amount.stated
    library = {m.id: m for m in assessing().library.measures}
    assert library["hz-2025-65.11.guarantee-fee"].benefit.kind.value == "rate_benefit"
    caps = library["hz-2025-65.11.loan-interest"].caps
    assert [assessing().library.caps[c].amount for c in caps] == [20 * WAN]


def test_trap_16_wuhan_promises_without_a_figure_are_never_zero() -> None:
    found = assess(WH, drafts=True, recognitions=[title("little_giant", "2026-06-01")])
    money = [
        m for m in found.measures if m.document == "wh-srdi-draft" and m.amount.kind.value == "unspecified"
    ]
    assert [m for m in money if m.outcome is Outcome.ELIGIBLE]
    assert {m.amount.confirmed for m in money if m.outcome is Outcome.ELIGIBLE} == {None}
    assert found.totals.confirmed == found.totals.drafts_possible == 0


def test_trap_17_money_of_others_is_not_the_client_s() -> None:
    payees = {m.id: m.payee for m in assessing().library.measures}
    assert payees["hz-2025-65.4.cluster-national"] is Payee.OPERATOR
    assert {p for i, p in payees.items() if i.startswith("hz-2025-66.29.")} == {Payee.PERSON}
    assert {p for i, p in payees.items() if i.startswith("hz-2025-66.30.")} == {Payee.TEAM}


def test_trap_18_a_quota_is_never_certain() -> None:
    for measure in assessing().library.measures:
        if measure.quota is not None:
            assert measure.certainty is Certainty.COMPETITIVE, measure.id


def test_trap_19_both_hangzhou_documents_bow_to_their_superiors() -> None:
    for name in ("hz-2025-65", "hz-2025-66"):
        cite = assessing().library.documents[name].superior_change
        assert cite is not None
        assert cite.quote == "上级政策有调整的，按上级政策执行。"


# --- drafts and history ----------------------------------------------------------------------------------


def test_draft_money_is_in_no_default_total_and_history_in_none_at_all() -> None:
    titles = [title("little_giant", "2026-06-01"), title("single_champion", "2026-06-01")]
    plain = assess(JX, recognitions=titles)
    assert plain.totals.confirmed == plain.totals.possible == 0
    assert all(m.standing is Standing.IN_FORCE for m in plain.measures if m.outcome is Outcome.ELIGIBLE)
    lens = assess(JX, recognitions=titles, drafts=True)
    assert lens.totals.confirmed == 0
    assert lens.totals.drafts_possible > 0
    old = assess(HZ, recognitions=titles, drafts=True)
    history = [m for m in old.measures if m.document == "hz-srdi-plan-draft"]
    assert {m.standing for m in history} == {Standing.HISTORY}
    assert not any(m.counted for m in history)


# --- open questions --------------------------------------------------------------------------------------


def test_reading_several_titles() -> None:
    titles = [title("srdi_sme", "2026-03-10"), title("little_giant", "2026-07-10")]
    answers = {f"reading:{d}.several-titles": "each" for d in ("hz-2025-65", "hz-2025-66")}
    assert assess(recognitions=titles).totals.confirmed == 100 * WAN
    assert assess(recognitions=titles, answers=answers).totals.confirmed == 120 * WAN


@pytest.mark.parametrize(
    ("measure", "granted", "day"),
    [
        ("hz-2025-65.1.srdi", "2026-01-10", "2026-06-15"),
        ("hz-2025-66.23.srdi", "2025-12-01", "2026-06-15"),
    ],
)
def test_reading_before_effective(measure: str, granted: str, day: str) -> None:
    found = result(assess(day=day, recognitions=[title("srdi_sme", granted)]), measure)
    assert found.outcome is Outcome.UNDETERMINED
    by = {r.option: r.outcome for r in found.readings if r.reading.endswith("before-effective")}
    assert by == {"exclude": Outcome.INELIGIBLE, "include": Outcome.ELIGIBLE}


def test_reading_before_effective_of_a_draft_whose_start_is_open() -> None:
    found = assess(JX, drafts=True, recognitions=[title("little_giant", "2025-12-31")])
    assert result(found, "jx-2026-2028-draft.r1.little-giant").outcome is Outcome.UNDETERMINED


@pytest.mark.parametrize("document", ["hz-2025-65", "hz-2025-66"])
def test_reading_relocated_in(document: str) -> None:
    name = "1.little-giant" if document == "hz-2025-65" else "23.little-giant"
    found = result(
        assess(recognitions=[title("little_giant", "2026-06-01", "relocated_in")]), f"{document}.{name}"
    )
    assert found.outcome is Outcome.UNDETERMINED
    by = {r.option: r.outcome for r in found.readings if r.reading.endswith("relocated-in")}
    assert by == {"exclude": Outcome.INELIGIBLE, "include": Outcome.ELIGIBLE}


def test_reading_national_tech_centre_only_for_srdi_firms() -> None:
    titles = [title("enterprise_tech_center_national", "2026-06-01")]
    found = result(assess(recognitions=titles), "hz-2025-65.5.national-tech-center")
    assert found.outcome is Outcome.UNDETERMINED
    srdi = [*titles, title("srdi_sme", "2026-03-01", valid_to="2029-02-28")]
    found = result(assess(recognitions=srdi), "hz-2025-65.5.national-tech-center")
    assert (found.outcome, found.amount.confirmed) == (Outcome.ELIGIBLE, 30 * WAN)


def test_reading_last_tranche_after_expiry() -> None:
    client = growth()
    client["items"][0] |= {"selected_on": "2027-06-01", "ends_on": "2029-06-01"}
    found = assess(day="2027-08-01", **client)
    late = result(found, "hz-2025-65.2.growth-past-expiry")
    assert late.outcome is Outcome.ELIGIBLE
    assert found.totals.confirmed == 25 * WAN
    answered = assess(day="2027-08-01", answers={"reading:hz-2025-65.last-tranche": "pay"}, **client)
    assert answered.totals.confirmed == 50 * WAN


def test_every_open_question_of_the_texts_is_offered_cautious_first() -> None:
    common = ["before-effective", "relocated-in"]
    wanted = {
        "hz-2025-65": [
            *common, "several-titles", "last-tranche", "tech-center-scope", "patent-transfer-cap",
            "overseas-ip-cap",
        ],
        "hz-2025-66": [
            *common, "several-titles", "upgrade-netting", "operating-cap", "grade-skip", "later-premium",
            "hnte-with-on-scale",
        ],
        "wh-srdi-draft": [*common, "full-time-master"],
        "jx-2026-2028-draft": [
            *common, "re-evaluation-base", "several-titles", "last-tranche", "upgrade-netting",
        ],
    }  # fmt: skip
    readings = assessing().library.readings
    for document, names in wanted.items():
        assert set(names) <= {
            r.id.removeprefix(f"{document}.") for r in readings.values() if r.document == document
        }
    for reading in readings.values():
        assert len(reading.options) >= 2
        assert reading.office
        assert reading.cite.quote


# --- coverage --------------------------------------------------------------------------------------------


def test_every_article_has_its_measures_and_no_figure_goes_unclaimed() -> None:
    from advisor_app.library.coverage import coverage

    covers = coverage(assessing().library)
    assert sum(len(c.articles) for c in covers) == 15 + 31 + 23 + 25 + 17
    assert [(c.document, c.bare) for c in covers if c.bare] == []
    assert [(c.document, f.text, f.around) for c in covers for f in c.loose] == []
    assert all(reason for c in covers for _, reason in c.explained)


def test_a_citys_pool_is_no_firms_possible_sum() -> None:
    facts = {"is_network_comm_maker": True}
    found = [r for r in assess(complete=[], facts=facts).measures if r.id == "hz-2025-66.22.network-delivery"]
    assert [r.amount.possible for r in found] == [None], "180 million is what the whole city has a year"

"""Inputs of a plan: growth as it is typed, targets, what is kept with a client, what paper takes from it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from advisor_app.advice.judge import Target
from advisor_app.advice.scenario import AS_IS, LIKELY, STRETCHED, Growth
from advisor_app.domain.assessment import LadderStanding
from advisor_app.domain.errors import InputError
from advisor_app.domain.facts import FactDef, FactType, Scope
from advisor_app.domain.standard import Purpose
from advisor_app.dossier.kinds import Sort
from advisor_app.runtime import paths
from advisor_app.services.planning import (
    PlanWish,
    from_json,
    growth_hint,
    read_growth,
    target_of,
    to_json,
    with_target,
)
from advisor_app.services.workspace import Workspace
from tests.records import assessment

DAY = dt.date(2026, 6, 15)
MONEY = FactDef("revenue", "营业收入", FactType.MONEY, Scope.YEAR, "元")
HEADS = FactDef("employees", "职工总数", FactType.INTEGER, Scope.YEAR, "人")
SHARE = FactDef("market_share_domestic", "市场占有率", FactType.RATIO, Scope.YEAR, "%")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path / "home"))


# --- growth -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fact", "text", "rate", "step"),
    [
        (MONEY, "10%", "0.1", None),
        (MONEY, " -5％ ", "-0.05", None),
        (MONEY, "50万", None, "500000"),
        (MONEY, "+1.2亿", None, "120000000"),
        (MONEY, "-3000元", None, "-3000"),
        (MONEY, "0", None, "0"),
        (HEADS, "8", None, "8"),
        (HEADS, "－2", None, "-2"),
        (HEADS, "10%", "0.1", None),
        (SHARE, "2%", None, "0.02"),
        (SHARE, "-0.5%", None, "-0.005"),
    ],
)
def test_growth_is_read_as_it_is_meant(fact: FactDef, text: str, rate: str | None, step: str | None) -> None:
    wanted = Growth(
        None if rate is None else Decimal(rate), None if step is None else Decimal(step)
    )  # fmt: skip
    assert read_growth(fact, text) == wanted


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        (MONEY, "10"),
        (MONEY, "约10%"),
        (MONEY, "nan%"),
        (MONEY, "Infinity万"),
        (HEADS, "八"),
        (HEADS, "1e999999999"),
        (HEADS, "1e999999999%"),
        (SHARE, "1e-999999999%"),
        (HEADS, "%"),
        (SHARE, "2"),
    ],
)
def test_what_could_be_meant_otherwise_is_refused_with_an_example(fact: FactDef, text: str) -> None:
    with pytest.raises(InputError, match="看不懂") as refused:
        read_growth(fact, text)
    assert fact.label in str(refused.value)
    assert growth_hint(fact) in str(refused.value)


@given(st.decimals(-99, 500, places=2), st.sampled_from((MONEY, HEADS)))
def test_any_rate_is_read_back(percent: Decimal, fact: FactDef) -> None:
    assert read_growth(fact, f"{percent}%").rate == percent / 100


# --- what is kept -------------------------------------------------------------------------------------------

TARGETS = st.sampled_from(
    [
        "",
        "title:little_giant:first",
        "title:hnte:renewal",
        "measure:hz-2025-66.7.renovation@tech_renovation#1",
    ]
)


@given(
    TARGETS,
    st.integers(0, 5),
    st.none() | st.tuples(st.integers(1, 12), st.integers(1, 28)),
    st.dictionaries(
        st.sampled_from((LIKELY, STRETCHED)),
        st.dictionaries(st.sampled_from(("revenue", "rd_spend")), st.just("10%"), min_size=1),
    ),
)
def test_a_wish_is_kept_and_read_back(
    target: str, years: int, apply_on: tuple[int, int] | None, growth: dict[str, dict[str, str]]
) -> None:
    wish = with_target(PlanWish(years=years, apply_on=apply_on, growth=growth), target)
    assert wish.key == target
    assert from_json(to_json(wish)) == wish


def test_what_is_as_usual_takes_no_room_and_what_is_unknown_does_no_harm() -> None:
    assert to_json(PlanWish()) == {}
    assert from_json({"years": 99, "target": "later:thing", "growth": {"后来": {"a": "1"}}}) == PlanWish()
    for growth in ([1], {LIKELY: 3}, {LIKELY: {"revenue": 1}}):
        assert not from_json({"growth": growth, "target": 5, "years": "x"}).growth.get(LIKELY)
    days: tuple[object, ...] = (5, "12", [13, 1], [2, 30], [1], ["1", "1"], {})
    for day in days:
        assert from_json({"apply_on": day}) == PlanWish()
    assert from_json({"apply_on": [2, 29]}).apply_on == (2, 29)


def test_plans_are_kept_with_the_client_and_stand_on_paper(work: Workspace, firm: str) -> None:
    plain = work.exporting.document(firm, Sort.PLAN, DAY)
    assert "较可能" not in repr(plain.doc.paper), "nothing was assumed yet: things as they are"
    wish = PlanWish(title="srdi_sme", growth={LIKELY: {"revenue": "10%"}})
    changes = work.advising.keep_plan(firm, DAY, wish)
    assert (changes.tables, changes.client_ids) == (frozenset({"plans"}), frozenset({firm}))
    assert work.advising.plan_wish(firm) == wish
    said = repr(work.exporting.document(firm, Sort.PLAN, DAY).doc.paper)
    assert "每年增长 10%" in said
    assert all(name in said for name in (AS_IS.name, LIKELY, STRETCHED))
    work.clients.undo()
    assert work.advising.plan_wish(firm) == PlanWish()


def test_questions_stand_on_the_plans_paper(work: Workspace, firm: str) -> None:
    subject = work.advising.subject(firm, DAY)
    asked = work.advising.questions(subject, DAY, limit=8, leads_only=True)
    assert asked
    sheets = {
        part.title: repr(part.blocks) for part in work.exporting.document(firm, Sort.PLAN, DAY).doc.sheets
    }
    assert all(question.text in sheets["先问清楚"] for question in asked)


# --- targets ------------------------------------------------------------------------------------------------


def test_targets_begin_with_the_next_rung_and_can_all_be_planned_for(work: Workspace, firm: str) -> None:
    subject = work.advising.subject(firm, DAY)
    choices = work.advising.targets(subject, DAY)
    keys = [choice.key for choice in choices]
    assert len(keys) == len(set(keys))
    ladder = work.advising.assess(subject, DAY).ladder
    assert keys[0] == f"title:{ladder.next_tier}:{Purpose.FIRST}"
    for key in (*keys[:4], next(k for k in keys if k.startswith("measure:"))):
        made = work.advising.plan(subject, DAY, with_target(PlanWish(years=0), key))
        assert [track.scenario.name for track in made.tracks] == [AS_IS.name, LIKELY, STRETCHED]


def test_growth_of_what_another_target_reads_waits_for_it(work: Workspace, firm: str) -> None:
    """What is typed for one target does no harm to the next that does not read it."""
    subject = work.advising.subject(firm, DAY)
    growth = {LIKELY: {"no_such_fact": "garbage", "revenue": "10%"}}
    made = work.advising.plan(subject, DAY, PlanWish(title="little_giant", years=1, growth=growth))
    moved = {each.fact.key: each.moves[1].rate for each in made.assumptions}
    assert moved["revenue"] == Decimal("0.1")


def test_growth_that_cannot_be_names_the_fact(work: Workspace, firm: str) -> None:
    subject = work.advising.subject(firm, DAY)
    wish = PlanWish(title="little_giant", growth={LIKELY: {"revenue": "很多"}})
    with pytest.raises(InputError, match="营业收入"):
        work.advising.plan(subject, DAY, wish)


def test_without_anything_to_aim_at_a_target_is_asked_for() -> None:
    at_the_top = LadderStanding("little_giant", "小巨人", known=True, next_tier=None, next_name="")
    assessed = structs.replace(assessment(), ladder=at_the_top)
    with pytest.raises(InputError, match="请在“目标”里选"):
        target_of(PlanWish(), assessed)
    assert target_of(PlanWish(measure="m.1", item="i#1"), assessed) == Target(measure="m.1", item="i#1")
    assert target_of(PlanWish(), assessment()) == Target(title="little_giant")

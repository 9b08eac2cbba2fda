"""Questions worth asking: each answer is really entered and assessed; nothing decided ever changes."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor_app.advice.ask import Question, ask
from advisor_app.advice.cuts import pieces
from advisor_app.advice.solve import Slot, put
from advisor_app.domain.assessment import Assessment, Missing
from advisor_app.domain.facts import FactType
from advisor_app.domain.library import Library
from advisor_app.domain.policy import Issuance, StepUp
from advisor_app.domain.record import FactSet, FactValue, Item, Recognition, RecognitionEvent
from advisor_app.domain.verdict import Outcome
from advisor_app.engine.assess import Assessor
from advisor_app.library.reader import open_library
from advisor_app.runtime import resources
from advisor_app.services.client_file import load_client_file
from tests.accept import example
from tests.unit.engine.test_assess import records

DAY = dt.date(2026, 8, 15)
ARTICLES = {"1", "2", "7", "10", "19", "23"}
"""Titles, increments with size classes, projects, grades, insurance, awards that are in two documents."""


@cache
def shipped() -> Assessor:
    return Assessor(open_library(resources.policies_db()))


def part(library: Library, articles: set[str]) -> Library:
    """A small part of the shipped content, with all that its step-ups build on."""
    lower = {
        x
        for m in library.measures
        if m.article in articles and isinstance(m.benefit, StepUp)
        for x in m.benefit.lower
    }
    issued = [m for m in library.measures if library.documents[m.document].issuance is Issuance.ISSUED]
    kept = [m for m in issued if m.is_money and (m.article in articles or m.id in lower)]
    return replace(library, measures=tuple(kept), standards=())


@cache
def small() -> Assessor:
    return Assessor(part(shipped().library, ARTICLES))


def decided(assessment: Assessment) -> dict[str, Outcome]:
    return {m.key: m.outcome for m in assessment.measures if m.outcome is not Outcome.UNDETERMINED}


def asked_for(question: Question) -> tuple[str, int | None, str | None]:
    return question.missing.key, question.year, question.item


# --- laws ---------------------------------------------------------------------------------------------


@settings(max_examples=25)
@given(records(), st.data())
def test_the_laws_of_asking(record: FactSet, data: st.DataObject) -> None:
    assessor = small()
    now = assessor.assess(record, DAY)
    questions = ask(assessor, record, DAY)
    assert [q.key for q in questions] == list(dict.fromkeys(q.key for q in questions))
    open_now = {(m.key, m.year, m.item) for r in now.measures for m in r.missing}
    assert {asked_for(q) for q in questions if not q.missing.key.startswith("reading:")} <= open_now
    if not questions:
        return
    question = data.draw(st.sampled_from(questions))
    if not question.answers:
        return
    gains, losses = [], []
    for answer in question.answers:
        after = assessor.assess(answer.record, DAY)
        assert (after.totals.confirmed, after.totals.possible) == (answer.confirmed, answer.possible)
        gains.append(after.totals.confirmed - now.totals.confirmed)
        losses.append(now.totals.possible - after.totals.possible)
        then = decided(after)
        for key, outcome in decided(now).items():
            # a place elsewhere turns 不可享受 into 不适用: a no either way
            elsewhere = question.key == "region" and outcome is Outcome.INELIGIBLE
            allowed = (outcome, Outcome.NOT_APPLICABLE) if elsewhere else (outcome,)
            assert then[key] in allowed, (key, answer.label)
    given_one = data.draw(st.sampled_from(question.answers))
    again = {asked_for(q) for q in ask(assessor, given_one.record, DAY)}
    assert asked_for(question) not in again, (question.key, given_one.label)
    assert question.gain == max([*gains, Decimal(0)])
    assert question.loss == max([*losses, Decimal(0)])


@settings(max_examples=6)
@given(records(), st.randoms(use_true_random=False))
def test_the_order_of_the_measures_does_not_matter(record: FactSet, random: object) -> None:
    library = small().library
    measures = list(library.measures)
    random.shuffle(measures)  # type: ignore[attr-defined]
    other = Assessor(replace(library, measures=tuple(measures)))
    assert ask(other, record, DAY) == ask(small(), record, DAY)


@settings(max_examples=8)
@given(records(), st.integers(0, 6))
def test_a_limit_gives_the_first_of_all(record: FactSet, limit: int) -> None:
    assert ask(small(), record, DAY, limit=limit) == ask(small(), record, DAY)[:limit]


_FIGURES = ["rd_spend", "revenue", "employees", "total_assets"]


@settings(max_examples=30)
@given(records(), st.sampled_from(_FIGURES), st.sampled_from([2024, 2025]), st.integers(0, 10**11))
def test_any_figure_decides_as_the_answer_of_its_piece_does(
    record: FactSet, key: str, year: int, cents: int
) -> None:
    """The pieces leave no figure out: whatever is entered, one of the answers came to the same verdicts."""
    years = {k: {y: v for y, v in of.items() if (k, y) != (key, year)} for k, of in record.years.items()}
    record = replace(record, years=years, region="330106")
    question = next((q for q in ask(small(), record, DAY) if asked_for(q)[:2] == (key, year)), None)
    if question is None or not question.answers:
        return
    fact = small().library.catalogue.facts[key]
    value = cents % 3000 if fact.type is FactType.INTEGER else Decimal(cents) / 100
    found = small().assess(put(record, Slot(key, year), value), DAY)
    told = [decided(small().assess(answer.record, DAY)) for answer in question.answers]
    assert decided(found) in told


# --- by example ---------------------------------------------------------------------------------------


def firm(**parts: object) -> FactSet:
    return replace(FactSet("示例·问询有限公司", region="330106"), **parts)  # type: ignore[arg-type]


def question(record: FactSet, key: str, **more: object) -> Question:
    questions = ask(small(), record, DAY, **more)  # type: ignore[arg-type]
    return next(q for q in questions if q.key == key)


def test_a_title_is_asked_with_what_it_would_bring_and_what_falls_away() -> None:
    found = question(firm(), "recognition:little_giant")
    assert found.gain == 1_000_000
    assert 0 < found.loss < found.gain, "what the title would have excluded comes in its place"
    assert [a.label for a in found.answers] == ["没有", "有，首次认定，在政策有效期内"]
    assert found.decides >= 2, "the same award in two documents"
    assert found.evidence == ("认定证书或公布名单",)
    assert found.text.startswith("有没有“专精特新“小巨人”企业”？")


def test_money_that_excludes_each_other_is_not_counted_twice() -> None:
    had = Recognition("srdi_sme", RecognitionEvent.FIRST, dt.date(2026, 3, 1), dt.date(2029, 2, 28))
    found = question(firm(recognitions=(had,)), "recognition:little_giant")
    assert found.gain == 800_000, "the 200,000 for the lower title are in the total already"


def test_a_figure_is_cut_where_decisions_change() -> None:
    title = Recognition("tech_sme", RecognitionEvent.RENEWED, dt.date(2026, 3, 30), dt.date(2027, 3, 31))
    years = {
        "rd_spend": {2024: FactValue(Decimal(8_000_000))},
        "revenue": {2025: FactValue(Decimal(150_000_000))},
        "employees": {2025: FactValue(300)},
        "total_assets": {2025: FactValue(Decimal(150_000_000))},
    }
    found = question(firm(recognitions=(title,), years=years), "rd_spend@2025")
    labels = [a.label for a in found.answers]
    assert labels[0].startswith("＜1000万元")
    assert labels[-1].startswith("≥")
    assert found.gain == 2_000_000
    assert found.text == "全年研发投入（研发费用）多少？"
    assert found.held_by == "财务"


def test_a_record_that_lacks_its_day_is_filled_in() -> None:
    vague = Recognition("srdi_sme", RecognitionEvent.FIRST)
    found = question(firm(recognitions=(vague,)), "recognition:srdi_sme")
    assert [a.label for a in found.answers] == ["在政策有效期内", "早于施行日"]
    assert found.gain == 200_000


def test_a_place_is_asked_first_of_all() -> None:
    first = ask(small(), replace(firm(), region=None), DAY, limit=1)[0]
    assert first.key == "region"
    assert [a.label for a in first.answers] == ["杭州市", "其他地区"]
    assert first.answers[1].possible == 0


def test_an_item_is_none_or_one_of_which_nothing_is_known() -> None:
    found = question(firm(), "item:tech_renovation")
    none, one = found.answers
    assert (none.label, one.label) == ("没有", "有一项")
    assert found.gain == one.confirmed == 0
    assert found.loss == 50_000_000
    assert one.record.knows_all("items", "tech_renovation")


def test_a_reading_that_money_waits_for_is_asked_though_no_verdict_does() -> None:
    titles = tuple(
        Recognition(kind, RecognitionEvent.FIRST, dt.date(2026, month, 1), dt.date(2029, 1, 1))
        for kind, month in (("srdi_sme", 3), ("little_giant", 7))
    )
    found = question(firm(recognitions=titles), "reading:hz-2025-66.several-titles")
    assert found.gain == 200_000
    assert {a.label for a in found.answers} == {
        o.label for o in small().library.readings["hz-2025-66.several-titles"].options
    }


def test_leads_only_leaves_out_what_nothing_speaks_for() -> None:
    record = firm(items=(Item("tech_renovation", "tech_renovation#1"),))
    every, leads = ask(small(), record, DAY), ask(small(), record, DAY, leads_only=True)
    assert leads
    assert set(leads) < set(every)
    assert all(q.lead for q in leads)
    assert any(q.item == "tech_renovation#1" for q in leads)


def test_drafts_are_asked_behind_and_bring_no_money() -> None:
    assessor = Assessor(example.library())
    facts = firm(region=example.CITY)
    without = ask(assessor, facts, example.AS_OF)
    with_drafts = ask(assessor, facts, example.AS_OF, drafts=True)
    assert {q.key for q in without} <= {q.key for q in with_drafts}
    assert {q.key: q.money for q in without} == {q.key: q.money for q in with_drafts if q.decides}
    assert any(q.drafts for q in with_drafts)
    assert not any(q.drafts for q in without)


def test_nothing_is_asked_of_a_firm_elsewhere() -> None:
    assert ask(small(), replace(firm(), region="990000"), DAY) == ()


@pytest.mark.parametrize(
    "path",
    sorted((Path(__file__).parents[3] / "resources" / "demo").glob("*.json")),
    ids=lambda p: str(p.stem),
)
def test_three_questions_for_every_demo_firm(path: Path) -> None:
    as_of = dt.date(2026, 12, 31)
    facts = load_client_file(path, shipped().library.catalogue, as_of)
    three = ask(shipped(), facts, as_of, limit=3, leads_only=True)
    assert len(three) <= 3
    assert [q.money for q in three] == sorted((q.money for q in three), reverse=True)
    for each in three:
        assert each.label
        assert each.text
        assert each.held_by
        assert each.evidence or ":" not in each.missing.key


def test_the_question_of_a_missing_thing_has_its_key() -> None:
    found = Question(
        Missing("revenue", "营业收入", 2025), "", 2025, None, "", (), "", (), 0, Decimal(0), Decimal(5)
    )
    assert found.key == "revenue@2025"
    assert found.money == 5


def test_a_fact_no_threshold_cuts_has_no_answers() -> None:
    library = small().library
    fact = library.catalogue.facts["pilot_base_service_income"]
    assert pieces(Slot(fact.key, 2025), fact, (), firm(), DAY, library) == ()

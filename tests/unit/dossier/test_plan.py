"""培育方案: it says what the plan says, assumes aloud, promises nothing."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO

import pytest
from openpyxl import load_workbook

from advisor_app.advice.judge import Target
from advisor_app.advice.mend import Mendable
from advisor_app.advice.plan import plan
from advisor_app.advice.scenario import AS_IS, Scenario
from advisor_app.domain.errors import InputError
from advisor_app.dossier.build import build
from advisor_app.dossier.case import Case
from advisor_app.dossier.document import Table, walk
from advisor_app.dossier.kinds import Sort
from advisor_app.dossier.pdf.writer import pdf_bytes
from advisor_app.dossier.plan import ASSUMED, NO_TARGET, SPAN, plan_of
from advisor_app.dossier.wording import promises
from advisor_app.dossier.xlsx.writer import xlsx_bytes
from tests.accept.dossiers import PLANNED, PLANNED_ON, case, planned, shipped
from tests.unit.dossier.test_build import paper_text


def flat(text: str) -> str:
    return re.sub(r"\s", "", text)


def said_by(given: Case) -> str:
    return paper_text(pdf_bytes(build(Sort.PLAN, given)))


@pytest.mark.parametrize("name", PLANNED)
def test_the_paper_says_every_scenario_assumption_and_gap_of_the_plan(name: str) -> None:
    given = planned(name)
    made = given.plan
    assert made is not None
    said = said_by(given)
    for track in made.tracks:
        assert track.scenario.name in said
    for each in made.assumptions:
        assert flat(each.fact.label) in said
    if made.assumptions:
        assert flat(ASSUMED) in said
    goal = made.main.round(made.main.goal)
    for requirement in goal.requirements if goal is not None else ():
        for gap in requirement.gaps:
            change = gap.change
            assert flat(change.text if change is not None else gap.note) in said, gap
            if change is not None:
                assert flat(change.formula) in said
    for aim in made.main.aims:
        assert flat(aim.text) in said
        assert flat(aim.basis) in said
    for sentence in made.over:
        assert flat(sentence) in said
    assert promises(said) == ()
    assert "通过率" not in said


def test_versions_are_named_and_what_was_not_checked_is_marked() -> None:
    said = said_by(planned("01-qianchao"))
    assert "工信部企业〔2026〕2号附件2" in said
    assert "待核验" in said
    awaited = said_by(planned("04-linping"))
    assert "标准未定" in awaited
    assert "当年通知" in awaited


def test_the_workbook_has_every_gap_of_every_year_and_scenario() -> None:
    given = planned("09-qibu")
    made = given.plan
    assert made is not None
    book = load_workbook(BytesIO(xlsx_bytes(build(Sort.PLAN, given))), read_only=True)
    assert book.sheetnames == ["总览", "差距与办法", "逐年目标", "到什么时候做什么", "先问清楚"]
    rows = [
        row
        for row in book["差距与办法"].iter_rows(values_only=True)
        if row[0] in ("照现状", "较可能", "努力一把")
    ]
    wanted = sum(
        len(way) for t in made.tracks for each in t.rounds for r in each.requirements for way in r.ways
    )
    assert len(rows) == wanted > 50


def test_questions_stand_with_what_hangs_on_them() -> None:
    given = planned("01-qianchao")
    assert given.questions
    said = said_by(given)
    for question in given.questions:
        assert flat(question.text) in said
    assert "资金方面最值得先问的" not in said_by(replace(given, questions=()))


def test_without_a_plan_the_next_rung_is_planned_for_as_things_are() -> None:
    given = replace(planned("01-qianchao"), plan=None, questions=())
    made = plan_of(given)
    assert made is not None
    assert made.target == Target(title="little_giant")
    assert [t.scenario for t in made.tracks] == [AS_IS]
    assert len(made.years) == SPAN + 1
    assert flat(made.name) in said_by(given)


def test_where_nothing_can_be_planned_for_the_paper_says_so() -> None:
    assert plan_of(case()) is None
    assert flat(NO_TARGET) in said_by(case())


def test_a_scenario_that_promises_stops_the_paper() -> None:
    given = planned("01-qianchao")
    made = plan(
        shipped().library, given.facts, Target(title="little_giant"), PLANNED_ON, (Scenario("包过"),), 1
    )
    with pytest.raises(InputError, match="包过"):
        build(Sort.PLAN, replace(given, plan=made))


def test_a_closed_year_is_told_apart_from_what_can_be_mended() -> None:
    given = planned("01-qianchao")
    made = given.plan
    assert made is not None
    first = made.tracks[0].rounds[0]
    assert {g.mendable for r in first.failing for g in r.gaps} == {Mendable.LATER}
    assert flat("2025 年度已经结束，不能再改；最早 2027 年申报时可以补上") in said_by(given)


def test_what_is_to_be_done_holds_together() -> None:
    """Raising the revenue asks for more main revenue too: both stand among what to do."""
    given = planned("09-qibu")
    assert given.plan is not None
    short = [aim for aim in given.plan.main.aims if aim.enough is False]
    assert {aim.fact.key for aim in short} == {"revenue", "main_revenue", "rd_spend"}
    table = next(
        b
        for part in build(Sort.PLAN, given).sheets
        if part.title == "到什么时候做什么"
        for b in part.blocks
        if isinstance(b, Table)
    )
    deeds = [str(row[1].value) for row in table.rows]
    for aim in short:
        assert any(deed.startswith(f"{aim.subject}{aim.text}") for deed in deeds)
    assert [row[0].value for row in table.rows] == sorted(row[0].value for row in table.rows)  # type: ignore[type-var]


def test_every_table_of_the_paper_fits_its_page() -> None:
    for name in PLANNED:
        doc = build(Sort.PLAN, planned(name))
        for table in (b for part in doc.paper for b in walk(part.blocks) if isinstance(b, Table)):
            assert sum(column.width for column in table.columns) <= 44.5, table.columns

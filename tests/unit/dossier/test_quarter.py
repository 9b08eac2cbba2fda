"""Then versus now: what was gained and lost, what was learned, what came in the period alone."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from advisor_app.domain.record import FactValue
from advisor_app.domain.verdict import Outcome
from advisor_app.dossier.build import build
from advisor_app.dossier.case import Case
from advisor_app.dossier.document import Status, Table, walk
from advisor_app.dossier.kinds import Sort
from advisor_app.dossier.pdf.writer import pdf_bytes
from advisor_app.dossier.quarter import NO_EARLIER, beginning, changes, learned
from advisor_app.engine.assess import Assessor
from tests.accept.dossiers import TRACK, case
from tests.accept.example import AS_OF, firm, library
from tests.unit.dossier.test_build import paper_text


@pytest.mark.parametrize(
    ("day", "first"),
    [
        ("2026-09-30", "2026-07-01"),
        ("2026-12-31", "2026-10-01"),
        ("2026-03-31", "2026-01-01"),
        ("2026-05-31", "2026-03-01"),  # three months back is 28 February
        ("2026-06-15", "2026-03-16"),
    ],
)
def test_the_period(day: str, first: str) -> None:
    assert beginning(dt.date.fromisoformat(day)) == dt.date.fromisoformat(first)


def test_changes_are_the_differences() -> None:
    content, now = library(), firm()
    known = {2025: FactValue(Decimal(12_000_000), "审计报告")}
    then = replace(
        now, years={**now.years, "rd_spend": {}, "rd_ratio": {}}, recognitions=now.recognitions[:1]
    )
    before, after = (Assessor(content).assess(f, AS_OF) for f in (then, now))
    found = {c.name: c for c in changes(before, after)}
    states = {r.key: r.outcome for r in before.measures}
    for name, change in found.items():
        assert change.then is not None, name
        assert change.now is not None, name
        same = (change.then.outcome, change.then.counted) == (change.now.outcome, change.now.counted)
        assert not same or change.then.chosen != change.now.chosen or change.then.amount != change.now.amount
        assert states[change.now.key] is change.then.outcome
    gained = [c for c in changes(before, after) if c.now and c.now.outcome is Outcome.ELIGIBLE]
    assert gained
    assert changes(before, after)[: len(gained)] == gained, "what was gained comes first"
    assert changes(after, after) == []
    assert known[2025].value == Decimal(12_000_000)


def test_what_was_learned_has_its_year_and_both_values() -> None:
    content, now = library(), firm()
    then = replace(now, years={**now.years, "rd_ratio": {2025: FactValue(Decimal("0.051"), "企业自报")}})
    before, after = (Assessor(content).assess(f, AS_OF) for f in (then, now))
    (change,) = learned(before, after)
    was, use = change
    assert was is not None
    assert (was.value, use.value, use.year) == (Decimal("0.051"), Decimal("0.042"), 2025)


def test_only_what_came_in_the_period_is_counted() -> None:
    doc = build(Sort.QUARTER, case(track=TRACK))
    said = paper_text(pdf_bytes(doc))
    assert "2026-03-16至2026-06-15：记录2件事，在办2项申报，到账100.00万元。" in said
    assert "首次走访" not in said, "it was in January"
    assert "很久以后的事" not in said
    assert "还没办的约定" in said


def test_without_an_earlier_answer_it_says_so() -> None:
    whole = case(track=TRACK)
    doc = build(Sort.QUARTER, Case(whole.assessment, whole.library, whole.facts, track=TRACK))
    assert NO_EARLIER in paper_text(pdf_bytes(doc))
    tables = [b for part in doc.paper for b in walk(part.blocks) if isinstance(b, Table)]
    assert not any(isinstance(c.value, Status) for t in tables for row in t.rows for c in row)


def test_counts_are_those_of_the_conclusion() -> None:
    whole = case(track=TRACK)
    table = next(b for b in walk(build(Sort.QUARTER, whole).paper[0].blocks) if isinstance(b, Table))
    now = [row[2].value for row in table.rows[:3]]
    c = whole.contents
    assert now == [len(c.eligible), len(c.undetermined), len(c.ineligible)]


def test_money_of_others_is_no_change_of_the_clients() -> None:
    content, now = library(), firm()
    then = replace(now, facts={key: value for key, value in now.facts.items() if key != "doctors"})
    before, after = (Assessor(content).assess(f, AS_OF) for f in (then, now))
    assert before.totals.others != after.totals.others
    assert [c.name for c in changes(before, after) if "博士" in c.name] == []


def test_an_answer_made_later_is_told() -> None:
    whole = case(track=TRACK)
    late = replace(whole, earlier_made_on=AS_OF)
    assert "2026-06-15补做，用的是补做那天的数据" in paper_text(pdf_bytes(build(Sort.QUARTER, late)))
    assert "补做" not in paper_text(pdf_bytes(build(Sort.QUARTER, whole)))

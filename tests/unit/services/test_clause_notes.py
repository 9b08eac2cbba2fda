"""Notes on clauses: written, found, changed, undone; kept where the clause is gone."""

from __future__ import annotations

import pytest

from advisor_app.domain.clause_note import ClauseNote
from advisor_app.domain.errors import InputError
from advisor_app.portfolio import clause_notes
from advisor_app.services.policy_tree import PolicyPlace, policy_tree
from advisor_app.services.views import TreeRow
from advisor_app.services.workspace import Workspace
from tests.records import TODAY

MEASURE = "hz-2025-66.7.renovation"
ARTICLE = ("hz-2025-66", "7")
DOCUMENT = ("hz-2025-66", "")


def flat(rows: tuple[TreeRow, ...]) -> list[TreeRow]:
    return [each for row in rows for each in (row, *flat(row.children))]


def marked(work: Workspace, tag: str | None = None) -> set[tuple[str, str]]:
    tree = policy_tree(work.assessing.library, TODAY, notes=work.clause_notes.all(), tag=tag)
    return {
        row.payload.spot
        for row in flat(tree)
        if isinstance(row.payload, PolicyPlace) and row.cells[0].startswith("✎")
    }


def test_a_note_stands_where_it_was_written(work: Workspace) -> None:
    notes = work.clause_notes
    notes.add(("hz-2025-66", MEASURE), "  电话答复：按开票日\n不看合同日 ", "要问，抢名额 要问")
    notes.add(ARTICLE, "分管科室换人了")
    notes.add(DOCUMENT, "整份", "要问")
    (row,) = notes.all().at(("hz-2025-66", MEASURE))
    assert (row.note.text, row.note.tags) == ("电话答复：按开票日\n不看合同日", ("要问", "抢名额"))
    assert (row.note.noted_on, row.note.noted_by) == (work.clock.today(), work.portfolio.actor)
    assert notes.all().tags == ("抢名额", "要问")
    assert marked(work) == {("hz-2025-66", MEASURE), ARTICLE, DOCUMENT}


def test_the_tree_is_narrowed_to_a_tag(work: Workspace) -> None:
    notes = work.clause_notes
    notes.add(("hz-2025-66", MEASURE), "一", "要问")
    notes.add(("hz-2025-65", ""), "二")
    tree = policy_tree(work.assessing.library, TODAY, notes=notes.all(), tag="要问")
    shown = [row.payload for row in flat(tree) if isinstance(row.payload, PolicyPlace)]
    assert [place.measure for place in shown if place.measure] == [MEASURE]
    assert {place.document for place in shown} == {"hz-2025-66"}
    noted = policy_tree(work.assessing.library, TODAY, notes=notes.all(), tag="")
    documents = {row.payload.document for row in flat(noted) if isinstance(row.payload, PolicyPlace)}
    assert documents == {"hz-2025-65", "hz-2025-66"}


def test_it_is_changed_removed_and_brought_back(work: Workspace) -> None:
    notes = work.clause_notes
    notes.add(ARTICLE, "一")
    notes.add(ARTICLE, "二")
    first, second = notes.all().at(ARTICLE)
    notes.edit(first, "一改", "新")
    notes.remove(second)
    assert [row.note.text for row in notes.all().at(ARTICLE)] == ["一改"]
    assert "第" in (work.portfolio.undo_title() or "")
    work.portfolio.undo()
    work.portfolio.undo()
    assert sorted(row.note.text for row in notes.all().at(ARTICLE)) == ["一", "二"]


def test_nothing_is_not_a_note(work: Workspace) -> None:
    with pytest.raises(InputError, match="批注的内容"):
        work.clause_notes.add(ARTICLE, " \n ")
    with pytest.raises(InputError, match="最多"):
        work.clause_notes.add(ARTICLE, "字", "长" * 60)
    assert work.clause_notes.all().rows == ()


def test_a_note_outlives_its_clause(work: Workspace) -> None:
    with work.portfolio.unit("旧内容时写的") as unit:
        clause_notes.add(unit, ClauseNote("hz-2025-66", "hz-2025-66.99.gone", "旧条款的话", ("旧",)))
        clause_notes.add(unit, ClauseNote("no-such-document", "3", "旧文件的话"))
    notes = work.clause_notes.all()
    top = policy_tree(work.assessing.library, TODAY, notes=notes)[-1]
    assert {row.cells[0] for row in top.children} == {"旧条款的话", "旧文件的话"}
    assert [row.payload for row in top.children] == list(notes.rows)
    assert notes.found("旧") == notes.rows
    work.clause_notes.remove(*notes.found("条款"))
    assert "hz-2025-66.99.gone" in (work.portfolio.undo_title() or "")

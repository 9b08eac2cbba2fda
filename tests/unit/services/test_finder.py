"""Ctrl+K finds by any piece: names, first letters, codes, clauses, notes; and follows what is written."""

from __future__ import annotations

import pytest

from advisor_app.services.entry import ClientEntry
from advisor_app.services.finder import Clause, Client, Found, Record, Sort, fits
from advisor_app.services.timeline import ContactEntry
from advisor_app.services.workspace import Workspace


@pytest.mark.parametrize(
    ("wanted", "text", "found"),
    [
        ("千潮", "示例·千潮智造", True),
        ("QCZZ", "示例·千潮智造", True),
        ("qz", "示例·千潮智造", False),
        ("3d", "千潮 3D", True),
        ("千c", "示例·千潮智造", False),
        ("%", "示例·千潮智造", False),
    ],
)
def test_pieces_and_first_letters(wanted: str, text: str, found: bool) -> None:
    assert fits(wanted, text) is found


def of(work: Workspace, typed: str, sort: Sort) -> list[Found]:
    return [found for found in work.finder.find(typed) if found.sort is sort]


def test_a_client_is_found_by_name_letters_code_and_former_name(work: Workspace) -> None:
    entry = ClientEntry("示例·千潮智造", "91330109MADEM0011R", former_names=("示例·旧名",))
    made = work.clients.add_client(entry).id
    for typed in ("千潮", "qczz", "madem0011", "旧名"):
        assert [f.target for f in of(work, typed, Sort.CLIENT)] == [Client(made)], typed
    assert of(work, "没有这家", Sort.CLIENT) == []


def test_measures_and_clauses_lead_to_their_text(work: Workspace) -> None:
    measures = of(work, "研发", Sort.MEASURE)
    clauses = of(work, "首次认定", Sort.CLAUSE)
    assert measures
    assert clauses
    library = work.assessing.library
    for found in (*measures, *clauses):
        assert isinstance(found.target, Clause)
        text = library.documents[found.target.document].text
        assert 0 <= found.target.start < found.target.end <= len(text)
    piece = clauses[0].target
    assert isinstance(piece, Clause)
    read = library.documents[piece.document].text[piece.start : piece.end]
    assert "".join(read.split()) == "首次认定"


def test_a_note_is_found_on_its_tab_and_the_index_follows(work: Workspace, firm: str) -> None:
    assert of(work, "厂房租约", Sort.RECORD) == []
    saved = work.timeline.add(firm, ContactEntry("电话", "说厂房租约明年到期"))
    work.finder.follow(saved.changes)
    (found,) = of(work, "厂房租约", Sort.RECORD)
    assert found.target == Record(firm, "梯队与记录")
    assert "厂房租约" in found.text
    gone = work.clients.delete_client(firm)
    work.finder.follow(gone)
    assert of(work, "厂房租约", Sort.RECORD) == []  # what lies in the 回收站 is not offered


def test_blanks_find_nothing(work: Workspace) -> None:
    assert work.finder.find("  ") == ()

"""A kept document is the document, and writes the same bytes."""

from __future__ import annotations

import zlib

import pytest

from advisor_app.domain.errors import InputError
from advisor_app.dossier import archive
from advisor_app.dossier.archive import digest, from_text, pack, to_text, unpack
from advisor_app.dossier.build import build, run_id
from advisor_app.dossier.document import Brand, DossierDoc
from advisor_app.dossier.kinds import Sort
from advisor_app.dossier.pdf.writer import pdf_bytes
from advisor_app.dossier.xlsx.writer import xlsx_bytes
from tests.accept.dossiers import LETTERHEAD, TRACK, case


@pytest.mark.parametrize("sort", Sort)
def test_what_is_kept_is_what_was_given(sort: Sort) -> None:
    doc = build(sort, case(track=TRACK, letterhead=LETTERHEAD))
    again = unpack(pack(doc))
    assert again == doc
    assert pdf_bytes(again) == pdf_bytes(doc)
    if doc.sheets:
        assert xlsx_bytes(again) == xlsx_bytes(doc)


def test_every_block_is_kept(every_block: DossierDoc) -> None:
    assert unpack(pack(every_block)) == every_block


def test_logos_and_half_characters_are_kept(every_block: DossierDoc) -> None:
    from dataclasses import replace

    doc = replace(every_block, client="半个\ud800字符", brand=Brand(logo=bytes(range(256))))
    assert unpack(pack(doc)) == doc


@pytest.mark.parametrize(
    "data", [b"", b"not packed", zlib.compress(b"{"), zlib.compress(b'{"_": "Unknown"}')]
)
def test_what_is_damaged_says_so(data: bytes) -> None:
    with pytest.raises(InputError):
        unpack(data)


def test_what_unpacks_to_more_than_any_dossier_is_not_unpacked(
    every_block: DossierDoc, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = len(to_text(every_block).encode("utf-8", "surrogatepass"))
    monkeypatch.setattr(archive, "LARGEST", whole)
    assert unpack(pack(every_block)) == every_block
    monkeypatch.setattr(archive, "LARGEST", whole - 1)
    with pytest.raises(InputError):
        unpack(pack(every_block))


def test_the_run_id_stands_for_all_that_is_said() -> None:
    first, same = (build(Sort.WHOLE, case(track=TRACK)) for _ in range(2))
    assert run_id(first) == run_id(same)
    marks = {run_id(first), run_id(build(Sort.WHOLE, case())), run_id(build(Sort.VERDICT, case(track=TRACK)))}
    assert len(marks) == 3
    assert from_text(to_text(first)) == first
    assert digest("甲") != digest("乙")

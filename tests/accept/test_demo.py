"""The demo firms' dossiers on the shipped content: all glyphs there, words alike, nothing promised."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from advisor_app.domain.assessment import MeasureResult
from advisor_app.domain.library import Library
from advisor_app.domain.phrases import amount_phrase
from advisor_app.domain.policy import Standing
from advisor_app.domain.verdict import Outcome
from advisor_app.dossier.build import build
from advisor_app.dossier.case import Case
from advisor_app.dossier.document import (
    DossierDoc,
    Grid,
    Heading,
    Kind,
    Paragraph,
    Quote,
    SignOff,
    Table,
    Tree,
    shown,
    walk,
)
from advisor_app.dossier.kinds import Sort
from advisor_app.dossier.pdf.writer import pdf_bytes
from advisor_app.dossier.xlsx.writer import xlsx_bytes
from advisor_app.engine.assess import Assessor
from advisor_app.library.reader import open_library
from advisor_app.runtime import resources
from advisor_app.services.client_file import load_client_file
from advisor_app.services.views import assessment_tree, headline
from tests.accept.dossiers import whole

AS_OF = dt.date(2026, 12, 31)
DEMO = sorted((Path(__file__).parents[2] / "resources" / "demo").glob("*.json"))


@pytest.fixture(scope="module")
def library() -> Library:
    return open_library(resources.policies_db())


@pytest.fixture(scope="module")
def assessor(library: Library) -> Assessor:
    return Assessor(library)


def flat(text: str) -> str:
    return re.sub(r"\s", "", text)


def paper_of(doc: DossierDoc) -> str:
    return flat("".join(page.extract_text() for page in PdfReader(BytesIO(pdf_bytes(doc))).pages))


def said(doc: DossierDoc) -> Iterator[str]:
    """Every text of the document's paper, found in the blocks themselves."""
    for block in (block for part in doc.paper for block in walk(part.blocks)):
        match block:
            case Heading(text=text) | Paragraph(text=text):
                yield text
            case Quote():
                yield from (block.text, block.source)
            case Grid():
                for name, cell in block.pairs:
                    yield from (name, shown(cell, Kind.TEXT))
            case Tree():
                for line in block.lines:
                    yield from (str(line.status), line.text, line.value, line.remark)
            case Table(rows=()):
                yield block.empty
            case Table():
                columns = [(place, c) for place, c in enumerate(block.columns) if not c.hidden]
                yield from (column.title for _, column in columns)
                for row in (*block.rows, *block.foot):
                    yield from (shown(row[place], column.kind) for place, column in columns)
            case SignOff():
                yield from (text for party in block.parties for text in (party.title, *party.lines))


@pytest.mark.parametrize("path", DEMO, ids=lambda path: str(path.stem))
def test_words_are_those_of_the_assessment(path: Path, library: Library, assessor: Assessor) -> None:
    facts = load_client_file(path, library.catalogue, AS_OF)
    assessment = assessor.assess(facts, AS_OF, drafts=True)
    doc = whole(assessment, library, facts)
    paper = paper_of(doc)
    book = load_workbook(BytesIO(xlsx_bytes(doc)), read_only=True)
    words = {v for s in book for row in s.iter_rows(values_only=True) for v in row if isinstance(v, str)}
    benefits = {m.id: m.benefit for m in library.measures}
    for result in assessment.measures:
        if result.outcome is Outcome.ELIGIBLE and result.standing is not Standing.HISTORY:
            said = amount_phrase(result, benefits[result.id])
            assert said in words
            assert flat(said) in paper
            assert result.quote in words
    assert not any(word in paper for word in ("包过", "通过率"))


@pytest.mark.parametrize("path", DEMO, ids=lambda path: str(path.stem))
def test_paper_says_what_the_document_and_the_screen_say(
    path: Path, library: Library, assessor: Assessor
) -> None:
    facts = load_client_file(path, library.catalogue, AS_OF)
    given = Case(assessor.assess(facts, AS_OF), library, facts)
    for sort in Sort:
        doc = build(sort, given)
        paper = paper_of(doc)
        for text in said(doc):
            assert flat(text) in paper, (sort, text)
    verdicts, money = (paper_of(build(sort, given)) for sort in (Sort.VERDICT, Sort.MONEY))
    for figure in headline(given.assessment):
        assert figure.text in money, figure.label
    listed = [child for row in assessment_tree(given.assessment, library) for child in row.children]
    money_ids = {measure.id for measure in library.measures if measure.is_money}
    told = [
        row
        for row in listed
        if isinstance(row.payload, MeasureResult)
        and row.payload.standing is Standing.IN_FORCE
        and row.payload.outcome is not Outcome.NOT_APPLICABLE
        and (row.payload.id in money_ids or row.payload.outcome is Outcome.ELIGIBLE)
    ]
    assert told or path.stem.startswith("10"), "nothing is in force for a firm of another city"
    for row in told:
        assert isinstance(row.payload, MeasureResult)
        if row.payload.outcome in (Outcome.ELIGIBLE, Outcome.UNDETERMINED):
            assert flat(row.cells[1]) in verdicts, row.cells
        assert flat(row.payload.quote) in verdicts, row.cells

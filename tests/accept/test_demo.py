"""The demo firms' dossiers on the shipped content: all glyphs there, words alike, nothing promised."""

from __future__ import annotations

import datetime as dt
import re
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from advisor_app.domain.library import Library
from advisor_app.domain.phrases import amount_phrase
from advisor_app.domain.policy import Standing
from advisor_app.domain.verdict import Outcome
from advisor_app.dossier.pdf import pdf_bytes
from advisor_app.dossier.xlsx import xlsx_bytes
from advisor_app.engine.assess import Assessor
from advisor_app.library.reader import open_library
from advisor_app.runtime import resources
from advisor_app.services.client_file import load_client_file
from tests.accept.dossiers import whole

AS_OF = dt.date(2026, 12, 31)
DEMO = sorted((Path(__file__).parents[2] / "resources" / "demo").glob("*.json"))


@pytest.fixture(scope="module")
def library() -> Library:
    return open_library(resources.policies_db())


@pytest.mark.parametrize("path", DEMO, ids=lambda path: str(path.stem))
def test_demo_dossier(path: Path, library: Library) -> None:
    facts = load_client_file(path, library.catalogue, AS_OF)
    assessment = Assessor(library).assess(facts, AS_OF, drafts=True)
    doc = whole(assessment, library, facts)
    pages = [page.extract_text() for page in PdfReader(BytesIO(pdf_bytes(doc))).pages]
    paper = re.sub(r"\s", "", "".join(pages))
    book = load_workbook(BytesIO(xlsx_bytes(doc)), read_only=True)
    words = {v for s in book for row in s.iter_rows(values_only=True) for v in row if isinstance(v, str)}
    benefits = {m.id: m.benefit for m in library.measures}
    for result in assessment.measures:
        if result.outcome is Outcome.ELIGIBLE and result.standing is not Standing.HISTORY:
            said = amount_phrase(result, benefits[result.id])
            assert said in words
            assert re.sub(r"\s", "", said) in paper
            assert result.quote in words
    assert not any(word in paper for word in ("包过", "通过率"))

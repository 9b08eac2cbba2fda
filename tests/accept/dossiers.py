"""The dossiers whose text is kept under ``golden``."""

from __future__ import annotations

from collections.abc import Iterator

from advisor_app.dossier.build import assessment_dossier
from advisor_app.dossier.layout import Letterhead
from advisor_app.dossier.pdf import pdf_bytes
from advisor_app.dossier.xlsx import xlsx_bytes
from tests.accept.dump import cells, pages
from tests.accept.example import example


def golden_texts() -> Iterator[tuple[str, str]]:
    """File name and text of each."""
    doc = assessment_dossier(*example(), Letterhead("示例企业服务有限公司", "示例顾问"))
    yield "assessment.cells.txt", cells(xlsx_bytes(doc))
    yield "assessment.pages.txt", pages(pdf_bytes(doc))

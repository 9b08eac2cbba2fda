"""The assessment report (政策评估报告): an assessment laid out as paper and as a workbook.

Verdicts and amounts come from the assessment, words from ``domain``; this room only arranges them.
"""

from __future__ import annotations

from advisor_app.domain.assessment import Assessment
from advisor_app.domain.library import Library
from advisor_app.domain.phrases import (
    ABSENT,
    ladder_phrase,
)
from advisor_app.domain.record import FactSet
from advisor_app.dossier.contents import Contents
from advisor_app.dossier.document import (
    Brand,
    Cell,
    DossierDoc,
    Kind,
)
from advisor_app.dossier.layout import Letterhead
from advisor_app.dossier.paper import PaperLayout
from advisor_app.dossier.sheets import SheetLayout

TITLE = "政策评估报告"


def assessment_dossier(
    assessment: Assessment, library: Library, facts: FactSet, letterhead: Letterhead | None = None
) -> DossierDoc:
    """Lay out an assessment. Raises InputError where the library is not the one it was made with."""
    contents = Contents(assessment, library, facts)
    head = letterhead or Letterhead()
    record = (("政策内容版本", assessment.content_version), ("运行编号", contents.run_id))
    return DossierDoc(
        title=TITLE,
        client=assessment.client,
        as_of=assessment.as_of,
        standing="现行政策，另附征求意见稿" if contents.has_drafts else "现行政策",
        record=record,
        facts=_particulars(contents, head),
        paper=tuple(PaperLayout(contents, head).parts()),
        sheets=tuple(SheetLayout(contents).parts()),
        brand=Brand(head.agency),
        keywords=(contents.run_id, assessment.content_version),
    )


def _particulars(contents: Contents, head: Letterhead) -> tuple[tuple[str, Cell], ...]:
    assessment, catalogue = contents.assessment, contents.library.catalogue
    region = catalogue.region_name(assessment.region) if assessment.region else "待补"
    checked = [d.checked_on for d in contents.documents()]
    pairs = [
        ("统一社会信用代码", Cell(assessment.uscc or "待补", Kind.CODE)),
        ("注册地", Cell(region)),
        ("评估基准日", Cell(assessment.as_of, Kind.DATE)),
        ("梯队位置", Cell(ladder_phrase(assessment.ladder))),
        ("政策原文核对日", Cell(min(checked), Kind.DATE) if checked else Cell(ABSENT)),
        ("政策内容版本", Cell(assessment.content_version, Kind.CODE)),
        ("运行编号", Cell(contents.run_id, Kind.CODE)),
    ]
    if head.agency:
        pairs.append(("出具单位", Cell(head.agency)))
    if head.advisor:
        pairs.append(("陪跑顾问", Cell(head.advisor)))
    return tuple(pairs)

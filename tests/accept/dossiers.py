"""The dossiers whose text is kept under ``golden``: every sort, of the made-up firm."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from advisor_app.domain.assessment import Assessment
from advisor_app.domain.library import Library
from advisor_app.domain.paper import Paper
from advisor_app.domain.record import FactSet
from advisor_app.dossier.build import build
from advisor_app.dossier.case import Case
from advisor_app.dossier.document import DossierDoc
from advisor_app.dossier.kinds import Sort
from advisor_app.dossier.letterhead import PLAIN, Letterhead
from advisor_app.dossier.pdf.writer import pdf_bytes
from advisor_app.dossier.track import NOTHING, Moment, Payment, Track, Undertaking
from advisor_app.dossier.xlsx.writer import xlsx_bytes
from advisor_app.engine.assess import Assessor
from tests.accept.dump import cells, pages
from tests.accept.example import example

LETTERHEAD = Letterhead(
    "示例企业服务有限公司",
    "示例顾问",
    ("示例市示例路 1 号", "0000-00000000"),
    opening="感谢贵公司的信任。",
    closing="如有疑问，请随时联系示例顾问。",
)
EARLIER = dt.date(2026, 3, 1)
TRACK = Track(
    (
        Undertaking(
            "a1",
            "技术改造项目补助",
            "2026",
            "部分兑付",
            dt.date(2026, 5, 20),
            open=True,
            awarded=Decimal(2_400_000),
            paid=Decimal(1_000_000),
            due=Decimal(1_400_000),
            next_step="跟进区级配套",
            next_on=dt.date(2026, 7, 1),
            payments=(Payment(dt.date(2026, 5, 20), Decimal(1_000_000), "示例市级财政", "第一笔"),),
            papers=(
                Paper("项目备案文件", True, "复印件盖章", "", "发展改革部门", dt.date(2026, 4, 1)),
                Paper("设备发票清单", True, "清单盖章"),
                Paper("项目现场照片", False, "打印件", note="六张以上"),
            ),
        ),
        Undertaking("a2", "专精特新“小巨人”企业", "2026", "培育", dt.date(2026, 2, 1), open=True),
    ),
    (
        Moment(dt.date(2026, 6, 1), "约定", "提供上年度审计报告，2026-06-30 前办", open=True),
        Moment(dt.date(2026, 5, 20), "兑付", "技术改造项目补助，金额 100.00 万元，付款方 示例市级财政"),
        Moment(dt.date(2026, 1, 10), "走访", "首次走访"),
    ),
    ((dt.date(2026, 7, 1), "跟进区级配套"), (dt.date(2027, 1, 1), "很久以后的事")),
)


def whole(
    assessment: Assessment, library: Library, facts: FactSet, letterhead: Letterhead = PLAIN
) -> DossierDoc:
    """The 陪跑档案 of an answer."""
    return build(Sort.WHOLE, Case(assessment, library, facts, letterhead))


def case(*, track: Track = NOTHING, letterhead: Letterhead = PLAIN) -> Case:
    """The made-up firm's case, with an earlier answer to compare with."""
    assessment, library, facts = example()
    earlier = Assessor(library).assess(facts, EARLIER, drafts=True)
    return Case(assessment, library, facts, letterhead, track, earlier, EARLIER, "0000-1111-2222")


def golden_texts() -> Iterator[tuple[str, str]]:
    """File name and text of each."""
    for sort in Sort:
        doc = build(sort, case(track=TRACK, letterhead=LETTERHEAD))
        yield f"{sort.value}.pages.txt", pages(pdf_bytes(doc))
        if doc.sheets:
            yield f"{sort.value}.cells.txt", cells(xlsx_bytes(doc))

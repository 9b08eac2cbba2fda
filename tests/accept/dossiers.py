"""The dossiers whose text is kept under ``golden``: every sort, of the made-up firm."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path

from advisor_app.advice.ask import ask
from advisor_app.advice.cashflow import CashFlow, Expected, cash_flow, roll_up
from advisor_app.advice.effect import Contents, PortfolioEffect, effect
from advisor_app.advice.judge import Target
from advisor_app.advice.plan import plan
from advisor_app.advice.scenario import AS_IS, LIKELY, STRETCHED, Growth, Scenario
from advisor_app.domain.assessment import Assessment
from advisor_app.domain.library import Library
from advisor_app.domain.paper import Paper
from advisor_app.domain.period import Validity
from advisor_app.domain.policy import Compare, Flat
from advisor_app.domain.record import FactSet
from advisor_app.domain.standard import Purpose
from advisor_app.dossier.build import build
from advisor_app.dossier.case import Case
from advisor_app.dossier.cash import roll_doc
from advisor_app.dossier.document import DossierDoc
from advisor_app.dossier.kinds import Sort
from advisor_app.dossier.letterhead import PLAIN, Letterhead
from advisor_app.dossier.notice import list_doc
from advisor_app.dossier.pdf.writer import pdf_bytes
from advisor_app.dossier.track import NOTHING, Moment, Payment, Track, Undertaking
from advisor_app.dossier.xlsx.writer import xlsx_bytes
from advisor_app.engine.assess import Assessor
from advisor_app.library.reader import open_library
from advisor_app.runtime import resources
from advisor_app.services.client_file import load_client_file
from tests.accept.dump import cells, pages
from tests.accept.example import AS_OF, WAN, example, firm
from tests.accept.example import library as example_library

LETTERHEAD = Letterhead(
    "示例企业服务有限公司",
    "示例顾问",
    ("示例市示例路 1 号", "0000-00000000"),
    opening="感谢贵公司的信任。",
    closing="如有疑问，请随时联系示例顾问。",
)
EARLIER = dt.date(2026, 3, 1)
EXPECTED = (Expected("demo-2025-1.8", Decimal(300_000), 2026, "示例市级财政", "一次拨付"),)
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
    return Case(
        assessment,
        library,
        facts,
        letterhead,
        track,
        earlier,
        EARLIER,
        "0000-1111-2222",
        expected=EXPECTED,
        effect=Contents(Assessor(older(library)), Assessor(library), AS_OF, CHANGED).of("示例", facts),
    )


CHANGED = {
    "demo-2025-1.8": "由 20万元 改为 30万元",
    "demo-2025-1.3": "审定投资额由 500万元 以上改为 1000万元 以上",
}
"""What the comparison of contents says of a measure."""


def older(library: Library) -> Library:
    """The content before an update: other sums and thresholds, a later end, less of a document."""
    measures = []
    for m in library.measures:
        match m.id:
            case "demo-2025-1.8":
                measures.append(replace(m, benefit=Flat(20 * WAN, "给予")))
            case "demo-2025-1.3":
                assert isinstance(m.condition, Compare)
                low = replace(m.condition, value=500 * WAN)
                measures.append(replace(m, condition=low))
            case "demo-2025-1.5-advanced" | "demo-2026-9.1":
                pass
            case _:
                measures.append(m)
    main = library.documents["demo-2025-1"]
    longer = replace(main, validity=Validity(main.validity.start, dt.date(2030, 12, 31)))
    documents = {k: d for k, d in library.documents.items() if k != "demo-2026-9"}
    return replace(
        library,
        content_version="2026.03.1",
        digest="0a1b" * 16,
        measures=tuple(measures),
        documents={**documents, main.id: longer},
    )


def portfolio() -> tuple[PortfolioEffect, tuple[tuple[str, CashFlow], ...]]:
    """Two made-up clients: what the update does to them, and their payments."""
    content = example_library()
    found = (firm(), firm("示例二号有限公司"), replace(firm("外地示例公司"), region="420100"))
    before, after = Assessor(older(content)), Assessor(content)
    told = ((facts.name, facts) for facts in found)
    flows = tuple((f.name, cash_flow(after.assess(f, AS_OF, drafts=True), content, f)) for f in found)
    return effect(before, after, told, AS_OF, changed=CHANGED), flows


PLANNED_ON = dt.date(2026, 6, 15)
_RECORDED_BY = dt.date(2026, 12, 31)
_SHIPPED = Path(__file__).parents[2] / "resources" / "demo"
_LIKELY = Scenario(
    LIKELY,
    {
        "revenue": Growth(rate=Decimal("0.12")),
        "main_revenue": Growth(rate=Decimal("0.13")),
        "rd_spend": Growth(rate=Decimal("0.1")),
        "employees": Growth(step=Decimal(8)),
    },
)
_STRETCHED = Scenario(
    STRETCHED,
    {
        "revenue": Growth(rate=Decimal("0.25")),
        "main_revenue": Growth(rate=Decimal("0.27")),
        "rd_spend": Growth(rate=Decimal("0.3")),
        "employees": Growth(step=Decimal(15)),
    },
)
PLANNED = {
    "01-qianchao": Target(title="little_giant"),
    "04-linping": Target(title="little_giant", purpose=Purpose.RENEWAL),
    "09-qibu": Target(title="srdi_sme"),
}
"""Demo firms and what each is planned for: the next rung, keeping a title, two rungs up."""


@cache
def shipped() -> Assessor:
    """The shipped content."""
    return Assessor(open_library(resources.policies_db()))


def planned(name: str) -> Case:
    """A demo firm's case with a plan in three scenarios and the questions worth asking."""
    assessor = shipped()
    library = assessor.library
    facts = load_client_file(_SHIPPED / f"{name}.json", library.catalogue, _RECORDED_BY)
    return Case(
        assessor.assess(facts, PLANNED_ON),
        library,
        facts,
        LETTERHEAD,
        plan=plan(library, facts, PLANNED[name], PLANNED_ON, (AS_IS, _LIKELY, _STRETCHED)),
        questions=ask(assessor, facts, PLANNED_ON, limit=5, leads_only=True),
    )


def golden_texts() -> Iterator[tuple[str, str]]:
    """File name and text of each."""
    for name in PLANNED:
        doc = build(Sort.PLAN, planned(name))
        yield f"plan-{name}.pages.txt", pages(pdf_bytes(doc))
        yield f"plan-{name}.cells.txt", cells(xlsx_bytes(doc))
    for sort in Sort:
        doc = build(sort, case(track=TRACK, letterhead=LETTERHEAD))
        yield f"{sort.value}.pages.txt", pages(pdf_bytes(doc))
        if doc.sheets:
            yield f"{sort.value}.cells.txt", cells(xlsx_bytes(doc))
    found, flows = portfolio()
    calls = list_doc(found, AS_OF, LETTERHEAD.brand)
    yield "policy-calls.cells.txt", cells(xlsx_bytes(calls))
    rolled = roll_doc(roll_up(flows), flows, AS_OF, "2026.06.1", LETTERHEAD.brand)
    yield "cash-roll.cells.txt", cells(xlsx_bytes(rolled))

"""Every sort of dossier from one case: which sections on paper, which sheets in the workbook.

Verdicts and amounts come from the assessment, words from ``domain``; this room only arranges them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from advisor_app.domain.phrases import ABSENT, ladder_phrase
from advisor_app.dossier.archive import digest, to_text
from advisor_app.dossier.case import Case
from advisor_app.dossier.cash import Cash
from advisor_app.dossier.checklist import checklist_parts, checklist_sheets
from advisor_app.dossier.collect import collect_parts
from advisor_app.dossier.document import Block, Cell, DossierDoc, Kind, Part, Shape
from advisor_app.dossier.kinds import Sort
from advisor_app.dossier.layout import words
from advisor_app.dossier.notice import Notice
from advisor_app.dossier.paper import ORDINALS, PaperLayout
from advisor_app.dossier.plan import PlanLayout
from advisor_app.dossier.quarter import Quarter
from advisor_app.dossier.sheets import SheetLayout
from advisor_app.dossier.survey import survey_part
from advisor_app.dossier.wording import require_sober

PAPER: Mapping[Sort, tuple[str, ...]] = {
    Sort.VERDICT: ("结论", "逐条判定", "可享受的依据", "要补的资料", "声明"),
    Sort.MONEY: ("资金结论", "选用与未计入", "归其他主体", "不同读法", "声明"),
    Sort.WHOLE: (
        "结论", "金额", "逐条依据", "缺口", "梯队", "材料", "申报进展", "往来记录", "声明",
    ),
}  # fmt: skip
"""The sections of paper, in their usual order."""
SHEETS: Mapping[Sort, tuple[str, ...]] = {
    Sort.VERDICT: (
        "总览", "可享受", "归其他主体", "待定与缺什么", "要问的资料", "不符合与差距", "非资金支持",
        "依据原文", "原文读法", "未施行或已失效",
    ),
    Sort.MONEY: ("总览", "可享受", "分期拨付", "归其他主体", "原文读法"),
    Sort.WHOLE: (
        "总览", "可享受", "归其他主体", "分期拨付", "待定与缺什么", "要问的资料", "不符合与差距",
        "非资金支持", "梯队与认定", "材料清单", "申报进展", "到账", "往来记录", "依据原文", "数据",
        "原文读法", "未施行或已失效",
    ),
}  # fmt: skip
"""The sheets of workbooks."""
SECTIONS = tuple(dict.fromkeys(name for names in PAPER.values() for name in names))
"""All sections that a letterhead may put in order or leave out."""


@dataclass(frozen=True, slots=True)
class _Laid:
    """The parts of one sort."""

    paper: tuple[Part, ...]
    sheets: tuple[Part, ...] = ()
    shape: Shape = Shape.UPRIGHT


def build(sort: Sort, case: Case) -> DossierDoc:
    """Lay out a dossier, marked with the digest of all it says.

    Raises InputError where the library is not the one the assessment was made with, and where a note of
    the advisor's makes a promise that no paper may bear.
    """
    require_sober(_notes(sort, case))
    laid = _BUILDERS.get(sort, _assessed)(sort, case)
    assessment = case.assessment
    doc = DossierDoc(
        title=sort.title,
        client=assessment.client,
        as_of=assessment.as_of,
        standing="现行政策，另附征求意见稿" if any(part.draft for part in laid.paper) else "现行政策",
        record=(("政策内容版本", assessment.content_version),),
        facts=_particulars(case),
        paper=laid.paper,
        sheets=laid.sheets,
        brand=case.letterhead.brand,
        shape=laid.shape,
    )
    return stamped(doc)


def stamped(doc: DossierDoc) -> DossierDoc:
    """The document with a run id that stands for all it says."""
    run = digest(to_text(doc))
    return replace(
        doc,
        record=(*doc.record, ("运行编号", run)),
        facts=(*doc.facts, ("运行编号", Cell(run, Kind.CODE))),
        keywords=(run, *doc.keywords),
    )


def run_id(doc: DossierDoc) -> str:
    """The run id a document bears."""
    return dict(doc.record)["运行编号"]


def _assessed(sort: Sort, case: Case) -> _Laid:
    paper = PaperLayout(case).parts(PAPER[sort])
    return _Laid(tuple(paper), tuple(SheetLayout(case).parts(SHEETS[sort])))


def _survey(_sort: Sort, case: Case) -> _Laid:
    return _Laid((survey_part(case),), shape=Shape.ONE_PAGE)


def _checklist(_sort: Sort, case: Case) -> _Laid:
    return _Laid(tuple(checklist_parts(case)), tuple(checklist_sheets(case)))


def _collect(_sort: Sort, case: Case) -> _Laid:
    parts = tuple(collect_parts(case))
    return _Laid(parts, parts, Shape.ACROSS)


def _quarter(_sort: Sort, case: Case) -> _Laid:
    report, layout = Quarter(case), PaperLayout(case)

    def sections() -> Iterator[tuple[str, tuple[Block, ...]]]:
        yield "本期小结", (*words(case.letterhead.opening), *report.summary())
        yield "前后对比", tuple(report.changed())
        yield "办了什么", tuple(report.done())
        yield "接下来", tuple(report.following())

    told = tuple(sections())
    return _Laid(tuple(_numbered(told, layout)), tuple(Part(name, blocks) for name, blocks in told))


def _cash(_sort: Sort, case: Case) -> _Laid:
    report = Cash(case)
    paper = _numbered(report.paper(), PaperLayout(case))
    drafts = (report.drafts(),) if report.drafted else ()
    return _Laid((*paper, *drafts), tuple(report.sheets()))


def _notice(_sort: Sort, case: Case) -> _Laid:
    return _Laid(tuple(_numbered(Notice(case).paper(), PaperLayout(case))))


def _plan(_sort: Sort, case: Case) -> _Laid:
    laid = PlanLayout(case)
    return _Laid(tuple(_numbered(laid.sections(), PaperLayout(case))), tuple(laid.sheets()))


def _numbered(told: Iterable[tuple[str, tuple[Block, ...]]], layout: PaperLayout) -> Iterator[Part]:
    """Sections by their ordinals, the statement last."""
    named = (*told, ("声明", layout.alone("声明")))
    for ordinal, (name, blocks) in zip(ORDINALS, named, strict=False):
        yield Part(f"{ordinal}、{name}", blocks)


_BUILDERS: Mapping[Sort, Callable[[Sort, Case], _Laid]] = {
    Sort.SURVEY: _survey,
    Sort.PAPERS: _checklist,
    Sort.COLLECT: _collect,
    Sort.QUARTER: _quarter,
    Sort.CASH: _cash,
    Sort.NOTICE: _notice,
    Sort.PLAN: _plan,
}


def _particulars(case: Case) -> tuple[tuple[str, Cell], ...]:
    assessment, catalogue, head = case.assessment, case.library.catalogue, case.letterhead
    region = catalogue.region_name(assessment.region) if assessment.region else "待补"
    checked = [d.checked_on for d in case.contents.documents()]
    pairs = [
        ("统一社会信用代码", Cell(assessment.uscc or "待补", Kind.CODE)),
        ("注册地", Cell(region)),
        ("评估基准日", Cell(assessment.as_of, Kind.DATE)),
        ("梯队位置", Cell(ladder_phrase(assessment.ladder))),
        ("政策原文核对日", Cell(min(checked), Kind.DATE) if checked else Cell(ABSENT)),
        ("政策内容版本", Cell(assessment.content_version, Kind.CODE)),
    ]
    if head.agency:
        pairs.append(("出具单位", Cell(head.agency)))
    if head.advisor:
        pairs.append(("陪跑顾问", Cell(head.advisor)))
    if case.data_mark:
        pairs.append(("资料摘要", Cell(case.data_mark, Kind.CODE)))
    return tuple(pairs)


def _notes(sort: Sort, case: Case) -> Iterator[tuple[str, str]]:
    """The advisor's own words that this sort of dossier shows."""
    track = case.track
    if sort in (Sort.WHOLE, Sort.QUARTER):
        for moment in track.moments:
            yield f"{moment.day.isoformat()} 的往来记录", moment.text
        for day, text in track.ahead:
            yield f"{day.isoformat()} 的日程", text
        for undertaking in track.undertakings:
            yield f"“{undertaking.title}”的下一步", undertaking.next_step
    if sort is Sort.PLAN and case.plan is not None:
        yield from ((f"情景“{t.scenario.name}”", t.scenario.name) for t in case.plan.tracks)
    if sort is Sort.PAPERS:
        for undertaking in track.undertakings:
            for paper in undertaking.papers:
                yield f"“{paper.name}”的备注", paper.note

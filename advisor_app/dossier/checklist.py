"""申报材料清单: what to hand in for each application, ticked off, signed for and sealed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from advisor_app.domain.paper import Paper
from advisor_app.dossier.case import Case
from advisor_app.dossier.contents import paper_details
from advisor_app.dossier.document import (
    Block,
    Cell,
    Column,
    Heading,
    Kind,
    Paragraph,
    Part,
    Party,
    Role,
    Row,
    SignOff,
    Span,
    Table,
)
from advisor_app.dossier.layout import NO_PAPERS, cells, plain, words
from advisor_app.dossier.paper import FILL
from advisor_app.dossier.track import Undertaking

TICK, TICKED = "☐", "☑"
_NOTE = (
    "“原件、复印、盖章”栏的 ☐ 是一般要求的形式，份数和格式以当年申报通知为准；收齐一份打一个勾，经手人签收。"
)
_FORMS = ("原件", "复印", "盖章")
"""Columns of the list, and the word in a paper's form that asks for each."""
_SHOWN = re.compile(r"原件(?:备查|核验|校验|查验)|(?:备查|核验|查验)原件")
_NOT_FILED = "（尚未立项）"


def checklists(case: Case) -> Iterator[tuple[str, tuple[Paper, ...]]]:
    """A list for each application not yet filed; where there is none, one for what could be applied for."""
    wanted = [u for u in case.track.undertakings if u.open and not u.filed]
    for undertaking in wanted:
        yield heading(undertaking), undertaking.papers
    if not wanted:
        c = case.contents
        papers = tuple(
            Paper(
                p.name,
                p.required,
                p.form,
                p.valid,
                p.issuer,
                note=f"用于：{c.some_names(p.measures.values())}",
            )
            for p in c.papers()
        )
        if papers:
            yield f"可享受和有线索的事项{_NOT_FILED}", papers


def in_hand(paper: Paper, as_of: dt.date) -> bool:
    """Whether a paper is there and still serves on the day."""
    return paper.received_on is not None and (paper.valid_to is None or paper.valid_to >= as_of)


def heading(undertaking: Undertaking) -> str:
    """``专精特新中小企业（2026）``."""
    return f"{undertaking.title}（{undertaking.round}）"


def counted(papers: Sequence[Paper], as_of: dt.date) -> str:
    """``共 9 份，已收 3 份，还缺 6 份（其中必交 5 份）``; what ran out is lacking."""
    if not papers:
        return "没有列明的材料，以申报通知为准。"
    lacking = [p for p in papers if not in_hand(p, as_of)]
    required = sum(p.required for p in lacking)
    said = f"共 {len(papers)} 份，已收 {len(papers) - len(lacking)} 份，还缺 {len(lacking)} 份"
    return f"{said}（其中必交 {required} 份）。" if lacking else f"{said}。"


def checklist_parts(case: Case) -> Iterator[Part]:
    """The paper: the lists, then the seals."""
    lists = tuple(checklists(case))
    blocks: list[Block] = [*words(case.letterhead.opening)]
    blocks.append(plain(_NOTE, Role.NOTE))
    if not lists:
        blocks.append(plain(NO_PAPERS))
    for title, papers in lists:
        blocks.append(Heading(title, 2))
        blocks.append(Paragraph((Span(counted(papers, case.assessment.as_of), strong=True),)))
        if papers:
            blocks.append(_table(papers, case.assessment.as_of))
    yield Part("一、材料", tuple(blocks))
    yield Part("二、交接", tuple(_hand_over(case)))


def _table(papers: Sequence[Paper], as_of: dt.date) -> Table:
    columns = (
        Column("序号", 2.6, Kind.NUMBER),
        Column("收齐", 2.6),
        Column("材料", 13),
        *(Column(name, 2.6) for name in _FORMS),
        Column("时效与出具单位", 9),
        Column("收到日期", 5.4, Kind.DATE),
        Column("签收", 4.5),
    )
    return Table(
        columns, tuple(_row(number, paper, as_of) for number, paper in enumerate(papers, 1)), empty=NO_PAPERS
    )


def _row(number: int, paper: Paper, as_of: dt.date) -> Row:
    name = f"{paper.name}{'' if paper.required else '（选交）'}"
    told = "\n".join(part for part in (name, _other_form(paper), paper.note) if part)
    until = f"有效至 {paper.valid_to.isoformat()}" if paper.valid_to else ""
    if until and not in_hand(paper, as_of):
        until = f"{until}，已过期，要换新的"
    valid = "，".join(part for part in (paper_details("", paper.valid, paper.issuer), until) if part)
    return cells(
        number,
        TICKED if in_hand(paper, as_of) else TICK,
        told,
        *(TICK if form in _asked_form(paper) else "" for form in _FORMS),
        valid,
        Cell(paper.received_on),
        "",
    )


def _asked_form(paper: Paper) -> str:
    """The form without what need only be shown (原件备查)."""
    return _SHOWN.sub("", paper.form)


def _other_form(paper: Paper) -> str:
    """A form that the three columns do not tell: a screen shot, a print with a code, a notarised one."""
    if not paper.form or paper.form in ("原件", "复印件", "复印件盖章", "原件盖章"):
        return ""
    return f"要求：{paper.form}"


def _hand_over(case: Case) -> Iterator[Block]:
    yield from words(case.letterhead.closing)
    day, head = f"日期：{FILL}", case.letterhead
    theirs = (f"单位：{case.assessment.client}", f"交件人：{FILL}", day)
    own = (f"单位：{head.agency or FILL}", f"收件人：{head.advisor or FILL}", day)
    yield SignOff((Party("交件单位（盖章）", theirs), Party("收件单位（盖章）", own)))


def checklist_sheets(case: Case) -> Iterator[Part]:
    """The workbook: all lists in one, to be filtered by application, ticked and dated."""
    columns = (
        Column("序号", 3, Kind.NUMBER),
        Column("申报事项", 18),
        Column("材料", 20),
        Column("必交", 4),
        Column("形式", 12),
        Column("时效", 10),
        Column("出具单位", 12),
        Column("收齐", 4, choices=(TICK, TICKED)),
        Column("收到日期", 6, Kind.DATE),
        Column("有效至", 6, Kind.DATE),
        Column("签收人", 7),
        Column("备注", 16),
    )
    lists = tuple(checklists(case))
    asked = [(title, paper) for title, papers in lists for paper in papers]
    rows = tuple(
        cells(
            number,
            title,
            paper.name,
            "必交" if paper.required else "选交",
            paper.form,
            paper.valid,
            paper.issuer,
            TICKED if in_hand(paper, case.assessment.as_of) else TICK,
            Cell(paper.received_on),
            Cell(paper.valid_to),
            "",
            paper.note,
        )
        for number, (title, paper) in enumerate(asked, 1)
    )
    summary = Table(
        (Column("申报事项", 20), Column("收集情况", 24)),
        tuple(cells(title, counted(papers, case.assessment.as_of)) for title, papers in lists),
        empty=NO_PAPERS,
    )
    yield Part("说明", (plain(_NOTE), summary))
    yield Part("材料清单", (Table(columns, rows, main=True, empty=NO_PAPERS),))

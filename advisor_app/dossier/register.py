"""The register of all applications as a workbook: figures, applications, payments, what was lost.

Sums stand in 万元 as real numbers; certain, capped and hoped-for money keep a column each and are never
added up. Totals are formulas over the rows above them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from advisor_app.domain.application import Event
from advisor_app.domain.labels import label, stage_label
from advisor_app.dossier.document import (
    Block,
    Cell,
    Column,
    DossierDoc,
    Heading,
    Kind,
    PageBreak,
    Paragraph,
    Part,
    Role,
    Row,
    Span,
    SumAbove,
    SumOf,
    Table,
)
from advisor_app.dossier.write import write_whole
from advisor_app.pipeline import figures
from advisor_app.pipeline.figures import Counted, Line

TITLE, NAME = "申报统计", "申报台账"
"""What the workbook is headed with, and what its file is called."""
_NOTE = "金额单位：万元。确定、上限、预期性质不同，各列一栏，不相加；“在办”是尚未核定且仍在进行的。"
_UNIT = "\n（万元）"
_MONEY = Kind.MONEY
_LINE_COLUMNS = (
    *(Column(name, 5, Kind.NUMBER) for name in figures.COUNTS.values()),
    *(Column(f"{name}{_UNIT}", 7, _MONEY) for name in figures.SUMS.values()),
)
_APPLICATIONS = (
    Column("客户", 16),
    Column("事项或称号", 15),
    Column("轮次", 6, Kind.CODE),
    Column("阶段", 4.5),
    Column("阶段日期", 5.5, Kind.DATE),
    Column(f"确定{_UNIT}", 5.5, _MONEY),
    Column(f"上限{_UNIT}", 5.5, _MONEY),
    Column(f"预期{_UNIT}", 5.5, _MONEY),
    Column(f"核定{_UNIT}", 5.5, _MONEY),
    Column(f"已兑付{_UNIT}", 5.5, _MONEY),
    Column(f"待兑付{_UNIT}", 5.5, _MONEY),
    Column("下一步", 10),
    Column("日期", 5.5, Kind.DATE),
    Column("城市", 5),
    Column("顾问", 5),
    Column("梯队", 9),
    Column("文号", 9, Kind.CODE),
    Column("未成的理由", 11),
)
_SECOND_PAGE = "advisor"
"""The dimension that begins a page when 汇总 is printed."""
_FIRST_SUM, _LAST_SUM = 5, 10
_PAYMENTS = (
    Column("客户", 18),
    Column("事项", 20),
    Column("到账日期", 6.5, Kind.DATE),
    Column(f"金额{_UNIT}", 8, _MONEY),
    Column("付款方", 14),
    Column("第几笔", 7, Kind.CODE),
)
_LOSSES = (Column("结果", 8), Column("次数", 6, Kind.NUMBER), Column("理由", 28), Column("客户", 28))
_WAITS = (
    Column("阶段", 8),
    Column("次数", 6, Kind.NUMBER),
    Column("停留天数的中位数", 28, Kind.NUMBER),
    Column("最长停留天数", 28, Kind.NUMBER),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """An application as the register lists it: how it is counted, whose it is, what comes next."""

    counted: Counted
    client: str
    title: str
    stage_on: dt.date
    next_step: str = ""
    next_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Register:
    """All applications on a day; ``dimensions``: what they are counted by, key → name."""

    entries: tuple[Entry, ...]
    dimensions: Mapping[str, str]
    as_of: dt.date
    content_version: str

    @property
    def counted(self) -> tuple[Counted, ...]:
        """The applications as they are counted."""
        return tuple(entry.counted for entry in self.entries)


def write_register(path: Path, register: Register) -> None:
    """Write the workbook, which replaces an older one only when it is whole; StoreError where it can't be."""
    from advisor_app.dossier.xlsx.writer import xlsx_bytes  # noqa: PLC0415  late: slow to load

    write_whole(path, xlsx_bytes(register_doc(register)))


def register_doc(register: Register) -> DossierDoc:
    """The four sheets."""
    clients = len({entry.client for entry in register.entries})
    version = register.content_version
    return DossierDoc(
        title=TITLE,
        client=f"{clients} 家客户的 {len(register.entries)} 项申报",
        as_of=register.as_of,
        standing="",
        record=(("政策内容版本", version),),
        facts=(("截至", Cell(register.as_of, Kind.DATE)), ("政策内容版本", Cell(version, Kind.CODE))),
        paper=(),
        sheets=(
            Part("汇总", tuple(_summary(register))),
            Part("申报台账", (_applications(register.entries),)),
            Part("兑付", (_payments(register.entries),)),
            Part("未成与用时", tuple(_endings(register))),
        ),
        dated="截至",
    )


def _summary(register: Register) -> Iterator[Block]:
    counted = register.counted
    everything = figures.line("全部", counted)
    yield Table((Column("分组", 14), *_LINE_COLUMNS), (_line(everything),), main=True, alone=False)
    yield Paragraph((Span(_NOTE),), Role.NOTE)
    for key, name in register.dimensions.items():
        lines = figures.by(key, counted)
        if key == _SECOND_PAGE:
            yield PageBreak()
        yield Heading(f"按{name}", 2)
        foot = (_total(everything, len(lines)),) if lines else ()
        yield Table((Column(name, 14), *_LINE_COLUMNS), tuple(_line(each) for each in lines), foot)
    years = figures.paid_by_year(counted)
    if years:
        yield Heading("各年兑付", 2)
        yield Table(
            (Column("年度", 14, Kind.CODE), Column(f"到账{_UNIT}", 12, _MONEY)),
            tuple((Cell(str(year)), Cell(amount)) for year, amount in years.items()),
            ((Cell("合计"), Cell(sum(years.values()), formula=SumAbove(len(years)))),),
        )


def _line(line: Line) -> Row:
    return (Cell(line.label), *(Cell(getattr(line, key)) for key in (*figures.COUNTS, *figures.SUMS)))


def _total(line: Line, rows: int) -> Row:
    above = SumAbove(rows)
    keys = (*figures.COUNTS, *figures.SUMS)
    return (Cell("合计"), *(Cell(getattr(line, key), formula=above) for key in keys))


def _applications(entries: Sequence[Entry]) -> Table:
    ordered = sorted(entries, key=lambda e: (e.client, e.counted.application.round, e.title))
    rows = tuple(_application(entry) for entry in ordered)
    foot: list[Cell] = [Cell("合计（各栏分别相加）"), *[Cell(None)] * (len(_APPLICATIONS) - 1)]
    for place in range(_FIRST_SUM, _LAST_SUM + 1):
        amounts = (row[place].value for row in rows)
        total = sum((a for a in amounts if isinstance(a, Decimal)), Decimal(0))
        foot[place] = Cell(total, formula=SumOf(place))
    empty = "还没有立项。"
    return Table(_APPLICATIONS, rows, (tuple(foot),) if rows else (), main=True, empty=empty)


def _application(entry: Entry) -> Row:
    counted, application = entry.counted, entry.counted.application
    hoped = (counted.fixed, counted.ceiling, counted.expected) if counted.hoped else (None,) * 3
    lost = figures.lost_by(application)
    number = next((s.evidence.number for s in reversed(application.steps) if s.evidence.number), "")
    return (
        Cell(entry.client),
        Cell(entry.title),
        Cell(application.round),
        Cell(stage_label(application.stage, application.pursuit)),
        Cell(entry.stage_on),
        *(Cell(amount or None) for amount in hoped),
        Cell(application.awarded),
        *(Cell(amount or None) for amount in (application.paid, application.due)),
        Cell(entry.next_step),
        Cell(entry.next_on),
        *(Cell(counted.groups.get(key, "")) for key in ("city", "advisor", "rung")),
        Cell(number),
        Cell("" if lost is None else lost.evidence.reason),
    )


def _payments(entries: Sequence[Entry]) -> Table:
    paid = [
        (entry, step.evidence)
        for entry in entries
        for step in entry.counted.application.steps
        if step.event is Event.PAY
    ]
    paid.sort(key=lambda one: one[1].day)
    rows = tuple(
        (
            Cell(entry.client),
            Cell(entry.title),
            Cell(evidence.day),
            Cell(evidence.amount),
            Cell(evidence.payer),
            Cell(evidence.tranche),
        )
        for entry, evidence in paid
    )
    total = sum((evidence.amount or Decimal(0) for _, evidence in paid), Decimal(0))
    blank = Cell(None)
    foot = (Cell("合计"), blank, blank, Cell(total, formula=SumOf(3)), blank, blank)
    return Table(_PAYMENTS, rows, (foot,) if rows else (), main=True, empty="还没有到账。")


def _endings(register: Register) -> Iterator[Block]:
    whose: dict[tuple[Event, str], list[str]] = {}
    for entry in register.entries:
        step = figures.lost_by(entry.counted.application)
        if step is not None:
            whose.setdefault((step.event, step.evidence.reason), []).append(entry.client)
    rows = tuple(
        (Cell(label(event)), Cell(count), Cell(reason), Cell("、".join(dict.fromkeys(whose[event, reason]))))
        for event, reason, count in figures.losses(register.counted)
    )
    yield Table(_LOSSES, rows, main=True, empty="没有未成的申报。")
    yield Heading("各阶段用时", 2)
    waits = tuple(
        (Cell(label(w.stage)), Cell(w.count), Cell(Decimal(str(w.median))), Cell(w.longest))
        for w in figures.waits(register.counted)
    )
    yield Table(_WAITS, waits, empty="还没有走完一个阶段的申报。")
    yield Paragraph((Span("只算已经离开该阶段的停留；仍在其中的不计。"),), Role.NOTE)

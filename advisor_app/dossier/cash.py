"""资金流测算: one client's payments by year, payer and kind; and 资金流汇总, a portfolio's.

Kinds have a column each and are never added up; what is not settled and what is only drafted is listed
one by one beside its bound.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from advisor_app.advice.cashflow import ADDED, KINDS, OPEN, CashFlow, Kind, RollUp, Row
from advisor_app.domain.money import format_wan
from advisor_app.domain.phrases import Tone, clause_phrase
from advisor_app.dossier.case import Case
from advisor_app.dossier.document import (
    Block,
    Brand,
    Cell,
    Column,
    DossierDoc,
    Groups,
    Heading,
    Paragraph,
    Part,
    Role,
    Span,
    SumOf,
    Table,
)
from advisor_app.dossier.document import Kind as Form
from advisor_app.dossier.document import Row as Line
from advisor_app.dossier.layout import cells, plain, words

ROLL_TITLE = "资金流汇总"
_UNIT = "\n（万元）"
_NOTHING = "按现有资料，没有可以按年列出的资金。"
_APART = "各类分别相加；性质不同，不跨类合计。"
_OPEN_NOTE = "逐项列出，各项之间可能就高不重复，相加会虚高；年份是最早的一年。"
_BOUNDS = {Kind.LEAD: "全部有利时", Kind.DRAFT: "如原样印发"}
_PICTURE = "按年分类（万元；各柱性质不同，不相加）"
_KINDS = tuple(Column(f"{KINDS[kind]}{_UNIT}", 6, Form.MONEY) for kind in ADDED)


class Cash:
    """The sections of one client's cash flow."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.flow: CashFlow = case.flow

    def paper(self) -> Iterator[tuple[str, tuple[Block, ...]]]:
        """Names and blocks of the paper's sections, the statement left out."""
        yield "按年概览", (*words(self.case.letterhead.opening), *self._overview())
        if self.flow.rows:
            yield "逐笔明细", tuple(self._details(self.flow.of(*ADDED)))
        if self.flow.of(Kind.LEAD) or self.flow.unstated:
            yield "待核与未写明金额", tuple(self._waiting())
        yield "测算假设", tuple(self._assumptions())

    def sheets(self) -> Iterator[Part]:
        """The sheets of the workbook, drafts last."""
        heading = Heading("测算假设", 2)
        yield Part("总览", (*self._overview(), heading, *self._assumptions()))
        yield Part("按年按付款方", (self._by_payer(),))
        yield Part("逐笔明细", (_rows(self.flow.of(*ADDED), self._clause, main=True),))
        yield Part("待核", tuple(self._waiting()))
        if self.flow.of(Kind.DRAFT):
            yield self.drafts()

    def drafts(self) -> Part:
        """What drafts would give, marked as such."""
        return Part("附：征求意见稿", tuple(self._drafts()), draft=True)

    @property
    def drafted(self) -> bool:
        """Whether a draft says anything of the client."""
        return bool(self.flow.of(Kind.DRAFT))

    def _overview(self) -> Iterator[Block]:
        yield self._lead()
        table = by_year(
            [(bar.year, bar.parts) for bar in self.flow.bars()], [self.flow.sum(kind) for kind in ADDED]
        )
        yield table
        yield plain(_APART, Role.NOTE)
        if self.flow.years:
            values = tuple(range(1, len(ADDED) + 1))
            yield Groups(_PICTURE, table, 0, values, len(table.rows))

    def _lead(self) -> Paragraph:
        said = [Span(f"以 {self.flow.as_of.isoformat()} 为基准日，")]
        told = [(kind, self.flow.sum(kind)) for kind in ADDED if self.flow.sum(kind)]
        for number, (kind, amount) in enumerate(told):
            tone = Tone.GOOD if kind in (Kind.RECEIVED, Kind.GRANTED, Kind.FIXED) else Tone.OPEN
            mark = "、" if number else ""
            said.append(Span(f"{mark}{KINDS[kind]} {format_wan(amount)} 万元", strong=True, tone=tone))
        said.append(Span("。" if told else "没有已经确认的资金。"))
        waiting = self.flow.sum(Kind.LEAD)
        if waiting:
            said.append(Span(f"另有待核上限 {format_wan(waiting)} 万元，定下来之前不列入任何年度。"))
        return Paragraph(tuple(said), Role.LEAD)

    def _by_payer(self) -> Table:
        keys = sorted({(r.year, r.payer) for r in self.flow.of(*ADDED)})
        rows = tuple(
            cells(Cell(str(year)), payer, *(self.flow.sum(k, year=year, payer=payer) or None for k in ADDED))
            for year, payer in keys
        )
        sums = [self.flow.sum(kind) for kind in ADDED]
        columns = (Column("年度", 5, Form.CODE), Column("付款方", 14), *_KINDS)
        return Table(columns, rows, _foot(rows, sums, 2), main=True, empty=_NOTHING)

    def _details(self, rows: Sequence[Row]) -> Iterator[Block]:
        """A table a year, so that the paper can be read by year."""
        for year in sorted({row.year for row in rows}):
            yield Heading(f"{year} 年", 2)
            yield _rows([row for row in rows if row.year == year], self._clause, dated=False)

    def _waiting(self) -> Iterator[Block]:
        rows = self.flow.of(Kind.LEAD)
        bound = format_wan(self.flow.sum(Kind.LEAD))
        if rows:
            most = f"有线索的待定事项和可享受事项中金额未定的部分，全部有利时最多再增加 {bound} 万元。"
            yield plain(f"{most}{_OPEN_NOTE}", Role.NOTE)
        yield _rows(rows, self._clause, main=True, open_=True, empty="没有待核的资金。")
        if self.flow.unstated:
            yield Heading("可享受、原文没有写明金额的事项", 2)
            yield Table(
                (Column("事项", 22), Column("原文怎么说", 22)),
                tuple(cells(name, said) for name, said in self.flow.unstated),
            )

    def _drafts(self) -> Iterator[Block]:
        bound = format_wan(self.flow.sum(Kind.DRAFT))
        said = "以下出自征求意见稿，尚未生效，不作为申报依据，不计入任何合计；"
        yield plain(f"{said}如原样印发，最多再增加 {bound} 万元。下面只列资料里有线索的事项；{_OPEN_NOTE}")
        yield _rows(self.flow.of(Kind.DRAFT), self._clause, main=True, open_=True)

    def _assumptions(self) -> Iterator[Block]:
        for number, sentence in enumerate(self.flow.assumptions(), 1):
            yield plain(f"{number}. {sentence}", Role.POINT)

    def _clause(self, measure: str) -> str:
        found = self.case.contents.measures.get(measure)
        if found is None:
            return ""
        return clause_phrase(self.case.library.documents[found.document], found.article)


def by_year(bars: Sequence[tuple[int, Sequence[Decimal]]], sums: Sequence[Decimal]) -> Table:
    """A line a year, a column a kind; each column has its own sum."""
    rows = tuple(cells(Cell(str(year)), *(part or None for part in parts)) for year, parts in bars)
    columns = (Column("年度", 5, Form.CODE), *_KINDS)
    return Table(columns, rows, _foot(rows, sums, 1), anchor="cash-years", empty=_NOTHING)


def _foot(rows: Sequence[Line], sums: Sequence[Decimal], before: int) -> tuple[Line, ...]:
    if not rows:
        return ()
    name = (Cell("小计", strong=True), *[Cell(None)] * (before - 1))
    return ((*name, *(Cell(s, formula=SumOf(before + i), strong=True) for i, s in enumerate(sums))),)


def _rows(
    rows: Sequence[Row],
    clause: Callable[[str], str],
    *,
    main: bool = False,
    dated: bool = True,
    open_: bool = False,
    empty: str = _NOTHING,
) -> Table:
    """Payments a line each, with the clause they rest on; ``open_``: all are bounds of one kind."""
    columns = (
        *((Column("最早\n年度" if open_ else "年度", 4.5, Form.CODE),) if dated else ()),
        Column("事项", 13),
        Column("付款方", 7.5),
        *(() if open_ else (Column("类别", 5),)),
        Column(f"{'最高' if open_ else '金额'}{_UNIT}", 6, Form.MONEY),
        Column("期次与条件", 9),
        Column("依据", 13),
    )
    lines = tuple(
        cells(
            *((Cell(str(row.year)),) if dated else ()),
            row.title,
            row.payer,
            *(() if open_ else (KINDS[row.kind],)),
            row.amount,
            "；".join(part for part in (row.tranche, row.when, row.remark) if part),
            clause(row.measure),
        )
        for row in rows
    )
    return Table(columns, lines, main=main, empty=empty)


# --- the portfolio ------------------------------------------------------------------------------------


def roll_doc(
    rolled: RollUp,
    flows: Sequence[tuple[str, CashFlow]],
    as_of: dt.date,
    version: str,
    brand: Brand,
) -> DossierDoc:
    """资金流汇总 as a workbook; ``flows``: the same that were rolled up, by the client's name."""
    return DossierDoc(
        title=ROLL_TITLE,
        client=f"{len(rolled.clients)} 家客户",
        as_of=as_of,
        standing="",
        record=(("政策内容版本", version),),
        facts=(
            ("评估基准日", Cell(as_of, Form.DATE)),
            ("政策内容版本", Cell(version, Form.CODE)),
            ("申报到拨付", Cell("、".join(dict.fromkeys(f"{flow.delays.months} 个月" for _, flow in flows)))),
        ),
        paper=(),
        sheets=(
            Part("按年", tuple(_rolled_years(rolled, flows))),
            Part("按年按付款方", (_rolled_payers(rolled),)),
            Part("按客户", (_rolled_clients(flows),)),
            Part("逐笔明细", (_rolled_rows(flows),)),
        ),
        brand=brand,
    )


def _rolled_years(rolled: RollUp, flows: Sequence[tuple[str, CashFlow]]) -> Iterator[Block]:
    sums = [rolled.sum(kind) for kind in ADDED]
    table = by_year([(bar.year, bar.parts) for bar in rolled.bars()], sums)
    yield table
    yield plain(_APART, Role.NOTE)
    if table.rows:
        yield Groups(_PICTURE, table, 0, tuple(range(1, len(ADDED) + 1)), len(table.rows))
    yield Heading("每年有资金的客户数", 2)
    counts = {(cell.year, cell.kind): len(cell.clients) for cell in rolled.by_year()}
    columns = (Column("年度", 5, Form.CODE), *(Column(f"{KINDS[k]}\n（家）", 6, Form.NUMBER) for k in ADDED))
    yield Table(
        columns,
        tuple(cells(Cell(str(y)), *(counts.get((y, k)) for k in ADDED)) for y in rolled.years),
        empty=_NOTHING,
    )
    yield Heading("不列入任何年度", 2)
    rows = tuple(
        cells(
            f"{KINDS[kind]}：{_BOUNDS[kind]}最多再增加",
            amount,
            number,
        )
        for kind, amount, number in rolled.bounds
        if amount or kind is Kind.LEAD
    )
    yield Table(
        (Column("类别", 18), Column(f"金额{_UNIT}", 8, Form.MONEY), Column("客户数", 6, Form.NUMBER)), rows
    )
    for number, sentence in enumerate(flows[0][1].assumptions() if flows else (), 1):
        yield plain(f"{number}. {sentence}", Role.NOTE)


def _rolled_payers(rolled: RollUp) -> Table:
    sums = {(c.year, c.payer, c.kind): c.amount for c in rolled.cells}
    keys = sorted({(c.year, c.payer) for c in rolled.cells})
    rows = tuple(
        cells(Cell(str(year)), payer, *(sums.get((year, payer, k)) for k in ADDED)) for year, payer in keys
    )
    columns = (Column("年度", 5, Form.CODE), Column("付款方", 16), *_KINDS)
    return Table(columns, rows, _foot(rows, [rolled.sum(k) for k in ADDED], 2), main=True, empty=_NOTHING)


def _rolled_clients(flows: Sequence[tuple[str, CashFlow]]) -> Table:
    open_ = tuple(kind for kind in OPEN if kind is Kind.LEAD or any(flow.sum(kind) for _, flow in flows))
    every = (*ADDED, *open_)
    columns = (
        Column("序号", 3, Form.NUMBER),
        Column("客户", 18),
        *_KINDS,
        *(Column(f"{KINDS[kind]}{_UNIT}", 9, Form.MONEY) for kind in open_),
    )
    rows = tuple(
        cells(number, name, *(flow.sum(kind) or None for kind in every))
        for number, (name, flow) in enumerate(flows, 1)
    )
    sums = [sum((flow.sum(kind) for _, flow in flows), Decimal(0)) for kind in every]
    return Table(columns, rows, _foot(rows, sums, 2), main=True, empty="还没有客户。")


def _rolled_rows(flows: Sequence[tuple[str, CashFlow]]) -> Table:
    columns = (
        Column("客户", 16),
        Column("年度", 5, Form.CODE),
        Column("事项", 20),
        Column("付款方", 10),
        Column("类别", 8),
        Column(f"金额{_UNIT}", 7, Form.MONEY),
        Column("期次与条件", 14),
    )
    rows = tuple(
        cells(
            name,
            Cell(str(row.year)),
            row.title,
            row.payer,
            KINDS[row.kind],
            row.amount,
            "；".join(part for part in (row.tranche, row.when, row.remark) if part),
        )
        for name, flow in flows
        for row in flow.rows
    )
    return Table(columns, rows, main=True, empty=_NOTHING)

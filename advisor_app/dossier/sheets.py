"""The workbook of an assessment, sheet by sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal

from advisor_app.domain.assessment import MeasureResult
from advisor_app.domain.confidence import remark
from advisor_app.domain.facts import Blank, FactDef, FactType
from advisor_app.domain.labels import label
from advisor_app.domain.money import format_wan
from advisor_app.domain.phrases import (
    reading_phrase,
    tone,
    value_phrase,
)
from advisor_app.domain.policy import Citation, Standing
from advisor_app.domain.record import FactValue, RecognitionEvent
from advisor_app.domain.verdict import Outcome
from advisor_app.dossier.case import Case
from advisor_app.dossier.document import (
    Block,
    Cell,
    Column,
    Disclaimer,
    Heading,
    Kind,
    PageBreak,
    Part,
    Role,
    Row,
    Status,
    SumOf,
    Table,
)
from advisor_app.dossier.ladder import ladder_blocks
from advisor_app.dossier.layout import (
    BUCKET,
    COUNTED,
    NO_ELIGIBLE,
    NO_GAPS,
    NO_PAPERS,
    OTHERS_NOTE,
    PAPERS_NOTE,
    QUESTIONS_NOTE,
    READINGS_NOTE,
    Layout,
    cells,
    fitness,
    plain,
    standing,
    status,
    words,
)
from advisor_app.dossier.progress import moments_table, payments_table, undertakings_table

_MEASURE = (
    Column("序号", 3, Kind.NUMBER),
    Column("政策事项", 15),
    Column("文件", 10),
    Column("条款", 5.5, Kind.CODE),
    Column("效力", 5, Kind.STATUS),
    Column("确定性", 5),
    Column("受益对象", 5),
    Column("金额", 12),
)
"""What stands at the left of every list of measures."""
_COUNTING = (
    *_MEASURE,
    Column("测算金额\n（万元）", 6, Kind.MONEY),
    Column("计入合计\n（万元）", 6, Kind.MONEY),
    Column("类别", 4.5),
    Column("测算过程", 13),
    Column("说明", 18),
)


class SheetLayout(Layout):
    """The sheets of a workbook; each can stand in any dossier."""

    def __init__(self, case: Case) -> None:
        super().__init__(case.contents)
        self.case = case
        self.names: frozenset[str] = frozenset()
        c, track = self.contents, case.track
        self._sheets: dict[str, Callable[[], Iterable[Block | None]]] = {
            "总览": self._overview,
            "可享受": self._eligible,
            "归其他主体": self._others,
            "分期拨付": lambda: (self.by_part(main=True),),
            "待定与缺什么": self._undetermined,
            "要问的资料": self._questions,
            "不符合与差距": self._gaps,
            "非资金支持": lambda: (self.services(c.services, main=True) if c.services else None,),
            "梯队与认定": lambda: ladder_blocks(c),
            "材料清单": self._papers,
            "依据原文": lambda: (self._basis(),),
            "数据": lambda: (self._data(),),
            "原文读法": self._readings,
            "未施行或已失效": lambda: self._apart(c.dormant) if c.dormant else (),
            "申报进展": lambda: (
                undertakings_table(track.undertakings, main=True) if track.undertakings else None,
            ),
            "到账": lambda: (payments_table(track.paid, main=True) if track.paid else None,),
            "往来记录": lambda: (moments_table(track.moments, main=True) if track.moments else None,),
        }

    def parts(self, names: Sequence[str]) -> Iterator[Part]:
        """The named sheets, 总览 first; one list a sheet, so that each can be sorted and printed by itself.

        Sheets with nothing to say are left out, and drafts stand at the end.
        """
        self.names = frozenset(names)
        for name in names:
            blocks = tuple(block for block in self._sheets[name]() if block is not None)
            if blocks:
                yield Part(name, blocks)
        if self.contents.has_drafts:
            yield Part("征求意见稿", tuple(self._drafts()), draft=True)

    def _overview(self) -> Iterator[Block]:
        c = self.contents
        yield from words(self.case.letterhead.opening)
        yield from self.conclusion()
        yield Heading("结论", 2)
        counts = (
            (Outcome.ELIGIBLE, len(c.eligible), "可享受", "条件全部符合；金额以主管部门核定为准"),
            (
                Outcome.UNDETERMINED,
                len(c.undetermined),
                "待定与缺什么",
                "还缺资料或需要人工判断，金额只列待核上限",
            ),
            (Outcome.INELIGIBLE, len(c.ineligible), "不符合与差距", "至少一项条件不符合，列出差距"),
            (Outcome.NOT_APPLICABLE, c.not_applicable, "", "与该企业无关，只计数、不列出"),
        )
        yield Table(
            (Column("结论", 7, Kind.STATUS), Column("事项数", 8, Kind.NUMBER), Column("说明", 26)),
            tuple(
                cells(
                    Cell(Status(label(o), tone(o)), link=f"part:{sheet}" if sheet in self.names else ""),
                    count,
                    said,
                )
                for o, count, sheet, said in counts
            ),
        )
        yield Heading("金额", 2)
        table, picture = self.money(linked=True)
        yield table
        others = self.assessment.totals.others
        if others:
            said = f"归其他主体的 {format_wan(others)} 万元另列于“归其他主体”表，不在以上合计之内。"
            yield plain(said, Role.NOTE)
        yield PageBreak()
        if picture is not None:
            yield picture
        yield Heading("所依据的文件", 2)
        yield self.documents()
        yield Heading("声明", 2)
        yield from words(self.case.letterhead.closing)
        yield Disclaimer()

    def _named(self, number: int, result: MeasureResult) -> tuple[Cell, ...]:
        """Number, name, document, and the article with its words as a note and a way to them."""
        title, sign, article = self.contents.place(result.document, result.article)
        told = result.standing not in (Standing.DRAFT, Standing.HISTORY)
        return (
            Cell(number),
            Cell(self.contents.names[result.key]),
            Cell(sign if told else title),
            Cell(article, link=f"basis:{result.key}", note=self.margin_note(result)),
        )

    def _left(self, number: int, result: MeasureResult) -> tuple[Cell, ...]:
        return (
            *self._named(number, result),
            standing(result),
            Cell(label(result.certainty)),
            Cell(label(result.payee)),
            Cell(self.phrase(result)),
        )

    def _eligible(self) -> Iterator[Block]:
        rows = tuple(self._eligible_row(i, r) for i, r in enumerate(self.contents.eligible, 1))
        foot = tuple(
            self._foot(f"{kind}小计", amount, SumOf(COUNTED, match=(BUCKET, kind)))
            for kind, amount in self.kinds()
        )
        yield Table(
            _COUNTING,
            rows,
            foot if rows else (),
            "eligible",
            main=True,
            empty=NO_ELIGIBLE,
        )

    def _others(self) -> Iterator[Block]:
        if not self.contents.others:
            return
        rows = tuple(self._eligible_row(i, r) for i, r in enumerate(self.contents.others, 1))
        total = self._foot("归其他主体合计", self.assessment.totals.others, SumOf(COUNTED))
        yield plain(OTHERS_NOTE, Role.NOTE)
        yield Table(_COUNTING, rows, (total,), main=True)

    def _foot(self, name: str, amount: Decimal, formula: SumOf) -> Row:
        blank = Cell(None)
        return (
            blank,
            Cell(name, strong=True),
            *([blank] * (COUNTED - 2)),
            Cell(amount, formula=formula, strong=True),
            *([blank] * 3),
        )

    def _eligible_row(self, number: int, result: MeasureResult) -> Row:
        remarks = self.contents.remarks(result)
        return (
            *self._left(number, result),
            Cell(result.amount.confirmed),
            Cell(result.counted if result.chosen and result.amount.stated else None),
            Cell(self.contents.bucket(result) or "不计入"),
            Cell(self.formula(result)),
            Cell("；".join(remarks)),
        )

    def _undetermined(self) -> Iterator[Block]:
        columns = (
            *_MEASURE,
            Column("线索", 3.5),
            Column("待核上限\n（万元）", 6, Kind.MONEY),
            Column("还缺什么", 14),
            Column("谁掌握", 9),
            Column("凭什么材料", 12),
            Column("说明", 14),
        )
        rows = []
        for number, result in enumerate(self.contents.undetermined, 1):
            lines = self.contents.missing_lines(result)
            rows.append(
                (
                    *self._left(number, result),
                    Cell("有" if result.lead else "无"),
                    Cell(result.amount.possible),
                    Cell("\n".join(_numbered(said for said, _, _ in lines))),
                    Cell("\n".join(_numbered(who for _, who, _ in lines))),
                    Cell("\n".join(_numbered(which for _, _, which in lines))),
                    Cell("；".join(self.contents.remarks(result))),
                )
            )
        yield Table(columns, tuple(rows), main=True, empty="没有待定的事项。")
        yield plain(
            "待核上限不相加：各项之间可能就高不重复，相加会虚高；落实时最多增加的金额见“总览”。", Role.NOTE
        )

    def _questions(self) -> Iterator[Block]:
        if not self.contents.undetermined:
            return
        columns = (
            Column("序号", 3, Kind.NUMBER),
            Column("缺什么", 20),
            Column("口径", 16),
            Column("谁掌握", 12),
            Column("凭什么材料", 16),
            Column("线索", 4),
            Column("涉及最大\n（万元）", 6, Kind.MONEY),
            Column("影响的事项", 30),
        )
        rows = tuple(
            cells(
                number,
                q.text,
                q.basis,
                q.holder,
                q.papers,
                "有" if q.lead else "无",
                q.most,
                self.contents.some_names(q.measures),
            )
            for number, q in enumerate(self.contents.questions(), 1)
        )
        yield plain(QUESTIONS_NOTE, Role.NOTE)
        yield Table(columns, rows, main=True)

    def _readings(self) -> Iterator[Block]:
        c, readings = self.contents, self.open_readings()
        if not readings:
            return
        columns = (
            Column("问题", 18),
            Column("读法", 14),
            Column("本报告\n采用", 4),
            Column("政策事项", 15),
            Column("结果", 12),
            Column("咨询部门", 11),
            Column("原文", 24),
            Column("出处", 18),
        )
        rows = tuple(
            cells(
                reading.question,
                outcome.label,
                "采用" if outcome.assumed else "",
                c.names[result.key],
                reading_phrase(outcome, result),
                reading.office,
                reading.cite.quote,
                c.cite(reading.cite),
            )
            for reading in readings
            for result, outcomes in reading.rows
            for outcome in outcomes
        )
        yield plain(READINGS_NOTE, Role.NOTE)
        yield Table(columns, rows, main=True)

    def _gaps(self) -> Iterator[Block]:
        columns = (
            Column("序号", 3, Kind.NUMBER),
            Column("政策事项", 15),
            Column("文件", 10),
            Column("条款", 5.5, Kind.CODE),
            Column("结论", 5.5, Kind.STATUS),
            Column("不符合的条件", 16),
            Column("实际情况", 14),
            Column("年度", 4, Kind.CODE),
            Column("来源", 7),
            Column("要求", 8),
            Column("差距", 8),
            Column("说明", 12),
        )
        c = self.contents
        rows = []
        for number, gap in enumerate(c.gaps(), 1):
            requirement, margin = c.gap_remark(gap)
            use = gap.use
            rows.append(
                cells(
                    *self._named(number, gap.measure),
                    Cell(gap.status),
                    c.gap_label(gap),
                    c.gap_read(gap),
                    "" if use is None or use.year is None else str(use.year),
                    "" if use is None else use.source,
                    requirement,
                    margin,
                    gap.condition.note,
                )
            )
        yield Table(columns, tuple(rows), main=True, empty=NO_GAPS)

    def _papers(self) -> Iterator[Block]:
        columns = (
            Column("序号", 3, Kind.NUMBER),
            Column("材料", 18),
            Column("形式、时效与出具单位", 18),
            Column("来由", 9),
            Column("证明什么", 18),
            Column("用于", 30),
            Column("提供方", 9),
            Column("收齐", 4, choices=("☐", "☑")),
            Column("签收人", 6),
            Column("签收日期", 6, Kind.DATE),
        )
        rows = tuple(
            cells(
                number,
                p.name,
                p.details,
                p.asked_by,
                "、".join(p.proves),
                self.contents.some_names(p.measures.values()),
                p.holder,
                "☐",
                None,
                None,
            )
            for number, p in enumerate(self.contents.papers(), 1)
        )
        yield plain(PAPERS_NOTE, Role.NOTE)
        yield Table(columns, rows, main=True, empty=NO_PAPERS)

    def _basis(self) -> Table:
        c = self.contents
        results = (*c.eligible, *c.others, *c.undetermined, *c.ineligible, *c.dormant)
        columns = (
            Column("政策事项", 14),
            Column("用途", 5),
            Column("内容", 18),
            Column("结论", 5.5, Kind.STATUS),
            Column("读取的值（年度、来源）", 13),
            Column("差距", 7),
            Column("文件", 12),
            Column("发文字号", 9, Kind.CODE),
            Column("条款", 5, Kind.CODE),
            Column("原文", 40),
            Column("效力", 5, Kind.STATUS),
        )
        rows = [row for result in results for row in self._basis_rows(result)]
        return Table(columns, tuple(rows), main=True, empty="没有可列的依据。")

    def _basis_rows(self, result: MeasureResult) -> Iterator[Row]:
        c = self.contents
        name = Cell(c.names[result.key])
        yield (
            Cell(c.names[result.key], anchor=f"basis:{result.key}", strong=True),
            Cell("支持内容", strong=True),
            Cell(self.phrase(result), strong=True),
            status(result),
            Cell(None),
            Cell(None),
            *self._place(result.cites[0]),
            Cell(result.quote),
            standing(result),
        )
        for line in c.lines(result):
            cite = line.result.cite
            place = self._place(cite) if cite is not None else (Cell(None),) * 3
            if cite is not None and cite.document == result.document:
                place = (Cell(None), *place[1:])
            yield (
                name,
                Cell("条件"),
                Cell("　" * line.depth + line.result.label),
                Cell(line.status),
                Cell(line.value),
                Cell(line.margin),
                *place,
                Cell(None if cite is None else _with_standard(cite.quote, cite.standard, cite.confidence)),
                standing(result),
            )
        if result.dropped_clause is not None:
            clause = result.dropped_clause
            yield (
                name,
                Cell("就高不重复"),
                Cell(c.remarks(result)[0]),
                Cell(None),
                Cell(None),
                Cell(None),
                *self._place(clause),
                Cell(clause.quote),
                standing(result),
            )

    def _place(self, cite: Citation) -> tuple[Cell, ...]:
        return tuple(Cell(part) for part in self.contents.place(cite.document, cite.article, cite.start))

    def _apart(self, results: Sequence[MeasureResult]) -> Iterator[Block]:
        columns = (*_MEASURE, Column("条件", 5, Kind.STATUS), Column("原文", 36))
        rows = tuple((*self._left(i, r), fitness(r), Cell(r.quote)) for i, r in enumerate(results, 1))
        yield Table(columns, rows, main=True, empty="没有与该企业有关的事项。")

    def _drafts(self) -> Iterator[Block]:
        yield from self._apart(self.contents.drafts)
        most = format_wan(self.assessment.totals.drafts_possible)
        yield plain(
            f"如按征求意见稿原样印发，企业最多可再增加 {most} 万元（仅供研判，不计入任何合计）。", Role.NOTE
        )
        if self.contents.draft_services:
            yield self.services(self.contents.draft_services)

    # --- data -------------------------------------------------------------------------------------

    def _data(self) -> Table:
        columns = (
            Column("类别", 8),
            Column("名称", 16),
            Column("年度", 4, Kind.CODE),
            Column("数值", 14),
            Column("单位", 4),
            Column("来源", 8),
            Column("佐证材料", 14),
            Column("取得日期", 6, Kind.DATE),
            Column("备注", 16),
        )
        return Table(columns, tuple(self._data_rows()), main=True, empty="没有录入数据。")

    def _data_rows(self) -> Iterator[Row]:
        facts, catalogue = self.contents.facts, self.contents.library.catalogue
        for key, value in facts.facts.items():
            fact = catalogue.facts.get(key)
            yield self._datum(fact, key, "", value, fact.group if fact is not None else "")
        for key, years in facts.years.items():
            fact = catalogue.facts.get(key)
            for year in sorted(years):
                yield self._datum(fact, key, str(year), years[year], fact.group if fact is not None else "")
        for recognition in facts.recognitions:
            kind = catalogue.recognitions.get(recognition.kind)
            until = f"有效期至 {recognition.valid_to.isoformat()}" if recognition.valid_to else ""
            yield cells(
                "资质",
                kind.label if kind is not None else recognition.kind,
                "" if recognition.granted_on is None else str(recognition.granted_on.year),
                self._event(recognition.event),
                "",
                recognition.document_number,
                "",
                Cell(recognition.granted_on),
                "；".join(part for part in (until, recognition.note) if part),
            )
        for item in facts.items:
            kind_of = catalogue.items.get(item.kind)
            group = f"{kind_of.label if kind_of is not None else item.kind}：{item.title()}"
            for key, value in item.facts.items():
                yield self._datum(catalogue.item_facts.get((item.kind, key)), key, "", value, group)
        for had in facts.received:
            measure = self.contents.measures.get(had.measure)
            yield cells(
                "已享受",
                measure.title if measure is not None else had.measure,
                str(had.year),
                Cell(had.amount, Kind.MONEY),
                "万元",
                had.payer,
                had.tranche,
                None,
                "",
            )
        for key, answer in facts.answers.items():
            yield self._answer(key, answer)

    @staticmethod
    def _event(event: RecognitionEvent | None) -> str:
        return "首次或复核待补" if event is None else label(event)

    def _datum(self, fact: FactDef | None, key: str, year: str, given: FactValue, group: str) -> Row:
        value, unit = _typed(fact, given)
        return cells(
            group or "企业",
            fact.label if fact is not None else key,
            year,
            value,
            unit,
            given.source,
            given.evidence,
            Cell(given.observed_on),
            given.note,
        )

    def _answer(self, key: str, answer: str) -> Row:
        kind, _, rest = key.partition(":")
        library = self.contents.library
        if kind == "reading" and rest in library.readings:
            reading = library.readings[rest]
            said = next((o.label for o in reading.options if o.id == answer), answer)
            return cells("原文读法", reading.question, "", said, "", reading.office, "", None, "")
        question = self.contents.where.question(rest.partition("@")[0])
        said = {"yes": "是", "no": "否"}.get(answer, answer)
        return cells("人工判断", question, "", said, "", "", "", None, "")


def _typed(fact: FactDef | None, given: FactValue) -> tuple[Cell, str]:
    """A fact's value as a typed cell, and the unit beside it."""
    value = given.value
    if isinstance(value, (bool, str, Blank)) or fact is None:
        return Cell(value_phrase(value, fact)), ""
    if not isinstance(value, (int, Decimal)):
        return Cell(value, Kind.DATE), ""
    if fact.type is FactType.MONEY:
        return Cell(Decimal(value), Kind.MONEY), "万元"
    if fact.type is FactType.RATIO:
        return Cell(Decimal(value) * 100, Kind.NUMBER), "%"
    return Cell(value, Kind.NUMBER), fact.unit


def _numbered(lines: Iterable[str]) -> list[str]:
    said = list(lines)
    return said if len(said) < 2 else [f"{number}. {line}" for number, line in enumerate(said, 1)]


def _with_standard(quote: str, standard: str, confidence: str) -> str:
    if not standard:
        return quote
    return f"{quote}\n标准：{standard}{f'（{remark(confidence)}）' if confidence else ''}"

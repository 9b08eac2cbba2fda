"""What paper and workbook of an assessment share: the same sentences and tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from advisor_app.domain.assessment import MeasureResult
from advisor_app.domain.labels import label
from advisor_app.domain.money import ZERO, format_wan
from advisor_app.domain.phrases import (
    ABSENT,
    BARE,
    BUCKETS,
    LEADS,
    PENDING,
    Tone,
    amount_phrase,
    bare_sum,
    confirmed,
    lead_sum,
    tone,
    totals_phrase,
    trim,
    validity_phrase,
)
from advisor_app.domain.policy import Document
from advisor_app.domain.verdict import Outcome
from advisor_app.dossier.contents import Contents, OpenReading, whole_schedule
from advisor_app.dossier.document import (
    Block,
    Cell,
    Column,
    Kind,
    Paragraph,
    Picture,
    Role,
    Row,
    Span,
    Status,
    SumOf,
    Table,
)

COUNTED, BUCKET = 9, 10
"""Columns of the workbook's list of eligible measures that sums are made over."""


OTHERS_NOTE = "因该企业而发放给个人、团队、区县等其他主体的资金，不属于企业，不计入企业合计。"
QUESTIONS_NOTE = "已有线索的在前，各按涉及金额从大到小；同一份资料可能同时解决多项。"
READINGS_NOTE = "下列句子原文没有说清。本报告采用标明的一种读法，其他读法的结果并列，请向咨询部门确认。"
PAPERS_NOTE = "对应可享受和有线索的事项；条文列明的材料排在前面，其余用于佐证条件。以申报通知为准。"
NO_ELIGIBLE = "按现有资料，没有可以确认享受的事项。"
NO_GAPS = "没有不符合条件的事项。"
PARTS_NOTE = "“第几期”是条文的先后次序，不是日历年；何时到账以主管部门拨付为准。"
NO_PAPERS = "没有需要准备的材料。"


def plain(text: str, role: Role = Role.BODY) -> Paragraph:
    return Paragraph((Span(text),), role)


def words(text: str) -> tuple[Paragraph, ...]:
    """The agency's own words, a paragraph a line."""
    return tuple(plain(line) for line in text.splitlines() if line.strip())


def status(result: MeasureResult) -> Cell:
    return Cell(Status(label(result.outcome), tone(result.outcome)))


def fitness(result: MeasureResult) -> Cell:
    """Whether the conditions are met, for what is not in force: never said to be 可享受."""
    return Cell(Status(label(result.why.verdict), tone(result.why.verdict)))


def standing(result: MeasureResult) -> Cell:
    return Cell(Status(label(result.standing), tone(result.standing)))


def cells(*values: Cell | str | int | Decimal | None) -> Row:
    return tuple(v if isinstance(v, Cell) else Cell(v) for v in values)


class Layout:
    """The tables that paper and workbook both show."""

    def __init__(self, contents: Contents) -> None:
        self.contents = contents
        self.assessment = contents.assessment

    def phrase(self, result: MeasureResult) -> str:
        """The amount with its word and nature."""
        return amount_phrase(result, self.contents.measures[result.id].benefit)

    def formula(self, result: MeasureResult) -> str:
        """How the amount was reached, where that says more than the amount."""
        return self.contents.formula(result, self.phrase(result))

    def margin_note(self, result: MeasureResult) -> str:
        """The note on a measure: where it stands, and the sentence."""
        return f"{self.contents.source(result)}\n{result.quote}"

    def counts(self) -> Paragraph:
        """How many verdicts of each kind there are, of what is money; the screen lists the rest apart too."""
        c = self.contents
        others = f"（另有 {len(c.others)} 项给个人、团队或区县）" if c.others else ""
        nothing = f"；另有 {c.not_applicable} 项与该企业无关（不适用），只计数、不列出。"
        return Paragraph(
            (
                Span(f"截至 {self.assessment.as_of.isoformat()}，按现行政策，资金支持的事项中，"),
                Span(f"可享受 {len(c.eligible)} 项", strong=True, tone=Tone.GOOD),
                Span(f"{others}、"),
                Span(f"待定 {len(c.undetermined)} 项", strong=True, tone=Tone.OPEN),
                Span("、"),
                Span(f"不可享受 {len(c.ineligible)} 项", strong=True, tone=Tone.BAD),
                Span(nothing if c.not_applicable else "。"),
            ),
            Role.LEAD,
        )

    def kinds(self) -> tuple[tuple[str, Decimal], ...]:
        """The confirmed money in 元 with the word of its kind; no line of paper adds them up."""
        return tuple((BUCKETS[bucket], amount) for bucket, amount in confirmed(self.assessment).items())

    def sums(self) -> tuple[Span, ...]:
        """The three kinds of confirmed money; they are never said as one."""
        return Span("已确认的金额分三类：", strong=True), Span(totals_phrase(self.assessment), strong=True)

    def pending(self) -> str:
        """What may still come, and from what; "" where nothing may."""
        most, leads = lead_sum(self.assessment), len(self.contents.leads)
        if not most:
            return f"另有 {leads} 项待定事项有线索，目前看不增加合计。" if leads else ""
        of = f"有线索的待定事项 {leads} 项，以及" if leads else ""
        return (
            f"{of}可享受事项中金额或读法未定的部分，如全部按有利的结果落实，"
            f"最多再增加 {format_wan(most)} 万元（{PENDING}），定下来之前不计入。"
        )

    def conclusion(self) -> list[Block]:
        """What was found, in three sentences."""
        c, t = self.contents, self.assessment.totals
        money = [
            *self.sums(),
            Span("。三类性质不同：定额按条文给予，上限由主管部门在限额内核定，择优受名额限制。"),
        ]
        money.append(Span(self.pending()))
        if c.bare:
            money.append(Span(f"其余待定的 {len(c.bare)} 项目前没有资料，不作估计。"))
        blocks: list[Block] = [self.counts(), Paragraph(tuple(money))]
        if t.others:
            others = (
                f"另有 {format_wan(t.others)} 万元因该企业而发放给其他主体（个人、团队或区县），不属于企业。"
            )
            blocks.append(plain(others))
        return blocks

    def money(self, *, linked: bool) -> tuple[Table, Picture | None]:
        """The confirmed sums by kind, what waits apart; and their picture where there is anything to see."""
        meanings = (
            "条文直接给予的金额",
            "条文写明不超过、最高的金额，主管部门在限额内核定",
            "受名额限制，择优确定，不是必得",
        )
        rows = [
            cells(
                Cell(kind, strong=True),
                Cell(amount, formula=self._counted(kind) if linked else None),
                said,
            )
            for (kind, amount), said in zip(self.kinds(), meanings, strict=True)
        ]
        waiting = (
            (
                LEADS,
                lead_sum(self.assessment),
                "有线索的待定事项和可享受事项未定的部分，全部有利时最多再增加；不计入",
            ),
            (
                BARE,
                bare_sum(self.assessment),
                "其余待定事项条文金额的理论上限，目前没有资料支持；不计入合计",
            ),
        )
        rows += [cells(Cell(name, strong=True), amount, said) for name, amount, said in waiting]
        table = Table(
            (Column("类别", 9), Column("金额（万元）", 8, Kind.MONEY), Column("含义", 26)),
            tuple(rows),
            anchor="money",
        )
        tones = (Tone.GOOD, Tone.GOOD, Tone.GOOD, Tone.OPEN)
        if not any(row[1].value for row in rows[: len(tones)]):
            return table, None
        return table, Picture("金额按确定程度（万元）", table, 0, 1, 4, tones)

    def _counted(self, word: str) -> SumOf:
        return SumOf(COUNTED, "eligible", (BUCKET, word))

    def documents(self) -> Table:
        """The documents the report rests on."""
        rows = tuple(
            cells(
                d.title,
                Cell(d.number or ABSENT, Kind.CODE),
                d.issuer,
                Cell(self._document_standing(d)),
                validity_phrase(d.validity),
                Cell(d.checked_on, Kind.DATE),
            )
            for d in self.contents.documents()
        )
        columns = (
            Column("文件", 14),
            Column("发文字号", 7.5, Kind.CODE),
            Column("发文机关", 8),
            Column("效力", 4.5, Kind.STATUS),
            Column("施行与有效期", 8.2),
            Column("核对日", 6, Kind.DATE),
        )
        return Table(columns, rows, empty="没有与该企业有关的政策文件。")

    def _document_standing(self, document: Document) -> Status:
        standing = document.standing(self.assessment.as_of)
        return Status(label(standing), tone(standing))

    def services(self, results: Sequence[MeasureResult], *, main: bool = False) -> Table:
        """Services, land and encouragement the client may use, a line each."""
        c = self.contents
        columns = (Column("支持", 10), Column("内容", 9), Column("原文", 16), Column("依据", 8.8))
        rows = tuple(cells(c.names[r.key], self.phrase(r), r.quote, c.clause(r)) for r in results)
        return Table(columns, rows, main=main)

    def dropped(self) -> list[MeasureResult]:
        """Eligible measures that are not counted."""
        return [r for r in (*self.contents.eligible, *self.contents.others) if r.dropped_for is not None]

    def by_document(self) -> Iterator[tuple[Document, list[MeasureResult]]]:
        """The verdicts of each document in force, in the order of its articles."""
        c = self.contents
        told = [*c.eligible, *c.others, *c.undetermined, *c.ineligible]
        places = {m.id: number for number, m in enumerate(c.library.measures)}
        for document in c.documents():
            here = [r for r in told if r.document == document.id]
            if here:
                yield document, sorted(here, key=lambda r: (places[r.id], r.item or ""))

    def told(self, result: MeasureResult) -> str:
        """In a few words what a verdict comes to: the amount, what is missing, or how far off it is."""
        c = self.contents
        match result.outcome:
            case Outcome.UNDETERMINED:
                missing = "；".join(said for said, _, _ in c.missing_lines(result))
                return f"{self.phrase(result)}\n还缺：{missing}" if missing else self.phrase(result)
            case Outcome.INELIGIBLE:
                return "\n".join(
                    "，".join(
                        part for part in (c.gap_label(gap), c.gap_value(gap), c.gap_remark(gap)[1]) if part
                    )
                    for gap in c.failing(result)
                )
        said = self.phrase(result)
        return said if result.dropped_for is None else f"{said}\n{c.remarks(result)[0]}"

    def open_readings(self) -> list[OpenReading]:
        """The sentences that may be read otherwise, of all that is or may be had."""
        c = self.contents
        return c.readings((*c.eligible, *c.others, *c.undetermined))

    def by_part(self, *, main: bool = False) -> Table | None:
        """What is paid in parts, a column a part; sums only where the parts make up what is counted."""
        c = self.contents
        parted = [r for r in c.eligible if r.chosen and r.amount.schedule and r.amount.stated]
        if not parted:
            return None
        years = sorted({part.year for r in parted for part in r.amount.schedule})
        rows = []
        for result in parted:
            sums = dict.fromkeys(years, ZERO)
            for part in result.amount.schedule:
                sums[part.year] += part.amount or ZERO
            when = "；".join(f"第{p.year}期 {trim(p.share * 100)}%：{p.when}" for p in result.amount.schedule)
            exact = whole_schedule(result)
            rows.append(
                cells(
                    c.names[result.key],
                    c.bucket(result),
                    result.counted,
                    *((sums[year] or None) if exact else None for year in years),
                    when if exact else f"{when}；已领过一部分，或只计入一部分，各期金额待核",
                )
            )
        return Table(
            (
                Column("事项", 13),
                Column("类别", 3.6),
                Column("计入\n（万元）", 6, Kind.MONEY),
                *(Column(f"第{year}期\n（万元）", 6, Kind.MONEY) for year in years),
                Column("比例与条件", 14),
            ),
            tuple(rows),
            main=main,
        )

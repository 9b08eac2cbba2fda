"""The paper of an assessment, section by section; which of them a dossier has its sort says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, count

from advisor_app.domain.assessment import MeasureResult
from advisor_app.domain.labels import label
from advisor_app.domain.money import format_wan
from advisor_app.domain.phrases import (
    ABSENT,
    Tone,
    reading_phrase,
)
from advisor_app.dossier.case import Case, arranged
from advisor_app.dossier.contents import OpenReading
from advisor_app.dossier.document import (
    Block,
    Cell,
    Column,
    Disclaimer,
    Grid,
    Heading,
    Kind,
    Paragraph,
    Part,
    Party,
    Quote,
    Role,
    SignOff,
    Span,
    Table,
    Together,
    Tree,
)
from advisor_app.dossier.ladder import ladder_blocks
from advisor_app.dossier.layout import (
    NO_ELIGIBLE,
    NO_GAPS,
    NO_PAPERS,
    OTHERS_NOTE,
    PAPERS_NOTE,
    PARTS_NOTE,
    READINGS_NOTE,
    Layout,
    cells,
    fitness,
    plain,
    standing,
    status,
    words,
)
from advisor_app.dossier.progress import moment_blocks, progress_blocks

ORDINALS = "一二三四五六七八九十"
FILL = "＿" * 9
_SHORT = 6
"""Tables of no more rows stay with what they belong to."""
_SERIES = 3
"""From so many items on, a measure is told once with a row for each."""


class PaperLayout(Layout):
    """The sections of the PDF; each can stand in any dossier."""

    def __init__(self, case: Case) -> None:
        super().__init__(case.contents)
        self.case = case
        self.head = case.letterhead
        self._numbers = count(1)
        self._sections: dict[str, Callable[[], Iterable[Block]]] = {
            "结论": self._conclusion,
            "金额": self._money,
            "资金结论": lambda: chain(self.conclusion(), self._sums()),
            "选用与未计入": self._chosen,
            "归其他主体": self._to_others,
            "不同读法": self._readings,
            "逐条判定": self._verdicts,
            "逐条依据": self._grounds,
            "可享受的依据": self._eligible,
            "要补的资料": self._asked,
            "缺口": self._gaps,
            "梯队": lambda: ladder_blocks(self.contents),
            "材料": self._papers,
            "申报进展": lambda: progress_blocks(case.track),
            "往来记录": lambda: moment_blocks(case.track),
            "声明": self._statement,
        }

    def parts(self, names: Sequence[str]) -> Iterator[Part]:
        """The named sections that say something, numbered in the letterhead's order; drafts behind."""
        told = [(name, tuple(self._sections[name]())) for name in arranged(names, self.head)]
        filled = [(name, blocks) for name, blocks in told if blocks]
        for ordinal, (name, blocks) in zip(ORDINALS, filled, strict=False):
            opening = words(self.head.opening) if name == filled[0][0] else ()
            yield Part(f"{ordinal}、{name}", (*opening, *blocks))
        if self.contents.has_drafts:
            yield Part("附：征求意见稿中的事项", tuple(self._drafts()), draft=True)

    def alone(self, name: str) -> tuple[Block, ...]:
        """The blocks of one section."""
        return tuple(self._sections[name]())

    def _conclusion(self) -> Iterator[Block]:
        yield from self.conclusion()
        columns = (
            Column("可享受的事项", 12),
            Column("金额", 10),
            Column("确定性", 4.5),
            Column("受益对象", 4.5),
            Column("依据", 12.8),
        )
        rows = tuple(
            cells(
                Cell(self.contents.names[r.key], link=f"measure:{r.key}"),
                self.phrase(r) if r.dropped_for is None else f"{self.phrase(r)}，未计入",
                label(r.certainty),
                label(r.payee),
                self.contents.clause(r),
            )
            for r in self.contents.eligible
        )
        yield Table(columns, rows, empty=NO_ELIGIBLE)
        if self.contents.undetermined:
            yield plain("待定的事项和还缺的资料，见后面各节。", Role.NOTE)

    def _chosen(self) -> Iterator[Block]:
        """What is counted and how it was reached, and by year where it is paid in parts."""
        c = self.contents
        counted = [r for r in c.eligible if r.chosen and r.amount.stated]
        yield Heading("选用并计入的事项", 2)
        yield Table(
            (
                Column("事项与依据", 13),
                Column("金额", 9),
                Column("测算过程", 11),
                Column("类别", 3.5),
                Column("计入（万元）", 6, Kind.MONEY),
            ),
            tuple(
                cells(
                    f"{c.names[r.key]}\n{c.clause(r)}",
                    self.phrase(r),
                    "；".join(part for part in (self.formula(r), *c.remarks(r)) if part),
                    c.bucket(r),
                    r.counted,
                )
                for r in counted
            ),
            tuple(cells(f"{kind}小计", "", "", "", amount) for kind, amount in self.kinds())
            if counted
            else (),
            empty=NO_ELIGIBLE,
        )
        unstated = [r for r in c.eligible if r.chosen and not r.amount.stated]
        if unstated:
            yield Heading("可享受、原文没有写明金额的事项", 2)
            yield Table(
                (Column("事项", 14), Column("金额", 14), Column("依据", 14)),
                tuple(cells(c.names[r.key], self.phrase(r), c.clause(r)) for r in unstated),
            )
        dropped = tuple(self._dropped())
        if dropped:
            yield Heading("可享受但未计入的事项", 2)
            yield from dropped
        parts = self.by_part()
        if parts is not None:
            yield Heading("分期拨付", 2)
            yield plain(PARTS_NOTE, Role.NOTE)
            yield parts

    def _verdicts(self) -> Iterator[Block]:
        """Every verdict in the order of the documents, with the sentence it rests on."""
        c = self.contents
        yield self.documents()
        number = 0
        for document, results in self.by_document():
            number += len(results)
            yield Heading(f"{document.title}（{len(results)} 条）", 2)
            yield Table(
                (
                    Column("条款", 5, Kind.CODE),
                    Column("事项", 10),
                    Column("结论", 4.6, Kind.STATUS),
                    Column("金额、差距或所缺", 11),
                    Column("原文", 13.5),
                ),
                tuple(
                    cells(
                        Cell(c.place(r.document, r.article)[2], Kind.TEXT),
                        c.names[r.key],
                        status(r),
                        self.told(r),
                        r.quote,
                    )
                    for r in results
                ),
            )
        if not number:
            yield plain("现行政策里没有与该企业有关的资金事项。")
        if c.services:
            yield Heading(f"非资金支持，可以使用（{len(c.services)} 条）", 2)
            yield self.services(c.services)

    def _money(self) -> Iterator[Block]:
        """The sums, what goes to others, what is not counted, what may be read otherwise."""
        yield from self._sums()
        for title, section in (
            ("归其他主体的资金（不计入企业合计）", self._to_others),
            ("可享受但未计入的事项", self._dropped),
            ("原文有待明确之处：不同读法并列", self._readings),
        ):
            blocks = tuple(section())
            if blocks:
                yield Heading(title, 2)
                yield from blocks

    def _sums(self) -> Iterator[Block]:
        table, picture = self.money(linked=False)
        yield table
        if picture is not None:
            yield picture

    def _to_others(self) -> Iterator[Block]:
        if not self.contents.others:
            return
        yield plain(OTHERS_NOTE, Role.NOTE)
        yield Table(
            (
                Column("事项", 14),
                Column("受益对象", 5),
                Column("金额", 11),
                Column("计入（万元）", 6, Kind.MONEY),
                Column("依据", 10),
            ),
            tuple(
                cells(
                    self.contents.names[r.key],
                    label(r.payee),
                    self.phrase(r),
                    r.counted if r.chosen and r.amount.stated else None,
                    self.contents.clause(r),
                )
                for r in self.contents.others
            ),
        )

    def _dropped(self) -> Iterator[Block]:
        if not self.dropped():
            return
        yield Table(
            (Column("事项", 13), Column("金额", 10), Column("原因与依据", 21)),
            tuple(
                cells(self.contents.names[r.key], self.phrase(r), self.contents.remarks(r)[0])
                for r in self.dropped()
            ),
        )

    def _readings(self) -> Iterator[Block]:
        readings = self.open_readings()
        if not readings:
            return
        yield plain(READINGS_NOTE, Role.NOTE)
        for reading in readings:
            yield from self._reading(reading)

    def _reading(self, reading: OpenReading) -> Iterator[Block]:
        options = tuple(
            Column(f"{text}（本报告采用）" if assumed else text, 10) for text, assumed in reading.options
        )
        table = Table(
            (Column("政策事项", 13), *options),
            tuple(
                cells(self.contents.names[r.key], *(reading_phrase(o, r) for o in outcomes))
                for r, outcomes in reading.rows
            ),
        )
        yield Together(
            (
                Heading(reading.question, 3),
                Quote(reading.cite.quote, self.contents.cite(reading.cite)),
                plain(f"咨询部门：{reading.office}", Role.NOTE),
            )
        )
        yield table

    def _eligible(self) -> Iterator[Block]:
        """What can be had, each with its conditions one by one."""
        c = self.contents
        for title, results in (
            (f"可享受的事项（{len(c.eligible)} 项）", c.eligible),
            (f"归其他主体的事项（{len(c.others)} 项）", c.others),
        ):
            if results:
                yield Heading(title, 2)
            for same in _by_measure(results):
                if len(same) >= _SERIES:
                    yield from self._series(next(self._numbers), same)
                    continue
                for result in same:
                    yield from self._card(next(self._numbers), result)

    def _grounds(self) -> Iterator[Block]:
        c = self.contents
        yield Heading("所依据的文件", 2)
        yield self.documents()
        yield from self._eligible()
        if c.services:
            yield Heading(f"非资金支持（{len(c.services)} 项）", 2)
            yield self.services(c.services)
        if c.leads:
            yield Heading(f"待定、已有线索的事项（{len(c.leads)} 项）", 2)
        promised = [r for r in c.leads if not r.amount.stated]
        for result in c.leads:
            if result.amount.stated:
                yield from self._waiting(next(self._numbers), result)
        if promised:
            yield plain("以下各项原文没有写明金额，只列名目和所缺。", Role.NOTE)
            yield self._short(promised)
        if c.bare:
            yield Heading(f"待定、尚无线索的事项（{len(c.bare)} 项，均为现行政策）", 2)
            yield plain("档案里还没有相关资料，只列名目和所缺；金额是条文的上限，不代表可能性。", Role.NOTE)
            yield self._short(c.bare)

    def _facts_of(self, result: MeasureResult) -> list[tuple[str, Cell]]:
        return [
            ("结论", Cell(status(result).value, Kind.STATUS)),
            ("金额", Cell(self.phrase(result), strong=True)),
            ("效力", Cell(standing(result).value, Kind.STATUS)),
            ("确定性", Cell(label(result.certainty))),
            ("受益对象", Cell(label(result.payee))),
        ]

    def _card(self, number: int, result: MeasureResult) -> Iterator[Block]:
        c = self.contents
        pairs = self._facts_of(result)
        pairs.append(("计入合计", Cell(self._counted_in(result))))
        formula = self.formula(result)
        wide = [("测算", Cell(formula))] if formula else []
        remarks = c.remarks(result)
        if remarks:
            wide.append(("说明", Cell("；".join(remarks) + "。")))
        head: list[Block] = [
            Heading(f"{number}. {c.names[result.key]}", 3, f"measure:{result.key}"),
            Grid(tuple(pairs)),
        ]
        if wide:
            head.append(Grid(tuple(wide), 1))
        head.append(Quote(result.quote, c.source(result)))
        tree = Tree(c.tree(result))
        if len(tree.lines) <= _SHORT:
            yield Together((*head, tree))
        else:
            yield Together(tuple(head))
            yield tree

    def _series(self, number: int, results: Sequence[MeasureResult]) -> Iterator[Block]:
        """One measure for many items: said once, with a row for each item."""
        c, first = self.contents, results[0]
        kind = c.measures[first.id].item_kind or ""
        items = c.library.catalogue.items[kind].label
        shared = [pair for pair in self._facts_of(first) if pair[0] != "金额"]
        counted = "计入\n（万元）" if first.payee.is_client else "归其他主体\n（万元）"
        columns = (
            Column(items, 9),
            Column("金额", 9),
            Column(counted, 5, Kind.MONEY),
            Column("条件核对", 14),
            Column("说明", 9),
        )
        rows = tuple(
            cells(
                Cell(r.item_title, anchor=f"measure:{r.key}"),
                self.phrase(r),
                r.counted if r.chosen and r.amount.stated else None,
                "\n".join(
                    f"{line.status.symbol} {line.result.label}{'：' if line.value else ''}{line.value}"
                    for line in c.lines(r)
                    if line.result.kind != "region"
                ),
                "；".join(part for part in (self.formula(r), *c.remarks(r)) if part),
            )
            for r in results
        )
        yield Together(
            (
                Heading(f"{number}. {first.title}（{items} {len(results)} 项）", 3),
                Grid(tuple(shared)),
                Quote(first.quote, c.source(first)),
            )
        )
        yield Table(columns, rows)

    def _counted_in(self, result: MeasureResult) -> str:
        """What of it is in which total."""
        if not result.chosen or not result.amount.stated:
            return "不计入"
        said = f"{format_wan(result.counted)} 万元"
        if not result.payee.is_client:
            return f"{said}归{label(result.payee)}，不计入企业"
        kind = self.contents.bucket(result)
        return f"{said}（{kind}）" if kind else said

    def _waiting(self, number: int, result: MeasureResult) -> Iterator[Block]:
        c = self.contents
        pairs = self._facts_of(result)
        pairs.append(("涉及条件", Cell(f"{len(result.missing)} 项待补" if result.missing else "待判断")))
        formula = self.formula(result)
        wide = [("测算", Cell(formula))] if formula else []
        wide.append(("还缺", Cell("\n".join(said for said, _, _ in c.missing_lines(result)) or ABSENT)))
        remarks = c.remarks(result)
        if remarks:
            wide.append(("说明", Cell("；".join(remarks) + "。")))
        yield Together(
            (
                Heading(f"{number}. {c.names[result.key]}", 3, f"measure:{result.key}"),
                Grid(tuple(pairs)),
                Grid(tuple(wide), 1),
                Quote(result.quote, c.source(result)),
            )
        )

    def _short(self, results: Sequence[MeasureResult]) -> Table:
        """Waiting measures a row each: sum, and what is missing from whom."""
        c = self.contents
        return Table(
            (
                Column("政策事项与依据", 13),
                Column("金额", 11.5),
                Column("确定性\n受益对象", 4.5),
                Column("还缺", 11),
                Column("谁掌握", 8),
                Column("凭什么材料", 8),
            ),
            tuple(
                cells(
                    f"{c.names[r.key]}\n{c.clause(r)}",
                    self.phrase(r),
                    f"{label(r.certainty)}\n{label(r.payee)}",
                    *("\n".join(dict.fromkeys(part)) for part in _columns(c.missing_lines(r))),
                )
                for r in results
            ),
        )

    def _asked(self) -> Iterator[Block]:
        """What is missing where the record shows a sign, and from whom."""
        c = self.contents
        if c.bare:
            yield plain("只列有线索的事项所缺；尚无线索的事项所缺，列在该事项名下。", Role.NOTE)
        yield Table(
            (
                Column("缺什么", 11),
                Column("谁掌握", 7),
                Column("凭什么材料", 9),
                Column("影响的事项", 12),
                Column("涉及最大\n（万元）", 5.5, Kind.MONEY),
            ),
            tuple(
                cells(q.text, q.holder, q.papers, c.some_names(q.measures), q.most)
                for q in c.questions()
                if q.lead
            ),
            empty="没有有线索而缺资料的事项。",
        )

    def _gaps(self) -> Iterator[Block]:
        c = self.contents
        yield Heading("还缺什么、向谁要", 2)
        yield from self._asked()
        yield Heading("不符合的条件与差距", 2)
        yield Table(
            (
                Column("政策事项与依据", 15),
                Column("不符合的条件", 10),
                Column("实际情况（年度、来源）", 9.5),
                Column("要求", 6),
                Column("差距", 8),
            ),
            tuple(
                cells(
                    f"{c.names[g.measure.key]}\n{c.clause(g.measure)}",
                    c.gap_label(g),
                    c.gap_value(g),
                    *(text or ABSENT for text in c.gap_remark(g)),
                )
                for g in c.gaps()
            ),
            empty=NO_GAPS,
        )
        if c.dormant:
            yield Heading("未施行或已失效的政策事项（不计入合计）", 2)
            yield self._listed(c.dormant)

    def _listed(self, results: Sequence[MeasureResult]) -> Table:
        return Table(
            (
                Column("政策事项", 13),
                Column("效力", 5, Kind.STATUS),
                Column("条件", 5, Kind.STATUS),
                Column("金额", 10),
                Column("确定性", 4.5),
                Column("受益对象", 4.5),
                Column("依据", 10),
            ),
            tuple(
                cells(
                    self.contents.names[r.key],
                    standing(r),
                    fitness(r),
                    self.phrase(r),
                    label(r.certainty),
                    label(r.payee),
                    self.contents.clause(r),
                )
                for r in results
            ),
        )

    def _papers(self) -> Iterator[Block]:
        yield plain(PAPERS_NOTE, Role.NOTE)
        yield Table(
            (
                Column("收齐", 2.5),
                Column("材料与要求", 15),
                Column("来由", 9),
                Column("用于", 12.5),
                Column("提供方", 5.5),
                Column("签收", 4.5),
            ),
            tuple(
                cells(
                    "☐",
                    f"{p.name}（{p.details}）" if p.details else p.name,
                    p.asked_by if p.source != "implied" else f"{p.asked_by}：{'、'.join(p.proves)}",
                    self.contents.some_names(p.measures.values()),
                    p.holder,
                    "",
                )
                for p in self.contents.papers()
            ),
            empty=NO_PAPERS,
        )

    def _statement(self) -> Iterator[Block]:
        day = f"日期：{FILL}"
        yield from words(self.head.closing)
        own = (f"单位：{self.head.agency or FILL}", f"陪跑顾问：{self.head.advisor or FILL}", day)
        theirs = (f"单位：{self.assessment.client}", f"经办人：{FILL}", day)
        yield Together(
            (
                Disclaimer(),
                SignOff((Party("出具单位（盖章）", own), Party("客户确认（盖章）", theirs))),
            )
        )

    def _drafts(self) -> Iterator[Block]:
        c, t = self.contents, self.assessment.totals
        yield Paragraph(
            (
                Span(
                    "以下内容来自征求意见稿，尚未生效，不作为申报依据，不计入任何合计。",
                    strong=True,
                    tone=Tone.BAD,
                ),
                Span(f"如原样印发，企业最多可再增加 {format_wan(t.drafts_possible)} 万元（仅供研判）。"),
            ),
            Role.LEAD,
        )
        yield self._listed(c.drafts)
        for result in c.drafts:
            yield Together((Heading(c.names[result.key], 3), Quote(result.quote, c.source(result))))
        if c.draft_services:
            yield Heading(f"征求意见稿中的非资金支持（{len(c.draft_services)} 项）", 2)
            yield self.services(c.draft_services)


def _columns(lines: Sequence[tuple[str, str, str]]) -> tuple[tuple[str, ...], ...]:
    """What, who and which paper, each for itself."""
    return tuple(zip(*lines, strict=True)) if lines else ((ABSENT,), (ABSENT,), (ABSENT,))


def _by_measure(results: Sequence[MeasureResult]) -> list[list[MeasureResult]]:
    """The results of one measure together, in the order in which measures first appear."""
    found: dict[str, list[MeasureResult]] = {}
    for result in results:
        found.setdefault(result.id, []).append(result)
    return list(found.values())

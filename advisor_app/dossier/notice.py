"""政策变动告知函: what changed in the policies, and what that means for one client; and the list of calls.

The letter says only what two assessments of the same record differ in. The list, 政策变动影响清单, has every
affected client in the order to call them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType

from advisor_app.advice.compare import MOVES, MoneyChange, Move, Sum
from advisor_app.advice.effect import (
    Caused,
    ClientEffect,
    PortfolioEffect,
    Reason,
    meaning_phrase,
    reason_phrase,
    todo_phrase,
    when_phrase,
)
from advisor_app.advice.telling import flip_phrase, ladder_lines
from advisor_app.domain.labels import label
from advisor_app.domain.phrases import BUCKETS, LEADS, Bucket, Tone, clause_phrase, validity_phrase
from advisor_app.domain.policy import Benefit, Document
from advisor_app.dossier.case import Case
from advisor_app.dossier.document import (
    Block,
    Brand,
    Cell,
    Column,
    DossierDoc,
    Grid,
    Heading,
    Kind,
    Paragraph,
    Part,
    Quote,
    Role,
    Row,
    Span,
    Status,
    SumOf,
    Table,
    Together,
)
from advisor_app.dossier.layout import cells, plain, words

LIST_TITLE = "政策变动影响清单"
NOTHING = "本次政策变动没有影响到贵公司已有的结论和金额。"
NOT_COMPARED = "本函没有选定政策内容的前后变化，没有可以告知的事项；请在政策内容更新、比较过影响之后出具。"
_UNIT = "\n（万元）"
_TONES = {
    Move.GAINED: Tone.GOOD,
    Move.MORE: Tone.GOOD,
    Move.OPENED: Tone.OPEN,
    Move.UNSETTLED: Tone.OPEN,
    Move.RANGE: Tone.OPEN,
    Move.NATURE: Tone.OPEN,
    Move.LESS: Tone.BAD,
    Move.LOST: Tone.BAD,
    Move.CLOSED: Tone.BAD,
}
_KINDS = (
    (BUCKETS[Bucket.FIXED], Sum.FIXED),
    (BUCKETS[Bucket.CEILING], Sum.CEILING),
    (BUCKETS[Bucket.COMPETITIVE], Sum.COMPETITIVE),
)
_WAITING = (Move.OPENED, Move.CLOSED, Move.RANGE)
"""Changes of what is not settled anyway: told in a table."""
_COUNTED = (
    ((Move.GAINED,), "新增", Tone.GOOD),
    ((Move.LOST,), "失去", Tone.BAD),
    ((Move.MORE, Move.LESS, Move.UNSETTLED, Move.NATURE), "改变", Tone.OPEN),
)
_NAMES = 5
"""So many names stand for alike changes."""
_FLIPS = 4
"""So many conditions are named for a change."""


class Notice:
    """The sections of the letter to one client."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.effect: ClientEffect | None = case.effect
        self._benefits: dict[str, Benefit] = {m.id: m.benefit for m in case.library.measures}

    def paper(self) -> Iterator[tuple[str, tuple[Block, ...]]]:
        """Names and blocks of its sections, the statement left out."""
        yield "变动概要", (*words(self.case.letterhead.opening), *self._summary())
        effect = self.effect
        if effect is None:
            return
        for name, changes in (("已经发生的变动", effect.now), ("即将发生的变动", effect.ahead)):
            if changes:
                yield name, tuple(self._told(changes))
        if effect.now or effect.ahead:
            yield "请贵公司办理", (self._todo(effect),)
        if effect.services:
            yield "非资金支持的变动", (self._grouped(effect.services),)

    def _summary(self) -> Iterator[Block]:
        effect = self.effect
        as_of = self.case.assessment.as_of.isoformat()
        if effect is None or effect.empty:
            said = NOT_COMPARED if effect is None else f"以 {as_of} 为基准日，{NOTHING}"
            yield Paragraph((Span(said),), Role.LEAD)
            return
        yield Paragraph(tuple(self._counts(effect, as_of)), Role.LEAD)
        then, now = effect.difference.versions
        yield plain(f"对比的是政策内容 {then} 与 {now}，企业资料相同。", Role.NOTE)
        yield self._documents(effect)
        yield self._money(effect)
        lines = ladder_lines(effect.difference.ladder)
        if lines:
            yield Heading("梯队与认定标准", 2)
            yield from (plain(f"{line}。", Role.POINT) for line in lines)

    @staticmethod
    def _counts(effect: ClientEffect, as_of: str) -> Iterator[Span]:
        yield Span(f"以 {as_of} 为基准日，政策内容更新后，与贵公司有关的变动：")
        settled = [
            (changes, word)
            for changes, word in ((effect.now, "已"), (effect.ahead, "将"))
            if any(c.change.move not in _WAITING for c in changes)
        ]
        said: list[Span] = []
        for changes, word in settled:
            for moves, name, tone in _COUNTED:
                number = sum(c.change.move in moves for c in changes)
                if number:
                    said.append(Span(f"{word}{name} {number} 项", strong=True, tone=tone))
        waiting = sum(c.change.move in _WAITING for c in (*effect.now, *effect.ahead))
        if waiting:
            said.append(Span(f"待定事项变动 {waiting} 项", strong=True, tone=Tone.OPEN))
        if effect.services:
            said.append(Span(f"非资金支持变动 {len(effect.services)} 项", strong=True))
        for number, span in enumerate(said or [Span("只涉及认定标准", strong=True)]):
            yield from ((Span("、"), span) if number else (span,))
        if effect.deadline is not None:
            yield Span(f"；最近的时限是 {effect.deadline.isoformat()}", strong=True, tone=Tone.BAD)
        yield Span("。")

    def _documents(self, effect: ClientEffect) -> Table:
        used = dict.fromkeys(c.change.told.document for c in (*effect.now, *effect.ahead))
        rows = tuple(self._document(found) for d in used if (found := self._held(d)) is not None)
        columns = (
            Column("涉及的文件", 18),
            Column("发文字号", 9, Kind.CODE),
            Column("印发日期", 6, Kind.DATE),
            Column("施行与有效期", 9),
        )
        return Table(columns, rows, empty="只涉及认定标准，没有涉及支持政策文件。")

    def _held(self, document: str) -> Document | None:
        return self.case.library.documents.get(document)

    @staticmethod
    def _document(document: Document) -> Row:
        return cells(
            document.title,
            Cell(document.number or "—", Kind.CODE),
            Cell(document.issued_on),
            validity_phrase(document.validity),
        )

    @staticmethod
    def _money(effect: ClientEffect) -> Table:
        columns = (
            Column("类别", 10),
            Column(f"变动前{_UNIT}", 7, Kind.MONEY),
            Column(f"变动后{_UNIT}", 7, Kind.MONEY),
        )
        rows = [cells(name, *_pair(effect.difference.sum(wanted))) for name, wanted in _KINDS]
        rows.append(cells(LEADS, *_leads(effect.difference.money)))
        return Table(columns, tuple(rows))

    def _told(self, changes: Sequence[Caused]) -> Iterator[Block]:
        """What is had one by one with its quote; what is open in a table, without a figure by document."""
        for caused in changes:
            if caused.change.move not in _WAITING:
                yield from self._one(caused)
        waiting = [c for c in changes if c.change.move in _WAITING]
        stated = [c for c in waiting if c.change.told.amount.stated]
        if stated:
            yield Heading(f"待定事项的变动（{len(stated)} 项）", 2)
            yield Table(
                (Column("事项与依据", 13), Column("变动", 12), Column("原因", 7), Column("怎么办", 14)),
                tuple(
                    cells(
                        f"{c.change.name}\n{self._clause(c)}",
                        self._meaning(c),
                        reason_phrase(c),
                        todo_phrase(c, self.case.assessment.as_of),
                    )
                    for c in stated
                ),
            )
        rest = [c for c in waiting if c not in stated]
        if rest:
            yield Heading(f"待定、原文没有写明金额的事项（{len(rest)} 项）", 2)
            yield self._grouped(rest)

    def _grouped(self, changes: Sequence[Caused]) -> Table:
        """Alike changes of one document in a row: how many, and their names."""
        groups: dict[tuple[str, Move, tuple[Reason, ...], str], list[Caused]] = {}
        for c in changes:
            key = (c.change.told.document, c.change.move, c.reasons, when_phrase(c))
            groups.setdefault(key, []).append(c)
        rows = []
        for (document, move, _, when), same in groups.items():
            found = self._held(document)
            names = [c.change.told.title for c in same]
            some = "、".join(dict.fromkeys(names[:_NAMES]))
            rows.append(
                cells(
                    found.number or found.short_title if found is not None else document,
                    f"{MOVES[move]}{f'，{when}' if when else ''}",
                    reason_phrase(same[0]),
                    Cell(len(same), Kind.NUMBER),
                    some if len(names) <= _NAMES else f"{some}等",
                )
            )
        columns = (
            Column("文件", 10),
            Column("变动", 10),
            Column("原因", 7),
            Column("项数", 3, Kind.NUMBER),
            Column("哪些", 17),
        )
        return Table(columns, tuple(rows))

    def _clause(self, caused: Caused) -> str:
        found, told = self._held(caused.change.told.document), caused.change.told
        return caused.source if found is None else clause_phrase(found, told.article)

    def _meaning(self, caused: Caused) -> str:
        return meaning_phrase(caused, self._benefits.get(caused.change.told.id))

    def _one(self, caused: Caused) -> Iterator[Block]:
        change = caused.change
        pairs = [
            ("变动", Cell(_status(caused), Kind.STATUS)),
            ("对贵公司", Cell(self._meaning(caused))),
            ("原因", Cell(reason_phrase(caused))),
        ]
        if not change.own:
            pairs.insert(2, ("受益对象", Cell(f"{label(change.told.payee)}，不属于企业")))
        when = when_phrase(caused)
        if when and caused.on is None:
            pairs.append(("何时", Cell(when)))
        flips = [self._flip(caused, n) for n in range(min(_FLIPS, len(change.flips)))]
        if flips:
            pairs.append(("条件", Cell("\n".join(flips))))
        pairs.append(("怎么办", Cell(todo_phrase(caused, self.case.assessment.as_of))))
        yield Together(
            (
                Heading(change.name, 2),
                Grid(tuple(pairs), 1),
                Quote(change.told.quote, caused.source),
            )
        )

    def _flip(self, caused: Caused, number: int) -> str:
        flip = caused.change.flips[number]
        fact = self.case.contents.where.fact(flip.read, caused.change.told.id) if flip.read else None
        return flip_phrase(flip, fact)

    def _todo(self, effect: ClientEffect) -> Table:
        columns = (
            Column("时限", 6, Kind.DATE),
            Column("事项", 14),
            Column("怎么办", 18),
            Column("咨询部门", 7),
        )
        told = (c for c in (*effect.ahead, *effect.now) if c.change.move not in _WAITING)
        dated = sorted(told, key=lambda c: c.deadline or dt.date.max)
        return Table(
            columns,
            tuple(
                cells(
                    Cell(c.deadline),
                    c.change.name,
                    todo_phrase(c, self.case.assessment.as_of),
                    c.office or "主管部门",
                )
                for c in dated
            ),
            empty="没有需要立即办理的事项；待定事项见上表。",
        )


def _status(caused: Caused) -> Status:
    """The change in a word; what is still ahead says so."""
    move = caused.change.move
    return Status(f"{'' if caused.on is None else '将'}{MOVES[move]}", _TONES[move])


def _pair(money: MoneyChange) -> tuple[Decimal, Decimal]:
    return money.before, money.after


def _leads(money: tuple[MoneyChange, ...]) -> tuple[Decimal, Decimal]:
    """What may still be added where the record has a sign, before and after, in 元."""
    found = {m.sum: m for m in money}
    leads, sure = found[Sum.LEADS], found[Sum.CONFIRMED]
    return leads.before - sure.before, leads.after - sure.after


# --- the portfolio ------------------------------------------------------------------------------------


Benefits = Mapping[str, Benefit]
"""Measure id → what it gives: tells a citywide pool from a figure that is missing."""


def list_doc(
    effect: PortfolioEffect, as_of: dt.date, brand: Brand, benefits: Benefits = MappingProxyType({})
) -> DossierDoc:
    """政策变动影响清单 as a workbook; of no clients it says so."""
    versions = effect.clients[0].difference.versions if effect.clients else ("", "")
    record = tuple((name, v) for name, v in zip(("原政策内容", "新政策内容"), versions, strict=True) if v)
    return DossierDoc(
        title=LIST_TITLE,
        client=f"{effect.seen} 家客户，受影响 {len(effect.clients)} 家",
        as_of=as_of,
        standing="",
        record=record,
        facts=(
            ("评估基准日", Cell(as_of, Kind.DATE)),
            *((name, Cell(value, Kind.CODE)) for name, value in record),
            ("不受影响", Cell(f"{effect.unaffected} 家（其中 {effect.faint} 家只涉及没有线索的事项）")),
        ),
        paper=(),
        sheets=(
            Part("联系顺序", tuple(_calls(effect, benefits))),
            Part("逐项", (_changes(effect, as_of, benefits),)),
            Part("合计", tuple(_sums(effect))),
        ),
        brand=brand,
    )


_CALLS = (
    Column("序号", 3, Kind.NUMBER),
    Column("客户", 18),
    Column("最近时限", 6, Kind.DATE),
    *(Column(f"到期失去\n·{name}{_UNIT}", 6, Kind.MONEY) for name in BUCKETS.values()),
    *(Column(f"{name}{side}{_UNIT}", 6, Kind.MONEY) for name, _ in _KINDS for side in ("·前", "·后")),
    Column(f"待核上限·前{_UNIT}", 6, Kind.MONEY),
    Column(f"待核上限·后{_UNIT}", 6, Kind.MONEY),
    Column("变动\n（项）", 4, Kind.NUMBER),
    Column("先说什么", 30),
    Column("已联系", 4, choices=("☐", "☑")),
)


def _calls(effect: PortfolioEffect, benefits: Benefits) -> Iterator[Block]:
    rows = tuple(_call(number, each, benefits) for number, each in enumerate(effect.clients, 1))
    blank = Cell(None)
    foot: list[Cell] = [blank, Cell("小计（各栏分别相加）", strong=True), *[blank] * (len(_CALLS) - 2)]
    for place, column in enumerate(_CALLS):
        if column.kind is Kind.MONEY:
            total = sum(
                (Decimal(v) for row in rows if isinstance(v := row[place].value, int | Decimal)), Decimal(0)
            )
            foot[place] = Cell(total, formula=SumOf(place), strong=True)
    yield Table(_CALLS, rows, (tuple(foot),) if rows else (), main=True, empty="没有受影响的客户。")
    yield plain(
        "先列有时限的，再列已失去的（按金额），再列增加的（按金额）。定额、上限、择优性质不同，各列一栏，不相加。",
        Role.NOTE,
    )


def _call(number: int, effect: ClientEffect, benefits: Benefits) -> Row:
    difference = effect.difference
    first = next(iter(sorted(effect.ahead, key=lambda c: c.deadline or dt.date.max)), None)
    first = first or next(iter(effect.now), None)
    said = ""
    if first is not None:
        meaning = meaning_phrase(first, benefits.get(first.change.told.id))
        said = f"{first.change.name}：{meaning}（{reason_phrase(first)}）"
    elif not difference.ladder.empty:
        said = "；".join(ladder_lines(difference.ladder)[:2])
    kinds = [amount for _, wanted in _KINDS for amount in _pair(difference.sum(wanted))]
    return cells(
        number,
        effect.name,
        Cell(effect.deadline),
        *(effect.at_stake(kind) or None for kind in BUCKETS),
        *kinds,
        *_leads(difference.money),
        len(effect.now) + len(effect.ahead),
        said,
        "☐",
    )


def _changes(effect: PortfolioEffect, as_of: dt.date, benefits: Benefits) -> Table:
    columns = (
        Column("客户", 16),
        Column("事项", 20),
        Column("变动", 7, Kind.STATUS),
        Column("原因", 14),
        Column("何时", 7),
        Column("时限", 6, Kind.DATE),
        Column(f"计入·前{_UNIT}", 6, Kind.MONEY),
        Column(f"计入·后{_UNIT}", 6, Kind.MONEY),
        Column("说明", 18),
        Column("怎么办", 18),
        Column("依据", 20),
        Column("原文", 30),
    )
    rows = tuple(
        cells(
            client.name,
            c.change.name,
            Cell(_status(c)),
            reason_phrase(c),
            when_phrase(c),
            Cell(c.deadline),
            None if c.change.before is None else c.change.before.counted,
            None if c.change.after is None else c.change.after.counted,
            meaning_phrase(c, benefits.get(c.change.told.id)),
            todo_phrase(c, as_of),
            c.source,
            c.change.told.quote,
        )
        for client in effect.clients
        for c in (*client.now, *client.ahead)
    )
    return Table(columns, rows, main=True, empty="没有受影响的事项。")


def _sums(effect: PortfolioEffect) -> Iterator[Block]:
    columns = (
        Column("类别", 14),
        Column(f"变动前{_UNIT}", 8, Kind.MONEY),
        Column(f"变动后{_UNIT}", 8, Kind.MONEY),
        Column(f"变化{_UNIT}", 8, Kind.MONEY),
    )
    pairs = [(name, _pair(effect.sum(wanted))) for name, wanted in _KINDS]
    pairs.append((LEADS, _leads(effect.money)))
    yield Table(columns, tuple(cells(name, was, is_, is_ - was) for name, (was, is_) in pairs), main=True)
    yield plain("全部客户（含不受影响的）合计；各类性质不同，不相加。即将发生的变动还没有计入。", Role.NOTE)

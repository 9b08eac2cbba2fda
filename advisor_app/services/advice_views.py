"""Advice as frozen rows that windows show: every word and number is settled here, pages only draw them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from advisor_app.advice.ahead import DraftEffect, Turn, refresh_phrase, repeal_phrase
from advisor_app.advice.ask import Question
from advisor_app.advice.audit_record import LEVELS, Finding, Level
from advisor_app.advice.cashflow import ADDED, KINDS, CashFlow, Kind, Row
from advisor_app.advice.compare import MOVES, Difference, MeasureChange, Move
from advisor_app.advice.effect import (
    Caused,
    ClientEffect,
    PortfolioEffect,
    meaning_phrase,
    reason_phrase,
    todo_phrase,
    when_phrase,
)
from advisor_app.advice.telling import (
    NO_DIFFERENCE,
    change_phrase,
    flip_phrase,
    ladder_lines,
    money_lines,
    standing_phrase,
)
from advisor_app.domain.assessment import Totals
from advisor_app.domain.library import Library
from advisor_app.domain.money import format_wan
from advisor_app.domain.phrases import ABSENT, Tone, Whereabouts, clause_phrase
from advisor_app.services.entry_places import first_place
from advisor_app.services.views import TreeRow

_TONES = {
    Move.GAINED: Tone.GOOD,
    Move.MORE: Tone.GOOD,
    Move.LOST: Tone.BAD,
    Move.LESS: Tone.BAD,
    Move.CLOSED: Tone.BAD,
}


class Words:
    """A library's part in telling differences; it holds no client."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._where = Whereabouts(library)
        self._benefits = {m.id: m.benefit for m in library.measures}

    def change_row(self, change: MeasureChange) -> TreeRow:
        """A measure with what became of it; below it why."""
        told = change.told
        said = change_phrase(change, self._benefits.get(told.id))
        why = [standing_phrase(change)]
        for flip in change.flips:
            fact = self._where.fact(flip.read, told.id) if flip.read else None
            why.append(flip_phrase(flip, fact))
        document = self.library.documents.get(told.document)
        source = "" if document is None else clause_phrase(document, told.article)
        reasons = tuple(TreeRow((line, "", ""), change, tip=line) for line in why if line)
        return TreeRow(
            (change.name, said, source),
            change,
            _TONES.get(change.move, Tone.OPEN),
            tip=f"{change.name}\n{said}\n{told.quote}",
            children=reasons,
        )

    def benefit_phrase(self, caused: Caused) -> str:
        """What a change of content means for a client."""
        return meaning_phrase(caused, self._benefits.get(caused.change.told.id))


# --- then and now -----------------------------------------------------------------------------------------


def difference_tree(difference: Difference, words: Words) -> tuple[TreeRow, ...]:
    """What a supposition changes: sums, measures by how they changed, the ladder."""
    if difference.empty:
        return (TreeRow((NO_DIFFERENCE, "", ""), tip=NO_DIFFERENCE),)
    sums = tuple(
        TreeRow(
            (name, f"{format_wan(was)} → {format_wan(is_)} 万元", _signed(is_ - was)), None, _sign(is_ - was)
        )
        for name, was, is_ in money_lines(difference)
        if was != is_
    )
    found = (
        [TreeRow(("金额（万元；各类不相加）", "", ""), None, None, strong=True, children=sums)]
        if sums
        else []
    )
    rows = tuple(words.change_row(change) for change in difference.measures)
    if rows:
        found.append(TreeRow((f"事项（{len(rows)}）", "", ""), None, None, strong=True, children=rows))
    ladder = tuple(TreeRow((line, "", ""), None, tip=line) for line in ladder_lines(difference.ladder))
    if ladder:
        found.append(TreeRow((f"梯队（{len(ladder)}）", "", ""), None, None, strong=True, children=ladder))
    return tuple(found)


def difference_lead(difference: Difference) -> str:
    """How many answers change, by kind, and the kinds' sums, in one line."""
    counts = [f"{MOVES[move]} {len(found)} 项" for move in Move if (found := difference.of(move))]
    sums = [
        f"{name} {_signed(is_ - was)} 万元" for name, was, is_ in money_lines(difference)[:4] if was != is_
    ]
    return "；".join(part for part in ("，".join(counts), "，".join(sums)) if part) or NO_DIFFERENCE


def _signed(amount: Decimal) -> str:
    return f"{'+' if amount > 0 else ''}{format_wan(amount)}"


def _sign(amount: Decimal) -> Tone:
    return Tone.GOOD if amount > 0 else Tone.BAD


# --- money by year ----------------------------------------------------------------------------------------

CASH_HEADINGS = ("年度与付款方", *(f"{KINDS[kind]}" for kind in ADDED), "最高", "期次与条件")
CASH_NUMBERS = tuple(range(1, len(ADDED) + 2))
"""The columns that hold sums."""
NO_CASH = "按现有资料，没有可以按年列出的资金。先到“先问什么”看补哪些资料，或到“评估结果”看待定的事项。"


def cash_tree(flow: CashFlow) -> tuple[TreeRow, ...]:
    """Years with their payers and payments; behind them what is not settled and what drafts would give."""
    years = tuple(_year_row(flow, year) for year in flow.years if flow.of(*ADDED))
    open_rows = tuple(_open_rows(flow))
    return (*years, *open_rows)


def _year_row(flow: CashFlow, year: int) -> TreeRow:
    rows = [row for row in flow.of(*ADDED) if row.year == year]
    payers = tuple(
        TreeRow(
            (payer, *_sums(flow, year, payer)),
            tip=payer,
            children=tuple(_payment_row(row) for row in rows if row.payer == payer),
        )
        for payer in dict.fromkeys(row.payer for row in rows)
    )
    return TreeRow((f"{year} 年", *_sums(flow, year, None)), None, None, strong=True, children=payers)


def _sums(flow: CashFlow, year: int, payer: str | None) -> tuple[str, ...]:
    return tuple(_blank(flow.sum(kind, year=year, payer=payer)) for kind in ADDED)


def _blank(amount: Decimal) -> str:
    return format_wan(amount) if amount else ""


def _payment_row(row: Row) -> TreeRow:
    sums = tuple(format_wan(row.amount) if row.kind is kind else "" for kind in ADDED)
    said = _terms(row)
    tip = "\n".join(part for part in (row.title, said) if part)
    return TreeRow((row.title, *sums, "", said), row, tip=tip)


def _terms(row: Row) -> str:
    return "；".join(part for part in (row.tranche, row.when, row.remark) if part)


def _open_rows(flow: CashFlow) -> Iterator[TreeRow]:
    blanks = ("",) * len(ADDED)
    for kind, condition in ((Kind.LEAD, "全部有利时最多再增加"), (Kind.DRAFT, "如原样印发最多再增加")):
        rows = flow.of(kind)
        if rows:
            said = f"{condition}；各项之间可能就高不重复，不按年相加"
            yield TreeRow(
                (f"{KINDS[kind]}", *blanks, format_wan(flow.sum(kind)), said),
                None,
                None,
                strong=True,
                tip=said,
                children=tuple(
                    TreeRow(
                        (
                            f"{row.title}（最早 {row.year} 年）",
                            *blanks,
                            format_wan(row.amount),
                            _open_terms(row),
                        ),
                        row,
                        tip=f"{row.title}\n{_open_terms(row)}",
                    )
                    for row in rows
                ),
            )
    if flow.unstated:
        yield TreeRow(
            (f"可享受、原文没有写明金额（{len(flow.unstated)}）",),
            None,
            None,
            strong=True,
            children=tuple(TreeRow((name, *blanks, "", said), tip=said) for name, said in flow.unstated),
        )


def _open_terms(row: Row) -> str:
    return "；".join(part for part in (row.payer, _terms(row)) if part)


def cash_lead(flow: CashFlow) -> str:
    """The sums of the added kinds in one line, kinds apart."""
    told = [f"{KINDS[kind]} {format_wan(flow.sum(kind))} 万元" for kind in ADDED if flow.sum(kind)]
    return "；".join(told)


# --- the days ahead ---------------------------------------------------------------------------------------

AHEAD_HEADINGS = ("日期与事项", "变化", "依据")
NO_TURNS = "这几年里，资料不变的话，没有哪一天会改变结论；也没有征求意见稿与这家企业有关。"


def ahead_tree(turns: Iterable[Turn], drafts: Iterable[DraftEffect], words: Words) -> tuple[TreeRow, ...]:
    """A row a day with its causes, the changes below; drafts behind them, marked."""
    days = tuple(_turn_row(turn, words) for turn in turns)
    told = tuple(_draft_row(effect, words) for effect in drafts)
    return (*days, *told)


def _turn_row(turn: Turn, words: Words) -> TreeRow:
    parts: list[TreeRow] = [
        _part(name, changes, words)
        for name, changes in (("开始", turn.begins), ("不再", turn.ends))
        if changes
    ]
    awaited = refresh_phrase(turn)
    if awaited:
        asked = tuple(TreeRow((f"补 {m.year} 年{m.label}", "", ""), m) for m in turn.asked)
        parts.append(TreeRow((f"待更新（{len(turn.refresh)}）", awaited, ""), None, Tone.OPEN, tip=awaited,
                             children=asked))  # fmt: skip
    shown = {id(c) for c in (*turn.begins, *turn.ends, *turn.refresh)}
    rest = tuple(c for c in turn.difference.measures if id(c) not in shown)
    if rest:
        parts.append(_part("其他变化", rest, words))
    lines = ladder_lines(turn.difference.ladder)
    parts.extend(TreeRow((line, "", ""), None, tip=line) for line in lines)
    causes = "；".join(cause.text for cause in turn.causes)
    counts = [
        f"{name} {len(changes)} 项"
        for name, changes in (("开始", turn.begins), ("不再", turn.ends), ("待更新", turn.refresh))
        if changes
    ]
    if turn.expires:
        counts.append("到期")
    colour = Tone.BAD if turn.ends or turn.expires else Tone.OPEN if turn.refresh else Tone.GOOD
    return TreeRow(
        (f"{turn.day.isoformat()}　{causes}", "，".join(counts), ""),
        turn,
        colour,
        strong=True,
        tip=f"{turn.day.isoformat()}\n{causes}",
        children=tuple(parts),
    )


def _part(name: str, changes: Sequence[MeasureChange], words: Words) -> TreeRow:
    rows = tuple(words.change_row(change) for change in changes)
    return TreeRow((f"{name}（{len(rows)}）", "", ""), None, None, children=rows)


def _draft_row(effect: DraftEffect, words: Words) -> TreeRow:
    low, high = effect.range
    parts = [
        _part(name, changes, words)
        for name, changes in (("会增加", effect.adds), ("会替代或废止", effect.replaces))
        if changes
    ]
    repeals = repeal_phrase(effect, words.library)
    if repeals:
        parts.insert(0, TreeRow((repeals, "", ""), None, tip=repeals))
    sums = f"已确认 {_signed(low)} 万元，连同有线索的上限 {_signed(high)} 万元"
    said = f"如原样印发：{sums}；不计入任何合计"
    return TreeRow(
        (f"征求意见稿　{effect.title}", said, ""),
        effect,
        Tone.MUTED,
        strong=True,
        tip=f"{effect.title}\n{said}",
        children=tuple(parts),
    )


# --- what looks wrong -------------------------------------------------------------------------------------

AUDIT_HEADINGS = ("级别", "发现什么", "怎么核")
NO_FINDINGS = "没有发现不可能或存疑的数。录入新的数据以后会自动再查一遍。"
_LEVEL_TONES = {Level.IMPOSSIBLE: Tone.BAD, Level.SUSPICIOUS: Tone.OPEN, Level.HINT: Tone.MUTED}


def finding_rows(findings: Iterable[Finding], library: Library) -> tuple[TreeRow, ...]:
    """A row a finding; its payload says where it is entered (None: nowhere by itself)."""
    return tuple(
        TreeRow(
            (LEVELS[each.level], each.sentence, each.remedy),
            first_place(each.keys, library.catalogue, each.years, each.item),
            _LEVEL_TONES[each.level],
            tip=f"{each.sentence}\n{each.remedy}",
        )
        for each in findings
    )


# --- what to ask ------------------------------------------------------------------------------------------

ASK_HEADINGS = ("问什么", "问谁", "凭什么", "可确认（万元）", "会去掉（万元）", "能定几项")
ASK_NUMBERS = (3, 4, 5)


def question_rows(questions: Iterable[Question]) -> tuple[TreeRow, ...]:
    """A row a question; its payload is the question's key."""
    return tuple(
        TreeRow(
            (
                each.text,
                each.held_by,
                "、".join(each.evidence) or ABSENT,
                _blank(each.gain),
                _blank(each.loss),
                str(each.decides or ""),
            ),
            each.key,
            tip="\n".join((each.text, f"{each.held_by}；{'、'.join(each.evidence) or ABSENT}", each.label)),
        )
        for each in questions
    )


def answer_lines(question: Question, now: Totals) -> str:
    """What each answer comes to: how many verdicts it settles, and by how much the totals change."""
    if not question.answers:
        return "金额直接按这个数计算，没有门槛。"
    said = []
    for answer in question.answers:
        waiting = (answer.possible - answer.confirmed) - (now.possible - now.confirmed)
        changes = (("已确认", answer.confirmed - now.confirmed), (_WAITING, waiting))
        parts = [f"定下 {answer.decides} 项"] if answer.decides else []
        parts += [f"{name} {_signed(amount)} 万元" for name, amount in changes if amount]
        said.append(f"“{answer.label}”：{'，'.join(parts) or '结论还定不下来，金额不变'}")
    more = f"；另有 {len(said) - _ANSWERS} 种回答" if len(said) > _ANSWERS else ""
    return f"{'；'.join(said[:_ANSWERS])}{more}"


_WAITING = "全部待定的上限"
"""Of everything undetermined, with a sign of it or without: more than 待核上限 on top of the page."""
_ANSWERS = 4
"""So many answers are told."""


# --- a new content ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Call:
    """A client to be called: its id, what to say first and by when; sums of what is counted, kinds apart."""

    client_id: str
    name: str
    deadline: str
    gained: int
    lost: int
    changed: int
    first: str
    cause: str
    todo: str
    tip: str


def calls(effect: PortfolioEffect, words: Words) -> tuple[Call, ...]:
    """The affected clients in the order to call them; ``words``: of the later content."""
    return tuple(_call(each, words) for each in effect.clients)


def _call(each: ClientEffect, words: Words) -> Call:
    as_of = each.difference.days[1]
    told = first_told(each)
    first = cause = todo = ""
    if told is not None:
        first = f"{told.change.name}：{words.benefit_phrase(told)}"
        cause = "，".join(part for part in (reason_phrase(told), when_phrase(told)) if part)
        todo = todo_phrase(told, as_of)
    elif not each.difference.ladder.empty:
        first = "；".join(ladder_lines(each.difference.ladder)[:2])
        cause = "认定标准变动"
    deadline = "" if each.deadline is None else each.deadline.isoformat()
    tip = "\n".join(part for part in (each.name, first, cause, todo) if part)
    lost, gained = len(each.lost), len(each.gained)
    return Call(each.key, each.name, deadline, gained, lost, len(each.changed), first, cause, todo, tip)


def first_told(effect: ClientEffect) -> Caused | None:
    """What to say first: what has a deadline, the nearest first, then what is so at once."""
    dated = sorted((c for c in effect.ahead if c.deadline is not None), key=lambda c: str(c.deadline))
    return next(iter((*dated, *effect.now, *effect.ahead, *effect.services)), None)


def _caused_row(caused: Caused, as_of: dt.date, words: Words) -> TreeRow:
    name, todo = caused.change.name, todo_phrase(caused, as_of)
    meaning, reason = words.benefit_phrase(caused), reason_phrase(caused)
    return TreeRow(
        (name, meaning, reason),
        caused,
        _TONES.get(caused.change.move, Tone.OPEN),
        tip=f"{name}\n{meaning}\n{reason}\n{todo}",
        children=(
            TreeRow((todo, when_phrase(caused), caused.source), caused, tip=f"{todo}\n{caused.source}"),
        ),
    )


def effect_tree(each: ClientEffect, words: Words) -> tuple[TreeRow, ...]:
    """Everything that becomes of one client."""
    found: list[TreeRow] = []
    as_of = each.difference.days[1]
    for name, changes in (
        ("即将发生", each.ahead),
        ("已经发生", each.now),
        ("非资金支持", each.services),
    ):
        if not changes:
            continue
        rows = tuple(_caused_row(c, as_of, words) for c in changes)
        found.append(TreeRow((f"{name}（{len(rows)}）", "", ""), None, None, strong=True, children=rows))
    lines = ladder_lines(each.difference.ladder)
    if lines:
        rows = tuple(TreeRow((line, "", ""), None, tip=line) for line in lines)
        found.append(
            TreeRow((f"梯队与认定标准（{len(lines)}）", "", ""), None, None, strong=True, children=rows)
        )
    return tuple(found)

"""培育方案: where a firm stands, what its target still asks year by year, what to do by when.

Everything comes from :mod:`advisor_app.advice.plan`; growth is said to be the advisor's assumption, an
outcome is never promised, and what was not checked against the official text is marked.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cached_property

from advisor_app.advice.ask import Question
from advisor_app.advice.judge import Target
from advisor_app.advice.mend import Change, Gap, Mendable, Way
from advisor_app.advice.plan import Plan, Requirement, Round, Track, plan
from advisor_app.advice.scenario import AS_IS
from advisor_app.domain.confidence import is_verified, remark
from advisor_app.domain.errors import InputError
from advisor_app.domain.labels import label
from advisor_app.domain.money import ZERO
from advisor_app.domain.phrases import ABSENT, Tone, ladder_phrase, tone, value_phrase
from advisor_app.domain.standard import Purpose
from advisor_app.domain.verdict import Outcome, Verdict
from advisor_app.dossier.case import Case
from advisor_app.dossier.document import (
    Block,
    Cell,
    Column,
    Disclaimer,
    Heading,
    Kind,
    Paragraph,
    Part,
    Role,
    Row,
    Span,
    Status,
    Table,
    Together,
)
from advisor_app.dossier.ladder import UNVERIFIED_NOTE, rungs
from advisor_app.dossier.layout import cells, plain, words

SPAN = 3
"""So many years ahead a plan reaches that nobody set up beforehand."""
ASSUMED = "以下增长是顾问填写的假设，不是预测，也不是对结果的承诺；实际数出来以后应当重新测算。"
AS_IS_NOTE = (
    "“照现状”是最近一年的数据不变；从业年限这类随时间自然增加的，每年加一。没有任何数据的，仍然待补。"
)
VERSION_NOTE = "以后年度按现行版本测算，标准调整的，以申报当年的通知为准。"
NO_TARGET = "该企业目前没有可以规划的资质：政策库里没有适用的认定标准。请先选定目标，再出具培育方案。"
NO_GAPS = "按这一情景，没有不符合的条件。"
HEADLESS = "没有适用的认定标准"
_WAYS = "一二三四五六七八九十"
_ASKED = 8
"""So many questions stand on paper; the workbook has all that were handed in."""


def plan_of(case: Case) -> Plan | None:
    """The case's plan; without one the next rung (else what keeping a title takes) with figures kept flat."""
    if case.plan is not None:
        return case.plan
    ladder = case.assessment.ladder
    targets = [Target(title=ladder.next_tier)] if ladder.next_tier is not None else []
    targets += [Target(title=r.title, purpose=Purpose.RENEWAL) for r in ladder.renewals]
    for target in targets:
        try:
            return plan(case.library, case.facts, target, case.assessment.as_of, (AS_IS,), SPAN)
        except InputError:
            continue  # no standard of this title: the next may have one
    return None


class PlanLayout:
    """The sections of a plan for paper and workbook."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.contents = case.contents
        self.plan = plan_of(case)

    def sections(self) -> Iterator[tuple[str, tuple[Block, ...]]]:
        """Name and blocks of each section of the paper that says something; 声明 is not among them."""
        if self.plan is None:
            yield "现状", (*words(self.case.letterhead.opening), plain(NO_TARGET, Role.LEAD))
            return
        told = (
            ("现状与目标", (*words(self.case.letterhead.opening), *self._standing(self.plan))),
            ("增长假设", tuple(self._assumptions(self.plan))),
            ("差距与办法", tuple(self._gaps(self.plan))),
            ("逐年目标", tuple(self._aims(self.plan))),
            ("到什么时候做什么", tuple(self._deadlines(self.plan))),
            ("先问清楚", tuple(self._open())),
            ("已经结束、不能再改的", tuple(self._over(self.plan))),
        )
        yield from ((name, blocks) for name, blocks in told if blocks)

    def sheets(self) -> Iterator[Part]:
        """The sheets of the workbook, one list a sheet."""
        if self.plan is None:
            yield Part("现状", (plain(NO_TARGET), Disclaimer()))
            return
        yield Part(
            "总览",
            (
                *words(self.case.letterhead.opening),
                *self._standing(self.plan),
                *((Heading("增长假设", 2), *self._assumptions(self.plan)) if self.plan.assumptions else ()),
                Heading("声明", 2),
                *words(self.case.letterhead.closing),
                Disclaimer(),
            ),
        )
        yield Part("差距与办法", (self._all_gaps(self.plan),))
        aims = self._aims_table(self.plan.tracks, main=True)
        if aims.rows:
            yield Part("逐年目标", (aims,))
        yield Part("到什么时候做什么", (self._deadline_table(self.plan, main=True),))
        if self._questions:
            yield Part("先问清楚", (self._question_table(self._questions, main=True),))

    # --- where it stands, and when ------------------------------------------------------------------

    def _standing(self, made: Plan) -> Iterator[Block]:
        main, goal = made.main, self._goal
        purpose = f" · {label(made.target.purpose)}" if made.target.title else ""
        yield Paragraph(
            (
                Span(f"{ladder_phrase(self.case.assessment.ladder)}。本方案的目标："),
                Span(f"{made.name}{purpose}", strong=True),
                Span("。"),
                *_earliest(main, made),
            ),
            Role.LEAD,
        )
        if made.target.title:
            yield from rungs(self.contents)
        yield self._side_by_side(made)
        yield from (plain(said, Role.NOTE) for said in self._versions(made))
        if goal is not None and goal.confidence and not is_verified(goal.confidence):
            yield plain(UNVERIFIED_NOTE, Role.NOTE)
        yield Heading("逐年判定", 2)
        yield self._matrix(made)

    def _side_by_side(self, made: Plan) -> Table:
        rows = tuple(
            cells(
                Cell(track.scenario.name, strong=True),
                _year(track.earliest),
                _year(track.ready),
                _year(track.reachable),
            )
            for track in made.tracks
        )
        return Table(
            (
                Column("情景", 9),
                Column("最早申报年：\n各条都已符合", 11.6),
                Column("最早申报年：没有不符合，\n还有待补待判的", 11.6),
                Column("最早申报年：不符合的\n按本方案补上之后", 11.6),
            ),
            rows,
        )

    def _versions(self, made: Plan) -> Iterator[str]:
        """Each version used, for which years, why, and how surely it is known."""
        found: dict[tuple[str, str, str], list[int]] = {}
        for each in made.main.rounds:
            found.setdefault((each.source, each.why, each.confidence), []).append(each.year)
        for (source, why, confidence), years in found.items():
            said = f"{years[0]}" if len(years) == 1 else f"{years[0]}—{years[-1]}"
            mark = f"（{remark(confidence)}）" if confidence else ""
            yield f"{said} 年申报：{f'{source}，' if source else ''}{why}{mark}。"
        yield VERSION_NOTE

    def _matrix(self, made: Plan) -> Table:
        """Year by year and scenario by scenario: how many conditions fail and how many are open."""
        columns = (
            Column("申报日", 7, Kind.DATE),
            *(Column(track.scenario.name, 36.8 / len(made.tracks), Kind.STATUS) for track in made.tracks),
        )
        rows = tuple(
            cells(first.day, *(Cell(_state(each)) for each in rest))
            for first, *rest in ((r[0], *r) for r in zip(*(t.rounds for t in made.tracks), strict=True))
        )
        return Table(columns, rows)

    @cached_property
    def _goal(self) -> Round | None:
        """The round that is told in full."""
        if self.plan is None:
            return None
        main = self.plan.main
        return main.round(main.goal) or next((r for r in main.rounds if not r.passed), None)

    # --- assumptions --------------------------------------------------------------------------------

    def _assumptions(self, made: Plan) -> Iterator[Block]:
        if not made.assumptions:
            return
        yield plain(ASSUMED, Role.NOTE)
        yield plain(AS_IS_NOTE, Role.NOTE)
        columns = (
            Column("数据", 12),
            Column("最近一年", 4.5, Kind.CODE),
            Column("已知数", 7.3),
            *(Column(track.scenario.name, 20 / len(made.tracks)) for track in made.tracks),
        )
        rows = tuple(
            cells(
                each.fact.label,
                str(each.year),
                value_phrase(each.value, each.fact, each.fact.unit),
                *("不变" if not (m.rate or m.step) else m.phrase(each.fact) for m in each.moves),
            )
            for each in made.assumptions
        )
        yield Table(columns, rows)

    # --- gaps ---------------------------------------------------------------------------------------

    def _gaps(self, made: Plan) -> Iterator[Block]:
        goal = self._goal
        if goal is None or not goal.settled:
            yield plain(f"{HEADLESS}：{goal.why if goal is not None else ''}。")
            return
        yield plain(
            f"按“{made.main.scenario.name}”，{goal.year} 年（{goal.day.isoformat()}）申报：", Role.LEAD
        )
        shown = [r for r in goal.requirements if any(g.mendable is not Mendable.ASK for g in r.gaps)]
        if not shown:
            yield plain(NO_GAPS)
        for requirement in shown:
            yield from self._requirement(requirement)

    def _requirement(self, requirement: Requirement) -> Iterator[Block]:
        rows = [
            row
            for number, way in enumerate(requirement.ways)
            for row in self._way_rows(way, number, requirement)
        ]
        status = Status(label(requirement.verdict), tone(requirement.verdict))
        cite = requirement.cite
        source = f"{cite.standard}（{remark(cite.confidence)}）" if cite is not None and cite.standard else ""
        head: list[Block] = [Heading(f"{status} · {requirement.label}", 3)]
        notes = [f"依据：{source}" if source else "", requirement.note]
        if requirement.more:
            notes.append(f"另有 {requirement.more} 种做法没有列出")
        said = "；".join(note.rstrip("。") for note in notes if note)
        if said:
            head.append(plain(f"{said}。", Role.NOTE))
        table = Table(
            (
                Column("条件", 9),
                Column("测算或现有", 6.8),
                Column("要求", 5.4),
                Column("差多少", 6.2),
                Column("办法", 16.4),
            ),
            tuple(rows),
        )
        yield Together((*head, table)) if len(rows) <= 4 else Together(tuple(head))
        if len(rows) > 4:
            yield table

    def _way_rows(self, way: Way, number: int, requirement: Requirement) -> Iterator[Row]:
        name = ""
        if len(requirement.ways) > 1:
            best = requirement.best
            mark = f"（{best[1]}）" if best is not None and best[0] == number else ""
            name = f"{_way_name(number)}{mark}"
        for place, gap in enumerate(way):
            title = f"{name}\n{gap.label}" if name and not place else gap.label
            yield cells(title, _found(gap), gap.threshold, gap.shortfall_text, "\n".join(_remedy(gap)))

    def _all_gaps(self, made: Plan) -> Table:
        """Every gap of every year and scenario, a row each."""
        rows = tuple(
            cells(
                track.scenario.name,
                str(each.year),
                requirement.label,
                Cell(Status(label(requirement.verdict), tone(requirement.verdict))),
                _way_name(number) if len(requirement.ways) > 1 else "",
                gap.label,
                _found(gap),
                gap.threshold,
                gap.shortfall_text,
                gap.mendable.said,
                "\n".join(part for part in (gap.change.text, gap.change.formula) if part)
                if gap.change
                else "",
                Cell(gap.by),
                "；".join(part for part in (gap.note, _breaks(gap.change)) if part),
            )
            for track in made.tracks
            for each in track.rounds
            for requirement in each.requirements
            for number, way in enumerate(requirement.ways)
            for gap in way
        )
        return Table(
            (
                Column("情景", 5),
                Column("申报年", 4, Kind.CODE),
                Column("要求", 13),
                Column("结论", 5, Kind.STATUS),
                Column("做法", 4),
                Column("条件", 12),
                Column("测算或现有", 7),
                Column("门槛", 6),
                Column("差多少", 6),
                Column("能不能补", 6.5),
                Column("最小改动与算式", 20),
                Column("日期", 6, Kind.DATE),
                Column("说明", 15),
            ),
            rows,
            main=True,
            empty=NO_GAPS,
        )

    # --- yearly aims --------------------------------------------------------------------------------

    def _aims(self, made: Plan) -> Iterator[Block]:
        main = made.main
        table = self._aims_table((main,))
        if main.goal is None or not table.rows:
            return
        yield plain(
            f"要在 {main.goal} 年申报，各年度的数据至少（或至多）要到下面的数；"
            f"其他数据按“{main.scenario.name}”和本方案的办法测算。",
            Role.NOTE,
        )
        yield table

    def _aims_table(self, tracks: Sequence[Track], *, main: bool = False) -> Table:
        several = len(tracks) > 1
        rows = tuple(
            cells(
                *((track.scenario.name, str(track.goal)) if several else ()),
                aim.subject,
                aim.planned_text,
                aim.text,
                Cell(Status("够", Tone.GOOD) if aim.enough else Status("不够", Tone.BAD))
                if aim.enough is not None
                else Cell(Status("待补", Tone.OPEN)),
                aim.basis,
                "；".join(aim.why),
            )
            for track in tracks
            for aim in sorted(track.aims, key=lambda a: (a.years[-1], -len(a.years)))
        )
        lead = (Column("情景", 6), Column("申报年", 4.5, Kind.CODE)) if several else ()
        return Table(
            (
                *lead,
                Column("年度与数据", 9),
                Column("测算", 7),
                Column("须达到", 7.8),
                Column("够不够", 4, Kind.STATUS),
                Column("算法", 8.4),
                Column("哪一条要求", 7.6),
            ),
            rows,
            main=main,
        )

    # --- by when ------------------------------------------------------------------------------------

    def _deadlines(self, made: Plan) -> Iterator[Block]:
        table = self._deadline_table(made)
        if table.rows:
            yield table

    def _deadline_table(self, made: Plan, *, main: bool = False) -> Table:
        """What to do for the goal's application, the nearest day first.

        Yearly figures are told as the aims have them, which all hold together; a change by itself may ask
        for others beside it.
        """
        goal = self._goal
        found: dict[tuple[dt.date, str], list[str]] = {}
        aims = [aim for aim in made.main.aims if aim.enough is False]
        for aim in aims:
            deed = f"{aim.subject}{aim.text}（测算 {aim.planned_text}）"
            found.setdefault((dt.date(aim.years[-1], 12, 31), deed), []).extend(aim.why)
        told = {(aim.fact.key, year) for aim in aims for year in aim.years}
        for requirement in goal.requirements if goal is not None else ():
            way = requirement.way or (requirement.ways[0] if len(requirement.ways) == 1 else ())
            for gap in way:
                if gap.mendable in (Mendable.ASK, Mendable.NO, Mendable.LATER) or gap.by is None:
                    continue
                if gap.change is not None and (gap.change.slot.key, gap.change.slot.year) in told:
                    continue
                said = requirement.label
                if len(requirement.ways) > 1:
                    number = requirement.ways.index(way)
                    said += f"（有 {len(requirement.ways)} 种做法，这里按{_way_name(number)}）"
                found.setdefault((gap.by, _deed(gap)), []).append(said)
        if goal is not None:
            found.setdefault((goal.day, "递交申报（以当年通知的窗口为准）"), []).append(made.name)
        rows = tuple(
            cells(Cell(day), deed, "；".join(dict.fromkeys(whys)))
            for (day, deed), whys in sorted(found.items())
        )
        columns = (Column("最晚", 6.5, Kind.DATE), Column("做什么", 20.3), Column("为了哪一条", 17))
        return Table(columns, rows, main=main)

    # --- what to ask, what is over ------------------------------------------------------------------

    def _open(self) -> Iterator[Block]:
        goal = self._goal
        rows = (
            [
                cells(requirement.label, gap.label, gap.note)
                for requirement in goal.requirements
                for gap in requirement.gaps
                if gap.mendable is Mendable.ASK
            ]
            if goal is not None
            else []
        )
        if rows:
            yield plain("下面各条还缺资料或要人判断，补齐之前不当作符合，也不当作不符合。", Role.NOTE)
            columns = (Column("要求", 14.8), Column("条件", 12), Column("补什么、问谁", 17))
            yield Table(columns, tuple(dict.fromkeys(rows)))
        if self._questions:
            yield Heading("资金方面最值得先问的", 2)
            yield plain(
                "按回答以后合计的变化排列：“可确认”是最有利的回答会增加的已确认金额，“会去掉”是最不利的回答会去掉的"
                "上限（没有线索的待定事项也算）。金额仍分定额、上限、择优，各问题之间不能相加。",
                Role.NOTE,
            )
            yield self._question_table(self._questions[:_ASKED])

    @property
    def _questions(self) -> tuple[Question, ...]:
        """The questions on which something hangs: money or a verdict in force."""
        return tuple(q for q in self.case.questions if q.money or q.decides)

    @staticmethod
    def _question_table(questions: Sequence[Question], *, main: bool = False) -> Table:
        rows = tuple(
            cells(
                each.text,
                each.held_by,
                "、".join(each.evidence) or ABSENT,
                Cell(each.gain, Kind.MONEY),
                Cell(each.loss, Kind.MONEY),
                Cell(each.decides, Kind.NUMBER),
            )
            for each in questions
        )
        return Table(
            (
                Column("问什么", 14.8),
                Column("问谁", 6),
                Column("凭什么", 8),
                Column("可确认\n（万元）", 6, Kind.MONEY),
                Column("会去掉\n（万元）", 6, Kind.MONEY),
                Column("能定\n几项", 3, Kind.NUMBER),
            ),
            rows,
            main=main,
        )

    @staticmethod
    def _over(made: Plan) -> Iterator[Block]:
        for said in made.over:
            yield plain(f"{said}。", Role.POINT)


def _way_name(number: int) -> str:
    return f"做法{_WAYS[number]}" if number < len(_WAYS) else f"做法 {number + 1}"


def _year(year: int | None) -> str:
    return "方案年限内没有" if year is None else f"{year} 年"


def _earliest(track: Track, made: Plan) -> Iterator[Span]:
    """The one sentence on when, in the main scenario."""
    name, last = track.scenario.name, made.years[-1]
    if track.earliest is not None:
        yield Span(f"按“{name}”，")
        yield Span(f"{track.earliest} 年申报，各条都已符合", strong=True, tone=Tone.GOOD)
        yield Span("，可以申报；能否认定由主管部门决定。")
    elif track.ready is not None:
        yield Span(f"按“{name}”，")
        yield Span(f"{track.ready} 年没有不符合的条件", strong=True, tone=Tone.OPEN)
        yield Span("，还有待补资料和待判断的")
        if track.reachable is not None and track.reachable < track.ready:
            yield Span("；不符合的补上之后，")
            yield Span(f"最早 {track.reachable} 年可以申报", strong=True, tone=Tone.OPEN)
            yield Span(_provided(track))
        yield Span("。见后。")
    elif track.reachable is not None:
        yield Span(f"按“{name}”，不符合的条件补上之后，")
        yield Span(f"最早 {track.reachable} 年可以申报", strong=True, tone=Tone.OPEN)
        yield Span(f"{_provided(track)}；要补什么、补多少，见后。")
    else:
        yield Span(f"按“{name}”，到 {last} 年还没有可以申报的年份", strong=True, tone=Tone.BAD)
        yield Span("，原因见后。")


def _provided(track: Track) -> str:
    """What is open in the year that can be reached: missing is not taken for met."""
    reached = track.round(track.reachable)
    number = 0 if reached is None else len(reached.open)
    return f"，前提是待补、待判断的 {number} 条核实后也符合" if number else ""


def _state(each: Round) -> Status:
    """What a year comes to, in few words."""
    if each.passed:
        return Status("这一天已过", Tone.MUTED)
    if not each.version:
        return Status(HEADLESS, Tone.OPEN)
    if not each.settled:
        return Status("标准未定", Tone.OPEN)
    if each.outcome is Outcome.NOT_APPLICABLE:
        return Status("不适用", Tone.MUTED)
    if not each.usable:
        return Status(each.why.partition("，")[0], Tone.MUTED)
    if each.outcome is Outcome.ELIGIBLE:
        return Status("各条都符合", Tone.GOOD)
    parts = [f"差 {len(each.failing)} 条"] if each.failing else []
    parts += [f"待补 {len(each.open)} 条"] if each.open else []
    return Status("，".join(parts), Tone.BAD if each.failing else Tone.OPEN)


def _found(gap: Gap) -> str:
    if gap.value_text:
        return gap.value_text
    return "待补" if gap.verdict is Verdict.UNKNOWN else ""


def _remedy(gap: Gap) -> Iterator[str]:
    """What can be done about a gap, line by line: the change, how it was reached, by when, what it costs."""
    change = gap.change
    if change is not None:
        yield f"{change.text}。"
        if change.formula:
            yield f"算式：{change.formula}"
        if change.breaks:
            yield f"{_breaks(change)}。"
    elif gap.mendable is Mendable.ASK and gap.note:
        yield f"{gap.note}。"
    else:
        yield f"{gap.mendable.said}：{gap.note}。" if gap.note else f"{gap.mendable.said}。"
    for line in gap.lines:
        now = f"现 {_points(line.low, line.high)}/{_plain(line.most)} 分"
        if line.open:
            yield f"· {line.label}（{now}）：先补资料"
        elif line.step > ZERO and line.asks:
            yield f"· {line.label}（{now}）：{line.asks}，加 {_plain(line.step)} 分"
    if gap.by is not None and gap.mendable in (Mendable.CHANGE, Mendable.OBTAIN, Mendable.GIVEN):
        yield f"最晚：{gap.by.isoformat()}"


def _deed(gap: Gap) -> str:
    if gap.change is not None:
        return gap.change.text
    return f"{gap.label}：{gap.note}" if gap.note else gap.label


def _breaks(change: Change | None) -> str:
    if change is None or not change.breaks:
        return ""
    return f"单独这样改，会不再符合：{'；'.join(change.breaks)}，要一并安排"


def _points(low: Decimal, high: Decimal) -> str:
    return _plain(low) if low == high else f"{_plain(low)}～{_plain(high)}"


def _plain(number: Decimal) -> str:
    return format(number.normalize(), "f")

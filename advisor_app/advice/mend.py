"""What can be done about a condition that fails or is open: by how much, by when, in which ways.

A tree of conditions becomes its *ways*: side by side what any one branch would take. Nothing is scored:
one way is marked only where the others can't be gone, or where all are sums of the same unit.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from enum import StrEnum
from itertools import combinations, product

from advisor_app.advice.cuts import leaves
from advisor_app.advice.judge import Asked
from advisor_app.advice.points import Line, score_lines
from advisor_app.advice.scenario import GIVEN, Scenario, is_projected
from advisor_app.advice.solve import (
    Comparison,
    Holds,
    Slot,
    behind,
    fact_of,
    found,
    number,
    put,
    reaches,
)
from advisor_app.domain.assessment import ConditionResult, Missing
from advisor_app.domain.facts import Catalogue, FactDef, FactType, Value
from advisor_app.domain.labels import label
from advisor_app.domain.library import Library
from advisor_app.domain.money import CENT, WAN
from advisor_app.domain.period import years_after
from advisor_app.domain.phrases import (
    MISSING,
    missing_phrase,
    read_phrase,
    requirement_phrase,
    trim,
    value_phrase,
)
from advisor_app.domain.policy import (
    AllOf,
    AnyOf,
    AtLeast,
    Citation,
    Compare,
    Condition,
    Count,
    Elapsed,
    FactRef,
    Happened,
    Indicator,
    Judgement,
    KeptAfter,
    Not,
    Op,
    Received,
    Recognized,
    Score,
    Span,
    Timing,
    UnderReading,
)
from advisor_app.domain.record import LOSING, FactSet, Item, RecognitionEvent
from advisor_app.domain.standard import Standard
from advisor_app.domain.verdict import MET, NOT_APPLICABLE, NOT_MET, UNKNOWN, Verdict
from advisor_app.engine.asof import held, known_on
from advisor_app.engine.case import Case, Home
from advisor_app.engine.conditions import compile_condition
from advisor_app.engine.operators import COMPARISONS

MOST_WAYS = 12
"""So many ways of one condition are kept; how many more there are is said."""


class Mendable(StrEnum):
    """Whether a gap can be closed, and by whom."""

    CHANGE = "change"
    OBTAIN = "obtain"
    WAIT = "wait"
    LATER = "later"
    ASK = "ask"
    GIVEN = "given"
    LIMIT = "limit"
    NO = "no"

    @property
    def said(self) -> str:
        """The Chinese word."""
        return _SAID[self]

    @property
    def helps(self) -> bool:
        """Whether the client can close the gap in time for this application."""
        return self in (Mendable.CHANGE, Mendable.OBTAIN)


_SAID: Mapping[Mendable, str] = {
    Mendable.CHANGE: "可以补",
    Mendable.OBTAIN: "可以去取得",
    Mendable.WAIT: "等到日期即可",
    Mendable.LATER: "年度已结束",
    Mendable.ASK: "先补资料或判断",
    Mendable.GIVEN: "由他人评定",
    Mendable.LIMIT: "规模上限",
    Mendable.NO: "不能补",
}

SIZE = frozenset(
    {"revenue", "main_revenue", "employees", "total_assets", "total_income", "rd_spend", "net_profit"}
)
"""Figures a plan never proposes to shrink: what the others allow is said as a limit."""
NATURE = frozenset(
    {
        "is_manufacturing", "is_industrial", "is_network_comm_maker", "resident_enterprise", "size_industry",
        "independent_legal_person", "publicly_listed", "key_supported_before", "is_ai_firm",
        "is_software_information", "incident_last_year", "incident_two_years", "serious_incident",
        "serious_incident_2026",
    }
)  # fmt: skip
"""What a firm is or what has happened: no work of a plan changes it."""


@dataclass(frozen=True, slots=True)
class Change:
    """The smallest change of one entered figure that meets a condition, the others held.

    ``before`` and ``after`` in the fact's own unit (元, 人, a fraction). ``limit``: the figure would have
    to shrink though a firm lives by it; it is said as what may not be exceeded. ``breaks``: what is met
    now and would no longer be. ``formula`` "": found by trying.
    """

    slot: Slot
    fact: FactDef
    before: Decimal
    after: Decimal
    formula: str
    limit: bool = False
    breaks: tuple[str, ...] = ()

    @property
    def amount(self) -> Decimal:
        """After less before."""
        return self.after - self.before

    @property
    def subject(self) -> str:
        """``2026 年研发投入``."""
        year = "" if self.slot.year is None else f"{self.slot.year} 年"
        return f"{year}{self.fact.label}"

    @property
    def text(self) -> str:
        """``2026 年研发投入再增加 126.00 万元（达到 600.00 万元）``."""
        upward = self.amount > 0
        size, to = amount_said(abs(self.amount), self.fact), line_said(self.after, self.fact, upward=upward)
        if self.limit:
            return f"{self.subject}不超过 {to}（其余不变时）"
        if upward:
            return f"{self.subject}再增加 {size}（达到 {to}）"
        return f"{self.subject}减少 {size}（降到 {to}）"


def amount_said(amount: Decimal, fact: FactDef) -> str:
    """A change in the unit people speak in, rounded away from too little: ``126.00 万元``, ``3 人``."""
    if fact.type is FactType.MONEY and amount < WAN / 100:
        return f"{trim(amount)} 元"
    return _rounded(amount, fact, ROUND_CEILING, point="个百分点")


def line_said(value: Decimal, fact: FactDef, *, upward: bool) -> str:
    """A value to be reached (rounded up) or not to be passed (rounded down)."""
    return _rounded(value, fact, ROUND_CEILING if upward else ROUND_FLOOR, point="%")


def _rounded(value: Decimal, fact: FactDef, rounding: str, *, point: str) -> str:
    match fact.type:
        case FactType.MONEY:
            return f"{(value / WAN).quantize(CENT, rounding=rounding):,.2f} 万元"
        case FactType.RATIO:
            sign = " " if point != "%" else ""
            return f"{(value * 100).quantize(CENT, rounding=rounding):,.2f}{sign}{point}"
        case _:
            said = trim(value)
            return f"{said} {fact.unit}" if fact.unit else said


@dataclass(frozen=True, slots=True)
class Gap:
    """One condition that fails or is open, and what can be done about it.

    ``shortfall``: how far it is off in ``unit`` (元, 人, 项, 个百分点 as a fraction), of a range at worst;
    None where nothing is measured. ``least``: at best, once all that is open in the value turns out well.
    ``by``: the last day on which the change counts, or the day from which it holds.
    ``again``: for what is over, the first later application that no longer looks at it, as far as the plan
    reaches. ``link``: the key of a title to obtain that has a standard of its own, "" for none.
    """

    label: str
    cite: Citation | None
    verdict: Verdict
    mendable: Mendable
    value: Value | None = None
    value_text: str = ""
    threshold: str = ""
    shortfall: Decimal | None = None
    least: Decimal | None = None
    unit: str = ""
    year: int | None = None
    by: dt.date | None = None
    again: int | None = None
    changes: tuple[Change, ...] = ()
    link: str = ""
    note: str = ""
    lines: tuple[Line, ...] = ()
    missing: tuple[Missing, ...] = ()

    @property
    def change(self) -> Change | None:
        """The change a plan would propose: the first that does not shrink the firm."""
        return next((c for c in self.changes if not c.limit), None)

    @property
    def shortfall_text(self) -> str:
        """``126.00 万元``, ``3 项``, ``0.50 个百分点``, ``2 至 11 分``; "" with nothing to measure."""
        if self.shortfall is None:
            return ""
        if self.unit == "元":
            if self.shortfall < WAN / 100:
                return f"{trim(self.shortfall)} 元"
            return f"{(self.shortfall / WAN).quantize(CENT, rounding=ROUND_CEILING):,.2f} 万元"
        if self.unit == "%":
            points = (self.shortfall * 100).quantize(CENT, rounding=ROUND_CEILING)
            return f"{points or CENT:,.2f} 个百分点"
        said = f"{trim(self.shortfall)} {self.unit}".rstrip()
        return said if self.least in (None, self.shortfall) else f"{trim(self.least)} 至 {said}"


Way = tuple[Gap, ...]
"""All that one branch would take; empty: nothing."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Where conditions are looked at: whose record, on which day of application, seen from which day.

    ``met``: labels of what the target asks and the record meets; ``met_by``: the same of any record, for
    telling what a change would break.
    """

    library: Library
    facts: FactSet
    as_of: dt.date
    day: dt.date
    home: Home
    scenario: Scenario
    met: frozenset[str]
    met_by: Callable[[FactSet], frozenset[str]]
    item: str | None = None
    standard: Standard | None = None

    @property
    def catalogue(self) -> Catalogue:
        return self.library.catalogue

    @property
    def listed(self) -> Item | None:
        """The item the target is for."""
        return next((i for i in self.facts.items if i.key == self.item), None)

    def case(self, facts: FactSet) -> Case:
        """The record as conditions read it on the day of application."""
        case = Case(known_on(facts, self.day), self.day, self.catalogue)
        case.take(next((i for i in facts.items if i.key == self.item), None) if self.item else None)
        return case

    def holds(self, condition: Condition, wanted: Verdict = MET) -> Holds:
        """Whether a record answers a condition as wanted."""
        kind = self.listed.kind if self.listed is not None else None
        test = compile_condition(condition, self.home, self.catalogue, kind)
        return lambda facts: test(self.case(facts)).verdict is wanted

    def slot(self, ref: FactRef) -> tuple[Slot, FactDef]:
        """The place a reference means on the day of application."""
        if ref.item and self.listed is not None:
            return Slot(ref.key, item=self.item), self.catalogue.item_facts[self.listed.kind, ref.key]
        fact = self.catalogue.facts[ref.key]
        return Slot(ref.key, None if ref.offset is None else self.day.year + ref.offset), fact

    def is_over(self, slot: Slot) -> bool:
        """Whether a figure is of a fiscal year that had ended on the day the plan is made."""
        return slot.year is not None and slot.year < self.as_of.year


def ways_of(asked: Asked, setting: Setting) -> tuple[tuple[Way, ...], int]:
    """The ways to meet what is asked, and how many more there are than are kept."""
    if asked.condition is None:
        found_ways: list[Way] = [(_bare(asked.result, setting),)]
    else:
        found_ways = _ways(asked.condition, asked.result, setting, barred=False)
    unique = list(dict.fromkeys(found_ways))
    return tuple(unique[:MOST_WAYS]), max(0, len(unique) - MOST_WAYS)


def mark_of(ways: Sequence[Way]) -> tuple[int, str] | None:
    """Which way stands out, and why: the only one that can be gone, or the least of like sums; else None."""
    if len(ways) < 2:
        return None
    can = [n for n, way in enumerate(ways) if way and all(gap.mendable.helps for gap in way)]
    shut = [n for n, way in enumerate(ways) if any(gap.mendable is Mendable.NO for gap in way)]
    if len(can) == 1 and len(shut) == len(ways) - 1:
        return can[0], "只有这一条可走"
    sums = [ways[n][0].change for n in can if len(ways[n]) == 1 and ways[n][0].mendable is Mendable.CHANGE]
    changes = [change for change in sums if change is not None]
    if len(can) < 2 or len(changes) != len(can) or len({change.fact.unit for change in changes}) != 1:
        return None
    if not changes[0].fact.unit:
        return None
    sizes = [abs(change.amount) for change in changes]
    least = min(sizes)
    return (can[sizes.index(least)], "最省") if sizes.count(least) == 1 else None


# --- trees ------------------------------------------------------------------------------------------


def _ways(node: Condition, result: ConditionResult, setting: Setting, *, barred: bool) -> list[Way]:
    """Side by side what each branch would take; one empty way where there is nothing to do.

    ``barred``: the node stands under a *not*, so that what is met is the trouble.
    """
    settled = MET if not barred else NOT_MET
    if result.verdict in (settled, NOT_APPLICABLE):
        return [()]
    if node.when is not None:
        if result.kind == "when":
            gate, inner = result.children
            rest = _ways(replace(node, when=None), inner, setting, barred=barred)
            return _together([_ways(node.when, gate, setting, barred=False), rest])
        node = replace(node, when=None)
    match node:
        case AllOf() | AnyOf():
            parts = [
                _ways(child, below, setting, barred=barred)
                for child, below in zip(node.children, result.children, strict=True)
                if below.verdict is not NOT_APPLICABLE
            ]
            every = isinstance(node, AllOf) != barred
            return _together(parts) if every else [way for part in parts for way in part]
        case AtLeast() if not barred:
            return _some_of(node, result, setting)
        case Not():
            return _ways(node.child, result.children[0], setting, barred=not barred)
        case _:
            return [(_leaf(node, result, setting, barred=barred),)]


def _together(parts: list[list[Way]]) -> list[Way]:
    """Every choice of one way a part, put together; each gap once."""
    joined: list[Way] = []
    for chosen in product(*parts):
        joined.append(tuple(dict.fromkeys(gap for way in chosen for gap in way)))
        if len(joined) > MOST_WAYS**2:
            break
    return joined


def _some_of(node: AtLeast, result: ConditionResult, setting: Setting) -> list[Way]:
    pairs = list(zip(node.children, result.children, strict=True))
    short = node.count - sum(below.verdict is MET for _, below in pairs)
    open_ = [(child, below) for child, below in pairs if below.verdict in (NOT_MET, UNKNOWN)]
    if short > len(open_):
        return [(_gap(result, Mendable.NO, note="适用的条件不够数，补不齐"),)]
    ways: list[Way] = []
    for chosen in combinations(open_, short):
        ways.extend(_together([_ways(child, below, setting, barred=False) for child, below in chosen]))
        if len(ways) > MOST_WAYS**2:
            break
    return ways


# --- leaves -----------------------------------------------------------------------------------------


def _gap(result: ConditionResult, mendable: Mendable, **more: object) -> Gap:
    use = result.used[0] if result.used else None
    known = {
        "value": use.value if use is not None else None,
        "year": use.year if use is not None else None,
        "threshold": _asked(result),
        "missing": result.missing,
    }
    return Gap(result.label, result.cite, result.verdict, mendable, **{**known, **more})  # type: ignore[arg-type]


def _asked(result: ConditionResult, *, barred: bool = False) -> str:
    """What is asked for, as the plan's tables have it: ``≥ 1000万元``, ``为其中之一：甲、乙``."""
    if result.op == label(Op.ONE_OF):
        return requirement_phrase(result, barred=barred)
    said = f"{result.op} {result.threshold}".strip()
    return f"不得{said}" if barred else said


def _bare(result: ConditionResult, setting: Setting) -> Gap:
    """The place, the item, or the bar after a revocation."""
    if result.verdict is UNKNOWN:
        return _open(result, setting)
    until = _bar_ends(setting)
    if result.kind == "criterion" and until is not None:
        note = f"{result.note}，{until.isoformat()} 起可以重新申报"
        return _gap(result, Mendable.WAIT, by=until, note=note)
    return _gap(result, Mendable.NO, note=result.note)


def _bar_ends(setting: Setting) -> dt.date | None:
    standard = setting.standard
    if standard is None or standard.barred_years is None:
        return None
    lost = [
        r.granted_on
        for r in setting.facts.recognitions
        if r.kind == standard.title
        and r.event is RecognitionEvent.REVOKED
        and r.granted_on is not None
        and r.granted_on <= setting.day
    ]
    return years_after(max(lost), standard.barred_years) if lost else None


def _leaf(node: Condition, result: ConditionResult, setting: Setting, *, barred: bool) -> Gap:
    if isinstance(node, Score):
        return _scored(node, result, setting)
    if result.verdict is UNKNOWN:
        return _open(result, setting, node)
    match node:
        case Compare():
            return _compared(node, result, setting, barred=barred)
        case Elapsed():
            return _elapsed(node, result, setting, barred=barred)
        case Count():
            return _counted(node, result, setting, barred=barred)
        case Recognized():
            return _titled(node, result, setting, barred=barred)
        case KeptAfter():
            return _kept(result)
        case Happened():
            return _happened(node, result, setting)
        case _:
            return _settled(node, result, barred=barred)


def _settled(node: Condition, result: ConditionResult, *, barred: bool) -> Gap:
    """What a person, an office or the past has answered."""
    match node:
        case Judgement():
            who = f"由{node.office}认定；" if node.office else ""
            answer = "是" if result.verdict is MET else "否"
            note = f"{who}人工判断为“{answer}”，情况变化后请重新判断"
            return _gap(result, Mendable.GIVEN, note=note)
        case Received():
            note = "已经享受过，不能补" if barred else "须先享受所列支持"
            return _gap(result, Mendable.NO, note=note)
        case _:
            return _gap(result, Mendable.NO, note=result.note or "按已确认的读法不符合")


def _open(result: ConditionResult, setting: Setting, node: Condition | None = None) -> Gap:
    """What is not known yet: what to ask, and of whom."""
    missing = tuple(dict.fromkeys(_missing(result)))
    if isinstance(node, Recognized) and node.timing is Timing.HELD:
        ran_out = _ran_out(node, setting)
        if ran_out is not None:
            note = _renew_first(node, ran_out, setting)
            return _gap(result, Mendable.OBTAIN, by=ran_out, note=note, missing=missing)
    if isinstance(node, Judgement):
        who = f"请人工判断，以{node.office}认定为准" if node.office else "请人工判断"
        return _gap(result, Mendable.ASK, note=who, missing=missing)
    asks = "；".join(dict.fromkeys(missing_phrase(m, setting.day, _title(m, setting)) for m in missing))
    reading = setting.library.readings.get(node.reading) if isinstance(node, UnderReading) else None
    who = f"，向{reading.office}确认" if reading is not None else ""
    ahead = [m.year for m in missing if m.year is not None and m.year >= setting.as_of.year]
    later = "；还没有任何年度的数据，先补最近一年的才能测算" if ahead else ""
    note = f"待补：{asks}{who}{later}" if asks else result.note or MISSING
    counts = {"threshold": f"{result.op} {result.threshold} 项"} if isinstance(node, Count) else {}
    return _gap(result, Mendable.ASK, note=note, missing=missing, **counts)


def _title(missing: Missing, setting: Setting) -> str:
    item = next((i for i in setting.facts.items if i.key == missing.item), None)
    return "" if item is None else item.title(setting.catalogue.items[item.kind].label)


def _missing(result: ConditionResult) -> Iterator[Missing]:
    if result.verdict is UNKNOWN:
        yield from result.missing
        for child in result.children:
            yield from _missing(child)


def _compared(node: Compare, result: ConditionResult, setting: Setting, *, barred: bool) -> Gap:
    slot, fact = setting.slot(node.ref)
    use = result.used[0]
    base = {
        "value_text": read_phrase(result, use, fact),
        "unit": fact.unit,
        "shortfall": abs(result.margin) if result.margin is not None else None,
    }
    if barred:
        base["threshold"] = _asked(result, barred=True)
    if fact.key in NATURE:
        return _gap(result, Mendable.NO, note=_nature(fact), **base)
    slots = tuple(dict.fromkeys(behind(fact, slot, setting.facts, setting.catalogue)))
    open_ = [s for s in slots if not setting.is_over(s)]
    if not open_:
        guessed = [s for s in slots if is_projected(found(setting.facts, s), setting.scenario)]
        return _gone_by(result, slots, guessed, base)
    if fact.key in GIVEN:
        note = "得分由平台、省里或专家给出，不能推算；请对照评价指标补强后再看新的得分"
        return _gap(result, Mendable.GIVEN, note=note, by=_last_day(slot, setting), **base)
    if fact.type in (FactType.BOOL, FactType.CHOICE, FactType.TEXT, FactType.DATE) and slots == (slot,):
        return _stated(node, result, setting, base)
    threshold = node.value if isinstance(node.value, Decimal) else None
    wanted = NOT_MET if barred else MET
    comparison = Comparison(fact, slot, threshold, setting.holds(replace(node, when=None), wanted))
    changes = tuple(change for s in open_ for change in _changes(comparison, s, setting))
    proposed = next((c for c in changes if not c.limit), None)
    lead = proposed or (changes[0] if changes else None)
    if lead is None:
        return _gap(result, Mendable.NO, note="按现有数据算不出只改一项就能达到的办法", **base)
    mendable = Mendable.CHANGE if proposed is not None else Mendable.LIMIT
    note = "" if proposed is not None else "只有控制规模才能达到，不建议为申报缩减规模"
    return _gap(result, mendable, changes=changes, by=_last_day(lead.slot, setting), note=note, **base)


def _changes(comparison: Comparison, slot: Slot, setting: Setting) -> Iterator[Change]:
    fact = fact_of(slot, setting.facts, setting.catalogue)
    if fact.key in GIVEN:
        return
    for reach in reaches(comparison, slot, setting.facts, setting.catalogue):
        whole = int(reach.after) if fact.type is FactType.INTEGER else reach.after
        after = setting.met_by(put(setting.facts, slot, whole))
        limit = reach.after < reach.before and fact.key in SIZE
        formula = reach.line if limit else reach.formula
        broken = tuple(sorted(setting.met - after))
        yield Change(slot, fact, reach.before, reach.after, formula, limit, broken)


def _last_day(slot: Slot, setting: Setting) -> dt.date:
    """The last day on which a figure still counts: the end of its fiscal year, else the application."""
    if slot.year is None or slot.year >= setting.day.year:
        return setting.day
    return dt.date(slot.year, 12, 31)


def _gone_by(
    result: ConditionResult, slots: Sequence[Slot], guessed: Sequence[Slot], base: Mapping[str, object]
) -> Gap:
    years = "、".join(f"{year}" for year in sorted({s.year for s in slots if s.year is not None}))
    if guessed:
        note = f"{years} 年度已经结束，还没有录入实际数，这里按测算；先补实际数"
        return _gap(result, Mendable.ASK, note=note, **base)
    return _gap(result, Mendable.LATER, note=f"{years} 年度已经结束，不能再改", **base)


def _nature(fact: FactDef) -> str:
    if fact.key.startswith(("incident", "serious_incident")):
        return "所列情形已经发生；过了规定的年限以后再核，起止日期以主管部门认定为准"
    return "属于企业自身情况，不能为申报而改"


def _stated(node: Compare, result: ConditionResult, setting: Setting, base: Mapping[str, object]) -> Gap:
    """A yes/no, a choice or a day: what it has to become."""
    slot, fact = setting.slot(node.ref)
    if fact.type is FactType.BOOL and result.used[0].value is True:
        note = "须先消除这一情形（移出名录、解除关系等），以公示或证明为准"
    else:
        proof = f"，凭{'、'.join(fact.evidence)}" if fact.evidence else ""
        note = f"须{_wanted(node, result, fact)}{proof}"
    return _gap(result, Mendable.OBTAIN, note=note, by=_last_day(slot, setting), **base)


def _wanted(node: Compare, result: ConditionResult, fact: FactDef) -> str:
    """What a stated fact has to become: ``做到：…``, ``为…``, ``为其中之一：甲、乙``."""
    if fact.type is FactType.BOOL:
        return f"做到：{fact.label}"
    if node.op is Op.ONE_OF and isinstance(node.value, tuple) and len(node.value) > 1:
        return f"为其中之一：{result.threshold}"
    return f"为{result.threshold}"


def _elapsed(node: Elapsed, result: ConditionResult, setting: Setting, *, barred: bool) -> Gap:
    _, fact = setting.slot(node.ref)
    value = result.used[0].value
    base = {"value_text": value_phrase(value, fact), "threshold": ""}
    if not isinstance(value, dt.date):
        return _gap(result, Mendable.NO, note="没有这个日期，不能计算年限", **base)
    until_met = node.op in (Op.AT_LEAST, Op.MORE_THAN)
    if until_met != barred:
        day = holds_from(node, value)
        return _gap(result, Mendable.WAIT, by=day, note=f"{day.isoformat()} 起满足", **base)
    if not barred and value > setting.day:
        return _gap(result, Mendable.WAIT, by=value, note=f"{value.isoformat()} 起满足", **base)
    return _gap(result, Mendable.NO, note="规定的期限已过，不会再满足", **base)


def holds_from(node: Elapsed, day: dt.date) -> dt.date:
    """The first day on which 满 N 年 (天) since ``day`` holds; one later where the number is left out."""
    reached = (
        day + dt.timedelta(days=node.amount) if node.unit is Span.DAYS else years_after(day, node.amount)
    )
    return reached + dt.timedelta(days=1) if node.op in (Op.MORE_THAN, Op.AT_MOST) else reached


def _counted(node: Count, result: ConditionResult, setting: Setting, *, barred: bool) -> Gap:
    """So many items more; where the count itself was typed in, of that figure."""
    wants_more = (node.op in (Op.AT_LEAST, Op.MORE_THAN)) != barred
    value = number(result.used[0].value) if result.used else Decimal(0)
    had = value if value is not None else Decimal(0)
    unit = "项"
    base = {
        "value_text": f"{trim(had)} {unit}",
        "unit": unit,
        "threshold": f"{result.op} {result.threshold} {unit}",
    }
    if not wants_more:
        return _gap(result, Mendable.NO, note="已有的不能退回", **base)
    strict = node.op in (Op.MORE_THAN, Op.AT_MOST)
    short = node.number - had + (1 if strict else 0)
    name = setting.catalogue.items[node.item].label
    note = f"还差 {trim(short)} {unit}符合条件的{name}"
    listed = sum(item.kind == node.item for item in setting.facts.items)
    if listed:
        note += f"；清单里已列 {listed} {unit}，不符合的可先逐项核对"
    return _gap(result, Mendable.OBTAIN, shortfall=short, by=setting.day, note=note, **base)


def _scored(node: Score, result: ConditionResult, setting: Setting) -> Gap:
    """Points that are missing, and which lines could bring them; a year that is over brings no more."""
    table = score_lines(node, setting.home, setting.catalogue, setting.case(setting.facts))
    low, high = sum((t.low for t in table), Decimal(0)), sum((t.high for t in table), Decimal(0))
    short = max(node.minimum - low, Decimal(0))
    over = [_years_over(indicator, setting) for indicator in node.indicators]
    lines = tuple(t for t, years in zip(table, over, strict=True) if t.low < t.most and (t.open or not years))
    said = f"{trim(low)}～{trim(high)} 分" if low != high else f"{trim(low)} 分"
    note, year = result.note, None
    mendable = Mendable.ASK if result.verdict is UNKNOWN else Mendable.OBTAIN
    if not _in_reach(node, table, [()] * len(table)):
        mendable = Mendable.NO
    elif result.verdict is NOT_MET and not _in_reach(node, table, over):
        ended = sorted({year for years in over for year in years})
        mendable, year = Mendable.LATER, ended[-1]
        note = f"{'、'.join(map(str, ended))} 年度已经结束，这些年度的得分不能再改，其余各项都补上也不够"
    return _gap(
        result,
        mendable,
        value_text=said,
        shortfall=short if short and result.verdict is NOT_MET else None,
        least=max(node.minimum - high, Decimal(0)) if short and result.verdict is NOT_MET else None,
        unit="分",
        year=year,
        by=None if mendable is Mendable.LATER else setting.day,
        note=note,
        lines=lines,
        missing=tuple(dict.fromkeys(_missing(result))),
    )


def _years_over(indicator: Indicator, setting: Setting) -> tuple[int, ...]:
    """The fiscal years of a line that reads nothing but recorded figures of years that had ended."""
    refs = [] if indicator.ref is None else [indicator.ref]
    for band in indicator.bands:
        for leaf in leaves(band.condition) if band.condition is not None else ():
            if not isinstance(leaf, Compare):
                return ()
            refs.append(leaf.ref)
    slots: list[Slot] = []
    for ref in refs:
        slot, fact = setting.slot(ref)
        slots.extend(behind(fact, slot, setting.facts, setting.catalogue))
    if any(not setting.is_over(s) or is_projected(found(setting.facts, s), setting.scenario) for s in slots):
        return ()
    return tuple(sorted({s.year for s in slots if s.year is not None}))


def _in_reach(node: Score, table: Sequence[Line], over: Sequence[tuple[int, ...]]) -> bool:
    """Whether a table can still be passed: lines of years that are over keep what they have."""
    most = [line.high if years else line.most for line, years in zip(table, over, strict=True)]
    parts = [
        sum((m for i, m in zip(node.indicators, most, strict=True) if i.part == p.id), Decimal(0))
        for p in node.parts
    ]
    enough = all(has >= part.minimum for has, part in zip(parts, node.parts, strict=True))
    return enough and COMPARISONS[node.op](sum(most, Decimal(0)), node.minimum)


def _titled(node: Recognized, result: ConditionResult, setting: Setting, *, barred: bool) -> Gap:
    names = "或".join(setting.catalogue.recognitions[k].label for k in node.kinds)
    if barred:
        return _gap(result, Mendable.NO, value_text="已有", note=f"已有{names}，不能补")
    if node.timing is Timing.GRANTED and any(
        r.kind in node.kinds and r.event is RecognitionEvent.FIRST and r.granted_on is not None
        for r in setting.facts.recognitions
    ):
        return _gap(result, Mendable.NO, note=result.note or "首次认定只有一次，时间不合要求，不能补")
    standards = {s.title for s in setting.library.standards}
    link = next((kind for kind in node.kinds if kind in standards), "")
    lost = _ran_out(node, setting)
    if lost is not None:
        return _gap(result, Mendable.OBTAIN, by=lost, link=link, note=_renew_first(node, lost, setting))
    note = f"须先取得{names}" + ("（有认定标准，可另做一份方案）" if link else "")
    return _gap(result, Mendable.OBTAIN, value_text="没有", by=setting.day, link=link, note=note)


def _renew_first(node: Recognized, end: dt.date, setting: Setting) -> str:
    names = "或".join(setting.catalogue.recognitions[k].label for k in node.kinds)
    return f"现有的{names}到 {end.isoformat()} 为止；到期前先通过复核，接上有效期"


def _ran_out(node: Recognized, setting: Setting) -> dt.date | None:
    """The end of a title that is held when the plan is made and no longer on the day of application."""
    ends = []
    for kind in node.kinds:
        records = [r for r in setting.facts.recognitions if r.kind == kind]
        years = setting.catalogue.recognitions[kind].validity_years
        if not held(records, setting.as_of, years):
            continue
        for r in records:
            if r.event in LOSING or r.granted_on is None:
                continue
            end = r.valid_to or (years_after(r.granted_on, years) if years is not None else None)
            if end is not None and end < setting.day:
                ends.append(end)
    return max(ends, default=None)


def _kept(result: ConditionResult) -> Gap:
    years = [use.year for use in result.used if use.year is not None]
    broken = any(use.value is False for use in result.used)
    if broken or not years:
        return _gap(result, Mendable.NO, note=result.note or "没有首次认定，不能补")
    return _gap(result, Mendable.WAIT, by=dt.date(max(years) + 1, 1, 1), note=result.note)


def _happened(node: Happened, result: ConditionResult, setting: Setting) -> Gap:
    _, fact = setting.slot(node.ref)
    value = result.used[0].value if result.used else None
    base = {"value_text": value_phrase(value, fact)}
    if isinstance(value, dt.date) and value > setting.day and setting.home.counted.holds(value):
        return _gap(result, Mendable.WAIT, by=value, note=f"{value.isoformat()} 起计", **base)
    return _gap(result, Mendable.NO, note=result.note or "时间不合要求，不能补", **base)

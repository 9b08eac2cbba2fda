"""Conditions, compiled once a library into closures that answer a case and keep every reason."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Protocol, assert_never

from advisor_app.domain.assessment import ConditionResult, FactUse, Missing
from advisor_app.domain.facts import Blank, Catalogue, FactDef, FactType
from advisor_app.domain.labels import label as word
from advisor_app.domain.money import speak
from advisor_app.domain.period import Validity, year_label, years_after
from advisor_app.domain.policy import (
    AllOf,
    AnyOf,
    AtLeast,
    Compare,
    Condition,
    Count,
    Elapsed,
    FactRef,
    Happened,
    Judgement,
    KeptAfter,
    Not,
    Received,
    Recognized,
    Score,
    Timing,
    UnderReading,
)
from advisor_app.domain.record import LOSING, Recognition, RecognitionEvent
from advisor_app.domain.verdict import (
    MET,
    NOT_APPLICABLE,
    NOT_MET,
    UNKNOWN,
    Verdict,
    all_of,
    any_of,
    at_least,
    negate,
)
from advisor_app.engine.asof import held
from advisor_app.engine.case import NUMERIC, Case, blank_verdict
from advisor_app.engine.counting import count_test, elapsed_test
from advisor_app.engine.operators import COMPARISONS
from advisor_app.engine.scoring import score_test

Test = Callable[[Case], ConditionResult]

BEFORE_EFFECTIVE = "before-effective"
"""Reading id suffix: recognised before the effective date, applied for after."""
RELOCATED = "relocated-in"
"""Reading id suffix: a firm that moves in with its title, where the text speaks of 首次认定 only."""
KEPT = 64
"""How many shared results a node keeps at most (they differ by year and by what is stated complete)."""
INCLUDE = "include"
"""The generous option of both."""


def fact_of(ref: FactRef, catalogue: Catalogue, item_kind: str | None) -> FactDef:
    """The catalogue entry a reference means (the compiler has made sure there is one)."""
    if ref.item:
        assert item_kind is not None
        return catalogue.item_facts[item_kind, ref.key]
    return catalogue.facts[ref.key]


class Home(Protocol):
    """Where a condition stands: the days its titles must fall in, and whose readings it consults."""

    @property
    def id(self) -> str:
        """Prefix of its readings."""

    @property
    def counted(self) -> Validity:
        """The days in which a title or event counts."""

    @property
    def strict(self) -> bool:
        """Whether 不适用 answers nothing here: a standard's lines ask every firm."""


def compile_condition(
    condition: Condition, document: Home, catalogue: Catalogue, item_kind: str | None = None
) -> Test:
    """Turn a condition tree into one function of a case."""

    def build(node: Condition) -> Test:
        match node:
            case Compare():
                test = _compare(node, catalogue, item_kind, strict=document.strict)
            case Recognized():
                test = _recognized(node, document, catalogue)
            case KeptAfter():
                test = _kept(node, catalogue)
            case Happened():
                test = _happened(node, document, catalogue, item_kind)
            case Received():
                test = _received(node)
            case Judgement():
                test = _judgement(node)
            case UnderReading():
                test = _under_reading(node)
            case Elapsed():
                test = elapsed_test(node, fact_of(node.ref, catalogue, item_kind))
            case Count(item=item):
                test = count_test(
                    node, catalogue, lambda where: compile_condition(where, document, catalogue, item)
                )
            case Score():
                test = score_test(node, catalogue, build)
            case AllOf():
                test = _branch("all", node.label or "同时满足", tuple(map(build, node.children)), all_of)
            case AnyOf():
                test = _branch("any", node.label or "满足其一", tuple(map(build, node.children)), any_of)
            case AtLeast(count=count):
                test = _branch(
                    "at_least",
                    node.label or f"至少满足 {count} 项",
                    tuple(map(build, node.children)),
                    lambda verdicts: at_least(count, verdicts),
                )
            case Not():
                test = _not(node.label or "不得属于", build(node.child))
            case _:
                assert_never(node)
        return test if node.when is None else _guarded(build(node.when), test)

    return build(condition)


def reads_nothing(result: ConditionResult) -> bool:
    """Whether a result holds no value of a client, so that it is the same for every such client."""
    if result.children:
        return all(map(reads_nothing, result.children))
    return all(use.value is None for use in result.used)


def missing_of(result: ConditionResult) -> tuple[Missing, ...]:
    """What would settle an unknown: the gaps of the unknown branches only."""
    if result.verdict is not UNKNOWN:
        return ()
    own = result.missing
    if result.kind == "when":
        gate, inner = result.children
        return (*missing_of(gate), *missing_of(inner))
    return (*own, *(m for child in result.children for m in missing_of(child)))


def identity(results: Sequence[ConditionResult]) -> tuple[int, ...]:
    """A key for results that are kept: while they live no other object has their ids."""
    return tuple(map(id, results))


def _branch(
    kind: str, label: str, tests: tuple[Test, ...], decide: Callable[[list[Verdict]], Verdict]
) -> Test:
    kept: dict[tuple[int, ...], ConditionResult] = {}

    def test(case: Case) -> ConditionResult:
        children = tuple([t(case) for t in tests])
        key = identity(children)
        if key in kept:
            return kept[key]
        result = ConditionResult(decide([c.verdict for c in children]), kind, label, None, children)
        if len(kept) < KEPT and reads_nothing(result):
            kept[key] = result
        return result

    return test


def _not(label: str, inner: Test) -> Test:
    return _branch("not", label, (inner,), lambda verdicts: negate(verdicts[0]))


def _guarded(guard: Test, inner: Test) -> Test:
    """Applicability first: off → NOT_APPLICABLE, not known → UNKNOWN; the inner reasons are kept."""

    def test(case: Case) -> ConditionResult:
        gate = guard(case)
        result = inner(case)
        if gate.verdict is MET:
            return result
        verdict = UNKNOWN if gate.verdict is UNKNOWN else NOT_APPLICABLE
        return ConditionResult(verdict, "when", f"仅当：{gate.label}", result.cite, (gate, result))

    return test


def threshold_text(fact: FactDef, value: object) -> str:
    """A threshold as a person writes it."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, tuple):
        return "、".join(fact.choice_label(v) for v in value)
    if isinstance(value, Decimal):
        if fact.type is FactType.MONEY:
            return speak(value)
        if fact.type is FactType.RATIO:
            return f"{format((value * 100).normalize(), 'f')}%"
        return f"{format(value.normalize(), ',f')}{fact.unit}"
    return fact.choice_label(str(value))


def _compare(node: Compare, catalogue: Catalogue, item_kind: str | None, *, strict: bool) -> Test:
    fact = fact_of(node.ref, catalogue, item_kind)
    compare = COMPARISONS[node.op]
    ref, value, cite = node.ref, node.value, node.cite
    threshold = threshold_text(fact, value)
    sign = word(node.op)
    named = year_label(fact.label, ref.offset)
    label = node.label or (named if value is True else f"{named} {sign} {threshold}")
    numeric = fact.type in NUMERIC and isinstance(value, Decimal)

    gaps: dict[int | None, ConditionResult] = {}
    """The answer where the value is not there, by year: it is the same for every client."""

    def test(case: Case) -> ConditionResult:
        use, missing = case.read(ref, fact)
        found = use.value
        if found is None:
            if case.item is not None or fact.derivation is not None:
                return ConditionResult(
                    UNKNOWN, "compare", label, cite, (), (use,), sign, threshold, None, missing
                )
            if use.year not in gaps:
                gaps[use.year] = ConditionResult(
                    UNKNOWN, "compare", label, cite, (), (use,), sign, threshold, None, missing
                )
            return gaps[use.year]
        if isinstance(found, Blank) and strict:
            gap = (Missing(fact.key, fact.label, use.year),)
            note = "认定标准没有“不适用”，请照实填写"
            return ConditionResult(
                UNKNOWN, "compare", label, cite, (), (use,), sign, threshold, None, gap, note
            )
        if isinstance(found, Blank):
            verdict = blank_verdict(ref)
            return ConditionResult(verdict, "compare", label, cite, (), (use,), sign, threshold)
        verdict = MET if compare(found, value) else NOT_MET
        margin = Decimal(found) - value if numeric else None  # type: ignore[arg-type,operator]
        return ConditionResult(verdict, "compare", label, cite, (), (use,), sign, threshold, margin)

    return test


def _within(
    day: dt.date, validity: Validity, document: str, case: Case
) -> tuple[Verdict, str, tuple[Missing, ...]]:
    """Whether an award's day counts under a document: in its validity, up to the as-of date."""
    if day > case.as_of:
        return NOT_MET, f"{day} 晚于评估基准日", ()
    if validity.before(day):
        return NOT_MET, f"{day} 晚于有效期届满", ()
    if validity.after(day):
        reading = f"{document}.{BEFORE_EFFECTIVE}"
        answer = case.reading(reading)
        note = f"{day} 早于施行日 {validity.start}，原文未说明施行前取得的是否适用"
        if answer is None:
            return UNKNOWN, note, (Missing(f"reading:{reading}", "施行前取得的认定是否适用"),)
        return (MET if answer == INCLUDE else NOT_MET), note, ()
    return MET, "", ()


def _recognized(node: Recognized, document: Home, catalogue: Catalogue) -> Test:
    names = "或".join(catalogue.recognitions[k].label for k in node.kinds)
    if node.timing is Timing.HELD:
        return _held(node, names, catalogue)
    events = "、".join(word(e) for e in node.events) or "认定"
    label = node.label or f"{events}：{names}"
    years = {k: catalogue.recognitions[k].validity_years for k in node.kinds}

    def one(record: Recognition, case: Case) -> tuple[Verdict, str, tuple[Missing, ...]]:
        day = record.granted_on
        title = catalogue.recognitions[record.kind].label
        if record.event in LOSING:
            return NOT_MET, f"{title}：{word(record.event)}", ()
        if not node.events and record.event is RecognitionEvent.RE_EVALUATED:
            return NOT_MET, f"{title}为复核通过，不是新认定", ()
        if node.events and record.event is not None and record.event not in node.events:
            moved_in = record.event is RecognitionEvent.RELOCATED_IN and node.relocated
            if moved_in and RecognitionEvent.FIRST in node.events:
                return _relocated(document.id, title, case)
            return NOT_MET, f"{title}为{word(record.event)}", ()
        if day is None:
            return UNKNOWN, f"{title}的认定日期待补", (_title(record.kind, title),)
        revoked = _revoked_on(case.titles(record.kind), day, case.as_of)
        if revoked is not None:
            return NOT_MET, f"{title}已于 {revoked} 撤销", ()
        start = document.counted.start
        if start is not None and record.valid_to is not None and record.valid_to < start:
            return NOT_MET, f"{title}的有效期在施行日之前已届满", ()
        verdict, note, missing = _within(day, document.counted, document.id, case)
        if verdict is not NOT_MET and node.events and record.event is None:
            return UNKNOWN, f"{title}是否{events}待补", (*missing, _title(record.kind, title))
        return verdict, note, missing

    unlisted = _unlisted("recognized", label, node, catalogue)

    def test(case: Case) -> ConditionResult:
        if not any(map(case.titles, node.kinds)):
            return unlisted(case)
        verdict, note = NOT_MET, ""
        missing: tuple[Missing, ...] = ()
        used: list[FactUse] = []
        for kind in node.kinds:
            title = catalogue.recognitions[kind].label
            records = case.titles(kind)
            for record in records:
                used.append(_use(record, title))
                found, why, lacking = one(record, case)
                if found is MET:
                    return ConditionResult(MET, "recognized", label, node.cite, (), (used[-1],), note=why)
                if found is UNKNOWN and verdict is not UNKNOWN:
                    verdict, note, missing = UNKNOWN, why, lacking
                elif verdict is NOT_MET:
                    note = note or why
            if verdict is not UNKNOWN and not _settled(records, kind, case):
                verdict = UNKNOWN
                missing = (_title(kind, title),)
        return ConditionResult(
            verdict, "recognized", label, node.cite, (), tuple(used), missing=missing, note=note
        )

    def _settled(records: list[Recognition], kind: str, case: Case) -> bool:
        """Whether the absence of a fitting record is an answer."""
        if case.facts.knows_all("recognitions", kind):
            return True
        if node.events != (RecognitionEvent.FIRST,):
            return False
        firsts = [r for r in records if r.event is RecognitionEvent.FIRST]
        if firsts:
            return True  # a title is first granted once: its day is known and did not fit
        start, span = document.counted.start, years[kind]
        return any(
            r.event in (RecognitionEvent.RENEWED, RecognitionEvent.RE_EVALUATED)
            and r.granted_on is not None
            and span is not None
            and start is not None
            and r.granted_on.year - span < start.year
            for r in records
        )

    return test


def _revoked_on(records: list[Recognition], granted: dt.date, as_of: dt.date) -> dt.date | None:
    """The day on which a title granted on ``granted`` was taken away, as far as known on the day."""
    days = [
        r.granted_on
        for r in records
        if r.event is RecognitionEvent.REVOKED and r.granted_on and granted <= r.granted_on <= as_of
    ]
    return min(days, default=None)


def _kept(node: KeptAfter, catalogue: Catalogue) -> Test:
    fact = catalogue.facts[node.ref.key]
    title = catalogue.recognitions[node.kind].label
    label = node.label or f"{title}后连续 {node.years} 年：{fact.label}"

    def test(case: Case) -> ConditionResult:
        def answer(
            verdict: Verdict,
            note: str = "",
            used: tuple[FactUse, ...] = (),
            missing: tuple[Missing, ...] = (),
        ) -> ConditionResult:
            return ConditionResult(verdict, "kept", label, node.cite, (), used, missing=missing, note=note)

        firsts = [r for r in case.titles(node.kind) if r.event is RecognitionEvent.FIRST]
        day = min((r.granted_on for r in firsts if r.granted_on), default=None)
        if day is None:
            if not firsts and case.facts.knows_all("recognitions", node.kind):
                return answer(NOT_MET)
            return answer(UNKNOWN, missing=(_title(node.kind, title),))
        reads = [case.in_year(fact, day.year + n) for n in range(1, node.years + 1)]
        used = tuple(use for use, _ in reads)
        broken = [u.year for u in used if u.value is False or isinstance(u.value, Blank)]
        if broken:
            return answer(NOT_MET, f"{broken[0]} 年不在库", used)
        last = day.year + node.years
        if case.as_of.year <= last:
            return answer(NOT_MET, f"须到 {last} 年度结束才满 {node.years} 年", used)
        missing = tuple(m for _, lacking in reads for m in lacking)
        return answer(UNKNOWN if missing else MET, "", used, missing)

    return test


def _unlisted(kind: str, label: str, node: Recognized, catalogue: Catalogue) -> Test:
    """The answer where no record of any of the titles is there: "no" only where the lists are complete."""
    absent = ConditionResult(NOT_MET, kind, label, node.cite)
    open_: dict[tuple[str, ...], ConditionResult] = {}

    def test(case: Case) -> ConditionResult:
        lacking = tuple(k for k in node.kinds if not case.facts.knows_all("recognitions", k))
        if not lacking:
            return absent
        if lacking not in open_:
            missing = tuple(_title(k, catalogue.recognitions[k].label) for k in lacking)
            open_[lacking] = ConditionResult(UNKNOWN, kind, label, node.cite, missing=missing)
        return open_[lacking]

    return test


def _relocated(document: str, title: str, case: Case) -> tuple[Verdict, str, tuple[Missing, ...]]:
    reading = f"{document}.{RELOCATED}"
    answer = case.reading(reading)
    note = f"{title}随企业迁入，原文只说首次认定"
    if answer is None:
        return UNKNOWN, note, (Missing(f"reading:{reading}", "带资质迁入的企业是否适用"),)
    return (MET if answer == INCLUDE else NOT_MET), note, ()


def _held(node: Recognized, names: str, catalogue: Catalogue) -> Test:
    label = node.label or f"有效期内的{names}"
    unlisted = _unlisted("held", label, node, catalogue)

    def test(case: Case) -> ConditionResult:
        if not any(map(case.titles, node.kinds)):
            return unlisted(case)
        verdicts: list[Verdict] = []
        missing: list[Missing] = []
        used: list[FactUse] = []
        for kind in node.kinds:
            title = case.catalogue.recognitions[kind].label
            records = case.titles(kind)
            used.extend(_use(r, title) for r in records)
            state = held(records, case.as_of, case.catalogue.recognitions[kind].validity_years)
            if state:
                return ConditionResult(MET, "held", label, node.cite, (), tuple(used))
            if state is None or not case.facts.knows_all("recognitions", kind):
                verdicts.append(UNKNOWN)
                missing.append(_title(kind, title))
            else:
                verdicts.append(NOT_MET)
        return ConditionResult(
            any_of(verdicts), "held", label, node.cite, (), tuple(used), missing=tuple(missing)
        )

    return test


def _title(kind: str, title: str) -> Missing:
    return Missing(f"recognition:{kind}", title)


def _use(record: Recognition, title: str) -> FactUse:
    event = "" if record.event is None else word(record.event)
    day = "日期待补" if record.granted_on is None else record.granted_on.isoformat()
    until = "" if record.valid_to is None else f"，有效期至 {record.valid_to.isoformat()}"
    return FactUse(f"recognition:{record.kind}", title, f"{event} {day}{until}".strip())


def _happened(node: Happened, document: Home, catalogue: Catalogue, item_kind: str | None) -> Test:
    fact = fact_of(node.ref, catalogue, item_kind)
    label = node.label or f"{fact.label}在政策有效期内"
    unlisted: list[ConditionResult] = []
    """The answer where there is no such item: the same for every client."""

    def test(case: Case) -> ConditionResult:
        if node.ref.item and case.item is None:
            if not unlisted:
                use, missing = case.read(node.ref, fact)
                found = ConditionResult(UNKNOWN, "happened", label, node.cite, (), (use,), missing=missing)
                unlisted.append(found)
            return unlisted[0]
        use, missing = case.read(node.ref, fact)
        verdict, note = UNKNOWN, ""
        if isinstance(use.value, dt.date):
            if node.years is not None and years_after(use.value, node.years) < case.as_of:
                verdict, note = NOT_MET, f"距{fact.label}已超过 {node.years} 年"
            else:
                verdict, note, missing = _within(use.value, document.counted, document.id, case)
        elif isinstance(use.value, Blank):
            verdict = blank_verdict(node.ref)
        return ConditionResult(verdict, "happened", label, node.cite, (), (use,), missing=missing, note=note)

    return test


def _received(node: Received) -> Test:
    label = node.label or "已享受过该项支持"

    def test(case: Case) -> ConditionResult:
        item = case.item.key if case.item is not None else None
        had = case.received(node.measures, item)
        used = tuple(FactUse(f"received:{r.measure}", f"已享受（{r.year} 年）", r.amount, "元") for r in had)
        if had:
            return ConditionResult(MET, "received", label, node.cite, (), used)
        if case.facts.knows_all("received"):
            return ConditionResult(NOT_MET, "received", label, node.cite)
        missing = (Missing("received", "已享受的支持"),)
        return ConditionResult(UNKNOWN, "received", label, node.cite, missing=missing)

    return test


def _judgement(node: Judgement) -> Test:
    label = node.label or node.question
    key = f"judgement:{node.id}"
    note = f"由{node.office}认定，请人工判断" if node.office else "请人工判断"

    def unanswered(item: str | None) -> ConditionResult:
        missing = (Missing(key, node.question, item=item),)
        return ConditionResult(UNKNOWN, "judgement", label, node.cite, missing=missing, note=note)

    open_ = unanswered(None)

    def test(case: Case) -> ConditionResult:
        answer = case.answers.get(key)
        if answer is None and case.item is not None:
            answer = case.answers.get(f"{key}@{case.item.key}")
        if answer is None and case.item is None:
            return open_
        if answer is None:
            return unanswered(case.item.key if case.item else None)
        verdict = MET if answer == "yes" else NOT_MET
        return ConditionResult(verdict, "judgement", label, node.cite, note="人工判断")

    return test


def _under_reading(node: UnderReading) -> Test:
    label = node.label or "按该读法"

    def test(case: Case) -> ConditionResult:
        answer = case.reading(node.reading)
        if answer is None:
            missing = (Missing(f"reading:{node.reading}", label),)
            return ConditionResult(UNKNOWN, "reading", label, node.cite, missing=missing)
        return ConditionResult(MET if answer == node.option else NOT_MET, "reading", label, node.cite)

    return test

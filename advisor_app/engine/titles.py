"""Leaves about titles and days: granted, held, kept on, happened within the days that count."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from advisor_app.domain.assessment import ConditionResult, FactUse, Missing
from advisor_app.domain.facts import Blank, Catalogue, FactDef
from advisor_app.domain.labels import label as word
from advisor_app.domain.period import Validity, years_after
from advisor_app.domain.policy import Happened, KeptAfter, Recognized, Timing
from advisor_app.domain.record import LOSING, Recognition, RecognitionEvent
from advisor_app.domain.verdict import MET, NOT_MET, UNKNOWN, Verdict, any_of
from advisor_app.engine.case import Case, Found, Home, Test, blank_verdict

BEFORE_EFFECTIVE = "before-effective"
"""Reading id suffix: recognised before the effective date, applied for after."""
RELOCATED = "relocated-in"
"""Reading id suffix: a firm that moves in with its title, where the text speaks of 首次认定 only."""
INCLUDE = "include"
"""The generous option of both."""


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


def recognized_test(node: Recognized, document: Home, catalogue: Catalogue) -> Test:
    """A title granted in the days that count, or held on the day."""
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
        if case.untitled(node.kinds):
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


def kept_test(node: KeptAfter, catalogue: Catalogue) -> Test:
    """A yearly fact that held in each of the years after a title was first granted."""
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
    gaps = {k: _title(k, catalogue.recognitions[k].label) for k in node.kinds}

    def test(case: Case) -> ConditionResult:
        missing = tuple([gaps[k] for k in node.kinds if not case.facts.knows_all("recognitions", k)])
        if not missing:
            return absent
        return ConditionResult(UNKNOWN, kind, label, node.cite, missing=missing)

    return test


def _relocated(document: str, title: str, case: Case) -> tuple[Verdict, str, tuple[Missing, ...]]:
    reading = f"{document}.{RELOCATED}"
    answer = case.reading(reading)
    note = f"{title}随企业迁入，原文只说首次认定"
    if answer is None:
        return UNKNOWN, note, (Missing(f"reading:{reading}", "带资质迁入的企业是否适用"),)
    return (MET if answer == INCLUDE else NOT_MET), note, ()


def recognized_quick(node: Recognized, test: Test) -> Callable[[Case], Verdict]:
    """The verdict of a test for titles: mostly none of them is on record, and nothing need be read."""

    def quick(case: Case) -> Verdict:
        if not case.untitled(node.kinds):
            return test(case).verdict
        for kind in node.kinds:
            if not case.facts.knows_all("recognitions", kind):
                return UNKNOWN
        return NOT_MET

    return quick


def _held(node: Recognized, names: str, catalogue: Catalogue) -> Test:
    label = node.label or f"有效期内的{names}"
    unlisted = _unlisted("held", label, node, catalogue)

    def look(case: Case) -> Found:
        verdicts: list[Verdict] = []
        missing: list[Missing] = []
        used: list[FactUse] = []
        for kind in node.kinds:
            title = catalogue.recognitions[kind].label
            used.extend([_use(r, title) for r in case.titles(kind)])
            state = case.holds(kind)
            if state:
                return MET, tuple(used), ()
            if state is None or not case.facts.knows_all("recognitions", kind):
                verdicts.append(UNKNOWN)
                missing.append(_title(kind, title))
            else:
                verdicts.append(NOT_MET)
        return any_of(verdicts), tuple(used), tuple(missing)

    def test(case: Case) -> ConditionResult:
        if case.untitled(node.kinds):
            return unlisted(case)
        found = case.holding.get(node.kinds)
        if found is None:
            found = case.holding[node.kinds] = look(case)
        verdict, used, missing = found
        return ConditionResult(verdict, "held", label, node.cite, (), used, "", "", None, missing)

    return test


def _title(kind: str, title: str) -> Missing:
    return Missing(f"recognition:{kind}", title)


def _use(record: Recognition, title: str) -> FactUse:
    event = "" if record.event is None else word(record.event)
    day = "日期待补" if record.granted_on is None else record.granted_on.isoformat()
    until = "" if record.valid_to is None else f"，有效期至 {record.valid_to.isoformat()}"
    return FactUse(f"recognition:{record.kind}", title, f"{event} {day}{until}".strip())


def happened_test(node: Happened, document: Home, fact: FactDef) -> Test:
    """A day of the client or of the item that lies in the days that count."""
    label = node.label or f"{fact.label}在政策有效期内"

    def test(case: Case) -> ConditionResult:
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

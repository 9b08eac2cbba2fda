"""Checks on what is listed: days and titles, items, money had, the place in the code."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from advisor_app.advice.audit_record import Found, Record, number_of
from advisor_app.domain.facts import FactType
from advisor_app.domain.labels import label
from advisor_app.domain.money import ZERO, plain
from advisor_app.domain.period import years_after
from advisor_app.domain.phrases import sum_phrase
from advisor_app.domain.policy import (
    Benefit,
    Bracket,
    Declining,
    Flat,
    Frequency,
    PerUnit,
    Portion,
    Rate,
    StepUp,
)
from advisor_app.domain.record import LOSING, ReceivedBenefit, Recognition, RecognitionEvent

# --- days ---------------------------------------------------------------------------------------------


def founded(record: Record) -> Iterator[Found]:
    """Figures of years before the firm was founded, and a founding that lies ahead."""
    founded = record.day("established_on")
    if founded is None:
        return
    if founded > record.latest:
        yield Found(f"成立日期 {founded} 晚于 {record.latest}。")
    early: dict[int, list[str]] = {}
    for fact in record.of_year(FactType.MONEY, FactType.INTEGER):
        for year in record.years(fact.key):
            if year < founded.year and record.number(fact.key, year):
                early.setdefault(year, []).append(fact.key)
    for year, keys in sorted(early.items()):
        names = "、".join(record.label(key) for key in keys[:3])
        yield Found(
            f"企业 {founded} 成立，却有 {year} 年的{names}{'等' if len(keys) > 3 else ''}数据。",
            (year,),
            ("established_on", *keys),
        )


def years_ahead(record: Record) -> Iterator[Found]:
    """Figures of fiscal years that have not begun."""
    for key, years in record.facts.years.items():
        for year in sorted(years):
            if year > record.latest.year:
                yield Found(
                    f"{year} 年{record.label(key)}有数据，而现在是 {record.latest}。",
                    (year,),
                    (key,),
                )


def titles_before_founding(record: Record) -> Iterator[Found]:
    """Titles granted before the firm was there."""
    founded = record.day("established_on")
    for r in record.facts.recognitions:
        if founded is not None and r.granted_on is not None and r.granted_on < founded:
            yield Found(
                f"{record.title(r.kind)}的认定日期 {r.granted_on} 早于成立日期 {founded}。",
                (r.granted_on.year,),
                (f"recognition:{r.kind}", "established_on"),
            )


def ended_before_granted(record: Record) -> Iterator[Found]:
    """Certificates that end before they begin."""
    for r in record.facts.recognitions:
        if r.granted_on is not None and r.valid_to is not None and r.valid_to < r.granted_on:
            yield Found(
                f"{record.title(r.kind)}有效期至 {r.valid_to}，早于认定日期 {r.granted_on}。",
                (r.valid_to.year,),
                (f"recognition:{r.kind}",),
            )


_SLACK = dt.timedelta(days=183)
"""Certificates of one batch end on a round day; a slip of the year is more than this."""


def wrong_term(record: Record) -> Iterator[Found]:
    """Certificates that hold much longer or shorter than their title does."""
    for r in record.facts.recognitions:
        kind = record.catalogue.recognitions.get(r.kind)
        span = None if kind is None else kind.validity_years
        if span is None or r.granted_on is None or r.valid_to is None or r.event in LOSING:
            continue
        usual = years_after(r.granted_on, span) - dt.timedelta(days=1)
        # one of a year may end with the yearly round (入库编号到次年 3 月底), months after it was granted
        short = span > 1 and usual - r.valid_to > _SLACK
        if r.valid_to >= r.granted_on and (short or r.valid_to - usual > _SLACK):
            yield Found(
                f"{record.title(r.kind)} {r.granted_on} 认定、有效期至 {r.valid_to}；"
                f"该资质有效期 {span} 年，应在 {usual} 前后。",
                (r.valid_to.year,),
                (f"recognition:{r.kind}",),
            )


def titles_twice(record: Record) -> Iterator[Found]:
    """The same title twice on a day, or several first grants of it."""
    seen: dict[tuple[str, dt.date], int] = {}
    firsts: dict[str, list[Recognition]] = {}
    for r in record.facts.recognitions:
        if r.granted_on is not None:
            seen[r.kind, r.granted_on] = seen.get((r.kind, r.granted_on), 0) + 1
        if r.event is RecognitionEvent.FIRST:
            firsts.setdefault(r.kind, []).append(r)
    for (kind, day), times in seen.items():
        if times > 1:
            text = f"{record.title(kind)} {day} 登记了 {times} 次。"
            yield Found(text, (day.year,), (f"recognition:{kind}",))
    for kind, records in firsts.items():
        days = sorted({r.granted_on for r in records if r.granted_on is not None})
        if len(days) > 1:
            said = "、".join(day.isoformat() for day in days)
            text = f"{record.title(kind)}有 {len(days)} 次“{label(RecognitionEvent.FIRST)}”：{said}。"
            yield Found(text, tuple(d.year for d in days), (f"recognition:{kind}",))


# --- items ----------------------------------------------------------------------------------------------

_SEQUENCES = (
    ("growth_support", "selected_on", "ends_on"),
    ("patent_center_application", "applied_on", "approved_on"),
    ("maker_contest", "city_awarded_on", "awarded_on"),
)
"""Kind, the earlier day, the later day."""
_INVESTED = (
    ("tech_renovation", "approved_investment"),
    ("digital_renovation", "actual_investment"),
    ("chain_project", "rd_investment"),
    ("network_project", "delivered_amount"),
    ("common_platform", "new_equipment"),
    ("srdi_loan", "year_amount"),
    ("collaboration_case", "agreement_amount"),
    ("new_energy_case", "contract_amount"),
    ("first_set_use", "purchase_amount"),
)
"""Sums of projects, which are never below 1万元."""
_LEAST_SUM = Decimal(10_000)


def out_of_sequence(record: Record) -> Iterator[Found]:
    """Items whose later day comes before the earlier."""
    for item in record.facts.items:
        for kind, early, late in _SEQUENCES:
            given = [item.facts.get(key) for key in (early, late)]
            days = [v.value for v in given if v is not None and isinstance(v.value, dt.date)]
            if item.kind == kind and len(days) == 2 and days[1] < days[0]:
                names = [record.catalogue.item_facts[kind, key].label for key in (early, late)]
                yield Found(
                    f"{_named(record, item.key)}的{names[1]} {days[1]} 早于{names[0]} {days[0]}。",
                    (days[1].year,),
                    (early, late),
                    item.key,
                )


def tiny_sums(record: Record) -> Iterator[Found]:
    """Sums of projects that are too small to be 元."""
    for item in record.facts.items:
        for kind, key in _INVESTED:
            value = item.facts.get(key)
            number = None if value is None else number_of(value.value)
            if item.kind == kind and number and 0 < number < _LEAST_SUM:
                name = record.catalogue.item_facts[kind, key].label
                yield Found(
                    f"{_named(record, item.key)}的{name}只有 {plain(number)} 元，像是以万元填的。",
                    (),
                    (key,),
                    item.key,
                )


def items_twice(record: Record) -> Iterator[Found]:
    """Items that are filled in alike."""
    seen: dict[object, str] = {}
    for item in record.facts.items:
        facts = tuple(sorted((k, str(v.value)) for k, v in item.facts.items()))
        if "name" not in item.facts or len(facts) < 2:
            continue  # things without names of their own may well be alike
        first = seen.setdefault((item.kind, facts), item.key)
        if first != item.key:
            text = f"{_named(record, item.key)}与另一项（{first}）填的完全一样。"
            yield Found(text, (), tuple(k for k, _ in facts), item.key)


def _named(record: Record, key: str) -> str:
    item = next(i for i in record.facts.items if i.key == key)
    kind = record.catalogue.items.get(item.kind)
    name = "" if kind is None else kind.label
    return f"{name}“{item.title(name)}”"


# --- money had --------------------------------------------------------------------------------------------


def _most(benefit: Benefit) -> Decimal | None:
    """The most a measure states for one grant, in 元; None where it states none."""
    match benefit:
        case Flat(amount=amount) | StepUp(amount=amount) | Portion(amount=amount):
            return amount
        case Rate(cap=cap) | PerUnit(cap=cap) | Declining(cap=cap):
            return cap
        case Bracket(steps=steps):
            return max(step.amount for step in steps)
        case _:
            return None


def more_than_stated(record: Record) -> Iterator[Found]:
    """More had than the measure states."""
    measures = {m.id: m for m in record.library.measures}
    sums: dict[tuple[str, int | None, str | None], Decimal] = {}
    for had in record.facts.received:
        measure = measures.get(had.measure)
        if measure is not None:
            year = had.year if measure.frequency is Frequency.YEARLY else None
            key = (had.measure, year, had.item)
            sums[key] = sums.get(key, ZERO) + had.amount
    for (wanted, year, item), paid in sums.items():
        measure = measures[wanted]
        most = _most(measure.benefit)
        if most is None:
            continue
        if item is None and measure.item_kind is not None:
            most *= max(1, sum(i.kind == measure.item_kind for i in record.facts.items))
        if paid > most:
            when = "" if year is None else f"{year} 年"
            yield Found(
                f"“{measure.title}”{when}已享受 {sum_phrase(paid)}，超过条文的 {sum_phrase(most)}。",
                () if year is None else (year,),
                (f"received:{wanted}",),
                item,
            )


def had_too_soon(record: Record) -> Iterator[Found]:
    """Money had before its document was in force."""
    measures = {m.id: m for m in record.library.measures}
    for had in record.facts.received:
        measure = measures.get(had.measure)
        start = None if measure is None else record.library.documents[measure.document].validity.start
        if measure is not None and start is not None and had.year < start.year:
            yield Found(
                f"“{measure.title}”记为 {had.year} 年享受，而文件 {start} 才施行。",
                (had.year,),
                (f"received:{had.measure}",),
                had.item,
            )


def had_twice(record: Record) -> Iterator[Found]:
    """The same payment on record twice."""
    counts: dict[ReceivedBenefit, int] = {}
    for had in record.facts.received:
        counts[had] = counts.get(had, 0) + 1
    names = {m.id: m.title for m in record.library.measures}
    for had, times in counts.items():
        if times > 1:
            yield Found(
                f"“{names.get(had.measure, had.measure)}”{had.year} 年 {sum_phrase(had.amount)} "
                f"记了 {times} 笔，付款方和批次也相同。",
                (had.year,),
                (f"received:{had.measure}",),
                had.item,
            )


# --- place ------------------------------------------------------------------------------------------------


def elsewhere(record: Record) -> Iterator[Found]:
    """The place in the code is where it was issued: often, not always, where the firm is registered."""
    code, region = record.facts.uscc, record.facts.region
    if not code or len(code) != 18 or not region or not code[2:8].isdigit():
        return
    issued = code[2:8]
    digits = 2 if issued.endswith("0000") or region.endswith("0000") else 4
    if issued[:digits] != region[:digits]:
        name = record.catalogue.region_name
        yield Found(f"注册地是{name(region)}，信用代码的登记机关所在地是 {name(issued)}。")

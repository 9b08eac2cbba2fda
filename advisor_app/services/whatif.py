"""What-if: the same record with some things otherwise; nothing is written.

A change is ``key=value``; an empty value takes what stands there away:

    rd_spend.2025=12000000            a figure of a year, in the fact's own unit (or 1200万, 35%)
    is_manufacturing=true             a fact of the client
    region=330106                     where it is registered
    as_of=2027-01-01                  the as-of date
    recognition:srdi_sme=first@2026-06-01~2029-05-31    a title: event, day granted, day it ends
    item:tech_renovation#1.approved_investment=20000000    a fact of an item; a new key adds the item
    received:hz-2025-66.23.srdi@2026=100000    money had for a measure in a year
    complete:recognitions=yes         a list holds all there is
    judgement:ID=yes, reading:ID=option    a person's answer, an office's reading
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from advisor_app.domain.client import is_region
from advisor_app.domain.errors import InputError
from advisor_app.domain.facts import Catalogue, FactDef, Scope
from advisor_app.domain.period import check_year, parse_date
from advisor_app.domain.record import (
    FactSet,
    FactValue,
    Item,
    ReceivedBenefit,
    Recognition,
    RecognitionEvent,
)
from advisor_app.services.entry import AMOUNT, read_answer, read_complete, read_received, read_value
from advisor_app.services.typed import plain_text

SOURCE = "假设"
DAY = "as_of"
_LATEST = 2100
"""A supposed year may lie ahead, up to the last one that dates are taken for."""


@dataclass(frozen=True, slots=True)
class Supposed:
    """A record and a day as they are supposed; ``as_of`` None: the day is left as it is."""

    facts: FactSet
    as_of: dt.date | None


def suppose(facts: FactSet, changes: Iterable[str], catalogue: Catalogue, latest: dt.date) -> FactSet:
    """Apply changes to a record. Raises InputError with one sentence, also where the day is to change."""
    supposed = suppose_all(facts, changes, catalogue, latest)
    if supposed.as_of is not None:
        raise InputError("评估基准日请直接指定，这里只能假设客户资料。")
    return supposed.facts


def suppose_all(facts: FactSet, changes: Iterable[str], catalogue: Catalogue, latest: dt.date) -> Supposed:
    """Apply changes to a record and the as-of date; ``latest``: a supposed title's day where none is said.

    Raises InputError with one sentence.
    """
    as_of: dt.date | None = None
    for change in changes:
        key, sign, value = (part.strip() for part in change.partition("="))
        if not sign:
            raise InputError(f"假设“{change}”应写成 键=值，如 rd_spend.2025=12000000。")
        if key == DAY:
            as_of = parse_date(value, what="假设的评估基准日")
            continue
        kind, colon, rest = key.partition(":")
        handler = _KINDS.get(kind) if colon else None
        facts = (handler or _fact)(facts, rest if handler else key, value, _Means(catalogue, latest))
    return Supposed(facts, as_of)


@dataclass(frozen=True, slots=True)
class _Means:
    """What a change is read with."""

    catalogue: Catalogue
    latest: dt.date


def _fact(facts: FactSet, key: str, value: str, means: _Means) -> FactSet:
    if key == "region":
        return _region(facts, value)
    name, dot, year_text = key.rpartition(".")
    name = name if dot else key
    fact = means.catalogue.facts.get(name)
    if fact is None:
        raise InputError(f"假设里的“{key}”不是事实目录中的键，请用“advisor facts”查看。")
    if fact.scope is Scope.YEAR:
        if not dot or not (year_text.isascii() and year_text.isdigit() and len(year_text) == 4):
            raise InputError(f"“{fact.label}”是年度数据，请写成 {name}.2025=…。")
        year = check_year(int(year_text), what=f"“{fact.label}”", latest=_LATEST)
        by_year = {y: v for y, v in facts.years.get(name, {}).items() if y != year}
        if value:
            by_year[year] = _value(fact, value)
        return replace(facts, years={**facts.years, name: by_year})
    if dot:
        raise InputError(f"“{fact.label}”不是年度数据，请写成 {name}=…。")
    single = {k: v for k, v in facts.facts.items() if k != name}
    if value:
        single[name] = _value(fact, value)
    return replace(facts, facts=single)


def _value(fact: FactDef, text: str) -> FactValue:
    """What is not empty, read as the window reads it; a day may lie ahead."""
    value = read_value(fact, plain_text(fact, text), dt.date.max)
    assert value is not None
    return FactValue(value, SOURCE)


def _region(facts: FactSet, value: str) -> FactSet:
    if value and not is_region(value):
        raise InputError(f"注册地“{value}”应是 6 位行政区划代码，如 330100。")
    return replace(facts, region=value or None)


def _answered(kind: str) -> _Handler:
    def change(facts: FactSet, rest: str, value: str, _means: _Means) -> FactSet:
        key = f"{kind}:{rest}"
        others = {k: v for k, v in facts.answers.items() if k != key}
        if value:
            others |= dict([read_answer(key, value)])
        return replace(facts, answers=others)

    return change


def _title(facts: FactSet, kind: str, value: str, means: _Means) -> FactSet:
    """A title takes the place of all records of its kind."""
    if kind not in means.catalogue.recognitions:
        raise InputError(f"假设里的资质“{kind}”不认识，请用“advisor facts --titles”查看。")
    others = tuple(r for r in facts.recognitions if r.kind != kind)
    if not value:
        return replace(facts, recognitions=others)
    event, _, days = value.partition("@")
    if event not in set(RecognitionEvent):
        raise InputError(f"认定情形“{event}”不认识，可用：{'、'.join(RecognitionEvent)}。")
    day, _, until = days.partition("~")
    granted = parse_date(day, what="假设的认定日期") if day else means.latest
    ends = parse_date(until, what="假设的有效期至") if until else None
    if ends is not None and ends < granted:
        raise InputError(f"假设的有效期至 {ends} 早于认定日期 {granted}，请核对。")
    supposed = Recognition(kind, RecognitionEvent(event), granted, ends)
    return replace(facts, recognitions=(*others, supposed))


def _item(facts: FactSet, rest: str, value: str, means: _Means) -> FactSet:
    """One fact of an item; without a fact and with an empty value the item goes."""
    keys = {item.key: item for item in facts.items}
    if rest in keys and not value:
        return replace(facts, items=tuple(i for i in facts.items if i.key != rest))
    key, dot, name = rest.rpartition(".")
    if not dot:
        raise InputError(f"假设“item:{rest}”应写成 item:种类#序号.键=值，如 item:tech_renovation#1.name=…。")
    found = keys.get(key)
    kind = found.kind if found is not None else key.partition("#")[0]
    fact = means.catalogue.item_facts.get((kind, name))
    if fact is None:
        known = "、".join(f.key for f in means.catalogue.of_item(kind))
        hint = f"，可用：{known}" if known else "，请用“advisor facts”查看明细种类"
        raise InputError(f"假设里的明细“{rest}”不认识{hint}。")
    values = {k: v for k, v in (found.facts if found is not None else {}).items() if k != name}
    if value:
        values[name] = _value(fact, value)
    changed = Item(kind, key, values)
    if found is None:
        return replace(facts, items=(*facts.items, changed))
    return replace(facts, items=tuple(changed if i.key == key else i for i in facts.items))


def _received(facts: FactSet, rest: str, value: str, means: _Means) -> FactSet:
    """Money had for a measure takes the place of what is on record for it (in that year, where said)."""
    measure, sign, year = rest.partition("@")
    kept = tuple(r for r in facts.received if r.measure != measure or (bool(sign) and str(r.year) != year))
    if not value:
        return replace(facts, received=kept)
    ahead = means.latest.replace(year=_LATEST, day=1)
    entry = {"measure": measure, "amount": plain_text(AMOUNT, value), "year": year or means.latest.year}
    had: ReceivedBenefit = read_received(entry, ahead, (), what="假设的已享受")
    return replace(facts, received=(*kept, had))


_YES, _NO = ("yes", "true", "是"), ("no", "false", "否", "")


def _complete(facts: FactSet, rest: str, value: str, means: _Means) -> FactSet:
    name = read_complete(rest, means.catalogue)
    if value not in (*_YES, *_NO):
        raise InputError(f"假设“complete:{rest}”应填 yes 或 no，现在是“{value}”。")
    named = frozenset({name})
    return replace(facts, complete=facts.complete | named if value in _YES else facts.complete - named)


_Handler = Callable[[FactSet, str, str, _Means], FactSet]
_KINDS: Mapping[str, _Handler] = {
    "recognition": _title,
    "item": _item,
    "received": _received,
    "complete": _complete,
    "judgement": _answered("judgement"),
    "reading": _answered("reading"),
}

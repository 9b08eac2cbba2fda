"""What-if: the same record with some things otherwise; nothing is written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from advisor_app.domain.client import is_region
from advisor_app.domain.errors import InputError
from advisor_app.domain.facts import Catalogue, Scope, parse_value
from advisor_app.domain.period import check_year, parse_date
from advisor_app.domain.record import FactSet, FactValue, Recognition, RecognitionEvent

SOURCE = "假设"


def suppose(facts: FactSet, changes: Iterable[str], catalogue: Catalogue, latest: dt.date) -> FactSet:
    """Apply ``key=value`` changes: a fact (``rd_spend.2025=…``), ``region=330100``,

    a title (``recognition:little_giant=first@2026-07-01``), ``judgement:ID=yes`` or ``reading:ID=option``.
    An empty value takes the fact away. Raises InputError with one sentence.
    """
    for change in changes:
        key, sign, value = change.partition("=")
        if not sign:
            raise InputError(f"假设“{change}”应写成 键=值，如 rd_spend.2025=12000000。")
        facts = _one(facts, key.strip(), value.strip(), catalogue, latest)
    return facts


def _one(facts: FactSet, key: str, value: str, catalogue: Catalogue, latest: dt.date) -> FactSet:
    if key == "region":
        if not is_region(value):
            raise InputError(f"注册地“{value}”应是 6 位行政区划代码，如 330100。")
        return replace(facts, region=value)
    if key.startswith(("judgement:", "reading:")):
        return replace(facts, answers={**facts.answers, key: value})
    if key.startswith("recognition:"):
        return _title(facts, key.partition(":")[2], value, catalogue, latest)
    name, dot, year_text = key.rpartition(".")
    name = name if dot else key
    fact = catalogue.facts.get(name)
    if fact is None:
        raise InputError(f"假设里的“{key}”不是事实目录中的键，请用“advisor facts”查看。")
    if fact.scope is Scope.YEAR:
        if not year_text.isdigit() or not dot:
            raise InputError(f"“{fact.label}”是年度数据，请写成 {name}.2025=…。")
        year = check_year(int(year_text), what=f"“{fact.label}”", latest=max(latest.year, int(year_text[:4])))
        by_year = dict(facts.years.get(name, {}))
        by_year.pop(year, None)
        if value:
            by_year[year] = FactValue(parse_value(fact, value), SOURCE)
        return replace(facts, years={**facts.years, name: by_year})
    single = {k: v for k, v in facts.facts.items() if k != name}
    if value:
        single[name] = FactValue(parse_value(fact, value), SOURCE)
    return replace(facts, facts=single)


def _title(facts: FactSet, kind: str, value: str, catalogue: Catalogue, latest: dt.date) -> FactSet:
    if kind not in catalogue.recognitions:
        raise InputError(f"假设里的资质“{kind}”不认识，请用“advisor facts --titles”查看。")
    others = tuple(r for r in facts.recognitions if r.kind != kind)
    if not value:
        return replace(facts, recognitions=others)
    event, _, day = value.partition("@")
    if event not in set(RecognitionEvent):
        raise InputError(f"认定情形“{event}”不认识，可用：{'、'.join(RecognitionEvent)}。")
    granted = parse_date(day, what="假设的认定日期") if day else latest
    return replace(facts, recognitions=(*others, Recognition(kind, RecognitionEvent(event), granted)))

"""A conflict as the window shows it: a line for each thing that both changed, in three columns."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from advisor_app.domain.application import Window
from advisor_app.domain.clause_note import ClauseNote
from advisor_app.domain.client import Uscc
from advisor_app.domain.contact import Contact
from advisor_app.domain.evidence import EvidenceFile
from advisor_app.domain.facts import Catalogue, FactDef, FactType, Value
from advisor_app.domain.labels import label
from advisor_app.domain.phrases import value_phrase
from advisor_app.domain.relation import Person
from advisor_app.portfolio.conflicts import Clash, ConflictError, Judged, remade
from advisor_app.portfolio.links import Tie
from advisor_app.portfolio.plans import Parts
from advisor_app.services.boards import choice_words, read_choice
from advisor_app.services.entry import Seen, ValueEntry
from advisor_app.services.planning import PlanWish, from_json, to_json

EMPTY = "（空）"
FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "name": "企业名称",
        "uscc": "统一社会信用代码",
        "region": "注册地",
        "short_name": "简称",
        "industry": "行业",
        "note": "备注",
        "former_names": "曾用名",
        "demo": "示例",
        "advisor": "陪跑顾问",
        "kind": "资质",
        "event": "情形",
        "granted_on": "认定日期",
        "valid_to": "有效期至",
        "document_number": "文号",
        "measure": "事项",
        "amount": "金额",
        "year": "年度",
        "payer": "付款方",
        "tranche": "批次",
        "item": "哪一项明细",
        "day": "日期",
        "text": "内容",
        "who": "对方",
        "due_on": "到期",
        "role": "职务",
        "phone": "电话、微信",
        "main": "首选联系人",
        "tags": "标签",
        "said": "判断与理由",
        "next_step": "下一步",
        "next_on": "下一步日期",
        "label": "名称",
        "target": "事项或称号",
        "opens_on": "开始日期",
        "closes_on": "截止日期",
        "choices": "视图",
        "years": "往后看几年",
        "apply_on": "每年申报日",
    }
)
"""What the fields of records are called."""
OTHERWISE: Mapping[tuple[type, str], str] = MappingProxyType(
    {
        (Contact, "kind"): "种类",
        (Person, "name"): "姓名",
        (Tie, "kind"): "是本企业的",
        (EvidenceFile, "name"): "文件名",
        (ClauseNote, "text"): "批注",
        (Window, "region"): "地区",
        (Parts, "target"): "目标",
    }
)
"""Those that are called otherwise in one sort of record."""


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """A line of the dialog; ``key`` goes back with the choice."""

    key: str
    what: str
    seen: str
    theirs: str
    mine: str


def key_of(clash: Clash) -> str:
    """What a clash is known by, within one conflict."""
    return "|".join((clash.field, str(clash.year or ""), clash.item or ""))


def conflict_rows(
    error: ConflictError, catalogue: Catalogue, said: Callable[[str], str] = str
) -> tuple[ConflictRow, ...]:
    """A line for each clash; ``said``: what an answer, or what is applied for, is called."""
    found = []
    for clash in error.clashes:
        if error.of is None:
            what, fact = _what(clash, catalogue), _fact(clash, catalogue)
            texts = [_stated(value, fact) for value in (clash.seen, clash.theirs, clash.mine)]
        else:
            what = _called(error.of, clash.field, catalogue)
            values = [clash.seen, clash.theirs, clash.mine]
            if error.of is Judged:
                values = [value and _judgement(value[0], value[1], said) for value in values]
            texts = [_said(clash.field, value, catalogue, said) for value in values]
        found.append(ConflictRow(key_of(clash), what, *texts))
    return tuple(found)


def settled(
    entries: Iterable[ValueEntry], error: ConflictError, mine: frozenset[str]
) -> tuple[ValueEntry, ...]:
    """The entries to be written again: of what clashed only those in ``mine``, now that theirs was seen."""
    clashing = {key_of(clash): clash for clash in error.clashes}
    found: list[ValueEntry] = []
    for entry in entries:
        clash = clashing.get("|".join((entry.key, str(entry.year or ""), entry.item or "")))
        if clash is None:
            found.append(entry)
        elif key_of(clash) in mine:
            found.append(replace(entry, seen=Seen(clash.theirs)))
    return tuple(found)


def seen_now(seen: Any, error: ConflictError) -> Any:
    """A record's data as a form showed them, with what clashed as it stands: it was shown by then."""
    return remade(seen, {clash.field: clash.theirs for clash in error.clashes})


def assumed(wish: PlanWish, error: ConflictError, mine: Collection[str] = ()) -> PlanWish:
    """What is assumed for a plan, with what clashed as it stands but for what is ``mine``."""
    theirs = {each.field: each.theirs for each in error.clashes if key_of(each) not in mine}
    return from_json(remade(Parts.of(to_json(wish)), theirs).whole())


def _called(of: type, field: str, catalogue: Catalogue) -> str:
    found = OTHERWISE.get((of, field)) or FIELDS.get(field)
    if found is None and field.startswith("growth."):
        _, scenario, key = field.split(".", 2)
        fact = catalogue.facts.get(key)
        return f"{scenario}：{fact.label if fact else key}每年的增长"
    return found or field


def _fact(clash: Clash, catalogue: Catalogue) -> FactDef | None:
    if clash.item is None:
        return catalogue.facts.get(clash.field)
    return catalogue.item_facts.get((clash.item.partition("#")[0], clash.field))


def _what(clash: Clash, catalogue: Catalogue) -> str:
    fact = _fact(clash, catalogue)
    name = clash.field if fact is None else fact.label
    return name if clash.year is None else f"{name}（{clash.year}）"


def _stated(value: Value | None, fact: FactDef | None) -> str:
    """A fact's value to the last digit: two that differ must not read alike."""
    if isinstance(value, Decimal) and fact is not None and fact.type is FactType.MONEY:
        return f"{value:,f}元"
    return value_phrase(value, fact, places=20)


def _judgement(value: str, reason: str, said: Callable[[str], str]) -> str:
    return f"{label(value) if isinstance(value, StrEnum) else said(value)}：{reason}"


def _said(field: str, value: Any, catalogue: Catalogue, said: Callable[[str], str]) -> str:
    if field == "target":
        value = said(value or "")
    elif field == "region" and value:
        value = catalogue.region_name(value)
    elif field == "kind" and value in catalogue.recognitions:
        value = catalogue.recognitions[value].label
    if value in (None, "", ()):
        return EMPTY
    match value:
        case Uscc():
            return value.code
        case Decimal():
            return f"{value:,f}元"
        case StrEnum():
            return label(value)
        case bool():
            return "是" if value else "否"
        case Mapping():
            return choice_words(read_choice(value))
        case [int(month), int(day)]:
            return f"{month} 月 {day} 日"
        case tuple():
            return "、".join(map(str, value))
        case _:
            return str(value)

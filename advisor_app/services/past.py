"""Then versus now: what of a client's record differs between two days, and what lies in the 回收站."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from advisor_app.domain.application import Event, Pursuit, Stage
from advisor_app.domain.contact import ContactKind
from advisor_app.domain.facts import FactDef
from advisor_app.domain.labels import label
from advisor_app.domain.library import Library
from advisor_app.domain.money import speak
from advisor_app.domain.phrases import value_phrase
from advisor_app.domain.record import RecognitionEvent
from advisor_app.domain.relation import LinkKind
from advisor_app.domain.source import source_label
from advisor_app.domain.standard import Purpose
from advisor_app.domain.verdict import Outcome
from advisor_app.portfolio.past import Rows, rows_at
from advisor_app.portfolio.session import Portfolio
from advisor_app.portfolio.values import from_columns
from advisor_app.services.clock import Clock

TABLES = {
    "clients": "基本信息",
    "former_names": "曾用名",
    "facts": "数据",
    "items": "明细",
    "recognitions": "资质",
    "received": "已享受资金",
    "declarations": "清单声明",
    "answers": "人工判断",
    "applications": "申报",
    "steps": "申报经过",
    "papers": "申报材料",
    "tasks": "待办",
    "contacts": "往来",
    "people": "联系人",
    "tags": "标签",
    "links": "关联企业",
    "files": "文件",
    "opinions": "顾问判断",
    "plans": "培育方案的设定",
}
"""What is compared, in the order in which it is told; what only serves these is left out."""
FIELDS = {
    "clients": {
        "name": "名称",
        "short_name": "简称",
        "uscc": "统一社会信用代码",
        "region": "注册地",
        "industry": "行业",
        "advisor": "陪跑顾问",
        "note": "备注",
        "deleted_at": "移入回收站",
    },
    "applications": {"stage": "阶段", "next_step": "下一步", "next_on": "下一步日期", "note": "备注"},
}
"""Where each field is told by itself; else a row is told as a whole."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs: where, what, how it read then and how it reads now ("": not there)."""

    place: str
    what: str
    then: str
    now: str


Table = Mapping[str, Mapping[str, Any]]
"""Row id → its fields."""
_HIDDEN = frozenset({"id", "position", "created_at", "sha256", "size", "content_version"})
_ENUMS: Mapping[tuple[str, str], type[StrEnum]] = {
    ("applications", "pursuit"): Pursuit,
    ("applications", "purpose"): Purpose,
    ("applications", "stage"): Stage,
    ("contacts", "kind"): ContactKind,
    ("links", "kind"): LinkKind,
    ("opinions", "outcome"): Outcome,
    ("recognitions", "event"): RecognitionEvent,
    ("steps", "event"): Event,
    ("steps", "before"): Stage,
    ("steps", "after"): Stage,
}
_SPOKEN: Mapping[str, Callable[[Any], str]] = {
    "amount": lambda value: speak(Decimal(value)),
    "deleted_at": lambda value: str(value)[:10],
}


class Past:
    """A client's record as it was."""

    def __init__(self, portfolio: Portfolio, library: Library, clock: Clock) -> None:
        self.portfolio = portfolio
        self.clock = clock
        self._catalogue = library.catalogue
        self._titles = {m.id: m.title for m in library.measures} | {
            key: kind.label for key, kind in library.catalogue.recognitions.items()
        }

    def between(self, client_id: str, then: dt.date, now: dt.date | None = None) -> tuple[Difference, ...]:
        """What differs between the end of two days (``now`` None: this moment)."""
        with self.portfolio.read() as session:
            before = rows_at(session, client_id, self.clock.end_of(then))
            after = rows_at(session, client_id, None if now is None else self.clock.end_of(now))
        found: list[Difference] = []
        for table in TABLES:
            old, new = _of(before, table), _of(after, table)
            if table == "facts":
                found += self._facts(old, new, _of(before, "items") | _of(after, "items"))
            elif table in FIELDS:
                found += self._fields(table, old, new)
            else:
                found += self._rows(table, old, new)
        return tuple(found)

    def _facts(self, before: Table, after: Table, items: Table) -> list[Difference]:
        """Adopted values, slot by slot; a source that changed under the same value is told too."""
        then, now = (
            {(r["item_id"] or "", r["key"], r["year"] or 0): r for r in rows.values() if r["adopted"]}
            for rows in (before, after)
        )
        found = []
        for slot in sorted({*then, *now}):
            old, new = (self._fact(side.get(slot), items) for side in (then, now))
            if old != new:
                found.append(Difference(TABLES["facts"], self._slot(slot, items), old, new))
        return found

    def _def(self, item_id: str, key: str, items: Table) -> FactDef | None:
        if item_id:
            return self._catalogue.item_facts.get((items.get(item_id, {}).get("kind", ""), key))
        return self._catalogue.facts.get(key)

    def _slot(self, slot: tuple[str, str, int], items: Table) -> str:
        item_id, key, year = slot
        fact = self._def(item_id, key, items)
        name = fact.label if fact is not None else key
        if year:
            name = f"{name}（{year}）"
        return f"{items[item_id]['key']}：{name}" if item_id in items else name

    def _fact(self, row: Mapping[str, Any] | None, items: Table) -> str:
        if row is None:
            return ""
        fact = self._def(row["item_id"] or "", row["key"], items)
        value = from_columns(row["form"], row["value"])
        text = str(value) if fact is None else value_phrase(value, fact, fact.unit)
        return f"{text}（{source_label(row['source'])}）" if row["source"] else text

    def _fields(self, table: str, before: Table, after: Table) -> list[Difference]:
        found = []
        for row_id in sorted({*before, *after}):
            sides = before.get(row_id, {}), after.get(row_id, {})
            for field, word in FIELDS[table].items():
                then, now = (self._plain(table, field, side.get(field)) for side in sides)
                if then != now:
                    what = f"{self._name(sides[1] or sides[0])}{word}"
                    found.append(Difference(TABLES[table], what, then, now))
        return found

    def _rows(self, table: str, before: Table, after: Table) -> list[Difference]:
        found = []
        for row_id in sorted({*before, *after}):
            then, now = (self._told(table, side.get(row_id)) for side in (before, after))
            if then != now:
                found.append(Difference(TABLES[table], "", then, now))
        return found

    def _told(self, table: str, row: Mapping[str, Any] | None) -> str:
        """A row as its own values, without what only binds it to others."""
        if row is None:
            return ""
        parts = [
            self._plain(table, field, value)
            for field, value in row.items()
            if field not in _HIDDEN and not field.endswith("_id")
        ]
        return " · ".join(part for part in parts if part)

    def _name(self, row: Mapping[str, Any]) -> str:
        target = row.get("target")
        return f"{self._titles.get(target, target)}（{row.get('round', '')}）" if target else ""

    def _plain(self, table: str, field: str, value: Any) -> str:
        if value is None or value == "":
            return ""
        if isinstance(value, bool):
            return "是" if value else "否"
        if field == "region":
            return self._catalogue.region_name(value)
        kinds = _ENUMS.get((table, field))
        if kinds is not None:
            return label(kinds(value))
        text = _SPOKEN[field](value) if field in _SPOKEN else str(value)
        return self._titles.get(text, text)


def _of(rows: Rows, table: str) -> dict[str, Mapping[str, Any]]:
    return {row_id: row for (name, row_id), row in rows.items() if name == table}

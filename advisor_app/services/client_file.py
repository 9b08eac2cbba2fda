"""The client file: one client's record as JSON, read strictly and written so that it reads back equal.

    {"name": "…", "uscc": "…", "region": "330100", "facts": {…}, "recognitions": […],
     "items": […], "received": […], "complete": […], "answers": {…}}

Year facts are objects by year (``{"2025": 120}``); ``null`` is missing, ``"not_applicable"`` 不适用; a
value may be ``{"value": …, "source": "audit", "note": "…", "evidence": "…", "observed_on": "…"}``.
All that is wrong is said at once, a sentence a fault; nothing is taken while anything is wrong.
"""

from __future__ import annotations

import datetime as dt
import difflib
import json
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

from advisor_app.domain.client import is_region, parse_uscc
from advisor_app.domain.errors import InputError
from advisor_app.domain.facts import Blank, Catalogue, FactDef, FactType, Scope, Value, parse_value
from advisor_app.domain.money import plain
from advisor_app.domain.period import check_year, parse_date
from advisor_app.domain.record import (
    FactSet,
    FactValue,
    Item,
    ReceivedBenefit,
    Recognition,
    RecognitionEvent,
)
from advisor_app.domain.source import find_source

KEYS = ("name", "uscc", "region", "facts", "recognitions", "items", "received", "complete", "answers")
_LISTS = ("recognitions", "items", "received")
_DETAILS = ("value", "source", "evidence", "observed_on", "note")
LARGEST = 5_000_000
"""Bytes; a client file is some kilobytes, so a larger one is another kind of file."""


def load_client_file(
    path: Path, catalogue: Catalogue, latest: dt.date, *, accept_pilot: bool = False
) -> FactSet:
    """Read a client file from disk; raises InputError with one sentence a fault."""
    try:
        if path.stat().st_size > LARGEST:
            raise InputError(f"“{path.name}”太大，不像是客户文件，请核对后重选。")
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise InputError(f"找不到文件“{path}”，请核对路径。") from None
    except IsADirectoryError:
        raise InputError(f"“{path}”是文件夹，请指定其中的客户文件。") from None
    except UnicodeDecodeError:
        raise InputError(f"“{path.name}”不是 UTF-8 文本，请另存为 UTF-8 后再试。") from None
    except OSError as error:
        raise InputError(f"“{path.name}”读不出来（{error.strerror}），请检查文件权限。") from None
    return read_client_file(text, catalogue, latest, accept_pilot=accept_pilot)


def read_client_file(
    text: str, catalogue: Catalogue, latest: dt.date, *, accept_pilot: bool = False
) -> FactSet:
    """Read the text of a client file; ``latest``: the last day (and year) a fact may speak of."""
    return read_client(parse_json(text), catalogue, latest, accept_pilot=accept_pilot)


def parse_json(text: str) -> Any:
    """JSON with exact numbers; duplicate keys and broken syntax are refused with their place."""

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        keys = [key for key, _ in items]
        for key in keys:
            if keys.count(key) > 1:
                raise InputError(f"客户文件里键“{key}”重复，请删去一个。")
        return dict(items)

    try:
        return json.loads(text, parse_float=Decimal, object_pairs_hook=pairs, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        raise InputError(
            f"客户文件不是有效的 JSON（第 {error.lineno} 行第 {error.colno} 列附近），"
            "请检查引号、逗号与括号。"
        ) from None
    except RecursionError:
        raise InputError("客户文件的层次太深，不像是客户文件，请核对后重选。") from None


def _refuse_constant(name: str) -> Any:
    raise InputError(f"客户文件里的“{name}”不是数字，请改正。")


def read_client(data: Any, catalogue: Catalogue, latest: dt.date, *, accept_pilot: bool = False) -> FactSet:
    """Read a client from parsed JSON; raises InputError listing every fault."""
    if not isinstance(data, dict):
        raise InputError("客户文件应是一个对象（以“{”开头），请对照说明改正。")
    return _Reader(catalogue, latest, accept_pilot=accept_pilot).client(data)


class _Reader:
    """Collects faults while reading, and refuses the whole where there is one."""

    def __init__(self, catalogue: Catalogue, latest: dt.date, *, accept_pilot: bool) -> None:
        self.catalogue = catalogue
        self.latest = latest
        self.accept_pilot = accept_pilot
        self.faults: list[str] = []

    def client(self, data: dict[str, Any]) -> FactSet:
        for key in data:
            if key not in KEYS:
                self.faults.append(f"不认识的键“{key}”{_nearest(key, KEYS)}。")
        name = data.get("name")
        if not isinstance(name, str) or not name.strip():
            self.faults.append("客户文件缺少企业名称（name），请补上。")
            name = ""
        facts, years = self._facts(self._mapping(data, "facts"))
        result = FactSet(
            name.strip(),
            self._uscc(data.get("uscc")),
            self._region(data.get("region")),
            facts,
            years,
            self._each(data, "recognitions", self._recognition),
            self._items(data),
            self._each(data, "received", self._received),
            self._complete(data.get("complete")),
            self._answers(self._mapping(data, "answers")),
        )
        if self.faults:
            raise InputError("\n".join(dict.fromkeys(self.faults)))
        return result

    def _try(self, read: Callable[[], Any]) -> Any:
        try:
            return read()
        except InputError as error:
            self.faults.append(str(error))
            return None

    def _mapping(self, data: dict[str, Any], key: str) -> dict[str, Any]:
        found = data.get(key)
        if found is None:
            return {}
        if not isinstance(found, dict):
            self.faults.append(f"“{key}”应是一个对象（用花括号），请改正。")
            return {}
        return found

    def _each(self, data: dict[str, Any], key: str, read: Callable[[Any, int], Any]) -> tuple[Any, ...]:
        found = data.get(key)
        if found is None:
            return ()
        if not isinstance(found, list):
            self.faults.append(f"“{key}”应是一个列表（用方括号），请改正。")
            return ()
        values = (self._try(partial(read, entry, i)) for i, entry in enumerate(found))
        return tuple(v for v in values if v is not None)

    def _uscc(self, raw: Any) -> str | None:
        if raw is None or raw == "":
            return None
        if not isinstance(raw, str):
            self.faults.append("统一社会信用代码（uscc）应写成带引号的文字，请改正。")
            return None
        code = self._try(lambda: parse_uscc(raw, accept_pilot=self.accept_pilot))
        return None if code is None else code.code

    def _region(self, raw: Any) -> str | None:
        if raw is None:
            return None
        if not isinstance(raw, str) or not is_region(raw):
            self.faults.append(f"注册地（region）“{raw}”应是 6 位行政区划代码，如 330100，请改正。")
            return None
        return raw

    # --- facts ----------------------------------------------------------------------------------

    def _facts(self, data: dict[str, Any]) -> tuple[dict[str, FactValue], dict[str, dict[int, FactValue]]]:
        single: dict[str, FactValue] = {}
        years: dict[str, dict[int, FactValue]] = {}
        for key, raw in data.items():
            fact = self.catalogue.facts.get(key)
            if fact is None:
                self.faults.append(f"不认识的事实“{key}”{_nearest(key, self.catalogue.facts)}。")
            elif fact.scope is Scope.YEAR:
                years[key] = dict(self._by_year(fact, raw))
            else:
                value = self._value(fact, raw)
                if value is not None:
                    single[key] = value
        return single, {key: found for key, found in years.items() if found}

    def _by_year(self, fact: FactDef, raw: Any) -> Iterable[tuple[int, FactValue]]:
        if raw is None:
            return
        if not isinstance(raw, dict) or "value" in raw:
            self.faults.append(f'“{fact.label}”是年度数据，请按年度填写，如 {{"2025": …}}。')
            return
        for text, entry in raw.items():
            if not (text.isascii() and text.isdigit() and len(text) == 4):
                self.faults.append(f"“{fact.label}”的年度“{text}”不对，请写四位年份，如 2025。")
                continue
            what = f"“{fact.label}”"
            year = self._try(partial(check_year, int(text), what=what, latest=self.latest.year))
            value = self._value(fact, entry)
            if year is not None and value is not None:
                yield year, value

    def _value(self, fact: FactDef, raw: Any) -> FactValue | None:
        if raw is None:
            return None
        details: dict[str, Any] = {}
        if isinstance(raw, dict):
            details = raw
            for key in details:
                if key not in _DETAILS:
                    self.faults.append(f"“{fact.label}”里有不认识的键“{key}”{_nearest(key, _DETAILS)}。")
            raw = details.get("value")
            if raw is None:
                return None
        value = self._try(lambda: parse_value(fact, raw, latest=self.latest))
        if value is None:
            return None
        source = str(details.get("source") or "")
        if source and find_source(source) is None:
            self.faults.append(
                f"“{fact.label}”的来源“{source}”不认识，可用：audit、tax、certificate、platform、self、estimate。"
            )
        known = find_source(source)
        observed = details.get("observed_on")
        return FactValue(
            value,
            known.label if known else source,
            str(details.get("evidence") or ""),
            None
            if observed is None
            else self._try(
                lambda: parse_date(str(observed), what=f"“{fact.label}”的核实日期", latest=self.latest)
            ),
            str(details.get("note") or ""),
        )

    # --- lists ----------------------------------------------------------------------------------

    def _entry(self, raw: Any, what: str, keys: tuple[str, ...]) -> dict[str, Any]:
        if not isinstance(raw, dict):
            raise InputError(f"{what}应是一个对象（用花括号），请改正。")
        for key in raw:
            if key not in keys:
                raise InputError(f"{what}里有不认识的键“{key}”{_nearest(key, keys)}。")
        return raw

    def _recognition(self, raw: Any, index: int) -> Recognition:
        what = f"第 {index + 1} 条资质"
        keys = ("kind", "event", "granted_on", "valid_to", "document_number", "note")
        entry = self._entry(raw, what, keys)
        kind = str(entry.get("kind"))
        if kind not in self.catalogue.recognitions:
            raise InputError(f"{what}的种类“{kind}”不认识{_nearest(kind, self.catalogue.recognitions)}。")
        title = self.catalogue.recognitions[kind].label
        event = entry.get("event")
        if event is not None and event not in set(RecognitionEvent):
            allowed = "、".join(RecognitionEvent)
            raise InputError(f"{title}的认定情形“{event}”不认识，可用：{allowed}。")
        granted = self._day(entry.get("granted_on"), f"{title}的认定日期", self.latest)
        until = self._day(entry.get("valid_to"), f"{title}的有效期", None)
        if granted is not None and until is not None and until < granted:
            raise InputError(f"{title}的有效期至 {until} 早于认定日期 {granted}，请核对。")
        return Recognition(
            kind,
            None if event is None else RecognitionEvent(event),
            granted,
            until,
            str(entry.get("document_number") or ""),
            str(entry.get("note") or ""),
        )

    def _day(self, raw: Any, what: str, latest: dt.date | None) -> dt.date | None:
        return None if raw is None else parse_date(str(raw), what=what, latest=latest)

    def _items(self, data: dict[str, Any]) -> tuple[Item, ...]:
        counts: dict[str, int] = {}

        def read(raw: Any, index: int) -> Item:
            what = f"第 {index + 1} 条明细"
            if not isinstance(raw, dict):
                raise InputError(f"{what}应是一个对象（用花括号），请改正。")
            kind = str(raw.get("kind"))
            if kind not in self.catalogue.items:
                raise InputError(f"{what}的种类“{kind}”不认识{_nearest(kind, self.catalogue.items)}。")
            known = {f.key: f for f in self.catalogue.of_item(kind)}
            counts[kind] = counts.get(kind, 0) + 1
            facts: dict[str, FactValue] = {}
            for key, entry in raw.items():
                if key in ("kind", "id"):
                    continue
                if key not in known:
                    label = self.catalogue.items[kind].label
                    self.faults.append(f"{label}里没有“{key}”这一项{_nearest(key, known)}。")
                    continue
                value = self._value(known[key], entry)
                if value is not None:
                    facts[key] = value
            return Item(kind, str(raw.get("id") or f"{kind}#{counts[kind]}"), facts)

        found = self._each(data, "items", read)
        keys = [item.key for item in found]
        for key in dict.fromkeys(k for k in keys if keys.count(k) > 1):
            self.faults.append(f"明细编号“{key}”重复，请改成不同的编号。")
        return found

    def _received(self, raw: Any, index: int) -> ReceivedBenefit:
        what = f"第 {index + 1} 条已享受记录"
        entry = self._entry(raw, what, ("measure", "amount", "year", "payer", "tranche", "item"))
        if not isinstance(entry.get("measure"), str) or not entry["measure"]:
            raise InputError(f"{what}缺少事项编号（measure），请补上。")
        amount = parse_value(
            _AMOUNT, entry.get("amount") if entry.get("amount") is not None else "", latest=None
        )
        year = entry.get("year")
        if isinstance(year, str) and year.isdigit():
            year = int(year)
        if not isinstance(year, int) or isinstance(year, bool):
            raise InputError(f"{what}的年度“{year}”不对，请写四位年份，如 2026。")
        assert isinstance(amount, Decimal)
        return ReceivedBenefit(
            entry["measure"],
            amount,
            check_year(year, what=what, latest=self.latest.year),
            str(entry.get("payer") or ""),
            str(entry.get("tranche") or ""),
            None if entry.get("item") is None else str(entry["item"]),
        )

    def _complete(self, raw: Any) -> frozenset[str]:
        if raw is None:
            return frozenset()
        if not isinstance(raw, list):
            self.faults.append('“complete”应是一个列表，如 ["recognitions"]，请改正。')
            return frozenset()
        for entry in raw:
            name, _, kind = str(entry).partition(":")
            known: Mapping[str, object] = {
                "recognitions": self.catalogue.recognitions,
                "items": self.catalogue.items,
            }.get(name, {})
            if name not in _LISTS or (kind and kind not in known):
                known_words = "recognitions、items、received 或 recognitions:种类"
                self.faults.append(f"complete 里的“{entry}”不认识，可写：{known_words}。")
        return frozenset(map(str, raw))

    def _answers(self, raw: dict[str, Any]) -> dict[str, str]:
        for key, answer in raw.items():
            if not key.startswith(("judgement:", "reading:")):
                self.faults.append(f"answers 里的“{key}”不认识，应以 judgement: 或 reading: 开头。")
            elif key.startswith("judgement:") and answer not in ("yes", "no"):
                self.faults.append(f"“{key}”应答 yes 或 no，现在是“{answer}”，请改正。")
        return {key: str(answer) for key, answer in raw.items()}


_AMOUNT = FactDef("amount", "已享受金额", FactType.MONEY, unit="元", minimum=Decimal(0))


def _nearest(key: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(key, list(known), n=1)
    return f"，是否想写“{close[0]}”？请改正" if close else "，请对照事实目录（advisor facts）改正"


# --- writing ----------------------------------------------------------------------------------------


def write_client_file(facts: FactSet) -> str:
    """The client file of a record; reading it gives an equal record."""
    return json.dumps(client_json(facts), ensure_ascii=False, indent=1)


def client_json(facts: FactSet) -> dict[str, Any]:
    """A record as the plain values of a client file; empty parts are left out."""
    whole: dict[str, Any] = {
        "name": facts.name,
        "uscc": facts.uscc,
        "region": facts.region,
        "facts": {
            **{key: _value_json(value) for key, value in facts.facts.items()},
            **{
                key: {str(year): _value_json(value) for year, value in by_year.items()}
                for key, by_year in facts.years.items()
            },
        },
        "recognitions": [
            _drop_empty(
                {
                    "kind": r.kind,
                    "event": None if r.event is None else str(r.event),
                    "granted_on": _iso(r.granted_on),
                    "valid_to": _iso(r.valid_to),
                    "document_number": r.document_number,
                    "note": r.note,
                }
            )
            for r in facts.recognitions
        ],
        "items": [
            {"kind": item.kind, "id": item.key, **{k: _value_json(v) for k, v in item.facts.items()}}
            for item in facts.items
        ],
        "received": [
            _drop_empty(
                {
                    "measure": r.measure,
                    "amount": plain(r.amount),
                    "year": r.year,
                    "payer": r.payer,
                    "tranche": r.tranche,
                    "item": r.item,
                }
            )
            for r in facts.received
        ],
        "complete": sorted(facts.complete),
        "answers": dict(facts.answers),
    }
    return {key: value for key, value in whole.items() if value not in (None, [], {})}


def _drop_empty(entry: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in entry.items() if value not in (None, "")}


def _iso(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()


def _value_json(value: FactValue) -> Any:
    plain_value = _plain_value(value.value)
    details = _drop_empty(
        {
            "source": value.source,
            "evidence": value.evidence,
            "observed_on": _iso(value.observed_on),
            "note": value.note,
        }
    )
    return {"value": plain_value, **details} if details else plain_value


def _plain_value(value: Value) -> Any:
    match value:
        case Blank():
            return str(value)
        case Decimal():
            return plain(value)
        case dt.date():
            return value.isoformat()
        case _:
            return value

"""The client file: one client's record as JSON, read strictly and written so that it reads back equal.

    {"name": "…", "uscc": "…", "region": "330100", "facts": {…}, "recognitions": […],
     "items": […], "received": […], "complete": […], "answers": {…}}

Year facts are objects by year (``{"2025": 120}``); ``null`` is missing, ``"not_applicable"`` 不适用; a
value may be ``{"value": …, "source": "audit", "note": "…", "evidence": "…", "observed_on": "…"}``.
``short_name``, ``industry``, ``former_names``, ``remark`` and ``uscc_pilot`` are for the client database
alone: no policy reads them. All that is wrong is said at once, a sentence a fault; nothing is taken
while anything is wrong.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from advisor_app.domain.client import Uscc, is_region, parse_uscc
from advisor_app.domain.errors import InputError
from advisor_app.domain.facts import Blank, Catalogue, FactDef, Scope, Value
from advisor_app.domain.money import plain
from advisor_app.domain.record import FactSet, FactValue, Item, ReceivedBenefit, Recognition
from advisor_app.services.entry import (
    RECEIVED_KEYS,
    RECOGNITION_KEYS,
    Faults,
    Known,
    nearest,
    read_answer,
    read_complete,
    read_day,
    read_key,
    read_name,
    read_received,
    read_recognition,
    read_source,
    read_text,
    read_value,
    read_year,
    shortened,
)

_RECORD = ("name", "uscc", "region", "facts", "recognitions", "items", "received", "complete", "answers")
_PROFILE = ("uscc_pilot", "short_name", "industry", "former_names", "remark")
KEYS = _RECORD + _PROFILE
_DETAILS = ("value", "source", "evidence", "observed_on", "note")
LARGEST = 5_000_000
"""Bytes; a client file is some kilobytes, so a larger one is another kind of file."""
DEEPEST = 20
"""Levels of brackets; a client file has five."""
MOST_ENTRIES = 2_000
"""Of one list; a client has some dozens."""

_TOO_MANY = f"“{{}}”有 {{}} 条，最多 {MOST_ENTRIES} 条，不像是一家客户的资料，请核对后改正。"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Profile:
    """What a client file says of a client beyond the record that policies read."""

    short_name: str = ""
    industry: str = ""
    former_names: tuple[str, ...] = ()
    remark: str = ""
    pilot: bool = False
    """The code is an early pilot one that a person confirmed."""


@dataclass(frozen=True, slots=True)
class ClientFile:
    """A client file, read whole."""

    facts: FactSet
    profile: Profile = Profile()


def load_client_file(
    path: Path,
    catalogue: Catalogue,
    latest: dt.date,
    *,
    accept_pilot: bool = False,
    known: Known | None = None,
) -> FactSet:
    """Read a client file from disk; raises InputError with one sentence a fault."""
    return read_client_file(read_text_file(path), catalogue, latest, accept_pilot=accept_pilot, known=known)


def read_text_file(path: Path) -> str:
    """The text of a file of a sensible size; raises InputError with one sentence."""
    try:
        with path.open("rb") as stream:  # a pipe says no size, and may never end
            content = stream.read(LARGEST + 1)
        if len(content) > LARGEST:
            raise InputError(f"“{path.name}”太大，不像是客户文件，请核对后重选。")
        return content.decode("utf-8-sig")
    except FileNotFoundError:
        raise InputError(f"找不到文件“{path}”，请核对路径。") from None
    except IsADirectoryError:
        raise InputError(f"“{path}”是文件夹，请指定其中的客户文件。") from None
    except UnicodeDecodeError:
        raise InputError(f"“{path.name}”不是 UTF-8 文本，请另存为 UTF-8 后再试。") from None
    except OSError as error:
        raise InputError(f"“{path.name}”读不出来（{error.strerror}），请检查文件权限。") from None


def read_client_file(
    text: str,
    catalogue: Catalogue,
    latest: dt.date,
    *,
    accept_pilot: bool = False,
    known: Known | None = None,
) -> FactSet:
    """Read the text of a client file; ``latest``: the last day (and year) a fact may speak of.

    ``known``: what measures, judgements and readings there are; without it their names are not checked.
    """
    return read_client(parse_json(text), catalogue, latest, accept_pilot=accept_pilot, known=known)


def parse_json(text: str) -> Any:
    """JSON with exact numbers; duplicate keys and broken syntax are refused with their place."""
    try:
        data = json.loads(
            text,
            parse_float=_decimal,
            parse_int=_integer,
            object_pairs_hook=_pairs,
            parse_constant=_refuse_constant,
        )
        _refuse_deep(data)
    except json.JSONDecodeError as error:
        raise InputError(
            f"客户文件不是有效的 JSON（第 {error.lineno} 行第 {error.colno} 列附近），"
            "请检查引号、逗号与括号。"
        ) from None
    except RecursionError:
        raise InputError("客户文件的层次太深，不像是客户文件，请核对后重选。") from None
    try:
        json.dumps(data, ensure_ascii=False, default=str).encode()
    except UnicodeEncodeError:
        raise InputError("客户文件里有半个字符（\\ud800 一类），无法保存，请重新输入那处文字。") from None
    return data


def _pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in items:
        if key in found:
            raise InputError(f"客户文件里键“{shortened(key)}”重复，请删去一个。")
        found[key] = value
    return found


def _refuse_deep(data: Any) -> None:
    """What is nested deeper is a slip, and could not even be quoted to whoever is to mend it."""
    level, depth = [data], 0
    while level:
        depth += 1
        if depth > DEEPEST:
            raise InputError("客户文件的层次太深，不像是客户文件，请核对后重选。")
        below: list[Any] = []
        for each in level:
            if isinstance(each, dict):
                below.extend(each.values())
            elif isinstance(each, list):
                below.extend(each)
        level = below


def _decimal(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:  # an exponent beyond all that Decimal keeps
        raise InputError(
            f"客户文件里的数“{shortened(text)}”大得或细得不正常，请核对数字与单位后改正。"
        ) from None


def _integer(digits: str) -> int | Decimal:
    """A whole number; one of absurd length as Decimal, which reading then refuses by name."""
    return int(digits) if len(digits) < 30 else Decimal(digits)


def _refuse_constant(name: str) -> Any:
    raise InputError(f"客户文件里的“{name}”不是数字，请改正。")


def read_client(
    data: Any,
    catalogue: Catalogue,
    latest: dt.date,
    *,
    accept_pilot: bool = False,
    known: Known | None = None,
) -> FactSet:
    """Read a client's record from parsed JSON; raises InputError listing every fault."""
    return read_whole(data, catalogue, latest, accept_pilot=accept_pilot, known=known).facts


def read_whole(
    data: Any,
    catalogue: Catalogue,
    latest: dt.date,
    *,
    accept_pilot: bool = False,
    known: Known | None = None,
) -> ClientFile:
    """Read record and profile from parsed JSON; raises InputError listing every fault."""
    if not isinstance(data, dict):
        raise InputError("客户文件应是一个对象（以“{”开头），请对照说明改正。")
    return _Reader(catalogue, latest, known, accept_pilot=accept_pilot).read(data)


class _Reader:
    """Collects faults while reading, and refuses the whole where there is one."""

    def __init__(
        self, catalogue: Catalogue, latest: dt.date, known: Known | None, *, accept_pilot: bool
    ) -> None:
        self.catalogue = catalogue
        self.latest = latest
        self.known = known
        self.accept_pilot = accept_pilot
        self.faults = Faults()

    def read(self, data: dict[str, Any]) -> ClientFile:
        for key in data:
            if key not in KEYS:
                self.faults.add(f"不认识的键“{key}”{nearest(key, KEYS)}。")
        uscc = self._uscc(data)
        facts, years = self._facts(self._mapping(data, "facts"))
        items = self._items(data)
        received = partial(self._received, [item.key for item in items])
        record = FactSet(
            self._try(lambda: read_name(data.get("name"), "企业名称（name）")) or "",
            None if uscc is None else uscc.code,
            self._region(data.get("region")),
            facts,
            years,
            tuple(self._each(data, "recognitions", self._recognition)),
            items,
            tuple(self._each(data, "received", received)),
            frozenset(self._each(data, "complete", lambda entry, _: read_complete(entry, self.catalogue))),
            self._answers(self._mapping(data, "answers")),
        )
        profile = self._profile(data, uscc)
        self.faults.refuse()
        return ClientFile(record, profile)

    def _try(self, read: Callable[[], T]) -> T | None:
        try:
            return read()
        except InputError as error:
            self.faults.add(str(error))
            return None

    def _mapping(self, data: dict[str, Any], key: str) -> dict[str, Any]:
        found = data.get(key)
        if found is None:
            return {}
        if not isinstance(found, dict):
            self.faults.add(f"“{key}”应是一个对象（用花括号），请改正。")
            return {}
        return found

    def _each(self, data: dict[str, Any], key: str, read: Callable[[Any, int], T]) -> Sequence[T]:
        found = data.get(key)
        if found is None:
            return ()
        if not isinstance(found, list):
            self.faults.add(f"“{key}”应是一个列表（用方括号），请改正。")
            return ()
        if len(found) > MOST_ENTRIES:
            self.faults.add(_TOO_MANY.format(key, len(found)))
            return ()
        values = (self._try(partial(read, entry, index)) for index, entry in enumerate(found))
        return [value for value in values if value is not None]

    # --- who it is ----------------------------------------------------------------------------------

    def _uscc(self, data: dict[str, Any]) -> Uscc | None:
        raw = data.get("uscc")
        if raw is None or raw == "":
            return None
        if not isinstance(raw, str):
            self.faults.add("统一社会信用代码（uscc）应写成带引号的文字，请改正。")
            return None
        confirmed = self.accept_pilot or data.get("uscc_pilot") is True
        return self._try(lambda: parse_uscc(raw, accept_pilot=confirmed))

    def _region(self, raw: Any) -> str | None:
        if raw is None or raw == "":
            return None
        if not isinstance(raw, str) or not is_region(raw):
            self.faults.add(f"注册地（region）“{raw}”应是 6 位行政区划代码，如 330100，请改正。")
            return None
        return raw

    def _profile(self, data: dict[str, Any], uscc: Uscc | None) -> Profile:
        def text(key: str, what: str) -> str:
            return self._try(lambda: read_text(data.get(key), f"{what}（{key}）")) or ""

        if not isinstance(data.get("uscc_pilot"), bool | None):
            self.faults.add("“uscc_pilot”应写 true 或 false，请改正。")
        former = self._each(data, "former_names", lambda name, _: read_name(name, "曾用名（former_names）"))
        return Profile(
            text("short_name", "简称"),
            text("industry", "行业"),
            tuple(dict.fromkeys(former)),
            text("remark", "备注"),
            uscc is not None and uscc.pilot,
        )

    # --- facts ----------------------------------------------------------------------------------

    def _facts(self, data: dict[str, Any]) -> tuple[dict[str, FactValue], dict[str, dict[int, FactValue]]]:
        single: dict[str, FactValue] = {}
        years: dict[str, dict[int, FactValue]] = {}
        for key, raw in data.items():
            fact = self.catalogue.facts.get(key)
            if fact is None:
                self.faults.add(f"不认识的事实“{key}”{nearest(key, self.catalogue.facts)}。")
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
        what = f"“{fact.label}”"
        if not isinstance(raw, dict) or "value" in raw:
            self.faults.add(f'{what}是年度数据，请按年度填写，如 {{"2025": …}}。')
            return
        for text, entry in raw.items():
            year = self._try(partial(read_year, text, what, self.latest))
            value = self._value(fact, entry, f"{text} 年度")
            if year is not None and value is not None:
                yield year, value

    def _value(self, fact: FactDef, raw: Any, place: str = "") -> FactValue | None:
        """A value with its details; ``place`` opens each sentence about it."""
        try:
            return self._detailed(fact, raw)
        except InputError as error:
            self.faults.add(f"{place}{error}")
            return None

    def _detailed(self, fact: FactDef, raw: Any) -> FactValue | None:
        what = f"“{fact.label}”"
        details: dict[str, Any] = {}
        if isinstance(raw, dict):
            if fact.scope is not Scope.YEAR and "value" not in raw:
                raise InputError(f"{what}不分年度，请直接写值，勿按年度填写。")
            details = self._entry(raw, what, _DETAILS)
            raw = details.get("value")
        value = read_value(fact, raw, self.latest)
        if value is None:
            return None
        source = read_source(details.get("source"), what)
        return FactValue(
            value,
            "" if source is None else source.label,
            read_text(details.get("evidence"), f"{what}的佐证"),
            read_day(details.get("observed_on"), f"{what}的核实日期", self.latest),
            read_text(details.get("note"), f"{what}的备注"),
        )

    # --- lists ----------------------------------------------------------------------------------

    def _entry(self, raw: Any, what: str, keys: tuple[str, ...]) -> dict[str, Any]:
        if not isinstance(raw, dict):
            raise InputError(f"{what}应是一个对象（用花括号），请改正。")
        for key in raw:
            if key not in keys:
                raise InputError(f"{what}里有不认识的键“{key}”{nearest(key, keys)}。")
        return raw

    def _recognition(self, raw: Any, index: int) -> Recognition:
        what = f"第 {index + 1} 条资质"
        entry = self._entry(raw, what, RECOGNITION_KEYS)
        return read_recognition(entry, self.catalogue, self.latest, what=what)

    def _items(self, data: dict[str, Any]) -> tuple[Item, ...]:
        counts: dict[str, int] = {}

        def read(raw: Any, index: int) -> Item:
            what = f"第 {index + 1} 条明细"
            if not isinstance(raw, dict):
                raise InputError(f"{what}应是一个对象（用花括号），请改正。")
            kind = read_text(raw.get("kind"), f"{what}的种类")
            if kind not in self.catalogue.items:
                raise InputError(f"{what}的种类“{kind}”不认识{nearest(kind, self.catalogue.items)}。")
            label = self.catalogue.items[kind].label
            counts[kind] = counts.get(kind, 0) + 1
            key = read_key(raw.get("id"), f"{what}的编号（id）") or f"{kind}#{counts[kind]}"
            return Item(kind, key, dict(self._item_facts(kind, label, raw)))

        found = tuple(self._each(data, "items", read))
        keys = [item.key for item in found]
        for key in dict.fromkeys(k for k in keys if keys.count(k) > 1):
            self.faults.add(f"明细编号“{key}”重复，请改成不同的编号。")
        return found

    def _item_facts(self, kind: str, label: str, raw: dict[str, Any]) -> Iterable[tuple[str, FactValue]]:
        known = {fact.key: fact for fact in self.catalogue.of_item(kind)}
        for key, entry in raw.items():
            if key in ("kind", "id"):
                continue
            if key not in known:
                self.faults.add(f"{label}里没有“{key}”这一项{nearest(key, known)}。")
                continue
            value = self._value(known[key], entry, f"{label}：")
            if value is not None:
                yield key, value

    def _received(self, items: Sequence[str], raw: Any, index: int) -> ReceivedBenefit:
        what = f"第 {index + 1} 条已享受记录"
        entry = self._entry(raw, what, RECEIVED_KEYS)
        return read_received(entry, self.latest, items, known=self.known, what=what)

    def _answers(self, raw: dict[str, Any]) -> dict[str, str]:
        if len(raw) > MOST_ENTRIES:
            self.faults.add(_TOO_MANY.format("answers", len(raw)))
            return {}
        given = ((key, value) for key, value in raw.items() if value is not None)
        found = (self._try(partial(read_answer, key, value, self.known)) for key, value in given)
        return dict(pair for pair in found if pair is not None)


# --- writing ----------------------------------------------------------------------------------------


def write_client_file(facts: FactSet, profile: Profile | None = None) -> str:
    """The client file of a record; reading it gives an equal record (and profile)."""
    return json.dumps(client_json(facts) | _profile_json(profile), ensure_ascii=False, indent=1)


def _profile_json(profile: Profile | None) -> dict[str, Any]:
    if profile is None:
        return {}
    whole = {
        "uscc_pilot": profile.pilot,
        "short_name": profile.short_name,
        "industry": profile.industry,
        "former_names": list(profile.former_names),
        "remark": profile.remark,
    }
    return {key: value for key, value in whole.items() if value}


def client_json(facts: FactSet) -> dict[str, Any]:
    """A record as the plain values of a client file, in one order; empty parts are left out."""
    whole: dict[str, Any] = {
        "name": facts.name,
        "uscc": facts.uscc,
        "region": facts.region,
        "facts": {
            **{key: _value_json(value) for key, value in sorted(facts.facts.items())},
            **{
                key: {str(year): _value_json(value) for year, value in sorted(by_year.items())}
                for key, by_year in sorted(facts.years.items())
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
            {"kind": item.kind, "id": item.key, **{k: _value_json(v) for k, v in sorted(item.facts.items())}}
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
        "answers": dict(sorted(facts.answers.items())),
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

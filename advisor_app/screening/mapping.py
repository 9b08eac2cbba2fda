"""Which column of a foreign list is which fact: found by its header, or said in a mapping file.

The file is JSON (or YAML), so that what was found can be saved, corrected and given back:

    {"region": "330100", "complete": ["received"], "answers": {"reading:…": "…"},
     "columns": {
       "企业名称": {"is": "name"},
       "2025年营业收入（万元）": {"fact": "revenue", "year": 2025, "unit": "万元"},
       "小巨人认定日期": {"title": "little_giant", "part": "granted_on", "event": "first"},
       "小巨人有效期至": {"title": "little_giant", "part": "valid_to"},
       "是否高新技术企业": {"title": "hnte", "part": "held", "complete": true},
       "是否先进": {"answer": "judgement:…"}}}

``part`` is granted_on, valid_to, event or held; ``record`` (any word) keeps two records of one title apart;
``event`` says it for the whole column. ``complete`` true: an empty cell (or 否) means that there is no such
title; without it an empty cell means that nobody knows. A 是 without a date is a title of unknown date.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from advisor_app.domain.client import is_region
from advisor_app.domain.errors import InputError
from advisor_app.domain.facts import Catalogue, FactDef, FactType, Scope
from advisor_app.domain.headers import (
    IDENTITY,
    IDENTITY_HEADERS,
    SHARES,
    TAIL,
    TITLE_PARTS,
    UNITS,
    cut_unit,
    cut_year,
    folded,
    index,
    names_of,
    plain_header,
    title_names_of,
)
from advisor_app.domain.record import RecognitionEvent

OWN_UNIT = "?"
"""The header of a ratio says no unit: only cells that say % themselves are taken."""
PARTS = ("granted_on", "valid_to", "event", "held")


@dataclass(frozen=True, slots=True)
class Use:
    """What one column is: an identity (``is_``), a fact, a part of a title, or the answers to a judgement."""

    is_: str = ""
    fact: str = ""
    year: int | None = None
    unit: str = ""
    title: str = ""
    part: str = ""
    event: RecognitionEvent | None = None
    record: str = ""
    complete: bool = False
    answer: str = ""

    @property
    def target(self) -> tuple[object, ...]:
        """What no two columns may be."""
        return (self.is_, self.fact, self.year, self.title, self.record, self.part, self.answer)

    def to_json(self) -> dict[str, Any]:
        """As it stands in a mapping file."""
        told: dict[str, Any] = {
            "is": self.is_,
            "fact": self.fact,
            "year": self.year,
            "unit": self.unit,
            "title": self.title,
            "part": self.part,
            "event": None if self.event is None else str(self.event),
            "record": self.record,
            "complete": self.complete,
            "answer": self.answer,
        }
        # 否 is a no unless the file says otherwise
        return {k: v for k, v in told.items() if v or (k == "complete" and self.part == "held")}


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns in use, those left and why, and what holds for the whole list."""

    columns: Mapping[str, Use]
    left: Mapping[str, str] = field(default_factory=dict)
    region: str | None = None
    complete: frozenset[str] = frozenset()
    answers: Mapping[str, str] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """The mapping file."""
        return {
            "region": self.region,
            "complete": sorted(self.complete),
            "answers": dict(self.answers),
            "columns": {header: use.to_json() for header, use in self.columns.items()},
        }


@dataclass(frozen=True, slots=True)
class Defaults:
    """What a header that says nothing means: fiscal year, unit of money; ``this_year`` gives 上年度."""

    this_year: int
    year: int | None = None
    money: str = ""
    region: str | None = None


# --- from headers -----------------------------------------------------------------------------------------

_PLACE = re.compile(r"〔第[0-9]+列〕$")
"""What ``files`` puts behind a repeated header: it still says what it says."""


def recognise(headers: Iterable[str], catalogue: Catalogue, defaults: Defaults) -> Columns:
    """Tell each header by the catalogue's labels, keys and aliases; what is not told is left, with why."""
    words = _Words(catalogue)
    found: dict[str, Use] = {}
    left: dict[str, str] = {}
    for header in headers:
        use = words.use_of(header, defaults)
        if isinstance(use, Use):
            found[header] = use
        else:
            left[header] = use
    return checked(Columns(found, left, defaults.region))


def checked(mapping: Columns) -> Columns:
    """The mapping itself; raises InputError where two columns are the same thing."""
    seen: dict[tuple[object, ...], str] = {}
    for header, use in mapping.columns.items():
        other = seen.setdefault(use.target, header)
        if other != header:
            raise InputError(f"“{other}”与“{header}”两列说的是同一项，请删去一列，或用 --map 说明用哪一列。")
    return mapping


class _Words:
    """Every name a header may go by; a name of two things is a name of none."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._facts = index(
            (n, f.key) for f in catalogue.facts.values() for n in names_of(f.key, f.label, f.aliases)
        )
        self._titles = index(
            (n, k.key)
            for k in catalogue.recognitions.values()
            for n in title_names_of(k.key, k.label, k.aliases)
        )
        self._identity = {plain_header(n): what for what, names in IDENTITY_HEADERS.items() for n in names}

    def use_of(self, header: str, defaults: Defaults) -> Use | str:
        """What a header means, or why it is left."""
        told = folded(_PLACE.sub("", header))
        plain = plain_header(told)
        if plain in self._identity:
            return Use(is_=self._identity[plain])
        title = self._title(told)
        if title is not None:
            return title
        unit, told = cut_unit(told)
        year, key = None, self._facts.get(plain_header(told))
        if key is None:  # a name may have a year of its own (2026 年口径)
            year, told = cut_year(told, defaults.this_year)
            key = self._fact(told)
        if key is None:
            return "认不出是哪一项"
        return self._fact_use(self._catalogue.facts[key], year, unit, defaults)

    def _fact(self, told: str) -> str | None:
        for form in (told, TAIL.sub("", told)):
            plain = plain_header(form)
            for name in (plain, plain.removeprefix("是否")):
                if name in self._facts:
                    return self._facts[name]
        return None

    def _fact_use(self, fact: FactDef, year: int | None, unit: str, defaults: Defaults) -> Use | str:
        if fact.type is FactType.MONEY:
            unit = unit or defaults.money
            if not unit:
                return f"“{fact.label}”没有写单位，请在表头写明（元、万元），或用 --money-unit 说明"
        if fact.type is FactType.RATIO and unit not in SHARES:
            unit = OWN_UNIT
        if fact.scope is Scope.CLIENT:
            return Use(fact=fact.key, unit=unit)
        year = year if year is not None else defaults.year
        if year is None:
            return f"“{fact.label}”没有写年度，请在表头写明（如 2025 年、上年度），或用 --year 说明"
        return Use(fact=fact.key, year=year, unit=unit)

    def _title(self, told: str) -> Use | None:
        plain = plain_header(told)
        for tail, part, event in TITLE_PARTS:
            ending = plain_header(tail)
            if plain.endswith(ending):
                kind = self._titles.get(plain.removesuffix(ending))
                if kind is not None:
                    record = "" if event is None else str(event)
                    return Use(title=kind, part=part, event=event, record=record)
        for form in (plain, plain_header(TAIL.sub("", told))):
            name = form.removeprefix("是否").removeprefix("为")
            if form in self._facts:
                return None  # a fact's own name
            if name in self._titles:
                return Use(title=self._titles[name], part="held", complete=True)
        return None


# --- from a file ------------------------------------------------------------------------------------------


def read_mapping(path: Path) -> dict[str, Any]:
    """The mapping file's content; raises InputError with a sentence where it can't be read."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise InputError(
            f"读不了对照文件“{path.name}”，请确认文件在、是 UTF-8 编码的 JSON 或 YAML。"
        ) from None
    try:
        if path.suffix.lower() in (".yaml", ".yml"):
            import yaml  # noqa: PLC0415

            told = yaml.safe_load(text)
        else:
            told = json.loads(text)
    except ValueError as error:
        line = getattr(error, "lineno", None)
        where = "" if line is None else f"第 {line} 行"
        raise InputError(f"对照文件“{path.name}”{where}写法不对，请对照 --map-out 存出的样子改正。") from None
    except Exception as error:
        if type(error).__module__.partition(".")[0] != "yaml":
            raise
        raise InputError(f"对照文件“{path.name}”写法不对，请对照 --map-out 存出的样子改正。") from None
    if not isinstance(told, dict) or not isinstance(told.get("columns", {}), dict):
        raise InputError(f"对照文件“{path.name}”应有 columns 一项，列出各列是什么。")
    return told


def apply_mapping(
    told: Mapping[str, Any], headers: Sequence[str], catalogue: Catalogue, found: Columns
) -> Columns:
    """What the file says, before what the headers say; raises InputError for what can't be.

    A column that the file gives as null is left out on purpose.
    """
    columns: dict[str, Use] = {}
    left = dict(found.left)
    named: Mapping[str, Any] = told.get("columns", {})
    for header, entry in named.items():
        if header not in headers:
            raise InputError(f"对照文件里的“{header}”，名单里没有这一列，请核对表头。")
        if entry is None:
            left[header] = "对照文件说明不用"
            continue
        columns[header] = _use(header, entry, catalogue)
        left.pop(header, None)
    taken = {use.target for use in columns.values()}
    for header, use in found.columns.items():
        if header in named:
            continue
        if use.target in taken:
            left[header] = "对照文件已用另一列"
        else:
            columns[header] = use
    ordered = {h: columns[h] for h in headers if h in columns}
    region = told.get("region") or found.region
    if region is not None and not is_region(str(region)):
        raise InputError(f"对照文件的 region“{region}”应为六位行政区划代码，如 330100。")
    complete, answers = told.get("complete") or [], told.get("answers") or {}
    if not isinstance(complete, list) or not isinstance(answers, dict):
        raise InputError("对照文件的 complete 应是列表，answers 应是“问题: 答复”的对照。")
    return checked(
        Columns(
            ordered,
            left,
            None if region is None else str(region),
            frozenset(map(str, complete)),
            {str(k): str(v) for k, v in answers.items()},
        )
    )


def _use(header: str, entry: Any, catalogue: Catalogue) -> Use:
    """One entry of a mapping file."""
    if not isinstance(entry, dict):
        raise InputError(f'对照文件里“{header}”的写法不对，应写成 {{"fact": …}} 这样。')
    known = {"is", "fact", "year", "unit", "title", "part", "event", "record", "complete", "answer"}
    odd = sorted(set(map(str, entry)) - known)
    if odd:
        raise InputError(f"对照文件里“{header}”有不认识的“{odd[0]}”，请改正。")
    kinds = [k for k in ("is", "fact", "title", "answer") if entry.get(k)]
    if len(kinds) != 1:
        raise InputError(f"对照文件里“{header}”应写明 is、fact、title、answer 其中一项。")
    match kinds[0]:
        case "is":
            if entry["is"] not in IDENTITY:
                raise InputError(f"对照文件里“{header}”的 is 只能是 name、uscc、region。")
            return Use(is_=entry["is"])
        case "fact":
            return _fact_entry(header, entry, catalogue)
        case "title":
            return _title_entry(header, entry, catalogue)
        case _:
            return Use(answer=str(entry["answer"]))


def _fact_entry(header: str, entry: Mapping[str, Any], catalogue: Catalogue) -> Use:
    fact = catalogue.facts.get(str(entry["fact"]))
    if fact is None:
        raise InputError(
            f"对照文件里“{header}”的“{entry['fact']}”不是事实目录里的键，用“advisor facts”看目录。"
        )
    unit = str(entry.get("unit", ""))
    if unit and unit not in (*UNITS, OWN_UNIT):
        raise InputError(f"对照文件里“{header}”的单位“{unit}”看不懂，请写 元、万元、亿元、% 或 小数。")
    if fact.type is FactType.MONEY and unit in ("", OWN_UNIT, *SHARES):
        raise InputError(f"对照文件里“{header}”是金额，请写明 unit：元、万元或亿元。")
    if fact.type is FactType.RATIO and unit not in (OWN_UNIT, *SHARES):
        raise InputError(f"对照文件里“{header}”是比例，请写明 unit：% 或 小数。")
    if fact.scope is Scope.CLIENT:
        return Use(fact=fact.key, unit=unit)
    year = entry.get("year")
    if not isinstance(year, int) or not 1980 <= year <= 2100:
        raise InputError(f"对照文件里“{header}”按年度填报，请写明 year，如 2025。")
    return Use(fact=fact.key, year=year, unit=unit)


def _title_entry(header: str, entry: Mapping[str, Any], catalogue: Catalogue) -> Use:
    kind, part = str(entry["title"]), str(entry.get("part", ""))
    if kind not in catalogue.recognitions:
        raise InputError(
            f"对照文件里“{header}”的“{kind}”不是资质目录里的键，用“advisor facts --json”看目录。"
        )
    if part not in PARTS:
        raise InputError(f"对照文件里“{header}”请写明 part：{'、'.join(PARTS)}。")
    event = entry.get("event")
    if event is not None and event not in tuple(RecognitionEvent):
        raise InputError(f"对照文件里“{header}”的 event 只能是 {'、'.join(RecognitionEvent)}。")
    complete = entry.get("complete", part == "held")
    return Use(
        title=kind,
        part=part,
        event=None if event is None else RecognitionEvent(event),
        record=str(entry.get("record", "")),
        complete=bool(complete),
    )

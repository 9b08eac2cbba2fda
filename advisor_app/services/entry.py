"""What is typed, pasted or read from a file, checked against the catalogue before anything uses it.

Each function takes a raw JSON or typed value and gives the domain's own, or raises InputError with one
sentence; blank (``None`` or an empty text) means missing, never 0 and never 不适用.
"""

from __future__ import annotations

import datetime as dt
import difflib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from advisor_app.domain.errors import InputError
from advisor_app.domain.facts import Catalogue, FactDef, FactType, Value, parse_value
from advisor_app.domain.library import Library
from advisor_app.domain.period import check_year, parse_date
from advisor_app.domain.policy import AllOf, AnyOf, AtLeast, Condition, Judgement, Not
from advisor_app.domain.record import ReceivedBenefit, Recognition, RecognitionEvent
from advisor_app.domain.source import Source, find_source

LONGEST_TEXT = 4000
LONGEST_NAME = 200
LONGEST_KEY = 400
"""Of what rows are found by: an index on a server holds 2,700 bytes."""
MOST_FAULTS = 100
"""So many are said at once; more can't be read, nor mended in one go."""
_LONGEST_SENTENCE, _LONGEST_QUOTE = 300, 60
_DIGITS_BEFORE, _DIGITS_AFTER = 15, 20
"""Beyond these a number is a slip; unbounded ones could also stall the program."""

_LISTS = ("recognitions", "items", "received")
RECOGNITION_KEYS = ("kind", "event", "granted_on", "valid_to", "document_number", "note")
RECEIVED_KEYS = ("measure", "amount", "year", "payer", "tranche", "item")


@dataclass(frozen=True, slots=True)
class Known:
    """The names a library gives: what received money, judgements and readings may refer to."""

    measures: frozenset[str]
    judgements: frozenset[str]
    readings: Mapping[str, tuple[str, ...]]
    """Reading → its options."""

    @classmethod
    def of(cls, library: Library) -> Known:
        """The names in ``library``."""
        found: set[str] = set()
        for measure in library.measures:
            found.update(_judgements(measure.condition))
        options = {
            reading.id: tuple(option.id for option in reading.options)
            for reading in library.readings.values()
        }
        return cls(frozenset(measure.id for measure in library.measures), frozenset(found), options)


@dataclass(frozen=True, slots=True)
class ClientEntry:
    """A client as it is typed; "" where nothing is."""

    name: str
    uscc: str = ""
    region: str = ""
    short_name: str = ""
    industry: str = ""
    note: str = ""
    former_names: tuple[str, ...] = ()
    advisor: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a form showed where something is entered; None: nothing."""

    value: Value | None


@dataclass(frozen=True, slots=True)
class ValueEntry:
    """A value as it is entered: blank clears, ``"not_applicable"`` or 不适用 is 不适用.

    ``item``: an item's key. ``source`` (key or Chinese word), ``evidence``, ``observed_on`` and ``note``
    keep what the adopted value has where they are None. ``seen``: what was shown: where another has changed
    it since, it is not written over (``portfolio.conflicts``).
    """

    key: str
    raw: object
    year: int | str | None = None
    item: str | None = None
    source: str | None = None
    evidence: str | None = None
    observed_on: str | dt.date | None = None
    note: str | None = None
    seen: Seen | None = None


@dataclass(frozen=True, slots=True)
class RecognitionEntry:
    """A title as it is entered."""

    kind: str
    event: str | None = None
    granted_on: str | dt.date | None = None
    valid_to: str | dt.date | None = None
    document_number: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ReceivedEntry:
    """Money received as it is entered: ``amount`` in 元, ``item`` an item's key; ``note`` None: it stays."""

    measure: str
    amount: object
    year: int | str
    payer: str = ""
    tranche: str = ""
    item: str | None = None
    note: str | None = ""


def _judgements(condition: Condition) -> Iterable[str]:
    match condition:
        case Judgement():
            yield condition.id
        case AllOf() | AnyOf() | AtLeast():
            for child in condition.children:
                yield from _judgements(child)
        case Not():
            yield from _judgements(condition.child)
        case _:
            pass
    if condition.when is not None:
        yield from _judgements(condition.when)


def nearest(key: str, known: Iterable[str]) -> str:
    """The end of a sentence about an unknown key: the nearest known one, or where they are listed."""
    close = _closest(key, known)
    return f"，是否想写“{close[0]}”？请改正" if close else "，请对照事实目录（advisor facts）改正"


def _closest(key: str, known: Iterable[str]) -> list[str]:
    """The nearest name, where there is one; what is too long to be a name is near none."""
    return difflib.get_close_matches(key, list(known), n=1) if len(key) <= _LONGEST_QUOTE else []


def shortened(text: str, longest: int = _LONGEST_QUOTE) -> str:
    """A text in one line, of which what is too long to be read keeps its beginning and its end."""
    if len(text) > longest:
        head = longest * 2 // 3
        text = f"{text[:head]}……{text[head - longest :]}"
    return "".join(each if each.isprintable() else " " for each in text)


# --- plain values ---------------------------------------------------------------------------------------


def read_text(raw: object, what: str, *, longest: int = LONGEST_TEXT) -> str:
    """A text without what no file, database or PDF can carry; None gives ""."""
    if raw is None:
        return ""
    if not isinstance(raw, str):
        raise InputError(f"{what}应填文字（写在引号里），现在是“{raw}”，请改正。")
    text = raw.strip()
    if len(text) > longest:
        raise InputError(f"{what}有 {len(text)} 个字，最多 {longest} 个，请缩短。")
    for character in text:
        if unicodedata.category(character) in {"Cc", "Cs"} and character not in "\n\r\t":
            raise InputError(f"{what}里有无法保存的字符（U+{ord(character):04X}），请删除后重新输入。")
    return text


def read_key(raw: object, what: str) -> str:
    """A text that something is found by."""
    return read_text(raw, what, longest=LONGEST_KEY)


def read_name(raw: object, what: str) -> str:
    """A name: one line, not empty."""
    text = " ".join(read_text(raw, what, longest=LONGEST_NAME).split())
    if not text:
        raise InputError(f"{what}不能为空，请补上。")
    return text


def read_value(fact: FactDef, raw: object, latest: dt.date) -> Value | None:
    """A fact's value; None where it is blank. ``latest``: the last day a fact may speak of."""
    if raw is None or (isinstance(raw, str) and not raw.strip()):
        return None
    what = f"“{fact.label}”"
    if isinstance(raw, str):
        read_text(raw, what)
    if fact.type in (FactType.INTEGER, FactType.NUMBER, FactType.MONEY, FactType.RATIO):
        _check_size(raw, what)
    return parse_value(fact, raw, latest=latest)


def _check_size(raw: object, what: str) -> None:
    if isinstance(raw, bool) or not isinstance(raw, (int, float, Decimal, str)):
        return
    if isinstance(raw, int):
        too_large, too_fine = abs(raw) >= 10**_DIGITS_BEFORE, False
    else:
        try:
            number = Decimal(str(raw).strip().replace(",", "").replace("，", ""))
        except InvalidOperation:
            return
        exponent = number.as_tuple().exponent
        too_large = bool(number) and number.adjusted() >= _DIGITS_BEFORE
        too_fine = isinstance(exponent, int) and exponent < -_DIGITS_AFTER
        too_large = too_large or (isinstance(exponent, int) and exponent > _DIGITS_BEFORE)
    if too_large:
        raise InputError(f"{what}的数值过大，请核对数字与单位后改正。")
    if too_fine:
        raise InputError(f"{what}的小数位数过多，请保留必要的位数。")


def read_day(raw: object, what: str, latest: dt.date | None) -> dt.date | None:
    """A day; None where it is blank. ``latest`` None: it may lie ahead."""
    if isinstance(raw, dt.date):
        raw = raw.isoformat()
    text = read_text(raw, what)
    return parse_date(text, what=what, latest=latest) if text else None


def read_year(raw: object, what: str, latest: dt.date) -> int:
    """A fiscal year, 1980 … the year of ``latest``."""
    text = str(raw) if isinstance(raw, (int, str)) and not isinstance(raw, bool) else ""
    if not (text.isascii() and text.isdigit() and len(text) == 4):
        raise InputError(f"{what}的年度“{raw}”不对，请写四位年份，如 {latest.year}。")
    return check_year(int(text), what=what, latest=latest.year)


def read_source(raw: object, what: str) -> Source | None:
    """A source by key or Chinese word; None where it is blank."""
    text = read_text(raw, f"{what}的来源")
    if not text:
        return None
    source = find_source(text)
    if source is None:
        allowed = "、".join(f"{each}（{each.label}）" for each in Source)
        raise InputError(f"{what}的来源“{text}”不认识，可用：{allowed}。")
    return source


# --- records ------------------------------------------------------------------------------------------


def read_recognition(
    entry: Mapping[str, Any], catalogue: Catalogue, latest: dt.date, *, what: str = "资质"
) -> Recognition:
    """A title from its named parts."""
    kind = read_text(entry.get("kind"), f"{what}的种类")
    if kind not in catalogue.recognitions:
        raise InputError(f"{what}的种类“{kind}”不认识{nearest(kind, catalogue.recognitions)}。")
    title = f"“{catalogue.recognitions[kind].label}”"
    event = read_text(entry.get("event"), f"{title}的认定情形")
    if event and event not in list(RecognitionEvent):
        allowed = "、".join(RecognitionEvent)
        raise InputError(f"{title}的认定情形“{event}”不认识，可用：{allowed}。")
    granted = read_day(entry.get("granted_on"), f"{title}的认定日期", latest)
    until = read_day(entry.get("valid_to"), f"{title}的有效期", None)
    if granted is not None and until is not None and until < granted:
        raise InputError(f"{title}的有效期至 {until} 早于认定日期 {granted}，请核对。")
    return Recognition(
        kind,
        RecognitionEvent(event) if event else None,
        granted,
        until,
        read_text(entry.get("document_number"), f"{title}的文号"),
        read_text(entry.get("note"), f"{title}的备注"),
    )


def read_received(
    entry: Mapping[str, Any],
    latest: dt.date,
    items: Iterable[str],
    *,
    known: Known | None = None,
    what: str = "已享受记录",
) -> ReceivedBenefit:
    """Money received from its named parts; ``items``: the keys it may be booked on."""
    measure = read_key(entry.get("measure"), f"{what}的事项编号")
    if not measure:
        raise InputError(f"{what}缺少事项编号（measure），请补上。")
    if known is not None and measure not in known.measures:
        raise InputError(f"{what}的事项“{measure}”不在政策库中{nearest_name(measure, known.measures)}。")
    amount = read_value(AMOUNT, entry.get("amount"), latest)
    if not isinstance(amount, Decimal):
        raise InputError(f"{what}缺少金额（单位：元），请补上。")
    item = read_text(entry.get("item"), f"{what}的明细") or None
    if item is not None and item not in set(items):
        raise InputError(f"{what}所属的明细“{item}”不在该客户的明细中，请核对编号。")
    return ReceivedBenefit(
        measure,
        amount,
        read_year(entry.get("year"), what, latest),
        read_text(entry.get("payer"), f"{what}的拨付单位"),
        read_text(entry.get("tranche"), f"{what}的批次"),
        item,
    )


AMOUNT = FactDef("amount", "已享受金额", FactType.MONEY, unit="元", minimum=Decimal(0))
"""Money that a client had."""


def read_complete(entry: object, catalogue: Catalogue) -> str:
    """A list (or its part of one kind) that is stated complete."""
    text = read_text(entry, "complete 里的每一项")
    name, sign, kind = text.partition(":")
    known: Mapping[str, object] = {"recognitions": catalogue.recognitions, "items": catalogue.items}.get(
        name, {}
    )
    if name not in _LISTS or (sign and kind not in known):
        hint = nearest(kind, known) if known else "，可写 recognitions、items、received 或 recognitions:种类"
        raise InputError(f"complete 里的“{text}”不认识{hint}。")
    return text


def read_answer(key: object, value: object, known: Known | None = None) -> tuple[str, str]:
    """Key and answer: ``judgement:ID`` (for one item ``judgement:ID@ITEM``) or ``reading:ID``."""
    name = read_key(key, "answers 里的键")
    answer = read_text(value, f"“{name}”的答复")
    kind, _, subject = name.partition(":")
    subject, _, _ = subject.partition("@")
    if kind not in ("judgement", "reading") or not subject:
        raise InputError(f"answers 里的“{name}”不认识，应以 judgement: 或 reading: 开头。")
    if kind == "judgement":
        if answer not in ("yes", "no"):
            raise InputError(f"“{name}”应答 yes 或 no，现在是“{answer}”，请改正。")
        if known is not None and subject not in known.judgements:
            raise InputError(f"“{name}”不在政策库中{nearest_name(subject, known.judgements)}。")
    elif known is None:
        if not answer:
            raise InputError(f"“{name}”的答复不能为空，请写所选读法。")
    elif subject not in known.readings:
        raise InputError(f"“{name}”不在政策库中{nearest_name(subject, known.readings)}。")
    elif answer not in known.readings[subject]:
        allowed = "、".join(known.readings[subject])
        raise InputError(f"“{name}”的读法“{answer}”不认识，可用：{allowed}。")
    return name, answer


def nearest_name(name: str, known: Iterable[str]) -> str:
    """The end of a sentence about a name that is not in the library: the nearest, or where to look."""
    close = _closest(name, known)
    return f"，是否想写“{close[0]}”？请改正" if close else "，请在政策库中核对编号"


# --- all at once ----------------------------------------------------------------------------------------


_MORE = "还有更多处不对，没有一一列出；请先改好这些，再试一次。"


class Faults:
    """Collects every refusal, so that a person can mend them in one go."""

    def __init__(self) -> None:
        self.sentences: list[str] = []

    def add(self, sentence: str) -> None:
        """Note a fault; one too many ends the reading."""
        if len(self.sentences) >= MOST_FAULTS:
            raise InputError("\n".join((*self.sentences, _MORE)))
        if (said := shortened(sentence, _LONGEST_SENTENCE)) not in self.sentences:
            self.sentences.append(said)

    def refuse(self) -> None:
        """Raise InputError with all that was noted, one a line."""
        if self.sentences:
            raise InputError("\n".join(self.sentences))

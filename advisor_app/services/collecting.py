"""A 资料收集表 that came back: what it would change, shown first, then written as one step.

What is blank is passed by (never zero); what can't be taken is said with its cell, the rest is offered.
Nothing is taken on trust: a row must still stand beside the name, year and unit it was sent out with.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from advisor_app.domain.errors import InputError
from advisor_app.domain.facts import Catalogue, FactDef, FactType, RecognitionKind, Scope, Value
from advisor_app.domain.labels import label
from advisor_app.domain.money import WAN, YI, parse_money, plain, speak
from advisor_app.domain.phrases import MISSING, value_phrase
from advisor_app.domain.record import LOSING, FactSet, FactValue, Item, Recognition
from advisor_app.domain.source import Source
from advisor_app.dossier.collect import (
    ANY,
    CLIENT,
    COUNT,
    EVENTS,
    FIGURES,
    GROUP,
    HELD,
    ITEMS,
    KEY,
    KIND,
    MORE,
    NAME,
    NOT_APPLICABLE,
    NOT_HELD,
    TALLY,
    TITLE,
    TITLE_COLUMNS,
    TITLES,
    UNIT,
    VALUE,
    YEAR,
    in_unit,
    place_of,
    unit_of,
)
from advisor_app.intake.form import Entered, Form, FormRow, FormTable, read_form
from advisor_app.services.entry import (
    RecognitionEntry,
    ValueEntry,
    read_day,
    read_recognition,
    read_value,
    read_year,
)

if TYPE_CHECKING:
    from advisor_app.portfolio.changes import Changes
    from advisor_app.services.clients import Clients

SAID_BY = "资料收集表"
_FILLED: Mapping[str, tuple[str, ...]] = {
    FIGURES: (VALUE,),
    TITLES: TITLE_COLUMNS,
    ITEMS: (VALUE, MORE),
}
"""The columns to fill in of each sort of table."""
_TOLD: Mapping[str, tuple[str, ...]] = {
    FIGURES: (GROUP, NAME, YEAR, UNIT),
    TITLES: (TITLE,),
    ITEMS: (KIND,),
}
"""The columns that tell what a row asks for."""
_ALSO = frozenset({"口径", "凭什么材料", "认定部门"})
"""Columns that are neither read nor asked for."""
_COLUMNS = frozenset(title for group in (*_FILLED.values(), *_TOLD.values()) for title in group)
_NONE = frozenset({NOT_HELD, "没", "无", "否", "0"})
"""Words for: there is none."""
_NO_NUMBER = frozenset({*_NONE, NOT_APPLICABLE, "-", "—", "/"})
"""What people write where a title has no number."""
_NUMBER = re.compile(r"([-+]?)(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*(.*)", re.ASCII)
_DAY = re.compile(r"(\d{4})([-/.年])(\d{1,2})([-/.月])(\d{1,2})(日?)", re.ASCII)
_LONGEST, _DIGITS = 40, 15
"""Characters of a cell that are said again; digits before the point, beyond which a number is a slip."""
_MOST = 1000 * YI
_LARGE, _APART = 100 * YI, 1000
"""Money from _MOST on is taken for a slip, from _LARGE on where it is _APART times another year's."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One change that the form asks for, in words and as what is to be written (exactly one of three)."""

    place: str
    label: str
    before: str
    after: str
    value: ValueEntry | None = None
    title: RecognitionEntry | None = None
    complete: str = ""


@dataclass(frozen=True, slots=True)
class Returned:
    """A form read: what it would change, what can't be read (a sentence each), what else it says."""

    proposals: tuple[Proposal, ...]
    faults: tuple[str, ...]
    remarks: tuple[str, ...]

    def sentence(self) -> str:
        """What came of reading it."""
        if not (self.proposals or self.faults or self.remarks):
            return "可读入 0 项：表里没有填，或者填的与现有资料相同。"
        parts = [f"可读入 {len(self.proposals)} 项"]
        if self.faults:
            parts.append(f"读不懂 {len(self.faults)} 处")
        if self.remarks:
            parts.append(f"另有 {len(self.remarks)} 条说明要人工处理")
        return "，".join(parts) + "。"


class Collecting:
    """Reads forms that come back, and takes in what is accepted."""

    def __init__(self, clients: Clients) -> None:
        self._clients = clients
        self._catalogue = clients.catalogue
        self._latest = clients.clock.today

    def read(self, client_id: str, path: Path) -> Returned:
        """What a form would change for a client; raises InputError where it is none, or another client's."""
        form = read_form(path, _COLUMNS)
        record = self._clients.record(client_id)
        _require_same(form, record)
        return _Reading(self._catalogue, record, self._latest()).of(form)

    def accept(self, client_id: str, proposals: Iterable[Proposal]) -> Changes:
        """Write what was accepted as one step, so that one undo takes all of it back."""
        chosen = tuple(proposals)
        return self._clients.take_in(
            client_id,
            SAID_BY,
            [each.value for each in chosen if each.value is not None],
            [each.title for each in chosen if each.title is not None],
            [each.complete for each in chosen if each.complete],
        )


@dataclass(frozen=True, slots=True)
class _Meant:
    """The slot that a key names, and what a row that asks for it says beside it."""

    fact: FactDef
    year: int | None
    item: Item | None
    told: Mapping[str, str]

    @property
    def label(self) -> str:
        """How it is called, with its year and the item it is of."""
        name = self.fact.label if self.year is None else f"{self.year} 年{self.fact.label}"
        return name if self.item is None else f"{self.told[GROUP]}：{name}"


class _Reading:
    """One form read for one client."""

    def __init__(self, catalogue: Catalogue, record: FactSet, latest: dt.date) -> None:
        self._catalogue = catalogue
        self._record = record
        self._latest = latest
        self._proposals: list[Proposal] = []
        self._faults: list[str] = []
        self._remarks: list[str] = []
        self._values: list[tuple[Entered, _Meant, Value]] = []

    def of(self, form: Form) -> Returned:
        """What the form asks for."""
        for sheet in form.headless:
            self._faults.append(f"{sheet}：标题行不见了，这张表没有读，请用原来发出的表重填。")
        for sheet in form.others:
            self._remarks.append(f"{sheet}：这张表不是发出的收集表里的，没有读入，请看一下里面写了什么。")
        rows = [row for table in form.tables for row in self._sound(table)]
        for row in self._single(rows):
            try:
                self._row(row)
            except InputError as error:
                self._faults.append(str(error))
        self._offer_values()
        self._compare_counts(form)
        order = sorted(self._proposals, key=lambda each: each.value is None)
        return Returned(tuple(order), tuple(self._faults), tuple(self._remarks))

    # --- tables -------------------------------------------------------------------------------------

    def _sound(self, table: FormTable) -> Iterator[FormRow]:
        """The rows of a table in which something was entered; what is wrong with the table is told."""
        sorts = {_sort(row.key) for row in table.rows if row.key} & set(_FILLED)
        if not table.keyed:
            self._faults.append(
                f"{table.place}：“{KEY}”一列（隐藏列）不见了，这张表没有读，请用原来发出的表重填。"
            )
            return
        wanted = [title for sort in sorts for title in (*_TOLD[sort], *_FILLED[sort])]
        wrong = list(dict.fromkeys(title for title in wanted if table.titles.count(title) != 1))
        if wrong:
            named = "、".join(f"“{title}”" for title in wrong)
            self._faults.append(
                f"{table.place}：标题行里应各有一个{named}，现在没有或重复，这张表没有读，"
                "请把标题改回原样再读。"
            )
            return
        places = {title for sort in sorts or _FILLED for title in _FILLED[sort]}
        for row in table.rows:
            if _sort(row.key) in (CLIENT, COUNT):
                continue
            self._tell_beside(row)
            entered = [each for title, each in row.cells.items() if title in places]
            unread = [each for each in entered if each.unread]
            filled = [each for each in entered if each.value is not None]
            if unread:
                self._faults.extend(f"{each.place}：{each.unread}" for each in unread)
            elif not row.key:
                self._faults.extend(
                    f"{each.place}：这一行不是发出时就有的（没有“{KEY}”），填的“{_brief(each)}”没有读入，"
                    "请核对后手工录入。"
                    for each in filled
                )
            elif filled:
                yield row

    def _tell_beside(self, row: FormRow) -> None:
        """What was written beside the columns of the form."""
        strange = [each for title, each in row.cells.items() if title not in _COLUMNS | _ALSO]
        for each in (*strange, *row.beside):
            if row.key and each.value is not None:
                self._remarks.append(
                    f"{each.place}：“{_brief(each)}”写在要填的格子之外，没有读入，请看一下。"
                )

    def _single(self, rows: Iterable[FormRow]) -> Iterator[FormRow]:
        """Each key once; rows of one key that say different things are told."""
        found: dict[str, list[FormRow]] = defaultdict(list)
        for row in rows:
            found[row.key].append(row)
        for same in found.values():
            if len({_content(row) for row in same}) == 1:
                yield same[0]
                continue
            places = "、".join(_first(row).place for row in same)
            self._faults.append(f"{places}：同一项填了几次，各不相同，都没有读入，请只留一处。")

    def _compare_counts(self, form: Form) -> None:
        """Rows that were deleted are told where the guide says how many there were."""
        found = Counter(_sort(key) for key in {row.key for row in form.rows})
        for row in form.rows:
            sort, _, sheet = row.key.partition(":")
            told = row.cells.get(TALLY)
            if sort != COUNT or told is None or not isinstance(told.value, Decimal):
                continue
            if found[sheet] < told.value:
                self._remarks.append(
                    f"“{sheet}”发出时有 {plain(told.value)} 项，现在只找到 {found[sheet]} 项，"
                    "缺的没有读，请向企业核对。"
                )

    def _row(self, row: FormRow) -> None:
        _, _, rest = row.key.partition(":")
        match _sort(row.key):
            case sort if sort == TITLES:
                self._title(row, rest)
            case sort if sort == ITEMS:
                self._items(row, rest)
            case _:
                self._value(row)

    # --- values -------------------------------------------------------------------------------------

    def _value(self, row: FormRow) -> None:
        entered = row.cells[VALUE]
        meant = self._meant(row)
        _require_told(row, meant.told)
        try:
            value = read_value(meant.fact, _in_own_unit(meant.fact, entered), self._latest)
        except InputError as error:
            raise InputError(f"{entered.place}：{error}") from None
        if value is not None:
            self._values.append((entered, meant, value))

    def _offer_values(self) -> None:
        """The values that differ from the record, but those that look like a slip of the unit."""
        for entered, meant, value in self._values:
            key, fact, item = meant.fact.key, meant.fact, meant.item
            found = _found(self._record, key, meant.year, item)
            if found is not None and found.value == value:
                continue
            if isinstance(value, Decimal) and fact.type is FactType.MONEY and self._is_slip(meant, value):
                self._faults.append(
                    f"{entered.place}：“{meant.label}”填的是“{_brief(entered)}”，合 {speak(value)}，"
                    "大得不像；单位是万元，可能填成了元，请核对后改正。"
                )
                continue
            if isinstance(value, Decimal) and fact.type is FactType.RATIO and _is_bare_fraction(entered):
                self._remarks.append(
                    f"{entered.place}：“{meant.label}”按 {_brief(entered)}% 读入；"
                    f"如果是 {plain(value * 10_000)}%，请改正。"
                )
            self._proposals.append(
                Proposal(
                    entered.place,
                    meant.label,
                    MISSING if found is None else value_phrase(found.value, fact),
                    value_phrase(value, fact),
                    ValueEntry(
                        key,
                        _typed(value),
                        meant.year,
                        None if item is None else item.key,
                        source=Source.SELF.value,
                        observed_on=self._latest,
                        note=SAID_BY,
                    ),
                )
            )

    def _is_slip(self, meant: _Meant, value: Decimal) -> bool:
        """Whether a sum can only be one in 元: huge, or huge beside what is known of the same fact."""
        if abs(value) >= _MOST:
            return True
        known: list[object] = [
            other for _, each, other in self._values if (each.fact, each.item) == (meant.fact, meant.item)
        ]
        if meant.item is None:
            known.extend(each.value for each in self._record.years.get(meant.fact.key, {}).values())
        found = _found(self._record, meant.fact.key, meant.year, meant.item)
        known.extend([] if found is None else [found.value])
        return abs(value) >= _LARGE and any(
            isinstance(other, Decimal) and other and abs(value) >= _APART * abs(other) for other in known
        )

    def _meant(self, row: FormRow) -> _Meant:
        """The fact a row's key names: ``fact``, ``fact@2025``, ``item#1:fact``."""
        place = row.cells[VALUE].place
        item_key, colon, rest = row.key.rpartition(":")
        if colon:
            item = next((each for each in self._record.items if each.key == item_key), None)
            fact = None if item is None else self._catalogue.item_facts.get((item.kind, rest))
            if item is None or fact is None or fact.derivation is not None:
                raise InputError(
                    f"{place}：“{_brief(row.cells[GROUP])}”在客户资料里已经没有，填的没有读入，"
                    "请重新出一份收集表。"
                )
            group = place_of(item, self._catalogue.items[item.kind].label)
            return _Meant(fact, None, item, {GROUP: group, **_beside(fact, None)})
        name, at, year = row.key.partition("@")
        fact = self._catalogue.facts.get(name)
        if fact is None or fact.derivation is not None or bool(at) != (fact.scope is Scope.YEAR):
            said = _said(row.cells[NAME])
            raise InputError(f"{place}：表里的“{said}”本版本不认识，没有读入，请重新出一份收集表。")
        try:
            read = read_year(year, f"“{fact.label}”", self._latest) if at else None
        except InputError as error:
            raise InputError(f"{place}：{error}") from None
        return _Meant(fact, read, None, _beside(fact, read))

    # --- titles -------------------------------------------------------------------------------------

    def _title(self, row: FormRow, kind: str) -> None:
        known = self._catalogue.recognitions.get(kind)
        if known is None:
            raise InputError(
                f"{_first(row).place}：表里的“{_brief(row.cells[TITLE])}”本版本不认识，没有读入，请重新出一份收集表。"
            )
        _require_told(row, {TITLE: known.label})
        held, *details = (row.cells[name] for name in TITLE_COLUMNS)
        filled = [each for each in details[:3] if each.value is not None]
        number = _document_number(details[3], known)
        if number:
            filled.append(details[3])
        if held.value is None:
            if filled:
                raise InputError(f"{filled[0].place}：“{known.label}”没有选“{TITLE_COLUMNS[0]}”，请补选。")
            return
        records = [each for each in self._record.recognitions if each.kind == kind]
        if held.value == NOT_HELD:
            self._no_title(known, held, filled, records)
            return
        if held.value != HELD:
            raise InputError(
                f"{held.place}：“{known.label}”应选“{HELD}”或“{NOT_HELD}”，现在是“{_brief(held)}”，请改正。"
            )
        entry, read = self._entry(known, held, details, number)
        same = next((each for each in records if _is_same(each, read)), None)
        if same is None:
            none = not records and self._record.knows_all("recognitions", kind)
            before = "；".join(map(_title_phrase, records)) or ("没有取得" if none else MISSING)
            self._proposals.append(
                Proposal(held.place, known.label, before, _title_phrase(read), title=entry)
            )
        elif _adds(same, read):
            self._remarks.append(
                f"{held.place}：“{known.label}”已在册（{_title_phrase(same)}），没有另加；"
                f"表里填的是{_title_phrase(read)}，请在“资质”里核对、补全。"
            )

    def _no_title(
        self, known: RecognitionKind, held: Entered, filled: list[Entered], records: list[Recognition]
    ) -> None:
        if filled:
            raise InputError(
                f"{held.place}：“{known.label}”选了“{NOT_HELD}”，"
                f"{filled[0].place} 却填了“{_brief(filled[0])}”，请向企业核对。"
            )
        if records:
            there = "；".join(map(_title_phrase, records))
            raise InputError(
                f"{held.place}：“{known.label}”选了“{NOT_HELD}”，但已在册（{there}），请向企业核对。"
            )
        if not self._record.knows_all("recognitions", known.key):
            complete = f"recognitions:{known.key}"
            self._proposals.append(Proposal(held.place, known.label, MISSING, "没有取得", complete=complete))

    def _entry(
        self, known: RecognitionKind, held: Entered, details: list[Entered], number: str
    ) -> tuple[RecognitionEntry, Recognition]:
        """A title as it is entered, and as it will be: refused here, it can't block the others later."""
        event, granted, until, numbered = details
        events = {label(each): each.value for each in EVENTS}
        said = None if event.value is None else _said(event)
        if said is not None and said not in events:
            raise InputError(
                f"{event.place}：“{known.label}”的取得方式应是{'、'.join(events)}之一，现在是“{said}”，请改正。"
            )
        what = f"“{known.label}”的"
        entry = RecognitionEntry(
            known.key,
            None if said is None else events[said],
            _placed_day(granted, f"{what}{TITLE_COLUMNS[2]}", self._latest),
            _placed_day(until, f"{what}{TITLE_COLUMNS[3]}", None),
            number,
            SAID_BY,
        )
        late = isinstance(entry.granted_on, dt.date) and isinstance(entry.valid_to, dt.date)
        place = until.place if late else numbered.place if number else held.place
        try:
            return entry, read_recognition(asdict(entry), self._catalogue, self._latest)
        except InputError as error:
            raise InputError(f"{place}：{error}") from None

    # --- items --------------------------------------------------------------------------------------

    def _items(self, row: FormRow, kind: str) -> None:
        known = self._catalogue.items.get(kind)
        if known is None:
            raise InputError(
                f"{_first(row).place}：表里的“{_brief(row.cells[KIND])}”本版本不认识，没有读入，请重新出一份收集表。"
            )
        _require_told(row, {KIND: known.label})
        answer, more = row.cells[VALUE], row.cells[MORE]
        told = "" if more.value is None else _said(more)
        if answer.value is None:
            raise InputError(f"{more.place}：“{known.label}”填了“{told}”，但没有选有还是没有，请补选。")
        word = _said(answer)
        if word == ANY:
            which = f"：{told}" if told else ""
            self._remarks.append(f"{answer.place}：有“{known.label}”{which}，请在“项目与明细”里录入。")
            return
        if word not in _NONE:
            raise InputError(
                f"{answer.place}：“{known.label}”应选“{ANY}”或“{NOT_HELD}”，现在是“{word}”，请改正。"
            )
        if told and told not in _NO_NUMBER:
            raise InputError(
                f"{answer.place}：“{known.label}”选了“{word}”，{more.place} 却填了“{told}”，请向企业核对。"
            )
        there = [each.title(known.label) for each in self._record.items if each.kind == kind]
        if there:
            raise InputError(
                f"{answer.place}：“{known.label}”选了“{word}”，但已在册（{'、'.join(there)}），请向企业核对。"
            )
        if not self._record.knows_all("items", kind):
            self._proposals.append(
                Proposal(answer.place, known.label, MISSING, "没有这类项目", complete=f"items:{kind}")
            )


# --- whose form, which row ------------------------------------------------------------------------------


def _require_same(form: Form, record: FactSet) -> None:
    """Another client's form must not be read into this one, nor one that does not say whose it is."""
    owners = [table.owner for table in form.tables if table.owner]
    owners += [rest for row in form.rows for kind, _, rest in [row.key.partition(":")] if kind == CLIENT]
    if not owners:
        raise InputError(
            f"这份表里看不出是给哪家企业的（“填写说明”或隐藏列被删改），请用发给“{record.name}”的原表来填。"
        )
    ours = {_bare(record.name), _bare(record.uscc or record.name)}
    for who in owners:
        if _bare(who) not in ours:
            raise InputError(f"这份收集表是给“{who}”的，不是“{record.name}”的，请核对客户后再读。")


def _sort(key: str) -> str:
    """Which sort of row a key is of: one of the tables, the client's row or a count."""
    kind, _, _ = key.partition(":")
    return {"title": TITLES, "items": ITEMS, CLIENT: CLIENT, COUNT: COUNT}.get(kind, FIGURES)


def _content(row: FormRow) -> tuple[object, ...]:
    return tuple(row.cells[title].value for title in _FILLED[_sort(row.key)])


def _first(row: FormRow) -> Entered:
    """The first cell of a row that is filled in."""
    entered = [row.cells[title] for title in _FILLED[_sort(row.key)]]
    return next((each for each in entered if each.value is not None), entered[0])


def _beside(fact: FactDef, year: int | None) -> dict[str, str]:
    """What stands beside the cell for a fact."""
    return {NAME: fact.label, YEAR: "" if year is None else str(year), UNIT: unit_of(fact)}


def _require_told(row: FormRow, told: Mapping[str, str]) -> None:
    """A row that was torn from its key must not be read under it."""
    for title, wanted in told.items():
        found = row.cells[title]
        if _bare(_said(found)) != _bare(wanted):
            raise InputError(
                f"{_first(row).place}：这一行的“{title}”是“{_brief(found)}”，与发出时的“{wanted}”对不上，"
                "可能排序排乱了或改过，填的没有读入，请核对后手工录入，或者重新出一份收集表。"
            )


def _bare(text: str) -> str:
    return "".join(text.split())


def _said(entered: Entered) -> str:
    """What stands in a cell, as a person reads it there."""
    match entered.value:
        case None:
            return ""
        case bool():
            return "TRUE" if entered.value else "FALSE"
        case Decimal():
            return f"{plain(entered.value * 100)}%" if entered.percent else plain(entered.value)
        case _:
            return str(entered.value)


def _brief(entered: Entered) -> str:
    """It again, short enough for a sentence."""
    text = _said(entered)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


# --- values in the unit of the form ---------------------------------------------------------------------


def _in_own_unit(fact: FactDef, entered: Entered) -> object:
    """What was entered, as ``read_value`` takes it; a figure in the fact's own unit."""
    if entered.value == NOT_APPLICABLE:
        return entered.value
    match fact.type:
        case FactType.MONEY | FactType.INTEGER | FactType.NUMBER | FactType.RATIO:
            return plain(_figure(fact, entered))
        case FactType.DATE:
            return _day(entered)
        case FactType.TEXT if isinstance(entered.value, str):
            if not any(map(str.isalnum, entered.value)):
                raise InputError(f"“{fact.label}”应填文字，现在是“{_brief(entered)}”，没有的请留空。")
            return entered.value
        case FactType.TEXT:
            return plain(entered.value) if isinstance(entered.value, Decimal) else entered.value
        case FactType.BOOL if isinstance(entered.value, bool):
            return entered.value
        case _:
            return _brief(entered) if not isinstance(entered.value, str) else entered.value


def _figure(fact: FactDef, entered: Entered) -> Decimal:
    """A figure in the fact's own unit: a bare sum is 万元, a bare ratio a per cent.

    Its limits are said in the unit of the form.
    """
    what, unit = f"“{fact.label}”", unit_of(fact)
    number = _parsed(fact, entered)
    if number is None:
        inside = f"（单位：{unit}）" if unit else ""
        raise InputError(f"{what}应填数字{inside}，现在是“{_brief(entered)}”，请只填数字。")
    if number and number.adjusted() >= _DIGITS:
        raise InputError(f"{what}的数值过大，现在是“{_brief(entered)}”，请核对数字和单位后改正。")
    now = f"现在是“{_brief(entered)}”，请核对数字和单位后改正。"
    if fact.minimum is not None and number < fact.minimum:
        least = in_unit(fact, fact.minimum)
        raise InputError(f"{what}{f'不能小于 {plain(least)}{unit}' if least else '不能为负'}，{now}")
    if fact.maximum is not None and number > fact.maximum:
        most = in_unit(fact, fact.maximum)
        raise InputError(f"{what}不能大于 {plain(most)}{unit}，{now}")
    if fact.type is FactType.MONEY and number % Decimal("0.01"):
        raise InputError(f"{what}最多填到分（以万元填是六位小数），现在是“{_brief(entered)}”，请改正。")
    return number


def _parsed(fact: FactDef, entered: Entered) -> Decimal | None:
    """The number that stands in a cell, in the fact's own unit; None where it is none."""
    ratio = fact.type is FactType.RATIO
    size = {FactType.MONEY: WAN, FactType.RATIO: Decimal("0.01")}.get(fact.type, Decimal(1))
    if isinstance(entered.value, Decimal):
        if not entered.value.is_finite() or (entered.percent and not ratio):
            return None
        return entered.value if entered.percent else entered.value * size
    if not isinstance(entered.value, str):
        return None
    # Full-width signs as they are meant; a minus sign as a hyphen.
    text = unicodedata.normalize("NFKC", entered.value).replace("−", "-").strip()
    match = _NUMBER.fullmatch(text)
    if match is None:
        return None
    sign, figures, unit = match.groups()
    number = Decimal(f"{sign}{figures.replace(',', '')}")
    if not unit or (ratio and unit == "%"):
        return number * size
    if fact.type is not FactType.MONEY:
        return None
    try:
        return number * parse_money(f"1{unit}")
    except InputError:
        return None


def _is_bare_fraction(entered: Entered) -> bool:
    """Whether a per cent was entered as a number below 1: 0.05 may be meant as 5%."""
    value = entered.value
    return isinstance(value, Decimal) and not entered.percent and 0 < abs(value) < 1


def _day(entered: Entered) -> dt.date | str | None:
    """A day, or the text that is none: 2026-3-16, 2026/3/16, 2026.3.16 and 2026年3月16日 are days."""
    if entered.value is None or isinstance(entered.value, dt.date):
        return entered.value
    text = unicodedata.normalize("NFKC", _said(entered))
    match = _DAY.fullmatch(_bare(text))
    if match is None:
        return text
    year, first, month, second, day, end = match.groups()
    if (first, second, end) not in {("年", "月", "日"), *((sign, sign, "") for sign in "-/.")}:
        return text
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:  # no such day: it is refused as it was written
        return text


def _placed_day(entered: Entered, what: str, latest: dt.date | None) -> dt.date | None:
    try:
        return read_day(_day(entered), what, latest)
    except InputError as error:
        raise InputError(f"{entered.place}：{error}") from None


def _found(record: FactSet, key: str, year: int | None, item: Item | None) -> FactValue | None:
    if item is not None:
        return item.facts.get(key)
    return record.facts.get(key) if year is None else record.years.get(key, {}).get(year)


def _typed(value: Value) -> object:
    return plain(value) if isinstance(value, Decimal) else value


# --- titles on record -----------------------------------------------------------------------------------


def _document_number(entered: Entered, known: RecognitionKind) -> str:
    if isinstance(entered.value, (dt.date, bool)):
        raise InputError(
            f"{entered.place}：“{known.label}”的文号成了“{_brief(entered)}”，请把格子设成文本后重填。"
        )
    number = _said(entered)
    return "" if number in _NO_NUMBER else number


def _is_same(there: Recognition, read: Recognition) -> bool:
    """Whether a title is the one on record: same day or number, or neither of them says otherwise."""
    if there.event in LOSING:
        return False
    days = (there.granted_on, read.granted_on)
    numbers = (_bare(there.document_number), _bare(read.document_number))
    return any(a == b and a for a, b in (days, numbers)) or all(not a or not b for a, b in (days, numbers))


def _adds(there: Recognition, read: Recognition) -> bool:
    """Whether a form says of a title what the record does not."""
    pairs = (
        (there.event, read.event),
        (there.granted_on, read.granted_on),
        (there.valid_to, read.valid_to),
        (_bare(there.document_number), _bare(read.document_number)),
    )
    return any(new and new != old for old, new in pairs)


def _title_phrase(title: Recognition) -> str:
    """How a title came and until when it is good: ``首次认定，2025-03-01，有效期至 2028-02-29，文号``."""
    until = None if title.valid_to is None else f"有效期至 {title.valid_to}"
    event = None if title.event is None else label(title.event)
    parts = (event, title.granted_on, until, title.document_number)
    return "，".join(str(part) for part in parts if part) or HELD

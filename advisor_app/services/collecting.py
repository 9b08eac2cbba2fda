"""A 资料收集表 that came back: what it would change, shown first, then written as one step.

What is blank is passed by (never zero); what can't be read is said with its cell, the rest is offered.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from advisor_app.domain.errors import InputError
from advisor_app.domain.facts import FactDef, FactType, Value
from advisor_app.domain.labels import label
from advisor_app.domain.money import WAN, plain
from advisor_app.domain.phrases import MISSING, value_phrase
from advisor_app.domain.record import FactSet, FactValue
from advisor_app.domain.source import Source
from advisor_app.dossier.collect import CLIENT, EVENTS, HELD, NOT_HELD, TITLE_COLUMNS, VALUE
from advisor_app.intake.form import Entered, FormRow, read_form
from advisor_app.services.entry import RecognitionEntry, ValueEntry, read_value
from advisor_app.services.typed import plain_text

if TYPE_CHECKING:
    from advisor_app.portfolio.changes import Changes
    from advisor_app.services.clients import Clients

SAID_BY = "资料收集表"


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
        rows = read_form(path)
        record = self._clients.record(client_id)
        _require_same(rows, record)
        proposals: list[Proposal] = []
        faults: list[str] = []
        remarks: list[str] = []
        for row in rows:
            try:
                kind, _, rest = row.key.partition(":")
                if kind == "title":
                    proposals.extend(self._title(row, rest, record))
                elif kind == "items":
                    proposals.extend(self._items(row, rest, remarks))
                elif kind != CLIENT:
                    proposals.extend(self._value(row, record))
            except InputError as error:
                faults.append(str(error))
        return Returned(tuple(proposals), tuple(faults), tuple(remarks))

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

    # --- rows ---------------------------------------------------------------------------------------

    def _value(self, row: FormRow, record: FactSet) -> Iterator[Proposal]:
        entered = row.cells.get(VALUE)
        if entered is None or entered.value is None:
            return
        key, fact, year, item = self._meant(row.key, record)
        try:
            value = read_value(fact, _in_own_unit(fact, entered), self._latest())
        except InputError as error:
            raise InputError(f"{entered.place}：{error}") from None
        if value is None:
            return
        found = _found(record, key, year, item)
        if found is not None and found.value == value:
            return
        name = fact.label if year is None else f"{year} 年{fact.label}"
        yield Proposal(
            entered.place,
            name if item is None else f"{item}：{name}",
            MISSING if found is None else value_phrase(found.value, fact),
            value_phrase(value, fact),
            ValueEntry(
                key,
                _typed(value),
                year,
                item,
                source=Source.SELF.value,
                observed_on=self._latest(),
                note=SAID_BY,
            ),
        )

    def _meant(self, key: str, record: FactSet) -> tuple[str, FactDef, int | None, str | None]:
        """The fact a key names: ``fact``, ``fact@2025``, ``item#1:fact``."""
        item_key, colon, rest = key.rpartition(":")
        if colon:
            kinds = {item.key: item.kind for item in record.items}
            fact = self._catalogue.item_facts.get((kinds.get(item_key, ""), rest))
            if fact is None:
                raise InputError(f"表里的“{key}”在客户资料里已经没有，请重新出一份收集表。")
            return rest, fact, None, item_key
        name, at, year = key.partition("@")
        fact = self._catalogue.facts.get(name)
        if fact is None or (at and not year.isdigit()):
            raise InputError(f"表里的“{key}”本版本不认识，请重新出一份收集表。")
        return name, fact, int(year) if at else None, None

    def _title(self, row: FormRow, kind: str, record: FactSet) -> Iterator[Proposal]:
        known = self._catalogue.recognitions.get(kind)
        if known is None:
            raise InputError(f"表里的资质“{kind}”本版本不认识，请重新出一份收集表。")
        held, event, granted, until, number = (row.cells.get(name) for name in TITLE_COLUMNS)
        if held is None or held.value is None:
            filled = next((e for e in (event, granted, until, number) if e is not None and e.value), None)
            if filled is not None:
                raise InputError(f"{filled.place}：“{known.label}”没有选“{TITLE_COLUMNS[0]}”，请补选。")
            return
        if held.value == NOT_HELD:
            entry = f"recognitions:{kind}"
            if not record.knows_all("recognitions", kind):
                yield Proposal(held.place, known.label, MISSING, "没有取得", complete=entry)
            return
        if held.value != HELD:
            raise InputError(
                f"{held.place}：“{known.label}”应选“{HELD}”或“{NOT_HELD}”，现在是“{held.value}”。"
            )
        events = {label(each): each.value for each in EVENTS}
        said = None if event is None or event.value is None else str(event.value)
        if said is not None and said not in events:
            place = "" if event is None else event.place
            raise InputError(f"{place}：取得方式应是{'、'.join(events)}之一，现在是“{said}”。")
        entry_made = RecognitionEntry(
            kind,
            events[said] if said else None,
            _day(granted),
            _day(until),
            "" if number is None or number.value is None else str(number.value),
            SAID_BY,
        )
        told = "，".join(
            str(part) for part in (said, entry_made.granted_on, entry_made.document_number) if part
        )
        yield Proposal(held.place, known.label, MISSING, told or HELD, title=entry_made)

    def _items(self, row: FormRow, kind: str, remarks: list[str]) -> Iterator[Proposal]:
        known = self._catalogue.items.get(kind)
        if known is None:
            raise InputError(f"表里的项目类别“{kind}”本版本不认识，请重新出一份收集表。")
        answer = row.cells.get(VALUE)
        if answer is None or answer.value is None:
            return
        if answer.value == NOT_HELD:
            yield Proposal(answer.place, known.label, MISSING, "没有这类项目", complete=f"items:{kind}")
            return
        more = next((e.value for name, e in row.cells.items() if name.startswith("有几项")), None)
        remarks.append(
            f"{answer.place}：有“{known.label}”{f'：{more}' if more else ''}，请在“项目与明细”里录入。"
        )


def _require_same(rows: Iterable[FormRow], record: FactSet) -> None:
    """Another client's form must not be read into this one."""
    for row in rows:
        kind, _, who = row.key.partition(":")
        if kind == CLIENT and who not in (record.uscc, record.name):
            raise InputError(f"这份收集表是给“{who}”的，不是“{record.name}”的，请核对客户后再读。")


def _in_own_unit(fact: FactDef, entered: Entered) -> object:
    """What was entered, in the fact's own unit: a bare sum is 万元, a bare number a per cent."""
    value = entered.value
    if isinstance(value, str):
        worked_out = plain_text(fact, value)
        if worked_out != value:
            return worked_out
        try:
            value = Decimal(value.replace(",", "").replace("，", ""))
        except ArithmeticError:
            return value
    if not isinstance(value, Decimal) or not value.is_finite():
        return value
    if fact.type is FactType.MONEY:
        return plain(value * WAN)
    if fact.type is FactType.RATIO and not entered.percent:
        return plain(value / 100)
    return plain(value)


def _day(entered: Entered | None) -> dt.date | str | None:
    if entered is None or entered.value is None:
        return None
    return entered.value if isinstance(entered.value, dt.date) else str(entered.value)


def _found(record: FactSet, key: str, year: int | None, item: str | None) -> FactValue | None:
    if item is not None:
        return next((each.facts.get(key) for each in record.items if each.key == item), None)
    return record.facts.get(key) if year is None else record.years.get(key, {}).get(year)


def _typed(value: Value) -> object:
    return plain(value) if isinstance(value, Decimal) else value

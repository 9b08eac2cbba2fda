"""Clients as use cases: everything that is entered is checked here, then written whole or not at all.

Raw input comes as JSON or typed values. What is wrong is said at once, in one InputError with a sentence
a line; every write gives the ``Changes`` that tell the pages what to read again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from advisor_app.domain.assessment import Assessment
from advisor_app.domain.client import Uscc, is_region, parse_uscc
from advisor_app.domain.errors import InputError
from advisor_app.domain.facts import Catalogue, FactDef, Scope, Value
from advisor_app.domain.library import Library
from advisor_app.domain.record import FactSet, FactValue, ReceivedBenefit, Recognition
from advisor_app.domain.source import find_source
from advisor_app.portfolio import (
    assessments,
    clients,
    facts,
    factsets,
    items,
    journal,
    received,
    recognitions,
    statements,
)
from advisor_app.portfolio.assessments import AssessmentRow
from advisor_app.portfolio.changes import Changes
from advisor_app.portfolio.clients import ClientCard, ClientData, ClientRow
from advisor_app.portfolio.conflicts import Judged
from advisor_app.portfolio.facts import FactRow, FactTurn, Slot, Stated
from advisor_app.portfolio.items import ItemRow
from advisor_app.portfolio.journal import HistoryLine, Step
from advisor_app.portfolio.received import ReceivedRow
from advisor_app.portfolio.recognitions import RecognitionRow
from advisor_app.portfolio.roles import READ_ONLY, Role
from advisor_app.portfolio.session import Portfolio, Unit
from advisor_app.portfolio.statements import AnswerRow, DeclarationRow
from advisor_app.services.client_file import (
    ClientFile,
    Profile,
    parse_json,
    read_text_file,
    read_whole,
    write_client_file,
)
from advisor_app.services.clock import Clock
from advisor_app.services.entry import (
    ClientEntry,
    Faults,
    Known,
    ReceivedEntry,
    RecognitionEntry,
    ValueEntry,
    nearest,
    read_answer,
    read_complete,
    read_day,
    read_name,
    read_received,
    read_recognition,
    read_source,
    read_text,
    read_value,
    read_year,
)

T = TypeVar("T")


class Saved(NamedTuple):
    """A new row (or item: its key) and what the write touched."""

    id: str
    changes: Changes


class PastedValues(NamedTuple):
    """What became of a block of values: how many were written, and which were not and why."""

    changes: Changes
    taken: int
    refused: tuple[tuple[ValueEntry, str], ...]


class Clients:
    """All that windows and the command line may do with clients.

    ``library``, where given, also refuses money, judgements and readings it does not know, and marks
    received money with its content version.
    """

    def __init__(
        self, portfolio: Portfolio, catalogue: Catalogue, clock: Clock, library: Library | None = None
    ) -> None:
        self.portfolio = portfolio
        self.catalogue = catalogue
        self.clock = clock
        self._content_version = "" if library is None else library.content_version
        self._known = None if library is None else Known.of(library)

    def why_not(self, advisor: str = "") -> str:
        """Why a client that ``advisor`` looks after can't be changed here; "" where it can.

        "" for ``advisor``: why nothing can be entered at all.
        """
        member = self.portfolio.member
        if member is None or member.role is Role.LEAD or (member.role, advisor) == (Role.ADVISOR, ""):
            return ""
        if member.role is Role.READER:
            return READ_ONLY
        return "" if advisor == member.name else f"由{advisor}负责，您可以查看，不能修改。"

    # --- reading ------------------------------------------------------------------------------------

    def rows(self, *, deleted: bool = False) -> tuple[ClientRow, ...]:
        """The client list by name, or the 回收站."""
        with self.portfolio.read() as session:
            return clients.rows(session, deleted=deleted)

    def fact_counts(self) -> dict[str, int]:
        """How many facts of each client have a value; clients without any are left out."""
        with self.portfolio.read() as session:
            return facts.counts(session)

    def card(self, client_id: str) -> ClientCard:
        """What is entered of one client apart from its facts; also from the 回收站."""
        with self.portfolio.read() as session:
            return clients.card(session, client_id)

    def find(self, wanted: str) -> ClientCard:
        """The client meant by an id, a code, or a name it has or had; NotFoundError with near names."""
        with self.portfolio.read() as session:
            return clients.find(session, wanted)

    def similar(self, name: str) -> tuple[ClientRow, ...]:
        """Clients of a like name, to be shown before a firm is entered twice."""
        with self.portfolio.read() as session:
            return clients.similar(session, name)

    def record(self, client_id: str) -> FactSet:
        """A client as the engine reads it."""
        with self.portfolio.read() as session:
            return factsets.load_factset(session, client_id)

    def records(self, client_ids: Iterable[str] | None = None) -> dict[str, FactSet]:
        """The given clients (or all outside the 回收站) as the engine reads them, by id."""
        with self.portfolio.read() as session:
            return factsets.load_factsets(session, client_ids)

    def values(self, client_id: str) -> tuple[FactRow, ...]:
        """All values of a client, the adopted and those kept beside them."""
        with self.portfolio.read() as session:
            return facts.rows(session, client_id)

    def items(self, client_id: str) -> tuple[ItemRow, ...]:
        """The items of a client."""
        with self.portfolio.read() as session:
            return items.rows(session, client_id)

    def recognitions(self, client_id: str) -> tuple[RecognitionRow, ...]:
        """The titles of a client."""
        with self.portfolio.read() as session:
            return recognitions.rows(session, client_id)

    def received(self, client_id: str) -> tuple[ReceivedRow, ...]:
        """The money a client has had."""
        with self.portfolio.read() as session:
            return received.rows(session, client_id)

    def declarations(self, client_id: str) -> tuple[DeclarationRow, ...]:
        """The lists that were stated complete."""
        with self.portfolio.read() as session:
            return statements.declarations(session, client_id)

    def answers(self, client_id: str) -> tuple[AnswerRow, ...]:
        """The judgements and readings that were answered."""
        with self.portfolio.read() as session:
            return statements.answers(session, client_id)

    def assessments(self, client_id: str | None = None) -> tuple[AssessmentRow, ...]:
        """The saved assessments of a client (or of all), the latest first."""
        with self.portfolio.read() as session:
            return assessments.rows(session, client_id)

    def assessment(self, assessment_id: str) -> Assessment:
        """A saved assessment, as it was given."""
        with self.portfolio.read() as session:
            return assessments.load(session, assessment_id)

    def steps(self, client_id: str | None = None, *, limit: int | None = None) -> tuple[Step, ...]:
        """What was done to a client (or at all), newest first."""
        with self.portfolio.read() as session:
            return journal.steps(session, client_id, limit=limit)

    def history(
        self, client_id: str, *, table: str | None = None, row_id: str | None = None, field: str | None = None
    ) -> tuple[HistoryLine, ...]:
        """The journal of a client, a table, a row or a field, newest first."""
        with self.portfolio.read() as session:
            return journal.history(session, client_id, table=table, row_id=row_id, field=field)

    def turns(
        self, client_id: str, key: str, *, year: int | None = None, item: str | None = None
    ) -> tuple[FactTurn, ...]:
        """How the adopted value of one fact came to be, newest first."""
        with self.portfolio.read() as session:
            return facts.turns(session, client_id, Slot(key, year, item))

    def export_client(self, client_id: str) -> str:
        """The client file of a client; importing it elsewhere gives the same record."""
        with self.portfolio.read() as session:
            record = factsets.load_factset(session, client_id)
            data = clients.card(session, client_id).data
        profile = Profile(
            data.short_name,
            data.industry,
            data.former_names,
            data.note,
            pilot=data.uscc is not None and data.uscc.pilot,
        )
        return write_client_file(record, profile)

    # --- clients ------------------------------------------------------------------------------------

    def add_client(self, entry: ClientEntry, *, accept_pilot: bool = False, demo: bool = False) -> Saved:
        """Create a client. The same code is refused with the name that has it; a similar name is not.

        Raises UscError with ``checksum_only`` where nothing else is wrong than the code's check character:
        ask, then call again with ``accept_pilot``.
        """
        data = _client(entry, accept_pilot=accept_pilot, demo=demo)
        with self.portfolio.unit(f"新建客户“{data.name}”") as unit:
            client_id = clients.create(unit, data)
        return Saved(client_id, unit.changes)

    def entry(self, client_id: str) -> ClientEntry:
        """A client as it would be typed: what a form starts from."""
        data = self.card(client_id).data
        return ClientEntry(
            data.name,
            "" if data.uscc is None else data.uscc.code,
            data.region or "",
            data.short_name,
            data.industry,
            data.note,
            data.former_names,
            data.advisor,
        )

    def edit_client(
        self,
        client_id: str,
        entry: ClientEntry,
        *,
        version: int | None = None,
        seen: ClientData | None = None,
        accept_pilot: bool = False,
    ) -> Changes:
        """Make a client read as ``entry``. ``version``: the card's, to refuse a form gone stale; ``seen``:
        its data, to keep what others changed since, and to ask (ConflictError) about what both did.

        A code that was confirmed as a pilot one stays confirmed while it stays the same.
        """
        old = self.card(client_id).data
        confirmed = old.uscc is not None and old.uscc.pilot and old.uscc.code == entry.uscc.strip()
        if seen is not None and seen.uscc is not None and seen.uscc.code == entry.uscc.strip():
            confirmed = confirmed or seen.uscc.pilot
        data = _client(entry, accept_pilot=accept_pilot or confirmed, demo=old.demo)
        with self.portfolio.unit(f"修改客户“{data.name}”") as unit:
            clients.edit(unit, client_id, data, version=version, seen=seen)
        return unit.changes

    def delete_client(self, client_id: str) -> Changes:
        """Put a client into the 回收站."""
        with self.portfolio.unit(f"删除客户“{self._name(client_id)}”") as unit:
            clients.delete(unit, client_id)
        return unit.changes

    def restore_client(self, client_id: str) -> Changes:
        """Take a client out of the 回收站."""
        with self.portfolio.unit(f"恢复客户“{self._name(client_id)}”") as unit:
            clients.restore(unit, client_id)
        return unit.changes

    def _name(self, client_id: str) -> str:
        return self.card(client_id).data.name

    # --- facts --------------------------------------------------------------------------------------

    def set_value(
        self,
        client_id: str,
        key: str,
        raw: object,
        *,
        year: int | str | None = None,
        item: str | None = None,
        source: str | None = None,
        note: str | None = None,
    ) -> Changes:
        """Enter one value; blank clears it."""
        return self.set_values(client_id, [ValueEntry(key, raw, year, item, source, note=note)])

    def set_values(self, client_id: str, entries: Iterable[ValueEntry]) -> Changes:
        """Enter several values as one step: all of them, or none where one is refused."""
        entered = list(entries)
        stated, labels = self._checked(client_id, entered)
        seen = {(e.key, str(e.year or ""), e.item): e.seen for e in entered if e.seen is not None}
        expected = [
            facts.Expected(slot, shown.value, None if value is None else value.value)
            for slot, value in stated.items()
            if (shown := seen.get((slot.key, str(slot.year or ""), slot.item))) is not None
        ]
        what = "、".join(labels[:2]) + (f"等 {len(labels)} 项" if len(labels) > 2 else "")
        with self.portfolio.unit(f"修改“{self._name(client_id)}”的{what}") as unit:
            left = facts.untouched(unit, client_id, expected)
            _put(unit, client_id, {slot: value for slot, value in stated.items() if slot not in left})
        return unit.changes

    def paste_values(self, client_id: str, entries: Iterable[ValueEntry]) -> PastedValues:
        """Enter those of several values that can be taken, as one step; the others are told, not lost."""
        today, kinds = self.clock.today(), {row.key: row.kind for row in self.items(client_id)}
        stated: dict[Slot, Stated | None] = {}
        refused: list[tuple[ValueEntry, str]] = []
        for entry in entries:
            try:
                fact, slot = self._slot(entry, kinds, today)
                stated[slot] = self._stated(entry, fact, slot, today)
            except InputError as error:
                refused.append((entry, str(error)))
        if not stated:
            return PastedValues(Changes(), 0, tuple(refused))
        with self.portfolio.unit(f"粘贴“{self._name(client_id)}”的 {len(stated)} 项数据") as unit:
            _put(unit, client_id, stated)
        return PastedValues(unit.changes, len(stated), tuple(refused))

    def take_in(
        self,
        client_id: str,
        whence: str,
        values: Iterable[ValueEntry],
        titles: Iterable[RecognitionEntry],
        complete: Iterable[str],
    ) -> Changes:
        """Write values, titles and complete lists that came together (``whence``) as one step, or nothing."""
        stated, _ = self._checked(client_id, values)
        made = [self._recognition(entry) for entry in titles]
        declared = [read_complete(entry, self.catalogue) for entry in complete]
        with self.portfolio.unit(f"读入“{self._name(client_id)}”的{whence}") as unit:
            _put(unit, client_id, stated)
            for recognition in made:
                recognitions.add(unit, client_id, recognition)
            for entry in declared:
                statements.declare(unit, client_id, entry, on=self.clock.today(), by=self.portfolio.actor)
        return unit.changes

    def _checked(
        self, client_id: str, entries: Iterable[ValueEntry]
    ) -> tuple[dict[Slot, Stated | None], list[str]]:
        """What is to stand where (None: cleared), and how it is called; refused where one entry is."""
        today = self.clock.today()
        kinds = {row.key: row.kind for row in self.items(client_id)}
        faults = Faults()
        stated: dict[Slot, Stated | None] = {}
        labels: list[str] = []
        for entry in entries:
            try:
                fact, slot = self._slot(entry, kinds, today)
                if slot in stated:
                    faults.add(f"“{_label(fact, slot)}”填了两次，请只留一次。")
                stated[slot] = self._stated(entry, fact, slot, today)
                labels.append(_label(fact, slot))
            except InputError as error:
                faults.add(str(error))
        faults.refuse()
        return stated, labels

    def _slot(self, entry: ValueEntry, kinds: Mapping[str, str], today: dt.date) -> tuple[FactDef, Slot]:
        if entry.item is not None:
            if entry.item not in kinds:
                raise InputError(f"没有明细“{entry.item}”，请刷新后重试。")
            kind = kinds[entry.item]
            fact = self.catalogue.item_facts.get((kind, entry.key))
            if fact is None:
                known = (each.key for each in self.catalogue.of_item(kind))
                raise InputError(f"不认识的事实“{entry.key}”{nearest(entry.key, known)}。")
            return fact, Slot(entry.key, None, entry.item)
        fact = self.catalogue.facts.get(entry.key)
        if fact is None:
            raise InputError(f"不认识的事实“{entry.key}”{nearest(entry.key, self.catalogue.facts)}。")
        what = f"“{fact.label}”"
        if fact.scope is Scope.YEAR:
            if entry.year is None:
                raise InputError(f"{what}是年度数据，请指明年度，如 {today.year - 1}。")
            return fact, Slot(entry.key, read_year(entry.year, what, today))
        if entry.year is not None:
            raise InputError(f"{what}不分年度，请勿指明年度。")
        return fact, Slot(entry.key)

    def _stated(self, entry: ValueEntry, fact: FactDef, slot: Slot, today: dt.date) -> Stated | None:
        what = f"“{_label(fact, slot)}”"
        value = read_value(fact, entry.raw, today)
        if value is None:
            return None
        source = None
        if entry.source is not None:
            found = read_source(entry.source, what)
            source = "" if found is None else found.value
        return Stated(
            slot,
            value,
            source,
            None if entry.evidence is None else read_text(entry.evidence, f"{what}的佐证"),
            read_day(entry.observed_on, f"{what}的核实日期", today),
            note=None if entry.note is None else read_text(entry.note, f"{what}的备注"),
        )

    def adopt_value(self, client_id: str, fact_id: str) -> Changes:
        """Adopt another of the values kept for a fact."""
        with self.portfolio.unit(f"改采“{self._name(client_id)}”的另一来源数据") as unit:
            facts.adopt(unit, client_id, fact_id)
        return unit.changes

    def confirm_value(self, client_id: str, fact_id: str, who: str | None = None) -> Changes:
        """Note who confirmed a value (the actor unless named); "" takes it back."""
        by = self.portfolio.actor if who is None else read_text(who, "确认人")
        with self.portfolio.unit(f"确认“{self._name(client_id)}”的数据") as unit:
            facts.confirm(unit, client_id, fact_id, by)
        return unit.changes

    def drop_value(self, client_id: str, fact_id: str, *, seen: FactRow | None = None) -> Changes:
        """Remove one of the values kept for a fact, unless another changed it since it was ``seen``."""
        with self.portfolio.unit(f"删除“{self._name(client_id)}”的一个来源数据") as unit:
            facts.drop(unit, client_id, fact_id, seen=seen)
        return unit.changes

    # --- items --------------------------------------------------------------------------------------

    def add_item(self, client_id: str, kind: str, values: Mapping[str, object] | None = None) -> Saved:
        """Add a project, product, policy or person with its facts; ``id`` is the item's key."""
        if kind not in self.catalogue.items:
            raise InputError(f"不认识的明细种类“{kind}”{nearest(kind, self.catalogue.items)}。")
        label = self.catalogue.items[kind].label
        today = self.clock.today()
        faults = Faults()
        read: dict[str, Value] = {}
        for key, raw in (values or {}).items():
            fact = self.catalogue.item_facts.get((kind, key))
            if fact is None:
                known = (each.key for each in self.catalogue.of_item(kind))
                faults.add(f"{label}里没有“{key}”这一项{nearest(key, known)}。")
                continue
            try:
                value = read_value(fact, raw, today)
            except InputError as error:
                faults.add(f"{label}：{error}")
            else:
                if value is not None:
                    read[key] = value
        faults.refuse()
        with self.portfolio.unit(f"为“{self._name(client_id)}”新增{label}") as unit:
            row = items.add(unit, client_id, kind)
            facts.put(unit, client_id, [Stated(Slot(key, None, row.key), v) for key, v in read.items()])
        return Saved(row.key, unit.changes)

    def remove_item(self, client_id: str, item: str, *, seen: Mapping[str, Value] | None = None) -> Changes:
        """Remove an item with its facts and answers, unless others changed the facts since they were
        ``seen``."""
        with self.portfolio.unit(f"删除“{self._name(client_id)}”的明细") as unit:
            items.remove(unit, client_id, item, seen=seen)
        return unit.changes

    # --- titles and money -----------------------------------------------------------------------------

    def add_recognition(self, client_id: str, entry: RecognitionEntry) -> Saved:
        """Add a title."""
        recognition = self._recognition(entry)
        with self.portfolio.unit(f"为“{self._name(client_id)}”新增{self._title(recognition)}") as unit:
            row = recognitions.add(unit, client_id, recognition)
        return Saved(row, unit.changes)

    def edit_recognition(
        self,
        client_id: str,
        recognition_id: str,
        entry: RecognitionEntry,
        *,
        seen: Recognition | None = None,
    ) -> Changes:
        """Make a title's entry read as given; ``seen``: what the form showed."""
        recognition = self._recognition(entry)
        with self.portfolio.unit(f"修改“{self._name(client_id)}”的{self._title(recognition)}") as unit:
            recognitions.edit(unit, client_id, recognition_id, recognition, seen=seen)
        return unit.changes

    def remove_recognition(
        self, client_id: str, recognition_id: str, *, seen: Recognition | None = None
    ) -> Changes:
        """Remove a title, unless another changed it since it was ``seen``."""
        with self.portfolio.unit(f"删除“{self._name(client_id)}”的一条资质") as unit:
            recognitions.remove(unit, client_id, recognition_id, seen=seen)
        return unit.changes

    def _recognition(self, entry: RecognitionEntry) -> Recognition:
        return read_recognition(asdict(entry), self.catalogue, self.clock.today())

    def _title(self, recognition: Recognition) -> str:
        return f"“{self.catalogue.recognitions[recognition.kind].label}”"

    def add_received(self, client_id: str, entry: ReceivedEntry) -> Saved:
        """Add money the client has had."""
        benefit = self._benefit(client_id, entry)
        note = read_text(entry.note or "", "备注")
        with self.portfolio.unit(f"为“{self._name(client_id)}”登记已享受资金") as unit:
            row = received.add(unit, client_id, benefit, content_version=self._content_version, note=note)
        return Saved(row, unit.changes)

    def edit_received(
        self,
        client_id: str,
        received_id: str,
        entry: ReceivedEntry,
        *,
        seen: ReceivedBenefit | None = None,
    ) -> Changes:
        """Make an entry of money received read as given; ``seen``: what the form showed."""
        benefit = self._benefit(client_id, entry)
        note = None if entry.note is None else read_text(entry.note, "备注")
        with self.portfolio.unit(f"修改“{self._name(client_id)}”的已享受资金") as unit:
            received.edit(
                unit,
                client_id,
                received_id,
                benefit,
                content_version=self._content_version,
                note=note,
                seen=seen,
            )
        return unit.changes

    def remove_received(
        self, client_id: str, received_id: str, *, seen: ReceivedBenefit | None = None
    ) -> Changes:
        """Remove an entry of money received, unless another changed it since it was ``seen``."""
        with self.portfolio.unit(f"删除“{self._name(client_id)}”的一条已享受资金") as unit:
            received.remove(unit, client_id, received_id, seen=seen)
        return unit.changes

    def _benefit(self, client_id: str, entry: ReceivedEntry) -> ReceivedBenefit:
        keys = [row.key for row in self.items(client_id)]
        return read_received(asdict(entry), self.clock.today(), keys, known=self._known)

    # --- statements -----------------------------------------------------------------------------------

    def declare_complete(self, client_id: str, entry: str) -> Changes:
        """State that a list (``recognitions``, ``items:KIND``, ``received`` …) holds all there is."""
        checked = read_complete(entry, self.catalogue)
        with self.portfolio.unit(f"声明“{self._name(client_id)}”的清单已完整") as unit:
            statements.declare(unit, client_id, checked, on=self.clock.today(), by=self.portfolio.actor)
        return unit.changes

    def withdraw_complete(self, client_id: str, entry: str) -> Changes:
        """Take back that a list is complete."""
        with self.portfolio.unit(f"撤回“{self._name(client_id)}”的清单完整声明") as unit:
            statements.withdraw(unit, client_id, entry)
        return unit.changes

    def answer(
        self, client_id: str, key: str, value: str, *, reason: str, seen: Judged | None = None
    ) -> Changes:
        """Answer ``judgement:ID`` (yes, no) or ``reading:ID`` (an option), with the reason; ``seen``: what
        was shown."""
        name, checked = read_answer(key, value, self._known)
        why = read_text(reason, "理由")
        if not why:
            raise InputError("请写明作出这项判断的理由或依据，以便日后核对。")
        with self.portfolio.unit(f"答复“{self._name(client_id)}”的人工判断") as unit:
            today, by = self.clock.today(), self.portfolio.actor
            statements.answer(unit, client_id, name, checked, reason=why, on=today, by=by, seen=seen)
        return unit.changes

    def retract(self, client_id: str, key: str) -> Changes:
        """Leave a judgement or reading open again."""
        with self.portfolio.unit(f"撤回“{self._name(client_id)}”的人工判断") as unit:
            statements.retract(unit, client_id, key)
        return unit.changes

    # --- whole records --------------------------------------------------------------------------------

    def read_file(self, source: Path | str | Mapping[str, Any], *, accept_pilot: bool = False) -> ClientFile:
        """A client file from a path, its text, or its parsed mapping, checked whole."""
        if isinstance(source, Path):
            source = read_text_file(source)
        data = parse_json(source) if isinstance(source, str) else dict(source)
        return read_whole(
            data, self.catalogue, self.clock.today(), accept_pilot=accept_pilot, known=self._known
        )

    def import_client(
        self, source: Path | str | Mapping[str, Any], *, accept_pilot: bool = False, demo: bool = False
    ) -> Saved:
        """Create a client from a client file (path, text or mapping); none while it has faults."""
        read = self.read_file(source, accept_pilot=accept_pilot)
        return self.import_record(read.facts, read.profile, demo=demo)

    def import_record(self, record: FactSet, profile: Profile | None = None, *, demo: bool = False) -> Saved:
        """Create a client from a record that was read and checked."""
        with self.portfolio.unit(f"导入客户“{record.name}”") as unit:
            client_id = self._import(unit, ClientFile(record, profile or Profile()), demo=demo)
        return Saved(client_id, unit.changes)

    def import_files(self, files: Sequence[ClientFile], *, demo: bool = False) -> tuple[list[str], Changes]:
        """Create several clients as one step: all, or none where one's code is taken."""
        with self.portfolio.unit(f"导入 {len(files)} 家客户") as unit:
            ids = [self._import(unit, each, demo=demo) for each in files]
        return ids, unit.changes

    def _import(self, unit: Unit, read: ClientFile, *, demo: bool) -> str:
        record, profile = read.facts, read.profile
        client_id = clients.create(
            unit,
            ClientData(
                name=record.name,
                uscc=None if record.uscc is None else parse_uscc(record.uscc, accept_pilot=True),
                region=record.region,
                short_name=profile.short_name,
                industry=profile.industry,
                note=profile.remark,
                former_names=profile.former_names,
                demo=demo,
            ),
        )
        stated = [_of_record(Slot(key), value) for key, value in record.facts.items()]
        for key, years in record.years.items():
            stated.extend(_of_record(Slot(key, year), value) for year, value in years.items())
        for item in record.items:
            items.add(unit, client_id, item.kind, item.key)
            stated.extend(_of_record(Slot(key, None, item.key), value) for key, value in item.facts.items())
        facts.put(unit, client_id, stated)
        for recognition in record.recognitions:
            recognitions.add(unit, client_id, recognition)
        for benefit in record.received:
            received.add(unit, client_id, benefit, content_version=self._content_version)
        today, by = self.clock.today(), unit.actor
        for entry in sorted(record.complete):
            statements.declare(unit, client_id, entry, on=today, by=by)
        for key, answer in record.answers.items():
            statements.answer(unit, client_id, key, answer, reason="随客户文件导入", on=today, by=by)
        return client_id

    def save_assessment(self, client_id: str, assessment: Assessment) -> Saved:
        """Keep an assessment as it was given; undo passes it by."""
        with self.portfolio.unit(f"保存“{self._name(client_id)}”的评估") as unit:
            row = assessments.save(unit, client_id, assessment)
        return Saved(row, unit.changes)

    # --- there and back -------------------------------------------------------------------------------

    def undo(self) -> Changes:
        """Take back the latest step of this advisor; empty changes where there is none."""
        return self.portfolio.undo()

    def redo(self) -> Changes:
        """Carry out again what was undone last; empty changes where there is nothing."""
        return self.portfolio.redo()

    def undo_title(self) -> str | None:
        """What undo would take back."""
        return self.portfolio.undo_title()

    def redo_title(self) -> str | None:
        """What redo would carry out again."""
        return self.portfolio.redo_title()


def _client(entry: ClientEntry, *, accept_pilot: bool, demo: bool) -> ClientData:
    """Check a typed client; a single fault keeps its own class, several become one InputError."""
    caught: list[InputError] = []

    def attempt(read: Callable[[], T], otherwise: T) -> T:
        try:
            return read()
        except InputError as error:
            caught.append(error)
            return otherwise

    data = ClientData(
        name=attempt(lambda: read_name(entry.name, "企业名称"), ""),
        uscc=attempt(lambda: _uscc(entry.uscc, accept_pilot=accept_pilot), None),
        region=attempt(lambda: _region(entry.region), None),
        short_name=attempt(lambda: read_text(entry.short_name, "简称"), ""),
        industry=attempt(lambda: read_text(entry.industry, "行业"), ""),
        note=attempt(lambda: read_text(entry.note, "备注"), ""),
        former_names=attempt(lambda: tuple(read_name(name, "曾用名") for name in entry.former_names), ()),
        demo=demo,
        advisor=attempt(lambda: read_text(entry.advisor, "陪跑顾问"), ""),
    )
    if len(caught) == 1:
        raise caught[0]
    if caught:
        raise InputError("\n".join(str(error) for error in caught))
    return data


def _uscc(raw: str, *, accept_pilot: bool) -> Uscc | None:
    text = read_text(raw, "统一社会信用代码")
    return parse_uscc(text, accept_pilot=accept_pilot) if text else None


def _region(raw: str) -> str | None:
    text = read_text(raw, "注册地")
    if text and not is_region(text):
        raise InputError(f"注册地“{text}”应是 6 位行政区划代码，如 330100，请改正。")
    return text or None


def _put(unit: Unit, client_id: str, stated: Mapping[Slot, Stated | None]) -> None:
    facts.clear(unit, client_id, [slot for slot, value in stated.items() if value is None])
    facts.put(unit, client_id, [value for value in stated.values() if value is not None])


def _label(fact: FactDef, slot: Slot) -> str:
    return fact.label if slot.year is None else f"{fact.label}（{slot.year}）"


def _of_record(slot: Slot, value: FactValue) -> Stated:
    source = find_source(value.source)
    return Stated(
        slot,
        value.value,
        "" if source is None else source.value,
        value.evidence,
        value.observed_on,
        note=value.note,
    )

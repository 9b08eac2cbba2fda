"""Clients' figures from a foreign list: read, mapped, previewed cell by cell, accepted in part, as one step.

The file is opened in a process of its own (``intake.door``). What its headers mean is proposed and shown;
nothing is read under a header whose year or unit nobody told. The mapping is remembered by the headers.
What is accepted is 企业自报 as of the day that is given; a value from a stronger source stays adopted
unless the new one is ticked, and the new one is kept beside it.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

from advisor_app.domain.client import Uscc
from advisor_app.domain.errors import InputError, StoreError
from advisor_app.domain.facts import FactDef, FactType, Scope, Value
from advisor_app.domain.money import speak
from advisor_app.domain.phrases import MISSING, value_phrase
from advisor_app.domain.record import FactSet, FactValue
from advisor_app.domain.source import Source, find_source
from advisor_app.intake.book import Book, letters
from advisor_app.intake.cells import read_cell, read_code
from advisor_app.intake.door import open_foreign
from advisor_app.intake.mapping import Use, Words, fingerprint, from_json, to_json
from advisor_app.intake.outline import Firm, Head, Outline, Point, missing, outline, read_points
from advisor_app.portfolio import clients as kept_clients
from advisor_app.portfolio import facts
from advisor_app.portfolio.changes import Changes
from advisor_app.portfolio.clients import ClientData
from advisor_app.portfolio.facts import Slot, Stated
from advisor_app.runtime.collecting import no_collecting
from advisor_app.runtime.whole_file import keep_whole
from advisor_app.services.clients import Clients
from advisor_app.services.entry import LONGEST_NAME

MOST_TOLD = 300
"""Sentences about cells that are listed one by one; the rest are counted."""
_LIKE = 200
"""New firms up to which like names are looked for."""
_STRENGTH = {source.value: place for place, source in enumerate(Source)}


_Read = tuple[int, FactDef, int | None, Value, bool, Point]
"""Firm, fact, year, value, whether the cell says 约, the cell."""


class Kind(StrEnum):
    """What accepting a change would do."""

    NEW = "new"
    CHANGED = "changed"
    STRONGER = "stronger"
    """Another value stands there from a stronger source."""
    ESTIMATE = "estimate"
    """The cell says 约."""

    @property
    def label(self) -> str:
        """In a person's words."""
        return _KINDS[self]


_KINDS = {
    Kind.NEW: "新填",
    Kind.CHANGED: "改动",
    Kind.STRONGER: "与更强来源不同",
    Kind.ESTIMATE: "约数，按顾问估计",
}


@dataclass(frozen=True, slots=True)
class OpenedList:
    """A list that was opened: its cells, how they are laid out, and its mapping as it starts.

    ``remembered``: the mapping is the one used on such a list before.
    """

    path: Path
    book: Book
    outline: Outline
    uses: Mapping[str, Use]
    remembered: bool = False


@dataclass(frozen=True, slots=True)
class FirmFound:
    """A firm of the list. ``client_id`` None: not among the clients; ``fault``: why nothing is read for it.

    ``create``: it is proposed to be entered as a new client; ``told``: what to look at.
    """

    place: str
    name: str
    client_id: str | None = None
    uscc: Uscc | None = None
    region: str | None = None
    told: str = ""
    fault: str = ""
    create: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """One value that the list has and the record has not; ``found``: what is adopted now."""

    firm: int
    fact: FactDef
    year: int | None
    value: Value
    kind: Kind
    found: FactValue | None
    sheet: str
    row: int
    column: int

    @property
    def label(self) -> str:
        """The fact with its year."""
        return self.fact.label if self.year is None else f"{self.year} 年{self.fact.label}"

    @property
    def now(self) -> str:
        """What is adopted now, with its source."""
        if self.found is None:
            return MISSING
        said = _exact(self.found.value, self.fact)
        return f"{said}（{self.found.source}）" if self.found.source else said

    @property
    def new(self) -> str:
        """What the list says."""
        return _exact(self.value, self.fact)

    @property
    def place(self) -> str:
        """The cell: ``名单!B7``."""
        return f"{self.sheet}!{letters(self.column)}{self.row + 1}"

    @property
    def ticked(self) -> bool:
        """Whether it is proposed to be adopted."""
        return self.kind in (Kind.NEW, Kind.CHANGED)


@dataclass(frozen=True, slots=True)
class Preview:
    """What a list would change: firms, changes, what can't be taken, what else to know."""

    path: Path
    firms: tuple[FirmFound, ...]
    changes: tuple[Change, ...]
    faults: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    equal: int = 0
    """Cells that say what is on record already."""
    open_heads: tuple[str, ...] = field(default=())
    """Headers that are not read until their year or unit is chosen."""

    def sentence(self) -> str:
        """What came of reading it."""
        known = sum(firm.client_id is not None for firm in self.firms)
        new = sum(firm.client_id is None and not firm.fault for firm in self.firms)
        parts = [f"认出 {known} 家客户，另有 {new} 家不在客户库", f"可读入 {len(self.changes):,} 个数"]
        if self.equal:
            parts.append(f"{self.equal:,} 个与现有相同")
        if self.faults:
            parts.append(f"读不懂 {len(self.faults):,} 处")
        return "，".join(parts) + "。"


class Importing:
    """Opens foreign lists, shows what they would change, and takes in what is accepted.

    ``folder``: where mappings are remembered.
    """

    def __init__(self, clients: Clients, folder: Path, before: Callable[[], object] = lambda: None) -> None:
        """``folder`` remembers what headers mean; ``before`` is called just before a list is written."""
        self._before = before
        self._clients = clients
        self._folder = folder
        self.catalogue = clients.catalogue

    def today(self) -> dt.date:
        """The day on which what is read was observed, unless another is given."""
        return self._clients.clock.today()

    def open(self, path: Path, encoding: str = "", cancelled: Callable[[], bool] | None = None) -> OpenedList:
        """Open a list; InputError with one sentence where it can't be read or nothing in it is known."""
        book = open_foreign(path, encoding, cancelled=cancelled)
        found = outline(book, Words(self.catalogue, self.today()))
        if found is None:
            raise InputError(
                f"“{path.name}”里没有认出表头：要有“企业名称”或“统一社会信用代码”一列，和至少一项资料"
                "（如“2024年营业收入（万元）”）。请改好表头再导入。"
            )
        uses = {head.text: head.use for head in found.heads}
        kept = self._recall(found)
        return OpenedList(path, book, found, {**uses, **kept}, remembered=bool(kept))

    # --- the mapping ----------------------------------------------------------------------------------

    def _place(self, found: Outline) -> Path:
        return self._folder / f"{fingerprint(found.layout, (head.text for head in found.heads))}.json"

    def _recall(self, found: Outline) -> dict[str, Use]:
        try:
            told = json.loads(self._place(found).read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return {}
        known = {head.text for head in found.heads}
        return {text: use for text, use in from_json(told, self.catalogue).items() if text in known}

    def _remember(self, found: Outline, uses: Mapping[str, Use]) -> None:
        """Keep the mapping for the next list of these headers; that it can't be kept stops nothing."""
        place = self._place(found)
        with suppress(OSError):
            keep_whole(place, json.dumps(to_json(uses), ensure_ascii=False, indent=1))

    def problem(self, head: Head, use: Use) -> str:
        """What keeps a header from being read, in words; "" where nothing does."""
        needed = missing(head, use, self.catalogue.facts.get(use.fact))
        return {"year": "请选年度", "unit": "请选单位"}.get(needed, "")

    def filled(
        self, source: OpenedList, *, year: int | None = None, money: str = "", share: str = ""
    ) -> dict[str, Use]:
        """The mapping with what is missing told once for all headers."""
        found: dict[str, Use] = {}
        for head in source.outline.heads:
            use = source.uses[head.text]
            fact = self.catalogue.facts.get(use.fact)
            if missing(head, use, fact) == "year" and year is not None:
                use = replace(use, year=year)
            if fact is not None and missing(head, use, fact) == "unit":
                use = replace(use, unit=money if fact.type is FactType.MONEY else share)
            found[head.text] = use
        return found

    # --- the preview ----------------------------------------------------------------------------------

    def preview(
        self, source: OpenedList, uses: Mapping[str, Use] | None = None, only: str | None = None
    ) -> Preview:
        """What the list would change; ``only``: for one client alone (its id)."""
        chosen = dict(source.uses if uses is None else uses)
        self._require_single(chosen, source.outline)
        heads = {head.text: head for head in source.outline.heads}
        open_heads = [text for text, use in chosen.items() if self.problem(heads[text], use)]
        for text in open_heads:
            chosen[text] = Use()
        if uses is not None:
            self._remember(source.outline, uses)
        return _Previewing(self._clients, source, chosen, only).made(tuple(open_heads))

    @staticmethod
    def _require_single(uses: Mapping[str, Use], found: Outline) -> None:
        brings = {head.text for head in found.heads if head.brings_year}
        seen: dict[tuple[object, ...], str] = {}
        for text, use in uses.items():
            if not use.is_read or text in brings:
                continue
            other = seen.setdefault((use.is_, use.fact, use.year), text)
            if other != text and (use.year is not None or use.is_ or not use.fact):
                raise InputError(f"“{other}”与“{text}”选成了同一项，请把其中一列改为“不读”。")

    # --- taking it in ---------------------------------------------------------------------------------

    @no_collecting()
    def accept(
        self,
        preview: Preview,
        chosen: Collection[int] | None = None,
        create: Collection[int] | None = None,
        *,
        observed_on: dt.date | None = None,
        keep_beside: bool = True,
    ) -> Changes:
        """Write what was chosen (places in ``changes`` and in ``firms``) as one step; one undo takes it back.

        ``keep_beside``: what differs from a stronger source and was not chosen is kept beside it.
        """
        wanted = set(
            (n for n, each in enumerate(preview.changes) if each.ticked) if chosen is None else chosen
        )
        made = {
            n
            for n in (range(len(preview.firms)) if create is None else create)
            if preview.firms[n].client_id is None
            and not preview.firms[n].fault
            and (create is not None or preview.firms[n].create)
        }
        day = self.today() if observed_on is None else observed_on
        adopt: dict[int, list[Stated]] = defaultdict(list)
        beside: dict[int, list[Stated]] = defaultdict(list)
        for number, change in enumerate(preview.changes):
            if preview.firms[change.firm].client_id is None and change.firm not in made:
                continue
            if number in wanted:
                adopt[change.firm].append(_stated(change, preview.path.name, day))
            elif change.kind is Kind.STRONGER and keep_beside:
                beside[change.firm].append(_stated(change, preview.path.name, day))
        if not (adopt or beside or made):
            raise InputError("没有勾选要读入的内容，没有改动。")
        self._require_unchanged(preview, {*adopt, *beside})
        self._before()
        with self._clients.portfolio.unit(f"导入“{preview.path.name}”") as unit:
            order = sorted(made)
            ids = kept_clients.create_all(unit, [self._data(preview.firms[n]) for n in order])
            fresh = dict(zip(order, ids, strict=True))
            facts.put_first(unit, {fresh[n]: adopt.pop(n) for n in order if n in adopt})
            there = {str(preview.firms[n].client_id): stated for n, stated in adopt.items()}
            facts.put_all(unit, there)
            for number, stated in beside.items():
                if preview.firms[number].client_id is not None:
                    facts.keep(unit, str(preview.firms[number].client_id), stated)
        return unit.changes

    @staticmethod
    def _data(firm: FirmFound) -> ClientData:
        return ClientData(firm.name, firm.uscc, firm.region)

    def _require_unchanged(self, preview: Preview, firms: Collection[int]) -> None:
        """What was shown as standing there must still stand there."""
        ids = {n: client for n in firms if (client := preview.firms[n].client_id) is not None}
        records = self._clients.records(set(ids.values()))
        for change in preview.changes:
            if change.firm in ids:
                record = records.get(ids[change.firm])
                if record is None or _found(record, change.fact, change.year) != change.found:
                    raise StoreError("预览之后客户资料又有改动，没有读入。请重新预览后再读入。")


def _stated(change: Change, file: str, day: dt.date) -> Stated:
    source = Source.ESTIMATE if change.kind is Kind.ESTIMATE else Source.SELF
    return Stated(
        Slot(change.fact.key, change.year),
        change.value,
        source.value,
        observed_on=day,
        note=f"导入：{file} {change.place}",
    )


def _exact(value: Value, fact: FactDef) -> str:
    """A value in words, money to the last 分: two sums that differ must not read the same."""
    if fact.type is FactType.MONEY and isinstance(value, Decimal):
        return speak(value)
    return value_phrase(value, fact)


def _found(record: FactSet, fact: FactDef, year: int | None) -> FactValue | None:
    if fact.scope is Scope.YEAR:
        return record.years.get(fact.key, {}).get(year or 0)
    return record.facts.get(fact.key)


class _Previewing:
    """One list compared with the records."""

    def __init__(
        self, clients: Clients, source: OpenedList, uses: Mapping[str, Use], only: str | None
    ) -> None:
        self._clients = clients
        self._source = source
        self._uses = uses
        self._only = only
        self._facts = clients.catalogue.facts
        self._today = clients.clock.today()
        self._faults: list[str] = []
        self._beyond = 0
        self._empty = 0

    def made(self, open_heads: tuple[str, ...]) -> Preview:
        said: list[Firm] = []
        points = read_points(self._source.book, self._source.outline, self._uses, said)
        read = self._values(points)
        firms, same = self._firms(said)
        # read_points names firms as rows come: several rows may be one firm
        kept = [(same[firm], fact, year, value, rough, at) for firm, fact, year, value, rough, at in read]
        ids = {firm.client_id for firm in firms if firm.client_id is not None}
        records = self._clients.records(ids)
        changes, equal = self._changes(firms, kept, records)
        faults = [f"{firm.place}：{firm.fault}" for firm in firms if firm.fault] + self._faults
        if self._beyond:
            faults.append(f"另有 {self._beyond:,} 处读不懂，没有一一列出；请先改正上面的。")
        return Preview(
            self._source.path,
            tuple(firms),
            tuple(changes),
            tuple(faults),
            self._remarks(firms, open_heads),
            equal,
            open_heads,
        )

    def _fault(self, sentence: str) -> None:
        if len(self._faults) < MOST_TOLD:
            self._faults.append(sentence)
        else:
            self._beyond += 1

    def _remarks(self, firms: Sequence[FirmFound], open_heads: Sequence[str]) -> tuple[str, ...]:
        remarks = list(self._source.outline.remarks)
        if open_heads:
            named = "、".join(f"“{text}”" for text in open_heads[:8])
            remarks.insert(
                0, f"{named}{'等' if len(open_heads) > 8 else ''}还没有选年度或单位，这几列没有读。"
            )
        if self._empty:
            remarks.append(f"有 {self._empty:,} 格写着“—”“/”一类，当作没有填，不是零。")
        remarks += [f"{firm.place}：{firm.told}" for firm in firms if firm.told and not firm.fault][
            :MOST_TOLD
        ]
        return tuple(remarks)

    # --- cells ----------------------------------------------------------------------------------------

    def _values(self, points: Iterable[Point]) -> list[_Read]:
        found: list[_Read] = []
        for point in points:
            fact = self._facts[self._uses[point.head].fact]
            place = self._at(point)
            if point.merged:
                self._fault(f"{place}：“{fact.label}”的格子与上下行合并了，看不出是哪一家的，请拆开后再读。")
                continue
            year = point.year if fact.scope is Scope.YEAR else None
            if fact.scope is Scope.YEAR and (year is None or not 1980 <= year <= self._today.year):
                self._fault(f"{place}：“{fact.label}”没有写年度，或年度不合理，没有读入。")
                continue
            taken = read_cell(fact, point.unit, point.raw, point.mark, self._today)
            self._empty += taken.empty_word
            if taken.fault:
                self._fault(f"{place}：{taken.fault}")
            elif taken.value is not None:
                found.append((point.firm, fact, year, taken.value, taken.estimate, point))
        return found

    def _at(self, point: Point) -> str:
        return self._source.book.sheets[point.sheet].place(point.row, point.column)

    # --- firms ----------------------------------------------------------------------------------------

    def _firms(self, said: Sequence[Firm]) -> tuple[list[FirmFound], dict[int, int]]:
        """The firms of the list, each once, and which of them each row is about."""
        known = _Known(self._clients)
        firms: list[FirmFound] = []
        places: dict[tuple[object, ...], int] = {}
        same: dict[int, int] = {}
        for number, each in enumerate(said):
            firm = self._firm(each, known)
            key: tuple[object, ...] = (firm.client_id or (firm.uscc or firm.name), firm.fault and each.place)
            at = places.get(key)
            if at is None:
                at = places[key] = len(firms)
                firms.append(firm)
            same[number] = at
        return self._with_likes(firms), same

    def _with_likes(self, firms: list[FirmFound]) -> list[FirmFound]:
        new = [n for n, firm in enumerate(firms) if firm.client_id is None and not firm.fault]
        for n in new if len(new) <= _LIKE else ():
            like = self._clients.similar(firms[n].name)
            if like:
                told = f"“{firms[n].name}”不在客户库，相近的有“{like[0].name}”，请先核对是不是同一家。"
                old = firms[n]
                firms[n] = FirmFound(old.place, old.name, None, old.uscc, old.region, told)
        return firms

    def _firm(self, said: Firm, known: _Known) -> FirmFound:
        try:
            code = read_code(said.code, said.code_mark)
        except InputError as error:
            return FirmFound(said.code_place or said.place, said.name, fault=str(error))
        if self._only is not None:
            return self._only_firm(said, code, known)
        if not said.name and code is None:
            return FirmFound(said.place, "", fault="这一行没有企业名称，也没有信用代码，没有读入。")
        if len(said.name) > LONGEST_NAME:
            return FirmFound(said.place, said.name[:20], fault="企业名称太长，请核对。")
        by_code = known.by_code.get(code.code) if code else None
        by_name = known.by_name.get(said.name, []) if said.name else []
        if by_code is not None:
            return self._by_code(said, code, by_code, by_name, known)
        if len(by_name) > 1:
            return FirmFound(said.place, said.name, fault=f"名为“{said.name}”的客户有几家，请补上信用代码。")
        if by_name:
            (found,) = by_name
            theirs = known.codes.get(found)
            if code is not None and theirs is not None and theirs != code.code:
                return FirmFound(
                    said.place,
                    said.name,
                    fault=f"信用代码“{code.code}”与客户“{known.names[found]}”在册的“{theirs}”不同，请核对。",
                )
            told = ""
            if known.names[found] != said.name:
                told = f"“{said.name}”是客户“{known.names[found]}”的曾用名或简称，按同一家读。"
            return FirmFound(said.place, known.names[found], found, code, told=told)
        region = self._region(said.region)
        told = f"“{said.name or said.code}”不在客户库。"
        if said.region and region is None:
            told += f"注册地“{said.region}”没有认出，建档后请补。"
        if not said.name:
            return FirmFound(
                said.place, "", fault=f"信用代码“{said.code}”不在客户库，又没有企业名称，没有读入。"
            )
        return FirmFound(said.place, said.name, None, code, region, told, create=True)

    @staticmethod
    def _by_code(
        said: Firm, code: Uscc | None, found: str, by_name: Sequence[str], known: _Known
    ) -> FirmFound:
        name = known.names[found]
        if by_name and found not in by_name:
            other = known.names[by_name[0]]
            fault = f"信用代码是“{name}”的，名称却是另一家客户“{other}”，请核对。"
            return FirmFound(said.place, said.name, fault=fault)
        if found in known.deleted:
            return FirmFound(said.place, name, fault=f"客户“{name}”在回收站中，请先恢复再导入。")
        told = ""
        if said.name and said.name != name:
            told = f"表里叫“{said.name}”，按信用代码认作客户“{name}”；改了名的请到“概况”更新。"
        return FirmFound(said.place, name, found, code, told=told)

    def _only_firm(self, said: Firm, code: Uscc | None, known: _Known) -> FirmFound:
        """Everything is for one client: what says it is another firm's is refused."""
        wanted = str(self._only)
        name = known.names[wanted]
        others = code is not None and known.codes.get(wanted) not in (None, code.code)
        named = not said.name or wanted in known.by_name.get(said.name, [])
        by_code = code is not None and known.codes.get(wanted) == code.code
        if others or not (named or by_code):
            whose = said.name or (code.code if code else "")
            return FirmFound(said.place, said.name, fault=f"这是“{whose}”的，不是“{name}”的，没有读入。")
        return FirmFound(said.place, name, wanted, code)

    def _region(self, said: str) -> str | None:
        regions = self._clients.catalogue.regions
        if said in regions:
            return said
        codes = [code for code, name in regions.items() if said and (name == said or name.endswith(said))]
        return codes[0] if len(codes) == 1 else None

    # --- differences ----------------------------------------------------------------------------------

    def _changes(
        self,
        firms: Sequence[FirmFound],
        read: Sequence[_Read],
        records: Mapping[str, FactSet],
    ) -> tuple[list[Change], int]:
        first: dict[tuple[int, str, int | None], tuple[Value, Point]] = {}
        at_odds: dict[tuple[int, str, int | None], list[Point]] = {}
        for firm, fact, year, value, _, point in read:
            key = (firm, fact.key, year)
            old = first.setdefault(key, (value, point))
            if old[0] != value:
                at_odds.setdefault(key, [old[1]]).append(point)
        for (firm, key_, year), points in at_odds.items():
            label = self._facts[key_].label if year is None else f"{year} 年{self._facts[key_].label}"
            where = "、".join(self._at(point) for point in points[:5])
            self._fault(f"{where}：“{firms[firm].name}”的{label}写了几次，各不相同，都没有读入，请只留一处。")
        changes: list[Change] = []
        equal = 0
        for firm, fact, year, value, rough, point in read:
            key = (firm, fact.key, year)
            if key in at_odds or first[key][1] is not point or firms[firm].fault:
                continue
            client = firms[firm].client_id
            found = None if client is None or client not in records else _found(records[client], fact, year)
            if found is not None and found.value == value:
                equal += 1
                continue
            name = self._source.book.sheets[point.sheet].name
            kind = _kind(found, rough=rough)
            changes.append(Change(firm, fact, year, value, kind, found, name, point.row, point.column))
        return changes, equal


def _kind(found: FactValue | None, *, rough: bool) -> Kind:
    if rough:
        return Kind.ESTIMATE
    if found is None:
        return Kind.NEW
    source = find_source(found.source)
    is_stronger = source is not None and _STRENGTH[source.value] < _STRENGTH[Source.SELF.value]
    return Kind.STRONGER if is_stronger else Kind.CHANGED


class _Known:
    """The clients by code and by every name they have or had."""

    def __init__(self, clients: Clients) -> None:
        self.by_code: dict[str, str] = {}
        self.by_name: dict[str, list[str]] = defaultdict(list)
        self.names: dict[str, str] = {}
        self.codes: dict[str, str | None] = {}
        self.deleted: set[str] = set()
        for deleted in (False, True):
            for row in clients.rows(deleted=deleted):
                self.names[row.id], self.codes[row.id] = row.name, row.uscc
                if row.uscc:
                    self.by_code[row.uscc] = row.id
                if deleted:
                    self.deleted.add(row.id)
                    continue
                for name in {row.name, row.short_name} - {""}:
                    self.by_name[name].append(row.id)
        with clients.portfolio.read() as session:
            for client, name in kept_clients.former_names(session):
                if client not in self.deleted and client not in self.by_name[name]:
                    self.by_name[name].append(client)

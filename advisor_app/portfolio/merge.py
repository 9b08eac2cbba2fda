"""Joining another's work on the same portfolio to one's own: what each side changed, and one unit of work.

Row by row, against what the row said when one side last knew of the other (:mod:`lineage`): changed there
alone is taken, changed here alone stays, changed on both sides is asked. Without a common past everything
that differs is asked. What is one statement is never mixed of two: a value goes with its source and its
evidence, an application's steps with its stage and with the title or money they brought.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, UniqueConstraint

from advisor_app.portfolio.compare import TABLES, both, owner_column, unlike
from advisor_app.portfolio.connection import sqlite_engine
from advisor_app.portfolio.erased import Erased, Marks, digest, marks_in
from advisor_app.portfolio.images import Image
from advisor_app.portfolio.journal import rows_of
from advisor_app.portfolio.lineage import Key, bases, pasts, token
from advisor_app.portfolio.models import RECORDS, UNJOURNALED

WHOLE = "*"
"""Stands for all that a row states, which goes together."""
ADOPTED = "adopted"
STEPS = "steps"

_TOGETHER = frozenset({"facts", "recognitions", "received", "answers", "declarations", "plans", "steps"})
"""Tables whose rows are one statement each."""
_QUIET = {"position": frozenset(TABLES)} | {
    column: frozenset({name}) for name, model in RECORDS.items() for column in model.reckoned
}
"""Columns that nobody is asked about: an order, a figure that is worked out anew."""
APART = {"facts": frozenset({ADOPTED}), "applications": frozenset({"stage", "stage_on"})}
"""Columns that are settled with other rows: the one adopted value, the steps behind a stage."""
UNIQUE: dict[str, tuple[tuple[str, ...], ...]] = {
    name: tuple(
        sorted(
            {
                tuple(c.name for c in each.columns)
                for each in table.constraints
                if isinstance(each, UniqueConstraint)
            }
            | {(c.name,) for c in table.columns if c.unique}
        )
    )
    for name, table in TABLES.items()
}
LINKS: dict[str, tuple[tuple[str, str], ...]] = {
    name: tuple(
        (column.name, next(iter(column.foreign_keys)).column.table.name)
        for column in table.columns
        if column.foreign_keys
    )
    for name, table in TABLES.items()
}


class Side(StrEnum):
    """Whose version."""

    HERE = "here"
    THERE = "there"


class Kind(StrEnum):
    """How a difference came about."""

    NEW_THERE = "new-there"
    CHANGED_THERE = "changed-there"
    GONE_THERE = "gone-there"
    CHANGED_HERE = "changed-here"
    GONE_HERE = "gone-here"
    """Only there, but this side has removed it, or did not take it when it was offered."""
    ERASED_HERE = "erased-here"
    """Of a client that was erased for good on this side, or that has the code of one."""
    ERASED_THERE = "erased-there"
    """The client, which the other side has erased for good; taken, it goes to the 回收站."""
    BOTH = "both"


ASKED = frozenset({Kind.ERASED_HERE, Kind.ERASED_THERE, Kind.BOTH})
"""What somebody has to choose: nothing of it is done by itself."""
_TAKEN = frozenset({Kind.NEW_THERE, Kind.CHANGED_THERE, Kind.GONE_THERE})


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing to settle. ``field`` "" is the whole row, :data:`WHOLE` all it states, else a column.

    ``old``, ``here`` and ``there`` are row images (None: no such row), to be read at ``field``; ``old`` is
    what both sides last knew, None too where nothing is known. ``id`` names the difference to whoever
    chooses; ``rows``: all rows that go with it, as the other side has them.
    """

    client_id: str
    table: str
    row_id: str
    field: str
    kind: Kind
    old: Image | None
    here: Image | None
    there: Image | None
    rows: tuple[tuple[Key, Image | None], ...] = ()
    quiet: bool = False

    @property
    def id(self) -> str:
        """Stays the same from one preview to the next."""
        return f"{self.table}/{self.row_id}/{self.field}"

    @property
    def usual(self) -> Side:
        """What is done unless somebody chooses: nothing of this side's own is given up unasked."""
        return Side.THERE if self.kind in _TAKEN else Side.HERE


@dataclass(frozen=True, slots=True)
class ClientPlan:
    """What differs for a client; ``only_here``: rows that only this side has, which simply stay.

    ``erased``: when one side erased the client for good, and by whom.
    """

    client_id: str
    name: str
    differences: tuple[Difference, ...]
    only_here: int = 0
    erased: Erased | None = None

    @property
    def whole(self) -> Difference | None:
        """The other side alone has this client: the difference that all its others go with."""
        kinds = {Kind.NEW_THERE, Kind.ERASED_HERE}
        return next(
            (d for d in self.differences if d.table == "clients" and d.kind in kinds and not d.field), None
        )

    @property
    def new(self) -> bool:
        """The other side alone has this client, and it was not erased here."""
        return self.whole is not None and self.whole.kind is Kind.NEW_THERE


@dataclass(frozen=True, slots=True)
class Plan:
    """All that joining would do. ``token``: of the other side as it is; ``known``: there is a common past.

    ``joined``: clients that both sides entered under one code: the other's id → this side's.
    """

    token: str
    known: bool
    clients: tuple[ClientPlan, ...]
    joined: Mapping[str, str] = field(default_factory=dict)

    @property
    def differences(self) -> Iterator[Difference]:
        """Of all clients."""
        for client in self.clients:
            yield from client.differences

    @property
    def nothing(self) -> bool:
        """Whether there is nothing to take and nothing to ask."""
        return all(d.usual is Side.HERE and d.kind not in ASKED for d in self.differences)


# --- reading both sides -------------------------------------------------------------------------------------


class _Sides:
    """Rows of both files as images; the other side's under the ids they have, or shall have, here."""

    def __init__(self, raw: sqlite3.Connection, here: Connection, there: Connection) -> None:
        self.raw, self._here, self._there = raw, here, there
        self.renamed: dict[str, str] = {}
        self.mine, self.theirs = pasts(raw)

    def here(self, table: str, ids: Iterable[str]) -> dict[str, Image]:
        return rows_of(self._here, table, list(ids))

    def there(self, table: str, ids: Iterable[str]) -> dict[str, Image]:
        return {
            row_id: self.translated(table, image)
            for row_id, image in rows_of(self._there, table, list(ids)).items()
        }

    def translated(self, table: str, image: Image) -> Image:
        """With the ids of rows that this side has under its own."""
        columns = ("id", *(column for column, _ in LINKS[table]))
        return {k: self.renamed.get(v, v) if k in columns and v else v for k, v in image.items()}

    def before(self, table: str, row_id: str, here: Image | None, there: Image | None) -> list[Image | None]:
        """What the row said when one side last knew of the other; empty where nothing is known.

        ``row_id``: the other side's; this side's may be another.
        """
        if table in UNJOURNALED:
            return []
        mine = self.renamed.get(row_id, row_id)
        then = self.theirs.image((table, row_id), there)
        return bases(
            (
                (self.theirs, None if then is None else self.translated(table, then)),
                (self.mine, self.mine.image((table, mine), here)),
            )
        )

    def taken_by(self, table: str, image: Image) -> str | None:
        """The row here that already is what ``image`` says it is, by a unique key."""
        for columns in UNIQUE[table]:
            values = [image[column] for column in columns]
            if any(value is None for value in values):
                continue
            where = " AND ".join(f'"{column}" = ?' for column in columns)
            found = self.raw.execute(f'SELECT id FROM main."{table}" WHERE {where}', values).fetchone()
            if found is not None:
                return str(found[0])
        return None


def _only(raw: sqlite3.Connection, table: str, one: str, two: str) -> list[str]:
    query = (
        f'SELECT id FROM {one}."{table}" AS m WHERE NOT EXISTS'
        f' (SELECT 1 FROM {two}."{table}" AS o WHERE o.id = m.id) ORDER BY rowid'
    )
    return [row[0] for row in raw.execute(query)]


def _differing(raw: sqlite3.Connection, table: str) -> list[str]:
    query = (
        f'SELECT m.id FROM main."{table}" AS m JOIN other."{table}" AS o ON o.id = m.id'
        f" WHERE {unlike(table)} ORDER BY m.rowid"
    )
    return [row[0] for row in raw.execute(query)]


# --- three ways ---------------------------------------------------------------------------------------------


def _side(here: Any, there: Any, before: list[Any]) -> Side | None:
    """Whose version follows from the past; None: both changed it, or no past tells."""
    keep, take = there in before, here in before
    return None if keep == take else (Side.HERE if keep else Side.THERE)


def _row_kind(here: Image | None, there: Image | None, before: list[Image | None]) -> Kind | None:
    """How a row that only one side has came to be so; None: this side's own, which stays."""
    side = _side(here, there, before)
    if here is None:
        if not before or side is Side.THERE:
            return Kind.NEW_THERE
        return Kind.GONE_HERE if side is Side.HERE else Kind.BOTH
    if not before or side is Side.HERE:
        return None
    return Kind.GONE_THERE if side is Side.THERE else Kind.BOTH


def plan(here: Path, here_now: Connection, there: Path) -> Plan:
    """Work out what joining ``there`` (a file of the present schema that nobody writes) would do.

    ``here_now``: a connection to ``here`` for reading.
    """
    engine = sqlite_engine(there)
    try:
        with both(here, there) as raw, engine.connect() as other:
            return _Planner(_Sides(raw, here_now, other)).plan()
    finally:
        engine.dispose()


class _Planner:
    def __init__(self, sides: _Sides) -> None:
        self._sides = sides
        self._found: list[Difference] = []
        self._only_here: dict[str, int] = defaultdict(int)
        self._facts: dict[Key, tuple[Image | None, Image | None, list[Image | None]]] = {}
        self._steps: dict[str, list[tuple[Key, Image | None, Image | None, list[Image | None]]]] = (
            defaultdict(list)
        )
        self._stages: dict[str, tuple[Image, Image, list[Image | None]]] = {}
        self._joined: dict[str, str] = {}
        self._erased_here = marks_in(sides.raw, "main")
        self._erased_there = marks_in(sides.raw, "other")
        self._erased: dict[str, Erased] = {}

    def plan(self) -> Plan:
        """All tables, parents first, so that what is joined under another id is known to its children."""
        for table in TABLES:
            self._one_sided(table)
            self._two_sided(table)
        self._progress()
        self._adopted()
        return self._by_client()

    def _one_sided(self, table: str) -> None:
        sides = self._sides
        theirs = _only(sides.raw, table, "other", "main")
        now = sides.there(table, theirs)
        for row_id in theirs:
            image = sides.translated(table, now[row_id])
            same = None if table in {"facts", "steps"} else sides.taken_by(table, image)
            if same is None:
                self._row(table, row_id, None, image)
            elif table not in UNJOURNALED:
                sides.renamed[row_id] = same
                if table == "clients":
                    self._joined[row_id] = same
                    self._note_erased(same, digest(row_id), self._erased_here)
                image = sides.translated(table, image)
                self._fields(table, row_id, sides.here(table, [same])[same], image)
        mine = _only(sides.raw, table, "main", "other")
        known = set(sides.renamed.values())
        for row_id, image in sides.here(table, [each for each in mine if each not in known]).items():
            self._row(table, row_id, image, None)

    def _two_sided(self, table: str) -> None:
        differing = _differing(self._sides.raw, table)
        here, there = self._sides.here(table, differing), self._sides.there(table, differing)
        for row_id in differing:
            self._fields(table, row_id, here[row_id], there[row_id])

    def _row(self, table: str, row_id: str, here: Image | None, there: Image | None) -> None:
        """A row that only one side has."""
        owner = owner_of(table, here or there or {})
        if table == "clients":
            marks = self._erased_here if here is None else self._erased_there
            self._note_erased(owner, digest(owner), marks)
        if here is not None and owner in self._erased:
            self._left_alone(table, here)
            return
        before = self._sides.before(table, row_id, here, there)
        key = (table, row_id)
        if table == "facts":
            self._facts[key] = (here, there, before)
        if table == "steps":
            image = here or there or {}
            self._steps[image["application_id"]].append((key, here, there, before))
            return
        kind = Kind.ERASED_HERE if owner in self._erased else _row_kind(here, there, before)
        if kind is None:
            self._only_here[owner_of(table, here or {})] += 1
            return
        self._add(table, row_id, "", kind, (before[0] if before else None, here, there))

    def _note_erased(self, owner: str, mark: str, marks: Marks) -> None:
        if mark in marks:
            self._erased[owner] = marks[mark]

    def _left_alone(self, table: str, here: Image) -> None:
        """A row of a client that the other side erased: it stays, and so does the client unless chosen."""
        if table == "clients" and here["deleted_at"] is None:
            gone = {**here, "deleted_at": self._erased[here["id"]].at.isoformat()}
            self._add(table, here["id"], "deleted_at", Kind.ERASED_THERE, (None, here, gone))
        else:
            self._only_here[owner_of(table, here)] += 1

    def _fields(self, table: str, row_id: str, here: Image, there: Image) -> None:
        """A row that both sides have, and do not have alike."""
        before = self._sides.before(table, row_id, here, there)
        if table == "facts":
            self._facts[table, here["id"]] = (here, there, before)
        if table == "steps":
            self._steps[here["application_id"]].append(((table, here["id"]), here, there, before))
            return
        if table == "applications" and _differ(here, there, ("stage", "stage_on")):
            self._stages[here["id"]] = (here, there, before)
        apart = APART.get(table, frozenset()) | {"id", "created_at"}
        names = [name for name in here if name not in apart]
        groups = [(WHOLE, names)] if table in _TOGETHER else [(name, [name]) for name in names]
        for field_, group in groups:
            if not _differ(here, there, group):
                continue
            side = _side(_part(here, group), _part(there, group), [_part(each, group) for each in before])
            kind = {Side.HERE: Kind.CHANGED_HERE, Side.THERE: Kind.CHANGED_THERE, None: Kind.BOTH}[side]
            self._add(table, here["id"], field_, kind, (before[0] if before else None, here, there))

    def _add(
        self,
        table: str,
        row_id: str,
        field_: str,
        kind: Kind,
        versions: tuple[Image | None, Image | None, Image | None],
        rows: tuple[tuple[Key, Image | None], ...] = (),
    ) -> None:
        old, here, there = versions
        owner = owner_of(table, here or there or {})
        quiet = table in _QUIET.get(field_, ())
        self._found.append(Difference(owner, table, row_id, field_, kind, old, here, there, rows, quiet))

    def _progress(self) -> None:
        """An application's steps, its stage, and the titles and money they brought: one thing."""
        sides = self._sides
        new = {d.row_id for d in self._found if d.table == "applications" and not d.field}
        for application in {*self._steps, *self._stages}:
            steps = self._steps.get(application, [])
            if application in new:
                for (_, row_id), here, there, before in steps:
                    if owner_of("steps", here or there or {}) in self._erased:
                        kind: Kind | None = Kind.ERASED_HERE
                    else:
                        kind = _row_kind(here, there, before) if here is None or there is None else Kind.BOTH
                    if kind is not None:
                        self._add("steps", row_id, "", kind, (before[0] if before else None, here, there))
                continue
            here = sides.here("applications", [application]).get(application)
            if here is None:
                continue
            verdicts = {_side(mine, theirs, before) for _, mine, theirs, before in steps}
            stage = self._stages.get(application)
            if not steps and stage is not None:
                names = ("stage", "stage_on")
                verdicts = {
                    _side(_part(stage[0], names), _part(stage[1], names), [_part(e, names) for e in stage[2]])
                }
            if not sides.theirs.known and not sides.mine.known:
                verdicts = {None} if any(there for _, _, there, _ in steps) or stage else {Side.HERE}
            if verdicts == {Side.HERE} and not any(there for _, _, there, _ in steps):
                self._only_here[owner_of("applications", here)] += len(steps)
                continue
            kind = (
                Kind.CHANGED_THERE
                if verdicts == {Side.THERE}
                else Kind.CHANGED_HERE
                if verdicts == {Side.HERE}
                else Kind.BOTH
            )
            there = {**here, **({k: stage[1][k] for k in ("stage", "stage_on")} if stage else {})}
            old = stage[2][0] if stage and stage[2] else None
            rows = [(key, theirs) for key, _, theirs, _ in steps]
            rows.extend(self._brought(steps))
            self._add("applications", application, STEPS, kind, (old, here, there), tuple(rows))

    def _brought(
        self, steps: list[tuple[Key, Image | None, Image | None, list[Image | None]]]
    ) -> Iterator[tuple[Key, Image | None]]:
        """The titles and money that differing steps brought; they are no longer differences of their own."""
        for column, table in (("recognition_id", "recognitions"), ("received_id", "received")):
            ids = {
                image[column]
                for _, here, there, _ in steps
                for image in (here, there)
                if image is not None and image[column]
            }
            for each in [d for d in self._found if d.table == table and d.row_id in ids]:
                self._found.remove(each)
                yield (table, each.row_id), each.there
            for row_id in ids - {d.row_id for d in self._found}:
                here = self._sides.here(table, [row_id])
                if here and not self._sides.there(table, [row_id]):
                    self._only_here[owner_of(table, here[row_id])] -= 1
                    yield (table, row_id), None

    def _adopted(self) -> None:
        """Which of a slot's values counts, where the sides do not agree on it."""
        slots: dict[tuple[Any, ...], list[Key]] = defaultdict(list)
        for key, (here, there, _) in self._facts.items():
            slots[slot_of(here or there or {})].append(key)
        for slot, keys in slots.items():
            mine = self._adopted_in("main", slot)
            theirs = next((r for (_, r) in keys if (t := self._facts["facts", r][1]) and t[ADOPTED]), None)
            if theirs is None:
                theirs = self._adopted_in("other", slot)
            if mine == theirs or mine is None or theirs is None:
                continue
            mine_image = self._sides.here("facts", [mine])[mine]
            if ("facts", theirs) in self._facts:
                their_image = self._facts["facts", theirs][1]
            else:
                their_image = self._sides.there("facts", [theirs]).get(theirs)
            if their_image is None:
                continue
            if _part(mine_image, _STATED) == _part(their_image, _STATED):
                self._found = [d for d in self._found if (d.table, d.row_id) != ("facts", theirs)]
                continue
            side = _side(
                (mine, _part(mine_image, _STATED)),
                (theirs, _part(their_image, _STATED)),
                self._adopted_before(keys),
            )
            kind = {Side.HERE: Kind.CHANGED_HERE, Side.THERE: Kind.CHANGED_THERE, None: Kind.BOTH}[side]
            self._add(
                "facts",
                mine,
                ADOPTED,
                kind,
                (None, mine_image, their_image),
                ((("facts", theirs), their_image),),
            )

    def _adopted_before(self, keys: list[Key]) -> list[Any]:
        """What counted in a slot when the sides last knew of each other: which row, and what it said.

        A value that was changed under the same source is as much a change as another source's.
        """
        befores = [(row_id, self._facts[table, row_id][2]) for table, row_id in keys]
        found: list[Any] = []
        for number in range(max(len(before) for _, before in befores)):
            counted = [
                (row_id, _part(before[number], _STATED))
                for row_id, before in befores
                if len(before) > number and (before[number] or {}).get(ADOPTED)
            ]
            found.append(counted[0] if counted else None)
        return found

    def _adopted_in(self, side: str, slot: tuple[Any, ...]) -> str | None:
        client, item, key, year = slot
        back = {here: there for there, here in self._sides.renamed.items()} if side == "other" else {}
        found = self._sides.raw.execute(
            f"SELECT id FROM {side}.facts WHERE client_id = ? AND item_id IS ? AND key = ? AND year IS ?"
            " AND adopted",
            (back.get(client, client), back.get(item, item), key, year),
        ).fetchone()
        return None if found is None else str(found[0])

    def _by_client(self) -> Plan:
        sides = self._sides
        owners: dict[str, list[Difference]] = defaultdict(list)
        for each in self._found:
            owners[each.client_id].append(each)
        for owner, count in self._only_here.items():
            if count > 0:
                owners.setdefault(owner, [])
        made = []
        for owner, differences in owners.items():
            named = {**sides.there("clients", [owner]), **sides.here("clients", [owner])}
            name = named[owner]["name"] if owner in named else ""
            only_here = max(0, self._only_here.get(owner, 0))
            made.append(ClientPlan(owner, name, tuple(differences), only_here, self._erased.get(owner)))
        made.sort(key=lambda c: (c.client_id == "", c.name, c.client_id))
        known = bool(sides.mine.known or sides.theirs.known)
        return Plan(token(sides.raw, "other"), known, tuple(made), dict(self._joined))


_STATED = ("form", "value", "source", "evidence", "observed_on", "confirmed_by", "note")


def owner_of(table: str, image: Image) -> str:
    """The client a row belongs to; "" for what belongs to none."""
    column = owner_column(table)
    return "" if column == "''" else str(image.get(column, ""))


def slot_of(image: Image) -> tuple[Any, ...]:
    """Where a value stands: client, item, fact and year."""
    return image["client_id"], image["item_id"], image["key"], image["year"]


def _part(image: Image | None, names: Iterable[str]) -> tuple[Any, ...] | None:
    return None if image is None else tuple(image.get(name) for name in names)


def _differ(one: Image, two: Image, names: Iterable[str]) -> bool:
    return any(one.get(name) != two.get(name) for name in names)

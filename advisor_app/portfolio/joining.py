"""From a plan and what was chosen to the changes themselves: one unit of work that can be made and unmade."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table

from advisor_app.portfolio.compare import TABLES
from advisor_app.portfolio.images import Image
from advisor_app.portfolio.journal import Entry, rows_of
from advisor_app.portfolio.lineage import Key
from advisor_app.portfolio.merge import (
    ADOPTED,
    APART,
    LINKS,
    STEPS,
    UNIQUE,
    WHOLE,
    Difference,
    Kind,
    Plan,
    Side,
    owner_of,
    slot_of,
)

_RANK = {name: rank for rank, name in enumerate(TABLES)}


@dataclass(frozen=True, slots=True)
class Outcome:
    """The changes in the order in which they can be made and unmade, and what had to be left out."""

    entries: tuple[Entry, ...]
    left_out: tuple[Difference, ...]


def outcome(here_now: Connection, wanted: Plan, choices: Mapping[str, Side]) -> Outcome:
    """The changes that follow from a plan and what was chosen (by a difference's ``id``)."""
    return _Outcome(here_now, wanted, choices).settled()


def _with_their_client(wanted: Plan, choices: Mapping[str, Side]) -> dict[str, Side]:
    """What a client brings that was erased here comes back with it, or stays away."""
    return {
        each.id: choices.get(client.whole.id, client.whole.usual)
        for client in wanted.clients
        if client.whole is not None and client.whole.kind is Kind.ERASED_HERE
        for each in client.differences
    }


class _Outcome:
    """Rows to come, to go and to change; what would break a link or a unique key is left out and told."""

    def __init__(self, here: Connection, wanted: Plan, choices: Mapping[str, Side]) -> None:
        self._here = here
        self._come: dict[Key, Image] = {}
        self._go: dict[Key, Image] = {}
        self._change: dict[Key, dict[str, Any]] = defaultdict(dict)
        self._left: dict[str, Difference] = {}
        self._of: dict[tuple[Key, str], Difference] = {}
        self._adopt: list[tuple[Difference, Side]] = []
        chosen = {**_with_their_client(wanted, choices), **choices}
        for each in wanted.differences:
            side = chosen.get(each.id, each.usual)
            if each.table == "facts" and each.field == ADOPTED:
                self._adopt.append((each, side))
            elif side is Side.THERE:
                self._take(each)

    def _take(self, each: Difference) -> None:
        key = (each.table, each.row_id)
        if each.field == "":
            self._become(each, key, each.there)
        elif each.field == STEPS:
            for other, image in each.rows:
                self._become(each, other, image)
            self._alter(each, key, ("stage", "stage_on"))
        elif each.field == WHOLE:
            apart = APART.get(each.table, frozenset()) | {"id", "created_at"}
            self._alter(each, key, [name for name in each.there or {} if name not in apart])
        else:
            self._alter(each, key, [each.field])

    def _become(self, each: Difference, key: Key, image: Image | None) -> None:
        """Make a row what it is there, whatever it is here."""
        now = self._now(key)
        self._of[key, ""] = each
        if image is None:
            if now is not None:
                self._go[key] = now
        elif now is None:
            self._come[key] = dict(image)
        else:
            self._change[key].update({k: v for k, v in image.items() if v != now[k] and k != "created_at"})

    def _alter(self, each: Difference, key: Key, names: Iterable[str]) -> None:
        now = self._now(key)
        for name in names:
            if now is not None and each.there is not None and each.there[name] != now[name]:
                self._change[key][name] = each.there[name]
                self._of[key, name] = each

    def _now(self, key: Key) -> Image | None:
        return rows_of(self._here, key[0], [key[1]]).get(key[1])

    def settled(self) -> Outcome:
        """Drop what cannot be, until all that is left can; then settle the adopted values."""
        while self._drop_orphans() or self._drop_needed() or self._drop_taken():
            pass
        self._one_adopted()
        return Outcome(tuple(self._entries()), tuple(self._left.values()))

    def _leave(self, key: Key, columns: Iterable[str] = ()) -> None:
        """Leave a row as it is, or ``columns`` of it, and remember whose wish that was."""
        names = set(columns) or set(self._change.get(key, ()))
        for name in (*names, ""):
            each = self._of.get((key, name))
            if each is not None and (name or key not in self._change):
                self._left[each.id] = each
        self._come.pop(key, None)
        self._go.pop(key, None)
        if key in self._change:
            self._change[key] = {k: v for k, v in self._change[key].items() if k not in names}
            if not self._change[key]:
                del self._change[key]

    def _stays(self, key: Key) -> bool:
        return key in self._come or (key not in self._go and self._now(key) is not None)

    def _drop_orphans(self) -> bool:
        """Rows whose parent is not there, or goes."""
        lost = [
            (key, column)
            for rows in (self._come, self._change)
            for key, image in rows.items()
            for column, parent in LINKS[key[0]]
            if image.get(column) and not self._stays((parent, image[column]))
        ]
        for key, column in lost:
            self._leave(key, [column])
        return bool(lost)

    def _drop_needed(self) -> bool:
        """Rows that shall go, while others that stay still belong to them."""
        needed = [key for key in self._go if self._children(key)]
        for key in needed:
            self._leave(key)
        return bool(needed)

    def _children(self, key: Key) -> bool:
        for table, links in LINKS.items():
            for column, parent in links:
                if parent != key[0]:
                    continue
                target: Table = TABLES[table]
                query = target.select().with_only_columns(target.c.id).where(target.c[column] == key[1])
                for (row_id,) in self._here.execute(query):
                    child = (table, row_id)
                    if child not in self._go and self._change.get(child, {}).get(column, key[1]) == key[1]:
                        return True
                if any(k[0] == table and image.get(column) == key[1] for k, image in self._come.items()):
                    return True
        return False

    def _drop_taken(self) -> bool:
        """Rows whose unique key another row has that stays."""
        dropped = False
        for key, image in [*self._come.items(), *self._change.items()]:
            table: Table = TABLES[key[0]]
            for columns in UNIQUE[key[0]]:
                if key in self._change and not set(columns) & set(image):
                    continue
                whole = {**(self._now(key) or {}), **image}
                if any(whole[column] is None for column in columns):
                    continue
                query = (
                    table.select()
                    .with_only_columns(table.c.id)
                    .where(*(table.c[column] == whole[column] for column in columns), table.c.id != key[1])
                )
                holders = [(key[0], row_id) for (row_id,) in self._here.execute(query)]
                holders += [
                    k
                    for k, other in self._come.items()
                    if k[0] == key[0] and k != key and all(other[c] == whole[c] for c in columns)
                ]
                if any(
                    h not in self._go and not set(columns) & set(self._change.get(h, {})) for h in holders
                ):
                    self._leave(key, columns)
                    dropped = True
                    break
        return dropped

    def _one_adopted(self) -> None:
        """Every slot that was touched keeps exactly one adopted value: this side's unless chosen."""
        wanted: dict[tuple[Any, ...], str] = {}
        for each, side in self._adopt:
            assert each.here is not None
            assert each.there is not None
            wanted[slot_of(each.here)] = (each.there if side is Side.THERE else each.here)["id"]
        slots = set(wanted)
        for (table, _), image in [*self._come.items(), *self._go.items()]:
            if table == "facts":
                slots.add(slot_of(image))
        for slot in slots:
            rows = self._inslot_of(slot)
            if not rows:
                continue
            adopted = [row_id for row_id, image in rows.items() if image[ADOPTED]]
            held = [row_id for row_id in adopted if ("facts", row_id) not in self._come]
            chosen = next(
                (r for r in (wanted.get(slot, ""), *held, *adopted, *sorted(rows)) if r in rows), ""
            )
            for row_id, image in rows.items():
                if image[ADOPTED] != (row_id == chosen):
                    if ("facts", row_id) in self._come:
                        self._come["facts", row_id][ADOPTED] = row_id == chosen
                    else:
                        self._change["facts", row_id][ADOPTED] = row_id == chosen

    def _inslot_of(self, slot: tuple[Any, ...]) -> dict[str, Image]:
        """A slot's values as they will be, but for which of them is adopted."""
        client, item, key, year = slot
        columns = TABLES["facts"].c
        query = (
            TABLES["facts"]
            .select()
            .with_only_columns(columns.id)
            .where(
                columns.client_id == client,
                columns.item_id.is_not_distinct_from(item),
                columns.key == key,
                columns.year.is_not_distinct_from(year),
            )
        )
        ids = [row_id for (row_id,) in self._here.execute(query) if ("facts", row_id) not in self._go]
        found = rows_of(self._here, "facts", ids)
        found.update({k[1]: im for k, im in self._come.items() if k[0] == "facts" and slot_of(im) == slot})
        return found

    def _entries(self) -> Iterator[Entry]:
        """First what gives up a unique key or a link, then rows that go, that come, and other changes.

        In this order each step can be made, and in the opposite order unmade.
        """
        first: list[Entry] = []
        later: list[Entry] = []
        for key, fields in self._change.items():
            now = self._now(key)
            assert now is not None
            links = {column for column, _ in LINKS[key[0]]}
            for name, value in fields.items():
                entry = self._entry(key, now, "update", name, now[name], value)
                gives_up = (name == ADOPTED and not value) or (name in links and value is None)
                (first if gives_up else later).append(entry)
        yield from first
        for key in sorted(self._go, key=lambda k: -_RANK[k[0]]):
            now = self._now(key)
            assert now is not None
            yield self._entry(key, now, "delete", "", now, None)
        for key in sorted(self._come, key=lambda k: _RANK[k[0]]):
            yield self._entry(key, self._come[key], "insert", "", None, self._come[key])
        yield from later

    @staticmethod
    def _entry(key: Key, owner: Image, op: str, field_: str, old: Any, new: Any) -> Entry:
        table, row_id = key
        return Entry(owner_of(table, owner), table, row_id, op, field_, old, new)

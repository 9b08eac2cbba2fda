"""People, tags, ties to other firms, and the advisor's own opinion, as use cases."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from advisor_app.domain.errors import InputError
from advisor_app.domain.library import Library
from advisor_app.domain.relation import Link, LinkKind, Person
from advisor_app.domain.verdict import Outcome
from advisor_app.portfolio import clients, links, opinions, people, tags
from advisor_app.portfolio.changes import Changes
from advisor_app.portfolio.conflicts import Judged
from advisor_app.portfolio.links import LinkRow
from advisor_app.portfolio.opinions import Opinion
from advisor_app.portfolio.people import PersonRow
from advisor_app.portfolio.session import Portfolio
from advisor_app.services.clients import Saved
from advisor_app.services.clock import Clock
from advisor_app.services.entry import read_text

_TAGS = re.compile(r"[,，;；、\s]+")
LONGEST_TAG = 20


@dataclass(frozen=True, slots=True)
class PersonEntry:
    """A person as typed."""

    name: str
    role: str = ""
    phone: str = ""
    note: str = ""
    main: bool = False


def read_tags(typed: str) -> list[str]:
    """Tags parted by commas or spaces; InputError where one is too long."""
    words = [word for word in _TAGS.split(read_text(typed, "标签")) if word]
    for word in words:
        if len(word) > LONGEST_TAG:
            raise InputError(f"标签“{word}”有 {len(word)} 个字，最多 {LONGEST_TAG} 个，请缩短。")
    return words


class Relations:
    """Who a client is to others, and what its advisor holds."""

    def __init__(self, portfolio: Portfolio, library: Library, clock: Clock) -> None:
        self.portfolio = portfolio
        self.clock = clock
        self._titles = {measure.id: measure.title for measure in library.measures}

    # --- people -------------------------------------------------------------------------------------

    def people(self, client_id: str | None = None) -> tuple[PersonRow, ...]:
        """The people of a client, or of all."""
        with self.portfolio.read() as session:
            return people.rows(session, client_id)

    def add_person(self, client_id: str, entry: PersonEntry) -> Saved:
        """Add a person."""
        person = _person(entry)
        with self.portfolio.unit(f"添加联系人“{person.name}”") as unit:
            row = people.add(unit, client_id, person)
        return Saved(row, unit.changes)

    def edit_person(self, person_id: str, entry: PersonEntry, *, seen: Person | None = None) -> Changes:
        """Make a person read as typed; ``seen``: what the form showed."""
        person = _person(entry)
        with self.portfolio.unit(f"修改联系人“{person.name}”") as unit:
            people.edit(unit, person_id, person, seen=seen)
        return unit.changes

    def remove_person(self, person_id: str, *, seen: Person | None = None) -> Changes:
        """Remove a person, unless another changed it since it was ``seen``."""
        with self.portfolio.unit("删除联系人") as unit:
            people.remove(unit, person_id, seen=seen)
        return unit.changes

    # --- tags ---------------------------------------------------------------------------------------

    def tags(self, client_id: str | None = None) -> dict[str, tuple[str, ...]]:
        """The tags of a client, or of all, by client."""
        with self.portfolio.read() as session:
            return tags.rows(session, client_id)

    def put_tags(self, client_id: str, typed: str, *, seen: Collection[str] | None = None) -> Changes:
        """Make the tags of a client those typed, parted by commas or spaces; ``seen``: those shown before."""
        words = read_tags(typed)
        with self.portfolio.unit("修改标签") as unit:
            tags.put(unit, client_id, words, seen=seen)
        return unit.changes

    # --- ties ---------------------------------------------------------------------------------------

    def links(self, client_id: str) -> tuple[LinkRow, ...]:
        """The firms a client is tied to."""
        with self.portfolio.read() as session:
            return links.rows(session, client_id)

    def add_link(self, client_id: str, kind: str, other: str, note: str = "") -> Saved:
        """Tie a client to the client that ``other`` names (id, code or name), or to a firm outside."""
        name = read_text(other, "关联企业")
        if not name:
            raise InputError("请写关联企业的名称。")
        with self.portfolio.read() as session:
            known = {row.name: row.id for row in clients.rows(session)}
            ids = set(known.values())
        other_id = name if name in ids else known.get(name)
        link = Link(LinkKind(kind), name, other_id, read_text(note, "备注"))
        with self.portfolio.unit(f"登记关联企业“{name}”") as unit:
            row = links.add(unit, client_id, link)
        return Saved(row, unit.changes)

    def edit_link(
        self, link_id: str, client_id: str, kind: str, note: str, *, seen: Link | None = None
    ) -> Changes:
        """Change what the other firm is to the client; ``seen``: what the form showed."""
        with self.portfolio.unit("修改关联企业") as unit:
            links.edit(unit, link_id, client_id, LinkKind(kind), read_text(note, "备注"), seen=seen)
        return unit.changes

    def remove_link(self, link_id: str, *, seen: LinkRow | None = None) -> Changes:
        """Remove a tie, unless another changed it since it was ``seen``."""
        with self.portfolio.unit("删除关联企业") as unit:
            links.remove(unit, link_id, seen=seen)
        return unit.changes

    # --- opinions -----------------------------------------------------------------------------------

    def opinions(self, client_id: str) -> tuple[Opinion, ...]:
        """What the advisor holds of a client's measures."""
        with self.portfolio.read() as session:
            return opinions.rows(session, client_id)

    def hold(
        self,
        client_id: str,
        measure: str,
        item: str | None,
        outcome: str,
        reason: str,
        *,
        seen: Judged | None = None,
    ) -> Changes:
        """Record an opinion with its reason; the program's verdict is not touched by it.

        ``seen``: what the form showed (``portfolio.opinions.judged``).
        """
        title = self._titles.get(measure, measure)
        why = read_text(reason, "理由")
        if not why:
            raise InputError("请写明您这样判断的理由，以便日后核对。")
        held = Opinion(measure, item or "", Outcome(outcome), why, self.clock.today(), self.portfolio.actor)
        with self.portfolio.unit(f"记录对“{title}”的判断") as unit:
            opinions.put(unit, client_id, held, seen=seen)
        return unit.changes

    def withdraw(
        self, client_id: str, measure: str, item: str | None = None, *, seen: Judged | None = None
    ) -> Changes:
        """Take an opinion back; ``seen``: as in :meth:`hold`."""
        with self.portfolio.unit("撤回自己的判断") as unit:
            opinions.withdraw(unit, client_id, measure, item or "", seen=seen)
        return unit.changes


def _person(entry: PersonEntry) -> Person:
    name = read_text(entry.name, "姓名")
    if not name:
        raise InputError("请写联系人的姓名。")
    role, phone = read_text(entry.role, "职务"), read_text(entry.phone, "电话")
    return Person(name, role, phone, read_text(entry.note, "备注"), entry.main)

"""Ctrl+K: anything by a piece of it: clients (by the first letters of their pinyin too), clauses, records."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from advisor_app.domain.library import Library
from advisor_app.domain.policy import Measure
from advisor_app.library.search import search as search_texts
from advisor_app.portfolio import clients
from advisor_app.portfolio.finding import Hit
from advisor_app.services.spelling import spelling

if TYPE_CHECKING:
    from advisor_app.portfolio.changes import Changes
    from advisor_app.portfolio.session import Portfolio
    from advisor_app.services.search import Search

EACH = 8
"""So many of a sort are listed: what is not among them is found by typing on."""
_AROUND = 18
"""Characters shown before the piece that was found."""


class Sort(StrEnum):
    """What was found."""

    ACTION = "操作"
    CLIENT = "客户"
    MEASURE = "政策事项"
    CLAUSE = "政策原文"
    RECORD = "资料与记录"


@dataclass(frozen=True, slots=True)
class Client:
    """Where a client leads."""

    id: str


@dataclass(frozen=True, slots=True)
class Clause:
    """Where a measure or a piece of a document's text leads: original range [start, end)."""

    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Record:
    """Where a text of a client leads: the client, on the tab of that name ("" its first)."""

    client_id: str
    tab: str


@dataclass(frozen=True, slots=True)
class Found:
    """A line: its words, what stands beside them, and where it leads."""

    sort: Sort
    text: str
    beside: str
    target: Client | Clause | Record


_TABS = {
    "clients": "概况",
    "former_names": "概况",
    "facts": "年度数据",
    "contacts": "梯队与记录",
    "people": "联系人与关联",
    "tags": "联系人与关联",
    "links": "联系人与关联",
    "files": "材料",
    "tasks": "梯队与记录",
    "applications": "梯队与记录",
    "opinions": "",
}
"""The tab of the client's page that shows a table's texts."""


class Finder:
    """Looks through everything at once; used from the worker alone."""

    def __init__(self, portfolio: Portfolio, library: Library, search: Search) -> None:
        self._portfolio = portfolio
        self._library = library
        self._search = search
        self._names: tuple[tuple[str, str, str], ...] | None = None

    def find(self, typed: str) -> tuple[Found, ...]:
        """What ``typed`` is a piece of, clients first, up to :data:`EACH` of a sort; nothing for blanks."""
        wanted = typed.strip()
        if not wanted:
            return ()
        return (
            *self._clients(wanted),
            *self._measures(wanted),
            *self._clauses(wanted),
            *self._records(wanted),
        )

    def follow(self, changes: Changes) -> None:
        """Look anew at what a write touched."""
        self._names = None
        self._search.follow(changes)

    def _clients(self, wanted: str) -> list[Found]:
        if self._names is None:
            with self._portfolio.read() as session:
                former: dict[str, list[str]] = {}
                for client_id, name in clients.former_names(session):
                    former.setdefault(client_id, []).append(name)
                self._names = tuple(
                    (row.id, row.name, "　".join((row.short_name, row.uscc or "", *former.get(row.id, ()))))
                    for row in clients.rows(session)
                )
        hits = [
            Found(Sort.CLIENT, name, other.strip("　"), Client(key))
            for key, name, other in self._names
            if fits(wanted, name) or wanted.lower() in other.lower()
        ]
        # a name that begins with what was typed comes before one that only has it
        return sorted(hits, key=lambda f: (not f.text.startswith(wanted), f.text))[:EACH]

    def _measures(self, wanted: str) -> list[Found]:
        found = (m for m in self._library.measures if fits(wanted, m.title))
        return [self._measure(m) for m, _ in zip(found, range(EACH), strict=False)]

    def _measure(self, m: Measure) -> Found:
        document = self._library.documents[m.document]
        cite = m.cites[0]
        return Found(Sort.MEASURE, m.title, document.short_title, Clause(m.document, cite.start, cite.end))

    def _clauses(self, wanted: str) -> list[Found]:
        return [
            Found(
                Sort.CLAUSE,
                f"{hit.before}{hit.match}{hit.after}",
                f"{self._library.documents[hit.document].short_title}　{hit.heading}",
                Clause(hit.document, hit.start, hit.end),
            )
            for hit in search_texts(self._library, wanted, EACH)
        ]

    def _records(self, wanted: str) -> list[Found]:
        names = {key: name for key, name, _ in self._names or ()}
        found = (
            hit
            for hit in self._search.find(wanted, limit=None)
            if hit.client_id in names and hit.text != names[hit.client_id]
        )
        return [
            Found(
                Sort.RECORD,
                around(hit, wanted),
                names[hit.client_id],
                Record(hit.client_id, _TABS[hit.table]),
            )
            for hit, _ in zip(found, range(EACH), strict=False)
        ]


def around(hit: Hit, wanted: str) -> str:
    """The piece of a text that holds what was looked for, on one line."""
    text = " ".join(hit.text.split())
    at = max(0, text.lower().find(wanted.lower()))
    start = max(0, at - _AROUND)
    return ("…" if start else "") + text[start : at + len(wanted) + 3 * _AROUND]


def fits(wanted: str, text: str) -> bool:
    """Whether ``wanted`` is a piece of ``text``, or of the first letters of it (``hzqc`` → 杭州千潮)."""
    folded = wanted.lower()
    if folded in text.lower():
        return True
    return folded.isascii() and folded.isalnum() and folded in spelling(text)

"""The policy library as a tree: city → document → section → article → measure, with the advisor's notes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from advisor_app.domain.labels import label
from advisor_app.domain.library import Library
from advisor_app.domain.phrases import Tone, marked, tone
from advisor_app.domain.policy import Document, Measure, NodeKind, Standing
from advisor_app.services.views import TreeRow

if TYPE_CHECKING:
    from advisor_app.services.clause_notes import Notes, Spot


@dataclass(frozen=True, slots=True)
class PolicyPlace:
    """What a row of the policy tree stands for; ``measure`` and ``article`` where it is one."""

    document: str
    article: str | None = None
    measure: str | None = None
    start: int = 0
    end: int = 0

    @property
    def spot(self) -> Spot:
        """Where notes on it stand."""
        return self.document, self.measure or self.article or ""


def policy_tree(
    library: Library,
    as_of: dt.date,
    *,
    standing: Standing | None = None,
    payee: str = "",
    notes: Notes | None = None,
    tag: str | None = None,
) -> tuple[TreeRow, ...]:
    """City → document → section → article → measure, with standing and counts; what bears a note is marked.

    ``standing`` and ``payee`` filter documents and measures; ``tag`` keeps what bears a note with that tag
    ("": any note). Notes on what the content no longer has stand at the end.
    """
    kept = _Kept(payee, notes, tag)
    cities: dict[str, list[TreeRow]] = {}
    for document in library.documents.values():
        if standing is not None and document.standing(as_of) is not standing:
            continue
        row = _document_row(library, document, as_of, kept)
        if row is not None:
            cities.setdefault(document.city, []).append(row)
    tops = [
        TreeRow((city, ""), None, None, strong=True, children=tuple(rows)) for city, rows in cities.items()
    ]
    lost = kept.lost(library)
    if lost:
        tops.append(
            TreeRow(("条款已不在现在内容里的批注", str(len(lost))), None, None, strong=True, children=lost)
        )
    return tuple(tops)


@dataclass(frozen=True, slots=True)
class _Kept:
    """What the tree is asked for."""

    payee: str
    notes: Notes | None
    tag: str | None

    @property
    def everything(self) -> bool:
        """Whether sections without anything below them are shown."""
        return not self.payee and self.tag is None

    def bears(self, place: PolicyPlace) -> bool:
        """Whether it has a note that is asked for; yes where none is."""
        if self.tag is None:
            return True
        return self.notes is not None and self.notes.bears(place.spot, self.tag)

    def row(self, cells: tuple[str, str], place: PolicyPlace, **more: Any) -> TreeRow:
        """A row, marked where a note stands at it."""
        written = () if self.notes is None else self.notes.at(place.spot)
        if written:
            cells = (f"✎ {cells[0]}", cells[1])
            more["tip"] = "\n".join((more.get("tip") or "", *(row.note.text for row in written))).strip()
        return TreeRow(cells, place, **more)

    def lost(self, library: Library) -> tuple[TreeRow, ...]:
        """The notes at what is no longer there."""
        if self.notes is None or not self.notes.rows or self.payee:
            return ()
        there = {(measure.document, measure.id) for measure in library.measures}
        for document in library.documents.values():
            there |= {(document.id, ""), *((document.id, each.number) for each in document.articles())}
        rows = [row for row in self.notes.rows if (row.note.document, row.note.place) not in there]
        return tuple(
            TreeRow((row.note.text.replace("\n", " "), ""), row, Tone.MUTED, tip=row.note.place)
            for row in rows
            if not self.tag or self.tag in row.note.tags
        )


def _document_row(library: Library, document: Document, as_of: dt.date, kept: _Kept) -> TreeRow | None:
    by_article: dict[str, list[Measure]] = {}
    for measure in library.measures:
        if measure.document == document.id and (not kept.payee or measure.payee == kept.payee):
            by_article.setdefault(measure.article, []).append(measure)
    sections: list[TreeRow] = []
    for section in document.nodes:
        if section.kind is not NodeKind.SECTION:
            continue
        articles = []
        for article in document.articles():
            if article.parent != section.id:
                continue
            own = by_article.get(article.number, [])
            place = PolicyPlace(document.id, article.number, None, article.start, article.end)
            shown = [m for m in own if kept.bears(place_of(m))]
            if not shown and (kept.payee or not kept.bears(place)):
                continue
            articles.append(
                kept.row(
                    (f"{article.mark} {article.heading}", str(len(own)) if own else ""),
                    place,
                    tip="、".join(article.departments),
                    children=tuple(_measure_row(m, kept) for m in shown),
                )
            )
        if articles or kept.everything:
            place = PolicyPlace(document.id, None, None, section.start, section.start + 1)
            sections.append(
                TreeRow((f"{section.mark}{section.heading}", ""), place, children=tuple(articles))
            )
    if not sections and (kept.tag is None or not kept.bears(PolicyPlace(document.id))):
        return None
    state = document.standing(as_of)
    return kept.row(
        (f"{document.short_title}{'（自建）' if document.own else ''}", marked(state)),
        PolicyPlace(document.id),
        tone=tone(state),
        strong=True,
        tip=f"{document.title}\n{document.number}",
        children=tuple(sections),
    )


def place_of(measure: Measure) -> PolicyPlace:
    """Where a measure stands: at its first quote."""
    first = measure.cites[0]
    return PolicyPlace(measure.document, measure.article, measure.id, first.start, first.end)


def _measure_row(measure: Measure, kept: _Kept) -> TreeRow:
    cells = (measure.title, label(measure.benefit.kind))
    return kept.row(cells, place_of(measure), tone=Tone.MUTED, tip=measure.quote)

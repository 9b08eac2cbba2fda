"""The advisor's own notes on clauses, as use cases; the policy content itself is never touched by them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from advisor_app.domain.clause_note import ClauseNote
from advisor_app.domain.errors import InputError
from advisor_app.domain.facts import Catalogue
from advisor_app.domain.library import Library
from advisor_app.domain.phrases import article_phrase
from advisor_app.portfolio import clause_notes
from advisor_app.portfolio.changes import Changes
from advisor_app.portfolio.clause_notes import NoteRow
from advisor_app.portfolio.session import Portfolio
from advisor_app.services.clock import Clock
from advisor_app.services.entry import read_text
from advisor_app.services.relations import read_tags

Spot = tuple[str, str]
"""Document and place in it (:class:`ClauseNote`)."""


@dataclass(frozen=True, slots=True)
class Notes:
    """All notes, by where they stand."""

    rows: tuple[NoteRow, ...] = ()
    _by_spot: dict[Spot, tuple[NoteRow, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        found: dict[Spot, tuple[NoteRow, ...]] = {}
        for row in self.rows:
            spot = (row.note.document, row.note.place)
            found[spot] = (*found.get(spot, ()), row)
        object.__setattr__(self, "_by_spot", found)

    def at(self, spot: Spot) -> tuple[NoteRow, ...]:
        """The notes that stand there, the earliest first."""
        return self._by_spot.get(spot, ())

    def bears(self, spot: Spot, tag: str) -> bool:
        """Whether a note there has the tag; "" is any note."""
        return any(not tag or tag in row.note.tags for row in self.at(spot))

    @property
    def tags(self) -> tuple[str, ...]:
        """Every tag in use, in order."""
        return tuple(sorted({tag for row in self.rows for tag in row.note.tags}))

    def found(self, typed: str) -> tuple[NoteRow, ...]:
        """The notes that say something or are tagged so."""
        return tuple(row for row in self.rows if typed in row.note.text or typed in row.note.tags)


class ClauseNotes:
    """Reads and writes the notes of a portfolio."""

    def __init__(self, portfolio: Portfolio, library: Library, clock: Clock) -> None:
        self._portfolio = portfolio
        self._library = library
        self._clock = clock

    @property
    def catalogue(self) -> Catalogue:
        """What facts, regions and titles are called."""
        return self._library.catalogue

    def all(self) -> Notes:
        """Every note, those on clauses too that the content no longer has."""
        with self._portfolio.read() as session:
            return Notes(clause_notes.rows(session))

    def add(self, spot: Spot, text: str, tags: str = "") -> Changes:
        """Write a note; ``tags`` parted by commas or spaces. InputError where there are no words."""
        note = self._given(ClauseNote(*spot, ""), text, tags)
        with self._portfolio.unit(f"批注“{self.told(spot)}”") as unit:
            clause_notes.add(unit, note)
        return unit.changes

    def edit(self, row: NoteRow, text: str, tags: str) -> Changes:
        """Write a note anew. ``row``: as it was shown; ConflictError where another has changed it since."""
        note = self._given(row.note, text, tags)
        with self._portfolio.unit(f"修改“{self._at(row)}”的批注") as unit:
            clause_notes.edit(unit, row.id, note, seen=row.note)
        return unit.changes

    def remove(self, row: NoteRow) -> Changes:
        """Take a note away; one undo brings it back. ``row``: as it was shown; StoreError where another has
        changed it since."""
        with self._portfolio.unit(f"删除“{self._at(row)}”的批注") as unit:
            clause_notes.remove(unit, row.id, seen=row.note)
        return unit.changes

    def told(self, spot: Spot) -> str:
        """Where that is, in words; what the content no longer has, by its number."""
        document, place = spot
        known = self._library.documents.get(document)
        if known is None:
            return f"{document} {place}".strip()
        if not place:
            return known.short_title
        measure = next((m for m in self._library.measures if m.id == place), None)
        if measure is not None:
            return measure.title
        if any(article.number == place for article in known.articles()):
            return f"{known.short_title} {article_phrase(known, place)}"
        return f"{known.short_title} {place}"

    def _at(self, row: NoteRow) -> str:
        return self.told((row.note.document, row.note.place))

    def _given(self, note: ClauseNote, text: str, tags: str) -> ClauseNote:
        said = read_text(text, "批注")
        if not said:
            raise InputError("请写下批注的内容；不要这条批注了，请点“删除”。")
        words, today = tuple(dict.fromkeys(read_tags(tags))), self._clock.today()
        return replace(note, text=said, tags=words, noted_on=today, noted_by=self._portfolio.actor)

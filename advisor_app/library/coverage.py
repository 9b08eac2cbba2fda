"""Coverage: which articles have measures, computed from the content itself."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from advisor_app.domain.policy import Library


@dataclass(frozen=True, slots=True)
class DocumentCoverage:
    """One document: its articles with the number of measures each has, in text order."""

    document: str
    title: str
    articles: tuple[tuple[str, str, int], ...]
    """(number, heading, measures)."""

    @property
    def covered(self) -> int:
        """Articles with at least one measure."""
        return sum(count > 0 for _, _, count in self.articles)

    @property
    def bare(self) -> tuple[tuple[str, str], ...]:
        """(number, heading) of the articles without measures."""
        return tuple((number, heading) for number, heading, count in self.articles if not count)


def coverage(library: Library) -> list[DocumentCoverage]:
    """Coverage of every document."""
    counts = Counter((m.document, m.article) for m in library.measures)
    return [
        DocumentCoverage(
            d.id,
            d.short_title,
            tuple((a.number, a.heading, counts[d.id, a.number]) for a in d.articles()),
        )
        for d in library.documents.values()
    ]

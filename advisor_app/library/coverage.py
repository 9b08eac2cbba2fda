"""Coverage, computed from the content itself: measures per article, and figures that nothing accounts for.

A figure (a number with its unit) is accounted for by a measure whose quote it stands in, by a target,
by an open question or ceiling that quotes it, or by a remark of the document (an aside) that says why
it is nobody's money.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from advisor_app.domain.library import Library
from advisor_app.domain.policy import Citation, Document, NodeKind
from advisor_app.domain.text import fold, tidy
from advisor_app.library.compiler.claims import Claim, claims
from advisor_app.library.compiler.figures import figures

NEARBY = 18
"""Characters shown on either side of an unclaimed figure."""


@dataclass(frozen=True, slots=True)
class Loose:
    """A figure nothing accounts for: the article it stands in, and the words around it."""

    article: str
    text: str
    around: str


@dataclass(frozen=True, slots=True)
class DocumentCoverage:
    """One document: its articles with the number of measures each has, and its figures."""

    document: str
    title: str
    articles: tuple[tuple[str, str, int], ...]
    """(number, heading, measures), in text order."""
    figures: int
    explained: tuple[tuple[str, str], ...]
    """(quote, reason) of the figures that are set aside."""
    loose: tuple[Loose, ...]

    @property
    def covered(self) -> int:
        """Articles with at least one measure."""
        return sum(count > 0 for _, _, count in self.articles)

    @property
    def bare(self) -> tuple[tuple[str, str], ...]:
        """(number, heading) of the articles without measures."""
        return tuple((number, heading) for number, heading, count in self.articles if not count)


def coverage(library: Library) -> list[DocumentCoverage]:
    """Coverage of every document, in the library's order."""
    counts = Counter((m.document, m.article) for m in library.measures)
    spans = _spans(library)
    return [
        _document(d, tuple((a.number, a.heading, counts[d.id, a.number]) for a in d.articles()), spans[d.id])
        for d in library.documents.values()
    ]


@dataclass(frozen=True, slots=True)
class _Span:
    """A stretch of text, and the figures it accounts for there; None: all of them."""

    start: int
    end: int
    values: frozenset[Claim] | None = None


def _spans(library: Library) -> dict[str, list[_Span]]:
    spans: dict[str, list[_Span]] = defaultdict(list)

    def add(cites: Iterable[Citation | None], values: frozenset[Claim] | None = None) -> None:
        for cite in cites:
            if cite is not None:
                spans[cite.document].append(_Span(cite.start, cite.end, values))

    for measure in library.measures:
        own = claims(measure, library.catalogue, library.caps)
        add(measure.cites, frozenset(own))
    for cap in library.caps.values():
        add([cap.cite], frozenset({("money", cap.amount)}))
    for document in library.documents.values():
        add(a.cite for a in document.asides)
        for target in document.targets:
            add([target.cite], frozenset({("count", target.value), ("money", target.value)}))
    return spans


def _document(
    document: Document, articles: tuple[tuple[str, str, int], ...], spans: list[_Span]
) -> DocumentCoverage:
    found = list(figures(fold(document.text)))
    loose = [
        f
        for f in found
        if not any(
            s.start <= f.start < s.end and (s.values is None or (f.kind, f.value) in s.values) for s in spans
        )
    ]
    return DocumentCoverage(
        document.id,
        document.short_title,
        articles,
        len(found),
        tuple((a.cite.quote, a.reason) for a in document.asides),
        tuple(Loose(_article_at(document, f.start), f.text, _around(document, f.start)) for f in loose),
    )


def _article_at(document: Document, position: int) -> str:
    for node in document.nodes:
        if node.kind in (NodeKind.ARTICLE, NodeKind.CLOSING) and node.start <= position < node.end:
            return node.number or node.heading
    return ""


def _around(document: Document, position: int) -> str:
    start = max(0, position - NEARBY)
    return tidy(document.text, start, min(len(document.text), position + NEARBY)).text.replace("\n", "")

"""Full-text search over all stored text and measure titles: any 1+ characters, spacing folded away.

The whole library is some hundred nodes; scanning them is faster than any index could be opened.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from advisor_app.domain.library import Library
from advisor_app.domain.policy import Document, Node, NodeKind
from advisor_app.domain.text import Folded, fold, tidy

CONTEXT = 24
"""Characters shown on each side of a hit."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a query stands: original range [start, end) in the document, and a line of context."""

    document: str
    article: str
    heading: str
    start: int
    end: int
    before: str
    match: str
    after: str


@lru_cache(maxsize=64)
def _folded(text: str) -> Folded:
    return fold(text)


def search(library: Library, query: str, limit: int = 200) -> list[Hit]:
    """All places of ``query`` in text order.

    Where it stands nowhere as it is written, its words are looked for: all in the same article.
    """
    whole = fold(query).text.lower()
    if not whole:
        return []
    return _all(library, [whole], limit) or _all(
        library, [fold(w).text.lower() for w in query.split() if fold(w).text], limit
    )


def _all(library: Library, words: list[str], limit: int) -> list[Hit]:
    """Places of the first word in articles that hold every word."""
    hits: list[Hit] = []
    for document in library.documents.values():
        folded = _folded(document.text)
        lowered = folded.text.lower()
        for node in _places(document):
            first, last = _span(folded, node)
            inside = lowered[first:last]
            if not all(word in inside for word in words):
                continue
            at = inside.find(words[0])
            while at != -1 and len(hits) < limit:
                start = folded.offsets[first + at]
                end = folded.offsets[first + at + len(words[0]) - 1] + 1
                hits.append(_hit(document, node, start, end))
                at = inside.find(words[0], at + len(words[0]))
    return hits


def _places(document: Document) -> list[Node]:
    """Articles, the closing, and sections that have no articles of their own."""
    with_articles = {n.parent for n in document.nodes if n.kind is NodeKind.ARTICLE}
    return [
        n
        for n in document.nodes
        if n.kind in (NodeKind.ARTICLE, NodeKind.CLOSING)
        or (n.kind is NodeKind.SECTION and n.id not in with_articles)
    ]


def _span(folded: Folded, node: Node) -> tuple[int, int]:
    return bisect_left(folded.offsets, node.start), bisect_left(folded.offsets, node.end)


def _hit(document: Document, node: Node, start: int, end: int) -> Hit:
    before = tidy(document.text, max(node.start, start - 2 * CONTEXT), start).text[-CONTEXT:]
    after = tidy(document.text, end, min(node.end, end + 2 * CONTEXT)).text[:CONTEXT]
    match = tidy(document.text, start, end).text
    return Hit(document.id, node.number, node.heading, start, end, before, match, after)

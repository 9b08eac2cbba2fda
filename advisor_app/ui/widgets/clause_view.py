"""Official text as a well-set page: quotes highlighted, the one in question strongly, each a link."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from itertools import pairwise

from PySide6.QtCore import QUrl, Signal
from PySide6.QtWidgets import QTextBrowser, QWidget

from advisor_app.domain.policy import Document, NodeKind
from advisor_app.domain.text import tidy
from advisor_app.ui.theme import Tokens

Span = tuple[int, int, str]
"""Original range [start, end) and the measure it belongs to."""


class ClauseView(QTextBrowser):
    """A document's text; ``focus`` ranges stand out and are scrolled to."""

    measure_clicked = Signal(str)

    def __init__(self, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self.setOpenLinks(False)
        self.setAccessibleName("政策原文")
        self.anchorClicked.connect(self._follow)
        self.document().setDocumentMargin(16)

    def show_document(
        self, document: Document, spans: Iterable[Span] = (), focus: Iterable[tuple[int, int]] = ()
    ) -> None:
        """The whole text; scrolls to the first focus range."""
        self._set(document, list(spans), list(focus), None)

    def show_article(self, document: Document, number: str, focus: Iterable[tuple[int, int]] = ()) -> None:
        """One article alone."""
        self._set(document, [], list(focus), number)

    def _set(
        self, document: Document, spans: list[Span], focus: list[tuple[int, int]], only: str | None
    ) -> None:
        t = self._tokens
        parts: list[str] = [f"<style>a {{ color: {t.text}; text-decoration: none; }}</style>"]
        if only is None:
            parts.append(f"<h2>{escape(document.title)}</h2>")
            if document.number:
                parts.append(f"<p style='color:{t.muted}'>{escape(document.number)}</p>")
        holders = {n.parent for n in document.nodes if n.kind is NodeKind.ARTICLE}
        for node in document.nodes:
            if node.kind is NodeKind.SECTION and only is None:
                parts.append(f"<h3>{escape(node.mark + node.heading)}</h3>")
                if node.id not in holders:
                    parts.append(self._paragraphs(document, node.start, node.end, spans, focus))
            elif node.kind in (NodeKind.ARTICLE, NodeKind.CLOSING) and only in (None, node.number):
                if node.kind is NodeKind.CLOSING and only is not None:
                    continue
                parts.append(self._paragraphs(document, node.start, node.end, spans, focus))
        self.setHtml("".join(parts))
        if focus:
            self.scrollToAnchor("focus")
        else:
            self.verticalScrollBar().setValue(0)

    def _paragraphs(
        self, document: Document, start: int, end: int, spans: list[Span], focus: list[tuple[int, int]]
    ) -> str:
        tidied = tidy(document.text, start, end)
        cuts = {0, len(tidied.text)}
        for first, last in [(s, e) for s, e, _ in spans] + focus:
            if last > start and first < end:
                cuts.update(tidied.locate(max(first, start), min(last, end)))
        cuts.update(i + 1 for i, c in enumerate(tidied.text) if c == "\n")
        points = sorted(cuts)
        out = ["<p style='line-height:165%; margin:6px 0;'>"]
        anchored = False
        for left, right in pairwise(points):
            piece = tidied.text[left:right]
            at = next((o for o in tidied.offsets[left:right] if o >= 0), -1)
            strong = any(s <= at < e for s, e in focus)
            measure = next((m for s, e, m in spans if s <= at < e), None)
            text = escape(piece.rstrip("\n"))
            if strong:
                anchor = "" if anchored else "<a name='focus'></a>"
                anchored = True
                text = f"{anchor}<span style='background:{self._tokens.quote_strong}'>{text}</span>"
            elif measure is not None:
                text = f"<span style='background:{self._tokens.quote}'>{text}</span>"
            if measure is not None:
                text = f"<a href='measure:{escape(measure)}'>{text}</a>"
            out.append(text)
            if piece.endswith("\n"):
                out.append("</p><p style='line-height:165%; margin:6px 0;'>")
        out.append("</p>")
        return "".join(out)

    def _follow(self, url: QUrl) -> None:
        if url.scheme() == "measure":
            self.measure_clicked.emit(url.path())

"""A draft registered as formally issued: the same tree and rules under a number and dates of its own."""

from __future__ import annotations

from advisor_app.domain.text import fold
from advisor_app.library.compiler.schema import DocumentFile, IssuedShape

CLAUSES = ("overlap", "funding", "repeals", "scope_note", "superior_change")
DRAFT_WORDS = ("（征求意见稿）", "(征求意见稿)", "（公开征求意见稿）")


def issued_shape(draft: DocumentFile, issue: IssuedShape, text: str) -> DocumentFile:
    """The draft's file as that of the issued document; what the registration says goes before.

    What quotes words that the issued text no longer holds falls away; measures that lean on it are
    then not carried over, and are listed.
    """
    folded = fold(text)

    def stands(quote: str | None) -> bool:
        return quote is not None and folded.find(quote, 0, len(text)) is not None

    def final(title: str) -> str:
        for word in DRAFT_WORDS:
            title = title.replace(word, "")
        return title.strip()

    return draft.model_copy(
        update={
            "id": issue.id,
            "title": issue.title or final(draft.title),
            "short_title": final(draft.short_title),
            "number": issue.number,
            "issuance": "issued",
            "issued_on": issue.issued_on,
            "effective_from": issue.effective_from or issue.issued_on,
            "valid_to": issue.valid_to or draft.valid_to,
            "checked_on": issue.registered_on,
            "readings": {k: r for k, r in draft.readings.items() if stands(r.quote)},
            "groups": {k: g for k, g in draft.groups.items() if stands(g.quote)},
            "caps": {k: c for k, c in draft.caps.items() if stands(c.quote)},
            "targets": [t for t in draft.targets if stands(t.quote)],
            "asides": [a for a in draft.asides if stands(a.quote)],
            **{name: getattr(draft, name) if stands(getattr(draft, name)) else None for name in CLAUSES},
        }
    )

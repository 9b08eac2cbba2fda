"""A draft registered as formally issued: the same tree and rules under a number and dates of its own."""

from __future__ import annotations

from advisor_app.library.compiler.schema import DocumentFile, IssuedShape

DRAFT_WORDS = ("（征求意见稿）", "(征求意见稿)", "（公开征求意见稿）")


def issued_shape(draft: DocumentFile, issue: IssuedShape) -> DocumentFile:
    """The draft's file as that of the issued document; what the registration says goes before."""

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
        }
    )

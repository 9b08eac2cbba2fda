"""Text that a spreadsheet would run as a formula, kept as text in a CSV, and back."""

from __future__ import annotations

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What makes a formula at the start of a cell."""
_APOSTROPHE = "'"
GUARDED = r"^'('*[=+\-@\t\r])"
"""A guarded text as a pattern; with its first group in its place it is what :func:`unguarded` gives."""
QUOTED = r'^="((?s:.)+)"$'
"""How other programs keep a code from becoming a number; likewise."""


def guarded(text: str) -> str:
    """The text behind an apostrophe where it would be run, or would be taken for one so guarded."""
    return f"{_APOSTROPHE}{text}" if _risky(text) else text


def unguarded(text: str) -> str:
    """What :func:`guarded` was given."""
    return text[1:] if text.startswith(_APOSTROPHE) and _risky(text) else text


def cell_of(text: str) -> str:
    """What a cell of a CSV says: out of ``="0123"``, and without the apostrophe."""
    return unguarded(text[2:-1] if text.startswith('="') and text.endswith('"') and len(text) > 3 else text)


def _risky(text: str) -> bool:
    return text.lstrip(_APOSTROPHE).startswith(FORMULA)

"""Tips over what was entered: Qt lays a tip out as HTML where it looks like some."""

from __future__ import annotations

from html import escape


def tip(text: str) -> str:
    """``text`` as a tip that reads letter by letter."""
    if "<" not in text and "&" not in text:
        return text
    return "<qt>" + escape(text).replace("\n", "<br>") + "</qt>"

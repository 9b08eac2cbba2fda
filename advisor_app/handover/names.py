"""The only names that members of a package may have: nothing in it decides where a file is written."""

from __future__ import annotations

import re
import unicodedata

MANIFEST = "manifest.json"
DATABASE = "portfolio.db"
FILES, LETTERHEAD, CONTENT = "files", "letterhead", "content"
FOLDERS = (FILES, LETTERHEAD, CONTENT)
"""Evidence by its digest, the agency's letterhead, the advisor's own policy content."""

_HASHED = re.compile(r"[0-9a-f]{64}")
_DEEPEST, _LONGEST = 4, 100
_FORBIDDEN = frozenset('<>:"/\\|?*')
_DEVICES = frozenset(
    {"CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in range(10))}
)


def allowed(name: str) -> bool:
    """Whether a member may have this name, on every system."""
    if name in {MANIFEST, DATABASE}:
        return True
    folder, _, rest = name.partition("/")
    if folder == FILES:
        return _HASHED.fullmatch(rest) is not None
    segments = rest.split("/")
    return folder in FOLDERS and len(segments) <= _DEEPEST and all(_segment(each) for each in segments)


def _segment(text: str) -> bool:
    """One plain file name: no way up, no drive, no device, no stream, nothing that looks like another."""
    return (
        0 < len(text) <= _LONGEST
        and text == unicodedata.normalize("NFC", text)
        and text == text.strip(" .")
        and not any(char in _FORBIDDEN or not char.isprintable() for char in text)
        and text.partition(".")[0].strip().upper() not in _DEVICES
    )

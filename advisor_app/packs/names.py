"""The only names that members of a policy pack may have: nothing in it decides where a file is written."""

from __future__ import annotations

import re

MANIFEST, SIGNATURE = "manifest.json", "manifest.json.minisig"
CONTENT, TESTS = "content", "tests"
SUFFIX = ".zhengce"

_PLAIN = r"[a-z0-9][a-z0-9-]{0,79}"
_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        r"content/papers\.yaml",
        rf"content/policies/{_PLAIN}\.yaml",
        rf"content/policies/{_PLAIN}/{_PLAIN}\.yaml",
        rf"content/documents/{_PLAIN}\.txt",
        rf"content/facts/{_PLAIN}\.yaml",
        rf"content/facts/(?:items|recognitions)/{_PLAIN}\.yaml",
        rf"content/ladder/{_PLAIN}\.yaml",
        rf"tests/{_PLAIN}\.yaml",
    )
)
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}
)
"""Names that Windows keeps for itself."""


def allowed(name: str) -> bool:
    """Whether a member may have this name: plain small letters, digits and hyphens in the known folders."""
    known = any(shape.fullmatch(name) for shape in _SHAPES)
    return known and not any(part.partition(".")[0] in _DEVICES for part in name.split("/"))

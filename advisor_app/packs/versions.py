"""Dotted versions that compare."""

from __future__ import annotations

import re


def numbers(text: str) -> tuple[int, ...]:
    """A dotted version as numbers: ``2026.12.1（…）`` is (2026, 12, 1); () where it begins with none."""
    found = re.match(r"[0-9]+(?:\.[0-9]+)*", text)
    return tuple(int(part) for part in found[0].split(".")) if found else ()

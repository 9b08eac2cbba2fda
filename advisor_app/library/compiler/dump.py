"""Plain values → YAML in the form that :mod:`load` reads: the only module that writes YAML."""

from __future__ import annotations

from typing import Any

import yaml


def dump(data: Any) -> str:
    """YAML text, keys in the given order, Chinese as it is."""
    text: str = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=1000)
    return text

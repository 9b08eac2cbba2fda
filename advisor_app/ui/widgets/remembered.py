"""How the user left each table: widths, order, hidden columns, sorting, frozen columns, filters seen or not.

A small JSON file beside the settings, by the tables' names and the columns' headings: a column that is new
or gone changes nothing for the others. What can't be read is as if nothing had been kept.
"""

from __future__ import annotations

import contextlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from advisor_app.runtime import paths
from advisor_app.runtime.whole_file import keep_whole

_WIDEST = 4000


@dataclass(frozen=True, slots=True)
class Layout:
    """A table as it was left; columns by their headings, widths in pixels."""

    order: tuple[str, ...] = ()
    widths: dict[str, int] = field(default_factory=dict)
    hidden: tuple[str, ...] = ()
    sort: tuple[tuple[str, bool], ...] = ()
    """Heading, and whether it goes down; the first one first."""
    frozen: int = 0
    filters: bool = False


def kept_layout(name: str) -> Layout | None:
    """How a table was left; None where it never was changed."""
    raw = _read().get(name)
    return _layout(raw) if isinstance(raw, dict) else None


def keep_layout(name: str, layout: Layout | None) -> None:
    """Keep how a table was left; None forgets it. A full disk stops nobody's work."""
    kept = _read()
    if layout is None:
        kept.pop(name, None)
    else:
        kept[name] = {
            "order": list(layout.order),
            "widths": layout.widths,
            "hidden": list(layout.hidden),
            "sort": [list(each) for each in layout.sort],
            "frozen": layout.frozen,
            "filters": layout.filters,
        }
    with contextlib.suppress(OSError):
        keep_whole(_file(), json.dumps(kept, ensure_ascii=False, indent=1))


def _file() -> Path:
    return paths.settings_file().with_name("tables.json")


def _read() -> dict[str, Any]:
    try:
        found = json.loads(_file().read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _layout(raw: dict[str, Any]) -> Layout:
    widths, sort, frozen = raw.get("widths"), raw.get("sort"), raw.get("frozen")
    return Layout(
        _words(raw.get("order")),
        {
            str(name): width
            for name, width in (widths.items() if isinstance(widths, dict) else ())
            if type(width) is int and 0 < width <= _WIDEST
        },
        _words(raw.get("hidden")),
        tuple(
            (each[0], each[1])
            for each in (sort if isinstance(sort, list) else ())
            if isinstance(each, list) and [type(part) for part in each] == [str, bool]
        ),
        frozen if type(frozen) is int and frozen > 0 else 0,
        raw.get("filters") is True,
    )


def _words(raw: object) -> tuple[str, ...]:
    return tuple(each for each in raw if isinstance(each, str)) if isinstance(raw, list) else ()

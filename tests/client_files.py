"""Client files as somebody hostile, or a bad exporter, would write them: firms of the demo, whole, with a few
places of their tree made otherwise. Most of them are still read to the end.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator, Sequence
from typing import Any

from hypothesis import strategies as st

from advisor_app.runtime import resources

Place = tuple[Any, Any]
"""Where something hangs: its dictionary or list, and its key or position there."""

FIRMS = tuple(json.loads(path.read_text("utf-8")) for path in sorted(resources.demo().glob("*.json")))
RAW = {
    "@huge@": "1e999999999999999999999999",
    "@tiny@": "-1e-999999999999999999999999",
    "@float@": "1e400",
    "@digits@": "9" * 5000,
    "@places@": f"0.{'3' * 400}",
    "@nan@": "NaN",
    "@infinite@": "-Infinity",
    "@minus@": "-0.0",
    "@half@": '"\\ud800"',
    "@escaped@": '"\\u0000\\u202e\\ufeff"',
    "@twice@": '1, "name": "示例·又一个"',
}
"""What JSON can say and Python's writer does not: a text of its own for each."""
NUMBERS = (
    *(0, -1, 1, 1.5, 0.1 + 0.2, 10**14, 10**15, 10**30, -(10**15), 2**63, 1e22, 1e-21, "1e3", "1e99999"),
    *("1E+40", "0x10", "１２", "1,234,567.89", "1，000", "-0", "+5", " 7 ", "1_000", "½", "٣", "三", "NaN"),
    *("Infinity", "35%", "2000万", "9" * 4001),
)
DAYS = (
    *("1979-12-31", "1980-01-01", "2026-11-21", "2026-11-22", "2100-12-31", "2101-01-01", "9999-12-31"),
    *("0001-01-01", "10000-01-01", "2024-02-29", "2025-02-29", "2026-00-10", "2026-1-1", "20260101"),
    *("2026-W01-1", "２０２６-01-01", "2026-01-01T00:00", "昨天"),
)
TEXTS = (
    *("", " ", "\u3000", "不适用", "not_applicable", "null", "=cmd|' /C calc'!A0", "<b>&amp;"),
    *("'; DROP TABLE clients; --", "../../etc/passwd", "a\nb", "a\tb", "\x00", "\x1b[2J", "\u202e反"),
    *(
        "\ufeff头",
        "e\u0301",
        "👩\u200d👧",
        "𠮷",
        "\ufdd0",
        "\uffff",
        "judgement:",
        "reading:@",
        "@",
        "#",
        "%s%n{0}",
    ),
    *("字" * 200, "字" * 201, "x" * 4000, "x" * 4001, "字" * 50_000),
)
YEARS = ("1979", "1980", "2025", "2026", "2027", "9999", "02025", "２０２５", "2025.0", "-2025", "", "甲")
WHOLE: tuple[Any, ...] = (
    None,
    True,
    False,
    [],
    {},
    [[]],
    {"": ""},
    {"value": {"value": 1}},
    [None, None],
    {"2025": {"2025": 1}},
)


def places(tree: Any) -> Iterator[Place]:
    """Every place of a tree below its root."""
    pairs = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for key, below in list(pairs):
        yield tree, key
        yield from places(below)


def plain_value() -> st.SearchStrategy[Any]:
    """A value that some reader trips over, or takes for another."""
    edges = st.sampled_from((*NUMBERS, *DAYS, *TEXTS, *YEARS, *RAW)) | st.sampled_from(WHOLE).map(
        copy.deepcopy
    )
    return edges | st.integers() | st.floats() | st.text(max_size=8) | st.dates().map(str)


@st.composite
def client_trees(draw: st.DrawFn, keys: Sequence[str]) -> Any:
    """The tree of a client file: a firm of the demo with up to five places made otherwise.

    ``keys``: what the catalogue knows.
    """
    tree = copy.deepcopy(draw(st.sampled_from(FIRMS)))
    for _ in range(draw(st.sampled_from((0, 1, 1, 1, 1, 2, 2, 3, 5)))):
        found = list(places(tree))
        if not found:
            break
        home, key = draw(st.sampled_from(found))
        _mutate(draw, home, key, found, keys)
    return tree


_WAYS = ("value", "like", "like", "like", "key", "add", "drop", "drop", "repeat", "wrap", "deep", "swap")
"""How a place is made otherwise; the gentler ones more often, so that some files are taken whole."""


def _mutate(draw: st.DrawFn, home: Any, key: Any, found: list[Place], keys: Sequence[str]) -> None:
    how = draw(st.sampled_from(_WAYS))
    other_home, other_key = draw(st.sampled_from(found))
    match how:
        case "like":  # of the sort that stands there: it is read to the end
            home[key] = draw(_alike(home[key]))
        case "key" if isinstance(home, dict):
            home[draw(_keys(keys))] = home.pop(key)
        case "add" if isinstance(home, dict):
            home[draw(_keys(keys))] = draw(plain_value())
        case "drop":
            del home[key]
        case "repeat" if isinstance(home, list):
            home.extend([home[key]] * draw(st.sampled_from((1, 2, 50, 2500))))
        case "wrap":
            home[key] = draw(st.sampled_from(([home[key]], {"value": home[key]}, {"2025": home[key]})))
        case "deep":
            for _ in range(draw(st.sampled_from((2, 40, 400)))):
                home[key] = [home[key]]
        case "swap":
            home[key] = copy.deepcopy(other_home[other_key]) if other_key in _keys_of(other_home) else None
        case _:
            home[key] = draw(plain_value())


def _keys_of(home: Any) -> Any:
    return home if isinstance(home, dict) else range(len(home))


def _keys(known: Sequence[str]) -> st.SearchStrategy[str]:
    return st.sampled_from((*known, "value", "source", "note", "id", "kind", "name", "uscc", "remark")) | (
        st.sampled_from((*TEXTS, *YEARS)) | st.text(max_size=6)
    )


def _alike(value: Any) -> st.SearchStrategy[Any]:
    if isinstance(value, bool) or value is None:
        return st.sampled_from((True, False, None, "是", "否", 0, 1))
    if isinstance(value, (int, float)):
        return st.integers(-5, 10**15) | st.sampled_from(NUMBERS)
    if isinstance(value, str):
        edges = DAYS if value[:4].isdigit() and value[4:5] == "-" else NUMBERS if value.isdigit() else TEXTS
        return st.sampled_from(edges) | st.integers(0, 10**15).map(str) | st.dates().map(str)
    return st.just(copy.deepcopy(value))


def written(tree: Any, *, ascii_only: bool = False) -> str:
    """The tree as the text of a file, with what only JSON itself can say."""
    text = json.dumps(tree, ensure_ascii=ascii_only, default=str)
    for mark, raw in RAW.items():
        text = text.replace(f'"{mark}"', raw)
    return text

"""The first letters of a text as it is read aloud (重庆 → cq, 重型 → zx), by the words of pypinyin.

pypinyin reads its 47,000 words in one go, and nothing else of the program gets on meanwhile, the window
neither (68 ms). Here they come by and by.
"""

from __future__ import annotations

import json
import sys
from functools import cache
from importlib import resources
from threading import Lock
from types import ModuleType
from typing import Any

_SLICE = 20_000
"""Characters of the file of words that are read at once: about a millisecond."""
_END = '\n],\n"'
"""Between two words of that file; the quote is the next one's."""
_loading = Lock()


@cache
def spelling(text: str) -> str:
    """The first letters of a text; marks are left out."""
    pypinyin = _with_words()
    style = pypinyin.Style.FIRST_LETTER
    return "".join(pypinyin.lazy_pinyin(text, style=style, errors=_as_it_is)).lower()


def _with_words() -> Any:
    with _loading:  # nobody may spell by half of them
        return _load()


@cache
def _load() -> Any:
    # its own way of leaving words out is an environment variable: not to be set beside the window
    without = ModuleType("pypinyin.phrases_dict")
    without.__dict__["phrases_dict"] = {}
    sys.modules[without.__name__] = without
    import pypinyin  # noqa: PLC0415 (a third of a second)

    file = resources.files("pypinyin") / "phrases_dict.json"
    pypinyin.load_phrases_dict(by_and_by(file.read_text(encoding="utf-8")))
    return pypinyin


def by_and_by(words: str) -> dict[str, list[list[str]]]:
    """What ``json.loads`` makes of the file of words, slice by slice."""
    found: dict[str, list[list[str]]] = {}
    start = words.index("{") + 1
    while (end := words.find(_END, start + _SLICE)) >= 0:
        found.update(json.loads(f"{{{words[start:end]}\n]}}"))
        start = end + len(_END) - 1
    found.update(json.loads("{" + words[start:]))
    return found


def _as_it_is(other: str) -> str:
    return "".join(character for character in other if character.isalnum())

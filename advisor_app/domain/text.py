"""Official text: folding for matching, and tidying for reading, both keeping the way back.

The sources break sentences at pages, mix quote marks and brackets, and carry ``**`` and bookmarks
(design: rules, trap 20). Matching folds all that away; what is shown and quoted is the original range.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_NOISE = re.compile(r"\*\*|\[bookmark:[^\]]*\]|\s+")
_SAME = str.maketrans(
    {
        "“": '"', "”": '"', "‘": '"', "’": '"', "'": '"',
        "（": "(", "）": ")", "〔": "(", "〕": ")", "[": "(", "]": ")", "【": "(", "】": ")",
        "：": ":", "；": ";", "，": ",", "％": "%",
    }
)  # fmt: skip
_ENDS = frozenset("。；！？：”）)〕]】")


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text with, for each of its characters, the offset in the original."""

    text: str
    offsets: tuple[int, ...]

    def find(self, quote: str, start: int = 0, end: int | None = None) -> tuple[int, int] | None:
        """Where ``quote`` (any spacing, any quote marks) stands: original range [start, end), or None.

        ``start`` and ``end`` are original offsets that bound the search.
        """
        wanted = fold(quote).text
        if not wanted:
            return None
        at = self.text.find(wanted)
        while at != -1:
            first, last = self.offsets[at], self.offsets[at + len(wanted) - 1]
            if first >= start and (end is None or last < end):
                return first, last + 1
            at = self.text.find(wanted, at + 1)
        return None


def fold(raw: str) -> Folded:
    """Drop white space, ``**`` and bookmarks; make quote marks, brackets and colons one."""
    kept: list[str] = []
    offsets: list[int] = []
    position = 0
    for noise in _NOISE.finditer(raw):
        kept.append(raw[position : noise.start()])
        offsets.extend(range(position, noise.start()))
        position = noise.end()
    kept.append(raw[position:])
    offsets.extend(range(position, len(raw)))
    return Folded("".join(kept).translate(_SAME), tuple(offsets))


@dataclass(frozen=True, slots=True)
class Tidied:
    """Text as a person reads it, with the original offset of each character (line feeds: −1)."""

    text: str
    offsets: tuple[int, ...]

    def locate(self, start: int, end: int) -> tuple[int, int]:
        """The range in the tidied text that shows the original range [start, end)."""
        first = next((i for i, at in enumerate(self.offsets) if at >= start), len(self.text))
        last = first
        for i in range(first, len(self.offsets)):
            if self.offsets[i] >= end:
                break
            if self.offsets[i] >= 0:
                last = i + 1
        return first, last


def tidy(raw: str, start: int = 0, end: int | None = None) -> Tidied:
    """Join lines that a page break cut, keep real paragraphs, drop marks that are not text."""
    stop = len(raw) if end is None else end
    out: list[str] = []
    offsets: list[int] = []
    position = start
    while position < stop:
        noise = _NOISE.match(raw, position, stop)
        if noise is None:
            out.append(raw[position])
            offsets.append(position)
            position += 1
            continue
        if "\n" in noise.group() and out and out[-1] in _ENDS and noise.end() < stop:
            out.append("\n")
            offsets.append(-1)
        position = noise.end()
    return Tidied("".join(out), tuple(offsets))

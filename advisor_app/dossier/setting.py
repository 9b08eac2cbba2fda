"""Line breaking for Chinese text with Latin words and figures in it.

No closing punctuation begins a line and no opening one ends it (GB/T 15834); a figure stays with its
unit, and —— and …… are never cut. reportlab's own CJK breaking does not know ，；：”》.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

_NEVER_FIRST = frozenset("，。、；：？！）〕】》〉”’」』·％%‰℃,.;:?!)]}～~/")
_NEVER_LAST = frozenset("（〔【《〈“‘「『([{￥#№")
_HELD = re.compile(
    r" +|第(?:[0-9]+|（[一二三四五六七八九十]+）)条|〔[0-9]{4}〕[0-9]*号?"
    r"|(?:(?:[≥＞≤＜＝差余]|高出|超出) ?)?[A-Za-z0-9À-ɏ][A-Za-z0-9À-ɏ'’._@#&+/\-:,]*"
    r"(?:个百分点|万元|亿元|元|%|％|‰|年|月|日|项|条|家|人|期)?"
    r"|—+|…+"
)
"""What may not be cut inside; between any other two characters a line may end."""
_FUZZ = 1e-6

Width = Callable[[str, bool], float]
"""Width of a text at size 1, regular or bold."""


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one look."""

    text: str
    bold: bool = False
    color: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its runs, its width at size 1, and whether it ends a paragraph."""

    runs: tuple[Run, ...]
    width: float
    last: bool

    @property
    def length(self) -> int:
        """The number of its characters."""
        return sum(len(run.text) for run in self.runs)


def break_lines(runs: Sequence[Run], limit: float, width: Width) -> tuple[Line, ...]:
    """Set ``runs`` in lines of at most ``limit`` (at size 1); what can't be kept whole is cut."""
    text = "".join(run.text for run in runs)
    widths = [width(character, run.bold) for run in runs for character in run.text]
    ends = list(accumulate(widths, initial=0.0))
    held = {inner for match in _HELD.finditer(text) for inner in range(match.start() + 1, match.end())}

    def may_end(place: int) -> bool:
        return place not in held and text[place] not in _NEVER_FIRST and text[place - 1] not in _NEVER_LAST

    lines: list[Line] = []
    start = 0
    for paragraph in text.split("\n"):
        after, stop = start + len(paragraph) + 1, start + len(paragraph.rstrip())
        last = False
        while not last:
            while start < stop and text[start].isspace():
                start += 1
            end = bisect_right(ends, ends[start] + limit + _FUZZ, start, stop + 1) - 1
            last = end >= stop
            if not last:
                fit = end = max(end, start + 1)
                while end > start and not may_end(end):
                    end -= 1
                end = end if end > start else fit
            shown = end
            while shown > start and text[shown - 1] == " ":
                shown -= 1
            lines.append(Line(tuple(_cut(runs, start, shown)), ends[shown] - ends[start], last))
            start = end
        start = after
    return tuple(lines)


def _cut(runs: Sequence[Run], start: int, end: int) -> Iterator[Run]:
    """The runs of the characters from ``start`` to ``end``."""
    place = 0
    for run in runs:
        stop = place + len(run.text)
        if place < end and stop > start:
            inner = run.text[max(start - place, 0) : end - place]
            yield run if inner == run.text else Run(inner, run.bold, run.color)
        place = stop

"""Line breaking for Chinese text with Latin words and figures in it.

No closing punctuation begins a line and no opening one ends it (GB/T 15834); a figure stays with its
unit, and —— and …… are never cut. reportlab's own CJK breaking does not know ，；：”》.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

_NEVER_FIRST = frozenset("，。、；：？！）〕】》〉”’」』·％%‰℃,.;:?!)]}～~/")
_NEVER_LAST = frozenset("（〔【《〈“‘「『([{￥#№")
_TOKEN = re.compile(
    r"\n| +|第(?:[0-9]+|（[一二三四五六七八九十]+）)条|〔[0-9]{4}〕[0-9]*号?"
    r"|(?:(?:[≥＞≤＜＝差余]|高出|超出) ?)?[A-Za-z0-9À-ɏ][A-Za-z0-9À-ɏ'’._@#&+/\-:,]*"
    r"(?:个百分点|万元|亿元|元|%|％|‰|年|月|日|项|条|家|人|期)?"
    r"|—+|…+|.",
    re.DOTALL,
)

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


@dataclass(slots=True)
class _Atom:
    """What may not be cut: [start, end) of the whole text, with its width."""

    start: int
    end: int
    width: float


def break_lines(runs: Sequence[Run], limit: float, width: Width) -> tuple[Line, ...]:
    """Set ``runs`` in lines of at most ``limit`` (at size 1)."""
    text = "".join(run.text for run in runs)
    owners = [i for i, run in enumerate(runs) for _ in run.text]

    def measure(start: int, end: int) -> float:
        return sum(width(part.text, part.bold) for part in _cut(text, owners, runs, start, end))

    lines: list[Line] = []
    first = last = 0
    used = 0.0

    def close(*, ends: bool) -> None:
        nonlocal first, last, used
        stop = last
        while stop > first and text[stop - 1] == " ":
            stop -= 1
        lines.append(Line(tuple(_cut(text, owners, runs, first, stop)), measure(first, stop), ends))
        first, used = last, 0.0

    for atom in _atoms(text, measure):
        if text[atom.start] == "\n":
            close(ends=True)
            first = last = atom.end
            continue
        if used and used + atom.width > limit + 1e-6:
            close(ends=False)
        pieces = [atom] if atom.width <= limit + 1e-6 else _letters(atom, measure)
        for piece in pieces:
            if used and used + piece.width > limit + 1e-6:
                close(ends=False)
            if not used and text[piece.start : piece.end].isspace():
                first = last = piece.end
                continue
            last = piece.end
            used += piece.width
    close(ends=True)
    return tuple(lines)


def _cut(text: str, owners: Sequence[int], runs: Sequence[Run], start: int, end: int) -> Iterator[Run]:
    """The runs of text[start:end]."""
    while start < end:
        stop = start
        while stop < end and owners[stop] == owners[start]:
            stop += 1
        run = runs[owners[start]]
        yield Run(text[start:stop], run.bold, run.color)
        start = stop


def _atoms(text: str, measure: Callable[[int, int], float]) -> Iterator[_Atom]:
    """Tokens, with punctuation joined to what it may not leave."""
    held: _Atom | None = None
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if text[start] == "\n":
            if held is not None:
                yield held
            yield _Atom(start, end, 0.0)
            held = None
            continue
        joins = held is not None and (text[start] in _NEVER_FIRST or text[held.end - 1] in _NEVER_LAST)
        if held is not None and joins:
            held = _Atom(held.start, end, held.width + measure(start, end))
            continue
        if held is not None:
            yield held
        held = _Atom(start, end, measure(start, end))
    if held is not None:
        yield held


def _letters(atom: _Atom, measure: Callable[[int, int], float]) -> list[_Atom]:
    """An atom wider than a whole line, letter by letter."""
    return [_Atom(i, i + 1, measure(i, i + 1)) for i in range(atom.start, atom.end)]

"""How columns share out the room of a table: by what their texts need."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

_MEASURED = 0.7
"""What has fewer letters than this part of the longest text is not measured: it cannot be the widest."""


def widest(texts: Iterable[str], advance: Callable[[str], int]) -> int:
    """The width of the widest of many texts, measuring few of them; 0 where there is none.

    A Chinese letter counts twice: it is as wide as two others.
    """
    letters = {text: len(text.encode("gb18030", "replace")) for text in texts}
    least = _MEASURED * max(letters.values(), default=0)
    return max((advance(text) for text, count in letters.items() if count >= least), default=0)


def share(fair: Sequence[int], needs: Sequence[int], room: int) -> list[int]:
    """The widths of columns, in pixels, that have ``room`` together.

    ``fair``: what each has where there is nothing to give or to take; ``needs``: what its longest text takes.
    What is left of the room goes to the columns whose texts are cut short; where that is not enough, the
    columns that have more than they need give it up, all by the same part. The smallest wants are met first
    and the others get as much each. What nobody needs is left over; where even this is too wide for the room,
    it stays so, to be scrolled.
    """
    wants = [max(0, need - have) for have, need in zip(fair, needs, strict=True)]
    spare = [max(0, have - need) for have, need in zip(fair, needs, strict=True)]
    left = room - sum(fair)
    asked = min(max(0, sum(wants) - left), sum(spare)) if any(wants) or left < 0 else 0
    given = _parts(spare, asked)
    taken = _filled(wants, max(0, left + asked))
    return [have - less + more for have, less, more in zip(fair, given, taken, strict=True)]


def _parts(spare: Sequence[int], asked: int) -> list[int]:
    """``asked`` of all that can be spared, in proportion, to the pixel."""
    total, given, seen = sum(spare), [], 0
    for each in spare:
        before = asked * seen // total if total else 0
        seen += each
        given.append((asked * seen // total if total else 0) - before)
    return given


def _filled(wants: Sequence[int], amount: int) -> list[int]:
    """An amount among wants: the smallest in full, the others alike."""
    filled = [0] * len(wants)
    order = sorted(range(len(wants)), key=wants.__getitem__)
    for place, column in enumerate(order):
        filled[column] = min(wants[column], amount // (len(order) - place))
        amount -= filled[column]
    return filled

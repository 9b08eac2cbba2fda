"""When the garbage collector looks for cycles, and in which thread.

Left to itself it looks in whichever thread makes one value too many. What it finds may be a widget, and Qt
lets a widget go in its own thread alone: in another the program falls, or stands still for ever. A program
with a window therefore looks by hand, in the window's thread.

Never among what stays, which is most of all there is: the policy library and the pages are some 300,000
objects, and one look through all of them holds every thread up for a sixth of a second.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock

_YOUNG, _OLDER, _OLD = range(3)
"""The collector's generations."""
_GROWN = 1.25
"""How much more than last time the old ones must be to be looked through again, as the collector has it."""
_MUCH = 4.0
"""The same while somebody is at work: so many that they cannot wait for a rest."""


@dataclass(slots=True)
class _Standing:
    makers: int = 0
    """How many make values that are not to be looked at yet."""
    old_ones: int = 0
    """How many were old when they were looked through last."""


_standing = _Standing()
_lock = Lock()


@contextmanager
def no_collecting() -> Iterator[None]:
    """Make values without the collector looking for cycles among them; it goes on afterwards as before."""
    was_on = gc.isenabled()
    gc.disable()
    _count(1)
    try:
        yield
    finally:
        _count(-1)
        if was_on:
            gc.enable()


def _count(step: int) -> None:
    with _lock:
        _standing.makers += step


def by_hand() -> None:
    """From now on nobody looks but :func:`look`; the program is to have a window."""
    gc.disable()


def look(*, at_rest: bool = True) -> None:
    """Look as far as the collector would have by now; only in the thread of the window.

    ``at_rest``: whether nobody is at work. The old ones take a twentieth of a second, and are left until then
    unless they have become many.
    """
    if _standing.makers:
        return
    grown = _GROWN if at_rest else _MUCH
    full = [count > most for count, most in zip(gc.get_count(), gc.get_threshold(), strict=True)]
    if full[_OLD] and len(gc.get_objects(_OLD)) > grown * _standing.old_ones:
        gc.collect(_OLD)
        _standing.old_ones = len(gc.get_objects(_OLD))
    elif full[_OLDER]:
        gc.collect(_OLDER)
    elif full[_YOUNG]:
        gc.collect(_YOUNG)


def set_aside() -> None:
    """The program is loaded: from now on only what comes is looked at."""
    gc.freeze()


def set_aside_anew() -> None:
    """Much of what was set aside has gone: find the cycles in it; what is left is set aside again."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()

"""When the garbage collector looks for cycles: never among what stays, which is most of all there is.

The policy library and the pages are some 300,000 objects. One look through all of them holds every thread up
for a sixth of a second, and while they are made there is one after the other.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_USUAL = gc.get_threshold()
_RARELY = 500_000
"""Values made between two looks while the program loads."""


@contextmanager
def no_collecting() -> Iterator[None]:
    """Make values without the collector looking for cycles among them; it goes on afterwards as before."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def look_rarely() -> None:
    """The program loads: until ``set_aside`` nearly everything that is made stays."""
    gc.set_threshold(_RARELY)


def set_aside() -> None:
    """The program is loaded: look as often as usual, and only at what comes from now on."""
    gc.freeze()
    gc.set_threshold(*_USUAL)


def set_aside_anew() -> None:
    """Much of what was set aside has gone: find the cycles in it; what is left is set aside again."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()

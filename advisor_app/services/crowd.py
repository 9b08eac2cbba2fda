"""One question to every client: all records judged, on all cores where starting them pays.

``work`` is a plain function of a module: it runs in worker processes, which get the library once and give
back only what it makes of an assessment, not the assessment itself.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from typing import Any, TypeVar

from advisor_app.domain.library import Library
from advisor_app.domain.record import FactSet
from advisor_app.engine.assess import Assessor
from advisor_app.runtime.collecting import no_collecting

T = TypeVar("T")
Work = Callable[[Assessor, FactSet], T]
Progress = Callable[[int, int], None]
"""Told how many of how many are done."""

_PAYS = 1500
"""So many clients are asked sooner by several processes, although each has to start first."""
_SLICE = 50
"""Clients that go to a worker at a time: few, so that progress is seen and cancelling is quick."""
_MOST_WORKERS = 8


class Cancelled(Exception):  # noqa: N818 - not an error: somebody asked for it
    """The caller wanted no more."""


def ask_each(
    assessor: Assessor,
    records: Sequence[FactSet],
    work: Work[T],
    *,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
    processes: int | None = None,
) -> list[T]:
    """What ``work`` makes of each record, in their order.

    ``processes``: how many; None: as many as pay. Raises Cancelled as soon as ``cancelled`` says so.
    """
    wanted = processes if processes is not None else _that_pay(len(records))
    slices = [records[start : start + _SLICE] for start in range(0, len(records), _SLICE)]
    done = 0
    found: dict[int, list[T]] = {}
    for number, results in (_here if wanted < 2 else _by_processes(wanted))(assessor, slices, work):
        found[number] = results
        done += len(results)
        if progress is not None:
            progress(done, len(records))
        if cancelled is not None and cancelled():
            raise Cancelled
    return [result for number in range(len(slices)) for result in found[number]]


def _that_pay(clients: int) -> int:
    return min(_MOST_WORKERS, os.cpu_count() or 1) if clients >= _PAYS else 1


def _here(
    assessor: Assessor, slices: Sequence[Sequence[FactSet]], work: Work[T]
) -> Iterator[tuple[int, list[T]]]:
    for number, records in enumerate(slices):
        with no_collecting():
            results = [work(assessor, record) for record in records]
        yield number, results


def _by_processes(
    count: int,
) -> Callable[[Assessor, Sequence[Sequence[FactSet]], Work[T]], Iterator[tuple[int, list[T]]]]:
    def run(
        assessor: Assessor, slices: Sequence[Sequence[FactSet]], work: Work[T]
    ) -> Iterator[tuple[int, list[T]]]:
        # spawned: a window's threads and open files are not to be copied
        context = multiprocessing.get_context("spawn")
        pool = ProcessPoolExecutor(count, context, initializer=_begin, initargs=(assessor.library,))
        try:
            waiting: dict[Future[list[T]], int] = {}
            left = iter(enumerate(slices))
            for number, records in left:
                waiting[pool.submit(_slice, records, work)] = number
                if len(waiting) >= count * 2:
                    break
            while waiting:
                finished, _ = wait(waiting, return_when=FIRST_COMPLETED)
                for future in finished:
                    yield waiting.pop(future), future.result()
                    following = next(left, None)
                    if following is not None:
                        waiting[pool.submit(_slice, following[1], work)] = following[0]
        finally:
            pool.shutdown(wait=True, cancel_futures=True)

    return run


_OWN: dict[str, Assessor] = {}
"""The assessor of a worker process."""


def _begin(library: Library) -> None:
    _OWN["assessor"] = Assessor(library)


def _slice(records: Sequence[FactSet], work: Work[Any]) -> list[Any]:
    with no_collecting():
        return [work(_OWN["assessor"], record) for record in records]

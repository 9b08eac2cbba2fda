"""One question to every client: all records judged, on all cores where starting them pays.

``work`` is a plain function of a module (or a ``partial`` of one): it runs in worker processes, which get
the library once and give back only what it makes of a record, not the assessment itself.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

from advisor_app.domain.errors import StoreError
from advisor_app.domain.library import Library
from advisor_app.engine.assess import Assessor
from advisor_app.runtime.collecting import no_collecting

S = TypeVar("S")
T = TypeVar("T")
Work = Callable[[Assessor, S], T]
Cancelled = Callable[[], bool]

_SLICE = 10
"""Records that go to a worker at a time: few, so that progress is seen and cancelling is quick."""
_AHEAD = 2
"""Slices under way for each worker, so that none waits for the next."""
_MOST_WORKERS = 8
_LOOK = 0.1
"""Seconds between two looks at whether it is still wanted."""


def ask_each(
    assessor: Assessor,
    records: Sequence[S],
    work: Work[S, T],
    *,
    pays: int,
    cancelled: Cancelled = lambda: False,
    processes: int | None = None,
) -> Iterator[T]:
    """What ``work`` makes of each record, in their order, as soon as it is known.

    ``pays``: from so many records on, several processes are sooner done with this work than one, although
    each has to start first. ``processes``: how many instead. Ends early once ``cancelled`` says so: then
    fewer come than were asked for. Raises StoreError where a process was ended from outside.
    """
    wanted = _that_pay(len(records), pays) if processes is None else processes
    if wanted < 2:
        yield from _here(assessor, records, work, cancelled)
        return
    slices = [records[start : start + _SLICE] for start in range(0, len(records), _SLICE)]
    with Helpers(assessor.library, wanted) as helpers:
        for results in helpers.each(work_slice, [(work, each) for each in slices], cancelled):
            yield from results


def _that_pay(records: int, pays: int) -> int:
    return min(_MOST_WORKERS, os.cpu_count() or 1) if records >= pays else 1


def _here(assessor: Assessor, records: Sequence[S], work: Work[S, T], cancelled: Cancelled) -> Iterator[T]:
    for record in records:
        if cancelled():
            return
        with no_collecting():
            result = work(assessor, record)
        yield result


def work_slice(assessor: Assessor, told: tuple[Work[S, T], Sequence[S]]) -> list[T]:
    """What a worker does at a time."""
    work, records = told
    return [work(assessor, record) for record in records]


class Helpers:
    """Worker processes that hold the library; each starts when it is first needed, and stays until closed.

    Beside a window they leave it the interpreter: a thread of its own process would slow it down.
    """

    def __init__(self, library: Library, count: int) -> None:
        self._library = library
        self._count = count
        self._pool: ProcessPoolExecutor | None = None

    def each(self, work: Work[S, T], orders: Sequence[S], cancelled: Cancelled) -> Iterator[T]:
        """What ``work`` makes of each, in their order; ends early once ``cancelled`` says so.

        Closing the generator cancels too. Raises StoreError where a process can't start, or was ended from
        outside.
        """
        waiting: list[Future[T]] = []
        left = iter(orders)
        try:
            while not cancelled():
                while len(waiting) < self._count * _AHEAD:
                    following = next(left, None)
                    if following is None:
                        break
                    waiting.append(self._submit(work, following))
                if not waiting:
                    return
                wait(waiting[:1], timeout=_LOOK, return_when=FIRST_COMPLETED)
                if waiting[0].done():
                    yield waiting.pop(0).result()
        except BrokenProcessPool as error:
            self.close()
            raise StoreError("后台计算的进程意外结束（可能内存不足），请关掉别的程序后再试一次。") from error
        finally:
            for future in waiting:
                future.cancel()

    def warm(self) -> None:
        """Start a process that will be needed soon."""
        if self._pool is None:
            self._submit(_nothing, None)

    def _submit(self, work: Work[S, T], order: S) -> Future[T]:
        if self._pool is None:
            # spawned: a window's threads and open files are not to be copied
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(
                self._count, context, initializer=_begin, initargs=(self._library,)
            )
        try:
            return self._pool.submit(_do, work, order)
        except OSError as error:
            self.close()
            raise StoreError(
                f"后台计算的进程启动不了（{error.strerror}），请关掉别的程序后再试一次。"
            ) from error

    def close(self) -> None:
        """Let the processes go, without waiting for what they are at; the next order starts new ones."""
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None

    def __enter__(self) -> Helpers:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


# --- in a worker process --------------------------------------------------------------------------------

_OWN: dict[str, Assessor] = {}
"""The assessor of a worker process."""


def _begin(library: Library) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for who asked, who then closes this one
    threading.Thread(target=_end_with_parent, daemon=True).start()
    with no_collecting():
        _OWN["assessor"] = Assessor(library)


def _end_with_parent() -> None:
    """A process whose window was killed would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _nothing(_assessor: Assessor, _order: None) -> None:
    """What a process is started with."""


def _do(work: Work[Any, Any], order: Any) -> Any:
    with no_collecting():
        return work(_OWN["assessor"], order)

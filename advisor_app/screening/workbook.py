"""A foreign workbook, read by child processes that may be ended, because some make a reader crash or hang.

A small sheet is read by one process, a large one in pieces by several. They begin at once, while the parent
loads what it needs (this module loads next to nothing).
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from advisor_app.domain.errors import InputError
from advisor_app.screening.pieces import MOST_BYTES, PIECE, sizes
from advisor_app.screening.sheet import EMPTY, NOT_PLAIN

TIME_LIMIT = 600
"""Seconds a workbook may take to open."""
MEMORY_LIMIT = 6 * 2**30
"""Bytes its readers may take together (a million rows of forty columns, read as a whole: half of it)."""
READERS = min(4, os.cpu_count() or 1)
"""Processes that read a large workbook."""
ENDING = ".xlsx"


class Workbook:
    """The first sheet of a workbook as Arrow tables in ``folder``; :meth:`stop` ends what still runs."""

    def __init__(self, path: Path, folder: Path) -> None:
        self._path = path
        self._folder = folder
        self._running: list[subprocess.Popen[bytes]] = []
        self._until = time.monotonic() + TIME_LIMIT
        self._inflated, sheet = sizes(path)
        if self._inflated <= MOST_BYTES:
            self._start(READERS if sheet > PIECE else 0)

    def tables(self) -> list[Path]:
        """The tables in the order of the rows, once all were read; raises InputError with one sentence."""
        name = self._path.name
        if self._inflated > MOST_BYTES:
            raise InputError(f"名单“{name}”展开后太大，请用表格软件另存为 CSV 再试。")
        try:
            code = self._wait()
            if code == NOT_PLAIN:
                for piece in self._folder.glob("piece-*.arrow"):
                    piece.unlink()
                self._start(0)
                code = self._wait()
        except subprocess.TimeoutExpired:
            raise InputError(f"名单“{name}”打开太久，已停下；请用表格软件另存为 CSV 再试。") from None
        finally:
            self.stop()
        if code == EMPTY:
            raise InputError(f"名单“{name}”是空的。")
        written = sorted(self._folder.glob("piece-*.arrow"))
        if code != 0 or not written:
            raise InputError(f"名单“{name}”打不开，可能已损坏或太大；请用表格软件另存为 CSV 再试。")
        return written

    def stop(self) -> None:
        """End the processes."""
        for child in self._running:
            child.kill()
            child.wait()
        self._running = []

    def _start(self, parts: int) -> None:
        """Let ``parts`` processes (0: one, the sheet as a whole) read."""
        module = [sys.executable, "-m", "advisor_app.screening.sheet", str(self._path), str(self._folder)]
        most = MEMORY_LIMIT // max(1, parts)
        # several processes of one thread each
        threads = {**os.environ, "POLARS_MAX_THREADS": "1"} if parts else None
        for part in range(max(1, parts)):
            words = [*module, *map(str, (most, part, parts, PIECE))]
            nothing = subprocess.DEVNULL
            self._running.append(subprocess.Popen(words, env=threads, stdout=nothing, stderr=nothing))

    def _wait(self) -> int:
        """The first bad exit code, or 0."""
        for child in self._running:
            code = child.wait(max(0.0, self._until - time.monotonic()))
            if code:
                self.stop()
                return code
        return 0

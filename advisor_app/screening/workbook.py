"""A foreign workbook, read by a child process that may be ended, because some make a reader crash or hang.

A large sheet is read in pieces, several at a time. The child begins at once, while the parent loads what it
needs (this module loads next to nothing).
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
"""Bytes its reader may take (a million rows of forty columns, read as a whole: half of it)."""
READERS = min(4, 2 * (os.cpu_count() or 1))
"""Pieces of a large workbook that are read at a time: more than processors, for one waits for another."""
ENDING = ".xlsx"


class Workbook:
    """The first sheet of a workbook as Arrow tables in ``folder``; :meth:`stop` ends what still runs."""

    def __init__(self, path: Path, folder: Path) -> None:
        self._path = path
        self._folder = folder
        self._child: subprocess.Popen[bytes] | None = None
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
        """End the process."""
        if self._child is not None:
            self._child.kill()
            self._child.wait()

    def _start(self, readers: int) -> None:
        """Let so many pieces be read at a time (0: the sheet as a whole)."""
        module = [sys.executable, "-m", "advisor_app.screening.sheet", str(self._path), str(self._folder)]
        words = [*module, *map(str, (MEMORY_LIMIT, readers, PIECE))]
        nothing = subprocess.DEVNULL
        self._child = subprocess.Popen(words, stdout=nothing, stderr=nothing)

    def _wait(self) -> int:
        """The exit code."""
        assert self._child is not None
        return self._child.wait(max(0.0, self._until - time.monotonic()))

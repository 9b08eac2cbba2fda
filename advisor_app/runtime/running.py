"""Whether the program ended in order last time: a mark that a start sets and a clean exit takes away."""

from __future__ import annotations

import contextlib
import faulthandler
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from filelock import FileLock, Timeout

from advisor_app.runtime import paths

RUNNING_FILE = "running.json"
STACK_FILE = "crash-stack.txt"


@dataclass(frozen=True, slots=True)
class Unfinished:
    """The start that did not end in order: ``at`` ISO 8601; ``in_row``: how many such starts; ``stack``:
    what the interpreter could still write when it died, "" where it was killed or the power went."""

    at: str
    version: str
    in_row: int
    stack: str


class Running:
    """The mark of this process; the lock beside it says whether another window is running right now."""

    def __init__(self, mark: Path | None = None, logs: Path | None = None) -> None:
        self._mark = mark or paths.data_dir() / RUNNING_FILE
        self._lock = FileLock(paths.instance_lock() if mark is None else mark.with_suffix(".lock"))
        self._stack_path = (logs or paths.log_dir()) / STACK_FILE
        self._stack: TextIO | None = None
        self._held = False

    def begin(self, at: str, version: str, *, watch: bool = True) -> Unfinished | None:
        """Set the mark; tells of the last start where its mark is still there and nobody runs.

        ``watch``: have the interpreter write its stack where it dies. Where the folder can't be written
        there is no mark, and nothing to tell.
        """
        try:
            self._mark.parent.mkdir(parents=True, exist_ok=True)
            self._lock.acquire(timeout=0)
        except (OSError, Timeout):
            return None
        self._held = True
        before = self._read()
        with contextlib.suppress(OSError):
            row = before.in_row if before else 0
            self._mark.write_text(json.dumps({"at": at, "version": version, "in_row": row}), "utf-8")
        if watch:
            with contextlib.suppress(OSError):
                self._stack_path.parent.mkdir(parents=True, exist_ok=True)
                self._stack = self._stack_path.open("w", encoding="utf-8")
                faulthandler.enable(self._stack)
        return before

    def last(self) -> Unfinished | None:
        """The start that did not end in order, where no window is open; changes nothing."""
        try:
            with self._lock.acquire(timeout=0):
                return self._read()
        except (OSError, Timeout):
            return None

    def _read(self) -> Unfinished | None:
        try:
            text = self._mark.read_text("utf-8")
        except (OSError, UnicodeDecodeError):
            return None
        try:
            found = json.loads(text)
        except ValueError:
            found = {}  # cut off while it was written: a crash all the same
        if not isinstance(found, dict):
            found = {}
        row = found.get("in_row")
        stack = ""
        with contextlib.suppress(OSError, UnicodeDecodeError):
            stack = self._stack_path.read_text("utf-8")
        return Unfinished(
            str(found.get("at", "")),
            str(found.get("version", "")),
            (row if isinstance(row, int) else 0) + 1,
            stack,
        )

    def end(self, *, clean: bool = True) -> None:
        """Take the mark away; ``clean=False`` leaves it, so that the next start offers help."""
        if self._stack is not None:
            faulthandler.disable()
            self._stack.close()
            self._stack = None
        if not self._held:
            return
        if clean:
            with contextlib.suppress(OSError):
                self._mark.unlink(missing_ok=True)
                self._stack_path.unlink(missing_ok=True)
        self._held = False
        self._lock.release()

"""The door for foreign files: opened in a process of their own, which is ended when it takes too long."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import msgspec

from advisor_app.domain.errors import InputError
from advisor_app.intake.book import Book, Refused, Whole
from advisor_app.intake.refusals import too_slow, unread
from advisor_app.runtime.bundle import reader_command

TIMEOUT = 30.0
"""Seconds on the wall clock until the reading process is ended."""
_GLANCE = 0.2

_answers = msgspec.msgpack.Decoder(Whole | Refused)


def open_foreign(
    path: Path,
    encoding: str = "",
    *,
    cancelled: Callable[[], bool] | None = None,
    timeout: float = TIMEOUT,
) -> Book:
    """A workbook or csv as plain cells; InputError with one sentence for whatever keeps it from being read.

    ``encoding``: of a csv, where a person chose one; ``cancelled`` is asked several times a second.
    """
    answer = _ask([*reader_command(), str(path.absolute()), encoding], path.name, cancelled, timeout)
    try:
        told = _answers.decode(answer)
    except msgspec.MsgspecError:
        raise InputError(unread(path.name)) from None
    if isinstance(told, Refused):
        raise InputError(told.sentence)
    book: Book = told.book
    return book


def _ask(command: list[str], name: str, cancelled: Callable[[], bool] | None, timeout: float) -> bytes:
    """What the process answers; it never outlives this call."""
    hidden = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    until = time.monotonic() + timeout
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=hidden,
    ) as process:
        try:
            while True:
                try:
                    answer, _ = process.communicate(timeout=_GLANCE)
                except subprocess.TimeoutExpired:
                    if time.monotonic() > until:
                        raise InputError(too_slow(name)) from None
                    if cancelled is not None and cancelled():
                        raise InputError("已取消，没有读入。") from None
                else:
                    return answer
        finally:
            process.kill()

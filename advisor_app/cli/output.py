"""How the command line speaks: JSON or plain lines on stdout, one sentence on stderr."""

from __future__ import annotations

import json
import sys
from typing import Any

OK, NOTHING_FOUND, BAD_INPUT = 0, 1, 2
BUG = 70
"""As EX_SOFTWARE of sysexits."""


def say(text: str = "") -> None:
    """One line for the reader."""
    sys.stdout.write(f"{text}\n")


def say_json(value: Any) -> None:
    """JSON on stdout, Chinese as it is."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")


def complain(sentence: str) -> None:
    """One plain sentence on stderr."""
    sys.stderr.write(f"{sentence}\n")


class Counter:
    """How many of all clients are done, on one line of a terminal; nothing where stderr is no terminal."""

    def __init__(self, word: str) -> None:
        self._word = word
        self._seen = sys.stderr.isatty()
        self._said = ""

    def tell(self, done: int, total: int, *_more: object) -> None:
        """Rewrite the line."""
        said = f"{self._word} {done} / {total} 家"
        if self._seen and said != self._said:
            sys.stderr.write(f"\r{said}")
            sys.stderr.flush()
            self._said = said

    def __enter__(self) -> Counter:
        return self

    def __exit__(self, *_: object) -> None:
        if self._said:
            sys.stderr.write(f"\r{' ' * width(self._said)}\r")
            sys.stderr.flush()


def width(text: str) -> int:
    """Columns a text takes in a terminal: a Chinese character takes two."""
    return sum(2 if ord(c) > 0x2E7F else 1 for c in text)


def pad(text: str, columns: int) -> str:
    """Fill up with spaces to ``columns``."""
    return text + " " * max(0, columns - width(text))

"""Telling of a bug without telling of a client.

What an exception says may quote what somebody entered, and so may local variables and log arguments. None
of that is ever written here: only code (files, lines, names), types, and the words Python itself uses.
"""

from __future__ import annotations

import builtins
import linecache
import logging
import re
import traceback
from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]
_DEEPEST = 60
"""Frames told of one exception: the outermost and the innermost half."""
_LONGEST = 300
_WORD = re.compile(r"\w+")
_PLACEHOLDER = re.compile(r"%(?:\([^)]*\))?[-#0 +]*\d*(?:\.\d+)?([a-zA-Z%])")
_PATH = re.compile(r'File "([^"]*)"')
_SAID = (
    "a an and any are argument arguments as assertion at attribute be but by can cannot contain could"
    " convert decode deleted descriptor division does empty encode error expected failed first for from"
    " function given got had has have in index instance integer invalid is it item iterable iteration"
    " keyword length less like literal local locked many match maximum may method missing module more must"
    " name no not object of on one only open operand operands or out positional range referenced required"
    " requires sequence set should size string subscriptable support supported takes than that the to too"
    " tuple type types unexpected unhashable unpack unsupported value values was were where which with"
    " without wrong zero C C++ Internal already closed database disk image malformed table NoneType"
)
_PLAIN = frozenset(_SAID.split())
"""The words of Python's and SQLite's own messages."""


def trace(error: BaseException) -> str:
    """The stack of an exception and of those behind it: types, places, own code; no values."""
    return "".join(f"{line}\n" for line in _lines(error, set()))


def _lines(error: BaseException, seen: set[int]) -> Iterator[str]:
    seen.add(id(error))
    behind = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if behind is not None and id(behind) not in seen:
        yield from _lines(behind, seen)
        yield ""
        yield "which led to:" if error.__cause__ is None else "which was the cause of:"
        yield ""
    frames = list(traceback.walk_tb(error.__traceback__))
    if frames:
        yield "Traceback (most recent call last):"
    for place, (frame, number) in enumerate(frames):
        if len(frames) > _DEEPEST and _DEEPEST // 2 <= place < len(frames) - _DEEPEST // 2:
            if place == _DEEPEST // 2:
                yield f"  … {len(frames) - _DEEPEST} frames"
            continue
        code = frame.f_code
        yield f'  File "{short(code.co_filename)}", line {number}, in {code.co_name}'
        source = linecache.getline(code.co_filename, number).strip() if _own(code.co_filename) else ""
        if source:
            yield f"    {source}"
    names = {name for frame, _ in frames for name in (*frame.f_code.co_names, *frame.f_code.co_varnames)}
    yield _headline(error, names)
    if isinstance(error, BaseExceptionGroup):
        for member in error.exceptions:
            if id(member) not in seen:
                yield from (f"  | {line}" for line in _lines(member, seen))


def _headline(error: BaseException, names: Iterable[str]) -> str:
    """Type, numbers that systems give errors, and what is left of the message: words of code and Python."""
    kind = type(error)
    said = [kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"]
    number = getattr(error, "errno", None)
    if isinstance(number, int):
        said.append(f"errno {number}")
    code = getattr(error, "sqlite_errorname", None)
    if isinstance(code, str) and code.startswith("SQLITE_"):
        said.append(code)
    message = clean(_text(error), names)
    return ": ".join([" ".join(said), *([message] if message.strip("… ") else [])])


def _text(error: BaseException) -> str:
    try:
        return str(error)
    except Exception:  # noqa: BLE001 (an exception that cannot be worded must not hide the stack)
        return ""


def clean(message: str, names: Iterable[str] = ()) -> str:
    """``message`` with every word left out that is neither Python's own nor among ``names`` of the code."""
    known = _PLAIN | set(dir(builtins)) | set(names)
    kept = _WORD.sub(lambda found: found[0] if found[0] in known else "…", message[: 4 * _LONGEST])
    return re.sub(r"…(?:[\W_]*…)+", "…", " ".join(kept.split()))[:_LONGEST]


def _own(filename: str) -> bool:
    return Path(filename).is_relative_to(_PACKAGE)


def short(filename: str) -> str:
    """A file of code without the folders of this machine."""
    path = Path(filename)
    if path.is_relative_to(_PACKAGE):
        return path.relative_to(_PACKAGE.parent).as_posix()
    parts = path.parts
    for folder in ("site-packages", "dist-packages"):
        if folder in parts:
            return "/".join(parts[len(parts) - parts[::-1].index(folder) :])
    return path.name


def shortened(stack: str) -> str:
    """What :mod:`faulthandler` wrote (files, lines and functions alone), without this machine's folders."""
    told = [line for line in stack.splitlines() if line.lstrip().startswith(("File ", "Fatal ", "Thread "))]
    told += ["Current thread"] if not told and stack.strip() else []
    return "\n".join(_PATH.sub(lambda found: f'File "{short(found[1])}"', line) for line in told)


class Recent(logging.Handler):
    """The last lines of the log, held in memory as their templates: arguments stay out, counts stay."""

    def __init__(self, lines: int = 60) -> None:
        super().__init__(logging.INFO)
        self._held: deque[str] = deque(maxlen=lines)
        self._clock = logging.Formatter()

    def emit(self, record: logging.LogRecord) -> None:
        """Hold one line."""
        told = template(record)
        if record.exc_info and record.exc_info[1] is not None:
            told += f" ({type(record.exc_info[1]).__qualname__})"
        self._held.append(f"{self._clock.formatTime(record)} {record.levelname} {record.name}: {told}")

    def lines(self) -> tuple[str, ...]:
        """What was held, the oldest first."""
        return tuple(self._held)


def template(record: logging.LogRecord) -> str:
    """A log line as its author wrote it: only what he marked ``%d``, a count, is filled in."""
    text = str(record.msg) if isinstance(record.msg, str) else type(record.msg).__qualname__
    args = iter(record.args if isinstance(record.args, tuple) else ())

    def fill(found: re.Match[str]) -> str:
        if found[1] == "%":
            return "%"
        value = next(args, None)
        return str(value) if found[1] == "d" and isinstance(value, int) else "…"

    return _PLACEHOLDER.sub(fill, text)

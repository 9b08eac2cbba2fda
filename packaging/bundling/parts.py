"""What a bundle is made of: the installed distributions that the program needs, and nothing of the tools."""

from __future__ import annotations

import re
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = "advisor-app"
EXTRAS = frozenset({"encryption"})
"""What is bundled besides the base: the client database encrypted on the disk."""
_LICENCE_FILE = re.compile(
    r"(?i)(^|/)(licen[cs]e|copying|notice|authors|copyright)[^/]*$|\.dist-info/licen[cs]es/"
)


def version() -> str:
    """The program's version, from the one place that has it."""
    text = (ROOT / "advisor_app" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "([^"]+)"', text, re.MULTILINE)
    if found is None:
        raise SystemExit("advisor_app/__init__.py 里没有 __version__")
    return found[1]


def distributions() -> tuple[metadata.Distribution, ...]:
    """The program's requirements on this system and theirs in turn, installed here; by name, it first.

    Raises PackageNotFoundError where one is not installed: the environment is not that of bundle.lock.
    """
    found: dict[str, metadata.Distribution] = {}
    todo = [(PROGRAM, EXTRAS)]
    done: set[tuple[str, frozenset[str]]] = set()
    while todo:
        name, extras = todo.pop()
        if (name, extras) in done:
            continue
        done.add((name, extras))
        dist = metadata.distribution(name)
        found[name] = dist
        for line in dist.requires or ():
            wanted = Requirement(line)
            if wanted.marker is None or any(
                wanted.marker.evaluate({"extra": extra}) for extra in ("", *extras)
            ):
                key = re.sub(r"[-_.]+", "-", wanted.name).lower()
                todo.append((key, frozenset(wanted.extras)))
    first = found.pop(PROGRAM)
    return (first, *(found[name] for name in sorted(found)))


def licence(dist: metadata.Distribution) -> str:
    """What a distribution says its licence is, in a line; "" where it says nothing usable."""
    told = dist.metadata
    for key in ("License-Expression", "License"):
        text = str((told.get_all(key) or [""])[0]).strip()
        if text and "\n" not in text and len(text) < 80:
            return text
    said = [c.rsplit(" :: ", 1)[-1] for c in told.get_all("Classifier") or () if c.startswith("License")]
    return "; ".join(said)


def licence_files(dist: metadata.Distribution) -> tuple[tuple[str, str], ...]:
    """The licence texts that lie in a distribution: name without folders of this machine, text; sorted."""
    found = {}
    for path in dist.files or ():
        name = path.as_posix()
        if not _LICENCE_FILE.search(name) or name.endswith((".py", ".pyc", ".pyi", ".so")):
            continue
        place = Path(str(dist.locate_file(path)))
        if place.is_file():
            found[name.replace("/", "_")] = place.read_text(encoding="utf-8", errors="replace")
    return tuple(sorted(found.items()))

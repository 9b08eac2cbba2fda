"""What the documents point at is there: links, pictures, files, names, commands, keys, labels."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from advisor_app.cli.main import build_parser
from advisor_app.runtime import resources
from advisor_app.ui.pages.keys import KEYS
from tests.house.test_words import ROOT, tracked_texts

DOCS = tuple(path for path in tracked_texts() if path.suffix == ".md")
MANUAL = resources.manual()
PICTURES = (ROOT / "docs" / "pictures", MANUAL.parent / "pictures")

LINK = re.compile(r"\]\(([^)\s#]+)(?:#[^)]*)?\)")
TICKED = re.compile(r"`([^`\n]+)`")
FILE = re.compile(r"(?:advisor_app|bench|docs|packaging|resources|tests)/[\w./\-一-鿿]+")
NOT_FILES = re.compile(r"[*]|文件/|_bundled")
"""Patterns, placeholders, and what only an installed wheel has."""
NAMED = re.compile(r"`(advisor_app/[\w/]+\.py)` `(\w+)`")


def test_every_link_leads_somewhere() -> None:
    lost = [
        f"{path.relative_to(ROOT)}: {target}"
        for path in DOCS
        for target in LINK.findall(path.read_text(encoding="utf-8"))
        if "://" not in target and not (path.parent / target).exists()
    ]
    assert lost == []


def test_every_picture_is_shown_somewhere() -> None:
    shown = {
        (path.parent / target).resolve()
        for path in DOCS
        for target in LINK.findall(path.read_text(encoding="utf-8"))
    }
    kept = {picture.resolve() for folder in PICTURES for picture in folder.iterdir()}
    assert kept - shown == set()


def test_every_file_that_is_named_is_there() -> None:
    lost = [
        f"{path.relative_to(ROOT)}: {name}"
        for path in DOCS
        for ticked in TICKED.findall(path.read_text(encoding="utf-8"))
        for name in FILE.findall(ticked)
        if not NOT_FILES.search(ticked) and not (ROOT / name.rstrip(".")).exists()
    ]
    assert lost == []


def names_of(path: Path) -> set[str]:
    """Classes and functions, methods too."""
    made = (ast.ClassDef, ast.FunctionDef)
    return {
        node.name for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, made)
    }


def test_the_walk_names_what_is_there() -> None:
    found = NAMED.findall((ROOT / "docs" / "一个数的路.md").read_text(encoding="utf-8"))
    assert len(found) > 15
    assert [(file, name) for file, name in found if name not in names_of(ROOT / file)] == []


COMMAND = re.compile(r"`(?:\.venv/bin/)?advisor ((?:[a-z][a-z-]* ?)+)")


def verbs(parser: object) -> dict[str, object]:
    """The commands below a parser."""
    for action in getattr(parser, "_actions", ()):
        if isinstance(action.choices, dict):
            return action.choices
    return {}


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_every_command_is_one(path: Path) -> None:
    for words in COMMAND.findall(path.read_text(encoding="utf-8")):
        below = verbs(build_parser(words.split()[0]))
        for word in words.split():
            if not below:
                break
            assert word in below, f"advisor {words}"
            below = verbs(below[word])


MODULE = re.compile(r"python -m ((?:bench|tests|docs)[\w.]*)")


def test_every_module_that_is_run_is_there() -> None:
    for path in DOCS:
        for name in MODULE.findall(path.read_text(encoding="utf-8")):
            place = ROOT.joinpath(*name.split("."))
            assert place.with_suffix(".py").exists() or (place / "__main__.py").exists(), (path.name, name)


def test_the_manual_knows_the_keys() -> None:
    real = {part.strip() for _, rows in KEYS for keys, _ in rows for part in keys.split("/")}
    spans = {f"Ctrl+{number}": "Ctrl+1 … Ctrl+8" for number in range(1, 9)} | {
        f"Alt+{number}": "Alt+1 … Alt+8" for number in range(1, 9)
    }
    told = re.findall(
        r"(?:Ctrl|Alt|Shift)(?:\+Shift)?\+(?:F?\d+|[A-Z]|回车|→)", MANUAL.read_text(encoding="utf-8")
    )
    assert told
    assert [keys for keys in told if spans.get(keys, keys) not in real] == []


def test_the_manual_calls_buttons_by_their_names() -> None:
    sources = (ROOT / "advisor_app" / "ui").rglob("*.py")
    window = "".join(path.read_text(encoding="utf-8") for path in sources)
    told = re.findall(r"“([^“”]+…)”", MANUAL.read_text(encoding="utf-8"))
    assert len(told) > 15
    assert [name for name in told if f'"{name}"' not in window] == []

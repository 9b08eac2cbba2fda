"""What was handed over, read as its reader would."""

from __future__ import annotations

from pathlib import Path

from pypdf import PdfReader


def one(folder: Path, pattern: str) -> Path:
    """The one file of that name, in the folder or below."""
    (found,) = folder.rglob(pattern)
    return found


def words(path: Path) -> str:
    """A PDF's text without spaces and line ends, which depend on where lines break."""
    return "".join("".join(page.extract_text() for page in PdfReader(path).pages).split())

"""Blocks of cells on the clipboard: as Excel, WPS and web pages write them, and as they read them.

Tab-separated text quotes a cell that holds a tab, a line break or a quote mark in front. A cell that a
spreadsheet would take for a formula gets an apostrophe in front, taken off again when it is read here.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from html.parser import HTMLParser

from advisor_app.ui.models.matching import number

Grid = list[list[str]]
_CELL = re.compile(r'"((?:[^"]|"")*)"(?=[\t\r\n]|\Z)|([^\t\r\n]*)')
_BREAK = re.compile(r"\r\n|\r|\n")
_FORMULA = ("=", "+", "-", "@")
_APOSTROPHE = "'"
_RISKY = (*_FORMULA, _APOSTROPHE)
LARGEST = 200_000
"""Cells of a block beyond which it is taken for something else than a block of a table."""
_STARTS = frozenset("0123456789+-")
_DIGITS_KEPT = 15
"""A spreadsheet's numbers keep so many digits; codes are longer."""


def write_text(grid: Sequence[Sequence[str]]) -> str:
    """The block as tab-separated text; one cell stands alone, without a line break behind it."""
    lines = ["\t".join(_quoted(_guarded(cell)) for cell in row) for row in grid]
    return lines[0] if len(lines) == 1 else "".join(f"{line}\n" for line in lines)


def write_html(grid: Sequence[Sequence[str]]) -> str:
    """The block as a table in which everything but plain numbers is told to be text."""
    rows = "".join(f"<tr>{''.join(_html_cell(cell) for cell in row)}</tr>" for row in grid)
    return f'<meta charset="utf-8"><table>{rows}</table>'


def read_block(text: str, markup: str = "") -> Grid:
    """The cells of a block, from its text or, where that holds no cells and ``markup`` a table, from that."""
    if "\t" not in text and "<table" in markup.lower():
        found = read_html(markup)
        if found:
            return found
    return read_text(text)


def read_text(text: str) -> Grid:
    """The cells of tab-separated text; the line break at the very end adds no row."""
    grid: Grid = [[]]
    at = 0
    while True:
        found = _CELL.match(text, at)
        assert found is not None  # the empty text is a cell, too
        cell = found[2] if found[1] is None else found[1].replace('""', '"')
        grid[-1].append(_unguarded(cell))
        at = found.end()
        if at == len(text):
            return grid
        if text[at] == "\t":
            at += 1
            continue
        broken = _BREAK.match(text, at)
        assert broken is not None  # a cell ends at a tab, a line break or the end
        at = broken.end()
        if at == len(text):
            return grid
        grid.append([])


def _guarded(cell: str) -> str:
    if not cell.startswith(_RISKY):
        return cell
    bare = cell.lstrip(_APOSTROPHE)
    return f"{_APOSTROPHE}{cell}" if bare.startswith(_FORMULA) and number(cell) is None else cell


def _unguarded(cell: str) -> str:
    return (
        cell[1:] if cell.startswith(_APOSTROPHE) and cell.lstrip(_APOSTROPHE).startswith(_FORMULA) else cell
    )


def _quoted(cell: str) -> str:
    if cell.startswith('"') or any(sign in cell for sign in "\t\r\n"):
        return '"' + cell.replace('"', '""') + '"'
    return cell


def _html_cell(cell: str) -> str:
    is_number = cell[:1] in _STARTS and number(cell) is not None and _fits(cell)
    shown = html.escape(cell, quote=False)
    if "\n" in shown or "\r" in shown:
        shown = _BREAK.sub("<br style='mso-data-placement:same-cell'>", shown)
    return f"<td>{shown}</td>" if is_number else f"<td style=\"mso-number-format:'\\@'\">{shown}</td>"


def _fits(cell: str) -> bool:
    """A number loses nothing of it: no zero in front, not more digits than are kept."""
    padded = len(cell) > 1 and cell[0] == "0" and cell[1].isdigit()
    return not padded and sum(c.isdigit() for c in cell) <= _DIGITS_KEPT


def read_html(markup: str) -> Grid:
    """The cells of the first table; a cell over several columns is followed by empty ones."""
    reader = _TableReader()
    reader.feed(markup)
    reader.close()
    return [row for row in reader.grid if row]


class _TableReader(HTMLParser):
    """Reads rows and cells; markup within a cell is passed over."""

    def __init__(self) -> None:
        super().__init__()
        self.grid: Grid = []
        self._cell: list[str] | None = None
        self._over = 0
        self._wide = 1
        self._deep = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A row or a cell begins."""
        if tag == "table":
            self._deep += 1
        if self._deep != 1:
            return
        if tag == "tr":
            self._end_cell()
            self.grid.append([])
        elif tag in ("td", "th"):
            self._end_cell()
            if not self.grid:
                self.grid.append([])
            over = dict(attrs).get("colspan") or "1"
            self._wide = min(int(over), 1000) if over.isascii() and over.isdigit() else 1
            self._cell = []
        elif tag == "br" and self._cell is not None:
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """A row, a cell or the table ends."""
        if self._deep == 1 and tag in ("td", "th", "tr", "table"):
            self._end_cell()
        if tag == "table":
            self._deep -= 1
            if self._deep == 0:
                self._deep = -1_000_000  # only the first table

    def handle_data(self, data: str) -> None:
        """Text; line breaks of the source are spaces, as in a browser."""
        if self._cell is not None and self._deep >= 1:
            self._cell.append(re.sub(r"[ \t\r\n\f]+", " ", data))

    def _end_cell(self) -> None:
        if self._cell is not None:
            lines = "".join(self._cell).replace("\xa0", " ").split("\n")
            self.grid[-1].append("\n".join(line.strip() for line in lines))
            self.grid[-1] += [""] * (max(1, self._wide) - 1)
            self._cell, self._wide = None, 1

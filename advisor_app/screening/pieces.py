"""A large workbook cut into small ones: some thousand rows of its first sheet each, as they stand.

What is in a cell is left to the library that reads workbooks; here only the zip archive and the starts of
rows are looked at. So a sheet is never inflated as a whole, and several threads can read it at once.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

PIECE = 4 * 2**20
"""Bytes of a piece of the sheet (some two thousand rows of forty columns): small enough for caches."""
FIRST = 2**18
"""Bytes of the first piece, which holds the header: below it a column of numbers has nothing but numbers."""
MOST_BYTES = 8 * 2**30
"""What one may hold once inflated, as its archive says: twice the largest sheet of a hundred columns."""
_READ = 2**20
_HEAD = 2**20
"""The sheet's rows begin within so many bytes."""
_TIMES_SHARED = 4
"""Every piece carries the shared texts: it is to be so many times as large as these."""
_SHEETS = "xl/worksheets/"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_BEFORE = f'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{_MAIN}"><sheetData>'.encode()
_AFTER = b"</sheetData></worksheet>"
_NUMBER = re.compile(rb'<row (?:[^>]* )?r="([0-9]{1,7})"')


class NotPlainError(Exception):
    """The sheet is written in a way that can't be cut safely: it has to be read as a whole."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Rows ``above + 1`` to ``last`` of the sheet as a workbook of their own.

    One row more, with a mark in column A, keeps columns and rows where they are: the row ``above`` in front,
    or, in the first piece, the row after the last.
    """

    number: int
    above: int
    last: int
    rows: bytes
    workbook: bytes


def sizes(path: Path) -> tuple[int, int]:
    """What an archive says it holds once inflated: in all, and the largest sheet; 0 if it is no archive."""
    try:
        with zipfile.ZipFile(path) as book:
            told = book.infolist()
    except (zipfile.BadZipFile, OSError):
        return 0, 0
    sheets = [member.file_size for member in told if member.filename.startswith(_SHEETS)]
    return sum(member.file_size for member in told), max(sheets, default=0)


def pieces(path: Path | IO[bytes], size: int = PIECE) -> Iterator[Piece]:
    """The pieces of the first sheet, ``size`` bytes each or a little more; raises NotPlainError."""
    with zipfile.ZipFile(path) as book:
        sheet = _first_sheet(book)
        kept = {name: book.read(name) for name in book.namelist() if _is_kept(name)}
        size = max(size, _TIMES_SHARED * sum(map(len, kept.values())))
        with book.open(sheet) as file:
            above = 0
            for number, rows in enumerate(_cut(file, size)):
                last = _row_number(rows, rows.rfind(b"<row "))
                if last <= above or _row_number(rows, 0) <= above:
                    raise NotPlainError
                if rows.count(b"<row") != rows.count(b"<row ") or b"<!" in rows:
                    raise NotPlainError
                yield Piece(number, above, last, rows, _workbook(kept, sheet, _marked(rows, above, last)))
                above = last


def _is_kept(name: str) -> bool:
    """What a workbook needs beside the sheet: the list of sheets, styles, shared texts."""
    folder, _, file = name.rpartition("/")
    return (
        folder in ("", "_rels", "xl", "xl/_rels")
        and file.endswith((".xml", ".rels"))
        and file != "calcChain.xml"
    )


def _first_sheet(book: zipfile.ZipFile) -> str:
    """The archive's name of the first sheet."""
    from defusedxml import DefusedXmlException  # noqa: PLC0415
    from defusedxml.ElementTree import ParseError, fromstring  # noqa: PLC0415

    try:
        first = fromstring(book.read("xl/workbook.xml")).find(f"{{{_MAIN}}}sheets/{{{_MAIN}}}sheet")
        links = fromstring(book.read("xl/_rels/workbook.xml.rels"))
    except (KeyError, ParseError, DefusedXmlException):
        raise NotPlainError from None
    key = None if first is None else first.get(f"{{{_OFFICE}}}id")
    for link in links:
        if link.get("Id") == key:
            target = str(link.get("Target"))
            name = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
            if name.startswith(_SHEETS) and name in book.namelist():
                return name
    raise NotPlainError


def _cut(file: IO[bytes], size: int) -> Iterator[bytes]:
    """The rows of a sheet, ``size`` bytes or a little more at a time, cut where a row starts."""
    held = file.read(_HEAD)
    start = held.find(b"<sheetData>")
    if start < 0:
        raise NotPlainError
    held = held[start + len(b"<sheetData>") :].lstrip()
    at = held.rfind(b"<row ", 0, FIRST)
    if at > 0:
        yield held[:at]
        held = held[at:]
    parts, length = [held], len(held)
    ended = b"</sheetData>" in held
    while not ended:
        read = file.read(_READ)
        if not read:
            raise NotPlainError
        # the end may lie across two readings
        ended = b"</sheetData>" in parts[-1][-16:] + read
        parts.append(read)
        length += len(read)
        if length >= size and not ended:
            joined = b"".join(parts)
            at = joined.rfind(b"<row ")
            if at <= 0:
                raise NotPlainError  # one row as large as a piece
            yield joined[:at]
            parts, length = [joined[at:]], len(joined) - at
    yield b"".join(parts).partition(b"</sheetData>")[0]


def _row_number(rows: bytes, at: int) -> int:
    found = _NUMBER.match(rows, max(at, 0))
    if found is None:
        raise NotPlainError
    return int(found.group(1))


def _marked(rows: bytes, above: int, last: int) -> tuple[bytes, ...]:
    """A sheet of the rows and the one with a mark in column A."""
    mark = b'<row r="%d"><c r="A%d" t="inlineStr"><is><t>-</t></is></c></row>'
    if above == 0:
        return (_BEFORE, rows, mark % (last + 1, last + 1), _AFTER)
    return (_BEFORE, mark % (above, above), rows, _AFTER)


def _workbook(kept: dict[str, bytes], sheet: str, content: tuple[bytes, ...]) -> bytes:
    """A workbook of one sheet: not compressed, it is read at once."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as book:
        for name, own in kept.items():
            book.writestr(name, own)
        with book.open(sheet, "w") as file:
            file.writelines(content)
    return made.getvalue()

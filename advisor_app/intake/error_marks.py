"""The cells of an .xls, .xlsb or .ods that hold an error: the reader of their values leaves those blank.

Of an .xls the two records that can hold one are looked at (MS-XLS 2.4.24 BoolErr, 2.4.127 Formula), in the
stream that its container names (MS-CFB 2.2); so of an .xlsb (MS-XLSB BrtCellError, BrtFmlaError), in the
parts that its workbook names; of an .ods the cells whose kind is an error, or whose formula
shows one. What is odd is left for the reader of values to refuse.
"""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from xml.parsers import expat

from advisor_app.intake.book import MOST_COLUMNS, MOST_ROWS, MOST_SHEETS, WIDTH, Mark
from advisor_app.intake.refusals import RefusedError
from advisor_app.intake.xlsx_marks import SheetMarks

_WORDS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}
_BOF, _EOF, _SHEET, _FORMULA, _BOOL_ERR = 0x0809, 0x000A, 0x0085, 0x0006, 0x0205
_ROW, _CELL_ERRORS, _BUNDLE = 0, frozenset({3, 11}), 156
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError)
"""What an archive raises that is damaged, encrypted or packed in another way."""
_FREE = 0xFFFFFFF0
"""Sector numbers from here on mean something else than a sector."""
_SHOWN_ERROR = re.compile(r"#(?:N/A|[A-Z]+(?:/0)?[!?])|Err:\d+")
_CHUNK = 1 << 18
_MOST = 100_000
"""Errors of a sheet: one with more is no list."""


def _mark(marks: SheetMarks, row: int, column: int, word: str) -> None:
    if row < MOST_ROWS and column < MOST_COLUMNS and len(marks.cells) < _MOST:
        marks.cells[row * WIDTH + column] = Mark.ERROR
        marks.errors[row * WIDTH + column] = word


# --- xls --------------------------------------------------------------------------------------------------


def of_xls(data: bytes) -> list[SheetMarks]:
    """Of each worksheet in order; empty where the container is not as it should be."""
    try:
        stream = _stream(data)
        return [_sheet(stream, at) for at in _sheets(stream)]
    except (struct.error, IndexError, LookupError, ValueError):
        return []


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """The records from a place on, up to the end of what begins there; embedded charts are passed over."""
    deep = 0
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        deep += (kind == _BOF) - (kind == _EOF)
        if deep == 1:
            yield kind, stream[at + 4 : at + 4 + size]
        if deep <= 0:
            return
        at += 4 + size


def _sheets(stream: bytes) -> list[int]:
    """Where the worksheets begin."""
    found = []
    for kind, body in _records(stream, 0):
        if kind == _SHEET and body[5] == 0:
            found.append(struct.unpack_from("<I", body)[0])
    return found[:MOST_SHEETS]


def _sheet(stream: bytes, at: int) -> SheetMarks:
    marks = SheetMarks()
    for kind, body in _records(stream, at):
        if kind == _BOOL_ERR and len(body) >= 8 and body[7] == 1:
            code = body[6]
        elif kind == _FORMULA and len(body) >= 14 and body[12:14] == b"\xff\xff" and body[6] == 2:
            code = body[8]
        else:
            continue
        row, column = struct.unpack_from("<HH", body)
        _mark(marks, row, column, _WORDS.get(code, "#ERROR!"))
    return marks


def _stream(data: bytes) -> bytes:
    """The workbook in its container: a file system of sectors, small files in one of smaller ones."""
    size, small = (1 << shift for shift in struct.unpack_from("<HH", data, 30))
    first, _, cutoff, first_small = struct.unpack_from("<4I", data, 48)
    if size not in {512, 4096} or small != 64:
        raise ValueError(size)

    def sector(number: int) -> bytes:
        return data[(number + 1) * size : (number + 2) * size]

    table = _table(data, size, sector)
    entries = b"".join(sector(each) for each in _chain(first, table))
    root = wanted = None
    for at in range(0, len(entries) - 127, 128):
        entry = entries[at : at + 128]
        length, kind = struct.unpack_from("<HB", entry, 64)
        name = entry[: max(0, length - 2)].decode("utf-16-le")
        start, bytes_ = struct.unpack_from("<II", entry, 116)
        if kind == 5:
            root = start
        elif kind == 2 and name in {"Workbook", "Book"}:
            wanted = (start, bytes_)
    if root is None or wanted is None:
        raise LookupError("no workbook")
    start, bytes_ = wanted
    if bytes_ >= cutoff:
        return b"".join(sector(each) for each in _chain(start, table))[:bytes_]
    inside = b"".join(sector(each) for each in _chain(root, table))
    smalls = _numbers(b"".join(sector(each) for each in _chain(first_small, table)))
    return b"".join(inside[each * small : (each + 1) * small] for each in _chain(start, smalls))[:bytes_]


def _table(data: bytes, size: int, read: Callable[[int], bytes]) -> list[int]:
    """Which sector follows which."""
    places = [each for each in struct.unpack_from("<109I", data, 76) if each < _FREE]
    more, count = struct.unpack_from("<II", data, 68)
    while more < _FREE and count > 0:
        further = _numbers(read(more))
        places += [each for each in further[:-1] if each < _FREE]
        more, count = further[-1], count - 1
    if len(places) > len(data) // size:
        raise ValueError("more tables than sectors")
    return _numbers(b"".join(read(each) for each in places))


def _numbers(content: bytes) -> list[int]:
    return list(struct.unpack(f"<{len(content) // 4}I", content[: len(content) // 4 * 4]))


def _chain(start: int, table: list[int]) -> Iterator[int]:
    """The sectors of a file; ValueError where they go round."""
    left = len(table) + 1
    while start < _FREE:
        if not left:
            raise ValueError("a circle")
        left -= 1
        yield start
        start = table[start]


# --- xlsb -------------------------------------------------------------------------------------------------


def of_xlsb(archive: zipfile.ZipFile) -> list[SheetMarks]:
    """Of each worksheet in order; RefusedError for a document type, empty where it is not as it should be."""
    try:
        return [_binary_sheet(archive.read(name)) for name in _binary_sheets(archive)]
    except (struct.error, IndexError, LookupError, ValueError, expat.ExpatError, *_DAMAGED):
        return []


def _binary_sheets(archive: zipfile.ZipFile) -> list[str]:
    """The parts of the worksheets, in the workbook's order."""
    targets: dict[str, str] = {}

    def start(_name: str, told: dict[str, str]) -> None:
        if "Id" in told and "Target" in told:
            target = told["Target"]
            targets[told["Id"]] = target[1:] if target.startswith("/") else f"xl/{target}"

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = _refuse
    parser.Parse(archive.read("xl/_rels/workbook.bin.rels"), True)
    content, found = archive.read("xl/workbook.bin"), []
    for kind, at, _ in _binary_records(content):
        if kind == _BUNDLE:
            (length,) = struct.unpack_from("<I", content, at + 8)
            part = targets[content[at + 12 : at + 12 + 2 * length].decode("utf-16-le")]
            if part.startswith("xl/worksheets/"):
                found.append(part)
    return found[:MOST_SHEETS]


def _binary_sheet(content: bytes) -> SheetMarks:
    marks, row = SheetMarks(), 0
    for kind, at, size in _binary_records(content):
        if kind == _ROW:
            (row,) = struct.unpack_from("<I", content, at)
        elif kind in _CELL_ERRORS and size > 8:
            (column,) = struct.unpack_from("<I", content, at)
            _mark(marks, row, column, _WORDS.get(content[at + 8], "#ERROR!"))
    return marks


def _binary_records(content: bytes) -> Iterator[tuple[int, int, int]]:
    """Each record's kind, and where its body lies and how long it is: both numbers of seven bits a byte."""
    at, end = 0, len(content)
    while at < end:
        kind, at = content[at], at + 1
        if kind > 127:
            kind, at = kind & 127 | (content[at] & 127) << 7, at + 1
        size = shift = 0
        while True:
            byte, at = content[at], at + 1
            size |= (byte & 127) << shift
            shift += 7
            if byte < 128 or shift > 21:
                break
        yield kind, at, size
        at += size


# --- ods --------------------------------------------------------------------------------------------------


def of_ods(archive: zipfile.ZipFile) -> list[SheetMarks]:
    """Of each sheet in order; RefusedError for a document type, ExpatError for what is no XML: the reader of
    values may never come to an end of that."""
    reading = _Ods()
    parser = expat.ParserCreate()
    parser.StartElementHandler = reading.start
    parser.EndElementHandler = reading.end
    parser.CharacterDataHandler = reading.text
    parser.StartDoctypeDeclHandler = _refuse
    try:
        with archive.open("content.xml") as content:
            while chunk := content.read(_CHUNK):
                parser.Parse(chunk, False)
            parser.Parse(b"", True)
    except (KeyError, *_DAMAGED):
        return []
    return reading.sheets


def _refuse(*_told: object) -> None:
    raise RefusedError(
        "表格里有不该有的内容（DOCTYPE），为安全起见没有读。请用 WPS 打开后另存为 .xlsx 再试。"
    )


class _Ods:
    def __init__(self) -> None:
        self.sheets: list[SheetMarks] = []
        self._row = self._column = 0
        self._rows = self._columns = 1
        self._said: list[str] | None = None
        self._sure = False
        self._found: list[tuple[int, int, str]] = []

    def start(self, name: str, told: dict[str, str]) -> None:
        if name == "table:table":
            self.sheets.append(SheetMarks())
            self._row = 0
        elif name == "table:table-row":
            self._rows, self._column, self._found = _times(told, "table:number-rows-repeated"), 0, []
        elif name in {"table:table-cell", "table:covered-table-cell"}:
            self._columns = _times(told, "table:number-columns-repeated")
            self._sure = told.get("calcext:value-type") == "error"
            self._said = [] if self._sure or "table:formula" in told else None

    def text(self, content: str) -> None:
        if self._said is not None and len(self._said) < 20:
            self._said.append(content)

    def end(self, name: str) -> None:
        if name in {"table:table-cell", "table:covered-table-cell"}:
            if self._said is not None:
                word = "".join(self._said).strip()[:20]
                if self._sure or _SHOWN_ERROR.fullmatch(word):
                    self._found.append((self._column, self._columns, word or "#ERROR!"))
                self._said = None
            self._column += self._columns
        elif name == "table:table-row" and self.sheets:
            for row in range(self._row, min(self._row + self._rows, MOST_ROWS) if self._found else 0):
                for column, times, word in self._found:
                    for each in range(column, min(column + times, MOST_COLUMNS)):
                        _mark(self.sheets[-1], row, each, word)
            self._row += self._rows


def _times(told: dict[str, str], name: str) -> int:
    text = told.get(name, "1")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 8 else 1

"""What an .xlsx says of its cells beside their values, and whether it is small enough to be opened.

One pass over each sheet's XML as it is unpacked, so that a million rows or a bomb are refused before
anything is kept: which cells are shown as per cent, hold an error or a formula without its result, which
rows and columns are hidden. A document type (the door of XML bombs) is refused.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from dataclasses import dataclass, field
from xml.parsers import expat

from advisor_app.intake.book import MOST_CELLS, MOST_COLUMNS, MOST_INSIDE, MOST_ROWS, MOST_SHEETS, WIDTH, Mark
from advisor_app.intake.refusals import (
    RefusedError,
    too_large,
    too_many_cells,
    too_many_columns,
    too_many_rows,
    too_many_sheets,
)

_CHUNK = 1 << 18
_PERCENT_IDS = frozenset({9, 10})
"""The built-in number formats 0% and 0.00%."""
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_REF = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


@dataclass(slots=True)
class SheetMarks:
    """Of one sheet: marks by place (``row * WIDTH + column``), hidden rows and columns."""

    cells: dict[int, str] = field(default_factory=dict)
    errors: dict[int, str] = field(default_factory=dict)
    """What stands in the cells that hold an error: ``#REF!``."""
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Marks:
    """Of a workbook: its sheets by name."""

    sheets: dict[str, SheetMarks] = field(default_factory=dict)

    @classmethod
    def of(cls, archive: zipfile.ZipFile, name: str) -> Marks:
        """Read them; RefusedError for what is too large or forbidden, empty marks for what is odd."""
        return _Reading(archive, name).all()


class _Reading:
    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self._archive = archive
        self._name = name
        self._unpacked = 0
        self._cells = 0

    def all(self) -> Marks:
        places = self._sheet_files()
        if len(places) > MOST_SHEETS:
            raise too_many_sheets(self._name)
        percent = self._percent_styles()
        return Marks({title: self._sheet(title, file, percent) for title, file in places.items()})

    def _parse(self, file: str, start: object, text: object = None) -> None:
        """Unpack and parse one part bit by bit; a broken one ends where it breaks: calamine judges it."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._refuse_doctype
        parser.StartElementHandler = start  # type: ignore[assignment]
        if text is not None:
            parser.CharacterDataHandler = text  # type: ignore[assignment]
        try:
            with self._archive.open(file) as stream:
                while chunk := stream.read(_CHUNK):
                    self._unpacked += len(chunk)
                    if self._unpacked > MOST_INSIDE:
                        raise too_large(self._name)
                    parser.Parse(chunk, False)
        except (expat.ExpatError, KeyError):
            return

    def _refuse_doctype(self, *_told: object) -> None:
        raise RefusedError(f"“{self._name}”里有不该有的内容（DOCTYPE），为安全起见没有读，请另存一份再试。")

    def _sheet_files(self) -> dict[str, str]:
        targets: dict[str, str] = {}
        named: dict[str, str] = {}

        def relation(tag: str, told: dict[str, str]) -> None:
            if tag.rpartition(":")[2] == "Relationship":
                target = told.get("Target", "")
                whole = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
                targets[told.get("Id", "")] = posixpath.normpath(whole)

        def sheet(tag: str, told: dict[str, str]) -> None:
            if tag.rpartition(":")[2] == "sheet":
                number = next((v for k, v in told.items() if k.rpartition(":")[2] == "id"), "")
                if len(named) <= MOST_SHEETS:
                    named[told.get("name", "")] = number

        self._parse("xl/_rels/workbook.xml.rels", relation)
        self._parse("xl/workbook.xml", sheet)
        inside = set(self._archive.namelist())
        found = {title: targets.get(number, "") for title, number in named.items()}
        return {title: file for title, file in found.items() if file in inside}

    def _percent_styles(self) -> frozenset[str]:
        """The cell styles, by number as text, whose number format is a per cent."""
        formats: set[int] = set(_PERCENT_IDS)
        styles: list[bool] = []
        inside: list[bool] = [False]

        def start(tag: str, told: dict[str, str]) -> None:
            match tag.rpartition(":")[2]:
                case "numFmt":
                    number = told.get("numFmtId", "")
                    if number.isdigit() and "%" in _QUOTED.sub("", told.get("formatCode", "")):
                        formats.add(int(number))
                case "cellXfs":
                    inside[0] = True
                case "cellStyleXfs" | "cellStyles" | "dxfs":
                    inside[0] = False
                case "xf" if inside[0] and len(styles) < 100_000:
                    number = told.get("numFmtId", "0")
                    styles.append(number.isdigit() and int(number) in formats)

        self._parse("xl/styles.xml", start)
        return frozenset(str(place) for place, is_percent in enumerate(styles) if is_percent)

    def _sheet(self, title: str, file: str, percent: frozenset[str]) -> SheetMarks:
        seen = _SheetXml(self, title, percent)
        self._parse(file, seen.start, seen.text)
        seen.end_cell()
        return seen.marks

    def count_cell(self) -> None:
        self._cells += 1
        if self._cells > MOST_CELLS:
            raise too_many_cells(self._name)

    def check_place(self, title: str, row: int, column: int) -> None:
        if row >= MOST_ROWS:
            raise too_many_rows(self._name, title)
        if column >= MOST_COLUMNS:
            raise too_many_columns(self._name, title)


class _SheetXml:
    """The start tags of one sheet: ``row``, ``c`` with its ``f`` and ``v``, ``col``."""

    def __init__(self, reading: _Reading, title: str, percent: frozenset[str]) -> None:
        self.marks = SheetMarks()
        self._reading = reading
        self._title = title
        self._percent = percent
        self._at = -1
        self._row, self._column = -1, -1
        self._formula = self._value = self._in_value = False

    def text(self, told: str) -> None:
        """Text of a cell's value: only a cell that holds one counts, not one that merely has a style."""
        if self._in_value and not self._value and self._at >= 0 and told.strip():
            self._value = True
            self._reading.check_place(self._title, self._row, self._column)
            self._reading.count_cell()
            if self.marks.cells.get(self._at) == Mark.ERROR:
                self.marks.errors[self._at] = told.strip()[:20]

    def start(self, tag: str, told: dict[str, str]) -> None:
        match tag.rpartition(":")[2]:
            case "c":
                self.end_cell()
                self._cell(told)
            case "f":
                self._formula = True
            case "v" | "is":
                self._in_value = True
            case "row":
                self.end_cell()
                number = told.get("r", "")
                self._row = int(number) - 1 if number.isdigit() else self._row + 1
                self._column = -1
                if told.get("hidden") in ("1", "true") and self._row < MOST_ROWS:
                    self.marks.hidden_rows.append(self._row)
            case "col" if told.get("hidden") in ("1", "true"):
                first, last = told.get("min", ""), told.get("max", "")
                if first.isdigit() and last.isdigit():
                    columns = range(int(first) - 1, min(int(last), MOST_COLUMNS))
                    self.marks.hidden_columns.extend(columns)

    def _cell(self, told: dict[str, str]) -> None:
        found = _REF.fullmatch(told.get("r", ""))
        if found is None:
            self._column += 1
        else:
            self._column = _column(found.group(1))
            self._row = int(found.group(2)) - 1
        self._formula = self._value = self._in_value = False
        self._at = self._row * WIDTH + self._column
        if told.get("t") == "e":
            self.marks.cells[self._at] = Mark.ERROR
        elif told.get("s") in self._percent:
            self.marks.cells[self._at] = Mark.PERCENT

    def end_cell(self) -> None:
        """A cell is over: a formula that has no result is marked, a mark of nothing is dropped."""
        if self._at < 0:
            return
        if self._formula and not self._value:
            self._reading.check_place(self._title, self._row, self._column)
            self._reading.count_cell()
            self.marks.cells[self._at] = Mark.NO_RESULT
        elif not self._value:
            self.marks.cells.pop(self._at, None)
        self._at = -1


def _column(name: str) -> int:
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1

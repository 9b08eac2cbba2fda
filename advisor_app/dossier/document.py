"""A dossier before it is paper or workbook: frozen blocks that every writer renders.

Values stay typed (money in 元, days, numbers), so that a workbook gets real numbers and paper gets
the one number format. What kind of dossier it is only its builder knows.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from advisor_app.domain.money import format_wan
from advisor_app.domain.phrases import ABSENT, SYMBOLS, Tone, trim


class Kind(StrEnum):
    """How a cell's value is written."""

    TEXT = "text"
    CODE = "code"
    """Text that looks like a number and must stay text: codes, article numbers."""
    MONEY = "money"
    """Kept in 元, shown in 万元 with two decimals."""
    NUMBER = "number"
    DATE = "date"
    STATUS = "status"


@dataclass(frozen=True, slots=True)
class Status:
    """A word that is also a symbol and a colour."""

    word: str
    tone: Tone

    @property
    def symbol(self) -> str:
        """The one character that tells it without colour."""
        return SYMBOLS[self.tone]

    def __str__(self) -> str:
        return f"{self.symbol} {self.word}"


Value = str | int | Decimal | dt.date | Status | None


@dataclass(frozen=True, slots=True)
class SumOf:
    """A workbook's formula: the sum of a table's column, where ``match`` = (column, word) holds.

    ``table`` empty: the rows of the table the cell itself stands in.
    """

    column: int
    table: str = ""
    match: tuple[int, str] | None = None


@dataclass(frozen=True, slots=True)
class SumAbove:
    """A workbook's formula: the sum of the ``count`` cells right above."""

    count: int


@dataclass(frozen=True, slots=True)
class Fill:
    """What a cell takes that is to be filled in; ``hint`` is told where it is entered.

    ``kind`` MONEY is entered in 万元, NUMBER as a number, DATE as a day; ``choices`` alone may be chosen.
    ``minimum``: the least a figure may be, in the unit it is entered in; None: it may be negative.
    """

    kind: Kind = Kind.TEXT
    choices: tuple[str, ...] = ()
    hint: str = ""
    minimum: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A value; where it leads (``link``), what leads to it (``anchor``), a note in the margin.

    ``formula`` must come to ``value``: paper prints the value, a workbook shows how it is made.
    ``kind`` None: as the column says. ``fill``: the client writes here (an unlocked, tinted cell with a
    check of what is entered; on paper an empty box). A ``link`` to ``file:`` leads to a file beside it.
    """

    value: Value
    kind: Kind | None = None
    link: str = ""
    anchor: str = ""
    note: str = ""
    formula: SumOf | SumAbove | None = None
    strong: bool = False
    fill: Fill | None = None


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column; ``width`` in full-width characters; ``choices`` make a drop-down in a workbook.

    ``hidden``: for the program that reads the workbook back; a person does not see it, paper has it not.
    """

    title: str
    width: float
    kind: Kind = Kind.TEXT
    choices: tuple[str, ...] = ()
    hidden: bool = False


# --- blocks -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 3; ``anchor`` makes it a link's target."""

    text: str
    level: int = 1
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """A run of a paragraph."""

    text: str
    strong: bool = False
    tone: Tone | None = None


class Role(StrEnum):
    """What a paragraph is for; the writer's style follows."""

    LEAD = "lead"
    BODY = "body"
    POINT = "point"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    spans: tuple[Span, ...]
    role: Role = Role.BODY

    @property
    def text(self) -> str:
        """The text without its emphasis."""
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True)
class Grid:
    """Names with their values, ``columns`` pairs a line."""

    pairs: tuple[tuple[str, Cell], ...]
    columns: int = 2


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of typed cells. ``main``: the table a sheet is about (frozen head, filter, print titles).

    ``alone`` False: others like it follow, so it has neither filter nor print titles. ``foot`` rows hold
    sums; ``empty`` is said where there are no rows.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    foot: tuple[Row, ...] = ()
    anchor: str = ""
    main: bool = False
    empty: str = "（无）"
    alone: bool = True


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a document as they stand, with where they stand."""

    text: str
    source: str


@dataclass(frozen=True, slots=True)
class TreeLine:
    """One condition: its status, what it asks, what was read, how far off."""

    depth: int
    status: Status
    text: str
    value: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Tree:
    """A condition tree, line by line."""

    lines: tuple[TreeLine, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """Bars for the first ``rows`` rows of ``table``, which stands in the same part.

    It holds no numbers of its own, so it can't disagree with the table.
    """

    title: str
    table: Table
    label: int
    value: int
    rows: int
    tones: tuple[Tone, ...]


@dataclass(frozen=True, slots=True)
class Groups:
    """Upright bars for the first ``rows`` rows of ``table``: side by side one for each column of ``values``.

    ``label``: the column that names a group. Bars of different kinds never stand on each other.
    """

    title: str
    table: Table
    label: int
    values: tuple[int, ...]
    rows: int


@dataclass(frozen=True, slots=True)
class Rung:
    """A step of the ladder: its name, whether it is held, and a line under it."""

    name: str
    status: Status
    note: str = ""


@dataclass(frozen=True, slots=True)
class Rungs:
    """The ladder as a picture, lowest step first; a workbook has it as a table."""

    title: str
    steps: tuple[Rung, ...]


@dataclass(frozen=True, slots=True)
class Gauge:
    """How far a criterion is: what was found and what is asked, as they are said, and ``share`` of it.

    ``share`` 1: just enough; more is cut at the picture's edge. None: nothing is known yet.
    """

    label: str
    found: str
    wanted: str
    share: Decimal | None
    tone: Tone


@dataclass(frozen=True, slots=True)
class Gauges:
    """Bars up to a mark where the criterion is met; a workbook has them as a table with data bars."""

    title: str
    bars: tuple[Gauge, ...]


@dataclass(frozen=True, slots=True)
class Cover:
    """A title page: title, for whom, and lines of names with values (an empty value: a line to write on)."""

    title: str
    subtitle: str
    lines: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Spine:
    """Labels for the back of a file, to be cut out: the same words upright in several widths."""

    title: str
    subtitle: str
    year: str = ""


@dataclass(frozen=True, slots=True)
class Party:
    """One who signs: what is written above the lines, and the lines to fill in."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SignOff:
    """Signatures and seals side by side; never split."""

    parties: tuple[Party, ...]


@dataclass(frozen=True, slots=True)
class Disclaimer:
    """Where the disclaimer stands; a document without this block gets it at its end."""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """The next block begins a page."""


@dataclass(frozen=True, slots=True)
class Together:
    """Blocks that stay on one page where they fit on one."""

    blocks: tuple[Block, ...]


Block = (
    Heading
    | Paragraph
    | Grid
    | Table
    | Quote
    | Tree
    | Picture
    | Groups
    | Rungs
    | Gauges
    | Cover
    | Spine
    | SignOff
    | Disclaimer
    | PageBreak
    | Together
)


# --- the whole --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the paper, or a sheet of the workbook. ``draft``: it is watermarked and marked.

    ``bare``: pages of its own without head, foot and number (title page, spine labels).
    ``locked``: a sheet where only cells with a ``fill`` can be changed.
    """

    title: str
    blocks: tuple[Block, ...]
    draft: bool = False
    anchor: str = ""
    bare: bool = False
    locked: bool = False


@dataclass(frozen=True, slots=True)
class Brand:
    """Whose paper it is: the agency, lines under its name (address, telephone), logo, colour.

    ``logo``: a PNG, at most 800 × 240 pixels, or nothing. ``accent``: ``RRGGBB``, or "" for the usual one.
    """

    agency: str = ""
    lines: tuple[str, ...] = ()
    logo: bytes = b""
    accent: str = ""


class Shape(StrEnum):
    """How the paper lies; ``ONE_PAGE`` is upright and made a little smaller where it would not fit."""

    UPRIGHT = "upright"
    ACROSS = "across"
    ONE_PAGE = "one_page"


@dataclass(frozen=True, slots=True)
class DossierDoc:
    """A dossier: what every page bears, the sections of the paper, the sheets of the workbook.

    ``record`` are short pairs for header and footer (content version, run id);
    ``facts`` the longer ones under the title; ``dated`` what ``as_of`` is called. No ``paper`` or no
    ``sheets``: there is no such form of it.
    """

    title: str
    client: str
    as_of: dt.date
    standing: str
    record: tuple[tuple[str, str], ...]
    facts: tuple[tuple[str, Cell], ...]
    paper: tuple[Part, ...]
    sheets: tuple[Part, ...]
    brand: Brand = Brand()
    dated: str = "评估基准日"
    keywords: tuple[str, ...] = ()
    shape: Shape = Shape.UPRIGHT


def walk(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Every block, those kept together one by one."""
    for block in blocks:
        if isinstance(block, Together):
            yield from walk(block.blocks)
        else:
            yield block


# --- text that any writer can take ------------------------------------------------------------------

_LINE_ENDS = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")
_PLANES = "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(17))
_UNHELD = re.compile(f"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef{_PLANES}]")
"""Control characters, surrogates and noncharacters of every plane."""


def clean(text: str) -> str:
    """The text without what XML and PDF can't hold: control characters, surrogates, noncharacters."""
    if text.isprintable():
        return text
    return _UNHELD.sub("", _LINE_ENDS.sub("\n", text).replace("\t", " "))


def shown(cell: Cell, kind: Kind) -> str:
    """A cell as paper writes it; ``kind`` as its column says. A sum that is not stated is —, never 0."""
    value = cell.value
    match cell.kind or kind, value:
        case Kind.MONEY, None:
            return ABSENT
        case _, None:
            return ""
        case Kind.MONEY, int() | Decimal():
            return format_wan(Decimal(value))
        case _, int() | Decimal():
            return trim(Decimal(value))
        case _, dt.date():
            return value.isoformat()
        case _:
            return clean(str(value))

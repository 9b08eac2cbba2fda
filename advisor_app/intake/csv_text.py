"""Separated text: which encoding and separator it has, and its rows. Only the reading process imports this.

UTF-8 and UTF-16 say what they are; anything else is read as GB18030, in which a text of another country
often decodes too, into wrong Chinese: so the other readings are named, and a person looks at them.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from pathlib import Path

from advisor_app.domain.guard import cell_of
from advisor_app.intake.book import LONGEST, MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Book, Plain, Sheet
from advisor_app.intake.refusals import RefusedError, too_many_cells, too_many_columns, too_many_rows

ENCODINGS = ("utf-8", "gb18030", "utf-16", "big5", "cp1252")
"""What a person may choose from."""
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_SEPARATORS = ",\t;|"
_LOOK = 20
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
"""What no text holds."""


def read_csv(path: Path, encoding: str = "") -> Book:
    """The rows of a text; ``encoding``: one of ENCODINGS that a person chose, else found out."""
    data = path.read_bytes()
    text, used, others = _text(data, encoding, path.name)
    separator = _separator(text)
    if not separator:
        raise RefusedError(f"“{path.name}”用中文逗号分隔，请另存为用英文逗号分隔的 csv。")
    return Book("csv", [_sheet(path, text, separator)], False, used, others, separator)


def _text(data: bytes, encoding: str, name: str) -> tuple[str, str, list[str]]:
    if encoding:
        if encoding not in ENCODINGS:
            raise RefusedError(f"不认识编码“{encoding}”，可用：{'、'.join(ENCODINGS)}。")
        try:
            return data.decode(encoding).removeprefix("\ufeff"), encoding, _others(data, encoding)
        except UnicodeError:
            raise RefusedError(f"“{name}”不是 {encoding} 编码，请换一种编码再读。") from None
    marked = next((known for mark, known in _MARKS if data.startswith(mark)), None)
    for tried in (marked,) if marked else _unmarked(data):
        try:
            text = data.decode(tried)
        except UnicodeError:
            continue
        if _CONTROL.search(text[:200_000]):
            continue
        plain = tried.removesuffix("-sig")
        # a mark, or bytes that are well-formed UTF-8, leave no doubt
        sure = marked is not None or tried == "utf-8"
        return text, plain, [] if sure else _others(data, plain)
    raise RefusedError(f"“{name}”不像文本表格（不是 UTF-8、GB18030 或 UTF-16），请另存为 .xlsx 再试。")


def _unmarked(data: bytes) -> tuple[str, ...]:
    """Encodings to try; only a text in UTF-16 holds zero bytes."""
    if b"\0" not in data[:200_000]:
        return ("utf-8", "gb18030", "big5", "cp1252")
    # ASCII signs (commas, line ends) have their zero behind them, or before them
    start = data[:2000]
    behind, before = start[1::2].count(0), start[::2].count(0)
    return ("utf-16-le",) if behind >= before else ("utf-16-be",)


def _others(data: bytes, used: str) -> list[str]:
    """Encodings in which the text reads too, and differently."""
    start = data[:200_000]
    while start and start[-1] & 0x80:
        start = start[:-1]
    try:
        now = start.decode(used, errors="replace")
    except LookupError:
        now = ""
    found = []
    for each in ENCODINGS:
        if each == used or (each == "utf-16" and not data.startswith((b"\xff\xfe", b"\xfe\xff"))):
            continue
        try:
            if start.decode(each) != now:
                found.append(each)
        except UnicodeError:
            continue
    return found


def _separator(text: str) -> str:
    """The sign that parts the most of the first lines into the same number of cells; "" for ，."""
    lines = [line for line in text[:200_000].splitlines()[:_LOOK] if line.strip()]
    best, most = ",", 0
    for sign in _SEPARATORS:
        rows = csv.reader(lines, delimiter=sign)
        try:
            widths = Counter(len(row) for row in rows if len(row) > 1)
        except csv.Error:
            continue
        score = max((count * width for width, count in widths.items()), default=0)
        if score > most:
            best, most = sign, score
    if most == 0 and sum(line.count("，") for line in lines) >= len(lines) > 0:
        return ""
    return best


def _sheet(path: Path, text: str, separator: str) -> Sheet:
    # a quote that is never closed would otherwise swallow the rest as one cell
    csv.field_size_limit(LONGEST * 20)
    rows: list[list[Plain]] = []
    cells = 0
    try:
        for number, line in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=separator)):
            if number >= MOST_ROWS:
                raise too_many_rows(path.name, path.stem)
            if len(line) > MOST_COLUMNS:
                raise too_many_columns(path.name, path.stem)
            cells += len(line)
            if cells > MOST_CELLS:
                raise too_many_cells(path.name)
            rows.append([_cell(cell) for cell in line])
    except csv.Error:
        raise RefusedError(
            f"“{path.name}”第 {len(rows) + 1} 行读不下去，可能有没配对的引号，请改正后再读。"
        ) from None
    return Sheet(path.stem[:31] or "csv", rows)


def _cell(text: str) -> Plain:
    text = cell_of(text)
    return text[:LONGEST] if text.strip() else None

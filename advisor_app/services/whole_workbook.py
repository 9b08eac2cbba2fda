"""The whole portfolio as one workbook, and back into an empty database: every row as it was.

A sheet a table. The first columns are for people (whose row it is, what the figure is called) and are not
read back; the others hold the rows' own columns as text, under Chinese heads. A text that a workbook would
change (spaces at its ends, control characters) stands as a JSON string; one too long for a cell goes on
below, in a row without a number.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from advisor_app.domain.errors import InputError
from advisor_app.domain.facts import Catalogue
from advisor_app.domain.source import Source
from advisor_app.dossier.write import write_whole
from advisor_app.dossier.xlsx.tables import PlainTable, tables_bytes
from advisor_app.intake.book import MOST_CELLS, MOST_ROWS, Sheet, why_unread
from advisor_app.intake.door import open_foreign
from advisor_app.portfolio import whole
from advisor_app.portfolio.changes import Changes
from advisor_app.portfolio.session import Portfolio
from advisor_app.services.record_words import COLUMNS, TABLES

TITLE = "整库导出"
_MARK = "陪跑客户库整库导出 1"
"""What the front sheet says, so that a workbook is known again; the number is of its form."""
_CLIENT, _FACT, _UNIT, _SOURCE = "（看）客户", "（看）数据项", "（看）单位", "（看）来源"
_ID = COLUMNS["id"]
_PIECE = 2_000
"""Characters of a cell; the door for foreign files cuts at some thousands."""
_COUNTED = re.compile(r"(.+)：(\d+) 行")
_PLAIN = re.compile(r"(?!\")[^\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]*")
_MARKUP = re.compile("_x[0-9A-Fa-f]{4}_|<r>")
"""What the writer or a reader takes for something else than text."""
_UNHELD = re.compile("[\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]|_x|<r>")
"""What JSON leaves as it is and a workbook does not."""
_LINES = (
    "每张表一页，每格都是文字。灰色的几列（（看）……）只供看，读回时不用；其余各列照原样读回。",
    "金额以元为单位，比例写成小数，日期写成 2026-07-01，时间为世界时。没有内容的格是“没有”。",
    "引号里一串带反斜杠的，是工作簿会改动的文字；很长的文字接着写在下面没有编号的几行里。",
    "读回：advisor client import 这个文件.xlsx，只读进空的客户库；对不上的整份不读，并说明在哪里。",
    "不在内的：修改记录、存档的评估与文书、材料文件的内容、抬头、自建政策。整套搬走用 advisor db pack。",
)


Progress = Callable[[int, int], None]
SAID = (
    "工作簿：全部记录写成一册 xlsx（没有加密），读回和原来一样，只读进空的客户库；"
    "不含附件、存档和修改记录，整套搬走请用“交出”。"
)


@dataclass(frozen=True, slots=True)
class Opened:
    """A workbook that was read: its rows by table, and where each stands."""

    path: Path
    told: Mapping[str, Sequence[whole.Row]]
    places: Mapping[str, Sequence[str]]


class WholeWorkbook:
    """Of one open client database."""

    def __init__(self, portfolio: Portfolio, catalogue: Catalogue) -> None:
        self._portfolio = portfolio
        self._catalogue = catalogue

    def write(self, path: Path, progress: Progress = lambda _done, _total: None) -> int:
        """Write the workbook, whole or not at all; how many rows. InputError where it would be too large to
        be read back.

        ``progress`` hears how many of how many lines are laid; what it raises ends it, nothing written.
        """
        with self._portfolio.read() as session:
            told = {name: list(whole.rows(session, name)) for name in whole.TABLES}
        names = {row["id"]: row["name"] for row in told["clients"]}
        sheets = [sheet for name, rows in told.items() if rows for sheet in self._sheets(name, rows, names)]
        cells = sum((len(sheet.rows) + 1) * len(sheet.heads) for sheet in sheets)
        if cells > MOST_CELLS:
            raise InputError(
                f"客户库有 {cells:,} 格，超过一个工作簿读得回的 {MOST_CELLS:,} 格；整套请用 advisor db pack。"
            )
        counts = [f"{TABLES[name]}：{len(rows)} 行" for name, rows in told.items() if rows]
        lines, done = sum(len(sheet.rows) for sheet in sheets), 0

        def laid(rows: int) -> None:
            nonlocal done
            done += rows
            progress(done, lines)

        write_whole(path, tables_bytes(TITLE, (_MARK, *_LINES, *counts), sheets, laid))
        return sum(map(len, told.values()))

    def _sheets(
        self, name: str, rows: Sequence[whole.Row], names: Mapping[str | None, str | None]
    ) -> Iterator[PlainTable]:
        fields = sorted(whole.columns(name), key=lambda field: field == "id" or field.endswith("_id"))
        aside = self._aside(name, names)
        heads = (*aside, *(COLUMNS[field] for field in fields))
        lines: list[Sequence[str | None]] = []
        for row in rows:
            looked = [_line(tell(row)) for tell in aside.values()]
            coded = [_coded(name, field, row[field]) for field in fields]
            height = max(-(-len(text or "") // _PIECE) for text in (*coded, "1"))
            for number in range(height):
                at = number * _PIECE
                pieces = [text[at : at + _PIECE] if text else None for text in coded]
                lines.append([*(looked if not number else [None] * len(looked)), *pieces])
        for number, start in enumerate(range(0, len(lines), MOST_ROWS - 1), 1):
            title = TABLES[name] if number == 1 else f"{TABLES[name]} {number}"
            yield PlainTable(title, heads, lines[start : start + MOST_ROWS - 1], len(aside))

    def _aside(
        self, name: str, names: Mapping[str | None, str | None]
    ) -> dict[str, Callable[[whole.Row], str | None]]:
        """The columns for people, with what each says of a row."""
        told: dict[str, Callable[[whole.Row], str | None]] = {}
        if "client_id" in whole.columns(name):
            told[_CLIENT] = lambda row: names.get(row["client_id"])
        if name == "facts":
            facts = self._catalogue.facts
            told[_FACT] = lambda row: facts[key].label if (key := row["key"] or "") in facts else None
            told[_UNIT] = lambda row: facts[key].unit if (key := row["key"] or "") in facts else None
            told[_SOURCE] = lambda row: Source(row["source"]).label if row["source"] else None
        return told

    def read(self, path: Path) -> Changes:
        """Read a workbook of ours into the database, which must be empty, as one step; InputError, nothing
        written, with the place of what can't be read."""
        return self.put(self.opened(path))

    def opened(
        self,
        path: Path,
        progress: Progress = lambda _done, _total: None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Opened:
        """Read a workbook, and look whether all of it is there; nothing is written yet.

        ``cancelled`` is asked while the file is opened; ``progress`` hears how many of how many rows were
        read from it, and may raise.
        """
        with self._portfolio.read() as session:
            whole.require_empty(session)
        book = open_foreign(path, cancelled=cancelled)
        counts = _counts(path, book.sheets[0])
        told: dict[str, list[whole.Row]] = {}
        places: dict[str, list[str]] = {}
        for name in whole.TABLES:
            progress(sum(map(len, told.values())), sum(counts.values()))
            told[name], places[name] = _rows(name, book.sheets[1:])
            wanted = counts.get(TABLES[name], 0)
            if len(told[name]) != wanted:
                raise InputError(
                    f"“{path.name}”的“{TABLES[name]}”应有 {wanted} 行，实有 {len(told[name])} 行，"
                    "可能没有存完整或被删过行，什么也没有读入。"
                )

        return Opened(path, told, places)

    def put(self, opened: Opened) -> Changes:
        """Write what was read, as one step."""

        def place(name: str, number: int, column: str) -> str:
            return f"{opened.places[name][number]}的“{COLUMNS[column]}”"

        with self._portfolio.unit(f"读回整库工作簿“{opened.path.name}”") as unit:
            whole.put(unit, opened.told, place)
        return unit.changes


def written_sentence(rows: int, path: Path) -> str:
    """What came of writing it."""
    return f"已写出 {rows} 行，在 {path}。"


def read_sentence(changes: Changes) -> str:
    """What came of reading it back."""
    return f"已读回 {len(changes.client_ids - {''})} 家客户的全部记录"


def _line(text: str | None) -> str | None:
    """A text to look at, in one line that a workbook takes."""
    return None if text is None else "".join(char if char.isprintable() else " " for char in text)


def _coded(table: str, field: str, text: str | None) -> str | None:
    """What stands for a value: nothing for what is nothing, JSON for what a workbook would change."""
    if text is None:
        return None
    if text == "":
        return '""' if whole.nullable(table, field) else None
    if _PLAIN.fullmatch(text) and text == text.strip() and not _MARKUP.search(text):
        return text
    return _UNHELD.sub(
        lambda found: f"\\u{ord(found[0][0]):04x}{found[0][1:]}", json.dumps(text, ensure_ascii=False)
    )


def _decoded(table: str, field: str, text: str) -> str | None:
    if not text:
        return None if whole.nullable(table, field) else ""
    if not text.startswith('"'):
        return text
    try:
        value = json.loads(text)
    except ValueError:
        value = None
    return value if isinstance(value, str) else text


def _counts(path: Path, front: Sheet) -> dict[str, int]:
    """How many rows each table has, by its title; InputError where it is no workbook of ours."""
    lines = [line[0] for line in front.rows if line and isinstance(line[0], str)]
    if _MARK not in lines:
        raise InputError(
            f"“{path.name}”不是“整库导出”的工作簿，没有读入；外来的名单请用“advisor client import-list”。"
        )
    found = [match for line in lines if (match := _COUNTED.fullmatch(line))]
    return {match[1]: int(match[2]) for match in found}


def _rows(name: str, sheets: Sequence[Sheet]) -> tuple[list[whole.Row], list[str]]:
    """The rows of a table as text, and where each stands."""
    rows: list[dict[str, str]] = []
    places = []
    for sheet in sheets:
        if sheet.name != TABLES[name] and not re.fullmatch(f"{TABLES[name]} \\d+", sheet.name):
            continue
        heads = {head: column for column, head in enumerate(sheet.rows[0]) if isinstance(head, str)}
        at = {field: heads[COLUMNS[field]] for field in whole.columns(name) if COLUMNS[field] in heads}
        missing = [COLUMNS[field] for field in whole.columns(name) if field not in at]
        if missing:
            raise InputError(f"“{sheet.name}”一页缺“{missing[0]}”一列，什么也没有读入。")
        for number in range(1, len(sheet.rows)):
            pieces = {field: _said(sheet, number, column) for field, column in at.items()}
            if pieces["id"]:
                rows.append(pieces)
                places.append(f"{sheet.name}第 {number + 1} 行")
            elif rows:
                rows[-1] = {field: text + pieces[field] for field, text in rows[-1].items()}
    decoded = [{field: _decoded(name, field, text) for field, text in row.items()} for row in rows]
    return list(decoded), places


def _said(sheet: Sheet, row: int, column: int) -> str:
    """A cell's text; a number that a person typed over it as it is shown, for its column to judge."""
    value = sheet.at(row, column)
    unread = why_unread(sheet.mark(row, column), value)
    if unread:
        raise InputError(f"{sheet.place(row, column)}：{unread}什么也没有读入。")
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return value if isinstance(value, str) else str(value)

"""A dossier as a workbook that opens the same in WPS, MS Office and LibreOffice.

Sums are formulas with their results stored beside them, so that a preview that can't calculate shows
them too. The same document gives the same bytes: no clock is read, the file is dated by the as-of date.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass, field
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any, assert_never, cast
from unicodedata import east_asian_width

from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.marker import DataPoint
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.comments import Comment
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import CharacterProperties, ParagraphProperties
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment, Font
from openpyxl.utils import column_index_from_string, get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.pagebreak import Break

from advisor_app.domain.money import WAN
from advisor_app.domain.phrases import DISCLAIMER, DISCLAIMER_SHORT, SYMBOLS, Tone
from advisor_app.dossier import style
from advisor_app.dossier.document import (
    Block,
    Cell,
    Column,
    Disclaimer,
    DossierDoc,
    Grid,
    Heading,
    Kind,
    PageBreak,
    Paragraph,
    Part,
    Picture,
    Quote,
    Role,
    SignOff,
    Status,
    SumAbove,
    SumOf,
    Table,
    Together,
    Tree,
    clean,
    shown,
    walk,
)
from advisor_app.dossier.looks import FONT, add_looks
from advisor_app.dossier.package import repeatable
from advisor_app.dossier.setting import Run, break_lines

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell as SheetCell
    from openpyxl.worksheet.worksheet import Worksheet

DRAFT_MARK = "征求意见稿"
_DRAFT_BANNER = "征求意见稿：尚未生效，不作为申报依据，不计入任何合计。"
_BACK = "返回"
_LINE, _PAD = 16.0, 5.0
"""Height of a line and of the room around, in points, at 10 points of type."""
_HIGHEST = 400.0
"""Excel shows no row higher than 409 points; longer text goes on in a row below."""
_LONGEST_NOTE = 600
"""Characters of a margin note; the whole text stands in the linked row."""
_LONGEST_HEAD = 60
_ORDINARY_GRID = (7.5,) * 12
"""Columns, in full-width characters, of a sheet without a main table."""
_ILLEGAL_NAME = re.compile(r"[\[\]:*?/\\]")
_FORMULA_LIKE = ("=", "+", "-", "@", "\t", "\r")
_TREE = (
    Column("结论", 6, Kind.STATUS),
    Column("条件", 20),
    Column("读取的值（年度、来源）", 20),
    Column("差距", 10),
)


def xlsx_bytes(doc: DossierDoc) -> bytes:
    """Render ``doc``."""
    return _Book(doc).write()


def sheet_name(wanted: str, taken: Iterable[str]) -> str:
    """A sheet name that every program takes: legal, at most 31 characters, unlike the others."""
    used = {name.lower() for name in taken} | {"history"}
    base = _ILLEGAL_NAME.sub(" ", clean(wanted)).replace("\n", " ").strip(" '") or "表"
    name, number = base[:31].rstrip(" '"), 2
    while name.lower() in used:
        suffix = f"（{number}）"
        name = base[: 31 - len(suffix)] + suffix
        number += 1
    return name


# --- measuring --------------------------------------------------------------------------------------


def _letter_width(text: str, bold: bool) -> float:
    """Width in half-width characters, a little on the wide side."""
    del bold
    return sum(2.0 if east_asian_width(c) in "WFA" else 1.12 for c in text)


def _lines(text: str, columns: float) -> list[str]:
    """The lines a program will set ``text`` in, in a cell ``columns`` full-width characters wide."""
    lines = break_lines([Run(text)], max(columns * 2 + 0.4, 2.0), _letter_width)
    return ["".join(run.text for run in line.runs) for line in lines]


def _height(lines: int, line: float = _LINE) -> float:
    return lines * line + _PAD


def _at(ws: Worksheet, row: int, column: int) -> SheetCell:
    """A cell that is no inner part of a merged range."""
    return cast("SheetCell", ws.cell(row, column))


# --- the book ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Placed:
    """Where a table came to stand: its sheet, first and last row of the body, column letters."""

    sheet: str
    first: int
    last: int
    letters: tuple[str, ...]


@dataclass
class _Sheet:
    """A sheet while it is filled: the next free row, and the widths of its columns."""

    ws: Worksheet
    grid: tuple[float, ...]
    row: int = 1

    @property
    def width(self) -> float:
        """In full-width characters."""
        return sum(self.grid)

    def spans(self, weights: Sequence[float]) -> list[tuple[int, int]]:
        """First and last sheet column (from 1) for each weight, in proportion, at least one each."""
        count = len(self.grid)
        if len(weights) >= count:
            return [(i, i) for i in range(1, len(weights) + 1)]
        edges = [sum(self.grid[:i]) / self.width for i in range(count + 1)]
        spans, start, run = [], 0, 0.0
        for number, weight in enumerate(weights):
            run += weight / sum(weights)
            rest = len(weights) - number - 1
            options = range(start + 1, count - rest + 1)
            stop = count if not rest else min(options, key=lambda i: abs(edges[i] - run))
            spans.append((start + 1, stop))
            start = stop
        return spans

    def chars(self, span: tuple[int, int]) -> float:
        """The width of a span in full-width characters."""
        inside = self.grid[span[0] - 1 : span[1]]
        return sum(inside) if inside else 10.0


@dataclass
class _Book:
    """One workbook in the making."""

    doc: DossierDoc
    book: Workbook = field(default_factory=Workbook)
    anchors: dict[str, tuple[str, str]] = field(default_factory=dict)
    links: list[tuple[SheetCell, str]] = field(default_factory=list)
    tables: dict[str, _Placed] = field(default_factory=dict)
    sums: list[tuple[SheetCell, Cell, _Placed | None]] = field(default_factory=list)
    results: dict[str, dict[str, str]] = field(default_factory=dict)

    def write(self) -> bytes:
        """Fill, link, calculate, save, and make the bytes repeatable."""
        add_looks(self.book)
        names: list[str] = []
        for part in self.doc.sheets:
            names.append(sheet_name(part.title, names))
        first = self.book.active
        assert first is not None
        self.book.remove(first)
        for number, (part, name) in enumerate(zip(self.doc.sheets, names, strict=True)):
            self.anchors[f"part:{part.title}"] = (name, "A1")
            self._sheet(part, name, first=number == 0)
        self._link()
        self._calculate()
        self._properties()
        out = BytesIO()
        self.book.save(out)
        return repeatable(out.getvalue(), self.book.sheetnames, self.results, self.doc.as_of)

    # --- a sheet ----------------------------------------------------------------------------------

    def _sheet(self, part: Part, name: str, *, first: bool) -> None:
        ws = self.book.create_sheet(name)
        main = next((b for b in walk(part.blocks) if isinstance(b, Table) and b.main), None)
        grid = tuple(c.width for c in main.columns) if main is not None else _ORDINARY_GRID
        sheet = _Sheet(ws, grid)
        for number, width in enumerate(grid, 1):
            ws.column_dimensions[get_column_letter(number)].width = round(width * 2 + 1.2, 1)
        ws.sheet_view.showGridLines = False
        ws.sheet_view.zoomScale = 90
        self._titles(sheet, part, first=first)
        for block in walk(part.blocks):
            self._block(sheet, block)
        if first and not any(isinstance(b, Disclaimer) for p in self.doc.sheets for b in walk(p.blocks)):
            self._disclaimer(sheet)
        if not first:
            self._across(sheet, f"声明：{DISCLAIMER_SHORT}", "说明")
        self._page(sheet, part)

    def _titles(self, sheet: _Sheet, part: Part, *, first: bool) -> None:
        doc, ws = self.doc, sheet.ws
        if first:
            ws.sheet_properties.tabColor = style.ACCENT
            self._across(sheet, doc.title, "标题", height=32)
            self._across(sheet, clean(doc.client), "客户", height=24)
            self._space(sheet)
            self._block(sheet, Grid(doc.facts))
            self._space(sheet)
            return
        self._across(sheet, f"{doc.title}·{part.title}", "标题", height=30)
        record = "　".join(f"{name} {value}" for name, value in doc.record)
        info = f"{clean(doc.client)}　{doc.dated} {doc.as_of.isoformat()}　{record}"
        back = _at(ws, sheet.row, len(sheet.grid))
        self._across(sheet, info, "题注", height=18, columns=len(sheet.grid) - 1)
        self._text(back, f"{_BACK}{self.doc.sheets[0].title}", "题注")
        back.alignment = Alignment(horizontal="right", vertical="center")
        self.links.append((back, f"part:{self.doc.sheets[0].title}"))
        if part.draft:
            ws.sheet_properties.tabColor = style.TONES[Tone.BAD]
            self._across(sheet, _DRAFT_BANNER, "草案", height=24)

    @staticmethod
    def _space(sheet: _Sheet, height: float = 8) -> None:
        sheet.ws.row_dimensions[sheet.row].height = height
        sheet.row += 1

    def _page(self, sheet: _Sheet, part: Part) -> None:
        ws, doc = sheet.ws, self.doc
        ws.page_setup.orientation = "landscape"
        ws.page_setup.paperSize = 9  # A4
        ws.page_setup.fitToWidth, ws.page_setup.fitToHeight = 1, 0
        ws.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]
        ws.page_margins.left, ws.page_margins.right = 0.6, 0.5
        ws.page_margins.top, ws.page_margins.bottom = 0.8, 0.7
        ws.page_margins.header, ws.page_margins.footer = 0.35, 0.35
        ws.print_options.horizontalCentered = True
        ws.print_area = f"A1:{get_column_letter(max(len(sheet.grid), ws.max_column))}{sheet.row - 1}"
        client = clean(doc.client).replace("\n", " ")
        client = client if len(client) <= _LONGEST_HEAD else f"{client[:_LONGEST_HEAD]}…"
        mark = f"（{DRAFT_MARK}，未生效）" if part.draft else ""
        record = "　".join(f"{name} {value}" for name, value in doc.record)
        head: Any = ws.oddHeader
        foot: Any = ws.oddFooter
        for place, text in (
            (head.left, client),
            (head.right, f"{doc.title}·{part.title}{mark}"),
            (foot.left, f"{doc.dated} {doc.as_of.isoformat()}　{record}"),
            (foot.center, DISCLAIMER_SHORT),
        ):
            place.text, place.size = text.replace("&", "&&"), 8
        foot.right.text, foot.right.size = "第 &P / &N 页", 8

    def _block(self, sheet: _Sheet, block: Block) -> None:
        match block:
            case Heading():
                self._space(sheet)
                if block.anchor:
                    self.anchors[block.anchor] = (sheet.ws.title, f"A{sheet.row}")
                self._across(sheet, clean(block.text), "小标题" if block.level < 3 else "小小标题", height=22)
            case Paragraph():
                look = {Role.LEAD: "导语", Role.NOTE: "说明"}.get(block.role, "段落")
                self._across(sheet, clean(block.text), look)
            case Grid():
                self._grid(sheet, block)
            case Table():
                self._table(sheet, block)
            case Quote():
                self._across(sheet, f"{clean(block.text)}\n——{clean(block.source)}", "引文")
            case Tree():
                rows = tuple(
                    (
                        Cell(line.status),
                        Cell("　" * line.depth + line.text),
                        Cell(line.value),
                        Cell(line.remark),
                    )
                    for line in block.lines
                )
                self._table(sheet, Table(_TREE, rows))
            case Picture():
                self._picture(sheet, block)
            case SignOff():
                self._sign_off(sheet, block)
            case Disclaimer():
                self._disclaimer(sheet)
            case PageBreak():
                sheet.ws.row_breaks.append(Break(id=sheet.row - 1))
            case Together():
                for one in block.blocks:
                    self._block(sheet, one)
            case _:
                assert_never(block)

    # --- rows -------------------------------------------------------------------------------------

    @staticmethod
    def _merge(sheet: _Sheet, row: int, span: tuple[int, int], look: str) -> None:
        first, last = span
        for column in range(first, last + 1):
            sheet.ws.cell(row, column).style = look
        if last > first:
            sheet.ws.merge_cells(start_row=row, end_row=row, start_column=first, end_column=last)

    def _across(self, sheet: _Sheet, text: str, look: str, *, height: float = 0.0, columns: int = 0) -> None:
        """A text over the whole width of the sheet."""
        span = (1, columns or len(sheet.grid))
        lines = _lines(text, sheet.chars(span) - 1)
        for start in range(0, len(lines), _fitting()):
            chunk = lines[start : start + _fitting()]
            whole = text if len(lines) <= _fitting() else "\n".join(chunk)
            self._merge(sheet, sheet.row, span, look)
            self._text(_at(sheet.ws, sheet.row, 1), whole, look)
            sheet.ws.row_dimensions[sheet.row].height = max(height, _height(len(chunk)))
            sheet.row += 1

    @staticmethod
    def _text(cell: SheetCell, text: str, look: str) -> None:
        """Text that stays text, whatever it looks like (no formula injection)."""
        cell.style = look
        cell.value = text
        cell.data_type = "s"
        if text.startswith(_FORMULA_LIKE):
            # a copy, because openpyxl shares one style array among cells of one look
            cell._style = copy(cell._style)  # type: ignore[attr-defined]  # noqa: SLF001
            cell._style.quotePrefix = 1  # type: ignore[attr-defined]  # noqa: SLF001

    def _grid(self, sheet: _Sheet, grid: Grid) -> None:
        spans = sheet.spans([6, 12] * grid.columns)
        pairs = list(grid.pairs)
        for start in range(0, len(pairs), grid.columns):
            line = pairs[start : start + grid.columns]
            height = _LINE + _PAD
            for number, (name, cell) in enumerate(line):
                where, what = spans[number * 2], spans[number * 2 + 1]
                self._merge(sheet, sheet.row, where, "名目")
                self._text(_at(sheet.ws, sheet.row, where[0]), clean(name), "名目")
                height = max(height, self._put(sheet, sheet.row, what, cell, Kind.TEXT, ""))
                if cell.kind in (Kind.DATE, Kind.MONEY, Kind.NUMBER):
                    _at(sheet.ws, sheet.row, what[0]).alignment = Alignment("left", "top")
            for where in spans[len(line) * 2 :]:
                self._merge(sheet, sheet.row, where, "正文")
            sheet.ws.row_dimensions[sheet.row].height = height
            sheet.row += 1

    def _table(self, sheet: _Sheet, table: Table) -> None:
        ws = sheet.ws
        columns = table.columns
        same = len(columns) == len(sheet.grid)
        spans = (
            [(i, i) for i in range(1, len(columns) + 1)] if same else sheet.spans([c.width for c in columns])
        )
        head = sheet.row
        tallest = 1
        for column, span in zip(columns, spans, strict=True):
            self._merge(sheet, head, span, "表头")
            self._text(_at(ws, head, span[0]), clean(column.title), "表头")
            tallest = max(tallest, len(_lines(clean(column.title), sheet.chars(span))))
        ws.row_dimensions[head].height = _height(tallest) + 4
        sheet.row += 1
        first = sheet.row
        if not table.rows:
            self._across(sheet, clean(table.empty), "说明")
        letters = tuple(get_column_letter(start) for start, _ in spans)
        for row in table.rows:
            self._row(sheet, columns, spans, row, None)
        placed = _Placed(ws.title, first, sheet.row - 1, letters) if table.rows else None
        if placed is not None and table.anchor:
            self.tables[table.anchor] = placed
        for row in table.foot:
            self._row(sheet, columns, spans, row, placed, total=True)
        if placed is not None:
            self._column_rules(ws, columns, spans, placed)
        if table.main:
            ws.freeze_panes = f"{'C' if columns[0].kind is Kind.NUMBER else 'B'}{first}"
        if table.main and table.alone:
            ws.print_title_rows = f"{head}:{head}"
            if placed is not None:
                ws.auto_filter.ref = f"A{head}:{get_column_letter(len(columns))}{placed.last}"

    def _row(
        self,
        sheet: _Sheet,
        columns: Sequence[Column],
        spans: Sequence[tuple[int, int]],
        row: Sequence[Cell],
        placed: _Placed | None,
        *,
        total: bool = False,
    ) -> None:
        """A row; text too high for one goes on in rows below."""
        texts = [
            _lines(shown(cell, column.kind), sheet.chars(span))
            for cell, column, span in zip(row, columns, spans, strict=True)
        ]
        most = max(len(lines) for lines in texts)
        pieces = range(0, most, _fitting())
        for start in pieces:
            for cell, column, span, lines in zip(row, columns, spans, texts, strict=True):
                chunk = lines[start : start + _fitting()]
                if len(pieces) > 1 and len(lines) > _fitting():
                    part = Cell("\n".join(chunk), Kind.TEXT, cell.link, "", "", None, cell.strong)
                else:
                    part = cell if not start else Cell(None)
                look = _total_look(cell, column) if total else ""
                self._put(sheet, sheet.row, span, part, column.kind, look)
                here = _at(sheet.ws, sheet.row, span[0])
                if part.formula is not None:
                    self.sums.append((here, part, placed))
                if not start and cell.anchor:
                    self.anchors[cell.anchor] = (sheet.ws.title, here.coordinate)
            count = max(1, *(len(lines[start : start + _fitting()]) for lines in texts))
            sheet.ws.row_dimensions[sheet.row].height = _height(count)
            sheet.row += 1

    def _put(
        self, sheet: _Sheet, row: int, span: tuple[int, int], cell: Cell, kind: Kind, look: str
    ) -> float:
        """Write a cell as what it is; gives the height it needs."""
        kind = cell.kind or kind
        target = _at(sheet.ws, row, span[0])
        value = cell.value
        match value:
            case None:
                self._merge(sheet, row, span, look or "正文")
            case Status():
                self._merge(sheet, row, span, look or "状态")
                self._text(target, str(value), look or "状态")
            case str():
                usual = "强调" if cell.strong else "编码" if kind is Kind.CODE else "正文"
                self._merge(sheet, row, span, look or usual)
                if value:
                    self._text(target, clean(value), look or usual)
            case dt.date():
                self._merge(sheet, row, span, look or "日期")
                target.value = value
                target.style = look or "日期"
            case int() | Decimal():
                number = Decimal(value)
                usual = "金额" if kind is Kind.MONEY else "整数" if number == int(number) else "小数"
                self._merge(sheet, row, span, look or usual)
                target.value = number / WAN if kind is Kind.MONEY else number
                target.style = look or usual
                if cell.strong and not look:
                    target.font = Font(name=FONT, size=10, bold=True, color=style.INK)
        if cell.link:
            self.links.append((target, cell.link))
        if cell.note:
            self._note(target, cell.note)
        return _height(len(_lines(shown(cell, kind), sheet.chars(span))))

    @staticmethod
    def _note(target: SheetCell, text: str) -> None:
        text = clean(text)
        if len(text) > _LONGEST_NOTE:
            text = f"{text[:_LONGEST_NOTE]}……（全文见链接处）"
        note = Comment(text, "依据")
        note.width = 420
        note.height = 24 + 19 * len(_lines(text, 27))
        target.comment = note

    def _column_rules(
        self, ws: Worksheet, columns: Sequence[Column], spans: Sequence[tuple[int, int]], placed: _Placed
    ) -> None:
        """Colours of status words, drop-downs."""
        for column, (start, _) in zip(columns, spans, strict=True):
            letter = get_column_letter(start)
            body = f"{letter}{placed.first}:{letter}{placed.last}"
            if column.kind is Kind.STATUS:
                for tone, symbol in SYMBOLS.items():
                    rule = FormulaRule(  # type: ignore[no-untyped-call]
                        formula=[f'LEFT({letter}{placed.first},1)="{symbol}"'],
                        font=Font(bold=True, color=style.TONES[tone]),
                    )
                    ws.conditional_formatting.add(body, rule)
            if column.choices:
                check = DataValidation("list", formula1=f'"{",".join(column.choices)}"', allow_blank=True)
                check.add(body)
                ws.add_data_validation(check)

    def _disclaimer(self, sheet: _Sheet) -> None:
        for number, sentence in enumerate(DISCLAIMER, 1):
            self._across(sheet, f"{number}. {sentence}", "段落")

    def _sign_off(self, sheet: _Sheet, block: SignOff) -> None:
        spans = sheet.spans([1] * len(block.parties))
        most = max(len(party.lines) for party in block.parties)
        self._space(sheet)
        for line in range(-1, most):
            for party, span in zip(block.parties, spans, strict=True):
                text = party.title if line < 0 else party.lines[line] if line < len(party.lines) else ""
                look = "强调" if line < 0 else "正文"
                self._merge(sheet, sheet.row, span, look)
                self._text(_at(sheet.ws, sheet.row, span[0]), clean(text), look)
            sheet.ws.row_dimensions[sheet.row].height = 60 if line < 0 else 24
            sheet.row += 1

    def _picture(self, sheet: _Sheet, picture: Picture) -> None:
        """A native bar chart over the table's own cells; writes the table where it is not there yet."""
        placed = self.tables.get(picture.table.anchor)
        if placed is None or placed.sheet != sheet.ws.title:
            self._table(sheet, picture.table)
            placed = self.tables[picture.table.anchor]
        chart: Any = BarChart()
        chart.type, chart.style, chart.legend, chart.gapWidth = "bar", 10, None, 60
        chart.title = clean(picture.title)
        title = chart.title
        title.tx.rich.p[0].pPr = _title_look()
        title.overlay = False
        last = placed.first + picture.rows - 1
        column = column_index_from_string(placed.letters[picture.value])
        labels = column_index_from_string(placed.letters[picture.label])
        chart.add_data(Reference(sheet.ws, min_col=column, min_row=placed.first, max_row=last))
        chart.set_categories(Reference(sheet.ws, min_col=labels, min_row=placed.first, max_row=last))
        series = chart.series[0]
        for number, tone in enumerate(picture.tones):
            point = DataPoint(idx=number)
            point.graphicalProperties = GraphicalProperties(solidFill=style.BAR_TONES[tone])
            point.graphicalProperties.line = LineProperties(noFill=True)
            series.dPt.append(point)
        series.dLbls = DataLabelList()
        series.dLbls.showVal = True
        series.dLbls.showSerName = series.dLbls.showCatName = series.dLbls.showLegendKey = False
        series.dLbls.numFmt = "#,##0.00"
        chart.x_axis.scaling.orientation = "maxMin"
        chart.x_axis.delete = False
        chart.y_axis.delete = True
        chart.y_axis.majorGridlines = None
        chart.y_axis.scaling.min = 0
        chart.width = min(sheet.width * 0.26, 24.0)
        chart.height = 1.6 + 0.95 * picture.rows
        rows = int(chart.height / 2.54 * 72 / 20) + 2
        self._space(sheet)
        sheet.ws.add_chart(chart, f"A{sheet.row}")
        for row in range(sheet.row, sheet.row + rows):
            sheet.ws.row_dimensions[row].height = 20
        sheet.row += rows

    # --- after all sheets stand -------------------------------------------------------------------

    def _link(self) -> None:
        for cell, wanted in self.links:
            found = self.anchors.get(wanted)
            if found is None:
                continue
            name, place = found
            location = f"{quote_sheetname(name)}!{place}"
            cell.hyperlink = Hyperlink(ref=cell.coordinate, location=location)
            cell.font = Font(
                name=FONT, size=cell.font.sz, bold=cell.font.b, color=style.ACCENT, underline="single"
            )

    def _calculate(self) -> None:
        for cell, source, own in self.sums:
            formula = self._formula(cell, source.formula, own)
            if formula is None:
                continue
            result = cell.value
            cell.value = formula
            self.results.setdefault(cell.parent.title, {})[cell.coordinate] = format(
                Decimal(str(result)), "f"
            )

    def _formula(self, cell: SheetCell, formula: SumOf | SumAbove | None, own: _Placed | None) -> str | None:
        match formula:
            case None:
                return None
            case SumAbove(count=count):
                letter = get_column_letter(cell.column)
                return f"=SUM({letter}{cell.row - count}:{letter}{cell.row - 1})"
            case SumOf(column=column, table=table, match=match):
                placed = self.tables.get(table) if table else own
                if placed is None:
                    return None

                def body(number: int) -> str:
                    letter = placed.letters[number]
                    where = "" if placed.sheet == cell.parent.title else f"{quote_sheetname(placed.sheet)}!"
                    return f"{where}${letter}${placed.first}:${letter}${placed.last}"

                if match is None:
                    return f"=SUM({body(column)})"
                word = match[1].replace('"', '""')
                return f'=SUMIF({body(match[0])},"{word}",{body(column)})'

    def _properties(self) -> None:
        doc, properties = self.doc, self.book.properties
        day = dt.datetime.combine(doc.as_of, dt.time())
        properties.title = f"{doc.title}·{clean(doc.client)}"
        properties.subject = f"{doc.dated} {doc.as_of.isoformat()}"
        properties.creator = properties.lastModifiedBy = clean(doc.brand.agency) or "advisor_app"
        properties.keywords = " ".join(clean(k) for k in doc.keywords)
        properties.description = DISCLAIMER_SHORT
        properties.created = properties.modified = day
        self.book.calculation.fullCalcOnLoad = True


def _total_look(cell: Cell, column: Column) -> str:
    match cell.kind or column.kind, cell.value:
        case Kind.MONEY, _:
            return "金额合计"
        case Kind.NUMBER, int() | Decimal():
            return "整数合计"
        case _:
            return "合计"


def _fitting() -> int:
    """How many lines the highest row holds."""
    return int((_HIGHEST - _PAD) / _LINE)


def _title_look() -> ParagraphProperties:
    return ParagraphProperties(defRPr=CharacterProperties(sz=1000, b=True, solidFill=style.ACCENT))

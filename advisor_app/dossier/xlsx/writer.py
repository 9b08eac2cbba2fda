"""A dossier as a workbook that opens the same in WPS, MS Office and LibreOffice.

Sums are formulas with their results stored beside them, so that a preview that can't calculate shows
them too. The same document gives the same bytes: no clock is read, the file is dated by the as-of date.
"""

from __future__ import annotations

import datetime as dt
import re
import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, assert_never

from xlsxwriter import Workbook
from xlsxwriter.exceptions import XlsxWriterException
from xlsxwriter.image import Image
from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from advisor_app.domain.errors import InputError
from advisor_app.domain.phrases import DISCLAIMER, DISCLAIMER_SHORT, SYMBOLS, Tone
from advisor_app.dossier import style
from advisor_app.dossier.document import (
    Block,
    Cell,
    Column,
    Cover,
    Disclaimer,
    DossierDoc,
    Fill,
    Gauges,
    Grid,
    Groups,
    Heading,
    Kind,
    PageBreak,
    Paragraph,
    Part,
    Picture,
    Quote,
    Role,
    Row,
    Rungs,
    SignOff,
    Spine,
    SumAbove,
    SumOf,
    Table,
    Together,
    Tree,
    Value,
    clean,
    walk,
)
from advisor_app.dossier.xlsx.columns import Ruler, Slot, columns_for, cut, units
from advisor_app.dossier.xlsx.looks import FONT, ORDINARY, Looks
from advisor_app.dossier.xlsx.package import finished
from advisor_app.dossier.xlsx.rows import Entry, Placed, Sheet, Written, as_text

DRAFT_MARK = "征求意见稿"
_DRAFT_BANNER = "征求意见稿：尚未生效，不作为申报依据，不计入任何合计。"
_BACK = "返回"
_CHOICES = "选项"
"""The hidden sheet of choices too long for a rule."""
_LONGEST_HEAD = 60
_A3, _A4 = 8, 9
_ON_A4 = 140
"""Full-width characters across, beyond which a line on A4 would be too small to read: half the usual size."""
_HEAD_ROOM = 85
"""Full-width characters of 8 points that a page's head and foot hold in a line."""
_MOST_LINKS = 65_530
"""Links that Excel takes in a sheet; what is beyond is plain text."""
_MOST_FROZEN = 14
"""Rows; more would leave a small screen no room for what is below."""
_LOGO_HEIGHT = 48
"""In pixels."""
_ILLEGAL_NAME = re.compile(r"[\[\]:*?/\\]")
_ILLEGAL_PATH = re.compile(r'[%# "<>\[\]^`{}]')
_PARAGRAPHS = {Role.LEAD: "导语", Role.NOTE: "说明"}
_TREE = (
    Column("结论", 6, Kind.STATUS),
    Column("条件", 20),
    Column("读取的值（年度、来源）", 20),
    Column("差距", 10),
)
_RUNGS = (Column("层级", 14), Column("状态", 8, Kind.STATUS), Column("说明", 30))
_GAUGES = (Column("条件", 20), Column("现值", 10), Column("要求", 10), Column("完成", 10, Kind.NUMBER))
_GAUGE_LOOKS = ("", "", "", "百分比")


def xlsx_bytes(doc: DossierDoc) -> bytes:
    """Render ``doc``. Raises InputError where it has no sheets, or its logo is no picture."""
    if not doc.sheets:
        raise InputError(f"“{doc.title}”没有工作簿，只能导出 PDF。")
    return _Book(doc).write()


def sheet_name(wanted: str, taken: Iterable[str]) -> str:
    """A sheet name that every program takes: legal, at most 31 characters, unlike the others."""
    used = {name.lower() for name in taken} | {"history"}
    base = _ILLEGAL_NAME.sub(" ", clean(wanted)).replace("\n", " ").strip(" '") or "表"
    name, number = cut(base, 31).rstrip(" '"), 2
    while name.lower() in used:
        suffix = f"（{number}）"
        name = cut(base, 31 - len(suffix)) + suffix
        number += 1
    return name


def _quoted(name: str) -> str:
    """A sheet's name as it stands in a formula."""
    return "'" + name.replace("'", "''") + "'"


# --- the book ---------------------------------------------------------------------------------------


@dataclass
class _Book:
    """One workbook in the making."""

    doc: DossierDoc
    out: BytesIO = field(default_factory=BytesIO)
    anchors: dict[str, tuple[str, int, int]] = field(default_factory=dict)
    tables: dict[str, Placed] = field(default_factory=dict)
    lists: dict[tuple[str, ...], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        options = {"in_memory": True, "default_format_properties": dict(ORDINARY)}
        self.book = Workbook(self.out, options)
        self.looks = Looks(self.book, self.doc.brand.accent)
        self.tones = {tone: self.looks.tone(tone) for tone in SYMBOLS}
        self.ruler = Ruler()

    def write(self) -> bytes:
        """Fill the sheets; then link, add up and check, when it is known where everything stands."""
        names: list[str] = []
        for part in self.doc.sheets:
            names.append(sheet_name(part.title, names))
        sheets = [self._begin(part, name) for part, name in zip(self.doc.sheets, names, strict=True)]
        for part, sheet in zip(self.doc.sheets, sheets, strict=True):
            self._fill(sheet, part, first=sheet is sheets[0])
        for sheet in sheets:
            self._calculate(sheet)
            self._link(sheet)
            sheet.checks.write(sheet.ws, self._listed)
        self._properties()
        self.book.close()
        return finished(self.out.getvalue(), self.looks.names)

    # --- a sheet ----------------------------------------------------------------------------------

    def _begin(self, part: Part, name: str) -> Sheet:
        for anchor in (f"part:{part.title}", part.anchor):
            if anchor:
                self.anchors.setdefault(anchor, (name, 0, 0))
        blocks = tuple(walk(part.blocks))
        tables = [table for block in blocks if (table := _as_table(block)) is not None]
        parties = max((len(b.parties) for b in blocks if isinstance(b, SignOff)), default=0)
        columns = columns_for(tables, parties)
        return Sheet(self.book.add_worksheet(name), name, columns, self.looks, self.ruler, self.anchors)

    def _fill(self, sheet: Sheet, part: Part, *, first: bool) -> None:
        ws = sheet.ws
        for number in range(len(sheet.columns.widths)):
            hidden = {"hidden": number in sheet.columns.hidden}
            ws.set_column_pixels(number, number, sheet.columns.pixels(number), None, hidden)
        ws.hide_gridlines(2)
        ws.set_zoom(90)
        if first:
            ws.set_tab_color(f"#{self.looks.accent}")
            self._head(sheet, part)
        elif not part.bare:
            self._title(sheet, part)
        if part.draft:
            ws.set_tab_color(f"#{style.TONES[Tone.BAD]}")
            sheet.across(_DRAFT_BANNER, "草案", height=24)
        for block in part.blocks:
            self._block(sheet, block)
        self._disclaim(sheet, first=first)
        if part.locked:
            allowed = ("format_cells", "format_columns", "format_rows", "sort", "autofilter")
            ws.protect("", dict.fromkeys(allowed, True))
        self._page(sheet, part)

    def _head(self, sheet: Sheet, part: Part) -> None:
        """What the workbook begins with: whose paper it is, what and for whom, the facts."""
        doc, brand = self.doc, self.doc.brand
        slot = self._logo(sheet) if brand.logo else None
        if brand.agency:
            sheet.across(brand.agency, "机构", height=26, slot=slot)
        for line in brand.lines:
            sheet.across(line, "题注", height=17, slot=slot)
        if part.bare:
            return
        sheet.across(doc.title, "标题", height=32, slot=slot)
        sheet.across(doc.client, "客户", height=24, slot=slot)
        if doc.facts:
            sheet.space()
            self._block(sheet, Grid(doc.facts))
        sheet.space()

    def _logo(self, sheet: Sheet) -> Slot:
        """Put the logo at the top right; gives the columns that are left for words."""
        try:
            image = Image(BytesIO(self.doc.brand.logo))
        except (XlsxWriterException, struct.error) as error:
            raise InputError("机构标志不是能用的图片，请在设置里换一张 PNG 图片。") from error
        scale = min(1.0, _LOGO_HEIGHT / image.height)
        needed = image.width * scale + 2
        columns = sheet.columns
        visible, room = columns.visible, 0.0
        column = visible[-1]
        for column in reversed(visible):
            room += columns.pixels(column)
            if room >= needed:
                break
        place = {
            "x_offset": max(0, int(room - needed)),
            "y_offset": 4,
            "x_scale": scale * image.x_dpi / 96,
            "y_scale": scale * image.y_dpi / 96,
            "description": "标志",
        }
        sheet.ws.insert_image(0, column, image, place)
        left = [c for c in visible if c < column]
        return columns.slot(left[0], left[-1]) if left else columns.whole

    def _title(self, sheet: Sheet, part: Part) -> None:
        """What a further sheet begins with: its title, for whom, and the way back."""
        doc, columns = self.doc, sheet.columns
        home = doc.sheets[0].title
        sheet.across(f"{doc.title}·{part.title}", "标题", height=30)
        back, visible = f"{_BACK}{home}", columns.visible
        start = len(visible) - 1
        while start > 1 and columns.slot(visible[start], visible[-1]).chars < len(back):
            start -= 1
        end = columns.slot(visible[start], visible[-1])
        sheet.links.append((sheet.put(end, back, "题注", "right"), f"part:{home}"))
        record = "　".join(f"{name} {value}" for name, value in doc.record)
        info = f"{doc.client}　{doc.dated} {doc.as_of.isoformat()}　{record}".rstrip()
        sheet.across(info, "题注", height=18, slot=columns.slot(visible[0], visible[start - 1]))

    def _disclaim(self, sheet: Sheet, *, first: bool) -> None:
        if not first:
            sheet.across(f"声明：{DISCLAIMER_SHORT}", "说明")
        elif not any(isinstance(b, Disclaimer) for p in self.doc.sheets for b in walk(p.blocks)):
            self._disclaimer(sheet)

    def _page(self, sheet: Sheet, part: Part) -> None:
        ws, doc, whole = sheet.ws, self.doc, sheet.columns.whole
        ws.set_landscape()
        ws.set_paper(_A3 if whole.chars > _ON_A4 else _A4)
        ws.fit_to_pages(1, 0)
        ws.set_margins(left=0.6, right=0.5, top=0.8, bottom=0.7)
        ws.center_horizontally()
        ws.print_area(0, whole.first, sheet.row - 1, whole.last)
        ws.set_h_pagebreaks(sheet.breaks)
        # Codes are text, and meant to be: no green corners.
        ws.ignore_errors({"number_stored_as_text": f"A1:{xl_rowcol_to_cell(sheet.row, whole.last)}"})
        if part.bare:
            return
        mark = f"（{DRAFT_MARK}，未生效）" if part.draft else ""
        client, title = _short(doc.client), _short(f"{doc.title}·{part.title}") + mark
        record = "　".join(f"{name} {value}" for name, value in doc.record)
        info = _short(f"{doc.dated} {doc.as_of.isoformat()}　{record}".rstrip(), _HEAD_ROOM)
        # Each part of a head takes the whole width for itself: long ones would be printed one on another.
        below = "\n" if len(client) + len(title) > _HEAD_ROOM else ""
        room = {"margin": 0.35, "scale_with_doc": False}
        ws.set_header(f"&L{_small(client)}&R{below}{_small(title)}", room)
        ws.set_footer(f"&L{_small(info)}\n{_small(DISCLAIMER_SHORT)}&R&8第 &P / &N 页", room)

    # --- blocks -----------------------------------------------------------------------------------

    def _block(self, sheet: Sheet, block: Block) -> None:
        match block:
            case Heading():
                sheet.space()
                sheet.anchor(block.anchor)
                sheet.across(block.text, "小标题" if block.level < 3 else "小小标题", height=22)
            case Paragraph():
                sheet.across(block.text, _PARAGRAPHS.get(block.role, "段落"))
            case Grid():
                self._grid(sheet, block)
            case Table():
                self._table(sheet, block)
            case Quote():
                sheet.across(f"{block.text}\n——{block.source}", "引文")
            case Picture():
                self._picture(sheet, block)
            case Groups():
                self._groups(sheet, block)
            case Tree() | Rungs() | Gauges():
                self._pictured(sheet, block)
            case Cover():
                self._cover(sheet, block)
            case Spine():
                self._spine(sheet, block)
            case SignOff():
                self._sign_off(sheet, block)
            case Disclaimer():
                self._disclaimer(sheet)
            case PageBreak():
                sheet.breaks.append(sheet.row)
            case Together():
                for one in block.blocks:
                    self._block(sheet, one)
            case _:
                assert_never(block)

    def _grid(self, sheet: Sheet, grid: Grid) -> None:
        pairs = min(grid.columns, len(sheet.columns.visible) // 2)
        slots = sheet.columns.spread([6, 12] * pairs)
        for start in range(0, len(grid.pairs), pairs):
            entries: list[Entry] = []
            for name, cell in grid.pairs[start : start + pairs]:
                entries.append((slots[len(entries)], Cell(name), Kind.TEXT, "名目"))
                entries.append((slots[len(entries)], cell, Kind.TEXT, ""))
            entries += [(slot, Cell(None), Kind.TEXT, "") for slot in slots[len(entries) :]]
            sheet.line(entries, left=True)

    def _table(self, sheet: Sheet, table: Table, looks: Sequence[str] = ()) -> Placed | None:
        """The table; ``looks`` of its columns where they are not the usual ones."""
        columns, head = table.columns, sheet.row
        slots = sheet.columns.take(table)
        kinds, looks = [c.kind for c in columns], looks or [""] * len(columns)
        titles = [(slot, Cell(c.title), Kind.TEXT, "表头") for slot, c in zip(slots, columns, strict=True)]
        sheet.line(titles, height=25)
        first = sheet.row
        if not table.rows:
            sheet.across(table.empty, "说明")
        for row in table.rows:
            sheet.line(list(zip(slots, row, kinds, looks, strict=True)))
        placed = None
        if table.rows:
            placed = Placed(sheet.name, first, sheet.row - 1, tuple(slot.first for slot in slots))
            if table.anchor:
                self.tables[table.anchor] = placed
            self._rules(sheet, columns, placed)
        for row in table.foot:
            totals = [_total_look(cell, column) for cell, column in zip(row, columns, strict=True)]
            sheet.line(list(zip(slots, row, kinds, totals, strict=True)), own=placed)
        if table.main:
            seen = sheet.columns.visible
            beside = 1 if columns[seen[0]].kind is Kind.NUMBER and len(seen) > 1 else 0
            sheet.ws.freeze_panes(first if first <= _MOST_FROZEN else 0, seen[beside] + 1)
            if table.alone:
                sheet.ws.repeat_rows(head)
            if table.alone and placed is not None:
                # With its hidden columns: what is sorted has to stay together.
                sheet.ws.autofilter(head, 0, placed.last, len(columns) - 1)
        return placed

    def _rules(self, sheet: Sheet, columns: Sequence[Column], placed: Placed) -> None:
        """Colours of status words, drop-downs."""
        for column, place in zip(columns, placed.columns, strict=True):
            if column.kind is Kind.STATUS:
                top = f"{xl_col_to_name(place)}{placed.first + 1}"
                for tone, symbol in SYMBOLS.items():
                    rule = {"type": "formula", "criteria": f'=LEFT({top},1)="{symbol}"'}
                    rule["format"] = self.tones[tone]
                    sheet.ws.conditional_format(placed.first, place, placed.last, place, rule)
            if column.choices:
                sheet.checks.add(placed.first, place, Fill(choices=column.choices), placed.last)

    def _pictured(self, sheet: Sheet, block: Tree | Rungs | Gauges) -> None:
        """What paper draws, as a table; how far a criterion is, as a bar in its cell."""
        if not isinstance(block, Tree) and block.title:
            sheet.across(block.title, "小小标题", height=22)
        table = _as_table(block)
        assert table is not None
        if not isinstance(block, Gauges):
            self._table(sheet, table)
            return
        placed = self._table(sheet, table, _GAUGE_LOOKS)
        if placed is None:
            return
        place = placed.columns[-1]
        for row, gauge in enumerate(block.bars, placed.first):
            if gauge.share is None:
                continue
            limits = {"min_type": "num", "min_value": 0, "max_type": "num", "max_value": 1}
            bar = {
                "type": "data_bar",
                "bar_color": self.looks.ground(gauge.tone),
                **limits,
            }
            sheet.ws.conditional_format(row, place, row, place, bar)

    def _cover(self, sheet: Sheet, cover: Cover) -> None:
        sheet.space(24)
        sheet.across(cover.title, "大字", height=56)
        if cover.subtitle:
            sheet.across(cover.subtitle, "客户", height=30)
        sheet.space(16)
        self._grid(sheet, Grid(tuple((name, Cell(value)) for name, value in cover.lines), 1))

    @staticmethod
    def _spine(sheet: Sheet, spine: Spine) -> None:
        for words in (spine.title, spine.subtitle, spine.year):
            if words:
                sheet.across(words, "大字", height=56)

    @staticmethod
    def _disclaimer(sheet: Sheet) -> None:
        for number, sentence in enumerate(DISCLAIMER, 1):
            sheet.across(f"{number}. {sentence}", "段落")

    @staticmethod
    def _sign_off(sheet: Sheet, block: SignOff) -> None:
        slots = sheet.columns.spread([1] * len(block.parties))
        sheet.space()
        titles = [Cell(party.title, strong=True) for party in block.parties]
        sheet.line([(slot, cell, Kind.TEXT, "") for slot, cell in zip(slots, titles, strict=True)], height=60)
        for number in range(max(len(party.lines) for party in block.parties)):
            lines = ["".join(party.lines[number : number + 1]) for party in block.parties]
            entries = [(slot, Cell(line), Kind.TEXT, "") for slot, line in zip(slots, lines, strict=True)]
            sheet.line(entries, height=24)

    def _picture(self, sheet: Sheet, picture: Picture) -> None:
        """A native bar chart over the table's own cells; writes the table where it is not there yet."""
        placed = self.tables.get(picture.table.anchor)
        if placed is None or placed.sheet != sheet.name:
            placed = self._table(sheet, picture.table)
        if placed is None or not picture.rows:
            return
        last = placed.first + picture.rows - 1
        label, value = (
            f"={_quoted(sheet.name)}!{xl_rowcol_to_cell(placed.first, column, True, True)}"
            f":{xl_rowcol_to_cell(last, column, True, True)}"
            for column in (placed.columns[picture.label], placed.columns[picture.value])
        )
        small = {"name": FONT, "size": 9}
        chart: Any = self.book.add_chart({"type": "bar"})
        chart.add_series(
            {
                "categories": label,
                "values": value,
                "gap": 60,
                "points": [
                    {"fill": {"color": self.looks.bar(tone)}, "border": {"none": True}}
                    for tone in picture.tones
                ],
                "data_labels": {"value": True, "num_format": "#,##0.00", "font": small},
            }
        )
        title = {"name": FONT, "size": 10, "bold": True, "color": f"#{self.looks.accent}"}
        chart.set_title({"name": clean(picture.title).lstrip("="), "name_font": title, "overlay": False})
        chart.set_legend({"none": True})
        chart.set_y_axis({"reverse": True, "num_font": small, "major_tick_mark": "none"})
        chart.set_x_axis({"visible": False, "min": 0, "major_gridlines": {"visible": False}})
        width = min(sheet.columns.whole.chars * 10, 900)
        height = 60 + 36 * picture.rows
        chart.set_size({"width": width, "height": height})
        sheet.space()
        sheet.ws.insert_chart(sheet.row, sheet.columns.whole.first, chart)
        for _ in range(height // 27 + 2):
            sheet.space(20)

    def _groups(self, sheet: Sheet, groups: Groups) -> None:
        """A native chart of columns side by side over the table's own cells."""
        placed = self.tables.get(groups.table.anchor)
        if placed is None or placed.sheet != sheet.name:
            placed = self._table(sheet, groups.table)
        if placed is None or not groups.rows:
            return
        last, small = placed.first + groups.rows - 1, {"name": FONT, "size": 9}

        def cells(place: int) -> str:
            column = placed.columns[place]
            top, end = (xl_rowcol_to_cell(row, column, True, True) for row in (placed.first, last))
            return f"={_quoted(sheet.name)}!{top}:{end}"

        chart: Any = self.book.add_chart({"type": "column"})
        for place, ink in zip(groups.values, style.KINDS, strict=False):
            chart.add_series(
                {
                    "name": clean(groups.table.columns[place].title).split("\n")[0],
                    "categories": cells(groups.label),
                    "values": cells(place),
                    "gap": 60,
                    "fill": {"color": f"#{self.looks.accent if ink == style.ACCENT else ink}"},
                    "border": {"none": True},
                }
            )
        title = {"name": FONT, "size": 10, "bold": True, "color": f"#{self.looks.accent}"}
        chart.set_title({"name": clean(groups.title).lstrip("="), "name_font": title, "overlay": False})
        chart.set_legend({"position": "bottom", "font": small})
        chart.set_x_axis({"num_font": small, "major_tick_mark": "none"})
        chart.set_y_axis({"num_font": small, "num_format": "#,##0", "major_gridlines": {"visible": False}})
        height = 300
        chart.set_size({"width": min(sheet.columns.whole.chars * 10, 900), "height": height})
        sheet.space()
        sheet.ws.insert_chart(sheet.row, sheet.columns.whole.first, chart)
        for _ in range(height // 27 + 2):
            sheet.space(20)

    # --- after all sheets stand -------------------------------------------------------------------

    def _link(self, sheet: Sheet) -> None:
        for cell, wanted in sheet.links:
            if sheet.ws.hlink_count >= _MOST_LINKS:
                return
            target = self._target(wanted)
            if target:
                said = as_text(str(cell.content)[:_LONGEST_HEAD])
                sheet.ws.write_url(cell.row, cell.column, target, None, said)
                sheet.write(cell, "link")

    def _target(self, wanted: str) -> str:
        if wanted.startswith("file:"):
            path = clean(wanted.removeprefix("file:")).replace("\n", "")
            return "external:" + _ILLEGAL_PATH.sub(lambda found: f"%{ord(found[0]):02X}", path)
        if wanted not in self.anchors:
            return ""
        name, row, column = self.anchors[wanted]
        return f"internal:{_quoted(name)}!{xl_rowcol_to_cell(row, column)}"

    def _calculate(self, sheet: Sheet) -> None:
        for cell, wanted, own in sheet.sums:
            formula = self._formula(sheet, cell, wanted, own)
            if formula:
                look, result = self.looks.get(cell.look, *cell.twists), cell.content
                if isinstance(result, float) and result.is_integer():
                    result = int(result)
                sheet.ws.write_formula(cell.row, cell.column, formula, look, result)

    def _formula(self, sheet: Sheet, cell: Written, wanted: SumOf | SumAbove, own: Placed | None) -> str:
        if isinstance(wanted, SumAbove):
            top = xl_rowcol_to_cell(cell.row - wanted.count, cell.column)
            return f"=SUM({top}:{xl_rowcol_to_cell(cell.row - 1, cell.column)})"
        placed = self.tables.get(wanted.table) if wanted.table else own
        if placed is None:
            return ""
        where = "" if placed.sheet == sheet.name else f"{_quoted(placed.sheet)}!"

        def body(number: int) -> str:
            letter = xl_col_to_name(placed.columns[number])
            return f"{where}${letter}${placed.first + 1}:${letter}${placed.last + 1}"

        if wanted.match is None:
            return f"=SUM({body(wanted.column)})"
        word = wanted.match[1].replace('"', '""')
        return f'=SUMIF({body(wanted.match[0])},"{word}",{body(wanted.column)})'

    def _listed(self, choices: tuple[str, ...]) -> str:
        """Choices in a column of the hidden sheet, and the formula that leads to them."""
        found = self.lists.get(choices)
        if found is not None:
            return found
        names = [ws.get_name() for ws in self.book.worksheets()]
        if not self.lists:
            names.append(sheet_name(_CHOICES, names))
            self.book.add_worksheet(names[-1]).hide()
        ws, column = self.book.worksheets()[-1], len(self.lists)
        for row, choice in enumerate(choices):
            ws.write_string(row, column, as_text(choice), self.looks.get("编码"))
        letter = xl_col_to_name(column)
        self.lists[choices] = found = f"={_quoted(names[-1])}!${letter}$1:${letter}${len(choices)}"
        return found

    def _properties(self) -> None:
        doc = self.doc
        words = {
            "title": f"{doc.title}·{doc.client}",
            "subject": f"{doc.dated} {doc.as_of.isoformat()}",
            "author": doc.brand.agency or "advisor_app",
            "keywords": " ".join(doc.keywords),
            "comments": DISCLAIMER_SHORT,
        }
        properties: dict[str, Any] = {key: clean(text).replace("\n", " ") for key, text in words.items()}
        properties["created"] = dt.datetime.combine(doc.as_of, dt.time())
        self.book.set_properties(properties)


def _as_table(block: Block) -> Table | None:
    """What a block is in a workbook where it is a table."""
    match block:
        case Table():
            return block
        case Picture() | Groups():
            return block.table
        case Tree():
            lines = block.lines
            indented = [f"{'　' * line.depth}{line.text}" for line in lines]
            values = ((x.status, text, x.value, x.remark) for x, text in zip(lines, indented, strict=True))
            return Table(_TREE, tuple(_row(*row) for row in values))
        case Rungs():
            return Table(_RUNGS, tuple(_row(step.name, step.status, step.note) for step in block.steps))
        case Gauges():
            return Table(_GAUGES, tuple(_row(b.label, b.found, b.wanted, b.share) for b in block.bars))
        case _:
            return None


def _row(*values: Value) -> Row:
    """A row of plain values."""
    return tuple(Cell(value) for value in values)


def _total_look(cell: Cell, column: Column) -> str:
    match cell.kind or column.kind, cell.value:
        case Kind.MONEY, _:
            return "金额合计"
        case Kind.NUMBER, value if value is not None and not isinstance(value, str):
            return "整数合计"
        case _:
            return "合计"


def _short(text: str, most: int = _LONGEST_HEAD) -> str:
    """A line for a page's head, which holds 255 characters in all."""
    text = clean(text).replace("\n", " ")
    short = text[:most]
    while units(short.replace("&", "&&")) > most:
        short = short[:-1]
    return text if short == text else f"{short}…"


def _small(text: str) -> str:
    """Text of a page's head in 8 points; the space keeps the size apart from a text's own digits."""
    return f"&8 {text.replace('&', '&&')}"

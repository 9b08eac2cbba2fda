"""A dossier as PDF: A4 portrait with a binding edge, 目录, bookmarks, page x/y, watermark on drafts.

The same document gives the same bytes: no clock is read, the file is dated by the as-of date.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, assert_never

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.platypus.doctemplate import BaseDocTemplate, NextPageTemplate, PageTemplate
from reportlab.platypus.flowables import CondPageBreak, Flowable, KeepTogether, Spacer
from reportlab.platypus.flowables import PageBreak as NewPage
from reportlab.platypus.frames import Frame

from advisor_app.domain.phrases import DISCLAIMER, DISCLAIMER_SHORT, Tone
from advisor_app.dossier import fonts, style
from advisor_app.dossier.charts import Bar, money_bars
from advisor_app.dossier.document import (
    Block,
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
    Row,
    SignOff,
    Status,
    Table,
    Together,
    Tree,
    clean,
    shown,
    walk,
)
from advisor_app.dossier.flow import (
    WHOLE,
    ContentsLine,
    Drawn,
    Look,
    Quotation,
    Rows,
    Signatures,
    Text,
    colour,
    natural_width,
    shorten,
    text_width,
)
from advisor_app.dossier.setting import Run
from advisor_app.dossier.style import Type

PAGE_WIDTH, PAGE_HEIGHT = A4
BINDING, RIGHT, TOP, BOTTOM = 25 * mm, 18 * mm, 25 * mm, 20 * mm
WIDTH = PAGE_WIDTH - BINDING - RIGHT
HEIGHT = PAGE_HEIGHT - TOP - BOTTOM
LONG = 3
"""Longer documents get a 目录."""
_WORD = 6 * style.TABLE.size
"""A column of words no longer than six characters does not break them."""
_ROOM = 120.0
"""Points of a longer block that must fit under its heading."""
DRAFT_MARK = "征求意见稿"
_PRODUCER = "advisor_app"
_FACES = {Role.LEAD: style.LEAD, Role.BODY: style.BODY, Role.POINT: style.POINT, Role.NOTE: style.NOTE}
_RIGHT = (Kind.MONEY, Kind.NUMBER)


def pdf_bytes(doc: DossierDoc) -> bytes:
    """Render ``doc``. Raises InputError, before anything is drawn, where a character has no glyph."""
    fonts.require_glyphs(_texts(doc))
    entries = list(_entries(doc))
    # the first pass finds the page numbers; their width is fixed, so the second pass can't move them
    first = _Pass(doc, entries, contents=True)
    first.run()
    contents = first.pages > LONG + 1
    if not contents:
        first = _Pass(doc, entries, contents=False)
        first.run()
    final = _Pass(doc, entries, contents=contents, found=first.found, total=first.pages)
    return final.run()


@dataclass(frozen=True, slots=True)
class _Entry:
    """A heading: where it leads, and its level in outline and 目录."""

    title: str
    level: int
    target: str


def _entries(doc: DossierDoc) -> Iterator[_Entry]:
    for number, part in enumerate(doc.paper):
        yield _Entry(clean(part.title), 1, f"part-{number}")
        for place, block in enumerate(walk(part.blocks)):
            if isinstance(block, Heading) and block.level < 4:
                yield _Entry(clean(block.text), max(2, block.level), f"part-{number}-{place}")


def _texts(doc: DossierDoc) -> Iterator[str]:
    """Every text that will be drawn."""
    yield from (doc.title, clean(doc.client), doc.standing, clean(doc.brand.agency), doc.dated)
    yield from (DRAFT_MARK, DISCLAIMER_SHORT, *DISCLAIMER)
    for name, value in doc.record:
        yield from (clean(name), clean(value))
    yield "第 / 页目录·—0123456789,."
    yield from _block_texts((Grid(doc.facts),))
    for part in doc.paper:
        yield clean(part.title)
        yield from _block_texts(part.blocks)


def _block_texts(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in walk(blocks):
        match block:
            case Heading(text=text) | Paragraph(text=text):
                yield clean(text)
            case Quote():
                yield from (clean(block.text), clean(block.source))
            case Grid():
                for name, cell in block.pairs:
                    yield from (clean(name), shown(cell, Kind.TEXT))
            case Table():
                yield from (clean(c.title) for c in block.columns)
                yield clean(block.empty)
                for row in (*block.rows, *block.foot):
                    yield from (shown(c, column.kind) for c, column in zip(row, block.columns, strict=True))
            case Tree():
                yield "结论条件读取的值（年度、来源）差距"
                for line in block.lines:
                    yield from (str(line.status), clean(line.text), clean(line.value), clean(line.remark))
            case SignOff():
                for party in block.parties:
                    yield from (clean(party.title), *map(clean, party.lines))
            case Picture():
                yield clean(block.title)
            case _:
                pass


@dataclass
class _Pass:
    """One run through the whole document; ``found`` and ``total`` come from the pass before."""

    doc: DossierDoc
    entries: Sequence[_Entry]
    contents: bool
    found: dict[str, int] = field(default_factory=dict)
    total: int = 0
    pages: int = 0
    _level: int = -1

    def run(self) -> bytes:
        """Lay out and draw."""
        known, self.found = self.found, {}
        self._targets = {e.target for e in self.entries}
        self._anchors = _anchors(self.doc)
        out = BytesIO()
        template = BaseDocTemplate(
            out,
            pagesize=A4,
            invariant=1,
            pageCompression=1,
            title=f"{self.doc.title}·{clean(self.doc.client)}",
            author=clean(self.doc.brand.agency) or _PRODUCER,
            subject=f"{self.doc.dated} {self.doc.as_of.isoformat()}",
            keywords=" ".join(clean(k) for k in self.doc.keywords),
            creator=_PRODUCER,
            producer=_PRODUCER,
            lang="zh-CN",
        )
        frame = Frame(BINDING, BOTTOM, WIDTH, HEIGHT, 0, 0, 0, 0, id="text")
        template.addPageTemplates(
            [
                PageTemplate("first", [frame], onPage=self._first_page, onPageEnd=self._foot),
                PageTemplate("plain", [frame], onPage=self._plain_page, onPageEnd=self._foot),
                PageTemplate("draft", [frame], onPage=self._draft_page, onPageEnd=self._watermark),
            ]
        )
        template.build(list(self._story(known)))
        self.pages = template.page
        return out.getvalue()

    # --- pages ------------------------------------------------------------------------------------

    def _first_page(self, canvas: Any, _template: Any) -> None:
        day = self.doc.as_of.strftime("D:%Y%m%d000000+00'00'")
        canvas.setDateFormatter(lambda *_: day)
        canvas.showOutline()
        canvas.setFillColor(colour(style.ACCENT))
        canvas.rect(BINDING, PAGE_HEIGHT - TOP + 8, WIDTH, 3, stroke=0, fill=1)

    def _plain_page(self, canvas: Any, _template: Any) -> None:
        self._head(canvas, self.doc.standing)

    def _draft_page(self, canvas: Any, _template: Any) -> None:
        self._head(canvas, f"{DRAFT_MARK}（未生效）")

    def _watermark(self, canvas: Any, template: Any) -> None:
        """Over everything, faint enough to read through."""
        self._foot(canvas, template)
        canvas.saveState()
        canvas.setFillColor(colour(style.TONES[Tone.BAD]))
        canvas.setFillAlpha(0.09)
        canvas.setFont(fonts.BOLD, 58)
        canvas.translate(PAGE_WIDTH / 2, PAGE_HEIGHT / 2)
        canvas.rotate(35)
        for shift in (-250, 0, 250):
            canvas.drawCentredString(shift * 0.55, shift - 20, DRAFT_MARK)
        canvas.restoreState()

    def _head(self, canvas: Any, standing: str) -> None:
        """Client and title; as-of date, standing, content version and run id; a rule."""
        face, top = style.SMALL, PAGE_HEIGHT - 13 * mm
        title = self.doc.title
        room = WIDTH / face.size - text_width(title) - 2
        canvas.setFillColor(colour(style.INK))
        canvas.setFont(fonts.BOLD, face.size)
        canvas.drawString(BINDING, top, shorten(fonts.printable(clean(self.doc.client)), room, bold=True))
        canvas.setFont(fonts.REGULAR, face.size)
        canvas.setFillColor(colour(face.color))
        canvas.drawRightString(BINDING + WIDTH, top, title)
        record = "　".join(f"{name} {value}" for name, value in self.doc.record)
        line = f"{self.doc.dated} {self.doc.as_of.isoformat()}　{standing}"
        canvas.drawString(BINDING, top - face.leading, line)
        canvas.drawRightString(BINDING + WIDTH, top - face.leading, record)
        canvas.setStrokeColor(colour(style.RULE))
        canvas.setLineWidth(0.5)
        canvas.line(BINDING, top - face.leading - 5, BINDING + WIDTH, top - face.leading - 5)

    def _foot(self, canvas: Any, _template: Any) -> None:
        face, base = style.SMALL, 11 * mm
        canvas.setFillColor(colour(face.color))
        canvas.setFont(fonts.REGULAR, face.size)
        canvas.drawString(BINDING, base, DISCLAIMER_SHORT)
        number = f"第 {canvas.getPageNumber()} / {self.total or '–'} 页"
        canvas.drawRightString(BINDING + WIDTH, base, number)

    # --- story ------------------------------------------------------------------------------------

    def _story(self, known: dict[str, int]) -> Iterator[Flowable]:
        doc = self.doc
        head: list[Flowable] = [Text([Run(clean(doc.brand.agency))], style.BODY)] if doc.brand.agency else []
        head.append(Text([Run(doc.title)], style.TITLE))
        head.append(Text([Run(clean(doc.client))], style.SUBTITLE))
        head.append(self._grid(Grid(doc.facts)))
        yield from head
        yield NextPageTemplate("plain")
        if self.contents:
            yield Text([Run("目录")], style.HEADINGS[1])
            lines = [
                ContentsLine(e.title, str(known.get(e.target, "–")), e.target, e.level) for e in self.entries
            ]
            # the third level only where the whole still stands under the title
            room = HEIGHT - _height(head) - style.HEADINGS[1].leading - style.XL
            fits = sum(line.face.leading + line.spaceBefore for line in lines) <= room
            yield from (line for line in lines if fits or line.level < 3)
            yield NewPage()
        said = any(isinstance(b, Disclaimer) for part in doc.paper for b in walk(part.blocks))
        drafting = False
        for number, part in enumerate(doc.paper):
            if part.draft != drafting:
                yield NextPageTemplate("draft" if part.draft else "plain")
                yield NewPage()
                drafting = part.draft
            yield from self._part(number, part)
        if not said:
            yield from self._disclaimer()

    def _part(self, number: int, part: Part) -> Iterator[Flowable]:
        target = f"part-{number}"
        # headings, and notes under them, wait for what they head: they must not end a page
        waiting: list[Flowable] = [
            self._heading(clean(part.title), style.HEADINGS[0], 1, (target, f"part:{part.title}"))
        ]
        place = -1
        for block in part.blocks:
            flowables: list[Flowable] = []
            for one in walk((block,)):
                place += 1
                flowables.extend(self._block(one, f"{target}-{place}"))
            if isinstance(block, Heading) or (isinstance(block, Paragraph) and block.role is Role.NOTE):
                waiting.extend(flowables)
            elif isinstance(block, Together):
                yield KeepTogether([*waiting, *flowables])
                waiting = []
            else:
                if waiting:
                    yield CondPageBreak(_height(waiting) + _least(flowables[0]))
                yield from (*waiting, *flowables)
                waiting = []
        yield from waiting

    def _block(self, block: Block, target: str) -> Iterator[Flowable]:
        match block:
            case Heading():
                anchors = (target, block.anchor) if block.anchor else (target,)
                yield self._heading(clean(block.text), _face(block), max(2, block.level), anchors)
            case Paragraph():
                yield Text([*_runs(block)], _FACES[block.role])
            case Grid():
                yield self._grid(block)
            case Table():
                yield self._table(block)
            case Quote():
                words = Text([Run(clean(block.text))], style.QUOTE)
                yield Quotation(words, Text([Run(f"——{clean(block.source)}")], style.SOURCE))
            case Tree():
                yield self._tree(block)
            case Picture():
                bars = [
                    Bar(shown(row[block.label], Kind.TEXT), _amount(row, block.value), tone)
                    for row, tone in zip(block.table.rows[: block.rows], block.tones, strict=True)
                ]
                yield Spacer(1, style.S)
                yield money_bars(clean(block.title), bars, WIDTH)
                yield Spacer(1, style.M)
            case SignOff():
                yield Signatures([(clean(p.title), [*map(clean, p.lines)]) for p in block.parties])
            case Disclaimer():
                yield from self._disclaimer()
            case PageBreak():
                yield NewPage()
            case Together():
                for one in block.blocks:
                    yield from self._block(one, target)
            case _:
                assert_never(block)

    def _heading(self, text: str, face: Type, level: int, anchors: Sequence[str]) -> Text:
        """A heading that bookmarks itself, and tells the page it came to stand on."""

        def drawn(canvas: Any, _width: float, height: float) -> None:
            for anchor in anchors:
                canvas.bookmarkHorizontal(anchor, 0, height + style.S)
            self._level = min(level - 1, self._level + 1)
            canvas.addOutlineEntry(text, anchors[0], self._level, closed=level > 1)
            self.found[anchors[0]] = canvas.getPageNumber()

        return Text([Run(text)], face, drawn=drawn)

    def _link(self, wanted: str) -> str:
        return wanted if wanted in self._anchors else ""

    def _rows(
        self,
        widths: Sequence[float],
        head: Sequence[Text] | None,
        body: Sequence[Sequence[Text]],
        foot: int = 0,
        look: Look | None = None,
    ) -> Rows:
        whole = sum(widths)
        return Rows([w / whole * WIDTH for w in widths], head, body, foot, page=HEIGHT, look=look)

    def _table(self, table: Table) -> Flowable:
        head = [Text([Run(clean(c.title))], style.TABLE_HEAD, right=c.kind in _RIGHT) for c in table.columns]
        if not table.rows:
            return Text([Run(clean(table.empty))], style.NOTE)
        body = [
            [self._cell(cell, column.kind) for cell, column in zip(row, table.columns, strict=True)]
            for row in (*table.rows, *table.foot)
        ]
        return self._rows(_widths(table, head, body), head, body, len(table.foot))

    def _cell(self, cell: Any, kind: Kind, face: Type = style.TABLE) -> Text:
        text = shown(cell, kind)
        link = self._link(cell.link)
        code = ""
        if isinstance(cell.value, Status):
            code = style.TONES[cell.value.tone]
        elif link:
            code = style.ACCENT
        drawn: Drawn | None = None
        if cell.anchor:
            anchor = cell.anchor

            def drawn(canvas: Any, _width: float, height: float) -> None:
                canvas.bookmarkHorizontal(anchor, 0, height)

        run = Run(text, cell.strong or isinstance(cell.value, Status), code)
        return Text([run], face, right=(cell.kind or kind) in _RIGHT, link=link, drawn=drawn)

    def _grid(self, grid: Grid) -> Rows:
        label = Type(style.TABLE.size, style.TABLE.leading, color=style.SOFT)
        cells = [(Text([Run(clean(name))], label), self._cell(cell, Kind.TEXT)) for name, cell in grid.pairs]
        for name_cell, value_cell in cells:
            value_cell.right = name_cell.right = False
        while len(cells) % grid.columns:
            cells.append((Text([Run("")], label), Text([Run("")], label)))
        body = [
            [text for pair in cells[i : i + grid.columns] for text in pair]
            for i in range(0, len(cells), grid.columns)
        ]
        longest = max((text_width(clean(name)) for name, _ in grid.pairs), default=0.0)
        name = max(longest, 4.0) * label.size + 2 * Look().pad_x + 1
        value = WIDTH / grid.columns - name
        rows = self._rows([name, value] * grid.columns, None, body, look=Look(pad_y=2.5, frame=False))
        rows.spaceBefore, rows.spaceAfter = style.XS, style.XS
        return rows

    def _tree(self, tree: Tree) -> Rows:
        head = [
            Text([Run(title)], style.TABLE_HEAD)
            for title in ("结论", "条件", "读取的值（年度、来源）", "差距")
        ]
        body = [
            [
                Text([Run(str(line.status), bold=True, color=style.TONES[line.status.tone])], style.TABLE),
                Text([Run(clean(line.text))], style.TABLE, indent=line.depth * style.TABLE.size * 1.5),
                Text([Run(clean(line.value))], style.TABLE),
                Text([Run(clean(line.remark))], style.TABLE),
            ]
            for line in tree.lines
        ]
        return self._rows([8, 21, 20, 12.5], head, body, look=Look(pad_y=2.5))

    def _disclaimer(self) -> Iterator[Flowable]:
        for number, sentence in enumerate(DISCLAIMER, 1):
            yield Text([Run(f"{number}. {sentence}")], style.POINT)


def _height(flowables: Iterable[Flowable]) -> float:
    return float(sum(f.wrap(WIDTH, HEIGHT)[1] + f.getSpaceBefore() + f.getSpaceAfter() for f in flowables))


def _least(flowable: Flowable) -> float:
    """The room a block needs under its heading: all of it where it is moved whole."""
    height = flowable.wrap(WIDTH, HEIGHT)[1]
    return float(height + flowable.getSpaceBefore()) if height <= WHOLE else _ROOM


def _widths(table: Table, head: Sequence[Text], body: Sequence[Sequence[Text]]) -> list[float]:
    """Column widths in points: heads, codes, sums and words of status unbroken, the rest as asked for."""
    pad = 2 * Look().pad_x + 0.5
    least = [natural_width(text) + pad for text in head]
    for number, column in enumerate(table.columns):
        wanted = max((natural_width(row[number]) + pad for row in body), default=0.0)
        if column.kind is not Kind.TEXT or wanted <= _WORD + pad:
            least[number] = max(least[number], wanted)
    if sum(least) > WIDTH * 0.8:
        return [column.width for column in table.columns]
    widths = [column.width / sum(c.width for c in table.columns) * WIDTH for column in table.columns]
    fixed: set[int] = set()
    while short := {i for i, w in enumerate(widths) if i not in fixed and w < least[i]}:
        fixed |= short
        free = [i for i in range(len(widths)) if i not in fixed]
        left = WIDTH - sum(least[i] for i in fixed)
        asked = sum(table.columns[i].width for i in free)
        widths = [
            least[i] if i in fixed else table.columns[i].width / asked * left for i in range(len(widths))
        ]
    return widths


def _anchors(doc: DossierDoc) -> set[str]:
    """What a link on paper can lead to."""
    found = {f"part:{part.title}" for part in doc.paper}
    for part in doc.paper:
        for block in walk(part.blocks):
            if isinstance(block, Heading) and block.anchor:
                found.add(block.anchor)
            elif isinstance(block, Table):
                found |= {cell.anchor for row in block.rows for cell in row if cell.anchor}
    return found


def _face(heading: Heading) -> Type:
    return style.HEADINGS[min(max(heading.level, 2), len(style.HEADINGS)) - 1]


def _runs(paragraph: Paragraph) -> Iterable[Run]:
    for span in paragraph.spans:
        yield Run(clean(span.text), span.strong, style.TONES[span.tone] if span.tone is not None else "")


def _amount(row: Row, column: int) -> Any:
    return row[column].value

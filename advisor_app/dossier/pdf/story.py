"""The blocks of a document as pieces of paper: headings wait for what they head, tables get their widths."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import assert_never

from advisor_app.domain.phrases import DISCLAIMER
from advisor_app.dossier import style
from advisor_app.dossier.document import (
    Block,
    Cell,
    Cover,
    Disclaimer,
    DossierDoc,
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
    Rungs,
    Shape,
    SignOff,
    Spine,
    Status,
    Table,
    Together,
    Tree,
    clean,
    shown,
    walk,
)
from advisor_app.dossier.pdf.charts import Bar, money_bars
from advisor_app.dossier.pdf.cover import CoverSheet, Letterhead, SpineSheet
from advisor_app.dossier.pdf.flow import Box, Entry, Figure, Quotation, RowLook, Rows, Signatures, Text
from advisor_app.dossier.pdf.paging import Frame, Item, Need, PageKind, Piece, Turn, Whole, stacked
from advisor_app.dossier.pdf.pen import text_width
from advisor_app.dossier.pdf.pictures import gauges, groups, rungs
from advisor_app.dossier.setting import Run
from advisor_app.dossier.style import Palette, Type

_WORD = 6 * style.TABLE.size
"""A column of words no longer than six characters does not break them."""
_FIXED = 0.8
"""Of the width: more than this is not given to columns that may not break."""
_NAME = 0.6
"""Of a pair's width: the names of a grid take no more."""
_ROOM = 120.0
"""Points of a longer block that must fit under its heading."""
_HIGHEST_ROW = 0.85
"""Of a page: a higher row is cut, so that any other has room under its heading."""
_BAR_ROOM = 40.0
"""Points that a gauge may take: a picture can't be cut, so what a page can't hold is a second one."""
_FACES = {Role.LEAD: style.LEAD, Role.BODY: style.BODY, Role.POINT: style.POINT, Role.NOTE: style.NOTE}
_RIGHT = (Kind.MONEY, Kind.NUMBER)
_PAD = 2 * RowLook().pad_x
_Pictured = Picture | Groups | Rungs | Gauges | Cover | Spine
_Standing = Heading | Paragraph | Grid | Table | Quote | Tree | SignOff | Disclaimer | _Pictured
"""Blocks that are pieces; the others say where pieces stand."""


class Story:
    """One document as pieces, for pages of one size of text."""

    def __init__(self, doc: DossierDoc, palette: Palette, frame: Frame) -> None:
        self.doc = doc
        self.palette = palette
        self.frame = frame
        self.width, self.height = frame(PageKind.PLAIN)
        self.entries: list[Entry] = []
        """The headings met so far, in order, those of bare parts left out."""
        self._highest = self.height * _HIGHEST_ROW
        self._anchors = _anchors(doc)
        self._head = palette.face(style.TABLE_HEAD)

    def opening(self) -> list[Piece]:
        """Letterhead, title, client, and what is to be known of the whole."""
        doc, brand = self.doc, self.doc.brand
        head: list[Piece] = []
        if brand.agency or brand.logo or brand.lines:
            head.append(Letterhead(brand, self.palette))
        head.append(Text([Run(doc.title)], self.palette.face(style.TITLE)))
        if doc.client:
            head.append(Text([Run(clean(doc.client))], style.SUBTITLE))
        if doc.facts:
            head.append(self._grid(Grid(doc.facts)))
        return head

    def part(self, part: Part) -> list[Item]:
        """A section, from its heading on; a bare one has none."""
        target = f"part-{self.doc.paper.index(part)}"
        if part.bare:
            return list(self._flow(part.blocks, target, [], bare=True))
        entry = Entry(clean(part.title), 1, target)
        heading = self._heading(entry, style.HEADINGS[0], f"part:{part.title}")
        return list(self._flow(part.blocks, target, [heading]))

    def disclaimer(self) -> list[Piece]:
        """The disclaimer, sentence by sentence; smaller where all has to stand on one page."""
        face = style.NOTE if self.doc.shape is Shape.ONE_PAGE else style.POINT
        return [Text([Run(f"{n}. {sentence}")], face) for n, sentence in enumerate(DISCLAIMER, 1)]

    # --- flow -------------------------------------------------------------------------------------

    def _flow(
        self, blocks: Iterable[Block], target: str, waiting: list[Piece], *, bare: bool = False
    ) -> Iterator[Item]:
        """``waiting``: headings, and notes under them, wait for what they head; they must not end a page."""
        for number, block in enumerate(blocks):
            place = f"{target}-{number}"
            if isinstance(block, PageBreak):
                yield from waiting
                waiting = []
                yield Turn()
            elif isinstance(block, Together):
                yield Whole(tuple(self._flow(block.blocks, place, waiting)))
                waiting = []
            elif isinstance(block, Heading) or (isinstance(block, Paragraph) and block.role is Role.NOTE):
                waiting.extend(self._pieces(block, place, bare=bare))
            else:
                pieces = self._pieces(block, place, bare=bare)
                if waiting:
                    least = self._least(pieces[0], waiting[-1].after)
                    yield Need(stacked(waiting, self.width) + least, waiting[0].before)
                yield from (*waiting, *pieces)
                waiting = []
        yield from waiting

    def _least(self, piece: Piece, gap: float) -> float:
        """The room a piece needs under its heading, all of it where it is not high."""
        asked = max(piece.least(self.width), min(piece.wrap(self.width), _ROOM))
        return max(piece.before, gap) + asked

    def _pieces(self, block: _Standing, place: str, *, bare: bool) -> list[Piece]:
        match block:
            case Heading():
                entry = Entry(clean(block.text), min(max(2, block.level), 3), place)
                return [self._heading(entry, style.HEADINGS[entry.level - 1], block.anchor)]
            case Paragraph():
                return [Text(list(_runs(block)), _FACES[block.role])]
            case Grid():
                return [self._grid(block)]
            case Table():
                return [self._table(block)]
            case Quote():
                words = Text([Run(clean(block.text))], style.QUOTE)
                source = Text([Run(f"——{clean(block.source)}")], style.SOURCE)
                return [Quotation(words, source, self.palette)]
            case Tree():
                return [self._tree(block)]
            case SignOff():
                return [Signatures([(clean(p.title), [*map(clean, p.lines)]) for p in block.parties])]
            case Disclaimer():
                return self.disclaimer()
            case _:
                return self._pictures(block, PageKind.BARE if bare else PageKind.PLAIN)

    def _pictures(self, block: _Pictured, kind: PageKind) -> list[Piece]:
        width, palette = self.width, self.palette
        match block:
            case Picture():
                return [Figure(money_bars(clean(block.title), _bars(block), width, palette))]
            case Groups():
                return [Figure(groups(block, width, palette))]
            case Rungs():
                return [Figure(rungs(block.title, block.steps, width, palette))]
            case Gauges():
                most = int(self.height / _BAR_ROOM)
                shares = [block.bars[i : i + most] for i in range(0, max(1, len(block.bars)), most)]
                titles = [block.title, *[f"{block.title}（续）"] * (len(shares) - 1)]
                return [
                    Figure(gauges(t, bars, width, palette)) for t, bars in zip(titles, shares, strict=True)
                ]
            case Cover():
                return [CoverSheet(block, self.doc.brand, palette, self.frame(kind)[1])]
            case Spine():
                return [SpineSheet(block, palette, self.frame(kind)[1])]
            case _:
                assert_never(block)

    def _heading(self, entry: Entry, face: Type, anchor: str) -> Text:
        self.entries.append(entry)
        marks = (entry.target, anchor) if anchor else (entry.target,)
        return Text([Run(entry.title)], self.palette.face(face), marks=marks, entry=entry)

    # --- rows -------------------------------------------------------------------------------------

    def _table(self, table: Table) -> Piece:
        if not table.rows:
            return Text([Run(clean(table.empty))], style.NOTE)
        seen = [(number, column) for number, column in enumerate(table.columns) if not column.hidden]
        head = [Text([Run(clean(c.title))], self._head, right=c.kind in _RIGHT) for _, c in seen]
        body = [
            [self._cell(row[number], column.kind, column.choices) for number, column in seen]
            for row in (*table.rows, *table.foot)
        ]
        asked = [column.width for _, column in seen]
        whole = [column.kind is not Kind.TEXT for _, column in seen]
        return Rows(
            _widths(asked, whole, head, body, self.width),
            head, body, len(table.foot), self._highest, RowLook(palette=self.palette),
        )  # fmt: skip

    def _cell(self, cell: Cell, kind: Kind, choices: Sequence[str] = ()) -> Text:
        text = shown(cell, kind) if cell.value is not None or cell.fill is None else ""
        if cell.fill is not None:
            box = Box(text, style.TABLE, [clean(c) for c in cell.fill.choices or choices])
            box.marks = (cell.anchor,) if cell.anchor else ()
            return box
        link = cell.link if cell.link in self._anchors else ""
        code = ""
        if isinstance(cell.value, Status):
            code = style.TONES[cell.value.tone]
        elif link:
            code = self.palette.accent
        return Text(
            [Run(text, cell.strong or isinstance(cell.value, Status), code)],
            style.TABLE,
            right=(cell.kind or kind) in _RIGHT,
            link=link,
            marks=(cell.anchor,) if cell.anchor else (),
        )

    def _grid(self, grid: Grid) -> Rows:
        label = Type(style.TABLE.size, style.TABLE.leading, color=style.SOFT)
        cells = [(Text([Run(clean(name))], label), self._cell(cell, Kind.TEXT)) for name, cell in grid.pairs]
        for _, value in cells:
            value.right = False
        while len(cells) % grid.columns:
            cells.append((Text([Run("")], label), Text([Run("")], label)))
        body = [
            [text for pair in cells[i : i + grid.columns] for text in pair]
            for i in range(0, len(cells), grid.columns)
        ]
        longest = max((text_width(clean(name)) for name, _ in grid.pairs), default=0.0)
        pair = self.width / grid.columns
        name = min(max(longest, 4.0) * label.size + _PAD + 1, pair * _NAME)
        look = RowLook(pad_y=2.5, frame=False, palette=self.palette)
        rows = Rows([name, pair - name] * grid.columns, None, body, 0, self._highest, look)
        rows.before = rows.after = style.XS
        return rows

    def _tree(self, tree: Tree) -> Rows:
        titles = ("结论", "条件", "读取的值（年度、来源）", "差距")
        head = [Text([Run(title)], self._head) for title in titles]
        body = [
            [
                Text([Run(str(line.status), bold=True, color=style.TONES[line.status.tone])], style.TABLE),
                Text([Run(clean(line.text))], style.TABLE, indent=line.depth * style.TABLE.size * 1.5),
                Text([Run(clean(line.value))], style.TABLE),
                Text([Run(clean(line.remark))], style.TABLE),
            ]
            for line in tree.lines
        ]
        shares = (8, 21, 20, 12.5)
        widths = [share / sum(shares) * self.width for share in shares]
        return Rows(widths, head, body, 0, self._highest, RowLook(pad_y=2.5, palette=self.palette))


def _widths(
    asked: Sequence[float],
    whole: Sequence[bool],
    head: Sequence[Text],
    body: Sequence[Sequence[Text]],
    width: float,
) -> list[float]:
    """Column widths in points: heads, codes, sums and words of status unbroken, the rest as asked for."""
    pad = _PAD + 0.5
    least = [text.natural + pad for text in head]
    for number in range(len(asked)):
        wanted = 0.0
        for row in body:
            wanted = max(wanted, row[number].natural)
            if wanted > _WORD and not whole[number]:
                break
        else:
            least[number] = max(least[number], wanted + pad)
    if sum(least) > width * _FIXED:
        return [share / sum(asked) * width for share in asked]
    widths = [share / sum(asked) * width for share in asked]
    fixed: set[int] = set()
    while short := {i for i, w in enumerate(widths) if i not in fixed and w < least[i]}:
        fixed |= short
        left = width - sum(least[i] for i in fixed)
        free = sum(share for i, share in enumerate(asked) if i not in fixed)
        widths = [least[i] if i in fixed else share / free * left for i, share in enumerate(asked)]
    return widths


def _anchors(doc: DossierDoc) -> set[str]:
    """What a link on paper can lead to."""
    found = {f"part:{part.title}" for part in doc.paper if not part.bare}
    for part in doc.paper:
        for block in walk(part.blocks):
            if isinstance(block, Heading) and block.anchor:
                found.add(block.anchor)
            elif isinstance(block, Table):
                seen = [number for number, column in enumerate(block.columns) if not column.hidden]
                found |= {row[n].anchor for row in block.rows for n in seen if row[n].anchor}
    return found


def _runs(paragraph: Paragraph) -> Iterator[Run]:
    for span in paragraph.spans:
        yield Run(clean(span.text), span.strong, style.TONES[span.tone] if span.tone is not None else "")


def _bars(picture: Picture) -> list[Bar]:
    rows = picture.table.rows[: picture.rows]
    return [
        Bar(shown(row[picture.label], Kind.TEXT), row[picture.value].value, tone)  # type: ignore[arg-type]
        for row, tone in zip(rows, picture.tones, strict=True)
    ]

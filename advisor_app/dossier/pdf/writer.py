"""A dossier as PDF: A4 with a binding edge, 目录, bookmarks, page x/y, watermark on drafts.

The document becomes pieces (``story``), pieces stand on pages (``paging``), and only then is anything
drawn (``pen``). The same document gives the same bytes: no clock is read, the file is dated by the
as-of date.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from advisor_app.domain.phrases import DISCLAIMER_SHORT, Tone
from advisor_app.dossier import style
from advisor_app.dossier.document import Disclaimer, DossierDoc, Shape, clean, walk
from advisor_app.dossier.pdf import fonts
from advisor_app.dossier.pdf.flow import ContentsLine, Text
from advisor_app.dossier.pdf.paging import Item, Need, Page, PageKind, Piece, Turn, Whole, paginate, stacked
from advisor_app.dossier.pdf.pen import Pen, shorten, text_width
from advisor_app.dossier.pdf.story import Story
from advisor_app.dossier.pdf.texts import DRAFT_MARK, paper_texts
from advisor_app.dossier.setting import Run
from advisor_app.dossier.style import Palette

LONG = 3
"""Longer documents get a 目录, if it has more than one line."""
_SCALES = (1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7)
"""How much smaller a single page may be set."""
_PRODUCER = "advisor_app"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of paper: its size, the margins round the text, the lines of head and foot; in points.

    ``scale``: how much smaller the text is set than usual.
    """

    width: float = A4[0]
    height: float = A4[1]
    left: float = 25 * mm
    right: float = 18 * mm
    top: float = 25 * mm
    bottom: float = 20 * mm
    head: float = 13 * mm
    foot: float = 11 * mm
    edge: float = 14 * mm
    """Margin above and below the text of a bare page."""
    scale: float = 1.0

    @property
    def line(self) -> float:
        """The width of head and foot."""
        return self.width - self.left - self.right

    def margins(self, kind: PageKind) -> tuple[float, float]:
        """Above and below the text."""
        return (
            (max(self.edge, self.top - 25 * mm), self.edge)
            if kind is PageKind.BARE
            else (self.top, self.bottom)
        )

    def frame(self, kind: PageKind) -> tuple[float, float]:
        """Width and height of the text, as large as it is laid out."""
        return self.line / self.scale, (self.height - sum(self.margins(kind))) / self.scale


_UPRIGHT = Sheet()
# Bound with upright pages, a page across is turned with its top to their binding edge, so that its head
# stands where theirs is bound and both are read without turning the file round: GB/T 9704 says so of
# tables across on single-sided paper. Hence the binding edge is its top; head and text stand below it.
_ACROSS = Sheet(
    A4[1], A4[0], left=18 * mm, right=18 * mm, top=37 * mm, bottom=18 * mm, head=28 * mm, foot=10 * mm
)


def pdf_bytes(doc: DossierDoc) -> bytes:
    """Render ``doc``. Raises InputError, before anything is drawn, where a character has no glyph."""
    fonts.require_glyphs(paper_texts(doc))
    palette = style.palette(doc.brand.accent)
    if doc.shape is not Shape.ONE_PAGE:
        sheet = _ACROSS if doc.shape is Shape.ACROSS else _UPRIGHT
        return _Printing(doc, palette, sheet, _lay_out(Story(doc, palette, sheet.frame))).run()
    for scale in _SCALES:
        sheet = Sheet(scale=scale)
        pages = _lay_out_unbroken(Story(doc, palette, sheet.frame))
        if len(pages) == 1:
            return _Printing(doc, palette, sheet, pages).run()
    # too much for one page: then it is as easy to read as any other
    pages = _lay_out_unbroken(Story(doc, palette, _UPRIGHT.frame))
    return _Printing(doc, palette, _UPRIGHT, pages).run()


# --- pages ------------------------------------------------------------------------------------------


def _lay_out(story: Story) -> list[Page]:
    """Title pages first, then title, 目录 where it is long, and the sections."""
    parts = story.doc.paper
    lead = next((number for number, part in enumerate(parts) if not part.bare), len(parts))
    bare = [paginate(story.part(part), story.frame, PageKind.BARE) for part in parts[:lead]]
    covers = [page for pages in bare for page in pages]
    if lead == len(parts) and parts:
        return covers
    opening = story.opening()
    body = list(_body(story, lead))
    behind = paginate(body, story.frame, PageKind.PLAIN)
    lines = [ContentsLine(entry) for entry in story.entries]
    front = paginate(_contents(story, opening, lines), story.frame, PageKind.OPENING)
    if len(front) + len(behind) <= LONG + 1 or len(lines) < 2:
        return covers + paginate([*opening, *body], story.frame, PageKind.OPENING)
    pages = covers + front + behind
    numbers = {
        piece.entry.target: number
        for number, page in enumerate(pages, 1)
        for piece, _ in page.placed
        if isinstance(piece, Text) and piece.entry is not None
    }
    for line in lines:
        line.page = str(numbers[line.entry.target])
    return pages


def _lay_out_unbroken(story: Story) -> list[Page]:
    """Everything in one run, no page begun on purpose but for drafts and bare parts."""
    body = [item for item in _body(story, 0) if not (isinstance(item, Turn) and item.kind is None)]
    return paginate([*story.opening(), *body], story.frame, PageKind.OPENING)


def _body(story: Story, lead: int) -> Iterator[Item]:
    """The sections from ``lead`` on; the disclaimer ends the running text where no section holds it."""
    parts = story.doc.paper
    said = any(isinstance(block, Disclaimer) for part in parts for block in walk(part.blocks))
    last = max((number for number, part in enumerate(parts) if not part.bare), default=-1)
    before = PageKind.PLAIN
    for number, part in enumerate(parts[lead:], lead):
        kind = PageKind.BARE if part.bare else PageKind.DRAFT if part.draft else PageKind.PLAIN
        if kind is not before or part.bare:
            yield Turn(kind)
        before = kind
        yield from story.part(part)
        if number == last and not said:
            yield Whole(tuple(story.disclaimer()))
    if not parts:
        yield Whole(tuple(story.disclaimer()))


def _contents(story: Story, opening: list[Piece], lines: list[ContentsLine]) -> Iterator[Item]:
    yield from opening
    title = Text([Run("目录")], style.HEADINGS[1])
    # as many levels as still stand under the title; where not even the first do, two on pages of their own
    depth = next(
        (d for d in (3, 2, 1) if stacked([*opening, title, *_to(d, lines)], story.width) <= story.height), 2
    )
    yield Need(style.HEADINGS[1].leading + 4 * style.BODY.leading)
    yield title
    yield from _to(depth, lines)


def _to(depth: int, lines: list[ContentsLine]) -> list[ContentsLine]:
    return [line for line in lines if line.entry.level <= depth]


# --- drawing ----------------------------------------------------------------------------------------


class _Printing:
    """Pages onto a canvas, each with its head, foot and watermark."""

    def __init__(self, doc: DossierDoc, palette: Palette, sheet: Sheet, pages: list[Page]) -> None:
        self.doc, self.palette, self.sheet, self.pages = doc, palette, sheet, pages
        self._level = -1

    def run(self) -> bytes:
        """Draw all pages."""
        out = BytesIO()
        # a font of our own from the start: reportlab would name Helvetica, which is not embedded
        canvas = Canvas(
            out,
            (self.sheet.width, self.sheet.height),
            pageCompression=1,
            invariant=1,
            initialFontName=fonts.REGULAR,
            lang="zh-CN",
        )
        self._describe(canvas)
        self.pen = Pen(canvas)
        for number, page in enumerate(self.pages, 1):
            self._page(number, page)
        canvas.save()
        return out.getvalue()

    def _describe(self, canvas: Any) -> None:
        doc = self.doc
        canvas.setTitle(f"{doc.title}·{clean(doc.client)}" if doc.client else doc.title)
        canvas.setAuthor(clean(doc.brand.agency) or _PRODUCER)
        canvas.setSubject(f"{doc.dated} {doc.as_of.isoformat()}")
        canvas.setKeywords(" ".join(clean(k) for k in doc.keywords))
        canvas.setCreator(_PRODUCER)
        canvas.setProducer(_PRODUCER)
        canvas.setViewerPreference("DisplayDocTitle", "true")
        day = doc.as_of.strftime("D:%Y%m%d000000+00'00'")
        canvas.setDateFormatter(lambda *_: day)
        if any(isinstance(piece, Text) and piece.entry for page in self.pages for piece, _ in page.placed):
            canvas.showOutline()

    def _page(self, number: int, page: Page) -> None:
        pen, sheet = self.pen, self.sheet
        above, below = sheet.margins(page.kind)
        match page.kind:
            case PageKind.OPENING:
                pen.box(sheet.left, sheet.height - above + 8, sheet.line, 3, self.palette.accent)
            case PageKind.PLAIN:
                self._head(self.doc.standing)
            case PageKind.DRAFT:
                self._head(f"{DRAFT_MARK}（未生效）")
            case PageKind.BARE:
                pass
        with pen.apart():
            pen.canvas.translate(sheet.left, below)
            if sheet.scale != 1.0:
                pen.canvas.scale(sheet.scale, sheet.scale)
            height = sheet.frame(page.kind)[1]
            for piece, depth in page.placed:
                piece.draw(pen, 0.0, height - depth)
                if isinstance(piece, Text) and piece.entry is not None:
                    self._level = min(piece.entry.level - 1, self._level + 1)
                    closed = piece.entry.level > 1
                    pen.canvas.addOutlineEntry(piece.entry.title, piece.entry.target, self._level, closed)
        if page.kind is not PageKind.BARE:
            self._foot(number)
        if page.kind is PageKind.DRAFT:
            self._watermark()
        pen.turn_page()

    def _head(self, standing: str) -> None:
        """Client and title; as-of date, standing, content version and run id; a rule."""
        doc, sheet, face = self.doc, self.sheet, style.SMALL
        top = sheet.height - sheet.head
        room = sheet.line / face.size - text_width(doc.title) - 2
        client = shorten(fonts.printable(clean(doc.client)), room, bold=True)
        self.pen.words(sheet.left, top, face.size, [Run(client, True, style.INK)])
        self._at_right(top, doc.title)
        record = "　".join(f"{clean(name)} {clean(value)}" for name, value in doc.record)
        room = sheet.line / face.size - text_width(record) - 2
        line = shorten(f"{doc.dated} {doc.as_of.isoformat()}　{standing}", room)
        self.pen.words(sheet.left, top - face.leading, face.size, [Run(line, color=face.color)])
        self._at_right(top - face.leading, record)
        self.pen.rule(sheet.left, top - face.leading - 5, sheet.left + sheet.line, style.RULE, 0.5)

    def _foot(self, number: int) -> None:
        sheet, face = self.sheet, style.SMALL
        self.pen.words(sheet.left, sheet.foot, face.size, [Run(DISCLAIMER_SHORT, color=face.color)])
        self._at_right(sheet.foot, f"第 {number} / {len(self.pages)} 页")

    def _at_right(self, y: float, text: str) -> None:
        sheet, face = self.sheet, style.SMALL
        said = fonts.printable(text)
        x = sheet.left + sheet.line - text_width(said) * face.size
        self.pen.words(x, y, face.size, [Run(said, color=face.color)])

    def _watermark(self) -> None:
        """Over everything, faint enough to read through."""
        pen, size = self.pen, 58.0
        run = Run(DRAFT_MARK, True, style.TONES[Tone.BAD])
        with pen.apart():
            pen.canvas.setFillAlpha(0.09)
            pen.canvas.translate(self.sheet.width / 2, self.sheet.height / 2)
            pen.canvas.rotate(35)
            for shift in (-250, 0, 250):
                x = shift * 0.55 - text_width(DRAFT_MARK, bold=True) * size / 2
                pen.words(x, shift - 20, size, [run])

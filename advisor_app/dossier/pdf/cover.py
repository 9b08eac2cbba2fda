"""What stands outside the running text: letterhead, title page, labels for the back of a file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import BytesIO

from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader

from advisor_app.dossier import style
from advisor_app.dossier.document import Brand, Cover, Spine, clean
from advisor_app.dossier.pdf.flow import Text
from advisor_app.dossier.pdf.fonts import printable
from advisor_app.dossier.pdf.paging import Piece
from advisor_app.dossier.pdf.pen import ASCENT, Pen, text_width
from advisor_app.dossier.setting import Run
from advisor_app.dossier.style import Palette

_LOGO = 16 * mm
"""A logo is no higher than this, and no wider than a third of the text."""
_LABELS = (10 * mm, 20 * mm, 30 * mm, 40 * mm)
"""Widths of the labels for files of usual thickness."""
_HIGHEST = 265 * mm
_APART = 9 * mm


class _Logo:
    """The picture of an agency, at most ``_LOGO`` high and ``room`` wide."""

    def __init__(self, data: bytes, room: float) -> None:
        self.image = ImageReader(BytesIO(data))
        wide, high = self.image.getSize()
        scale = min(_LOGO / high, room / wide)
        self.width, self.height = wide * scale, high * scale


class Letterhead(Piece):
    """Logo and agency at the left, its lines (address, telephone) at the right."""

    after = style.M

    def __init__(self, brand: Brand, palette: Palette) -> None:
        self.brand = brand
        face = style.AGENCY if brand.logo or brand.lines else style.BODY
        self.agency = Text([Run(clean(brand.agency))], face)
        self.lines = [Text([Run(clean(line))], palette.face(style.SMALL)) for line in brand.lines]

    def wrap(self, width: float) -> float:
        """As high as the highest of its parts."""
        self.width = width
        self.logo = _Logo(self.brand.logo, width / 3) if self.brand.logo else None
        self.left = self.logo.width + style.M if self.logo else 0.0
        asked = max((line.natural for line in self.lines), default=-style.L)
        # the lines take what they ask for, up to half of what the logo leaves
        room = width - self.left
        self.right = min(asked, room / 2)
        self.beside = sum(line.wrap(self.right) for line in self.lines)
        said = self.agency.wrap(room - self.right - style.L)
        self.height = max(said, self.beside, self.logo.height if self.logo else 0.0)
        return self.height

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """All of them centred on one level."""
        middle = top - self.height / 2
        if self.logo:
            foot = middle - self.logo.height / 2
            pen.image(self.logo.image, x, foot, self.logo.width, self.logo.height)
        self.agency.draw(pen, x + self.left, middle + self.agency.height / 2)
        y = middle + self.beside / 2
        for line in self.lines:
            line.draw(pen, x + self.width - self.right, y)
            y -= line.height


class CoverSheet(Piece):
    """A title page: agency at the top, title in the upper third, lines to fill in below."""

    def __init__(self, cover: Cover, brand: Brand, palette: Palette, height: float) -> None:
        """``height``: of the page's text, all of which it takes."""
        self.brand, self.palette, self.height = brand, palette, height
        self.agency = Text([Run(clean(brand.agency))], style.AGENCY)
        self.title = Text([Run(clean(cover.title))], palette.face(style.COVER_TITLE))
        self.subtitle = Text([Run(clean(cover.subtitle))], style.COVER_SUBTITLE)
        self.lines = [
            (Text([Run(clean(name))], style.COVER_LINE), Text([Run(clean(value))], style.COVER_LINE))
            for name, value in cover.lines
        ]

    def wrap(self, width: float) -> float:
        """The whole page."""
        self.width = width
        self.title.wrap(width)
        self.subtitle.wrap(width)
        self.names = max((name.natural for name, _ in self.lines), default=0.0)
        self.names = min(self.names, width * 0.35)
        self.inset = width * 0.12
        self.room = width - 2 * self.inset - self.names - style.M
        for name, value in self.lines:
            name.wrap(self.names)
            value.wrap(self.room - 2 * style.XS)
        return self.height

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """From the top: agency, a heavy rule, title and subtitle, the lines at the foot."""
        y = top
        left = x
        if self.brand.logo:
            logo = _Logo(self.brand.logo, self.width / 3)
            pen.image(logo.image, x, top - logo.height, logo.width, logo.height)
            left, y = x + logo.width + style.M, top - logo.height / 2
            self.agency.wrap(self.width - (left - x))
            self.agency.draw(pen, left, y + self.agency.height / 2)
        elif self.brand.agency:
            self.agency.wrap(self.width)
            self.agency.draw(pen, left, y)
        y = top - self.height * 0.24
        pen.box(x, y, 42, 4, self.palette.accent)
        y -= style.L
        self.title.draw(pen, x, y)
        y -= self.title.height + style.M
        self.subtitle.draw(pen, x, y)
        foot = top - self.height
        heights = [max(name.height, value.height) + style.S for name, value in self.lines]
        # the lines end well above the foot, but never run into the title
        y = min(y - self.subtitle.height - style.XL, foot + sum(heights) + self.height * 0.12)
        for (name, value), height in zip(self.lines, heights, strict=True):
            name.draw(pen, x + self.inset, y)
            start = x + self.inset + self.names + style.M
            value.draw(pen, start + style.XS, y)
            pen.rule(start, y - height + style.S, start + self.room, style.FIELD, 0.6)
            y -= height
        pen.rule(x, foot, x + self.width, self.palette.accent, 0.9)


_PIECE = re.compile(r"[A-Za-z0-9À-ɏ.%&+/\-]+(?: [A-Za-z0-9À-ɏ.%&+/\-]+)*|\s+|.", re.DOTALL)
_LYING = frozenset("（）()〔〕【】[]《》〈〉“”‘’「」『』—…－-~～")
"""Marks that lie on their side in upright setting."""
_TIGHT = 1.12
"""Height of an upright character with the space under it, of its size."""


class SpineSheet(Piece):
    """Labels side by side to be cut out, the same words set upright on each."""

    def __init__(self, spine: Spine, palette: Palette, height: float) -> None:
        """``height``: of the page's text; labels are no higher."""
        self.year = printable(clean(spine.year)).strip()
        self.words = [_upright(printable(clean(text)).strip()) for text in (spine.title, spine.subtitle)]
        self.palette = palette
        self.height = float(min(height, _HIGHEST))

    def wrap(self, width: float) -> float:
        """As high as the labels."""
        self.width = width
        return self.height

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Each label in a dashed frame along which it is cut."""
        x += max(0.0, self.width - sum(_LABELS) - _APART * (len(_LABELS) - 1)) / 2
        for width in _LABELS:
            pen.frame(x, top - self.height, width, self.height, style.FIELD, dash=(4, 3))
            self._label(pen, x, top, width)
            x += width + _APART

    def _label(self, pen: Pen, x: float, top: float, width: float) -> None:
        inner = width - 2 * style.XS
        middle, y = x + width / 2, top - style.M
        pen.box(x + style.XS, y - 3, inner, 3, self.palette.accent)
        y -= style.L
        if self.year:
            size = min(inner * 0.9 / text_width(self.year, bold=True), 20.0)
            run = Run(self.year, True, self.palette.accent)
            pen.words(middle - text_width(self.year, bold=True) * size / 2, y - size, size, [run])
            y -= size + style.L
        room = y - (top - self.height) - style.L
        title, subtitle = self.words
        # the title may take all that a modest subtitle leaves
        small = min(inner * 0.55, 16.0, _fitting(subtitle, room * 0.4)) if subtitle else 0.0
        left = room - _depth(subtitle, small) - (style.XL if subtitle else 0.0)
        large = min(inner * 0.86, 44.0, _fitting(title, left))
        self._column(pen, title, middle, y, large, bold=True)
        foot = top - self.height + style.L + _depth(subtitle, small)
        self._column(pen, subtitle, middle, foot, small, bold=False)

    def _column(
        self, pen: Pen, pieces: Sequence[str], middle: float, top: float, size: float, *, bold: bool
    ) -> None:
        y = top
        for piece in pieces:
            depth = _piece_depth(piece) * size
            run = Run(piece, bold, style.INK)
            wide = text_width(piece, bold)
            if _lies(piece):
                with pen.apart():
                    pen.canvas.translate(middle - (ASCENT - 0.5) * size, y - (depth - wide * size) / 2)
                    pen.canvas.rotate(-90)
                    pen.words(0, 0, size, [run])
            else:
                pen.words(middle - wide * size / 2, y - (depth - size) / 2 - ASCENT * size, size, [run])
            y -= depth


def _upright(text: str) -> list[str]:
    """What is set one under another: characters, and Latin words and figures as they are."""
    return [piece for piece in _PIECE.findall(text) if piece.strip()]


def _lies(piece: str) -> bool:
    """Words and figures too long to stand across the column, and brackets, lie on their side."""
    return piece in _LYING or (len(piece) > 1 and text_width(piece, bold=True) > 1.16)


def _piece_depth(piece: str) -> float:
    """Of the size: how much of the column it takes."""
    if piece in _LYING:
        return 1.0
    return text_width(piece, bold=True) + 0.35 if _lies(piece) else _TIGHT


def _depth(pieces: Sequence[str], size: float) -> float:
    return float(sum(map(_piece_depth, pieces))) * size


def _fitting(pieces: Sequence[str], room: float) -> float:
    """The size at which the pieces fill ``room``."""
    return room / max(sum(map(_piece_depth, pieces)), 1e-6)

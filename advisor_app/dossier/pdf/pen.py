"""What writes on a page: words, boxes, rules, links, in points from the bottom left of the text.

It says a colour or a font only where it changes, so pages are short and quick to write.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any

from reportlab.graphics.shapes import Drawing, Line, Rect, String
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics

from advisor_app.dossier.pdf import fonts
from advisor_app.dossier.setting import Run

ASCENT = 0.88
"""Of the em box above the baseline (Noto Sans SC)."""


@cache
def glyph_width(character: str, bold: bool) -> float:
    """Width of a character at size 1."""
    return text_width(character, bold)


def text_width(text: str, bold: bool = False) -> float:
    """Width at size 1."""
    return float(pdfmetrics.stringWidth(text, fonts.BOLD if bold else fonts.REGULAR, 1))


def shorten(text: str, limit: float, bold: bool = False) -> str:
    """The text cut to ``limit`` (at size 1), with … where something was cut."""
    if text_width(text, bold) <= limit:
        return text
    while text and text_width(text + "…", bold) > limit:
        text = text[:-1]
    return text + "…"


@cache
def _rgb(code: str) -> str:
    return " ".join(f"{int(code[i : i + 2], 16) / 255:.3g}" for i in (0, 2, 4))


def _dashed(line: str, dash: Sequence[float] | None) -> str:
    return f"[{' '.join(map(str, dash))}] 0 d {line} [] 0 d" if dash else line


def _code(color: Any) -> str:
    """A reportlab colour as ``RRGGBB``."""
    return str(color.hexval()[2:].upper())


class Pen:
    """Draws on a reportlab canvas."""

    def __init__(self, canvas: Any) -> None:
        self.canvas = canvas
        doc = canvas._doc  # noqa: SLF001  a font's codes belong to a document, which canvas keeps to itself
        found = {bold: pdfmetrics.getFont(fonts.BOLD if bold else fonts.REGULAR) for bold in (False, True)}
        self._codes = {bold: font.codes(doc) for bold, font in found.items()}
        self._forget()

    def _forget(self) -> None:
        self._fill = self._stroke = ""
        self._font: tuple[bool, float] | None = None
        self._spread = self._thick = -1.0

    # --- marks ------------------------------------------------------------------------------------

    def words(self, x: float, y: float, size: float, runs: Sequence[Run], spread: float = 0.0) -> None:
        """A line from ``x`` on the baseline ``y``; ``spread``: points between characters."""
        if not any(run.text for run in runs):
            return
        out = [f"BT {x:.2f} {y:.2f} Td"]
        if abs(spread - self._spread) > 1e-4:
            self._spread = spread
            out.append(f"{spread:.3f} Tc")
        for run in runs:
            if run.color != self._fill:
                self._fill = run.color
                out.append(f"{_rgb(run.color)} rg")
            if (run.bold, size) != self._font:
                self._font = (run.bold, size)
                out.append(f"{self._codes[run.bold].name} {size:g} Tf")
            out.append(f"<{run.text.translate(self._codes[run.bold])}> Tj")
        out.append("ET")
        self.canvas.addLiteral(" ".join(out))

    def box(self, x: float, y: float, width: float, height: float, color: str) -> None:
        """A filled rectangle; ``y`` is its foot."""
        if color != self._fill:
            self._fill = color
            self.canvas.addLiteral(f"{_rgb(color)} rg")
        self.canvas.addLiteral(f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re f")

    def frame(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        color: str,
        thick: float = 0.6,
        *,
        dash: Sequence[float] | None = None,
    ) -> None:
        """An empty rectangle; ``y`` is its foot."""
        self._line(color, thick)
        line = f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re S"
        self.canvas.addLiteral(_dashed(line, dash))

    def rule(self, x: float, y: float, end: float, color: str, thick: float) -> None:
        """A level line from ``x`` to ``end``."""
        self.stroke(x, y, end, y, color, thick)

    def stroke(
        self,
        x: float,
        y: float,
        to_x: float,
        to_y: float,
        color: str,
        thick: float,
        *,
        dash: Sequence[float] | None = None,
    ) -> None:
        """A line; ``dash``: lengths of its strokes and gaps."""
        self._line(color, thick)
        line = f"{x:.2f} {y:.2f} m {to_x:.2f} {to_y:.2f} l S"
        self.canvas.addLiteral(_dashed(line, dash))

    def _line(self, color: str, thick: float) -> None:
        if color != self._stroke:
            self._stroke = color
            self.canvas.addLiteral(f"{_rgb(color)} RG")
        if thick != self._thick:
            self._thick = thick
            self.canvas.addLiteral(f"{thick:g} w")

    def drawing(self, drawing: Drawing, x: float, y: float) -> None:
        """A reportlab drawing of words, boxes and lines; ``y`` is its foot.

        reportlab's own way there would begin with Helvetica, which no file of ours embeds.
        """
        for shape in drawing.contents:
            match shape:
                case String():
                    self._string(shape, x, y)
                case Rect():
                    box = (x + shape.x, y + shape.y, shape.width, shape.height)
                    if shape.fillColor is not None:
                        self.box(*box, _code(shape.fillColor))
                    if shape.strokeColor is not None:
                        self.frame(*box, _code(shape.strokeColor), shape.strokeWidth)
                case Line():
                    ends = (x + shape.x1, y + shape.y1, x + shape.x2, y + shape.y2)
                    dash = shape.strokeDashArray
                    self.stroke(*ends, _code(shape.strokeColor), shape.strokeWidth, dash=dash)
                case _:
                    raise TypeError(shape)

    def _string(self, shape: String, x: float, y: float) -> None:
        bold = shape.fontName == fonts.BOLD
        wide = text_width(shape.text, bold) * shape.fontSize
        left = x + shape.x - {"start": 0.0, "middle": wide / 2, "end": wide}[shape.textAnchor]
        self.words(left, y + shape.y, shape.fontSize, [Run(shape.text, bold, _code(shape.fillColor))])

    def image(self, image: ImageReader, x: float, y: float, width: float, height: float) -> None:
        """A picture of pixels, kept in proportion in its box; ``y`` is its foot."""
        with self.apart():
            self.canvas.drawImage(image, x, y, width, height, "auto", preserveAspectRatio=True, anchor="w")

    @contextmanager
    def apart(self) -> Iterator[None]:
        """What is turned, moved or coloured inside holds only inside."""
        self.canvas.saveState()
        kept = (self._fill, self._stroke, self._font, self._spread, self._thick)
        self._forget()
        yield
        self.canvas.restoreState()
        self._fill, self._stroke, self._font, self._spread, self._thick = kept

    def turn_page(self) -> None:
        """End the page."""
        self.canvas.showPage()
        self._forget()

    # --- ways -------------------------------------------------------------------------------------

    def link(self, target: str, x: float, y: float, width: float, height: float) -> None:
        """A rectangle that leads to a mark; ``y`` is its foot."""
        box = (x, y, x + width, y + height)
        self.canvas.linkRect("", target, box, relative=1, Border="[0 0 0]")

    def mark(self, name: str, y: float) -> None:
        """What links and bookmarks of this name lead to."""
        self.canvas.bookmarkHorizontal(name, 0, y)

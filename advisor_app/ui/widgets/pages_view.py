"""A finished PDF to look at: pages under each other, zoom, search, and text that can be copied.

Pages are drawn by the library that prints them, on a worker of its own, only those that are seen.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import OrderedDict
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QMenu, QWidget

from advisor_app.domain.errors import AdvisorError
from advisor_app.ui.jobs import Jobs
from advisor_app.ui.theme import LIGHT, SPACE, Tokens

if TYPE_CHECKING:
    from advisor_app.dossier.pdf.pages import Pages, PageText, Raster

GAP = SPACE[4]
"""Between pages, and around them."""
LEVELS = (0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0)
"""Zoom goes from one of these to the next."""
_POINTS = 72
_LARGEST = 16_000_000
"""Pixels of the largest picture of a page; beyond that it is drawn enlarged."""
_KEPT = 48_000_000
"""Pixels of all pictures that are kept."""
_STEP = 48
"""Pixels that one turn of the wheel's notch or an arrow key moves."""
_SETTING = "正在排版……"


@dataclass(frozen=True, slots=True)
class _Picture:
    image: QImage
    scale: float


@dataclass(frozen=True, slots=True)
class _Hit:
    page: int
    start: int
    end: int


def picture(raster: Raster) -> QImage:
    """The pixels as Qt's picture; it shares the raster's memory."""
    return QImage(raster.data, raster.width, raster.height, raster.stride, QImage.Format.Format_RGB32)


class PagesView(QAbstractScrollArea):
    """Shows one document, or a sentence where there is none."""

    turned = Signal(int, int)
    """The page that is looked at (from 1) and how many there are; 0, 0 without a document."""
    zoomed = Signal()
    """Zoom or its mode is another."""
    found = Signal(int, int)
    """The place of the search that is shown (from 1) and how many there are."""
    said = Signal(str)
    """A line for the status bar."""

    def __init__(self, jobs: Jobs, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._tokens = tokens
        self._pages: Pages | None = None
        self._asked_document = 0
        self._left = 0
        self._note = ""
        self._sizes: list[QSize] = []
        self._tops: list[int] = []
        self._fits = True
        self._zoom = 1.0
        self._pictures: OrderedDict[int, _Picture] = OrderedDict()
        self._texts: dict[int, PageText] = {}
        self._wanted: set[tuple[int, float]] = set()
        self._asked: set[tuple[int, float]] = set()
        self._current = 0
        self._picked = _Hit(0, 0, 0)
        self._start = 0
        self._words = ""
        self._hits: list[_Hit] = []
        self._hit = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("预览")
        self.setObjectName("pages")
        self.setStyleSheet(
            f"#pages {{ background: {tokens.line}; border: 1px solid {tokens.line}; border-radius: 6px; }}"
            f" #pages:focus {{ border: 1px solid {tokens.accent}; }}"
            f" #pages QScrollBar::handle {{ background: {tokens.muted}; }}"
            f" #pages QScrollBar::handle:hover {{ background: {tokens.accent}; }}"
        )
        self.viewport().setCursor(Qt.CursorShape.ArrowCursor)
        self.verticalScrollBar().setSingleStep(_STEP)
        self.horizontalScrollBar().setSingleStep(_STEP)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._look())

    def sizeHint(self) -> QSize:
        """Room for a page at a readable width."""
        return QSize(680, 560)

    # --- what is shown --------------------------------------------------------------------------------

    def show_note(self, sentence: str) -> None:
        """Show a sentence instead of pages."""
        self._asked_document += 1
        self._drop()
        self._note = sentence
        self.setAccessibleDescription(sentence)
        self._lay()

    def show_waiting(self) -> None:
        """Say that the document is being made."""
        self.show_note(_SETTING)

    def show_pdf(self, data: bytes, *, same_place: bool = False) -> None:
        """Show a document, from its beginning or (``same_place``) where the one before was left."""
        self._asked_document += 1
        asked = self._asked_document

        def work() -> Pages:
            from advisor_app.dossier.pdf.pages import Pages  # noqa: PLC0415 (loads PDFium, where nobody waits)

            return Pages(data)

        def take(pages: Pages) -> None:
            if asked != self._asked_document:
                self._jobs.read(pages.close, lambda _none: None)
                return
            self._drop()
            self._note = ""
            self._pages = pages
            self._lay()
            self.verticalScrollBar().setValue(self._left if same_place else 0)
            self._look()
            self.search(self._words)

        def refused(error: AdvisorError) -> None:
            if asked == self._asked_document:
                self.show_note(str(error))

        self._jobs.read(work, take, refused)

    def _drop(self) -> None:
        if self._pages is not None:
            self._left = self.verticalScrollBar().value()
            # behind what is being drawn of it
            self._jobs.read(self._pages.close, lambda _none: None)
        self._pages = None
        self._pictures.clear()
        self._texts.clear()
        self._wanted.clear()
        self._asked.clear()
        self._hits, self._hit = [], -1
        self._picked = _Hit(0, 0, 0)

    def close_document(self) -> None:
        """Give the document back, the worker having stopped."""
        if self._pages is not None:
            self._pages.close()
            self._pages = None

    @property
    def count(self) -> int:
        """Pages of the document."""
        return 0 if self._pages is None else len(self._pages)

    @property
    def note(self) -> str:
        """The sentence that stands where there is no document."""
        return self._note

    # --- zoom and places ------------------------------------------------------------------------------

    @property
    def fits(self) -> bool:
        """Whether pages are as wide as the view."""
        return self._fits

    @property
    def zoom(self) -> float:
        """1.0 shows a page in the size of its paper."""
        if self._fits and self._pages is not None:
            widest = max(size.width for size in self._pages.sizes)
            room = self.viewport().width() - 2 * GAP
            return max(LEVELS[0], room / widest * _POINTS / self.logicalDpiX())
        return self._zoom

    def fit_width(self) -> None:
        """Keep pages as wide as the view."""
        self._set_zoom(1.0, fits=True)

    def set_zoom(self, zoom: float) -> None:
        """Show pages at this zoom."""
        self._set_zoom(min(max(zoom, LEVELS[0]), LEVELS[-1]), fits=False)

    def step_zoom(self, direction: int) -> None:
        """To the next level up or down."""
        now = self.zoom
        if direction > 0:
            self.set_zoom(next((level for level in LEVELS if level > now * 1.01), LEVELS[-1]))
        else:
            self.set_zoom(next((level for level in reversed(LEVELS) if level < now * 0.99), LEVELS[0]))

    def _set_zoom(self, zoom: float, *, fits: bool) -> None:
        if (zoom, fits) == (self._zoom, self._fits):
            return
        number, share = self._place()
        self._zoom, self._fits = zoom, fits
        self._lay()
        self._go(number, share)
        self.zoomed.emit()

    def _scale(self) -> float:
        """Logical pixels to the point."""
        return self.zoom * self.logicalDpiX() / _POINTS

    def _lay(self) -> None:
        """Reckon where each page stands."""
        # always with pages: as wide as the view, they would else change the room they are measured by
        bars = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(bars.ScrollBarAlwaysOn if self.count else bars.ScrollBarAlwaysOff)
        scale = self._scale()
        sizes = () if self._pages is None else self._pages.sizes
        self._sizes = [QSize(*size.pixels(scale)) for size in sizes]
        heights = [size.height() + GAP for size in self._sizes]
        *self._tops, top = accumulate(heights, initial=GAP)
        widest = max((size.width() for size in self._sizes), default=0)
        room = self.viewport().size()
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setRange(0, max(0, top - room.height()) if self.count else 0)
        down.setPageStep(room.height())
        across.setRange(0, max(0, widest + 2 * GAP - room.width()) if self.count and not self._fits else 0)
        across.setPageStep(room.width())
        self._look()
        self.viewport().update()

    def _place(self) -> tuple[int, float]:
        """The page at the top of the view, and how much of it is above."""
        if not self.count:
            return 0, 0.0
        top = self.verticalScrollBar().value()
        number = max(0, bisect_right(self._tops, top) - 1)
        return number, (top - self._tops[number]) / self._sizes[number].height()

    def _go(self, number: int, share: float) -> None:
        if self.count:
            top = self._tops[number] + share * self._sizes[number].height()
            self.verticalScrollBar().setValue(round(top))

    def go_to(self, number: int) -> None:
        """Bring page ``number`` (from 1) to the top; beyond the ends, the first or the last."""
        if self.count:
            wanted = min(max(1, number), self.count) - 1
            self.verticalScrollBar().setValue(self._tops[wanted] - GAP // 2)

    def _look(self) -> None:
        """Find out which page is looked at, and tell."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 3
        self._current = max(0, bisect_right(self._tops, middle) - 1)
        if self.count and self.verticalScrollBar().value() == self.verticalScrollBar().maximum():
            self._current = self.count - 1  # a short last page would never be the one looked at
        self.turned.emit(self._current + 1 if self.count else 0, self.count)
        self._describe()

    @property
    def page(self) -> int:
        """The page that is looked at, from 1; 0 without a document."""
        return self._current + 1 if self.count else 0

    def _describe(self) -> None:
        if self.count:
            known = self._texts.get(self._current)
            text = "" if known is None else f"\n{known.text}"
            self.setAccessibleDescription(f"第 {self._current + 1} 页，共 {self.count} 页{text}")

    def _rect(self, number: int) -> QRect:
        """Where a page stands in the view."""
        size = self._sizes[number]
        left = max(GAP, (self.viewport().width() - size.width()) // 2) - self.horizontalScrollBar().value()
        return QRect(QPoint(left, self._tops[number] - self.verticalScrollBar().value()), size)

    def _seen(self) -> range:
        """The pages of which something is in view."""
        if not self.count:
            return range(0)
        top = self.verticalScrollBar().value()
        first = max(0, bisect_right(self._tops, top) - 1)
        return range(first, max(first + 1, bisect_right(self._tops, top + self.viewport().height())))

    # --- drawing --------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        number, share = self._place() if self._tops else (0, 0.0)
        self._lay()
        if self._fits:
            self._go(number, share)
            self.zoomed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(self._tokens.line))
        if self._note:
            self._paint_note(painter)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        seen = self._seen()
        for number in seen:
            self._paint_page(painter, number)
        painter.end()
        self._ask(seen)

    def _paint_note(self, painter: QPainter) -> None:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 1.15)
        painter.setFont(font)
        painter.setPen(QColor(self._tokens.text))
        room = self.viewport().rect().adjusted(SPACE[6], 0, -SPACE[6], 0)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap), self._note)

    def _paint_page(self, painter: QPainter, number: int) -> None:
        rect = self._rect(number)
        painter.fillRect(rect, Qt.GlobalColor.white)
        held = self._pictures.get(number)
        if held is not None:
            self._pictures.move_to_end(number)
            painter.drawImage(rect, held.image)
        known = self._texts.get(number)
        if known is not None:
            # a page is white in either theme, and so are the marks on it
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
            for place, hit in enumerate(self._hits):
                if hit.page == number:
                    colour = LIGHT.quote_strong if place == self._hit else LIGHT.quote
                    self._mark(painter, rect, known, hit, colour)
            if self._picked.page == number:
                self._mark(painter, rect, known, self._picked, LIGHT.accent_soft)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        edge = QColor(self._tokens.muted)
        edge.setAlpha(110)
        painter.setPen(QPen(edge, 1))
        painter.drawRect(rect.adjusted(-1, -1, 0, 0))

    def _mark(self, painter: QPainter, rect: QRect, text: PageText, hit: _Hit, colour: str) -> None:
        scale = self._scale()
        for box in text.covered(hit.start, hit.end):
            painter.fillRect(
                QRectF(
                    rect.left() + box.left * scale,
                    rect.top() + box.top * scale,
                    (box.right - box.left) * scale,
                    (box.bottom - box.top) * scale,
                ),
                QColor(colour),
            )

    def _ask(self, seen: range) -> None:
        """Have the pages in view drawn, and the next one; what is asked for and not seen any more is left."""
        pages = self._pages
        if pages is None:
            return
        scale = self._scale() * self.devicePixelRatioF()
        near = range(seen.start, min(seen.stop + 1, self.count))
        self._wanted = {(number, self._sharp(number, scale)) for number in near}
        for number, fine in sorted(self._wanted - self._asked):
            held = self._pictures.get(number)
            if held is None or held.scale != fine:
                self._asked.add((number, fine))
                self._draw(pages, number, fine)

    def _sharp(self, number: int, scale: float) -> float:
        assert self._pages is not None
        size = self._pages.sizes[number]
        return min(scale, math.sqrt(_LARGEST / (size.width * size.height)))

    def _draw(self, pages: Pages, number: int, scale: float) -> None:
        asked = self._asked_document

        def work() -> tuple[QImage, PageText | None] | None:
            if asked != self._asked_document or (number, scale) not in self._wanted:
                return None
            text = None if number in self._texts else pages.text(number)
            return picture(pages.raster(number, scale)).copy(), text

        def take(made: tuple[QImage, PageText | None] | None) -> None:
            if asked != self._asked_document:
                return
            self._asked.discard((number, scale))
            if made is None:
                return
            image, text = made
            if text is not None:
                self._texts[number] = text
                self._describe()
            self._keep(number, _Picture(image, scale))
            self.viewport().update()

        self._jobs.read(work, take)

    def _keep(self, number: int, made: _Picture) -> None:
        self._pictures[number] = made
        self._pictures.move_to_end(number)
        total = sum(each.image.width() * each.image.height() for each in self._pictures.values())
        near = {number for number, _ in self._wanted}
        for old in list(self._pictures):
            if total <= _KEPT:
                return
            if old not in near:
                gone = self._pictures.pop(old).image
                total -= gone.width() * gone.height()

    # --- text -----------------------------------------------------------------------------------------

    def selected_text(self) -> str:
        """What is marked with the mouse."""
        known = self._texts.get(self._picked.page)
        return "" if known is None else known.text[self._picked.start : self._picked.end]

    def copy(self) -> None:
        """Copy what is marked; where nothing is, the text of the page."""
        marked = self.selected_text()
        if marked:
            self._put(marked, "已复制所选文字")
        else:
            self.copy_page()

    def copy_page(self) -> None:
        """Copy all text of the page that is looked at."""
        pages, number = self._pages, self._current
        if pages is not None:
            self._jobs.read(
                lambda: pages.text(number).text, lambda text: self._put(text, f"已复制第 {number + 1} 页文字")
            )

    def _put(self, text: str, said: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.said.emit(said)

    def search(self, words: str) -> None:
        """Mark every place of ``words``, and show the first from the page that is looked at."""
        self._words = words
        pages, asked = self._pages, self._asked_document
        if pages is None or not words.strip():
            self._hits, self._hit = [], -1
            self.found.emit(0, 0)
            self.viewport().update()
            return
        known = dict(self._texts)

        def work() -> dict[int, PageText]:
            return {n: known[n] if n in known else pages.text(n) for n in range(len(pages))}

        def take(texts: dict[int, PageText]) -> None:
            if asked != self._asked_document or words != self._words:
                return
            self._texts = texts
            self._hits = [_Hit(n, *span) for n, text in texts.items() for span in text.find(words)]
            first = next((i for i, hit in enumerate(self._hits) if hit.page >= self._current), 0)
            self._show_hit(first)

        self._jobs.read(work, take)

    def next_hit(self, direction: int = 1) -> None:
        """To the next place found (or the one before), round about."""
        if self._hits:
            self._show_hit((self._hit + direction) % len(self._hits))

    def _show_hit(self, place: int) -> None:
        self._hit = place if self._hits else -1
        self.found.emit(self._hit + 1, len(self._hits))
        if self._hits:
            hit = self._hits[place]
            boxes = self._texts[hit.page].covered(hit.start, hit.end)
            if boxes:
                top = self._tops[hit.page] + boxes[0].top * self._scale()
                value, height = self.verticalScrollBar().value(), self.viewport().height()
                if not value + GAP <= top <= value + height - 3 * GAP:
                    self.verticalScrollBar().setValue(round(top - height / 3))
        self.viewport().update()

    def _caret(self, at: QPointF, number: int) -> int:
        known = self._texts.get(number)
        rect, scale = self._rect(number), self._scale()
        if known is None:
            return 0
        return known.caret((at.x() - rect.left()) / scale, (at.y() - rect.top()) / scale)

    # --- mouse and keys -------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = next((n for n in self._seen() if self._rect(n).contains(event.position().toPoint())), None)
        if event.button() is Qt.MouseButton.LeftButton:
            at = 0 if number is None else self._caret(event.position(), number)
            self._start = at
            self._picked = _Hit(number or 0, at, at)
            self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton and self.count:
            at = self._caret(event.position(), self._picked.page)
            self._picked = _Hit(self._picked.page, min(self._start, at), max(self._start, at))
            self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                self.step_zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.count:
            self.menu().popup(event.globalPos())

    def menu(self) -> QMenu:
        """What can be done with the text."""
        menu = QMenu("这一页", self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self.selected_text():
            menu.addAction("复制所选文字", QKeySequence(QKeySequence.StandardKey.Copy), self.copy)
        menu.addAction("复制本页文字", self.copy_page)
        menu.addSeparator()
        menu.addAction("适合宽度", self.fit_width)
        menu.addAction("100 %", QKeySequence("Ctrl+0"), lambda: self.set_zoom(1.0))
        return menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        key = event.key()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif ctrl and key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.step_zoom(1)
        elif ctrl and key == Qt.Key.Key_Minus:
            self.step_zoom(-1)
        elif ctrl and key == Qt.Key.Key_0:
            self.set_zoom(1.0)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            bar.setValue(bar.minimum() if key == Qt.Key.Key_Home else bar.maximum())
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            step = bar.pageStep() - _STEP  # a line or two stay in view
            bar.setValue(bar.value() + (step if key == Qt.Key.Key_PageDown else -step))
        else:
            super().keyPressEvent(event)

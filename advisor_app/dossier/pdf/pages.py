"""The pages of a finished PDF as pixels and text, for looking at them and for printing them.

PDFium is not thread safe: every call goes through one lock, whatever document it is for. What is handed
out (sizes, pixels, text with its places) is plain and frozen, and stays good when the document is closed.
"""

from __future__ import annotations

import ctypes
import threading
from dataclasses import dataclass
from functools import cached_property
from types import TracebackType
from typing import Any, Self

import pypdfium2
from pypdfium2 import raw

from advisor_app.domain.errors import InputError

_LOCK = threading.RLock()
_HYPHENS = (0x02, 0xFFFE)
"""How PDFium reports a hyphen at the end of a line."""


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height in points, 72 to the inch."""

    width: float
    height: float

    @property
    def landscape(self) -> bool:
        """Whether the page lies on its side."""
        return self.width > self.height

    def pixels(self, scale: float) -> tuple[int, int]:
        """Width and height in whole pixels, at ``scale`` pixels to the point."""
        return max(1, round(self.width * scale)), max(1, round(self.height * scale))


@dataclass(frozen=True, slots=True)
class Raster:
    """Pixels in rows from the top, four bytes each: blue, green, red, unused."""

    data: bytes
    width: int
    height: int
    stride: int

    @property
    def blank(self) -> bool:
        """Whether nothing but white paper is there."""
        return self.data.count(b"\xff") == len(self.data)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in points, measured from the page's upper left corner."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class PageText:
    """The characters of a page in reading order, and where each of them stands."""

    text: str
    boxes: tuple[Box, ...]
    """One for each character; line breaks have an empty one."""

    def covered(self, start: int, end: int) -> list[Box]:
        """The characters ``start`` to ``end``, joined to one box a line."""
        joined: list[Box] = []
        for place in range(start, end):
            box = self.boxes[place]
            if box.left >= box.right:
                continue
            last = joined[-1] if joined else None
            if last is not None and last.top < (box.top + box.bottom) / 2 < last.bottom:
                joined[-1] = Box(
                    min(last.left, box.left), min(last.top, box.top),
                    max(last.right, box.right), max(last.bottom, box.bottom),
                )  # fmt: skip
            else:
                joined.append(box)
        return joined

    def caret(self, x: float, y: float) -> int:
        """The place between two characters that is nearest to a point."""
        best, least = 0, float("inf")
        for place, box in enumerate(self.boxes):
            if box.left >= box.right:
                continue
            beside = max(box.left - x, 0.0, x - box.right)
            above = max(box.top - y, 0.0, y - box.bottom)
            far = beside + above * 20  # another line counts as farther than any place in this one
            if far < least:
                best, least = place + (x > (box.left + box.right) / 2), far
        return best

    def find(self, words: str) -> list[tuple[int, int]]:
        """Where ``words`` stand, also across the ends of lines; capitals and small letters are the same."""
        wanted = "".join(each.lower()[0] for each in words if not each.isspace())
        if not wanted:
            return []
        packed, places = self._packed
        found, at = [], packed.find(wanted)
        while at >= 0:
            found.append((places[at], places[at + len(wanted) - 1] + 1))
            at = packed.find(wanted, at + len(wanted))
        return found

    @cached_property
    def _packed(self) -> tuple[str, list[int]]:
        """The text without blanks, and where each of its characters came from."""
        places = [place for place, each in enumerate(self.text) if not each.isspace()]
        return "".join(self.text[place].lower()[0] for place in places), places


class Pages:
    """An opened PDF; its methods may be called from any thread until it is closed."""

    def __init__(self, data: bytes) -> None:
        """Open ``data``; raises InputError where it is no PDF that can be shown."""
        with _LOCK:
            try:
                self._pdf = pypdfium2.PdfDocument(data)
            except pypdfium2.PdfiumError:
                raise InputError("这份文件不是完好的 PDF，不能显示，请重新生成后再打开。") from None
            try:
                self.sizes = tuple(Size(*self._pdf.get_page_size(i)) for i in range(len(self._pdf)))
            except BaseException:
                self._pdf.close()
                raise
        self._closed = False

    def __len__(self) -> int:
        return len(self.sizes)

    def raster(self, number: int, scale: float, rows: tuple[int, int] | None = None) -> Raster:
        """Page ``number`` (from 0) at ``scale`` pixels to the point; ``rows``: this band of it alone."""
        width, height = self.sizes[number].pixels(scale)
        top, bottom = rows or (0, height)
        with _LOCK:
            page = self._page(number)
            try:
                bitmap = pypdfium2.PdfBitmap.new_native(width, bottom - top, raw.FPDFBitmap_BGRx)
                try:
                    bitmap.fill_rect((255, 255, 255, 255), 0, 0, width, bottom - top)
                    raw.FPDF_RenderPageBitmap(bitmap, page, 0, -top, width, height, 0, raw.FPDF_ANNOT)
                    return Raster(bytes(bitmap.buffer), width, bottom - top, bitmap.stride)
                finally:
                    bitmap.close()
            finally:
                page.close()

    def text(self, number: int) -> PageText:
        """The characters of page ``number`` (from 0) with their places."""
        with _LOCK:
            page = self._page(number)
            try:
                words = page.get_textpage()
                try:
                    return _read(words, self.sizes[number].height)
                finally:
                    words.close()
            finally:
                page.close()

    def _page(self, number: int) -> Any:
        if self._closed:
            raise ValueError("the document is closed")
        return self._pdf[number]

    def close(self) -> None:
        """Give everything back; may be called again."""
        with _LOCK:
            if not self._closed:
                self._closed = True
                self._pdf.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _read(words: Any, height: float) -> PageText:
    letters: list[str] = []
    boxes: list[Box] = []
    place = raw.FS_RECTF()
    high = 0
    for index in range(words.count_chars()):
        code = raw.FPDFText_GetUnicode(words, index)
        if 0xD800 <= code < 0xDC00:  # the first half of a pair, where characters have two bytes
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
        if code in (0, 0x0D):
            continue
        raw.FPDFText_GetLooseCharBox(words, index, ctypes.byref(place))
        letters.append("-" if code in _HYPHENS else chr(code))
        boxes.append(Box(place.left, height - place.top, place.right, height - place.bottom))
    return PageText("".join(letters), tuple(boxes))

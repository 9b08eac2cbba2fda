"""Pieces onto pages, without drawing: rows whole, headings with what they head, groups together.

As nothing is drawn, where everything stands is known before the first page is: page numbers, 目录.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from advisor_app.dossier.pdf.pen import Pen

_FUZZ = 0.01


class Piece(ABC):
    """What stands on a page as one. Heights and spaces in points; widths are handed to ``wrap``."""

    before = 0.0
    """Space above, but for the top of a page."""
    after = 0.0

    @abstractmethod
    def wrap(self, width: float) -> float:
        """Its height when it is ``width`` wide."""

    def least(self, width: float) -> float:
        """The height under which nothing of it can stand."""
        return self.wrap(width)

    def split(self, width: float, room: float, *, fresh: bool) -> tuple[Piece, Piece] | None:
        """What fits into ``room``, and the rest; None: all of it goes to the next page.

        ``fresh``: the page is empty, the next one would not be any higher.
        """
        del width, room, fresh
        return None

    @abstractmethod
    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw it as wrapped last, downwards from ``top``."""


class PageKind(StrEnum):
    """What a page bears beside its text."""

    OPENING = "opening"
    """The first one, with title and letterhead."""
    PLAIN = "plain"
    DRAFT = "draft"
    BARE = "bare"


@dataclass(frozen=True, slots=True)
class Need:
    """A new page where less than ``height`` is left, under ``before`` points of space."""

    height: float
    before: float = 0.0


@dataclass(frozen=True, slots=True)
class Turn:
    """The next piece begins a page; ``kind`` None: of the same kind."""

    kind: PageKind | None = None


@dataclass(frozen=True, slots=True)
class Whole:
    """A story that stays on one page where one page can hold it."""

    story: tuple[Item, ...]


Item = Piece | Need | Turn | Whole

Frame = Callable[[PageKind], tuple[float, float]]
"""Width and height of the text on a page of a kind."""


@dataclass(slots=True)
class Page:
    """A page: its kind, and each piece with the depth of its top below the top of the text."""

    kind: PageKind
    placed: list[tuple[Piece, float]] = field(default_factory=list)


def paginate(story: Iterable[Item], frame: Frame, first: PageKind) -> list[Page]:
    """Set the story on pages, the first of kind ``first``."""
    pager = _Pager(frame, first)
    pager.run(story)
    pages = pager.pages
    return pages if pages[-1].placed or len(pages) == 1 else pages[:-1]


def stacked(pieces: Sequence[Piece], width: float) -> float:
    """The height of pieces one under another."""
    height = gap = 0.0
    for number, piece in enumerate(pieces):
        height += piece.wrap(width) + (max(gap, piece.before) if number else 0.0)
        gap = piece.after
    return height


class _Pager:
    def __init__(self, frame: Frame, first: PageKind) -> None:
        self.frame = frame
        self.pages: list[Page] = []
        self._open(first)

    def _open(self, kind: PageKind) -> None:
        self.pages.append(Page(kind))
        self.width, self.height = self.frame(kind)
        self.depth = self.gap = 0.0

    @property
    def _empty(self) -> bool:
        return not self.pages[-1].placed

    def _turn(self, kind: PageKind | None = None) -> None:
        now = self.pages[-1].kind
        kind = kind or (PageKind.PLAIN if now is PageKind.OPENING else now)
        if self._empty:
            self.pages.pop()
        self._open(kind)

    def _left(self, before: float) -> float:
        return self.height - self.depth - (0.0 if self._empty else max(self.gap, before))

    def run(self, story: Iterable[Item]) -> None:
        for item in story:
            match item:
                case Piece():
                    self._place(item)
                case Need():
                    if not self._empty and self._left(item.before) < item.height - _FUZZ:
                        self._turn()
                case Turn():
                    if not self._empty or item.kind:
                        self._turn(item.kind)
                case Whole():
                    self._whole(item)

    def _whole(self, group: Whole) -> None:
        pieces = _pieces(group.story)
        height = stacked(pieces, self.width)
        if height > self.height:
            self.run(group.story)
            return
        if pieces and self._left(pieces[0].before) < height - _FUZZ:
            self._turn()
        for piece in pieces:
            self._place(piece)

    def _place(self, piece: Piece | None) -> None:
        while piece is not None:
            rest = None
            height, left = piece.wrap(self.width), self._left(piece.before)
            if height > left + _FUZZ:
                parts = piece.split(self.width, left, fresh=self._empty)
                if parts is not None:
                    piece, rest = parts
                    height = piece.wrap(self.width)
                elif not self._empty:
                    self._turn()
                    continue
            top = self.height - left
            self.pages[-1].placed.append((piece, top))
            self.depth, self.gap = top + height, piece.after
            if rest is not None:
                self._turn()
            piece = rest


def _pieces(story: Iterable[Item]) -> list[Piece]:
    found: list[Piece] = []
    for item in story:
        if isinstance(item, Piece):
            found.append(item)
        elif isinstance(item, Whole):
            found.extend(_pieces(item.story))
    return found

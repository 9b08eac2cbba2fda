"""How a card of a board looks, and a list of such cards: one cell of the board."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPen,
    QTextLayout,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from advisor_app.domain.phrases import Tone
from advisor_app.services.board import Card
from advisor_app.ui.models.cards import CARD_ROLE, IDLE_LONG, CardModel, day_text, idle_text, place_text
from advisor_app.ui.theme import SPACE, Tokens

PADDING = SPACE[2]
"""Between a card's border and its text."""
GAP = SPACE[2]
"""Between a card and the next."""
SMALL = 0.9
"""How much smaller the fine print is."""
_RADIUS = 6
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def paper(tokens: Tokens) -> str:
    """The colour of cards: the lighter of the two grounds, so that they lie on top in the dark as well."""
    return max(tokens.surface, tokens.raised, key=lambda name: QColor(name).lightness())


def table(tokens: Tokens) -> str:
    """The colour of what cards lie on."""
    return min(tokens.surface, tokens.raised, key=lambda name: QColor(name).lightness())


@dataclass(frozen=True, slots=True)
class Lines:
    """Which lines the cards of a board have beside client and title; a line that none needs takes no room."""

    amount: bool
    step: bool
    mark: bool

    @classmethod
    def of(cls, cards: Iterable[Card]) -> Lines:
        """What these cards need."""
        amount = step = mark = False
        for card in cards:
            amount = amount or bool(card.amount or card.city or card.advisor)
            step = step or bool(card.next_step or card.next_on)
            mark = mark or bool(card.tag or idle_text(card))
        return cls(amount, step, mark)


class Face:
    """The fonts and heights of a card, alike for all cards of a board."""

    def __init__(self, font: QFont, lines: Lines, as_of: dt.date | None) -> None:
        self.lines = lines
        self.as_of = as_of
        self.body = font
        self.strong = QFont(font)
        self.strong.setBold(True)
        self.small = QFont(font)
        self.small.setPointSizeF(font.pointSizeF() * SMALL)
        self.small_strong = QFont(self.small)
        self.small_strong.setBold(True)
        self.line = max(QFontMetrics(self.body).height(), QFontMetrics(self.strong).height())
        self.small_line = max(QFontMetrics(self.small).height(), QFontMetrics(self.small_strong).height())
        self.mark_line = self.small_line + 2
        """A tag has a frame around its text."""
        self.height = (
            2 * PADDING
            + 3 * self.line
            + (SPACE[1] + self.line) * lines.amount
            + self.small_line * lines.step
            + (SPACE[1] + self.mark_line) * lines.mark
        )

    @property
    def pitch(self) -> int:
        """From the top of a card to the top of the next."""
        return self.height + GAP


class CardDelegate(QStyledItemDelegate):
    """Paints cards in the colours of the theme."""

    def __init__(self, tokens: Tokens, face: Face, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.face = face
        self._colours = {name: QColor(getattr(tokens, name)) for name in tokens.__slots__}
        self._colours["paper"] = QColor(paper(tokens))

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(1, self.face.pitch)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        card: Card = index.data(CARD_ROLE)
        face = self.face
        outer = QRect(option.rect)  # type: ignore[attr-defined]
        outer.setHeight(face.height)
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, outer, state)
        inner = outer.adjusted(PADDING, PADDING, -PADDING, -PADDING)
        line = QRect(inner.left(), inner.top(), inner.width(), face.line)
        self._text(painter, line, card.client, face.strong, "text")
        self._title(painter, QRect(inner.left(), line.bottom() + 1, inner.width(), 2 * face.line), card.title)
        line.translate(0, 3 * face.line)
        if face.lines.amount:
            line.translate(0, SPACE[1])
            used = self._text(painter, line, card.amount, face.body, "text")
            rest = line.adjusted(used + SPACE[2] if used else 0, 0, 0, 0)
            room = QFontMetrics(face.small)
            fitting = (t for t in (place_text(card), card.city) if room.horizontalAdvance(t) <= rest.width())
            side = _RIGHT if used else _LEFT
            self._text(painter, rest, next(fitting, ""), face.small, "muted", side)
            line.translate(0, face.line)
        line.setHeight(face.small_line)
        if face.lines.step:
            rest = QRect(line)
            if card.next_on is not None:
                day = day_text(card.next_on, face.as_of)
                used = self._text(painter, line, day, face.small, "muted", _RIGHT)
                rest.setRight(rest.right() - used - SPACE[2])
            self._text(painter, rest, card.next_step, face.small, "text")
            line.translate(0, face.small_line)
        if face.lines.mark:
            line.translate(0, SPACE[1])
            line.setHeight(face.mark_line)
            self._marks(painter, line, card)
        painter.restore()

    def _ground(self, painter: QPainter, outer: QRect, state: QStyle.StateFlag) -> None:
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        focused = chosen and bool(state & QStyle.StateFlag.State_HasFocus)
        over = bool(state & QStyle.StateFlag.State_MouseOver)
        width = 2.0 if focused else 1.0
        border = "accent" if chosen else "muted" if over else "line"
        inset = width / 2
        painter.setPen(QPen(self._colours[border], width))
        painter.setBrush(self._colours["accent_soft" if chosen else "paper"])
        painter.drawRoundedRect(QRectF(outer).adjusted(inset, inset, -inset, -inset), _RADIUS, _RADIUS)

    def _text(
        self,
        painter: QPainter,
        room: QRect,
        text: str,
        font: QFont,
        colour: str,
        side: Qt.AlignmentFlag = _LEFT,
    ) -> int:
        """One line, elided; answers the width it took."""
        if not text:
            return 0
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.setFont(font)
        painter.setPen(self._colours[colour])
        painter.drawText(room, int(side | Qt.TextFlag.TextSingleLine), shown)
        return min(metrics.horizontalAdvance(shown), room.width())

    def _title(self, painter: QPainter, room: QRect, text: str) -> None:
        """Up to two lines, the second elided; one line stands at the top."""
        layout = QTextLayout(text, self.face.body)
        layout.setTextOption(wrapping())
        layout.beginLayout()
        first = layout.createLine()
        first.setLineWidth(room.width())
        layout.endLayout()
        head = text[: first.textLength()].rstrip()
        line = QRect(room.left(), room.top(), room.width(), self.face.line)
        self._text(painter, line, head, self.face.body, "text")
        line.translate(0, self.face.line)
        self._text(painter, line, text[first.textLength() :], self.face.body, "text")

    def _marks(self, painter: QPainter, line: QRect, card: Card) -> None:
        idle = idle_text(card)
        left = QRect(line)
        if idle:
            long = card.idle >= IDLE_LONG
            font = self.face.small_strong if long else self.face.small
            used = self._text(painter, line, idle, font, Tone.BAD if long else Tone.OPEN, _RIGHT)
            left.setRight(left.right() - used - SPACE[2])
        if not card.tag:
            return
        metrics = QFontMetrics(self.face.small)
        wanted = metrics.horizontalAdvance(card.tag) + 2 * SPACE[1] + 2
        left.setWidth(min(wanted, left.width()))
        painter.setPen(QPen(self._colours[card.tone], 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(left).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        self._text(
            painter, left.adjusted(SPACE[1] + 1, 0, -SPACE[1], 0), card.tag, self.face.small, card.tone
        )


def wrapping() -> QTextOption:
    """Chinese breaks anywhere, a word that is too long as well."""
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


class CardList(QListView):
    """The cards of one cell, all of them in view: the board around it scrolls, and answers the keys."""

    taken = Signal(int)
    """The user made this row the current one, not the program."""
    menu_asked = Signal(int, QPoint)
    """Row and global position."""
    picked = Signal(object)
    """A drag begins with this card."""

    def __init__(self, delegate: CardDelegate, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("cards")
        self.model_of_cards = CardModel(self)
        self.setModel(self.model_of_cards)
        self.setItemDelegate(delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAutoScroll(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._told = False
        self.selectionModel().currentChanged.connect(self._on_current)

    def show_cards(self, name: str, cards: Sequence[Card]) -> None:
        """Replace all cards; ``name`` is what a screen reader calls the list."""
        self.setAccessibleName(name)
        self._told = True
        self.model_of_cards.show(cards)
        self._told = False

    def take(self, row: int) -> None:
        """Make a row the current one, without a word about it; −1 none."""
        self._told = True
        if row < 0:
            self.clearSelection()
            self.selectionModel().clearCurrentIndex()
        else:
            self.setCurrentIndex(self.model_of_cards.index(row))
        self._told = False

    def _on_current(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid() and not self._told:
            self.taken.emit(index.row())

    def startDrag(self, supportedActions: Qt.DropAction) -> None:
        """Other cards may be shown before it is let go of."""
        card = self.model_of_cards.card_at(self.currentIndex())
        if card is not None:
            self.picked.emit(card)
        super().startDrag(supportedActions)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The board's."""
        event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The board's."""
        event.ignore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Of the card under the mouse, or of the current one."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            index, place = self.indexAt(event.pos()), event.globalPos()
        else:
            index = self.currentIndex()
            place = self.viewport().mapToGlobal(self.visualRect(index).center())
        if index.isValid():
            self.menu_asked.emit(index.row(), place)

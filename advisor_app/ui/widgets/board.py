"""A board: columns across, lanes down, cards that are moved by mouse or keyboard; it asks, others decide."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from advisor_app.services.board import Board, Card, Lane
from advisor_app.ui.models.cards import carried_id
from advisor_app.ui.models.places import Places, Spot
from advisor_app.ui.theme import SPACE, Tokens
from advisor_app.ui.widgets.card import GAP, CardDelegate, CardList, Face, Lines, table
from advisor_app.ui.widgets.headings import RADIUS, ColumnHeadings, Heading, LaneHeading

LEAST_WIDTH = 190
"""The least width of a column in pixels; where there is less room the board scrolls sideways."""
_INSET = SPACE[1]
"""Between a column's edge and its cards."""
_EDGE = 40
"""So near to its edge the board scrolls while a card is held over it."""
_EMPTY = Board((), ())


@dataclass(frozen=True, slots=True)
class _Strip:
    """A lane's place: its heading (of no height where it has no label), its cells (none where folded)."""

    heading: int
    top: int
    height: int

    @property
    def foot(self) -> int:
        return self.top + self.height


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where everything stands on the canvas, in pixels; columns by left edge and width."""

    columns: tuple[tuple[int, int], ...] = ()
    lanes: tuple[_Strip, ...] = ()
    size: QSize = field(default_factory=QSize)
    pitch: int = 1

    def cell(self, lane: int, column: int) -> QRect:
        """The whole of a cell."""
        left, width = self.columns[column]
        return QRect(left, self.lanes[lane].top, width, self.lanes[lane].height)

    def cards(self, lane: int, column: int, count: int) -> QRect:
        """What a list of that many cards takes of a cell."""
        cell = self.cell(lane, column)
        return QRect(cell.left() + _INSET, cell.top() + _INSET, cell.width() - 2 * _INSET, count * self.pitch)

    def card(self, spot: Spot) -> QRect:
        """One card, with the gap below it."""
        whole = self.cards(spot.lane, spot.column, 1)
        return whole.translated(0, spot.row * self.pitch)

    def column_at(self, x: int) -> int:
        """The column at or nearest to ``x``, −1 where there is none."""
        reach = (abs(x - left - width // 2) for left, width in self.columns)
        return min(enumerate(reach), key=lambda each: each[1], default=(-1, 0))[0]


class _Scroll(QScrollArea):
    """Scrolls by wheel and bars alone: keys are the board's."""

    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Shift sideways."""
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not event.angleDelta().x():
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - event.angleDelta().y())
            event.accept()
        else:
            super().wheelEvent(event)


class _Canvas(QWidget):
    """The ground under the cards."""

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self.setObjectName("canvas")
        self._tokens = tokens
        self.plan = _Plan()
        self.over = -1

    def mark(self, column: int) -> None:
        """A card is being held over this column; −1 none."""
        if column != self.over:
            self.over = column
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for lane, strip in enumerate(self.plan.lanes):
            if not strip.height or strip.foot < event.rect().top() or strip.top > event.rect().bottom():
                continue
            for column in range(len(self.plan.columns)):
                over = column == self.over
                painter.setPen(QPen(QColor(self._tokens.accent), 1) if over else Qt.PenStyle.NoPen)
                painter.setBrush(QColor(self._tokens.accent_soft if over else table(self._tokens)))
                area = QRectF(self.plan.cell(lane, column)).adjusted(0.5, 0.5, -0.5, -0.5)
                painter.drawRoundedRect(area, RADIUS, RADIUS)
        painter.end()


class BoardView(QWidget):
    """Shows a ``Board`` and one current card; the card stays where it is until another board is shown.

    Arrows, Home, End and the page keys go from card to card, Ctrl+← and Ctrl+→ ask to move it, Enter opens
    it, the space bar folds its lane. Tab enters and leaves the whole as one stop.
    """

    move_asked = Signal(str, str)
    """Card id, key of the column it should go to."""
    opened = Signal(str)
    menu_asked = Signal(str, QPoint)
    """Card id, global position."""
    chosen = Signal(str)
    """Another card is the current one, "" when none is left."""
    _dropped = Signal(str, str)

    def __init__(self, tokens: Tokens, empty_text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("看板")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(True)
        self._tokens = tokens
        self._board = _EMPTY
        self._as_of: dt.date | None = None
        self._folded: set[str] = set()
        self._places = Places(_EMPTY)
        self._spot: Spot | None = None
        self._id = ""
        self._picked: Card | None = None
        self.moving: Card | None = None
        """What a move was asked of last, as it was when it was taken up: by now it may have moved."""
        self._delegate = CardDelegate(tokens, self._face(), self)
        self._lists: dict[tuple[int, int], CardList] = {}
        self._spare: list[CardList] = []
        self._lane_headings: list[LaneHeading] = []

        self._headings = ColumnHeadings(tokens, self)
        self._canvas = _Canvas(tokens)
        self._scroll = _Scroll(self)
        self._scroll.setObjectName("board")
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._canvas)
        self._scroll.viewport().setAutoFillBackground(False)
        self._scroll.resized.connect(self._lay_out)
        across, down = self._scroll.horizontalScrollBar(), self._scroll.verticalScrollBar()
        across.valueChanged.connect(self._on_across)
        down.valueChanged.connect(self._fill)
        self._empty = QLabel(empty_text, self._scroll)
        self._empty.setObjectName("muted")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._held = QPoint()
        self._creep = QTimer(self)
        self._creep.setInterval(30)
        self._creep.timeout.connect(self._scroll_on)
        # queued: what is asked may open a dialog, and the drag has to be over by then
        self._dropped.connect(self.move_asked, Qt.ConnectionType.QueuedConnection)

        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE[1])
        layout.addWidget(self._headings)
        layout.addWidget(self._scroll, 1)

    # --- what to show -----------------------------------------------------------------------------

    def show_board(self, board: Board, as_of: dt.date | None = None) -> None:
        """Replace the board; the current card stays so by its id, folded lanes stay folded.

        ``as_of``: dates in its year are shown without the year.
        """
        had_focus = self._has_focus()
        before = self._spot
        self.setUpdatesEnabled(False)
        self._board, self._as_of = board, as_of
        self._places = Places(board, self._folded)
        self._delegate.face = self._face()
        self._headings.show_headings(
            [
                Heading(column.label, len(board.cards(column.key)), board.sums(column.key))
                for column in board.columns
            ]
        )
        self._let_go()
        self._head_lanes()
        self._lay_out()
        after = self._places.find(self._id)
        if after is None:
            after = self._places.first() if before is None else self._places.at_or_near(before)
        self._empty.setVisible(after is None)
        moved = before is not None and after is not None and before.column != after.column
        self.setUpdatesEnabled(True)
        self._take(after, focus=had_focus, reveal=moved)

    def current_card(self) -> Card | None:
        """The one card that is chosen; None on an empty board."""
        return None if self._spot is None else self._places.card(self._spot)

    def choose(self, card_id: str) -> bool:
        """Make a card the current one and bring it into view, out of a folded lane too."""
        spot = self._places.find(card_id)
        if spot is None:
            return False
        label = self._board.lanes[spot.lane].label
        if label in self._folded:
            self.fold(label, folded=False)
        self._take(spot, focus=self._has_focus())
        return True

    def fold(self, label: str, *, folded: bool) -> None:
        """Fold a lane away, or out again."""
        if not label or (label in self._folded) == folded:
            return
        had_focus = self._has_focus()
        self._folded ^= {label}
        self._places = Places(self._board, self._folded)
        self._let_go()
        self._head_lanes()
        self._lay_out()
        self._take(self._spot, focus=had_focus, reveal=False)

    def folded(self) -> frozenset[str]:
        """The labels of the lanes that are folded away."""
        return frozenset(self._folded)

    # --- laying out -------------------------------------------------------------------------------

    def _face(self) -> Face:
        lines = Lines.of(
            card for lane in self._board.lanes for cards in lane.cards.values() for card in cards
        )
        return Face(self.font(), lines, self._as_of)

    def _lanes(self) -> tuple[Lane, ...]:
        """The lanes to show: none where no card is left, for the empty text stands there."""
        return () if self._places.first() is None else self._board.lanes

    def _head_lanes(self) -> None:
        lanes = self._lanes()
        while len(self._lane_headings) < len(lanes):
            made = LaneHeading(self._tokens, self._canvas)
            made.clicked.connect(lambda folded, made=made: self.fold(made.label, folded=folded))
            self._lane_headings.append(made)
        for position, heading in enumerate(self._lane_headings):
            shown = position < len(lanes) and bool(lanes[position].label)
            heading.setVisible(shown)
            if shown:
                lane = lanes[position]
                count = sum(len(lane.cards.get(column.key, ())) for column in self._board.columns)
                heading.show_lane(lane.label, count, folded=lane.label in self._folded)

    def _lay_out(self) -> None:
        room = self._scroll.viewport().size()
        plan = self._canvas.plan = self._planned(room)
        self._canvas.resize(plan.size)
        self._canvas.update()
        self._headings.place(plan.columns, plan.size.width(), room.width())
        for key, cards in self._lists.items():
            cards.setGeometry(plan.cards(*key, len(self._places.cards(*key))))
        self._on_across(self._scroll.horizontalScrollBar().value())
        self._empty.setGeometry(self._scroll.viewport().rect().adjusted(SPACE[5], 0, -SPACE[5], 0))
        self._fill()

    def _planned(self, room: QSize) -> _Plan:
        number = len(self._board.columns)
        least = max(LEAST_WIDTH, 14 * self.fontMetrics().horizontalAdvance("宽"))
        width = max(room.width(), number * (least + GAP) - GAP)
        lefts = [position * (width + GAP) // max(1, number) for position in range(number + 1)]
        columns = tuple((lefts[i], lefts[i + 1] - GAP - lefts[i]) for i in range(number))
        pitch = self._delegate.face.pitch
        heading = LaneHeading.height_in(self.font())
        lanes: list[_Strip] = []
        foot = 0
        for position, lane in enumerate(self._lanes()):
            above = foot + (SPACE[1] if lanes else 0)
            top = above + (heading + SPACE[1] if lane.label else 0)
            tall = max(1, self._places.deepest(position)) * pitch - GAP + 2 * _INSET
            lanes.append(_Strip(above, top, tall if self._places.is_open(position) else 0))
            foot = lanes[-1].foot
        if len(lanes) == 1 and lanes[0].height:
            lanes[0] = _Strip(
                lanes[0].heading, lanes[0].top, max(lanes[0].height, room.height() - lanes[0].top)
            )
            foot = lanes[0].foot
        return _Plan(columns, tuple(lanes), QSize(width, max(foot, room.height())), pitch)

    def _on_across(self, offset: int) -> None:
        """The columns' headings go along sideways, the lanes' stay in view."""
        self._headings.scroll_to(offset)
        wide, tall = self._scroll.viewport().width(), LaneHeading.height_in(self.font())
        for heading, strip in zip(self._lane_headings, self._canvas.plan.lanes, strict=False):
            heading.setGeometry(offset, strip.heading, wide, tall)

    def _fill(self) -> None:
        """Give every cell in view its list; the others wait until they come into view."""
        top = self._scroll.verticalScrollBar().value()
        foot = top + self._scroll.viewport().height()
        for lane, strip in enumerate(self._canvas.plan.lanes):
            if strip.height and strip.top <= foot and strip.foot >= top:
                for column in range(len(self._board.columns)):
                    if self._places.cards(lane, column):
                        self._list(lane, column)

    def _list(self, lane: int, column: int) -> CardList:
        """The list of a cell that holds cards."""
        found = self._lists.get((lane, column))
        if found is not None:
            return found
        made = self._spare.pop() if self._spare else self._new_list()
        self._lists[lane, column] = made
        cards = self._places.cards(lane, column)
        name = "，".join(filter(None, (self._board.lanes[lane].label, self._board.columns[column].label)))
        made.setGeometry(self._canvas.plan.cards(lane, column, len(cards)))
        made.show_cards(f"{name}，{len(cards)} 张", cards)
        made.show()
        return made

    def _new_list(self) -> CardList:
        made = CardList(self._delegate, self._canvas)
        made.taken.connect(lambda row: self._take(self._spot_of(made, row), focus=True))
        made.menu_asked.connect(lambda row, place: self._ask_menu(self._spot_of(made, row), place))
        made.picked.connect(self._pick)
        made.doubleClicked.connect(lambda _index: self._open())
        return made

    def _let_go(self) -> None:
        """Put all lists aside; kept, not deleted, as one of them may be in the middle of a drag."""
        if self.focusProxy() is not None:
            had_focus = self._has_focus()
            self._stop_at(None)
            if had_focus:
                self.setFocus()
        for cards in self._lists.values():
            cards.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            cards.hide()
            cards.show_cards("", ())
            self._spare.append(cards)
        self._lists.clear()

    # --- the current card -------------------------------------------------------------------------

    def _has_focus(self) -> bool:
        return self.hasFocus() or any(cards.hasFocus() for cards in self._lists.values())

    def _spot_of(self, cards: CardList, row: int) -> Spot:
        lane, column = next(key for key, found in self._lists.items() if found is cards)
        return Spot(lane, column, row)

    def _take(self, spot: Spot | None, *, focus: bool, reveal: bool = True) -> None:
        """Make what stands here the current card, the only one."""
        before, self._spot = self._spot, spot
        if before is not None and (before.lane, before.column) in self._lists:
            self._lists[before.lane, before.column].take(-1)
            self._lists[before.lane, before.column].setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if spot is not None and self._places.is_open(spot.lane):
            cards = self._list(spot.lane, spot.column)
            cards.take(spot.row)
            self._stop_at(cards)
            if focus:
                cards.setFocus()
            if reveal:
                self._reveal(spot)
        self._mark_lane()
        card = self.current_card()
        new = "" if card is None else card.id
        if new != self._id:
            self._id = new
            self.chosen.emit(new)

    def _stop_at(self, cards: CardList | None) -> None:
        """Tab comes to this list and to no other; where there is none, to the board itself."""
        self.setFocusProxy(None)  # type: ignore[arg-type]
        if cards is not None:
            cards.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            # made late, it would else come last of its window, wherever the board stands
            self.setTabOrder(self, cards)
            self.setFocusProxy(cards)

    def _mark_lane(self) -> None:
        """The lane that holds the focus for its folded cards; no other."""
        for position, heading in enumerate(self._lane_headings):
            here = self._spot is not None and position == self._spot.lane
            heading.mark(here and self.hasFocus() and not self._places.is_open(position))

    def _reveal(self, spot: Spot) -> None:
        area = self._canvas.plan.card(spot)
        if spot.row == 0:
            area.setTop(self._canvas.plan.lanes[spot.lane].heading)
        room = self._scroll.viewport().size()
        across, down = self._scroll.horizontalScrollBar(), self._scroll.verticalScrollBar()
        for bar, near, far, wide in (
            (across, area.left() - _INSET, area.right() + _INSET + 1, room.width()),
            (down, area.top() - _INSET, area.bottom() + 1, room.height()),
        ):
            if far > bar.value() + wide:
                bar.setValue(far - wide)
            if near < bar.value():
                bar.setValue(near)

    def _open(self) -> None:
        if self._id:
            self.opened.emit(self._id)

    def _ask_menu(self, spot: Spot, place: QPoint) -> None:
        self._take(spot, focus=True, reveal=False)
        self.menu_asked.emit(self._id, place)

    def _ask_move(self, steps: int) -> None:
        if self._spot is not None and 0 <= self._spot.column + steps < len(self._board.columns):
            self.moving = self.current_card()
            self.move_asked.emit(self._id, self._board.columns[self._spot.column + steps].key)

    # --- keyboard ---------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What no card's list has taken; letters are left to whoever wants them."""
        if self._spot is None or not self._press(self._spot, event):
            event.ignore()

    def _press(self, spot: Spot, event: QKeyEvent) -> bool:
        key = event.key()
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held == Qt.KeyboardModifier.ControlModifier and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._ask_move(-1 if key == Qt.Key.Key_Left else 1)
            return True
        if held:
            return False
        page = max(1, self._scroll.viewport().height() // self._delegate.face.pitch)
        match key:
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._open()
                return True
            case Qt.Key.Key_Space:
                label = self._board.lanes[spot.lane].label
                self.fold(label, folded=label not in self._folded)
                return True
            case Qt.Key.Key_Up:
                to = self._places.up(spot)
            case Qt.Key.Key_Down:
                to = self._places.down(spot)
            case Qt.Key.Key_Left:
                to = self._places.left(spot)
            case Qt.Key.Key_Right:
                to = self._places.right(spot)
            case Qt.Key.Key_PageUp:
                to = self._places.up(spot, page)
            case Qt.Key.Key_PageDown:
                to = self._places.down(spot, page)
            case Qt.Key.Key_Home:
                to = self._places.top(spot)
            case Qt.Key.Key_End:
                to = self._places.foot(spot)
            case _:
                return False
        self._take(to, focus=True)
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Only where no list has it: the current card is folded away, or there is none."""
        super().focusInEvent(event)
        self._mark_lane()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Its lane shows it no longer."""
        super().focusOutEvent(event)
        self._mark_lane()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """By key, the current card being folded away: at its lane's heading."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard and self._spot is not None:
            heading = self._lane_headings[self._spot.lane]
            self.menu_asked.emit(self._id, heading.mapToGlobal(heading.rect().bottomLeft()))

    # --- drag and drop ----------------------------------------------------------------------------

    def _pick(self, card: Card) -> None:
        self._picked = card

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Only a card of this board."""
        if self._places.find(carried_id(event.mimeData())) is not None:
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where the card would go; scroll on near the edges."""
        self._held = event.position().toPoint()
        self._creep.start()
        target = self._target(event)
        self._mark(target)
        if target < 0:
            event.ignore()
        else:
            event.acceptProposedAction()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """The card went elsewhere, or the drag was broken off."""
        self._end_drag()

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for the move; the card stays until a board says otherwise."""
        self._end_drag()
        target = self._target(event)
        if target < 0:
            event.ignore()
            return
        event.acceptProposedAction()
        self.moving = self._picked
        self._dropped.emit(carried_id(event.mimeData()), self._board.columns[target].key)

    def _target(self, event: QDropEvent) -> int:
        """The column a card would change to, −1 where it would stay."""
        spot = self._places.find(carried_id(event.mimeData()))
        offset = self._scroll.horizontalScrollBar().value()
        column = self._canvas.plan.column_at(event.position().toPoint().x() + offset)
        return -1 if spot is None or column == spot.column else column

    def _mark(self, column: int) -> None:
        self._canvas.mark(column)
        self._headings.mark(column)

    def _end_drag(self) -> None:
        self._creep.stop()
        self._mark(-1)

    def _scroll_on(self) -> None:
        at = self._held - self._scroll.pos()
        across, down = self._scroll.horizontalScrollBar(), self._scroll.verticalScrollBar()
        room = self._scroll.viewport().size()
        for bar, place, wide in ((across, at.x(), room.width()), (down, at.y(), room.height())):
            if place < _EDGE:
                bar.setValue(bar.value() - SPACE[3])
            elif place > wide - _EDGE:
                bar.setValue(bar.value() + SPACE[3])

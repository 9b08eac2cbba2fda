"""Where cards stand on a board, and which lies next to which; folded lanes are passed over."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from advisor_app.services.board import Board, Card


@dataclass(frozen=True, slots=True)
class Spot:
    """A card's place: which lane, which column, which row in that cell."""

    lane: int
    column: int
    row: int


class Places:
    """A board as a grid of cells; every move answers a spot, the same one where there is nowhere to go."""

    def __init__(self, board: Board, folded: Set[str] = frozenset()) -> None:
        self._cells = [[lane.cards.get(column.key, ()) for column in board.columns] for lane in board.lanes]
        self._open = [lane.label not in folded for lane in board.lanes]
        self._spots = {
            card.id: Spot(lane, column, row)
            for lane, cells in enumerate(self._cells)
            for column, cards in enumerate(cells)
            for row, card in enumerate(cards)
        }

    @property
    def lanes(self) -> int:
        """How many lanes there are."""
        return len(self._cells)

    def is_open(self, lane: int) -> bool:
        """Whether a lane shows its cards."""
        return self._open[lane]

    def cards(self, lane: int, column: int) -> tuple[Card, ...]:
        """What a cell holds."""
        return self._cells[lane][column]

    def card(self, spot: Spot) -> Card:
        """The card at a spot."""
        return self._cells[spot.lane][spot.column][spot.row]

    def deepest(self, lane: int) -> int:
        """How many cards the fullest cell of a lane holds."""
        return max((len(cards) for cards in self._cells[lane]), default=0)

    def find(self, card_id: str) -> Spot | None:
        """Where a card stands."""
        return self._spots.get(card_id)

    def first(self) -> Spot | None:
        """The first card, of an open lane where there is one."""
        spots = self._spots.values()
        return next((s for s in spots if self._open[s.lane]), next(iter(spots), None))

    def at_or_near(self, spot: Spot) -> Spot | None:
        """What stands where a card stood that is gone: the one that moved up, else the nearest."""
        if spot.lane < self.lanes and spot.column < len(self._cells[spot.lane]):
            cards = self._cells[spot.lane][spot.column]
            if cards:
                return Spot(spot.lane, spot.column, min(spot.row, len(cards) - 1))
        return self.first()

    # --- moves ------------------------------------------------------------------------------------

    def up(self, spot: Spot, rows: int = 1) -> Spot:
        """Towards the top of the column, at the top of a lane into the one above."""
        if spot.row and self._open[spot.lane]:
            return Spot(spot.lane, spot.column, max(0, spot.row - rows))
        return next((s for lane in range(spot.lane - 1, -1, -1) if (s := self._enter(lane, spot))), spot)

    def down(self, spot: Spot, rows: int = 1) -> Spot:
        """Towards the foot of the column, at the foot of a lane into the one below."""
        last = len(self._cells[spot.lane][spot.column]) - 1
        if spot.row < last and self._open[spot.lane]:
            return Spot(spot.lane, spot.column, min(last, spot.row + rows))
        return next((s for lane in range(spot.lane + 1, self.lanes) if (s := self._enter(lane, spot))), spot)

    def top(self, spot: Spot) -> Spot:
        """The first card of the column."""
        return next((s for lane in range(self.lanes) if (s := self._enter(lane, spot, foot=False))), spot)

    def foot(self, spot: Spot) -> Spot:
        """The last card of the column."""
        lanes = range(self.lanes - 1, -1, -1)
        return next((s for lane in lanes if (s := self._enter(lane, spot, foot=True))), spot)

    def left(self, spot: Spot) -> Spot:
        """The nearest card of the nearest column to the left that has one."""
        return self._aside(spot, range(spot.column - 1, -1, -1))

    def right(self, spot: Spot) -> Spot:
        """The nearest card of the nearest column to the right that has one."""
        return self._aside(spot, range(spot.column + 1, len(self._cells[spot.lane])))

    def _aside(self, spot: Spot, columns: range) -> Spot:
        lanes = sorted(range(self.lanes), key=lambda lane: abs(lane - spot.lane))
        for column in columns:
            level = Spot(spot.lane, column, spot.row)
            for lane in lanes:
                if (found := self._enter(lane, level)) is not None:
                    return found
        return spot

    def _enter(self, lane: int, origin: Spot, *, foot: bool | None = None) -> Spot | None:
        """The card of a lane that one comes to from ``origin``, in its column; None where there is none."""
        cards = self._cells[lane][origin.column]
        if not cards or not self._open[lane]:
            return None
        last = len(cards) - 1
        if foot is None and lane == origin.lane:
            return Spot(lane, origin.column, min(origin.row, last))
        from_below = lane < origin.lane if foot is None else foot
        return Spot(lane, origin.column, last if from_below else 0)

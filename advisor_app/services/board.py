"""The two boards as rows: cards in columns and lanes with their sums; shown, never computed again.

申报: one card an application, columns by stage. 梯队: one card a client, columns by the rung it holds.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from advisor_app.domain.application import Pursuit, Stage, Step
from advisor_app.domain.phrases import Tone
from advisor_app.portfolio.applications import ApplicationRow

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Sums:
    """What cards bring, in 元, never added up across kinds: 确定, 上限 and 预期."""

    fixed: Decimal = ZERO
    ceiling: Decimal = ZERO
    expected: Decimal = ZERO

    def __add__(self, other: Sums) -> Sums:
        """Kind by kind."""
        return Sums(self.fixed + other.fixed, self.ceiling + other.ceiling, self.expected + other.expected)


@dataclass(frozen=True, slots=True)
class Card:
    """One application (or, on the ladder, one client) as a card; all its words are ready to show.

    ``id``: the application's, or the client's on the ladder. ``idle``: days since anything was touched.
    ``next_on``: when the next step is due. ``tone``: how urgent it is. ``lines``: further lines of text.
    """

    id: str
    client_id: str
    client: str
    title: str
    column: str
    stage_text: str
    pursuit: Pursuit
    stage: Stage | None
    sums: Sums
    amount: str
    next_step: str
    next_on: dt.date | None
    idle: int
    tone: Tone
    city: str
    advisor: str
    rung: str
    round: str
    tag: str = ""
    """A short mark: 已兑清, 逾期 3 天, 草案 …; "" none."""
    note: str = ""
    settled: bool = False
    """Paid in full a while ago: out of the way unless all cards are wanted."""
    steps: tuple[Step, ...] = ()
    """What was registered of the application: whoever registers more has seen these and no others."""
    pursued: tuple[ApplicationRow, ...] = ()
    """On the ladder: the client's applications for titles as they then stood, oldest first."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its key, heading, and the stages it holds."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Lane:
    """A swimlane: its heading and its cards by column key."""

    label: str
    cards: dict[str, tuple[Card, ...]]


@dataclass(frozen=True, slots=True)
class Board:
    """Columns across, lanes down (one with an empty label where there are none)."""

    columns: tuple[Column, ...]
    lanes: tuple[Lane, ...]

    def cards(self, column: str) -> tuple[Card, ...]:
        """All cards of a column."""
        return tuple(card for lane in self.lanes for card in lane.cards.get(column, ()))

    def sums(self, column: str) -> Sums:
        """What a column brings."""
        return sum((card.sums for card in self.cards(column)), Sums())

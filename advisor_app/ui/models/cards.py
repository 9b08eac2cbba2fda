"""The cards of one cell of a board, as a read-only list; and what a card says in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QAbstractListModel, QByteArray, QMimeData, QModelIndex, QObject, Qt

from advisor_app.services.board import Card
from advisor_app.ui.models.table import Index

MIME = "application/x-advisor-card"
"""A card on its way to another column: its id in UTF-8."""
CARD_ROLE = Qt.ItemDataRole.UserRole
IDLE_SOME, IDLE_LONG = 14, 30
"""Days without a touch after which a card says so, and says so loudly."""
_ROOT = QModelIndex()


class CardModel(QAbstractListModel):
    """Frozen cards, one a row; a card can be dragged away, and stays until other cards are shown."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cards: tuple[Card, ...] = ()

    def show(self, cards: Sequence[Card]) -> None:
        """Replace all cards."""
        self.beginResetModel()
        self._cards = tuple(cards)
        self.endResetModel()

    def card_at(self, index: Index) -> Card | None:
        """The card behind an index."""
        return self._cards[index.row()] if index.isValid() else None

    # --- Qt's questions -----------------------------------------------------------------------------

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._cards)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        card = self.card_at(index)
        if card is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return card.client
            case Qt.ItemDataRole.ToolTipRole:
                return "<qt>" + "<br>".join(map(escape, tip_lines(card))) + "</qt>"
            case Qt.ItemDataRole.AccessibleTextRole:
                return "，".join(tip_lines(card))
            case _:
                return card if role == CARD_ROLE else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flag = Qt.ItemFlag
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsDragEnabled | flag.ItemNeverHasChildren

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        carried = QMimeData()
        for index in indexes[:1]:
            card = self.card_at(index)
            if card is not None:
                carried.setData(MIME, QByteArray(card.id.encode()))
        return carried


def carried_id(data: QMimeData) -> str:
    """The id of the card that is being dragged, "" where it is none of ours."""
    return bytes(data.data(MIME).data()).decode("utf-8", "replace") if data.hasFormat(MIME) else ""


def day_text(day: dt.date, as_of: dt.date | None) -> str:
    """A date, without its year where that is the year it is."""
    return f"{day:%m-%d}" if as_of is not None and day.year == as_of.year else day.isoformat()


def idle_text(card: Card) -> str:
    """``N 天未动`` where a card has lain long enough to say so, else ""."""
    return f"{card.idle} 天未动" if card.idle >= IDLE_SOME else ""


def place_text(card: Card) -> str:
    """City and advisor."""
    return "·".join(filter(None, (card.city, card.advisor)))


def tip_lines(card: Card) -> tuple[str, ...]:
    """All that a card says, line by line."""
    due = "" if card.next_on is None else card.next_on.isoformat()
    step = " ".join(filter(None, (card.next_step, due)))
    lines = (
        card.client,
        card.title,
        " · ".join(filter(None, (card.stage_text, card.round))),
        card.amount,
        f"下一步：{step}" if step else "",
        " · ".join(filter(None, (card.tag, idle_text(card)))),
        " · ".join(filter(None, (card.city, card.advisor, card.rung))),
        card.note,
    )
    return tuple(filter(None, lines))

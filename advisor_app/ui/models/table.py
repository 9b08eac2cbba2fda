"""A table over frozen rows, its columns declared: filtered, sorted by several columns, cells typed into."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from advisor_app.ui.models.arranging import Arranged, Order, Spec
from advisor_app.ui.models.matching import Kind, Match, is_missing, read_filter
from advisor_app.ui.models.tips import tip
from advisor_app.ui.theme import tokens_in_use

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """A heading, how a cell reads, where it stands, and what it sorts by (its text where None).

    ``field``: what is written where a cell is typed into; "" where it can't be. ``hint``: how to type it.
    """

    label: str
    read: Callable[[Row], str]
    align: Qt.AlignmentFlag = LEFT
    sort_key: Callable[[Row], Any] | None = None
    field: str = ""
    hint: str = ""

    def spec(self) -> Spec[Row]:
        """What arranging needs to know; what stands at the right is numbers."""
        return Spec(self.read, self.sort_key, Kind.NUMBER if self.align == RIGHT else None)


@dataclass(frozen=True, slots=True)
class Typed:
    """A text that was typed or pasted into a cell."""

    row: Any
    field: str
    text: str


def key_of(row: object) -> object:
    """What a row is known by when rows are read again: its ``id`` where it has one, else all of it."""
    return getattr(row, "id", row)


class TableModel(QAbstractTableModel, Generic[Row]):
    """Rows under declared columns."""

    arranged = Signal()
    """Other rows are shown, or in another order."""
    typed = Signal(object)
    """What was typed or pasted into cells, a tuple of ``Typed``: to be written as one step."""

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        parent: QObject | None = None,
        *,
        searched: Callable[[Row], str] = str,
    ) -> None:
        """``searched``: all that ``find`` finds a row by, whatever its columns show."""
        super().__init__(parent)
        self._columns = tuple(columns)
        self._arranged: Arranged[Row] = Arranged([column.spec() for column in columns], searched)
        self._places: dict[object, int] | None = None
        self._rows: list[Row] = []
        self._faults: dict[tuple[object, str], str] = {}
        self._current: object | None = None

    # --- rows -----------------------------------------------------------------------------------------

    def show(self, rows: Sequence[Row]) -> None:
        """Replace all rows; where the same ones are shown in the same places, nothing is reset."""
        self._arranged.take(rows)
        wanted = self._wanted()
        before = [key_of(row) for row in self._rows]
        if before and before == [key_of(row) for row in wanted]:
            self._put(wanted)
            self.dataChanged.emit(self.index(0, 0), self.index(len(wanted) - 1, len(self._columns) - 1))
            self.arranged.emit()
        else:
            self._reset(wanted)

    def _wanted(self) -> list[Row]:
        rows = self._arranged.rows
        return [rows[at] for at in self._arranged.shown()]

    def _put(self, rows: list[Row]) -> None:
        self._rows = rows
        self._places = None

    def _reset(self, wanted: list[Row]) -> None:
        self.beginResetModel()
        self._put(wanted)
        self.endResetModel()
        self.arranged.emit()

    def _arrange(self) -> None:
        """Show other rows; what stays in its place is left alone."""
        wanted = self._wanted()
        if len(wanted) != len(self._rows) or any(a is not b for a, b in zip(wanted, self._rows, strict=True)):
            self._reset(wanted)
        else:
            self.arranged.emit()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._columns) - 1)

    @property
    def columns(self) -> tuple[Column[Row], ...]:
        """The columns as declared."""
        return self._columns

    @property
    def total(self) -> int:
        """How many rows there are, shown or not."""
        return len(self._arranged.rows)

    @property
    def all_rows(self) -> Sequence[Row]:
        """The rows there are, shown or not, in the order they came in."""
        return self._arranged.rows

    @property
    def shown(self) -> Sequence[Row]:
        """The rows that are shown, in order."""
        return self._rows

    def row_at(self, index: Index) -> Row | None:
        """The frozen row behind an index."""
        return self._rows[index.row()] if index.isValid() else None

    def position(self, wanted: Callable[[Row], bool]) -> int:
        """The first row shown that is wanted, or −1."""
        return next((i for i, row in enumerate(self._rows) if wanted(row)), -1)

    def place_of(self, key: object) -> int:
        """Where the row known by a key is shown, or −1."""
        try:
            if self._places is None:
                last = len(self._rows) - 1  # of rows alike the first one counts
                self._places = dict(zip(map(key_of, reversed(self._rows)), range(last, -1, -1), strict=True))
            return self._places.get(key, -1)
        except TypeError:  # rows that can't be hashed are few
            return self.position(lambda row: key_of(row) == key)

    def text(self, row: Row) -> str:
        """A row as tab-separated text, for the clipboard."""
        return "\t".join(column.read(row) for column in self._columns)

    def headings(self) -> str:
        """The headings as tab-separated text."""
        return "\t".join(column.label for column in self._columns)

    # --- filters and order ----------------------------------------------------------------------------

    @property
    def orders(self) -> tuple[Order, ...]:
        """The columns sorted by, the first one first."""
        return self._arranged.orders

    @property
    def narrowed(self) -> bool:
        """Whether a column's filter or choice of values leaves rows out."""
        return self._arranged.narrowed

    def filter_of(self, column: int) -> str:
        """What is typed above a column."""
        return self._arranged.filters.get(column, "")

    def picked_of(self, column: int) -> frozenset[str] | None:
        """The only texts of a column that are shown; None: all."""
        return self._arranged.picked.get(column)

    def kind(self, column: int) -> Kind:
        """What a column holds."""
        return self._arranged.kind(column)

    def values(self, column: int) -> Counter[str]:
        """How often each text stands in a column among the rows that everything else lets pass."""
        return self._arranged.values(column)

    def filter(self, column: int, typed: str) -> Match | None:
        """Show only rows that pass what is typed above a column; "" lets all pass.

        Raises InputError where it can't be read; then it lets all pass.
        """
        if typed.strip():
            self._arranged.filters[column] = typed
        else:
            self._arranged.filters.pop(column, None)
        self._arrange()
        return read_filter(typed, self.kind(column))

    def pick(self, column: int, values: frozenset[str] | None) -> None:
        """Show only rows with these texts in a column; None: all."""
        if values is None:
            self._arranged.picked.pop(column, None)
        else:
            self._arranged.picked[column] = values
        self._arrange()

    def find(self, piece: str) -> None:
        """Show only rows that are found by a piece of text; "" all."""
        self._arranged.sought = piece.strip()
        self._arrange()

    def clear_filters(self) -> None:
        """Let every column's filter and choice of values go."""
        self._arranged.filters.clear()
        self._arranged.picked.clear()
        self._arrange()

    def sort_by(self, orders: Sequence[Order]) -> None:
        """Sort by several columns, what is chosen staying chosen; rows that read empty stand last."""
        if any(not 0 <= order.column < len(self._columns) for order in orders):
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        held = [self._rows[index.row()] for index in before]
        self._arranged.sort_by(orders)
        self._put(self._wanted())
        places = {id(row): place for place, row in enumerate(self._rows)}
        after = [self.index(places[id(row)], index.column()) for row, index in zip(held, before, strict=True)]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._columns) - 1)
        self.arranged.emit()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by one column."""
        if 0 <= column < len(self._columns):
            self.sort_by([Order(column, order is Qt.SortOrder.DescendingOrder)])

    # --- typing into cells ------------------------------------------------------------------------------

    def mark(self, faults: Mapping[tuple[object, str], str]) -> None:
        """Mark cells, by row key and field, with why they were refused; what was marked before is not."""
        self._faults = dict(faults)
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(self._columns) - 1))

    def emphasise(self, key: object | None) -> None:
        """Let the row of this key stand out: what is beside the table is about it."""
        before, self._current = self._current, key
        for each in {before, key} - {None}:
            at = self.place_of(each)
            if at >= 0:
                self.dataChanged.emit(self.index(at, 0), self.index(at, len(self._columns) - 1))

    def _fault(self, row: Row, column: Column[Row]) -> str | None:
        return self._faults.get((key_of(row), column.field)) if self._faults and column.field else None

    # --- Qt's questions -----------------------------------------------------------------------------

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and self._columns[index.column()].field:
            return flags | Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        column, row = self._columns[index.column()], self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.read(row)
        if role == Qt.ItemDataRole.EditRole:
            text = column.read(row)
            return "" if is_missing(text) else text
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self._fault(row, column) or column.read(row))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return column.align
        if role == Qt.ItemDataRole.BackgroundRole:
            return self._ground(row, column)
        return None

    def _ground(self, row: Row, column: Column[Row]) -> QColor | None:
        if self._fault(row, column):
            return QColor(tokens_in_use().quote_strong)
        if self._current is not None and key_of(row) == self._current:
            return QColor(tokens_in_use().raised)
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Hand on what was typed; the cell reads anew once it is saved."""
        row = self.row_at(index)
        if role != Qt.ItemDataRole.EditRole or row is None or not self._columns[index.column()].field:
            return False
        if str(value).strip() != self.data(index, Qt.ItemDataRole.EditRole):
            self.typed.emit((Typed(row, self._columns[index.column()].field, str(value).strip()),))
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].label + self._order_mark(section)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self._heading_tip(section))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._columns[section].align
        return None

    def _order_mark(self, column: int) -> str:
        picked = " ·筛" if column in self._arranged.picked else ""
        orders = self._arranged.orders
        place = next((n for n, order in enumerate(orders) if order.column == column), -1)
        if place < 0:
            return picked
        return f" {'▼' if orders[place].descending else '▲'}{place + 1 if len(orders) > 1 else ''}{picked}"

    def _heading_tip(self, column: int) -> str:
        parts = [self._columns[column].label]
        typed, picked = self._arranged.filters.get(column), self._arranged.picked.get(column)
        if typed:
            parts.append(f"筛选：{typed}")
        if picked is not None:
            parts.append(f"只看 {len(picked)} 种值")
        return "\n".join(parts)

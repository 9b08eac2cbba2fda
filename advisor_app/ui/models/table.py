"""A read-only table over frozen rows, its columns declared; sorted by the columns' own keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from advisor_app.ui.models.tips import tip

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """A heading, how a cell reads, where it stands, and what it sorts by (its text where None)."""

    label: str
    read: Callable[[Row], str]
    align: Qt.AlignmentFlag = LEFT
    sort_key: Callable[[Row], Any] | None = None


class TableModel(QAbstractTableModel, Generic[Row]):
    """Rows under declared columns."""

    def __init__(self, columns: Sequence[Column[Row]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._rows: list[Row] = []

    def show(self, rows: Sequence[Row]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row_at(self, index: Index) -> Row | None:
        """The frozen row behind an index."""
        return self._rows[index.row()] if index.isValid() else None

    def position(self, wanted: Callable[[Row], bool]) -> int:
        """The first row that is wanted, or −1."""
        return next((i for i, row in enumerate(self._rows) if wanted(row)), -1)

    def text(self, row: Row) -> str:
        """A row as tab-separated text, for the clipboard."""
        return "\t".join(column.read(row) for column in self._columns)

    def headings(self) -> str:
        """The headings as tab-separated text."""
        return "\t".join(column.label for column in self._columns)

    # --- Qt's questions -----------------------------------------------------------------------------

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        column, row = self._columns[index.column()], self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.read(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(column.read(row))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return column.align
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return self._columns[section].label
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return self._columns[section].align
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort in place, what is chosen staying chosen; rows that read empty stand last either way."""
        if not 0 <= column < len(self._columns):
            return
        chosen = self._columns[column]
        key = chosen.sort_key or chosen.read
        full = [row for row in self._rows if chosen.read(row)]
        empty = [row for row in self._rows if not chosen.read(row)]
        full.sort(key=key, reverse=order is Qt.SortOrder.DescendingOrder)
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        held = [self._rows[index.row()] for index in before]
        self._rows = full + empty
        places = {id(row): place for place, row in enumerate(self._rows)}
        after = [self.index(places[id(row)], index.column()) for row, index in zip(held, before, strict=True)]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

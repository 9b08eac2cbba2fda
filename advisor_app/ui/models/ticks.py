"""A table with a tick in front of each row, for many rows: cells are read when they are seen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class TickModel(QAbstractTableModel, Generic[Row]):
    """Rows under headings; the first column is the tick."""

    ticked = Signal()

    def __init__(
        self, headings: Sequence[str], read: Sequence[Callable[[Row], str]], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._headings = tuple(headings)
        self._read = tuple(read)
        self.rows: Sequence[Row] = ()
        self.chosen: set[int] = set()

    def show(self, rows: Sequence[Row], chosen: Iterable[int]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self.rows, self.chosen = rows, set(chosen)
        self.endResetModel()
        self.ticked.emit()

    def tick(self, places: Iterable[int], *, on: bool) -> None:
        """Tick rows, or not."""
        self.chosen = self.chosen | set(places) if on else self.chosen - set(places)
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, 0))
        self.ticked.emit()

    # --- Qt's questions -----------------------------------------------------------------------------

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._headings)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if index.column() == 0:
            if role == Qt.ItemDataRole.CheckStateRole:
                on = index.row() in self.chosen
                return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._read[index.column() - 1](self.rows[index.row()])
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != 0:
            return False
        self.tick([index.row()], on=Qt.CheckState(value) is Qt.CheckState.Checked)
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        return None

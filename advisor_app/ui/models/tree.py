"""A read-only tree model over frozen rows; ``data`` looks up and never computes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from advisor_app.services.views import TreeRow
from advisor_app.ui.models.table import RIGHT
from advisor_app.ui.models.tips import tip
from advisor_app.ui.theme import Tokens

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class _Node:
    """A row with its place, so that Qt can walk up."""

    __slots__ = ("children", "parent", "position", "row")

    def __init__(self, row: TreeRow, parent: _Node | None, position: int) -> None:
        self.row = row
        self.parent = parent
        self.position = position
        self.children = [_Node(child, self, i) for i, child in enumerate(row.children)]


class TreeModel(QAbstractItemModel):
    """Rows under headings; ``tone_column`` shows the status colour, ``numbers`` are columns of sums."""

    def __init__(
        self,
        headings: Sequence[str],
        tokens: Tokens,
        tone_column: int = 1,
        parent: QObject | None = None,
        *,
        numbers: Sequence[int] = (),
    ) -> None:
        super().__init__(parent)
        self._headings = tuple(headings)
        self._tokens = tokens
        self._tone_column = tone_column
        self._numbers = frozenset(numbers)
        self._roots: list[_Node] = []
        self._strong = QFont()
        self._strong.setBold(True)

    def show(self, rows: Sequence[TreeRow]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self._roots = [_Node(row, None, i) for i, row in enumerate(rows)]
        self.endResetModel()

    @property
    def rows(self) -> tuple[TreeRow, ...]:
        """The topmost rows."""
        return tuple(node.row for node in self._roots)

    def row_at(self, index: Index) -> TreeRow | None:
        """The frozen row behind an index."""
        return index.internalPointer().row if index.isValid() else None

    def find(self, wanted: object, parent: Index = _ROOT) -> QModelIndex:
        """The index of the row whose payload equals ``wanted``; invalid where there is none."""
        for position in range(self.rowCount(parent)):
            index = self.index(position, 0, parent)
            row = self.row_at(index)
            if row is not None and row.payload == wanted:
                return index
            below = self.find(wanted, index)
            if below.isValid():
                return below
        return QModelIndex()

    # --- Qt's questions ---------------------------------------------------------------------------

    def index(self, row: int, column: int, parent: Index = _ROOT) -> QModelIndex:
        nodes = parent.internalPointer().children if parent.isValid() else self._roots
        if 0 <= row < len(nodes) and 0 <= column < len(self._headings):
            return self.createIndex(row, column, nodes[row])
        return QModelIndex()

    def parent(self, index: Index = _ROOT) -> QModelIndex:  # type: ignore[override]
        above = index.internalPointer().parent if index.isValid() else None
        return QModelIndex() if above is None else self.createIndex(above.position, 0, above)

    def rowCount(self, parent: Index = _ROOT) -> int:
        if parent.column() > 0:
            return 0
        return len(parent.internalPointer().children if parent.isValid() else self._roots)

    def columnCount(self, _parent: Index = _ROOT) -> int:
        return len(self._headings)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return self._headings[section]
            if role == Qt.ItemDataRole.TextAlignmentRole and section in self._numbers:
                return RIGHT
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row_at(index)
        if row is None:
            return None
        column = index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return row.cells[column] if column < len(row.cells) else ""
            case Qt.ItemDataRole.ToolTipRole:
                return tip(row.tip or row.cells[min(column, len(row.cells) - 1)])
            case Qt.ItemDataRole.ForegroundRole if row.tone is not None and (
                column == self._tone_column or (row.strong and column == 0)
            ):
                return QColor(self._tokens.tone(row.tone))
            case Qt.ItemDataRole.FontRole if row.strong:
                return self._strong
            case Qt.ItemDataRole.TextAlignmentRole if column in self._numbers:
                return RIGHT
            case _:
                return None

"""The fact × year grid: what is missing says 待补, 0 is 0, 不适用 is 不适用."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from advisor_app.domain.facts import FactDef
from advisor_app.domain.phrases import MISSING, value_phrase
from advisor_app.domain.record import FactValue
from advisor_app.services.typed import again
from advisor_app.ui.models.table import LEFT, RIGHT
from advisor_app.ui.models.tips import tip
from advisor_app.ui.theme import Tokens

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
Edited = Callable[[str, int, str], None]
"""Fact key, year, the text as typed."""


class YearGrid(QAbstractTableModel):
    """Rows are year facts, columns years; the first column names the fact and its unit."""

    def __init__(
        self, facts: Sequence[FactDef], tokens: Tokens, edited: Edited, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._facts = tuple(facts)
        self._tokens = tokens
        self._edited = edited
        self._years: tuple[int, ...] = ()
        self._values: Mapping[str, Mapping[int, FactValue]] = {}

    def show(self, years: Sequence[int], values: Mapping[str, Mapping[int, FactValue]]) -> None:
        """Replace years and values."""
        self.beginResetModel()
        self._years = tuple(years)
        self._values = values
        self.endResetModel()

    def fact_at(self, index: Index) -> FactDef:
        """The fact of a row."""
        return self._facts[index.row()]

    def slot_at(self, index: Index) -> tuple[str, int] | None:
        """Fact key and year of a cell; None in the first column."""
        if not index.isValid() or index.column() == 0:
            return None
        return self._facts[index.row()].key, self._years[index.column() - 1]

    def _value(self, index: Index) -> FactValue | None:
        slot = self.slot_at(index)
        return None if slot is None else self._values.get(slot[0], {}).get(slot[1])

    # --- Qt's questions -----------------------------------------------------------------------------

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._facts)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._years) + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return "指标" if section == 0 else f"{self._years[section - 1]} 年"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.isValid() and index.column() else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        fact = self.fact_at(index)
        if index.column() == 0:
            return {
                Qt.ItemDataRole.DisplayRole: fact.label,
                Qt.ItemDataRole.ToolTipRole: "\n".join(filter(None, (fact.question, fact.basis))),
                Qt.ItemDataRole.TextAlignmentRole: LEFT,
            }.get(Qt.ItemDataRole(role))
        value = self._value(index)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return MISSING if value is None else value_phrase(value.value, fact, fact.unit)
            case Qt.ItemDataRole.EditRole:
                return "" if value is None else again(value.value)
            case Qt.ItemDataRole.TextAlignmentRole:
                return RIGHT
            case Qt.ItemDataRole.ToolTipRole:
                return tip(self._origin(value))
            case Qt.ItemDataRole.ForegroundRole if value is None:
                return QColor(self._tokens.open)
            case _:
                return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Hand on what was typed; the grid is filled anew once it is saved."""
        slot = self.slot_at(index)
        if role != Qt.ItemDataRole.EditRole or slot is None:
            return False
        before = self._value(index)
        if str(value).strip() != ("" if before is None else again(before.value)):
            self._edited(*slot, str(value))
        return True

    def _origin(self, value: FactValue | None) -> str:
        if value is None:
            return "还没有填"
        parts = (
            f"来源：{value.source}" if value.source else "来源待补",
            f"佐证：{value.evidence}" if value.evidence else "",
            f"核实于 {value.observed_on}" if value.observed_on else "",
            value.note,
        )
        return "\n".join(filter(None, parts))

"""The fact × year grid: what is missing says 待补, 0 is 0, 不适用 is 不适用."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from advisor_app.domain.facts import FactDef
from advisor_app.domain.phrases import MISSING, value_phrase
from advisor_app.domain.record import FactValue
from advisor_app.services.typed import again
from advisor_app.ui.models.blocks import Grid
from advisor_app.ui.models.matching import is_missing
from advisor_app.ui.models.table import LEFT, RIGHT
from advisor_app.ui.models.tips import tip
from advisor_app.ui.theme import Tokens

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
Edited = Callable[[str, int, str], None]
"""Fact key, year, the text as typed."""


_YEAR = re.compile(r"(\d{4})\s*年?度?")


@dataclass(frozen=True, slots=True)
class LaidFigures:
    """A pasted block over the grid: fact key, year and text of each cell, and what can't be taken."""

    cells: tuple[tuple[str, int, str], ...]
    refused: tuple[str, ...] = ()


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
        self._faults: Mapping[tuple[str, int], str] = {}

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

    def mark(self, faults: Mapping[tuple[str, int], str]) -> None:
        """Mark cells with why what was pasted there was refused; what was marked before is not."""
        if not faults and not self._faults:
            return
        self._faults = dict(faults)
        if self._facts and self._years:
            self.dataChanged.emit(self.index(0, 1), self.index(len(self._facts) - 1, len(self._years)))

    def plain(self, row: int, column: int) -> str:
        """A cell as it would be typed again; in the first column the fact with its unit."""
        if column == 0:
            return self._named(self._facts[row])
        value = self._value(self.index(row, column))
        return "" if value is None else again(value.value)

    @staticmethod
    def _named(fact: FactDef) -> str:
        return f"{fact.label}（{fact.unit}）" if fact.unit else fact.label

    def lay(self, block: Grid, row: int, column: int) -> LaidFigures:
        """Lay a block from a cell on: blank cells change nothing, figures never land on another fact or year.

        Headings copied along are held against the grid's: years in the first line against the columns, in
        the first column the facts, with their units, against the rows.
        """
        if not block:
            return LaidFigures(())
        headed = self._headed(block[0], column)
        if headed is False:
            told = "第一行的年度与这里的列不同，请从同一年的那一列开始粘贴"
            return LaidFigures((), (told,))
        lines = block[1:] if headed else block
        cells: list[tuple[str, int, str]] = []
        refused: list[str] = []
        for down, line in enumerate(lines):
            at = row + down
            if at >= len(self._facts):
                refused += [f"“{text}”超出了表格" for text in line if not is_missing(text.strip())]
                continue
            fact, texts = self._facts[at], list(enumerate(line, column))
            if column == 0:
                name = texts.pop(0)[1].strip()
                if name and name not in (fact.label, self._named(fact)):
                    refused.append(f"“{name}”与这里的“{self._named(fact)}”不是同一项，这一行没有粘贴")
                    continue
            for across, raw in texts:
                text = raw.strip()
                if is_missing(text):
                    continue
                if across > len(self._years):
                    refused.append(f"“{text}”超出了表格")
                else:
                    cells.append((fact.key, self._years[across - 1], text))
        return LaidFigures(tuple(cells), tuple(refused))

    def _headed(self, line: Sequence[str], column: int) -> bool | None:
        """Whether a line is headings that fit the columns; False: they don't; None: it is no headings."""
        start = 1 if column == 0 else 0
        texts = [text.strip() for text in line[start:]]
        named = column == 0 and bool(line) and line[0].strip() in ("指标", "项目", "")
        found = [_YEAR.fullmatch(text) for text in texts]
        marked = [text.endswith(("年", "年度")) for text in texts if text]
        if not texts or not all(found) or not (all(marked) or (named and column == 0)):
            return None
        years = [int(each[1]) for each in found if each is not None]
        first = max(column, 1) - 1
        return years == list(self._years[first : first + len(years)])

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
                slot = self.slot_at(index)
                return tip((slot and self._faults.get(slot)) or self._origin(value))
            case Qt.ItemDataRole.BackgroundRole if self._faults and self.slot_at(index) in self._faults:
                return QColor(self._tokens.quote_strong)
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

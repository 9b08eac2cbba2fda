"""A list to choose from: the current line is looked at, ticked lines are worked on together."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QListView, QWidget

from advisor_app.ui.models.tips import tip

Place = QModelIndex | QPersistentModelIndex
_TICK = Qt.ItemDataRole.CheckStateRole


@dataclass(frozen=True, slots=True)
class Choice:
    """A line: what it stands for, how it reads, what it tells besides, and what it is found by."""

    key: Any
    text: str
    tip: str = ""
    words: str = ""


class _Lines(QAbstractListModel):
    """Choices with a tick each; Qt asks for the few that are in sight."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.choices: tuple[Choice, ...] = ()
        self.ticks: list[bool] = []

    def rowCount(self, parent: Place | None = None) -> int:
        """All of them."""
        return 0 if parent is not None and parent.isValid() else len(self.choices)

    def flags(self, index: Place) -> Qt.ItemFlag:
        """Each can be ticked."""
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Place, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A line in one of its roles; its ``Choice`` under UserRole."""
        if not index.isValid():
            return None
        choice = self.choices[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return choice.text
            case Qt.ItemDataRole.ToolTipRole:
                return tip(choice.tip or choice.text)
            case Qt.ItemDataRole.UserRole:
                return choice
            case Qt.ItemDataRole.CheckStateRole:
                return Qt.CheckState.Checked if self.ticks[index.row()] else Qt.CheckState.Unchecked
        return None

    def setData(self, index: Place, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick a line by hand."""
        if role != _TICK or not index.isValid():
            return False
        self.ticks[index.row()] = Qt.CheckState(value) is Qt.CheckState.Checked
        self.dataChanged.emit(index, index, [_TICK])
        return True

    def show(self, choices: Sequence[Choice]) -> None:
        """Replace the lines; what was ticked stays so where it is still there."""
        ticked = {each.key for each in self.picked()}
        self.beginResetModel()
        self.choices = tuple(choices)
        self.ticks = [each.key in ticked for each in choices]
        self.endResetModel()

    def tick(self, on: Callable[[int], bool]) -> None:
        """Tick the lines of these rows, and no others; none of them by hand."""
        self.ticks = [on(row) for row in range(len(self.choices))]

    def picked(self) -> list[Choice]:
        return [each for each, on in zip(self.choices, self.ticks, strict=True) if on]


class TickList(QListView):
    """Lines with a tick each."""

    chosen = Signal()
    """Another line is current."""
    ticked = Signal()
    """Other lines are ticked."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = _Lines(self)
        self._words: list[str] = []
        self._hidden: list[bool] = []
        self.setModel(self._lines)
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # names of one group differ at their ends
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lines.dataChanged.connect(self._changed)

    def currentChanged(self, current: Place, previous: Place) -> None:
        """Tell that another line is looked at."""
        super().currentChanged(current, previous)
        self.chosen.emit()

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """Replace the lines; what was current and ticked stays so where it is still there."""
        if self._lines.choices == tuple(choices):
            return
        current = self.current()
        self._words = [f"{each.text} {each.words}".lower() for each in choices]
        self._hidden = [False] * len(choices)
        self._lines.show(choices)
        self.make_current(current)
        if not self.currentIndex().isValid() and choices:
            self.setCurrentIndex(self._lines.index(0))
        self.ticked.emit()

    def count(self) -> int:
        """How many lines there are, also those that the filter hides."""
        return len(self._lines.choices)

    def _changed(self, index: QModelIndex) -> None:
        """What is ticked is looked at, too: the page beside must be one that will be handed over."""
        if self._lines.ticks[index.row()]:
            self.setCurrentIndex(index)
        self.ticked.emit()

    def _tick(self, on: Callable[[int], bool]) -> None:
        self._lines.tick(on)
        self.viewport().update()
        self.ticked.emit()

    def tick(self, keys: Collection[Any]) -> None:
        """Tick the lines of these keys, and no others."""
        self._tick(lambda row: self._lines.choices[row].key in keys)

    def tick_shown(self, *, on: bool) -> None:
        """Tick (or not) every line that the filter shows."""
        was = self._lines.ticks
        self._tick(lambda row: was[row] if self._hidden[row] else on)

    def filter(self, text: str) -> None:
        """Show only the lines that ``text`` is part of; only lines that come or go are touched."""
        sought = text.strip().lower()
        for row, words in enumerate(self._words):
            hidden = sought not in words
            if hidden is not self._hidden[row]:
                self._hidden[row] = hidden
                self.setRowHidden(row, hidden)

    def make_current(self, key: Any) -> None:
        """Make the line of ``key`` current, where there is one."""
        row = next((row for row, each in enumerate(self._lines.choices) if each.key == key), None)
        if row is not None:
            self.setCurrentIndex(self._lines.index(row))

    def current(self) -> Any:
        """What the current line stands for; None without one."""
        choice = self.current_choice()
        return None if choice is None else choice.key

    def current_choice(self) -> Choice | None:
        """The current line; None without one."""
        found = self.currentIndex().data(Qt.ItemDataRole.UserRole)
        return found if isinstance(found, Choice) else None

    def picked(self) -> list[Choice]:
        """The ticked lines, also those that the filter hides."""
        return self._lines.picked()

    def wanted(self) -> list[Choice]:
        """The ticked lines; where none is, the current one."""
        current = self.current_choice()
        return self.picked() or ([] if current is None else [current])

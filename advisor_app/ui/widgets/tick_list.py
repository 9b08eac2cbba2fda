"""A list to choose from: the current line is looked at, ticked lines are worked on together."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from advisor_app.ui.models.tips import tip


@dataclass(frozen=True, slots=True)
class Choice:
    """A line: what it stands for, how it reads, what it tells besides, and what it is found by."""

    key: Any
    text: str
    tip: str = ""
    words: str = ""


class TickList(QListWidget):
    """Lines with a tick each."""

    chosen = Signal()
    """Another line is current."""
    ticked = Signal()
    """Other lines are ticked."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: tuple[Choice, ...] = ()
        self._words: list[str] = []
        self._hidden: list[bool] = []
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(lambda _now, _before: self.chosen.emit())
        self.itemChanged.connect(self._changed)

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """Replace the lines; what was current and ticked stays so where it is still there."""
        if self._choices == tuple(choices):
            return  # thousands of lines take longer than a key may
        current, ticked = self.current(), {each.key for each in self.picked()}
        self._choices = tuple(choices)
        self.blockSignals(True)
        self.clear()
        self._words = [f"{each.text} {each.words}".lower() for each in choices]
        self._hidden = [False] * len(choices)
        for each in choices:
            item = QListWidgetItem(each.text)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(_state(on=each.key in ticked))
            item.setToolTip(tip(each.tip or each.text))
            item.setData(Qt.ItemDataRole.UserRole, each)
            self.addItem(item)
        self.blockSignals(False)
        self.make_current(current)
        if self.currentRow() < 0 and choices:
            self.setCurrentRow(0)
        self.ticked.emit()

    def _changed(self, item: QListWidgetItem) -> None:
        """What is ticked is looked at, too: the page beside must be one that will be handed over."""
        if item.checkState() is Qt.CheckState.Checked:
            self.setCurrentItem(item)
        self.ticked.emit()

    def _items(self) -> list[QListWidgetItem]:
        return [self.item(row) for row in range(self.count())]

    def tick(self, keys: Collection[Any]) -> None:
        """Tick the lines of these keys, and no others."""
        self.blockSignals(True)
        for item in self._items():
            item.setCheckState(_state(on=item.data(Qt.ItemDataRole.UserRole).key in keys))
        self.blockSignals(False)
        self.ticked.emit()

    def filter(self, text: str) -> None:
        """Show only the lines that ``text`` is part of; only lines that come or go are touched."""
        sought = text.strip().lower()
        for row, words in enumerate(self._words):
            hidden = sought not in words
            if hidden is not self._hidden[row]:
                self._hidden[row] = hidden
                self.item(row).setHidden(hidden)

    def make_current(self, key: Any) -> None:
        """Make the line of ``key`` current, where there is one."""
        for item in self._items():
            if item.data(Qt.ItemDataRole.UserRole).key == key:
                self.setCurrentItem(item)
                return

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
        ticked = [item for item in self._items() if item.checkState() is Qt.CheckState.Checked]
        return [item.data(Qt.ItemDataRole.UserRole) for item in ticked]

    def wanted(self) -> list[Choice]:
        """The ticked lines; where none is, the current one."""
        current = self.current_choice()
        return self.picked() or ([] if current is None else [current])

    def tick_shown(self, *, on: bool) -> None:
        """Tick (or not) every line that the filter shows."""
        self.blockSignals(True)
        for item in self._items():
            if not item.isHidden():
                item.setCheckState(_state(on=on))
        self.blockSignals(False)
        self.ticked.emit()


def _state(*, on: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked

"""设置: named sections, chosen on the left; each is a widget of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QScrollArea, QStackedWidget, QWidget

from advisor_app.ui.theme import SPACE

if TYPE_CHECKING:
    from advisor_app.ui.pages.keeping import KeepingSection

_WIDTH, _HEIGHT = 150, 36
T = TypeVar("T", bound=QWidget)


class SettingsPage(QWidget):
    """Knows its sections by name alone."""

    def __init__(self) -> None:
        super().__init__()
        self.sections = QListWidget()
        self.sections.setAccessibleName("设置的部分")
        self.sections.setFixedWidth(_WIDTH)
        self._stack = QStackedWidget()
        self.sections.currentRowChanged.connect(self._stack.setCurrentIndex)
        self.setFocusProxy(self.sections)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE[4], SPACE[4], SPACE[4], SPACE[4])
        row.setSpacing(SPACE[4])
        row.addWidget(self.sections)
        row.addWidget(self._stack, 1)

    @property
    def section(self) -> str:
        """The name of the section in front."""
        return self.sections.currentItem().text()

    def show_section(self, name: str) -> None:
        """Turn to the section of that name."""
        for item in self.sections.findItems(name, Qt.MatchFlag.MatchExactly):
            self.sections.setCurrentItem(item)

    def turn_to(self, kind: type[T]) -> T:
        """Show the section of a class; it is there."""
        place, section = next(
            (place, found)
            for place in range(self._stack.count())
            if (found := self._stack.widget(place).findChild(kind)) is not None
        )
        self.sections.setCurrentRow(place)
        return section

    def back_up(self) -> None:
        """Make a backup now."""
        self._keeping().back_up()

    def hand_over(self) -> None:
        """Ask where the package goes."""
        self._keeping().ask_pack()

    def take_over(self) -> None:
        """Ask for a package."""
        self._keeping().ask_take()

    def _keeping(self) -> KeepingSection:
        from advisor_app.ui.pages.keeping import KeepingSection  # noqa: PLC0415 (loaded with the page)

        return self.turn_to(KeepingSection)

    def add_section(self, name: str, section: QWidget) -> None:
        """Append a section; the first is shown. One that is taller than the window scrolls."""
        scrolled = QScrollArea()
        scrolled.setObjectName("board")
        scrolled.setWidgetResizable(True)
        scrolled.setFrameShape(QScrollArea.Shape.NoFrame)
        scrolled.setAccessibleName(name)
        section.setObjectName("canvas")
        section.setAccessibleName(name)
        scrolled.setWidget(section)
        self._stack.addWidget(scrolled)
        item = QListWidgetItem(name)
        item.setSizeHint(QSize(0, _HEIGHT))
        self.sections.addItem(item)
        if self.sections.currentRow() < 0:
            self.sections.setCurrentRow(0)

"""A fact sheet: labels and texts in two columns, the texts selectable."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from advisor_app.services.views import Fact
from advisor_app.ui.theme import SPACE
from advisor_app.ui.widgets.layouts import clear_layout

MOST = 320
"""The most that a sheet insists on, in pixels."""


class Sheet(QFrame):
    """Shows ``Fact`` lines; replaced as a whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(SPACE[3], SPACE[3], SPACE[3], SPACE[3])
        self._grid.setHorizontalSpacing(SPACE[4])
        self._grid.setVerticalSpacing(SPACE[1])
        self._grid.setColumnStretch(1, 1)

    def show_facts(self, title: str, facts: Iterable[Fact]) -> None:
        """Replace the lines."""
        clear_layout(self._grid)
        heading = QLabel(title)
        heading.setObjectName("heading")
        heading.setWordWrap(True)
        self._grid.addWidget(heading, 0, 0, 1, 2)
        for row, fact in enumerate(facts, start=1):
            name = QLabel(fact.label)
            name.setObjectName("muted")
            name.setAlignment(Qt.AlignmentFlag.AlignTop)
            text = QLabel(fact.text)
            text.setWordWrap(True)
            text.setAlignment(Qt.AlignmentFlag.AlignTop)
            text.setTextFormat(Qt.TextFormat.PlainText)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            text.setAccessibleDescription(fact.label)
            self._grid.addWidget(name, row, 0)
            self._grid.addWidget(text, row, 1)
        for row in range(self._grid.rowCount()):
            self._grid.setRowStretch(row, 0)
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrapped lines need more height where there is less width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """A splitter asks for no height for a width: say it as the least height."""
        self._grid.activate()
        wanted = self._grid.heightForWidth(self.width())
        self.setMinimumHeight(max(0, min(wanted, MOST)))

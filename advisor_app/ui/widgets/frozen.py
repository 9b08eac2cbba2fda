"""The first columns of a table, standing still while the others move sideways."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QTableView

from advisor_app.ui.widgets.filter_row import FilterHeader


class FrozenColumns(QTableView):
    """Lies over the left of a table; shares its rows, what is chosen, and how far it is scrolled."""

    menu_asked = Signal(QModelIndex, QPoint)
    """A cell whose menu is asked for, and where on the screen."""

    def __init__(self, table: QTableView, stands: Callable[[int], bool], width: Callable[[], int]) -> None:
        """``stands``: whether a column is frozen; ``width``: pixels of all that are."""
        super().__init__(table)
        self._table = table
        self._stands = stands
        self._width = width
        self.setObjectName("frozen")
        self.setAccessibleName("固定的列")
        self.setFocusProxy(table)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setModel(table.model())
        self.setSelectionModel(table.selectionModel())
        self.head = FilterHeader(self, stands)
        self.setHorizontalHeader(self.head)
        self.verticalHeader().hide()
        for bars in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            bars(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(table.verticalScrollMode())
        self.setWordWrap(table.wordWrap())
        self.hide()
        table.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.verticalScrollBar().valueChanged.connect(table.verticalScrollBar().setValue)
        self.doubleClicked.connect(table.doubleClicked)
        self.activated.connect(table.activated)

    def sync(self, header: FilterHeader) -> None:
        """Take over the table's columns, rows and place; ``header`` is the table's."""
        table = self._table
        shown = bool(self._width())
        self.setVisible(shown)
        if not shown:
            return
        self.setSelectionBehavior(table.selectionBehavior())
        self.setSelectionMode(table.selectionMode())
        self.setEditTriggers(table.editTriggers())
        self.setAlternatingRowColors(table.alternatingRowColors())
        self.verticalHeader().setDefaultSectionSize(table.verticalHeader().defaultSectionSize())
        for column in range(header.count()):
            hidden = header.isSectionHidden(column) or not self._stands(column)
            self.setColumnHidden(column, hidden)
            at = self.head.visualIndex(column)
            if at != header.visualIndex(column):
                self.head.moveSection(at, header.visualIndex(column))
            if not hidden:
                self.setColumnWidth(column, header.sectionSize(column))
        if self.head.is_open is not header.is_open:
            self.head.set_open(on=header.is_open)
        self.head.refresh()
        seen = table.viewport().geometry()
        top = header.geometry().top()
        self.setGeometry(QRect(seen.left(), top, self._width(), seen.bottom() - top + 1))
        self.head.setFixedHeight(header.height())
        self.head.place()  # its lines were put away while nothing stood still yet
        self.verticalScrollBar().setValue(table.verticalScrollBar().value())
        self.raise_()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The table scrolls, and this with it."""
        self._table.wheelEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The table's menu, for the cell here."""
        self.menu_asked.emit(self.indexAt(event.pos()), event.globalPos())

    def viewportEvent(self, event: QEvent) -> bool:
        """A cell pressed here gets the keys of the table."""
        if event.type() is QEvent.Type.MouseButtonPress:
            self._table.setFocus()
        return super().viewportEvent(event)

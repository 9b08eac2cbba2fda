"""The first columns of a table, standing still while the others move sideways."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QTableView

from advisor_app.ui.widgets.filter_row import FilterHeader

if TYPE_CHECKING:
    from advisor_app.ui.widgets.record_table import RecordTable


class FrozenColumns(QTableView):
    """Lies over the left of a table; shares its rows, what is chosen, and how far it is scrolled."""

    def __init__(self, table: RecordTable) -> None:
        super().__init__(table)
        self._table = table
        self.setObjectName("frozen")
        self.setAccessibleName("固定的列")
        self.setFocusProxy(table)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setModel(table.model())
        self.setSelectionModel(table.selectionModel())
        self.head = FilterHeader(self, table.is_frozen)
        self.setHorizontalHeader(self.head)
        self.verticalHeader().hide()
        for bars in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            bars(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(table.verticalScrollMode())
        self.setWordWrap(table.wordWrap())
        # its own: a delegate of two tables would hand its editors to both
        self.setItemDelegate(table.delegate_for(self))
        self.hide()
        table.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.verticalScrollBar().valueChanged.connect(table.verticalScrollBar().setValue)
        self.doubleClicked.connect(table.doubleClicked)
        self.activated.connect(table.activated)

    def sync(self) -> None:
        """Take over the table's columns, rows and place."""
        table, header = self._table, self._table.horizontalHeader()
        shown = bool(table.frozen_width())
        self.setVisible(shown)
        if not shown:
            return
        self.setSelectionBehavior(table.selectionBehavior())
        self.setSelectionMode(table.selectionMode())
        self.setEditTriggers(table.editTriggers())
        self.setAlternatingRowColors(table.alternatingRowColors())
        self.verticalHeader().setDefaultSectionSize(table.verticalHeader().defaultSectionSize())
        for column in range(header.count()):
            hidden = header.isSectionHidden(column) or not table.is_frozen(column)
            self.setColumnHidden(column, hidden)
            at = self.head.visualIndex(column)
            if at != header.visualIndex(column):
                self.head.moveSection(at, header.visualIndex(column))
            if not hidden:
                self.setColumnWidth(column, header.sectionSize(column))
        if self.head.is_open is not table.head.is_open:
            self.head.set_open(on=table.head.is_open)
        self.head.refresh()
        seen = table.viewport().geometry()
        top = header.geometry().top()
        self.setGeometry(QRect(seen.left(), top, table.frozen_width(), seen.bottom() - top + 1))
        self.head.setFixedHeight(header.height())
        self.verticalScrollBar().setValue(table.verticalScrollBar().value())
        self.raise_()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The table scrolls, and this with it."""
        self._table.wheelEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The table's menu, for the cell here."""
        self._table.open_cell_menu(self.indexAt(event.pos()), event.globalPos())

    def viewportEvent(self, event: QEvent) -> bool:
        """A cell pressed here gets the keys of the table."""
        if event.type() is QEvent.Type.MouseButtonPress:
            self._table.setFocus()
        return super().viewportEvent(event)

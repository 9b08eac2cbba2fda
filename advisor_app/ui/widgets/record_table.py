"""A table in which a row is a record: filtered, sorted, copied and pasted as in a spreadsheet.

One family for every table of records. Headings have a menu (right click, Alt+Down); below them a row of
filters (Ctrl+Shift+L); the first columns may stand still; how it was left is remembered under its name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any, TypedDict, Unpack

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QLabel, QLineEdit, QTableView

from advisor_app.domain.errors import InputError
from advisor_app.ui.gradually import Making, whole
from advisor_app.ui.models.arranging import Order
from advisor_app.ui.models.blocks import LARGEST
from advisor_app.ui.models.sharing import share, widest
from advisor_app.ui.models.table import TableModel, Typed, key_of
from advisor_app.ui.theme import SPACE
from advisor_app.ui.widgets.column_menu import cell_menu, column_menu
from advisor_app.ui.widgets.copying import chosen_block, chosen_ranges, held_block, put_block
from advisor_app.ui.widgets.echo_edit import EchoDelegate
from advisor_app.ui.widgets.filter_row import FilterHeader, held
from advisor_app.ui.widgets.frozen import FrozenColumns
from advisor_app.ui.widgets.pasting import Laid, lay
from advisor_app.ui.widgets.remembered import Layout, keep_layout, kept_layout

Index = QModelIndex | QPersistentModelIndex
_KEEP_MS = 400
"""How long after the last change the layout is written."""
_WIDEST_FIT, _NARROWEST = 420, 48
_FAIR = 110
"""What a column without a declared width has at most before the columns share out the rest."""
_BESIDE = 20
"""Pixels of a cell beside its text."""
_LEFT_OVER = 80
"""Pixels that must stay for columns that move, else none stand still."""
_FITTED_ROWS = 100
"""Rows looked at for a width that fits."""


class RecordTable(QTableView):
    """Rows of a ``TableModel``."""

    counted = Signal(int, int)
    """Rows shown, rows there are."""
    pasted = Signal(object)
    """A block that was pasted, ``Laid``: to be written as one step, and told of."""
    _overlay: FrozenColumns | None = None

    def __init__(self, name: str, model: TableModel[Any]) -> None:
        super().__init__()
        self._tally = QLabel(self)
        self._tally.setObjectName("tally")
        self._tally.setAccessibleDescription("筛选出的行数")
        self._tally.hide()
        self.records = model
        self.noun = "行"
        """What the rows are counted in."""
        self.hint = ""
        """What to do first, told where there is no row at all."""
        self.frozen = 0
        """How many columns at the left stand still."""
        self._base = Layout()
        self._in_step = True
        self._own_widths = False
        """Whether the user made columns as wide as they are; else they share out the room."""
        self._measured: Sequence[Any] = ()
        self._needs: list[int] | None = None
        """What the columns take that cut nothing short of the rows measured; None: not measured yet."""
        self._held: tuple[object | None, int, list[object], object | None] = (None, 0, [], None)
        self._held_any = False
        self.head = FilterHeader(self, lambda column: not self.is_frozen(column))
        self.setHorizontalHeader(self.head)
        self.setModel(model)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setItemDelegate(EchoDelegate(self._echo, self))
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.head.setSectionsMovable(True)
        self.head.setStretchLastSection(True)
        self.head.setMinimumSectionSize(_NARROWEST)
        self._listen(self.head)
        self.head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        for signal in (self.head.sectionPressed, self.head.sectionEntered):
            signal.disconnect()  # a heading sorts; it does not choose its column
        self.own_tally = True
        """Whether the table itself says how many rows its filters leave; pages that say so turn it off."""
        self._keeper = QTimer(self)
        self._keeper.setSingleShot(True)
        self._keeper.setInterval(_KEEP_MS)
        self._keeper.timeout.connect(self._keep)
        model.modelAboutToBeReset.connect(self._hold)
        model.modelReset.connect(self._restore)
        model.arranged.connect(self._count)

    def _listen(self, head: FilterHeader) -> None:
        """Heed a heading: the table's own, or that of the frozen columns."""
        head.typed.connect(self._filter)
        head.left.connect(self._leave_filter)
        head.sectionClicked.connect(self._sort_click)
        head.sectionResized.connect(lambda column, _old, width: self._resized(head, column, width))
        head.sectionMoved.connect(lambda *_: self._rearranged())
        head.customContextMenuRequested.connect(lambda at: self._heading_menu(head, at))

    # --- how it was left ----------------------------------------------------------------------------

    def begin(self, widths: Sequence[int], *, filters: bool, frozen: int) -> Iterator[None]:
        """Stand as declared, then as the user left it; the row of filters is a part of its own."""
        labels = self._labels()
        order = tuple((labels[each.column], each.descending) for each in self.records.orders)
        declared = dict(zip(labels, widths, strict=False))
        self._base = Layout(tuple(labels), declared, (), order, frozen, filters)
        layout = kept_layout(self.accessibleName()) or self._base
        self._apply(replace(layout, filters=False))
        yield
        self._open_filters(on=layout.filters)

    def restore_defaults(self) -> None:
        """Forget how the user left it."""
        self._keeper.stop()
        keep_layout(self.accessibleName(), None)
        self.records.clear_filters()
        self._apply(self._base)

    def _labels(self) -> list[str]:
        return [column.label for column in self.records.columns]

    def _apply(self, layout: Layout) -> None:
        self._quietly(lambda: self._arrange(layout))
        self._share()

    def _quietly(self, arrange: Callable[[], None]) -> None:
        """Arrange columns; told of each one anew, a table would take a tenth of a second."""
        self.head.blockSignals(True)
        in_step, self._in_step = self._in_step, False
        arrange()
        self._in_step = in_step
        self.head.blockSignals(False)
        self.updateGeometries()
        self.viewport().update()
        self._sync()

    def _arrange(self, layout: Layout) -> None:
        labels = self._labels()
        known = [label for label in layout.order if label in labels]
        for place, label in enumerate([*known, *(each for each in labels if each not in known)]):
            self.head.moveSection(self.head.visualIndex(labels.index(label)), place)
        hidden = set(layout.hidden) if set(labels) - set(layout.hidden) else set()
        for column, label in enumerate(labels):
            self.setColumnHidden(column, label in hidden)
            if label in layout.widths:
                self.setColumnWidth(column, layout.widths[label])
        # kept as they were declared: nobody made them so
        self._own_widths = not layout.widths.items() <= self._base.widths.items()
        self.frozen = min(layout.frozen, len(labels) - 1)
        sort = [Order(labels.index(label), down) for label, down in layout.sort if label in labels]
        self.records.sort_by(sort)
        self._open_filters(on=layout.filters)

    def _layout(self) -> Layout:
        labels = self._labels()
        order = sorted(range(len(labels)), key=self.head.visualIndex)
        seen = self.seen_columns()
        widths = {labels[column]: self.head.sectionSize(column) for column in seen[:-1]}
        return Layout(
            tuple(labels[column] for column in order),
            {**self._base.widths, **widths} if self._own_widths else {},
            tuple(labels[column] for column in order if self.head.isSectionHidden(column)),
            tuple((labels[each.column], each.descending) for each in self.records.orders),
            self.frozen,
            self.head.is_open,
        )

    def _later(self) -> None:
        self._keeper.start()

    def _keep(self) -> None:
        keep_layout(self.accessibleName(), self._layout())

    def hideEvent(self, event: QHideEvent) -> None:
        """What was changed last is kept before the window goes."""
        if self._keeper.isActive():
            self._keeper.stop()
            self._keep()
        super().hideEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows; without any, what to do first."""
        super().paintEvent(event)
        if self.hint and not self.records.total:
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().placeholderText().color())
            area = self.viewport().rect().adjusted(SPACE[5], SPACE[5], -SPACE[5], -SPACE[5])
            flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
            painter.drawText(area, int(flags | Qt.TextFlag.TextWordWrap), self.hint)
            painter.end()

    # --- columns ------------------------------------------------------------------------------------

    def seen_columns(self) -> list[int]:
        """The columns that are not hidden, from left to right."""
        columns = (c for c in range(self.head.count()) if not self.head.isSectionHidden(c))
        return sorted(columns, key=self.head.visualIndex)

    def hide_column(self, column: int) -> None:
        """Hide a column, unless it is the last one seen."""
        if len(self.seen_columns()) > 1:
            self.setColumnHidden(column, True)
            self._rearranged()

    def arrange_columns(self, columns: Sequence[tuple[int, bool]]) -> None:
        """Put the columns in this order, each seen or not."""
        for place, (column, seen) in enumerate(columns):
            self.head.moveSection(self.head.visualIndex(column), place)
            self.setColumnHidden(column, not seen)
        self._rearranged()

    def fit(self, columns: Sequence[int]) -> None:
        """Make columns as wide as what they hold and their headings, within reason."""
        self._own_widths = True
        for column in columns:
            self.setColumnWidth(column, min(self._need(column), _WIDEST_FIT))
        self._rearranged()

    def _need(self, column: int) -> int:
        """What a column takes that cuts nothing short."""
        return max(_NARROWEST, self.sizeHintForColumn(column) + 2, self.head.sectionSizeHint(column) + 2)

    def sizeHintForColumn(self, column: int) -> int:
        """What the cells looked at want; the first rows tell enough of ten thousand."""
        read, rows = self.records.columns[column].read, self.records.all_rows[:_FITTED_ROWS]
        texts = [read(row) for row in rows]
        return widest(texts, self.fontMetrics().horizontalAdvance) + _BESIDE if texts else 0

    def _share(self) -> None:
        """Where the user has said nothing of widths, let the columns share out the room."""
        if self._own_widths or not self.isVisible():
            return
        if self._needs is None:
            self._needs = [self._need(column) for column in range(self.head.count())]
        seen = self.seen_columns()
        fair = [self._fair(column, self._needs[column]) for column in seen]
        # a column that is typed into keeps its room, though nothing stands there yet
        needs = [
            max(self._needs[column], have if self.records.columns[column].field else 0)
            for column, have in zip(seen, fair, strict=True)
        ]
        widths = share(fair, needs, self.viewport().width())
        if widths[:-1] == [self.head.sectionSize(column) for column in seen[:-1]]:
            return

        def put() -> None:
            for column, width in zip(seen, widths, strict=True):
                self.setColumnWidth(column, width)

        self._quietly(put)

    def _fair(self, column: int, need: int) -> int:
        """What a column has before the rest is shared out."""
        heading = self.head.sectionSizeHint(column) + 2
        return self._base.widths.get(self.records.columns[column].label, max(heading, min(need, _FAIR)))

    def freeze(self, columns: int) -> None:
        """Let so many columns at the left stand still."""
        self.frozen = max(0, min(columns, self.head.count() - 1))
        self._rearranged()

    def is_frozen(self, column: int) -> bool:
        """Whether a column stands still."""
        return self.head.visualIndex(column) < self.frozen and self.frozen_width() > 0

    def frozen_width(self) -> int:
        """Pixels of the columns that stand still; 0 where the window is too narrow for it."""
        if not self.frozen:
            return 0
        wide = sum(self.head.sectionSize(self.head.logicalIndex(place)) for place in range(self.frozen))
        return wide if wide + _LEFT_OVER <= self.viewport().width() else 0

    def _resized(self, head: FilterHeader, column: int, width: int) -> None:
        if head is not self.head:
            if head.isVisible() and self.head.sectionSize(column) != width and width:
                self._own_widths = True
                self.setColumnWidth(column, width)
                self._later()
        elif held(head):
            self._own_widths = True
            self._later()
        self._sync()

    def _rearranged(self) -> None:
        self._share()
        self._sync()
        self._later()

    def _sync(self) -> None:
        """Bring the frozen columns in step; what that moves is no reason to do it again."""
        if not self._in_step:
            return
        self._in_step = False
        self._bring_in_step()
        self._in_step = True

    def _bring_in_step(self) -> None:
        if self.frozen and self._overlay is None:
            self._overlay = FrozenColumns(self, self.is_frozen, self.frozen_width)
            # its own: a delegate of two tables would hand its editors to both
            self._overlay.setItemDelegate(EchoDelegate(self._echo, self._overlay))
            self._overlay.menu_asked.connect(self.open_cell_menu)
            self._overlay.head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            for signal in (self._overlay.head.sectionPressed, self._overlay.head.sectionEntered):
                signal.disconnect()
            self._listen(self._overlay.head)
            # the frozen columns, too, forget what is chosen when rows are replaced: hold it after them
            self.records.modelReset.disconnect(self._restore)
            self.records.modelReset.connect(self._restore)
        if self._overlay is not None:
            self._overlay.sync(self.head)
        self.head.place()

    # --- filters and order --------------------------------------------------------------------------

    def show_filters(self, *, on: bool) -> None:
        """Show the row of filters, or let it and what it filters by go; and keep it."""
        self._open_filters(on=on)
        self._later()

    def _open_filters(self, *, on: bool) -> None:
        if not on and self.records.narrowed:
            self.records.clear_filters()
        if on is not self.head.is_open:
            self.head.set_open(on=on)
            self.updateGeometries()
        self._sync()

    def filter_column(self, column: int) -> None:
        """Be ready to type into a column's filter."""
        self.show_filters(on=True)
        line = self.filter_line(column)
        if line is not None:
            if not self.is_frozen(column):
                self._bring_into_view(column)
            line.setFocus()
            line.selectAll()

    def filter_line(self, column: int) -> QLineEdit | None:
        """The line that filters a column, while the filters are seen."""
        frozen = None if self._overlay is None else self._overlay.head.line(column)
        return self.head.line(column) or frozen

    def _bring_into_view(self, column: int) -> None:
        left, bar = self.head.sectionViewportPosition(column), self.horizontalScrollBar()
        right = left + self.head.sectionSize(column)
        if left < self.frozen_width():
            bar.setValue(bar.value() + left - self.frozen_width())
        elif right > self.viewport().width():
            bar.setValue(bar.value() + right - self.viewport().width())

    def _filter(self, column: int, text: str) -> None:
        fault = ""
        try:
            self.records.filter(column, text)
        except InputError as error:
            fault = str(error)
        for head in (self.head, *(() if self._overlay is None else (self._overlay.head,))):
            head.tell(column, fault)

    def _leave_filter(self, _column: int, key: Qt.Key) -> None:
        if key == Qt.Key.Key_Escape and self.records.narrowed:
            self.records.clear_filters()
            return
        self.setFocus()
        if not self.currentIndex().isValid() and self.records.rowCount():
            self.setCurrentIndex(self.records.index(0, self.seen_columns()[0]))

    def sort_by(self, orders: Sequence[Order]) -> None:
        """Sort by several columns, and keep it."""
        self.records.sort_by(orders)
        self._later()

    def _sort_click(self, column: int) -> None:
        """A heading was clicked: sort by it, the other way round where it is already; Shift adds it."""
        orders = self.records.orders
        before = next((order for order in orders if order.column == column), None)
        now = Order(column, before is not None and not before.descending)
        if not QApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.sort_by([now])
        elif before is None:
            self.sort_by([*orders, now])
        else:
            self.sort_by([now if order is before else order for order in orders])

    def _count(self) -> None:
        shown, total = self.records.rowCount(), self.records.total
        if self.records.all_rows is not self._measured:  # a filter shows others of the same
            self._measured, self._needs = self.records.all_rows, None
            self._share()
        self.head.refresh()
        if self._overlay is not None:
            self._overlay.head.refresh()
        narrowed = self.own_tally and self.records.narrowed
        self._tally.setText(f"{shown:,} / {total:,} {self.noun}　Esc 清除筛选" if narrowed else "")
        self._tally.setVisible(narrowed)
        self._place_tally()
        self.counted.emit(shown, total)

    def _place_tally(self) -> None:
        if self._tally.isVisible():
            self._tally.adjustSize()
            seen = self.viewport().geometry()
            self._tally.move(seen.right() - self._tally.width() - 4, seen.bottom() - self._tally.height() - 4)
            self._tally.raise_()

    # --- rows that stay chosen ----------------------------------------------------------------------

    def _hold(self) -> None:
        rows, at = self.records.shown, self.currentIndex()
        chosen = [range(top, bottom + 1) for top, bottom, _, _ in chosen_ranges(self)]
        by_row = self.selectionBehavior() is QAbstractItemView.SelectionBehavior.SelectRows
        more = [key_of(rows[n]) for each in chosen for n in each] if by_row and rows else []
        top = self.rowAt(0)
        self._held = (
            key_of(rows[at.row()]) if at.isValid() else None,
            at.column(),
            more if len(more) > 1 else [],
            key_of(rows[top]) if 0 <= top < len(rows) else None,
        )
        self._held_any = at.isValid()

    def _restore(self) -> None:
        """What was current and chosen is so again where it is still there, and seen where it was."""
        current, column, chosen, top = self._held
        rows, model, picked = self.records.shown, self.records, self.selectionModel()
        if not self._held_any or not rows:
            return
        flags = picked.SelectionFlag.Select
        if self.selectionBehavior() is QAbstractItemView.SelectionBehavior.SelectRows:
            flags |= picked.SelectionFlag.Rows
        at = model.place_of(current)
        if at >= 0:
            picked.setCurrentIndex(model.index(at, column), flags)
        if chosen:
            for n, row in enumerate(rows):
                if key_of(row) in chosen:
                    picked.select(model.index(n, 0), flags)
        if top is not None and (first := model.place_of(top)) >= 0:
            self.executeDelayedItemsLayout()
            self.verticalScrollBar().setValue(first)

    # --- the clipboard ------------------------------------------------------------------------------

    @property
    def editable(self) -> bool:
        """Whether any cell can be typed into."""
        return any(column.field for column in self.records.columns)

    def copy(self, *, headings: bool) -> None:
        """Put what is chosen on the clipboard, with the headings above it or without."""
        columns, rows = self.records.columns, self.records.shown
        block = chosen_block(
            self,
            lambda row, c: columns[c].read(rows[row]),
            (lambda c: columns[c].label) if headings else None,
        )
        if block:
            put_block(block)

    def paste(self) -> None:
        """Lay the block on the clipboard over the cells from the current one on; one fills all chosen."""
        at, block = self.currentIndex(), held_block()
        if not self.editable or not at.isValid() or not block:
            return
        if sum(len(line) for line in block) > LARGEST:
            self.pasted.emit(Laid((), (f"剪贴板里有 {len(block):,} 行，太多了，请分几次粘贴",)))
            return
        columns = self.seen_columns()
        chosen = self.selectionModel().selectedIndexes() if len(block) == len(block[0]) == 1 else []
        if len(chosen) > 1:
            laid = [lay(block, [self.records.row_at(i)], [self.records.columns[i.column()]]) for i in chosen]
            cells: tuple[Typed, ...] = tuple(cell for each in laid for cell in each.cells)
            self.pasted.emit(Laid(cells, tuple(text for each in laid for text in each.refused)))
            return
        columns = columns[columns.index(at.column()) :]
        self.pasted.emit(
            lay(block, self.records.shown[at.row() :], [self.records.columns[c] for c in columns])
        )

    def _echo(self, index: Index, _text: str) -> str:
        return self.records.columns[index.column()].hint

    # --- menus and keys -----------------------------------------------------------------------------

    def _heading_menu(self, head: FilterHeader, at: QPoint) -> None:
        column = head.logicalIndexAt(at)
        if column >= 0:
            column_menu(self, column).popup(head.viewport().mapToGlobal(at))

    def open_column_menu(self, column: int) -> None:
        """The menu of a column, below its heading."""
        head = self.head if self._overlay is None or not self.is_frozen(column) else self._overlay.head
        place = QPoint(head.sectionViewportPosition(column), head.height())
        column_menu(self, column).popup(head.mapToGlobal(place))

    def open_cell_menu(self, index: Index, at: QPoint) -> None:
        """The menu of a cell; beside the cells that of a column."""
        row = self.records.row_at(index)
        if row is not None:
            text = self.records.columns[index.column()].read(row)
            cell_menu(self, index.column(), text).popup(at)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the cell under the mouse, or by keyboard of the current one."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            index = self.currentIndex()
            self.open_cell_menu(index, self.viewport().mapToGlobal(self.visualRect(index).bottomLeft()))
        else:
            self.open_cell_menu(self.indexAt(event.pos()), event.globalPos())

    def event(self, event: QEvent) -> bool:
        """Keys the table answers itself are not taken for shortcuts of the page around it."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.ShortcutOverride
            and event.key() == Qt.Key.Key_Escape
            and self.records.narrowed
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy, paste, filters and menus; everything else as in any table."""
        both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        chord = event.key() if event.modifiers() == both else None
        column = max(0, self.currentIndex().column())
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy(headings=False)
        elif chord == Qt.Key.Key_C:
            self.copy(headings=True)
        elif event.matches(QKeySequence.StandardKey.Paste) and self.editable:
            self.paste()
        elif chord == Qt.Key.Key_L:
            if self.head.is_open:
                self.show_filters(on=False)
            else:
                self.filter_column(column)
        elif event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_column_menu(column)
        elif event.key() == Qt.Key.Key_Escape and self.records.narrowed:
            self.records.clear_filters()
        elif event.key() == Qt.Key.Key_Up and self.head.is_open and self.currentIndex().row() <= 0:
            self.filter_column(column)
        else:
            super().keyPressEvent(event)

    # --- Qt's questions -----------------------------------------------------------------------------

    def updateGeometries(self) -> None:
        """The frozen columns follow the table's size."""
        super().updateGeometries()
        if self._overlay is not None:
            self._overlay.sync(self.head)
        self._place_tally()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The columns share out the room, and the frozen ones follow the table's size."""
        super().resizeEvent(event)
        self._share()
        if self._overlay is not None:
            self._overlay.sync(self.head)
        self._place_tally()

    def showEvent(self, event: QShowEvent) -> None:
        """Only now it is known how wide the table is."""
        super().showEvent(event)
        self._share()
        self._sync()

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a cell into view, not under the frozen columns."""
        bar = self.horizontalScrollBar()
        before = bar.value()
        super().scrollTo(index, hint)
        if not index.isValid() or not self.frozen_width():
            return
        if self.is_frozen(index.column()):
            bar.setValue(before)
        else:
            self._bring_into_view(index.column())

    def selectRow(self, row: int) -> None:
        """Choose a row and no other, whatever keys are held meanwhile."""
        flags = QItemSelectionModel.SelectionFlag
        column = next(iter(self.seen_columns()), 0)
        self.selectionModel().setCurrentIndex(
            self.records.index(row, column), flags.ClearAndSelect | flags.Rows
        )

    def edit(self, index: Index, *how: Any) -> Any:
        """Edit where the cell is seen: a frozen one over the table."""
        if self._overlay is not None and index.isValid() and self.is_frozen(index.column()):
            asked = not how or bool(how[0] & self.editTriggers())
            editable = asked and bool(index.flags() & Qt.ItemFlag.ItemIsEditable)
            if editable:
                self._overlay.edit(index)
            return editable if how else None
        return super().edit(index, *how)


class Looks(TypedDict, total=False):
    """How a table is to look and be chosen in (:func:`making_table`)."""

    height: int
    widths: Sequence[int]
    many: bool
    cells: bool
    filters: bool
    frozen: int


def record_table(name: str, model: TableModel[Any], **looks: Unpack[Looks]) -> RecordTable:
    """A table, made at once."""
    return whole(making_table(name, model, **looks))


def making_table(
    name: str,
    model: TableModel[Any],
    *,
    height: int | None = None,
    widths: Sequence[int] = (),
    many: bool = False,
    cells: bool = False,
    filters: bool = False,
    frozen: int = 0,
) -> Making[RecordTable]:
    """A table in three parts, under its accessible name, which it is also remembered by.

    The last column takes what is left.
    ``height`` of a row and ``widths`` of the first columns in pixels: what they have before the columns share
    out the room by what their texts need (``models.sharing``). ``many``: several rows may be chosen;
    ``cells``: cells are chosen, in blocks. ``filters`` are seen from the start; ``frozen``: so many columns
    stand still.
    """
    table = RecordTable(name, model)
    if cells:
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
    if not many and not cells:
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    if height is not None:
        table.verticalHeader().setDefaultSectionSize(height)
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    yield
    yield from table.begin(widths, filters=filters, frozen=frozen)
    return table

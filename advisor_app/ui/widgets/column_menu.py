"""What can be done with a column of a table, and with its cells: the menus of headings and of cells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from advisor_app.ui.models.arranging import Order
from advisor_app.ui.models.table import TableModel
from advisor_app.ui.widgets.columns_dialog import ColumnsDialog, ValuesDialog
from advisor_app.ui.widgets.filter_row import FilterHeader


class Arrangeable(Protocol):
    """What the menus ask of a table."""

    records: TableModel[Any]
    head: FilterHeader
    frozen: int

    @property
    def editable(self) -> bool:
        """Whether any cell can be typed into."""

    def window(self) -> QWidget:
        """The window it stands in."""

    def seen_columns(self) -> list[int]:
        """The columns that are not hidden, from left to right."""

    def sort_by(self, orders: Sequence[Order]) -> None:
        """Sort by several columns."""

    def filter_column(self, column: int) -> None:
        """Be ready to type into a column's filter."""

    def show_filters(self, *, on: bool) -> None:
        """Show the row of filters, or let it go."""

    def hide_column(self, column: int) -> None:
        """Hide a column."""

    def arrange_columns(self, columns: Sequence[tuple[int, bool]]) -> None:
        """Put the columns in this order, each seen or not."""

    def freeze(self, columns: int) -> None:
        """Let so many columns at the left stand still."""

    def fit(self, columns: Sequence[int]) -> None:
        """Make columns as wide as what they hold."""

    def restore_defaults(self) -> None:
        """Forget how the user left it."""

    def copy(self, *, headings: bool) -> None:
        """Put what is chosen on the clipboard."""

    def paste(self) -> None:
        """Lay the block on the clipboard over the cells."""


MOST_VALUES = 300
"""Texts of a column beyond which nobody wants to tick them."""


def _menu(table: Arrangeable) -> QMenu:
    menu = QMenu(table.window())
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu


def column_menu(table: Arrangeable, column: int) -> QMenu:
    """The menu of a column's heading."""
    model, menu = table.records, _menu(table)
    menu.setAccessibleName(f"“{model.columns[column].label}”列")
    others = [order for order in model.orders if order.column != column]
    menu.addAction("升序", lambda: table.sort_by([Order(column)]))
    menu.addAction("降序", lambda: table.sort_by([Order(column, descending=True)]))
    if others:
        menu.addAction("加为次序（升序）", lambda: table.sort_by([*others, Order(column)]))
        menu.addAction("加为次序（降序）", lambda: table.sort_by([*others, Order(column, descending=True)]))
    menu.addSeparator()
    menu.addAction("筛选此列", lambda: table.filter_column(column))
    values = model.values(column)
    only = menu.addAction("只看这些值…", lambda: ask_values(table, column))
    if len(values) > MOST_VALUES:
        only.setEnabled(False)
        only.setText(f"只看这些值（{len(values):,} 种，太多，请用筛选）")
    clear = menu.addAction("清除全部筛选\tEsc", model.clear_filters)
    clear.setEnabled(model.narrowed)
    row = menu.addAction("筛选行\tCtrl+Shift+L", lambda: table.show_filters(on=not table.head.is_open))
    row.setCheckable(True)
    row.setChecked(table.head.is_open)
    menu.addSeparator()
    hide = menu.addAction("隐藏此列", lambda: table.hide_column(column))
    hide.setEnabled(len(table.seen_columns()) > 1)
    menu.addAction("列选择…", lambda: ask_columns(table))
    menu.addAction("冻结到此列", lambda: table.freeze(table.head.visualIndex(column) + 1))
    free = menu.addAction("取消冻结", lambda: table.freeze(0))
    free.setEnabled(table.frozen > 0)
    menu.addSeparator()
    menu.addAction("列宽适合内容", lambda: table.fit([column]))
    menu.addAction("所有列宽适合内容", lambda: table.fit(table.seen_columns()))
    menu.addAction("恢复默认", table.restore_defaults)
    return menu


def cell_menu(table: Arrangeable, column: int, text: str) -> QMenu:
    """The menu of a cell: what is chosen is copied, the cell leads to rows like its own."""
    menu = _menu(table)
    menu.setAccessibleName("单元格")
    menu.addAction("复制\tCtrl+C", lambda: table.copy(headings=False))
    menu.addAction("带标题复制\tCtrl+Shift+C", lambda: table.copy(headings=True))
    if table.editable:
        menu.addAction("粘贴\tCtrl+V", table.paste)
    menu.addSeparator()
    shown = f"{text[:12]}…" if len(text) > 12 else text
    menu.addAction(
        f"只看“{shown or '空'}”".replace("&", "&&"), lambda: table.records.pick(column, frozenset({text}))
    )
    clear = menu.addAction("清除全部筛选\tEsc", table.records.clear_filters)
    clear.setEnabled(table.records.narrowed)
    menu.addSeparator()
    under = column_menu(table, column)
    under.setTitle(f"“{table.records.columns[column].label}”列\tAlt+↓".replace("&", "&&"))
    menu.addMenu(under)
    return menu


def ask_columns(table: Arrangeable) -> ColumnsDialog:
    """Ask which columns are seen, and in which order."""
    head, columns = table.head, table.records.columns
    order = sorted(range(len(columns)), key=head.visualIndex)
    dialog = ColumnsDialog(
        [(c, columns[c].label, not head.isSectionHidden(c)) for c in order], table.window()
    )
    dialog.accepted.connect(lambda: table.arrange_columns(dialog.chosen()))
    dialog.open()
    return dialog


def ask_values(table: Arrangeable, column: int) -> ValuesDialog:
    """Ask which values of a column are shown."""
    model = table.records
    counts, picked = model.values(column), model.picked_of(column)
    dialog = ValuesDialog(model.columns[column].label, counts, picked, table.window())
    dialog.accepted.connect(lambda: model.pick(column, dialog.chosen()))
    dialog.open()
    return dialog

"""A table in which a row is a record, chosen as a whole."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView


def record_table(
    name: str,
    model: QAbstractItemModel,
    *,
    height: int | None = None,
    widths: Sequence[int] = (),
    many: bool = False,
) -> QTableView:
    """A table under its accessible name; the last column takes what is left.

    ``height`` of a row and ``widths`` of the first columns in pixels; without widths all columns fit what
    they hold. ``many``: several rows may be chosen.
    """
    table = QTableView()
    table.setModel(model)
    table.setAccessibleName(name)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    if not many:
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.verticalHeader().hide()
    if height is not None:
        table.verticalHeader().setDefaultSectionSize(height)
    if not widths:
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    table.horizontalHeader().setStretchLastSection(True)
    for column, width in enumerate(widths):
        table.setColumnWidth(column, width)
    return table

"""Chosen cells, as a block on the clipboard that Excel, WPS and a chat paste well."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QTableView

from advisor_app.ui.models.blocks import Grid, read_block, write_html, write_text


def chosen_ranges(table: QTableView) -> list[tuple[int, int, int, int]]:
    """What is chosen, as top, bottom, left and right of each rectangle."""
    held = table.selectionModel().selection()
    found = (held.at(n) for n in range(held.count()))
    return [(each.top(), each.bottom(), each.left(), each.right()) for each in found]


def chosen_block(
    table: QTableView, read: Callable[[int, int], str], heading: Callable[[int], str] | None = None
) -> Grid:
    """The rows and columns that are chosen, as they are seen; what is not chosen among them is empty.

    ``read`` gives the text of a row and column; ``heading``, where given, the first line.
    """
    header = table.horizontalHeader()
    ranges = chosen_ranges(table)
    rows = sorted({row for top, bottom, _, _ in ranges for row in range(top, bottom + 1)})
    chosen = {column for _, _, left, right in ranges for column in range(left, right + 1)}
    columns = sorted((c for c in chosen if not header.isSectionHidden(c)), key=header.visualIndex)
    if not rows or not columns:
        return []
    per_row: dict[int, set[int]] = {row: set() for row in rows}
    for top, bottom, left, right in ranges:
        for row in range(top, bottom + 1):
            per_row[row].update(range(left, right + 1))
    block = [[read(row, c) if c in per_row[row] else "" for c in columns] for row in rows]
    return block if heading is None else [[heading(c) for c in columns], *block]


def let_copy(table: QTableView) -> None:
    """Have Ctrl+C copy what is chosen, and Ctrl+Shift+C copy it with headings; a tick is copied as ✓."""
    model = table.model()
    across, checked = Qt.Orientation.Horizontal, Qt.CheckState.Checked.value

    def read(row: int, column: int) -> str:
        index = model.index(row, column)
        ticked = index.data(Qt.ItemDataRole.CheckStateRole)
        return str(index.data() or ("✓" if ticked in (checked, Qt.CheckState.Checked) else ""))

    def heading(column: int) -> str:
        return str(model.headerData(column, across))

    def copy(*, titled: bool) -> None:
        block = chosen_block(table, read, heading if titled else None)
        if block:
            put_block(block)

    for keys, titled in ((QKeySequence.StandardKey.Copy, False), (QKeySequence("Ctrl+Shift+C"), True)):
        pressed = QShortcut(keys, table)
        pressed.setContext(Qt.ShortcutContext.WidgetShortcut)
        pressed.activated.connect(partial(copy, titled=titled))


def put_block(block: Grid) -> None:
    """Put a block on the clipboard, as text and as a table."""
    held = QMimeData()
    held.setText(write_text(block))
    held.setHtml(write_html(block))
    QGuiApplication.clipboard().setMimeData(held)


def held_block() -> Grid:
    """The block on the clipboard; no rows where there is no text on it."""
    held = QGuiApplication.clipboard().mimeData()
    text, markup = held.text(), held.html() if held.hasHtml() else ""
    return read_block(text, markup) if text or markup else []

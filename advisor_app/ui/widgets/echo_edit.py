"""Editing a cell in place, with what it will be taken for beside it before Return is pressed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

Index = QModelIndex | QPersistentModelIndex
Reads = Callable[[Index, str], str]
"""What a text typed into a cell is read as, or how to type it; "" says nothing."""


class EchoLine(QLineEdit):
    """A line in a cell, and a bubble at it that is part of the table and so never covers another window."""

    def __init__(self, parent: QWidget, says: Callable[[str], str]) -> None:
        super().__init__(parent)
        self._around = parent
        self._says = says
        self.bubble = QLabel(parent)
        self.bubble.setObjectName("bubble")
        self.bubble.setTextFormat(Qt.TextFormat.PlainText)
        self.bubble.setAccessibleDescription("读作")
        self.bubble.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.bubble.hide()
        self.textChanged.connect(lambda _text: self.tell())
        self.setObjectName("cell")
        self.setAccessibleName("单元格")

    def tell(self) -> None:
        """Show what the text is read as, below the line, or above it at the bottom of the table."""
        text = self._says(self.text())
        self.bubble.setText(text)
        self.setAccessibleDescription(text)
        self.bubble.setVisible(bool(text))
        if not text:
            return
        self.bubble.adjustSize()
        around = self._around.rect()
        at = self.geometry().bottomLeft() + QPoint(0, 3)
        if at.y() + self.bubble.height() > around.bottom():
            at = self.geometry().topLeft() - QPoint(0, self.bubble.height() + 3)
        at.setX(max(0, min(at.x(), around.right() - self.bubble.width())))
        self.bubble.move(at)
        self.bubble.raise_()


class EchoDelegate(QStyledItemDelegate):
    """Edits cells as plain text, echoed."""

    def __init__(self, reads: Reads, parent: QWidget, say: Callable[[str], None] | None = None) -> None:
        super().__init__(parent)
        self._reads = reads
        self._say = say

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        """A line whose text is echoed."""
        kept = QPersistentModelIndex(index)

        def says(text: str) -> str:
            told = self._reads(kept, text)
            if self._say is not None:
                self._say(told)
            return told

        line = EchoLine(parent, says)
        align = index.data(Qt.ItemDataRole.TextAlignmentRole)
        if align is not None:
            line.setAlignment(Qt.AlignmentFlag(align))
        return line

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Fill the cell; the bubble follows."""
        editor.setGeometry(option.rect)  # type: ignore[attr-defined]
        if isinstance(editor, EchoLine):
            editor.tell()

    def destroyEditor(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        """The bubble goes with the line."""
        if isinstance(editor, EchoLine):
            editor.bubble.hide()
            editor.bubble.deleteLater()
        super().destroyEditor(editor, index)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The bubble is not left behind when the line loses the keys."""
        if isinstance(watched, EchoLine) and event.type() is QEvent.Type.Hide:
            watched.bubble.hide()
        return super().eventFilter(watched, event)

"""What Qt's layouts lack."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QVBoxLayout, QWidget


def clear_layout(layout: QLayout) -> None:
    """Take all widgets out of a layout and let them go."""
    while layout.count():
        widget = layout.takeAt(0).widget()
        widget.hide()  # else it is a window of its own for a moment, and takes the keyboard
        widget.setParent(None)
        widget.deleteLater()


def scrolled(grid: QLayout) -> QScrollArea:
    """Inputs that scroll up and down on the ground they stand on."""
    held = QWidget()
    column = QVBoxLayout(held)
    column.setContentsMargins(0, 0, 0, 0)
    column.addLayout(grid)
    column.addStretch(1)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(held)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what stands in it has the keyboard
    for ground in (area.viewport(), held):
        ground.setAutoFillBackground(False)
    return area

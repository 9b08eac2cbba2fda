"""Icons: Lucide's line drawings, coloured by the theme (``resources/icons/来源.md`` tells which is which)."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from advisor_app.runtime import resources

_SIZES = (16, 24, 32, 48)


def app_icon() -> QIcon:
    """The program's own icon."""
    return QIcon(str(resources.icon("advisor.svg")))


def icon(name: str, colour: str) -> QIcon:
    """A line icon of ``resources/icons`` in one colour."""
    source = resources.icon(f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    renderer = QSvgRenderer(QByteArray(source.encode()))
    made = QIcon()
    for size in _SIZES:
        pixmap = QPixmap(QSize(size, size))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter)
        painter.end()
        made.addPixmap(pixmap)
    return made

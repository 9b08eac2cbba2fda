"""A heading of a table with a row of filters below it, one a column, that moves with the columns."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QHeaderView, QLineEdit, QTableView

from advisor_app.ui.models.matching import HELP, Kind
from advisor_app.ui.models.table import TableModel
from advisor_app.ui.models.tips import tip

_SAMPLES = {Kind.TEXT: "筛选", Kind.NUMBER: ">100", Kind.DAY: "2026-07"}
_GAP = 2


def held(head: QHeaderView) -> bool:
    """Whether the mouse holds a heading; a splitter beside it, held, makes columns wider too."""
    pressed = bool(QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton)
    return pressed and head.viewport().underMouse()


class FilterHeader(QHeaderView):
    """Horizontal headings; below them, while open, a line to filter each column by.

    ``owns``: whether a column's line stands here and not in the heading of the frozen columns.
    """

    typed = Signal(int, str)
    """Column, and what now stands above it."""
    left = Signal(int, object)
    """Column whose line was left by a key: Down or Return back to the cells, Escape to clear all."""

    def __init__(self, table: QTableView, owns: Callable[[int], bool]) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._owns = owns
        self._open = False
        self._making = False
        self._line_high = 0
        """How high the filters are, 0 not known: asked for with every column that is moved."""
        self._labels_size = QSize()
        """What a heading asks for, invalid while not known: all are as high as the first, and Qt would
        measure every one many times over while a table is built."""
        self._lines: dict[int, QLineEdit] = {}
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        table.horizontalScrollBar().valueChanged.connect(lambda _at: self.place())
        self.sectionResized.connect(lambda *_: self.place())
        self.sectionMoved.connect(lambda *_: self.place())

    @property
    def is_open(self) -> bool:
        """Whether the filters are seen."""
        return self._open

    def set_open(self, *, on: bool) -> None:
        """Show the filters, or not."""
        self._open = on
        if on:
            self._make()  # how high they are is asked for before they are put in place
        for line in self._lines.values():
            line.setVisible(on)
        self.refresh()
        self.updateGeometries()
        self.place()

    def line(self, column: int) -> QLineEdit | None:
        """The line that filters a column, where it stands here."""
        return self._lines.get(column) if self._open and self._owns(column) else None

    def _seen(self, column: int) -> bool:
        return self._owns(column) and not self.isSectionHidden(column)

    def _make(self) -> None:
        """The lines that are still missing of the columns that are seen here."""
        model = self.model()
        assert isinstance(model, TableModel)  # a heading of a record table
        if self._making:  # a line that comes has the lines placed
            return
        self._making = True
        for column, spec in enumerate(model.columns):
            if column in self._lines or not self._seen(column):
                continue
            line = self._lines[column] = QLineEdit(self)
            line.setObjectName("filter")
            line.setAccessibleName(f"筛选：{spec.label}")
            line.setClearButtonEnabled(True)
            line.textEdited.connect(lambda text, at=column: self.typed.emit(at, text))
            line.installEventFilter(self)
            self.tell(column, "")
        self._making = False
        self.refresh()

    def refresh(self) -> None:
        """Show what each column is filtered by, and what may be typed."""
        model = self.model()
        if not self._open or not isinstance(model, TableModel):
            return
        for column, line in self._lines.items():
            sample = _SAMPLES[model.kind(column)]
            if line.placeholderText() != sample:
                line.setPlaceholderText(sample)
            if line.text() != model.filter_of(column):
                line.setText(model.filter_of(column))
                self.tell(column, "")

    def tell(self, column: int, fault: str) -> None:
        """Say in a column's line why it can't be read; "": it can."""
        line = self._lines.get(column)
        if line is None:
            return
        line.setToolTip(tip("\n".join(filter(None, (fault, HELP)))))
        line.setAccessibleDescription(fault)
        if bool(line.property("fault")) != bool(fault):
            line.setProperty("fault", bool(fault))
            line.style().polish(line)

    def place(self) -> None:
        """Put the lines under their headings."""
        if not self._open:
            return
        self._make()
        high = self._high()
        for column, line in self._lines.items():
            seen = self._seen(column)
            line.setVisible(seen)
            if seen:
                left, wide = self.sectionViewportPosition(column), self.sectionSize(column)
                line.setGeometry(left + 1, self.height() - high + 1, max(0, wide - 2), high - _GAP)

    def _high(self) -> int:
        line = next(iter(self._lines.values()), None)
        if line is not None and not self._line_high:
            self._line_high = line.sizeHint().height() + _GAP
        return self._line_high

    def changeEvent(self, event: QEvent) -> None:
        """In another type the lines are of another height."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._line_high = 0
            self._labels_size = QSize()

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Other headings may be higher."""
        super().setModel(model)
        self._labels_size = QSize()
        if model is not None:
            model.headerDataChanged.connect(self._forget_labels)

    def _forget_labels(self) -> None:
        self._labels_size = QSize()

    # --- Qt's questions -----------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """Higher while the filters are seen."""
        if not self._labels_size.isValid():
            self._labels_size = self.sectionSizeFromContents(0)
        size = self._labels_size
        return QSize(size.width(), size.height() + self._high()) if self._open else size

    def updateGeometries(self) -> None:
        """Leave room below the headings."""
        self.setViewportMargins(0, 0, 0, self._high() if self._open else 0)
        super().updateGeometries()
        self.place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys that lead out of a line."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
                for column, line in self._lines.items():
                    if line is watched:
                        self.left.emit(column, key)
                        return True
        return super().eventFilter(watched, event)
